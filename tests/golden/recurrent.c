// recurrent -- written by vaec 0.1.0 from recurrent.vae; do not edit.
//
// model recurrent
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [5]                         -              -
//     embed(4)                        [5, 4]                     36              -
//     lstm(3)                         [5, 3]                    108          1,050
//     residual                        [5, 3]                      -              -
//       dense(3)                      [5, 3]                     12             90
//     concat(told)                    [5, 6]                      -              -
//     gru(4)                          [5, 4]                    144          1,400
//     pool(last)                      [4]                         -              -
//   z: mean, logvar heads             [2]                        20             32
//   decoder(previous, z, y)           [5]                         -              -
//     word_dropout(0.3)               [5]                         -              -
//     embed(4)                        [5, 4]                     36              -
//     dropout(0.1)                    [5, 4]                      -              -
//     concat(y)                       [5, 7]                      -              -
//     lstm(3, start=z)                [5, 3]                    162          1,590
//     gru(3, start=y)                 [5, 3]                     84            810
//     concat(z)                       [5, 5]                      -              -
//     dense(9)                        [5, 9]                     54            450
//
//   656 parameters; one training step of 128 rows: 2,547,456 flops
//   likelihood categorical
//   objective iwae(samples=2)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          91      166       587,456    1,382,272
//   eval           28       63       269,312      269,312
//   encode         15       25       134,144      134,144
//   decode         16       31       191,488      191,488
//   step           15       27        53,760       53,760
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_vocabulary.h"
#include "vae_steps.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 5]
//   w2: [9, 4]
//   h3: [n, 5, 4]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w2, vae_real *h3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        vae_lookup(1, (int)steps, 4, x0 + i * 5, 5, w2, 4, h3 + i * 20, 4);
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   t9: [n, 6]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, vae_real *t9) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t9[i * 6 + j] = 0.0f;
        }
    }
}

// recurrent.vae:8  lstm(3)
// kernel 1, train: loop over rows of [6]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 7680);
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   x0: [n, 5]
//   mask12: [n, 5]
VAE_SHARED_2(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *mask12) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            mask12[i * 5 + j] = vae_step(x0[i * 5 + j] - 0.5f);
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   x0: [n, 5]
//   h3: [n, 5, 4]
//   w4: [4, 12]
//   t14: [n, 5, 12]
//   b6: [12]
VAE_SHARED_2(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *h3, const vae_real *w4, vae_real *t14, const vae_real *b6) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const VaeRagged ragged = {x0 + begin * 5, end - begin, 1, 5};
    vae_ragged_nn(&ragged, 12, 4, h3 + begin * 20, 4, w4, 12, t14 + begin * 60, 12);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v13 = t14[i * 60 + j * 12 + k];
                t14[i * 60 + j * 12 + k] = v13 + b6[k];
            }
        }
    }
}

// recurrent.vae:8  gradient of lstm(3)
// kernel 4, train: product by panels over rows of [5, 24]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t14 = s->arena + 0; // [n, 5, 12]
    const vae_real *t9 = s->arena + 7680; // [n, 6]
    const vae_real *w5 = s->param + 96; // [3, 12]
    const vae_real *b7 = s->param + 160; // [12]
    const vae_real *mask12 = s->arena + 143488; // [n, 5]
    vae_real *d15 = s->arena + 96000; // [n, 5, 24]
    static const VaeSteps steps15 = {5, 3, .x_pitch = 12, .from_pitch = 6, .w_pitch = 12, .mask_pitch = 5, .y_pitch = 24, .keeps = true, .bounded = true};
    vae_recurrent(&vae_lstm, &steps15, (int)(end - begin), t14 + begin * 60, t9 + begin * 6, w5, b7, mask12 + begin * 5, d15 + begin * 120, scratch);
}

// recurrent.vae:8  dense(3)
// recurrent.vae:8  lstm(3)
// kernel 5, train: product by panels over rows of [5, 3]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *h17 = s->arena + 96000; // [n, 5, 3] in rows of 24
    const vae_real *w18 = s->param + 176; // [3, 3]
    vae_real *h22 = s->arena + 131840; // [n, 5, 3] in rows of 6
    const vae_real *b19 = s->param + 192; // [3]
    vae_real *t23 = s->arena + 131843; // [n, 5, 3] in rows of 6
    const VaeRagged ragged = {x0 + begin * 5, end - begin, 1, 5};
    vae_ragged_nn(&ragged, 3, 3, h17 + begin * 120, 24, w18, 3, h22 + begin * 30, 6);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v20 = h22[i * 30 + j * 6 + k];
                h22[i * 30 + j * 6 + k] = h17[i * 120 + j * 24 + k] + (v20 + b19[k]);
                t23[i * 30 + j * 6 + k] = h17[i * 120 + j * 24 + k];
            }
        }
    }
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   t29: [n, 4]
VAE_SHARED_2(like_train_k6, const VaeState *s, int tile, vae_real *scratch, vae_real *t29) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t29[i * 4 + j] = 0.0f;
        }
    }
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   x0: [n, 5]
//   h24: [n, 5, 6]
//   w25: [6, 12]
//   t31: [n, 5, 12]
//   b27: [12]
VAE_SHARED_2(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *h24, const vae_real *w25, vae_real *t31, const vae_real *b27) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const VaeRagged ragged = {x0 + begin * 5, end - begin, 1, 5};
    vae_ragged_nn(&ragged, 12, 6, h24 + begin * 30, 6, w25, 12, t31 + begin * 60, 12);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v30 = t31[i * 60 + j * 12 + k];
                t31[i * 60 + j * 12 + k] = v30 + b27[k];
            }
        }
    }
}

// recurrent.vae:8  gradient of gru(4)
// kernel 8, train: product by panels over rows of [5, 24]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t31 = s->arena + 0; // [n, 5, 12]
    const vae_real *t29 = s->arena + 7680; // [n, 4]
    const vae_real *w26 = s->param + 288; // [4, 12]
    const vae_real *b28 = s->param + 352; // [12]
    const vae_real *mask12 = s->arena + 143488; // [n, 5]
    vae_real *d32 = s->arena + 80640; // [n, 5, 24]
    static const VaeSteps steps32 = {5, 4, .x_pitch = 12, .from_pitch = 4, .w_pitch = 12, .mask_pitch = 5, .y_pitch = 24, .keeps = true, .bounded = true};
    vae_recurrent(&vae_gru, &steps32, (int)(end - begin), t31 + begin * 60, t29 + begin * 4, w26, b28, mask12 + begin * 5, d32 + begin * 120, scratch);
}

// recurrent.vae:8  pool(last)
// kernel 9, train: loop over rows of [1]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t34 = s->arena + 142852; // [n, 1] in rows of 5
    vae_real *t77 = s->arena + 1280; // [n, 1] in rows of 5
    vae_real *d163 = s->arena + 54016; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t34[i * 5] = 0.0f;
        t77[i * 5] = 1.0f;
        d163[i] = inv_n;
    }
}

// What kernel 10 of train and 5 others do, each with buffers of its own:
//   t36: [n, 4] in rows of 5
//   t35: [n, 4] in rows of 5
VAE_SHARED_2(like_train_k10, const VaeState *s, int tile, vae_real *scratch, vae_real *t36,
    const vae_real *t35) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t36[i * 5 + j] = t35[i * 5 + j];
        }
    }
}

// recurrent.vae:8  pool(last)
// kernel 11, train: loop over rows of [5]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *t37 = s->arena + 142848; // [n, 5]
    vae_real *t40 = s->arena + 142848; // [n, 5], in place of t34
    const vae_real *mask12 = s->arena + 143488; // [n, 5]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            const vae_real v37 = t37[i * 5 + j];
            t40[i * 5 + j] = mask12[i * 5 + j] * (1.0f - v37);
        }
    }
}

// recurrent.vae:8  pool(last)
// kernel 12, train: loop over rows of [5, 4]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *t33 = s->arena + 80640; // [n, 5, 4] in rows of 24
    const vae_real *t40 = s->arena + 142848; // [n, 5, 1]
    vae_real *t43 = s->arena + 145792; // [n, 1, 4]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        for (size_t k = 0; k < 4; k++) {
            t43[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                t43[i * 4 + k] += t33[i * 120 + j * 24 + k] * t40[i * 5 + j];
            }
        }
    }
}

// What kernel 13 of train and 2 others do, each with buffers of its own:
//   h44: [n, 4]
//   w45: [4, 4]
//   heads48: [n, 4]
//   b46: [4]
VAE_SHARED_2(like_train_k13, const VaeState *s, int tile, vae_real *scratch, const vae_real *h44,
    const vae_real *w45, vae_real *heads48, const vae_real *b46) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 4, 4, h44 + begin * 4, 4, w45, 4, heads48 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v47 = heads48[i * 4 + j];
            heads48[i * 4 + j] = v47 + b46[j];
        }
    }
}

// recurrent.vae:6  sampling and KL
// kernel 14, train: loop over rows of [2]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar50 = s->arena + 2; // [n, 2] in rows of 4
    vae_real *t53 = s->arena + 146560; // [n, 2]
    const vae_real *mean49 = s->arena + 0; // [n, 2] in rows of 4
    vae_real *t70 = s->arena + 54144; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t70_sum = 0.0f;
        VAE_SIMD_SUM(t70_sum)
        for (size_t j = 0; j < 2; j++) {
            t53[i * 2 + j] = vae_exp(0.5f * logvar50[i * 4 + j]);
            const vae_real v65 = mean49[i * 4 + j] * mean49[i * 4 + j] + vae_exp(logvar50[i * 4 + j]);
            t70_sum += 0.5f * (v65 - 1.0f - logvar50[i * 4 + j]);
        }
        t70[i] = t70_sum;
    }
}

// recurrent.vae:6  sampling and KL
// kernel 15, train: loop over rows of [2, 2]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t53 = s->arena + 146560; // [n, 2]
    const vae_real *eps51 = s->arena + 145280; // [n, 2, 2]
    vae_real *z55 = s->arena + 144768; // [n, 2, 2]
    const vae_real *mean49 = s->arena + 0; // [n, 2] in rows of 4
    const vae_real *logvar50 = s->arena + 2; // [n, 2] in rows of 4
    vae_real *t73 = s->arena + 53760; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t73_sum = 0.0f;
            VAE_SIMD_SUM(t73_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v55 = mean49[i * 4 + k] + t53[i * 2 + k] * eps51[i * 4 + j * 2 + k];
                z55[i * 4 + j * 2 + k] = v55;
                const vae_real v58 = eps51[i * 4 + j * 2 + k] * eps51[i * 4 + j * 2 + k] + logvar50[i * 4 + k];
                const vae_real v72 = (-0.5f) * (v55 * v55 + 1.83787707f - (v58 + 1.83787707f));
                t73_sum += v72;
            }
            t73[i * 2 + j] = t73_sum;
        }
    }
}

// What kernel 16 of train and 2 others do, each with buffers of its own:
//   t75: [n, 2, 5]
//   x0: [n, 1, 5]
VAE_SHARED_2(like_train_k16, const VaeState *s, int tile, vae_real *scratch, vae_real *t75,
    const vae_real *x0) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                t75[i * 10 + j * 5 + k] = x0[i * 5 + k];
            }
        }
    }
}

// kernel 16, train: loop over rows of [2, 5]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k16(s, tile, scratch, s->arena + 140800, s->arena + 144128);
}

// recurrent.vae:9  word_dropout(0.3)
// kernel 19, train: loop over rows of [5]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *u84 = s->arena + 139520; // [n*2, 5]
    const vae_real *before83 = s->arena + 0; // [n*2, 5]
    vae_real *h89 = s->arena + 139520; // [n*2, 5], in place of u84
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v84 = u84[i * 5 + j];
            h89[i * 5 + j] = vae_where(v84 - 0.3f, before83[i * 5 + j], vae_min(before83[i * 5 + j], 3.0f));
        }
    }
}

// recurrent.vae:9  embed(4)
// kernel 20, train: product by panels over rows of [5, 4]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *h89 = s->arena + 139520; // [n*2, 5]
    const vae_real *w90 = s->param + 400; // [9, 4]
    vae_real *h91 = s->arena + 0; // [n*2, 5, 4]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 5, 5);
        vae_lookup(1, (int)steps, 4, h89 + i * 5, 5, w90, 4, h91 + i * 20, 4);
    }
}

// recurrent.vae:9  dropout(0.1)
// kernel 21, train: loop over rows of [5, 4]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *u92 = s->arena + 126720; // [n*2, 5, 4]
    vae_real *t96 = s->arena + 126720; // [n*2, 5, 4], in place of u92
    vae_real *h97 = s->arena + 111360; // [n*2, 5, 4] in rows of 7
    const vae_real *h91 = s->arena + 0; // [n*2, 5, 4]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v92 = u92[i * 20 + j * 4 + k];
                const vae_real v96 = vae_where(v92 - 0.1f, 1.11111111f, 0.0f);
                t96[i * 20 + j * 4 + k] = v96;
                h97[i * 35 + j * 7 + k] = h91[i * 20 + j * 4 + k] * v96;
            }
        }
    }
}

// recurrent.vae:11  concat(y)
// kernel 22, train: loop over rows of [2, 3]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t99 = s->arena + 142080; // [n, 2, 3]
    const vae_real *x1 = s->arena + 8448; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t99[i * 6 + j * 3 + k] = x1[i * 3 + k];
            }
        }
    }
}

// recurrent.vae:9  concat(y)
// kernel 23, train: loop over rows of [5, 3]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    vae_real *t101 = s->arena + 111364; // [n*2, 5, 3] in rows of 7
    const vae_real *x100 = s->arena + 142080; // [n*2, 3]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t101[i * 35 + j * 7 + k] = x100[i * 3 + k];
            }
        }
    }
}

// recurrent.vae:9  lstm(3, start=z)
// kernel 24, train: product by panels over rows of [6]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *z55 = s->arena + 144768; // [n*2, 2]
    const vae_real *w107 = s->param + 624; // [2, 6]
    vae_real *t110 = s->arena + 46080; // [n*2, 6]
    const vae_real *b108 = s->param + 640; // [6]
    vae_gemm_nn((int)(end - begin), 6, 2, z55 + begin * 2, 2, w107, 6, t110 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v109 = t110[i * 6 + j];
            t110[i * 6 + j] = v109 + b108[j];
        }
    }
}

