// optimal_sigma -- written by vaec 0.1.0 from optimal_sigma.vae; do not edit.
//
// model optimal_sigma
//
//   layer                             output             parameters      flops/row
//   encoder                           [6]                         -              -
//     dense(8)                        [8]                        56             96
//     relu                            [8]                         -              -
//   z: mean, logvar heads             [2]                        36             64
//   decoder                           [2]                         -              -
//     dense(8)                        [8]                        24             32
//     relu                            [8]                         -              -
//     dense(6)                        [6]                        54             96
//
//   170 parameters; one training step of 16 rows: 12,288 flops
//   likelihood gaussian(sigma=optimal, floor=0.001)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          18       99         6,912        6,912
//   eval            9       45         3,584        3,584
//   encode          4       10         2,176        2,176
//   decode          4       11         1,856        1,856
//
// n is the number of rows in the batch, at most 16; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// optimal_sigma.vae:10  gradient of likelihood = gaussian
// kernel 0, train: loop over rows of [6]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *x0 = s->arena + 1088; // [n, 6]
    const vae_real *mean1 = s->param + 208; // [6]
    const vae_real *known2 = s->arena + 992; // [n, 6]
    vae_real *x5 = s->arena + 896; // [n, 6]
    vae_real *t43 = s->arena + 1696; // [n, 1]
    vae_real *d80 = s->arena + 608; // [n, 6]
    vae_real *d81 = s->arena + 1504; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    for (size_t i = begin; i < end; i++) {
        vae_real t43_sum = 0.0f;
        vae_real d81_sum = 0.0f;
        VAE_SIMD_SUM(t43_sum, d81_sum)
        for (size_t j = 0; j < 6; j++) {
            x5[i * 6 + j] = mean1[j] + known2[i * 6 + j] * (x0[i * 6 + j] - mean1[j]);
            t43_sum += known2[i * 6 + j];
            const vae_real v80 = 0.5f * (inv_n * known2[i * 6 + j]);
            d80[i * 6 + j] = v80;
            d81_sum += v80;
        }
        t43[i] = t43_sum;
        d81[i] = d81_sum;
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   x5: [n, 6]
//   w6: [6, 8]
//   h10: [n, 8]
//   b7: [8]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *x5,
    const vae_real *w6, vae_real *h10, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 6, x5 + begin * 6, 6, w6, 8, h10 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v8 = h10[i * 8 + j];
            h10[i * 8 + j] = vae_max(v8 + b7[j], 0.0f);
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h10: [n, 8]
//   w11: [8, 4]
//   heads14: [n, 4]
//   b12: [4]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h10,
    const vae_real *w11, vae_real *heads14, const vae_real *b12) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 4, 8, h10 + begin * 8, 8, w11, 4, heads14 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v13 = heads14[i * 4 + j];
            heads14[i * 4 + j] = v13 + b12[j];
        }
    }
}

// optimal_sigma.vae:5  sampling and KL
// kernel 3, train: loop over rows of [2]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar16 = s->arena + 1250; // [n, 2] in rows of 4
    vae_real *t20 = s->arena + 1376; // [n, 2]
    const vae_real *eps17 = s->arena + 1408; // [n, 2]
    vae_real *z22 = s->arena + 1344; // [n, 2]
    const vae_real *mean15 = s->arena + 1248; // [n, 2] in rows of 4
    vae_real *t24 = s->arena + 1312; // [n, 2]
    vae_real *t30 = s->arena + 1712; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t30_sum = 0.0f;
        VAE_SIMD_SUM(t30_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v20 = vae_exp(0.5f * logvar16[i * 4 + j]);
            t20[i * 2 + j] = v20;
            z22[i * 2 + j] = mean15[i * 4 + j] + v20 * eps17[i * 2 + j];
            const vae_real v24 = vae_exp(logvar16[i * 4 + j]);
            t24[i * 2 + j] = v24;
            const vae_real v28 = mean15[i * 4 + j] * mean15[i * 4 + j] + v24 - 1.0f - logvar16[i * 4 + j];
            t30_sum += 0.5f * v28;
        }
        t30[i] = t30_sum;
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   z22: [n, 2]
//   w31: [2, 8]
//   h35: [n, 8]
//   b32: [8]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *z22,
    const vae_real *w31, vae_real *h35, const vae_real *b32) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 2, z22 + begin * 2, 2, w31, 8, h35 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v33 = h35[i * 8 + j];
            h35[i * 8 + j] = vae_max(v33 + b32[j], 0.0f);
        }
    }
}

