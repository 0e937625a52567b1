// prior_vamp -- written by vaec 0.1.0 from prior_vamp.vae; do not edit.
//
// model prior_vamp
//
//   layer                             output             parameters      flops/row
//   encoder                           [3, 3, 1]                   -              -
//     flatten                         [9]                         -              -
//     dense(12)                       [12]                      120            216
//     tanh                            [12]                        -              -
//     dropout(0.1)                    [12]                        -              -
//     residual                        [12]                        -              -
//       dense(12)                     [12]                      156            288
//       relu                          [12]                        -              -
//   z: mean, logvar heads             [3]                        78            144
//   z: prior vamp                     [3]                        45              -
//   decoder                           [3]                         -              -
//     dense(12)                       [12]                       48             72
//     tanh                            [12]                        -              -
//     dense(9)                        [9]                       117            216
//     reshape(3, 3, 1)                [3, 3, 1]                   -              -
//
//   564 parameters; one training step of 36 rows: 443,232 flops
//   likelihood bernoulli
//   binarize dynamic
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          50      135        46,912       46,912
//   eval           17       59        14,976       14,976
//   encode          4       11         6,592        6,592
//   decode          2        7         4,864        4,864
//   prior           8       24         4,288        4,288
//
// n is the number of rows in the batch, at most 36; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 1 other do, each with buffers of its own:
//   x0: [n, 3, 3, 1]
//   u1: [n, 3, 3, 1]
//   t3: [n, 3, 3, 1]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *u1, vae_real *t3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t3[i * 9 + j] = vae_step(x0[i * 9 + j] - u1[i * 9 + j]);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h4: [n, 9]
//   w5: [9, 12]
//   h9: [n, 12]
//   b6: [12]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h4,
    const vae_real *w5, vae_real *h9, const vae_real *b6) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 12, 9, h4 + begin * 9, 9, w5, 12, h9 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v7 = h9[i * 12 + j];
            h9[i * 12 + j] = vae_tanh(v7 + b6[j]);
        }
    }
}

// prior_vamp.vae:7  dropout(0.1)
// kernel 2, train: loop over rows of [12]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *u10 = s->arena + 6064; // [n, 12]
    vae_real *t15 = s->arena + 5632; // [n, 12]
    vae_real *h16 = s->arena + 5200; // [n, 12]
    const vae_real *h9 = s->arena + 6496; // [n, 12]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v15 = vae_where(u10[i * 12 + j] - 0.1f, 1.11111111f, 0.0f);
            t15[i * 12 + j] = v15;
            h16[i * 12 + j] = h9[i * 12 + j] * v15;
        }
    }
}

// prior_vamp.vae:7  dense(12)
// prior_vamp.vae:7  relu
// kernel 3, train: product by panels over rows of [12]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h16 = s->arena + 5200; // [n, 12]
    const vae_real *w17 = s->param + 128; // [12, 12]
    vae_real *h21 = s->arena + 4768; // [n, 12]
    const vae_real *b18 = s->param + 272; // [12]
    vae_real *h22 = s->arena + 4336; // [n, 12]
    vae_gemm_nn((int)(end - begin), 12, 12, h16 + begin * 12, 12, w17, 12, h21 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v19 = h21[i * 12 + j];
            const vae_real v21 = vae_max(v19 + b18[j], 0.0f);
            h21[i * 12 + j] = v21;
            h22[i * 12 + j] = h16[i * 12 + j] + v21;
        }
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   h22: [n, 12]
//   w23: [12, 6]
//   heads26: [n, 6]
//   b24: [6]
VAE_SHARED_2(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *h22,
    const vae_real *w23, vae_real *heads26, const vae_real *b24) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 6, 12, h22 + begin * 12, 12, w23, 6, heads26 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v25 = heads26[i * 6 + j];
            heads26[i * 6 + j] = v25 + b24[j];
        }
    }
}

// prior_vamp.vae:5  sampling and KL
// kernel 5, train: loop over rows of [3]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar28 = s->arena + 8499; // [n, 3] in rows of 6
    vae_real *t32 = s->arena + 10336; // [n, 3]
    const vae_real *eps29 = s->arena + 10448; // [n, 3]
    vae_real *z34 = s->arena + 10224; // [n, 3]
    const vae_real *mean27 = s->arena + 8496; // [n, 3] in rows of 6
    vae_real *t75 = s->arena + 11248; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t75_sum = 0.0f;
        VAE_SIMD_SUM(t75_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v32 = vae_exp(0.5f * logvar28[i * 6 + j]);
            t32[i * 3 + j] = v32;
            z34[i * 3 + j] = mean27[i * 6 + j] + v32 * eps29[i * 3 + j];
            const vae_real v37 = eps29[i * 3 + j] * eps29[i * 3 + j] + logvar28[i * 6 + j];
            t75_sum += (-0.5f) * (v37 + 1.83787707f);
        }
        t75[i] = t75_sum;
    }
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   t43: [5, 3, 3, 1]
//   inputs42: [5, 3, 3, 1]
VAE_SHARED_1(like_train_k6, const VaeState *s, int tile, vae_real *scratch, vae_real *t43,
    const vae_real *inputs42) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 45; j++) {
        t43[j] = vae_sigmoid(inputs42[j]);
    }
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   h44: [5, 9]
//   w5: [9, 12]
//   h47: [5, 12]
//   b6: [12]
VAE_SHARED_1(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *h44,
    const vae_real *w5, vae_real *h47, const vae_real *b6) {
    (void)s;
    (void)tile, (void)scratch;
    vae_gemm_nn(1 * 5, 12, 9, h44, 9, w5, 12, h47, 12);
    for (size_t j = 0; j < 5; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 12; k++) {
            const vae_real v45 = h47[j * 12 + k];
            h47[j * 12 + k] = vae_tanh(v45 + b6[k]);
        }
    }
}

// prior_vamp.vae:7  dense(12)
// prior_vamp.vae:7  relu
// kernel 8, train: product by panels over [5, 12]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *h47 = s->arena + 11040; // [5, 12]
    const vae_real *w17 = s->param + 128; // [12, 12]
    vae_real *h50 = s->arena + 10976; // [5, 12]
    const vae_real *b18 = s->param + 272; // [12]
    vae_real *h51 = s->arena + 10912; // [5, 12]
    vae_gemm_nn(1 * 5, 12, 12, h47, 12, w17, 12, h50, 12);
    for (size_t j = 0; j < 5; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 12; k++) {
            const vae_real v48 = h50[j * 12 + k];
            const vae_real v50 = vae_max(v48 + b18[k], 0.0f);
            h50[j * 12 + k] = v50;
            h51[j * 12 + k] = h47[j * 12 + k] + v50;
        }
    }
}

