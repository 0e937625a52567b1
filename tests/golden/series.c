// series -- written by vaec 0.1.0 from series.vae; do not edit.
//
// model series
//
//   layer                             output             parameters      flops/row
//   encoder                           [6, 2]                      -              -
//     gru(4, both=true)               [6, 8]                    192          2,208
//     pool(mean)                      [8]                         -              -
//     dense(5)                        [5]                        45             80
//     tanh                            [5]                         -              -
//   z: mean, logvar heads             [3]                        36             60
//   decoder                           [3]                         -              -
//     dense(18)                       [18]                       72            108
//     tanh                            [18]                        -              -
//     reshape(6, 3)                   [6, 3]                      -              -
//     concat(z)                       [6, 6]                      -              -
//     lstm(4)                         [6, 4]                    192          2,256
//     dense(2)                        [6, 2]                     10             96
//   likelihood: logvar                                           10             20
//
//   557 parameters; one training step of 8 rows: 93,504 flops
//   data x is standardized, column by column: losses are those of the standardized values
//   likelihood gaussian(sigma=learned, floor=0.001)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          61      138        56,832       56,832
//   eval           23       67        16,640       16,640
//   encode         13       21         9,152        9,152
//   decode          9       20         8,064        8,064
//
// n is the number of rows in the batch, at most 8; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_steps.h"

// What kernel 0 of train and 1 other do, each with buffers of its own:
//   x3: [n, 6, 2]
//   known2: [n, 6, 2]
//   x0: [n, 6, 2]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, vae_real *x3,
    const vae_real *known2, const vae_real *x0) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            x3[i * 12 + j] = known2[i * 12 + j] * x0[i * 12 + j];
        }
    }
}

// What kernel 1 of train and 3 others do, each with buffers of its own:
//   t9: [n, 8]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, vae_real *t9) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            t9[i * 8 + j] = 0.0f;
        }
    }
}

// series.vae:6  gru(4, both=true)
// kernel 1, train: loop over rows of [8]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 13472);
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   ends1: [n, 6]
//   mask13: [n, 6]
VAE_SHARED_2(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    vae_real *mask13) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            mask13[i * 6 + j] = vae_step(ends1[i * 6 + j] - 0.5f);
        }
    }
}

// What kernel 3 of train and 5 others do, each with buffers of its own:
//   ends1: [n, 6]
//   x3: [n, 6, 2]
//   w4: [2, 12]
//   t15: [n, 6, 12]
//   b6: [12]
VAE_SHARED_2(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    const vae_real *x3, const vae_real *w4, vae_real *t15, const vae_real *b6) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const VaeRagged ragged = {ends1 + begin * 6, end - begin, 1, 6};
    vae_ragged_nn(&ragged, 12, 2, x3 + begin * 12, 2, w4, 12, t15 + begin * 72, 12);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v14 = t15[i * 72 + j * 12 + k];
                t15[i * 72 + j * 12 + k] = v14 + b6[k];
            }
        }
    }
}

// series.vae:6  gradient of gru(4, both=true)
// kernel 4, train: product by panels over rows of [6, 24]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t15 = s->arena + 9024; // [n, 6, 12]
    const vae_real *t10 = s->arena + 13472; // [n, 4] in rows of 8
    const vae_real *w5 = s->param + 32; // [4, 12]
    const vae_real *b7 = s->param + 96; // [12]
    const vae_real *mask13 = s->arena + 13776; // [n, 6]
    vae_real *d16 = s->arena + 6528; // [n, 6, 24]
    static const VaeSteps steps16 = {6, 4, .x_pitch = 12, .from_pitch = 8, .w_pitch = 12, .mask_pitch = 6, .y_pitch = 24, .keeps = true, .bounded = true};
    vae_recurrent(&vae_gru, &steps16, (int)(end - begin), t15 + begin * 72, t10 + begin * 8, w5, b7, mask13 + begin * 6, d16 + begin * 144, scratch);
}

// series.vae:6  gradient of gru(4, both=true)
// kernel 6, train: product by panels over rows of [6, 24]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t24 = s->arena + 8448; // [n, 6, 12]
    const vae_real *t22 = s->arena + 13476; // [n, 4] in rows of 8
    const vae_real *w19 = s->param + 144; // [4, 12]
    const vae_real *b21 = s->param + 208; // [12]
    const vae_real *mask13 = s->arena + 13776; // [n, 6]
    vae_real *d25 = s->arena + 5376; // [n, 6, 24]
    static const VaeSteps steps25 = {6, 4, .reverse = true, .x_pitch = 12, .from_pitch = 8, .w_pitch = 12, .mask_pitch = 6, .y_pitch = 24, .keeps = true, .bounded = true};
    vae_recurrent(&vae_gru, &steps25, (int)(end - begin), t24 + begin * 72, t22 + begin * 8, w19, b21, mask13 + begin * 6, d25 + begin * 144, scratch);
}

// What kernel 7 of train and 1 other do, each with buffers of its own:
//   ends1: [n, 6]
//   t27: [n, 6, 4] in rows of 8
//   t17: [n, 6, 4] in rows of 24
VAE_SHARED_1(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    vae_real *t27, const vae_real *t17) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                t27[i * 48 + j * 8 + k] = t17[i * 144 + j * 24 + k];
            }
        }
    }
}

// What kernel 9 of train and 2 others do, each with buffers of its own:
//   ends1: [n, 6]
//   h29: [n, 6, 8]
//   mask13: [n, 6, 1]
//   t32: [n, 1, 8]
VAE_SHARED_2(like_train_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    const vae_real *h29, const vae_real *mask13, vae_real *t32) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 6, 6);
        for (size_t k = 0; k < 8; k++) {
            t32[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                t32[i * 8 + k] += h29[i * 48 + j * 8 + k] * mask13[i * 6 + j];
            }
        }
    }
}

// What kernel 10 of train and 2 others do, each with buffers of its own:
//   ends1: [n, 6]
//   t33: [n, 1, 1]
//   mask13: [n, 6, 1]
VAE_SHARED_1(like_train_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    vae_real *t33, const vae_real *mask13) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 6, 6);
        vae_real t33_sum = 0.0f;
        VAE_SIMD_SUM(t33_sum)
        for (size_t j = 0; j < steps; j++) {
            t33_sum += mask13[i * 6 + j];
        }
        t33[i] = t33_sum;
    }
}

// What kernel 11 of train and 2 others do, each with buffers of its own:
//   t34: [n, 1, 8]
//   t32: [n, 1, 8]
//   t33: [n, 1, 1]
VAE_SHARED_1(like_train_k11, const VaeState *s, int tile, vae_real *scratch, vae_real *t34,
    const vae_real *t32, const vae_real *t33) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            t34[i * 8 + j] = t32[i * 8 + j] / t33[i];
        }
    }
}

// What kernel 12 of train and 2 others do, each with buffers of its own:
//   h35: [n, 8]
//   w36: [8, 5]
//   h40: [n, 5]
//   b37: [5]
VAE_SHARED_1(like_train_k12, const VaeState *s, int tile, vae_real *scratch, const vae_real *h35,
    const vae_real *w36, vae_real *h40, const vae_real *b37) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 5, 8, h35 + begin * 8, 8, w36, 5, h40 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v38 = h40[i * 5 + j];
            h40[i * 5 + j] = vae_tanh(v38 + b37[j]);
        }
    }
}

// What kernel 13 of train and 2 others do, each with buffers of its own:
//   h40: [n, 5]
//   w41: [5, 6]
//   heads44: [n, 6]
//   b42: [6]
VAE_SHARED_2(like_train_k13, const VaeState *s, int tile, vae_real *scratch, const vae_real *h40,
    const vae_real *w41, vae_real *heads44, const vae_real *b42) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 6, 5, h40 + begin * 5, 5, w41, 6, heads44 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v43 = heads44[i * 6 + j];
            heads44[i * 6 + j] = v43 + b42[j];
        }
    }
}

