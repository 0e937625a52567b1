// joins -- written by vaec 0.1.0 from joins.vae; do not edit.
//
// model joins
//
//   layer                             output             parameters      flops/row
//   encoder(x, y)                     [6, 4, 2]                   -              -
//     concat(y)                       [6, 4, 5]                   -              -
//     relu                            [6, 4, 5]                   -              -
//     add(planes)                     [6, 4, 5]                   -              -
//     concat(x)                       [6, 4, 7]                   -              -
//     flatten                         [168]                       -              -
//     dense(5)                        [5]                       845          1,680
//     relu                            [5]                         -              -
//     up(4, low)                      [13]                        -              -
//       dense(k)                      [4]                        24             40
//       relu                          [4]                         -              -
//       concat(skip)                  [9]                         -              -
//       concat(own)                   [13]                        -              -
//     up(3, y)                        [9]                         -              -
//       dense(k)                      [3]                        42             78
//       relu                          [3]                         -              -
//       concat(skip)                  [6]                         -              -
//       concat(own)                   [9]                         -              -
//   a: mean, logvar heads             [3]                        60            108
//   b: mean, logvar heads             [2]                        40             72
//   decoder(a, b, y)                  [3]                         -              -
//     concat(b)                       [5]                         -              -
//     dense(48)                       [48]                      288            480
//     reshape(6, 4, 2)                [6, 4, 2]                   -              -
//     concat(y)                       [6, 4, 5]                   -              -
//     concat(image)                   [6, 4, 7]                   -              -
//     concat(b)                       [6, 4, 9]                   -              -
//     tanh                            [6, 4, 9]                   -              -
//     flatten                         [216]                       -              -
//     dense(48)                       [48]                   10,416         20,736
//     reshape(6, 4, 2)                [6, 4, 2]                   -              -
//     add(image)                      [6, 4, 2]                   -              -
//
//   11,715 parameters; one training step of 24 rows: 1,629,648 flops
//   likelihood mse
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          33      109       119,552      119,552
//   eval           17       73        84,224       84,224
//   encode         10       23        36,736       36,736
//   decode          9       14        61,248       61,248
//
// n is the number of rows in the batch, at most 24; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 1 other do, each with buffers of its own:
//   t2: [n, 6, 4, 3] in rows of 5
//   x1: [n, 3]
//   t74: [n, 6, 4, 3] in rows of 9
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, vae_real *t2,
    const vae_real *x1, vae_real *t74) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 24; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v2 = x1[i * 3 + k];
                t2[i * 120 + j * 5 + k] = v2;
                t74[i * 216 + j * 9 + k] = v2;
            }
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   t3: [n, 6, 4, 2] in rows of 5
//   x0: [n, 6, 4, 2]
//   t7: [n, 6, 4, 2] in rows of 7
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, vae_real *t3,
    const vae_real *x0, vae_real *t7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 24; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t3[i * 120 + j * 5 + k] = x0[i * 48 + j * 2 + k];
                t7[i * 168 + j * 7 + k] = x0[i * 48 + j * 2 + k];
            }
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h4: [n, 6, 4, 5]
//   h6: [n, 6, 4, 5] in rows of 7
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h4,
    vae_real *h6) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 24; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                const vae_real v5 = vae_max(h4[i * 120 + j * 5 + k], 0.0f);
                h6[i * 168 + j * 7 + k] = v5 + v5;
            }
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   h9: [n, 168]
//   w10: [168, 5]
//   h14: [n, 5] in rows of 13
//   b11: [5]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *h9,
    const vae_real *w10, vae_real *h14, const vae_real *b11) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 5, 168, h9 + begin * 168, 168, w10, 5, h14 + begin * 13, 13);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v12 = h14[i * 13 + j];
            h14[i * 13 + j] = vae_max(v12 + b11[j], 0.0f);
        }
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   h14: [n, 5] in rows of 13
//   w15: [5, 4]
//   h19: [n, 4] in rows of 13
//   b16: [4]
//   t21: [n, 4] in rows of 13
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *h14,
    const vae_real *w15, vae_real *h19, const vae_real *b16, vae_real *t21) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 4, 5, h14 + begin * 13, 13, w15, 4, h19 + begin * 13, 13);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v17 = h19[i * 13 + j];
            const vae_real v19 = vae_max(v17 + b16[j], 0.0f);
            h19[i * 13 + j] = v19;
            t21[i * 13 + j] = v19;
        }
    }
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   h22: [n, 13]
//   w23: [13, 3]
//   h27: [n, 3] in rows of 9
//   b24: [3]
//   t30: [n, 3] in rows of 9
VAE_SHARED_1(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *h22,
    const vae_real *w23, vae_real *h27, const vae_real *b24, vae_real *t30) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 3, 13, h22 + begin * 13, 13, w23, 3, h27 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v25 = h27[i * 9 + j];
            const vae_real v27 = vae_max(v25 + b24[j], 0.0f);
            h27[i * 9 + j] = v27;
            t30[i * 9 + j] = v27;
        }
    }
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   t28: [n, 3] in rows of 9
//   x1: [n, 3]
VAE_SHARED_1(like_train_k6, const VaeState *s, int tile, vae_real *scratch, vae_real *t28,
    const vae_real *x1) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t28[i * 9 + j] = x1[i * 3 + j];
        }
    }
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   h31: [n, 9]
//   w32: [9, 10]
//   heads35: [n, 10]
//   b33: [10]
VAE_SHARED_1(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *h31,
    const vae_real *w32, vae_real *heads35, const vae_real *b33) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 10, 9, h31 + begin * 9, 9, w32, 10, heads35 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 10; j++) {
            const vae_real v34 = heads35[i * 10 + j];
            heads35[i * 10 + j] = v34 + b33[j];
        }
    }
}

// joins.vae:6  sampling and KL
// kernel 8, train: loop over rows of [3]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar37 = s->arena + 27955; // [n, 3] in rows of 10
    vae_real *t43 = s->arena + 29280; // [n, 3]
    const vae_real *eps40 = s->arena + 29360; // [n, 3]
    vae_real *z45 = s->arena + 28896; // [n, 3] in rows of 5
    const vae_real *mean36 = s->arena + 27952; // [n, 3] in rows of 10
    vae_real *t47 = s->arena + 29200; // [n, 3]
    vae_real *t53 = s->arena + 29776; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t53_sum = 0.0f;
        VAE_SIMD_SUM(t53_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v43 = vae_exp(0.5f * logvar37[i * 10 + j]);
            t43[i * 3 + j] = v43;
            z45[i * 5 + j] = mean36[i * 10 + j] + v43 * eps40[i * 3 + j];
            const vae_real v47 = vae_exp(logvar37[i * 10 + j]);
            t47[i * 3 + j] = v47;
            const vae_real v51 = mean36[i * 10 + j] * mean36[i * 10 + j] + v47 - 1.0f - logvar37[i * 10 + j];
            t53_sum += 0.5f * v51;
        }
        t53[i] = t53_sum;
    }
}

