// samples_noise -- written by vaec 0.1.0 from samples_noise.vae; do not edit.
//
// model samples_noise
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [6, 6, 1]                   -              -
//     flatten                         [36]                        -              -
//     dense(16)                       [16]                      592          1,152
//     tanh                            [16]                        -              -
//     dropout(0.1)                    [16]                        -              -
//   z: mean, logvar heads             [3]                       102            192
//   w: mean, logvar heads             [2]                        68            128
//   decoder(z, w)                     [5]                         -              -
//     dense(16)                       [16]                       96            160
//     tanh                            [16]                        -              -
//     dropout(0.2)                    [16]                        -              -
//     dense(36)                       [36]                      612          1,152
//     reshape(6, 6, 1)                [6, 6, 1]                   -              -
//
//   1,470 parameters; one training step of 36 rows: 825,984 flops
//   likelihood bernoulli
//   binarize dynamic
//   objective iwae(samples=5)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          39      139       194,176      194,176
//   eval            9       57        25,280       25,280
//   encode          4        9        10,496       10,496
//   decode          4        9        14,208       14,208
//
// n is the number of rows in the batch, at most 36; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6, 6, 1]
//   u1: [n, 6, 6, 1]
//   t3: [n, 6, 6, 1]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *u1, vae_real *t3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            t3[i * 36 + j] = vae_step(x0[i * 36 + j] - u1[i * 36 + j]);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h4: [n, 36]
//   w5: [36, 16]
//   h9: [n, 16]
//   b6: [16]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h4,
    const vae_real *w5, vae_real *h9, const vae_real *b6) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 16, 36, h4 + begin * 36, 36, w5, 16, h9 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v7 = h9[i * 16 + j];
            h9[i * 16 + j] = vae_tanh(v7 + b6[j]);
        }
    }
}

// samples_noise.vae:6  dropout(0.1)
// kernel 2, train: loop over rows of [16]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *u10 = s->arena + 41280; // [n, 16]
    vae_real *t15 = s->arena + 40704; // [n, 16]
    vae_real *h16 = s->arena + 40128; // [n, 16]
    const vae_real *h9 = s->arena + 41856; // [n, 16]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v15 = vae_where(u10[i * 16 + j] - 0.1f, 1.11111111f, 0.0f);
            t15[i * 16 + j] = v15;
            h16[i * 16 + j] = h9[i * 16 + j] * v15;
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   h16: [n, 16]
//   w17: [16, 10]
//   heads20: [n, 10]
//   b18: [10]
VAE_SHARED_2(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *h16,
    const vae_real *w17, vae_real *heads20, const vae_real *b18) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 10, 16, h16 + begin * 16, 16, w17, 10, heads20 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 10; j++) {
            const vae_real v19 = heads20[i * 10 + j];
            heads20[i * 10 + j] = v19 + b18[j];
        }
    }
}

// samples_noise.vae:4  sampling and KL
// kernel 4, train: loop over rows of [3]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar22 = s->arena + 45539; // [n, 3] in rows of 10
    vae_real *t28 = s->arena + 47584; // [n, 3]
    const vae_real *mean21 = s->arena + 45536; // [n, 3] in rows of 10
    vae_real *t46 = s->arena + 48400; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t46_sum = 0.0f;
        VAE_SIMD_SUM(t46_sum)
        for (size_t j = 0; j < 3; j++) {
            t28[i * 3 + j] = vae_exp(0.5f * logvar22[i * 10 + j]);
            const vae_real v40 = mean21[i * 10 + j] * mean21[i * 10 + j] + vae_exp(logvar22[i * 10 + j]);
            t46_sum += 0.5f * (v40 - 1.0f - logvar22[i * 10 + j]);
        }
        t46[i] = t46_sum;
    }
}

// samples_noise.vae:4  sampling and KL
// kernel 5, train: loop over rows of [5, 3]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t28 = s->arena + 47584; // [n, 3]
    const vae_real *eps25 = s->arena + 43520; // [n, 5, 3]
    vae_real *z30 = s->arena + 42976; // [n, 5, 3]
    const vae_real *mean21 = s->arena + 45536; // [n, 3] in rows of 10
    const vae_real *logvar22 = s->arena + 45539; // [n, 3] in rows of 10
    vae_real *t49 = s->arena + 47056; // [n, 5, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            vae_real t49_sum = 0.0f;
            VAE_SIMD_SUM(t49_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v30 = mean21[i * 10 + k] + t28[i * 3 + k] * eps25[i * 15 + j * 3 + k];
                z30[i * 15 + j * 3 + k] = v30;
                const vae_real v33 = eps25[i * 15 + j * 3 + k] * eps25[i * 15 + j * 3 + k] + logvar22[i * 10 + k];
                const vae_real v48 = (-0.5f) * (v30 * v30 + 1.83787707f - (v33 + 1.83787707f));
                t49_sum += v48;
            }
            t49[i * 5 + j] = t49_sum;
        }
    }
}

// samples_noise.vae:5  sampling and KL
// kernel 6, train: loop over rows of [2]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar24 = s->arena + 45544; // [n, 2] in rows of 10
    vae_real *t52 = s->arena + 47936; // [n, 2]
    const vae_real *mean23 = s->arena + 45542; // [n, 2] in rows of 10
    vae_real *t67 = s->arena + 48352; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t67_sum = 0.0f;
        VAE_SIMD_SUM(t67_sum)
        for (size_t j = 0; j < 2; j++) {
            t52[i * 2 + j] = vae_exp(0.5f * logvar24[i * 10 + j]);
            const vae_real v62 = mean23[i * 10 + j] * mean23[i * 10 + j] + vae_exp(logvar24[i * 10 + j]);
            t67_sum += 0.5f * (v62 - 1.0f - logvar24[i * 10 + j]);
        }
        t67[i] = t67_sum;
    }
}

