// dreg -- written by vaec 0.1.0 from dreg.vae; do not edit.
//
// model dreg
//
//   layer                             output             parameters      flops/row
//   encoder                           [6]                         -              -
//     dense(8)                        [8]                        56             96
//     tanh                            [8]                         -              -
//   z: mean, logvar heads             [2]                        36             64
//   decoder                           [2]                         -              -
//     dense(8)                        [8]                        24             32
//     tanh                            [8]                         -              -
//     dense(6)                        [6]                        54             96
//
//   170 parameters; one training step of 128 rows: 196,608 flops
//   likelihood gaussian(sigma=0.5, floor=0.001)
//   objective dreg(samples=3)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          25      104        99,200       99,200
//   eval            6       37        18,432       18,432
//   encode          3        7        11,264       11,264
//   decode          3        7        14,336       14,336
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   w1: [6, 8]
//   h5: [n, 8]
//   b2: [8]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 6, x0 + begin * 6, 6, w1, 8, h5 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v3 = h5[i * 8 + j];
            h5[i * 8 + j] = vae_tanh(v3 + b2[j]);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h5: [n, 8]
//   w6: [8, 4]
//   heads9: [n, 4]
//   b7: [4]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *heads9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 4, 8, h5 + begin * 8, 8, w6, 4, heads9 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v8 = heads9[i * 4 + j];
            heads9[i * 4 + j] = v8 + b7[j];
        }
    }
}

// dreg.vae:5  sampling and KL
// kernel 2, train: loop over rows of [2]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar11 = s->arena + 19458; // [n, 2] in rows of 4
    vae_real *t15 = s->arena + 23424; // [n, 2]
    vae_real *t22 = s->arena + 23168; // [n, 2]
    const vae_real *mean10 = s->arena + 19456; // [n, 2] in rows of 4
    vae_real *t38 = s->arena + 24576; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t38_sum = 0.0f;
        VAE_SIMD_SUM(t38_sum)
        for (size_t j = 0; j < 2; j++) {
            t15[i * 2 + j] = vae_exp(0.5f * logvar11[i * 4 + j]);
            t22[i * 2 + j] = vae_exp(-logvar11[i * 4 + j]);
            const vae_real v32 = mean10[i * 4 + j] * mean10[i * 4 + j] + vae_exp(logvar11[i * 4 + j]);
            t38_sum += 0.5f * (v32 - 1.0f - logvar11[i * 4 + j]);
        }
        t38[i] = t38_sum;
    }
}

// dreg.vae:5  sampling and KL
// kernel 3, train: loop over rows of [3, 2]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t15 = s->arena + 23424; // [n, 2]
    const vae_real *eps12 = s->arena + 17408; // [n, 3, 2]
    vae_real *t17 = s->arena + 16640; // [n, 3, 2]
    const vae_real *mean10 = s->arena + 19456; // [n, 2] in rows of 4
    vae_real *t19 = s->arena + 15872; // [n, 3, 2]
    const vae_real *t22 = s->arena + 23168; // [n, 2]
    const vae_real *logvar11 = s->arena + 19458; // [n, 2] in rows of 4
    vae_real *t41 = s->arena + 22272; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t41_sum = 0.0f;
            VAE_SIMD_SUM(t41_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v17 = mean10[i * 4 + k] + t15[i * 2 + k] * eps12[i * 6 + j * 2 + k];
                t17[i * 6 + j * 2 + k] = v17;
                const vae_real v19 = v17 - mean10[i * 4 + k];
                t19[i * 6 + j * 2 + k] = v19;
                const vae_real v27 = v19 * v19 * t22[i * 2 + k] + logvar11[i * 4 + k] + 1.83787707f;
                t41_sum += (-0.5f) * (v17 * v17 + 1.83787707f - v27);
            }
            t41[i * 3 + j] = t41_sum;
        }
    }
}

// kernel 4, train: loop over rows of [3, 6]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t43 = s->arena + 10752; // [n, 3, 6]
    const vae_real *x0 = s->arena + 18176; // [n, 1, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                t43[i * 18 + j * 6 + k] = x0[i * 6 + k];
            }
        }
    }
}

