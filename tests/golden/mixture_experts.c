// mixture_experts -- written by vaec 0.1.0 from mixture_experts.vae; do not edit.
//
// model mixture_experts
//
//   layer                             output             parameters      flops/row
//   encoder seen(x)                   [6]                         -              -
//     dense(5)                        [5]                        35             60
//     tanh                            [5]                         -              -
//   encoder told(y)                   [3]                         -              -
//     dense(4)                        [4]                        16             24
//     tanh                            [4]                         -              -
//   z: heads                          [2]                        44             88
//   decoder x(z)                      [2]                         -              -
//     dense(6)                        [6]                        18             24
//   decoder y(z)                      [2]                         -              -
//     dense(3)                        [3]                         9             12
//
//   122 parameters; one training step of 6 rows: 3,600 flops
//   x: likelihood mse
//   y: likelihood categorical
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          47      148         8,576        8,576
//   eval           25       88         3,328        3,328
//   encode         18       48         2,304        2,304
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
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
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
VAE_SHARED_2(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *h22,
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

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   t30: [n, 2] in rows of 4
//   t29: [n, 1] in rows of 3
//   mean27: [n, 2] in rows of 4
//   t34: [n, 2] in rows of 4
//   logvar28: [n, 2] in rows of 4
VAE_SHARED_1(like_train_k5, const VaeState *s, int tile, vae_real *scratch, vae_real *t30,
    const vae_real *t29, const vae_real *mean27, vae_real *t34, const vae_real *logvar28) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t30[i * 4 + j] = t29[i * 3] * mean27[i * 4 + j];
            t34[i * 4 + j] = t29[i * 3] * logvar28[i * 4 + j];
        }
    }
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   t31: [n, 2] in rows of 4
//   mean16: [n, 2] in rows of 4
//   t35: [n, 2] in rows of 4
//   logvar17: [n, 2] in rows of 4
VAE_SHARED_1(like_train_k6, const VaeState *s, int tile, vae_real *scratch, vae_real *t31,
    const vae_real *mean16, vae_real *t35, const vae_real *logvar17) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t31[i * 4 + j] = mean16[i * 4 + j];
            t35[i * 4 + j] = logvar17[i * 4 + j];
        }
    }
}

// mixture_experts.vae:6  the mixture of experts
// kernel 7, train: loop over rows of [1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t40 = s->arena + 2128; // [n, 1] in rows of 2
    vae_real *t41 = s->arena + 2129; // [n, 1] in rows of 2
    const vae_real *t29 = s->arena + 1616; // [n, 1] in rows of 3
    vae_real *t112 = s->arena + 1920; // [n, 1]
    vae_real *d133 = s->arena + 1776; // [n, 1]
    vae_real *d134 = s->arena + 1760; // [n, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c132 = beta * inv_n;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t40[i * 2] = 1.0f;
        t41[i * 2] = t29[i * 3];
        t112[i] = t29[i * 3];
        d133[i] = c132;
        d134[i] = inv_n;
    }
}

// What kernel 8 of train and 2 others do, each with buffers of its own:
//   t43: [n, 1]
//   t42: [n, 2]
VAE_SHARED_2(like_train_k8, const VaeState *s, int tile, vae_real *scratch, vae_real *t43,
    const vae_real *t42) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t43_sum = 0.0f;
        VAE_SIMD_SUM(t43_sum)
        for (size_t j = 0; j < 2; j++) {
            t43_sum += t42[i * 2 + j];
        }
        t43[i] = t43_sum;
    }
}

// What kernel 9 of train and 2 others do, each with buffers of its own:
//   t44: [n, 1]
//   t43: [n, 1]
VAE_SHARED_2(like_train_k9, const VaeState *s, int tile, vae_real *scratch, vae_real *t44,
    const vae_real *t43) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t44[i] = vae_max(t43[i], 1.0f);
    }
}

// mixture_experts.vae:6  the mixture of experts
// mixture_experts.vae:6  gradient of sampling and KL
// kernel 10, train: loop over rows of [2]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t42 = s->arena + 2128; // [n, 2]
    const vae_real *t44 = s->arena + 2096; // [n, 1]
    vae_real *share47 = s->arena + 2080; // [n, 2]
    const vae_real *t43 = s->arena + 2112; // [n, 1]
    vae_real *t50 = s->arena + 2064; // [n, 2]
    vae_real *d136 = s->arena + 1744; // [n, 2, 1]
    const vae_real *d134 = s->arena + 1760; // [n, 1, 1]
    vae_real *d158 = s->arena + 1696; // [n, 2, 1]
    const vae_real *d133 = s->arena + 1776; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v47 = vae_where(t43[i], t42[i * 2 + j] / t44[i], 0.5f);
            share47[i * 2 + j] = v47;
            t50[i * 2 + j] = vae_where(v47, vae_log(v47), (-1e+30f));
            d136[i * 2 + j] = d134[i] * v47;
            d158[i * 2 + j] = d133[i] * v47;
        }
    }
}

// mixture_experts.vae:6  sampling and KL
// mixture_experts.vae:14  sampling and KL
// kernel 11, train: loop over rows of [2, 2]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar37 = s->arena + 1392; // [n, 2, 2]
    vae_real *t54 = s->arena + 1328; // [n, 2, 2]
    const vae_real *eps52 = s->arena + 1360; // [n, 2, 2]
    vae_real *z56 = s->arena + 1296; // [n, 2, 2]
    const vae_real *mean33 = s->arena + 1424; // [n, 2, 2]
    vae_real *t62 = s->arena + 1264; // [n, 2, 2]
    vae_real *t80 = s->arena + 2016; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t80_sum = 0.0f;
            VAE_SIMD_SUM(t80_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v54 = vae_exp(0.5f * logvar37[i * 4 + j * 2 + k]);
                t54[i * 4 + j * 2 + k] = v54;
                const vae_real v56 = mean33[i * 4 + j * 2 + k] + v54 * eps52[i * 4 + j * 2 + k];
                z56[i * 4 + j * 2 + k] = v56;
                t62[i * 4 + j * 2 + k] = vae_exp(-logvar37[i * 4 + j * 2 + k]);
                t80_sum += (-0.5f) * (v56 * v56 + 1.83787707f);
            }
            t80[i * 2 + j] = t80_sum;
        }
    }
}

// mixture_experts.vae:6  sampling and KL
// kernel 12, train: loop over rows of [2, 2, 2]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t59 = s->arena + 624; // [n, 2, 2, 2]
    const vae_real *z56 = s->arena + 1296; // [n, 2, 1, 2]
    const vae_real *mean33 = s->arena + 1424; // [n, 2, 2]
    vae_real *t60 = s->arena + 576; // [n, 2, 2, 2]
    const vae_real *t62 = s->arena + 1264; // [n, 2, 2]
    const vae_real *logvar37 = s->arena + 1392; // [n, 2, 2]
    vae_real *t68 = s->arena + 1232; // [n, 2, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            for (size_t k = 0; k < 2; k++) {
                vae_real t68_sum = 0.0f;
                VAE_SIMD_SUM(t68_sum)
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v59 = z56[i * 4 + j * 2 + l] - mean33[i * 4 + k * 2 + l];
                    t59[i * 8 + j * 4 + k * 2 + l] = v59;
                    const vae_real v60 = v59 * v59;
                    t60[i * 8 + j * 4 + k * 2 + l] = v60;
                    const vae_real v64 = v60 * t62[i * 4 + k * 2 + l] + logvar37[i * 4 + k * 2 + l];
                    t68_sum += (-0.5f) * (v64 + 1.83787707f);
                }
                t68[i * 4 + j * 2 + k] = t68_sum;
            }
        }
    }
}

