// samples_told -- written by vaec 0.1.0 from samples_told.vae; do not edit.
//
// model samples_told
//
//   layer                             output             parameters      flops/row
//   network told(y)                   [3]                         -              -
//     dense(5)                        [5]                        20             30
//     tanh                            [5]                         -              -
//   encoder(x, told)                  [6]                         -              -
//     concat(told)                    [11]                        -              -
//     dense(8)                        [8]                        96            176
//     tanh                            [8]                         -              -
//   z: mean, logvar heads             [3]                        54             96
//   decoder(z, told)                  [3]                         -              -
//     concat(told)                    [8]                         -              -
//     dense(8)                        [8]                        72            128
//     tanh                            [8]                         -              -
//     dense(6)                        [6]                        54             96
//   y: table                          [3]                         -              -
//     size number                     [1]                         -              -
//     kind category a, b              [2]                         -              -
//
//   296 parameters; one training step of 8 rows: 23,136 flops
//   data y is standardized, column by column
//   likelihood bernoulli
//   objective iwae(samples=3)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          38      115        11,648       11,648
//   eval           10       45         2,304        2,304
//   encode          7       17         1,536        1,536
//   decode          6       17         1,280        1,280
//
// n is the number of rows in the batch, at most 8; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 3 others do, each with buffers of its own:
//   t4: [n, 1] in rows of 2
//   t12: [n, 2] in rows of 3
//   t5: [n, 1] in rows of 2
VAE_SHARED void like_train_k0(const VaeState *s, int tile, vae_real *scratch, const vae_real *t4,
    vae_real *t12, const vae_real *t5) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v6 = (vae_real)(j);
            t12[i * 3 + j] = t5[i * 2] * vae_step(0.5f - vae_abs(t4[i * 2] - v6));
        }
    }
}

// kernel 0, train: loop over rows of [2]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 2897, s->arena + 2625, s->arena + 2881);
}

// kernel 1, train: loop over rows of [1]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t13 = s->arena + 2624; // [n, 1] in rows of 3
    const vae_real *t3 = s->arena + 2896; // [n, 1] in rows of 2
    vae_real *d104 = s->arena + 2672; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t13[i * 3] = t3[i * 2];
        d104[i] = inv_n;
    }
}

// samples_told.vae:8  dense(5)
// samples_told.vae:8  tanh
// kernel 2, train: product by panels over rows of [5]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *x14 = s->arena + 2624; // [n, 3]
    const vae_real *w15 = s->param + 0; // [3, 5]
    vae_real *h19 = s->arena + 2208; // [n, 5]
    const vae_real *b16 = s->param + 16; // [5]
    vae_real *t21 = s->arena + 1558; // [n, 5] in rows of 11
    vae_gemm_nn((int)(end - begin), 5, 3, x14 + begin * 3, 3, w15, 5, h19 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v17 = h19[i * 5 + j];
            const vae_real v19 = vae_tanh(v17 + b16[j]);
            h19[i * 5 + j] = v19;
            t21[i * 11 + j] = v19;
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   t20: [n, 6] in rows of 11
//   x0: [n, 6]
VAE_SHARED void like_train_k3(const VaeState *s, int tile, vae_real *scratch, vae_real *t20,
    const vae_real *x0) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t20[i * 11 + j] = x0[i * 6 + j];
        }
    }
}

// kernel 3, train: loop over rows of [6]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 1552, s->arena + 2256);
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   h22: [n, 11]
//   w23: [11, 8]
//   h27: [n, 8]
//   b24: [8]
VAE_SHARED void like_train_k4(const VaeState *s, int tile, vae_real *scratch, const vae_real *h22,
    const vae_real *w23, vae_real *h27, const vae_real *b24) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 8, 11, h22 + begin * 11, 11, w23, 8, h27 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v25 = h27[i * 8 + j];
            h27[i * 8 + j] = vae_tanh(v25 + b24[j]);
        }
    }
}

// samples_told.vae:9  dense(8)
// samples_told.vae:9  tanh
// kernel 4, train: product by panels over rows of [8]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->arena + 1552, s->param + 32, s->arena + 1952, s->param + 128);
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   h27: [n, 8]
//   w28: [8, 6]
//   heads31: [n, 6]
//   b29: [6]
VAE_SHARED void like_train_k5(const VaeState *s, int tile, vae_real *scratch, const vae_real *h27,
    const vae_real *w28, vae_real *heads31, const vae_real *b29) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 6, 8, h27 + begin * 8, 8, w28, 6, heads31 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v30 = heads31[i * 6 + j];
            heads31[i * 6 + j] = v30 + b29[j];
        }
    }
}

// samples_told.vae:6  posterior heads (added by the compiler)
// kernel 5, train: product by panels over rows of [6]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k5(s, tile, scratch, s->arena + 1952, s->param + 144, s->arena + 2160,
        s->param + 192);
}

