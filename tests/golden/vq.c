// vq -- written by vaec 0.1.0 from vq.vae; do not edit.
//
// model vq
//
//   layer                             output             parameters      flops/row
//   encoder                           [4, 3, 1]                   -              -
//     flatten                         [12]                        -              -
//     dense(12)                       [12]                      156            288
//     tanh                            [12]                        -              -
//   z: heads                          [6]                        88            176
//   decoder                           [6]                         -              -
//     dense(12)                       [12]                       84            144
//     tanh                            [12]                        -              -
//     dense(12)                       [12]                      156            288
//     reshape(4, 3, 1)                [4, 3, 1]                   -              -
//
//   484 parameters; one training step of 36 rows: 89,424 flops
//   likelihood bernoulli
//   objective elbo(samples=1)
//   latent z vq(codes=5, dim=2, n=3, commitment=0.5)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          25       75        26,240       26,240
//   eval           14       34        16,448       16,448
//   encode         10       25        15,040       15,040
//   decode          2        7         6,080        6,080
//   prior           3        8         3,968        3,968
//
// n is the number of rows in the batch, at most 36; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   h1: [n, 12]
//   w2: [12, 12]
//   h6: [n, 12]
//   b3: [12]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *h1,
    const vae_real *w2, vae_real *h6, const vae_real *b3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 12, 12, h1 + begin * 12, 12, w2, 12, h6 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v4 = h6[i * 12 + j];
            h6[i * 12 + j] = vae_tanh(v4 + b3[j]);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h6: [n, 12]
//   w7: [12, 6]
//   heads10: [n, 6]
//   b8: [6]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h6,
    const vae_real *w7, vae_real *heads10, const vae_real *b8) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 6, 12, h6 + begin * 12, 12, w7, 6, heads10 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v9 = heads10[i * 6 + j];
            heads10[i * 6 + j] = v9 + b8[j];
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   t12: [n, 6]
//   t11: [n, 6]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, vae_real *t12,
    const vae_real *t11) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t12[i * 6 + j] = t11[i * 6 + j];
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   t12: [n, 3, 2]
//   codebook14: [2, 5]
//   t15: [n, 3, 5]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *t12,
    const vae_real *codebook14, vae_real *t15) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin) * 3, 5, 2, t12 + begin * 6, 2, codebook14, 5, t15 + begin * 15, 5);
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   codebook14: [2, 5]
//   t17: [1, 5]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *codebook14, vae_real *t17) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t k = 0; k < 5; k++) {
        t17[k] = 0.0f;
    }
    for (size_t j = 0; j < 2; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 5; k++) {
            t17[k] += codebook14[j * 5 + k] * codebook14[j * 5 + k];
        }
    }
}

// vq.vae:5  posterior heads (added by the compiler)
// kernel 4, train: loop over [2, 5]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->param + 256, s->arena + 6544);
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   t15: [n, 3, 5]
//   t20: [n, 3, 5]
//   t17: [1, 5]
//   t22: [n, 3, 1]
VAE_SHARED_1(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *t15,
    vae_real *t20, const vae_real *t17, vae_real *t22) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t22_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t22_sum)
            for (size_t k = 0; k < 5; k++) {
                const vae_real v20 = 2.0f * t15[i * 15 + j * 5 + k] - t17[k];
                t20[i * 15 + j * 5 + k] = v20;
                t22_sum = vae_max(t22_sum, v20);
            }
            t22[i * 3 + j] = t22_sum;
        }
    }
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   t25: [5]
VAE_SHARED_1(like_train_k6, const VaeState *s, int tile, vae_real *scratch, vae_real *t25) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 5; j++) {
        const vae_real v21 = (vae_real)(j);
        t25[j] = -v21;
    }
}

