// piwae -- written by vaec 0.1.0 from piwae.vae; do not edit.
//
// model piwae
//
//   layer                             output             parameters      flops/row
//   encoder                           [4, 4, 1]                   -              -
//     conv(2)                         [4, 4, 2]                  20            576
//     relu                            [4, 4, 2]                   -              -
//     flatten                         [32]                        -              -
//     dense(5)                        [5]                       165            320
//     tanh                            [5]                         -              -
//   z: mean, logvar heads             [2]                        24             40
//   z: prior mixture                  [2]                        15              -
//   decoder                           [2]                         -              -
//     dense(5)                        [5]                        15             20
//     tanh                            [5]                         -              -
//     dense(16)                       [16]                       96            160
//     reshape(4, 4, 1)                [4, 4, 1]                   -              -
//
//   335 parameters; one training step of 128 rows: 823,296 flops
//   likelihood bernoulli
//   objective piwae(m=3, k=2)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          57      170       483,520      483,520
//   eval           16       53        41,280       41,280
//   encode          4       10        31,232       31,232
//   decode          2        7        19,968       19,968
//   prior           8       21         7,488        7,488
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_conv.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 4, 4, 1]
//   w1: [3, 3, 1, 2]
//   h5: [n, 4, 4, 2]
//   b3: [2]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b3) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    static const VaeConv conv2 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 4, .out_width = 4, .out_channels = 2,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 2
    };
    vae_conv(&conv2, (int)(end - begin), x0 + begin * 16, w1, h5 + begin * 32, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v2 = h5[i * 32 + j * 2 + k];
                h5[i * 32 + j * 2 + k] = vae_max(v2 + b3[k], 0.0f);
            }
        }
    }
}

// piwae.vae:5  conv(2)
// piwae.vae:5  relu
// kernel 0, train: product by panels over rows of [4, 4, 2]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 93440, s->param + 0, s->arena + 62464, s->param + 32);
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h6: [n, 32]
//   w7: [32, 5]
//   h11: [n, 5]
//   b8: [5]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h6,
    const vae_real *w7, vae_real *h11, const vae_real *b8) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 5, 32, h6 + begin * 32, 32, w7, 5, h11 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v9 = h11[i * 5 + j];
            h11[i * 5 + j] = vae_tanh(v9 + b8[j]);
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h11: [n, 5]
//   w12: [5, 4]
//   heads15: [n, 4]
//   b13: [4]
VAE_SHARED_2(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h11,
    const vae_real *w12, vae_real *heads15, const vae_real *b13) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 4, 5, h11 + begin * 5, 5, w12, 4, heads15 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v14 = heads15[i * 4 + j];
            heads15[i * 4 + j] = v14 + b13[j];
        }
    }
}

// piwae.vae:4  sampling and KL
// kernel 3, train: loop over rows of [2]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar17 = s->arena + 115714; // [n, 2] in rows of 4
    vae_real *t21 = s->arena + 118784; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t21[i * 2 + j] = vae_exp(0.5f * logvar17[i * 4 + j]);
        }
    }
}

// piwae.vae:4  sampling and KL
// piwae.vae:7  sampling and KL
// kernel 4, train: loop over rows of [6, 2]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t21 = s->arena + 118784; // [n, 2]
    const vae_real *eps18 = s->arena + 100096; // [n, 6, 2]
    vae_real *z23 = s->arena + 98560; // [n, 6, 2]
    const vae_real *mean16 = s->arena + 115712; // [n, 2] in rows of 4
    const vae_real *logvar17 = s->arena + 115714; // [n, 2] in rows of 4
    vae_real *t59 = s->arena + 111616; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t59_sum = 0.0f;
            VAE_SIMD_SUM(t59_sum)
            for (size_t k = 0; k < 2; k++) {
                z23[i * 12 + j * 2 + k] = mean16[i * 4 + k] + t21[i * 2 + k] * eps18[i * 12 + j * 2 + k];
                const vae_real v26 = eps18[i * 12 + j * 2 + k] * eps18[i * 12 + j * 2 + k] + logvar17[i * 4 + k];
                t59_sum += (-0.5f) * (v26 + 1.83787707f);
            }
            t59[i * 6 + j] = t59_sum;
        }
    }
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   t34: [1]
//   t33: [3]
VAE_SHARED_2(like_train_k5, const VaeState *s, int tile, vae_real *scratch, vae_real *t34,
    const vae_real *t33) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real t34_sum = -VAE_INFINITY;
    VAE_SIMD_MAX(t34_sum)
    for (size_t j = 0; j < 3; j++) {
        t34_sum = vae_max(t34_sum, t33[j]);
    }
    t34[0] = t34_sum;
}

// piwae.vae:4  sampling and KL
// kernel 6, train: loop over [3]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t33 = s->param + 304; // [3]
    const vae_real *t34 = s->arena + 120864; // [1]
    vae_real *t36 = s->arena + 120848; // [3]
    vae_real *t37 = s->arena + 120832; // [1]
    vae_real t37_sum = 0.0f;
    VAE_SIMD_SUM(t37_sum)
    for (size_t j = 0; j < 3; j++) {
        const vae_real v36 = vae_exp(t33[j] - t34[0]);
        t36[j] = v36;
        t37_sum += v36;
    }
    t37[0] = t37_sum;
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   t37: [1]
//   t39: [1]
//   t34: [1]
VAE_SHARED_2(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *t37,
    vae_real *t39, const vae_real *t34) {
    (void)s;
    (void)tile, (void)scratch;
    t39[0] = vae_log(t37[0]) + t34[0];
}

// What kernel 8 of train and 2 others do, each with buffers of its own:
//   t40: [3]
//   t33: [3]
//   t39: [1]
VAE_SHARED_2(like_train_k8, const VaeState *s, int tile, vae_real *scratch, vae_real *t40,
    const vae_real *t33, const vae_real *t39) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        t40[j] = t33[j] - t39[0];
    }
}

// piwae.vae:4  sampling and KL
// kernel 9, train: loop over rows of [6, 3, 2]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t42 = s->arena + 53760; // [n, 6, 3, 2]
    const vae_real *z23 = s->arena + 98560; // [n, 6, 1, 2]
    const vae_real *mean31 = s->param + 272; // [3, 2]
    vae_real *t43 = s->arena + 49152; // [n, 6, 3, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            for (size_t k = 0; k < 3; k++) {
                VAE_SIMD
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v42 = z23[i * 12 + j * 2 + l] - mean31[k * 2 + l];
                    t42[i * 36 + j * 6 + k * 2 + l] = v42;
                    t43[i * 36 + j * 6 + k * 2 + l] = v42 * v42;
                }
            }
        }
    }
}

// What kernel 10 of train and 1 other do, each with buffers of its own:
//   logvar32: [3, 2]
//   t45: [3, 2]
VAE_SHARED_2(like_train_k10, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *logvar32, vae_real *t45) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 6; j++) {
        t45[j] = vae_exp(-logvar32[j]);
    }
}

// piwae.vae:4  sampling and KL
// kernel 10, train: loop over [3, 2]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->param + 288, s->arena + 120784);
}

