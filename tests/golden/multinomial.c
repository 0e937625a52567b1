// multinomial -- written by vaec 0.1.0 from multinomial.vae; do not edit.
//
// model multinomial
//
//   layer                             output             parameters      flops/row
//   encoder                           [7]                         -              -
//     log1p                           [7]                         -              -
//     dense(8)                        [8]                        64            112
//     tanh                            [8]                         -              -
//   z: mean, logvar heads             [2]                        36             64
//   decoder                           [2]                         -              -
//     dense(8)                        [8]                        24             32
//     tanh                            [8]                         -              -
//     dense(7)                        [7]                        63            112
//
//   187 parameters; one training step of 16 rows: 13,568 flops
//   likelihood multinomial(total=20)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          19       73         6,272        6,272
//   eval           10       48         4,160        4,160
//   encode          4        8         1,920        1,920
//   decode          5       13         2,624        2,624
//
// n is the number of rows in the batch, at most 16; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 1 other do, each with buffers of its own:
//   h1: [n, 7]
//   x0: [n, 7]
//   t38: [n, 1]
//   t49: [n, 1]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, vae_real *h1,
    const vae_real *x0, vae_real *t38, vae_real *t49) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t38_sum = 0.0f;
        vae_real t49_sum = 0.0f;
        VAE_SIMD_SUM(t38_sum, t49_sum)
        for (size_t j = 0; j < 7; j++) {
            h1[i * 7 + j] = vae_log1p(x0[i * 7 + j]);
            t38_sum += x0[i * 7 + j];
            t49_sum += vae_lgamma_rest(x0[i * 7 + j]);
        }
        t38[i] = t38_sum;
        t49[i] = t49_sum;
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h1: [n, 7]
//   w2: [7, 8]
//   h6: [n, 8]
//   b3: [8]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h1,
    const vae_real *w2, vae_real *h6, const vae_real *b3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 7, h1 + begin * 7, 7, w2, 8, h6 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v4 = h6[i * 8 + j];
            h6[i * 8 + j] = vae_tanh(v4 + b3[j]);
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h6: [n, 8]
//   w7: [8, 4]
//   heads10: [n, 4]
//   b8: [4]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h6,
    const vae_real *w7, vae_real *heads10, const vae_real *b8) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 4, 8, h6 + begin * 8, 8, w7, 4, heads10 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v9 = heads10[i * 4 + j];
            heads10[i * 4 + j] = v9 + b8[j];
        }
    }
}

// multinomial.vae:5  sampling and KL
// kernel 3, train: loop over rows of [2]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar12 = s->arena + 1138; // [n, 2] in rows of 4
    vae_real *t16 = s->arena + 1264; // [n, 2]
    const vae_real *eps13 = s->arena + 1296; // [n, 2]
    vae_real *z18 = s->arena + 1232; // [n, 2]
    const vae_real *mean11 = s->arena + 1136; // [n, 2] in rows of 4
    vae_real *t20 = s->arena + 1200; // [n, 2]
    vae_real *t26 = s->arena + 1552; // [n, 1]
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

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   z18: [n, 2]
//   w27: [2, 8]
//   h31: [n, 8]
//   b28: [8]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *z18,
    const vae_real *w27, vae_real *h31, const vae_real *b28) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 2, z18 + begin * 2, 2, w27, 8, h31 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v29 = h31[i * 8 + j];
            h31[i * 8 + j] = vae_tanh(v29 + b28[j]);
        }
    }
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   h31: [n, 8]
//   w32: [8, 7]
//   p35: [n, 7]
//   b33: [7]
//   t36: [n, 1]
VAE_SHARED_1(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *h31,
    const vae_real *w32, vae_real *p35, const vae_real *b33, vae_real *t36) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 7, 8, h31 + begin * 8, 8, w32, 7, p35 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        vae_real t36_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t36_sum)
        for (size_t j = 0; j < 7; j++) {
            const vae_real v34 = p35[i * 7 + j];
            const vae_real v35 = v34 + b33[j];
            p35[i * 7 + j] = v35;
            t36_sum = vae_max(t36_sum, v35);
        }
        t36[i] = t36_sum;
    }
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   t37: [n, 7]
//   p35: [n, 7]
//   t36: [n, 1]
//   t40: [n, 1]
VAE_SHARED_1(like_train_k6, const VaeState *s, int tile, vae_real *scratch, vae_real *t37,
    const vae_real *p35, const vae_real *t36, vae_real *t40) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t40_sum = 0.0f;
        VAE_SIMD_SUM(t40_sum)
        for (size_t j = 0; j < 7; j++) {
            const vae_real v37 = p35[i * 7 + j] - t36[i];
            t37[i * 7 + j] = v37;
            t40_sum += vae_exp(v37);
        }
        t40[i] = t40_sum;
    }
}

