// row_weights -- written by vaec 0.1.0 from row_weights.vae; do not edit.
//
// model row_weights
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [6]                         -              -
//     dense(8)                        [8]                        56             96
//     tanh                            [8]                         -              -
//   z: mean, logvar heads             [2]                        36             64
//   decoder(z)                        [2]                         -              -
//     dense(8)                        [8]                        24             32
//     tanh                            [8]                         -              -
//     dense(6)                        [6]                        54             96
//
//   170 parameters; one training step of 16 rows: 24,576 flops
//   likelihood bernoulli
//   row_weights w
//   objective iwae(samples=3)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          24       95        12,224       12,224
//   eval            6       34         2,304        2,304
//   encode          3        7         1,408        1,408
//   decode          2        7         1,408        1,408
//
// n is the number of rows in the batch, at most 16; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   w2: [6, 8]
//   h6: [n, 8]
//   b3: [8]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w2, vae_real *h6, const vae_real *b3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 6, x0 + begin * 6, 6, w2, 8, h6 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v4 = h6[i * 8 + j];
            h6[i * 8 + j] = vae_tanh(v4 + b3[j]);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h6: [n, 8]
//   w7: [8, 4]
//   heads10: [n, 4]
//   b8: [4]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h6,
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

// row_weights.vae:6  sampling and KL
// kernel 2, train: loop over rows of [2]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar12 = s->arena + 2338; // [n, 2] in rows of 4
    vae_real *t16 = s->arena + 2784; // [n, 2]
    const vae_real *mean11 = s->arena + 2336; // [n, 2] in rows of 4
    vae_real *t34 = s->arena + 3024; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t34_sum = 0.0f;
        VAE_SIMD_SUM(t34_sum)
        for (size_t j = 0; j < 2; j++) {
            t16[i * 2 + j] = vae_exp(0.5f * logvar12[i * 4 + j]);
            const vae_real v28 = mean11[i * 4 + j] * mean11[i * 4 + j] + vae_exp(logvar12[i * 4 + j]);
            t34_sum += 0.5f * (v28 - 1.0f - logvar12[i * 4 + j]);
        }
        t34[i] = t34_sum;
    }
}

// row_weights.vae:6  sampling and KL
// kernel 3, train: loop over rows of [3, 2]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t16 = s->arena + 2784; // [n, 2]
    const vae_real *eps13 = s->arena + 2080; // [n, 3, 2]
    vae_real *z18 = s->arena + 1984; // [n, 3, 2]
    const vae_real *mean11 = s->arena + 2336; // [n, 2] in rows of 4
    const vae_real *logvar12 = s->arena + 2338; // [n, 2] in rows of 4
    vae_real *t37 = s->arena + 2640; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t37_sum = 0.0f;
            VAE_SIMD_SUM(t37_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v18 = mean11[i * 4 + k] + t16[i * 2 + k] * eps13[i * 6 + j * 2 + k];
                z18[i * 6 + j * 2 + k] = v18;
                const vae_real v21 = eps13[i * 6 + j * 2 + k] * eps13[i * 6 + j * 2 + k] + logvar12[i * 4 + k];
                const vae_real v36 = (-0.5f) * (v18 * v18 + 1.83787707f - (v21 + 1.83787707f));
                t37_sum += v36;
            }
            t37[i * 3 + j] = t37_sum;
        }
    }
}

// kernel 4, train: loop over rows of [3, 6]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t39 = s->arena + 1344; // [n, 3, 6]
    const vae_real *x0 = s->arena + 2176; // [n, 1, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                t39[i * 18 + j * 6 + k] = x0[i * 6 + k];
            }
        }
    }
}

// row_weights.vae:9  dense(8)
// row_weights.vae:9  tanh
// kernel 5, train: product by panels over rows of [8]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 3, end = vae_panel_end(s, tile, 16) * 3;
    const vae_real *z18 = s->arena + 1984; // [n*3, 2]
    const vae_real *w41 = s->param + 112; // [2, 8]
    vae_real *h45 = s->arena + 384; // [n*3, 8]
    const vae_real *b42 = s->param + 128; // [8]
    vae_gemm_nn((int)(end - begin), 8, 2, z18 + begin * 2, 2, w41, 8, h45 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v43 = h45[i * 8 + j];
            h45[i * 8 + j] = vae_tanh(v43 + b42[j]);
        }
    }
}

