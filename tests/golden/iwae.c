// iwae -- written by vaec 0.1.0 from iwae.vae; do not edit.
//
// model iwae
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
//   170 parameters; one training step of 128 rows: 294,912 flops
//   likelihood bernoulli
//   binarize dynamic
//   objective iwae(samples=5)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          25       93       147,328      147,328
//   eval            7       36        24,576       24,576
//   encode          3        7        11,264       11,264
//   decode          2        7        11,264       11,264
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   u1: [n, 6]
//   t3: [n, 6]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *u1, vae_real *t3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t3[i * 6 + j] = vae_step(x0[i * 6 + j] - u1[i * 6 + j]);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   t3: [n, 6]
//   w4: [6, 8]
//   h8: [n, 8]
//   b5: [8]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *t3,
    const vae_real *w4, vae_real *h8, const vae_real *b5) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 6, t3 + begin * 6, 6, w4, 8, h8 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v6 = h8[i * 8 + j];
            h8[i * 8 + j] = vae_tanh(v6 + b5[j]);
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h8: [n, 8]
//   w9: [8, 4]
//   heads12: [n, 4]
//   b10: [4]
VAE_SHARED_2(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h8,
    const vae_real *w9, vae_real *heads12, const vae_real *b10) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 4, 8, h8 + begin * 8, 8, w9, 4, heads12 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v11 = heads12[i * 4 + j];
            heads12[i * 4 + j] = v11 + b10[j];
        }
    }
}

// iwae.vae:5  sampling and KL
// kernel 3, train: loop over rows of [2]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar14 = s->arena + 34306; // [n, 2] in rows of 4
    vae_real *t18 = s->arena + 35584; // [n, 2]
    const vae_real *mean13 = s->arena + 34304; // [n, 2] in rows of 4
    vae_real *t36 = s->arena + 36608; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t36_sum = 0.0f;
        VAE_SIMD_SUM(t36_sum)
        for (size_t j = 0; j < 2; j++) {
            t18[i * 2 + j] = vae_exp(0.5f * logvar14[i * 4 + j]);
            const vae_real v30 = mean13[i * 4 + j] * mean13[i * 4 + j] + vae_exp(logvar14[i * 4 + j]);
            t36_sum += 0.5f * (v30 - 1.0f - logvar14[i * 4 + j]);
        }
        t36[i] = t36_sum;
    }
}

// iwae.vae:5  sampling and KL
// kernel 4, train: loop over rows of [5, 2]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t18 = s->arena + 35584; // [n, 2]
    const vae_real *eps15 = s->arena + 24320; // [n, 5, 2]
    vae_real *z20 = s->arena + 23040; // [n, 5, 2]
    const vae_real *mean13 = s->arena + 34304; // [n, 2] in rows of 4
    const vae_real *logvar14 = s->arena + 34306; // [n, 2] in rows of 4
    vae_real *t39 = s->arena + 33152; // [n, 5, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            vae_real t39_sum = 0.0f;
            VAE_SIMD_SUM(t39_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v20 = mean13[i * 4 + k] + t18[i * 2 + k] * eps15[i * 10 + j * 2 + k];
                z20[i * 10 + j * 2 + k] = v20;
                const vae_real v23 = eps15[i * 10 + j * 2 + k] * eps15[i * 10 + j * 2 + k] + logvar14[i * 4 + k];
                const vae_real v38 = (-0.5f) * (v20 * v20 + 1.83787707f - (v23 + 1.83787707f));
                t39_sum += v38;
            }
            t39[i * 5 + j] = t39_sum;
        }
    }
}

// kernel 5, train: loop over rows of [5, 6]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t41 = s->arena + 17920; // [n, 5, 6]
    const vae_real *t3 = s->arena + 27648; // [n, 1, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                t41[i * 30 + j * 6 + k] = t3[i * 6 + k];
            }
        }
    }
}

