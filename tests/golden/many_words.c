// many_words -- written by vaec 0.1.0 from many_words.vae; do not edit.
//
// model many_words
//
//   layer                             output             parameters      flops/row
//   encoder                           [4]                         -              -
//     embed(16)                       [4, 16]                19,200              -
//     pool(mean)                      [16]                        -              -
//   z: mean, logvar heads             [2]                        68            128
//   decoder                           [4]                         -              -
//     embed(8)                        [4, 8]                  9,600              -
//     concat(z)                       [4, 10]                     -              -
//     dense(1200)                     [4, 1200]              13,200         96,000
//
//   42,068 parameters; one training step of 128 rows: 49,213,440 flops
//   likelihood categorical
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          24       54       176,960      176,960
//   eval           12       36        83,968       83,968
//   encode          6       11        57,856       57,856
//   decode          8       13     2,480,128    7,404,544
//   step            6       11     1,231,360    1,851,392
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_vocabulary.h"
#include "vae_steps.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 4]
//   w1: [1200, 16]
//   h2: [n, 4, 16]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 4, 4);
        vae_lookup(1, (int)steps, 16, x0 + i * 4, 4, w1, 16, h2 + i * 64, 16);
    }
}

// many_words.vae:7  embed(16)
// kernel 0, train: product by panels over rows of [4, 16]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 41984, s->param + 0, s->arena + 8192);
}

// What kernel 1 of train and 1 other do, each with buffers of its own:
//   x0: [n, 4]
//   mask5: [n, 4]
//   t9: [n, 1, 1]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *mask5, vae_real *t9) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 4, 4);
        vae_real t9_sum = 0.0f;
        VAE_SIMD_SUM(t9_sum)
        for (size_t j = 0; j < steps; j++) {
            const vae_real v5 = vae_step(x0[i * 4 + j] - 0.5f);
            mask5[i * 4 + j] = v5;
            t9_sum += v5;
        }
        t9[i] = t9_sum;
    }
}

// many_words.vae:4  pool(mean)
// many_words.vae:7  pool(mean)
// kernel 1, train: loop over rows of [4]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 41984, s->arena + 41472, s->arena + 44032);
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   x0: [n, 4]
//   h2: [n, 4, 16]
//   mask5: [n, 4, 1]
//   t8: [n, 1, 16]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *h2, const vae_real *mask5, vae_real *t8) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 4, 4);
        for (size_t k = 0; k < 16; k++) {
            t8[i * 16 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 16; k++) {
                t8[i * 16 + k] += h2[i * 64 + j * 16 + k] * mask5[i * 4 + j];
            }
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   t10: [n, 1, 16]
//   t8: [n, 1, 16]
//   t9: [n, 1, 1]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, vae_real *t10,
    const vae_real *t8, const vae_real *t9) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            t10[i * 16 + j] = t8[i * 16 + j] / t9[i];
        }
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   h11: [n, 16]
//   w12: [16, 4]
//   heads15: [n, 4]
//   b13: [4]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *h11,
    const vae_real *w12, vae_real *heads15, const vae_real *b13) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 4, 16, h11 + begin * 16, 16, w12, 4, heads15 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v14 = heads15[i * 4 + j];
            heads15[i * 4 + j] = v14 + b13[j];
        }
    }
}

// many_words.vae:5  sampling and KL
// kernel 5, train: loop over rows of [2]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar17 = s->arena + 40962; // [n, 2] in rows of 4
    vae_real *t20 = s->arena + 43264; // [n, 2]
    const vae_real *eps18 = s->arena + 43520; // [n, 2]
    vae_real *z22 = s->arena + 43008; // [n, 2]
    const vae_real *mean16 = s->arena + 40960; // [n, 2] in rows of 4
    vae_real *t24 = s->arena + 42752; // [n, 2]
    vae_real *t30 = s->arena + 43904; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t30_sum = 0.0f;
        VAE_SIMD_SUM(t30_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v20 = vae_exp(0.5f * logvar17[i * 4 + j]);
            t20[i * 2 + j] = v20;
            z22[i * 2 + j] = mean16[i * 4 + j] + v20 * eps18[i * 2 + j];
            const vae_real v24 = vae_exp(logvar17[i * 4 + j]);
            t24[i * 2 + j] = v24;
            const vae_real v28 = mean16[i * 4 + j] * mean16[i * 4 + j] + v24 - 1.0f - logvar17[i * 4 + j];
            t30_sum += 0.5f * v28;
        }
        t30[i] = t30_sum;
    }
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   t31: [n, 1] in rows of 4
VAE_SHARED_1(like_train_k6, const VaeState *s, int tile, vae_real *scratch, vae_real *t31) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t31[i * 4] = 1.0f;
    }
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   t33: [n, 3] in rows of 4
//   t32: [n, 3] in rows of 4
VAE_SHARED_1(like_train_k7, const VaeState *s, int tile, vae_real *scratch, vae_real *t33,
    const vae_real *t32) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t33[i * 4 + j] = t32[i * 4 + j];
        }
    }
}