// vq.vae:5  posterior heads (added by the compiler)
// kernel 6, train: loop over [5]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->arena + 6528);
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   t22: [n, 3, 1]
//   t20: [n, 3, 5]
//   t25: [5]
//   t27: [n, 3, 1]
VAE_SHARED_1(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *t22,
    const vae_real *t20, const vae_real *t25, vae_real *t27) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t27_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t27_sum)
            for (size_t k = 0; k < 5; k++) {
                const vae_real v26 = vae_where(t22[i * 3 + j] - t20[i * 15 + j * 5 + k], (-5.0f), t25[k]);
                t27_sum = vae_max(t27_sum, v26);
            }
            t27[i * 3 + j] = t27_sum;
        }
    }
}

// What kernel 8 of train and 1 other do, each with buffers of its own:
//   t27: [n, 3, 1]
//   t34: [n, 3, 5]
VAE_SHARED_1(like_train_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *t27,
    vae_real *t34) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                const vae_real v21 = (vae_real)(k);
                t34[i * 15 + j * 5 + k] = 1.0f - vae_step(vae_abs(v21 + t27[i * 3 + j]) - 0.5f);
            }
        }
    }
}

// vq.vae:5  posterior heads (added by the compiler)
// vq.vae:10  posterior heads (added by the compiler)
// kernel 9, train: product by panels over rows of [3, 2]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t34 = s->arena + 0; // [n, 3, 5]
    const vae_real *codebook14 = s->param + 256; // [2, 5]
    vae_real *t35 = s->arena + 5344; // [n, 3, 2]
    vae_real *t37 = s->arena + 5120; // [n, 3, 2]
    const vae_real *t12 = s->arena + 5568; // [n, 3, 2]
    vae_real *t41 = s->arena + 6384; // [n, 1, 1]
    vae_gemm_nt((int)(end - begin) * 3, 2, 5, t34 + begin * 15, 5, codebook14, 5, t35 + begin * 6, 2);
    for (size_t i = begin; i < end; i++) {
        vae_real t41_sum = 0.0f;
        VAE_SIMD_SUM(t41_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v35 = t35[i * 6 + j];
            const vae_real v37 = t12[i * 6 + j] - v35;
            t37[i * 6 + j] = v37;
            const vae_real v38 = v37 * v37;
            t41_sum += v38 + 0.5f * v38;
        }
        t41[i] = t41_sum;
    }
}

// vq.vae:5  sampling and KL
// kernel 10, train: loop over rows of [3]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t45 = s->arena + 6336; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t45_sum = 0.0f;
        VAE_SIMD_SUM(t45_sum)
        for (size_t j = 0; j < 3; j++) {
            t45_sum += 1.60943791f;
        }
        t45[i] = t45_sum;
    }
}

// What kernel 11 of train and 2 others do, each with buffers of its own:
//   t35: [n, 6]
//   w46: [6, 12]
//   h50: [n, 12]
//   b47: [12]
VAE_SHARED_1(like_train_k11, const VaeState *s, int tile, vae_real *scratch, const vae_real *t35,
    const vae_real *w46, vae_real *h50, const vae_real *b47) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 12, 6, t35 + begin * 6, 6, w46, 12, h50 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v48 = h50[i * 12 + j];
            h50[i * 12 + j] = vae_tanh(v48 + b47[j]);
        }
    }
}

// vq.vae:8  dense(12)
// vq.vae:10  likelihood = bernoulli
// vq.vae:10  gradient of likelihood = bernoulli
// kernel 12, train: product by panels over rows of [12]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h50 = s->arena + 2928; // [n, 12]
    const vae_real *w51 = s->param + 368; // [12, 12]
    vae_real *d73 = s->arena + 2496; // [n, 12]
    const vae_real *b52 = s->param + 512; // [12]
    const vae_real *h1 = s->arena + 3792; // [n, 12]
    vae_real *t58 = s->arena + 6288; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 12, 12, h50 + begin * 12, 12, w51, 12, d73 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        vae_real t58_sum = 0.0f;
        VAE_SIMD_SUM(t58_sum)
        for (size_t j = 0; j < 12; j++) {
            const vae_real v53 = d73[i * 12 + j];
            const vae_real v54 = v53 + b52[j];
            t58_sum += vae_softplus(v54) - h1[i * 12 + j] * v54;
            d73[i * 12 + j] = inv_n * (vae_sigmoid(v54) - h1[i * 12 + j]);
        }
        t58[i] = t58_sum;
    }
}

