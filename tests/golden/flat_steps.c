// flat_steps -- written by vaec 0.1.0 from flat_steps.vae; do not edit.
//
// model flat_steps
//
//   layer                             output             parameters      flops/row
//   encoder                           [4, 1]                      -              -
//     dense(1)                        [4, 1]                      2              8
//     flatten                         [4]                         -              -
//     dense(3)                        [3]                        15             24
//   z: mean, logvar heads             [2]                        16             24
//   decoder                           [2]                         -              -
//     dense(4)                        [4]                        12             16
//     relu                            [4]                         -              -
//     dense(4)                        [4]                        20             32
//     reshape(4, 1)                   [4, 1]                      -              -
//
//   65 parameters; one training step of 9 rows: 2,736 flops
//   likelihood gaussian(sigma=1, floor=0.001)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          23       66         3,840        3,840
//   eval            9       40         2,304        2,304
//   encode          5       11         1,344        1,344
//   decode          3        7           896          896
//
// n is the number of rows in the batch, at most 9; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_steps.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 4, 1]
//   w2: [1, 1]
//   t4: [n, 4, 1]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w2, vae_real *t4) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    vae_gemm_nn((int)(end - begin) * 4, 1, 1, x0 + begin * 4, 1, w2, 1, t4 + begin * 4, 1);
}

// What kernel 1 of train and 1 other do, each with buffers of its own:
//   t4: [n, 4, 1]
//   b3: [1]
//   ends1: [n, 4]
//   mask8: [n, 4]
//   t10: [n, 4, 1]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *t4,
    const vae_real *b3, const vae_real *ends1, vae_real *mask8, vae_real *t10) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v8 = vae_step(ends1[i * 4 + j] - 0.5f);
            mask8[i * 4 + j] = v8;
            t10[i * 4 + j] = (t4[i * 4 + j] + b3[0]) * v8;
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h11: [n, 4]
//   w12: [4, 3]
//   h15: [n, 3]
//   b13: [3]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h11,
    const vae_real *w12, vae_real *h15, const vae_real *b13) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    vae_gemm_nn((int)(end - begin), 3, 4, h11 + begin * 4, 4, w12, 3, h15 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v14 = h15[i * 3 + j];
            h15[i * 3 + j] = v14 + b13[j];
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   h15: [n, 3]
//   w16: [3, 4]
//   heads19: [n, 4]
//   b17: [4]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *h15,
    const vae_real *w16, vae_real *heads19, const vae_real *b17) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    vae_gemm_nn((int)(end - begin), 4, 3, h15 + begin * 3, 3, w16, 4, heads19 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v18 = heads19[i * 4 + j];
            heads19[i * 4 + j] = v18 + b17[j];
        }
    }
}

// flat_steps.vae:4  sampling and KL
// kernel 4, train: loop over rows of [2]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *logvar21 = s->arena + 338; // [n, 2] in rows of 4
    vae_real *t24 = s->arena + 720; // [n, 2]
    const vae_real *eps22 = s->arena + 752; // [n, 2]
    vae_real *z26 = s->arena + 688; // [n, 2]
    const vae_real *mean20 = s->arena + 336; // [n, 2] in rows of 4
    vae_real *t28 = s->arena + 656; // [n, 2]
    vae_real *t34 = s->arena + 944; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t34_sum = 0.0f;
        VAE_SIMD_SUM(t34_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v24 = vae_exp(0.5f * logvar21[i * 4 + j]);
            t24[i * 2 + j] = v24;
            z26[i * 2 + j] = mean20[i * 4 + j] + v24 * eps22[i * 2 + j];
            const vae_real v28 = vae_exp(logvar21[i * 4 + j]);
            t28[i * 2 + j] = v28;
            const vae_real v32 = mean20[i * 4 + j] * mean20[i * 4 + j] + v28 - 1.0f - logvar21[i * 4 + j];
            t34_sum += 0.5f * v32;
        }
        t34[i] = t34_sum;
    }
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   z26: [n, 2]
//   w35: [2, 4]
//   h39: [n, 4]
//   b36: [4]
VAE_SHARED_1(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *z26,
    const vae_real *w35, vae_real *h39, const vae_real *b36) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    vae_gemm_nn((int)(end - begin), 4, 2, z26 + begin * 2, 2, w35, 4, h39 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v37 = h39[i * 4 + j];
            h39[i * 4 + j] = vae_max(v37 + b36[j], 0.0f);
        }
    }
}

