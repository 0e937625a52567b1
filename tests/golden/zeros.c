// zeros -- written by vaec 0.1.0 from zeros.vae; do not edit.
//
// model zeros
//
//   layer                             output             parameters      flops/row
//   encoder                           [7]                         -              -
//     log1p                           [7]                         -              -
//     dense(8)                        [8]                        64            112
//     tanh                            [8]                         -              -
//   z: mean, logvar heads             [2]                        36             64
//   decoder                           [2]                         -              -
//     dense(8)                        [8]                        24             32
//     tanh                            [8]                         -              -
//     dense(7)                        [7]                        63            112
//   likelihood: logsize                                          63            126
//   likelihood: zero                                             63            126
//
//   313 parameters; one training step of 16 rows: 24,320 flops
//   likelihood zinb(size=learned, zeros=learned, floor=0.001)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          21      109         7,680        7,680
//   eval            9       50         3,712        3,712
//   encode          4        8         1,920        1,920
//   decode          4       20         2,432        2,432
//
// n is the number of rows in the batch, at most 16; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   h1: [n, 7]
//   x0: [n, 7]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, vae_real *h1,
    const vae_real *x0) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            h1[i * 7 + j] = vae_log1p(x0[i * 7 + j]);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h1: [n, 7]
//   w2: [7, 8]
//   h6: [n, 8]
//   b3: [8]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h1,
    const vae_real *w2, vae_real *h6, const vae_real *b3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 7, h1 + begin * 7, 7, w2, 8, h6 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v4 = h6[i * 8 + j];
            h6[i * 8 + j] = vae_tanh(v4 + b3[j]);
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h6: [n, 8]
//   w7: [8, 4]
//   heads10: [n, 4]
//   b8: [4]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h6,
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

// zeros.vae:5  sampling and KL
// kernel 3, train: loop over rows of [2]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar12 = s->arena + 1618; // [n, 2] in rows of 4
    vae_real *t16 = s->arena + 1744; // [n, 2]
    const vae_real *eps13 = s->arena + 1776; // [n, 2]
    vae_real *z18 = s->arena + 1712; // [n, 2]
    const vae_real *mean11 = s->arena + 1616; // [n, 2] in rows of 4
    vae_real *t20 = s->arena + 1680; // [n, 2]
    vae_real *t26 = s->arena + 1904; // [n, 1]
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

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   z18: [n, 2]
//   w27: [2, 8]
//   h31: [n, 8]
//   b28: [8]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *z18,
    const vae_real *w27, vae_real *h31, const vae_real *b28) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 2, z18 + begin * 2, 2, w27, 8, h31 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v29 = h31[i * 8 + j];
            h31[i * 8 + j] = vae_tanh(v29 + b28[j]);
        }
    }
}

// What kernel 5 of train and 1 other do, each with buffers of its own:
//   h31: [n, 8]
//   w32: [8, 7]
//   p35: [n, 7]
//   b33: [7]
VAE_SHARED_1(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *h31,
    const vae_real *w32, vae_real *p35, const vae_real *b33) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 7, 8, h31 + begin * 8, 8, w32, 7, p35 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v34 = p35[i * 7 + j];
            p35[i * 7 + j] = v34 + b33[j];
        }
    }
}

// zeros.vae:8  dense(7)
// kernel 6, train: product by panels over rows of [7]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h31 = s->arena + 512; // [n, 8]
    const vae_real *w36 = s->param + 240; // [8, 7]
    vae_real *t38 = s->arena + 1104; // [n, 7]
    vae_gemm_nn((int)(end - begin), 7, 8, h31 + begin * 8, 8, w36, 7, t38 + begin * 7, 7);
}

