// streams -- written by vaec 0.1.0 from streams.vae; do not edit.
//
// model streams
//
//   layer                             output             parameters      flops/row
//   network eye(x)                    [6, 6, 1]                   -              -
//     flatten                         [36]                        -              -
//     dense(8)                        [8]                       296            576
//     tanh                            [8]                         -              -
//   encoder(eye, y)                   [8]                         -              -
//     dense(12)                       [12]                      108            192
//     concat(y)                       [15]                        -              -
//     tanh                            [15]                        -              -
//   z: mean, logvar heads             [4]                       128            240
//   network trunk(z)                  [4]                         -              -
//     dense(8)                        [8]                        40             64
//     tanh                            [8]                         -              -
//   decoder x(trunk)                  [8]                         -              -
//     dense(36)                       [36]                      324            576
//     reshape(6, 6, 1)                [6, 6, 1]                   -              -
//   decoder y(trunk)                  [8]                         -              -
//     dense(3)                        [3]                        27             48
//   decoder t(z, trunk)               [4]                         -              -
//     concat(trunk)                   [12]                        -              -
//     dense(2)                        [2]                        26             48
//   likelihood: logvar                                            1              -
//
//   950 parameters; one training step of 8 rows: 54,912 flops
//   x: likelihood bernoulli
//   y: likelihood categorical
//   y: weight 5
//   t: likelihood gaussian(sigma=shared, floor=0.001)
//   objective iwae(samples=2)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          50      165        18,496       18,496
//   eval           16       70         4,736        4,736
//   encode          6       11         3,072        3,072
//   decode         10       27         3,776        3,776
//
// n is the number of rows in the batch, at most 8; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   h3: [n, 36]
//   w4: [36, 8]
//   h8: [n, 8]
//   b5: [8]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *h3,
    const vae_real *w4, vae_real *h8, const vae_real *b5) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 8, 36, h3 + begin * 36, 36, w4, 8, h8 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v6 = h8[i * 8 + j];
            h8[i * 8 + j] = vae_tanh(v6 + b5[j]);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h8: [n, 8]
//   w9: [8, 12]
//   h12: [n, 12] in rows of 15
//   b10: [12]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h8,
    const vae_real *w9, vae_real *h12, const vae_real *b10) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 12, 8, h8 + begin * 8, 8, w9, 12, h12 + begin * 15, 15);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v11 = h12[i * 15 + j];
            h12[i * 15 + j] = v11 + b10[j];
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   t13: [n, 3] in rows of 15
//   x1: [n, 3]
VAE_SHARED_2(like_train_k2, const VaeState *s, int tile, vae_real *scratch, vae_real *t13,
    const vae_real *x1) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t13[i * 15 + j] = x1[i * 3 + j];
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   h15: [n, 15]
//   h14: [n, 15]
VAE_SHARED_2(like_train_k3, const VaeState *s, int tile, vae_real *scratch, vae_real *h15,
    const vae_real *h14) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 15; j++) {
            h15[i * 15 + j] = vae_tanh(h14[i * 15 + j]);
        }
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   h15: [n, 15]
//   w16: [15, 8]
//   heads19: [n, 8]
//   b17: [8]
VAE_SHARED_2(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *h15,
    const vae_real *w16, vae_real *heads19, const vae_real *b17) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 8, 15, h15 + begin * 15, 15, w16, 8, heads19 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v18 = heads19[i * 8 + j];
            heads19[i * 8 + j] = v18 + b17[j];
        }
    }
}

// streams.vae:8  sampling and KL
// kernel 5, train: loop over rows of [4]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar21 = s->arena + 3364; // [n, 4] in rows of 8
    vae_real *t25 = s->arena + 4000; // [n, 4]
    const vae_real *mean20 = s->arena + 3360; // [n, 4] in rows of 8
    vae_real *t44 = s->arena + 4592; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t44_sum = 0.0f;
        VAE_SIMD_SUM(t44_sum)
        for (size_t j = 0; j < 4; j++) {
            t25[i * 4 + j] = vae_exp(0.5f * logvar21[i * 8 + j]);
            const vae_real v38 = mean20[i * 8 + j] * mean20[i * 8 + j] + vae_exp(logvar21[i * 8 + j]);
            t44_sum += 0.5f * (v38 - 1.0f - logvar21[i * 8 + j]);
        }
        t44[i] = t44_sum;
    }
}

// streams.vae:8  sampling and KL
// kernel 6, train: loop over rows of [2, 4]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t25 = s->arena + 4000; // [n, 4]
    const vae_real *eps22 = s->arena + 3296; // [n, 2, 4]
    vae_real *z27 = s->arena + 3232; // [n, 2, 4]
    const vae_real *mean20 = s->arena + 3360; // [n, 4] in rows of 8
    const vae_real *logvar21 = s->arena + 3364; // [n, 4] in rows of 8
    vae_real *t47 = s->arena + 4576; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t47_sum = 0.0f;
            VAE_SIMD_SUM(t47_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v27 = mean20[i * 8 + k] + t25[i * 4 + k] * eps22[i * 8 + j * 4 + k];
                z27[i * 8 + j * 4 + k] = v27;
                const vae_real v30 = eps22[i * 8 + j * 4 + k] * eps22[i * 8 + j * 4 + k] + logvar21[i * 8 + k];
                const vae_real v46 = (-0.5f) * (v27 * v27 + 1.83787707f - (v30 + 1.83787707f));
                t47_sum += v46;
            }
            t47[i * 2 + j] = t47_sum;
        }
    }
}

// kernel 7, train: loop over rows of [2, 6, 6, 1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t49 = s->arena + 1152; // [n, 2, 6, 6, 1]
    const vae_real *x0 = s->arena + 1728; // [n, 1, 6, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 36; k++) {
                t49[i * 72 + j * 36 + k] = x0[i * 36 + k];
            }
        }
    }
}

// streams.vae:11  dense(8)
// streams.vae:11  tanh
// kernel 8, train: product by panels over rows of [8]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 2, end = vae_panel_end(s, tile, 8) * 2;
    const vae_real *z27 = s->arena + 3232; // [n*2, 4]
    const vae_real *w50 = s->param + 560; // [4, 8]
    vae_real *h54 = s->arena + 2212; // [n*2, 8] in rows of 12
    const vae_real *b51 = s->param + 592; // [8]
    vae_gemm_nn((int)(end - begin), 8, 4, z27 + begin * 4, 4, w50, 8, h54 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v52 = h54[i * 12 + j];
            h54[i * 12 + j] = vae_tanh(v52 + b51[j]);
        }
    }
}

// streams.vae:15  dense(36)
// streams.vae:19  likelihood = bernoulli
// kernel 9, train: product by panels over rows of [36]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 2, end = vae_panel_end(s, tile, 8) * 2;
    const vae_real *h54 = s->arena + 2212; // [n*2, 8] in rows of 12
    const vae_real *w55 = s->param + 608; // [8, 36]
    vae_real *h58 = s->arena + 576; // [n*2, 36]
    const vae_real *b56 = s->param + 896; // [36]
    const vae_real *t49 = s->arena + 1152; // [n*2, 36]
    vae_real *t63 = s->arena + 4560; // [n*2, 1]
    vae_gemm_nn((int)(end - begin), 36, 8, h54 + begin * 12, 12, w55, 36, h58 + begin * 36, 36);
    for (size_t i = begin; i < end; i++) {
        vae_real t63_sum = 0.0f;
        VAE_SIMD_SUM(t63_sum)
        for (size_t j = 0; j < 36; j++) {
            const vae_real v57 = h58[i * 36 + j];
            const vae_real v58 = v57 + b56[j];
            h58[i * 36 + j] = v58;
            t63_sum += vae_softplus(v58) - t49[i * 36 + j] * v58;
        }
        t63[i] = t63_sum;
    }
}