// series.vae:4  sampling and KL
// kernel 14, train: loop over rows of [3]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar46 = s->arena + 13683; // [n, 3] in rows of 6
    vae_real *t49 = s->arena + 13968; // [n, 3]
    const vae_real *eps47 = s->arena + 14000; // [n, 3]
    vae_real *z51 = s->arena + 13936; // [n, 3]
    const vae_real *mean45 = s->arena + 13680; // [n, 3] in rows of 6
    vae_real *t53 = s->arena + 13904; // [n, 3]
    vae_real *t59 = s->arena + 14176; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t59_sum = 0.0f;
        VAE_SIMD_SUM(t59_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v49 = vae_exp(0.5f * logvar46[i * 6 + j]);
            t49[i * 3 + j] = v49;
            z51[i * 3 + j] = mean45[i * 6 + j] + v49 * eps47[i * 3 + j];
            const vae_real v53 = vae_exp(logvar46[i * 6 + j]);
            t53[i * 3 + j] = v53;
            const vae_real v57 = mean45[i * 6 + j] * mean45[i * 6 + j] + v53 - 1.0f - logvar46[i * 6 + j];
            t59_sum += 0.5f * v57;
        }
        t59[i] = t59_sum;
    }
}

// What kernel 15 of train and 2 others do, each with buffers of its own:
//   z51: [n, 3]
//   w60: [3, 18]
//   h64: [n, 18]
//   b61: [18]
VAE_SHARED_2(like_train_k15, const VaeState *s, int tile, vae_real *scratch, const vae_real *z51,
    const vae_real *w60, vae_real *h64, const vae_real *b61) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 18, 3, z51 + begin * 3, 3, w60, 18, h64 + begin * 18, 18);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 18; j++) {
            const vae_real v62 = h64[i * 18 + j];
            h64[i * 18 + j] = vae_tanh(v62 + b61[j]);
        }
    }
}

// What kernel 16 of train and 2 others do, each with buffers of its own:
//   t66: [n, 6, 3] in rows of 6
//   z51: [n, 3]
VAE_SHARED_2(like_train_k16, const VaeState *s, int tile, vae_real *scratch, vae_real *t66,
    const vae_real *z51) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t66[i * 36 + j * 6 + k] = z51[i * 3 + k];
            }
        }
    }
}

// What kernel 17 of train and 2 others do, each with buffers of its own:
//   t67: [n, 6, 3] in rows of 6
//   h65: [n, 6, 3]
VAE_SHARED_2(like_train_k17, const VaeState *s, int tile, vae_real *scratch, vae_real *t67,
    const vae_real *h65) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t67[i * 36 + j * 6 + k] = h65[i * 18 + j * 3 + k];
            }
        }
    }
}

// What kernel 18 of train and 2 others do, each with buffers of its own:
//   t73: [n, 6]
VAE_SHARED_2(like_train_k18, const VaeState *s, int tile, vae_real *scratch, vae_real *t73) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t73[i * 6 + j] = 1.0f;
        }
    }
}

// series.vae:3  lstm(4)
// kernel 18, train: loop over rows of [6]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k18(s, tile, scratch, s->arena + 13632);
}

// What kernel 19 of train and 2 others do, each with buffers of its own:
//   h68: [n, 6, 6]
//   w69: [6, 16]
//   t75: [n, 6, 16]
//   b71: [16]
VAE_SHARED_1(like_train_k19, const VaeState *s, int tile, vae_real *scratch, const vae_real *h68,
    const vae_real *w69, vae_real *t75, const vae_real *b71) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin) * 6, 16, 6, h68 + begin * 36, 6, w69, 16, t75 + begin * 96, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 16; k++) {
                const vae_real v74 = t75[i * 96 + j * 16 + k];
                t75[i * 96 + j * 16 + k] = v74 + b71[k];
            }
        }
    }
}

// series.vae:7  gradient of lstm(4)
// kernel 20, train: product by panels over rows of [6, 32]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t75 = s->arena + 7680; // [n, 6, 16]
    const vae_real *t9 = s->arena + 13472; // [n, 8]
    const vae_real *w70 = s->param + 528; // [4, 16]
    const vae_real *b72 = s->param + 608; // [16]
    const vae_real *t73 = s->arena + 13632; // [n, 6]
    vae_real *d76 = s->arena + 0; // [n, 6, 32]
    static const VaeSteps steps76 = {6, 4, .x_pitch = 16, .from_pitch = 8, .w_pitch = 16, .mask_pitch = 6, .y_pitch = 32, .keeps = true, .bounded = false};
    vae_recurrent(&vae_lstm, &steps76, (int)(end - begin), t75 + begin * 96, t9 + begin * 8, w70, b72, t73 + begin * 6, d76 + begin * 192, scratch);
}

// series.vae:7  dense(2)
// series.vae:8  likelihood = gaussian
// kernel 21, train: product by panels over rows of [6, 2]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h78 = s->arena + 0; // [n, 6, 4] in rows of 32
    const vae_real *w79 = s->param + 624; // [4, 2]
    vae_real *t92 = s->arena + 12704; // [n, 6, 2]
    const vae_real *b80 = s->param + 640; // [2]
    const vae_real *x3 = s->arena + 12992; // [n, 6, 2]
    vae_real *t93 = s->arena + 12608; // [n, 6, 2]
    vae_gemm_nn((int)(end - begin) * 6, 2, 4, h78 + begin * 192, 32, w79, 2, t92 + begin * 12, 2);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v81 = t92[i * 12 + j * 2 + k];
                const vae_real v92 = x3[i * 12 + j * 2 + k] - (v81 + b80[k]);
                t92[i * 12 + j * 2 + k] = v92;
                t93[i * 12 + j * 2 + k] = v92 * v92;
            }
        }
    }
}

// series.vae:7  dense(2)
// series.vae:8  likelihood = gaussian
// kernel 22, train: product by panels over rows of [6, 2]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h78 = s->arena + 0; // [n, 6, 4] in rows of 32
    const vae_real *w83 = s->param + 656; // [4, 2]
    vae_real *t89 = s->arena + 12896; // [n, 6, 2]
    const vae_real *b84 = s->param + 672; // [2]
    vae_real *logvar91 = s->arena + 12800; // [n, 6, 2]
    vae_real *t95 = s->arena + 12512; // [n, 6, 2]
    vae_gemm_nn((int)(end - begin) * 6, 2, 4, h78 + begin * 192, 32, w83, 2, t89 + begin * 12, 2);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v85 = t89[i * 12 + j * 2 + k];
                const vae_real v89 = v85 + b84[k] - (-13.8155106f);
                t89[i * 12 + j * 2 + k] = v89;
                const vae_real v91 = (-13.8155106f) + vae_softplus(v89);
                logvar91[i * 12 + j * 2 + k] = v91;
                t95[i * 12 + j * 2 + k] = vae_exp(-v91);
            }
        }
    }
}

// series.vae:8  likelihood = gaussian
// kernel 23, train: loop over rows of [6, 2]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 13824; // [n, 6]
    const vae_real *t93 = s->arena + 12608; // [n, 6, 2]
    const vae_real *t95 = s->arena + 12512; // [n, 6, 2]
    const vae_real *logvar91 = s->arena + 12800; // [n, 6, 2]
    const vae_real *known2 = s->arena + 13088; // [n, 6, 2]
    const vae_real *mask13 = s->arena + 13776; // [n, 6, 1]
    vae_real *t103 = s->arena + 14160; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 6, 6);
        vae_real t103_sum = 0.0f;
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD_SUM(t103_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v97 = logvar91[i * 12 + j * 2 + k] + t93[i * 12 + j * 2 + k] * t95[i * 12 + j * 2 + k];
                const vae_real v102 = 0.5f * (v97 + 1.83787707f) * known2[i * 12 + j * 2 + k] * mask13[i * 6 + j];
                t103_sum += v102;
            }
        }
        t103[i] = t103_sum;
    }
}

// kernel 24, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t106 = s->arena + 14144; // [1]
    const vae_real *t103 = s->arena + 14160; // [n, 1]
    vae_real *t108 = s->arena + 14112; // [1]
    const vae_real *t59 = s->arena + 14176; // [n, 1]
    vae_real *d114 = s->arena + 14064; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_real t106_sum = 0.0f;
    vae_real t108_sum = 0.0f;
    VAE_SIMD_SUM(t106_sum, t108_sum)
    for (size_t i = 0; i < rows; i++) {
        t106_sum += t103[i];
        t108_sum += t59[i];
        d114[i] = inv_n;
    }
    t106[0] = t106_sum;
    t108[0] = t108_sum;
}

// kernel 25, train: loop over [1]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t107 = s->arena + 14128; // [1]
    const vae_real *t106 = s->arena + 14144; // [1]
    vae_real *t109 = s->arena + 14096; // [1]
    const vae_real *t108 = s->arena + 14112; // [1]
    vae_real *t112 = s->arena + 14080; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v107 = t106[0] * inv_n;
    t107[0] = v107;
    const vae_real v109 = t108[0] * inv_n;
    t109[0] = v109;
    t112[0] = v107 + beta * v109;
}

