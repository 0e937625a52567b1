// mmd_rbf -- written by vaec 0.1.0 from mmd_rbf.vae; do not edit.
//
// model mmd_rbf
//
//   layer                             output             parameters      flops/row
//   encoder                           [9]                         -              -
//     dense(12)                       [12]                      120            216
//     tanh                            [12]                        -              -
//   z: mean, logvar heads             [3]                        78            144
//   decoder                           [3]                         -              -
//     dense(12)                       [12]                       48             72
//     tanh                            [12]                        -              -
//     dense(9)                        [9]                       117            216
//
//   363 parameters; one training step of 36 rows: 62,208 flops
//   likelihood mse
//   objective mmd(weight=20, kernel=rbf, scale=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          31      128       107,072      107,072
//   eval            6       33         7,808        7,808
//   encode          3        7         4,864        4,864
//   decode          3        7         6,208        6,208
//
// n is the number of rows in the batch, at most 36; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 9]
//   w1: [9, 12]
//   h5: [n, 12]
//   b2: [12]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 12, 9, x0 + begin * 9, 9, w1, 12, h5 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v3 = h5[i * 12 + j];
            h5[i * 12 + j] = vae_tanh(v3 + b2[j]);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h5: [n, 12]
//   w6: [12, 6]
//   heads9: [n, 6]
//   b7: [6]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *heads9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 6, 12, h5 + begin * 12, 12, w6, 6, heads9 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v8 = heads9[i * 6 + j];
            heads9[i * 6 + j] = v8 + b7[j];
        }
    }
}

// mmd_rbf.vae:4  sampling and KL
// kernel 2, train: loop over rows of [3]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 24659; // [n, 3] in rows of 6
    vae_real *t15 = s->arena + 26000; // [n, 3]
    const vae_real *eps12 = s->arena + 26112; // [n, 3]
    vae_real *z17 = s->arena + 25888; // [n, 3]
    const vae_real *mean10 = s->arena + 24656; // [n, 3] in rows of 6
    vae_real *t19 = s->arena + 25776; // [n, 3]
    vae_real *t25 = s->arena + 26608; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t25_sum = 0.0f;
        VAE_SIMD_SUM(t25_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v15 = vae_exp(0.5f * logvar11[i * 6 + j]);
            t15[i * 3 + j] = v15;
            z17[i * 3 + j] = mean10[i * 6 + j] + v15 * eps12[i * 3 + j];
            const vae_real v19 = vae_exp(logvar11[i * 6 + j]);
            t19[i * 3 + j] = v19;
            const vae_real v23 = mean10[i * 6 + j] * mean10[i * 6 + j] + v19 - 1.0f - logvar11[i * 6 + j];
            t25_sum += 0.5f * v23;
        }
        t25[i] = t25_sum;
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   z17: [n, 3]
//   w26: [3, 12]
//   h30: [n, 12]
//   b27: [12]
VAE_SHARED_2(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *z17,
    const vae_real *w26, vae_real *h30, const vae_real *b27) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 12, 3, z17 + begin * 3, 3, w26, 12, h30 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v28 = h30[i * 12 + j];
            h30[i * 12 + j] = vae_tanh(v28 + b27[j]);
        }
    }
}

// mmd_rbf.vae:6  dense(9)
// mmd_rbf.vae:7  likelihood = mse
// mmd_rbf.vae:7  gradient of likelihood = mse
// kernel 4, train: product by panels over rows of [9]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h30 = s->arena + 22896; // [n, 12]
    const vae_real *w31 = s->param + 288; // [12, 9]
    vae_real *d148 = s->arena + 23760; // [n, 9]
    const vae_real *b32 = s->param + 400; // [9]
    const vae_real *x0 = s->arena + 24096; // [n, 9]
    vae_real *t37 = s->arena + 26560; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c146 = 2.0f * inv_n;
    vae_gemm_nn((int)(end - begin), 9, 12, h30 + begin * 12, 12, w31, 9, d148 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t37_sum = 0.0f;
        VAE_SIMD_SUM(t37_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v33 = d148[i * 9 + j];
            const vae_real v35 = x0[i * 9 + j] - (v33 + b32[j]);
            t37_sum += v35 * v35;
            d148[i * 9 + j] = -(c146 * v35);
        }
        t37[i] = t37_sum;
    }
}