// dreg.vae:8  dense(8)
// dreg.vae:8  tanh
// kernel 5, train: product by panels over rows of [8]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 3, end = vae_panel_end(s, tile, 32) * 3;
    const vae_real *t17 = s->arena + 16640; // [n*3, 2]
    const vae_real *w45 = s->param + 112; // [2, 8]
    vae_real *h49 = s->arena + 3072; // [n*3, 8]
    const vae_real *b46 = s->param + 128; // [8]
    vae_gemm_nn((int)(end - begin), 8, 2, t17 + begin * 2, 2, w45, 8, h49 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v47 = h49[i * 8 + j];
            h49[i * 8 + j] = vae_tanh(v47 + b46[j]);
        }
    }
}

// dreg.vae:8  dense(6)
// dreg.vae:10  likelihood = gaussian
// kernel 6, train: product by panels over rows of [6]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 3, end = vae_panel_end(s, tile, 32) * 3;
    const vae_real *h49 = s->arena + 3072; // [n*3, 8]
    const vae_real *w50 = s->param + 144; // [8, 6]
    vae_real *t55 = s->arena + 8448; // [n*3, 6]
    const vae_real *b51 = s->param + 192; // [6]
    const vae_real *x44 = s->arena + 10752; // [n*3, 6]
    vae_real *t62 = s->arena + 21888; // [n*3, 1]
    vae_gemm_nn((int)(end - begin), 6, 8, h49 + begin * 8, 8, w50, 6, t55 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t62_sum = 0.0f;
        VAE_SIMD_SUM(t62_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v52 = t55[i * 6 + j];
            const vae_real v55 = x44[i * 6 + j] - (v52 + b51[j]);
            t55[i * 6 + j] = v55;
            const vae_real v61 = 0.5f * ((-1.38629436f) + 4.0f * (v55 * v55) + 1.83787707f);
            t62_sum += v61;
        }
        t62[i] = t62_sum;
    }
}

// kernel 7, train: loop over rows of [3, 1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t41 = s->arena + 22272; // [n, 3, 1]
    vae_real *t66 = s->arena + 21504; // [n, 3, 1]
    const vae_real *t62 = s->arena + 21888; // [n, 3, 1]
    vae_real *t67 = s->arena + 24448; // [n, 1, 1]
    vae_real *t84 = s->arena + 23936; // [n, 1, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        vae_real t67_sum = -VAE_INFINITY;
        vae_real t84_sum = 0.0f;
        for (size_t j = 0; j < 3; j++) {
            const vae_real v66 = beta * t41[i * 3 + j] - t62[i * 3 + j];
            t66[i * 3 + j] = v66;
            t67_sum = vae_max(t67_sum, v66);
            t84_sum += t62[i * 3 + j];
        }
        t67[i] = t67_sum;
        t84[i] = t84_sum;
    }
}

// kernel 8, train: loop over rows of [3, 1]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t66 = s->arena + 21504; // [n, 3, 1]
    const vae_real *t67 = s->arena + 24448; // [n, 1, 1]
    vae_real *t69 = s->arena + 21120; // [n, 3, 1]
    vae_real *t70 = s->arena + 24320; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t70_sum = 0.0f;
        VAE_SIMD_SUM(t70_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v69 = vae_exp(t66[i * 3 + j] - t67[i]);
            t69[i * 3 + j] = v69;
            t70_sum += v69;
        }
        t70[i] = t70_sum;
    }
}

// kernel 9, train: loop over rows of [1, 1]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t70 = s->arena + 24320; // [n, 1, 1]
    vae_real *t72 = s->arena + 24192; // [n, 1, 1]
    const vae_real *t67 = s->arena + 24448; // [n, 1, 1]
    vae_real *t79 = s->arena + 24064; // [n, 1, 1]
    vae_real *t86 = s->arena + 23808; // [n, 1, 1]
    const vae_real *t84 = s->arena + 23936; // [n, 1, 1]
    vae_real *d95 = s->arena + 23680; // [n, 1, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v72 = vae_log(t70[i]) + t67[i];
        t72[i] = v72;
        t79[i] = 1.09861229f - v72;
        t86[i] = 0.333333333f * t84[i];
        d95[i] = -inv_n / t70[i];
    }
}

// kernel 10, train: loop over rows of [3, 1]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t66 = s->arena + 21504; // [n, 3, 1]
    const vae_real *t72 = s->arena + 24192; // [n, 1, 1]
    vae_real *t77 = s->arena + 20736; // [n, 3, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real c73 = 1.0f - beta;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t77[i * 3 + j] = c73 + beta * vae_exp(t66[i * 3 + j] - t72[i]);
        }
    }
}

