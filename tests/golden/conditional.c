// conditional -- written by vaec 0.1.0 from conditional.vae; do not edit.
//
// model conditional
//
//   layer                             output             parameters      flops/row
//   encoder(x, y)                     [7]                         -              -
//     concat(y)                       [10]                        -              -
//     dense(9)                        [9]                        99            180
//     relu                            [9]                         -              -
//   z: mean, logvar heads             [2]                        40             72
//   decoder(z, y)                     [2]                         -              -
//     concat(y)                       [5]                         -              -
//     dense(9)                        [9]                        54             90
//     relu                            [9]                         -              -
//     dense(7)                        [7]                        70            126
//
//   263 parameters; one training step of 128 rows: 156,672 flops
//   likelihood gaussian(sigma=1, floor=0.001)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          17       58        45,888       45,888
//   eval            8       38        28,160       28,160
//   encode          5        9        18,944       18,944
//   decode          5        9        20,480       20,480
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   t2: [n, 7] in rows of 10
//   x0: [n, 7]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, vae_real *t2,
    const vae_real *x0) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            t2[i * 10 + j] = x0[i * 7 + j];
        }
    }
}

// What kernel 1 of train and 1 other do, each with buffers of its own:
//   t3: [n, 3] in rows of 10
//   x1: [n, 3]
//   t30: [n, 3] in rows of 5
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, vae_real *t3,
    const vae_real *x1, vae_real *t30) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t3[i * 10 + j] = x1[i * 3 + j];
            t30[i * 5 + j] = x1[i * 3 + j];
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h4: [n, 10]
//   w5: [10, 9]
//   h9: [n, 9]
//   b6: [9]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h4,
    const vae_real *w5, vae_real *h9, const vae_real *b6) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 9, 10, h4 + begin * 10, 10, w5, 9, h9 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v7 = h9[i * 9 + j];
            h9[i * 9 + j] = vae_max(v7 + b6[j], 0.0f);
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   h9: [n, 9]
//   w10: [9, 4]
//   heads13: [n, 4]
//   b11: [4]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *h9,
    const vae_real *w10, vae_real *heads13, const vae_real *b11) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 4, 9, h9 + begin * 9, 9, w10, 4, heads13 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v12 = heads13[i * 4 + j];
            heads13[i * 4 + j] = v12 + b11[j];
        }
    }
}

// conditional.vae:6  sampling and KL
// kernel 4, train: loop over rows of [2]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar15 = s->arena + 9474; // [n, 2] in rows of 4
    vae_real *t19 = s->arena + 10624; // [n, 2]
    const vae_real *eps16 = s->arena + 10880; // [n, 2]
    vae_real *z21 = s->arena + 8320; // [n, 2] in rows of 5
    const vae_real *mean14 = s->arena + 9472; // [n, 2] in rows of 4
    vae_real *t23 = s->arena + 10368; // [n, 2]
    vae_real *t29 = s->arena + 11264; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t29_sum = 0.0f;
        VAE_SIMD_SUM(t29_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v19 = vae_exp(0.5f * logvar15[i * 4 + j]);
            t19[i * 2 + j] = v19;
            z21[i * 5 + j] = mean14[i * 4 + j] + v19 * eps16[i * 2 + j];
            const vae_real v23 = vae_exp(logvar15[i * 4 + j]);
            t23[i * 2 + j] = v23;
            const vae_real v27 = mean14[i * 4 + j] * mean14[i * 4 + j] + v23 - 1.0f - logvar15[i * 4 + j];
            t29_sum += 0.5f * v27;
        }
        t29[i] = t29_sum;
    }
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   h31: [n, 5]
//   w32: [5, 9]
//   h36: [n, 9]
//   b33: [9]
VAE_SHARED_1(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *h31,
    const vae_real *w32, vae_real *h36, const vae_real *b33) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 9, 5, h31 + begin * 5, 5, w32, 9, h36 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v34 = h36[i * 9 + j];
            h36[i * 9 + j] = vae_max(v34 + b33[j], 0.0f);
        }
    }
}

