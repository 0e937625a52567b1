// masked_shares -- written by vaec 0.1.0 from masked_shares.vae; do not edit.
//
// model masked_shares
//
//   layer                             output             parameters      flops/row
//   encoder                           [3, 4, 3]                   -              -
//     mask(0.4)                       [3, 4, 3]                   -              -
//     flatten                         [36]                        -              -
//     dense(5)                        [5]                       185            360
//     tanh                            [5]                         -              -
//   z: mean, logvar heads             [2]                        24             40
//   decoder                           [2]                         -              -
//     dense(36)                       [36]                      108            144
//     reshape(3, 4, 3)                [3, 4, 3]                   -              -
//
//   317 parameters; one training step of 6 rows: 7,632 flops
//   likelihood categorical
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          22       70        13,632       13,632
//   eval           10       40         6,144        6,144
//   encode          4       10         3,072        3,072
//   decode          5       10         4,608        4,608
//
// n is the number of rows in the batch, at most 6; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// kernel 0, train: loop over rows of [3, 4, 3]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *x0 = s->arena + 2240; // [n, 3, 4, 3]
    const vae_real *mean1 = s->param + 384; // [3, 4, 3]
    const vae_real *known2 = s->arena + 2016; // [n, 3, 4, 3]
    vae_real *x5 = s->arena + 1792; // [n, 3, 4, 3]
    vae_real *d72 = s->arena + 448; // [n, 36]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            x5[i * 36 + j] = mean1[j] + known2[i * 36 + j] * (x0[i * 36 + j] - mean1[j]);
            d72[i * 36 + j] = inv_n * known2[i * 36 + j];
        }
    }
}

// masked_shares.vae:7  mask(0.4)
// kernel 1, train: loop over rows of [3, 1, 4, 1]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *u6 = s->arena + 3024; // [n, 3, 1, 4, 1]
    vae_real *keep9 = s->arena + 2944; // [n, 3, 1, 4, 1]
    vae_real *t11 = s->arena + 2864; // [n, 3, 1, 4, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v9 = vae_step(u6[i * 12 + j] - 0.4f);
            keep9[i * 12 + j] = v9;
            t11[i * 12 + j] = 1.0f - v9;
        }
    }
}

// masked_shares.vae:7  mask(0.4)
// kernel 2, train: loop over rows of [3, 1, 4, 3]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *x5 = s->arena + 1792; // [n, 3, 1, 4, 3]
    const vae_real *mean13 = s->param + 384; // [3, 1, 4, 3]
    const vae_real *keep9 = s->arena + 2944; // [n, 3, 1, 4, 1]
    vae_real *t17 = s->arena + 1568; // [n, 3, 1, 4, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v16 = keep9[i * 12 + j] * (x5[i * 36 + j * 3 + k] - mean13[j * 3 + k]);
                t17[i * 36 + j * 3 + k] = mean13[j * 3 + k] + v16;
            }
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   h18: [n, 36]
//   w19: [36, 5]
//   h23: [n, 5]
//   b20: [5]
VAE_SHARED_2(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *h18,
    const vae_real *w19, vae_real *h23, const vae_real *b20) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 5, 36, h18 + begin * 36, 36, w19, 5, h23 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v21 = h23[i * 5 + j];
            h23[i * 5 + j] = vae_tanh(v21 + b20[j]);
        }
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   h23: [n, 5]
//   w24: [5, 4]
//   heads27: [n, 4]
//   b25: [4]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *h23,
    const vae_real *w24, vae_real *heads27, const vae_real *b25) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 4, 5, h23 + begin * 5, 5, w24, 4, heads27 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v26 = heads27[i * 4 + j];
            heads27[i * 4 + j] = v26 + b25[j];
        }
    }
}

