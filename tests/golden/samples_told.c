// samples_told -- written by vaec 0.1.0 from samples_told.vae; do not edit.
//
// model samples_told
//
//   layer                             output             parameters      flops/row
//   network told(y)                   [3]                         -              -
//     dense(5)                        [5]                        20             30
//     tanh                            [5]                         -              -
//   encoder(x)                        [6]                         -              -
//     dense(8)                        [8]                        56             96
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
//   256 parameters; one training step of 8 rows: 20,448 flops
//   data y is standardized, column by column
//   likelihood bernoulli
//   objective iwae(samples=3)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          36      111        10,880       10,880
//   eval            9       43         1,920        1,920
//   encode          3        7           896          896
//   decode          6       17         1,280        1,280
//
// n is the number of rows in the batch, at most 8; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   t4: [n, 1] in rows of 2
//   t12: [n, 2] in rows of 3
//   t5: [n, 1] in rows of 2
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *t4,
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

// kernel 1, train: loop over rows of [1]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t13 = s->arena + 2432; // [n, 1] in rows of 3
    const vae_real *t3 = s->arena + 2704; // [n, 1] in rows of 2
    vae_real *d101 = s->arena + 2480; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t13[i * 3] = t3[i * 2];
        d101[i] = inv_n;
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   w15: [6, 8]
//   h19: [n, 8]
//   b16: [8]
VAE_SHARED_2(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w15, vae_real *h19, const vae_real *b16) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 8, 6, x0 + begin * 6, 6, w15, 8, h19 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v17 = h19[i * 8 + j];
            h19[i * 8 + j] = vae_tanh(v17 + b16[j]);
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   h19: [n, 8]
//   w20: [8, 6]
//   heads23: [n, 6]
//   b21: [6]
VAE_SHARED_2(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *h19,
    const vae_real *w20, vae_real *heads23, const vae_real *b21) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 6, 8, h19 + begin * 8, 8, w20, 6, heads23 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v22 = heads23[i * 6 + j];
            heads23[i * 6 + j] = v22 + b21[j];
        }
    }
}

// samples_told.vae:6  sampling and KL
// kernel 4, train: loop over rows of [3]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar25 = s->arena + 2019; // [n, 3] in rows of 6
    vae_real *t28 = s->arena + 2400; // [n, 3]
    const vae_real *mean24 = s->arena + 2016; // [n, 3] in rows of 6
    vae_real *t46 = s->arena + 2672; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t46_sum = 0.0f;
        VAE_SIMD_SUM(t46_sum)
        for (size_t j = 0; j < 3; j++) {
            t28[i * 3 + j] = vae_exp(0.5f * logvar25[i * 6 + j]);
            const vae_real v40 = mean24[i * 6 + j] * mean24[i * 6 + j] + vae_exp(logvar25[i * 6 + j]);
            t46_sum += 0.5f * (v40 - 1.0f - logvar25[i * 6 + j]);
        }
        t46[i] = t46_sum;
    }
}

// samples_told.vae:6  sampling and KL
// kernel 5, train: loop over rows of [3, 3]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t28 = s->arena + 2400; // [n, 3]
    const vae_real *eps26 = s->arena + 1616; // [n, 3, 3]
    vae_real *z30 = s->arena + 1536; // [n, 3, 3]
    const vae_real *mean24 = s->arena + 2016; // [n, 3] in rows of 6
    const vae_real *logvar25 = s->arena + 2019; // [n, 3] in rows of 6
    vae_real *t49 = s->arena + 2368; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t49_sum = 0.0f;
            VAE_SIMD_SUM(t49_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v30 = mean24[i * 6 + k] + t28[i * 3 + k] * eps26[i * 9 + j * 3 + k];
                z30[i * 9 + j * 3 + k] = v30;
                const vae_real v33 = eps26[i * 9 + j * 3 + k] * eps26[i * 9 + j * 3 + k] + logvar25[i * 6 + k];
                const vae_real v48 = (-0.5f) * (v30 * v30 + 1.83787707f - (v33 + 1.83787707f));
                t49_sum += v48;
            }
            t49[i * 3 + j] = t49_sum;
        }
    }
}