// kernel 13, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t60 = s->arena + 6512; // [1]
    const vae_real *t58 = s->arena + 6288; // [n, 1]
    vae_real *t62 = s->arena + 6480; // [1]
    const vae_real *t45 = s->arena + 6336; // [n, 1]
    vae_real *t67 = s->arena + 6448; // [1]
    const vae_real *t41 = s->arena + 6384; // [n, 1]
    vae_real *d70 = s->arena + 6240; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_real t60_sum = 0.0f;
    vae_real t62_sum = 0.0f;
    vae_real t67_sum = 0.0f;
    VAE_SIMD_SUM(t60_sum, t62_sum, t67_sum)
    for (size_t i = 0; i < rows; i++) {
        t60_sum += t58[i];
        t62_sum += t45[i];
        t67_sum += t41[i];
        d70[i] = inv_n;
    }
    t60[0] = t60_sum;
    t62[0] = t62_sum;
    t67[0] = t67_sum;
}

// kernel 14, train: loop over [1]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t61 = s->arena + 6496; // [1]
    const vae_real *t60 = s->arena + 6512; // [1]
    vae_real *t63 = s->arena + 6464; // [1]
    const vae_real *t62 = s->arena + 6480; // [1]
    const vae_real *t67 = s->arena + 6448; // [1]
    vae_real *t69 = s->arena + 6432; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v61 = t60[0] * inv_n;
    t61[0] = v61;
    const vae_real v63 = t62[0] * inv_n;
    t63[0] = v63;
    t69[0] = v61 + beta * v63 + t67[0] * inv_n;
}

// What kernel 15 of train and 1 other do, each with buffers of its own:
//   h50: [n, 12]
//   d73: [n, 12]
//   d_param75: [12, 12]
//   d_param74: [12]
VAE_SHARED_1(like_train_k15, const VaeState *s, int tile, vae_real *scratch, const vae_real *h50,
    const vae_real *d73, vae_real *d_param75, vae_real *d_param74) {
    (void)scratch;
    if (tile == 1) {
        vae_column_sums(s->n, 12, d73, 12, d_param74);
        return;
    }
    vae_gemm_tn(12, 12, s->n, h50, 12, d73, 12, d_param75, 12);
}

// vq.vae:8  gradient of dense(12)
// kernel 15, train: weight gradient over [12, 12]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k15(s, tile, scratch, s->arena + 2928, s->arena + 2496, s->grad + 368, s->grad + 512);
}

// vq.vae:8  gradient of dense(12)
// vq.vae:8  gradient of tanh
// kernel 16, train: product by panels over rows of [12]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d73 = s->arena + 2496; // [n, 12]
    const vae_real *w51 = s->param + 368; // [12, 12]
    vae_real *d79 = s->arena + 2064; // [n, 12]
    const vae_real *h50 = s->arena + 2928; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 12, d73 + begin * 12, 12, w51, 12, d79 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v76 = d79[i * 12 + j];
            d79[i * 12 + j] = v76 * (1.0f - h50[i * 12 + j] * h50[i * 12 + j]);
        }
    }
}

// vq.vae:8  gradient of dense(12)
// kernel 17, train: weight gradient over [6, 12]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *t35 = s->arena + 5344; // [n, 6]
    const vae_real *d79 = s->arena + 2064; // [n, 12]
    vae_real *d_param81 = s->grad + 272; // [6, 12]
    if (tile == 1) {
        vae_real *d_param80 = s->grad + 352; // [12]
        vae_column_sums(s->n, 12, d79, 12, d_param80);
        return;
    }
    vae_gemm_tn(6, 12, s->n, t35, 6, d79, 12, d_param81, 12);
}