// masked_shares.vae:5  sampling and KL
// kernel 5, train: loop over rows of [2]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar29 = s->arena + 3170; // [n, 2] in rows of 4
    vae_real *t33 = s->arena + 3376; // [n, 2]
    const vae_real *eps30 = s->arena + 3392; // [n, 2]
    vae_real *z35 = s->arena + 3360; // [n, 2]
    const vae_real *mean28 = s->arena + 3168; // [n, 2] in rows of 4
    vae_real *t37 = s->arena + 3344; // [n, 2]
    vae_real *t42 = s->arena + 3328; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t42_sum = 0.0f;
        VAE_SIMD_SUM(t42_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v33 = vae_exp(0.5f * logvar29[i * 4 + j]);
            t33[i * 2 + j] = v33;
            z35[i * 2 + j] = mean28[i * 4 + j] + v33 * eps30[i * 2 + j];
            const vae_real v37 = vae_exp(logvar29[i * 4 + j]);
            t37[i * 2 + j] = v37;
            const vae_real v40 = mean28[i * 4 + j] * mean28[i * 4 + j] + v37 - 1.0f - logvar29[i * 4 + j];
            t42_sum += 0.5f * v40;
        }
        t42[i] = t42_sum;
    }
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   z35: [n, 2]
//   w43: [2, 36]
//   h46: [n, 36]
//   b44: [36]
VAE_SHARED_2(like_train_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *z35,
    const vae_real *w43, vae_real *h46, const vae_real *b44) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 36, 2, z35 + begin * 2, 2, w43, 36, h46 + begin * 36, 36);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            const vae_real v45 = h46[i * 36 + j];
            h46[i * 36 + j] = v45 + b44[j];
        }
    }
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   t48: [n, 3, 4, 1]
//   p47: [n, 3, 4, 3]
VAE_SHARED_1(like_train_k7, const VaeState *s, int tile, vae_real *scratch, vae_real *t48,
    const vae_real *p47) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real t48_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t48_sum)
            for (size_t k = 0; k < 3; k++) {
                t48_sum = vae_max(t48_sum, p47[i * 36 + j * 3 + k]);
            }
            t48[i * 12 + j] = t48_sum;
        }
    }
}

// masked_shares.vae:10  likelihood = categorical
// kernel 8, train: loop over rows of [3, 4, 3]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t49 = s->arena + 1120; // [n, 3, 4, 3]
    const vae_real *p47 = s->arena + 1344; // [n, 3, 4, 3]
    const vae_real *t48 = s->arena + 2784; // [n, 3, 4, 1]
    vae_real *t50 = s->arena + 896; // [n, 3, 4, 3]
    vae_real *t51 = s->arena + 2704; // [n, 3, 4, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real t51_sum = 0.0f;
            VAE_SIMD_SUM(t51_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v49 = p47[i * 36 + j * 3 + k] - t48[i * 12 + j];
                t49[i * 36 + j * 3 + k] = v49;
                const vae_real v50 = vae_exp(v49);
                t50[i * 36 + j * 3 + k] = v50;
                t51_sum += v50;
            }
            t51[i * 12 + j] = t51_sum;
        }
    }
}

// What kernel 9 of train and 2 others do, each with buffers of its own:
//   t52: [n, 3, 4, 1]
//   t51: [n, 3, 4, 1]
VAE_SHARED_1(like_train_k9, const VaeState *s, int tile, vae_real *scratch, vae_real *t52,
    const vae_real *t51) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            t52[i * 12 + j] = vae_log(t51[i * 12 + j]);
        }
    }
}

// masked_shares.vae:10  likelihood = categorical
// kernel 10, train: loop over rows of [3, 4, 3]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t49 = s->arena + 1120; // [n, 3, 4, 3]
    const vae_real *t52 = s->arena + 2624; // [n, 3, 4, 1]
    const vae_real *x5 = s->arena + 1792; // [n, 3, 4, 3]
    vae_real *t55 = s->arena + 672; // [n, 3, 4, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v54 = x5[i * 36 + j * 3 + k] * (t49[i * 36 + j * 3 + k] - t52[i * 12 + j]);
                t55[i * 36 + j * 3 + k] = -v54;
            }
        }
    }
}