// kernel 11, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t82 = s->arena + 24784; // [1]
    const vae_real *t79 = s->arena + 24064; // [n, 1]
    vae_real *t88 = s->arena + 24752; // [1]
    const vae_real *t86 = s->arena + 23808; // [n, 1]
    vae_real *t90 = s->arena + 24720; // [1]
    const vae_real *t38 = s->arena + 24576; // [n, 1]
    vae_real t82_sum = 0.0f;
    vae_real t88_sum = 0.0f;
    vae_real t90_sum = 0.0f;
    VAE_SIMD_SUM(t82_sum, t88_sum, t90_sum)
    for (size_t i = 0; i < rows; i++) {
        t82_sum += t79[i];
        t88_sum += t86[i];
        t90_sum += t38[i];
    }
    t82[0] = t82_sum;
    t88[0] = t88_sum;
    t90[0] = t90_sum;
}

// kernel 12, train: loop over [1]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t83 = s->arena + 24768; // [1]
    const vae_real *t82 = s->arena + 24784; // [1]
    vae_real *t89 = s->arena + 24736; // [1]
    const vae_real *t88 = s->arena + 24752; // [1]
    vae_real *t91 = s->arena + 24704; // [1]
    const vae_real *t90 = s->arena + 24720; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    t83[0] = t82[0] * inv_n;
    t89[0] = t88[0] * inv_n;
    t91[0] = t90[0] * inv_n;
}

// kernel 13, train: loop over rows of [3, 1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d95 = s->arena + 23680; // [n, 1, 1]
    const vae_real *t69 = s->arena + 21120; // [n, 3, 1]
    vae_real *d97 = s->arena + 20352; // [n, 3, 1]
    vae_real *d98 = s->arena + 19968; // [n, 3, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v96 = d95[i] * t69[i * 3 + j];
            d97[i * 3 + j] = -v96;
            d98[i * 3 + j] = v96 * beta;
        }
    }
}

// dreg.vae:10  gradient of likelihood = gaussian
// kernel 14, train: loop over rows of [6]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 3, end = vae_panel_end(s, tile, 32) * 3;
    const vae_real *d97 = s->arena + 20352; // [n*3, 1]
    const vae_real *t55 = s->arena + 8448; // [n*3, 6]
    vae_real *d103 = s->arena + 6144; // [n*3, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d103[i * 6 + j] = -(4.0f * d97[i] * t55[i * 6 + j]);
        }
    }
}

// dreg.vae:10  gradient of dense(6)
// dreg.vae:8  gradient of dense(6)
// kernel 15, train: weight gradient over [8, 6]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h49 = s->arena + 3072; // [n*3, 8]
    const vae_real *d103 = s->arena + 6144; // [n*3, 6]
    vae_real *d_param105 = s->grad + 144; // [8, 6]
    if (tile == 1) {
        vae_real *d_param104 = s->grad + 192; // [6]
        vae_column_sums(s->n * 3, 6, d103, 6, d_param104);
        return;
    }
    vae_gemm_tn(8, 6, s->n * 3, h49, 8, d103, 6, d_param105, 6);
}

// dreg.vae:8  gradient of dense(6)
// dreg.vae:8  gradient of tanh
// kernel 16, train: product by panels over rows of [8]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 3, end = vae_panel_end(s, tile, 32) * 3;
    const vae_real *d103 = s->arena + 6144; // [n*3, 6]
    const vae_real *w50 = s->param + 144; // [8, 6]
    vae_real *d109 = s->arena + 0; // [n*3, 8]
    const vae_real *h49 = s->arena + 3072; // [n*3, 8]
    vae_gemm_nt((int)(end - begin), 8, 6, d103 + begin * 6, 6, w50, 6, d109 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v106 = d109[i * 8 + j];
            d109[i * 8 + j] = v106 * (1.0f - h49[i * 8 + j] * h49[i * 8 + j]);
        }
    }
}

// dreg.vae:8  gradient of dense(8)
// kernel 17, train: weight gradient over [2, 8]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *t17 = s->arena + 16640; // [n*3, 2]
    const vae_real *d109 = s->arena + 0; // [n*3, 8]
    vae_real *d_param111 = s->grad + 112; // [2, 8]
    if (tile == 1) {
        vae_real *d_param110 = s->grad + 128; // [8]
        vae_column_sums(s->n * 3, 8, d109, 8, d_param110);
        return;
    }
    vae_gemm_tn(2, 8, s->n * 3, t17, 2, d109, 8, d_param111, 8);
}

