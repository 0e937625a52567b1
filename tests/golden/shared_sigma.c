// shared_sigma -- written by vaec 0.1.0 from shared_sigma.vae; do not edit.
//
// model shared_sigma
//
//   layer                             output             parameters      flops/row
//   encoder                           [5]                         -              -
//     dense(7)                        [7]                        42             70
//     elu                             [7]                         -              -
//   z: mean, logvar heads             [2]                        32             56
//   decoder                           [2]                         -              -
//     dense(7)                        [7]                        21             28
//     elu                             [7]                         -              -
//     dense(5)                        [5]                        40             70
//   likelihood: logvar                                            1              -
//
//   136 parameters; one training step of 128 rows: 77,056 flops
//   likelihood gaussian(sigma=shared, floor=0.001)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          20       88        57,024       57,024
//   eval            8       48        19,584       19,584
//   encode          3       10        10,240       10,240
//   decode          4       15        12,352       12,352
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// shared_sigma.vae:7  dense(7)
// shared_sigma.vae:7  elu
// kernel 0, train: product by panels over rows of [7]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 10880; // [n, 5]
    const vae_real *w1 = s->param + 0; // [5, 7]
    vae_real *h4 = s->arena + 8064; // [n, 7]
    const vae_real *b2 = s->param + 48; // [7]
    vae_real *t6 = s->arena + 7168; // [n, 7]
    vae_real *t9 = s->arena + 6272; // [n, 7]
    vae_real *h10 = s->arena + 5376; // [n, 7]
    vae_gemm_nn((int)(end - begin), 7, 5, x0 + begin * 5, 5, w1, 7, h4 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v3 = h4[i * 7 + j];
            const vae_real v4 = v3 + b2[j];
            h4[i * 7 + j] = v4;
            const vae_real v6 = vae_max(v4, 0.0f);
            t6[i * 7 + j] = v6;
            const vae_real v9 = vae_expm1(vae_min(v4, 0.0f));
            t9[i * 7 + j] = v9;
            h10[i * 7 + j] = v6 + v9;
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h10: [n, 7]
//   w11: [7, 4]
//   heads14: [n, 4]
//   b12: [4]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h10,
    const vae_real *w11, vae_real *heads14, const vae_real *b12) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 4, 7, h10 + begin * 7, 7, w11, 4, heads14 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v13 = heads14[i * 4 + j];
            heads14[i * 4 + j] = v13 + b12[j];
        }
    }
}

// shared_sigma.vae:5  sampling and KL
// kernel 2, train: loop over rows of [2]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar16 = s->arena + 12034; // [n, 2] in rows of 4
    vae_real *t20 = s->arena + 13056; // [n, 2]
    const vae_real *eps17 = s->arena + 13312; // [n, 2]
    vae_real *z22 = s->arena + 12800; // [n, 2]
    const vae_real *mean15 = s->arena + 12032; // [n, 2] in rows of 4
    vae_real *t24 = s->arena + 12544; // [n, 2]
    vae_real *t29 = s->arena + 13952; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t29_sum = 0.0f;
        VAE_SIMD_SUM(t29_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v20 = vae_exp(0.5f * logvar16[i * 4 + j]);
            t20[i * 2 + j] = v20;
            z22[i * 2 + j] = mean15[i * 4 + j] + v20 * eps17[i * 2 + j];
            const vae_real v24 = vae_exp(logvar16[i * 4 + j]);
            t24[i * 2 + j] = v24;
            const vae_real v27 = mean15[i * 4 + j] * mean15[i * 4 + j] + v24 - 1.0f - logvar16[i * 4 + j];
            t29_sum += 0.5f * v27;
        }
        t29[i] = t29_sum;
    }
}

