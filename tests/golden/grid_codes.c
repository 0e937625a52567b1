// grid_codes -- written by vaec 0.1.0 from grid_codes.vae; do not edit.
//
// model grid_codes
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [6, 4, 1]                   -              -
//     conv(4, kernel=2, stride=2)     [3, 2, 4]                  20            192
//     tanh                            [3, 2, 4]                   -              -
//   z: heads                          [3, 2, 3]                  30            360
//   c: heads                          [3, 2, 6]                  30            360
//   decoder(z, c)                     [3, 2, 3]                   -              -
//     concat(c)                       [3, 2, 9]                   -              -
//     deconv(1, kernel=2, stride=2)   [6, 4, 1]                  37            432
//
//   117 parameters; one training step of 10 rows: 35,160 flops
//   likelihood bernoulli
//   objective elbo(samples=1)
//   latent z vq(codes=5, dim=3, n=1, commitment=0.25, grid=3x2)
//   latent c categorical(n=2, classes=3, straight_through=false, grid=3x2)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          48      121        48,064       48,064
//   eval           27       66        23,744       23,744
//   encode         19       48        22,400       22,400
//   decode          3        6         6,336        6,336
//   prior           5       15         4,992        4,992
//
// n is the number of rows in the batch, at most 10; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_conv.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6, 4, 1]
//   w1: [2, 2, 1, 4]
//   h5: [n, 3, 2, 4]
//   b3: [4]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b3) {
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    static const VaeConv conv2 = {
        .height = 6, .width = 4, .channels = 1,
        .out_height = 3, .out_width = 2, .out_channels = 4,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 4
    };
    vae_conv(&conv2, (int)(end - begin), x0 + begin * 24, w1, h5 + begin * 24, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v2 = h5[i * 24 + j * 4 + k];
                h5[i * 24 + j * 4 + k] = vae_tanh(v2 + b3[k]);
            }
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h5: [n, 3, 2, 4]
//   w6: [4, 9]
//   heads9: [n, 3, 2, 9]
//   b7: [9]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *heads9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    vae_gemm_nn((int)(end - begin) * 6, 9, 4, h5 + begin * 24, 4, w6, 9, heads9 + begin * 54, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v8 = heads9[i * 54 + j * 9 + k];
                heads9[i * 54 + j * 9 + k] = v8 + b7[k];
            }
        }
    }
}

// What kernel 2 of train and 3 others do, each with buffers of its own:
//   t11: [n, 3, 2, 3]
//   t10: [n, 3, 2, 3] in rows of 9
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, vae_real *t11,
    const vae_real *t10) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t11[i * 18 + j * 3 + k] = t10[i * 54 + j * 9 + k];
            }
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   t11: [n, 6, 3]
//   codebook13: [3, 5]
//   t14: [n, 6, 5]
VAE_SHARED_2(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *t11,
    const vae_real *codebook13, vae_real *t14) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    vae_gemm_nn((int)(end - begin) * 6, 5, 3, t11 + begin * 18, 3, codebook13, 5, t14 + begin * 30, 5);
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   codebook13: [3, 5]
//   t16: [1, 5]
VAE_SHARED_2(like_train_k4, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *codebook13, vae_real *t16) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t k = 0; k < 5; k++) {
        t16[k] = 0.0f;
    }
    for (size_t j = 0; j < 3; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 5; k++) {
            t16[k] += codebook13[j * 5 + k] * codebook13[j * 5 + k];
        }
    }
}

// grid_codes.vae:5  posterior heads (added by the compiler)
// kernel 4, train: loop over [3, 5]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->param + 96, s->arena + 12000);
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   t14: [n, 6, 5]
//   t19: [n, 6, 5]
//   t16: [1, 5]
//   t21: [n, 6, 1]
VAE_SHARED_1(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *t14,
    vae_real *t19, const vae_real *t16, vae_real *t21) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t21_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t21_sum)
            for (size_t k = 0; k < 5; k++) {
                const vae_real v19 = 2.0f * t14[i * 30 + j * 5 + k] - t16[k];
                t19[i * 30 + j * 5 + k] = v19;
                t21_sum = vae_max(t21_sum, v19);
            }
            t21[i * 6 + j] = t21_sum;
        }
    }
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   t24: [5]
VAE_SHARED_2(like_train_k6, const VaeState *s, int tile, vae_real *scratch, vae_real *t24) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 5; j++) {
        const vae_real v20 = (vae_real)(j);
        t24[j] = -v20;
    }
}

// grid_codes.vae:5  posterior heads (added by the compiler)
// kernel 6, train: loop over [5]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->arena + 11984);
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   t21: [n, 6, 1]
//   t19: [n, 6, 5]
//   t24: [5]
//   t26: [n, 6, 1]
VAE_SHARED_2(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *t21,
    const vae_real *t19, const vae_real *t24, vae_real *t26) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t26_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t26_sum)
            for (size_t k = 0; k < 5; k++) {
                const vae_real v25 = vae_where(t21[i * 6 + j] - t19[i * 30 + j * 5 + k], (-5.0f), t24[k]);
                t26_sum = vae_max(t26_sum, v25);
            }
            t26[i * 6 + j] = t26_sum;
        }
    }
}

// What kernel 8 of train and 1 other do, each with buffers of its own:
//   t26: [n, 6, 1]
//   t33: [n, 6, 5]
VAE_SHARED_2(like_train_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *t26,
    vae_real *t33) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                const vae_real v20 = (vae_real)(k);
                t33[i * 30 + j * 5 + k] = 1.0f - vae_step(vae_abs(v20 + t26[i * 6 + j]) - 0.5f);
            }
        }
    }
}

// grid_codes.vae:5  posterior heads (added by the compiler)
// grid_codes.vae:15  posterior heads (added by the compiler)
// kernel 9, train: product by panels over rows of [6, 3]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *t33 = s->arena + 6960; // [n, 6, 5]
    const vae_real *codebook13 = s->param + 96; // [3, 5]
    vae_real *t34 = s->arena + 9600; // [n, 6, 3]
    vae_real *t36 = s->arena + 9408; // [n, 6, 3]
    const vae_real *t11 = s->arena + 9792; // [n, 6, 3]
    vae_real *t40 = s->arena + 11968; // [n, 1, 1]
    vae_gemm_nt((int)(end - begin) * 6, 3, 5, t33 + begin * 30, 5, codebook13, 5, t34 + begin * 18, 3);
    for (size_t i = begin; i < end; i++) {
        vae_real t40_sum = 0.0f;
        VAE_SIMD_SUM(t40_sum)
        for (size_t j = 0; j < 18; j++) {
            const vae_real v34 = t34[i * 18 + j];
            const vae_real v36 = t11[i * 18 + j] - v34;
            t36[i * 18 + j] = v36;
            const vae_real v37 = v36 * v36;
            t40_sum += v37 + 0.25f * v37;
        }
        t40[i] = t40_sum;
    }
}

// What kernel 10 of train and 2 others do, each with buffers of its own:
//   t43: [n, 3, 2, 6]
//   t42: [n, 3, 2, 6] in rows of 9
VAE_SHARED_2(like_train_k10, const VaeState *s, int tile, vae_real *scratch, vae_real *t43,
    const vae_real *t42) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                t43[i * 36 + j * 6 + k] = t42[i * 54 + j * 9 + k];
            }
        }
    }
}

// What kernel 11 of train and 2 others do, each with buffers of its own:
//   t45: [n, 12, 1]
//   t43: [n, 12, 3]
VAE_SHARED_1(like_train_k11, const VaeState *s, int tile, vae_real *scratch, vae_real *t45,
    const vae_real *t43) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real t45_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t45_sum)
            for (size_t k = 0; k < 3; k++) {
                t45_sum = vae_max(t45_sum, t43[i * 36 + j * 3 + k]);
            }
            t45[i * 12 + j] = t45_sum;
        }
    }
}