// What kernel 8 of train and 1 other do, each with buffers of its own:
//   x0: [n, 4]
//   before34: [n, 4]
//   w35: [1200, 8]
//   h36: [n, 4, 8] in rows of 10
VAE_SHARED_1(like_train_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *before34, const vae_real *w35, vae_real *h36) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 4, 4);
        vae_lookup(1, (int)steps, 8, before34 + i * 4, 4, w35, 8, h36 + i * 40, 10);
    }
}

// What kernel 9 of train and 1 other do, each with buffers of its own:
//   x0: [n, 4]
//   t37: [n, 4, 2] in rows of 10
//   z22: [n, 2]
VAE_SHARED_1(like_train_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *t37, const vae_real *z22) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 4, 4);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t37[i * 40 + j * 10 + k] = z22[i * 2 + k];
            }
        }
    }
}

// many_words.vae:8  gradient of dense(1200)
// kernel 10, train: product by panels over rows of [4, 12]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h38 = s->arena + 27648; // [n, 4, 10]
    const vae_real *w39 = s->param + 28880; // [10, 1200]
    const vae_real *b40 = s->param + 40880; // [1200]
    const vae_real *x0 = s->arena + 41984; // [n, 4]
    vae_real *d41 = s->arena + 16384; // [n, 4, 12]
    static const VaeLogits words41 = {4, 10, 1200, .h_pitch = 10, .w_pitch = 1200, .x_pitch = 4};
    vae_vocabulary(&words41, end - begin, true, h38 + begin * 40, w39, b40, x0 + begin * 4, d41 + begin * 48, 12, scratch);
}

// kernel 11, train: loop over rows of [4, 1]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 41984; // [n, 4]
    const vae_real *t42 = s->arena + 16384; // [n, 4, 1] in rows of 12
    vae_real *t45 = s->arena + 43776; // [n, 1]
    vae_real *t60 = s->arena + 39424; // [n, 4, 1]
    const vae_real *d59 = s->arena + 16385; // [n, 4, 1] in rows of 12
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 4, 4);
        vae_real t45_sum = 0.0f;
        VAE_SIMD_SUM(t45_sum)
        for (size_t j = 0; j < steps; j++) {
            t45_sum += t42[i * 48 + j * 12];
            t60[i * 4 + j] = d59[i * 48 + j * 12];
        }
        t45[i] = t45_sum;
    }
}

// kernel 12, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t47 = s->arena + 44224; // [1]
    const vae_real *t45 = s->arena + 43776; // [n, 1]
    vae_real *t49 = s->arena + 44192; // [1]
    const vae_real *t30 = s->arena + 43904; // [n, 1]
    vae_real t47_sum = 0.0f;
    vae_real t49_sum = 0.0f;
    VAE_SIMD_SUM(t47_sum, t49_sum)
    for (size_t i = 0; i < rows; i++) {
        t47_sum += t45[i];
        t49_sum += t30[i];
    }
    t47[0] = t47_sum;
    t49[0] = t49_sum;
}

// kernel 13, train: loop over [1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t48 = s->arena + 44208; // [1]
    const vae_real *t47 = s->arena + 44224; // [1]
    vae_real *t50 = s->arena + 44176; // [1]
    const vae_real *t49 = s->arena + 44192; // [1]
    vae_real *t53 = s->arena + 44160; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v48 = t47[0] * inv_n;
    t48[0] = v48;
    const vae_real v50 = t49[0] * inv_n;
    t50[0] = v50;
    t53[0] = v48 + beta * v50;
}

// kernel 14, train: loop over rows of [4]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 41984; // [n, 4]
    vae_real *d55 = s->arena + 39936; // [n, 4]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 4, 4);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            d55[i * 4 + j] = inv_n;
        }
    }
}

// many_words.vae:8  gradient of dense(1200)
// kernel 15, train: loop over rows of [4, 10]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 41984; // [n, 4]
    vae_real *d58 = s->arena + 22528; // [n, 4, 10]
    const vae_real *d57 = s->arena + 16386; // [n, 4, 10] in rows of 12
    const vae_real *d55 = s->arena + 39936; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 4, 4);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 10; k++) {
                d58[i * 40 + j * 10 + k] = d57[i * 48 + j * 12 + k] * d55[i * 4 + j];
            }
        }
    }
}

