// gumbel -- written by vaec 0.1.0 from gumbel.vae; do not edit.
//
// model gumbel
//
//   layer                             output             parameters      flops/row
//   encoder                           [9]                         -              -
//     dense(12)                       [12]                      120            216
//     tanh                            [12]                        -              -
//   c: heads                          [10]                      130            260
//   decoder                           [10]                        -              -
//     dense(12)                       [12]                      132            240
//     tanh                            [12]                        -              -
//     dense(9)                        [9]                       117            216
//
//   499 parameters; one training step of 36 rows: 139,968 flops
//   likelihood laplace(scale=0.5, floor=0.001)
//   objective elbo(samples=2)
//   latent c categorical(n=2, classes=5, straight_through=false)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          36       98        58,432       58,432
//   eval           16       48        16,704       16,704
//   encode         11       28        15,040       15,040
//   decode          3        7         7,232        7,232
//   prior           2        7         2,112        2,112
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
//   w6: [12, 10]
//   heads9: [n, 10]
//   b7: [10]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *heads9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 10, 12, h5 + begin * 12, 12, w6, 10, heads9 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 10; j++) {
            const vae_real v8 = heads9[i * 10 + j];
            heads9[i * 10 + j] = v8 + b7[j];
        }
    }
}

// What kernel 2 of train and 3 others do, each with buffers of its own:
//   t11: [n, 10]
//   t10: [n, 10]
VAE_SHARED_2(like_train_k2, const VaeState *s, int tile, vae_real *scratch, vae_real *t11,
    const vae_real *t10) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 10; j++) {
            t11[i * 10 + j] = t10[i * 10 + j];
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   t13: [n, 2, 1]
//   t11: [n, 2, 5]
VAE_SHARED_2(like_train_k3, const VaeState *s, int tile, vae_real *scratch, vae_real *t13,
    const vae_real *t11) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t13_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t13_sum)
            for (size_t k = 0; k < 5; k++) {
                t13_sum = vae_max(t13_sum, t11[i * 10 + j * 5 + k]);
            }
            t13[i * 2 + j] = t13_sum;
        }
    }
}

// gumbel.vae:5  posterior heads (added by the compiler)
// kernel 4, train: loop over rows of [2, 5]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t11 = s->arena + 11824; // [n, 2, 5]
    const vae_real *t13 = s->arena + 14256; // [n, 2, 1]
    vae_real *t15 = s->arena + 11456; // [n, 2, 5]
    vae_real *t16 = s->arena + 14176; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t16_sum = 0.0f;
            VAE_SIMD_SUM(t16_sum)
            for (size_t k = 0; k < 5; k++) {
                const vae_real v15 = vae_exp(t11[i * 10 + j * 5 + k] - t13[i * 2 + j]);
                t15[i * 10 + j * 5 + k] = v15;
                t16_sum += v15;
            }
            t16[i * 2 + j] = t16_sum;
        }
    }
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   t16: [n, 2, 1]
//   t18: [n, 2, 1]
//   t13: [n, 2, 1]
VAE_SHARED_1(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *t16,
    vae_real *t18, const vae_real *t13) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t18[i * 2 + j] = vae_log(t16[i * 2 + j]) + t13[i * 2 + j];
        }
    }
}

// gumbel.vae:5  posterior heads (added by the compiler)
// gumbel.vae:5  sampling and KL
// kernel 6, train: loop over rows of [2, 5]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *logp19 = s->arena + 11088; // [n, 2, 5]
    const vae_real *t11 = s->arena + 11824; // [n, 2, 5]
    const vae_real *t18 = s->arena + 14096; // [n, 2, 1]
    vae_real *t35 = s->arena + 10720; // [n, 2, 5]
    vae_real *t37 = s->arena + 10352; // [n, 2, 5]
    vae_real *t39 = s->arena + 14016; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t39_sum = 0.0f;
            VAE_SIMD_SUM(t39_sum)
            for (size_t k = 0; k < 5; k++) {
                const vae_real v19 = t11[i * 10 + j * 5 + k] - t18[i * 2 + j];
                logp19[i * 10 + j * 5 + k] = v19;
                const vae_real v35 = vae_exp(v19);
                t35[i * 10 + j * 5 + k] = v35;
                const vae_real v37 = v19 + 1.60943791f;
                t37[i * 10 + j * 5 + k] = v37;
                t39_sum += v35 * v37;
            }
            t39[i * 2 + j] = t39_sum;
        }
    }
}

// gumbel.vae:5  sampling and KL
// kernel 7, train: loop over rows of [2, 2, 5]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *u20 = s->arena + 5328; // [n, 2, 2, 5]
    const vae_real *logp19 = s->arena + 11088; // [n, 2, 5]
    vae_real *t26 = s->arena + 4608; // [n, 2, 2, 5]
    vae_real *t27 = s->arena + 13472; // [n, 2, 2, 1]
    const vae_real temperature = s->scalar[VAE_TEMPERATURE];
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            for (size_t k = 0; k < 2; k++) {
                vae_real t27_sum = -VAE_INFINITY;
                VAE_SIMD_MAX(t27_sum)
                for (size_t l = 0; l < 5; l++) {
                    const vae_real v24 = logp19[i * 10 + k * 5 + l] - vae_log(-vae_log(u20[i * 20 + j * 10 + k * 5 + l]));
                    const vae_real v26 = v24 / temperature;
                    t26[i * 20 + j * 10 + k * 5 + l] = v26;
                    t27_sum = vae_max(t27_sum, v26);
                }
                t27[i * 4 + j * 2 + k] = t27_sum;
            }
        }
    }
}

