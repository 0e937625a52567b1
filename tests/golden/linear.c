// linear -- written by vaec 0.1.0 from linear.vae; do not edit.
//
// model linear
//
//   layer                             output             parameters      flops/row
//   encoder                           [4]                         -              -
//   z: mean, logvar heads             [2]                        20             32
//   decoder                           [2]                         -              -
//     dense(4)                        [4]                        12             16
//   likelihood: logvar                                            1              -
//
//   33 parameters; one training step of 1 row: 112 flops
//   likelihood gaussian(sigma=shared, floor=0.0001)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          14       60         1,600        1,600
//   eval            6       36           768          768
//   encode          2        4           256          256
//   decode          3        9           320          320
//
// n is the number of rows in the batch, at most 1; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 4]
//   w1: [4, 4]
//   heads4: [n, 4]
//   b2: [4]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *heads4, const vae_real *b2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    vae_gemm_nn((int)(end - begin), 4, 4, x0 + begin * 4, 4, w1, 4, heads4 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v3 = heads4[i * 4 + j];
            heads4[i * 4 + j] = v3 + b2[j];
        }
    }
}

// linear.vae:5  sampling and KL
// kernel 1, train: loop over rows of [2]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *logvar6 = s->arena + 370; // [n, 2] in rows of 4
    vae_real *t10 = s->arena + 336; // [n, 2]
    const vae_real *eps7 = s->arena + 352; // [n, 2]
    vae_real *z12 = s->arena + 320; // [n, 2]
    const vae_real *mean5 = s->arena + 368; // [n, 2] in rows of 4
    vae_real *t14 = s->arena + 304; // [n, 2]
    vae_real *t20 = s->arena + 288; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t20_sum = 0.0f;
        VAE_SIMD_SUM(t20_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v10 = vae_exp(0.5f * logvar6[i * 4 + j]);
            t10[i * 2 + j] = v10;
            z12[i * 2 + j] = mean5[i * 4 + j] + v10 * eps7[i * 2 + j];
            const vae_real v14 = vae_exp(logvar6[i * 4 + j]);
            t14[i * 2 + j] = v14;
            const vae_real v18 = mean5[i * 4 + j] * mean5[i * 4 + j] + v14 - 1.0f - logvar6[i * 4 + j];
            t20_sum += 0.5f * v18;
        }
        t20[i] = t20_sum;
    }
}

// linear.vae:8  dense(4)
// linear.vae:10  likelihood = gaussian
// linear.vae:10  gradient of likelihood = gaussian
// kernel 2, train: product by panels over rows of [4]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *z12 = s->arena + 320; // [n, 2]
    const vae_real *w21 = s->param + 32; // [2, 4]
    vae_real *t31 = s->arena + 240; // [n, 4]
    const vae_real *b22 = s->param + 48; // [4]
    const vae_real *x0 = s->arena + 384; // [n, 4]
    vae_real *t32 = s->arena + 224; // [n, 4]
    vae_real *d56 = s->arena + 64; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c50 = 0.5f * inv_n;
    vae_gemm_nn((int)(end - begin), 4, 2, z12 + begin * 2, 2, w21, 4, t31 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        vae_real d56_sum = 0.0f;
        VAE_SIMD_SUM(d56_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v23 = t31[i * 4 + j];
            const vae_real v31 = x0[i * 4 + j] - (v23 + b22[j]);
            t31[i * 4 + j] = v31;
            const vae_real v32 = v31 * v31;
            t32[i * 4 + j] = v32;
            d56_sum += c50 * v32;
        }
        d56[i] = d56_sum;
    }
}