// vq.vae:8  gradient of dense(12)
// kernel 18, train: product by panels over rows of [6]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d79 = s->arena + 2064; // [n, 12]
    const vae_real *w46 = s->param + 272; // [6, 12]
    vae_real *d82 = s->arena + 4896; // [n, 6]
    vae_gemm_nt((int)(end - begin), 6, 12, d79 + begin * 12, 12, w46, 12, d82 + begin * 6, 6);
}

// vq.vae:10  gradient of posterior heads (added by the compiler)
// vq.vae:5  gradient of posterior heads (added by the compiler)
// kernel 19, train: loop over rows of [3, 2]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d70 = s->arena + 6240; // [n, 1, 1]
    vae_real *d85 = s->arena + 4672; // [n, 3, 2]
    const vae_real *t37 = s->arena + 5120; // [n, 3, 2]
    vae_real *d88 = s->arena + 4448; // [n, 3, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d85[i * 6 + j] = d70[i] * t37[i * 6 + j];
            d88[i * 6 + j] = -(2.0f * d70[i] * t37[i * 6 + j]);
        }
    }
}

// vq.vae:5  gradient of posterior heads (added by the compiler)
// kernel 20, train: weight gradient over [2, 5]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *d88 = s->arena + 4448; // [n, 3, 2]
    const vae_real *t34 = s->arena + 0; // [n, 3, 5]
    vae_real *d_param89 = s->grad + 256; // [2, 5]
    vae_gemm_tn(2, 5, s->n * 3, d88, 2, t34, 5, d_param89, 5);
}

// vq.vae:5  gradient of posterior heads (added by the compiler)
// kernel 21, train: loop over rows of [6]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d91 = s->arena + 4224; // [n, 6]
    const vae_real *d82 = s->arena + 4896; // [n, 6]
    const vae_real *d85 = s->arena + 4672; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d91[i * 6 + j] = d82[i * 6 + j] + d85[i * 6 + j];
        }
    }
}

// vq.vae:5  gradient of posterior heads (added by the compiler)
// kernel 22, train: weight gradient over [12, 6]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h6 = s->arena + 3360; // [n, 12]
    const vae_real *d92 = s->arena + 4224; // [n, 6]
    vae_real *d_param94 = s->grad + 160; // [12, 6]
    if (tile == 1) {
        vae_real *d_param93 = s->grad + 240; // [6]
        vae_column_sums(s->n, 6, d92, 6, d_param93);
        return;
    }
    vae_gemm_tn(12, 6, s->n, h6, 12, d92, 6, d_param94, 6);
}

// vq.vae:5  gradient of posterior heads (added by the compiler)
// vq.vae:7  gradient of tanh
// kernel 23, train: product by panels over rows of [12]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d92 = s->arena + 4224; // [n, 6]
    const vae_real *w7 = s->param + 160; // [12, 6]
    vae_real *d98 = s->arena + 1632; // [n, 12]
    const vae_real *h6 = s->arena + 3360; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 6, d92 + begin * 6, 6, w7, 6, d98 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v95 = d98[i * 12 + j];
            d98[i * 12 + j] = v95 * (1.0f - h6[i * 12 + j] * h6[i * 12 + j]);
        }
    }
}

