// pairs -- written by vaec 0.1.0 from pairs.vae; do not edit.
//
// model pairs
//
//   layer                             output             parameters      flops/row
//   encoder(small)                    [2, 2, 1]                   -              -
//     flatten                         [4]                         -              -
//     dense(8)                        [8]                        40             64
//     relu                            [8]                         -              -
//   z: mean, logvar heads             [3]                        54             96
//   decoder(small, z)                 [2, 2, 1]                   -              -
//     upsample(2)                     [4, 4, 1]                   -              -
//     concat(z)                       [4, 4, 4]                   -              -
//     flatten                         [64]                        -              -
//     dense(16)                       [16]                    1,040          2,048
//     reshape(4, 4, 1)                [4, 4, 1]                   -              -
//     add(enlarged)                   [4, 4, 1]                   -              -
//
//   1,134 parameters; one training step of 8 rows: 52,480 flops
//   likelihood gaussian(sigma=0.1, floor=0.001)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          16       55         7,744        7,744
//   eval            8       38         4,288        4,288
//   encode          3        7           832          832
//   decode          5        8         4,352        4,352
//
// n is the number of rows in the batch, at most 8; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   h2: [n, 4]
//   w3: [4, 8]
//   h7: [n, 8]
//   b4: [8]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *h2,
    const vae_real *w3, vae_real *h7, const vae_real *b4) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 8, 4, h2 + begin * 4, 4, w3, 8, h7 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v5 = h7[i * 8 + j];
            h7[i * 8 + j] = vae_max(v5 + b4[j], 0.0f);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h7: [n, 8]
//   w8: [8, 6]
//   heads11: [n, 6]
//   b9: [6]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h7,
    const vae_real *w8, vae_real *heads11, const vae_real *b9) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 6, 8, h7 + begin * 8, 8, w8, 6, heads11 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v10 = heads11[i * 6 + j];
            heads11[i * 6 + j] = v10 + b9[j];
        }
    }
}

// pairs.vae:6  sampling and KL
// kernel 2, train: loop over rows of [3]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar13 = s->arena + 1587; // [n, 3] in rows of 6
    vae_real *t17 = s->arena + 1728; // [n, 3]
    const vae_real *eps14 = s->arena + 1760; // [n, 3]
    vae_real *z19 = s->arena + 1696; // [n, 3]
    const vae_real *mean12 = s->arena + 1584; // [n, 3] in rows of 6
    vae_real *t21 = s->arena + 1664; // [n, 3]
    vae_real *t27 = s->arena + 1920; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t27_sum = 0.0f;
        VAE_SIMD_SUM(t27_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v17 = vae_exp(0.5f * logvar13[i * 6 + j]);
            t17[i * 3 + j] = v17;
            z19[i * 3 + j] = mean12[i * 6 + j] + v17 * eps14[i * 3 + j];
            const vae_real v21 = vae_exp(logvar13[i * 6 + j]);
            t21[i * 3 + j] = v21;
            const vae_real v25 = mean12[i * 6 + j] * mean12[i * 6 + j] + v21 - 1.0f - logvar13[i * 6 + j];
            t27_sum += 0.5f * v25;
        }
        t27[i] = t27_sum;
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   t29: [n, 2, 2, 2, 2, 1]
//   x1: [n, 2, 1, 2, 1, 1]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, vae_real *t29,
    const vae_real *x1) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            for (size_t k = 0; k < 2; k++) {
                for (size_t l = 0; l < 2; l++) {
                    VAE_SIMD
                    for (size_t m = 0; m < 2; m++) {
                        t29[i * 16 + j * 8 + k * 4 + l * 2 + m] = x1[i * 4 + j * 2 + l];
                    }
                }
            }
        }
    }
}