// many_words.vae:8  gradient of dense(1200)
// kernel 16, train: weight gradient over [10, 1200]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    const vae_real *h38 = s->arena + 27648; // [n, 4, 10]
    const vae_real *w39 = s->param + 28880; // [10, 1200]
    const vae_real *b40 = s->param + 40880; // [1200]
    const vae_real *x0 = s->arena + 41984; // [n, 4]
    const vae_real *t60 = s->arena + 39424; // [n, 4]
    const vae_real *d55 = s->arena + 39936; // [n, 4]
    vae_real *d_param62 = s->grad + 28880; // [10, 1200]
    vae_real *d_param63 = s->grad + 40880; // [1200]
    static const VaeLogits words62 = {4, 10, 1200, .h_pitch = 10, .w_pitch = 1200, .x_pitch = 4};
    vae_vocabulary_w(&words62, (size_t)s->n * 1, tile, h38, w39, b40, x0, t60, 4, d55, 4, d_param62, 1200, d_param63, scratch);
}

// many_words.vae:8  gradient of concat(z)
// kernel 17, train: loop over rows of [4, 2]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 41984; // [n, 4]
    vae_real *d66 = s->arena + 42496; // [n, 1, 2]
    const vae_real *d65 = s->arena + 22536; // [n, 4, 2] in rows of 10
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 4, 4);
        for (size_t k = 0; k < 2; k++) {
            d66[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d66[i * 2 + k] += d65[i * 40 + j * 10 + k];
            }
        }
    }
}

// many_words.vae:8  gradient of embed(8)
// kernel 18, train: weight gradient over [1200, 8]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 41984; // [n, 4]
    const vae_real *before34 = s->arena + 40448; // [n, 4]
    const vae_real *d64 = s->arena + 22528; // [n, 4, 8] in rows of 10
    vae_real *d_param68 = s->grad + 19280; // [1200, 8]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 4};
    vae_lookup_w((size_t)s->n * 1, 4, 8, before34, 4, &ragged, d64, 10, d_param68, tile * 1024, tile < 1 ? (tile + 1) * 1024 : 1200);
}

// many_words.vae:5  gradient of sampling and KL
// kernel 19, train: loop over rows of [2]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t24 = s->arena + 42752; // [n, 2]
    const vae_real *mean16 = s->arena + 40960; // [n, 2] in rows of 4
    vae_real *d73 = s->arena + 38912; // [n, 2] in rows of 4
    const vae_real *d66 = s->arena + 42496; // [n, 2]
    const vae_real *eps18 = s->arena + 43520; // [n, 2]
    const vae_real *t20 = s->arena + 43264; // [n, 2]
    vae_real *d77 = s->arena + 38914; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c54 = beta * inv_n;
    const vae_real c69 = 0.5f * c54;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d73[i * 4 + j] = c54 * mean16[i * 4 + j] + d66[i * 2 + j];
            const vae_real v76 = 0.5f * (d66[i * 2 + j] * eps18[i * 2 + j] * t20[i * 2 + j]);
            d77[i * 4 + j] = c69 * t24[i * 2 + j] - c69 + v76;
        }
    }
}

// many_words.vae:5  gradient of posterior heads (added by the compiler)
// kernel 20, train: weight gradient over [16, 4]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h11 = s->arena + 34816; // [n, 16]
    const vae_real *d78 = s->arena + 38912; // [n, 4]
    vae_real *d_param80 = s->grad + 19200; // [16, 4]
    if (tile == 1) {
        vae_real *d_param79 = s->grad + 19264; // [4]
        vae_column_sums(s->n, 4, d78, 4, d_param79);
        return;
    }
    vae_gemm_tn(16, 4, s->n, h11, 16, d78, 4, d_param80, 4);
}

// many_words.vae:5  gradient of posterior heads (added by the compiler)
// many_words.vae:7  gradient of pool(mean)
// kernel 21, train: product by panels over rows of [16]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d78 = s->arena + 38912; // [n, 4]
    const vae_real *w12 = s->param + 19200; // [16, 4]
    vae_real *d83 = s->arena + 32768; // [n, 1, 16]
    const vae_real *t9 = s->arena + 44032; // [n, 1, 1]
    vae_gemm_nt((int)(end - begin), 16, 4, d78 + begin * 4, 4, w12, 4, d83 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v81 = d83[i * 16 + j];
            d83[i * 16 + j] = v81 / t9[i];
        }
    }
}

// many_words.vae:7  gradient of pool(mean)
// kernel 22, train: loop over rows of [4, 16]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 41984; // [n, 4]
    vae_real *d84 = s->arena + 0; // [n, 4, 16]
    const vae_real *d83 = s->arena + 32768; // [n, 1, 16]
    const vae_real *mask5 = s->arena + 41472; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 4, 4);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 16; k++) {
                d84[i * 64 + j * 16 + k] = d83[i * 16 + k] * mask5[i * 4 + j];
            }
        }
    }
}

