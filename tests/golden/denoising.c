// denoising -- written by vaec 0.1.0 from denoising.vae; do not edit.
//
// model denoising
//
//   layer                             output             parameters      flops/row
//   encoder                           [2, 2, 3]                   -              -
//     noise(0.1)                      [2, 2, 3]                   -              -
//     flatten                         [12]                        -              -
//     dense(9)                        [9]                       117            216
//     dropout                         [9]                         -              -
//     relu                            [9]                         -              -
//     dense(9)                        [9]                        90            162
//     relu                            [9]                         -              -
//     dropout(0.2)                    [9]                         -              -
//   z: mean, logvar heads             [2]                        40             72
//   decoder                           [2]                         -              -
//     dense(9)                        [9]                        27             36
//     relu                            [9]                         -              -
//     dense(12)                       [12]                      120            216
//     reshape(2, 2, 3)                [2, 2, 3]                   -              -
//
//   394 parameters; one training step of 128 rows: 241,920 flops
//   likelihood bernoulli
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          20       72        89,408       89,408
//   eval            7       37        27,136       27,136
//   encode          4       10        19,456       19,456
//   decode          2        7        17,920       17,920
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// denoising.vae:7  noise(0.1)
// kernel 0, train: loop over rows of [2, 2, 3]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *eps1 = s->arena + 3072; // [n, 2, 2, 3]
    vae_real *h4 = s->arena + 1536; // [n, 2, 2, 3]
    const vae_real *x0 = s->arena + 4608; // [n, 2, 2, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            h4[i * 12 + j] = x0[i * 12 + j] + 0.1f * eps1[i * 12 + j];
        }
    }
}

// denoising.vae:7  dense(9)
// kernel 1, train: product by panels over rows of [9]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h5 = s->arena + 1536; // [n, 12]
    const vae_real *w6 = s->param + 0; // [12, 9]
    vae_real *h9 = s->arena + 18816; // [n, 9]
    const vae_real *b7 = s->param + 112; // [9]
    vae_gemm_nn((int)(end - begin), 9, 12, h5 + begin * 12, 12, w6, 9, h9 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v8 = h9[i * 9 + j];
            h9[i * 9 + j] = v8 + b7[j];
        }
    }
}

// denoising.vae:7  dropout
// denoising.vae:7  relu
// kernel 2, train: loop over rows of [9]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *u10 = s->arena + 17664; // [n, 9]
    vae_real *t15 = s->arena + 16512; // [n, 9]
    const vae_real *h9 = s->arena + 18816; // [n, 9]
    vae_real *h17 = s->arena + 15360; // [n, 9]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v15 = vae_where(u10[i * 9 + j] - 0.5f, 2.0f, 0.0f);
            t15[i * 9 + j] = v15;
            h17[i * 9 + j] = vae_max(h9[i * 9 + j] * v15, 0.0f);
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   h17: [n, 9]
//   w18: [9, 9]
//   h22: [n, 9]
//   b19: [9]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *h17,
    const vae_real *w18, vae_real *h22, const vae_real *b19) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 9, 9, h17 + begin * 9, 9, w18, 9, h22 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v20 = h22[i * 9 + j];
            h22[i * 9 + j] = vae_max(v20 + b19[j], 0.0f);
        }
    }
}

// denoising.vae:7  dropout(0.2)
// kernel 4, train: loop over rows of [9]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *u23 = s->arena + 13056; // [n, 9]
    vae_real *t27 = s->arena + 11904; // [n, 9]
    vae_real *h28 = s->arena + 10752; // [n, 9]
    const vae_real *h22 = s->arena + 14208; // [n, 9]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v27 = vae_where(u23[i * 9 + j] - 0.2f, 1.25f, 0.0f);
            t27[i * 9 + j] = v27;
            h28[i * 9 + j] = h22[i * 9 + j] * v27;
        }
    }
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   h28: [n, 9]
//   w29: [9, 4]
//   heads32: [n, 4]
//   b30: [4]
VAE_SHARED_1(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *h28,
    const vae_real *w29, vae_real *heads32, const vae_real *b30) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 4, 9, h28 + begin * 9, 9, w29, 4, heads32 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v31 = heads32[i * 4 + j];
            heads32[i * 4 + j] = v31 + b30[j];
        }
    }
}

