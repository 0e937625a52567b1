// prior_mixture -- written by vaec 0.1.0 from prior_mixture.vae; do not edit.
//
// model prior_mixture
//
//   layer                             output             parameters      flops/row
//   encoder                           [9]                         -              -
//     dense(12)                       [12]                      120            216
//     tanh                            [12]                        -              -
//   z: mean, logvar heads             [3]                        78            144
//   z: prior mixture                  [3]                        28              -
//   decoder                           [3]                         -              -
//     dense(12)                       [12]                       48             72
//     tanh                            [12]                        -              -
//     dense(9)                        [9]                       117            216
//
//   391 parameters; one training step of 36 rows: 62,208 flops
//   likelihood gaussian(sigma=0.5, floor=0.001)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          33      102        25,024       25,024
//   eval           15       53         9,600        9,600
//   encode          3        7         4,864        4,864
//   decode          3        7         6,208        6,208
//   prior           8       21         3,136        3,136
//
// n is the number of rows in the batch, at most 36; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 9]
//   w1: [9, 12]
//   h5: [n, 12]
//   b2: [12]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 12, 9, x0 + begin * 9, 9, w1, 12, h5 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v3 = h5[i * 12 + j];
            h5[i * 12 + j] = vae_tanh(v3 + b2[j]);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h5: [n, 12]
//   w6: [12, 6]
//   heads9: [n, 6]
//   b7: [6]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *heads9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 6, 12, h5 + begin * 12, 12, w6, 6, heads9 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v8 = heads9[i * 6 + j];
            heads9[i * 6 + j] = v8 + b7[j];
        }
    }
}

// prior_mixture.vae:5  sampling and KL
// prior_mixture.vae:10  sampling and KL
// kernel 2, train: loop over rows of [3]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 4355; // [n, 3] in rows of 6
    vae_real *t15 = s->arena + 5488; // [n, 3]
    const vae_real *eps12 = s->arena + 5600; // [n, 3]
    vae_real *z17 = s->arena + 5376; // [n, 3]
    const vae_real *mean10 = s->arena + 4352; // [n, 3] in rows of 6
    vae_real *t53 = s->arena + 5856; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t53_sum = 0.0f;
        VAE_SIMD_SUM(t53_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v15 = vae_exp(0.5f * logvar11[i * 6 + j]);
            t15[i * 3 + j] = v15;
            z17[i * 3 + j] = mean10[i * 6 + j] + v15 * eps12[i * 3 + j];
            const vae_real v20 = eps12[i * 3 + j] * eps12[i * 3 + j] + logvar11[i * 6 + j];
            t53_sum += (-0.5f) * (v20 + 1.83787707f);
        }
        t53[i] = t53_sum;
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   t28: [1]
//   t27: [4]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, vae_real *t28,
    const vae_real *t27) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real t28_sum = -VAE_INFINITY;
    VAE_SIMD_MAX(t28_sum)
    for (size_t j = 0; j < 4; j++) {
        t28_sum = vae_max(t28_sum, t27[j]);
    }
    t28[0] = t28_sum;
}

// prior_mixture.vae:5  sampling and KL
// kernel 4, train: loop over [4]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t27 = s->param + 256; // [4]
    const vae_real *t28 = s->arena + 6240; // [1]
    vae_real *t30 = s->arena + 6224; // [4]
    vae_real *t31 = s->arena + 6208; // [1]
    vae_real t31_sum = 0.0f;
    VAE_SIMD_SUM(t31_sum)
    for (size_t j = 0; j < 4; j++) {
        const vae_real v30 = vae_exp(t27[j] - t28[0]);
        t30[j] = v30;
        t31_sum += v30;
    }
    t31[0] = t31_sum;
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   t31: [1]
//   t33: [1]
//   t28: [1]
VAE_SHARED_2(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *t31,
    vae_real *t33, const vae_real *t28) {
    (void)s;
    (void)tile, (void)scratch;
    t33[0] = vae_log(t31[0]) + t28[0];
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   t34: [4]
//   t27: [4]
//   t33: [1]
VAE_SHARED_1(like_train_k6, const VaeState *s, int tile, vae_real *scratch, vae_real *t34,
    const vae_real *t27, const vae_real *t33) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        t34[j] = t27[j] - t33[0];
    }
}

// prior_mixture.vae:5  sampling and KL
// kernel 7, train: loop over rows of [4, 3]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t36 = s->arena + 2592; // [n, 4, 3]
    const vae_real *z17 = s->arena + 5376; // [n, 1, 3]
    const vae_real *mean25 = s->param + 224; // [4, 3]
    vae_real *t37 = s->arena + 2160; // [n, 4, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v36 = z17[i * 3 + k] - mean25[j * 3 + k];
                t36[i * 12 + j * 3 + k] = v36;
                t37[i * 12 + j * 3 + k] = v36 * v36;
            }
        }
    }
}