// joins.vae:7  sampling and KL
// kernel 9, train: loop over rows of [2]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar39 = s->arena + 27960; // [n, 2] in rows of 10
    vae_real *t56 = s->arena + 29616; // [n, 2]
    const vae_real *eps54 = s->arena + 29664; // [n, 2]
    vae_real *z58 = s->arena + 28899; // [n, 2] in rows of 5
    const vae_real *mean38 = s->arena + 27958; // [n, 2] in rows of 10
    vae_real *t60 = s->arena + 29568; // [n, 2]
    vae_real *t65 = s->arena + 29744; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t65_sum = 0.0f;
        VAE_SIMD_SUM(t65_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v56 = vae_exp(0.5f * logvar39[i * 10 + j]);
            t56[i * 2 + j] = v56;
            z58[i * 5 + j] = mean38[i * 10 + j] + v56 * eps54[i * 2 + j];
            const vae_real v60 = vae_exp(logvar39[i * 10 + j]);
            t60[i * 2 + j] = v60;
            const vae_real v63 = mean38[i * 10 + j] * mean38[i * 10 + j] + v60 - 1.0f - logvar39[i * 10 + j];
            t65_sum += 0.5f * v63;
        }
        t65[i] = t65_sum;
    }
}

// What kernel 10 of train and 2 others do, each with buffers of its own:
//   h67: [n, 5]
//   w68: [5, 48]
//   h71: [n, 48]
//   b69: [48]
VAE_SHARED_2(like_train_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *h67,
    const vae_real *w68, vae_real *h71, const vae_real *b69) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 48, 5, h67 + begin * 5, 5, w68, 48, h71 + begin * 48, 48);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 48; j++) {
            const vae_real v70 = h71[i * 48 + j];
            h71[i * 48 + j] = v70 + b69[j];
        }
    }
}

// What kernel 11 of train and 2 others do, each with buffers of its own:
//   t73: [n, 6, 4, 2] in rows of 9
//   h72: [n, 6, 4, 2]
//   t76: [n, 6, 4, 2] in rows of 9
VAE_SHARED_1(like_train_k11, const VaeState *s, int tile, vae_real *scratch, vae_real *t73,
    const vae_real *h72, vae_real *t76) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 24; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t73[i * 216 + j * 9 + k] = h72[i * 48 + j * 2 + k];
                t76[i * 216 + j * 9 + k] = h72[i * 48 + j * 2 + k];
            }
        }
    }
}

// What kernel 12 of train and 1 other do, each with buffers of its own:
//   t78: [n, 6, 4, 2] in rows of 9
//   z58: [n, 2] in rows of 5
VAE_SHARED_1(like_train_k12, const VaeState *s, int tile, vae_real *scratch, vae_real *t78,
    const vae_real *z58) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 24; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t78[i * 216 + j * 9 + k] = z58[i * 5 + k];
            }
        }
    }
}

// What kernel 13 of train and 2 others do, each with buffers of its own:
//   h80: [n, 6, 4, 9]
//   h79: [n, 6, 4, 9]
VAE_SHARED_2(like_train_k13, const VaeState *s, int tile, vae_real *scratch, vae_real *h80,
    const vae_real *h79) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 216; j++) {
            h80[i * 216 + j] = vae_tanh(h79[i * 216 + j]);
        }
    }
}

// joins.vae:22  dense(48)
// joins.vae:23  add(image)
// joins.vae:26  likelihood = mse
// joins.vae:26  gradient of likelihood = mse
// kernel 14, train: product by panels over rows of [48]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h81 = s->arena + 5184; // [n, 216]
    const vae_real *w82 = s->param + 1376; // [216, 48]
    vae_real *d105 = s->arena + 23616; // [n, 48]
    const vae_real *b83 = s->param + 11744; // [48]
    const vae_real *h72 = s->arena + 24768; // [n, 6, 4, 2]
    const vae_real *x0 = s->arena + 25920; // [n, 48]
    vae_real *t92 = s->arena + 29712; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c103 = 2.0f * inv_n;
    vae_gemm_nn((int)(end - begin), 48, 216, h81 + begin * 216, 216, w82, 48, d105 + begin * 48, 48);
    for (size_t i = begin; i < end; i++) {
        vae_real t92_sum = 0.0f;
        VAE_SIMD_SUM(t92_sum)
        for (size_t j = 0; j < 48; j++) {
            const vae_real v84 = d105[i * 48 + j];
            const vae_real v90 = x0[i * 48 + j] - (v84 + b83[j] + h72[i * 48 + j]);
            t92_sum += v90 * v90;
            d105[i * 48 + j] = -(c103 * v90);
        }
        t92[i] = t92_sum;
    }
}

// kernel 15, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *t53 = s->arena + 29776; // [n, 1]
    const vae_real *t65 = s->arena + 29744; // [n, 1]
    vae_real *t94 = s->arena + 29872; // [1]
    const vae_real *t92 = s->arena + 29712; // [n, 1]
    vae_real *t96 = s->arena + 29840; // [1]
    vae_real t94_sum = 0.0f;
    vae_real t96_sum = 0.0f;
    VAE_SIMD_SUM(t94_sum, t96_sum)
    for (size_t i = 0; i < rows; i++) {
        t94_sum += t92[i];
        t96_sum += t53[i] + t65[i];
    }
    t94[0] = t94_sum;
    t96[0] = t96_sum;
}

// kernel 16, train: loop over [1]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t95 = s->arena + 29856; // [1]
    const vae_real *t94 = s->arena + 29872; // [1]
    vae_real *t97 = s->arena + 29824; // [1]
    const vae_real *t96 = s->arena + 29840; // [1]
    vae_real *t100 = s->arena + 29808; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v95 = t94[0] * inv_n;
    t95[0] = v95;
    const vae_real v97 = t96[0] * inv_n;
    t97[0] = v97;
    t100[0] = v95 + beta * v97;
}