// What kernel 9 of train and 2 others do, each with buffers of its own:
//   h51: [5, 12]
//   w23: [12, 6]
//   heads53: [5, 6]
//   b24: [6]
VAE_SHARED_2(like_train_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *h51,
    const vae_real *w23, vae_real *heads53, const vae_real *b24) {
    (void)s;
    (void)tile, (void)scratch;
    vae_gemm_nn(1 * 5, 6, 12, h51, 12, w23, 6, heads53, 6);
    for (size_t j = 0; j < 5; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 6; k++) {
            const vae_real v52 = heads53[j * 6 + k];
            heads53[j * 6 + k] = v52 + b24[k];
        }
    }
}

// kernel 10, train: loop over rows of [5, 3]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t58 = s->arena + 1632; // [n, 5, 3]
    const vae_real *z34 = s->arena + 10224; // [n, 1, 3]
    const vae_real *mean54 = s->arena + 11472; // [5, 3] in rows of 6
    vae_real *t59 = s->arena + 1088; // [n, 5, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v58 = z34[i * 3 + k] - mean54[j * 6 + k];
                t58[i * 15 + j * 3 + k] = v58;
                t59[i * 15 + j * 3 + k] = v58 * v58;
            }
        }
    }
}

// What kernel 11 of train and 1 other do, each with buffers of its own:
//   logvar55: [5, 3] in rows of 6
//   t61: [5, 3]
VAE_SHARED_1(like_train_k11, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *logvar55, vae_real *t61) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t j = 0; j < 5; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 3; k++) {
            t61[j * 3 + k] = vae_exp(-logvar55[j * 6 + k]);
        }
    }
}

// kernel 12, train: loop over rows of [5, 3]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t59 = s->arena + 1088; // [n, 5, 3]
    const vae_real *t61 = s->arena + 11712; // [5, 3]
    const vae_real *logvar55 = s->arena + 11475; // [5, 3] in rows of 6
    vae_real *t66 = s->arena + 9296; // [n, 5, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            vae_real t66_sum = 0.0f;
            VAE_SIMD_SUM(t66_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v63 = t59[i * 15 + j * 3 + k] * t61[j * 3 + k] + logvar55[j * 6 + k];
                t66_sum += (-0.5f) * (v63 + 1.83787707f);
            }
            t66[i * 5 + j] = t66_sum;
        }
    }
}

// What kernel 13 of train and 1 other do, each with buffers of its own:
//   t68: [n, 5]
//   t66: [n, 5]
//   t69: [n, 1]
VAE_SHARED_2(like_train_k13, const VaeState *s, int tile, vae_real *scratch, vae_real *t68,
    const vae_real *t66, vae_real *t69) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t69_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t69_sum)
        for (size_t j = 0; j < 5; j++) {
            const vae_real v68 = t66[i * 5 + j] + (-1.60943791f);
            t68[i * 5 + j] = v68;
            t69_sum = vae_max(t69_sum, v68);
        }
        t69[i] = t69_sum;
    }
}

// kernel 14, train: loop over rows of [5]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t68 = s->arena + 9104; // [n, 5]
    const vae_real *t69 = s->arena + 11344; // [n, 1]
    vae_real *t71 = s->arena + 8912; // [n, 5]
    vae_real *t72 = s->arena + 11296; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t72_sum = 0.0f;
        VAE_SIMD_SUM(t72_sum)
        for (size_t j = 0; j < 5; j++) {
            const vae_real v71 = vae_exp(t68[i * 5 + j] - t69[i]);
            t71[i * 5 + j] = v71;
            t72_sum += v71;
        }
        t72[i] = t72_sum;
    }
}

// kernel 15, train: loop over rows of [1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t72 = s->arena + 11296; // [n, 1]
    const vae_real *t69 = s->arena + 11344; // [n, 1]
    const vae_real *t75 = s->arena + 11248; // [n, 1]
    vae_real *t77 = s->arena + 11200; // [n, 1]
    vae_real *d114 = s->arena + 11104; // [n, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c100 = beta * inv_n;
    const vae_real c113 = -c100;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t77[i] = -(vae_log(t72[i]) + t69[i] - t75[i]);
        d114[i] = c113 / t72[i];
    }
}

// What kernel 16 of train and 2 others do, each with buffers of its own:
//   z34: [n, 3]
//   w78: [3, 12]
//   h82: [n, 12]
//   b79: [12]
VAE_SHARED_2(like_train_k16, const VaeState *s, int tile, vae_real *scratch, const vae_real *z34,
    const vae_real *w78, vae_real *h82, const vae_real *b79) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 12, 3, z34 + begin * 3, 3, w78, 12, h82 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v80 = h82[i * 12 + j];
            h82[i * 12 + j] = vae_tanh(v80 + b79[j]);
        }
    }
}

// prior_vamp.vae:8  dense(9)
// prior_vamp.vae:10  likelihood = bernoulli
// prior_vamp.vae:10  gradient of likelihood = bernoulli
// kernel 17, train: product by panels over rows of [9]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h82 = s->arena + 3904; // [n, 12]
    const vae_real *w83 = s->param + 496; // [12, 9]
    vae_real *d103 = s->arena + 6928; // [n, 9]
    const vae_real *b84 = s->param + 608; // [9]
    const vae_real *h4 = s->arena + 7264; // [n, 9]
    vae_real *t90 = s->arena + 11152; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 9, 12, h82 + begin * 12, 12, w83, 9, d103 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t90_sum = 0.0f;
        VAE_SIMD_SUM(t90_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v85 = d103[i * 9 + j];
            const vae_real v86 = v85 + b84[j];
            t90_sum += vae_softplus(v86) - h4[i * 9 + j] * v86;
            d103[i * 9 + j] = inv_n * (vae_sigmoid(v86) - h4[i * 9 + j]);
        }
        t90[i] = t90_sum;
    }
}

// kernel 18, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t92 = s->arena + 11696; // [1]
    const vae_real *t90 = s->arena + 11152; // [n, 1]
    vae_real *t94 = s->arena + 11664; // [1]
    const vae_real *t77 = s->arena + 11200; // [n, 1]
    vae_real t92_sum = 0.0f;
    vae_real t94_sum = 0.0f;
    VAE_SIMD_SUM(t92_sum, t94_sum)
    for (size_t i = 0; i < rows; i++) {
        t92_sum += t90[i];
        t94_sum += t77[i];
    }
    t92[0] = t92_sum;
    t94[0] = t94_sum;
}

