// code_prior -- written by vaec 0.1.0 from code_prior.vae; do not edit.
//
// model code_prior
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [8, 8, 1]                   -              -
//     conv(8, 4, stride=2)            [4, 4, 8]                 136          4,096
//     relu                            [4, 4, 8]                   -              -
//   c: heads                          [4, 4, 4]                  96          3,072
//   prior c(previous, y)              [4, 4, 1]                   -              -
//     word_dropout(0.1)               [4, 4, 1]                   -              -
//     embed(6)                        [4, 4, 6]                  78              -
//     conv(8, 5, causal=true)         [4, 4, 8]                 632         19,968
//     relu                            [4, 4, 8]                   -              -
//     concat(y)                       [4, 4, 11]                  -              -
//     dense(8)                        [4, 4, 8]                  96          2,816
//     residual                        [4, 4, 8]                   -              -
//       positions                     [4, 4, 8]                 128              -
//       attention(2, causal=true)     [4, 4, 8]                 288          8,960
//     dense(12)                       [4, 4, 12]                108          3,072
//   decoder(c)                        [4, 4, 4]                   -              -
//     deconv(8, 4, stride=2)          [8, 8, 8]                 520         16,384
//     relu                            [8, 8, 8]                   -              -
//     conv(1)                         [8, 8, 1]                  73          9,216
//
//   2,095 parameters; one training step of 16 rows: 3,347,968 flops
//   likelihood bernoulli
//   objective elbo(samples=1)
//   latent c vq(codes=12, dim=4, n=1, commitment=0.25, grid=4x4, update=ema)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          77      158       400,384      400,384
//   eval           30       72       201,280      201,280
//   encode         10       25        68,736       68,736
//   decode          2        7        45,056       45,056
//   prior           3        6        21,504       21,504
//   next           24       69        60,608       60,608
//
// n is the number of rows in the batch, at most 16; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_conv.h"
#include "vae_steps.h"
#include "vae_attention.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 8, 8, 1]
//   w2: [4, 4, 1, 8]
//   h6: [n, 4, 4, 8]
//   b4: [8]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w2, vae_real *h6, const vae_real *b4) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    static const VaeConv conv3 = {
        .height = 8, .width = 8, .channels = 1,
        .out_height = 4, .out_width = 4, .out_channels = 8,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 8
    };
    vae_conv(&conv3, (int)(end - begin), x0 + begin * 64, w2, h6 + begin * 128, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v3 = h6[i * 128 + j * 8 + k];
                h6[i * 128 + j * 8 + k] = vae_max(v3 + b4[k], 0.0f);
            }
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h6: [n, 4, 4, 8]
//   w7: [8, 4]
//   heads10: [n, 4, 4, 4]
//   b8: [4]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h6,
    const vae_real *w7, vae_real *heads10, const vae_real *b8) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    vae_gemm_nn((int)(end - begin) * 16, 4, 8, h6 + begin * 128, 8, w7, 4, heads10 + begin * 64, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v9 = heads10[i * 64 + j * 4 + k];
                heads10[i * 64 + j * 4 + k] = v9 + b8[k];
            }
        }
    }
}

// What kernel 2 of train and 3 others do, each with buffers of its own:
//   t12: [n, 4, 4, 4]
//   t11: [n, 4, 4, 4]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, vae_real *t12,
    const vae_real *t11) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 64; j++) {
            t12[i * 64 + j] = t11[i * 64 + j];
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   t12: [n, 16, 4]
//   codebook14: [4, 12]
//   t15: [n, 16, 12]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *t12,
    const vae_real *codebook14, vae_real *t15) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin) * 16, 12, 4, t12 + begin * 64, 4, codebook14, 12, t15 + begin * 192, 12);
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   codebook14: [4, 12]
//   t17: [1, 12]
VAE_SHARED_2(like_train_k4, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *codebook14, vae_real *t17) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t k = 0; k < 12; k++) {
        t17[k] = 0.0f;
    }
    for (size_t j = 0; j < 4; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 12; k++) {
            t17[k] += codebook14[j * 12 + k] * codebook14[j * 12 + k];
        }
    }
}

// code_prior.vae:6  posterior heads (added by the compiler)
// kernel 4, train: loop over [4, 12]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->param + 2192, s->arena + 100080);
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   t15: [n, 16, 12]
//   t20: [n, 16, 12]
//   t17: [1, 12]
//   t22: [n, 16, 1]
VAE_SHARED_2(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *t15,
    vae_real *t20, const vae_real *t17, vae_real *t22) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            vae_real t22_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t22_sum)
            for (size_t k = 0; k < 12; k++) {
                const vae_real v20 = 2.0f * t15[i * 192 + j * 12 + k] - t17[k];
                t20[i * 192 + j * 12 + k] = v20;
                t22_sum = vae_max(t22_sum, v20);
            }
            t22[i * 16 + j] = t22_sum;
        }
    }
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   t25: [12]
VAE_SHARED_1(like_train_k6, const VaeState *s, int tile, vae_real *scratch, vae_real *t25) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 12; j++) {
        const vae_real v21 = (vae_real)(j);
        t25[j] = -v21;
    }
}

// code_prior.vae:6  posterior heads (added by the compiler)
// kernel 6, train: loop over [12]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->arena + 100064);
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   t22: [n, 16, 1]
//   t20: [n, 16, 12]
//   t25: [12]
//   t27: [n, 16, 1]
VAE_SHARED_1(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *t22,
    const vae_real *t20, const vae_real *t25, vae_real *t27) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            vae_real t27_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t27_sum)
            for (size_t k = 0; k < 12; k++) {
                const vae_real v26 = vae_where(t22[i * 16 + j] - t20[i * 192 + j * 12 + k], (-12.0f), t25[k]);
                t27_sum = vae_max(t27_sum, v26);
            }
            t27[i * 16 + j] = t27_sum;
        }
    }
}

// code_prior.vae:6  posterior heads (added by the compiler)
// kernel 8, train: loop over rows of [16, 12]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t27 = s->arena + 98176; // [n, 16, 1]
    vae_real *t34 = s->arena + 40960; // [n, 16, 12]
    vae_real *t36 = s->arena + 97920; // [n, 16, 1]
    vae_real *t143 = s->arena + 98880; // [n, 1, 12]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 12; k++) {
            t143[i * 12 + k] = 0.0f;
        }
        for (size_t j = 0; j < 16; j++) {
            vae_real t36_sum = 0.0f;
            VAE_SIMD_SUM(t36_sum)
            for (size_t k = 0; k < 12; k++) {
                const vae_real v21 = (vae_real)(k);
                const vae_real v34 = 1.0f - vae_step(vae_abs(v21 + t27[i * 16 + j]) - 0.5f);
                t34[i * 192 + j * 12 + k] = v34;
                t36_sum += v34 * v21;
                t143[i * 12 + k] += v34;
            }
            t36[i * 16 + j] = t36_sum;
        }
    }
}

// code_prior.vae:6  posterior heads (added by the compiler)
// code_prior.vae:25  posterior heads (added by the compiler)
// kernel 9, train: product by panels over rows of [16, 4]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t34 = s->arena + 40960; // [n, 16, 12]
    const vae_real *codebook14 = s->param + 2192; // [4, 12]
    vae_real *t38 = s->arena + 91136; // [n, 16, 4]
    vae_real *t40 = s->arena + 90112; // [n, 16, 4]
    const vae_real *t12 = s->arena + 92160; // [n, 16, 4]
    vae_real *t43 = s->arena + 100048; // [n, 1, 1]
    vae_gemm_nt((int)(end - begin) * 16, 4, 12, t34 + begin * 192, 12, codebook14, 12, t38 + begin * 64, 4);
    for (size_t i = begin; i < end; i++) {
        vae_real t43_sum = 0.0f;
        VAE_SIMD_SUM(t43_sum)
        for (size_t j = 0; j < 64; j++) {
            const vae_real v38 = t38[i * 64 + j];
            const vae_real v40 = t12[i * 64 + j] - v38;
            t40[i * 64 + j] = v40;
            t43_sum += 0.25f * (v40 * v40);
        }
        t43[i] = t43_sum;
    }
}

// code_prior.vae:6  sampling and KL
// kernel 10, train: loop over rows of [1]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t46 = s->arena + 97408; // [n, 1] in rows of 16
    vae_real *d159 = s->arena + 99888; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t46[i * 16] = 0.0f;
        d159[i] = inv_n;
    }
}

// What kernel 11 of train and 1 other do, each with buffers of its own:
//   t47: [n, 16]
//   t36: [n, 16]
VAE_SHARED_2(like_train_k11, const VaeState *s, int tile, vae_real *scratch, vae_real *t47,
    const vae_real *t36) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            t47[i * 16 + j] = t36[i * 16 + j] + 1.0f;
        }
    }
}

// What kernel 12 of train and 1 other do, each with buffers of its own:
//   t49: [n, 15] in rows of 16
//   t48: [n, 15] in rows of 16
VAE_SHARED_2(like_train_k12, const VaeState *s, int tile, vae_real *scratch, vae_real *t49,
    const vae_real *t48) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 15; j++) {
            t49[i * 16 + j] = t48[i * 16 + j];
        }
    }
}

// code_prior.vae:13  word_dropout(0.1)
// kernel 13, train: loop over rows of [4, 4, 1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *u52 = s->arena + 97152; // [n, 4, 4, 1]
    const vae_real *t50 = s->arena + 97408; // [n, 4, 4, 1]
    vae_real *h56 = s->arena + 96896; // [n, 4, 4, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            h56[i * 16 + j] = vae_where(u52[i * 16 + j] - 0.1f, t50[i * 16 + j], vae_min(t50[i * 16 + j], 0.0f));
        }
    }
}

// What kernel 14 of train and 1 other do, each with buffers of its own:
//   h56: [n, 16]
//   w57: [13, 6]
//   t59: [n, 16, 6]
VAE_SHARED_1(like_train_k14, const VaeState *s, int tile, vae_real *scratch, const vae_real *h56,
    const vae_real *w57, vae_real *t59) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_lookup(end - begin, 16, 6, h56 + begin * 16, 16, w57, 6, t59 + begin * 96, 6);
}

// What kernel 15 of train and 1 other do, each with buffers of its own:
//   h60: [n, 4, 4, 6]
//   w61: [1, 3, 6, 8]
//   t62: [n, 4, 4, 8]
VAE_SHARED_1(like_train_k15, const VaeState *s, int tile, vae_real *scratch, const vae_real *h60,
    const vae_real *w61, vae_real *t62) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    static const VaeConv conv62 = {
        .height = 4, .width = 4, .channels = 6,
        .out_height = 4, .out_width = 4, .out_channels = 8,
        .kernel_h = 1, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 2, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 8
    };
    vae_conv(&conv62, (int)(end - begin), h60 + begin * 96, w61, t62 + begin * 128, scratch);
}

// What kernel 16 of train and 1 other do, each with buffers of its own:
//   h60: [n, 4, 4, 6]
//   w63: [2, 5, 6, 8]
//   h68: [n, 4, 4, 8] in rows of 11
//   t62: [n, 4, 4, 8]
//   b66: [8]
VAE_SHARED_2(like_train_k16, const VaeState *s, int tile, vae_real *scratch, const vae_real *h60,
    const vae_real *w63, vae_real *h68, const vae_real *t62, const vae_real *b66) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    static const VaeConv conv64 = {
        .height = 4, .width = 4, .channels = 6,
        .out_height = 4, .out_width = 4, .out_channels = 8,
        .kernel_h = 2, .kernel_w = 5, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 2, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 11
    };
    vae_conv(&conv64, (int)(end - begin), h60 + begin * 96, w63, h68 + begin * 176, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v64 = h68[i * 176 + j * 11 + k];
                h68[i * 176 + j * 11 + k] = vae_max(t62[i * 128 + j * 8 + k] + v64 + b66[k], 0.0f);
            }
        }
    }
}

// What kernel 17 of train and 1 other do, each with buffers of its own:
//   t69: [n, 4, 4, 3] in rows of 11
//   x1: [n, 3]
VAE_SHARED_2(like_train_k17, const VaeState *s, int tile, vae_real *scratch, vae_real *t69,
    const vae_real *x1) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t69[i * 176 + j * 11 + k] = x1[i * 3 + k];
            }
        }
    }
}

// code_prior.vae:15  concat(y)
// kernel 17, train: loop over rows of [4, 4, 3]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k17(s, tile, scratch, s->arena + 53000, s->arena + 99824);
}

