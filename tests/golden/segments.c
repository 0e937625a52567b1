// segments -- written by vaec 0.1.0 from segments.vae; do not edit.
//
// model segments
//
//   layer                             output             parameters      flops/row
//   encoder                           [3, 3, 4]                   -              -
//     flatten                         [36]                        -              -
//     dense(8)                        [8]                       296            576
//     relu                            [8]                         -              -
//   z: mean, logvar heads             [2]                        36             64
//   decoder                           [2]                         -              -
//     dense(8)                        [8]                        24             32
//     relu                            [8]                         -              -
//     dense(36)                       [36]                      324            576
//     reshape(3, 3, 4)                [3, 3, 4]                   -              -
//
//   680 parameters; one training step of 16 rows: 50,688 flops
//   likelihood categorical
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          21       63        20,288       20,288
//   eval           10       39        10,560       10,560
//   encode          3        7         3,328        3,328
//   decode          6       13        11,584       11,584
//
// n is the number of rows in the batch, at most 16; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   h1: [n, 36]
//   w2: [36, 8]
//   h6: [n, 8]
//   b3: [8]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *h1,
    const vae_real *w2, vae_real *h6, const vae_real *b3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 36, h1 + begin * 36, 36, w2, 8, h6 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v4 = h6[i * 8 + j];
            h6[i * 8 + j] = vae_max(v4 + b3[j], 0.0f);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h6: [n, 8]
//   w7: [8, 4]
//   heads10: [n, 4]
//   b8: [4]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h6,
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

// segments.vae:5  sampling and KL
// kernel 2, train: loop over rows of [2]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar12 = s->arena + 4754; // [n, 2] in rows of 4
    vae_real *t16 = s->arena + 4880; // [n, 2]
    const vae_real *eps13 = s->arena + 4912; // [n, 2]
    vae_real *z18 = s->arena + 4848; // [n, 2]
    const vae_real *mean11 = s->arena + 4752; // [n, 2] in rows of 4
    vae_real *t20 = s->arena + 4816; // [n, 2]
    vae_real *t26 = s->arena + 5056; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t26_sum = 0.0f;
        VAE_SIMD_SUM(t26_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v16 = vae_exp(0.5f * logvar12[i * 4 + j]);
            t16[i * 2 + j] = v16;
            z18[i * 2 + j] = mean11[i * 4 + j] + v16 * eps13[i * 2 + j];
            const vae_real v20 = vae_exp(logvar12[i * 4 + j]);
            t20[i * 2 + j] = v20;
            const vae_real v24 = mean11[i * 4 + j] * mean11[i * 4 + j] + v20 - 1.0f - logvar12[i * 4 + j];
            t26_sum += 0.5f * v24;
        }
        t26[i] = t26_sum;
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   z18: [n, 2]
//   w27: [2, 8]
//   h31: [n, 8]
//   b28: [8]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *z18,
    const vae_real *w27, vae_real *h31, const vae_real *b28) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 2, z18 + begin * 2, 2, w27, 8, h31 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v29 = h31[i * 8 + j];
            h31[i * 8 + j] = vae_max(v29 + b28[j], 0.0f);
        }
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   h31: [n, 8]
//   w32: [8, 36]
//   h35: [n, 36]
//   b33: [36]
VAE_SHARED_2(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *h31,
    const vae_real *w32, vae_real *h35, const vae_real *b33) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 36, 8, h31 + begin * 8, 8, w32, 36, h35 + begin * 36, 36);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            const vae_real v34 = h35[i * 36 + j];
            h35[i * 36 + j] = v34 + b33[j];
        }
    }
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   t37: [n, 3, 3, 1]
//   p36: [n, 3, 3, 4]
VAE_SHARED_1(like_train_k5, const VaeState *s, int tile, vae_real *scratch, vae_real *t37,
    const vae_real *p36) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            vae_real t37_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t37_sum)
            for (size_t k = 0; k < 4; k++) {
                t37_sum = vae_max(t37_sum, p36[i * 36 + j * 4 + k]);
            }
            t37[i * 9 + j] = t37_sum;
        }
    }
}

