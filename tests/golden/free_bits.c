// free_bits -- written by vaec 0.1.0 from free_bits.vae; do not edit.
//
// model free_bits
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
//   170 parameters; one training step of 128 rows: 147,456 flops
//   likelihood mse
//   objective elbo(samples=2)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          26       76        66,048       66,048
//   eval            6       33        18,432       18,432
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
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
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

// free_bits.vae:5  sampling and KL
// kernel 2, train: loop over rows of [2]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar11 = s->arena + 13570; // [n, 2] in rows of 4
    vae_real *t15 = s->arena + 15616; // [n, 2]
    const vae_real *mean10 = s->arena + 13568; // [n, 2] in rows of 4
    vae_real *t19 = s->arena + 15360; // [n, 2]
    vae_real *t24 = s->arena + 15104; // [n, 2]
    vae_real *t26 = s->arena + 16256; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t26_sum = 0.0f;
        VAE_SIMD_SUM(t26_sum)
        for (size_t j = 0; j < 2; j++) {
            t15[i * 2 + j] = vae_exp(0.5f * logvar11[i * 4 + j]);
            const vae_real v19 = vae_exp(logvar11[i * 4 + j]);
            t19[i * 2 + j] = v19;
            const vae_real v23 = mean10[i * 4 + j] * mean10[i * 4 + j] + v19 - 1.0f - logvar11[i * 4 + j];
            const vae_real v24 = 0.5f * v23;
            t24[i * 2 + j] = v24;
            t26_sum += v24;
        }
        t26[i] = t26_sum;
    }
}

// free_bits.vae:5  sampling and KL
// kernel 3, train: loop over rows of [2, 2]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t15 = s->arena + 15616; // [n, 2]
    const vae_real *eps12 = s->arena + 13056; // [n, 2, 2]
    vae_real *z17 = s->arena + 12544; // [n, 2, 2]
    const vae_real *mean10 = s->arena + 13568; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                z17[i * 4 + j * 2 + k] = mean10[i * 4 + k] + t15[i * 2 + k] * eps12[i * 4 + j * 2 + k];
            }
        }
    }
}

// kernel 4, train: loop over rows of [2, 6]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t28 = s->arena + 7168; // [n, 2, 6]
    const vae_real *x0 = s->arena + 10752; // [n, 1, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                t28[i * 12 + j * 6 + k] = x0[i * 6 + k];
            }
        }
    }
}

// free_bits.vae:8  dense(8)
// free_bits.vae:8  tanh
// kernel 5, train: product by panels over rows of [8]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *z17 = s->arena + 12544; // [n*2, 2]
    const vae_real *w30 = s->param + 112; // [2, 8]
    vae_real *h34 = s->arena + 2048; // [n*2, 8]
    const vae_real *b31 = s->param + 128; // [8]
    vae_gemm_nn((int)(end - begin), 8, 2, z17 + begin * 2, 2, w30, 8, h34 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v32 = h34[i * 8 + j];
            h34[i * 8 + j] = vae_tanh(v32 + b31[j]);
        }
    }
}

// free_bits.vae:8  dense(6)
// free_bits.vae:10  likelihood = mse
// kernel 6, train: product by panels over rows of [6]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *h34 = s->arena + 2048; // [n*2, 8]
    const vae_real *w35 = s->param + 144; // [8, 6]
    vae_real *t39 = s->arena + 5632; // [n*2, 6]
    const vae_real *b36 = s->param + 192; // [6]
    const vae_real *x29 = s->arena + 7168; // [n*2, 6]
    vae_real *t41 = s->arena + 14848; // [n*2, 1]
    vae_gemm_nn((int)(end - begin), 6, 8, h34 + begin * 8, 8, w35, 6, t39 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t41_sum = 0.0f;
        VAE_SIMD_SUM(t41_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v37 = t39[i * 6 + j];
            const vae_real v39 = x29[i * 6 + j] - (v37 + b36[j]);
            t39[i * 6 + j] = v39;
            t41_sum += v39 * v39;
        }
        t41[i] = t41_sum;
    }
}

// kernel 7, train: loop over rows of [2, 1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t43 = s->arena + 16128; // [n, 1, 1]
    const vae_real *t41 = s->arena + 14848; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t43_sum = 0.0f;
        VAE_SIMD_SUM(t43_sum)
        for (size_t j = 0; j < 2; j++) {
            t43_sum += t41[i * 2 + j];
        }
        t43[i] = t43_sum;
    }
}