// kernel 19, train: loop over [1]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t93 = s->arena + 11680; // [1]
    const vae_real *t92 = s->arena + 11696; // [1]
    vae_real *t95 = s->arena + 11648; // [1]
    const vae_real *t94 = s->arena + 11664; // [1]
    vae_real *t99 = s->arena + 11632; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v93 = t92[0] * inv_n;
    t93[0] = v93;
    const vae_real v95 = t94[0] * inv_n;
    t95[0] = v95;
    t99[0] = v93 + beta * v95;
}

// prior_vamp.vae:8  gradient of dense(9)
// kernel 20, train: weight gradient over [12, 9]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h82 = s->arena + 3904; // [n, 12]
    const vae_real *d103 = s->arena + 6928; // [n, 9]
    vae_real *d_param105 = s->grad + 496; // [12, 9]
    if (tile == 1) {
        vae_real *d_param104 = s->grad + 608; // [9]
        vae_column_sums(s->n, 9, d103, 9, d_param104);
        return;
    }
    vae_gemm_tn(12, 9, s->n, h82, 12, d103, 9, d_param105, 9);
}

// prior_vamp.vae:8  gradient of dense(9)
// prior_vamp.vae:8  gradient of tanh
// kernel 21, train: product by panels over rows of [12]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d103 = s->arena + 6928; // [n, 9]
    const vae_real *w83 = s->param + 496; // [12, 9]
    vae_real *d109 = s->arena + 3472; // [n, 12]
    const vae_real *h82 = s->arena + 3904; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 9, d103 + begin * 9, 9, w83, 9, d109 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v106 = d109[i * 12 + j];
            d109[i * 12 + j] = v106 * (1.0f - h82[i * 12 + j] * h82[i * 12 + j]);
        }
    }
}

// prior_vamp.vae:8  gradient of dense(12)
// kernel 22, train: weight gradient over [3, 12]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z34 = s->arena + 10224; // [n, 3]
    const vae_real *d109 = s->arena + 3472; // [n, 12]
    vae_real *d_param111 = s->grad + 432; // [3, 12]
    if (tile == 1) {
        vae_real *d_param110 = s->grad + 480; // [12]
        vae_column_sums(s->n, 12, d109, 12, d_param110);
        return;
    }
    vae_gemm_tn(3, 12, s->n, z34, 3, d109, 12, d_param111, 12);
}

// prior_vamp.vae:8  gradient of dense(12)
// kernel 23, train: product by panels over rows of [3]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d109 = s->arena + 3472; // [n, 12]
    const vae_real *w78 = s->param + 432; // [3, 12]
    vae_real *d112 = s->arena + 10112; // [n, 3]
    vae_gemm_nt((int)(end - begin), 3, 12, d109 + begin * 12, 12, w78, 12, d112 + begin * 3, 3);
}

// kernel 24, train: loop over rows of [5]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d115 = s->arena + 8720; // [n, 5]
    const vae_real *d114 = s->arena + 11104; // [n, 1]
    const vae_real *t71 = s->arena + 8912; // [n, 5]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            d115[i * 5 + j] = d114[i] * t71[i * 5 + j];
        }
    }
}

// kernel 25, train: loop over rows of [5, 3]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d115 = s->arena + 8720; // [n, 5, 1]
    vae_real *d118 = s->arena + 544; // [n, 5, 3]
    const vae_real *t61 = s->arena + 11712; // [5, 3]
    vae_real *d126 = s->arena + 0; // [n, 5, 3]
    const vae_real *t58 = s->arena + 1632; // [n, 5, 3]
    vae_real *d128 = s->arena + 10000; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d128[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v118 = (-0.5f) * d115[i * 5 + j];
                d118[i * 15 + j * 3 + k] = v118;
                const vae_real v126 = 2.0f * (v118 * t61[j * 3 + k]) * t58[i * 15 + j * 3 + k];
                d126[i * 15 + j * 3 + k] = v126;
                d128[i * 3 + k] += v126;
            }
        }
    }
}

// kernel 26, train: sum over the batch over rows of [5, 3]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d119 = s->arena + 11616; // [5, 3]
    const vae_real *d118 = s->arena + 544; // [n, 5, 3]
    const vae_real *t59 = s->arena + 1088; // [n, 5, 3]
    vae_real *d122 = s->arena + 11600; // [5, 3]
    const vae_real *d126 = s->arena + 0; // [n, 5, 3]
    vae_real *d129 = s->arena + 11440; // [5, 3] in rows of 6
    for (size_t j = 0; j < 5; j++) {
        for (size_t k = 0; k < 3; k++) {
            d119[j * 3 + k] = 0.0f;
        }
    }
    for (size_t j = 0; j < 5; j++) {
        for (size_t k = 0; k < 3; k++) {
            d122[j * 3 + k] = 0.0f;
        }
    }
    for (size_t j = 0; j < 5; j++) {
        for (size_t k = 0; k < 3; k++) {
            d129[j * 6 + k] = 0.0f;
        }
    }
    for (size_t i = 0; i < rows; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d119[j * 3 + k] += d118[i * 15 + j * 3 + k];
                d122[j * 3 + k] += d118[i * 15 + j * 3 + k] * t59[i * 15 + j * 3 + k];
                d129[j * 6 + k] += -d126[i * 15 + j * 3 + k];
            }
        }
    }
}

// kernel 27, train: loop over [5, 3]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d122 = s->arena + 11600; // [5, 3]
    const vae_real *t61 = s->arena + 11712; // [5, 3]
    vae_real *d124 = s->arena + 11443; // [5, 3] in rows of 6
    const vae_real *d119 = s->arena + 11616; // [5, 3]
    for (size_t j = 0; j < 5; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 3; k++) {
            d124[j * 6 + k] = d119[j * 3 + k] - d122[j * 3 + k] * t61[j * 3 + k];
        }
    }
}

// prior_vamp.vae:5  gradient of sampling and KL
// kernel 28, train: loop over rows of [3]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d131 = s->arena + 8272; // [n, 3] in rows of 6
    const vae_real *d112 = s->arena + 10112; // [n, 3]
    const vae_real *d128 = s->arena + 10000; // [n, 3]
    const vae_real *eps29 = s->arena + 10448; // [n, 3]
    const vae_real *t32 = s->arena + 10336; // [n, 3]
    vae_real *d158 = s->arena + 8275; // [n, 3] in rows of 6
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c100 = beta * inv_n;
    const vae_real c154 = (-0.5f) * c100;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v131 = d112[i * 3 + j] + d128[i * 3 + j];
            d131[i * 6 + j] = v131;
            d158[i * 6 + j] = c154 + 0.5f * (v131 * eps29[i * 3 + j] * t32[i * 3 + j]);
        }
    }
}

