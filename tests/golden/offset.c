// offset -- written by vaec 0.1.0 from offset.vae; do not edit.
//
// model offset
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [7]                         -              -
//     log1p                           [7]                         -              -
//     dense(8)                        [8]                        64            112
//     tanh                            [8]                         -              -
//   z: mean, logvar heads             [2]                        36             64
//   decoder x(z)                      [2]                         -              -
//     dense(8)                        [8]                        24             32
//     tanh                            [8]                         -              -
//     dense(7)                        [7]                        63            112
//   likelihood: logsize                                          63            126
//   likelihood: zero                                             63            126
//   decoder k(z, e)                   [2]                         -              -
//     dense(2)                        [2]                         6              8
//
//   319 parameters; one training step of 16 rows: 24,704 flops
//   x: likelihood zinb(size=learned, zeros=learned, floor=0.001, offset=total)
//   k: likelihood poisson(offset=e)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          28      139         9,984        9,984
//   eval           12       69         4,800        4,800
//   encode          4        8         1,920        1,920
//   decode          9       35         3,968        3,968
//
// n is the number of rows in the batch, at most 16; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 1 other do, each with buffers of its own:
//   h3: [n, 7]
//   x0: [n, 7]
//   total38: [n, 1]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, vae_real *h3,
    const vae_real *x0, vae_real *total38) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real total38_sum = 0.0f;
        VAE_SIMD_SUM(total38_sum)
        for (size_t j = 0; j < 7; j++) {
            h3[i * 7 + j] = vae_log1p(x0[i * 7 + j]);
            total38_sum += x0[i * 7 + j];
        }
        total38[i] = total38_sum;
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h3: [n, 7]
//   w4: [7, 8]
//   h8: [n, 8]
//   b5: [8]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h3,
    const vae_real *w4, vae_real *h8, const vae_real *b5) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 7, h3 + begin * 7, 7, w4, 8, h8 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v6 = h8[i * 8 + j];
            h8[i * 8 + j] = vae_tanh(v6 + b5[j]);
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h8: [n, 8]
//   w9: [8, 4]
//   heads12: [n, 4]
//   b10: [4]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h8,
    const vae_real *w9, vae_real *heads12, const vae_real *b10) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 4, 8, h8 + begin * 8, 8, w9, 4, heads12 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v11 = heads12[i * 4 + j];
            heads12[i * 4 + j] = v11 + b10[j];
        }
    }
}

// offset.vae:7  sampling and KL
// kernel 3, train: loop over rows of [2]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar14 = s->arena + 1954; // [n, 2] in rows of 4
    vae_real *t18 = s->arena + 2144; // [n, 2]
    const vae_real *eps15 = s->arena + 2176; // [n, 2]
    vae_real *z20 = s->arena + 2112; // [n, 2]
    const vae_real *mean13 = s->arena + 1952; // [n, 2] in rows of 4
    vae_real *t22 = s->arena + 2080; // [n, 2]
    vae_real *t28 = s->arena + 2464; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t28_sum = 0.0f;
        VAE_SIMD_SUM(t28_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v18 = vae_exp(0.5f * logvar14[i * 4 + j]);
            t18[i * 2 + j] = v18;
            z20[i * 2 + j] = mean13[i * 4 + j] + v18 * eps15[i * 2 + j];
            const vae_real v22 = vae_exp(logvar14[i * 4 + j]);
            t22[i * 2 + j] = v22;
            const vae_real v26 = mean13[i * 4 + j] * mean13[i * 4 + j] + v22 - 1.0f - logvar14[i * 4 + j];
            t28_sum += 0.5f * v26;
        }
        t28[i] = t28_sum;
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   z20: [n, 2]
//   w29: [2, 8]
//   h33: [n, 8]
//   b30: [8]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *z20,
    const vae_real *w29, vae_real *h33, const vae_real *b30) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 2, z20 + begin * 2, 2, w29, 8, h33 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v31 = h33[i * 8 + j];
            h33[i * 8 + j] = vae_tanh(v31 + b30[j]);
        }
    }
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   h33: [n, 8]
//   w34: [8, 7]
//   h37: [n, 7]
//   b35: [7]
//   t39: [n, 1]
VAE_SHARED_1(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *h33,
    const vae_real *w34, vae_real *h37, const vae_real *b35, vae_real *t39) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 7, 8, h33 + begin * 8, 8, w34, 7, h37 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        vae_real t39_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t39_sum)
        for (size_t j = 0; j < 7; j++) {
            const vae_real v36 = h37[i * 7 + j];
            const vae_real v37 = v36 + b35[j];
            h37[i * 7 + j] = v37;
            t39_sum = vae_max(t39_sum, v37);
        }
        t39[i] = t39_sum;
    }
}

// offset.vae:13  offset = total
// kernel 6, train: loop over rows of [7]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t40 = s->arena + 1440; // [n, 7]
    const vae_real *h37 = s->arena + 1552; // [n, 7]
    const vae_real *t39 = s->arena + 2432; // [n, 1]
    vae_real *t43 = s->arena + 1328; // [n, 7]
    vae_real *t44 = s->arena + 2416; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t44_sum = 0.0f;
        VAE_SIMD_SUM(t44_sum)
        for (size_t j = 0; j < 7; j++) {
            const vae_real v40 = h37[i * 7 + j] - t39[i];
            t40[i * 7 + j] = v40;
            const vae_real v43 = vae_exp(v40);
            t43[i * 7 + j] = v43;
            t44_sum += v43;
        }
        t44[i] = t44_sum;
    }
}