// many_words.vae:7  gradient of embed(16)
// kernel 23, train: weight gradient over [1200, 16]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 41984; // [n, 4]
    const vae_real *d84 = s->arena + 0; // [n, 4, 16]
    vae_real *d_param85 = s->grad + 0; // [1200, 16]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 4};
    vae_lookup_w((size_t)s->n * 1, 4, 16, x0, 4, &ragged, d84, 16, d_param85, tile * 512, tile < 2 ? (tile + 1) * 512 : 1200);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k0_rows[] = {
    {41984, 4}, // x0
};
static const VaeShown train_k0_shown = {1, train_k0_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 6, train: loop over rows of [1]
    like_train_k6(s, tile, scratch, s->arena + 40448);
    // kernel 7, train: loop over rows of [3]
    like_train_k7(s, tile, scratch, s->arena + 40449, s->arena + 41984);
    // many_words.vae:8  embed(8)
    // kernel 8, train: product by panels over rows of [4, 8]
    like_train_k8(s, tile, scratch, s->arena + 41984, s->arena + 40448, s->param + 19280,
        s->arena + 27648);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u3_rows[] = {
    {27648, 40}, // h36
    {40448, 4}, // t31
};
static const VaeShown train_u3_shown = {2, train_u3_rows};

static const VaeShown train_k1_shown = {0, NULL};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k14_rows[] = {
    {39936, 4}, // d55
};
static const VaeShown train_k14_shown = {1, train_k14_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    // many_words.vae:7  pool(mean)
    // kernel 2, train: loop over rows of [4, 16]
    like_train_k2(s, tile, scratch, s->arena + 41984, s->arena + 8192, s->arena + 41472,
        s->arena + 36864);
    // many_words.vae:7  pool(mean)
    // kernel 3, train: loop over rows of [1, 16]
    like_train_k3(s, tile, scratch, s->arena + 34816, s->arena + 36864, s->arena + 44032);
    // many_words.vae:5  posterior heads (added by the compiler)
    // kernel 4, train: product by panels over rows of [4]
    like_train_k4(s, tile, scratch, s->arena + 34816, s->param + 19200, s->arena + 40960,
        s->param + 19264);
    train_k5(s, tile, scratch);
    // many_words.vae:8  concat(z)
    // kernel 9, train: loop over rows of [4, 2]
    like_train_k9(s, tile, scratch, s->arena + 41984, s->arena + 27656, s->arena + 43008);
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k22(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u2_rows[] = {
    {0, 64}, // d84
    {38912, 4}, // d73
    {39424, 4}, // t60
    {22528, 40}, // d58
    {43776, 1}, // t45
    {27648, 40}, // h36
    {43904, 1}, // t30
    {34816, 16}, // t10
};
static const VaeShown train_u2_shown = {8, train_u2_rows};

// One thread does all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {train_k0, panels, {.shown = &train_k0_shown}},
        {train_u3, panels, {.shown = &train_u3_shown}},
        {train_k1, panels, {.shown = &train_k1_shown}},
        {train_k14, panels, {.shown = &train_k14_shown}}}, 4);
    vae_run(me, s, (VaeWork[]){{train_u2, panels, {.shown = &train_u2_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k16, 7, {.weights = true}},
        {train_k20, 2, {.weights = true, .first = 19200, .each = 64, .end = 19264}},
        {train_k23, 3, {.weights = true, .first = 0, .each = 8192, .end = 19200}},
        {train_k18, 2, {.weights = true, .first = 19280, .each = 8192, .end = 28880}},
        {train_u4, 1, {0}}}, 5);
}

// many_words.vae:7  embed(16)
// kernel 0, eval: product by panels over rows of [4, 16]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 18944, s->param + 0, s->arena + 0);
}

// many_words.vae:4  pool(mean)
// many_words.vae:7  pool(mean)
// kernel 1, eval: loop over rows of [4]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 18944; // [n, 4]
    vae_real *mask5 = s->arena + 18432; // [n, 4]
    vae_real *t9 = s->arena + 20864; // [n, 1, 1]
    vae_real *t55 = s->arena + 20224; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 4, 4);
        vae_real t9_sum = 0.0f;
        vae_real t55_sum = 0.0f;
        VAE_SIMD_SUM(t9_sum, t55_sum)
        for (size_t j = 0; j < steps; j++) {
            const vae_real v5 = vae_step(x0[i * 4 + j] - 0.5f);
            mask5[i * 4 + j] = v5;
            t9_sum += v5;
            t55_sum += v5;
        }
        t9[i] = t9_sum;
        t55[i] = t55_sum;
    }
}

