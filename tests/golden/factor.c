// factor -- written by vaec 0.1.0 from factor.vae; do not edit.
//
// model factor
//
//   layer                             output             parameters      flops/row
//   encoder                           [6]                         -              -
//     dense(8)                        [8]                        56             96
//     tanh                            [8]                         -              -
//   z: mean, logvar heads             [3]                        54             96
//   decoder                           [3]                         -              -
//     dense(6)                        [6]                        24             36
//   critic judge                      [3]                         -              -
//     dense(8)                        [8]                        32             48
//     leaky_relu(0.2)                 [8]                         -              -
//     dense(1)                        [1]                         9             16
//
//   175 parameters; one training step of 8 rows: 7,520 flops
//   likelihood mse
//   objective factor(critic=judge, gamma=4)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          32      134         5,888        5,888
//   eval            5       30         1,280        1,280
//   encode          3        7           896          896
//   decode          2        4           704          704
//
// n is the number of rows in the batch, at most 8; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   w1: [6, 8]
//   h5: [n, 8]
//   b2: [8]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
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
//   w6: [8, 6]
//   heads9: [n, 6]
//   b7: [6]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *heads9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 6, 8, h5 + begin * 8, 8, w6, 6, heads9 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v8 = heads9[i * 6 + j];
            heads9[i * 6 + j] = v8 + b7[j];
        }
    }
}

// factor.vae:4  sampling and KL
// kernel 2, train: loop over rows of [3]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar11 = s->arena + 611; // [n, 3] in rows of 6
    vae_real *t15 = s->arena + 960; // [n, 3]
    const vae_real *eps12 = s->arena + 992; // [n, 3]
    vae_real *z17 = s->arena + 928; // [n, 3]
    const vae_real *mean10 = s->arena + 608; // [n, 3] in rows of 6
    vae_real *t19 = s->arena + 896; // [n, 3]
    vae_real *t25 = s->arena + 1456; // [n, 1]
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

// factor.vae:6  dense(6)
// factor.vae:8  likelihood = mse
// factor.vae:8  gradient of likelihood = mse
// kernel 3, train: product by panels over rows of [6]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *z17 = s->arena + 928; // [n, 3]
    const vae_real *w26 = s->param + 128; // [3, 6]
    vae_real *d120 = s->arena + 560; // [n, 6]
    const vae_real *b27 = s->param + 160; // [6]
    const vae_real *x0 = s->arena + 656; // [n, 6]
    vae_real *t32 = s->arena + 1440; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c118 = 2.0f * inv_n;
    vae_gemm_nn((int)(end - begin), 6, 3, z17 + begin * 3, 3, w26, 6, d120 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t32_sum = 0.0f;
        VAE_SIMD_SUM(t32_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v28 = d120[i * 6 + j];
            const vae_real v30 = x0[i * 6 + j] - (v28 + b27[j]);
            t32_sum += v30 * v30;
            d120[i * 6 + j] = -(c118 * v30);
        }
        t32[i] = t32_sum;
    }
}

// kernel 4, train: loop over [8, 1]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t39 = s->arena + 1424; // [8, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        const vae_real v35 = (vae_real)(j);
        t39[j] = vae_step(1.0f - (v35 + 0.5f) * inv_n);
    }
}

// kernel 5, train: loop over rows of [8, 1]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t49 = s->arena + 384; // [n, 8, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v40 = (vae_real)(i);
            const vae_real v35 = (vae_real)(j);
            t49[i * 8 + j] = vae_step(v40 - v35);
        }
    }
}

// kernel 6, train: loop over rows of [8, 3]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *u33 = s->arena + 864; // [n, 1, 3]
    const vae_real *t42 = s->arena + 864; // [8, 3]
    const vae_real *t49 = s->arena + 384; // [n, 8, 1]
    const vae_real *t39 = s->arena + 1424; // [8, 1]
    vae_real *t53 = s->arena + 832; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            t53[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 8; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v50 = vae_where(vae_step(t42[j * 3 + k] - u33[i * 3 + k]), 0.0f, t49[i * 8 + j]);
                const vae_real v51 = vae_where(vae_step(u33[i * 3 + k] - t42[j * 3 + k]), 1.0f, v50);
                t53[i * 3 + k] += vae_where(t39[j], v51, 0.0f);
            }
        }
    }
}

