// drawn -- written by vaec 0.1.0 from drawn.vae; do not edit.
//
// model drawn
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [7]                         -              -
//     dense(6)                        [6]                        48             84
//     tanh                            [6]                         -              -
//     dense(5)                        [5]                        35             60
//     tanh                            [5]                         -              -
//   low: mean, logvar heads, from early  [2]                        44             88
//   z: mean, logvar heads, given top  [3]                        62            124
//   lower: mean, logvar heads, from late  [1]                        18             36
//   top: mean, logvar heads           [2]                        24             40
//   low: prior drawn                  [2]                        20             40
//   z: prior given top, y             [3]                        54              -
//   lower: prior drawn                [1]                         8             16
//   network trunk(z)                  [3]                         -              -
//     dense(4)                        [4]                        16             24
//     tanh                            [4]                         -              -
//   decoder(trunk)                    [4]                         -              -
//     draw(low)                       [6]                         -              -
//     dense(3)                        [3]                        21             36
//     tanh                            [3]                         -              -
//     draw(lower)                     [4]                         -              -
//     concat(seen)                    [10]                        -              -
//     dense(7)                        [7]                        77            140
//   likelihood: logvar                                           77            154
//
//   504 parameters; one training step of 6 rows: 39,960 flops
//   likelihood gaussian(sigma=learned, floor=0.001)
//   objective iwae(samples=3)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train         103      358        30,656       30,656
//   eval           22      161         4,096        4,096
//   encode         21       72         4,288        4,288
//   decode          6       18         1,088        1,088
//   prior          12       37         2,240        2,240
//
// n is the number of rows in the batch, at most 6; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// drawn.vae:12  dense(6)
// drawn.vae:12  tanh
// kernel 0, train: product by panels over rows of [6]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *x0 = s->arena + 6096; // [n, 7]
    const vae_real *w2 = s->param + 0; // [7, 6]
    vae_real *h6 = s->arena + 6048; // [n, 6]
    const vae_real *b3 = s->param + 48; // [6]
    vae_gemm_nn((int)(end - begin), 6, 7, x0 + begin * 7, 7, w2, 6, h6 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v4 = h6[i * 6 + j];
            h6[i * 6 + j] = vae_tanh(v4 + b3[j]);
        }
    }
}

// drawn.vae:13  dense(5)
// drawn.vae:13  tanh
// kernel 1, train: product by panels over rows of [5]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *h6 = s->arena + 6048; // [n, 6]
    const vae_real *w7 = s->param + 64; // [6, 5]
    vae_real *h11 = s->arena + 7232; // [n, 5]
    const vae_real *b8 = s->param + 96; // [5]
    vae_gemm_nn((int)(end - begin), 5, 6, h6 + begin * 6, 6, w7, 5, h11 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v9 = h11[i * 5 + j];
            h11[i * 5 + j] = vae_tanh(v9 + b8[j]);
        }
    }
}

// drawn.vae:6  posterior heads (added by the compiler)
// kernel 2, train: product by panels over rows of [4]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *h11 = s->arena + 7232; // [n, 5]
    const vae_real *w12 = s->param + 112; // [5, 4]
    vae_real *heads15 = s->arena + 7200; // [n, 4]
    const vae_real *b13 = s->param + 144; // [4]
    vae_gemm_nn((int)(end - begin), 4, 5, h11 + begin * 5, 5, w12, 4, heads15 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v14 = heads15[i * 4 + j];
            heads15[i * 4 + j] = v14 + b13[j];
        }
    }
}

// drawn.vae:9  sampling and KL
// kernel 3, train: loop over rows of [2]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar17 = s->arena + 7202; // [n, 2] in rows of 4
    vae_real *t21 = s->arena + 7648; // [n, 2]
    const vae_real *mean16 = s->arena + 7200; // [n, 2] in rows of 4
    vae_real *t39 = s->arena + 7632; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t39_sum = 0.0f;
        VAE_SIMD_SUM(t39_sum)
        for (size_t j = 0; j < 2; j++) {
            t21[i * 2 + j] = vae_exp(0.5f * logvar17[i * 4 + j]);
            const vae_real v34 = mean16[i * 4 + j] * mean16[i * 4 + j] + vae_exp(logvar17[i * 4 + j]);
            t39_sum += 0.5f * (v34 - 1.0f - logvar17[i * 4 + j]);
        }
        t39[i] = t39_sum;
    }
}

// drawn.vae:9  sampling and KL
// kernel 4, train: loop over rows of [3, 2]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t21 = s->arena + 7648; // [n, 2]
    const vae_real *eps18 = s->arena + 6000; // [n, 3, 2]
    vae_real *z23 = s->arena + 2277; // [n, 3, 2] in rows of 7
    const vae_real *mean16 = s->arena + 7200; // [n, 2] in rows of 4
    const vae_real *logvar17 = s->arena + 7202; // [n, 2] in rows of 4
    vae_real *t42 = s->arena + 7168; // [n, 3, 1]
    vae_real *t68 = s->arena + 3376; // [n, 3, 2] in rows of 5
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t42_sum = 0.0f;
            VAE_SIMD_SUM(t42_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v23 = mean16[i * 4 + k] + t21[i * 2 + k] * eps18[i * 6 + j * 2 + k];
                z23[i * 21 + j * 7 + k] = v23;
                const vae_real v26 = eps18[i * 6 + j * 2 + k] * eps18[i * 6 + j * 2 + k] + logvar17[i * 4 + k];
                const vae_real v41 = (-0.5f) * (v23 * v23 + 1.83787707f - (v26 + 1.83787707f));
                t42_sum += v41;
                t68[i * 15 + j * 5 + k] = v23;
            }
            t42[i * 3 + j] = t42_sum;
        }
    }
}

// drawn.vae:7  posterior heads (added by the compiler)
// kernel 5, train: loop over rows of [3, 5]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t44 = s->arena + 3472; // [n, 3, 5]
    const vae_real *h11 = s->arena + 7232; // [n, 1, 5]
    vae_real *t45 = s->arena + 2272; // [n, 3, 5] in rows of 7
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                const vae_real v44 = h11[i * 5 + k];
                t44[i * 15 + j * 5 + k] = v44;
                t45[i * 21 + j * 7 + k] = v44;
            }
        }
    }
}

// drawn.vae:7  posterior heads (added by the compiler)
// kernel 6, train: product by panels over rows of [3, 4]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t46 = s->arena + 2272; // [n, 3, 7]
    const vae_real *w47 = s->param + 160; // [7, 4]
    vae_real *h51 = s->arena + 4208; // [n, 3, 4]
    const vae_real *b48 = s->param + 192; // [4]
    vae_gemm_nn((int)(end - begin) * 3, 4, 7, t46 + begin * 21, 7, w47, 4, h51 + begin * 12, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v49 = h51[i * 12 + j * 4 + k];
                h51[i * 12 + j * 4 + k] = vae_tanh(v49 + b48[k]);
            }
        }
    }
}

// What kernel 7 of train and 1 other do, each with buffers of its own:
//   h51: [n, 3, 4]
//   w52: [4, 6]
//   heads55: [n, 3, 6]
//   b53: [6]
VAE_SHARED_2(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *h51,
    const vae_real *w52, vae_real *heads55, const vae_real *b53) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin) * 3, 6, 4, h51 + begin * 12, 4, w52, 6, heads55 + begin * 18, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v54 = heads55[i * 18 + j * 6 + k];
                heads55[i * 18 + j * 6 + k] = v54 + b53[k];
            }
        }
    }
}

// drawn.vae:7  sampling and KL
// kernel 8, train: loop over rows of [3, 3]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar57 = s->arena + 3075; // [n, 3, 3] in rows of 6
    vae_real *t60 = s->arena + 4672; // [n, 3, 3]
    const vae_real *eps58 = s->arena + 4736; // [n, 3, 3]
    vae_real *z62 = s->arena + 4608; // [n, 3, 3]
    const vae_real *mean56 = s->arena + 3072; // [n, 3, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v60 = vae_exp(0.5f * logvar57[i * 18 + j * 6 + k]);
                t60[i * 9 + j * 3 + k] = v60;
                z62[i * 9 + j * 3 + k] = mean56[i * 18 + j * 6 + k] + v60 * eps58[i * 9 + j * 3 + k];
            }
        }
    }
}

// drawn.vae:7  sampling and KL
// kernel 9, train: loop over rows of [3, 3]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t67 = s->arena + 3378; // [n, 3, 3] in rows of 5
    const vae_real *x1 = s->arena + 7264; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t67[i * 15 + j * 5 + k] = x1[i * 3 + k];
            }
        }
    }
}

// drawn.vae:7  sampling and KL
// kernel 10, train: product by panels over rows of [3, 4]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t69 = s->arena + 3376; // [n, 3, 5]
    const vae_real *w70 = s->param + 256; // [5, 4]
    vae_real *t74 = s->arena + 4128; // [n, 3, 4]
    const vae_real *b71 = s->param + 288; // [4]
    vae_gemm_nn((int)(end - begin) * 3, 4, 5, t69 + begin * 15, 5, w70, 4, t74 + begin * 12, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v72 = t74[i * 12 + j * 4 + k];
                t74[i * 12 + j * 4 + k] = vae_tanh(v72 + b71[k]);
            }
        }
    }
}

// drawn.vae:7  sampling and KL
// kernel 12, train: loop over rows of [3, 3]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *eps58 = s->arena + 4736; // [n, 3, 3]
    const vae_real *logvar57 = s->arena + 3075; // [n, 3, 3] in rows of 6
    vae_real *t81 = s->arena + 4544; // [n, 3, 3]
    const vae_real *z62 = s->arena + 4608; // [n, 3, 3]
    const vae_real *t79 = s->arena + 2960; // [n, 3, 3] in rows of 6
    vae_real *t82 = s->arena + 4480; // [n, 3, 3]
    const vae_real *t80 = s->arena + 2963; // [n, 3, 3] in rows of 6
    vae_real *t84 = s->arena + 4416; // [n, 3, 3]
    const vae_real *mean56 = s->arena + 3072; // [n, 3, 3] in rows of 6
    vae_real *t98 = s->arena + 7136; // [n, 1, 3]
    vae_real *t107 = s->arena + 7104; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            t98[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 3; j++) {
            vae_real t107_sum = 0.0f;
            VAE_SIMD_SUM(t107_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v64 = eps58[i * 9 + j * 3 + k] * eps58[i * 9 + j * 3 + k] + logvar57[i * 18 + j * 6 + k];
                const vae_real v81 = z62[i * 9 + j * 3 + k] - t79[i * 18 + j * 6 + k];
                t81[i * 9 + j * 3 + k] = v81;
                const vae_real v82 = v81 * v81;
                t82[i * 9 + j * 3 + k] = v82;
                const vae_real v84 = vae_exp(-t80[i * 18 + j * 6 + k]);
                t84[i * 9 + j * 3 + k] = v84;
                const vae_real v89 = vae_exp(logvar57[i * 18 + j * 6 + k] - t80[i * 18 + j * 6 + k]);
                const vae_real v90 = mean56[i * 18 + j * 6 + k] - t79[i * 18 + j * 6 + k];
                const vae_real v96 = v89 + v90 * v90 * v84 - 1.0f + t80[i * 18 + j * 6 + k] - logvar57[i * 18 + j * 6 + k];
                t98[i * 3 + k] += 0.5f * v96;
                const vae_real v105 = v82 * v84 + t80[i * 18 + j * 6 + k] + 1.83787707f - (v64 + 1.83787707f);
                t107_sum += (-0.5f) * v105;
            }
            t107[i * 3 + j] = t107_sum;
        }
    }
}

// drawn.vae:7  sampling and KL
// kernel 13, train: loop over rows of [1, 3]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t98 = s->arena + 7136; // [n, 1, 3]
    vae_real *t103 = s->arena + 7616; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t103_sum = 0.0f;
        VAE_SIMD_SUM(t103_sum)
        for (size_t j = 0; j < 3; j++) {
            t103_sum += 0.333333333f * t98[i * 3 + j];
        }
        t103[i] = t103_sum;
    }
}

// kernel 14, train: loop over rows of [1]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *d289 = s->arena + 7360; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d289[i] = inv_n;
    }
}

// kernel 15, train: loop over rows of [3, 7]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t110 = s->arena + 2144; // [n, 3, 7]
    const vae_real *x0 = s->arena + 6096; // [n, 1, 7]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 7; k++) {
                t110[i * 21 + j * 7 + k] = x0[i * 7 + k];
            }
        }
    }
}

// drawn.vae:16  dense(4)
// drawn.vae:16  tanh
// kernel 16, train: product by panels over rows of [4]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    const vae_real *z62 = s->arena + 4608; // [n*3, 3]
    const vae_real *w112 = s->param + 352; // [3, 4]
    vae_real *h116 = s->arena + 768; // [n*3, 4] in rows of 10
    const vae_real *b113 = s->param + 368; // [4]
    vae_real *t171 = s->arena + 580; // [n*3, 4] in rows of 10
    vae_gemm_nn((int)(end - begin), 4, 3, z62 + begin * 3, 3, w112, 4, h116 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v114 = h116[i * 10 + j];
            const vae_real v116 = vae_tanh(v114 + b113[j]);
            h116[i * 10 + j] = v116;
            t171[i * 10 + j] = v116;
        }
    }
}

// drawn.vae:6  draw(low)
// kernel 17, train: loop over rows of [3, 6]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t118 = s->arena + 2848; // [n, 3, 6]
    const vae_real *h6 = s->arena + 6048; // [n, 1, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                t118[i * 18 + j * 6 + k] = h6[i * 6 + k];
            }
        }
    }
}

// drawn.vae:6  draw(low)
// kernel 18, train: product by panels over rows of [4]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    const vae_real *h116 = s->arena + 768; // [n*3, 4] in rows of 10
    const vae_real *w120 = s->param + 384; // [4, 4]
    vae_real *heads123 = s->arena + 4048; // [n*3, 4]
    const vae_real *b121 = s->param + 400; // [4]
    vae_gemm_nn((int)(end - begin), 4, 4, h116 + begin * 10, 10, w120, 4, heads123 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v122 = heads123[i * 4 + j];
            heads123[i * 4 + j] = v122 + b121[j];
        }
    }
}

// What kernel 19 of train and 1 other do, each with buffers of its own:
//   t126: [n*3, 2]
//   t124: [n*3, 2] in rows of 4
//   t128: [n*3, 2]
//   t125: [n*3, 2] in rows of 4
VAE_SHARED_2(like_train_k19, const VaeState *s, int tile, vae_real *scratch, vae_real *t126,
    const vae_real *t124, vae_real *t128, const vae_real *t125) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t126[i * 2 + j] = t124[i * 4 + j];
            t128[i * 2 + j] = t125[i * 4 + j];
        }
    }
}

// kernel 20, train: loop over rows of [6]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    vae_real *t130 = s->arena + 772; // [n*3, 6] in rows of 10
    const vae_real *h119 = s->arena + 2848; // [n*3, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t130[i * 10 + j] = h119[i * 6 + j];
        }
    }
}

// drawn.vae:6  draw(low)
// kernel 21, train: product by panels over rows of [4]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    const vae_real *t131 = s->arena + 768; // [n*3, 10]
    const vae_real *w132 = s->param + 416; // [10, 4]
    vae_real *heads135 = s->arena + 3968; // [n*3, 4]
    const vae_real *b133 = s->param + 464; // [4]
    vae_gemm_nn((int)(end - begin), 4, 10, t131 + begin * 10, 10, w132, 4, heads135 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v134 = heads135[i * 4 + j];
            heads135[i * 4 + j] = v134 + b133[j];
        }
    }
}