// pairs.vae:9  upsample(2)
// kernel 3, train: loop over rows of [2, 2, 2, 2, 1]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 1152, s->arena + 1792);
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   t31: [n, 4, 4, 3] in rows of 4
//   z19: [n, 3]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, vae_real *t31,
    const vae_real *z19) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t31[i * 64 + j * 4 + k] = z19[i * 3 + k];
            }
        }
    }
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   t32: [n, 4, 4, 1] in rows of 4
//   h30: [n, 4, 4, 1]
VAE_SHARED_1(like_train_k5, const VaeState *s, int tile, vae_real *scratch, vae_real *t32,
    const vae_real *h30) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            t32[i * 64 + j * 4] = h30[i * 16 + j];
        }
    }
}

// pairs.vae:9  dense(16)
// pairs.vae:9  add(enlarged)
// pairs.vae:11  likelihood = gaussian
// pairs.vae:11  gradient of likelihood = gaussian
// kernel 6, train: product by panels over rows of [16]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h34 = s->arena + 512; // [n, 64]
    const vae_real *w35 = s->param + 112; // [64, 16]
    vae_real *d64 = s->arena + 1024; // [n, 16]
    const vae_real *b36 = s->param + 1136; // [16]
    const vae_real *h30 = s->arena + 1152; // [n, 4, 4, 1]
    const vae_real *x0 = s->arena + 1280; // [n, 16]
    vae_real *t52 = s->arena + 1904; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c62 = 100.0f * inv_n;
    vae_gemm_nn((int)(end - begin), 16, 64, h34 + begin * 64, 64, w35, 16, d64 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t52_sum = 0.0f;
        VAE_SIMD_SUM(t52_sum)
        for (size_t j = 0; j < 16; j++) {
            const vae_real v37 = d64[i * 16 + j];
            const vae_real v44 = x0[i * 16 + j] - (v37 + b36[j] + h30[i * 16 + j]);
            const vae_real v51 = 0.5f * ((-4.60517019f) + 100.0f * (v44 * v44) + 1.83787707f);
            t52_sum += v51;
            d64[i * 16 + j] = -(c62 * v44);
        }
        t52[i] = t52_sum;
    }
}

// kernel 7, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t54 = s->arena + 1888; // [1]
    const vae_real *t52 = s->arena + 1904; // [n, 1]
    vae_real *t56 = s->arena + 1856; // [1]
    const vae_real *t27 = s->arena + 1920; // [n, 1]
    vae_real t54_sum = 0.0f;
    vae_real t56_sum = 0.0f;
    VAE_SIMD_SUM(t54_sum, t56_sum)
    for (size_t i = 0; i < rows; i++) {
        t54_sum += t52[i];
        t56_sum += t27[i];
    }
    t54[0] = t54_sum;
    t56[0] = t56_sum;
}

// kernel 8, train: loop over [1]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t55 = s->arena + 1872; // [1]
    const vae_real *t54 = s->arena + 1888; // [1]
    vae_real *t57 = s->arena + 1840; // [1]
    const vae_real *t56 = s->arena + 1856; // [1]
    vae_real *t60 = s->arena + 1824; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v55 = t54[0] * inv_n;
    t55[0] = v55;
    const vae_real v57 = t56[0] * inv_n;
    t57[0] = v57;
    t60[0] = v55 + beta * v57;
}

// pairs.vae:9  gradient of dense(16)
// kernel 9, train: weight gradient over [64, 16]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h34 = s->arena + 512; // [n, 64]
    const vae_real *d64 = s->arena + 1024; // [n, 16]
    vae_real *d_param66 = s->grad + 112; // [64, 16]
    if (tile == 4) {
        vae_real *d_param65 = s->grad + 1136; // [16]
        vae_column_sums(s->n, 16, d64, 16, d_param65);
        return;
    }
    const size_t begin = (size_t)tile * 16;
    const size_t end = begin + 16 < 64 ? begin + 16 : 64;
    vae_gemm_tn_claim((int)(end - begin), 16, s->n, h34 + begin, 64, d64, 16, d_param66 + begin * 16, 16,
        vae_claimed(s, d_param66 + begin * 16));
}