// gumbel.vae:5  sampling and KL
// kernel 8, train: loop over rows of [2, 2, 5]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t26 = s->arena + 4608; // [n, 2, 2, 5]
    const vae_real *t27 = s->arena + 13472; // [n, 2, 2, 1]
    vae_real *t29 = s->arena + 3888; // [n, 2, 2, 5]
    vae_real *t30 = s->arena + 13328; // [n, 2, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t30_sum = 0.0f;
            VAE_SIMD_SUM(t30_sum)
            for (size_t k = 0; k < 5; k++) {
                const vae_real v29 = vae_exp(t26[i * 20 + j * 5 + k] - t27[i * 4 + j]);
                t29[i * 20 + j * 5 + k] = v29;
                t30_sum += v29;
            }
            t30[i * 4 + j] = t30_sum;
        }
    }
}

// gumbel.vae:5  sampling and KL
// kernel 9, train: loop over rows of [2, 2, 1]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t30 = s->arena + 13328; // [n, 2, 2, 1]
    vae_real *t32 = s->arena + 13184; // [n, 2, 2, 1]
    const vae_real *t27 = s->arena + 13472; // [n, 2, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t32[i * 4 + j] = vae_log(t30[i * 4 + j]) + t27[i * 4 + j];
        }
    }
}

// gumbel.vae:5  sampling and KL
// kernel 10, train: loop over rows of [2, 2, 5]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t26 = s->arena + 4608; // [n, 2, 2, 5]
    const vae_real *t32 = s->arena + 13184; // [n, 2, 2, 1]
    vae_real *t34 = s->arena + 3168; // [n, 2, 2, 5]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                t34[i * 20 + j * 5 + k] = vae_exp(t26[i * 20 + j * 5 + k] - t32[i * 4 + j]);
            }
        }
    }
}

// What kernel 11 of train and 1 other do, each with buffers of its own:
//   t42: [n, 1]
//   t39: [n, 2]
VAE_SHARED_1(like_train_k11, const VaeState *s, int tile, vae_real *scratch, vae_real *t42,
    const vae_real *t39) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t42_sum = 0.0f;
        VAE_SIMD_SUM(t42_sum)
        for (size_t j = 0; j < 2; j++) {
            t42_sum += t39[i * 2 + j];
        }
        t42[i] = t42_sum;
    }
}

// kernel 12, train: loop over rows of [2, 9]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t44 = s->arena + 7360; // [n, 2, 9]
    const vae_real *x0 = s->arena + 12560; // [n, 1, 9]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                t44[i * 18 + j * 9 + k] = x0[i * 9 + k];
            }
        }
    }
}

// gumbel.vae:8  dense(12)
// gumbel.vae:8  tanh
// kernel 13, train: product by panels over rows of [12]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 2, end = vae_panel_end(s, tile, 16) * 2;
    const vae_real *t34 = s->arena + 3168; // [n*2, 10]
    const vae_real *w46 = s->param + 272; // [10, 12]
    vae_real *h50 = s->arena + 864; // [n*2, 12]
    const vae_real *b47 = s->param + 400; // [12]
    vae_gemm_nn((int)(end - begin), 12, 10, t34 + begin * 10, 10, w46, 12, h50 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v48 = h50[i * 12 + j];
            h50[i * 12 + j] = vae_tanh(v48 + b47[j]);
        }
    }
}

// gumbel.vae:8  dense(9)
// gumbel.vae:10  likelihood = laplace
// kernel 14, train: product by panels over rows of [9]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 2, end = vae_panel_end(s, tile, 16) * 2;
    const vae_real *h50 = s->arena + 864; // [n*2, 12]
    const vae_real *w51 = s->param + 416; // [12, 9]
    vae_real *t57 = s->arena + 6704; // [n*2, 9]
    const vae_real *b52 = s->param + 528; // [9]
    const vae_real *x45 = s->arena + 7360; // [n*2, 9]
    vae_real *t64 = s->arena + 13936; // [n*2, 1]
    vae_gemm_nn((int)(end - begin), 9, 12, h50 + begin * 12, 12, w51, 9, t57 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t64_sum = 0.0f;
        VAE_SIMD_SUM(t64_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v53 = t57[i * 9 + j];
            const vae_real v57 = x45[i * 9 + j] - (v53 + b52[j]);
            t57[i * 9 + j] = v57;
            t64_sum += 2.0f * vae_abs(v57) + (-0.693147181f) + 0.693147181f;
        }
        t64[i] = t64_sum;
    }
}

// kernel 15, train: loop over rows of [2, 1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t66 = s->arena + 14432; // [n, 1, 1]
    const vae_real *t64 = s->arena + 13936; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t66_sum = 0.0f;
        VAE_SIMD_SUM(t66_sum)
        for (size_t j = 0; j < 2; j++) {
            t66_sum += t64[i * 2 + j];
        }
        t66[i] = t66_sum;
    }
}

// kernel 16, train: loop over rows of [1, 1]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t67 = s->arena + 14384; // [n, 1, 1]
    const vae_real *t66 = s->arena + 14432; // [n, 1, 1]
    vae_real *d81 = s->arena + 14336; // [n, 1, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t67[i] = 0.5f * t66[i];
        d81[i] = 0.5f * inv_n;
    }
}