// What kernel 7 of train and 1 other do, each with buffers of its own:
//   total38: [n, 1]
//   t44: [n, 1]
//   t46: [n, 1]
//   t78: [n, 1]
//   x2: [n, 1]
VAE_SHARED_1(like_train_k7, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *total38, const vae_real *t44, vae_real *t46, vae_real *t78, const vae_real *x2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t46[i] = vae_log(vae_max(total38[i], 1.0f)) - vae_log(t44[i]);
        t78[i] = vae_log(x2[i]);
    }
}

// offset.vae:10  dense(7)
// kernel 8, train: product by panels over rows of [7]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h33 = s->arena + 512; // [n, 8]
    const vae_real *w48 = s->param + 240; // [8, 7]
    vae_real *t50 = s->arena + 1216; // [n, 7]
    vae_gemm_nn((int)(end - begin), 7, 8, h33 + begin * 8, 8, w48, 7, t50 + begin * 7, 7);
}

// offset.vae:13  offset = total
// offset.vae:10  dense(7)
// offset.vae:13  likelihood = zinb
// offset.vae:10  dense(7)
// offset.vae:13  likelihood = zinb
// offset.vae:13  gradient of likelihood = zinb
// offset.vae:13  gradient of offset = total
// kernel 9, train: product by panels over rows of [7]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h33 = s->arena + 512; // [n, 8]
    const vae_real *w60 = s->param + 320; // [8, 7]
    vae_real *d117 = s->arena + 1104; // [n, 7]
    const vae_real *t40 = s->arena + 1440; // [n, 7]
    const vae_real *t46 = s->arena + 2400; // [n, 1]
    const vae_real *t50 = s->arena + 1216; // [n, 7]
    const vae_real *b49 = s->param + 304; // [7]
    const vae_real *b61 = s->param + 384; // [7]
    const vae_real *x0 = s->arena + 1776; // [n, 7]
    vae_real *t73 = s->arena + 2384; // [n, 1]
    vae_real *d121 = s->arena + 992; // [n, 7]
    vae_real *d131 = s->arena + 880; // [n, 7]
    vae_real *d136 = s->arena + 2256; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 7, 8, h33 + begin * 8, 8, w60, 7, d117 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        vae_real t73_sum = 0.0f;
        vae_real d136_sum = 0.0f;
        VAE_SIMD_SUM(t73_sum, d136_sum)
        for (size_t j = 0; j < 7; j++) {
            const vae_real v47 = t40[i * 7 + j] + t46[i];
            const vae_real v55 = t50[i * 7 + j] + b49[j] - (-6.90775528f);
            const vae_real v57 = 20.7232658f - vae_softplus(v55);
            const vae_real v59 = 13.8155106f - vae_softplus(v57);
            const vae_real v62 = d117[i * 7 + j];
            const vae_real v63 = v62 + b61[j];
            const vae_real v66 = vae_nb_deviance(v47, v59, x0[i * 7 + j]) + vae_lgamma_rest(x0[i * 7 + j]);
            const vae_real v68 = v66 + vae_nb_rest(v59, x0[i * 7 + j]);
            const vae_real v72 = vae_where(x0[i * 7 + j], vae_softplus(v63) + v68, vae_zero_inflated(v63, v68));
            t73_sum += v72;
            const vae_real v100 = vae_where(x0[i * 7 + j], inv_n, 0.0f);
            const vae_real v101 = vae_where(x0[i * 7 + j], 0.0f, inv_n);
            const vae_real v102 = v63 + v68;
            const vae_real v110 = v101 * (vae_sigmoid(v102) * vae_sigmoid(-v63) * vae_expm1(-v68));
            const vae_real v114 = v101 * vae_sigmoid(-v102) + v100;
            d117[i * 7 + j] = v110 + v100 * vae_sigmoid(v63);
            const vae_real v121 = v114 * vae_nb_slope(v47, v59, x0[i * 7 + j]);
            d121[i * 7 + j] = v121;
            const vae_real v124 = v114 * vae_nb_rest_slope(v59, x0[i * 7 + j]) + v114 * vae_nb_size_slope(v47, v59, x0[i * 7 + j]);
            d131[i * 7 + j] = v124 * vae_sigmoid(v57) * vae_sigmoid(v55);
            d136_sum += v121;
        }
        t73[i] = t73_sum;
        d136[i] = d136_sum;
    }
}