// kernel 10, train: loop over rows of [2, 3]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t66 = s->arena + 3728; // [n, 2, 3]
    const vae_real *x1 = s->arena + 4032; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t66[i * 6 + j * 3 + k] = x1[i * 3 + k];
            }
        }
    }
}

// streams.vae:16  dense(3)
// streams.vae:20  likelihood = categorical
// kernel 11, train: product by panels over rows of [3]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 2, end = vae_panel_end(s, tile, 8) * 2;
    const vae_real *h54 = s->arena + 2212; // [n*2, 8] in rows of 12
    const vae_real *w68 = s->param + 944; // [8, 3]
    vae_real *p71 = s->arena + 3680; // [n*2, 3]
    const vae_real *b69 = s->param + 976; // [3]
    vae_real *t72 = s->arena + 4544; // [n*2, 1]
    vae_gemm_nn((int)(end - begin), 3, 8, h54 + begin * 12, 12, w68, 3, p71 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        vae_real t72_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t72_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v70 = p71[i * 3 + j];
            const vae_real v71 = v70 + b69[j];
            p71[i * 3 + j] = v71;
            t72_sum = vae_max(t72_sum, v71);
        }
        t72[i] = t72_sum;
    }
}

// streams.vae:20  likelihood = categorical
// kernel 12, train: loop over rows of [3]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 2, end = vae_panel_end(s, tile, 8) * 2;
    vae_real *t73 = s->arena + 3632; // [n*2, 3]
    const vae_real *p71 = s->arena + 3680; // [n*2, 3]
    const vae_real *t72 = s->arena + 4544; // [n*2, 1]
    vae_real *t74 = s->arena + 3584; // [n*2, 3]
    vae_real *t75 = s->arena + 4528; // [n*2, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t75_sum = 0.0f;
        VAE_SIMD_SUM(t75_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v73 = p71[i * 3 + j] - t72[i];
            t73[i * 3 + j] = v73;
            const vae_real v74 = vae_exp(v73);
            t74[i * 3 + j] = v74;
            t75_sum += v74;
        }
        t75[i] = t75_sum;
    }
}

// streams.vae:20  likelihood = categorical
// kernel 13, train: loop over rows of [1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 2, end = vae_panel_end(s, tile, 8) * 2;
    vae_real *t76 = s->arena + 4512; // [n*2, 1]
    const vae_real *t75 = s->arena + 4528; // [n*2, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t76[i] = vae_log(t75[i]);
    }
}

// streams.vae:20  likelihood = categorical
// kernel 14, train: loop over rows of [3]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 2, end = vae_panel_end(s, tile, 8) * 2;
    const vae_real *t73 = s->arena + 3632; // [n*2, 3]
    const vae_real *t76 = s->arena + 4512; // [n*2, 1]
    const vae_real *x67 = s->arena + 3728; // [n*2, 3]
    vae_real *t80 = s->arena + 4496; // [n*2, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t80_sum = 0.0f;
        VAE_SIMD_SUM(t80_sum)
        for (size_t j = 0; j < 3; j++) {
            t80_sum += -(x67[i * 3 + j] * (t73[i * 3 + j] - t76[i]));
        }
        t80[i] = t80_sum;
    }
}

// kernel 15, train: loop over rows of [2, 2]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t84 = s->arena + 3968; // [n, 2, 2]
    const vae_real *x2 = s->arena + 4608; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t84[i * 4 + j * 2 + k] = x2[i * 2 + k];
            }
        }
    }
}

// kernel 16, train: loop over rows of [4]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 2, end = vae_panel_end(s, tile, 8) * 2;
    vae_real *t86 = s->arena + 2208; // [n*2, 4] in rows of 12
    const vae_real *z27 = s->arena + 3232; // [n*2, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t86[i * 12 + j] = z27[i * 4 + j];
        }
    }
}

// streams.vae:17  dense(2)
// streams.vae:21  likelihood = gaussian
// kernel 17, train: product by panels over rows of [2]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 2, end = vae_panel_end(s, tile, 8) * 2;
    const vae_real *h87 = s->arena + 2208; // [n*2, 12]
    const vae_real *w88 = s->param + 992; // [12, 2]
    vae_real *t97 = s->arena + 3936; // [n*2, 2]
    const vae_real *b89 = s->param + 1024; // [2]
    const vae_real *x85 = s->arena + 3968; // [n*2, 2]
    vae_real *t98 = s->arena + 3904; // [n*2, 2]
    vae_gemm_nn((int)(end - begin), 2, 12, h87 + begin * 12, 12, w88, 2, t97 + begin * 2, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v90 = t97[i * 2 + j];
            const vae_real v97 = x85[i * 2 + j] - (v90 + b89[j]);
            t97[i * 2 + j] = v97;
            t98[i * 2 + j] = v97 * v97;
        }
    }
}

// streams.vae:21  likelihood = gaussian
// kernel 18, train: loop over [1]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t94 = s->arena + 4480; // [1]
    const vae_real *t92 = s->param + 1040; // [1]
    vae_real *logvar96 = s->arena + 4464; // [1]
    vae_real *t100 = s->arena + 4448; // [1]
    const vae_real v94 = t92[0] - (-13.8155106f);
    t94[0] = v94;
    const vae_real v96 = (-13.8155106f) + vae_softplus(v94);
    logvar96[0] = v96;
    t100[0] = vae_exp(-v96);
}

// streams.vae:21  likelihood = gaussian
// kernel 19, train: loop over rows of [2]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 2, end = vae_panel_end(s, tile, 8) * 2;
    const vae_real *t98 = s->arena + 3904; // [n*2, 2]
    const vae_real *t100 = s->arena + 4448; // [1]
    const vae_real *logvar96 = s->arena + 4464; // [1]
    vae_real *t105 = s->arena + 4432; // [n*2, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t105_sum = 0.0f;
        VAE_SIMD_SUM(t105_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v104 = 0.5f * (logvar96[0] + t98[i * 2 + j] * t100[0] + 1.83787707f);
            t105_sum += v104;
        }
        t105[i] = t105_sum;
    }
}

// kernel 20, train: loop over rows of [2, 1]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t63 = s->arena + 4560; // [n, 2, 1]
    const vae_real *t80 = s->arena + 4496; // [n, 2, 1]
    const vae_real *t105 = s->arena + 4432; // [n, 2, 1]
    vae_real *t127 = s->arena + 4304; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t127_sum = 0.0f;
        VAE_SIMD_SUM(t127_sum)
        for (size_t j = 0; j < 2; j++) {
            t127_sum += t63[i * 2 + j] + t80[i * 2 + j] + t105[i * 2 + j];
        }
        t127[i] = t127_sum;
    }
}

// kernel 21, train: loop over rows of [2, 1]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t80 = s->arena + 4496; // [n, 2, 1]
    const vae_real *t63 = s->arena + 4560; // [n, 2, 1]
    const vae_real *t105 = s->arena + 4432; // [n, 2, 1]
    const vae_real *t47 = s->arena + 4576; // [n, 2, 1]
    vae_real *t114 = s->arena + 4416; // [n, 2, 1]
    vae_real *t115 = s->arena + 4400; // [n, 1, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        vae_real t115_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t115_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v114 = beta * t47[i * 2 + j] - (t63[i * 2 + j] + 5.0f * t80[i * 2 + j] + t105[i * 2 + j]);
            t114[i * 2 + j] = v114;
            t115_sum = vae_max(t115_sum, v114);
        }
        t115[i] = t115_sum;
    }
}