// row_weights.vae:9  dense(6)
// row_weights.vae:11  likelihood = bernoulli
// kernel 6, train: product by panels over rows of [6]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 3, end = vae_panel_end(s, tile, 16) * 3;
    const vae_real *h45 = s->arena + 384; // [n*3, 8]
    const vae_real *w46 = s->param + 144; // [8, 6]
    vae_real *p49 = s->arena + 1056; // [n*3, 6]
    const vae_real *b47 = s->param + 192; // [6]
    const vae_real *x40 = s->arena + 1344; // [n*3, 6]
    vae_real *t53 = s->arena + 2592; // [n*3, 1]
    vae_gemm_nn((int)(end - begin), 6, 8, h45 + begin * 8, 8, w46, 6, p49 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t53_sum = 0.0f;
        VAE_SIMD_SUM(t53_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v48 = p49[i * 6 + j];
            const vae_real v49 = v48 + b47[j];
            p49[i * 6 + j] = v49;
            t53_sum += vae_softplus(v49) - x40[i * 6 + j] * v49;
        }
        t53[i] = t53_sum;
    }
}

// kernel 7, train: loop over rows of [3, 1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t37 = s->arena + 2640; // [n, 3, 1]
    vae_real *t57 = s->arena + 2544; // [n, 3, 1]
    const vae_real *t53 = s->arena + 2592; // [n, 3, 1]
    vae_real *t58 = s->arena + 3008; // [n, 1, 1]
    vae_real *t73 = s->arena + 2912; // [n, 1, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        vae_real t58_sum = -VAE_INFINITY;
        vae_real t73_sum = 0.0f;
        for (size_t j = 0; j < 3; j++) {
            const vae_real v57 = beta * t37[i * 3 + j] - t53[i * 3 + j];
            t57[i * 3 + j] = v57;
            t58_sum = vae_max(t58_sum, v57);
            t73_sum += t53[i * 3 + j];
        }
        t58[i] = t58_sum;
        t73[i] = t73_sum;
    }
}

// kernel 8, train: loop over rows of [3, 1]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t57 = s->arena + 2544; // [n, 3, 1]
    const vae_real *t58 = s->arena + 3008; // [n, 1, 1]
    vae_real *t60 = s->arena + 2496; // [n, 3, 1]
    vae_real *t61 = s->arena + 2992; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t61_sum = 0.0f;
        VAE_SIMD_SUM(t61_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v60 = vae_exp(t57[i * 3 + j] - t58[i]);
            t60[i * 3 + j] = v60;
            t61_sum += v60;
        }
        t61[i] = t61_sum;
    }
}

// kernel 9, train: loop over rows of [1, 1]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t61 = s->arena + 2992; // [n, 1, 1]
    const vae_real *t58 = s->arena + 3008; // [n, 1, 1]
    vae_real *t65 = s->arena + 2976; // [n, 1, 1]
    vae_real *t68 = s->arena + 2960; // [n, 1]
    const vae_real *x1 = s->arena + 3040; // [n, 1]
    const vae_real *mean67 = s->param + 208; // [1]
    vae_real *t75 = s->arena + 2896; // [n, 1, 1]
    const vae_real *t73 = s->arena + 2912; // [n, 1, 1]
    vae_real *d86 = s->arena + 2816; // [n, 1, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t65[i] = 1.09861229f - (vae_log(t61[i]) + t58[i]);
        const vae_real v68 = x1[i] / mean67[0];
        t68[i] = v68;
        t75[i] = 0.333333333f * t73[i];
        d86[i] = -(inv_n * v68) / t61[i];
    }
}

// kernel 10, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *t65 = s->arena + 2976; // [n, 1]
    const vae_real *t68 = s->arena + 2960; // [n, 1]
    vae_real *t71 = s->arena + 2944; // [1]
    const vae_real *t75 = s->arena + 2896; // [n, 1]
    vae_real *t78 = s->arena + 2880; // [1]
    const vae_real *t34 = s->arena + 3024; // [n, 1]
    vae_real *t81 = s->arena + 2848; // [1]
    vae_real t71_sum = 0.0f;
    vae_real t78_sum = 0.0f;
    vae_real t81_sum = 0.0f;
    VAE_SIMD_SUM(t71_sum, t78_sum, t81_sum)
    for (size_t i = 0; i < rows; i++) {
        t71_sum += t65[i] * t68[i];
        t78_sum += t75[i] * t68[i];
        t81_sum += t34[i] * t68[i];
    }
    t71[0] = t71_sum;
    t78[0] = t78_sum;
    t81[0] = t81_sum;
}