// samples_told.vae:6  sampling and KL
// kernel 6, train: loop over rows of [3]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar33 = s->arena + 2163; // [n, 3] in rows of 6
    vae_real *t36 = s->arena + 2592; // [n, 3]
    const vae_real *mean32 = s->arena + 2160; // [n, 3] in rows of 6
    vae_real *t54 = s->arena + 2864; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t54_sum = 0.0f;
        VAE_SIMD_SUM(t54_sum)
        for (size_t j = 0; j < 3; j++) {
            t36[i * 3 + j] = vae_exp(0.5f * logvar33[i * 6 + j]);
            const vae_real v48 = mean32[i * 6 + j] * mean32[i * 6 + j] + vae_exp(logvar33[i * 6 + j]);
            t54_sum += 0.5f * (v48 - 1.0f - logvar33[i * 6 + j]);
        }
        t54[i] = t54_sum;
    }
}

// samples_told.vae:6  sampling and KL
// kernel 7, train: loop over rows of [3, 3]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t36 = s->arena + 2592; // [n, 3]
    const vae_real *eps34 = s->arena + 1808; // [n, 3, 3]
    vae_real *z38 = s->arena + 1728; // [n, 3, 3]
    const vae_real *mean32 = s->arena + 2160; // [n, 3] in rows of 6
    const vae_real *logvar33 = s->arena + 2163; // [n, 3] in rows of 6
    vae_real *t57 = s->arena + 2560; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t57_sum = 0.0f;
            VAE_SIMD_SUM(t57_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v38 = mean32[i * 6 + k] + t36[i * 3 + k] * eps34[i * 9 + j * 3 + k];
                z38[i * 9 + j * 3 + k] = v38;
                const vae_real v41 = eps34[i * 9 + j * 3 + k] * eps34[i * 9 + j * 3 + k] + logvar33[i * 6 + k];
                const vae_real v56 = (-0.5f) * (v38 * v38 + 1.83787707f - (v41 + 1.83787707f));
                t57_sum += v56;
            }
            t57[i * 3 + j] = t57_sum;
        }
    }
}

// kernel 8, train: loop over rows of [3, 6]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t59 = s->arena + 1056; // [n, 3, 6]
    const vae_real *x0 = s->arena + 2256; // [n, 1, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                t59[i * 18 + j * 6 + k] = x0[i * 6 + k];
            }
        }
    }
}

// samples_told.vae:12  concat(told)
// kernel 9, train: loop over rows of [3, 5]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t62 = s->arena + 1328; // [n, 3, 5]
    const vae_real *h19 = s->arena + 2208; // [n, 1, 5]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                t62[i * 15 + j * 5 + k] = h19[i * 5 + k];
            }
        }
    }
}

// kernel 10, train: loop over rows of [3]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 3, end = vae_panel_end(s, tile, 8) * 3;
    vae_real *t64 = s->arena + 576; // [n*3, 3] in rows of 8
    const vae_real *z38 = s->arena + 1728; // [n*3, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t64[i * 8 + j] = z38[i * 3 + j];
        }
    }
}

// kernel 11, train: loop over rows of [5]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 3, end = vae_panel_end(s, tile, 8) * 3;
    vae_real *t65 = s->arena + 579; // [n*3, 5] in rows of 8
    const vae_real *h63 = s->arena + 1328; // [n*3, 5]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t65[i * 8 + j] = h63[i * 5 + j];
        }
    }
}

// samples_told.vae:10  dense(8)
// samples_told.vae:10  tanh
// kernel 12, train: product by panels over rows of [8]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 3, end = vae_panel_end(s, tile, 8) * 3;
    const vae_real *h66 = s->arena + 576; // [n*3, 8]
    const vae_real *w67 = s->param + 208; // [8, 8]
    vae_real *h71 = s->arena + 384; // [n*3, 8]
    const vae_real *b68 = s->param + 272; // [8]
    vae_gemm_nn((int)(end - begin), 8, 8, h66 + begin * 8, 8, w67, 8, h71 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v69 = h71[i * 8 + j];
            h71[i * 8 + j] = vae_tanh(v69 + b68[j]);
        }
    }
}

// samples_told.vae:10  dense(6)
// samples_told.vae:12  likelihood = bernoulli
// kernel 13, train: product by panels over rows of [6]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 3, end = vae_panel_end(s, tile, 8) * 3;
    const vae_real *h71 = s->arena + 384; // [n*3, 8]
    const vae_real *w72 = s->param + 288; // [8, 6]
    vae_real *p75 = s->arena + 912; // [n*3, 6]
    const vae_real *b73 = s->param + 336; // [6]
    const vae_real *x60 = s->arena + 1056; // [n*3, 6]
    vae_real *t79 = s->arena + 2528; // [n*3, 1]
    vae_gemm_nn((int)(end - begin), 6, 8, h71 + begin * 8, 8, w72, 6, p75 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t79_sum = 0.0f;
        VAE_SIMD_SUM(t79_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v74 = p75[i * 6 + j];
            const vae_real v75 = v74 + b73[j];
            p75[i * 6 + j] = v75;
            t79_sum += vae_softplus(v75) - x60[i * 6 + j] * v75;
        }
        t79[i] = t79_sum;
    }
}