// drawn.vae:6  sampling and KL
// kernel 23, train: loop over rows of [3, 2]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar141 = s->arena + 5808; // [n, 3, 2]
    vae_real *t144 = s->arena + 5712; // [n, 3, 2]
    const vae_real *eps142 = s->arena + 5760; // [n, 3, 2]
    vae_real *z146 = s->arena + 5664; // [n, 3, 2]
    const vae_real *mean139 = s->arena + 5856; // [n, 3, 2]
    vae_real *t150 = s->arena + 5616; // [n, 3, 2]
    const vae_real *mean127 = s->arena + 5952; // [n, 3, 2]
    vae_real *t151 = s->arena + 5568; // [n, 3, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v144 = vae_exp(0.5f * logvar141[i * 6 + j]);
            t144[i * 6 + j] = v144;
            const vae_real v146 = mean139[i * 6 + j] + v144 * eps142[i * 6 + j];
            z146[i * 6 + j] = v146;
            const vae_real v150 = v146 - mean127[i * 6 + j];
            t150[i * 6 + j] = v150;
            t151[i * 6 + j] = v150 * v150;
        }
    }
}

// drawn.vae:6  sampling and KL
// kernel 24, train: loop over rows of [3, 2]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *eps142 = s->arena + 5760; // [n, 3, 2]
    const vae_real *logvar141 = s->arena + 5808; // [n, 3, 2]
    const vae_real *logvar129 = s->arena + 5904; // [n, 3, 2]
    vae_real *t153 = s->arena + 5520; // [n, 3, 2]
    const vae_real *t151 = s->arena + 5568; // [n, 3, 2]
    const vae_real *mean139 = s->arena + 5856; // [n, 3, 2]
    const vae_real *mean127 = s->arena + 5952; // [n, 3, 2]
    vae_real *t167 = s->arena + 7600; // [n, 1, 2]
    vae_real *t261 = s->arena + 6720; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            t167[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 3; j++) {
            vae_real t261_sum = 0.0f;
            VAE_SIMD_SUM(t261_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v148 = eps142[i * 6 + j * 2 + k] * eps142[i * 6 + j * 2 + k] + logvar141[i * 6 + j * 2 + k];
                const vae_real v153 = vae_exp(-logvar129[i * 6 + j * 2 + k]);
                t153[i * 6 + j * 2 + k] = v153;
                const vae_real v155 = t151[i * 6 + j * 2 + k] * v153 + logvar129[i * 6 + j * 2 + k];
                const vae_real v157 = logvar141[i * 6 + j * 2 + k] - logvar129[i * 6 + j * 2 + k];
                const vae_real v159 = mean139[i * 6 + j * 2 + k] - mean127[i * 6 + j * 2 + k];
                const vae_real v164 = vae_exp(v157) + v159 * v159 * v153 - 1.0f + logvar129[i * 6 + j * 2 + k];
                t167[i * 2 + k] += 0.5f * (v164 - logvar141[i * 6 + j * 2 + k]);
                t261_sum += (-0.5f) * (v155 + 1.83787707f - (v148 + 1.83787707f));
            }
            t261[i * 3 + j] = t261_sum;
        }
    }
}

// drawn.vae:6  sampling and KL
// kernel 25, train: loop over rows of [1, 2]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t167 = s->arena + 7600; // [n, 1, 2]
    vae_real *t257 = s->arena + 7568; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t257_sum = 0.0f;
        VAE_SIMD_SUM(t257_sum)
        for (size_t j = 0; j < 2; j++) {
            t257_sum += 0.333333333f * t167[i * 2 + j];
        }
        t257[i] = t257_sum;
    }
}

// kernel 26, train: loop over rows of [2]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    vae_real *t172 = s->arena + 584; // [n*3, 2] in rows of 10
    const vae_real *z146 = s->arena + 5664; // [n*3, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t172[i * 10 + j] = z146[i * 2 + j];
        }
    }
}

// drawn.vae:20  dense(3)
// drawn.vae:20  tanh
// kernel 27, train: product by panels over rows of [3]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    const vae_real *h173 = s->arena + 580; // [n*3, 6] in rows of 10
    const vae_real *w174 = s->param + 480; // [6, 3]
    vae_real *h178 = s->arena + 1104; // [n*3, 3] in rows of 8
    const vae_real *b175 = s->param + 512; // [3]
    vae_real *t231 = s->arena + 576; // [n*3, 3] in rows of 10
    vae_gemm_nn((int)(end - begin), 3, 6, h173 + begin * 10, 10, w174, 3, h178 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v176 = h178[i * 8 + j];
            const vae_real v178 = vae_tanh(v176 + b175[j]);
            h178[i * 8 + j] = v178;
            t231[i * 10 + j] = v178;
        }
    }
}

// drawn.vae:8  draw(lower)
// kernel 28, train: product by panels over rows of [2]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    const vae_real *h178 = s->arena + 1104; // [n*3, 3] in rows of 8
    const vae_real *w180 = s->param + 528; // [3, 2]
    vae_real *heads183 = s->arena + 5472; // [n*3, 2]
    const vae_real *b181 = s->param + 544; // [2]
    vae_gemm_nn((int)(end - begin), 2, 3, h178 + begin * 8, 8, w180, 2, heads183 + begin * 2, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v182 = heads183[i * 2 + j];
            heads183[i * 2 + j] = v182 + b181[j];
        }
    }
}

// What kernel 29 of train and 1 other do, each with buffers of its own:
//   t186: [n*3, 1]
//   t184: [n*3, 1] in rows of 2
//   t188: [n*3, 1]
//   t185: [n*3, 1] in rows of 2
VAE_SHARED_2(like_train_k29, const VaeState *s, int tile, vae_real *scratch, vae_real *t186,
    const vae_real *t184, vae_real *t188, const vae_real *t185) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t186[i] = t184[i * 2];
        t188[i] = t185[i * 2];
    }
}

// kernel 30, train: loop over rows of [5]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    vae_real *t190 = s->arena + 1107; // [n*3, 5] in rows of 8
    const vae_real *h179 = s->arena + 3472; // [n*3, 5]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t190[i * 8 + j] = h179[i * 5 + j];
        }
    }
}

// drawn.vae:8  draw(lower)
// kernel 31, train: product by panels over rows of [2]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    const vae_real *t191 = s->arena + 1104; // [n*3, 8]
    const vae_real *w192 = s->param + 560; // [8, 2]
    vae_real *heads195 = s->arena + 5424; // [n*3, 2]
    const vae_real *b193 = s->param + 576; // [2]
    vae_gemm_nn((int)(end - begin), 2, 8, t191 + begin * 8, 8, w192, 2, heads195 + begin * 2, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v194 = heads195[i * 2 + j];
            heads195[i * 2 + j] = v194 + b193[j];
        }
    }
}

// drawn.vae:8  sampling and KL
// kernel 33, train: loop over rows of [3, 1]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar201 = s->arena + 6976; // [n, 3, 1]
    vae_real *t204 = s->arena + 6912; // [n, 3, 1]
    const vae_real *eps202 = s->arena + 6944; // [n, 3, 1]
    vae_real *z206 = s->arena + 6880; // [n, 3, 1]
    const vae_real *mean199 = s->arena + 7008; // [n, 3, 1]
    vae_real *t210 = s->arena + 6848; // [n, 3, 1]
    const vae_real *mean187 = s->arena + 7072; // [n, 3, 1]
    vae_real *t211 = s->arena + 6816; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v204 = vae_exp(0.5f * logvar201[i * 3 + j]);
            t204[i * 3 + j] = v204;
            const vae_real v206 = mean199[i * 3 + j] + v204 * eps202[i * 3 + j];
            z206[i * 3 + j] = v206;
            const vae_real v210 = v206 - mean187[i * 3 + j];
            t210[i * 3 + j] = v210;
            t211[i * 3 + j] = v210 * v210;
        }
    }
}

// drawn.vae:8  sampling and KL
// kernel 34, train: loop over rows of [3, 1]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *eps202 = s->arena + 6944; // [n, 3, 1]
    const vae_real *logvar201 = s->arena + 6976; // [n, 3, 1]
    const vae_real *logvar189 = s->arena + 7040; // [n, 3, 1]
    vae_real *t213 = s->arena + 6784; // [n, 3, 1]
    const vae_real *t211 = s->arena + 6816; // [n, 3, 1]
    const vae_real *mean199 = s->arena + 7008; // [n, 3, 1]
    const vae_real *mean187 = s->arena + 7072; // [n, 3, 1]
    vae_real *t227 = s->arena + 7584; // [n, 1, 1]
    vae_real *t265 = s->arena + 6688; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t227_sum = 0.0f;
        VAE_SIMD_SUM(t227_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v208 = eps202[i * 3 + j] * eps202[i * 3 + j] + logvar201[i * 3 + j];
            const vae_real v213 = vae_exp(-logvar189[i * 3 + j]);
            t213[i * 3 + j] = v213;
            const vae_real v216 = t211[i * 3 + j] * v213 + logvar189[i * 3 + j] + 1.83787707f;
            const vae_real v219 = mean199[i * 3 + j] - mean187[i * 3 + j];
            const vae_real v222 = vae_exp(logvar201[i * 3 + j] - logvar189[i * 3 + j]) + v219 * v219 * v213;
            const vae_real v225 = v222 - 1.0f + logvar189[i * 3 + j] - logvar201[i * 3 + j];
            t227_sum += 0.5f * v225;
            t265[i * 3 + j] = (-0.5f) * (v216 - (v208 + 1.83787707f));
        }
        t227[i] = t227_sum;
    }
}

// drawn.vae:8  sampling and KL
// kernel 35, train: loop over rows of [1, 1]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t39 = s->arena + 7632; // [n, 1]
    const vae_real *t103 = s->arena + 7616; // [n, 1]
    const vae_real *t227 = s->arena + 7584; // [n, 1, 1]
    const vae_real *t257 = s->arena + 7568; // [n, 1]
    vae_real *t263 = s->arena + 7552; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t263[i] = t39[i] + t103[i] + t257[i] + 0.333333333f * t227[i];
    }
}

// kernel 36, train: loop over rows of [1]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    vae_real *t232 = s->arena + 579; // [n*3, 1] in rows of 10
    const vae_real *z206 = s->arena + 6880; // [n*3, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t232[i * 10] = z206[i];
    }
}

// drawn.vae:23  dense(7)
// drawn.vae:26  likelihood = gaussian
// kernel 37, train: product by panels over rows of [7]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    const vae_real *h234 = s->arena + 576; // [n*3, 10]
    const vae_real *w235 = s->param + 592; // [10, 7]
    vae_real *t247 = s->arena + 1888; // [n*3, 7]
    const vae_real *b236 = s->param + 672; // [7]
    const vae_real *x111 = s->arena + 2144; // [n*3, 7]
    vae_real *t248 = s->arena + 1760; // [n*3, 7]
    vae_gemm_nn((int)(end - begin), 7, 10, h234 + begin * 10, 10, w235, 7, t247 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v237 = t247[i * 7 + j];
            const vae_real v247 = x111[i * 7 + j] - (v237 + b236[j]);
            t247[i * 7 + j] = v247;
            t248[i * 7 + j] = v247 * v247;
        }
    }
}

// drawn.vae:23  dense(7)
// drawn.vae:26  likelihood = gaussian
// kernel 38, train: product by panels over rows of [7]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    const vae_real *h234 = s->arena + 576; // [n*3, 10]
    const vae_real *w239 = s->param + 688; // [10, 7]
    vae_real *t244 = s->arena + 2016; // [n*3, 7]
    const vae_real *b240 = s->param + 768; // [7]
    vae_real *t250 = s->arena + 1632; // [n*3, 7]
    const vae_real *t248 = s->arena + 1760; // [n*3, 7]
    vae_real *t255 = s->arena + 6752; // [n*3, 1]
    vae_gemm_nn((int)(end - begin), 7, 10, h234 + begin * 10, 10, w239, 7, t244 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        vae_real t255_sum = 0.0f;
        VAE_SIMD_SUM(t255_sum)
        for (size_t j = 0; j < 7; j++) {
            const vae_real v241 = t244[i * 7 + j];
            const vae_real v244 = v241 + b240[j] - (-13.8155106f);
            t244[i * 7 + j] = v244;
            const vae_real v246 = (-13.8155106f) + vae_softplus(v244);
            const vae_real v250 = vae_exp(-v246);
            t250[i * 7 + j] = v250;
            t255_sum += 0.5f * (v246 + t248[i * 7 + j] * v250 + 1.83787707f);
        }
        t255[i] = t255_sum;
    }
}

// kernel 39, train: loop over rows of [3, 1]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t42 = s->arena + 7168; // [n, 3, 1]
    const vae_real *t107 = s->arena + 7104; // [n, 3, 1]
    const vae_real *t261 = s->arena + 6720; // [n, 3, 1]
    const vae_real *t265 = s->arena + 6688; // [n, 3, 1]
    vae_real *t269 = s->arena + 6656; // [n, 3, 1]
    const vae_real *t255 = s->arena + 6752; // [n, 3, 1]
    vae_real *t270 = s->arena + 7536; // [n, 1, 1]
    vae_real *t282 = s->arena + 7456; // [n, 1, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        vae_real t270_sum = -VAE_INFINITY;
        vae_real t282_sum = 0.0f;
        for (size_t j = 0; j < 3; j++) {
            const vae_real v266 = t42[i * 3 + j] + t107[i * 3 + j] + t261[i * 3 + j] + t265[i * 3 + j];
            const vae_real v269 = beta * v266 - t255[i * 3 + j];
            t269[i * 3 + j] = v269;
            t270_sum = vae_max(t270_sum, v269);
            t282_sum += t255[i * 3 + j];
        }
        t270[i] = t270_sum;
        t282[i] = t282_sum;
    }
}

// kernel 40, train: loop over rows of [3, 1]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t269 = s->arena + 6656; // [n, 3, 1]
    const vae_real *t270 = s->arena + 7536; // [n, 1, 1]
    vae_real *t272 = s->arena + 6624; // [n, 3, 1]
    vae_real *t273 = s->arena + 7520; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t273_sum = 0.0f;
        VAE_SIMD_SUM(t273_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v272 = vae_exp(t269[i * 3 + j] - t270[i]);
            t272[i * 3 + j] = v272;
            t273_sum += v272;
        }
        t273[i] = t273_sum;
    }
}

// kernel 41, train: loop over rows of [1, 1]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t273 = s->arena + 7520; // [n, 1, 1]
    const vae_real *t270 = s->arena + 7536; // [n, 1, 1]
    vae_real *t277 = s->arena + 7504; // [n, 1, 1]
    vae_real *t283 = s->arena + 7440; // [n, 1, 1]
    const vae_real *t282 = s->arena + 7456; // [n, 1, 1]
    const vae_real *d289 = s->arena + 7360; // [n, 1, 1]
    vae_real *d292 = s->arena + 7344; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t277[i] = 1.09861229f - (vae_log(t273[i]) + t270[i]);
        t283[i] = 0.333333333f * t282[i];
        d292[i] = -d289[i] / t273[i];
    }
}

// kernel 42, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t280 = s->arena + 7488; // [1]
    const vae_real *t277 = s->arena + 7504; // [n, 1]
    vae_real *t285 = s->arena + 7424; // [1]
    const vae_real *t283 = s->arena + 7440; // [n, 1]
    vae_real *t287 = s->arena + 7392; // [1]
    const vae_real *t263 = s->arena + 7552; // [n, 1]
    vae_real t280_sum = 0.0f;
    vae_real t285_sum = 0.0f;
    vae_real t287_sum = 0.0f;
    VAE_SIMD_SUM(t280_sum, t285_sum, t287_sum)
    for (size_t i = 0; i < rows; i++) {
        t280_sum += t277[i];
        t285_sum += t283[i];
        t287_sum += t263[i];
    }
    t280[0] = t280_sum;
    t285[0] = t285_sum;
    t287[0] = t287_sum;
}