// What kernel 18 of train and 1 other do, each with buffers of its own:
//   h70: [n, 4, 4, 11]
//   w71: [11, 8]
//   h74: [n, 4, 4, 8]
//   b72: [8]
VAE_SHARED_1(like_train_k18, const VaeState *s, int tile, vae_real *scratch, const vae_real *h70,
    const vae_real *w71, vae_real *h74, const vae_real *b72) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    vae_gemm_nn((int)(end - begin) * 16, 8, 11, h70 + begin * 176, 11, w71, 8, h74 + begin * 128, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v73 = h74[i * 128 + j * 8 + k];
                h74[i * 128 + j * 8 + k] = v73 + b72[k];
            }
        }
    }
}

// code_prior.vae:15  dense(8)
// kernel 18, train: product by panels over rows of [4, 4, 8]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k18(s, tile, scratch, s->arena + 52992, s->param + 912, s->arena + 75264,
        s->param + 1008);
}

// What kernel 19 of train and 1 other do, each with buffers of its own:
//   t77: [n, 16, 8]
//   h74: [n, 16, 8]
//   w76: [16, 8]
VAE_SHARED_1(like_train_k19, const VaeState *s, int tile, vae_real *scratch, vae_real *t77,
    const vae_real *h74, const vae_real *w76) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 128; j++) {
            t77[i * 128 + j] = h74[i * 128 + j] + w76[j];
        }
    }
}

// What kernel 20 of train and 1 other do, each with buffers of its own:
//   t77: [n, 16, 8]
//   w78: [8, 24]
//   t81: [n, 16, 24]
//   b79: [24]
VAE_SHARED_2(like_train_k20, const VaeState *s, int tile, vae_real *scratch, const vae_real *t77,
    const vae_real *w78, vae_real *t81, const vae_real *b79) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin) * 16, 24, 8, t77 + begin * 128, 8, w78, 24, t81 + begin * 384, 24);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 24; k++) {
                const vae_real v80 = t81[i * 384 + j * 24 + k];
                t81[i * 384 + j * 24 + k] = v80 + b79[k];
            }
        }
    }
}

// What kernel 21 of train and 1 other do, each with buffers of its own:
//   t82: [n, 16, 8] in rows of 24
//   t83: [n, 16, 8] in rows of 24
//   t84: [n, 16, 8] in rows of 24
//   t85: [n, 16, 10]
VAE_SHARED_1(like_train_k21, const VaeState *s, int tile, vae_real *scratch, const vae_real *t82,
    const vae_real *t83, const vae_real *t84, vae_real *t85) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    static const VaeAttention attention85 = {16, 16, 2, 4, true, .q_pitch = 24, .k_pitch = 24, .v_pitch = 24, .keys_pitch = 0, .queries_pitch = 0, .y_pitch = 10};
    vae_attention(&attention85, (int)(end - begin), t82 + begin * 384, t83 + begin * 384, t84 + begin * 384, NULL, NULL, t85 + begin * 160);
}

// What kernel 22 of train and 1 other do, each with buffers of its own:
//   t86: [n, 16, 8] in rows of 10
//   w87: [8, 8]
//   h92: [n, 4, 4, 8]
//   b88: [8]
//   h74: [n, 4, 4, 8]
VAE_SHARED_2(like_train_k22, const VaeState *s, int tile, vae_real *scratch, const vae_real *t86,
    const vae_real *w87, vae_real *h92, const vae_real *b88, const vae_real *h74) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin) * 16, 8, 8, t86 + begin * 160, 10, w87, 8, h92 + begin * 128, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v89 = h92[i * 128 + j * 8 + k];
                h92[i * 128 + j * 8 + k] = h74[i * 128 + j * 8 + k] + (v89 + b88[k]);
            }
        }
    }
}

// What kernel 23 of train and 1 other do, each with buffers of its own:
//   h92: [n, 4, 4, 8]
//   w93: [8, 12]
//   h96: [n, 4, 4, 12]
//   b94: [12]
VAE_SHARED_1(like_train_k23, const VaeState *s, int tile, vae_real *scratch, const vae_real *h92,
    const vae_real *w93, vae_real *h96, const vae_real *b94) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    vae_gemm_nn((int)(end - begin) * 16, 12, 8, h92 + begin * 128, 8, w93, 12, h96 + begin * 192, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v95 = h96[i * 192 + j * 12 + k];
                h96[i * 192 + j * 12 + k] = v95 + b94[k];
            }
        }
    }
}

// code_prior.vae:17  dense(12)
// kernel 23, train: product by panels over rows of [4, 4, 12]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k23(s, tile, scratch, s->arena + 71168, s->param + 1456, s->arena + 37888,
        s->param + 1552);
}

// What kernel 24 of train and 1 other do, each with buffers of its own:
//   t98: [n, 16, 1]
//   p97: [n, 16, 12]
VAE_SHARED_2(like_train_k24, const VaeState *s, int tile, vae_real *scratch, vae_real *t98,
    const vae_real *p97) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            vae_real t98_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t98_sum)
            for (size_t k = 0; k < 12; k++) {
                t98_sum = vae_max(t98_sum, p97[i * 192 + j * 12 + k]);
            }
            t98[i * 16 + j] = t98_sum;
        }
    }
}

// kernel 25, train: loop over rows of [16, 12]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *p97 = s->arena + 37888; // [n, 16, 12]
    const vae_real *t98 = s->arena + 96640; // [n, 16, 1]
    vae_real *t100 = s->arena + 34816; // [n, 16, 12]
    vae_real *t101 = s->arena + 96384; // [n, 16, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            vae_real t101_sum = 0.0f;
            VAE_SIMD_SUM(t101_sum)
            for (size_t k = 0; k < 12; k++) {
                const vae_real v100 = vae_exp(p97[i * 192 + j * 12 + k] - t98[i * 16 + j]);
                t100[i * 192 + j * 12 + k] = v100;
                t101_sum += v100;
            }
            t101[i * 16 + j] = t101_sum;
        }
    }
}

// kernel 26, train: loop over rows of [16, 12]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t36 = s->arena + 97920; // [n, 16, 1]
    vae_real *t106 = s->arena + 31744; // [n, 16, 12]
    const vae_real *p97 = s->arena + 37888; // [n, 16, 12]
    vae_real *t108 = s->arena + 96128; // [n, 16, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            vae_real t108_sum = 0.0f;
            VAE_SIMD_SUM(t108_sum)
            for (size_t k = 0; k < 12; k++) {
                const vae_real v21 = (vae_real)(k);
                const vae_real v106 = 0.5f - vae_abs(v21 - t36[i * 16 + j]);
                t106[i * 192 + j * 12 + k] = v106;
                t108_sum += vae_where(v106, p97[i * 192 + j * 12 + k], 0.0f);
            }
            t108[i * 16 + j] = t108_sum;
        }
    }
}

// kernel 27, train: loop over rows of [16, 1]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t101 = s->arena + 96384; // [n, 16, 1]
    const vae_real *t98 = s->arena + 96640; // [n, 16, 1]
    const vae_real *t108 = s->arena + 96128; // [n, 16, 1]
    vae_real *t116 = s->arena + 100032; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t116_sum = 0.0f;
        VAE_SIMD_SUM(t116_sum)
        for (size_t j = 0; j < 16; j++) {
            const vae_real v109 = vae_log(t101[i * 16 + j]) + t98[i * 16 + j] - t108[i * 16 + j];
            t116_sum += 2.48490665f + v109 - 2.48490665f;
        }
        t116[i] = t116_sum;
    }
}

// What kernel 28 of train and 2 others do, each with buffers of its own:
//   t38: [n, 4, 4, 4]
//   w117: [4, 4, 8, 4]
//   h121: [n, 8, 8, 8]
//   b119: [8]
VAE_SHARED_1(like_train_k28, const VaeState *s, int tile, vae_real *scratch, const vae_real *t38,
    const vae_real *w117, vae_real *h121, const vae_real *b119) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    static const VaeConv conv118 = {
        .height = 8, .width = 8, .channels = 8,
        .out_height = 4, .out_width = 4, .out_channels = 4,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 8, .y_pitch = 4
    };
    vae_conv_t(&conv118, (int)(end - begin), t38 + begin * 64, w117, h121 + begin * 512, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 64; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v118 = h121[i * 512 + j * 8 + k];
                h121[i * 512 + j * 8 + k] = vae_max(v118 + b119[k], 0.0f);
            }
        }
    }
}

// code_prior.vae:22  conv(1)
// code_prior.vae:25  likelihood = bernoulli
// code_prior.vae:25  gradient of likelihood = bernoulli
// code_prior.vae:25  gradient of conv(1)
// kernel 29, train: product by panels over rows of [8, 8, 1]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h121 = s->arena + 8192; // [n, 8, 8, 8]
    const vae_real *w122 = s->param + 2096; // [3, 3, 8, 1]
    vae_real *d162 = s->arena + 89088; // [n, 64]
    const vae_real *b124 = s->param + 2176; // [1]
    const vae_real *x0 = s->arena + 94208; // [n, 64]
    vae_real *t131 = s->arena + 100016; // [n, 1]
    vae_real *d164 = s->arena + 99872; // [n, 1, 1, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    static const VaeConv conv123 = {
        .height = 8, .width = 8, .channels = 8,
        .out_height = 8, .out_width = 8, .out_channels = 1,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 8, .y_pitch = 1
    };
    vae_conv(&conv123, (int)(end - begin), h121 + begin * 512, w122, d162 + begin * 64, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t131_sum = 0.0f;
        vae_real d164_sum = 0.0f;
        VAE_SIMD_SUM(t131_sum, d164_sum)
        for (size_t j = 0; j < 64; j++) {
            const vae_real v123 = d162[i * 64 + j];
            const vae_real v125 = v123 + b124[0];
            t131_sum += vae_softplus(v125) - x0[i * 64 + j] * v125;
            const vae_real v162 = inv_n * (vae_sigmoid(v125) - x0[i * 64 + j]);
            d162[i * 64 + j] = v162;
            d164_sum += v162;
        }
        t131[i] = t131_sum;
        d164[i] = d164_sum;
    }
}

// kernel 30, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t132 = s->arena + 100000; // [1]
    const vae_real *t131 = s->arena + 100016; // [n, 1]
    vae_real *t134 = s->arena + 99968; // [1]
    const vae_real *t116 = s->arena + 100032; // [n, 1]
    vae_real *t139 = s->arena + 99936; // [1]
    const vae_real *t43 = s->arena + 100048; // [n, 1]
    vae_real t132_sum = 0.0f;
    vae_real t134_sum = 0.0f;
    vae_real t139_sum = 0.0f;
    VAE_SIMD_SUM(t132_sum, t134_sum, t139_sum)
    for (size_t i = 0; i < rows; i++) {
        t132_sum += t131[i];
        t134_sum += t116[i];
        t139_sum += t43[i];
    }
    t132[0] = t132_sum;
    t134[0] = t134_sum;
    t139[0] = t139_sum;
}

// kernel 31, train: loop over [1]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t133 = s->arena + 99984; // [1]
    const vae_real *t132 = s->arena + 100000; // [1]
    vae_real *t135 = s->arena + 99952; // [1]
    const vae_real *t134 = s->arena + 99968; // [1]
    const vae_real *t139 = s->arena + 99936; // [1]
    vae_real *t141 = s->arena + 99920; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v133 = t132[0] * inv_n;
    t133[0] = v133;
    const vae_real v135 = t134[0] * inv_n;
    t135[0] = v135;
    t141[0] = v133 + beta * v135 + t139[0] * inv_n;
}

// kernel 32, train: sum over the batch over rows of [12]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t145 = s->arena + 99904; // [12]
    const vae_real *t143 = s->arena + 98880; // [n, 12]
    for (size_t j = 0; j < 12; j++) {
        t145[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            t145[j] += t143[i * 12 + j];
        }
    }
}

// kernel 33, train: weight gradient over [4, 12]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *t12 = s->arena + 92160; // [n, 16, 4]
    const vae_real *t34 = s->arena + 40960; // [n, 16, 12]
    vae_real *t147 = s->arena + 99776; // [4, 12]
    vae_gemm_tn(4, 12, s->n * 16, t12, 4, t34, 12, t147, 12);
}

// kernel 34, train: loop over [12]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t142 = s->param + 2240; // [12]
    const vae_real *t145 = s->arena + 99904; // [12]
    vae_real *t153 = s->param + 2240; // [12]
    VAE_SIMD
    for (size_t j = 0; j < 12; j++) {
        t153[j] = vae_max(0.99f * t142[j] + 0.01f * t145[j], 1e-20f);
    }
}

// kernel 35, train: loop over [4, 12]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t145 = s->arena + 99904; // [12]
    const vae_real *codebook14 = s->param + 2192; // [4, 12]
    const vae_real *t147 = s->arena + 99776; // [4, 12]
    const vae_real *t153 = s->param + 2240; // [12]
    vae_real *t158 = s->param + 2192; // [4, 12]
    for (size_t j = 0; j < 4; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 12; k++) {
            const vae_real v156 = 0.01f * (t147[j * 12 + k] - t145[k] * codebook14[j * 12 + k]);
            t158[j * 12 + k] = codebook14[j * 12 + k] + v156 / t153[k];
        }
    }
}