// series.vae:8  gradient of likelihood = gaussian
// kernel 26, train: loop over rows of [6, 2]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d114 = s->arena + 14064; // [n, 1, 1]
    const vae_real *mask13 = s->arena + 13776; // [n, 6, 1]
    const vae_real *known2 = s->arena + 13088; // [n, 6, 2]
    const vae_real *t95 = s->arena + 12512; // [n, 6, 2]
    const vae_real *t93 = s->arena + 12608; // [n, 6, 2]
    const vae_real *t92 = s->arena + 12704; // [n, 6, 2]
    vae_real *d126 = s->arena + 12416; // [n, 6, 2]
    const vae_real *t89 = s->arena + 12896; // [n, 6, 2]
    vae_real *d128 = s->arena + 12320; // [n, 6, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v119 = 0.5f * (d114[i] * mask13[i * 6 + j] * known2[i * 12 + j * 2 + k]);
                const vae_real v123 = v119 - v119 * t93[i * 12 + j * 2 + k] * t95[i * 12 + j * 2 + k];
                const vae_real v125 = 2.0f * (v119 * t95[i * 12 + j * 2 + k]) * t92[i * 12 + j * 2 + k];
                d126[i * 12 + j * 2 + k] = -v125;
                d128[i * 12 + j * 2 + k] = v123 * vae_sigmoid(t89[i * 12 + j * 2 + k]);
            }
        }
    }
}

// What kernel 27 of train and 1 other do, each with buffers of its own:
//   ends1: [n, 6]
//   d129: [n, 1, 2]
//   d128: [n, 6, 2]
VAE_SHARED_2(like_train_k27, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    vae_real *d129, const vae_real *d128) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 6, 6);
        for (size_t k = 0; k < 2; k++) {
            d129[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d129[i * 2 + k] += d128[i * 12 + j * 2 + k];
            }
        }
    }
}

// What kernel 28 of train and 1 other do, each with buffers of its own:
//   d_param130: [1, 2]
//   d129: [n, 1, 2]
VAE_SHARED_1(like_train_k28, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param130,
    const vae_real *d129) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 2; j++) {
        d_param130[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d_param130[j] += d129[i * 2 + j];
        }
    }
}

// What kernel 29 of train and 1 other do, each with buffers of its own:
//   ends1: [n, 6]
//   h78: [n, 6, 4] in rows of 32
//   d128: [n, 6, 2]
//   d_param132: [4, 2]
VAE_SHARED_2(like_train_k29, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    const vae_real *h78, const vae_real *d128, vae_real *d_param132) {
    (void)scratch;
    (void)tile;
    const VaeRagged ragged = {ends1, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 4, 2, h78, 32, d128, 2, d_param132, 2);
}

// series.vae:7  gradient of dense(2)
// kernel 29, train: weight gradient over [4, 2]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k29(s, tile, scratch, s->arena + 13824, s->arena + 0, s->arena + 12320,
        s->grad + 656);
}

// series.vae:7  gradient of dense(2)
// kernel 30, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d128 = s->arena + 12320; // [n, 6, 2]
    const vae_real *w83 = s->param + 656; // [4, 2]
    vae_real *d133 = s->arena + 11328; // [n, 6, 4]
    vae_gemm_nt((int)(end - begin) * 6, 4, 2, d128 + begin * 12, 2, w83, 2, d133 + begin * 24, 4);
}

// series.vae:7  gradient of dense(2)
// kernel 33, train: weight gradient over [4, 2]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k29(s, tile, scratch, s->arena + 13824, s->arena + 0, s->arena + 12416,
        s->grad + 624);
}

// series.vae:7  gradient of dense(2)
// kernel 34, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d126 = s->arena + 12416; // [n, 6, 2]
    const vae_real *w79 = s->param + 624; // [4, 2]
    vae_real *d139 = s->arena + 9984; // [n, 6, 4] in rows of 8
    const vae_real *d133 = s->arena + 11328; // [n, 6, 4]
    vae_gemm_nt((int)(end - begin) * 6, 4, 2, d126 + begin * 12, 2, w79, 2, d139 + begin * 48, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v138 = d139[i * 48 + j * 8 + k];
                d139[i * 48 + j * 8 + k] = d133[i * 24 + j * 4 + k] + v138;
            }
        }
    }
}

// kernel 35, train: loop over rows of [6, 4]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t141 = s->arena + 9988; // [n, 6, 4] in rows of 8
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                t141[i * 48 + j * 8 + k] = 0.0f;
            }
        }
    }
}

// series.vae:7  gradient of lstm(4)
// kernel 36, train: product by panels over rows of [6, 24]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d142 = s->arena + 9984; // [n, 6, 8]
    const vae_real *d76 = s->arena + 0; // [n, 6, 32]
    const vae_real *w70 = s->param + 528; // [4, 16]
    const vae_real *t73 = s->arena + 13632; // [n, 6]
    vae_real *d143 = s->arena + 4224; // [n, 6, 24]
    static const VaeSteps steps143 = {6, 4, .x_pitch = 32, .w_pitch = 16, .mask_pitch = 6, .y_pitch = 24, .d_pitch = 8, .bounded = false};
    vae_recurrent_back(&vae_lstm, &steps143, (int)(end - begin), d142 + begin * 48, d76 + begin * 192, w70, t73 + begin * 6, d143 + begin * 144, scratch);
}

// series.vae:7  gradient of lstm(4)
// kernel 37, train: weight gradient over [4, 16]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *d145 = s->arena + 8; // [n, 6, 4] in rows of 32
    const vae_real *d144 = s->arena + 4224; // [n, 6, 16] in rows of 24
    vae_real *d_param146 = s->grad + 528; // [4, 16]
    vae_gemm_tn(4, 16, s->n * 6, d145, 32, d144, 24, d_param146, 16);
}

// series.vae:7  gradient of lstm(4)
// kernel 38, train: loop over rows of [6, 16]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d147 = s->arena + 11808; // [n, 1, 16]
    const vae_real *d144 = s->arena + 4224; // [n, 6, 16] in rows of 24
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 16; k++) {
            d147[i * 16 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 16; k++) {
                d147[i * 16 + k] += d144[i * 144 + j * 24 + k];
            }
        }
    }
}

// series.vae:7  gradient of lstm(4)
// kernel 39, train: sum over the batch over rows of [1, 16]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param148 = s->grad + 592; // [1, 16]
    const vae_real *d147 = s->arena + 11808; // [n, 1, 16]
    for (size_t j = 0; j < 16; j++) {
        d_param148[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            d_param148[j] += d147[i * 16 + j];
        }
    }
}

// series.vae:7  gradient of lstm(4)
// kernel 40, train: weight gradient over [6, 16]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h68 = s->arena + 11040; // [n, 6, 6]
    const vae_real *d144 = s->arena + 4224; // [n, 6, 16] in rows of 24
    vae_real *d_param150 = s->grad + 432; // [6, 16]
    vae_gemm_tn(6, 16, s->n * 6, h68, 6, d144, 24, d_param150, 16);
}

// series.vae:7  gradient of lstm(4)
// kernel 41, train: product by panels over rows of [6, 6]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d144 = s->arena + 4224; // [n, 6, 16] in rows of 24
    const vae_real *w69 = s->param + 432; // [6, 16]
    vae_real *d151 = s->arena + 10752; // [n, 6, 6]
    vae_gemm_nt((int)(end - begin) * 6, 6, 16, d144 + begin * 144, 24, w69, 16, d151 + begin * 36, 6);
}

// series.vae:7  gradient of concat(z)
// series.vae:7  gradient of tanh
// kernel 42, train: loop over rows of [6, 3]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *d154 = s->arena + 13872; // [n, 1, 3]
    const vae_real *d153 = s->arena + 10755; // [n, 6, 3] in rows of 6
    const vae_real *d152 = s->arena + 10752; // [n, 6, 3] in rows of 6
    const vae_real *h64 = s->arena + 11664; // [n, 18]
    vae_real *d160 = s->arena + 11520; // [n, 18]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d154[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d154[i * 3 + k] += d153[i * 36 + j * 6 + k];
                d160[i * 18 + j * 3 + k] = d152[i * 36 + j * 6 + k] * (1.0f - h64[i * 18 + j * 3 + k] * h64[i * 18 + j * 3 + k]);
            }
        }
    }
}

