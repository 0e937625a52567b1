// vae_gan -- written by vaec 0.1.0 from vae_gan.vae; do not edit.
//
// model vae_gan
//
//   layer                             output             parameters      flops/row
//   encoder                           [4, 4, 1]                   -              -
//     flatten                         [16]                        -              -
//     dense(8)                        [8]                       136            256
//     tanh                            [8]                         -              -
//   z: mean, logvar heads             [2]                        36             64
//   decoder                           [2]                         -              -
//     dense(8)                        [8]                        24             32
//     batchnorm                       [8]                        32              -
//     tanh                            [8]                         -              -
//     dense(16)                       [16]                      144            256
//     reshape(4, 4, 1)                [4, 4, 1]                   -              -
//   critic judge                      [4, 4, 1]                   -              -
//     conv(3, stride=2)               [2, 2, 3]                  30            216
//     batchnorm                       [2, 2, 3]                   6              -
//     leaky_relu(0.2)                 [2, 2, 3]                   -              -
//     flatten                         [12]                        -              -
//     dense(1)                        [1]                        13             24
//
//   405 parameters; one training step of 8 rows: 41,216 flops
//   likelihood gaussian(sigma=optimal, floor=0.001)
//   objective vae_gan(critic=judge, features=deep, weight=0.001, game=minimax)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train         173      512        38,272       38,272
//   eval           10       47         2,560        2,560
//   encode          3        7         1,024        1,024
//   decode          6       17         2,240        2,240
//
// n is the number of rows in the batch, at most 8; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_conv.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   h1: [n, 16]
//   w2: [16, 8]
//   h6: [n, 8]
//   b3: [8]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *h1,
    const vae_real *w2, vae_real *h6, const vae_real *b3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 8, 16, h1 + begin * 16, 16, w2, 8, h6 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v4 = h6[i * 8 + j];
            h6[i * 8 + j] = vae_tanh(v4 + b3[j]);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h6: [n, 8]
//   w7: [8, 4]
//   heads10: [n, 4]
//   b8: [4]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h6,
    const vae_real *w7, vae_real *heads10, const vae_real *b8) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 4, 8, h6 + begin * 8, 8, w7, 4, heads10 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v9 = heads10[i * 4 + j];
            heads10[i * 4 + j] = v9 + b8[j];
        }
    }
}

// vae_gan.vae:4  sampling and KL
// kernel 2, train: loop over rows of [2]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar12 = s->arena + 7362; // [n, 2] in rows of 4
    vae_real *t16 = s->arena + 9536; // [n, 2]
    const vae_real *eps13 = s->arena + 9552; // [n, 2]
    vae_real *z18 = s->arena + 9520; // [n, 2]
    const vae_real *mean11 = s->arena + 7360; // [n, 2] in rows of 4
    vae_real *t20 = s->arena + 9504; // [n, 2]
    vae_real *t26 = s->arena + 9488; // [n, 1]
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

// What kernel 3 of train and 1 other do, each with buffers of its own:
//   z18: [n, 2]
//   w27: [2, 8]
//   h30: [n, 8]
//   b28: [8]
VAE_SHARED_2(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *z18,
    const vae_real *w27, vae_real *h30, const vae_real *b28) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 8, 2, z18 + begin * 2, 2, w27, 8, h30 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v29 = h30[i * 8 + j];
            h30[i * 8 + j] = v29 + b28[j];
        }
    }
}

// What kernel 4 of train and 4 others do, each with buffers of its own:
//   t35: [8]
//   h30: [n, 8]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, vae_real *t35,
    const vae_real *h30) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 8; j++) {
        t35[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            t35[j] += h30[i * 8 + j];
        }
    }
}

// What kernel 5 of train and 1 other do, each with buffers of its own:
//   t37: [8]
//   t35: [8]
VAE_SHARED_1(like_train_k5, const VaeState *s, int tile, vae_real *scratch, vae_real *t37,
    const vae_real *t35) {
    (void)tile, (void)scratch;
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        t37[j] = inv_n * t35[j];
    }
}

// What kernel 6 of train and 1 other do, each with buffers of its own:
//   t38: [n, 8]
//   h30: [n, 8]
//   t37: [8]
VAE_SHARED_1(like_train_k6, const VaeState *s, int tile, vae_real *scratch, vae_real *t38,
    const vae_real *h30, const vae_real *t37) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            t38[i * 8 + j] = h30[i * 8 + j] - t37[j];
        }
    }
}

// What kernel 7 of train and 1 other do, each with buffers of its own:
//   t38: [n, 8]
//   t40: [8]
VAE_SHARED_2(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *t38,
    vae_real *t40) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 8; j++) {
        t40[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            t40[j] += t38[i * 8 + j] * t38[i * 8 + j];
        }
    }
}

// vae_gan.vae:6  batchnorm
// kernel 8, train: loop over [8]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t41 = s->arena + 9424; // [8]
    const vae_real *t40 = s->arena + 9440; // [8]
    vae_real *t58 = s->arena + 9408; // [8]
    vae_real *t59 = s->arena + 9392; // [8]
    const vae_real *t31 = s->param + 224; // [8]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        const vae_real v41 = inv_n * t40[j];
        t41[j] = v41;
        const vae_real v58 = vae_sqrt(v41 + 1e-05f);
        t58[j] = v58;
        t59[j] = t31[j] / v58;
    }
}

// vae_gan.vae:6  batchnorm
// kernel 9, train: loop over [8]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t33 = s->param + 512; // [8]
    const vae_real *t37 = s->arena + 9456; // [8]
    vae_real *t51 = s->param + 512; // [8]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c42 = 1.0f - inv_n;
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        t51[j] = vae_where(c42, 0.9f * t33[j] + 0.1f * t37[j], t33[j]);
    }
}

// vae_gan.vae:6  batchnorm
// kernel 10, train: loop over [8]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t41 = s->arena + 9424; // [8]
    const vae_real *t34 = s->param + 528; // [8]
    vae_real *t55 = s->param + 528; // [8]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c42 = 1.0f - inv_n;
    const vae_real c44 = vae_max(c42, 1e-06f);
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        t55[j] = vae_where(c42, 0.9f * t34[j] + 0.1f * (t41[j] / c44), t34[j]);
    }
}

// vae_gan.vae:6  batchnorm
// vae_gan.vae:6  tanh
// vae_gan.vae:6  gradient of tanh
// kernel 11, train: loop over rows of [8]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t38 = s->arena + 5696; // [n, 8]
    const vae_real *t59 = s->arena + 9392; // [8]
    const vae_real *t32 = s->param + 240; // [8]
    vae_real *h62 = s->arena + 5632; // [n, 8]
    vae_real *d345 = s->arena + 5056; // [n, 8]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v62 = vae_tanh(t38[i * 8 + j] * t59[j] + t32[j]);
            h62[i * 8 + j] = v62;
            d345[i * 8 + j] = 1.0f - v62 * v62;
        }
    }
}

// vae_gan.vae:6  dense(16)
// vae_gan.vae:8  likelihood = gaussian
// kernel 12, train: product by panels over rows of [16]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h62 = s->arena + 5632; // [n, 8]
    const vae_real *w63 = s->param + 256; // [8, 16]
    vae_real *h66 = s->arena + 1024; // [n, 16]
    const vae_real *b64 = s->param + 384; // [16]
    const vae_real *h1 = s->arena + 1152; // [n, 16]
    vae_real *t71 = s->arena + 896; // [n, 16]
    vae_real *t72 = s->arena + 9376; // [n, 1]
    vae_gemm_nn((int)(end - begin), 16, 8, h62 + begin * 8, 8, w63, 16, h66 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t72_sum = 0.0f;
        VAE_SIMD_SUM(t72_sum)
        for (size_t j = 0; j < 16; j++) {
            const vae_real v65 = h66[i * 16 + j];
            const vae_real v66 = v65 + b64[j];
            h66[i * 16 + j] = v66;
            const vae_real v70 = h1[i * 16 + j] - v66;
            const vae_real v71 = v70 * v70;
            t71[i * 16 + j] = v71;
            t72_sum += v71;
        }
        t72[i] = t72_sum;
    }
}

// kernel 13, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t73 = s->arena + 9360; // [1]
    const vae_real *t72 = s->arena + 9376; // [n, 1]
    vae_real *t214 = s->arena + 8752; // [1]
    const vae_real *t26 = s->arena + 9488; // [n, 1]
    vae_real *d226 = s->arena + 8640; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_real t73_sum = 0.0f;
    vae_real t214_sum = 0.0f;
    VAE_SIMD_SUM(t73_sum, t214_sum)
    for (size_t i = 0; i < rows; i++) {
        t73_sum += t72[i];
        t214_sum += t26[i];
        d226[i] = inv_n;
    }
    t73[0] = t73_sum;
    t214[0] = t214_sum;
}

// vae_gan.vae:8  likelihood = gaussian
// kernel 14, train: loop over [1]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t73 = s->arena + 9360; // [1]
    const vae_real *t69 = s->param + 544; // [1]
    vae_real *t79 = s->param + 544; // [1]
    vae_real *logvar81 = s->arena + 9344; // [1]
    vae_real *t83 = s->arena + 9328; // [1]
    vae_real *t215 = s->arena + 8736; // [1]
    const vae_real *t214 = s->arena + 8752; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real v76 = 0.0625f * (t73[0] * inv_n);
    t79[0] = t69[0] + 0.1f * (v76 - t69[0]);
    const vae_real v81 = vae_log(vae_max(v76, 1e-06f));
    logvar81[0] = v81;
    t83[0] = vae_exp(-v81);
    t215[0] = t214[0] * inv_n;
}

// What kernel 15 of train and 1 other do, each with buffers of its own:
//   t71: [n, 16]
//   t83: [1]
//   logvar81: [1]
//   t90: [n, 1]
VAE_SHARED_2(like_train_k15, const VaeState *s, int tile, vae_real *scratch, const vae_real *t71,
    const vae_real *t83, const vae_real *logvar81, vae_real *t90) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        vae_real t90_sum = 0.0f;
        VAE_SIMD_SUM(t90_sum)
        for (size_t j = 0; j < 16; j++) {
            const vae_real v89 = 0.5f * (logvar81[0] + t71[i * 16 + j] * t83[0] + 1.83787707f);
            t90_sum += v89;
        }
        t90[i] = t90_sum;
    }
}

// What kernel 16 of train and 2 others do, each with buffers of its own:
//   x0: [n, 4, 4, 1]
//   w91: [3, 3, 1, 3]
//   h94: [n, 2, 2, 3]
//   b93: [3]
//   t97: [n, 1, 1, 3]
VAE_SHARED_2(like_train_k16, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w91, vae_real *h94, const vae_real *b93, vae_real *t97) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    static const VaeConv conv92 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 2, .out_width = 2, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 3
    };
    vae_conv(&conv92, (int)(end - begin), x0 + begin * 16, w91, h94 + begin * 12, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            t97[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v92 = h94[i * 12 + j * 3 + k];
                const vae_real v94 = v92 + b93[k];
                h94[i * 12 + j * 3 + k] = v94;
                t97[i * 3 + k] += v94;
            }
        }
    }
}

// What kernel 17 of train and 5 others do, each with buffers of its own:
//   t99: [3]
//   t97: [n, 3]
VAE_SHARED_2(like_train_k17, const VaeState *s, int tile, vae_real *scratch, vae_real *t99,
    const vae_real *t97) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 3; j++) {
        t99[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t99[j] += t97[i * 3 + j];
        }
    }
}

// What kernel 18 of train and 2 others do, each with buffers of its own:
//   t102: [3]
//   t99: [3]
VAE_SHARED_1(like_train_k18, const VaeState *s, int tile, vae_real *scratch, vae_real *t102,
    const vae_real *t99) {
    (void)tile, (void)scratch;
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c101 = 0.25f * inv_n;
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        t102[j] = c101 * t99[j];
    }
}