// code_prior.vae:25  gradient of conv(1)
// kernel 36, train: sum over the batch over rows of [1, 1, 1]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param165 = s->grad + 2176; // [1, 1, 1]
    const vae_real *d164 = s->arena + 99872; // [n, 1, 1, 1]
    vae_real d_param165_sum = 0.0f;
    VAE_SIMD_SUM(d_param165_sum)
    for (size_t i = 0; i < rows; i++) {
        d_param165_sum += d164[i];
    }
    d_param165[0] = d_param165_sum;
}

// code_prior.vae:22  gradient of conv(1)
// kernel 37, train: weight gradient over [3, 3, 8, 1]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *h121 = s->arena + 8192; // [n, 8, 8, 8]
    const vae_real *d162 = s->arena + 89088; // [n, 8, 8, 1]
    vae_real *d_param167 = s->grad + 2096; // [3, 3, 8, 1]
    static const VaeConv conv167 = {
        .height = 8, .width = 8, .channels = 8,
        .out_height = 8, .out_width = 8, .out_channels = 1,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 8, .y_pitch = 1
    };
    vae_conv_w(&conv167, s->n, h121, d162, d_param167, tile, scratch);
}

// code_prior.vae:22  gradient of conv(1)
// code_prior.vae:21  gradient of relu
// code_prior.vae:21  gradient of deconv(8, 4, stride=2)
// kernel 38, train: product by panels over rows of [8, 8, 8]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *d162 = s->arena + 89088; // [n, 8, 8, 1]
    const vae_real *w122 = s->param + 2096; // [3, 3, 8, 1]
    vae_real *d169 = s->arena + 0; // [n, 8, 8, 8]
    const vae_real *h121 = s->arena + 8192; // [n, 8, 8, 8]
    vae_real *d170 = s->arena + 99584; // [n, 1, 1, 8]
    static const VaeConv conv168 = {
        .height = 8, .width = 8, .channels = 8,
        .out_height = 8, .out_width = 8, .out_channels = 1,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 8, .y_pitch = 1
    };
    vae_conv_t(&conv168, (int)(end - begin), d162 + begin * 64, w122, d169 + begin * 512, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d170[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 64; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v168 = d169[i * 512 + j * 8 + k];
                const vae_real v169 = vae_where(h121[i * 512 + j * 8 + k], v168, 0.0f);
                d169[i * 512 + j * 8 + k] = v169;
                d170[i * 8 + k] += v169;
            }
        }
    }
}

// What kernel 39 of train and 3 others do, each with buffers of its own:
//   d_param171: [1, 1, 8]
//   d170: [n, 1, 1, 8]
VAE_SHARED_1(like_train_k39, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param171,
    const vae_real *d170) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 8; j++) {
        d_param171[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d_param171[j] += d170[i * 8 + j];
        }
    }
}

// code_prior.vae:21  gradient of deconv(8, 4, stride=2)
// kernel 39, train: sum over the batch over rows of [1, 1, 8]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k39(s, tile, scratch, s->grad + 2080, s->arena + 99584);
}

// code_prior.vae:21  gradient of deconv(8, 4, stride=2)
// kernel 40, train: weight gradient over [4, 4, 8, 4]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *d169 = s->arena + 0; // [n, 8, 8, 8]
    const vae_real *t38 = s->arena + 91136; // [n, 4, 4, 4]
    vae_real *d_param173 = s->grad + 1568; // [4, 4, 8, 4]
    static const VaeConv conv173 = {
        .height = 8, .width = 8, .channels = 8,
        .out_height = 4, .out_width = 4, .out_channels = 4,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 8, .y_pitch = 4
    };
    vae_conv_w(&conv173, s->n, d169, t38, d_param173, tile, scratch);
}

// code_prior.vae:21  gradient of deconv(8, 4, stride=2)
// kernel 41, train: product by panels over rows of [4, 4, 4]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *d169 = s->arena + 0; // [n, 8, 8, 8]
    const vae_real *w117 = s->param + 1568; // [4, 4, 8, 4]
    vae_real *d174 = s->arena + 88064; // [n, 4, 4, 4]
    static const VaeConv conv174 = {
        .height = 8, .width = 8, .channels = 8,
        .out_height = 4, .out_width = 4, .out_channels = 4,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 8, .y_pitch = 4
    };
    vae_conv(&conv174, (int)(end - begin), d169 + begin * 512, w117, d174 + begin * 64, scratch);
}

// code_prior.vae:25  gradient of posterior heads (added by the compiler)
// code_prior.vae:6  gradient of posterior heads (added by the compiler)
// kernel 42, train: loop over rows of [16, 4]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d159 = s->arena + 99888; // [n, 1, 1]
    const vae_real *t40 = s->arena + 90112; // [n, 16, 4]
    vae_real *d181 = s->arena + 87040; // [n, 64]
    const vae_real *d174 = s->arena + 88064; // [n, 64]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 64; j++) {
            d181[i * 64 + j] = d174[i * 64 + j] + 0.5f * d159[i] * t40[i * 64 + j];
        }
    }
}

// code_prior.vae:6  gradient of posterior heads (added by the compiler)
// kernel 44, train: loop over rows of [4, 4, 4]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d185 = s->arena + 99712; // [n, 1, 1, 4]
    const vae_real *d184 = s->arena + 86016; // [n, 4, 4, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d185[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d185[i * 4 + k] += d184[i * 64 + j * 4 + k];
            }
        }
    }
}

// code_prior.vae:6  gradient of posterior heads (added by the compiler)
// kernel 45, train: sum over the batch over rows of [1, 1, 4]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param186 = s->grad + 176; // [1, 1, 4]
    const vae_real *d185 = s->arena + 99712; // [n, 1, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d_param186[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param186[j] += d185[i * 4 + j];
        }
    }
}

// code_prior.vae:6  gradient of posterior heads (added by the compiler)
// kernel 46, train: weight gradient over [8, 4]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h6 = s->arena + 79360; // [n, 4, 4, 8]
    const vae_real *d184 = s->arena + 86016; // [n, 4, 4, 4]
    vae_real *d_param188 = s->grad + 144; // [8, 4]
    vae_gemm_tn(8, 4, s->n * 16, h6, 8, d184, 4, d_param188, 4);
}

// code_prior.vae:6  gradient of posterior heads (added by the compiler)
// code_prior.vae:9  gradient of relu
// code_prior.vae:9  gradient of conv(8, 4, stride=2)
// kernel 47, train: product by panels over rows of [4, 4, 8]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *d184 = s->arena + 86016; // [n, 4, 4, 4]
    const vae_real *w7 = s->param + 144; // [8, 4]
    vae_real *d190 = s->arena + 69120; // [n, 4, 4, 8]
    const vae_real *h6 = s->arena + 79360; // [n, 4, 4, 8]
    vae_real *d191 = s->arena + 99456; // [n, 1, 1, 8]
    vae_gemm_nt((int)(end - begin) * 16, 8, 4, d184 + begin * 64, 4, w7, 4, d190 + begin * 128, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d191[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v189 = d190[i * 128 + j * 8 + k];
                const vae_real v190 = vae_where(h6[i * 128 + j * 8 + k], v189, 0.0f);
                d190[i * 128 + j * 8 + k] = v190;
                d191[i * 8 + k] += v190;
            }
        }
    }
}

// code_prior.vae:9  gradient of conv(8, 4, stride=2)
// kernel 48, train: sum over the batch over rows of [1, 1, 8]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k39(s, tile, scratch, s->grad + 128, s->arena + 99456);
}

// code_prior.vae:9  gradient of conv(8, 4, stride=2)
// kernel 49, train: weight gradient over [4, 4, 1, 8]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *x0 = s->arena + 94208; // [n, 8, 8, 1]
    const vae_real *d190 = s->arena + 69120; // [n, 4, 4, 8]
    vae_real *d_param194 = s->grad + 0; // [4, 4, 1, 8]
    static const VaeConv conv194 = {
        .height = 8, .width = 8, .channels = 1,
        .out_height = 4, .out_width = 4, .out_channels = 8,
        .kernel_h = 4, .kernel_w = 4, .stride_h = 2, .stride_w = 2,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 8
    };
    vae_conv_w(&conv194, s->n, x0, d190, d_param194, tile, scratch);
}

// kernel 50, train: loop over rows of [16]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d197 = s->arena + 95872; // [n, 16, 1]
    vae_real *d199 = s->arena + 95616; // [n, 16, 1]
    const vae_real *t101 = s->arena + 96384; // [n, 16, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v195 = inv_n;
            d197[i * 16 + j] = -v195;
            d199[i * 16 + j] = v195 / t101[i * 16 + j];
        }
    }
}

// kernel 51, train: loop over rows of [16, 12]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t106 = s->arena + 31744; // [n, 16, 12]
    const vae_real *d197 = s->arena + 95872; // [n, 16, 1]
    const vae_real *d199 = s->arena + 95616; // [n, 16, 1]
    const vae_real *t100 = s->arena + 34816; // [n, 16, 12]
    vae_real *d201 = s->arena + 28672; // [n, 16, 12]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v198 = vae_where(t106[i * 192 + j * 12 + k], d197[i * 16 + j], 0.0f);
                d201[i * 192 + j * 12 + k] = v198 + d199[i * 16 + j] * t100[i * 192 + j * 12 + k];
            }
        }
    }
}

// code_prior.vae:6  gradient of dense(12)
// kernel 52, train: loop over rows of [4, 4, 12]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d203 = s->arena + 98688; // [n, 1, 1, 12]
    const vae_real *d201 = s->arena + 28672; // [n, 4, 4, 12]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 12; k++) {
            d203[i * 12 + k] = 0.0f;
        }
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                d203[i * 12 + k] += d201[i * 192 + j * 12 + k];
            }
        }
    }
}

// code_prior.vae:6  gradient of dense(12)
// kernel 53, train: sum over the batch over rows of [1, 1, 12]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param204 = s->grad + 1552; // [1, 1, 12]
    const vae_real *d203 = s->arena + 98688; // [n, 1, 1, 12]
    for (size_t j = 0; j < 12; j++) {
        d_param204[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            d_param204[j] += d203[i * 12 + j];
        }
    }
}

// code_prior.vae:17  gradient of dense(12)
// kernel 54, train: weight gradient over [8, 12]
VAE_KERNEL void train_k54(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h92 = s->arena + 71168; // [n, 4, 4, 8]
    const vae_real *d201 = s->arena + 28672; // [n, 4, 4, 12]
    vae_real *d_param206 = s->grad + 1456; // [8, 12]
    vae_gemm_tn(8, 12, s->n * 16, h92, 8, d201, 12, d_param206, 12);
}

// code_prior.vae:17  gradient of dense(12)
// kernel 55, train: product by panels over rows of [4, 4, 8]
VAE_KERNEL void train_k55(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *d201 = s->arena + 28672; // [n, 4, 4, 12]
    const vae_real *w93 = s->param + 1456; // [8, 12]
    vae_real *d207 = s->arena + 67072; // [n, 4, 4, 8]
    vae_gemm_nt((int)(end - begin) * 16, 8, 12, d201 + begin * 192, 12, w93, 12, d207 + begin * 128, 8);
}

// code_prior.vae:16  gradient of attention(2, causal=true)
// kernel 56, train: loop over rows of [16, 8]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d209 = s->arena + 99328; // [n, 1, 8]
    const vae_real *d207 = s->arena + 67072; // [n, 16, 8]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d209[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d209[i * 8 + k] += d207[i * 128 + j * 8 + k];
            }
        }
    }
}

// code_prior.vae:16  gradient of attention(2, causal=true)
// kernel 57, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k57(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param210 = s->grad + 1440; // [1, 8]
    const vae_real *d209 = s->arena + 99328; // [n, 1, 8]
    for (size_t j = 0; j < 8; j++) {
        d_param210[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d_param210[j] += d209[i * 8 + j];
        }
    }
}

// code_prior.vae:16  gradient of attention(2, causal=true)
// kernel 58, train: weight gradient over [8, 8]
VAE_KERNEL void train_k58(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *t86 = s->arena + 58368; // [n, 16, 8] in rows of 10
    const vae_real *d207 = s->arena + 67072; // [n, 16, 8]
    vae_real *d_param212 = s->grad + 1376; // [8, 8]
    vae_gemm_tn(8, 8, s->n * 16, t86, 10, d207, 8, d_param212, 8);
}

