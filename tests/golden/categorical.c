// categorical -- written by vaec 0.1.0 from categorical.vae; do not edit.
//
// model categorical
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [9]                         -              -
//     dense(12)                       [12]                      120            216
//     tanh                            [12]                        -              -
//   c: heads                          [12]                      156            312
//   z: mean, logvar heads             [2]                        52             96
//   decoder(c, z)                     [14]                        -              -
//     dense(12)                       [12]                      180            336
//     tanh                            [12]                        -              -
//     dense(9)                        [9]                       117            216
//
//   625 parameters; one training step of 36 rows: 116,640 flops
//   likelihood gaussian(sigma=0.5, floor=0.001)
//   objective elbo(samples=1)
//   latent c categorical(n=3, classes=4, straight_through=true)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          41      136        51,392       51,392
//   eval           19       71        22,976       22,976
//   encode         12       30        18,688       18,688
//   decode          5        9         9,856        9,856
//   prior           3        8         3,264        3,264
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
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
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
//   w6: [12, 16]
//   heads9: [n, 16]
//   b7: [16]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *heads9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 16, 12, h5 + begin * 12, 12, w6, 16, heads9 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v8 = heads9[i * 16 + j];
            heads9[i * 16 + j] = v8 + b7[j];
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   t11: [n, 12]
//   t10: [n, 12] in rows of 16
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, vae_real *t11,
    const vae_real *t10) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            t11[i * 12 + j] = t10[i * 16 + j];
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   t13: [n, 3, 1]
//   t11: [n, 3, 4]
VAE_SHARED_2(like_train_k3, const VaeState *s, int tile, vae_real *scratch, vae_real *t13,
    const vae_real *t11) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t13_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t13_sum)
            for (size_t k = 0; k < 4; k++) {
                t13_sum = vae_max(t13_sum, t11[i * 12 + j * 4 + k]);
            }
            t13[i * 3 + j] = t13_sum;
        }
    }
}

// What kernel 4 of train and 1 other do, each with buffers of its own:
//   t11: [n, 3, 4]
//   t13: [n, 3, 1]
//   t15: [n, 3, 4]
//   t16: [n, 3, 1]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *t11,
    const vae_real *t13, vae_real *t15, vae_real *t16) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t16_sum = 0.0f;
            VAE_SIMD_SUM(t16_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v15 = vae_exp(t11[i * 12 + j * 4 + k] - t13[i * 3 + j]);
                t15[i * 12 + j * 4 + k] = v15;
                t16_sum += v15;
            }
            t16[i * 3 + j] = t16_sum;
        }
    }
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   t16: [n, 3, 1]
//   t18: [n, 3, 1]
//   t13: [n, 3, 1]
VAE_SHARED_2(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *t16,
    vae_real *t18, const vae_real *t13) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t18[i * 3 + j] = vae_log(t16[i * 3 + j]) + t13[i * 3 + j];
        }
    }
}

// categorical.vae:5  posterior heads (added by the compiler)
// categorical.vae:5  sampling and KL
// kernel 6, train: loop over rows of [3, 4]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *logp19 = s->arena + 8224; // [n, 3, 4]
    const vae_real *t11 = s->arena + 9088; // [n, 3, 4]
    const vae_real *t18 = s->arena + 11856; // [n, 3, 1]
    vae_real *t53 = s->arena + 5200; // [n, 3, 4]
    vae_real *t55 = s->arena + 4768; // [n, 3, 4]
    vae_real *t57 = s->arena + 11184; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t57_sum = 0.0f;
            VAE_SIMD_SUM(t57_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v19 = t11[i * 12 + j * 4 + k] - t18[i * 3 + j];
                logp19[i * 12 + j * 4 + k] = v19;
                const vae_real v53 = vae_exp(v19);
                t53[i * 12 + j * 4 + k] = v53;
                const vae_real v55 = v19 + 1.38629436f;
                t55[i * 12 + j * 4 + k] = v55;
                t57_sum += v53 * v55;
            }
            t57[i * 3 + j] = t57_sum;
        }
    }
}

// categorical.vae:5  sampling and KL
// kernel 7, train: loop over rows of [3, 4]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *u22 = s->arena + 7792; // [n, 3, 4]
    vae_real *t26 = s->arena + 7360; // [n, 3, 4]
    const vae_real *logp19 = s->arena + 8224; // [n, 3, 4]
    vae_real *t29 = s->arena + 11744; // [n, 3, 1]
    vae_real *t43 = s->arena + 6496; // [n, 3, 4]
    vae_real *t44 = s->arena + 11520; // [n, 3, 1]
    const vae_real temperature = s->scalar[VAE_TEMPERATURE];
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t29_sum = -VAE_INFINITY;
            vae_real t44_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t29_sum, t44_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v26 = logp19[i * 12 + j * 4 + k] - vae_log(-vae_log(u22[i * 12 + j * 4 + k]));
                t26[i * 12 + j * 4 + k] = v26;
                t29_sum = vae_max(t29_sum, v26);
                const vae_real v43 = v26 / temperature;
                t43[i * 12 + j * 4 + k] = v43;
                t44_sum = vae_max(t44_sum, v43);
            }
            t29[i * 3 + j] = t29_sum;
            t44[i * 3 + j] = t44_sum;
        }
    }
}

// What kernel 8 of train and 2 others do, each with buffers of its own:
//   t32: [4]
VAE_SHARED_2(like_train_k8, const VaeState *s, int tile, vae_real *scratch, vae_real *t32) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        const vae_real v27 = (vae_real)(j);
        t32[j] = -v27;
    }
}

// categorical.vae:5  sampling and KL
// kernel 8, train: loop over [4]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 12832);
}

// What kernel 9 of train and 2 others do, each with buffers of its own:
//   t29: [n, 3, 1]
//   t26: [n, 3, 4]
//   t32: [4]
//   t34: [n, 3, 1]
VAE_SHARED_1(like_train_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *t29,
    const vae_real *t26, const vae_real *t32, vae_real *t34) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t34_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t34_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v33 = vae_where(t29[i * 3 + j] - t26[i * 12 + j * 4 + k], (-4.0f), t32[k]);
                t34_sum = vae_max(t34_sum, v33);
            }
            t34[i * 3 + j] = t34_sum;
        }
    }
}