// kernel 8, train: loop over rows of [1, 1]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t44 = s->arena + 16000; // [n, 1, 1]
    const vae_real *t43 = s->arena + 16128; // [n, 1, 1]
    vae_real *d66 = s->arena + 15872; // [n, 1, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t44[i] = 0.5f * t43[i];
        d66[i] = 0.5f * inv_n;
    }
}

// kernel 9, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t47 = s->arena + 16496; // [1]
    const vae_real *t44 = s->arena + 16000; // [n, 1]
    vae_real *t57 = s->arena + 16416; // [1]
    const vae_real *t26 = s->arena + 16256; // [n, 1]
    vae_real t47_sum = 0.0f;
    vae_real t57_sum = 0.0f;
    VAE_SIMD_SUM(t47_sum, t57_sum)
    for (size_t i = 0; i < rows; i++) {
        t47_sum += t44[i];
        t57_sum += t26[i];
    }
    t47[0] = t47_sum;
    t57[0] = t57_sum;
}

// kernel 10, train: loop over [1]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t48 = s->arena + 16480; // [1]
    const vae_real *t47 = s->arena + 16496; // [1]
    vae_real *t58 = s->arena + 16400; // [1]
    const vae_real *t57 = s->arena + 16416; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    t48[0] = t47[0] * inv_n;
    t58[0] = t57[0] * inv_n;
}

// kernel 11, train: sum over the batch over rows of [2]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t50 = s->arena + 16464; // [2]
    const vae_real *t24 = s->arena + 15104; // [n, 2]
    for (size_t j = 0; j < 2; j++) {
        t50[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t50[j] += t24[i * 2 + j];
        }
    }
}

// kernel 12, train: loop over [2]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t50 = s->arena + 16464; // [2]
    vae_real *t53 = s->arena + 16448; // [1]
    vae_real *d62 = s->arena + 16384; // [2]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real free_bits = s->scalar[VAE_FREE_BITS];
    const vae_real beta = s->scalar[VAE_BETA];
    vae_real t53_sum = 0.0f;
    VAE_SIMD_SUM(t53_sum)
    for (size_t j = 0; j < 2; j++) {
        const vae_real v51 = t50[j] * inv_n;
        t53_sum += vae_max(v51, free_bits);
        d62[j] = vae_where(free_bits - v51, 0.0f, beta) * inv_n;
    }
    t53[0] = t53_sum;
}

// kernel 13, train: loop over [1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t53 = s->arena + 16448; // [1]
    vae_real *t56 = s->arena + 16432; // [1]
    const vae_real *t48 = s->arena + 16480; // [1]
    const vae_real beta = s->scalar[VAE_BETA];
    t56[0] = t48[0] + beta * t53[0];
}

// kernel 14, train: loop over rows of [2, 1]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d67 = s->arena + 14592; // [n, 2, 1]
    const vae_real *d66 = s->arena + 15872; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d67[i * 2 + j] = d66[i];
        }
    }
}

// free_bits.vae:10  gradient of likelihood = mse
// kernel 15, train: loop over rows of [6]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d67 = s->arena + 14592; // [n*2, 1]
    const vae_real *t39 = s->arena + 5632; // [n*2, 6]
    vae_real *d73 = s->arena + 4096; // [n*2, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d73[i * 6 + j] = -(2.0f * d67[i] * t39[i * 6 + j]);
        }
    }
}

// free_bits.vae:10  gradient of dense(6)
// free_bits.vae:8  gradient of dense(6)
// kernel 16, train: weight gradient over [8, 6]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h34 = s->arena + 2048; // [n*2, 8]
    const vae_real *d73 = s->arena + 4096; // [n*2, 6]
    vae_real *d_param75 = s->grad + 144; // [8, 6]
    if (tile == 1) {
        vae_real *d_param74 = s->grad + 192; // [6]
        vae_column_sums(s->n * 2, 6, d73, 6, d_param74);
        return;
    }
    vae_gemm_tn(8, 6, s->n * 2, h34, 8, d73, 6, d_param75, 6);
}

// free_bits.vae:8  gradient of dense(6)
// free_bits.vae:8  gradient of tanh
// kernel 17, train: product by panels over rows of [8]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d73 = s->arena + 4096; // [n*2, 6]
    const vae_real *w35 = s->param + 144; // [8, 6]
    vae_real *d79 = s->arena + 0; // [n*2, 8]
    const vae_real *h34 = s->arena + 2048; // [n*2, 8]
    vae_gemm_nt((int)(end - begin), 8, 6, d73 + begin * 6, 6, w35, 6, d79 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v76 = d79[i * 8 + j];
            d79[i * 8 + j] = v76 * (1.0f - h34[i * 8 + j] * h34[i * 8 + j]);
        }
    }
}