// kernel 6, train: loop over rows of [3, 6]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t51 = s->arena + 1056; // [n, 3, 6]
    const vae_real *x0 = s->arena + 2064; // [n, 1, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                t51[i * 18 + j * 6 + k] = x0[i * 6 + k];
            }
        }
    }
}

// samples_told.vae:8  dense(5)
// samples_told.vae:8  tanh
// kernel 7, train: product by panels over rows of [5]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *x14 = s->arena + 2432; // [n, 3]
    const vae_real *w53 = s->param + 128; // [3, 5]
    vae_real *h57 = s->arena + 1968; // [n, 5]
    const vae_real *b54 = s->param + 144; // [5]
    vae_gemm_nn((int)(end - begin), 5, 3, x14 + begin * 3, 3, w53, 5, h57 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v55 = h57[i * 5 + j];
            h57[i * 5 + j] = vae_tanh(v55 + b54[j]);
        }
    }
}

// kernel 8, train: loop over rows of [3, 5]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t59 = s->arena + 1328; // [n, 3, 5]
    const vae_real *h57 = s->arena + 1968; // [n, 1, 5]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                t59[i * 15 + j * 5 + k] = h57[i * 5 + k];
            }
        }
    }
}

// kernel 9, train: loop over rows of [3]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 3, end = vae_panel_end(s, tile, 8) * 3;
    vae_real *t61 = s->arena + 576; // [n*3, 3] in rows of 8
    const vae_real *z30 = s->arena + 1536; // [n*3, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t61[i * 8 + j] = z30[i * 3 + j];
        }
    }
}

// kernel 10, train: loop over rows of [5]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 3, end = vae_panel_end(s, tile, 8) * 3;
    vae_real *t62 = s->arena + 579; // [n*3, 5] in rows of 8
    const vae_real *h60 = s->arena + 1328; // [n*3, 5]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t62[i * 8 + j] = h60[i * 5 + j];
        }
    }
}

// samples_told.vae:10  dense(8)
// samples_told.vae:10  tanh
// kernel 11, train: product by panels over rows of [8]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 3, end = vae_panel_end(s, tile, 8) * 3;
    const vae_real *h63 = s->arena + 576; // [n*3, 8]
    const vae_real *w64 = s->param + 160; // [8, 8]
    vae_real *h68 = s->arena + 384; // [n*3, 8]
    const vae_real *b65 = s->param + 224; // [8]
    vae_gemm_nn((int)(end - begin), 8, 8, h63 + begin * 8, 8, w64, 8, h68 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v66 = h68[i * 8 + j];
            h68[i * 8 + j] = vae_tanh(v66 + b65[j]);
        }
    }
}

// samples_told.vae:10  dense(6)
// samples_told.vae:12  likelihood = bernoulli
// kernel 12, train: product by panels over rows of [6]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 3, end = vae_panel_end(s, tile, 8) * 3;
    const vae_real *h68 = s->arena + 384; // [n*3, 8]
    const vae_real *w69 = s->param + 240; // [8, 6]
    vae_real *p72 = s->arena + 912; // [n*3, 6]
    const vae_real *b70 = s->param + 288; // [6]
    const vae_real *x52 = s->arena + 1056; // [n*3, 6]
    vae_real *t76 = s->arena + 2336; // [n*3, 1]
    vae_gemm_nn((int)(end - begin), 6, 8, h68 + begin * 8, 8, w69, 6, p72 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t76_sum = 0.0f;
        VAE_SIMD_SUM(t76_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v71 = p72[i * 6 + j];
            const vae_real v72 = v71 + b70[j];
            p72[i * 6 + j] = v72;
            t76_sum += vae_softplus(v72) - x52[i * 6 + j] * v72;
        }
        t76[i] = t76_sum;
    }
}

// kernel 13, train: loop over rows of [3, 1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t49 = s->arena + 2368; // [n, 3, 1]
    vae_real *t80 = s->arena + 2304; // [n, 3, 1]
    const vae_real *t76 = s->arena + 2336; // [n, 3, 1]
    vae_real *t81 = s->arena + 2656; // [n, 1, 1]
    vae_real *t93 = s->arena + 2576; // [n, 1, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        vae_real t81_sum = -VAE_INFINITY;
        vae_real t93_sum = 0.0f;
        for (size_t j = 0; j < 3; j++) {
            const vae_real v80 = beta * t49[i * 3 + j] - t76[i * 3 + j];
            t80[i * 3 + j] = v80;
            t81_sum = vae_max(t81_sum, v80);
            t93_sum += t76[i * 3 + j];
        }
        t81[i] = t81_sum;
        t93[i] = t93_sum;
    }
}

