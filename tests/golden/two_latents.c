// two_latents -- written by vaec 0.1.0 from two_latents.vae; do not edit.
//
// model two_latents
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [9]                         -              -
//     dense(12)                       [12]                      120            216
//     silu                            [12]                        -              -
//   a: mean, logvar heads             [3]                        78            144
//   b: mean, logvar heads             [2]                        52             96
//   decoder(a, b)                     [3]                         -              -
//     dense(6)                        [6]                        24             36
//     silu                            [6]                         -              -
//     concat(b)                       [8]                         -              -
//     dense(9)                        [9]                        81            144
//
//   355 parameters; one training step of 50 rows: 84,600 flops
//   likelihood mse
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          17       85        29,376       29,376
//   eval            8       56        12,544       12,544
//   encode          4       10         8,512        8,512
//   decode          4        9         8,256        8,256
//
// n is the number of rows in the batch, at most 50; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// two_latents.vae:8  dense(12)
// two_latents.vae:8  silu
// kernel 0, train: product by panels over rows of [12]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 3920; // [n, 9]
    const vae_real *w1 = s->param + 0; // [9, 12]
    vae_real *h4 = s->arena + 1824; // [n, 12]
    const vae_real *b2 = s->param + 112; // [12]
    vae_real *t5 = s->arena + 1216; // [n, 12]
    vae_real *h6 = s->arena + 608; // [n, 12]
    vae_gemm_nn((int)(end - begin), 12, 9, x0 + begin * 9, 9, w1, 12, h4 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v3 = h4[i * 12 + j];
            const vae_real v4 = v3 + b2[j];
            h4[i * 12 + j] = v4;
            const vae_real v5 = vae_sigmoid(v4);
            t5[i * 12 + j] = v5;
            h6[i * 12 + j] = v4 * v5;
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h6: [n, 12]
//   w7: [12, 10]
//   heads10: [n, 10]
//   b8: [10]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h6,
    const vae_real *w7, vae_real *heads10, const vae_real *b8) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_gemm_nn((int)(end - begin), 10, 12, h6 + begin * 12, 12, w7, 10, heads10 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 10; j++) {
            const vae_real v9 = heads10[i * 10 + j];
            heads10[i * 10 + j] = v9 + b8[j];
        }
    }
}

// two_latents.vae:5  sampling and KL
// kernel 2, train: loop over rows of [3]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *logvar12 = s->arena + 2947; // [n, 3] in rows of 10
    vae_real *t18 = s->arena + 6416; // [n, 3]
    const vae_real *eps15 = s->arena + 6576; // [n, 3]
    vae_real *z20 = s->arena + 6256; // [n, 3]
    const vae_real *mean11 = s->arena + 2944; // [n, 3] in rows of 10
    vae_real *t22 = s->arena + 6096; // [n, 3]
    vae_real *t28 = s->arena + 7200; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t28_sum = 0.0f;
        VAE_SIMD_SUM(t28_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v18 = vae_exp(0.5f * logvar12[i * 10 + j]);
            t18[i * 3 + j] = v18;
            z20[i * 3 + j] = mean11[i * 10 + j] + v18 * eps15[i * 3 + j];
            const vae_real v22 = vae_exp(logvar12[i * 10 + j]);
            t22[i * 3 + j] = v22;
            const vae_real v26 = mean11[i * 10 + j] * mean11[i * 10 + j] + v22 - 1.0f - logvar12[i * 10 + j];
            t28_sum += 0.5f * v26;
        }
        t28[i] = t28_sum;
    }
}

// two_latents.vae:6  sampling and KL
// kernel 3, train: loop over rows of [2]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *logvar14 = s->arena + 2952; // [n, 2] in rows of 10
    vae_real *t31 = s->arena + 6848; // [n, 2]
    const vae_real *eps29 = s->arena + 6960; // [n, 2]
    vae_real *z33 = s->arena + 4790; // [n, 2] in rows of 8
    const vae_real *mean13 = s->arena + 2950; // [n, 2] in rows of 10
    vae_real *t35 = s->arena + 6736; // [n, 2]
    vae_real *t40 = s->arena + 7136; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t40_sum = 0.0f;
        VAE_SIMD_SUM(t40_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v31 = vae_exp(0.5f * logvar14[i * 10 + j]);
            t31[i * 2 + j] = v31;
            z33[i * 8 + j] = mean13[i * 10 + j] + v31 * eps29[i * 2 + j];
            const vae_real v35 = vae_exp(logvar14[i * 10 + j]);
            t35[i * 2 + j] = v35;
            const vae_real v38 = mean13[i * 10 + j] * mean13[i * 10 + j] + v35 - 1.0f - logvar14[i * 10 + j];
            t40_sum += 0.5f * v38;
        }
        t40[i] = t40_sum;
    }
}

