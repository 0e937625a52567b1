// codebooks -- written by vaec 0.1.0 from codebooks.vae; do not edit.
//
// model codebooks
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [4, 4, 1]                   -              -
//     conv(4, kernel=2, stride=2)     [2, 2, 4]                  20            128
//     tanh                            [2, 2, 4]                   -              -
//   a: heads                          [2, 2, 2]                  28            224
//   b: heads                          [2, 2, 2]                  26            208
//   c: heads                          [2, 2, 3]                  35            280
//   decoder(a, b, c)                  [2, 2, 7]                   -              -
//     deconv(1, kernel=2, stride=2)   [4, 4, 1]                  29            224
//
//   100 parameters; one training step of 12 rows: 32,736 flops
//   likelihood bernoulli
//   objective elbo(samples=1)
//   latent a vq(codes=6, dim=2, n=1, commitment=0.25, grid=2x2, update=ema, restart=true)
//   latent b vq(codes=4, dim=2, n=1, commitment=0.25, grid=2x2, levels=2)
//   latent c vq(codes=5, dim=3, n=1, commitment=0.5, grid=2x2, update=ema, decay=0.9, distance=...
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          80      236        35,584       35,584
//   eval           44      101        21,760       21,760
//   encode         36       95        21,760       21,760
//   decode          4        7         4,224        4,224
//   prior          15       38         7,104        7,104
//
// n is the number of rows in the batch, at most 12; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_conv.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 4, 4, 1]
//   w1: [2, 2, 1, 4]
//   h5: [n, 2, 2, 4]
//   b3: [4]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b3) {
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    static const VaeConv conv2 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 2, .out_width = 2, .out_channels = 4,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 4
    };
    vae_conv(&conv2, (int)(end - begin), x0 + begin * 16, w1, h5 + begin * 16, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v2 = h5[i * 16 + j * 4 + k];
                h5[i * 16 + j * 4 + k] = vae_tanh(v2 + b3[k]);
            }
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h5: [n, 2, 2, 4]
//   w6: [4, 7]
//   heads9: [n, 2, 2, 7]
//   b7: [7]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *heads9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_gemm_nn((int)(end - begin) * 4, 7, 4, h5 + begin * 16, 4, w6, 7, heads9 + begin * 28, 7);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 7; k++) {
                const vae_real v8 = heads9[i * 28 + j * 7 + k];
                heads9[i * 28 + j * 7 + k] = v8 + b7[k];
            }
        }
    }
}

// What kernel 2 of train and 3 others do, each with buffers of its own:
//   t11: [n, 2, 2, 2]
//   t10: [n, 2, 2, 2] in rows of 7
//   t42: [n, 2, 2, 2]
//   t41: [n, 2, 2, 2] in rows of 7
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, vae_real *t11,
    const vae_real *t10, vae_real *t42, const vae_real *t41) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t11[i * 8 + j * 2 + k] = t10[i * 28 + j * 7 + k];
                t42[i * 8 + j * 2 + k] = t41[i * 28 + j * 7 + k];
            }
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   t11: [n, 4, 2]
//   codebook13: [2, 6]
//   t14: [n, 4, 6]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *t11,
    const vae_real *codebook13, vae_real *t14) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_gemm_nn((int)(end - begin) * 4, 6, 2, t11 + begin * 8, 2, codebook13, 6, t14 + begin * 24, 6);
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   codebook13: [2, 6]
//   t16: [1, 6]
VAE_SHARED_2(like_train_k4, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *codebook13, vae_real *t16) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t k = 0; k < 6; k++) {
        t16[k] = 0.0f;
    }
    for (size_t j = 0; j < 2; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 6; k++) {
            t16[k] += codebook13[j * 6 + k] * codebook13[j * 6 + k];
        }
    }
}

// codebooks.vae:5  posterior heads (added by the compiler)
// kernel 4, train: loop over [2, 6]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->param + 160, s->arena + 8880);
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   t14: [n, 4, 6]
//   t19: [n, 4, 6]
//   t16: [1, 6]
//   t21: [n, 4, 1]
VAE_SHARED_2(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *t14,
    vae_real *t19, const vae_real *t16, vae_real *t21) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t21_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t21_sum)
            for (size_t k = 0; k < 6; k++) {
                const vae_real v19 = 2.0f * t14[i * 24 + j * 6 + k] - t16[k];
                t19[i * 24 + j * 6 + k] = v19;
                t21_sum = vae_max(t21_sum, v19);
            }
            t21[i * 4 + j] = t21_sum;
        }
    }
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   t24: [6]
VAE_SHARED_1(like_train_k6, const VaeState *s, int tile, vae_real *scratch, vae_real *t24) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 6; j++) {
        const vae_real v20 = (vae_real)(j);
        t24[j] = -v20;
    }
}

// codebooks.vae:5  posterior heads (added by the compiler)
// kernel 6, train: loop over [6]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->arena + 8864);
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   t21: [n, 4, 1]
//   t19: [n, 4, 6]
//   t24: [6]
//   t26: [n, 4, 1]
VAE_SHARED_1(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *t21,
    const vae_real *t19, const vae_real *t24, vae_real *t26) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t26_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t26_sum)
            for (size_t k = 0; k < 6; k++) {
                const vae_real v25 = vae_where(t21[i * 4 + j] - t19[i * 24 + j * 6 + k], (-6.0f), t24[k]);
                t26_sum = vae_max(t26_sum, v25);
            }
            t26[i * 4 + j] = t26_sum;
        }
    }
}

// codebooks.vae:5  posterior heads (added by the compiler)
// kernel 8, train: loop over rows of [4, 6]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t26 = s->arena + 8144; // [n, 4, 1]
    vae_real *t33 = s->arena + 1632; // [n, 4, 6]
    vae_real *t178 = s->arena + 7424; // [n, 1, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 6; k++) {
            t178[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v20 = (vae_real)(k);
                const vae_real v33 = 1.0f - vae_step(vae_abs(v20 + t26[i * 4 + j]) - 0.5f);
                t33[i * 24 + j * 6 + k] = v33;
                t178[i * 6 + k] += v33;
            }
        }
    }
}

// codebooks.vae:5  posterior heads (added by the compiler)
// codebooks.vae:12  posterior heads (added by the compiler)
// kernel 9, train: product by panels over rows of [4, 2]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t33 = s->arena + 1632; // [n, 4, 6]
    const vae_real *codebook13 = s->param + 160; // [2, 6]
    vae_real *t34 = s->arena + 7152; // [n, 4, 2]
    vae_real *t36 = s->arena + 7056; // [n, 4, 2]
    const vae_real *t11 = s->arena + 7248; // [n, 4, 2]
    vae_real *t39 = s->arena + 8848; // [n, 1, 1]
    vae_gemm_nt((int)(end - begin) * 4, 2, 6, t33 + begin * 24, 6, codebook13, 6, t34 + begin * 8, 2);
    for (size_t i = begin; i < end; i++) {
        vae_real t39_sum = 0.0f;
        VAE_SIMD_SUM(t39_sum)
        for (size_t j = 0; j < 8; j++) {
            const vae_real v34 = t34[i * 8 + j];
            const vae_real v36 = t11[i * 8 + j] - v34;
            t36[i * 8 + j] = v36;
            t39_sum += 0.25f * (v36 * v36);
        }
        t39[i] = t39_sum;
    }
}

// What kernel 10 of train and 5 others do, each with buffers of its own:
//   t42: [n, 4, 2]
//   codebook44: [2, 4]
//   t45: [n, 4, 4]
VAE_SHARED_2(like_train_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *t42,
    const vae_real *codebook44, vae_real *t45) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_gemm_nn((int)(end - begin) * 4, 4, 2, t42 + begin * 8, 2, codebook44, 4, t45 + begin * 16, 4);
}

// What kernel 11 of train and 5 others do, each with buffers of its own:
//   codebook44: [2, 4]
//   t47: [1, 4]
VAE_SHARED_1(like_train_k11, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *codebook44, vae_real *t47) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t k = 0; k < 4; k++) {
        t47[k] = 0.0f;
    }
    for (size_t j = 0; j < 2; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 4; k++) {
            t47[k] += codebook44[j * 4 + k] * codebook44[j * 4 + k];
        }
    }
}

// codebooks.vae:6  posterior heads (added by the compiler)
// kernel 11, train: loop over [2, 4]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->param + 80, s->arena + 8832);
}

// What kernel 12 of train and 5 others do, each with buffers of its own:
//   t45: [n, 4, 4]
//   t49: [n, 4, 4]
//   t47: [1, 4]
//   t52: [n, 4, 1]
VAE_SHARED_1(like_train_k12, const VaeState *s, int tile, vae_real *scratch, const vae_real *t45,
    vae_real *t49, const vae_real *t47, vae_real *t52) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t52_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t52_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v49 = 2.0f * t45[i * 16 + j * 4 + k] - t47[k];
                t49[i * 16 + j * 4 + k] = v49;
                t52_sum = vae_max(t52_sum, v49);
            }
            t52[i * 4 + j] = t52_sum;
        }
    }
}

// What kernel 13 of train and 2 others do, each with buffers of its own:
//   t55: [4]
VAE_SHARED_2(like_train_k13, const VaeState *s, int tile, vae_real *scratch, vae_real *t55) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        const vae_real v50 = (vae_real)(j);
        t55[j] = -v50;
    }
}

// codebooks.vae:6  posterior heads (added by the compiler)
// kernel 13, train: loop over [4]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k13(s, tile, scratch, s->arena + 8816);
}

// What kernel 14 of train and 5 others do, each with buffers of its own:
//   t52: [n, 4, 1]
//   t49: [n, 4, 4]
//   t55: [4]
//   t57: [n, 4, 1]
VAE_SHARED_2(like_train_k14, const VaeState *s, int tile, vae_real *scratch, const vae_real *t52,
    const vae_real *t49, const vae_real *t55, vae_real *t57) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t57_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t57_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v56 = vae_where(t52[i * 4 + j] - t49[i * 16 + j * 4 + k], (-4.0f), t55[k]);
                t57_sum = vae_max(t57_sum, v56);
            }
            t57[i * 4 + j] = t57_sum;
        }
    }
}

// What kernel 15 of train and 3 others do, each with buffers of its own:
//   t57: [n, 4, 1]
//   t62: [n, 4, 4]
VAE_SHARED_2(like_train_k15, const VaeState *s, int tile, vae_real *scratch, const vae_real *t57,
    vae_real *t62) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v50 = (vae_real)(k);
                t62[i * 16 + j * 4 + k] = 1.0f - vae_step(vae_abs(v50 + t57[i * 4 + j]) - 0.5f);
            }
        }
    }
}

// codebooks.vae:6  posterior heads (added by the compiler)
// codebooks.vae:12  posterior heads (added by the compiler)
// kernel 16, train: product by panels over rows of [4, 2]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t62 = s->arena + 3936; // [n, 4, 4]
    const vae_real *codebook44 = s->param + 80; // [2, 4]
    vae_real *t63 = s->arena + 6864; // [n, 4, 2]
    vae_real *t64 = s->arena + 6768; // [n, 4, 2]
    const vae_real *t42 = s->arena + 6960; // [n, 4, 2]
    vae_real *t68 = s->arena + 8800; // [n, 1, 1]
    vae_gemm_nt((int)(end - begin) * 4, 2, 4, t62 + begin * 16, 4, codebook44, 4, t63 + begin * 8, 2);
    for (size_t i = begin; i < end; i++) {
        vae_real t68_sum = 0.0f;
        VAE_SIMD_SUM(t68_sum)
        for (size_t j = 0; j < 8; j++) {
            const vae_real v63 = t63[i * 8 + j];
            const vae_real v64 = t42[i * 8 + j] - v63;
            t64[i * 8 + j] = v64;
            const vae_real v65 = v64 * v64;
            t68_sum += v65 + 0.25f * v65;
        }
        t68[i] = t68_sum;
    }
}