// kernel 14, train: loop over rows of [3, 1]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t57 = s->arena + 2560; // [n, 3, 1]
    vae_real *t83 = s->arena + 2496; // [n, 3, 1]
    const vae_real *t79 = s->arena + 2528; // [n, 3, 1]
    vae_real *t84 = s->arena + 2848; // [n, 1, 1]
    vae_real *t96 = s->arena + 2768; // [n, 1, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        vae_real t84_sum = -VAE_INFINITY;
        vae_real t96_sum = 0.0f;
        for (size_t j = 0; j < 3; j++) {
            const vae_real v83 = beta * t57[i * 3 + j] - t79[i * 3 + j];
            t83[i * 3 + j] = v83;
            t84_sum = vae_max(t84_sum, v83);
            t96_sum += t79[i * 3 + j];
        }
        t84[i] = t84_sum;
        t96[i] = t96_sum;
    }
}

// kernel 15, train: loop over rows of [3, 1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t83 = s->arena + 2496; // [n, 3, 1]
    const vae_real *t84 = s->arena + 2848; // [n, 1, 1]
    vae_real *t86 = s->arena + 2464; // [n, 3, 1]
    vae_real *t87 = s->arena + 2832; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t87_sum = 0.0f;
        VAE_SIMD_SUM(t87_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v86 = vae_exp(t83[i * 3 + j] - t84[i]);
            t86[i * 3 + j] = v86;
            t87_sum += v86;
        }
        t87[i] = t87_sum;
    }
}

// kernel 16, train: loop over rows of [1, 1]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t87 = s->arena + 2832; // [n, 1, 1]
    const vae_real *t84 = s->arena + 2848; // [n, 1, 1]
    vae_real *t91 = s->arena + 2816; // [n, 1, 1]
    vae_real *t98 = s->arena + 2752; // [n, 1, 1]
    const vae_real *t96 = s->arena + 2768; // [n, 1, 1]
    const vae_real *d104 = s->arena + 2672; // [n, 1, 1]
    vae_real *d107 = s->arena + 2656; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t91[i] = 1.09861229f - (vae_log(t87[i]) + t84[i]);
        t98[i] = 0.333333333f * t96[i];
        d107[i] = -d104[i] / t87[i];
    }
}

// kernel 17, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t94 = s->arena + 2800; // [1]
    const vae_real *t91 = s->arena + 2816; // [n, 1]
    vae_real *t100 = s->arena + 2736; // [1]
    const vae_real *t98 = s->arena + 2752; // [n, 1]
    vae_real *t102 = s->arena + 2704; // [1]
    const vae_real *t54 = s->arena + 2864; // [n, 1]
    vae_real t94_sum = 0.0f;
    vae_real t100_sum = 0.0f;
    vae_real t102_sum = 0.0f;
    VAE_SIMD_SUM(t94_sum, t100_sum, t102_sum)
    for (size_t i = 0; i < rows; i++) {
        t94_sum += t91[i];
        t100_sum += t98[i];
        t102_sum += t54[i];
    }
    t94[0] = t94_sum;
    t100[0] = t100_sum;
    t102[0] = t102_sum;
}

// kernel 18, train: loop over [1]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t95 = s->arena + 2784; // [1]
    const vae_real *t94 = s->arena + 2800; // [1]
    vae_real *t101 = s->arena + 2720; // [1]
    const vae_real *t100 = s->arena + 2736; // [1]
    vae_real *t103 = s->arena + 2688; // [1]
    const vae_real *t102 = s->arena + 2704; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    t95[0] = t94[0] * inv_n;
    t101[0] = t100[0] * inv_n;
    t103[0] = t102[0] * inv_n;
}

// kernel 19, train: loop over rows of [3, 1]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d107 = s->arena + 2656; // [n, 1, 1]
    const vae_real *t86 = s->arena + 2464; // [n, 3, 1]
    vae_real *d109 = s->arena + 2432; // [n, 3, 1]
    vae_real *d110 = s->arena + 2400; // [n, 3, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v108 = d107[i] * t86[i * 3 + j];
            d109[i * 3 + j] = -v108;
            d110[i * 3 + j] = v108 * beta;
        }
    }
}

// samples_told.vae:12  gradient of likelihood = bernoulli
// kernel 20, train: loop over rows of [6]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 3, end = vae_panel_end(s, tile, 8) * 3;
    const vae_real *d109 = s->arena + 2432; // [n*3, 1]
    const vae_real *x60 = s->arena + 1056; // [n*3, 6]
    const vae_real *p75 = s->arena + 912; // [n*3, 6]
    vae_real *d115 = s->arena + 768; // [n*3, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d115[i * 6 + j] = d109[i] * vae_sigmoid(p75[i * 6 + j]) - d109[i] * x60[i * 6 + j];
        }
    }
}

// samples_told.vae:12  gradient of dense(6)
// samples_told.vae:10  gradient of dense(6)
// kernel 21, train: weight gradient over [8, 6]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h71 = s->arena + 384; // [n*3, 8]
    const vae_real *d115 = s->arena + 768; // [n*3, 6]
    vae_real *d_param117 = s->grad + 288; // [8, 6]
    if (tile == 1) {
        vae_real *d_param116 = s->grad + 336; // [6]
        vae_column_sums(s->n * 3, 6, d115, 6, d_param116);
        return;
    }
    vae_gemm_tn(8, 6, s->n * 3, h71, 8, d115, 6, d_param117, 6);
}