// flat_steps.vae:7  dense(4)
// flat_steps.vae:5  likelihood = gaussian
// kernel 6, train: product by panels over rows of [4]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *h39 = s->arena + 288; // [n, 4]
    const vae_real *w40 = s->param + 128; // [4, 4]
    vae_real *t46 = s->arena + 240; // [n, 4, 1]
    const vae_real *b41 = s->param + 144; // [4]
    const vae_real *x0 = s->arena + 576; // [n, 4, 1]
    vae_gemm_nn((int)(end - begin), 4, 4, h39 + begin * 4, 4, w40, 4, t46 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v42 = t46[i * 4 + j];
            t46[i * 4 + j] = x0[i * 4 + j] - (v42 + b41[j]);
        }
    }
}

// flat_steps.vae:5  likelihood = gaussian
// kernel 7, train: loop over rows of [4, 1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *ends1 = s->arena + 528; // [n, 4]
    const vae_real *t46 = s->arena + 240; // [n, 4, 1]
    const vae_real *mask8 = s->arena + 432; // [n, 4, 1]
    vae_real *t52 = s->arena + 928; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 4, 4);
        vae_real t52_sum = 0.0f;
        VAE_SIMD_SUM(t52_sum)
        for (size_t j = 0; j < steps; j++) {
            const vae_real v51 = 0.5f * (t46[i * 4 + j] * t46[i * 4 + j] + 1.83787707f) * mask8[i * 4 + j];
            t52_sum += v51;
        }
        t52[i] = t52_sum;
    }
}

// kernel 8, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t55 = s->arena + 912; // [1]
    const vae_real *t52 = s->arena + 928; // [n, 1]
    vae_real *t57 = s->arena + 880; // [1]
    const vae_real *t34 = s->arena + 944; // [n, 1]
    vae_real *d63 = s->arena + 832; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_real t55_sum = 0.0f;
    vae_real t57_sum = 0.0f;
    VAE_SIMD_SUM(t55_sum, t57_sum)
    for (size_t i = 0; i < rows; i++) {
        t55_sum += t52[i];
        t57_sum += t34[i];
        d63[i] = inv_n;
    }
    t55[0] = t55_sum;
    t57[0] = t57_sum;
}

// kernel 9, train: loop over [1]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t56 = s->arena + 896; // [1]
    const vae_real *t55 = s->arena + 912; // [1]
    vae_real *t58 = s->arena + 864; // [1]
    const vae_real *t57 = s->arena + 880; // [1]
    vae_real *t61 = s->arena + 848; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v56 = t55[0] * inv_n;
    t56[0] = v56;
    const vae_real v58 = t57[0] * inv_n;
    t58[0] = v58;
    t61[0] = v56 + beta * v58;
}

// flat_steps.vae:5  gradient of likelihood = gaussian
// kernel 10, train: loop over rows of [4, 1]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *d63 = s->arena + 832; // [n, 1, 1]
    const vae_real *mask8 = s->arena + 432; // [n, 4, 1]
    const vae_real *t46 = s->arena + 240; // [n, 4, 1]
    vae_real *d67 = s->arena + 192; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d67[i * 4 + j] = -(d63[i] * mask8[i * 4 + j] * t46[i * 4 + j]);
        }
    }
}

// flat_steps.vae:7  gradient of dense(4)
// kernel 11, train: sum over the batch over rows of [4]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *ends1 = s->arena + 528; // [n, 4]
    vae_real *d_param69 = s->grad + 144; // [4]
    const vae_real *d67 = s->arena + 192; // [n, 4]
    for (size_t j = 0; j < 4; j++) {
        d_param69[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 4, 4);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            d_param69[j] += d67[i * 4 + j];
        }
    }
}