// iwae.vae:8  dense(8)
// iwae.vae:8  tanh
// kernel 6, train: product by panels over rows of [8]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 5, end = vae_panel_end(s, tile, 32) * 5;
    const vae_real *z20 = s->arena + 23040; // [n*5, 2]
    const vae_real *w43 = s->param + 112; // [2, 8]
    vae_real *h47 = s->arena + 5120; // [n*5, 8]
    const vae_real *b44 = s->param + 128; // [8]
    vae_gemm_nn((int)(end - begin), 8, 2, z20 + begin * 2, 2, w43, 8, h47 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v45 = h47[i * 8 + j];
            h47[i * 8 + j] = vae_tanh(v45 + b44[j]);
        }
    }
}

// iwae.vae:8  dense(6)
// iwae.vae:10  likelihood = bernoulli
// kernel 7, train: product by panels over rows of [6]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 5, end = vae_panel_end(s, tile, 32) * 5;
    const vae_real *h47 = s->arena + 5120; // [n*5, 8]
    const vae_real *w48 = s->param + 144; // [8, 6]
    vae_real *p51 = s->arena + 14080; // [n*5, 6]
    const vae_real *b49 = s->param + 192; // [6]
    const vae_real *t41 = s->arena + 17920; // [n*5, 6]
    vae_real *t55 = s->arena + 32512; // [n*5, 1]
    vae_gemm_nn((int)(end - begin), 6, 8, h47 + begin * 8, 8, w48, 6, p51 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t55_sum = 0.0f;
        VAE_SIMD_SUM(t55_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v50 = p51[i * 6 + j];
            const vae_real v51 = v50 + b49[j];
            p51[i * 6 + j] = v51;
            t55_sum += vae_softplus(v51) - t41[i * 6 + j] * v51;
        }
        t55[i] = t55_sum;
    }
}

// kernel 8, train: loop over rows of [5, 1]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t39 = s->arena + 33152; // [n, 5, 1]
    vae_real *t59 = s->arena + 31872; // [n, 5, 1]
    const vae_real *t55 = s->arena + 32512; // [n, 5, 1]
    vae_real *t60 = s->arena + 36480; // [n, 1, 1]
    vae_real *t72 = s->arena + 36096; // [n, 1, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        vae_real t60_sum = -VAE_INFINITY;
        vae_real t72_sum = 0.0f;
        for (size_t j = 0; j < 5; j++) {
            const vae_real v59 = beta * t39[i * 5 + j] - t55[i * 5 + j];
            t59[i * 5 + j] = v59;
            t60_sum = vae_max(t60_sum, v59);
            t72_sum += t55[i * 5 + j];
        }
        t60[i] = t60_sum;
        t72[i] = t72_sum;
    }
}

// kernel 9, train: loop over rows of [5, 1]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t59 = s->arena + 31872; // [n, 5, 1]
    const vae_real *t60 = s->arena + 36480; // [n, 1, 1]
    vae_real *t62 = s->arena + 31232; // [n, 5, 1]
    vae_real *t63 = s->arena + 36352; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t63_sum = 0.0f;
        VAE_SIMD_SUM(t63_sum)
        for (size_t j = 0; j < 5; j++) {
            const vae_real v62 = vae_exp(t59[i * 5 + j] - t60[i]);
            t62[i * 5 + j] = v62;
            t63_sum += v62;
        }
        t63[i] = t63_sum;
    }
}

// kernel 10, train: loop over rows of [1, 1]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t63 = s->arena + 36352; // [n, 1, 1]
    const vae_real *t60 = s->arena + 36480; // [n, 1, 1]
    vae_real *t67 = s->arena + 36224; // [n, 1, 1]
    vae_real *t74 = s->arena + 35968; // [n, 1, 1]
    const vae_real *t72 = s->arena + 36096; // [n, 1, 1]
    vae_real *d83 = s->arena + 35840; // [n, 1, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t67[i] = 1.60943791f - (vae_log(t63[i]) + t60[i]);
        t74[i] = 0.2f * t72[i];
        d83[i] = -inv_n / t63[i];
    }
}