// many_words.vae:5  sampling and KL
// kernel 5, eval: loop over rows of [2]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar17 = s->arena + 17922; // [n, 2] in rows of 4
    const vae_real *eps18 = s->arena + 19968; // [n, 2]
    vae_real *z22 = s->arena + 19712; // [n, 2]
    const vae_real *mean16 = s->arena + 17920; // [n, 2] in rows of 4
    vae_real *t36 = s->arena + 19456; // [n, 2]
    vae_real *t37 = s->arena + 20736; // [n, 1]
    vae_real *t40 = s->arena + 20608; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t37_sum = 0.0f;
        vae_real t40_sum = 0.0f;
        VAE_SIMD_SUM(t37_sum, t40_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v22 = mean16[i * 4 + j] + vae_exp(0.5f * logvar17[i * 4 + j]) * eps18[i * 2 + j];
            z22[i * 2 + j] = v22;
            const vae_real v25 = eps18[i * 2 + j] * eps18[i * 2 + j] + logvar17[i * 4 + j];
            const vae_real v32 = mean16[i * 4 + j] * mean16[i * 4 + j] + vae_exp(logvar17[i * 4 + j]);
            const vae_real v36 = 0.5f * (v32 - 1.0f - logvar17[i * 4 + j]);
            t36[i * 2 + j] = v36;
            t37_sum += v36;
            const vae_real v39 = (-0.5f) * (v22 * v22 + 1.83787707f - (v25 + 1.83787707f));
            t40_sum += v39;
        }
        t37[i] = t37_sum;
        t40[i] = t40_sum;
    }
}

// many_words.vae:8  dense(1200)
// kernel 10, eval: product by panels over rows of [4, 1]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h48 = s->arena + 8192; // [n, 4, 10]
    const vae_real *w49 = s->param + 28880; // [10, 1200]
    const vae_real *b50 = s->param + 40880; // [1200]
    const vae_real *x0 = s->arena + 18944; // [n, 4]
    vae_real *t51 = scratch + 40704; // [end - begin, 4, 1]
    vae_real *t53 = s->arena + 20480; // [n, 1]
    static const VaeLogits words51 = {4, 10, 1200, .h_pitch = 10, .w_pitch = 1200, .x_pitch = 4};
    vae_vocabulary(&words51, end - begin, false, h48 + begin * 40, w49, b50, x0 + begin * 4, t51, 1, scratch);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 4, 4);
        vae_real t53_sum = 0.0f;
        VAE_SIMD_SUM(t53_sum)
        for (size_t j = 0; j < steps; j++) {
            const vae_real v51 = t51[(i - begin) * 4 + j];
            t53_sum += v51;
        }
        t53[i] = t53_sum;
    }
}

// kernel 11, eval: loop over rows of [1]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t54 = s->arena + 20352; // [n, 1]
    const vae_real *t40 = s->arena + 20608; // [n, 1]
    const vae_real *t53 = s->arena + 20480; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t54[i] = t40[i] - t53[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u3(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 6, eval: loop over rows of [1]
    like_train_k6(s, tile, scratch, s->arena + 17408);
    // kernel 7, eval: loop over rows of [3]
    like_train_k7(s, tile, scratch, s->arena + 17409, s->arena + 18944);
    // many_words.vae:8  embed(8)
    // kernel 8, eval: product by panels over rows of [4, 8]
    like_train_k8(s, tile, scratch, s->arena + 18944, s->arena + 17408, s->param + 19280,
        s->arena + 8192);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // many_words.vae:7  pool(mean)
    // kernel 2, eval: loop over rows of [4, 16]
    like_train_k2(s, tile, scratch, s->arena + 18944, s->arena + 0, s->arena + 18432,
        s->arena + 15360);
    // many_words.vae:7  pool(mean)
    // kernel 3, eval: loop over rows of [1, 16]
    like_train_k3(s, tile, scratch, s->arena + 13312, s->arena + 15360, s->arena + 20864);
    // many_words.vae:5  posterior heads (added by the compiler)
    // kernel 4, eval: product by panels over rows of [4]
    like_train_k4(s, tile, scratch, s->arena + 13312, s->param + 19200, s->arena + 17920,
        s->param + 19264);
    eval_k5(s, tile, scratch);
    // many_words.vae:8  concat(z)
    // kernel 9, eval: loop over rows of [4, 2]
    like_train_k9(s, tile, scratch, s->arena + 18944, s->arena + 8200, s->arena + 19712);
    eval_k10(s, tile, scratch);
    eval_k11(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {eval_k0, panels, {0}},
        {eval_u3, panels, {0}},
        {eval_k1, panels, {0}}}, 3);
    vae_run_one(me, s, eval_u2, panels);
}