// flat_steps.vae:7  gradient of dense(4)
// kernel 12, train: weight gradient over [4, 4]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h39 = s->arena + 288; // [n, 4]
    const vae_real *d67 = s->arena + 192; // [n, 4]
    vae_real *d_param70 = s->grad + 128; // [4, 4]
    vae_gemm_tn(4, 4, s->n, h39, 4, d67, 4, d_param70, 4);
}

// flat_steps.vae:7  gradient of dense(4)
// flat_steps.vae:7  gradient of relu
// kernel 13, train: product by panels over rows of [4]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *d67 = s->arena + 192; // [n, 4]
    const vae_real *w40 = s->param + 128; // [4, 4]
    vae_real *d72 = s->arena + 144; // [n, 4]
    const vae_real *h39 = s->arena + 288; // [n, 4]
    vae_gemm_nt((int)(end - begin), 4, 4, d67 + begin * 4, 4, w40, 4, d72 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v71 = d72[i * 4 + j];
            d72[i * 4 + j] = vae_where(h39[i * 4 + j], v71, 0.0f);
        }
    }
}

// flat_steps.vae:7  gradient of dense(4)
// kernel 14, train: weight gradient over [2, 4]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z26 = s->arena + 688; // [n, 2]
    const vae_real *d72 = s->arena + 144; // [n, 4]
    vae_real *d_param74 = s->grad + 96; // [2, 4]
    if (tile == 1) {
        vae_real *d_param73 = s->grad + 112; // [4]
        vae_column_sums(s->n, 4, d72, 4, d_param73);
        return;
    }
    vae_gemm_tn(2, 4, s->n, z26, 2, d72, 4, d_param74, 4);
}

// flat_steps.vae:7  gradient of dense(4)
// flat_steps.vae:4  gradient of sampling and KL
// kernel 15, train: product by panels over rows of [2]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *d72 = s->arena + 144; // [n, 4]
    const vae_real *w35 = s->param + 96; // [2, 4]
    vae_real *d80 = s->arena + 96; // [n, 2] in rows of 4
    const vae_real *t28 = s->arena + 656; // [n, 2]
    const vae_real *mean20 = s->arena + 336; // [n, 2] in rows of 4
    const vae_real *eps22 = s->arena + 752; // [n, 2]
    const vae_real *t24 = s->arena + 720; // [n, 2]
    vae_real *d84 = s->arena + 98; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c62 = beta * inv_n;
    const vae_real c76 = 0.5f * c62;
    vae_gemm_nt((int)(end - begin), 2, 4, d72 + begin * 4, 4, w35, 4, d80 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v75 = d80[i * 4 + j];
            d80[i * 4 + j] = c62 * mean20[i * 4 + j] + v75;
            d84[i * 4 + j] = c76 * t28[i * 2 + j] - c76 + 0.5f * (v75 * eps22[i * 2 + j] * t24[i * 2 + j]);
        }
    }
}

// flat_steps.vae:4  gradient of posterior heads (added by the compiler)
// kernel 16, train: weight gradient over [3, 4]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h15 = s->arena + 784; // [n, 3]
    const vae_real *d85 = s->arena + 96; // [n, 4]
    vae_real *d_param87 = s->grad + 64; // [3, 4]
    if (tile == 1) {
        vae_real *d_param86 = s->grad + 80; // [4]
        vae_column_sums(s->n, 4, d85, 4, d_param86);
        return;
    }
    vae_gemm_tn(3, 4, s->n, h15, 3, d85, 4, d_param87, 4);
}

// flat_steps.vae:4  gradient of posterior heads (added by the compiler)
// kernel 17, train: product by panels over rows of [3]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *d85 = s->arena + 96; // [n, 4]
    const vae_real *w16 = s->param + 64; // [3, 4]
    vae_real *d88 = s->arena + 624; // [n, 3]
    vae_gemm_nt((int)(end - begin), 3, 4, d85 + begin * 4, 4, w16, 4, d88 + begin * 3, 3);
}