// shared_sigma.vae:8  dense(7)
// shared_sigma.vae:8  elu
// kernel 3, train: product by panels over rows of [7]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *z22 = s->arena + 12800; // [n, 2]
    const vae_real *w30 = s->param + 112; // [2, 7]
    vae_real *h33 = s->arena + 4480; // [n, 7]
    const vae_real *b31 = s->param + 128; // [7]
    vae_real *t34 = s->arena + 3584; // [n, 7]
    vae_real *t36 = s->arena + 2688; // [n, 7]
    vae_real *h37 = s->arena + 1792; // [n, 7]
    vae_gemm_nn((int)(end - begin), 7, 2, z22 + begin * 2, 2, w30, 7, h33 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v32 = h33[i * 7 + j];
            const vae_real v33 = v32 + b31[j];
            h33[i * 7 + j] = v33;
            const vae_real v34 = vae_max(v33, 0.0f);
            t34[i * 7 + j] = v34;
            const vae_real v36 = vae_expm1(vae_min(v33, 0.0f));
            t36[i * 7 + j] = v36;
            h37[i * 7 + j] = v34 + v36;
        }
    }
}

// shared_sigma.vae:8  dense(5)
// shared_sigma.vae:10  likelihood = gaussian
// shared_sigma.vae:10  gradient of likelihood = gaussian
// kernel 4, train: product by panels over rows of [5]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h37 = s->arena + 1792; // [n, 7]
    const vae_real *w38 = s->param + 144; // [7, 5]
    vae_real *t48 = s->arena + 10240; // [n, 5]
    const vae_real *b39 = s->param + 192; // [5]
    const vae_real *x0 = s->arena + 10880; // [n, 5]
    vae_real *t49 = s->arena + 9600; // [n, 5]
    vae_real *d73 = s->arena + 13568; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c67 = 0.5f * inv_n;
    vae_gemm_nn((int)(end - begin), 5, 7, h37 + begin * 7, 7, w38, 5, t48 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        vae_real d73_sum = 0.0f;
        VAE_SIMD_SUM(d73_sum)
        for (size_t j = 0; j < 5; j++) {
            const vae_real v40 = t48[i * 5 + j];
            const vae_real v48 = x0[i * 5 + j] - (v40 + b39[j]);
            t48[i * 5 + j] = v48;
            const vae_real v49 = v48 * v48;
            t49[i * 5 + j] = v49;
            d73_sum += c67 * v49;
        }
        d73[i] = d73_sum;
    }
}

// shared_sigma.vae:10  likelihood = gaussian
// shared_sigma.vae:10  gradient of likelihood = gaussian
// kernel 5, train: loop over [1]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t45 = s->arena + 14240; // [1]
    const vae_real *t42 = s->param + 208; // [1]
    vae_real *logvar47 = s->arena + 14224; // [1]
    vae_real *t51 = s->arena + 14208; // [1]
    vae_real *d77 = s->arena + 14080; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c67 = 0.5f * inv_n;
    const vae_real v45 = t42[0] - (-13.8155106f);
    t45[0] = v45;
    const vae_real v47 = (-13.8155106f) + vae_softplus(v45);
    logvar47[0] = v47;
    const vae_real v51 = vae_exp(-v47);
    t51[0] = v51;
    d77[0] = 2.0f * (c67 * v51);
}

// What kernel 6 of train and 1 other do, each with buffers of its own:
//   t49: [n, 5]
//   t51: [1]
//   logvar47: [1]
//   t57: [n, 1]
VAE_SHARED_2(like_train_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *t49,
    const vae_real *t51, const vae_real *logvar47, vae_real *t57) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        vae_real t57_sum = 0.0f;
        VAE_SIMD_SUM(t57_sum)
        for (size_t j = 0; j < 5; j++) {
            const vae_real v56 = 0.5f * (logvar47[0] + t49[i * 5 + j] * t51[0] + 1.83787707f);
            t57_sum += v56;
        }
        t57[i] = t57_sum;
    }
}

// shared_sigma.vae:10  likelihood = gaussian
// kernel 6, train: loop over rows of [5]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->arena + 9600, s->arena + 14208, s->arena + 14224,
        s->arena + 13824);
}

