// gaps -- written by vaec 0.1.0 from gaps.vae; do not edit.
//
// model gaps
//
//   layer                             output             parameters      flops/row
//   encoder                           [3, 4, 1]                   -              -
//     flatten                         [12]                        -              -
//     dense(16)                       [16]                      208            384
//     relu                            [16]                        -              -
//   z: mean, logvar heads             [2]                        68            128
//   decoder                           [2]                         -              -
//     dense(16)                       [16]                       48             64
//     relu                            [16]                        -              -
//     dense(12)                       [12]                      204            384
//     reshape(3, 4, 1)                [3, 4, 1]                   -              -
//
//   528 parameters; one training step of 32 rows: 79,872 flops
//   likelihood bernoulli
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          15       61        16,960       16,960
//   eval            7       38        10,496       10,496
//   encode          4       10         7,680        7,680
//   decode          2        7         5,376        5,376
//
// n is the number of rows in the batch, at most 32; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 3, 4, 1]
//   mean1: [3, 4, 1]
//   known2: [n, 3, 4, 1]
//   x5: [n, 3, 4, 1]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *mean1, const vae_real *known2, vae_real *x5) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            x5[i * 12 + j] = mean1[j] + known2[i * 12 + j] * (x0[i * 12 + j] - mean1[j]);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h6: [n, 12]
//   w7: [12, 16]
//   h11: [n, 16]
//   b8: [16]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h6,
    const vae_real *w7, vae_real *h11, const vae_real *b8) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 16, 12, h6 + begin * 12, 12, w7, 16, h11 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v9 = h11[i * 16 + j];
            h11[i * 16 + j] = vae_max(v9 + b8[j], 0.0f);
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h11: [n, 16]
//   w12: [16, 4]
//   heads15: [n, 4]
//   b13: [4]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h11,
    const vae_real *w12, vae_real *heads15, const vae_real *b13) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 4, 16, h11 + begin * 16, 16, w12, 4, heads15 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v14 = heads15[i * 4 + j];
            heads15[i * 4 + j] = v14 + b13[j];
        }
    }
}

// gaps.vae:4  sampling and KL
// kernel 3, train: loop over rows of [2]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar17 = s->arena + 3714; // [n, 2] in rows of 4
    vae_real *t21 = s->arena + 3968; // [n, 2]
    const vae_real *eps18 = s->arena + 4032; // [n, 2]
    vae_real *z23 = s->arena + 3904; // [n, 2]
    const vae_real *mean16 = s->arena + 3712; // [n, 2] in rows of 4
    vae_real *t25 = s->arena + 3840; // [n, 2]
    vae_real *t31 = s->arena + 4128; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t31_sum = 0.0f;
        VAE_SIMD_SUM(t31_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v21 = vae_exp(0.5f * logvar17[i * 4 + j]);
            t21[i * 2 + j] = v21;
            z23[i * 2 + j] = mean16[i * 4 + j] + v21 * eps18[i * 2 + j];
            const vae_real v25 = vae_exp(logvar17[i * 4 + j]);
            t25[i * 2 + j] = v25;
            const vae_real v29 = mean16[i * 4 + j] * mean16[i * 4 + j] + v25 - 1.0f - logvar17[i * 4 + j];
            t31_sum += 0.5f * v29;
        }
        t31[i] = t31_sum;
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   z23: [n, 2]
//   w32: [2, 16]
//   h36: [n, 16]
//   b33: [16]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *z23,
    const vae_real *w32, vae_real *h36, const vae_real *b33) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 16, 2, z23 + begin * 2, 2, w32, 16, h36 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v34 = h36[i * 16 + j];
            h36[i * 16 + j] = vae_max(v34 + b33[j], 0.0f);
        }
    }
}