// optimal_sigma.vae:8  dense(6)
// optimal_sigma.vae:10  likelihood = gaussian
// optimal_sigma.vae:10  gradient of likelihood = gaussian
// kernel 5, train: product by panels over rows of [6]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h35 = s->arena + 256; // [n, 8]
    const vae_real *w36 = s->param + 144; // [8, 6]
    vae_real *t41 = s->arena + 800; // [n, 6]
    const vae_real *b37 = s->param + 192; // [6]
    const vae_real *x5 = s->arena + 896; // [n, 6]
    vae_real *t42 = s->arena + 704; // [n, 6]
    const vae_real *known2 = s->arena + 992; // [n, 6]
    vae_real *t48 = s->arena + 1664; // [n, 1]
    const vae_real *d80 = s->arena + 608; // [n, 6]
    vae_real *d85 = s->arena + 1472; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 8, h35 + begin * 8, 8, w36, 6, t41 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t48_sum = 0.0f;
        vae_real d85_sum = 0.0f;
        VAE_SIMD_SUM(t48_sum, d85_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v38 = t41[i * 6 + j];
            const vae_real v41 = x5[i * 6 + j] - (v38 + b37[j]);
            t41[i * 6 + j] = v41;
            const vae_real v42 = v41 * v41;
            t42[i * 6 + j] = v42;
            t48_sum += v42 * known2[i * 6 + j];
            d85_sum += d80[i * 6 + j] * v42;
        }
        t48[i] = t48_sum;
        d85[i] = d85_sum;
    }
}

// optimal_sigma.vae:10  gradient of likelihood = gaussian
// kernel 6, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t45 = s->arena + 1680; // [1]
    const vae_real *t43 = s->arena + 1696; // [n, 1]
    vae_real *t49 = s->arena + 1648; // [1]
    const vae_real *t48 = s->arena + 1664; // [n, 1]
    vae_real *t73 = s->arena + 1552; // [1]
    const vae_real *t30 = s->arena + 1712; // [n, 1]
    vae_real *d82 = s->arena + 1488; // [1]
    const vae_real *d81 = s->arena + 1504; // [n, 1]
    vae_real *d86 = s->arena + 1456; // [1]
    const vae_real *d85 = s->arena + 1472; // [n, 1]
    vae_real t45_sum = 0.0f;
    vae_real t49_sum = 0.0f;
    vae_real t73_sum = 0.0f;
    vae_real d82_sum = 0.0f;
    vae_real d86_sum = 0.0f;
    VAE_SIMD_SUM(t45_sum, t49_sum, t73_sum, d82_sum, d86_sum)
    for (size_t i = 0; i < rows; i++) {
        t45_sum += t43[i];
        t49_sum += t48[i];
        t73_sum += t30[i];
        d82_sum += d81[i];
        d86_sum += d85[i];
    }
    t45[0] = t45_sum;
    t49[0] = t49_sum;
    t73[0] = t73_sum;
    d82[0] = d82_sum;
    d86[0] = d86_sum;
}