// samples_told.vae:10  gradient of dense(6)
// samples_told.vae:10  gradient of tanh
// kernel 22, train: product by panels over rows of [8]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 3, end = vae_panel_end(s, tile, 8) * 3;
    const vae_real *d115 = s->arena + 768; // [n*3, 6]
    const vae_real *w72 = s->param + 288; // [8, 6]
    vae_real *d121 = s->arena + 192; // [n*3, 8]
    const vae_real *h71 = s->arena + 384; // [n*3, 8]
    vae_gemm_nt((int)(end - begin), 8, 6, d115 + begin * 6, 6, w72, 6, d121 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v118 = d121[i * 8 + j];
            d121[i * 8 + j] = v118 * (1.0f - h71[i * 8 + j] * h71[i * 8 + j]);
        }
    }
}

// samples_told.vae:10  gradient of dense(8)
// kernel 23, train: weight gradient over [8, 8]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h66 = s->arena + 576; // [n*3, 8]
    const vae_real *d121 = s->arena + 192; // [n*3, 8]
    vae_real *d_param123 = s->grad + 208; // [8, 8]
    if (tile == 1) {
        vae_real *d_param122 = s->grad + 272; // [8]
        vae_column_sums(s->n * 3, 8, d121, 8, d_param122);
        return;
    }
    vae_gemm_tn(8, 8, s->n * 3, h66, 8, d121, 8, d_param123, 8);
}

// samples_told.vae:10  gradient of dense(8)
// kernel 24, train: product by panels over rows of [8]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 3, end = vae_panel_end(s, tile, 8) * 3;
    const vae_real *d121 = s->arena + 192; // [n*3, 8]
    const vae_real *w67 = s->param + 208; // [8, 8]
    vae_real *d124 = s->arena + 0; // [n*3, 8]
    vae_gemm_nt((int)(end - begin), 8, 8, d121 + begin * 8, 8, w67, 8, d124 + begin * 8, 8);
}

// kernel 25, train: loop over rows of [5]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 3, end = vae_panel_end(s, tile, 8) * 3;
    vae_real *t127 = s->arena + 1200; // [n*3, 5]
    const vae_real *d126 = s->arena + 3; // [n*3, 5] in rows of 8
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t127[i * 5 + j] = d126[i * 8 + j];
        }
    }
}

// samples_told.vae:12  gradient of concat(told)
// kernel 26, train: loop over rows of [3, 5]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d129 = s->arena + 2112; // [n, 1, 5]
    const vae_real *t127 = s->arena + 1200; // [n, 3, 5]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 5; k++) {
            d129[i * 5 + k] = 0.0f;
        }
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                d129[i * 5 + k] += t127[i * 15 + j * 5 + k];
            }
        }
    }
}

// samples_told.vae:6  gradient of sampling and KL
// kernel 27, train: loop over rows of [3, 3]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d110 = s->arena + 2400; // [n, 3, 1]
    vae_real *d138 = s->arena + 2368; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d138[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d138[i * 3 + k] += -((-0.5f) * d110[i * 3 + j]);
            }
        }
    }
}

// kernel 28, train: loop over rows of [3]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 3, end = vae_panel_end(s, tile, 8) * 3;
    vae_real *t132 = s->arena + 1648; // [n*3, 3]
    const vae_real *d125 = s->arena + 0; // [n*3, 3] in rows of 8
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t132[i * 3 + j] = d125[i * 8 + j];
        }
    }
}

// samples_told.vae:6  gradient of sampling and KL
// kernel 29, train: loop over rows of [3, 3]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d110 = s->arena + 2400; // [n, 3, 1]
    const vae_real *z38 = s->arena + 1728; // [n, 3, 3]
    const vae_real *t132 = s->arena + 1648; // [n, 3, 3]
    vae_real *d140 = s->arena + 2336; // [n, 1, 3]
    const vae_real *eps34 = s->arena + 1808; // [n, 3, 3]
    vae_real *d143 = s->arena + 2304; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d140[i * 3 + k] = 0.0f;
        }
        for (size_t k = 0; k < 3; k++) {
            d143[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v135 = t132[i * 9 + j * 3 + k] - d110[i * 3 + j] * z38[i * 9 + j * 3 + k];
                d140[i * 3 + k] += v135;
                d143[i * 3 + k] += v135 * eps34[i * 9 + j * 3 + k];
            }
        }
    }
}

// samples_told.vae:6  gradient of sampling and KL
// kernel 30, train: loop over rows of [3]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d143 = s->arena + 2304; // [n, 3]
    const vae_real *t36 = s->arena + 2592; // [n, 3]
    vae_real *d147 = s->arena + 2067; // [n, 3] in rows of 6
    const vae_real *d138 = s->arena + 2368; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d147[i * 6 + j] = d138[i * 3 + j] + 0.5f * (d143[i * 3 + j] * t36[i * 3 + j]);
        }
    }
}