// offset.vae:11  dense(2)
// offset.vae:14  offset = e
// offset.vae:14  likelihood = poisson
// offset.vae:14  gradient of likelihood = poisson
// kernel 10, train: product by panels over rows of [2]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *z20 = s->arena + 2112; // [n, 2]
    const vae_real *w74 = s->param + 400; // [2, 2]
    vae_real *d95 = s->arena + 2048; // [n, 2]
    const vae_real *b75 = s->param + 416; // [2]
    const vae_real *t78 = s->arena + 2368; // [n, 1]
    const vae_real *x1 = s->arena + 2208; // [n, 2]
    vae_real *t83 = s->arena + 2352; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 2, 2, z20 + begin * 2, 2, w74, 2, d95 + begin * 2, 2);
    for (size_t i = begin; i < end; i++) {
        vae_real t83_sum = 0.0f;
        VAE_SIMD_SUM(t83_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v76 = d95[i * 2 + j];
            const vae_real v79 = v76 + b75[j] + t78[i];
            const vae_real v82 = vae_poisson_deviance(v79, x1[i * 2 + j]) + vae_lgamma_rest(x1[i * 2 + j]);
            t83_sum += v82;
            d95[i * 2 + j] = inv_n * vae_exp_minus(v79, x1[i * 2 + j]);
        }
        t83[i] = t83_sum;
    }
}

// offset.vae:13  gradient of offset = total
// kernel 11, train: loop over rows of [1]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d136 = s->arena + 2256; // [n, 1]
    vae_real *d138 = s->arena + 2240; // [n, 1]
    const vae_real *t44 = s->arena + 2416; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d138[i] = -d136[i] / t44[i];
    }
}

// kernel 12, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *t73 = s->arena + 2384; // [n, 1]
    const vae_real *t83 = s->arena + 2352; // [n, 1]
    vae_real *t86 = s->arena + 2336; // [1]
    vae_real *t88 = s->arena + 2304; // [1]
    const vae_real *t28 = s->arena + 2464; // [n, 1]
    vae_real t86_sum = 0.0f;
    vae_real t88_sum = 0.0f;
    VAE_SIMD_SUM(t86_sum, t88_sum)
    for (size_t i = 0; i < rows; i++) {
        t86_sum += t73[i] + t83[i];
        t88_sum += t28[i];
    }
    t86[0] = t86_sum;
    t88[0] = t88_sum;
}

// kernel 13, train: loop over [1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t87 = s->arena + 2320; // [1]
    const vae_real *t86 = s->arena + 2336; // [1]
    vae_real *t89 = s->arena + 2288; // [1]
    const vae_real *t88 = s->arena + 2304; // [1]
    vae_real *t92 = s->arena + 2272; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v87 = t86[0] * inv_n;
    t87[0] = v87;
    const vae_real v89 = t88[0] * inv_n;
    t89[0] = v89;
    t92[0] = v87 + beta * v89;
}

// offset.vae:14  gradient of dense(2)
// offset.vae:11  gradient of dense(2)
// kernel 14, train: weight gradient over [2, 2]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z20 = s->arena + 2112; // [n, 2]
    const vae_real *d95 = s->arena + 2048; // [n, 2]
    vae_real *d_param97 = s->grad + 400; // [2, 2]
    if (tile == 1) {
        vae_real *d_param96 = s->grad + 416; // [2]
        vae_column_sums(s->n, 2, d95, 2, d_param96);
        return;
    }
    vae_gemm_tn(2, 2, s->n, z20, 2, d95, 2, d_param97, 2);
}

// offset.vae:11  gradient of dense(2)
// kernel 15, train: product by panels over rows of [2]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d95 = s->arena + 2048; // [n, 2]
    const vae_real *w74 = s->param + 400; // [2, 2]
    vae_real *d98 = s->arena + 2016; // [n, 2]
    vae_gemm_nt((int)(end - begin), 2, 2, d95 + begin * 2, 2, w74, 2, d98 + begin * 2, 2);
}

// What kernel 16 of train and 2 others do, each with buffers of its own:
//   h33: [n, 8]
//   d117: [n, 7]
//   d_param126: [8, 7]
//   d_param125: [7]
VAE_SHARED_2(like_train_k16, const VaeState *s, int tile, vae_real *scratch, const vae_real *h33,
    const vae_real *d117, vae_real *d_param126, vae_real *d_param125) {
    (void)scratch;
    if (tile == 1) {
        vae_column_sums(s->n, 7, d117, 7, d_param125);
        return;
    }
    vae_gemm_tn(8, 7, s->n, h33, 8, d117, 7, d_param126, 7);
}

// offset.vae:13  gradient of dense(7)
// offset.vae:10  gradient of dense(7)
// kernel 16, train: weight gradient over [8, 7]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k16(s, tile, scratch, s->arena + 512, s->arena + 1104, s->grad + 320, s->grad + 384);
}

// offset.vae:10  gradient of dense(7)
// kernel 17, train: product by panels over rows of [8]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d117 = s->arena + 1104; // [n, 7]
    const vae_real *w60 = s->param + 320; // [8, 7]
    vae_real *d127 = s->arena + 384; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 7, d117 + begin * 7, 7, w60, 7, d127 + begin * 8, 8);
}

// offset.vae:13  gradient of dense(7)
// offset.vae:10  gradient of dense(7)
// kernel 18, train: weight gradient over [8, 7]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k16(s, tile, scratch, s->arena + 512, s->arena + 880, s->grad + 240, s->grad + 304);
}

// offset.vae:10  gradient of dense(7)
// kernel 19, train: product by panels over rows of [8]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d131 = s->arena + 880; // [n, 7]
    const vae_real *w48 = s->param + 240; // [8, 7]
    vae_real *d135 = s->arena + 256; // [n, 8]
    const vae_real *d127 = s->arena + 384; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 7, d131 + begin * 7, 7, w48, 7, d135 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v134 = d135[i * 8 + j];
            d135[i * 8 + j] = d127[i * 8 + j] + v134;
        }
    }
}