// What kernel 19 of train and 2 others do, each with buffers of its own:
//   t103: [n, 2, 2, 3]
//   h94: [n, 2, 2, 3]
//   t102: [3]
//   t105: [n, 1, 1, 3]
VAE_SHARED_2(like_train_k19, const VaeState *s, int tile, vae_real *scratch, vae_real *t103,
    const vae_real *h94, const vae_real *t102, vae_real *t105) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            t105[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v103 = h94[i * 12 + j * 3 + k] - t102[k];
                t103[i * 12 + j * 3 + k] = v103;
                t105[i * 3 + k] += v103 * v103;
            }
        }
    }
}

// What kernel 21 of train and 2 others do, each with buffers of its own:
//   t107: [3]
//   t110: [3]
//   t111: [3]
//   t95: [3]
VAE_SHARED_2(like_train_k21, const VaeState *s, int tile, vae_real *scratch, const vae_real *t107,
    vae_real *t110, vae_real *t111, const vae_real *t95) {
    (void)tile, (void)scratch;
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c101 = 0.25f * inv_n;
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        const vae_real v110 = vae_sqrt(c101 * t107[j] + 1e-05f);
        t110[j] = v110;
        t111[j] = t95[j] / v110;
    }
}

// What kernel 22 of train and 1 other do, each with buffers of its own:
//   t103: [n, 2, 2, 3]
//   t111: [3]
//   t96: [3]
//   h116: [n, 2, 2, 3]
VAE_SHARED_2(like_train_k22, const VaeState *s, int tile, vae_real *scratch, const vae_real *t103,
    const vae_real *t111, const vae_real *t96, vae_real *h116) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v113 = t103[i * 12 + j * 3 + k] * t111[k] + t96[k];
                h116[i * 12 + j * 3 + k] = vae_where(v113, v113, 0.2f * v113);
            }
        }
    }
}

// vae_gan.vae:7  dense(1)
// kernel 23, train: product by panels over rows of [1]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h117 = s->arena + 4064; // [n, 12]
    const vae_real *w118 = s->param + 480; // [12, 1]
    vae_real *h121 = s->arena + 9216; // [n, 1]
    const vae_real *b119 = s->param + 496; // [1]
    vae_real *t184 = s->arena + 8912; // [n, 1]
    vae_real *d468 = s->arena + 7856; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 1, 12, h117 + begin * 12, 12, w118, 1, h121 + begin * 1, 1);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v120 = h121[i];
        const vae_real v121 = v120 + b119[0];
        h121[i] = v121;
        const vae_real v184 = -v121;
        t184[i] = v184;
        d468[i] = -(inv_n * vae_sigmoid(v184));
    }
}

// vae_gan.vae:7  batchnorm
// vae_gan.vae:7  leaky_relu(0.2)
// vae_gan.vae:7  gradient of leaky_relu(0.2)
// vae_gan.vae:7  gradient of batchnorm
// kernel 30, train: loop over rows of [2, 2, 3]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t128 = s->arena + 3872; // [n, 2, 2, 3]
    const vae_real *t136 = s->arena + 9136; // [3]
    const vae_real *t96 = s->param + 464; // [3]
    vae_real *h140 = s->arena + 3776; // [n, 2, 2, 3]
    const vae_real *h116 = s->arena + 4064; // [n, 2, 2, 3]
    vae_real *t209 = s->arena + 8800; // [n, 1, 1, 1]
    const vae_real *d226 = s->arena + 8640; // [n, 1, 1, 1]
    vae_real *d374 = s->arena + 2624; // [n, 2, 2, 3]
    vae_real *d376 = s->arena + 6816; // [n, 1, 1, 3]
    vae_real *d385 = s->arena + 6784; // [n, 1, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d376[i * 3 + k] = 0.0f;
        }
        for (size_t k = 0; k < 3; k++) {
            d385[i * 3 + k] = 0.0f;
        }
        vae_real t209_sum = 0.0f;
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD_SUM(t209_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v138 = t128[i * 12 + j * 3 + k] * t136[k] + t96[k];
                const vae_real v140 = vae_where(v138, v138, 0.2f * v138);
                h140[i * 12 + j * 3 + k] = v140;
                const vae_real v206 = h116[i * 12 + j * 3 + k] - v140;
                t209_sum += 0.5f * (v206 * v206);
                const vae_real v229 = -(d226[i] * v206);
                const vae_real v373 = vae_where(v140, v229, 0.0f) + 0.2f * vae_where(v140, 0.0f, v229);
                const vae_real v374 = v373 * t136[k];
                d374[i * 12 + j * 3 + k] = v374;
                d376[i * 3 + k] += v373 * t128[i * 12 + j * 3 + k];
                d385[i * 3 + k] += -v374;
            }
        }
        t209[i] = t209_sum;
    }
}

// What kernel 31 of train and 1 other do, each with buffers of its own:
//   h142: [n, 12]
//   w118: [12, 1]
//   h144: [n, 1]
//   b119: [1]
//   d232: [n, 1]
//   d465: [n, 1]
VAE_SHARED_2(like_train_k31, const VaeState *s, int tile, vae_real *scratch, const vae_real *h142,
    const vae_real *w118, vae_real *h144, const vae_real *b119, vae_real *d232, vae_real *d465) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c224 = 0.001f * inv_n;
    vae_gemm_nn((int)(end - begin), 1, 12, h142 + begin * 12, 12, w118, 1, h144 + begin * 1, 1);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v143 = h144[i];
        const vae_real v144 = v143 + b119[0];
        h144[i] = v144;
        const vae_real v230 = vae_sigmoid(v144);
        d232[i] = -(c224 * v230);
        d465[i] = inv_n * v230;
    }
}

// vae_gan.vae:6  batchnorm
// kernel 37, train: loop over [8]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t151 = s->arena + 9056; // [8]
    vae_real *t154 = s->arena + 9040; // [8]
    vae_real *t155 = s->arena + 9024; // [8]
    const vae_real *t31 = s->param + 224; // [8]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        const vae_real v154 = vae_sqrt(inv_n * t151[j] + 1e-05f);
        t154[j] = v154;
        t155[j] = t31[j] / v154;
    }
}

// What kernel 38 of train and 2 others do, each with buffers of its own:
//   t149: [n, 8]
//   t155: [8]
//   t32: [8]
//   h158: [n, 8]
VAE_SHARED_2(like_train_k38, const VaeState *s, int tile, vae_real *scratch, const vae_real *t149,
    const vae_real *t155, const vae_real *t32, vae_real *h158) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            h158[i * 8 + j] = vae_tanh(t149[i * 8 + j] * t155[j] + t32[j]);
        }
    }
}

// vae_gan.vae:6  dense(16)
// kernel 39, train: product by panels over rows of [16]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h158 = s->arena + 5440; // [n, 8]
    const vae_real *w63 = s->param + 256; // [8, 16]
    vae_real *h160 = s->arena + 768; // [n, 16]
    const vae_real *b64 = s->param + 384; // [16]
    vae_gemm_nn((int)(end - begin), 16, 8, h158 + begin * 8, 8, w63, 16, h160 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v159 = h160[i * 16 + j];
            h160[i * 16 + j] = v159 + b64[j];
        }
    }
}

// vae_gan.vae:8  gradient of dense(1)
// kernel 48, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *t184 = s->arena + 8912; // [n, 1]
    const vae_real *h121 = s->arena + 9216; // [n, 1]
    vae_real *t188 = s->arena + 8896; // [1]
    const vae_real *h144 = s->arena + 9104; // [n, 1]
    const vae_real *h183 = s->arena + 8928; // [n, 1]
    vae_real *t200 = s->arena + 8864; // [1]
    vae_real *t202 = s->arena + 8832; // [1]
    vae_real *t211 = s->arena + 8784; // [1]
    const vae_real *t209 = s->arena + 8800; // [n, 1]
    vae_real *t218 = s->arena + 8720; // [1]
    vae_real *t222 = s->arena + 8672; // [1]
    const vae_real *t90 = s->arena + 9312; // [n, 1]
    vae_real *d469 = s->arena + 7840; // [1]
    const vae_real *d464 = s->arena + 7888; // [n, 1]
    vae_real *d514 = s->arena + 7680; // [1]
    const vae_real *d465 = s->arena + 7872; // [n, 1]
    vae_real *d559 = s->arena + 7520; // [1]
    const vae_real *d468 = s->arena + 7856; // [n, 1]
    vae_real t188_sum = 0.0f;
    vae_real t200_sum = 0.0f;
    vae_real t202_sum = 0.0f;
    vae_real t211_sum = 0.0f;
    vae_real t218_sum = 0.0f;
    vae_real t222_sum = 0.0f;
    vae_real d469_sum = 0.0f;
    vae_real d514_sum = 0.0f;
    vae_real d559_sum = 0.0f;
    VAE_SIMD_SUM(t188_sum, t200_sum, t202_sum, t211_sum, t218_sum, t222_sum, d469_sum, d514_sum, d559_sum)
    for (size_t i = 0; i < rows; i++) {
        t188_sum += vae_step(h121[i]);
        const vae_real v190 = vae_softplus(h144[i]);
        const vae_real v194 = vae_softplus(h183[i]);
        const vae_real v199 = 0.5f * (vae_step(0.0f - h144[i]) + vae_step(0.0f - h183[i]));
        t200_sum += vae_softplus(t184[i]) + v190 + v194;
        t202_sum += v199;
        t211_sum += t209[i];
        t218_sum += -v190 - v194;
        t222_sum += t90[i];
        d469_sum += d464[i];
        d514_sum += d465[i];
        d559_sum += d468[i];
    }
    t188[0] = t188_sum;
    t200[0] = t200_sum;
    t202[0] = t202_sum;
    t211[0] = t211_sum;
    t218[0] = t218_sum;
    t222[0] = t222_sum;
    d469[0] = d469_sum;
    d514[0] = d514_sum;
    d559[0] = d559_sum;
}

// vae_gan.vae:7  gradient of conv(3, stride=2)
// kernel 49, train: loop over [1]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t189 = s->arena + 8880; // [1]
    const vae_real *t188 = s->arena + 8896; // [1]
    vae_real *t201 = s->arena + 8848; // [1]
    const vae_real *t200 = s->arena + 8864; // [1]
    vae_real *t203 = s->arena + 8816; // [1]
    const vae_real *t202 = s->arena + 8832; // [1]
    vae_real *t212 = s->arena + 8768; // [1]
    const vae_real *t211 = s->arena + 8784; // [1]
    const vae_real *t215 = s->arena + 8736; // [1]
    vae_real *t219 = s->arena + 8704; // [1]
    const vae_real *t218 = s->arena + 8720; // [1]
    vae_real *t221 = s->arena + 8688; // [1]
    vae_real *t223 = s->arena + 8656; // [1]
    const vae_real *t222 = s->arena + 8672; // [1]
    const vae_real *d559 = s->arena + 7520; // [1]
    const vae_real *d514 = s->arena + 7680; // [1]
    vae_real *d_param615 = s->grad + 496; // [1]
    const vae_real *d469 = s->arena + 7840; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    t189[0] = t188[0] * inv_n;
    t201[0] = t200[0] * inv_n;
    t203[0] = t202[0] * inv_n;
    const vae_real v212 = t211[0] * inv_n;
    t212[0] = v212;
    const vae_real v219 = t218[0] * inv_n;
    t219[0] = v219;
    t221[0] = v212 + beta * t215[0] + 0.001f * v219;
    t223[0] = t222[0] * inv_n;
    d_param615[0] = d559[0] + d514[0] + d469[0];
}

// What kernel 50 of train and 4 others do, each with buffers of its own:
//   d235: [n, 1]
//   w118: [12, 1]
//   d241: [n, 2, 2, 3]
//   h180: [n, 2, 2, 3]
VAE_SHARED_2(like_train_k50, const VaeState *s, int tile, vae_real *scratch, const vae_real *d235,
    const vae_real *w118, vae_real *d241, const vae_real *h180) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nt((int)(end - begin), 12, 1, d235 + begin * 1, 1, w118, 1, d241 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v236 = d241[i * 12 + j];
            d241[i * 12 + j] = vae_where(h180[i * 12 + j], v236, 0.0f) + 0.2f * vae_where(h180[i * 12 + j], 0.0f, v236);
        }
    }
}