// kernel 22, train: loop over rows of [2, 1]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t114 = s->arena + 4416; // [n, 2, 1]
    const vae_real *t115 = s->arena + 4400; // [n, 1, 1]
    vae_real *t117 = s->arena + 4384; // [n, 2, 1]
    vae_real *t118 = s->arena + 4368; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t118_sum = 0.0f;
        VAE_SIMD_SUM(t118_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v117 = vae_exp(t114[i * 2 + j] - t115[i]);
            t117[i * 2 + j] = v117;
            t118_sum += v117;
        }
        t118[i] = t118_sum;
    }
}

// kernel 23, train: loop over rows of [1, 1]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t118 = s->arena + 4368; // [n, 1, 1]
    const vae_real *t115 = s->arena + 4400; // [n, 1, 1]
    vae_real *t122 = s->arena + 4352; // [n, 1, 1]
    vae_real *t128 = s->arena + 4288; // [n, 1, 1]
    const vae_real *t127 = s->arena + 4304; // [n, 1, 1]
    vae_real *d137 = s->arena + 4208; // [n, 1, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t122[i] = 0.693147181f - (vae_log(t118[i]) + t115[i]);
        t128[i] = 0.5f * t127[i];
        d137[i] = -inv_n / t118[i];
    }
}

// kernel 24, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t125 = s->arena + 4336; // [1]
    const vae_real *t122 = s->arena + 4352; // [n, 1]
    vae_real *t130 = s->arena + 4272; // [1]
    const vae_real *t128 = s->arena + 4288; // [n, 1]
    vae_real *t132 = s->arena + 4240; // [1]
    const vae_real *t44 = s->arena + 4592; // [n, 1]
    vae_real t125_sum = 0.0f;
    vae_real t130_sum = 0.0f;
    vae_real t132_sum = 0.0f;
    VAE_SIMD_SUM(t125_sum, t130_sum, t132_sum)
    for (size_t i = 0; i < rows; i++) {
        t125_sum += t122[i];
        t130_sum += t128[i];
        t132_sum += t44[i];
    }
    t125[0] = t125_sum;
    t130[0] = t130_sum;
    t132[0] = t132_sum;
}

// kernel 25, train: loop over [1]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t126 = s->arena + 4320; // [1]
    const vae_real *t125 = s->arena + 4336; // [1]
    vae_real *t131 = s->arena + 4256; // [1]
    const vae_real *t130 = s->arena + 4272; // [1]
    vae_real *t133 = s->arena + 4224; // [1]
    const vae_real *t132 = s->arena + 4240; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    t126[0] = t125[0] * inv_n;
    t131[0] = t130[0] * inv_n;
    t133[0] = t132[0] * inv_n;
}

// kernel 26, train: loop over rows of [2, 1]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d137 = s->arena + 4208; // [n, 1, 1]
    const vae_real *t117 = s->arena + 4384; // [n, 2, 1]
    vae_real *d139 = s->arena + 4192; // [n, 2, 1]
    vae_real *d140 = s->arena + 4176; // [n, 2, 1]
    vae_real *d142 = s->arena + 4160; // [n, 2, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v138 = d137[i] * t117[i * 2 + j];
            d139[i * 2 + j] = v138 * beta;
            d140[i * 2 + j] = -v138;
            d142[i * 2 + j] = -(5.0f * v138);
        }
    }
}

// streams.vae:21  gradient of likelihood = gaussian
// kernel 27, train: loop over rows of [2]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 2, end = vae_panel_end(s, tile, 8) * 2;
    const vae_real *d140 = s->arena + 4176; // [n*2, 1]
    vae_real *d146 = s->arena + 4144; // [n*2, 1]
    const vae_real *t100 = s->arena + 4448; // [1]
    const vae_real *t98 = s->arena + 3904; // [n*2, 2]
    vae_real *d150 = s->arena + 4112; // [n*2, 1]
    const vae_real *t97 = s->arena + 3936; // [n*2, 2]
    vae_real *d156 = s->arena + 3872; // [n*2, 2]
    for (size_t i = begin; i < end; i++) {
        vae_real d146_sum = 0.0f;
        vae_real d150_sum = 0.0f;
        VAE_SIMD_SUM(d146_sum, d150_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v145 = 0.5f * d140[i];
            d146_sum += v145;
            d150_sum += v145 * t98[i * 2 + j];
            d156[i * 2 + j] = -(2.0f * (v145 * t100[0]) * t97[i * 2 + j]);
        }
        d146[i] = d146_sum;
        d150[i] = d150_sum;
    }
}

// streams.vae:21  gradient of likelihood = gaussian
// kernel 28, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n * 2;
    vae_real *d147 = s->arena + 4128; // [1]
    const vae_real *d146 = s->arena + 4144; // [n*2, 1]
    vae_real *d151 = s->arena + 4096; // [1]
    const vae_real *d150 = s->arena + 4112; // [n*2, 1]
    vae_real d147_sum = 0.0f;
    vae_real d151_sum = 0.0f;
    VAE_SIMD_SUM(d147_sum, d151_sum)
    for (size_t i = 0; i < rows; i++) {
        d147_sum += d146[i];
        d151_sum += d150[i];
    }
    d147[0] = d147_sum;
    d151[0] = d151_sum;
}

// streams.vae:21  gradient of likelihood = gaussian
// kernel 29, train: loop over [1]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d151 = s->arena + 4096; // [1]
    const vae_real *t100 = s->arena + 4448; // [1]
    const vae_real *d147 = s->arena + 4128; // [1]
    const vae_real *t94 = s->arena + 4480; // [1]
    vae_real *d_param158 = s->grad + 1040; // [1]
    d_param158[0] = (d147[0] - d151[0] * t100[0]) * vae_sigmoid(t94[0]);
}

// streams.vae:21  gradient of dense(2)
// streams.vae:17  gradient of dense(2)
// kernel 30, train: weight gradient over [12, 2]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h87 = s->arena + 2208; // [n*2, 12]
    const vae_real *d156 = s->arena + 3872; // [n*2, 2]
    vae_real *d_param160 = s->grad + 992; // [12, 2]
    if (tile == 1) {
        vae_real *d_param159 = s->grad + 1024; // [2]
        vae_column_sums(s->n * 2, 2, d156, 2, d_param159);
        return;
    }
    vae_gemm_tn(12, 2, s->n * 2, h87, 12, d156, 2, d_param160, 2);
}

// streams.vae:17  gradient of dense(2)
// kernel 31, train: product by panels over rows of [12]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 2, end = vae_panel_end(s, tile, 8) * 2;
    const vae_real *d156 = s->arena + 3872; // [n*2, 2]
    const vae_real *w88 = s->param + 992; // [12, 2]
    vae_real *d161 = s->arena + 2016; // [n*2, 12]
    vae_gemm_nt((int)(end - begin), 12, 2, d156 + begin * 2, 2, w88, 2, d161 + begin * 12, 12);
}

// streams.vae:20  gradient of likelihood = categorical
// kernel 32, train: loop over rows of [3]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 2, end = vae_panel_end(s, tile, 8) * 2;
    vae_real *d165 = s->arena + 3536; // [n*2, 3]
    const vae_real *d142 = s->arena + 4160; // [n*2, 1]
    const vae_real *x67 = s->arena + 3728; // [n*2, 3]
    vae_real *d166 = s->arena + 4080; // [n*2, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d166_sum = 0.0f;
        VAE_SIMD_SUM(d166_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v165 = d142[i] * x67[i * 3 + j];
            d165[i * 3 + j] = v165;
            d166_sum += v165;
        }
        d166[i] = d166_sum;
    }
}

// streams.vae:20  gradient of likelihood = categorical
// kernel 33, train: loop over rows of [1]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 2, end = vae_panel_end(s, tile, 8) * 2;
    vae_real *d167 = s->arena + 4064; // [n*2, 1]
    const vae_real *d166 = s->arena + 4080; // [n*2, 1]
    const vae_real *t75 = s->arena + 4528; // [n*2, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d167[i] = d166[i] / t75[i];
    }
}