// gaps.vae:6  dense(12)
// gaps.vae:7  likelihood = bernoulli
// gaps.vae:7  gradient of likelihood = bernoulli
// kernel 5, train: product by panels over rows of [12]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h36 = s->arena + 1024; // [n, 16]
    const vae_real *w37 = s->param + 336; // [16, 12]
    vae_real *d60 = s->arena + 2048; // [n, 12]
    const vae_real *b38 = s->param + 528; // [12]
    const vae_real *h6 = s->arena + 2432; // [n, 12]
    const vae_real *known2 = s->arena + 2816; // [n, 12]
    vae_real *t46 = s->arena + 4096; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 12, 16, h36 + begin * 16, 16, w37, 12, d60 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        vae_real t46_sum = 0.0f;
        VAE_SIMD_SUM(t46_sum)
        for (size_t j = 0; j < 12; j++) {
            const vae_real v39 = d60[i * 12 + j];
            const vae_real v40 = v39 + b38[j];
            const vae_real v45 = (vae_softplus(v40) - h6[i * 12 + j] * v40) * known2[i * 12 + j];
            t46_sum += v45;
            const vae_real v56 = inv_n * known2[i * 12 + j];
            d60[i * 12 + j] = v56 * vae_sigmoid(v40) - v56 * h6[i * 12 + j];
        }
        t46[i] = t46_sum;
    }
}

// kernel 6, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t48 = s->arena + 4224; // [1]
    const vae_real *t46 = s->arena + 4096; // [n, 1]
    vae_real *t50 = s->arena + 4192; // [1]
    const vae_real *t31 = s->arena + 4128; // [n, 1]
    vae_real t48_sum = 0.0f;
    vae_real t50_sum = 0.0f;
    VAE_SIMD_SUM(t48_sum, t50_sum)
    for (size_t i = 0; i < rows; i++) {
        t48_sum += t46[i];
        t50_sum += t31[i];
    }
    t48[0] = t48_sum;
    t50[0] = t50_sum;
}

// kernel 7, train: loop over [1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t49 = s->arena + 4208; // [1]
    const vae_real *t48 = s->arena + 4224; // [1]
    vae_real *t51 = s->arena + 4176; // [1]
    const vae_real *t50 = s->arena + 4192; // [1]
    vae_real *t54 = s->arena + 4160; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v49 = t48[0] * inv_n;
    t49[0] = v49;
    const vae_real v51 = t50[0] * inv_n;
    t51[0] = v51;
    t54[0] = v49 + beta * v51;
}

// gaps.vae:6  gradient of dense(12)
// kernel 8, train: weight gradient over [16, 12]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h36 = s->arena + 1024; // [n, 16]
    const vae_real *d60 = s->arena + 2048; // [n, 12]
    vae_real *d_param62 = s->grad + 336; // [16, 12]
    if (tile == 1) {
        vae_real *d_param61 = s->grad + 528; // [12]
        vae_column_sums(s->n, 12, d60, 12, d_param61);
        return;
    }
    vae_gemm_tn(16, 12, s->n, h36, 16, d60, 12, d_param62, 12);
}

// gaps.vae:6  gradient of dense(12)
// gaps.vae:6  gradient of relu
// kernel 9, train: product by panels over rows of [16]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d60 = s->arena + 2048; // [n, 12]
    const vae_real *w37 = s->param + 336; // [16, 12]
    vae_real *d65 = s->arena + 512; // [n, 16]
    const vae_real *h36 = s->arena + 1024; // [n, 16]
    vae_gemm_nt((int)(end - begin), 16, 12, d60 + begin * 12, 12, w37, 12, d65 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v63 = d65[i * 16 + j];
            d65[i * 16 + j] = vae_where(h36[i * 16 + j], v63, 0.0f);
        }
    }
}

// gaps.vae:6  gradient of dense(16)
// kernel 10, train: weight gradient over [2, 16]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z23 = s->arena + 3904; // [n, 2]
    const vae_real *d65 = s->arena + 512; // [n, 16]
    vae_real *d_param67 = s->grad + 288; // [2, 16]
    if (tile == 1) {
        vae_real *d_param66 = s->grad + 320; // [16]
        vae_column_sums(s->n, 16, d65, 16, d_param66);
        return;
    }
    vae_gemm_tn(2, 16, s->n, z23, 2, d65, 16, d_param67, 16);
}