// kernel 5, train: loop over [36, 1]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t44 = s->arena + 26512; // [36, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t j = 0; j < 36; j++) {
        const vae_real v39 = (vae_real)(j);
        t44[j] = vae_step(1.0f - (v39 + 0.5f) * inv_n);
    }
}

// kernel 6, train: loop over rows of [36, 1]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t63 = s->arena + 18144; // [n, 36, 1]
    const vae_real *t44 = s->arena + 26512; // [36, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            const vae_real v38 = (vae_real)(i);
            const vae_real v39 = (vae_real)(j);
            t63[i * 36 + j] = t44[j] * (1.0f - (1.0f - vae_step(vae_abs(v38 - v39) - 0.5f)));
        }
    }
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   t54: [36, 3]
//   t44: [36, 1]
//   t52: [36, 3]
VAE_SHARED_2(like_train_k7, const VaeState *s, int tile, vae_real *scratch, vae_real *t54,
    const vae_real *t44, const vae_real *t52) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t j = 0; j < 36; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 3; k++) {
            t54[j * 3 + k] = vae_where(t44[j], t52[j * 3 + k], 0.0f);
        }
    }
}

// kernel 7, train: loop over [36, 3]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->arena + 25552, s->arena + 26512, s->arena + 25888);
}

// kernel 8, train: loop over rows of [36, 3]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t55 = s->arena + 7776; // [n, 36, 3]
    const vae_real *z17 = s->arena + 25888; // [n, 1, 3]
    const vae_real *t54 = s->arena + 25552; // [36, 3]
    vae_real *t57 = s->arena + 20736; // [n, 36, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 36; j++) {
            vae_real t57_sum = 0.0f;
            VAE_SIMD_SUM(t57_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v55 = z17[i * 3 + k] - t54[j * 3 + k];
                t55[i * 108 + j * 3 + k] = v55;
                t57_sum += v55 * v55;
            }
            t57[i * 36 + j] = t57_sum;
        }
    }
}

// kernel 9, train: loop over rows of [36, 1]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t57 = s->arena + 20736; // [n, 36, 1]
    vae_real *t61 = s->arena + 19440; // [n, 36, 1]
    const vae_real *t63 = s->arena + 18144; // [n, 36, 1]
    vae_real *t65 = s->arena + 26464; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t65_sum = 0.0f;
        VAE_SIMD_SUM(t65_sum)
        for (size_t j = 0; j < 36; j++) {
            const vae_real v61 = vae_exp(-(0.166666667f * t57[i * 36 + j]));
            t61[i * 36 + j] = v61;
            t65_sum += v61 * t63[i * 36 + j];
        }
        t65[i] = t65_sum;
    }
}

// kernel 11, train: loop over rows of [36, 3]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *eps50 = s->arena + 25664; // [n, 1, 3]
    const vae_real *t69 = s->arena + 25440; // [36, 3]
    vae_real *t72 = s->arena + 16848; // [n, 36, 1]
    vae_real *t79 = s->arena + 3888; // [n, 36, 3]
    const vae_real *z17 = s->arena + 25888; // [n, 1, 3]
    vae_real *t81 = s->arena + 15552; // [n, 36, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 36; j++) {
            vae_real t72_sum = 0.0f;
            vae_real t81_sum = 0.0f;
            VAE_SIMD_SUM(t72_sum, t81_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v70 = eps50[i * 3 + k] - t69[j * 3 + k];
                t72_sum += v70 * v70;
                const vae_real v79 = z17[i * 3 + k] - t69[j * 3 + k];
                t79[i * 108 + j * 3 + k] = v79;
                t81_sum += v79 * v79;
            }
            t72[i * 36 + j] = t72_sum;
            t81[i * 36 + j] = t81_sum;
        }
    }
}

// kernel 12, train: loop over rows of [36, 1]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t72 = s->arena + 16848; // [n, 36, 1]
    const vae_real *t63 = s->arena + 18144; // [n, 36, 1]
    vae_real *t77 = s->arena + 26416; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t77_sum = 0.0f;
        VAE_SIMD_SUM(t77_sum)
        for (size_t j = 0; j < 36; j++) {
            const vae_real v76 = vae_exp(-(0.166666667f * t72[i * 36 + j])) * t63[i * 36 + j];
            t77_sum += v76;
        }
        t77[i] = t77_sum;
    }
}