// series.vae:7  gradient of dense(18)
// kernel 43, train: weight gradient over [3, 18]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z51 = s->arena + 13936; // [n, 3]
    const vae_real *d160 = s->arena + 11520; // [n, 18]
    vae_real *d_param162 = s->grad + 336; // [3, 18]
    if (tile == 1) {
        vae_real *d_param161 = s->grad + 400; // [18]
        vae_column_sums(s->n, 18, d160, 18, d_param161);
        return;
    }
    vae_gemm_tn(3, 18, s->n, z51, 3, d160, 18, d_param162, 18);
}

// series.vae:7  gradient of dense(18)
// series.vae:4  gradient of sampling and KL
// kernel 44, train: product by panels over rows of [3]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d160 = s->arena + 11520; // [n, 18]
    const vae_real *w60 = s->param + 336; // [3, 18]
    vae_real *d169 = s->arena + 13584; // [n, 3] in rows of 6
    const vae_real *d154 = s->arena + 13872; // [n, 3]
    const vae_real *t53 = s->arena + 13904; // [n, 3]
    const vae_real *mean45 = s->arena + 13680; // [n, 3] in rows of 6
    const vae_real *eps47 = s->arena + 14000; // [n, 3]
    const vae_real *t49 = s->arena + 13968; // [n, 3]
    vae_real *d173 = s->arena + 13587; // [n, 3] in rows of 6
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c113 = beta * inv_n;
    const vae_real c165 = 0.5f * c113;
    vae_gemm_nt((int)(end - begin), 3, 18, d160 + begin * 18, 18, w60, 18, d169 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v163 = d169[i * 6 + j];
            const vae_real v164 = d154[i * 3 + j] + v163;
            d169[i * 6 + j] = c113 * mean45[i * 6 + j] + v164;
            d173[i * 6 + j] = c165 * t53[i * 3 + j] - c165 + 0.5f * (v164 * eps47[i * 3 + j] * t49[i * 3 + j]);
        }
    }
}

// series.vae:4  gradient of posterior heads (added by the compiler)
// kernel 45, train: weight gradient over [5, 6]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h40 = s->arena + 13728; // [n, 5]
    const vae_real *d174 = s->arena + 13584; // [n, 6]
    vae_real *d_param176 = s->grad + 288; // [5, 6]
    if (tile == 1) {
        vae_real *d_param175 = s->grad + 320; // [6]
        vae_column_sums(s->n, 6, d174, 6, d_param175);
        return;
    }
    vae_gemm_tn(5, 6, s->n, h40, 5, d174, 6, d_param176, 6);
}

// series.vae:4  gradient of posterior heads (added by the compiler)
// series.vae:6  gradient of tanh
// kernel 46, train: product by panels over rows of [5]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d174 = s->arena + 13584; // [n, 6]
    const vae_real *w41 = s->param + 288; // [5, 6]
    vae_real *d180 = s->arena + 13536; // [n, 5]
    const vae_real *h40 = s->arena + 13728; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 6, d174 + begin * 6, 6, w41, 6, d180 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v177 = d180[i * 5 + j];
            d180[i * 5 + j] = v177 * (1.0f - h40[i * 5 + j] * h40[i * 5 + j]);
        }
    }
}

// series.vae:6  gradient of dense(5)
// kernel 47, train: weight gradient over [8, 5]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h35 = s->arena + 13344; // [n, 8]
    const vae_real *d180 = s->arena + 13536; // [n, 5]
    vae_real *d_param182 = s->grad + 224; // [8, 5]
    if (tile == 1) {
        vae_real *d_param181 = s->grad + 272; // [5]
        vae_column_sums(s->n, 5, d180, 5, d_param181);
        return;
    }
    vae_gemm_tn(8, 5, s->n, h35, 8, d180, 5, d_param182, 5);
}

// series.vae:6  gradient of dense(5)
// series.vae:6  gradient of pool(mean)
// kernel 48, train: product by panels over rows of [8]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d180 = s->arena + 13536; // [n, 5]
    const vae_real *w36 = s->param + 224; // [8, 5]
    vae_real *d185 = s->arena + 13280; // [n, 1, 8]
    const vae_real *t33 = s->arena + 14192; // [n, 1, 1]
    vae_gemm_nt((int)(end - begin), 8, 5, d180 + begin * 5, 5, w36, 5, d185 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v183 = d185[i * 8 + j];
            d185[i * 8 + j] = v183 / t33[i];
        }
    }
}

// series.vae:6  gradient of pool(mean)
// kernel 49, train: loop over rows of [6, 8]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 13824; // [n, 6]
    vae_real *d186 = s->arena + 9600; // [n, 6, 8]
    const vae_real *d185 = s->arena + 13280; // [n, 1, 8]
    const vae_real *mask13 = s->arena + 13776; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d186[i * 48 + j * 8 + k] = d185[i * 8 + k] * mask13[i * 6 + j];
            }
        }
    }
}

// series.vae:6  gradient of gru(4, both=true)
// kernel 50, train: product by panels over rows of [6, 28]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d188 = s->arena + 9604; // [n, 6, 4] in rows of 8
    const vae_real *d25 = s->arena + 5376; // [n, 6, 24]
    const vae_real *w19 = s->param + 144; // [4, 12]
    const vae_real *mask13 = s->arena + 13776; // [n, 6]
    vae_real *d189 = s->arena + 2880; // [n, 6, 28]
    static const VaeSteps steps189 = {6, 4, .reverse = true, .x_pitch = 24, .w_pitch = 12, .mask_pitch = 6, .y_pitch = 28, .d_pitch = 8, .bounded = true};
    vae_recurrent_back(&vae_gru, &steps189, (int)(end - begin), d188 + begin * 48, d25 + begin * 144, w19, mask13 + begin * 6, d189 + begin * 168, scratch);
}

// What kernel 51 of train and 1 other do, each with buffers of its own:
//   ends1: [n, 6]
//   d192: [n, 6, 4] in rows of 24
//   d191: [n, 6, 12] in rows of 28
//   d_param193: [4, 12]
VAE_SHARED_1(like_train_k51, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    const vae_real *d192, const vae_real *d191, vae_real *d_param193) {
    (void)scratch;
    (void)tile;
    const VaeRagged ragged = {ends1, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 4, 12, d192, 24, d191, 28, d_param193, 12);
}

// series.vae:6  gradient of gru(4, both=true)
// kernel 51, train: weight gradient over [4, 12]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k51(s, tile, scratch, s->arena + 13824, s->arena + 5380, s->arena + 2892,
        s->grad + 144);
}

// What kernel 52 of train and 1 other do, each with buffers of its own:
//   ends1: [n, 6]
//   d194: [n, 1, 12]
//   d191: [n, 6, 12] in rows of 28
//   d197: [n, 1, 12]
//   d190: [n, 6, 12] in rows of 28
VAE_SHARED_2(like_train_k52, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    vae_real *d194, const vae_real *d191, vae_real *d197, const vae_real *d190) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 6, 6);
        for (size_t k = 0; k < 12; k++) {
            d194[i * 12 + k] = 0.0f;
        }
        for (size_t k = 0; k < 12; k++) {
            d197[i * 12 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                d194[i * 12 + k] += d191[i * 168 + j * 28 + k];
                d197[i * 12 + k] += d190[i * 168 + j * 28 + k];
            }
        }
    }
}

// What kernel 53 of train and 1 other do, each with buffers of its own:
//   d_param195: [1, 12]
//   d194: [n, 1, 12]
//   d_param198: [1, 12]
//   d197: [n, 1, 12]
VAE_SHARED_1(like_train_k53, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param195,
    const vae_real *d194, vae_real *d_param198, const vae_real *d197) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 12; j++) {
        d_param195[j] = 0.0f;
    }
    for (size_t j = 0; j < 12; j++) {
        d_param198[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            d_param195[j] += d194[i * 12 + j];
            d_param198[j] += d197[i * 12 + j];
        }
    }
}

// What kernel 54 of train and 1 other do, each with buffers of its own:
//   ends1: [n, 6]
//   x3: [n, 6, 2]
//   d190: [n, 6, 12] in rows of 28
//   d_param200: [2, 12]
VAE_SHARED_1(like_train_k54, const VaeState *s, int tile, vae_real *scratch, const vae_real *ends1,
    const vae_real *x3, const vae_real *d190, vae_real *d_param200) {
    (void)scratch;
    (void)tile;
    const VaeRagged ragged = {ends1, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 2, 12, x3, 2, d190, 28, d_param200, 12);
}

// series.vae:6  gradient of gru(4, both=true)
// kernel 54, train: weight gradient over [2, 12]
VAE_KERNEL void train_k54(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k54(s, tile, scratch, s->arena + 13824, s->arena + 12992, s->arena + 2880,
        s->grad + 112);
}