// piwae.vae:4  sampling and KL
// kernel 11, train: loop over rows of [6, 3, 2]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t43 = s->arena + 49152; // [n, 6, 3, 2]
    const vae_real *t45 = s->arena + 120784; // [3, 2]
    const vae_real *logvar32 = s->param + 288; // [3, 2]
    vae_real *t50 = s->arena + 91136; // [n, 6, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            for (size_t k = 0; k < 3; k++) {
                vae_real t50_sum = 0.0f;
                VAE_SIMD_SUM(t50_sum)
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v47 = t43[i * 36 + j * 6 + k * 2 + l] * t45[k * 2 + l] + logvar32[k * 2 + l];
                    t50_sum += (-0.5f) * (v47 + 1.83787707f);
                }
                t50[i * 18 + j * 3 + k] = t50_sum;
            }
        }
    }
}

// piwae.vae:4  sampling and KL
// kernel 12, train: loop over rows of [6, 3]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t52 = s->arena + 88832; // [n, 6, 3]
    const vae_real *t50 = s->arena + 91136; // [n, 6, 3]
    const vae_real *t40 = s->arena + 120800; // [3]
    vae_real *t53 = s->arena + 113152; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t53_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t53_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v52 = t50[i * 18 + j * 3 + k] + t40[k];
                t52[i * 18 + j * 3 + k] = v52;
                t53_sum = vae_max(t53_sum, v52);
            }
            t53[i * 6 + j] = t53_sum;
        }
    }
}

// piwae.vae:4  sampling and KL
// kernel 13, train: loop over rows of [6, 3]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t52 = s->arena + 88832; // [n, 6, 3]
    const vae_real *t53 = s->arena + 113152; // [n, 6, 1]
    vae_real *t55 = s->arena + 86528; // [n, 6, 3]
    vae_real *t56 = s->arena + 112384; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t56_sum = 0.0f;
            VAE_SIMD_SUM(t56_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v55 = vae_exp(t52[i * 18 + j * 3 + k] - t53[i * 6 + j]);
                t55[i * 18 + j * 3 + k] = v55;
                t56_sum += v55;
            }
            t56[i * 6 + j] = t56_sum;
        }
    }
}

// piwae.vae:4  sampling and KL
// kernel 14, train: loop over rows of [6, 1]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t56 = s->arena + 112384; // [n, 6, 1]
    const vae_real *t53 = s->arena + 113152; // [n, 6, 1]
    vae_real *t60 = s->arena + 110848; // [n, 6, 1]
    const vae_real *t59 = s->arena + 111616; // [n, 6, 1]
    vae_real *t62 = s->arena + 120448; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t62_sum = 0.0f;
        VAE_SIMD_SUM(t62_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v60 = vae_log(t56[i * 6 + j]) + t53[i * 6 + j] - t59[i * 6 + j];
            t60[i * 6 + j] = v60;
            t62_sum += -v60;
        }
        t62[i] = t62_sum;
    }
}

// piwae.vae:4  sampling and KL
// kernel 15, train: loop over rows of [1, 1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t64 = s->arena + 120320; // [n, 1, 1]
    const vae_real *t62 = s->arena + 120448; // [n, 1, 1]
    vae_real *d122 = s->arena + 119296; // [n, 1]
    vae_real *d171 = s->arena + 119040; // [n, 1, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t64[i] = 0.166666667f * t62[i];
        const vae_real v122 = inv_n;
        d122[i] = v122;
        d171[i] = 0.333333333f * v122;
    }
}

// kernel 16, train: loop over rows of [6, 4, 4, 1]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t68 = s->arena + 36864; // [n, 6, 4, 4, 1]
    const vae_real *x0 = s->arena + 93440; // [n, 1, 4, 4, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 16; k++) {
                t68[i * 96 + j * 16 + k] = x0[i * 16 + k];
            }
        }
    }
}

// piwae.vae:6  dense(5)
// piwae.vae:6  tanh
// piwae.vae:6  gradient of tanh
// kernel 17, train: product by panels over rows of [5]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 6, end = vae_panel_end(s, tile, 32) * 6;
    const vae_real *z23 = s->arena + 98560; // [n*6, 2]
    const vae_real *w69 = s->param + 320; // [2, 5]
    vae_real *h73 = s->arena + 78080; // [n*6, 5]
    const vae_real *b70 = s->param + 336; // [5]
    vae_real *d138 = s->arena + 74240; // [n*6, 5]
    vae_gemm_nn((int)(end - begin), 5, 2, z23 + begin * 2, 2, w69, 5, h73 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v71 = h73[i * 5 + j];
            const vae_real v73 = vae_tanh(v71 + b70[j]);
            h73[i * 5 + j] = v73;
            d138[i * 5 + j] = 1.0f - v73 * v73;
        }
    }
}

// piwae.vae:6  dense(16)
// piwae.vae:7  likelihood = bernoulli
// piwae.vae:7  gradient of likelihood = bernoulli
// kernel 18, train: product by panels over rows of [16]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 6, end = vae_panel_end(s, tile, 32) * 6;
    const vae_real *h73 = s->arena + 78080; // [n*6, 5]
    const vae_real *w74 = s->param + 352; // [5, 16]
    vae_real *d131 = s->arena + 24576; // [n*6, 16]
    const vae_real *b75 = s->param + 432; // [16]
    const vae_real *t68 = s->arena + 36864; // [n*6, 16]
    vae_real *t82 = s->arena + 110080; // [n*6, 1]
    vae_gemm_nn((int)(end - begin), 16, 5, h73 + begin * 5, 5, w74, 16, d131 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t82_sum = 0.0f;
        VAE_SIMD_SUM(t82_sum)
        for (size_t j = 0; j < 16; j++) {
            const vae_real v76 = d131[i * 16 + j];
            const vae_real v77 = v76 + b75[j];
            t82_sum += vae_softplus(v77) - t68[i * 16 + j] * v77;
            d131[i * 16 + j] = vae_sigmoid(v77);
        }
        t82[i] = t82_sum;
    }
}

// kernel 19, train: loop over rows of [6, 1]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t60 = s->arena + 110848; // [n, 6, 1]
    vae_real *t87 = s->arena + 109312; // [n, 6, 1]
    const vae_real *t82 = s->arena + 110080; // [n, 6, 1]
    vae_real *t104 = s->arena + 119936; // [n, 1, 1]
    vae_real *t115 = s->arena + 119552; // [n, 1, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        vae_real t104_sum = -VAE_INFINITY;
        vae_real t115_sum = 0.0f;
        for (size_t j = 0; j < 6; j++) {
            const vae_real v87 = beta * t60[i * 6 + j] - t82[i * 6 + j];
            t87[i * 6 + j] = v87;
            t104_sum = vae_max(t104_sum, v87);
            t115_sum += t82[i * 6 + j];
        }
        t104[i] = t104_sum;
        t115[i] = t115_sum;
    }
}

// kernel 20, train: loop over rows of [3, 2]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t89 = s->arena + 117376; // [n, 3, 1]
    const vae_real *t87 = s->arena + 109312; // [n, 3, 2]
    const vae_real *t104 = s->arena + 119936; // [n, 1, 1]
    vae_real *t106 = s->arena + 107776; // [n, 6, 1]
    vae_real *t107 = s->arena + 119808; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t107_sum = 0.0f;
        for (size_t j = 0; j < 3; j++) {
            vae_real t89_sum = -VAE_INFINITY;
            for (size_t k = 0; k < 2; k++) {
                t89_sum = vae_max(t89_sum, t87[i * 6 + j * 2 + k]);
                const vae_real v106 = vae_exp(t87[i * 6 + j * 2 + k] - t104[i]);
                t106[i * 6 + j * 2 + k] = v106;
                t107_sum += v106;
            }
            t89[i * 3 + j] = t89_sum;
        }
        t107[i] = t107_sum;
    }
}

