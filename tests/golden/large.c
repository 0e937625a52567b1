// large -- written by vaec 0.1.0 from large.vae; do not edit.
//
// model large
//
//   layer                             output             parameters      flops/row
//   encoder                           [28, 28, 1]                 -              -
//     flatten                         [784]                       -              -
//     dense(400)                      [400]                 314,000        627,200
//     relu                            [400]                       -              -
//   z: mean, logvar heads             [20]                   16,040         32,000
//   decoder                           [20]                        -              -
//     dense(400)                      [400]                   8,400         16,000
//     relu                            [400]                       -              -
//     dense(784)                      [784]                 314,384        627,200
//     reshape(28, 28, 1)              [28, 28, 1]                 -              -
//
//   652,824 parameters; one training step of 200 rows: 656,000,000 flops
//   likelihood bernoulli
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          14       55     2,310,592    2,664,384
//   eval            6       34     1,012,864    1,350,528
//   encode          3        7       947,200    1,011,200
//   decode          2        7     1,574,400    1,590,400
//
// n is the number of rows in the batch, at most 200; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   h1: [n, 784]
//   w2: [784, 400]
//   h6: [n, 400]
//   b3: [400]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *h1,
    const vae_real *w2, vae_real *h6, const vae_real *b3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 400, 784, h1 + begin * 784, 784, w2, 400, h6 + begin * 400, 400);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 400; j++) {
            const vae_real v4 = h6[i * 400 + j];
            h6[i * 400 + j] = vae_max(v4 + b3[j], 0.0f);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h6: [n, 400]
//   w7: [400, 40]
//   heads10: [n, 40]
//   b8: [40]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h6,
    const vae_real *w7, vae_real *heads10, const vae_real *b8) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 40, 400, h6 + begin * 400, 400, w7, 40, heads10 + begin * 40, 40);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 40; j++) {
            const vae_real v9 = heads10[i * 40 + j];
            heads10[i * 40 + j] = v9 + b8[j];
        }
    }
}

// large.vae:5  sampling and KL
// kernel 2, train: loop over rows of [20]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar12 = s->arena + 553620; // [n, 20] in rows of 40
    vae_real *t16 = s->arena + 569600; // [n, 20]
    const vae_real *eps13 = s->arena + 573600; // [n, 20]
    vae_real *z18 = s->arena + 565600; // [n, 20]
    const vae_real *mean11 = s->arena + 553600; // [n, 20] in rows of 40
    vae_real *t20 = s->arena + 561600; // [n, 20]
    vae_real *t26 = s->arena + 313808; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t26_sum = 0.0f;
        VAE_SIMD_SUM(t26_sum)
        for (size_t j = 0; j < 20; j++) {
            const vae_real v16 = vae_exp(0.5f * logvar12[i * 40 + j]);
            t16[i * 20 + j] = v16;
            z18[i * 20 + j] = mean11[i * 40 + j] + v16 * eps13[i * 20 + j];
            const vae_real v20 = vae_exp(logvar12[i * 40 + j]);
            t20[i * 20 + j] = v20;
            const vae_real v24 = mean11[i * 40 + j] * mean11[i * 40 + j] + v20 - 1.0f - logvar12[i * 40 + j];
            t26_sum += 0.5f * v24;
        }
        t26[i] = t26_sum;
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   z18: [n, 20]
//   w27: [20, 400]
//   h31: [n, 400]
//   b28: [400]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *z18,
    const vae_real *w27, vae_real *h31, const vae_real *b28) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 400, 20, z18 + begin * 20, 20, w27, 400, h31 + begin * 400, 400);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 400; j++) {
            const vae_real v29 = h31[i * 400 + j];
            h31[i * 400 + j] = vae_max(v29 + b28[j], 0.0f);
        }
    }
}