// series.vae:6  gradient of gru(4, both=true)
// kernel 55, train: product by panels over rows of [6, 28]
VAE_KERNEL void train_k55(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d187 = s->arena + 9600; // [n, 6, 4] in rows of 8
    const vae_real *d16 = s->arena + 6528; // [n, 6, 24]
    const vae_real *w5 = s->param + 32; // [4, 12]
    const vae_real *mask13 = s->arena + 13776; // [n, 6]
    vae_real *d201 = s->arena + 1536; // [n, 6, 28]
    static const VaeSteps steps201 = {6, 4, .x_pitch = 24, .w_pitch = 12, .mask_pitch = 6, .y_pitch = 28, .d_pitch = 8, .bounded = true};
    vae_recurrent_back(&vae_gru, &steps201, (int)(end - begin), d187 + begin * 48, d16 + begin * 144, w5, mask13 + begin * 6, d201 + begin * 168, scratch);
}

// series.vae:6  gradient of gru(4, both=true)
// kernel 56, train: weight gradient over [4, 12]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k51(s, tile, scratch, s->arena + 13824, s->arena + 6532, s->arena + 1548,
        s->grad + 32);
}

// series.vae:6  gradient of gru(4, both=true)
// kernel 59, train: weight gradient over [2, 12]
VAE_KERNEL void train_k59(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k54(s, tile, scratch, s->arena + 13824, s->arena + 12992, s->arena + 1536,
        s->grad + 0);
}

// series.vae:7  gradient of lstm(4)
// kernel 60, train: loop over [16]
VAE_KERNEL void train_k60(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param213 = s->grad + 608; // [16]
    const vae_real *d_param148 = s->grad + 592; // [16]
    VAE_SIMD
    for (size_t j = 0; j < 16; j++) {
        d_param213[j] = d_param148[j];
    }
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, train: loop over rows of [6, 2]
    like_train_k0(s, tile, scratch, s->arena + 12992, s->arena + 13088, s->arena + 13184);
    // series.vae:6  gru(4, both=true)
    // kernel 3, train: product by panels over rows of [6, 12]
    like_train_k3(s, tile, scratch, s->arena + 13824, s->arena + 12992, s->param + 0,
        s->arena + 9024, s->param + 80);
    // series.vae:6  gru(4, both=true)
    // kernel 5, train: product by panels over rows of [6, 12]
    like_train_k3(s, tile, scratch, s->arena + 13824, s->arena + 12992, s->param + 112,
        s->arena + 8448, s->param + 192);
}

// One thread does all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    // series.vae:3  gru(4, both=true)
    // kernel 2, train: loop over rows of [6]
    like_train_k2(s, tile, scratch, s->arena + 13824, s->arena + 13776);
    // series.vae:6  pool(mean)
    // kernel 10, train: loop over rows of [6, 1]
    like_train_k10(s, tile, scratch, s->arena + 13824, s->arena + 14192, s->arena + 13776);
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k4(s, tile, scratch);
    // kernel 7, train: loop over rows of [6, 4]
    like_train_k7(s, tile, scratch, s->arena + 13824, s->arena + 10368, s->arena + 6528);
}

// One thread does all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 8, train: loop over rows of [6, 4]
    like_train_k7(s, tile, scratch, s->arena + 13824, s->arena + 10372, s->arena + 5376);
    // series.vae:6  pool(mean)
    // kernel 9, train: loop over rows of [6, 8]
    like_train_k9(s, tile, scratch, s->arena + 13824, s->arena + 10368, s->arena + 13776,
        s->arena + 13408);
    // series.vae:6  pool(mean)
    // kernel 11, train: loop over rows of [1, 8]
    like_train_k11(s, tile, scratch, s->arena + 13344, s->arena + 13408, s->arena + 14192);
    // series.vae:6  dense(5)
    // series.vae:6  tanh
    // kernel 12, train: product by panels over rows of [5]
    like_train_k12(s, tile, scratch, s->arena + 13344, s->param + 224, s->arena + 13728,
        s->param + 272);
    // series.vae:4  posterior heads (added by the compiler)
    // kernel 13, train: product by panels over rows of [6]
    like_train_k13(s, tile, scratch, s->arena + 13728, s->param + 288, s->arena + 13680,
        s->param + 320);
    train_k14(s, tile, scratch);
    // series.vae:7  dense(18)
    // series.vae:7  tanh
    // kernel 15, train: product by panels over rows of [18]
    like_train_k15(s, tile, scratch, s->arena + 13936, s->param + 336, s->arena + 11664,
        s->param + 400);
    // series.vae:7  concat(z)
    // kernel 16, train: loop over rows of [6, 3]
    like_train_k16(s, tile, scratch, s->arena + 11043, s->arena + 13936);
    // kernel 17, train: loop over rows of [6, 3]
    like_train_k17(s, tile, scratch, s->arena + 11040, s->arena + 11664);
    // series.vae:7  lstm(4)
    // kernel 19, train: product by panels over rows of [6, 16]
    like_train_k19(s, tile, scratch, s->arena + 11040, s->param + 432, s->arena + 7680,
        s->param + 592);
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k23(s, tile, scratch);
    train_k24(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
    // series.vae:8  gradient of dense(2)
    // kernel 27, train: loop over rows of [6, 2]
    like_train_k27(s, tile, scratch, s->arena + 13824, s->arena + 14048, s->arena + 12320);
    // series.vae:8  gradient of dense(2)
    // kernel 28, train: sum over the batch over rows of [1, 2]
    like_train_k28(s, tile, scratch, s->grad + 672, s->arena + 14048);
    train_k30(s, tile, scratch);
    // series.vae:8  gradient of dense(2)
    // kernel 31, train: loop over rows of [6, 2]
    like_train_k27(s, tile, scratch, s->arena + 13824, s->arena + 14032, s->arena + 12416);
    // series.vae:8  gradient of dense(2)
    // kernel 32, train: sum over the batch over rows of [1, 2]
    like_train_k28(s, tile, scratch, s->grad + 640, s->arena + 14032);
    train_k34(s, tile, scratch);
    train_k35(s, tile, scratch);
    train_k36(s, tile, scratch);
    train_k38(s, tile, scratch);
    train_k39(s, tile, scratch);
    train_k41(s, tile, scratch);
    train_k42(s, tile, scratch);
    train_k44(s, tile, scratch);
    train_k46(s, tile, scratch);
    train_k48(s, tile, scratch);
    train_k49(s, tile, scratch);
    train_k50(s, tile, scratch);
    // series.vae:6  gradient of gru(4, both=true)
    // kernel 52, train: loop over rows of [6, 12]
    like_train_k52(s, tile, scratch, s->arena + 13824, s->arena + 12224, s->arena + 2892,
        s->arena + 12128, s->arena + 2880);
    // series.vae:6  gradient of gru(4, both=true)
    // kernel 53, train: sum over the batch over rows of [1, 12]
    like_train_k53(s, tile, scratch, s->grad + 208, s->arena + 12224, s->grad + 192,
        s->arena + 12128);
    train_k55(s, tile, scratch);
    // series.vae:6  gradient of gru(4, both=true)
    // kernel 57, train: loop over rows of [6, 12]
    like_train_k52(s, tile, scratch, s->arena + 13824, s->arena + 12032, s->arena + 1548,
        s->arena + 11936, s->arena + 1536);
    // series.vae:6  gradient of gru(4, both=true)
    // kernel 58, train: sum over the batch over rows of [1, 12]
    like_train_k53(s, tile, scratch, s->grad + 96, s->arena + 12032, s->grad + 80, s->arena + 11936);
    train_k60(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u0, 1, {0}},
        {train_u2, 1, {0}},
        {train_k1, 1, {0}},
        {train_k18, 1, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){
        {train_u3, 1, {0}},
        {train_k6, 1, {0}}}, 2);
    vae_run_one(me, s, train_u5, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k40, 1, {0}},
        {train_k37, 1, {0}},
        {train_k51, 1, {0}},
        {train_k56, 1, {0}},
        {train_k54, 1, {0}},
        {train_k59, 1, {0}},
        {train_k43, 2, {0}},
        {train_k29, 1, {0}},
        {train_k33, 1, {0}},
        {train_k47, 2, {0}},
        {train_k45, 2, {0}}}, 11);
}

// series.vae:6  gru(4, both=true)
// kernel 1, eval: loop over rows of [8]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 3632);
}