// many_words.vae:7  embed(16)
// kernel 0, encode: product by panels over rows of [4, 16]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 13312, s->param + 0, s->arena + 0);
}

// many_words.vae:4  pool(mean)
// many_words.vae:7  pool(mean)
// kernel 1, encode: loop over rows of [4]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 13312, s->arena + 12800, s->arena + 14336);
}

// many_words.vae:5  posterior heads (added by the compiler)
// kernel 5, encode: loop over rows of [2]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t18 = s->arena + 14080; // [n, 2]
    const vae_real *mean16 = s->arena + 12288; // [n, 2] in rows of 4
    vae_real *t19 = s->arena + 13824; // [n, 2]
    const vae_real *logvar17 = s->arena + 12290; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t18[i * 2 + j] = mean16[i * 4 + j];
            t19[i * 2 + j] = logvar17[i * 4 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // many_words.vae:7  pool(mean)
    // kernel 2, encode: loop over rows of [4, 16]
    like_train_k2(s, tile, scratch, s->arena + 13312, s->arena + 0, s->arena + 12800,
        s->arena + 10240);
    // many_words.vae:7  pool(mean)
    // kernel 3, encode: loop over rows of [1, 16]
    like_train_k3(s, tile, scratch, s->arena + 8192, s->arena + 10240, s->arena + 14336);
    // many_words.vae:5  posterior heads (added by the compiler)
    // kernel 4, encode: product by panels over rows of [4]
    like_train_k4(s, tile, scratch, s->arena + 8192, s->param + 19200, s->arena + 12288,
        s->param + 19264);
    encode_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {encode_k0, panels, {0}},
        {encode_k1, panels, {0}}}, 2);
    vae_run_one(me, s, encode_u2, panels);
}

// many_words.vae:8  embed(8)
// kernel 2, decode: product by panels over rows of [4, 8]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *before6 = s->arena + 0; // [n, 4]
    const vae_real *w7 = s->param + 19280; // [1200, 8]
    vae_real *h8 = s->arena + 614400; // [n, 4, 8] in rows of 10
    vae_lookup(end - begin, 4, 8, before6 + begin * 4, 4, w7, 8, h8 + begin * 40, 10);
}

// many_words.vae:8  concat(z)
// kernel 3, decode: loop over rows of [4, 2]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t9 = s->arena + 614408; // [n, 4, 2] in rows of 10
    const vae_real *z1 = s->arena + 1024; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t9[i * 40 + j * 10 + k] = z1[i * 2 + k];
            }
        }
    }
}

// many_words.vae:8  dense(1200)
// many_words.vae:10  likelihood = categorical
// kernel 4, decode: product by panels over rows of [4, 1200]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h10 = s->arena + 614400; // [n, 4, 10]
    const vae_real *w11 = s->param + 28880; // [10, 1200]
    vae_real *p14 = s->arena + 0; // [n, 4, 1200]
    const vae_real *b12 = s->param + 40880; // [1200]
    vae_real *t15 = s->arena + 619520; // [n, 4, 1]
    vae_gemm_nn((int)(end - begin) * 4, 1200, 10, h10 + begin * 40, 10, w11, 1200, p14 + begin * 4800, 1200);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t15_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t15_sum)
            for (size_t k = 0; k < 1200; k++) {
                const vae_real v13 = p14[i * 4800 + j * 1200 + k];
                const vae_real v14 = v13 + b12[k];
                p14[i * 4800 + j * 1200 + k] = v14;
                t15_sum = vae_max(t15_sum, v14);
            }
            t15[i * 4 + j] = t15_sum;
        }
    }
}

// many_words.vae:10  likelihood = categorical
// kernel 5, decode: loop over rows of [4, 1200]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t16 = s->arena + 0; // [n, 4, 1200], in place of p14
    const vae_real *p14 = s->arena + 0; // [n, 4, 1200]
    const vae_real *t15 = s->arena + 619520; // [n, 4, 1]
    vae_real *t18 = s->arena + 614400; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t18_sum = 0.0f;
            VAE_SIMD_SUM(t18_sum)
            for (size_t k = 0; k < 1200; k++) {
                const vae_real v14 = p14[i * 4800 + j * 1200 + k];
                const vae_real v16 = v14 - t15[i * 4 + j];
                t16[i * 4800 + j * 1200 + k] = v16;
                t18_sum += vae_exp(v16);
            }
            t18[i * 4 + j] = t18_sum;
        }
    }
}

// many_words.vae:10  likelihood = categorical
// kernel 6, decode: loop over rows of [4, 1]
VAE_KERNEL void decode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t19 = s->arena + 614400; // [n, 4, 1], in place of t18
    const vae_real *t18 = s->arena + 614400; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v18 = t18[i * 4 + j];
            t19[i * 4 + j] = vae_log(v18);
        }
    }
}

