// rates -- written by vaec 0.1.0 from rates.vae; do not edit.
//
// model rates
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
//   likelihood poisson
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          15       59         4,864        4,864
//   eval            7       35         2,816        2,816
//   encode          4        8         1,920        1,920
//   decode          2        7         1,536        1,536
//
// n is the number of rows in the batch, at most 16; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   h1: [n, 7]
//   x0: [n, 7]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, vae_real *h1,
    const vae_real *x0) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            h1[i * 7 + j] = vae_log1p(x0[i * 7 + j]);
        }
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

// rates.vae:5  sampling and KL
// kernel 3, train: loop over rows of [2]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar12 = s->arena + 914; // [n, 2] in rows of 4
    vae_real *t16 = s->arena + 1040; // [n, 2]
    const vae_real *eps13 = s->arena + 1072; // [n, 2]
    vae_real *z18 = s->arena + 1008; // [n, 2]
    const vae_real *mean11 = s->arena + 912; // [n, 2] in rows of 4
    vae_real *t20 = s->arena + 976; // [n, 2]
    vae_real *t26 = s->arena + 1200; // [n, 1]
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

// rates.vae:8  dense(7)
// rates.vae:10  likelihood = poisson
// rates.vae:10  gradient of likelihood = poisson
// kernel 5, train: product by panels over rows of [7]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h31 = s->arena + 256; // [n, 8]
    const vae_real *w32 = s->param + 160; // [8, 7]
    vae_real *d50 = s->arena + 512; // [n, 7]
    const vae_real *b33 = s->param + 224; // [7]
    const vae_real *x0 = s->arena + 736; // [n, 7]
    vae_real *t39 = s->arena + 1184; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 7, 8, h31 + begin * 8, 8, w32, 7, d50 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        vae_real t39_sum = 0.0f;
        VAE_SIMD_SUM(t39_sum)
        for (size_t j = 0; j < 7; j++) {
            const vae_real v34 = d50[i * 7 + j];
            const vae_real v35 = v34 + b33[j];
            const vae_real v38 = vae_poisson_deviance(v35, x0[i * 7 + j]) + vae_lgamma_rest(x0[i * 7 + j]);
            t39_sum += v38;
            d50[i * 7 + j] = inv_n * vae_exp_minus(v35, x0[i * 7 + j]);
        }
        t39[i] = t39_sum;
    }
}

// kernel 6, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t41 = s->arena + 1168; // [1]
    const vae_real *t39 = s->arena + 1184; // [n, 1]
    vae_real *t43 = s->arena + 1136; // [1]
    const vae_real *t26 = s->arena + 1200; // [n, 1]
    vae_real t41_sum = 0.0f;
    vae_real t43_sum = 0.0f;
    VAE_SIMD_SUM(t41_sum, t43_sum)
    for (size_t i = 0; i < rows; i++) {
        t41_sum += t39[i];
        t43_sum += t26[i];
    }
    t41[0] = t41_sum;
    t43[0] = t43_sum;
}

// kernel 7, train: loop over [1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t42 = s->arena + 1152; // [1]
    const vae_real *t41 = s->arena + 1168; // [1]
    vae_real *t44 = s->arena + 1120; // [1]
    const vae_real *t43 = s->arena + 1136; // [1]
    vae_real *t47 = s->arena + 1104; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v42 = t41[0] * inv_n;
    t42[0] = v42;
    const vae_real v44 = t43[0] * inv_n;
    t44[0] = v44;
    t47[0] = v42 + beta * v44;
}

// rates.vae:10  gradient of dense(7)
// rates.vae:8  gradient of dense(7)
// kernel 8, train: weight gradient over [8, 7]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h31 = s->arena + 256; // [n, 8]
    const vae_real *d50 = s->arena + 512; // [n, 7]
    vae_real *d_param52 = s->grad + 160; // [8, 7]
    if (tile == 1) {
        vae_real *d_param51 = s->grad + 224; // [7]
        vae_column_sums(s->n, 7, d50, 7, d_param51);
        return;
    }
    vae_gemm_tn(8, 7, s->n, h31, 8, d50, 7, d_param52, 7);
}

// rates.vae:8  gradient of dense(7)
// rates.vae:8  gradient of tanh
// kernel 9, train: product by panels over rows of [8]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d50 = s->arena + 512; // [n, 7]
    const vae_real *w32 = s->param + 160; // [8, 7]
    vae_real *d56 = s->arena + 128; // [n, 8]
    const vae_real *h31 = s->arena + 256; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 7, d50 + begin * 7, 7, w32, 7, d56 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v53 = d56[i * 8 + j];
            d56[i * 8 + j] = v53 * (1.0f - h31[i * 8 + j] * h31[i * 8 + j]);
        }
    }
}