// samples_noise.vae:5  sampling and KL
// kernel 7, train: loop over rows of [5, 2]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t52 = s->arena + 47936; // [n, 2]
    const vae_real *eps50 = s->arena + 45168; // [n, 5, 2]
    vae_real *z54 = s->arena + 44800; // [n, 5, 2]
    const vae_real *mean23 = s->arena + 45542; // [n, 2] in rows of 10
    const vae_real *logvar24 = s->arena + 45544; // [n, 2] in rows of 10
    vae_real *t71 = s->arena + 46864; // [n, 5, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            vae_real t71_sum = 0.0f;
            VAE_SIMD_SUM(t71_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v54 = mean23[i * 10 + k] + t52[i * 2 + k] * eps50[i * 10 + j * 2 + k];
                z54[i * 10 + j * 2 + k] = v54;
                const vae_real v56 = eps50[i * 10 + j * 2 + k] * eps50[i * 10 + j * 2 + k] + logvar24[i * 10 + k];
                const vae_real v70 = (-0.5f) * (v54 * v54 + 1.83787707f - (v56 + 1.83787707f));
                t71_sum += v70;
            }
            t71[i * 5 + j] = t71_sum;
        }
    }
}

// kernel 8, train: loop over rows of [1]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d121 = s->arena + 48064; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d121[i] = inv_n;
    }
}

// kernel 9, train: loop over rows of [5, 6, 6, 1]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t74 = s->arena + 12960; // [n, 5, 6, 6, 1]
    const vae_real *t3 = s->arena + 33840; // [n, 1, 6, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 36; k++) {
                t74[i * 180 + j * 36 + k] = t3[i * 36 + k];
            }
        }
    }
}

// kernel 10, train: loop over rows of [3]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 5, end = vae_panel_end(s, tile, 16) * 5;
    vae_real *t75 = s->arena + 38640; // [n*5, 3] in rows of 5
    const vae_real *z30 = s->arena + 42976; // [n*5, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t75[i * 5 + j] = z30[i * 3 + j];
        }
    }
}

// kernel 11, train: loop over rows of [2]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 5, end = vae_panel_end(s, tile, 16) * 5;
    vae_real *t76 = s->arena + 38643; // [n*5, 2] in rows of 5
    const vae_real *z54 = s->arena + 44800; // [n*5, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t76[i * 5 + j] = z54[i * 2 + j];
        }
    }
}

// samples_noise.vae:7  dense(16)
// samples_noise.vae:7  tanh
// kernel 12, train: product by panels over rows of [16]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 5, end = vae_panel_end(s, tile, 16) * 5;
    const vae_real *z77 = s->arena + 38640; // [n*5, 5]
    const vae_real *w78 = s->param + 768; // [5, 16]
    vae_real *h82 = s->arena + 30960; // [n*5, 16]
    const vae_real *b79 = s->param + 848; // [16]
    vae_gemm_nn((int)(end - begin), 16, 5, z77 + begin * 5, 5, w78, 16, h82 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v80 = h82[i * 16 + j];
            h82[i * 16 + j] = vae_tanh(v80 + b79[j]);
        }
    }
}

// samples_noise.vae:7  dropout(0.2)
// kernel 13, train: loop over rows of [16]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 5, end = vae_panel_end(s, tile, 16) * 5;
    const vae_real *u83 = s->arena + 28080; // [n*5, 16]
    vae_real *t87 = s->arena + 25200; // [n*5, 16]
    vae_real *h88 = s->arena + 22320; // [n*5, 16]
    const vae_real *h82 = s->arena + 30960; // [n*5, 16]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v87 = vae_where(u83[i * 16 + j] - 0.2f, 1.25f, 0.0f);
            t87[i * 16 + j] = v87;
            h88[i * 16 + j] = h82[i * 16 + j] * v87;
        }
    }
}

// samples_noise.vae:7  dense(36)
// samples_noise.vae:8  likelihood = bernoulli
// kernel 14, train: product by panels over rows of [36]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 5, end = vae_panel_end(s, tile, 16) * 5;
    const vae_real *h88 = s->arena + 22320; // [n*5, 16]
    const vae_real *w89 = s->param + 864; // [16, 36]
    vae_real *h92 = s->arena + 6480; // [n*5, 36]
    const vae_real *b90 = s->param + 1440; // [36]
    const vae_real *t74 = s->arena + 12960; // [n*5, 36]
    vae_real *t97 = s->arena + 46672; // [n*5, 1]
    vae_gemm_nn((int)(end - begin), 36, 16, h88 + begin * 16, 16, w89, 36, h92 + begin * 36, 36);
    for (size_t i = begin; i < end; i++) {
        vae_real t97_sum = 0.0f;
        VAE_SIMD_SUM(t97_sum)
        for (size_t j = 0; j < 36; j++) {
            const vae_real v91 = h92[i * 36 + j];
            const vae_real v92 = v91 + b90[j];
            h92[i * 36 + j] = v92;
            t97_sum += vae_softplus(v92) - t74[i * 36 + j] * v92;
        }
        t97[i] = t97_sum;
    }
}