// prior_vamp.vae:5  gradient of posterior heads (added by the compiler)
// kernel 29, train: loop over [5, 6]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d133 = s->arena + 11584; // [1, 6]
    const vae_real *d132 = s->arena + 11440; // [5, 6]
    for (size_t k = 0; k < 6; k++) {
        d133[k] = 0.0f;
    }
    for (size_t j = 0; j < 5; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 6; k++) {
            d133[k] += d132[j * 6 + k];
        }
    }
}

// prior_vamp.vae:5  gradient of posterior heads (added by the compiler)
// kernel 30, train: weight gradient over [12, 6]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h51 = s->arena + 10912; // [5, 12]
    const vae_real *d132 = s->arena + 11440; // [5, 6]
    vae_real *d135 = s->arena + 10640; // [12, 6]
    vae_gemm_tn(12, 6, 1 * 5, h51, 12, d132, 6, d135, 6);
}

// prior_vamp.vae:5  gradient of posterior heads (added by the compiler)
// prior_vamp.vae:7  gradient of relu
// prior_vamp.vae:7  gradient of dense(12)
// kernel 31, train: product by panels over [5, 12]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d132 = s->arena + 11440; // [5, 6]
    const vae_real *w23 = s->param + 288; // [12, 6]
    vae_real *d136 = s->arena + 10848; // [5, 12]
    vae_real *d137 = s->arena + 10784; // [5, 12]
    const vae_real *h50 = s->arena + 10976; // [5, 12]
    vae_real *d138 = s->arena + 11568; // [1, 12]
    vae_gemm_nt(1 * 5, 12, 6, d132, 6, w23, 6, d136, 12);
    for (size_t k = 0; k < 12; k++) {
        d138[k] = 0.0f;
    }
    for (size_t j = 0; j < 5; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 12; k++) {
            const vae_real v136 = d136[j * 12 + k];
            const vae_real v137 = vae_where(h50[j * 12 + k], v136, 0.0f);
            d137[j * 12 + k] = v137;
            d138[k] += v137;
        }
    }
}

// prior_vamp.vae:7  gradient of dense(12)
// kernel 32, train: weight gradient over [12, 12]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h47 = s->arena + 11040; // [5, 12]
    const vae_real *d137 = s->arena + 10784; // [5, 12]
    vae_real *d140 = s->arena + 9632; // [12, 12]
    vae_gemm_tn(12, 12, 1 * 5, h47, 12, d137, 12, d140, 12);
}

// prior_vamp.vae:7  gradient of dense(12)
// prior_vamp.vae:7  gradient of tanh
// prior_vamp.vae:7  gradient of dense(12)
// kernel 33, train: product by panels over [5, 12]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d137 = s->arena + 10784; // [5, 12]
    const vae_real *w17 = s->param + 128; // [12, 12]
    vae_real *d145 = s->arena + 10720; // [5, 12]
    const vae_real *d136 = s->arena + 10848; // [5, 12]
    const vae_real *h47 = s->arena + 11040; // [5, 12]
    vae_real *d146 = s->arena + 11552; // [1, 12]
    vae_gemm_nt(1 * 5, 12, 12, d137, 12, w17, 12, d145, 12);
    for (size_t k = 0; k < 12; k++) {
        d146[k] = 0.0f;
    }
    for (size_t j = 0; j < 5; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 12; k++) {
            const vae_real v141 = d145[j * 12 + k];
            const vae_real v145 = (d136[j * 12 + k] + v141) * (1.0f - h47[j * 12 + k] * h47[j * 12 + k]);
            d145[j * 12 + k] = v145;
            d146[k] += v145;
        }
    }
}

// prior_vamp.vae:7  gradient of dense(12)
// kernel 34, train: weight gradient over [9, 12]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h44 = s->arena + 11392; // [5, 9]
    const vae_real *d145 = s->arena + 10720; // [5, 12]
    vae_real *d148 = s->arena + 9888; // [9, 12]
    vae_gemm_tn(9, 12, 1 * 5, h44, 9, d145, 12, d148, 12);
}

// prior_vamp.vae:7  gradient of dense(12)
// prior_vamp.vae:5  gradient of sampling and KL
// kernel 35, train: product by panels over [5, 9]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d145 = s->arena + 10720; // [5, 12]
    const vae_real *w5 = s->param + 0; // [9, 12]
    vae_real *d_param153 = s->grad + 384; // [5, 3, 3, 1]
    const vae_real *t43 = s->arena + 11392; // [5, 3, 3, 1]
    vae_gemm_nt(1 * 5, 9, 12, d145, 12, w5, 12, d_param153, 9);
    VAE_SIMD
    for (size_t j = 0; j < 45; j++) {
        const vae_real v149 = d_param153[j];
        d_param153[j] = v149 * (t43[j] * (1.0f - t43[j]));
    }
}

// prior_vamp.vae:5  gradient of posterior heads (added by the compiler)
// kernel 36, train: sum over the batch over rows of [6]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d160 = s->arena + 11536; // [6]
    const vae_real *d159 = s->arena + 8272; // [n, 6]
    for (size_t j = 0; j < 6; j++) {
        d160[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d160[j] += d159[i * 6 + j];
        }
    }
}

// prior_vamp.vae:5  gradient of posterior heads (added by the compiler)
// kernel 37, train: weight gradient over [12, 6]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h22 = s->arena + 4336; // [n, 12]
    const vae_real *d159 = s->arena + 8272; // [n, 6]
    vae_real *d161 = s->arena + 10560; // [12, 6]
    vae_gemm_tn(12, 6, s->n, h22, 12, d159, 6, d161, 6);
}

// prior_vamp.vae:5  gradient of posterior heads (added by the compiler)
// prior_vamp.vae:7  gradient of relu
// kernel 38, train: product by panels over rows of [12]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d159 = s->arena + 8272; // [n, 6]
    const vae_real *w23 = s->param + 288; // [12, 6]
    vae_real *d162 = s->arena + 3040; // [n, 12]
    vae_real *d163 = s->arena + 2608; // [n, 12]
    const vae_real *h21 = s->arena + 4768; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 6, d159 + begin * 6, 6, w23, 6, d162 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v162 = d162[i * 12 + j];
            d163[i * 12 + j] = vae_where(h21[i * 12 + j], v162, 0.0f);
        }
    }
}

// What kernel 39 of train and 1 other do, each with buffers of its own:
//   d164: [12]
//   d163: [n, 12]
VAE_SHARED_1(like_train_k39, const VaeState *s, int tile, vae_real *scratch, vae_real *d164,
    const vae_real *d163) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 12; j++) {
        d164[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            d164[j] += d163[i * 12 + j];
        }
    }
}

// prior_vamp.vae:7  gradient of dense(12)
// kernel 39, train: sum over the batch over rows of [12]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k39(s, tile, scratch, s->arena + 11520, s->arena + 2608);
}

