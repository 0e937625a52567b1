// observed -- written by vaec 0.1.0 from observed.vae; do not edit.
//
// model observed
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [6]                         -              -
//     dense(5)                        [5]                        35             60
//     tanh                            [5]                         -              -
//   c: heads                          [3]                        18             36
//   z: mean, logvar heads             [2]                        24             40
//   decoder(c, z)                     [3]                         -              -
//     concat(z)                       [5]                         -              -
//     dense(6)                        [6]                        36             60
//
//   113 parameters; one training step of 6 rows: 3,060 flops
//   likelihood mse
//   objective elbo(samples=1)
//   latent c categorical(n=1, classes=3, straight_through=false, observed=y, weight=4)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          27      114         4,864        4,864
//   eval           16       78         2,880        2,880
//   encode         11       30         1,792        1,792
//   decode          4        6           896          896
//   prior           3        8           384          384
//
// n is the number of rows in the batch, at most 6; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   w3: [6, 5]
//   h7: [n, 5]
//   b4: [5]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w3, vae_real *h7, const vae_real *b4) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 5, 6, x0 + begin * 6, 6, w3, 5, h7 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v5 = h7[i * 5 + j];
            h7[i * 5 + j] = vae_tanh(v5 + b4[j]);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h7: [n, 5]
//   w8: [5, 7]
//   heads11: [n, 7]
//   b9: [7]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h7,
    const vae_real *w8, vae_real *heads11, const vae_real *b9) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 7, 5, h7 + begin * 5, 5, w8, 7, heads11 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v10 = heads11[i * 7 + j];
            heads11[i * 7 + j] = v10 + b9[j];
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   t13: [n, 3]
//   t12: [n, 3] in rows of 7
//   t15: [n, 1, 1]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, vae_real *t13,
    const vae_real *t12, vae_real *t15) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t15_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t15_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v13 = t12[i * 7 + j];
            t13[i * 3 + j] = v13;
            t15_sum = vae_max(t15_sum, v13);
        }
        t15[i] = t15_sum;
    }
}

// What kernel 3 of train and 1 other do, each with buffers of its own:
//   t13: [n, 1, 3]
//   t15: [n, 1, 1]
//   t17: [n, 1, 3]
//   t18: [n, 1, 1]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *t13,
    const vae_real *t15, vae_real *t17, vae_real *t18) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t18_sum = 0.0f;
        VAE_SIMD_SUM(t18_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v17 = vae_exp(t13[i * 3 + j] - t15[i]);
            t17[i * 3 + j] = v17;
            t18_sum += v17;
        }
        t18[i] = t18_sum;
    }
}

// observed.vae:6  posterior heads (added by the compiler)
// observed.vae:6  sampling and KL
// observed.vae:6  gradient of sampling and KL
// kernel 4, train: loop over rows of [1, 1]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t18 = s->arena + 1184; // [n, 1, 1]
    vae_real *t20 = s->arena + 1168; // [n, 1, 1]
    const vae_real *t15 = s->arena + 1200; // [n, 1, 1]
    vae_real *t41 = s->arena + 1104; // [n, 1]
    const vae_real *t39 = s->arena + 704; // [n, 1] in rows of 3
    vae_real *d116 = s->arena + 848; // [n, 1, 1]
    vae_real *d124 = s->arena + 832; // [n, 1, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real c94 = beta * inv_n;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t20[i] = vae_log(t18[i]) + t15[i];
        t41[i] = 1.0f - t39[i * 3];
        const vae_real v95 = c94;
        d116[i] = v95 - v95 * t39[i * 3];
        d124[i] = (-4.0f) * inv_n;
    }
}

// observed.vae:6  posterior heads (added by the compiler)
// observed.vae:6  sampling and KL
// observed.vae:6  gradient of sampling and KL
// kernel 5, train: loop over rows of [1, 3]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *logp21 = s->arena + 576; // [n, 1, 3]
    const vae_real *t13 = s->arena + 640; // [n, 1, 3]
    const vae_real *t20 = s->arena + 1168; // [n, 1, 1]
    const vae_real *x1 = s->arena + 736; // [n, 3]
    vae_real *t46 = s->arena + 1088; // [n, 1, 1]
    vae_real *t54 = s->arena + 1056; // [n, 1, 1]
    const vae_real *d116 = s->arena + 848; // [n, 1, 1]
    const vae_real *d124 = s->arena + 832; // [n, 1, 1]
    vae_real *d126 = s->arena + 320; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        vae_real t46_sum = 0.0f;
        vae_real t54_sum = 0.0f;
        VAE_SIMD_SUM(t46_sum, t54_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v21 = t13[i * 3 + j] - t20[i];
            logp21[i * 3 + j] = v21;
            t46_sum += x1[i * 3 + j] * v21;
            const vae_real v50 = vae_exp(v21);
            const vae_real v52 = v21 + 1.09861229f;
            t54_sum += v50 * v52;
            d126[i * 3 + j] = d116[i] * v50 + d116[i] * v52 * v50 + d124[i] * x1[i * 3 + j];
        }
        t46[i] = t46_sum;
        t54[i] = t54_sum;
    }
}