// kernel 15, train: loop over rows of [5, 1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t49 = s->arena + 47056; // [n, 5, 1]
    const vae_real *t71 = s->arena + 46864; // [n, 5, 1]
    vae_real *t101 = s->arena + 46480; // [n, 5, 1]
    const vae_real *t97 = s->arena + 46672; // [n, 5, 1]
    vae_real *t102 = s->arena + 48304; // [n, 1, 1]
    vae_real *t114 = s->arena + 48160; // [n, 1, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        vae_real t102_sum = -VAE_INFINITY;
        vae_real t114_sum = 0.0f;
        for (size_t j = 0; j < 5; j++) {
            const vae_real v101 = beta * (t49[i * 5 + j] + t71[i * 5 + j]) - t97[i * 5 + j];
            t101[i * 5 + j] = v101;
            t102_sum = vae_max(t102_sum, v101);
            t114_sum += t97[i * 5 + j];
        }
        t102[i] = t102_sum;
        t114[i] = t114_sum;
    }
}

// kernel 16, train: loop over rows of [5, 1]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t101 = s->arena + 46480; // [n, 5, 1]
    const vae_real *t102 = s->arena + 48304; // [n, 1, 1]
    vae_real *t104 = s->arena + 46288; // [n, 5, 1]
    vae_real *t105 = s->arena + 48256; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t105_sum = 0.0f;
        VAE_SIMD_SUM(t105_sum)
        for (size_t j = 0; j < 5; j++) {
            const vae_real v104 = vae_exp(t101[i * 5 + j] - t102[i]);
            t104[i * 5 + j] = v104;
            t105_sum += v104;
        }
        t105[i] = t105_sum;
    }
}

// kernel 17, train: loop over rows of [1, 1]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t105 = s->arena + 48256; // [n, 1, 1]
    const vae_real *t102 = s->arena + 48304; // [n, 1, 1]
    vae_real *t109 = s->arena + 48208; // [n, 1, 1]
    vae_real *t115 = s->arena + 48112; // [n, 1, 1]
    const vae_real *t114 = s->arena + 48160; // [n, 1, 1]
    const vae_real *d121 = s->arena + 48064; // [n, 1, 1]
    vae_real *d124 = s->arena + 48016; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t109[i] = 1.60943791f - (vae_log(t105[i]) + t102[i]);
        t115[i] = 0.2f * t114[i];
        d124[i] = -d121[i] / t105[i];
    }
}

// kernel 18, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *t46 = s->arena + 48400; // [n, 1]
    const vae_real *t67 = s->arena + 48352; // [n, 1]
    vae_real *t112 = s->arena + 48528; // [1]
    const vae_real *t109 = s->arena + 48208; // [n, 1]
    vae_real *t117 = s->arena + 48496; // [1]
    const vae_real *t115 = s->arena + 48112; // [n, 1]
    vae_real *t119 = s->arena + 48464; // [1]
    vae_real t112_sum = 0.0f;
    vae_real t117_sum = 0.0f;
    vae_real t119_sum = 0.0f;
    VAE_SIMD_SUM(t112_sum, t117_sum, t119_sum)
    for (size_t i = 0; i < rows; i++) {
        t112_sum += t109[i];
        t117_sum += t115[i];
        t119_sum += t46[i] + t67[i];
    }
    t112[0] = t112_sum;
    t117[0] = t117_sum;
    t119[0] = t119_sum;
}

// kernel 19, train: loop over [1]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t113 = s->arena + 48512; // [1]
    const vae_real *t112 = s->arena + 48528; // [1]
    vae_real *t118 = s->arena + 48480; // [1]
    const vae_real *t117 = s->arena + 48496; // [1]
    vae_real *t120 = s->arena + 48448; // [1]
    const vae_real *t119 = s->arena + 48464; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    t113[0] = t112[0] * inv_n;
    t118[0] = t117[0] * inv_n;
    t120[0] = t119[0] * inv_n;
}

// kernel 20, train: loop over rows of [5, 1]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d124 = s->arena + 48016; // [n, 1, 1]
    const vae_real *t104 = s->arena + 46288; // [n, 5, 1]
    vae_real *d126 = s->arena + 46096; // [n, 5, 1]
    vae_real *d127 = s->arena + 45904; // [n, 5, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v125 = d124[i] * t104[i * 5 + j];
            d126[i * 5 + j] = -v125;
            d127[i * 5 + j] = v125 * beta;
        }
    }
}

// samples_noise.vae:8  gradient of likelihood = bernoulli
// kernel 21, train: loop over rows of [36]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 5, end = vae_panel_end(s, tile, 16) * 5;
    const vae_real *d126 = s->arena + 46096; // [n*5, 1]
    const vae_real *t74 = s->arena + 12960; // [n*5, 36]
    const vae_real *h92 = s->arena + 6480; // [n*5, 36]
    vae_real *d132 = s->arena + 0; // [n*5, 36]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            d132[i * 36 + j] = d126[i] * vae_sigmoid(h92[i * 36 + j]) - d126[i] * t74[i * 36 + j];
        }
    }
}

// samples_noise.vae:7  gradient of dense(36)
// kernel 22, train: weight gradient over [16, 36]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h88 = s->arena + 22320; // [n*5, 16]
    const vae_real *d132 = s->arena + 0; // [n*5, 36]
    vae_real *d_param134 = s->grad + 864; // [16, 36]
    if (tile == 1) {
        vae_real *d_param133 = s->grad + 1440; // [36]
        vae_column_sums(s->n * 5, 36, d132, 36, d_param133);
        return;
    }
    vae_gemm_tn(16, 36, s->n * 5, h88, 16, d132, 36, d_param134, 36);
}