// optimal_sigma.vae:10  likelihood = gaussian
// optimal_sigma.vae:10  gradient of likelihood = gaussian
// kernel 7, train: loop over [1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t45 = s->arena + 1680; // [1]
    const vae_real *t49 = s->arena + 1648; // [1]
    const vae_real *t40 = s->param + 224; // [1]
    vae_real *t58 = s->param + 224; // [1]
    vae_real *logvar60 = s->arena + 1632; // [1]
    vae_real *t62 = s->arena + 1616; // [1]
    vae_real *t74 = s->arena + 1536; // [1]
    const vae_real *t73 = s->arena + 1552; // [1]
    const vae_real *d86 = s->arena + 1456; // [1]
    const vae_real *d82 = s->arena + 1488; // [1]
    vae_real *d98 = s->arena + 1440; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real v46 = t45[0] * inv_n;
    const vae_real v52 = vae_max(v46, 1e-06f);
    const vae_real v54 = vae_where(v46, t49[0] * inv_n / v52, t40[0]);
    t58[0] = t40[0] + 0.1f * (v54 - t40[0]);
    const vae_real v59 = vae_max(v54, 1e-06f);
    const vae_real v60 = vae_log(v59);
    logvar60[0] = v60;
    const vae_real v62 = vae_exp(-v60);
    t62[0] = v62;
    t74[0] = t73[0] * inv_n;
    const vae_real v95 = vae_where(1e-06f - v54, 0.0f, (d82[0] - d86[0] * v62) / v59);
    d98[0] = vae_where(v46, v95, 0.0f) / v52 * inv_n;
}

// optimal_sigma.vae:10  likelihood = gaussian
// optimal_sigma.vae:10  gradient of likelihood = gaussian
// kernel 8, train: loop over rows of [6]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t42 = s->arena + 704; // [n, 6]
    const vae_real *t62 = s->arena + 1616; // [1]
    const vae_real *logvar60 = s->arena + 1632; // [1]
    const vae_real *known2 = s->arena + 992; // [n, 6]
    vae_real *t70 = s->arena + 1600; // [n, 1]
    const vae_real *d80 = s->arena + 608; // [n, 6]
    const vae_real *t41 = s->arena + 800; // [n, 6]
    const vae_real *d98 = s->arena + 1440; // [1]
    vae_real *d102 = s->arena + 512; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        vae_real t70_sum = 0.0f;
        VAE_SIMD_SUM(t70_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v68 = 0.5f * (logvar60[0] + t42[i * 6 + j] * t62[0] + 1.83787707f);
            t70_sum += v68 * known2[i * 6 + j];
            d102[i * 6 + j] = -(2.0f * (d80[i * 6 + j] * t62[0]) * t41[i * 6 + j]) - 2.0f * (d98[0] * known2[i * 6 + j]) * t41[i * 6 + j];
        }
        t70[i] = t70_sum;
    }
}

// kernel 9, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t71 = s->arena + 1584; // [1]
    const vae_real *t70 = s->arena + 1600; // [n, 1]
    vae_real t71_sum = 0.0f;
    VAE_SIMD_SUM(t71_sum)
    for (size_t i = 0; i < rows; i++) {
        t71_sum += t70[i];
    }
    t71[0] = t71_sum;
}

// kernel 10, train: loop over [1]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t72 = s->arena + 1568; // [1]
    const vae_real *t71 = s->arena + 1584; // [1]
    const vae_real *t74 = s->arena + 1536; // [1]
    vae_real *t77 = s->arena + 1520; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v72 = t71[0] * inv_n;
    t72[0] = v72;
    t77[0] = v72 + beta * t74[0];
}

// optimal_sigma.vae:10  gradient of dense(6)
// optimal_sigma.vae:8  gradient of dense(6)
// kernel 11, train: weight gradient over [8, 6]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h35 = s->arena + 256; // [n, 8]
    const vae_real *d102 = s->arena + 512; // [n, 6]
    vae_real *d_param104 = s->grad + 144; // [8, 6]
    if (tile == 1) {
        vae_real *d_param103 = s->grad + 192; // [6]
        vae_column_sums(s->n, 6, d102, 6, d_param103);
        return;
    }
    vae_gemm_tn(8, 6, s->n, h35, 8, d102, 6, d_param104, 6);
}