// denoising.vae:5  sampling and KL
// kernel 6, train: loop over rows of [2]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar34 = s->arena + 20482; // [n, 2] in rows of 4
    vae_real *t37 = s->arena + 21504; // [n, 2]
    const vae_real *eps35 = s->arena + 21760; // [n, 2]
    vae_real *z39 = s->arena + 21248; // [n, 2]
    const vae_real *mean33 = s->arena + 20480; // [n, 2] in rows of 4
    vae_real *t41 = s->arena + 20992; // [n, 2]
    vae_real *t47 = s->arena + 22144; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t47_sum = 0.0f;
        VAE_SIMD_SUM(t47_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v37 = vae_exp(0.5f * logvar34[i * 4 + j]);
            t37[i * 2 + j] = v37;
            z39[i * 2 + j] = mean33[i * 4 + j] + v37 * eps35[i * 2 + j];
            const vae_real v41 = vae_exp(logvar34[i * 4 + j]);
            t41[i * 2 + j] = v41;
            const vae_real v45 = mean33[i * 4 + j] * mean33[i * 4 + j] + v41 - 1.0f - logvar34[i * 4 + j];
            t47_sum += 0.5f * v45;
        }
        t47[i] = t47_sum;
    }
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   z39: [n, 2]
//   w48: [2, 9]
//   h52: [n, 9]
//   b49: [9]
VAE_SHARED_1(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *z39,
    const vae_real *w48, vae_real *h52, const vae_real *b49) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 9, 2, z39 + begin * 2, 2, w48, 9, h52 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v50 = h52[i * 9 + j];
            h52[i * 9 + j] = vae_max(v50 + b49[j], 0.0f);
        }
    }
}

// denoising.vae:8  dense(12)
// denoising.vae:10  likelihood = bernoulli
// denoising.vae:10  gradient of likelihood = bernoulli
// kernel 8, train: product by panels over rows of [12]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h52 = s->arena + 9600; // [n, 9]
    const vae_real *w53 = s->param + 352; // [9, 12]
    vae_real *d73 = s->arena + 0; // [n, 12]
    const vae_real *b54 = s->param + 464; // [12]
    const vae_real *x0 = s->arena + 4608; // [n, 12]
    vae_real *t61 = s->arena + 22016; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 12, 9, h52 + begin * 9, 9, w53, 12, d73 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        vae_real t61_sum = 0.0f;
        VAE_SIMD_SUM(t61_sum)
        for (size_t j = 0; j < 12; j++) {
            const vae_real v55 = d73[i * 12 + j];
            const vae_real v56 = v55 + b54[j];
            t61_sum += vae_softplus(v56) - x0[i * 12 + j] * v56;
            d73[i * 12 + j] = inv_n * (vae_sigmoid(v56) - x0[i * 12 + j]);
        }
        t61[i] = t61_sum;
    }
}

// kernel 9, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t63 = s->arena + 22336; // [1]
    const vae_real *t61 = s->arena + 22016; // [n, 1]
    vae_real *t65 = s->arena + 22304; // [1]
    const vae_real *t47 = s->arena + 22144; // [n, 1]
    vae_real t63_sum = 0.0f;
    vae_real t65_sum = 0.0f;
    VAE_SIMD_SUM(t63_sum, t65_sum)
    for (size_t i = 0; i < rows; i++) {
        t63_sum += t61[i];
        t65_sum += t47[i];
    }
    t63[0] = t63_sum;
    t65[0] = t65_sum;
}