// kernel 43, train: loop over [1]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t281 = s->arena + 7472; // [1]
    const vae_real *t280 = s->arena + 7488; // [1]
    vae_real *t286 = s->arena + 7408; // [1]
    const vae_real *t285 = s->arena + 7424; // [1]
    vae_real *t288 = s->arena + 7376; // [1]
    const vae_real *t287 = s->arena + 7392; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    t281[0] = t280[0] * inv_n;
    t286[0] = t285[0] * inv_n;
    t288[0] = t287[0] * inv_n;
}

// drawn.vae:8  gradient of sampling and KL
// kernel 44, train: loop over rows of [3, 1]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d292 = s->arena + 7344; // [n, 1, 1]
    const vae_real *t272 = s->arena + 6624; // [n, 3, 1]
    vae_real *d294 = s->arena + 6592; // [n, 3, 1]
    vae_real *d295 = s->arena + 6560; // [n, 3, 1]
    vae_real *d322 = s->arena + 6496; // [n, 3, 1]
    const vae_real *t213 = s->arena + 6784; // [n, 3, 1]
    const vae_real *t211 = s->arena + 6816; // [n, 3, 1]
    vae_real *d326 = s->arena + 6464; // [n, 3, 1]
    vae_real *d328 = s->arena + 6432; // [n, 3, 1]
    const vae_real *t210 = s->arena + 6848; // [n, 3, 1]
    vae_real *d329 = s->arena + 6400; // [n, 3, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v293 = d292[i] * t272[i * 3 + j];
            d294[i * 3 + j] = -v293;
            const vae_real v295 = v293 * beta;
            d295[i * 3 + j] = v295;
            const vae_real v322 = (-0.5f) * v295;
            d322[i * 3 + j] = v322;
            d326[i * 3 + j] = v322 - v322 * t211[i * 3 + j] * t213[i * 3 + j];
            const vae_real v328 = 2.0f * (v322 * t213[i * 3 + j]) * t210[i * 3 + j];
            d328[i * 3 + j] = v328;
            d329[i * 3 + j] = -v328;
        }
    }
}

// drawn.vae:6  gradient of sampling and KL
// drawn.vae:9  gradient of sampling and KL
// kernel 45, train: loop over rows of [3, 2]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d295 = s->arena + 6560; // [n, 3, 1]
    vae_real *d370 = s->arena + 5232; // [n, 3, 2]
    const vae_real *t153 = s->arena + 5520; // [n, 3, 2]
    const vae_real *t151 = s->arena + 5568; // [n, 3, 2]
    vae_real *d374 = s->arena + 5184; // [n, 3, 2]
    vae_real *d376 = s->arena + 5136; // [n, 3, 2]
    const vae_real *t150 = s->arena + 5616; // [n, 3, 2]
    vae_real *d377 = s->arena + 5088; // [n, 3, 2]
    vae_real *d466 = s->arena + 7328; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d466[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v370 = (-0.5f) * d295[i * 3 + j];
                d370[i * 6 + j * 2 + k] = v370;
                d374[i * 6 + j * 2 + k] = v370 - v370 * t151[i * 6 + j * 2 + k] * t153[i * 6 + j * 2 + k];
                const vae_real v376 = 2.0f * (v370 * t153[i * 6 + j * 2 + k]) * t150[i * 6 + j * 2 + k];
                d376[i * 6 + j * 2 + k] = v376;
                d377[i * 6 + j * 2 + k] = -v376;
                d466[i * 2 + k] += -v370;
            }
        }
    }
}

// drawn.vae:26  gradient of likelihood = gaussian
// kernel 46, train: loop over rows of [7]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    const vae_real *d294 = s->arena + 6592; // [n*3, 1]
    const vae_real *t250 = s->arena + 1632; // [n*3, 7]
    const vae_real *t248 = s->arena + 1760; // [n*3, 7]
    const vae_real *t247 = s->arena + 1888; // [n*3, 7]
    vae_real *d306 = s->arena + 1504; // [n*3, 7]
    const vae_real *t244 = s->arena + 2016; // [n*3, 7]
    vae_real *d308 = s->arena + 1376; // [n*3, 7]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v299 = 0.5f * d294[i];
            d306[i * 7 + j] = -(2.0f * (v299 * t250[i * 7 + j]) * t247[i * 7 + j]);
            d308[i * 7 + j] = (v299 - v299 * t248[i * 7 + j] * t250[i * 7 + j]) * vae_sigmoid(t244[i * 7 + j]);
        }
    }
}

// What kernel 47 of train and 1 other do, each with buffers of its own:
//   h234: [n*3, 10]
//   d308: [n*3, 7]
//   d_param310: [10, 7]
//   d_param309: [7]
VAE_SHARED_2(like_train_k47, const VaeState *s, int tile, vae_real *scratch, const vae_real *h234,
    const vae_real *d308, vae_real *d_param310, vae_real *d_param309) {
    (void)scratch;
    if (tile == 1) {
        vae_column_sums(s->n * 3, 7, d308, 7, d_param309);
        return;
    }
    vae_gemm_tn(10, 7, s->n * 3, h234, 10, d308, 7, d_param310, 7);
}

// drawn.vae:26  gradient of dense(7)
// drawn.vae:23  gradient of dense(7)
// kernel 47, train: weight gradient over [10, 7]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k47(s, tile, scratch, s->arena + 576, s->arena + 1376, s->grad + 688, s->grad + 768);
}

// drawn.vae:23  gradient of dense(7)
// kernel 48, train: product by panels over rows of [10]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    const vae_real *d308 = s->arena + 1376; // [n*3, 7]
    const vae_real *w239 = s->param + 688; // [10, 7]
    vae_real *d311 = s->arena + 384; // [n*3, 10]
    vae_gemm_nt((int)(end - begin), 10, 7, d308 + begin * 7, 7, w239, 7, d311 + begin * 10, 10);
}

// drawn.vae:26  gradient of dense(7)
// drawn.vae:23  gradient of dense(7)
// kernel 49, train: weight gradient over [10, 7]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k47(s, tile, scratch, s->arena + 576, s->arena + 1504, s->grad + 592, s->grad + 672);
}

// drawn.vae:23  gradient of dense(7)
// kernel 50, train: product by panels over rows of [10]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    const vae_real *d306 = s->arena + 1504; // [n*3, 7]
    const vae_real *w235 = s->param + 592; // [10, 7]
    vae_real *d315 = s->arena + 192; // [n*3, 10]
    const vae_real *d311 = s->arena + 384; // [n*3, 10]
    vae_gemm_nt((int)(end - begin), 10, 7, d306 + begin * 7, 7, w235, 7, d315 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 10; j++) {
            const vae_real v314 = d315[i * 10 + j];
            d315[i * 10 + j] = d311[i * 10 + j] + v314;
        }
    }
}

// kernel 51, train: loop over rows of [1]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    vae_real *t320 = s->arena + 6528; // [n*3, 1]
    const vae_real *d319 = s->arena + 195; // [n*3, 1] in rows of 10
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t320[i] = d319[i * 10];
    }
}

// drawn.vae:8  gradient of sampling and KL
// kernel 52, train: loop over rows of [3, 1]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *d330 = s->arena + 6368; // [n, 3, 1]
    const vae_real *t320 = s->arena + 6528; // [n, 3, 1]
    const vae_real *d328 = s->arena + 6432; // [n, 3, 1]
    const vae_real *eps202 = s->arena + 6944; // [n, 3, 1]
    const vae_real *t204 = s->arena + 6912; // [n, 3, 1]
    vae_real *d334 = s->arena + 6336; // [n, 3, 1]
    const vae_real *d322 = s->arena + 6496; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v330 = t320[i * 3 + j] + d328[i * 3 + j];
            d330[i * 3 + j] = v330;
            d334[i * 3 + j] = 0.5f * (v330 * eps202[i * 3 + j] * t204[i * 3 + j]) - d322[i * 3 + j];
        }
    }
}

// What kernel 53 of train and 3 others do, each with buffers of its own:
//   t337: [n*3, 1] in rows of 2
//   d330: [n*3, 1]
VAE_SHARED_2(like_train_k53, const VaeState *s, int tile, vae_real *scratch, vae_real *t337,
    const vae_real *d330) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t337[i * 2] = d330[i];
    }
}

// drawn.vae:8  gradient of draw(lower)
// kernel 55, train: weight gradient over [8, 2]
VAE_KERNEL void train_k55(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *t191 = s->arena + 1104; // [n*3, 8]
    const vae_real *d339 = s->arena + 5376; // [n*3, 2]
    vae_real *d_param341 = s->grad + 560; // [8, 2]
    if (tile == 1) {
        vae_real *d_param340 = s->grad + 576; // [2]
        vae_column_sums(s->n * 3, 2, d339, 2, d_param340);
        return;
    }
    vae_gemm_tn(8, 2, s->n * 3, t191, 8, d339, 2, d_param341, 2);
}

// drawn.vae:8  gradient of draw(lower)
// kernel 56, train: product by panels over rows of [8]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    const vae_real *d339 = s->arena + 5376; // [n*3, 2]
    const vae_real *w192 = s->param + 560; // [8, 2]
    vae_real *d342 = s->arena + 960; // [n*3, 8]
    vae_gemm_nt((int)(end - begin), 8, 2, d339 + begin * 2, 2, w192, 2, d342 + begin * 8, 8);
}

// drawn.vae:8  gradient of draw(lower)
// kernel 59, train: weight gradient over [3, 2]
VAE_KERNEL void train_k59(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h178 = s->arena + 1104; // [n*3, 3] in rows of 8
    const vae_real *d350 = s->arena + 5328; // [n*3, 2]
    vae_real *d_param352 = s->grad + 528; // [3, 2]
    if (tile == 1) {
        vae_real *d_param351 = s->grad + 544; // [2]
        vae_column_sums(s->n * 3, 2, d350, 2, d_param351);
        return;
    }
    vae_gemm_tn(3, 2, s->n * 3, h178, 8, d350, 2, d_param352, 2);
}

// drawn.vae:8  gradient of draw(lower)
// drawn.vae:20  gradient of tanh
// kernel 60, train: product by panels over rows of [3]
VAE_KERNEL void train_k60(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    const vae_real *d350 = s->arena + 5328; // [n*3, 2]
    const vae_real *w180 = s->param + 528; // [3, 2]
    vae_real *d361 = s->arena + 4352; // [n*3, 3]
    const vae_real *d318 = s->arena + 192; // [n*3, 3] in rows of 10
    const vae_real *d343 = s->arena + 960; // [n*3, 3] in rows of 8
    const vae_real *h178 = s->arena + 1104; // [n*3, 3] in rows of 8
    vae_gemm_nt((int)(end - begin), 3, 2, d350 + begin * 2, 2, w180, 2, d361 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v353 = d361[i * 3 + j];
            d361[i * 3 + j] = (d318[i * 10 + j] + d343[i * 8 + j] + v353) * (1.0f - h178[i * 8 + j] * h178[i * 8 + j]);
        }
    }
}

// kernel 61, train: loop over rows of [5]
VAE_KERNEL void train_k61(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    vae_real *t355 = s->arena + 3280; // [n*3, 5]
    const vae_real *d344 = s->arena + 963; // [n*3, 5] in rows of 8
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t355[i * 5 + j] = d344[i * 8 + j];
        }
    }
}

// drawn.vae:8  gradient of draw(lower)
// kernel 62, train: loop over rows of [3, 5]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *d357 = s->arena + 6304; // [n, 1, 5]
    const vae_real *t355 = s->arena + 3280; // [n, 3, 5]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 5; k++) {
            d357[i * 5 + k] = 0.0f;
        }
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                d357[i * 5 + k] += t355[i * 15 + j * 5 + k];
            }
        }
    }
}

// drawn.vae:20  gradient of dense(3)
// kernel 63, train: weight gradient over [6, 3]
VAE_KERNEL void train_k63(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h173 = s->arena + 580; // [n*3, 6] in rows of 10
    const vae_real *d361 = s->arena + 4352; // [n*3, 3]
    vae_real *d_param363 = s->grad + 480; // [6, 3]
    if (tile == 1) {
        vae_real *d_param362 = s->grad + 512; // [3]
        vae_column_sums(s->n * 3, 3, d361, 3, d_param362);
        return;
    }
    vae_gemm_tn(6, 3, s->n * 3, h173, 10, d361, 3, d_param363, 3);
}

// drawn.vae:20  gradient of dense(3)
// kernel 64, train: product by panels over rows of [6]
VAE_KERNEL void train_k64(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    const vae_real *d361 = s->arena + 4352; // [n*3, 3]
    const vae_real *w174 = s->param + 480; // [6, 3]
    vae_real *d365 = s->arena + 2736; // [n*3, 6]
    const vae_real *d317 = s->arena + 196; // [n*3, 6] in rows of 10
    vae_gemm_nt((int)(end - begin), 6, 3, d361 + begin * 3, 3, w174, 3, d365 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v364 = d365[i * 6 + j];
            d365[i * 6 + j] = d317[i * 10 + j] + v364;
        }
    }
}

// kernel 65, train: loop over rows of [2]
VAE_KERNEL void train_k65(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    vae_real *t368 = s->arena + 5280; // [n*3, 2]
    const vae_real *d367 = s->arena + 2740; // [n*3, 2] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t368[i * 2 + j] = d367[i * 6 + j];
        }
    }
}

// drawn.vae:6  gradient of sampling and KL
// kernel 66, train: loop over rows of [3, 2]
VAE_KERNEL void train_k66(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *d378 = s->arena + 5040; // [n, 3, 2]
    const vae_real *t368 = s->arena + 5280; // [n, 3, 2]
    const vae_real *d376 = s->arena + 5136; // [n, 3, 2]
    const vae_real *eps142 = s->arena + 5760; // [n, 3, 2]
    const vae_real *t144 = s->arena + 5712; // [n, 3, 2]
    vae_real *d383 = s->arena + 4992; // [n, 3, 2]
    const vae_real *d370 = s->arena + 5232; // [n, 3, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v378 = t368[i * 6 + j] + d376[i * 6 + j];
            d378[i * 6 + j] = v378;
            d383[i * 6 + j] = 0.5f * (v378 * eps142[i * 6 + j] * t144[i * 6 + j]) - d370[i * 6 + j];
        }
    }
}

// What kernel 67 of train and 3 others do, each with buffers of its own:
//   t386: [n*3, 2] in rows of 4
//   d378: [n*3, 2]
VAE_SHARED_2(like_train_k67, const VaeState *s, int tile, vae_real *scratch, vae_real *t386,
    const vae_real *d378) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t386[i * 4 + j] = d378[i * 2 + j];
        }
    }
}

// drawn.vae:6  gradient of draw(low)
// kernel 69, train: weight gradient over [10, 4]
VAE_KERNEL void train_k69(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *t131 = s->arena + 768; // [n*3, 10]
    const vae_real *d388 = s->arena + 3888; // [n*3, 4]
    vae_real *d_param390 = s->grad + 416; // [10, 4]
    if (tile == 1) {
        vae_real *d_param389 = s->grad + 464; // [4]
        vae_column_sums(s->n * 3, 4, d388, 4, d_param389);
        return;
    }
    vae_gemm_tn(10, 4, s->n * 3, t131, 10, d388, 4, d_param390, 4);
}