// recurrent.vae:9  lstm(3, start=z)
// kernel 26, train: product by panels over rows of [5, 12]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *h102 = s->arena + 111360; // [n*2, 5, 7]
    const vae_real *w103 = s->param + 448; // [7, 12]
    vae_real *t115 = s->arena + 30720; // [n*2, 5, 12]
    const vae_real *b105 = s->param + 592; // [12]
    const VaeRagged ragged = {x0 + begin / 2 * 5, end - begin, 2, 5};
    vae_ragged_nn(&ragged, 12, 7, h102 + begin * 35, 7, w103, 12, t115 + begin * 60, 12);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v114 = t115[i * 60 + j * 12 + k];
                t115[i * 60 + j * 12 + k] = v114 + b105[k];
            }
        }
    }
}

// recurrent.vae:9  gradient of lstm(3, start=z)
// kernel 27, train: product by panels over rows of [5, 24]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *t115 = s->arena + 30720; // [n*2, 5, 12]
    const vae_real *t110 = s->arena + 46080; // [n*2, 6]
    const vae_real *w104 = s->param + 544; // [3, 12]
    const vae_real *b106 = s->param + 608; // [12]
    const vae_real *mask113 = s->arena + 138240; // [n*2, 5]
    vae_real *d116 = s->arena + 0; // [n*2, 5, 24]
    static const VaeSteps steps116 = {5, 3, .x_pitch = 12, .from_pitch = 6, .w_pitch = 12, .mask_pitch = 5, .y_pitch = 24, .keeps = true, .bounded = true};
    vae_recurrent(&vae_lstm, &steps116, (int)(end - begin), t115 + begin * 60, t110 + begin * 6, w104, b106, mask113 + begin * 5, d116 + begin * 120, scratch);
}

// recurrent.vae:9  gru(3, start=y)
// kernel 28, train: product by panels over rows of [3]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x100 = s->arena + 142080; // [n*2, 3]
    const vae_real *w123 = s->param + 752; // [3, 3]
    vae_real *t126 = s->arena + 42240; // [n*2, 3]
    const vae_real *b124 = s->param + 768; // [3]
    vae_gemm_nn((int)(end - begin), 3, 3, x100 + begin * 3, 3, w123, 3, t126 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v125 = t126[i * 3 + j];
            t126[i * 3 + j] = v125 + b124[j];
        }
    }
}

// recurrent.vae:9  gru(3, start=y)
// kernel 29, train: product by panels over rows of [5, 9]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *h118 = s->arena + 0; // [n*2, 5, 3] in rows of 24
    const vae_real *w119 = s->param + 656; // [3, 9]
    vae_real *t128 = s->arena + 30720; // [n*2, 5, 9]
    const vae_real *b121 = s->param + 720; // [9]
    const VaeRagged ragged = {x0 + begin / 2 * 5, end - begin, 2, 5};
    vae_ragged_nn(&ragged, 9, 3, h118 + begin * 120, 24, w119, 9, t128 + begin * 45, 9);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v127 = t128[i * 45 + j * 9 + k];
                t128[i * 45 + j * 9 + k] = v127 + b121[k];
            }
        }
    }
}

// recurrent.vae:9  gradient of gru(3, start=y)
// kernel 30, train: product by panels over rows of [5, 18]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *t128 = s->arena + 30720; // [n*2, 5, 9]
    const vae_real *t126 = s->arena + 42240; // [n*2, 3]
    const vae_real *w120 = s->param + 688; // [3, 9]
    const vae_real *b122 = s->param + 736; // [9]
    const vae_real *mask113 = s->arena + 138240; // [n*2, 5]
    vae_real *d129 = s->arena + 57600; // [n*2, 5, 18]
    static const VaeSteps steps129 = {5, 3, .x_pitch = 9, .from_pitch = 3, .w_pitch = 9, .mask_pitch = 5, .y_pitch = 18, .keeps = true, .bounded = true};
    vae_recurrent(&vae_gru, &steps129, (int)(end - begin), t128 + begin * 45, t126 + begin * 3, w120, b122, mask113 + begin * 5, d129 + begin * 90, scratch);
}

// recurrent.vae:9  concat(z)
// kernel 31, train: loop over rows of [5, 2]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    vae_real *t131 = s->arena + 120323; // [n*2, 5, 2] in rows of 5
    const vae_real *z55 = s->arena + 144768; // [n*2, 2]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t131[i * 25 + j * 5 + k] = z55[i * 2 + k];
            }
        }
    }
}

// kernel 32, train: loop over rows of [5, 3]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    vae_real *t132 = s->arena + 120320; // [n*2, 5, 3] in rows of 5
    const vae_real *t130 = s->arena + 57600; // [n*2, 5, 3] in rows of 18
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t132[i * 25 + j * 5 + k] = t130[i * 90 + j * 18 + k];
            }
        }
    }
}

// recurrent.vae:9  dense(9)
// kernel 33, train: product by panels over rows of [5, 9]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *h133 = s->arena + 120320; // [n*2, 5, 5]
    const vae_real *w134 = s->param + 784; // [5, 9]
    vae_real *p137 = s->arena + 42240; // [n*2, 5, 9]
    const vae_real *b135 = s->param + 832; // [9]
    const VaeRagged ragged = {x0 + begin / 2 * 5, end - begin, 2, 5};
    vae_ragged_nn(&ragged, 9, 5, h133 + begin * 25, 5, w134, 9, p137 + begin * 45, 9);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v136 = p137[i * 45 + j * 9 + k];
                p137[i * 45 + j * 9 + k] = v136 + b135[k];
            }
        }
    }
}

// kernel 34, train: product by panels over rows of [5]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *p137 = s->arena + 42240; // [n*2, 5, 9]
    const vae_real *x76 = s->arena + 140800; // [n*2, 5]
    vae_real *t138 = scratch; // [end - begin, 5]
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    vae_real *t139 = s->arena + 30720; // [n*2, 1]
    vae_token_nll(end - begin, 5, 9, p137 + begin * 45, 9, x76 + begin * 5, 5, t138, 5);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 5, 5);
        vae_real t139_sum = 0.0f;
        VAE_SIMD_SUM(t139_sum)
        for (size_t j = 0; j < steps; j++) {
            const vae_real v138 = t138[(i - begin) * 5 + j];
            t139_sum += v138;
        }
        t139[i] = t139_sum;
    }
}

// kernel 35, train: loop over rows of [2, 1]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t73 = s->arena + 53760; // [n, 2, 1]
    vae_real *t143 = s->arena + 30720; // [n, 2, 1], in place of t139
    const vae_real *t139 = s->arena + 30720; // [n, 2, 1]
    vae_real *t144 = s->arena + 31232; // [n, 1, 1]
    vae_real *t156 = s->arena + 30976; // [n, 1, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        vae_real t144_sum = -VAE_INFINITY;
        vae_real t156_sum = 0.0f;
        for (size_t j = 0; j < 2; j++) {
            const vae_real v139 = t139[i * 2 + j];
            const vae_real v143 = beta * t73[i * 2 + j] - v139;
            t143[i * 2 + j] = v143;
            t144_sum = vae_max(t144_sum, v143);
            t156_sum += v139;
        }
        t144[i] = t144_sum;
        t156[i] = t156_sum;
    }
}

// kernel 36, train: loop over rows of [2, 1]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t143 = s->arena + 30720; // [n, 2, 1]
    const vae_real *t144 = s->arena + 31232; // [n, 1, 1]
    vae_real *t146 = s->arena + 30720; // [n, 2, 1], in place of t143
    vae_real *t147 = s->arena + 31104; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t147_sum = 0.0f;
        VAE_SIMD_SUM(t147_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v143 = t143[i * 2 + j];
            const vae_real v146 = vae_exp(v143 - t144[i]);
            t146[i * 2 + j] = v146;
            t147_sum += v146;
        }
        t147[i] = t147_sum;
    }
}

// kernel 37, train: loop over rows of [1, 1]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t147 = s->arena + 31104; // [n, 1, 1]
    const vae_real *t144 = s->arena + 31232; // [n, 1, 1]
    vae_real *t151 = s->arena + 54016; // [n, 1, 1]
    vae_real *t157 = s->arena + 30976; // [n, 1, 1], in place of t156
    const vae_real *t156 = s->arena + 30976; // [n, 1, 1]
    const vae_real *d163 = s->arena + 54016; // [n, 1, 1]
    vae_real *d166 = s->arena + 31104; // [n, 1, 1], in place of t147
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v147 = t147[i];
        const vae_real v156 = t156[i];
        const vae_real v163 = d163[i];
        t151[i] = 0.693147181f - (vae_log(v147) + t144[i]);
        t157[i] = 0.5f * v156;
        d166[i] = -v163 / v147;
    }
}

// kernel 38, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t154 = s->arena + 31264; // [1]
    const vae_real *t151 = s->arena + 54016; // [n, 1]
    vae_real *t159 = s->arena + 31248; // [1]
    const vae_real *t157 = s->arena + 30976; // [n, 1]
    vae_real *t161 = s->arena + 31232; // [1]
    const vae_real *t70 = s->arena + 54144; // [n, 1]
    vae_real t154_sum = 0.0f;
    vae_real t159_sum = 0.0f;
    vae_real t161_sum = 0.0f;
    VAE_SIMD_SUM(t154_sum, t159_sum, t161_sum)
    for (size_t i = 0; i < rows; i++) {
        t154_sum += t151[i];
        t159_sum += t157[i];
        t161_sum += t70[i];
    }
    t154[0] = t154_sum;
    t159[0] = t159_sum;
    t161[0] = t161_sum;
}

// kernel 39, train: loop over [1]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t155 = s->arena + 146848; // [1]
    const vae_real *t154 = s->arena + 31264; // [1]
    vae_real *t160 = s->arena + 146832; // [1]
    const vae_real *t159 = s->arena + 31248; // [1]
    vae_real *t162 = s->arena + 146816; // [1]
    const vae_real *t161 = s->arena + 31232; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    t155[0] = t154[0] * inv_n;
    t160[0] = t159[0] * inv_n;
    t162[0] = t161[0] * inv_n;
}

// kernel 40, train: loop over rows of [2, 1]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d166 = s->arena + 31104; // [n, 1, 1]
    const vae_real *t146 = s->arena + 30720; // [n, 2, 1]
    vae_real *d168 = s->arena + 30720; // [n, 2, 1], in place of t146
    vae_real *d169 = s->arena + 146304; // [n, 2, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v146 = t146[i * 2 + j];
            const vae_real v167 = d166[i] * v146;
            d168[i * 2 + j] = -v167;
            d169[i * 2 + j] = v167 * beta;
        }
    }
}

// kernel 41, train: loop over rows of [5]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    vae_real *d171 = s->arena + 56064; // [n*2, 5]
    const vae_real *d168 = s->arena + 30720; // [n*2, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 5, 5);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            d171[i * 5 + j] = d168[i];
        }
    }
}

// recurrent.vae:11  gradient of dense(9)
// kernel 42, train: product by panels over rows of [5, 9]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *p137 = s->arena + 42240; // [n*2, 5, 9]
    const vae_real *x76 = s->arena + 140800; // [n*2, 5]
    const vae_real *d171 = s->arena + 56064; // [n*2, 5]
    vae_real *d172 = s->arena + 30720; // [n*2, 5, 9]
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    vae_real *d173 = s->arena + 53760; // [n*2, 1, 9]
    vae_token_nll_back(end - begin, 5, 9, p137 + begin * 45, 9, x76 + begin * 5, 5, d171 + begin * 5, 5, d172 + begin * 45, 9);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 5, 5);
        for (size_t k = 0; k < 9; k++) {
            d173[i * 9 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v172 = d172[i * 45 + j * 9 + k];
                d173[i * 9 + k] += v172;
            }
        }
    }
}

// recurrent.vae:11  gradient of dense(9)
// kernel 43, train: sum over the batch over rows of [1, 9]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n * 2;
    vae_real *d_param174 = s->grad + 832; // [1, 9]
    const vae_real *d173 = s->arena + 53760; // [n*2, 1, 9]
    for (size_t j = 0; j < 9; j++) {
        d_param174[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            d_param174[j] += d173[i * 9 + j];
        }
    }
}

// recurrent.vae:9  gradient of dense(9)
// kernel 44, train: weight gradient over [5, 9]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *h133 = s->arena + 120320; // [n*2, 5, 5]
    const vae_real *d172 = s->arena + 30720; // [n*2, 5, 9]
    vae_real *d_param176 = s->grad + 784; // [5, 9]
    const VaeRagged ragged = {x0, (size_t)s->n * 2, 2, 5};
    vae_ragged_tn(&ragged, 5, 9, h133, 5, d172, 9, d_param176, 9);
}

// recurrent.vae:9  gradient of dense(9)
// kernel 45, train: product by panels over rows of [5, 5]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *d172 = s->arena + 30720; // [n*2, 5, 9]
    const vae_real *w134 = s->param + 784; // [5, 9]
    vae_real *d177 = s->arena + 120320; // [n*2, 5, 5]
    const VaeRagged ragged = {x0 + begin / 2 * 5, end - begin, 2, 5};
    vae_ragged_nt(&ragged, 5, 9, d172 + begin * 45, 9, w134, 9, d177 + begin * 25, 5);
}

// recurrent.vae:9  gradient of concat(z)
// kernel 46, train: loop over rows of [5, 2]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    vae_real *d180 = s->arena + 140800; // [n*2, 1, 2]
    const vae_real *d179 = s->arena + 120323; // [n*2, 5, 2] in rows of 5
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 5, 5);
        for (size_t k = 0; k < 2; k++) {
            d180[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d180[i * 2 + k] += d179[i * 25 + j * 5 + k];
            }
        }
    }
}

// recurrent.vae:9  gradient of gru(3, start=y)
// kernel 47, train: product by panels over rows of [5, 21]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d178 = s->arena + 120320; // [n*2, 5, 3] in rows of 5
    const vae_real *d129 = s->arena + 57600; // [n*2, 5, 18]
    const vae_real *w120 = s->param + 688; // [3, 9]
    const vae_real *mask113 = s->arena + 138240; // [n*2, 5]
    vae_real *d182 = s->arena + 30720; // [n*2, 5, 21]
    static const VaeSteps steps182 = {5, 3, .x_pitch = 18, .w_pitch = 9, .mask_pitch = 5, .y_pitch = 21, .d_pitch = 5, .bounded = true};
    vae_recurrent_back(&vae_gru, &steps182, (int)(end - begin), d178 + begin * 25, d129 + begin * 90, w120, mask113 + begin * 5, d182 + begin * 105, scratch);
}