// kernel 10, train: loop over [1]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t64 = s->arena + 22320; // [1]
    const vae_real *t63 = s->arena + 22336; // [1]
    vae_real *t66 = s->arena + 22288; // [1]
    const vae_real *t65 = s->arena + 22304; // [1]
    vae_real *t69 = s->arena + 22272; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v64 = t63[0] * inv_n;
    t64[0] = v64;
    const vae_real v66 = t65[0] * inv_n;
    t66[0] = v66;
    t69[0] = v64 + beta * v66;
}

// denoising.vae:8  gradient of dense(12)
// kernel 11, train: weight gradient over [9, 12]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h52 = s->arena + 9600; // [n, 9]
    const vae_real *d73 = s->arena + 0; // [n, 12]
    vae_real *d_param75 = s->grad + 352; // [9, 12]
    if (tile == 1) {
        vae_real *d_param74 = s->grad + 464; // [12]
        vae_column_sums(s->n, 12, d73, 12, d_param74);
        return;
    }
    vae_gemm_tn(9, 12, s->n, h52, 9, d73, 12, d_param75, 12);
}

// denoising.vae:8  gradient of dense(12)
// denoising.vae:8  gradient of relu
// kernel 12, train: product by panels over rows of [9]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d73 = s->arena + 0; // [n, 12]
    const vae_real *w53 = s->param + 352; // [9, 12]
    vae_real *d77 = s->arena + 8448; // [n, 9]
    const vae_real *h52 = s->arena + 9600; // [n, 9]
    vae_gemm_nt((int)(end - begin), 9, 12, d73 + begin * 12, 12, w53, 12, d77 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v76 = d77[i * 9 + j];
            d77[i * 9 + j] = vae_where(h52[i * 9 + j], v76, 0.0f);
        }
    }
}

// denoising.vae:8  gradient of dense(9)
// kernel 13, train: weight gradient over [2, 9]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z39 = s->arena + 21248; // [n, 2]
    const vae_real *d77 = s->arena + 8448; // [n, 9]
    vae_real *d_param79 = s->grad + 304; // [2, 9]
    if (tile == 1) {
        vae_real *d_param78 = s->grad + 336; // [9]
        vae_column_sums(s->n, 9, d77, 9, d_param78);
        return;
    }
    vae_gemm_tn(2, 9, s->n, z39, 2, d77, 9, d_param79, 9);
}

// denoising.vae:8  gradient of dense(9)
// denoising.vae:5  gradient of sampling and KL
// kernel 14, train: product by panels over rows of [2]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d77 = s->arena + 8448; // [n, 9]
    const vae_real *w48 = s->param + 304; // [2, 9]
    vae_real *d85 = s->arena + 19968; // [n, 2] in rows of 4
    const vae_real *t41 = s->arena + 20992; // [n, 2]
    const vae_real *mean33 = s->arena + 20480; // [n, 2] in rows of 4
    const vae_real *eps35 = s->arena + 21760; // [n, 2]
    const vae_real *t37 = s->arena + 21504; // [n, 2]
    vae_real *d89 = s->arena + 19970; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c70 = beta * inv_n;
    const vae_real c81 = 0.5f * c70;
    vae_gemm_nt((int)(end - begin), 2, 9, d77 + begin * 9, 9, w48, 9, d85 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v80 = d85[i * 4 + j];
            d85[i * 4 + j] = c70 * mean33[i * 4 + j] + v80;
            d89[i * 4 + j] = c81 * t41[i * 2 + j] - c81 + 0.5f * (v80 * eps35[i * 2 + j] * t37[i * 2 + j]);
        }
    }
}

// denoising.vae:5  gradient of posterior heads (added by the compiler)
// kernel 15, train: weight gradient over [9, 4]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h28 = s->arena + 10752; // [n, 9]
    const vae_real *d90 = s->arena + 19968; // [n, 4]
    vae_real *d_param92 = s->grad + 240; // [9, 4]
    if (tile == 1) {
        vae_real *d_param91 = s->grad + 288; // [4]
        vae_column_sums(s->n, 4, d90, 4, d_param91);
        return;
    }
    vae_gemm_tn(9, 4, s->n, h28, 9, d90, 4, d_param92, 4);
}