// flat_steps.vae:4  gradient of dense(3)
// flat_steps.vae:6  gradient of dense(3)
// kernel 18, train: weight gradient over [4, 3]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h11 = s->arena + 384; // [n, 4]
    const vae_real *d88 = s->arena + 624; // [n, 3]
    vae_real *d_param90 = s->grad + 32; // [4, 3]
    if (tile == 1) {
        vae_real *d_param89 = s->grad + 48; // [3]
        vae_column_sums(s->n, 3, d88, 3, d_param89);
        return;
    }
    vae_gemm_tn(4, 3, s->n, h11, 4, d88, 3, d_param90, 3);
}

// flat_steps.vae:6  gradient of dense(3)
// kernel 19, train: product by panels over rows of [4]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *d88 = s->arena + 624; // [n, 3]
    const vae_real *w12 = s->param + 32; // [4, 3]
    vae_real *d91 = s->arena + 48; // [n, 4]
    vae_gemm_nt((int)(end - begin), 4, 3, d88 + begin * 3, 3, w12, 3, d91 + begin * 4, 4);
}

// flat_steps.vae:6  gradient of flatten
// flat_steps.vae:6  gradient of dense(1)
// kernel 20, train: loop over rows of [4, 1]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *ends1 = s->arena + 528; // [n, 4]
    vae_real *d93 = s->arena + 0; // [n, 4, 1]
    const vae_real *d91 = s->arena + 48; // [n, 4, 1]
    const vae_real *mask8 = s->arena + 432; // [n, 4, 1]
    vae_real *d94 = s->arena + 816; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 4, 4);
        vae_real d94_sum = 0.0f;
        VAE_SIMD_SUM(d94_sum)
        for (size_t j = 0; j < steps; j++) {
            const vae_real v93 = d91[i * 4 + j] * mask8[i * 4 + j];
            d93[i * 4 + j] = v93;
            d94_sum += v93;
        }
        d94[i] = d94_sum;
    }
}

// flat_steps.vae:6  gradient of dense(1)
// kernel 21, train: sum over the batch over rows of [1, 1]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param95 = s->grad + 16; // [1, 1]
    const vae_real *d94 = s->arena + 816; // [n, 1, 1]
    vae_real d_param95_sum = 0.0f;
    VAE_SIMD_SUM(d_param95_sum)
    for (size_t i = 0; i < rows; i++) {
        d_param95_sum += d94[i];
    }
    d_param95[0] = d_param95_sum;
}

// flat_steps.vae:6  gradient of dense(1)
// kernel 22, train: weight gradient over [1, 1]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *ends1 = s->arena + 528; // [n, 4]
    const vae_real *x0 = s->arena + 576; // [n, 4, 1]
    const vae_real *d93 = s->arena + 0; // [n, 4, 1]
    vae_real *d_param97 = s->grad + 0; // [1, 1]
    const VaeRagged ragged = {ends1, (size_t)s->n * 1, 1, 4};
    vae_ragged_tn(&ragged, 1, 1, x0, 1, d93, 1, d_param97, 1);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // flat_steps.vae:6  dense(1)
    // kernel 0, train: product by panels over rows of [4, 1]
    like_train_k0(s, tile, scratch, s->arena + 576, s->param + 0, s->arena + 480);
    // flat_steps.vae:6  dense(1)
    // flat_steps.vae:3  flatten
    // flat_steps.vae:6  flatten
    // kernel 1, train: loop over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 480, s->param + 16, s->arena + 528, s->arena + 432,
        s->arena + 384);
    // flat_steps.vae:6  dense(3)
    // kernel 2, train: product by panels over rows of [3]
    like_train_k2(s, tile, scratch, s->arena + 384, s->param + 32, s->arena + 784, s->param + 48);
    // flat_steps.vae:4  posterior heads (added by the compiler)
    // kernel 3, train: product by panels over rows of [4]
    like_train_k3(s, tile, scratch, s->arena + 784, s->param + 64, s->arena + 336, s->param + 80);
    train_k4(s, tile, scratch);
    // flat_steps.vae:7  dense(4)
    // flat_steps.vae:7  relu
    // kernel 5, train: product by panels over rows of [4]
    like_train_k5(s, tile, scratch, s->arena + 688, s->param + 96, s->arena + 288, s->param + 112);
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, train_u0, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k12, 1, {.weights = true, .first = 128, .each = 64, .end = 144}},
        {train_k16, 2, {0}},
        {train_k18, 2, {0}},
        {train_k14, 2, {0}},
        {train_k22, 1, {0}}}, 5);
}