// streams.vae:20  gradient of likelihood = categorical
// kernel 34, train: loop over rows of [3]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 2, end = vae_panel_end(s, tile, 8) * 2;
    const vae_real *d167 = s->arena + 4064; // [n*2, 1]
    const vae_real *t74 = s->arena + 3584; // [n*2, 3]
    vae_real *d169 = s->arena + 3488; // [n*2, 3]
    const vae_real *d165 = s->arena + 3536; // [n*2, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d169[i * 3 + j] = d167[i] * t74[i * 3 + j] - d165[i * 3 + j];
        }
    }
}

// streams.vae:20  gradient of dense(3)
// streams.vae:16  gradient of dense(3)
// kernel 35, train: weight gradient over [8, 3]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h54 = s->arena + 2212; // [n*2, 8] in rows of 12
    const vae_real *d169 = s->arena + 3488; // [n*2, 3]
    vae_real *d_param171 = s->grad + 944; // [8, 3]
    if (tile == 1) {
        vae_real *d_param170 = s->grad + 976; // [3]
        vae_column_sums(s->n * 2, 3, d169, 3, d_param170);
        return;
    }
    vae_gemm_tn(8, 3, s->n * 2, h54, 12, d169, 3, d_param171, 3);
}

// streams.vae:16  gradient of dense(3)
// kernel 36, train: product by panels over rows of [8]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 2, end = vae_panel_end(s, tile, 8) * 2;
    const vae_real *d169 = s->arena + 3488; // [n*2, 3]
    const vae_real *w68 = s->param + 944; // [8, 3]
    vae_real *d173 = s->arena + 2656; // [n*2, 8]
    const vae_real *d163 = s->arena + 2020; // [n*2, 8] in rows of 12
    vae_gemm_nt((int)(end - begin), 8, 3, d169 + begin * 3, 3, w68, 3, d173 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v172 = d173[i * 8 + j];
            d173[i * 8 + j] = d163[i * 12 + j] + v172;
        }
    }
}

// streams.vae:19  gradient of likelihood = bernoulli
// kernel 37, train: loop over rows of [36]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 2, end = vae_panel_end(s, tile, 8) * 2;
    const vae_real *d140 = s->arena + 4176; // [n*2, 1]
    const vae_real *t49 = s->arena + 1152; // [n*2, 36]
    const vae_real *h58 = s->arena + 576; // [n*2, 36]
    vae_real *d177 = s->arena + 0; // [n*2, 36]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            d177[i * 36 + j] = d140[i] * vae_sigmoid(h58[i * 36 + j]) - d140[i] * t49[i * 36 + j];
        }
    }
}

// streams.vae:15  gradient of dense(36)
// kernel 38, train: weight gradient over [8, 36]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h54 = s->arena + 2212; // [n*2, 8] in rows of 12
    const vae_real *d177 = s->arena + 0; // [n*2, 36]
    vae_real *d_param179 = s->grad + 608; // [8, 36]
    if (tile == 1) {
        vae_real *d_param178 = s->grad + 896; // [36]
        vae_column_sums(s->n * 2, 36, d177, 36, d_param178);
        return;
    }
    vae_gemm_tn(8, 36, s->n * 2, h54, 12, d177, 36, d_param179, 36);
}

// streams.vae:15  gradient of dense(36)
// streams.vae:11  gradient of tanh
// kernel 39, train: product by panels over rows of [8]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 2, end = vae_panel_end(s, tile, 8) * 2;
    const vae_real *d177 = s->arena + 0; // [n*2, 36]
    const vae_real *w55 = s->param + 608; // [8, 36]
    vae_real *d184 = s->arena + 2528; // [n*2, 8]
    const vae_real *d173 = s->arena + 2656; // [n*2, 8]
    const vae_real *h54 = s->arena + 2212; // [n*2, 8] in rows of 12
    vae_gemm_nt((int)(end - begin), 8, 36, d177 + begin * 36, 36, w55, 36, d184 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v180 = d184[i * 8 + j];
            d184[i * 8 + j] = (d173[i * 8 + j] + v180) * (1.0f - h54[i * 12 + j] * h54[i * 12 + j]);
        }
    }
}

// streams.vae:11  gradient of dense(8)
// kernel 40, train: weight gradient over [4, 8]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z27 = s->arena + 3232; // [n*2, 4]
    const vae_real *d184 = s->arena + 2528; // [n*2, 8]
    vae_real *d_param186 = s->grad + 560; // [4, 8]
    if (tile == 1) {
        vae_real *d_param185 = s->grad + 592; // [8]
        vae_column_sums(s->n * 2, 8, d184, 8, d_param185);
        return;
    }
    vae_gemm_tn(4, 8, s->n * 2, z27, 4, d184, 8, d_param186, 8);
}

// streams.vae:11  gradient of dense(8)
// kernel 41, train: product by panels over rows of [4]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 2, end = vae_panel_end(s, tile, 8) * 2;
    const vae_real *d184 = s->arena + 2528; // [n*2, 8]
    const vae_real *w50 = s->param + 560; // [4, 8]
    vae_real *d188 = s->arena + 3168; // [n*2, 4]
    const vae_real *d162 = s->arena + 2016; // [n*2, 4] in rows of 12
    vae_gemm_nt((int)(end - begin), 4, 8, d184 + begin * 8, 8, w50, 8, d188 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v187 = d188[i * 4 + j];
            d188[i * 4 + j] = d162[i * 12 + j] + v187;
        }
    }
}

// streams.vae:8  gradient of sampling and KL
// kernel 42, train: loop over rows of [2, 4]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d139 = s->arena + 4192; // [n, 2, 1]
    const vae_real *z27 = s->arena + 3232; // [n, 2, 4]
    const vae_real *d188 = s->arena + 3168; // [n, 2, 4]
    vae_real *d195 = s->arena + 3840; // [n, 1, 4]
    vae_real *d197 = s->arena + 3808; // [n, 1, 4]
    const vae_real *eps22 = s->arena + 3296; // [n, 2, 4]
    vae_real *d200 = s->arena + 3776; // [n, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d195[i * 4 + k] = 0.0f;
        }
        for (size_t k = 0; k < 4; k++) {
            d197[i * 4 + k] = 0.0f;
        }
        for (size_t k = 0; k < 4; k++) {
            d200[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v192 = d188[i * 8 + j * 4 + k] - d139[i * 2 + j] * z27[i * 8 + j * 4 + k];
                d195[i * 4 + k] += -((-0.5f) * d139[i * 2 + j]);
                d197[i * 4 + k] += v192;
                d200[i * 4 + k] += v192 * eps22[i * 8 + j * 4 + k];
            }
        }
    }
}

// streams.vae:8  gradient of sampling and KL
// kernel 43, train: loop over rows of [4]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d200 = s->arena + 3776; // [n, 4]
    const vae_real *t25 = s->arena + 4000; // [n, 4]
    vae_real *d204 = s->arena + 3108; // [n, 4] in rows of 8
    const vae_real *d195 = s->arena + 3840; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d204[i * 8 + j] = d195[i * 4 + j] + 0.5f * (d200[i * 4 + j] * t25[i * 4 + j]);
        }
    }
}

// kernel 44, train: loop over rows of [4]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t205 = s->arena + 3104; // [n, 4] in rows of 8
    const vae_real *d197 = s->arena + 3808; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t205[i * 8 + j] = d197[i * 4 + j];
        }
    }
}

// streams.vae:8  gradient of posterior heads (added by the compiler)
// kernel 45, train: weight gradient over [15, 8]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h15 = s->arena + 2784; // [n, 15]
    const vae_real *d206 = s->arena + 3104; // [n, 8]
    vae_real *d_param208 = s->grad + 416; // [15, 8]
    if (tile == 1) {
        vae_real *d_param207 = s->grad + 544; // [8]
        vae_column_sums(s->n, 8, d206, 8, d_param207);
        return;
    }
    vae_gemm_tn(15, 8, s->n, h15, 15, d206, 8, d_param208, 8);
}