// segments.vae:10  likelihood = categorical
// kernel 6, train: loop over rows of [3, 3, 4]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t38 = s->arena + 1728; // [n, 3, 3, 4]
    const vae_real *p36 = s->arena + 2304; // [n, 3, 3, 4]
    const vae_real *t37 = s->arena + 4032; // [n, 3, 3, 1]
    vae_real *t39 = s->arena + 1152; // [n, 3, 3, 4]
    vae_real *t40 = s->arena + 3888; // [n, 3, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            vae_real t40_sum = 0.0f;
            VAE_SIMD_SUM(t40_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v38 = p36[i * 36 + j * 4 + k] - t37[i * 9 + j];
                t38[i * 36 + j * 4 + k] = v38;
                const vae_real v39 = vae_exp(v38);
                t39[i * 36 + j * 4 + k] = v39;
                t40_sum += v39;
            }
            t40[i * 9 + j] = t40_sum;
        }
    }
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   t41: [n, 3, 3, 1]
//   t40: [n, 3, 3, 1]
VAE_SHARED_1(like_train_k7, const VaeState *s, int tile, vae_real *scratch, vae_real *t41,
    const vae_real *t40) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t41[i * 9 + j] = vae_log(t40[i * 9 + j]);
        }
    }
}

// What kernel 8 of train and 1 other do, each with buffers of its own:
//   t38: [n, 3, 3, 4]
//   t41: [n, 3, 3, 1]
//   x0: [n, 3, 3, 4]
//   t45: [n, 1, 1, 1]
VAE_SHARED_1(like_train_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *t38,
    const vae_real *t41, const vae_real *x0, vae_real *t45) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t45_sum = 0.0f;
        for (size_t j = 0; j < 9; j++) {
            VAE_SIMD_SUM(t45_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v43 = x0[i * 36 + j * 4 + k] * (t38[i * 36 + j * 4 + k] - t41[i * 9 + j]);
                t45_sum += -v43;
            }
        }
        t45[i] = t45_sum;
    }
}

// kernel 9, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t48 = s->arena + 5024; // [1]
    const vae_real *t45 = s->arena + 5040; // [n, 1]
    vae_real *t50 = s->arena + 4992; // [1]
    const vae_real *t26 = s->arena + 5056; // [n, 1]
    vae_real *d56 = s->arena + 4944; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_real t48_sum = 0.0f;
    vae_real t50_sum = 0.0f;
    VAE_SIMD_SUM(t48_sum, t50_sum)
    for (size_t i = 0; i < rows; i++) {
        t48_sum += t45[i];
        t50_sum += t26[i];
        d56[i] = inv_n;
    }
    t48[0] = t48_sum;
    t50[0] = t50_sum;
}

// kernel 10, train: loop over [1]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t49 = s->arena + 5008; // [1]
    const vae_real *t48 = s->arena + 5024; // [1]
    vae_real *t51 = s->arena + 4976; // [1]
    const vae_real *t50 = s->arena + 4992; // [1]
    vae_real *t54 = s->arena + 4960; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v49 = t48[0] * inv_n;
    t49[0] = v49;
    const vae_real v51 = t50[0] * inv_n;
    t51[0] = v51;
    t54[0] = v49 + beta * v51;
}

// segments.vae:10  gradient of likelihood = categorical
// kernel 11, train: loop over rows of [3, 3, 4]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d58 = s->arena + 576; // [n, 3, 3, 4]
    const vae_real *d56 = s->arena + 4944; // [n, 1, 1, 1]
    const vae_real *x0 = s->arena + 2880; // [n, 3, 3, 4]
    vae_real *d59 = s->arena + 3600; // [n, 3, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            vae_real d59_sum = 0.0f;
            VAE_SIMD_SUM(d59_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v58 = d56[i] * x0[i * 36 + j * 4 + k];
                d58[i * 36 + j * 4 + k] = v58;
                d59_sum += v58;
            }
            d59[i * 9 + j] = d59_sum;
        }
    }
}

// segments.vae:10  gradient of likelihood = categorical
// kernel 12, train: loop over rows of [3, 3, 1]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d60 = s->arena + 3456; // [n, 3, 3, 1]
    const vae_real *d59 = s->arena + 3600; // [n, 3, 3, 1]
    const vae_real *t40 = s->arena + 3888; // [n, 3, 3, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            d60[i * 9 + j] = d59[i * 9 + j] / t40[i * 9 + j];
        }
    }
}