// shared_sigma.vae:10  gradient of likelihood = gaussian
// kernel 7, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t59 = s->arena + 14192; // [1]
    const vae_real *t57 = s->arena + 13824; // [n, 1]
    vae_real *t61 = s->arena + 14160; // [1]
    const vae_real *t29 = s->arena + 13952; // [n, 1]
    vae_real *d74 = s->arena + 14096; // [1]
    const vae_real *d73 = s->arena + 13568; // [n, 1]
    vae_real t59_sum = 0.0f;
    vae_real t61_sum = 0.0f;
    vae_real d74_sum = 0.0f;
    VAE_SIMD_SUM(t59_sum, t61_sum, d74_sum)
    for (size_t i = 0; i < rows; i++) {
        t59_sum += t57[i];
        t61_sum += t29[i];
        d74_sum += d73[i];
    }
    t59[0] = t59_sum;
    t61[0] = t61_sum;
    d74[0] = d74_sum;
}

// kernel 8, train: loop over [1]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t60 = s->arena + 14176; // [1]
    const vae_real *t59 = s->arena + 14192; // [1]
    vae_real *t62 = s->arena + 14144; // [1]
    const vae_real *t61 = s->arena + 14160; // [1]
    vae_real *t65 = s->arena + 14128; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v60 = t59[0] * inv_n;
    t60[0] = v60;
    const vae_real v62 = t61[0] * inv_n;
    t62[0] = v62;
    t65[0] = v60 + beta * v62;
}

// shared_sigma.vae:10  gradient of likelihood = gaussian
// kernel 9, train: loop over rows of [5]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d69 = s->arena + 13696; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c67 = 0.5f * inv_n;
    for (size_t i = begin; i < end; i++) {
        vae_real d69_sum = 0.0f;
        VAE_SIMD_SUM(d69_sum)
        for (size_t j = 0; j < 5; j++) {
            d69_sum += c67;
        }
        d69[i] = d69_sum;
    }
}

// shared_sigma.vae:10  gradient of likelihood = gaussian
// kernel 10, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d70 = s->arena + 14112; // [1]
    const vae_real *d69 = s->arena + 13696; // [n, 1]
    vae_real d70_sum = 0.0f;
    VAE_SIMD_SUM(d70_sum)
    for (size_t i = 0; i < rows; i++) {
        d70_sum += d69[i];
    }
    d70[0] = d70_sum;
}

// shared_sigma.vae:10  gradient of likelihood = gaussian
// kernel 11, train: loop over [1]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d74 = s->arena + 14096; // [1]
    const vae_real *t51 = s->arena + 14208; // [1]
    const vae_real *d70 = s->arena + 14112; // [1]
    const vae_real *t45 = s->arena + 14240; // [1]
    vae_real *d_param81 = s->grad + 208; // [1]
    d_param81[0] = (d70[0] - d74[0] * t51[0]) * vae_sigmoid(t45[0]);
}

// shared_sigma.vae:10  gradient of likelihood = gaussian
// kernel 12, train: loop over rows of [5]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d77 = s->arena + 14080; // [1]
    const vae_real *t48 = s->arena + 10240; // [n, 5]
    vae_real *d79 = s->arena + 8960; // [n, 5]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            d79[i * 5 + j] = -(d77[0] * t48[i * 5 + j]);
        }
    }
}

// shared_sigma.vae:10  gradient of dense(5)
// shared_sigma.vae:8  gradient of dense(5)
// kernel 13, train: weight gradient over [7, 5]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h37 = s->arena + 1792; // [n, 7]
    const vae_real *d79 = s->arena + 8960; // [n, 5]
    vae_real *d_param83 = s->grad + 144; // [7, 5]
    if (tile == 1) {
        vae_real *d_param82 = s->grad + 192; // [5]
        vae_column_sums(s->n, 5, d79, 5, d_param82);
        return;
    }
    vae_gemm_tn(7, 5, s->n, h37, 7, d79, 5, d_param83, 5);
}