// What kernel 10 of train and 1 other do, each with buffers of its own:
//   t34: [n, 3, 1]
//   t41: [n, 3, 4]
VAE_SHARED_2(like_train_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *t34,
    vae_real *t41) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v27 = (vae_real)(k);
                t41[i * 12 + j * 4 + k] = 1.0f - vae_step(vae_abs(v27 + t34[i * 3 + j]) - 0.5f);
            }
        }
    }
}

// categorical.vae:5  sampling and KL
// kernel 12, train: loop over rows of [3, 1]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t47 = s->arena + 11408; // [n, 3, 1]
    vae_real *t49 = s->arena + 11296; // [n, 3, 1]
    const vae_real *t44 = s->arena + 11520; // [n, 3, 1]
    vae_real *t59 = s->arena + 12608; // [n, 1]
    const vae_real *t57 = s->arena + 11184; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        vae_real t59_sum = 0.0f;
        VAE_SIMD_SUM(t59_sum)
        for (size_t j = 0; j < 3; j++) {
            t49[i * 3 + j] = vae_log(t47[i * 3 + j]) + t44[i * 3 + j];
            t59_sum += t57[i * 3 + j];
        }
        t59[i] = t59_sum;
    }
}

// categorical.vae:5  sampling and KL
// kernel 13, train: loop over rows of [3, 4]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t50 = s->arena + 5632; // [n, 3, 4]
    const vae_real *t43 = s->arena + 6496; // [n, 3, 4]
    const vae_real *t49 = s->arena + 11296; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                t50[i * 12 + j * 4 + k] = t43[i * 12 + j * 4 + k] - t49[i * 3 + j];
            }
        }
    }
}

// categorical.vae:6  sampling and KL
// kernel 14, train: loop over rows of [2]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar21 = s->arena + 590; // [n, 2] in rows of 16
    vae_real *t62 = s->arena + 12352; // [n, 2]
    const vae_real *eps60 = s->arena + 12432; // [n, 2]
    vae_real *z64 = s->arena + 1676; // [n, 2] in rows of 14
    const vae_real *mean20 = s->arena + 588; // [n, 2] in rows of 16
    vae_real *t66 = s->arena + 12272; // [n, 2]
    vae_real *t70 = s->arena + 12192; // [n, 2]
    vae_real *t71 = s->arena + 12560; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t71_sum = 0.0f;
        VAE_SIMD_SUM(t71_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v62 = vae_exp(0.5f * logvar21[i * 16 + j]);
            t62[i * 2 + j] = v62;
            z64[i * 14 + j] = mean20[i * 16 + j] + v62 * eps60[i * 2 + j];
            const vae_real v66 = vae_exp(logvar21[i * 16 + j]);
            t66[i * 2 + j] = v66;
            const vae_real v69 = mean20[i * 16 + j] * mean20[i * 16 + j] + v66 - 1.0f - logvar21[i * 16 + j];
            const vae_real v70 = 0.5f * v69;
            t70[i * 2 + j] = v70;
            t71_sum += v70;
        }
        t71[i] = t71_sum;
    }
}

// What kernel 15 of train and 2 others do, each with buffers of its own:
//   t73: [n, 12] in rows of 14
//   z52: [n, 12]
VAE_SHARED_1(like_train_k15, const VaeState *s, int tile, vae_real *scratch, vae_real *t73,
    const vae_real *z52) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            t73[i * 14 + j] = z52[i * 12 + j];
        }
    }
}

// What kernel 16 of train and 2 others do, each with buffers of its own:
//   z74: [n, 14]
//   w75: [14, 12]
//   h79: [n, 12]
//   b76: [12]
VAE_SHARED_1(like_train_k16, const VaeState *s, int tile, vae_real *scratch, const vae_real *z74,
    const vae_real *w75, vae_real *h79, const vae_real *b76) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 12, 14, z74 + begin * 14, 14, w75, 12, h79 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v77 = h79[i * 12 + j];
            h79[i * 12 + j] = vae_tanh(v77 + b76[j]);
        }
    }
}

// categorical.vae:9  dense(9)
// categorical.vae:11  likelihood = gaussian
// categorical.vae:11  gradient of likelihood = gaussian
// kernel 17, train: product by panels over rows of [9]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h79 = s->arena + 4336; // [n, 12]
    const vae_real *w80 = s->param + 528; // [12, 9]
    vae_real *d122 = s->arena + 9952; // [n, 9]
    const vae_real *b81 = s->param + 640; // [9]
    const vae_real *x0 = s->arena + 10288; // [n, 9]
    vae_real *t92 = s->arena + 12512; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c120 = 4.0f * inv_n;
    vae_gemm_nn((int)(end - begin), 9, 12, h79 + begin * 12, 12, w80, 9, d122 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t92_sum = 0.0f;
        VAE_SIMD_SUM(t92_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v82 = d122[i * 9 + j];
            const vae_real v85 = x0[i * 9 + j] - (v82 + b81[j]);
            const vae_real v91 = 0.5f * ((-1.38629436f) + 4.0f * (v85 * v85) + 1.83787707f);
            t92_sum += v91;
            d122[i * 9 + j] = -(c120 * v85);
        }
        t92[i] = t92_sum;
    }
}

// kernel 18, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *t59 = s->arena + 12608; // [n, 1]
    const vae_real *t71 = s->arena + 12560; // [n, 1]
    vae_real *t94 = s->arena + 12816; // [1]
    const vae_real *t92 = s->arena + 12512; // [n, 1]
    vae_real *t109 = s->arena + 12704; // [1]
    vae_real t94_sum = 0.0f;
    vae_real t109_sum = 0.0f;
    VAE_SIMD_SUM(t94_sum, t109_sum)
    for (size_t i = 0; i < rows; i++) {
        t94_sum += t92[i];
        t109_sum += t59[i] + t71[i];
    }
    t94[0] = t94_sum;
    t109[0] = t109_sum;
}