// What kernel 4 of eval and 1 other do, each with buffers of its own:
//   t15: [n, 6, 12]
//   t10: [n, 4] in rows of 8
//   w5: [4, 12]
//   b7: [12]
//   mask13: [n, 6]
//   t16: [n, 6, 4] in rows of 8
VAE_SHARED_2(like_eval_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *t15,
    const vae_real *t10, const vae_real *w5, const vae_real *b7, const vae_real *mask13,
    vae_real *t16) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    static const VaeSteps steps16 = {6, 4, .x_pitch = 12, .from_pitch = 8, .w_pitch = 12, .mask_pitch = 6, .y_pitch = 8, .keeps = false, .bounded = true};
    vae_recurrent(&vae_gru, &steps16, (int)(end - begin), t15 + begin * 72, t10 + begin * 8, w5, b7, mask13 + begin * 6, t16 + begin * 48, scratch);
}

// What kernel 6 of eval and 1 other do, each with buffers of its own:
//   t23: [n, 6, 12]
//   t21: [n, 4] in rows of 8
//   w18: [4, 12]
//   b20: [12]
//   mask13: [n, 6]
//   t24: [n, 6, 4] in rows of 8
VAE_SHARED_2(like_eval_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *t23,
    const vae_real *t21, const vae_real *w18, const vae_real *b20, const vae_real *mask13,
    vae_real *t24) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    static const VaeSteps steps24 = {6, 4, .reverse = true, .x_pitch = 12, .from_pitch = 8, .w_pitch = 12, .mask_pitch = 6, .y_pitch = 8, .keeps = false, .bounded = true};
    vae_recurrent(&vae_gru, &steps24, (int)(end - begin), t23 + begin * 72, t21 + begin * 8, w18, b20, mask13 + begin * 6, t24 + begin * 48, scratch);
}

// series.vae:4  sampling and KL
// kernel 12, eval: loop over rows of [3]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar42 = s->arena + 3795; // [n, 3] in rows of 6
    const vae_real *eps43 = s->arena + 4048; // [n, 3]
    vae_real *z47 = s->arena + 4016; // [n, 3]
    const vae_real *mean41 = s->arena + 3792; // [n, 3] in rows of 6
    vae_real *t61 = s->arena + 3984; // [n, 3]
    vae_real *t62 = s->arena + 4128; // [n, 1]
    vae_real *t65 = s->arena + 4112; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t62_sum = 0.0f;
        vae_real t65_sum = 0.0f;
        VAE_SIMD_SUM(t62_sum, t65_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v47 = mean41[i * 6 + j] + vae_exp(0.5f * logvar42[i * 6 + j]) * eps43[i * 3 + j];
            z47[i * 3 + j] = v47;
            const vae_real v50 = eps43[i * 3 + j] * eps43[i * 3 + j] + logvar42[i * 6 + j];
            const vae_real v57 = mean41[i * 6 + j] * mean41[i * 6 + j] + vae_exp(logvar42[i * 6 + j]);
            const vae_real v61 = 0.5f * (v57 - 1.0f - logvar42[i * 6 + j]);
            t61[i * 3 + j] = v61;
            t62_sum += v61;
            const vae_real v64 = (-0.5f) * (v47 * v47 + 1.83787707f - (v50 + 1.83787707f));
            t65_sum += v64;
        }
        t62[i] = t62_sum;
        t65[i] = t65_sum;
    }
}

// series.vae:3  lstm(4)
// kernel 16, eval: loop over rows of [6]
VAE_KERNEL void eval_k16(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k18(s, tile, scratch, s->arena + 3744);
}

// What kernel 18 of eval and 1 other do, each with buffers of its own:
//   t81: [n, 6, 16]
//   t9: [n, 8]
//   w76: [4, 16]
//   b78: [16]
//   t79: [n, 6]
//   t82: [n, 6, 8]
VAE_SHARED_1(like_eval_k18, const VaeState *s, int tile, vae_real *scratch, const vae_real *t81,
    const vae_real *t9, const vae_real *w76, const vae_real *b78, const vae_real *t79,
    vae_real *t82) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    static const VaeSteps steps82 = {6, 4, .x_pitch = 16, .from_pitch = 8, .w_pitch = 16, .mask_pitch = 6, .y_pitch = 8, .keeps = false, .bounded = false};
    vae_recurrent(&vae_lstm, &steps82, (int)(end - begin), t81 + begin * 96, t9 + begin * 8, w76, b78, t79 + begin * 6, t82 + begin * 48, scratch);
}

// series.vae:7  dense(2)
// series.vae:8  likelihood = gaussian
// kernel 19, eval: product by panels over rows of [6, 2]
VAE_KERNEL void eval_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h83 = s->arena + 1920; // [n, 6, 4] in rows of 8
    const vae_real *w84 = s->param + 624; // [4, 2]
    vae_real *t97 = s->arena + 3120; // [n, 6, 2]
    const vae_real *b85 = s->param + 640; // [2]
    const vae_real *x3 = s->arena + 3216; // [n, 6, 2]
    vae_gemm_nn((int)(end - begin) * 6, 2, 4, h83 + begin * 48, 8, w84, 2, t97 + begin * 12, 2);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v86 = t97[i * 12 + j * 2 + k];
                const vae_real v96 = x3[i * 12 + j * 2 + k] - (v86 + b85[k]);
                t97[i * 12 + j * 2 + k] = v96 * v96;
            }
        }
    }
}

// series.vae:7  dense(2)
// series.vae:8  likelihood = gaussian
// kernel 20, eval: product by panels over rows of [6, 2]
VAE_KERNEL void eval_k20(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h83 = s->arena + 1920; // [n, 6, 4] in rows of 8
    const vae_real *w88 = s->param + 656; // [4, 2]
    vae_real *t90 = scratch; // [end - begin, 6, 2]
    const vae_real *b89 = s->param + 672; // [2]
    const vae_real *t97 = s->arena + 3120; // [n, 6, 2]
    const vae_real *known2 = s->arena + 3312; // [n, 6, 2]
    const vae_real *mask13 = s->arena + 3888; // [n, 6, 1]
    vae_real *t106 = s->arena + 3696; // [n, 6, 1]
    vae_gemm_nn((int)(end - begin) * 6, 2, 4, h83 + begin * 48, 8, w88, 2, t90, 2);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t106_sum = 0.0f;
            VAE_SIMD_SUM(t106_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v90 = t90[(i - begin) * 12 + j * 2 + k];
                const vae_real v95 = (-13.8155106f) + vae_softplus(v90 + b89[k] - (-13.8155106f));
                const vae_real v102 = v95 + t97[i * 12 + j * 2 + k] * vae_exp(-v95) + 1.83787707f;
                const vae_real v105 = 0.5f * v102 * known2[i * 12 + j * 2 + k] * mask13[i * 6 + j];
                t106_sum += v105;
            }
            t106[i * 6 + j] = t106_sum;
        }
    }
}

// kernel 21, eval: loop over rows of [6]
VAE_KERNEL void eval_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 3936; // [n, 6]
    vae_real *t108 = s->arena + 4096; // [n, 1]
    const vae_real *t106 = s->arena + 3696; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 6, 6);
        vae_real t108_sum = 0.0f;
        VAE_SIMD_SUM(t108_sum)
        for (size_t j = 0; j < steps; j++) {
            t108_sum += t106[i * 6 + j];
        }
        t108[i] = t108_sum;
    }
}

// kernel 22, eval: loop over rows of [1]
VAE_KERNEL void eval_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t109 = s->arena + 4080; // [n, 1]
    const vae_real *t65 = s->arena + 4112; // [n, 1]
    const vae_real *t108 = s->arena + 4096; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t109[i] = t65[i] - t108[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, eval: loop over rows of [6, 2]
    like_train_k0(s, tile, scratch, s->arena + 3216, s->arena + 3312, s->arena + 3408);
    // series.vae:6  gru(4, both=true)
    // kernel 3, eval: product by panels over rows of [6, 12]
    like_train_k3(s, tile, scratch, s->arena + 3936, s->arena + 3216, s->param + 0, s->arena + 1344,
        s->param + 80);
    // series.vae:6  gru(4, both=true)
    // kernel 5, eval: product by panels over rows of [6, 12]
    like_train_k3(s, tile, scratch, s->arena + 3936, s->arena + 3216, s->param + 112,
        s->arena + 768, s->param + 192);
}