// code_prior.vae:16  gradient of attention(2, causal=true)
// kernel 59, train: product by panels over rows of [16, 8]
VAE_KERNEL void train_k59(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d207 = s->arena + 67072; // [n, 16, 8]
    const vae_real *w87 = s->param + 1376; // [8, 8]
    vae_real *d213 = s->arena + 55808; // [n, 16, 8] in rows of 10
    vae_gemm_nt((int)(end - begin) * 16, 8, 8, d207 + begin * 128, 8, w87, 8, d213 + begin * 160, 10);
}

// kernel 60, train: loop over rows of [16, 2]
VAE_KERNEL void train_k60(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t215 = s->arena + 55816; // [n, 16, 2] in rows of 10
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t215[i * 160 + j * 10 + k] = 0.0f;
            }
        }
    }
}

// code_prior.vae:16  gradient of attention(2, causal=true)
// kernel 61, train: product by panels over rows of [16, 24]
VAE_KERNEL void train_k61(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d216 = s->arena + 55808; // [n, 16, 10]
    const vae_real *t85 = s->arena + 58368; // [n, 16, 10]
    const vae_real *t82 = s->arena + 22528; // [n, 16, 8] in rows of 24
    const vae_real *t83 = s->arena + 22536; // [n, 16, 8] in rows of 24
    const vae_real *t84 = s->arena + 22544; // [n, 16, 8] in rows of 24
    vae_real *d217 = s->arena + 16384; // [n, 16, 24]
    vae_real *d218 = s->arena + 95232; // [n, 1, 24]
    static const VaeAttention attention217 = {16, 16, 2, 4, true, .q_pitch = 24, .k_pitch = 24, .v_pitch = 24, .keys_pitch = 0, .queries_pitch = 0, .y_pitch = 10, .d_pitch = 10, .dq_pitch = 24, .dk_pitch = 24, .dv_pitch = 24, .row = 384};
    vae_attention_back(&attention217, (int)(end - begin), d216 + begin * 160, t85 + begin * 160, t82 + begin * 384, t83 + begin * 384, t84 + begin * 384, NULL, NULL, d217 + begin * 384, d217 + begin * 384 + 8, d217 + begin * 384 + 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 24; k++) {
            d218[i * 24 + k] = 0.0f;
        }
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 24; k++) {
                const vae_real v217 = d217[i * 384 + j * 24 + k];
                d218[i * 24 + k] += v217;
            }
        }
    }
}

// code_prior.vae:16  gradient of attention(2, causal=true)
// kernel 62, train: sum over the batch over rows of [1, 24]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param219 = s->grad + 1344; // [1, 24]
    const vae_real *d218 = s->arena + 95232; // [n, 1, 24]
    for (size_t j = 0; j < 24; j++) {
        d_param219[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 24; j++) {
            d_param219[j] += d218[i * 24 + j];
        }
    }
}

// code_prior.vae:16  gradient of attention(2, causal=true)
// kernel 63, train: weight gradient over [8, 24]
VAE_KERNEL void train_k63(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *t77 = s->arena + 73216; // [n, 16, 8]
    const vae_real *d217 = s->arena + 16384; // [n, 16, 24]
    vae_real *d_param221 = s->grad + 1152; // [8, 24]
    vae_gemm_tn(8, 24, s->n * 16, t77, 8, d217, 24, d_param221, 24);
}

// code_prior.vae:16  gradient of attention(2, causal=true)
// code_prior.vae:16  gradient of positions
// kernel 64, train: product by panels over rows of [16, 8]
VAE_KERNEL void train_k64(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d217 = s->arena + 16384; // [n, 16, 24]
    const vae_real *w78 = s->param + 1152; // [8, 24]
    vae_real *d222 = s->arena + 65024; // [n, 16, 8]
    vae_real *d225 = s->arena + 62976; // [n, 4, 4, 8]
    const vae_real *d207 = s->arena + 67072; // [n, 4, 4, 8]
    vae_gemm_nt((int)(end - begin) * 16, 8, 24, d217 + begin * 384, 24, w78, 24, d222 + begin * 128, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 128; j++) {
            const vae_real v222 = d222[i * 128 + j];
            d225[i * 128 + j] = d207[i * 128 + j] + v222;
        }
    }
}

// code_prior.vae:16  gradient of positions
// kernel 65, train: sum over the batch over rows of [16, 8]
VAE_KERNEL void train_k65(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param224 = s->grad + 1024; // [16, 8]
    const vae_real *d222 = s->arena + 65024; // [n, 16, 8]
    for (size_t j = 0; j < 128; j++) {
        d_param224[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 128; j++) {
            d_param224[j] += d222[i * 128 + j];
        }
    }
}

// code_prior.vae:16  gradient of dense(8)
// kernel 66, train: loop over rows of [4, 4, 8]
VAE_KERNEL void train_k66(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d226 = s->arena + 99200; // [n, 1, 1, 8]
    const vae_real *d225 = s->arena + 62976; // [n, 4, 4, 8]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d226[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d226[i * 8 + k] += d225[i * 128 + j * 8 + k];
            }
        }
    }
}

// code_prior.vae:16  gradient of dense(8)
// kernel 67, train: sum over the batch over rows of [1, 1, 8]
VAE_KERNEL void train_k67(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k39(s, tile, scratch, s->grad + 1008, s->arena + 99200);
}

// code_prior.vae:15  gradient of dense(8)
// kernel 68, train: weight gradient over [11, 8]
VAE_KERNEL void train_k68(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h70 = s->arena + 52992; // [n, 4, 4, 11]
    const vae_real *d225 = s->arena + 62976; // [n, 4, 4, 8]
    vae_real *d_param229 = s->grad + 912; // [11, 8]
    vae_gemm_tn(11, 8, s->n * 16, h70, 11, d225, 8, d_param229, 8);
}

// code_prior.vae:15  gradient of dense(8)
// kernel 69, train: product by panels over rows of [4, 4, 11]
VAE_KERNEL void train_k69(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *d225 = s->arena + 62976; // [n, 4, 4, 8]
    const vae_real *w71 = s->param + 912; // [11, 8]
    vae_real *d230 = s->arena + 50176; // [n, 4, 4, 11]
    vae_gemm_nt((int)(end - begin) * 16, 11, 8, d225 + begin * 128, 8, w71, 8, d230 + begin * 176, 11);
}

// code_prior.vae:14  gradient of relu
// code_prior.vae:14  gradient of conv(8, 5, causal=true)
// kernel 70, train: loop over rows of [4, 4, 8]
VAE_KERNEL void train_k70(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d232 = s->arena + 60928; // [n, 4, 4, 8]
    const vae_real *h68 = s->arena + 52992; // [n, 4, 4, 8] in rows of 11
    const vae_real *d231 = s->arena + 50176; // [n, 4, 4, 8] in rows of 11
    vae_real *d233 = s->arena + 99072; // [n, 1, 1, 8]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d233[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v232 = vae_where(h68[i * 176 + j * 11 + k], d231[i * 176 + j * 11 + k], 0.0f);
                d232[i * 128 + j * 8 + k] = v232;
                d233[i * 8 + k] += v232;
            }
        }
    }
}

// code_prior.vae:14  gradient of conv(8, 5, causal=true)
// kernel 71, train: sum over the batch over rows of [1, 1, 8]
VAE_KERNEL void train_k71(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k39(s, tile, scratch, s->grad + 896, s->arena + 99072);
}

// code_prior.vae:14  gradient of conv(8, 5, causal=true)
// kernel 72, train: weight gradient over [2, 5, 6, 8]
VAE_KERNEL void train_k72(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *h60 = s->arena + 84480; // [n, 4, 4, 6]
    const vae_real *d232 = s->arena + 60928; // [n, 4, 4, 8]
    vae_real *d_param236 = s->grad + 416; // [2, 5, 6, 8]
    static const VaeConv conv236 = {
        .height = 4, .width = 4, .channels = 6,
        .out_height = 4, .out_width = 4, .out_channels = 8,
        .kernel_h = 2, .kernel_w = 5, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 2, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 8
    };
    vae_conv_w(&conv236, s->n, h60, d232, d_param236, tile, scratch);
}

// code_prior.vae:14  gradient of conv(8, 5, causal=true)
// kernel 73, train: product by panels over rows of [4, 4, 6]
VAE_KERNEL void train_k73(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *d232 = s->arena + 60928; // [n, 4, 4, 8]
    const vae_real *w63 = s->param + 416; // [2, 5, 6, 8]
    vae_real *d237 = s->arena + 82944; // [n, 4, 4, 6]
    static const VaeConv conv237 = {
        .height = 4, .width = 4, .channels = 6,
        .out_height = 4, .out_width = 4, .out_channels = 8,
        .kernel_h = 2, .kernel_w = 5, .stride_h = 1, .stride_w = 1,
        .pad_h = 2, .pad_w = 2, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 8
    };
    vae_conv_t(&conv237, (int)(end - begin), d232 + begin * 128, w63, d237 + begin * 96, scratch);
}

// code_prior.vae:14  gradient of conv(8, 5, causal=true)
// kernel 74, train: weight gradient over [1, 3, 6, 8]
VAE_KERNEL void train_k74(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *h60 = s->arena + 84480; // [n, 4, 4, 6]
    const vae_real *d232 = s->arena + 60928; // [n, 4, 4, 8]
    vae_real *d_param238 = s->grad + 272; // [1, 3, 6, 8]
    static const VaeConv conv238 = {
        .height = 4, .width = 4, .channels = 6,
        .out_height = 4, .out_width = 4, .out_channels = 8,
        .kernel_h = 1, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 2, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 8
    };
    vae_conv_w(&conv238, s->n, h60, d232, d_param238, tile, scratch);
}

// code_prior.vae:14  gradient of conv(8, 5, causal=true)
// kernel 75, train: product by panels over rows of [4, 4, 6]
VAE_KERNEL void train_k75(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *d232 = s->arena + 60928; // [n, 4, 4, 8]
    const vae_real *w61 = s->param + 272; // [1, 3, 6, 8]
    vae_real *d240 = s->arena + 81408; // [n, 4, 4, 6]
    const vae_real *d237 = s->arena + 82944; // [n, 4, 4, 6]
    static const VaeConv conv239 = {
        .height = 4, .width = 4, .channels = 6,
        .out_height = 4, .out_width = 4, .out_channels = 8,
        .kernel_h = 1, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 2, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 8
    };
    vae_conv_t(&conv239, (int)(end - begin), d232 + begin * 128, w61, d240 + begin * 96, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 96; j++) {
            const vae_real v239 = d240[i * 96 + j];
            d240[i * 96 + j] = d237[i * 96 + j] + v239;
        }
    }
}