// kernel 19, train: loop over [1]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t95 = s->arena + 12800; // [1]
    const vae_real *t94 = s->arena + 12816; // [1]
    vae_real *t110 = s->arena + 12688; // [1]
    const vae_real *t109 = s->arena + 12704; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    t95[0] = t94[0] * inv_n;
    t110[0] = t109[0] * inv_n;
}

// kernel 20, train: sum over the batch over rows of [3]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t97 = s->arena + 12784; // [3]
    const vae_real *t57 = s->arena + 11184; // [n, 3]
    for (size_t j = 0; j < 3; j++) {
        t97[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t97[j] += t57[i * 3 + j];
        }
    }
}

// kernel 21, train: loop over [3]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t97 = s->arena + 12784; // [3]
    vae_real *t100 = s->arena + 12768; // [1]
    vae_real *d118 = s->arena + 12656; // [3]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real free_bits = s->scalar[VAE_FREE_BITS];
    const vae_real beta = s->scalar[VAE_BETA];
    vae_real t100_sum = 0.0f;
    VAE_SIMD_SUM(t100_sum)
    for (size_t j = 0; j < 3; j++) {
        const vae_real v98 = t97[j] * inv_n;
        t100_sum += vae_max(v98, free_bits);
        d118[j] = vae_where(free_bits - v98, 0.0f, beta) * inv_n;
    }
    t100[0] = t100_sum;
}

// kernel 22, train: sum over the batch over rows of [2]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t101 = s->arena + 12752; // [2]
    const vae_real *t70 = s->arena + 12192; // [n, 2]
    for (size_t j = 0; j < 2; j++) {
        t101[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t101[j] += t70[i * 2 + j];
        }
    }
}

// kernel 23, train: loop over [2]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t101 = s->arena + 12752; // [2]
    vae_real *t104 = s->arena + 12736; // [1]
    vae_real *d114 = s->arena + 12672; // [2]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real free_bits = s->scalar[VAE_FREE_BITS];
    const vae_real beta = s->scalar[VAE_BETA];
    vae_real t104_sum = 0.0f;
    VAE_SIMD_SUM(t104_sum)
    for (size_t j = 0; j < 2; j++) {
        const vae_real v102 = t101[j] * inv_n;
        t104_sum += vae_max(v102, free_bits);
        d114[j] = vae_where(free_bits - v102, 0.0f, beta) * inv_n;
    }
    t104[0] = t104_sum;
}

// kernel 24, train: loop over [1]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t100 = s->arena + 12768; // [1]
    const vae_real *t104 = s->arena + 12736; // [1]
    vae_real *t108 = s->arena + 12720; // [1]
    const vae_real *t95 = s->arena + 12800; // [1]
    const vae_real beta = s->scalar[VAE_BETA];
    t108[0] = t95[0] + beta * (t100[0] + t104[0]);
}

// kernel 25, train: loop over rows of [3]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d119 = s->arena + 11072; // [n, 3]
    const vae_real *d118 = s->arena + 12656; // [3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d119[i * 3 + j] = d118[j];
        }
    }
}

// categorical.vae:11  gradient of dense(9)
// categorical.vae:9  gradient of dense(9)
// kernel 26, train: weight gradient over [12, 9]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h79 = s->arena + 4336; // [n, 12]
    const vae_real *d122 = s->arena + 9952; // [n, 9]
    vae_real *d_param124 = s->grad + 528; // [12, 9]
    if (tile == 1) {
        vae_real *d_param123 = s->grad + 640; // [9]
        vae_column_sums(s->n, 9, d122, 9, d_param123);
        return;
    }
    vae_gemm_tn(12, 9, s->n, h79, 12, d122, 9, d_param124, 9);
}

// categorical.vae:9  gradient of dense(9)
// categorical.vae:9  gradient of tanh
// kernel 27, train: product by panels over rows of [12]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d122 = s->arena + 9952; // [n, 9]
    const vae_real *w80 = s->param + 528; // [12, 9]
    vae_real *d128 = s->arena + 3904; // [n, 12]
    const vae_real *h79 = s->arena + 4336; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 9, d122 + begin * 9, 9, w80, 9, d128 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v125 = d128[i * 12 + j];
            d128[i * 12 + j] = v125 * (1.0f - h79[i * 12 + j] * h79[i * 12 + j]);
        }
    }
}

// categorical.vae:9  gradient of dense(12)
// kernel 28, train: weight gradient over [14, 12]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z74 = s->arena + 1664; // [n, 14]
    const vae_real *d128 = s->arena + 3904; // [n, 12]
    vae_real *d_param130 = s->grad + 336; // [14, 12]
    if (tile == 1) {
        vae_real *d_param129 = s->grad + 512; // [12]
        vae_column_sums(s->n, 12, d128, 12, d_param129);
        return;
    }
    vae_gemm_tn(14, 12, s->n, z74, 14, d128, 12, d_param130, 12);
}

// categorical.vae:9  gradient of dense(12)
// kernel 29, train: product by panels over rows of [14]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d128 = s->arena + 3904; // [n, 12]
    const vae_real *w75 = s->param + 336; // [14, 12]
    vae_real *d131 = s->arena + 1152; // [n, 14]
    vae_gemm_nt((int)(end - begin), 14, 12, d128 + begin * 12, 12, w75, 12, d131 + begin * 14, 14);
}

// categorical.vae:6  gradient of sampling and KL
// kernel 30, train: loop over rows of [2]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d114 = s->arena + 12672; // [2]
    const vae_real *t66 = s->arena + 12272; // [n, 2]
    const vae_real *mean20 = s->arena + 588; // [n, 2] in rows of 16
    vae_real *d138 = s->arena + 12; // [n, 2] in rows of 16
    const vae_real *d133 = s->arena + 1164; // [n, 2] in rows of 14
    const vae_real *eps60 = s->arena + 12432; // [n, 2]
    const vae_real *t62 = s->arena + 12352; // [n, 2]
    vae_real *d142 = s->arena + 14; // [n, 2] in rows of 16
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v134 = 0.5f * d114[j];
            d138[i * 16 + j] = d114[j] * mean20[i * 16 + j] + d133[i * 14 + j];
            const vae_real v141 = 0.5f * (d133[i * 14 + j] * eps60[i * 2 + j] * t62[i * 2 + j]);
            d142[i * 16 + j] = v134 * t66[i * 2 + j] - v134 + v141;
        }
    }
}

