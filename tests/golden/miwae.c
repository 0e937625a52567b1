// miwae -- written by vaec 0.1.0 from miwae.vae; do not edit.
//
// model miwae
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [6]                         -              -
//     dense(5)                        [5]                        35             60
//     tanh                            [5]                         -              -
//   z: mean, logvar heads             [2]                        24             40
//   w: heads and flow                 [1]                        30             60
//   decoder(z, w)                     [3]                         -              -
//     dense(5)                        [5]                        20             30
//     tanh                            [5]                         -              -
//     dense(6)                        [6]                        36             60
//
//   145 parameters; one training step of 128 rows: 257,280 flops
//   likelihood gaussian(sigma=0.7, floor=0.001)
//   objective miwae(m=2, k=3)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          39      195       208,256      208,256
//   eval            8       77        22,528       22,528
//   encode          5       34        16,384       16,384
//   decode          5        9        14,848       14,848
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   w1: [6, 5]
//   h5: [n, 5]
//   b2: [5]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 5, 6, x0 + begin * 6, 6, w1, 5, h5 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v3 = h5[i * 5 + j];
            h5[i * 5 + j] = vae_tanh(v3 + b2[j]);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h5: [n, 5]
//   w6: [5, 9]
//   heads9: [n, 9]
//   b7: [9]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *heads9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 9, 5, h5 + begin * 5, 5, w6, 9, heads9 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v8 = heads9[i * 9 + j];
            heads9[i * 9 + j] = v8 + b7[j];
        }
    }
}

// miwae.vae:4  sampling and KL
// kernel 2, train: loop over rows of [2]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar11 = s->arena + 31874; // [n, 2] in rows of 9
    vae_real *t18 = s->arena + 48896; // [n, 2]
    const vae_real *mean10 = s->arena + 31872; // [n, 2] in rows of 9
    vae_real *t37 = s->arena + 51840; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t37_sum = 0.0f;
        VAE_SIMD_SUM(t37_sum)
        for (size_t j = 0; j < 2; j++) {
            t18[i * 2 + j] = vae_exp(0.5f * logvar11[i * 9 + j]);
            const vae_real v31 = mean10[i * 9 + j] * mean10[i * 9 + j] + vae_exp(logvar11[i * 9 + j]);
            t37_sum += 0.5f * (v31 - 1.0f - logvar11[i * 9 + j]);
        }
        t37[i] = t37_sum;
    }
}

// miwae.vae:4  sampling and KL
// kernel 3, train: loop over rows of [6, 2]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t18 = s->arena + 48896; // [n, 2]
    const vae_real *eps15 = s->arena + 29184; // [n, 6, 2]
    vae_real *z20 = s->arena + 27648; // [n, 6, 2]
    const vae_real *mean10 = s->arena + 31872; // [n, 2] in rows of 9
    const vae_real *logvar11 = s->arena + 31874; // [n, 2] in rows of 9
    vae_real *t40 = s->arena + 44544; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t40_sum = 0.0f;
            VAE_SIMD_SUM(t40_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v20 = mean10[i * 9 + k] + t18[i * 2 + k] * eps15[i * 12 + j * 2 + k];
                z20[i * 12 + j * 2 + k] = v20;
                const vae_real v23 = eps15[i * 12 + j * 2 + k] * eps15[i * 12 + j * 2 + k] + logvar11[i * 9 + k];
                const vae_real v39 = (-0.5f) * (v20 * v20 + 1.83787707f - (v23 + 1.83787707f));
                t40_sum += v39;
            }
            t40[i * 6 + j] = t40_sum;
        }
    }
}

// miwae.vae:5  sampling and KL
// kernel 4, train: loop over rows of [1]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar13 = s->arena + 31877; // [n, 1] in rows of 9
    vae_real *t43 = s->arena + 51712; // [n, 1]
    const vae_real *t51 = s->arena + 31879; // [n, 1] in rows of 9
    const vae_real *t50 = s->arena + 31878; // [n, 1] in rows of 9
    vae_real *t54 = s->arena + 51584; // [n, 1]
    vae_real *t60 = s->arena + 51456; // [n, 1]
    vae_real *d143 = s->arena + 50048; // [n, 1, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t43[i] = vae_exp(0.5f * logvar13[i * 9]);
        t54[i] = t51[i * 9] * t50[i * 9];
        t60[i] = t51[i * 9] * t51[i * 9];
        d143[i] = 0.5f * inv_n;
    }
}

// miwae.vae:5  sampling and KL
// kernel 5, train: loop over rows of [6, 1]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t43 = s->arena + 51712; // [n, 1]
    const vae_real *eps41 = s->arena + 43776; // [n, 6, 1]
    vae_real *t45 = s->arena + 43008; // [n, 6, 1]
    const vae_real *mean12 = s->arena + 31876; // [n, 1] in rows of 9
    const vae_real *t51 = s->arena + 31879; // [n, 1] in rows of 9
    vae_real *t66 = s->arena + 42240; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v45 = mean12[i * 9] + t43[i] * eps41[i * 6 + j];
            t45[i * 6 + j] = v45;
            t66[i * 6 + j] = t51[i * 9] * v45;
        }
    }
}

// miwae.vae:5  sampling and KL
// kernel 6, train: loop over rows of [1]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t54 = s->arena + 51584; // [n, 1]
    vae_real *t61 = s->arena + 51328; // [n, 1]
    const vae_real *t60 = s->arena + 51456; // [n, 1]
    vae_real *t62 = s->arena + 51200; // [n, 1]
    const vae_real *t51 = s->arena + 31879; // [n, 1] in rows of 9
    vae_real *t64 = s->arena + 51072; // [n, 1]
    const vae_real *t50 = s->arena + 31878; // [n, 1] in rows of 9
    vae_real *t74 = s->arena + 50944; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v55 = vae_softplus(t54[i]);
        const vae_real v61 = t60[i] + 1e-12f;
        t61[i] = v61;
        const vae_real v62 = (v55 - 1.0f - t54[i]) / v61;
        t62[i] = v62;
        t64[i] = t50[i * 9] + v62 * t51[i * 9];
        t74[i] = v55 - 1e-12f * v62;
    }
}