// observed.vae:6  sampling and KL
// kernel 6, train: loop over rows of [1, 3]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *u24 = s->arena + 544; // [n, 1, 3]
    const vae_real *logp21 = s->arena + 576; // [n, 1, 3]
    vae_real *t30 = s->arena + 512; // [n, 1, 3]
    vae_real *t31 = s->arena + 1152; // [n, 1, 1]
    const vae_real temperature = s->scalar[VAE_TEMPERATURE];
    for (size_t i = begin; i < end; i++) {
        vae_real t31_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t31_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v30 = (logp21[i * 3 + j] - vae_log(-vae_log(u24[i * 3 + j]))) / temperature;
            t30[i * 3 + j] = v30;
            t31_sum = vae_max(t31_sum, v30);
        }
        t31[i] = t31_sum;
    }
}

// observed.vae:6  sampling and KL
// kernel 8, train: loop over rows of [1, 1]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t34 = s->arena + 1136; // [n, 1, 1]
    vae_real *t36 = s->arena + 1120; // [n, 1, 1]
    const vae_real *t31 = s->arena + 1152; // [n, 1, 1]
    vae_real *t47 = s->arena + 1072; // [n, 1, 1]
    const vae_real *t46 = s->arena + 1088; // [n, 1, 1]
    const vae_real *t54 = s->arena + 1056; // [n, 1, 1]
    const vae_real *t39 = s->arena + 704; // [n, 1] in rows of 3
    vae_real *t57 = s->arena + 1040; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t36[i] = vae_log(t34[i]) + t31[i];
        t47[i] = (-4.0f) * t46[i];
        t57[i] = t54[i] + t39[i * 3] * (1.09861229f - t54[i]);
    }
}

// observed.vae:6  sampling and KL
// kernel 9, train: loop over rows of [1, 3]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t30 = s->arena + 512; // [n, 1, 3]
    const vae_real *t36 = s->arena + 1120; // [n, 1, 1]
    vae_real *t38 = s->arena + 448; // [n, 1, 3]
    const vae_real *t41 = s->arena + 1104; // [n, 1]
    vae_real *t43 = s->arena + 416; // [n, 1, 3]
    const vae_real *x1 = s->arena + 736; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v38 = vae_exp(t30[i * 3 + j] - t36[i]);
            t38[i * 3 + j] = v38;
            t43[i * 3 + j] = x1[i * 3 + j] + t41[i] * v38;
        }
    }
}

// observed.vae:7  sampling and KL
// kernel 10, train: loop over rows of [2]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar23 = s->arena + 101; // [n, 2] in rows of 7
    vae_real *t62 = s->arena + 1008; // [n, 2]
    const vae_real *eps59 = s->arena + 1024; // [n, 2]
    vae_real *z64 = s->arena + 387; // [n, 2] in rows of 5
    const vae_real *mean22 = s->arena + 99; // [n, 2] in rows of 7
    vae_real *t66 = s->arena + 992; // [n, 2]
    vae_real *t71 = s->arena + 976; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t71_sum = 0.0f;
        VAE_SIMD_SUM(t71_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v62 = vae_exp(0.5f * logvar23[i * 7 + j]);
            t62[i * 2 + j] = v62;
            z64[i * 5 + j] = mean22[i * 7 + j] + v62 * eps59[i * 2 + j];
            const vae_real v66 = vae_exp(logvar23[i * 7 + j]);
            t66[i * 2 + j] = v66;
            const vae_real v69 = mean22[i * 7 + j] * mean22[i * 7 + j] + v66 - 1.0f - logvar23[i * 7 + j];
            t71_sum += 0.5f * v69;
        }
        t71[i] = t71_sum;
    }
}

// What kernel 11 of train and 2 others do, each with buffers of its own:
//   t73: [n, 3] in rows of 5
//   z49: [n, 3]
VAE_SHARED_1(like_train_k11, const VaeState *s, int tile, vae_real *scratch, vae_real *t73,
    const vae_real *z49) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t73[i * 5 + j] = z49[i * 3 + j];
        }
    }
}

// observed.vae:11  dense(6)
// observed.vae:13  likelihood = mse
// observed.vae:13  gradient of likelihood = mse
// kernel 12, train: product by panels over rows of [6]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *h74 = s->arena + 384; // [n, 5]
    const vae_real *w75 = s->param + 112; // [5, 6]
    vae_real *d99 = s->arena + 48; // [n, 6]
    const vae_real *b76 = s->param + 144; // [6]
    const vae_real *x0 = s->arena + 144; // [n, 6]
    vae_real *t81 = s->arena + 960; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c97 = 2.0f * inv_n;
    vae_gemm_nn((int)(end - begin), 6, 5, h74 + begin * 5, 5, w75, 6, d99 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t81_sum = 0.0f;
        VAE_SIMD_SUM(t81_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v77 = d99[i * 6 + j];
            const vae_real v79 = x0[i * 6 + j] - (v77 + b76[j]);
            t81_sum += v79 * v79;
            d99[i * 6 + j] = -(c97 * v79);
        }
        t81[i] = t81_sum;
    }
}