// What kernel 51 of train and 1 other do, each with buffers of its own:
//   d242: [n, 2, 2, 3]
//   d241: [n, 2, 2, 3]
//   t176: [3]
//   d253: [n, 1, 1, 3]
VAE_SHARED_2(like_train_k51, const VaeState *s, int tile, vae_real *scratch, vae_real *d242,
    const vae_real *d241, const vae_real *t176, vae_real *d253) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d253[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v242 = d241[i * 12 + j * 3 + k] * t176[k];
                d242[i * 12 + j * 3 + k] = v242;
                d253[i * 3 + k] += -v242;
            }
        }
    }
}

// What kernel 52 of train and 4 others do, each with buffers of its own:
//   d241: [n, 2, 2, 3]
//   t168: [n, 2, 2, 3]
//   d244: [n, 1, 1, 3]
VAE_SHARED_2(like_train_k52, const VaeState *s, int tile, vae_real *scratch, const vae_real *d241,
    const vae_real *t168, vae_real *d244) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d244[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d244[i * 3 + k] += d241[i * 12 + j * 3 + k] * t168[i * 12 + j * 3 + k];
            }
        }
    }
}

// vae_gan.vae:7  gradient of batchnorm
// kernel 53, train: sum over the batch over rows of [1, 1, 3]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d245 = s->arena + 8592; // [1, 1, 3]
    const vae_real *d244 = s->arena + 7136; // [n, 1, 1, 3]
    vae_real *d254 = s->arena + 8576; // [1, 1, 3]
    const vae_real *d253 = s->arena + 7104; // [n, 1, 1, 3]
    vae_real *d377 = s->arena + 8112; // [1, 1, 3]
    const vae_real *d376 = s->arena + 6816; // [n, 1, 1, 3]
    vae_real *d386 = s->arena + 8096; // [1, 1, 3]
    const vae_real *d385 = s->arena + 6784; // [n, 1, 1, 3]
    for (size_t j = 0; j < 3; j++) {
        d245[j] = 0.0f;
    }
    for (size_t j = 0; j < 3; j++) {
        d254[j] = 0.0f;
    }
    for (size_t j = 0; j < 3; j++) {
        d377[j] = 0.0f;
    }
    for (size_t j = 0; j < 3; j++) {
        d386[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d245[j] += d244[i * 3 + j];
            d254[j] += d253[i * 3 + j];
            d377[j] += d376[i * 3 + j];
            d386[j] += d385[i * 3 + j];
        }
    }
}

// What kernel 54 of train and 2 others do, each with buffers of its own:
//   d245: [3]
//   t175: [3]
//   t176: [3]
//   d256: [3]
VAE_SHARED_2(like_train_k54, const VaeState *s, int tile, vae_real *scratch, const vae_real *d245,
    const vae_real *t175, const vae_real *t176, vae_real *d256) {
    (void)tile, (void)scratch;
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c101 = 0.25f * inv_n;
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        d256[j] = -(0.5f * (d245[j] / t175[j] * t176[j])) / t175[j] * c101;
    }
}

// What kernel 55 of train and 11 others do, each with buffers of its own:
//   d257: [n, 3]
//   d256: [3]
VAE_SHARED_1(like_train_k55, const VaeState *s, int tile, vae_real *scratch, vae_real *d257,
    const vae_real *d256) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d257[i * 3 + j] = d256[j];
        }
    }
}

// What kernel 56 of train and 5 others do, each with buffers of its own:
//   d257: [n, 1, 1, 3]
//   t168: [n, 2, 2, 3]
//   d263: [n, 2, 2, 3]
//   d242: [n, 2, 2, 3]
//   d264: [n, 1, 1, 3]
VAE_SHARED_2(like_train_k56, const VaeState *s, int tile, vae_real *scratch, const vae_real *d257,
    const vae_real *t168, vae_real *d263, const vae_real *d242, vae_real *d264) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d264[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v261 = 2.0f * d257[i * 3 + k] * t168[i * 12 + j * 3 + k];
                d263[i * 12 + j * 3 + k] = d242[i * 12 + j * 3 + k] + v261;
                d264[i * 3 + k] += -v261;
            }
        }
    }
}

// What kernel 57 of train and 11 others do, each with buffers of its own:
//   d265: [1, 1, 3]
//   d264: [n, 1, 1, 3]
VAE_SHARED_1(like_train_k57, const VaeState *s, int tile, vae_real *scratch, vae_real *d265,
    const vae_real *d264) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 3; j++) {
        d265[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d265[j] += d264[i * 3 + j];
        }
    }
}

// What kernel 58 of train and 5 others do, each with buffers of its own:
//   d254: [3]
//   d265: [3]
//   d268: [3]
VAE_SHARED_2(like_train_k58, const VaeState *s, int tile, vae_real *scratch, const vae_real *d254,
    const vae_real *d265, vae_real *d268) {
    (void)tile, (void)scratch;
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c101 = 0.25f * inv_n;
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        d268[j] = (d254[j] + d265[j]) * c101;
    }
}

// What kernel 60 of train and 2 others do, each with buffers of its own:
//   d271: [n, 2, 2, 3]
//   d263: [n, 2, 2, 3]
//   d269: [n, 1, 1, 3]
VAE_SHARED_2(like_train_k60, const VaeState *s, int tile, vae_real *scratch, vae_real *d271,
    const vae_real *d263, const vae_real *d269) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d271[i * 12 + j * 3 + k] = d263[i * 12 + j * 3 + k] + d269[i * 3 + k];
            }
        }
    }
}

// What kernel 61 of train and 2 others do, each with buffers of its own:
//   d271: [n, 2, 2, 3]
//   w91: [3, 3, 1, 3]
//   d272: [n, 4, 4, 1]
VAE_SHARED_2(like_train_k61, const VaeState *s, int tile, vae_real *scratch, const vae_real *d271,
    const vae_real *w91, vae_real *d272) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    static const VaeConv conv272 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 2, .out_width = 2, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 3
    };
    vae_conv_t(&conv272, (int)(end - begin), d271 + begin * 12, w91, d272 + begin * 16, scratch);
}

// vae_gan.vae:7  gradient of conv(3, stride=2)
// kernel 61, train: product by panels over rows of [4, 4, 1]
VAE_KERNEL void train_k61(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k61(s, tile, scratch, s->arena + 3104, s->param + 400, s->arena + 640);
}

// What kernel 62 of train and 2 others do, each with buffers of its own:
//   d274: [16]
//   d272: [n, 16]
VAE_SHARED_1(like_train_k62, const VaeState *s, int tile, vae_real *scratch, vae_real *d274,
    const vae_real *d272) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 16; j++) {
        d274[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            d274[j] += d272[i * 16 + j];
        }
    }
}

// vae_gan.vae:6  gradient of dense(16)
// kernel 62, train: sum over the batch over rows of [16]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k62(s, tile, scratch, s->arena + 8512, s->arena + 640);
}

// What kernel 63 of train and 2 others do, each with buffers of its own:
//   h158: [n, 8]
//   d272: [n, 16]
//   d275: [8, 16]
VAE_SHARED_1(like_train_k63, const VaeState *s, int tile, vae_real *scratch, const vae_real *h158,
    const vae_real *d272, vae_real *d275) {
    (void)scratch;
    (void)tile;
    vae_gemm_tn(8, 16, s->n, h158, 8, d272, 16, d275, 16);
}

// vae_gan.vae:6  gradient of dense(16)
// kernel 63, train: weight gradient over [8, 16]
VAE_KERNEL void train_k63(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k63(s, tile, scratch, s->arena + 5440, s->arena + 640, s->arena + 512);
}

// vae_gan.vae:6  gradient of dense(16)
// vae_gan.vae:6  gradient of tanh
// vae_gan.vae:6  gradient of batchnorm
// kernel 64, train: product by panels over rows of [8]
VAE_KERNEL void train_k64(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d272 = s->arena + 640; // [n, 16]
    const vae_real *w63 = s->param + 256; // [8, 16]
    vae_real *d279 = s->arena + 5376; // [n, 8]
    const vae_real *h158 = s->arena + 5440; // [n, 8]
    vae_real *d281 = s->arena + 5312; // [n, 8]
    const vae_real *t155 = s->arena + 9024; // [8]
    vae_gemm_nt((int)(end - begin), 8, 16, d272 + begin * 16, 16, w63, 16, d279 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v276 = d279[i * 8 + j];
            const vae_real v279 = v276 * (1.0f - h158[i * 8 + j] * h158[i * 8 + j]);
            d279[i * 8 + j] = v279;
            d281[i * 8 + j] = v279 * t155[j];
        }
    }
}

// What kernel 65 of train and 2 others do, each with buffers of its own:
//   d280: [8]
//   d279: [n, 8]
//   t149: [n, 8]
//   d283: [8]
//   d281: [n, 8]
//   d290: [8]
VAE_SHARED_2(like_train_k65, const VaeState *s, int tile, vae_real *scratch, vae_real *d280,
    const vae_real *d279, const vae_real *t149, vae_real *d283, const vae_real *d281,
    vae_real *d290) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 8; j++) {
        d280[j] = 0.0f;
    }
    for (size_t j = 0; j < 8; j++) {
        d283[j] = 0.0f;
    }
    for (size_t j = 0; j < 8; j++) {
        d290[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d280[j] += d279[i * 8 + j];
            d283[j] += d279[i * 8 + j] * t149[i * 8 + j];
            d290[j] += -d281[i * 8 + j];
        }
    }
}

// What kernel 66 of train and 1 other do, each with buffers of its own:
//   d284: [8]
//   d283: [8]
//   t154: [8]
//   t155: [8]
//   d291: [8]
VAE_SHARED_1(like_train_k66, const VaeState *s, int tile, vae_real *scratch, vae_real *d284,
    const vae_real *d283, const vae_real *t154, const vae_real *t155, vae_real *d291) {
    (void)tile, (void)scratch;
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        const vae_real v284 = d283[j] / t154[j];
        d284[j] = v284;
        d291[j] = -(0.5f * (v284 * t155[j])) / t154[j] * inv_n;
    }
}

// What kernel 67 of train and 2 others do, each with buffers of its own:
//   d291: [8]
//   d294: [n, 8]
//   t149: [n, 8]
//   d296: [n, 8]
//   d281: [n, 8]
VAE_SHARED_2(like_train_k67, const VaeState *s, int tile, vae_real *scratch, const vae_real *d291,
    vae_real *d294, const vae_real *t149, vae_real *d296, const vae_real *d281) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v294 = 2.0f * d291[j] * t149[i * 8 + j];
            d294[i * 8 + j] = v294;
            d296[i * 8 + j] = d281[i * 8 + j] + v294;
        }
    }
}

// What kernel 68 of train and 2 others do, each with buffers of its own:
//   d294: [n, 8]
//   d297: [8]
VAE_SHARED_2(like_train_k68, const VaeState *s, int tile, vae_real *scratch, const vae_real *d294,
    vae_real *d297) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 8; j++) {
        d297[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d297[j] += -d294[i * 8 + j];
        }
    }
}

// What kernel 69 of train and 2 others do, each with buffers of its own:
//   d290: [8]
//   d297: [8]
//   d299: [8]
VAE_SHARED_2(like_train_k69, const VaeState *s, int tile, vae_real *scratch, const vae_real *d290,
    const vae_real *d297, vae_real *d299) {
    (void)tile, (void)scratch;
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        d299[j] = (d290[j] + d297[j]) * inv_n;
    }
}