// streams.vae:8  gradient of posterior heads (added by the compiler)
// streams.vae:13  gradient of tanh
// kernel 46, train: product by panels over rows of [15]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d206 = s->arena + 3104; // [n, 8]
    const vae_real *w16 = s->param + 416; // [15, 8]
    vae_real *d212 = s->arena + 2400; // [n, 15]
    const vae_real *h15 = s->arena + 2784; // [n, 15]
    vae_gemm_nt((int)(end - begin), 15, 8, d206 + begin * 8, 8, w16, 8, d212 + begin * 15, 15);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 15; j++) {
            const vae_real v209 = d212[i * 15 + j];
            d212[i * 15 + j] = v209 * (1.0f - h15[i * 15 + j] * h15[i * 15 + j]);
        }
    }
}

// streams.vae:13  gradient of dense(12)
// kernel 47, train: weight gradient over [8, 12]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h8 = s->arena + 3424; // [n, 8]
    const vae_real *d213 = s->arena + 2400; // [n, 12] in rows of 15
    vae_real *d_param215 = s->grad + 304; // [8, 12]
    if (tile == 1) {
        vae_real *d_param214 = s->grad + 400; // [12]
        vae_column_sums(s->n, 12, d213, 15, d_param214);
        return;
    }
    vae_gemm_tn(8, 12, s->n, h8, 8, d213, 15, d_param215, 12);
}

// streams.vae:13  gradient of dense(12)
// streams.vae:10  gradient of tanh
// kernel 48, train: product by panels over rows of [8]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d213 = s->arena + 2400; // [n, 12] in rows of 15
    const vae_real *w9 = s->param + 304; // [8, 12]
    vae_real *d219 = s->arena + 3040; // [n, 8]
    const vae_real *h8 = s->arena + 3424; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 12, d213 + begin * 15, 15, w9, 12, d219 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v216 = d219[i * 8 + j];
            d219[i * 8 + j] = v216 * (1.0f - h8[i * 8 + j] * h8[i * 8 + j]);
        }
    }
}

// streams.vae:10  gradient of dense(8)
// kernel 49, train: weight gradient over [36, 8]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h3 = s->arena + 1728; // [n, 36]
    const vae_real *d219 = s->arena + 3040; // [n, 8]
    vae_real *d_param221 = s->grad + 0; // [36, 8]
    if (tile == 3) {
        vae_real *d_param220 = s->grad + 288; // [8]
        vae_column_sums(s->n, 8, d219, 8, d_param220);
        return;
    }
    const size_t begin = (size_t)tile * 16;
    const size_t end = begin + 16 < 36 ? begin + 16 : 36;
    vae_gemm_tn_claim((int)(end - begin), 8, s->n, h3 + begin, 36, d219, 8, d_param221 + begin * 8, 8,
        vae_claimed(s, d_param221 + begin * 8));
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // streams.vae:10  dense(8)
    // streams.vae:10  tanh
    // kernel 0, train: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 1728, s->param + 0, s->arena + 3424, s->param + 288);
    // streams.vae:13  dense(12)
    // kernel 1, train: product by panels over rows of [12]
    like_train_k1(s, tile, scratch, s->arena + 3424, s->param + 304, s->arena + 2912,
        s->param + 400);
    // kernel 2, train: loop over rows of [3]
    like_train_k2(s, tile, scratch, s->arena + 2924, s->arena + 4032);
    // streams.vae:13  tanh
    // kernel 3, train: loop over rows of [15]
    like_train_k3(s, tile, scratch, s->arena + 2784, s->arena + 2912);
    // streams.vae:8  posterior heads (added by the compiler)
    // kernel 4, train: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 2784, s->param + 416, s->arena + 3360,
        s->param + 544);
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
    train_k8(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k9(s, tile, scratch);
    train_k16(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k19(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    train_k21(s, tile, scratch);
    train_k22(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u9(const VaeState *s, int tile, vae_real *scratch) {
    train_k23(s, tile, scratch);
    train_k24(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k29(s, tile, scratch);
    train_k31(s, tile, scratch);
    train_k32(s, tile, scratch);
    train_k33(s, tile, scratch);
    train_k34(s, tile, scratch);
    train_k36(s, tile, scratch);
    train_k37(s, tile, scratch);
    train_k39(s, tile, scratch);
    train_k41(s, tile, scratch);
    train_k42(s, tile, scratch);
    train_k43(s, tile, scratch);
    train_k44(s, tile, scratch);
    train_k46(s, tile, scratch);
    train_k48(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u0, 1, {0}},
        {train_k7, 1, {0}},
        {train_k10, 1, {0}},
        {train_k15, 1, {0}},
        {train_k18, 1, {0}}}, 5);
    vae_run(me, s, (VaeWork[]){
        {train_u2, 1, {0}},
        {train_k14, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u8, 1, {0}},
        {train_k20, 1, {0}}}, 2);
    vae_run_one(me, s, train_u9, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k38, 2, {0}},
        {train_k45, 2, {0}},
        {train_k47, 2, {0}},
        {train_k49, 4, {.weights = true, .first = 0, .each = 128, .end = 288}},
        {train_k40, 2, {0}},
        {train_k30, 2, {0}},
        {train_k35, 2, {0}}}, 7);
}

// streams.vae:8  sampling and KL
// kernel 5, eval: loop over rows of [4]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar21 = s->arena + 644; // [n, 4] in rows of 8
    const vae_real *eps22 = s->arena + 864; // [n, 4]
    vae_real *z27 = s->arena + 544; // [n, 4] in rows of 12
    const vae_real *mean20 = s->arena + 640; // [n, 4] in rows of 8
    vae_real *t41 = s->arena + 832; // [n, 4]
    vae_real *t42 = s->arena + 1152; // [n, 1]
    vae_real *t45 = s->arena + 1136; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t42_sum = 0.0f;
        vae_real t45_sum = 0.0f;
        VAE_SIMD_SUM(t42_sum, t45_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v27 = mean20[i * 8 + j] + vae_exp(0.5f * logvar21[i * 8 + j]) * eps22[i * 4 + j];
            z27[i * 12 + j] = v27;
            const vae_real v30 = eps22[i * 4 + j] * eps22[i * 4 + j] + logvar21[i * 8 + j];
            const vae_real v37 = mean20[i * 8 + j] * mean20[i * 8 + j] + vae_exp(logvar21[i * 8 + j]);
            const vae_real v41 = 0.5f * (v37 - 1.0f - logvar21[i * 8 + j]);
            t41[i * 4 + j] = v41;
            t42_sum += v41;
            const vae_real v44 = (-0.5f) * (v27 * v27 + 1.83787707f - (v30 + 1.83787707f));
            t45_sum += v44;
        }
        t42[i] = t42_sum;
        t45[i] = t45_sum;
    }
}

// streams.vae:11  dense(8)
// streams.vae:11  tanh
// kernel 6, eval: product by panels over rows of [8]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *z27 = s->arena + 544; // [n, 4] in rows of 12
    const vae_real *w46 = s->param + 560; // [4, 8]
    vae_real *h50 = s->arena + 548; // [n, 8] in rows of 12
    const vae_real *b47 = s->param + 592; // [8]
    vae_gemm_nn((int)(end - begin), 8, 4, z27 + begin * 12, 12, w46, 8, h50 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v48 = h50[i * 12 + j];
            h50[i * 12 + j] = vae_tanh(v48 + b47[j]);
        }
    }
}