// vq.vae:7  gradient of dense(12)
// kernel 24, train: weight gradient over [12, 12]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k15(s, tile, scratch, s->arena + 3792, s->arena + 1632, s->grad + 0, s->grad + 144);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // vq.vae:7  dense(12)
    // vq.vae:7  tanh
    // kernel 0, train: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 3792, s->param + 0, s->arena + 3360, s->param + 144);
    // vq.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [6]
    like_train_k1(s, tile, scratch, s->arena + 3360, s->param + 160, s->arena + 5792,
        s->param + 240);
    // kernel 2, train: loop over rows of [6]
    like_train_k2(s, tile, scratch, s->arena + 5568, s->arena + 5792);
    // vq.vae:5  posterior heads (added by the compiler)
    // kernel 3, train: product by panels over rows of [3, 5]
    like_train_k3(s, tile, scratch, s->arena + 5568, s->param + 256, s->arena + 1088);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    // vq.vae:5  posterior heads (added by the compiler)
    // kernel 5, train: loop over rows of [3, 5]
    like_train_k5(s, tile, scratch, s->arena + 1088, s->arena + 544, s->arena + 6544,
        s->arena + 6128);
    // vq.vae:5  posterior heads (added by the compiler)
    // kernel 7, train: loop over rows of [3, 5]
    like_train_k7(s, tile, scratch, s->arena + 6128, s->arena + 544, s->arena + 6528,
        s->arena + 6016);
    // vq.vae:5  posterior heads (added by the compiler)
    // kernel 8, train: loop over rows of [3, 5]
    like_train_k8(s, tile, scratch, s->arena + 6016, s->arena + 0);
    train_k9(s, tile, scratch);
    // vq.vae:8  dense(12)
    // vq.vae:8  tanh
    // kernel 11, train: product by panels over rows of [12]
    like_train_k11(s, tile, scratch, s->arena + 5344, s->param + 272, s->arena + 2928,
        s->param + 352);
    train_k12(s, tile, scratch);
    train_k16(s, tile, scratch);
    train_k18(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    train_k13(s, tile, scratch);
    train_k14(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    train_k19(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k23(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {0}},
        {train_k10, panels, {0}},
        {train_k4, 1, {0}},
        {train_k6, 1, {0}}}, 4);
    vae_run_one(me, s, train_u2, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k15, 2, {.weights = true, .first = 368, .each = 192, .end = 512}},
        {train_k17, 2, {0}},
        {train_u5, 1, {0}}}, 3);
    vae_run_one(me, s, train_u8, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k24, 2, {.weights = true, .first = 0, .each = 192, .end = 144}},
        {train_k22, 2, {0}},
        {train_k20, 1, {0}}}, 3);
}

// vq.vae:5  posterior heads (added by the compiler)
// kernel 4, eval: loop over [2, 5]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->param + 256, s->arena + 4096);
}

// vq.vae:5  posterior heads (added by the compiler)
// kernel 6, eval: loop over [5]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->arena + 4080);
}

// What kernel 9 of eval and 1 other do, each with buffers of its own:
//   t34: [n, 3, 5]
//   codebook14: [2, 5]
//   t35: [n, 3, 2]
VAE_SHARED_1(like_eval_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *t34,
    const vae_real *codebook14, vae_real *t35) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nt((int)(end - begin) * 3, 2, 5, t34 + begin * 15, 5, codebook14, 5, t35 + begin * 6, 2);
}

// vq.vae:5  sampling and KL
// kernel 10, eval: loop over rows of [3]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t39 = s->arena + 3600; // [n, 3]
    vae_real *t40 = s->arena + 4032; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t40_sum = 0.0f;
        VAE_SIMD_SUM(t40_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v39 = 1.60943791f;
            t39[i * 3 + j] = v39;
            t40_sum += v39;
        }
        t40[i] = t40_sum;
    }
}

// vq.vae:8  dense(12)
// vq.vae:10  likelihood = bernoulli
// kernel 12, eval: product by panels over rows of [12]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h45 = s->arena + 1632; // [n, 12]
    const vae_real *w46 = s->param + 368; // [12, 12]
    vae_real *t48 = scratch; // [end - begin, 12]
    const vae_real *b47 = s->param + 512; // [12]
    const vae_real *h1 = s->arena + 2496; // [n, 12]
    vae_real *t53 = s->arena + 3984; // [n, 1]
    vae_gemm_nn((int)(end - begin), 12, 12, h45 + begin * 12, 12, w46, 12, t48, 12);
    for (size_t i = begin; i < end; i++) {
        vae_real t53_sum = 0.0f;
        VAE_SIMD_SUM(t53_sum)
        for (size_t j = 0; j < 12; j++) {
            const vae_real v48 = t48[(i - begin) * 12 + j];
            const vae_real v49 = v48 + b47[j];
            t53_sum += vae_softplus(v49) - h1[i * 12 + j] * v49;
        }
        t53[i] = t53_sum;
    }
}