// offset.vae:13  gradient of offset = total
// kernel 20, train: loop over rows of [7]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d138 = s->arena + 2240; // [n, 1]
    const vae_real *t43 = s->arena + 1328; // [n, 7]
    vae_real *d140 = s->arena + 768; // [n, 7]
    const vae_real *d121 = s->arena + 992; // [n, 7]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            d140[i * 7 + j] = d138[i] * t43[i * 7 + j] + d121[i * 7 + j];
        }
    }
}

// offset.vae:13  gradient of dense(7)
// offset.vae:10  gradient of dense(7)
// kernel 21, train: weight gradient over [8, 7]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k16(s, tile, scratch, s->arena + 512, s->arena + 768, s->grad + 160, s->grad + 224);
}

// offset.vae:10  gradient of dense(7)
// offset.vae:10  gradient of tanh
// kernel 22, train: product by panels over rows of [8]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d140 = s->arena + 768; // [n, 7]
    const vae_real *w34 = s->param + 160; // [8, 7]
    vae_real *d147 = s->arena + 128; // [n, 8]
    const vae_real *d135 = s->arena + 256; // [n, 8]
    const vae_real *h33 = s->arena + 512; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 7, d140 + begin * 7, 7, w34, 7, d147 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v143 = d147[i * 8 + j];
            d147[i * 8 + j] = (d135[i * 8 + j] + v143) * (1.0f - h33[i * 8 + j] * h33[i * 8 + j]);
        }
    }
}

// offset.vae:10  gradient of dense(8)
// kernel 23, train: weight gradient over [2, 8]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z20 = s->arena + 2112; // [n, 2]
    const vae_real *d147 = s->arena + 128; // [n, 8]
    vae_real *d_param149 = s->grad + 128; // [2, 8]
    if (tile == 1) {
        vae_real *d_param148 = s->grad + 144; // [8]
        vae_column_sums(s->n, 8, d147, 8, d_param148);
        return;
    }
    vae_gemm_tn(2, 8, s->n, z20, 2, d147, 8, d_param149, 8);
}

// offset.vae:10  gradient of dense(8)
// offset.vae:7  gradient of sampling and KL
// kernel 24, train: product by panels over rows of [2]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d147 = s->arena + 128; // [n, 8]
    const vae_real *w29 = s->param + 128; // [2, 8]
    vae_real *d156 = s->arena + 1888; // [n, 2] in rows of 4
    const vae_real *d98 = s->arena + 2016; // [n, 2]
    const vae_real *t22 = s->arena + 2080; // [n, 2]
    const vae_real *mean13 = s->arena + 1952; // [n, 2] in rows of 4
    const vae_real *eps15 = s->arena + 2176; // [n, 2]
    const vae_real *t18 = s->arena + 2144; // [n, 2]
    vae_real *d160 = s->arena + 1890; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c93 = beta * inv_n;
    const vae_real c152 = 0.5f * c93;
    vae_gemm_nt((int)(end - begin), 2, 8, d147 + begin * 8, 8, w29, 8, d156 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v150 = d156[i * 4 + j];
            const vae_real v151 = d98[i * 2 + j] + v150;
            d156[i * 4 + j] = c93 * mean13[i * 4 + j] + v151;
            d160[i * 4 + j] = c152 * t22[i * 2 + j] - c152 + 0.5f * (v151 * eps15[i * 2 + j] * t18[i * 2 + j]);
        }
    }
}

// offset.vae:7  gradient of posterior heads (added by the compiler)
// kernel 25, train: weight gradient over [8, 4]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h8 = s->arena + 640; // [n, 8]
    const vae_real *d161 = s->arena + 1888; // [n, 4]
    vae_real *d_param163 = s->grad + 80; // [8, 4]
    if (tile == 1) {
        vae_real *d_param162 = s->grad + 112; // [4]
        vae_column_sums(s->n, 4, d161, 4, d_param162);
        return;
    }
    vae_gemm_tn(8, 4, s->n, h8, 8, d161, 4, d_param163, 4);
}

// offset.vae:7  gradient of posterior heads (added by the compiler)
// offset.vae:9  gradient of tanh
// kernel 26, train: product by panels over rows of [8]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d161 = s->arena + 1888; // [n, 4]
    const vae_real *w9 = s->param + 80; // [8, 4]
    vae_real *d167 = s->arena + 0; // [n, 8]
    const vae_real *h8 = s->arena + 640; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 4, d161 + begin * 4, 4, w9, 4, d167 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v164 = d167[i * 8 + j];
            d167[i * 8 + j] = v164 * (1.0f - h8[i * 8 + j] * h8[i * 8 + j]);
        }
    }
}