// kernel 21, train: loop over rows of [3, 2]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t87 = s->arena + 109312; // [n, 3, 2]
    const vae_real *t89 = s->arena + 117376; // [n, 3, 1]
    vae_real *t91 = s->arena + 108544; // [n, 3, 2]
    vae_real *t92 = s->arena + 116992; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t92_sum = 0.0f;
            VAE_SIMD_SUM(t92_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v91 = vae_exp(t87[i * 6 + j * 2 + k] - t89[i * 3 + j]);
                t91[i * 6 + j * 2 + k] = v91;
                t92_sum += v91;
            }
            t92[i * 3 + j] = t92_sum;
        }
    }
}

// kernel 22, train: loop over rows of [3, 1]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t92 = s->arena + 116992; // [n, 3, 1]
    const vae_real *t89 = s->arena + 117376; // [n, 3, 1]
    vae_real *t98 = s->arena + 120192; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t98_sum = 0.0f;
        VAE_SIMD_SUM(t98_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v96 = 0.693147181f - (vae_log(t92[i * 3 + j]) + t89[i * 3 + j]);
            t98_sum += v96;
        }
        t98[i] = t98_sum;
    }
}

// kernel 23, train: loop over rows of [1, 1]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t99 = s->arena + 120064; // [n, 1, 1]
    const vae_real *t98 = s->arena + 120192; // [n, 1, 1]
    const vae_real *t107 = s->arena + 119808; // [n, 1, 1]
    const vae_real *t104 = s->arena + 119936; // [n, 1, 1]
    vae_real *t111 = s->arena + 119680; // [n, 1, 1]
    vae_real *t116 = s->arena + 119424; // [n, 1, 1]
    const vae_real *t115 = s->arena + 119552; // [n, 1, 1]
    const vae_real *d122 = s->arena + 119296; // [n, 1, 1]
    vae_real *d125 = s->arena + 119168; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t99[i] = 0.333333333f * t98[i];
        t111[i] = 1.79175947f - (vae_log(t107[i]) + t104[i]);
        t116[i] = 0.166666667f * t115[i];
        d125[i] = -d122[i] / t107[i];
    }
}

// kernel 24, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t102 = s->arena + 120768; // [1]
    const vae_real *t99 = s->arena + 120064; // [n, 1]
    vae_real *t113 = s->arena + 120736; // [1]
    const vae_real *t111 = s->arena + 119680; // [n, 1]
    vae_real *t118 = s->arena + 120704; // [1]
    const vae_real *t116 = s->arena + 119424; // [n, 1]
    vae_real *t120 = s->arena + 120672; // [1]
    const vae_real *t64 = s->arena + 120320; // [n, 1]
    vae_real t102_sum = 0.0f;
    vae_real t113_sum = 0.0f;
    vae_real t118_sum = 0.0f;
    vae_real t120_sum = 0.0f;
    VAE_SIMD_SUM(t102_sum, t113_sum, t118_sum, t120_sum)
    for (size_t i = 0; i < rows; i++) {
        t102_sum += t99[i];
        t113_sum += t111[i];
        t118_sum += t116[i];
        t120_sum += t64[i];
    }
    t102[0] = t102_sum;
    t113[0] = t113_sum;
    t118[0] = t118_sum;
    t120[0] = t120_sum;
}

// kernel 25, train: loop over [1]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t103 = s->arena + 120752; // [1]
    const vae_real *t102 = s->arena + 120768; // [1]
    vae_real *t114 = s->arena + 120720; // [1]
    const vae_real *t113 = s->arena + 120736; // [1]
    vae_real *t119 = s->arena + 120688; // [1]
    const vae_real *t118 = s->arena + 120704; // [1]
    vae_real *t121 = s->arena + 120656; // [1]
    const vae_real *t120 = s->arena + 120672; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    t103[0] = t102[0] * inv_n;
    t114[0] = t113[0] * inv_n;
    t119[0] = t118[0] * inv_n;
    t121[0] = t120[0] * inv_n;
}

// piwae.vae:4  gradient of sampling and KL
// kernel 26, train: loop over rows of [6, 1]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d125 = s->arena + 119168; // [n, 1, 1]
    const vae_real *t106 = s->arena + 107776; // [n, 6, 1]
    vae_real *d127 = s->arena + 107008; // [n, 6, 1]
    vae_real *d142 = s->arena + 106240; // [n, 6, 1]
    const vae_real *t56 = s->arena + 112384; // [n, 6, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v126 = d125[i] * t106[i * 6 + j];
            d127[i * 6 + j] = -v126;
            d142[i * 6 + j] = v126 * beta / t56[i * 6 + j];
        }
    }
}

// What kernel 27 of train and 1 other do, each with buffers of its own:
//   d127: [n*6, 1]
//   t68: [n*6, 16]
//   d131: [n*6, 16]
//   d133: [n*6, 16]
VAE_SHARED_2(like_train_k27, const VaeState *s, int tile, vae_real *scratch, const vae_real *d127,
    const vae_real *t68, const vae_real *d131, vae_real *d133) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 6, end = vae_panel_end(s, tile, 32) * 6;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            d133[i * 16 + j] = d127[i] * d131[i * 16 + j] - d127[i] * t68[i * 16 + j];
        }
    }
}

// piwae.vae:6  gradient of dense(16)
// kernel 28, train: weight gradient over [5, 16]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h73 = s->arena + 78080; // [n*6, 5]
    const vae_real *d133 = s->arena + 12288; // [n*6, 16]
    vae_real *d_param135 = s->grad + 352; // [5, 16]
    if (tile == 1) {
        vae_real *d_param134 = s->grad + 432; // [16]
        vae_column_sums(s->n * 6, 16, d133, 16, d_param134);
        return;
    }
    vae_gemm_tn(5, 16, s->n * 6, h73, 5, d133, 16, d_param135, 16);
}

// What kernel 29 of train and 1 other do, each with buffers of its own:
//   d133: [n*6, 16]
//   w74: [5, 16]
//   d139: [n*6, 5]
//   d138: [n*6, 5]
VAE_SHARED_2(like_train_k29, const VaeState *s, int tile, vae_real *scratch, const vae_real *d133,
    const vae_real *w74, vae_real *d139, const vae_real *d138) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 6, end = vae_panel_end(s, tile, 32) * 6;
    vae_gemm_nt((int)(end - begin), 5, 16, d133 + begin * 16, 16, w74, 16, d139 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v136 = d139[i * 5 + j];
            d139[i * 5 + j] = v136 * d138[i * 5 + j];
        }
    }
}

// piwae.vae:6  gradient of dense(5)
// kernel 30, train: weight gradient over [2, 5]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z23 = s->arena + 98560; // [n*6, 2]
    const vae_real *d139 = s->arena + 70400; // [n*6, 5]
    vae_real *d_param141 = s->grad + 320; // [2, 5]
    if (tile == 1) {
        vae_real *d_param140 = s->grad + 336; // [5]
        vae_column_sums(s->n * 6, 5, d139, 5, d_param140);
        return;
    }
    vae_gemm_tn(2, 5, s->n * 6, z23, 2, d139, 5, d_param141, 5);
}