// flat_steps.vae:4  sampling and KL
// kernel 4, eval: loop over rows of [2]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *logvar21 = s->arena + 98; // [n, 2] in rows of 4
    const vae_real *eps22 = s->arena + 448; // [n, 2]
    vae_real *z26 = s->arena + 416; // [n, 2]
    const vae_real *mean20 = s->arena + 96; // [n, 2] in rows of 4
    vae_real *t40 = s->arena + 384; // [n, 2]
    vae_real *t41 = s->arena + 560; // [n, 1]
    vae_real *t44 = s->arena + 544; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t41_sum = 0.0f;
        vae_real t44_sum = 0.0f;
        VAE_SIMD_SUM(t41_sum, t44_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v26 = mean20[i * 4 + j] + vae_exp(0.5f * logvar21[i * 4 + j]) * eps22[i * 2 + j];
            z26[i * 2 + j] = v26;
            const vae_real v29 = eps22[i * 2 + j] * eps22[i * 2 + j] + logvar21[i * 4 + j];
            const vae_real v36 = mean20[i * 4 + j] * mean20[i * 4 + j] + vae_exp(logvar21[i * 4 + j]);
            const vae_real v40 = 0.5f * (v36 - 1.0f - logvar21[i * 4 + j]);
            t40[i * 2 + j] = v40;
            t41_sum += v40;
            const vae_real v43 = (-0.5f) * (v26 * v26 + 1.83787707f - (v29 + 1.83787707f));
            t44_sum += v43;
        }
        t41[i] = t41_sum;
        t44[i] = t44_sum;
    }
}

// flat_steps.vae:7  dense(4)
// flat_steps.vae:5  likelihood = gaussian
// kernel 6, eval: product by panels over rows of [4]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *h49 = s->arena + 48; // [n, 4]
    const vae_real *w50 = s->param + 128; // [4, 4]
    vae_real *t59 = s->arena + 0; // [n, 4, 1]
    const vae_real *b51 = s->param + 144; // [4]
    const vae_real *x0 = s->arena + 336; // [n, 4, 1]
    const vae_real *mask8 = s->arena + 192; // [n, 4, 1]
    vae_gemm_nn((int)(end - begin), 4, 4, h49 + begin * 4, 4, w50, 4, t59 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v52 = t59[i * 4 + j];
            const vae_real v55 = x0[i * 4 + j] - (v52 + b51[j]);
            t59[i * 4 + j] = 0.5f * (v55 * v55 + 1.83787707f) * mask8[i * 4 + j];
        }
    }
}

// kernel 7, eval: loop over rows of [4]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *ends1 = s->arena + 288; // [n, 4]
    vae_real *t61 = s->arena + 528; // [n, 1]
    const vae_real *t59 = s->arena + 0; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 4, 4);
        vae_real t61_sum = 0.0f;
        VAE_SIMD_SUM(t61_sum)
        for (size_t j = 0; j < steps; j++) {
            t61_sum += t59[i * 4 + j];
        }
        t61[i] = t61_sum;
    }
}