// many_words.vae:10  likelihood = categorical
// kernel 7, decode: loop over rows of [4, 1200]
VAE_KERNEL void decode_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t16 = s->arena + 0; // [n, 4, 1200]
    const vae_real *t19 = s->arena + 614400; // [n, 4, 1]
    vae_real *t21 = s->arena + 0; // [n, 4, 1200], in place of t16
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 1200; k++) {
                const vae_real v16 = t16[i * 4800 + j * 1200 + k];
                t21[i * 4800 + j * 1200 + k] = vae_exp(v16 - t19[i * 4 + j]);
            }
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, decode: loop over rows of [1]
    like_train_k6(s, tile, scratch, s->arena + 0);
    // kernel 1, decode: loop over rows of [3]
    like_train_k7(s, tile, scratch, s->arena + 1, s->arena + 512);
    decode_k2(s, tile, scratch);
    decode_k3(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u2(const VaeState *s, int tile, vae_real *scratch) {
    decode_k5(s, tile, scratch);
    decode_k6(s, tile, scratch);
    decode_k7(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, decode_u0, panels);
    vae_run_one(me, s, decode_k4, panels);
    vae_run_one(me, s, decode_u2, panels);
}

// many_words.vae:8  embed(8)
// kernel 0, step: product by panels over rows of [1, 8]
VAE_KERNEL void step_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t1 = s->arena + 307712; // [n, 1]
    const vae_real *w2 = s->param + 19280; // [1200, 8]
    vae_real *h3 = s->arena + 0; // [n, 1, 8] in rows of 10
    vae_lookup(end - begin, 1, 8, t1 + begin * 1, 1, w2, 8, h3 + begin * 10, 10);
}

// many_words.vae:8  concat(z)
// kernel 1, step: loop over rows of [1, 2]
VAE_KERNEL void step_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t4 = s->arena + 8; // [n, 1, 2] in rows of 10
    const vae_real *z0 = s->arena + 307200; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t4[i * 10 + j] = z0[i * 2 + j];
        }
    }
}

// many_words.vae:8  dense(1200)
// many_words.vae:10  likelihood = categorical
// kernel 2, step: product by panels over rows of [1, 1200]
VAE_KERNEL void step_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h5 = s->arena + 0; // [n, 1, 10]
    const vae_real *w6 = s->param + 28880; // [10, 1200]
    vae_real *h9 = s->arena + 153600; // [n, 1, 1200]
    const vae_real *b7 = s->param + 40880; // [1200]
    vae_real *t10 = s->arena + 307584; // [n, 1, 1]
    vae_gemm_nn((int)(end - begin), 1200, 10, h5 + begin * 10, 10, w6, 1200, h9 + begin * 1200, 1200);
    for (size_t i = begin; i < end; i++) {
        vae_real t10_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t10_sum)
        for (size_t j = 0; j < 1200; j++) {
            const vae_real v8 = h9[i * 1200 + j];
            const vae_real v9 = v8 + b7[j];
            h9[i * 1200 + j] = v9;
            t10_sum = vae_max(t10_sum, v9);
        }
        t10[i] = t10_sum;
    }
}

// many_words.vae:10  likelihood = categorical
// kernel 3, step: loop over rows of [1, 1200]
VAE_KERNEL void step_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t11 = s->arena + 0; // [n, 1, 1200]
    const vae_real *h9 = s->arena + 153600; // [n, 1, 1200]
    const vae_real *t10 = s->arena + 307584; // [n, 1, 1]
    vae_real *t13 = s->arena + 307456; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t13_sum = 0.0f;
        VAE_SIMD_SUM(t13_sum)
        for (size_t j = 0; j < 1200; j++) {
            const vae_real v11 = h9[i * 1200 + j] - t10[i];
            t11[i * 1200 + j] = v11;
            t13_sum += vae_exp(v11);
        }
        t13[i] = t13_sum;
    }
}

// many_words.vae:10  likelihood = categorical
// kernel 4, step: loop over rows of [1, 1]
VAE_KERNEL void step_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t14 = s->arena + 307456; // [n, 1, 1], in place of t13
    const vae_real *t13 = s->arena + 307456; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v13 = t13[i];
        t14[i] = vae_log(v13);
    }
}