// codebooks.vae:6  posterior heads (added by the compiler)
// kernel 18, train: loop over [2, 4]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->param + 96, s->arena + 8784);
}

// codebooks.vae:6  posterior heads (added by the compiler)
// codebooks.vae:12  posterior heads (added by the compiler)
// kernel 22, train: product by panels over rows of [4, 2]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t84 = s->arena + 3360; // [n, 4, 4]
    const vae_real *codebook70 = s->param + 96; // [2, 4]
    vae_real *t86 = s->arena + 6672; // [n, 4, 2]
    const vae_real *t63 = s->arena + 6864; // [n, 4, 2]
    vae_real *t87 = s->arena + 6576; // [n, 4, 2]
    const vae_real *t64 = s->arena + 6768; // [n, 4, 2]
    vae_real *t91 = s->arena + 8768; // [n, 1, 1]
    vae_gemm_nt((int)(end - begin) * 4, 2, 4, t84 + begin * 16, 4, codebook70, 4, t86 + begin * 8, 2);
    for (size_t i = begin; i < end; i++) {
        vae_real t91_sum = 0.0f;
        VAE_SIMD_SUM(t91_sum)
        for (size_t j = 0; j < 8; j++) {
            const vae_real v85 = t86[i * 8 + j];
            t86[i * 8 + j] = t63[i * 8 + j] + v85;
            const vae_real v87 = t64[i * 8 + j] - v85;
            t87[i * 8 + j] = v87;
            const vae_real v88 = v87 * v87;
            t91_sum += v88 + 0.25f * v88;
        }
        t91[i] = t91_sum;
    }
}

// kernel 23, train: loop over rows of [1]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_real *t213 = s->arena + 8352; // [n, 1, 1]
    vae_real *d249 = s->arena + 8256; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v196 = (vae_real)(i);
        t213[i] = 4.0f * v196;
        d249[i] = inv_n;
    }
}

// What kernel 24 of train and 3 others do, each with buffers of its own:
//   t95: [n, 2, 2, 3]
//   t94: [n, 2, 2, 3] in rows of 7
VAE_SHARED_1(like_train_k24, const VaeState *s, int tile, vae_real *scratch, vae_real *t95,
    const vae_real *t94) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t95[i * 12 + j * 3 + k] = t94[i * 28 + j * 7 + k];
            }
        }
    }
}

// What kernel 25 of train and 2 others do, each with buffers of its own:
//   t95: [n, 4, 3]
//   t98: [n, 4, 1]
VAE_SHARED_1(like_train_k25, const VaeState *s, int tile, vae_real *scratch, const vae_real *t95,
    vae_real *t98) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t98_sum = 0.0f;
            VAE_SIMD_SUM(t98_sum)
            for (size_t k = 0; k < 3; k++) {
                t98_sum += t95[i * 12 + j * 3 + k] * t95[i * 12 + j * 3 + k];
            }
            t98[i * 4 + j] = t98_sum;
        }
    }
}

// What kernel 26 of train and 2 others do, each with buffers of its own:
//   t98: [n, 4, 1]
//   t101: [n, 4, 1]
VAE_SHARED_1(like_train_k26, const VaeState *s, int tile, vae_real *scratch, const vae_real *t98,
    vae_real *t101) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t101[i * 4 + j] = vae_sqrt(t98[i * 4 + j] + 1e-12f);
        }
    }
}

// What kernel 27 of train and 2 others do, each with buffers of its own:
//   t102: [n, 4, 3]
//   t95: [n, 4, 3]
//   t101: [n, 4, 1]
VAE_SHARED_2(like_train_k27, const VaeState *s, int tile, vae_real *scratch, vae_real *t102,
    const vae_real *t95, const vae_real *t101) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t102[i * 12 + j * 3 + k] = t95[i * 12 + j * 3 + k] / t101[i * 4 + j];
            }
        }
    }
}

// What kernel 28 of train and 3 others do, each with buffers of its own:
//   codebook103: [3, 5]
//   t105: [1, 5]
VAE_SHARED_2(like_train_k28, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *codebook103, vae_real *t105) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t k = 0; k < 5; k++) {
        t105[k] = 0.0f;
    }
    for (size_t j = 0; j < 3; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 5; k++) {
            t105[k] += codebook103[j * 5 + k] * codebook103[j * 5 + k];
        }
    }
}

// What kernel 29 of train and 3 others do, each with buffers of its own:
//   t105: [1, 5]
//   t107: [1, 5]
VAE_SHARED_1(like_train_k29, const VaeState *s, int tile, vae_real *scratch, const vae_real *t105,
    vae_real *t107) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 5; j++) {
        t107[j] = vae_sqrt(t105[j] + 1e-12f);
    }
}

// What kernel 30 of train and 2 others do, each with buffers of its own:
//   t108: [3, 5]
//   codebook103: [3, 5]
//   t107: [1, 5]
//   t111: [1, 5]
VAE_SHARED_1(like_train_k30, const VaeState *s, int tile, vae_real *scratch, vae_real *t108,
    const vae_real *codebook103, const vae_real *t107, vae_real *t111) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t k = 0; k < 5; k++) {
        t111[k] = 0.0f;
    }
    for (size_t j = 0; j < 3; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 5; k++) {
            const vae_real v108 = codebook103[j * 5 + k] / t107[k];
            t108[j * 5 + k] = v108;
            t111[k] += v108 * v108;
        }
    }
}

// What kernel 31 of train and 2 others do, each with buffers of its own:
//   t102: [n, 4, 3]
//   t108: [3, 5]
//   t113: [n, 4, 5]
//   t111: [1, 5]
//   t115: [n, 4, 1]
VAE_SHARED_1(like_train_k31, const VaeState *s, int tile, vae_real *scratch, const vae_real *t102,
    const vae_real *t108, vae_real *t113, const vae_real *t111, vae_real *t115) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_gemm_nn((int)(end - begin) * 4, 5, 3, t102 + begin * 12, 3, t108, 5, t113 + begin * 20, 5);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t115_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t115_sum)
            for (size_t k = 0; k < 5; k++) {
                const vae_real v109 = t113[i * 20 + j * 5 + k];
                const vae_real v113 = 2.0f * v109 - t111[k];
                t113[i * 20 + j * 5 + k] = v113;
                t115_sum = vae_max(t115_sum, v113);
            }
            t115[i * 4 + j] = t115_sum;
        }
    }
}

// What kernel 32 of train and 2 others do, each with buffers of its own:
//   t118: [5]
VAE_SHARED_1(like_train_k32, const VaeState *s, int tile, vae_real *scratch, vae_real *t118) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 5; j++) {
        const vae_real v114 = (vae_real)(j);
        t118[j] = -v114;
    }
}

// codebooks.vae:7  posterior heads (added by the compiler)
// kernel 32, train: loop over [5]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k32(s, tile, scratch, s->arena + 8688);
}

// What kernel 33 of train and 2 others do, each with buffers of its own:
//   t115: [n, 4, 1]
//   t113: [n, 4, 5]
//   t118: [5]
//   t120: [n, 4, 1]
VAE_SHARED_2(like_train_k33, const VaeState *s, int tile, vae_real *scratch, const vae_real *t115,
    const vae_real *t113, const vae_real *t118, vae_real *t120) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t120_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t120_sum)
            for (size_t k = 0; k < 5; k++) {
                const vae_real v119 = vae_where(t115[i * 4 + j] - t113[i * 20 + j * 5 + k], (-5.0f), t118[k]);
                t120_sum = vae_max(t120_sum, v119);
            }
            t120[i * 4 + j] = t120_sum;
        }
    }
}

// codebooks.vae:7  posterior heads (added by the compiler)
// kernel 34, train: loop over rows of [4, 5]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t120 = s->arena + 7760; // [n, 4, 1]
    vae_real *t125 = s->arena + 2496; // [n, 4, 5]
    vae_real *t234 = s->arena + 7504; // [n, 1, 5]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 5; k++) {
            t234[i * 5 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                const vae_real v114 = (vae_real)(k);
                const vae_real v125 = 1.0f - vae_step(vae_abs(v114 + t120[i * 4 + j]) - 0.5f);
                t125[i * 20 + j * 5 + k] = v125;
                t234[i * 5 + k] += v125;
            }
        }
    }
}

// codebooks.vae:7  posterior heads (added by the compiler)
// codebooks.vae:12  posterior heads (added by the compiler)
// kernel 35, train: product by panels over rows of [4, 3]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t125 = s->arena + 2496; // [n, 4, 5]
    const vae_real *t108 = s->arena + 8720; // [3, 5]
    vae_real *t126 = s->arena + 5472; // [n, 4, 3]
    vae_real *t127 = s->arena + 5328; // [n, 4, 3]
    const vae_real *t102 = s->arena + 5616; // [n, 4, 3]
    vae_real *t130 = s->arena + 8672; // [n, 1, 1]
    vae_gemm_nt((int)(end - begin) * 4, 3, 5, t125 + begin * 20, 5, t108, 5, t126 + begin * 12, 3);
    for (size_t i = begin; i < end; i++) {
        vae_real t130_sum = 0.0f;
        VAE_SIMD_SUM(t130_sum)
        for (size_t j = 0; j < 12; j++) {
            const vae_real v126 = t126[i * 12 + j];
            const vae_real v127 = t102[i * 12 + j] - v126;
            t127[i * 12 + j] = v127;
            t130_sum += 0.5f * (v127 * v127);
        }
        t130[i] = t130_sum;
    }
}

// codebooks.vae:5  sampling and KL
// kernel 36, train: loop over rows of [4]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_real *t135 = s->arena + 8656; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t135_sum = 0.0f;
        VAE_SIMD_SUM(t135_sum)
        for (size_t j = 0; j < 4; j++) {
            t135_sum += 1.79175947f;
        }
        t135[i] = t135_sum;
    }
}

// codebooks.vae:6  sampling and KL
// kernel 37, train: loop over rows of [4]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_real *t139 = s->arena + 8640; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t139_sum = 0.0f;
        VAE_SIMD_SUM(t139_sum)
        for (size_t j = 0; j < 4; j++) {
            t139_sum += 2.77258872f;
        }
        t139[i] = t139_sum;
    }
}

// codebooks.vae:7  sampling and KL
// kernel 38, train: loop over rows of [4]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_real *t144 = s->arena + 8624; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t144_sum = 0.0f;
        VAE_SIMD_SUM(t144_sum)
        for (size_t j = 0; j < 4; j++) {
            t144_sum += 1.60943791f;
        }
        t144[i] = t144_sum;
    }
}

// What kernel 39 of train and 7 others do, each with buffers of its own:
//   t146: [n, 2, 2, 2] in rows of 7
//   t34: [n, 2, 2, 2]
VAE_SHARED_2(like_train_k39, const VaeState *s, int tile, vae_real *scratch, vae_real *t146,
    const vae_real *t34) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t146[i * 28 + j * 7 + k] = t34[i * 8 + j * 2 + k];
            }
        }
    }
}

// What kernel 41 of train and 3 others do, each with buffers of its own:
//   t148: [n, 2, 2, 3] in rows of 7
//   t126: [n, 2, 2, 3]
VAE_SHARED_2(like_train_k41, const VaeState *s, int tile, vae_real *scratch, vae_real *t148,
    const vae_real *t126) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t148[i * 28 + j * 7 + k] = t126[i * 12 + j * 3 + k];
            }
        }
    }
}