// kernel 14, train: loop over rows of [3, 1]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t80 = s->arena + 2304; // [n, 3, 1]
    const vae_real *t81 = s->arena + 2656; // [n, 1, 1]
    vae_real *t83 = s->arena + 2272; // [n, 3, 1]
    vae_real *t84 = s->arena + 2640; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t84_sum = 0.0f;
        VAE_SIMD_SUM(t84_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v83 = vae_exp(t80[i * 3 + j] - t81[i]);
            t83[i * 3 + j] = v83;
            t84_sum += v83;
        }
        t84[i] = t84_sum;
    }
}

// kernel 15, train: loop over rows of [1, 1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t84 = s->arena + 2640; // [n, 1, 1]
    const vae_real *t81 = s->arena + 2656; // [n, 1, 1]
    vae_real *t88 = s->arena + 2624; // [n, 1, 1]
    vae_real *t95 = s->arena + 2560; // [n, 1, 1]
    const vae_real *t93 = s->arena + 2576; // [n, 1, 1]
    const vae_real *d101 = s->arena + 2480; // [n, 1, 1]
    vae_real *d104 = s->arena + 2464; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t88[i] = 1.09861229f - (vae_log(t84[i]) + t81[i]);
        t95[i] = 0.333333333f * t93[i];
        d104[i] = -d101[i] / t84[i];
    }
}

// kernel 16, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t91 = s->arena + 2608; // [1]
    const vae_real *t88 = s->arena + 2624; // [n, 1]
    vae_real *t97 = s->arena + 2544; // [1]
    const vae_real *t95 = s->arena + 2560; // [n, 1]
    vae_real *t99 = s->arena + 2512; // [1]
    const vae_real *t46 = s->arena + 2672; // [n, 1]
    vae_real t91_sum = 0.0f;
    vae_real t97_sum = 0.0f;
    vae_real t99_sum = 0.0f;
    VAE_SIMD_SUM(t91_sum, t97_sum, t99_sum)
    for (size_t i = 0; i < rows; i++) {
        t91_sum += t88[i];
        t97_sum += t95[i];
        t99_sum += t46[i];
    }
    t91[0] = t91_sum;
    t97[0] = t97_sum;
    t99[0] = t99_sum;
}

// kernel 17, train: loop over [1]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t92 = s->arena + 2592; // [1]
    const vae_real *t91 = s->arena + 2608; // [1]
    vae_real *t98 = s->arena + 2528; // [1]
    const vae_real *t97 = s->arena + 2544; // [1]
    vae_real *t100 = s->arena + 2496; // [1]
    const vae_real *t99 = s->arena + 2512; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    t92[0] = t91[0] * inv_n;
    t98[0] = t97[0] * inv_n;
    t100[0] = t99[0] * inv_n;
}

// kernel 18, train: loop over rows of [3, 1]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d104 = s->arena + 2464; // [n, 1, 1]
    const vae_real *t83 = s->arena + 2272; // [n, 3, 1]
    vae_real *d106 = s->arena + 2240; // [n, 3, 1]
    vae_real *d107 = s->arena + 2208; // [n, 3, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v105 = d104[i] * t83[i * 3 + j];
            d106[i * 3 + j] = -v105;
            d107[i * 3 + j] = v105 * beta;
        }
    }
}

// samples_told.vae:12  gradient of likelihood = bernoulli
// kernel 19, train: loop over rows of [6]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 3, end = vae_panel_end(s, tile, 8) * 3;
    const vae_real *d106 = s->arena + 2240; // [n*3, 1]
    const vae_real *x52 = s->arena + 1056; // [n*3, 6]
    const vae_real *p72 = s->arena + 912; // [n*3, 6]
    vae_real *d112 = s->arena + 768; // [n*3, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d112[i * 6 + j] = d106[i] * vae_sigmoid(p72[i * 6 + j]) - d106[i] * x52[i * 6 + j];
        }
    }
}

