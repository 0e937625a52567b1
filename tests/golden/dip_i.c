// dip_i -- written by vaec 0.1.0 from dip_i.vae; do not edit.
//
// model dip_i
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [9]                         -              -
//     dense(12)                       [12]                      120            216
//     tanh                            [12]                        -              -
//   z: mean, logvar heads             [3]                        78            144
//   w: mean, logvar heads             [2]                        52             96
//   decoder(z, w)                     [5]                         -              -
//     dense(12)                       [12]                       72            120
//     tanh                            [12]                        -              -
//     dense(9)                        [9]                       117            216
//
//   439 parameters; one training step of 36 rows: 83,160 flops
//   likelihood gaussian(sigma=0.5, floor=0.001)
//   objective dip(off=5, diagonal=3, type=i)
//   reduce = mean: the loss is that of a VAE with beta = 1.125, divided by 9
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          30      125        22,016       22,016
//   eval            8       58         9,920        9,920
//   encode          4        9         6,080        6,080
//   decode          5        9         7,296        7,296
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
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
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
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
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

// dip_i.vae:4  sampling and KL
// dip_i.vae:4  posterior heads (added by the compiler)
// kernel 2, train: loop over rows of [3]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 2099; // [n, 3] in rows of 10
    vae_real *t17 = s->arena + 4592; // [n, 3]
    const vae_real *eps14 = s->arena + 4704; // [n, 3]
    vae_real *z19 = s->arena + 4288; // [n, 3] in rows of 5
    const vae_real *mean10 = s->arena + 2096; // [n, 3] in rows of 10
    vae_real *t21 = s->arena + 4480; // [n, 3]
    vae_real *t27 = s->arena + 5152; // [n, 1]
    vae_real *t62 = s->arena + 4096; // [n, 3] in rows of 5
    for (size_t i = begin; i < end; i++) {
        vae_real t27_sum = 0.0f;
        VAE_SIMD_SUM(t27_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v17 = vae_exp(0.5f * logvar11[i * 10 + j]);
            t17[i * 3 + j] = v17;
            z19[i * 5 + j] = mean10[i * 10 + j] + v17 * eps14[i * 3 + j];
            const vae_real v21 = vae_exp(logvar11[i * 10 + j]);
            t21[i * 3 + j] = v21;
            const vae_real v25 = mean10[i * 10 + j] * mean10[i * 10 + j] + v21 - 1.0f - logvar11[i * 10 + j];
            t27_sum += 0.5f * v25;
            t62[i * 5 + j] = mean10[i * 10 + j];
        }
        t27[i] = t27_sum;
    }
}

// dip_i.vae:5  sampling and KL
// dip_i.vae:4  posterior heads (added by the compiler)
// kernel 3, train: loop over rows of [2]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar13 = s->arena + 2104; // [n, 2] in rows of 10
    vae_real *t30 = s->arena + 4896; // [n, 2]
    const vae_real *eps28 = s->arena + 4976; // [n, 2]
    vae_real *z32 = s->arena + 4291; // [n, 2] in rows of 5
    const vae_real *mean12 = s->arena + 2102; // [n, 2] in rows of 10
    vae_real *t34 = s->arena + 4816; // [n, 2]
    vae_real *t39 = s->arena + 5104; // [n, 1]
    vae_real *t63 = s->arena + 4099; // [n, 2] in rows of 5
    for (size_t i = begin; i < end; i++) {
        vae_real t39_sum = 0.0f;
        VAE_SIMD_SUM(t39_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v30 = vae_exp(0.5f * logvar13[i * 10 + j]);
            t30[i * 2 + j] = v30;
            z32[i * 5 + j] = mean12[i * 10 + j] + v30 * eps28[i * 2 + j];
            const vae_real v34 = vae_exp(logvar13[i * 10 + j]);
            t34[i * 2 + j] = v34;
            const vae_real v37 = mean12[i * 10 + j] * mean12[i * 10 + j] + v34 - 1.0f - logvar13[i * 10 + j];
            t39_sum += 0.5f * v37;
            t63[i * 5 + j] = mean12[i * 10 + j];
        }
        t39[i] = t39_sum;
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   z41: [n, 5]
//   w42: [5, 12]
//   h46: [n, 12]
//   b43: [12]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *z41,
    const vae_real *w42, vae_real *h46, const vae_real *b43) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 12, 5, z41 + begin * 5, 5, w42, 12, h46 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v44 = h46[i * 12 + j];
            h46[i * 12 + j] = vae_tanh(v44 + b43[j]);
        }
    }
}