// What kernel 8 of train and 1 other do, each with buffers of its own:
//   logvar26: [4, 3]
//   t39: [4, 3]
VAE_SHARED_1(like_train_k8, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *logvar26, vae_real *t39) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 12; j++) {
        t39[j] = vae_exp(-logvar26[j]);
    }
}

// prior_mixture.vae:5  sampling and KL
// kernel 8, train: loop over [4, 3]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->param + 240, s->arena + 6160);
}

// prior_mixture.vae:5  sampling and KL
// kernel 9, train: loop over rows of [4, 3]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t37 = s->arena + 2160; // [n, 4, 3]
    const vae_real *t39 = s->arena + 6160; // [4, 3]
    const vae_real *logvar26 = s->param + 240; // [4, 3]
    vae_real *t44 = s->arena + 5008; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t44_sum = 0.0f;
            VAE_SIMD_SUM(t44_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v41 = t37[i * 12 + j * 3 + k] * t39[j * 3 + k] + logvar26[j * 3 + k];
                t44_sum += (-0.5f) * (v41 + 1.83787707f);
            }
            t44[i * 4 + j] = t44_sum;
        }
    }
}

// What kernel 10 of train and 1 other do, each with buffers of its own:
//   t46: [n, 4]
//   t44: [n, 4]
//   t34: [4]
//   t47: [n, 1]
VAE_SHARED_1(like_train_k10, const VaeState *s, int tile, vae_real *scratch, vae_real *t46,
    const vae_real *t44, const vae_real *t34, vae_real *t47) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t47_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t47_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v46 = t44[i * 4 + j] + t34[j];
            t46[i * 4 + j] = v46;
            t47_sum = vae_max(t47_sum, v46);
        }
        t47[i] = t47_sum;
    }
}

// prior_mixture.vae:5  sampling and KL
// kernel 11, train: loop over rows of [4]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t46 = s->arena + 4864; // [n, 4]
    const vae_real *t47 = s->arena + 5952; // [n, 1]
    vae_real *t49 = s->arena + 4720; // [n, 4]
    vae_real *t50 = s->arena + 5904; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t50_sum = 0.0f;
        VAE_SIMD_SUM(t50_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v49 = vae_exp(t46[i * 4 + j] - t47[i]);
            t49[i * 4 + j] = v49;
            t50_sum += v49;
        }
        t50[i] = t50_sum;
    }
}

// prior_mixture.vae:5  sampling and KL
// prior_mixture.vae:5  gradient of sampling and KL
// kernel 12, train: loop over rows of [1]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t50 = s->arena + 5904; // [n, 1]
    const vae_real *t47 = s->arena + 5952; // [n, 1]
    const vae_real *t53 = s->arena + 5856; // [n, 1]
    vae_real *t55 = s->arena + 5808; // [n, 1]
    vae_real *d97 = s->arena + 5712; // [n, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c83 = beta * inv_n;
    const vae_real c96 = -c83;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t55[i] = -(vae_log(t50[i]) + t47[i] - t53[i]);
        d97[i] = c96 / t50[i];
    }
}

// What kernel 13 of train and 2 others do, each with buffers of its own:
//   z17: [n, 3]
//   w56: [3, 12]
//   h60: [n, 12]
//   b57: [12]
VAE_SHARED_1(like_train_k13, const VaeState *s, int tile, vae_real *scratch, const vae_real *z17,
    const vae_real *w56, vae_real *h60, const vae_real *b57) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 12, 3, z17 + begin * 3, 3, w56, 12, h60 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v58 = h60[i * 12 + j];
            h60[i * 12 + j] = vae_tanh(v58 + b57[j]);
        }
    }
}

// prior_mixture.vae:8  dense(9)
// prior_mixture.vae:10  likelihood = gaussian
// prior_mixture.vae:10  gradient of likelihood = gaussian
// kernel 14, train: product by panels over rows of [9]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h60 = s->arena + 1728; // [n, 12]
    const vae_real *w61 = s->param + 336; // [12, 9]
    vae_real *d86 = s->arena + 3456; // [n, 9]
    const vae_real *b62 = s->param + 448; // [9]
    const vae_real *x0 = s->arena + 3792; // [n, 9]
    vae_real *t73 = s->arena + 5760; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c84 = 4.0f * inv_n;
    vae_gemm_nn((int)(end - begin), 9, 12, h60 + begin * 12, 12, w61, 9, d86 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t73_sum = 0.0f;
        VAE_SIMD_SUM(t73_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v63 = d86[i * 9 + j];
            const vae_real v66 = x0[i * 9 + j] - (v63 + b62[j]);
            const vae_real v72 = 0.5f * ((-1.38629436f) + 4.0f * (v66 * v66) + 1.83787707f);
            t73_sum += v72;
            d86[i * 9 + j] = -(c84 * v66);
        }
        t73[i] = t73_sum;
    }
}