// offset.vae:9  gradient of dense(8)
// kernel 27, train: weight gradient over [7, 8]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h3 = s->arena + 1664; // [n, 7]
    const vae_real *d167 = s->arena + 0; // [n, 8]
    vae_real *d_param169 = s->grad + 0; // [7, 8]
    if (tile == 1) {
        vae_real *d_param168 = s->grad + 64; // [8]
        vae_column_sums(s->n, 8, d167, 8, d_param168);
        return;
    }
    vae_gemm_tn(7, 8, s->n, h3, 7, d167, 8, d_param169, 8);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // offset.vae:9  log1p
    // offset.vae:13  offset = total
    // kernel 0, train: loop over rows of [7]
    like_train_k0(s, tile, scratch, s->arena + 1664, s->arena + 1776, s->arena + 2448);
    // offset.vae:9  dense(8)
    // offset.vae:9  tanh
    // kernel 1, train: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 1664, s->param + 0, s->arena + 640, s->param + 64);
    // offset.vae:7  posterior heads (added by the compiler)
    // kernel 2, train: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 640, s->param + 80, s->arena + 1952, s->param + 112);
    train_k3(s, tile, scratch);
    // offset.vae:10  dense(8)
    // offset.vae:10  tanh
    // kernel 4, train: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 2112, s->param + 128, s->arena + 512, s->param + 144);
    // offset.vae:10  dense(7)
    // offset.vae:13  offset = total
    // kernel 5, train: product by panels over rows of [7]
    like_train_k5(s, tile, scratch, s->arena + 512, s->param + 160, s->arena + 1552, s->param + 224,
        s->arena + 2432);
    train_k6(s, tile, scratch);
    // offset.vae:13  offset = total
    // offset.vae:14  offset = e
    // kernel 7, train: loop over rows of [1]
    like_train_k7(s, tile, scratch, s->arena + 2448, s->arena + 2416, s->arena + 2400,
        s->arena + 2368, s->arena + 2480);
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k24(s, tile, scratch);
    train_k26(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, train_u0, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k16, 2, {0}},
        {train_k18, 2, {0}},
        {train_k21, 2, {0}},
        {train_k27, 2, {0}},
        {train_k25, 2, {.weights = true, .first = 80, .each = 64, .end = 112}},
        {train_k23, 2, {0}},
        {train_k14, 2, {0}}}, 7);
}

// offset.vae:7  sampling and KL
// kernel 3, eval: loop over rows of [2]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar14 = s->arena + 818; // [n, 2] in rows of 4
    const vae_real *eps15 = s->arena + 944; // [n, 2]
    vae_real *z20 = s->arena + 912; // [n, 2]
    const vae_real *mean13 = s->arena + 816; // [n, 2] in rows of 4
    vae_real *t34 = s->arena + 880; // [n, 2]
    vae_real *t35 = s->arena + 1168; // [n, 1]
    vae_real *t38 = s->arena + 1152; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t35_sum = 0.0f;
        vae_real t38_sum = 0.0f;
        VAE_SIMD_SUM(t35_sum, t38_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v20 = mean13[i * 4 + j] + vae_exp(0.5f * logvar14[i * 4 + j]) * eps15[i * 2 + j];
            z20[i * 2 + j] = v20;
            const vae_real v23 = eps15[i * 2 + j] * eps15[i * 2 + j] + logvar14[i * 4 + j];
            const vae_real v30 = mean13[i * 4 + j] * mean13[i * 4 + j] + vae_exp(logvar14[i * 4 + j]);
            const vae_real v34 = 0.5f * (v30 - 1.0f - logvar14[i * 4 + j]);
            t34[i * 2 + j] = v34;
            t35_sum += v34;
            const vae_real v37 = (-0.5f) * (v20 * v20 + 1.83787707f - (v23 + 1.83787707f));
            t38_sum += v37;
        }
        t35[i] = t35_sum;
        t38[i] = t38_sum;
    }
}

// What kernel 6 of eval and 1 other do, each with buffers of its own:
//   t50: [n, 7]
//   h47: [n, 7]
//   t49: [n, 1]
//   t54: [n, 1]
VAE_SHARED_1(like_eval_k6, const VaeState *s, int tile, vae_real *scratch, vae_real *t50,
    const vae_real *h47, const vae_real *t49, vae_real *t54) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t54_sum = 0.0f;
        VAE_SIMD_SUM(t54_sum)
        for (size_t j = 0; j < 7; j++) {
            const vae_real v50 = h47[i * 7 + j] - t49[i];
            t50[i * 7 + j] = v50;
            t54_sum += vae_exp(v50);
        }
        t54[i] = t54_sum;
    }
}

// offset.vae:13  offset = total
// offset.vae:10  dense(7)
// offset.vae:13  likelihood = zinb
// kernel 8, eval: product by panels over rows of [7]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h43 = s->arena + 0; // [n, 8]
    const vae_real *w58 = s->param + 240; // [8, 7]
    vae_real *t78 = s->arena + 256; // [n, 7]
    const vae_real *t50 = s->arena + 368; // [n, 7]
    const vae_real *t56 = s->arena + 1088; // [n, 1]
    const vae_real *b59 = s->param + 304; // [7]
    const vae_real *x0 = s->arena + 704; // [n, 7]
    vae_gemm_nn((int)(end - begin), 7, 8, h43 + begin * 8, 8, w58, 7, t78 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v60 = t78[i * 7 + j];
            const vae_real v67 = 20.7232658f - vae_softplus(v60 + b59[j] - (-6.90775528f));
            const vae_real v69 = 13.8155106f - vae_softplus(v67);
            const vae_real v74 = vae_nb_deviance(t50[i * 7 + j] + t56[i], v69, x0[i * 7 + j]);
            t78[i * 7 + j] = v74 + vae_lgamma_rest(x0[i * 7 + j]) + vae_nb_rest(v69, x0[i * 7 + j]);
        }
    }
}