// masked_shares.vae:10  gradient of likelihood = categorical
// kernel 11, train: loop over rows of [12, 3]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t55 = s->arena + 672; // [n, 12, 3]
    const vae_real *t11 = s->arena + 2864; // [n, 12, 1]
    const vae_real *known2 = s->arena + 2016; // [n, 36]
    vae_real *t62 = s->arena + 3312; // [n, 1]
    const vae_real *d72 = s->arena + 448; // [n, 12, 3]
    vae_real *d76 = s->arena + 224; // [n, 3, 4, 3]
    const vae_real *x5 = s->arena + 1792; // [n, 3, 4, 3]
    for (size_t i = begin; i < end; i++) {
        vae_real t62_sum = 0.0f;
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD_SUM(t62_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v61 = t55[i * 36 + j * 3 + k] * t11[i * 12 + j] * known2[i * 36 + j * 3 + k];
                t62_sum += v61;
                d76[i * 36 + j * 3 + k] = d72[i * 36 + j * 3 + k] * t11[i * 12 + j] * x5[i * 36 + j * 3 + k];
            }
        }
        t62[i] = t62_sum;
    }
}

// kernel 12, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t64 = s->arena + 3296; // [1]
    const vae_real *t62 = s->arena + 3312; // [n, 1]
    vae_real *t66 = s->arena + 3264; // [1]
    const vae_real *t42 = s->arena + 3328; // [n, 1]
    vae_real t64_sum = 0.0f;
    vae_real t66_sum = 0.0f;
    VAE_SIMD_SUM(t64_sum, t66_sum)
    for (size_t i = 0; i < rows; i++) {
        t64_sum += t62[i];
        t66_sum += t42[i];
    }
    t64[0] = t64_sum;
    t66[0] = t66_sum;
}

// kernel 13, train: loop over [1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t65 = s->arena + 3280; // [1]
    const vae_real *t64 = s->arena + 3296; // [1]
    vae_real *t67 = s->arena + 3248; // [1]
    const vae_real *t66 = s->arena + 3264; // [1]
    vae_real *t70 = s->arena + 3232; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v65 = t64[0] * inv_n;
    t65[0] = v65;
    const vae_real v67 = t66[0] * inv_n;
    t67[0] = v67;
    t70[0] = v65 + beta * v67;
}

// masked_shares.vae:10  gradient of likelihood = categorical
// kernel 14, train: loop over rows of [3, 4, 3]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *d77 = s->arena + 2544; // [n, 3, 4, 1]
    const vae_real *d76 = s->arena + 224; // [n, 3, 4, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real d77_sum = 0.0f;
            VAE_SIMD_SUM(d77_sum)
            for (size_t k = 0; k < 3; k++) {
                d77_sum += d76[i * 36 + j * 3 + k];
            }
            d77[i * 12 + j] = d77_sum;
        }
    }
}

// masked_shares.vae:10  gradient of likelihood = categorical
// kernel 15, train: loop over rows of [3, 4, 1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *d78 = s->arena + 2464; // [n, 3, 4, 1]
    const vae_real *d77 = s->arena + 2544; // [n, 3, 4, 1]
    const vae_real *t51 = s->arena + 2704; // [n, 3, 4, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            d78[i * 12 + j] = d77[i * 12 + j] / t51[i * 12 + j];
        }
    }
}

// masked_shares.vae:10  gradient of likelihood = categorical
// kernel 16, train: loop over rows of [3, 4, 3]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d78 = s->arena + 2464; // [n, 3, 4, 1]
    const vae_real *t50 = s->arena + 896; // [n, 3, 4, 3]
    vae_real *d80 = s->arena + 0; // [n, 3, 4, 3]
    const vae_real *d76 = s->arena + 224; // [n, 3, 4, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d80[i * 36 + j * 3 + k] = d78[i * 12 + j] * t50[i * 36 + j * 3 + k] - d76[i * 36 + j * 3 + k];
            }
        }
    }
}

