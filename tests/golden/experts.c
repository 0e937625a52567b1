// experts -- written by vaec 0.1.0 from experts.vae; do not edit.
//
// model experts
//
//   layer                             output             parameters      flops/row
//   encoder seen(x)                   [6]                         -              -
//     dense(5)                        [5]                        35             60
//     tanh                            [5]                         -              -
//   encoder told(y)                   [3]                         -              -
//     dense(4)                        [4]                        16             24
//     tanh                            [4]                         -              -
//   z: mean, logvar heads             [2]                        44             72
//   decoder x(z)                      [2]                         -              -
//     dense(6)                        [6]                        18             24
//   decoder y(z)                      [2]                         -              -
//     dense(3)                        [3]                         9             12
//
//   122 parameters; one training step of 6 rows: 2,952 flops
//   x: likelihood mse
//   y: likelihood categorical
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          27      118         3,904        3,904
//   eval           12       72         2,240        2,240
//   encode          6       26         1,216        1,216
//   decode          6       14         1,344        1,344
//
// n is the number of rows in the batch, at most 6; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x1: [n, 3]
//   mean2: [3]
//   known3: [n, 3]
//   x6: [n, 3]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
    const vae_real *mean2, const vae_real *known3, vae_real *x6) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            x6[i * 3 + j] = mean2[j] + known3[i * 3 + j] * (x1[i * 3 + j] - mean2[j]);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   w7: [6, 5]
//   h11: [n, 5]
//   b8: [5]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w7, vae_real *h11, const vae_real *b8) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 5, 6, x0 + begin * 6, 6, w7, 5, h11 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v9 = h11[i * 5 + j];
            h11[i * 5 + j] = vae_tanh(v9 + b8[j]);
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h11: [n, 5]
//   w12: [5, 4]
//   heads15: [n, 4]
//   b13: [4]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h11,
    const vae_real *w12, vae_real *heads15, const vae_real *b13) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 4, 5, h11 + begin * 5, 5, w12, 4, heads15 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v14 = heads15[i * 4 + j];
            heads15[i * 4 + j] = v14 + b13[j];
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   x6: [n, 3]
//   w18: [3, 4]
//   h22: [n, 4]
//   b19: [4]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *x6,
    const vae_real *w18, vae_real *h22, const vae_real *b19) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 4, 3, x6 + begin * 3, 3, w18, 4, h22 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v20 = h22[i * 4 + j];
            h22[i * 4 + j] = vae_tanh(v20 + b19[j]);
        }
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   h22: [n, 4]
//   w23: [4, 4]
//   heads26: [n, 4]
//   b24: [4]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *h22,
    const vae_real *w23, vae_real *heads26, const vae_real *b24) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 4, 4, h22 + begin * 4, 4, w23, 4, heads26 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v25 = heads26[i * 4 + j];
            heads26[i * 4 + j] = v25 + b24[j];
        }
    }
}

// experts.vae:6  the product of experts
// kernel 5, train: loop over rows of [2]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar17 = s->arena + 450; // [n, 2] in rows of 4
    vae_real *t32 = s->arena + 960; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t32[i * 2 + j] = vae_exp(-logvar17[i * 4 + j]);
        }
    }
}

// experts.vae:6  the product of experts
// experts.vae:6  sampling and KL
// kernel 6, train: loop over rows of [2]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *mean16 = s->arena + 448; // [n, 2] in rows of 4
    const vae_real *t32 = s->arena + 960; // [n, 2]
    const vae_real *logvar28 = s->arena + 386; // [n, 2] in rows of 4
    vae_real *t36 = s->arena + 944; // [n, 2]
    vae_real *t37 = s->arena + 928; // [n, 2]
    const vae_real *t29 = s->arena + 544; // [n, 1] in rows of 3
    const vae_real *mean27 = s->arena + 384; // [n, 2] in rows of 4
    vae_real *t39 = s->arena + 912; // [n, 2]
    vae_real *mean41 = s->arena + 896; // [n, 2]
    vae_real *t48 = s->arena + 864; // [n, 2]
    const vae_real *eps44 = s->arena + 880; // [n, 2]
    vae_real *z50 = s->arena + 848; // [n, 2]
    vae_real *t52 = s->arena + 832; // [n, 2]
    vae_real *t57 = s->arena + 816; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t57_sum = 0.0f;
        VAE_SIMD_SUM(t57_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v36 = vae_exp(-logvar28[i * 4 + j]);
            t36[i * 2 + j] = v36;
            const vae_real v37 = t29[i * 3] * v36;
            t37[i * 2 + j] = v37;
            const vae_real v39 = 1.0f + t32[i * 2 + j] + v37;
            t39[i * 2 + j] = v39;
            const vae_real v40 = mean16[i * 4 + j] * t32[i * 2 + j] + mean27[i * 4 + j] * v37;
            const vae_real v41 = v40 / v39;
            mean41[i * 2 + j] = v41;
            const vae_real v42 = vae_log(v39);
            const vae_real v48 = vae_exp(-(0.5f * v42));
            t48[i * 2 + j] = v48;
            z50[i * 2 + j] = v41 + v48 * eps44[i * 2 + j];
            const vae_real v52 = vae_exp(-v42);
            t52[i * 2 + j] = v52;
            t57_sum += 0.5f * (v41 * v41 + v52 - 1.0f + v42);
        }
        t57[i] = t57_sum;
    }
}