// kernel 31, train: loop over rows of [3]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t148 = s->arena + 2064; // [n, 3] in rows of 6
    const vae_real *d140 = s->arena + 2336; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t148[i * 6 + j] = d140[i * 3 + j];
        }
    }
}

// samples_told.vae:6  gradient of posterior heads (added by the compiler)
// kernel 32, train: weight gradient over [8, 6]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h27 = s->arena + 1952; // [n, 8]
    const vae_real *d149 = s->arena + 2064; // [n, 6]
    vae_real *d_param151 = s->grad + 144; // [8, 6]
    if (tile == 1) {
        vae_real *d_param150 = s->grad + 192; // [6]
        vae_column_sums(s->n, 6, d149, 6, d_param150);
        return;
    }
    vae_gemm_tn(8, 6, s->n, h27, 8, d149, 6, d_param151, 6);
}

// samples_told.vae:6  gradient of posterior heads (added by the compiler)
// samples_told.vae:9  gradient of tanh
// kernel 33, train: product by panels over rows of [8]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d149 = s->arena + 2064; // [n, 6]
    const vae_real *w28 = s->param + 144; // [8, 6]
    vae_real *d155 = s->arena + 1888; // [n, 8]
    const vae_real *h27 = s->arena + 1952; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 6, d149 + begin * 6, 6, w28, 6, d155 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v152 = d155[i * 8 + j];
            d155[i * 8 + j] = v152 * (1.0f - h27[i * 8 + j] * h27[i * 8 + j]);
        }
    }
}

// samples_told.vae:9  gradient of dense(8)
// kernel 34, train: weight gradient over [11, 8]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h22 = s->arena + 1552; // [n, 11]
    const vae_real *d155 = s->arena + 1888; // [n, 8]
    vae_real *d_param157 = s->grad + 32; // [11, 8]
    if (tile == 1) {
        vae_real *d_param156 = s->grad + 128; // [8]
        vae_column_sums(s->n, 8, d155, 8, d_param156);
        return;
    }
    vae_gemm_tn(11, 8, s->n, h22, 11, d155, 8, d_param157, 8);
}

// samples_told.vae:9  gradient of dense(8)
// kernel 35, train: product by panels over rows of [11]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d155 = s->arena + 1888; // [n, 8]
    const vae_real *w23 = s->param + 32; // [11, 8]
    vae_real *d158 = s->arena + 1456; // [n, 11]
    vae_gemm_nt((int)(end - begin), 11, 8, d155 + begin * 8, 8, w23, 8, d158 + begin * 11, 11);
}

// samples_told.vae:8  gradient of tanh
// kernel 36, train: loop over rows of [5]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d129 = s->arena + 2112; // [n, 5]
    const vae_real *d159 = s->arena + 1462; // [n, 5] in rows of 11
    const vae_real *h19 = s->arena + 2208; // [n, 5]
    vae_real *d163 = s->arena + 2016; // [n, 5]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            d163[i * 5 + j] = (d129[i * 5 + j] + d159[i * 11 + j]) * (1.0f - h19[i * 5 + j] * h19[i * 5 + j]);
        }
    }
}

// samples_told.vae:8  gradient of dense(5)
// kernel 37, train: weight gradient over [3, 5]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x14 = s->arena + 2624; // [n, 3]
    const vae_real *d163 = s->arena + 2016; // [n, 5]
    vae_real *d_param165 = s->grad + 0; // [3, 5]
    if (tile == 1) {
        vae_real *d_param164 = s->grad + 16; // [5]
        vae_column_sums(s->n, 5, d163, 5, d_param164);
        return;
    }
    vae_gemm_tn(3, 5, s->n, x14, 3, d163, 5, d_param165, 5);
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
    train_k7(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k13(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k18(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k24(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k29(s, tile, scratch);
    train_k30(s, tile, scratch);
    train_k31(s, tile, scratch);
    train_k33(s, tile, scratch);
    train_k35(s, tile, scratch);
    train_k36(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void train_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u0, 1, {0}},
        {train_k8, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_u2, 1, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k23, 2, {.weights = true, .first = 208, .each = 128, .end = 272}},
        {train_k21, 2, {.weights = true, .first = 288, .each = 96, .end = 336}},
        {train_k34, 2, {0}},
        {train_k32, 2, {.weights = true, .first = 144, .each = 96, .end = 192}},
        {train_k37, 2, {0}}}, 5);
}

// kernel 0, eval: loop over rows of [2]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 561, s->arena + 449, s->arena + 545);
}

// What kernel 1 of eval and 2 others do, each with buffers of its own:
//   t13: [n, 1] in rows of 3
//   t3: [n, 1] in rows of 2
VAE_SHARED void like_eval_k1(const VaeState *s, int tile, vae_real *scratch, vae_real *t13,
    const vae_real *t3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t13[i * 3] = t3[i * 2];
    }
}

// kernel 1, eval: loop over rows of [1]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k1(s, tile, scratch, s->arena + 448, s->arena + 560);
}