// kernel 15, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t75 = s->arena + 6144; // [1]
    const vae_real *t73 = s->arena + 5760; // [n, 1]
    vae_real *t77 = s->arena + 6112; // [1]
    const vae_real *t55 = s->arena + 5808; // [n, 1]
    vae_real t75_sum = 0.0f;
    vae_real t77_sum = 0.0f;
    VAE_SIMD_SUM(t75_sum, t77_sum)
    for (size_t i = 0; i < rows; i++) {
        t75_sum += t73[i];
        t77_sum += t55[i];
    }
    t75[0] = t75_sum;
    t77[0] = t77_sum;
}

// kernel 16, train: loop over [1]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t76 = s->arena + 6128; // [1]
    const vae_real *t75 = s->arena + 6144; // [1]
    vae_real *t78 = s->arena + 6096; // [1]
    const vae_real *t77 = s->arena + 6112; // [1]
    vae_real *t82 = s->arena + 6080; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v76 = t75[0] * inv_n;
    t76[0] = v76;
    const vae_real v78 = t77[0] * inv_n;
    t78[0] = v78;
    t82[0] = v76 + beta * v78;
}

// prior_mixture.vae:10  gradient of dense(9)
// prior_mixture.vae:8  gradient of dense(9)
// kernel 17, train: weight gradient over [12, 9]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h60 = s->arena + 1728; // [n, 12]
    const vae_real *d86 = s->arena + 3456; // [n, 9]
    vae_real *d_param88 = s->grad + 336; // [12, 9]
    if (tile == 1) {
        vae_real *d_param87 = s->grad + 448; // [9]
        vae_column_sums(s->n, 9, d86, 9, d_param87);
        return;
    }
    vae_gemm_tn(12, 9, s->n, h60, 12, d86, 9, d_param88, 9);
}

// prior_mixture.vae:8  gradient of dense(9)
// prior_mixture.vae:8  gradient of tanh
// kernel 18, train: product by panels over rows of [12]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d86 = s->arena + 3456; // [n, 9]
    const vae_real *w61 = s->param + 336; // [12, 9]
    vae_real *d92 = s->arena + 1296; // [n, 12]
    const vae_real *h60 = s->arena + 1728; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 9, d86 + begin * 9, 9, w61, 9, d92 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v89 = d92[i * 12 + j];
            d92[i * 12 + j] = v89 * (1.0f - h60[i * 12 + j] * h60[i * 12 + j]);
        }
    }
}

// prior_mixture.vae:8  gradient of dense(12)
// kernel 19, train: weight gradient over [3, 12]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z17 = s->arena + 5376; // [n, 3]
    const vae_real *d92 = s->arena + 1296; // [n, 12]
    vae_real *d_param94 = s->grad + 272; // [3, 12]
    if (tile == 1) {
        vae_real *d_param93 = s->grad + 320; // [12]
        vae_column_sums(s->n, 12, d92, 12, d_param93);
        return;
    }
    vae_gemm_tn(3, 12, s->n, z17, 3, d92, 12, d_param94, 12);
}

// prior_mixture.vae:8  gradient of dense(12)
// kernel 20, train: product by panels over rows of [3]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d92 = s->arena + 1296; // [n, 12]
    const vae_real *w56 = s->param + 272; // [3, 12]
    vae_real *d95 = s->arena + 5264; // [n, 3]
    vae_gemm_nt((int)(end - begin), 3, 12, d92 + begin * 12, 12, w56, 12, d95 + begin * 3, 3);
}

// prior_mixture.vae:5  gradient of sampling and KL
// kernel 21, train: loop over rows of [4]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d98 = s->arena + 4576; // [n, 4]
    const vae_real *d97 = s->arena + 5712; // [n, 1]
    const vae_real *t49 = s->arena + 4720; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d98[i * 4 + j] = d97[i] * t49[i * 4 + j];
        }
    }
}

// prior_mixture.vae:5  gradient of sampling and KL
// kernel 22, train: sum over the batch over rows of [4]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d99 = s->arena + 6064; // [4]
    const vae_real *d98 = s->arena + 4576; // [n, 4]
    for (size_t j = 0; j < 4; j++) {
        d99[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d99[j] += d98[i * 4 + j];
        }
    }
}