// optimal_sigma.vae:8  gradient of dense(6)
// optimal_sigma.vae:8  gradient of relu
// kernel 12, train: product by panels over rows of [8]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d102 = s->arena + 512; // [n, 6]
    const vae_real *w36 = s->param + 144; // [8, 6]
    vae_real *d106 = s->arena + 128; // [n, 8]
    const vae_real *h35 = s->arena + 256; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 6, d102 + begin * 6, 6, w36, 6, d106 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v105 = d106[i * 8 + j];
            d106[i * 8 + j] = vae_where(h35[i * 8 + j], v105, 0.0f);
        }
    }
}

// optimal_sigma.vae:8  gradient of dense(8)
// kernel 13, train: weight gradient over [2, 8]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z22 = s->arena + 1344; // [n, 2]
    const vae_real *d106 = s->arena + 128; // [n, 8]
    vae_real *d_param108 = s->grad + 112; // [2, 8]
    if (tile == 1) {
        vae_real *d_param107 = s->grad + 128; // [8]
        vae_column_sums(s->n, 8, d106, 8, d_param107);
        return;
    }
    vae_gemm_tn(2, 8, s->n, z22, 2, d106, 8, d_param108, 8);
}

// optimal_sigma.vae:8  gradient of dense(8)
// optimal_sigma.vae:5  gradient of sampling and KL
// kernel 14, train: product by panels over rows of [2]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d106 = s->arena + 128; // [n, 8]
    const vae_real *w31 = s->param + 112; // [2, 8]
    vae_real *d114 = s->arena + 1184; // [n, 2] in rows of 4
    const vae_real *t24 = s->arena + 1312; // [n, 2]
    const vae_real *mean15 = s->arena + 1248; // [n, 2] in rows of 4
    const vae_real *eps17 = s->arena + 1408; // [n, 2]
    const vae_real *t20 = s->arena + 1376; // [n, 2]
    vae_real *d118 = s->arena + 1186; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c78 = beta * inv_n;
    const vae_real c110 = 0.5f * c78;
    vae_gemm_nt((int)(end - begin), 2, 8, d106 + begin * 8, 8, w31, 8, d114 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v109 = d114[i * 4 + j];
            d114[i * 4 + j] = c78 * mean15[i * 4 + j] + v109;
            d118[i * 4 + j] = c110 * t24[i * 2 + j] - c110 + 0.5f * (v109 * eps17[i * 2 + j] * t20[i * 2 + j]);
        }
    }
}

// optimal_sigma.vae:5  gradient of posterior heads (added by the compiler)
// kernel 15, train: weight gradient over [8, 4]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h10 = s->arena + 384; // [n, 8]
    const vae_real *d119 = s->arena + 1184; // [n, 4]
    vae_real *d_param121 = s->grad + 64; // [8, 4]
    if (tile == 1) {
        vae_real *d_param120 = s->grad + 96; // [4]
        vae_column_sums(s->n, 4, d119, 4, d_param120);
        return;
    }
    vae_gemm_tn(8, 4, s->n, h10, 8, d119, 4, d_param121, 4);
}

// optimal_sigma.vae:5  gradient of posterior heads (added by the compiler)
// optimal_sigma.vae:7  gradient of relu
// kernel 16, train: product by panels over rows of [8]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d119 = s->arena + 1184; // [n, 4]
    const vae_real *w11 = s->param + 64; // [8, 4]
    vae_real *d123 = s->arena + 0; // [n, 8]
    const vae_real *h10 = s->arena + 384; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 4, d119 + begin * 4, 4, w11, 4, d123 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v122 = d123[i * 8 + j];
            d123[i * 8 + j] = vae_where(h10[i * 8 + j], v122, 0.0f);
        }
    }
}