// prior_vamp.vae:7  gradient of dense(12)
// kernel 40, train: weight gradient over [12, 12]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h16 = s->arena + 5200; // [n, 12]
    const vae_real *d163 = s->arena + 2608; // [n, 12]
    vae_real *d165 = s->arena + 9488; // [12, 12]
    vae_gemm_tn(12, 12, s->n, h16, 12, d163, 12, d165, 12);
}

// prior_vamp.vae:7  gradient of dense(12)
// prior_vamp.vae:7  gradient of dropout(0.1)
// prior_vamp.vae:7  gradient of tanh
// kernel 41, train: product by panels over rows of [12]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d163 = s->arena + 2608; // [n, 12]
    const vae_real *w17 = s->param + 128; // [12, 12]
    vae_real *d171 = s->arena + 2176; // [n, 12]
    const vae_real *d162 = s->arena + 3040; // [n, 12]
    const vae_real *t15 = s->arena + 5632; // [n, 12]
    const vae_real *h9 = s->arena + 6496; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 12, d163 + begin * 12, 12, w17, 12, d171 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v166 = d171[i * 12 + j];
            d171[i * 12 + j] = (d162[i * 12 + j] + v166) * t15[i * 12 + j] * (1.0f - h9[i * 12 + j] * h9[i * 12 + j]);
        }
    }
}

// prior_vamp.vae:7  gradient of dense(12)
// kernel 42, train: sum over the batch over rows of [12]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k39(s, tile, scratch, s->arena + 11504, s->arena + 2176);
}

// prior_vamp.vae:7  gradient of dense(12)
// kernel 43, train: weight gradient over [9, 12]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h4 = s->arena + 7264; // [n, 9]
    const vae_real *d171 = s->arena + 2176; // [n, 12]
    vae_real *d173 = s->arena + 9776; // [9, 12]
    vae_gemm_tn(9, 12, s->n, h4, 9, d171, 12, d173, 12);
}

// prior_vamp.vae:7  gradient of dense(12)
// kernel 44, train: loop over [9, 12]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param174 = s->grad + 0; // [9, 12]
    const vae_real *d173 = s->arena + 9776; // [9, 12]
    const vae_real *d148 = s->arena + 9888; // [9, 12]
    VAE_SIMD
    for (size_t j = 0; j < 108; j++) {
        d_param174[j] = d173[j] + d148[j];
    }
}

// What kernel 45 of train and 1 other do, each with buffers of its own:
//   d_param175: [12]
//   d172: [12]
//   d146: [12]
VAE_SHARED_2(like_train_k45, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param175,
    const vae_real *d172, const vae_real *d146) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 12; j++) {
        d_param175[j] = d172[j] + d146[j];
    }
}

// prior_vamp.vae:7  gradient of dense(12)
// kernel 45, train: loop over [12]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k45(s, tile, scratch, s->grad + 112, s->arena + 11504, s->arena + 11552);
}

// prior_vamp.vae:7  gradient of dense(12)
// kernel 46, train: loop over [12, 12]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param176 = s->grad + 128; // [12, 12]
    const vae_real *d165 = s->arena + 9488; // [12, 12]
    const vae_real *d140 = s->arena + 9632; // [12, 12]
    VAE_SIMD
    for (size_t j = 0; j < 144; j++) {
        d_param176[j] = d165[j] + d140[j];
    }
}

// prior_vamp.vae:7  gradient of dense(12)
// kernel 47, train: loop over [12]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k45(s, tile, scratch, s->grad + 272, s->arena + 11520, s->arena + 11568);
}

// prior_vamp.vae:5  gradient of dense(12)
// kernel 48, train: loop over [12, 6]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param178 = s->grad + 288; // [12, 6]
    const vae_real *d161 = s->arena + 10560; // [12, 6]
    const vae_real *d135 = s->arena + 10640; // [12, 6]
    VAE_SIMD
    for (size_t j = 0; j < 72; j++) {
        d_param178[j] = d161[j] + d135[j];
    }
}

// prior_vamp.vae:5  gradient of dense(12)
// kernel 49, train: loop over [6]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param179 = s->grad + 368; // [6]
    const vae_real *d160 = s->arena + 11536; // [6]
    const vae_real *d133 = s->arena + 11584; // [6]
    VAE_SIMD
    for (size_t j = 0; j < 6; j++) {
        d_param179[j] = d160[j] + d133[j];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, train: loop over rows of [3, 3, 1]
    like_train_k0(s, tile, scratch, s->arena + 7936, s->arena + 7600, s->arena + 7264);
    // prior_vamp.vae:7  dense(12)
    // prior_vamp.vae:7  tanh
    // kernel 1, train: product by panels over rows of [12]
    like_train_k1(s, tile, scratch, s->arena + 7264, s->param + 0, s->arena + 6496, s->param + 112);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    // prior_vamp.vae:5  posterior heads (added by the compiler)
    // kernel 4, train: product by panels over rows of [6]
    like_train_k4(s, tile, scratch, s->arena + 4336, s->param + 288, s->arena + 8496,
        s->param + 368);
    train_k5(s, tile, scratch);
    // prior_vamp.vae:8  dense(12)
    // prior_vamp.vae:8  tanh
    // kernel 16, train: product by panels over rows of [12]
    like_train_k16(s, tile, scratch, s->arena + 10224, s->param + 432, s->arena + 3904,
        s->param + 480);
    train_k17(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k23(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    // prior_vamp.vae:5  sampling and KL
    // kernel 6, train: loop over [5, 3, 3, 1]
    like_train_k6(s, tile, scratch, s->arena + 11392, s->param + 384);
    // prior_vamp.vae:7  dense(12)
    // prior_vamp.vae:7  tanh
    // kernel 7, train: product by panels over [5, 12]
    like_train_k7(s, tile, scratch, s->arena + 11392, s->param + 0, s->arena + 11040,
        s->param + 112);
    train_k8(s, tile, scratch);
    // prior_vamp.vae:5  posterior heads (added by the compiler)
    // kernel 9, train: product by panels over [5, 6]
    like_train_k9(s, tile, scratch, s->arena + 10912, s->param + 288, s->arena + 11472,
        s->param + 368);
    // kernel 11, train: loop over [5, 3]
    like_train_k11(s, tile, scratch, s->arena + 11475, s->arena + 11712);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k10(s, tile, scratch);
    train_k12(s, tile, scratch);
    // kernel 13, train: loop over rows of [5]
    like_train_k13(s, tile, scratch, s->arena + 9104, s->arena + 9296, s->arena + 11344);
    train_k14(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k24(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k38(s, tile, scratch);
    train_k41(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    train_k26(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k29(s, tile, scratch);
    train_k31(s, tile, scratch);
    train_k33(s, tile, scratch);
    train_k35(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k18(s, tile, scratch);
    train_k19(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {0}},
        {train_u1, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u2, panels, {0}},
        {train_k20, 2, {0}},
        {train_k22, 2, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_k40, 1, {0}},
        {train_k43, 1, {0}},
        {train_u6, 1, {0}},
        {train_k37, 1, {0}},
        {train_k39, 1, {0}},
        {train_k42, 1, {0}},
        {train_k36, 1, {0}},
        {train_u3, 1, {0}}}, 8);
    vae_run(me, s, (VaeWork[]){
        {train_k32, 1, {0}},
        {train_k34, 1, {0}},
        {train_k30, 1, {0}},
        {train_k45, 1, {0}},
        {train_k47, 1, {0}},
        {train_k49, 1, {0}}}, 6);
    vae_run(me, s, (VaeWork[]){
        {train_k46, 1, {0}},
        {train_k44, 1, {0}},
        {train_k48, 1, {0}}}, 3);
}

// What kernel 2 of eval and 1 other do, each with buffers of its own:
//   h9: [n, 12]
//   w10: [12, 12]
//   h15: [n, 12]
//   b11: [12]
VAE_SHARED_2(like_eval_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h9,
    const vae_real *w10, vae_real *h15, const vae_real *b11) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 12, 12, h9 + begin * 12, 12, w10, 12, h15 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v12 = h15[i * 12 + j];
            h15[i * 12 + j] = h9[i * 12 + j] + vae_max(v12 + b11[j], 0.0f);
        }
    }
}

// prior_vamp.vae:5  sampling and KL
// kernel 4, eval: loop over rows of [3]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar21 = s->arena + 2307; // [n, 3] in rows of 6
    const vae_real *eps22 = s->arena + 3024; // [n, 3]
    vae_real *z27 = s->arena + 2912; // [n, 3]
    const vae_real *mean20 = s->arena + 2304; // [n, 3] in rows of 6
    vae_real *t67 = s->arena + 3504; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t67_sum = 0.0f;
        VAE_SIMD_SUM(t67_sum)
        for (size_t j = 0; j < 3; j++) {
            z27[i * 3 + j] = mean20[i * 6 + j] + vae_exp(0.5f * logvar21[i * 6 + j]) * eps22[i * 3 + j];
            const vae_real v30 = eps22[i * 3 + j] * eps22[i * 3 + j] + logvar21[i * 6 + j];
            t67_sum += (-0.5f) * (v30 + 1.83787707f);
        }
        t67[i] = t67_sum;
    }
}