// dip_i.vae:7  dense(9)
// dip_i.vae:9  likelihood = gaussian
// dip_i.vae:9  gradient of likelihood = gaussian
// kernel 5, train: product by panels over rows of [9]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h46 = s->arena + 864; // [n, 12]
    const vae_real *w47 = s->param + 352; // [12, 9]
    vae_real *d129 = s->arena + 2464; // [n, 9]
    const vae_real *b48 = s->param + 464; // [9]
    const vae_real *x0 = s->arena + 2800; // [n, 9]
    vae_real *t61 = s->arena + 5056; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c127 = 0.444444444f * inv_n;
    vae_gemm_nn((int)(end - begin), 9, 12, h46 + begin * 12, 12, w47, 9, d129 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t61_sum = 0.0f;
        VAE_SIMD_SUM(t61_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v49 = d129[i * 9 + j];
            const vae_real v53 = x0[i * 9 + j] - (v49 + b48[j]);
            const vae_real v60 = 0.5f * ((-1.38629436f) + 4.0f * (v53 * v53) + 1.83787707f);
            t61_sum += v60;
            d129[i * 9 + j] = -(c127 * v53);
        }
        t61[i] = t61_sum;
    }
}

// kernel 6, train: sum over the batch over rows of [5]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t66 = s->arena + 5488; // [5]
    const vae_real *t64 = s->arena + 4096; // [n, 5]
    for (size_t j = 0; j < 5; j++) {
        t66[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t66[j] += t64[i * 5 + j];
        }
    }
}

// What kernel 7 of train and 1 other do, each with buffers of its own:
//   t67: [5]
//   t66: [5]
VAE_SHARED_2(like_train_k7, const VaeState *s, int tile, vae_real *scratch, vae_real *t67,
    const vae_real *t66) {
    (void)tile, (void)scratch;
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t j = 0; j < 5; j++) {
        t67[j] = t66[j] * inv_n;
    }
}

// kernel 8, train: loop over rows of [5]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t68 = s->arena + 3904; // [n, 5]
    const vae_real *t64 = s->arena + 4096; // [n, 5]
    const vae_real *t67 = s->arena + 5472; // [5]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t68[i * 5 + j] = t64[i * 5 + j] - t67[j];
        }
    }
}

// kernel 9, train: weight gradient over [5, 5]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *t68 = s->arena + 3904; // [n, 5]
    vae_real *t69 = s->arena + 5232; // [5, 5]
    vae_gemm_tn(5, 5, s->n, t68, 5, t68, 5, t69, 5);
}

// kernel 10, train: sum over the batch over rows of [5]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *t68 = s->arena + 3904; // [n, 5]
    vae_real *t71 = s->arena + 5456; // [5]
    for (size_t j = 0; j < 5; j++) {
        t71[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t71[j] += t68[i * 5 + j] * t68[i * 5 + j];
        }
    }
}

// kernel 11, train: loop over [5]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t71 = s->arena + 5456; // [5]
    vae_real *t79 = s->arena + 5424; // [1]
    vae_real *t82 = s->arena + 5408; // [1]
    vae_real *d112 = s->arena + 5296; // [5]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c83 = 1.0f - inv_n;
    const vae_real c102 = vae_where(c83, 1.0f, 0.0f);
    const vae_real c104 = 6.0f * c102;
    const vae_real c107 = 10.0f * c102;
    vae_real t79_sum = 0.0f;
    vae_real t82_sum = 0.0f;
    VAE_SIMD_SUM(t79_sum, t82_sum)
    for (size_t j = 0; j < 5; j++) {
        const vae_real v72 = t71[j] * inv_n;
        t79_sum += v72 * v72;
        const vae_real v80 = v72 - 1.0f;
        t82_sum += v80 * v80;
        d112[j] = (c104 * v80 - c107 * v72) * inv_n;
    }
    t79[0] = t79_sum;
    t82[0] = t82_sum;
}