// shared_sigma.vae:8  gradient of dense(5)
// shared_sigma.vae:8  gradient of elu
// kernel 14, train: product by panels over rows of [7]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d79 = s->arena + 8960; // [n, 5]
    const vae_real *w38 = s->param + 144; // [7, 5]
    vae_real *d89 = s->arena + 896; // [n, 7]
    const vae_real *t36 = s->arena + 2688; // [n, 7]
    const vae_real *h33 = s->arena + 4480; // [n, 7]
    const vae_real *t34 = s->arena + 3584; // [n, 7]
    vae_gemm_nt((int)(end - begin), 7, 5, d79 + begin * 5, 5, w38, 5, d89 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v84 = d89[i * 7 + j];
            const vae_real v87 = vae_where(h33[i * 7 + j], 0.0f, v84 * (t36[i * 7 + j] + 1.0f));
            d89[i * 7 + j] = v87 + vae_where(t34[i * 7 + j], v84, 0.0f);
        }
    }
}

// shared_sigma.vae:8  gradient of dense(7)
// kernel 15, train: weight gradient over [2, 7]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z22 = s->arena + 12800; // [n, 2]
    const vae_real *d89 = s->arena + 896; // [n, 7]
    vae_real *d_param91 = s->grad + 112; // [2, 7]
    if (tile == 1) {
        vae_real *d_param90 = s->grad + 128; // [7]
        vae_column_sums(s->n, 7, d89, 7, d_param90);
        return;
    }
    vae_gemm_tn(2, 7, s->n, z22, 2, d89, 7, d_param91, 7);
}

// shared_sigma.vae:8  gradient of dense(7)
// shared_sigma.vae:5  gradient of sampling and KL
// kernel 16, train: product by panels over rows of [2]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d89 = s->arena + 896; // [n, 7]
    const vae_real *w30 = s->param + 112; // [2, 7]
    vae_real *d97 = s->arena + 11520; // [n, 2] in rows of 4
    const vae_real *t24 = s->arena + 12544; // [n, 2]
    const vae_real *mean15 = s->arena + 12032; // [n, 2] in rows of 4
    const vae_real *eps17 = s->arena + 13312; // [n, 2]
    const vae_real *t20 = s->arena + 13056; // [n, 2]
    vae_real *d101 = s->arena + 11522; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c66 = beta * inv_n;
    const vae_real c93 = 0.5f * c66;
    vae_gemm_nt((int)(end - begin), 2, 7, d89 + begin * 7, 7, w30, 7, d97 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v92 = d97[i * 4 + j];
            d97[i * 4 + j] = c66 * mean15[i * 4 + j] + v92;
            d101[i * 4 + j] = c93 * t24[i * 2 + j] - c93 + 0.5f * (v92 * eps17[i * 2 + j] * t20[i * 2 + j]);
        }
    }
}

// shared_sigma.vae:5  gradient of posterior heads (added by the compiler)
// kernel 17, train: weight gradient over [7, 4]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h10 = s->arena + 5376; // [n, 7]
    const vae_real *d102 = s->arena + 11520; // [n, 4]
    vae_real *d_param104 = s->grad + 64; // [7, 4]
    if (tile == 1) {
        vae_real *d_param103 = s->grad + 96; // [4]
        vae_column_sums(s->n, 4, d102, 4, d_param103);
        return;
    }
    vae_gemm_tn(7, 4, s->n, h10, 7, d102, 4, d_param104, 4);
}

// shared_sigma.vae:5  gradient of posterior heads (added by the compiler)
// shared_sigma.vae:7  gradient of elu
// kernel 18, train: product by panels over rows of [7]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d102 = s->arena + 11520; // [n, 4]
    const vae_real *w11 = s->param + 64; // [7, 4]
    vae_real *d110 = s->arena + 0; // [n, 7]
    const vae_real *t9 = s->arena + 6272; // [n, 7]
    const vae_real *h4 = s->arena + 8064; // [n, 7]
    const vae_real *t6 = s->arena + 7168; // [n, 7]
    vae_gemm_nt((int)(end - begin), 7, 4, d102 + begin * 4, 4, w11, 4, d110 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v105 = d110[i * 7 + j];
            const vae_real v108 = vae_where(h4[i * 7 + j], 0.0f, v105 * (t9[i * 7 + j] + 1.0f));
            d110[i * 7 + j] = v108 + vae_where(t6[i * 7 + j], v105, 0.0f);
        }
    }
}