// masked_shares.vae:8  gradient of dense(36)
// kernel 17, train: weight gradient over [2, 36]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z35 = s->arena + 3360; // [n, 2]
    const vae_real *d80 = s->arena + 0; // [n, 36]
    vae_real *d_param83 = s->grad + 256; // [2, 36]
    if (tile == 1) {
        vae_real *d_param82 = s->grad + 336; // [36]
        vae_column_sums(s->n, 36, d80, 36, d_param82);
        return;
    }
    vae_gemm_tn(2, 36, s->n, z35, 2, d80, 36, d_param83, 36);
}

// masked_shares.vae:8  gradient of dense(36)
// masked_shares.vae:5  gradient of sampling and KL
// kernel 18, train: product by panels over rows of [2]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d80 = s->arena + 0; // [n, 36]
    const vae_real *w43 = s->param + 256; // [2, 36]
    vae_real *d89 = s->arena + 3136; // [n, 2] in rows of 4
    const vae_real *t37 = s->arena + 3344; // [n, 2]
    const vae_real *mean28 = s->arena + 3168; // [n, 2] in rows of 4
    const vae_real *eps30 = s->arena + 3392; // [n, 2]
    const vae_real *t33 = s->arena + 3376; // [n, 2]
    vae_real *d93 = s->arena + 3138; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c71 = beta * inv_n;
    const vae_real c85 = 0.5f * c71;
    vae_gemm_nt((int)(end - begin), 2, 36, d80 + begin * 36, 36, w43, 36, d89 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v84 = d89[i * 4 + j];
            d89[i * 4 + j] = c71 * mean28[i * 4 + j] + v84;
            d93[i * 4 + j] = c85 * t37[i * 2 + j] - c85 + 0.5f * (v84 * eps30[i * 2 + j] * t33[i * 2 + j]);
        }
    }
}

// masked_shares.vae:5  gradient of posterior heads (added by the compiler)
// kernel 19, train: weight gradient over [5, 4]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h23 = s->arena + 3200; // [n, 5]
    const vae_real *d94 = s->arena + 3136; // [n, 4]
    vae_real *d_param96 = s->grad + 208; // [5, 4]
    if (tile == 1) {
        vae_real *d_param95 = s->grad + 240; // [4]
        vae_column_sums(s->n, 4, d94, 4, d_param95);
        return;
    }
    vae_gemm_tn(5, 4, s->n, h23, 5, d94, 4, d_param96, 4);
}

// masked_shares.vae:5  gradient of posterior heads (added by the compiler)
// masked_shares.vae:7  gradient of tanh
// kernel 20, train: product by panels over rows of [5]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d94 = s->arena + 3136; // [n, 4]
    const vae_real *w24 = s->param + 208; // [5, 4]
    vae_real *d100 = s->arena + 3104; // [n, 5]
    const vae_real *h23 = s->arena + 3200; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 4, d94 + begin * 4, 4, w24, 4, d100 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v97 = d100[i * 5 + j];
            d100[i * 5 + j] = v97 * (1.0f - h23[i * 5 + j] * h23[i * 5 + j]);
        }
    }
}

// masked_shares.vae:7  gradient of dense(5)
// kernel 21, train: weight gradient over [36, 5]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h18 = s->arena + 1568; // [n, 36]
    const vae_real *d100 = s->arena + 3104; // [n, 5]
    vae_real *d_param102 = s->grad + 0; // [36, 5]
    if (tile == 3) {
        vae_real *d_param101 = s->grad + 192; // [5]
        vae_column_sums(s->n, 5, d100, 5, d_param101);
        return;
    }
    const size_t begin = (size_t)tile * 16;
    const size_t end = begin + 16 < 36 ? begin + 16 : 36;
    vae_gemm_tn_claim((int)(end - begin), 5, s->n, h18 + begin, 36, d100, 5, d_param102 + begin * 5, 5,
        vae_claimed(s, d_param102 + begin * 5));
}