// offset.vae:10  dense(7)
// offset.vae:13  likelihood = zinb
// kernel 9, eval: product by panels over rows of [7]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h43 = s->arena + 0; // [n, 8]
    const vae_real *w70 = s->param + 320; // [8, 7]
    vae_real *t72 = scratch; // [end - begin, 7]
    const vae_real *b71 = s->param + 384; // [7]
    const vae_real *t78 = s->arena + 256; // [n, 7]
    const vae_real *x0 = s->arena + 704; // [n, 7]
    vae_real *t83 = s->arena + 1072; // [n, 1]
    vae_gemm_nn((int)(end - begin), 7, 8, h43 + begin * 8, 8, w70, 7, t72, 7);
    for (size_t i = begin; i < end; i++) {
        vae_real t83_sum = 0.0f;
        VAE_SIMD_SUM(t83_sum)
        for (size_t j = 0; j < 7; j++) {
            const vae_real v72 = t72[(i - begin) * 7 + j];
            const vae_real v73 = v72 + b71[j];
            const vae_real v82 = vae_where(x0[i * 7 + j], vae_softplus(v73) + t78[i * 7 + j], vae_zero_inflated(v73, t78[i * 7 + j]));
            t83_sum += v82;
        }
        t83[i] = t83_sum;
    }
}

// offset.vae:11  dense(2)
// offset.vae:14  offset = e
// offset.vae:14  likelihood = poisson
// kernel 10, eval: product by panels over rows of [2]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *z20 = s->arena + 912; // [n, 2]
    const vae_real *w84 = s->param + 400; // [2, 2]
    vae_real *t86 = scratch; // [end - begin, 2]
    const vae_real *b85 = s->param + 416; // [2]
    const vae_real *t88 = s->arena + 1056; // [n, 1]
    const vae_real *x1 = s->arena + 976; // [n, 2]
    vae_real *t93 = s->arena + 1040; // [n, 1]
    vae_gemm_nn((int)(end - begin), 2, 2, z20 + begin * 2, 2, w84, 2, t86, 2);
    for (size_t i = begin; i < end; i++) {
        vae_real t93_sum = 0.0f;
        VAE_SIMD_SUM(t93_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v86 = t86[(i - begin) * 2 + j];
            const vae_real v90 = vae_poisson_deviance(v86 + b85[j] + t88[i], x1[i * 2 + j]);
            t93_sum += v90 + vae_lgamma_rest(x1[i * 2 + j]);
        }
        t93[i] = t93_sum;
    }
}

// kernel 11, eval: loop over rows of [1]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t94 = s->arena + 1024; // [n, 1]
    const vae_real *t83 = s->arena + 1072; // [n, 1]
    const vae_real *t93 = s->arena + 1040; // [n, 1]
    vae_real *t95 = s->arena + 1008; // [n, 1]
    const vae_real *t38 = s->arena + 1152; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v94 = t83[i] + t93[i];
        t94[i] = v94;
        t95[i] = t38[i] - v94;
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // offset.vae:9  log1p
    // offset.vae:13  offset = total
    // kernel 0, eval: loop over rows of [7]
    like_train_k0(s, tile, scratch, s->arena + 592, s->arena + 704, s->arena + 1136);
    // offset.vae:9  dense(8)
    // offset.vae:9  tanh
    // kernel 1, eval: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 592, s->param + 0, s->arena + 128, s->param + 64);
    // offset.vae:7  posterior heads (added by the compiler)
    // kernel 2, eval: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 128, s->param + 80, s->arena + 816, s->param + 112);
    eval_k3(s, tile, scratch);
    // offset.vae:10  dense(8)
    // offset.vae:10  tanh
    // kernel 4, eval: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 912, s->param + 128, s->arena + 0, s->param + 144);
    // offset.vae:10  dense(7)
    // offset.vae:13  offset = total
    // kernel 5, eval: product by panels over rows of [7]
    like_train_k5(s, tile, scratch, s->arena + 0, s->param + 160, s->arena + 480, s->param + 224,
        s->arena + 1120);
    // offset.vae:13  offset = total
    // kernel 6, eval: loop over rows of [7]
    like_eval_k6(s, tile, scratch, s->arena + 368, s->arena + 480, s->arena + 1120, s->arena + 1104);
    // offset.vae:13  offset = total
    // offset.vae:14  offset = e
    // kernel 7, eval: loop over rows of [1]
    like_train_k7(s, tile, scratch, s->arena + 1136, s->arena + 1104, s->arena + 1088,
        s->arena + 1056, s->arena + 1184);
    eval_k8(s, tile, scratch);
    eval_k9(s, tile, scratch);
    eval_k10(s, tile, scratch);
    eval_k11(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, eval_u0, 1);
}

// offset.vae:9  log1p
// kernel 0, encode: loop over rows of [7]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *h1 = s->arena + 128; // [n, 7]
    const vae_real *x0 = s->arena + 240; // [n, 7]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            h1[i * 7 + j] = vae_log1p(x0[i * 7 + j]);
        }
    }
}