// drawn.vae:6  gradient of draw(low)
// kernel 70, train: product by panels over rows of [10]
VAE_KERNEL void train_k70(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    const vae_real *d388 = s->arena + 3888; // [n*3, 4]
    const vae_real *w132 = s->param + 416; // [10, 4]
    vae_real *d391 = s->arena + 0; // [n*3, 10]
    vae_gemm_nt((int)(end - begin), 10, 4, d388 + begin * 4, 4, w132, 4, d391 + begin * 10, 10);
}

// drawn.vae:6  gradient of draw(low)
// kernel 73, train: weight gradient over [4, 4]
VAE_KERNEL void train_k73(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h116 = s->arena + 768; // [n*3, 4] in rows of 10
    const vae_real *d399 = s->arena + 3808; // [n*3, 4]
    vae_real *d_param401 = s->grad + 384; // [4, 4]
    if (tile == 1) {
        vae_real *d_param400 = s->grad + 400; // [4]
        vae_column_sums(s->n * 3, 4, d399, 4, d_param400);
        return;
    }
    vae_gemm_tn(4, 4, s->n * 3, h116, 10, d399, 4, d_param401, 4);
}

// drawn.vae:6  gradient of draw(low)
// drawn.vae:16  gradient of tanh
// kernel 74, train: product by panels over rows of [4]
VAE_KERNEL void train_k74(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    const vae_real *d399 = s->arena + 3808; // [n*3, 4]
    const vae_real *w120 = s->param + 384; // [4, 4]
    vae_real *d410 = s->arena + 3728; // [n*3, 4]
    const vae_real *d366 = s->arena + 2736; // [n*3, 4] in rows of 6
    const vae_real *d392 = s->arena + 0; // [n*3, 4] in rows of 10
    const vae_real *h116 = s->arena + 768; // [n*3, 4] in rows of 10
    vae_gemm_nt((int)(end - begin), 4, 4, d399 + begin * 4, 4, w120, 4, d410 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v402 = d410[i * 4 + j];
            d410[i * 4 + j] = (d366[i * 6 + j] + d392[i * 10 + j] + v402) * (1.0f - h116[i * 10 + j] * h116[i * 10 + j]);
        }
    }
}

// kernel 75, train: loop over rows of [6]
VAE_KERNEL void train_k75(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    vae_real *t404 = s->arena + 2624; // [n*3, 6]
    const vae_real *d393 = s->arena + 4; // [n*3, 6] in rows of 10
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t404[i * 6 + j] = d393[i * 10 + j];
        }
    }
}

// What kernel 76 of train and 2 others do, each with buffers of its own:
//   d406: [n, 1, 6]
//   t404: [n, 3, 6]
VAE_SHARED_2(like_train_k76, const VaeState *s, int tile, vae_real *scratch, vae_real *d406,
    const vae_real *t404) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 6; k++) {
            d406[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                d406[i * 6 + k] += t404[i * 18 + j * 6 + k];
            }
        }
    }
}

// drawn.vae:16  gradient of dense(4)
// kernel 77, train: weight gradient over [3, 4]
VAE_KERNEL void train_k77(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z62 = s->arena + 4608; // [n*3, 3]
    const vae_real *d410 = s->arena + 3728; // [n*3, 4]
    vae_real *d_param412 = s->grad + 352; // [3, 4]
    if (tile == 1) {
        vae_real *d_param411 = s->grad + 368; // [4]
        vae_column_sums(s->n * 3, 4, d410, 4, d_param411);
        return;
    }
    vae_gemm_tn(3, 4, s->n * 3, z62, 3, d410, 4, d_param412, 4);
}

// drawn.vae:16  gradient of dense(4)
// kernel 78, train: product by panels over rows of [3]
VAE_KERNEL void train_k78(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6 * 3, end = vae_panel_end(s, tile, 6) * 3;
    const vae_real *d410 = s->arena + 3728; // [n*3, 4]
    const vae_real *w112 = s->param + 352; // [3, 4]
    vae_real *d413 = s->arena + 4288; // [n*3, 3]
    vae_gemm_nt((int)(end - begin), 3, 4, d410 + begin * 4, 4, w112, 4, d413 + begin * 3, 3);
}

// drawn.vae:7  gradient of sampling and KL
// kernel 79, train: loop over rows of [3, 3]
VAE_KERNEL void train_k79(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d295 = s->arena + 6560; // [n, 3, 1]
    const vae_real *t84 = s->arena + 4416; // [n, 3, 3]
    const vae_real *t82 = s->arena + 4480; // [n, 3, 3]
    vae_real *d420 = s->arena + 2515; // [n, 3, 3] in rows of 6
    const vae_real *t81 = s->arena + 4544; // [n, 3, 3]
    vae_real *d423 = s->arena + 2512; // [n, 3, 3] in rows of 6
    vae_real *d424 = s->arena + 2400; // [n, 3, 3] in rows of 6
    const vae_real *d413 = s->arena + 4288; // [n, 3, 3]
    const vae_real *eps58 = s->arena + 4736; // [n, 3, 3]
    const vae_real *t60 = s->arena + 4672; // [n, 3, 3]
    vae_real *d443 = s->arena + 2403; // [n, 3, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v416 = (-0.5f) * d295[i * 3 + j];
                d420[i * 18 + j * 6 + k] = v416 - v416 * t82[i * 9 + j * 3 + k] * t84[i * 9 + j * 3 + k];
                const vae_real v422 = 2.0f * (v416 * t84[i * 9 + j * 3 + k]) * t81[i * 9 + j * 3 + k];
                d423[i * 18 + j * 6 + k] = -v422;
                const vae_real v424 = d413[i * 9 + j * 3 + k] + v422;
                d424[i * 18 + j * 6 + k] = v424;
                const vae_real v442 = 0.5f * (v424 * eps58[i * 9 + j * 3 + k] * t60[i * 9 + j * 3 + k]);
                d443[i * 18 + j * 6 + k] = v442 - v416;
            }
        }
    }
}

// What kernel 81 of train and 1 other do, each with buffers of its own:
//   d_param427: [1, 6]
//   d426: [n, 1, 6]
VAE_SHARED_2(like_train_k81, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param427,
    const vae_real *d426) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 6; j++) {
        d_param427[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d_param427[j] += d426[i * 6 + j];
        }
    }
}

// What kernel 82 of train and 1 other do, each with buffers of its own:
//   t74: [n, 3, 4]
//   d425: [n, 3, 6]
//   d_param429: [4, 6]
VAE_SHARED_2(like_train_k82, const VaeState *s, int tile, vae_real *scratch, const vae_real *t74,
    const vae_real *d425, vae_real *d_param429) {
    (void)scratch;
    (void)tile;
    vae_gemm_tn(4, 6, s->n * 3, t74, 4, d425, 6, d_param429, 6);
}

// drawn.vae:7  gradient of sampling and KL
// kernel 82, train: weight gradient over [4, 6]
VAE_KERNEL void train_k82(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k82(s, tile, scratch, s->arena + 4128, s->arena + 2512, s->grad + 304);
}

// What kernel 83 of train and 1 other do, each with buffers of its own:
//   d425: [n, 3, 6]
//   w75: [4, 6]
//   d433: [n, 3, 4]
//   t74: [n, 3, 4]
//   d434: [n, 1, 4]
VAE_SHARED_2(like_train_k83, const VaeState *s, int tile, vae_real *scratch, const vae_real *d425,
    const vae_real *w75, vae_real *d433, const vae_real *t74, vae_real *d434) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nt((int)(end - begin) * 3, 4, 6, d425 + begin * 18, 6, w75, 6, d433 + begin * 12, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d434[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v430 = d433[i * 12 + j * 4 + k];
                const vae_real v433 = v430 * (1.0f - t74[i * 12 + j * 4 + k] * t74[i * 12 + j * 4 + k]);
                d433[i * 12 + j * 4 + k] = v433;
                d434[i * 4 + k] += v433;
            }
        }
    }
}

// What kernel 84 of train and 1 other do, each with buffers of its own:
//   d_param435: [1, 4]
//   d434: [n, 1, 4]
VAE_SHARED_2(like_train_k84, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param435,
    const vae_real *d434) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 4; j++) {
        d_param435[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param435[j] += d434[i * 4 + j];
        }
    }
}

// drawn.vae:7  gradient of sampling and KL
// kernel 85, train: weight gradient over [5, 4]
VAE_KERNEL void train_k85(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *t69 = s->arena + 3376; // [n, 3, 5]
    const vae_real *d433 = s->arena + 3648; // [n, 3, 4]
    vae_real *d_param437 = s->grad + 256; // [5, 4]
    vae_gemm_tn(5, 4, s->n * 3, t69, 5, d433, 4, d_param437, 4);
}

// drawn.vae:7  gradient of sampling and KL
// kernel 86, train: product by panels over rows of [3, 5]
VAE_KERNEL void train_k86(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d433 = s->arena + 3648; // [n, 3, 4]
    const vae_real *w70 = s->param + 256; // [5, 4]
    vae_real *d438 = s->arena + 3184; // [n, 3, 5]
    vae_gemm_nt((int)(end - begin) * 3, 5, 4, d433 + begin * 12, 4, w70, 4, d438 + begin * 15, 5);
}

// drawn.vae:7  gradient of posterior heads (added by the compiler)
// kernel 89, train: weight gradient over [4, 6]
VAE_KERNEL void train_k89(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k82(s, tile, scratch, s->arena + 4208, s->arena + 2400, s->grad + 208);
}

// drawn.vae:7  gradient of posterior heads (added by the compiler)
// kernel 92, train: weight gradient over [7, 4]
VAE_KERNEL void train_k92(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *t46 = s->arena + 2272; // [n, 3, 7]
    const vae_real *d452 = s->arena + 3568; // [n, 3, 4]
    vae_real *d_param456 = s->grad + 160; // [7, 4]
    vae_gemm_tn(7, 4, s->n * 3, t46, 7, d452, 4, d_param456, 4);
}

// drawn.vae:7  gradient of posterior heads (added by the compiler)
// kernel 93, train: product by panels over rows of [3, 7]
VAE_KERNEL void train_k93(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d452 = s->arena + 3568; // [n, 3, 4]
    const vae_real *w47 = s->param + 160; // [7, 4]
    vae_real *d457 = s->arena + 1248; // [n, 3, 7]
    vae_gemm_nt((int)(end - begin) * 3, 7, 4, d452 + begin * 12, 4, w47, 4, d457 + begin * 21, 7);
}

// drawn.vae:7  gradient of posterior heads (added by the compiler)
// drawn.vae:9  gradient of sampling and KL
// kernel 94, train: loop over rows of [3, 2]
VAE_KERNEL void train_k94(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d439 = s->arena + 3184; // [n, 3, 2] in rows of 5
    const vae_real *d459 = s->arena + 1253; // [n, 3, 2] in rows of 7
    const vae_real *d295 = s->arena + 6560; // [n, 3, 1]
    const vae_real *z23 = s->arena + 2277; // [n, 3, 2] in rows of 7
    vae_real *d468 = s->arena + 7312; // [n, 1, 2]
    const vae_real *eps18 = s->arena + 6000; // [n, 3, 2]
    vae_real *d471 = s->arena + 7296; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d468[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d471[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v465 = d439[i * 15 + j * 5 + k] + d459[i * 21 + j * 7 + k] - d295[i * 3 + j] * z23[i * 21 + j * 7 + k];
                d468[i * 2 + k] += v465;
                d471[i * 2 + k] += v465 * eps18[i * 6 + j * 2 + k];
            }
        }
    }
}

// drawn.vae:7  gradient of posterior heads (added by the compiler)
// kernel 95, train: loop over rows of [3, 5]
VAE_KERNEL void train_k95(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *d461 = s->arena + 6208; // [n, 1, 5]
    const vae_real *d458 = s->arena + 1248; // [n, 3, 5] in rows of 7
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 5; k++) {
            d461[i * 5 + k] = 0.0f;
        }
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                d461[i * 5 + k] += d458[i * 21 + j * 7 + k];
            }
        }
    }
}

// drawn.vae:9  gradient of sampling and KL
// kernel 96, train: loop over rows of [2]
VAE_KERNEL void train_k96(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d471 = s->arena + 7296; // [n, 2]
    const vae_real *t21 = s->arena + 7648; // [n, 2]
    vae_real *d475 = s->arena + 6178; // [n, 2] in rows of 4
    const vae_real *d466 = s->arena + 7328; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d475[i * 4 + j] = d466[i * 2 + j] + 0.5f * (d471[i * 2 + j] * t21[i * 2 + j]);
        }
    }
}

// kernel 97, train: loop over rows of [2]
VAE_KERNEL void train_k97(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t476 = s->arena + 6176; // [n, 2] in rows of 4
    const vae_real *d468 = s->arena + 7312; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t476[i * 4 + j] = d468[i * 2 + j];
        }
    }
}

// drawn.vae:6  gradient of posterior heads (added by the compiler)
// kernel 98, train: weight gradient over [5, 4]
VAE_KERNEL void train_k98(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h11 = s->arena + 7232; // [n, 5]
    const vae_real *d477 = s->arena + 6176; // [n, 4]
    vae_real *d_param479 = s->grad + 112; // [5, 4]
    if (tile == 1) {
        vae_real *d_param478 = s->grad + 144; // [4]
        vae_column_sums(s->n, 4, d477, 4, d_param478);
        return;
    }
    vae_gemm_tn(5, 4, s->n, h11, 5, d477, 4, d_param479, 4);
}

// drawn.vae:7  gradient of posterior heads (added by the compiler)
// drawn.vae:6  gradient of posterior heads (added by the compiler)
// drawn.vae:13  gradient of tanh
// kernel 99, train: product by panels over rows of [5]
VAE_KERNEL void train_k99(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d477 = s->arena + 6176; // [n, 4]
    const vae_real *w12 = s->param + 112; // [5, 4]
    vae_real *d484 = s->arena + 6144; // [n, 5]
    const vae_real *d357 = s->arena + 6304; // [n, 5]
    const vae_real *d461 = s->arena + 6208; // [n, 5]
    const vae_real *h11 = s->arena + 7232; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 4, d477 + begin * 4, 4, w12, 4, d484 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v480 = d484[i * 5 + j];
            d484[i * 5 + j] = (d357[i * 5 + j] + d461[i * 5 + j] + v480) * (1.0f - h11[i * 5 + j] * h11[i * 5 + j]);
        }
    }
}

// drawn.vae:13  gradient of dense(5)
// kernel 100, train: weight gradient over [6, 5]
VAE_KERNEL void train_k100(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h6 = s->arena + 6048; // [n, 6]
    const vae_real *d484 = s->arena + 6144; // [n, 5]
    vae_real *d_param486 = s->grad + 64; // [6, 5]
    if (tile == 1) {
        vae_real *d_param485 = s->grad + 96; // [5]
        vae_column_sums(s->n, 5, d484, 5, d_param485);
        return;
    }
    vae_gemm_tn(6, 5, s->n, h6, 6, d484, 5, d_param486, 5);
}

// drawn.vae:13  gradient of dense(5)
// drawn.vae:12  gradient of tanh
// kernel 101, train: product by panels over rows of [6]
VAE_KERNEL void train_k101(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d484 = s->arena + 6144; // [n, 5]
    const vae_real *w7 = s->param + 64; // [6, 5]
    vae_real *d491 = s->arena + 4800; // [n, 6]
    const vae_real *d406 = s->arena + 4944; // [n, 6]
    const vae_real *h6 = s->arena + 6048; // [n, 6]
    vae_gemm_nt((int)(end - begin), 6, 5, d484 + begin * 5, 5, w7, 5, d491 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v487 = d491[i * 6 + j];
            d491[i * 6 + j] = (d406[i * 6 + j] + v487) * (1.0f - h6[i * 6 + j] * h6[i * 6 + j]);
        }
    }
}