// joins.vae:22  gradient of dense(48)
// kernel 17, train: weight gradient over [216, 48]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h81 = s->arena + 5184; // [n, 216]
    const vae_real *d105 = s->arena + 23616; // [n, 48]
    vae_real *d_param108 = s->grad + 1376; // [216, 48]
    if (tile == 7) {
        vae_real *d_param107 = s->grad + 11744; // [48]
        vae_column_sums(s->n, 48, d105, 48, d_param107);
        return;
    }
    const size_t begin = (size_t)tile * 32;
    const size_t end = begin + 32 < 216 ? begin + 32 : 216;
    vae_gemm_tn_claim((int)(end - begin), 48, s->n, h81 + begin, 216, d105, 48, d_param108 + begin * 48, 48,
        vae_claimed(s, d_param108 + begin * 48));
}

// joins.vae:22  gradient of dense(48)
// joins.vae:21  gradient of tanh
// kernel 18, train: product by panels over rows of [216]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d105 = s->arena + 23616; // [n, 48]
    const vae_real *w82 = s->param + 1376; // [216, 48]
    vae_real *d113 = s->arena + 0; // [n, 6, 4, 9]
    const vae_real *h80 = s->arena + 5184; // [n, 6, 4, 9]
    vae_gemm_nt((int)(end - begin), 216, 48, d105 + begin * 48, 48, w82, 48, d113 + begin * 216, 216);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 216; j++) {
            const vae_real v109 = d113[i * 216 + j];
            d113[i * 216 + j] = v109 * (1.0f - h80[i * 216 + j] * h80[i * 216 + j]);
        }
    }
}

// joins.vae:21  gradient of concat(b)
// joins.vae:21  gradient of concat(image)
// joins.vae:21  gradient of concat(y)
// kernel 19, train: loop over rows of [6, 4, 2]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d116 = s->arena + 29520; // [n, 1, 1, 2]
    const vae_real *d115 = s->arena + 7; // [n, 6, 4, 2] in rows of 9
    const vae_real *d105 = s->arena + 23616; // [n, 6, 4, 2]
    const vae_real *d119 = s->arena + 5; // [n, 6, 4, 2] in rows of 9
    vae_real *d122 = s->arena + 22464; // [n, 6, 4, 2]
    const vae_real *d121 = s->arena + 0; // [n, 6, 4, 2] in rows of 9
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d116[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 24; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d116[i * 2 + k] += d115[i * 216 + j * 9 + k];
                d122[i * 48 + j * 2 + k] = d105[i * 48 + j * 2 + k] + d119[i * 216 + j * 9 + k] + d121[i * 216 + j * 9 + k];
            }
        }
    }
}

// joins.vae:20  gradient of dense(48)
// kernel 20, train: weight gradient over [5, 48]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h67 = s->arena + 28896; // [n, 5]
    const vae_real *d122 = s->arena + 22464; // [n, 48]
    vae_real *d_param125 = s->grad + 1088; // [5, 48]
    if (tile == 1) {
        vae_real *d_param124 = s->grad + 1328; // [48]
        vae_column_sums(s->n, 48, d122, 48, d_param124);
        return;
    }
    vae_gemm_tn(5, 48, s->n, h67, 5, d122, 48, d_param125, 48);
}

// joins.vae:20  gradient of dense(48)
// kernel 21, train: product by panels over rows of [5]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d122 = s->arena + 22464; // [n, 48]
    const vae_real *w68 = s->param + 1088; // [5, 48]
    vae_real *d126 = s->arena + 28768; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 48, d122 + begin * 48, 48, w68, 48, d126 + begin * 5, 5);
}

// joins.vae:20  gradient of concat(b)
// joins.vae:7  gradient of sampling and KL
// kernel 22, train: loop over rows of [2]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d116 = s->arena + 29520; // [n, 2]
    const vae_real *d128 = s->arena + 28771; // [n, 2] in rows of 5
    const vae_real *t60 = s->arena + 29568; // [n, 2]
    const vae_real *mean38 = s->arena + 27958; // [n, 2] in rows of 10
    vae_real *d134 = s->arena + 27718; // [n, 2] in rows of 10
    const vae_real *eps54 = s->arena + 29664; // [n, 2]
    const vae_real *t56 = s->arena + 29616; // [n, 2]
    vae_real *d138 = s->arena + 27720; // [n, 2] in rows of 10
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c101 = beta * inv_n;
    const vae_real c130 = 0.5f * c101;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v129 = d116[i * 2 + j] + d128[i * 5 + j];
            d134[i * 10 + j] = c101 * mean38[i * 10 + j] + v129;
            d138[i * 10 + j] = c130 * t60[i * 2 + j] - c130 + 0.5f * (v129 * eps54[i * 2 + j] * t56[i * 2 + j]);
        }
    }
}

// joins.vae:6  gradient of sampling and KL
// kernel 23, train: loop over rows of [3]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t47 = s->arena + 29200; // [n, 3]
    const vae_real *mean36 = s->arena + 27952; // [n, 3] in rows of 10
    vae_real *d142 = s->arena + 27712; // [n, 3] in rows of 10
    const vae_real *d127 = s->arena + 28768; // [n, 3] in rows of 5
    const vae_real *eps40 = s->arena + 29360; // [n, 3]
    const vae_real *t43 = s->arena + 29280; // [n, 3]
    vae_real *d146 = s->arena + 27715; // [n, 3] in rows of 10
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c101 = beta * inv_n;
    const vae_real c130 = 0.5f * c101;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d142[i * 10 + j] = c101 * mean36[i * 10 + j] + d127[i * 5 + j];
            const vae_real v145 = 0.5f * (d127[i * 5 + j] * eps40[i * 3 + j] * t43[i * 3 + j]);
            d146[i * 10 + j] = c130 * t47[i * 3 + j] - c130 + v145;
        }
    }
}

// joins.vae:6  gradient of posterior heads (added by the compiler)
// kernel 24, train: weight gradient over [9, 10]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h31 = s->arena + 28416; // [n, 9]
    const vae_real *d147 = s->arena + 27712; // [n, 10]
    vae_real *d_param149 = s->grad + 976; // [9, 10]
    if (tile == 1) {
        vae_real *d_param148 = s->grad + 1072; // [10]
        vae_column_sums(s->n, 10, d147, 10, d_param148);
        return;
    }
    vae_gemm_tn(9, 10, s->n, h31, 9, d147, 10, d_param149, 10);
}