// streams.vae:15  dense(36)
// streams.vae:19  likelihood = bernoulli
// kernel 7, eval: product by panels over rows of [36]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h50 = s->arena + 548; // [n, 8] in rows of 12
    const vae_real *w51 = s->param + 608; // [8, 36]
    vae_real *t53 = scratch; // [end - begin, 36]
    const vae_real *b52 = s->param + 896; // [36]
    const vae_real *h3 = s->arena + 0; // [n, 36]
    vae_real *t58 = s->arena + 1120; // [n, 1]
    vae_gemm_nn((int)(end - begin), 36, 8, h50 + begin * 12, 12, w51, 36, t53, 36);
    for (size_t i = begin; i < end; i++) {
        vae_real t58_sum = 0.0f;
        VAE_SIMD_SUM(t58_sum)
        for (size_t j = 0; j < 36; j++) {
            const vae_real v53 = t53[(i - begin) * 36 + j];
            const vae_real v54 = v53 + b52[j];
            t58_sum += vae_softplus(v54) - h3[i * 36 + j] * v54;
        }
        t58[i] = t58_sum;
    }
}

// streams.vae:16  dense(3)
// streams.vae:20  likelihood = categorical
// kernel 8, eval: product by panels over rows of [3]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h50 = s->arena + 548; // [n, 8] in rows of 12
    const vae_real *w59 = s->param + 944; // [8, 3]
    vae_real *p62 = s->arena + 800; // [n, 3]
    const vae_real *b60 = s->param + 976; // [3]
    vae_real *t63 = s->arena + 1104; // [n, 1]
    const vae_real *x1 = s->arena + 896; // [n, 3]
    vae_real *t74 = s->arena + 1040; // [n, 1]
    vae_gemm_nn((int)(end - begin), 3, 8, h50 + begin * 12, 12, w59, 3, p62 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        vae_real t63_sum = -VAE_INFINITY;
        vae_real t74_sum = 0.0f;
        for (size_t j = 0; j < 3; j++) {
            const vae_real v61 = p62[i * 3 + j];
            const vae_real v62 = v61 + b60[j];
            p62[i * 3 + j] = v62;
            t63_sum = vae_max(t63_sum, v62);
            t74_sum += x1[i * 3 + j] * v62;
        }
        t63[i] = t63_sum;
        t74[i] = t74_sum;
    }
}

// What kernel 9 of eval and 1 other do, each with buffers of its own:
//   t64: [n, 3]
//   p62: [n, 3]
//   t63: [n, 1]
//   t66: [n, 1]
VAE_SHARED_2(like_eval_k9, const VaeState *s, int tile, vae_real *scratch, vae_real *t64,
    const vae_real *p62, const vae_real *t63, vae_real *t66) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        vae_real t66_sum = 0.0f;
        VAE_SIMD_SUM(t66_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v64 = p62[i * 3 + j] - t63[i];
            t64[i * 3 + j] = v64;
            t66_sum += vae_exp(v64);
        }
        t66[i] = t66_sum;
    }
}

// streams.vae:20  likelihood = categorical
// kernel 10, eval: loop over rows of [1]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t67 = s->arena + 1072; // [n, 1]
    const vae_real *t66 = s->arena + 1088; // [n, 1]
    const vae_real *t63 = s->arena + 1104; // [n, 1]
    const vae_real *t74 = s->arena + 1040; // [n, 1]
    vae_real *t77 = s->arena + 1024; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t67[i] = vae_log(t66[i]);
        t77[i] = 1.0f - vae_step(t63[i] - t74[i]);
    }
}

// streams.vae:20  likelihood = categorical
// kernel 11, eval: loop over rows of [3]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t64 = s->arena + 768; // [n, 3]
    const vae_real *t67 = s->arena + 1072; // [n, 1]
    const vae_real *x1 = s->arena + 896; // [n, 3]
    vae_real *t71 = s->arena + 1056; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t71_sum = 0.0f;
        VAE_SIMD_SUM(t71_sum)
        for (size_t j = 0; j < 3; j++) {
            t71_sum += -(x1[i * 3 + j] * (t64[i * 3 + j] - t67[i]));
        }
        t71[i] = t71_sum;
    }
}

// streams.vae:17  dense(2)
// streams.vae:21  likelihood = gaussian
// kernel 12, eval: product by panels over rows of [2]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h78 = s->arena + 544; // [n, 12]
    const vae_real *w79 = s->param + 992; // [12, 2]
    vae_real *t89 = s->arena + 992; // [n, 2]
    const vae_real *b80 = s->param + 1024; // [2]
    const vae_real *x2 = s->arena + 1168; // [n, 2]
    vae_gemm_nn((int)(end - begin), 2, 12, h78 + begin * 12, 12, w79, 2, t89 + begin * 2, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v81 = t89[i * 2 + j];
            const vae_real v88 = x2[i * 2 + j] - (v81 + b80[j]);
            t89[i * 2 + j] = v88 * v88;
        }
    }
}

// streams.vae:21  likelihood = gaussian
// kernel 13, eval: loop over [1]
VAE_KERNEL void eval_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t83 = s->param + 1040; // [1]
    vae_real *logvar87 = s->arena + 1008; // [1]
    vae_real *t91 = s->arena + 976; // [1]
    const vae_real v87 = (-13.8155106f) + vae_softplus(t83[0] - (-13.8155106f));
    logvar87[0] = v87;
    t91[0] = vae_exp(-v87);
}

// streams.vae:21  likelihood = gaussian
// kernel 14, eval: loop over rows of [2]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t89 = s->arena + 992; // [n, 2]
    const vae_real *t91 = s->arena + 976; // [1]
    const vae_real *logvar87 = s->arena + 1008; // [1]
    vae_real *t96 = s->arena + 960; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t96_sum = 0.0f;
        VAE_SIMD_SUM(t96_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v95 = 0.5f * (logvar87[0] + t89[i * 2 + j] * t91[0] + 1.83787707f);
            t96_sum += v95;
        }
        t96[i] = t96_sum;
    }
}

// kernel 15, eval: loop over rows of [1]
VAE_KERNEL void eval_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t58 = s->arena + 1120; // [n, 1]
    const vae_real *t71 = s->arena + 1056; // [n, 1]
    vae_real *t97 = s->arena + 944; // [n, 1]
    const vae_real *t96 = s->arena + 960; // [n, 1]
    vae_real *t98 = s->arena + 928; // [n, 1]
    const vae_real *t45 = s->arena + 1136; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v97 = t58[i] + t71[i] + t96[i];
        t97[i] = v97;
        t98[i] = t45[i] - v97;
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // streams.vae:10  dense(8)
    // streams.vae:10  tanh
    // kernel 0, eval: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 704, s->param + 288);
    // streams.vae:13  dense(12)
    // kernel 1, eval: product by panels over rows of [12]
    like_train_k1(s, tile, scratch, s->arena + 704, s->param + 304, s->arena + 416, s->param + 400);
    // streams.vae:6  y
    // kernel 2, eval: loop over rows of [3]
    like_train_k2(s, tile, scratch, s->arena + 428, s->arena + 896);
    // streams.vae:13  tanh
    // kernel 3, eval: loop over rows of [15]
    like_train_k3(s, tile, scratch, s->arena + 288, s->arena + 416);
    // streams.vae:8  posterior heads (added by the compiler)
    // kernel 4, eval: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 288, s->param + 416, s->arena + 640, s->param + 544);
    eval_k5(s, tile, scratch);
    eval_k6(s, tile, scratch);
    eval_k7(s, tile, scratch);
    eval_k8(s, tile, scratch);
    // streams.vae:20  likelihood = categorical
    // kernel 9, eval: loop over rows of [3]
    like_eval_k9(s, tile, scratch, s->arena + 768, s->arena + 800, s->arena + 1104, s->arena + 1088);
    eval_k10(s, tile, scratch);
    eval_k11(s, tile, scratch);
    eval_k12(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    eval_k14(s, tile, scratch);
    eval_k15(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u0, 1, {0}},
        {eval_k13, 1, {0}}}, 2);
    vae_run_one(me, s, eval_u2, 1);
}