// recurrent.vae:9  gradient of gru(3, start=y)
// kernel 48, train: weight gradient over [3, 9]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *d185 = s->arena + 57603; // [n*2, 5, 3] in rows of 18
    const vae_real *d184 = s->arena + 30729; // [n*2, 5, 9] in rows of 21
    vae_real *d_param186 = s->grad + 688; // [3, 9]
    const VaeRagged ragged = {x0, (size_t)s->n * 2, 2, 5};
    vae_ragged_tn(&ragged, 3, 9, d185, 18, d184, 21, d_param186, 9);
}

// recurrent.vae:9  gradient of gru(3, start=y)
// kernel 49, train: loop over rows of [5, 9]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    vae_real *d189 = s->arena + 59904; // [n*2, 1, 9]
    const vae_real *d184 = s->arena + 30729; // [n*2, 5, 9] in rows of 21
    vae_real *d192 = s->arena + 57600; // [n*2, 1, 9]
    const vae_real *d183 = s->arena + 30720; // [n*2, 5, 9] in rows of 21
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 5, 5);
        for (size_t k = 0; k < 9; k++) {
            d189[i * 9 + k] = 0.0f;
        }
        for (size_t k = 0; k < 9; k++) {
            d192[i * 9 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                d189[i * 9 + k] += d184[i * 105 + j * 21 + k];
                d192[i * 9 + k] += d183[i * 105 + j * 21 + k];
            }
        }
    }
}

// recurrent.vae:9  gradient of gru(3, start=y)
// kernel 50, train: sum over the batch over rows of [1, 9]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n * 2;
    vae_real *d_param190 = s->grad + 736; // [1, 9]
    const vae_real *d189 = s->arena + 59904; // [n*2, 1, 9]
    vae_real *d_param193 = s->grad + 720; // [1, 9]
    const vae_real *d192 = s->arena + 57600; // [n*2, 1, 9]
    for (size_t j = 0; j < 9; j++) {
        d_param190[j] = 0.0f;
    }
    for (size_t j = 0; j < 9; j++) {
        d_param193[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            d_param190[j] += d189[i * 9 + j];
            d_param193[j] += d192[i * 9 + j];
        }
    }
}

// recurrent.vae:9  gradient of gru(3, start=y)
// kernel 51, train: weight gradient over [3, 9]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *h118 = s->arena + 0; // [n*2, 5, 3] in rows of 24
    const vae_real *d183 = s->arena + 30720; // [n*2, 5, 9] in rows of 21
    vae_real *d_param195 = s->grad + 656; // [3, 9]
    const VaeRagged ragged = {x0, (size_t)s->n * 2, 2, 5};
    vae_ragged_tn(&ragged, 3, 9, h118, 24, d183, 21, d_param195, 9);
}

// recurrent.vae:9  gradient of gru(3, start=y)
// kernel 52, train: product by panels over rows of [5, 3]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *d183 = s->arena + 30720; // [n*2, 5, 9] in rows of 21
    const vae_real *w119 = s->param + 656; // [3, 9]
    vae_real *d196 = s->arena + 57600; // [n*2, 5, 3] in rows of 6
    const VaeRagged ragged = {x0 + begin / 2 * 5, end - begin, 2, 5};
    vae_ragged_nt(&ragged, 3, 9, d183 + begin * 105, 21, w119, 9, d196 + begin * 30, 6);
}

// recurrent.vae:9  gradient of gru(3, start=y)
// kernel 53, train: weight gradient over [3, 3]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x100 = s->arena + 142080; // [n*2, 3]
    const vae_real *d188 = s->arena + 30738; // [n*2, 3] in rows of 105
    vae_real *d_param198 = s->grad + 752; // [3, 3]
    if (tile == 1) {
        vae_real *d_param197 = s->grad + 768; // [3]
        vae_column_sums(s->n * 2, 3, d188, 105, d_param197);
        return;
    }
    vae_gemm_tn(3, 3, s->n * 2, x100, 3, d188, 105, d_param198, 3);
}

// kernel 54, train: loop over rows of [5, 3]
VAE_KERNEL void train_k54(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    vae_real *t200 = s->arena + 57603; // [n*2, 5, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t200[i * 30 + j * 6 + k] = 0.0f;
            }
        }
    }
}

// recurrent.vae:9  gradient of lstm(3, start=z)
// kernel 55, train: product by panels over rows of [5, 18]
VAE_KERNEL void train_k55(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d201 = s->arena + 57600; // [n*2, 5, 6]
    const vae_real *d116 = s->arena + 0; // [n*2, 5, 24]
    const vae_real *w104 = s->param + 544; // [3, 12]
    const vae_real *mask113 = s->arena + 138240; // [n*2, 5]
    vae_real *d202 = s->arena + 30720; // [n*2, 5, 18]
    static const VaeSteps steps202 = {5, 3, .x_pitch = 24, .w_pitch = 12, .mask_pitch = 5, .y_pitch = 18, .d_pitch = 6, .bounded = true};
    vae_recurrent_back(&vae_lstm, &steps202, (int)(end - begin), d201 + begin * 30, d116 + begin * 120, w104, mask113 + begin * 5, d202 + begin * 90, scratch);
}

// recurrent.vae:9  gradient of lstm(3, start=z)
// kernel 56, train: weight gradient over [3, 12]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *d204 = s->arena + 6; // [n*2, 5, 3] in rows of 24
    const vae_real *d203 = s->arena + 30720; // [n*2, 5, 12] in rows of 18
    vae_real *d_param205 = s->grad + 544; // [3, 12]
    const VaeRagged ragged = {x0, (size_t)s->n * 2, 2, 5};
    vae_ragged_tn(&ragged, 3, 12, d204, 24, d203, 18, d_param205, 12);
}

// recurrent.vae:9  gradient of lstm(3, start=z)
// kernel 57, train: loop over rows of [5, 12]
VAE_KERNEL void train_k57(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    vae_real *d208 = s->arena + 0; // [n*2, 1, 12]
    const vae_real *d203 = s->arena + 30720; // [n*2, 5, 12] in rows of 18
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 5, 5);
        for (size_t k = 0; k < 12; k++) {
            d208[i * 12 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                d208[i * 12 + k] += d203[i * 90 + j * 18 + k];
            }
        }
    }
}

// recurrent.vae:9  gradient of lstm(3, start=z)
// kernel 58, train: sum over the batch over rows of [1, 12]
VAE_KERNEL void train_k58(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n * 2;
    vae_real *d_param209 = s->grad + 592; // [1, 12]
    const vae_real *d208 = s->arena + 0; // [n*2, 1, 12]
    for (size_t j = 0; j < 12; j++) {
        d_param209[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            d_param209[j] += d208[i * 12 + j];
        }
    }
}

// recurrent.vae:9  gradient of lstm(3, start=z)
// kernel 59, train: weight gradient over [7, 12]
VAE_KERNEL void train_k59(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *h102 = s->arena + 111360; // [n*2, 5, 7]
    const vae_real *d203 = s->arena + 30720; // [n*2, 5, 12] in rows of 18
    vae_real *d_param211 = s->grad + 448; // [7, 12]
    const VaeRagged ragged = {x0, (size_t)s->n * 2, 2, 5};
    vae_ragged_tn(&ragged, 7, 12, h102, 7, d203, 18, d_param211, 12);
}

// recurrent.vae:9  gradient of lstm(3, start=z)
// kernel 60, train: product by panels over rows of [5, 7]
VAE_KERNEL void train_k60(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *d203 = s->arena + 30720; // [n*2, 5, 12] in rows of 18
    const vae_real *w103 = s->param + 448; // [7, 12]
    vae_real *d212 = s->arena + 0; // [n*2, 5, 7]
    const VaeRagged ragged = {x0 + begin / 2 * 5, end - begin, 2, 5};
    vae_ragged_nt(&ragged, 7, 12, d203 + begin * 90, 18, w103, 12, d212 + begin * 35, 7);
}

// recurrent.vae:9  gradient of lstm(3, start=z)
// kernel 61, train: weight gradient over [2, 6]
VAE_KERNEL void train_k61(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z55 = s->arena + 144768; // [n*2, 2]
    const vae_real *d207 = s->arena + 30732; // [n*2, 6] in rows of 90
    vae_real *d_param214 = s->grad + 624; // [2, 6]
    if (tile == 1) {
        vae_real *d_param213 = s->grad + 640; // [6]
        vae_column_sums(s->n * 2, 6, d207, 90, d_param213);
        return;
    }
    vae_gemm_tn(2, 6, s->n * 2, z55, 2, d207, 90, d_param214, 6);
}

// recurrent.vae:9  gradient of lstm(3, start=z)
// kernel 62, train: product by panels over rows of [2]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *d207 = s->arena + 30732; // [n*2, 6] in rows of 90
    const vae_real *w107 = s->param + 624; // [2, 6]
    vae_real *d215 = scratch; // [end - begin, 2]
    vae_real *d216 = s->arena + 140800; // [n*2, 2], in place of d180
    const vae_real *d180 = s->arena + 140800; // [n*2, 2]
    vae_gemm_nt((int)(end - begin), 2, 6, d207 + begin * 90, 90, w107, 6, d215, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v180 = d180[i * 2 + j];
            const vae_real v215 = d215[(i - begin) * 2 + j];
            d216[i * 2 + j] = v180 + v215;
        }
    }
}

// recurrent.vae:9  gradient of dropout(0.1)
// kernel 63, train: loop over rows of [5, 4]
VAE_KERNEL void train_k63(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 2, end = vae_panel_end(s, tile, 32) * 2;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    vae_real *d218 = s->arena + 126720; // [n*2, 5, 4], in place of t96
    const vae_real *d217 = s->arena + 0; // [n*2, 5, 4] in rows of 7
    const vae_real *t96 = s->arena + 126720; // [n*2, 5, 4]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i / 2 * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v96 = t96[i * 20 + j * 4 + k];
                d218[i * 20 + j * 4 + k] = d217[i * 35 + j * 7 + k] * v96;
            }
        }
    }
}

// recurrent.vae:9  gradient of embed(4)
// kernel 64, train: weight gradient over [9, 4]
VAE_KERNEL void train_k64(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *h89 = s->arena + 139520; // [n*2, 5]
    const vae_real *d218 = s->arena + 126720; // [n*2, 5, 4]
    vae_real *d_param219 = s->grad + 400; // [9, 4]
    const VaeRagged ragged = {x0, (size_t)s->n * 2, 2, 5};
    vae_lookup_w((size_t)s->n * 2, 5, 4, h89, 5, &ragged, d218, 4, d_param219, 0, 9);
}

// recurrent.vae:6  gradient of sampling and KL
// kernel 65, train: loop over rows of [2, 2]
VAE_KERNEL void train_k65(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d169 = s->arena + 146304; // [n, 2, 1]
    const vae_real *z55 = s->arena + 144768; // [n, 2, 2]
    const vae_real *d216 = s->arena + 140800; // [n, 2, 2]
    vae_real *d226 = s->arena + 1024; // [n, 1, 2]
    vae_real *d228 = s->arena + 256; // [n, 1, 2]
    const vae_real *eps51 = s->arena + 145280; // [n, 2, 2]
    vae_real *d231 = s->arena + 0; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d226[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d228[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d231[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v223 = d216[i * 4 + j * 2 + k] - d169[i * 2 + j] * z55[i * 4 + j * 2 + k];
                d226[i * 2 + k] += -((-0.5f) * d169[i * 2 + j]);
                d228[i * 2 + k] += v223;
                d231[i * 2 + k] += v223 * eps51[i * 4 + j * 2 + k];
            }
        }
    }
}

// recurrent.vae:6  gradient of sampling and KL
// kernel 66, train: loop over rows of [2]
VAE_KERNEL void train_k66(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d231 = s->arena + 0; // [n, 2]
    const vae_real *t53 = s->arena + 146560; // [n, 2]
    vae_real *d235 = s->arena + 514; // [n, 2] in rows of 4
    const vae_real *d226 = s->arena + 1024; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d235[i * 4 + j] = d226[i * 2 + j] + 0.5f * (d231[i * 2 + j] * t53[i * 2 + j]);
        }
    }
}

// kernel 67, train: loop over rows of [2]
VAE_KERNEL void train_k67(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t236 = s->arena + 512; // [n, 2] in rows of 4
    const vae_real *d228 = s->arena + 256; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t236[i * 4 + j] = d228[i * 2 + j];
        }
    }
}

// recurrent.vae:6  gradient of posterior heads (added by the compiler)
// kernel 68, train: weight gradient over [4, 4]
VAE_KERNEL void train_k68(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h44 = s->arena + 145792; // [n, 4]
    const vae_real *d237 = s->arena + 512; // [n, 4]
    vae_real *d_param239 = s->grad + 368; // [4, 4]
    if (tile == 1) {
        vae_real *d_param238 = s->grad + 384; // [4]
        vae_column_sums(s->n, 4, d237, 4, d_param238);
        return;
    }
    vae_gemm_tn(4, 4, s->n, h44, 4, d237, 4, d_param239, 4);
}

// recurrent.vae:6  gradient of posterior heads (added by the compiler)
// kernel 69, train: product by panels over rows of [4]
VAE_KERNEL void train_k69(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d237 = s->arena + 512; // [n, 4]
    const vae_real *w45 = s->param + 368; // [4, 4]
    vae_real *d240 = s->arena + 0; // [n, 4]
    vae_gemm_nt((int)(end - begin), 4, 4, d237 + begin * 4, 4, w45, 4, d240 + begin * 4, 4);
}

// recurrent.vae:8  gradient of pool(last)
// kernel 70, train: loop over rows of [5, 4]
VAE_KERNEL void train_k70(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    vae_real *d242 = s->arena + 17920; // [n, 5, 4]
    const vae_real *d240 = s->arena + 0; // [n, 1, 4]
    const vae_real *t40 = s->arena + 142848; // [n, 5, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d242[i * 20 + j * 4 + k] = d240[i * 4 + k] * t40[i * 5 + j];
            }
        }
    }
}