// multinomial.vae:10  likelihood = multinomial
// multinomial.vae:10  gradient of likelihood = multinomial
// kernel 7, train: loop over rows of [1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t41 = s->arena + 1488; // [n, 1]
    const vae_real *t40 = s->arena + 1504; // [n, 1]
    vae_real *t43 = s->arena + 1472; // [n, 1]
    const vae_real *t38 = s->arena + 1520; // [n, 1]
    vae_real *d62 = s->arena + 1328; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t41[i] = vae_log(t40[i]);
        t43[i] = vae_max(t38[i], 1.0f);
        d62[i] = inv_n * t38[i];
    }
}

// multinomial.vae:10  likelihood = multinomial
// multinomial.vae:10  gradient of likelihood = multinomial
// kernel 8, train: loop over rows of [7]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t37 = s->arena + 624; // [n, 7]
    const vae_real *t41 = s->arena + 1488; // [n, 1]
    const vae_real *x0 = s->arena + 960; // [n, 7]
    const vae_real *t43 = s->arena + 1472; // [n, 1]
    vae_real *t46 = s->arena + 1456; // [n, 1]
    vae_real *d64 = s->arena + 512; // [n, 7]
    const vae_real *d62 = s->arena + 1328; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t46_sum = 0.0f;
        VAE_SIMD_SUM(t46_sum)
        for (size_t j = 0; j < 7; j++) {
            const vae_real v42 = t37[i * 7 + j] - t41[i];
            const vae_real v44 = x0[i * 7 + j] / t43[i];
            t46_sum += vae_poisson_deviance(v42, v44);
            d64[i * 7 + j] = d62[i] * vae_exp_minus(v42, v44);
        }
        t46[i] = t46_sum;
    }
}

// multinomial.vae:10  likelihood = multinomial
// kernel 9, train: loop over rows of [1]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t38 = s->arena + 1520; // [n, 1]
    const vae_real *t46 = s->arena + 1456; // [n, 1]
    const vae_real *t49 = s->arena + 1440; // [n, 1]
    vae_real *t52 = s->arena + 1424; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t52[i] = t38[i] * t46[i] + t49[i] - vae_lgamma_rest(t38[i]);
    }
}

// kernel 10, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t54 = s->arena + 1408; // [1]
    const vae_real *t52 = s->arena + 1424; // [n, 1]
    vae_real *t56 = s->arena + 1376; // [1]
    const vae_real *t26 = s->arena + 1552; // [n, 1]
    vae_real t54_sum = 0.0f;
    vae_real t56_sum = 0.0f;
    VAE_SIMD_SUM(t54_sum, t56_sum)
    for (size_t i = 0; i < rows; i++) {
        t54_sum += t52[i];
        t56_sum += t26[i];
    }
    t54[0] = t54_sum;
    t56[0] = t56_sum;
}

// kernel 11, train: loop over [1]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t55 = s->arena + 1392; // [1]
    const vae_real *t54 = s->arena + 1408; // [1]
    vae_real *t57 = s->arena + 1360; // [1]
    const vae_real *t56 = s->arena + 1376; // [1]
    vae_real *t60 = s->arena + 1344; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v55 = t54[0] * inv_n;
    t55[0] = v55;
    const vae_real v57 = t56[0] * inv_n;
    t57[0] = v57;
    t60[0] = v55 + beta * v57;
}