// kernel 13, train: loop over rows of [36, 1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t81 = s->arena + 15552; // [n, 36, 1]
    vae_real *t84 = s->arena + 14256; // [n, 36, 1]
    const vae_real *t44 = s->arena + 26512; // [36, 1]
    vae_real *t86 = s->arena + 26368; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t86_sum = 0.0f;
        VAE_SIMD_SUM(t86_sum)
        for (size_t j = 0; j < 36; j++) {
            const vae_real v84 = vae_exp(-(0.166666667f * t81[i * 36 + j]));
            t84[i * 36 + j] = v84;
            t86_sum += v84 * t44[j];
        }
        t86[i] = t86_sum;
    }
}

// kernel 14, train: loop over rows of [1]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t65 = s->arena + 26464; // [n, 1]
    const vae_real *t77 = s->arena + 26416; // [n, 1]
    const vae_real *t86 = s->arena + 26368; // [n, 1]
    vae_real *t98 = s->arena + 26320; // [n, 1]
    vae_real *d117 = s->arena + 26272; // [n, 1]
    vae_real *d119 = s->arena + 26224; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c90 = 1.0f / inv_n;
    const vae_real c91 = c90 - 1.0f;
    const vae_real c92 = vae_max(c91, 1.0f);
    const vae_real c88 = 1.0f - inv_n;
    const vae_real c112 = 20.0f * inv_n;
    const vae_real c113 = vae_where(c88, c112, 0.0f);
    const vae_real c114 = c113 * inv_n;
    const vae_real c115 = 2.0f * c114;
    const vae_real c116 = -c115;
    const vae_real c118 = c113 / c92;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t98[i] = vae_where(c88, (t65[i] + t77[i]) / c92 - 2.0f * t86[i] * inv_n, 0.0f);
        d117[i] = c116;
        d119[i] = c118;
    }
}

// kernel 15, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t99 = s->arena + 26752; // [1]
    const vae_real *t98 = s->arena + 26320; // [n, 1]
    vae_real *t103 = s->arena + 26720; // [1]
    const vae_real *t37 = s->arena + 26560; // [n, 1]
    vae_real *t105 = s->arena + 26688; // [1]
    const vae_real *t25 = s->arena + 26608; // [n, 1]
    vae_real t99_sum = 0.0f;
    vae_real t103_sum = 0.0f;
    vae_real t105_sum = 0.0f;
    VAE_SIMD_SUM(t99_sum, t103_sum, t105_sum)
    for (size_t i = 0; i < rows; i++) {
        t99_sum += t98[i];
        t103_sum += t37[i];
        t105_sum += t25[i];
    }
    t99[0] = t99_sum;
    t103[0] = t103_sum;
    t105[0] = t105_sum;
}

// kernel 16, train: loop over [1]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t100 = s->arena + 26736; // [1]
    const vae_real *t99 = s->arena + 26752; // [1]
    vae_real *t104 = s->arena + 26704; // [1]
    const vae_real *t103 = s->arena + 26720; // [1]
    vae_real *t106 = s->arena + 26672; // [1]
    const vae_real *t105 = s->arena + 26688; // [1]
    vae_real *t110 = s->arena + 26656; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v100 = t99[0] * inv_n;
    t100[0] = v100;
    const vae_real v104 = t103[0] * inv_n;
    t104[0] = v104;
    const vae_real v106 = t105[0] * inv_n;
    t106[0] = v106;
    t110[0] = v104 + beta * v106 + 20.0f * v100;
}

// kernel 17, train: loop over rows of [36, 1]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d117 = s->arena + 26272; // [n, 1, 1]
    const vae_real *t44 = s->arena + 26512; // [36, 1]
    const vae_real *t84 = s->arena + 14256; // [n, 36, 1]
    vae_real *d124 = s->arena + 12960; // [n, 36, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            d124[i * 36 + j] = -(0.166666667f * (d117[i] * t44[j] * t84[i * 36 + j]));
        }
    }
}

// kernel 18, train: loop over rows of [36, 3]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d124 = s->arena + 12960; // [n, 36, 1]
    const vae_real *t79 = s->arena + 3888; // [n, 36, 3]
    vae_real *d128 = s->arena + 25328; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d128[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d128[i * 3 + k] += 2.0f * d124[i * 36 + j] * t79[i * 108 + j * 3 + k];
            }
        }
    }
}