// zeros.vae:8  dense(7)
// zeros.vae:10  likelihood = zinb
// zeros.vae:8  dense(7)
// zeros.vae:10  likelihood = zinb
// zeros.vae:10  gradient of likelihood = zinb
// kernel 7, train: product by panels over rows of [7]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h31 = s->arena + 512; // [n, 8]
    const vae_real *w48 = s->param + 320; // [8, 7]
    vae_real *d89 = s->arena + 992; // [n, 7]
    const vae_real *t38 = s->arena + 1104; // [n, 7]
    const vae_real *b37 = s->param + 304; // [7]
    const vae_real *b49 = s->param + 384; // [7]
    const vae_real *p35 = s->arena + 1216; // [n, 7]
    const vae_real *x0 = s->arena + 1440; // [n, 7]
    vae_real *t61 = s->arena + 1888; // [n, 1]
    vae_real *d93 = s->arena + 880; // [n, 7]
    vae_real *d103 = s->arena + 768; // [n, 7]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 7, 8, h31 + begin * 8, 8, w48, 7, d89 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        vae_real t61_sum = 0.0f;
        VAE_SIMD_SUM(t61_sum)
        for (size_t j = 0; j < 7; j++) {
            const vae_real v43 = t38[i * 7 + j] + b37[j] - (-6.90775528f);
            const vae_real v45 = 20.7232658f - vae_softplus(v43);
            const vae_real v47 = 13.8155106f - vae_softplus(v45);
            const vae_real v50 = d89[i * 7 + j];
            const vae_real v51 = v50 + b49[j];
            const vae_real v54 = vae_nb_deviance(p35[i * 7 + j], v47, x0[i * 7 + j]) + vae_lgamma_rest(x0[i * 7 + j]);
            const vae_real v56 = v54 + vae_nb_rest(v47, x0[i * 7 + j]);
            const vae_real v60 = vae_where(x0[i * 7 + j], vae_softplus(v51) + v56, vae_zero_inflated(v51, v56));
            t61_sum += v60;
            const vae_real v72 = vae_where(x0[i * 7 + j], inv_n, 0.0f);
            const vae_real v73 = vae_where(x0[i * 7 + j], 0.0f, inv_n);
            const vae_real v74 = v51 + v56;
            const vae_real v82 = v73 * (vae_sigmoid(v74) * vae_sigmoid(-v51) * vae_expm1(-v56));
            const vae_real v86 = v73 * vae_sigmoid(-v74) + v72;
            d89[i * 7 + j] = v82 + v72 * vae_sigmoid(v51);
            d93[i * 7 + j] = v86 * vae_nb_slope(p35[i * 7 + j], v47, x0[i * 7 + j]);
            const vae_real v95 = v86 * vae_nb_size_slope(p35[i * 7 + j], v47, x0[i * 7 + j]);
            const vae_real v101 = (v86 * vae_nb_rest_slope(v47, x0[i * 7 + j]) + v95) * vae_sigmoid(v45);
            d103[i * 7 + j] = v101 * vae_sigmoid(v43);
        }
        t61[i] = t61_sum;
    }
}

// kernel 8, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t63 = s->arena + 1872; // [1]
    const vae_real *t61 = s->arena + 1888; // [n, 1]
    vae_real *t65 = s->arena + 1840; // [1]
    const vae_real *t26 = s->arena + 1904; // [n, 1]
    vae_real t63_sum = 0.0f;
    vae_real t65_sum = 0.0f;
    VAE_SIMD_SUM(t63_sum, t65_sum)
    for (size_t i = 0; i < rows; i++) {
        t63_sum += t61[i];
        t65_sum += t26[i];
    }
    t63[0] = t63_sum;
    t65[0] = t65_sum;
}

// kernel 9, train: loop over [1]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t64 = s->arena + 1856; // [1]
    const vae_real *t63 = s->arena + 1872; // [1]
    vae_real *t66 = s->arena + 1824; // [1]
    const vae_real *t65 = s->arena + 1840; // [1]
    vae_real *t69 = s->arena + 1808; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v64 = t63[0] * inv_n;
    t64[0] = v64;
    const vae_real v66 = t65[0] * inv_n;
    t66[0] = v66;
    t69[0] = v64 + beta * v66;
}

// What kernel 10 of train and 2 others do, each with buffers of its own:
//   h31: [n, 8]
//   d89: [n, 7]
//   d_param98: [8, 7]
//   d_param97: [7]
VAE_SHARED_1(like_train_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *h31,
    const vae_real *d89, vae_real *d_param98, vae_real *d_param97) {
    (void)scratch;
    if (tile == 1) {
        vae_column_sums(s->n, 7, d89, 7, d_param97);
        return;
    }
    vae_gemm_tn(8, 7, s->n, h31, 8, d89, 7, d_param98, 7);
}

// zeros.vae:10  gradient of dense(7)
// zeros.vae:8  gradient of dense(7)
// kernel 10, train: weight gradient over [8, 7]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 512, s->arena + 992, s->grad + 320, s->grad + 384);
}

// zeros.vae:8  gradient of dense(7)
// kernel 11, train: product by panels over rows of [8]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d89 = s->arena + 992; // [n, 7]
    const vae_real *w48 = s->param + 320; // [8, 7]
    vae_real *d99 = s->arena + 384; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 7, d89 + begin * 7, 7, w48, 7, d99 + begin * 8, 8);
}