// two_latents.vae:9  dense(6)
// two_latents.vae:9  silu
// kernel 4, train: product by panels over rows of [6]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *z20 = s->arena + 6256; // [n, 3]
    const vae_real *w42 = s->param + 272; // [3, 6]
    vae_real *h45 = s->arena + 5792; // [n, 6]
    const vae_real *b43 = s->param + 304; // [6]
    vae_real *t46 = s->arena + 5488; // [n, 6]
    vae_real *h47 = s->arena + 4784; // [n, 6] in rows of 8
    vae_gemm_nn((int)(end - begin), 6, 3, z20 + begin * 3, 3, w42, 6, h45 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v44 = h45[i * 6 + j];
            const vae_real v45 = v44 + b43[j];
            h45[i * 6 + j] = v45;
            const vae_real v46 = vae_sigmoid(v45);
            t46[i * 6 + j] = v46;
            h47[i * 8 + j] = v45 * v46;
        }
    }
}

// two_latents.vae:9  dense(9)
// two_latents.vae:11  likelihood = mse
// two_latents.vae:11  gradient of likelihood = mse
// kernel 5, train: product by panels over rows of [9]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h48 = s->arena + 4784; // [n, 8]
    const vae_real *w49 = s->param + 320; // [8, 9]
    vae_real *d68 = s->arena + 3456; // [n, 9]
    const vae_real *b50 = s->param + 400; // [9]
    const vae_real *x0 = s->arena + 3920; // [n, 9]
    vae_real *t55 = s->arena + 7072; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c66 = 2.0f * inv_n;
    vae_gemm_nn((int)(end - begin), 9, 8, h48 + begin * 8, 8, w49, 9, d68 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t55_sum = 0.0f;
        VAE_SIMD_SUM(t55_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v51 = d68[i * 9 + j];
            const vae_real v53 = x0[i * 9 + j] - (v51 + b50[j]);
            t55_sum += v53 * v53;
            d68[i * 9 + j] = -(c66 * v53);
        }
        t55[i] = t55_sum;
    }
}

// kernel 6, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *t28 = s->arena + 7200; // [n, 1]
    const vae_real *t40 = s->arena + 7136; // [n, 1]
    vae_real *t57 = s->arena + 7328; // [1]
    const vae_real *t55 = s->arena + 7072; // [n, 1]
    vae_real *t59 = s->arena + 7296; // [1]
    vae_real t57_sum = 0.0f;
    vae_real t59_sum = 0.0f;
    VAE_SIMD_SUM(t57_sum, t59_sum)
    for (size_t i = 0; i < rows; i++) {
        t57_sum += t55[i];
        t59_sum += t28[i] + t40[i];
    }
    t57[0] = t57_sum;
    t59[0] = t59_sum;
}

// kernel 7, train: loop over [1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t58 = s->arena + 7312; // [1]
    const vae_real *t57 = s->arena + 7328; // [1]
    vae_real *t60 = s->arena + 7280; // [1]
    const vae_real *t59 = s->arena + 7296; // [1]
    vae_real *t63 = s->arena + 7264; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v58 = t57[0] * inv_n;
    t58[0] = v58;
    const vae_real v60 = t59[0] * inv_n;
    t60[0] = v60;
    t63[0] = v58 + beta * v60;
}

// two_latents.vae:11  gradient of dense(9)
// two_latents.vae:9  gradient of dense(9)
// kernel 8, train: weight gradient over [8, 9]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h48 = s->arena + 4784; // [n, 8]
    const vae_real *d68 = s->arena + 3456; // [n, 9]
    vae_real *d_param70 = s->grad + 320; // [8, 9]
    if (tile == 1) {
        vae_real *d_param69 = s->grad + 400; // [9]
        vae_column_sums(s->n, 9, d68, 9, d_param69);
        return;
    }
    vae_gemm_tn(8, 9, s->n, h48, 8, d68, 9, d_param70, 9);
}