// kernel 7, train: loop over rows of [8, 3]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t55 = s->arena + 832; // [8, 3]
    const vae_real *t56 = s->arena + 928; // [8, 3]
    const vae_real *t39 = s->arena + 1424; // [8, 1]
    vae_real *t63 = s->arena + 800; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            t63[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 8; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v40 = (vae_real)(i);
                const vae_real v61 = vae_where(vae_step(vae_abs(t55[j * 3 + k] - v40) - 0.5f), 0.0f, t56[j * 3 + k]);
                t63[i * 3 + k] += vae_where(t39[j], v61, 0.0f);
            }
        }
    }
}

// What kernel 8 of train and 1 other do, each with buffers of its own:
//   z17: [n, 3]
//   w65: [3, 8]
//   h71: [n, 8]
//   b66: [8]
VAE_SHARED_2(like_train_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *z17,
    const vae_real *w65, vae_real *h71, const vae_real *b66) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 8, 3, z17 + begin * 3, 3, w65, 8, h71 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v67 = h71[i * 8 + j];
            const vae_real v68 = v67 + b66[j];
            h71[i * 8 + j] = vae_where(v68, v68, 0.2f * v68);
        }
    }
}

// factor.vae:7  dense(1)
// kernel 9, train: product by panels over rows of [1]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h71 = s->arena + 320; // [n, 8]
    const vae_real *w72 = s->param + 224; // [8, 1]
    vae_real *h75 = s->arena + 1408; // [n, 1]
    const vae_real *b73 = s->param + 240; // [1]
    vae_real *t82 = s->arena + 1376; // [n, 1]
    vae_real *d109 = s->arena + 1152; // [n, 1]
    vae_real *d148 = s->arena + 1120; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c108 = 4.0f * inv_n;
    const vae_real c143 = 0.5f * inv_n;
    vae_gemm_nn((int)(end - begin), 1, 8, h71 + begin * 8, 8, w72, 1, h75 + begin * 1, 1);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v74 = h75[i];
        const vae_real v75 = v74 + b73[0];
        h75[i] = v75;
        const vae_real v82 = -v75;
        t82[i] = v82;
        d109[i] = c108;
        d148[i] = -(c143 * vae_sigmoid(v82));
    }
}

// factor.vae:7  dense(1)
// kernel 11, train: product by panels over rows of [1]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h79 = s->arena + 256; // [n, 8]
    const vae_real *w72 = s->param + 224; // [8, 1]
    vae_real *h81 = s->arena + 1392; // [n, 1]
    const vae_real *b73 = s->param + 240; // [1]
    vae_real *d145 = s->arena + 1136; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c143 = 0.5f * inv_n;
    vae_gemm_nn((int)(end - begin), 1, 8, h79 + begin * 8, 8, w72, 1, h81 + begin * 1, 1);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v80 = h81[i];
        const vae_real v81 = v80 + b73[0];
        h81[i] = v81;
        d145[i] = c143 * vae_sigmoid(v81);
    }
}

// factor.vae:8  gradient of dense(1)
// kernel 12, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *t82 = s->arena + 1376; // [n, 1]
    const vae_real *h75 = s->arena + 1408; // [n, 1]
    vae_real *t85 = s->arena + 1360; // [1]
    const vae_real *h81 = s->arena + 1392; // [n, 1]
    vae_real *t92 = s->arena + 1328; // [1]
    vae_real *t94 = s->arena + 1296; // [1]
    vae_real *t96 = s->arena + 1264; // [1]
    const vae_real *t25 = s->arena + 1456; // [n, 1]
    vae_real *t98 = s->arena + 1232; // [1]
    const vae_real *t32 = s->arena + 1440; // [n, 1]
    vae_real *t104 = s->arena + 1200; // [1]
    vae_real *d149 = s->arena + 1104; // [1]
    const vae_real *d145 = s->arena + 1136; // [n, 1]
    vae_real *d158 = s->arena + 1056; // [1]
    const vae_real *d148 = s->arena + 1120; // [n, 1]
    vae_real t85_sum = 0.0f;
    vae_real t92_sum = 0.0f;
    vae_real t94_sum = 0.0f;
    vae_real t96_sum = 0.0f;
    vae_real t98_sum = 0.0f;
    vae_real t104_sum = 0.0f;
    vae_real d149_sum = 0.0f;
    vae_real d158_sum = 0.0f;
    VAE_SIMD_SUM(t85_sum, t92_sum, t94_sum, t96_sum, t98_sum, t104_sum, d149_sum, d158_sum)
    for (size_t i = 0; i < rows; i++) {
        t85_sum += vae_step(h75[i]);
        t92_sum += 0.5f * (vae_softplus(t82[i]) + vae_softplus(h81[i]));
        t94_sum += vae_step(0.0f - h81[i]);
        t96_sum += t25[i];
        t98_sum += t32[i];
        t104_sum += h75[i];
        d149_sum += d145[i];
        d158_sum += d148[i];
    }
    t85[0] = t85_sum;
    t92[0] = t92_sum;
    t94[0] = t94_sum;
    t96[0] = t96_sum;
    t98[0] = t98_sum;
    t104[0] = t104_sum;
    d149[0] = d149_sum;
    d158[0] = d158_sum;
}