// What kernel 7 of eval and 1 other do, each with buffers of its own:
//   h39: [5, 12]
//   w10: [12, 12]
//   h43: [5, 12]
//   b11: [12]
VAE_SHARED_2(like_eval_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *h39,
    const vae_real *w10, vae_real *h43, const vae_real *b11) {
    (void)s;
    (void)tile, (void)scratch;
    vae_gemm_nn(1 * 5, 12, 12, h39, 12, w10, 12, h43, 12);
    for (size_t j = 0; j < 5; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 12; k++) {
            const vae_real v40 = h43[j * 12 + k];
            h43[j * 12 + k] = h39[j * 12 + k] + vae_max(v40 + b11[k], 0.0f);
        }
    }
}

// kernel 10, eval: loop over rows of [5, 3]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *z27 = s->arena + 2912; // [n, 1, 3]
    const vae_real *mean46 = s->arena + 3696; // [5, 3] in rows of 6
    const vae_real *t53 = s->arena + 3728; // [5, 3]
    const vae_real *logvar47 = s->arena + 3699; // [5, 3] in rows of 6
    vae_real *t58 = s->arena + 2720; // [n, 5, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            vae_real t58_sum = 0.0f;
            VAE_SIMD_SUM(t58_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v50 = z27[i * 3 + k] - mean46[j * 6 + k];
                const vae_real v56 = v50 * v50 * t53[j * 3 + k] + logvar47[j * 6 + k] + 1.83787707f;
                t58_sum += (-0.5f) * v56;
            }
            t58[i * 5 + j] = t58_sum;
        }
    }
}

// kernel 12, eval: loop over rows of [5]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t60 = s->arena + 2528; // [n, 5]
    const vae_real *t61 = s->arena + 3600; // [n, 1]
    vae_real *t64 = s->arena + 3552; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t64_sum = 0.0f;
        VAE_SIMD_SUM(t64_sum)
        for (size_t j = 0; j < 5; j++) {
            t64_sum += vae_exp(t60[i * 5 + j] - t61[i]);
        }
        t64[i] = t64_sum;
    }
}

// kernel 13, eval: loop over rows of [1]
VAE_KERNEL void eval_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t64 = s->arena + 3552; // [n, 1]
    const vae_real *t61 = s->arena + 3600; // [n, 1]
    vae_real *t68 = s->arena + 3456; // [n, 1]
    const vae_real *t67 = s->arena + 3504; // [n, 1]
    vae_real *t69 = s->arena + 3408; // [n, 1]
    vae_real *t84 = s->arena + 3264; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v68 = vae_log(t64[i]) + t61[i] - t67[i];
        t68[i] = v68;
        const vae_real v69 = -v68;
        t69[i] = v69;
        t84[i] = v69;
    }
}

// prior_vamp.vae:8  dense(9)
// prior_vamp.vae:10  likelihood = bernoulli
// kernel 15, eval: product by panels over rows of [9]
VAE_KERNEL void eval_k15(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h74 = s->arena + 0; // [n, 12]
    const vae_real *w75 = s->param + 496; // [12, 9]
    vae_real *t77 = scratch; // [end - begin, 9]
    const vae_real *b76 = s->param + 608; // [9]
    const vae_real *h4 = s->arena + 1296; // [n, 9]
    vae_real *t82 = s->arena + 3360; // [n, 1]
    vae_gemm_nn((int)(end - begin), 9, 12, h74 + begin * 12, 12, w75, 9, t77, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t82_sum = 0.0f;
        VAE_SIMD_SUM(t82_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v77 = t77[(i - begin) * 9 + j];
            const vae_real v78 = v77 + b76[j];
            t82_sum += vae_softplus(v78) - h4[i * 9 + j] * v78;
        }
        t82[i] = t82_sum;
    }
}