// kernel 17, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t70 = s->arena + 14592; // [1]
    const vae_real *t67 = s->arena + 14384; // [n, 1]
    vae_real *t72 = s->arena + 14560; // [1]
    const vae_real *t42 = s->arena + 14480; // [n, 1]
    vae_real t70_sum = 0.0f;
    vae_real t72_sum = 0.0f;
    VAE_SIMD_SUM(t70_sum, t72_sum)
    for (size_t i = 0; i < rows; i++) {
        t70_sum += t67[i];
        t72_sum += t42[i];
    }
    t70[0] = t70_sum;
    t72[0] = t72_sum;
}

// kernel 18, train: loop over [1]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t71 = s->arena + 14576; // [1]
    const vae_real *t70 = s->arena + 14592; // [1]
    vae_real *t73 = s->arena + 14544; // [1]
    const vae_real *t72 = s->arena + 14560; // [1]
    vae_real *t77 = s->arena + 14528; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v71 = t70[0] * inv_n;
    t71[0] = v71;
    const vae_real v73 = t72[0] * inv_n;
    t73[0] = v73;
    t77[0] = v71 + beta * v73;
}

// kernel 19, train: loop over rows of [2, 1]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d82 = s->arena + 13856; // [n, 2, 1]
    const vae_real *d81 = s->arena + 14336; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d82[i * 2 + j] = d81[i];
        }
    }
}

// gumbel.vae:10  gradient of likelihood = laplace
// kernel 20, train: loop over rows of [9]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 2, end = vae_panel_end(s, tile, 16) * 2;
    const vae_real *d82 = s->arena + 13856; // [n*2, 1]
    const vae_real *t57 = s->arena + 6704; // [n*2, 9]
    vae_real *d91 = s->arena + 6048; // [n*2, 9]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v85 = 2.0f * d82[i];
            const vae_real v90 = vae_where(t57[i * 9 + j], v85, vae_where(-t57[i * 9 + j], -v85, 0.0f));
            d91[i * 9 + j] = -v90;
        }
    }
}

// gumbel.vae:10  gradient of dense(9)
// gumbel.vae:8  gradient of dense(9)
// kernel 21, train: weight gradient over [12, 9]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h50 = s->arena + 864; // [n*2, 12]
    const vae_real *d91 = s->arena + 6048; // [n*2, 9]
    vae_real *d_param93 = s->grad + 416; // [12, 9]
    if (tile == 1) {
        vae_real *d_param92 = s->grad + 528; // [9]
        vae_column_sums(s->n * 2, 9, d91, 9, d_param92);
        return;
    }
    vae_gemm_tn(12, 9, s->n * 2, h50, 12, d91, 9, d_param93, 9);
}

// gumbel.vae:8  gradient of dense(9)
// gumbel.vae:8  gradient of tanh
// kernel 22, train: product by panels over rows of [12]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 2, end = vae_panel_end(s, tile, 16) * 2;
    const vae_real *d91 = s->arena + 6048; // [n*2, 9]
    const vae_real *w51 = s->param + 416; // [12, 9]
    vae_real *d97 = s->arena + 0; // [n*2, 12]
    const vae_real *h50 = s->arena + 864; // [n*2, 12]
    vae_gemm_nt((int)(end - begin), 12, 9, d91 + begin * 9, 9, w51, 9, d97 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v94 = d97[i * 12 + j];
            d97[i * 12 + j] = v94 * (1.0f - h50[i * 12 + j] * h50[i * 12 + j]);
        }
    }
}

// gumbel.vae:8  gradient of dense(12)
// kernel 23, train: weight gradient over [10, 12]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *t34 = s->arena + 3168; // [n*2, 10]
    const vae_real *d97 = s->arena + 0; // [n*2, 12]
    vae_real *d_param99 = s->grad + 272; // [10, 12]
    if (tile == 1) {
        vae_real *d_param98 = s->grad + 400; // [12]
        vae_column_sums(s->n * 2, 12, d97, 12, d_param98);
        return;
    }
    vae_gemm_tn(10, 12, s->n * 2, t34, 10, d97, 12, d_param99, 12);
}

// gumbel.vae:8  gradient of dense(12)
// kernel 24, train: product by panels over rows of [10]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 2, end = vae_panel_end(s, tile, 16) * 2;
    const vae_real *d97 = s->arena + 0; // [n*2, 12]
    const vae_real *w46 = s->param + 272; // [10, 12]
    vae_real *d100 = s->arena + 2448; // [n*2, 10]
    vae_gemm_nt((int)(end - begin), 10, 12, d97 + begin * 12, 12, w46, 12, d100 + begin * 10, 10);
}

// kernel 25, train: loop over rows of [2]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d101 = s->arena + 13776; // [n, 2]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c78 = beta * inv_n;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d101[i * 2 + j] = c78;
        }
    }
}