// piwae.vae:4  gradient of sampling and KL
// kernel 31, train: loop over rows of [6, 3]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d143 = s->arena + 84224; // [n, 6, 3]
    const vae_real *d142 = s->arena + 106240; // [n, 6, 1]
    const vae_real *t55 = s->arena + 86528; // [n, 6, 3]
    vae_real *d144 = s->arena + 116608; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d144[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v143 = d142[i * 6 + j] * t55[i * 18 + j * 3 + k];
                d143[i * 18 + j * 3 + k] = v143;
                d144[i * 3 + k] += v143;
            }
        }
    }
}

// piwae.vae:4  gradient of sampling and KL
// kernel 32, train: sum over the batch over rows of [1, 3]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d145 = s->arena + 120640; // [1, 3]
    const vae_real *d144 = s->arena + 116608; // [n, 1, 3]
    for (size_t j = 0; j < 3; j++) {
        d145[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d145[j] += d144[i * 3 + j];
        }
    }
}

// piwae.vae:4  gradient of sampling and KL
// kernel 33, train: loop over rows of [6, 3, 2]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d143 = s->arena + 84224; // [n, 6, 3, 1]
    vae_real *d150 = s->arena + 105472; // [n, 1, 3, 2]
    const vae_real *t45 = s->arena + 120784; // [3, 2]
    const vae_real *t43 = s->arena + 49152; // [n, 6, 3, 2]
    vae_real *d155 = s->arena + 104704; // [n, 1, 3, 2]
    const vae_real *t42 = s->arena + 53760; // [n, 6, 3, 2]
    vae_real *d163 = s->arena + 103936; // [n, 1, 3, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            for (size_t l = 0; l < 2; l++) {
                d150[i * 6 + k * 2 + l] = 0.0f;
            }
        }
        for (size_t k = 0; k < 3; k++) {
            for (size_t l = 0; l < 2; l++) {
                d155[i * 6 + k * 2 + l] = 0.0f;
            }
        }
        for (size_t k = 0; k < 3; k++) {
            for (size_t l = 0; l < 2; l++) {
                d163[i * 6 + k * 2 + l] = 0.0f;
            }
        }
        for (size_t j = 0; j < 6; j++) {
            for (size_t k = 0; k < 3; k++) {
                VAE_SIMD
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v149 = (-0.5f) * d143[i * 18 + j * 3 + k];
                    d150[i * 6 + k * 2 + l] += v149;
                    d155[i * 6 + k * 2 + l] += v149 * t43[i * 36 + j * 6 + k * 2 + l];
                    const vae_real v161 = 2.0f * (v149 * t45[k * 2 + l]) * t42[i * 36 + j * 6 + k * 2 + l];
                    d163[i * 6 + k * 2 + l] += -v161;
                }
            }
        }
    }
}

// piwae.vae:4  gradient of sampling and KL
// kernel 34, train: sum over the batch over rows of [1, 3, 2]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d151 = s->arena + 120624; // [1, 3, 2]
    const vae_real *d150 = s->arena + 105472; // [n, 1, 3, 2]
    vae_real *d156 = s->arena + 120608; // [1, 3, 2]
    const vae_real *d155 = s->arena + 104704; // [n, 1, 3, 2]
    vae_real *d_param164 = s->grad + 272; // [1, 3, 2]
    const vae_real *d163 = s->arena + 103936; // [n, 1, 3, 2]
    for (size_t j = 0; j < 6; j++) {
        d151[j] = 0.0f;
    }
    for (size_t j = 0; j < 6; j++) {
        d156[j] = 0.0f;
    }
    for (size_t j = 0; j < 6; j++) {
        d_param164[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d151[j] += d150[i * 6 + j];
            d156[j] += d155[i * 6 + j];
            d_param164[j] += d163[i * 6 + j];
        }
    }
}

// piwae.vae:4  gradient of sampling and KL
// kernel 35, train: loop over [3, 2]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d156 = s->arena + 120608; // [3, 2]
    const vae_real *t45 = s->arena + 120784; // [3, 2]
    vae_real *d_param159 = s->grad + 288; // [3, 2]
    const vae_real *d151 = s->arena + 120624; // [3, 2]
    VAE_SIMD
    for (size_t j = 0; j < 6; j++) {
        d_param159[j] = d151[j] - d156[j] * t45[j];
    }
}

// piwae.vae:4  gradient of sampling and KL
// kernel 36, train: loop over [3]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d145 = s->arena + 120640; // [3]
    vae_real *d167 = s->arena + 120592; // [1]
    vae_real d167_sum = 0.0f;
    VAE_SIMD_SUM(d167_sum)
    for (size_t j = 0; j < 3; j++) {
        d167_sum += -d145[j];
    }
    d167[0] = d167_sum;
}

// piwae.vae:4  gradient of sampling and KL
// kernel 37, train: loop over [1]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d168 = s->arena + 120576; // [1]
    const vae_real *d167 = s->arena + 120592; // [1]
    const vae_real *t37 = s->arena + 120832; // [1]
    d168[0] = d167[0] / t37[0];
}

// piwae.vae:4  gradient of sampling and KL
// kernel 38, train: loop over [3]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d168 = s->arena + 120576; // [1]
    const vae_real *t36 = s->arena + 120848; // [3]
    vae_real *d_param170 = s->grad + 304; // [3]
    const vae_real *d145 = s->arena + 120640; // [3]
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        d_param170[j] = d145[j] + d168[0] * t36[j];
    }
}

// kernel 39, train: loop over rows of [3, 1]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d171 = s->arena + 119040; // [n, 1, 1]
    vae_real *d174 = s->arena + 116224; // [n, 3, 1]
    const vae_real *t92 = s->arena + 116992; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d174[i * 3 + j] = -d171[i] / t92[i * 3 + j];
        }
    }
}

// piwae.vae:4  gradient of sampling and KL
// kernel 40, train: loop over rows of [3, 2]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d174 = s->arena + 116224; // [n, 3, 1]
    const vae_real *t91 = s->arena + 108544; // [n, 3, 2]
    vae_real *d177 = s->arena + 103168; // [n, 6, 1]
    vae_real *d186 = s->arena + 102400; // [n, 6, 1]
    vae_real *d189 = s->arena + 101632; // [n, 6, 1]
    const vae_real *t56 = s->arena + 112384; // [n, 6, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v175 = d174[i * 3 + j] * t91[i * 6 + j * 2 + k];
                d177[i * 6 + j * 2 + k] = -v175;
                const vae_real v178 = v175 * beta;
                d186[i * 6 + j * 2 + k] = -v178;
                d189[i * 6 + j * 2 + k] = v178 / t56[i * 6 + j * 2 + k];
            }
        }
    }
}

// piwae.vae:6  gradient of dense(5)
// kernel 43, train: product by panels over rows of [2]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 6, end = vae_panel_end(s, tile, 32) * 6;
    const vae_real *d184 = s->arena + 66560; // [n*6, 5]
    const vae_real *w69 = s->param + 320; // [2, 5]
    vae_real *d185 = s->arena + 97024; // [n*6, 2]
    vae_gemm_nt((int)(end - begin), 2, 5, d184 + begin * 5, 5, w69, 5, d185 + begin * 2, 2);
}

// piwae.vae:4  gradient of sampling and KL
// kernel 44, train: loop over rows of [6, 2]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d186 = s->arena + 102400; // [n, 6, 1]
    vae_real *d201 = s->arena + 118528; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d201[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d201[i * 2 + k] += (-0.5f) * d186[i * 6 + j];
            }
        }
    }
}