// kernel 13, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *t57 = s->arena + 1040; // [n, 1]
    const vae_real *t71 = s->arena + 976; // [n, 1]
    vae_real *t83 = s->arena + 944; // [1]
    const vae_real *t81 = s->arena + 960; // [n, 1]
    vae_real *t85 = s->arena + 912; // [1]
    vae_real *t90 = s->arena + 880; // [1]
    const vae_real *t47 = s->arena + 1072; // [n, 1]
    vae_real t83_sum = 0.0f;
    vae_real t85_sum = 0.0f;
    vae_real t90_sum = 0.0f;
    VAE_SIMD_SUM(t83_sum, t85_sum, t90_sum)
    for (size_t i = 0; i < rows; i++) {
        t83_sum += t81[i];
        t85_sum += t57[i] + t71[i];
        t90_sum += t47[i];
    }
    t83[0] = t83_sum;
    t85[0] = t85_sum;
    t90[0] = t90_sum;
}

// kernel 14, train: loop over [1]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t84 = s->arena + 928; // [1]
    const vae_real *t83 = s->arena + 944; // [1]
    vae_real *t86 = s->arena + 896; // [1]
    const vae_real *t85 = s->arena + 912; // [1]
    const vae_real *t90 = s->arena + 880; // [1]
    vae_real *t92 = s->arena + 864; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v84 = t83[0] * inv_n;
    t84[0] = v84;
    const vae_real v86 = t85[0] * inv_n;
    t86[0] = v86;
    t92[0] = v84 + beta * v86 + t90[0] * inv_n;
}

// observed.vae:13  gradient of dense(6)
// observed.vae:11  gradient of dense(6)
// kernel 15, train: weight gradient over [5, 6]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h74 = s->arena + 384; // [n, 5]
    const vae_real *d99 = s->arena + 48; // [n, 6]
    vae_real *d_param101 = s->grad + 112; // [5, 6]
    if (tile == 1) {
        vae_real *d_param100 = s->grad + 144; // [6]
        vae_column_sums(s->n, 6, d99, 6, d_param100);
        return;
    }
    vae_gemm_tn(5, 6, s->n, h74, 5, d99, 6, d_param101, 6);
}

// observed.vae:11  gradient of dense(6)
// kernel 16, train: product by panels over rows of [5]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d99 = s->arena + 48; // [n, 6]
    const vae_real *w75 = s->param + 112; // [5, 6]
    vae_real *d102 = s->arena + 352; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 6, d99 + begin * 6, 6, w75, 6, d102 + begin * 5, 5);
}

// observed.vae:7  gradient of sampling and KL
// kernel 17, train: loop over rows of [2]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t66 = s->arena + 992; // [n, 2]
    const vae_real *mean22 = s->arena + 99; // [n, 2] in rows of 7
    vae_real *d109 = s->arena + 3; // [n, 2] in rows of 7
    const vae_real *d104 = s->arena + 355; // [n, 2] in rows of 5
    const vae_real *eps59 = s->arena + 1024; // [n, 2]
    const vae_real *t62 = s->arena + 1008; // [n, 2]
    vae_real *d113 = s->arena + 5; // [n, 2] in rows of 7
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c94 = beta * inv_n;
    const vae_real c105 = 0.5f * c94;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d109[i * 7 + j] = c94 * mean22[i * 7 + j] + d104[i * 5 + j];
            const vae_real v112 = 0.5f * (d104[i * 5 + j] * eps59[i * 2 + j] * t62[i * 2 + j]);
            d113[i * 7 + j] = c105 * t66[i * 2 + j] - c105 + v112;
        }
    }
}

// observed.vae:6  gradient of sampling and KL
// kernel 18, train: loop over rows of [3]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d103 = s->arena + 352; // [n, 3] in rows of 5
    const vae_real *t41 = s->arena + 1104; // [n, 1]
    vae_real *d128 = s->arena + 288; // [n, 1, 3]
    const vae_real *t38 = s->arena + 448; // [n, 1, 3]
    vae_real *d130 = s->arena + 816; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d130_sum = 0.0f;
        VAE_SIMD_SUM(d130_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v128 = d103[i * 5 + j] * t41[i] * t38[i * 3 + j];
            d128[i * 3 + j] = v128;
            d130_sum += -v128;
        }
        d130[i] = d130_sum;
    }
}

// What kernel 19 of train and 1 other do, each with buffers of its own:
//   d131: [n, 1, 1]
//   d130: [n, 1, 1]
//   t34: [n, 1, 1]
VAE_SHARED_1(like_train_k19, const VaeState *s, int tile, vae_real *scratch, vae_real *d131,
    const vae_real *d130, const vae_real *t34) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d131[i] = d130[i] / t34[i];
    }
}

// observed.vae:6  gradient of sampling and KL
// observed.vae:6  gradient of posterior heads (added by the compiler)
// kernel 20, train: loop over rows of [1, 3]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d131 = s->arena + 800; // [n, 1, 1]
    const vae_real *t33 = s->arena + 480; // [n, 1, 3]
    const vae_real *d128 = s->arena + 288; // [n, 1, 3]
    vae_real *d135 = s->arena + 256; // [n, 1, 3]
    const vae_real *d126 = s->arena + 320; // [n, 1, 3]
    vae_real *d137 = s->arena + 784; // [n, 1, 1]
    const vae_real temperature = s->scalar[VAE_TEMPERATURE];
    for (size_t i = begin; i < end; i++) {
        vae_real d137_sum = 0.0f;
        VAE_SIMD_SUM(d137_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v134 = (d128[i * 3 + j] + d131[i] * t33[i * 3 + j]) / temperature;
            const vae_real v135 = d126[i * 3 + j] + v134;
            d135[i * 3 + j] = v135;
            d137_sum += -v135;
        }
        d137[i] = d137_sum;
    }
}