// denoising.vae:5  gradient of posterior heads (added by the compiler)
// denoising.vae:7  gradient of dropout(0.2)
// denoising.vae:7  gradient of relu
// kernel 16, train: product by panels over rows of [9]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d90 = s->arena + 19968; // [n, 4]
    const vae_real *w29 = s->param + 240; // [9, 4]
    vae_real *d95 = s->arena + 7296; // [n, 9]
    const vae_real *t27 = s->arena + 11904; // [n, 9]
    const vae_real *h22 = s->arena + 14208; // [n, 9]
    vae_gemm_nt((int)(end - begin), 9, 4, d90 + begin * 4, 4, w29, 4, d95 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v93 = d95[i * 9 + j];
            d95[i * 9 + j] = vae_where(h22[i * 9 + j], v93 * t27[i * 9 + j], 0.0f);
        }
    }
}

// denoising.vae:7  gradient of dense(9)
// kernel 17, train: weight gradient over [9, 9]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h17 = s->arena + 15360; // [n, 9]
    const vae_real *d95 = s->arena + 7296; // [n, 9]
    vae_real *d_param97 = s->grad + 128; // [9, 9]
    if (tile == 1) {
        vae_real *d_param96 = s->grad + 224; // [9]
        vae_column_sums(s->n, 9, d95, 9, d_param96);
        return;
    }
    vae_gemm_tn(9, 9, s->n, h17, 9, d95, 9, d_param97, 9);
}

// denoising.vae:7  gradient of dense(9)
// denoising.vae:7  gradient of relu
// denoising.vae:7  gradient of dropout
// kernel 18, train: product by panels over rows of [9]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d95 = s->arena + 7296; // [n, 9]
    const vae_real *w18 = s->param + 128; // [9, 9]
    vae_real *d100 = s->arena + 6144; // [n, 9]
    const vae_real *h17 = s->arena + 15360; // [n, 9]
    const vae_real *t15 = s->arena + 16512; // [n, 9]
    vae_gemm_nt((int)(end - begin), 9, 9, d95 + begin * 9, 9, w18, 9, d100 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v98 = d100[i * 9 + j];
            d100[i * 9 + j] = vae_where(h17[i * 9 + j], v98, 0.0f) * t15[i * 9 + j];
        }
    }
}

// denoising.vae:7  gradient of dense(9)
// kernel 19, train: weight gradient over [12, 9]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 1536; // [n, 12]
    const vae_real *d100 = s->arena + 6144; // [n, 9]
    vae_real *d_param102 = s->grad + 0; // [12, 9]
    if (tile == 1) {
        vae_real *d_param101 = s->grad + 112; // [9]
        vae_column_sums(s->n, 9, d100, 9, d_param101);
        return;
    }
    vae_gemm_tn(12, 9, s->n, h5, 12, d100, 9, d_param102, 9);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    train_k0(s, tile, scratch);
    train_k1(s, tile, scratch);
    train_k2(s, tile, scratch);
    // denoising.vae:7  dense(9)
    // denoising.vae:7  relu
    // kernel 3, train: product by panels over rows of [9]
    like_train_k3(s, tile, scratch, s->arena + 15360, s->param + 128, s->arena + 14208,
        s->param + 224);
    train_k4(s, tile, scratch);
    // denoising.vae:5  posterior heads (added by the compiler)
    // kernel 5, train: product by panels over rows of [4]
    like_train_k5(s, tile, scratch, s->arena + 10752, s->param + 240, s->arena + 20480,
        s->param + 288);
    train_k6(s, tile, scratch);
    // denoising.vae:8  dense(9)
    // denoising.vae:8  relu
    // kernel 7, train: product by panels over rows of [9]
    like_train_k7(s, tile, scratch, s->arena + 21248, s->param + 304, s->arena + 9600,
        s->param + 336);
    train_k8(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k16(s, tile, scratch);
    train_k18(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {6144, 9}, // d100
    {7296, 9}, // d95
    {19968, 4}, // d85
    {8448, 9}, // d77
    {0, 12}, // d73
    {22016, 1}, // t61
    {9600, 9}, // h52
    {22144, 1}, // t47
    {21248, 2}, // z39
    {10752, 9}, // h28
    {15360, 9}, // h17
    {1536, 12}, // h4
};
static const VaeShown train_u0_shown = {12, train_u0_rows};

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){{train_u0, panels, {.shown = &train_u0_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k11, 2, {.weights = true}},
        {train_k19, 2, {.weights = true}},
        {train_k17, 2, {.weights = true}},
        {train_k15, 2, {.weights = true}},
        {train_k13, 2, {.weights = true}},
        {train_u1, 1, {0}}}, 6);
}