// miwae.vae:5  sampling and KL
// kernel 7, train: loop over rows of [6, 1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *eps41 = s->arena + 43776; // [n, 6, 1]
    const vae_real *logvar13 = s->arena + 31877; // [n, 1] in rows of 9
    const vae_real *t66 = s->arena + 42240; // [n, 6, 1]
    const vae_real *t52 = s->arena + 31880; // [n, 1] in rows of 9
    vae_real *t68 = s->arena + 41472; // [n, 6, 1]
    const vae_real *t64 = s->arena + 51072; // [n, 1]
    vae_real *z70 = s->arena + 40704; // [n, 6, 1]
    const vae_real *t45 = s->arena + 43008; // [n, 6, 1]
    vae_real *t72 = s->arena + 39936; // [n, 6, 1]
    const vae_real *t74 = s->arena + 50944; // [n, 1]
    vae_real *t76 = s->arena + 39168; // [n, 6, 1]
    vae_real *t84 = s->arena + 50816; // [n, 1, 1]
    const vae_real *t40 = s->arena + 44544; // [n, 6, 1]
    vae_real *t117 = s->arena + 37632; // [n, 6, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        vae_real t84_sum = 0.0f;
        VAE_SIMD_SUM(t84_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v48 = eps41[i * 6 + j] * eps41[i * 6 + j] + logvar13[i * 9] + 1.83787707f;
            const vae_real v68 = vae_tanh(t66[i * 6 + j] + t52[i * 9]);
            t68[i * 6 + j] = v68;
            const vae_real v70 = t45[i * 6 + j] + t64[i] * v68;
            z70[i * 6 + j] = v70;
            const vae_real v71 = v68 * v68;
            const vae_real v72 = 1.0f - v71;
            t72[i * 6 + j] = v72;
            const vae_real v76 = v71 + v72 * t74[i];
            t76[i * 6 + j] = v76;
            const vae_real v82 = (-0.5f) * (v70 * v70 + 1.83787707f) - ((-0.5f) * v48 - vae_log(v76));
            t84_sum += -v82;
            t117[i * 6 + j] = beta * (t40[i * 6 + j] + v82);
        }
        t84[i] = t84_sum;
    }
}

// miwae.vae:5  sampling and KL
// kernel 8, train: loop over rows of [1, 1]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t86 = s->arena + 50688; // [n, 1, 1]
    const vae_real *t84 = s->arena + 50816; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t86[i] = 0.166666667f * t84[i];
    }
}

// kernel 9, train: loop over rows of [6, 6]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t92 = s->arena + 9216; // [n, 6, 6]
    const vae_real *x0 = s->arena + 45312; // [n, 1, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                t92[i * 36 + j * 6 + k] = x0[i * 6 + k];
            }
        }
    }
}

// kernel 10, train: loop over rows of [2]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 6, end = vae_panel_end(s, tile, 32) * 6;
    vae_real *t94 = s->arena + 23808; // [n*6, 2] in rows of 3
    const vae_real *z20 = s->arena + 27648; // [n*6, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t94[i * 3 + j] = z20[i * 2 + j];
        }
    }
}

// kernel 11, train: loop over rows of [1]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 6, end = vae_panel_end(s, tile, 32) * 6;
    vae_real *t95 = s->arena + 23810; // [n*6, 1] in rows of 3
    const vae_real *z70 = s->arena + 40704; // [n*6, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t95[i * 3] = z70[i];
    }
}

// miwae.vae:7  dense(5)
// miwae.vae:7  tanh
// kernel 12, train: product by panels over rows of [5]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 6, end = vae_panel_end(s, tile, 32) * 6;
    const vae_real *z96 = s->arena + 23808; // [n*6, 3]
    const vae_real *w97 = s->param + 112; // [3, 5]
    vae_real *h101 = s->arena + 17664; // [n*6, 5]
    const vae_real *b98 = s->param + 128; // [5]
    vae_gemm_nn((int)(end - begin), 5, 3, z96 + begin * 3, 3, w97, 5, h101 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v99 = h101[i * 5 + j];
            h101[i * 5 + j] = vae_tanh(v99 + b98[j]);
        }
    }
}

// miwae.vae:7  dense(6)
// miwae.vae:8  likelihood = gaussian
// kernel 13, train: product by panels over rows of [6]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 6, end = vae_panel_end(s, tile, 32) * 6;
    const vae_real *h101 = s->arena + 17664; // [n*6, 5]
    const vae_real *w102 = s->param + 144; // [5, 6]
    vae_real *t107 = s->arena + 4608; // [n*6, 6]
    const vae_real *b103 = s->param + 176; // [6]
    const vae_real *x93 = s->arena + 9216; // [n*6, 6]
    vae_real *t114 = s->arena + 38400; // [n*6, 1]
    vae_gemm_nn((int)(end - begin), 6, 5, h101 + begin * 5, 5, w102, 6, t107 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t114_sum = 0.0f;
        VAE_SIMD_SUM(t114_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v104 = t107[i * 6 + j];
            const vae_real v107 = x93[i * 6 + j] - (v104 + b103[j]);
            t107[i * 6 + j] = v107;
            const vae_real v112 = (-0.713349888f) + 2.04081633f * (v107 * v107) + 1.83787707f;
            t114_sum += 0.5f * v112;
        }
        t114[i] = t114_sum;
    }
}

// kernel 14, train: loop over rows of [6, 1]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t118 = s->arena + 36864; // [n, 6, 1]
    const vae_real *t117 = s->arena + 37632; // [n, 6, 1]
    const vae_real *t114 = s->arena + 38400; // [n, 6, 1]
    vae_real *t134 = s->arena + 50304; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t134_sum = 0.0f;
        VAE_SIMD_SUM(t134_sum)
        for (size_t j = 0; j < 6; j++) {
            t118[i * 6 + j] = t117[i * 6 + j] - t114[i * 6 + j];
            t134_sum += t114[i * 6 + j];
        }
        t134[i] = t134_sum;
    }
}