// segments.vae:10  gradient of likelihood = categorical
// kernel 13, train: loop over rows of [3, 3, 4]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d60 = s->arena + 3456; // [n, 3, 3, 1]
    const vae_real *t39 = s->arena + 1152; // [n, 3, 3, 4]
    vae_real *d62 = s->arena + 0; // [n, 3, 3, 4]
    const vae_real *d58 = s->arena + 576; // [n, 3, 3, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d62[i * 36 + j * 4 + k] = d60[i * 9 + j] * t39[i * 36 + j * 4 + k] - d58[i * 36 + j * 4 + k];
            }
        }
    }
}

// segments.vae:8  gradient of dense(36)
// kernel 14, train: weight gradient over [8, 36]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h31 = s->arena + 4432; // [n, 8]
    const vae_real *d62 = s->arena + 0; // [n, 36]
    vae_real *d_param65 = s->grad + 384; // [8, 36]
    if (tile == 1) {
        vae_real *d_param64 = s->grad + 672; // [36]
        vae_column_sums(s->n, 36, d62, 36, d_param64);
        return;
    }
    vae_gemm_tn(8, 36, s->n, h31, 8, d62, 36, d_param65, 36);
}

// segments.vae:8  gradient of dense(36)
// segments.vae:8  gradient of relu
// kernel 15, train: product by panels over rows of [8]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d62 = s->arena + 0; // [n, 36]
    const vae_real *w32 = s->param + 384; // [8, 36]
    vae_real *d68 = s->arena + 4304; // [n, 8]
    const vae_real *h31 = s->arena + 4432; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 36, d62 + begin * 36, 36, w32, 36, d68 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v66 = d68[i * 8 + j];
            d68[i * 8 + j] = vae_where(h31[i * 8 + j], v66, 0.0f);
        }
    }
}

// segments.vae:8  gradient of dense(8)
// kernel 16, train: weight gradient over [2, 8]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z18 = s->arena + 4848; // [n, 2]
    const vae_real *d68 = s->arena + 4304; // [n, 8]
    vae_real *d_param70 = s->grad + 352; // [2, 8]
    if (tile == 1) {
        vae_real *d_param69 = s->grad + 368; // [8]
        vae_column_sums(s->n, 8, d68, 8, d_param69);
        return;
    }
    vae_gemm_tn(2, 8, s->n, z18, 2, d68, 8, d_param70, 8);
}

// segments.vae:8  gradient of dense(8)
// segments.vae:5  gradient of sampling and KL
// kernel 17, train: product by panels over rows of [2]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d68 = s->arena + 4304; // [n, 8]
    const vae_real *w27 = s->param + 352; // [2, 8]
    vae_real *d76 = s->arena + 4688; // [n, 2] in rows of 4
    const vae_real *t20 = s->arena + 4816; // [n, 2]
    const vae_real *mean11 = s->arena + 4752; // [n, 2] in rows of 4
    const vae_real *eps13 = s->arena + 4912; // [n, 2]
    const vae_real *t16 = s->arena + 4880; // [n, 2]
    vae_real *d80 = s->arena + 4690; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c55 = beta * inv_n;
    const vae_real c72 = 0.5f * c55;
    vae_gemm_nt((int)(end - begin), 2, 8, d68 + begin * 8, 8, w27, 8, d76 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v71 = d76[i * 4 + j];
            d76[i * 4 + j] = c55 * mean11[i * 4 + j] + v71;
            d80[i * 4 + j] = c72 * t20[i * 2 + j] - c72 + 0.5f * (v71 * eps13[i * 2 + j] * t16[i * 2 + j]);
        }
    }
}

// segments.vae:5  gradient of posterior heads (added by the compiler)
// kernel 18, train: weight gradient over [8, 4]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h6 = s->arena + 4560; // [n, 8]
    const vae_real *d81 = s->arena + 4688; // [n, 4]
    vae_real *d_param83 = s->grad + 304; // [8, 4]
    if (tile == 1) {
        vae_real *d_param82 = s->grad + 336; // [4]
        vae_column_sums(s->n, 4, d81, 4, d_param82);
        return;
    }
    vae_gemm_tn(8, 4, s->n, h6, 8, d81, 4, d_param83, 4);
}