// drawn.vae:12  gradient of dense(6)
// kernel 102, train: weight gradient over [7, 6]
VAE_KERNEL void train_k102(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 6096; // [n, 7]
    const vae_real *d491 = s->arena + 4800; // [n, 6]
    vae_real *d_param493 = s->grad + 0; // [7, 6]
    if (tile == 1) {
        vae_real *d_param492 = s->grad + 48; // [6]
        vae_column_sums(s->n, 6, d491, 6, d_param492);
        return;
    }
    vae_gemm_tn(7, 6, s->n, x0, 7, d491, 6, d_param493, 6);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    train_k0(s, tile, scratch);
    train_k1(s, tile, scratch);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
    // drawn.vae:7  posterior heads (added by the compiler)
    // kernel 7, train: product by panels over rows of [3, 6]
    like_train_k7(s, tile, scratch, s->arena + 4208, s->param + 208, s->arena + 3072,
        s->param + 240);
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    // drawn.vae:7  sampling and KL
    // kernel 11, train: product by panels over rows of [3, 6]
    like_train_k7(s, tile, scratch, s->arena + 4128, s->param + 304, s->arena + 2960,
        s->param + 336);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k16(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k18(s, tile, scratch);
    // kernel 19, train: loop over rows of [2]
    like_train_k19(s, tile, scratch, s->arena + 5952, s->arena + 4048, s->arena + 5904,
        s->arena + 4050);
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
    // kernel 22, train: loop over rows of [2]
    like_train_k19(s, tile, scratch, s->arena + 5856, s->arena + 3968, s->arena + 5808,
        s->arena + 3970);
    train_k23(s, tile, scratch);
    train_k24(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k28(s, tile, scratch);
    // kernel 29, train: loop over rows of [1]
    like_train_k29(s, tile, scratch, s->arena + 7072, s->arena + 5472, s->arena + 7040,
        s->arena + 5473);
    train_k30(s, tile, scratch);
    train_k31(s, tile, scratch);
    // kernel 32, train: loop over rows of [1]
    like_train_k29(s, tile, scratch, s->arena + 7008, s->arena + 5424, s->arena + 6976,
        s->arena + 5425);
    train_k33(s, tile, scratch);
    train_k34(s, tile, scratch);
    train_k35(s, tile, scratch);
    train_k36(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k37(s, tile, scratch);
    train_k38(s, tile, scratch);
    train_k39(s, tile, scratch);
    train_k40(s, tile, scratch);
    train_k41(s, tile, scratch);
    train_k42(s, tile, scratch);
    train_k43(s, tile, scratch);
    train_k44(s, tile, scratch);
    train_k45(s, tile, scratch);
    train_k46(s, tile, scratch);
    train_k48(s, tile, scratch);
    train_k50(s, tile, scratch);
    train_k51(s, tile, scratch);
    train_k52(s, tile, scratch);
    // kernel 53, train: loop over rows of [1]
    like_train_k53(s, tile, scratch, s->arena + 5376, s->arena + 6368);
    // kernel 54, train: loop over rows of [1]
    like_train_k53(s, tile, scratch, s->arena + 5377, s->arena + 6336);
    train_k56(s, tile, scratch);
    // kernel 57, train: loop over rows of [1]
    like_train_k53(s, tile, scratch, s->arena + 5328, s->arena + 6400);
    // kernel 58, train: loop over rows of [1]
    like_train_k53(s, tile, scratch, s->arena + 5329, s->arena + 6464);
    train_k60(s, tile, scratch);
    train_k61(s, tile, scratch);
    train_k62(s, tile, scratch);
    train_k64(s, tile, scratch);
    train_k65(s, tile, scratch);
    train_k66(s, tile, scratch);
    // kernel 67, train: loop over rows of [2]
    like_train_k67(s, tile, scratch, s->arena + 3888, s->arena + 5040);
    // kernel 68, train: loop over rows of [2]
    like_train_k67(s, tile, scratch, s->arena + 3890, s->arena + 4992);
    train_k70(s, tile, scratch);
    // kernel 71, train: loop over rows of [2]
    like_train_k67(s, tile, scratch, s->arena + 3808, s->arena + 5088);
    // kernel 72, train: loop over rows of [2]
    like_train_k67(s, tile, scratch, s->arena + 3810, s->arena + 5184);
    train_k74(s, tile, scratch);
    train_k75(s, tile, scratch);
    // drawn.vae:6  gradient of draw(low)
    // kernel 76, train: loop over rows of [3, 6]
    like_train_k76(s, tile, scratch, s->arena + 4944, s->arena + 2624);
    train_k78(s, tile, scratch);
    train_k79(s, tile, scratch);
    // drawn.vae:7  gradient of sampling and KL
    // kernel 80, train: loop over rows of [3, 6]
    like_train_k76(s, tile, scratch, s->arena + 4896, s->arena + 2512);
    // drawn.vae:7  gradient of sampling and KL
    // kernel 81, train: sum over the batch over rows of [1, 6]
    like_train_k81(s, tile, scratch, s->grad + 336, s->arena + 4896);
    // drawn.vae:7  gradient of sampling and KL
    // kernel 83, train: product by panels over rows of [3, 4]
    like_train_k83(s, tile, scratch, s->arena + 2512, s->param + 304, s->arena + 3648,
        s->arena + 4128, s->arena + 6272);
    // drawn.vae:7  gradient of sampling and KL
    // kernel 84, train: sum over the batch over rows of [1, 4]
    like_train_k84(s, tile, scratch, s->grad + 288, s->arena + 6272);
    train_k86(s, tile, scratch);
    // drawn.vae:7  gradient of posterior heads (added by the compiler)
    // kernel 87, train: loop over rows of [3, 6]
    like_train_k76(s, tile, scratch, s->arena + 4848, s->arena + 2400);
    // drawn.vae:7  gradient of posterior heads (added by the compiler)
    // kernel 88, train: sum over the batch over rows of [1, 6]
    like_train_k81(s, tile, scratch, s->grad + 240, s->arena + 4848);
    // drawn.vae:7  gradient of posterior heads (added by the compiler)
    // kernel 90, train: product by panels over rows of [3, 4]
    like_train_k83(s, tile, scratch, s->arena + 2400, s->param + 208, s->arena + 3568,
        s->arena + 4208, s->arena + 6240);
    // drawn.vae:7  gradient of posterior heads (added by the compiler)
    // kernel 91, train: sum over the batch over rows of [1, 4]
    like_train_k84(s, tile, scratch, s->grad + 192, s->arena + 6240);
    train_k93(s, tile, scratch);
    train_k94(s, tile, scratch);
    train_k95(s, tile, scratch);
    train_k96(s, tile, scratch);
    train_k97(s, tile, scratch);
    train_k99(s, tile, scratch);
    train_k101(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u0, 1, {0}},
        {train_k15, 1, {0}},
        {train_k14, 1, {0}}}, 3);
    vae_run_one(me, s, train_u3, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k47, 2, {0}},
        {train_k49, 2, {0}},
        {train_k69, 2, {0}},
        {train_k92, 1, {0}},
        {train_k82, 1, {0}},
        {train_k89, 1, {0}},
        {train_k85, 1, {0}},
        {train_k63, 2, {0}},
        {train_k55, 2, {.weights = true, .first = 560, .each = 32, .end = 576}},
        {train_k73, 2, {.weights = true, .first = 384, .each = 64, .end = 400}},
        {train_k102, 2, {0}},
        {train_k77, 2, {0}},
        {train_k100, 2, {0}},
        {train_k98, 2, {0}},
        {train_k59, 2, {0}}}, 15);
}

// drawn.vae:12  dense(6)
// drawn.vae:12  tanh
// kernel 0, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *x0 = s->arena + 368; // [n, 7]
    const vae_real *w2 = s->param + 0; // [7, 6]
    vae_real *h6 = s->arena + 68; // [n, 6] in rows of 10
    const vae_real *b3 = s->param + 48; // [6]
    vae_gemm_nn((int)(end - begin), 6, 7, x0 + begin * 7, 7, w2, 6, h6 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v4 = h6[i * 10 + j];
            h6[i * 10 + j] = vae_tanh(v4 + b3[j]);
        }
    }
}

// drawn.vae:13  dense(5)
// drawn.vae:13  tanh
// kernel 1, eval: product by panels over rows of [5]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *h6 = s->arena + 68; // [n, 6] in rows of 10
    const vae_real *w7 = s->param + 64; // [6, 5]
    vae_real *h11 = s->arena + 320; // [n, 5] in rows of 7
    const vae_real *b8 = s->param + 96; // [5]
    vae_real *t155 = s->arena + 179; // [n, 5] in rows of 8
    vae_gemm_nn((int)(end - begin), 5, 6, h6 + begin * 10, 10, w7, 5, h11 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v9 = h11[i * 7 + j];
            const vae_real v11 = vae_tanh(v9 + b8[j]);
            h11[i * 7 + j] = v11;
            t155[i * 8 + j] = v11;
        }
    }
}

// What kernel 2 of eval and 1 other do, each with buffers of its own:
//   h11: [n, 5] in rows of 7
//   w12: [5, 4]
//   heads15: [n, 4]
//   b13: [4]
VAE_SHARED_2(like_eval_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h11,
    const vae_real *w12, vae_real *heads15, const vae_real *b13) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 4, 5, h11 + begin * 7, 7, w12, 4, heads15 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v14 = heads15[i * 4 + j];
            heads15[i * 4 + j] = v14 + b13[j];
        }
    }
}

// drawn.vae:9  sampling and KL
// kernel 3, eval: loop over rows of [2]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar17 = s->arena + 674; // [n, 2] in rows of 4
    const vae_real *eps18 = s->arena + 1008; // [n, 2]
    vae_real *z23 = s->arena + 325; // [n, 2] in rows of 7
    const vae_real *mean16 = s->arena + 672; // [n, 2] in rows of 4
    vae_real *t37 = s->arena + 992; // [n, 2]
    vae_real *t38 = s->arena + 976; // [n, 1]
    vae_real *t41 = s->arena + 960; // [n, 1]
    vae_real *t62 = s->arena + 544; // [n, 2] in rows of 5
    for (size_t i = begin; i < end; i++) {
        vae_real t38_sum = 0.0f;
        vae_real t41_sum = 0.0f;
        VAE_SIMD_SUM(t38_sum, t41_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v23 = mean16[i * 4 + j] + vae_exp(0.5f * logvar17[i * 4 + j]) * eps18[i * 2 + j];
            z23[i * 7 + j] = v23;
            const vae_real v26 = eps18[i * 2 + j] * eps18[i * 2 + j] + logvar17[i * 4 + j];
            const vae_real v33 = mean16[i * 4 + j] * mean16[i * 4 + j] + vae_exp(logvar17[i * 4 + j]);
            const vae_real v37 = 0.5f * (v33 - 1.0f - logvar17[i * 4 + j]);
            t37[i * 2 + j] = v37;
            t38_sum += v37;
            const vae_real v40 = (-0.5f) * (v23 * v23 + 1.83787707f - (v26 + 1.83787707f));
            t41_sum += v40;
            t62[i * 5 + j] = v23;
        }
        t38[i] = t38_sum;
        t41[i] = t41_sum;
    }
}

// What kernel 4 of eval and 2 others do, each with buffers of its own:
//   t42: [n, 7]
//   w43: [7, 4]
//   h47: [n, 4]
//   b44: [4]
VAE_SHARED_2(like_eval_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *t42,
    const vae_real *w43, vae_real *h47, const vae_real *b44) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 4, 7, t42 + begin * 7, 7, w43, 4, h47 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v45 = h47[i * 4 + j];
            h47[i * 4 + j] = vae_tanh(v45 + b44[j]);
        }
    }
}

// What kernel 5 of eval and 4 others do, each with buffers of its own:
//   h47: [n, 4]
//   w48: [4, 6]
//   heads51: [n, 6]
//   b49: [6]
VAE_SHARED_2(like_eval_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *h47,
    const vae_real *w48, vae_real *heads51, const vae_real *b49) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 6, 4, h47 + begin * 4, 4, w48, 6, heads51 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v50 = heads51[i * 6 + j];
            heads51[i * 6 + j] = v50 + b49[j];
        }
    }
}

// What kernel 6 of eval and 1 other do, each with buffers of its own:
//   logvar53: [n, 3] in rows of 6
//   eps54: [n, 3]
//   z58: [n, 3]
//   mean52: [n, 3] in rows of 6
VAE_SHARED_2(like_eval_k6, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *logvar53, const vae_real *eps54, vae_real *z58, const vae_real *mean52) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            z58[i * 3 + j] = mean52[i * 6 + j] + vae_exp(0.5f * logvar53[i * 6 + j]) * eps54[i * 3 + j];
        }
    }
}

// What kernel 7 of eval and 1 other do, each with buffers of its own:
//   t63: [n, 3] in rows of 5
//   x1: [n, 3]
VAE_SHARED_2(like_eval_k7, const VaeState *s, int tile, vae_real *scratch, vae_real *t63,
    const vae_real *x1) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t63[i * 5 + j] = x1[i * 3 + j];
        }
    }
}

// What kernel 8 of eval and 1 other do, each with buffers of its own:
//   t64: [n, 5]
//   w65: [5, 4]
//   t69: [n, 4]
//   b66: [4]
VAE_SHARED_2(like_eval_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *t64,
    const vae_real *w65, vae_real *t69, const vae_real *b66) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 4, 5, t64 + begin * 5, 5, w65, 4, t69 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v67 = t69[i * 4 + j];
            t69[i * 4 + j] = vae_tanh(v67 + b66[j]);
        }
    }
}

// drawn.vae:7  sampling and KL
// kernel 10, eval: loop over rows of [3]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *eps54 = s->arena + 608; // [n, 3]
    const vae_real *logvar53 = s->arena + 275; // [n, 3] in rows of 6
    const vae_real *z58 = s->arena + 576; // [n, 3]
    const vae_real *t74 = s->arena + 224; // [n, 3] in rows of 6
    const vae_real *t75 = s->arena + 227; // [n, 3] in rows of 6
    const vae_real *mean52 = s->arena + 272; // [n, 3] in rows of 6
    vae_real *t92 = s->arena + 480; // [n, 3]
    vae_real *t93 = s->arena + 944; // [n, 1]
    vae_real *t97 = s->arena + 928; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t93_sum = 0.0f;
        vae_real t97_sum = 0.0f;
        VAE_SIMD_SUM(t93_sum, t97_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v60 = eps54[i * 3 + j] * eps54[i * 3 + j] + logvar53[i * 6 + j];
            const vae_real v76 = z58[i * 3 + j] - t74[i * 6 + j];
            const vae_real v79 = vae_exp(-t75[i * 6 + j]);
            const vae_real v85 = mean52[i * 6 + j] - t74[i * 6 + j];
            const vae_real v88 = vae_exp(logvar53[i * 6 + j] - t75[i * 6 + j]) + v85 * v85 * v79;
            const vae_real v92 = 0.5f * (v88 - 1.0f + t75[i * 6 + j] - logvar53[i * 6 + j]);
            t92[i * 3 + j] = v92;
            t93_sum += v92;
            const vae_real v95 = v76 * v76 * v79 + t75[i * 6 + j] + 1.83787707f - (v60 + 1.83787707f);
            t97_sum += (-0.5f) * v95;
        }
        t93[i] = t93_sum;
        t97[i] = t97_sum;
    }
}