// kernel 16, eval: loop over rows of [1]
VAE_KERNEL void eval_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t83 = s->arena + 3312; // [n, 1]
    const vae_real *t68 = s->arena + 3456; // [n, 1]
    const vae_real *t82 = s->arena + 3360; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t83[i] = t68[i] - t82[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, eval: loop over rows of [3, 3, 1]
    like_train_k0(s, tile, scratch, s->arena + 1968, s->arena + 1632, s->arena + 1296);
    // prior_vamp.vae:7  dense(12)
    // prior_vamp.vae:7  tanh
    // kernel 1, eval: product by panels over rows of [12]
    like_train_k1(s, tile, scratch, s->arena + 1296, s->param + 0, s->arena + 864, s->param + 112);
    // prior_vamp.vae:7  dense(12)
    // prior_vamp.vae:7  relu
    // kernel 2, eval: product by panels over rows of [12]
    like_eval_k2(s, tile, scratch, s->arena + 864, s->param + 128, s->arena + 432, s->param + 272);
    // prior_vamp.vae:5  posterior heads (added by the compiler)
    // kernel 3, eval: product by panels over rows of [6]
    like_train_k4(s, tile, scratch, s->arena + 432, s->param + 288, s->arena + 2304, s->param + 368);
    eval_k4(s, tile, scratch);
    // prior_vamp.vae:8  dense(12)
    // prior_vamp.vae:8  tanh
    // kernel 14, eval: product by panels over rows of [12]
    like_train_k16(s, tile, scratch, s->arena + 2912, s->param + 432, s->arena + 0, s->param + 480);
    eval_k15(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void eval_u1(const VaeState *s, int tile, vae_real *scratch) {
    // prior_vamp.vae:5  sampling and KL
    // kernel 5, eval: loop over [5, 3, 3, 1]
    like_train_k6(s, tile, scratch, s->arena + 3648, s->param + 384);
    // prior_vamp.vae:7  dense(12)
    // prior_vamp.vae:7  tanh
    // kernel 6, eval: product by panels over [5, 12]
    like_train_k7(s, tile, scratch, s->arena + 3648, s->param + 0, s->arena + 3200, s->param + 112);
    // prior_vamp.vae:7  dense(12)
    // prior_vamp.vae:7  relu
    // kernel 7, eval: product by panels over [5, 12]
    like_eval_k7(s, tile, scratch, s->arena + 3200, s->param + 128, s->arena + 3136, s->param + 272);
    // prior_vamp.vae:5  posterior heads (added by the compiler)
    // kernel 8, eval: product by panels over [5, 6]
    like_train_k9(s, tile, scratch, s->arena + 3136, s->param + 288, s->arena + 3696,
        s->param + 368);
    // kernel 9, eval: loop over [5, 3]
    like_train_k11(s, tile, scratch, s->arena + 3699, s->arena + 3728);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    eval_k10(s, tile, scratch);
    // kernel 11, eval: loop over rows of [5]
    like_train_k13(s, tile, scratch, s->arena + 2528, s->arena + 2720, s->arena + 3600);
    eval_k12(s, tile, scratch);
    eval_k13(s, tile, scratch);
    eval_k16(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {eval_u0, panels, {0}},
        {eval_u1, 1, {0}}}, 2);
    vae_run_one(me, s, eval_u2, panels);
}

// prior_vamp.vae:5  posterior heads (added by the compiler)
// kernel 3, encode: loop over rows of [3]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t19 = s->arena + 1536; // [n, 3]
    const vae_real *mean17 = s->arena + 1200; // [n, 3] in rows of 6
    vae_real *t20 = s->arena + 1424; // [n, 3]
    const vae_real *logvar18 = s->arena + 1203; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t19[i * 3 + j] = mean17[i * 6 + j];
            t20[i * 3 + j] = logvar18[i * 6 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // prior_vamp.vae:7  dense(12)
    // prior_vamp.vae:7  tanh
    // kernel 0, encode: product by panels over rows of [12]
    like_train_k1(s, tile, scratch, s->arena + 864, s->param + 0, s->arena + 432, s->param + 112);
    // prior_vamp.vae:7  dense(12)
    // prior_vamp.vae:7  relu
    // kernel 1, encode: product by panels over rows of [12]
    like_eval_k2(s, tile, scratch, s->arena + 432, s->param + 128, s->arena + 0, s->param + 272);
    // prior_vamp.vae:5  posterior heads (added by the compiler)
    // kernel 2, encode: product by panels over rows of [6]
    like_train_k4(s, tile, scratch, s->arena + 0, s->param + 288, s->arena + 1200, s->param + 368);
    encode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, encode_u0, panels);
}

// prior_vamp.vae:8  dense(9)
// prior_vamp.vae:10  likelihood = bernoulli
// kernel 1, decode: product by panels over rows of [9]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h5 = s->arena + 0; // [n, 12]
    const vae_real *w6 = s->param + 496; // [12, 9]
    vae_real *t10 = s->arena + 768; // [n, 9]
    const vae_real *b7 = s->param + 608; // [9]
    vae_real *t11 = s->arena + 432; // [n, 9]
    vae_gemm_nn((int)(end - begin), 9, 12, h5 + begin * 12, 12, w6, 9, t10 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v8 = t10[i * 9 + j];
            const vae_real v10 = vae_sigmoid(v8 + b7[j]);
            t10[i * 9 + j] = v10;
            t11[i * 9 + j] = v10;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // prior_vamp.vae:8  dense(12)
    // prior_vamp.vae:8  tanh
    // kernel 0, decode: product by panels over rows of [12]
    like_train_k16(s, tile, scratch, s->arena + 1104, s->param + 432, s->arena + 0, s->param + 480);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, decode_u0, panels);
}

// kernel 4, prior: loop over rows of [5]
VAE_KERNEL void prior_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *u21 = s->arena + 384; // [n, 5]
    vae_real *t25 = s->arena + 192; // [n, 5]
    vae_real *t26 = s->arena + 928; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t26_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t26_sum)
        for (size_t j = 0; j < 5; j++) {
            const vae_real v25 = (-1.60943791f) - vae_log(-vae_log(u21[i * 5 + j]));
            t25[i * 5 + j] = v25;
            t26_sum = vae_max(t26_sum, v25);
        }
        t26[i] = t26_sum;
    }
}

// kernel 5, prior: loop over rows of [5]
VAE_KERNEL void prior_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t26 = s->arena + 928; // [n, 1]
    const vae_real *t25 = s->arena + 192; // [n, 5]
    vae_real *t30 = s->arena + 0; // [n, 5]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t30[i * 5 + j] = 1.0f - vae_step(t26[i] - t25[i * 5 + j]);
        }
    }
}

// kernel 6, prior: loop over [5, 3]
VAE_KERNEL void prior_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *logvar19 = s->arena + 1027; // [5, 3] in rows of 6
    vae_real *t36 = s->arena + 1056; // [5, 3]
    for (size_t j = 0; j < 5; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 3; k++) {
            t36[j * 3 + k] = vae_exp(0.5f * logvar19[j * 6 + k]);
        }
    }
}