// What kernel 70 of train and 2 others do, each with buffers of its own:
//   d300: [n, 8]
//   d296: [n, 8]
//   d299: [8]
VAE_SHARED_2(like_train_k70, const VaeState *s, int tile, vae_real *scratch, vae_real *d300,
    const vae_real *d296, const vae_real *d299) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d300[i * 8 + j] = d296[i * 8 + j] + d299[j];
        }
    }
}

// What kernel 72 of train and 2 others do, each with buffers of its own:
//   eps141: [n, 2]
//   d300: [n, 8]
//   d302: [2, 8]
VAE_SHARED_2(like_train_k72, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *eps141, const vae_real *d300, vae_real *d302) {
    (void)scratch;
    (void)tile;
    vae_gemm_tn(2, 8, s->n, eps141, 2, d300, 8, d302, 8);
}

// vae_gan.vae:6  gradient of dense(8)
// kernel 72, train: weight gradient over [2, 8]
VAE_KERNEL void train_k72(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k72(s, tile, scratch, s->arena + 9120, s->arena + 5120, s->arena + 8368);
}

// What kernel 76 of train and 3 others do, each with buffers of its own:
//   d312: [1, 1, 3]
//   d311: [n, 1, 1, 3]
//   d321: [1, 1, 3]
//   d320: [n, 1, 1, 3]
VAE_SHARED_2(like_train_k76, const VaeState *s, int tile, vae_real *scratch, vae_real *d312,
    const vae_real *d311, vae_real *d321, const vae_real *d320) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 3; j++) {
        d312[j] = 0.0f;
    }
    for (size_t j = 0; j < 3; j++) {
        d321[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d312[j] += d311[i * 3 + j];
            d321[j] += d320[i * 3 + j];
        }
    }
}

// vae_gan.vae:7  gradient of conv(3, stride=2)
// kernel 84, train: product by panels over rows of [4, 4, 1]
VAE_KERNEL void train_k84(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k61(s, tile, scratch, s->arena + 2720, s->param + 400, s->arena + 384);
}

// vae_gan.vae:6  gradient of dense(16)
// kernel 85, train: sum over the batch over rows of [16]
VAE_KERNEL void train_k85(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k62(s, tile, scratch, s->arena + 8272, s->arena + 384);
}

// vae_gan.vae:6  gradient of dense(16)
// kernel 86, train: weight gradient over [8, 16]
VAE_KERNEL void train_k86(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k63(s, tile, scratch, s->arena + 5632, s->arena + 384, s->arena + 256);
}

// What kernel 87 of train and 1 other do, each with buffers of its own:
//   d339: [n, 16]
//   w63: [8, 16]
//   d346: [n, 8]
//   d345: [n, 8]
//   d348: [n, 8]
//   t59: [8]
VAE_SHARED_2(like_train_k87, const VaeState *s, int tile, vae_real *scratch, const vae_real *d339,
    const vae_real *w63, vae_real *d346, const vae_real *d345, vae_real *d348, const vae_real *t59) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nt((int)(end - begin), 8, 16, d339 + begin * 16, 16, w63, 16, d346 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v343 = d346[i * 8 + j];
            const vae_real v346 = v343 * d345[i * 8 + j];
            d346[i * 8 + j] = v346;
            d348[i * 8 + j] = v346 * t59[j];
        }
    }
}

// vae_gan.vae:6  gradient of dense(8)
// kernel 95, train: weight gradient over [2, 8]
VAE_KERNEL void train_k95(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k72(s, tile, scratch, s->arena + 9520, s->arena + 4736, s->arena + 8128);
}

// vae_gan.vae:7  gradient of conv(3, stride=2)
// kernel 103, train: product by panels over rows of [4, 4, 1]
VAE_KERNEL void train_k103(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k61(s, tile, scratch, s->arena + 2432, s->param + 400, s->arena + 128);
}

// vae_gan.vae:6  gradient of dense(16)
// kernel 104, train: sum over the batch over rows of [16]
VAE_KERNEL void train_k104(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k62(s, tile, scratch, s->arena + 8032, s->arena + 128);
}

// vae_gan.vae:6  gradient of dense(16)
// kernel 105, train: weight gradient over [8, 16]
VAE_KERNEL void train_k105(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k63(s, tile, scratch, s->arena + 5632, s->arena + 128, s->arena + 0);
}

// vae_gan.vae:6  gradient of batchnorm
// vae_gan.vae:6  gradient of dense(8)
// kernel 108, train: loop over [8]
VAE_KERNEL void train_k108(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d413 = s->arena + 8000; // [8]
    const vae_real *t58 = s->arena + 9408; // [8]
    const vae_real *t59 = s->arena + 9392; // [8]
    vae_real *d421 = s->arena + 7968; // [8]
    const vae_real *d351 = s->arena + 8224; // [8]
    vae_real *d_param460 = s->grad + 224; // [8]
    const vae_real *d284 = s->arena + 8464; // [8]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        const vae_real v414 = d413[j] / t58[j];
        d421[j] = -(0.5f * (v414 * t59[j])) / t58[j] * inv_n;
        d_param460[j] = v414 + d351[j] + d284[j];
    }
}

// vae_gan.vae:6  gradient of dense(8)
// kernel 114, train: weight gradient over [2, 8]
VAE_KERNEL void train_k114(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k72(s, tile, scratch, s->arena + 9520, s->arena + 4416, s->arena + 7904);
}

// vae_gan.vae:6  gradient of dense(8)
// vae_gan.vae:4  gradient of sampling and KL
// kernel 115, train: product by panels over rows of [2]
VAE_KERNEL void train_k115(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d430 = s->arena + 4416; // [n, 8]
    const vae_real *w27 = s->param + 192; // [2, 8]
    vae_real *d438 = s->arena + 6656; // [n, 2] in rows of 4
    const vae_real *t20 = s->arena + 9504; // [n, 2]
    const vae_real *mean11 = s->arena + 7360; // [n, 2] in rows of 4
    const vae_real *eps13 = s->arena + 9552; // [n, 2]
    const vae_real *t16 = s->arena + 9536; // [n, 2]
    vae_real *d442 = s->arena + 6658; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c225 = beta * inv_n;
    const vae_real c434 = 0.5f * c225;
    vae_gemm_nt((int)(end - begin), 2, 8, d430 + begin * 8, 8, w27, 8, d438 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v433 = d438[i * 4 + j];
            d438[i * 4 + j] = c225 * mean11[i * 4 + j] + v433;
            d442[i * 4 + j] = c434 * t20[i * 2 + j] - c434 + 0.5f * (v433 * eps13[i * 2 + j] * t16[i * 2 + j]);
        }
    }
}

// vae_gan.vae:4  gradient of posterior heads (added by the compiler)
// kernel 116, train: weight gradient over [8, 4]
VAE_KERNEL void train_k116(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h6 = s->arena + 5824; // [n, 8]
    const vae_real *d443 = s->arena + 6656; // [n, 4]
    vae_real *d_param445 = s->grad + 144; // [8, 4]
    if (tile == 1) {
        vae_real *d_param444 = s->grad + 176; // [4]
        vae_column_sums(s->n, 4, d443, 4, d_param444);
        return;
    }
    vae_gemm_tn(8, 4, s->n, h6, 8, d443, 4, d_param445, 4);
}

// vae_gan.vae:4  gradient of posterior heads (added by the compiler)
// vae_gan.vae:5  gradient of tanh
// kernel 117, train: product by panels over rows of [8]
VAE_KERNEL void train_k117(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d443 = s->arena + 6656; // [n, 4]
    const vae_real *w7 = s->param + 144; // [8, 4]
    vae_real *d449 = s->arena + 4352; // [n, 8]
    const vae_real *h6 = s->arena + 5824; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 4, d443 + begin * 4, 4, w7, 4, d449 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v446 = d449[i * 8 + j];
            d449[i * 8 + j] = v446 * (1.0f - h6[i * 8 + j] * h6[i * 8 + j]);
        }
    }
}

// vae_gan.vae:5  gradient of dense(8)
// kernel 118, train: weight gradient over [16, 8]
VAE_KERNEL void train_k118(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h1 = s->arena + 1152; // [n, 16]
    const vae_real *d449 = s->arena + 4352; // [n, 8]
    vae_real *d_param451 = s->grad + 0; // [16, 8]
    if (tile == 1) {
        vae_real *d_param450 = s->grad + 128; // [8]
        vae_column_sums(s->n, 8, d449, 8, d_param450);
        return;
    }
    vae_gemm_tn(16, 8, s->n, h1, 16, d449, 8, d_param451, 8);
}

// vae_gan.vae:6  gradient of dense(8)
// kernel 119, train: loop over [2, 8]
VAE_KERNEL void train_k119(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d432 = s->arena + 7904; // [2, 8]
    const vae_real *d369 = s->arena + 8128; // [2, 8]
    vae_real *d_param458 = s->grad + 192; // [2, 8]
    const vae_real *d302 = s->arena + 8368; // [2, 8]
    VAE_SIMD
    for (size_t j = 0; j < 16; j++) {
        d_param458[j] = d432[j] + d369[j] + d302[j];
    }
}

// What kernel 120 of train and 1 other do, each with buffers of its own:
//   d431: [8]
//   d368: [8]
//   d_param459: [8]
//   d301: [8]
VAE_SHARED_2(like_train_k120, const VaeState *s, int tile, vae_real *scratch, const vae_real *d431,
    const vae_real *d368, vae_real *d_param459, const vae_real *d301) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        d_param459[j] = d431[j] + d368[j] + d301[j];
    }
}

// vae_gan.vae:6  gradient of dense(8)
// kernel 121, train: loop over [8]
VAE_KERNEL void train_k121(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k120(s, tile, scratch, s->arena + 8016, s->arena + 8256, s->grad + 240,
        s->arena + 8496);
}

// vae_gan.vae:6  gradient of dense(8)
// kernel 122, train: loop over [8, 16]
VAE_KERNEL void train_k122(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d407 = s->arena + 0; // [8, 16]
    const vae_real *d342 = s->arena + 256; // [8, 16]
    vae_real *d_param462 = s->grad + 256; // [8, 16]
    const vae_real *d275 = s->arena + 512; // [8, 16]
    VAE_SIMD
    for (size_t j = 0; j < 128; j++) {
        d_param462[j] = d407[j] + d342[j] + d275[j];
    }
}

// vae_gan.vae:6  gradient of dense(8)
// kernel 123, train: loop over [16]
VAE_KERNEL void train_k123(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d406 = s->arena + 8032; // [16]
    const vae_real *d341 = s->arena + 8272; // [16]
    vae_real *d_param463 = s->grad + 384; // [16]
    const vae_real *d274 = s->arena + 8512; // [16]
    VAE_SIMD
    for (size_t j = 0; j < 16; j++) {
        d_param463[j] = d406[j] + d341[j] + d274[j];
    }
}

// What kernel 124 of train and 2 others do, each with buffers of its own:
//   h181: [n, 12]
//   d464: [n, 1]
//   d470: [12, 1]
VAE_SHARED_1(like_train_k124, const VaeState *s, int tile, vae_real *scratch, const vae_real *h181,
    const vae_real *d464, vae_real *d470) {
    (void)scratch;
    (void)tile;
    vae_gemm_tn(12, 1, s->n, h181, 12, d464, 1, d470, 1);
}

// vae_gan.vae:7  gradient of dense(1)
// kernel 124, train: weight gradient over [12, 1]
VAE_KERNEL void train_k124(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k124(s, tile, scratch, s->arena + 3488, s->arena + 7888, s->arena + 7824);
}

// What kernel 126 of train and 2 others do, each with buffers of its own:
//   d477: [n, 1, 1, 3]
//   d476: [n, 2, 2, 3]
//   d480: [n, 2, 2, 3]
//   t176: [3]
//   d491: [n, 1, 1, 3]
VAE_SHARED_2(like_train_k126, const VaeState *s, int tile, vae_real *scratch, vae_real *d477,
    const vae_real *d476, vae_real *d480, const vae_real *t176, vae_real *d491) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d477[i * 3 + k] = 0.0f;
        }
        for (size_t k = 0; k < 3; k++) {
            d491[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d477[i * 3 + k] += d476[i * 12 + j * 3 + k];
                const vae_real v480 = d476[i * 12 + j * 3 + k] * t176[k];
                d480[i * 12 + j * 3 + k] = v480;
                d491[i * 3 + k] += -v480;
            }
        }
    }
}