// codebooks.vae:10  deconv(1, kernel=2, stride=2)
// codebooks.vae:12  likelihood = bernoulli
// codebooks.vae:12  gradient of likelihood = bernoulli
// codebooks.vae:12  gradient of deconv(1, kernel=2, stride=2)
// kernel 42, train: product by panels over rows of [4, 4, 1]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *z149 = s->arena + 672; // [n, 2, 2, 7]
    const vae_real *w150 = s->param + 112; // [2, 2, 1, 7]
    vae_real *d252 = s->arena + 3168; // [n, 16]
    const vae_real *b152 = s->param + 144; // [1]
    const vae_real *x0 = s->arena + 4704; // [n, 16]
    vae_real *t159 = s->arena + 8608; // [n, 1]
    vae_real *d254 = s->arena + 8240; // [n, 1, 1, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    static const VaeConv conv151 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 2, .out_width = 2, .out_channels = 7,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 7
    };
    vae_conv_t(&conv151, (int)(end - begin), z149 + begin * 28, w150, d252 + begin * 16, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t159_sum = 0.0f;
        vae_real d254_sum = 0.0f;
        VAE_SIMD_SUM(t159_sum, d254_sum)
        for (size_t j = 0; j < 16; j++) {
            const vae_real v151 = d252[i * 16 + j];
            const vae_real v153 = v151 + b152[0];
            t159_sum += vae_softplus(v153) - x0[i * 16 + j] * v153;
            const vae_real v252 = inv_n * (vae_sigmoid(v153) - x0[i * 16 + j]);
            d252[i * 16 + j] = v252;
            d254_sum += v252;
        }
        t159[i] = t159_sum;
        d254[i] = d254_sum;
    }
}

// codebooks.vae:6  posterior heads (added by the compiler)
// kernel 43, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *t68 = s->arena + 8800; // [n, 1]
    const vae_real *t91 = s->arena + 8768; // [n, 1]
    const vae_real *t135 = s->arena + 8656; // [n, 1]
    const vae_real *t139 = s->arena + 8640; // [n, 1]
    const vae_real *t144 = s->arena + 8624; // [n, 1]
    vae_real *t161 = s->arena + 8592; // [1]
    const vae_real *t159 = s->arena + 8608; // [n, 1]
    vae_real *t163 = s->arena + 8560; // [1]
    vae_real *t168 = s->arena + 8528; // [1]
    const vae_real *t39 = s->arena + 8848; // [n, 1]
    vae_real *t171 = s->arena + 8512; // [1]
    vae_real *t174 = s->arena + 8496; // [1]
    const vae_real *t130 = s->arena + 8672; // [n, 1]
    const vae_real *u197 = s->arena + 8400; // [n, 1]
    vae_real *t202 = s->arena + 8384; // [1]
    vae_real t161_sum = 0.0f;
    vae_real t163_sum = 0.0f;
    vae_real t168_sum = 0.0f;
    vae_real t171_sum = 0.0f;
    vae_real t174_sum = 0.0f;
    vae_real t202_sum = 0.0f;
    VAE_SIMD_SUM(t161_sum, t163_sum, t168_sum, t171_sum, t174_sum, t202_sum)
    for (size_t i = 0; i < rows; i++) {
        const vae_real v196 = (vae_real)(i);
        t161_sum += t159[i];
        t163_sum += t135[i] + t139[i] + t144[i];
        t168_sum += t39[i];
        t171_sum += t68[i] + t91[i];
        t174_sum += t130[i];
        t202_sum += u197[i] * (1.0f - vae_step(v196 - 0.5f));
    }
    t161[0] = t161_sum;
    t163[0] = t163_sum;
    t168[0] = t168_sum;
    t171[0] = t171_sum;
    t174[0] = t174_sum;
    t202[0] = t202_sum;
}

// kernel 44, train: loop over [1]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t162 = s->arena + 8576; // [1]
    const vae_real *t161 = s->arena + 8592; // [1]
    vae_real *t164 = s->arena + 8544; // [1]
    const vae_real *t163 = s->arena + 8560; // [1]
    const vae_real *t168 = s->arena + 8528; // [1]
    const vae_real *t171 = s->arena + 8512; // [1]
    const vae_real *t174 = s->arena + 8496; // [1]
    vae_real *t176 = s->arena + 8480; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v162 = t161[0] * inv_n;
    t162[0] = v162;
    const vae_real v164 = t163[0] * inv_n;
    t164[0] = v164;
    t176[0] = v162 + beta * v164 + t168[0] * inv_n + t171[0] * inv_n + t174[0] * inv_n;
}

// What kernel 45 of train and 1 other do, each with buffers of its own:
//   t180: [6]
//   t178: [n, 6]
VAE_SHARED_1(like_train_k45, const VaeState *s, int tile, vae_real *scratch, vae_real *t180,
    const vae_real *t178) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 6; j++) {
        t180[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t180[j] += t178[i * 6 + j];
        }
    }
}

// What kernel 46 of train and 1 other do, each with buffers of its own:
//   t11: [n, 4, 2]
//   t33: [n, 4, 6]
//   t182: [2, 6]
VAE_SHARED_2(like_train_k46, const VaeState *s, int tile, vae_real *scratch, const vae_real *t11,
    const vae_real *t33, vae_real *t182) {
    (void)scratch;
    (void)tile;
    vae_gemm_tn(2, 6, s->n * 4, t11, 2, t33, 6, t182, 6);
}

// kernel 46, train: weight gradient over [2, 6]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k46(s, tile, scratch, s->arena + 7248, s->arena + 1632, s->arena + 8448);
}

// kernel 47, train: loop over [6]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t177 = s->param + 192; // [6]
    const vae_real *t180 = s->arena + 8464; // [6]
    vae_real *t188 = s->arena + 8432; // [6]
    VAE_SIMD
    for (size_t j = 0; j < 6; j++) {
        t188[j] = vae_max(0.99f * t177[j] + 0.01f * t180[j], 1e-20f);
    }
}

// kernel 48, train: loop over [2, 6]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t180 = s->arena + 8464; // [6]
    const vae_real *codebook13 = s->param + 160; // [2, 6]
    const vae_real *t182 = s->arena + 8448; // [2, 6]
    const vae_real *t188 = s->arena + 8432; // [6]
    vae_real *t193 = s->arena + 8416; // [2, 6]
    for (size_t j = 0; j < 2; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 6; k++) {
            const vae_real v191 = 0.01f * (t182[j * 6 + k] - t180[k] * codebook13[j * 6 + k]);
            t193[j * 6 + k] = codebook13[j * 6 + k] + v191 / t188[k];
        }
    }
}

// kernel 49, train: loop over [6]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t202 = s->arena + 8384; // [1]
    vae_real *t209 = s->arena + 8368; // [6]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c195 = 4.0f / inv_n;
    VAE_SIMD
    for (size_t j = 0; j < 6; j++) {
        const vae_real v20 = (vae_real)(j);
        const vae_real v205 = t202[0] + 0.166666667f * v20;
        t209[j] = c195 * (v205 - vae_step(v205 - 1.0f));
    }
}

// kernel 50, train: loop over rows of [4, 1]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_real *t214 = s->arena + 7712; // [n, 4, 1]
    const vae_real *t213 = s->arena + 8352; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v210 = (vae_real)(j);
            t214[i * 4 + j] = t213[i] + v210;
        }
    }
}

// kernel 51, train: loop over rows of [4, 6]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t209 = s->arena + 8368; // [6]
    const vae_real *t214 = s->arena + 7712; // [n, 4, 1]
    vae_real *t220 = s->arena + 1344; // [n, 4, 6]
    vae_real *t221 = s->arena + 7344; // [n, 1, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 6; k++) {
            t221[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v215 = t209[k] - t214[i * 4 + j];
                const vae_real v220 = vae_step(v215) * (1.0f - vae_step(v215 - 1.0f));
                t220[i * 24 + j * 6 + k] = v220;
                t221[i * 6 + k] += v220;
            }
        }
    }
}

// kernel 53, train: loop over [6]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t188 = s->arena + 8432; // [6]
    vae_real *t228 = s->arena + 8320; // [6]
    const vae_real *t223 = s->arena + 8336; // [6]
    vae_real *t231 = s->param + 192; // [6]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c225 = 0.0333333333f / inv_n;
    const vae_real c229 = 0.666666667f / inv_n;
    VAE_SIMD
    for (size_t j = 0; j < 6; j++) {
        const vae_real v228 = vae_step(c225 - t188[j]) * t223[j];
        t228[j] = v228;
        t231[j] = vae_where(v228, c229, t188[j]);
    }
}

// kernel 54, train: weight gradient over [2, 6]
VAE_KERNEL void train_k54(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k46(s, tile, scratch, s->arena + 7248, s->arena + 1344, s->arena + 8304);
}

// kernel 55, train: loop over [2, 6]
VAE_KERNEL void train_k55(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t232 = s->param + 160; // [2, 6]
    const vae_real *t228 = s->arena + 8320; // [6]
    const vae_real *t230 = s->arena + 8304; // [2, 6]
    const vae_real *t193 = s->arena + 8416; // [2, 6]
    for (size_t j = 0; j < 2; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 6; k++) {
            t232[j * 6 + k] = vae_where(t228[k], t230[j * 6 + k], t193[j * 6 + k]);
        }
    }
}

// kernel 56, train: sum over the batch over rows of [5]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t236 = s->arena + 8288; // [5]
    const vae_real *t234 = s->arena + 7504; // [n, 5]
    for (size_t j = 0; j < 5; j++) {
        t236[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t236[j] += t234[i * 5 + j];
        }
    }
}

// kernel 57, train: weight gradient over [3, 5]
VAE_KERNEL void train_k57(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *t102 = s->arena + 5616; // [n, 4, 3]
    const vae_real *t125 = s->arena + 2496; // [n, 4, 5]
    vae_real *t238 = s->arena + 8272; // [3, 5]
    vae_gemm_tn(3, 5, s->n * 4, t102, 3, t125, 5, t238, 5);
}

// kernel 58, train: loop over [5]
VAE_KERNEL void train_k58(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t233 = s->param + 208; // [5]
    const vae_real *t236 = s->arena + 8288; // [5]
    vae_real *t243 = s->param + 208; // [5]
    VAE_SIMD
    for (size_t j = 0; j < 5; j++) {
        t243[j] = vae_max(0.9f * t233[j] + 0.1f * t236[j], 1e-20f);
    }
}

// kernel 59, train: loop over [3, 5]
VAE_KERNEL void train_k59(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t236 = s->arena + 8288; // [5]
    const vae_real *codebook103 = s->param + 176; // [3, 5]
    const vae_real *t238 = s->arena + 8272; // [3, 5]
    const vae_real *t243 = s->param + 208; // [5]
    vae_real *t248 = s->param + 176; // [3, 5]
    for (size_t j = 0; j < 3; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 5; k++) {
            const vae_real v246 = 0.1f * (t238[j * 5 + k] - t236[k] * codebook103[j * 5 + k]);
            t248[j * 5 + k] = codebook103[j * 5 + k] + v246 / t243[k];
        }
    }
}

// codebooks.vae:12  gradient of deconv(1, kernel=2, stride=2)
// kernel 60, train: sum over the batch over rows of [1, 1, 1]
VAE_KERNEL void train_k60(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param255 = s->grad + 144; // [1, 1, 1]
    const vae_real *d254 = s->arena + 8240; // [n, 1, 1, 1]
    vae_real d_param255_sum = 0.0f;
    VAE_SIMD_SUM(d_param255_sum)
    for (size_t i = 0; i < rows; i++) {
        d_param255_sum += d254[i];
    }
    d_param255[0] = d_param255_sum;
}

// codebooks.vae:10  gradient of deconv(1, kernel=2, stride=2)
// kernel 61, train: weight gradient over [2, 2, 1, 7]
VAE_KERNEL void train_k61(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *d252 = s->arena + 3168; // [n, 4, 4, 1]
    const vae_real *z149 = s->arena + 672; // [n, 2, 2, 7]
    vae_real *d_param257 = s->grad + 112; // [2, 2, 1, 7]
    static const VaeConv conv257 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 2, .out_width = 2, .out_channels = 7,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 7
    };
    vae_conv_w(&conv257, s->n, d252, z149, d_param257, tile, scratch);
}