// zeros.vae:10  gradient of dense(7)
// zeros.vae:8  gradient of dense(7)
// kernel 12, train: weight gradient over [8, 7]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 512, s->arena + 768, s->grad + 240, s->grad + 304);
}

// zeros.vae:8  gradient of dense(7)
// kernel 13, train: product by panels over rows of [8]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d103 = s->arena + 768; // [n, 7]
    const vae_real *w36 = s->param + 240; // [8, 7]
    vae_real *d107 = s->arena + 256; // [n, 8]
    const vae_real *d99 = s->arena + 384; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 7, d103 + begin * 7, 7, w36, 7, d107 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v106 = d107[i * 8 + j];
            d107[i * 8 + j] = d99[i * 8 + j] + v106;
        }
    }
}

// zeros.vae:10  gradient of dense(7)
// zeros.vae:8  gradient of dense(7)
// kernel 14, train: weight gradient over [8, 7]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 512, s->arena + 880, s->grad + 160, s->grad + 224);
}

// zeros.vae:8  gradient of dense(7)
// zeros.vae:8  gradient of tanh
// kernel 15, train: product by panels over rows of [8]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d93 = s->arena + 880; // [n, 7]
    const vae_real *w32 = s->param + 160; // [8, 7]
    vae_real *d114 = s->arena + 128; // [n, 8]
    const vae_real *d107 = s->arena + 256; // [n, 8]
    const vae_real *h31 = s->arena + 512; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 7, d93 + begin * 7, 7, w32, 7, d114 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v110 = d114[i * 8 + j];
            d114[i * 8 + j] = (d107[i * 8 + j] + v110) * (1.0f - h31[i * 8 + j] * h31[i * 8 + j]);
        }
    }
}

// zeros.vae:8  gradient of dense(8)
// kernel 16, train: weight gradient over [2, 8]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z18 = s->arena + 1712; // [n, 2]
    const vae_real *d114 = s->arena + 128; // [n, 8]
    vae_real *d_param116 = s->grad + 128; // [2, 8]
    if (tile == 1) {
        vae_real *d_param115 = s->grad + 144; // [8]
        vae_column_sums(s->n, 8, d114, 8, d_param115);
        return;
    }
    vae_gemm_tn(2, 8, s->n, z18, 2, d114, 8, d_param116, 8);
}

// zeros.vae:8  gradient of dense(8)
// zeros.vae:5  gradient of sampling and KL
// kernel 17, train: product by panels over rows of [2]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d114 = s->arena + 128; // [n, 8]
    const vae_real *w27 = s->param + 128; // [2, 8]
    vae_real *d122 = s->arena + 1552; // [n, 2] in rows of 4
    const vae_real *t20 = s->arena + 1680; // [n, 2]
    const vae_real *mean11 = s->arena + 1616; // [n, 2] in rows of 4
    const vae_real *eps13 = s->arena + 1776; // [n, 2]
    const vae_real *t16 = s->arena + 1744; // [n, 2]
    vae_real *d126 = s->arena + 1554; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c70 = beta * inv_n;
    const vae_real c118 = 0.5f * c70;
    vae_gemm_nt((int)(end - begin), 2, 8, d114 + begin * 8, 8, w27, 8, d122 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v117 = d122[i * 4 + j];
            d122[i * 4 + j] = c70 * mean11[i * 4 + j] + v117;
            d126[i * 4 + j] = c118 * t20[i * 2 + j] - c118 + 0.5f * (v117 * eps13[i * 2 + j] * t16[i * 2 + j]);
        }
    }
}

// zeros.vae:5  gradient of posterior heads (added by the compiler)
// kernel 18, train: weight gradient over [8, 4]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h6 = s->arena + 640; // [n, 8]
    const vae_real *d127 = s->arena + 1552; // [n, 4]
    vae_real *d_param129 = s->grad + 80; // [8, 4]
    if (tile == 1) {
        vae_real *d_param128 = s->grad + 112; // [4]
        vae_column_sums(s->n, 4, d127, 4, d_param128);
        return;
    }
    vae_gemm_tn(8, 4, s->n, h6, 8, d127, 4, d_param129, 4);
}