// kernel 12, train: loop over [5, 5]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t69 = s->arena + 5232; // [5, 5]
    vae_real *t77 = s->arena + 5440; // [1, 1]
    vae_real *d111 = s->arena + 5200; // [5, 5]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c83 = 1.0f - inv_n;
    const vae_real c102 = vae_where(c83, 1.0f, 0.0f);
    const vae_real c107 = 10.0f * c102;
    vae_real t77_sum = 0.0f;
    VAE_SIMD_SUM(t77_sum)
    for (size_t j = 0; j < 25; j++) {
        const vae_real v73 = t69[j] * inv_n;
        t77_sum += v73 * v73;
        d111[j] = c107 * v73 * inv_n;
    }
    t77[0] = t77_sum;
}

// kernel 13, train: loop over [1, 1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t77 = s->arena + 5440; // [1, 1]
    const vae_real *t79 = s->arena + 5424; // [1]
    const vae_real *t82 = s->arena + 5408; // [1]
    vae_real *t89 = s->arena + 5392; // [1, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c83 = 1.0f - inv_n;
    t89[0] = vae_where(c83, 5.0f * (t77[0] - t79[0]) + 3.0f * t82[0], 0.0f);
}

// kernel 14, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *t27 = s->arena + 5152; // [n, 1]
    const vae_real *t39 = s->arena + 5104; // [n, 1]
    vae_real *t90 = s->arena + 5376; // [1]
    const vae_real *t61 = s->arena + 5056; // [n, 1]
    vae_real *t92 = s->arena + 5344; // [1]
    vae_real t90_sum = 0.0f;
    vae_real t92_sum = 0.0f;
    VAE_SIMD_SUM(t90_sum, t92_sum)
    for (size_t i = 0; i < rows; i++) {
        t90_sum += t61[i];
        t92_sum += t27[i] + t39[i];
    }
    t90[0] = t90_sum;
    t92[0] = t92_sum;
}

// kernel 15, train: loop over [1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t91 = s->arena + 5360; // [1]
    const vae_real *t90 = s->arena + 5376; // [1]
    vae_real *t93 = s->arena + 5328; // [1]
    const vae_real *t92 = s->arena + 5344; // [1]
    const vae_real *t89 = s->arena + 5392; // [1, 1]
    vae_real *t100 = s->arena + 5312; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v91 = t90[0] * inv_n;
    t91[0] = v91;
    const vae_real v93 = t92[0] * inv_n;
    t93[0] = v93;
    t100[0] = 0.111111111f * v91 + beta * v93 + t89[0];
}

// kernel 16, train: product by panels over rows of [5]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t68 = s->arena + 3904; // [n, 5]
    const vae_real *d111 = s->arena + 5200; // [5, 5]
    vae_real *d118 = s->arena + 3712; // [n, 5]
    const vae_real *d112 = s->arena + 5296; // [5]
    vae_gemm_nt((int)(end - begin), 5, 5, t68 + begin * 5, 5, d111, 5, d118 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v116 = d118[i * 5 + j];
            d118[i * 5 + j] = 2.0f * d112[j] * t68[i * 5 + j] + v116;
        }
    }
}

// kernel 17, train: product by panels over rows of [5]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t68 = s->arena + 3904; // [n, 5]
    const vae_real *d111 = s->arena + 5200; // [5, 5]
    vae_real *d119 = s->arena + 3520; // [n, 5]
    const vae_real *d118 = s->arena + 3712; // [n, 5]
    vae_gemm_nn((int)(end - begin), 5, 5, t68 + begin * 5, 5, d111, 5, d119 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v117 = d119[i * 5 + j];
            d119[i * 5 + j] = d118[i * 5 + j] + v117;
        }
    }
}

// kernel 18, train: sum over the batch over rows of [5]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *d119 = s->arena + 3520; // [n, 5]
    vae_real *d121 = s->arena + 5280; // [5]
    for (size_t j = 0; j < 5; j++) {
        d121[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            d121[j] += -d119[i * 5 + j];
        }
    }
}

// kernel 20, train: loop over rows of [5]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d123 = s->arena + 3328; // [n, 5]
    const vae_real *d119 = s->arena + 3520; // [n, 5]
    const vae_real *d122 = s->arena + 5264; // [5]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            d123[i * 5 + j] = d119[i * 5 + j] + d122[j];
        }
    }
}