// optimal_sigma.vae:7  gradient of dense(8)
// kernel 17, train: weight gradient over [6, 8]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x5 = s->arena + 896; // [n, 6]
    const vae_real *d123 = s->arena + 0; // [n, 8]
    vae_real *d_param125 = s->grad + 0; // [6, 8]
    if (tile == 1) {
        vae_real *d_param124 = s->grad + 48; // [8]
        vae_column_sums(s->n, 8, d123, 8, d_param124);
        return;
    }
    vae_gemm_tn(6, 8, s->n, x5, 6, d123, 8, d_param125, 8);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    train_k0(s, tile, scratch);
    // optimal_sigma.vae:7  dense(8)
    // optimal_sigma.vae:7  relu
    // kernel 1, train: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 896, s->param + 0, s->arena + 384, s->param + 48);
    // optimal_sigma.vae:5  posterior heads (added by the compiler)
    // kernel 2, train: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 384, s->param + 64, s->arena + 1248, s->param + 96);
    train_k3(s, tile, scratch);
    // optimal_sigma.vae:8  dense(8)
    // optimal_sigma.vae:8  relu
    // kernel 4, train: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 1344, s->param + 112, s->arena + 256, s->param + 128);
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k16(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, train_u0, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k11, 2, {.weights = true, .first = 144, .each = 96, .end = 192}},
        {train_k17, 2, {0}},
        {train_k15, 2, {.weights = true, .first = 64, .each = 64, .end = 96}},
        {train_k13, 2, {0}}}, 4);
}

// What kernel 0 of eval and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   mean1: [6]
//   known2: [n, 6]
//   x5: [n, 6]
VAE_SHARED_1(like_eval_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *mean1, const vae_real *known2, vae_real *x5) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            x5[i * 6 + j] = mean1[j] + known2[i * 6 + j] * (x0[i * 6 + j] - mean1[j]);
        }
    }
}

// optimal_sigma.vae:5  sampling and KL
// kernel 3, eval: loop over rows of [2]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar16 = s->arena + 642; // [n, 2] in rows of 4
    const vae_real *eps17 = s->arena + 768; // [n, 2]
    vae_real *z22 = s->arena + 736; // [n, 2]
    const vae_real *mean15 = s->arena + 640; // [n, 2] in rows of 4
    vae_real *t36 = s->arena + 704; // [n, 2]
    vae_real *t37 = s->arena + 880; // [n, 1]
    vae_real *t40 = s->arena + 864; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t37_sum = 0.0f;
        vae_real t40_sum = 0.0f;
        VAE_SIMD_SUM(t37_sum, t40_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v22 = mean15[i * 4 + j] + vae_exp(0.5f * logvar16[i * 4 + j]) * eps17[i * 2 + j];
            z22[i * 2 + j] = v22;
            const vae_real v25 = eps17[i * 2 + j] * eps17[i * 2 + j] + logvar16[i * 4 + j];
            const vae_real v32 = mean15[i * 4 + j] * mean15[i * 4 + j] + vae_exp(logvar16[i * 4 + j]);
            const vae_real v36 = 0.5f * (v32 - 1.0f - logvar16[i * 4 + j]);
            t36[i * 2 + j] = v36;
            t37_sum += v36;
            const vae_real v39 = (-0.5f) * (v22 * v22 + 1.83787707f - (v25 + 1.83787707f));
            t40_sum += v39;
        }
        t37[i] = t37_sum;
        t40[i] = t40_sum;
    }
}

// optimal_sigma.vae:8  dense(6)
// optimal_sigma.vae:10  likelihood = gaussian
// kernel 5, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h45 = s->arena + 0; // [n, 8]
    const vae_real *w46 = s->param + 144; // [8, 6]
    vae_real *t55 = s->arena + 256; // [n, 6]
    const vae_real *b47 = s->param + 192; // [6]
    const vae_real *x5 = s->arena + 352; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 8, h45 + begin * 8, 8, w46, 6, t55 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v48 = t55[i * 6 + j];
            const vae_real v54 = x5[i * 6 + j] - (v48 + b47[j]);
            t55[i * 6 + j] = v54 * v54;
        }
    }
}