// categorical.vae:5  sampling and KL
// categorical.vae:5  gradient of sampling and KL
// kernel 31, train: loop over rows of [12]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t50 = s->arena + 5632; // [n, 3, 4]
    const vae_real *d132 = s->arena + 1152; // [n, 12] in rows of 14
    vae_real *d150 = s->arena + 3472; // [n, 3, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            d150[i * 12 + j] = d132[i * 14 + j] * vae_exp(t50[i * 12 + j]);
        }
    }
}

// categorical.vae:5  gradient of sampling and KL
// kernel 32, train: loop over rows of [3, 4]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d150 = s->arena + 3472; // [n, 3, 4]
    vae_real *d152 = s->arena + 10960; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real d152_sum = 0.0f;
            VAE_SIMD_SUM(d152_sum)
            for (size_t k = 0; k < 4; k++) {
                d152_sum += -d150[i * 12 + j * 4 + k];
            }
            d152[i * 3 + j] = d152_sum;
        }
    }
}

// What kernel 33 of train and 1 other do, each with buffers of its own:
//   d153: [n, 3, 1]
//   d152: [n, 3, 1]
//   t47: [n, 3, 1]
VAE_SHARED_2(like_train_k33, const VaeState *s, int tile, vae_real *scratch, vae_real *d153,
    const vae_real *d152, const vae_real *t47) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d153[i * 3 + j] = d152[i * 3 + j] / t47[i * 3 + j];
        }
    }
}

// categorical.vae:5  gradient of sampling and KL
// categorical.vae:5  gradient of posterior heads (added by the compiler)
// kernel 34, train: loop over rows of [3, 4]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d119 = s->arena + 11072; // [n, 3, 1]
    const vae_real *t55 = s->arena + 4768; // [n, 3, 4]
    const vae_real *t53 = s->arena + 5200; // [n, 3, 4]
    const vae_real *d153 = s->arena + 10848; // [n, 3, 1]
    const vae_real *t46 = s->arena + 6064; // [n, 3, 4]
    const vae_real *d150 = s->arena + 3472; // [n, 3, 4]
    vae_real *d157 = s->arena + 3040; // [n, 3, 4]
    vae_real *d159 = s->arena + 10736; // [n, 3, 1]
    const vae_real temperature = s->scalar[VAE_TEMPERATURE];
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real d159_sum = 0.0f;
            VAE_SIMD_SUM(d159_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v146 = d119[i * 3 + j] * t55[i * 12 + j * 4 + k] * t53[i * 12 + j * 4 + k];
                const vae_real v155 = d150[i * 12 + j * 4 + k] + d153[i * 3 + j] * t46[i * 12 + j * 4 + k];
                const vae_real v157 = d119[i * 3 + j] * t53[i * 12 + j * 4 + k] + v146 + v155 / temperature;
                d157[i * 12 + j * 4 + k] = v157;
                d159_sum += -v157;
            }
            d159[i * 3 + j] = d159_sum;
        }
    }
}

// categorical.vae:5  gradient of posterior heads (added by the compiler)
// kernel 36, train: loop over rows of [3, 4]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d160 = s->arena + 10624; // [n, 3, 1]
    const vae_real *t15 = s->arena + 8656; // [n, 3, 4]
    vae_real *d162 = s->arena + 2608; // [n, 3, 4]
    const vae_real *d157 = s->arena + 3040; // [n, 3, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d162[i * 12 + j * 4 + k] = d157[i * 12 + j * 4 + k] + d160[i * 3 + j] * t15[i * 12 + j * 4 + k];
            }
        }
    }
}

// kernel 37, train: loop over rows of [12]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t164 = s->arena + 0; // [n, 12] in rows of 16
    const vae_real *d162 = s->arena + 2608; // [n, 12]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            t164[i * 16 + j] = d162[i * 12 + j];
        }
    }
}

// categorical.vae:5  gradient of posterior heads (added by the compiler)
// kernel 38, train: weight gradient over [12, 16]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 9520; // [n, 12]
    const vae_real *d165 = s->arena + 0; // [n, 16]
    vae_real *d_param167 = s->grad + 128; // [12, 16]
    if (tile == 1) {
        vae_real *d_param166 = s->grad + 320; // [16]
        vae_column_sums(s->n, 16, d165, 16, d_param166);
        return;
    }
    vae_gemm_tn(12, 16, s->n, h5, 12, d165, 16, d_param167, 16);
}

// categorical.vae:5  gradient of posterior heads (added by the compiler)
// categorical.vae:8  gradient of tanh
// kernel 39, train: product by panels over rows of [12]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d165 = s->arena + 0; // [n, 16]
    const vae_real *w6 = s->param + 128; // [12, 16]
    vae_real *d171 = s->arena + 2176; // [n, 12]
    const vae_real *h5 = s->arena + 9520; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 16, d165 + begin * 16, 16, w6, 16, d171 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v168 = d171[i * 12 + j];
            d171[i * 12 + j] = v168 * (1.0f - h5[i * 12 + j] * h5[i * 12 + j]);
        }
    }
}