// experts.vae:11  dense(6)
// experts.vae:14  likelihood = mse
// experts.vae:14  gradient of likelihood = mse
// kernel 7, train: product by panels over rows of [6]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *z50 = s->arena + 848; // [n, 2]
    const vae_real *w58 = s->param + 160; // [2, 6]
    vae_real *d102 = s->arena + 0; // [n, 6]
    const vae_real *b59 = s->param + 176; // [6]
    const vae_real *x0 = s->arena + 48; // [n, 6]
    vae_real *t64 = s->arena + 800; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c100 = 2.0f * inv_n;
    vae_gemm_nn((int)(end - begin), 6, 2, z50 + begin * 2, 2, w58, 6, d102 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t64_sum = 0.0f;
        VAE_SIMD_SUM(t64_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v60 = d102[i * 6 + j];
            const vae_real v62 = x0[i * 6 + j] - (v60 + b59[j]);
            t64_sum += v62 * v62;
            d102[i * 6 + j] = -(c100 * v62);
        }
        t64[i] = t64_sum;
    }
}

// What kernel 8 of train and 1 other do, each with buffers of its own:
//   z50: [n, 2]
//   w65: [2, 3]
//   p68: [n, 3]
//   b66: [3]
//   t69: [n, 1]
VAE_SHARED_1(like_train_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *z50,
    const vae_real *w65, vae_real *p68, const vae_real *b66, vae_real *t69) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 3, 2, z50 + begin * 2, 2, w65, 3, p68 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        vae_real t69_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t69_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v67 = p68[i * 3 + j];
            const vae_real v68 = v67 + b66[j];
            p68[i * 3 + j] = v68;
            t69_sum = vae_max(t69_sum, v68);
        }
        t69[i] = t69_sum;
    }
}

// experts.vae:15  likelihood = categorical
// kernel 9, train: loop over rows of [3]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t70 = s->arena + 320; // [n, 3]
    const vae_real *p68 = s->arena + 352; // [n, 3]
    const vae_real *t69 = s->arena + 784; // [n, 1]
    vae_real *t71 = s->arena + 288; // [n, 3]
    vae_real *t72 = s->arena + 768; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t72_sum = 0.0f;
        VAE_SIMD_SUM(t72_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v70 = p68[i * 3 + j] - t69[i];
            t70[i * 3 + j] = v70;
            const vae_real v71 = vae_exp(v70);
            t71[i * 3 + j] = v71;
            t72_sum += v71;
        }
        t72[i] = t72_sum;
    }
}

// What kernel 10 of train and 1 other do, each with buffers of its own:
//   t73: [n, 1]
//   t72: [n, 1]
VAE_SHARED_2(like_train_k10, const VaeState *s, int tile, vae_real *scratch, vae_real *t73,
    const vae_real *t72) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t73[i] = vae_log(t72[i]);
    }
}

// What kernel 11 of train and 1 other do, each with buffers of its own:
//   t70: [n, 3]
//   t73: [n, 1]
//   x6: [n, 3]
//   t29: [n, 1] in rows of 3
//   t78: [n, 1]
VAE_SHARED_1(like_train_k11, const VaeState *s, int tile, vae_real *scratch, const vae_real *t70,
    const vae_real *t73, const vae_real *x6, const vae_real *t29, vae_real *t78) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t78_sum = 0.0f;
        VAE_SIMD_SUM(t78_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v77 = -(x6[i * 3 + j] * (t70[i * 3 + j] - t73[i]) * t29[i * 3]);
            t78_sum += v77;
        }
        t78[i] = t78_sum;
    }
}

// kernel 12, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *t64 = s->arena + 800; // [n, 1]
    const vae_real *t78 = s->arena + 736; // [n, 1]
    vae_real *t81 = s->arena + 720; // [1]
    vae_real *t83 = s->arena + 688; // [1]
    const vae_real *t57 = s->arena + 816; // [n, 1]
    vae_real t81_sum = 0.0f;
    vae_real t83_sum = 0.0f;
    VAE_SIMD_SUM(t81_sum, t83_sum)
    for (size_t i = 0; i < rows; i++) {
        t81_sum += t64[i] + t78[i];
        t83_sum += t57[i];
    }
    t81[0] = t81_sum;
    t83[0] = t83_sum;
}