// samples_told.vae:12  gradient of dense(6)
// samples_told.vae:10  gradient of dense(6)
// kernel 20, train: weight gradient over [8, 6]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h68 = s->arena + 384; // [n*3, 8]
    const vae_real *d112 = s->arena + 768; // [n*3, 6]
    vae_real *d_param114 = s->grad + 240; // [8, 6]
    if (tile == 1) {
        vae_real *d_param113 = s->grad + 288; // [6]
        vae_column_sums(s->n * 3, 6, d112, 6, d_param113);
        return;
    }
    vae_gemm_tn(8, 6, s->n * 3, h68, 8, d112, 6, d_param114, 6);
}

// samples_told.vae:10  gradient of dense(6)
// samples_told.vae:10  gradient of tanh
// kernel 21, train: product by panels over rows of [8]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 3, end = vae_panel_end(s, tile, 8) * 3;
    const vae_real *d112 = s->arena + 768; // [n*3, 6]
    const vae_real *w69 = s->param + 240; // [8, 6]
    vae_real *d118 = s->arena + 192; // [n*3, 8]
    const vae_real *h68 = s->arena + 384; // [n*3, 8]
    vae_gemm_nt((int)(end - begin), 8, 6, d112 + begin * 6, 6, w69, 6, d118 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v115 = d118[i * 8 + j];
            d118[i * 8 + j] = v115 * (1.0f - h68[i * 8 + j] * h68[i * 8 + j]);
        }
    }
}

// samples_told.vae:10  gradient of dense(8)
// kernel 22, train: weight gradient over [8, 8]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h63 = s->arena + 576; // [n*3, 8]
    const vae_real *d118 = s->arena + 192; // [n*3, 8]
    vae_real *d_param120 = s->grad + 160; // [8, 8]
    if (tile == 1) {
        vae_real *d_param119 = s->grad + 224; // [8]
        vae_column_sums(s->n * 3, 8, d118, 8, d_param119);
        return;
    }
    vae_gemm_tn(8, 8, s->n * 3, h63, 8, d118, 8, d_param120, 8);
}

// samples_told.vae:10  gradient of dense(8)
// kernel 23, train: product by panels over rows of [8]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 3, end = vae_panel_end(s, tile, 8) * 3;
    const vae_real *d118 = s->arena + 192; // [n*3, 8]
    const vae_real *w64 = s->param + 160; // [8, 8]
    vae_real *d121 = s->arena + 0; // [n*3, 8]
    vae_gemm_nt((int)(end - begin), 8, 8, d118 + begin * 8, 8, w64, 8, d121 + begin * 8, 8);
}

// kernel 24, train: loop over rows of [5]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 3, end = vae_panel_end(s, tile, 8) * 3;
    vae_real *t124 = s->arena + 1200; // [n*3, 5]
    const vae_real *d123 = s->arena + 3; // [n*3, 5] in rows of 8
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t124[i * 5 + j] = d123[i * 8 + j];
        }
    }
}

// kernel 25, train: loop over rows of [3, 5]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d126 = s->arena + 1920; // [n, 1, 5]
    const vae_real *t124 = s->arena + 1200; // [n, 3, 5]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 5; k++) {
            d126[i * 5 + k] = 0.0f;
        }
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                d126[i * 5 + k] += t124[i * 15 + j * 5 + k];
            }
        }
    }
}

// samples_told.vae:8  gradient of tanh
// kernel 26, train: loop over rows of [5]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h57 = s->arena + 1968; // [n, 5]
    vae_real *d130 = s->arena + 1872; // [n, 5]
    const vae_real *d126 = s->arena + 1920; // [n, 5]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            d130[i * 5 + j] = d126[i * 5 + j] * (1.0f - h57[i * 5 + j] * h57[i * 5 + j]);
        }
    }
}