// factor.vae:7  gradient of dense(8)
// kernel 13, train: loop over [1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t86 = s->arena + 1344; // [1]
    const vae_real *t85 = s->arena + 1360; // [1]
    vae_real *t93 = s->arena + 1312; // [1]
    const vae_real *t92 = s->arena + 1328; // [1]
    vae_real *t95 = s->arena + 1280; // [1]
    const vae_real *t94 = s->arena + 1296; // [1]
    vae_real *t97 = s->arena + 1248; // [1]
    const vae_real *t96 = s->arena + 1264; // [1]
    vae_real *t99 = s->arena + 1216; // [1]
    const vae_real *t98 = s->arena + 1232; // [1]
    vae_real *t105 = s->arena + 1184; // [1]
    const vae_real *t104 = s->arena + 1200; // [1]
    vae_real *t107 = s->arena + 1168; // [1]
    vae_real *d_param170 = s->grad + 240; // [1]
    const vae_real *d158 = s->arena + 1056; // [1]
    const vae_real *d149 = s->arena + 1104; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    t86[0] = t85[0] * inv_n;
    t93[0] = t92[0] * inv_n;
    t95[0] = t94[0] * inv_n;
    const vae_real v97 = t96[0] * inv_n;
    t97[0] = v97;
    const vae_real v99 = t98[0] * inv_n;
    t99[0] = v99;
    const vae_real v105 = t104[0] * inv_n;
    t105[0] = v105;
    t107[0] = v99 + beta * v97 + 4.0f * v105;
    d_param170[0] = d158[0] + d149[0];
}

// What kernel 14 of train and 2 others do, each with buffers of its own:
//   d109: [n, 1]
//   w72: [8, 1]
//   d115: [n, 8]
//   h71: [n, 8]
VAE_SHARED_2(like_train_k14, const VaeState *s, int tile, vae_real *scratch, const vae_real *d109,
    const vae_real *w72, vae_real *d115, const vae_real *h71) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nt((int)(end - begin), 8, 1, d109 + begin * 1, 1, w72, 1, d115 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v111 = d115[i * 8 + j];
            d115[i * 8 + j] = vae_where(h71[i * 8 + j], v111, 0.0f) + 0.2f * vae_where(h71[i * 8 + j], 0.0f, v111);
        }
    }
}

// factor.vae:7  gradient of dense(8)
// kernel 15, train: product by panels over rows of [3]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d115 = s->arena + 192; // [n, 8]
    const vae_real *w65 = s->param + 176; // [3, 8]
    vae_real *d116 = s->arena + 768; // [n, 3]
    vae_gemm_nt((int)(end - begin), 3, 8, d115 + begin * 8, 8, w65, 8, d116 + begin * 3, 3);
}

// factor.vae:8  gradient of dense(6)
// factor.vae:6  gradient of dense(6)
// kernel 16, train: weight gradient over [3, 6]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z17 = s->arena + 928; // [n, 3]
    const vae_real *d120 = s->arena + 560; // [n, 6]
    vae_real *d_param122 = s->grad + 128; // [3, 6]
    if (tile == 1) {
        vae_real *d_param121 = s->grad + 160; // [6]
        vae_column_sums(s->n, 6, d120, 6, d_param121);
        return;
    }
    vae_gemm_tn(3, 6, s->n, z17, 3, d120, 6, d_param122, 6);
}