// What kernel 12 of train and 1 other do, each with buffers of its own:
//   t43: [n, 12, 3]
//   t45: [n, 12, 1]
//   t47: [n, 12, 3]
//   t48: [n, 12, 1]
VAE_SHARED_2(like_train_k12, const VaeState *s, int tile, vae_real *scratch, const vae_real *t43,
    const vae_real *t45, vae_real *t47, vae_real *t48) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real t48_sum = 0.0f;
            VAE_SIMD_SUM(t48_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v47 = vae_exp(t43[i * 36 + j * 3 + k] - t45[i * 12 + j]);
                t47[i * 36 + j * 3 + k] = v47;
                t48_sum += v47;
            }
            t48[i * 12 + j] = t48_sum;
        }
    }
}

// What kernel 13 of train and 2 others do, each with buffers of its own:
//   t48: [n, 12, 1]
//   t50: [n, 12, 1]
//   t45: [n, 12, 1]
VAE_SHARED_1(like_train_k13, const VaeState *s, int tile, vae_real *scratch, const vae_real *t48,
    vae_real *t50, const vae_real *t45) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            t50[i * 12 + j] = vae_log(t48[i * 12 + j]) + t45[i * 12 + j];
        }
    }
}

// grid_codes.vae:6  posterior heads (added by the compiler)
// grid_codes.vae:6  sampling and KL
// kernel 14, train: loop over rows of [12, 3]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    vae_real *logp51 = s->arena + 5856; // [n, 12, 3]
    const vae_real *t43 = s->arena + 6592; // [n, 12, 3]
    const vae_real *t50 = s->arena + 11136; // [n, 12, 1]
    vae_real *t71 = s->arena + 4016; // [n, 12, 3]
    vae_real *t73 = s->arena + 3648; // [n, 12, 3]
    vae_real *t75 = s->arena + 10624; // [n, 12, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real t75_sum = 0.0f;
            VAE_SIMD_SUM(t75_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v51 = t43[i * 36 + j * 3 + k] - t50[i * 12 + j];
                logp51[i * 36 + j * 3 + k] = v51;
                const vae_real v71 = vae_exp(v51);
                t71[i * 36 + j * 3 + k] = v71;
                const vae_real v73 = v51 + 1.09861229f;
                t73[i * 36 + j * 3 + k] = v73;
                t75_sum += v71 * v73;
            }
            t75[i * 12 + j] = t75_sum;
        }
    }
}

// grid_codes.vae:5  sampling and KL
// kernel 15, train: loop over rows of [6]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    vae_real *t55 = s->arena + 11952; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t55_sum = 0.0f;
        VAE_SIMD_SUM(t55_sum)
        for (size_t j = 0; j < 6; j++) {
            t55_sum += 1.60943791f;
        }
        t55[i] = t55_sum;
    }
}

// grid_codes.vae:6  sampling and KL
// kernel 16, train: loop over rows of [12, 3]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *u56 = s->arena + 5488; // [n, 12, 3]
    const vae_real *logp51 = s->arena + 5856; // [n, 12, 3]
    vae_real *t62 = s->arena + 5120; // [n, 12, 3]
    vae_real *t63 = s->arena + 11008; // [n, 12, 1]
    const vae_real temperature = s->scalar[VAE_TEMPERATURE];
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real t63_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t63_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v60 = logp51[i * 36 + j * 3 + k] - vae_log(-vae_log(u56[i * 36 + j * 3 + k]));
                const vae_real v62 = v60 / temperature;
                t62[i * 36 + j * 3 + k] = v62;
                t63_sum = vae_max(t63_sum, v62);
            }
            t63[i * 12 + j] = t63_sum;
        }
    }
}

// grid_codes.vae:6  sampling and KL
// kernel 18, train: loop over rows of [12, 1]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *t66 = s->arena + 10880; // [n, 12, 1]
    vae_real *t68 = s->arena + 10752; // [n, 12, 1]
    const vae_real *t63 = s->arena + 11008; // [n, 12, 1]
    vae_real *t78 = s->arena + 11936; // [n, 1]
    const vae_real *t75 = s->arena + 10624; // [n, 12]
    for (size_t i = begin; i < end; i++) {
        vae_real t78_sum = 0.0f;
        VAE_SIMD_SUM(t78_sum)
        for (size_t j = 0; j < 12; j++) {
            t68[i * 12 + j] = vae_log(t66[i * 12 + j]) + t63[i * 12 + j];
            t78_sum += t75[i * 12 + j];
        }
        t78[i] = t78_sum;
    }
}

// grid_codes.vae:6  sampling and KL
// kernel 19, train: loop over rows of [12, 3]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *t62 = s->arena + 5120; // [n, 12, 3]
    const vae_real *t68 = s->arena + 10752; // [n, 12, 1]
    vae_real *t70 = s->arena + 4384; // [n, 12, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t70[i * 36 + j * 3 + k] = vae_exp(t62[i * 36 + j * 3 + k] - t68[i * 12 + j]);
            }
        }
    }
}

// kernel 20, train: loop over rows of [1]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    vae_real *d104 = s->arena + 11808; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d104[i] = inv_n;
    }
}

// What kernel 21 of train and 3 others do, each with buffers of its own:
//   t80: [n, 3, 2, 3] in rows of 9
//   t34: [n, 3, 2, 3]
VAE_SHARED_1(like_train_k21, const VaeState *s, int tile, vae_real *scratch, vae_real *t80,
    const vae_real *t34) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t80[i * 54 + j * 9 + k] = t34[i * 18 + j * 3 + k];
            }
        }
    }
}

// What kernel 22 of train and 3 others do, each with buffers of its own:
//   t81: [n, 3, 2, 6] in rows of 9
//   t70: [n, 3, 2, 6]
VAE_SHARED_2(like_train_k22, const VaeState *s, int tile, vae_real *scratch, vae_real *t81,
    const vae_real *t70) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                t81[i * 54 + j * 9 + k] = t70[i * 36 + j * 6 + k];
            }
        }
    }
}

// grid_codes.vae:12  deconv(1, kernel=2, stride=2)
// grid_codes.vae:15  likelihood = bernoulli
// grid_codes.vae:15  gradient of likelihood = bernoulli
// grid_codes.vae:15  gradient of deconv(1, kernel=2, stride=2)
// kernel 23, train: product by panels over rows of [6, 4, 1]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 2, end = vae_panel_end(s, tile, 2);
    const vae_real *h82 = s->arena + 1088; // [n, 3, 2, 9]
    const vae_real *w83 = s->param + 112; // [2, 2, 1, 9]
    vae_real *d108 = s->arena + 8112; // [n, 24]
    const vae_real *b85 = s->param + 160; // [1]
    const vae_real *x0 = s->arena + 8592; // [n, 24]
    vae_real *t92 = s->arena + 11920; // [n, 1]
    vae_real *d110 = s->arena + 11792; // [n, 1, 1, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    static const VaeConv conv84 = {
        .height = 6, .width = 4, .channels = 1,
        .out_height = 3, .out_width = 2, .out_channels = 9,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 9
    };
    vae_conv_t(&conv84, (int)(end - begin), h82 + begin * 54, w83, d108 + begin * 24, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t92_sum = 0.0f;
        vae_real d110_sum = 0.0f;
        VAE_SIMD_SUM(t92_sum, d110_sum)
        for (size_t j = 0; j < 24; j++) {
            const vae_real v84 = d108[i * 24 + j];
            const vae_real v86 = v84 + b85[0];
            t92_sum += vae_softplus(v86) - x0[i * 24 + j] * v86;
            const vae_real v108 = inv_n * (vae_sigmoid(v86) - x0[i * 24 + j]);
            d108[i * 24 + j] = v108;
            d110_sum += v108;
        }
        t92[i] = t92_sum;
        d110[i] = d110_sum;
    }
}