// conditional.vae:9  dense(7)
// conditional.vae:11  likelihood = gaussian
// conditional.vae:11  gradient of likelihood = gaussian
// kernel 6, train: product by panels over rows of [7]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h36 = s->arena + 3584; // [n, 9]
    const vae_real *w37 = s->param + 240; // [9, 7]
    vae_real *d58 = s->arena + 5888; // [n, 7]
    const vae_real *b38 = s->param + 304; // [7]
    const vae_real *x0 = s->arena + 6784; // [n, 7]
    vae_real *t47 = s->arena + 11136; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 7, 9, h36 + begin * 9, 9, w37, 7, d58 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        vae_real t47_sum = 0.0f;
        VAE_SIMD_SUM(t47_sum)
        for (size_t j = 0; j < 7; j++) {
            const vae_real v39 = d58[i * 7 + j];
            const vae_real v42 = x0[i * 7 + j] - (v39 + b38[j]);
            t47_sum += 0.5f * (v42 * v42 + 1.83787707f);
            d58[i * 7 + j] = -(inv_n * v42);
        }
        t47[i] = t47_sum;
    }
}

// kernel 7, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t49 = s->arena + 11456; // [1]
    const vae_real *t47 = s->arena + 11136; // [n, 1]
    vae_real *t51 = s->arena + 11424; // [1]
    const vae_real *t29 = s->arena + 11264; // [n, 1]
    vae_real t49_sum = 0.0f;
    vae_real t51_sum = 0.0f;
    VAE_SIMD_SUM(t49_sum, t51_sum)
    for (size_t i = 0; i < rows; i++) {
        t49_sum += t47[i];
        t51_sum += t29[i];
    }
    t49[0] = t49_sum;
    t51[0] = t51_sum;
}

// kernel 8, train: loop over [1]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t50 = s->arena + 11440; // [1]
    const vae_real *t49 = s->arena + 11456; // [1]
    vae_real *t52 = s->arena + 11408; // [1]
    const vae_real *t51 = s->arena + 11424; // [1]
    vae_real *t55 = s->arena + 11392; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v50 = t49[0] * inv_n;
    t50[0] = v50;
    const vae_real v52 = t51[0] * inv_n;
    t52[0] = v52;
    t55[0] = v50 + beta * v52;
}

// conditional.vae:11  gradient of dense(7)
// conditional.vae:9  gradient of dense(7)
// kernel 9, train: weight gradient over [9, 7]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h36 = s->arena + 3584; // [n, 9]
    const vae_real *d58 = s->arena + 5888; // [n, 7]
    vae_real *d_param60 = s->grad + 240; // [9, 7]
    if (tile == 1) {
        vae_real *d_param59 = s->grad + 304; // [7]
        vae_column_sums(s->n, 7, d58, 7, d_param59);
        return;
    }
    vae_gemm_tn(9, 7, s->n, h36, 9, d58, 7, d_param60, 7);
}

// conditional.vae:9  gradient of dense(7)
// conditional.vae:9  gradient of relu
// kernel 10, train: product by panels over rows of [9]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d58 = s->arena + 5888; // [n, 7]
    const vae_real *w37 = s->param + 240; // [9, 7]
    vae_real *d62 = s->arena + 2432; // [n, 9]
    const vae_real *h36 = s->arena + 3584; // [n, 9]
    vae_gemm_nt((int)(end - begin), 9, 7, d58 + begin * 7, 7, w37, 7, d62 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v61 = d62[i * 9 + j];
            d62[i * 9 + j] = vae_where(h36[i * 9 + j], v61, 0.0f);
        }
    }
}

// conditional.vae:9  gradient of dense(9)
// kernel 11, train: weight gradient over [5, 9]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h31 = s->arena + 8320; // [n, 5]
    const vae_real *d62 = s->arena + 2432; // [n, 9]
    vae_real *d_param64 = s->grad + 176; // [5, 9]
    if (tile == 1) {
        vae_real *d_param63 = s->grad + 224; // [9]
        vae_column_sums(s->n, 9, d62, 9, d_param63);
        return;
    }
    vae_gemm_tn(5, 9, s->n, h31, 5, d62, 9, d_param64, 9);
}