// two_latents.vae:9  gradient of dense(9)
// kernel 9, train: product by panels over rows of [8]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d68 = s->arena + 3456; // [n, 9]
    const vae_real *w49 = s->param + 320; // [8, 9]
    vae_real *d71 = s->arena + 4384; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 9, d68 + begin * 9, 9, w49, 9, d71 + begin * 8, 8);
}

// two_latents.vae:9  gradient of silu
// kernel 10, train: loop over rows of [6]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d72 = s->arena + 4384; // [n, 6] in rows of 8
    const vae_real *t46 = s->arena + 5488; // [n, 6]
    const vae_real *h45 = s->arena + 5792; // [n, 6]
    vae_real *d79 = s->arena + 5184; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v78 = d72[i * 8 + j] * h45[i * 6 + j] * (t46[i * 6 + j] * (1.0f - t46[i * 6 + j]));
            d79[i * 6 + j] = d72[i * 8 + j] * t46[i * 6 + j] + v78;
        }
    }
}

// two_latents.vae:9  gradient of dense(6)
// kernel 11, train: weight gradient over [3, 6]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z20 = s->arena + 6256; // [n, 3]
    const vae_real *d79 = s->arena + 5184; // [n, 6]
    vae_real *d_param81 = s->grad + 272; // [3, 6]
    if (tile == 1) {
        vae_real *d_param80 = s->grad + 304; // [6]
        vae_column_sums(s->n, 6, d79, 6, d_param80);
        return;
    }
    vae_gemm_tn(3, 6, s->n, z20, 3, d79, 6, d_param81, 6);
}

// two_latents.vae:9  gradient of dense(6)
// two_latents.vae:5  gradient of sampling and KL
// kernel 12, train: product by panels over rows of [3]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d79 = s->arena + 5184; // [n, 6]
    const vae_real *w42 = s->param + 272; // [3, 6]
    vae_real *d95 = s->arena + 2432; // [n, 3] in rows of 10
    const vae_real *t22 = s->arena + 6096; // [n, 3]
    const vae_real *mean11 = s->arena + 2944; // [n, 3] in rows of 10
    const vae_real *eps15 = s->arena + 6576; // [n, 3]
    const vae_real *t18 = s->arena + 6416; // [n, 3]
    vae_real *d99 = s->arena + 2435; // [n, 3] in rows of 10
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c64 = beta * inv_n;
    const vae_real c83 = 0.5f * c64;
    vae_gemm_nt((int)(end - begin), 3, 6, d79 + begin * 6, 6, w42, 6, d95 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v82 = d95[i * 10 + j];
            d95[i * 10 + j] = c64 * mean11[i * 10 + j] + v82;
            d99[i * 10 + j] = c83 * t22[i * 3 + j] - c83 + 0.5f * (v82 * eps15[i * 3 + j] * t18[i * 3 + j]);
        }
    }
}

// two_latents.vae:6  gradient of sampling and KL
// kernel 13, train: loop over rows of [2]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t35 = s->arena + 6736; // [n, 2]
    const vae_real *mean13 = s->arena + 2950; // [n, 2] in rows of 10
    vae_real *d87 = s->arena + 2438; // [n, 2] in rows of 10
    const vae_real *d73 = s->arena + 4390; // [n, 2] in rows of 8
    const vae_real *eps29 = s->arena + 6960; // [n, 2]
    const vae_real *t31 = s->arena + 6848; // [n, 2]
    vae_real *d91 = s->arena + 2440; // [n, 2] in rows of 10
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c64 = beta * inv_n;
    const vae_real c83 = 0.5f * c64;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d87[i * 10 + j] = c64 * mean13[i * 10 + j] + d73[i * 8 + j];
            const vae_real v90 = 0.5f * (d73[i * 8 + j] * eps29[i * 2 + j] * t31[i * 2 + j]);
            d91[i * 10 + j] = c83 * t35[i * 2 + j] - c83 + v90;
        }
    }
}