// What kernel 0 of eval and 1 other do, each with buffers of its own:
//   h1: [n, 12]
//   w2: [12, 9]
//   h6: [n, 9]
//   b3: [9]
VAE_SHARED_1(like_eval_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *h1,
    const vae_real *w2, vae_real *h6, const vae_real *b3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 9, 12, h1 + begin * 12, 12, w2, 9, h6 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v4 = h6[i * 9 + j];
            h6[i * 9 + j] = vae_max(v4 + b3[j], 0.0f);
        }
    }
}

// denoising.vae:5  sampling and KL
// kernel 3, eval: loop over rows of [2]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar17 = s->arena + 4994; // [n, 2] in rows of 4
    const vae_real *eps18 = s->arena + 6016; // [n, 2]
    vae_real *z23 = s->arena + 5760; // [n, 2]
    const vae_real *mean16 = s->arena + 4992; // [n, 2] in rows of 4
    vae_real *t37 = s->arena + 5504; // [n, 2]
    vae_real *t38 = s->arena + 6656; // [n, 1]
    vae_real *t41 = s->arena + 6528; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t38_sum = 0.0f;
        vae_real t41_sum = 0.0f;
        VAE_SIMD_SUM(t38_sum, t41_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v23 = mean16[i * 4 + j] + vae_exp(0.5f * logvar17[i * 4 + j]) * eps18[i * 2 + j];
            z23[i * 2 + j] = v23;
            const vae_real v26 = eps18[i * 2 + j] * eps18[i * 2 + j] + logvar17[i * 4 + j];
            const vae_real v33 = mean16[i * 4 + j] * mean16[i * 4 + j] + vae_exp(logvar17[i * 4 + j]);
            const vae_real v37 = 0.5f * (v33 - 1.0f - logvar17[i * 4 + j]);
            t37[i * 2 + j] = v37;
            t38_sum += v37;
            const vae_real v40 = (-0.5f) * (v23 * v23 + 1.83787707f - (v26 + 1.83787707f));
            t41_sum += v40;
        }
        t38[i] = t38_sum;
        t41[i] = t41_sum;
    }
}

// denoising.vae:8  dense(12)
// denoising.vae:10  likelihood = bernoulli
// kernel 5, eval: product by panels over rows of [12]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h46 = s->arena + 1536; // [n, 9]
    const vae_real *w47 = s->param + 352; // [9, 12]
    vae_real *t49 = scratch; // [end - begin, 12]
    const vae_real *b48 = s->param + 464; // [12]
    const vae_real *h1 = s->arena + 0; // [n, 12]
    vae_real *t54 = s->arena + 6400; // [n, 1]
    vae_gemm_nn((int)(end - begin), 12, 9, h46 + begin * 9, 9, w47, 12, t49, 12);
    for (size_t i = begin; i < end; i++) {
        vae_real t54_sum = 0.0f;
        VAE_SIMD_SUM(t54_sum)
        for (size_t j = 0; j < 12; j++) {
            const vae_real v49 = t49[(i - begin) * 12 + j];
            const vae_real v50 = v49 + b48[j];
            t54_sum += vae_softplus(v50) - h1[i * 12 + j] * v50;
        }
        t54[i] = t54_sum;
    }
}