// samples_told.vae:8  dense(5)
// samples_told.vae:8  tanh
// kernel 2, eval: product by panels over rows of [5]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *x14 = s->arena + 448; // [n, 3]
    const vae_real *w15 = s->param + 0; // [3, 5]
    vae_real *h19 = s->arena + 6; // [n, 5] in rows of 11
    const vae_real *b16 = s->param + 16; // [5]
    vae_real *t56 = s->arena + 163; // [n, 5] in rows of 8
    vae_gemm_nn((int)(end - begin), 5, 3, x14 + begin * 3, 3, w15, 5, h19 + begin * 11, 11);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v17 = h19[i * 11 + j];
            const vae_real v19 = vae_tanh(v17 + b16[j]);
            h19[i * 11 + j] = v19;
            t56[i * 8 + j] = v19;
        }
    }
}

// samples_told.vae:4  x
// kernel 3, eval: loop over rows of [6]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 0, s->arena + 336);
}

// samples_told.vae:9  dense(8)
// samples_told.vae:9  tanh
// kernel 4, eval: product by panels over rows of [8]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->arena + 0, s->param + 32, s->arena + 224, s->param + 128);
}

// samples_told.vae:6  posterior heads (added by the compiler)
// kernel 5, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k5(s, tile, scratch, s->arena + 224, s->param + 144, s->arena + 288, s->param + 192);
}

// samples_told.vae:6  sampling and KL
// kernel 6, eval: loop over rows of [3]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar32 = s->arena + 291; // [n, 3] in rows of 6
    const vae_real *eps33 = s->arena + 416; // [n, 3]
    vae_real *z37 = s->arena + 160; // [n, 3] in rows of 8
    const vae_real *mean31 = s->arena + 288; // [n, 3] in rows of 6
    vae_real *t51 = s->arena + 384; // [n, 3]
    vae_real *t52 = s->arena + 528; // [n, 1]
    vae_real *t55 = s->arena + 512; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t52_sum = 0.0f;
        vae_real t55_sum = 0.0f;
        VAE_SIMD_SUM(t52_sum, t55_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v37 = mean31[i * 6 + j] + vae_exp(0.5f * logvar32[i * 6 + j]) * eps33[i * 3 + j];
            z37[i * 8 + j] = v37;
            const vae_real v40 = eps33[i * 3 + j] * eps33[i * 3 + j] + logvar32[i * 6 + j];
            const vae_real v47 = mean31[i * 6 + j] * mean31[i * 6 + j] + vae_exp(logvar32[i * 6 + j]);
            const vae_real v51 = 0.5f * (v47 - 1.0f - logvar32[i * 6 + j]);
            t51[i * 3 + j] = v51;
            t52_sum += v51;
            const vae_real v54 = (-0.5f) * (v37 * v37 + 1.83787707f - (v40 + 1.83787707f));
            t55_sum += v54;
        }
        t52[i] = t52_sum;
        t55[i] = t55_sum;
    }
}

// samples_told.vae:10  dense(8)
// samples_told.vae:10  tanh
// kernel 7, eval: product by panels over rows of [8]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h57 = s->arena + 160; // [n, 8]
    const vae_real *w58 = s->param + 208; // [8, 8]
    vae_real *h62 = s->arena + 96; // [n, 8]
    const vae_real *b59 = s->param + 272; // [8]
    vae_gemm_nn((int)(end - begin), 8, 8, h57 + begin * 8, 8, w58, 8, h62 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v60 = h62[i * 8 + j];
            h62[i * 8 + j] = vae_tanh(v60 + b59[j]);
        }
    }
}

// samples_told.vae:10  dense(6)
// samples_told.vae:12  likelihood = bernoulli
// kernel 8, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h62 = s->arena + 96; // [n, 8]
    const vae_real *w63 = s->param + 288; // [8, 6]
    vae_real *t65 = scratch; // [end - begin, 6]
    const vae_real *b64 = s->param + 336; // [6]
    const vae_real *x0 = s->arena + 336; // [n, 6]
    vae_real *t70 = s->arena + 496; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 8, h62 + begin * 8, 8, w63, 6, t65, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t70_sum = 0.0f;
        VAE_SIMD_SUM(t70_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v65 = t65[(i - begin) * 6 + j];
            const vae_real v66 = v65 + b64[j];
            t70_sum += vae_softplus(v66) - x0[i * 6 + j] * v66;
        }
        t70[i] = t70_sum;
    }
}

// kernel 9, eval: loop over rows of [1]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t71 = s->arena + 480; // [n, 1]
    const vae_real *t55 = s->arena + 512; // [n, 1]
    const vae_real *t70 = s->arena + 496; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t71[i] = t55[i] - t70[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    eval_k0(s, tile, scratch);
    eval_k1(s, tile, scratch);
    eval_k2(s, tile, scratch);
    eval_k3(s, tile, scratch);
    eval_k4(s, tile, scratch);
    eval_k5(s, tile, scratch);
    eval_k6(s, tile, scratch);
    eval_k7(s, tile, scratch);
    eval_k8(s, tile, scratch);
    eval_k9(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){{eval_u0, 1, {0}}}, 1);
}