// large.vae:8  dense(784)
// large.vae:10  likelihood = bernoulli
// large.vae:10  gradient of likelihood = bernoulli
// kernel 4, train: product by panels over rows of [784]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h31 = s->arena + 393600; // [n, 400]
    const vae_real *w32 = s->param + 338448; // [400, 784]
    vae_real *d51 = s->arena + 0; // [n, 784]
    const vae_real *b33 = s->param + 652048; // [784]
    const vae_real *h1 = s->arena + 156800; // [n, 784]
    vae_real *t39 = s->arena + 313600; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 784, 400, h31 + begin * 400, 400, w32, 784, d51 + begin * 784, 784);
    for (size_t i = begin; i < end; i++) {
        vae_real t39_sum = 0.0f;
        VAE_SIMD_SUM(t39_sum)
        for (size_t j = 0; j < 784; j++) {
            const vae_real v34 = d51[i * 784 + j];
            const vae_real v35 = v34 + b33[j];
            t39_sum += vae_softplus(v35) - h1[i * 784 + j] * v35;
            d51[i * 784 + j] = inv_n * (vae_sigmoid(v35) - h1[i * 784 + j]);
        }
        t39[i] = t39_sum;
    }
}

// kernel 5, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t41 = s->arena + 314032; // [1]
    const vae_real *t39 = s->arena + 313600; // [n, 1]
    vae_real *t43 = s->arena + 314016; // [1]
    const vae_real *t26 = s->arena + 313808; // [n, 1]
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

// kernel 6, train: loop over [1]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t42 = s->arena + 577632; // [1]
    const vae_real *t41 = s->arena + 314032; // [1]
    vae_real *t44 = s->arena + 577616; // [1]
    const vae_real *t43 = s->arena + 314016; // [1]
    vae_real *t47 = s->arena + 577600; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v42 = t41[0] * inv_n;
    t42[0] = v42;
    const vae_real v44 = t43[0] * inv_n;
    t44[0] = v44;
    t47[0] = v42 + beta * v44;
}

// large.vae:8  gradient of dense(784)
// kernel 7, train: weight gradient over [400, 784]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h31 = s->arena + 393600; // [n, 400]
    const vae_real *d51 = s->arena + 0; // [n, 784]
    vae_real *d_param53 = s->grad + 338448; // [400, 784]
    if (tile == 10) {
        vae_real *d_param52 = s->grad + 652048; // [784]
        vae_column_sums(s->n, 784, d51, 784, d_param52);
        return;
    }
    const size_t begin = (size_t)tile * 16 / 10 * 48;
    const size_t end = tile < 9 ? ((size_t)tile + 1) * 16 / 10 * 48 : 784;
    vae_gemm_tn(400, (int)(end - begin), s->n, h31, 400, d51 + begin, 784, d_param53 + begin, 784);
}

// large.vae:8  gradient of dense(784)
// large.vae:8  gradient of relu
// kernel 8, train: product by panels over rows of [400]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d51 = s->arena + 0; // [n, 784]
    const vae_real *w32 = s->param + 338448; // [400, 784]
    vae_real *d56 = s->arena + 313600; // [n, 400]
    const vae_real *h31 = s->arena + 393600; // [n, 400]
    vae_gemm_nt((int)(end - begin), 400, 784, d51 + begin * 784, 784, w32, 784, d56 + begin * 400, 400);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 400; j++) {
            const vae_real v54 = d56[i * 400 + j];
            d56[i * 400 + j] = vae_where(h31[i * 400 + j], v54, 0.0f);
        }
    }
}

// large.vae:8  gradient of dense(400)
// kernel 9, train: weight gradient over [20, 400]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z18 = s->arena + 565600; // [n, 20]
    const vae_real *d56 = s->arena + 313600; // [n, 400]
    vae_real *d_param58 = s->grad + 330048; // [20, 400]
    if (tile == 6) {
        vae_real *d_param57 = s->grad + 338048; // [400]
        vae_column_sums(s->n, 400, d56, 400, d_param57);
        return;
    }
    const size_t begin = (size_t)tile * 8 / 6 * 48;
    const size_t end = tile < 5 ? ((size_t)tile + 1) * 8 / 6 * 48 : 400;
    vae_gemm_tn(20, (int)(end - begin), s->n, z18, 20, d56 + begin, 400, d_param58 + begin, 400);
}