// kernel 24, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *t55 = s->arena + 11952; // [n, 1]
    const vae_real *t78 = s->arena + 11936; // [n, 1]
    vae_real *t94 = s->arena + 11904; // [1]
    const vae_real *t92 = s->arena + 11920; // [n, 1]
    vae_real *t96 = s->arena + 11872; // [1]
    vae_real *t101 = s->arena + 11840; // [1]
    const vae_real *t40 = s->arena + 11968; // [n, 1]
    vae_real t94_sum = 0.0f;
    vae_real t96_sum = 0.0f;
    vae_real t101_sum = 0.0f;
    VAE_SIMD_SUM(t94_sum, t96_sum, t101_sum)
    for (size_t i = 0; i < rows; i++) {
        t94_sum += t92[i];
        t96_sum += t55[i] + t78[i];
        t101_sum += t40[i];
    }
    t94[0] = t94_sum;
    t96[0] = t96_sum;
    t101[0] = t101_sum;
}

// kernel 25, train: loop over [1]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t95 = s->arena + 11888; // [1]
    const vae_real *t94 = s->arena + 11904; // [1]
    vae_real *t97 = s->arena + 11856; // [1]
    const vae_real *t96 = s->arena + 11872; // [1]
    const vae_real *t101 = s->arena + 11840; // [1]
    vae_real *t103 = s->arena + 11824; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v95 = t94[0] * inv_n;
    t95[0] = v95;
    const vae_real v97 = t96[0] * inv_n;
    t97[0] = v97;
    t103[0] = v95 + beta * v97 + t101[0] * inv_n;
}

// grid_codes.vae:15  gradient of deconv(1, kernel=2, stride=2)
// kernel 26, train: sum over the batch over rows of [1, 1, 1]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param111 = s->grad + 160; // [1, 1, 1]
    const vae_real *d110 = s->arena + 11792; // [n, 1, 1, 1]
    vae_real d_param111_sum = 0.0f;
    VAE_SIMD_SUM(d_param111_sum)
    for (size_t i = 0; i < rows; i++) {
        d_param111_sum += d110[i];
    }
    d_param111[0] = d_param111_sum;
}

// grid_codes.vae:12  gradient of deconv(1, kernel=2, stride=2)
// kernel 27, train: weight gradient over [2, 2, 1, 9]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *d108 = s->arena + 8112; // [n, 6, 4, 1]
    const vae_real *h82 = s->arena + 1088; // [n, 3, 2, 9]
    vae_real *d_param113 = s->grad + 112; // [2, 2, 1, 9]
    static const VaeConv conv113 = {
        .height = 6, .width = 4, .channels = 1,
        .out_height = 3, .out_width = 2, .out_channels = 9,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 9
    };
    vae_conv_w(&conv113, s->n, d108, h82, d_param113, tile, scratch);
}

// grid_codes.vae:12  gradient of deconv(1, kernel=2, stride=2)
// kernel 28, train: product by panels over rows of [3, 2, 9]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *d108 = s->arena + 8112; // [n, 6, 4, 1]
    const vae_real *w83 = s->param + 112; // [2, 2, 1, 9]
    vae_real *d114 = s->arena + 544; // [n, 3, 2, 9]
    static const VaeConv conv114 = {
        .height = 6, .width = 4, .channels = 1,
        .out_height = 3, .out_width = 2, .out_channels = 9,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 9
    };
    vae_conv(&conv114, (int)(end - begin), d108 + begin * 24, w83, d114 + begin * 54, scratch);
}

// kernel 29, train: loop over rows of [12]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    vae_real *d117 = s->arena + 10496; // [n, 12]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c105 = beta * inv_n;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            d117[i * 12 + j] = c105;
        }
    }
}

// grid_codes.vae:6  gradient of sampling and KL
// kernel 30, train: loop over rows of [12, 3]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *d117 = s->arena + 10496; // [n, 12, 1]
    const vae_real *t73 = s->arena + 3648; // [n, 12, 3]
    const vae_real *t71 = s->arena + 4016; // [n, 12, 3]
    vae_real *d122 = s->arena + 3280; // [n, 12, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v121 = d117[i * 12 + j] * t73[i * 36 + j * 3 + k] * t71[i * 36 + j * 3 + k];
                d122[i * 36 + j * 3 + k] = d117[i * 12 + j] * t71[i * 36 + j * 3 + k] + v121;
            }
        }
    }
}

// grid_codes.vae:6  gradient of sampling and KL
// kernel 31, train: loop over rows of [3, 2, 6]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *d116 = s->arena + 547; // [n, 3, 2, 6] in rows of 9
    vae_real *d125 = s->arena + 2912; // [n, 12, 3]
    const vae_real *t70 = s->arena + 4384; // [n, 12, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                d125[i * 36 + j * 6 + k] = d116[i * 54 + j * 9 + k] * t70[i * 36 + j * 6 + k];
            }
        }
    }
}

// grid_codes.vae:6  gradient of sampling and KL
// kernel 32, train: loop over rows of [12, 3]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *d125 = s->arena + 2912; // [n, 12, 3]
    vae_real *d127 = s->arena + 10368; // [n, 12, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real d127_sum = 0.0f;
            VAE_SIMD_SUM(d127_sum)
            for (size_t k = 0; k < 3; k++) {
                d127_sum += -d125[i * 36 + j * 3 + k];
            }
            d127[i * 12 + j] = d127_sum;
        }
    }
}

// What kernel 33 of train and 1 other do, each with buffers of its own:
//   d128: [n, 12, 1]
//   d127: [n, 12, 1]
//   t66: [n, 12, 1]
VAE_SHARED_1(like_train_k33, const VaeState *s, int tile, vae_real *scratch, vae_real *d128,
    const vae_real *d127, const vae_real *t66) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            d128[i * 12 + j] = d127[i * 12 + j] / t66[i * 12 + j];
        }
    }
}

// grid_codes.vae:6  gradient of sampling and KL
// grid_codes.vae:6  gradient of posterior heads (added by the compiler)
// kernel 34, train: loop over rows of [12, 3]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *d128 = s->arena + 10240; // [n, 12, 1]
    const vae_real *t65 = s->arena + 4752; // [n, 12, 3]
    const vae_real *d125 = s->arena + 2912; // [n, 12, 3]
    vae_real *d132 = s->arena + 2544; // [n, 12, 3]
    const vae_real *d122 = s->arena + 3280; // [n, 12, 3]
    vae_real *d136 = s->arena + 10112; // [n, 12, 1]
    const vae_real temperature = s->scalar[VAE_TEMPERATURE];
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real d136_sum = 0.0f;
            VAE_SIMD_SUM(d136_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v130 = d125[i * 36 + j * 3 + k] + d128[i * 12 + j] * t65[i * 36 + j * 3 + k];
                const vae_real v132 = d122[i * 36 + j * 3 + k] + v130 / temperature;
                d132[i * 36 + j * 3 + k] = v132;
                d136_sum += -v132;
            }
            d136[i * 12 + j] = d136_sum;
        }
    }
}

// grid_codes.vae:6  gradient of posterior heads (added by the compiler)
// kernel 37, train: loop over rows of [12, 3]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *d137 = s->arena + 9984; // [n, 12, 1]
    const vae_real *t47 = s->arena + 6224; // [n, 12, 3]
    vae_real *d139 = s->arena + 2176; // [n, 12, 3]
    const vae_real *d132 = s->arena + 2544; // [n, 12, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d139[i * 36 + j * 3 + k] = d132[i * 36 + j * 3 + k] + d137[i * 12 + j] * t47[i * 36 + j * 3 + k];
            }
        }
    }
}