// categorical.vae:8  gradient of dense(12)
// kernel 40, train: weight gradient over [9, 12]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 10288; // [n, 9]
    const vae_real *d171 = s->arena + 2176; // [n, 12]
    vae_real *d_param173 = s->grad + 0; // [9, 12]
    if (tile == 1) {
        vae_real *d_param172 = s->grad + 112; // [12]
        vae_column_sums(s->n, 12, d171, 12, d_param172);
        return;
    }
    vae_gemm_tn(9, 12, s->n, x0, 9, d171, 12, d_param173, 12);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // categorical.vae:8  dense(12)
    // categorical.vae:8  tanh
    // kernel 0, train: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 10288, s->param + 0, s->arena + 9520, s->param + 112);
    // categorical.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [16]
    like_train_k1(s, tile, scratch, s->arena + 9520, s->param + 128, s->arena + 576, s->param + 320);
    // kernel 2, train: loop over rows of [12]
    like_train_k2(s, tile, scratch, s->arena + 9088, s->arena + 576);
    // categorical.vae:5  posterior heads (added by the compiler)
    // kernel 3, train: loop over rows of [3, 4]
    like_train_k3(s, tile, scratch, s->arena + 12080, s->arena + 9088);
    // categorical.vae:5  posterior heads (added by the compiler)
    // kernel 4, train: loop over rows of [3, 4]
    like_train_k4(s, tile, scratch, s->arena + 9088, s->arena + 12080, s->arena + 8656,
        s->arena + 11968);
    // categorical.vae:5  posterior heads (added by the compiler)
    // kernel 5, train: loop over rows of [3, 1]
    like_train_k5(s, tile, scratch, s->arena + 11968, s->arena + 11856, s->arena + 12080);
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    // categorical.vae:5  sampling and KL
    // kernel 11, train: loop over rows of [3, 4]
    like_train_k4(s, tile, scratch, s->arena + 6496, s->arena + 11520, s->arena + 6064,
        s->arena + 11408);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k14(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    // categorical.vae:5  sampling and KL
    // kernel 9, train: loop over rows of [3, 4]
    like_train_k9(s, tile, scratch, s->arena + 11744, s->arena + 7360, s->arena + 12832,
        s->arena + 11632);
    // categorical.vae:5  sampling and KL
    // kernel 10, train: loop over rows of [3, 4]
    like_train_k10(s, tile, scratch, s->arena + 11632, s->arena + 6928);
    // kernel 15, train: loop over rows of [12]
    like_train_k15(s, tile, scratch, s->arena + 1664, s->arena + 6928);
    // categorical.vae:9  dense(12)
    // categorical.vae:9  tanh
    // kernel 16, train: product by panels over rows of [12]
    like_train_k16(s, tile, scratch, s->arena + 1664, s->param + 336, s->arena + 4336,
        s->param + 512);
    train_k17(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k29(s, tile, scratch);
    train_k31(s, tile, scratch);
    train_k32(s, tile, scratch);
    // categorical.vae:5  gradient of sampling and KL
    // kernel 33, train: loop over rows of [3, 1]
    like_train_k33(s, tile, scratch, s->arena + 10848, s->arena + 10960, s->arena + 11408);
}

// One thread does all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    train_k22(s, tile, scratch);
    train_k23(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    train_k25(s, tile, scratch);
    train_k34(s, tile, scratch);
    // categorical.vae:5  gradient of posterior heads (added by the compiler)
    // kernel 35, train: loop over rows of [3, 1]
    like_train_k33(s, tile, scratch, s->arena + 10624, s->arena + 10736, s->arena + 11968);
    train_k36(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k18(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k24(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u10(const VaeState *s, int tile, vae_real *scratch) {
    train_k37(s, tile, scratch);
    train_k39(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {0}},
        {train_k8, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u2, panels, {0}},
        {train_u4, 1, {0}},
        {train_u5, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_k28, 2, {0}},
        {train_k26, 2, {0}},
        {train_u6, panels, {0}},
        {train_k30, panels, {0}},
        {train_u3, 1, {0}}}, 5);
    vae_run_one(me, s, train_u10, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k38, 2, {0}},
        {train_k40, 2, {0}}}, 2);
}

// What kernel 4 of eval and 1 other do, each with buffers of its own:
//   t11: [n, 3, 4]
//   t13: [n, 3, 1]
//   t16: [n, 3, 1]
VAE_SHARED_1(like_eval_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *t11,
    const vae_real *t13, vae_real *t16) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t16_sum = 0.0f;
            VAE_SIMD_SUM(t16_sum)
            for (size_t k = 0; k < 4; k++) {
                t16_sum += vae_exp(t11[i * 12 + j * 4 + k] - t13[i * 3 + j]);
            }
            t16[i * 3 + j] = t16_sum;
        }
    }
}

// categorical.vae:5  posterior heads (added by the compiler)
// categorical.vae:5  sampling and KL
// kernel 6, eval: loop over rows of [3, 4]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *logp19 = s->arena + 2816; // [n, 3, 4]
    const vae_real *t11 = s->arena + 3248; // [n, 3, 4]
    const vae_real *t18 = s->arena + 4896; // [n, 3, 1]
    vae_real *t51 = s->arena + 4448; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t51_sum = 0.0f;
            VAE_SIMD_SUM(t51_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v19 = t11[i * 12 + j * 4 + k] - t18[i * 3 + j];
                logp19[i * 12 + j * 4 + k] = v19;
                t51_sum += vae_exp(v19) * (v19 + 1.38629436f);
            }
            t51[i * 3 + j] = t51_sum;
        }
    }
}

// What kernel 7 of eval and 1 other do, each with buffers of its own:
//   u22: [n, 3, 4]
//   t26: [n, 3, 4]
//   logp19: [n, 3, 4]
//   t29: [n, 3, 1]
VAE_SHARED_1(like_eval_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *u22,
    vae_real *t26, const vae_real *logp19, vae_real *t29) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t29_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t29_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v26 = logp19[i * 12 + j * 4 + k] - vae_log(-vae_log(u22[i * 12 + j * 4 + k]));
                t26[i * 12 + j * 4 + k] = v26;
                t29_sum = vae_max(t29_sum, v26);
            }
            t29[i * 3 + j] = t29_sum;
        }
    }
}

// categorical.vae:5  sampling and KL
// kernel 8, eval: loop over [4]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 5728);
}

// categorical.vae:5  sampling and KL
// kernel 10, eval: loop over rows of [3, 4]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t34 = s->arena + 4672; // [n, 3, 1]
    vae_real *t41 = s->arena + 1520; // [n, 3, 4]
    const vae_real *logp19 = s->arena + 2816; // [n, 3, 4]
    vae_real *t44 = s->arena + 4560; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t44_sum = 0.0f;
            VAE_SIMD_SUM(t44_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v27 = (vae_real)(k);
                const vae_real v41 = 1.0f - vae_step(vae_abs(v27 + t34[i * 3 + j]) - 0.5f);
                t41[i * 12 + j * 4 + k] = v41;
                t44_sum += v41 * logp19[i * 12 + j * 4 + k];
            }
            t44[i * 3 + j] = t44_sum;
        }
    }
}