// kernel 15, train: loop over rows of [2, 3]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t120 = s->arena + 48640; // [n, 2, 1]
    const vae_real *t118 = s->arena + 36864; // [n, 2, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t120_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t120_sum)
            for (size_t k = 0; k < 3; k++) {
                t120_sum = vae_max(t120_sum, t118[i * 6 + j * 3 + k]);
            }
            t120[i * 2 + j] = t120_sum;
        }
    }
}

// kernel 16, train: loop over rows of [2, 3]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t118 = s->arena + 36864; // [n, 2, 3]
    const vae_real *t120 = s->arena + 48640; // [n, 2, 1]
    vae_real *t122 = s->arena + 36096; // [n, 2, 3]
    vae_real *t123 = s->arena + 48384; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t123_sum = 0.0f;
            VAE_SIMD_SUM(t123_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v122 = vae_exp(t118[i * 6 + j * 3 + k] - t120[i * 2 + j]);
                t122[i * 6 + j * 3 + k] = v122;
                t123_sum += v122;
            }
            t123[i * 2 + j] = t123_sum;
        }
    }
}

// kernel 17, train: loop over rows of [2, 1]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t123 = s->arena + 48384; // [n, 2, 1]
    const vae_real *t120 = s->arena + 48640; // [n, 2, 1]
    vae_real *t128 = s->arena + 50560; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t128_sum = 0.0f;
        VAE_SIMD_SUM(t128_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v127 = 1.09861229f - (vae_log(t123[i * 2 + j]) + t120[i * 2 + j]);
            t128_sum += v127;
        }
        t128[i] = t128_sum;
    }
}

// kernel 18, train: loop over rows of [1, 1]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t129 = s->arena + 50432; // [n, 1, 1]
    const vae_real *t128 = s->arena + 50560; // [n, 1, 1]
    vae_real *t135 = s->arena + 50176; // [n, 1, 1]
    const vae_real *t134 = s->arena + 50304; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t129[i] = 0.5f * t128[i];
        t135[i] = 0.166666667f * t134[i];
    }
}

// kernel 19, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *t37 = s->arena + 51840; // [n, 1]
    const vae_real *t86 = s->arena + 50688; // [n, 1]
    vae_real *t132 = s->arena + 52048; // [1]
    const vae_real *t129 = s->arena + 50432; // [n, 1]
    vae_real *t137 = s->arena + 52016; // [1]
    const vae_real *t135 = s->arena + 50176; // [n, 1]
    vae_real *t139 = s->arena + 51984; // [1]
    vae_real t132_sum = 0.0f;
    vae_real t137_sum = 0.0f;
    vae_real t139_sum = 0.0f;
    VAE_SIMD_SUM(t132_sum, t137_sum, t139_sum)
    for (size_t i = 0; i < rows; i++) {
        t132_sum += t129[i];
        t137_sum += t135[i];
        t139_sum += t37[i] + t86[i];
    }
    t132[0] = t132_sum;
    t137[0] = t137_sum;
    t139[0] = t139_sum;
}

// kernel 20, train: loop over [1]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t133 = s->arena + 52032; // [1]
    const vae_real *t132 = s->arena + 52048; // [1]
    vae_real *t138 = s->arena + 52000; // [1]
    const vae_real *t137 = s->arena + 52016; // [1]
    vae_real *t140 = s->arena + 51968; // [1]
    const vae_real *t139 = s->arena + 51984; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    t133[0] = t132[0] * inv_n;
    t138[0] = t137[0] * inv_n;
    t140[0] = t139[0] * inv_n;
}

// kernel 21, train: loop over rows of [2, 1]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d143 = s->arena + 50048; // [n, 1, 1]
    vae_real *d146 = s->arena + 48128; // [n, 2, 1]
    const vae_real *t123 = s->arena + 48384; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d146[i * 2 + j] = -d143[i] / t123[i * 2 + j];
        }
    }
}

// miwae.vae:5  gradient of sampling and KL
// kernel 22, train: loop over rows of [2, 3]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d146 = s->arena + 48128; // [n, 2, 1]
    const vae_real *t122 = s->arena + 36096; // [n, 2, 3]
    vae_real *d149 = s->arena + 35328; // [n, 6, 1]
    vae_real *d150 = s->arena + 34560; // [n, 6, 1]
    vae_real *d171 = s->arena + 33024; // [n, 6, 1]
    const vae_real *t76 = s->arena + 39168; // [n, 6, 1]
    const vae_real *t72 = s->arena + 39936; // [n, 6, 1]
    vae_real *d174 = s->arena + 49920; // [n, 1, 1]
    vae_real *d215 = s->arena + 49408; // [n, 1, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        vae_real d174_sum = 0.0f;
        vae_real d215_sum = 0.0f;
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD_SUM(d174_sum, d215_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v147 = d146[i * 2 + j] * t122[i * 6 + j * 3 + k];
                d149[i * 6 + j * 3 + k] = -v147;
                const vae_real v150 = v147 * beta;
                d150[i * 6 + j * 3 + k] = v150;
                const vae_real v171 = v150 / t76[i * 6 + j * 3 + k];
                d171[i * 6 + j * 3 + k] = v171;
                d174_sum += v171 * t72[i * 6 + j * 3 + k];
                d215_sum += -((-0.5f) * v150);
            }
        }
        d174[i] = d174_sum;
        d215[i] = d215_sum;
    }
}

// miwae.vae:8  gradient of likelihood = gaussian
// kernel 23, train: loop over rows of [6]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 6, end = vae_panel_end(s, tile, 32) * 6;
    const vae_real *d149 = s->arena + 35328; // [n*6, 1]
    const vae_real *t107 = s->arena + 4608; // [n*6, 6]
    vae_real *d155 = s->arena + 0; // [n*6, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d155[i * 6 + j] = -(2.04081633f * d149[i] * t107[i * 6 + j]);
        }
    }
}