// kernel 7, prior: loop over rows of [5, 3]
VAE_KERNEL void prior_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t36 = s->arena + 1056; // [5, 3]
    const vae_real *eps32 = s->arena + 688; // [n, 1, 3]
    const vae_real *mean18 = s->arena + 1024; // [5, 3] in rows of 6
    const vae_real *t30 = s->arena + 0; // [n, 5, 1]
    vae_real *t40 = s->arena + 576; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            t40[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v39 = t30[i * 5 + j] * (mean18[j * 6 + k] + t36[j * 3 + k] * eps32[i * 3 + k]);
                t40[i * 3 + k] += v39;
            }
        }
    }
}

// One thread does all of these.
VAE_KERNEL void prior_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, prior: loop over [5, 3, 3, 1]
    like_train_k6(s, tile, scratch, s->arena + 976, s->param + 384);
    // prior_vamp.vae:7  dense(12)
    // prior_vamp.vae:7  tanh
    // kernel 1, prior: product by panels over [5, 12]
    like_train_k7(s, tile, scratch, s->arena + 976, s->param + 0, s->arena + 864, s->param + 112);
    // prior_vamp.vae:7  dense(12)
    // prior_vamp.vae:7  relu
    // kernel 2, prior: product by panels over [5, 12]
    like_eval_k7(s, tile, scratch, s->arena + 864, s->param + 128, s->arena + 800, s->param + 272);
    // prior_vamp.vae:5  posterior heads (added by the compiler)
    // kernel 3, prior: product by panels over [5, 6]
    like_train_k9(s, tile, scratch, s->arena + 800, s->param + 288, s->arena + 1024, s->param + 368);
    prior_k6(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void prior_u1(const VaeState *s, int tile, vae_real *scratch) {
    prior_k4(s, tile, scratch);
    prior_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void prior_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {prior_u0, 1, {0}},
        {prior_u1, panels, {0}}}, 2);
    vae_run_one(me, s, prior_k7, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 7936, 9}, // [n, 3, 3, 1]
    {"x.binarize", VAE_IN_UNIFORM, 8, 7600, 9}, // [n, 3, 3, 1]
    {"encoder.3.u", VAE_IN_UNIFORM, 9, 6064, 12}, // [n, 12]
    {"z.eps", VAE_IN_NORMAL, 0, 10448, 3}, // [n, 3]
    {"loss", VAE_OUT_SCALAR, 0, 11632, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 11680, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 11648, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 1968, 9}, // [n, 3, 3, 1]
    {"x.binarize", VAE_IN_UNIFORM, 8, 1632, 9}, // [n, 3, 3, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 3024, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 3360, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 3408, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 3312, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 3264, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 864, 9}, // [n, 3, 3, 1]
    {"z.mean", VAE_OUT_ROW, 0, 1536, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 1424, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 1104, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 768, 9}, // [n, 9]
    {"x.draw0", VAE_OUT_ROW, 0, 432, 9}, // [n, 9]
};

static const VaePort prior_ports[] = {
    {"z.part", VAE_IN_UNIFORM, 8, 384, 5}, // [n, 5]
    {"z.prior", VAE_IN_NORMAL, 9, 688, 3}, // [n, 3]
    {"z.sample", VAE_OUT_ROW, 0, 576, 3}, // [n, 3]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {12, 9}, {1, 12}, 0, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"encoder.1.bias", 1, {12}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.4.0.weight", 2, {12, 12}, {1, 12}, 128, VAE_INIT_UNIFORM, 0.5f, true, true, false},
    {"encoder.4.0.bias", 1, {12}, {1}, 272, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 12}, {1, 6}, 288, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 368, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 12}, {1, 6}, 291, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 371, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.z.inputs", 2, {5, 9}, {9, 1}, 384, VAE_INIT_NORMAL, 1.0f, true, false, false},
    {"decoder.0.weight", 2, {12, 3}, {1, 12}, 432, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"decoder.0.bias", 1, {12}, {1}, 480, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {9, 12}, {1, 9}, 496, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"decoder.2.bias", 1, {9}, {1}, 608, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 3, 3, 1, 9, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};
static const VaeCoded coded[] = {
    {0, 0, "has a prior that is no normal"},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[3, 3, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[9]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(12)", "[12]", 120},
    {VAE_STAGE_ENCODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_ENCODER, 0, "dropout(0.1)", "[12]", 0},
    {VAE_STAGE_ENCODER, 0, "residual", "[12]", 0},
    {VAE_STAGE_ENCODER, 1, "dense(12)", "[12]", 156},
    {VAE_STAGE_ENCODER, 1, "relu", "[12]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 78},
    {VAE_STAGE_DECODER, 0, "dense(12)", "[12]", 48},
    {VAE_STAGE_DECODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[9]", 117},
    {VAE_STAGE_DECODER, 0, "reshape(3, 3, 1)", "[3, 3, 1]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[3, 3, 1]", 0},
};

static const VaeStretch rest[] = {
    {0, 624},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "prior_vamp", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model prior_vamp\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [3, 3, 1]                   -              -\n"
        "    flatten                         [9]                         -              -\n"
        "    dense(12)                       [12]                      120            216\n"
        "    tanh                            [12]                        -              -\n"
        "    dropout(0.1)                    [12]                        -              -\n"
        "    residual                        [12]                        -              -\n"
        "      dense(12)                     [12]                      156            288\n"
        "      relu                          [12]                        -              -\n"
        "  z: mean, logvar heads             [3]                        78            144\n"
        "  z: prior vamp                     [3]                        45              -\n"
        "  decoder                           [3]                         -              -\n"
        "    dense(12)                       [12]                       48             72\n"
        "    tanh                            [12]                        -              -\n"
        "    dense(9)                        [9]                       117            216\n"
        "    reshape(3, 3, 1)                [3, 3, 1]                   -              -\n"
        "\n"
        "  564 parameters; one training step of 36 rows: 443,232 flops\n"
        "  likelihood bernoulli\n"
        "  binarize dynamic\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          50      135        46,912       46,912\n"
        "  eval           17       59        14,976       14,976\n"
        "  encode          4       11         6,592        6,592\n"
        "  decode          2        7         4,864        4,864\n"
        "  prior           8       24         4,288        4,288\n",
    .batch = 36, .n_param = 624, .n_state = 0, .n_arena = 11728,
    .n_scratch = 144,
    .max_threads = 1, .flops_per_row = 12312.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 13,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .coded = coded,
    .stage = stages, .n_stages = 14,
    .train = {"train", train_run, train_ports, 7},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 7},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 3},
    .prior = {"prior", VAE_UNCHECKED(prior_run), prior_ports, 3},
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