// kernel 11, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t70 = s->arena + 36816; // [1]
    const vae_real *t67 = s->arena + 36224; // [n, 1]
    vae_real *t76 = s->arena + 36784; // [1]
    const vae_real *t74 = s->arena + 35968; // [n, 1]
    vae_real *t78 = s->arena + 36752; // [1]
    const vae_real *t36 = s->arena + 36608; // [n, 1]
    vae_real t70_sum = 0.0f;
    vae_real t76_sum = 0.0f;
    vae_real t78_sum = 0.0f;
    VAE_SIMD_SUM(t70_sum, t76_sum, t78_sum)
    for (size_t i = 0; i < rows; i++) {
        t70_sum += t67[i];
        t76_sum += t74[i];
        t78_sum += t36[i];
    }
    t70[0] = t70_sum;
    t76[0] = t76_sum;
    t78[0] = t78_sum;
}

// kernel 12, train: loop over [1]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t71 = s->arena + 36800; // [1]
    const vae_real *t70 = s->arena + 36816; // [1]
    vae_real *t77 = s->arena + 36768; // [1]
    const vae_real *t76 = s->arena + 36784; // [1]
    vae_real *t79 = s->arena + 36736; // [1]
    const vae_real *t78 = s->arena + 36752; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    t71[0] = t70[0] * inv_n;
    t77[0] = t76[0] * inv_n;
    t79[0] = t78[0] * inv_n;
}

// kernel 13, train: loop over rows of [5, 1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d83 = s->arena + 35840; // [n, 1, 1]
    const vae_real *t62 = s->arena + 31232; // [n, 5, 1]
    vae_real *d85 = s->arena + 30592; // [n, 5, 1]
    vae_real *d86 = s->arena + 29952; // [n, 5, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v84 = d83[i] * t62[i * 5 + j];
            d85[i * 5 + j] = -v84;
            d86[i * 5 + j] = v84 * beta;
        }
    }
}

// iwae.vae:10  gradient of likelihood = bernoulli
// kernel 14, train: loop over rows of [6]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 5, end = vae_panel_end(s, tile, 32) * 5;
    const vae_real *d85 = s->arena + 30592; // [n*5, 1]
    const vae_real *t41 = s->arena + 17920; // [n*5, 6]
    const vae_real *p51 = s->arena + 14080; // [n*5, 6]
    vae_real *d91 = s->arena + 10240; // [n*5, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d91[i * 6 + j] = d85[i] * vae_sigmoid(p51[i * 6 + j]) - d85[i] * t41[i * 6 + j];
        }
    }
}

// iwae.vae:10  gradient of dense(6)
// iwae.vae:8  gradient of dense(6)
// kernel 15, train: weight gradient over [8, 6]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h47 = s->arena + 5120; // [n*5, 8]
    const vae_real *d91 = s->arena + 10240; // [n*5, 6]
    vae_real *d_param93 = s->grad + 144; // [8, 6]
    if (tile == 1) {
        vae_real *d_param92 = s->grad + 192; // [6]
        vae_column_sums(s->n * 5, 6, d91, 6, d_param92);
        return;
    }
    vae_gemm_tn(8, 6, s->n * 5, h47, 8, d91, 6, d_param93, 6);
}

// iwae.vae:8  gradient of dense(6)
// iwae.vae:8  gradient of tanh
// kernel 16, train: product by panels over rows of [8]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 5, end = vae_panel_end(s, tile, 32) * 5;
    const vae_real *d91 = s->arena + 10240; // [n*5, 6]
    const vae_real *w48 = s->param + 144; // [8, 6]
    vae_real *d97 = s->arena + 0; // [n*5, 8]
    const vae_real *h47 = s->arena + 5120; // [n*5, 8]
    vae_gemm_nt((int)(end - begin), 8, 6, d91 + begin * 6, 6, w48, 6, d97 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v94 = d97[i * 8 + j];
            d97[i * 8 + j] = v94 * (1.0f - h47[i * 8 + j] * h47[i * 8 + j]);
        }
    }
}

// iwae.vae:8  gradient of dense(8)
// kernel 17, train: weight gradient over [2, 8]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z20 = s->arena + 23040; // [n*5, 2]
    const vae_real *d97 = s->arena + 0; // [n*5, 8]
    vae_real *d_param99 = s->grad + 112; // [2, 8]
    if (tile == 1) {
        vae_real *d_param98 = s->grad + 128; // [8]
        vae_column_sums(s->n * 5, 8, d97, 8, d_param98);
        return;
    }
    vae_gemm_tn(2, 8, s->n * 5, z20, 2, d97, 8, d_param99, 8);
}