// multinomial.vae:10  gradient of dense(7)
// multinomial.vae:8  gradient of dense(7)
// kernel 12, train: weight gradient over [8, 7]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h31 = s->arena + 256; // [n, 8]
    const vae_real *d64 = s->arena + 512; // [n, 7]
    vae_real *d_param66 = s->grad + 160; // [8, 7]
    if (tile == 1) {
        vae_real *d_param65 = s->grad + 224; // [7]
        vae_column_sums(s->n, 7, d64, 7, d_param65);
        return;
    }
    vae_gemm_tn(8, 7, s->n, h31, 8, d64, 7, d_param66, 7);
}

// multinomial.vae:8  gradient of dense(7)
// multinomial.vae:8  gradient of tanh
// kernel 13, train: product by panels over rows of [8]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d64 = s->arena + 512; // [n, 7]
    const vae_real *w32 = s->param + 160; // [8, 7]
    vae_real *d70 = s->arena + 128; // [n, 8]
    const vae_real *h31 = s->arena + 256; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 7, d64 + begin * 7, 7, w32, 7, d70 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v67 = d70[i * 8 + j];
            d70[i * 8 + j] = v67 * (1.0f - h31[i * 8 + j] * h31[i * 8 + j]);
        }
    }
}

// multinomial.vae:8  gradient of dense(8)
// kernel 14, train: weight gradient over [2, 8]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z18 = s->arena + 1232; // [n, 2]
    const vae_real *d70 = s->arena + 128; // [n, 8]
    vae_real *d_param72 = s->grad + 128; // [2, 8]
    if (tile == 1) {
        vae_real *d_param71 = s->grad + 144; // [8]
        vae_column_sums(s->n, 8, d70, 8, d_param71);
        return;
    }
    vae_gemm_tn(2, 8, s->n, z18, 2, d70, 8, d_param72, 8);
}

// multinomial.vae:8  gradient of dense(8)
// multinomial.vae:5  gradient of sampling and KL
// kernel 15, train: product by panels over rows of [2]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d70 = s->arena + 128; // [n, 8]
    const vae_real *w27 = s->param + 128; // [2, 8]
    vae_real *d78 = s->arena + 1072; // [n, 2] in rows of 4
    const vae_real *t20 = s->arena + 1200; // [n, 2]
    const vae_real *mean11 = s->arena + 1136; // [n, 2] in rows of 4
    const vae_real *eps13 = s->arena + 1296; // [n, 2]
    const vae_real *t16 = s->arena + 1264; // [n, 2]
    vae_real *d82 = s->arena + 1074; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c61 = beta * inv_n;
    const vae_real c74 = 0.5f * c61;
    vae_gemm_nt((int)(end - begin), 2, 8, d70 + begin * 8, 8, w27, 8, d78 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v73 = d78[i * 4 + j];
            d78[i * 4 + j] = c61 * mean11[i * 4 + j] + v73;
            d82[i * 4 + j] = c74 * t20[i * 2 + j] - c74 + 0.5f * (v73 * eps13[i * 2 + j] * t16[i * 2 + j]);
        }
    }
}

// multinomial.vae:5  gradient of posterior heads (added by the compiler)
// kernel 16, train: weight gradient over [8, 4]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h6 = s->arena + 384; // [n, 8]
    const vae_real *d83 = s->arena + 1072; // [n, 4]
    vae_real *d_param85 = s->grad + 80; // [8, 4]
    if (tile == 1) {
        vae_real *d_param84 = s->grad + 112; // [4]
        vae_column_sums(s->n, 4, d83, 4, d_param84);
        return;
    }
    vae_gemm_tn(8, 4, s->n, h6, 8, d83, 4, d_param85, 4);
}