// joins.vae:6  gradient of posterior heads (added by the compiler)
// kernel 25, train: product by panels over rows of [9]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d147 = s->arena + 27712; // [n, 10]
    const vae_real *w32 = s->param + 976; // [9, 10]
    vae_real *d150 = s->arena + 28192; // [n, 9]
    vae_gemm_nt((int)(end - begin), 9, 10, d147 + begin * 10, 10, w32, 10, d150 + begin * 9, 9);
}

// joins.vae:9  gradient of concat(skip)
// joins.vae:9  gradient of relu
// kernel 26, train: loop over rows of [3]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d152 = s->arena + 28198; // [n, 3] in rows of 9
    const vae_real *d153 = s->arena + 28192; // [n, 3] in rows of 9
    vae_real *d156 = s->arena + 29120; // [n, 3]
    const vae_real *h27 = s->arena + 28416; // [n, 3] in rows of 9
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d156[i * 3 + j] = vae_where(h27[i * 9 + j], d152[i * 9 + j] + d153[i * 9 + j], 0.0f);
        }
    }
}

// joins.vae:9  gradient of dense(k)
// kernel 27, train: weight gradient over [13, 3]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h22 = s->arena + 27392; // [n, 13]
    const vae_real *d156 = s->arena + 29120; // [n, 3]
    vae_real *d_param158 = s->grad + 912; // [13, 3]
    if (tile == 1) {
        vae_real *d_param157 = s->grad + 960; // [3]
        vae_column_sums(s->n, 3, d156, 3, d_param157);
        return;
    }
    vae_gemm_tn(13, 3, s->n, h22, 13, d156, 3, d_param158, 3);
}

// joins.vae:9  gradient of dense(k)
// kernel 28, train: product by panels over rows of [13]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d156 = s->arena + 29120; // [n, 3]
    const vae_real *w23 = s->param + 912; // [13, 3]
    vae_real *d159 = s->arena + 27072; // [n, 13]
    vae_gemm_nt((int)(end - begin), 13, 3, d156 + begin * 3, 3, w23, 3, d159 + begin * 13, 13);
}

// joins.vae:9  gradient of concat(skip)
// joins.vae:9  gradient of relu
// kernel 29, train: loop over rows of [4]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d161 = s->arena + 27081; // [n, 4] in rows of 13
    const vae_real *d162 = s->arena + 27072; // [n, 4] in rows of 13
    vae_real *d165 = s->arena + 29024; // [n, 4]
    const vae_real *h19 = s->arena + 27392; // [n, 4] in rows of 13
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d165[i * 4 + j] = vae_where(h19[i * 13 + j], d161[i * 13 + j] + d162[i * 13 + j], 0.0f);
        }
    }
}

// joins.vae:9  gradient of dense(k)
// kernel 30, train: weight gradient over [5, 4]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h14 = s->arena + 27396; // [n, 5] in rows of 13
    const vae_real *d165 = s->arena + 29024; // [n, 4]
    vae_real *d_param167 = s->grad + 864; // [5, 4]
    if (tile == 1) {
        vae_real *d_param166 = s->grad + 896; // [4]
        vae_column_sums(s->n, 4, d165, 4, d_param166);
        return;
    }
    vae_gemm_tn(5, 4, s->n, h14, 13, d165, 4, d_param167, 4);
}

// joins.vae:9  gradient of dense(k)
// joins.vae:14  gradient of relu
// kernel 31, train: product by panels over rows of [5]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d165 = s->arena + 29024; // [n, 4]
    const vae_real *w15 = s->param + 864; // [5, 4]
    vae_real *d170 = s->arena + 28640; // [n, 5]
    const vae_real *d163 = s->arena + 27076; // [n, 5] in rows of 13
    const vae_real *h14 = s->arena + 27396; // [n, 5] in rows of 13
    vae_gemm_nt((int)(end - begin), 5, 4, d165 + begin * 4, 4, w15, 4, d170 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v168 = d170[i * 5 + j];
            d170[i * 5 + j] = vae_where(h14[i * 13 + j], d163[i * 13 + j] + v168, 0.0f);
        }
    }
}

// joins.vae:14  gradient of dense(5)
// kernel 32, train: weight gradient over [168, 5]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h9 = s->arena + 15552; // [n, 168]
    const vae_real *d170 = s->arena + 28640; // [n, 5]
    vae_real *d_param172 = s->grad + 0; // [168, 5]
    if (tile == 6) {
        vae_real *d_param171 = s->grad + 848; // [5]
        vae_column_sums(s->n, 5, d170, 5, d_param171);
        return;
    }
    const size_t begin = (size_t)tile * 32;
    const size_t end = begin + 32 < 168 ? begin + 32 : 168;
    vae_gemm_tn_claim((int)(end - begin), 5, s->n, h9 + begin, 168, d170, 5, d_param172 + begin * 5, 5,
        vae_claimed(s, d_param172 + begin * 5));
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // joins.vae:12  concat(y)
    // kernel 0, train: loop over rows of [6, 4, 3]
    like_train_k0(s, tile, scratch, s->arena + 19586, s->arena + 29440, s->arena + 10370);
    // kernel 1, train: loop over rows of [6, 4, 2]
    like_train_k1(s, tile, scratch, s->arena + 19584, s->arena + 25920, s->arena + 15557);
    // joins.vae:12  relu
    // joins.vae:13  add(planes)
    // kernel 2, train: loop over rows of [6, 4, 5]
    like_train_k2(s, tile, scratch, s->arena + 19584, s->arena + 15552);
    // joins.vae:14  dense(5)
    // joins.vae:14  relu
    // kernel 3, train: product by panels over rows of [5]
    like_train_k3(s, tile, scratch, s->arena + 15552, s->param + 0, s->arena + 27396,
        s->param + 848);
    // joins.vae:9  dense(k)
    // joins.vae:9  relu
    // kernel 4, train: product by panels over rows of [4]
    like_train_k4(s, tile, scratch, s->arena + 27396, s->param + 864, s->arena + 27392,
        s->param + 896, s->arena + 27401);
    // joins.vae:9  dense(k)
    // joins.vae:9  relu
    // kernel 5, train: product by panels over rows of [3]
    like_train_k5(s, tile, scratch, s->arena + 27392, s->param + 912, s->arena + 28416,
        s->param + 960, s->arena + 28422);
    // joins.vae:5  y
    // kernel 6, train: loop over rows of [3]
    like_train_k6(s, tile, scratch, s->arena + 28419, s->arena + 29440);
    // joins.vae:6  posterior heads (added by the compiler)
    // kernel 7, train: product by panels over rows of [10]
    like_train_k7(s, tile, scratch, s->arena + 28416, s->param + 976, s->arena + 27952,
        s->param + 1072);
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
    // joins.vae:20  dense(48)
    // kernel 10, train: product by panels over rows of [48]
    like_train_k10(s, tile, scratch, s->arena + 28896, s->param + 1088, s->arena + 24768,
        s->param + 1328);
    // kernel 11, train: loop over rows of [6, 4, 2]
    like_train_k11(s, tile, scratch, s->arena + 10368, s->arena + 24768, s->arena + 10373);
    // joins.vae:21  concat(b)
    // kernel 12, train: loop over rows of [6, 4, 2]
    like_train_k12(s, tile, scratch, s->arena + 10375, s->arena + 28899);
    // joins.vae:21  tanh
    // kernel 13, train: loop over rows of [6, 4, 9]
    like_train_k13(s, tile, scratch, s->arena + 5184, s->arena + 10368);
    train_k14(s, tile, scratch);
    train_k18(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k23(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k29(s, tile, scratch);
    train_k31(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {28640, 5}, // d170
    {29024, 4}, // d165
    {29120, 3}, // d156
    {27712, 10}, // d134
    {22464, 48}, // d122
    {23616, 48}, // d105
    {29712, 1}, // t92
    {5184, 216}, // h80
    {28896, 5}, // z45
    {29744, 1}, // t65
    {29776, 1}, // t53
    {28416, 9}, // h27
    {27392, 13}, // h14
    {15552, 168}, // h6
};
static const VaeShown train_u0_shown = {14, train_u0_rows};

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){{train_u0, panels, {.shown = &train_u0_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k17, 8, {.weights = true, .first = 1376, .each = 1536, .end = 11744}},
        {train_k20, 2, {.weights = true}},
        {train_k32, 7, {.weights = true}},
        {train_k24, 2, {.weights = true}},
        {train_k27, 2, {.weights = true}},
        {train_k30, 2, {.weights = true}},
        {train_u1, 1, {0}}}, 7);
}