// dip_i.vae:9  gradient of dense(9)
// dip_i.vae:7  gradient of dense(9)
// kernel 21, train: weight gradient over [12, 9]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h46 = s->arena + 864; // [n, 12]
    const vae_real *d129 = s->arena + 2464; // [n, 9]
    vae_real *d_param131 = s->grad + 352; // [12, 9]
    if (tile == 1) {
        vae_real *d_param130 = s->grad + 464; // [9]
        vae_column_sums(s->n, 9, d129, 9, d_param130);
        return;
    }
    vae_gemm_tn(12, 9, s->n, h46, 12, d129, 9, d_param131, 9);
}

// dip_i.vae:7  gradient of dense(9)
// dip_i.vae:7  gradient of tanh
// kernel 22, train: product by panels over rows of [12]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d129 = s->arena + 2464; // [n, 9]
    const vae_real *w47 = s->param + 352; // [12, 9]
    vae_real *d135 = s->arena + 432; // [n, 12]
    const vae_real *h46 = s->arena + 864; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 9, d129 + begin * 9, 9, w47, 9, d135 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v132 = d135[i * 12 + j];
            d135[i * 12 + j] = v132 * (1.0f - h46[i * 12 + j] * h46[i * 12 + j]);
        }
    }
}

// dip_i.vae:7  gradient of dense(12)
// kernel 23, train: weight gradient over [5, 12]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z41 = s->arena + 4288; // [n, 5]
    const vae_real *d135 = s->arena + 432; // [n, 12]
    vae_real *d_param137 = s->grad + 272; // [5, 12]
    if (tile == 1) {
        vae_real *d_param136 = s->grad + 336; // [12]
        vae_column_sums(s->n, 12, d135, 12, d_param136);
        return;
    }
    vae_gemm_tn(5, 12, s->n, z41, 5, d135, 12, d_param137, 12);
}

// dip_i.vae:7  gradient of dense(12)
// kernel 24, train: product by panels over rows of [5]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d135 = s->arena + 432; // [n, 12]
    const vae_real *w42 = s->param + 272; // [5, 12]
    vae_real *d138 = s->arena + 3136; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 12, d135 + begin * 12, 12, w42, 12, d138 + begin * 5, 5);
}

// dip_i.vae:5  gradient of sampling and KL
// kernel 25, train: loop over rows of [2]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t34 = s->arena + 4816; // [n, 2]
    const vae_real *mean12 = s->arena + 2102; // [n, 2] in rows of 10
    const vae_real *d125 = s->arena + 3331; // [n, 2] in rows of 5
    vae_real *d146 = s->arena + 1734; // [n, 2] in rows of 10
    const vae_real *d140 = s->arena + 3139; // [n, 2] in rows of 5
    const vae_real *eps28 = s->arena + 4976; // [n, 2]
    const vae_real *t30 = s->arena + 4896; // [n, 2]
    vae_real *d150 = s->arena + 1736; // [n, 2] in rows of 10
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c101 = beta * inv_n;
    const vae_real c141 = 0.5f * c101;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d146[i * 10 + j] = d125[i * 5 + j] + c101 * mean12[i * 10 + j] + d140[i * 5 + j];
            const vae_real v149 = 0.5f * (d140[i * 5 + j] * eps28[i * 2 + j] * t30[i * 2 + j]);
            d150[i * 10 + j] = c141 * t34[i * 2 + j] - c141 + v149;
        }
    }
}

// dip_i.vae:4  gradient of sampling and KL
// kernel 26, train: loop over rows of [3]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t21 = s->arena + 4480; // [n, 3]
    const vae_real *mean10 = s->arena + 2096; // [n, 3] in rows of 10
    const vae_real *d124 = s->arena + 3328; // [n, 3] in rows of 5
    vae_real *d155 = s->arena + 1728; // [n, 3] in rows of 10
    const vae_real *d139 = s->arena + 3136; // [n, 3] in rows of 5
    const vae_real *eps14 = s->arena + 4704; // [n, 3]
    const vae_real *t17 = s->arena + 4592; // [n, 3]
    vae_real *d159 = s->arena + 1731; // [n, 3] in rows of 10
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c101 = beta * inv_n;
    const vae_real c141 = 0.5f * c101;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d155[i * 10 + j] = d124[i * 5 + j] + c101 * mean10[i * 10 + j] + d139[i * 5 + j];
            const vae_real v158 = 0.5f * (d139[i * 5 + j] * eps14[i * 3 + j] * t17[i * 3 + j]);
            d159[i * 10 + j] = c141 * t21[i * 3 + j] - c141 + v158;
        }
    }
}