// observed.vae:6  gradient of posterior heads (added by the compiler)
// kernel 22, train: loop over rows of [1, 3]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d138 = s->arena + 768; // [n, 1, 1]
    const vae_real *t17 = s->arena + 608; // [n, 1, 3]
    vae_real *d140 = s->arena + 224; // [n, 1, 3]
    const vae_real *d135 = s->arena + 256; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d140[i * 3 + j] = d135[i * 3 + j] + d138[i] * t17[i * 3 + j];
        }
    }
}

// kernel 23, train: loop over rows of [3]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t142 = s->arena + 0; // [n, 3] in rows of 7
    const vae_real *d140 = s->arena + 224; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t142[i * 7 + j] = d140[i * 3 + j];
        }
    }
}

// observed.vae:6  gradient of posterior heads (added by the compiler)
// kernel 24, train: weight gradient over [5, 7]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h7 = s->arena + 672; // [n, 5]
    const vae_real *d143 = s->arena + 0; // [n, 7]
    vae_real *d_param145 = s->grad + 48; // [5, 7]
    if (tile == 1) {
        vae_real *d_param144 = s->grad + 96; // [7]
        vae_column_sums(s->n, 7, d143, 7, d_param144);
        return;
    }
    vae_gemm_tn(5, 7, s->n, h7, 5, d143, 7, d_param145, 7);
}

// observed.vae:6  gradient of posterior heads (added by the compiler)
// observed.vae:9  gradient of tanh
// kernel 25, train: product by panels over rows of [5]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d143 = s->arena + 0; // [n, 7]
    const vae_real *w8 = s->param + 48; // [5, 7]
    vae_real *d149 = s->arena + 192; // [n, 5]
    const vae_real *h7 = s->arena + 672; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 7, d143 + begin * 7, 7, w8, 7, d149 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v146 = d149[i * 5 + j];
            d149[i * 5 + j] = v146 * (1.0f - h7[i * 5 + j] * h7[i * 5 + j]);
        }
    }
}

// observed.vae:9  gradient of dense(5)
// kernel 26, train: weight gradient over [6, 5]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 144; // [n, 6]
    const vae_real *d149 = s->arena + 192; // [n, 5]
    vae_real *d_param151 = s->grad + 0; // [6, 5]
    if (tile == 1) {
        vae_real *d_param150 = s->grad + 32; // [5]
        vae_column_sums(s->n, 5, d149, 5, d_param150);
        return;
    }
    vae_gemm_tn(6, 5, s->n, x0, 6, d149, 5, d_param151, 5);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // observed.vae:9  dense(5)
    // observed.vae:9  tanh
    // kernel 0, train: product by panels over rows of [5]
    like_train_k0(s, tile, scratch, s->arena + 144, s->param + 0, s->arena + 672, s->param + 32);
    // observed.vae:6  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [7]
    like_train_k1(s, tile, scratch, s->arena + 672, s->param + 48, s->arena + 96, s->param + 96);
    // observed.vae:6  posterior heads (added by the compiler)
    // kernel 2, train: loop over rows of [3]
    like_train_k2(s, tile, scratch, s->arena + 640, s->arena + 96, s->arena + 1200);
    // observed.vae:6  posterior heads (added by the compiler)
    // kernel 3, train: loop over rows of [1, 3]
    like_train_k3(s, tile, scratch, s->arena + 640, s->arena + 1200, s->arena + 608,
        s->arena + 1184);
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
    // observed.vae:6  sampling and KL
    // kernel 7, train: loop over rows of [1, 3]
    like_train_k3(s, tile, scratch, s->arena + 512, s->arena + 1152, s->arena + 480,
        s->arena + 1136);
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    // kernel 11, train: loop over rows of [3]
    like_train_k11(s, tile, scratch, s->arena + 384, s->arena + 416);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k16(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k18(s, tile, scratch);
    // observed.vae:6  gradient of sampling and KL
    // kernel 19, train: loop over rows of [1, 1]
    like_train_k19(s, tile, scratch, s->arena + 800, s->arena + 816, s->arena + 1136);
    train_k20(s, tile, scratch);
    // observed.vae:6  gradient of posterior heads (added by the compiler)
    // kernel 21, train: loop over rows of [1, 1]
    like_train_k19(s, tile, scratch, s->arena + 768, s->arena + 784, s->arena + 1184);
    train_k22(s, tile, scratch);
    train_k23(s, tile, scratch);
    train_k25(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, train_u0, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k24, 2, {0}},
        {train_k15, 2, {0}},
        {train_k26, 2, {0}}}, 3);
}

// What kernel 3 of eval and 1 other do, each with buffers of its own:
//   t13: [n, 1, 3]
//   t15: [n, 1, 1]
//   t18: [n, 1, 1]
VAE_SHARED_1(like_eval_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *t13,
    const vae_real *t15, vae_real *t18) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t18_sum = 0.0f;
        VAE_SIMD_SUM(t18_sum)
        for (size_t j = 0; j < 3; j++) {
            t18_sum += vae_exp(t13[i * 3 + j] - t15[i]);
        }
        t18[i] = t18_sum;
    }
}