// mixture_experts.vae:6  sampling and KL
// kernel 13, train: loop over rows of [2, 2]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t70 = s->arena + 1200; // [n, 2, 2]
    const vae_real *t68 = s->arena + 1232; // [n, 2, 2]
    const vae_real *t50 = s->arena + 2064; // [n, 2]
    vae_real *t71 = s->arena + 2048; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t71_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t71_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v70 = t68[i * 4 + j * 2 + k] + t50[i * 2 + k];
                t70[i * 4 + j * 2 + k] = v70;
                t71_sum = vae_max(t71_sum, v70);
            }
            t71[i * 2 + j] = t71_sum;
        }
    }
}

// mixture_experts.vae:6  sampling and KL
// kernel 14, train: loop over rows of [2, 2]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t70 = s->arena + 1200; // [n, 2, 2]
    const vae_real *t71 = s->arena + 2048; // [n, 2, 1]
    vae_real *t73 = s->arena + 1168; // [n, 2, 2]
    vae_real *t74 = s->arena + 2032; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t74_sum = 0.0f;
            VAE_SIMD_SUM(t74_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v73 = vae_exp(t70[i * 4 + j * 2 + k] - t71[i * 2 + j]);
                t73[i * 4 + j * 2 + k] = v73;
                t74_sum += v73;
            }
            t74[i * 2 + j] = t74_sum;
        }
    }
}

// mixture_experts.vae:6  sampling and KL
// mixture_experts.vae:6  gradient of sampling and KL
// kernel 15, train: loop over rows of [2, 1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t74 = s->arena + 2032; // [n, 2, 1]
    const vae_real *t71 = s->arena + 2048; // [n, 2, 1]
    const vae_real *t80 = s->arena + 2016; // [n, 2, 1]
    const vae_real *share47 = s->arena + 2080; // [n, 2, 1]
    vae_real *t84 = s->arena + 2000; // [n, 1, 1]
    vae_real *d161 = s->arena + 1680; // [n, 2, 1]
    const vae_real *d158 = s->arena + 1696; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t84_sum = 0.0f;
        VAE_SIMD_SUM(t84_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v81 = t80[i * 2 + j] - (vae_log(t74[i * 2 + j]) + t71[i * 2 + j]);
            t84_sum += -(v81 * share47[i * 2 + j]);
            d161[i * 2 + j] = d158[i * 2 + j] / t74[i * 2 + j];
        }
        t84[i] = t84_sum;
    }
}

// kernel 16, train: loop over rows of [2, 6]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t88 = s->arena + 160; // [n, 2, 6]
    const vae_real *x0 = s->arena + 672; // [n, 1, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                t88[i * 12 + j * 6 + k] = x0[i * 6 + k];
            }
        }
    }
}

// mixture_experts.vae:11  dense(6)
// mixture_experts.vae:14  likelihood = mse
// kernel 17, train: product by panels over rows of [6]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 2, end = vae_panel_end(s, tile, 6) * 2;
    const vae_real *z56 = s->arena + 1296; // [n*2, 2]
    const vae_real *w90 = s->param + 160; // [2, 6]
    vae_real *t94 = s->arena + 80; // [n*2, 6]
    const vae_real *b91 = s->param + 176; // [6]
    const vae_real *x89 = s->arena + 160; // [n*2, 6]
    vae_real *t96 = s->arena + 1984; // [n*2, 1]
    vae_gemm_nn((int)(end - begin), 6, 2, z56 + begin * 2, 2, w90, 6, t94 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t96_sum = 0.0f;
        VAE_SIMD_SUM(t96_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v92 = t94[i * 6 + j];
            const vae_real v94 = x89[i * 6 + j] - (v92 + b91[j]);
            t94[i * 6 + j] = v94;
            t96_sum += v94 * v94;
        }
        t96[i] = t96_sum;
    }
}

// kernel 18, train: loop over rows of [2, 3]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t99 = s->arena + 528; // [n, 2, 3]
    const vae_real *x6 = s->arena + 1584; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t99[i * 6 + j * 3 + k] = x6[i * 3 + k];
            }
        }
    }
}

// mixture_experts.vae:12  dense(3)
// mixture_experts.vae:15  likelihood = categorical
// kernel 19, train: product by panels over rows of [3]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 2, end = vae_panel_end(s, tile, 6) * 2;
    const vae_real *z56 = s->arena + 1296; // [n*2, 2]
    const vae_real *w101 = s->param + 192; // [2, 3]
    vae_real *p104 = s->arena + 480; // [n*2, 3]
    const vae_real *b102 = s->param + 208; // [3]
    vae_real *t105 = s->arena + 1968; // [n*2, 1]
    vae_gemm_nn((int)(end - begin), 3, 2, z56 + begin * 2, 2, w101, 3, p104 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        vae_real t105_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t105_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v103 = p104[i * 3 + j];
            const vae_real v104 = v103 + b102[j];
            p104[i * 3 + j] = v104;
            t105_sum = vae_max(t105_sum, v104);
        }
        t105[i] = t105_sum;
    }
}

// mixture_experts.vae:15  likelihood = categorical
// kernel 20, train: loop over rows of [3]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 2, end = vae_panel_end(s, tile, 6) * 2;
    vae_real *t106 = s->arena + 432; // [n*2, 3]
    const vae_real *p104 = s->arena + 480; // [n*2, 3]
    const vae_real *t105 = s->arena + 1968; // [n*2, 1]
    vae_real *t107 = s->arena + 384; // [n*2, 3]
    vae_real *t108 = s->arena + 1952; // [n*2, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t108_sum = 0.0f;
        VAE_SIMD_SUM(t108_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v106 = p104[i * 3 + j] - t105[i];
            t106[i * 3 + j] = v106;
            const vae_real v107 = vae_exp(v106);
            t107[i * 3 + j] = v107;
            t108_sum += v107;
        }
        t108[i] = t108_sum;
    }
}

// mixture_experts.vae:15  likelihood = categorical
// kernel 21, train: loop over rows of [1]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 2, end = vae_panel_end(s, tile, 6) * 2;
    vae_real *t109 = s->arena + 1936; // [n*2, 1]
    const vae_real *t108 = s->arena + 1952; // [n*2, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t109[i] = vae_log(t108[i]);
    }
}

// mixture_experts.vae:15  likelihood = categorical
// kernel 22, train: loop over rows of [3]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 2, end = vae_panel_end(s, tile, 6) * 2;
    const vae_real *t106 = s->arena + 432; // [n*2, 3]
    const vae_real *t109 = s->arena + 1936; // [n*2, 1]
    vae_real *t111 = s->arena + 336; // [n*2, 3]
    const vae_real *x100 = s->arena + 528; // [n*2, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t111[i * 3 + j] = x100[i * 3 + j] * (t106[i * 3 + j] - t109[i]);
        }
    }
}

// kernel 23, train: loop over rows of [2, 1]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t114 = s->arena + 1904; // [n, 2, 1]
    const vae_real *t112 = s->arena + 1920; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t114[i * 2 + j] = t112[i];
        }
    }
}

// kernel 24, train: loop over rows of [3]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 2, end = vae_panel_end(s, tile, 6) * 2;
    const vae_real *t111 = s->arena + 336; // [n*2, 3]
    const vae_real *t114 = s->arena + 1904; // [n*2, 1]
    vae_real *t118 = s->arena + 1888; // [n*2, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t118_sum = 0.0f;
        VAE_SIMD_SUM(t118_sum)
        for (size_t j = 0; j < 3; j++) {
            t118_sum += -(t111[i * 3 + j] * t114[i]);
        }
        t118[i] = t118_sum;
    }
}