// optimal_sigma.vae:10  likelihood = gaussian
// kernel 6, eval: loop over [1]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t50 = s->param + 224; // [1]
    vae_real *logvar53 = s->arena + 848; // [1]
    vae_real *t57 = s->arena + 832; // [1]
    const vae_real v53 = vae_log(vae_max(t50[0], 1e-06f));
    logvar53[0] = v53;
    t57[0] = vae_exp(-v53);
}

// optimal_sigma.vae:10  likelihood = gaussian
// kernel 7, eval: loop over rows of [6]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t55 = s->arena + 256; // [n, 6]
    const vae_real *t57 = s->arena + 832; // [1]
    const vae_real *logvar53 = s->arena + 848; // [1]
    const vae_real *known2 = s->arena + 448; // [n, 6]
    vae_real *t63 = s->arena + 816; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t63_sum = 0.0f;
        VAE_SIMD_SUM(t63_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v61 = 0.5f * (logvar53[0] + t55[i * 6 + j] * t57[0] + 1.83787707f);
            t63_sum += v61 * known2[i * 6 + j];
        }
        t63[i] = t63_sum;
    }
}

// kernel 8, eval: loop over rows of [1]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t64 = s->arena + 800; // [n, 1]
    const vae_real *t40 = s->arena + 864; // [n, 1]
    const vae_real *t63 = s->arena + 816; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t64[i] = t40[i] - t63[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, eval: loop over rows of [6]
    like_eval_k0(s, tile, scratch, s->arena + 544, s->param + 208, s->arena + 448, s->arena + 352);
    // optimal_sigma.vae:7  dense(8)
    // optimal_sigma.vae:7  relu
    // kernel 1, eval: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 352, s->param + 0, s->arena + 128, s->param + 48);
    // optimal_sigma.vae:5  posterior heads (added by the compiler)
    // kernel 2, eval: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 128, s->param + 64, s->arena + 640, s->param + 96);
    eval_k3(s, tile, scratch);
    // optimal_sigma.vae:8  dense(8)
    // optimal_sigma.vae:8  relu
    // kernel 4, eval: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 736, s->param + 112, s->arena + 0, s->param + 128);
    eval_k5(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    eval_k7(s, tile, scratch);
    eval_k8(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u0, 1, {0}},
        {eval_k6, 1, {0}}}, 2);
    vae_run_one(me, s, eval_u2, 1);
}

// optimal_sigma.vae:5  posterior heads (added by the compiler)
// kernel 3, encode: loop over rows of [2]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t17 = s->arena + 512; // [n, 2]
    const vae_real *mean15 = s->arena + 416; // [n, 2] in rows of 4
    vae_real *t18 = s->arena + 480; // [n, 2]
    const vae_real *logvar16 = s->arena + 418; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t17[i * 2 + j] = mean15[i * 4 + j];
            t18[i * 2 + j] = logvar16[i * 4 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, encode: loop over rows of [6]
    like_eval_k0(s, tile, scratch, s->arena + 320, s->param + 208, s->arena + 224, s->arena + 128);
    // optimal_sigma.vae:7  dense(8)
    // optimal_sigma.vae:7  relu
    // kernel 1, encode: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 128, s->param + 0, s->arena + 0, s->param + 48);
    // optimal_sigma.vae:5  posterior heads (added by the compiler)
    // kernel 2, encode: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 64, s->arena + 416, s->param + 96);
    encode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// optimal_sigma.vae:8  dense(6)
// kernel 1, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h5 = s->arena + 0; // [n, 8]
    const vae_real *w6 = s->param + 144; // [8, 6]
    vae_real *p9 = s->arena + 320; // [n, 6]
    const vae_real *b7 = s->param + 192; // [6]
    vae_real *t18 = s->arena + 128; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 8, h5 + begin * 8, 8, w6, 6, p9 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v8 = p9[i * 6 + j];
            const vae_real v9 = v8 + b7[j];
            p9[i * 6 + j] = v9;
            t18[i * 6 + j] = v9;
        }
    }
}