// gumbel.vae:5  gradient of sampling and KL
// kernel 26, train: loop over rows of [2, 2, 5]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d108 = s->arena + 1728; // [n, 2, 2, 5]
    const vae_real *d100 = s->arena + 2448; // [n, 2, 2, 5]
    const vae_real *t34 = s->arena + 3168; // [n, 2, 2, 5]
    vae_real *d110 = s->arena + 13040; // [n, 2, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real d110_sum = 0.0f;
            VAE_SIMD_SUM(d110_sum)
            for (size_t k = 0; k < 5; k++) {
                const vae_real v108 = d100[i * 20 + j * 5 + k] * t34[i * 20 + j * 5 + k];
                d108[i * 20 + j * 5 + k] = v108;
                d110_sum += -v108;
            }
            d110[i * 4 + j] = d110_sum;
        }
    }
}

// gumbel.vae:5  gradient of sampling and KL
// kernel 27, train: loop over rows of [2, 2, 1]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d111 = s->arena + 12896; // [n, 2, 2, 1]
    const vae_real *d110 = s->arena + 13040; // [n, 2, 2, 1]
    const vae_real *t30 = s->arena + 13328; // [n, 2, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d111[i * 4 + j] = d110[i * 4 + j] / t30[i * 4 + j];
        }
    }
}

// gumbel.vae:5  gradient of sampling and KL
// kernel 28, train: loop over rows of [2, 2, 5]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d111 = s->arena + 12896; // [n, 2, 2, 1]
    const vae_real *t29 = s->arena + 3888; // [n, 2, 2, 5]
    const vae_real *d108 = s->arena + 1728; // [n, 2, 2, 5]
    vae_real *d115 = s->arena + 9984; // [n, 1, 2, 5]
    const vae_real temperature = s->scalar[VAE_TEMPERATURE];
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            for (size_t l = 0; l < 5; l++) {
                d115[i * 10 + k * 5 + l] = 0.0f;
            }
        }
        for (size_t j = 0; j < 2; j++) {
            for (size_t k = 0; k < 2; k++) {
                VAE_SIMD
                for (size_t l = 0; l < 5; l++) {
                    const vae_real v112 = d111[i * 4 + j * 2 + k] * t29[i * 20 + j * 10 + k * 5 + l];
                    d115[i * 10 + k * 5 + l] += (d108[i * 20 + j * 10 + k * 5 + l] + v112) / temperature;
                }
            }
        }
    }
}

// gumbel.vae:5  gradient of sampling and KL
// gumbel.vae:5  gradient of posterior heads (added by the compiler)
// kernel 29, train: loop over rows of [2, 5]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d101 = s->arena + 13776; // [n, 2, 1]
    const vae_real *t37 = s->arena + 10352; // [n, 2, 5]
    const vae_real *t35 = s->arena + 10720; // [n, 2, 5]
    vae_real *d117 = s->arena + 9616; // [n, 2, 5]
    const vae_real *d115 = s->arena + 9984; // [n, 2, 5]
    vae_real *d119 = s->arena + 13696; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real d119_sum = 0.0f;
            VAE_SIMD_SUM(d119_sum)
            for (size_t k = 0; k < 5; k++) {
                const vae_real v105 = d101[i * 2 + j] * t37[i * 10 + j * 5 + k] * t35[i * 10 + j * 5 + k];
                const vae_real v117 = d101[i * 2 + j] * t35[i * 10 + j * 5 + k] + v105 + d115[i * 10 + j * 5 + k];
                d117[i * 10 + j * 5 + k] = v117;
                d119_sum += -v117;
            }
            d119[i * 2 + j] = d119_sum;
        }
    }
}

// gumbel.vae:5  gradient of posterior heads (added by the compiler)
// kernel 30, train: loop over rows of [2, 1]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d120 = s->arena + 13616; // [n, 2, 1]
    const vae_real *d119 = s->arena + 13696; // [n, 2, 1]
    const vae_real *t16 = s->arena + 14176; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d120[i * 2 + j] = d119[i * 2 + j] / t16[i * 2 + j];
        }
    }
}

// gumbel.vae:5  gradient of posterior heads (added by the compiler)
// kernel 31, train: loop over rows of [2, 5]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d120 = s->arena + 13616; // [n, 2, 1]
    const vae_real *t15 = s->arena + 11456; // [n, 2, 5]
    vae_real *d122 = s->arena + 9248; // [n, 2, 5]
    const vae_real *d117 = s->arena + 9616; // [n, 2, 5]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                d122[i * 10 + j * 5 + k] = d117[i * 10 + j * 5 + k] + d120[i * 2 + j] * t15[i * 10 + j * 5 + k];
            }
        }
    }
}

// gumbel.vae:5  gradient of posterior heads (added by the compiler)
// kernel 33, train: weight gradient over [12, 10]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 8448; // [n, 12]
    const vae_real *d125 = s->arena + 8880; // [n, 10]
    vae_real *d_param127 = s->grad + 128; // [12, 10]
    if (tile == 1) {
        vae_real *d_param126 = s->grad + 256; // [10]
        vae_column_sums(s->n, 10, d125, 10, d_param126);
        return;
    }
    vae_gemm_tn(12, 10, s->n, h5, 12, d125, 10, d_param127, 10);
}

// gumbel.vae:5  gradient of posterior heads (added by the compiler)
// gumbel.vae:7  gradient of tanh
// kernel 34, train: product by panels over rows of [12]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d125 = s->arena + 8880; // [n, 10]
    const vae_real *w6 = s->param + 128; // [12, 10]
    vae_real *d131 = s->arena + 8016; // [n, 12]
    const vae_real *h5 = s->arena + 8448; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 10, d125 + begin * 10, 10, w6, 10, d131 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v128 = d131[i * 12 + j];
            d131[i * 12 + j] = v128 * (1.0f - h5[i * 12 + j] * h5[i * 12 + j]);
        }
    }
}