// gaps.vae:6  gradient of dense(16)
// gaps.vae:4  gradient of sampling and KL
// kernel 11, train: product by panels over rows of [2]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d65 = s->arena + 512; // [n, 16]
    const vae_real *w32 = s->param + 288; // [2, 16]
    vae_real *d73 = s->arena + 3584; // [n, 2] in rows of 4
    const vae_real *t25 = s->arena + 3840; // [n, 2]
    const vae_real *mean16 = s->arena + 3712; // [n, 2] in rows of 4
    const vae_real *eps18 = s->arena + 4032; // [n, 2]
    const vae_real *t21 = s->arena + 3968; // [n, 2]
    vae_real *d77 = s->arena + 3586; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c55 = beta * inv_n;
    const vae_real c69 = 0.5f * c55;
    vae_gemm_nt((int)(end - begin), 2, 16, d65 + begin * 16, 16, w32, 16, d73 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v68 = d73[i * 4 + j];
            d73[i * 4 + j] = c55 * mean16[i * 4 + j] + v68;
            d77[i * 4 + j] = c69 * t25[i * 2 + j] - c69 + 0.5f * (v68 * eps18[i * 2 + j] * t21[i * 2 + j]);
        }
    }
}

// gaps.vae:4  gradient of posterior heads (added by the compiler)
// kernel 12, train: weight gradient over [16, 4]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h11 = s->arena + 1536; // [n, 16]
    const vae_real *d78 = s->arena + 3584; // [n, 4]
    vae_real *d_param80 = s->grad + 208; // [16, 4]
    if (tile == 1) {
        vae_real *d_param79 = s->grad + 272; // [4]
        vae_column_sums(s->n, 4, d78, 4, d_param79);
        return;
    }
    vae_gemm_tn(16, 4, s->n, h11, 16, d78, 4, d_param80, 4);
}

// gaps.vae:4  gradient of posterior heads (added by the compiler)
// gaps.vae:5  gradient of relu
// kernel 13, train: product by panels over rows of [16]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d78 = s->arena + 3584; // [n, 4]
    const vae_real *w12 = s->param + 208; // [16, 4]
    vae_real *d82 = s->arena + 0; // [n, 16]
    const vae_real *h11 = s->arena + 1536; // [n, 16]
    vae_gemm_nt((int)(end - begin), 16, 4, d78 + begin * 4, 4, w12, 4, d82 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v81 = d82[i * 16 + j];
            d82[i * 16 + j] = vae_where(h11[i * 16 + j], v81, 0.0f);
        }
    }
}

// gaps.vae:5  gradient of dense(16)
// kernel 14, train: weight gradient over [12, 16]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h6 = s->arena + 2432; // [n, 12]
    const vae_real *d82 = s->arena + 0; // [n, 16]
    vae_real *d_param84 = s->grad + 0; // [12, 16]
    if (tile == 1) {
        vae_real *d_param83 = s->grad + 192; // [16]
        vae_column_sums(s->n, 16, d82, 16, d_param83);
        return;
    }
    vae_gemm_tn(12, 16, s->n, h6, 12, d82, 16, d_param84, 16);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, train: loop over rows of [3, 4, 1]
    like_train_k0(s, tile, scratch, s->arena + 3200, s->param + 544, s->arena + 2816,
        s->arena + 2432);
    // gaps.vae:5  dense(16)
    // gaps.vae:5  relu
    // kernel 1, train: product by panels over rows of [16]
    like_train_k1(s, tile, scratch, s->arena + 2432, s->param + 0, s->arena + 1536, s->param + 192);
    // gaps.vae:4  posterior heads (added by the compiler)
    // kernel 2, train: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 1536, s->param + 208, s->arena + 3712,
        s->param + 272);
    train_k3(s, tile, scratch);
    // gaps.vae:6  dense(16)
    // gaps.vae:6  relu
    // kernel 4, train: product by panels over rows of [16]
    like_train_k4(s, tile, scratch, s->arena + 3904, s->param + 288, s->arena + 1024,
        s->param + 320);
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
        {train_k8, 2, {.weights = true, .first = 336, .each = 192, .end = 528}},
        {train_k14, 2, {0}},
        {train_k12, 2, {.weights = true, .first = 208, .each = 64, .end = 272}},
        {train_k10, 2, {0}}}, 4);
}