// conditional.vae:9  gradient of dense(9)
// kernel 12, train: product by panels over rows of [5]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d62 = s->arena + 2432; // [n, 9]
    const vae_real *w32 = s->param + 176; // [5, 9]
    vae_real *d65 = s->arena + 7680; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 9, d62 + begin * 9, 9, w32, 9, d65 + begin * 5, 5);
}

// conditional.vae:6  gradient of sampling and KL
// kernel 13, train: loop over rows of [2]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t23 = s->arena + 10368; // [n, 2]
    const vae_real *mean14 = s->arena + 9472; // [n, 2] in rows of 4
    vae_real *d71 = s->arena + 8960; // [n, 2] in rows of 4
    const vae_real *d66 = s->arena + 7680; // [n, 2] in rows of 5
    const vae_real *eps16 = s->arena + 10880; // [n, 2]
    const vae_real *t19 = s->arena + 10624; // [n, 2]
    vae_real *d75 = s->arena + 8962; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c56 = beta * inv_n;
    const vae_real c67 = 0.5f * c56;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d71[i * 4 + j] = c56 * mean14[i * 4 + j] + d66[i * 5 + j];
            const vae_real v74 = 0.5f * (d66[i * 5 + j] * eps16[i * 2 + j] * t19[i * 2 + j]);
            d75[i * 4 + j] = c67 * t23[i * 2 + j] - c67 + v74;
        }
    }
}

// conditional.vae:6  gradient of posterior heads (added by the compiler)
// kernel 14, train: weight gradient over [9, 4]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h9 = s->arena + 4736; // [n, 9]
    const vae_real *d76 = s->arena + 8960; // [n, 4]
    vae_real *d_param78 = s->grad + 112; // [9, 4]
    if (tile == 1) {
        vae_real *d_param77 = s->grad + 160; // [4]
        vae_column_sums(s->n, 4, d76, 4, d_param77);
        return;
    }
    vae_gemm_tn(9, 4, s->n, h9, 9, d76, 4, d_param78, 4);
}

// conditional.vae:6  gradient of posterior heads (added by the compiler)
// conditional.vae:8  gradient of relu
// kernel 15, train: product by panels over rows of [9]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d76 = s->arena + 8960; // [n, 4]
    const vae_real *w10 = s->param + 112; // [9, 4]
    vae_real *d80 = s->arena + 1280; // [n, 9]
    const vae_real *h9 = s->arena + 4736; // [n, 9]
    vae_gemm_nt((int)(end - begin), 9, 4, d76 + begin * 4, 4, w10, 4, d80 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v79 = d80[i * 9 + j];
            d80[i * 9 + j] = vae_where(h9[i * 9 + j], v79, 0.0f);
        }
    }
}

// conditional.vae:8  gradient of dense(9)
// kernel 16, train: weight gradient over [10, 9]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h4 = s->arena + 0; // [n, 10]
    const vae_real *d80 = s->arena + 1280; // [n, 9]
    vae_real *d_param82 = s->grad + 0; // [10, 9]
    if (tile == 1) {
        vae_real *d_param81 = s->grad + 96; // [9]
        vae_column_sums(s->n, 9, d80, 9, d_param81);
        return;
    }
    vae_gemm_tn(10, 9, s->n, h4, 10, d80, 9, d_param82, 9);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // conditional.vae:4  x
    // kernel 0, train: loop over rows of [7]
    like_train_k0(s, tile, scratch, s->arena + 0, s->arena + 6784);
    // conditional.vae:5  y
    // kernel 1, train: loop over rows of [3]
    like_train_k1(s, tile, scratch, s->arena + 7, s->arena + 9984, s->arena + 8322);
    // conditional.vae:8  dense(9)
    // conditional.vae:8  relu
    // kernel 2, train: product by panels over rows of [9]
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 4736, s->param + 96);
    // conditional.vae:6  posterior heads (added by the compiler)
    // kernel 3, train: product by panels over rows of [4]
    like_train_k3(s, tile, scratch, s->arena + 4736, s->param + 112, s->arena + 9472,
        s->param + 160);
    train_k4(s, tile, scratch);
    // conditional.vae:9  dense(9)
    // conditional.vae:9  relu
    // kernel 5, train: product by panels over rows of [9]
    like_train_k5(s, tile, scratch, s->arena + 8320, s->param + 176, s->arena + 3584,
        s->param + 224);
    train_k6(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k15(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {1280, 9}, // d80
    {8960, 4}, // d71
    {2432, 9}, // d62
    {5888, 7}, // d58
    {11136, 1}, // t47
    {3584, 9}, // h36
    {8320, 5}, // z21
    {11264, 1}, // t29
    {4736, 9}, // h9
    {0, 10}, // t2
};
static const VaeShown train_u0_shown = {10, train_u0_rows};

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){{train_u0, panels, {.shown = &train_u0_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k16, 2, {.weights = true}},
        {train_k9, 2, {.weights = true}},
        {train_k11, 2, {.weights = true}},
        {train_k14, 2, {.weights = true}},
        {train_u1, 1, {0}}}, 5);
}