// large.vae:8  gradient of dense(400)
// large.vae:5  gradient of sampling and KL
// kernel 10, train: product by panels over rows of [20]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d56 = s->arena + 313600; // [n, 400]
    const vae_real *w27 = s->param + 330048; // [20, 400]
    vae_real *d64 = s->arena + 80000; // [n, 20] in rows of 40
    const vae_real *t20 = s->arena + 561600; // [n, 20]
    const vae_real *mean11 = s->arena + 553600; // [n, 20] in rows of 40
    const vae_real *eps13 = s->arena + 573600; // [n, 20]
    const vae_real *t16 = s->arena + 569600; // [n, 20]
    vae_real *d68 = s->arena + 80020; // [n, 20] in rows of 40
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c48 = beta * inv_n;
    const vae_real c60 = 0.5f * c48;
    vae_gemm_nt((int)(end - begin), 20, 400, d56 + begin * 400, 400, w27, 400, d64 + begin * 40, 40);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 20; j++) {
            const vae_real v59 = d64[i * 40 + j];
            d64[i * 40 + j] = c48 * mean11[i * 40 + j] + v59;
            d68[i * 40 + j] = c60 * t20[i * 20 + j] - c60 + 0.5f * (v59 * eps13[i * 20 + j] * t16[i * 20 + j]);
        }
    }
}

// large.vae:5  gradient of posterior heads (added by the compiler)
// kernel 11, train: weight gradient over [400, 40]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h6 = s->arena + 473600; // [n, 400]
    const vae_real *d69 = s->arena + 80000; // [n, 40]
    vae_real *d_param71 = s->grad + 314000; // [400, 40]
    if (tile == 7) {
        vae_real *d_param70 = s->grad + 330000; // [40]
        vae_column_sums(s->n, 40, d69, 40, d_param70);
        return;
    }
    const size_t begin = (size_t)tile * 64;
    const size_t end = begin + 64 < 400 ? begin + 64 : 400;
    vae_gemm_tn_claim((int)(end - begin), 40, s->n, h6 + begin, 400, d69, 40, d_param71 + begin * 40, 40,
        vae_claimed(s, d_param71 + begin * 40));
}

// large.vae:5  gradient of posterior heads (added by the compiler)
// large.vae:7  gradient of relu
// kernel 12, train: product by panels over rows of [400]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d69 = s->arena + 80000; // [n, 40]
    const vae_real *w7 = s->param + 314000; // [400, 40]
    vae_real *d73 = s->arena + 0; // [n, 400]
    const vae_real *h6 = s->arena + 473600; // [n, 400]
    vae_gemm_nt((int)(end - begin), 400, 40, d69 + begin * 40, 40, w7, 40, d73 + begin * 400, 400);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 400; j++) {
            const vae_real v72 = d73[i * 400 + j];
            d73[i * 400 + j] = vae_where(h6[i * 400 + j], v72, 0.0f);
        }
    }
}