// free_bits.vae:8  gradient of dense(8)
// kernel 18, train: weight gradient over [2, 8]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z17 = s->arena + 12544; // [n*2, 2]
    const vae_real *d79 = s->arena + 0; // [n*2, 8]
    vae_real *d_param81 = s->grad + 112; // [2, 8]
    if (tile == 1) {
        vae_real *d_param80 = s->grad + 128; // [8]
        vae_column_sums(s->n * 2, 8, d79, 8, d_param80);
        return;
    }
    vae_gemm_tn(2, 8, s->n * 2, z17, 2, d79, 8, d_param81, 8);
}

// free_bits.vae:8  gradient of dense(8)
// kernel 19, train: product by panels over rows of [2]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d79 = s->arena + 0; // [n*2, 8]
    const vae_real *w30 = s->param + 112; // [2, 8]
    vae_real *d82 = s->arena + 12032; // [n*2, 2]
    vae_gemm_nt((int)(end - begin), 2, 8, d79 + begin * 8, 8, w30, 8, d82 + begin * 2, 2);
}

// free_bits.vae:5  gradient of sampling and KL
// kernel 20, train: loop over rows of [2, 2]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d88 = s->arena + 14336; // [n, 1, 2]
    const vae_real *d82 = s->arena + 12032; // [n, 2, 2]
    const vae_real *eps12 = s->arena + 13056; // [n, 2, 2]
    vae_real *d92 = s->arena + 14080; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d88[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d92[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d88[i * 2 + k] += d82[i * 4 + j * 2 + k];
                d92[i * 2 + k] += d82[i * 4 + j * 2 + k] * eps12[i * 4 + j * 2 + k];
            }
        }
    }
}

// free_bits.vae:5  gradient of sampling and KL
// kernel 21, train: loop over rows of [2]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d62 = s->arena + 16384; // [2]
    const vae_real *mean10 = s->arena + 13568; // [n, 2] in rows of 4
    vae_real *d90 = s->arena + 11520; // [n, 2] in rows of 4
    const vae_real *d88 = s->arena + 14336; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d90[i * 4 + j] = d62[j] * mean10[i * 4 + j] + d88[i * 2 + j];
        }
    }
}

// free_bits.vae:5  gradient of sampling and KL
// kernel 22, train: loop over rows of [2]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d62 = s->arena + 16384; // [2]
    const vae_real *t19 = s->arena + 15360; // [n, 2]
    const vae_real *d92 = s->arena + 14080; // [n, 2]
    const vae_real *t15 = s->arena + 15616; // [n, 2]
    vae_real *d96 = s->arena + 11522; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v84 = 0.5f * d62[j];
            d96[i * 4 + j] = v84 * t19[i * 2 + j] - v84 + 0.5f * (d92[i * 2 + j] * t15[i * 2 + j]);
        }
    }
}

// free_bits.vae:5  gradient of posterior heads (added by the compiler)
// kernel 23, train: weight gradient over [8, 4]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 9728; // [n, 8]
    const vae_real *d97 = s->arena + 11520; // [n, 4]
    vae_real *d_param99 = s->grad + 64; // [8, 4]
    if (tile == 1) {
        vae_real *d_param98 = s->grad + 96; // [4]
        vae_column_sums(s->n, 4, d97, 4, d_param98);
        return;
    }
    vae_gemm_tn(8, 4, s->n, h5, 8, d97, 4, d_param99, 4);
}

// free_bits.vae:5  gradient of posterior heads (added by the compiler)
// free_bits.vae:7  gradient of tanh
// kernel 24, train: product by panels over rows of [8]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d97 = s->arena + 11520; // [n, 4]
    const vae_real *w6 = s->param + 64; // [8, 4]
    vae_real *d103 = s->arena + 8704; // [n, 8]
    const vae_real *h5 = s->arena + 9728; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 4, d97 + begin * 4, 4, w6, 4, d103 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v100 = d103[i * 8 + j];
            d103[i * 8 + j] = v100 * (1.0f - h5[i * 8 + j] * h5[i * 8 + j]);
        }
    }
}