// conditional.vae:6  sampling and KL
// kernel 4, eval: loop over rows of [2]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar15 = s->arena + 5122; // [n, 2] in rows of 4
    const vae_real *eps16 = s->arena + 6272; // [n, 2]
    vae_real *z21 = s->arena + 4480; // [n, 2] in rows of 5
    const vae_real *mean14 = s->arena + 5120; // [n, 2] in rows of 4
    vae_real *t35 = s->arena + 6016; // [n, 2]
    vae_real *t36 = s->arena + 6912; // [n, 1]
    vae_real *t39 = s->arena + 6784; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t36_sum = 0.0f;
        vae_real t39_sum = 0.0f;
        VAE_SIMD_SUM(t36_sum, t39_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v21 = mean14[i * 4 + j] + vae_exp(0.5f * logvar15[i * 4 + j]) * eps16[i * 2 + j];
            z21[i * 5 + j] = v21;
            const vae_real v24 = eps16[i * 2 + j] * eps16[i * 2 + j] + logvar15[i * 4 + j];
            const vae_real v31 = mean14[i * 4 + j] * mean14[i * 4 + j] + vae_exp(logvar15[i * 4 + j]);
            const vae_real v35 = 0.5f * (v31 - 1.0f - logvar15[i * 4 + j]);
            t35[i * 2 + j] = v35;
            t36_sum += v35;
            const vae_real v38 = (-0.5f) * (v21 * v21 + 1.83787707f - (v24 + 1.83787707f));
            t39_sum += v38;
        }
        t36[i] = t36_sum;
        t39[i] = t39_sum;
    }
}

// conditional.vae:9  dense(7)
// conditional.vae:11  likelihood = gaussian
// kernel 6, eval: product by panels over rows of [7]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h46 = s->arena + 1280; // [n, 9]
    const vae_real *w47 = s->param + 240; // [9, 7]
    vae_real *t49 = scratch; // [end - begin, 7]
    const vae_real *b48 = s->param + 304; // [7]
    const vae_real *x0 = s->arena + 3584; // [n, 7]
    vae_real *t55 = s->arena + 6656; // [n, 1]
    vae_gemm_nn((int)(end - begin), 7, 9, h46 + begin * 9, 9, w47, 7, t49, 7);
    for (size_t i = begin; i < end; i++) {
        vae_real t55_sum = 0.0f;
        VAE_SIMD_SUM(t55_sum)
        for (size_t j = 0; j < 7; j++) {
            const vae_real v49 = t49[(i - begin) * 7 + j];
            const vae_real v51 = x0[i * 7 + j] - (v49 + b48[j]);
            t55_sum += 0.5f * (v51 * v51 + 1.83787707f);
        }
        t55[i] = t55_sum;
    }
}