// multinomial.vae:5  gradient of posterior heads (added by the compiler)
// multinomial.vae:7  gradient of tanh
// kernel 17, train: product by panels over rows of [8]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d83 = s->arena + 1072; // [n, 4]
    const vae_real *w7 = s->param + 80; // [8, 4]
    vae_real *d89 = s->arena + 0; // [n, 8]
    const vae_real *h6 = s->arena + 384; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 4, d83 + begin * 4, 4, w7, 4, d89 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v86 = d89[i * 8 + j];
            d89[i * 8 + j] = v86 * (1.0f - h6[i * 8 + j] * h6[i * 8 + j]);
        }
    }
}

// multinomial.vae:7  gradient of dense(8)
// kernel 18, train: weight gradient over [7, 8]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h1 = s->arena + 848; // [n, 7]
    const vae_real *d89 = s->arena + 0; // [n, 8]
    vae_real *d_param91 = s->grad + 0; // [7, 8]
    if (tile == 1) {
        vae_real *d_param90 = s->grad + 64; // [8]
        vae_column_sums(s->n, 8, d89, 8, d_param90);
        return;
    }
    vae_gemm_tn(7, 8, s->n, h1, 7, d89, 8, d_param91, 8);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // multinomial.vae:7  log1p
    // multinomial.vae:10  likelihood = multinomial
    // kernel 0, train: loop over rows of [7]
    like_train_k0(s, tile, scratch, s->arena + 848, s->arena + 960, s->arena + 1520,
        s->arena + 1440);
    // multinomial.vae:7  dense(8)
    // multinomial.vae:7  tanh
    // kernel 1, train: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 848, s->param + 0, s->arena + 384, s->param + 64);
    // multinomial.vae:5  posterior heads (added by the compiler)
    // kernel 2, train: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 384, s->param + 80, s->arena + 1136, s->param + 112);
    train_k3(s, tile, scratch);
    // multinomial.vae:8  dense(8)
    // multinomial.vae:8  tanh
    // kernel 4, train: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 1232, s->param + 128, s->arena + 256, s->param + 144);
    // multinomial.vae:8  dense(7)
    // multinomial.vae:10  likelihood = multinomial
    // kernel 5, train: product by panels over rows of [7]
    like_train_k5(s, tile, scratch, s->arena + 256, s->param + 160, s->arena + 736, s->param + 224,
        s->arena + 1536);
    // multinomial.vae:10  likelihood = multinomial
    // kernel 6, train: loop over rows of [7]
    like_train_k6(s, tile, scratch, s->arena + 624, s->arena + 736, s->arena + 1536,
        s->arena + 1504);
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k17(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, train_u0, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k12, 2, {0}},
        {train_k18, 2, {0}},
        {train_k16, 2, {.weights = true, .first = 80, .each = 64, .end = 112}},
        {train_k14, 2, {0}}}, 4);
}

// multinomial.vae:5  sampling and KL
// kernel 3, eval: loop over rows of [2]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar12 = s->arena + 706; // [n, 2] in rows of 4
    const vae_real *eps13 = s->arena + 832; // [n, 2]
    vae_real *z18 = s->arena + 800; // [n, 2]
    const vae_real *mean11 = s->arena + 704; // [n, 2] in rows of 4
    vae_real *t32 = s->arena + 768; // [n, 2]
    vae_real *t33 = s->arena + 1024; // [n, 1]
    vae_real *t36 = s->arena + 1008; // [n, 1]
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

// multinomial.vae:10  likelihood = multinomial
// kernel 7, eval: loop over rows of [1]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t51 = s->arena + 944; // [n, 1]
    const vae_real *t50 = s->arena + 960; // [n, 1]
    vae_real *t53 = s->arena + 928; // [n, 1]
    const vae_real *t48 = s->arena + 976; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t51[i] = vae_log(t50[i]);
        t53[i] = vae_max(t48[i], 1.0f);
    }
}