// piwae.vae:4  gradient of sampling and KL
// kernel 45, train: loop over rows of [6, 3]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d190 = s->arena + 81920; // [n, 6, 3]
    const vae_real *d189 = s->arena + 101632; // [n, 6, 1]
    const vae_real *t55 = s->arena + 86528; // [n, 6, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d190[i * 18 + j * 3 + k] = d189[i * 6 + j] * t55[i * 18 + j * 3 + k];
            }
        }
    }
}

// piwae.vae:4  gradient of sampling and KL
// kernel 46, train: loop over rows of [6, 3, 2]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d190 = s->arena + 81920; // [n, 6, 3, 1]
    const vae_real *t45 = s->arena + 120784; // [3, 2]
    const vae_real *t42 = s->arena + 53760; // [n, 6, 3, 2]
    vae_real *d197 = s->arena + 95488; // [n, 6, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            for (size_t l = 0; l < 2; l++) {
                d197[i * 12 + j * 2 + l] = 0.0f;
            }
        }
        for (size_t j = 0; j < 6; j++) {
            for (size_t k = 0; k < 3; k++) {
                VAE_SIMD
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v195 = 2.0f * ((-0.5f) * d190[i * 18 + j * 3 + k] * t45[k * 2 + l]);
                    d197[i * 12 + j * 2 + l] += v195 * t42[i * 36 + j * 6 + k * 2 + l];
                }
            }
        }
    }
}

// piwae.vae:4  gradient of sampling and KL
// kernel 47, train: loop over rows of [6, 2]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d185 = s->arena + 97024; // [n, 6, 2]
    const vae_real *d197 = s->arena + 95488; // [n, 6, 2]
    vae_real *d203 = s->arena + 118272; // [n, 1, 2]
    const vae_real *eps18 = s->arena + 100096; // [n, 6, 2]
    vae_real *d206 = s->arena + 118016; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d203[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d206[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v199 = d185[i * 12 + j * 2 + k] + d197[i * 12 + j * 2 + k];
                d203[i * 2 + k] += v199;
                d206[i * 2 + k] += v199 * eps18[i * 12 + j * 2 + k];
            }
        }
    }
}

// piwae.vae:4  gradient of sampling and KL
// kernel 48, train: loop over rows of [2]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d206 = s->arena + 118016; // [n, 2]
    const vae_real *t21 = s->arena + 118784; // [n, 2]
    vae_real *d210 = s->arena + 115202; // [n, 2] in rows of 4
    const vae_real *d201 = s->arena + 118528; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d210[i * 4 + j] = d201[i * 2 + j] + 0.5f * (d206[i * 2 + j] * t21[i * 2 + j]);
        }
    }
}

// kernel 49, train: loop over rows of [2]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t211 = s->arena + 115200; // [n, 2] in rows of 4
    const vae_real *d203 = s->arena + 118272; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t211[i * 4 + j] = d203[i * 2 + j];
        }
    }
}

// piwae.vae:4  gradient of posterior heads (added by the compiler)
// kernel 50, train: weight gradient over [5, 4]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h11 = s->arena + 114560; // [n, 5]
    const vae_real *d212 = s->arena + 115200; // [n, 4]
    vae_real *d_param214 = s->grad + 224; // [5, 4]
    if (tile == 1) {
        vae_real *d_param213 = s->grad + 256; // [4]
        vae_column_sums(s->n, 4, d212, 4, d_param213);
        return;
    }
    vae_gemm_tn(5, 4, s->n, h11, 5, d212, 4, d_param214, 4);
}

// piwae.vae:4  gradient of posterior heads (added by the compiler)
// piwae.vae:5  gradient of tanh
// kernel 51, train: product by panels over rows of [5]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d212 = s->arena + 115200; // [n, 4]
    const vae_real *w12 = s->param + 224; // [5, 4]
    vae_real *d218 = s->arena + 113920; // [n, 5]
    const vae_real *h11 = s->arena + 114560; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 4, d212 + begin * 4, 4, w12, 4, d218 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v215 = d218[i * 5 + j];
            d218[i * 5 + j] = v215 * (1.0f - h11[i * 5 + j] * h11[i * 5 + j]);
        }
    }
}

// piwae.vae:5  gradient of dense(5)
// kernel 52, train: weight gradient over [32, 5]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h6 = s->arena + 62464; // [n, 32]
    const vae_real *d218 = s->arena + 113920; // [n, 5]
    vae_real *d_param220 = s->grad + 48; // [32, 5]
    if (tile == 2) {
        vae_real *d_param219 = s->grad + 208; // [5]
        vae_column_sums(s->n, 5, d218, 5, d_param219);
        return;
    }
    const size_t begin = (size_t)tile * 16;
    const size_t end = begin + 16 < 32 ? begin + 16 : 32;
    vae_gemm_tn_claim((int)(end - begin), 5, s->n, h6 + begin, 32, d218, 5, d_param220 + begin * 5, 5,
        vae_claimed(s, d_param220 + begin * 5));
}

// piwae.vae:5  gradient of dense(5)
// piwae.vae:5  gradient of relu
// kernel 53, train: product by panels over rows of [32]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d218 = s->arena + 113920; // [n, 5]
    const vae_real *w7 = s->param + 48; // [32, 5]
    vae_real *d224 = s->arena + 58368; // [n, 4, 4, 2]
    const vae_real *h5 = s->arena + 62464; // [n, 4, 4, 2]
    vae_gemm_nt((int)(end - begin), 32, 5, d218 + begin * 5, 5, w7, 5, d224 + begin * 32, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 32; j++) {
            const vae_real v221 = d224[i * 32 + j];
            d224[i * 32 + j] = vae_where(h5[i * 32 + j], v221, 0.0f);
        }
    }
}

// piwae.vae:5  gradient of conv(2)
// kernel 54, train: loop over rows of [4, 4, 2]
VAE_KERNEL void train_k54(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d225 = s->arena + 117760; // [n, 1, 1, 2]
    const vae_real *d224 = s->arena + 58368; // [n, 4, 4, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d225[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d225[i * 2 + k] += d224[i * 32 + j * 2 + k];
            }
        }
    }
}

// piwae.vae:5  gradient of conv(2)
// kernel 55, train: sum over the batch over rows of [1, 1, 2]
VAE_KERNEL void train_k55(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param226 = s->grad + 32; // [1, 1, 2]
    const vae_real *d225 = s->arena + 117760; // [n, 1, 1, 2]
    for (size_t j = 0; j < 2; j++) {
        d_param226[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d_param226[j] += d225[i * 2 + j];
        }
    }
}