// dreg.vae:8  gradient of dense(8)
// kernel 18, train: product by panels over rows of [2]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 3, end = vae_panel_end(s, tile, 32) * 3;
    const vae_real *d109 = s->arena + 0; // [n*3, 8]
    const vae_real *w45 = s->param + 112; // [2, 8]
    vae_real *d112 = s->arena + 15104; // [n*3, 2]
    vae_gemm_nt((int)(end - begin), 2, 8, d109 + begin * 8, 8, w45, 8, d112 + begin * 2, 2);
}

// dreg.vae:5  gradient of sampling and KL
// kernel 19, train: loop over rows of [3, 2]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d98 = s->arena + 19968; // [n, 3, 1]
    const vae_real *t17 = s->arena + 16640; // [n, 3, 2]
    const vae_real *d112 = s->arena + 15104; // [n, 3, 2]
    const vae_real *t22 = s->arena + 23168; // [n, 2]
    const vae_real *t19 = s->arena + 15872; // [n, 3, 2]
    const vae_real *t77 = s->arena + 20736; // [n, 3, 1]
    vae_real *d123 = s->arena + 22912; // [n, 1, 2]
    const vae_real *eps12 = s->arena + 17408; // [n, 3, 2]
    vae_real *d126 = s->arena + 22656; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d123[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d126[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v116 = d112[i * 6 + j * 2 + k] - d98[i * 3 + j] * t17[i * 6 + j * 2 + k];
                const vae_real v120 = 2.0f * ((-0.5f) * d98[i * 3 + j] * t22[i * 2 + k]) * t19[i * 6 + j * 2 + k];
                const vae_real v122 = (v116 - v120) * t77[i * 3 + j];
                d123[i * 2 + k] += v122;
                d126[i * 2 + k] += v122 * eps12[i * 6 + j * 2 + k];
            }
        }
    }
}

// dreg.vae:5  gradient of sampling and KL
// kernel 20, train: loop over rows of [2]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d126 = s->arena + 22656; // [n, 2]
    const vae_real *t15 = s->arena + 23424; // [n, 2]
    vae_real *d129 = s->arena + 18946; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d129[i * 4 + j] = 0.5f * (d126[i * 2 + j] * t15[i * 2 + j]);
        }
    }
}

// kernel 21, train: loop over rows of [2]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t130 = s->arena + 18944; // [n, 2] in rows of 4
    const vae_real *d123 = s->arena + 22912; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t130[i * 4 + j] = d123[i * 2 + j];
        }
    }
}

// dreg.vae:5  gradient of posterior heads (added by the compiler)
// kernel 22, train: weight gradient over [8, 4]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 14080; // [n, 8]
    const vae_real *d131 = s->arena + 18944; // [n, 4]
    vae_real *d_param133 = s->grad + 64; // [8, 4]
    if (tile == 1) {
        vae_real *d_param132 = s->grad + 96; // [4]
        vae_column_sums(s->n, 4, d131, 4, d_param132);
        return;
    }
    vae_gemm_tn(8, 4, s->n, h5, 8, d131, 4, d_param133, 4);
}

// dreg.vae:5  gradient of posterior heads (added by the compiler)
// dreg.vae:7  gradient of tanh
// kernel 23, train: product by panels over rows of [8]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d131 = s->arena + 18944; // [n, 4]
    const vae_real *w6 = s->param + 64; // [8, 4]
    vae_real *d137 = s->arena + 13056; // [n, 8]
    const vae_real *h5 = s->arena + 14080; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 4, d131 + begin * 4, 4, w6, 4, d137 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v134 = d137[i * 8 + j];
            d137[i * 8 + j] = v134 * (1.0f - h5[i * 8 + j] * h5[i * 8 + j]);
        }
    }
}