// recurrent.vae:8  gradient of gru(4)
// kernel 71, train: product by panels over rows of [5, 28]
VAE_KERNEL void train_k71(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d242 = s->arena + 17920; // [n, 5, 4]
    const vae_real *d32 = s->arena + 80640; // [n, 5, 24]
    const vae_real *w26 = s->param + 288; // [4, 12]
    const vae_real *mask12 = s->arena + 143488; // [n, 5]
    vae_real *d243 = s->arena + 0; // [n, 5, 28]
    static const VaeSteps steps243 = {5, 4, .x_pitch = 24, .w_pitch = 12, .mask_pitch = 5, .y_pitch = 28, .d_pitch = 4, .bounded = true};
    vae_recurrent_back(&vae_gru, &steps243, (int)(end - begin), d242 + begin * 20, d32 + begin * 120, w26, mask12 + begin * 5, d243 + begin * 140, scratch);
}

// recurrent.vae:8  gradient of gru(4)
// kernel 72, train: weight gradient over [4, 12]
VAE_KERNEL void train_k72(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *d246 = s->arena + 80644; // [n, 5, 4] in rows of 24
    const vae_real *d245 = s->arena + 12; // [n, 5, 12] in rows of 28
    vae_real *d_param247 = s->grad + 288; // [4, 12]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 5};
    vae_ragged_tn(&ragged, 4, 12, d246, 24, d245, 28, d_param247, 12);
}

// recurrent.vae:8  gradient of gru(4)
// kernel 73, train: loop over rows of [5, 12]
VAE_KERNEL void train_k73(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    vae_real *d248 = s->arena + 19456; // [n, 1, 12]
    const vae_real *d245 = s->arena + 12; // [n, 5, 12] in rows of 28
    vae_real *d251 = s->arena + 17920; // [n, 1, 12]
    const vae_real *d244 = s->arena + 0; // [n, 5, 12] in rows of 28
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        for (size_t k = 0; k < 12; k++) {
            d248[i * 12 + k] = 0.0f;
        }
        for (size_t k = 0; k < 12; k++) {
            d251[i * 12 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                d248[i * 12 + k] += d245[i * 140 + j * 28 + k];
                d251[i * 12 + k] += d244[i * 140 + j * 28 + k];
            }
        }
    }
}

// recurrent.vae:8  gradient of gru(4)
// kernel 74, train: sum over the batch over rows of [1, 12]
VAE_KERNEL void train_k74(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param249 = s->grad + 352; // [1, 12]
    const vae_real *d248 = s->arena + 19456; // [n, 1, 12]
    vae_real *d_param252 = s->grad + 336; // [1, 12]
    const vae_real *d251 = s->arena + 17920; // [n, 1, 12]
    for (size_t j = 0; j < 12; j++) {
        d_param249[j] = 0.0f;
    }
    for (size_t j = 0; j < 12; j++) {
        d_param252[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            d_param249[j] += d248[i * 12 + j];
            d_param252[j] += d251[i * 12 + j];
        }
    }
}

// recurrent.vae:8  gradient of gru(4)
// kernel 75, train: weight gradient over [6, 12]
VAE_KERNEL void train_k75(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *h24 = s->arena + 131840; // [n, 5, 6]
    const vae_real *d244 = s->arena + 0; // [n, 5, 12] in rows of 28
    vae_real *d_param254 = s->grad + 208; // [6, 12]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 5};
    vae_ragged_tn(&ragged, 6, 12, h24, 6, d244, 28, d_param254, 12);
}

// recurrent.vae:8  gradient of gru(4)
// kernel 76, train: product by panels over rows of [5, 6]
VAE_KERNEL void train_k76(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *d244 = s->arena + 0; // [n, 5, 12] in rows of 28
    const vae_real *w25 = s->param + 208; // [6, 12]
    vae_real *d255 = s->arena + 17920; // [n, 5, 6]
    const VaeRagged ragged = {x0 + begin * 5, end - begin, 1, 5};
    vae_ragged_nt(&ragged, 6, 12, d244 + begin * 140, 28, w25, 12, d255 + begin * 30, 6);
}

// recurrent.vae:8  gradient of dense(3)
// kernel 77, train: loop over rows of [5, 3]
VAE_KERNEL void train_k77(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    vae_real *d259 = s->arena + 0; // [n, 1, 3]
    const vae_real *d256 = s->arena + 17920; // [n, 5, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        for (size_t k = 0; k < 3; k++) {
            d259[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d259[i * 3 + k] += d256[i * 30 + j * 6 + k];
            }
        }
    }
}

// recurrent.vae:8  gradient of dense(3)
// kernel 78, train: sum over the batch over rows of [1, 3]
VAE_KERNEL void train_k78(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param260 = s->grad + 192; // [1, 3]
    const vae_real *d259 = s->arena + 0; // [n, 1, 3]
    for (size_t j = 0; j < 3; j++) {
        d_param260[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d_param260[j] += d259[i * 3 + j];
        }
    }
}

// recurrent.vae:8  gradient of dense(3)
// kernel 79, train: weight gradient over [3, 3]
VAE_KERNEL void train_k79(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *h17 = s->arena + 96000; // [n, 5, 3] in rows of 24
    const vae_real *d256 = s->arena + 17920; // [n, 5, 3] in rows of 6
    vae_real *d_param262 = s->grad + 176; // [3, 3]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 5};
    vae_ragged_tn(&ragged, 3, 3, h17, 24, d256, 6, d_param262, 3);
}

// recurrent.vae:8  gradient of dense(3)
// kernel 80, train: product by panels over rows of [5, 3]
VAE_KERNEL void train_k80(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *d256 = s->arena + 17920; // [n, 5, 3] in rows of 6
    const vae_real *w18 = s->param + 176; // [3, 3]
    vae_real *d264 = s->arena + 11520; // [n, 5, 3] in rows of 6
    const vae_real *d257 = s->arena + 17923; // [n, 5, 3] in rows of 6
    const VaeRagged ragged = {x0 + begin * 5, end - begin, 1, 5};
    vae_ragged_nt(&ragged, 3, 3, d256 + begin * 30, 6, w18, 3, d264 + begin * 30, 6);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v263 = d264[i * 30 + j * 6 + k];
                d264[i * 30 + j * 6 + k] = d257[i * 30 + j * 6 + k] + d256[i * 30 + j * 6 + k] + v263;
            }
        }
    }
}

// kernel 81, train: loop over rows of [5, 3]
VAE_KERNEL void train_k81(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    vae_real *t266 = s->arena + 11523; // [n, 5, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t266[i * 30 + j * 6 + k] = 0.0f;
            }
        }
    }
}

// recurrent.vae:8  gradient of lstm(3)
// kernel 82, train: product by panels over rows of [5, 18]
VAE_KERNEL void train_k82(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d267 = s->arena + 11520; // [n, 5, 6]
    const vae_real *d15 = s->arena + 96000; // [n, 5, 24]
    const vae_real *w5 = s->param + 96; // [3, 12]
    const vae_real *mask12 = s->arena + 143488; // [n, 5]
    vae_real *d268 = s->arena + 0; // [n, 5, 18]
    static const VaeSteps steps268 = {5, 3, .x_pitch = 24, .w_pitch = 12, .mask_pitch = 5, .y_pitch = 18, .d_pitch = 6, .bounded = true};
    vae_recurrent_back(&vae_lstm, &steps268, (int)(end - begin), d267 + begin * 30, d15 + begin * 120, w5, mask12 + begin * 5, d268 + begin * 90, scratch);
}

// recurrent.vae:8  gradient of lstm(3)
// kernel 83, train: weight gradient over [3, 12]
VAE_KERNEL void train_k83(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *d270 = s->arena + 96006; // [n, 5, 3] in rows of 24
    const vae_real *d269 = s->arena + 0; // [n, 5, 12] in rows of 18
    vae_real *d_param271 = s->grad + 96; // [3, 12]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 5};
    vae_ragged_tn(&ragged, 3, 12, d270, 24, d269, 18, d_param271, 12);
}

// recurrent.vae:8  gradient of lstm(3)
// kernel 84, train: loop over rows of [5, 12]
VAE_KERNEL void train_k84(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    vae_real *d272 = s->arena + 11520; // [n, 1, 12]
    const vae_real *d269 = s->arena + 0; // [n, 5, 12] in rows of 18
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        for (size_t k = 0; k < 12; k++) {
            d272[i * 12 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                d272[i * 12 + k] += d269[i * 90 + j * 18 + k];
            }
        }
    }
}

// recurrent.vae:8  gradient of lstm(3)
// kernel 85, train: sum over the batch over rows of [1, 12]
VAE_KERNEL void train_k85(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param273 = s->grad + 144; // [1, 12]
    const vae_real *d272 = s->arena + 11520; // [n, 1, 12]
    for (size_t j = 0; j < 12; j++) {
        d_param273[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            d_param273[j] += d272[i * 12 + j];
        }
    }
}

// recurrent.vae:8  gradient of lstm(3)
// kernel 86, train: weight gradient over [4, 12]
VAE_KERNEL void train_k86(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *h3 = s->arena + 135680; // [n, 5, 4]
    const vae_real *d269 = s->arena + 0; // [n, 5, 12] in rows of 18
    vae_real *d_param275 = s->grad + 48; // [4, 12]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 5};
    vae_ragged_tn(&ragged, 4, 12, h3, 4, d269, 18, d_param275, 12);
}

// recurrent.vae:8  gradient of lstm(3)
// kernel 87, train: product by panels over rows of [5, 4]
VAE_KERNEL void train_k87(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *d269 = s->arena + 0; // [n, 5, 12] in rows of 18
    const vae_real *w4 = s->param + 48; // [4, 12]
    vae_real *d276 = s->arena + 11520; // [n, 5, 4]
    const VaeRagged ragged = {x0 + begin * 5, end - begin, 1, 5};
    vae_ragged_nt(&ragged, 4, 12, d269 + begin * 90, 18, w4, 12, d276 + begin * 20, 4);
}

// recurrent.vae:8  gradient of embed(4)
// kernel 88, train: weight gradient over [9, 4]
VAE_KERNEL void train_k88(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 144128; // [n, 5]
    const vae_real *d276 = s->arena + 11520; // [n, 5, 4]
    vae_real *d_param277 = s->grad + 0; // [9, 4]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 5};
    vae_lookup_w((size_t)s->n * 1, 5, 4, x0, 5, &ragged, d276, 4, d_param277, 0, 9);
}

// What kernel 89 of train and 1 other do, each with buffers of its own:
//   d_param278: [12]
//   d_param273: [12]
VAE_SHARED_2(like_train_k89, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param278,
    const vae_real *d_param273) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 12; j++) {
        d_param278[j] = d_param273[j];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // recurrent.vae:8  embed(4)
    // kernel 0, train: product by panels over rows of [5, 4]
    like_train_k0(s, tile, scratch, s->arena + 144128, s->param + 0, s->arena + 135680);
    // recurrent.vae:8  lstm(3)
    // kernel 3, train: product by panels over rows of [5, 12]
    like_train_k3(s, tile, scratch, s->arena + 144128, s->arena + 135680, s->param + 48,
        s->arena + 0, s->param + 144);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {135680, 20}, // h3
    {144128, 5}, // x0
};
static const VaeShown train_u0_shown = {2, train_u0_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    // recurrent.vae:4  lstm(3)
    // kernel 2, train: loop over rows of [5]
    like_train_k2(s, tile, scratch, s->arena + 144128, s->arena + 143488);
    // recurrent.vae:4  lstm(3, start=z)
    // kernel 25, train: loop over rows of [2, 5]
    like_train_k16(s, tile, scratch, s->arena + 138240, s->arena + 143488);
}

static const VaeShown train_u2_shown = {0, NULL};

static const VaeShown train_k16_shown = {0, NULL};