// kernel 6, eval: loop over rows of [1]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t55 = s->arena + 6272; // [n, 1]
    const vae_real *t41 = s->arena + 6528; // [n, 1]
    const vae_real *t54 = s->arena + 6400; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t55[i] = t41[i] - t54[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // denoising.vae:7  dense(9)
    // denoising.vae:7  relu
    // kernel 0, eval: product by panels over rows of [9]
    like_eval_k0(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 3840, s->param + 112);
    // denoising.vae:7  dense(9)
    // denoising.vae:7  relu
    // kernel 1, eval: product by panels over rows of [9]
    like_train_k3(s, tile, scratch, s->arena + 3840, s->param + 128, s->arena + 2688,
        s->param + 224);
    // denoising.vae:5  posterior heads (added by the compiler)
    // kernel 2, eval: product by panels over rows of [4]
    like_train_k5(s, tile, scratch, s->arena + 2688, s->param + 240, s->arena + 4992,
        s->param + 288);
    eval_k3(s, tile, scratch);
    // denoising.vae:8  dense(9)
    // denoising.vae:8  relu
    // kernel 4, eval: product by panels over rows of [9]
    like_train_k7(s, tile, scratch, s->arena + 5760, s->param + 304, s->arena + 1536,
        s->param + 336);
    eval_k5(s, tile, scratch);
    eval_k6(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, eval_u0, panels);
}

// denoising.vae:5  posterior heads (added by the compiler)
// kernel 3, encode: loop over rows of [2]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t18 = s->arena + 4608; // [n, 2]
    const vae_real *mean16 = s->arena + 3840; // [n, 2] in rows of 4
    vae_real *t19 = s->arena + 4352; // [n, 2]
    const vae_real *logvar17 = s->arena + 3842; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t18[i * 2 + j] = mean16[i * 4 + j];
            t19[i * 2 + j] = logvar17[i * 4 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // denoising.vae:7  dense(9)
    // denoising.vae:7  relu
    // kernel 0, encode: product by panels over rows of [9]
    like_eval_k0(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 2688, s->param + 112);
    // denoising.vae:7  dense(9)
    // denoising.vae:7  relu
    // kernel 1, encode: product by panels over rows of [9]
    like_train_k3(s, tile, scratch, s->arena + 2688, s->param + 128, s->arena + 1536,
        s->param + 224);
    // denoising.vae:5  posterior heads (added by the compiler)
    // kernel 2, encode: product by panels over rows of [4]
    like_train_k5(s, tile, scratch, s->arena + 1536, s->param + 240, s->arena + 3840,
        s->param + 288);
    encode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, encode_u0, panels);
}