// gaps.vae:4  sampling and KL
// kernel 3, eval: loop over rows of [2]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar17 = s->arena + 2178; // [n, 2] in rows of 4
    const vae_real *eps18 = s->arena + 2432; // [n, 2]
    vae_real *z23 = s->arena + 2368; // [n, 2]
    const vae_real *mean16 = s->arena + 2176; // [n, 2] in rows of 4
    vae_real *t37 = s->arena + 2304; // [n, 2]
    vae_real *t38 = s->arena + 2592; // [n, 1]
    vae_real *t41 = s->arena + 2560; // [n, 1]
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

// gaps.vae:6  dense(12)
// gaps.vae:7  likelihood = bernoulli
// kernel 5, eval: product by panels over rows of [12]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h46 = s->arena + 0; // [n, 16]
    const vae_real *w47 = s->param + 336; // [16, 12]
    vae_real *t49 = scratch; // [end - begin, 12]
    const vae_real *b48 = s->param + 528; // [12]
    const vae_real *h6 = s->arena + 1024; // [n, 12]
    const vae_real *known2 = s->arena + 1408; // [n, 12]
    vae_real *t56 = s->arena + 2528; // [n, 1]
    vae_gemm_nn((int)(end - begin), 12, 16, h46 + begin * 16, 16, w47, 12, t49, 12);
    for (size_t i = begin; i < end; i++) {
        vae_real t56_sum = 0.0f;
        VAE_SIMD_SUM(t56_sum)
        for (size_t j = 0; j < 12; j++) {
            const vae_real v49 = t49[(i - begin) * 12 + j];
            const vae_real v50 = v49 + b48[j];
            const vae_real v55 = (vae_softplus(v50) - h6[i * 12 + j] * v50) * known2[i * 12 + j];
            t56_sum += v55;
        }
        t56[i] = t56_sum;
    }
}

// kernel 6, eval: loop over rows of [1]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t57 = s->arena + 2496; // [n, 1]
    const vae_real *t41 = s->arena + 2560; // [n, 1]
    const vae_real *t56 = s->arena + 2528; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t57[i] = t41[i] - t56[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, eval: loop over rows of [3, 4, 1]
    like_train_k0(s, tile, scratch, s->arena + 1792, s->param + 544, s->arena + 1408,
        s->arena + 1024);
    // gaps.vae:5  dense(16)
    // gaps.vae:5  relu
    // kernel 1, eval: product by panels over rows of [16]
    like_train_k1(s, tile, scratch, s->arena + 1024, s->param + 0, s->arena + 512, s->param + 192);
    // gaps.vae:4  posterior heads (added by the compiler)
    // kernel 2, eval: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 512, s->param + 208, s->arena + 2176, s->param + 272);
    eval_k3(s, tile, scratch);
    // gaps.vae:6  dense(16)
    // gaps.vae:6  relu
    // kernel 4, eval: product by panels over rows of [16]
    like_train_k4(s, tile, scratch, s->arena + 2368, s->param + 288, s->arena + 0, s->param + 320);
    eval_k5(s, tile, scratch);
    eval_k6(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, eval_u0, 1);
}