// samples_noise.vae:7  gradient of dense(36)
// samples_noise.vae:7  gradient of dropout(0.2)
// samples_noise.vae:7  gradient of tanh
// kernel 23, train: product by panels over rows of [16]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 5, end = vae_panel_end(s, tile, 16) * 5;
    const vae_real *d132 = s->arena + 0; // [n*5, 36]
    const vae_real *w89 = s->param + 864; // [16, 36]
    vae_real *d139 = s->arena + 19440; // [n*5, 16]
    const vae_real *t87 = s->arena + 25200; // [n*5, 16]
    const vae_real *h82 = s->arena + 30960; // [n*5, 16]
    vae_gemm_nt((int)(end - begin), 16, 36, d132 + begin * 36, 36, w89, 36, d139 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v135 = d139[i * 16 + j];
            d139[i * 16 + j] = v135 * t87[i * 16 + j] * (1.0f - h82[i * 16 + j] * h82[i * 16 + j]);
        }
    }
}

// samples_noise.vae:7  gradient of dense(16)
// kernel 24, train: weight gradient over [5, 16]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z77 = s->arena + 38640; // [n*5, 5]
    const vae_real *d139 = s->arena + 19440; // [n*5, 16]
    vae_real *d_param141 = s->grad + 768; // [5, 16]
    if (tile == 1) {
        vae_real *d_param140 = s->grad + 848; // [16]
        vae_column_sums(s->n * 5, 16, d139, 16, d_param140);
        return;
    }
    vae_gemm_tn(5, 16, s->n * 5, z77, 5, d139, 16, d_param141, 16);
}

// samples_noise.vae:7  gradient of dense(16)
// kernel 25, train: product by panels over rows of [5]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 5, end = vae_panel_end(s, tile, 16) * 5;
    const vae_real *d139 = s->arena + 19440; // [n*5, 16]
    const vae_real *w78 = s->param + 768; // [5, 16]
    vae_real *d142 = s->arena + 37728; // [n*5, 5]
    vae_gemm_nt((int)(end - begin), 5, 16, d139 + begin * 16, 16, w78, 16, d142 + begin * 5, 5);
}

// samples_noise.vae:5  gradient of sampling and KL
// kernel 26, train: loop over rows of [5, 2]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d127 = s->arena + 45904; // [n, 5, 1]
    vae_real *d152 = s->arena + 47856; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d152[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d152[i * 2 + k] += -((-0.5f) * d127[i * 5 + j]);
            }
        }
    }
}

// kernel 27, train: loop over rows of [2]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 5, end = vae_panel_end(s, tile, 16) * 5;
    vae_real *t146 = s->arena + 44432; // [n*5, 2]
    const vae_real *d144 = s->arena + 37731; // [n*5, 2] in rows of 5
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t146[i * 2 + j] = d144[i * 5 + j];
        }
    }
}

// samples_noise.vae:5  gradient of sampling and KL
// kernel 28, train: loop over rows of [5, 2]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d127 = s->arena + 45904; // [n, 5, 1]
    const vae_real *z54 = s->arena + 44800; // [n, 5, 2]
    const vae_real *t146 = s->arena + 44432; // [n, 5, 2]
    vae_real *d154 = s->arena + 47776; // [n, 1, 2]
    const vae_real *eps50 = s->arena + 45168; // [n, 5, 2]
    vae_real *d157 = s->arena + 47696; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d154[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d157[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v149 = t146[i * 10 + j * 2 + k] - d127[i * 5 + j] * z54[i * 10 + j * 2 + k];
                d154[i * 2 + k] += v149;
                d157[i * 2 + k] += v149 * eps50[i * 10 + j * 2 + k];
            }
        }
    }
}

// samples_noise.vae:5  gradient of sampling and KL
// kernel 29, train: loop over rows of [2]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d157 = s->arena + 47696; // [n, 2]
    const vae_real *t52 = s->arena + 47936; // [n, 2]
    vae_real *d161 = s->arena + 44072; // [n, 2] in rows of 10
    const vae_real *d152 = s->arena + 47856; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d161[i * 10 + j] = d152[i * 2 + j] + 0.5f * (d157[i * 2 + j] * t52[i * 2 + j]);
        }
    }
}

// samples_noise.vae:4  gradient of sampling and KL
// kernel 30, train: loop over rows of [5, 3]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d127 = s->arena + 45904; // [n, 5, 1]
    vae_real *d169 = s->arena + 47472; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d169[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d169[i * 3 + k] += -((-0.5f) * d127[i * 5 + j]);
            }
        }
    }
}

// kernel 31, train: loop over rows of [3]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 5, end = vae_panel_end(s, tile, 16) * 5;
    vae_real *t163 = s->arena + 42432; // [n*5, 3]
    const vae_real *d143 = s->arena + 37728; // [n*5, 3] in rows of 5
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t163[i * 3 + j] = d143[i * 5 + j];
        }
    }
}