// shared_sigma.vae:7  gradient of dense(7)
// kernel 19, train: weight gradient over [5, 7]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 10880; // [n, 5]
    const vae_real *d110 = s->arena + 0; // [n, 7]
    vae_real *d_param112 = s->grad + 0; // [5, 7]
    if (tile == 1) {
        vae_real *d_param111 = s->grad + 48; // [7]
        vae_column_sums(s->n, 7, d110, 7, d_param111);
        return;
    }
    vae_gemm_tn(5, 7, s->n, x0, 5, d110, 7, d_param112, 7);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    train_k0(s, tile, scratch);
    // shared_sigma.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 5376, s->param + 64, s->arena + 12032, s->param + 96);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    train_k4(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    train_k12(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k16(s, tile, scratch);
    train_k18(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
    train_k11(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {0}},
        {train_k9, panels, {0}},
        {train_k5, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_u6, panels, {0}},
        {train_k6, panels, {0}},
        {train_k10, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_k13, 2, {0}},
        {train_k19, 2, {0}},
        {train_k17, 2, {0}},
        {train_k15, 2, {0}},
        {train_u3, 1, {0}}}, 5);
}

// What kernel 0 of eval and 1 other do, each with buffers of its own:
//   x0: [n, 5]
//   w1: [5, 7]
//   h10: [n, 7]
//   b2: [7]
VAE_SHARED_1(like_eval_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h10, const vae_real *b2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 7, 5, x0 + begin * 5, 5, w1, 7, h10 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v3 = h10[i * 7 + j];
            const vae_real v4 = v3 + b2[j];
            h10[i * 7 + j] = vae_max(v4, 0.0f) + vae_expm1(vae_min(v4, 0.0f));
        }
    }
}

// shared_sigma.vae:5  sampling and KL
// kernel 2, eval: loop over rows of [2]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar16 = s->arena + 3074; // [n, 2] in rows of 4
    const vae_real *eps17 = s->arena + 4096; // [n, 2]
    vae_real *z22 = s->arena + 3840; // [n, 2]
    const vae_real *mean15 = s->arena + 3072; // [n, 2] in rows of 4
    vae_real *t35 = s->arena + 3584; // [n, 2]
    vae_real *t36 = s->arena + 4736; // [n, 1]
    vae_real *t39 = s->arena + 4608; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t36_sum = 0.0f;
        vae_real t39_sum = 0.0f;
        VAE_SIMD_SUM(t36_sum, t39_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v22 = mean15[i * 4 + j] + vae_exp(0.5f * logvar16[i * 4 + j]) * eps17[i * 2 + j];
            z22[i * 2 + j] = v22;
            const vae_real v25 = eps17[i * 2 + j] * eps17[i * 2 + j] + logvar16[i * 4 + j];
            const vae_real v32 = mean15[i * 4 + j] * mean15[i * 4 + j] + vae_exp(logvar16[i * 4 + j]);
            const vae_real v35 = 0.5f * (v32 - 1.0f - logvar16[i * 4 + j]);
            t35[i * 2 + j] = v35;
            t36_sum += v35;
            const vae_real v38 = (-0.5f) * (v22 * v22 + 1.83787707f - (v25 + 1.83787707f));
            t39_sum += v38;
        }
        t36[i] = t36_sum;
        t39[i] = t39_sum;
    }
}

// What kernel 3 of eval and 1 other do, each with buffers of its own:
//   z22: [n, 2]
//   w40: [2, 7]
//   h47: [n, 7]
//   b41: [7]
VAE_SHARED_1(like_eval_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *z22,
    const vae_real *w40, vae_real *h47, const vae_real *b41) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 7, 2, z22 + begin * 2, 2, w40, 7, h47 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v42 = h47[i * 7 + j];
            const vae_real v43 = v42 + b41[j];
            h47[i * 7 + j] = vae_max(v43, 0.0f) + vae_expm1(vae_min(v43, 0.0f));
        }
    }
}