// kernel 13, eval: loop over rows of [1]
VAE_KERNEL void eval_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t54 = s->arena + 3936; // [n, 1]
    const vae_real *t53 = s->arena + 3984; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t54[i] = (-4.82831374f) - t53[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // vq.vae:7  dense(12)
    // vq.vae:7  tanh
    // kernel 0, eval: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 2496, s->param + 0, s->arena + 2064, s->param + 144);
    // vq.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [6]
    like_train_k1(s, tile, scratch, s->arena + 2064, s->param + 160, s->arena + 3376,
        s->param + 240);
    // kernel 2, eval: loop over rows of [6]
    like_train_k2(s, tile, scratch, s->arena + 3152, s->arena + 3376);
    // vq.vae:5  posterior heads (added by the compiler)
    // kernel 3, eval: product by panels over rows of [3, 5]
    like_train_k3(s, tile, scratch, s->arena + 3152, s->param + 256, s->arena + 1088);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // vq.vae:5  posterior heads (added by the compiler)
    // kernel 5, eval: loop over rows of [3, 5]
    like_train_k5(s, tile, scratch, s->arena + 1088, s->arena + 544, s->arena + 4096,
        s->arena + 3824);
    // vq.vae:5  posterior heads (added by the compiler)
    // kernel 7, eval: loop over rows of [3, 5]
    like_train_k7(s, tile, scratch, s->arena + 3824, s->arena + 544, s->arena + 4080,
        s->arena + 3712);
    // vq.vae:5  posterior heads (added by the compiler)
    // kernel 8, eval: loop over rows of [3, 5]
    like_train_k8(s, tile, scratch, s->arena + 3712, s->arena + 0);
    // vq.vae:5  posterior heads (added by the compiler)
    // kernel 9, eval: product by panels over rows of [3, 2]
    like_eval_k9(s, tile, scratch, s->arena + 0, s->param + 256, s->arena + 2928);
    // vq.vae:8  dense(12)
    // vq.vae:8  tanh
    // kernel 11, eval: product by panels over rows of [12]
    like_train_k11(s, tile, scratch, s->arena + 2928, s->param + 272, s->arena + 1632,
        s->param + 352);
    eval_k12(s, tile, scratch);
    eval_k13(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {eval_u0, panels, {0}},
        {eval_k10, panels, {0}},
        {eval_k4, 1, {0}},
        {eval_k6, 1, {0}}}, 4);
    vae_run_one(me, s, eval_u2, panels);
}

// vq.vae:5  posterior heads (added by the compiler)
// kernel 4, encode: loop over [2, 5]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->param + 256, s->arena + 3744);
}

// vq.vae:5  posterior heads (added by the compiler)
// kernel 6, encode: loop over [5]
VAE_KERNEL void encode_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->arena + 3728);
}

// vq.vae:5  posterior heads (added by the compiler)
// kernel 8, encode: loop over rows of [3, 5]
VAE_KERNEL void encode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t27 = s->arena + 3504; // [n, 3, 1]
    vae_real *t34 = s->arena + 0; // [n, 3, 5]
    vae_real *t36 = s->arena + 3392; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t36_sum = 0.0f;
            VAE_SIMD_SUM(t36_sum)
            for (size_t k = 0; k < 5; k++) {
                const vae_real v21 = (vae_real)(k);
                const vae_real v34 = 1.0f - vae_step(vae_abs(v21 + t27[i * 3 + j]) - 0.5f);
                t34[i * 15 + j * 5 + k] = v34;
                t36_sum += v34 * v21;
            }
            t36[i * 3 + j] = t36_sum;
        }
    }
}