// kernel 13, train: loop over [1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t82 = s->arena + 704; // [1]
    const vae_real *t81 = s->arena + 720; // [1]
    vae_real *t84 = s->arena + 672; // [1]
    const vae_real *t83 = s->arena + 688; // [1]
    vae_real *t87 = s->arena + 656; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v82 = t81[0] * inv_n;
    t82[0] = v82;
    const vae_real v84 = t83[0] * inv_n;
    t84[0] = v84;
    t87[0] = v82 + beta * v84;
}

// experts.vae:15  gradient of likelihood = categorical
// kernel 14, train: loop over rows of [3]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t29 = s->arena + 544; // [n, 1] in rows of 3
    vae_real *d91 = s->arena + 256; // [n, 3]
    const vae_real *x6 = s->arena + 512; // [n, 3]
    vae_real *d92 = s->arena + 640; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    for (size_t i = begin; i < end; i++) {
        vae_real d92_sum = 0.0f;
        VAE_SIMD_SUM(d92_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v91 = inv_n * t29[i * 3] * x6[i * 3 + j];
            d91[i * 3 + j] = v91;
            d92_sum += v91;
        }
        d92[i] = d92_sum;
    }
}

// experts.vae:15  gradient of likelihood = categorical
// kernel 15, train: loop over rows of [1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *d93 = s->arena + 624; // [n, 1]
    const vae_real *d92 = s->arena + 640; // [n, 1]
    const vae_real *t72 = s->arena + 768; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d93[i] = d92[i] / t72[i];
    }
}

// experts.vae:15  gradient of likelihood = categorical
// kernel 16, train: loop over rows of [3]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d93 = s->arena + 624; // [n, 1]
    const vae_real *t71 = s->arena + 288; // [n, 3]
    vae_real *d95 = s->arena + 224; // [n, 3]
    const vae_real *d91 = s->arena + 256; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d95[i * 3 + j] = d93[i] * t71[i * 3 + j] - d91[i * 3 + j];
        }
    }
}

// experts.vae:15  gradient of dense(3)
// experts.vae:12  gradient of dense(3)
// kernel 17, train: weight gradient over [2, 3]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z50 = s->arena + 848; // [n, 2]
    const vae_real *d95 = s->arena + 224; // [n, 3]
    vae_real *d_param97 = s->grad + 192; // [2, 3]
    if (tile == 1) {
        vae_real *d_param96 = s->grad + 208; // [3]
        vae_column_sums(s->n, 3, d95, 3, d_param96);
        return;
    }
    vae_gemm_tn(2, 3, s->n, z50, 2, d95, 3, d_param97, 3);
}

// experts.vae:12  gradient of dense(3)
// kernel 18, train: product by panels over rows of [2]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d95 = s->arena + 224; // [n, 3]
    const vae_real *w65 = s->param + 192; // [2, 3]
    vae_real *d98 = s->arena + 608; // [n, 2]
    vae_gemm_nt((int)(end - begin), 2, 3, d95 + begin * 3, 3, w65, 3, d98 + begin * 2, 2);
}

// experts.vae:14  gradient of dense(6)
// experts.vae:11  gradient of dense(6)
// kernel 19, train: weight gradient over [2, 6]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z50 = s->arena + 848; // [n, 2]
    const vae_real *d102 = s->arena + 0; // [n, 6]
    vae_real *d_param104 = s->grad + 160; // [2, 6]
    if (tile == 1) {
        vae_real *d_param103 = s->grad + 176; // [6]
        vae_column_sums(s->n, 6, d102, 6, d_param103);
        return;
    }
    vae_gemm_tn(2, 6, s->n, z50, 2, d102, 6, d_param104, 6);
}