// observed.vae:6  posterior heads (added by the compiler)
// observed.vae:6  sampling and KL
// kernel 4, eval: loop over rows of [1, 1]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t18 = s->arena + 688; // [n, 1, 1]
    vae_real *t20 = s->arena + 672; // [n, 1, 1]
    const vae_real *t15 = s->arena + 704; // [n, 1, 1]
    vae_real *t44 = s->arena + 608; // [n, 1]
    const vae_real *t43 = s->arena + 320; // [n, 1] in rows of 3
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t20[i] = vae_log(t18[i]) + t15[i];
        t44[i] = 1.0f - t43[i * 3];
    }
}

// observed.vae:6  posterior heads (added by the compiler)
// observed.vae:6  sampling and KL
// kernel 5, eval: loop over rows of [1, 3]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *logp21 = s->arena + 224; // [n, 1, 3]
    const vae_real *t13 = s->arena + 256; // [n, 1, 3]
    const vae_real *t20 = s->arena + 672; // [n, 1, 1]
    vae_real *t48 = s->arena + 592; // [n, 1, 1]
    const vae_real *x1 = s->arena + 352; // [n, 3]
    vae_real *t50 = s->arena + 576; // [n, 1, 1]
    vae_real *t68 = s->arena + 512; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t48_sum = -VAE_INFINITY;
        vae_real t50_sum = 0.0f;
        vae_real t68_sum = 0.0f;
        for (size_t j = 0; j < 3; j++) {
            const vae_real v21 = t13[i * 3 + j] - t20[i];
            logp21[i * 3 + j] = v21;
            t48_sum = vae_max(t48_sum, v21);
            t50_sum += x1[i * 3 + j] * v21;
            t68_sum += vae_exp(v21) * (v21 + 1.09861229f);
        }
        t48[i] = t48_sum;
        t50[i] = t50_sum;
        t68[i] = t68_sum;
    }
}

// What kernel 6 of eval and 1 other do, each with buffers of its own:
//   u24: [n, 1, 3]
//   t28: [n, 1, 3]
//   logp21: [n, 1, 3]
//   t30: [n, 1, 1]
VAE_SHARED_1(like_eval_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *u24,
    vae_real *t28, const vae_real *logp21, vae_real *t30) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t30_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t30_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v28 = logp21[i * 3 + j] - vae_log(-vae_log(u24[i * 3 + j]));
            t28[i * 3 + j] = v28;
            t30_sum = vae_max(t30_sum, v28);
        }
        t30[i] = t30_sum;
    }
}

// What kernel 7 of eval and 1 other do, each with buffers of its own:
//   t33: [3]
VAE_SHARED_1(like_eval_k7, const VaeState *s, int tile, vae_real *scratch, vae_real *t33) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        const vae_real v29 = (vae_real)(j);
        t33[j] = -v29;
    }
}

// observed.vae:6  sampling and KL
// kernel 7, eval: loop over [3]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k7(s, tile, scratch, s->arena + 640);
}

// What kernel 8 of eval and 1 other do, each with buffers of its own:
//   t30: [n, 1, 1]
//   t28: [n, 1, 3]
//   t33: [3]
//   t35: [n, 1, 1]
VAE_SHARED_1(like_eval_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *t30,
    const vae_real *t28, const vae_real *t33, vae_real *t35) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t35_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t35_sum)
        for (size_t j = 0; j < 3; j++) {
            t35_sum = vae_max(t35_sum, vae_where(t30[i] - t28[i * 3 + j], (-3.0f), t33[j]));
        }
        t35[i] = t35_sum;
    }
}

// observed.vae:6  sampling and KL
// kernel 9, eval: loop over rows of [1, 3]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t35 = s->arena + 624; // [n, 1, 1]
    const vae_real *t44 = s->arena + 608; // [n, 1]
    vae_real *t46 = s->arena + 128; // [n, 1, 3]
    const vae_real *x1 = s->arena + 352; // [n, 3]
    const vae_real *logp21 = s->arena + 224; // [n, 1, 3]
    vae_real *t59 = s->arena + 544; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t59_sum = 0.0f;
        VAE_SIMD_SUM(t59_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v29 = (vae_real)(j);
            const vae_real v42 = 1.0f - vae_step(vae_abs(v29 + t35[i]) - 0.5f);
            t46[i * 3 + j] = x1[i * 3 + j] + t44[i] * v42;
            t59_sum += v42 * logp21[i * 3 + j];
        }
        t59[i] = t59_sum;
    }
}

// observed.vae:6  sampling and KL
// kernel 10, eval: loop over rows of [1, 1]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t48 = s->arena + 592; // [n, 1, 1]
    const vae_real *t50 = s->arena + 576; // [n, 1, 1]
    const vae_real *t43 = s->arena + 320; // [n, 1] in rows of 3
    vae_real *t55 = s->arena + 560; // [n, 1, 1]
    const vae_real *t59 = s->arena + 544; // [n, 1, 1]
    vae_real *t61 = s->arena + 528; // [n, 1, 1]
    const vae_real *t68 = s->arena + 512; // [n, 1, 1]
    vae_real *t71 = s->arena + 496; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t55[i] = t43[i * 3] * (2.0f - vae_step(t48[i] - t50[i])) - 1.0f;
        t61[i] = t59[i] - t43[i * 3] * t59[i];
        t71[i] = t68[i] + t43[i * 3] * (1.09861229f - t68[i]);
    }
}