// gaps.vae:4  posterior heads (added by the compiler)
// kernel 3, encode: loop over rows of [2]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t18 = s->arena + 1856; // [n, 2]
    const vae_real *mean16 = s->arena + 1664; // [n, 2] in rows of 4
    vae_real *t19 = s->arena + 1792; // [n, 2]
    const vae_real *logvar17 = s->arena + 1666; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t18[i * 2 + j] = mean16[i * 4 + j];
            t19[i * 2 + j] = logvar17[i * 4 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, encode: loop over rows of [3, 4, 1]
    like_train_k0(s, tile, scratch, s->arena + 1280, s->param + 544, s->arena + 896, s->arena + 512);
    // gaps.vae:5  dense(16)
    // gaps.vae:5  relu
    // kernel 1, encode: product by panels over rows of [16]
    like_train_k1(s, tile, scratch, s->arena + 512, s->param + 0, s->arena + 0, s->param + 192);
    // gaps.vae:4  posterior heads (added by the compiler)
    // kernel 2, encode: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 208, s->arena + 1664, s->param + 272);
    encode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// gaps.vae:6  dense(12)
// gaps.vae:7  likelihood = bernoulli
// kernel 1, decode: product by panels over rows of [12]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h5 = s->arena + 0; // [n, 16]
    const vae_real *w6 = s->param + 336; // [16, 12]
    vae_real *t10 = s->arena + 896; // [n, 12]
    const vae_real *b7 = s->param + 528; // [12]
    vae_real *t11 = s->arena + 512; // [n, 12]
    vae_gemm_nn((int)(end - begin), 12, 16, h5 + begin * 16, 16, w6, 12, t10 + begin * 12, 12);
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

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // gaps.vae:6  dense(16)
    // gaps.vae:6  relu
    // kernel 0, decode: product by panels over rows of [16]
    like_train_k4(s, tile, scratch, s->arena + 1280, s->param + 288, s->arena + 0, s->param + 320);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, decode_u0, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 3200, 12}, // [n, 3, 4, 1]
    {"x.observed", VAE_IN_MASK, 0, 2816, 12}, // [n, 3, 4, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 4032, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 4160, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 4208, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 4176, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 1792, 12}, // [n, 3, 4, 1]
    {"x.observed", VAE_IN_MASK, 0, 1408, 12}, // [n, 3, 4, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 2432, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 2528, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 2592, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 2496, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 2304, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 1280, 12}, // [n, 3, 4, 1]
    {"x.observed", VAE_IN_MASK, 0, 896, 12}, // [n, 3, 4, 1]
    {"z.mean", VAE_OUT_ROW, 0, 1856, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 1792, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 1280, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 896, 12}, // [n, 12]
    {"x.draw0", VAE_OUT_ROW, 0, 512, 12}, // [n, 12]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"data.x.mean", 1, {12}, {1}, 544, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"encoder.1.weight", 2, {16, 12}, {1, 16}, 0, VAE_INIT_UNIFORM, 0.462910056f, true, true, false},
    {"encoder.1.bias", 1, {16}, {1}, 192, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 16}, {1, 4}, 208, VAE_INIT_UNIFORM, 0.577350259f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 272, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 16}, {1, 4}, 210, VAE_INIT_UNIFORM, 0.577350259f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 274, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {16, 2}, {1, 16}, 288, VAE_INIT_UNIFORM, 0.577350259f, true, true, false},
    {"decoder.0.bias", 1, {16}, {1}, 320, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {12, 16}, {1, 12}, 336, VAE_INIT_UNIFORM, 0.462910056f, true, true, false},
    {"decoder.2.bias", 1, {12}, {1}, 528, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 3, 4, 1, 12, VAE_DOMAIN_UNIT, "bernoulli", false, true, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[3, 4, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[12]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(16)", "[16]", 208},
    {VAE_STAGE_ENCODER, 0, "relu", "[16]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 68},
    {VAE_STAGE_DECODER, 0, "dense(16)", "[16]", 48},
    {VAE_STAGE_DECODER, 0, "relu", "[16]", 0},
    {VAE_STAGE_DECODER, 0, "dense(12)", "[12]", 204},
    {VAE_STAGE_DECODER, 0, "reshape(3, 4, 1)", "[3, 4, 1]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[3, 4, 1]", 0},
};

static const VaeStretch rest[] = {
    {0, 208},
    {272, 336},
    {528, 544},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "gaps", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model gaps\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [3, 4, 1]                   -              -\n"
        "    flatten                         [12]                        -              -\n"
        "    dense(16)                       [16]                      208            384\n"
        "    relu                            [16]                        -              -\n"
        "  z: mean, logvar heads             [2]                        68            128\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(16)                       [16]                       48             64\n"
        "    relu                            [16]                        -              -\n"
        "    dense(12)                       [12]                      204            384\n"
        "    reshape(3, 4, 1)                [3, 4, 1]                   -              -\n"
        "\n"
        "  528 parameters; one training step of 32 rows: 79,872 flops\n"
        "  likelihood bernoulli\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          15       61        16,960       16,960\n"
        "  eval            7       38        10,496       10,496\n"
        "  encode          4       10         7,680        7,680\n"
        "  decode          2        7         5,376        5,376\n",
    .batch = 32, .n_param = 544, .n_state = 16, .n_arena = 4240,
    .n_scratch = 384,
    .max_threads = 1, .flops_per_row = 2496.0,
    .n_weight_tiles = 2, .rest = rest, .n_rest = 3,
    .panel = 0,
    .tensor = tensors, .n_tensors = 11,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 10,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 7},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 4},
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