// factor.vae:6  gradient of dense(6)
// factor.vae:4  gradient of sampling and KL
// kernel 17, train: product by panels over rows of [3]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d120 = s->arena + 560; // [n, 6]
    const vae_real *w26 = s->param + 128; // [3, 6]
    vae_real *d129 = s->arena + 512; // [n, 3] in rows of 6
    const vae_real *d116 = s->arena + 768; // [n, 3]
    const vae_real *t19 = s->arena + 896; // [n, 3]
    const vae_real *mean10 = s->arena + 608; // [n, 3] in rows of 6
    const vae_real *eps12 = s->arena + 992; // [n, 3]
    const vae_real *t15 = s->arena + 960; // [n, 3]
    vae_real *d133 = s->arena + 515; // [n, 3] in rows of 6
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c110 = beta * inv_n;
    const vae_real c125 = 0.5f * c110;
    vae_gemm_nt((int)(end - begin), 3, 6, d120 + begin * 6, 6, w26, 6, d129 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v123 = d129[i * 6 + j];
            const vae_real v124 = d116[i * 3 + j] + v123;
            d129[i * 6 + j] = c110 * mean10[i * 6 + j] + v124;
            d133[i * 6 + j] = c125 * t19[i * 3 + j] - c125 + 0.5f * (v124 * eps12[i * 3 + j] * t15[i * 3 + j]);
        }
    }
}

// factor.vae:4  gradient of posterior heads (added by the compiler)
// kernel 18, train: weight gradient over [8, 6]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 448; // [n, 8]
    const vae_real *d134 = s->arena + 512; // [n, 6]
    vae_real *d_param136 = s->grad + 64; // [8, 6]
    if (tile == 1) {
        vae_real *d_param135 = s->grad + 112; // [6]
        vae_column_sums(s->n, 6, d134, 6, d_param135);
        return;
    }
    vae_gemm_tn(8, 6, s->n, h5, 8, d134, 6, d_param136, 6);
}

// factor.vae:4  gradient of posterior heads (added by the compiler)
// factor.vae:5  gradient of tanh
// kernel 19, train: product by panels over rows of [8]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d134 = s->arena + 512; // [n, 6]
    const vae_real *w6 = s->param + 64; // [8, 6]
    vae_real *d140 = s->arena + 128; // [n, 8]
    const vae_real *h5 = s->arena + 448; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 6, d134 + begin * 6, 6, w6, 6, d140 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v137 = d140[i * 8 + j];
            d140[i * 8 + j] = v137 * (1.0f - h5[i * 8 + j] * h5[i * 8 + j]);
        }
    }
}

// factor.vae:5  gradient of dense(8)
// kernel 20, train: weight gradient over [6, 8]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 656; // [n, 6]
    const vae_real *d140 = s->arena + 128; // [n, 8]
    vae_real *d_param142 = s->grad + 0; // [6, 8]
    if (tile == 1) {
        vae_real *d_param141 = s->grad + 48; // [8]
        vae_column_sums(s->n, 8, d140, 8, d_param141);
        return;
    }
    vae_gemm_tn(6, 8, s->n, x0, 6, d140, 8, d_param142, 8);
}

// What kernel 21 of train and 1 other do, each with buffers of its own:
//   h79: [n, 8]
//   d145: [n, 1]
//   d150: [8, 1]
VAE_SHARED_2(like_train_k21, const VaeState *s, int tile, vae_real *scratch, const vae_real *h79,
    const vae_real *d145, vae_real *d150) {
    (void)scratch;
    (void)tile;
    vae_gemm_tn(8, 1, s->n, h79, 8, d145, 1, d150, 1);
}

// factor.vae:7  gradient of dense(1)
// kernel 21, train: weight gradient over [8, 1]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k21(s, tile, scratch, s->arena + 256, s->arena + 1136, s->arena + 1088);
}