// observed.vae:7  sampling and KL
// kernel 11, eval: loop over rows of [2]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar23 = s->arena + 5; // [n, 2] in rows of 7
    const vae_real *eps74 = s->arena + 480; // [n, 2]
    vae_real *z78 = s->arena + 99; // [n, 2] in rows of 5
    const vae_real *mean22 = s->arena + 3; // [n, 2] in rows of 7
    vae_real *t91 = s->arena + 464; // [n, 2]
    vae_real *t92 = s->arena + 448; // [n, 1]
    vae_real *t96 = s->arena + 416; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t92_sum = 0.0f;
        vae_real t96_sum = 0.0f;
        VAE_SIMD_SUM(t92_sum, t96_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v78 = mean22[i * 7 + j] + vae_exp(0.5f * logvar23[i * 7 + j]) * eps74[i * 2 + j];
            z78[i * 5 + j] = v78;
            const vae_real v81 = eps74[i * 2 + j] * eps74[i * 2 + j] + logvar23[i * 7 + j];
            const vae_real v88 = mean22[i * 7 + j] * mean22[i * 7 + j] + vae_exp(logvar23[i * 7 + j]);
            const vae_real v91 = 0.5f * (v88 - 1.0f - logvar23[i * 7 + j]);
            t91[i * 2 + j] = v91;
            t92_sum += v91;
            const vae_real v95 = (-0.5f) * (v78 * v78 + 1.83787707f - (v81 + 1.83787707f));
            t96_sum += v95;
        }
        t92[i] = t92_sum;
        t96[i] = t96_sum;
    }
}

// kernel 12, eval: loop over rows of [1]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t93 = s->arena + 432; // [n, 1]
    const vae_real *t71 = s->arena + 496; // [n, 1]
    const vae_real *t92 = s->arena + 448; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t93[i] = t71[i] + t92[i];
    }
}

// observed.vae:11  dense(6)
// observed.vae:13  likelihood = mse
// kernel 14, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *h99 = s->arena + 96; // [n, 5]
    const vae_real *w100 = s->param + 112; // [5, 6]
    vae_real *t102 = scratch; // [end - begin, 6]
    const vae_real *b101 = s->param + 144; // [6]
    const vae_real *x0 = s->arena + 48; // [n, 6]
    vae_real *t106 = s->arena + 400; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 5, h99 + begin * 5, 5, w100, 6, t102, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t106_sum = 0.0f;
        VAE_SIMD_SUM(t106_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v102 = t102[(i - begin) * 6 + j];
            const vae_real v104 = x0[i * 6 + j] - (v102 + b101[j]);
            t106_sum += v104 * v104;
        }
        t106[i] = t106_sum;
    }
}

// kernel 15, eval: loop over rows of [1]
VAE_KERNEL void eval_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t61 = s->arena + 528; // [n, 1]
    const vae_real *t96 = s->arena + 416; // [n, 1]
    vae_real *t107 = s->arena + 384; // [n, 1]
    const vae_real *t106 = s->arena + 400; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t107[i] = (-1.09861229f) - t61[i] + t96[i] - t106[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // observed.vae:9  dense(5)
    // observed.vae:9  tanh
    // kernel 0, eval: product by panels over rows of [5]
    like_train_k0(s, tile, scratch, s->arena + 48, s->param + 0, s->arena + 288, s->param + 32);
    // observed.vae:6  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [7]
    like_train_k1(s, tile, scratch, s->arena + 288, s->param + 48, s->arena + 0, s->param + 96);
    // observed.vae:6  posterior heads (added by the compiler)
    // kernel 2, eval: loop over rows of [3]
    like_train_k2(s, tile, scratch, s->arena + 256, s->arena + 0, s->arena + 704);
    // observed.vae:6  posterior heads (added by the compiler)
    // kernel 3, eval: loop over rows of [1, 3]
    like_eval_k3(s, tile, scratch, s->arena + 256, s->arena + 704, s->arena + 688);
    eval_k4(s, tile, scratch);
    eval_k5(s, tile, scratch);
    // observed.vae:6  sampling and KL
    // kernel 6, eval: loop over rows of [1, 3]
    like_eval_k6(s, tile, scratch, s->arena + 192, s->arena + 160, s->arena + 224, s->arena + 656);
    eval_k11(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // observed.vae:6  sampling and KL
    // kernel 8, eval: loop over rows of [1, 3]
    like_eval_k8(s, tile, scratch, s->arena + 656, s->arena + 160, s->arena + 640, s->arena + 624);
    eval_k9(s, tile, scratch);
    eval_k10(s, tile, scratch);
    eval_k12(s, tile, scratch);
    // kernel 13, eval: loop over rows of [3]
    like_train_k11(s, tile, scratch, s->arena + 96, s->arena + 128);
    eval_k14(s, tile, scratch);
    eval_k15(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u0, 1, {0}},
        {eval_k7, 1, {0}}}, 2);
    vae_run_one(me, s, eval_u2, 1);
}

// observed.vae:6  posterior heads (added by the compiler)
// kernel 4, encode: loop over rows of [1, 1]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t16 = s->arena + 416; // [n, 1, 1]
    vae_real *t18 = s->arena + 400; // [n, 1, 1]
    const vae_real *t13 = s->arena + 432; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t18[i] = vae_log(t16[i]) + t13[i];
    }
}