// pairs.vae:9  gradient of dense(16)
// kernel 10, train: product by panels over rows of [64]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d64 = s->arena + 1024; // [n, 16]
    const vae_real *w35 = s->param + 112; // [64, 16]
    vae_real *d67 = s->arena + 0; // [n, 64]
    vae_gemm_nt((int)(end - begin), 64, 16, d64 + begin * 16, 16, w35, 16, d67 + begin * 64, 64);
}

// pairs.vae:9  gradient of concat(z)
// kernel 11, train: loop over rows of [4, 4, 3]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d70 = s->arena + 1632; // [n, 1, 1, 3]
    const vae_real *d69 = s->arena + 1; // [n, 4, 4, 3] in rows of 4
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d70[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d70[i * 3 + k] += d69[i * 64 + j * 4 + k];
            }
        }
    }
}

// pairs.vae:6  gradient of sampling and KL
// kernel 12, train: loop over rows of [3]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t21 = s->arena + 1664; // [n, 3]
    const vae_real *mean12 = s->arena + 1584; // [n, 3] in rows of 6
    vae_real *d76 = s->arena + 1536; // [n, 3] in rows of 6
    const vae_real *d70 = s->arena + 1632; // [n, 3]
    const vae_real *eps14 = s->arena + 1760; // [n, 3]
    const vae_real *t17 = s->arena + 1728; // [n, 3]
    vae_real *d80 = s->arena + 1539; // [n, 3] in rows of 6
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c61 = beta * inv_n;
    const vae_real c72 = 0.5f * c61;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d76[i * 6 + j] = c61 * mean12[i * 6 + j] + d70[i * 3 + j];
            const vae_real v79 = 0.5f * (d70[i * 3 + j] * eps14[i * 3 + j] * t17[i * 3 + j]);
            d80[i * 6 + j] = c72 * t21[i * 3 + j] - c72 + v79;
        }
    }
}

// pairs.vae:6  gradient of posterior heads (added by the compiler)
// kernel 13, train: weight gradient over [8, 6]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h7 = s->arena + 1472; // [n, 8]
    const vae_real *d81 = s->arena + 1536; // [n, 6]
    vae_real *d_param83 = s->grad + 48; // [8, 6]
    if (tile == 1) {
        vae_real *d_param82 = s->grad + 96; // [6]
        vae_column_sums(s->n, 6, d81, 6, d_param82);
        return;
    }
    vae_gemm_tn(8, 6, s->n, h7, 8, d81, 6, d_param83, 6);
}

// pairs.vae:6  gradient of posterior heads (added by the compiler)
// pairs.vae:8  gradient of relu
// kernel 14, train: product by panels over rows of [8]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d81 = s->arena + 1536; // [n, 6]
    const vae_real *w8 = s->param + 48; // [8, 6]
    vae_real *d86 = s->arena + 1408; // [n, 8]
    const vae_real *h7 = s->arena + 1472; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 6, d81 + begin * 6, 6, w8, 6, d86 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v84 = d86[i * 8 + j];
            d86[i * 8 + j] = vae_where(h7[i * 8 + j], v84, 0.0f);
        }
    }
}

// pairs.vae:8  gradient of dense(8)
// kernel 15, train: weight gradient over [4, 8]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h2 = s->arena + 1792; // [n, 4]
    const vae_real *d86 = s->arena + 1408; // [n, 8]
    vae_real *d_param88 = s->grad + 0; // [4, 8]
    if (tile == 1) {
        vae_real *d_param87 = s->grad + 32; // [8]
        vae_column_sums(s->n, 8, d86, 8, d_param87);
        return;
    }
    vae_gemm_tn(4, 8, s->n, h2, 4, d86, 8, d_param88, 8);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // pairs.vae:8  dense(8)
    // pairs.vae:8  relu
    // kernel 0, train: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 1792, s->param + 0, s->arena + 1472, s->param + 32);
    // pairs.vae:6  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [6]
    like_train_k1(s, tile, scratch, s->arena + 1472, s->param + 48, s->arena + 1584, s->param + 96);
    train_k2(s, tile, scratch);
    // pairs.vae:9  concat(z)
    // kernel 4, train: loop over rows of [4, 4, 3]
    like_train_k4(s, tile, scratch, s->arena + 513, s->arena + 1696);
}