// codebooks.vae:10  gradient of deconv(1, kernel=2, stride=2)
// kernel 62, train: product by panels over rows of [2, 2, 7]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *d252 = s->arena + 3168; // [n, 4, 4, 1]
    const vae_real *w150 = s->param + 112; // [2, 2, 1, 7]
    vae_real *d258 = s->arena + 336; // [n, 2, 2, 7]
    static const VaeConv conv258 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 2, .out_width = 2, .out_channels = 7,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 7
    };
    vae_conv(&conv258, (int)(end - begin), d252 + begin * 16, w150, d258 + begin * 28, scratch);
}

// codebooks.vae:7  gradient of posterior heads (added by the compiler)
// kernel 65, train: loop over rows of [4, 3]
VAE_KERNEL void train_k65(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *d249 = s->arena + 8256; // [n, 1, 1]
    const vae_real *t127 = s->arena + 5328; // [n, 4, 3]
    const vae_real *t266 = s->arena + 5184; // [n, 4, 3]
    vae_real *d269 = s->arena + 5040; // [n, 4, 3]
    const vae_real *t101 = s->arena + 7856; // [n, 4, 1]
    const vae_real *t102 = s->arena + 5616; // [n, 4, 3]
    vae_real *d272 = s->arena + 7664; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real d272_sum = 0.0f;
            VAE_SIMD_SUM(d272_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v268 = d249[i] * t127[i * 12 + j * 3 + k] + t266[i * 12 + j * 3 + k];
                const vae_real v269 = v268 / t101[i * 4 + j];
                d269[i * 12 + j * 3 + k] = v269;
                d272_sum += -(v269 * t102[i * 12 + j * 3 + k]);
            }
            d272[i * 4 + j] = d272_sum;
        }
    }
}

// codebooks.vae:7  gradient of posterior heads (added by the compiler)
// kernel 66, train: loop over rows of [4, 1]
VAE_KERNEL void train_k66(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *d272 = s->arena + 7664; // [n, 4, 1]
    vae_real *d274 = s->arena + 7616; // [n, 4, 1]
    const vae_real *t101 = s->arena + 7856; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d274[i * 4 + j] = 0.5f * d272[i * 4 + j] / t101[i * 4 + j];
        }
    }
}

// codebooks.vae:7  gradient of posterior heads (added by the compiler)
// kernel 67, train: loop over rows of [4, 3]
VAE_KERNEL void train_k67(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *d274 = s->arena + 7616; // [n, 4, 1]
    const vae_real *t95 = s->arena + 5760; // [n, 4, 3]
    vae_real *d278 = s->arena + 4896; // [n, 4, 3]
    const vae_real *d269 = s->arena + 5040; // [n, 4, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d278[i * 12 + j * 3 + k] = d269[i * 12 + j * 3 + k] + 2.0f * d274[i * 4 + j] * t95[i * 12 + j * 3 + k];
            }
        }
    }
}

// codebooks.vae:12  gradient of posterior heads (added by the compiler)
// codebooks.vae:6  gradient of posterior heads (added by the compiler)
// codebooks.vae:5  gradient of posterior heads (added by the compiler)
// kernel 68, train: loop over rows of [4, 2]
VAE_KERNEL void train_k68(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *d249 = s->arena + 8256; // [n, 1, 1]
    const vae_real *t87 = s->arena + 6576; // [n, 4, 2]
    vae_real *d285 = s->arena + 6384; // [n, 4, 2]
    const vae_real *t64 = s->arena + 6768; // [n, 4, 2]
    vae_real *d290 = s->arena + 6288; // [n, 4, 2]
    vae_real *d294 = s->arena + 6096; // [n, 4, 2]
    const vae_real *t292 = s->arena + 6192; // [n, 4, 2]
    const vae_real *t36 = s->arena + 7056; // [n, 4, 2]
    vae_real *d298 = s->arena + 6000; // [n, 8]
    const vae_real *t262 = s->arena + 6480; // [n, 8]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v280 = d249[i];
            const vae_real v281 = 0.5f * v280;
            const vae_real v283 = 2.0f * v280;
            d285[i * 8 + j] = -(v283 * t87[i * 8 + j]);
            d290[i * 8 + j] = -(v283 * t64[i * 8 + j]);
            d294[i * 8 + j] = v281 * t87[i * 8 + j] + v281 * t64[i * 8 + j] + t292[i * 8 + j];
            d298[i * 8 + j] = t262[i * 8 + j] + v281 * t36[i * 8 + j];
        }
    }
}

// What kernel 69 of train and 1 other do, each with buffers of its own:
//   d285: [n, 4, 2]
//   t84: [n, 4, 4]
//   d_param286: [2, 4]
VAE_SHARED_2(like_train_k69, const VaeState *s, int tile, vae_real *scratch, const vae_real *d285,
    const vae_real *t84, vae_real *d_param286) {
    (void)scratch;
    (void)tile;
    vae_gemm_tn(2, 4, s->n * 4, d285, 2, t84, 4, d_param286, 4);
}

// codebooks.vae:6  gradient of posterior heads (added by the compiler)
// kernel 69, train: weight gradient over [2, 4]
VAE_KERNEL void train_k69(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k69(s, tile, scratch, s->arena + 6384, s->arena + 3360, s->grad + 96);
}

// codebooks.vae:6  gradient of posterior heads (added by the compiler)
// kernel 70, train: weight gradient over [2, 4]
VAE_KERNEL void train_k70(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k69(s, tile, scratch, s->arena + 6288, s->arena + 3936, s->grad + 80);
}

// codebooks.vae:5  gradient of posterior heads (added by the compiler)
// kernel 74, train: loop over rows of [2, 2, 7]
VAE_KERNEL void train_k74(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_real *d304 = s->arena + 5904; // [n, 1, 1, 7]
    const vae_real *d303 = s->arena + 0; // [n, 2, 2, 7]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 7; k++) {
            d304[i * 7 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 7; k++) {
                d304[i * 7 + k] += d303[i * 28 + j * 7 + k];
            }
        }
    }
}

// codebooks.vae:5  gradient of posterior heads (added by the compiler)
// kernel 75, train: sum over the batch over rows of [1, 1, 7]
VAE_KERNEL void train_k75(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param305 = s->grad + 64; // [1, 1, 7]
    const vae_real *d304 = s->arena + 5904; // [n, 1, 1, 7]
    for (size_t j = 0; j < 7; j++) {
        d_param305[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            d_param305[j] += d304[i * 7 + j];
        }
    }
}

// codebooks.vae:5  gradient of posterior heads (added by the compiler)
// kernel 76, train: weight gradient over [4, 7]
VAE_KERNEL void train_k76(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h5 = s->arena + 4512; // [n, 2, 2, 4]
    const vae_real *d303 = s->arena + 0; // [n, 2, 2, 7]
    vae_real *d_param307 = s->grad + 32; // [4, 7]
    vae_gemm_tn(4, 7, s->n * 4, h5, 4, d303, 7, d_param307, 7);
}

// codebooks.vae:5  gradient of posterior heads (added by the compiler)
// codebooks.vae:9  gradient of tanh
// codebooks.vae:9  gradient of conv(4, kernel=2, stride=2)
// kernel 77, train: product by panels over rows of [2, 2, 4]
VAE_KERNEL void train_k77(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *d303 = s->arena + 0; // [n, 2, 2, 7]
    const vae_real *w6 = s->param + 32; // [4, 7]
    vae_real *d311 = s->arena + 2976; // [n, 2, 2, 4]
    const vae_real *h5 = s->arena + 4512; // [n, 2, 2, 4]
    vae_real *d312 = s->arena + 7568; // [n, 1, 1, 4]
    vae_gemm_nt((int)(end - begin) * 4, 4, 7, d303 + begin * 28, 7, w6, 7, d311 + begin * 16, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d312[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v308 = d311[i * 16 + j * 4 + k];
                const vae_real v311 = v308 * (1.0f - h5[i * 16 + j * 4 + k] * h5[i * 16 + j * 4 + k]);
                d311[i * 16 + j * 4 + k] = v311;
                d312[i * 4 + k] += v311;
            }
        }
    }
}

// codebooks.vae:9  gradient of conv(4, kernel=2, stride=2)
// kernel 78, train: sum over the batch over rows of [1, 1, 4]
VAE_KERNEL void train_k78(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param313 = s->grad + 16; // [1, 1, 4]
    const vae_real *d312 = s->arena + 7568; // [n, 1, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d_param313[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param313[j] += d312[i * 4 + j];
        }
    }
}

// codebooks.vae:9  gradient of conv(4, kernel=2, stride=2)
// kernel 79, train: weight gradient over [2, 2, 1, 4]
VAE_KERNEL void train_k79(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *x0 = s->arena + 4704; // [n, 4, 4, 1]
    const vae_real *d311 = s->arena + 2976; // [n, 2, 2, 4]
    vae_real *d_param315 = s->grad + 0; // [2, 2, 1, 4]
    static const VaeConv conv315 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 2, .out_width = 2, .out_channels = 4,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 4
    };
    vae_conv_w(&conv315, s->n, x0, d311, d_param315, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // codebooks.vae:9  conv(4, kernel=2, stride=2)
    // codebooks.vae:9  tanh
    // kernel 0, train: product by panels over rows of [2, 2, 4]
    like_train_k0(s, tile, scratch, s->arena + 4704, s->param + 0, s->arena + 4512, s->param + 16);
    // codebooks.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [2, 2, 7]
    like_train_k1(s, tile, scratch, s->arena + 4512, s->param + 32, s->arena + 1008, s->param + 64);
    // kernel 2, train: loop over rows of [2, 2, 2]
    like_train_k2(s, tile, scratch, s->arena + 7248, s->arena + 1008, s->arena + 6960,
        s->arena + 1010);
    // codebooks.vae:5  posterior heads (added by the compiler)
    // kernel 3, train: product by panels over rows of [4, 6]
    like_train_k3(s, tile, scratch, s->arena + 7248, s->param + 160, s->arena + 2208);
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 10, train: product by panels over rows of [4, 4]
    like_train_k10(s, tile, scratch, s->arena + 6960, s->param + 80, s->arena + 4320);
    // kernel 24, train: loop over rows of [2, 2, 3]
    like_train_k24(s, tile, scratch, s->arena + 5760, s->arena + 1012);
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 25, train: loop over rows of [4, 3]
    like_train_k25(s, tile, scratch, s->arena + 5760, s->arena + 7904);
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 26, train: loop over rows of [4, 1]
    like_train_k26(s, tile, scratch, s->arena + 7904, s->arena + 7856);
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 27, train: loop over rows of [4, 3]
    like_train_k27(s, tile, scratch, s->arena + 5616, s->arena + 5760, s->arena + 7856);
}