// experts.vae:11  gradient of dense(6)
// experts.vae:6  gradient of sampling and KL
// experts.vae:6  gradient of the product of experts
// kernel 20, train: product by panels over rows of [2]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d102 = s->arena + 0; // [n, 6]
    const vae_real *w58 = s->param + 160; // [2, 6]
    vae_real *d121 = s->arena + 192; // [n, 2] in rows of 4
    const vae_real *d98 = s->arena + 608; // [n, 2]
    const vae_real *t52 = s->arena + 832; // [n, 2]
    const vae_real *mean41 = s->arena + 896; // [n, 2]
    const vae_real *eps44 = s->arena + 880; // [n, 2]
    const vae_real *t48 = s->arena + 864; // [n, 2]
    const vae_real *t39 = s->arena + 912; // [n, 2]
    const vae_real *t37 = s->arena + 928; // [n, 2]
    const vae_real *mean27 = s->arena + 384; // [n, 2] in rows of 4
    const vae_real *t29 = s->arena + 544; // [n, 1] in rows of 3
    const vae_real *t36 = s->arena + 944; // [n, 2]
    vae_real *d126 = s->arena + 194; // [n, 2] in rows of 4
    vae_real *d127 = s->arena + 128; // [n, 2] in rows of 4
    const vae_real *t32 = s->arena + 960; // [n, 2]
    const vae_real *mean16 = s->arena + 448; // [n, 2] in rows of 4
    vae_real *d131 = s->arena + 130; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c88 = beta * inv_n;
    const vae_real c107 = 0.5f * c88;
    vae_gemm_nt((int)(end - begin), 2, 6, d102 + begin * 6, 6, w58, 6, d121 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v105 = d121[i * 4 + j];
            const vae_real v106 = d98[i * 2 + j] + v105;
            const vae_real v115 = c107 * t52[i * 2 + j] - c107 + 0.5f * (v106 * eps44[i * 2 + j] * t48[i * 2 + j]);
            const vae_real v118 = (c88 * mean41[i * 2 + j] + v106) / t39[i * 2 + j];
            const vae_real v120 = -v115 / t39[i * 2 + j] - v118 * mean41[i * 2 + j];
            d121[i * 4 + j] = v118 * t37[i * 2 + j];
            const vae_real v125 = (v120 + v118 * mean27[i * 4 + j]) * t29[i * 3] * t36[i * 2 + j];
            d126[i * 4 + j] = -v125;
            d127[i * 4 + j] = v118 * t32[i * 2 + j];
            d131[i * 4 + j] = -((v120 + v118 * mean16[i * 4 + j]) * t32[i * 2 + j]);
        }
    }
}

// experts.vae:6  gradient of posterior heads (added by the compiler)
// kernel 21, train: weight gradient over [4, 4]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h22 = s->arena + 416; // [n, 4]
    const vae_real *d132 = s->arena + 192; // [n, 4]
    vae_real *d_param134 = s->grad + 128; // [4, 4]
    if (tile == 1) {
        vae_real *d_param133 = s->grad + 144; // [4]
        vae_column_sums(s->n, 4, d132, 4, d_param133);
        return;
    }
    vae_gemm_tn(4, 4, s->n, h22, 4, d132, 4, d_param134, 4);
}

// experts.vae:6  gradient of posterior heads (added by the compiler)
// experts.vae:9  gradient of tanh
// kernel 22, train: product by panels over rows of [4]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d132 = s->arena + 192; // [n, 4]
    const vae_real *w23 = s->param + 128; // [4, 4]
    vae_real *d138 = s->arena + 160; // [n, 4]
    const vae_real *h22 = s->arena + 416; // [n, 4]
    vae_gemm_nt((int)(end - begin), 4, 4, d132 + begin * 4, 4, w23, 4, d138 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v135 = d138[i * 4 + j];
            d138[i * 4 + j] = v135 * (1.0f - h22[i * 4 + j] * h22[i * 4 + j]);
        }
    }
}

// experts.vae:9  gradient of dense(4)
// kernel 23, train: weight gradient over [3, 4]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x6 = s->arena + 512; // [n, 3]
    const vae_real *d138 = s->arena + 160; // [n, 4]
    vae_real *d_param140 = s->grad + 96; // [3, 4]
    if (tile == 1) {
        vae_real *d_param139 = s->grad + 112; // [4]
        vae_column_sums(s->n, 4, d138, 4, d_param139);
        return;
    }
    vae_gemm_tn(3, 4, s->n, x6, 3, d138, 4, d_param140, 4);
}

// experts.vae:6  gradient of posterior heads (added by the compiler)
// kernel 24, train: weight gradient over [5, 4]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h11 = s->arena + 480; // [n, 5]
    const vae_real *d141 = s->arena + 128; // [n, 4]
    vae_real *d_param143 = s->grad + 48; // [5, 4]
    if (tile == 1) {
        vae_real *d_param142 = s->grad + 80; // [4]
        vae_column_sums(s->n, 4, d141, 4, d_param142);
        return;
    }
    vae_gemm_tn(5, 4, s->n, h11, 5, d141, 4, d_param143, 4);
}

// experts.vae:6  gradient of posterior heads (added by the compiler)
// experts.vae:8  gradient of tanh
// kernel 25, train: product by panels over rows of [5]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d141 = s->arena + 128; // [n, 4]
    const vae_real *w12 = s->param + 48; // [5, 4]
    vae_real *d147 = s->arena + 96; // [n, 5]
    const vae_real *h11 = s->arena + 480; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 4, d141 + begin * 4, 4, w12, 4, d147 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v144 = d147[i * 5 + j];
            d147[i * 5 + j] = v144 * (1.0f - h11[i * 5 + j] * h11[i * 5 + j]);
        }
    }
}