// prior_mixture.vae:5  gradient of sampling and KL
// kernel 23, train: loop over rows of [4, 3]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d98 = s->arena + 4576; // [n, 4, 1]
    vae_real *d102 = s->arena + 864; // [n, 4, 3]
    const vae_real *t39 = s->arena + 6160; // [4, 3]
    vae_real *d110 = s->arena + 432; // [n, 4, 3]
    const vae_real *t36 = s->arena + 2592; // [n, 4, 3]
    vae_real *d112 = s->arena + 5152; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d112[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v102 = (-0.5f) * d98[i * 4 + j];
                d102[i * 12 + j * 3 + k] = v102;
                const vae_real v110 = 2.0f * (v102 * t39[j * 3 + k]) * t36[i * 12 + j * 3 + k];
                d110[i * 12 + j * 3 + k] = v110;
                d112[i * 3 + k] += v110;
            }
        }
    }
}

// prior_mixture.vae:5  gradient of sampling and KL
// kernel 24, train: sum over the batch over rows of [4, 3]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d103 = s->arena + 6048; // [4, 3]
    const vae_real *d102 = s->arena + 864; // [n, 4, 3]
    const vae_real *t37 = s->arena + 2160; // [n, 4, 3]
    vae_real *d106 = s->arena + 6032; // [4, 3]
    const vae_real *d110 = s->arena + 432; // [n, 4, 3]
    vae_real *d_param113 = s->grad + 224; // [4, 3]
    for (size_t j = 0; j < 12; j++) {
        d103[j] = 0.0f;
    }
    for (size_t j = 0; j < 12; j++) {
        d106[j] = 0.0f;
    }
    for (size_t j = 0; j < 12; j++) {
        d_param113[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            d103[j] += d102[i * 12 + j];
            d106[j] += d102[i * 12 + j] * t37[i * 12 + j];
            d_param113[j] += -d110[i * 12 + j];
        }
    }
}

// prior_mixture.vae:5  gradient of sampling and KL
// kernel 25, train: loop over [4, 3]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d106 = s->arena + 6032; // [4, 3]
    const vae_real *t39 = s->arena + 6160; // [4, 3]
    vae_real *d_param108 = s->grad + 240; // [4, 3]
    const vae_real *d103 = s->arena + 6048; // [4, 3]
    VAE_SIMD
    for (size_t j = 0; j < 12; j++) {
        d_param108[j] = d103[j] - d106[j] * t39[j];
    }
}

// prior_mixture.vae:5  gradient of sampling and KL
// kernel 26, train: loop over rows of [3]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d115 = s->arena + 4128; // [n, 3] in rows of 6
    const vae_real *d95 = s->arena + 5264; // [n, 3]
    const vae_real *d112 = s->arena + 5152; // [n, 3]
    const vae_real *eps12 = s->arena + 5600; // [n, 3]
    const vae_real *t15 = s->arena + 5488; // [n, 3]
    vae_real *d125 = s->arena + 4131; // [n, 3] in rows of 6
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c83 = beta * inv_n;
    const vae_real c121 = (-0.5f) * c83;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v115 = d95[i * 3 + j] + d112[i * 3 + j];
            d115[i * 6 + j] = v115;
            d125[i * 6 + j] = c121 + 0.5f * (v115 * eps12[i * 3 + j] * t15[i * 3 + j]);
        }
    }
}

// prior_mixture.vae:5  gradient of sampling and KL
// kernel 27, train: loop over [4]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d99 = s->arena + 6064; // [4]
    vae_real *d117 = s->arena + 6016; // [1]
    vae_real d117_sum = 0.0f;
    VAE_SIMD_SUM(d117_sum)
    for (size_t j = 0; j < 4; j++) {
        d117_sum += -d99[j];
    }
    d117[0] = d117_sum;
}

// prior_mixture.vae:5  gradient of sampling and KL
// kernel 28, train: loop over [1]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d118 = s->arena + 6000; // [1]
    const vae_real *d117 = s->arena + 6016; // [1]
    const vae_real *t31 = s->arena + 6208; // [1]
    d118[0] = d117[0] / t31[0];
}

// prior_mixture.vae:5  gradient of sampling and KL
// kernel 29, train: loop over [4]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d118 = s->arena + 6000; // [1]
    const vae_real *t30 = s->arena + 6224; // [4]
    vae_real *d_param120 = s->grad + 256; // [4]
    const vae_real *d99 = s->arena + 6064; // [4]
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        d_param120[j] = d99[j] + d118[0] * t30[j];
    }
}

// prior_mixture.vae:5  gradient of posterior heads (added by the compiler)
// kernel 30, train: weight gradient over [12, 6]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 3024; // [n, 12]
    const vae_real *d126 = s->arena + 4128; // [n, 6]
    vae_real *d_param128 = s->grad + 128; // [12, 6]
    if (tile == 1) {
        vae_real *d_param127 = s->grad + 208; // [6]
        vae_column_sums(s->n, 6, d126, 6, d_param127);
        return;
    }
    vae_gemm_tn(12, 6, s->n, h5, 12, d126, 6, d_param128, 6);
}