// kernel 7, eval: loop over rows of [1]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t56 = s->arena + 6528; // [n, 1]
    const vae_real *t39 = s->arena + 6784; // [n, 1]
    const vae_real *t55 = s->arena + 6656; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t56[i] = t39[i] - t55[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // conditional.vae:4  x
    // kernel 0, eval: loop over rows of [7]
    like_train_k0(s, tile, scratch, s->arena + 0, s->arena + 3584);
    // conditional.vae:5  y
    // kernel 1, eval: loop over rows of [3]
    like_train_k1(s, tile, scratch, s->arena + 7, s->arena + 5632, s->arena + 4482);
    // conditional.vae:8  dense(9)
    // conditional.vae:8  relu
    // kernel 2, eval: product by panels over rows of [9]
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 2432, s->param + 96);
    // conditional.vae:6  posterior heads (added by the compiler)
    // kernel 3, eval: product by panels over rows of [4]
    like_train_k3(s, tile, scratch, s->arena + 2432, s->param + 112, s->arena + 5120,
        s->param + 160);
    eval_k4(s, tile, scratch);
    // conditional.vae:9  dense(9)
    // conditional.vae:9  relu
    // kernel 5, eval: product by panels over rows of [9]
    like_train_k5(s, tile, scratch, s->arena + 4480, s->param + 176, s->arena + 1280,
        s->param + 224);
    eval_k6(s, tile, scratch);
    eval_k7(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, eval_u0, panels);
}

// conditional.vae:5  y
// kernel 1, encode: loop over rows of [3]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t3 = s->arena + 7; // [n, 3] in rows of 10
    const vae_real *x1 = s->arena + 3840; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t3[i * 10 + j] = x1[i * 3 + j];
        }
    }
}

// conditional.vae:6  posterior heads (added by the compiler)
// kernel 4, encode: loop over rows of [2]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t16 = s->arena + 4480; // [n, 2]
    const vae_real *mean14 = s->arena + 3328; // [n, 2] in rows of 4
    vae_real *t17 = s->arena + 4224; // [n, 2]
    const vae_real *logvar15 = s->arena + 3330; // [n, 2] in rows of 4
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
    // conditional.vae:4  x
    // kernel 0, encode: loop over rows of [7]
    like_train_k0(s, tile, scratch, s->arena + 0, s->arena + 2432);
    encode_k1(s, tile, scratch);
    // conditional.vae:8  dense(9)
    // conditional.vae:8  relu
    // kernel 2, encode: product by panels over rows of [9]
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 1280, s->param + 96);
    // conditional.vae:6  posterior heads (added by the compiler)
    // kernel 3, encode: product by panels over rows of [4]
    like_train_k3(s, tile, scratch, s->arena + 1280, s->param + 112, s->arena + 3328,
        s->param + 160);
    encode_k4(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, encode_u0, panels);
}

// conditional.vae:6  z
// kernel 0, decode: loop over rows of [2]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t2 = s->arena + 3840; // [n, 2] in rows of 5
    const vae_real *z1 = s->arena + 4864; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t2[i * 5 + j] = z1[i * 2 + j];
        }
    }
}

// conditional.vae:5  y
// kernel 1, decode: loop over rows of [3]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t3 = s->arena + 3842; // [n, 3] in rows of 5
    const vae_real *x0 = s->arena + 4480; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t3[i * 5 + j] = x0[i * 3 + j];
        }
    }
}

// conditional.vae:9  dense(7)
// kernel 3, decode: product by panels over rows of [7]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h9 = s->arena + 0; // [n, 9]
    const vae_real *w10 = s->param + 240; // [9, 7]
    vae_real *p13 = s->arena + 2944; // [n, 7]
    const vae_real *b11 = s->param + 304; // [7]
    vae_real *t16 = s->arena + 1152; // [n, 7]
    vae_gemm_nn((int)(end - begin), 7, 9, h9 + begin * 9, 9, w10, 7, p13 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v12 = p13[i * 7 + j];
            const vae_real v13 = v12 + b11[j];
            p13[i * 7 + j] = v13;
            t16[i * 7 + j] = v13;
        }
    }
}