// code_prior.vae:13  gradient of embed(6)
// kernel 76, train: weight gradient over [13, 6]
VAE_KERNEL void train_k76(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h56 = s->arena + 96896; // [n, 16]
    const vae_real *d240 = s->arena + 81408; // [n, 16, 6]
    vae_real *d_param242 = s->grad + 192; // [13, 6]
    vae_lookup_w((size_t)s->n * 1, 16, 6, h56, 16, NULL, d240, 6, d_param242, 0, 13);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // code_prior.vae:9  conv(8, 4, stride=2)
    // code_prior.vae:9  relu
    // kernel 0, train: product by panels over rows of [4, 4, 8]
    like_train_k0(s, tile, scratch, s->arena + 94208, s->param + 0, s->arena + 79360,
        s->param + 128);
    // code_prior.vae:6  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [4, 4, 4]
    like_train_k1(s, tile, scratch, s->arena + 79360, s->param + 144, s->arena + 93184,
        s->param + 176);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 2, train: loop over rows of [4, 4, 4]
    like_train_k2(s, tile, scratch, s->arena + 92160, s->arena + 93184);
    // code_prior.vae:6  posterior heads (added by the compiler)
    // kernel 3, train: product by panels over rows of [16, 12]
    like_train_k3(s, tile, scratch, s->arena + 92160, s->param + 2192, s->arena + 47104);
    // code_prior.vae:6  posterior heads (added by the compiler)
    // kernel 5, train: loop over rows of [16, 12]
    like_train_k5(s, tile, scratch, s->arena + 47104, s->arena + 44032, s->arena + 100080,
        s->arena + 98432);
    // code_prior.vae:6  posterior heads (added by the compiler)
    // kernel 7, train: loop over rows of [16, 12]
    like_train_k7(s, tile, scratch, s->arena + 98432, s->arena + 44032, s->arena + 100064,
        s->arena + 98176);
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
    // code_prior.vae:6  sampling and KL
    // kernel 11, train: loop over rows of [16]
    like_train_k11(s, tile, scratch, s->arena + 97664, s->arena + 97920);
    // code_prior.vae:6  sampling and KL
    // kernel 12, train: loop over rows of [15]
    like_train_k12(s, tile, scratch, s->arena + 97409, s->arena + 97664);
    train_k13(s, tile, scratch);
    // code_prior.vae:13  embed(6)
    // kernel 14, train: product by panels over rows of [16, 6]
    like_train_k14(s, tile, scratch, s->arena + 96896, s->param + 192, s->arena + 84480);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    // code_prior.vae:14  conv(8, 5, causal=true)
    // kernel 15, train: product by panels over rows of [4, 4, 8]
    like_train_k15(s, tile, scratch, s->arena + 84480, s->param + 272, s->arena + 77312);
    // code_prior.vae:14  conv(8, 5, causal=true)
    // code_prior.vae:14  relu
    // kernel 16, train: product by panels over rows of [4, 4, 8]
    like_train_k16(s, tile, scratch, s->arena + 84480, s->param + 416, s->arena + 52992,
        s->arena + 77312, s->param + 896);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u13(const VaeState *s, int tile, vae_real *scratch) {
    // code_prior.vae:21  deconv(8, 4, stride=2)
    // code_prior.vae:21  relu
    // kernel 28, train: product by panels over rows of [8, 8, 8]
    like_train_k28(s, tile, scratch, s->arena + 91136, s->param + 1568, s->arena + 8192,
        s->param + 2080);
    train_k29(s, tile, scratch);
    train_k38(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u15(const VaeState *s, int tile, vae_real *scratch) {
    train_k32(s, tile, scratch);
    train_k34(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u23(const VaeState *s, int tile, vae_real *scratch) {
    train_k42(s, tile, scratch);
    // kernel 43, train: loop over rows of [4, 4, 4]
    like_train_k2(s, tile, scratch, s->arena + 86016, s->arena + 87040);
    train_k44(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    // code_prior.vae:16  positions
    // kernel 19, train: loop over rows of [16, 8]
    like_train_k19(s, tile, scratch, s->arena + 73216, s->arena + 75264, s->param + 1024);
    // code_prior.vae:16  attention(2, causal=true)
    // kernel 20, train: product by panels over rows of [16, 24]
    like_train_k20(s, tile, scratch, s->arena + 73216, s->param + 1152, s->arena + 22528,
        s->param + 1344);
    // code_prior.vae:16  attention(2, causal=true)
    // kernel 21, train: product by panels over rows of [16, 10]
    like_train_k21(s, tile, scratch, s->arena + 22528, s->arena + 22536, s->arena + 22544,
        s->arena + 58368);
    // code_prior.vae:16  attention(2, causal=true)
    // kernel 22, train: product by panels over rows of [16, 8]
    like_train_k22(s, tile, scratch, s->arena + 58368, s->param + 1376, s->arena + 71168,
        s->param + 1440, s->arena + 75264);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u10(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 24, train: loop over rows of [16, 12]
    like_train_k24(s, tile, scratch, s->arena + 96640, s->arena + 37888);
    train_k25(s, tile, scratch);
    train_k50(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u29(const VaeState *s, int tile, vae_real *scratch) {
    train_k51(s, tile, scratch);
    train_k52(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u14(const VaeState *s, int tile, vae_real *scratch) {
    train_k30(s, tile, scratch);
    train_k31(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u36(const VaeState *s, int tile, vae_real *scratch) {
    train_k59(s, tile, scratch);
    train_k60(s, tile, scratch);
    train_k61(s, tile, scratch);
    train_k64(s, tile, scratch);
    train_k66(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u46(const VaeState *s, int tile, vae_real *scratch) {
    train_k73(s, tile, scratch);
    train_k75(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 7) / 8;
    vae_run(me, s, (VaeWork[]){
        {train_u0, (s->n + 3) / 4, {0}},
        {train_k4, 1, {0}},
        {train_k6, 1, {0}},
        {train_k10, panels, {0}}}, 4);
    vae_run_one(me, s, train_u1, panels);
    vae_run(me, s, (VaeWork[]){
        {train_u5, (s->n + 3) / 4, {0}},
        {train_u13, s->n, {0}},
        {train_k33, 1, {0}},
        {train_u15, 1, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){
        {train_k40, 1, {0}},
        {train_k37, 1, {0}},
        {train_k41, (s->n + 3) / 4, {0}},
        {train_k17, panels, {0}},
        {train_k35, 1, {0}},
        {train_k39, 1, {0}},
        {train_k36, 1, {0}}}, 7);
    vae_run(me, s, (VaeWork[]){
        {train_u23, panels, {0}},
        {train_k18, (s->n + 3) / 4, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u8, panels, {0}},
        {train_k46, 1, {.weights = true, .first = 144, .each = 64, .end = 176}},
        {train_k47, (s->n + 3) / 4, {0}},
        {train_k45, 1, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){
        {train_k49, 1, {0}},
        {train_k23, (s->n + 3) / 4, {0}},
        {train_k48, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_u10, panels, {0}},
        {train_k26, panels, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u29, panels, {0}},
        {train_k27, panels, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k54, 1, {0}},
        {train_k55, (s->n + 3) / 4, {0}},
        {train_k53, 1, {0}},
        {train_u14, 1, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){
        {train_u36, panels, {0}},
        {train_k58, 1, {.weights = true, .first = 1376, .each = 128, .end = 1440}},
        {train_k56, panels, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_k63, 1, {0}},
        {train_k68, 1, {0}},
        {train_k69, (s->n + 3) / 4, {0}},
        {train_k65, 1, {0}},
        {train_k62, 1, {0}},
        {train_k57, 1, {0}},
        {train_k67, 1, {0}}}, 7);
    vae_run_one(me, s, train_k70, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k72, 1, {0}},
        {train_u46, (s->n + 3) / 4, {0}},
        {train_k74, 1, {0}},
        {train_k71, 1, {0}}}, 4);
    vae_run_one(me, s, train_k76, 1);
}

// code_prior.vae:6  posterior heads (added by the compiler)
// kernel 4, eval: loop over [4, 12]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->param + 2192, s->arena + 50304);
}

// code_prior.vae:6  posterior heads (added by the compiler)
// kernel 6, eval: loop over [12]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->arena + 50288);
}

// What kernel 8 of eval and 1 other do, each with buffers of its own:
//   t27: [n, 16, 1]
//   t34: [n, 16, 12]
//   t36: [n, 16, 1]
VAE_SHARED_1(like_eval_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *t27,
    vae_real *t34, vae_real *t36) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            vae_real t36_sum = 0.0f;
            VAE_SIMD_SUM(t36_sum)
            for (size_t k = 0; k < 12; k++) {
                const vae_real v21 = (vae_real)(k);
                const vae_real v34 = 1.0f - vae_step(vae_abs(v21 + t27[i * 16 + j]) - 0.5f);
                t34[i * 192 + j * 12 + k] = v34;
                t36_sum += v34 * v21;
            }
            t36[i * 16 + j] = t36_sum;
        }
    }
}

// What kernel 9 of eval and 1 other do, each with buffers of its own:
//   t34: [n, 16, 12]
//   codebook14: [4, 12]
//   t38: [n, 16, 4]
VAE_SHARED_2(like_eval_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *t34,
    const vae_real *codebook14, vae_real *t38) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nt((int)(end - begin) * 16, 4, 12, t34 + begin * 192, 12, codebook14, 12, t38 + begin * 64, 4);
}

// code_prior.vae:6  sampling and KL
// kernel 10, eval: loop over rows of [1]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t40 = s->arena + 48896; // [n, 1] in rows of 16
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t40[i * 16] = 0.0f;
    }
}

// code_prior.vae:15  concat(y)
// kernel 16, eval: loop over rows of [4, 4, 3]
VAE_KERNEL void eval_k16(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k17(s, tile, scratch, s->arena + 26632, s->arena + 50176);
}

// code_prior.vae:15  dense(8)
// kernel 17, eval: product by panels over rows of [4, 4, 8]
VAE_KERNEL void eval_k17(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k18(s, tile, scratch, s->arena + 26624, s->param + 912, s->arena + 36096,
        s->param + 1008);
}

// code_prior.vae:17  dense(12)
// kernel 22, eval: product by panels over rows of [4, 4, 12]
VAE_KERNEL void eval_k22(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k23(s, tile, scratch, s->arena + 32000, s->param + 1456, s->arena + 14336,
        s->param + 1552);
}

// kernel 24, eval: loop over rows of [16, 12]
VAE_KERNEL void eval_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *p84 = s->arena + 14336; // [n, 16, 12]
    const vae_real *t85 = s->arena + 48640; // [n, 16, 1]
    vae_real *t88 = s->arena + 48384; // [n, 16, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            vae_real t88_sum = 0.0f;
            VAE_SIMD_SUM(t88_sum)
            for (size_t k = 0; k < 12; k++) {
                t88_sum += vae_exp(p84[i * 192 + j * 12 + k] - t85[i * 16 + j]);
            }
            t88[i * 16 + j] = t88_sum;
        }
    }
}

// kernel 25, eval: loop over rows of [16, 12]
VAE_KERNEL void eval_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t36 = s->arena + 49408; // [n, 16, 1]
    const vae_real *p84 = s->arena + 14336; // [n, 16, 12]
    vae_real *t95 = s->arena + 48128; // [n, 16, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            vae_real t95_sum = 0.0f;
            VAE_SIMD_SUM(t95_sum)
            for (size_t k = 0; k < 12; k++) {
                const vae_real v21 = (vae_real)(k);
                const vae_real v94 = vae_where(0.5f - vae_abs(v21 - t36[i * 16 + j]), p84[i * 192 + j * 12 + k], 0.0f);
                t95_sum += v94;
            }
            t95[i * 16 + j] = t95_sum;
        }
    }
}

// kernel 26, eval: loop over rows of [16, 1]
VAE_KERNEL void eval_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t88 = s->arena + 48384; // [n, 16, 1]
    const vae_real *t85 = s->arena + 48640; // [n, 16, 1]
    const vae_real *t95 = s->arena + 48128; // [n, 16, 1]
    vae_real *t101 = s->arena + 47872; // [n, 16]
    vae_real *t103 = s->arena + 50272; // [n, 1]
    vae_real *t104 = s->arena + 50256; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t103_sum = 0.0f;
        vae_real t104_sum = 0.0f;
        VAE_SIMD_SUM(t103_sum, t104_sum)
        for (size_t j = 0; j < 16; j++) {
            const vae_real v96 = vae_log(t88[i * 16 + j]) + t85[i * 16 + j] - t95[i * 16 + j];
            const vae_real v101 = 2.48490665f + v96 - 2.48490665f;
            t101[i * 16 + j] = v101;
            t103_sum += v101;
            t104_sum += -v96;
        }
        t103[i] = t103_sum;
        t104[i] = t104_sum;
    }
}

// code_prior.vae:22  conv(1)
// code_prior.vae:25  likelihood = bernoulli
// kernel 28, eval: product by panels over rows of [8, 8, 1]
VAE_KERNEL void eval_k28(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h109 = s->arena + 0; // [n, 8, 8, 8]
    const vae_real *w110 = s->param + 2096; // [3, 3, 8, 1]
    vae_real *t111 = scratch + 800; // [end - begin, 8, 8, 1]
    const vae_real *b112 = s->param + 2176; // [1]
    const vae_real *x0 = s->arena + 46848; // [n, 64]
    vae_real *t119 = s->arena + 50240; // [n, 1]
    static const VaeConv conv111 = {
        .height = 8, .width = 8, .channels = 8,
        .out_height = 8, .out_width = 8, .out_channels = 1,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 8, .y_pitch = 1
    };
    vae_conv(&conv111, (int)(end - begin), h109 + begin * 512, w110, t111, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t119_sum = 0.0f;
        VAE_SIMD_SUM(t119_sum)
        for (size_t j = 0; j < 64; j++) {
            const vae_real v111 = t111[(i - begin) * 64 + j];
            const vae_real v113 = v111 + b112[0];
            t119_sum += vae_softplus(v113) - x0[i * 64 + j] * v113;
        }
        t119[i] = t119_sum;
    }
}