// kernel 19, train: loop over rows of [36, 1]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d119 = s->arena + 26224; // [n, 1, 1]
    const vae_real *t63 = s->arena + 18144; // [n, 36, 1]
    const vae_real *t61 = s->arena + 19440; // [n, 36, 1]
    vae_real *d134 = s->arena + 11664; // [n, 36, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            const vae_real v133 = 0.166666667f * (d119[i] * t63[i * 36 + j] * t61[i * 36 + j]);
            d134[i * 36 + j] = -v133;
        }
    }
}

// kernel 20, train: loop over rows of [36, 3]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d134 = s->arena + 11664; // [n, 36, 1]
    vae_real *d137 = s->arena + 0; // [n, 36, 3]
    const vae_real *t55 = s->arena + 7776; // [n, 36, 3]
    vae_real *d139 = s->arena + 25216; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d139[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v137 = 2.0f * d134[i * 36 + j] * t55[i * 108 + j * 3 + k];
                d137[i * 108 + j * 3 + k] = v137;
                d139[i * 3 + k] += v137;
            }
        }
    }
}

// kernel 21, train: sum over the batch over rows of [36, 3]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *d137 = s->arena + 0; // [n, 36, 3]
    vae_real *d140 = s->arena + 25104; // [36, 3]
    for (size_t j = 0; j < 108; j++) {
        d140[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 108; j++) {
            d140[j] += -d137[i * 108 + j];
        }
    }
}

// kernel 23, train: loop over rows of [3]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d128 = s->arena + 25328; // [n, 3]
    const vae_real *d142 = s->arena + 24992; // [n, 3]
    vae_real *d145 = s->arena + 24880; // [n, 3]
    const vae_real *d139 = s->arena + 25216; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d145[i * 3 + j] = d128[i * 3 + j] + d142[i * 3 + j] + d139[i * 3 + j];
        }
    }
}

// mmd_rbf.vae:7  gradient of dense(9)
// mmd_rbf.vae:6  gradient of dense(9)
// kernel 24, train: weight gradient over [12, 9]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h30 = s->arena + 22896; // [n, 12]
    const vae_real *d148 = s->arena + 23760; // [n, 9]
    vae_real *d_param150 = s->grad + 288; // [12, 9]
    if (tile == 1) {
        vae_real *d_param149 = s->grad + 400; // [9]
        vae_column_sums(s->n, 9, d148, 9, d_param149);
        return;
    }
    vae_gemm_tn(12, 9, s->n, h30, 12, d148, 9, d_param150, 9);
}

// mmd_rbf.vae:6  gradient of dense(9)
// mmd_rbf.vae:6  gradient of tanh
// kernel 25, train: product by panels over rows of [12]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d148 = s->arena + 23760; // [n, 9]
    const vae_real *w31 = s->param + 288; // [12, 9]
    vae_real *d154 = s->arena + 22464; // [n, 12]
    const vae_real *h30 = s->arena + 22896; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 9, d148 + begin * 9, 9, w31, 9, d154 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v151 = d154[i * 12 + j];
            d154[i * 12 + j] = v151 * (1.0f - h30[i * 12 + j] * h30[i * 12 + j]);
        }
    }
}

// mmd_rbf.vae:6  gradient of dense(12)
// kernel 26, train: weight gradient over [3, 12]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z17 = s->arena + 25888; // [n, 3]
    const vae_real *d154 = s->arena + 22464; // [n, 12]
    vae_real *d_param156 = s->grad + 224; // [3, 12]
    if (tile == 1) {
        vae_real *d_param155 = s->grad + 272; // [12]
        vae_column_sums(s->n, 12, d154, 12, d_param155);
        return;
    }
    vae_gemm_tn(3, 12, s->n, z17, 3, d154, 12, d_param156, 12);
}