// kernel 25, train: loop over rows of [2, 1]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t96 = s->arena + 1984; // [n, 2, 1]
    const vae_real *t118 = s->arena + 1888; // [n, 2, 1]
    const vae_real *share47 = s->arena + 2080; // [n, 2, 1]
    vae_real *t122 = s->arena + 1872; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t122_sum = 0.0f;
        VAE_SIMD_SUM(t122_sum)
        for (size_t j = 0; j < 2; j++) {
            t122_sum += (t96[i * 2 + j] + t118[i * 2 + j]) * share47[i * 2 + j];
        }
        t122[i] = t122_sum;
    }
}

// kernel 26, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t125 = s->arena + 1856; // [1]
    const vae_real *t122 = s->arena + 1872; // [n, 1]
    vae_real *t127 = s->arena + 1824; // [1]
    const vae_real *t84 = s->arena + 2000; // [n, 1]
    vae_real t125_sum = 0.0f;
    vae_real t127_sum = 0.0f;
    VAE_SIMD_SUM(t125_sum, t127_sum)
    for (size_t i = 0; i < rows; i++) {
        t125_sum += t122[i];
        t127_sum += t84[i];
    }
    t125[0] = t125_sum;
    t127[0] = t127_sum;
}

// kernel 27, train: loop over [1]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t126 = s->arena + 1840; // [1]
    const vae_real *t125 = s->arena + 1856; // [1]
    vae_real *t128 = s->arena + 1808; // [1]
    const vae_real *t127 = s->arena + 1824; // [1]
    vae_real *t131 = s->arena + 1792; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v126 = t125[0] * inv_n;
    t126[0] = v126;
    const vae_real v128 = t127[0] * inv_n;
    t128[0] = v128;
    t131[0] = v126 + beta * v128;
}

// mixture_experts.vae:15  gradient of likelihood = categorical
// kernel 28, train: loop over rows of [3]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 2, end = vae_panel_end(s, tile, 6) * 2;
    const vae_real *d136 = s->arena + 1744; // [n*2, 1]
    const vae_real *t114 = s->arena + 1904; // [n*2, 1]
    vae_real *d140 = s->arena + 288; // [n*2, 3]
    const vae_real *x100 = s->arena + 528; // [n*2, 3]
    vae_real *d141 = s->arena + 1728; // [n*2, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d141_sum = 0.0f;
        VAE_SIMD_SUM(d141_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v140 = d136[i] * t114[i] * x100[i * 3 + j];
            d140[i * 3 + j] = v140;
            d141_sum += v140;
        }
        d141[i] = d141_sum;
    }
}

// mixture_experts.vae:15  gradient of likelihood = categorical
// kernel 29, train: loop over rows of [1]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 2, end = vae_panel_end(s, tile, 6) * 2;
    vae_real *d142 = s->arena + 1712; // [n*2, 1]
    const vae_real *d141 = s->arena + 1728; // [n*2, 1]
    const vae_real *t108 = s->arena + 1952; // [n*2, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d142[i] = d141[i] / t108[i];
    }
}

// mixture_experts.vae:15  gradient of likelihood = categorical
// kernel 30, train: loop over rows of [3]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 2, end = vae_panel_end(s, tile, 6) * 2;
    const vae_real *d142 = s->arena + 1712; // [n*2, 1]
    const vae_real *t107 = s->arena + 384; // [n*2, 3]
    vae_real *d144 = s->arena + 240; // [n*2, 3]
    const vae_real *d140 = s->arena + 288; // [n*2, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d144[i * 3 + j] = d142[i] * t107[i * 3 + j] - d140[i * 3 + j];
        }
    }
}

// mixture_experts.vae:15  gradient of dense(3)
// mixture_experts.vae:12  gradient of dense(3)
// kernel 31, train: weight gradient over [2, 3]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z56 = s->arena + 1296; // [n*2, 2]
    const vae_real *d144 = s->arena + 240; // [n*2, 3]
    vae_real *d_param146 = s->grad + 192; // [2, 3]
    if (tile == 1) {
        vae_real *d_param145 = s->grad + 208; // [3]
        vae_column_sums(s->n * 2, 3, d144, 3, d_param145);
        return;
    }
    vae_gemm_tn(2, 3, s->n * 2, z56, 2, d144, 3, d_param146, 3);
}

// mixture_experts.vae:12  gradient of dense(3)
// kernel 32, train: product by panels over rows of [2]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 2, end = vae_panel_end(s, tile, 6) * 2;
    const vae_real *d144 = s->arena + 240; // [n*2, 3]
    const vae_real *w101 = s->param + 192; // [2, 3]
    vae_real *d147 = s->arena + 1136; // [n*2, 2]
    vae_gemm_nt((int)(end - begin), 2, 3, d144 + begin * 3, 3, w101, 3, d147 + begin * 2, 2);
}

// mixture_experts.vae:14  gradient of likelihood = mse
// kernel 33, train: loop over rows of [6]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 2, end = vae_panel_end(s, tile, 6) * 2;
    const vae_real *d136 = s->arena + 1744; // [n*2, 1]
    const vae_real *t94 = s->arena + 80; // [n*2, 6]
    vae_real *d151 = s->arena + 0; // [n*2, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d151[i * 6 + j] = -(2.0f * d136[i] * t94[i * 6 + j]);
        }
    }
}

// mixture_experts.vae:14  gradient of dense(6)
// mixture_experts.vae:11  gradient of dense(6)
// kernel 34, train: weight gradient over [2, 6]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z56 = s->arena + 1296; // [n*2, 2]
    const vae_real *d151 = s->arena + 0; // [n*2, 6]
    vae_real *d_param153 = s->grad + 160; // [2, 6]
    if (tile == 1) {
        vae_real *d_param152 = s->grad + 176; // [6]
        vae_column_sums(s->n * 2, 6, d151, 6, d_param152);
        return;
    }
    vae_gemm_tn(2, 6, s->n * 2, z56, 2, d151, 6, d_param153, 6);
}

// mixture_experts.vae:11  gradient of dense(6)
// kernel 35, train: product by panels over rows of [2]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 2, end = vae_panel_end(s, tile, 6) * 2;
    const vae_real *d151 = s->arena + 0; // [n*2, 6]
    const vae_real *w90 = s->param + 160; // [2, 6]
    vae_real *d155 = s->arena + 1104; // [n*2, 2]
    const vae_real *d147 = s->arena + 1136; // [n*2, 2]
    vae_gemm_nt((int)(end - begin), 2, 6, d151 + begin * 6, 6, w90, 6, d155 + begin * 2, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v154 = d155[i * 2 + j];
            d155[i * 2 + j] = d147[i * 2 + j] + v154;
        }
    }
}

// mixture_experts.vae:6  gradient of sampling and KL
// kernel 36, train: loop over rows of [2, 2]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *d162 = s->arena + 1072; // [n, 2, 2]
    const vae_real *d161 = s->arena + 1680; // [n, 2, 1]
    const vae_real *t73 = s->arena + 1168; // [n, 2, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d162[i * 4 + j * 2 + k] = d161[i * 2 + j] * t73[i * 4 + j * 2 + k];
            }
        }
    }
}