// samples_noise.vae:4  gradient of sampling and KL
// kernel 32, train: loop over rows of [5, 3]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d127 = s->arena + 45904; // [n, 5, 1]
    const vae_real *z30 = s->arena + 42976; // [n, 5, 3]
    const vae_real *t163 = s->arena + 42432; // [n, 5, 3]
    vae_real *d171 = s->arena + 47360; // [n, 1, 3]
    const vae_real *eps25 = s->arena + 43520; // [n, 5, 3]
    vae_real *d174 = s->arena + 47248; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d171[i * 3 + k] = 0.0f;
        }
        for (size_t k = 0; k < 3; k++) {
            d174[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v166 = t163[i * 15 + j * 3 + k] - d127[i * 5 + j] * z30[i * 15 + j * 3 + k];
                d171[i * 3 + k] += v166;
                d174[i * 3 + k] += v166 * eps25[i * 15 + j * 3 + k];
            }
        }
    }
}

// samples_noise.vae:4  gradient of sampling and KL
// kernel 33, train: loop over rows of [3]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d174 = s->arena + 47248; // [n, 3]
    const vae_real *t28 = s->arena + 47584; // [n, 3]
    vae_real *d178 = s->arena + 44067; // [n, 3] in rows of 10
    const vae_real *d169 = s->arena + 47472; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d178[i * 10 + j] = d169[i * 3 + j] + 0.5f * (d174[i * 3 + j] * t28[i * 3 + j]);
        }
    }
}

// kernel 34, train: loop over rows of [3]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t179 = s->arena + 44064; // [n, 3] in rows of 10
    const vae_real *d171 = s->arena + 47360; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t179[i * 10 + j] = d171[i * 3 + j];
        }
    }
}

// kernel 35, train: loop over rows of [2]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t180 = s->arena + 44070; // [n, 2] in rows of 10
    const vae_real *d154 = s->arena + 47776; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t180[i * 10 + j] = d154[i * 2 + j];
        }
    }
}

// samples_noise.vae:4  gradient of posterior heads (added by the compiler)
// kernel 36, train: weight gradient over [16, 10]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h16 = s->arena + 40128; // [n, 16]
    const vae_real *d181 = s->arena + 44064; // [n, 10]
    vae_real *d_param183 = s->grad + 592; // [16, 10]
    if (tile == 1) {
        vae_real *d_param182 = s->grad + 752; // [10]
        vae_column_sums(s->n, 10, d181, 10, d_param182);
        return;
    }
    vae_gemm_tn(16, 10, s->n, h16, 16, d181, 10, d_param183, 10);
}

// samples_noise.vae:4  gradient of posterior heads (added by the compiler)
// samples_noise.vae:6  gradient of dropout(0.1)
// samples_noise.vae:6  gradient of tanh
// kernel 37, train: product by panels over rows of [16]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d181 = s->arena + 44064; // [n, 10]
    const vae_real *w17 = s->param + 592; // [16, 10]
    vae_real *d188 = s->arena + 39552; // [n, 16]
    const vae_real *t15 = s->arena + 40704; // [n, 16]
    const vae_real *h9 = s->arena + 41856; // [n, 16]
    vae_gemm_nt((int)(end - begin), 16, 10, d181 + begin * 10, 10, w17, 10, d188 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v184 = d188[i * 16 + j];
            d188[i * 16 + j] = v184 * t15[i * 16 + j] * (1.0f - h9[i * 16 + j] * h9[i * 16 + j]);
        }
    }
}

// samples_noise.vae:6  gradient of dense(16)
// kernel 38, train: weight gradient over [36, 16]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h4 = s->arena + 33840; // [n, 36]
    const vae_real *d188 = s->arena + 39552; // [n, 16]
    vae_real *d_param190 = s->grad + 0; // [36, 16]
    if (tile == 3) {
        vae_real *d_param189 = s->grad + 576; // [16]
        vae_column_sums(s->n, 16, d188, 16, d_param189);
        return;
    }
    const size_t begin = (size_t)tile * 16;
    const size_t end = begin + 16 < 36 ? begin + 16 : 36;
    vae_gemm_tn_claim((int)(end - begin), 16, s->n, h4 + begin, 36, d188, 16, d_param190 + begin * 16, 16,
        vae_claimed(s, d_param190 + begin * 16));
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, train: loop over rows of [6, 6, 1]
    like_train_k0(s, tile, scratch, s->arena + 36432, s->arena + 35136, s->arena + 33840);
    // samples_noise.vae:6  dense(16)
    // samples_noise.vae:6  tanh
    // kernel 1, train: product by panels over rows of [16]
    like_train_k1(s, tile, scratch, s->arena + 33840, s->param + 0, s->arena + 41856,
        s->param + 576);
    train_k2(s, tile, scratch);
    // samples_noise.vae:4  posterior heads (added by the compiler)
    // kernel 3, train: product by panels over rows of [10]
    like_train_k3(s, tile, scratch, s->arena + 40128, s->param + 592, s->arena + 45536,
        s->param + 752);
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {22320, 80}, // h88
    {38640, 25}, // t75
    {48352, 1}, // t67
    {48400, 1}, // t46
    {40128, 16}, // h16
    {33840, 36}, // t3
};
static const VaeShown train_u0_shown = {6, train_u0_rows};

static const VaeShown train_k8_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k17(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k23(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
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
    {39552, 16}, // d188
    {44064, 10}, // d161
    {19440, 80}, // d139
    {0, 180}, // d132
    {48112, 1}, // t115
    {48208, 1}, // t109
};
static const VaeShown train_u2_shown = {6, train_u2_rows};

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k18(s, tile, scratch);
    train_k19(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {.shown = &train_u0_shown}},
        {train_k8, panels, {.shown = &train_k8_shown}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_u2, panels, {.shown = &train_u2_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k22, 2, {.weights = true}},
        {train_k24, 2, {.weights = true}},
        {train_k38, 4, {.weights = true, .first = 0, .each = 256, .end = 576}},
        {train_k36, 2, {.weights = true, .first = 592, .each = 160, .end = 752}},
        {train_u3, 1, {0}}}, 5);
}