// One thread does all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    train_k23(s, tile, scratch);
    train_k50(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u9(const VaeState *s, int tile, vae_real *scratch) {
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 28, train: loop over [3, 5]
    like_train_k28(s, tile, scratch, s->param + 176, s->arena + 8752);
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 29, train: loop over [1, 5]
    like_train_k29(s, tile, scratch, s->arena + 8752, s->arena + 8736);
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 30, train: loop over [3, 5]
    like_train_k30(s, tile, scratch, s->arena + 8720, s->param + 176, s->arena + 8736,
        s->arena + 8704);
}

// One thread does all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 12, train: loop over rows of [4, 4]
    like_train_k12(s, tile, scratch, s->arena + 4320, s->arena + 4128, s->arena + 8832,
        s->arena + 8096);
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 14, train: loop over rows of [4, 4]
    like_train_k14(s, tile, scratch, s->arena + 8096, s->arena + 4128, s->arena + 8816,
        s->arena + 8048);
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 15, train: loop over rows of [4, 4]
    like_train_k15(s, tile, scratch, s->arena + 8048, s->arena + 3936);
    train_k16(s, tile, scratch);
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 17, train: product by panels over rows of [4, 4]
    like_train_k10(s, tile, scratch, s->arena + 6768, s->param + 96, s->arena + 3744);
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 19, train: loop over rows of [4, 4]
    like_train_k12(s, tile, scratch, s->arena + 3744, s->arena + 3552, s->arena + 8784,
        s->arena + 8000);
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 20, train: loop over rows of [4, 4]
    like_train_k14(s, tile, scratch, s->arena + 8000, s->arena + 3552, s->arena + 8816,
        s->arena + 7952);
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 21, train: loop over rows of [4, 4]
    like_train_k15(s, tile, scratch, s->arena + 7952, s->arena + 3360);
    train_k22(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    // codebooks.vae:5  posterior heads (added by the compiler)
    // kernel 5, train: loop over rows of [4, 6]
    like_train_k5(s, tile, scratch, s->arena + 2208, s->arena + 1920, s->arena + 8880,
        s->arena + 8192);
    // codebooks.vae:5  posterior heads (added by the compiler)
    // kernel 7, train: loop over rows of [4, 6]
    like_train_k7(s, tile, scratch, s->arena + 8192, s->arena + 1920, s->arena + 8864,
        s->arena + 8144);
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
    // kernel 39, train: loop over rows of [2, 2, 2]
    like_train_k39(s, tile, scratch, s->arena + 672, s->arena + 7152);
    // kernel 45, train: sum over the batch over rows of [6]
    like_train_k45(s, tile, scratch, s->arena + 8464, s->arena + 7424);
    train_k47(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u10(const VaeState *s, int tile, vae_real *scratch) {
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 31, train: product by panels over rows of [4, 5]
    like_train_k31(s, tile, scratch, s->arena + 5616, s->arena + 8720, s->arena + 2736,
        s->arena + 8704, s->arena + 7808);
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 33, train: loop over rows of [4, 5]
    like_train_k33(s, tile, scratch, s->arena + 7808, s->arena + 2736, s->arena + 8688,
        s->arena + 7760);
    train_k34(s, tile, scratch);
    train_k35(s, tile, scratch);
    train_k56(s, tile, scratch);
    train_k58(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u15(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 40, train: loop over rows of [2, 2, 2]
    like_train_k39(s, tile, scratch, s->arena + 674, s->arena + 6672);
    // kernel 41, train: loop over rows of [2, 2, 3]
    like_train_k41(s, tile, scratch, s->arena + 676, s->arena + 5472);
}

// One thread does all of these.
VAE_KERNEL void train_u26(const VaeState *s, int tile, vae_real *scratch) {
    train_k62(s, tile, scratch);
    // kernel 63, train: loop over rows of [2, 2, 2]
    like_train_k2(s, tile, scratch, s->arena + 6480, s->arena + 336, s->arena + 6192,
        s->arena + 338);
    // kernel 64, train: loop over rows of [2, 2, 3]
    like_train_k24(s, tile, scratch, s->arena + 5184, s->arena + 340);
    train_k65(s, tile, scratch);
    train_k66(s, tile, scratch);
    train_k67(s, tile, scratch);
    train_k68(s, tile, scratch);
    // kernel 71, train: loop over rows of [2, 2, 2]
    like_train_k39(s, tile, scratch, s->arena + 0, s->arena + 6000);
    // kernel 72, train: loop over rows of [2, 2, 2]
    like_train_k39(s, tile, scratch, s->arena + 2, s->arena + 6096);
    // kernel 73, train: loop over rows of [2, 2, 3]
    like_train_k41(s, tile, scratch, s->arena + 4, s->arena + 4896);
    train_k74(s, tile, scratch);
    train_k75(s, tile, scratch);
    train_k77(s, tile, scratch);
    train_k78(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u17(const VaeState *s, int tile, vae_real *scratch) {
    train_k43(s, tile, scratch);
    train_k44(s, tile, scratch);
    train_k49(s, tile, scratch);
    train_k51(s, tile, scratch);
    // kernel 52, train: sum over the batch over rows of [6]
    like_train_k45(s, tile, scratch, s->arena + 8336, s->arena + 7344);
    train_k53(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u0, 1, {0}},
        {train_u8, 1, {0}},
        {train_k36, 1, {0}},
        {train_k37, 1, {0}},
        {train_k38, 1, {0}},
        {train_u9, 1, {0}},
        {train_k4, 1, {0}},
        {train_k11, 1, {0}},
        {train_k18, 1, {0}},
        {train_k6, 1, {0}},
        {train_k32, 1, {0}},
        {train_k13, 1, {0}}}, 12);
    vae_run(me, s, (VaeWork[]){
        {train_u5, 1, {0}},
        {train_u2, 1, {0}},
        {train_u10, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_u15, 1, {0}},
        {train_k57, 1, {0}},
        {train_k46, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_k42, (s->n + 3) / 4, {0}},
        {train_k59, 1, {0}},
        {train_k48, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_u26, 1, {0}},
        {train_u17, 1, {0}},
        {train_k61, 1, {0}},
        {train_k60, 1, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){
        {train_k76, 1, {0}},
        {train_k79, 1, {0}},
        {train_k54, 1, {0}},
        {train_k69, 1, {0}},
        {train_k70, 1, {0}}}, 5);
    vae_run_one(me, s, train_k55, 1);
}

// codebooks.vae:5  posterior heads (added by the compiler)
// kernel 4, eval: loop over [2, 6]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->param + 160, s->arena + 5424);
}

// codebooks.vae:5  posterior heads (added by the compiler)
// kernel 6, eval: loop over [6]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->arena + 5408);
}

// codebooks.vae:5  posterior heads (added by the compiler)
// kernel 8, eval: loop over rows of [4, 6]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t26 = s->arena + 5088; // [n, 4, 1]
    vae_real *t33 = s->arena + 672; // [n, 4, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v20 = (vae_real)(k);
                t33[i * 24 + j * 6 + k] = 1.0f - vae_step(vae_abs(v20 + t26[i * 4 + j]) - 0.5f);
            }
        }
    }
}

// What kernel 9 of eval and 1 other do, each with buffers of its own:
//   t33: [n, 4, 6]
//   codebook13: [2, 6]
//   t34: [n, 4, 2]
VAE_SHARED_1(like_eval_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *t33,
    const vae_real *codebook13, vae_real *t34) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_gemm_nt((int)(end - begin) * 4, 2, 6, t33 + begin * 24, 6, codebook13, 6, t34 + begin * 8, 2);
}

// codebooks.vae:6  posterior heads (added by the compiler)
// kernel 11, eval: loop over [2, 4]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->param + 80, s->arena + 5392);
}

// codebooks.vae:6  posterior heads (added by the compiler)
// kernel 13, eval: loop over [4]
VAE_KERNEL void eval_k13(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k13(s, tile, scratch, s->arena + 5376);
}

// What kernel 16 of eval and 1 other do, each with buffers of its own:
//   t55: [n, 4, 4]
//   codebook38: [2, 4]
//   t56: [n, 4, 2]
//   t57: [n, 4, 2]
//   t36: [n, 4, 2]
VAE_SHARED_1(like_eval_k16, const VaeState *s, int tile, vae_real *scratch, const vae_real *t55,
    const vae_real *codebook38, vae_real *t56, vae_real *t57, const vae_real *t36) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_gemm_nt((int)(end - begin) * 4, 2, 4, t55 + begin * 16, 4, codebook38, 4, t56 + begin * 8, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v56 = t56[i * 8 + j];
            t57[i * 8 + j] = t36[i * 8 + j] - v56;
        }
    }
}

// codebooks.vae:6  posterior heads (added by the compiler)
// kernel 18, eval: loop over [2, 4]
VAE_KERNEL void eval_k18(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->param + 96, s->arena + 5360);
}

// What kernel 22 of eval and 1 other do, each with buffers of its own:
//   t72: [n, 4, 4]
//   codebook58: [2, 4]
//   t74: [n, 4, 2]
//   t56: [n, 4, 2]
VAE_SHARED_2(like_eval_k22, const VaeState *s, int tile, vae_real *scratch, const vae_real *t72,
    const vae_real *codebook58, vae_real *t74, const vae_real *t56) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_gemm_nt((int)(end - begin) * 4, 2, 4, t72 + begin * 16, 4, codebook58, 4, t74 + begin * 8, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v73 = t74[i * 8 + j];
            t74[i * 8 + j] = t56[i * 8 + j] + v73;
        }
    }
}

// codebooks.vae:7  posterior heads (added by the compiler)
// kernel 31, eval: loop over [5]
VAE_KERNEL void eval_k31(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k32(s, tile, scratch, s->arena + 5280);
}

// codebooks.vae:7  posterior heads (added by the compiler)
// kernel 33, eval: loop over rows of [4, 5]
VAE_KERNEL void eval_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t101 = s->arena + 4704; // [n, 4, 1]
    vae_real *t106 = s->arena + 1536; // [n, 4, 5]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                const vae_real v95 = (vae_real)(k);
                t106[i * 20 + j * 5 + k] = 1.0f - vae_step(vae_abs(v95 + t101[i * 4 + j]) - 0.5f);
            }
        }
    }
}

// What kernel 34 of eval and 1 other do, each with buffers of its own:
//   t106: [n, 4, 5]
//   t89: [3, 5]
//   t107: [n, 4, 3]
VAE_SHARED_2(like_eval_k34, const VaeState *s, int tile, vae_real *scratch, const vae_real *t106,
    const vae_real *t89, vae_real *t107) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_gemm_nt((int)(end - begin) * 4, 3, 5, t106 + begin * 20, 5, t89, 5, t107 + begin * 12, 3);
}

// codebooks.vae:5  sampling and KL
// kernel 35, eval: loop over rows of [4]
VAE_KERNEL void eval_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_real *t109 = s->arena + 4656; // [n, 4]
    vae_real *t111 = s->arena + 5264; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t111_sum = 0.0f;
        VAE_SIMD_SUM(t111_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v109 = 1.79175947f;
            t109[i * 4 + j] = v109;
            t111_sum += v109;
        }
        t111[i] = t111_sum;
    }
}

// codebooks.vae:6  sampling and KL
// kernel 36, eval: loop over rows of [4]
VAE_KERNEL void eval_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_real *t113 = s->arena + 4608; // [n, 4]
    vae_real *t115 = s->arena + 5248; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t115_sum = 0.0f;
        VAE_SIMD_SUM(t115_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v113 = 2.77258872f;
            t113[i * 4 + j] = v113;
            t115_sum += v113;
        }
        t115[i] = t115_sum;
    }
}

// codebooks.vae:7  sampling and KL
// kernel 37, eval: loop over rows of [4]
VAE_KERNEL void eval_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_real *t118 = s->arena + 4560; // [n, 4]
    vae_real *t120 = s->arena + 5232; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t120_sum = 0.0f;
        VAE_SIMD_SUM(t120_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v118 = 1.60943791f;
            t118[i * 4 + j] = v118;
            t120_sum += v118;
        }
        t120[i] = t120_sum;
    }
}

// kernel 38, eval: loop over rows of [1]
VAE_KERNEL void eval_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t111 = s->arena + 5264; // [n, 1]
    const vae_real *t115 = s->arena + 5248; // [n, 1]
    vae_real *t121 = s->arena + 5216; // [n, 1]
    const vae_real *t120 = s->arena + 5232; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t121[i] = t111[i] + t115[i] + t120[i];
    }
}