// mmd_rbf.vae:6  gradient of dense(12)
// mmd_rbf.vae:4  gradient of sampling and KL
// kernel 27, train: product by panels over rows of [3]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d154 = s->arena + 22464; // [n, 12]
    const vae_real *w26 = s->param + 224; // [3, 12]
    vae_real *d163 = s->arena + 24432; // [n, 3] in rows of 6
    const vae_real *d145 = s->arena + 24880; // [n, 3]
    const vae_real *t19 = s->arena + 25776; // [n, 3]
    const vae_real *mean10 = s->arena + 24656; // [n, 3] in rows of 6
    const vae_real *eps12 = s->arena + 26112; // [n, 3]
    const vae_real *t15 = s->arena + 26000; // [n, 3]
    vae_real *d167 = s->arena + 24435; // [n, 3] in rows of 6
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c111 = beta * inv_n;
    const vae_real c159 = 0.5f * c111;
    vae_gemm_nt((int)(end - begin), 3, 12, d154 + begin * 12, 12, w26, 12, d163 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v157 = d163[i * 6 + j];
            const vae_real v158 = d145[i * 3 + j] + v157;
            d163[i * 6 + j] = c111 * mean10[i * 6 + j] + v158;
            d167[i * 6 + j] = c159 * t19[i * 3 + j] - c159 + 0.5f * (v158 * eps12[i * 3 + j] * t15[i * 3 + j]);
        }
    }
}

// mmd_rbf.vae:4  gradient of posterior heads (added by the compiler)
// kernel 28, train: weight gradient over [12, 6]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 23328; // [n, 12]
    const vae_real *d168 = s->arena + 24432; // [n, 6]
    vae_real *d_param170 = s->grad + 128; // [12, 6]
    if (tile == 1) {
        vae_real *d_param169 = s->grad + 208; // [6]
        vae_column_sums(s->n, 6, d168, 6, d_param169);
        return;
    }
    vae_gemm_tn(12, 6, s->n, h5, 12, d168, 6, d_param170, 6);
}

// mmd_rbf.vae:4  gradient of posterior heads (added by the compiler)
// mmd_rbf.vae:5  gradient of tanh
// kernel 29, train: product by panels over rows of [12]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d168 = s->arena + 24432; // [n, 6]
    const vae_real *w6 = s->param + 128; // [12, 6]
    vae_real *d174 = s->arena + 22032; // [n, 12]
    const vae_real *h5 = s->arena + 23328; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 6, d168 + begin * 6, 6, w6, 6, d174 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v171 = d174[i * 12 + j];
            d174[i * 12 + j] = v171 * (1.0f - h5[i * 12 + j] * h5[i * 12 + j]);
        }
    }
}

// mmd_rbf.vae:5  gradient of dense(12)
// kernel 30, train: weight gradient over [9, 12]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 24096; // [n, 9]
    const vae_real *d174 = s->arena + 22032; // [n, 12]
    vae_real *d_param176 = s->grad + 0; // [9, 12]
    if (tile == 1) {
        vae_real *d_param175 = s->grad + 112; // [12]
        vae_column_sums(s->n, 12, d174, 12, d_param175);
        return;
    }
    vae_gemm_tn(9, 12, s->n, x0, 9, d174, 12, d_param176, 12);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // mmd_rbf.vae:5  dense(12)
    // mmd_rbf.vae:5  tanh
    // kernel 0, train: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 24096, s->param + 0, s->arena + 23328,
        s->param + 112);
    // mmd_rbf.vae:4  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [6]
    like_train_k1(s, tile, scratch, s->arena + 23328, s->param + 128, s->arena + 24656,
        s->param + 208);
    train_k2(s, tile, scratch);
    // mmd_rbf.vae:6  dense(12)
    // mmd_rbf.vae:6  tanh
    // kernel 3, train: product by panels over rows of [12]
    like_train_k3(s, tile, scratch, s->arena + 25888, s->param + 224, s->arena + 22896,
        s->param + 272);
    train_k4(s, tile, scratch);
    train_k25(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k5(s, tile, scratch);
    // kernel 10, train: loop over [36, 3]
    like_train_k7(s, tile, scratch, s->arena + 25440, s->arena + 26512, s->arena + 25664);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    train_k11(s, tile, scratch);
    train_k13(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    train_k14(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k18(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u9(const VaeState *s, int tile, vae_real *scratch) {
    train_k21(s, tile, scratch);
    // kernel 22, train: loop over [36, 3]
    like_train_k7(s, tile, scratch, s->arena + 24992, s->arena + 26512, s->arena + 25104);
}

// One thread does all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u10(const VaeState *s, int tile, vae_real *scratch) {
    train_k23(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k29(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {0}},
        {train_u1, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u5, panels, {0}},
        {train_k6, panels, {0}},
        {train_k24, 2, {0}},
        {train_k26, 2, {0}},
        {train_k7, 1, {0}}}, 5);
    vae_run(me, s, (VaeWork[]){
        {train_u4, panels, {0}},
        {train_k12, panels, {0}}}, 2);
    vae_run_one(me, s, train_u7, panels);
    vae_run(me, s, (VaeWork[]){
        {train_u9, 1, {0}},
        {train_u8, 1, {0}}}, 2);
    vae_run_one(me, s, train_u10, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k30, 2, {0}},
        {train_k28, 2, {0}}}, 2);
}