// segments.vae:5  gradient of posterior heads (added by the compiler)
// segments.vae:7  gradient of relu
// kernel 19, train: product by panels over rows of [8]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d81 = s->arena + 4688; // [n, 4]
    const vae_real *w7 = s->param + 304; // [8, 4]
    vae_real *d85 = s->arena + 4176; // [n, 8]
    const vae_real *h6 = s->arena + 4560; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 4, d81 + begin * 4, 4, w7, 4, d85 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v84 = d85[i * 8 + j];
            d85[i * 8 + j] = vae_where(h6[i * 8 + j], v84, 0.0f);
        }
    }
}

// segments.vae:7  gradient of dense(8)
// kernel 20, train: weight gradient over [36, 8]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h1 = s->arena + 2880; // [n, 36]
    const vae_real *d85 = s->arena + 4176; // [n, 8]
    vae_real *d_param87 = s->grad + 0; // [36, 8]
    if (tile == 3) {
        vae_real *d_param86 = s->grad + 288; // [8]
        vae_column_sums(s->n, 8, d85, 8, d_param86);
        return;
    }
    const size_t begin = (size_t)tile * 16;
    const size_t end = begin + 16 < 36 ? begin + 16 : 36;
    vae_gemm_tn_claim((int)(end - begin), 8, s->n, h1 + begin, 36, d85, 8, d_param87 + begin * 8, 8,
        vae_claimed(s, d_param87 + begin * 8));
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // segments.vae:7  dense(8)
    // segments.vae:7  relu
    // kernel 0, train: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 2880, s->param + 0, s->arena + 4560, s->param + 288);
    // segments.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 4560, s->param + 304, s->arena + 4752,
        s->param + 336);
    train_k2(s, tile, scratch);
    // segments.vae:8  dense(8)
    // segments.vae:8  relu
    // kernel 3, train: product by panels over rows of [8]
    like_train_k3(s, tile, scratch, s->arena + 4848, s->param + 352, s->arena + 4432,
        s->param + 368);
    // segments.vae:8  dense(36)
    // kernel 4, train: product by panels over rows of [36]
    like_train_k4(s, tile, scratch, s->arena + 4432, s->param + 384, s->arena + 2304,
        s->param + 672);
    // segments.vae:10  likelihood = categorical
    // kernel 5, train: loop over rows of [3, 3, 4]
    like_train_k5(s, tile, scratch, s->arena + 4032, s->arena + 2304);
    train_k6(s, tile, scratch);
    // segments.vae:10  likelihood = categorical
    // kernel 7, train: loop over rows of [3, 3, 1]
    like_train_k7(s, tile, scratch, s->arena + 3744, s->arena + 3888);
    // segments.vae:10  likelihood = categorical
    // kernel 8, train: loop over rows of [3, 3, 4]
    like_train_k8(s, tile, scratch, s->arena + 1728, s->arena + 3744, s->arena + 2880,
        s->arena + 5040);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k19(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, train_u0, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k14, 2, {0}},
        {train_k20, 4, {.weights = true, .first = 0, .each = 128, .end = 288}},
        {train_k18, 2, {.weights = true, .first = 304, .each = 64, .end = 336}},
        {train_k16, 2, {0}}}, 4);
}

// segments.vae:5  sampling and KL
// kernel 2, eval: loop over rows of [2]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar12 = s->arena + 2418; // [n, 2] in rows of 4
    const vae_real *eps13 = s->arena + 2544; // [n, 2]
    vae_real *z18 = s->arena + 2512; // [n, 2]
    const vae_real *mean11 = s->arena + 2416; // [n, 2] in rows of 4
    vae_real *t32 = s->arena + 2480; // [n, 2]
    vae_real *t33 = s->arena + 2624; // [n, 1]
    vae_real *t36 = s->arena + 2608; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t33_sum = 0.0f;
        vae_real t36_sum = 0.0f;
        VAE_SIMD_SUM(t33_sum, t36_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v18 = mean11[i * 4 + j] + vae_exp(0.5f * logvar12[i * 4 + j]) * eps13[i * 2 + j];
            z18[i * 2 + j] = v18;
            const vae_real v21 = eps13[i * 2 + j] * eps13[i * 2 + j] + logvar12[i * 4 + j];
            const vae_real v28 = mean11[i * 4 + j] * mean11[i * 4 + j] + vae_exp(logvar12[i * 4 + j]);
            const vae_real v32 = 0.5f * (v28 - 1.0f - logvar12[i * 4 + j]);
            t32[i * 2 + j] = v32;
            t33_sum += v32;
            const vae_real v35 = (-0.5f) * (v18 * v18 + 1.83787707f - (v21 + 1.83787707f));
            t36_sum += v35;
        }
        t33[i] = t33_sum;
        t36[i] = t36_sum;
    }
}