// codebooks.vae:10  deconv(1, kernel=2, stride=2)
// codebooks.vae:12  likelihood = bernoulli
// kernel 42, eval: product by panels over rows of [4, 4, 1]
VAE_KERNEL void eval_k42(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *z126 = s->arena + 0; // [n, 2, 2, 7]
    const vae_real *w127 = s->param + 112; // [2, 2, 1, 7]
    vae_real *t128 = scratch + 112; // [end - begin, 4, 4, 1]
    const vae_real *b129 = s->param + 144; // [1]
    const vae_real *x0 = s->arena + 3360; // [n, 16]
    vae_real *t136 = s->arena + 5200; // [n, 1]
    static const VaeConv conv128 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 2, .out_width = 2, .out_channels = 7,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 7
    };
    vae_conv_t(&conv128, (int)(end - begin), z126 + begin * 28, w127, t128, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t136_sum = 0.0f;
        VAE_SIMD_SUM(t136_sum)
        for (size_t j = 0; j < 16; j++) {
            const vae_real v128 = t128[(i - begin) * 16 + j];
            const vae_real v130 = v128 + b129[0];
            t136_sum += vae_softplus(v130) - x0[i * 16 + j] * v130;
        }
        t136[i] = t136_sum;
    }
}

// kernel 43, eval: loop over rows of [1]
VAE_KERNEL void eval_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_real *t137 = s->arena + 5184; // [n, 1]
    const vae_real *t136 = s->arena + 5200; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t137[i] = (-24.6951444f) - t136[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // codebooks.vae:9  conv(4, kernel=2, stride=2)
    // codebooks.vae:9  tanh
    // kernel 0, eval: product by panels over rows of [2, 2, 4]
    like_train_k0(s, tile, scratch, s->arena + 3360, s->param + 0, s->arena + 3168, s->param + 16);
    // codebooks.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [2, 2, 7]
    like_train_k1(s, tile, scratch, s->arena + 3168, s->param + 32, s->arena + 336, s->param + 64);
    // kernel 2, eval: loop over rows of [2, 2, 2]
    like_train_k2(s, tile, scratch, s->arena + 4464, s->arena + 336, s->arena + 4272,
        s->arena + 338);
    // codebooks.vae:5  posterior heads (added by the compiler)
    // kernel 3, eval: product by panels over rows of [4, 6]
    like_train_k3(s, tile, scratch, s->arena + 4464, s->param + 160, s->arena + 1248);
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 10, eval: product by panels over rows of [4, 4]
    like_train_k10(s, tile, scratch, s->arena + 4272, s->param + 80, s->arena + 2976);
    // kernel 23, eval: loop over rows of [2, 2, 3]
    like_train_k24(s, tile, scratch, s->arena + 3840, s->arena + 340);
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 24, eval: loop over rows of [4, 3]
    like_train_k25(s, tile, scratch, s->arena + 3840, s->arena + 4848);
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 25, eval: loop over rows of [4, 1]
    like_train_k26(s, tile, scratch, s->arena + 4848, s->arena + 4800);
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 26, eval: loop over rows of [4, 3]
    like_train_k27(s, tile, scratch, s->arena + 3696, s->arena + 3840, s->arena + 4800);
}

// One thread does all of these.
VAE_KERNEL void eval_u8(const VaeState *s, int tile, vae_real *scratch) {
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 27, eval: loop over [3, 5]
    like_train_k28(s, tile, scratch, s->param + 176, s->arena + 5344);
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 28, eval: loop over [1, 5]
    like_train_k29(s, tile, scratch, s->arena + 5344, s->arena + 5328);
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 29, eval: loop over [3, 5]
    like_train_k30(s, tile, scratch, s->arena + 5312, s->param + 176, s->arena + 5328,
        s->arena + 5296);
}

// One thread does all of these.
VAE_KERNEL void eval_u5(const VaeState *s, int tile, vae_real *scratch) {
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 12, eval: loop over rows of [4, 4]
    like_train_k12(s, tile, scratch, s->arena + 2976, s->arena + 2784, s->arena + 5392,
        s->arena + 5040);
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 14, eval: loop over rows of [4, 4]
    like_train_k14(s, tile, scratch, s->arena + 5040, s->arena + 2784, s->arena + 5376,
        s->arena + 4992);
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 15, eval: loop over rows of [4, 4]
    like_train_k15(s, tile, scratch, s->arena + 4992, s->arena + 2592);
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 16, eval: product by panels over rows of [4, 2]
    like_eval_k16(s, tile, scratch, s->arena + 2592, s->param + 80, s->arena + 4176,
        s->arena + 4080, s->arena + 4272);
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 17, eval: product by panels over rows of [4, 4]
    like_train_k10(s, tile, scratch, s->arena + 4080, s->param + 96, s->arena + 2400);
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 19, eval: loop over rows of [4, 4]
    like_train_k12(s, tile, scratch, s->arena + 2400, s->arena + 2208, s->arena + 5360,
        s->arena + 4944);
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 20, eval: loop over rows of [4, 4]
    like_train_k14(s, tile, scratch, s->arena + 4944, s->arena + 2208, s->arena + 5376,
        s->arena + 4896);
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 21, eval: loop over rows of [4, 4]
    like_train_k15(s, tile, scratch, s->arena + 4896, s->arena + 2016);
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 22, eval: product by panels over rows of [4, 2]
    like_eval_k22(s, tile, scratch, s->arena + 2016, s->param + 96, s->arena + 3984,
        s->arena + 4176);
}

// One thread does all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // codebooks.vae:5  posterior heads (added by the compiler)
    // kernel 5, eval: loop over rows of [4, 6]
    like_train_k5(s, tile, scratch, s->arena + 1248, s->arena + 960, s->arena + 5424,
        s->arena + 5136);
    // codebooks.vae:5  posterior heads (added by the compiler)
    // kernel 7, eval: loop over rows of [4, 6]
    like_train_k7(s, tile, scratch, s->arena + 5136, s->arena + 960, s->arena + 5408,
        s->arena + 5088);
    eval_k8(s, tile, scratch);
    // codebooks.vae:5  posterior heads (added by the compiler)
    // kernel 9, eval: product by panels over rows of [4, 2]
    like_eval_k9(s, tile, scratch, s->arena + 672, s->param + 160, s->arena + 4368);
    // kernel 39, eval: loop over rows of [2, 2, 2]
    like_train_k39(s, tile, scratch, s->arena + 0, s->arena + 4368);
}

// One thread does all of these.
VAE_KERNEL void eval_u9(const VaeState *s, int tile, vae_real *scratch) {
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 30, eval: product by panels over rows of [4, 5]
    like_train_k31(s, tile, scratch, s->arena + 3696, s->arena + 5312, s->arena + 1776,
        s->arena + 5296, s->arena + 4752);
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 32, eval: loop over rows of [4, 5]
    like_train_k33(s, tile, scratch, s->arena + 4752, s->arena + 1776, s->arena + 5280,
        s->arena + 4704);
    eval_k33(s, tile, scratch);
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 34, eval: product by panels over rows of [4, 3]
    like_eval_k34(s, tile, scratch, s->arena + 1536, s->arena + 5312, s->arena + 3552);
}

// One thread does all of these.
VAE_KERNEL void eval_u15(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 40, eval: loop over rows of [2, 2, 2]
    like_train_k39(s, tile, scratch, s->arena + 2, s->arena + 3984);
    // kernel 41, eval: loop over rows of [2, 2, 3]
    like_train_k41(s, tile, scratch, s->arena + 4, s->arena + 3552);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u0, 1, {0}},
        {eval_k35, 1, {0}},
        {eval_k36, 1, {0}},
        {eval_k37, 1, {0}},
        {eval_u8, 1, {0}},
        {eval_k4, 1, {0}},
        {eval_k11, 1, {0}},
        {eval_k18, 1, {0}},
        {eval_k6, 1, {0}},
        {eval_k31, 1, {0}},
        {eval_k13, 1, {0}}}, 11);
    vae_run(me, s, (VaeWork[]){
        {eval_u5, 1, {0}},
        {eval_u2, 1, {0}},
        {eval_u9, 1, {0}},
        {eval_k38, 1, {0}}}, 4);
    vae_run_one(me, s, eval_u15, 1);
    vae_run_one(me, s, eval_k42, (s->n + 3) / 4);
    vae_run_one(me, s, eval_k43, 1);
}

// codebooks.vae:5  posterior heads (added by the compiler)
// kernel 4, encode: loop over [2, 6]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->param + 160, s->arena + 5424);
}

// codebooks.vae:5  posterior heads (added by the compiler)
// kernel 6, encode: loop over [6]
VAE_KERNEL void encode_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->arena + 5408);
}

// codebooks.vae:5  posterior heads (added by the compiler)
// kernel 8, encode: loop over rows of [4, 6]
VAE_KERNEL void encode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t26 = s->arena + 5184; // [n, 4, 1]
    vae_real *t33 = s->arena + 336; // [n, 4, 6]
    vae_real *t35 = s->arena + 5136; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t35_sum = 0.0f;
            VAE_SIMD_SUM(t35_sum)
            for (size_t k = 0; k < 6; k++) {
                const vae_real v20 = (vae_real)(k);
                const vae_real v33 = 1.0f - vae_step(vae_abs(v20 + t26[i * 4 + j]) - 0.5f);
                t33[i * 24 + j * 6 + k] = v33;
                t35_sum += v33 * v20;
            }
            t35[i * 4 + j] = t35_sum;
        }
    }
}

// codebooks.vae:5  posterior heads (added by the compiler)
// kernel 9, encode: product by panels over rows of [4, 2]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t33 = s->arena + 336; // [n, 4, 6]
    const vae_real *codebook13 = s->param + 160; // [2, 6]
    vae_real *t37 = s->arena + 4464; // [n, 4, 2]
    vae_real *t125 = s->arena + 3888; // [n, 8]
    vae_gemm_nt((int)(end - begin) * 4, 2, 6, t33 + begin * 24, 6, codebook13, 6, t37 + begin * 8, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v37 = t37[i * 8 + j];
            t125[i * 8 + j] = v37;
        }
    }
}

// codebooks.vae:6  posterior heads (added by the compiler)
// kernel 11, encode: loop over [2, 4]
VAE_KERNEL void encode_k11(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->param + 80, s->arena + 5392);
}

// codebooks.vae:6  posterior heads (added by the compiler)
// kernel 13, encode: loop over [4]
VAE_KERNEL void encode_k13(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k13(s, tile, scratch, s->arena + 5376);
}

// codebooks.vae:6  posterior heads (added by the compiler)
// kernel 15, encode: loop over rows of [4, 4]
VAE_KERNEL void encode_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t55 = s->arena + 5040; // [n, 4, 1]
    vae_real *t60 = s->arena + 2256; // [n, 4, 4]
    vae_real *t62 = s->arena + 4080; // [n, 4, 1] in rows of 2
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t62_sum = 0.0f;
            VAE_SIMD_SUM(t62_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v48 = (vae_real)(k);
                const vae_real v60 = 1.0f - vae_step(vae_abs(v48 + t55[i * 4 + j]) - 0.5f);
                t60[i * 16 + j * 4 + k] = v60;
                t62_sum += v60 * v48;
            }
            t62[i * 8 + j * 2] = t62_sum;
        }
    }
}

// codebooks.vae:6  posterior heads (added by the compiler)
// kernel 18, encode: loop over [2, 4]
VAE_KERNEL void encode_k18(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->param + 96, s->arena + 5360);
}