// One thread does all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k2(s, tile, scratch);
    // masked_shares.vae:7  dense(5)
    // masked_shares.vae:7  tanh
    // kernel 3, train: product by panels over rows of [5]
    like_train_k3(s, tile, scratch, s->arena + 1568, s->param + 0, s->arena + 3200, s->param + 192);
    // masked_shares.vae:5  posterior heads (added by the compiler)
    // kernel 4, train: product by panels over rows of [4]
    like_train_k4(s, tile, scratch, s->arena + 3200, s->param + 208, s->arena + 3168,
        s->param + 240);
    train_k5(s, tile, scratch);
    // masked_shares.vae:8  dense(36)
    // kernel 6, train: product by panels over rows of [36]
    like_train_k6(s, tile, scratch, s->arena + 3360, s->param + 256, s->arena + 1344,
        s->param + 336);
    // masked_shares.vae:10  likelihood = categorical
    // kernel 7, train: loop over rows of [3, 4, 3]
    like_train_k7(s, tile, scratch, s->arena + 2784, s->arena + 1344);
    train_k8(s, tile, scratch);
    // masked_shares.vae:10  likelihood = categorical
    // kernel 9, train: loop over rows of [3, 4, 1]
    like_train_k9(s, tile, scratch, s->arena + 2624, s->arena + 2704);
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
    train_k18(s, tile, scratch);
    train_k20(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_k0, 1, {0}},
        {train_k1, 1, {0}}}, 2);
    vae_run_one(me, s, train_u2, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k17, 2, {0}},
        {train_k21, 4, {0}},
        {train_k19, 2, {0}}}, 3);
}

// What kernel 0 of eval and 1 other do, each with buffers of its own:
//   x0: [n, 3, 4, 3]
//   mean1: [3, 4, 3]
//   known2: [n, 3, 4, 3]
//   x5: [n, 3, 4, 3]
VAE_SHARED_1(like_eval_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *mean1, const vae_real *known2, vae_real *x5) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            x5[i * 36 + j] = mean1[j] + known2[i * 36 + j] * (x0[i * 36 + j] - mean1[j]);
        }
    }
}

// masked_shares.vae:5  sampling and KL
// kernel 3, eval: loop over rows of [2]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar17 = s->arena + 1362; // [n, 2] in rows of 4
    const vae_real *eps18 = s->arena + 1520; // [n, 2]
    vae_real *z23 = s->arena + 1504; // [n, 2]
    const vae_real *mean16 = s->arena + 1360; // [n, 2] in rows of 4
    vae_real *t37 = s->arena + 1488; // [n, 2]
    vae_real *t38 = s->arena + 1472; // [n, 1]
    vae_real *t41 = s->arena + 1456; // [n, 1]
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

// What kernel 6 of eval and 1 other do, each with buffers of its own:
//   t48: [n, 3, 4, 3]
//   p46: [n, 3, 4, 3]
//   t47: [n, 3, 4, 1]
//   t50: [n, 3, 4, 1]
VAE_SHARED_1(like_eval_k6, const VaeState *s, int tile, vae_real *scratch, vae_real *t48,
    const vae_real *p46, const vae_real *t47, vae_real *t50) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real t50_sum = 0.0f;
            VAE_SIMD_SUM(t50_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v48 = p46[i * 36 + j * 3 + k] - t47[i * 12 + j];
                t48[i * 36 + j * 3 + k] = v48;
                t50_sum += vae_exp(v48);
            }
            t50[i * 12 + j] = t50_sum;
        }
    }
}

// masked_shares.vae:10  likelihood = categorical
// kernel 8, eval: loop over rows of [3, 4, 3]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t48 = s->arena + 0; // [n, 3, 4, 3]
    const vae_real *t51 = s->arena + 1120; // [n, 3, 4, 1]
    const vae_real *x5 = s->arena + 448; // [n, 3, 4, 3]
    const vae_real *known2 = s->arena + 672; // [n, 36]
    vae_real *t58 = s->arena + 1440; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t58_sum = 0.0f;
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD_SUM(t58_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v53 = x5[i * 36 + j * 3 + k] * (t48[i * 36 + j * 3 + k] - t51[i * 12 + j]);
                t58_sum += -v53 * known2[i * 36 + j * 3 + k];
            }
        }
        t58[i] = t58_sum;
    }
}