// two_latents.vae:5  gradient of posterior heads (added by the compiler)
// kernel 14, train: weight gradient over [12, 10]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h6 = s->arena + 608; // [n, 12]
    const vae_real *d100 = s->arena + 2432; // [n, 10]
    vae_real *d_param102 = s->grad + 128; // [12, 10]
    if (tile == 1) {
        vae_real *d_param101 = s->grad + 256; // [10]
        vae_column_sums(s->n, 10, d100, 10, d_param101);
        return;
    }
    vae_gemm_tn(12, 10, s->n, h6, 12, d100, 10, d_param102, 10);
}

// two_latents.vae:5  gradient of posterior heads (added by the compiler)
// two_latents.vae:8  gradient of silu
// kernel 15, train: product by panels over rows of [12]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d100 = s->arena + 2432; // [n, 10]
    const vae_real *w7 = s->param + 128; // [12, 10]
    vae_real *d109 = s->arena + 0; // [n, 12]
    const vae_real *t5 = s->arena + 1216; // [n, 12]
    const vae_real *h4 = s->arena + 1824; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 10, d100 + begin * 10, 10, w7, 10, d109 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v103 = d109[i * 12 + j];
            const vae_real v108 = v103 * h4[i * 12 + j] * (t5[i * 12 + j] * (1.0f - t5[i * 12 + j]));
            d109[i * 12 + j] = v103 * t5[i * 12 + j] + v108;
        }
    }
}

// two_latents.vae:8  gradient of dense(12)
// kernel 16, train: weight gradient over [9, 12]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 3920; // [n, 9]
    const vae_real *d109 = s->arena + 0; // [n, 12]
    vae_real *d_param111 = s->grad + 0; // [9, 12]
    if (tile == 1) {
        vae_real *d_param110 = s->grad + 112; // [12]
        vae_column_sums(s->n, 12, d109, 12, d_param110);
        return;
    }
    vae_gemm_tn(9, 12, s->n, x0, 9, d109, 12, d_param111, 12);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    train_k0(s, tile, scratch);
    // two_latents.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [10]
    like_train_k1(s, tile, scratch, s->arena + 608, s->param + 128, s->arena + 2944, s->param + 256);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k15(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {0, 12}, // d109
    {2432, 10}, // d87
    {5184, 6}, // d79
    {3456, 9}, // d68
    {7072, 1}, // t55
    {4784, 8}, // z33
    {7136, 1}, // t40
    {7200, 1}, // t28
    {6256, 3}, // z20
    {608, 12}, // h6
    {3920, 9}, // x0
};
static const VaeShown train_u0_shown = {11, train_u0_rows};

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run(me, s, (VaeWork[]){{train_u0, panels, {.shown = &train_u0_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k14, 2, {.weights = true}},
        {train_k16, 2, {.weights = true}},
        {train_k8, 2, {.weights = true}},
        {train_k11, 2, {.weights = true}},
        {train_u1, 1, {0}}}, 5);
}

// What kernel 0 of eval and 1 other do, each with buffers of its own:
//   x0: [n, 9]
//   w1: [9, 12]
//   h6: [n, 12]
//   b2: [12]
VAE_SHARED_1(like_eval_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h6, const vae_real *b2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_gemm_nn((int)(end - begin), 12, 9, x0 + begin * 9, 9, w1, 12, h6 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v3 = h6[i * 12 + j];
            const vae_real v4 = v3 + b2[j];
            h6[i * 12 + j] = v4 * vae_sigmoid(v4);
        }
    }
}

// two_latents.vae:5  sampling and KL
// kernel 2, eval: loop over rows of [3]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *logvar12 = s->arena + 611; // [n, 3] in rows of 10
    const vae_real *eps15 = s->arena + 2304; // [n, 3]
    vae_real *z20 = s->arena + 2144; // [n, 3]
    const vae_real *mean11 = s->arena + 608; // [n, 3] in rows of 10
    vae_real *t34 = s->arena + 1984; // [n, 3]
    vae_real *t35 = s->arena + 3072; // [n, 1]
    vae_real *t38 = s->arena + 3008; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t35_sum = 0.0f;
        vae_real t38_sum = 0.0f;
        VAE_SIMD_SUM(t35_sum, t38_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v20 = mean11[i * 10 + j] + vae_exp(0.5f * logvar12[i * 10 + j]) * eps15[i * 3 + j];
            z20[i * 3 + j] = v20;
            const vae_real v23 = eps15[i * 3 + j] * eps15[i * 3 + j] + logvar12[i * 10 + j];
            const vae_real v30 = mean11[i * 10 + j] * mean11[i * 10 + j] + vae_exp(logvar12[i * 10 + j]);
            const vae_real v34 = 0.5f * (v30 - 1.0f - logvar12[i * 10 + j]);
            t34[i * 3 + j] = v34;
            t35_sum += v34;
            const vae_real v37 = (-0.5f) * (v20 * v20 + 1.83787707f - (v23 + 1.83787707f));
            t38_sum += v37;
        }
        t35[i] = t35_sum;
        t38[i] = t38_sum;
    }
}