// dip_i.vae:4  gradient of posterior heads (added by the compiler)
// kernel 27, train: weight gradient over [12, 10]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 1296; // [n, 12]
    const vae_real *d160 = s->arena + 1728; // [n, 10]
    vae_real *d_param162 = s->grad + 128; // [12, 10]
    if (tile == 1) {
        vae_real *d_param161 = s->grad + 256; // [10]
        vae_column_sums(s->n, 10, d160, 10, d_param161);
        return;
    }
    vae_gemm_tn(12, 10, s->n, h5, 12, d160, 10, d_param162, 10);
}

// dip_i.vae:4  gradient of posterior heads (added by the compiler)
// dip_i.vae:6  gradient of tanh
// kernel 28, train: product by panels over rows of [12]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d160 = s->arena + 1728; // [n, 10]
    const vae_real *w6 = s->param + 128; // [12, 10]
    vae_real *d166 = s->arena + 0; // [n, 12]
    const vae_real *h5 = s->arena + 1296; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 10, d160 + begin * 10, 10, w6, 10, d166 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v163 = d166[i * 12 + j];
            d166[i * 12 + j] = v163 * (1.0f - h5[i * 12 + j] * h5[i * 12 + j]);
        }
    }
}

// dip_i.vae:6  gradient of dense(12)
// kernel 29, train: weight gradient over [9, 12]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 2800; // [n, 9]
    const vae_real *d166 = s->arena + 0; // [n, 12]
    vae_real *d_param168 = s->grad + 0; // [9, 12]
    if (tile == 1) {
        vae_real *d_param167 = s->grad + 112; // [12]
        vae_column_sums(s->n, 12, d166, 12, d_param167);
        return;
    }
    vae_gemm_tn(9, 12, s->n, x0, 9, d166, 12, d_param168, 12);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // dip_i.vae:6  dense(12)
    // dip_i.vae:6  tanh
    // kernel 0, train: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 2800, s->param + 0, s->arena + 1296, s->param + 112);
    // dip_i.vae:4  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [10]
    like_train_k1(s, tile, scratch, s->arena + 1296, s->param + 128, s->arena + 2096,
        s->param + 256);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    // dip_i.vae:7  dense(12)
    // dip_i.vae:7  tanh
    // kernel 4, train: product by panels over rows of [12]
    like_train_k4(s, tile, scratch, s->arena + 4288, s->param + 272, s->arena + 864, s->param + 336);
    train_k5(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k24(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k6(s, tile, scratch);
    // kernel 7, train: loop over [5]
    like_train_k7(s, tile, scratch, s->arena + 5472, s->arena + 5488);
}

// One thread does all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k15(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    train_k16(s, tile, scratch);
    train_k17(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    train_k18(s, tile, scratch);
    // kernel 19, train: loop over [5]
    like_train_k7(s, tile, scratch, s->arena + 5264, s->arena + 5280);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u9(const VaeState *s, int tile, vae_real *scratch) {
    train_k20(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k28(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, train_u0, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k21, 2, {0}},
        {train_k23, 2, {0}},
        {train_u1, 1, {0}},
        {train_k14, 1, {0}}}, 4);
    vae_run_one(me, s, train_k8, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k9, 1, {0}},
        {train_u4, 1, {0}}}, 2);
    vae_run_one(me, s, train_u5, 1);
    vae_run_one(me, s, train_u7, panels);
    vae_run_one(me, s, train_u8, 1);
    vae_run_one(me, s, train_u9, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k27, 2, {0}},
        {train_k29, 2, {0}}}, 2);
}