// One thread does all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 5, train: loop over rows of [4, 4, 1]
    like_train_k5(s, tile, scratch, s->arena + 512, s->arena + 1152);
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k14(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u0, 1, {0}},
        {train_k3, 1, {0}}}, 2);
    vae_run_one(me, s, train_u2, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k9, 5, {.weights = true, .first = 112, .each = 256, .end = 1136}},
        {train_k13, 2, {.weights = true, .first = 48, .each = 96, .end = 96}},
        {train_k15, 2, {0}}}, 3);
}

// pairs.vae:6  sampling and KL
// kernel 2, eval: loop over rows of [3]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar13 = s->arena + 835; // [n, 3] in rows of 6
    const vae_real *eps14 = s->arena + 944; // [n, 3]
    vae_real *z19 = s->arena + 912; // [n, 3]
    const vae_real *mean12 = s->arena + 832; // [n, 3] in rows of 6
    vae_real *t33 = s->arena + 880; // [n, 3]
    vae_real *t34 = s->arena + 1056; // [n, 1]
    vae_real *t37 = s->arena + 1040; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t34_sum = 0.0f;
        vae_real t37_sum = 0.0f;
        VAE_SIMD_SUM(t34_sum, t37_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v19 = mean12[i * 6 + j] + vae_exp(0.5f * logvar13[i * 6 + j]) * eps14[i * 3 + j];
            z19[i * 3 + j] = v19;
            const vae_real v22 = eps14[i * 3 + j] * eps14[i * 3 + j] + logvar13[i * 6 + j];
            const vae_real v29 = mean12[i * 6 + j] * mean12[i * 6 + j] + vae_exp(logvar13[i * 6 + j]);
            const vae_real v33 = 0.5f * (v29 - 1.0f - logvar13[i * 6 + j]);
            t33[i * 3 + j] = v33;
            t34_sum += v33;
            const vae_real v36 = (-0.5f) * (v19 * v19 + 1.83787707f - (v22 + 1.83787707f));
            t37_sum += v36;
        }
        t34[i] = t34_sum;
        t37[i] = t37_sum;
    }
}

// pairs.vae:9  upsample(2)
// kernel 3, eval: loop over rows of [2, 2, 2, 2, 1]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 512, s->arena + 976);
}

// pairs.vae:9  dense(16)
// pairs.vae:9  add(enlarged)
// pairs.vae:11  likelihood = gaussian
// kernel 6, eval: product by panels over rows of [16]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h44 = s->arena + 0; // [n, 64]
    const vae_real *w45 = s->param + 112; // [64, 16]
    vae_real *t47 = scratch; // [end - begin, 16]
    const vae_real *b46 = s->param + 1136; // [16]
    const vae_real *h40 = s->arena + 512; // [n, 4, 4, 1]
    const vae_real *x0 = s->arena + 640; // [n, 16]
    vae_real *t61 = s->arena + 1024; // [n, 1]
    vae_gemm_nn((int)(end - begin), 16, 64, h44 + begin * 64, 64, w45, 16, t47, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t61_sum = 0.0f;
        VAE_SIMD_SUM(t61_sum)
        for (size_t j = 0; j < 16; j++) {
            const vae_real v47 = t47[(i - begin) * 16 + j];
            const vae_real v54 = x0[i * 16 + j] - (v47 + b46[j] + h40[i * 16 + j]);
            const vae_real v60 = 0.5f * ((-4.60517019f) + 100.0f * (v54 * v54) + 1.83787707f);
            t61_sum += v60;
        }
        t61[i] = t61_sum;
    }
}