// samples_told.vae:8  gradient of dense(5)
// kernel 27, train: weight gradient over [3, 5]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x14 = s->arena + 2432; // [n, 3]
    const vae_real *d130 = s->arena + 1872; // [n, 5]
    vae_real *d_param132 = s->grad + 128; // [3, 5]
    if (tile == 1) {
        vae_real *d_param131 = s->grad + 144; // [5]
        vae_column_sums(s->n, 5, d130, 5, d_param131);
        return;
    }
    vae_gemm_tn(3, 5, s->n, x14, 3, d130, 5, d_param132, 5);
}

// samples_told.vae:6  gradient of sampling and KL
// kernel 28, train: loop over rows of [3, 3]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d107 = s->arena + 2208; // [n, 3, 1]
    vae_real *d140 = s->arena + 2176; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d140[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d140[i * 3 + k] += -((-0.5f) * d107[i * 3 + j]);
            }
        }
    }
}

// kernel 29, train: loop over rows of [3]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8 * 3, end = vae_panel_end(s, tile, 8) * 3;
    vae_real *t134 = s->arena + 1456; // [n*3, 3]
    const vae_real *d122 = s->arena + 0; // [n*3, 3] in rows of 8
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t134[i * 3 + j] = d122[i * 8 + j];
        }
    }
}

// samples_told.vae:6  gradient of sampling and KL
// kernel 30, train: loop over rows of [3, 3]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d107 = s->arena + 2208; // [n, 3, 1]
    const vae_real *z30 = s->arena + 1536; // [n, 3, 3]
    const vae_real *t134 = s->arena + 1456; // [n, 3, 3]
    vae_real *d142 = s->arena + 2144; // [n, 1, 3]
    const vae_real *eps26 = s->arena + 1616; // [n, 3, 3]
    vae_real *d145 = s->arena + 2112; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d142[i * 3 + k] = 0.0f;
        }
        for (size_t k = 0; k < 3; k++) {
            d145[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v137 = t134[i * 9 + j * 3 + k] - d107[i * 3 + j] * z30[i * 9 + j * 3 + k];
                d142[i * 3 + k] += v137;
                d145[i * 3 + k] += v137 * eps26[i * 9 + j * 3 + k];
            }
        }
    }
}

// samples_told.vae:6  gradient of sampling and KL
// kernel 31, train: loop over rows of [3]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d145 = s->arena + 2112; // [n, 3]
    const vae_real *t28 = s->arena + 2400; // [n, 3]
    vae_real *d149 = s->arena + 1827; // [n, 3] in rows of 6
    const vae_real *d140 = s->arena + 2176; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d149[i * 6 + j] = d140[i * 3 + j] + 0.5f * (d145[i * 3 + j] * t28[i * 3 + j]);
        }
    }
}

// kernel 32, train: loop over rows of [3]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t150 = s->arena + 1824; // [n, 3] in rows of 6
    const vae_real *d142 = s->arena + 2144; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t150[i * 6 + j] = d142[i * 3 + j];
        }
    }
}

// samples_told.vae:6  gradient of posterior heads (added by the compiler)
// kernel 33, train: weight gradient over [8, 6]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h19 = s->arena + 1760; // [n, 8]
    const vae_real *d151 = s->arena + 1824; // [n, 6]
    vae_real *d_param153 = s->grad + 64; // [8, 6]
    if (tile == 1) {
        vae_real *d_param152 = s->grad + 112; // [6]
        vae_column_sums(s->n, 6, d151, 6, d_param152);
        return;
    }
    vae_gemm_tn(8, 6, s->n, h19, 8, d151, 6, d_param153, 6);
}

// samples_told.vae:6  gradient of posterior heads (added by the compiler)
// samples_told.vae:9  gradient of tanh
// kernel 34, train: product by panels over rows of [8]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d151 = s->arena + 1824; // [n, 6]
    const vae_real *w20 = s->param + 64; // [8, 6]
    vae_real *d157 = s->arena + 1696; // [n, 8]
    const vae_real *h19 = s->arena + 1760; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 6, d151 + begin * 6, 6, w20, 6, d157 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v154 = d157[i * 8 + j];
            d157[i * 8 + j] = v154 * (1.0f - h19[i * 8 + j] * h19[i * 8 + j]);
        }
    }
}