// kernel 11, train: loop over [1]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t72 = s->arena + 2928; // [1]
    const vae_real *t71 = s->arena + 2944; // [1]
    vae_real *t79 = s->arena + 2864; // [1]
    const vae_real *t78 = s->arena + 2880; // [1]
    vae_real *t82 = s->arena + 2832; // [1]
    const vae_real *t81 = s->arena + 2848; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    t72[0] = t71[0] * inv_n;
    t79[0] = t78[0] * inv_n;
    t82[0] = t81[0] * inv_n;
}

// kernel 12, train: loop over rows of [3, 1]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d86 = s->arena + 2816; // [n, 1, 1]
    const vae_real *t60 = s->arena + 2496; // [n, 3, 1]
    vae_real *d88 = s->arena + 2448; // [n, 3, 1]
    vae_real *d89 = s->arena + 2400; // [n, 3, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v87 = d86[i] * t60[i * 3 + j];
            d88[i * 3 + j] = -v87;
            d89[i * 3 + j] = v87 * beta;
        }
    }
}

// row_weights.vae:11  gradient of likelihood = bernoulli
// kernel 13, train: loop over rows of [6]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 3, end = vae_panel_end(s, tile, 16) * 3;
    const vae_real *d88 = s->arena + 2448; // [n*3, 1]
    const vae_real *x40 = s->arena + 1344; // [n*3, 6]
    const vae_real *p49 = s->arena + 1056; // [n*3, 6]
    vae_real *d94 = s->arena + 768; // [n*3, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d94[i * 6 + j] = d88[i] * vae_sigmoid(p49[i * 6 + j]) - d88[i] * x40[i * 6 + j];
        }
    }
}

// row_weights.vae:11  gradient of dense(6)
// row_weights.vae:9  gradient of dense(6)
// kernel 14, train: weight gradient over [8, 6]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h45 = s->arena + 384; // [n*3, 8]
    const vae_real *d94 = s->arena + 768; // [n*3, 6]
    vae_real *d_param96 = s->grad + 144; // [8, 6]
    if (tile == 1) {
        vae_real *d_param95 = s->grad + 192; // [6]
        vae_column_sums(s->n * 3, 6, d94, 6, d_param95);
        return;
    }
    vae_gemm_tn(8, 6, s->n * 3, h45, 8, d94, 6, d_param96, 6);
}

// row_weights.vae:9  gradient of dense(6)
// row_weights.vae:9  gradient of tanh
// kernel 15, train: product by panels over rows of [8]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 3, end = vae_panel_end(s, tile, 16) * 3;
    const vae_real *d94 = s->arena + 768; // [n*3, 6]
    const vae_real *w46 = s->param + 144; // [8, 6]
    vae_real *d100 = s->arena + 0; // [n*3, 8]
    const vae_real *h45 = s->arena + 384; // [n*3, 8]
    vae_gemm_nt((int)(end - begin), 8, 6, d94 + begin * 6, 6, w46, 6, d100 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v97 = d100[i * 8 + j];
            d100[i * 8 + j] = v97 * (1.0f - h45[i * 8 + j] * h45[i * 8 + j]);
        }
    }
}

// row_weights.vae:9  gradient of dense(8)
// kernel 16, train: weight gradient over [2, 8]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z18 = s->arena + 1984; // [n*3, 2]
    const vae_real *d100 = s->arena + 0; // [n*3, 8]
    vae_real *d_param102 = s->grad + 112; // [2, 8]
    if (tile == 1) {
        vae_real *d_param101 = s->grad + 128; // [8]
        vae_column_sums(s->n * 3, 8, d100, 8, d_param101);
        return;
    }
    vae_gemm_tn(2, 8, s->n * 3, z18, 2, d100, 8, d_param102, 8);
}

// row_weights.vae:9  gradient of dense(8)
// kernel 17, train: product by panels over rows of [2]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 3, end = vae_panel_end(s, tile, 16) * 3;
    const vae_real *d100 = s->arena + 0; // [n*3, 8]
    const vae_real *w41 = s->param + 112; // [2, 8]
    vae_real *d103 = s->arena + 1888; // [n*3, 2]
    vae_gemm_nt((int)(end - begin), 2, 8, d100 + begin * 8, 8, w41, 8, d103 + begin * 2, 2);
}