// piwae.vae:5  gradient of conv(2)
// kernel 56, train: weight gradient over [3, 3, 1, 2]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *x0 = s->arena + 93440; // [n, 4, 4, 1]
    const vae_real *d224 = s->arena + 58368; // [n, 4, 4, 2]
    vae_real *d_param228 = s->grad + 0; // [3, 3, 1, 2]
    static const VaeConv conv228 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 4, .out_width = 4, .out_channels = 2,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 2
    };
    vae_conv_w(&conv228, s->n, x0, d224, d_param228, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    // piwae.vae:4  sampling and KL
    // kernel 5, train: loop over [3]
    like_train_k5(s, tile, scratch, s->arena + 120864, s->param + 304);
    train_k6(s, tile, scratch);
    // piwae.vae:4  sampling and KL
    // kernel 7, train: loop over [1]
    like_train_k7(s, tile, scratch, s->arena + 120832, s->arena + 120816, s->arena + 120864);
    // piwae.vae:4  sampling and KL
    // kernel 8, train: loop over [3]
    like_train_k8(s, tile, scratch, s->arena + 120800, s->param + 304, s->arena + 120816);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    // piwae.vae:5  dense(5)
    // piwae.vae:5  tanh
    // kernel 1, train: product by panels over rows of [5]
    like_train_k1(s, tile, scratch, s->arena + 62464, s->param + 48, s->arena + 114560,
        s->param + 208);
    // piwae.vae:4  posterior heads (added by the compiler)
    // kernel 2, train: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 114560, s->param + 224, s->arena + 115712,
        s->param + 256);
    train_k3(s, tile, scratch);
    train_k4(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k18(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k23(s, tile, scratch);
    train_k26(s, tile, scratch);
    // piwae.vae:7  gradient of likelihood = bernoulli
    // kernel 27, train: loop over rows of [16]
    like_train_k27(s, tile, scratch, s->arena + 107008, s->arena + 36864, s->arena + 24576,
        s->arena + 12288);
    // piwae.vae:6  gradient of dense(16)
    // piwae.vae:6  gradient of tanh
    // kernel 29, train: product by panels over rows of [5]
    like_train_k29(s, tile, scratch, s->arena + 12288, s->param + 352, s->arena + 70400,
        s->arena + 74240);
    train_k31(s, tile, scratch);
    train_k33(s, tile, scratch);
    train_k39(s, tile, scratch);
    train_k40(s, tile, scratch);
    // piwae.vae:7  gradient of likelihood = bernoulli
    // kernel 41, train: loop over rows of [16]
    like_train_k27(s, tile, scratch, s->arena + 103168, s->arena + 36864, s->arena + 24576,
        s->arena + 0);
    // piwae.vae:6  gradient of dense(16)
    // piwae.vae:6  gradient of tanh
    // kernel 42, train: product by panels over rows of [5]
    like_train_k29(s, tile, scratch, s->arena + 0, s->param + 352, s->arena + 66560,
        s->arena + 74240);
    train_k43(s, tile, scratch);
    train_k44(s, tile, scratch);
    train_k45(s, tile, scratch);
    train_k46(s, tile, scratch);
    train_k47(s, tile, scratch);
    train_k48(s, tile, scratch);
    train_k49(s, tile, scratch);
    train_k51(s, tile, scratch);
    train_k53(s, tile, scratch);
    train_k54(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u9(const VaeState *s, int tile, vae_real *scratch) {
    train_k34(s, tile, scratch);
    train_k35(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    train_k32(s, tile, scratch);
    train_k36(s, tile, scratch);
    train_k37(s, tile, scratch);
    train_k38(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    train_k24(s, tile, scratch);
    train_k25(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {train_k16, panels, {0}},
        {train_k0, (s->n + 3) / 4, {0}},
        {train_u2, 1, {0}},
        {train_k10, 1, {0}}}, 4);
    vae_run_one(me, s, train_u1, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k28, 2, {0}},
        {train_k56, 1, {0}},
        {train_k52, 3, {.weights = true, .first = 48, .each = 80, .end = 208}},
        {train_k30, 2, {0}},
        {train_k50, 2, {0}},
        {train_u9, 1, {0}},
        {train_u8, 1, {0}},
        {train_k55, 1, {0}},
        {train_u5, 1, {0}}}, 9);
}

// piwae.vae:5  conv(2)
// piwae.vae:5  relu
// kernel 0, eval: product by panels over rows of [4, 4, 2]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 4096, s->param + 0, s->arena + 0, s->param + 32);
}

// piwae.vae:4  sampling and KL
// piwae.vae:7  sampling and KL
// kernel 3, eval: loop over rows of [2]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar17 = s->arena + 7426; // [n, 2] in rows of 4
    const vae_real *eps18 = s->arena + 8960; // [n, 2]
    vae_real *z23 = s->arena + 8704; // [n, 2]
    const vae_real *mean16 = s->arena + 7424; // [n, 2] in rows of 4
    vae_real *t58 = s->arena + 9856; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t58_sum = 0.0f;
        VAE_SIMD_SUM(t58_sum)
        for (size_t j = 0; j < 2; j++) {
            z23[i * 2 + j] = mean16[i * 4 + j] + vae_exp(0.5f * logvar17[i * 4 + j]) * eps18[i * 2 + j];
            const vae_real v26 = eps18[i * 2 + j] * eps18[i * 2 + j] + logvar17[i * 4 + j];
            t58_sum += (-0.5f) * (v26 + 1.83787707f);
        }
        t58[i] = t58_sum;
    }
}

// What kernel 5 of eval and 1 other do, each with buffers of its own:
//   t32: [3]
//   t33: [1]
//   t36: [1]
VAE_SHARED_2(like_eval_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *t32,
    const vae_real *t33, vae_real *t36) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real t36_sum = 0.0f;
    VAE_SIMD_SUM(t36_sum)
    for (size_t j = 0; j < 3; j++) {
        t36_sum += vae_exp(t32[j] - t33[0]);
    }
    t36[0] = t36_sum;
}

// piwae.vae:4  sampling and KL
// kernel 8, eval: loop over [3, 2]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->param + 288, s->arena + 10240);
}

// piwae.vae:4  sampling and KL
// kernel 9, eval: loop over rows of [3, 2]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *z23 = s->arena + 8704; // [n, 1, 2]
    const vae_real *mean30 = s->param + 272; // [3, 2]
    const vae_real *t44 = s->arena + 10240; // [3, 2]
    const vae_real *logvar31 = s->param + 288; // [3, 2]
    vae_real *t49 = s->arena + 8320; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t49_sum = 0.0f;
            VAE_SIMD_SUM(t49_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v41 = z23[i * 2 + k] - mean30[j * 2 + k];
                const vae_real v47 = v41 * v41 * t44[j * 2 + k] + logvar31[j * 2 + k] + 1.83787707f;
                t49_sum += (-0.5f) * v47;
            }
            t49[i * 3 + j] = t49_sum;
        }
    }
}

// piwae.vae:4  sampling and KL
// kernel 10, eval: loop over rows of [3]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t51 = s->arena + 7936; // [n, 3]
    const vae_real *t49 = s->arena + 8320; // [n, 3]
    const vae_real *t39 = s->arena + 10256; // [3]
    vae_real *t52 = s->arena + 10112; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t52_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t52_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v51 = t49[i * 3 + j] + t39[j];
            t51[i * 3 + j] = v51;
            t52_sum = vae_max(t52_sum, v51);
        }
        t52[i] = t52_sum;
    }
}

// piwae.vae:4  sampling and KL
// kernel 11, eval: loop over rows of [3]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t51 = s->arena + 7936; // [n, 3]
    const vae_real *t52 = s->arena + 10112; // [n, 1]
    vae_real *t55 = s->arena + 9984; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t55_sum = 0.0f;
        VAE_SIMD_SUM(t55_sum)
        for (size_t j = 0; j < 3; j++) {
            t55_sum += vae_exp(t51[i * 3 + j] - t52[i]);
        }
        t55[i] = t55_sum;
    }
}