// experts.vae:8  gradient of dense(5)
// kernel 26, train: weight gradient over [6, 5]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 48; // [n, 6]
    const vae_real *d147 = s->arena + 96; // [n, 5]
    vae_real *d_param149 = s->grad + 0; // [6, 5]
    if (tile == 1) {
        vae_real *d_param148 = s->grad + 32; // [5]
        vae_column_sums(s->n, 5, d147, 5, d_param148);
        return;
    }
    vae_gemm_tn(6, 5, s->n, x0, 6, d147, 5, d_param149, 5);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, train: loop over rows of [3]
    like_train_k0(s, tile, scratch, s->arena + 576, s->param + 224, s->arena + 544, s->arena + 512);
    // experts.vae:9  dense(4)
    // experts.vae:9  tanh
    // kernel 3, train: product by panels over rows of [4]
    like_train_k3(s, tile, scratch, s->arena + 512, s->param + 96, s->arena + 416, s->param + 112);
    // experts.vae:6  posterior heads (added by the compiler)
    // kernel 4, train: product by panels over rows of [4]
    like_train_k4(s, tile, scratch, s->arena + 416, s->param + 128, s->arena + 384, s->param + 144);
    train_k14(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    // experts.vae:8  dense(5)
    // experts.vae:8  tanh
    // kernel 1, train: product by panels over rows of [5]
    like_train_k1(s, tile, scratch, s->arena + 48, s->param + 0, s->arena + 480, s->param + 32);
    // experts.vae:6  posterior heads (added by the compiler)
    // kernel 2, train: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 480, s->param + 48, s->arena + 448, s->param + 80);
    train_k5(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    // experts.vae:12  dense(3)
    // experts.vae:15  likelihood = categorical
    // kernel 8, train: product by panels over rows of [3]
    like_train_k8(s, tile, scratch, s->arena + 848, s->param + 192, s->arena + 352, s->param + 208,
        s->arena + 784);
    train_k9(s, tile, scratch);
    // experts.vae:15  likelihood = categorical
    // kernel 10, train: loop over rows of [1]
    like_train_k10(s, tile, scratch, s->arena + 752, s->arena + 768);
    // experts.vae:15  likelihood = categorical
    // kernel 11, train: loop over rows of [3]
    like_train_k11(s, tile, scratch, s->arena + 320, s->arena + 752, s->arena + 512, s->arena + 544,
        s->arena + 736);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
    train_k18(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k25(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u0, 1, {0}},
        {train_u1, 1, {0}}}, 2);
    vae_run_one(me, s, train_u2, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k26, 2, {0}},
        {train_k24, 2, {0}},
        {train_k21, 2, {.weights = true, .first = 128, .each = 64, .end = 144}},
        {train_k19, 2, {0}},
        {train_k23, 2, {0}},
        {train_k17, 2, {0}}}, 6);
}

// experts.vae:6  the product of experts
// experts.vae:6  sampling and KL
// kernel 5, eval: loop over rows of [2]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar17 = s->arena + 178; // [n, 2] in rows of 4
    const vae_real *mean16 = s->arena + 176; // [n, 2] in rows of 4
    const vae_real *logvar28 = s->arena + 114; // [n, 2] in rows of 4
    const vae_real *t29 = s->arena + 272; // [n, 1] in rows of 3
    const vae_real *mean27 = s->arena + 112; // [n, 2] in rows of 4
    const vae_real *eps44 = s->arena + 544; // [n, 2]
    vae_real *z50 = s->arena + 528; // [n, 2]
    vae_real *t64 = s->arena + 512; // [n, 2]
    vae_real *t65 = s->arena + 496; // [n, 1]
    vae_real *t68 = s->arena + 480; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t65_sum = 0.0f;
        vae_real t68_sum = 0.0f;
        VAE_SIMD_SUM(t65_sum, t68_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v32 = vae_exp(-logvar17[i * 4 + j]);
            const vae_real v37 = t29[i * 3] * vae_exp(-logvar28[i * 4 + j]);
            const vae_real v39 = 1.0f + v32 + v37;
            const vae_real v41 = (mean16[i * 4 + j] * v32 + mean27[i * 4 + j] * v37) / v39;
            const vae_real v42 = vae_log(v39);
            const vae_real v50 = v41 + vae_exp(-(0.5f * v42)) * eps44[i * 2 + j];
            z50[i * 2 + j] = v50;
            const vae_real v64 = 0.5f * (v41 * v41 + vae_exp(-v42) - 1.0f + v42);
            t64[i * 2 + j] = v64;
            t65_sum += v64;
            const vae_real v66 = v50 * v50 + 1.83787707f - (eps44[i * 2 + j] * eps44[i * 2 + j] - v42 + 1.83787707f);
            t68_sum += (-0.5f) * v66;
        }
        t65[i] = t65_sum;
        t68[i] = t68_sum;
    }
}

// experts.vae:11  dense(6)
// experts.vae:14  likelihood = mse
// kernel 6, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *z50 = s->arena + 528; // [n, 2]
    const vae_real *w69 = s->param + 160; // [2, 6]
    vae_real *t71 = scratch; // [end - begin, 6]
    const vae_real *b70 = s->param + 176; // [6]
    const vae_real *x0 = s->arena + 0; // [n, 6]
    vae_real *t75 = s->arena + 464; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 2, z50 + begin * 2, 2, w69, 6, t71, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t75_sum = 0.0f;
        VAE_SIMD_SUM(t75_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v71 = t71[(i - begin) * 6 + j];
            const vae_real v73 = x0[i * 6 + j] - (v71 + b70[j]);
            t75_sum += v73 * v73;
        }
        t75[i] = t75_sum;
    }
}