// samples_told.vae:9  gradient of dense(8)
// kernel 35, train: weight gradient over [6, 8]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 2064; // [n, 6]
    const vae_real *d157 = s->arena + 1696; // [n, 8]
    vae_real *d_param159 = s->grad + 0; // [6, 8]
    if (tile == 1) {
        vae_real *d_param158 = s->grad + 48; // [8]
        vae_column_sums(s->n, 8, d157, 8, d_param158);
        return;
    }
    vae_gemm_tn(6, 8, s->n, x0, 6, d157, 8, d_param159, 8);
}

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    // samples_told.vae:9  dense(8)
    // samples_told.vae:9  tanh
    // kernel 2, train: product by panels over rows of [8]
    like_train_k2(s, tile, scratch, s->arena + 2064, s->param + 0, s->arena + 1760, s->param + 48);
    // samples_told.vae:6  posterior heads (added by the compiler)
    // kernel 3, train: product by panels over rows of [6]
    like_train_k3(s, tile, scratch, s->arena + 1760, s->param + 64, s->arena + 2016, s->param + 112);
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    train_k9(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, train: loop over rows of [2]
    like_train_k0(s, tile, scratch, s->arena + 2705, s->arena + 2433, s->arena + 2689);
    train_k1(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k18(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k23(s, tile, scratch);
    train_k24(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k29(s, tile, scratch);
    train_k30(s, tile, scratch);
    train_k31(s, tile, scratch);
    train_k32(s, tile, scratch);
    train_k34(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u1, 1, {0}},
        {train_u0, 1, {0}},
        {train_k6, 1, {0}}}, 3);
    vae_run_one(me, s, train_u3, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k22, 2, {.weights = true, .first = 160, .each = 128, .end = 224}},
        {train_k20, 2, {.weights = true, .first = 240, .each = 96, .end = 288}},
        {train_k33, 2, {.weights = true, .first = 64, .each = 96, .end = 112}},
        {train_k35, 2, {0}},
        {train_k27, 2, {0}}}, 5);
}

// What kernel 1 of eval and 1 other do, each with buffers of its own:
//   t13: [n, 1] in rows of 3
//   t3: [n, 1] in rows of 2
VAE_SHARED_2(like_eval_k1, const VaeState *s, int tile, vae_real *scratch, vae_real *t13,
    const vae_real *t3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t13[i * 3] = t3[i * 2];
    }
}

// samples_told.vae:6  sampling and KL
// kernel 4, eval: loop over rows of [3]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar25 = s->arena + 195; // [n, 3] in rows of 6
    const vae_real *eps26 = s->arena + 320; // [n, 3]
    vae_real *z30 = s->arena + 64; // [n, 3] in rows of 8
    const vae_real *mean24 = s->arena + 192; // [n, 3] in rows of 6
    vae_real *t44 = s->arena + 288; // [n, 3]
    vae_real *t45 = s->arena + 432; // [n, 1]
    vae_real *t48 = s->arena + 416; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t45_sum = 0.0f;
        vae_real t48_sum = 0.0f;
        VAE_SIMD_SUM(t45_sum, t48_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v30 = mean24[i * 6 + j] + vae_exp(0.5f * logvar25[i * 6 + j]) * eps26[i * 3 + j];
            z30[i * 8 + j] = v30;
            const vae_real v33 = eps26[i * 3 + j] * eps26[i * 3 + j] + logvar25[i * 6 + j];
            const vae_real v40 = mean24[i * 6 + j] * mean24[i * 6 + j] + vae_exp(logvar25[i * 6 + j]);
            const vae_real v44 = 0.5f * (v40 - 1.0f - logvar25[i * 6 + j]);
            t44[i * 3 + j] = v44;
            t45_sum += v44;
            const vae_real v47 = (-0.5f) * (v30 * v30 + 1.83787707f - (v33 + 1.83787707f));
            t48_sum += v47;
        }
        t45[i] = t45_sum;
        t48[i] = t48_sum;
    }
}

// What kernel 5 of eval and 1 other do, each with buffers of its own:
//   x14: [n, 3]
//   w49: [3, 5]
//   h53: [n, 5] in rows of 8
//   b50: [5]
VAE_SHARED_2(like_eval_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *x14,
    const vae_real *w49, vae_real *h53, const vae_real *b50) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 5, 3, x14 + begin * 3, 3, w49, 5, h53 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v51 = h53[i * 8 + j];
            h53[i * 8 + j] = vae_tanh(v51 + b50[j]);
        }
    }
}