// gumbel.vae:7  gradient of dense(12)
// kernel 35, train: weight gradient over [9, 12]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 12560; // [n, 9]
    const vae_real *d131 = s->arena + 8016; // [n, 12]
    vae_real *d_param133 = s->grad + 0; // [9, 12]
    if (tile == 1) {
        vae_real *d_param132 = s->grad + 112; // [12]
        vae_column_sums(s->n, 12, d131, 12, d_param132);
        return;
    }
    vae_gemm_tn(9, 12, s->n, x0, 9, d131, 12, d_param133, 12);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // gumbel.vae:7  dense(12)
    // gumbel.vae:7  tanh
    // kernel 0, train: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 12560, s->param + 0, s->arena + 8448, s->param + 112);
    // gumbel.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [10]
    like_train_k1(s, tile, scratch, s->arena + 8448, s->param + 128, s->arena + 12192,
        s->param + 256);
    // kernel 2, train: loop over rows of [10]
    like_train_k2(s, tile, scratch, s->arena + 11824, s->arena + 12192);
    // gumbel.vae:5  posterior heads (added by the compiler)
    // kernel 3, train: loop over rows of [2, 5]
    like_train_k3(s, tile, scratch, s->arena + 14256, s->arena + 11824);
    train_k4(s, tile, scratch);
    // gumbel.vae:5  posterior heads (added by the compiler)
    // kernel 5, train: loop over rows of [2, 1]
    like_train_k5(s, tile, scratch, s->arena + 14176, s->arena + 14096, s->arena + 14256);
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    // kernel 11, train: loop over rows of [2]
    like_train_k11(s, tile, scratch, s->arena + 14480, s->arena + 14016);
    train_k13(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {864, 24}, // h50
    {14480, 1}, // t42
    {3168, 20}, // t34
    {8448, 12}, // h5
    {12560, 9}, // x0
};
static const VaeShown train_u0_shown = {5, train_u0_rows};

static const VaeShown train_k12_shown = {0, NULL};

static const VaeShown train_k25_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k14(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k24(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k29(s, tile, scratch);
    train_k30(s, tile, scratch);
    train_k31(s, tile, scratch);
    // kernel 32, train: loop over rows of [10]
    like_train_k2(s, tile, scratch, s->arena + 8880, s->arena + 9248);
    train_k34(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u2_rows[] = {
    {8016, 12}, // d131
    {8880, 10}, // t124
    {0, 24}, // d97
    {6048, 18}, // d91
    {14384, 1}, // t67
};
static const VaeShown train_u2_shown = {5, train_u2_rows};

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k17(s, tile, scratch);
    train_k18(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {.shown = &train_u0_shown}},
        {train_k12, panels, {.shown = &train_k12_shown}},
        {train_k25, panels, {.shown = &train_k25_shown}}}, 3);
    vae_run(me, s, (VaeWork[]){{train_u2, panels, {.shown = &train_u2_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k23, 2, {.weights = true}},
        {train_k21, 2, {.weights = true}},
        {train_k33, 2, {.weights = true}},
        {train_k35, 2, {.weights = true}},
        {train_u3, 1, {0}}}, 5);
}

// What kernel 4 of eval and 1 other do, each with buffers of its own:
//   t11: [n, 2, 5]
//   t13: [n, 2, 1]
//   t16: [n, 2, 1]
VAE_SHARED_1(like_eval_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *t11,
    const vae_real *t13, vae_real *t16) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t16_sum = 0.0f;
            VAE_SIMD_SUM(t16_sum)
            for (size_t k = 0; k < 5; k++) {
                t16_sum += vae_exp(t11[i * 10 + j * 5 + k] - t13[i * 2 + j]);
            }
            t16[i * 2 + j] = t16_sum;
        }
    }
}

// gumbel.vae:5  posterior heads (added by the compiler)
// gumbel.vae:5  sampling and KL
// kernel 6, eval: loop over rows of [2, 5]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *logp19 = s->arena + 1968; // [n, 2, 5]
    const vae_real *t11 = s->arena + 2336; // [n, 2, 5]
    const vae_real *t18 = s->arena + 3728; // [n, 2, 1]
    vae_real *t48 = s->arena + 3408; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t48_sum = 0.0f;
            VAE_SIMD_SUM(t48_sum)
            for (size_t k = 0; k < 5; k++) {
                const vae_real v19 = t11[i * 10 + j * 5 + k] - t18[i * 2 + j];
                logp19[i * 10 + j * 5 + k] = v19;
                t48_sum += vae_exp(v19) * (v19 + 1.60943791f);
            }
            t48[i * 2 + j] = t48_sum;
        }
    }
}

// What kernel 7 of eval and 1 other do, each with buffers of its own:
//   u20: [n, 2, 5]
//   t24: [n, 2, 5]
//   logp19: [n, 2, 5]
//   t26: [n, 2, 1]
VAE_SHARED_2(like_eval_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *u20,
    vae_real *t24, const vae_real *logp19, vae_real *t26) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t26_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t26_sum)
            for (size_t k = 0; k < 5; k++) {
                const vae_real v24 = logp19[i * 10 + j * 5 + k] - vae_log(-vae_log(u20[i * 10 + j * 5 + k]));
                t24[i * 10 + j * 5 + k] = v24;
                t26_sum = vae_max(t26_sum, v24);
            }
            t26[i * 2 + j] = t26_sum;
        }
    }
}