// prior_mixture.vae:5  gradient of posterior heads (added by the compiler)
// prior_mixture.vae:7  gradient of tanh
// kernel 31, train: product by panels over rows of [12]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d126 = s->arena + 4128; // [n, 6]
    const vae_real *w6 = s->param + 128; // [12, 6]
    vae_real *d132 = s->arena + 0; // [n, 12]
    const vae_real *h5 = s->arena + 3024; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 6, d126 + begin * 6, 6, w6, 6, d132 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v129 = d132[i * 12 + j];
            d132[i * 12 + j] = v129 * (1.0f - h5[i * 12 + j] * h5[i * 12 + j]);
        }
    }
}

// prior_mixture.vae:7  gradient of dense(12)
// kernel 32, train: weight gradient over [9, 12]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 3792; // [n, 9]
    const vae_real *d132 = s->arena + 0; // [n, 12]
    vae_real *d_param134 = s->grad + 0; // [9, 12]
    if (tile == 1) {
        vae_real *d_param133 = s->grad + 112; // [12]
        vae_column_sums(s->n, 12, d132, 12, d_param133);
        return;
    }
    vae_gemm_tn(9, 12, s->n, x0, 9, d132, 12, d_param134, 12);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // prior_mixture.vae:7  dense(12)
    // prior_mixture.vae:7  tanh
    // kernel 0, train: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 3792, s->param + 0, s->arena + 3024, s->param + 112);
    // prior_mixture.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [6]
    like_train_k1(s, tile, scratch, s->arena + 3024, s->param + 128, s->arena + 4352,
        s->param + 208);
    train_k2(s, tile, scratch);
    train_k7(s, tile, scratch);
    // prior_mixture.vae:8  dense(12)
    // prior_mixture.vae:8  tanh
    // kernel 13, train: product by panels over rows of [12]
    like_train_k13(s, tile, scratch, s->arena + 5376, s->param + 272, s->arena + 1728,
        s->param + 320);
    train_k14(s, tile, scratch);
    train_k18(s, tile, scratch);
    train_k20(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    // prior_mixture.vae:5  sampling and KL
    // kernel 3, train: loop over [4]
    like_train_k3(s, tile, scratch, s->arena + 6240, s->param + 256);
    train_k4(s, tile, scratch);
    // prior_mixture.vae:5  sampling and KL
    // kernel 5, train: loop over [1]
    like_train_k5(s, tile, scratch, s->arena + 6208, s->arena + 6192, s->arena + 6240);
    // prior_mixture.vae:5  sampling and KL
    // kernel 6, train: loop over [4]
    like_train_k6(s, tile, scratch, s->arena + 6176, s->param + 256, s->arena + 6192);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k9(s, tile, scratch);
    // prior_mixture.vae:5  sampling and KL
    // kernel 10, train: loop over rows of [4]
    like_train_k10(s, tile, scratch, s->arena + 4864, s->arena + 5008, s->arena + 6176,
        s->arena + 5952);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k23(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k31(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    train_k24(s, tile, scratch);
    train_k25(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    train_k22(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k29(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {0}},
        {train_u1, 1, {0}},
        {train_k8, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_u3, panels, {0}},
        {train_k17, 2, {0}},
        {train_k19, 2, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_k32, 2, {0}},
        {train_k30, 2, {0}},
        {train_u8, 1, {0}},
        {train_u7, 1, {0}},
        {train_u4, 1, {0}}}, 5);
}

// prior_mixture.vae:5  sampling and KL
// prior_mixture.vae:10  sampling and KL
// kernel 2, eval: loop over rows of [3]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 1203; // [n, 3] in rows of 6
    const vae_real *eps12 = s->arena + 1824; // [n, 3]
    vae_real *z17 = s->arena + 1712; // [n, 3]
    const vae_real *mean10 = s->arena + 1200; // [n, 3] in rows of 6
    vae_real *t52 = s->arena + 2176; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t52_sum = 0.0f;
        VAE_SIMD_SUM(t52_sum)
        for (size_t j = 0; j < 3; j++) {
            z17[i * 3 + j] = mean10[i * 6 + j] + vae_exp(0.5f * logvar11[i * 6 + j]) * eps12[i * 3 + j];
            const vae_real v20 = eps12[i * 3 + j] * eps12[i * 3 + j] + logvar11[i * 6 + j];
            t52_sum += (-0.5f) * (v20 + 1.83787707f);
        }
        t52[i] = t52_sum;
    }
}