// joins.vae:6  sampling and KL
// kernel 8, eval: loop over rows of [3]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar37 = s->arena + 19907; // [n, 3] in rows of 10
    const vae_real *eps40 = s->arena + 20576; // [n, 3]
    vae_real *z45 = s->arena + 20368; // [n, 3] in rows of 5
    const vae_real *mean36 = s->arena + 19904; // [n, 3] in rows of 10
    vae_real *t59 = s->arena + 20496; // [n, 3]
    vae_real *t60 = s->arena + 21024; // [n, 1]
    vae_real *t63 = s->arena + 20992; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t60_sum = 0.0f;
        vae_real t63_sum = 0.0f;
        VAE_SIMD_SUM(t60_sum, t63_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v45 = mean36[i * 10 + j] + vae_exp(0.5f * logvar37[i * 10 + j]) * eps40[i * 3 + j];
            z45[i * 5 + j] = v45;
            const vae_real v48 = eps40[i * 3 + j] * eps40[i * 3 + j] + logvar37[i * 10 + j];
            const vae_real v55 = mean36[i * 10 + j] * mean36[i * 10 + j] + vae_exp(logvar37[i * 10 + j]);
            const vae_real v59 = 0.5f * (v55 - 1.0f - logvar37[i * 10 + j]);
            t59[i * 3 + j] = v59;
            t60_sum += v59;
            const vae_real v62 = (-0.5f) * (v45 * v45 + 1.83787707f - (v48 + 1.83787707f));
            t63_sum += v62;
        }
        t60[i] = t60_sum;
        t63[i] = t63_sum;
    }
}

// joins.vae:7  sampling and KL
// kernel 9, eval: loop over rows of [2]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar39 = s->arena + 19912; // [n, 2] in rows of 10
    const vae_real *eps64 = s->arena + 20784; // [n, 2]
    vae_real *z68 = s->arena + 20371; // [n, 2] in rows of 5
    const vae_real *mean38 = s->arena + 19910; // [n, 2] in rows of 10
    vae_real *t79 = s->arena + 20736; // [n, 2]
    vae_real *t80 = s->arena + 20960; // [n, 1]
    vae_real *t84 = s->arena + 20896; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t80_sum = 0.0f;
        vae_real t84_sum = 0.0f;
        VAE_SIMD_SUM(t80_sum, t84_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v68 = mean38[i * 10 + j] + vae_exp(0.5f * logvar39[i * 10 + j]) * eps64[i * 2 + j];
            z68[i * 5 + j] = v68;
            const vae_real v70 = eps64[i * 2 + j] * eps64[i * 2 + j] + logvar39[i * 10 + j];
            const vae_real v76 = mean38[i * 10 + j] * mean38[i * 10 + j] + vae_exp(logvar39[i * 10 + j]);
            const vae_real v79 = 0.5f * (v76 - 1.0f - logvar39[i * 10 + j]);
            t79[i * 2 + j] = v79;
            t80_sum += v79;
            const vae_real v83 = (-0.5f) * (v68 * v68 + 1.83787707f - (v70 + 1.83787707f));
            t84_sum += v83;
        }
        t80[i] = t80_sum;
        t84[i] = t84_sum;
    }
}

// kernel 10, eval: loop over rows of [1]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t81 = s->arena + 20928; // [n, 1]
    const vae_real *t60 = s->arena + 21024; // [n, 1]
    const vae_real *t80 = s->arena + 20960; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t81[i] = t60[i] + t80[i];
    }
}

// joins.vae:22  dense(48)
// joins.vae:23  add(image)
// joins.vae:26  likelihood = mse
// kernel 15, eval: product by panels over rows of [48]
VAE_KERNEL void eval_k15(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h100 = s->arena + 0; // [n, 216]
    const vae_real *w101 = s->param + 1376; // [216, 48]
    vae_real *t103 = scratch; // [end - begin, 48]
    const vae_real *b102 = s->param + 11744; // [48]
    const vae_real *h91 = s->arena + 17280; // [n, 6, 4, 2]
    const vae_real *x0 = s->arena + 18432; // [n, 48]
    vae_real *t111 = s->arena + 20864; // [n, 1]
    vae_gemm_nn((int)(end - begin), 48, 216, h100 + begin * 216, 216, w101, 48, t103, 48);
    for (size_t i = begin; i < end; i++) {
        vae_real t111_sum = 0.0f;
        VAE_SIMD_SUM(t111_sum)
        for (size_t j = 0; j < 48; j++) {
            const vae_real v103 = t103[(i - begin) * 48 + j];
            const vae_real v109 = x0[i * 48 + j] - (v103 + b102[j] + h91[i * 48 + j]);
            t111_sum += v109 * v109;
        }
        t111[i] = t111_sum;
    }
}