// row_weights.vae:6  gradient of sampling and KL
// kernel 18, train: loop over rows of [3, 2]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d89 = s->arena + 2400; // [n, 3, 1]
    const vae_real *z18 = s->arena + 1984; // [n, 3, 2]
    const vae_real *d103 = s->arena + 1888; // [n, 3, 2]
    vae_real *d110 = s->arena + 2752; // [n, 1, 2]
    vae_real *d112 = s->arena + 2720; // [n, 1, 2]
    const vae_real *eps13 = s->arena + 2080; // [n, 3, 2]
    vae_real *d115 = s->arena + 2688; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d110[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d112[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d115[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v107 = d103[i * 6 + j * 2 + k] - d89[i * 3 + j] * z18[i * 6 + j * 2 + k];
                d110[i * 2 + k] += -((-0.5f) * d89[i * 3 + j]);
                d112[i * 2 + k] += v107;
                d115[i * 2 + k] += v107 * eps13[i * 6 + j * 2 + k];
            }
        }
    }
}

// row_weights.vae:6  gradient of sampling and KL
// kernel 19, train: loop over rows of [2]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d115 = s->arena + 2688; // [n, 2]
    const vae_real *t16 = s->arena + 2784; // [n, 2]
    vae_real *d119 = s->arena + 2274; // [n, 2] in rows of 4
    const vae_real *d110 = s->arena + 2752; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d119[i * 4 + j] = d110[i * 2 + j] + 0.5f * (d115[i * 2 + j] * t16[i * 2 + j]);
        }
    }
}

// kernel 20, train: loop over rows of [2]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t120 = s->arena + 2272; // [n, 2] in rows of 4
    const vae_real *d112 = s->arena + 2720; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t120[i * 4 + j] = d112[i * 2 + j];
        }
    }
}

// row_weights.vae:6  gradient of posterior heads (added by the compiler)
// kernel 21, train: weight gradient over [8, 4]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h6 = s->arena + 1760; // [n, 8]
    const vae_real *d121 = s->arena + 2272; // [n, 4]
    vae_real *d_param123 = s->grad + 64; // [8, 4]
    if (tile == 1) {
        vae_real *d_param122 = s->grad + 96; // [4]
        vae_column_sums(s->n, 4, d121, 4, d_param122);
        return;
    }
    vae_gemm_tn(8, 4, s->n, h6, 8, d121, 4, d_param123, 4);
}

// row_weights.vae:6  gradient of posterior heads (added by the compiler)
// row_weights.vae:8  gradient of tanh
// kernel 22, train: product by panels over rows of [8]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d121 = s->arena + 2272; // [n, 4]
    const vae_real *w7 = s->param + 64; // [8, 4]
    vae_real *d127 = s->arena + 1632; // [n, 8]
    const vae_real *h6 = s->arena + 1760; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 4, d121 + begin * 4, 4, w7, 4, d127 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v124 = d127[i * 8 + j];
            d127[i * 8 + j] = v124 * (1.0f - h6[i * 8 + j] * h6[i * 8 + j]);
        }
    }
}

// row_weights.vae:8  gradient of dense(8)
// kernel 23, train: weight gradient over [6, 8]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 2176; // [n, 6]
    const vae_real *d127 = s->arena + 1632; // [n, 8]
    vae_real *d_param129 = s->grad + 0; // [6, 8]
    if (tile == 1) {
        vae_real *d_param128 = s->grad + 48; // [8]
        vae_column_sums(s->n, 8, d127, 8, d_param128);
        return;
    }
    vae_gemm_tn(6, 8, s->n, x0, 6, d127, 8, d_param129, 8);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // row_weights.vae:8  dense(8)
    // row_weights.vae:8  tanh
    // kernel 0, train: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 2176, s->param + 0, s->arena + 1760, s->param + 48);
    // row_weights.vae:6  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 1760, s->param + 64, s->arena + 2336, s->param + 96);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    train_k5(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k18(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k22(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u0, 1, {0}},
        {train_k4, 1, {0}}}, 2);
    vae_run_one(me, s, train_u2, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k14, 2, {.weights = true, .first = 144, .each = 96, .end = 192}},
        {train_k16, 2, {0}},
        {train_k23, 2, {0}},
        {train_k21, 2, {.weights = true, .first = 64, .each = 64, .end = 96}}}, 4);
}