// denoising.vae:8  dense(12)
// denoising.vae:10  likelihood = bernoulli
// kernel 1, decode: product by panels over rows of [12]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h5 = s->arena + 3072; // [n, 9]
    const vae_real *w6 = s->param + 352; // [9, 12]
    vae_real *t10 = s->arena + 1536; // [n, 12]
    const vae_real *b7 = s->param + 464; // [12]
    vae_real *t11 = s->arena + 0; // [n, 12]
    vae_gemm_nn((int)(end - begin), 12, 9, h5 + begin * 9, 9, w6, 12, t10 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v8 = t10[i * 12 + j];
            const vae_real v10 = vae_sigmoid(v8 + b7[j]);
            t10[i * 12 + j] = v10;
            t11[i * 12 + j] = v10;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // denoising.vae:8  dense(9)
    // denoising.vae:8  relu
    // kernel 0, decode: product by panels over rows of [9]
    like_train_k7(s, tile, scratch, s->arena + 4224, s->param + 304, s->arena + 3072,
        s->param + 336);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, decode_u0, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 4608, 12}, // [n, 2, 2, 3]
    {"encoder.0.eps", VAE_IN_NORMAL, 8, 3072, 12}, // [n, 2, 2, 3]
    {"encoder.3.u", VAE_IN_UNIFORM, 9, 17664, 9}, // [n, 9]
    {"encoder.7.u", VAE_IN_UNIFORM, 10, 13056, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 21760, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 22272, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 22320, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 22288, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 12}, // [n, 2, 2, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 6016, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 6400, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 6656, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 6272, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 5504, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 12}, // [n, 2, 2, 3]
    {"z.mean", VAE_OUT_ROW, 0, 4608, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 4352, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 4224, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 1536, 12}, // [n, 12]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 12}, // [n, 12]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.2.weight", 2, {9, 12}, {1, 9}, 0, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"encoder.2.bias", 1, {9}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.5.weight", 2, {9, 9}, {1, 9}, 128, VAE_INIT_UNIFORM, 0.577350259f, true, true, false},
    {"encoder.5.bias", 1, {9}, {1}, 224, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 9}, {1, 4}, 240, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 288, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 9}, {1, 4}, 242, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 290, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {9, 2}, {1, 9}, 304, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"decoder.0.bias", 1, {9}, {1}, 336, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {12, 9}, {1, 12}, 352, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"decoder.2.bias", 1, {12}, {1}, 464, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 2, 2, 3, 12, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[2, 2, 3]", 0},
    {VAE_STAGE_ENCODER, 0, "noise(0.1)", "[2, 2, 3]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[12]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(9)", "[9]", 117},
    {VAE_STAGE_ENCODER, 0, "dropout", "[9]", 0},
    {VAE_STAGE_ENCODER, 0, "relu", "[9]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(9)", "[9]", 90},
    {VAE_STAGE_ENCODER, 0, "relu", "[9]", 0},
    {VAE_STAGE_ENCODER, 0, "dropout(0.2)", "[9]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 40},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[9]", 27},
    {VAE_STAGE_DECODER, 0, "relu", "[9]", 0},
    {VAE_STAGE_DECODER, 0, "dense(12)", "[12]", 120},
    {VAE_STAGE_DECODER, 0, "reshape(2, 2, 3)", "[2, 2, 3]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[2, 2, 3]", 0},
};

static const VaeStretch rest[] = {
    {0, 480},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "denoising", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model denoising\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [2, 2, 3]                   -              -\n"
        "    noise(0.1)                      [2, 2, 3]                   -              -\n"
        "    flatten                         [12]                        -              -\n"
        "    dense(9)                        [9]                       117            216\n"
        "    dropout                         [9]                         -              -\n"
        "    relu                            [9]                         -              -\n"
        "    dense(9)                        [9]                        90            162\n"
        "    relu                            [9]                         -              -\n"
        "    dropout(0.2)                    [9]                         -              -\n"
        "  z: mean, logvar heads             [2]                        40             72\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(9)                        [9]                        27             36\n"
        "    relu                            [9]                         -              -\n"
        "    dense(12)                       [12]                      120            216\n"
        "    reshape(2, 2, 3)                [2, 2, 3]                   -              -\n"
        "\n"
        "  394 parameters; one training step of 128 rows: 241,920 flops\n"
        "  likelihood bernoulli\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          20       72        89,408       89,408\n"
        "  eval            7       37        27,136       27,136\n"
        "  encode          4       10        19,456       19,456\n"
        "  decode          2        7        17,920       17,920\n",
    .batch = 128, .n_param = 480, .n_state = 0, .n_arena = 22352,
    .n_scratch = 384,
    .max_threads = 1, .flops_per_row = 1890.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 32,
    .tensor = tensors, .n_tensors = 12,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 15,
    .train = {"train", train_run, train_ports, 8},
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
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