// One thread does all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // series.vae:3  gru(4, both=true)
    // kernel 2, eval: loop over rows of [6]
    like_train_k2(s, tile, scratch, s->arena + 3936, s->arena + 3888);
    // series.vae:6  pool(mean)
    // kernel 8, eval: loop over rows of [6, 1]
    like_train_k10(s, tile, scratch, s->arena + 3936, s->arena + 4144, s->arena + 3888);
}

// One thread does all of these.
VAE_KERNEL void eval_u3(const VaeState *s, int tile, vae_real *scratch) {
    // series.vae:6  gru(4, both=true)
    // kernel 4, eval: product by panels over rows of [6, 4]
    like_eval_k4(s, tile, scratch, s->arena + 1344, s->arena + 3632, s->param + 32, s->param + 96,
        s->arena + 3888, s->arena + 2304);
    // series.vae:6  gru(4, both=true)
    // kernel 6, eval: product by panels over rows of [6, 4]
    like_eval_k6(s, tile, scratch, s->arena + 768, s->arena + 3636, s->param + 144, s->param + 208,
        s->arena + 3888, s->arena + 2308);
    // series.vae:6  pool(mean)
    // kernel 7, eval: loop over rows of [6, 8]
    like_train_k9(s, tile, scratch, s->arena + 3936, s->arena + 2304, s->arena + 3888,
        s->arena + 3568);
    // series.vae:6  pool(mean)
    // kernel 9, eval: loop over rows of [1, 8]
    like_train_k11(s, tile, scratch, s->arena + 3504, s->arena + 3568, s->arena + 4144);
    // series.vae:6  dense(5)
    // series.vae:6  tanh
    // kernel 10, eval: product by panels over rows of [5]
    like_train_k12(s, tile, scratch, s->arena + 3504, s->param + 224, s->arena + 3840,
        s->param + 272);
    // series.vae:4  posterior heads (added by the compiler)
    // kernel 11, eval: product by panels over rows of [6]
    like_train_k13(s, tile, scratch, s->arena + 3840, s->param + 288, s->arena + 3792,
        s->param + 320);
    eval_k12(s, tile, scratch);
    // series.vae:7  dense(18)
    // series.vae:7  tanh
    // kernel 13, eval: product by panels over rows of [18]
    like_train_k15(s, tile, scratch, s->arena + 4016, s->param + 336, s->arena + 2976,
        s->param + 400);
    // series.vae:7  concat(z)
    // kernel 14, eval: loop over rows of [6, 3]
    like_train_k16(s, tile, scratch, s->arena + 2691, s->arena + 4016);
    // kernel 15, eval: loop over rows of [6, 3]
    like_train_k17(s, tile, scratch, s->arena + 2688, s->arena + 2976);
    // series.vae:7  lstm(4)
    // kernel 17, eval: product by panels over rows of [6, 16]
    like_train_k19(s, tile, scratch, s->arena + 2688, s->param + 432, s->arena + 0, s->param + 592);
    // series.vae:7  lstm(4)
    // kernel 18, eval: product by panels over rows of [6, 8]
    like_eval_k18(s, tile, scratch, s->arena + 0, s->arena + 3632, s->param + 528, s->param + 608,
        s->arena + 3744, s->arena + 1920);
    eval_k19(s, tile, scratch);
    eval_k20(s, tile, scratch);
    eval_k21(s, tile, scratch);
    eval_k22(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u0, 1, {0}},
        {eval_u2, 1, {0}},
        {eval_k1, 1, {0}},
        {eval_k16, 1, {0}}}, 4);
    vae_run_one(me, s, eval_u3, 1);
}

// kernel 0, encode: loop over rows of [6, 2]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *ends1 = s->arena + 2160; // [n, 6]
    vae_real *x3 = s->arena + 1536; // [n, 6, 2]
    const vae_real *known2 = s->arena + 1632; // [n, 6, 2]
    const vae_real *x0 = s->arena + 1728; // [n, 6, 2]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(ends1 + i * 6, 6);
        VAE_SIMD
        for (size_t j = 0; j < steps * 2; j++) {
            x3[i * 12 + j] = known2[i * 12 + j] * x0[i * 12 + j];
        }
    }
}

// series.vae:6  gru(4, both=true)
// kernel 1, encode: loop over rows of [8]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 1952);
}

// series.vae:4  posterior heads (added by the compiler)
// kernel 12, encode: loop over rows of [3]
VAE_KERNEL void encode_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t43 = s->arena + 2240; // [n, 3]
    const vae_real *mean41 = s->arena + 2016; // [n, 3] in rows of 6
    vae_real *t44 = s->arena + 2208; // [n, 3]
    const vae_real *logvar42 = s->arena + 2019; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t43[i * 3 + j] = mean41[i * 6 + j];
            t44[i * 3 + j] = logvar42[i * 6 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    encode_k0(s, tile, scratch);
    // series.vae:6  gru(4, both=true)
    // kernel 3, encode: product by panels over rows of [6, 12]
    like_train_k3(s, tile, scratch, s->arena + 2160, s->arena + 1536, s->param + 0, s->arena + 576,
        s->param + 80);
    // series.vae:6  gru(4, both=true)
    // kernel 5, encode: product by panels over rows of [6, 12]
    like_train_k3(s, tile, scratch, s->arena + 2160, s->arena + 1536, s->param + 112, s->arena + 0,
        s->param + 192);
}

// One thread does all of these.
VAE_KERNEL void encode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // series.vae:3  gru(4, both=true)
    // kernel 2, encode: loop over rows of [6]
    like_train_k2(s, tile, scratch, s->arena + 2160, s->arena + 2112);
    // series.vae:6  pool(mean)
    // kernel 8, encode: loop over rows of [6, 1]
    like_train_k10(s, tile, scratch, s->arena + 2160, s->arena + 2272, s->arena + 2112);
}

// One thread does all of these.
VAE_KERNEL void encode_u3(const VaeState *s, int tile, vae_real *scratch) {
    // series.vae:6  gru(4, both=true)
    // kernel 4, encode: product by panels over rows of [6, 4]
    like_eval_k4(s, tile, scratch, s->arena + 576, s->arena + 1952, s->param + 32, s->param + 96,
        s->arena + 2112, s->arena + 1152);
    // series.vae:6  gru(4, both=true)
    // kernel 6, encode: product by panels over rows of [6, 4]
    like_eval_k6(s, tile, scratch, s->arena + 0, s->arena + 1956, s->param + 144, s->param + 208,
        s->arena + 2112, s->arena + 1156);
    // series.vae:6  pool(mean)
    // kernel 7, encode: loop over rows of [6, 8]
    like_train_k9(s, tile, scratch, s->arena + 2160, s->arena + 1152, s->arena + 2112,
        s->arena + 1888);
    // series.vae:6  pool(mean)
    // kernel 9, encode: loop over rows of [1, 8]
    like_train_k11(s, tile, scratch, s->arena + 1824, s->arena + 1888, s->arena + 2272);
    // series.vae:6  dense(5)
    // series.vae:6  tanh
    // kernel 10, encode: product by panels over rows of [5]
    like_train_k12(s, tile, scratch, s->arena + 1824, s->param + 224, s->arena + 2064,
        s->param + 272);
    // series.vae:4  posterior heads (added by the compiler)
    // kernel 11, encode: product by panels over rows of [6]
    like_train_k13(s, tile, scratch, s->arena + 2064, s->param + 288, s->arena + 2016,
        s->param + 320);
    encode_k12(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {encode_u0, 1, {0}},
        {encode_u2, 1, {0}},
        {encode_k1, 1, {0}}}, 3);
    vae_run_one(me, s, encode_u3, 1);
}

// series.vae:7  dense(18)
// series.vae:7  tanh
// kernel 0, decode: product by panels over rows of [18]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k15(s, tile, scratch, s->arena + 1984, s->param + 336, s->arena + 1440,
        s->param + 400);
}

// series.vae:7  concat(z)
// kernel 1, decode: loop over rows of [6, 3]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k16(s, tile, scratch, s->arena + 1155, s->arena + 1984);
}

// series.vae:7  lstm(4)
// kernel 3, decode: loop over rows of [8]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 1872);
}

// series.vae:3  lstm(4)
// kernel 4, decode: loop over rows of [6]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k18(s, tile, scratch, s->arena + 1936);
}