// linear.vae:10  likelihood = gaussian
// linear.vae:10  gradient of likelihood = gaussian
// kernel 3, train: loop over [1]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t28 = s->arena + 272; // [1]
    const vae_real *t25 = s->param + 64; // [1]
    vae_real *logvar30 = s->arena + 256; // [1]
    vae_real *t34 = s->arena + 208; // [1]
    vae_real *d60 = s->arena + 32; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c50 = 0.5f * inv_n;
    const vae_real v28 = t25[0] - (-18.4206807f);
    t28[0] = v28;
    const vae_real v30 = (-18.4206807f) + vae_softplus(v28);
    logvar30[0] = v30;
    const vae_real v34 = vae_exp(-v30);
    t34[0] = v34;
    d60[0] = 2.0f * (c50 * v34);
}

// What kernel 4 of train and 1 other do, each with buffers of its own:
//   t32: [n, 4]
//   t34: [1]
//   logvar30: [1]
//   t40: [n, 1]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *t32,
    const vae_real *t34, const vae_real *logvar30, vae_real *t40) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    for (size_t i = begin; i < end; i++) {
        vae_real t40_sum = 0.0f;
        VAE_SIMD_SUM(t40_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v39 = 0.5f * (logvar30[0] + t32[i * 4 + j] * t34[0] + 1.83787707f);
            t40_sum += v39;
        }
        t40[i] = t40_sum;
    }
}

// linear.vae:10  gradient of likelihood = gaussian
// kernel 5, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t42 = s->arena + 176; // [1]
    const vae_real *t40 = s->arena + 192; // [n, 1]
    vae_real *t44 = s->arena + 144; // [1]
    const vae_real *t20 = s->arena + 288; // [n, 1]
    vae_real *d57 = s->arena + 48; // [1]
    const vae_real *d56 = s->arena + 64; // [n, 1]
    vae_real t42_sum = 0.0f;
    vae_real t44_sum = 0.0f;
    vae_real d57_sum = 0.0f;
    VAE_SIMD_SUM(t42_sum, t44_sum, d57_sum)
    for (size_t i = 0; i < rows; i++) {
        t42_sum += t40[i];
        t44_sum += t20[i];
        d57_sum += d56[i];
    }
    t42[0] = t42_sum;
    t44[0] = t44_sum;
    d57[0] = d57_sum;
}

// kernel 6, train: loop over [1]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t43 = s->arena + 160; // [1]
    const vae_real *t42 = s->arena + 176; // [1]
    vae_real *t45 = s->arena + 128; // [1]
    const vae_real *t44 = s->arena + 144; // [1]
    vae_real *t48 = s->arena + 112; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v43 = t42[0] * inv_n;
    t43[0] = v43;
    const vae_real v45 = t44[0] * inv_n;
    t45[0] = v45;
    t48[0] = v43 + beta * v45;
}

// linear.vae:10  gradient of likelihood = gaussian
// kernel 7, train: loop over rows of [4]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    vae_real *d52 = s->arena + 96; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c50 = 0.5f * inv_n;
    for (size_t i = begin; i < end; i++) {
        vae_real d52_sum = 0.0f;
        VAE_SIMD_SUM(d52_sum)
        for (size_t j = 0; j < 4; j++) {
            d52_sum += c50;
        }
        d52[i] = d52_sum;
    }
}

// linear.vae:10  gradient of likelihood = gaussian
// kernel 8, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d53 = s->arena + 80; // [1]
    const vae_real *d52 = s->arena + 96; // [n, 1]
    vae_real d53_sum = 0.0f;
    VAE_SIMD_SUM(d53_sum)
    for (size_t i = 0; i < rows; i++) {
        d53_sum += d52[i];
    }
    d53[0] = d53_sum;
}

// linear.vae:10  gradient of likelihood = gaussian
// kernel 9, train: loop over [1]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d57 = s->arena + 48; // [1]
    const vae_real *t34 = s->arena + 208; // [1]
    const vae_real *d53 = s->arena + 80; // [1]
    const vae_real *t28 = s->arena + 272; // [1]
    vae_real *d_param64 = s->grad + 64; // [1]
    d_param64[0] = (d53[0] - d57[0] * t34[0]) * vae_sigmoid(t28[0]);
}