// What kernel 4 of eval and 1 other do, each with buffers of its own:
//   t26: [4]
//   t27: [1]
//   t30: [1]
VAE_SHARED_2(like_eval_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *t26,
    const vae_real *t27, vae_real *t30) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real t30_sum = 0.0f;
    VAE_SIMD_SUM(t30_sum)
    for (size_t j = 0; j < 4; j++) {
        t30_sum += vae_exp(t26[j] - t27[0]);
    }
    t30[0] = t30_sum;
}

// prior_mixture.vae:5  sampling and KL
// kernel 7, eval: loop over [4, 3]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->param + 240, s->arena + 2320);
}

// prior_mixture.vae:5  sampling and KL
// kernel 8, eval: loop over rows of [4, 3]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *z17 = s->arena + 1712; // [n, 1, 3]
    const vae_real *mean24 = s->param + 224; // [4, 3]
    const vae_real *t38 = s->arena + 2320; // [4, 3]
    const vae_real *logvar25 = s->param + 240; // [4, 3]
    vae_real *t43 = s->arena + 1568; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t43_sum = 0.0f;
            VAE_SIMD_SUM(t43_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v35 = z17[i * 3 + k] - mean24[j * 3 + k];
                const vae_real v41 = v35 * v35 * t38[j * 3 + k] + logvar25[j * 3 + k] + 1.83787707f;
                t43_sum += (-0.5f) * v41;
            }
            t43[i * 4 + j] = t43_sum;
        }
    }
}

// prior_mixture.vae:5  sampling and KL
// kernel 10, eval: loop over rows of [4]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t45 = s->arena + 1424; // [n, 4]
    const vae_real *t46 = s->arena + 2272; // [n, 1]
    vae_real *t49 = s->arena + 2224; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t49_sum = 0.0f;
        VAE_SIMD_SUM(t49_sum)
        for (size_t j = 0; j < 4; j++) {
            t49_sum += vae_exp(t45[i * 4 + j] - t46[i]);
        }
        t49[i] = t49_sum;
    }
}

// prior_mixture.vae:5  sampling and KL
// kernel 11, eval: loop over rows of [1]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t49 = s->arena + 2224; // [n, 1]
    const vae_real *t46 = s->arena + 2272; // [n, 1]
    vae_real *t53 = s->arena + 2128; // [n, 1]
    const vae_real *t52 = s->arena + 2176; // [n, 1]
    vae_real *t54 = s->arena + 2080; // [n, 1]
    vae_real *t74 = s->arena + 1936; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v53 = vae_log(t49[i]) + t46[i] - t52[i];
        t53[i] = v53;
        const vae_real v54 = -v53;
        t54[i] = v54;
        t74[i] = v54;
    }
}

// prior_mixture.vae:8  dense(9)
// prior_mixture.vae:10  likelihood = gaussian
// kernel 13, eval: product by panels over rows of [9]
VAE_KERNEL void eval_k13(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h59 = s->arena + 0; // [n, 12]
    const vae_real *w60 = s->param + 336; // [12, 9]
    vae_real *t62 = scratch; // [end - begin, 9]
    const vae_real *b61 = s->param + 448; // [9]
    const vae_real *x0 = s->arena + 864; // [n, 9]
    vae_real *t72 = s->arena + 2032; // [n, 1]
    vae_gemm_nn((int)(end - begin), 9, 12, h59 + begin * 12, 12, w60, 9, t62, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t72_sum = 0.0f;
        VAE_SIMD_SUM(t72_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v62 = t62[(i - begin) * 9 + j];
            const vae_real v65 = x0[i * 9 + j] - (v62 + b61[j]);
            const vae_real v71 = 0.5f * ((-1.38629436f) + 4.0f * (v65 * v65) + 1.83787707f);
            t72_sum += v71;
        }
        t72[i] = t72_sum;
    }
}