// piwae.vae:4  sampling and KL
// kernel 12, eval: loop over rows of [1]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t55 = s->arena + 9984; // [n, 1]
    const vae_real *t52 = s->arena + 10112; // [n, 1]
    vae_real *t59 = s->arena + 9728; // [n, 1]
    const vae_real *t58 = s->arena + 9856; // [n, 1]
    vae_real *t60 = s->arena + 9600; // [n, 1]
    vae_real *t76 = s->arena + 9216; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v59 = vae_log(t55[i]) + t52[i] - t58[i];
        t59[i] = v59;
        const vae_real v60 = -v59;
        t60[i] = v60;
        t76[i] = v60;
    }
}

// What kernel 13 of eval and 1 other do, each with buffers of its own:
//   z23: [n, 2]
//   w61: [2, 5]
//   h65: [n, 5]
//   b62: [5]
VAE_SHARED_2(like_eval_k13, const VaeState *s, int tile, vae_real *scratch, const vae_real *z23,
    const vae_real *w61, vae_real *h65, const vae_real *b62) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 5, 2, z23 + begin * 2, 2, w61, 5, h65 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v63 = h65[i * 5 + j];
            h65[i * 5 + j] = vae_tanh(v63 + b62[j]);
        }
    }
}

// piwae.vae:6  dense(16)
// piwae.vae:7  likelihood = bernoulli
// kernel 14, eval: product by panels over rows of [16]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h65 = s->arena + 6144; // [n, 5]
    const vae_real *w66 = s->param + 352; // [5, 16]
    vae_real *t68 = scratch; // [end - begin, 16]
    const vae_real *b67 = s->param + 432; // [16]
    const vae_real *x0 = s->arena + 4096; // [n, 16]
    vae_real *t74 = s->arena + 9472; // [n, 1]
    vae_gemm_nn((int)(end - begin), 16, 5, h65 + begin * 5, 5, w66, 16, t68, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t74_sum = 0.0f;
        VAE_SIMD_SUM(t74_sum)
        for (size_t j = 0; j < 16; j++) {
            const vae_real v68 = t68[(i - begin) * 16 + j];
            const vae_real v69 = v68 + b67[j];
            t74_sum += vae_softplus(v69) - x0[i * 16 + j] * v69;
        }
        t74[i] = t74_sum;
    }
}

// kernel 15, eval: loop over rows of [1]
VAE_KERNEL void eval_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t75 = s->arena + 9344; // [n, 1]
    const vae_real *t59 = s->arena + 9728; // [n, 1]
    const vae_real *t74 = s->arena + 9472; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t75[i] = t59[i] - t74[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // piwae.vae:4  sampling and KL
    // kernel 4, eval: loop over [3]
    like_train_k5(s, tile, scratch, s->arena + 10304, s->param + 304);
    // piwae.vae:4  sampling and KL
    // kernel 5, eval: loop over [3]
    like_eval_k5(s, tile, scratch, s->param + 304, s->arena + 10304, s->arena + 10288);
    // piwae.vae:4  sampling and KL
    // kernel 6, eval: loop over [1]
    like_train_k7(s, tile, scratch, s->arena + 10288, s->arena + 10272, s->arena + 10304);
    // piwae.vae:4  sampling and KL
    // kernel 7, eval: loop over [3]
    like_train_k8(s, tile, scratch, s->arena + 10256, s->param + 304, s->arena + 10272);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u1(const VaeState *s, int tile, vae_real *scratch) {
    // piwae.vae:5  dense(5)
    // piwae.vae:5  tanh
    // kernel 1, eval: product by panels over rows of [5]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 48, s->arena + 6784, s->param + 208);
    // piwae.vae:4  posterior heads (added by the compiler)
    // kernel 2, eval: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 6784, s->param + 224, s->arena + 7424,
        s->param + 256);
    eval_k3(s, tile, scratch);
    eval_k9(s, tile, scratch);
    eval_k10(s, tile, scratch);
    eval_k11(s, tile, scratch);
    eval_k12(s, tile, scratch);
    // piwae.vae:6  dense(5)
    // piwae.vae:6  tanh
    // kernel 13, eval: product by panels over rows of [5]
    like_eval_k13(s, tile, scratch, s->arena + 8704, s->param + 320, s->arena + 6144,
        s->param + 336);
    eval_k14(s, tile, scratch);
    eval_k15(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {eval_k0, (s->n + 3) / 4, {0}},
        {eval_u2, 1, {0}},
        {eval_k8, 1, {0}}}, 3);
    vae_run_one(me, s, eval_u1, panels);
}

// piwae.vae:5  conv(2)
// piwae.vae:5  relu
// kernel 0, encode: product by panels over rows of [4, 4, 2]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 4096, s->param + 0, s->arena + 0, s->param + 32);
}

// piwae.vae:4  posterior heads (added by the compiler)
// kernel 3, encode: loop over rows of [2]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t18 = s->arena + 7552; // [n, 2]
    const vae_real *mean16 = s->arena + 6784; // [n, 2] in rows of 4
    vae_real *t19 = s->arena + 7296; // [n, 2]
    const vae_real *logvar17 = s->arena + 6786; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t18[i * 2 + j] = mean16[i * 4 + j];
            t19[i * 2 + j] = logvar17[i * 4 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u1(const VaeState *s, int tile, vae_real *scratch) {
    // piwae.vae:5  dense(5)
    // piwae.vae:5  tanh
    // kernel 1, encode: product by panels over rows of [5]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 48, s->arena + 6144, s->param + 208);
    // piwae.vae:4  posterior heads (added by the compiler)
    // kernel 2, encode: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 6144, s->param + 224, s->arena + 6784,
        s->param + 256);
    encode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, encode_k0, (s->n + 3) / 4);
    vae_run_one(me, s, encode_u1, panels);
}

// piwae.vae:6  dense(16)
// piwae.vae:7  likelihood = bernoulli
// kernel 1, decode: product by panels over rows of [16]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h5 = s->arena + 4096; // [n, 5]
    const vae_real *w6 = s->param + 352; // [5, 16]
    vae_real *t10 = s->arena + 2048; // [n, 16]
    const vae_real *b7 = s->param + 432; // [16]
    vae_real *t11 = s->arena + 0; // [n, 16]
    vae_gemm_nn((int)(end - begin), 16, 5, h5 + begin * 5, 5, w6, 16, t10 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v8 = t10[i * 16 + j];
            const vae_real v10 = vae_sigmoid(v8 + b7[j]);
            t10[i * 16 + j] = v10;
            t11[i * 16 + j] = v10;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // piwae.vae:6  dense(5)
    // piwae.vae:6  tanh
    // kernel 0, decode: product by panels over rows of [5]
    like_eval_k13(s, tile, scratch, s->arena + 4736, s->param + 320, s->arena + 4096,
        s->param + 336);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, decode_u0, panels);
}

// kernel 4, prior: loop over rows of [3]
VAE_KERNEL void prior_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *u10 = s->arena + 768; // [n, 3]
    vae_real *t14 = s->arena + 384; // [n, 3]
    const vae_real *t9 = s->arena + 1808; // [3]
    vae_real *t15 = s->arena + 1664; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t15_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t15_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v14 = t9[j] - vae_log(-vae_log(u10[i * 3 + j]));
            t14[i * 3 + j] = v14;
            t15_sum = vae_max(t15_sum, v14);
        }
        t15[i] = t15_sum;
    }
}

// kernel 5, prior: loop over rows of [3]
VAE_KERNEL void prior_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t15 = s->arena + 1664; // [n, 1]
    const vae_real *t14 = s->arena + 384; // [n, 3]
    vae_real *t19 = s->arena + 0; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t19[i * 3 + j] = 1.0f - vae_step(t15[i] - t14[i * 3 + j]);
        }
    }
}