// dip_i.vae:4  sampling and KL
// kernel 2, eval: loop over rows of [3]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 867; // [n, 3] in rows of 10
    const vae_real *eps14 = s->arena + 1872; // [n, 3]
    vae_real *z19 = s->arena + 1568; // [n, 3] in rows of 5
    const vae_real *mean10 = s->arena + 864; // [n, 3] in rows of 10
    vae_real *t33 = s->arena + 1760; // [n, 3]
    vae_real *t34 = s->arena + 2432; // [n, 1]
    vae_real *t37 = s->arena + 2384; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t34_sum = 0.0f;
        vae_real t37_sum = 0.0f;
        VAE_SIMD_SUM(t34_sum, t37_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v19 = mean10[i * 10 + j] + vae_exp(0.5f * logvar11[i * 10 + j]) * eps14[i * 3 + j];
            z19[i * 5 + j] = v19;
            const vae_real v22 = eps14[i * 3 + j] * eps14[i * 3 + j] + logvar11[i * 10 + j];
            const vae_real v29 = mean10[i * 10 + j] * mean10[i * 10 + j] + vae_exp(logvar11[i * 10 + j]);
            const vae_real v33 = 0.5f * (v29 - 1.0f - logvar11[i * 10 + j]);
            t33[i * 3 + j] = v33;
            t34_sum += v33;
            const vae_real v36 = (-0.5f) * (v19 * v19 + 1.83787707f - (v22 + 1.83787707f));
            t37_sum += v36;
        }
        t34[i] = t34_sum;
        t37[i] = t37_sum;
    }
}

// dip_i.vae:5  sampling and KL
// kernel 3, eval: loop over rows of [2]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar13 = s->arena + 872; // [n, 2] in rows of 10
    const vae_real *eps38 = s->arena + 2064; // [n, 2]
    vae_real *z42 = s->arena + 1571; // [n, 2] in rows of 5
    const vae_real *mean12 = s->arena + 870; // [n, 2] in rows of 10
    vae_real *t53 = s->arena + 1984; // [n, 2]
    vae_real *t54 = s->arena + 2336; // [n, 1]
    vae_real *t58 = s->arena + 2240; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t54_sum = 0.0f;
        vae_real t58_sum = 0.0f;
        VAE_SIMD_SUM(t54_sum, t58_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v42 = mean12[i * 10 + j] + vae_exp(0.5f * logvar13[i * 10 + j]) * eps38[i * 2 + j];
            z42[i * 5 + j] = v42;
            const vae_real v44 = eps38[i * 2 + j] * eps38[i * 2 + j] + logvar13[i * 10 + j];
            const vae_real v50 = mean12[i * 10 + j] * mean12[i * 10 + j] + vae_exp(logvar13[i * 10 + j]);
            const vae_real v53 = 0.5f * (v50 - 1.0f - logvar13[i * 10 + j]);
            t53[i * 2 + j] = v53;
            t54_sum += v53;
            const vae_real v57 = (-0.5f) * (v42 * v42 + 1.83787707f - (v44 + 1.83787707f));
            t58_sum += v57;
        }
        t54[i] = t54_sum;
        t58[i] = t58_sum;
    }
}

// kernel 4, eval: loop over rows of [1]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t55 = s->arena + 2288; // [n, 1]
    const vae_real *t34 = s->arena + 2432; // [n, 1]
    const vae_real *t54 = s->arena + 2336; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t55[i] = t34[i] + t54[i];
    }
}

// dip_i.vae:7  dense(9)
// dip_i.vae:9  likelihood = gaussian
// kernel 6, eval: product by panels over rows of [9]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h65 = s->arena + 0; // [n, 12]
    const vae_real *w66 = s->param + 352; // [12, 9]
    vae_real *t68 = scratch; // [end - begin, 9]
    const vae_real *b67 = s->param + 464; // [9]
    const vae_real *x0 = s->arena + 1232; // [n, 9]
    vae_real *t78 = s->arena + 2192; // [n, 1]
    vae_gemm_nn((int)(end - begin), 9, 12, h65 + begin * 12, 12, w66, 9, t68, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t78_sum = 0.0f;
        VAE_SIMD_SUM(t78_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v68 = t68[(i - begin) * 9 + j];
            const vae_real v71 = x0[i * 9 + j] - (v68 + b67[j]);
            const vae_real v77 = 0.5f * ((-1.38629436f) + 4.0f * (v71 * v71) + 1.83787707f);
            t78_sum += v77;
        }
        t78[i] = t78_sum;
    }
}