// grid_codes.vae:15  gradient of posterior heads (added by the compiler)
// grid_codes.vae:5  gradient of posterior heads (added by the compiler)
// kernel 38, train: loop over rows of [6, 3]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *d104 = s->arena + 11808; // [n, 1, 1]
    const vae_real *t36 = s->arena + 9408; // [n, 6, 3]
    vae_real *d147 = s->arena + 9024; // [n, 6, 3]
    vae_real *d150 = s->arena + 8832; // [n, 18]
    const vae_real *t133 = s->arena + 9216; // [n, 18]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 18; j++) {
            const vae_real v142 = d104[i];
            d147[i * 18 + j] = -(2.0f * v142 * t36[i * 18 + j]);
            d150[i * 18 + j] = t133[i * 18 + j] + 0.5f * v142 * t36[i * 18 + j];
        }
    }
}

// grid_codes.vae:5  gradient of posterior heads (added by the compiler)
// kernel 39, train: weight gradient over [3, 5]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *d147 = s->arena + 9024; // [n, 6, 3]
    const vae_real *t33 = s->arena + 6960; // [n, 6, 5]
    vae_real *d_param148 = s->grad + 96; // [3, 5]
    vae_gemm_tn(3, 5, s->n * 6, d147, 3, t33, 5, d_param148, 5);
}

// grid_codes.vae:5  gradient of posterior heads (added by the compiler)
// kernel 42, train: loop over rows of [3, 2, 9]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    vae_real *d155 = s->arena + 11520; // [n, 1, 1, 9]
    const vae_real *d154 = s->arena + 0; // [n, 3, 2, 9]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 9; k++) {
            d155[i * 9 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                d155[i * 9 + k] += d154[i * 54 + j * 9 + k];
            }
        }
    }
}

// grid_codes.vae:5  gradient of posterior heads (added by the compiler)
// kernel 43, train: sum over the batch over rows of [1, 1, 9]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param156 = s->grad + 80; // [1, 1, 9]
    const vae_real *d155 = s->arena + 11520; // [n, 1, 1, 9]
    for (size_t j = 0; j < 9; j++) {
        d_param156[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            d_param156[j] += d155[i * 9 + j];
        }
    }
}

// grid_codes.vae:5  gradient of posterior heads (added by the compiler)
// kernel 44, train: weight gradient over [4, 9]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h5 = s->arena + 8352; // [n, 3, 2, 4]
    const vae_real *d154 = s->arena + 0; // [n, 3, 2, 9]
    vae_real *d_param158 = s->grad + 32; // [4, 9]
    vae_gemm_tn(4, 9, s->n * 6, h5, 4, d154, 9, d_param158, 9);
}

// grid_codes.vae:5  gradient of posterior heads (added by the compiler)
// grid_codes.vae:8  gradient of tanh
// grid_codes.vae:8  gradient of conv(4, kernel=2, stride=2)
// kernel 45, train: product by panels over rows of [3, 2, 4]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *d154 = s->arena + 0; // [n, 3, 2, 9]
    const vae_real *w6 = s->param + 32; // [4, 9]
    vae_real *d162 = s->arena + 7872; // [n, 3, 2, 4]
    const vae_real *h5 = s->arena + 8352; // [n, 3, 2, 4]
    vae_real *d163 = s->arena + 11744; // [n, 1, 1, 4]
    vae_gemm_nt((int)(end - begin) * 6, 4, 9, d154 + begin * 54, 9, w6, 9, d162 + begin * 24, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d163[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v159 = d162[i * 24 + j * 4 + k];
                const vae_real v162 = v159 * (1.0f - h5[i * 24 + j * 4 + k] * h5[i * 24 + j * 4 + k]);
                d162[i * 24 + j * 4 + k] = v162;
                d163[i * 4 + k] += v162;
            }
        }
    }
}

// grid_codes.vae:8  gradient of conv(4, kernel=2, stride=2)
// kernel 46, train: sum over the batch over rows of [1, 1, 4]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param164 = s->grad + 16; // [1, 1, 4]
    const vae_real *d163 = s->arena + 11744; // [n, 1, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d_param164[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param164[j] += d163[i * 4 + j];
        }
    }
}

// grid_codes.vae:8  gradient of conv(4, kernel=2, stride=2)
// kernel 47, train: weight gradient over [2, 2, 1, 4]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *x0 = s->arena + 8592; // [n, 6, 4, 1]
    const vae_real *d162 = s->arena + 7872; // [n, 3, 2, 4]
    vae_real *d_param166 = s->grad + 0; // [2, 2, 1, 4]
    static const VaeConv conv166 = {
        .height = 6, .width = 4, .channels = 1,
        .out_height = 3, .out_width = 2, .out_channels = 4,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 4
    };
    vae_conv_w(&conv166, s->n, x0, d162, d_param166, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // grid_codes.vae:8  conv(4, kernel=2, stride=2)
    // grid_codes.vae:8  tanh
    // kernel 0, train: product by panels over rows of [3, 2, 4]
    like_train_k0(s, tile, scratch, s->arena + 8592, s->param + 0, s->arena + 8352, s->param + 16);
    // grid_codes.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [3, 2, 9]
    like_train_k1(s, tile, scratch, s->arena + 8352, s->param + 32, s->arena + 1632, s->param + 80);
    // kernel 2, train: loop over rows of [3, 2, 3]
    like_train_k2(s, tile, scratch, s->arena + 9792, s->arena + 1632);
    // grid_codes.vae:5  posterior heads (added by the compiler)
    // kernel 3, train: product by panels over rows of [6, 5]
    like_train_k3(s, tile, scratch, s->arena + 9792, s->param + 96, s->arena + 7568);
    // kernel 10, train: loop over rows of [3, 2, 6]
    like_train_k10(s, tile, scratch, s->arena + 6592, s->arena + 1635);
    // grid_codes.vae:6  posterior heads (added by the compiler)
    // kernel 11, train: loop over rows of [12, 3]
    like_train_k11(s, tile, scratch, s->arena + 11392, s->arena + 6592);
    // grid_codes.vae:6  posterior heads (added by the compiler)
    // kernel 12, train: loop over rows of [12, 3]
    like_train_k12(s, tile, scratch, s->arena + 6592, s->arena + 11392, s->arena + 6224,
        s->arena + 11264);
    // grid_codes.vae:6  posterior heads (added by the compiler)
    // kernel 13, train: loop over rows of [12, 1]
    like_train_k13(s, tile, scratch, s->arena + 11264, s->arena + 11136, s->arena + 11392);
    train_k14(s, tile, scratch);
    train_k16(s, tile, scratch);
    // grid_codes.vae:6  sampling and KL
    // kernel 17, train: loop over rows of [12, 3]
    like_train_k12(s, tile, scratch, s->arena + 5120, s->arena + 11008, s->arena + 4752,
        s->arena + 10880);
    train_k18(s, tile, scratch);
    train_k19(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    // grid_codes.vae:5  posterior heads (added by the compiler)
    // kernel 5, train: loop over rows of [6, 5]
    like_train_k5(s, tile, scratch, s->arena + 7568, s->arena + 7264, s->arena + 12000,
        s->arena + 11680);
    // grid_codes.vae:5  posterior heads (added by the compiler)
    // kernel 7, train: loop over rows of [6, 5]
    like_train_k7(s, tile, scratch, s->arena + 11680, s->arena + 7264, s->arena + 11984,
        s->arena + 11616);
    // grid_codes.vae:5  posterior heads (added by the compiler)
    // kernel 8, train: loop over rows of [6, 5]
    like_train_k8(s, tile, scratch, s->arena + 11616, s->arena + 6960);
    train_k9(s, tile, scratch);
    // kernel 21, train: loop over rows of [3, 2, 3]
    like_train_k21(s, tile, scratch, s->arena + 1088, s->arena + 9600);
    // kernel 22, train: loop over rows of [3, 2, 6]
    like_train_k22(s, tile, scratch, s->arena + 1091, s->arena + 4384);
}

// One thread does all of these.
VAE_KERNEL void train_u10(const VaeState *s, int tile, vae_real *scratch) {
    train_k28(s, tile, scratch);
    train_k31(s, tile, scratch);
    train_k32(s, tile, scratch);
    // grid_codes.vae:6  gradient of sampling and KL
    // kernel 33, train: loop over rows of [12, 1]
    like_train_k33(s, tile, scratch, s->arena + 10240, s->arena + 10368, s->arena + 10880);
    train_k34(s, tile, scratch);
    // kernel 35, train: loop over rows of [3, 2, 3]
    like_train_k2(s, tile, scratch, s->arena + 9216, s->arena + 544);
    // grid_codes.vae:6  gradient of posterior heads (added by the compiler)
    // kernel 36, train: loop over rows of [12, 1]
    like_train_k33(s, tile, scratch, s->arena + 9984, s->arena + 10112, s->arena + 11264);
    train_k37(s, tile, scratch);
    train_k38(s, tile, scratch);
    // kernel 40, train: loop over rows of [3, 2, 3]
    like_train_k21(s, tile, scratch, s->arena + 0, s->arena + 8832);
    // kernel 41, train: loop over rows of [3, 2, 6]
    like_train_k22(s, tile, scratch, s->arena + 3, s->arena + 2176);
    train_k42(s, tile, scratch);
    train_k43(s, tile, scratch);
    train_k45(s, tile, scratch);
    train_k46(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    train_k24(s, tile, scratch);
    train_k25(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u0, 1, {0}},
        {train_k29, 1, {0}},
        {train_k15, 1, {0}},
        {train_k4, 1, {0}},
        {train_k20, 1, {0}},
        {train_k6, 1, {0}}}, 6);
    vae_run(me, s, (VaeWork[]){
        {train_u2, 1, {0}},
        {train_k30, 1, {0}}}, 2);
    vae_run_one(me, s, train_k23, (s->n + 1) / 2);
    vae_run(me, s, (VaeWork[]){
        {train_u10, 1, {0}},
        {train_k27, 1, {0}},
        {train_u7, 1, {0}},
        {train_k26, 1, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){
        {train_k44, 1, {0}},
        {train_k47, 1, {0}},
        {train_k39, 1, {0}}}, 3);
}

// grid_codes.vae:5  posterior heads (added by the compiler)
// kernel 4, eval: loop over [3, 5]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->param + 96, s->arena + 5920);
}