// kernel 6, prior: loop over [3, 2]
VAE_KERNEL void prior_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *logvar1 = s->param + 288; // [3, 2]
    vae_real *t25 = s->arena + 1792; // [3, 2]
    VAE_SIMD
    for (size_t j = 0; j < 6; j++) {
        t25[j] = vae_exp(0.5f * logvar1[j]);
    }
}

// kernel 7, prior: loop over rows of [3, 2]
VAE_KERNEL void prior_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t25 = s->arena + 1792; // [3, 2]
    const vae_real *eps21 = s->arena + 1408; // [n, 1, 2]
    const vae_real *mean0 = s->param + 272; // [3, 2]
    const vae_real *t19 = s->arena + 0; // [n, 3, 1]
    vae_real *t29 = s->arena + 1152; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            t29[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v28 = t19[i * 3 + j] * (mean0[j * 2 + k] + t25[j * 2 + k] * eps21[i * 2 + k]);
                t29[i * 2 + k] += v28;
            }
        }
    }
}

// One thread does all of these.
VAE_KERNEL void prior_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, prior: loop over [3]
    like_train_k5(s, tile, scratch, s->arena + 1856, s->param + 304);
    // kernel 1, prior: loop over [3]
    like_eval_k5(s, tile, scratch, s->param + 304, s->arena + 1856, s->arena + 1840);
    // kernel 2, prior: loop over [1]
    like_train_k7(s, tile, scratch, s->arena + 1840, s->arena + 1824, s->arena + 1856);
    // kernel 3, prior: loop over [3]
    like_train_k8(s, tile, scratch, s->arena + 1808, s->param + 304, s->arena + 1824);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void prior_u1(const VaeState *s, int tile, vae_real *scratch) {
    prior_k4(s, tile, scratch);
    prior_k5(s, tile, scratch);
    prior_k7(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void prior_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {prior_u0, 1, {0}},
        {prior_k6, 1, {0}}}, 2);
    vae_run_one(me, s, prior_u1, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 93440, 16}, // [n, 4, 4, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 100096, 12}, // [n, 6, 2]
    {"inference_loss", VAE_OUT_SCALAR, 0, 120752, 1}, // [1]
    {"loss", VAE_OUT_SCALAR, 0, 120720, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 120688, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 120656, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 4096, 16}, // [n, 4, 4, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 8960, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 9472, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 9600, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 9344, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 9216, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 4096, 16}, // [n, 4, 4, 1]
    {"z.mean", VAE_OUT_ROW, 0, 7552, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 7296, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 4736, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 2048, 16}, // [n, 16]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 16}, // [n, 16]
};

static const VaePort prior_ports[] = {
    {"z.part", VAE_IN_UNIFORM, 8, 768, 3}, // [n, 3]
    {"z.prior", VAE_IN_NORMAL, 9, 1408, 2}, // [n, 2]
    {"z.sample", VAE_OUT_ROW, 0, 1152, 2}, // [n, 2]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 4, {2, 1, 3, 3}, {1, 2, 6, 2}, 0, VAE_INIT_UNIFORM, 0.471404523f, true, true, true},
    {"encoder.0.bias", 1, {2}, {1}, 32, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"encoder.3.weight", 2, {5, 32}, {1, 5}, 48, VAE_INIT_UNIFORM, 0.402693629f, true, true, true},
    {"encoder.3.bias", 1, {5}, {1}, 208, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.z.mean.weight", 2, {2, 5}, {1, 4}, 224, VAE_INIT_UNIFORM, 0.925820112f, true, true, true},
    {"posterior.z.mean.bias", 1, {2}, {1}, 256, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.z.logvar.weight", 2, {2, 5}, {1, 4}, 226, VAE_INIT_UNIFORM, 0.925820112f, true, true, true},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 258, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"prior.z.mean", 2, {3, 2}, {2, 1}, 272, VAE_INIT_NORMAL, 1.0f, true, false, false},
    {"prior.z.logvar", 2, {3, 2}, {2, 1}, 288, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.z.logits", 1, {3}, {1}, 304, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {5, 2}, {1, 5}, 320, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"decoder.0.bias", 1, {5}, {1}, 336, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {16, 5}, {1, 16}, 352, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"decoder.2.bias", 1, {16}, {1}, 432, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 4, 4, 1, 16, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};
static const VaeCoded coded[] = {
    {0, 0, "has a prior that is no normal"},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[4, 4, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(2)", "[4, 4, 2]", 20},
    {VAE_STAGE_ENCODER, 0, "relu", "[4, 4, 2]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[32]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(5)", "[5]", 165},
    {VAE_STAGE_ENCODER, 0, "tanh", "[5]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 24},
    {VAE_STAGE_DECODER, 0, "dense(5)", "[5]", 15},
    {VAE_STAGE_DECODER, 0, "tanh", "[5]", 0},
    {VAE_STAGE_DECODER, 0, "dense(16)", "[16]", 96},
    {VAE_STAGE_DECODER, 0, "reshape(4, 4, 1)", "[4, 4, 1]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[4, 4, 1]", 0},
};

static const VaeStretch rest[] = {
    {0, 48},
    {208, 448},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "piwae", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model piwae\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [4, 4, 1]                   -              -\n"
        "    conv(2)                         [4, 4, 2]                  20            576\n"
        "    relu                            [4, 4, 2]                   -              -\n"
        "    flatten                         [32]                        -              -\n"
        "    dense(5)                        [5]                       165            320\n"
        "    tanh                            [5]                         -              -\n"
        "  z: mean, logvar heads             [2]                        24             40\n"
        "  z: prior mixture                  [2]                        15              -\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(5)                        [5]                        15             20\n"
        "    tanh                            [5]                         -              -\n"
        "    dense(16)                       [16]                       96            160\n"
        "    reshape(4, 4, 1)                [4, 4, 1]                   -              -\n"
        "\n"
        "  335 parameters; one training step of 128 rows: 823,296 flops\n"
        "  likelihood bernoulli\n"
        "  objective piwae(m=3, k=2)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          57      170       483,520      483,520\n"
        "  eval           16       53        41,280       41,280\n"
        "  encode          4       10        31,232       31,232\n"
        "  decode          2        7        19,968       19,968\n"
        "  prior           8       21         7,488        7,488\n",
    .batch = 128, .n_param = 448, .n_state = 0, .n_arena = 120880,
    .n_scratch = 512,
    .max_threads = 1, .flops_per_row = 6432.0,
    .n_weight_tiles = 2, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 15,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .coded = coded,
    .stage = stages, .n_stages = 12,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 3},
    .prior = {"prior", VAE_UNCHECKED(prior_run), prior_ports, 3},
    .training = {
        .optimizer = {
            .kind = VAE_ADAM, .lr = 0.001, .beta1 = 0.9, .beta2 = 0.999, .eps = 1e-08,
            .alpha = 0.0, .momentum = 0.0, .nesterov = 0, .amsgrad = 0, .centered = 0,
            .weight_decay = 0.0
        },
        .lr_schedule = {VAE_LR_CONSTANT, 0.0, 0.0, 1.0, 1.0},
        .schedule = {
            [VAE_BETA] = {VAE_CONSTANT, 0.5, 0.5, 0.0, 0.0, 0, 0.0},
            [VAE_CAPACITY] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 10, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 6
    },
};