// kernel 29, eval: loop over rows of [1]
VAE_KERNEL void eval_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t120 = s->arena + 50224; // [n, 1]
    const vae_real *t104 = s->arena + 50256; // [n, 1]
    const vae_real *t119 = s->arena + 50240; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t120[i] = t104[i] - t119[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // code_prior.vae:9  conv(8, 4, stride=2)
    // code_prior.vae:9  relu
    // kernel 0, eval: product by panels over rows of [4, 4, 8]
    like_train_k0(s, tile, scratch, s->arena + 46848, s->param + 0, s->arena + 40192,
        s->param + 128);
    // code_prior.vae:6  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [4, 4, 4]
    like_train_k1(s, tile, scratch, s->arena + 40192, s->param + 144, s->arena + 45824,
        s->param + 176);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u1(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 2, eval: loop over rows of [4, 4, 4]
    like_train_k2(s, tile, scratch, s->arena + 44800, s->arena + 45824);
    // code_prior.vae:6  posterior heads (added by the compiler)
    // kernel 3, eval: product by panels over rows of [16, 12]
    like_train_k3(s, tile, scratch, s->arena + 44800, s->param + 2192, s->arena + 23552);
    // code_prior.vae:6  posterior heads (added by the compiler)
    // kernel 5, eval: loop over rows of [16, 12]
    like_train_k5(s, tile, scratch, s->arena + 23552, s->arena + 20480, s->arena + 50304,
        s->arena + 49920);
    // code_prior.vae:6  posterior heads (added by the compiler)
    // kernel 7, eval: loop over rows of [16, 12]
    like_train_k7(s, tile, scratch, s->arena + 49920, s->arena + 20480, s->arena + 50288,
        s->arena + 49664);
    // code_prior.vae:6  posterior heads (added by the compiler)
    // kernel 8, eval: loop over rows of [16, 12]
    like_eval_k8(s, tile, scratch, s->arena + 49664, s->arena + 17408, s->arena + 49408);
    // code_prior.vae:6  posterior heads (added by the compiler)
    // kernel 9, eval: product by panels over rows of [16, 4]
    like_eval_k9(s, tile, scratch, s->arena + 17408, s->param + 2192, s->arena + 43776);
    // code_prior.vae:6  sampling and KL
    // kernel 11, eval: loop over rows of [16]
    like_train_k11(s, tile, scratch, s->arena + 49152, s->arena + 49408);
    // code_prior.vae:6  sampling and KL
    // kernel 12, eval: loop over rows of [15]
    like_train_k12(s, tile, scratch, s->arena + 48897, s->arena + 49152);
    // code_prior.vae:13  embed(6)
    // kernel 13, eval: product by panels over rows of [16, 6]
    like_train_k14(s, tile, scratch, s->arena + 48896, s->param + 192, s->arena + 42240);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u5(const VaeState *s, int tile, vae_real *scratch) {
    // code_prior.vae:14  conv(8, 5, causal=true)
    // kernel 14, eval: product by panels over rows of [4, 4, 8]
    like_train_k15(s, tile, scratch, s->arena + 42240, s->param + 272, s->arena + 38144);
    // code_prior.vae:14  conv(8, 5, causal=true)
    // code_prior.vae:14  relu
    // kernel 15, eval: product by panels over rows of [4, 4, 8]
    like_train_k16(s, tile, scratch, s->arena + 42240, s->param + 416, s->arena + 26624,
        s->arena + 38144, s->param + 896);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u13(const VaeState *s, int tile, vae_real *scratch) {
    // code_prior.vae:21  deconv(8, 4, stride=2)
    // code_prior.vae:21  relu
    // kernel 27, eval: product by panels over rows of [8, 8, 8]
    like_train_k28(s, tile, scratch, s->arena + 43776, s->param + 1568, s->arena + 0,
        s->param + 2080);
    eval_k28(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u8(const VaeState *s, int tile, vae_real *scratch) {
    // code_prior.vae:16  positions
    // kernel 18, eval: loop over rows of [16, 8]
    like_train_k19(s, tile, scratch, s->arena + 34048, s->arena + 36096, s->param + 1024);
    // code_prior.vae:16  attention(2, causal=true)
    // kernel 19, eval: product by panels over rows of [16, 24]
    like_train_k20(s, tile, scratch, s->arena + 34048, s->param + 1152, s->arena + 8192,
        s->param + 1344);
    // code_prior.vae:16  attention(2, causal=true)
    // kernel 20, eval: product by panels over rows of [16, 10]
    like_train_k21(s, tile, scratch, s->arena + 8192, s->arena + 8200, s->arena + 8208,
        s->arena + 29440);
    // code_prior.vae:16  attention(2, causal=true)
    // kernel 21, eval: product by panels over rows of [16, 8]
    like_train_k22(s, tile, scratch, s->arena + 29440, s->param + 1376, s->arena + 32000,
        s->param + 1440, s->arena + 36096);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u10(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 23, eval: loop over rows of [16, 12]
    like_train_k24(s, tile, scratch, s->arena + 48640, s->arena + 14336);
    eval_k24(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u12(const VaeState *s, int tile, vae_real *scratch) {
    eval_k26(s, tile, scratch);
    eval_k29(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 7) / 8;
    vae_run(me, s, (VaeWork[]){
        {eval_u0, (s->n + 3) / 4, {0}},
        {eval_k4, 1, {0}},
        {eval_k6, 1, {0}},
        {eval_k10, panels, {0}}}, 4);
    vae_run_one(me, s, eval_u1, panels);
    vae_run(me, s, (VaeWork[]){
        {eval_u5, (s->n + 3) / 4, {0}},
        {eval_u13, s->n, {0}}}, 2);
    vae_run_one(me, s, eval_k16, panels);
    vae_run_one(me, s, eval_k17, (s->n + 3) / 4);
    vae_run_one(me, s, eval_u8, panels);
    vae_run_one(me, s, eval_k22, (s->n + 3) / 4);
    vae_run(me, s, (VaeWork[]){
        {eval_u10, panels, {0}},
        {eval_k25, panels, {0}}}, 2);
    vae_run_one(me, s, eval_u12, panels);
}

// code_prior.vae:6  posterior heads (added by the compiler)
// kernel 4, encode: loop over [4, 12]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->param + 2192, s->arena + 17168);
}

// code_prior.vae:6  posterior heads (added by the compiler)
// kernel 6, encode: loop over [12]
VAE_KERNEL void encode_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->arena + 17152);
}

// code_prior.vae:6  posterior heads (added by the compiler)
// kernel 9, encode: product by panels over rows of [16, 4]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t33 = s->arena + 0; // [n, 16, 12]
    const vae_real *codebook13 = s->param + 2192; // [4, 12]
    vae_real *t37 = s->arena + 12288; // [n, 16, 4]
    vae_real *t39 = s->arena + 11264; // [n, 64]
    vae_gemm_nt((int)(end - begin) * 16, 4, 12, t33 + begin * 192, 12, codebook13, 12, t37 + begin * 64, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 64; j++) {
            const vae_real v37 = t37[i * 64 + j];
            t39[i * 64 + j] = v37;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // code_prior.vae:9  conv(8, 4, stride=2)
    // code_prior.vae:9  relu
    // kernel 0, encode: product by panels over rows of [4, 4, 8]
    like_train_k0(s, tile, scratch, s->arena + 15360, s->param + 0, s->arena + 9216, s->param + 128);
    // code_prior.vae:6  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [4, 4, 4]
    like_train_k1(s, tile, scratch, s->arena + 9216, s->param + 144, s->arena + 14336,
        s->param + 176);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u1(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 2, encode: loop over rows of [4, 4, 4]
    like_train_k2(s, tile, scratch, s->arena + 13312, s->arena + 14336);
    // code_prior.vae:6  posterior heads (added by the compiler)
    // kernel 3, encode: product by panels over rows of [16, 12]
    like_train_k3(s, tile, scratch, s->arena + 13312, s->param + 2192, s->arena + 6144);
    // code_prior.vae:6  posterior heads (added by the compiler)
    // kernel 5, encode: loop over rows of [16, 12]
    like_train_k5(s, tile, scratch, s->arena + 6144, s->arena + 3072, s->arena + 17168,
        s->arena + 16896);
    // code_prior.vae:6  posterior heads (added by the compiler)
    // kernel 7, encode: loop over rows of [16, 12]
    like_train_k7(s, tile, scratch, s->arena + 16896, s->arena + 3072, s->arena + 17152,
        s->arena + 16640);
    // code_prior.vae:6  posterior heads (added by the compiler)
    // kernel 8, encode: loop over rows of [16, 12]
    like_eval_k8(s, tile, scratch, s->arena + 16640, s->arena + 0, s->arena + 16384);
    encode_k9(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 7) / 8;
    vae_run(me, s, (VaeWork[]){
        {encode_u0, (s->n + 3) / 4, {0}},
        {encode_k4, 1, {0}},
        {encode_k6, 1, {0}}}, 3);
    vae_run_one(me, s, encode_u1, panels);
}

// code_prior.vae:22  conv(1)
// code_prior.vae:25  likelihood = bernoulli
// kernel 1, decode: product by panels over rows of [8, 8, 1]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 1, end = vae_panel_end(s, tile, 1);
    const vae_real *h6 = s->arena + 0; // [n, 8, 8, 8]
    const vae_real *w7 = s->param + 2096; // [3, 3, 8, 1]
    vae_real *t12 = s->arena + 9216; // [n, 64]
    const vae_real *b9 = s->param + 2176; // [1]
    vae_real *t13 = s->arena + 8192; // [n, 64]
    static const VaeConv conv8 = {
        .height = 8, .width = 8, .channels = 8,
        .out_height = 8, .out_width = 8, .out_channels = 1,
        .kernel_h = 3, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 1, .pad_w = 1, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 8, .y_pitch = 1
    };
    vae_conv(&conv8, (int)(end - begin), h6 + begin * 512, w7, t12 + begin * 64, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 64; j++) {
            const vae_real v8 = t12[i * 64 + j];
            const vae_real v12 = vae_sigmoid(v8 + b9[0]);
            t12[i * 64 + j] = v12;
            t13[i * 64 + j] = v12;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // code_prior.vae:21  deconv(8, 4, stride=2)
    // code_prior.vae:21  relu
    // kernel 0, decode: product by panels over rows of [8, 8, 8]
    like_train_k28(s, tile, scratch, s->arena + 10240, s->param + 1568, s->arena + 0,
        s->param + 2080);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, decode_u0, s->n);
}

// kernel 0, prior: loop over rows of [16]
VAE_KERNEL void prior_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t2 = s->arena + 5120; // [n, 16]
    const vae_real *t1 = s->arena + 4096; // [n, 16] in rows of 64
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            t2[i * 16 + j] = t1[i * 64 + j];
        }
    }
}

// kernel 1, prior: loop over rows of [16, 12]
VAE_KERNEL void prior_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t2 = s->arena + 5120; // [n, 16, 1]
    vae_real *t9 = s->arena + 0; // [n, 16, 12]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v4 = (vae_real)(k);
                t9[i * 192 + j * 12 + k] = vae_step(0.5f - vae_abs(v4 - t2[i * 16 + j]));
            }
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void prior_u0(const VaeState *s, int tile, vae_real *scratch) {
    prior_k0(s, tile, scratch);
    prior_k1(s, tile, scratch);
    // kernel 2, prior: product by panels over rows of [16, 4]
    like_eval_k9(s, tile, scratch, s->arena + 0, s->param + 2192, s->arena + 3072);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void prior_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 7) / 8;
    vae_run_one(me, s, prior_u0, panels);
}

// code_prior.vae:13  embed(6)
// kernel 0, next: product by panels over rows of [1, 6]
VAE_KERNEL void next_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h2 = s->arena + 15120; // [n, 1]
    const vae_real *w3 = s->param + 192; // [13, 6]
    vae_real *t5 = s->arena + 14800; // [n, 1, 6]
    vae_lookup(end - begin, 1, 6, h2 + begin * 1, 1, w3, 6, t5 + begin * 6, 6);
}

// code_prior.vae:14  conv(8, 5, causal=true)
// kernel 1, next: loop over rows of [1]
VAE_KERNEL void next_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t10 = s->arena + 15104; // [n, 1]
    const vae_real *t1 = s->arena + 15136; // [n, 1]
    vae_real *t17 = s->arena + 15088; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t10[i] = t1[i] - 0.5f;
        t17[i] = t1[i] + 0.5f;
    }
}

// code_prior.vae:14  conv(8, 5, causal=true)
// kernel 2, next: loop over rows of [60]
VAE_KERNEL void next_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *state11 = s->arena + 8192; // [n, 60] in rows of 66
    const vae_real *t10 = s->arena + 15104; // [n, 1]
    const vae_real *t8 = s->arena + 11168; // [n, 60]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 60; j++) {
            state11[i * 66 + j] = vae_where(t10[i], t8[i * 60 + j], 0.0f);
        }
    }
}

// kernel 3, next: loop over rows of [6]
VAE_KERNEL void next_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t12 = s->arena + 8252; // [n, 6] in rows of 66
    const vae_real *t5 = s->arena + 14800; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t12[i * 66 + j] = t5[i * 6 + j];
        }
    }
}

// code_prior.vae:14  conv(8, 5, causal=true)
// kernel 4, next: loop over [3]
VAE_KERNEL void next_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t20 = s->arena + 15072; // [3]
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        const vae_real v16 = (vae_real)(j);
        t20[j] = 4.0f * (v16 + 1.0f);
    }
}