// rates.vae:8  gradient of dense(8)
// kernel 10, train: weight gradient over [2, 8]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z18 = s->arena + 1008; // [n, 2]
    const vae_real *d56 = s->arena + 128; // [n, 8]
    vae_real *d_param58 = s->grad + 128; // [2, 8]
    if (tile == 1) {
        vae_real *d_param57 = s->grad + 144; // [8]
        vae_column_sums(s->n, 8, d56, 8, d_param57);
        return;
    }
    vae_gemm_tn(2, 8, s->n, z18, 2, d56, 8, d_param58, 8);
}

// rates.vae:8  gradient of dense(8)
// rates.vae:5  gradient of sampling and KL
// kernel 11, train: product by panels over rows of [2]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d56 = s->arena + 128; // [n, 8]
    const vae_real *w27 = s->param + 128; // [2, 8]
    vae_real *d64 = s->arena + 848; // [n, 2] in rows of 4
    const vae_real *t20 = s->arena + 976; // [n, 2]
    const vae_real *mean11 = s->arena + 912; // [n, 2] in rows of 4
    const vae_real *eps13 = s->arena + 1072; // [n, 2]
    const vae_real *t16 = s->arena + 1040; // [n, 2]
    vae_real *d68 = s->arena + 850; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c48 = beta * inv_n;
    const vae_real c60 = 0.5f * c48;
    vae_gemm_nt((int)(end - begin), 2, 8, d56 + begin * 8, 8, w27, 8, d64 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v59 = d64[i * 4 + j];
            d64[i * 4 + j] = c48 * mean11[i * 4 + j] + v59;
            d68[i * 4 + j] = c60 * t20[i * 2 + j] - c60 + 0.5f * (v59 * eps13[i * 2 + j] * t16[i * 2 + j]);
        }
    }
}

// rates.vae:5  gradient of posterior heads (added by the compiler)
// kernel 12, train: weight gradient over [8, 4]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h6 = s->arena + 384; // [n, 8]
    const vae_real *d69 = s->arena + 848; // [n, 4]
    vae_real *d_param71 = s->grad + 80; // [8, 4]
    if (tile == 1) {
        vae_real *d_param70 = s->grad + 112; // [4]
        vae_column_sums(s->n, 4, d69, 4, d_param70);
        return;
    }
    vae_gemm_tn(8, 4, s->n, h6, 8, d69, 4, d_param71, 4);
}

// rates.vae:5  gradient of posterior heads (added by the compiler)
// rates.vae:7  gradient of tanh
// kernel 13, train: product by panels over rows of [8]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d69 = s->arena + 848; // [n, 4]
    const vae_real *w7 = s->param + 80; // [8, 4]
    vae_real *d75 = s->arena + 0; // [n, 8]
    const vae_real *h6 = s->arena + 384; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 4, d69 + begin * 4, 4, w7, 4, d75 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v72 = d75[i * 8 + j];
            d75[i * 8 + j] = v72 * (1.0f - h6[i * 8 + j] * h6[i * 8 + j]);
        }
    }
}

// rates.vae:7  gradient of dense(8)
// kernel 14, train: weight gradient over [7, 8]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h1 = s->arena + 624; // [n, 7]
    const vae_real *d75 = s->arena + 0; // [n, 8]
    vae_real *d_param77 = s->grad + 0; // [7, 8]
    if (tile == 1) {
        vae_real *d_param76 = s->grad + 64; // [8]
        vae_column_sums(s->n, 8, d75, 8, d_param76);
        return;
    }
    vae_gemm_tn(7, 8, s->n, h1, 7, d75, 8, d_param77, 8);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // rates.vae:7  log1p
    // kernel 0, train: loop over rows of [7]
    like_train_k0(s, tile, scratch, s->arena + 624, s->arena + 736);
    // rates.vae:7  dense(8)
    // rates.vae:7  tanh
    // kernel 1, train: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 624, s->param + 0, s->arena + 384, s->param + 64);
    // rates.vae:5  posterior heads (added by the compiler)
    // kernel 2, train: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 384, s->param + 80, s->arena + 912, s->param + 112);
    train_k3(s, tile, scratch);
    // rates.vae:8  dense(8)
    // rates.vae:8  tanh
    // kernel 4, train: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 1008, s->param + 128, s->arena + 256, s->param + 144);
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k13(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, train_u0, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k8, 2, {0}},
        {train_k14, 2, {0}},
        {train_k12, 2, {.weights = true, .first = 80, .each = 64, .end = 112}},
        {train_k10, 2, {0}}}, 4);
}

// rates.vae:5  sampling and KL
// kernel 3, eval: loop over rows of [2]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar12 = s->arena + 482; // [n, 2] in rows of 4
    const vae_real *eps13 = s->arena + 608; // [n, 2]
    vae_real *z18 = s->arena + 576; // [n, 2]
    const vae_real *mean11 = s->arena + 480; // [n, 2] in rows of 4
    vae_real *t32 = s->arena + 544; // [n, 2]
    vae_real *t33 = s->arena + 688; // [n, 1]
    vae_real *t36 = s->arena + 672; // [n, 1]
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