// kernel 7, eval: loop over rows of [1]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t37 = s->arena + 2384; // [n, 1]
    const vae_real *t58 = s->arena + 2240; // [n, 1]
    vae_real *t79 = s->arena + 2144; // [n, 1]
    const vae_real *t78 = s->arena + 2192; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t79[i] = t37[i] + t58[i] - t78[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // dip_i.vae:6  dense(12)
    // dip_i.vae:6  tanh
    // kernel 0, eval: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 1232, s->param + 0, s->arena + 432, s->param + 112);
    // dip_i.vae:4  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [10]
    like_train_k1(s, tile, scratch, s->arena + 432, s->param + 128, s->arena + 864, s->param + 256);
    eval_k2(s, tile, scratch);
    eval_k3(s, tile, scratch);
    eval_k4(s, tile, scratch);
    // dip_i.vae:7  dense(12)
    // dip_i.vae:7  tanh
    // kernel 5, eval: product by panels over rows of [12]
    like_train_k4(s, tile, scratch, s->arena + 1568, s->param + 272, s->arena + 0, s->param + 336);
    eval_k6(s, tile, scratch);
    eval_k7(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, eval_u0, panels);
}

// dip_i.vae:4  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [3]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t14 = s->arena + 1248; // [n, 3]
    const vae_real *mean10 = s->arena + 432; // [n, 3] in rows of 10
    vae_real *t15 = s->arena + 1136; // [n, 3]
    const vae_real *logvar11 = s->arena + 435; // [n, 3] in rows of 10
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t14[i * 3 + j] = mean10[i * 10 + j];
            t15[i * 3 + j] = logvar11[i * 10 + j];
        }
    }
}

// dip_i.vae:4  posterior heads (added by the compiler)
// kernel 3, encode: loop over rows of [2]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t16 = s->arena + 1440; // [n, 2]
    const vae_real *mean12 = s->arena + 438; // [n, 2] in rows of 10
    vae_real *t17 = s->arena + 1360; // [n, 2]
    const vae_real *logvar13 = s->arena + 440; // [n, 2] in rows of 10
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t16[i * 2 + j] = mean12[i * 10 + j];
            t17[i * 2 + j] = logvar13[i * 10 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // dip_i.vae:6  dense(12)
    // dip_i.vae:6  tanh
    // kernel 0, encode: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 800, s->param + 0, s->arena + 0, s->param + 112);
    // dip_i.vae:4  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [10]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 128, s->arena + 432, s->param + 256);
    encode_k2(s, tile, scratch);
    encode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, encode_u0, panels);
}

// dip_i.vae:4  z
// kernel 0, decode: loop over rows of [3]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t2 = s->arena + 1440; // [n, 3] in rows of 5
    const vae_real *z0 = s->arena + 1632; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t2[i * 5 + j] = z0[i * 3 + j];
        }
    }
}

// dip_i.vae:5  w
// kernel 1, decode: loop over rows of [2]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t3 = s->arena + 1443; // [n, 2] in rows of 5
    const vae_real *z1 = s->arena + 1744; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t3[i * 5 + j] = z1[i * 2 + j];
        }
    }
}

// dip_i.vae:7  dense(9)
// kernel 3, decode: product by panels over rows of [9]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h9 = s->arena + 0; // [n, 12]
    const vae_real *w10 = s->param + 352; // [12, 9]
    vae_real *p13 = s->arena + 1104; // [n, 9]
    const vae_real *b11 = s->param + 464; // [9]
    vae_real *t16 = s->arena + 432; // [n, 9]
    vae_gemm_nn((int)(end - begin), 9, 12, h9 + begin * 12, 12, w10, 9, p13 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v12 = p13[i * 9 + j];
            const vae_real v13 = v12 + b11[j];
            p13[i * 9 + j] = v13;
            t16[i * 9 + j] = v13;
        }
    }
}