// samples_noise.vae:4  sampling and KL
// kernel 3, eval: loop over rows of [3]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar15 = s->arena + 5043; // [n, 3] in rows of 10
    const vae_real *eps18 = s->arena + 5712; // [n, 3]
    vae_real *z23 = s->arena + 5408; // [n, 3] in rows of 5
    const vae_real *mean14 = s->arena + 5040; // [n, 3] in rows of 10
    vae_real *t37 = s->arena + 5600; // [n, 3]
    vae_real *t38 = s->arena + 6272; // [n, 1]
    vae_real *t41 = s->arena + 6224; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t38_sum = 0.0f;
        vae_real t41_sum = 0.0f;
        VAE_SIMD_SUM(t38_sum, t41_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v23 = mean14[i * 10 + j] + vae_exp(0.5f * logvar15[i * 10 + j]) * eps18[i * 3 + j];
            z23[i * 5 + j] = v23;
            const vae_real v26 = eps18[i * 3 + j] * eps18[i * 3 + j] + logvar15[i * 10 + j];
            const vae_real v33 = mean14[i * 10 + j] * mean14[i * 10 + j] + vae_exp(logvar15[i * 10 + j]);
            const vae_real v37 = 0.5f * (v33 - 1.0f - logvar15[i * 10 + j]);
            t37[i * 3 + j] = v37;
            t38_sum += v37;
            const vae_real v40 = (-0.5f) * (v23 * v23 + 1.83787707f - (v26 + 1.83787707f));
            t41_sum += v40;
        }
        t38[i] = t38_sum;
        t41[i] = t41_sum;
    }
}

// samples_noise.vae:5  sampling and KL
// kernel 4, eval: loop over rows of [2]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar17 = s->arena + 5048; // [n, 2] in rows of 10
    const vae_real *eps42 = s->arena + 5904; // [n, 2]
    vae_real *z46 = s->arena + 5411; // [n, 2] in rows of 5
    const vae_real *mean16 = s->arena + 5046; // [n, 2] in rows of 10
    vae_real *t57 = s->arena + 5824; // [n, 2]
    vae_real *t58 = s->arena + 6176; // [n, 1]
    vae_real *t62 = s->arena + 6080; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t58_sum = 0.0f;
        vae_real t62_sum = 0.0f;
        VAE_SIMD_SUM(t58_sum, t62_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v46 = mean16[i * 10 + j] + vae_exp(0.5f * logvar17[i * 10 + j]) * eps42[i * 2 + j];
            z46[i * 5 + j] = v46;
            const vae_real v48 = eps42[i * 2 + j] * eps42[i * 2 + j] + logvar17[i * 10 + j];
            const vae_real v54 = mean16[i * 10 + j] * mean16[i * 10 + j] + vae_exp(logvar17[i * 10 + j]);
            const vae_real v57 = 0.5f * (v54 - 1.0f - logvar17[i * 10 + j]);
            t57[i * 2 + j] = v57;
            t58_sum += v57;
            const vae_real v61 = (-0.5f) * (v46 * v46 + 1.83787707f - (v48 + 1.83787707f));
            t62_sum += v61;
        }
        t58[i] = t58_sum;
        t62[i] = t62_sum;
    }
}

// kernel 5, eval: loop over rows of [1]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t59 = s->arena + 6128; // [n, 1]
    const vae_real *t38 = s->arena + 6272; // [n, 1]
    const vae_real *t58 = s->arena + 6176; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t59[i] = t38[i] + t58[i];
    }
}

// What kernel 6 of eval and 1 other do, each with buffers of its own:
//   z64: [n, 5]
//   w65: [5, 16]
//   h69: [n, 16]
//   b66: [16]
VAE_SHARED_2(like_eval_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *z64,
    const vae_real *w65, vae_real *h69, const vae_real *b66) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 16, 5, z64 + begin * 5, 5, w65, 16, h69 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v67 = h69[i * 16 + j];
            h69[i * 16 + j] = vae_tanh(v67 + b66[j]);
        }
    }
}

// samples_noise.vae:7  dense(36)
// samples_noise.vae:8  likelihood = bernoulli
// kernel 7, eval: product by panels over rows of [36]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h69 = s->arena + 3888; // [n, 16]
    const vae_real *w70 = s->param + 864; // [16, 36]
    vae_real *t72 = scratch; // [end - begin, 36]
    const vae_real *b71 = s->param + 1440; // [36]
    const vae_real *h4 = s->arena + 0; // [n, 36]
    vae_real *t77 = s->arena + 6032; // [n, 1]
    vae_gemm_nn((int)(end - begin), 36, 16, h69 + begin * 16, 16, w70, 36, t72, 36);
    for (size_t i = begin; i < end; i++) {
        vae_real t77_sum = 0.0f;
        VAE_SIMD_SUM(t77_sum)
        for (size_t j = 0; j < 36; j++) {
            const vae_real v72 = t72[(i - begin) * 36 + j];
            const vae_real v73 = v72 + b71[j];
            t77_sum += vae_softplus(v73) - h4[i * 36 + j] * v73;
        }
        t77[i] = t77_sum;
    }
}