// experts.vae:12  dense(3)
// experts.vae:15  likelihood = categorical
// kernel 7, eval: product by panels over rows of [3]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *z50 = s->arena + 528; // [n, 2]
    const vae_real *w76 = s->param + 192; // [2, 3]
    vae_real *p79 = s->arena + 80; // [n, 3]
    const vae_real *b77 = s->param + 208; // [3]
    vae_real *t80 = s->arena + 448; // [n, 1]
    const vae_real *x6 = s->arena + 240; // [n, 3]
    vae_real *t92 = s->arena + 368; // [n, 1]
    vae_gemm_nn((int)(end - begin), 3, 2, z50 + begin * 2, 2, w76, 3, p79 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        vae_real t80_sum = -VAE_INFINITY;
        vae_real t92_sum = 0.0f;
        for (size_t j = 0; j < 3; j++) {
            const vae_real v78 = p79[i * 3 + j];
            const vae_real v79 = v78 + b77[j];
            p79[i * 3 + j] = v79;
            t80_sum = vae_max(t80_sum, v79);
            t92_sum += x6[i * 3 + j] * v79;
        }
        t80[i] = t80_sum;
        t92[i] = t92_sum;
    }
}

// What kernel 8 of eval and 1 other do, each with buffers of its own:
//   t81: [n, 3]
//   p79: [n, 3]
//   t80: [n, 1]
//   t83: [n, 1]
VAE_SHARED_1(like_eval_k8, const VaeState *s, int tile, vae_real *scratch, vae_real *t81,
    const vae_real *p79, const vae_real *t80, vae_real *t83) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t83_sum = 0.0f;
        VAE_SIMD_SUM(t83_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v81 = p79[i * 3 + j] - t80[i];
            t81[i * 3 + j] = v81;
            t83_sum += vae_exp(v81);
        }
        t83[i] = t83_sum;
    }
}

// experts.vae:15  likelihood = categorical
// kernel 9, eval: loop over rows of [1]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t84 = s->arena + 416; // [n, 1]
    const vae_real *t83 = s->arena + 432; // [n, 1]
    const vae_real *t80 = s->arena + 448; // [n, 1]
    const vae_real *t92 = s->arena + 368; // [n, 1]
    const vae_real *t29 = s->arena + 272; // [n, 1] in rows of 3
    vae_real *t97 = s->arena + 352; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t84[i] = vae_log(t83[i]);
        t97[i] = t29[i * 3] * (2.0f - vae_step(t80[i] - t92[i])) - 1.0f;
    }
}

// kernel 11, eval: loop over rows of [1]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t90 = s->arena + 384; // [n, 1]
    const vae_real *t75 = s->arena + 464; // [n, 1]
    const vae_real *t89 = s->arena + 400; // [n, 1]
    vae_real *t98 = s->arena + 336; // [n, 1]
    const vae_real *t68 = s->arena + 480; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v90 = t75[i] + t89[i];
        t90[i] = v90;
        t98[i] = t68[i] - v90;
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u1(const VaeState *s, int tile, vae_real *scratch) {
    // experts.vae:8  dense(5)
    // experts.vae:8  tanh
    // kernel 1, eval: product by panels over rows of [5]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 208, s->param + 32);
    // experts.vae:6  posterior heads (added by the compiler)
    // kernel 2, eval: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 208, s->param + 48, s->arena + 176, s->param + 80);
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, eval: loop over rows of [3]
    like_train_k0(s, tile, scratch, s->arena + 304, s->param + 224, s->arena + 272, s->arena + 240);
    // experts.vae:9  dense(4)
    // experts.vae:9  tanh
    // kernel 3, eval: product by panels over rows of [4]
    like_train_k3(s, tile, scratch, s->arena + 240, s->param + 96, s->arena + 144, s->param + 112);
    // experts.vae:6  posterior heads (added by the compiler)
    // kernel 4, eval: product by panels over rows of [4]
    like_train_k4(s, tile, scratch, s->arena + 144, s->param + 128, s->arena + 112, s->param + 144);
}

// One thread does all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    eval_k5(s, tile, scratch);
    eval_k6(s, tile, scratch);
    eval_k7(s, tile, scratch);
    // experts.vae:15  likelihood = categorical
    // kernel 8, eval: loop over rows of [3]
    like_eval_k8(s, tile, scratch, s->arena + 48, s->arena + 80, s->arena + 448, s->arena + 432);
    eval_k9(s, tile, scratch);
    // experts.vae:15  likelihood = categorical
    // kernel 10, eval: loop over rows of [3]
    like_train_k11(s, tile, scratch, s->arena + 48, s->arena + 416, s->arena + 240, s->arena + 272,
        s->arena + 400);
    eval_k11(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u1, 1, {0}},
        {eval_u0, 1, {0}}}, 2);
    vae_run_one(me, s, eval_u2, 1);
}