// row_weights.vae:6  sampling and KL
// kernel 2, eval: loop over rows of [2]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 354; // [n, 2] in rows of 4
    const vae_real *eps12 = s->arena + 480; // [n, 2]
    vae_real *z17 = s->arena + 448; // [n, 2]
    const vae_real *mean10 = s->arena + 352; // [n, 2] in rows of 4
    vae_real *t31 = s->arena + 416; // [n, 2]
    vae_real *t32 = s->arena + 560; // [n, 1]
    vae_real *t35 = s->arena + 544; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t32_sum = 0.0f;
        vae_real t35_sum = 0.0f;
        VAE_SIMD_SUM(t32_sum, t35_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v17 = mean10[i * 4 + j] + vae_exp(0.5f * logvar11[i * 4 + j]) * eps12[i * 2 + j];
            z17[i * 2 + j] = v17;
            const vae_real v20 = eps12[i * 2 + j] * eps12[i * 2 + j] + logvar11[i * 4 + j];
            const vae_real v27 = mean10[i * 4 + j] * mean10[i * 4 + j] + vae_exp(logvar11[i * 4 + j]);
            const vae_real v31 = 0.5f * (v27 - 1.0f - logvar11[i * 4 + j]);
            t31[i * 2 + j] = v31;
            t32_sum += v31;
            const vae_real v34 = (-0.5f) * (v17 * v17 + 1.83787707f - (v20 + 1.83787707f));
            t35_sum += v34;
        }
        t32[i] = t32_sum;
        t35[i] = t35_sum;
    }
}

// What kernel 3 of eval and 1 other do, each with buffers of its own:
//   z17: [n, 2]
//   w36: [2, 8]
//   h40: [n, 8]
//   b37: [8]
VAE_SHARED_2(like_eval_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *z17,
    const vae_real *w36, vae_real *h40, const vae_real *b37) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 2, z17 + begin * 2, 2, w36, 8, h40 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v38 = h40[i * 8 + j];
            h40[i * 8 + j] = vae_tanh(v38 + b37[j]);
        }
    }
}

// row_weights.vae:9  dense(6)
// row_weights.vae:11  likelihood = bernoulli
// kernel 4, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h40 = s->arena + 0; // [n, 8]
    const vae_real *w41 = s->param + 144; // [8, 6]
    vae_real *t43 = scratch; // [end - begin, 6]
    const vae_real *b42 = s->param + 192; // [6]
    const vae_real *x0 = s->arena + 256; // [n, 6]
    vae_real *t48 = s->arena + 528; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 8, h40 + begin * 8, 8, w41, 6, t43, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t48_sum = 0.0f;
        VAE_SIMD_SUM(t48_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v43 = t43[(i - begin) * 6 + j];
            const vae_real v44 = v43 + b42[j];
            t48_sum += vae_softplus(v44) - x0[i * 6 + j] * v44;
        }
        t48[i] = t48_sum;
    }
}

// kernel 5, eval: loop over rows of [1]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t49 = s->arena + 512; // [n, 1]
    const vae_real *t35 = s->arena + 544; // [n, 1]
    const vae_real *t48 = s->arena + 528; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t49[i] = t35[i] - t48[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // row_weights.vae:8  dense(8)
    // row_weights.vae:8  tanh
    // kernel 0, eval: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 256, s->param + 0, s->arena + 128, s->param + 48);
    // row_weights.vae:6  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 128, s->param + 64, s->arena + 352, s->param + 96);
    eval_k2(s, tile, scratch);
    // row_weights.vae:9  dense(8)
    // row_weights.vae:9  tanh
    // kernel 3, eval: product by panels over rows of [8]
    like_eval_k3(s, tile, scratch, s->arena + 448, s->param + 112, s->arena + 0, s->param + 128);
    eval_k4(s, tile, scratch);
    eval_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, eval_u0, 1);
}