// What kernel 23 of train and 1 other do, each with buffers of its own:
//   d156: [8]
//   d155: [n, 8]
VAE_SHARED_1(like_train_k23, const VaeState *s, int tile, vae_real *scratch, vae_real *d156,
    const vae_real *d155) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 8; j++) {
        d156[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d156[j] += d155[i * 8 + j];
        }
    }
}

// What kernel 24 of train and 1 other do, each with buffers of its own:
//   t63: [n, 3]
//   d155: [n, 8]
//   d157: [3, 8]
VAE_SHARED_2(like_train_k24, const VaeState *s, int tile, vae_real *scratch, const vae_real *t63,
    const vae_real *d155, vae_real *d157) {
    (void)scratch;
    (void)tile;
    vae_gemm_tn(3, 8, s->n, t63, 3, d155, 8, d157, 8);
}

// factor.vae:7  gradient of dense(8)
// kernel 24, train: weight gradient over [3, 8]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k24(s, tile, scratch, s->arena + 800, s->arena + 64, s->arena + 736);
}

// factor.vae:7  gradient of dense(1)
// kernel 25, train: weight gradient over [8, 1]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k21(s, tile, scratch, s->arena + 320, s->arena + 1120, s->arena + 1040);
}

// factor.vae:7  gradient of dense(8)
// kernel 28, train: weight gradient over [3, 8]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k24(s, tile, scratch, s->arena + 928, s->arena + 0, s->arena + 704);
}

// factor.vae:7  gradient of dense(8)
// kernel 29, train: loop over [3, 8]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param167 = s->grad + 176; // [3, 8]
    const vae_real *d166 = s->arena + 704; // [3, 8]
    const vae_real *d157 = s->arena + 736; // [3, 8]
    VAE_SIMD
    for (size_t j = 0; j < 24; j++) {
        d_param167[j] = d166[j] + d157[j];
    }
}

// factor.vae:7  gradient of dense(8)
// kernel 30, train: loop over [8]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param168 = s->grad + 208; // [8]
    const vae_real *d165 = s->arena + 1024; // [8]
    const vae_real *d156 = s->arena + 1072; // [8]
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        d_param168[j] = d165[j] + d156[j];
    }
}

// factor.vae:7  gradient of dense(8)
// kernel 31, train: loop over [8, 1]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param169 = s->grad + 224; // [8, 1]
    const vae_real *d159 = s->arena + 1040; // [8, 1]
    const vae_real *d150 = s->arena + 1088; // [8, 1]
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        d_param169[j] = d159[j] + d150[j];
    }
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // factor.vae:5  dense(8)
    // factor.vae:5  tanh
    // kernel 0, train: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 656, s->param + 0, s->arena + 448, s->param + 48);
    // factor.vae:4  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [6]
    like_train_k1(s, tile, scratch, s->arena + 448, s->param + 64, s->arena + 608, s->param + 112);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    // factor.vae:7  dense(8)
    // factor.vae:7  leaky_relu(0.2)
    // kernel 8, train: product by panels over rows of [8]
    like_train_k8(s, tile, scratch, s->arena + 928, s->param + 176, s->arena + 320, s->param + 208);
    train_k9(s, tile, scratch);
    // factor.vae:7  gradient of dense(1)
    // factor.vae:7  gradient of leaky_relu(0.2)
    // kernel 14, train: product by panels over rows of [8]
    like_train_k14(s, tile, scratch, s->arena + 1152, s->param + 224, s->arena + 192,
        s->arena + 320);
    train_k15(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k19(s, tile, scratch);
    // factor.vae:7  gradient of dense(1)
    // factor.vae:7  gradient of leaky_relu(0.2)
    // kernel 26, train: product by panels over rows of [8]
    like_train_k14(s, tile, scratch, s->arena + 1120, s->param + 224, s->arena + 0, s->arena + 320);
    // factor.vae:7  gradient of dense(8)
    // kernel 27, train: sum over the batch over rows of [8]
    like_train_k23(s, tile, scratch, s->arena + 1024, s->arena + 0);
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    // factor.vae:7  dense(8)
    // factor.vae:7  leaky_relu(0.2)
    // kernel 10, train: product by panels over rows of [8]
    like_train_k8(s, tile, scratch, s->arena + 800, s->param + 176, s->arena + 256, s->param + 208);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    // factor.vae:7  gradient of dense(1)
    // factor.vae:7  gradient of leaky_relu(0.2)
    // kernel 22, train: product by panels over rows of [8]
    like_train_k14(s, tile, scratch, s->arena + 1136, s->param + 224, s->arena + 64, s->arena + 256);
    // factor.vae:7  gradient of dense(8)
    // kernel 23, train: sum over the batch over rows of [8]
    like_train_k23(s, tile, scratch, s->arena + 1072, s->arena + 64);
    train_k30(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u0, 1, {0}},
        {train_k5, 1, {0}},
        {train_k4, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_u3, 1, {0}},
        {train_k18, 2, {.weights = true, .first = 64, .each = 96, .end = 112}},
        {train_k20, 2, {0}},
        {train_k28, 1, {0}},
        {train_k16, 2, {0}},
        {train_k25, 1, {0}}}, 6);
    vae_run(me, s, (VaeWork[]){
        {train_k24, 1, {0}},
        {train_k21, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k29, 1, {0}},
        {train_k31, 1, {0}}}, 2);
}