static const VaeShown train_k1_shown = {0, NULL};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k22_rows[] = {
    {142080, 6}, // t99
};
static const VaeShown train_k22_shown = {1, train_k22_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    // recurrent.vae:8  gru(4)
    // kernel 7, train: product by panels over rows of [5, 12]
    like_train_k7(s, tile, scratch, s->arena + 144128, s->arena + 131840, s->param + 208,
        s->arena + 0, s->param + 336);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u3_rows[] = {
    {131840, 30}, // h22
    {96000, 120}, // d15
};
static const VaeShown train_u3_shown = {2, train_u3_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    // recurrent.vae:8  gru(4)
    // kernel 6, train: loop over rows of [4]
    like_train_k6(s, tile, scratch, s->arena + 7680);
    train_k8(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u4_rows[] = {
    {80640, 120}, // d32
};
static const VaeShown train_u4_shown = {1, train_u4_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    train_k9(s, tile, scratch);
    // recurrent.vae:8  pool(last)
    // kernel 10, train: loop over rows of [4]
    like_train_k10(s, tile, scratch, s->arena + 142848, s->arena + 143489);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    // recurrent.vae:6  posterior heads (added by the compiler)
    // kernel 13, train: product by panels over rows of [4]
    like_train_k13(s, tile, scratch, s->arena + 145792, s->param + 368, s->arena + 0,
        s->param + 384);
    train_k14(s, tile, scratch);
    train_k15(s, tile, scratch);
    // kernel 17, train: loop over rows of [4]
    like_train_k10(s, tile, scratch, s->arena + 1281, s->arena + 144128);
    train_k24(s, tile, scratch);
    train_k31(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u5_rows[] = {
    {120320, 50}, // t131
    {54144, 1}, // t70
    {144768, 4}, // z55
    {145792, 4}, // t43
};
static const VaeShown train_u5_shown = {4, train_u5_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 18, train: loop over rows of [2, 5]
    like_train_k16(s, tile, scratch, s->arena + 0, s->arena + 1280);
    train_k19(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u7_rows[] = {
    {139520, 10}, // h89
};
static const VaeShown train_u7_shown = {1, train_u7_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k23(s, tile, scratch);
    train_k26(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u8_rows[] = {
    {111360, 70}, // h97
};
static const VaeShown train_u8_shown = {1, train_u8_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k27_rows[] = {
    {0, 240}, // d116
};
static const VaeShown train_k27_shown = {1, train_k27_rows};

static const VaeShown train_k29_shown = {0, NULL};

static const VaeShown train_k28_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u13(const VaeState *s, int tile, vae_real *scratch) {
    train_k30(s, tile, scratch);
    train_k32(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u13_rows[] = {
    {120320, 50}, // t131
    {57600, 180}, // d129
};
static const VaeShown train_u13_shown = {2, train_u13_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u14(const VaeState *s, int tile, vae_real *scratch) {
    train_k33(s, tile, scratch);
    train_k34(s, tile, scratch);
    train_k35(s, tile, scratch);
    train_k36(s, tile, scratch);
    train_k37(s, tile, scratch);
    train_k40(s, tile, scratch);
    train_k41(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u14_rows[] = {
    {30976, 1}, // t157
    {54016, 1}, // t151
};
static const VaeShown train_u14_shown = {2, train_u14_rows};

// One thread does all of these.
VAE_KERNEL void train_u15(const VaeState *s, int tile, vae_real *scratch) {
    train_k38(s, tile, scratch);
    train_k39(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k42_rows[] = {
    {53760, 18}, // d173
    {30720, 90}, // d172
};
static const VaeShown train_k42_shown = {2, train_k42_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u19(const VaeState *s, int tile, vae_real *scratch) {
    train_k45(s, tile, scratch);
    train_k46(s, tile, scratch);
}

static const VaeShown train_u19_shown = {0, NULL};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k47_rows[] = {
    {30720, 210}, // d182
};
static const VaeShown train_k47_shown = {1, train_k47_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k49_rows[] = {
    {57600, 18}, // d192
    {59904, 18}, // d189
};
static const VaeShown train_k49_shown = {2, train_k49_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u25(const VaeState *s, int tile, vae_real *scratch) {
    train_k52(s, tile, scratch);
    train_k54(s, tile, scratch);
}

static const VaeShown train_u25_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u27(const VaeState *s, int tile, vae_real *scratch) {
    train_k55(s, tile, scratch);
    train_k62(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u27_rows[] = {
    {30720, 180}, // d202
};
static const VaeShown train_u27_shown = {1, train_u27_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k57_rows[] = {
    {0, 24}, // d208
};
static const VaeShown train_k57_shown = {1, train_k57_rows};

// One thread does all of these.
VAE_KERNEL void train_u30(const VaeState *s, int tile, vae_real *scratch) {
    train_k58(s, tile, scratch);
    // recurrent.vae:9  gradient of lstm(3, start=z)
    // kernel 90, train: loop over [12]
    like_train_k89(s, tile, scratch, s->grad + 608, s->grad + 592);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u32(const VaeState *s, int tile, vae_real *scratch) {
    train_k60(s, tile, scratch);
    train_k63(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u32_rows[] = {
    {126720, 40}, // d218
};
static const VaeShown train_u32_shown = {1, train_u32_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u35(const VaeState *s, int tile, vae_real *scratch) {
    train_k65(s, tile, scratch);
    train_k66(s, tile, scratch);
    train_k67(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u35_rows[] = {
    {512, 4}, // d235
};
static const VaeShown train_u35_shown = {1, train_u35_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u37(const VaeState *s, int tile, vae_real *scratch) {
    train_k69(s, tile, scratch);
    train_k70(s, tile, scratch);
}

static const VaeShown train_u37_shown = {0, NULL};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k71_rows[] = {
    {0, 140}, // d243
};
static const VaeShown train_k71_shown = {1, train_k71_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k73_rows[] = {
    {17920, 12}, // d251
    {19456, 12}, // d248
};
static const VaeShown train_k73_shown = {2, train_k73_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k76_rows[] = {
    {17920, 30}, // d255
};
static const VaeShown train_k76_shown = {1, train_k76_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u47(const VaeState *s, int tile, vae_real *scratch) {
    train_k80(s, tile, scratch);
    train_k81(s, tile, scratch);
}

static const VaeShown train_u47_shown = {0, NULL};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k77_rows[] = {
    {0, 3}, // d259
};
static const VaeShown train_k77_shown = {1, train_k77_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k82_rows[] = {
    {0, 90}, // d268
};
static const VaeShown train_k82_shown = {1, train_k82_rows};

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k84_rows[] = {
    {11520, 12}, // d272
};
static const VaeShown train_k84_shown = {1, train_k84_rows};

// One thread does all of these.
VAE_KERNEL void train_u51(const VaeState *s, int tile, vae_real *scratch) {
    train_k85(s, tile, scratch);
    // recurrent.vae:8  gradient of lstm(3)
    // kernel 89, train: loop over [12]
    like_train_k89(s, tile, scratch, s->grad + 160, s->grad + 144);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_k87_rows[] = {
    {11520, 20}, // d276
};
static const VaeShown train_k87_shown = {1, train_k87_rows};

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {.shown = &train_u0_shown}},
        {train_u2, panels, {.shown = &train_u2_shown}},
        {train_k16, panels, {.shown = &train_k16_shown}},
        {train_k1, panels, {.shown = &train_k1_shown}},
        {train_k22, panels, {.shown = &train_k22_shown}}}, 5);
    vae_run(me, s, (VaeWork[]){{train_u3, panels, {.shown = &train_u3_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u4, panels, {.shown = &train_u4_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u5, panels, {.shown = &train_u5_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u7, panels, {.shown = &train_u7_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u8, panels, {.shown = &train_u8_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_k27, panels, {.shown = &train_k27_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k29, panels, {.shown = &train_k29_shown}},
        {train_k28, panels, {.shown = &train_k28_shown}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_u13, panels, {.shown = &train_u13_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u14, panels, {.shown = &train_u14_shown}}}, 1);
    vae_run_one(me, s, train_u15, 1);
    vae_run(me, s, (VaeWork[]){{train_k42, panels, {.shown = &train_k42_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k44, 1, {.weights = true}},
        {train_k43, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_u19, panels, {.shown = &train_u19_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_k47, panels, {.shown = &train_k47_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k48, 1, {.weights = true}},
        {train_k51, 1, {.weights = true}},
        {train_k53, 2, {.weights = true}}}, 3);
    vae_run(me, s, (VaeWork[]){{train_k49, panels, {.shown = &train_k49_shown}}}, 1);
    vae_run_one(me, s, train_k50, 1);
    vae_run(me, s, (VaeWork[]){{train_u25, panels, {.shown = &train_u25_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u27, panels, {.shown = &train_u27_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k59, 1, {.weights = true}},
        {train_k56, 1, {.weights = true}},
        {train_k61, 2, {.weights = true}}}, 3);
    vae_run(me, s, (VaeWork[]){{train_k57, panels, {.shown = &train_k57_shown}}}, 1);
    vae_run_one(me, s, train_u30, 1);
    vae_run(me, s, (VaeWork[]){{train_u32, panels, {.shown = &train_u32_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k64, 1, {.weights = true}},
        {train_u35, panels, {.shown = &train_u35_shown}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u37, panels, {.shown = &train_u37_shown}},
        {train_k68, 2, {.weights = true, .first = 368, .each = 64, .end = 384}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_k71, panels, {.shown = &train_k71_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k75, 1, {.weights = true}},
        {train_k72, 1, {.weights = true}},
        {train_k73, panels, {.shown = &train_k73_shown}}}, 3);
    vae_run_one(me, s, train_k74, 1);
    vae_run(me, s, (VaeWork[]){{train_k76, panels, {.shown = &train_k76_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_u47, panels, {.shown = &train_u47_shown}},
        {train_k79, 1, {.weights = true}},
        {train_k77, panels, {.shown = &train_k77_shown}}}, 3);
    vae_run_one(me, s, train_k78, 1);
    vae_run(me, s, (VaeWork[]){{train_k82, panels, {.shown = &train_k82_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k86, 1, {.weights = true}},
        {train_k83, 1, {.weights = true}},
        {train_k84, panels, {.shown = &train_k84_shown}}}, 3);
    vae_run_one(me, s, train_u51, 1);
    vae_run(me, s, (VaeWork[]){{train_k87, panels, {.shown = &train_k87_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_k88, 1, {.weights = true}}}, 1);
}

// recurrent.vae:8  lstm(3)
// kernel 1, eval: loop over rows of [6]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 59648);
}

// recurrent.vae:4  lstm(3)
// kernel 2, eval: loop over rows of [5]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 62976, s->arena + 62336);
}

// What kernel 4 of eval and 2 others do, each with buffers of its own:
//   t14: [n, 5, 12]
//   t9: [n, 6]
//   w5: [3, 12]
//   b7: [12]
//   mask12: [n, 5]
//   t15: [n, 5, 6]
VAE_SHARED_2(like_eval_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *t14,
    const vae_real *t9, const vae_real *w5, const vae_real *b7, const vae_real *mask12,
    vae_real *t15) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    static const VaeSteps steps15 = {5, 3, .x_pitch = 12, .from_pitch = 6, .w_pitch = 12, .mask_pitch = 5, .y_pitch = 6, .keeps = false, .bounded = true};
    vae_recurrent(&vae_lstm, &steps15, (int)(end - begin), t14 + begin * 60, t9 + begin * 6, w5, b7, mask12 + begin * 5, t15 + begin * 30, scratch);
}

// What kernel 5 of eval and 1 other do, each with buffers of its own:
//   x0: [n, 5]
//   h16: [n, 5, 3] in rows of 6
//   w17: [3, 3]
//   h21: [n, 5, 3] in rows of 6
//   b18: [3]
//   t22: [n, 5, 3] in rows of 6
VAE_SHARED_2(like_eval_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *h16, const vae_real *w17, vae_real *h21, const vae_real *b18, vae_real *t22) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const VaeRagged ragged = {x0 + begin * 5, end - begin, 1, 5};
    vae_ragged_nn(&ragged, 3, 3, h16 + begin * 30, 6, w17, 3, h21 + begin * 30, 6);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v19 = h21[i * 30 + j * 6 + k];
                h21[i * 30 + j * 6 + k] = h16[i * 30 + j * 6 + k] + (v19 + b18[k]);
                t22[i * 30 + j * 6 + k] = h16[i * 30 + j * 6 + k];
            }
        }
    }
}

// recurrent.vae:8  gru(4)
// kernel 6, eval: loop over rows of [4]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->arena + 64640);
}

// What kernel 8 of eval and 1 other do, each with buffers of its own:
//   t30: [n, 5, 12]
//   t28: [n, 4]
//   w25: [4, 12]
//   b27: [12]
//   mask12: [n, 5]
//   h31: [n, 5, 4]
VAE_SHARED_2(like_eval_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *t30,
    const vae_real *t28, const vae_real *w25, const vae_real *b27, const vae_real *mask12,
    vae_real *h31) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    static const VaeSteps steps31 = {5, 4, .x_pitch = 12, .from_pitch = 4, .w_pitch = 12, .mask_pitch = 5, .y_pitch = 4, .keeps = false, .bounded = true};
    vae_recurrent(&vae_gru, &steps31, (int)(end - begin), t30 + begin * 60, t28 + begin * 4, w25, b27, mask12 + begin * 5, h31 + begin * 20, scratch);
}

// recurrent.vae:8  pool(last)
// kernel 9, eval: loop over rows of [1]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t32 = s->arena + 61700; // [n, 1] in rows of 5
    vae_real *t71 = s->arena + 60416; // [n, 1] in rows of 5
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t32[i * 5] = 0.0f;
        t71[i * 5] = 1.0f;
    }
}

// recurrent.vae:8  pool(last)
// kernel 11, eval: loop over rows of [5]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 62976; // [n, 5]
    const vae_real *t35 = s->arena + 61696; // [n, 5]
    vae_real *t38 = s->arena + 61056; // [n, 5]
    const vae_real *mask12 = s->arena + 62336; // [n, 5]
    vae_real *t111 = s->arena + 66688; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        vae_real t111_sum = 0.0f;
        VAE_SIMD_SUM(t111_sum)
        for (size_t j = 0; j < steps; j++) {
            t38[i * 5 + j] = mask12[i * 5 + j] * (1.0f - t35[i * 5 + j]);
            t111_sum += mask12[i * 5 + j];
        }
        t111[i] = t111_sum;
    }
}

// What kernel 12 of eval and 1 other do, each with buffers of its own:
//   x0: [n, 5]
//   h31: [n, 5, 4]
//   t38: [n, 5, 1]
//   t41: [n, 1, 4]
VAE_SHARED_2(like_eval_k12, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *h31, const vae_real *t38, vae_real *t41) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        for (size_t k = 0; k < 4; k++) {
            t41[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                t41[i * 4 + k] += h31[i * 20 + j * 4 + k] * t38[i * 5 + j];
            }
        }
    }
}

// recurrent.vae:6  sampling and KL
// kernel 14, eval: loop over rows of [2]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar48 = s->arena + 63618; // [n, 2] in rows of 4
    const vae_real *eps49 = s->arena + 66432; // [n, 2]
    vae_real *z53 = s->arena + 66176; // [n, 2]
    const vae_real *mean47 = s->arena + 63616; // [n, 2] in rows of 4
    vae_real *t66 = s->arena + 65920; // [n, 2]
    vae_real *t67 = s->arena + 67200; // [n, 1]
    vae_real *t70 = s->arena + 67072; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t67_sum = 0.0f;
        vae_real t70_sum = 0.0f;
        VAE_SIMD_SUM(t67_sum, t70_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v53 = mean47[i * 4 + j] + vae_exp(0.5f * logvar48[i * 4 + j]) * eps49[i * 2 + j];
            z53[i * 2 + j] = v53;
            const vae_real v56 = eps49[i * 2 + j] * eps49[i * 2 + j] + logvar48[i * 4 + j];
            const vae_real v63 = mean47[i * 4 + j] * mean47[i * 4 + j] + vae_exp(logvar48[i * 4 + j]);
            const vae_real v66 = 0.5f * (v63 - 1.0f - logvar48[i * 4 + j]);
            t66[i * 2 + j] = v66;
            t67_sum += v66;
            const vae_real v69 = (-0.5f) * (v53 * v53 + 1.83787707f - (v56 + 1.83787707f));
            t70_sum += v69;
        }
        t67[i] = t67_sum;
        t70[i] = t70_sum;
    }
}

// recurrent.vae:9  embed(4)
// kernel 16, eval: product by panels over rows of [5, 4]
VAE_KERNEL void eval_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 62976; // [n, 5]
    const vae_real *before74 = s->arena + 60416; // [n, 5]
    const vae_real *w75 = s->param + 400; // [9, 4]
    vae_real *h76 = s->arena + 34560; // [n, 5, 4] in rows of 7
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        vae_lookup(1, (int)steps, 4, before74 + i * 5, 5, w75, 4, h76 + i * 35, 7);
    }
}

// recurrent.vae:9  concat(y)
// kernel 17, eval: loop over rows of [5, 3]
VAE_KERNEL void eval_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 62976; // [n, 5]
    vae_real *t77 = s->arena + 34564; // [n, 5, 3] in rows of 7
    const vae_real *x1 = s->arena + 65536; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t77[i * 35 + j * 7 + k] = x1[i * 3 + k];
            }
        }
    }
}

// What kernel 18 of eval and 2 others do, each with buffers of its own:
//   z53: [n, 2]
//   w83: [2, 6]
//   t86: [n, 6]
//   b84: [6]
VAE_SHARED_2(like_eval_k18, const VaeState *s, int tile, vae_real *scratch, const vae_real *z53,
    const vae_real *w83, vae_real *t86, const vae_real *b84) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 6, 2, z53 + begin * 2, 2, w83, 6, t86 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v85 = t86[i * 6 + j];
            t86[i * 6 + j] = v85 + b84[j];
        }
    }
}

// recurrent.vae:9  lstm(3, start=z)
// kernel 19, eval: product by panels over rows of [5, 12]
VAE_KERNEL void eval_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 62976; // [n, 5]
    const vae_real *h78 = s->arena + 34560; // [n, 5, 7]
    const vae_real *w79 = s->param + 448; // [7, 12]
    vae_real *t88 = s->arena + 0; // [n, 5, 12]
    const vae_real *b81 = s->param + 592; // [12]
    const VaeRagged ragged = {x0 + begin * 5, end - begin, 1, 5};
    vae_ragged_nn(&ragged, 12, 7, h78 + begin * 35, 7, w79, 12, t88 + begin * 60, 12);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v87 = t88[i * 60 + j * 12 + k];
                t88[i * 60 + j * 12 + k] = v87 + b81[k];
            }
        }
    }
}

// What kernel 21 of eval and 1 other do, each with buffers of its own:
//   x1: [n, 3]
//   w95: [3, 3]
//   t98: [n, 3]
//   b96: [3]
VAE_SHARED_2(like_eval_k21, const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
    const vae_real *w95, vae_real *t98, const vae_real *b96) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 3, 3, x1 + begin * 3, 3, w95, 3, t98 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v97 = t98[i * 3 + j];
            t98[i * 3 + j] = v97 + b96[j];
        }
    }
}

// recurrent.vae:9  gru(3, start=y)
// kernel 21, eval: product by panels over rows of [3]
VAE_KERNEL void eval_k21(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k21(s, tile, scratch, s->arena + 65536, s->param + 752, s->arena + 65152,
        s->param + 768);
}

// recurrent.vae:9  gru(3, start=y)
// kernel 22, eval: product by panels over rows of [5, 9]
VAE_KERNEL void eval_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 62976; // [n, 5]
    const vae_real *h90 = s->arena + 39040; // [n, 5, 3] in rows of 6
    const vae_real *w91 = s->param + 656; // [3, 9]
    vae_real *t100 = s->arena + 28800; // [n, 5, 9]
    const vae_real *b93 = s->param + 720; // [9]
    const VaeRagged ragged = {x0 + begin * 5, end - begin, 1, 5};
    vae_ragged_nn(&ragged, 9, 3, h90 + begin * 30, 6, w91, 9, t100 + begin * 45, 9);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v99 = t100[i * 45 + j * 9 + k];
                t100[i * 45 + j * 9 + k] = v99 + b93[k];
            }
        }
    }
}

// recurrent.vae:9  gru(3, start=y)
// kernel 23, eval: product by panels over rows of [5, 3]
VAE_KERNEL void eval_k23(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t100 = s->arena + 28800; // [n, 5, 9]
    const vae_real *t98 = s->arena + 65152; // [n, 3]
    const vae_real *w92 = s->param + 688; // [3, 9]
    const vae_real *b94 = s->param + 736; // [9]
    const vae_real *mask12 = s->arena + 62336; // [n, 5]
    vae_real *h101 = s->arena + 50560; // [n, 5, 3] in rows of 5
    static const VaeSteps steps101 = {5, 3, .x_pitch = 9, .from_pitch = 3, .w_pitch = 9, .mask_pitch = 5, .y_pitch = 5, .keeps = false, .bounded = true};
    vae_recurrent(&vae_gru, &steps101, (int)(end - begin), t100 + begin * 45, t98 + begin * 3, w92, b94, mask12 + begin * 5, h101 + begin * 25, scratch);
}

// recurrent.vae:9  concat(z)
// kernel 24, eval: loop over rows of [5, 2]
VAE_KERNEL void eval_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 62976; // [n, 5]
    vae_real *t102 = s->arena + 50563; // [n, 5, 2] in rows of 5
    const vae_real *z53 = s->arena + 66176; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t102[i * 25 + j * 5 + k] = z53[i * 2 + k];
            }
        }
    }
}

// recurrent.vae:9  dense(9)
// kernel 25, eval: product by panels over rows of [5, 9]
VAE_KERNEL void eval_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 62976; // [n, 5]
    const vae_real *h103 = s->arena + 50560; // [n, 5, 5]
    const vae_real *w104 = s->param + 784; // [5, 9]
    vae_real *p107 = s->arena + 23040; // [n, 5, 9]
    const vae_real *b105 = s->param + 832; // [9]
    const VaeRagged ragged = {x0 + begin * 5, end - begin, 1, 5};
    vae_ragged_nn(&ragged, 9, 5, h103 + begin * 25, 5, w104, 9, p107 + begin * 45, 9);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v106 = p107[i * 45 + j * 9 + k];
                p107[i * 45 + j * 9 + k] = v106 + b105[k];
            }
        }
    }
}

// kernel 26, eval: product by panels over rows of [5]
VAE_KERNEL void eval_k26(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *p107 = s->arena + 23040; // [n, 5, 9]
    const vae_real *x0 = s->arena + 62976; // [n, 5]
    vae_real *t108 = scratch; // [end - begin, 5]
    vae_real *t109 = s->arena + 66944; // [n, 1]
    vae_token_nll(end - begin, 5, 9, p107 + begin * 45, 9, x0 + begin * 5, 5, t108, 5);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        vae_real t109_sum = 0.0f;
        VAE_SIMD_SUM(t109_sum)
        for (size_t j = 0; j < steps; j++) {
            const vae_real v108 = t108[(i - begin) * 5 + j];
            t109_sum += v108;
        }
        t109[i] = t109_sum;
    }
}

// kernel 27, eval: loop over rows of [1]
VAE_KERNEL void eval_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t110 = s->arena + 66816; // [n, 1]
    const vae_real *t70 = s->arena + 67072; // [n, 1]
    const vae_real *t109 = s->arena + 66944; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t110[i] = t70[i] - t109[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u5(const VaeState *s, int tile, vae_real *scratch) {
    eval_k9(s, tile, scratch);
    // kernel 15, eval: loop over rows of [4]
    like_train_k10(s, tile, scratch, s->arena + 60417, s->arena + 62976);
    eval_k16(s, tile, scratch);
    eval_k17(s, tile, scratch);
    eval_k19(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // recurrent.vae:8  embed(4)
    // kernel 0, eval: product by panels over rows of [5, 4]
    like_train_k0(s, tile, scratch, s->arena + 62976, s->param + 0, s->arena + 56320);
    // recurrent.vae:8  lstm(3)
    // kernel 3, eval: product by panels over rows of [5, 12]
    like_train_k3(s, tile, scratch, s->arena + 62976, s->arena + 56320, s->param + 48,
        s->arena + 15360, s->param + 144);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u3(const VaeState *s, int tile, vae_real *scratch) {
    // recurrent.vae:8  lstm(3)
    // kernel 4, eval: product by panels over rows of [5, 6]
    like_eval_k4(s, tile, scratch, s->arena + 15360, s->arena + 59648, s->param + 96,
        s->param + 160, s->arena + 62336, s->arena + 46720);
    // recurrent.vae:8  dense(3)
    // recurrent.vae:8  lstm(3)
    // kernel 5, eval: product by panels over rows of [5, 3]
    like_eval_k5(s, tile, scratch, s->arena + 62976, s->arena + 46720, s->param + 176,
        s->arena + 42880, s->param + 192, s->arena + 42883);
    // recurrent.vae:8  gru(4)
    // kernel 7, eval: product by panels over rows of [5, 12]
    like_train_k7(s, tile, scratch, s->arena + 62976, s->arena + 42880, s->param + 208,
        s->arena + 7680, s->param + 336);
    // recurrent.vae:8  gru(4)
    // kernel 8, eval: product by panels over rows of [5, 4]
    like_eval_k8(s, tile, scratch, s->arena + 7680, s->arena + 64640, s->param + 288,
        s->param + 352, s->arena + 62336, s->arena + 53760);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u6(const VaeState *s, int tile, vae_real *scratch) {
    // recurrent.vae:8  pool(last)
    // kernel 10, eval: loop over rows of [4]
    like_train_k10(s, tile, scratch, s->arena + 61696, s->arena + 62337);
    eval_k11(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u7(const VaeState *s, int tile, vae_real *scratch) {
    // recurrent.vae:8  pool(last)
    // kernel 12, eval: loop over rows of [5, 4]
    like_eval_k12(s, tile, scratch, s->arena + 62976, s->arena + 53760, s->arena + 61056,
        s->arena + 64128);
    // recurrent.vae:6  posterior heads (added by the compiler)
    // kernel 13, eval: product by panels over rows of [4]
    like_train_k13(s, tile, scratch, s->arena + 64128, s->param + 368, s->arena + 63616,
        s->param + 384);
    eval_k14(s, tile, scratch);
    // recurrent.vae:9  lstm(3, start=z)
    // kernel 18, eval: product by panels over rows of [6]
    like_eval_k18(s, tile, scratch, s->arena + 66176, s->param + 624, s->arena + 58880,
        s->param + 640);
    // recurrent.vae:9  lstm(3, start=z)
    // kernel 20, eval: product by panels over rows of [5, 6]
    like_eval_k4(s, tile, scratch, s->arena + 0, s->arena + 58880, s->param + 544, s->param + 608,
        s->arena + 62336, s->arena + 39040);
    eval_k22(s, tile, scratch);
    eval_k23(s, tile, scratch);
    eval_k24(s, tile, scratch);
    eval_k25(s, tile, scratch);
    eval_k26(s, tile, scratch);
    eval_k27(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {eval_u5, panels, {0}},
        {eval_u0, panels, {0}},
        {eval_k1, panels, {0}},
        {eval_k2, panels, {0}},
        {eval_k21, panels, {0}},
        {eval_k6, panels, {0}}}, 6);
    vae_run(me, s, (VaeWork[]){
        {eval_u3, panels, {0}},
        {eval_u6, panels, {0}}}, 2);
    vae_run_one(me, s, eval_u7, panels);
}

// recurrent.vae:8  lstm(3)
// kernel 1, encode: loop over rows of [6]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 28160);
}

// recurrent.vae:4  lstm(3)
// kernel 2, encode: loop over rows of [5]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 30848, s->arena + 30208);
}

// recurrent.vae:8  gru(4)
// kernel 6, encode: loop over rows of [4]
VAE_KERNEL void encode_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->arena + 32512);
}

// recurrent.vae:8  pool(last)
// kernel 9, encode: loop over rows of [1]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t31 = s->arena + 29572; // [n, 1] in rows of 5
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t31[i * 5] = 0.0f;
    }
}

// recurrent.vae:8  pool(last)
// kernel 11, encode: loop over rows of [5]
VAE_KERNEL void encode_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 30848; // [n, 5]
    const vae_real *t34 = s->arena + 29568; // [n, 5]
    vae_real *t37 = s->arena + 28928; // [n, 5]
    const vae_real *mask11 = s->arena + 30208; // [n, 5]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            t37[i * 5 + j] = mask11[i * 5 + j] * (1.0f - t34[i * 5 + j]);
        }
    }
}