// kernel 0, encode: loop over rows of [2]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 369, s->arena + 321, s->arena + 353);
}

// kernel 1, encode: loop over rows of [1]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k1(s, tile, scratch, s->arena + 320, s->arena + 368);
}

// samples_told.vae:8  dense(5)
// samples_told.vae:8  tanh
// kernel 2, encode: product by panels over rows of [5]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *x14 = s->arena + 320; // [n, 3]
    const vae_real *w15 = s->param + 0; // [3, 5]
    vae_real *h19 = s->arena + 6; // [n, 5] in rows of 11
    const vae_real *b16 = s->param + 16; // [5]
    vae_gemm_nn((int)(end - begin), 5, 3, x14 + begin * 3, 3, w15, 5, h19 + begin * 11, 11);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v17 = h19[i * 11 + j];
            h19[i * 11 + j] = vae_tanh(v17 + b16[j]);
        }
    }
}

// samples_told.vae:4  x
// kernel 3, encode: loop over rows of [6]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 0, s->arena + 208);
}

// samples_told.vae:9  dense(8)
// samples_told.vae:9  tanh
// kernel 4, encode: product by panels over rows of [8]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->arena + 0, s->param + 32, s->arena + 96, s->param + 128);
}

// samples_told.vae:6  posterior heads (added by the compiler)
// kernel 5, encode: product by panels over rows of [6]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k5(s, tile, scratch, s->arena + 96, s->param + 144, s->arena + 160, s->param + 192);
}

// samples_told.vae:6  posterior heads (added by the compiler)
// kernel 6, encode: loop over rows of [3]
VAE_KERNEL void encode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t33 = s->arena + 288; // [n, 3]
    const vae_real *mean31 = s->arena + 160; // [n, 3] in rows of 6
    vae_real *t34 = s->arena + 256; // [n, 3]
    const vae_real *logvar32 = s->arena + 163; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t33[i * 3 + j] = mean31[i * 6 + j];
            t34[i * 3 + j] = logvar32[i * 6 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    encode_k0(s, tile, scratch);
    encode_k1(s, tile, scratch);
    encode_k2(s, tile, scratch);
    encode_k3(s, tile, scratch);
    encode_k4(s, tile, scratch);
    encode_k5(s, tile, scratch);
    encode_k6(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){{encode_u0, 1, {0}}}, 1);
}

// kernel 0, decode: loop over rows of [2]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 305, s->arena + 257, s->arena + 289);
}

// kernel 1, decode: loop over rows of [1]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k1(s, tile, scratch, s->arena + 256, s->arena + 304);
}

// samples_told.vae:8  dense(5)
// samples_told.vae:8  tanh
// kernel 2, decode: product by panels over rows of [5]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *x13 = s->arena + 256; // [n, 3]
    const vae_real *w15 = s->param + 0; // [3, 5]
    vae_real *h19 = s->arena + 67; // [n, 5] in rows of 8
    const vae_real *b16 = s->param + 16; // [5]
    vae_gemm_nn((int)(end - begin), 5, 3, x13 + begin * 3, 3, w15, 5, h19 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v17 = h19[i * 8 + j];
            h19[i * 8 + j] = vae_tanh(v17 + b16[j]);
        }
    }
}

// samples_told.vae:6  z
// kernel 3, decode: loop over rows of [3]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t20 = s->arena + 64; // [n, 3] in rows of 8
    const vae_real *z14 = s->arena + 224; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t20[i * 8 + j] = z14[i * 3 + j];
        }
    }
}

// samples_told.vae:10  dense(8)
// samples_told.vae:10  tanh
// kernel 4, decode: product by panels over rows of [8]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h21 = s->arena + 64; // [n, 8]
    const vae_real *w22 = s->param + 208; // [8, 8]
    vae_real *h26 = s->arena + 0; // [n, 8]
    const vae_real *b23 = s->param + 272; // [8]
    vae_gemm_nn((int)(end - begin), 8, 8, h21 + begin * 8, 8, w22, 8, h26 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v24 = h26[i * 8 + j];
            h26[i * 8 + j] = vae_tanh(v24 + b23[j]);
        }
    }
}