// offset.vae:7  posterior heads (added by the compiler)
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
    encode_k0(s, tile, scratch);
    // offset.vae:9  dense(8)
    // offset.vae:9  tanh
    // kernel 1, encode: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 128, s->param + 0, s->arena + 0, s->param + 64);
    // offset.vae:7  posterior heads (added by the compiler)
    // kernel 2, encode: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 80, s->arena + 352, s->param + 112);
    encode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// offset.vae:13  offset = total
// kernel 3, decode: loop over [1]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *total11 = s->param + 432; // [1]
    vae_real *t16 = s->arena + 944; // [1]
    t16[0] = vae_log(vae_max(total11[0], 1.0f));
}

// offset.vae:13  offset = total
// offset.vae:14  offset = e
// kernel 4, decode: loop over rows of [1]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t18 = s->arena + 928; // [n, 1]
    vae_real *t20 = s->arena + 912; // [n, 1]
    const vae_real *t16 = s->arena + 944; // [1]
    vae_real *t48 = s->arena + 896; // [n, 1]
    const vae_real *x0 = s->arena + 976; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t20[i] = t16[0] - vae_log(t18[i]);
        t48[i] = vae_log(x0[i]);
    }
}

// offset.vae:13  offset = total
// offset.vae:13  likelihood = zinb
// kernel 5, decode: loop over rows of [7]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t13 = s->arena + 576; // [n, 7]
    const vae_real *t20 = s->arena + 912; // [n, 1]
    vae_real *t38 = s->arena + 464; // [n, 7]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            t38[i * 7 + j] = vae_exp(t13[i * 7 + j] + t20[i]);
        }
    }
}

// offset.vae:10  dense(7)
// offset.vae:13  likelihood = zinb
// kernel 6, decode: product by panels over rows of [7]
VAE_KERNEL void decode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h6 = s->arena + 0; // [n, 8]
    const vae_real *w22 = s->param + 240; // [8, 7]
    vae_real *t42 = s->arena + 240; // [n, 7]
    const vae_real *b23 = s->param + 304; // [7]
    vae_gemm_nn((int)(end - begin), 7, 8, h6 + begin * 8, 8, w22, 7, t42 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v24 = t42[i * 7 + j];
            const vae_real v31 = 20.7232658f - vae_softplus(v24 + b23[j] - (-6.90775528f));
            t42[i * 7 + j] = vae_exp(13.8155106f - vae_softplus(v31));
        }
    }
}

// offset.vae:10  dense(7)
// offset.vae:13  likelihood = zinb
// kernel 7, decode: product by panels over rows of [7]
VAE_KERNEL void decode_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h6 = s->arena + 0; // [n, 8]
    const vae_real *w34 = s->param + 320; // [8, 7]
    vae_real *t41 = s->arena + 352; // [n, 7]
    const vae_real *b35 = s->param + 384; // [7]
    const vae_real *t38 = s->arena + 464; // [n, 7]
    vae_real *t43 = s->arena + 128; // [n, 7]
    vae_gemm_nn((int)(end - begin), 7, 8, h6 + begin * 8, 8, w34, 7, t41 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v36 = t41[i * 7 + j];
            const vae_real v37 = v36 + b35[j];
            t41[i * 7 + j] = t38[i * 7 + j] * vae_sigmoid(-v37);
            t43[i * 7 + j] = vae_sigmoid(v37);
        }
    }
}