// kernel 7, eval: loop over rows of [1]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t62 = s->arena + 1008; // [n, 1]
    const vae_real *t37 = s->arena + 1040; // [n, 1]
    const vae_real *t61 = s->arena + 1024; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t62[i] = t37[i] - t61[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // pairs.vae:8  dense(8)
    // pairs.vae:8  relu
    // kernel 0, eval: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 976, s->param + 0, s->arena + 768, s->param + 32);
    // pairs.vae:6  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [6]
    like_train_k1(s, tile, scratch, s->arena + 768, s->param + 48, s->arena + 832, s->param + 96);
    eval_k2(s, tile, scratch);
    // pairs.vae:9  concat(z)
    // kernel 4, eval: loop over rows of [4, 4, 3]
    like_train_k4(s, tile, scratch, s->arena + 1, s->arena + 912);
}

// One thread does all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 5, eval: loop over rows of [4, 4, 1]
    like_train_k5(s, tile, scratch, s->arena + 0, s->arena + 512);
    eval_k6(s, tile, scratch);
    eval_k7(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u0, 1, {0}},
        {eval_k3, 1, {0}}}, 2);
    vae_run_one(me, s, eval_u2, 1);
}

// pairs.vae:6  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [3]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t13 = s->arena + 144; // [n, 3]
    const vae_real *mean11 = s->arena + 64; // [n, 3] in rows of 6
    vae_real *t14 = s->arena + 112; // [n, 3]
    const vae_real *logvar12 = s->arena + 67; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t13[i * 3 + j] = mean11[i * 6 + j];
            t14[i * 3 + j] = logvar12[i * 6 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // pairs.vae:8  dense(8)
    // pairs.vae:8  relu
    // kernel 0, encode: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 176, s->param + 0, s->arena + 0, s->param + 32);
    // pairs.vae:6  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [6]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 48, s->arena + 64, s->param + 96);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// pairs.vae:9  upsample(2)
// kernel 0, decode: loop over rows of [2, 2, 2, 2, 1]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 896, s->arena + 1056);
}

// pairs.vae:9  concat(z)
// kernel 1, decode: loop over rows of [4, 4, 3]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->arena + 1, s->arena + 1024);
}

// pairs.vae:9  dense(16)
// pairs.vae:9  add(enlarged)
// kernel 3, decode: product by panels over rows of [16]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h8 = s->arena + 0; // [n, 64]
    const vae_real *w9 = s->param + 112; // [64, 16]
    vae_real *h14 = s->arena + 768; // [n, 4, 4, 1]
    const vae_real *b10 = s->param + 1136; // [16]
    const vae_real *h4 = s->arena + 896; // [n, 4, 4, 1]
    vae_real *t18 = s->arena + 512; // [n, 16]
    vae_gemm_nn((int)(end - begin), 16, 64, h8 + begin * 64, 64, w9, 16, h14 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v11 = h14[i * 16 + j];
            const vae_real v14 = v11 + b10[j] + h4[i * 16 + j];
            h14[i * 16 + j] = v14;
            t18[i * 16 + j] = v14;
        }
    }
}

// kernel 4, decode: loop over rows of [16]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t17 = s->arena + 640; // [n, 16]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            t17[i * 16 + j] = 0.1f;
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 2, decode: loop over rows of [4, 4, 1]
    like_train_k5(s, tile, scratch, s->arena + 0, s->arena + 896);
    decode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {decode_k1, 1, {0}},
        {decode_k0, 1, {0}},
        {decode_k4, 1, {0}}}, 3);
    vae_run_one(me, s, decode_u2, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 1280, 16}, // [n, 4, 4, 1]
    {"small", VAE_IN_DATA, 1, 1792, 4}, // [n, 2, 2, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 1760, 3}, // [n, 3]
    {"loss", VAE_OUT_SCALAR, 0, 1824, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 1872, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 1840, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 640, 16}, // [n, 4, 4, 1]
    {"small", VAE_IN_DATA, 1, 976, 4}, // [n, 2, 2, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 944, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 1024, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 1056, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 1008, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 880, 3}, // [n, 3]
};