// shared_sigma.vae:8  dense(5)
// shared_sigma.vae:10  likelihood = gaussian
// kernel 4, eval: product by panels over rows of [5]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h47 = s->arena + 0; // [n, 7]
    const vae_real *w48 = s->param + 144; // [7, 5]
    vae_real *t58 = s->arena + 1792; // [n, 5]
    const vae_real *b49 = s->param + 192; // [5]
    const vae_real *x0 = s->arena + 2432; // [n, 5]
    vae_gemm_nn((int)(end - begin), 5, 7, h47 + begin * 7, 7, w48, 5, t58 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v50 = t58[i * 5 + j];
            const vae_real v57 = x0[i * 5 + j] - (v50 + b49[j]);
            t58[i * 5 + j] = v57 * v57;
        }
    }
}

// shared_sigma.vae:10  likelihood = gaussian
// kernel 5, eval: loop over [1]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t52 = s->param + 208; // [1]
    vae_real *logvar56 = s->arena + 4880; // [1]
    vae_real *t60 = s->arena + 4864; // [1]
    const vae_real v56 = (-13.8155106f) + vae_softplus(t52[0] - (-13.8155106f));
    logvar56[0] = v56;
    t60[0] = vae_exp(-v56);
}

// kernel 7, eval: loop over rows of [1]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t66 = s->arena + 4352; // [n, 1]
    const vae_real *t39 = s->arena + 4608; // [n, 1]
    const vae_real *t65 = s->arena + 4480; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t66[i] = t39[i] - t65[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // shared_sigma.vae:7  dense(7)
    // shared_sigma.vae:7  elu
    // kernel 0, eval: product by panels over rows of [7]
    like_eval_k0(s, tile, scratch, s->arena + 2432, s->param + 0, s->arena + 896, s->param + 48);
    // shared_sigma.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 896, s->param + 64, s->arena + 3072, s->param + 96);
    eval_k2(s, tile, scratch);
    // shared_sigma.vae:8  dense(7)
    // shared_sigma.vae:8  elu
    // kernel 3, eval: product by panels over rows of [7]
    like_eval_k3(s, tile, scratch, s->arena + 3840, s->param + 112, s->arena + 0, s->param + 128);
    eval_k4(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // shared_sigma.vae:10  likelihood = gaussian
    // kernel 6, eval: loop over rows of [5]
    like_train_k6(s, tile, scratch, s->arena + 1792, s->arena + 4864, s->arena + 4880,
        s->arena + 4480);
    eval_k7(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {eval_u0, panels, {0}},
        {eval_k5, 1, {0}}}, 2);
    vae_run_one(me, s, eval_u2, panels);
}

// shared_sigma.vae:5  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [2]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t16 = s->arena + 2304; // [n, 2]
    const vae_real *mean14 = s->arena + 1536; // [n, 2] in rows of 4
    vae_real *t17 = s->arena + 2048; // [n, 2]
    const vae_real *logvar15 = s->arena + 1538; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t16[i * 2 + j] = mean14[i * 4 + j];
            t17[i * 2 + j] = logvar15[i * 4 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // shared_sigma.vae:7  dense(7)
    // shared_sigma.vae:7  elu
    // kernel 0, encode: product by panels over rows of [7]
    like_eval_k0(s, tile, scratch, s->arena + 896, s->param + 0, s->arena + 0, s->param + 48);
    // shared_sigma.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 64, s->arena + 1536, s->param + 96);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, encode_u0, panels);
}

// shared_sigma.vae:8  dense(5)
// kernel 1, decode: product by panels over rows of [5]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h9 = s->arena + 0; // [n, 7]
    const vae_real *w10 = s->param + 144; // [7, 5]
    vae_real *p13 = s->arena + 2176; // [n, 5]
    const vae_real *b11 = s->param + 192; // [5]
    vae_real *t23 = s->arena + 896; // [n, 5]
    vae_gemm_nn((int)(end - begin), 5, 7, h9 + begin * 7, 7, w10, 5, p13 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v12 = p13[i * 5 + j];
            const vae_real v13 = v12 + b11[j];
            p13[i * 5 + j] = v13;
            t23[i * 5 + j] = v13;
        }
    }
}