// kernel 9, eval: loop over rows of [1]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t59 = s->arena + 1424; // [n, 1]
    const vae_real *t41 = s->arena + 1456; // [n, 1]
    const vae_real *t58 = s->arena + 1440; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t59[i] = t41[i] - t58[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, eval: loop over rows of [3, 4, 3]
    like_eval_k0(s, tile, scratch, s->arena + 896, s->param + 384, s->arena + 672, s->arena + 448);
    // masked_shares.vae:7  dense(5)
    // masked_shares.vae:7  tanh
    // kernel 1, eval: product by panels over rows of [5]
    like_train_k3(s, tile, scratch, s->arena + 448, s->param + 0, s->arena + 1392, s->param + 192);
    // masked_shares.vae:5  posterior heads (added by the compiler)
    // kernel 2, eval: product by panels over rows of [4]
    like_train_k4(s, tile, scratch, s->arena + 1392, s->param + 208, s->arena + 1360,
        s->param + 240);
    eval_k3(s, tile, scratch);
    // masked_shares.vae:8  dense(36)
    // kernel 4, eval: product by panels over rows of [36]
    like_train_k6(s, tile, scratch, s->arena + 1504, s->param + 256, s->arena + 224, s->param + 336);
    // masked_shares.vae:10  likelihood = categorical
    // kernel 5, eval: loop over rows of [3, 4, 3]
    like_train_k7(s, tile, scratch, s->arena + 1280, s->arena + 224);
    // masked_shares.vae:10  likelihood = categorical
    // kernel 6, eval: loop over rows of [3, 4, 3]
    like_eval_k6(s, tile, scratch, s->arena + 0, s->arena + 224, s->arena + 1280, s->arena + 1200);
    // masked_shares.vae:10  likelihood = categorical
    // kernel 7, eval: loop over rows of [3, 4, 1]
    like_train_k9(s, tile, scratch, s->arena + 1120, s->arena + 1200);
    eval_k8(s, tile, scratch);
    eval_k9(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, eval_u0, 1);
}

// masked_shares.vae:5  posterior heads (added by the compiler)
// kernel 3, encode: loop over rows of [2]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t18 = s->arena + 752; // [n, 2]
    const vae_real *mean16 = s->arena + 672; // [n, 2] in rows of 4
    vae_real *t19 = s->arena + 736; // [n, 2]
    const vae_real *logvar17 = s->arena + 674; // [n, 2] in rows of 4
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
    // kernel 0, encode: loop over rows of [3, 4, 3]
    like_eval_k0(s, tile, scratch, s->arena + 448, s->param + 384, s->arena + 224, s->arena + 0);
    // masked_shares.vae:7  dense(5)
    // masked_shares.vae:7  tanh
    // kernel 1, encode: product by panels over rows of [5]
    like_train_k3(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 704, s->param + 192);
    // masked_shares.vae:5  posterior heads (added by the compiler)
    // kernel 2, encode: product by panels over rows of [4]
    like_train_k4(s, tile, scratch, s->arena + 704, s->param + 208, s->arena + 672, s->param + 240);
    encode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// masked_shares.vae:10  likelihood = categorical