// two_latents.vae:6  sampling and KL
// kernel 3, eval: loop over rows of [2]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *logvar14 = s->arena + 616; // [n, 2] in rows of 10
    const vae_real *eps39 = s->arena + 2576; // [n, 2]
    vae_real *z43 = s->arena + 1590; // [n, 2] in rows of 8
    const vae_real *mean13 = s->arena + 614; // [n, 2] in rows of 10
    vae_real *t54 = s->arena + 2464; // [n, 2]
    vae_real *t55 = s->arena + 2944; // [n, 1]
    vae_real *t59 = s->arena + 2816; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t55_sum = 0.0f;
        vae_real t59_sum = 0.0f;
        VAE_SIMD_SUM(t55_sum, t59_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v43 = mean13[i * 10 + j] + vae_exp(0.5f * logvar14[i * 10 + j]) * eps39[i * 2 + j];
            z43[i * 8 + j] = v43;
            const vae_real v45 = eps39[i * 2 + j] * eps39[i * 2 + j] + logvar14[i * 10 + j];
            const vae_real v51 = mean13[i * 10 + j] * mean13[i * 10 + j] + vae_exp(logvar14[i * 10 + j]);
            const vae_real v54 = 0.5f * (v51 - 1.0f - logvar14[i * 10 + j]);
            t54[i * 2 + j] = v54;
            t55_sum += v54;
            const vae_real v58 = (-0.5f) * (v43 * v43 + 1.83787707f - (v45 + 1.83787707f));
            t59_sum += v58;
        }
        t55[i] = t55_sum;
        t59[i] = t59_sum;
    }
}

// kernel 4, eval: loop over rows of [1]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t56 = s->arena + 2880; // [n, 1]
    const vae_real *t35 = s->arena + 3072; // [n, 1]
    const vae_real *t55 = s->arena + 2944; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t56[i] = t35[i] + t55[i];
    }
}

// What kernel 5 of eval and 1 other do, each with buffers of its own:
//   z20: [n, 3]
//   w61: [3, 6]
//   h66: [n, 6] in rows of 8
//   b62: [6]
VAE_SHARED_1(like_eval_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *z20,
    const vae_real *w61, vae_real *h66, const vae_real *b62) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_gemm_nn((int)(end - begin), 6, 3, z20 + begin * 3, 3, w61, 6, h66 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v63 = h66[i * 8 + j];
            const vae_real v64 = v63 + b62[j];
            h66[i * 8 + j] = v64 * vae_sigmoid(v64);
        }
    }
}

// two_latents.vae:9  dense(9)
// two_latents.vae:11  likelihood = mse
// kernel 6, eval: product by panels over rows of [9]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h67 = s->arena + 1584; // [n, 8]
    const vae_real *w68 = s->param + 320; // [8, 9]
    vae_real *t70 = scratch; // [end - begin, 9]
    const vae_real *b69 = s->param + 400; // [9]
    const vae_real *x0 = s->arena + 1120; // [n, 9]
    vae_real *t74 = s->arena + 2752; // [n, 1]
    vae_gemm_nn((int)(end - begin), 9, 8, h67 + begin * 8, 8, w68, 9, t70, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t74_sum = 0.0f;
        VAE_SIMD_SUM(t74_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v70 = t70[(i - begin) * 9 + j];
            const vae_real v72 = x0[i * 9 + j] - (v70 + b69[j]);
            t74_sum += v72 * v72;
        }
        t74[i] = t74_sum;
    }
}