// What kernel 6 of eval and 1 other do, each with buffers of its own:
//   t48: [n, 3, 3, 4]
//   p46: [n, 3, 3, 4]
//   t47: [n, 3, 3, 1]
//   t50: [n, 3, 3, 1]
VAE_SHARED_1(like_eval_k6, const VaeState *s, int tile, vae_real *scratch, vae_real *t48,
    const vae_real *p46, const vae_real *t47, vae_real *t50) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            vae_real t50_sum = 0.0f;
            VAE_SIMD_SUM(t50_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v48 = p46[i * 36 + j * 4 + k] - t47[i * 9 + j];
                t48[i * 36 + j * 4 + k] = v48;
                t50_sum += vae_exp(v48);
            }
            t50[i * 9 + j] = t50_sum;
        }
    }
}

// kernel 9, eval: loop over rows of [1]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t57 = s->arena + 2576; // [n, 1]
    const vae_real *t36 = s->arena + 2608; // [n, 1]
    const vae_real *t55 = s->arena + 2592; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t57[i] = t36[i] - t55[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // segments.vae:7  dense(8)
    // segments.vae:7  relu
    // kernel 0, eval: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 1152, s->param + 0, s->arena + 2288, s->param + 288);
    // segments.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 2288, s->param + 304, s->arena + 2416,
        s->param + 336);
    eval_k2(s, tile, scratch);
    // segments.vae:8  dense(8)
    // segments.vae:8  relu
    // kernel 3, eval: product by panels over rows of [8]
    like_train_k3(s, tile, scratch, s->arena + 2512, s->param + 352, s->arena + 2160,
        s->param + 368);
    // segments.vae:8  dense(36)
    // kernel 4, eval: product by panels over rows of [36]
    like_train_k4(s, tile, scratch, s->arena + 2160, s->param + 384, s->arena + 576, s->param + 672);
    // segments.vae:10  likelihood = categorical
    // kernel 5, eval: loop over rows of [3, 3, 4]
    like_train_k5(s, tile, scratch, s->arena + 2016, s->arena + 576);
    // segments.vae:10  likelihood = categorical
    // kernel 6, eval: loop over rows of [3, 3, 4]
    like_eval_k6(s, tile, scratch, s->arena + 0, s->arena + 576, s->arena + 2016, s->arena + 1872);
    // segments.vae:10  likelihood = categorical
    // kernel 7, eval: loop over rows of [3, 3, 1]
    like_train_k7(s, tile, scratch, s->arena + 1728, s->arena + 1872);
    // segments.vae:10  likelihood = categorical
    // kernel 8, eval: loop over rows of [3, 3, 4]
    like_train_k8(s, tile, scratch, s->arena + 0, s->arena + 1728, s->arena + 1152, s->arena + 2592);
    eval_k9(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, eval_u0, 1);
}