// mixture_experts.vae:6  gradient of sampling and KL
// kernel 37, train: loop over rows of [2, 2, 2]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d162 = s->arena + 1072; // [n, 2, 2, 1]
    vae_real *d166 = s->arena + 1040; // [n, 1, 2, 2]
    const vae_real *t62 = s->arena + 1264; // [n, 2, 2]
    const vae_real *t60 = s->arena + 576; // [n, 2, 2, 2]
    vae_real *d170 = s->arena + 1008; // [n, 1, 2, 2]
    const vae_real *t59 = s->arena + 624; // [n, 2, 2, 2]
    vae_real *d177 = s->arena + 944; // [n, 2, 1, 2]
    vae_real *d178 = s->arena + 912; // [n, 1, 2, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            for (size_t l = 0; l < 2; l++) {
                d166[i * 4 + k * 2 + l] = 0.0f;
            }
        }
        for (size_t k = 0; k < 2; k++) {
            for (size_t l = 0; l < 2; l++) {
                d170[i * 4 + k * 2 + l] = 0.0f;
            }
        }
        for (size_t j = 0; j < 2; j++) {
            for (size_t l = 0; l < 2; l++) {
                d177[i * 4 + j * 2 + l] = 0.0f;
            }
        }
        for (size_t k = 0; k < 2; k++) {
            for (size_t l = 0; l < 2; l++) {
                d178[i * 4 + k * 2 + l] = 0.0f;
            }
        }
        for (size_t j = 0; j < 2; j++) {
            for (size_t k = 0; k < 2; k++) {
                VAE_SIMD
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v165 = (-0.5f) * d162[i * 4 + j * 2 + k];
                    d166[i * 4 + k * 2 + l] += v165;
                    d170[i * 4 + k * 2 + l] += v165 * t60[i * 8 + j * 4 + k * 2 + l];
                    const vae_real v175 = 2.0f * (v165 * t62[i * 4 + k * 2 + l]) * t59[i * 8 + j * 4 + k * 2 + l];
                    d177[i * 4 + j * 2 + l] += v175;
                    d178[i * 4 + k * 2 + l] += -v175;
                }
            }
        }
    }
}

// mixture_experts.vae:6  gradient of sampling and KL
// kernel 38, train: loop over rows of [2, 2]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d170 = s->arena + 1008; // [n, 2, 2]
    const vae_real *t62 = s->arena + 1264; // [n, 2, 2]
    vae_real *d173 = s->arena + 976; // [n, 2, 2]
    const vae_real *d166 = s->arena + 1040; // [n, 2, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d173[i * 4 + j] = d166[i * 4 + j] - d170[i * 4 + j] * t62[i * 4 + j];
        }
    }
}

// mixture_experts.vae:6  gradient of sampling and KL
// kernel 39, train: loop over rows of [2, 2]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d158 = s->arena + 1696; // [n, 2, 1]
    const vae_real *z56 = s->arena + 1296; // [n, 2, 2]
    const vae_real *d155 = s->arena + 1104; // [n, 2, 2]
    const vae_real *d177 = s->arena + 944; // [n, 2, 2]
    vae_real *d182 = s->arena + 880; // [n, 2, 2]
    const vae_real *d178 = s->arena + 912; // [n, 2, 2]
    const vae_real *eps52 = s->arena + 1360; // [n, 2, 2]
    const vae_real *t54 = s->arena + 1328; // [n, 2, 2]
    vae_real *d186 = s->arena + 848; // [n, 2, 2]
    const vae_real *d173 = s->arena + 976; // [n, 2, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v160 = d155[i * 4 + j * 2 + k] + d158[i * 2 + j] * z56[i * 4 + j * 2 + k];
                const vae_real v181 = v160 + d177[i * 4 + j * 2 + k];
                d182[i * 4 + j * 2 + k] = d178[i * 4 + j * 2 + k] + v181;
                const vae_real v185 = 0.5f * (v181 * eps52[i * 4 + j * 2 + k] * t54[i * 4 + j * 2 + k]);
                d186[i * 4 + j * 2 + k] = d173[i * 4 + j * 2 + k] + v185;
            }
        }
    }
}

// mixture_experts.vae:6  gradient of the mixture of experts
// kernel 40, train: loop over rows of [2]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *d190 = s->arena + 818; // [n, 2] in rows of 4
    const vae_real *d189 = s->arena + 850; // [n, 2] in rows of 4
    const vae_real *t29 = s->arena + 1616; // [n, 1] in rows of 3
    vae_real *d194 = s->arena + 816; // [n, 2] in rows of 4
    const vae_real *d193 = s->arena + 882; // [n, 2] in rows of 4
    vae_real *d204 = s->arena + 752; // [n, 2] in rows of 4
    const vae_real *d192 = s->arena + 880; // [n, 2] in rows of 4
    vae_real *d205 = s->arena + 754; // [n, 2] in rows of 4
    const vae_real *d188 = s->arena + 848; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d190[i * 4 + j] = d189[i * 4 + j] * t29[i * 3];
            d194[i * 4 + j] = d193[i * 4 + j] * t29[i * 3];
            d204[i * 4 + j] = d192[i * 4 + j];
            d205[i * 4 + j] = d188[i * 4 + j];
        }
    }
}

// mixture_experts.vae:6  gradient of posterior heads (added by the compiler)
// kernel 41, train: weight gradient over [4, 4]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h22 = s->arena + 1488; // [n, 4]
    const vae_real *d195 = s->arena + 816; // [n, 4]
    vae_real *d_param197 = s->grad + 128; // [4, 4]
    if (tile == 1) {
        vae_real *d_param196 = s->grad + 144; // [4]
        vae_column_sums(s->n, 4, d195, 4, d_param196);
        return;
    }
    vae_gemm_tn(4, 4, s->n, h22, 4, d195, 4, d_param197, 4);
}

// mixture_experts.vae:6  gradient of posterior heads (added by the compiler)
// mixture_experts.vae:9  gradient of tanh
// kernel 42, train: product by panels over rows of [4]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d195 = s->arena + 816; // [n, 4]
    const vae_real *w23 = s->param + 128; // [4, 4]
    vae_real *d201 = s->arena + 784; // [n, 4]
    const vae_real *h22 = s->arena + 1488; // [n, 4]
    vae_gemm_nt((int)(end - begin), 4, 4, d195 + begin * 4, 4, w23, 4, d201 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v198 = d201[i * 4 + j];
            d201[i * 4 + j] = v198 * (1.0f - h22[i * 4 + j] * h22[i * 4 + j]);
        }
    }
}

// mixture_experts.vae:9  gradient of dense(4)
// kernel 43, train: weight gradient over [3, 4]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x6 = s->arena + 1584; // [n, 3]
    const vae_real *d201 = s->arena + 784; // [n, 4]
    vae_real *d_param203 = s->grad + 96; // [3, 4]
    if (tile == 1) {
        vae_real *d_param202 = s->grad + 112; // [4]
        vae_column_sums(s->n, 4, d201, 4, d_param202);
        return;
    }
    vae_gemm_tn(3, 4, s->n, x6, 3, d201, 4, d_param203, 4);
}

// mixture_experts.vae:6  gradient of posterior heads (added by the compiler)
// kernel 44, train: weight gradient over [5, 4]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h11 = s->arena + 1552; // [n, 5]
    const vae_real *d206 = s->arena + 752; // [n, 4]
    vae_real *d_param208 = s->grad + 48; // [5, 4]
    if (tile == 1) {
        vae_real *d_param207 = s->grad + 80; // [4]
        vae_column_sums(s->n, 4, d206, 4, d_param207);
        return;
    }
    vae_gemm_tn(5, 4, s->n, h11, 5, d206, 4, d_param208, 4);
}