// observed.vae:6  posterior heads (added by the compiler)
// kernel 5, encode: loop over rows of [1, 3]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *logp19 = s->arena + 224; // [n, 1, 3]
    const vae_real *t11 = s->arena + 256; // [n, 1, 3]
    const vae_real *t18 = s->arena + 400; // [n, 1, 1]
    vae_real *t20 = s->arena + 192; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v19 = t11[i * 3 + j] - t18[i];
            logp19[i * 3 + j] = v19;
            t20[i * 3 + j] = vae_exp(v19);
        }
    }
}

// observed.vae:6  sampling and KL
// kernel 7, encode: loop over [3]
VAE_KERNEL void encode_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k7(s, tile, scratch, s->arena + 368);
}

// observed.vae:6  sampling and KL
// kernel 9, encode: loop over rows of [1, 3]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t35 = s->arena + 352; // [n, 1, 1]
    vae_real *t42 = s->arena + 96; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v29 = (vae_real)(j);
            t42[i * 3 + j] = 1.0f - vae_step(vae_abs(v29 + t35[i]) - 0.5f);
        }
    }
}

// observed.vae:6  posterior heads (added by the compiler)
// kernel 10, encode: loop over rows of [2]
VAE_KERNEL void encode_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t44 = s->arena + 336; // [n, 2]
    const vae_real *mean22 = s->arena + 3; // [n, 2] in rows of 7
    vae_real *t45 = s->arena + 320; // [n, 2]
    const vae_real *logvar23 = s->arena + 5; // [n, 2] in rows of 7
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t44[i * 2 + j] = mean22[i * 7 + j];
            t45[i * 2 + j] = logvar23[i * 7 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // observed.vae:9  dense(5)
    // observed.vae:9  tanh
    // kernel 0, encode: product by panels over rows of [5]
    like_train_k0(s, tile, scratch, s->arena + 48, s->param + 0, s->arena + 288, s->param + 32);
    // observed.vae:6  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [7]
    like_train_k1(s, tile, scratch, s->arena + 288, s->param + 48, s->arena + 0, s->param + 96);
    // observed.vae:6  posterior heads (added by the compiler)
    // kernel 2, encode: loop over rows of [3]
    like_train_k2(s, tile, scratch, s->arena + 256, s->arena + 0, s->arena + 432);
    // observed.vae:6  posterior heads (added by the compiler)
    // kernel 3, encode: loop over rows of [1, 3]
    like_eval_k3(s, tile, scratch, s->arena + 256, s->arena + 432, s->arena + 416);
    encode_k4(s, tile, scratch);
    encode_k5(s, tile, scratch);
    // observed.vae:6  sampling and KL
    // kernel 6, encode: loop over rows of [1, 3]
    like_eval_k6(s, tile, scratch, s->arena + 160, s->arena + 128, s->arena + 224, s->arena + 384);
    encode_k10(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void encode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // observed.vae:6  sampling and KL
    // kernel 8, encode: loop over rows of [1, 3]
    like_eval_k8(s, tile, scratch, s->arena + 384, s->arena + 128, s->arena + 368, s->arena + 352);
    encode_k9(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {encode_u0, 1, {0}},
        {encode_k7, 1, {0}}}, 2);
    vae_run_one(me, s, encode_u2, 1);
}

// observed.vae:7  z
// kernel 1, decode: loop over rows of [2]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t3 = s->arena + 147; // [n, 2] in rows of 5
    const vae_real *z1 = s->arena + 208; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t3[i * 5 + j] = z1[i * 2 + j];
        }
    }
}

// observed.vae:11  dense(6)
// kernel 2, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *h4 = s->arena + 144; // [n, 5]
    const vae_real *w5 = s->param + 112; // [5, 6]
    vae_real *p8 = s->arena + 96; // [n, 6]
    const vae_real *b6 = s->param + 144; // [6]
    vae_real *t11 = s->arena + 0; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 5, h4 + begin * 5, 5, w5, 6, p8 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v7 = p8[i * 6 + j];
            const vae_real v8 = v7 + b6[j];
            p8[i * 6 + j] = v8;
            t11[i * 6 + j] = v8;
        }
    }
}

// kernel 3, decode: loop over rows of [6]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t10 = s->arena + 48; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t10[i * 6 + j] = 0.707106781f;
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // observed.vae:6  c
    // kernel 0, decode: loop over rows of [3]
    like_train_k11(s, tile, scratch, s->arena + 144, s->arena + 176);
    decode_k1(s, tile, scratch);
    decode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {decode_u0, 1, {0}},
        {decode_k3, 1, {0}}}, 2);
}

// kernel 0, prior: loop over rows of [1, 1]
VAE_KERNEL void prior_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t3 = s->arena + 64; // [n, 1, 1]
    const vae_real *u0 = s->arena + 80; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t3[i] = 3.0f * u0[i];
    }
}

// kernel 1, prior: loop over rows of [1, 3]
VAE_KERNEL void prior_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t3 = s->arena + 64; // [n, 1, 1]
    vae_real *t10 = s->arena + 0; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v2 = (vae_real)(j);
            const vae_real v4 = t3[i] - v2;
            t10[i * 3 + j] = vae_step(v4) * (1.0f - vae_step(v4 - 1.0f));
        }
    }
}

