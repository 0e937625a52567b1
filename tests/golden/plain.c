// plain -- written by vaec 0.1.0 from plain.vae; do not edit.
//
// model plain
//
//   layer                             output             parameters      flops/row
//   encoder                           [4, 4, 1]                   -              -
//     flatten                         [16]                        -              -
//     dense(8)                        [8]                       136            256
//     relu                            [8]                         -              -
//   z: mean, logvar heads             [2]                        36             64
//   decoder                           [2]                         -              -
//     dense(16)                       [16]                       48             64
//     reshape(4, 4, 1)                [4, 4, 1]                   -              -
//
//   220 parameters; one training step of 128 rows: 114,688 flops
//   likelihood bernoulli
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          11       48        34,112       34,112
//   eval            5       31        19,456       19,456
//   encode          3        7        16,384       16,384
//   decode          1        4        17,408       17,408
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   h1: [n, 16]
//   w2: [16, 8]
//   h6: [n, 8]
//   b3: [8]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *h1,
    const vae_real *w2, vae_real *h6, const vae_real *b3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 16, h1 + begin * 16, 16, w2, 8, h6 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v4 = h6[i * 8 + j];
            h6[i * 8 + j] = vae_max(v4 + b3[j], 0.0f);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h6: [n, 8]
//   w7: [8, 4]
//   heads10: [n, 4]
//   b8: [4]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h6,
    const vae_real *w7, vae_real *heads10, const vae_real *b8) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 4, 8, h6 + begin * 8, 8, w7, 4, heads10 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v9 = heads10[i * 4 + j];
            heads10[i * 4 + j] = v9 + b8[j];
        }
    }
}

// plain.vae:5  sampling and KL
// kernel 2, train: loop over rows of [2]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar12 = s->arena + 6658; // [n, 2] in rows of 4
    vae_real *t16 = s->arena + 7680; // [n, 2]
    const vae_real *eps13 = s->arena + 7936; // [n, 2]
    vae_real *z18 = s->arena + 7424; // [n, 2]
    const vae_real *mean11 = s->arena + 6656; // [n, 2] in rows of 4
    vae_real *t20 = s->arena + 7168; // [n, 2]
    vae_real *t26 = s->arena + 8320; // [n, 1]
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

// plain.vae:8  dense(16)
// plain.vae:10  likelihood = bernoulli
// plain.vae:10  gradient of likelihood = bernoulli
// kernel 3, train: product by panels over rows of [16]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *z18 = s->arena + 7424; // [n, 2]
    const vae_real *w27 = s->param + 192; // [2, 16]
    vae_real *d46 = s->arena + 0; // [n, 16]
    const vae_real *b28 = s->param + 224; // [16]
    const vae_real *h1 = s->arena + 2048; // [n, 16]
    vae_real *t34 = s->arena + 8192; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 16, 2, z18 + begin * 2, 2, w27, 16, d46 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t34_sum = 0.0f;
        VAE_SIMD_SUM(t34_sum)
        for (size_t j = 0; j < 16; j++) {
            const vae_real v29 = d46[i * 16 + j];
            const vae_real v30 = v29 + b28[j];
            t34_sum += vae_softplus(v30) - h1[i * 16 + j] * v30;
            d46[i * 16 + j] = inv_n * (vae_sigmoid(v30) - h1[i * 16 + j]);
        }
        t34[i] = t34_sum;
    }
}

// kernel 4, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t36 = s->arena + 8512; // [1]
    const vae_real *t34 = s->arena + 8192; // [n, 1]
    vae_real *t38 = s->arena + 8480; // [1]
    const vae_real *t26 = s->arena + 8320; // [n, 1]
    vae_real t36_sum = 0.0f;
    vae_real t38_sum = 0.0f;
    VAE_SIMD_SUM(t36_sum, t38_sum)
    for (size_t i = 0; i < rows; i++) {
        t36_sum += t34[i];
        t38_sum += t26[i];
    }
    t36[0] = t36_sum;
    t38[0] = t38_sum;
}

// kernel 5, train: loop over [1]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t37 = s->arena + 8496; // [1]
    const vae_real *t36 = s->arena + 8512; // [1]
    vae_real *t39 = s->arena + 8464; // [1]
    const vae_real *t38 = s->arena + 8480; // [1]
    vae_real *t42 = s->arena + 8448; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v37 = t36[0] * inv_n;
    t37[0] = v37;
    const vae_real v39 = t38[0] * inv_n;
    t39[0] = v39;
    t42[0] = v37 + beta * v39;
}

// plain.vae:8  gradient of dense(16)
// kernel 6, train: weight gradient over [2, 16]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z18 = s->arena + 7424; // [n, 2]
    const vae_real *d46 = s->arena + 0; // [n, 16]
    vae_real *d_param48 = s->grad + 192; // [2, 16]
    if (tile == 1) {
        vae_real *d_param47 = s->grad + 224; // [16]
        vae_column_sums(s->n, 16, d46, 16, d_param47);
        return;
    }
    vae_gemm_tn(2, 16, s->n, z18, 2, d46, 16, d_param48, 16);
}