// kernel 8, eval: loop over rows of [1]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t41 = s->arena + 6224; // [n, 1]
    const vae_real *t62 = s->arena + 6080; // [n, 1]
    vae_real *t78 = s->arena + 5984; // [n, 1]
    const vae_real *t77 = s->arena + 6032; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t78[i] = t41[i] + t62[i] - t77[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, eval: loop over rows of [6, 6, 1]
    like_train_k0(s, tile, scratch, s->arena + 2592, s->arena + 1296, s->arena + 0);
    // samples_noise.vae:6  dense(16)
    // samples_noise.vae:6  tanh
    // kernel 1, eval: product by panels over rows of [16]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 4464, s->param + 576);
    // samples_noise.vae:4  posterior heads (added by the compiler)
    // kernel 2, eval: product by panels over rows of [10]
    like_train_k3(s, tile, scratch, s->arena + 4464, s->param + 592, s->arena + 5040,
        s->param + 752);
    eval_k3(s, tile, scratch);
    eval_k4(s, tile, scratch);
    eval_k5(s, tile, scratch);
    // samples_noise.vae:7  dense(16)
    // samples_noise.vae:7  tanh
    // kernel 6, eval: product by panels over rows of [16]
    like_eval_k6(s, tile, scratch, s->arena + 5408, s->param + 768, s->arena + 3888, s->param + 848);
    eval_k7(s, tile, scratch);
    eval_k8(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, eval_u0, panels);
}

// samples_noise.vae:4  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [3]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t15 = s->arena + 2352; // [n, 3]
    const vae_real *mean11 = s->arena + 1872; // [n, 3] in rows of 10
    vae_real *t16 = s->arena + 2240; // [n, 3]
    const vae_real *logvar12 = s->arena + 1875; // [n, 3] in rows of 10
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t15[i * 3 + j] = mean11[i * 10 + j];
            t16[i * 3 + j] = logvar12[i * 10 + j];
        }
    }
}

// samples_noise.vae:4  posterior heads (added by the compiler)
// kernel 3, encode: loop over rows of [2]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t17 = s->arena + 2544; // [n, 2]
    const vae_real *mean13 = s->arena + 1878; // [n, 2] in rows of 10
    vae_real *t18 = s->arena + 2464; // [n, 2]
    const vae_real *logvar14 = s->arena + 1880; // [n, 2] in rows of 10
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t17[i * 2 + j] = mean13[i * 10 + j];
            t18[i * 2 + j] = logvar14[i * 10 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // samples_noise.vae:6  dense(16)
    // samples_noise.vae:6  tanh
    // kernel 0, encode: product by panels over rows of [16]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 1296, s->param + 576);
    // samples_noise.vae:4  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [10]
    like_train_k3(s, tile, scratch, s->arena + 1296, s->param + 592, s->arena + 1872,
        s->param + 752);
    encode_k2(s, tile, scratch);
    encode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, encode_u0, panels);
}

// samples_noise.vae:4  z
// kernel 0, decode: loop over rows of [3]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t2 = s->arena + 3168; // [n, 3] in rows of 5
    const vae_real *z0 = s->arena + 3360; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t2[i * 5 + j] = z0[i * 3 + j];
        }
    }
}

// samples_noise.vae:5  w
// kernel 1, decode: loop over rows of [2]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t3 = s->arena + 3171; // [n, 2] in rows of 5
    const vae_real *z1 = s->arena + 3472; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t3[i * 5 + j] = z1[i * 2 + j];
        }
    }
}