// observed.vae:7  z.prior
// kernel 2, prior: loop over rows of [2]
VAE_KERNEL void prior_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t13 = s->arena + 32; // [n, 2]
    const vae_real *eps12 = s->arena + 48; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t13[i * 2 + j] = eps12[i * 2 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void prior_u0(const VaeState *s, int tile, vae_real *scratch) {
    prior_k0(s, tile, scratch);
    prior_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void prior_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {prior_u0, 1, {0}},
        {prior_k2, 1, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 144, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 736, 3}, // [n, 3]
    {"y.observed", VAE_IN_MASK, 1, 704, 3}, // [n, 3]
    {"c.u", VAE_IN_UNIFORM, 0, 544, 3}, // [n, 1, 3]
    {"z.eps", VAE_IN_NORMAL, 1, 1024, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 864, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 928, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 896, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 48, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 352, 3}, // [n, 3]
    {"y.observed", VAE_IN_MASK, 1, 320, 3}, // [n, 3]
    {"c.u", VAE_IN_UNIFORM, 0, 192, 3}, // [n, 1, 3]
    {"z.eps", VAE_IN_NORMAL, 1, 480, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 400, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 432, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 384, 1}, // [n, 1]
    {"c.kl", VAE_OUT_ROW, 0, 496, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 464, 2}, // [n, 2]
    {"y.right", VAE_OUT_ROW, 0, 560, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 48, 6}, // [n, 6]
    {"c.u", VAE_IN_UNIFORM, 0, 160, 3}, // [n, 1, 3]
    {"c.mean", VAE_OUT_ROW, 0, 192, 3}, // [n, 3]
    {"c.sample", VAE_OUT_ROW, 0, 96, 3}, // [n, 3]
    {"z.mean", VAE_OUT_ROW, 0, 336, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 320, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"c", VAE_IN_LATENT, 0, 176, 3}, // [n, 3]
    {"z", VAE_IN_LATENT, 1, 208, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 96, 6}, // [n, 6]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 6}, // [n, 6]
    {"x.draw1", VAE_OUT_ROW, 0, 48, 6}, // [n, 6]
};

static const VaePort prior_ports[] = {
    {"c.prior", VAE_IN_UNIFORM, 8, 80, 1}, // [n, 1, 1]
    {"z.prior", VAE_IN_NORMAL, 9, 48, 2}, // [n, 2]
    {"c.sample", VAE_OUT_ROW, 0, 0, 3}, // [n, 3]
    {"z.sample", VAE_OUT_ROW, 0, 32, 2}, // [n, 2]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"data.y.mean", 1, {3}, {1}, 160, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"encoder.0.weight", 2, {5, 6}, {1, 5}, 0, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"encoder.0.bias", 1, {5}, {1}, 32, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.c.logits.weight", 2, {3, 5}, {1, 7}, 48, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"posterior.c.logits.bias", 1, {3}, {1}, 96, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 5}, {1, 7}, 51, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 99, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 5}, {1, 7}, 53, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 101, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.1.weight", 2, {6, 5}, {1, 6}, 112, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"decoder.1.bias", 1, {6}, {1}, 144, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 6, 6, VAE_DOMAIN_ANY, "mse", false, false, .levels = 0},
    {"y", VAE_LABEL, 1, 1, 3, 3, VAE_DOMAIN_ANY, NULL, false, true, .levels = 0},
};

static const VaeLatent latents[] = {
    {"c", 3, 0},
    {"z", 2, 0},
};
static const VaeCoded coded[] = {
    {3, 0, "is observed: whether its label is known is not modelled"},
    {0, 0, NULL},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(5)", "[5]", 35},
    {VAE_STAGE_ENCODER, 0, "tanh", "[5]", 0},
    {VAE_STAGE_LATENT, 0, "c: categorical", "[3]", 18},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 24},
    {VAE_STAGE_DECODER, 0, "concat(z)", "[5]", 0},
    {VAE_STAGE_DECODER, 0, "dense(6)", "[6]", 36},
    {VAE_STAGE_OUTPUT, 0, "x: mse", "[6]", 0},
};

static const VaeStretch rest[] = {
    {0, 160},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "observed", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model observed\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [6]                         -              -\n"
        "    dense(5)                        [5]                        35             60\n"
        "    tanh                            [5]                         -              -\n"
        "  c: heads                          [3]                        18             36\n"
        "  z: mean, logvar heads             [2]                        24             40\n"
        "  decoder(c, z)                     [3]                         -              -\n"
        "    concat(z)                       [5]                         -              -\n"
        "    dense(6)                        [6]                        36             60\n"
        "\n"
        "  113 parameters; one training step of 6 rows: 3,060 flops\n"
        "  likelihood mse\n"
        "  objective elbo(samples=1)\n"
        "  latent c categorical(n=1, classes=3, straight_through=false, observed=y, weight=4)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          27      114         4,864        4,864\n"
        "  eval           16       78         2,880        2,880\n"
        "  encode         11       30         1,792        1,792\n"
        "  decode          4        6           896          896\n"
        "  prior           3        8           384          384\n",
    .batch = 6, .n_param = 160, .n_state = 16, .n_arena = 1216,
    .n_scratch = 48,
    .max_threads = 1, .flops_per_row = 510.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 11,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 2,
    .coded = coded,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 8},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 11},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 6},
    .decode = {"decode", decode_run, decode_ports, 5},
    .prior = {"prior", VAE_UNCHECKED(prior_run), prior_ports, 4},
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
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 0.8, 0.8, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 10, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