// dreg.vae:7  gradient of dense(8)
// kernel 24, train: weight gradient over [6, 8]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 18176; // [n, 6]
    const vae_real *d137 = s->arena + 13056; // [n, 8]
    vae_real *d_param139 = s->grad + 0; // [6, 8]
    if (tile == 1) {
        vae_real *d_param138 = s->grad + 48; // [8]
        vae_column_sums(s->n, 8, d137, 8, d_param138);
        return;
    }
    vae_gemm_tn(6, 8, s->n, x0, 6, d137, 8, d_param139, 8);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // dreg.vae:7  dense(8)
    // dreg.vae:7  tanh
    // kernel 0, train: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 18176, s->param + 0, s->arena + 14080, s->param + 48);
    // dreg.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 14080, s->param + 64, s->arena + 19456,
        s->param + 96);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    train_k5(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {3072, 24}, // h49
    {24576, 1}, // t38
    {16640, 6}, // t17
    {14080, 8}, // h5
    {18176, 6}, // x0
};
static const VaeShown train_u0_shown = {5, train_u0_rows};

static const VaeShown train_k4_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k16(s, tile, scratch);
    train_k18(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k23(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u2_rows[] = {
    {13056, 8}, // d137
    {18944, 4}, // d129
    {0, 24}, // d109
    {6144, 18}, // d103
    {23808, 1}, // t86
    {24064, 1}, // t79
};
static const VaeShown train_u2_shown = {6, train_u2_rows};

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {.shown = &train_u0_shown}},
        {train_k4, panels, {.shown = &train_k4_shown}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_u2, panels, {.shown = &train_u2_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k15, 2, {.weights = true, .first = 144, .each = 96, .end = 192}},
        {train_k17, 2, {.weights = true}},
        {train_k24, 2, {.weights = true}},
        {train_k22, 2, {.weights = true, .first = 64, .each = 64, .end = 96}},
        {train_u3, 1, {0}}}, 5);
}

// dreg.vae:5  sampling and KL
// kernel 2, eval: loop over rows of [2]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar11 = s->arena + 2818; // [n, 2] in rows of 4
    const vae_real *eps12 = s->arena + 3840; // [n, 2]
    vae_real *z17 = s->arena + 3584; // [n, 2]
    const vae_real *mean10 = s->arena + 2816; // [n, 2] in rows of 4
    vae_real *t31 = s->arena + 3328; // [n, 2]
    vae_real *t32 = s->arena + 4480; // [n, 1]
    vae_real *t35 = s->arena + 4352; // [n, 1]
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
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 2, z17 + begin * 2, 2, w36, 8, h40 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v38 = h40[i * 8 + j];
            h40[i * 8 + j] = vae_tanh(v38 + b37[j]);
        }
    }
}

// dreg.vae:8  dense(6)
// dreg.vae:10  likelihood = gaussian
// kernel 4, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h40 = s->arena + 0; // [n, 8]
    const vae_real *w41 = s->param + 144; // [8, 6]
    vae_real *t43 = scratch; // [end - begin, 6]
    const vae_real *b42 = s->param + 192; // [6]
    const vae_real *x0 = s->arena + 2048; // [n, 6]
    vae_real *t53 = s->arena + 4224; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 8, h40 + begin * 8, 8, w41, 6, t43, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t53_sum = 0.0f;
        VAE_SIMD_SUM(t53_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v43 = t43[(i - begin) * 6 + j];
            const vae_real v46 = x0[i * 6 + j] - (v43 + b42[j]);
            const vae_real v52 = 0.5f * ((-1.38629436f) + 4.0f * (v46 * v46) + 1.83787707f);
            t53_sum += v52;
        }
        t53[i] = t53_sum;
    }
}

// kernel 5, eval: loop over rows of [1]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t54 = s->arena + 4096; // [n, 1]
    const vae_real *t35 = s->arena + 4352; // [n, 1]
    const vae_real *t53 = s->arena + 4224; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t54[i] = t35[i] - t53[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // dreg.vae:7  dense(8)
    // dreg.vae:7  tanh
    // kernel 0, eval: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 2048, s->param + 0, s->arena + 1024, s->param + 48);
    // dreg.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 1024, s->param + 64, s->arena + 2816, s->param + 96);
    eval_k2(s, tile, scratch);
    // dreg.vae:8  dense(8)
    // dreg.vae:8  tanh
    // kernel 3, eval: product by panels over rows of [8]
    like_eval_k3(s, tile, scratch, s->arena + 3584, s->param + 112, s->arena + 0, s->param + 128);
    eval_k4(s, tile, scratch);
    eval_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, eval_u0, panels);
}