// kernel 4, decode: loop over rows of [9]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t15 = s->arena + 768; // [n, 9]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t15[i * 9 + j] = 0.5f;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    decode_k0(s, tile, scratch);
    decode_k1(s, tile, scratch);
    // dip_i.vae:7  dense(12)
    // dip_i.vae:7  tanh
    // kernel 2, decode: product by panels over rows of [12]
    like_train_k4(s, tile, scratch, s->arena + 1440, s->param + 272, s->arena + 0, s->param + 336);
    decode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k4, panels, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 2800, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 4704, 3}, // [n, 3]
    {"w.eps", VAE_IN_NORMAL, 1, 4976, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 5312, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 5360, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 5328, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 1232, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 1872, 3}, // [n, 3]
    {"w.eps", VAE_IN_NORMAL, 1, 2064, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 2192, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 2288, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 2144, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 1760, 3}, // [n, 3]
    {"w.kl", VAE_OUT_ROW, 0, 1984, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 800, 9}, // [n, 9]
    {"z.mean", VAE_OUT_ROW, 0, 1248, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 1136, 3}, // [n, 3]
    {"w.mean", VAE_OUT_ROW, 0, 1440, 2}, // [n, 2]
    {"w.logvar", VAE_OUT_ROW, 0, 1360, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 1632, 3}, // [n, 3]
    {"w", VAE_IN_LATENT, 1, 1744, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 1104, 9}, // [n, 9]
    {"x.draw0", VAE_OUT_ROW, 0, 432, 9}, // [n, 9]
    {"x.draw1", VAE_OUT_ROW, 0, 768, 9}, // [n, 9]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {12, 9}, {1, 12}, 0, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"encoder.0.bias", 1, {12}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 12}, {1, 10}, 128, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 256, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 12}, {1, 10}, 131, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 259, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.w.mean.weight", 2, {2, 12}, {1, 10}, 134, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"posterior.w.mean.bias", 1, {2}, {1}, 262, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.w.logvar.weight", 2, {2, 12}, {1, 10}, 136, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"posterior.w.logvar.bias", 1, {2}, {1}, 264, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {12, 5}, {1, 12}, 272, VAE_INIT_UNIFORM, 0.594088554f, true, true, false},
    {"decoder.0.bias", 1, {12}, {1}, 336, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {9, 12}, {1, 9}, 352, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"decoder.2.bias", 1, {9}, {1}, 464, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 9, 9, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
    {"w", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[9]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(12)", "[12]", 120},
    {VAE_STAGE_ENCODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 78},
    {VAE_STAGE_LATENT, 0, "w: normal", "[2]", 52},
    {VAE_STAGE_DECODER, 0, "dense(12)", "[12]", 72},
    {VAE_STAGE_DECODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[9]", 117},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[9]", 0},
};

static const VaeStretch rest[] = {
    {0, 480},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "dip_i", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model dip_i\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [9]                         -              -\n"
        "    dense(12)                       [12]                      120            216\n"
        "    tanh                            [12]                        -              -\n"
        "  z: mean, logvar heads             [3]                        78            144\n"
        "  w: mean, logvar heads             [2]                        52             96\n"
        "  decoder(z, w)                     [5]                         -              -\n"
        "    dense(12)                       [12]                       72            120\n"
        "    tanh                            [12]                        -              -\n"
        "    dense(9)                        [9]                       117            216\n"
        "\n"
        "  439 parameters; one training step of 36 rows: 83,160 flops\n"
        "  likelihood gaussian(sigma=0.5, floor=0.001)\n"
        "  objective dip(off=5, diagonal=3, type=i)\n"
        "  reduce = mean: the loss is that of a VAE with beta = 1.125, divided by 9\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          30      125        22,016       22,016\n"
        "  eval            8       58         9,920        9,920\n"
        "  encode          4        9         6,080        6,080\n"
        "  decode          5        9         7,296        7,296\n",
    .batch = 36, .n_param = 480, .n_state = 0, .n_arena = 5504,
    .n_scratch = 144,
    .max_threads = 1, .flops_per_row = 2310.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 14,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 2,
    .stage = stages, .n_stages = 9,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 8},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 5},
    .decode = {"decode", decode_run, decode_ports, 5},
    .training = {
        .optimizer = {
            .kind = VAE_ADAM, .lr = 0.001, .beta1 = 0.9, .beta2 = 0.999, .eps = 1e-08,
            .alpha = 0.0, .momentum = 0.0, .nesterov = 0, .amsgrad = 0, .centered = 0,
            .weight_decay = 0.0
        },
        .lr_schedule = {VAE_LR_CONSTANT, 0.0, 0.0, 1.0, 1.0},
        .schedule = {
            [VAE_BETA] = {VAE_CONSTANT, 0.125, 0.125, 0.0, 0.0, 0, 0.0},
            [VAE_CAPACITY] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 10, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .over_batch = 2,
        .early_stop = 0, .recon_scale = 0.1111111111111111, .importance = 0
    },
};