// miwae.vae:8  gradient of dense(6)
// miwae.vae:7  gradient of dense(6)
// kernel 24, train: weight gradient over [5, 6]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h101 = s->arena + 17664; // [n*6, 5]
    const vae_real *d155 = s->arena + 0; // [n*6, 6]
    vae_real *d_param157 = s->grad + 144; // [5, 6]
    if (tile == 1) {
        vae_real *d_param156 = s->grad + 176; // [6]
        vae_column_sums(s->n * 6, 6, d155, 6, d_param156);
        return;
    }
    vae_gemm_tn(5, 6, s->n * 6, h101, 5, d155, 6, d_param157, 6);
}

// miwae.vae:7  gradient of dense(6)
// miwae.vae:7  gradient of tanh
// kernel 25, train: product by panels over rows of [5]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 6, end = vae_panel_end(s, tile, 32) * 6;
    const vae_real *d155 = s->arena + 0; // [n*6, 6]
    const vae_real *w102 = s->param + 144; // [5, 6]
    vae_real *d161 = s->arena + 13824; // [n*6, 5]
    const vae_real *h101 = s->arena + 17664; // [n*6, 5]
    vae_gemm_nt((int)(end - begin), 5, 6, d155 + begin * 6, 6, w102, 6, d161 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v158 = d161[i * 5 + j];
            d161[i * 5 + j] = v158 * (1.0f - h101[i * 5 + j] * h101[i * 5 + j]);
        }
    }
}

// miwae.vae:7  gradient of dense(5)
// kernel 26, train: weight gradient over [3, 5]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z96 = s->arena + 23808; // [n*6, 3]
    const vae_real *d161 = s->arena + 13824; // [n*6, 5]
    vae_real *d_param163 = s->grad + 112; // [3, 5]
    if (tile == 1) {
        vae_real *d_param162 = s->grad + 128; // [5]
        vae_column_sums(s->n * 6, 5, d161, 5, d_param162);
        return;
    }
    vae_gemm_tn(3, 5, s->n * 6, z96, 3, d161, 5, d_param163, 5);
}

// miwae.vae:7  gradient of dense(5)
// kernel 27, train: product by panels over rows of [3]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 6, end = vae_panel_end(s, tile, 32) * 6;
    const vae_real *d161 = s->arena + 13824; // [n*6, 5]
    const vae_real *w97 = s->param + 112; // [3, 5]
    vae_real *d164 = s->arena + 21504; // [n*6, 3]
    vae_gemm_nt((int)(end - begin), 3, 5, d161 + begin * 5, 5, w97, 5, d164 + begin * 3, 3);
}

// kernel 28, train: loop over rows of [1]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 6, end = vae_panel_end(s, tile, 32) * 6;
    vae_real *t167 = s->arena + 33792; // [n*6, 1]
    const vae_real *d166 = s->arena + 21506; // [n*6, 1] in rows of 3
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t167[i] = d166[i * 3];
    }
}

// miwae.vae:5  gradient of sampling and KL
// kernel 29, train: loop over rows of [6, 1]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d150 = s->arena + 34560; // [n, 6, 1]
    const vae_real *z70 = s->arena + 40704; // [n, 6, 1]
    const vae_real *t167 = s->arena + 33792; // [n, 6, 1]
    const vae_real *d171 = s->arena + 33024; // [n, 6, 1]
    const vae_real *t74 = s->arena + 50944; // [n, 1]
    const vae_real *t68 = s->arena + 41472; // [n, 6, 1]
    const vae_real *t64 = s->arena + 51072; // [n, 1]
    vae_real *d186 = s->arena + 49792; // [n, 1, 1]
    const vae_real *t72 = s->arena + 39936; // [n, 6, 1]
    vae_real *d190 = s->arena + 49664; // [n, 1, 1]
    const vae_real *t45 = s->arena + 43008; // [n, 6, 1]
    const vae_real *t51 = s->arena + 31879; // [n, 1] in rows of 9
    vae_real *d194 = s->arena + 49536; // [n, 1, 1]
    vae_real *d217 = s->arena + 49280; // [n, 1, 1]
    const vae_real *eps41 = s->arena + 43776; // [n, 6, 1]
    vae_real *d220 = s->arena + 49152; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d186_sum = 0.0f;
        vae_real d190_sum = 0.0f;
        vae_real d194_sum = 0.0f;
        vae_real d217_sum = 0.0f;
        vae_real d220_sum = 0.0f;
        VAE_SIMD_SUM(d186_sum, d190_sum, d194_sum, d217_sum, d220_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v170 = t167[i * 6 + j] - d150[i * 6 + j] * z70[i * 6 + j];
            const vae_real v183 = 2.0f * d171[i * 6 + j] * t68[i * 6 + j] - 2.0f * (d171[i * 6 + j] * t74[i]) * t68[i * 6 + j];
            d186_sum += v170 * t68[i * 6 + j];
            const vae_real v189 = (v183 + v170 * t64[i]) * t72[i * 6 + j];
            d190_sum += v189;
            d194_sum += v189 * t45[i * 6 + j];
            const vae_real v196 = v170 + v189 * t51[i * 9];
            d217_sum += v196;
            d220_sum += v196 * eps41[i * 6 + j];
        }
        d186[i] = d186_sum;
        d190[i] = d190_sum;
        d194[i] = d194_sum;
        d217[i] = d217_sum;
        d220[i] = d220_sum;
    }
}