// recurrent.vae:6  posterior heads (added by the compiler)
// kernel 14, encode: loop over rows of [2]
VAE_KERNEL void encode_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t48 = s->arena + 33280; // [n, 2]
    const vae_real *mean46 = s->arena + 31488; // [n, 2] in rows of 4
    vae_real *t49 = s->arena + 33024; // [n, 2]
    const vae_real *logvar47 = s->arena + 31490; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t48[i * 2 + j] = mean46[i * 4 + j];
            t49[i * 2 + j] = logvar47[i * 4 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // recurrent.vae:8  embed(4)
    // kernel 0, encode: product by panels over rows of [5, 4]
    like_train_k0(s, tile, scratch, s->arena + 30848, s->param + 0, s->arena + 25600);
    // recurrent.vae:8  lstm(3)
    // kernel 3, encode: product by panels over rows of [5, 12]
    like_train_k3(s, tile, scratch, s->arena + 30848, s->arena + 25600, s->param + 48,
        s->arena + 7680, s->param + 144);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u3(const VaeState *s, int tile, vae_real *scratch) {
    // recurrent.vae:8  lstm(3)
    // kernel 4, encode: product by panels over rows of [5, 6]
    like_eval_k4(s, tile, scratch, s->arena + 7680, s->arena + 28160, s->param + 96, s->param + 160,
        s->arena + 30208, s->arena + 19200);
    // recurrent.vae:8  dense(3)
    // recurrent.vae:8  lstm(3)
    // kernel 5, encode: product by panels over rows of [5, 3]
    like_eval_k5(s, tile, scratch, s->arena + 30848, s->arena + 19200, s->param + 176,
        s->arena + 15360, s->param + 192, s->arena + 15363);
    // recurrent.vae:8  gru(4)
    // kernel 7, encode: product by panels over rows of [5, 12]
    like_train_k7(s, tile, scratch, s->arena + 30848, s->arena + 15360, s->param + 208,
        s->arena + 0, s->param + 336);
    // recurrent.vae:8  gru(4)
    // kernel 8, encode: product by panels over rows of [5, 4]
    like_eval_k8(s, tile, scratch, s->arena + 0, s->arena + 32512, s->param + 288, s->param + 352,
        s->arena + 30208, s->arena + 23040);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u6(const VaeState *s, int tile, vae_real *scratch) {
    // recurrent.vae:8  pool(last)
    // kernel 10, encode: loop over rows of [4]
    like_train_k10(s, tile, scratch, s->arena + 29568, s->arena + 30209);
    encode_k11(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u7(const VaeState *s, int tile, vae_real *scratch) {
    // recurrent.vae:8  pool(last)
    // kernel 12, encode: loop over rows of [5, 4]
    like_eval_k12(s, tile, scratch, s->arena + 30848, s->arena + 23040, s->arena + 28928,
        s->arena + 32000);
    // recurrent.vae:6  posterior heads (added by the compiler)
    // kernel 13, encode: product by panels over rows of [4]
    like_train_k13(s, tile, scratch, s->arena + 32000, s->param + 368, s->arena + 31488,
        s->param + 384);
    encode_k14(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {encode_u0, panels, {0}},
        {encode_k1, panels, {0}},
        {encode_k2, panels, {0}},
        {encode_k6, panels, {0}},
        {encode_k9, panels, {0}}}, 5);
    vae_run(me, s, (VaeWork[]){
        {encode_u3, panels, {0}},
        {encode_u6, panels, {0}}}, 2);
    vae_run_one(me, s, encode_u7, panels);
}

// kernel 0, decode: loop over rows of [1]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t4 = s->arena + 45568; // [n, 1] in rows of 5
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t4[i * 5] = 1.0f;
    }
}

// recurrent.vae:9  embed(4)
// kernel 2, decode: product by panels over rows of [5, 4]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *before7 = s->arena + 45568; // [n, 5]
    const vae_real *w8 = s->param + 400; // [9, 4]
    vae_real *h9 = s->arena + 30720; // [n, 5, 4] in rows of 7
    vae_lookup(end - begin, 5, 4, before7 + begin * 5, 5, w8, 4, h9 + begin * 35, 7);
}