// mixture_experts.vae:6  gradient of posterior heads (added by the compiler)
// mixture_experts.vae:8  gradient of tanh
// kernel 45, train: product by panels over rows of [5]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d206 = s->arena + 752; // [n, 4]
    const vae_real *w12 = s->param + 48; // [5, 4]
    vae_real *d212 = s->arena + 720; // [n, 5]
    const vae_real *h11 = s->arena + 1552; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 4, d206 + begin * 4, 4, w12, 4, d212 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v209 = d212[i * 5 + j];
            d212[i * 5 + j] = v209 * (1.0f - h11[i * 5 + j] * h11[i * 5 + j]);
        }
    }
}

// mixture_experts.vae:8  gradient of dense(5)
// kernel 46, train: weight gradient over [6, 5]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 672; // [n, 6]
    const vae_real *d212 = s->arena + 720; // [n, 5]
    vae_real *d_param214 = s->grad + 0; // [6, 5]
    if (tile == 1) {
        vae_real *d_param213 = s->grad + 32; // [5]
        vae_column_sums(s->n, 5, d212, 5, d_param213);
        return;
    }
    vae_gemm_tn(6, 5, s->n, x0, 6, d212, 5, d_param214, 5);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, train: loop over rows of [3]
    like_train_k0(s, tile, scratch, s->arena + 1648, s->param + 224, s->arena + 1616,
        s->arena + 1584);
    // mixture_experts.vae:9  dense(4)
    // mixture_experts.vae:9  tanh
    // kernel 3, train: product by panels over rows of [4]
    like_train_k3(s, tile, scratch, s->arena + 1584, s->param + 96, s->arena + 1488, s->param + 112);
    // mixture_experts.vae:6  posterior heads (added by the compiler)
    // kernel 4, train: product by panels over rows of [4]
    like_train_k4(s, tile, scratch, s->arena + 1488, s->param + 128, s->arena + 1456,
        s->param + 144);
    // mixture_experts.vae:6  the mixture of experts
    // kernel 5, train: loop over rows of [2]
    like_train_k5(s, tile, scratch, s->arena + 1426, s->arena + 1616, s->arena + 1456,
        s->arena + 1394, s->arena + 1458);
    train_k18(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    // mixture_experts.vae:8  dense(5)
    // mixture_experts.vae:8  tanh
    // kernel 1, train: product by panels over rows of [5]
    like_train_k1(s, tile, scratch, s->arena + 672, s->param + 0, s->arena + 1552, s->param + 32);
    // mixture_experts.vae:6  posterior heads (added by the compiler)
    // kernel 2, train: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 1552, s->param + 48, s->arena + 1520, s->param + 80);
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k7(s, tile, scratch);
    // mixture_experts.vae:14  the mixture of experts
    // kernel 8, train: loop over rows of [2]
    like_train_k8(s, tile, scratch, s->arena + 2112, s->arena + 2128);
    // mixture_experts.vae:6  the mixture of experts
    // kernel 9, train: loop over rows of [1]
    like_train_k9(s, tile, scratch, s->arena + 2096, s->arena + 2112);
    train_k10(s, tile, scratch);
    train_k23(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    // mixture_experts.vae:6  posterior heads (added by the compiler)
    // kernel 6, train: loop over rows of [2]
    like_train_k6(s, tile, scratch, s->arena + 1424, s->arena + 1520, s->arena + 1392,
        s->arena + 1522);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k24(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k33(s, tile, scratch);
    train_k36(s, tile, scratch);
    train_k37(s, tile, scratch);
    train_k38(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    train_k29(s, tile, scratch);
    train_k30(s, tile, scratch);
    train_k32(s, tile, scratch);
    train_k35(s, tile, scratch);
    train_k39(s, tile, scratch);
    train_k40(s, tile, scratch);
    train_k42(s, tile, scratch);
    train_k45(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u0, 1, {0}},
        {train_u1, 1, {0}},
        {train_k16, 1, {0}},
        {train_u3, 1, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){
        {train_u2, 1, {0}},
        {train_k28, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u6, 1, {0}},
        {train_k34, 2, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k46, 2, {0}},
        {train_k44, 2, {0}},
        {train_k41, 2, {.weights = true, .first = 128, .each = 64, .end = 144}},
        {train_k31, 2, {0}},
        {train_k43, 2, {0}}}, 5);
}

// What kernel 7 of eval and 1 other do, each with buffers of its own:
//   t40: [n, 1] in rows of 2
//   t41: [n, 1] in rows of 2
//   t29: [n, 1] in rows of 3
VAE_SHARED_2(like_eval_k7, const VaeState *s, int tile, vae_real *scratch, vae_real *t40,
    vae_real *t41, const vae_real *t29) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t40[i * 2] = 1.0f;
        t41[i * 2] = t29[i * 3];
    }
}

// mixture_experts.vae:6  the mixture of experts
// kernel 10, eval: loop over rows of [2]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t42 = s->arena + 816; // [n, 2]
    const vae_real *t44 = s->arena + 784; // [n, 1]
    const vae_real *t43 = s->arena + 800; // [n, 1]
    vae_real *t50 = s->arena + 768; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v47 = vae_where(t43[i], t42[i * 2 + j] / t44[i], 0.5f);
            t50[i * 2 + j] = vae_where(v47, vae_log(v47), (-1e+30f));
        }
    }
}

// mixture_experts.vae:6  sampling and KL
// kernel 11, eval: loop over rows of [2]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *u52 = s->arena + 736; // [n, 2]
    vae_real *t56 = s->arena + 720; // [n, 2]
    const vae_real *t50 = s->arena + 768; // [n, 2]
    vae_real *t57 = s->arena + 704; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t57_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t57_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v56 = t50[i * 2 + j] - vae_log(-vae_log(u52[i * 2 + j]));
            t56[i * 2 + j] = v56;
            t57_sum = vae_max(t57_sum, v56);
        }
        t57[i] = t57_sum;
    }
}

// What kernel 12 of eval and 1 other do, each with buffers of its own:
//   t57: [n, 1]
//   t56: [n, 2]
//   t60: [n, 2]
VAE_SHARED_1(like_eval_k12, const VaeState *s, int tile, vae_real *scratch, const vae_real *t57,
    const vae_real *t56, vae_real *t60) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t60[i * 2 + j] = 1.0f - vae_step(t57[i] - t56[i * 2 + j]);
        }
    }
}

// mixture_experts.vae:6  sampling and KL
// kernel 13, eval: loop over rows of [2, 2]
VAE_KERNEL void eval_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar37 = s->arena + 112; // [n, 2, 2]
    const vae_real *eps51 = s->arena + 752; // [n, 1, 2]
    const vae_real *mean33 = s->arena + 144; // [n, 2, 2]
    const vae_real *t60 = s->arena + 688; // [n, 2, 1]
    vae_real *t68 = s->arena + 672; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            t68[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v65 = vae_exp(0.5f * logvar37[i * 4 + j * 2 + k]) * eps51[i * 2 + k];
                t68[i * 2 + k] += t60[i * 2 + j] * (mean33[i * 4 + j * 2 + k] + v65);
            }
        }
    }
}