// What kernel 130 of train and 1 other do, each with buffers of its own:
//   d485: [3]
//   d483: [3]
//   t175: [3]
//   t176: [3]
//   d494: [3]
VAE_SHARED_2(like_train_k130, const VaeState *s, int tile, vae_real *scratch, vae_real *d485,
    const vae_real *d483, const vae_real *t175, const vae_real *t176, vae_real *d494) {
    (void)tile, (void)scratch;
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c101 = 0.25f * inv_n;
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        const vae_real v485 = d483[j] / t175[j];
        d485[j] = v485;
        d494[j] = -(0.5f * (v485 * t176[j])) / t175[j] * c101;
    }
}

// What kernel 136 of train and 2 others do, each with buffers of its own:
//   d509: [n, 2, 2, 3]
//   d501: [n, 2, 2, 3]
//   d507: [n, 1, 1, 3]
//   d510: [n, 1, 1, 3]
VAE_SHARED_2(like_train_k136, const VaeState *s, int tile, vae_real *scratch, vae_real *d509,
    const vae_real *d501, const vae_real *d507, vae_real *d510) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d510[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v509 = d501[i * 12 + j * 3 + k] + d507[i * 3 + k];
                d509[i * 12 + j * 3 + k] = v509;
                d510[i * 3 + k] += v509;
            }
        }
    }
}

// What kernel 138 of train and 2 others do, each with buffers of its own:
//   h161: [n, 4, 4, 1]
//   d509: [n, 2, 2, 3]
//   d513: [3, 3, 1, 3]
VAE_SHARED_2(like_train_k138, const VaeState *s, int tile, vae_real *scratch, const vae_real *h161,
    const vae_real *d509, vae_real *d513) {
    (void)tile;
    static const VaeConv conv513 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 2, .out_width = 2, .out_channels = 3,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 3
    };
    vae_conv_w(&conv513, s->n, h161, d509, d513, tile, scratch);
}

// vae_gan.vae:7  gradient of conv(3, stride=2)
// kernel 138, train: weight gradient over [3, 3, 1, 3]
VAE_KERNEL void train_k138(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k138(s, tile, scratch, s->arena + 768, s->arena + 2048, s->arena + 6400);
}

// vae_gan.vae:7  gradient of dense(1)
// kernel 139, train: weight gradient over [12, 1]
VAE_KERNEL void train_k139(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k124(s, tile, scratch, s->arena + 3776, s->arena + 7872, s->arena + 7664);
}

// vae_gan.vae:7  gradient of conv(3, stride=2)
// kernel 153, train: weight gradient over [3, 3, 1, 3]
VAE_KERNEL void train_k153(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k138(s, tile, scratch, s->arena + 1024, s->arena + 1664, s->arena + 6144);
}

// vae_gan.vae:7  gradient of dense(1)
// kernel 154, train: weight gradient over [12, 1]
VAE_KERNEL void train_k154(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k124(s, tile, scratch, s->arena + 4064, s->arena + 7856, s->arena + 7504);
}

// vae_gan.vae:7  gradient of batchnorm
// vae_gan.vae:7  gradient of conv(3, stride=2)
// kernel 160, train: loop over [3]
VAE_KERNEL void train_k160(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d573 = s->arena + 7472; // [3]
    const vae_real *t110 = s->arena + 9248; // [3]
    const vae_real *t111 = s->arena + 9232; // [3]
    vae_real *d584 = s->arena + 7440; // [3]
    const vae_real *d530 = s->arena + 7616; // [3]
    vae_real *d_param612 = s->grad + 448; // [3]
    const vae_real *d485 = s->arena + 7776; // [3]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c101 = 0.25f * inv_n;
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        const vae_real v575 = d573[j] / t110[j];
        d584[j] = -(0.5f * (v575 * t111[j])) / t110[j] * c101;
        d_param612[j] = v575 + d530[j] + d485[j];
    }
}

// vae_gan.vae:7  gradient of conv(3, stride=2)
// kernel 168, train: weight gradient over [3, 3, 1, 3]
VAE_KERNEL void train_k168(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k138(s, tile, scratch, s->arena + 1152, s->arena + 1280, s->arena + 5888);
}

// vae_gan.vae:7  gradient of conv(3, stride=2)
// kernel 169, train: loop over [3, 3, 1, 3]
VAE_KERNEL void train_k169(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d603 = s->arena + 5888; // [3, 3, 1, 3]
    const vae_real *d558 = s->arena + 6144; // [3, 3, 1, 3]
    vae_real *d_param610 = s->grad + 400; // [3, 3, 1, 3]
    const vae_real *d513 = s->arena + 6400; // [3, 3, 1, 3]
    VAE_SIMD
    for (size_t j = 0; j < 27; j++) {
        d_param610[j] = d603[j] + d558[j] + d513[j];
    }
}

// What kernel 170 of train and 1 other do, each with buffers of its own:
//   d601: [3]
//   d556: [3]
//   d_param611: [3]
//   d511: [3]
VAE_SHARED_1(like_train_k170, const VaeState *s, int tile, vae_real *scratch, const vae_real *d601,
    const vae_real *d556, vae_real *d_param611, const vae_real *d511) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        d_param611[j] = d601[j] + d556[j] + d511[j];
    }
}

// vae_gan.vae:7  gradient of conv(3, stride=2)
// kernel 172, train: loop over [12, 1]
VAE_KERNEL void train_k172(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d560 = s->arena + 7504; // [12, 1]
    const vae_real *d515 = s->arena + 7664; // [12, 1]
    vae_real *d_param614 = s->grad + 480; // [12, 1]
    const vae_real *d470 = s->arena + 7824; // [12, 1]
    VAE_SIMD
    for (size_t j = 0; j < 12; j++) {
        d_param614[j] = d560[j] + d515[j] + d470[j];
    }
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    // vae_gan.vae:6  dense(8)
    // kernel 32, train: product by panels over rows of [8]
    like_train_k3(s, tile, scratch, s->arena + 9120, s->param + 192, s->arena + 5568,
        s->param + 208);
    // vae_gan.vae:6  batchnorm
    // kernel 33, train: sum over the batch over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 9088, s->arena + 5568);
    // vae_gan.vae:6  batchnorm
    // kernel 34, train: loop over [8]
    like_train_k5(s, tile, scratch, s->arena + 9072, s->arena + 9088);
    // vae_gan.vae:6  batchnorm
    // kernel 35, train: loop over rows of [8]
    like_train_k6(s, tile, scratch, s->arena + 5504, s->arena + 5568, s->arena + 9072);
    // vae_gan.vae:6  batchnorm
    // kernel 36, train: sum over the batch over rows of [8]
    like_train_k7(s, tile, scratch, s->arena + 5504, s->arena + 9056);
    train_k37(s, tile, scratch);
    // vae_gan.vae:6  batchnorm
    // vae_gan.vae:6  tanh
    // kernel 38, train: loop over rows of [8]
    like_train_k38(s, tile, scratch, s->arena + 5504, s->arena + 9024, s->param + 240,
        s->arena + 5440);
    train_k39(s, tile, scratch);
    // vae_gan.vae:7  conv(3, stride=2)
    // vae_gan.vae:7  batchnorm
    // kernel 40, train: product by panels over rows of [2, 2, 3]
    like_train_k16(s, tile, scratch, s->arena + 768, s->param + 400, s->arena + 3680,
        s->param + 432, s->arena + 7200);
    // vae_gan.vae:7  batchnorm
    // kernel 41, train: sum over the batch over rows of [3]
    like_train_k17(s, tile, scratch, s->arena + 9008, s->arena + 7200);
    // vae_gan.vae:7  batchnorm
    // kernel 42, train: loop over [3]
    like_train_k18(s, tile, scratch, s->arena + 8992, s->arena + 9008);
    // vae_gan.vae:7  batchnorm
    // kernel 43, train: loop over rows of [2, 2, 3]
    like_train_k19(s, tile, scratch, s->arena + 3584, s->arena + 3680, s->arena + 8992,
        s->arena + 7168);
    // vae_gan.vae:7  batchnorm
    // kernel 44, train: sum over the batch over rows of [3]
    like_train_k17(s, tile, scratch, s->arena + 8976, s->arena + 7168);
    // vae_gan.vae:7  batchnorm
    // kernel 45, train: loop over [3]
    like_train_k21(s, tile, scratch, s->arena + 8976, s->arena + 8960, s->arena + 8944,
        s->param + 448);
    // vae_gan.vae:7  batchnorm
    // vae_gan.vae:7  leaky_relu(0.2)
    // kernel 46, train: loop over rows of [2, 2, 3]
    like_train_k22(s, tile, scratch, s->arena + 3584, s->arena + 8944, s->param + 464,
        s->arena + 3488);
    // vae_gan.vae:7  dense(1)
    // kernel 47, train: product by panels over rows of [1]
    like_train_k31(s, tile, scratch, s->arena + 3488, s->param + 480, s->arena + 8928,
        s->param + 496, s->arena + 8608, s->arena + 7888);
    // vae_gan.vae:7  gradient of dense(1)
    // vae_gan.vae:7  gradient of leaky_relu(0.2)
    // kernel 50, train: product by panels over rows of [12]
    like_train_k50(s, tile, scratch, s->arena + 8608, s->param + 480, s->arena + 3392,
        s->arena + 3488);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 51, train: loop over rows of [2, 2, 3]
    like_train_k51(s, tile, scratch, s->arena + 3296, s->arena + 3392, s->arena + 8944,
        s->arena + 7104);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 52, train: loop over rows of [2, 2, 3]
    like_train_k52(s, tile, scratch, s->arena + 3392, s->arena + 3584, s->arena + 7136);
    // vae_gan.vae:7  gradient of dense(1)
    // vae_gan.vae:7  gradient of leaky_relu(0.2)
    // kernel 125, train: product by panels over rows of [12]
    like_train_k50(s, tile, scratch, s->arena + 7888, s->param + 480, s->arena + 2336,
        s->arena + 3488);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 126, train: loop over rows of [2, 2, 3]
    like_train_k126(s, tile, scratch, s->arena + 6624, s->arena + 2336, s->arena + 2240,
        s->arena + 8944, s->arena + 6560);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 127, train: sum over the batch over rows of [1, 1, 3]
    like_train_k76(s, tile, scratch, s->arena + 7808, s->arena + 6624, s->arena + 7760,
        s->arena + 6560);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 128, train: loop over rows of [2, 2, 3]
    like_train_k52(s, tile, scratch, s->arena + 2336, s->arena + 3584, s->arena + 6592);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 129, train: sum over the batch over rows of [1, 1, 3]
    like_train_k57(s, tile, scratch, s->arena + 7792, s->arena + 6592);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 130, train: loop over [3]
    like_train_k130(s, tile, scratch, s->arena + 7776, s->arena + 7792, s->arena + 8960,
        s->arena + 8944, s->arena + 7744);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 131, train: loop over rows of [3]
    like_train_k55(s, tile, scratch, s->arena + 6528, s->arena + 7744);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 132, train: loop over rows of [2, 2, 3]
    like_train_k56(s, tile, scratch, s->arena + 6528, s->arena + 3584, s->arena + 2144,
        s->arena + 2240, s->arena + 6496);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 133, train: sum over the batch over rows of [1, 1, 3]
    like_train_k57(s, tile, scratch, s->arena + 7728, s->arena + 6496);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 134, train: loop over [3]
    like_train_k58(s, tile, scratch, s->arena + 7760, s->arena + 7728, s->arena + 7712);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 135, train: loop over rows of [3]
    like_train_k55(s, tile, scratch, s->arena + 6464, s->arena + 7712);
    // vae_gan.vae:7  gradient of batchnorm
    // vae_gan.vae:7  gradient of conv(3, stride=2)
    // kernel 136, train: loop over rows of [2, 2, 3]
    like_train_k136(s, tile, scratch, s->arena + 2048, s->arena + 2144, s->arena + 6464,
        s->arena + 6432);
    // vae_gan.vae:7  gradient of conv(3, stride=2)
    // kernel 137, train: sum over the batch over rows of [1, 1, 3]
    like_train_k57(s, tile, scratch, s->arena + 7696, s->arena + 6432);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // vae_gan.vae:5  dense(8)
    // vae_gan.vae:5  tanh
    // kernel 0, train: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 1152, s->param + 0, s->arena + 5824, s->param + 128);
    // vae_gan.vae:4  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 5824, s->param + 144, s->arena + 7360,
        s->param + 176);
    train_k2(s, tile, scratch);
    // vae_gan.vae:6  dense(8)
    // kernel 3, train: product by panels over rows of [8]
    like_train_k3(s, tile, scratch, s->arena + 9520, s->param + 192, s->arena + 5760,
        s->param + 208);
    // vae_gan.vae:6  batchnorm
    // kernel 4, train: sum over the batch over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 9472, s->arena + 5760);
    // vae_gan.vae:6  batchnorm
    // kernel 5, train: loop over [8]
    like_train_k5(s, tile, scratch, s->arena + 9456, s->arena + 9472);
    // vae_gan.vae:6  batchnorm
    // kernel 6, train: loop over rows of [8]
    like_train_k6(s, tile, scratch, s->arena + 5696, s->arena + 5760, s->arena + 9456);
    // vae_gan.vae:6  batchnorm
    // kernel 7, train: sum over the batch over rows of [8]
    like_train_k7(s, tile, scratch, s->arena + 5696, s->arena + 9440);
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k14(s, tile, scratch);
    // vae_gan.vae:8  likelihood = gaussian
    // kernel 15, train: loop over rows of [16]
    like_train_k15(s, tile, scratch, s->arena + 896, s->arena + 9328, s->arena + 9344,
        s->arena + 9312);
    // vae_gan.vae:7  conv(3, stride=2)
    // vae_gan.vae:7  batchnorm
    // kernel 24, train: product by panels over rows of [2, 2, 3]
    like_train_k16(s, tile, scratch, s->arena + 1024, s->param + 400, s->arena + 3968,
        s->param + 432, s->arena + 7264);
    // vae_gan.vae:7  batchnorm
    // kernel 25, train: sum over the batch over rows of [3]
    like_train_k17(s, tile, scratch, s->arena + 9200, s->arena + 7264);
    // vae_gan.vae:7  batchnorm
    // kernel 26, train: loop over [3]
    like_train_k18(s, tile, scratch, s->arena + 9184, s->arena + 9200);
    // vae_gan.vae:7  batchnorm
    // kernel 27, train: loop over rows of [2, 2, 3]
    like_train_k19(s, tile, scratch, s->arena + 3872, s->arena + 3968, s->arena + 9184,
        s->arena + 7232);
    // vae_gan.vae:7  batchnorm
    // kernel 28, train: sum over the batch over rows of [3]
    like_train_k17(s, tile, scratch, s->arena + 9168, s->arena + 7232);
    // vae_gan.vae:7  batchnorm
    // kernel 29, train: loop over [3]
    like_train_k21(s, tile, scratch, s->arena + 9168, s->arena + 9152, s->arena + 9136,
        s->param + 448);
}

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    // vae_gan.vae:7  conv(3, stride=2)
    // vae_gan.vae:7  batchnorm
    // kernel 16, train: product by panels over rows of [2, 2, 3]
    like_train_k16(s, tile, scratch, s->arena + 1152, s->param + 400, s->arena + 4256,
        s->param + 432, s->arena + 7328);
    // vae_gan.vae:7  batchnorm
    // kernel 17, train: sum over the batch over rows of [3]
    like_train_k17(s, tile, scratch, s->arena + 9296, s->arena + 7328);
    // vae_gan.vae:7  batchnorm
    // kernel 18, train: loop over [3]
    like_train_k18(s, tile, scratch, s->arena + 9280, s->arena + 9296);
    // vae_gan.vae:7  batchnorm
    // kernel 19, train: loop over rows of [2, 2, 3]
    like_train_k19(s, tile, scratch, s->arena + 4160, s->arena + 4256, s->arena + 9280,
        s->arena + 7296);
    // vae_gan.vae:7  batchnorm
    // kernel 20, train: sum over the batch over rows of [3]
    like_train_k17(s, tile, scratch, s->arena + 9264, s->arena + 7296);
    // vae_gan.vae:7  batchnorm
    // kernel 21, train: loop over [3]
    like_train_k21(s, tile, scratch, s->arena + 9264, s->arena + 9248, s->arena + 9232,
        s->param + 448);
    // vae_gan.vae:7  batchnorm
    // vae_gan.vae:7  leaky_relu(0.2)
    // kernel 22, train: loop over rows of [2, 2, 3]
    like_train_k22(s, tile, scratch, s->arena + 4160, s->arena + 9232, s->param + 464,
        s->arena + 4064);
    train_k23(s, tile, scratch);
    // vae_gan.vae:7  gradient of dense(1)
    // vae_gan.vae:7  gradient of leaky_relu(0.2)
    // kernel 155, train: product by panels over rows of [12]
    like_train_k50(s, tile, scratch, s->arena + 7856, s->param + 480, s->arena + 1568,
        s->arena + 4064);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 156, train: loop over rows of [2, 2, 3]
    like_train_k126(s, tile, scratch, s->arena + 6112, s->arena + 1568, s->arena + 1472,
        s->arena + 9232, s->arena + 6048);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 157, train: sum over the batch over rows of [1, 1, 3]
    like_train_k76(s, tile, scratch, s->arena + 7488, s->arena + 6112, s->arena + 7456,
        s->arena + 6048);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 158, train: loop over rows of [2, 2, 3]
    like_train_k52(s, tile, scratch, s->arena + 1568, s->arena + 4160, s->arena + 6080);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 159, train: sum over the batch over rows of [1, 1, 3]
    like_train_k57(s, tile, scratch, s->arena + 7472, s->arena + 6080);
}