// grid_codes.vae:5  posterior heads (added by the compiler)
// kernel 6, eval: loop over [5]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->arena + 5904);
}

// What kernel 9 of eval and 1 other do, each with buffers of its own:
//   t33: [n, 6, 5]
//   codebook13: [3, 5]
//   t34: [n, 6, 3]
VAE_SHARED_1(like_eval_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *t33,
    const vae_real *codebook13, vae_real *t34) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    vae_gemm_nt((int)(end - begin) * 6, 3, 5, t33 + begin * 30, 5, codebook13, 5, t34 + begin * 18, 3);
}

// What kernel 12 of eval and 1 other do, each with buffers of its own:
//   t36: [n, 12, 3]
//   t38: [n, 12, 1]
//   t41: [n, 12, 1]
VAE_SHARED_2(like_eval_k12, const VaeState *s, int tile, vae_real *scratch, const vae_real *t36,
    const vae_real *t38, vae_real *t41) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real t41_sum = 0.0f;
            VAE_SIMD_SUM(t41_sum)
            for (size_t k = 0; k < 3; k++) {
                t41_sum += vae_exp(t36[i * 36 + j * 3 + k] - t38[i * 12 + j]);
            }
            t41[i * 12 + j] = t41_sum;
        }
    }
}

// grid_codes.vae:6  posterior heads (added by the compiler)
// grid_codes.vae:6  sampling and KL
// kernel 14, eval: loop over rows of [12, 3]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    vae_real *logp44 = s->arena + 2192; // [n, 12, 3]
    const vae_real *t36 = s->arena + 2560; // [n, 12, 3]
    const vae_real *t43 = s->arena + 5216; // [n, 12, 1]
    vae_real *t75 = s->arena + 4704; // [n, 12, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real t75_sum = 0.0f;
            VAE_SIMD_SUM(t75_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v44 = t36[i * 36 + j * 3 + k] - t43[i * 12 + j];
                logp44[i * 36 + j * 3 + k] = v44;
                t75_sum += vae_exp(v44) * (v44 + 1.09861229f);
            }
            t75[i * 12 + j] = t75_sum;
        }
    }
}

// grid_codes.vae:5  sampling and KL
// kernel 15, eval: loop over rows of [6]
VAE_KERNEL void eval_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    vae_real *t47 = s->arena + 5600; // [n, 6]
    vae_real *t49 = s->arena + 5888; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t49_sum = 0.0f;
        VAE_SIMD_SUM(t49_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v47 = 1.60943791f;
            t47[i * 6 + j] = v47;
            t49_sum += v47;
        }
        t49[i] = t49_sum;
    }
}

// What kernel 16 of eval and 1 other do, each with buffers of its own:
//   u50: [n, 12, 3]
//   t54: [n, 12, 3]
//   logp44: [n, 12, 3]
//   t56: [n, 12, 1]
VAE_SHARED_1(like_eval_k16, const VaeState *s, int tile, vae_real *scratch, const vae_real *u50,
    vae_real *t54, const vae_real *logp44, vae_real *t56) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real t56_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t56_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v54 = logp44[i * 36 + j * 3 + k] - vae_log(-vae_log(u50[i * 36 + j * 3 + k]));
                t54[i * 36 + j * 3 + k] = v54;
                t56_sum = vae_max(t56_sum, v54);
            }
            t56[i * 12 + j] = t56_sum;
        }
    }
}

// What kernel 17 of eval and 1 other do, each with buffers of its own:
//   t59: [3]
VAE_SHARED_1(like_eval_k17, const VaeState *s, int tile, vae_real *scratch, vae_real *t59) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        const vae_real v55 = (vae_real)(j);
        t59[j] = -v55;
    }
}

// grid_codes.vae:6  sampling and KL
// kernel 17, eval: loop over [3]
VAE_KERNEL void eval_k17(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k17(s, tile, scratch, s->arena + 5872);
}

// What kernel 18 of eval and 1 other do, each with buffers of its own:
//   t56: [n, 12, 1]
//   t54: [n, 12, 3]
//   t59: [3]
//   t61: [n, 12, 1]
VAE_SHARED_1(like_eval_k18, const VaeState *s, int tile, vae_real *scratch, const vae_real *t56,
    const vae_real *t54, const vae_real *t59, vae_real *t61) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real t61_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t61_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v60 = vae_where(t56[i * 12 + j] - t54[i * 36 + j * 3 + k], (-3.0f), t59[k]);
                t61_sum = vae_max(t61_sum, v60);
            }
            t61[i * 12 + j] = t61_sum;
        }
    }
}

// grid_codes.vae:6  sampling and KL
// kernel 19, eval: loop over rows of [12, 3]
VAE_KERNEL void eval_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *t61 = s->arena + 4960; // [n, 12, 1]
    vae_real *t66 = s->arena + 1088; // [n, 12, 3]
    const vae_real *logp44 = s->arena + 2192; // [n, 12, 3]
    vae_real *t68 = s->arena + 4832; // [n, 12, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real t68_sum = 0.0f;
            VAE_SIMD_SUM(t68_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v55 = (vae_real)(k);
                const vae_real v66 = 1.0f - vae_step(vae_abs(v55 + t61[i * 12 + j]) - 0.5f);
                t66[i * 36 + j * 3 + k] = v66;
                t68_sum += v66 * logp44[i * 36 + j * 3 + k];
            }
            t68[i * 12 + j] = t68_sum;
        }
    }
}