// What kernel 8 of eval and 1 other do, each with buffers of its own:
//   t29: [5]
VAE_SHARED_1(like_eval_k8, const VaeState *s, int tile, vae_real *scratch, vae_real *t29) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 5; j++) {
        const vae_real v25 = (vae_real)(j);
        t29[j] = -v25;
    }
}

// gumbel.vae:5  sampling and KL
// kernel 8, eval: loop over [5]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k8(s, tile, scratch, s->arena + 4160);
}

// What kernel 9 of eval and 1 other do, each with buffers of its own:
//   t26: [n, 2, 1]
//   t24: [n, 2, 5]
//   t29: [5]
//   t31: [n, 2, 1]
VAE_SHARED_2(like_eval_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *t26,
    const vae_real *t24, const vae_real *t29, vae_real *t31) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t31_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t31_sum)
            for (size_t k = 0; k < 5; k++) {
                const vae_real v30 = vae_where(t26[i * 2 + j] - t24[i * 10 + j * 5 + k], (-5.0f), t29[k]);
                t31_sum = vae_max(t31_sum, v30);
            }
            t31[i * 2 + j] = t31_sum;
        }
    }
}

// gumbel.vae:5  sampling and KL
// kernel 10, eval: loop over rows of [2, 5]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t31 = s->arena + 3568; // [n, 2, 1]
    vae_real *t38 = s->arena + 864; // [n, 2, 5]
    const vae_real *logp19 = s->arena + 1968; // [n, 2, 5]
    vae_real *t41 = s->arena + 3488; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t41_sum = 0.0f;
            VAE_SIMD_SUM(t41_sum)
            for (size_t k = 0; k < 5; k++) {
                const vae_real v25 = (vae_real)(k);
                const vae_real v38 = 1.0f - vae_step(vae_abs(v25 + t31[i * 2 + j]) - 0.5f);
                t38[i * 10 + j * 5 + k] = v38;
                t41_sum += v38 * logp19[i * 10 + j * 5 + k];
            }
            t41[i * 2 + j] = t41_sum;
        }
    }
}

// kernel 12, eval: loop over rows of [2]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t41 = s->arena + 3488; // [n, 2]
    vae_real *t52 = s->arena + 4064; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t52_sum = 0.0f;
        VAE_SIMD_SUM(t52_sum)
        for (size_t j = 0; j < 2; j++) {
            t52_sum += (-1.60943791f) - t41[i * 2 + j];
        }
        t52[i] = t52_sum;
    }
}

// What kernel 13 of eval and 1 other do, each with buffers of its own:
//   z39: [n, 10]
//   w53: [10, 12]
//   h57: [n, 12]
//   b54: [12]
VAE_SHARED_2(like_eval_k13, const VaeState *s, int tile, vae_real *scratch, const vae_real *z39,
    const vae_real *w53, vae_real *h57, const vae_real *b54) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 12, 10, z39 + begin * 10, 10, w53, 12, h57 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v55 = h57[i * 12 + j];
            h57[i * 12 + j] = vae_tanh(v55 + b54[j]);
        }
    }
}

// gumbel.vae:8  dense(9)
// gumbel.vae:10  likelihood = laplace
// kernel 14, eval: product by panels over rows of [9]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h57 = s->arena + 0; // [n, 12]
    const vae_real *w58 = s->param + 416; // [12, 9]
    vae_real *t60 = scratch; // [end - begin, 9]
    const vae_real *b59 = s->param + 528; // [9]
    const vae_real *x0 = s->arena + 3072; // [n, 9]
    vae_real *t70 = s->arena + 4016; // [n, 1]
    vae_gemm_nn((int)(end - begin), 9, 12, h57 + begin * 12, 12, w58, 9, t60, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t70_sum = 0.0f;
        VAE_SIMD_SUM(t70_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v60 = t60[(i - begin) * 9 + j];
            const vae_real v68 = 2.0f * vae_abs(x0[i * 9 + j] - (v60 + b59[j])) + (-0.693147181f);
            t70_sum += v68 + 0.693147181f;
        }
        t70[i] = t70_sum;
    }
}