// experts.vae:6  the product of experts
// kernel 5, encode: loop over rows of [2]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar17 = s->arena + 114; // [n, 2] in rows of 4
    const vae_real *mean16 = s->arena + 112; // [n, 2] in rows of 4
    const vae_real *logvar28 = s->arena + 50; // [n, 2] in rows of 4
    const vae_real *t29 = s->arena + 208; // [n, 1] in rows of 3
    const vae_real *mean27 = s->arena + 48; // [n, 2] in rows of 4
    vae_real *mean41 = s->arena + 288; // [n, 2]
    vae_real *logvar43 = s->arena + 272; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v32 = vae_exp(-logvar17[i * 4 + j]);
            const vae_real v37 = t29[i * 3] * vae_exp(-logvar28[i * 4 + j]);
            const vae_real v39 = 1.0f + v32 + v37;
            mean41[i * 2 + j] = (mean16[i * 4 + j] * v32 + mean27[i * 4 + j] * v37) / v39;
            logvar43[i * 2 + j] = -vae_log(v39);
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u1(const VaeState *s, int tile, vae_real *scratch) {
    // experts.vae:8  dense(5)
    // experts.vae:8  tanh
    // kernel 1, encode: product by panels over rows of [5]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 144, s->param + 32);
    // experts.vae:6  posterior heads (added by the compiler)
    // kernel 2, encode: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 144, s->param + 48, s->arena + 112, s->param + 80);
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, encode: loop over rows of [3]
    like_train_k0(s, tile, scratch, s->arena + 240, s->param + 224, s->arena + 208, s->arena + 176);
    // experts.vae:9  dense(4)
    // experts.vae:9  tanh
    // kernel 3, encode: product by panels over rows of [4]
    like_train_k3(s, tile, scratch, s->arena + 176, s->param + 96, s->arena + 80, s->param + 112);
    // experts.vae:6  posterior heads (added by the compiler)
    // kernel 4, encode: product by panels over rows of [4]
    like_train_k4(s, tile, scratch, s->arena + 80, s->param + 128, s->arena + 48, s->param + 144);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {encode_u1, 1, {0}},
        {encode_u0, 1, {0}}}, 2);
    vae_run_one(me, s, encode_k5, 1);
}

// experts.vae:11  dense(6)
// kernel 0, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *z0 = s->arena + 320; // [n, 2]
    const vae_real *w1 = s->param + 160; // [2, 6]
    vae_real *p4 = s->arena + 96; // [n, 6]
    const vae_real *b2 = s->param + 176; // [6]
    vae_real *t18 = s->arena + 0; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 2, z0 + begin * 2, 2, w1, 6, p4 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v3 = p4[i * 6 + j];
            const vae_real v4 = v3 + b2[j];
            p4[i * 6 + j] = v4;
            t18[i * 6 + j] = v4;
        }
    }
}

// kernel 1, decode: loop over rows of [6]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t6 = s->arena + 48; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t6[i * 6 + j] = 0.707106781f;
        }
    }
}