// kernel 20, eval: loop over rows of [12]
VAE_KERNEL void eval_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    vae_real *t78 = s->arena + 5856; // [n, 1]
    const vae_real *t75 = s->arena + 4704; // [n, 12]
    for (size_t i = begin; i < end; i++) {
        vae_real t78_sum = 0.0f;
        VAE_SIMD_SUM(t78_sum)
        for (size_t j = 0; j < 12; j++) {
            t78_sum += t75[i * 12 + j];
        }
        t78[i] = t78_sum;
    }
}

// kernel 21, eval: loop over rows of [1]
VAE_KERNEL void eval_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    vae_real *t79 = s->arena + 5840; // [n, 1]
    const vae_real *t49 = s->arena + 5888; // [n, 1]
    const vae_real *t78 = s->arena + 5856; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t79[i] = t49[i] + t78[i];
    }
}

// kernel 22, eval: loop over rows of [12]
VAE_KERNEL void eval_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *t68 = s->arena + 4832; // [n, 12]
    vae_real *t81 = s->arena + 5824; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t81_sum = 0.0f;
        VAE_SIMD_SUM(t81_sum)
        for (size_t j = 0; j < 12; j++) {
            t81_sum += (-1.09861229f) - t68[i * 12 + j];
        }
        t81[i] = t81_sum;
    }
}

// kernel 24, eval: loop over rows of [3, 2, 6]
VAE_KERNEL void eval_k24(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k22(s, tile, scratch, s->arena + 3, s->arena + 1088);
}

// grid_codes.vae:12  deconv(1, kernel=2, stride=2)
// grid_codes.vae:15  likelihood = bernoulli
// kernel 25, eval: product by panels over rows of [6, 4, 1]
VAE_KERNEL void eval_k25(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 2, end = vae_panel_end(s, tile, 2);
    const vae_real *h85 = s->arena + 0; // [n, 3, 2, 9]
    const vae_real *w86 = s->param + 112; // [2, 2, 1, 9]
    vae_real *t87 = scratch + 112; // [end - begin, 6, 4, 1]
    const vae_real *b88 = s->param + 160; // [1]
    const vae_real *x0 = s->arena + 4080; // [n, 24]
    vae_real *t95 = s->arena + 5808; // [n, 1]
    static const VaeConv conv87 = {
        .height = 6, .width = 4, .channels = 1,
        .out_height = 3, .out_width = 2, .out_channels = 9,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 9
    };
    vae_conv_t(&conv87, (int)(end - begin), h85 + begin * 54, w86, t87, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t95_sum = 0.0f;
        VAE_SIMD_SUM(t95_sum)
        for (size_t j = 0; j < 24; j++) {
            const vae_real v87 = t87[(i - begin) * 24 + j];
            const vae_real v89 = v87 + b88[0];
            t95_sum += vae_softplus(v89) - x0[i * 24 + j] * v89;
        }
        t95[i] = t95_sum;
    }
}

// kernel 26, eval: loop over rows of [1]
VAE_KERNEL void eval_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *t81 = s->arena + 5824; // [n, 1]
    vae_real *t96 = s->arena + 5792; // [n, 1]
    const vae_real *t95 = s->arena + 5808; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t96[i] = (-9.65662747f) + t81[i] - t95[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // grid_codes.vae:8  conv(4, kernel=2, stride=2)
    // grid_codes.vae:8  tanh
    // kernel 0, eval: product by panels over rows of [3, 2, 4]
    like_train_k0(s, tile, scratch, s->arena + 4080, s->param + 0, s->arena + 3840, s->param + 16);
    // grid_codes.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [3, 2, 9]
    like_train_k1(s, tile, scratch, s->arena + 3840, s->param + 32, s->arena + 544, s->param + 80);
    // kernel 2, eval: loop over rows of [3, 2, 3]
    like_train_k2(s, tile, scratch, s->arena + 4512, s->arena + 544);
    // grid_codes.vae:5  posterior heads (added by the compiler)
    // kernel 3, eval: product by panels over rows of [6, 5]
    like_train_k3(s, tile, scratch, s->arena + 4512, s->param + 96, s->arena + 3536);
    // kernel 10, eval: loop over rows of [3, 2, 6]
    like_train_k10(s, tile, scratch, s->arena + 2560, s->arena + 547);
    // grid_codes.vae:6  posterior heads (added by the compiler)
    // kernel 11, eval: loop over rows of [12, 3]
    like_train_k11(s, tile, scratch, s->arena + 5472, s->arena + 2560);
    // grid_codes.vae:6  posterior heads (added by the compiler)
    // kernel 12, eval: loop over rows of [12, 3]
    like_eval_k12(s, tile, scratch, s->arena + 2560, s->arena + 5472, s->arena + 5344);
    // grid_codes.vae:6  posterior heads (added by the compiler)
    // kernel 13, eval: loop over rows of [12, 1]
    like_train_k13(s, tile, scratch, s->arena + 5344, s->arena + 5216, s->arena + 5472);
    eval_k14(s, tile, scratch);
    // grid_codes.vae:6  sampling and KL
    // kernel 16, eval: loop over rows of [12, 3]
    like_eval_k16(s, tile, scratch, s->arena + 1824, s->arena + 1456, s->arena + 2192,
        s->arena + 5088);
    eval_k20(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // grid_codes.vae:5  posterior heads (added by the compiler)
    // kernel 5, eval: loop over rows of [6, 5]
    like_train_k5(s, tile, scratch, s->arena + 3536, s->arena + 3232, s->arena + 5920,
        s->arena + 5728);
    // grid_codes.vae:5  posterior heads (added by the compiler)
    // kernel 7, eval: loop over rows of [6, 5]
    like_train_k7(s, tile, scratch, s->arena + 5728, s->arena + 3232, s->arena + 5904,
        s->arena + 5664);
    // grid_codes.vae:5  posterior heads (added by the compiler)
    // kernel 8, eval: loop over rows of [6, 5]
    like_train_k8(s, tile, scratch, s->arena + 5664, s->arena + 2928);
    // grid_codes.vae:5  posterior heads (added by the compiler)
    // kernel 9, eval: product by panels over rows of [6, 3]
    like_eval_k9(s, tile, scratch, s->arena + 2928, s->param + 96, s->arena + 4320);
    // kernel 23, eval: loop over rows of [3, 2, 3]
    like_train_k21(s, tile, scratch, s->arena + 0, s->arena + 4320);
}

// One thread does all of these.
VAE_KERNEL void eval_u6(const VaeState *s, int tile, vae_real *scratch) {
    // grid_codes.vae:6  sampling and KL
    // kernel 18, eval: loop over rows of [12, 3]
    like_eval_k18(s, tile, scratch, s->arena + 5088, s->arena + 1456, s->arena + 5872,
        s->arena + 4960);
    eval_k19(s, tile, scratch);
    eval_k22(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u0, 1, {0}},
        {eval_k15, 1, {0}},
        {eval_k4, 1, {0}},
        {eval_k6, 1, {0}},
        {eval_k17, 1, {0}}}, 5);
    vae_run(me, s, (VaeWork[]){
        {eval_u2, 1, {0}},
        {eval_u6, 1, {0}},
        {eval_k21, 1, {0}}}, 3);
    vae_run_one(me, s, eval_k24, 1);
    vae_run_one(me, s, eval_k25, (s->n + 1) / 2);
    vae_run_one(me, s, eval_k26, 1);
}

// grid_codes.vae:5  posterior heads (added by the compiler)
// kernel 4, encode: loop over [3, 5]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->param + 96, s->arena + 5584);
}

// grid_codes.vae:5  posterior heads (added by the compiler)
// kernel 6, encode: loop over [5]
VAE_KERNEL void encode_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->arena + 5568);
}