// samples_told.vae:10  dense(6)
// samples_told.vae:12  likelihood = bernoulli
// kernel 5, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h26 = s->arena + 0; // [n, 8]
    const vae_real *w27 = s->param + 288; // [8, 6]
    vae_real *t31 = s->arena + 176; // [n, 6]
    const vae_real *b28 = s->param + 336; // [6]
    vae_real *t32 = s->arena + 128; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 8, h26 + begin * 8, 8, w27, 6, t31 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v29 = t31[i * 6 + j];
            const vae_real v31 = vae_sigmoid(v29 + b28[j]);
            t31[i * 6 + j] = v31;
            t32[i * 6 + j] = v31;
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
    vae_run(me, s, (VaeWork[]){{decode_u0, 1, {0}}}, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 2256, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 2896, 2}, // [n, 2]
    {"y.observed", VAE_IN_MASK, 1, 2880, 2}, // [n, 2]
    {"z.eps", VAE_IN_NORMAL, 0, 1808, 9}, // [n, 3, 3]
    {"loss", VAE_OUT_SCALAR, 0, 2784, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 2720, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 2688, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 336, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 560, 2}, // [n, 2]
    {"y.observed", VAE_IN_MASK, 1, 544, 2}, // [n, 2]
    {"z.eps", VAE_IN_NORMAL, 0, 416, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 496, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 528, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 480, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 384, 3}, // [n, 3]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 208, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 368, 2}, // [n, 2]
    {"y.observed", VAE_IN_MASK, 1, 352, 2}, // [n, 2]
    {"z.mean", VAE_OUT_ROW, 0, 288, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 256, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"y", VAE_IN_DATA, 1, 304, 2}, // [n, 2]
    {"y.observed", VAE_IN_MASK, 1, 288, 2}, // [n, 2]
    {"z", VAE_IN_LATENT, 0, 224, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 176, 6}, // [n, 6]
    {"x.draw0", VAE_OUT_ROW, 0, 128, 6}, // [n, 6]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"data.y.mean", 1, {2}, {1}, 352, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"data.y.mean_low", 1, {2}, {1}, 368, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"data.y.std", 1, {2}, {1}, 384, VAE_INIT_CONST, 1.0f, false, false, false},
    {"network.told.0.weight", 2, {5, 3}, {1, 5}, 0, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"network.told.0.bias", 1, {5}, {1}, 16, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.1.weight", 2, {8, 11}, {1, 8}, 32, VAE_INIT_UNIFORM, 0.561951458f, true, true, false},
    {"encoder.1.bias", 1, {8}, {1}, 128, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 8}, {1, 6}, 144, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 192, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 8}, {1, 6}, 147, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 195, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.1.weight", 2, {8, 8}, {1, 8}, 208, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"decoder.1.bias", 1, {8}, {1}, 272, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.3.weight", 2, {6, 8}, {1, 6}, 288, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"decoder.3.bias", 1, {6}, {1}, 336, VAE_INIT_ZERO, 0.0f, true, false, false},
};

// Name, kind, classes, words, places in the decoder's port.
static const VaeColumn columns_y[] = {
    {"size", VAE_COLUMN_NUMBER, 0, NULL, 0, 1},
    {"kind", VAE_COLUMN_CATEGORY, 2, (const char *const[]){"a", "b"}, 2, 0},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 6, 6, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
    {"y", VAE_TABLE, 1, 1, 2, 2, VAE_DOMAIN_ANY, NULL, true, true, .levels = 0, .column = columns_y, .n_texts = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "y", "[3]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(5)", "[5]", 20},
    {VAE_STAGE_ENCODER, 0, "tanh", "[5]", 0},
    {VAE_STAGE_DATA, 0, "x", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "concat(told)", "[11]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 96},
    {VAE_STAGE_ENCODER, 0, "tanh", "[8]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 54},
    {VAE_STAGE_DECODER, 0, "concat(told)", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(8)", "[8]", 72},
    {VAE_STAGE_DECODER, 0, "tanh", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(6)", "[6]", 54},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[6]", 0},
};

static const VaeStretch rest[] = {
    {0, 144},
    {192, 208},
    {272, 288},
    {336, 352},
};

const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "samples_told", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model samples_told\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  network told(y)                   [3]                         -              -\n"
        "    dense(5)                        [5]                        20             30\n"
        "    tanh                            [5]                         -              -\n"
        "  encoder(x, told)                  [6]                         -              -\n"
        "    concat(told)                    [11]                        -              -\n"
        "    dense(8)                        [8]                        96            176\n"
        "    tanh                            [8]                         -              -\n"
        "  z: mean, logvar heads             [3]                        54             96\n"
        "  decoder(z, told)                  [3]                         -              -\n"
        "    concat(told)                    [8]                         -              -\n"
        "    dense(8)                        [8]                        72            128\n"
        "    tanh                            [8]                         -              -\n"
        "    dense(6)                        [6]                        54             96\n"
        "  y: table                          [3]                         -              -\n"
        "    size number                     [1]                         -              -\n"
        "    kind category a, b              [2]                         -              -\n"
        "\n"
        "  296 parameters; one training step of 8 rows: 23,136 flops\n"
        "  data y is standardized, column by column\n"
        "  likelihood bernoulli\n"
        "  objective iwae(samples=3)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          38      115        11,648       11,648\n"
        "  eval           10       45         2,304        2,304\n"
        "  encode          7       17         1,536        1,536\n"
        "  decode          6       17         1,280        1,280\n",
    .batch = 8, .n_param = 352, .n_state = 48, .n_arena = 2912,
    .n_scratch = 48,
    .max_threads = 1, .flops_per_row = 2892.0,
    .n_weight_tiles = 3, .rest = rest, .n_rest = 4,
    .panel = 0,
    .tensor = tensors, .n_tensors = 15,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 13,
    .train = {"train", train_run, train_ports, 7},
    .eval = {"eval", eval_run, eval_ports, 8},
    .encode = {"encode", encode_run, encode_ports, 5},
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