// kernel 4, decode: loop over rows of [7]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t15 = s->arena + 2048; // [n, 7]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            t15[i * 7 + j] = 1.0f;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    decode_k0(s, tile, scratch);
    decode_k1(s, tile, scratch);
    // conditional.vae:9  dense(9)
    // conditional.vae:9  relu
    // kernel 2, decode: product by panels over rows of [9]
    like_train_k5(s, tile, scratch, s->arena + 3840, s->param + 176, s->arena + 0, s->param + 224);
    decode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k4, panels, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 6784, 7}, // [n, 7]
    {"y", VAE_IN_DATA, 1, 9984, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 10880, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 11392, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 11440, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 11408, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 3584, 7}, // [n, 7]
    {"y", VAE_IN_DATA, 1, 5632, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 6272, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 6656, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 6912, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 6528, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 6016, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 2432, 7}, // [n, 7]
    {"y", VAE_IN_DATA, 1, 3840, 3}, // [n, 3]
    {"z.mean", VAE_OUT_ROW, 0, 4480, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 4224, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"y", VAE_IN_DATA, 1, 4480, 3}, // [n, 3]
    {"z", VAE_IN_LATENT, 0, 4864, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 2944, 7}, // [n, 7]
    {"x.draw0", VAE_OUT_ROW, 0, 1152, 7}, // [n, 7]
    {"x.draw1", VAE_OUT_ROW, 0, 2048, 7}, // [n, 7]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {9, 10}, {1, 9}, 0, VAE_INIT_UNIFORM, 0.561951458f, true, true, false},
    {"encoder.1.bias", 1, {9}, {1}, 96, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 9}, {1, 4}, 112, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 160, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 9}, {1, 4}, 114, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 162, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.1.weight", 2, {9, 5}, {1, 9}, 176, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"decoder.1.bias", 1, {9}, {1}, 224, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.3.weight", 2, {7, 9}, {1, 7}, 240, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"decoder.3.bias", 1, {7}, {1}, 304, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 7, 7, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
    {"y", VAE_LABEL, 1, 1, 3, 3, VAE_DOMAIN_ANY, NULL, false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[7]", 0},
    {VAE_STAGE_DATA, 0, "y", "[3]", 0},
    {VAE_STAGE_ENCODER, 0, "concat(y)", "[10]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(9)", "[9]", 99},
    {VAE_STAGE_ENCODER, 0, "relu", "[9]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 40},
    {VAE_STAGE_DATA, 0, "y", "[3]", 0},
    {VAE_STAGE_DECODER, 0, "concat(y)", "[5]", 0},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[9]", 54},
    {VAE_STAGE_DECODER, 0, "relu", "[9]", 0},
    {VAE_STAGE_DECODER, 0, "dense(7)", "[7]", 70},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[7]", 0},
};

static const VaeStretch rest[] = {
    {0, 320},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "conditional", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model conditional\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x, y)                     [7]                         -              -\n"
        "    concat(y)                       [10]                        -              -\n"
        "    dense(9)                        [9]                        99            180\n"
        "    relu                            [9]                         -              -\n"
        "  z: mean, logvar heads             [2]                        40             72\n"
        "  decoder(z, y)                     [2]                         -              -\n"
        "    concat(y)                       [5]                         -              -\n"
        "    dense(9)                        [9]                        54             90\n"
        "    relu                            [9]                         -              -\n"
        "    dense(7)                        [7]                        70            126\n"
        "\n"
        "  263 parameters; one training step of 128 rows: 156,672 flops\n"
        "  likelihood gaussian(sigma=1, floor=0.001)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          17       58        45,888       45,888\n"
        "  eval            8       38        28,160       28,160\n"
        "  encode          5        9        18,944       18,944\n"
        "  decode          5        9        20,480       20,480\n",
    .batch = 128, .n_param = 320, .n_state = 0, .n_arena = 11472,
    .n_scratch = 224,
    .max_threads = 1, .flops_per_row = 1224.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 32,
    .tensor = tensors, .n_tensors = 10,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 12,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 7},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 4},
    .decode = {"decode", decode_run, decode_ports, 5},
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