// mmd_rbf.vae:4  sampling and KL
// kernel 2, eval: loop over rows of [3]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 1203; // [n, 3] in rows of 6
    const vae_real *eps12 = s->arena + 1648; // [n, 3]
    vae_real *z17 = s->arena + 1536; // [n, 3]
    const vae_real *mean10 = s->arena + 1200; // [n, 3] in rows of 6
    vae_real *t31 = s->arena + 1424; // [n, 3]
    vae_real *t32 = s->arena + 1904; // [n, 1]
    vae_real *t35 = s->arena + 1856; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t32_sum = 0.0f;
        vae_real t35_sum = 0.0f;
        VAE_SIMD_SUM(t32_sum, t35_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v17 = mean10[i * 6 + j] + vae_exp(0.5f * logvar11[i * 6 + j]) * eps12[i * 3 + j];
            z17[i * 3 + j] = v17;
            const vae_real v20 = eps12[i * 3 + j] * eps12[i * 3 + j] + logvar11[i * 6 + j];
            const vae_real v27 = mean10[i * 6 + j] * mean10[i * 6 + j] + vae_exp(logvar11[i * 6 + j]);
            const vae_real v31 = 0.5f * (v27 - 1.0f - logvar11[i * 6 + j]);
            t31[i * 3 + j] = v31;
            t32_sum += v31;
            const vae_real v34 = (-0.5f) * (v17 * v17 + 1.83787707f - (v20 + 1.83787707f));
            t35_sum += v34;
        }
        t32[i] = t32_sum;
        t35[i] = t35_sum;
    }
}

// mmd_rbf.vae:6  dense(9)
// mmd_rbf.vae:7  likelihood = mse
// kernel 4, eval: product by panels over rows of [9]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h40 = s->arena + 0; // [n, 12]
    const vae_real *w41 = s->param + 288; // [12, 9]
    vae_real *t43 = scratch; // [end - begin, 9]
    const vae_real *b42 = s->param + 400; // [9]
    const vae_real *x0 = s->arena + 864; // [n, 9]
    vae_real *t47 = s->arena + 1808; // [n, 1]
    vae_gemm_nn((int)(end - begin), 9, 12, h40 + begin * 12, 12, w41, 9, t43, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t47_sum = 0.0f;
        VAE_SIMD_SUM(t47_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v43 = t43[(i - begin) * 9 + j];
            const vae_real v45 = x0[i * 9 + j] - (v43 + b42[j]);
            t47_sum += v45 * v45;
        }
        t47[i] = t47_sum;
    }
}

// kernel 5, eval: loop over rows of [1]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t48 = s->arena + 1760; // [n, 1]
    const vae_real *t35 = s->arena + 1856; // [n, 1]
    const vae_real *t47 = s->arena + 1808; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t48[i] = t35[i] - t47[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // mmd_rbf.vae:5  dense(12)
    // mmd_rbf.vae:5  tanh
    // kernel 0, eval: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 864, s->param + 0, s->arena + 432, s->param + 112);
    // mmd_rbf.vae:4  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [6]
    like_train_k1(s, tile, scratch, s->arena + 432, s->param + 128, s->arena + 1200, s->param + 208);
    eval_k2(s, tile, scratch);
    // mmd_rbf.vae:6  dense(12)
    // mmd_rbf.vae:6  tanh
    // kernel 3, eval: product by panels over rows of [12]
    like_train_k3(s, tile, scratch, s->arena + 1536, s->param + 224, s->arena + 0, s->param + 272);
    eval_k4(s, tile, scratch);
    eval_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, eval_u0, panels);
}

// mmd_rbf.vae:4  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [3]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t12 = s->arena + 1104; // [n, 3]
    const vae_real *mean10 = s->arena + 768; // [n, 3] in rows of 6
    vae_real *t13 = s->arena + 992; // [n, 3]
    const vae_real *logvar11 = s->arena + 771; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t12[i * 3 + j] = mean10[i * 6 + j];
            t13[i * 3 + j] = logvar11[i * 6 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // mmd_rbf.vae:5  dense(12)
    // mmd_rbf.vae:5  tanh
    // kernel 0, encode: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 432, s->param + 0, s->arena + 0, s->param + 112);
    // mmd_rbf.vae:4  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [6]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 128, s->arena + 768, s->param + 208);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, encode_u0, panels);
}