// kernel 16, eval: loop over rows of [1]
VAE_KERNEL void eval_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t63 = s->arena + 20992; // [n, 1]
    const vae_real *t84 = s->arena + 20896; // [n, 1]
    vae_real *t112 = s->arena + 20832; // [n, 1]
    const vae_real *t111 = s->arena + 20864; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t112[i] = t63[i] + t84[i] - t111[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // joins.vae:12  concat(y)
    // kernel 0, eval: loop over rows of [6, 4, 3]
    like_train_k0(s, tile, scratch, s->arena + 14402, s->arena + 20656, s->arena + 5186);
    // kernel 1, eval: loop over rows of [6, 4, 2]
    like_train_k1(s, tile, scratch, s->arena + 14400, s->arena + 18432, s->arena + 10373);
    // joins.vae:12  relu
    // joins.vae:13  add(planes)
    // kernel 2, eval: loop over rows of [6, 4, 5]
    like_train_k2(s, tile, scratch, s->arena + 14400, s->arena + 10368);
    // joins.vae:14  dense(5)
    // joins.vae:14  relu
    // kernel 3, eval: product by panels over rows of [5]
    like_train_k3(s, tile, scratch, s->arena + 10368, s->param + 0, s->arena + 19588,
        s->param + 848);
    // joins.vae:9  dense(k)
    // joins.vae:9  relu
    // kernel 4, eval: product by panels over rows of [4]
    like_train_k4(s, tile, scratch, s->arena + 19588, s->param + 864, s->arena + 19584,
        s->param + 896, s->arena + 19593);
    // joins.vae:9  dense(k)
    // joins.vae:9  relu
    // kernel 5, eval: product by panels over rows of [3]
    like_train_k5(s, tile, scratch, s->arena + 19584, s->param + 912, s->arena + 20144,
        s->param + 960, s->arena + 20150);
    // joins.vae:5  y
    // kernel 6, eval: loop over rows of [3]
    like_train_k6(s, tile, scratch, s->arena + 20147, s->arena + 20656);
    // joins.vae:6  posterior heads (added by the compiler)
    // kernel 7, eval: product by panels over rows of [10]
    like_train_k7(s, tile, scratch, s->arena + 20144, s->param + 976, s->arena + 19904,
        s->param + 1072);
    eval_k8(s, tile, scratch);
    eval_k9(s, tile, scratch);
    eval_k10(s, tile, scratch);
    // joins.vae:20  dense(48)
    // kernel 11, eval: product by panels over rows of [48]
    like_train_k10(s, tile, scratch, s->arena + 20368, s->param + 1088, s->arena + 17280,
        s->param + 1328);
    // kernel 12, eval: loop over rows of [6, 4, 2]
    like_train_k11(s, tile, scratch, s->arena + 5184, s->arena + 17280, s->arena + 5189);
    // joins.vae:21  concat(b)
    // kernel 13, eval: loop over rows of [6, 4, 2]
    like_train_k12(s, tile, scratch, s->arena + 5191, s->arena + 20371);
    // joins.vae:21  tanh
    // kernel 14, eval: loop over rows of [6, 4, 9]
    like_train_k13(s, tile, scratch, s->arena + 0, s->arena + 5184);
    eval_k15(s, tile, scratch);
    eval_k16(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, eval_u0, panels);
}

// joins.vae:12  concat(y)
// kernel 0, encode: loop over rows of [6, 4, 3]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t2 = s->arena + 4034; // [n, 6, 4, 3] in rows of 5
    const vae_real *x1 = s->arena + 9008; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 24; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t2[i * 120 + j * 5 + k] = x1[i * 3 + k];
            }
        }
    }
}

// joins.vae:6  posterior heads (added by the compiler)
// kernel 8, encode: loop over rows of [3]
VAE_KERNEL void encode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t40 = s->arena + 8928; // [n, 3]
    const vae_real *mean36 = s->arena + 8384; // [n, 3] in rows of 10
    vae_real *t41 = s->arena + 8848; // [n, 3]
    const vae_real *logvar37 = s->arena + 8387; // [n, 3] in rows of 10
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t40[i * 3 + j] = mean36[i * 10 + j];
            t41[i * 3 + j] = logvar37[i * 10 + j];
        }
    }
}

// joins.vae:6  posterior heads (added by the compiler)
// kernel 9, encode: loop over rows of [2]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t42 = s->arena + 9136; // [n, 2]
    const vae_real *mean38 = s->arena + 8390; // [n, 2] in rows of 10
    vae_real *t43 = s->arena + 9088; // [n, 2]
    const vae_real *logvar39 = s->arena + 8392; // [n, 2] in rows of 10
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t42[i * 2 + j] = mean38[i * 10 + j];
            t43[i * 2 + j] = logvar39[i * 10 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    encode_k0(s, tile, scratch);
    // joins.vae:4  x
    // kernel 1, encode: loop over rows of [6, 4, 2]
    like_train_k1(s, tile, scratch, s->arena + 4032, s->arena + 6912, s->arena + 5);
    // joins.vae:12  relu
    // joins.vae:13  add(planes)
    // kernel 2, encode: loop over rows of [6, 4, 5]
    like_train_k2(s, tile, scratch, s->arena + 4032, s->arena + 0);
    // joins.vae:14  dense(5)
    // joins.vae:14  relu
    // kernel 3, encode: product by panels over rows of [5]
    like_train_k3(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 8068, s->param + 848);
    // joins.vae:9  dense(k)
    // joins.vae:9  relu
    // kernel 4, encode: product by panels over rows of [4]
    like_train_k4(s, tile, scratch, s->arena + 8068, s->param + 864, s->arena + 8064,
        s->param + 896, s->arena + 8073);
    // joins.vae:9  dense(k)
    // joins.vae:9  relu
    // kernel 5, encode: product by panels over rows of [3]
    like_train_k5(s, tile, scratch, s->arena + 8064, s->param + 912, s->arena + 8624,
        s->param + 960, s->arena + 8630);
    // joins.vae:5  y
    // kernel 6, encode: loop over rows of [3]
    like_train_k6(s, tile, scratch, s->arena + 8627, s->arena + 9008);
    // joins.vae:6  posterior heads (added by the compiler)
    // kernel 7, encode: product by panels over rows of [10]
    like_train_k7(s, tile, scratch, s->arena + 8624, s->param + 976, s->arena + 8384,
        s->param + 1072);
    encode_k8(s, tile, scratch);
    encode_k9(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, encode_u0, panels);
}