// kernel 15, eval: loop over rows of [1]
VAE_KERNEL void eval_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t71 = s->arena + 3968; // [n, 1]
    const vae_real *t52 = s->arena + 4064; // [n, 1]
    const vae_real *t70 = s->arena + 4016; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t71[i] = t52[i] - t70[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // gumbel.vae:7  dense(12)
    // gumbel.vae:7  tanh
    // kernel 0, eval: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 3072, s->param + 0, s->arena + 432, s->param + 112);
    // gumbel.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [10]
    like_train_k1(s, tile, scratch, s->arena + 432, s->param + 128, s->arena + 2704, s->param + 256);
    // kernel 2, eval: loop over rows of [10]
    like_train_k2(s, tile, scratch, s->arena + 2336, s->arena + 2704);
    // gumbel.vae:5  posterior heads (added by the compiler)
    // kernel 3, eval: loop over rows of [2, 5]
    like_train_k3(s, tile, scratch, s->arena + 3888, s->arena + 2336);
    // gumbel.vae:5  posterior heads (added by the compiler)
    // kernel 4, eval: loop over rows of [2, 5]
    like_eval_k4(s, tile, scratch, s->arena + 2336, s->arena + 3888, s->arena + 3808);
    // gumbel.vae:5  posterior heads (added by the compiler)
    // kernel 5, eval: loop over rows of [2, 1]
    like_train_k5(s, tile, scratch, s->arena + 3808, s->arena + 3728, s->arena + 3888);
    eval_k6(s, tile, scratch);
    // gumbel.vae:5  sampling and KL
    // kernel 7, eval: loop over rows of [2, 5]
    like_eval_k7(s, tile, scratch, s->arena + 1600, s->arena + 1232, s->arena + 1968,
        s->arena + 3648);
    // kernel 11, eval: loop over rows of [2]
    like_train_k11(s, tile, scratch, s->arena + 4112, s->arena + 3408);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // gumbel.vae:5  sampling and KL
    // kernel 9, eval: loop over rows of [2, 5]
    like_eval_k9(s, tile, scratch, s->arena + 3648, s->arena + 1232, s->arena + 4160,
        s->arena + 3568);
    eval_k10(s, tile, scratch);
    eval_k12(s, tile, scratch);
    // gumbel.vae:8  dense(12)
    // gumbel.vae:8  tanh
    // kernel 13, eval: product by panels over rows of [12]
    like_eval_k13(s, tile, scratch, s->arena + 864, s->param + 272, s->arena + 0, s->param + 400);
    eval_k14(s, tile, scratch);
    eval_k15(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {eval_u0, panels, {0}},
        {eval_k8, 1, {0}}}, 2);
    vae_run_one(me, s, eval_u2, panels);
}

// gumbel.vae:5  posterior heads (added by the compiler)
// kernel 6, encode: loop over rows of [2, 5]
VAE_KERNEL void encode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *logp19 = s->arena + 1904; // [n, 2, 5]
    const vae_real *t11 = s->arena + 2272; // [n, 2, 5]
    const vae_real *t18 = s->arena + 3504; // [n, 2, 1]
    vae_real *t20 = s->arena + 1536; // [n, 2, 5]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                const vae_real v19 = t11[i * 10 + j * 5 + k] - t18[i * 2 + j];
                logp19[i * 10 + j * 5 + k] = v19;
                t20[i * 10 + j * 5 + k] = vae_exp(v19);
            }
        }
    }
}

// gumbel.vae:5  sampling and KL
// kernel 8, encode: loop over [5]
VAE_KERNEL void encode_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k8(s, tile, scratch, s->arena + 3744);
}

// gumbel.vae:5  sampling and KL
// kernel 10, encode: loop over rows of [2, 5]
VAE_KERNEL void encode_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t33 = s->arena + 3344; // [n, 2, 1]
    vae_real *t40 = s->arena + 432; // [n, 2, 5]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                const vae_real v27 = (vae_real)(k);
                t40[i * 10 + j * 5 + k] = 1.0f - vae_step(vae_abs(v27 + t33[i * 2 + j]) - 0.5f);
            }
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // gumbel.vae:7  dense(12)
    // gumbel.vae:7  tanh
    // kernel 0, encode: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 3008, s->param + 0, s->arena + 0, s->param + 112);
    // gumbel.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [10]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 128, s->arena + 2640, s->param + 256);
    // kernel 2, encode: loop over rows of [10]
    like_train_k2(s, tile, scratch, s->arena + 2272, s->arena + 2640);
    // gumbel.vae:5  posterior heads (added by the compiler)
    // kernel 3, encode: loop over rows of [2, 5]
    like_train_k3(s, tile, scratch, s->arena + 3664, s->arena + 2272);
    // gumbel.vae:5  posterior heads (added by the compiler)
    // kernel 4, encode: loop over rows of [2, 5]
    like_eval_k4(s, tile, scratch, s->arena + 2272, s->arena + 3664, s->arena + 3584);
    // gumbel.vae:5  posterior heads (added by the compiler)
    // kernel 5, encode: loop over rows of [2, 1]
    like_train_k5(s, tile, scratch, s->arena + 3584, s->arena + 3504, s->arena + 3664);
    encode_k6(s, tile, scratch);
    // gumbel.vae:5  sampling and KL
    // kernel 7, encode: loop over rows of [2, 5]
    like_eval_k7(s, tile, scratch, s->arena + 1168, s->arena + 800, s->arena + 1904,
        s->arena + 3424);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // gumbel.vae:5  sampling and KL
    // kernel 9, encode: loop over rows of [2, 5]
    like_eval_k9(s, tile, scratch, s->arena + 3424, s->arena + 800, s->arena + 3744,
        s->arena + 3344);
    encode_k10(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {encode_u0, panels, {0}},
        {encode_k8, 1, {0}}}, 2);
    vae_run_one(me, s, encode_u2, panels);
}

// gumbel.vae:8  dense(9)
// kernel 1, decode: product by panels over rows of [9]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h5 = s->arena + 0; // [n, 12]
    const vae_real *w6 = s->param + 416; // [12, 9]
    vae_real *p9 = s->arena + 1472; // [n, 9]
    const vae_real *b7 = s->param + 528; // [9]
    vae_real *t12 = s->arena + 800; // [n, 9]
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
    vae_real *t11 = s->arena + 1136; // [n, 9]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t11[i * 9 + j] = 0.5f;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // gumbel.vae:8  dense(12)
    // gumbel.vae:8  tanh
    // kernel 0, decode: product by panels over rows of [12]
    like_eval_k13(s, tile, scratch, s->arena + 432, s->param + 272, s->arena + 0, s->param + 400);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k2, panels, {0}}}, 2);
}