// kernel 11, eval: loop over rows of [3]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t53 = s->arena + 5680; // [n, 1]
    const vae_real *t51 = s->arena + 4448; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        vae_real t53_sum = 0.0f;
        VAE_SIMD_SUM(t53_sum)
        for (size_t j = 0; j < 3; j++) {
            t53_sum += t51[i * 3 + j];
        }
        t53[i] = t53_sum;
    }
}

// kernel 12, eval: loop over rows of [3]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t44 = s->arena + 4560; // [n, 3]
    vae_real *t55 = s->arena + 5632; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t55_sum = 0.0f;
        VAE_SIMD_SUM(t55_sum)
        for (size_t j = 0; j < 3; j++) {
            t55_sum += (-1.38629436f) - t44[i * 3 + j];
        }
        t55[i] = t55_sum;
    }
}

// categorical.vae:6  sampling and KL
// kernel 13, eval: loop over rows of [2]
VAE_KERNEL void eval_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar21 = s->arena + 14; // [n, 2] in rows of 16
    const vae_real *eps56 = s->arena + 5312; // [n, 2]
    vae_real *z60 = s->arena + 588; // [n, 2] in rows of 14
    const vae_real *mean20 = s->arena + 12; // [n, 2] in rows of 16
    vae_real *t73 = s->arena + 5232; // [n, 2]
    vae_real *t74 = s->arena + 5584; // [n, 1]
    vae_real *t78 = s->arena + 5488; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t74_sum = 0.0f;
        vae_real t78_sum = 0.0f;
        VAE_SIMD_SUM(t74_sum, t78_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v60 = mean20[i * 16 + j] + vae_exp(0.5f * logvar21[i * 16 + j]) * eps56[i * 2 + j];
            z60[i * 14 + j] = v60;
            const vae_real v63 = eps56[i * 2 + j] * eps56[i * 2 + j] + logvar21[i * 16 + j];
            const vae_real v70 = mean20[i * 16 + j] * mean20[i * 16 + j] + vae_exp(logvar21[i * 16 + j]);
            const vae_real v73 = 0.5f * (v70 - 1.0f - logvar21[i * 16 + j]);
            t73[i * 2 + j] = v73;
            t74_sum += v73;
            const vae_real v77 = (-0.5f) * (v60 * v60 + 1.83787707f - (v63 + 1.83787707f));
            t78_sum += v77;
        }
        t74[i] = t74_sum;
        t78[i] = t78_sum;
    }
}

// kernel 14, eval: loop over rows of [1]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t75 = s->arena + 5536; // [n, 1]
    const vae_real *t53 = s->arena + 5680; // [n, 1]
    const vae_real *t74 = s->arena + 5584; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t75[i] = t53[i] + t74[i];
    }
}

// categorical.vae:9  dense(9)
// categorical.vae:11  likelihood = gaussian
// kernel 17, eval: product by panels over rows of [9]
VAE_KERNEL void eval_k17(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h86 = s->arena + 1088; // [n, 12]
    const vae_real *w87 = s->param + 528; // [12, 9]
    vae_real *t89 = scratch; // [end - begin, 9]
    const vae_real *b88 = s->param + 640; // [9]
    const vae_real *x0 = s->arena + 4112; // [n, 9]
    vae_real *t97 = s->arena + 5440; // [n, 1]
    vae_gemm_nn((int)(end - begin), 9, 12, h86 + begin * 12, 12, w87, 9, t89, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t97_sum = 0.0f;
        VAE_SIMD_SUM(t97_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v89 = t89[(i - begin) * 9 + j];
            const vae_real v91 = x0[i * 9 + j] - (v89 + b88[j]);
            const vae_real v96 = 0.5f * ((-1.38629436f) + 4.0f * (v91 * v91) + 1.83787707f);
            t97_sum += v96;
        }
        t97[i] = t97_sum;
    }
}

// kernel 18, eval: loop over rows of [1]
VAE_KERNEL void eval_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t55 = s->arena + 5632; // [n, 1]
    const vae_real *t78 = s->arena + 5488; // [n, 1]
    vae_real *t98 = s->arena + 5392; // [n, 1]
    const vae_real *t97 = s->arena + 5440; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t98[i] = t55[i] + t78[i] - t97[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // categorical.vae:8  dense(12)
    // categorical.vae:8  tanh
    // kernel 0, eval: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 4112, s->param + 0, s->arena + 3680, s->param + 112);
    // categorical.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [16]
    like_train_k1(s, tile, scratch, s->arena + 3680, s->param + 128, s->arena + 0, s->param + 320);
    // kernel 2, eval: loop over rows of [12]
    like_train_k2(s, tile, scratch, s->arena + 3248, s->arena + 0);
    // categorical.vae:5  posterior heads (added by the compiler)
    // kernel 3, eval: loop over rows of [3, 4]
    like_train_k3(s, tile, scratch, s->arena + 5120, s->arena + 3248);
    // categorical.vae:5  posterior heads (added by the compiler)
    // kernel 4, eval: loop over rows of [3, 4]
    like_eval_k4(s, tile, scratch, s->arena + 3248, s->arena + 5120, s->arena + 5008);
    // categorical.vae:5  posterior heads (added by the compiler)
    // kernel 5, eval: loop over rows of [3, 1]
    like_train_k5(s, tile, scratch, s->arena + 5008, s->arena + 4896, s->arena + 5120);
    eval_k6(s, tile, scratch);
    // categorical.vae:5  sampling and KL
    // kernel 7, eval: loop over rows of [3, 4]
    like_eval_k7(s, tile, scratch, s->arena + 2384, s->arena + 1952, s->arena + 2816,
        s->arena + 4784);
    eval_k11(s, tile, scratch);
    eval_k13(s, tile, scratch);
    eval_k14(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // categorical.vae:5  sampling and KL
    // kernel 9, eval: loop over rows of [3, 4]
    like_train_k9(s, tile, scratch, s->arena + 4784, s->arena + 1952, s->arena + 5728,
        s->arena + 4672);
    eval_k10(s, tile, scratch);
    eval_k12(s, tile, scratch);
    // kernel 15, eval: loop over rows of [12]
    like_train_k15(s, tile, scratch, s->arena + 576, s->arena + 1520);
    // categorical.vae:9  dense(12)
    // categorical.vae:9  tanh
    // kernel 16, eval: product by panels over rows of [12]
    like_train_k16(s, tile, scratch, s->arena + 576, s->param + 336, s->arena + 1088,
        s->param + 512);
    eval_k17(s, tile, scratch);
    eval_k18(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {eval_u0, panels, {0}},
        {eval_k8, 1, {0}}}, 2);
    vae_run_one(me, s, eval_u2, panels);
}