// free_bits.vae:7  gradient of dense(8)
// kernel 25, train: weight gradient over [6, 8]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 10752; // [n, 6]
    const vae_real *d103 = s->arena + 8704; // [n, 8]
    vae_real *d_param105 = s->grad + 0; // [6, 8]
    if (tile == 1) {
        vae_real *d_param104 = s->grad + 48; // [8]
        vae_column_sums(s->n, 8, d103, 8, d_param104);
        return;
    }
    vae_gemm_tn(6, 8, s->n, x0, 6, d103, 8, d_param105, 8);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // free_bits.vae:7  dense(8)
    // free_bits.vae:7  tanh
    // kernel 0, train: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 10752, s->param + 0, s->arena + 9728, s->param + 48);
    // free_bits.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 9728, s->param + 64, s->arena + 13568, s->param + 96);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    train_k5(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    train_k21(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k24(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k13(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {0}},
        {train_k4, panels, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u2, panels, {0}},
        {train_u4, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k16, 2, {.weights = true, .first = 144, .each = 96, .end = 192}},
        {train_k18, 2, {0}},
        {train_u7, panels, {0}},
        {train_u3, 1, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){
        {train_k25, 2, {0}},
        {train_k23, 2, {.weights = true, .first = 64, .each = 64, .end = 96}}}, 2);
}

// free_bits.vae:5  sampling and KL
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
VAE_SHARED_1(like_eval_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *z17,
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

// free_bits.vae:8  dense(6)
// free_bits.vae:10  likelihood = mse
// kernel 4, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h40 = s->arena + 0; // [n, 8]
    const vae_real *w41 = s->param + 144; // [8, 6]
    vae_real *t43 = scratch; // [end - begin, 6]
    const vae_real *b42 = s->param + 192; // [6]
    const vae_real *x0 = s->arena + 2048; // [n, 6]
    vae_real *t47 = s->arena + 4224; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 8, h40 + begin * 8, 8, w41, 6, t43, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t47_sum = 0.0f;
        VAE_SIMD_SUM(t47_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v43 = t43[(i - begin) * 6 + j];
            const vae_real v45 = x0[i * 6 + j] - (v43 + b42[j]);
            t47_sum += v45 * v45;
        }
        t47[i] = t47_sum;
    }
}

// kernel 5, eval: loop over rows of [1]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t48 = s->arena + 4096; // [n, 1]
    const vae_real *t35 = s->arena + 4352; // [n, 1]
    const vae_real *t47 = s->arena + 4224; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t48[i] = t35[i] - t47[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // free_bits.vae:7  dense(8)
    // free_bits.vae:7  tanh
    // kernel 0, eval: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 2048, s->param + 0, s->arena + 1024, s->param + 48);
    // free_bits.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 1024, s->param + 64, s->arena + 2816, s->param + 96);
    eval_k2(s, tile, scratch);
    // free_bits.vae:8  dense(8)
    // free_bits.vae:8  tanh
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

// free_bits.vae:5  posterior heads (added by the compiler)
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
    // free_bits.vae:7  dense(8)
    // free_bits.vae:7  tanh
    // kernel 0, encode: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 1024, s->param + 0, s->arena + 0, s->param + 48);
    // free_bits.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 64, s->arena + 1792, s->param + 96);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, encode_u0, panels);
}

// free_bits.vae:8  dense(6)
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
            t11[i * 6 + j] = 0.707106781f;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // free_bits.vae:8  dense(8)
    // free_bits.vae:8  tanh
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
    {"x", VAE_IN_DATA, 0, 10752, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 13056, 4}, // [n, 2, 2]
    {"loss", VAE_OUT_SCALAR, 0, 16432, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 16480, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 16400, 1}, // [1]
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
    {"x", VAE_VECTOR, 1, 1, 6, 6, VAE_DOMAIN_ANY, "mse", false, false, .levels = 0},
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
    {VAE_STAGE_OUTPUT, 0, "x: mse", "[6]", 0},
};

static const VaeStretch rest[] = {
    {0, 64},
    {96, 144},
    {192, 208},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "free_bits", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model free_bits\n"
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
        "  170 parameters; one training step of 128 rows: 147,456 flops\n"
        "  likelihood mse\n"
        "  objective elbo(samples=2)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          26       76        66,048       66,048\n"
        "  eval            6       33        18,432       18,432\n"
        "  encode          3        7        11,264       11,264\n"
        "  decode          3        7        14,336       14,336\n",
    .batch = 128, .n_param = 208, .n_state = 0, .n_arena = 16512,
    .n_scratch = 192,
    .max_threads = 1, .flops_per_row = 1152.0,
    .n_weight_tiles = 2, .rest = rest, .n_rest = 3,
    .panel = 0,
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
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.25, 0.25, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 10, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