// kernel 7, eval: loop over rows of [1]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t38 = s->arena + 3008; // [n, 1]
    const vae_real *t59 = s->arena + 2816; // [n, 1]
    vae_real *t75 = s->arena + 2688; // [n, 1]
    const vae_real *t74 = s->arena + 2752; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t75[i] = t38[i] + t59[i] - t74[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // two_latents.vae:8  dense(12)
    // two_latents.vae:8  silu
    // kernel 0, eval: product by panels over rows of [12]
    like_eval_k0(s, tile, scratch, s->arena + 1120, s->param + 0, s->arena + 0, s->param + 112);
    // two_latents.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [10]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 128, s->arena + 608, s->param + 256);
    eval_k2(s, tile, scratch);
    eval_k3(s, tile, scratch);
    eval_k4(s, tile, scratch);
    // two_latents.vae:9  dense(6)
    // two_latents.vae:9  silu
    // kernel 5, eval: product by panels over rows of [6]
    like_eval_k5(s, tile, scratch, s->arena + 2144, s->param + 272, s->arena + 1584, s->param + 304);
    eval_k6(s, tile, scratch);
    eval_k7(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run_one(me, s, eval_u0, panels);
}

// two_latents.vae:5  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [3]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t15 = s->arena + 1744; // [n, 3]
    const vae_real *mean11 = s->arena + 608; // [n, 3] in rows of 10
    vae_real *t16 = s->arena + 1584; // [n, 3]
    const vae_real *logvar12 = s->arena + 611; // [n, 3] in rows of 10
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t15[i * 3 + j] = mean11[i * 10 + j];
            t16[i * 3 + j] = logvar12[i * 10 + j];
        }
    }
}

// two_latents.vae:5  posterior heads (added by the compiler)
// kernel 3, encode: loop over rows of [2]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t17 = s->arena + 2016; // [n, 2]
    const vae_real *mean13 = s->arena + 614; // [n, 2] in rows of 10
    vae_real *t18 = s->arena + 1904; // [n, 2]
    const vae_real *logvar14 = s->arena + 616; // [n, 2] in rows of 10
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t17[i * 2 + j] = mean13[i * 10 + j];
            t18[i * 2 + j] = logvar14[i * 10 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // two_latents.vae:8  dense(12)
    // two_latents.vae:8  silu
    // kernel 0, encode: product by panels over rows of [12]
    like_eval_k0(s, tile, scratch, s->arena + 1120, s->param + 0, s->arena + 0, s->param + 112);
    // two_latents.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [10]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 128, s->arena + 608, s->param + 256);
    encode_k2(s, tile, scratch);
    encode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run_one(me, s, encode_u0, panels);
}

// two_latents.vae:6  b
// kernel 1, decode: loop over rows of [2]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t8 = s->arena + 1398; // [n, 2] in rows of 8
    const vae_real *z1 = s->arena + 1952; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t8[i * 8 + j] = z1[i * 2 + j];
        }
    }
}

// two_latents.vae:9  dense(9)
// kernel 2, decode: product by panels over rows of [9]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h9 = s->arena + 1392; // [n, 8]
    const vae_real *w10 = s->param + 320; // [8, 9]
    vae_real *p13 = s->arena + 928; // [n, 9]
    const vae_real *b11 = s->param + 400; // [9]
    vae_real *t16 = s->arena + 0; // [n, 9]
    vae_gemm_nn((int)(end - begin), 9, 8, h9 + begin * 8, 8, w10, 9, p13 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v12 = p13[i * 9 + j];
            const vae_real v13 = v12 + b11[j];
            p13[i * 9 + j] = v13;
            t16[i * 9 + j] = v13;
        }
    }
}