// drawn.vae:16  dense(4)
// drawn.vae:16  tanh
// kernel 11, eval: product by panels over rows of [4]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *z58 = s->arena + 576; // [n, 3]
    const vae_real *w99 = s->param + 352; // [3, 4]
    vae_real *h103 = s->arena + 64; // [n, 4] in rows of 10
    const vae_real *b100 = s->param + 368; // [4]
    vae_real *t142 = s->arena + 4; // [n, 4] in rows of 10
    vae_gemm_nn((int)(end - begin), 4, 3, z58 + begin * 3, 3, w99, 4, h103 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v101 = h103[i * 10 + j];
            const vae_real v103 = vae_tanh(v101 + b100[j]);
            h103[i * 10 + j] = v103;
            t142[i * 10 + j] = v103;
        }
    }
}

// drawn.vae:6  draw(low)
// kernel 12, eval: product by panels over rows of [4]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *h103 = s->arena + 64; // [n, 4] in rows of 10
    const vae_real *w104 = s->param + 384; // [4, 4]
    vae_real *heads107 = s->arena + 448; // [n, 4]
    const vae_real *b105 = s->param + 400; // [4]
    vae_gemm_nn((int)(end - begin), 4, 4, h103 + begin * 10, 10, w104, 4, heads107 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v106 = heads107[i * 4 + j];
            heads107[i * 4 + j] = v106 + b105[j];
        }
    }
}

// What kernel 13 of eval and 2 others do, each with buffers of its own:
//   t110: [n, 10]
//   w111: [10, 4]
//   heads114: [n, 4]
//   b112: [4]
VAE_SHARED_2(like_eval_k13, const VaeState *s, int tile, vae_real *scratch, const vae_real *t110,
    const vae_real *w111, vae_real *heads114, const vae_real *b112) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 4, 10, t110 + begin * 10, 10, w111, 4, heads114 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v113 = heads114[i * 4 + j];
            heads114[i * 4 + j] = v113 + b112[j];
        }
    }
}

// drawn.vae:6  sampling and KL
// kernel 14, eval: loop over rows of [2]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar116 = s->arena + 418; // [n, 2] in rows of 4
    const vae_real *eps117 = s->arena + 912; // [n, 2]
    vae_real *z121 = s->arena + 8; // [n, 2] in rows of 10
    const vae_real *mean115 = s->arena + 416; // [n, 2] in rows of 4
    const vae_real *mean108 = s->arena + 448; // [n, 2] in rows of 4
    const vae_real *logvar109 = s->arena + 450; // [n, 2] in rows of 4
    vae_real *t141 = s->arena + 896; // [n, 2]
    vae_real *t212 = s->arena + 800; // [n, 1]
    vae_real *t216 = s->arena + 784; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t212_sum = 0.0f;
        vae_real t216_sum = 0.0f;
        VAE_SIMD_SUM(t212_sum, t216_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v121 = mean115[i * 4 + j] + vae_exp(0.5f * logvar116[i * 4 + j]) * eps117[i * 2 + j];
            z121[i * 10 + j] = v121;
            const vae_real v123 = eps117[i * 2 + j] * eps117[i * 2 + j] + logvar116[i * 4 + j];
            const vae_real v125 = v121 - mean108[i * 4 + j];
            const vae_real v128 = vae_exp(-logvar109[i * 4 + j]);
            const vae_real v134 = mean115[i * 4 + j] - mean108[i * 4 + j];
            const vae_real v137 = vae_exp(logvar116[i * 4 + j] - logvar109[i * 4 + j]) + v134 * v134 * v128;
            const vae_real v140 = v137 - 1.0f + logvar109[i * 4 + j] - logvar116[i * 4 + j];
            const vae_real v141 = 0.5f * v140;
            t141[i * 2 + j] = v141;
            t212_sum += v141;
            const vae_real v214 = v125 * v125 * v128 + logvar109[i * 4 + j] + 1.83787707f - (v123 + 1.83787707f);
            t216_sum += (-0.5f) * v214;
        }
        t212[i] = t212_sum;
        t216[i] = t216_sum;
    }
}

// drawn.vae:20  dense(3)
// drawn.vae:20  tanh
// kernel 15, eval: product by panels over rows of [3]
VAE_KERNEL void eval_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *h143 = s->arena + 4; // [n, 6] in rows of 10
    const vae_real *w144 = s->param + 480; // [6, 3]
    vae_real *h148 = s->arena + 176; // [n, 3] in rows of 8
    const vae_real *b145 = s->param + 512; // [3]
    vae_real *t188 = s->arena + 0; // [n, 3] in rows of 10
    vae_gemm_nn((int)(end - begin), 3, 6, h143 + begin * 10, 10, w144, 3, h148 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v146 = h148[i * 8 + j];
            const vae_real v148 = vae_tanh(v146 + b145[j]);
            h148[i * 8 + j] = v148;
            t188[i * 10 + j] = v148;
        }
    }
}

// drawn.vae:8  draw(lower)
// kernel 16, eval: product by panels over rows of [2]
VAE_KERNEL void eval_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *h148 = s->arena + 176; // [n, 3] in rows of 8
    const vae_real *w149 = s->param + 528; // [3, 2]
    vae_real *heads152 = s->arena + 880; // [n, 2]
    const vae_real *b150 = s->param + 544; // [2]
    vae_gemm_nn((int)(end - begin), 2, 3, h148 + begin * 8, 8, w149, 2, heads152 + begin * 2, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v151 = heads152[i * 2 + j];
            heads152[i * 2 + j] = v151 + b150[j];
        }
    }
}

// What kernel 17 of eval and 2 others do, each with buffers of its own:
//   t156: [n, 8]
//   w157: [8, 2]
//   heads160: [n, 2]
//   b158: [2]
VAE_SHARED_2(like_eval_k17, const VaeState *s, int tile, vae_real *scratch, const vae_real *t156,
    const vae_real *w157, vae_real *heads160, const vae_real *b158) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 2, 8, t156 + begin * 8, 8, w157, 2, heads160 + begin * 2, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v159 = heads160[i * 2 + j];
            heads160[i * 2 + j] = v159 + b158[j];
        }
    }
}

// drawn.vae:8  sampling and KL
// kernel 18, eval: loop over rows of [1]
VAE_KERNEL void eval_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t38 = s->arena + 976; // [n, 1]
    const vae_real *t93 = s->arena + 944; // [n, 1]
    const vae_real *t41 = s->arena + 960; // [n, 1]
    const vae_real *t97 = s->arena + 928; // [n, 1]
    const vae_real *logvar162 = s->arena + 865; // [n, 1] in rows of 2
    const vae_real *eps163 = s->arena + 848; // [n, 1]
    vae_real *z167 = s->arena + 3; // [n, 1] in rows of 10
    const vae_real *mean161 = s->arena + 864; // [n, 1] in rows of 2
    const vae_real *mean153 = s->arena + 880; // [n, 1] in rows of 2
    const vae_real *logvar154 = s->arena + 881; // [n, 1] in rows of 2
    vae_real *t187 = s->arena + 832; // [n, 1]
    const vae_real *t212 = s->arena + 800; // [n, 1]
    const vae_real *t216 = s->arena + 784; // [n, 1]
    vae_real *t218 = s->arena + 768; // [n, 1]
    vae_real *t221 = s->arena + 752; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v167 = mean161[i * 2] + vae_exp(0.5f * logvar162[i * 2]) * eps163[i];
        z167[i * 10] = v167;
        const vae_real v171 = v167 - mean153[i * 2];
        const vae_real v174 = vae_exp(-logvar154[i * 2]);
        const vae_real v180 = mean161[i * 2] - mean153[i * 2];
        const vae_real v183 = vae_exp(logvar162[i * 2] - logvar154[i * 2]) + v180 * v180 * v174;
        const vae_real v187 = 0.5f * (v183 - 1.0f + logvar154[i * 2] - logvar162[i * 2]);
        t187[i] = v187;
        t218[i] = t38[i] + t93[i] + t212[i] + v187;
        const vae_real v219 = v171 * v171 * v174 + logvar154[i * 2] + 1.83787707f - (eps163[i] * eps163[i] + logvar162[i * 2] + 1.83787707f);
        t221[i] = t41[i] + t97[i] + t216[i] + (-0.5f) * v219;
    }
}

// drawn.vae:23  dense(7)
// drawn.vae:26  likelihood = gaussian
// kernel 19, eval: product by panels over rows of [7]
VAE_KERNEL void eval_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *h190 = s->arena + 0; // [n, 10]
    const vae_real *w191 = s->param + 592; // [10, 7]
    vae_real *t204 = s->arena + 128; // [n, 7]
    const vae_real *b192 = s->param + 672; // [7]
    const vae_real *x0 = s->arena + 368; // [n, 7]
    vae_gemm_nn((int)(end - begin), 7, 10, h190 + begin * 10, 10, w191, 7, t204 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v193 = t204[i * 7 + j];
            const vae_real v203 = x0[i * 7 + j] - (v193 + b192[j]);
            t204[i * 7 + j] = v203 * v203;
        }
    }
}

// drawn.vae:23  dense(7)
// drawn.vae:26  likelihood = gaussian
// kernel 20, eval: product by panels over rows of [7]
VAE_KERNEL void eval_k20(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *h190 = s->arena + 0; // [n, 10]
    const vae_real *w195 = s->param + 688; // [10, 7]
    vae_real *t197 = scratch; // [end - begin, 7]
    const vae_real *b196 = s->param + 768; // [7]
    const vae_real *t204 = s->arena + 128; // [n, 7]
    vae_real *t211 = s->arena + 816; // [n, 1]
    vae_gemm_nn((int)(end - begin), 7, 10, h190 + begin * 10, 10, w195, 7, t197, 7);
    for (size_t i = begin; i < end; i++) {
        vae_real t211_sum = 0.0f;
        VAE_SIMD_SUM(t211_sum)
        for (size_t j = 0; j < 7; j++) {
            const vae_real v197 = t197[(i - begin) * 7 + j];
            const vae_real v202 = (-13.8155106f) + vae_softplus(v197 + b196[j] - (-13.8155106f));
            const vae_real v210 = 0.5f * (v202 + t204[i * 7 + j] * vae_exp(-v202) + 1.83787707f);
            t211_sum += v210;
        }
        t211[i] = t211_sum;
    }
}

// kernel 21, eval: loop over rows of [1]
VAE_KERNEL void eval_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t222 = s->arena + 736; // [n, 1]
    const vae_real *t221 = s->arena + 752; // [n, 1]
    const vae_real *t211 = s->arena + 816; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t222[i] = t221[i] - t211[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    eval_k0(s, tile, scratch);
    eval_k1(s, tile, scratch);
    // drawn.vae:6  posterior heads (added by the compiler)
    // kernel 2, eval: product by panels over rows of [4]
    like_eval_k2(s, tile, scratch, s->arena + 320, s->param + 112, s->arena + 672, s->param + 144);
    eval_k3(s, tile, scratch);
    // drawn.vae:7  posterior heads (added by the compiler)
    // kernel 4, eval: product by panels over rows of [4]
    like_eval_k4(s, tile, scratch, s->arena + 320, s->param + 160, s->arena + 640, s->param + 192);
    // drawn.vae:7  posterior heads (added by the compiler)
    // kernel 5, eval: product by panels over rows of [6]
    like_eval_k5(s, tile, scratch, s->arena + 640, s->param + 208, s->arena + 272, s->param + 240);
    // drawn.vae:7  sampling and KL
    // kernel 6, eval: loop over rows of [3]
    like_eval_k6(s, tile, scratch, s->arena + 275, s->arena + 608, s->arena + 576, s->arena + 272);
    // drawn.vae:5  y
    // kernel 7, eval: loop over rows of [3]
    like_eval_k7(s, tile, scratch, s->arena + 546, s->arena + 704);
    // drawn.vae:7  sampling and KL
    // kernel 8, eval: product by panels over rows of [4]
    like_eval_k8(s, tile, scratch, s->arena + 544, s->param + 256, s->arena + 512, s->param + 288);
    // drawn.vae:7  sampling and KL
    // kernel 9, eval: product by panels over rows of [6]
    like_eval_k5(s, tile, scratch, s->arena + 512, s->param + 304, s->arena + 224, s->param + 336);
    eval_k10(s, tile, scratch);
    eval_k11(s, tile, scratch);
    eval_k12(s, tile, scratch);
    // drawn.vae:6  draw(low)
    // kernel 13, eval: product by panels over rows of [4]
    like_eval_k13(s, tile, scratch, s->arena + 64, s->param + 416, s->arena + 416, s->param + 464);
    eval_k14(s, tile, scratch);
    eval_k15(s, tile, scratch);
    eval_k16(s, tile, scratch);
    // drawn.vae:8  draw(lower)
    // kernel 17, eval: product by panels over rows of [2]
    like_eval_k17(s, tile, scratch, s->arena + 176, s->param + 560, s->arena + 864, s->param + 576);
    eval_k18(s, tile, scratch);
    eval_k19(s, tile, scratch);
    eval_k20(s, tile, scratch);
    eval_k21(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, eval_u0, 1);
}

// drawn.vae:12  dense(6)
// drawn.vae:12  tanh
// kernel 0, encode: product by panels over rows of [6]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *x0 = s->arena + 512; // [n, 7]
    const vae_real *w1 = s->param + 0; // [7, 6]
    vae_real *h5 = s->arena + 68; // [n, 6] in rows of 10
    const vae_real *b2 = s->param + 48; // [6]
    vae_real *t81 = s->arena + 4; // [n, 6] in rows of 10
    vae_gemm_nn((int)(end - begin), 6, 7, x0 + begin * 7, 7, w1, 6, h5 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v3 = h5[i * 10 + j];
            const vae_real v5 = vae_tanh(v3 + b2[j]);
            h5[i * 10 + j] = v5;
            t81[i * 10 + j] = v5;
        }
    }
}

// drawn.vae:13  dense(5)
// drawn.vae:13  tanh
// kernel 1, encode: product by panels over rows of [5]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *h5 = s->arena + 68; // [n, 6] in rows of 10
    const vae_real *w6 = s->param + 64; // [6, 5]
    vae_real *h10 = s->arena + 464; // [n, 5] in rows of 7
    const vae_real *b7 = s->param + 96; // [5]
    vae_real *t36 = s->arena + 368; // [n, 5] in rows of 7
    vae_real *t70 = s->arena + 227; // [n, 5] in rows of 8
    vae_real *t97 = s->arena + 131; // [n, 5] in rows of 8
    vae_gemm_nn((int)(end - begin), 5, 6, h5 + begin * 10, 10, w6, 5, h10 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v8 = h10[i * 7 + j];
            const vae_real v10 = vae_tanh(v8 + b7[j]);
            h10[i * 7 + j] = v10;
            t36[i * 7 + j] = v10;
            t70[i * 8 + j] = v10;
            t97[i * 8 + j] = v10;
        }
    }
}

// drawn.vae:9  sampling and KL
// drawn.vae:6  posterior heads (added by the compiler)
// drawn.vae:9  sampling and KL
// kernel 3, encode: loop over rows of [2]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar16 = s->arena + 818; // [n, 2] in rows of 4
    const vae_real *eps17 = s->arena + 1056; // [n, 2]
    vae_real *z22 = s->arena + 373; // [n, 2] in rows of 7
    const vae_real *mean15 = s->arena + 816; // [n, 2] in rows of 4
    vae_real *t23 = s->arena + 469; // [n, 2] in rows of 7
    vae_real *t108 = s->arena + 960; // [n, 2]
    vae_real *t109 = s->arena + 944; // [n, 2]
    vae_real *t110 = s->arena + 928; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v22 = mean15[i * 4 + j] + vae_exp(0.5f * logvar16[i * 4 + j]) * eps17[i * 2 + j];
            z22[i * 7 + j] = v22;
            t23[i * 7 + j] = mean15[i * 4 + j];
            t108[i * 2 + j] = mean15[i * 4 + j];
            t109[i * 2 + j] = logvar16[i * 4 + j];
            t110[i * 2 + j] = v22;
        }
    }
}