// large.vae:7  gradient of dense(400)
// kernel 13, train: weight gradient over [784, 400]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h1 = s->arena + 156800; // [n, 784]
    const vae_real *d73 = s->arena + 0; // [n, 400]
    vae_real *d_param75 = s->grad + 0; // [784, 400]
    if (tile == 13) {
        vae_real *d_param74 = s->grad + 313600; // [400]
        vae_column_sums(s->n, 400, d73, 400, d_param74);
        return;
    }
    const size_t begin = (size_t)tile * 64;
    const size_t end = begin + 64 < 784 ? begin + 64 : 784;
    vae_gemm_tn_claim((int)(end - begin), 400, s->n, h1 + begin, 784, d73, 400, d_param75 + begin * 400, 400,
        vae_claimed(s, d_param75 + begin * 400));
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // large.vae:7  dense(400)
    // large.vae:7  relu
    // kernel 0, train: product by panels over rows of [400]
    like_train_k0(s, tile, scratch, s->arena + 156800, s->param + 0, s->arena + 473600,
        s->param + 313600);
    // large.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [40]
    like_train_k1(s, tile, scratch, s->arena + 473600, s->param + 314000, s->arena + 553600,
        s->param + 330000);
    train_k2(s, tile, scratch);
    // large.vae:8  dense(400)
    // large.vae:8  relu
    // kernel 3, train: product by panels over rows of [400]
    like_train_k3(s, tile, scratch, s->arena + 565600, s->param + 330048, s->arena + 393600,
        s->param + 338048);
    train_k4(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {0, 784}, // d51
    {313600, 1}, // t39
    {393600, 400}, // h31
    {313808, 1}, // t26
    {565600, 20}, // z18
    {473600, 400}, // h6
    {156800, 784}, // x0
};
static const VaeShown train_u0_shown = {7, train_u0_rows};

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k8_rows[] = {
    {313600, 400}, // d56
};
static const VaeShown train_k8_shown = {1, train_k8_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    train_k10(s, tile, scratch);
    train_k12(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u5_rows[] = {
    {0, 400}, // d73
    {80000, 40}, // d64
};
static const VaeShown train_u5_shown = {2, train_u5_rows};

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){{train_u0, panels, {.shown = &train_u0_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k7, 11, {.weights = true}},
        {train_u1, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_k8, panels, {.shown = &train_k8_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_u5, panels, {.shown = &train_u5_shown}},
        {train_k9, 7, {.weights = true}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k13, 14, {.weights = true, .first = 0, .each = 25600, .end = 313600}},
        {train_k11, 8, {.weights = true, .first = 314000, .each = 2560, .end = 330000}}}, 2);
}

// large.vae:5  sampling and KL
// kernel 2, eval: loop over rows of [20]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar12 = s->arena + 236820; // [n, 20] in rows of 40
    const vae_real *eps13 = s->arena + 248800; // [n, 20]
    vae_real *z18 = s->arena + 248800; // [n, 20], in place of eps13
    const vae_real *mean11 = s->arena + 236800; // [n, 20] in rows of 40
    vae_real *t32 = s->arena + 244800; // [n, 20]
    vae_real *t33 = s->arena + 253008; // [n, 1]
    vae_real *t36 = s->arena + 252800; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t33_sum = 0.0f;
        vae_real t36_sum = 0.0f;
        VAE_SIMD_SUM(t33_sum, t36_sum)
        for (size_t j = 0; j < 20; j++) {
            const vae_real v13 = eps13[i * 20 + j];
            const vae_real v18 = mean11[i * 40 + j] + vae_exp(0.5f * logvar12[i * 40 + j]) * v13;
            z18[i * 20 + j] = v18;
            const vae_real v28 = mean11[i * 40 + j] * mean11[i * 40 + j] + vae_exp(logvar12[i * 40 + j]);
            const vae_real v32 = 0.5f * (v28 - 1.0f - logvar12[i * 40 + j]);
            t32[i * 20 + j] = v32;
            t33_sum += v32;
            const vae_real v34 = v18 * v18 + 1.83787707f - (v13 * v13 + logvar12[i * 40 + j] + 1.83787707f);
            t36_sum += (-0.5f) * v34;
        }
        t33[i] = t33_sum;
        t36[i] = t36_sum;
    }
}