// series.vae:7  dense(2)
// kernel 7, decode: product by panels over rows of [6, 2]
VAE_KERNEL void decode_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h21 = s->arena + 768; // [n, 6, 4] in rows of 8
    const vae_real *w22 = s->param + 624; // [4, 2]
    vae_real *p25 = s->arena + 1776; // [n, 6, 2]
    const vae_real *b23 = s->param + 640; // [2]
    vae_real *t37 = s->arena + 1584; // [n, 6, 2]
    vae_gemm_nn((int)(end - begin) * 6, 2, 4, h21 + begin * 48, 8, w22, 2, p25 + begin * 12, 2);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v24 = p25[i * 12 + j * 2 + k];
                const vae_real v25 = v24 + b23[k];
                p25[i * 12 + j * 2 + k] = v25;
                t37[i * 12 + j * 2 + k] = v25;
            }
        }
    }
}

// series.vae:7  dense(2)
// series.vae:8  likelihood = gaussian
// kernel 8, decode: product by panels over rows of [6, 2]
VAE_KERNEL void decode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *h21 = s->arena + 768; // [n, 6, 4] in rows of 8
    const vae_real *w26 = s->param + 656; // [4, 2]
    vae_real *t36 = s->arena + 1680; // [n, 6, 2]
    const vae_real *b27 = s->param + 672; // [2]
    vae_gemm_nn((int)(end - begin) * 6, 2, 4, h21 + begin * 48, 8, w26, 2, t36 + begin * 12, 2);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v28 = t36[i * 12 + j * 2 + k];
                const vae_real v33 = (-13.8155106f) + vae_softplus(v28 + b27[k] - (-13.8155106f));
                t36[i * 12 + j * 2 + k] = vae_exp(0.5f * v33);
            }
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 2, decode: loop over rows of [6, 3]
    like_train_k17(s, tile, scratch, s->arena + 1152, s->arena + 1440);
    // series.vae:7  lstm(4)
    // kernel 5, decode: product by panels over rows of [6, 16]
    like_train_k19(s, tile, scratch, s->arena + 1152, s->param + 432, s->arena + 0, s->param + 592);
    // series.vae:7  lstm(4)
    // kernel 6, decode: product by panels over rows of [6, 8]
    like_eval_k18(s, tile, scratch, s->arena + 0, s->arena + 1872, s->param + 528, s->param + 608,
        s->arena + 1936, s->arena + 768);
    decode_k7(s, tile, scratch);
    decode_k8(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {decode_k0, 1, {0}},
        {decode_k1, 1, {0}},
        {decode_k3, 1, {0}},
        {decode_k4, 1, {0}}}, 4);
    vae_run_one(me, s, decode_u2, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 13184, 12}, // [n, 6, 2]
    {"x.ends", VAE_IN_ENDS, 0, 13824, 6}, // [n, 6]
    {"x.observed", VAE_IN_MASK, 0, 13088, 12}, // [n, 6, 2]
    {"z.eps", VAE_IN_NORMAL, 0, 14000, 3}, // [n, 3]
    {"loss", VAE_OUT_SCALAR, 0, 14080, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 14128, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 14096, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 3408, 12}, // [n, 6, 2]
    {"x.ends", VAE_IN_ENDS, 0, 3936, 6}, // [n, 6]
    {"x.observed", VAE_IN_MASK, 0, 3312, 12}, // [n, 6, 2]
    {"z.eps", VAE_IN_NORMAL, 0, 4048, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 4096, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 4128, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 4080, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 3984, 3}, // [n, 3]
    {"x.steps", VAE_OUT_ROW, 0, 3696, 6}, // [n, 6]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 1728, 12}, // [n, 6, 2]
    {"x.ends", VAE_IN_ENDS, 0, 2160, 6}, // [n, 6]
    {"x.observed", VAE_IN_MASK, 0, 1632, 12}, // [n, 6, 2]
    {"z.mean", VAE_OUT_ROW, 0, 2240, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 2208, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 1984, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 1776, 12}, // [n, 6, 2]
    {"x.draw0", VAE_OUT_ROW, 0, 1584, 12}, // [n, 6, 2]
    {"x.draw1", VAE_OUT_ROW, 0, 1680, 12}, // [n, 6, 2]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"data.x.mean", 1, {12}, {1}, 688, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"data.x.mean_low", 1, {12}, {1}, 704, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"data.x.std", 1, {12}, {1}, 720, VAE_INIT_CONST, 1.0f, false, false, false},
    {"encoder.0.weight_ih_l0", 2, {12, 2}, {1, 12}, 0, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"encoder.0.weight_hh_l0", 2, {12, 4}, {1, 12}, 32, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"encoder.0.bias_ih_l0", 1, {12}, {1}, 80, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.0.bias_hh_l0", 1, {12}, {1}, 96, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.0.weight_ih_l0_reverse", 2, {12, 2}, {1, 12}, 112, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"encoder.0.weight_hh_l0_reverse", 2, {12, 4}, {1, 12}, 144, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"encoder.0.bias_ih_l0_reverse", 1, {12}, {1}, 192, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.0.bias_hh_l0_reverse", 1, {12}, {1}, 208, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.2.weight", 2, {5, 8}, {1, 5}, 224, VAE_INIT_UNIFORM, 0.679366231f, true, true, false},
    {"encoder.2.bias", 1, {5}, {1}, 272, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 5}, {1, 6}, 288, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 320, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 5}, {1, 6}, 291, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 323, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {18, 3}, {1, 18}, 336, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"decoder.0.bias", 1, {18}, {1}, 400, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.4.weight_ih_l0", 2, {16, 6}, {1, 16}, 432, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"decoder.4.weight_hh_l0", 2, {16, 4}, {1, 16}, 528, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"decoder.4.bias_ih_l0", 1, {16}, {1}, 592, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.4.bias_hh_l0", 1, {16}, {1}, 608, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.5.weight", 2, {2, 4}, {1, 2}, 624, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"decoder.5.bias", 1, {2}, {1}, 640, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.x.logvar.weight", 2, {2, 4}, {1, 2}, 656, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"likelihood.x.logvar.bias", 1, {2}, {1}, 672, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_SERIES, 6, 1, 2, 12, VAE_DOMAIN_ANY, "gaussian", true, true, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6, 2]", 0},
    {VAE_STAGE_ENCODER, 0, "gru(4, both=true)", "[6, 8]", 192},
    {VAE_STAGE_ENCODER, 0, "pool(mean)", "[8]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(5)", "[5]", 45},
    {VAE_STAGE_ENCODER, 0, "tanh", "[5]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 36},
    {VAE_STAGE_DECODER, 0, "dense(18)", "[18]", 72},
    {VAE_STAGE_DECODER, 0, "tanh", "[18]", 0},
    {VAE_STAGE_DECODER, 0, "reshape(6, 3)", "[6, 3]", 0},
    {VAE_STAGE_DECODER, 0, "concat(z)", "[6, 6]", 0},
    {VAE_STAGE_DECODER, 0, "lstm(4)", "[6, 4]", 192},
    {VAE_STAGE_DECODER, 0, "dense(2)", "[6, 2]", 10},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[6, 2]", 10},
};

static const VaeStretch rest[] = {
    {0, 688},
};

static const VaeStepWork step_work[] = {
    {0, -1, 800.0},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "series", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model series\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [6, 2]                      -              -\n"
        "    gru(4, both=true)               [6, 8]                    192          2,208\n"
        "    pool(mean)                      [8]                         -              -\n"
        "    dense(5)                        [5]                        45             80\n"
        "    tanh                            [5]                         -              -\n"
        "  z: mean, logvar heads             [3]                        36             60\n"
        "  decoder                           [3]                         -              -\n"
        "    dense(18)                       [18]                       72            108\n"
        "    tanh                            [18]                        -              -\n"
        "    reshape(6, 3)                   [6, 3]                      -              -\n"
        "    concat(z)                       [6, 6]                      -              -\n"
        "    lstm(4)                         [6, 4]                    192          2,256\n"
        "    dense(2)                        [6, 2]                     10             96\n"
        "  likelihood: logvar                                           10             20\n"
        "\n"
        "  557 parameters; one training step of 8 rows: 93,504 flops\n"
        "  data x is standardized, column by column: losses are those of the standardized values\n"
        "  likelihood gaussian(sigma=learned, floor=0.001)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          61      138        56,832       56,832\n"
        "  eval           23       67        16,640       16,640\n"
        "  encode         13       21         9,152        9,152\n"
        "  decode          9       20         8,064        8,064\n",
    .batch = 8, .n_param = 688, .n_state = 48, .n_arena = 14208,
    .n_scratch = 1760,
    .max_threads = 1, .flops_per_row = 11688.0,
    .step_work = step_work, .n_step_work = 1,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 27,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 13,
    .train = {"train", train_run, train_ports, 7},
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
            [VAE_BETA] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
            [VAE_CAPACITY] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 10, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