// linear.vae:10  gradient of likelihood = gaussian
// kernel 10, train: loop over rows of [4]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d60 = s->arena + 32; // [1]
    const vae_real *t31 = s->arena + 240; // [n, 4]
    vae_real *d62 = s->arena + 16; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d62[i * 4 + j] = -(d60[0] * t31[i * 4 + j]);
        }
    }
}

// linear.vae:10  gradient of dense(4)
// linear.vae:8  gradient of dense(4)
// kernel 11, train: weight gradient over [2, 4]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z12 = s->arena + 320; // [n, 2]
    const vae_real *d62 = s->arena + 16; // [n, 4]
    vae_real *d_param66 = s->grad + 32; // [2, 4]
    if (tile == 1) {
        vae_real *d_param65 = s->grad + 48; // [4]
        vae_column_sums(s->n, 4, d62, 4, d_param65);
        return;
    }
    vae_gemm_tn(2, 4, s->n, z12, 2, d62, 4, d_param66, 4);
}

// linear.vae:8  gradient of dense(4)
// linear.vae:5  gradient of sampling and KL
// kernel 12, train: product by panels over rows of [2]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d62 = s->arena + 16; // [n, 4]
    const vae_real *w21 = s->param + 32; // [2, 4]
    vae_real *d72 = s->arena + 0; // [n, 2] in rows of 4
    const vae_real *t14 = s->arena + 304; // [n, 2]
    const vae_real *mean5 = s->arena + 368; // [n, 2] in rows of 4
    const vae_real *eps7 = s->arena + 352; // [n, 2]
    const vae_real *t10 = s->arena + 336; // [n, 2]
    vae_real *d76 = s->arena + 2; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c49 = beta * inv_n;
    const vae_real c68 = 0.5f * c49;
    vae_gemm_nt((int)(end - begin), 2, 4, d62 + begin * 4, 4, w21, 4, d72 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v67 = d72[i * 4 + j];
            d72[i * 4 + j] = c49 * mean5[i * 4 + j] + v67;
            d76[i * 4 + j] = c68 * t14[i * 2 + j] - c68 + 0.5f * (v67 * eps7[i * 2 + j] * t10[i * 2 + j]);
        }
    }
}

// linear.vae:5  gradient of posterior heads (added by the compiler)
// kernel 13, train: weight gradient over [4, 4]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 384; // [n, 4]
    const vae_real *d77 = s->arena + 0; // [n, 4]
    vae_real *d_param79 = s->grad + 0; // [4, 4]
    if (tile == 1) {
        vae_real *d_param78 = s->grad + 16; // [4]
        vae_column_sums(s->n, 4, d77, 4, d_param78);
        return;
    }
    vae_gemm_tn(4, 4, s->n, x0, 4, d77, 4, d_param79, 4);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // linear.vae:5  posterior heads (added by the compiler)
    // kernel 0, train: product by panels over rows of [4]
    like_train_k0(s, tile, scratch, s->arena + 384, s->param + 0, s->arena + 368, s->param + 16);
    train_k1(s, tile, scratch);
    train_k2(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    train_k10(s, tile, scratch);
    train_k12(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    // linear.vae:10  likelihood = gaussian
    // kernel 4, train: loop over rows of [4]
    like_train_k4(s, tile, scratch, s->arena + 224, s->arena + 208, s->arena + 256, s->arena + 192);
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
    train_k9(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u0, 1, {0}},
        {train_u3, 1, {0}},
        {train_k3, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_u4, 1, {0}},
        {train_u2, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k13, 2, {.weights = true, .first = 0, .each = 64, .end = 16}},
        {train_k11, 2, {0}}}, 2);
}