// zeros.vae:5  gradient of posterior heads (added by the compiler)
// zeros.vae:7  gradient of tanh
// kernel 19, train: product by panels over rows of [8]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d127 = s->arena + 1552; // [n, 4]
    const vae_real *w7 = s->param + 80; // [8, 4]
    vae_real *d133 = s->arena + 0; // [n, 8]
    const vae_real *h6 = s->arena + 640; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 4, d127 + begin * 4, 4, w7, 4, d133 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v130 = d133[i * 8 + j];
            d133[i * 8 + j] = v130 * (1.0f - h6[i * 8 + j] * h6[i * 8 + j]);
        }
    }
}

// zeros.vae:7  gradient of dense(8)
// kernel 20, train: weight gradient over [7, 8]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h1 = s->arena + 1328; // [n, 7]
    const vae_real *d133 = s->arena + 0; // [n, 8]
    vae_real *d_param135 = s->grad + 0; // [7, 8]
    if (tile == 1) {
        vae_real *d_param134 = s->grad + 64; // [8]
        vae_column_sums(s->n, 8, d133, 8, d_param134);
        return;
    }
    vae_gemm_tn(7, 8, s->n, h1, 7, d133, 8, d_param135, 8);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // zeros.vae:7  log1p
    // kernel 0, train: loop over rows of [7]
    like_train_k0(s, tile, scratch, s->arena + 1328, s->arena + 1440);
    // zeros.vae:7  dense(8)
    // zeros.vae:7  tanh
    // kernel 1, train: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 1328, s->param + 0, s->arena + 640, s->param + 64);
    // zeros.vae:5  posterior heads (added by the compiler)
    // kernel 2, train: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 640, s->param + 80, s->arena + 1616, s->param + 112);
    train_k3(s, tile, scratch);
    // zeros.vae:8  dense(8)
    // zeros.vae:8  tanh
    // kernel 4, train: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 1712, s->param + 128, s->arena + 512, s->param + 144);
    // zeros.vae:8  dense(7)
    // kernel 5, train: product by panels over rows of [7]
    like_train_k5(s, tile, scratch, s->arena + 512, s->param + 160, s->arena + 1216, s->param + 224);
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k19(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, train_u0, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k10, 2, {0}},
        {train_k12, 2, {0}},
        {train_k14, 2, {0}},
        {train_k20, 2, {0}},
        {train_k18, 2, {.weights = true, .first = 80, .each = 64, .end = 112}},
        {train_k16, 2, {0}}}, 6);
}

// zeros.vae:5  sampling and KL
// kernel 3, eval: loop over rows of [2]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar12 = s->arena + 706; // [n, 2] in rows of 4
    const vae_real *eps13 = s->arena + 832; // [n, 2]
    vae_real *z18 = s->arena + 800; // [n, 2]
    const vae_real *mean11 = s->arena + 704; // [n, 2] in rows of 4
    vae_real *t32 = s->arena + 768; // [n, 2]
    vae_real *t33 = s->arena + 912; // [n, 1]
    vae_real *t36 = s->arena + 896; // [n, 1]
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

// zeros.vae:8  dense(7)
// zeros.vae:10  likelihood = zinb
// kernel 6, eval: product by panels over rows of [7]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h41 = s->arena + 0; // [n, 8]
    const vae_real *w46 = s->param + 240; // [8, 7]
    vae_real *t66 = s->arena + 256; // [n, 7]
    const vae_real *b47 = s->param + 304; // [7]
    const vae_real *p45 = s->arena + 368; // [n, 7]
    const vae_real *x0 = s->arena + 592; // [n, 7]
    vae_gemm_nn((int)(end - begin), 7, 8, h41 + begin * 8, 8, w46, 7, t66 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v48 = t66[i * 7 + j];
            const vae_real v55 = 20.7232658f - vae_softplus(v48 + b47[j] - (-6.90775528f));
            const vae_real v57 = 13.8155106f - vae_softplus(v55);
            const vae_real v64 = vae_nb_deviance(p45[i * 7 + j], v57, x0[i * 7 + j]) + vae_lgamma_rest(x0[i * 7 + j]);
            t66[i * 7 + j] = v64 + vae_nb_rest(v57, x0[i * 7 + j]);
        }
    }
}