// large.vae:8  dense(784)
// large.vae:10  likelihood = bernoulli
// kernel 4, eval: product by panels over rows of [784]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h41 = s->arena + 156800; // [n, 400]
    const vae_real *w42 = s->param + 338448; // [400, 784]
    vae_real *t44 = scratch; // [end - begin, 784]
    const vae_real *b43 = s->param + 652048; // [784]
    const vae_real *h1 = s->arena + 0; // [n, 784]
    vae_real *t49 = s->arena + 236800; // [n, 1]
    vae_gemm_nn((int)(end - begin), 784, 400, h41 + begin * 400, 400, w42, 784, t44, 784);
    for (size_t i = begin; i < end; i++) {
        vae_real t49_sum = 0.0f;
        VAE_SIMD_SUM(t49_sum)
        for (size_t j = 0; j < 784; j++) {
            const vae_real v44 = t44[(i - begin) * 784 + j];
            const vae_real v45 = v44 + b43[j];
            t49_sum += vae_softplus(v45) - h1[i * 784 + j] * v45;
        }
        t49[i] = t49_sum;
    }
}

// kernel 5, eval: loop over rows of [1]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t50 = s->arena + 252800; // [n, 1], in place of t36
    const vae_real *t36 = s->arena + 252800; // [n, 1]
    const vae_real *t49 = s->arena + 236800; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v36 = t36[i];
        t50[i] = v36 - t49[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // large.vae:7  dense(400)
    // large.vae:7  relu
    // kernel 0, eval: product by panels over rows of [400]
    like_train_k0(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 156800,
        s->param + 313600);
    // large.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [40]
    like_train_k1(s, tile, scratch, s->arena + 156800, s->param + 314000, s->arena + 236800,
        s->param + 330000);
    eval_k2(s, tile, scratch);
    // large.vae:8  dense(400)
    // large.vae:8  relu
    // kernel 3, eval: product by panels over rows of [400]
    like_train_k3(s, tile, scratch, s->arena + 248800, s->param + 330048, s->arena + 156800,
        s->param + 338048);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u1(const VaeState *s, int tile, vae_real *scratch) {
    eval_k4(s, tile, scratch);
    eval_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, eval_u0, panels);
    vae_run_one(me, s, eval_u1, panels);
}

// large.vae:7  dense(400)
// large.vae:7  relu
// kernel 0, encode: product by panels over rows of [400]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 156800,
        s->param + 313600);
}

// large.vae:5  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [20]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t13 = s->arena + 12000; // [n, 20]
    const vae_real *mean11 = s->arena + 0; // [n, 20] in rows of 40
    vae_real *t14 = s->arena + 8000; // [n, 20]
    const vae_real *logvar12 = s->arena + 20; // [n, 20] in rows of 40
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 20; j++) {
            t13[i * 20 + j] = mean11[i * 40 + j];
            t14[i * 20 + j] = logvar12[i * 40 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u1(const VaeState *s, int tile, vae_real *scratch) {
    // large.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [40]
    like_train_k1(s, tile, scratch, s->arena + 156800, s->param + 314000, s->arena + 0,
        s->param + 330000);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, encode_k0, panels);
    vae_run_one(me, s, encode_u1, panels);
}

// large.vae:8  dense(400)
// large.vae:8  relu
// kernel 0, decode: product by panels over rows of [400]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 0, s->param + 330048, s->arena + 313600,
        s->param + 338048);
}