// iwae.vae:8  gradient of dense(8)
// kernel 18, train: product by panels over rows of [2]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 5, end = vae_panel_end(s, tile, 32) * 5;
    const vae_real *d97 = s->arena + 0; // [n*5, 8]
    const vae_real *w43 = s->param + 112; // [2, 8]
    vae_real *d100 = s->arena + 21760; // [n*5, 2]
    vae_gemm_nt((int)(end - begin), 2, 8, d97 + begin * 8, 8, w43, 8, d100 + begin * 2, 2);
}

// iwae.vae:5  gradient of sampling and KL
// kernel 19, train: loop over rows of [5, 2]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d86 = s->arena + 29952; // [n, 5, 1]
    const vae_real *z20 = s->arena + 23040; // [n, 5, 2]
    const vae_real *d100 = s->arena + 21760; // [n, 5, 2]
    vae_real *d107 = s->arena + 35328; // [n, 1, 2]
    vae_real *d109 = s->arena + 35072; // [n, 1, 2]
    const vae_real *eps15 = s->arena + 24320; // [n, 5, 2]
    vae_real *d112 = s->arena + 34816; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d107[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d109[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d112[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v104 = d100[i * 10 + j * 2 + k] - d86[i * 5 + j] * z20[i * 10 + j * 2 + k];
                d107[i * 2 + k] += -((-0.5f) * d86[i * 5 + j]);
                d109[i * 2 + k] += v104;
                d112[i * 2 + k] += v104 * eps15[i * 10 + j * 2 + k];
            }
        }
    }
}

// iwae.vae:5  gradient of sampling and KL
// kernel 20, train: loop over rows of [2]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d112 = s->arena + 34816; // [n, 2]
    const vae_real *t18 = s->arena + 35584; // [n, 2]
    vae_real *d116 = s->arena + 33794; // [n, 2] in rows of 4
    const vae_real *d107 = s->arena + 35328; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d116[i * 4 + j] = d107[i * 2 + j] + 0.5f * (d112[i * 2 + j] * t18[i * 2 + j]);
        }
    }
}

// kernel 21, train: loop over rows of [2]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t117 = s->arena + 33792; // [n, 2] in rows of 4
    const vae_real *d109 = s->arena + 35072; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t117[i * 4 + j] = d109[i * 2 + j];
        }
    }
}

// iwae.vae:5  gradient of posterior heads (added by the compiler)
// kernel 22, train: weight gradient over [8, 4]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h8 = s->arena + 26624; // [n, 8]
    const vae_real *d118 = s->arena + 33792; // [n, 4]
    vae_real *d_param120 = s->grad + 64; // [8, 4]
    if (tile == 1) {
        vae_real *d_param119 = s->grad + 96; // [4]
        vae_column_sums(s->n, 4, d118, 4, d_param119);
        return;
    }
    vae_gemm_tn(8, 4, s->n, h8, 8, d118, 4, d_param120, 4);
}

// iwae.vae:5  gradient of posterior heads (added by the compiler)
// iwae.vae:7  gradient of tanh
// kernel 23, train: product by panels over rows of [8]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d118 = s->arena + 33792; // [n, 4]
    const vae_real *w9 = s->param + 64; // [8, 4]
    vae_real *d124 = s->arena + 25600; // [n, 8]
    const vae_real *h8 = s->arena + 26624; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 4, d118 + begin * 4, 4, w9, 4, d124 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v121 = d124[i * 8 + j];
            d124[i * 8 + j] = v121 * (1.0f - h8[i * 8 + j] * h8[i * 8 + j]);
        }
    }
}