// kernel 14, eval: loop over rows of [1]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t73 = s->arena + 1984; // [n, 1]
    const vae_real *t53 = s->arena + 2128; // [n, 1]
    const vae_real *t72 = s->arena + 2032; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t73[i] = t53[i] - t72[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // prior_mixture.vae:7  dense(12)
    // prior_mixture.vae:7  tanh
    // kernel 0, eval: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 864, s->param + 0, s->arena + 432, s->param + 112);
    // prior_mixture.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [6]
    like_train_k1(s, tile, scratch, s->arena + 432, s->param + 128, s->arena + 1200, s->param + 208);
    eval_k2(s, tile, scratch);
    // prior_mixture.vae:8  dense(12)
    // prior_mixture.vae:8  tanh
    // kernel 12, eval: product by panels over rows of [12]
    like_train_k13(s, tile, scratch, s->arena + 1712, s->param + 272, s->arena + 0, s->param + 320);
    eval_k13(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void eval_u1(const VaeState *s, int tile, vae_real *scratch) {
    // prior_mixture.vae:5  sampling and KL
    // kernel 3, eval: loop over [4]
    like_train_k3(s, tile, scratch, s->arena + 2384, s->param + 256);
    // prior_mixture.vae:5  sampling and KL
    // kernel 4, eval: loop over [4]
    like_eval_k4(s, tile, scratch, s->param + 256, s->arena + 2384, s->arena + 2368);
    // prior_mixture.vae:5  sampling and KL
    // kernel 5, eval: loop over [1]
    like_train_k5(s, tile, scratch, s->arena + 2368, s->arena + 2352, s->arena + 2384);
    // prior_mixture.vae:5  sampling and KL
    // kernel 6, eval: loop over [4]
    like_train_k6(s, tile, scratch, s->arena + 2336, s->param + 256, s->arena + 2352);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u3(const VaeState *s, int tile, vae_real *scratch) {
    eval_k8(s, tile, scratch);
    // prior_mixture.vae:5  sampling and KL
    // kernel 9, eval: loop over rows of [4]
    like_train_k10(s, tile, scratch, s->arena + 1424, s->arena + 1568, s->arena + 2336,
        s->arena + 2272);
    eval_k10(s, tile, scratch);
    eval_k11(s, tile, scratch);
    eval_k14(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {eval_u0, panels, {0}},
        {eval_u1, 1, {0}},
        {eval_k7, 1, {0}}}, 3);
    vae_run_one(me, s, eval_u3, panels);
}

// prior_mixture.vae:5  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [3]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t12 = s->arena + 1104; // [n, 3]
    const vae_real *mean10 = s->arena + 768; // [n, 3] in rows of 6
    vae_real *t13 = s->arena + 992; // [n, 3]
    const vae_real *logvar11 = s->arena + 771; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t12[i * 3 + j] = mean10[i * 6 + j];
            t13[i * 3 + j] = logvar11[i * 6 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // prior_mixture.vae:7  dense(12)
    // prior_mixture.vae:7  tanh
    // kernel 0, encode: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 432, s->param + 0, s->arena + 0, s->param + 112);
    // prior_mixture.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [6]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 128, s->arena + 768, s->param + 208);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, encode_u0, panels);
}

// prior_mixture.vae:8  dense(9)
// kernel 1, decode: product by panels over rows of [9]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h5 = s->arena + 0; // [n, 12]
    const vae_real *w6 = s->param + 336; // [12, 9]
    vae_real *p9 = s->arena + 1104; // [n, 9]
    const vae_real *b7 = s->param + 448; // [9]
    vae_real *t12 = s->arena + 432; // [n, 9]
    vae_gemm_nn((int)(end - begin), 9, 12, h5 + begin * 12, 12, w6, 9, p9 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v8 = p9[i * 9 + j];
            const vae_real v9 = v8 + b7[j];
            p9[i * 9 + j] = v9;
            t12[i * 9 + j] = v9;
        }
    }
}

// kernel 2, decode: loop over rows of [9]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t11 = s->arena + 768; // [n, 9]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t11[i * 9 + j] = 0.5f;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // prior_mixture.vae:8  dense(12)
    // prior_mixture.vae:8  tanh
    // kernel 0, decode: product by panels over rows of [12]
    like_train_k13(s, tile, scratch, s->arena + 1440, s->param + 272, s->arena + 0, s->param + 320);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k2, panels, {0}}}, 2);
}

// kernel 4, prior: loop over rows of [4]
VAE_KERNEL void prior_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *u10 = s->arena + 288; // [n, 4]
    vae_real *t14 = s->arena + 144; // [n, 4]
    const vae_real *t9 = s->arena + 720; // [4]
    vae_real *t15 = s->arena + 656; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t15_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t15_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v14 = t9[j] - vae_log(-vae_log(u10[i * 4 + j]));
            t14[i * 4 + j] = v14;
            t15_sum = vae_max(t15_sum, v14);
        }
        t15[i] = t15_sum;
    }
}

// kernel 5, prior: loop over rows of [4]
VAE_KERNEL void prior_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t15 = s->arena + 656; // [n, 1]
    const vae_real *t14 = s->arena + 144; // [n, 4]
    vae_real *t19 = s->arena + 0; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t19[i * 4 + j] = 1.0f - vae_step(t15[i] - t14[i * 4 + j]);
        }
    }
}

// kernel 6, prior: loop over [4, 3]
VAE_KERNEL void prior_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *logvar1 = s->param + 240; // [4, 3]
    vae_real *t25 = s->arena + 704; // [4, 3]
    VAE_SIMD
    for (size_t j = 0; j < 12; j++) {
        t25[j] = vae_exp(0.5f * logvar1[j]);
    }
}