// rates.vae:8  dense(7)
// rates.vae:10  likelihood = poisson
// kernel 5, eval: product by panels over rows of [7]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h41 = s->arena + 0; // [n, 8]
    const vae_real *w42 = s->param + 160; // [8, 7]
    vae_real *t44 = scratch; // [end - begin, 7]
    const vae_real *b43 = s->param + 224; // [7]
    const vae_real *x0 = s->arena + 368; // [n, 7]
    vae_real *t49 = s->arena + 656; // [n, 1]
    vae_gemm_nn((int)(end - begin), 7, 8, h41 + begin * 8, 8, w42, 7, t44, 7);
    for (size_t i = begin; i < end; i++) {
        vae_real t49_sum = 0.0f;
        VAE_SIMD_SUM(t49_sum)
        for (size_t j = 0; j < 7; j++) {
            const vae_real v44 = t44[(i - begin) * 7 + j];
            const vae_real v48 = vae_poisson_deviance(v44 + b43[j], x0[i * 7 + j]) + vae_lgamma_rest(x0[i * 7 + j]);
            t49_sum += v48;
        }
        t49[i] = t49_sum;
    }
}

// kernel 6, eval: loop over rows of [1]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t50 = s->arena + 640; // [n, 1]
    const vae_real *t36 = s->arena + 672; // [n, 1]
    const vae_real *t49 = s->arena + 656; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t50[i] = t36[i] - t49[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // rates.vae:7  log1p
    // kernel 0, eval: loop over rows of [7]
    like_train_k0(s, tile, scratch, s->arena + 256, s->arena + 368);
    // rates.vae:7  dense(8)
    // rates.vae:7  tanh
    // kernel 1, eval: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 256, s->param + 0, s->arena + 128, s->param + 64);
    // rates.vae:5  posterior heads (added by the compiler)
    // kernel 2, eval: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 128, s->param + 80, s->arena + 480, s->param + 112);
    eval_k3(s, tile, scratch);
    // rates.vae:8  dense(8)
    // rates.vae:8  tanh
    // kernel 4, eval: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 576, s->param + 128, s->arena + 0, s->param + 144);
    eval_k5(s, tile, scratch);
    eval_k6(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, eval_u0, 1);
}

// rates.vae:5  posterior heads (added by the compiler)
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
    // rates.vae:7  log1p
    // kernel 0, encode: loop over rows of [7]
    like_train_k0(s, tile, scratch, s->arena + 128, s->arena + 240);
    // rates.vae:7  dense(8)
    // rates.vae:7  tanh
    // kernel 1, encode: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 128, s->param + 0, s->arena + 0, s->param + 64);
    // rates.vae:5  posterior heads (added by the compiler)
    // kernel 2, encode: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 80, s->arena + 352, s->param + 112);
    encode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// rates.vae:8  dense(7)
// rates.vae:10  likelihood = poisson
// kernel 1, decode: product by panels over rows of [7]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h5 = s->arena + 0; // [n, 8]
    const vae_real *w6 = s->param + 160; // [8, 7]
    vae_real *t10 = s->arena + 240; // [n, 7]
    const vae_real *b7 = s->param + 224; // [7]
    vae_real *t11 = s->arena + 128; // [n, 7]
    vae_gemm_nn((int)(end - begin), 7, 8, h5 + begin * 8, 8, w6, 7, t10 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v8 = t10[i * 7 + j];
            const vae_real v10 = vae_exp(v8 + b7[j]);
            t10[i * 7 + j] = v10;
            t11[i * 7 + j] = v10;
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // rates.vae:8  dense(8)
    // rates.vae:8  tanh
    // kernel 0, decode: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 352, s->param + 128, s->arena + 0, s->param + 144);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, decode_u0, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 736, 7}, // [n, 7]
    {"z.eps", VAE_IN_NORMAL, 0, 1072, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 1104, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 1152, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 1120, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 368, 7}, // [n, 7]
    {"z.eps", VAE_IN_NORMAL, 0, 608, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 656, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 688, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 640, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 544, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 240, 7}, // [n, 7]
    {"z.mean", VAE_OUT_ROW, 0, 448, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 416, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 352, 2}, // [n, 2]
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
    {"x", VAE_VECTOR, 1, 1, 7, 7, VAE_DOMAIN_COUNT, "poisson", false, false, .levels = 0},
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
    {VAE_STAGE_OUTPUT, 0, "x: poisson", "[7]", 0},
};

static const VaeStretch rest[] = {
    {0, 80},
    {112, 240},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "rates", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model rates\n"
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
        "  likelihood poisson\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          15       59         4,864        4,864\n"
        "  eval            7       35         2,816        2,816\n"
        "  encode          4        8         1,920        1,920\n"
        "  decode          2        7         1,536        1,536\n",
    .batch = 16, .n_param = 240, .n_state = 0, .n_arena = 1216,
    .n_scratch = 112,
    .max_threads = 1, .flops_per_row = 848.0,
    .n_weight_tiles = 1, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 10,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_POISSON, .draw_total = 0,
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