// drawn.vae:16  dense(4)
// drawn.vae:16  tanh
// kernel 9, encode: product by panels over rows of [4]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *mean34 = s->arena + 416; // [n, 3] in rows of 6
    const vae_real *w50 = s->param + 352; // [3, 4]
    vae_real *h54 = s->arena + 64; // [n, 4] in rows of 10
    const vae_real *b51 = s->param + 368; // [4]
    vae_real *t62 = s->arena + 272; // [n, 4] in rows of 6
    vae_gemm_nn((int)(end - begin), 4, 3, mean34 + begin * 6, 6, w50, 4, h54 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v52 = h54[i * 10 + j];
            const vae_real v54 = vae_tanh(v52 + b51[j]);
            h54[i * 10 + j] = v54;
            t62[i * 6 + j] = v54;
        }
    }
}

// drawn.vae:6  draw(low)
// kernel 11, encode: loop over rows of [2]
VAE_KERNEL void encode_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t63 = s->arena + 276; // [n, 2] in rows of 6
    const vae_real *mean60 = s->arena + 656; // [n, 2] in rows of 4
    vae_real *t113 = s->arena + 912; // [n, 2]
    vae_real *t114 = s->arena + 896; // [n, 2]
    const vae_real *logvar61 = s->arena + 658; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t63[i * 6 + j] = mean60[i * 4 + j];
            t113[i * 2 + j] = mean60[i * 4 + j];
            t114[i * 2 + j] = logvar61[i * 4 + j];
        }
    }
}

// What kernel 12 of encode and 1 other do, each with buffers of its own:
//   h64: [n, 6]
//   w65: [6, 3]
//   h69: [n, 3] in rows of 8
//   b66: [3]
VAE_SHARED_2(like_encode_k12, const VaeState *s, int tile, vae_real *scratch, const vae_real *h64,
    const vae_real *w65, vae_real *h69, const vae_real *b66) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 3, 6, h64 + begin * 6, 6, w65, 3, h69 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v67 = h69[i * 8 + j];
            h69[i * 8 + j] = vae_tanh(v67 + b66[j]);
        }
    }
}

// drawn.vae:16  dense(4)
// drawn.vae:16  tanh
// kernel 14, encode: product by panels over rows of [4]
VAE_KERNEL void encode_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *z49 = s->arena + 688; // [n, 3]
    const vae_real *w50 = s->param + 352; // [3, 4]
    vae_real *h80 = s->arena + 0; // [n, 4] in rows of 10
    const vae_real *b51 = s->param + 368; // [4]
    vae_real *t92 = s->arena + 176; // [n, 4] in rows of 6
    vae_gemm_nn((int)(end - begin), 4, 3, z49 + begin * 3, 3, w50, 4, h80 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v78 = h80[i * 10 + j];
            const vae_real v80 = vae_tanh(v78 + b51[j]);
            h80[i * 10 + j] = v80;
            t92[i * 6 + j] = v80;
        }
    }
}

// drawn.vae:6  sampling and KL
// kernel 16, encode: loop over rows of [2]
VAE_KERNEL void encode_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar86 = s->arena + 626; // [n, 2] in rows of 4
    const vae_real *eps87 = s->arena + 1024; // [n, 2]
    vae_real *z91 = s->arena + 180; // [n, 2] in rows of 6
    const vae_real *mean85 = s->arena + 624; // [n, 2] in rows of 4
    vae_real *t115 = s->arena + 880; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v91 = mean85[i * 4 + j] + vae_exp(0.5f * logvar86[i * 4 + j]) * eps87[i * 2 + j];
            z91[i * 6 + j] = v91;
            t115[i * 2 + j] = v91;
        }
    }
}

// drawn.vae:8  sampling and KL
// drawn.vae:8  draw(lower)
// kernel 19, encode: loop over rows of [1]
VAE_KERNEL void encode_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar102 = s->arena + 1009; // [n, 1] in rows of 2
    const vae_real *eps103 = s->arena + 992; // [n, 1]
    vae_real *z107 = s->arena + 976; // [n, 1]
    const vae_real *mean101 = s->arena + 1008; // [n, 1] in rows of 2
    vae_real *t116 = s->arena + 864; // [n, 1]
    const vae_real *mean76 = s->arena + 1040; // [n, 1] in rows of 2
    vae_real *t117 = s->arena + 848; // [n, 1]
    const vae_real *logvar77 = s->arena + 1041; // [n, 1] in rows of 2
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        z107[i] = mean101[i * 2] + vae_exp(0.5f * logvar102[i * 2]) * eps103[i];
        t116[i] = mean76[i * 2];
        t117[i] = logvar77[i * 2];
    }
}

// drawn.vae:7  posterior heads (added by the compiler)
// kernel 20, encode: loop over rows of [3]
VAE_KERNEL void encode_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t111 = s->arena + 592; // [n, 3]
    const vae_real *mean34 = s->arena + 416; // [n, 3] in rows of 6
    vae_real *t112 = s->arena + 560; // [n, 3]
    const vae_real *logvar35 = s->arena + 419; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t111[i * 3 + j] = mean34[i * 6 + j];
            t112[i * 3 + j] = logvar35[i * 6 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    encode_k0(s, tile, scratch);
    encode_k1(s, tile, scratch);
    // drawn.vae:6  posterior heads (added by the compiler)
    // kernel 2, encode: product by panels over rows of [4]
    like_eval_k2(s, tile, scratch, s->arena + 464, s->param + 112, s->arena + 816, s->param + 144);
    encode_k3(s, tile, scratch);
    // drawn.vae:7  posterior heads (added by the compiler)
    // kernel 4, encode: product by panels over rows of [4]
    like_eval_k4(s, tile, scratch, s->arena + 464, s->param + 160, s->arena + 784, s->param + 192);
    // drawn.vae:7  posterior heads (added by the compiler)
    // kernel 5, encode: product by panels over rows of [6]
    like_eval_k5(s, tile, scratch, s->arena + 784, s->param + 208, s->arena + 416, s->param + 240);
    // drawn.vae:7  posterior heads (added by the compiler)
    // kernel 6, encode: product by panels over rows of [4]
    like_eval_k4(s, tile, scratch, s->arena + 368, s->param + 160, s->arena + 752, s->param + 192);
    // drawn.vae:7  posterior heads (added by the compiler)
    // kernel 7, encode: product by panels over rows of [6]
    like_eval_k5(s, tile, scratch, s->arena + 752, s->param + 208, s->arena + 320, s->param + 240);
    // drawn.vae:7  sampling and KL
    // kernel 8, encode: loop over rows of [3]
    like_eval_k6(s, tile, scratch, s->arena + 323, s->arena + 720, s->arena + 688, s->arena + 320);
    encode_k9(s, tile, scratch);
    // drawn.vae:6  draw(low)
    // kernel 10, encode: product by panels over rows of [4]
    like_eval_k13(s, tile, scratch, s->arena + 64, s->param + 416, s->arena + 656, s->param + 464);
    encode_k11(s, tile, scratch);
    // drawn.vae:20  dense(3)
    // drawn.vae:20  tanh
    // kernel 12, encode: product by panels over rows of [3]
    like_encode_k12(s, tile, scratch, s->arena + 272, s->param + 480, s->arena + 224,
        s->param + 512);
    // drawn.vae:8  draw(lower)
    // kernel 13, encode: product by panels over rows of [2]
    like_eval_k17(s, tile, scratch, s->arena + 224, s->param + 560, s->arena + 1040, s->param + 576);
    encode_k14(s, tile, scratch);
    // drawn.vae:6  draw(low)
    // kernel 15, encode: product by panels over rows of [4]
    like_eval_k13(s, tile, scratch, s->arena + 0, s->param + 416, s->arena + 624, s->param + 464);
    encode_k16(s, tile, scratch);
    // drawn.vae:20  dense(3)
    // drawn.vae:20  tanh
    // kernel 17, encode: product by panels over rows of [3]
    like_encode_k12(s, tile, scratch, s->arena + 176, s->param + 480, s->arena + 128,
        s->param + 512);
    // drawn.vae:8  draw(lower)
    // kernel 18, encode: product by panels over rows of [2]
    like_eval_k17(s, tile, scratch, s->arena + 128, s->param + 560, s->arena + 1008, s->param + 576);
    encode_k19(s, tile, scratch);
    encode_k20(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// drawn.vae:16  dense(4)
// drawn.vae:16  tanh
// kernel 0, decode: product by panels over rows of [4]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *z1 = s->arena + 208; // [n, 3]
    const vae_real *w3 = s->param + 352; // [3, 4]
    vae_real *h7 = s->arena + 4; // [n, 4] in rows of 10
    const vae_real *b4 = s->param + 368; // [4]
    vae_gemm_nn((int)(end - begin), 4, 3, z1 + begin * 3, 3, w3, 4, h7 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v5 = h7[i * 10 + j];
            h7[i * 10 + j] = vae_tanh(v5 + b4[j]);
        }
    }
}

// drawn.vae:6  low
// kernel 1, decode: loop over rows of [2]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t8 = s->arena + 8; // [n, 2] in rows of 10
    const vae_real *z0 = s->arena + 256; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t8[i * 10 + j] = z0[i * 2 + j];
        }
    }
}

// drawn.vae:20  dense(3)
// drawn.vae:20  tanh
// kernel 2, decode: product by panels over rows of [3]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *h9 = s->arena + 4; // [n, 6] in rows of 10
    const vae_real *w10 = s->param + 480; // [6, 3]
    vae_real *h14 = s->arena + 0; // [n, 3] in rows of 10
    const vae_real *b11 = s->param + 512; // [3]
    vae_gemm_nn((int)(end - begin), 3, 6, h9 + begin * 10, 10, w10, 3, h14 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v12 = h14[i * 10 + j];
            h14[i * 10 + j] = vae_tanh(v12 + b11[j]);
        }
    }
}

// drawn.vae:8  lower
// kernel 3, decode: loop over rows of [1]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t15 = s->arena + 3; // [n, 1] in rows of 10
    const vae_real *z2 = s->arena + 240; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t15[i * 10] = z2[i];
    }
}

// drawn.vae:23  dense(7)
// kernel 4, decode: product by panels over rows of [7]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *h17 = s->arena + 0; // [n, 10]
    const vae_real *w18 = s->param + 592; // [10, 7]
    vae_real *p21 = s->arena + 160; // [n, 7]
    const vae_real *b19 = s->param + 672; // [7]
    vae_real *t33 = s->arena + 64; // [n, 7]
    vae_gemm_nn((int)(end - begin), 7, 10, h17 + begin * 10, 10, w18, 7, p21 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v20 = p21[i * 7 + j];
            const vae_real v21 = v20 + b19[j];
            p21[i * 7 + j] = v21;
            t33[i * 7 + j] = v21;
        }
    }
}

// drawn.vae:23  dense(7)
// drawn.vae:26  likelihood = gaussian
// kernel 5, decode: product by panels over rows of [7]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *h17 = s->arena + 0; // [n, 10]
    const vae_real *w22 = s->param + 688; // [10, 7]
    vae_real *t32 = s->arena + 112; // [n, 7]
    const vae_real *b23 = s->param + 768; // [7]
    vae_gemm_nn((int)(end - begin), 7, 10, h17 + begin * 10, 10, w22, 7, t32 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v24 = t32[i * 7 + j];
            const vae_real v29 = (-13.8155106f) + vae_softplus(v24 + b23[j] - (-13.8155106f));
            t32[i * 7 + j] = vae_exp(0.5f * v29);
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    decode_k0(s, tile, scratch);
    decode_k1(s, tile, scratch);
    decode_k2(s, tile, scratch);
    decode_k3(s, tile, scratch);
    decode_k4(s, tile, scratch);
    decode_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, decode_u0, 1);
}

// drawn.vae:6  draw(low)
// kernel 0, prior: loop over rows of [1]
VAE_KERNEL void prior_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t5 = s->arena + 496; // [n, 1]
    const vae_real *t3 = s->arena + 512; // [n, 1]
    vae_real *t45 = s->arena + 448; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t5[i] = t3[i] - 0.5f;
        t45[i] = t3[i] - 1.5f;
    }
}

// kernel 1, prior: loop over rows of [2]
VAE_KERNEL void prior_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t6 = s->arena + 288; // [n, 2] in rows of 5
    const vae_real *t5 = s->arena + 496; // [n, 1]
    const vae_real *t2 = s->arena + 528; // [n, 2]
    const vae_real *eps1 = s->arena + 544; // [n, 2]
    vae_real *t69 = s->arena + 352; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v6 = vae_where(t5[i], t2[i * 2 + j], eps1[i * 2 + j]);
            t6[i * 5 + j] = v6;
            t69[i * 2 + j] = v6;
        }
    }
}

// kernel 5, prior: loop over rows of [3]
VAE_KERNEL void prior_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t19 = s->arena + 51; // [n, 3] in rows of 6
    const vae_real *eps20 = s->arena + 224; // [n, 3]
    const vae_real *t18 = s->arena + 48; // [n, 3] in rows of 6
    vae_real *t26 = s->arena + 160; // [n, 3]
    const vae_real *t5 = s->arena + 496; // [n, 1]
    const vae_real *t25 = s->arena + 192; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v24 = t18[i * 6 + j] + vae_exp(0.5f * t19[i * 6 + j]) * eps20[i * 3 + j];
            t26[i * 3 + j] = vae_where(t5[i], t25[i * 3 + j], v24);
        }
    }
}

// drawn.vae:16  dense(4)
// drawn.vae:16  tanh
// kernel 6, prior: product by panels over rows of [4]
VAE_KERNEL void prior_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t26 = s->arena + 160; // [n, 3]
    const vae_real *w27 = s->param + 352; // [3, 4]
    vae_real *h31 = s->arena + 0; // [n, 4] in rows of 6
    const vae_real *b28 = s->param + 368; // [4]
    vae_gemm_nn((int)(end - begin), 4, 3, t26 + begin * 3, 3, w27, 4, h31 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v29 = h31[i * 6 + j];
            h31[i * 6 + j] = vae_tanh(v29 + b28[j]);
        }
    }
}

// drawn.vae:6  draw(low)
// kernel 7, prior: product by panels over rows of [4]
VAE_KERNEL void prior_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *h31 = s->arena + 0; // [n, 4] in rows of 6
    const vae_real *w32 = s->param + 384; // [4, 4]
    vae_real *heads35 = s->arena + 128; // [n, 4]
    const vae_real *b33 = s->param + 400; // [4]
    vae_gemm_nn((int)(end - begin), 4, 4, h31 + begin * 6, 6, w32, 4, heads35 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v34 = heads35[i * 4 + j];
            heads35[i * 4 + j] = v34 + b33[j];
        }
    }
}

// drawn.vae:6  draw(low)
// kernel 8, prior: loop over rows of [2]
VAE_KERNEL void prior_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar37 = s->arena + 130; // [n, 2] in rows of 4
    const vae_real *eps38 = s->arena + 480; // [n, 2]
    const vae_real *mean36 = s->arena + 128; // [n, 2] in rows of 4
    vae_real *t46 = s->arena + 4; // [n, 2] in rows of 6
    const vae_real *t45 = s->arena + 448; // [n, 1]
    const vae_real *t43 = s->arena + 464; // [n, 2]
    vae_real *t68 = s->arena + 368; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v42 = mean36[i * 4 + j] + vae_exp(0.5f * logvar37[i * 4 + j]) * eps38[i * 2 + j];
            const vae_real v46 = vae_where(t45[i], t43[i * 2 + j], v42);
            t46[i * 6 + j] = v46;
            t68[i * 2 + j] = v46;
        }
    }
}