// iwae.vae:7  gradient of dense(8)
// kernel 24, train: weight gradient over [6, 8]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *t3 = s->arena + 27648; // [n, 6]
    const vae_real *d124 = s->arena + 25600; // [n, 8]
    vae_real *d_param126 = s->grad + 0; // [6, 8]
    if (tile == 1) {
        vae_real *d_param125 = s->grad + 48; // [8]
        vae_column_sums(s->n, 8, d124, 8, d_param125);
        return;
    }
    vae_gemm_tn(6, 8, s->n, t3, 6, d124, 8, d_param126, 8);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, train: loop over rows of [6]
    like_train_k0(s, tile, scratch, s->arena + 29184, s->arena + 28416, s->arena + 27648);
    // iwae.vae:7  dense(8)
    // iwae.vae:7  tanh
    // kernel 1, train: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 27648, s->param + 0, s->arena + 26624, s->param + 48);
    // iwae.vae:5  posterior heads (added by the compiler)
    // kernel 2, train: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 26624, s->param + 64, s->arena + 34304,
        s->param + 96);
    train_k3(s, tile, scratch);
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
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
static const VaeShownRows train_u0_rows[] = {
    {25600, 8}, // d124
    {33792, 4}, // d116
    {0, 40}, // d97
    {10240, 30}, // d91
    {35968, 1}, // t74
    {36224, 1}, // t67
    {5120, 40}, // h47
    {36608, 1}, // t36
    {23040, 10}, // z20
    {26624, 8}, // h8
    {27648, 6}, // t3
};
static const VaeShown train_u0_shown = {11, train_u0_rows};

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){{train_u0, panels, {.shown = &train_u0_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k15, 2, {.weights = true, .first = 144, .each = 96, .end = 192}},
        {train_k17, 2, {.weights = true}},
        {train_k24, 2, {.weights = true}},
        {train_k22, 2, {.weights = true, .first = 64, .each = 64, .end = 96}},
        {train_u1, 1, {0}}}, 5);
}

// iwae.vae:5  sampling and KL
// kernel 3, eval: loop over rows of [2]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar14 = s->arena + 4354; // [n, 2] in rows of 4
    const vae_real *eps15 = s->arena + 5376; // [n, 2]
    vae_real *z20 = s->arena + 5120; // [n, 2]
    const vae_real *mean13 = s->arena + 4352; // [n, 2] in rows of 4
    vae_real *t34 = s->arena + 4864; // [n, 2]
    vae_real *t35 = s->arena + 6016; // [n, 1]
    vae_real *t38 = s->arena + 5888; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t35_sum = 0.0f;
        vae_real t38_sum = 0.0f;
        VAE_SIMD_SUM(t35_sum, t38_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v20 = mean13[i * 4 + j] + vae_exp(0.5f * logvar14[i * 4 + j]) * eps15[i * 2 + j];
            z20[i * 2 + j] = v20;
            const vae_real v23 = eps15[i * 2 + j] * eps15[i * 2 + j] + logvar14[i * 4 + j];
            const vae_real v30 = mean13[i * 4 + j] * mean13[i * 4 + j] + vae_exp(logvar14[i * 4 + j]);
            const vae_real v34 = 0.5f * (v30 - 1.0f - logvar14[i * 4 + j]);
            t34[i * 2 + j] = v34;
            t35_sum += v34;
            const vae_real v37 = (-0.5f) * (v20 * v20 + 1.83787707f - (v23 + 1.83787707f));
            t38_sum += v37;
        }
        t35[i] = t35_sum;
        t38[i] = t38_sum;
    }
}

// What kernel 4 of eval and 1 other do, each with buffers of its own:
//   z20: [n, 2]
//   w39: [2, 8]
//   h43: [n, 8]
//   b40: [8]
VAE_SHARED_2(like_eval_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *z20,
    const vae_real *w39, vae_real *h43, const vae_real *b40) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 2, z20 + begin * 2, 2, w39, 8, h43 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v41 = h43[i * 8 + j];
            h43[i * 8 + j] = vae_tanh(v41 + b40[j]);
        }
    }
}

// iwae.vae:8  dense(6)
// iwae.vae:10  likelihood = bernoulli
// kernel 5, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h43 = s->arena + 0; // [n, 8]
    const vae_real *w44 = s->param + 144; // [8, 6]
    vae_real *t46 = scratch; // [end - begin, 6]
    const vae_real *b45 = s->param + 192; // [6]
    const vae_real *t3 = s->arena + 2048; // [n, 6]
    vae_real *t51 = s->arena + 5760; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 8, h43 + begin * 8, 8, w44, 6, t46, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t51_sum = 0.0f;
        VAE_SIMD_SUM(t51_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v46 = t46[(i - begin) * 6 + j];
            const vae_real v47 = v46 + b45[j];
            t51_sum += vae_softplus(v47) - t3[i * 6 + j] * v47;
        }
        t51[i] = t51_sum;
    }
}