// experts.vae:15  likelihood = categorical
// kernel 5, decode: loop over rows of [3]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t12 = s->arena + 208; // [n, 3]
    const vae_real *t15 = s->arena + 272; // [n, 1]
    vae_real *t17 = s->arena + 176; // [n, 3]
    vae_real *t19 = s->arena + 144; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v17 = vae_exp(t12[i * 3 + j] - t15[i]);
            t17[i * 3 + j] = v17;
            t19[i * 3 + j] = v17;
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // experts.vae:12  dense(3)
    // experts.vae:15  likelihood = categorical
    // kernel 2, decode: product by panels over rows of [3]
    like_train_k8(s, tile, scratch, s->arena + 320, s->param + 192, s->arena + 240, s->param + 208,
        s->arena + 304);
    // experts.vae:15  likelihood = categorical
    // kernel 3, decode: loop over rows of [3]
    like_eval_k8(s, tile, scratch, s->arena + 208, s->arena + 240, s->arena + 304, s->arena + 288);
    // experts.vae:15  likelihood = categorical
    // kernel 4, decode: loop over rows of [1]
    like_train_k10(s, tile, scratch, s->arena + 272, s->arena + 288);
    decode_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {decode_u2, 1, {0}},
        {decode_k0, 1, {0}},
        {decode_k1, 1, {0}}}, 3);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 48, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 576, 3}, // [n, 3]
    {"y.observed", VAE_IN_MASK, 1, 544, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 880, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 656, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 704, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 672, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 304, 3}, // [n, 3]
    {"y.observed", VAE_IN_MASK, 1, 272, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 544, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 384, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 496, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 336, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 512, 2}, // [n, 2]
    {"x.reconstruction", VAE_OUT_ROW, 0, 464, 1}, // [n, 1]
    {"y.reconstruction", VAE_OUT_ROW, 0, 400, 1}, // [n, 1]
    {"y.right", VAE_OUT_ROW, 0, 352, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 240, 3}, // [n, 3]
    {"y.observed", VAE_IN_MASK, 1, 208, 3}, // [n, 3]
    {"z.mean", VAE_OUT_ROW, 0, 288, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 272, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 320, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 96, 6}, // [n, 6]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 6}, // [n, 6]
    {"x.draw1", VAE_OUT_ROW, 0, 48, 6}, // [n, 6]
    {"y.mean", VAE_OUT_ROW, 0, 176, 3}, // [n, 3]
    {"y.draw0", VAE_OUT_ROW, 0, 144, 3}, // [n, 3]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"data.y.mean", 1, {3}, {1}, 224, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"encoder.seen.0.weight", 2, {5, 6}, {1, 5}, 0, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"encoder.seen.0.bias", 1, {5}, {1}, 32, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.seen.mean.weight", 2, {2, 5}, {1, 4}, 48, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"posterior.z.seen.mean.bias", 1, {2}, {1}, 80, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.seen.logvar.weight", 2, {2, 5}, {1, 4}, 50, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"posterior.z.seen.logvar.bias", 1, {2}, {1}, 82, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.told.0.weight", 2, {4, 3}, {1, 4}, 96, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"encoder.told.0.bias", 1, {4}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.told.mean.weight", 2, {2, 4}, {1, 4}, 128, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"posterior.z.told.mean.bias", 1, {2}, {1}, 144, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.told.logvar.weight", 2, {2, 4}, {1, 4}, 130, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"posterior.z.told.logvar.bias", 1, {2}, {1}, 146, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.x.0.weight", 2, {6, 2}, {1, 6}, 160, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"decoder.x.0.bias", 1, {6}, {1}, 176, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.y.0.weight", 2, {3, 2}, {1, 3}, 192, VAE_INIT_UNIFORM, 1.09544516f, true, true, false},
    {"decoder.y.0.bias", 1, {3}, {1}, 208, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 6, 6, VAE_DOMAIN_ANY, "mse", false, false, .levels = 0, .draw = VAE_DRAW_NORMAL, .draw_total = 0, .scale = 1.0},
    {"y", VAE_LABEL, 1, 1, 3, 3, VAE_DOMAIN_SHARES, "categorical", false, true, .levels = 0, .draw = VAE_DRAW_CATEGORICAL, .draw_total = 0, .scale = 1.0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(5)", "[5]", 35},
    {VAE_STAGE_ENCODER, 0, "tanh", "[5]", 0},
    {VAE_STAGE_DATA, 0, "y", "[3]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(4)", "[4]", 16},
    {VAE_STAGE_ENCODER, 0, "tanh", "[4]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 44},
    {VAE_STAGE_DECODER, 0, "dense(6)", "[6]", 18},
    {VAE_STAGE_OUTPUT, 0, "x: mse", "[6]", 0},
    {VAE_STAGE_DECODER, 0, "dense(3)", "[3]", 9},
    {VAE_STAGE_OUTPUT, 0, "y: categorical", "[3]", 0},
};

static const VaeStretch rest[] = {
    {0, 128},
    {144, 224},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "experts", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model experts\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder seen(x)                   [6]                         -              -\n"
        "    dense(5)                        [5]                        35             60\n"
        "    tanh                            [5]                         -              -\n"
        "  encoder told(y)                   [3]                         -              -\n"
        "    dense(4)                        [4]                        16             24\n"
        "    tanh                            [4]                         -              -\n"
        "  z: mean, logvar heads             [2]                        44             72\n"
        "  decoder x(z)                      [2]                         -              -\n"
        "    dense(6)                        [6]                        18             24\n"
        "  decoder y(z)                      [2]                         -              -\n"
        "    dense(3)                        [3]                         9             12\n"
        "\n"
        "  122 parameters; one training step of 6 rows: 2,952 flops\n"
        "  x: likelihood mse\n"
        "  y: likelihood categorical\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          27      118         3,904        3,904\n"
        "  eval           12       72         2,240        2,240\n"
        "  encode          6       26         1,216        1,216\n"
        "  decode          6       14         1,344        1,344\n",
    .batch = 6, .n_param = 224, .n_state = 16, .n_arena = 976,
    .n_scratch = 48,
    .max_threads = 1, .flops_per_row = 492.0,
    .n_weight_tiles = 1, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 17,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 11,
    .train = {"train", train_run, train_ports, 7},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 11},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 5},
    .decode = {"decode", decode_run, decode_ports, 6},
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