// kernel 7, prior: loop over rows of [4, 3]
VAE_KERNEL void prior_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t25 = s->arena + 704; // [4, 3]
    const vae_real *eps21 = s->arena + 544; // [n, 1, 3]
    const vae_real *mean0 = s->param + 224; // [4, 3]
    const vae_real *t19 = s->arena + 0; // [n, 4, 1]
    vae_real *t29 = s->arena + 432; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            t29[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v28 = t19[i * 4 + j] * (mean0[j * 3 + k] + t25[j * 3 + k] * eps21[i * 3 + k]);
                t29[i * 3 + k] += v28;
            }
        }
    }
}

// One thread does all of these.
VAE_KERNEL void prior_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, prior: loop over [4]
    like_train_k3(s, tile, scratch, s->arena + 768, s->param + 256);
    // kernel 1, prior: loop over [4]
    like_eval_k4(s, tile, scratch, s->param + 256, s->arena + 768, s->arena + 752);
    // kernel 2, prior: loop over [1]
    like_train_k5(s, tile, scratch, s->arena + 752, s->arena + 736, s->arena + 768);
    // kernel 3, prior: loop over [4]
    like_train_k6(s, tile, scratch, s->arena + 720, s->param + 256, s->arena + 736);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void prior_u1(const VaeState *s, int tile, vae_real *scratch) {
    prior_k4(s, tile, scratch);
    prior_k5(s, tile, scratch);
    prior_k7(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void prior_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {prior_u0, 1, {0}},
        {prior_k6, 1, {0}}}, 2);
    vae_run_one(me, s, prior_u1, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 3792, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 5600, 3}, // [n, 3]
    {"loss", VAE_OUT_SCALAR, 0, 6080, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 6128, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 6096, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 864, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 1824, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 2032, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 2080, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 1984, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 1936, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 432, 9}, // [n, 9]
    {"z.mean", VAE_OUT_ROW, 0, 1104, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 992, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 1440, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 1104, 9}, // [n, 9]
    {"x.draw0", VAE_OUT_ROW, 0, 432, 9}, // [n, 9]
    {"x.draw1", VAE_OUT_ROW, 0, 768, 9}, // [n, 9]
};

static const VaePort prior_ports[] = {
    {"z.part", VAE_IN_UNIFORM, 8, 288, 4}, // [n, 4]
    {"z.prior", VAE_IN_NORMAL, 9, 544, 3}, // [n, 3]
    {"z.sample", VAE_OUT_ROW, 0, 432, 3}, // [n, 3]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {12, 9}, {1, 12}, 0, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"encoder.0.bias", 1, {12}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 12}, {1, 6}, 128, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 208, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 12}, {1, 6}, 131, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 211, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.z.mean", 2, {4, 3}, {3, 1}, 224, VAE_INIT_NORMAL, 1.0f, true, false, false},
    {"prior.z.logvar", 2, {4, 3}, {3, 1}, 240, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.z.logits", 1, {4}, {1}, 256, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {12, 3}, {1, 12}, 272, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"decoder.0.bias", 1, {12}, {1}, 320, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {9, 12}, {1, 9}, 336, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"decoder.2.bias", 1, {9}, {1}, 448, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 9, 9, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};
static const VaeCoded coded[] = {
    {0, 0, "has a prior that is no normal"},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[9]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(12)", "[12]", 120},
    {VAE_STAGE_ENCODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 78},
    {VAE_STAGE_DECODER, 0, "dense(12)", "[12]", 48},
    {VAE_STAGE_DECODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[9]", 117},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[9]", 0},
};

static const VaeStretch rest[] = {
    {0, 464},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "prior_mixture", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model prior_mixture\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [9]                         -              -\n"
        "    dense(12)                       [12]                      120            216\n"
        "    tanh                            [12]                        -              -\n"
        "  z: mean, logvar heads             [3]                        78            144\n"
        "  z: prior mixture                  [3]                        28              -\n"
        "  decoder                           [3]                         -              -\n"
        "    dense(12)                       [12]                       48             72\n"
        "    tanh                            [12]                        -              -\n"
        "    dense(9)                        [9]                       117            216\n"
        "\n"
        "  391 parameters; one training step of 36 rows: 62,208 flops\n"
        "  likelihood gaussian(sigma=0.5, floor=0.001)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          33      102        25,024       25,024\n"
        "  eval           15       53         9,600        9,600\n"
        "  encode          3        7         4,864        4,864\n"
        "  decode          3        7         6,208        6,208\n"
        "  prior           8       21         3,136        3,136\n",
    .batch = 36, .n_param = 464, .n_state = 0, .n_arena = 6256,
    .n_scratch = 144,
    .max_threads = 1, .flops_per_row = 1728.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 13,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .coded = coded,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 4},
    .prior = {"prior", VAE_UNCHECKED(prior_run), prior_ports, 3},
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