// plain.vae:8  gradient of dense(16)
// plain.vae:5  gradient of sampling and KL
// kernel 7, train: product by panels over rows of [2]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d46 = s->arena + 0; // [n, 16]
    const vae_real *w27 = s->param + 192; // [2, 16]
    vae_real *d54 = s->arena + 6144; // [n, 2] in rows of 4
    const vae_real *t20 = s->arena + 7168; // [n, 2]
    const vae_real *mean11 = s->arena + 6656; // [n, 2] in rows of 4
    const vae_real *eps13 = s->arena + 7936; // [n, 2]
    const vae_real *t16 = s->arena + 7680; // [n, 2]
    vae_real *d58 = s->arena + 6146; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c43 = beta * inv_n;
    const vae_real c50 = 0.5f * c43;
    vae_gemm_nt((int)(end - begin), 2, 16, d46 + begin * 16, 16, w27, 16, d54 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v49 = d54[i * 4 + j];
            d54[i * 4 + j] = c43 * mean11[i * 4 + j] + v49;
            d58[i * 4 + j] = c50 * t20[i * 2 + j] - c50 + 0.5f * (v49 * eps13[i * 2 + j] * t16[i * 2 + j]);
        }
    }
}

// plain.vae:5  gradient of posterior heads (added by the compiler)
// kernel 8, train: weight gradient over [8, 4]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h6 = s->arena + 5120; // [n, 8]
    const vae_real *d59 = s->arena + 6144; // [n, 4]
    vae_real *d_param61 = s->grad + 144; // [8, 4]
    if (tile == 1) {
        vae_real *d_param60 = s->grad + 176; // [4]
        vae_column_sums(s->n, 4, d59, 4, d_param60);
        return;
    }
    vae_gemm_tn(8, 4, s->n, h6, 8, d59, 4, d_param61, 4);
}

// plain.vae:5  gradient of posterior heads (added by the compiler)
// plain.vae:7  gradient of relu
// kernel 9, train: product by panels over rows of [8]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d59 = s->arena + 6144; // [n, 4]
    const vae_real *w7 = s->param + 144; // [8, 4]
    vae_real *d64 = s->arena + 4096; // [n, 8]
    const vae_real *h6 = s->arena + 5120; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 4, d59 + begin * 4, 4, w7, 4, d64 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v62 = d64[i * 8 + j];
            d64[i * 8 + j] = vae_where(h6[i * 8 + j], v62, 0.0f);
        }
    }
}

// plain.vae:7  gradient of dense(8)
// kernel 10, train: weight gradient over [16, 8]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h1 = s->arena + 2048; // [n, 16]
    const vae_real *d64 = s->arena + 4096; // [n, 8]
    vae_real *d_param66 = s->grad + 0; // [16, 8]
    if (tile == 1) {
        vae_real *d_param65 = s->grad + 128; // [8]
        vae_column_sums(s->n, 8, d64, 8, d_param65);
        return;
    }
    vae_gemm_tn(16, 8, s->n, h1, 16, d64, 8, d_param66, 8);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // plain.vae:7  dense(8)
    // plain.vae:7  relu
    // kernel 0, train: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 2048, s->param + 0, s->arena + 5120, s->param + 128);
    // plain.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 5120, s->param + 144, s->arena + 6656,
        s->param + 176);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k9(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {4096, 8}, // d64
    {6144, 4}, // d54
    {0, 16}, // d46
    {8192, 1}, // t34
    {8320, 1}, // t26
    {7424, 2}, // z18
    {5120, 8}, // h6
    {2048, 16}, // x0
};
static const VaeShown train_u0_shown = {8, train_u0_rows};

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){{train_u0, panels, {.shown = &train_u0_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k10, 2, {.weights = true, .first = 0, .each = 128, .end = 128}},
        {train_k6, 2, {.weights = true}},
        {train_k8, 2, {.weights = true, .first = 144, .each = 64, .end = 176}},
        {train_u1, 1, {0}}}, 4);
}

// plain.vae:5  sampling and KL
// kernel 2, eval: loop over rows of [2]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar12 = s->arena + 3074; // [n, 2] in rows of 4
    const vae_real *eps13 = s->arena + 4096; // [n, 2]
    vae_real *z18 = s->arena + 3840; // [n, 2]
    const vae_real *mean11 = s->arena + 3072; // [n, 2] in rows of 4
    vae_real *t32 = s->arena + 3584; // [n, 2]
    vae_real *t33 = s->arena + 4736; // [n, 1]
    vae_real *t36 = s->arena + 4608; // [n, 1]
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