// kernel 6, eval: loop over rows of [1]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t52 = s->arena + 5632; // [n, 1]
    const vae_real *t38 = s->arena + 5888; // [n, 1]
    const vae_real *t51 = s->arena + 5760; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t52[i] = t38[i] - t51[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, eval: loop over rows of [6]
    like_train_k0(s, tile, scratch, s->arena + 3584, s->arena + 2816, s->arena + 2048);
    // iwae.vae:7  dense(8)
    // iwae.vae:7  tanh
    // kernel 1, eval: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 2048, s->param + 0, s->arena + 1024, s->param + 48);
    // iwae.vae:5  posterior heads (added by the compiler)
    // kernel 2, eval: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 1024, s->param + 64, s->arena + 4352, s->param + 96);
    eval_k3(s, tile, scratch);
    // iwae.vae:8  dense(8)
    // iwae.vae:8  tanh
    // kernel 4, eval: product by panels over rows of [8]
    like_eval_k4(s, tile, scratch, s->arena + 5120, s->param + 112, s->arena + 0, s->param + 128);
    eval_k5(s, tile, scratch);
    eval_k6(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, eval_u0, panels);
}

// iwae.vae:5  posterior heads (added by the compiler)
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
    // iwae.vae:7  dense(8)
    // iwae.vae:7  tanh
    // kernel 0, encode: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 1024, s->param + 0, s->arena + 0, s->param + 48);
    // iwae.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 64, s->arena + 1792, s->param + 96);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, encode_u0, panels);
}

// iwae.vae:8  dense(6)
// iwae.vae:10  likelihood = bernoulli
// kernel 1, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h5 = s->arena + 0; // [n, 8]
    const vae_real *w6 = s->param + 144; // [8, 6]
    vae_real *t10 = s->arena + 1792; // [n, 6]
    const vae_real *b7 = s->param + 192; // [6]
    vae_real *t11 = s->arena + 1024; // [n, 6]
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

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // iwae.vae:8  dense(8)
    // iwae.vae:8  tanh
    // kernel 0, decode: product by panels over rows of [8]
    like_eval_k4(s, tile, scratch, s->arena + 2560, s->param + 112, s->arena + 0, s->param + 128);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, decode_u0, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 29184, 6}, // [n, 6]
    {"x.binarize", VAE_IN_UNIFORM, 8, 28416, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 24320, 10}, // [n, 5, 2]
    {"loss", VAE_OUT_SCALAR, 0, 36800, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 36768, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 36736, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 3584, 6}, // [n, 6]
    {"x.binarize", VAE_IN_UNIFORM, 8, 2816, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 5376, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 5760, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 6016, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 5632, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 4864, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 1024, 6}, // [n, 6]
    {"z.mean", VAE_OUT_ROW, 0, 2560, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 2304, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 2560, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 1792, 6}, // [n, 6]
    {"x.draw0", VAE_OUT_ROW, 0, 1024, 6}, // [n, 6]
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
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 6, 6, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
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
    .name = "iwae", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model iwae\n"
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
        "  170 parameters; one training step of 128 rows: 294,912 flops\n"
        "  likelihood bernoulli\n"
        "  binarize dynamic\n"
        "  objective iwae(samples=5)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          25       93       147,328      147,328\n"
        "  eval            7       36        24,576       24,576\n"
        "  encode          3        7        11,264       11,264\n"
        "  decode          2        7        11,264       11,264\n",
    .batch = 128, .n_param = 208, .n_state = 0, .n_arena = 36832,
    .n_scratch = 192,
    .max_threads = 1, .flops_per_row = 2304.0,
    .n_weight_tiles = 2, .rest = rest, .n_rest = 3,
    .panel = 32,
    .tensor = tensors, .n_tensors = 10,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 7},
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
        .early_stop = 0, .recon_scale = 1.0, .importance = 5
    },
};