// kernel 4, decode: loop over rows of [3, 4, 3]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t7 = s->arena + 448; // [n, 3, 4, 3]
    const vae_real *t10 = s->arena + 896; // [n, 3, 4, 1]
    vae_real *t12 = s->arena + 224; // [n, 3, 4, 3]
    vae_real *t13 = s->arena + 0; // [n, 3, 4, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v12 = vae_exp(t7[i * 36 + j * 3 + k] - t10[i * 12 + j]);
                t12[i * 36 + j * 3 + k] = v12;
                t13[i * 36 + j * 3 + k] = v12;
            }
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // masked_shares.vae:8  dense(36)
    // kernel 0, decode: product by panels over rows of [36]
    like_train_k6(s, tile, scratch, s->arena + 1136, s->param + 256, s->arena + 672, s->param + 336);
    // masked_shares.vae:10  likelihood = categorical
    // kernel 1, decode: loop over rows of [3, 4, 3]
    like_train_k7(s, tile, scratch, s->arena + 1056, s->arena + 672);
    // masked_shares.vae:10  likelihood = categorical
    // kernel 2, decode: loop over rows of [3, 4, 3]
    like_eval_k6(s, tile, scratch, s->arena + 448, s->arena + 672, s->arena + 1056, s->arena + 976);
    // masked_shares.vae:10  likelihood = categorical
    // kernel 3, decode: loop over rows of [3, 4, 1]
    like_train_k9(s, tile, scratch, s->arena + 896, s->arena + 976);
    decode_k4(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, decode_u0, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 2240, 36}, // [n, 3, 4, 3]
    {"x.observed", VAE_IN_MASK, 0, 2016, 36}, // [n, 3, 4, 3]
    {"encoder.0.u", VAE_IN_UNIFORM, 8, 3024, 12}, // [n, 3, 1, 4, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 3392, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 3232, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 3280, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 3248, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 896, 36}, // [n, 3, 4, 3]
    {"x.observed", VAE_IN_MASK, 0, 672, 36}, // [n, 3, 4, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 1520, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 1440, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 1472, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 1424, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 1488, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 448, 36}, // [n, 3, 4, 3]
    {"x.observed", VAE_IN_MASK, 0, 224, 36}, // [n, 3, 4, 3]
    {"z.mean", VAE_OUT_ROW, 0, 752, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 736, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 1136, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 224, 36}, // [n, 3, 4, 3]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 36}, // [n, 3, 4, 3]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"data.x.mean", 1, {36}, {1}, 384, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"encoder.2.weight", 2, {5, 36}, {1, 5}, 0, VAE_INIT_UNIFORM, 0.382546037f, true, true, false},
    {"encoder.2.bias", 1, {5}, {1}, 192, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 5}, {1, 4}, 208, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 240, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 5}, {1, 4}, 210, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 242, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {36, 2}, {1, 36}, 256, VAE_INIT_UNIFORM, 0.397359699f, true, true, false},
    {"decoder.0.bias", 1, {36}, {1}, 336, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 3, 4, 3, 36, VAE_DOMAIN_SHARES, "categorical", false, true, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[3, 4, 3]", 0},
    {VAE_STAGE_ENCODER, 0, "mask(0.4)", "[3, 4, 3]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[36]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(5)", "[5]", 185},
    {VAE_STAGE_ENCODER, 0, "tanh", "[5]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 24},
    {VAE_STAGE_DECODER, 0, "dense(36)", "[36]", 108},
    {VAE_STAGE_DECODER, 0, "reshape(3, 4, 3)", "[3, 4, 3]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: categorical", "[3, 4, 3]", 0},
};

static const VaeStretch rest[] = {
    {0, 384},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "masked_shares", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model masked_shares\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [3, 4, 3]                   -              -\n"
        "    mask(0.4)                       [3, 4, 3]                   -              -\n"
        "    flatten                         [36]                        -              -\n"
        "    dense(5)                        [5]                       185            360\n"
        "    tanh                            [5]                         -              -\n"
        "  z: mean, logvar heads             [2]                        24             40\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(36)                       [36]                      108            144\n"
        "    reshape(3, 4, 3)                [3, 4, 3]                   -              -\n"
        "\n"
        "  317 parameters; one training step of 6 rows: 7,632 flops\n"
        "  likelihood categorical\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          22       70        13,632       13,632\n"
        "  eval           10       40         6,144        6,144\n"
        "  encode          4       10         3,072        3,072\n"
        "  decode          5       10         4,608        4,608\n",
    .batch = 6, .n_param = 384, .n_state = 48, .n_arena = 3408,
    .n_scratch = 0,
    .max_threads = 1, .flops_per_row = 1272.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 9,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_CATEGORICAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 9,
    .train = {"train", train_run, train_ports, 7},
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