// segments.vae:5  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [2]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t13 = s->arena + 800; // [n, 2]
    const vae_real *mean11 = s->arena + 704; // [n, 2] in rows of 4
    vae_real *t14 = s->arena + 768; // [n, 2]
    const vae_real *logvar12 = s->arena + 706; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t13[i * 2 + j] = mean11[i * 4 + j];
            t14[i * 2 + j] = logvar12[i * 4 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // segments.vae:7  dense(8)
    // segments.vae:7  relu
    // kernel 0, encode: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 576, s->param + 288);
    // segments.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 576, s->param + 304, s->arena + 704, s->param + 336);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// segments.vae:10  likelihood = categorical
// kernel 5, decode: loop over rows of [3, 3, 4]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t12 = s->arena + 1152; // [n, 3, 3, 4]
    const vae_real *t15 = s->arena + 2304; // [n, 3, 3, 1]
    vae_real *t17 = s->arena + 576; // [n, 3, 3, 4]
    vae_real *t18 = s->arena + 0; // [n, 3, 3, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 9; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v17 = vae_exp(t12[i * 36 + j * 4 + k] - t15[i * 9 + j]);
                t17[i * 36 + j * 4 + k] = v17;
                t18[i * 36 + j * 4 + k] = v17;
            }
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // segments.vae:8  dense(8)
    // segments.vae:8  relu
    // kernel 0, decode: product by panels over rows of [8]
    like_train_k3(s, tile, scratch, s->arena + 2864, s->param + 352, s->arena + 2736,
        s->param + 368);
    // segments.vae:8  dense(36)
    // kernel 1, decode: product by panels over rows of [36]
    like_train_k4(s, tile, scratch, s->arena + 2736, s->param + 384, s->arena + 1728,
        s->param + 672);
    // segments.vae:10  likelihood = categorical
    // kernel 2, decode: loop over rows of [3, 3, 4]
    like_train_k5(s, tile, scratch, s->arena + 2592, s->arena + 1728);
    // segments.vae:10  likelihood = categorical
    // kernel 3, decode: loop over rows of [3, 3, 4]
    like_eval_k6(s, tile, scratch, s->arena + 1152, s->arena + 1728, s->arena + 2592,
        s->arena + 2448);
    // segments.vae:10  likelihood = categorical
    // kernel 4, decode: loop over rows of [3, 3, 1]
    like_train_k7(s, tile, scratch, s->arena + 2304, s->arena + 2448);
    decode_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, decode_u0, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 2880, 36}, // [n, 3, 3, 4]
    {"z.eps", VAE_IN_NORMAL, 0, 4912, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 4960, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 5008, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 4976, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 1152, 36}, // [n, 3, 3, 4]
    {"z.eps", VAE_IN_NORMAL, 0, 2544, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 2592, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 2624, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 2576, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 2480, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 36}, // [n, 3, 3, 4]
    {"z.mean", VAE_OUT_ROW, 0, 800, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 768, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 2864, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 576, 36}, // [n, 3, 3, 4]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 36}, // [n, 3, 3, 4]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {8, 36}, {1, 8}, 0, VAE_INIT_UNIFORM, 0.369274467f, true, true, false},
    {"encoder.1.bias", 1, {8}, {1}, 288, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 8}, {1, 4}, 304, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 336, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 8}, {1, 4}, 306, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 338, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {8, 2}, {1, 8}, 352, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"decoder.0.bias", 1, {8}, {1}, 368, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {36, 8}, {1, 36}, 384, VAE_INIT_UNIFORM, 0.369274467f, true, true, false},
    {"decoder.2.bias", 1, {36}, {1}, 672, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 3, 3, 4, 36, VAE_DOMAIN_SHARES, "categorical", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[3, 3, 4]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[36]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 296},
    {VAE_STAGE_ENCODER, 0, "relu", "[8]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 36},
    {VAE_STAGE_DECODER, 0, "dense(8)", "[8]", 24},
    {VAE_STAGE_DECODER, 0, "relu", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(36)", "[36]", 324},
    {VAE_STAGE_DECODER, 0, "reshape(3, 3, 4)", "[3, 3, 4]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: categorical", "[3, 3, 4]", 0},
};

static const VaeStretch rest[] = {
    {288, 304},
    {336, 720},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "segments", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model segments\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [3, 3, 4]                   -              -\n"
        "    flatten                         [36]                        -              -\n"
        "    dense(8)                        [8]                       296            576\n"
        "    relu                            [8]                         -              -\n"
        "  z: mean, logvar heads             [2]                        36             64\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(8)                        [8]                        24             32\n"
        "    relu                            [8]                         -              -\n"
        "    dense(36)                       [36]                      324            576\n"
        "    reshape(3, 3, 4)                [3, 3, 4]                   -              -\n"
        "\n"
        "  680 parameters; one training step of 16 rows: 50,688 flops\n"
        "  likelihood categorical\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          21       63        20,288       20,288\n"
        "  eval           10       39        10,560       10,560\n"
        "  encode          3        7         3,328        3,328\n"
        "  decode          6       13        11,584       11,584\n",
    .batch = 16, .n_param = 720, .n_state = 0, .n_arena = 5072,
    .n_scratch = 0,
    .max_threads = 1, .flops_per_row = 3168.0,
    .n_weight_tiles = 4, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 10,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_CATEGORICAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 10,
    .train = {"train", train_run, train_ports, 5},
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
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