// codebooks.vae:6  posterior heads (added by the compiler)
// kernel 21, encode: loop over rows of [4, 4]
VAE_KERNEL void encode_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t74 = s->arena + 4944; // [n, 4, 1]
    vae_real *t79 = s->arena + 1680; // [n, 4, 4]
    vae_real *t81 = s->arena + 4896; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t81_sum = 0.0f;
            VAE_SIMD_SUM(t81_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v48 = (vae_real)(k);
                const vae_real v79 = 1.0f - vae_step(vae_abs(v48 + t74[i * 4 + j]) - 0.5f);
                t79[i * 16 + j * 4 + k] = v79;
                t81_sum += v79 * v48;
            }
            t81[i * 4 + j] = t81_sum;
        }
    }
}

// codebooks.vae:6  posterior heads (added by the compiler)
// kernel 22, encode: loop over rows of [4, 1]
VAE_KERNEL void encode_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_real *t82 = s->arena + 4081; // [n, 4, 1] in rows of 2
    const vae_real *t81 = s->arena + 4896; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t82[i * 8 + j * 2] = t81[i * 4 + j] + 4.0f;
        }
    }
}

// codebooks.vae:6  posterior heads (added by the compiler)
// kernel 23, encode: product by panels over rows of [4, 2]
VAE_KERNEL void encode_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t79 = s->arena + 1680; // [n, 4, 4]
    const vae_real *codebook65 = s->param + 96; // [2, 4]
    vae_real *t86 = s->arena + 3984; // [n, 4, 2]
    const vae_real *t63 = s->arena + 4272; // [n, 4, 2]
    vae_real *t126 = s->arena + 3792; // [n, 8]
    vae_gemm_nt((int)(end - begin) * 4, 2, 4, t79 + begin * 16, 4, codebook65, 4, t86 + begin * 8, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v85 = t86[i * 8 + j];
            const vae_real v86 = t63[i * 8 + j] + v85;
            t86[i * 8 + j] = v86;
            t126[i * 8 + j] = v86;
        }
    }
}

// codebooks.vae:7  posterior heads (added by the compiler)
// kernel 32, encode: loop over [5]
VAE_KERNEL void encode_k32(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k32(s, tile, scratch, s->arena + 5280);
}

// codebooks.vae:7  posterior heads (added by the compiler)
// kernel 34, encode: loop over rows of [4, 5]
VAE_KERNEL void encode_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t114 = s->arena + 4704; // [n, 4, 1]
    vae_real *t119 = s->arena + 1200; // [n, 4, 5]
    vae_real *t121 = s->arena + 4656; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t121_sum = 0.0f;
            VAE_SIMD_SUM(t121_sum)
            for (size_t k = 0; k < 5; k++) {
                const vae_real v108 = (vae_real)(k);
                const vae_real v119 = 1.0f - vae_step(vae_abs(v108 + t114[i * 4 + j]) - 0.5f);
                t119[i * 20 + j * 5 + k] = v119;
                t121_sum += v119 * v108;
            }
            t121[i * 4 + j] = t121_sum;
        }
    }
}

// codebooks.vae:7  posterior heads (added by the compiler)
// kernel 35, encode: product by panels over rows of [4, 3]
VAE_KERNEL void encode_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t119 = s->arena + 1200; // [n, 4, 5]
    const vae_real *t102 = s->arena + 5312; // [3, 5]
    vae_real *t123 = s->arena + 3360; // [n, 4, 3]
    vae_real *t127 = s->arena + 3216; // [n, 12]
    vae_gemm_nt((int)(end - begin) * 4, 3, 5, t119 + begin * 20, 5, t102, 5, t123 + begin * 12, 3);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v123 = t123[i * 12 + j];
            t127[i * 12 + j] = v123;
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // codebooks.vae:9  conv(4, kernel=2, stride=2)
    // codebooks.vae:9  tanh
    // kernel 0, encode: product by panels over rows of [2, 2, 4]
    like_train_k0(s, tile, scratch, s->arena + 3024, s->param + 0, s->arena + 2832, s->param + 16);
    // codebooks.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [2, 2, 7]
    like_train_k1(s, tile, scratch, s->arena + 2832, s->param + 32, s->arena + 0, s->param + 64);
    // kernel 2, encode: loop over rows of [2, 2, 2]
    like_train_k2(s, tile, scratch, s->arena + 4560, s->arena + 0, s->arena + 4368, s->arena + 2);
    // codebooks.vae:5  posterior heads (added by the compiler)
    // kernel 3, encode: product by panels over rows of [4, 6]
    like_train_k3(s, tile, scratch, s->arena + 4560, s->param + 160, s->arena + 912);
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 10, encode: product by panels over rows of [4, 4]
    like_train_k10(s, tile, scratch, s->arena + 4368, s->param + 80, s->arena + 2640);
    // kernel 24, encode: loop over rows of [2, 2, 3]
    like_train_k24(s, tile, scratch, s->arena + 3648, s->arena + 4);
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 25, encode: loop over rows of [4, 3]
    like_train_k25(s, tile, scratch, s->arena + 3648, s->arena + 4848);
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 26, encode: loop over rows of [4, 1]
    like_train_k26(s, tile, scratch, s->arena + 4848, s->arena + 4800);
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 27, encode: loop over rows of [4, 3]
    like_train_k27(s, tile, scratch, s->arena + 3504, s->arena + 3648, s->arena + 4800);
}

// One thread does all of these.
VAE_KERNEL void encode_u8(const VaeState *s, int tile, vae_real *scratch) {
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 28, encode: loop over [3, 5]
    like_train_k28(s, tile, scratch, s->param + 176, s->arena + 5344);
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 29, encode: loop over [1, 5]
    like_train_k29(s, tile, scratch, s->arena + 5344, s->arena + 5328);
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 30, encode: loop over [3, 5]
    like_train_k30(s, tile, scratch, s->arena + 5312, s->param + 176, s->arena + 5328,
        s->arena + 5296);
}

// One thread does all of these.
VAE_KERNEL void encode_u5(const VaeState *s, int tile, vae_real *scratch) {
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 12, encode: loop over rows of [4, 4]
    like_train_k12(s, tile, scratch, s->arena + 2640, s->arena + 2448, s->arena + 5392,
        s->arena + 5088);
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 14, encode: loop over rows of [4, 4]
    like_train_k14(s, tile, scratch, s->arena + 5088, s->arena + 2448, s->arena + 5376,
        s->arena + 5040);
    encode_k15(s, tile, scratch);
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 16, encode: product by panels over rows of [4, 2]
    like_eval_k16(s, tile, scratch, s->arena + 2256, s->param + 80, s->arena + 4272,
        s->arena + 4176, s->arena + 4368);
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 17, encode: product by panels over rows of [4, 4]
    like_train_k10(s, tile, scratch, s->arena + 4176, s->param + 96, s->arena + 2064);
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 19, encode: loop over rows of [4, 4]
    like_train_k12(s, tile, scratch, s->arena + 2064, s->arena + 1872, s->arena + 5360,
        s->arena + 4992);
    // codebooks.vae:6  posterior heads (added by the compiler)
    // kernel 20, encode: loop over rows of [4, 4]
    like_train_k14(s, tile, scratch, s->arena + 4992, s->arena + 1872, s->arena + 5376,
        s->arena + 4944);
    encode_k21(s, tile, scratch);
    encode_k22(s, tile, scratch);
    encode_k23(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void encode_u9(const VaeState *s, int tile, vae_real *scratch) {
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 31, encode: product by panels over rows of [4, 5]
    like_train_k31(s, tile, scratch, s->arena + 3504, s->arena + 5312, s->arena + 1440,
        s->arena + 5296, s->arena + 4752);
    // codebooks.vae:7  posterior heads (added by the compiler)
    // kernel 33, encode: loop over rows of [4, 5]
    like_train_k33(s, tile, scratch, s->arena + 4752, s->arena + 1440, s->arena + 5280,
        s->arena + 4704);
    encode_k34(s, tile, scratch);
    encode_k35(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void encode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // codebooks.vae:5  posterior heads (added by the compiler)
    // kernel 5, encode: loop over rows of [4, 6]
    like_train_k5(s, tile, scratch, s->arena + 912, s->arena + 624, s->arena + 5424,
        s->arena + 5232);
    // codebooks.vae:5  posterior heads (added by the compiler)
    // kernel 7, encode: loop over rows of [4, 6]
    like_train_k7(s, tile, scratch, s->arena + 5232, s->arena + 624, s->arena + 5408,
        s->arena + 5184);
    encode_k8(s, tile, scratch);
    encode_k9(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {encode_u0, 1, {0}},
        {encode_u8, 1, {0}},
        {encode_k4, 1, {0}},
        {encode_k11, 1, {0}},
        {encode_k18, 1, {0}},
        {encode_k6, 1, {0}},
        {encode_k32, 1, {0}},
        {encode_k13, 1, {0}}}, 8);
    vae_run(me, s, (VaeWork[]){
        {encode_u5, 1, {0}},
        {encode_u9, 1, {0}},
        {encode_u2, 1, {0}}}, 3);
}

// codebooks.vae:10  deconv(1, kernel=2, stride=2)
// codebooks.vae:12  likelihood = bernoulli
// kernel 3, decode: product by panels over rows of [4, 4, 1]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *z9 = s->arena + 0; // [n, 2, 2, 7]
    const vae_real *w10 = s->param + 112; // [2, 2, 1, 7]
    vae_real *t15 = s->arena + 528; // [n, 16]
    const vae_real *b12 = s->param + 144; // [1]
    vae_real *t16 = s->arena + 336; // [n, 16]
    static const VaeConv conv11 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 2, .out_width = 2, .out_channels = 7,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 7
    };
    vae_conv_t(&conv11, (int)(end - begin), z9 + begin * 28, w10, t15 + begin * 16, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v11 = t15[i * 16 + j];
            const vae_real v15 = vae_sigmoid(v11 + b12[0]);
            t15[i * 16 + j] = v15;
            t16[i * 16 + j] = v15;
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, decode: loop over rows of [2, 2, 2]
    like_train_k39(s, tile, scratch, s->arena + 0, s->arena + 960);
    // kernel 1, decode: loop over rows of [2, 2, 2]
    like_train_k39(s, tile, scratch, s->arena + 2, s->arena + 864);
    // kernel 2, decode: loop over rows of [2, 2, 3]
    like_train_k41(s, tile, scratch, s->arena + 4, s->arena + 720);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, decode_u0, 1);
    vae_run_one(me, s, decode_k3, (s->n + 3) / 4);
}

// kernel 0, prior: loop over rows of [4, 1]
VAE_KERNEL void prior_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_real *t3 = s->arena + 1632; // [n, 4, 1]
    const vae_real *u0 = s->arena + 1680; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t3[i * 4 + j] = 6.0f * u0[i * 4 + j];
        }
    }
}

// kernel 1, prior: loop over rows of [4, 6]
VAE_KERNEL void prior_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t3 = s->arena + 1632; // [n, 4, 1]
    vae_real *t10 = s->arena + 0; // [n, 4, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v2 = (vae_real)(k);
                const vae_real v4 = t3[i * 4 + j] - v2;
                t10[i * 24 + j * 6 + k] = vae_step(v4) * (1.0f - vae_step(v4 - 1.0f));
            }
        }
    }
}

// What kernel 3 of prior and 1 other do, each with buffers of its own:
//   t17: [n, 4, 1]
//   u14: [n, 4, 1]
VAE_SHARED_2(like_prior_k3, const VaeState *s, int tile, vae_real *scratch, vae_real *t17,
    const vae_real *u14) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t17[i * 4 + j] = 4.0f * u14[i * 4 + j];
        }
    }
}

// What kernel 4 of prior and 1 other do, each with buffers of its own:
//   t17: [n, 4, 1]
//   t23: [n, 4, 4]
VAE_SHARED_2(like_prior_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *t17,
    vae_real *t23) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v16 = (vae_real)(k);
                const vae_real v18 = t17[i * 4 + j] - v16;
                t23[i * 16 + j * 4 + k] = vae_step(v18) * (1.0f - vae_step(v18 - 1.0f));
            }
        }
    }
}