// zeros.vae:8  dense(7)
// zeros.vae:10  likelihood = zinb
// kernel 7, eval: product by panels over rows of [7]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h41 = s->arena + 0; // [n, 8]
    const vae_real *w58 = s->param + 320; // [8, 7]
    vae_real *t60 = scratch; // [end - begin, 7]
    const vae_real *b59 = s->param + 384; // [7]
    const vae_real *t66 = s->arena + 256; // [n, 7]
    const vae_real *x0 = s->arena + 592; // [n, 7]
    vae_real *t71 = s->arena + 880; // [n, 1]
    vae_gemm_nn((int)(end - begin), 7, 8, h41 + begin * 8, 8, w58, 7, t60, 7);
    for (size_t i = begin; i < end; i++) {
        vae_real t71_sum = 0.0f;
        VAE_SIMD_SUM(t71_sum)
        for (size_t j = 0; j < 7; j++) {
            const vae_real v60 = t60[(i - begin) * 7 + j];
            const vae_real v61 = v60 + b59[j];
            const vae_real v70 = vae_where(x0[i * 7 + j], vae_softplus(v61) + t66[i * 7 + j], vae_zero_inflated(v61, t66[i * 7 + j]));
            t71_sum += v70;
        }
        t71[i] = t71_sum;
    }
}

// kernel 8, eval: loop over rows of [1]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t72 = s->arena + 864; // [n, 1]
    const vae_real *t36 = s->arena + 896; // [n, 1]
    const vae_real *t71 = s->arena + 880; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t72[i] = t36[i] - t71[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // zeros.vae:7  log1p
    // kernel 0, eval: loop over rows of [7]
    like_train_k0(s, tile, scratch, s->arena + 480, s->arena + 592);
    // zeros.vae:7  dense(8)
    // zeros.vae:7  tanh
    // kernel 1, eval: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 480, s->param + 0, s->arena + 128, s->param + 64);
    // zeros.vae:5  posterior heads (added by the compiler)
    // kernel 2, eval: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 128, s->param + 80, s->arena + 704, s->param + 112);
    eval_k3(s, tile, scratch);
    // zeros.vae:8  dense(8)
    // zeros.vae:8  tanh
    // kernel 4, eval: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 800, s->param + 128, s->arena + 0, s->param + 144);
    // zeros.vae:8  dense(7)
    // kernel 5, eval: product by panels over rows of [7]
    like_train_k5(s, tile, scratch, s->arena + 0, s->param + 160, s->arena + 368, s->param + 224);
    eval_k6(s, tile, scratch);
    eval_k7(s, tile, scratch);
    eval_k8(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, eval_u0, 1);
}

// zeros.vae:5  posterior heads (added by the compiler)
// kernel 3, encode: loop over rows of [2]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t13 = s->arena + 448; // [n, 2]
    const vae_real *mean11 = s->arena + 352; // [n, 2] in rows of 4
    vae_real *t14 = s->arena + 416; // [n, 2]
    const vae_real *logvar12 = s->arena + 354; // [n, 2] in rows of 4
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
    // zeros.vae:7  log1p
    // kernel 0, encode: loop over rows of [7]
    like_train_k0(s, tile, scratch, s->arena + 128, s->arena + 240);
    // zeros.vae:7  dense(8)
    // zeros.vae:7  tanh
    // kernel 1, encode: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 128, s->param + 0, s->arena + 0, s->param + 64);
    // zeros.vae:5  posterior heads (added by the compiler)
    // kernel 2, encode: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 80, s->arena + 352, s->param + 112);
    encode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// zeros.vae:8  dense(7)
// zeros.vae:10  likelihood = zinb
// kernel 1, decode: product by panels over rows of [7]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h5 = s->arena + 0; // [n, 8]
    const vae_real *w6 = s->param + 160; // [8, 7]
    vae_real *t26 = s->arena + 464; // [n, 7]
    const vae_real *b7 = s->param + 224; // [7]
    vae_gemm_nn((int)(end - begin), 7, 8, h5 + begin * 8, 8, w6, 7, t26 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v8 = t26[i * 7 + j];
            t26[i * 7 + j] = vae_exp(v8 + b7[j]);
        }
    }
}

// zeros.vae:8  dense(7)
// zeros.vae:10  likelihood = zinb
// kernel 2, decode: product by panels over rows of [7]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h5 = s->arena + 0; // [n, 8]
    const vae_real *w10 = s->param + 240; // [8, 7]
    vae_real *t30 = s->arena + 240; // [n, 7]
    const vae_real *b11 = s->param + 304; // [7]
    vae_gemm_nn((int)(end - begin), 7, 8, h5 + begin * 8, 8, w10, 7, t30 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v12 = t30[i * 7 + j];
            const vae_real v19 = 20.7232658f - vae_softplus(v12 + b11[j] - (-6.90775528f));
            t30[i * 7 + j] = vae_exp(13.8155106f - vae_softplus(v19));
        }
    }
}