// mixture_experts.vae:6  sampling and KL
// kernel 14, eval: loop over rows of [2, 2]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t68 = s->arena + 672; // [n, 1, 2]
    const vae_real *mean33 = s->arena + 144; // [n, 2, 2]
    const vae_real *logvar37 = s->arena + 112; // [n, 2, 2]
    vae_real *t80 = s->arena + 656; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t80_sum = 0.0f;
            VAE_SIMD_SUM(t80_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v71 = t68[i * 2 + k] - mean33[i * 4 + j * 2 + k];
                const vae_real v76 = v71 * v71 * vae_exp(-logvar37[i * 4 + j * 2 + k]) + logvar37[i * 4 + j * 2 + k];
                t80_sum += (-0.5f) * (v76 + 1.83787707f);
            }
            t80[i * 2 + j] = t80_sum;
        }
    }
}

// mixture_experts.vae:6  sampling and KL
// kernel 15, eval: loop over rows of [2]
VAE_KERNEL void eval_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t82 = s->arena + 640; // [n, 2]
    const vae_real *t80 = s->arena + 656; // [n, 2]
    const vae_real *t50 = s->arena + 768; // [n, 2]
    vae_real *t83 = s->arena + 624; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t83_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t83_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v82 = t80[i * 2 + j] + t50[i * 2 + j];
            t82[i * 2 + j] = v82;
            t83_sum = vae_max(t83_sum, v82);
        }
        t83[i] = t83_sum;
    }
}

// mixture_experts.vae:6  sampling and KL
// kernel 16, eval: loop over rows of [2]
VAE_KERNEL void eval_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t82 = s->arena + 640; // [n, 2]
    const vae_real *t83 = s->arena + 624; // [n, 1]
    vae_real *t86 = s->arena + 608; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t86_sum = 0.0f;
        VAE_SIMD_SUM(t86_sum)
        for (size_t j = 0; j < 2; j++) {
            t86_sum += vae_exp(t82[i * 2 + j] - t83[i]);
        }
        t86[i] = t86_sum;
    }
}

// mixture_experts.vae:6  sampling and KL
// mixture_experts.vae:14  sampling and KL
// kernel 17, eval: loop over rows of [2]
VAE_KERNEL void eval_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *z69 = s->arena + 672; // [n, 2]
    vae_real *t92 = s->arena + 592; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t92_sum = 0.0f;
        VAE_SIMD_SUM(t92_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v91 = (-0.5f) * (z69[i * 2 + j] * z69[i * 2 + j] + 1.83787707f);
            t92_sum += v91;
        }
        t92[i] = t92_sum;
    }
}

// mixture_experts.vae:6  sampling and KL
// kernel 18, eval: loop over rows of [1]
VAE_KERNEL void eval_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t86 = s->arena + 608; // [n, 1]
    const vae_real *t83 = s->arena + 624; // [n, 1]
    vae_real *t93 = s->arena + 576; // [n, 1]
    const vae_real *t92 = s->arena + 592; // [n, 1]
    vae_real *t94 = s->arena + 560; // [n, 1]
    vae_real *t125 = s->arena + 400; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v93 = t92[i] - (vae_log(t86[i]) + t83[i]);
        t93[i] = v93;
        const vae_real v94 = -v93;
        t94[i] = v94;
        t125[i] = v94;
    }
}

// mixture_experts.vae:11  dense(6)
// mixture_experts.vae:14  likelihood = mse
// kernel 19, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k19(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *z69 = s->arena + 672; // [n, 2]
    const vae_real *w95 = s->param + 160; // [2, 6]
    vae_real *t97 = scratch; // [end - begin, 6]
    const vae_real *b96 = s->param + 176; // [6]
    const vae_real *x0 = s->arena + 0; // [n, 6]
    vae_real *t101 = s->arena + 544; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 2, z69 + begin * 2, 2, w95, 6, t97, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t101_sum = 0.0f;
        VAE_SIMD_SUM(t101_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v97 = t97[(i - begin) * 6 + j];
            const vae_real v99 = x0[i * 6 + j] - (v97 + b96[j]);
            t101_sum += v99 * v99;
        }
        t101[i] = t101_sum;
    }
}

// mixture_experts.vae:12  dense(3)
// mixture_experts.vae:15  likelihood = categorical
// kernel 20, eval: product by panels over rows of [3]
VAE_KERNEL void eval_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *z69 = s->arena + 672; // [n, 2]
    const vae_real *w102 = s->param + 192; // [2, 3]
    vae_real *p105 = s->arena + 80; // [n, 3]
    const vae_real *b103 = s->param + 208; // [3]
    vae_real *t106 = s->arena + 528; // [n, 1]
    const vae_real *x6 = s->arena + 304; // [n, 3]
    vae_real *t118 = s->arena + 448; // [n, 1]
    vae_gemm_nn((int)(end - begin), 3, 2, z69 + begin * 2, 2, w102, 3, p105 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        vae_real t106_sum = -VAE_INFINITY;
        vae_real t118_sum = 0.0f;
        for (size_t j = 0; j < 3; j++) {
            const vae_real v104 = p105[i * 3 + j];
            const vae_real v105 = v104 + b103[j];
            p105[i * 3 + j] = v105;
            t106_sum = vae_max(t106_sum, v105);
            t118_sum += x6[i * 3 + j] * v105;
        }
        t106[i] = t106_sum;
        t118[i] = t118_sum;
    }
}

// What kernel 21 of eval and 1 other do, each with buffers of its own:
//   t107: [n, 3]
//   p105: [n, 3]
//   t106: [n, 1]
//   t109: [n, 1]
VAE_SHARED_2(like_eval_k21, const VaeState *s, int tile, vae_real *scratch, vae_real *t107,
    const vae_real *p105, const vae_real *t106, vae_real *t109) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t109_sum = 0.0f;
        VAE_SIMD_SUM(t109_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v107 = p105[i * 3 + j] - t106[i];
            t107[i * 3 + j] = v107;
            t109_sum += vae_exp(v107);
        }
        t109[i] = t109_sum;
    }
}

// mixture_experts.vae:15  likelihood = categorical
// kernel 22, eval: loop over rows of [1]
VAE_KERNEL void eval_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t110 = s->arena + 496; // [n, 1]
    const vae_real *t109 = s->arena + 512; // [n, 1]
    const vae_real *t106 = s->arena + 528; // [n, 1]
    const vae_real *t118 = s->arena + 448; // [n, 1]
    const vae_real *t29 = s->arena + 336; // [n, 1] in rows of 3
    vae_real *t123 = s->arena + 432; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t110[i] = vae_log(t109[i]);
        t123[i] = t29[i * 3] * (2.0f - vae_step(t106[i] - t118[i])) - 1.0f;
    }
}

// mixture_experts.vae:15  likelihood = categorical
// kernel 23, eval: loop over rows of [3]
VAE_KERNEL void eval_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t107 = s->arena + 48; // [n, 3]
    const vae_real *t110 = s->arena + 496; // [n, 1]
    const vae_real *x6 = s->arena + 304; // [n, 3]
    const vae_real *t29 = s->arena + 336; // [n, 1] in rows of 3
    vae_real *t115 = s->arena + 480; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t115_sum = 0.0f;
        VAE_SIMD_SUM(t115_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v114 = -(x6[i * 3 + j] * (t107[i * 3 + j] - t110[i]) * t29[i * 3]);
            t115_sum += v114;
        }
        t115[i] = t115_sum;
    }
}