// What kernel 6 of eval and 1 other do, each with buffers of its own:
//   h54: [n, 8]
//   w55: [8, 8]
//   h59: [n, 8]
//   b56: [8]
VAE_SHARED_2(like_eval_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *h54,
    const vae_real *w55, vae_real *h59, const vae_real *b56) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 8, 8, h54 + begin * 8, 8, w55, 8, h59 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v57 = h59[i * 8 + j];
            h59[i * 8 + j] = vae_tanh(v57 + b56[j]);
        }
    }
}

// samples_told.vae:10  dense(6)
// samples_told.vae:12  likelihood = bernoulli
// kernel 7, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h59 = s->arena + 0; // [n, 8]
    const vae_real *w60 = s->param + 240; // [8, 6]
    vae_real *t62 = scratch; // [end - begin, 6]
    const vae_real *b61 = s->param + 288; // [6]
    const vae_real *x0 = s->arena + 240; // [n, 6]
    vae_real *t67 = s->arena + 400; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 8, h59 + begin * 8, 8, w60, 6, t62, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t67_sum = 0.0f;
        VAE_SIMD_SUM(t67_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v62 = t62[(i - begin) * 6 + j];
            const vae_real v63 = v62 + b61[j];
            t67_sum += vae_softplus(v63) - x0[i * 6 + j] * v63;
        }
        t67[i] = t67_sum;
    }
}

// kernel 8, eval: loop over rows of [1]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t68 = s->arena + 384; // [n, 1]
    const vae_real *t48 = s->arena + 416; // [n, 1]
    const vae_real *t67 = s->arena + 400; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t68[i] = t48[i] - t67[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u1(const VaeState *s, int tile, vae_real *scratch) {
    // samples_told.vae:9  dense(8)
    // samples_told.vae:9  tanh
    // kernel 2, eval: product by panels over rows of [8]
    like_train_k2(s, tile, scratch, s->arena + 240, s->param + 0, s->arena + 128, s->param + 48);
    // samples_told.vae:6  posterior heads (added by the compiler)
    // kernel 3, eval: product by panels over rows of [6]
    like_train_k3(s, tile, scratch, s->arena + 128, s->param + 64, s->arena + 192, s->param + 112);
    eval_k4(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, eval: loop over rows of [2]
    like_train_k0(s, tile, scratch, s->arena + 465, s->arena + 353, s->arena + 449);
    // kernel 1, eval: loop over rows of [1]
    like_eval_k1(s, tile, scratch, s->arena + 352, s->arena + 464);
}

// One thread does all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // samples_told.vae:8  dense(5)
    // samples_told.vae:8  tanh
    // kernel 5, eval: product by panels over rows of [5]
    like_eval_k5(s, tile, scratch, s->arena + 352, s->param + 128, s->arena + 67, s->param + 144);
    // samples_told.vae:10  dense(8)
    // samples_told.vae:10  tanh
    // kernel 6, eval: product by panels over rows of [8]
    like_eval_k6(s, tile, scratch, s->arena + 64, s->param + 160, s->arena + 0, s->param + 224);
    eval_k7(s, tile, scratch);
    eval_k8(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u1, 1, {0}},
        {eval_u0, 1, {0}}}, 2);
    vae_run_one(me, s, eval_u2, 1);
}

// samples_told.vae:6  posterior heads (added by the compiler)
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
    // samples_told.vae:9  dense(8)
    // samples_told.vae:9  tanh
    // kernel 0, encode: product by panels over rows of [8]
    like_train_k2(s, tile, scratch, s->arena + 112, s->param + 0, s->arena + 0, s->param + 48);
    // samples_told.vae:6  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [6]
    like_train_k3(s, tile, scratch, s->arena + 0, s->param + 64, s->arena + 64, s->param + 112);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
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