// samples_noise.vae:7  dense(36)
// samples_noise.vae:8  likelihood = bernoulli
// kernel 3, decode: product by panels over rows of [36]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h9 = s->arena + 2592; // [n, 16]
    const vae_real *w10 = s->param + 864; // [16, 36]
    vae_real *t14 = s->arena + 1296; // [n, 36]
    const vae_real *b11 = s->param + 1440; // [36]
    vae_real *t15 = s->arena + 0; // [n, 36]
    vae_gemm_nn((int)(end - begin), 36, 16, h9 + begin * 16, 16, w10, 36, t14 + begin * 36, 36);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            const vae_real v12 = t14[i * 36 + j];
            const vae_real v14 = vae_sigmoid(v12 + b11[j]);
            t14[i * 36 + j] = v14;
            t15[i * 36 + j] = v14;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    decode_k0(s, tile, scratch);
    decode_k1(s, tile, scratch);
    // samples_noise.vae:7  dense(16)
    // samples_noise.vae:7  tanh
    // kernel 2, decode: product by panels over rows of [16]
    like_eval_k6(s, tile, scratch, s->arena + 3168, s->param + 768, s->arena + 2592, s->param + 848);
    decode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, decode_u0, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 36432, 36}, // [n, 6, 6, 1]
    {"x.binarize", VAE_IN_UNIFORM, 8, 35136, 36}, // [n, 6, 6, 1]
    {"encoder.3.u", VAE_IN_UNIFORM, 9, 41280, 16}, // [n, 16]
    {"z.eps", VAE_IN_NORMAL, 0, 43520, 15}, // [n, 5, 3]
    {"w.eps", VAE_IN_NORMAL, 1, 45168, 10}, // [n, 5, 2]
    {"decoder.2.u", VAE_IN_UNIFORM, 10, 28080, 80}, // [n*5, 16]
    {"loss", VAE_OUT_SCALAR, 0, 48512, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 48480, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 48448, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 2592, 36}, // [n, 6, 6, 1]
    {"x.binarize", VAE_IN_UNIFORM, 8, 1296, 36}, // [n, 6, 6, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 5712, 3}, // [n, 3]
    {"w.eps", VAE_IN_NORMAL, 1, 5904, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 6032, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 6128, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 5984, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 5600, 3}, // [n, 3]
    {"w.kl", VAE_OUT_ROW, 0, 5824, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 36}, // [n, 6, 6, 1]
    {"z.mean", VAE_OUT_ROW, 0, 2352, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 2240, 3}, // [n, 3]
    {"w.mean", VAE_OUT_ROW, 0, 2544, 2}, // [n, 2]
    {"w.logvar", VAE_OUT_ROW, 0, 2464, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 3360, 3}, // [n, 3]
    {"w", VAE_IN_LATENT, 1, 3472, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 1296, 36}, // [n, 36]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 36}, // [n, 36]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {16, 36}, {1, 16}, 0, VAE_INIT_UNIFORM, 0.339683115f, true, true, false},
    {"encoder.1.bias", 1, {16}, {1}, 576, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 16}, {1, 10}, 592, VAE_INIT_UNIFORM, 0.561951458f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 752, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 16}, {1, 10}, 595, VAE_INIT_UNIFORM, 0.561951458f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 755, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.w.mean.weight", 2, {2, 16}, {1, 10}, 598, VAE_INIT_UNIFORM, 0.577350259f, true, true, false},
    {"posterior.w.mean.bias", 1, {2}, {1}, 758, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.w.logvar.weight", 2, {2, 16}, {1, 10}, 600, VAE_INIT_UNIFORM, 0.577350259f, true, true, false},
    {"posterior.w.logvar.bias", 1, {2}, {1}, 760, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {16, 5}, {1, 16}, 768, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"decoder.0.bias", 1, {16}, {1}, 848, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.3.weight", 2, {36, 16}, {1, 36}, 864, VAE_INIT_UNIFORM, 0.339683115f, true, true, false},
    {"decoder.3.bias", 1, {36}, {1}, 1440, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 6, 6, 1, 36, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
    {"w", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6, 6, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[36]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(16)", "[16]", 592},
    {VAE_STAGE_ENCODER, 0, "tanh", "[16]", 0},
    {VAE_STAGE_ENCODER, 0, "dropout(0.1)", "[16]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 102},
    {VAE_STAGE_LATENT, 0, "w: normal", "[2]", 68},
    {VAE_STAGE_DECODER, 0, "dense(16)", "[16]", 96},
    {VAE_STAGE_DECODER, 0, "tanh", "[16]", 0},
    {VAE_STAGE_DECODER, 0, "dropout(0.2)", "[16]", 0},
    {VAE_STAGE_DECODER, 0, "dense(36)", "[36]", 612},
    {VAE_STAGE_DECODER, 0, "reshape(6, 6, 1)", "[6, 6, 1]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[6, 6, 1]", 0},
};

static const VaeStretch rest[] = {
    {576, 592},
    {752, 1488},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "samples_noise", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model samples_noise\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [6, 6, 1]                   -              -\n"
        "    flatten                         [36]                        -              -\n"
        "    dense(16)                       [16]                      592          1,152\n"
        "    tanh                            [16]                        -              -\n"
        "    dropout(0.1)                    [16]                        -              -\n"
        "  z: mean, logvar heads             [3]                       102            192\n"
        "  w: mean, logvar heads             [2]                        68            128\n"
        "  decoder(z, w)                     [5]                         -              -\n"
        "    dense(16)                       [16]                       96            160\n"
        "    tanh                            [16]                        -              -\n"
        "    dropout(0.2)                    [16]                        -              -\n"
        "    dense(36)                       [36]                      612          1,152\n"
        "    reshape(6, 6, 1)                [6, 6, 1]                   -              -\n"
        "\n"
        "  1,470 parameters; one training step of 36 rows: 825,984 flops\n"
        "  likelihood bernoulli\n"
        "  binarize dynamic\n"
        "  objective iwae(samples=5)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          39      139       194,176      194,176\n"
        "  eval            9       57        25,280       25,280\n"
        "  encode          4        9        10,496       10,496\n"
        "  decode          4        9        14,208       14,208\n",
    .batch = 36, .n_param = 1488, .n_state = 0, .n_arena = 48544,
    .n_scratch = 576,
    .max_threads = 1, .flops_per_row = 22944.0,
    .n_weight_tiles = 4, .rest = rest, .n_rest = 2,
    .panel = 16,
    .tensor = tensors, .n_tensors = 14,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 2,
    .stage = stages, .n_stages = 13,
    .train = {"train", train_run, train_ports, 9},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 9},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 5},
    .decode = {"decode", decode_run, decode_ports, 4},
    .training = {
        .optimizer = {
            .kind = VAE_ADAM, .lr = 0.001, .beta1 = 0.9, .beta2 = 0.999, .eps = 1e-08,
            .alpha = 0.0, .momentum = 0.0, .nesterov = 0, .amsgrad = 0, .centered = 0,
            .weight_decay = 0.0
        },
        .lr_schedule = {VAE_LR_CONSTANT, 0.0, 0.0, 1.0, 1.0},
        .schedule = {
            [VAE_BETA] = {VAE_LINEAR, 0.0, 1.0, 0.0, 10.0, 0, 0.0},
            [VAE_CAPACITY] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 10, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 5
    },
};