// kernel 24, eval: loop over rows of [1]
VAE_KERNEL void eval_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t116 = s->arena + 464; // [n, 1]
    const vae_real *t101 = s->arena + 544; // [n, 1]
    const vae_real *t115 = s->arena + 480; // [n, 1]
    vae_real *t124 = s->arena + 416; // [n, 1]
    const vae_real *t93 = s->arena + 576; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v116 = t101[i] + t115[i];
        t116[i] = v116;
        t124[i] = t93[i] - v116;
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, eval: loop over rows of [3]
    like_train_k0(s, tile, scratch, s->arena + 368, s->param + 224, s->arena + 336, s->arena + 304);
    // mixture_experts.vae:9  dense(4)
    // mixture_experts.vae:9  tanh
    // kernel 3, eval: product by panels over rows of [4]
    like_train_k3(s, tile, scratch, s->arena + 304, s->param + 96, s->arena + 208, s->param + 112);
    // mixture_experts.vae:6  posterior heads (added by the compiler)
    // kernel 4, eval: product by panels over rows of [4]
    like_train_k4(s, tile, scratch, s->arena + 208, s->param + 128, s->arena + 176, s->param + 144);
    // mixture_experts.vae:6  the mixture of experts
    // kernel 5, eval: loop over rows of [2]
    like_train_k5(s, tile, scratch, s->arena + 146, s->arena + 336, s->arena + 176, s->arena + 114,
        s->arena + 178);
}

// One thread does all of these.
VAE_KERNEL void eval_u1(const VaeState *s, int tile, vae_real *scratch) {
    // mixture_experts.vae:8  dense(5)
    // mixture_experts.vae:8  tanh
    // kernel 1, eval: product by panels over rows of [5]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 272, s->param + 32);
    // mixture_experts.vae:6  posterior heads (added by the compiler)
    // kernel 2, eval: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 272, s->param + 48, s->arena + 240, s->param + 80);
}

// One thread does all of these.
VAE_KERNEL void eval_u3(const VaeState *s, int tile, vae_real *scratch) {
    // mixture_experts.vae:6  the mixture of experts
    // mixture_experts.vae:5  the mixture of experts
    // kernel 7, eval: loop over rows of [1]
    like_eval_k7(s, tile, scratch, s->arena + 816, s->arena + 817, s->arena + 336);
    // mixture_experts.vae:14  the mixture of experts
    // kernel 8, eval: loop over rows of [2]
    like_train_k8(s, tile, scratch, s->arena + 800, s->arena + 816);
    // mixture_experts.vae:6  the mixture of experts
    // kernel 9, eval: loop over rows of [1]
    like_train_k9(s, tile, scratch, s->arena + 784, s->arena + 800);
    eval_k10(s, tile, scratch);
    eval_k11(s, tile, scratch);
    // mixture_experts.vae:6  sampling and KL
    // kernel 12, eval: loop over rows of [2]
    like_eval_k12(s, tile, scratch, s->arena + 704, s->arena + 720, s->arena + 688);
}

// One thread does all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // mixture_experts.vae:6  posterior heads (added by the compiler)
    // kernel 6, eval: loop over rows of [2]
    like_train_k6(s, tile, scratch, s->arena + 144, s->arena + 240, s->arena + 112, s->arena + 242);
    eval_k13(s, tile, scratch);
    eval_k14(s, tile, scratch);
    eval_k15(s, tile, scratch);
    eval_k16(s, tile, scratch);
    eval_k17(s, tile, scratch);
    eval_k18(s, tile, scratch);
    eval_k19(s, tile, scratch);
    eval_k20(s, tile, scratch);
    // mixture_experts.vae:15  likelihood = categorical
    // kernel 21, eval: loop over rows of [3]
    like_eval_k21(s, tile, scratch, s->arena + 48, s->arena + 80, s->arena + 528, s->arena + 512);
    eval_k22(s, tile, scratch);
    eval_k23(s, tile, scratch);
    eval_k24(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u0, 1, {0}},
        {eval_u1, 1, {0}},
        {eval_u3, 1, {0}}}, 3);
    vae_run_one(me, s, eval_u2, 1);
}

// mixture_experts.vae:6  the mixture of experts
// kernel 10, encode: loop over rows of [2]
VAE_KERNEL void encode_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t41 = s->arena + 560; // [n, 2]
    const vae_real *t43 = s->arena + 528; // [n, 1]
    vae_real *share46 = s->arena + 512; // [n, 2]
    const vae_real *t42 = s->arena + 544; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            share46[i * 2 + j] = vae_where(t42[i], t41[i * 2 + j] / t43[i], 0.5f);
        }
    }
}

// What kernel 11 of encode and 1 other do, each with buffers of its own:
//   share46: [n, 2, 1]
//   mean33: [n, 2, 2]
//   t52: [n, 1, 2]
VAE_SHARED_1(like_encode_k11, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *share46, const vae_real *mean33, vae_real *t52) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            t52[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t52[i * 2 + k] += share46[i * 2 + j] * mean33[i * 4 + j * 2 + k];
            }
        }
    }
}

// mixture_experts.vae:6  sampling and KL
// kernel 12, encode: loop over rows of [2, 2]
VAE_KERNEL void encode_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar37 = s->arena + 80; // [n, 2, 2]
    const vae_real *eps62 = s->arena + 448; // [n, 1, 2]
    vae_real *t77 = s->arena + 48; // [n, 2, 2]
    const vae_real *mean33 = s->arena + 112; // [n, 2, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v76 = vae_exp(0.5f * logvar37[i * 4 + j * 2 + k]) * eps62[i * 2 + k];
                t77[i * 4 + j * 2 + k] = mean33[i * 4 + j * 2 + k] + v76;
            }
        }
    }
}

// mixture_experts.vae:6  the mixture of experts
// kernel 13, encode: loop over rows of [2, 2]
VAE_KERNEL void encode_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar37 = s->arena + 80; // [n, 2, 2]
    const vae_real *mean33 = s->arena + 112; // [n, 2, 2]
    const vae_real *t52 = s->arena + 496; // [n, 1, 2]
    const vae_real *share46 = s->arena + 512; // [n, 2, 1]
    vae_real *t58 = s->arena + 480; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            t58[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v54 = mean33[i * 4 + j * 2 + k] - t52[i * 2 + k];
                const vae_real v57 = share46[i * 2 + j] * (vae_exp(logvar37[i * 4 + j * 2 + k]) + v54 * v54);
                t58[i * 2 + k] += v57;
            }
        }
    }
}

// mixture_experts.vae:6  the mixture of experts
// kernel 14, encode: loop over rows of [1, 2]
VAE_KERNEL void encode_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t59 = s->arena + 464; // [n, 1, 2]
    const vae_real *t58 = s->arena + 480; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t59[i * 2 + j] = vae_log(t58[i * 2 + j]);
        }
    }
}

// mixture_experts.vae:6  the mixture of experts
// mixture_experts.vae:6  sampling and KL
// kernel 15, encode: loop over rows of [2]
VAE_KERNEL void encode_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *share46 = s->arena + 512; // [n, 2]
    const vae_real *u63 = s->arena + 432; // [n, 2]
    vae_real *t67 = s->arena + 416; // [n, 2]
    vae_real *t68 = s->arena + 400; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t68_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t68_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v49 = vae_where(share46[i * 2 + j], vae_log(share46[i * 2 + j]), (-1e+30f));
            const vae_real v67 = v49 - vae_log(-vae_log(u63[i * 2 + j]));
            t67[i * 2 + j] = v67;
            t68_sum = vae_max(t68_sum, v67);
        }
        t68[i] = t68_sum;
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, encode: loop over rows of [3]
    like_train_k0(s, tile, scratch, s->arena + 336, s->param + 224, s->arena + 304, s->arena + 272);
    // mixture_experts.vae:9  dense(4)
    // mixture_experts.vae:9  tanh
    // kernel 3, encode: product by panels over rows of [4]
    like_train_k3(s, tile, scratch, s->arena + 272, s->param + 96, s->arena + 176, s->param + 112);
    // mixture_experts.vae:6  posterior heads (added by the compiler)
    // kernel 4, encode: product by panels over rows of [4]
    like_train_k4(s, tile, scratch, s->arena + 176, s->param + 128, s->arena + 144, s->param + 144);
    // mixture_experts.vae:6  the mixture of experts
    // kernel 5, encode: loop over rows of [2]
    like_train_k5(s, tile, scratch, s->arena + 114, s->arena + 304, s->arena + 144, s->arena + 82,
        s->arena + 146);
}