// streams.vae:8  posterior heads (added by the compiler)
// kernel 5, encode: loop over rows of [4]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t21 = s->arena + 704; // [n, 4]
    const vae_real *mean19 = s->arena + 544; // [n, 4] in rows of 8
    vae_real *t22 = s->arena + 672; // [n, 4]
    const vae_real *logvar20 = s->arena + 548; // [n, 4] in rows of 8
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t21[i * 4 + j] = mean19[i * 8 + j];
            t22[i * 4 + j] = logvar20[i * 8 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // streams.vae:10  dense(8)
    // streams.vae:10  tanh
    // kernel 0, encode: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 608, s->param + 288);
    // streams.vae:13  dense(12)
    // kernel 1, encode: product by panels over rows of [12]
    like_train_k1(s, tile, scratch, s->arena + 608, s->param + 304, s->arena + 416, s->param + 400);
    // streams.vae:6  y
    // kernel 2, encode: loop over rows of [3]
    like_train_k2(s, tile, scratch, s->arena + 428, s->arena + 736);
    // streams.vae:13  tanh
    // kernel 3, encode: loop over rows of [15]
    like_train_k3(s, tile, scratch, s->arena + 288, s->arena + 416);
    // streams.vae:8  posterior heads (added by the compiler)
    // kernel 4, encode: product by panels over rows of [8]
    like_train_k4(s, tile, scratch, s->arena + 288, s->param + 416, s->arena + 544, s->param + 544);
    encode_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// streams.vae:11  dense(8)
// streams.vae:11  tanh
// kernel 0, decode: product by panels over rows of [8]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *z0 = s->arena + 800; // [n, 4]
    const vae_real *w1 = s->param + 560; // [4, 8]
    vae_real *h5 = s->arena + 580; // [n, 8] in rows of 12
    const vae_real *b2 = s->param + 592; // [8]
    vae_gemm_nn((int)(end - begin), 8, 4, z0 + begin * 4, 4, w1, 8, h5 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v3 = h5[i * 12 + j];
            h5[i * 12 + j] = vae_tanh(v3 + b2[j]);
        }
    }
}

// streams.vae:15  dense(36)
// streams.vae:19  likelihood = bernoulli
// kernel 1, decode: product by panels over rows of [36]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h5 = s->arena + 580; // [n, 8] in rows of 12
    const vae_real *w6 = s->param + 608; // [8, 36]
    vae_real *t10 = s->arena + 288; // [n, 36]
    const vae_real *b7 = s->param + 896; // [36]
    vae_real *t37 = s->arena + 0; // [n, 36]
    vae_gemm_nn((int)(end - begin), 36, 8, h5 + begin * 12, 12, w6, 36, t10 + begin * 36, 36);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            const vae_real v8 = t10[i * 36 + j];
            const vae_real v10 = vae_sigmoid(v8 + b7[j]);
            t10[i * 36 + j] = v10;
            t37[i * 36 + j] = v10;
        }
    }
}

// streams.vae:16  dense(3)
// streams.vae:20  likelihood = categorical
// kernel 2, decode: product by panels over rows of [3]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h5 = s->arena + 580; // [n, 8] in rows of 12
    const vae_real *w11 = s->param + 944; // [8, 3]
    vae_real *p14 = s->arena + 768; // [n, 3]
    const vae_real *b12 = s->param + 976; // [3]
    vae_real *t15 = s->arena + 928; // [n, 1]
    vae_gemm_nn((int)(end - begin), 3, 8, h5 + begin * 12, 12, w11, 3, p14 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        vae_real t15_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t15_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v13 = p14[i * 3 + j];
            const vae_real v14 = v13 + b12[j];
            p14[i * 3 + j] = v14;
            t15_sum = vae_max(t15_sum, v14);
        }
        t15[i] = t15_sum;
    }
}

// streams.vae:20  likelihood = categorical
// kernel 4, decode: loop over rows of [1]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t19 = s->arena + 896; // [n, 1]
    const vae_real *t18 = s->arena + 912; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t19[i] = vae_log(t18[i]);
    }
}

// streams.vae:20  likelihood = categorical
// kernel 5, decode: loop over rows of [3]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t16 = s->arena + 736; // [n, 3]
    const vae_real *t19 = s->arena + 896; // [n, 1]
    vae_real *t21 = s->arena + 704; // [n, 3]
    vae_real *t38 = s->arena + 672; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v21 = vae_exp(t16[i * 3 + j] - t19[i]);
            t21[i * 3 + j] = v21;
            t38[i * 3 + j] = v21;
        }
    }
}

// streams.vae:8  z
// kernel 6, decode: loop over rows of [4]
VAE_KERNEL void decode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t22 = s->arena + 576; // [n, 4] in rows of 12
    const vae_real *z0 = s->arena + 800; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t22[i * 12 + j] = z0[i * 4 + j];
        }
    }
}

// streams.vae:17  dense(2)
// kernel 7, decode: product by panels over rows of [2]
VAE_KERNEL void decode_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h23 = s->arena + 576; // [n, 12]
    const vae_real *w24 = s->param + 992; // [12, 2]
    vae_real *p27 = s->arena + 880; // [n, 2]
    const vae_real *b25 = s->param + 1024; // [2]
    vae_real *t39 = s->arena + 832; // [n, 2]
    vae_gemm_nn((int)(end - begin), 2, 12, h23 + begin * 12, 12, w24, 2, p27 + begin * 2, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v26 = p27[i * 2 + j];
            const vae_real v27 = v26 + b25[j];
            p27[i * 2 + j] = v27;
            t39[i * 2 + j] = v27;
        }
    }
}

// streams.vae:21  likelihood = gaussian
// kernel 8, decode: loop over [1]
VAE_KERNEL void decode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t28 = s->param + 1040; // [1]
    vae_real *t35 = s->arena + 864; // [1]
    const vae_real v34 = 0.5f * ((-13.8155106f) + vae_softplus(t28[0] - (-13.8155106f)));
    t35[0] = vae_exp(v34);
}