// vq.vae:5  posterior heads (added by the compiler)
// kernel 9, encode: product by panels over rows of [3, 2]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t34 = s->arena + 0; // [n, 3, 5]
    const vae_real *codebook14 = s->param + 256; // [2, 5]
    vae_real *t38 = s->arena + 2720; // [n, 3, 2]
    vae_real *t40 = s->arena + 2496; // [n, 6]
    vae_gemm_nt((int)(end - begin) * 3, 2, 5, t34 + begin * 15, 5, codebook14, 5, t38 + begin * 6, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v38 = t38[i * 6 + j];
            t40[i * 6 + j] = v38;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // vq.vae:7  dense(12)
    // vq.vae:7  tanh
    // kernel 0, encode: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 2064, s->param + 0, s->arena + 1632, s->param + 144);
    // vq.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [6]
    like_train_k1(s, tile, scratch, s->arena + 1632, s->param + 160, s->arena + 3168,
        s->param + 240);
    // kernel 2, encode: loop over rows of [6]
    like_train_k2(s, tile, scratch, s->arena + 2944, s->arena + 3168);
    // vq.vae:5  posterior heads (added by the compiler)
    // kernel 3, encode: product by panels over rows of [3, 5]
    like_train_k3(s, tile, scratch, s->arena + 2944, s->param + 256, s->arena + 1088);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // vq.vae:5  posterior heads (added by the compiler)
    // kernel 5, encode: loop over rows of [3, 5]
    like_train_k5(s, tile, scratch, s->arena + 1088, s->arena + 544, s->arena + 3744,
        s->arena + 3616);
    // vq.vae:5  posterior heads (added by the compiler)
    // kernel 7, encode: loop over rows of [3, 5]
    like_train_k7(s, tile, scratch, s->arena + 3616, s->arena + 544, s->arena + 3728,
        s->arena + 3504);
    encode_k8(s, tile, scratch);
    encode_k9(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {encode_u0, panels, {0}},
        {encode_k4, 1, {0}},
        {encode_k6, 1, {0}}}, 3);
    vae_run_one(me, s, encode_u2, panels);
}

// vq.vae:8  dense(12)
// vq.vae:10  likelihood = bernoulli
// kernel 1, decode: product by panels over rows of [12]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h5 = s->arena + 864; // [n, 12]
    const vae_real *w6 = s->param + 368; // [12, 12]
    vae_real *t10 = s->arena + 432; // [n, 12]
    const vae_real *b7 = s->param + 512; // [12]
    vae_real *t11 = s->arena + 0; // [n, 12]
    vae_gemm_nn((int)(end - begin), 12, 12, h5 + begin * 12, 12, w6, 12, t10 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v8 = t10[i * 12 + j];
            const vae_real v10 = vae_sigmoid(v8 + b7[j]);
            t10[i * 12 + j] = v10;
            t11[i * 12 + j] = v10;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // vq.vae:8  dense(12)
    // vq.vae:8  tanh
    // kernel 0, decode: product by panels over rows of [12]
    like_train_k11(s, tile, scratch, s->arena + 1296, s->param + 272, s->arena + 864,
        s->param + 352);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, decode_u0, panels);
}

// kernel 0, prior: loop over rows of [3, 1]
VAE_KERNEL void prior_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t3 = s->arena + 768; // [n, 3, 1]
    const vae_real *u0 = s->arena + 880; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t3[i * 3 + j] = 5.0f * u0[i * 3 + j];
        }
    }
}

// kernel 1, prior: loop over rows of [3, 5]
VAE_KERNEL void prior_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t3 = s->arena + 768; // [n, 3, 1]
    vae_real *t10 = s->arena + 0; // [n, 3, 5]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                const vae_real v2 = (vae_real)(k);
                const vae_real v4 = t3[i * 3 + j] - v2;
                t10[i * 15 + j * 5 + k] = vae_step(v4) * (1.0f - vae_step(v4 - 1.0f));
            }
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void prior_u0(const VaeState *s, int tile, vae_real *scratch) {
    prior_k0(s, tile, scratch);
    prior_k1(s, tile, scratch);
    // kernel 2, prior: product by panels over rows of [3, 2]
    like_eval_k9(s, tile, scratch, s->arena + 0, s->param + 256, s->arena + 544);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void prior_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, prior_u0, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 3792, 12}, // [n, 4, 3, 1]
    {"loss", VAE_OUT_SCALAR, 0, 6432, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 6496, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 6464, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 2496, 12}, // [n, 4, 3, 1]
    {"reconstruction", VAE_OUT_ROW, 0, 3984, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 4032, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 3936, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 3600, 3}, // [n, 3]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 2064, 12}, // [n, 4, 3, 1]
    {"z.mean", VAE_OUT_ROW, 0, 2720, 6}, // [n, 6]
    {"z.code", VAE_OUT_ROW, 0, 3392, 3}, // [n, 3]
    {"z.sample", VAE_OUT_ROW, 0, 2496, 6}, // [n, 6]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 1296, 6}, // [n, 6]
    {"x.mean", VAE_OUT_ROW, 0, 432, 12}, // [n, 12]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 12}, // [n, 12]
};