// code_prior.vae:14  conv(8, 5, causal=true)
// kernel 5, next: loop over rows of [3]
VAE_KERNEL void next_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t17 = s->arena + 15088; // [n, 1]
    const vae_real *t20 = s->arena + 15072; // [3]
    vae_real *t23 = s->arena + 15056; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t23_sum = 0.0f;
        VAE_SIMD_SUM(t23_sum)
        for (size_t j = 0; j < 3; j++) {
            t23_sum += vae_step(t17[i] - t20[j]);
        }
        t23[i] = t23_sum;
    }
}

// code_prior.vae:14  conv(8, 5, causal=true)
// kernel 6, next: loop over rows of [1]
VAE_KERNEL void next_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t23 = s->arena + 15056; // [n, 1]
    const vae_real *t1 = s->arena + 15136; // [n, 1]
    vae_real *t30 = s->arena + 15040; // [n, 1]
    vae_real *t35 = s->arena + 15024; // [n, 1]
    vae_real *t55 = s->arena + 15008; // [n, 1]
    vae_real *t61 = s->arena + 14992; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v25 = t1[i] - 4.0f * t23[i];
        t30[i] = v25 + (-2.0f) + 0.5f;
        t35[i] = v25 + (-1.0f) + 0.5f;
        const vae_real v53 = 4.0f - v25;
        t55[i] = v53 - 1.0f - 0.5f;
        t61[i] = v53 - 2.0f - 0.5f;
    }
}

// code_prior.vae:14  conv(8, 5, causal=true)
// kernel 7, next: loop over rows of [6]
VAE_KERNEL void next_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t31 = s->arena + 12512; // [n, 6] in rows of 18
    const vae_real *t30 = s->arena + 15040; // [n, 1]
    const vae_real *t27 = s->arena + 8240; // [n, 6] in rows of 66
    vae_real *t36 = s->arena + 12518; // [n, 6] in rows of 18
    const vae_real *t35 = s->arena + 15024; // [n, 1]
    const vae_real *t32 = s->arena + 8246; // [n, 6] in rows of 66
    vae_real *t39 = s->arena + 12524; // [n, 6] in rows of 18
    const vae_real *t38 = s->arena + 8252; // [n, 6] in rows of 66
    vae_real *t45 = s->arena + 10208; // [n, 6] in rows of 60
    const vae_real *t44 = s->arena + 8192; // [n, 6] in rows of 66
    vae_real *t47 = s->arena + 10214; // [n, 6] in rows of 60
    const vae_real *t46 = s->arena + 8198; // [n, 6] in rows of 66
    vae_real *t50 = s->arena + 10220; // [n, 6] in rows of 60
    const vae_real *t49 = s->arena + 8204; // [n, 6] in rows of 66
    vae_real *t56 = s->arena + 10226; // [n, 6] in rows of 60
    const vae_real *t55 = s->arena + 15008; // [n, 1]
    const vae_real *t52 = s->arena + 8210; // [n, 6] in rows of 66
    vae_real *t62 = s->arena + 10232; // [n, 6] in rows of 60
    const vae_real *t61 = s->arena + 14992; // [n, 1]
    const vae_real *t58 = s->arena + 8216; // [n, 6] in rows of 66
    vae_real *t64 = s->arena + 10238; // [n, 6] in rows of 60
    vae_real *t67 = s->arena + 10244; // [n, 6] in rows of 60
    const vae_real *t66 = s->arena + 8222; // [n, 6] in rows of 66
    vae_real *t70 = s->arena + 10250; // [n, 6] in rows of 60
    const vae_real *t69 = s->arena + 8228; // [n, 6] in rows of 66
    vae_real *t73 = s->arena + 10256; // [n, 6] in rows of 60
    const vae_real *t72 = s->arena + 8234; // [n, 6] in rows of 66
    vae_real *t75 = s->arena + 10262; // [n, 6] in rows of 60
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t31[i * 18 + j] = vae_where(t30[i], t27[i * 66 + j], 0.0f);
            t36[i * 18 + j] = vae_where(t35[i], t32[i * 66 + j], 0.0f);
            t39[i * 18 + j] = t38[i * 66 + j];
            t45[i * 60 + j] = vae_where(t30[i], t44[i * 66 + j], 0.0f);
            t47[i * 60 + j] = vae_where(t35[i], t46[i * 66 + j], 0.0f);
            t50[i * 60 + j] = t49[i * 66 + j];
            t56[i * 60 + j] = vae_where(t55[i], t52[i * 66 + j], 0.0f);
            t62[i * 60 + j] = vae_where(t61[i], t58[i * 66 + j], 0.0f);
            t64[i * 60 + j] = vae_where(t30[i], t58[i * 66 + j], 0.0f);
            t67[i * 60 + j] = vae_where(t35[i], t66[i * 66 + j], 0.0f);
            t70[i * 60 + j] = t69[i * 66 + j];
            t73[i * 60 + j] = vae_where(t55[i], t72[i * 66 + j], 0.0f);
            t75[i * 60 + j] = vae_where(t61[i], t27[i * 66 + j], 0.0f);
        }
    }
}

// code_prior.vae:14  conv(8, 5, causal=true)
// kernel 8, next: product by panels over rows of [1, 1, 8]
VAE_KERNEL void next_k8(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t40 = s->arena + 12512; // [n, 1, 3, 6]
    const vae_real *w26 = s->param + 272; // [1, 3, 6, 8]
    vae_real *t42 = s->arena + 14672; // [n, 1, 1, 8]
    static const VaeConv conv42 = {
        .height = 1, .width = 3, .channels = 6,
        .out_height = 1, .out_width = 1, .out_channels = 8,
        .kernel_h = 1, .kernel_w = 3, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 8
    };
    vae_conv(&conv42, (int)(end - begin), t40 + begin * 18, w26, t42 + begin * 8, scratch);
}

// code_prior.vae:14  conv(8, 5, causal=true)
// code_prior.vae:14  relu
// kernel 9, next: product by panels over rows of [1, 1, 8]
VAE_KERNEL void next_k9(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t76 = s->arena + 10208; // [n, 2, 5, 6]
    const vae_real *w43 = s->param + 416; // [2, 5, 6, 8]
    vae_real *h82 = s->arena + 13952; // [n, 1, 1, 8] in rows of 11
    const vae_real *t42 = s->arena + 14672; // [n, 1, 1, 8]
    const vae_real *b80 = s->param + 896; // [8]
    static const VaeConv conv78 = {
        .height = 2, .width = 5, .channels = 6,
        .out_height = 1, .out_width = 1, .out_channels = 8,
        .kernel_h = 2, .kernel_w = 5, .stride_h = 1, .stride_w = 1,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 6, .y_pitch = 11
    };
    vae_conv(&conv78, (int)(end - begin), t76 + begin * 60, w43, h82 + begin * 11, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v78 = h82[i * 11 + j];
            h82[i * 11 + j] = vae_max(t42[i * 8 + j] + v78 + b80[j], 0.0f);
        }
    }
}

// code_prior.vae:15  concat(y)
// kernel 10, next: loop over rows of [1, 1, 3]
VAE_KERNEL void next_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t83 = s->arena + 13960; // [n, 1, 1, 3] in rows of 11
    const vae_real *x0 = s->arena + 14896; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t83[i * 11 + j] = x0[i * 3 + j];
        }
    }
}

// code_prior.vae:15  dense(8)
// kernel 11, next: product by panels over rows of [1, 1, 8]
VAE_KERNEL void next_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h84 = s->arena + 13952; // [n, 1, 1, 11]
    const vae_real *w85 = s->param + 912; // [11, 8]
    vae_real *h88 = s->arena + 14544; // [n, 1, 1, 8]
    const vae_real *b86 = s->param + 1008; // [8]
    vae_gemm_nn((int)(end - begin), 8, 11, h84 + begin * 11, 11, w85, 8, h88 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v87 = h88[i * 8 + j];
            h88[i * 8 + j] = v87 + b86[j];
        }
    }
}

// code_prior.vae:16  positions
// kernel 12, next: product by panels over rows of [1, 8]
VAE_KERNEL void next_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t1 = s->arena + 15136; // [n, 1]
    const vae_real *w90 = s->param + 1024; // [16, 8]
    vae_real *t92 = s->arena + 14416; // [n, 1, 8]
    const vae_real *h88 = s->arena + 14544; // [n, 1, 8]
    vae_lookup(end - begin, 1, 8, t1 + begin * 1, 1, w90, 8, t92 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v91 = t92[i * 8 + j];
            t92[i * 8 + j] = h88[i * 8 + j] + v91;
        }
    }
}

// code_prior.vae:16  attention(2, causal=true)
// kernel 13, next: product by panels over rows of [1, 24]
VAE_KERNEL void next_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t92 = s->arena + 14416; // [n, 1, 8]
    const vae_real *w93 = s->param + 1152; // [8, 24]
    vae_real *t96 = s->arena + 12128; // [n, 1, 24]
    const vae_real *b94 = s->param + 1344; // [24]
    vae_gemm_nn((int)(end - begin), 24, 8, t92 + begin * 8, 8, w93, 24, t96 + begin * 24, 24);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 24; j++) {
            const vae_real v95 = t96[i * 24 + j];
            t96[i * 24 + j] = v95 + b94[j];
        }
    }
}

// code_prior.vae:16  attention(2, causal=true)
// kernel 14, next: loop over rows of [1, 8]
VAE_KERNEL void next_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t100 = s->arena + 13312; // [n, 1, 8] in rows of 16
    const vae_real *t98 = s->arena + 12136; // [n, 1, 8] in rows of 24
    vae_real *t101 = s->arena + 13320; // [n, 1, 8] in rows of 16
    const vae_real *t99 = s->arena + 12144; // [n, 1, 8] in rows of 24
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            t100[i * 16 + j] = t98[i * 24 + j];
            t101[i * 16 + j] = t99[i * 24 + j];
        }
    }
}

// code_prior.vae:16  attention(2, causal=true)
// kernel 15, next: loop over rows of [16, 1]
VAE_KERNEL void next_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t17 = s->arena + 15088; // [n, 1]
    vae_real *t105 = s->arena + 13056; // [n, 16, 1]
    const vae_real *t1 = s->arena + 15136; // [n, 1]
    vae_real *t111 = s->arena + 12800; // [n, 16, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v103 = (vae_real)(j);
            t105[i * 16 + j] = vae_step(t17[i] - v103);
            t111[i * 16 + j] = 0.5f - vae_abs(v103 - t1[i]);
        }
    }
}

// code_prior.vae:16  attention(2, causal=true)
// kernel 16, next: loop over rows of [16, 16]
VAE_KERNEL void next_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t112 = s->arena + 0; // [n, 16, 16]
    const vae_real *t111 = s->arena + 12800; // [n, 16, 1]
    const vae_real *t102 = s->arena + 13312; // [n, 1, 16]
    const vae_real *t107 = s->arena + 4096; // [n, 16, 16]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 16; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 16; k++) {
                t112[i * 256 + j * 16 + k] = vae_where(t111[i * 16 + j], t102[i * 16 + k], t107[i * 256 + j * 16 + k]);
            }
        }
    }
}

// code_prior.vae:16  attention(2, causal=true)
// kernel 17, next: product by panels over rows of [1, 10]
VAE_KERNEL void next_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t97 = s->arena + 12128; // [n, 1, 8] in rows of 24
    const vae_real *t114 = s->arena + 0; // [n, 16, 8] in rows of 16
    const vae_real *t115 = s->arena + 8; // [n, 16, 8] in rows of 16
    const vae_real *t105 = s->arena + 13056; // [n, 16]
    vae_real *t116 = s->arena + 14128; // [n, 1, 10]
    static const VaeAttention attention116 = {1, 16, 2, 4, false, .q_pitch = 24, .k_pitch = 16, .v_pitch = 16, .keys_pitch = 16, .queries_pitch = 0, .y_pitch = 10};
    vae_attention(&attention116, (int)(end - begin), t97 + begin * 24, t114 + begin * 256, t115 + begin * 256, t105 + begin * 16, NULL, t116 + begin * 10);
}

// code_prior.vae:16  attention(2, causal=true)
// kernel 18, next: product by panels over rows of [1, 8]
VAE_KERNEL void next_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t117 = s->arena + 14128; // [n, 1, 8] in rows of 10
    const vae_real *w118 = s->param + 1376; // [8, 8]
    vae_real *h123 = s->arena + 14288; // [n, 1, 1, 8]
    const vae_real *b119 = s->param + 1440; // [8]
    const vae_real *h88 = s->arena + 14544; // [n, 1, 1, 8]
    vae_gemm_nn((int)(end - begin), 8, 8, t117 + begin * 10, 10, w118, 8, h123 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v120 = h123[i * 8 + j];
            h123[i * 8 + j] = h88[i * 8 + j] + (v120 + b119[j]);
        }
    }
}