// multinomial.vae:10  likelihood = multinomial
// kernel 8, eval: loop over rows of [7]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t47 = s->arena + 256; // [n, 7]
    const vae_real *t51 = s->arena + 944; // [n, 1]
    const vae_real *x0 = s->arena + 592; // [n, 7]
    const vae_real *t53 = s->arena + 928; // [n, 1]
    vae_real *t56 = s->arena + 912; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t56_sum = 0.0f;
        VAE_SIMD_SUM(t56_sum)
        for (size_t j = 0; j < 7; j++) {
            const vae_real v55 = vae_poisson_deviance(t47[i * 7 + j] - t51[i], x0[i * 7 + j] / t53[i]);
            t56_sum += v55;
        }
        t56[i] = t56_sum;
    }
}

// multinomial.vae:10  likelihood = multinomial
// kernel 9, eval: loop over rows of [1]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t48 = s->arena + 976; // [n, 1]
    const vae_real *t56 = s->arena + 912; // [n, 1]
    const vae_real *t59 = s->arena + 896; // [n, 1]
    vae_real *t62 = s->arena + 880; // [n, 1]
    vae_real *t63 = s->arena + 864; // [n, 1]
    const vae_real *t36 = s->arena + 1008; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v62 = t48[i] * t56[i] + t59[i] - vae_lgamma_rest(t48[i]);
        t62[i] = v62;
        t63[i] = t36[i] - v62;
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // multinomial.vae:7  log1p
    // multinomial.vae:10  likelihood = multinomial
    // kernel 0, eval: loop over rows of [7]
    like_train_k0(s, tile, scratch, s->arena + 480, s->arena + 592, s->arena + 976, s->arena + 896);
    // multinomial.vae:7  dense(8)
    // multinomial.vae:7  tanh
    // kernel 1, eval: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 480, s->param + 0, s->arena + 128, s->param + 64);
    // multinomial.vae:5  posterior heads (added by the compiler)
    // kernel 2, eval: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 128, s->param + 80, s->arena + 704, s->param + 112);
    eval_k3(s, tile, scratch);
    // multinomial.vae:8  dense(8)
    // multinomial.vae:8  tanh
    // kernel 4, eval: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 800, s->param + 128, s->arena + 0, s->param + 144);
    // multinomial.vae:8  dense(7)
    // multinomial.vae:10  likelihood = multinomial
    // kernel 5, eval: product by panels over rows of [7]
    like_train_k5(s, tile, scratch, s->arena + 0, s->param + 160, s->arena + 368, s->param + 224,
        s->arena + 992);
    // multinomial.vae:10  likelihood = multinomial
    // kernel 6, eval: loop over rows of [7]
    like_train_k6(s, tile, scratch, s->arena + 256, s->arena + 368, s->arena + 992, s->arena + 960);
    eval_k7(s, tile, scratch);
    eval_k8(s, tile, scratch);
    eval_k9(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, eval_u0, 1);
}

// multinomial.vae:7  log1p
// kernel 0, encode: loop over rows of [7]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *h1 = s->arena + 128; // [n, 7]
    const vae_real *x0 = s->arena + 240; // [n, 7]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            h1[i * 7 + j] = vae_log1p(x0[i * 7 + j]);
        }
    }
}

// multinomial.vae:5  posterior heads (added by the compiler)
// kernel 3, encode: loop over rows of [2]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t13 = s->arena + 448; // [n, 2]
    const vae_real *mean11 = s->arena + 352; // [n, 2] in rows of 4
    vae_real *t14 = s->arena + 416; // [n, 2]
    const vae_real *logvar12 = s->arena + 354; // [n, 2] in rows of 4
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
    encode_k0(s, tile, scratch);
    // multinomial.vae:7  dense(8)
    // multinomial.vae:7  tanh
    // kernel 1, encode: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 128, s->param + 0, s->arena + 0, s->param + 64);
    // multinomial.vae:5  posterior heads (added by the compiler)
    // kernel 2, encode: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 80, s->arena + 352, s->param + 112);
    encode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// multinomial.vae:10  likelihood = multinomial
// kernel 3, decode: loop over rows of [1]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t14 = s->arena + 608; // [n, 1]
    const vae_real *t13 = s->arena + 624; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t14[i] = vae_log(t13[i]);
    }
}