// shared_sigma.vae:10  likelihood = gaussian
// kernel 2, decode: loop over [1]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t14 = s->param + 208; // [1]
    vae_real *t21 = s->arena + 3072; // [1]
    const vae_real v20 = 0.5f * ((-13.8155106f) + vae_softplus(t14[0] - (-13.8155106f)));
    t21[0] = vae_exp(v20);
}

// kernel 3, decode: loop over rows of [5]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t22 = s->arena + 1536; // [n, 5]
    const vae_real *t21 = s->arena + 3072; // [1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t22[i * 5 + j] = t21[0];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // shared_sigma.vae:8  dense(7)
    // shared_sigma.vae:8  elu
    // kernel 0, decode: product by panels over rows of [7]
    like_eval_k3(s, tile, scratch, s->arena + 2816, s->param + 112, s->arena + 0, s->param + 128);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k2, 1, {0}}}, 2);
    vae_run_one(me, s, decode_k3, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 10880, 5}, // [n, 5]
    {"z.eps", VAE_IN_NORMAL, 0, 13312, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 14128, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 14176, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 14144, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 2432, 5}, // [n, 5]
    {"z.eps", VAE_IN_NORMAL, 0, 4096, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 4480, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 4736, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 4352, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 3584, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 896, 5}, // [n, 5]
    {"z.mean", VAE_OUT_ROW, 0, 2304, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 2048, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 2816, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 2176, 5}, // [n, 5]
    {"x.draw0", VAE_OUT_ROW, 0, 896, 5}, // [n, 5]
    {"x.draw1", VAE_OUT_ROW, 0, 1536, 5}, // [n, 5]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {7, 5}, {1, 7}, 0, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"encoder.0.bias", 1, {7}, {1}, 48, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 7}, {1, 4}, 64, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 96, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 7}, {1, 4}, 66, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 98, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {7, 2}, {1, 7}, 112, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"decoder.0.bias", 1, {7}, {1}, 128, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {5, 7}, {1, 5}, 144, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"decoder.2.bias", 1, {5}, {1}, 192, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.x.logvar", 1, {1}, {1}, 208, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 5, 5, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[5]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(7)", "[7]", 42},
    {VAE_STAGE_ENCODER, 0, "elu", "[7]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 32},
    {VAE_STAGE_DECODER, 0, "dense(7)", "[7]", 21},
    {VAE_STAGE_DECODER, 0, "elu", "[7]", 0},
    {VAE_STAGE_DECODER, 0, "dense(5)", "[5]", 40},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[5]", 1},
};

static const VaeStretch rest[] = {
    {0, 224},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "shared_sigma", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model shared_sigma\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [5]                         -              -\n"
        "    dense(7)                        [7]                        42             70\n"
        "    elu                             [7]                         -              -\n"
        "  z: mean, logvar heads             [2]                        32             56\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(7)                        [7]                        21             28\n"
        "    elu                             [7]                         -              -\n"
        "    dense(5)                        [5]                        40             70\n"
        "  likelihood: logvar                                            1              -\n"
        "\n"
        "  136 parameters; one training step of 128 rows: 77,056 flops\n"
        "  likelihood gaussian(sigma=shared, floor=0.001)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          20       88        57,024       57,024\n"
        "  eval            8       48        19,584       19,584\n"
        "  encode          3       10        10,240       10,240\n"
        "  decode          4       15        12,352       12,352\n",
    .batch = 128, .n_param = 224, .n_state = 0, .n_arena = 14256,
    .n_scratch = 0,
    .max_threads = 1, .flops_per_row = 602.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 11,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 4},
    .training = {
        .optimizer = {
            .kind = VAE_SGD, .lr = 0.01, .beta1 = 0.0, .beta2 = 0.0, .eps = 1e-08,
            .alpha = 0.0, .momentum = 0.9, .nesterov = 1, .amsgrad = 0, .centered = 0,
            .weight_decay = 0.0
        },
        .lr_schedule = {VAE_LR_COSINE, 2.0, 0.1, 1.0, 1.0},
        .schedule = {
            [VAE_BETA] = {VAE_COSINE, 0.1, 2.0, 100.0, 0.0, 0, 0.0},
            [VAE_CAPACITY] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 10, .seed = 1u, .clip_norm = 1.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