// kernel 9, decode: loop over rows of [2]
VAE_KERNEL void decode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t36 = s->arena + 848; // [n, 2]
    const vae_real *t35 = s->arena + 864; // [1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t36[i * 2 + j] = t35[0];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    decode_k0(s, tile, scratch);
    decode_k1(s, tile, scratch);
    decode_k2(s, tile, scratch);
    // streams.vae:20  likelihood = categorical
    // kernel 3, decode: loop over rows of [3]
    like_eval_k9(s, tile, scratch, s->arena + 736, s->arena + 768, s->arena + 928, s->arena + 912);
    decode_k4(s, tile, scratch);
    decode_k5(s, tile, scratch);
    decode_k6(s, tile, scratch);
    decode_k7(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void decode_u1(const VaeState *s, int tile, vae_real *scratch) {
    decode_k8(s, tile, scratch);
    decode_k9(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {decode_u0, 1, {0}},
        {decode_u1, 1, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 1728, 36}, // [n, 6, 6, 1]
    {"y", VAE_IN_DATA, 1, 4032, 3}, // [n, 3]
    {"t", VAE_IN_DATA, 2, 4608, 2}, // [n, 2]
    {"z.eps", VAE_IN_NORMAL, 0, 3296, 8}, // [n, 2, 4]
    {"loss", VAE_OUT_SCALAR, 0, 4320, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 4256, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 4224, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 36}, // [n, 6, 6, 1]
    {"y", VAE_IN_DATA, 1, 896, 3}, // [n, 3]
    {"t", VAE_IN_DATA, 2, 1168, 2}, // [n, 2]
    {"z.eps", VAE_IN_NORMAL, 0, 864, 4}, // [n, 4]
    {"reconstruction", VAE_OUT_ROW, 0, 944, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 1152, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 928, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 832, 4}, // [n, 4]
    {"x.reconstruction", VAE_OUT_ROW, 0, 1120, 1}, // [n, 1]
    {"y.reconstruction", VAE_OUT_ROW, 0, 1056, 1}, // [n, 1]
    {"t.reconstruction", VAE_OUT_ROW, 0, 960, 1}, // [n, 1]
    {"y.right", VAE_OUT_ROW, 0, 1024, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 36}, // [n, 6, 6, 1]
    {"y", VAE_IN_DATA, 1, 736, 3}, // [n, 3]
    {"z.mean", VAE_OUT_ROW, 0, 704, 4}, // [n, 4]
    {"z.logvar", VAE_OUT_ROW, 0, 672, 4}, // [n, 4]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 800, 4}, // [n, 4]
    {"x.mean", VAE_OUT_ROW, 0, 288, 36}, // [n, 36]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 36}, // [n, 36]
    {"y.mean", VAE_OUT_ROW, 0, 704, 3}, // [n, 3]
    {"y.draw0", VAE_OUT_ROW, 0, 672, 3}, // [n, 3]
    {"t.mean", VAE_OUT_ROW, 0, 880, 2}, // [n, 2]
    {"t.draw0", VAE_OUT_ROW, 0, 832, 2}, // [n, 2]
    {"t.draw1", VAE_OUT_ROW, 0, 848, 2}, // [n, 2]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"network.eye.1.weight", 2, {8, 36}, {1, 8}, 0, VAE_INIT_UNIFORM, 0.369274467f, true, true, false},
    {"network.eye.1.bias", 1, {8}, {1}, 288, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.0.weight", 2, {12, 8}, {1, 12}, 304, VAE_INIT_UNIFORM, 0.547722578f, true, true, false},
    {"encoder.0.bias", 1, {12}, {1}, 400, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {4, 15}, {1, 8}, 416, VAE_INIT_UNIFORM, 0.561951458f, true, true, false},
    {"posterior.z.mean.bias", 1, {4}, {1}, 544, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {4, 15}, {1, 8}, 420, VAE_INIT_UNIFORM, 0.561951458f, true, true, false},
    {"posterior.z.logvar.bias", 1, {4}, {1}, 548, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"network.trunk.0.weight", 2, {8, 4}, {1, 8}, 560, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"network.trunk.0.bias", 1, {8}, {1}, 592, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.x.0.weight", 2, {36, 8}, {1, 36}, 608, VAE_INIT_UNIFORM, 0.369274467f, true, true, false},
    {"decoder.x.0.bias", 1, {36}, {1}, 896, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.y.0.weight", 2, {3, 8}, {1, 3}, 944, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"decoder.y.0.bias", 1, {3}, {1}, 976, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.t.1.weight", 2, {2, 12}, {1, 2}, 992, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"decoder.t.1.bias", 1, {2}, {1}, 1024, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.logvar", 1, {1}, {1}, 1040, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 6, 6, 1, 36, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0, .draw = VAE_DRAW_BERNOULLI, .draw_total = 0, .scale = 1.0},
    {"y", VAE_LABEL, 1, 1, 3, 3, VAE_DOMAIN_SHARES, "categorical", false, false, .levels = 0, .draw = VAE_DRAW_CATEGORICAL, .draw_total = 0, .scale = 5.0},
    {"t", VAE_VECTOR, 1, 1, 2, 2, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0, .draw = VAE_DRAW_NORMAL, .draw_total = 0, .scale = 1.0},
};

static const VaeLatent latents[] = {
    {"z", 4, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6, 6, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[36]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 296},
    {VAE_STAGE_ENCODER, 0, "tanh", "[8]", 0},
    {VAE_STAGE_DATA, 0, "y", "[3]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(12)", "[12]", 108},
    {VAE_STAGE_ENCODER, 0, "concat(y)", "[15]", 0},
    {VAE_STAGE_ENCODER, 0, "tanh", "[15]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[4]", 128},
    {VAE_STAGE_DECODER, 0, "dense(8)", "[8]", 40},
    {VAE_STAGE_DECODER, 0, "tanh", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(36)", "[36]", 324},
    {VAE_STAGE_DECODER, 0, "reshape(6, 6, 1)", "[6, 6, 1]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[6, 6, 1]", 0},
    {VAE_STAGE_DECODER, 0, "dense(3)", "[3]", 27},
    {VAE_STAGE_OUTPUT, 0, "y: categorical", "[3]", 0},
    {VAE_STAGE_DECODER, 0, "concat(trunk)", "[12]", 0},
    {VAE_STAGE_DECODER, 0, "dense(2)", "[2]", 26},
    {VAE_STAGE_OUTPUT, 0, "t: gaussian", "[2]", 1},
};

static const VaeStretch rest[] = {
    {288, 1056},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "streams", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model streams\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  network eye(x)                    [6, 6, 1]                   -              -\n"
        "    flatten                         [36]                        -              -\n"
        "    dense(8)                        [8]                       296            576\n"
        "    tanh                            [8]                         -              -\n"
        "  encoder(eye, y)                   [8]                         -              -\n"
        "    dense(12)                       [12]                      108            192\n"
        "    concat(y)                       [15]                        -              -\n"
        "    tanh                            [15]                        -              -\n"
        "  z: mean, logvar heads             [4]                       128            240\n"
        "  network trunk(z)                  [4]                         -              -\n"
        "    dense(8)                        [8]                        40             64\n"
        "    tanh                            [8]                         -              -\n"
        "  decoder x(trunk)                  [8]                         -              -\n"
        "    dense(36)                       [36]                      324            576\n"
        "    reshape(6, 6, 1)                [6, 6, 1]                   -              -\n"
        "  decoder y(trunk)                  [8]                         -              -\n"
        "    dense(3)                        [3]                        27             48\n"
        "  decoder t(z, trunk)               [4]                         -              -\n"
        "    concat(trunk)                   [12]                        -              -\n"
        "    dense(2)                        [2]                        26             48\n"
        "  likelihood: logvar                                            1              -\n"
        "\n"
        "  950 parameters; one training step of 8 rows: 54,912 flops\n"
        "  x: likelihood bernoulli\n"
        "  y: likelihood categorical\n"
        "  y: weight 5\n"
        "  t: likelihood gaussian(sigma=shared, floor=0.001)\n"
        "  objective iwae(samples=2)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          50      165        18,496       18,496\n"
        "  eval           16       70         4,736        4,736\n"
        "  encode          6       11         3,072        3,072\n"
        "  decode         10       27         3,776        3,776\n",
    .batch = 8, .n_param = 1056, .n_state = 0, .n_arena = 4624,
    .n_scratch = 288,
    .max_threads = 1, .flops_per_row = 6864.0,
    .n_weight_tiles = 3, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 17,
    .stream = streams, .n_streams = 3, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 19,
    .train = {"train", train_run, train_ports, 7},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 12},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 4},
    .decode = {"decode", decode_run, decode_ports, 8},
    .training = {
        .optimizer = {
            .kind = VAE_ADAM, .lr = 0.001, .beta1 = 0.9, .beta2 = 0.999, .eps = 1e-08,
            .alpha = 0.0, .momentum = 0.0, .nesterov = 0, .amsgrad = 0, .centered = 0,
            .weight_decay = 0.0
        },
        .lr_schedule = {VAE_LR_CONSTANT, 0.0, 0.0, 1.0, 1.0},
        .schedule = {
            [VAE_BETA] = {VAE_CONSTANT, 0.5, 0.5, 0.0, 0.0, 0, 0.0},
            [VAE_CAPACITY] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 10, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 2
    },
};