// large.vae:8  dense(784)
// large.vae:10  likelihood = bernoulli
// kernel 1, decode: product by panels over rows of [784]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h5 = s->arena + 313600; // [n, 400]
    const vae_real *w6 = s->param + 338448; // [400, 784]
    vae_real *t10 = s->arena + 156800; // [n, 784]
    const vae_real *b7 = s->param + 652048; // [784]
    vae_real *t11 = s->arena + 0; // [n, 784]
    vae_gemm_nn((int)(end - begin), 784, 400, h5 + begin * 400, 400, w6, 784, t10 + begin * 784, 784);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 784; j++) {
            const vae_real v8 = t10[i * 784 + j];
            const vae_real v10 = vae_sigmoid(v8 + b7[j]);
            t10[i * 784 + j] = v10;
            t11[i * 784 + j] = v10;
        }
    }
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, decode_k0, panels);
    vae_run_one(me, s, decode_k1, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 156800, 784}, // [n, 28, 28, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 573600, 20}, // [n, 20]
    {"loss", VAE_OUT_SCALAR, 0, 577600, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 577632, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 577616, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 784}, // [n, 28, 28, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 248800, 20}, // [n, 20]
    {"reconstruction", VAE_OUT_ROW, 0, 236800, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 253008, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 252800, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 244800, 20}, // [n, 20]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 784}, // [n, 28, 28, 1]
    {"z.mean", VAE_OUT_ROW, 0, 12000, 20}, // [n, 20]
    {"z.logvar", VAE_OUT_ROW, 0, 8000, 20}, // [n, 20]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 0, 20}, // [n, 20]
    {"x.mean", VAE_OUT_ROW, 0, 156800, 784}, // [n, 784]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 784}, // [n, 784]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {400, 784}, {1, 400}, 0, VAE_INIT_UNIFORM, 0.071186848f, true, true, false},
    {"encoder.1.bias", 1, {400}, {1}, 313600, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {20, 400}, {1, 40}, 314000, VAE_INIT_UNIFORM, 0.119522862f, true, true, false},
    {"posterior.z.mean.bias", 1, {20}, {1}, 330000, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {20, 400}, {1, 40}, 314020, VAE_INIT_UNIFORM, 0.119522862f, true, true, false},
    {"posterior.z.logvar.bias", 1, {20}, {1}, 330020, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {400, 20}, {1, 400}, 330048, VAE_INIT_UNIFORM, 0.119522862f, true, true, false},
    {"decoder.0.bias", 1, {400}, {1}, 338048, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {784, 400}, {1, 784}, 338448, VAE_INIT_UNIFORM, 0.071186848f, true, true, false},
    {"decoder.2.bias", 1, {784}, {1}, 652048, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 28, 28, 1, 784, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 20, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[28, 28, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[784]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(400)", "[400]", 314000},
    {VAE_STAGE_ENCODER, 0, "relu", "[400]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[20]", 16040},
    {VAE_STAGE_DECODER, 0, "dense(400)", "[400]", 8400},
    {VAE_STAGE_DECODER, 0, "relu", "[400]", 0},
    {VAE_STAGE_DECODER, 0, "dense(784)", "[784]", 314384},
    {VAE_STAGE_DECODER, 0, "reshape(28, 28, 1)", "[28, 28, 1]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[28, 28, 1]", 0},
};

static const VaeStretch rest[] = {
    {313600, 314000},
    {330000, 652832},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "large", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model large\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [28, 28, 1]                 -              -\n"
        "    flatten                         [784]                       -              -\n"
        "    dense(400)                      [400]                 314,000        627,200\n"
        "    relu                            [400]                       -              -\n"
        "  z: mean, logvar heads             [20]                   16,040         32,000\n"
        "  decoder                           [20]                        -              -\n"
        "    dense(400)                      [400]                   8,400         16,000\n"
        "    relu                            [400]                       -              -\n"
        "    dense(784)                      [784]                 314,384        627,200\n"
        "    reshape(28, 28, 1)              [28, 28, 1]                 -              -\n"
        "\n"
        "  652,824 parameters; one training step of 200 rows: 656,000,000 flops\n"
        "  likelihood bernoulli\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          14       55     2,310,592    2,664,384\n"
        "  eval            6       34     1,012,864    1,350,528\n"
        "  encode          3        7       947,200    1,011,200\n"
        "  decode          2        7     1,574,400    1,590,400\n",
    .batch = 200, .n_param = 652832, .n_state = 0, .n_arena = 577648,
    .n_scratch = 25088,
    .max_threads = 64, .flops_per_row = 3280000.0,
    .n_weight_tiles = 20, .rest = rest, .n_rest = 2,
    .panel = 32,
    .tensor = tensors, .n_tensors = 10,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 10,
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