// multinomial.vae:10  likelihood = multinomial
// kernel 4, decode: loop over rows of [7]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t11 = s->arena + 352; // [n, 7]
    const vae_real *t14 = s->arena + 608; // [n, 1]
    vae_real *t16 = s->arena + 240; // [n, 7]
    vae_real *t17 = s->arena + 128; // [n, 7]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v16 = vae_exp(t11[i * 7 + j] - t14[i]);
            t16[i * 7 + j] = v16;
            t17[i * 7 + j] = v16;
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // multinomial.vae:8  dense(8)
    // multinomial.vae:8  tanh
    // kernel 0, decode: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 576, s->param + 128, s->arena + 0, s->param + 144);
    // multinomial.vae:8  dense(7)
    // multinomial.vae:10  likelihood = multinomial
    // kernel 1, decode: product by panels over rows of [7]
    like_train_k5(s, tile, scratch, s->arena + 0, s->param + 160, s->arena + 464, s->param + 224,
        s->arena + 640);
    // multinomial.vae:10  likelihood = multinomial
    // kernel 2, decode: loop over rows of [7]
    like_train_k6(s, tile, scratch, s->arena + 352, s->arena + 464, s->arena + 640, s->arena + 624);
    decode_k3(s, tile, scratch);
    decode_k4(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, decode_u0, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 960, 7}, // [n, 7]
    {"z.eps", VAE_IN_NORMAL, 0, 1296, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 1344, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 1392, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 1360, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 592, 7}, // [n, 7]
    {"z.eps", VAE_IN_NORMAL, 0, 832, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 880, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 1024, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 864, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 768, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 240, 7}, // [n, 7]
    {"z.mean", VAE_OUT_ROW, 0, 448, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 416, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 576, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 240, 7}, // [n, 7]
    {"x.draw0", VAE_OUT_ROW, 0, 128, 7}, // [n, 7]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {8, 7}, {1, 8}, 0, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"encoder.1.bias", 1, {8}, {1}, 64, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 8}, {1, 4}, 80, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 8}, {1, 4}, 82, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 114, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {8, 2}, {1, 8}, 128, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"decoder.0.bias", 1, {8}, {1}, 144, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {7, 8}, {1, 7}, 160, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"decoder.2.bias", 1, {7}, {1}, 224, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 7, 7, VAE_DOMAIN_COUNT, "multinomial", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[7]", 0},
    {VAE_STAGE_ENCODER, 0, "log1p", "[7]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 64},
    {VAE_STAGE_ENCODER, 0, "tanh", "[8]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 36},
    {VAE_STAGE_DECODER, 0, "dense(8)", "[8]", 24},
    {VAE_STAGE_DECODER, 0, "tanh", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(7)", "[7]", 63},
    {VAE_STAGE_OUTPUT, 0, "x: multinomial", "[7]", 0},
};

static const VaeStretch rest[] = {
    {0, 80},
    {112, 240},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "multinomial", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model multinomial\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [7]                         -              -\n"
        "    log1p                           [7]                         -              -\n"
        "    dense(8)                        [8]                        64            112\n"
        "    tanh                            [8]                         -              -\n"
        "  z: mean, logvar heads             [2]                        36             64\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(8)                        [8]                        24             32\n"
        "    tanh                            [8]                         -              -\n"
        "    dense(7)                        [7]                        63            112\n"
        "\n"
        "  187 parameters; one training step of 16 rows: 13,568 flops\n"
        "  likelihood multinomial(total=20)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          19       73         6,272        6,272\n"
        "  eval           10       48         4,160        4,160\n"
        "  encode          4        8         1,920        1,920\n"
        "  decode          5       13         2,624        2,624\n",
    .batch = 16, .n_param = 240, .n_state = 0, .n_arena = 1568,
    .n_scratch = 0,
    .max_threads = 1, .flops_per_row = 848.0,
    .n_weight_tiles = 1, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 10,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_MULTINOMIAL, .draw_total = 20,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 9,
    .train = {"train", train_run, train_ports, 5},
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