// drawn.vae:20  dense(3)
// drawn.vae:20  tanh
// kernel 9, prior: product by panels over rows of [3]
VAE_KERNEL void prior_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *h47 = s->arena + 0; // [n, 6]
    const vae_real *w48 = s->param + 480; // [6, 3]
    vae_real *h52 = s->arena + 96; // [n, 3]
    const vae_real *b49 = s->param + 512; // [3]
    vae_gemm_nn((int)(end - begin), 3, 6, h47 + begin * 6, 6, w48, 3, h52 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v50 = h52[i * 3 + j];
            h52[i * 3 + j] = vae_tanh(v50 + b49[j]);
        }
    }
}

// drawn.vae:8  draw(lower)
// kernel 10, prior: product by panels over rows of [2]
VAE_KERNEL void prior_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *h52 = s->arena + 96; // [n, 3]
    const vae_real *w53 = s->param + 528; // [3, 2]
    vae_real *heads56 = s->arena + 432; // [n, 2]
    const vae_real *b54 = s->param + 544; // [2]
    vae_gemm_nn((int)(end - begin), 2, 3, h52 + begin * 3, 3, w53, 2, heads56 + begin * 2, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v55 = heads56[i * 2 + j];
            heads56[i * 2 + j] = v55 + b54[j];
        }
    }
}

// drawn.vae:8  draw(lower)
// kernel 11, prior: loop over rows of [1]
VAE_KERNEL void prior_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar58 = s->arena + 433; // [n, 1] in rows of 2
    const vae_real *eps59 = s->arena + 416; // [n, 1]
    const vae_real *mean57 = s->arena + 432; // [n, 1] in rows of 2
    const vae_real *t3 = s->arena + 512; // [n, 1]
    vae_real *t67 = s->arena + 384; // [n, 1]
    const vae_real *t64 = s->arena + 400; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v63 = mean57[i * 2] + vae_exp(0.5f * logvar58[i * 2]) * eps59[i];
        t67[i] = vae_where(t3[i] - 2.5f, t64[i], v63);
    }
}

// One thread does all of these.
VAE_KERNEL void prior_u0(const VaeState *s, int tile, vae_real *scratch) {
    prior_k0(s, tile, scratch);
    prior_k1(s, tile, scratch);
    // drawn.vae:5  y
    // kernel 2, prior: loop over rows of [3]
    like_eval_k7(s, tile, scratch, s->arena + 290, s->arena + 320);
    // kernel 3, prior: product by panels over rows of [4]
    like_eval_k8(s, tile, scratch, s->arena + 288, s->param + 256, s->arena + 256, s->param + 288);
    // kernel 4, prior: product by panels over rows of [6]
    like_eval_k5(s, tile, scratch, s->arena + 256, s->param + 304, s->arena + 48, s->param + 336);
    prior_k5(s, tile, scratch);
    prior_k6(s, tile, scratch);
    prior_k7(s, tile, scratch);
    prior_k8(s, tile, scratch);
    prior_k9(s, tile, scratch);
    prior_k10(s, tile, scratch);
    prior_k11(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void prior_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, prior_u0, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 6096, 7}, // [n, 7]
    {"y", VAE_IN_DATA, 1, 7264, 3}, // [n, 3]
    {"top.eps", VAE_IN_NORMAL, 3, 6000, 6}, // [n, 3, 2]
    {"z.eps", VAE_IN_NORMAL, 1, 4736, 9}, // [n, 3, 3]
    {"low.eps", VAE_IN_NORMAL, 0, 5760, 6}, // [n, 3, 2]
    {"lower.eps", VAE_IN_NORMAL, 2, 6944, 3}, // [n, 3, 1]
    {"loss", VAE_OUT_SCALAR, 0, 7472, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 7408, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 7376, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 368, 7}, // [n, 7]
    {"y", VAE_IN_DATA, 1, 704, 3}, // [n, 3]
    {"top.eps", VAE_IN_NORMAL, 3, 1008, 2}, // [n, 2]
    {"z.eps", VAE_IN_NORMAL, 1, 608, 3}, // [n, 3]
    {"low.eps", VAE_IN_NORMAL, 0, 912, 2}, // [n, 2]
    {"lower.eps", VAE_IN_NORMAL, 2, 848, 1}, // [n, 1]
    {"reconstruction", VAE_OUT_ROW, 0, 816, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 768, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 736, 1}, // [n, 1]
    {"low.kl", VAE_OUT_ROW, 0, 896, 2}, // [n, 2]
    {"z.kl", VAE_OUT_ROW, 0, 480, 3}, // [n, 3]
    {"lower.kl", VAE_OUT_ROW, 0, 832, 1}, // [n, 1]
    {"top.kl", VAE_OUT_ROW, 0, 992, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 512, 7}, // [n, 7]
    {"top.eps", VAE_IN_NORMAL, 3, 1056, 2}, // [n, 2]
    {"z.eps", VAE_IN_NORMAL, 1, 720, 3}, // [n, 3]
    {"low.eps", VAE_IN_NORMAL, 0, 1024, 2}, // [n, 2]
    {"lower.eps", VAE_IN_NORMAL, 2, 992, 1}, // [n, 1]
    {"top.mean", VAE_OUT_ROW, 0, 960, 2}, // [n, 2]
    {"top.logvar", VAE_OUT_ROW, 0, 944, 2}, // [n, 2]
    {"top.sample", VAE_OUT_ROW, 0, 928, 2}, // [n, 2]
    {"z.mean", VAE_OUT_ROW, 0, 592, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 560, 3}, // [n, 3]
    {"z.sample", VAE_OUT_ROW, 0, 688, 3}, // [n, 3]
    {"low.mean", VAE_OUT_ROW, 0, 912, 2}, // [n, 2]
    {"low.logvar", VAE_OUT_ROW, 0, 896, 2}, // [n, 2]
    {"low.sample", VAE_OUT_ROW, 0, 880, 2}, // [n, 2]
    {"lower.mean", VAE_OUT_ROW, 0, 864, 1}, // [n, 1]
    {"lower.logvar", VAE_OUT_ROW, 0, 848, 1}, // [n, 1]
    {"lower.sample", VAE_OUT_ROW, 0, 976, 1}, // [n, 1]
};

static const VaePort decode_ports[] = {
    {"low", VAE_IN_LATENT, 0, 256, 2}, // [n, 2]
    {"z", VAE_IN_LATENT, 1, 208, 3}, // [n, 3]
    {"lower", VAE_IN_LATENT, 2, 240, 1}, // [n, 1]
    {"x.mean", VAE_OUT_ROW, 0, 160, 7}, // [n, 7]
    {"x.draw0", VAE_OUT_ROW, 0, 64, 7}, // [n, 7]
    {"x.draw1", VAE_OUT_ROW, 0, 112, 7}, // [n, 7]
};

static const VaePort prior_ports[] = {
    {"y", VAE_IN_DATA, 1, 320, 3}, // [n, 3]
    {"top.prior", VAE_IN_NORMAL, 8, 544, 2}, // [n, 2]
    {"top", VAE_IN_LATENT, 3, 528, 2}, // [n, 2]
    {"known", VAE_IN_KNOWN, 0, 512, 1}, // [n, 1]
    {"z.prior", VAE_IN_NORMAL, 9, 224, 3}, // [n, 3]
    {"z", VAE_IN_LATENT, 1, 192, 3}, // [n, 3]
    {"low.prior", VAE_IN_NORMAL, 10, 480, 2}, // [n, 2]
    {"low", VAE_IN_LATENT, 0, 464, 2}, // [n, 2]
    {"lower.prior", VAE_IN_NORMAL, 11, 416, 1}, // [n, 1]
    {"lower", VAE_IN_LATENT, 2, 400, 1}, // [n, 1]
    {"low.sample", VAE_OUT_ROW, 0, 368, 2}, // [n, 2]
    {"z.sample", VAE_OUT_ROW, 0, 160, 3}, // [n, 3]
    {"lower.sample", VAE_OUT_ROW, 0, 384, 1}, // [n, 1]
    {"top.sample", VAE_OUT_ROW, 0, 352, 2}, // [n, 2]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {6, 7}, {1, 6}, 0, VAE_INIT_UNIFORM, 0.679366231f, true, true, false},
    {"encoder.0.bias", 1, {6}, {1}, 48, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.2.weight", 2, {5, 6}, {1, 5}, 64, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"encoder.2.bias", 1, {5}, {1}, 96, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.top.mean.weight", 2, {2, 5}, {1, 4}, 112, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"posterior.top.mean.bias", 1, {2}, {1}, 144, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.top.logvar.weight", 2, {2, 5}, {1, 4}, 114, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"posterior.top.logvar.bias", 1, {2}, {1}, 146, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.hidden.weight", 2, {4, 7}, {1, 4}, 160, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.hidden.bias", 1, {4}, {1}, 192, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 4}, {1, 6}, 208, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 240, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 4}, {1, 6}, 211, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 243, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.z.hidden.weight", 2, {4, 5}, {1, 4}, 256, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"prior.z.hidden.bias", 1, {4}, {1}, 288, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.z.mean.weight", 2, {3, 4}, {1, 6}, 304, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"prior.z.mean.bias", 1, {3}, {1}, 336, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.z.logvar.weight", 2, {3, 4}, {1, 6}, 307, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"prior.z.logvar.bias", 1, {3}, {1}, 339, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"network.trunk.0.weight", 2, {4, 3}, {1, 4}, 352, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"network.trunk.0.bias", 1, {4}, {1}, 368, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.low.mean.weight", 2, {2, 4}, {1, 4}, 384, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"prior.low.mean.bias", 1, {2}, {1}, 400, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.low.logvar.weight", 2, {2, 4}, {1, 4}, 386, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"prior.low.logvar.bias", 1, {2}, {1}, 402, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.low.mean.weight", 2, {2, 10}, {1, 4}, 416, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"posterior.low.mean.bias", 1, {2}, {1}, 464, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.low.logvar.weight", 2, {2, 10}, {1, 4}, 418, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"posterior.low.logvar.bias", 1, {2}, {1}, 466, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.1.weight", 2, {3, 6}, {1, 3}, 480, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"decoder.1.bias", 1, {3}, {1}, 512, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.lower.mean.weight", 2, {1, 3}, {1, 2}, 528, VAE_INIT_UNIFORM, 1.22474492f, true, true, false},
    {"prior.lower.mean.bias", 1, {1}, {1}, 544, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.lower.logvar.weight", 2, {1, 3}, {1, 2}, 529, VAE_INIT_UNIFORM, 1.22474492f, true, true, false},
    {"prior.lower.logvar.bias", 1, {1}, {1}, 545, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.lower.mean.weight", 2, {1, 8}, {1, 2}, 560, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"posterior.lower.mean.bias", 1, {1}, {1}, 576, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.lower.logvar.weight", 2, {1, 8}, {1, 2}, 561, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"posterior.lower.logvar.bias", 1, {1}, {1}, 577, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.5.weight", 2, {7, 10}, {1, 7}, 592, VAE_INIT_UNIFORM, 0.594088554f, true, true, false},
    {"decoder.5.bias", 1, {7}, {1}, 672, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.x.logvar.weight", 2, {7, 10}, {1, 7}, 688, VAE_INIT_UNIFORM, 0.594088554f, true, true, false},
    {"likelihood.x.logvar.bias", 1, {7}, {1}, 768, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 7, 7, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
    {"y", VAE_LABEL, 1, 1, 3, 3, VAE_DOMAIN_ANY, NULL, false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"low", 2, 0},
    {"z", 3, 0},
    {"lower", 1, 0},
    {"top", 2, 0},
};
static const int drawn[] = {1, 0, 2, 0};
static const VaeCoded coded[] = {
    {0, 0, NULL},
    {0, 0, "has a prior that is given a data stream"},
    {0, 0, NULL},
    {0, 0, NULL},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[7]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(6)", "[6]", 48},
    {VAE_STAGE_ENCODER, 0, "tanh", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(5)", "[5]", 35},
    {VAE_STAGE_ENCODER, 0, "tanh", "[5]", 0},
    {VAE_STAGE_LATENT, 0, "low: normal", "[2]", 44},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 62},
    {VAE_STAGE_LATENT, 0, "lower: normal", "[1]", 18},
    {VAE_STAGE_LATENT, 0, "top: normal", "[2]", 24},
    {VAE_STAGE_DECODER, 0, "dense(4)", "[4]", 16},
    {VAE_STAGE_DECODER, 0, "tanh", "[4]", 0},
    {VAE_STAGE_DECODER, 0, "draw(low)", "[6]", 0},
    {VAE_STAGE_DECODER, 0, "dense(3)", "[3]", 21},
    {VAE_STAGE_DECODER, 0, "tanh", "[3]", 0},
    {VAE_STAGE_DECODER, 0, "draw(lower)", "[4]", 0},
    {VAE_STAGE_DECODER, 0, "concat(seen)", "[10]", 0},
    {VAE_STAGE_DECODER, 0, "dense(7)", "[7]", 77},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[7]", 77},
};

static const VaeStretch rest[] = {
    {0, 384},
    {400, 560},
    {576, 784},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "drawn", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model drawn\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [7]                         -              -\n"
        "    dense(6)                        [6]                        48             84\n"
        "    tanh                            [6]                         -              -\n"
        "    dense(5)                        [5]                        35             60\n"
        "    tanh                            [5]                         -              -\n"
        "  low: mean, logvar heads, from early  [2]                        44             88\n"
        "  z: mean, logvar heads, given top  [3]                        62            124\n"
        "  lower: mean, logvar heads, from late  [1]                        18             36\n"
        "  top: mean, logvar heads           [2]                        24             40\n"
        "  low: prior drawn                  [2]                        20             40\n"
        "  z: prior given top, y             [3]                        54              -\n"
        "  lower: prior drawn                [1]                         8             16\n"
        "  network trunk(z)                  [3]                         -              -\n"
        "    dense(4)                        [4]                        16             24\n"
        "    tanh                            [4]                         -              -\n"
        "  decoder(trunk)                    [4]                         -              -\n"
        "    draw(low)                       [6]                         -              -\n"
        "    dense(3)                        [3]                        21             36\n"
        "    tanh                            [3]                         -              -\n"
        "    draw(lower)                     [4]                         -              -\n"
        "    concat(seen)                    [10]                        -              -\n"
        "    dense(7)                        [7]                        77            140\n"
        "  likelihood: logvar                                           77            154\n"
        "\n"
        "  504 parameters; one training step of 6 rows: 39,960 flops\n"
        "  likelihood gaussian(sigma=learned, floor=0.001)\n"
        "  objective iwae(samples=3)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train         103      358        30,656       30,656\n"
        "  eval           22      161         4,096        4,096\n"
        "  encode         21       72         4,288        4,288\n"
        "  decode          6       18         1,088        1,088\n"
        "  prior          12       37         2,240        2,240\n",
    .batch = 6, .n_param = 784, .n_state = 0, .n_arena = 7664,
    .n_scratch = 48,
    .max_threads = 1, .flops_per_row = 6660.0,
    .n_weight_tiles = 2, .rest = rest, .n_rest = 3,
    .panel = 0,
    .tensor = tensors, .n_tensors = 44,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 4, .drawn = drawn,
    .coded = coded,
    .stage = stages, .n_stages = 18,
    .train = {"train", train_run, train_ports, 9},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 13},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 17},
    .decode = {"decode", decode_run, decode_ports, 6},
    .prior = {"prior", VAE_UNCHECKED(prior_run), prior_ports, 14},
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