// One thread does all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k30(s, tile, scratch);
    // vae_gan.vae:7  dense(1)
    // kernel 31, train: product by panels over rows of [1]
    like_train_k31(s, tile, scratch, s->arena + 3776, s->param + 480, s->arena + 9104,
        s->param + 496, s->arena + 8624, s->arena + 7872);
    train_k48(s, tile, scratch);
    train_k49(s, tile, scratch);
    train_k53(s, tile, scratch);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 54, train: loop over [3]
    like_train_k54(s, tile, scratch, s->arena + 8592, s->arena + 8960, s->arena + 8944,
        s->arena + 8560);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 55, train: loop over rows of [3]
    like_train_k55(s, tile, scratch, s->arena + 7072, s->arena + 8560);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 56, train: loop over rows of [2, 2, 3]
    like_train_k56(s, tile, scratch, s->arena + 7072, s->arena + 3584, s->arena + 3200,
        s->arena + 3296, s->arena + 7040);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 57, train: sum over the batch over rows of [1, 1, 3]
    like_train_k57(s, tile, scratch, s->arena + 8544, s->arena + 7040);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 58, train: loop over [3]
    like_train_k58(s, tile, scratch, s->arena + 8576, s->arena + 8544, s->arena + 8528);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 59, train: loop over rows of [3]
    like_train_k55(s, tile, scratch, s->arena + 7008, s->arena + 8528);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 60, train: loop over rows of [2, 2, 3]
    like_train_k60(s, tile, scratch, s->arena + 3104, s->arena + 3200, s->arena + 7008);
    // vae_gan.vae:7  gradient of dense(1)
    // vae_gan.vae:7  gradient of leaky_relu(0.2)
    // kernel 73, train: product by panels over rows of [12]
    like_train_k50(s, tile, scratch, s->arena + 8624, s->param + 480, s->arena + 3008,
        s->arena + 3776);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 74, train: loop over rows of [2, 2, 3]
    like_train_k51(s, tile, scratch, s->arena + 2912, s->arena + 3008, s->arena + 9136,
        s->arena + 6944);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 75, train: loop over rows of [2, 2, 3]
    like_train_k52(s, tile, scratch, s->arena + 3008, s->arena + 3872, s->arena + 6976);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 76, train: sum over the batch over rows of [1, 1, 3]
    like_train_k76(s, tile, scratch, s->arena + 8352, s->arena + 6976, s->arena + 8336,
        s->arena + 6944);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 77, train: loop over [3]
    like_train_k54(s, tile, scratch, s->arena + 8352, s->arena + 9152, s->arena + 9136,
        s->arena + 8320);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 78, train: loop over rows of [3]
    like_train_k55(s, tile, scratch, s->arena + 6912, s->arena + 8320);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 79, train: loop over rows of [2, 2, 3]
    like_train_k56(s, tile, scratch, s->arena + 6912, s->arena + 3872, s->arena + 2816,
        s->arena + 2912, s->arena + 6880);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 80, train: sum over the batch over rows of [1, 1, 3]
    like_train_k57(s, tile, scratch, s->arena + 8304, s->arena + 6880);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 81, train: loop over [3]
    like_train_k58(s, tile, scratch, s->arena + 8336, s->arena + 8304, s->arena + 8288);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 82, train: loop over rows of [3]
    like_train_k55(s, tile, scratch, s->arena + 6848, s->arena + 8288);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 83, train: loop over rows of [2, 2, 3]
    like_train_k60(s, tile, scratch, s->arena + 2720, s->arena + 2816, s->arena + 6848);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 96, train: loop over [3]
    like_train_k54(s, tile, scratch, s->arena + 8112, s->arena + 9152, s->arena + 9136,
        s->arena + 8080);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 97, train: loop over rows of [3]
    like_train_k55(s, tile, scratch, s->arena + 6752, s->arena + 8080);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 98, train: loop over rows of [2, 2, 3]
    like_train_k56(s, tile, scratch, s->arena + 6752, s->arena + 3872, s->arena + 2528,
        s->arena + 2624, s->arena + 6720);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 99, train: sum over the batch over rows of [1, 1, 3]
    like_train_k57(s, tile, scratch, s->arena + 8064, s->arena + 6720);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 100, train: loop over [3]
    like_train_k58(s, tile, scratch, s->arena + 8096, s->arena + 8064, s->arena + 8048);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 101, train: loop over rows of [3]
    like_train_k55(s, tile, scratch, s->arena + 6688, s->arena + 8048);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 102, train: loop over rows of [2, 2, 3]
    like_train_k60(s, tile, scratch, s->arena + 2432, s->arena + 2528, s->arena + 6688);
    // vae_gan.vae:7  gradient of dense(1)
    // vae_gan.vae:7  gradient of leaky_relu(0.2)
    // kernel 140, train: product by panels over rows of [12]
    like_train_k50(s, tile, scratch, s->arena + 7872, s->param + 480, s->arena + 1952,
        s->arena + 3776);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 141, train: loop over rows of [2, 2, 3]
    like_train_k126(s, tile, scratch, s->arena + 6368, s->arena + 1952, s->arena + 1856,
        s->arena + 9136, s->arena + 6304);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 142, train: sum over the batch over rows of [1, 1, 3]
    like_train_k76(s, tile, scratch, s->arena + 7648, s->arena + 6368, s->arena + 7600,
        s->arena + 6304);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 143, train: loop over rows of [2, 2, 3]
    like_train_k52(s, tile, scratch, s->arena + 1952, s->arena + 3872, s->arena + 6336);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 144, train: sum over the batch over rows of [1, 1, 3]
    like_train_k57(s, tile, scratch, s->arena + 7632, s->arena + 6336);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 145, train: loop over [3]
    like_train_k130(s, tile, scratch, s->arena + 7616, s->arena + 7632, s->arena + 9152,
        s->arena + 9136, s->arena + 7584);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 146, train: loop over rows of [3]
    like_train_k55(s, tile, scratch, s->arena + 6272, s->arena + 7584);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 147, train: loop over rows of [2, 2, 3]
    like_train_k56(s, tile, scratch, s->arena + 6272, s->arena + 3872, s->arena + 1760,
        s->arena + 1856, s->arena + 6240);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 148, train: sum over the batch over rows of [1, 1, 3]
    like_train_k57(s, tile, scratch, s->arena + 7568, s->arena + 6240);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 149, train: loop over [3]
    like_train_k58(s, tile, scratch, s->arena + 7600, s->arena + 7568, s->arena + 7552);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 150, train: loop over rows of [3]
    like_train_k55(s, tile, scratch, s->arena + 6208, s->arena + 7552);
    // vae_gan.vae:7  gradient of batchnorm
    // vae_gan.vae:7  gradient of conv(3, stride=2)
    // kernel 151, train: loop over rows of [2, 2, 3]
    like_train_k136(s, tile, scratch, s->arena + 1664, s->arena + 1760, s->arena + 6208,
        s->arena + 6176);
    // vae_gan.vae:7  gradient of conv(3, stride=2)
    // kernel 152, train: sum over the batch over rows of [1, 1, 3]
    like_train_k57(s, tile, scratch, s->arena + 7536, s->arena + 6176);
    train_k160(s, tile, scratch);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 161, train: loop over rows of [3]
    like_train_k55(s, tile, scratch, s->arena + 6016, s->arena + 7440);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 162, train: loop over rows of [2, 2, 3]
    like_train_k56(s, tile, scratch, s->arena + 6016, s->arena + 4160, s->arena + 1376,
        s->arena + 1472, s->arena + 5984);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 163, train: sum over the batch over rows of [1, 1, 3]
    like_train_k57(s, tile, scratch, s->arena + 7424, s->arena + 5984);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 164, train: loop over [3]
    like_train_k58(s, tile, scratch, s->arena + 7456, s->arena + 7424, s->arena + 7408);
    // vae_gan.vae:7  gradient of batchnorm
    // kernel 165, train: loop over rows of [3]
    like_train_k55(s, tile, scratch, s->arena + 5952, s->arena + 7408);
    // vae_gan.vae:7  gradient of batchnorm
    // vae_gan.vae:7  gradient of conv(3, stride=2)
    // kernel 166, train: loop over rows of [2, 2, 3]
    like_train_k136(s, tile, scratch, s->arena + 1280, s->arena + 1376, s->arena + 5952,
        s->arena + 5920);
    // vae_gan.vae:7  gradient of conv(3, stride=2)
    // kernel 167, train: sum over the batch over rows of [1, 1, 3]
    like_train_k57(s, tile, scratch, s->arena + 7392, s->arena + 5920);
    // vae_gan.vae:7  gradient of conv(3, stride=2)
    // kernel 170, train: loop over [3]
    like_train_k170(s, tile, scratch, s->arena + 7392, s->arena + 7536, s->grad + 432,
        s->arena + 7696);
    // vae_gan.vae:7  gradient of conv(3, stride=2)
    // kernel 171, train: loop over [3]
    like_train_k170(s, tile, scratch, s->arena + 7488, s->arena + 7648, s->grad + 464,
        s->arena + 7808);
}