// offset.vae:11  dense(2)
// offset.vae:14  offset = e
// offset.vae:14  likelihood = poisson
// kernel 8, decode: product by panels over rows of [2]
VAE_KERNEL void decode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *z1 = s->arena + 864; // [n, 2]
    const vae_real *w44 = s->param + 400; // [2, 2]
    vae_real *t50 = s->arena + 832; // [n, 2]
    const vae_real *b45 = s->param + 416; // [2]
    const vae_real *t48 = s->arena + 896; // [n, 1]
    vae_real *t51 = s->arena + 800; // [n, 2]
    vae_gemm_nn((int)(end - begin), 2, 2, z1 + begin * 2, 2, w44, 2, t50 + begin * 2, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v46 = t50[i * 2 + j];
            const vae_real v50 = vae_exp(v46 + b45[j] + t48[i]);
            t50[i * 2 + j] = v50;
            t51[i * 2 + j] = v50;
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // offset.vae:10  dense(8)
    // offset.vae:10  tanh
    // kernel 0, decode: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 864, s->param + 128, s->arena + 0, s->param + 144);
    // offset.vae:10  dense(7)
    // offset.vae:13  offset = total
    // kernel 1, decode: product by panels over rows of [7]
    like_train_k5(s, tile, scratch, s->arena + 0, s->param + 160, s->arena + 688, s->param + 224,
        s->arena + 960);
    // offset.vae:13  offset = total
    // kernel 2, decode: loop over rows of [7]
    like_eval_k6(s, tile, scratch, s->arena + 576, s->arena + 688, s->arena + 960, s->arena + 928);
    decode_k6(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void decode_u2(const VaeState *s, int tile, vae_real *scratch) {
    decode_k4(s, tile, scratch);
    decode_k5(s, tile, scratch);
    decode_k7(s, tile, scratch);
    decode_k8(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {decode_u0, 1, {0}},
        {decode_k3, 1, {0}}}, 2);
    vae_run_one(me, s, decode_u2, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 1776, 7}, // [n, 7]
    {"k", VAE_IN_DATA, 1, 2208, 2}, // [n, 2]
    {"e", VAE_IN_DATA, 2, 2480, 1}, // [n, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 2176, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 2272, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 2320, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 2288, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 704, 7}, // [n, 7]
    {"k", VAE_IN_DATA, 1, 976, 2}, // [n, 2]
    {"e", VAE_IN_DATA, 2, 1184, 1}, // [n, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 944, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 1024, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 1168, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 1008, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 880, 2}, // [n, 2]
    {"x.reconstruction", VAE_OUT_ROW, 0, 1072, 1}, // [n, 1]
    {"k.reconstruction", VAE_OUT_ROW, 0, 1040, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 240, 7}, // [n, 7]
    {"z.mean", VAE_OUT_ROW, 0, 448, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 416, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"e", VAE_IN_DATA, 2, 976, 1}, // [n, 1]
    {"z", VAE_IN_LATENT, 0, 864, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 352, 7}, // [n, 7]
    {"x.draw0", VAE_OUT_ROW, 0, 464, 7}, // [n, 7]
    {"x.draw1", VAE_OUT_ROW, 0, 240, 7}, // [n, 7]
    {"x.draw2", VAE_OUT_ROW, 0, 128, 7}, // [n, 7]
    {"k.mean", VAE_OUT_ROW, 0, 832, 2}, // [n, 2]
    {"k.draw0", VAE_OUT_ROW, 0, 800, 2}, // [n, 2]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {8, 7}, {1, 8}, 0, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"encoder.1.bias", 1, {8}, {1}, 64, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 8}, {1, 4}, 80, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 8}, {1, 4}, 82, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 114, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.x.0.weight", 2, {8, 2}, {1, 8}, 128, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"decoder.x.0.bias", 1, {8}, {1}, 144, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.x.2.weight", 2, {7, 8}, {1, 7}, 160, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"decoder.x.2.bias", 1, {7}, {1}, 224, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"data.x.total", 1, {1}, {1}, 432, VAE_INIT_CONST, 1.0f, false, false, false},
    {"likelihood.x.logsize.weight", 2, {7, 8}, {1, 7}, 240, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"likelihood.x.logsize.bias", 1, {7}, {1}, 304, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.x.zero.weight", 2, {7, 8}, {1, 7}, 320, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"likelihood.x.zero.bias", 1, {7}, {1}, 384, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.k.0.weight", 2, {2, 2}, {1, 2}, 400, VAE_INIT_UNIFORM, 1.22474492f, true, true, false},
    {"decoder.k.0.bias", 1, {2}, {1}, 416, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 7, 7, VAE_DOMAIN_COUNT, "zinb", false, false, .levels = 0, .draw = VAE_DRAW_ZINB, .draw_total = 0, .scale = 1.0},
    {"k", VAE_VECTOR, 1, 1, 2, 2, VAE_DOMAIN_COUNT, "poisson", false, false, .levels = 0, .draw = VAE_DRAW_POISSON, .draw_total = 0, .scale = 1.0},
    {"e", VAE_VECTOR, 1, 1, 1, 1, VAE_DOMAIN_POSITIVE, NULL, false, false, .levels = 0},
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
    {VAE_STAGE_DATA, 0, "e", "[1]", 0},
    {VAE_STAGE_DECODER, 0, "dense(2)", "[2]", 6},
    {VAE_STAGE_OUTPUT, 0, "k: poisson", "[2]", 0},
};

static const VaeStretch rest[] = {
    {0, 80},
    {112, 432},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "offset", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model offset\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [7]                         -              -\n"
        "    log1p                           [7]                         -              -\n"
        "    dense(8)                        [8]                        64            112\n"
        "    tanh                            [8]                         -              -\n"
        "  z: mean, logvar heads             [2]                        36             64\n"
        "  decoder x(z)                      [2]                         -              -\n"
        "    dense(8)                        [8]                        24             32\n"
        "    tanh                            [8]                         -              -\n"
        "    dense(7)                        [7]                        63            112\n"
        "  likelihood: logsize                                          63            126\n"
        "  likelihood: zero                                             63            126\n"
        "  decoder k(z, e)                   [2]                         -              -\n"
        "    dense(2)                        [2]                         6              8\n"
        "\n"
        "  319 parameters; one training step of 16 rows: 24,704 flops\n"
        "  x: likelihood zinb(size=learned, zeros=learned, floor=0.001, offset=total)\n"
        "  k: likelihood poisson(offset=e)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          28      139         9,984        9,984\n"
        "  eval           12       69         4,800        4,800\n"
        "  encode          4        8         1,920        1,920\n"
        "  decode          9       35         3,968        3,968\n",
    .batch = 16, .n_param = 432, .n_state = 16, .n_arena = 2496,
    .n_scratch = 112,
    .max_threads = 1, .flops_per_row = 1544.0,
    .n_weight_tiles = 1, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 17,
    .stream = streams, .n_streams = 3, .target = 0,
    .draw = VAE_DRAW_ZINB, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 12,
    .train = {"train", train_run, train_ports, 7},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 10},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 8},
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