// grid_codes.vae:5  posterior heads (added by the compiler)
// kernel 8, encode: loop over rows of [6, 5]
VAE_KERNEL void encode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *t26 = s->arena + 5424; // [n, 6, 1]
    vae_real *t33 = s->arena + 2752; // [n, 6, 5]
    vae_real *t35 = s->arena + 5360; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t35_sum = 0.0f;
            VAE_SIMD_SUM(t35_sum)
            for (size_t k = 0; k < 5; k++) {
                const vae_real v20 = (vae_real)(k);
                const vae_real v33 = 1.0f - vae_step(vae_abs(v20 + t26[i * 6 + j]) - 0.5f);
                t33[i * 30 + j * 5 + k] = v33;
                t35_sum += v33 * v20;
            }
            t35[i * 6 + j] = t35_sum;
        }
    }
}

// grid_codes.vae:5  posterior heads (added by the compiler)
// kernel 9, encode: product by panels over rows of [6, 3]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *t33 = s->arena + 2752; // [n, 6, 5]
    const vae_real *codebook13 = s->param + 96; // [3, 5]
    vae_real *t37 = s->arena + 4336; // [n, 6, 3]
    vae_real *t69 = s->arena + 4144; // [n, 18]
    vae_gemm_nt((int)(end - begin) * 6, 3, 5, t33 + begin * 30, 5, codebook13, 5, t37 + begin * 18, 3);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 18; j++) {
            const vae_real v37 = t37[i * 18 + j];
            t69[i * 18 + j] = v37;
        }
    }
}

// grid_codes.vae:6  posterior heads (added by the compiler)
// kernel 14, encode: loop over rows of [12, 3]
VAE_KERNEL void encode_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    vae_real *logp48 = s->arena + 2016; // [n, 12, 3]
    const vae_real *t40 = s->arena + 2384; // [n, 12, 3]
    const vae_real *t47 = s->arena + 4976; // [n, 12, 1]
    vae_real *t49 = s->arena + 1648; // [n, 12, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v48 = t40[i * 36 + j * 3 + k] - t47[i * 12 + j];
                logp48[i * 36 + j * 3 + k] = v48;
                t49[i * 36 + j * 3 + k] = vae_exp(v48);
            }
        }
    }
}

// grid_codes.vae:6  sampling and KL
// kernel 16, encode: loop over [3]
VAE_KERNEL void encode_k16(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k17(s, tile, scratch, s->arena + 5552);
}

// grid_codes.vae:6  sampling and KL
// kernel 18, encode: loop over rows of [12, 3]
VAE_KERNEL void encode_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *t62 = s->arena + 4720; // [n, 12, 1]
    vae_real *t67 = s->arena + 544; // [n, 12, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v56 = (vae_real)(k);
                t67[i * 36 + j * 3 + k] = 1.0f - vae_step(vae_abs(v56 + t62[i * 12 + j]) - 0.5f);
            }
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // grid_codes.vae:8  conv(4, kernel=2, stride=2)
    // grid_codes.vae:8  tanh
    // kernel 0, encode: product by panels over rows of [3, 2, 4]
    like_train_k0(s, tile, scratch, s->arena + 3904, s->param + 0, s->arena + 3664, s->param + 16);
    // grid_codes.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [3, 2, 9]
    like_train_k1(s, tile, scratch, s->arena + 3664, s->param + 32, s->arena + 0, s->param + 80);
    // kernel 2, encode: loop over rows of [3, 2, 3]
    like_train_k2(s, tile, scratch, s->arena + 4528, s->arena + 0);
    // grid_codes.vae:5  posterior heads (added by the compiler)
    // kernel 3, encode: product by panels over rows of [6, 5]
    like_train_k3(s, tile, scratch, s->arena + 4528, s->param + 96, s->arena + 3360);
    // kernel 10, encode: loop over rows of [3, 2, 6]
    like_train_k10(s, tile, scratch, s->arena + 2384, s->arena + 3);
    // grid_codes.vae:6  posterior heads (added by the compiler)
    // kernel 11, encode: loop over rows of [12, 3]
    like_train_k11(s, tile, scratch, s->arena + 5232, s->arena + 2384);
    // grid_codes.vae:6  posterior heads (added by the compiler)
    // kernel 12, encode: loop over rows of [12, 3]
    like_eval_k12(s, tile, scratch, s->arena + 2384, s->arena + 5232, s->arena + 5104);
    // grid_codes.vae:6  posterior heads (added by the compiler)
    // kernel 13, encode: loop over rows of [12, 1]
    like_train_k13(s, tile, scratch, s->arena + 5104, s->arena + 4976, s->arena + 5232);
    encode_k14(s, tile, scratch);
    // grid_codes.vae:6  sampling and KL
    // kernel 15, encode: loop over rows of [12, 3]
    like_eval_k16(s, tile, scratch, s->arena + 1280, s->arena + 912, s->arena + 2016,
        s->arena + 4848);
}

// One thread does all of these.
VAE_KERNEL void encode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // grid_codes.vae:5  posterior heads (added by the compiler)
    // kernel 5, encode: loop over rows of [6, 5]
    like_train_k5(s, tile, scratch, s->arena + 3360, s->arena + 3056, s->arena + 5584,
        s->arena + 5488);
    // grid_codes.vae:5  posterior heads (added by the compiler)
    // kernel 7, encode: loop over rows of [6, 5]
    like_train_k7(s, tile, scratch, s->arena + 5488, s->arena + 3056, s->arena + 5568,
        s->arena + 5424);
    encode_k8(s, tile, scratch);
    encode_k9(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void encode_u5(const VaeState *s, int tile, vae_real *scratch) {
    // grid_codes.vae:6  sampling and KL
    // kernel 17, encode: loop over rows of [12, 3]
    like_eval_k18(s, tile, scratch, s->arena + 4848, s->arena + 912, s->arena + 5552,
        s->arena + 4720);
    encode_k18(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {encode_u0, 1, {0}},
        {encode_k4, 1, {0}},
        {encode_k6, 1, {0}},
        {encode_k16, 1, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){
        {encode_u2, 1, {0}},
        {encode_u5, 1, {0}}}, 2);
}

// grid_codes.vae:12  deconv(1, kernel=2, stride=2)
// grid_codes.vae:15  likelihood = bernoulli
// kernel 2, decode: product by panels over rows of [6, 4, 1]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 2, end = vae_panel_end(s, tile, 2);
    const vae_real *h6 = s->arena + 0; // [n, 3, 2, 9]
    const vae_real *w7 = s->param + 112; // [2, 2, 1, 9]
    vae_real *t12 = s->arena + 1152; // [n, 24]
    const vae_real *b9 = s->param + 160; // [1]
    vae_real *t13 = s->arena + 912; // [n, 24]
    static const VaeConv conv8 = {
        .height = 6, .width = 4, .channels = 1,
        .out_height = 3, .out_width = 2, .out_channels = 9,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 9
    };
    vae_conv_t(&conv8, (int)(end - begin), h6 + begin * 54, w7, t12 + begin * 24, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 24; j++) {
            const vae_real v8 = t12[i * 24 + j];
            const vae_real v12 = vae_sigmoid(v8 + b9[0]);
            t12[i * 24 + j] = v12;
            t13[i * 24 + j] = v12;
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, decode: loop over rows of [3, 2, 3]
    like_train_k21(s, tile, scratch, s->arena + 0, s->arena + 1392);
    // kernel 1, decode: loop over rows of [3, 2, 6]
    like_train_k22(s, tile, scratch, s->arena + 3, s->arena + 544);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, decode_u0, 1);
    vae_run_one(me, s, decode_k2, (s->n + 1) / 2);
}