// One thread does all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    train_k64(s, tile, scratch);
    // vae_gan.vae:6  gradient of batchnorm
    // kernel 65, train: sum over the batch over rows of [8]
    like_train_k65(s, tile, scratch, s->arena + 8496, s->arena + 5376, s->arena + 5504,
        s->arena + 8480, s->arena + 5312, s->arena + 8448);
    // vae_gan.vae:6  gradient of batchnorm
    // kernel 66, train: loop over [8]
    like_train_k66(s, tile, scratch, s->arena + 8464, s->arena + 8480, s->arena + 9040,
        s->arena + 9024, s->arena + 8432);
    // vae_gan.vae:6  gradient of batchnorm
    // kernel 67, train: loop over rows of [8]
    like_train_k67(s, tile, scratch, s->arena + 8432, s->arena + 5248, s->arena + 5504,
        s->arena + 5184, s->arena + 5312);
    // vae_gan.vae:6  gradient of batchnorm
    // kernel 68, train: sum over the batch over rows of [8]
    like_train_k68(s, tile, scratch, s->arena + 5248, s->arena + 8416);
    // vae_gan.vae:6  gradient of batchnorm
    // kernel 69, train: loop over [8]
    like_train_k69(s, tile, scratch, s->arena + 8448, s->arena + 8416, s->arena + 8400);
    // vae_gan.vae:6  gradient of batchnorm
    // kernel 70, train: loop over rows of [8]
    like_train_k70(s, tile, scratch, s->arena + 5120, s->arena + 5184, s->arena + 8400);
    // vae_gan.vae:6  gradient of dense(8)
    // kernel 71, train: sum over the batch over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 8384, s->arena + 5120);
}

// One thread does all of these.
VAE_KERNEL void train_u12(const VaeState *s, int tile, vae_real *scratch) {
    // vae_gan.vae:6  gradient of dense(16)
    // vae_gan.vae:6  gradient of tanh
    // vae_gan.vae:6  gradient of batchnorm
    // kernel 87, train: product by panels over rows of [8]
    like_train_k87(s, tile, scratch, s->arena + 384, s->param + 256, s->arena + 4992,
        s->arena + 5056, s->arena + 4928, s->arena + 9392);
    // vae_gan.vae:6  gradient of batchnorm
    // kernel 88, train: sum over the batch over rows of [8]
    like_train_k65(s, tile, scratch, s->arena + 8256, s->arena + 4992, s->arena + 5696,
        s->arena + 8240, s->arena + 4928, s->arena + 8208);
    // vae_gan.vae:6  gradient of batchnorm
    // kernel 89, train: loop over [8]
    like_train_k66(s, tile, scratch, s->arena + 8224, s->arena + 8240, s->arena + 9408,
        s->arena + 9392, s->arena + 8192);
    // vae_gan.vae:6  gradient of batchnorm
    // kernel 90, train: loop over rows of [8]
    like_train_k67(s, tile, scratch, s->arena + 8192, s->arena + 4864, s->arena + 5696,
        s->arena + 4800, s->arena + 4928);
    // vae_gan.vae:6  gradient of batchnorm
    // kernel 91, train: sum over the batch over rows of [8]
    like_train_k68(s, tile, scratch, s->arena + 4864, s->arena + 8176);
    // vae_gan.vae:6  gradient of batchnorm
    // kernel 92, train: loop over [8]
    like_train_k69(s, tile, scratch, s->arena + 8208, s->arena + 8176, s->arena + 8160);
    // vae_gan.vae:6  gradient of batchnorm
    // kernel 93, train: loop over rows of [8]
    like_train_k70(s, tile, scratch, s->arena + 4736, s->arena + 4800, s->arena + 8160);
    // vae_gan.vae:6  gradient of dense(8)
    // kernel 94, train: sum over the batch over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 8144, s->arena + 4736);
}

// One thread does all of these.
VAE_KERNEL void train_u17(const VaeState *s, int tile, vae_real *scratch) {
    // vae_gan.vae:6  gradient of dense(16)
    // vae_gan.vae:6  gradient of tanh
    // vae_gan.vae:6  gradient of batchnorm
    // kernel 106, train: product by panels over rows of [8]
    like_train_k87(s, tile, scratch, s->arena + 128, s->param + 256, s->arena + 4672,
        s->arena + 5056, s->arena + 4608, s->arena + 9392);
    // vae_gan.vae:6  gradient of batchnorm
    // kernel 107, train: sum over the batch over rows of [8]
    like_train_k65(s, tile, scratch, s->arena + 8016, s->arena + 4672, s->arena + 5696,
        s->arena + 8000, s->arena + 4608, s->arena + 7984);
}

// One thread does all of these.
VAE_KERNEL void train_u18(const VaeState *s, int tile, vae_real *scratch) {
    train_k108(s, tile, scratch);
    // vae_gan.vae:6  gradient of batchnorm
    // kernel 109, train: loop over rows of [8]
    like_train_k67(s, tile, scratch, s->arena + 7968, s->arena + 4544, s->arena + 5696,
        s->arena + 4480, s->arena + 4608);
    // vae_gan.vae:6  gradient of batchnorm
    // kernel 110, train: sum over the batch over rows of [8]
    like_train_k68(s, tile, scratch, s->arena + 4544, s->arena + 7952);
    // vae_gan.vae:6  gradient of batchnorm
    // kernel 111, train: loop over [8]
    like_train_k69(s, tile, scratch, s->arena + 7984, s->arena + 7952, s->arena + 7936);
    // vae_gan.vae:6  gradient of batchnorm
    // kernel 112, train: loop over rows of [8]
    like_train_k70(s, tile, scratch, s->arena + 4416, s->arena + 4480, s->arena + 7936);
    // vae_gan.vae:6  gradient of dense(8)
    // kernel 113, train: sum over the batch over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 7920, s->arena + 4416);
    train_k115(s, tile, scratch);
    train_k117(s, tile, scratch);
    // vae_gan.vae:6  gradient of dense(8)
    // kernel 120, train: loop over [8]
    like_train_k120(s, tile, scratch, s->arena + 7920, s->arena + 8144, s->grad + 208,
        s->arena + 8384);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u3, 1, {0}},
        {train_u0, 1, {0}},
        {train_u1, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_u2, 1, {0}},
        {train_k138, 1, {0}},
        {train_k124, 1, {0}},
        {train_k154, 1, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){
        {train_k61, (s->n + 3) / 4, {0}},
        {train_k84, (s->n + 3) / 4, {0}},
        {train_k103, (s->n + 3) / 4, {0}},
        {train_k153, 1, {0}},
        {train_k168, 1, {0}},
        {train_k139, 1, {0}}}, 6);
    vae_run(me, s, (VaeWork[]){
        {train_u7, 1, {0}},
        {train_u12, 1, {0}},
        {train_u17, 1, {0}},
        {train_k63, 1, {0}},
        {train_k86, 1, {0}},
        {train_k105, 1, {0}},
        {train_k169, 1, {0}},
        {train_k62, 1, {0}},
        {train_k85, 1, {0}},
        {train_k104, 1, {0}},
        {train_k172, 1, {0}}}, 11);
    vae_run(me, s, (VaeWork[]){
        {train_u18, 1, {0}},
        {train_k122, 1, {0}},
        {train_k72, 1, {0}},
        {train_k95, 1, {0}},
        {train_k123, 1, {0}},
        {train_k121, 1, {0}}}, 6);
    vae_run(me, s, (VaeWork[]){
        {train_k118, 2, {.weights = true, .first = 0, .each = 128, .end = 128}},
        {train_k116, 2, {.weights = true, .first = 144, .each = 64, .end = 176}},
        {train_k114, 1, {0}}}, 3);
    vae_run_one(me, s, train_k119, 1);
}

// vae_gan.vae:4  sampling and KL
// kernel 2, eval: loop over rows of [2]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar12 = s->arena + 450; // [n, 2] in rows of 4
    const vae_real *eps13 = s->arena + 624; // [n, 2]
    vae_real *z18 = s->arena + 608; // [n, 2]
    const vae_real *mean11 = s->arena + 448; // [n, 2] in rows of 4
    vae_real *t32 = s->arena + 592; // [n, 2]
    vae_real *t33 = s->arena + 576; // [n, 1]
    vae_real *t36 = s->arena + 560; // [n, 1]
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

// What kernel 3 of eval and 1 other do, each with buffers of its own:
//   z18: [n, 2]
//   w37: [2, 8]
//   t46: [n, 8]
//   b38: [8]
//   t43: [8]
VAE_SHARED_2(like_eval_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *z18,
    const vae_real *w37, vae_real *t46, const vae_real *b38, const vae_real *t43) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 8, 2, z18 + begin * 2, 2, w37, 8, t46 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v39 = t46[i * 8 + j];
            t46[i * 8 + j] = v39 + b38[j] - t43[j];
        }
    }
}