// many_words.vae:10  likelihood = categorical
// kernel 5, step: loop over rows of [1, 1200]
VAE_KERNEL void step_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t11 = s->arena + 0; // [n, 1, 1200]
    const vae_real *t14 = s->arena + 307456; // [n, 1, 1]
    vae_real *t16 = s->arena + 0; // [n, 1, 1200], in place of t11
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 1200; j++) {
            const vae_real v11 = t11[i * 1200 + j];
            t16[i * 1200 + j] = vae_exp(v11 - t14[i]);
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void step_u0(const VaeState *s, int tile, vae_real *scratch) {
    step_k0(s, tile, scratch);
    step_k1(s, tile, scratch);
    step_k2(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void step_u1(const VaeState *s, int tile, vae_real *scratch) {
    step_k3(s, tile, scratch);
    step_k4(s, tile, scratch);
    step_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void step_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, step_u0, panels);
    vae_run_one(me, s, step_u1, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 41984, 4}, // [n, 4]
    {"z.eps", VAE_IN_NORMAL, 0, 43520, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 44160, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 44208, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 44176, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 18944, 4}, // [n, 4]
    {"z.eps", VAE_IN_NORMAL, 0, 19968, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 20480, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 20736, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 20352, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 19456, 2}, // [n, 2]
    {"x.tokens", VAE_OUT_ROW, 0, 20224, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 13312, 4}, // [n, 4]
    {"z.mean", VAE_OUT_ROW, 0, 14080, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 13824, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"x", VAE_IN_DATA, 0, 512, 4}, // [n, 4]
    {"z", VAE_IN_LATENT, 0, 1024, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 0, 4800}, // [n, 4, 1200]
};

static const VaePort step_ports[] = {
    {"z", VAE_IN_LATENT, 0, 307200, 2}, // [n, 2]
    {"x.token", VAE_IN_STEP, 0, 307712, 1}, // [n, 1]
    {"x.logits", VAE_OUT_ROW, 0, 153600, 1200}, // [n, 1, 1200]
    {"x.mean", VAE_OUT_ROW, 0, 0, 1200}, // [n, 1, 1200]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {1200, 16}, {16, 1}, 0, VAE_INIT_UNIFORM, 0.433012694f, true, true, false},
    {"posterior.z.mean.weight", 2, {2, 16}, {1, 4}, 19200, VAE_INIT_UNIFORM, 0.577350259f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 19264, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 16}, {1, 4}, 19202, VAE_INIT_UNIFORM, 0.577350259f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 19266, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {1200, 8}, {8, 1}, 19280, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"decoder.2.weight", 2, {1200, 10}, {1, 1200}, 28880, VAE_INIT_UNIFORM, 0.070417881f, true, true, false},
    {"decoder.2.bias", 1, {1200}, {1}, 40880, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_TOKENS, 1, 1, 4, 4, VAE_DOMAIN_ANY, "categorical", false, false, .levels = 0, .words = 1200, .unit = VAE_UNIT_WORD, .truncate = false},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[4]", 0},
    {VAE_STAGE_ENCODER, 0, "embed(16)", "[4, 16]", 19200},
    {VAE_STAGE_ENCODER, 0, "pool(mean)", "[16]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 68},
    {VAE_STAGE_DECODER, 0, "embed(8)", "[4, 8]", 9600},
    {VAE_STAGE_DECODER, 0, "concat(z)", "[4, 10]", 0},
    {VAE_STAGE_DECODER, 0, "dense(1200)", "[4, 1200]", 13200},
    {VAE_STAGE_OUTPUT, 0, "x: categorical", "[4]", 0},
};

static const VaeStretch rest[] = {
    {19264, 19280},
    {28880, 42080},
};

static const VaeStepWork step_work[] = {
    {0, -1, 96024.0},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "many_words", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model many_words\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [4]                         -              -\n"
        "    embed(16)                       [4, 16]                19,200              -\n"
        "    pool(mean)                      [16]                        -              -\n"
        "  z: mean, logvar heads             [2]                        68            128\n"
        "  decoder                           [4]                         -              -\n"
        "    embed(8)                        [4, 8]                  9,600              -\n"
        "    concat(z)                       [4, 10]                     -              -\n"
        "    dense(1200)                     [4, 1200]              13,200         96,000\n"
        "\n"
        "  42,068 parameters; one training step of 128 rows: 49,213,440 flops\n"
        "  likelihood categorical\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          24       54       176,960      176,960\n"
        "  eval           12       36        83,968       83,968\n"
        "  encode          6       11        57,856       57,856\n"
        "  decode          8       13     2,480,128    7,404,544\n"
        "  step            6       11     1,231,360    1,851,392\n",
    .batch = 128, .n_param = 42080, .n_state = 0, .n_arena = 620032,
    .n_scratch = 40832,
    .max_threads = 64, .flops_per_row = 384480.0,
    .step_work = step_work, .n_step_work = 1,
    .n_weight_tiles = 6, .rest = rest, .n_rest = 2,
    .panel = 32,
    .tensor = tensors, .n_tensors = 8,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_CATEGORICAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 7},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 3},
    .step = {"step", VAE_UNCHECKED(step_run), step_ports, 4},
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