// plain.vae:8  dense(16)
// plain.vae:10  likelihood = bernoulli
// kernel 3, eval: product by panels over rows of [16]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *z18 = s->arena + 3840; // [n, 2]
    const vae_real *w37 = s->param + 192; // [2, 16]
    vae_real *t39 = scratch; // [end - begin, 16]
    const vae_real *b38 = s->param + 224; // [16]
    const vae_real *h1 = s->arena + 0; // [n, 16]
    vae_real *t44 = s->arena + 4480; // [n, 1]
    vae_gemm_nn((int)(end - begin), 16, 2, z18 + begin * 2, 2, w37, 16, t39, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t44_sum = 0.0f;
        VAE_SIMD_SUM(t44_sum)
        for (size_t j = 0; j < 16; j++) {
            const vae_real v39 = t39[(i - begin) * 16 + j];
            const vae_real v40 = v39 + b38[j];
            t44_sum += vae_softplus(v40) - h1[i * 16 + j] * v40;
        }
        t44[i] = t44_sum;
    }
}

// kernel 4, eval: loop over rows of [1]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t45 = s->arena + 4352; // [n, 1]
    const vae_real *t36 = s->arena + 4608; // [n, 1]
    const vae_real *t44 = s->arena + 4480; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t45[i] = t36[i] - t44[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // plain.vae:7  dense(8)
    // plain.vae:7  relu
    // kernel 0, eval: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 2048, s->param + 128);
    // plain.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 2048, s->param + 144, s->arena + 3072,
        s->param + 176);
    eval_k2(s, tile, scratch);
    eval_k3(s, tile, scratch);
    eval_k4(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, eval_u0, panels);
}

// plain.vae:5  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [2]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t13 = s->arena + 3840; // [n, 2]
    const vae_real *mean11 = s->arena + 3072; // [n, 2] in rows of 4
    vae_real *t14 = s->arena + 3584; // [n, 2]
    const vae_real *logvar12 = s->arena + 3074; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t13[i * 2 + j] = mean11[i * 4 + j];
            t14[i * 2 + j] = logvar12[i * 4 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // plain.vae:7  dense(8)
    // plain.vae:7  relu
    // kernel 0, encode: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 2048, s->param + 128);
    // plain.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 2048, s->param + 144, s->arena + 3072,
        s->param + 176);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, encode_u0, panels);
}

// plain.vae:8  dense(16)
// plain.vae:10  likelihood = bernoulli
// kernel 0, decode: product by panels over rows of [16]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *z0 = s->arena + 4096; // [n, 2]
    const vae_real *w1 = s->param + 192; // [2, 16]
    vae_real *t5 = s->arena + 2048; // [n, 16]
    const vae_real *b2 = s->param + 224; // [16]
    vae_real *t6 = s->arena + 0; // [n, 16]
    vae_gemm_nn((int)(end - begin), 16, 2, z0 + begin * 2, 2, w1, 16, t5 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v3 = t5[i * 16 + j];
            const vae_real v5 = vae_sigmoid(v3 + b2[j]);
            t5[i * 16 + j] = v5;
            t6[i * 16 + j] = v5;
        }
    }
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, decode_k0, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 2048, 16}, // [n, 4, 4, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 7936, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 8448, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 8496, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 8464, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 16}, // [n, 4, 4, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 4096, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 4480, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 4736, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 4352, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 3584, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 16}, // [n, 4, 4, 1]
    {"z.mean", VAE_OUT_ROW, 0, 3840, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 3584, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 4096, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 2048, 16}, // [n, 16]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 16}, // [n, 16]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {8, 16}, {1, 8}, 0, VAE_INIT_UNIFORM, 0.5f, true, true, false},
    {"encoder.1.bias", 1, {8}, {1}, 128, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 8}, {1, 4}, 144, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 176, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 8}, {1, 4}, 146, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 178, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {16, 2}, {1, 16}, 192, VAE_INIT_UNIFORM, 0.577350259f, true, true, false},
    {"decoder.0.bias", 1, {16}, {1}, 224, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 4, 4, 1, 16, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[4, 4, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[16]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 136},
    {VAE_STAGE_ENCODER, 0, "relu", "[8]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 36},
    {VAE_STAGE_DECODER, 0, "dense(16)", "[16]", 48},
    {VAE_STAGE_DECODER, 0, "reshape(4, 4, 1)", "[4, 4, 1]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[4, 4, 1]", 0},
};

static const VaeStretch rest[] = {
    {128, 144},
    {176, 240},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "plain", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model plain\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [4, 4, 1]                   -              -\n"
        "    flatten                         [16]                        -              -\n"
        "    dense(8)                        [8]                       136            256\n"
        "    relu                            [8]                         -              -\n"
        "  z: mean, logvar heads             [2]                        36             64\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(16)                       [16]                       48             64\n"
        "    reshape(4, 4, 1)                [4, 4, 1]                   -              -\n"
        "\n"
        "  220 parameters; one training step of 128 rows: 114,688 flops\n"
        "  likelihood bernoulli\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          11       48        34,112       34,112\n"
        "  eval            5       31        19,456       19,456\n"
        "  encode          3        7        16,384       16,384\n"
        "  decode          1        4        17,408       17,408\n",
    .batch = 128, .n_param = 240, .n_state = 0, .n_arena = 8528,
    .n_scratch = 512,
    .max_threads = 1, .flops_per_row = 896.0,
    .n_weight_tiles = 2, .rest = rest, .n_rest = 2,
    .panel = 32,
    .tensor = tensors, .n_tensors = 8,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 8,
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