// zeros.vae:8  dense(7)
// zeros.vae:10  likelihood = zinb
// kernel 3, decode: product by panels over rows of [7]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h5 = s->arena + 0; // [n, 8]
    const vae_real *w22 = s->param + 320; // [8, 7]
    vae_real *t29 = s->arena + 352; // [n, 7]
    const vae_real *b23 = s->param + 384; // [7]
    const vae_real *t26 = s->arena + 464; // [n, 7]
    vae_real *t31 = s->arena + 128; // [n, 7]
    vae_gemm_nn((int)(end - begin), 7, 8, h5 + begin * 8, 8, w22, 7, t29 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v24 = t29[i * 7 + j];
            const vae_real v25 = v24 + b23[j];
            t29[i * 7 + j] = t26[i * 7 + j] * vae_sigmoid(-v25);
            t31[i * 7 + j] = vae_sigmoid(v25);
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // zeros.vae:8  dense(8)
    // zeros.vae:8  tanh
    // kernel 0, decode: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 576, s->param + 128, s->arena + 0, s->param + 144);
    decode_k1(s, tile, scratch);
    decode_k2(s, tile, scratch);
    decode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, decode_u0, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 1440, 7}, // [n, 7]
    {"z.eps", VAE_IN_NORMAL, 0, 1776, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 1808, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 1856, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 1824, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 592, 7}, // [n, 7]
    {"z.eps", VAE_IN_NORMAL, 0, 832, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 880, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 912, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 864, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 768, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 240, 7}, // [n, 7]
    {"z.mean", VAE_OUT_ROW, 0, 448, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 416, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 576, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 352, 7}, // [n, 7]
    {"x.draw0", VAE_OUT_ROW, 0, 464, 7}, // [n, 7]
    {"x.draw1", VAE_OUT_ROW, 0, 240, 7}, // [n, 7]
    {"x.draw2", VAE_OUT_ROW, 0, 128, 7}, // [n, 7]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {8, 7}, {1, 8}, 0, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"encoder.1.bias", 1, {8}, {1}, 64, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 8}, {1, 4}, 80, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 8}, {1, 4}, 82, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 114, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {8, 2}, {1, 8}, 128, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"decoder.0.bias", 1, {8}, {1}, 144, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {7, 8}, {1, 7}, 160, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"decoder.2.bias", 1, {7}, {1}, 224, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.x.logsize.weight", 2, {7, 8}, {1, 7}, 240, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"likelihood.x.logsize.bias", 1, {7}, {1}, 304, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.x.zero.weight", 2, {7, 8}, {1, 7}, 320, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"likelihood.x.zero.bias", 1, {7}, {1}, 384, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 7, 7, VAE_DOMAIN_COUNT, "zinb", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[7]", 0},
    {VAE_STAGE_ENCODER, 0, "log1p", "[7]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 64},
    {VAE_STAGE_ENCODER, 0, "tanh", "[8]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 36},
    {VAE_STAGE_DECODER, 0, "dense(8)", "[8]", 24},
    {VAE_STAGE_DECODER, 0, "tanh", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(7)", "[7]", 63},
    {VAE_STAGE_OUTPUT, 0, "x: zinb", "[7]", 126},
};

static const VaeStretch rest[] = {
    {0, 80},
    {112, 400},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "zeros", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model zeros\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [7]                         -              -\n"
        "    log1p                           [7]                         -              -\n"
        "    dense(8)                        [8]                        64            112\n"
        "    tanh                            [8]                         -              -\n"
        "  z: mean, logvar heads             [2]                        36             64\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(8)                        [8]                        24             32\n"
        "    tanh                            [8]                         -              -\n"
        "    dense(7)                        [7]                        63            112\n"
        "  likelihood: logsize                                          63            126\n"
        "  likelihood: zero                                             63            126\n"
        "\n"
        "  313 parameters; one training step of 16 rows: 24,320 flops\n"
        "  likelihood zinb(size=learned, zeros=learned, floor=0.001)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          21      109         7,680        7,680\n"
        "  eval            9       50         3,712        3,712\n"
        "  encode          4        8         1,920        1,920\n"
        "  decode          4       20         2,432        2,432\n",
    .batch = 16, .n_param = 400, .n_state = 0, .n_arena = 1920,
    .n_scratch = 112,
    .max_threads = 1, .flops_per_row = 1520.0,
    .n_weight_tiles = 1, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 14,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_ZINB, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 9,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 5},
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