// kernel 0, prior: loop over rows of [6, 1]
VAE_KERNEL void prior_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    vae_real *t3 = s->arena + 1120; // [n, 6, 1]
    const vae_real *u0 = s->arena + 1184; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t3[i * 6 + j] = 5.0f * u0[i * 6 + j];
        }
    }
}

// kernel 1, prior: loop over rows of [6, 5]
VAE_KERNEL void prior_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *t3 = s->arena + 1120; // [n, 6, 1]
    vae_real *t10 = s->arena + 368; // [n, 6, 5]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                const vae_real v2 = (vae_real)(k);
                const vae_real v4 = t3[i * 6 + j] - v2;
                t10[i * 30 + j * 5 + k] = vae_step(v4) * (1.0f - vae_step(v4 - 1.0f));
            }
        }
    }
}

// kernel 3, prior: loop over rows of [12, 1]
VAE_KERNEL void prior_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    vae_real *t17 = s->arena + 864; // [n, 12, 1]
    const vae_real *u14 = s->arena + 992; // [n, 12, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            t17[i * 12 + j] = 3.0f * u14[i * 12 + j];
        }
    }
}

// kernel 4, prior: loop over rows of [12, 3]
VAE_KERNEL void prior_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 10, end = vae_panel_end(s, tile, 10);
    const vae_real *t17 = s->arena + 864; // [n, 12, 1]
    vae_real *t23 = s->arena + 0; // [n, 12, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v16 = (vae_real)(k);
                const vae_real v18 = t17[i * 12 + j] - v16;
                t23[i * 36 + j * 3 + k] = vae_step(v18) * (1.0f - vae_step(v18 - 1.0f));
            }
        }
    }
}

// One thread does all of these.
VAE_KERNEL void prior_u0(const VaeState *s, int tile, vae_real *scratch) {
    prior_k0(s, tile, scratch);
    prior_k1(s, tile, scratch);
    // kernel 2, prior: product by panels over rows of [6, 3]
    like_eval_k9(s, tile, scratch, s->arena + 368, s->param + 96, s->arena + 672);
}

// One thread does all of these.
VAE_KERNEL void prior_u1(const VaeState *s, int tile, vae_real *scratch) {
    prior_k3(s, tile, scratch);
    prior_k4(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void prior_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {prior_u0, 1, {0}},
        {prior_u1, 1, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 8592, 24}, // [n, 6, 4, 1]
    {"c.u", VAE_IN_UNIFORM, 1, 5488, 36}, // [n, 12, 3]
    {"loss", VAE_OUT_SCALAR, 0, 11824, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 11888, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 11856, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 4080, 24}, // [n, 6, 4, 1]
    {"c.u", VAE_IN_UNIFORM, 1, 1824, 36}, // [n, 12, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 5808, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 5840, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 5792, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 5600, 6}, // [n, 6]
    {"c.kl", VAE_OUT_ROW, 0, 4704, 12}, // [n, 12]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 3904, 24}, // [n, 6, 4, 1]
    {"c.u", VAE_IN_UNIFORM, 1, 1280, 36}, // [n, 12, 3]
    {"z.mean", VAE_OUT_ROW, 0, 4336, 18}, // [n, 18]
    {"z.code", VAE_OUT_ROW, 0, 5360, 6}, // [n, 6]
    {"z.sample", VAE_OUT_ROW, 0, 4144, 18}, // [n, 18]
    {"c.mean", VAE_OUT_ROW, 0, 1648, 36}, // [n, 36]
    {"c.sample", VAE_OUT_ROW, 0, 544, 36}, // [n, 36]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 1392, 18}, // [n, 18]
    {"c", VAE_IN_LATENT, 1, 544, 36}, // [n, 36]
    {"x.mean", VAE_OUT_ROW, 0, 1152, 24}, // [n, 24]
    {"x.draw0", VAE_OUT_ROW, 0, 912, 24}, // [n, 24]
};

static const VaePort prior_ports[] = {
    {"z.prior", VAE_IN_UNIFORM, 8, 1184, 6}, // [n, 6, 1]
    {"c.prior", VAE_IN_UNIFORM, 9, 992, 12}, // [n, 12, 1]
    {"z.sample", VAE_OUT_ROW, 0, 672, 18}, // [n, 18]
    {"c.sample", VAE_OUT_ROW, 0, 0, 36}, // [n, 36]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 4, {4, 1, 2, 2}, {1, 4, 8, 4}, 0, VAE_INIT_UNIFORM, 0.547722578f, true, true, true},
    {"encoder.0.bias", 1, {4}, {1}, 16, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.z.vector.weight", 2, {3, 4}, {1, 9}, 32, VAE_INIT_UNIFORM, 0.925820112f, true, true, true},
    {"posterior.z.vector.bias", 1, {3}, {1}, 80, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.c.logits.weight", 2, {6, 4}, {1, 9}, 35, VAE_INIT_UNIFORM, 0.774596691f, true, true, true},
    {"posterior.c.logits.bias", 1, {6}, {1}, 83, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.z.codebook", 2, {5, 3}, {1, 5}, 96, VAE_INIT_NORMAL, 1.0f, true, false, true},
    {"decoder.1.weight", 4, {9, 1, 2, 2}, {1, 9, 18, 9}, 112, VAE_INIT_UNIFORM, 0.387298346f, true, true, false},
    {"decoder.1.bias", 1, {1}, {1}, 160, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 6, 4, 1, 24, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 18, 5},
    {"c", 36, 0},
};
static const VaeCoded coded[] = {
    {0, 0, NULL},
    {3, 0, NULL},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6, 4, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(4, kernel=2, stride=2)", "[3, 2, 4]", 20},
    {VAE_STAGE_ENCODER, 0, "tanh", "[3, 2, 4]", 0},
    {VAE_STAGE_LATENT, 0, "z: vq", "[3, 2, 3]", 30},
    {VAE_STAGE_LATENT, 0, "c: categorical", "[3, 2, 6]", 30},
    {VAE_STAGE_DECODER, 0, "concat(c)", "[3, 2, 9]", 0},
    {VAE_STAGE_DECODER, 0, "deconv(1, kernel=2, stride=2)", "[6, 4, 1]", 37},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[6, 4, 1]", 0},
};

static const VaeStretch rest[] = {
    {0, 176},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "grid_codes", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model grid_codes\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [6, 4, 1]                   -              -\n"
        "    conv(4, kernel=2, stride=2)     [3, 2, 4]                  20            192\n"
        "    tanh                            [3, 2, 4]                   -              -\n"
        "  z: heads                          [3, 2, 3]                  30            360\n"
        "  c: heads                          [3, 2, 6]                  30            360\n"
        "  decoder(z, c)                     [3, 2, 3]                   -              -\n"
        "    concat(c)                       [3, 2, 9]                   -              -\n"
        "    deconv(1, kernel=2, stride=2)   [6, 4, 1]                  37            432\n"
        "\n"
        "  117 parameters; one training step of 10 rows: 35,160 flops\n"
        "  likelihood bernoulli\n"
        "  objective elbo(samples=1)\n"
        "  latent z vq(codes=5, dim=3, n=1, commitment=0.25, grid=3x2)\n"
        "  latent c categorical(n=2, classes=3, straight_through=false, grid=3x2)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          48      121        48,064       48,064\n"
        "  eval           27       66        23,744       23,744\n"
        "  encode         19       48        22,400       22,400\n"
        "  decode          3        6         6,336        6,336\n"
        "  prior           5       15         4,992        4,992\n",
    .batch = 10, .n_param = 176, .n_state = 0, .n_arena = 12016,
    .n_scratch = 768,
    .max_threads = 1, .flops_per_row = 3516.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 9,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 2,
    .coded = coded,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 7},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 7},
    .decode = {"decode", decode_run, decode_ports, 4},
    .prior = {"prior", VAE_UNCHECKED(prior_run), prior_ports, 4},
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