static const VaePort prior_ports[] = {
    {"z.prior", VAE_IN_UNIFORM, 8, 880, 3}, // [n, 3, 1]
    {"z.sample", VAE_OUT_ROW, 0, 544, 6}, // [n, 6]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {12, 12}, {1, 12}, 0, VAE_INIT_UNIFORM, 0.5f, true, true, true},
    {"encoder.1.bias", 1, {12}, {1}, 144, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.z.vector.weight", 2, {6, 12}, {1, 6}, 160, VAE_INIT_UNIFORM, 0.577350259f, true, true, true},
    {"posterior.z.vector.bias", 1, {6}, {1}, 240, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.z.codebook", 2, {5, 2}, {1, 5}, 256, VAE_INIT_NORMAL, 1.0f, true, false, true},
    {"decoder.0.weight", 2, {12, 6}, {1, 12}, 272, VAE_INIT_UNIFORM, 0.577350259f, true, true, false},
    {"decoder.0.bias", 1, {12}, {1}, 352, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {12, 12}, {1, 12}, 368, VAE_INIT_UNIFORM, 0.5f, true, true, false},
    {"decoder.2.bias", 1, {12}, {1}, 512, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 4, 3, 1, 12, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 6, 5},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[4, 3, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[12]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(12)", "[12]", 156},
    {VAE_STAGE_ENCODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_LATENT, 0, "z: vq", "[6]", 88},
    {VAE_STAGE_DECODER, 0, "dense(12)", "[12]", 84},
    {VAE_STAGE_DECODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_DECODER, 0, "dense(12)", "[12]", 156},
    {VAE_STAGE_DECODER, 0, "reshape(4, 3, 1)", "[4, 3, 1]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[4, 3, 1]", 0},
};

static const VaeStretch rest[] = {
    {144, 368},
    {512, 528},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "vq", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model vq\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [4, 3, 1]                   -              -\n"
        "    flatten                         [12]                        -              -\n"
        "    dense(12)                       [12]                      156            288\n"
        "    tanh                            [12]                        -              -\n"
        "  z: heads                          [6]                        88            176\n"
        "  decoder                           [6]                         -              -\n"
        "    dense(12)                       [12]                       84            144\n"
        "    tanh                            [12]                        -              -\n"
        "    dense(12)                       [12]                      156            288\n"
        "    reshape(4, 3, 1)                [4, 3, 1]                   -              -\n"
        "\n"
        "  484 parameters; one training step of 36 rows: 89,424 flops\n"
        "  likelihood bernoulli\n"
        "  objective elbo(samples=1)\n"
        "  latent z vq(codes=5, dim=2, n=3, commitment=0.5)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          25       75        26,240       26,240\n"
        "  eval           14       34        16,448       16,448\n"
        "  encode         10       25        15,040       15,040\n"
        "  decode          2        7         6,080        6,080\n"
        "  prior           3        8         3,968        3,968\n",
    .batch = 36, .n_param = 528, .n_state = 0, .n_arena = 6560,
    .n_scratch = 192,
    .max_threads = 1, .flops_per_row = 2484.0,
    .n_weight_tiles = 2, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 9,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 10,
    .train = {"train", train_run, train_ports, 4},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 5},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 4},
    .decode = {"decode", decode_run, decode_ports, 3},
    .prior = {"prior", VAE_UNCHECKED(prior_run), prior_ports, 2},
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