// kernel 3, decode: loop over rows of [9]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t15 = s->arena + 464; // [n, 9]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t15[i * 9 + j] = 0.707106781f;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // two_latents.vae:9  dense(6)
    // two_latents.vae:9  silu
    // kernel 0, decode: product by panels over rows of [6]
    like_eval_k5(s, tile, scratch, s->arena + 1792, s->param + 272, s->arena + 1392, s->param + 304);
    decode_k1(s, tile, scratch);
    decode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k3, panels, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 3920, 9}, // [n, 9]
    {"a.eps", VAE_IN_NORMAL, 0, 6576, 3}, // [n, 3]
    {"b.eps", VAE_IN_NORMAL, 1, 6960, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 7264, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 7312, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 7280, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 1120, 9}, // [n, 9]
    {"a.eps", VAE_IN_NORMAL, 0, 2304, 3}, // [n, 3]
    {"b.eps", VAE_IN_NORMAL, 1, 2576, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 2752, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 2880, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 2688, 1}, // [n, 1]
    {"a.kl", VAE_OUT_ROW, 0, 1984, 3}, // [n, 3]
    {"b.kl", VAE_OUT_ROW, 0, 2464, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 1120, 9}, // [n, 9]
    {"a.mean", VAE_OUT_ROW, 0, 1744, 3}, // [n, 3]
    {"a.logvar", VAE_OUT_ROW, 0, 1584, 3}, // [n, 3]
    {"b.mean", VAE_OUT_ROW, 0, 2016, 2}, // [n, 2]
    {"b.logvar", VAE_OUT_ROW, 0, 1904, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"a", VAE_IN_LATENT, 0, 1792, 3}, // [n, 3]
    {"b", VAE_IN_LATENT, 1, 1952, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 928, 9}, // [n, 9]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 9}, // [n, 9]
    {"x.draw1", VAE_OUT_ROW, 0, 464, 9}, // [n, 9]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {12, 9}, {1, 12}, 0, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"encoder.0.bias", 1, {12}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.a.mean.weight", 2, {3, 12}, {1, 10}, 128, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"posterior.a.mean.bias", 1, {3}, {1}, 256, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.a.logvar.weight", 2, {3, 12}, {1, 10}, 131, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"posterior.a.logvar.bias", 1, {3}, {1}, 259, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.b.mean.weight", 2, {2, 12}, {1, 10}, 134, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"posterior.b.mean.bias", 1, {2}, {1}, 262, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.b.logvar.weight", 2, {2, 12}, {1, 10}, 136, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"posterior.b.logvar.bias", 1, {2}, {1}, 264, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {6, 3}, {1, 6}, 272, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"decoder.0.bias", 1, {6}, {1}, 304, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.3.weight", 2, {9, 8}, {1, 9}, 320, VAE_INIT_UNIFORM, 0.594088554f, true, true, false},
    {"decoder.3.bias", 1, {9}, {1}, 400, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 9, 9, VAE_DOMAIN_ANY, "mse", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"a", 3, 0},
    {"b", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[9]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(12)", "[12]", 120},
    {VAE_STAGE_ENCODER, 0, "silu", "[12]", 0},
    {VAE_STAGE_LATENT, 0, "a: normal", "[3]", 78},
    {VAE_STAGE_LATENT, 0, "b: normal", "[2]", 52},
    {VAE_STAGE_DECODER, 0, "dense(6)", "[6]", 24},
    {VAE_STAGE_DECODER, 0, "silu", "[6]", 0},
    {VAE_STAGE_DECODER, 0, "concat(b)", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[9]", 81},
    {VAE_STAGE_OUTPUT, 0, "x: mse", "[9]", 0},
};

static const VaeStretch rest[] = {
    {0, 416},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "two_latents", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model two_latents\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [9]                         -              -\n"
        "    dense(12)                       [12]                      120            216\n"
        "    silu                            [12]                        -              -\n"
        "  a: mean, logvar heads             [3]                        78            144\n"
        "  b: mean, logvar heads             [2]                        52             96\n"
        "  decoder(a, b)                     [3]                         -              -\n"
        "    dense(6)                        [6]                        24             36\n"
        "    silu                            [6]                         -              -\n"
        "    concat(b)                       [8]                         -              -\n"
        "    dense(9)                        [9]                        81            144\n"
        "\n"
        "  355 parameters; one training step of 50 rows: 84,600 flops\n"
        "  likelihood mse\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          17       85        29,376       29,376\n"
        "  eval            8       56        12,544       12,544\n"
        "  encode          4       10         8,512        8,512\n"
        "  decode          4        9         8,256        8,256\n",
    .batch = 50, .n_param = 416, .n_state = 0, .n_arena = 7344,
    .n_scratch = 224,
    .max_threads = 1, .flops_per_row = 1692.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 24,
    .tensor = tensors, .n_tensors = 14,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 2,
    .stage = stages, .n_stages = 10,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 8},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 5},
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