// factor.vae:4  sampling and KL
// kernel 2, eval: loop over rows of [3]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar11 = s->arena + 67; // [n, 3] in rows of 6
    const vae_real *eps12 = s->arena + 224; // [n, 3]
    vae_real *z17 = s->arena + 192; // [n, 3]
    const vae_real *mean10 = s->arena + 64; // [n, 3] in rows of 6
    vae_real *t31 = s->arena + 160; // [n, 3]
    vae_real *t32 = s->arena + 304; // [n, 1]
    vae_real *t35 = s->arena + 288; // [n, 1]
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

// factor.vae:6  dense(6)
// factor.vae:8  likelihood = mse
// kernel 3, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *z17 = s->arena + 192; // [n, 3]
    const vae_real *w36 = s->param + 128; // [3, 6]
    vae_real *t38 = scratch; // [end - begin, 6]
    const vae_real *b37 = s->param + 160; // [6]
    const vae_real *x0 = s->arena + 112; // [n, 6]
    vae_real *t42 = s->arena + 272; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 3, z17 + begin * 3, 3, w36, 6, t38, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t42_sum = 0.0f;
        VAE_SIMD_SUM(t42_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v38 = t38[(i - begin) * 6 + j];
            const vae_real v40 = x0[i * 6 + j] - (v38 + b37[j]);
            t42_sum += v40 * v40;
        }
        t42[i] = t42_sum;
    }
}

// kernel 4, eval: loop over rows of [1]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t43 = s->arena + 256; // [n, 1]
    const vae_real *t35 = s->arena + 288; // [n, 1]
    const vae_real *t42 = s->arena + 272; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t43[i] = t35[i] - t42[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // factor.vae:5  dense(8)
    // factor.vae:5  tanh
    // kernel 0, eval: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 112, s->param + 0, s->arena + 0, s->param + 48);
    // factor.vae:4  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [6]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 64, s->arena + 64, s->param + 112);
    eval_k2(s, tile, scratch);
    eval_k3(s, tile, scratch);
    eval_k4(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, eval_u0, 1);
}

// factor.vae:4  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [3]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t12 = s->arena + 192; // [n, 3]
    const vae_real *mean10 = s->arena + 64; // [n, 3] in rows of 6
    vae_real *t13 = s->arena + 160; // [n, 3]
    const vae_real *logvar11 = s->arena + 67; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t12[i * 3 + j] = mean10[i * 6 + j];
            t13[i * 3 + j] = logvar11[i * 6 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // factor.vae:5  dense(8)
    // factor.vae:5  tanh
    // kernel 0, encode: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 112, s->param + 0, s->arena + 0, s->param + 48);
    // factor.vae:4  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [6]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 64, s->arena + 64, s->param + 112);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// factor.vae:6  dense(6)
// kernel 0, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *z0 = s->arena + 144; // [n, 3]
    const vae_real *w1 = s->param + 128; // [3, 6]
    vae_real *p4 = s->arena + 96; // [n, 6]
    const vae_real *b2 = s->param + 160; // [6]
    vae_real *t7 = s->arena + 0; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 3, z0 + begin * 3, 3, w1, 6, p4 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v3 = p4[i * 6 + j];
            const vae_real v4 = v3 + b2[j];
            p4[i * 6 + j] = v4;
            t7[i * 6 + j] = v4;
        }
    }
}