static const VaePort encode_ports[] = {
    {"small", VAE_IN_DATA, 1, 176, 4}, // [n, 2, 2, 1]
    {"z.mean", VAE_OUT_ROW, 0, 144, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 112, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"small", VAE_IN_DATA, 1, 1056, 4}, // [n, 2, 2, 1]
    {"z", VAE_IN_LATENT, 0, 1024, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 768, 16}, // [n, 16]
    {"x.draw0", VAE_OUT_ROW, 0, 512, 16}, // [n, 16]
    {"x.draw1", VAE_OUT_ROW, 0, 640, 16}, // [n, 16]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {8, 4}, {1, 8}, 0, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"encoder.1.bias", 1, {8}, {1}, 32, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 8}, {1, 6}, 48, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 96, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 8}, {1, 6}, 51, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 99, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.3.weight", 2, {16, 64}, {1, 16}, 112, VAE_INIT_UNIFORM, 0.273861289f, true, true, false},
    {"decoder.3.bias", 1, {16}, {1}, 1136, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 4, 4, 1, 16, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
    {"small", VAE_IMAGE, 2, 2, 1, 4, VAE_DOMAIN_ANY, NULL, false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "small", "[2, 2, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[4]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 40},
    {VAE_STAGE_ENCODER, 0, "relu", "[8]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 54},
    {VAE_STAGE_DATA, 0, "small", "[2, 2, 1]", 0},
    {VAE_STAGE_DECODER, 0, "upsample(2)", "[4, 4, 1]", 0},
    {VAE_STAGE_DECODER, 0, "concat(z)", "[4, 4, 4]", 0},
    {VAE_STAGE_DECODER, 0, "flatten", "[64]", 0},
    {VAE_STAGE_DECODER, 0, "dense(16)", "[16]", 1040},
    {VAE_STAGE_DECODER, 0, "reshape(4, 4, 1)", "[4, 4, 1]", 0},
    {VAE_STAGE_DECODER, 0, "add(enlarged)", "[4, 4, 1]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[4, 4, 1]", 0},
};

static const VaeStretch rest[] = {
    {0, 48},
    {96, 112},
    {1136, 1152},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "pairs", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model pairs\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(small)                    [2, 2, 1]                   -              -\n"
        "    flatten                         [4]                         -              -\n"
        "    dense(8)                        [8]                        40             64\n"
        "    relu                            [8]                         -              -\n"
        "  z: mean, logvar heads             [3]                        54             96\n"
        "  decoder(small, z)                 [2, 2, 1]                   -              -\n"
        "    upsample(2)                     [4, 4, 1]                   -              -\n"
        "    concat(z)                       [4, 4, 4]                   -              -\n"
        "    flatten                         [64]                        -              -\n"
        "    dense(16)                       [16]                    1,040          2,048\n"
        "    reshape(4, 4, 1)                [4, 4, 1]                   -              -\n"
        "    add(enlarged)                   [4, 4, 1]                   -              -\n"
        "\n"
        "  1,134 parameters; one training step of 8 rows: 52,480 flops\n"
        "  likelihood gaussian(sigma=0.1, floor=0.001)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          16       55         7,744        7,744\n"
        "  eval            8       38         4,288        4,288\n"
        "  encode          3        7           832          832\n"
        "  decode          5        8         4,352        4,352\n",
    .batch = 8, .n_param = 1152, .n_state = 0, .n_arena = 1936,
    .n_scratch = 128,
    .max_threads = 1, .flops_per_row = 6560.0,
    .n_weight_tiles = 5, .rest = rest, .n_rest = 3,
    .panel = 0,
    .tensor = tensors, .n_tensors = 8,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 13,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 7},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
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