// linear.vae:5  sampling and KL
// kernel 1, eval: loop over rows of [2]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *logvar6 = s->arena + 162; // [n, 2] in rows of 4
    const vae_real *eps7 = s->arena + 144; // [n, 2]
    vae_real *z12 = s->arena + 128; // [n, 2]
    const vae_real *mean5 = s->arena + 160; // [n, 2] in rows of 4
    vae_real *t26 = s->arena + 112; // [n, 2]
    vae_real *t27 = s->arena + 96; // [n, 1]
    vae_real *t30 = s->arena + 80; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t27_sum = 0.0f;
        vae_real t30_sum = 0.0f;
        VAE_SIMD_SUM(t27_sum, t30_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v12 = mean5[i * 4 + j] + vae_exp(0.5f * logvar6[i * 4 + j]) * eps7[i * 2 + j];
            z12[i * 2 + j] = v12;
            const vae_real v17 = eps7[i * 2 + j] * eps7[i * 2 + j] + logvar6[i * 4 + j] + 1.83787707f;
            const vae_real v22 = mean5[i * 4 + j] * mean5[i * 4 + j] + vae_exp(logvar6[i * 4 + j]);
            const vae_real v26 = 0.5f * (v22 - 1.0f - logvar6[i * 4 + j]);
            t26[i * 2 + j] = v26;
            t27_sum += v26;
            t30_sum += (-0.5f) * (v12 * v12 + 1.83787707f - v17);
        }
        t27[i] = t27_sum;
        t30[i] = t30_sum;
    }
}

// linear.vae:8  dense(4)
// linear.vae:10  likelihood = gaussian
// kernel 2, eval: product by panels over rows of [4]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *z12 = s->arena + 128; // [n, 2]
    const vae_real *w31 = s->param + 32; // [2, 4]
    vae_real *t41 = s->arena + 48; // [n, 4]
    const vae_real *b32 = s->param + 48; // [4]
    const vae_real *x0 = s->arena + 176; // [n, 4]
    vae_gemm_nn((int)(end - begin), 4, 2, z12 + begin * 2, 2, w31, 4, t41 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v33 = t41[i * 4 + j];
            const vae_real v40 = x0[i * 4 + j] - (v33 + b32[j]);
            t41[i * 4 + j] = v40 * v40;
        }
    }
}

// linear.vae:10  likelihood = gaussian
// kernel 3, eval: loop over [1]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t35 = s->param + 64; // [1]
    vae_real *logvar39 = s->arena + 64; // [1]
    vae_real *t43 = s->arena + 32; // [1]
    const vae_real v39 = (-18.4206807f) + vae_softplus(t35[0] - (-18.4206807f));
    logvar39[0] = v39;
    t43[0] = vae_exp(-v39);
}

// kernel 5, eval: loop over rows of [1]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    vae_real *t49 = s->arena + 0; // [n, 1]
    const vae_real *t30 = s->arena + 80; // [n, 1]
    const vae_real *t48 = s->arena + 16; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t49[i] = t30[i] - t48[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // linear.vae:5  posterior heads (added by the compiler)
    // kernel 0, eval: product by panels over rows of [4]
    like_train_k0(s, tile, scratch, s->arena + 176, s->param + 0, s->arena + 160, s->param + 16);
    eval_k1(s, tile, scratch);
    eval_k2(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // linear.vae:10  likelihood = gaussian
    // kernel 4, eval: loop over rows of [4]
    like_train_k4(s, tile, scratch, s->arena + 48, s->arena + 32, s->arena + 64, s->arena + 16);
    eval_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u0, 1, {0}},
        {eval_k3, 1, {0}}}, 2);
    vae_run_one(me, s, eval_u2, 1);
}