// kernel 1, decode: loop over rows of [6]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t6 = s->arena + 48; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t6[i * 6 + j] = 0.707106781f;
        }
    }
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {decode_k0, 1, {0}},
        {decode_k1, 1, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 656, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 992, 3}, // [n, 3]
    {"z.permuted", VAE_IN_UNIFORM, 8, 864, 3}, // [n, 3]
    {"critic.real", VAE_OUT_SCALAR, 0, 1344, 1}, // [1]
    {"critic", VAE_OUT_SCALAR, 0, 1312, 1}, // [1]
    {"critic.made", VAE_OUT_SCALAR, 0, 1280, 1}, // [1]
    {"adversary", VAE_OUT_SCALAR, 0, 1184, 1}, // [1]
    {"loss", VAE_OUT_SCALAR, 0, 1168, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 1216, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 1248, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 112, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 224, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 272, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 304, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 256, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 160, 3}, // [n, 3]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 112, 6}, // [n, 6]
    {"z.mean", VAE_OUT_ROW, 0, 192, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 160, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 144, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 96, 6}, // [n, 6]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 6}, // [n, 6]
    {"x.draw1", VAE_OUT_ROW, 0, 48, 6}, // [n, 6]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {8, 6}, {1, 8}, 0, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"encoder.0.bias", 1, {8}, {1}, 48, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 8}, {1, 6}, 64, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 8}, {1, 6}, 67, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 115, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {6, 3}, {1, 6}, 128, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"decoder.0.bias", 1, {6}, {1}, 160, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"critic.judge.0.weight", 2, {8, 3}, {1, 8}, 176, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"critic.judge.0.bias", 1, {8}, {1}, 208, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"critic.judge.2.weight", 2, {1, 8}, {1, 1}, 224, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"critic.judge.2.bias", 1, {1}, {1}, 240, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 6, 6, VAE_DOMAIN_ANY, "mse", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 56},
    {VAE_STAGE_ENCODER, 0, "tanh", "[8]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 54},
    {VAE_STAGE_DECODER, 0, "dense(6)", "[6]", 24},
    {VAE_STAGE_OUTPUT, 0, "x: mse", "[6]", 0},
};

static const VaeStretch rest[] = {
    {0, 64},
    {112, 256},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "factor", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model factor\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [6]                         -              -\n"
        "    dense(8)                        [8]                        56             96\n"
        "    tanh                            [8]                         -              -\n"
        "  z: mean, logvar heads             [3]                        54             96\n"
        "  decoder                           [3]                         -              -\n"
        "    dense(6)                        [6]                        24             36\n"
        "  critic judge                      [3]                         -              -\n"
        "    dense(8)                        [8]                        32             48\n"
        "    leaky_relu(0.2)                 [8]                         -              -\n"
        "    dense(1)                        [1]                         9             16\n"
        "\n"
        "  175 parameters; one training step of 8 rows: 7,520 flops\n"
        "  likelihood mse\n"
        "  objective factor(critic=judge, gamma=4)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          32      134         5,888        5,888\n"
        "  eval            5       30         1,280        1,280\n"
        "  encode          3        7           896          896\n"
        "  decode          2        4           704          704\n",
    .batch = 8, .n_param = 256, .n_state = 0, .n_arena = 1472,
    .n_scratch = 48,
    .max_threads = 1, .flops_per_row = 940.0,
    .n_weight_tiles = 1, .rest = rest, .n_rest = 2,
    .critic = {176, 256},
    .panel = 0,
    .tensor = tensors, .n_tensors = 12,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 6,
    .train = {"train", train_run, train_ports, 10},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 4},
    .training = {
        .optimizer = {
            .kind = VAE_ADAM, .lr = 0.001, .beta1 = 0.9, .beta2 = 0.999, .eps = 1e-08,
            .alpha = 0.0, .momentum = 0.0, .nesterov = 0, .amsgrad = 0, .centered = 0,
            .weight_decay = 0.0
        },
        .critic = {
            .kind = VAE_ADAM, .lr = 0.0001, .beta1 = 0.5, .beta2 = 0.999, .eps = 1e-08,
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
        .over_batch = 2,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