// code_prior.vae:17  dense(12)
// kernel 19, next: product by panels over rows of [1, 1, 12]
VAE_KERNEL void next_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h123 = s->arena + 14288; // [n, 1, 1, 8]
    const vae_real *w124 = s->param + 1456; // [8, 12]
    vae_real *h127 = s->arena + 13760; // [n, 1, 1, 12]
    const vae_real *b125 = s->param + 1552; // [12]
    vae_real *t129 = s->arena + 14976; // [n, 1, 1]
    vae_gemm_nn((int)(end - begin), 12, 8, h123 + begin * 8, 8, w124, 12, h127 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        vae_real t129_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t129_sum)
        for (size_t j = 0; j < 12; j++) {
            const vae_real v126 = h127[i * 12 + j];
            const vae_real v127 = v126 + b125[j];
            h127[i * 12 + j] = v127;
            t129_sum = vae_max(t129_sum, v127);
        }
        t129[i] = t129_sum;
    }
}

// kernel 20, next: loop over rows of [1, 12]
VAE_KERNEL void next_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *p128 = s->arena + 13760; // [n, 1, 12]
    const vae_real *t129 = s->arena + 14976; // [n, 1, 1]
    vae_real *t132 = s->arena + 14960; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t132_sum = 0.0f;
        VAE_SIMD_SUM(t132_sum)
        for (size_t j = 0; j < 12; j++) {
            t132_sum += vae_exp(p128[i * 12 + j] - t129[i]);
        }
        t132[i] = t132_sum;
    }
}

// kernel 21, next: loop over rows of [1, 1]
VAE_KERNEL void next_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t132 = s->arena + 14960; // [n, 1, 1]
    vae_real *t134 = s->arena + 14944; // [n, 1, 1]
    const vae_real *t129 = s->arena + 14976; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t134[i] = vae_log(t132[i]) + t129[i];
    }
}

// kernel 22, next: loop over rows of [1, 12]
VAE_KERNEL void next_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *p128 = s->arena + 13760; // [n, 1, 12]
    const vae_real *t134 = s->arena + 14944; // [n, 1, 1]
    vae_real *t136 = s->arena + 13568; // [n, 1, 12]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            t136[i * 12 + j] = vae_exp(p128[i * 12 + j] - t134[i]);
        }
    }
}

// code_prior.vae:14  conv(8, 5, causal=true)
// kernel 23, next: loop over rows of [60]
VAE_KERNEL void next_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t138 = s->arena + 9248; // [n, 60]
    const vae_real *t14 = s->arena + 8198; // [n, 60] in rows of 66
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 60; j++) {
            t138[i * 60 + j] = t14[i * 66 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void next_u1(const VaeState *s, int tile, vae_real *scratch) {
    next_k1(s, tile, scratch);
    next_k2(s, tile, scratch);
    next_k15(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void next_u2(const VaeState *s, int tile, vae_real *scratch) {
    next_k3(s, tile, scratch);
    next_k23(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void next_u4(const VaeState *s, int tile, vae_real *scratch) {
    next_k5(s, tile, scratch);
    next_k6(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void next_u5(const VaeState *s, int tile, vae_real *scratch) {
    next_k7(s, tile, scratch);
    next_k8(s, tile, scratch);
    next_k9(s, tile, scratch);
    next_k10(s, tile, scratch);
    next_k11(s, tile, scratch);
    next_k12(s, tile, scratch);
    next_k13(s, tile, scratch);
    next_k14(s, tile, scratch);
    next_k16(s, tile, scratch);
    next_k17(s, tile, scratch);
    next_k18(s, tile, scratch);
    next_k19(s, tile, scratch);
    next_k20(s, tile, scratch);
    next_k21(s, tile, scratch);
    next_k22(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void next_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 7) / 8;
    vae_run(me, s, (VaeWork[]){
        {next_u1, panels, {0}},
        {next_k0, panels, {0}},
        {next_k4, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {next_u2, panels, {0}},
        {next_u4, panels, {0}}}, 2);
    vae_run_one(me, s, next_u5, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 94208, 64}, // [n, 8, 8, 1]
    {"y", VAE_IN_DATA, 1, 99824, 3}, // [n, 3]
    {"prior.c.0.u", VAE_IN_UNIFORM, 8, 97152, 16}, // [n, 4, 4, 1]
    {"loss", VAE_OUT_SCALAR, 0, 99920, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 99984, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 99952, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 46848, 64}, // [n, 8, 8, 1]
    {"y", VAE_IN_DATA, 1, 50176, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 50240, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 50272, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 50224, 1}, // [n, 1]
    {"c.kl", VAE_OUT_ROW, 0, 47872, 16}, // [n, 16]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 15360, 64}, // [n, 8, 8, 1]
    {"c.mean", VAE_OUT_ROW, 0, 12288, 64}, // [n, 64]
    {"c.code", VAE_OUT_ROW, 0, 16384, 16}, // [n, 16]
    {"c.sample", VAE_OUT_ROW, 0, 11264, 64}, // [n, 64]
};

static const VaePort decode_ports[] = {
    {"c", VAE_IN_LATENT, 0, 10240, 64}, // [n, 64]
    {"x.mean", VAE_OUT_ROW, 0, 9216, 64}, // [n, 64]
    {"x.draw0", VAE_OUT_ROW, 0, 8192, 64}, // [n, 64]
};

static const VaePort prior_ports[] = {
    {"c", VAE_IN_LATENT, 0, 4096, 64}, // [n, 64]
    {"c.sample", VAE_OUT_ROW, 0, 3072, 64}, // [n, 64]
};

static const VaePort next_ports[] = {
    {"y", VAE_IN_DATA, 1, 14896, 3}, // [n, 3]
    {"position", VAE_IN_STEP, VAE_STEP_NUMBER, 15136, 1}, // [n, 1]
    {"c.before", VAE_IN_STEP, 0, 15120, 1}, // [n, 1, 1, 1]
    {"state.prior.c.2", VAE_IN_STEP, VAE_STEP_STATE, 11168, 60}, // [n, 60]
    {"state.prior.c.6.1", VAE_IN_STEP, VAE_STEP_STATE, 4096, 256}, // [n, 256]
    {"next.prior.c.2", VAE_OUT_ROW, 0, 9248, 60}, // [n, 60]
    {"next.prior.c.6.1", VAE_OUT_ROW, 0, 0, 256}, // [n, 256]
    {"c.next", VAE_OUT_ROW, 0, 13568, 12}, // [n, 12]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 4, {8, 1, 4, 4}, {1, 8, 32, 8}, 0, VAE_INIT_UNIFORM, 0.204124153f, true, true, true},
    {"encoder.0.bias", 1, {8}, {1}, 128, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.c.vector.weight", 2, {4, 8}, {1, 4}, 144, VAE_INIT_UNIFORM, 0.707106769f, true, true, true},
    {"posterior.c.vector.bias", 1, {4}, {1}, 176, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.c.codebook", 2, {12, 4}, {1, 12}, 2192, VAE_INIT_NORMAL, 1.0f, false, false, true},
    {"prior.c.1.weight", 2, {13, 6}, {6, 1}, 192, VAE_INIT_UNIFORM, 0.707106769f, true, true, true},
    {"prior.c.2.row", 4, {8, 6, 1, 3}, {1, 8, 144, 48}, 272, VAE_INIT_UNIFORM, 0.181568265f, true, true, true},
    {"prior.c.2.above", 4, {8, 6, 2, 5}, {1, 8, 240, 48}, 416, VAE_INIT_UNIFORM, 0.181568265f, true, true, true},
    {"prior.c.2.bias", 1, {8}, {1}, 896, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"prior.c.5.weight", 2, {8, 11}, {1, 8}, 912, VAE_INIT_UNIFORM, 0.561951458f, true, true, true},
    {"prior.c.5.bias", 1, {8}, {1}, 1008, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"prior.c.6.0.weight", 2, {16, 8}, {8, 1}, 1024, VAE_INIT_UNIFORM, 0.612372458f, true, true, true},
    {"prior.c.6.1.in_proj_weight", 2, {24, 8}, {1, 24}, 1152, VAE_INIT_UNIFORM, 0.612372458f, true, true, true},
    {"prior.c.6.1.in_proj_bias", 1, {24}, {1}, 1344, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"prior.c.6.1.out_proj.weight", 2, {8, 8}, {1, 8}, 1376, VAE_INIT_UNIFORM, 0.612372458f, true, true, true},
    {"prior.c.6.1.out_proj.bias", 1, {8}, {1}, 1440, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"prior.c.7.weight", 2, {12, 8}, {1, 12}, 1456, VAE_INIT_UNIFORM, 0.547722578f, true, true, true},
    {"prior.c.7.bias", 1, {12}, {1}, 1552, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"decoder.0.weight", 4, {4, 8, 4, 4}, {1, 4, 128, 32}, 1568, VAE_INIT_UNIFORM, 0.176776692f, true, true, false},
    {"decoder.0.bias", 1, {8}, {1}, 2080, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 4, {1, 8, 3, 3}, {1, 1, 24, 8}, 2096, VAE_INIT_UNIFORM, 0.272165537f, true, true, false},
    {"decoder.2.bias", 1, {1}, {1}, 2176, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.c.usage", 1, {12}, {1}, 2240, VAE_INIT_CONST, 1.0f, false, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 8, 8, 1, 64, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
    {"y", VAE_LABEL, 1, 1, 3, 3, VAE_DOMAIN_ANY, NULL, false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"c", 64, 12},
};
static const VaeCoded coded[] = {
    {0, 0, "has a prior that goes from code to code"},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[8, 8, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(8, 4, stride=2)", "[4, 4, 8]", 136},
    {VAE_STAGE_ENCODER, 0, "relu", "[4, 4, 8]", 0},
    {VAE_STAGE_LATENT, 0, "c: vq", "[4, 4, 4]", 96},
    {VAE_STAGE_DECODER, 0, "deconv(8, 4, stride=2)", "[8, 8, 8]", 520},
    {VAE_STAGE_DECODER, 0, "relu", "[8, 8, 8]", 0},
    {VAE_STAGE_DECODER, 0, "conv(1)", "[8, 8, 1]", 73},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[8, 8, 1]", 0},
};

static const VaeStretch rest[] = {
    {0, 144},
    {176, 1376},
    {1440, 2192},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "code_prior", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model code_prior\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [8, 8, 1]                   -              -\n"
        "    conv(8, 4, stride=2)            [4, 4, 8]                 136          4,096\n"
        "    relu                            [4, 4, 8]                   -              -\n"
        "  c: heads                          [4, 4, 4]                  96          3,072\n"
        "  prior c(previous, y)              [4, 4, 1]                   -              -\n"
        "    word_dropout(0.1)               [4, 4, 1]                   -              -\n"
        "    embed(6)                        [4, 4, 6]                  78              -\n"
        "    conv(8, 5, causal=true)         [4, 4, 8]                 632         19,968\n"
        "    relu                            [4, 4, 8]                   -              -\n"
        "    concat(y)                       [4, 4, 11]                  -              -\n"
        "    dense(8)                        [4, 4, 8]                  96          2,816\n"
        "    residual                        [4, 4, 8]                   -              -\n"
        "      positions                     [4, 4, 8]                 128              -\n"
        "      attention(2, causal=true)     [4, 4, 8]                 288          8,960\n"
        "    dense(12)                       [4, 4, 12]                108          3,072\n"
        "  decoder(c)                        [4, 4, 4]                   -              -\n"
        "    deconv(8, 4, stride=2)          [8, 8, 8]                 520         16,384\n"
        "    relu                            [8, 8, 8]                   -              -\n"
        "    conv(1)                         [8, 8, 1]                  73          9,216\n"
        "\n"
        "  2,095 parameters; one training step of 16 rows: 3,347,968 flops\n"
        "  likelihood bernoulli\n"
        "  objective elbo(samples=1)\n"
        "  latent c vq(codes=12, dim=4, n=1, commitment=0.25, grid=4x4, update=ema)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          77      158       400,384      400,384\n"
        "  eval           30       72       201,280      201,280\n"
        "  encode         10       25        68,736       68,736\n"
        "  decode          2        7        45,056       45,056\n"
        "  prior           3        6        21,504       21,504\n"
        "  next           24       69        60,608       60,608\n",
    .batch = 16, .n_param = 2192, .n_state = 64, .n_arena = 100096,
    .n_scratch = 9600,
    .max_threads = 1, .flops_per_row = 209248.0,
    .n_weight_tiles = 2, .rest = rest, .n_rest = 3,
    .panel = 0,
    .tensor = tensors, .n_tensors = 23,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .next_of = 0, .next_places = 16,
    .coded = coded,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 4},
    .decode = {"decode", decode_run, decode_ports, 3},
    .prior = {"prior", VAE_UNCHECKED(prior_run), prior_ports, 2},
    .next = {"next", VAE_UNCHECKED(next_run), next_ports, 8},
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