// linear.vae:5  posterior heads (added by the compiler)
// kernel 1, encode: loop over rows of [2]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    vae_real *t7 = s->arena + 16; // [n, 2]
    const vae_real *mean5 = s->arena + 32; // [n, 2] in rows of 4
    vae_real *t8 = s->arena + 0; // [n, 2]
    const vae_real *logvar6 = s->arena + 34; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t7[i * 2 + j] = mean5[i * 4 + j];
            t8[i * 2 + j] = logvar6[i * 4 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // linear.vae:5  posterior heads (added by the compiler)
    // kernel 0, encode: product by panels over rows of [4]
    like_train_k0(s, tile, scratch, s->arena + 48, s->param + 0, s->arena + 32, s->param + 16);
    encode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// linear.vae:8  dense(4)
// kernel 0, decode: product by panels over rows of [4]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *z0 = s->arena + 64; // [n, 2]
    const vae_real *w1 = s->param + 32; // [2, 4]
    vae_real *p4 = s->arena + 48; // [n, 4]
    const vae_real *b2 = s->param + 48; // [4]
    vae_real *t14 = s->arena + 0; // [n, 4]
    vae_gemm_nn((int)(end - begin), 4, 2, z0 + begin * 2, 2, w1, 4, p4 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v3 = p4[i * 4 + j];
            const vae_real v4 = v3 + b2[j];
            p4[i * 4 + j] = v4;
            t14[i * 4 + j] = v4;
        }
    }
}

// linear.vae:10  likelihood = gaussian
// kernel 1, decode: loop over [1]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t5 = s->param + 64; // [1]
    vae_real *t12 = s->arena + 32; // [1]
    const vae_real v11 = 0.5f * ((-18.4206807f) + vae_softplus(t5[0] - (-18.4206807f)));
    t12[0] = vae_exp(v11);
}

// kernel 2, decode: loop over rows of [4]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    vae_real *t13 = s->arena + 16; // [n, 4]
    const vae_real *t12 = s->arena + 32; // [1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t13[i * 4 + j] = t12[0];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u1(const VaeState *s, int tile, vae_real *scratch) {
    decode_k1(s, tile, scratch);
    decode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {decode_k0, 1, {0}},
        {decode_u1, 1, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 384, 4}, // [n, 4]
    {"z.eps", VAE_IN_NORMAL, 0, 352, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 112, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 160, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 128, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 176, 4}, // [n, 4]
    {"z.eps", VAE_IN_NORMAL, 0, 144, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 16, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 96, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 0, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 112, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 48, 4}, // [n, 4]
    {"z.mean", VAE_OUT_ROW, 0, 16, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 0, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 64, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 48, 4}, // [n, 4]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 4}, // [n, 4]
    {"x.draw1", VAE_OUT_ROW, 0, 16, 4}, // [n, 4]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"posterior.z.mean.weight", 2, {2, 4}, {1, 4}, 0, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 16, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 4}, {1, 4}, 2, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 18, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {4, 2}, {1, 4}, 32, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"decoder.0.bias", 1, {4}, {1}, 48, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.x.logvar", 1, {1}, {1}, 64, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 4, 4, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[4]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 20},
    {VAE_STAGE_DECODER, 0, "dense(4)", "[4]", 12},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[4]", 1},
};

static const VaeStretch rest[] = {
    {16, 80},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "linear", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model linear\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [4]                         -              -\n"
        "  z: mean, logvar heads             [2]                        20             32\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(4)                        [4]                        12             16\n"
        "  likelihood: logvar                                            1              -\n"
        "\n"
        "  33 parameters; one training step of 1 row: 112 flops\n"
        "  likelihood gaussian(sigma=shared, floor=0.0001)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          14       60         1,600        1,600\n"
        "  eval            6       36           768          768\n"
        "  encode          2        4           256          256\n"
        "  decode          3        9           320          320\n",
    .batch = 1, .n_param = 80, .n_state = 0, .n_arena = 400,
    .n_scratch = 0,
    .max_threads = 1, .flops_per_row = 112.0,
    .n_weight_tiles = 1, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 7,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 4,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 4},
    .training = {
        .optimizer = {
            .kind = VAE_SGD, .lr = 0.001, .beta1 = 0.0, .beta2 = 0.0, .eps = 1e-08,
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
        .epochs = 1000, .seed = 9007199254740992u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