// row_weights.vae:6  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [2]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t12 = s->arena + 320; // [n, 2]
    const vae_real *mean10 = s->arena + 224; // [n, 2] in rows of 4
    vae_real *t13 = s->arena + 288; // [n, 2]
    const vae_real *logvar11 = s->arena + 226; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t12[i * 2 + j] = mean10[i * 4 + j];
            t13[i * 2 + j] = logvar11[i * 4 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // row_weights.vae:8  dense(8)
    // row_weights.vae:8  tanh
    // kernel 0, encode: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 128, s->param + 0, s->arena + 0, s->param + 48);
    // row_weights.vae:6  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 64, s->arena + 224, s->param + 96);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// row_weights.vae:9  dense(6)
// row_weights.vae:11  likelihood = bernoulli
// kernel 1, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h5 = s->arena + 0; // [n, 8]
    const vae_real *w6 = s->param + 144; // [8, 6]
    vae_real *t10 = s->arena + 224; // [n, 6]
    const vae_real *b7 = s->param + 192; // [6]
    vae_real *t11 = s->arena + 128; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 8, h5 + begin * 8, 8, w6, 6, t10 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v8 = t10[i * 6 + j];
            const vae_real v10 = vae_sigmoid(v8 + b7[j]);
            t10[i * 6 + j] = v10;
            t11[i * 6 + j] = v10;
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // row_weights.vae:9  dense(8)
    // row_weights.vae:9  tanh
    // kernel 0, decode: product by panels over rows of [8]
    like_eval_k3(s, tile, scratch, s->arena + 320, s->param + 112, s->arena + 0, s->param + 128);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, decode_u0, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 2176, 6}, // [n, 6]
    {"w", VAE_IN_DATA, 1, 3040, 1}, // [n, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 2080, 6}, // [n, 3, 2]
    {"loss", VAE_OUT_SCALAR, 0, 2928, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 2864, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 2832, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 256, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 480, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 528, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 560, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 512, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 416, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 128, 6}, // [n, 6]
    {"z.mean", VAE_OUT_ROW, 0, 320, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 288, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 320, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 224, 6}, // [n, 6]
    {"x.draw0", VAE_OUT_ROW, 0, 128, 6}, // [n, 6]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {8, 6}, {1, 8}, 0, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"encoder.0.bias", 1, {8}, {1}, 48, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 8}, {1, 4}, 64, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 96, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 8}, {1, 4}, 66, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 98, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {8, 2}, {1, 8}, 112, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"decoder.0.bias", 1, {8}, {1}, 128, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {6, 8}, {1, 6}, 144, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"decoder.2.bias", 1, {6}, {1}, 192, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"data.w.mean", 1, {1}, {1}, 208, VAE_INIT_CONST, 1.0f, false, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 6, 6, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
    {"w", VAE_VECTOR, 1, 1, 1, 1, VAE_DOMAIN_WEIGHT, NULL, false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 56},
    {VAE_STAGE_ENCODER, 0, "tanh", "[8]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 36},
    {VAE_STAGE_DECODER, 0, "dense(8)", "[8]", 24},
    {VAE_STAGE_DECODER, 0, "tanh", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(6)", "[6]", 54},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[6]", 0},
};

static const VaeStretch rest[] = {
    {0, 64},
    {96, 144},
    {192, 208},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "row_weights", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model row_weights\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [6]                         -              -\n"
        "    dense(8)                        [8]                        56             96\n"
        "    tanh                            [8]                         -              -\n"
        "  z: mean, logvar heads             [2]                        36             64\n"
        "  decoder(z)                        [2]                         -              -\n"
        "    dense(8)                        [8]                        24             32\n"
        "    tanh                            [8]                         -              -\n"
        "    dense(6)                        [6]                        54             96\n"
        "\n"
        "  170 parameters; one training step of 16 rows: 24,576 flops\n"
        "  likelihood bernoulli\n"
        "  row_weights w\n"
        "  objective iwae(samples=3)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          24       95        12,224       12,224\n"
        "  eval            6       34         2,304        2,304\n"
        "  encode          3        7         1,408        1,408\n"
        "  decode          2        7         1,408        1,408\n",
    .batch = 16, .n_param = 208, .n_state = 16, .n_arena = 3056,
    .n_scratch = 96,
    .max_threads = 1, .flops_per_row = 1536.0,
    .n_weight_tiles = 2, .rest = rest, .n_rest = 3,
    .panel = 0,
    .tensor = tensors, .n_tensors = 11,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 6},
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
        .early_stop = 0, .recon_scale = 1.0, .importance = 3
    },
};