// mmd_rbf.vae:6  dense(9)
// kernel 1, decode: product by panels over rows of [9]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h5 = s->arena + 0; // [n, 12]
    const vae_real *w6 = s->param + 288; // [12, 9]
    vae_real *p9 = s->arena + 1104; // [n, 9]
    const vae_real *b7 = s->param + 400; // [9]
    vae_real *t12 = s->arena + 432; // [n, 9]
    vae_gemm_nn((int)(end - begin), 9, 12, h5 + begin * 12, 12, w6, 9, p9 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v8 = p9[i * 9 + j];
            const vae_real v9 = v8 + b7[j];
            p9[i * 9 + j] = v9;
            t12[i * 9 + j] = v9;
        }
    }
}

// kernel 2, decode: loop over rows of [9]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t11 = s->arena + 768; // [n, 9]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t11[i * 9 + j] = 0.707106781f;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // mmd_rbf.vae:6  dense(12)
    // mmd_rbf.vae:6  tanh
    // kernel 0, decode: product by panels over rows of [12]
    like_train_k3(s, tile, scratch, s->arena + 1440, s->param + 224, s->arena + 0, s->param + 272);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k2, panels, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 24096, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 26112, 3}, // [n, 3]
    {"z.prior", VAE_IN_NORMAL, 8, 25664, 3}, // [n, 3]
    {"mmd", VAE_OUT_SCALAR, 0, 26736, 1}, // [1]
    {"loss", VAE_OUT_SCALAR, 0, 26656, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 26704, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 26672, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 864, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 1648, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 1808, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 1904, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 1760, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 1424, 3}, // [n, 3]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 432, 9}, // [n, 9]
    {"z.mean", VAE_OUT_ROW, 0, 1104, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 992, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 1440, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 1104, 9}, // [n, 9]
    {"x.draw0", VAE_OUT_ROW, 0, 432, 9}, // [n, 9]
    {"x.draw1", VAE_OUT_ROW, 0, 768, 9}, // [n, 9]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {12, 9}, {1, 12}, 0, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"encoder.0.bias", 1, {12}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 12}, {1, 6}, 128, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 208, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 12}, {1, 6}, 131, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 211, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {12, 3}, {1, 12}, 224, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"decoder.0.bias", 1, {12}, {1}, 272, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {9, 12}, {1, 9}, 288, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"decoder.2.bias", 1, {9}, {1}, 400, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 9, 9, VAE_DOMAIN_ANY, "mse", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[9]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(12)", "[12]", 120},
    {VAE_STAGE_ENCODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 78},
    {VAE_STAGE_DECODER, 0, "dense(12)", "[12]", 48},
    {VAE_STAGE_DECODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[9]", 117},
    {VAE_STAGE_OUTPUT, 0, "x: mse", "[9]", 0},
};

static const VaeStretch rest[] = {
    {0, 416},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "mmd_rbf", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model mmd_rbf\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [9]                         -              -\n"
        "    dense(12)                       [12]                      120            216\n"
        "    tanh                            [12]                        -              -\n"
        "  z: mean, logvar heads             [3]                        78            144\n"
        "  decoder                           [3]                         -              -\n"
        "    dense(12)                       [12]                       48             72\n"
        "    tanh                            [12]                        -              -\n"
        "    dense(9)                        [9]                       117            216\n"
        "\n"
        "  363 parameters; one training step of 36 rows: 62,208 flops\n"
        "  likelihood mse\n"
        "  objective mmd(weight=20, kernel=rbf, scale=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          31      128       107,072      107,072\n"
        "  eval            6       33         7,808        7,808\n"
        "  encode          3        7         4,864        4,864\n"
        "  decode          3        7         6,208        6,208\n",
    .batch = 36, .n_param = 416, .n_state = 0, .n_arena = 26768,
    .n_scratch = 144,
    .max_threads = 1, .flops_per_row = 1728.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 10,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 7},
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
            [VAE_BETA] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_CAPACITY] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 10, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .over_batch = 2,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