// One thread does all of these.
VAE_KERNEL void encode_u1(const VaeState *s, int tile, vae_real *scratch) {
    // mixture_experts.vae:8  dense(5)
    // mixture_experts.vae:8  tanh
    // kernel 1, encode: product by panels over rows of [5]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 240, s->param + 32);
    // mixture_experts.vae:6  posterior heads (added by the compiler)
    // kernel 2, encode: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 240, s->param + 48, s->arena + 208, s->param + 80);
}

// One thread does all of these.
VAE_KERNEL void encode_u3(const VaeState *s, int tile, vae_real *scratch) {
    // mixture_experts.vae:6  the mixture of experts
    // mixture_experts.vae:5  the mixture of experts
    // kernel 7, encode: loop over rows of [1]
    like_eval_k7(s, tile, scratch, s->arena + 560, s->arena + 561, s->arena + 304);
    // mixture_experts.vae:14  the mixture of experts
    // kernel 8, encode: loop over rows of [2]
    like_train_k8(s, tile, scratch, s->arena + 544, s->arena + 560);
    // mixture_experts.vae:6  the mixture of experts
    // kernel 9, encode: loop over rows of [1]
    like_train_k9(s, tile, scratch, s->arena + 528, s->arena + 544);
    encode_k10(s, tile, scratch);
    encode_k15(s, tile, scratch);
    // mixture_experts.vae:6  sampling and KL
    // kernel 16, encode: loop over rows of [2]
    like_eval_k12(s, tile, scratch, s->arena + 400, s->arena + 416, s->arena + 384);
}

// One thread does all of these.
VAE_KERNEL void encode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // mixture_experts.vae:6  posterior heads (added by the compiler)
    // kernel 6, encode: loop over rows of [2]
    like_train_k6(s, tile, scratch, s->arena + 112, s->arena + 208, s->arena + 80, s->arena + 210);
    // mixture_experts.vae:6  the mixture of experts
    // kernel 11, encode: loop over rows of [2, 2]
    like_encode_k11(s, tile, scratch, s->arena + 512, s->arena + 112, s->arena + 496);
    encode_k12(s, tile, scratch);
    encode_k13(s, tile, scratch);
    encode_k14(s, tile, scratch);
    // mixture_experts.vae:6  sampling and KL
    // kernel 17, encode: loop over rows of [2, 2]
    like_encode_k11(s, tile, scratch, s->arena + 384, s->arena + 48, s->arena + 368);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {encode_u0, 1, {0}},
        {encode_u1, 1, {0}},
        {encode_u3, 1, {0}}}, 3);
    vae_run_one(me, s, encode_u2, 1);
}

// mixture_experts.vae:11  dense(6)
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

// mixture_experts.vae:12  dense(3)
// mixture_experts.vae:15  likelihood = categorical
// kernel 2, decode: product by panels over rows of [3]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *z0 = s->arena + 320; // [n, 2]
    const vae_real *w7 = s->param + 192; // [2, 3]
    vae_real *p10 = s->arena + 240; // [n, 3]
    const vae_real *b8 = s->param + 208; // [3]
    vae_real *t11 = s->arena + 304; // [n, 1]
    vae_gemm_nn((int)(end - begin), 3, 2, z0 + begin * 2, 2, w7, 3, p10 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        vae_real t11_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t11_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v9 = p10[i * 3 + j];
            const vae_real v10 = v9 + b8[j];
            p10[i * 3 + j] = v10;
            t11_sum = vae_max(t11_sum, v10);
        }
        t11[i] = t11_sum;
    }
}

// mixture_experts.vae:15  likelihood = categorical
// kernel 4, decode: loop over rows of [1]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t15 = s->arena + 272; // [n, 1]
    const vae_real *t14 = s->arena + 288; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t15[i] = vae_log(t14[i]);
    }
}

// mixture_experts.vae:15  likelihood = categorical
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
    decode_k2(s, tile, scratch);
    // mixture_experts.vae:15  likelihood = categorical
    // kernel 3, decode: loop over rows of [3]
    like_eval_k21(s, tile, scratch, s->arena + 208, s->arena + 240, s->arena + 304, s->arena + 288);
    decode_k4(s, tile, scratch);
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
    {"x", VAE_IN_DATA, 0, 672, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 1648, 3}, // [n, 3]
    {"y.observed", VAE_IN_MASK, 1, 1616, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 1360, 4}, // [n, 2, 2]
    {"loss", VAE_OUT_SCALAR, 0, 1792, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 1840, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 1808, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 368, 3}, // [n, 3]
    {"y.observed", VAE_IN_MASK, 1, 336, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 752, 2}, // [n, 2]
    {"z.expert", VAE_IN_UNIFORM, 8, 736, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 464, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 560, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 416, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 400, 1}, // [n, 1]
    {"x.reconstruction", VAE_OUT_ROW, 0, 544, 1}, // [n, 1]
    {"y.reconstruction", VAE_OUT_ROW, 0, 480, 1}, // [n, 1]
    {"y.right", VAE_OUT_ROW, 0, 432, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 336, 3}, // [n, 3]
    {"y.observed", VAE_IN_MASK, 1, 304, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 448, 2}, // [n, 2]
    {"z.expert", VAE_IN_UNIFORM, 8, 432, 2}, // [n, 2]
    {"z.mean", VAE_OUT_ROW, 0, 496, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 464, 2}, // [n, 2]
    {"z.sample", VAE_OUT_ROW, 0, 368, 2}, // [n, 2]
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
static const VaeCoded coded[] = {
    {0, 0, "is a mixture of what several encoders say"},
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
    .name = "mixture_experts", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model mixture_experts\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder seen(x)                   [6]                         -              -\n"
        "    dense(5)                        [5]                        35             60\n"
        "    tanh                            [5]                         -              -\n"
        "  encoder told(y)                   [3]                         -              -\n"
        "    dense(4)                        [4]                        16             24\n"
        "    tanh                            [4]                         -              -\n"
        "  z: heads                          [2]                        44             88\n"
        "  decoder x(z)                      [2]                         -              -\n"
        "    dense(6)                        [6]                        18             24\n"
        "  decoder y(z)                      [2]                         -              -\n"
        "    dense(3)                        [3]                         9             12\n"
        "\n"
        "  122 parameters; one training step of 6 rows: 3,600 flops\n"
        "  x: likelihood mse\n"
        "  y: likelihood categorical\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          47      148         8,576        8,576\n"
        "  eval           25       88         3,328        3,328\n"
        "  encode         18       48         2,304        2,304\n"
        "  decode          6       14         1,344        1,344\n",
    .batch = 6, .n_param = 224, .n_state = 16, .n_arena = 2144,
    .n_scratch = 48,
    .max_threads = 1, .flops_per_row = 600.0,
    .n_weight_tiles = 1, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 17,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .coded = coded,
    .stage = stages, .n_stages = 11,
    .train = {"train", train_run, train_ports, 7},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 12},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 8},
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