// samples_told.vae:10  dense(6)
// samples_told.vae:12  likelihood = bernoulli
// kernel 5, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h26 = s->arena + 0; // [n, 8]
    const vae_real *w27 = s->param + 240; // [8, 6]
    vae_real *t31 = s->arena + 176; // [n, 6]
    const vae_real *b28 = s->param + 288; // [6]
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
    // kernel 0, decode: loop over rows of [2]
    like_train_k0(s, tile, scratch, s->arena + 305, s->arena + 257, s->arena + 289);
    // kernel 1, decode: loop over rows of [1]
    like_eval_k1(s, tile, scratch, s->arena + 256, s->arena + 304);
    // samples_told.vae:8  dense(5)
    // samples_told.vae:8  tanh
    // kernel 2, decode: product by panels over rows of [5]
    like_eval_k5(s, tile, scratch, s->arena + 256, s->param + 128, s->arena + 67, s->param + 144);
    decode_k3(s, tile, scratch);
    // samples_told.vae:10  dense(8)
    // samples_told.vae:10  tanh
    // kernel 4, decode: product by panels over rows of [8]
    like_eval_k6(s, tile, scratch, s->arena + 64, s->param + 160, s->arena + 0, s->param + 224);
    decode_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, decode_u0, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 2064, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 2704, 2}, // [n, 2]
    {"y.observed", VAE_IN_MASK, 1, 2688, 2}, // [n, 2]
    {"z.eps", VAE_IN_NORMAL, 0, 1616, 9}, // [n, 3, 3]
    {"loss", VAE_OUT_SCALAR, 0, 2592, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 2528, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 2496, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 240, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 464, 2}, // [n, 2]
    {"y.observed", VAE_IN_MASK, 1, 448, 2}, // [n, 2]
    {"z.eps", VAE_IN_NORMAL, 0, 320, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 400, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 432, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 384, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 288, 3}, // [n, 3]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 112, 6}, // [n, 6]
    {"z.mean", VAE_OUT_ROW, 0, 192, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 160, 3}, // [n, 3]
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
    {"data.y.mean", 1, {2}, {1}, 304, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"data.y.mean_low", 1, {2}, {1}, 320, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"data.y.std", 1, {2}, {1}, 336, VAE_INIT_CONST, 1.0f, false, false, false},
    {"encoder.0.weight", 2, {8, 6}, {1, 8}, 0, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"encoder.0.bias", 1, {8}, {1}, 48, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 8}, {1, 6}, 64, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 8}, {1, 6}, 67, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 115, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"network.told.0.weight", 2, {5, 3}, {1, 5}, 128, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"network.told.0.bias", 1, {5}, {1}, 144, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.1.weight", 2, {8, 8}, {1, 8}, 160, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"decoder.1.bias", 1, {8}, {1}, 224, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.3.weight", 2, {6, 8}, {1, 6}, 240, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"decoder.3.bias", 1, {6}, {1}, 288, VAE_INIT_ZERO, 0.0f, true, false, false},
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
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 56},
    {VAE_STAGE_ENCODER, 0, "tanh", "[8]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 54},
    {VAE_STAGE_DECODER, 0, "concat(told)", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(8)", "[8]", 72},
    {VAE_STAGE_DECODER, 0, "tanh", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(6)", "[6]", 54},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[6]", 0},
};

static const VaeStretch rest[] = {
    {0, 64},
    {112, 160},
    {224, 240},
    {288, 304},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
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
        "  encoder(x)                        [6]                         -              -\n"
        "    dense(8)                        [8]                        56             96\n"
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
        "  256 parameters; one training step of 8 rows: 20,448 flops\n"
        "  data y is standardized, column by column\n"
        "  likelihood bernoulli\n"
        "  objective iwae(samples=3)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          36      111        10,880       10,880\n"
        "  eval            9       43         1,920        1,920\n"
        "  encode          3        7           896          896\n"
        "  decode          6       17         1,280        1,280\n",
    .batch = 8, .n_param = 304, .n_state = 48, .n_arena = 2720,
    .n_scratch = 48,
    .max_threads = 1, .flops_per_row = 2556.0,
    .n_weight_tiles = 3, .rest = rest, .n_rest = 4,
    .panel = 0,
    .tensor = tensors, .n_tensors = 15,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 12,
    .train = {"train", train_run, train_ports, 7},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 8},
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
        .early_stop = 0, .recon_scale = 1.0, .importance = 3
    },
};