// miwae.vae:5  gradient of sampling and KL
// kernel 30, train: loop over rows of [1]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d174 = s->arena + 49920; // [n, 1]
    const vae_real *t54 = s->arena + 51584; // [n, 1]
    const vae_real *d186 = s->arena + 49792; // [n, 1]
    const vae_real *t51 = s->arena + 31879; // [n, 1] in rows of 9
    const vae_real *t62 = s->arena + 51200; // [n, 1]
    const vae_real *d194 = s->arena + 49536; // [n, 1]
    const vae_real *t61 = s->arena + 51328; // [n, 1]
    const vae_real *t50 = s->arena + 31878; // [n, 1] in rows of 9
    vae_real *d211 = s->arena + 30727; // [n, 1] in rows of 9
    vae_real *d212 = s->arena + 30726; // [n, 1] in rows of 9
    const vae_real *d220 = s->arena + 49152; // [n, 1]
    const vae_real *t43 = s->arena + 51712; // [n, 1]
    vae_real *d224 = s->arena + 30725; // [n, 1] in rows of 9
    const vae_real *d215 = s->arena + 49408; // [n, 1]
    vae_real *t243 = s->arena + 30724; // [n, 1] in rows of 9
    const vae_real *d217 = s->arena + 49280; // [n, 1]
    vae_real *t244 = s->arena + 30728; // [n, 1] in rows of 9
    const vae_real *d190 = s->arena + 49664; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v177 = vae_sigmoid(t54[i]);
        const vae_real v201 = (d186[i] * t51[i * 9] - 1e-12f * d174[i]) / t61[i];
        const vae_real v205 = d194[i] + d186[i] * t62[i] - 2.0f * (v201 * t62[i]) * t51[i * 9];
        const vae_real v208 = d174[i] * v177 - v201 + v201 * v177;
        d211[i * 9] = v205 + v208 * t50[i * 9];
        d212[i * 9] = d186[i] + v208 * t51[i * 9];
        d224[i * 9] = d215[i] + 0.5f * (d220[i] * t43[i]);
        t243[i * 9] = d217[i];
        t244[i * 9] = d190[i];
    }
}

// miwae.vae:4  gradient of sampling and KL
// kernel 31, train: loop over rows of [6, 2]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d150 = s->arena + 34560; // [n, 6, 1]
    vae_real *d232 = s->arena + 47872; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d232[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d232[i * 2 + k] += -((-0.5f) * d150[i * 6 + j]);
            }
        }
    }
}

// kernel 32, train: loop over rows of [2]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 6, end = vae_panel_end(s, tile, 32) * 6;
    vae_real *t226 = s->arena + 26112; // [n*6, 2]
    const vae_real *d165 = s->arena + 21504; // [n*6, 2] in rows of 3
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t226[i * 2 + j] = d165[i * 3 + j];
        }
    }
}

// miwae.vae:4  gradient of sampling and KL
// kernel 33, train: loop over rows of [6, 2]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d150 = s->arena + 34560; // [n, 6, 1]
    const vae_real *z20 = s->arena + 27648; // [n, 6, 2]
    const vae_real *t226 = s->arena + 26112; // [n, 6, 2]
    vae_real *d234 = s->arena + 47616; // [n, 1, 2]
    const vae_real *eps15 = s->arena + 29184; // [n, 6, 2]
    vae_real *d237 = s->arena + 47360; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d234[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d237[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v229 = t226[i * 12 + j * 2 + k] - d150[i * 6 + j] * z20[i * 12 + j * 2 + k];
                d234[i * 2 + k] += v229;
                d237[i * 2 + k] += v229 * eps15[i * 12 + j * 2 + k];
            }
        }
    }
}

// miwae.vae:4  gradient of sampling and KL
// kernel 34, train: loop over rows of [2]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d237 = s->arena + 47360; // [n, 2]
    const vae_real *t18 = s->arena + 48896; // [n, 2]
    vae_real *d241 = s->arena + 30722; // [n, 2] in rows of 9
    const vae_real *d232 = s->arena + 47872; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d241[i * 9 + j] = d232[i * 2 + j] + 0.5f * (d237[i * 2 + j] * t18[i * 2 + j]);
        }
    }
}

// kernel 35, train: loop over rows of [2]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t242 = s->arena + 30720; // [n, 2] in rows of 9
    const vae_real *d234 = s->arena + 47616; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t242[i * 9 + j] = d234[i * 2 + j];
        }
    }
}

// miwae.vae:4  gradient of posterior heads (added by the compiler)
// kernel 36, train: weight gradient over [5, 9]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 46720; // [n, 5]
    const vae_real *d245 = s->arena + 30720; // [n, 9]
    vae_real *d_param247 = s->grad + 48; // [5, 9]
    if (tile == 1) {
        vae_real *d_param246 = s->grad + 96; // [9]
        vae_column_sums(s->n, 9, d245, 9, d_param246);
        return;
    }
    vae_gemm_tn(5, 9, s->n, h5, 5, d245, 9, d_param247, 9);
}

// miwae.vae:4  gradient of posterior heads (added by the compiler)
// miwae.vae:6  gradient of tanh
// kernel 37, train: product by panels over rows of [5]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d245 = s->arena + 30720; // [n, 9]
    const vae_real *w6 = s->param + 48; // [5, 9]
    vae_real *d251 = s->arena + 46080; // [n, 5]
    const vae_real *h5 = s->arena + 46720; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 9, d245 + begin * 9, 9, w6, 9, d251 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v248 = d251[i * 5 + j];
            d251[i * 5 + j] = v248 * (1.0f - h5[i * 5 + j] * h5[i * 5 + j]);
        }
    }
}

// miwae.vae:6  gradient of dense(5)
// kernel 38, train: weight gradient over [6, 5]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 45312; // [n, 6]
    const vae_real *d251 = s->arena + 46080; // [n, 5]
    vae_real *d_param253 = s->grad + 0; // [6, 5]
    if (tile == 1) {
        vae_real *d_param252 = s->grad + 32; // [5]
        vae_column_sums(s->n, 5, d251, 5, d_param252);
        return;
    }
    vae_gemm_tn(6, 5, s->n, x0, 6, d251, 5, d_param253, 5);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // miwae.vae:6  dense(5)
    // miwae.vae:6  tanh
    // kernel 0, train: product by panels over rows of [5]
    like_train_k0(s, tile, scratch, s->arena + 45312, s->param + 0, s->arena + 46720, s->param + 32);
    // miwae.vae:4  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [9]
    like_train_k1(s, tile, scratch, s->arena + 46720, s->param + 48, s->arena + 31872,
        s->param + 96);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {17664, 30}, // h101
    {23808, 18}, // t94
    {50688, 1}, // t86
    {51840, 1}, // t37
    {46720, 5}, // h5
    {45312, 6}, // x0
};
static const VaeShown train_u0_shown = {6, train_u0_rows};