// categorical.vae:5  posterior heads (added by the compiler)
// kernel 6, encode: loop over rows of [3, 4]
VAE_KERNEL void encode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *logp19 = s->arena + 2304; // [n, 3, 4]
    const vae_real *t11 = s->arena + 2736; // [n, 3, 4]
    const vae_real *t18 = s->arena + 4160; // [n, 3, 1]
    vae_real *t20 = s->arena + 1872; // [n, 3, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v19 = t11[i * 12 + j * 4 + k] - t18[i * 3 + j];
                logp19[i * 12 + j * 4 + k] = v19;
                t20[i * 12 + j * 4 + k] = vae_exp(v19);
            }
        }
    }
}

// categorical.vae:5  sampling and KL
// kernel 8, encode: loop over [4]
VAE_KERNEL void encode_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 4656);
}

// categorical.vae:5  posterior heads (added by the compiler)
// kernel 11, encode: loop over rows of [2]
VAE_KERNEL void encode_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t44 = s->arena + 4576; // [n, 2]
    const vae_real *mean22 = s->arena + 12; // [n, 2] in rows of 16
    vae_real *t45 = s->arena + 4496; // [n, 2]
    const vae_real *logvar23 = s->arena + 14; // [n, 2] in rows of 16
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t44[i * 2 + j] = mean22[i * 16 + j];
            t45[i * 2 + j] = logvar23[i * 16 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // categorical.vae:8  dense(12)
    // categorical.vae:8  tanh
    // kernel 0, encode: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 3600, s->param + 0, s->arena + 3168, s->param + 112);
    // categorical.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [16]
    like_train_k1(s, tile, scratch, s->arena + 3168, s->param + 128, s->arena + 0, s->param + 320);
    // kernel 2, encode: loop over rows of [12]
    like_train_k2(s, tile, scratch, s->arena + 2736, s->arena + 0);
    // categorical.vae:5  posterior heads (added by the compiler)
    // kernel 3, encode: loop over rows of [3, 4]
    like_train_k3(s, tile, scratch, s->arena + 4384, s->arena + 2736);
    // categorical.vae:5  posterior heads (added by the compiler)
    // kernel 4, encode: loop over rows of [3, 4]
    like_eval_k4(s, tile, scratch, s->arena + 2736, s->arena + 4384, s->arena + 4272);
    // categorical.vae:5  posterior heads (added by the compiler)
    // kernel 5, encode: loop over rows of [3, 1]
    like_train_k5(s, tile, scratch, s->arena + 4272, s->arena + 4160, s->arena + 4384);
    encode_k6(s, tile, scratch);
    // categorical.vae:5  sampling and KL
    // kernel 7, encode: loop over rows of [3, 4]
    like_eval_k7(s, tile, scratch, s->arena + 1440, s->arena + 1008, s->arena + 2304,
        s->arena + 4048);
    encode_k11(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // categorical.vae:5  sampling and KL
    // kernel 9, encode: loop over rows of [3, 4]
    like_train_k9(s, tile, scratch, s->arena + 4048, s->arena + 1008, s->arena + 4656,
        s->arena + 3936);
    // categorical.vae:5  sampling and KL
    // kernel 10, encode: loop over rows of [3, 4]
    like_train_k10(s, tile, scratch, s->arena + 3936, s->arena + 576);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {encode_u0, panels, {0}},
        {encode_k8, 1, {0}}}, 2);
    vae_run_one(me, s, encode_u2, panels);
}

// categorical.vae:6  z
// kernel 1, decode: loop over rows of [2]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t3 = s->arena + 12; // [n, 2] in rows of 14
    const vae_real *z1 = s->arena + 2384; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t3[i * 14 + j] = z1[i * 2 + j];
        }
    }
}

// categorical.vae:9  dense(9)
// kernel 3, decode: product by panels over rows of [9]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h9 = s->arena + 512; // [n, 12]
    const vae_real *w10 = s->param + 528; // [12, 9]
    vae_real *p13 = s->arena + 2048; // [n, 9]
    const vae_real *b11 = s->param + 640; // [9]
    vae_real *t16 = s->arena + 1376; // [n, 9]
    vae_gemm_nn((int)(end - begin), 9, 12, h9 + begin * 12, 12, w10, 9, p13 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v12 = p13[i * 9 + j];
            const vae_real v13 = v12 + b11[j];
            p13[i * 9 + j] = v13;
            t16[i * 9 + j] = v13;
        }
    }
}

// kernel 4, decode: loop over rows of [9]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t15 = s->arena + 1712; // [n, 9]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t15[i * 9 + j] = 0.5f;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // categorical.vae:5  c
    // kernel 0, decode: loop over rows of [12]
    like_train_k15(s, tile, scratch, s->arena + 0, s->arena + 944);
    decode_k1(s, tile, scratch);
    // categorical.vae:9  dense(12)
    // categorical.vae:9  tanh
    // kernel 2, decode: product by panels over rows of [12]
    like_train_k16(s, tile, scratch, s->arena + 0, s->param + 336, s->arena + 512, s->param + 512);
    decode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k4, panels, {0}}}, 2);
}

// kernel 0, prior: loop over rows of [3, 1]
VAE_KERNEL void prior_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t3 = s->arena + 432; // [n, 3, 1]
    const vae_real *u0 = s->arena + 544; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t3[i * 3 + j] = 4.0f * u0[i * 3 + j];
        }
    }
}