// kernel 8, eval: loop over rows of [1]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    vae_real *t62 = s->arena + 512; // [n, 1]
    const vae_real *t44 = s->arena + 544; // [n, 1]
    const vae_real *t61 = s->arena + 528; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t62[i] = t44[i] - t61[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // flat_steps.vae:6  dense(1)
    // kernel 0, eval: product by panels over rows of [4, 1]
    like_train_k0(s, tile, scratch, s->arena + 336, s->param + 0, s->arena + 240);
    // flat_steps.vae:6  dense(1)
    // flat_steps.vae:3  flatten
    // flat_steps.vae:6  flatten
    // kernel 1, eval: loop over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 240, s->param + 16, s->arena + 288, s->arena + 192,
        s->arena + 144);
    // flat_steps.vae:6  dense(3)
    // kernel 2, eval: product by panels over rows of [3]
    like_train_k2(s, tile, scratch, s->arena + 144, s->param + 32, s->arena + 480, s->param + 48);
    // flat_steps.vae:4  posterior heads (added by the compiler)
    // kernel 3, eval: product by panels over rows of [4]
    like_train_k3(s, tile, scratch, s->arena + 480, s->param + 64, s->arena + 96, s->param + 80);
    eval_k4(s, tile, scratch);
    // flat_steps.vae:7  dense(4)
    // flat_steps.vae:7  relu
    // kernel 5, eval: product by panels over rows of [4]
    like_train_k5(s, tile, scratch, s->arena + 416, s->param + 96, s->arena + 48, s->param + 112);
    eval_k6(s, tile, scratch);
    eval_k7(s, tile, scratch);
    eval_k8(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, eval_u0, 1);
}

// flat_steps.vae:6  dense(1)
// flat_steps.vae:3  flatten
// flat_steps.vae:6  flatten
// kernel 1, encode: loop over rows of [4]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *t4 = s->arena + 96; // [n, 4, 1]
    const vae_real *b3 = s->param + 16; // [1]
    const vae_real *ends1 = s->arena + 144; // [n, 4]
    vae_real *t10 = s->arena + 48; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t10[i * 4 + j] = (t4[i * 4 + j] + b3[0]) * vae_step(ends1[i * 4 + j] - 0.5f);
        }
    }
}

// flat_steps.vae:4  posterior heads (added by the compiler)
// kernel 4, encode: loop over rows of [2]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    vae_real *t22 = s->arena + 272; // [n, 2]
    const vae_real *mean20 = s->arena + 0; // [n, 2] in rows of 4
    vae_real *t23 = s->arena + 240; // [n, 2]
    const vae_real *logvar21 = s->arena + 2; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t22[i * 2 + j] = mean20[i * 4 + j];
            t23[i * 2 + j] = logvar21[i * 4 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // flat_steps.vae:6  dense(1)
    // kernel 0, encode: product by panels over rows of [4, 1]
    like_train_k0(s, tile, scratch, s->arena + 192, s->param + 0, s->arena + 96);
    encode_k1(s, tile, scratch);
    // flat_steps.vae:6  dense(3)
    // kernel 2, encode: product by panels over rows of [3]
    like_train_k2(s, tile, scratch, s->arena + 48, s->param + 32, s->arena + 304, s->param + 48);
    // flat_steps.vae:4  posterior heads (added by the compiler)
    // kernel 3, encode: product by panels over rows of [4]
    like_train_k3(s, tile, scratch, s->arena + 304, s->param + 64, s->arena + 0, s->param + 80);
    encode_k4(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// flat_steps.vae:7  dense(4)
// flat_steps.vae:7  reshape(4, 1)
// kernel 1, decode: product by panels over rows of [4]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    const vae_real *h5 = s->arena + 144; // [n, 4]
    const vae_real *w6 = s->param + 128; // [4, 4]
    vae_real *h9 = s->arena + 96; // [n, 4]
    const vae_real *b7 = s->param + 144; // [4]
    vae_real *t13 = s->arena + 0; // [n, 4, 1]
    vae_gemm_nn((int)(end - begin), 4, 4, h5 + begin * 4, 4, w6, 4, h9 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v8 = h9[i * 4 + j];
            const vae_real v9 = v8 + b7[j];
            h9[i * 4 + j] = v9;
            t13[i * 4 + j] = v9;
        }
    }
}