static const VaeShown train_k9_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k13(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k18(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k23(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k29(s, tile, scratch);
    train_k30(s, tile, scratch);
    train_k31(s, tile, scratch);
    train_k32(s, tile, scratch);
    train_k33(s, tile, scratch);
    train_k34(s, tile, scratch);
    train_k35(s, tile, scratch);
    train_k37(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u2_rows[] = {
    {46080, 5}, // d251
    {30720, 9}, // d211
    {13824, 30}, // d161
    {0, 36}, // d155
    {50176, 1}, // t135
    {50432, 1}, // t129
};
static const VaeShown train_u2_shown = {6, train_u2_rows};

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {.shown = &train_u0_shown}},
        {train_k9, panels, {.shown = &train_k9_shown}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_u2, panels, {.shown = &train_u2_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k24, 2, {.weights = true}},
        {train_k26, 2, {.weights = true}},
        {train_k36, 2, {.weights = true}},
        {train_k38, 2, {.weights = true}},
        {train_u3, 1, {0}}}, 5);
}

// miwae.vae:4  sampling and KL
// kernel 2, eval: loop over rows of [2]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar11 = s->arena + 2; // [n, 2] in rows of 9
    const vae_real *eps15 = s->arena + 3840; // [n, 2]
    vae_real *z20 = s->arena + 3200; // [n, 2] in rows of 3
    const vae_real *mean10 = s->arena + 0; // [n, 2] in rows of 9
    vae_real *t34 = s->arena + 3584; // [n, 2]
    vae_real *t35 = s->arena + 5504; // [n, 1]
    vae_real *t38 = s->arena + 5376; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t35_sum = 0.0f;
        vae_real t38_sum = 0.0f;
        VAE_SIMD_SUM(t35_sum, t38_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v20 = mean10[i * 9 + j] + vae_exp(0.5f * logvar11[i * 9 + j]) * eps15[i * 2 + j];
            z20[i * 3 + j] = v20;
            const vae_real v23 = eps15[i * 2 + j] * eps15[i * 2 + j] + logvar11[i * 9 + j];
            const vae_real v30 = mean10[i * 9 + j] * mean10[i * 9 + j] + vae_exp(logvar11[i * 9 + j]);
            const vae_real v34 = 0.5f * (v30 - 1.0f - logvar11[i * 9 + j]);
            t34[i * 2 + j] = v34;
            t35_sum += v34;
            const vae_real v37 = (-0.5f) * (v20 * v20 + 1.83787707f - (v23 + 1.83787707f));
            t38_sum += v37;
        }
        t35[i] = t35_sum;
        t38[i] = t38_sum;
    }
}

// miwae.vae:5  sampling and KL
// kernel 3, eval: loop over rows of [1]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar13 = s->arena + 5; // [n, 1] in rows of 9
    const vae_real *eps39 = s->arena + 5248; // [n, 1]
    vae_real *t43 = s->arena + 5120; // [n, 1]
    const vae_real *mean12 = s->arena + 4; // [n, 1] in rows of 9
    const vae_real *t49 = s->arena + 7; // [n, 1] in rows of 9
    const vae_real *t48 = s->arena + 6; // [n, 1] in rows of 9
    vae_real *t52 = s->arena + 4992; // [n, 1]
    vae_real *t58 = s->arena + 4864; // [n, 1]
    vae_real *t64 = s->arena + 4736; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v43 = mean12[i * 9] + vae_exp(0.5f * logvar13[i * 9]) * eps39[i];
        t43[i] = v43;
        t52[i] = t49[i * 9] * t48[i * 9];
        t58[i] = t49[i * 9] * t49[i * 9];
        t64[i] = t49[i * 9] * v43;
    }
}

// miwae.vae:5  sampling and KL
// kernel 4, eval: loop over rows of [1]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *eps39 = s->arena + 5248; // [n, 1]
    const vae_real *logvar13 = s->arena + 5; // [n, 1] in rows of 9
    const vae_real *t52 = s->arena + 4992; // [n, 1]
    const vae_real *t58 = s->arena + 4864; // [n, 1]
    const vae_real *t49 = s->arena + 7; // [n, 1] in rows of 9
    const vae_real *t48 = s->arena + 6; // [n, 1] in rows of 9
    const vae_real *t64 = s->arena + 4736; // [n, 1]
    const vae_real *t50 = s->arena + 8; // [n, 1] in rows of 9
    vae_real *z68 = s->arena + 3202; // [n, 1] in rows of 3
    const vae_real *t43 = s->arena + 5120; // [n, 1]
    vae_real *t81 = s->arena + 4608; // [n, 1]
    vae_real *t82 = s->arena + 4480; // [n, 1]
    const vae_real *t35 = s->arena + 5504; // [n, 1]
    vae_real *t83 = s->arena + 4352; // [n, 1]
    const vae_real *t38 = s->arena + 5376; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v47 = (-0.5f) * (eps39[i] * eps39[i] + logvar13[i * 9] + 1.83787707f);
        const vae_real v53 = vae_softplus(t52[i]);
        const vae_real v60 = (v53 - 1.0f - t52[i]) / (t58[i] + 1e-12f);
        const vae_real v66 = vae_tanh(t64[i] + t50[i * 9]);
        const vae_real v68 = t43[i] + (t48[i * 9] + v60 * t49[i * 9]) * v66;
        z68[i * 3] = v68;
        const vae_real v69 = v66 * v66;
        const vae_real v80 = (-0.5f) * (v68 * v68 + 1.83787707f) - (v47 - vae_log(v69 + (1.0f - v69) * (v53 - 1e-12f * v60)));
        t81[i] = -v80;
        t82[i] = t35[i] - v80;
        t83[i] = t38[i] + v80;
    }
}