// kernel 0, prior: loop over rows of [2, 1]
VAE_KERNEL void prior_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t3 = s->arena + 368; // [n, 2, 1]
    const vae_real *u0 = s->arena + 448; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t3[i * 2 + j] = 5.0f * u0[i * 2 + j];
        }
    }
}

// kernel 1, prior: loop over rows of [2, 5]
VAE_KERNEL void prior_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t3 = s->arena + 368; // [n, 2, 1]
    vae_real *t10 = s->arena + 0; // [n, 2, 5]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                const vae_real v2 = (vae_real)(k);
                const vae_real v4 = t3[i * 2 + j] - v2;
                t10[i * 10 + j * 5 + k] = vae_step(v4) * (1.0f - vae_step(v4 - 1.0f));
            }
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
    vae_run_one(me, s, prior_u0, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 12560, 9}, // [n, 9]
    {"c.u", VAE_IN_UNIFORM, 0, 5328, 20}, // [n, 2, 2, 5]
    {"loss", VAE_OUT_SCALAR, 0, 14528, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 14576, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 14544, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 3072, 9}, // [n, 9]
    {"c.u", VAE_IN_UNIFORM, 0, 1600, 10}, // [n, 2, 5]
    {"reconstruction", VAE_OUT_ROW, 0, 4016, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 4112, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 3968, 1}, // [n, 1]
    {"c.kl", VAE_OUT_ROW, 0, 3408, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 3008, 9}, // [n, 9]
    {"c.u", VAE_IN_UNIFORM, 0, 1168, 10}, // [n, 2, 5]
    {"c.mean", VAE_OUT_ROW, 0, 1536, 10}, // [n, 10]
    {"c.sample", VAE_OUT_ROW, 0, 432, 10}, // [n, 10]
};

static const VaePort decode_ports[] = {
    {"c", VAE_IN_LATENT, 0, 432, 10}, // [n, 10]
    {"x.mean", VAE_OUT_ROW, 0, 1472, 9}, // [n, 9]
    {"x.draw0", VAE_OUT_ROW, 0, 800, 9}, // [n, 9]
    {"x.draw1", VAE_OUT_ROW, 0, 1136, 9}, // [n, 9]
};

static const VaePort prior_ports[] = {
    {"c.prior", VAE_IN_UNIFORM, 8, 448, 2}, // [n, 2, 1]
    {"c.sample", VAE_OUT_ROW, 0, 0, 10}, // [n, 10]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {12, 9}, {1, 12}, 0, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"encoder.0.bias", 1, {12}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.c.logits.weight", 2, {10, 12}, {1, 10}, 128, VAE_INIT_UNIFORM, 0.52223295f, true, true, false},
    {"posterior.c.logits.bias", 1, {10}, {1}, 256, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {12, 10}, {1, 12}, 272, VAE_INIT_UNIFORM, 0.52223295f, true, true, false},
    {"decoder.0.bias", 1, {12}, {1}, 400, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {9, 12}, {1, 9}, 416, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"decoder.2.bias", 1, {9}, {1}, 528, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 9, 9, VAE_DOMAIN_ANY, "laplace", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"c", 10, 0},
};
static const VaeCoded coded[] = {
    {5, 0, NULL},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[9]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(12)", "[12]", 120},
    {VAE_STAGE_ENCODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_LATENT, 0, "c: categorical", "[10]", 130},
    {VAE_STAGE_DECODER, 0, "dense(12)", "[12]", 132},
    {VAE_STAGE_DECODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[9]", 117},
    {VAE_STAGE_OUTPUT, 0, "x: laplace", "[9]", 0},
};

static const VaeStretch rest[] = {
    {0, 544},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "gumbel", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model gumbel\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [9]                         -              -\n"
        "    dense(12)                       [12]                      120            216\n"
        "    tanh                            [12]                        -              -\n"
        "  c: heads                          [10]                      130            260\n"
        "  decoder                           [10]                        -              -\n"
        "    dense(12)                       [12]                      132            240\n"
        "    tanh                            [12]                        -              -\n"
        "    dense(9)                        [9]                       117            216\n"
        "\n"
        "  499 parameters; one training step of 36 rows: 139,968 flops\n"
        "  likelihood laplace(scale=0.5, floor=0.001)\n"
        "  objective elbo(samples=2)\n"
        "  latent c categorical(n=2, classes=5, straight_through=false)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          36       98        58,432       58,432\n"
        "  eval           16       48        16,704       16,704\n"
        "  encode         11       28        15,040       15,040\n"
        "  decode          3        7         7,232        7,232\n"
        "  prior           2        7         2,112        2,112\n",
    .batch = 36, .n_param = 544, .n_state = 0, .n_arena = 14608,
    .n_scratch = 144,
    .max_threads = 1, .flops_per_row = 3888.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 16,
    .tensor = tensors, .n_tensors = 8,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_LAPLACE, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .coded = coded,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 4},
    .decode = {"decode", decode_run, decode_ports, 4},
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
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 0.6, 0.6, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 10, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