// recurrent.vae:9  concat(y)
// kernel 3, decode: loop over rows of [5, 3]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t10 = s->arena + 30724; // [n, 5, 3] in rows of 7
    const vae_real *x1 = s->arena + 47232; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t10[i * 35 + j * 7 + k] = x1[i * 3 + k];
            }
        }
    }
}

// recurrent.vae:9  lstm(3, start=z)
// kernel 4, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k18(s, tile, scratch, s->arena + 47616, s->param + 624, s->arena + 42240,
        s->param + 640);
}

// recurrent.vae:4  lstm(3, start=z)
// kernel 5, decode: loop over rows of [5]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *before7 = s->arena + 45568; // [n, 5]
    vae_real *mask28 = s->arena + 44928; // [n, 5]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            mask28[i * 5 + j] = vae_step(before7[i * 5 + j] - 0.5f) * vae_step(vae_abs(before7[i * 5 + j] - 2.0f) - 0.5f);
        }
    }
}

// recurrent.vae:9  lstm(3, start=z)
// kernel 6, decode: product by panels over rows of [5, 12]
VAE_KERNEL void decode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h11 = s->arena + 30720; // [n, 5, 7]
    const vae_real *w12 = s->param + 448; // [7, 12]
    vae_real *t30 = s->arena + 0; // [n, 5, 12]
    const vae_real *b14 = s->param + 592; // [12]
    vae_gemm_nn((int)(end - begin) * 5, 12, 7, h11 + begin * 35, 7, w12, 12, t30 + begin * 60, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v29 = t30[i * 60 + j * 12 + k];
                t30[i * 60 + j * 12 + k] = v29 + b14[k];
            }
        }
    }
}

// recurrent.vae:9  lstm(3, start=z)
// kernel 7, decode: product by panels over rows of [5, 6]
VAE_KERNEL void decode_k7(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t30 = s->arena + 0; // [n, 5, 12]
    const vae_real *t19 = s->arena + 42240; // [n, 6]
    const vae_real *w13 = s->param + 544; // [3, 12]
    const vae_real *b15 = s->param + 608; // [12]
    const vae_real *mask28 = s->arena + 44928; // [n, 5]
    vae_real *t31 = s->arena + 35200; // [n, 5, 6]
    static const VaeSteps steps31 = {5, 3, .x_pitch = 12, .from_pitch = 6, .w_pitch = 12, .mask_pitch = 5, .y_pitch = 6, .keeps = false, .bounded = false};
    vae_recurrent(&vae_lstm, &steps31, (int)(end - begin), t30 + begin * 60, t19 + begin * 6, w13, b15, mask28 + begin * 5, t31 + begin * 30, scratch);
}

// recurrent.vae:9  gru(3, start=y)
// kernel 8, decode: product by panels over rows of [3]
VAE_KERNEL void decode_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k21(s, tile, scratch, s->arena + 47232, s->param + 752, s->arena + 46848,
        s->param + 768);
}

// recurrent.vae:9  gru(3, start=y)
// kernel 9, decode: product by panels over rows of [5, 9]
VAE_KERNEL void decode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h32 = s->arena + 35200; // [n, 5, 3] in rows of 6
    const vae_real *w33 = s->param + 656; // [3, 9]
    vae_real *t42 = s->arena + 24960; // [n, 5, 9]
    const vae_real *b35 = s->param + 720; // [9]
    vae_gemm_nn((int)(end - begin) * 5, 9, 3, h32 + begin * 30, 6, w33, 9, t42 + begin * 45, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v41 = t42[i * 45 + j * 9 + k];
                t42[i * 45 + j * 9 + k] = v41 + b35[k];
            }
        }
    }
}

// recurrent.vae:9  gru(3, start=y)
// kernel 10, decode: product by panels over rows of [5, 3]
VAE_KERNEL void decode_k10(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t42 = s->arena + 24960; // [n, 5, 9]
    const vae_real *t40 = s->arena + 46848; // [n, 3]
    const vae_real *w34 = s->param + 688; // [3, 9]
    const vae_real *b36 = s->param + 736; // [9]
    const vae_real *mask28 = s->arena + 44928; // [n, 5]
    vae_real *h43 = s->arena + 39040; // [n, 5, 3] in rows of 5
    static const VaeSteps steps43 = {5, 3, .x_pitch = 9, .from_pitch = 3, .w_pitch = 9, .mask_pitch = 5, .y_pitch = 5, .keeps = false, .bounded = false};
    vae_recurrent(&vae_gru, &steps43, (int)(end - begin), t42 + begin * 45, t40 + begin * 3, w34, b36, mask28 + begin * 5, h43 + begin * 25, scratch);
}

// recurrent.vae:9  concat(z)
// kernel 11, decode: loop over rows of [5, 2]
VAE_KERNEL void decode_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t44 = s->arena + 39043; // [n, 5, 2] in rows of 5
    const vae_real *z2 = s->arena + 47616; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t44[i * 25 + j * 5 + k] = z2[i * 2 + k];
            }
        }
    }
}

// recurrent.vae:9  dense(9)
// recurrent.vae:11  likelihood = categorical
// kernel 12, decode: product by panels over rows of [5, 9]
VAE_KERNEL void decode_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h45 = s->arena + 39040; // [n, 5, 5]
    const vae_real *w46 = s->param + 784; // [5, 9]
    vae_real *p49 = s->arena + 19200; // [n, 5, 9]
    const vae_real *b47 = s->param + 832; // [9]
    vae_real *t50 = s->arena + 44288; // [n, 5, 1]
    vae_gemm_nn((int)(end - begin) * 5, 9, 5, h45 + begin * 25, 5, w46, 9, p49 + begin * 45, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            vae_real t50_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t50_sum)
            for (size_t k = 0; k < 9; k++) {
                const vae_real v48 = p49[i * 45 + j * 9 + k];
                const vae_real v49 = v48 + b47[k];
                p49[i * 45 + j * 9 + k] = v49;
                t50_sum = vae_max(t50_sum, v49);
            }
            t50[i * 5 + j] = t50_sum;
        }
    }
}

// recurrent.vae:11  likelihood = categorical
// kernel 13, decode: loop over rows of [5, 9]
VAE_KERNEL void decode_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t51 = s->arena + 13440; // [n, 5, 9]
    const vae_real *p49 = s->arena + 19200; // [n, 5, 9]
    const vae_real *t50 = s->arena + 44288; // [n, 5, 1]
    vae_real *t53 = s->arena + 43648; // [n, 5, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            vae_real t53_sum = 0.0f;
            VAE_SIMD_SUM(t53_sum)
            for (size_t k = 0; k < 9; k++) {
                const vae_real v51 = p49[i * 45 + j * 9 + k] - t50[i * 5 + j];
                t51[i * 45 + j * 9 + k] = v51;
                t53_sum += vae_exp(v51);
            }
            t53[i * 5 + j] = t53_sum;
        }
    }
}

// recurrent.vae:11  likelihood = categorical
// kernel 14, decode: loop over rows of [5, 1]
VAE_KERNEL void decode_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t54 = s->arena + 43008; // [n, 5, 1]
    const vae_real *t53 = s->arena + 43648; // [n, 5, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t54[i * 5 + j] = vae_log(t53[i * 5 + j]);
        }
    }
}

// recurrent.vae:11  likelihood = categorical
// kernel 15, decode: loop over rows of [5, 9]
VAE_KERNEL void decode_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t51 = s->arena + 13440; // [n, 5, 9]
    const vae_real *t54 = s->arena + 43008; // [n, 5, 1]
    vae_real *t56 = s->arena + 7680; // [n, 5, 9]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                t56[i * 45 + j * 9 + k] = vae_exp(t51[i * 45 + j * 9 + k] - t54[i * 5 + j]);
            }
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    decode_k0(s, tile, scratch);
    // kernel 1, decode: loop over rows of [4]
    like_train_k10(s, tile, scratch, s->arena + 45569, s->arena + 46208);
    decode_k2(s, tile, scratch);
    decode_k3(s, tile, scratch);
    decode_k5(s, tile, scratch);
    decode_k6(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u2(const VaeState *s, int tile, vae_real *scratch) {
    decode_k7(s, tile, scratch);
    decode_k9(s, tile, scratch);
    decode_k10(s, tile, scratch);
    decode_k11(s, tile, scratch);
    decode_k12(s, tile, scratch);
    decode_k13(s, tile, scratch);
    decode_k14(s, tile, scratch);
    decode_k15(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k4, panels, {0}},
        {decode_k8, panels, {0}}}, 3);
    vae_run_one(me, s, decode_u2, panels);
}

// recurrent.vae:9  embed(4)
// kernel 0, step: product by panels over rows of [1, 4]
VAE_KERNEL void step_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h3 = s->arena + 13184; // [n, 1]
    const vae_real *w4 = s->param + 400; // [9, 4]
    vae_real *h5 = s->arena + 6144; // [n, 1, 4] in rows of 7
    vae_lookup(end - begin, 1, 4, h3 + begin * 1, 1, w4, 4, h5 + begin * 7, 7);
}

// recurrent.vae:9  concat(y)
// kernel 1, step: loop over rows of [1, 3]
VAE_KERNEL void step_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t6 = s->arena + 6148; // [n, 1, 3] in rows of 7
    const vae_real *x0 = s->arena + 11904; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t6[i * 7 + j] = x0[i * 3 + j];
        }
    }
}

// recurrent.vae:9  lstm(3, start=z)
// kernel 2, step: product by panels over rows of [6]
VAE_KERNEL void step_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k18(s, tile, scratch, s->arena + 12288, s->param + 624, s->arena + 9344,
        s->param + 640);
}

// recurrent.vae:9  lstm(3, start=z)
// recurrent.vae:4  lstm(3, start=z)
// kernel 3, step: loop over rows of [1]
VAE_KERNEL void step_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t18 = s->arena + 13056; // [n, 1]
    const vae_real *t2 = s->arena + 13312; // [n, 1]
    vae_real *t21 = s->arena + 12928; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t18[i] = t2[i] - 0.5f;
        t21[i] = 1.0f;
    }
}

// recurrent.vae:9  lstm(3, start=z)
// kernel 4, step: loop over rows of [6]
VAE_KERNEL void step_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *state19 = s->arena + 7808; // [n, 6]
    const vae_real *t18 = s->arena + 13056; // [n, 1]
    const vae_real *t16 = s->arena + 8576; // [n, 6]
    const vae_real *t15 = s->arena + 9344; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            state19[i * 6 + j] = vae_where(t18[i], t16[i * 6 + j], t15[i * 6 + j]);
        }
    }
}

// recurrent.vae:9  lstm(3, start=z)
// kernel 5, step: product by panels over rows of [1, 12]
VAE_KERNEL void step_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h7 = s->arena + 6144; // [n, 1, 7]
    const vae_real *w8 = s->param + 448; // [7, 12]
    vae_real *t23 = s->arena + 0; // [n, 1, 12]
    const vae_real *b10 = s->param + 592; // [12]
    vae_gemm_nn((int)(end - begin), 12, 7, h7 + begin * 7, 7, w8, 12, t23 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v22 = t23[i * 12 + j];
            t23[i * 12 + j] = v22 + b10[j];
        }
    }
}

// recurrent.vae:9  lstm(3, start=z)
// kernel 6, step: product by panels over rows of [1, 6]
VAE_KERNEL void step_k6(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t23 = s->arena + 0; // [n, 1, 12]
    const vae_real *state19 = s->arena + 7808; // [n, 6]
    const vae_real *w9 = s->param + 544; // [3, 12]
    const vae_real *b11 = s->param + 608; // [12]
    const vae_real *t21 = s->arena + 12928; // [n, 1]
    vae_real *t24 = s->arena + 7040; // [n, 1, 6]
    static const VaeSteps steps24 = {1, 3, .x_pitch = 12, .from_pitch = 6, .w_pitch = 12, .mask_pitch = 1, .y_pitch = 6, .keeps = false, .bounded = false};
    vae_recurrent(&vae_lstm, &steps24, (int)(end - begin), t23 + begin * 12, state19 + begin * 6, w9, b11, t21 + begin * 1, t24 + begin * 6, scratch);
}

// recurrent.vae:9  gru(3, start=y)
// kernel 7, step: product by panels over rows of [3]
VAE_KERNEL void step_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 11904; // [n, 3]
    const vae_real *w31 = s->param + 752; // [3, 3]
    vae_real *state36 = s->arena + 11136; // [n, 3]
    const vae_real *b32 = s->param + 768; // [3]
    const vae_real *t18 = s->arena + 13056; // [n, 1]
    const vae_real *t35 = s->arena + 11520; // [n, 3]
    vae_gemm_nn((int)(end - begin), 3, 3, x0 + begin * 3, 3, w31, 3, state36 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v33 = state36[i * 3 + j];
            state36[i * 3 + j] = vae_where(t18[i], t35[i * 3 + j], v33 + b32[j]);
        }
    }
}