// What kernel 5 of eval and 1 other do, each with buffers of its own:
//   z84: [n, 3]
//   w85: [3, 5]
//   h89: [n, 5]
//   b86: [5]
VAE_SHARED_2(like_eval_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *z84,
    const vae_real *w85, vae_real *h89, const vae_real *b86) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 5, 3, z84 + begin * 3, 3, w85, 5, h89 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v87 = h89[i * 5 + j];
            h89[i * 5 + j] = vae_tanh(v87 + b86[j]);
        }
    }
}

// miwae.vae:7  dense(6)
// miwae.vae:8  likelihood = gaussian
// kernel 6, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h89 = s->arena + 1920; // [n, 5]
    const vae_real *w90 = s->param + 144; // [5, 6]
    vae_real *t92 = scratch; // [end - begin, 6]
    const vae_real *b91 = s->param + 176; // [6]
    const vae_real *x0 = s->arena + 1152; // [n, 6]
    vae_real *t102 = s->arena + 4224; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 5, h89 + begin * 5, 5, w90, 6, t92, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t102_sum = 0.0f;
        VAE_SIMD_SUM(t102_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v92 = t92[(i - begin) * 6 + j];
            const vae_real v95 = x0[i * 6 + j] - (v92 + b91[j]);
            const vae_real v100 = (-0.713349888f) + 2.04081633f * (v95 * v95) + 1.83787707f;
            t102_sum += 0.5f * v100;
        }
        t102[i] = t102_sum;
    }
}

// kernel 7, eval: loop over rows of [1]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t103 = s->arena + 4096; // [n, 1]
    const vae_real *t83 = s->arena + 4352; // [n, 1]
    const vae_real *t102 = s->arena + 4224; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t103[i] = t83[i] - t102[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // miwae.vae:6  dense(5)
    // miwae.vae:6  tanh
    // kernel 0, eval: product by panels over rows of [5]
    like_train_k0(s, tile, scratch, s->arena + 1152, s->param + 0, s->arena + 2560, s->param + 32);
    // miwae.vae:4  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [9]
    like_train_k1(s, tile, scratch, s->arena + 2560, s->param + 48, s->arena + 0, s->param + 96);
    eval_k2(s, tile, scratch);
    eval_k3(s, tile, scratch);
    eval_k4(s, tile, scratch);
    // miwae.vae:7  dense(5)
    // miwae.vae:7  tanh
    // kernel 5, eval: product by panels over rows of [5]
    like_eval_k5(s, tile, scratch, s->arena + 3200, s->param + 112, s->arena + 1920, s->param + 128);
    eval_k6(s, tile, scratch);
    eval_k7(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, eval_u0, panels);
}

// miwae.vae:5  sampling and KL
// kernel 2, encode: loop over rows of [1]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t16 = s->arena + 7; // [n, 1] in rows of 9
    const vae_real *t15 = s->arena + 6; // [n, 1] in rows of 9
    vae_real *t19 = s->arena + 3968; // [n, 1]
    vae_real *t26 = s->arena + 3840; // [n, 1]
    const vae_real *mean12 = s->arena + 4; // [n, 1] in rows of 9
    vae_real *t32 = s->arena + 3712; // [n, 1]
    const vae_real *logvar13 = s->arena + 5; // [n, 1] in rows of 9
    const vae_real *eps37 = s->arena + 3456; // [n, 1]
    vae_real *t42 = s->arena + 3328; // [n, 1]
    vae_real *t44 = s->arena + 3200; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t19[i] = t16[i * 9] * t15[i * 9];
        t26[i] = t16[i * 9] * t16[i * 9];
        t32[i] = t16[i * 9] * mean12[i * 9];
        const vae_real v42 = mean12[i * 9] + vae_exp(0.5f * logvar13[i * 9]) * eps37[i];
        t42[i] = v42;
        t44[i] = t16[i * 9] * v42;
    }
}

// miwae.vae:5  sampling and KL
// kernel 3, encode: loop over rows of [1]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t19 = s->arena + 3968; // [n, 1]
    const vae_real *t26 = s->arena + 3840; // [n, 1]
    const vae_real *t16 = s->arena + 7; // [n, 1] in rows of 9
    const vae_real *t15 = s->arena + 6; // [n, 1] in rows of 9
    const vae_real *t32 = s->arena + 3712; // [n, 1]
    const vae_real *t17 = s->arena + 8; // [n, 1] in rows of 9
    vae_real *t36 = s->arena + 3584; // [n, 1]
    const vae_real *mean12 = s->arena + 4; // [n, 1] in rows of 9
    const vae_real *t44 = s->arena + 3200; // [n, 1]
    vae_real *z48 = s->arena + 3072; // [n, 1]
    const vae_real *t42 = s->arena + 3328; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v28 = (vae_softplus(t19[i]) - 1.0f - t19[i]) / (t26[i] + 1e-12f);
        const vae_real v30 = t15[i * 9] + v28 * t16[i * 9];
        t36[i] = mean12[i * 9] + v30 * vae_tanh(t32[i] + t17[i * 9]);
        z48[i] = t42[i] + v30 * vae_tanh(t44[i] + t17[i * 9]);
    }
}

// miwae.vae:4  posterior heads (added by the compiler)
// kernel 4, encode: loop over rows of [2]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t49 = s->arena + 2816; // [n, 2]
    const vae_real *mean10 = s->arena + 0; // [n, 2] in rows of 9
    vae_real *t50 = s->arena + 2560; // [n, 2]
    const vae_real *logvar11 = s->arena + 2; // [n, 2] in rows of 9
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t49[i * 2 + j] = mean10[i * 9 + j];
            t50[i * 2 + j] = logvar11[i * 9 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // miwae.vae:6  dense(5)
    // miwae.vae:6  tanh
    // kernel 0, encode: product by panels over rows of [5]
    like_train_k0(s, tile, scratch, s->arena + 1152, s->param + 0, s->arena + 1920, s->param + 32);
    // miwae.vae:4  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [9]
    like_train_k1(s, tile, scratch, s->arena + 1920, s->param + 48, s->arena + 0, s->param + 96);
    encode_k2(s, tile, scratch);
    encode_k3(s, tile, scratch);
    encode_k4(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, encode_u0, panels);
}