// optimal_sigma.vae:10  likelihood = gaussian
// kernel 2, decode: loop over [1]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t10 = s->param + 224; // [1]
    vae_real *t16 = s->arena + 448; // [1]
    t16[0] = vae_exp(0.5f * vae_log(vae_max(t10[0], 1e-06f)));
}

// kernel 3, decode: loop over rows of [6]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t17 = s->arena + 224; // [n, 6]
    const vae_real *t16 = s->arena + 448; // [1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t17[i * 6 + j] = t16[0];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // optimal_sigma.vae:8  dense(8)
    // optimal_sigma.vae:8  relu
    // kernel 0, decode: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 416, s->param + 112, s->arena + 0, s->param + 128);
    decode_k1(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void decode_u1(const VaeState *s, int tile, vae_real *scratch) {
    decode_k2(s, tile, scratch);
    decode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {decode_u0, 1, {0}},
        {decode_u1, 1, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 1088, 6}, // [n, 6]
    {"x.observed", VAE_IN_MASK, 0, 992, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 1408, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 1520, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 1568, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 1536, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 544, 6}, // [n, 6]
    {"x.observed", VAE_IN_MASK, 0, 448, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 768, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 816, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 880, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 800, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 704, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 320, 6}, // [n, 6]
    {"x.observed", VAE_IN_MASK, 0, 224, 6}, // [n, 6]
    {"z.mean", VAE_OUT_ROW, 0, 512, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 480, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 416, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 320, 6}, // [n, 6]
    {"x.draw0", VAE_OUT_ROW, 0, 128, 6}, // [n, 6]
    {"x.draw1", VAE_OUT_ROW, 0, 224, 6}, // [n, 6]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"data.x.mean", 1, {6}, {1}, 208, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"encoder.0.weight", 2, {8, 6}, {1, 8}, 0, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"encoder.0.bias", 1, {8}, {1}, 48, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 8}, {1, 4}, 64, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 96, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 8}, {1, 4}, 66, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 98, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {8, 2}, {1, 8}, 112, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"decoder.0.bias", 1, {8}, {1}, 128, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {6, 8}, {1, 6}, 144, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"decoder.2.bias", 1, {6}, {1}, 192, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.x.variance", 1, {1}, {1}, 224, VAE_INIT_CONST, 1.0f, false, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 6, 6, VAE_DOMAIN_ANY, "gaussian", false, true, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 56},
    {VAE_STAGE_ENCODER, 0, "relu", "[8]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 36},
    {VAE_STAGE_DECODER, 0, "dense(8)", "[8]", 24},
    {VAE_STAGE_DECODER, 0, "relu", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(6)", "[6]", 54},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[6]", 1},
};

static const VaeStretch rest[] = {
    {0, 64},
    {96, 144},
    {192, 208},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "optimal_sigma", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model optimal_sigma\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [6]                         -              -\n"
        "    dense(8)                        [8]                        56             96\n"
        "    relu                            [8]                         -              -\n"
        "  z: mean, logvar heads             [2]                        36             64\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(8)                        [8]                        24             32\n"
        "    relu                            [8]                         -              -\n"
        "    dense(6)                        [6]                        54             96\n"
        "\n"
        "  170 parameters; one training step of 16 rows: 12,288 flops\n"
        "  likelihood gaussian(sigma=optimal, floor=0.001)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          18       99         6,912        6,912\n"
        "  eval            9       45         3,584        3,584\n"
        "  encode          4       10         2,176        2,176\n"
        "  decode          4       11         1,856        1,856\n",
    .batch = 16, .n_param = 208, .n_state = 32, .n_arena = 1728,
    .n_scratch = 0,
    .max_threads = 1, .flops_per_row = 768.0,
    .n_weight_tiles = 2, .rest = rest, .n_rest = 3,
    .panel = 0,
    .tensor = tensors, .n_tensors = 12,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 6},
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