// What kernel 4 of eval and 1 other do, each with buffers of its own:
//   t44: [8]
//   t49: [8]
//   t41: [8]
VAE_SHARED_2(like_eval_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *t44,
    vae_real *t49, const vae_real *t41) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        t49[j] = t41[j] / vae_sqrt(t44[j] + 1e-05f);
    }
}

// vae_gan.vae:6  batchnorm
// kernel 4, eval: loop over [8]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k4(s, tile, scratch, s->param + 528, s->arena + 544, s->param + 224);
}

// vae_gan.vae:6  dense(16)
// vae_gan.vae:8  likelihood = gaussian
// kernel 6, eval: product by panels over rows of [16]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h52 = s->arena + 256; // [n, 8]
    const vae_real *w53 = s->param + 256; // [8, 16]
    vae_real *t62 = s->arena + 0; // [n, 16]
    const vae_real *b54 = s->param + 384; // [16]
    const vae_real *h1 = s->arena + 128; // [n, 16]
    vae_gemm_nn((int)(end - begin), 16, 8, h52 + begin * 8, 8, w53, 16, t62 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v55 = t62[i * 16 + j];
            const vae_real v61 = h1[i * 16 + j] - (v55 + b54[j]);
            t62[i * 16 + j] = v61 * v61;
        }
    }
}

// vae_gan.vae:8  likelihood = gaussian
// kernel 7, eval: loop over [1]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t57 = s->param + 544; // [1]
    vae_real *logvar60 = s->arena + 528; // [1]
    vae_real *t64 = s->arena + 512; // [1]
    const vae_real v60 = vae_log(vae_max(t57[0], 1e-06f));
    logvar60[0] = v60;
    t64[0] = vae_exp(-v60);
}

// kernel 9, eval: loop over rows of [1]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t70 = s->arena + 480; // [n, 1]
    const vae_real *t36 = s->arena + 560; // [n, 1]
    const vae_real *t69 = s->arena + 496; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t70[i] = t36[i] - t69[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // vae_gan.vae:5  dense(8)
    // vae_gan.vae:5  tanh
    // kernel 0, eval: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 128, s->param + 0, s->arena + 384, s->param + 128);
    // vae_gan.vae:4  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 384, s->param + 144, s->arena + 448, s->param + 176);
    eval_k2(s, tile, scratch);
    // vae_gan.vae:6  dense(8)
    // vae_gan.vae:6  batchnorm
    // kernel 3, eval: product by panels over rows of [8]
    like_eval_k3(s, tile, scratch, s->arena + 608, s->param + 192, s->arena + 320, s->param + 208,
        s->param + 512);
}

// One thread does all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // vae_gan.vae:6  batchnorm
    // vae_gan.vae:6  tanh
    // kernel 5, eval: loop over rows of [8]
    like_train_k38(s, tile, scratch, s->arena + 320, s->arena + 544, s->param + 240, s->arena + 256);
    eval_k6(s, tile, scratch);
    // vae_gan.vae:8  likelihood = gaussian
    // kernel 8, eval: loop over rows of [16]
    like_train_k15(s, tile, scratch, s->arena + 0, s->arena + 512, s->arena + 528, s->arena + 496);
    eval_k9(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u0, 1, {0}},
        {eval_k4, 1, {0}},
        {eval_k7, 1, {0}}}, 3);
    vae_run_one(me, s, eval_u2, 1);
}

// vae_gan.vae:4  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [2]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t13 = s->arena + 240; // [n, 2]
    const vae_real *mean11 = s->arena + 192; // [n, 2] in rows of 4
    vae_real *t14 = s->arena + 224; // [n, 2]
    const vae_real *logvar12 = s->arena + 194; // [n, 2] in rows of 4
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
    // vae_gan.vae:5  dense(8)
    // vae_gan.vae:5  tanh
    // kernel 0, encode: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 128, s->param + 128);
    // vae_gan.vae:4  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 128, s->param + 144, s->arena + 192, s->param + 176);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// vae_gan.vae:6  dense(8)
// vae_gan.vae:6  batchnorm
// kernel 0, decode: product by panels over rows of [8]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k3(s, tile, scratch, s->arena + 544, s->param + 192, s->arena + 448, s->param + 208,
        s->param + 512);
}

// vae_gan.vae:6  batchnorm
// kernel 1, decode: loop over [8]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k4(s, tile, scratch, s->param + 528, s->arena + 528, s->param + 224);
}

// vae_gan.vae:6  dense(16)
// kernel 3, decode: product by panels over rows of [16]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h16 = s->arena + 384; // [n, 8]
    const vae_real *w17 = s->param + 256; // [8, 16]
    vae_real *h20 = s->arena + 256; // [n, 16]
    const vae_real *b18 = s->param + 384; // [16]
    vae_real *t29 = s->arena + 0; // [n, 16]
    vae_gemm_nn((int)(end - begin), 16, 8, h16 + begin * 8, 8, w17, 16, h20 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v19 = h20[i * 16 + j];
            const vae_real v20 = v19 + b18[j];
            h20[i * 16 + j] = v20;
            t29[i * 16 + j] = v20;
        }
    }
}

// vae_gan.vae:8  likelihood = gaussian
// kernel 4, decode: loop over [1]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t21 = s->param + 544; // [1]
    vae_real *t27 = s->arena + 512; // [1]
    t27[0] = vae_exp(0.5f * vae_log(vae_max(t21[0], 1e-06f)));
}

// kernel 5, decode: loop over rows of [16]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t28 = s->arena + 128; // [n, 16]
    const vae_real *t27 = s->arena + 512; // [1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            t28[i * 16 + j] = t27[0];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u3(const VaeState *s, int tile, vae_real *scratch) {
    decode_k4(s, tile, scratch);
    decode_k5(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void decode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // vae_gan.vae:6  batchnorm
    // vae_gan.vae:6  tanh
    // kernel 2, decode: loop over rows of [8]
    like_train_k38(s, tile, scratch, s->arena + 448, s->arena + 528, s->param + 240, s->arena + 384);
    decode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {decode_u3, 1, {0}},
        {decode_k0, 1, {0}},
        {decode_k1, 1, {0}}}, 3);
    vae_run_one(me, s, decode_u2, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 1152, 16}, // [n, 4, 4, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 9552, 2}, // [n, 2]
    {"z.prior", VAE_IN_NORMAL, 8, 9120, 2}, // [n, 2]
    {"critic.real", VAE_OUT_SCALAR, 0, 8880, 1}, // [1]
    {"critic", VAE_OUT_SCALAR, 0, 8848, 1}, // [1]
    {"critic.made", VAE_OUT_SCALAR, 0, 8816, 1}, // [1]
    {"features", VAE_OUT_SCALAR, 0, 8768, 1}, // [1]
    {"adversary", VAE_OUT_SCALAR, 0, 8704, 1}, // [1]
    {"loss", VAE_OUT_SCALAR, 0, 8688, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 8656, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 8736, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 128, 16}, // [n, 4, 4, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 624, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 496, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 576, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 480, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 592, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 16}, // [n, 4, 4, 1]
    {"z.mean", VAE_OUT_ROW, 0, 240, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 224, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 544, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 256, 16}, // [n, 16]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 16}, // [n, 16]
    {"x.draw1", VAE_OUT_ROW, 0, 128, 16}, // [n, 16]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {8, 16}, {1, 8}, 0, VAE_INIT_UNIFORM, 0.5f, true, true, true},
    {"encoder.1.bias", 1, {8}, {1}, 128, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.z.mean.weight", 2, {2, 8}, {1, 4}, 144, VAE_INIT_UNIFORM, 0.774596691f, true, true, true},
    {"posterior.z.mean.bias", 1, {2}, {1}, 176, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.z.logvar.weight", 2, {2, 8}, {1, 4}, 146, VAE_INIT_UNIFORM, 0.774596691f, true, true, true},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 178, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"decoder.0.weight", 2, {8, 2}, {1, 8}, 192, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"decoder.0.bias", 1, {8}, {1}, 208, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.1.weight", 1, {8}, {1}, 224, VAE_INIT_CONST, 1.0f, true, false, false},
    {"decoder.1.bias", 1, {8}, {1}, 240, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.1.running_mean", 1, {8}, {1}, 512, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"decoder.1.running_var", 1, {8}, {1}, 528, VAE_INIT_CONST, 1.0f, false, false, false},
    {"decoder.3.weight", 2, {16, 8}, {1, 16}, 256, VAE_INIT_UNIFORM, 0.5f, true, true, false},
    {"decoder.3.bias", 1, {16}, {1}, 384, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.x.variance", 1, {1}, {1}, 544, VAE_INIT_CONST, 1.0f, false, false, false},
    {"critic.judge.0.weight", 4, {3, 1, 3, 3}, {1, 3, 9, 3}, 400, VAE_INIT_UNIFORM, 0.408248305f, true, true, false},
    {"critic.judge.0.bias", 1, {3}, {1}, 432, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"critic.judge.1.weight", 1, {3}, {1}, 448, VAE_INIT_CONST, 1.0f, true, false, false},
    {"critic.judge.1.bias", 1, {3}, {1}, 464, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"critic.judge.4.weight", 2, {1, 12}, {1, 1}, 480, VAE_INIT_UNIFORM, 0.679366231f, true, true, false},
    {"critic.judge.4.bias", 1, {1}, {1}, 496, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 4, 4, 1, 16, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[4, 4, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[16]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 136},
    {VAE_STAGE_ENCODER, 0, "tanh", "[8]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 36},
    {VAE_STAGE_DECODER, 0, "dense(8)", "[8]", 24},
    {VAE_STAGE_DECODER, 0, "batchnorm", "[8]", 32},
    {VAE_STAGE_DECODER, 0, "tanh", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(16)", "[16]", 144},
    {VAE_STAGE_DECODER, 0, "reshape(4, 4, 1)", "[4, 4, 1]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[4, 4, 1]", 1},
};

static const VaeStretch rest[] = {
    {128, 144},
    {176, 512},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "vae_gan", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model vae_gan\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [4, 4, 1]                   -              -\n"
        "    flatten                         [16]                        -              -\n"
        "    dense(8)                        [8]                       136            256\n"
        "    tanh                            [8]                         -              -\n"
        "  z: mean, logvar heads             [2]                        36             64\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(8)                        [8]                        24             32\n"
        "    batchnorm                       [8]                        32              -\n"
        "    tanh                            [8]                         -              -\n"
        "    dense(16)                       [16]                      144            256\n"
        "    reshape(4, 4, 1)                [4, 4, 1]                   -              -\n"
        "  critic judge                      [4, 4, 1]                   -              -\n"
        "    conv(3, stride=2)               [2, 2, 3]                  30            216\n"
        "    batchnorm                       [2, 2, 3]                   6              -\n"
        "    leaky_relu(0.2)                 [2, 2, 3]                   -              -\n"
        "    flatten                         [12]                        -              -\n"
        "    dense(1)                        [1]                        13             24\n"
        "\n"
        "  405 parameters; one training step of 8 rows: 41,216 flops\n"
        "  likelihood gaussian(sigma=optimal, floor=0.001)\n"
        "  objective vae_gan(critic=judge, features=deep, weight=0.001, game=minimax)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train         173      512        38,272       38,272\n"
        "  eval           10       47         2,560        2,560\n"
        "  encode          3        7         1,024        1,024\n"
        "  decode          6       17         2,240        2,240\n",
    .batch = 8, .n_param = 512, .n_state = 48, .n_arena = 9568,
    .n_scratch = 1200,
    .max_threads = 1, .flops_per_row = 5152.0,
    .n_weight_tiles = 2, .rest = rest, .n_rest = 2,
    .critic = {400, 512},
    .panel = 0,
    .tensor = tensors, .n_tensors = 21,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 11,
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
        .over_batch = 2,
        .off_likelihood = true,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