// joins.vae:6  a
// kernel 0, decode: loop over rows of [3]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t3 = s->arena + 14976; // [n, 3] in rows of 5
    const vae_real *z1 = s->arena + 15104; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t3[i * 5 + j] = z1[i * 3 + j];
        }
    }
}

// joins.vae:7  b
// kernel 1, decode: loop over rows of [2]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t4 = s->arena + 14979; // [n, 2] in rows of 5
    const vae_real *z2 = s->arena + 15264; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t4[i * 5 + j] = z2[i * 2 + j];
        }
    }
}

// joins.vae:21  concat(y)
// kernel 3, decode: loop over rows of [6, 4, 3]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t11 = s->arena + 5186; // [n, 6, 4, 3] in rows of 9
    const vae_real *x0 = s->arena + 15184; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 24; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t11[i * 216 + j * 9 + k] = x0[i * 3 + k];
            }
        }
    }
}

// joins.vae:21  concat(b)
// kernel 5, decode: loop over rows of [6, 4, 2]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t16 = s->arena + 5191; // [n, 6, 4, 2] in rows of 9
    const vae_real *z2 = s->arena + 15264; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 24; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t16[i * 216 + j * 9 + k] = z2[i * 2 + k];
            }
        }
    }
}

// joins.vae:22  dense(48)
// joins.vae:23  add(image)
// kernel 7, decode: product by panels over rows of [48]
VAE_KERNEL void decode_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h19 = s->arena + 0; // [n, 216]
    const vae_real *w20 = s->param + 1376; // [216, 48]
    vae_real *h25 = s->arena + 12672; // [n, 6, 4, 2]
    const vae_real *b21 = s->param + 11744; // [48]
    const vae_real *h10 = s->arena + 13824; // [n, 6, 4, 2]
    vae_real *t29 = s->arena + 10368; // [n, 48]
    vae_gemm_nn((int)(end - begin), 48, 216, h19 + begin * 216, 216, w20, 48, h25 + begin * 48, 48);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 48; j++) {
            const vae_real v22 = h25[i * 48 + j];
            const vae_real v25 = v22 + b21[j] + h10[i * 48 + j];
            h25[i * 48 + j] = v25;
            t29[i * 48 + j] = v25;
        }
    }
}