// dreg.vae:5  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [2]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t12 = s->arena + 2560; // [n, 2]
    const vae_real *mean10 = s->arena + 1792; // [n, 2] in rows of 4
    vae_real *t13 = s->arena + 2304; // [n, 2]
    const vae_real *logvar11 = s->arena + 1794; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t12[i * 2 + j] = mean10[i * 4 + j];
            t13[i * 2 + j] = logvar11[i * 4 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // dreg.vae:7  dense(8)
    // dreg.vae:7  tanh
    // kernel 0, encode: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 1024, s->param + 0, s->arena + 0, s->param + 48);
    // dreg.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 64, s->arena + 1792, s->param + 96);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, encode_u0, panels);
}

// dreg.vae:8  dense(6)
// kernel 1, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h5 = s->arena + 0; // [n, 8]
    const vae_real *w6 = s->param + 144; // [8, 6]
    vae_real *p9 = s->arena + 2560; // [n, 6]
    const vae_real *b7 = s->param + 192; // [6]
    vae_real *t12 = s->arena + 1024; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 8, h5 + begin * 8, 8, w6, 6, p9 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v8 = p9[i * 6 + j];
            const vae_real v9 = v8 + b7[j];
            p9[i * 6 + j] = v9;
            t12[i * 6 + j] = v9;
        }
    }
}

// kernel 2, decode: loop over rows of [6]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t11 = s->arena + 1792; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t11[i * 6 + j] = 0.5f;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // dreg.vae:8  dense(8)
    // dreg.vae:8  tanh
    // kernel 0, decode: product by panels over rows of [8]
    like_eval_k3(s, tile, scratch, s->arena + 3328, s->param + 112, s->arena + 0, s->param + 128);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k2, panels, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 18176, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 17408, 6}, // [n, 3, 2]
    {"loss", VAE_OUT_SCALAR, 0, 24768, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 24736, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 24704, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 2048, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 3840, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 4224, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 4480, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 4096, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 3328, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 1024, 6}, // [n, 6]
    {"z.mean", VAE_OUT_ROW, 0, 2560, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 2304, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 3328, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 2560, 6}, // [n, 6]
    {"x.draw0", VAE_OUT_ROW, 0, 1024, 6}, // [n, 6]
    {"x.draw1", VAE_OUT_ROW, 0, 1792, 6}, // [n, 6]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {8, 6}, {1, 8}, 0, VAE_INIT_UNIFORM, 0.654653668f, true, true, true},
    {"encoder.0.bias", 1, {8}, {1}, 48, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.z.mean.weight", 2, {2, 8}, {1, 4}, 64, VAE_INIT_UNIFORM, 0.774596691f, true, true, true},
    {"posterior.z.mean.bias", 1, {2}, {1}, 96, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.z.logvar.weight", 2, {2, 8}, {1, 4}, 66, VAE_INIT_UNIFORM, 0.774596691f, true, true, true},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 98, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"decoder.0.weight", 2, {8, 2}, {1, 8}, 112, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"decoder.0.bias", 1, {8}, {1}, 128, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {6, 8}, {1, 6}, 144, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"decoder.2.bias", 1, {6}, {1}, 192, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 6, 6, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
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
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[6]", 0},
};

static const VaeStretch rest[] = {
    {0, 64},
    {96, 144},
    {192, 208},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "dreg", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model dreg\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [6]                         -              -\n"
        "    dense(8)                        [8]                        56             96\n"
        "    tanh                            [8]                         -              -\n"
        "  z: mean, logvar heads             [2]                        36             64\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(8)                        [8]                        24             32\n"
        "    tanh                            [8]                         -              -\n"
        "    dense(6)                        [6]                        54             96\n"
        "\n"
        "  170 parameters; one training step of 128 rows: 196,608 flops\n"
        "  likelihood gaussian(sigma=0.5, floor=0.001)\n"
        "  objective dreg(samples=3)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          25      104        99,200       99,200\n"
        "  eval            6       37        18,432       18,432\n"
        "  encode          3        7        11,264       11,264\n"
        "  decode          3        7        14,336       14,336\n",
    .batch = 128, .n_param = 208, .n_state = 0, .n_arena = 24800,
    .n_scratch = 192,
    .max_threads = 1, .flops_per_row = 1536.0,
    .n_weight_tiles = 2, .rest = rest, .n_rest = 3,
    .panel = 32,
    .tensor = tensors, .n_tensors = 10,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 4},
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