// kernel 5, prior: product by panels over rows of [4, 2]
VAE_KERNEL void prior_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t23 = s->arena + 720; // [n, 4, 4]
    const vae_real *codebook24 = s->param + 80; // [2, 4]
    vae_real *t25 = s->arena + 1152; // [n, 4, 2]
    vae_gemm_nt((int)(end - begin) * 4, 2, 4, t23 + begin * 16, 4, codebook24, 4, t25 + begin * 8, 2);
}

// kernel 8, prior: product by panels over rows of [4, 2]
VAE_KERNEL void prior_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k22(s, tile, scratch, s->arena + 528, s->param + 96, s->arena + 1056, s->arena + 1152);
}

// kernel 9, prior: loop over rows of [4, 1]
VAE_KERNEL void prior_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_real *t41 = s->arena + 1344; // [n, 4, 1]
    const vae_real *u38 = s->arena + 1392; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t41[i * 4 + j] = 5.0f * u38[i * 4 + j];
        }
    }
}

// kernel 10, prior: loop over rows of [4, 5]
VAE_KERNEL void prior_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t41 = s->arena + 1344; // [n, 4, 1]
    vae_real *t47 = s->arena + 288; // [n, 4, 5]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                const vae_real v40 = (vae_real)(k);
                const vae_real v42 = t41[i * 4 + j] - v40;
                t47[i * 20 + j * 5 + k] = vae_step(v42) * (1.0f - vae_step(v42 - 1.0f));
            }
        }
    }
}

// kernel 13, prior: loop over [3, 5]
VAE_KERNEL void prior_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t54 = s->arena + 1728; // [3, 5]
    const vae_real *codebook48 = s->param + 176; // [3, 5]
    const vae_real *t53 = s->arena + 1744; // [1, 5]
    for (size_t j = 0; j < 3; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 5; k++) {
            t54[j * 5 + k] = codebook48[j * 5 + k] / t53[k];
        }
    }
}

// kernel 14, prior: product by panels over rows of [4, 3]
VAE_KERNEL void prior_k14(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k34(s, tile, scratch, s->arena + 288, s->arena + 1728, s->arena + 912);
}

// One thread does all of these.
VAE_KERNEL void prior_u0(const VaeState *s, int tile, vae_real *scratch) {
    prior_k0(s, tile, scratch);
    prior_k1(s, tile, scratch);
    // kernel 2, prior: product by panels over rows of [4, 2]
    like_eval_k9(s, tile, scratch, s->arena + 0, s->param + 160, s->arena + 1248);
}

// One thread does all of these.
VAE_KERNEL void prior_u1(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 3, prior: loop over rows of [4, 1]
    like_prior_k3(s, tile, scratch, s->arena + 1536, s->arena + 1584);
    // kernel 4, prior: loop over rows of [4, 4]
    like_prior_k4(s, tile, scratch, s->arena + 1536, s->arena + 720);
    prior_k5(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void prior_u4(const VaeState *s, int tile, vae_real *scratch) {
    prior_k9(s, tile, scratch);
    prior_k10(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void prior_u2(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 6, prior: loop over rows of [4, 1]
    like_prior_k3(s, tile, scratch, s->arena + 1440, s->arena + 1488);
    // kernel 7, prior: loop over rows of [4, 4]
    like_prior_k4(s, tile, scratch, s->arena + 1440, s->arena + 528);
}

// One thread does all of these.
VAE_KERNEL void prior_u5(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 11, prior: loop over [3, 5]
    like_train_k28(s, tile, scratch, s->param + 176, s->arena + 1760);
    // kernel 12, prior: loop over [1, 5]
    like_train_k29(s, tile, scratch, s->arena + 1760, s->arena + 1744);
    prior_k13(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void prior_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {prior_u0, 1, {0}},
        {prior_u1, 1, {0}},
        {prior_u4, 1, {0}},
        {prior_u2, 1, {0}},
        {prior_u5, 1, {0}}}, 5);
    vae_run(me, s, (VaeWork[]){
        {prior_k14, 1, {0}},
        {prior_k8, 1, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 4704, 16}, // [n, 4, 4, 1]
    {"a.restart", VAE_IN_UNIFORM, 8, 8400, 1}, // [n, 1]
    {"loss", VAE_OUT_SCALAR, 0, 8480, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 8576, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 8544, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 3360, 16}, // [n, 4, 4, 1]
    {"reconstruction", VAE_OUT_ROW, 0, 5200, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 5216, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 5184, 1}, // [n, 1]
    {"a.kl", VAE_OUT_ROW, 0, 4656, 4}, // [n, 4]
    {"b.kl", VAE_OUT_ROW, 0, 4608, 4}, // [n, 4]
    {"c.kl", VAE_OUT_ROW, 0, 4560, 4}, // [n, 4]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 3024, 16}, // [n, 4, 4, 1]
    {"a.mean", VAE_OUT_ROW, 0, 4464, 8}, // [n, 8]
    {"a.code", VAE_OUT_ROW, 0, 5136, 4}, // [n, 4]
    {"a.sample", VAE_OUT_ROW, 0, 3888, 8}, // [n, 8]
    {"b.mean", VAE_OUT_ROW, 0, 3984, 8}, // [n, 8]
    {"b.code", VAE_OUT_ROW, 0, 4080, 8}, // [n, 8]
    {"b.sample", VAE_OUT_ROW, 0, 3792, 8}, // [n, 8]
    {"c.mean", VAE_OUT_ROW, 0, 3360, 12}, // [n, 12]
    {"c.code", VAE_OUT_ROW, 0, 4656, 4}, // [n, 4]
    {"c.sample", VAE_OUT_ROW, 0, 3216, 12}, // [n, 12]
};

static const VaePort decode_ports[] = {
    {"a", VAE_IN_LATENT, 0, 960, 8}, // [n, 8]
    {"b", VAE_IN_LATENT, 1, 864, 8}, // [n, 8]
    {"c", VAE_IN_LATENT, 2, 720, 12}, // [n, 12]
    {"x.mean", VAE_OUT_ROW, 0, 528, 16}, // [n, 16]
    {"x.draw0", VAE_OUT_ROW, 0, 336, 16}, // [n, 16]
};

static const VaePort prior_ports[] = {
    {"a.prior", VAE_IN_UNIFORM, 8, 1680, 4}, // [n, 4, 1]
    {"b.prior.0", VAE_IN_UNIFORM, 9, 1584, 4}, // [n, 4, 1]
    {"b.prior.1", VAE_IN_UNIFORM, 10, 1488, 4}, // [n, 4, 1]
    {"c.prior", VAE_IN_UNIFORM, 11, 1392, 4}, // [n, 4, 1]
    {"a.sample", VAE_OUT_ROW, 0, 1248, 8}, // [n, 8]
    {"b.sample", VAE_OUT_ROW, 0, 1056, 8}, // [n, 8]
    {"c.sample", VAE_OUT_ROW, 0, 912, 12}, // [n, 12]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 4, {4, 1, 2, 2}, {1, 4, 8, 4}, 0, VAE_INIT_UNIFORM, 0.547722578f, true, true, true},
    {"encoder.0.bias", 1, {4}, {1}, 16, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.a.vector.weight", 2, {2, 4}, {1, 7}, 32, VAE_INIT_UNIFORM, 1.0f, true, true, true},
    {"posterior.a.vector.bias", 1, {2}, {1}, 64, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.b.vector.weight", 2, {2, 4}, {1, 7}, 34, VAE_INIT_UNIFORM, 1.0f, true, true, true},
    {"posterior.b.vector.bias", 1, {2}, {1}, 66, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.c.vector.weight", 2, {3, 4}, {1, 7}, 36, VAE_INIT_UNIFORM, 0.925820112f, true, true, true},
    {"posterior.c.vector.bias", 1, {3}, {1}, 68, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.a.codebook", 2, {6, 2}, {1, 6}, 160, VAE_INIT_NORMAL, 1.0f, false, false, true},
    {"posterior.b.codebook.0", 2, {4, 2}, {1, 4}, 80, VAE_INIT_NORMAL, 1.0f, true, false, true},
    {"posterior.b.codebook.1", 2, {4, 2}, {1, 4}, 96, VAE_INIT_NORMAL, 1.0f, true, false, true},
    {"posterior.c.codebook", 2, {5, 3}, {1, 5}, 176, VAE_INIT_NORMAL, 1.0f, false, false, true},
    {"decoder.0.weight", 4, {7, 1, 2, 2}, {1, 7, 14, 7}, 112, VAE_INIT_UNIFORM, 0.433012694f, true, true, false},
    {"decoder.0.bias", 1, {1}, {1}, 144, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.a.usage", 1, {6}, {1}, 192, VAE_INIT_CONST, 1.0f, false, false, false},
    {"posterior.c.usage", 1, {5}, {1}, 208, VAE_INIT_CONST, 1.0f, false, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 4, 4, 1, 16, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"a", 8, 6},
    {"b", 8, 8},
    {"c", 12, 5},
};
static const VaeCoded coded[] = {
    {0, 0, NULL},
    {0, 0, "has codebooks one behind the other (levels)"},
    {0, 0, "has codes of length 1 (distance = cosine)"},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[4, 4, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(4, kernel=2, stride=2)", "[2, 2, 4]", 20},
    {VAE_STAGE_ENCODER, 0, "tanh", "[2, 2, 4]", 0},
    {VAE_STAGE_LATENT, 0, "a: vq", "[2, 2, 2]", 28},
    {VAE_STAGE_LATENT, 0, "b: vq", "[2, 2, 2]", 26},
    {VAE_STAGE_LATENT, 0, "c: vq", "[2, 2, 3]", 35},
    {VAE_STAGE_DECODER, 0, "deconv(1, kernel=2, stride=2)", "[4, 4, 1]", 29},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[4, 4, 1]", 0},
};

static const VaeStretch rest[] = {
    {0, 160},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "codebooks", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model codebooks\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [4, 4, 1]                   -              -\n"
        "    conv(4, kernel=2, stride=2)     [2, 2, 4]                  20            128\n"
        "    tanh                            [2, 2, 4]                   -              -\n"
        "  a: heads                          [2, 2, 2]                  28            224\n"
        "  b: heads                          [2, 2, 2]                  26            208\n"
        "  c: heads                          [2, 2, 3]                  35            280\n"
        "  decoder(a, b, c)                  [2, 2, 7]                   -              -\n"
        "    deconv(1, kernel=2, stride=2)   [4, 4, 1]                  29            224\n"
        "\n"
        "  100 parameters; one training step of 12 rows: 32,736 flops\n"
        "  likelihood bernoulli\n"
        "  objective elbo(samples=1)\n"
        "  latent a vq(codes=6, dim=2, n=1, commitment=0.25, grid=2x2, update=ema, restart=true)\n"
        "  latent b vq(codes=4, dim=2, n=1, commitment=0.25, grid=2x2, levels=2)\n"
        "  latent c vq(codes=5, dim=3, n=1, commitment=0.5, grid=2x2, update=ema, decay=0.9, distance=cosine)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          80      236        35,584       35,584\n"
        "  eval           44      101        21,760       21,760\n"
        "  encode         36       95        21,760       21,760\n"
        "  decode          4        7         4,224        4,224\n"
        "  prior          15       38         7,104        7,104\n",
    .batch = 12, .n_param = 160, .n_state = 64, .n_arena = 8896,
    .n_scratch = 768,
    .max_threads = 1, .flops_per_row = 2728.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 16,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 3,
    .coded = coded,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 7},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 10},
    .decode = {"decode", decode_run, decode_ports, 5},
    .prior = {"prior", VAE_UNCHECKED(prior_run), prior_ports, 7},
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