// kernel 1, prior: loop over rows of [3, 4]
VAE_KERNEL void prior_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t3 = s->arena + 432; // [n, 3, 1]
    vae_real *t10 = s->arena + 0; // [n, 3, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v2 = (vae_real)(k);
                const vae_real v4 = t3[i * 3 + j] - v2;
                t10[i * 12 + j * 4 + k] = vae_step(v4) * (1.0f - vae_step(v4 - 1.0f));
            }
        }
    }
}

// categorical.vae:6  z.prior
// kernel 2, prior: loop over rows of [2]
VAE_KERNEL void prior_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t13 = s->arena + 656; // [n, 2]
    const vae_real *eps12 = s->arena + 736; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t13[i * 2 + j] = eps12[i * 2 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void prior_u0(const VaeState *s, int tile, vae_real *scratch) {
    prior_k0(s, tile, scratch);
    prior_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void prior_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {prior_u0, panels, {0}},
        {prior_k2, panels, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 10288, 9}, // [n, 9]
    {"c.u", VAE_IN_UNIFORM, 0, 7792, 12}, // [n, 3, 4]
    {"z.eps", VAE_IN_NORMAL, 1, 12432, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 12720, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 12800, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 12688, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 4112, 9}, // [n, 9]
    {"c.u", VAE_IN_UNIFORM, 0, 2384, 12}, // [n, 3, 4]
    {"z.eps", VAE_IN_NORMAL, 1, 5312, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 5440, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 5536, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 5392, 1}, // [n, 1]
    {"c.kl", VAE_OUT_ROW, 0, 4448, 3}, // [n, 3]
    {"z.kl", VAE_OUT_ROW, 0, 5232, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 3600, 9}, // [n, 9]
    {"c.u", VAE_IN_UNIFORM, 0, 1440, 12}, // [n, 3, 4]
    {"c.mean", VAE_OUT_ROW, 0, 1872, 12}, // [n, 12]
    {"c.sample", VAE_OUT_ROW, 0, 576, 12}, // [n, 12]
    {"z.mean", VAE_OUT_ROW, 0, 4576, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 4496, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"c", VAE_IN_LATENT, 0, 944, 12}, // [n, 12]
    {"z", VAE_IN_LATENT, 1, 2384, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 2048, 9}, // [n, 9]
    {"x.draw0", VAE_OUT_ROW, 0, 1376, 9}, // [n, 9]
    {"x.draw1", VAE_OUT_ROW, 0, 1712, 9}, // [n, 9]
};

static const VaePort prior_ports[] = {
    {"c.prior", VAE_IN_UNIFORM, 8, 544, 3}, // [n, 3, 1]
    {"z.prior", VAE_IN_NORMAL, 9, 736, 2}, // [n, 2]
    {"c.sample", VAE_OUT_ROW, 0, 0, 12}, // [n, 12]
    {"z.sample", VAE_OUT_ROW, 0, 656, 2}, // [n, 2]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {12, 9}, {1, 12}, 0, VAE_INIT_UNIFORM, 0.534522474f, true, true, true},
    {"encoder.0.bias", 1, {12}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.c.logits.weight", 2, {12, 12}, {1, 16}, 128, VAE_INIT_UNIFORM, 0.5f, true, true, true},
    {"posterior.c.logits.bias", 1, {12}, {1}, 320, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.z.mean.weight", 2, {2, 12}, {1, 16}, 140, VAE_INIT_UNIFORM, 0.654653668f, true, true, true},
    {"posterior.z.mean.bias", 1, {2}, {1}, 332, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.z.logvar.weight", 2, {2, 12}, {1, 16}, 142, VAE_INIT_UNIFORM, 0.654653668f, true, true, true},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 334, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"decoder.0.weight", 2, {12, 14}, {1, 12}, 336, VAE_INIT_UNIFORM, 0.480384469f, true, true, false},
    {"decoder.0.bias", 1, {12}, {1}, 512, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {9, 12}, {1, 9}, 528, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"decoder.2.bias", 1, {9}, {1}, 640, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 9, 9, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"c", 12, 0},
    {"z", 2, 0},
};
static const VaeCoded coded[] = {
    {4, 0, NULL},
    {0, 0, NULL},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[9]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(12)", "[12]", 120},
    {VAE_STAGE_ENCODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_LATENT, 0, "c: categorical", "[12]", 156},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 52},
    {VAE_STAGE_DECODER, 0, "dense(12)", "[12]", 180},
    {VAE_STAGE_DECODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[9]", 117},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[9]", 0},
};

static const VaeStretch rest[] = {
    {0, 656},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "categorical", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model categorical\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [9]                         -              -\n"
        "    dense(12)                       [12]                      120            216\n"
        "    tanh                            [12]                        -              -\n"
        "  c: heads                          [12]                      156            312\n"
        "  z: mean, logvar heads             [2]                        52             96\n"
        "  decoder(c, z)                     [14]                        -              -\n"
        "    dense(12)                       [12]                      180            336\n"
        "    tanh                            [12]                        -              -\n"
        "    dense(9)                        [9]                       117            216\n"
        "\n"
        "  625 parameters; one training step of 36 rows: 116,640 flops\n"
        "  likelihood gaussian(sigma=0.5, floor=0.001)\n"
        "  objective elbo(samples=1)\n"
        "  latent c categorical(n=3, classes=4, straight_through=true)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          41      136        51,392       51,392\n"
        "  eval           19       71        22,976       22,976\n"
        "  encode         12       30        18,688       18,688\n"
        "  decode          5        9         9,856        9,856\n"
        "  prior           3        8         3,264        3,264\n",
    .batch = 36, .n_param = 656, .n_state = 0, .n_arena = 12848,
    .n_scratch = 144,
    .max_threads = 1, .flops_per_row = 3240.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 12,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 2,
    .coded = coded,
    .stage = stages, .n_stages = 9,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 8},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 6},
    .decode = {"decode", decode_run, decode_ports, 5},
    .prior = {"prior", VAE_UNCHECKED(prior_run), prior_ports, 4},
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
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.1, 0.1, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_LINEAR, 1.0, 0.5, 0.0, 10.0, 0, 0.0},
        },
        .epochs = 10, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