// miwae.vae:4  z
// kernel 0, decode: loop over rows of [2]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t2 = s->arena + 2944; // [n, 2] in rows of 3
    const vae_real *z0 = s->arena + 3328; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t2[i * 3 + j] = z0[i * 2 + j];
        }
    }
}

// miwae.vae:5  w
// kernel 1, decode: loop over rows of [1]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t3 = s->arena + 2946; // [n, 1] in rows of 3
    const vae_real *z1 = s->arena + 3584; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t3[i * 3] = z1[i];
    }
}

// miwae.vae:7  dense(6)
// kernel 3, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h9 = s->arena + 2304; // [n, 5]
    const vae_real *w10 = s->param + 144; // [5, 6]
    vae_real *p13 = s->arena + 1536; // [n, 6]
    const vae_real *b11 = s->param + 176; // [6]
    vae_real *t16 = s->arena + 0; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 5, h9 + begin * 5, 5, w10, 6, p13 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v12 = p13[i * 6 + j];
            const vae_real v13 = v12 + b11[j];
            p13[i * 6 + j] = v13;
            t16[i * 6 + j] = v13;
        }
    }
}

// kernel 4, decode: loop over rows of [6]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t15 = s->arena + 768; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t15[i * 6 + j] = 0.7f;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    decode_k0(s, tile, scratch);
    decode_k1(s, tile, scratch);
    // miwae.vae:7  dense(5)
    // miwae.vae:7  tanh
    // kernel 2, decode: product by panels over rows of [5]
    like_eval_k5(s, tile, scratch, s->arena + 2944, s->param + 112, s->arena + 2304, s->param + 128);
    decode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k4, panels, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 45312, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 29184, 12}, // [n, 6, 2]
    {"w.eps", VAE_IN_NORMAL, 1, 43776, 6}, // [n, 6, 1]
    {"loss", VAE_OUT_SCALAR, 0, 52032, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 52000, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 51968, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 1152, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 3840, 2}, // [n, 2]
    {"w.eps", VAE_IN_NORMAL, 1, 5248, 1}, // [n, 1]
    {"reconstruction", VAE_OUT_ROW, 0, 4224, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 4480, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 4096, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 3584, 2}, // [n, 2]
    {"w.kl", VAE_OUT_ROW, 0, 4608, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 1152, 6}, // [n, 6]
    {"w.eps", VAE_IN_NORMAL, 1, 3456, 1}, // [n, 1]
    {"z.mean", VAE_OUT_ROW, 0, 2816, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 2560, 2}, // [n, 2]
    {"w.mean", VAE_OUT_ROW, 0, 3584, 1}, // [n, 1]
    {"w.sample", VAE_OUT_ROW, 0, 3072, 1}, // [n, 1]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 3328, 2}, // [n, 2]
    {"w", VAE_IN_LATENT, 1, 3584, 1}, // [n, 1]
    {"x.mean", VAE_OUT_ROW, 0, 1536, 6}, // [n, 6]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 6}, // [n, 6]
    {"x.draw1", VAE_OUT_ROW, 0, 768, 6}, // [n, 6]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {5, 6}, {1, 5}, 0, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"encoder.0.bias", 1, {5}, {1}, 32, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 5}, {1, 9}, 48, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 96, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 5}, {1, 9}, 50, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 98, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.w.mean.weight", 2, {1, 5}, {1, 9}, 52, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"posterior.w.mean.bias", 1, {1}, {1}, 100, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.w.logvar.weight", 2, {1, 5}, {1, 9}, 53, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"posterior.w.logvar.bias", 1, {1}, {1}, 101, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.w.flow.weight", 2, {3, 5}, {1, 9}, 54, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"posterior.w.flow.bias", 1, {3}, {1}, 102, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {5, 3}, {1, 5}, 112, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"decoder.0.bias", 1, {5}, {1}, 128, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {6, 5}, {1, 6}, 144, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"decoder.2.bias", 1, {6}, {1}, 176, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 6, 6, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
    {"w", 1, 0},
};
static const VaeCoded coded[] = {
    {0, 0, NULL},
    {0, 0, "has a posterior with a flow, whose density is not known of every value"},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(5)", "[5]", 35},
    {VAE_STAGE_ENCODER, 0, "tanh", "[5]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 24},
    {VAE_STAGE_LATENT, 0, "w: normal", "[1]", 30},
    {VAE_STAGE_DECODER, 0, "dense(5)", "[5]", 20},
    {VAE_STAGE_DECODER, 0, "tanh", "[5]", 0},
    {VAE_STAGE_DECODER, 0, "dense(6)", "[6]", 36},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[6]", 0},
};

static const VaeStretch rest[] = {
    {0, 192},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "miwae", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model miwae\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [6]                         -              -\n"
        "    dense(5)                        [5]                        35             60\n"
        "    tanh                            [5]                         -              -\n"
        "  z: mean, logvar heads             [2]                        24             40\n"
        "  w: heads and flow                 [1]                        30             60\n"
        "  decoder(z, w)                     [3]                         -              -\n"
        "    dense(5)                        [5]                        20             30\n"
        "    tanh                            [5]                         -              -\n"
        "    dense(6)                        [6]                        36             60\n"
        "\n"
        "  145 parameters; one training step of 128 rows: 257,280 flops\n"
        "  likelihood gaussian(sigma=0.7, floor=0.001)\n"
        "  objective miwae(m=2, k=3)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          39      195       208,256      208,256\n"
        "  eval            8       77        22,528       22,528\n"
        "  encode          5       34        16,384       16,384\n"
        "  decode          5        9        14,848       14,848\n",
    .batch = 128, .n_param = 192, .n_state = 0, .n_arena = 52064,
    .n_scratch = 192,
    .max_threads = 1, .flops_per_row = 2010.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 32,
    .tensor = tensors, .n_tensors = 16,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 2,
    .coded = coded,
    .stage = stages, .n_stages = 9,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 8},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 6},
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
        .early_stop = 0, .recon_scale = 1.0, .importance = 3
    },
};