// kernel 8, decode: loop over rows of [48]
VAE_KERNEL void decode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t28 = s->arena + 11520; // [n, 48]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 48; j++) {
            t28[i * 48 + j] = 0.707106781f;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    decode_k0(s, tile, scratch);
    decode_k1(s, tile, scratch);
    // joins.vae:20  dense(48)
    // kernel 2, decode: product by panels over rows of [48]
    like_train_k10(s, tile, scratch, s->arena + 14976, s->param + 1088, s->arena + 13824,
        s->param + 1328);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 4, decode: loop over rows of [6, 4, 2]
    like_train_k11(s, tile, scratch, s->arena + 5184, s->arena + 13824, s->arena + 5189);
    decode_k5(s, tile, scratch);
    // joins.vae:21  tanh
    // kernel 6, decode: loop over rows of [6, 4, 9]
    like_train_k13(s, tile, scratch, s->arena + 0, s->arena + 5184);
    decode_k7(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k3, panels, {0}},
        {decode_k8, panels, {0}}}, 3);
    vae_run_one(me, s, decode_u2, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 25920, 48}, // [n, 6, 4, 2]
    {"y", VAE_IN_DATA, 1, 29440, 3}, // [n, 3]
    {"a.eps", VAE_IN_NORMAL, 0, 29360, 3}, // [n, 3]
    {"b.eps", VAE_IN_NORMAL, 1, 29664, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 29808, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 29856, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 29824, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 18432, 48}, // [n, 6, 4, 2]
    {"y", VAE_IN_DATA, 1, 20656, 3}, // [n, 3]
    {"a.eps", VAE_IN_NORMAL, 0, 20576, 3}, // [n, 3]
    {"b.eps", VAE_IN_NORMAL, 1, 20784, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 20864, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 20928, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 20832, 1}, // [n, 1]
    {"a.kl", VAE_OUT_ROW, 0, 20496, 3}, // [n, 3]
    {"b.kl", VAE_OUT_ROW, 0, 20736, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 6912, 48}, // [n, 6, 4, 2]
    {"y", VAE_IN_DATA, 1, 9008, 3}, // [n, 3]
    {"a.mean", VAE_OUT_ROW, 0, 8928, 3}, // [n, 3]
    {"a.logvar", VAE_OUT_ROW, 0, 8848, 3}, // [n, 3]
    {"b.mean", VAE_OUT_ROW, 0, 9136, 2}, // [n, 2]
    {"b.logvar", VAE_OUT_ROW, 0, 9088, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"y", VAE_IN_DATA, 1, 15184, 3}, // [n, 3]
    {"a", VAE_IN_LATENT, 0, 15104, 3}, // [n, 3]
    {"b", VAE_IN_LATENT, 1, 15264, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 12672, 48}, // [n, 48]
    {"x.draw0", VAE_OUT_ROW, 0, 10368, 48}, // [n, 48]
    {"x.draw1", VAE_OUT_ROW, 0, 11520, 48}, // [n, 48]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.5.weight", 2, {5, 168}, {1, 5}, 0, VAE_INIT_UNIFORM, 0.186231256f, true, true, false},
    {"encoder.5.bias", 1, {5}, {1}, 848, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.7.0.weight", 2, {4, 5}, {1, 4}, 864, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"encoder.7.0.bias", 1, {4}, {1}, 896, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.8.0.weight", 2, {3, 13}, {1, 3}, 912, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"encoder.8.0.bias", 1, {3}, {1}, 960, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.a.mean.weight", 2, {3, 9}, {1, 10}, 976, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"posterior.a.mean.bias", 1, {3}, {1}, 1072, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.a.logvar.weight", 2, {3, 9}, {1, 10}, 979, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"posterior.a.logvar.bias", 1, {3}, {1}, 1075, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.b.mean.weight", 2, {2, 9}, {1, 10}, 982, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.b.mean.bias", 1, {2}, {1}, 1078, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.b.logvar.weight", 2, {2, 9}, {1, 10}, 984, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.b.logvar.bias", 1, {2}, {1}, 1080, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.1.weight", 2, {48, 5}, {1, 48}, 1088, VAE_INIT_UNIFORM, 0.336463302f, true, true, false},
    {"decoder.1.bias", 1, {48}, {1}, 1328, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.8.weight", 2, {48, 216}, {1, 48}, 1376, VAE_INIT_UNIFORM, 0.150755674f, true, true, false},
    {"decoder.8.bias", 1, {48}, {1}, 11744, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 6, 4, 2, 48, VAE_DOMAIN_ANY, "mse", false, false, .levels = 0},
    {"y", VAE_LABEL, 1, 1, 3, 3, VAE_DOMAIN_ANY, NULL, false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"a", 3, 0},
    {"b", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6, 4, 2]", 0},
    {VAE_STAGE_DATA, 0, "y", "[3]", 0},
    {VAE_STAGE_ENCODER, 0, "concat(y)", "[6, 4, 5]", 0},
    {VAE_STAGE_ENCODER, 0, "relu", "[6, 4, 5]", 0},
    {VAE_STAGE_ENCODER, 0, "add(planes)", "[6, 4, 5]", 0},
    {VAE_STAGE_ENCODER, 0, "concat(x)", "[6, 4, 7]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[168]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(5)", "[5]", 845},
    {VAE_STAGE_ENCODER, 0, "relu", "[5]", 0},
    {VAE_STAGE_ENCODER, 0, "up(4, low)", "[13]", 0},
    {VAE_STAGE_ENCODER, 1, "dense(k)", "[4]", 24},
    {VAE_STAGE_ENCODER, 1, "relu", "[4]", 0},
    {VAE_STAGE_ENCODER, 1, "concat(skip)", "[9]", 0},
    {VAE_STAGE_ENCODER, 1, "concat(own)", "[13]", 0},
    {VAE_STAGE_ENCODER, 0, "up(3, y)", "[9]", 0},
    {VAE_STAGE_ENCODER, 1, "dense(k)", "[3]", 42},
    {VAE_STAGE_ENCODER, 1, "relu", "[3]", 0},
    {VAE_STAGE_ENCODER, 1, "concat(skip)", "[6]", 0},
    {VAE_STAGE_ENCODER, 1, "concat(own)", "[9]", 0},
    {VAE_STAGE_LATENT, 0, "a: normal", "[3]", 60},
    {VAE_STAGE_LATENT, 0, "b: normal", "[2]", 40},
    {VAE_STAGE_DATA, 0, "y", "[3]", 0},
    {VAE_STAGE_DECODER, 0, "concat(b)", "[5]", 0},
    {VAE_STAGE_DECODER, 0, "dense(48)", "[48]", 288},
    {VAE_STAGE_DECODER, 0, "reshape(6, 4, 2)", "[6, 4, 2]", 0},
    {VAE_STAGE_DECODER, 0, "concat(y)", "[6, 4, 5]", 0},
    {VAE_STAGE_DECODER, 0, "concat(image)", "[6, 4, 7]", 0},
    {VAE_STAGE_DECODER, 0, "concat(b)", "[6, 4, 9]", 0},
    {VAE_STAGE_DECODER, 0, "tanh", "[6, 4, 9]", 0},
    {VAE_STAGE_DECODER, 0, "flatten", "[216]", 0},
    {VAE_STAGE_DECODER, 0, "dense(48)", "[48]", 10416},
    {VAE_STAGE_DECODER, 0, "reshape(6, 4, 2)", "[6, 4, 2]", 0},
    {VAE_STAGE_DECODER, 0, "add(image)", "[6, 4, 2]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: mse", "[6, 4, 2]", 0},
};

static const VaeStretch rest[] = {
    {0, 1376},
    {11744, 11792},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "joins", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model joins\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x, y)                     [6, 4, 2]                   -              -\n"
        "    concat(y)                       [6, 4, 5]                   -              -\n"
        "    relu                            [6, 4, 5]                   -              -\n"
        "    add(planes)                     [6, 4, 5]                   -              -\n"
        "    concat(x)                       [6, 4, 7]                   -              -\n"
        "    flatten                         [168]                       -              -\n"
        "    dense(5)                        [5]                       845          1,680\n"
        "    relu                            [5]                         -              -\n"
        "    up(4, low)                      [13]                        -              -\n"
        "      dense(k)                      [4]                        24             40\n"
        "      relu                          [4]                         -              -\n"
        "      concat(skip)                  [9]                         -              -\n"
        "      concat(own)                   [13]                        -              -\n"
        "    up(3, y)                        [9]                         -              -\n"
        "      dense(k)                      [3]                        42             78\n"
        "      relu                          [3]                         -              -\n"
        "      concat(skip)                  [6]                         -              -\n"
        "      concat(own)                   [9]                         -              -\n"
        "  a: mean, logvar heads             [3]                        60            108\n"
        "  b: mean, logvar heads             [2]                        40             72\n"
        "  decoder(a, b, y)                  [3]                         -              -\n"
        "    concat(b)                       [5]                         -              -\n"
        "    dense(48)                       [48]                      288            480\n"
        "    reshape(6, 4, 2)                [6, 4, 2]                   -              -\n"
        "    concat(y)                       [6, 4, 5]                   -              -\n"
        "    concat(image)                   [6, 4, 7]                   -              -\n"
        "    concat(b)                       [6, 4, 9]                   -              -\n"
        "    tanh                            [6, 4, 9]                   -              -\n"
        "    flatten                         [216]                       -              -\n"
        "    dense(48)                       [48]                   10,416         20,736\n"
        "    reshape(6, 4, 2)                [6, 4, 2]                   -              -\n"
        "    add(image)                      [6, 4, 2]                   -              -\n"
        "\n"
        "  11,715 parameters; one training step of 24 rows: 1,629,648 flops\n"
        "  likelihood mse\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          33      109       119,552      119,552\n"
        "  eval           17       73        84,224       84,224\n"
        "  encode         10       23        36,736       36,736\n"
        "  decode          9       14        61,248       61,248\n",
    .batch = 24, .n_param = 11792, .n_state = 0, .n_arena = 29888,
    .n_scratch = 768,
    .max_threads = 2, .flops_per_row = 67902.0,
    .n_weight_tiles = 7, .rest = rest, .n_rest = 2,
    .panel = 16,
    .tensor = tensors, .n_tensors = 18,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 2,
    .stage = stages, .n_stages = 34,
    .train = {"train", train_run, train_ports, 7},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 9},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 6},
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