// kernel 2, decode: loop over rows of [4, 1]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 9, end = vae_panel_end(s, tile, 9);
    vae_real *t12 = s->arena + 48; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t12[i * 4 + j] = 1.0f;
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // flat_steps.vae:7  dense(4)
    // flat_steps.vae:7  relu
    // kernel 0, decode: product by panels over rows of [4]
    like_train_k5(s, tile, scratch, s->arena + 192, s->param + 96, s->arena + 144, s->param + 112);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {decode_u0, 1, {0}},
        {decode_k2, 1, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 576, 4}, // [n, 4, 1]
    {"x.ends", VAE_IN_ENDS, 0, 528, 4}, // [n, 4]
    {"z.eps", VAE_IN_NORMAL, 0, 752, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 848, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 896, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 864, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 336, 4}, // [n, 4, 1]
    {"x.ends", VAE_IN_ENDS, 0, 288, 4}, // [n, 4]
    {"z.eps", VAE_IN_NORMAL, 0, 448, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 528, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 560, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 512, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 384, 2}, // [n, 2]
    {"x.steps", VAE_OUT_ROW, 0, 0, 4}, // [n, 4]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 192, 4}, // [n, 4, 1]
    {"x.ends", VAE_IN_ENDS, 0, 144, 4}, // [n, 4]
    {"z.mean", VAE_OUT_ROW, 0, 272, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 240, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 192, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 96, 4}, // [n, 4, 1]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 4}, // [n, 4, 1]
    {"x.draw1", VAE_OUT_ROW, 0, 48, 4}, // [n, 4, 1]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {1, 1}, {1, 1}, 0, VAE_INIT_UNIFORM, 1.73205078f, true, true, false},
    {"encoder.0.bias", 1, {1}, {1}, 16, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.2.weight", 2, {3, 4}, {1, 3}, 32, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"encoder.2.bias", 1, {3}, {1}, 48, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 3}, {1, 4}, 64, VAE_INIT_UNIFORM, 1.09544516f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 80, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 3}, {1, 4}, 66, VAE_INIT_UNIFORM, 1.09544516f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 82, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {4, 2}, {1, 4}, 96, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"decoder.0.bias", 1, {4}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {4, 4}, {1, 4}, 128, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"decoder.2.bias", 1, {4}, {1}, 144, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_SERIES, 4, 1, 1, 4, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[4, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(1)", "[4, 1]", 2},
    {VAE_STAGE_ENCODER, 0, "flatten", "[4]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(3)", "[3]", 15},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 16},
    {VAE_STAGE_DECODER, 0, "dense(4)", "[4]", 12},
    {VAE_STAGE_DECODER, 0, "relu", "[4]", 0},
    {VAE_STAGE_DECODER, 0, "dense(4)", "[4]", 20},
    {VAE_STAGE_DECODER, 0, "reshape(4, 1)", "[4, 1]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[4, 1]", 0},
};

static const VaeStretch rest[] = {
    {0, 128},
    {144, 160},
};

static const VaeStepWork step_work[] = {
    {0, -1, 2.0},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "flat_steps", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model flat_steps\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [4, 1]                      -              -\n"
        "    dense(1)                        [4, 1]                      2              8\n"
        "    flatten                         [4]                         -              -\n"
        "    dense(3)                        [3]                        15             24\n"
        "  z: mean, logvar heads             [2]                        16             24\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(4)                        [4]                        12             16\n"
        "    relu                            [4]                         -              -\n"
        "    dense(4)                        [4]                        20             32\n"
        "    reshape(4, 1)                   [4, 1]                      -              -\n"
        "\n"
        "  65 parameters; one training step of 9 rows: 2,736 flops\n"
        "  likelihood gaussian(sigma=1, floor=0.001)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          23       66         3,840        3,840\n"
        "  eval            9       40         2,304        2,304\n"
        "  encode          5       11         1,344        1,344\n"
        "  decode          3        7           896          896\n",
    .batch = 9, .n_param = 160, .n_state = 0, .n_arena = 960,
    .n_scratch = 0,
    .max_threads = 1, .flops_per_row = 304.0,
    .step_work = step_work, .n_step_work = 1,
    .n_weight_tiles = 1, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 12,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 10,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 8},
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
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