// recurrent.vae:9  gru(3, start=y)
// kernel 8, step: product by panels over rows of [1, 9]
VAE_KERNEL void step_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h26 = s->arena + 7040; // [n, 1, 3] in rows of 6
    const vae_real *w27 = s->param + 656; // [3, 9]
    vae_real *t38 = s->arena + 4992; // [n, 1, 9]
    const vae_real *b29 = s->param + 720; // [9]
    vae_gemm_nn((int)(end - begin), 9, 3, h26 + begin * 6, 6, w27, 9, t38 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v37 = t38[i * 9 + j];
            t38[i * 9 + j] = v37 + b29[j];
        }
    }
}

// recurrent.vae:9  gru(3, start=y)
// kernel 9, step: product by panels over rows of [1, 3]
VAE_KERNEL void step_k9(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t38 = s->arena + 4992; // [n, 1, 9]
    const vae_real *state36 = s->arena + 11136; // [n, 3]
    const vae_real *w28 = s->param + 688; // [3, 9]
    const vae_real *b30 = s->param + 736; // [9]
    const vae_real *t21 = s->arena + 12928; // [n, 1]
    vae_real *h39 = s->arena + 10752; // [n, 1, 3]
    vae_real *t42 = s->arena + 10112; // [n, 1, 3] in rows of 5
    static const VaeSteps steps39 = {1, 3, .x_pitch = 9, .from_pitch = 3, .w_pitch = 9, .mask_pitch = 1, .y_pitch = 3, .keeps = false, .bounded = false};
    vae_recurrent(&vae_gru, &steps39, (int)(end - begin), t38 + begin * 9, state36 + begin * 3, w28, b30, t21 + begin * 1, h39 + begin * 3, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v39 = h39[i * 3 + j];
            t42[i * 5 + j] = v39;
        }
    }
}

// recurrent.vae:9  concat(z)
// kernel 10, step: loop over rows of [1, 2]
VAE_KERNEL void step_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t41 = s->arena + 10115; // [n, 1, 2] in rows of 5
    const vae_real *z1 = s->arena + 12288; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t41[i * 5 + j] = z1[i * 2 + j];
        }
    }
}

// recurrent.vae:9  dense(9)
// recurrent.vae:11  likelihood = categorical
// kernel 11, step: product by panels over rows of [1, 9]
VAE_KERNEL void step_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h43 = s->arena + 10112; // [n, 1, 5]
    const vae_real *w44 = s->param + 784; // [5, 9]
    vae_real *h47 = s->arena + 3840; // [n, 1, 9]
    const vae_real *b45 = s->param + 832; // [9]
    vae_real *t48 = s->arena + 12800; // [n, 1, 1]
    vae_gemm_nn((int)(end - begin), 9, 5, h43 + begin * 5, 5, w44, 9, h47 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t48_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t48_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v46 = h47[i * 9 + j];
            const vae_real v47 = v46 + b45[j];
            h47[i * 9 + j] = v47;
            t48_sum = vae_max(t48_sum, v47);
        }
        t48[i] = t48_sum;
    }
}

// recurrent.vae:11  likelihood = categorical
// kernel 12, step: loop over rows of [1, 9]
VAE_KERNEL void step_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t49 = s->arena + 2688; // [n, 1, 9]
    const vae_real *h47 = s->arena + 3840; // [n, 1, 9]
    const vae_real *t48 = s->arena + 12800; // [n, 1, 1]
    vae_real *t51 = s->arena + 12672; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t51_sum = 0.0f;
        VAE_SIMD_SUM(t51_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v49 = h47[i * 9 + j] - t48[i];
            t49[i * 9 + j] = v49;
            t51_sum += vae_exp(v49);
        }
        t51[i] = t51_sum;
    }
}

// recurrent.vae:11  likelihood = categorical
// kernel 13, step: loop over rows of [1, 1]
VAE_KERNEL void step_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t52 = s->arena + 12544; // [n, 1, 1]
    const vae_real *t51 = s->arena + 12672; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t52[i] = vae_log(t51[i]);
    }
}

// recurrent.vae:11  likelihood = categorical
// kernel 14, step: loop over rows of [1, 9]
VAE_KERNEL void step_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t49 = s->arena + 2688; // [n, 1, 9]
    const vae_real *t52 = s->arena + 12544; // [n, 1, 1]
    vae_real *t54 = s->arena + 1536; // [n, 1, 9]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t54[i * 9 + j] = vae_exp(t49[i * 9 + j] - t52[i]);
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void step_u0(const VaeState *s, int tile, vae_real *scratch) {
    step_k0(s, tile, scratch);
    step_k1(s, tile, scratch);
    step_k5(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void step_u2(const VaeState *s, int tile, vae_real *scratch) {
    step_k3(s, tile, scratch);
    step_k7(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void step_u3(const VaeState *s, int tile, vae_real *scratch) {
    step_k4(s, tile, scratch);
    step_k6(s, tile, scratch);
    step_k8(s, tile, scratch);
    step_k9(s, tile, scratch);
    step_k10(s, tile, scratch);
    step_k11(s, tile, scratch);
    step_k12(s, tile, scratch);
    step_k13(s, tile, scratch);
    step_k14(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void step_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {step_u0, panels, {0}},
        {step_k2, panels, {0}},
        {step_u2, panels, {0}}}, 3);
    vae_run_one(me, s, step_u3, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 144128, 5}, // [n, 5]
    {"y", VAE_IN_DATA, 1, 8448, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 145280, 4}, // [n, 2, 2]
    {"decoder.0.u", VAE_IN_UNIFORM, 8, 139520, 10}, // [n*2, 5]
    {"decoder.2.u", VAE_IN_UNIFORM, 9, 126720, 40}, // [n*2, 5, 4]
    {"loss", VAE_OUT_SCALAR, 0, 146848, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 146832, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 146816, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 62976, 5}, // [n, 5]
    {"y", VAE_IN_DATA, 1, 65536, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 66432, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 66944, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 67200, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 66816, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 65920, 2}, // [n, 2]
    {"x.tokens", VAE_OUT_ROW, 0, 66688, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 30848, 5}, // [n, 5]
    {"z.mean", VAE_OUT_ROW, 0, 33280, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 33024, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"x", VAE_IN_DATA, 0, 46208, 5}, // [n, 5]
    {"y", VAE_IN_DATA, 1, 47232, 3}, // [n, 3]
    {"z", VAE_IN_LATENT, 0, 47616, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 7680, 45}, // [n, 5, 9]
};

static const VaePort step_ports[] = {
    {"y", VAE_IN_DATA, 1, 11904, 3}, // [n, 3]
    {"z", VAE_IN_LATENT, 0, 12288, 2}, // [n, 2]
    {"position", VAE_IN_STEP, VAE_STEP_NUMBER, 13312, 1}, // [n, 1]
    {"x.token", VAE_IN_STEP, 0, 13184, 1}, // [n, 1]
    {"state.decoder.4", VAE_IN_STEP, VAE_STEP_STATE, 8576, 6}, // [n, 6]
    {"state.decoder.5", VAE_IN_STEP, VAE_STEP_STATE, 11520, 3}, // [n, 3]
    {"next.decoder.4", VAE_OUT_ROW, 0, 7040, 6}, // [n, 6]
    {"next.decoder.5", VAE_OUT_ROW, 0, 10752, 3}, // [n, 3]
    {"x.logits", VAE_OUT_ROW, 0, 3840, 9}, // [n, 1, 9]
    {"x.mean", VAE_OUT_ROW, 0, 1536, 9}, // [n, 1, 9]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {9, 4}, {4, 1}, 0, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"encoder.1.weight_ih_l0", 2, {12, 4}, {1, 12}, 48, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"encoder.1.weight_hh_l0", 2, {12, 3}, {1, 12}, 96, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"encoder.1.bias_ih_l0", 1, {12}, {1}, 144, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.1.bias_hh_l0", 1, {12}, {1}, 160, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.2.0.weight", 2, {3, 3}, {1, 3}, 176, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"encoder.2.0.bias", 1, {3}, {1}, 192, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.4.weight_ih_l0", 2, {12, 6}, {1, 12}, 208, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"encoder.4.weight_hh_l0", 2, {12, 4}, {1, 12}, 288, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"encoder.4.bias_ih_l0", 1, {12}, {1}, 336, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.4.bias_hh_l0", 1, {12}, {1}, 352, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 4}, {1, 4}, 368, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 384, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 4}, {1, 4}, 370, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 386, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.1.weight", 2, {9, 4}, {4, 1}, 400, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"decoder.4.weight_ih_l0", 2, {12, 7}, {1, 12}, 448, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"decoder.4.weight_hh_l0", 2, {12, 3}, {1, 12}, 544, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"decoder.4.bias_ih_l0", 1, {12}, {1}, 592, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.4.bias_hh_l0", 1, {12}, {1}, 608, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.4.start.weight", 2, {6, 2}, {1, 6}, 624, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"decoder.4.start.bias", 1, {6}, {1}, 640, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.5.weight_ih_l0", 2, {9, 3}, {1, 9}, 656, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"decoder.5.weight_hh_l0", 2, {9, 3}, {1, 9}, 688, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"decoder.5.bias_ih_l0", 1, {9}, {1}, 720, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.5.bias_hh_l0", 1, {9}, {1}, 736, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.5.start.weight", 2, {3, 3}, {1, 3}, 752, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"decoder.5.start.bias", 1, {3}, {1}, 768, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.7.weight", 2, {9, 5}, {1, 9}, 784, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"decoder.7.bias", 1, {9}, {1}, 832, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_TOKENS, 1, 1, 5, 5, VAE_DOMAIN_ANY, "categorical", false, false, .levels = 0, .words = 9, .unit = VAE_UNIT_WORD, .truncate = false},
    {"y", VAE_LABEL, 1, 1, 3, 3, VAE_DOMAIN_ANY, NULL, false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[5]", 0},
    {VAE_STAGE_ENCODER, 0, "embed(4)", "[5, 4]", 36},
    {VAE_STAGE_ENCODER, 0, "lstm(3)", "[5, 3]", 108},
    {VAE_STAGE_ENCODER, 0, "residual", "[5, 3]", 0},
    {VAE_STAGE_ENCODER, 1, "dense(3)", "[5, 3]", 12},
    {VAE_STAGE_ENCODER, 0, "concat(told)", "[5, 6]", 0},
    {VAE_STAGE_ENCODER, 0, "gru(4)", "[5, 4]", 144},
    {VAE_STAGE_ENCODER, 0, "pool(last)", "[4]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 20},
    {VAE_STAGE_DATA, 0, "y", "[3]", 0},
    {VAE_STAGE_DECODER, 0, "word_dropout(0.3)", "[5]", 0},
    {VAE_STAGE_DECODER, 0, "embed(4)", "[5, 4]", 36},
    {VAE_STAGE_DECODER, 0, "dropout(0.1)", "[5, 4]", 0},
    {VAE_STAGE_DECODER, 0, "concat(y)", "[5, 7]", 0},
    {VAE_STAGE_DECODER, 0, "lstm(3, start=z)", "[5, 3]", 162},
    {VAE_STAGE_DECODER, 0, "gru(3, start=y)", "[5, 3]", 84},
    {VAE_STAGE_DECODER, 0, "concat(z)", "[5, 5]", 0},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[5, 9]", 54},
    {VAE_STAGE_OUTPUT, 0, "x: categorical", "[5]", 0},
};

static const VaeStretch rest[] = {
    {0, 368},
    {384, 848},
};

static const VaeStepWork step_work[] = {
    {0, -1, 3918.0},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "recurrent", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model recurrent\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [5]                         -              -\n"
        "    embed(4)                        [5, 4]                     36              -\n"
        "    lstm(3)                         [5, 3]                    108          1,050\n"
        "    residual                        [5, 3]                      -              -\n"
        "      dense(3)                      [5, 3]                     12             90\n"
        "    concat(told)                    [5, 6]                      -              -\n"
        "    gru(4)                          [5, 4]                    144          1,400\n"
        "    pool(last)                      [4]                         -              -\n"
        "  z: mean, logvar heads             [2]                        20             32\n"
        "  decoder(previous, z, y)           [5]                         -              -\n"
        "    word_dropout(0.3)               [5]                         -              -\n"
        "    embed(4)                        [5, 4]                     36              -\n"
        "    dropout(0.1)                    [5, 4]                      -              -\n"
        "    concat(y)                       [5, 7]                      -              -\n"
        "    lstm(3, start=z)                [5, 3]                    162          1,590\n"
        "    gru(3, start=y)                 [5, 3]                     84            810\n"
        "    concat(z)                       [5, 5]                      -              -\n"
        "    dense(9)                        [5, 9]                     54            450\n"
        "\n"
        "  656 parameters; one training step of 128 rows: 2,547,456 flops\n"
        "  likelihood categorical\n"
        "  objective iwae(samples=2)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          91      166       587,456    1,382,272\n"
        "  eval           28       63       269,312      269,312\n"
        "  encode         15       25       134,144      134,144\n"
        "  decode         16       31       191,488      191,488\n"
        "  step           15       27        53,760       53,760\n",
    .batch = 128, .n_param = 848, .n_state = 0, .n_arena = 146864,
    .n_scratch = 2880,
    .max_threads = 1, .flops_per_row = 19902.0,
    .step_work = step_work, .n_step_work = 1,
    .n_weight_tiles = 1, .rest = rest, .n_rest = 2,
    .panel = 32,
    .tensor = tensors, .n_tensors = 30,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_CATEGORICAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 19,
    .train = {"train", train_run, train_ports, 8},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 8},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 4},
    .step = {"step", VAE_UNCHECKED(step_run), step_ports, 10},
    .training = {
        .optimizer = {
            .kind = VAE_ADAM, .lr = 0.001, .beta1 = 0.9, .beta2 = 0.999, .eps = 1e-08,
            .alpha = 0.0, .momentum = 0.0, .nesterov = 0, .amsgrad = 0, .centered = 0,
            .weight_decay = 0.0
        },
        .lr_schedule = {VAE_LR_CONSTANT, 0.0, 0.0, 1.0, 1.0},
        .schedule = {
            [VAE_BETA] = {VAE_LINEAR, 0.0, 1.0, 0.0, 2.0, 0, 0.0},
            [VAE_CAPACITY] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 10, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 2
    },
};
