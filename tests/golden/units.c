// units -- written by vaec 0.1.0 from units.vae; do not edit.
//
// model units
//
//   layer                             output             parameters      flops/row
//   network told(y)                   [4]                         -              -
//     embed(3)                        [4, 3]                     90              -
//     pool(mean)                      [3]                         -              -
//   encoder(x, told)                  [5]                         -              -
//     embed(3)                        [5, 3]                     60              -
//     gru(4)                          [5, 4]                    108          1,040
//     pool(last)                      [4]                         -              -
//     concat(told)                    [7]                         -              -
//   z: mean, logvar heads             [2]                        32             56
//   decoder(z)                        [2]                         -              -
//     dense(5 * 20)                   [100]                     300            400
//     reshape(5, 20)                  [5, 20]                     -              -
//
//   590 parameters; one training step of 8 rows: 31,320 flops
//   likelihood categorical
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          39       76        23,360       23,360
//   eval           20       49         9,152        9,152
//   encode         17       26         5,568        5,568
//   decode          5        9        10,240       10,240
//
// n is the number of rows in the batch, at most 8; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_vocabulary.h"
#include "vae_steps.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 5]
//   w2: [20, 3]
//   h3: [n, 5, 3]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w2, vae_real *h3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        vae_lookup(1, (int)steps, 3, x0 + i * 5, 5, w2, 3, h3 + i * 15, 3);
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   t9: [n, 4]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, vae_real *t9) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t9[i * 4 + j] = 0.0f;
        }
    }
}

// units.vae:9  gru(4)
// kernel 1, train: loop over rows of [4]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 5584);
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   x0: [n, 5]
//   mask12: [n, 5]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *mask12) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            mask12[i * 5 + j] = vae_step(x0[i * 5 + j] - 0.5f);
        }
    }
}

// units.vae:4  gru(4)
// kernel 2, train: loop over rows of [5]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 5280, s->arena + 5232);
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   x0: [n, 5]
//   h3: [n, 5, 3]
//   w4: [3, 12]
//   t14: [n, 5, 12]
//   b6: [12]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *h3, const vae_real *w4, vae_real *t14, const vae_real *b6) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const VaeRagged ragged = {x0 + begin * 5, end - begin, 1, 5};
    vae_ragged_nn(&ragged, 12, 3, h3 + begin * 15, 3, w4, 12, t14 + begin * 60, 12);
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

// units.vae:9  gradient of gru(4)
// kernel 4, train: product by panels over rows of [5, 24]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t14 = s->arena + 3680; // [n, 5, 12]
    const vae_real *t9 = s->arena + 5584; // [n, 4]
    const vae_real *w5 = s->param + 112; // [4, 12]
    const vae_real *b7 = s->param + 176; // [12]
    const vae_real *mask12 = s->arena + 5232; // [n, 5]
    vae_real *d15 = s->arena + 1120; // [n, 5, 24]
    static const VaeSteps steps15 = {5, 4, .x_pitch = 12, .from_pitch = 4, .w_pitch = 12, .mask_pitch = 5, .y_pitch = 24, .keeps = true, .bounded = true};
    vae_recurrent(&vae_gru, &steps15, (int)(end - begin), t14 + begin * 60, t9 + begin * 4, w5, b7, mask12 + begin * 5, d15 + begin * 120, scratch);
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   t17: [n, 1] in rows of 5
VAE_SHARED_2(like_train_k5, const VaeState *s, int tile, vae_real *scratch, vae_real *t17) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t17[i * 5] = 0.0f;
    }
}

// units.vae:9  pool(last)
// kernel 5, train: loop over rows of [1]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k5(s, tile, scratch, s->arena + 5188);
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   t19: [n, 4] in rows of 5
//   t18: [n, 4] in rows of 5
VAE_SHARED_1(like_train_k6, const VaeState *s, int tile, vae_real *scratch, vae_real *t19,
    const vae_real *t18) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t19[i * 5 + j] = t18[i * 5 + j];
        }
    }
}

// What kernel 7 of train and 1 other do, each with buffers of its own:
//   x0: [n, 5]
//   t20: [n, 5]
//   t23: [n, 5]
//   mask12: [n, 5]
VAE_SHARED_2(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *t20, vae_real *t23, const vae_real *mask12) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            t23[i * 5 + j] = mask12[i * 5 + j] * (1.0f - t20[i * 5 + j]);
        }
    }
}

// units.vae:9  pool(last)
// kernel 8, train: loop over rows of [5, 4]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *x0 = s->arena + 5280; // [n, 5]
    const vae_real *t16 = s->arena + 1120; // [n, 5, 4] in rows of 24
    const vae_real *t23 = s->arena + 5136; // [n, 5, 1]
    vae_real *t26 = s->arena + 5552; // [n, 1, 4]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        for (size_t k = 0; k < 4; k++) {
            t26[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                t26[i * 4 + k] += t16[i * 120 + j * 24 + k] * t23[i * 5 + j];
            }
        }
    }
}

// What kernel 9 of train and 2 others do, each with buffers of its own:
//   x1: [n, 4]
//   w28: [30, 3]
//   h29: [n, 4, 3]
VAE_SHARED_1(like_train_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
    const vae_real *w28, vae_real *h29) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        vae_lookup(1, (int)steps, 3, x1 + i * 4, 4, w28, 3, h29 + i * 12, 3);
    }
}

// units.vae:8  embed(3)
// kernel 9, train: product by panels over rows of [4, 3]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k9(s, tile, scratch, s->arena + 5616, s->param + 192, s->arena + 4864);
}

// What kernel 10 of train and 2 others do, each with buffers of its own:
//   x1: [n, 4]
//   mask31: [n, 4]
//   t35: [n, 1, 1]
VAE_SHARED_2(like_train_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
    vae_real *mask31, vae_real *t35) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        vae_real t35_sum = 0.0f;
        VAE_SIMD_SUM(t35_sum)
        for (size_t j = 0; j < steps; j++) {
            const vae_real v31 = vae_step(x1[i * 4 + j] - 0.5f);
            mask31[i * 4 + j] = v31;
            t35_sum += v31;
        }
        t35[i] = t35_sum;
    }
}

// units.vae:5  pool(mean)
// units.vae:8  pool(mean)
// kernel 10, train: loop over rows of [4]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 5616, s->arena + 5520, s->arena + 5824);
}

// What kernel 11 of train and 2 others do, each with buffers of its own:
//   x1: [n, 4]
//   h29: [n, 4, 3]
//   mask31: [n, 4, 1]
//   t34: [n, 1, 3]
VAE_SHARED_1(like_train_k11, const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
    const vae_real *h29, const vae_real *mask31, vae_real *t34) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        for (size_t k = 0; k < 3; k++) {
            t34[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t34[i * 3 + k] += h29[i * 12 + j * 3 + k] * mask31[i * 4 + j];
            }
        }
    }
}

// What kernel 12 of train and 2 others do, each with buffers of its own:
//   t36: [n, 1, 3]
//   t34: [n, 1, 3]
//   t35: [n, 1, 1]
VAE_SHARED_2(like_train_k12, const VaeState *s, int tile, vae_real *scratch, vae_real *t36,
    const vae_real *t34, const vae_real *t35) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t36[i * 3 + j] = t34[i * 3 + j] / t35[i];
        }
    }
}

// What kernel 13 of train and 2 others do, each with buffers of its own:
//   t38: [n, 4] in rows of 7
//   h27: [n, 4]
VAE_SHARED_2(like_train_k13, const VaeState *s, int tile, vae_real *scratch, vae_real *t38,
    const vae_real *h27) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t38[i * 7 + j] = h27[i * 4 + j];
        }
    }
}

// What kernel 14 of train and 2 others do, each with buffers of its own:
//   t39: [n, 3] in rows of 7
//   h37: [n, 3]
VAE_SHARED_1(like_train_k14, const VaeState *s, int tile, vae_real *scratch, vae_real *t39,
    const vae_real *h37) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t39[i * 7 + j] = h37[i * 3 + j];
        }
    }
}

// What kernel 15 of train and 2 others do, each with buffers of its own:
//   h40: [n, 7]
//   w41: [7, 4]
//   heads44: [n, 4]
//   b42: [4]
VAE_SHARED_2(like_train_k15, const VaeState *s, int tile, vae_real *scratch, const vae_real *h40,
    const vae_real *w41, vae_real *heads44, const vae_real *b42) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 4, 7, h40 + begin * 7, 7, w41, 4, heads44 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v43 = heads44[i * 4 + j];
            heads44[i * 4 + j] = v43 + b42[j];
        }
    }
}

// units.vae:6  sampling and KL
// kernel 16, train: loop over rows of [2]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar46 = s->arena + 5426; // [n, 2] in rows of 4
    vae_real *t49 = s->arena + 5792; // [n, 2]
    const vae_real *eps47 = s->arena + 5808; // [n, 2]
    vae_real *z51 = s->arena + 5776; // [n, 2]
    const vae_real *mean45 = s->arena + 5424; // [n, 2] in rows of 4
    vae_real *t53 = s->arena + 5760; // [n, 2]
    vae_real *t58 = s->arena + 5744; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t58_sum = 0.0f;
        VAE_SIMD_SUM(t58_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v49 = vae_exp(0.5f * logvar46[i * 4 + j]);
            t49[i * 2 + j] = v49;
            z51[i * 2 + j] = mean45[i * 4 + j] + v49 * eps47[i * 2 + j];
            const vae_real v53 = vae_exp(logvar46[i * 4 + j]);
            t53[i * 2 + j] = v53;
            const vae_real v56 = mean45[i * 4 + j] * mean45[i * 4 + j] + v53 - 1.0f - logvar46[i * 4 + j];
            t58_sum += 0.5f * v56;
        }
        t58[i] = t58_sum;
    }
}

// What kernel 17 of train and 2 others do, each with buffers of its own:
//   z51: [n, 2]
//   w59: [2, 100]
//   h62: [n, 100]
//   b60: [100]
VAE_SHARED_1(like_train_k17, const VaeState *s, int tile, vae_real *scratch, const vae_real *z51,
    const vae_real *w59, vae_real *h62, const vae_real *b60) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_gemm_nn((int)(end - begin), 100, 2, z51 + begin * 2, 2, w59, 100, h62 + begin * 100, 100);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 100; j++) {
            const vae_real v61 = h62[i * 100 + j];
            h62[i * 100 + j] = v61 + b60[j];
        }
    }
}

// What kernel 18 of train and 1 other do, each with buffers of its own:
//   p63: [n, 5, 20]
//   x0: [n, 5]
//   t65: [n, 1]
VAE_SHARED_1(like_train_k18, const VaeState *s, int tile, vae_real *scratch, const vae_real *p63,
    const vae_real *x0, vae_real *t65) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t64 = scratch; // [end - begin, 5]
    vae_token_nll(end - begin, 5, 20, p63 + begin * 100, 20, x0 + begin * 5, 5, t64, 5);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        vae_real t65_sum = 0.0f;
        VAE_SIMD_SUM(t65_sum)
        for (size_t j = 0; j < steps; j++) {
            const vae_real v64 = t64[(i - begin) * 5 + j];
            t65_sum += v64;
        }
        t65[i] = t65_sum;
    }
}

// kernel 19, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t67 = s->arena + 5712; // [1]
    const vae_real *t65 = s->arena + 5728; // [n, 1]
    vae_real *t69 = s->arena + 5680; // [1]
    const vae_real *t58 = s->arena + 5744; // [n, 1]
    vae_real t67_sum = 0.0f;
    vae_real t69_sum = 0.0f;
    VAE_SIMD_SUM(t67_sum, t69_sum)
    for (size_t i = 0; i < rows; i++) {
        t67_sum += t65[i];
        t69_sum += t58[i];
    }
    t67[0] = t67_sum;
    t69[0] = t69_sum;
}

// kernel 20, train: loop over [1]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t68 = s->arena + 5696; // [1]
    const vae_real *t67 = s->arena + 5712; // [1]
    vae_real *t70 = s->arena + 5664; // [1]
    const vae_real *t69 = s->arena + 5680; // [1]
    vae_real *t73 = s->arena + 5648; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v68 = t67[0] * inv_n;
    t68[0] = v68;
    const vae_real v70 = t69[0] * inv_n;
    t70[0] = v70;
    t73[0] = v68 + beta * v70;
}

// kernel 21, train: loop over rows of [5]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *x0 = s->arena + 5280; // [n, 5]
    vae_real *d75 = s->arena + 5088; // [n, 5]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            d75[i * 5 + j] = inv_n;
        }
    }
}

// kernel 22, train: product by panels over rows of [5, 20]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *p63 = s->arena + 2880; // [n, 5, 20]
    const vae_real *x0 = s->arena + 5280; // [n, 5]
    const vae_real *d75 = s->arena + 5088; // [n, 5]
    vae_real *d76 = s->arena + 2080; // [n, 5, 20]
    vae_token_nll_back(end - begin, 5, 20, p63 + begin * 100, 20, x0 + begin * 5, 5, d75 + begin * 5, 5, d76 + begin * 100, 20);
}

// units.vae:11  gradient of dense(5 * 20)
// kernel 23, train: weight gradient over [2, 100]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z51 = s->arena + 5776; // [n, 2]
    const vae_real *d76 = s->arena + 2080; // [n, 100]
    vae_real *d_param79 = s->grad + 336; // [2, 100]
    if (tile == 2) {
        vae_real *d_param78 = s->grad + 544; // [100]
        vae_column_sums(s->n, 100, d76, 100, d_param78);
        return;
    }
    const size_t begin = (size_t)tile * 48;
    const size_t end = tile < 1 ? begin + 48 : 100;
    vae_gemm_tn(2, (int)(end - begin), s->n, z51, 2, d76 + begin, 100, d_param79 + begin, 100);
}

// units.vae:11  gradient of dense(5 * 20)
// units.vae:6  gradient of sampling and KL
// kernel 24, train: product by panels over rows of [2]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d76 = s->arena + 2080; // [n, 100]
    const vae_real *w59 = s->param + 336; // [2, 100]
    vae_real *d85 = s->arena + 5392; // [n, 2] in rows of 4
    const vae_real *t53 = s->arena + 5760; // [n, 2]
    const vae_real *mean45 = s->arena + 5424; // [n, 2] in rows of 4
    const vae_real *eps47 = s->arena + 5808; // [n, 2]
    const vae_real *t49 = s->arena + 5792; // [n, 2]
    vae_real *d89 = s->arena + 5394; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c74 = beta * inv_n;
    const vae_real c81 = 0.5f * c74;
    vae_gemm_nt((int)(end - begin), 2, 100, d76 + begin * 100, 100, w59, 100, d85 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v80 = d85[i * 4 + j];
            d85[i * 4 + j] = c74 * mean45[i * 4 + j] + v80;
            d89[i * 4 + j] = c81 * t53[i * 2 + j] - c81 + 0.5f * (v80 * eps47[i * 2 + j] * t49[i * 2 + j]);
        }
    }
}

// units.vae:6  gradient of posterior heads (added by the compiler)
// kernel 25, train: weight gradient over [7, 4]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h40 = s->arena + 5024; // [n, 7]
    const vae_real *d90 = s->arena + 5392; // [n, 4]
    vae_real *d_param92 = s->grad + 288; // [7, 4]
    if (tile == 1) {
        vae_real *d_param91 = s->grad + 320; // [4]
        vae_column_sums(s->n, 4, d90, 4, d_param91);
        return;
    }
    vae_gemm_tn(7, 4, s->n, h40, 7, d90, 4, d_param92, 4);
}

// units.vae:6  gradient of posterior heads (added by the compiler)
// kernel 26, train: product by panels over rows of [7]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d90 = s->arena + 5392; // [n, 4]
    const vae_real *w41 = s->param + 288; // [7, 4]
    vae_real *d93 = s->arena + 4960; // [n, 7]
    vae_gemm_nt((int)(end - begin), 7, 4, d90 + begin * 4, 4, w41, 4, d93 + begin * 7, 7);
}

// units.vae:8  gradient of pool(mean)
// kernel 27, train: loop over rows of [3]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d95 = s->arena + 4964; // [n, 3] in rows of 7
    vae_real *d98 = s->arena + 5360; // [n, 1, 3]
    const vae_real *t35 = s->arena + 5824; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d98[i * 3 + j] = d95[i * 7 + j] / t35[i];
        }
    }
}

// units.vae:8  gradient of pool(mean)
// kernel 28, train: loop over rows of [4, 3]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *x1 = s->arena + 5616; // [n, 4]
    vae_real *d99 = s->arena + 4768; // [n, 4, 3]
    const vae_real *d98 = s->arena + 5360; // [n, 1, 3]
    const vae_real *mask31 = s->arena + 5520; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x1 + i * 4, 4);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d99[i * 12 + j * 3 + k] = d98[i * 3 + k] * mask31[i * 4 + j];
            }
        }
    }
}

// units.vae:8  gradient of embed(3)
// kernel 29, train: weight gradient over [30, 3]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x1 = s->arena + 5616; // [n, 4]
    const vae_real *d99 = s->arena + 4768; // [n, 4, 3]
    vae_real *d_param100 = s->grad + 192; // [30, 3]
    const VaeRagged ragged = {x1, (size_t)s->n * 1, 1, 4};
    vae_lookup_w((size_t)s->n * 1, 4, 3, x1, 4, &ragged, d99, 3, d_param100, 0, 30);
}

// kernel 30, train: loop over rows of [4]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t101 = s->arena + 5328; // [n, 4]
    const vae_real *d94 = s->arena + 4960; // [n, 4] in rows of 7
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t101[i * 4 + j] = d94[i * 7 + j];
        }
    }
}

// units.vae:9  gradient of pool(last)
// kernel 31, train: loop over rows of [5, 4]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *x0 = s->arena + 5280; // [n, 5]
    vae_real *d103 = s->arena + 4160; // [n, 5, 4]
    const vae_real *t101 = s->arena + 5328; // [n, 1, 4]
    const vae_real *t23 = s->arena + 5136; // [n, 5, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d103[i * 20 + j * 4 + k] = t101[i * 4 + k] * t23[i * 5 + j];
            }
        }
    }
}

// units.vae:9  gradient of gru(4)
// kernel 32, train: product by panels over rows of [5, 28]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *d103 = s->arena + 4160; // [n, 5, 4]
    const vae_real *d15 = s->arena + 1120; // [n, 5, 24]
    const vae_real *w5 = s->param + 112; // [4, 12]
    const vae_real *mask12 = s->arena + 5232; // [n, 5]
    vae_real *d104 = s->arena + 0; // [n, 5, 28]
    static const VaeSteps steps104 = {5, 4, .x_pitch = 24, .w_pitch = 12, .mask_pitch = 5, .y_pitch = 28, .d_pitch = 4, .bounded = true};
    vae_recurrent_back(&vae_gru, &steps104, (int)(end - begin), d103 + begin * 20, d15 + begin * 120, w5, mask12 + begin * 5, d104 + begin * 140, scratch);
}

// units.vae:9  gradient of gru(4)
// kernel 33, train: weight gradient over [4, 12]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 5280; // [n, 5]
    const vae_real *d107 = s->arena + 1124; // [n, 5, 4] in rows of 24
    const vae_real *d106 = s->arena + 12; // [n, 5, 12] in rows of 28
    vae_real *d_param108 = s->grad + 112; // [4, 12]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 5};
    vae_ragged_tn(&ragged, 4, 12, d107, 24, d106, 28, d_param108, 12);
}

// units.vae:9  gradient of gru(4)
// kernel 34, train: loop over rows of [5, 12]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *x0 = s->arena + 5280; // [n, 5]
    vae_real *d109 = s->arena + 4672; // [n, 1, 12]
    const vae_real *d106 = s->arena + 12; // [n, 5, 12] in rows of 28
    vae_real *d112 = s->arena + 4576; // [n, 1, 12]
    const vae_real *d105 = s->arena + 0; // [n, 5, 12] in rows of 28
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        for (size_t k = 0; k < 12; k++) {
            d109[i * 12 + k] = 0.0f;
        }
        for (size_t k = 0; k < 12; k++) {
            d112[i * 12 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                d109[i * 12 + k] += d106[i * 140 + j * 28 + k];
                d112[i * 12 + k] += d105[i * 140 + j * 28 + k];
            }
        }
    }
}

// units.vae:9  gradient of gru(4)
// kernel 35, train: sum over the batch over rows of [1, 12]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param110 = s->grad + 176; // [1, 12]
    const vae_real *d109 = s->arena + 4672; // [n, 1, 12]
    vae_real *d_param113 = s->grad + 160; // [1, 12]
    const vae_real *d112 = s->arena + 4576; // [n, 1, 12]
    for (size_t j = 0; j < 12; j++) {
        d_param110[j] = 0.0f;
    }
    for (size_t j = 0; j < 12; j++) {
        d_param113[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            d_param110[j] += d109[i * 12 + j];
            d_param113[j] += d112[i * 12 + j];
        }
    }
}

// units.vae:9  gradient of gru(4)
// kernel 36, train: weight gradient over [3, 12]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 5280; // [n, 5]
    const vae_real *h3 = s->arena + 4448; // [n, 5, 3]
    const vae_real *d105 = s->arena + 0; // [n, 5, 12] in rows of 28
    vae_real *d_param115 = s->grad + 64; // [3, 12]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 5};
    vae_ragged_tn(&ragged, 3, 12, h3, 3, d105, 28, d_param115, 12);
}

// units.vae:9  gradient of gru(4)
// kernel 37, train: product by panels over rows of [5, 3]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *x0 = s->arena + 5280; // [n, 5]
    const vae_real *d105 = s->arena + 0; // [n, 5, 12] in rows of 28
    const vae_real *w4 = s->param + 64; // [3, 12]
    vae_real *d116 = s->arena + 4320; // [n, 5, 3]
    const VaeRagged ragged = {x0 + begin * 5, end - begin, 1, 5};
    vae_ragged_nt(&ragged, 3, 12, d105 + begin * 140, 28, w4, 12, d116 + begin * 15, 3);
}

// units.vae:9  gradient of embed(3)
// kernel 38, train: weight gradient over [20, 3]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 5280; // [n, 5]
    const vae_real *d116 = s->arena + 4320; // [n, 5, 3]
    vae_real *d_param117 = s->grad + 0; // [20, 3]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 5};
    vae_lookup_w((size_t)s->n * 1, 5, 3, x0, 5, &ragged, d116, 3, d_param117, 0, 20);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // units.vae:9  embed(3)
    // kernel 0, train: product by panels over rows of [5, 3]
    like_train_k0(s, tile, scratch, s->arena + 5280, s->param + 0, s->arena + 4448);
    // units.vae:9  gru(4)
    // kernel 3, train: product by panels over rows of [5, 12]
    like_train_k3(s, tile, scratch, s->arena + 5280, s->arena + 4448, s->param + 64,
        s->arena + 3680, s->param + 160);
}

// One thread does all of these.
VAE_KERNEL void train_u9(const VaeState *s, int tile, vae_real *scratch) {
    // units.vae:8  pool(mean)
    // kernel 11, train: loop over rows of [4, 3]
    like_train_k11(s, tile, scratch, s->arena + 5616, s->arena + 4864, s->arena + 5520,
        s->arena + 5488);
    // units.vae:8  pool(mean)
    // kernel 12, train: loop over rows of [1, 3]
    like_train_k12(s, tile, scratch, s->arena + 5456, s->arena + 5488, s->arena + 5824);
}

// One thread does all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    // units.vae:9  pool(last)
    // kernel 6, train: loop over rows of [4]
    like_train_k6(s, tile, scratch, s->arena + 5184, s->arena + 5233);
    // units.vae:9  pool(last)
    // kernel 7, train: loop over rows of [5]
    like_train_k7(s, tile, scratch, s->arena + 5280, s->arena + 5184, s->arena + 5136,
        s->arena + 5232);
}

// One thread does all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    train_k8(s, tile, scratch);
    // kernel 13, train: loop over rows of [4]
    like_train_k13(s, tile, scratch, s->arena + 5024, s->arena + 5552);
    // kernel 14, train: loop over rows of [3]
    like_train_k14(s, tile, scratch, s->arena + 5028, s->arena + 5456);
    // units.vae:6  posterior heads (added by the compiler)
    // kernel 15, train: product by panels over rows of [4]
    like_train_k15(s, tile, scratch, s->arena + 5024, s->param + 288, s->arena + 5424,
        s->param + 320);
    train_k16(s, tile, scratch);
    // units.vae:11  dense(5 * 20)
    // kernel 17, train: product by panels over rows of [100]
    like_train_k17(s, tile, scratch, s->arena + 5776, s->param + 336, s->arena + 2880,
        s->param + 544);
    // kernel 18, train: product by panels over rows of [5]
    like_train_k18(s, tile, scratch, s->arena + 2880, s->arena + 5280, s->arena + 5728);
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k24(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k30(s, tile, scratch);
    train_k31(s, tile, scratch);
    train_k32(s, tile, scratch);
    train_k34(s, tile, scratch);
    train_k35(s, tile, scratch);
    train_k37(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u0, 1, {0}},
        {train_k9, 1, {0}},
        {train_k2, 1, {0}},
        {train_k21, 1, {0}},
        {train_k1, 1, {0}},
        {train_k10, 1, {0}},
        {train_k5, 1, {0}}}, 7);
    vae_run(me, s, (VaeWork[]){
        {train_k4, 1, {0}},
        {train_u9, 1, {0}},
        {train_u5, 1, {0}}}, 3);
    vae_run_one(me, s, train_u6, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k33, 1, {0}},
        {train_k36, 1, {0}},
        {train_k23, 3, {0}},
        {train_k25, 2, {0}},
        {train_k38, 1, {0}},
        {train_k29, 1, {0}}}, 6);
}

// units.vae:9  gru(4)
// kernel 1, eval: loop over rows of [4]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 2080);
}

// units.vae:4  gru(4)
// kernel 2, eval: loop over rows of [5]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 1872, s->arena + 1824);
}

// What kernel 4 of eval and 1 other do, each with buffers of its own:
//   t14: [n, 5, 12]
//   t9: [n, 4]
//   w5: [4, 12]
//   b7: [12]
//   mask12: [n, 5]
//   h15: [n, 5, 4]
VAE_SHARED_1(like_eval_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *t14,
    const vae_real *t9, const vae_real *w5, const vae_real *b7, const vae_real *mask12,
    vae_real *h15) {
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    static const VaeSteps steps15 = {5, 4, .x_pitch = 12, .from_pitch = 4, .w_pitch = 12, .mask_pitch = 5, .y_pitch = 4, .keeps = false, .bounded = true};
    vae_recurrent(&vae_gru, &steps15, (int)(end - begin), t14 + begin * 60, t9 + begin * 4, w5, b7, mask12 + begin * 5, h15 + begin * 20, scratch);
}

// units.vae:9  gru(4)
// kernel 4, eval: product by panels over rows of [5, 4]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k4(s, tile, scratch, s->arena + 800, s->arena + 2080, s->param + 112, s->param + 176,
        s->arena + 1824, s->arena + 1280);
}

// units.vae:9  pool(last)
// kernel 5, eval: loop over rows of [1]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k5(s, tile, scratch, s->arena + 1780);
}

// units.vae:9  pool(last)
// kernel 7, eval: loop over rows of [5]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *x0 = s->arena + 1872; // [n, 5]
    const vae_real *t19 = s->arena + 1776; // [n, 5]
    vae_real *t22 = s->arena + 1728; // [n, 5]
    const vae_real *mask12 = s->arena + 1824; // [n, 5]
    vae_real *t76 = s->arena + 2144; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        vae_real t76_sum = 0.0f;
        VAE_SIMD_SUM(t76_sum)
        for (size_t j = 0; j < steps; j++) {
            t22[i * 5 + j] = mask12[i * 5 + j] * (1.0f - t19[i * 5 + j]);
            t76_sum += mask12[i * 5 + j];
        }
        t76[i] = t76_sum;
    }
}

// What kernel 8 of eval and 1 other do, each with buffers of its own:
//   x0: [n, 5]
//   h15: [n, 5, 4]
//   t22: [n, 5, 1]
//   t25: [n, 1, 4]
VAE_SHARED_1(like_eval_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *h15, const vae_real *t22, vae_real *t25) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 5, 5);
        for (size_t k = 0; k < 4; k++) {
            t25[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                t25[i * 4 + k] += h15[i * 20 + j * 4 + k] * t22[i * 5 + j];
            }
        }
    }
}

// units.vae:8  embed(3)
// kernel 9, eval: product by panels over rows of [4, 3]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k9(s, tile, scratch, s->arena + 2112, s->param + 192, s->arena + 1568);
}

// units.vae:5  pool(mean)
// units.vae:8  pool(mean)
// kernel 10, eval: loop over rows of [4]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 2112, s->arena + 2016, s->arena + 2272);
}

// units.vae:6  sampling and KL
// kernel 16, eval: loop over rows of [2]
VAE_KERNEL void eval_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *logvar45 = s->arena + 1922; // [n, 2] in rows of 4
    const vae_real *eps46 = s->arena + 2256; // [n, 2]
    vae_real *z50 = s->arena + 2240; // [n, 2]
    const vae_real *mean44 = s->arena + 1920; // [n, 2] in rows of 4
    vae_real *t63 = s->arena + 2224; // [n, 2]
    vae_real *t64 = s->arena + 2208; // [n, 1]
    vae_real *t67 = s->arena + 2192; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t64_sum = 0.0f;
        vae_real t67_sum = 0.0f;
        VAE_SIMD_SUM(t64_sum, t67_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v50 = mean44[i * 4 + j] + vae_exp(0.5f * logvar45[i * 4 + j]) * eps46[i * 2 + j];
            z50[i * 2 + j] = v50;
            const vae_real v53 = eps46[i * 2 + j] * eps46[i * 2 + j] + logvar45[i * 4 + j];
            const vae_real v60 = mean44[i * 4 + j] * mean44[i * 4 + j] + vae_exp(logvar45[i * 4 + j]);
            const vae_real v63 = 0.5f * (v60 - 1.0f - logvar45[i * 4 + j]);
            t63[i * 2 + j] = v63;
            t64_sum += v63;
            const vae_real v66 = (-0.5f) * (v50 * v50 + 1.83787707f - (v53 + 1.83787707f));
            t67_sum += v66;
        }
        t64[i] = t64_sum;
        t67[i] = t67_sum;
    }
}

// kernel 19, eval: loop over rows of [1]
VAE_KERNEL void eval_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t75 = s->arena + 2160; // [n, 1]
    const vae_real *t67 = s->arena + 2192; // [n, 1]
    const vae_real *t74 = s->arena + 2176; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t75[i] = t67[i] - t74[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // units.vae:9  embed(3)
    // kernel 0, eval: product by panels over rows of [5, 3]
    like_train_k0(s, tile, scratch, s->arena + 1872, s->param + 0, s->arena + 1440);
    // units.vae:9  gru(4)
    // kernel 3, eval: product by panels over rows of [5, 12]
    like_train_k3(s, tile, scratch, s->arena + 1872, s->arena + 1440, s->param + 64, s->arena + 800,
        s->param + 160);
}

// One thread does all of these.
VAE_KERNEL void eval_u9(const VaeState *s, int tile, vae_real *scratch) {
    // units.vae:8  pool(mean)
    // kernel 11, eval: loop over rows of [4, 3]
    like_train_k11(s, tile, scratch, s->arena + 2112, s->arena + 1568, s->arena + 2016,
        s->arena + 1984);
    // units.vae:8  pool(mean)
    // kernel 12, eval: loop over rows of [1, 3]
    like_train_k12(s, tile, scratch, s->arena + 1952, s->arena + 1984, s->arena + 2272);
}

// One thread does all of these.
VAE_KERNEL void eval_u5(const VaeState *s, int tile, vae_real *scratch) {
    // units.vae:9  pool(last)
    // kernel 6, eval: loop over rows of [4]
    like_train_k6(s, tile, scratch, s->arena + 1776, s->arena + 1825);
    eval_k7(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void eval_u6(const VaeState *s, int tile, vae_real *scratch) {
    // units.vae:9  pool(last)
    // kernel 8, eval: loop over rows of [5, 4]
    like_eval_k8(s, tile, scratch, s->arena + 1872, s->arena + 1280, s->arena + 1728,
        s->arena + 2048);
    // kernel 13, eval: loop over rows of [4]
    like_train_k13(s, tile, scratch, s->arena + 1664, s->arena + 2048);
    // kernel 14, eval: loop over rows of [3]
    like_train_k14(s, tile, scratch, s->arena + 1668, s->arena + 1952);
    // units.vae:6  posterior heads (added by the compiler)
    // kernel 15, eval: product by panels over rows of [4]
    like_train_k15(s, tile, scratch, s->arena + 1664, s->param + 288, s->arena + 1920,
        s->param + 320);
    eval_k16(s, tile, scratch);
    // units.vae:11  dense(5 * 20)
    // kernel 17, eval: product by panels over rows of [100]
    like_train_k17(s, tile, scratch, s->arena + 2240, s->param + 336, s->arena + 0, s->param + 544);
    // kernel 18, eval: product by panels over rows of [5]
    like_train_k18(s, tile, scratch, s->arena + 0, s->arena + 1872, s->arena + 2176);
    eval_k19(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u0, 1, {0}},
        {eval_k9, 1, {0}},
        {eval_k2, 1, {0}},
        {eval_k1, 1, {0}},
        {eval_k10, 1, {0}},
        {eval_k5, 1, {0}}}, 6);
    vae_run(me, s, (VaeWork[]){
        {eval_k4, 1, {0}},
        {eval_u9, 1, {0}},
        {eval_u5, 1, {0}}}, 3);
    vae_run_one(me, s, eval_u6, 1);
}

// units.vae:9  gru(4)
// kernel 1, encode: loop over rows of [4]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 1280);
}

// units.vae:4  gru(4)
// kernel 2, encode: loop over rows of [5]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 1072, s->arena + 1024);
}

// units.vae:9  gru(4)
// kernel 4, encode: product by panels over rows of [5, 4]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k4(s, tile, scratch, s->arena + 0, s->arena + 1280, s->param + 112, s->param + 176,
        s->arena + 1024, s->arena + 480);
}

// units.vae:9  pool(last)
// kernel 5, encode: loop over rows of [1]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k5(s, tile, scratch, s->arena + 980);
}

// units.vae:8  embed(3)
// kernel 9, encode: product by panels over rows of [4, 3]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k9(s, tile, scratch, s->arena + 1312, s->param + 192, s->arena + 768);
}

// units.vae:5  pool(mean)
// units.vae:8  pool(mean)
// kernel 10, encode: loop over rows of [4]
VAE_KERNEL void encode_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 1312, s->arena + 1216, s->arena + 1376);
}

// units.vae:6  posterior heads (added by the compiler)
// kernel 16, encode: loop over rows of [2]
VAE_KERNEL void encode_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t46 = s->arena + 1360; // [n, 2]
    const vae_real *mean44 = s->arena + 1120; // [n, 2] in rows of 4
    vae_real *t47 = s->arena + 1344; // [n, 2]
    const vae_real *logvar45 = s->arena + 1122; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t46[i * 2 + j] = mean44[i * 4 + j];
            t47[i * 2 + j] = logvar45[i * 4 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // units.vae:9  embed(3)
    // kernel 0, encode: product by panels over rows of [5, 3]
    like_train_k0(s, tile, scratch, s->arena + 1072, s->param + 0, s->arena + 640);
    // units.vae:9  gru(4)
    // kernel 3, encode: product by panels over rows of [5, 12]
    like_train_k3(s, tile, scratch, s->arena + 1072, s->arena + 640, s->param + 64, s->arena + 0,
        s->param + 160);
}

// One thread does all of these.
VAE_KERNEL void encode_u9(const VaeState *s, int tile, vae_real *scratch) {
    // units.vae:8  pool(mean)
    // kernel 11, encode: loop over rows of [4, 3]
    like_train_k11(s, tile, scratch, s->arena + 1312, s->arena + 768, s->arena + 1216,
        s->arena + 1184);
    // units.vae:8  pool(mean)
    // kernel 12, encode: loop over rows of [1, 3]
    like_train_k12(s, tile, scratch, s->arena + 1152, s->arena + 1184, s->arena + 1376);
}

// One thread does all of these.
VAE_KERNEL void encode_u5(const VaeState *s, int tile, vae_real *scratch) {
    // units.vae:9  pool(last)
    // kernel 6, encode: loop over rows of [4]
    like_train_k6(s, tile, scratch, s->arena + 976, s->arena + 1025);
    // units.vae:9  pool(last)
    // kernel 7, encode: loop over rows of [5]
    like_train_k7(s, tile, scratch, s->arena + 1072, s->arena + 976, s->arena + 928,
        s->arena + 1024);
}

// One thread does all of these.
VAE_KERNEL void encode_u6(const VaeState *s, int tile, vae_real *scratch) {
    // units.vae:9  pool(last)
    // kernel 8, encode: loop over rows of [5, 4]
    like_eval_k8(s, tile, scratch, s->arena + 1072, s->arena + 480, s->arena + 928, s->arena + 1248);
    // kernel 13, encode: loop over rows of [4]
    like_train_k13(s, tile, scratch, s->arena + 864, s->arena + 1248);
    // kernel 14, encode: loop over rows of [3]
    like_train_k14(s, tile, scratch, s->arena + 868, s->arena + 1152);
    // units.vae:6  posterior heads (added by the compiler)
    // kernel 15, encode: product by panels over rows of [4]
    like_train_k15(s, tile, scratch, s->arena + 864, s->param + 288, s->arena + 1120,
        s->param + 320);
    encode_k16(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {encode_u0, 1, {0}},
        {encode_k9, 1, {0}},
        {encode_k2, 1, {0}},
        {encode_k1, 1, {0}},
        {encode_k10, 1, {0}},
        {encode_k5, 1, {0}}}, 6);
    vae_run(me, s, (VaeWork[]){
        {encode_k4, 1, {0}},
        {encode_u9, 1, {0}},
        {encode_u5, 1, {0}}}, 3);
    vae_run_one(me, s, encode_u6, 1);
}

// units.vae:13  likelihood = categorical
// kernel 1, decode: loop over rows of [5, 20]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t6 = s->arena + 2496; // [n, 5, 1]
    const vae_real *p5 = s->arena + 1600; // [n, 5, 20]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            vae_real t6_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t6_sum)
            for (size_t k = 0; k < 20; k++) {
                t6_sum = vae_max(t6_sum, p5[i * 100 + j * 20 + k]);
            }
            t6[i * 5 + j] = t6_sum;
        }
    }
}

// units.vae:13  likelihood = categorical
// kernel 2, decode: loop over rows of [5, 20]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t7 = s->arena + 800; // [n, 5, 20]
    const vae_real *p5 = s->arena + 1600; // [n, 5, 20]
    const vae_real *t6 = s->arena + 2496; // [n, 5, 1]
    vae_real *t9 = s->arena + 2448; // [n, 5, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            vae_real t9_sum = 0.0f;
            VAE_SIMD_SUM(t9_sum)
            for (size_t k = 0; k < 20; k++) {
                const vae_real v7 = p5[i * 100 + j * 20 + k] - t6[i * 5 + j];
                t7[i * 100 + j * 20 + k] = v7;
                t9_sum += vae_exp(v7);
            }
            t9[i * 5 + j] = t9_sum;
        }
    }
}

// units.vae:13  likelihood = categorical
// kernel 3, decode: loop over rows of [5, 1]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    vae_real *t10 = s->arena + 2400; // [n, 5, 1]
    const vae_real *t9 = s->arena + 2448; // [n, 5, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t10[i * 5 + j] = vae_log(t9[i * 5 + j]);
        }
    }
}

// units.vae:13  likelihood = categorical
// kernel 4, decode: loop over rows of [5, 20]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 8, end = vae_panel_end(s, tile, 8);
    const vae_real *t7 = s->arena + 800; // [n, 5, 20]
    const vae_real *t10 = s->arena + 2400; // [n, 5, 1]
    vae_real *t12 = s->arena + 0; // [n, 5, 20]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 5; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 20; k++) {
                t12[i * 100 + j * 20 + k] = vae_exp(t7[i * 100 + j * 20 + k] - t10[i * 5 + j]);
            }
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // units.vae:11  dense(5 * 20)
    // kernel 0, decode: product by panels over rows of [100]
    like_train_k17(s, tile, scratch, s->arena + 2544, s->param + 336, s->arena + 1600,
        s->param + 544);
    decode_k1(s, tile, scratch);
    decode_k2(s, tile, scratch);
    decode_k3(s, tile, scratch);
    decode_k4(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, decode_u0, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 5280, 5}, // [n, 5]
    {"y", VAE_IN_DATA, 1, 5616, 4}, // [n, 4]
    {"z.eps", VAE_IN_NORMAL, 0, 5808, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 5648, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 5696, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 5664, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 1872, 5}, // [n, 5]
    {"y", VAE_IN_DATA, 1, 2112, 4}, // [n, 4]
    {"z.eps", VAE_IN_NORMAL, 0, 2256, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 2176, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 2208, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 2160, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 2224, 2}, // [n, 2]
    {"x.tokens", VAE_OUT_ROW, 0, 2144, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 1072, 5}, // [n, 5]
    {"y", VAE_IN_DATA, 1, 1312, 4}, // [n, 4]
    {"z.mean", VAE_OUT_ROW, 0, 1360, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 1344, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 2544, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 0, 100}, // [n, 5, 20]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {20, 3}, {3, 1}, 0, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"encoder.1.weight_ih_l0", 2, {12, 3}, {1, 12}, 64, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"encoder.1.weight_hh_l0", 2, {12, 4}, {1, 12}, 112, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"encoder.1.bias_ih_l0", 1, {12}, {1}, 160, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.1.bias_hh_l0", 1, {12}, {1}, 176, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"network.told.0.weight", 2, {30, 3}, {3, 1}, 192, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"posterior.z.mean.weight", 2, {2, 7}, {1, 4}, 288, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 320, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 7}, {1, 4}, 290, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 322, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {100, 2}, {1, 100}, 336, VAE_INIT_UNIFORM, 0.242535621f, true, true, false},
    {"decoder.0.bias", 1, {100}, {1}, 544, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_TOKENS, 1, 1, 5, 5, VAE_DOMAIN_ANY, "categorical", false, false, .levels = 0, .words = 20, .unit = VAE_UNIT_ATOM, .truncate = false},
    {"y", VAE_TOKENS, 1, 1, 4, 4, VAE_DOMAIN_ANY, NULL, false, false, .levels = 0, .words = 30, .unit = VAE_UNIT_BYTE, .truncate = false},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "y", "[4]", 0},
    {VAE_STAGE_ENCODER, 0, "embed(3)", "[4, 3]", 90},
    {VAE_STAGE_ENCODER, 0, "pool(mean)", "[3]", 0},
    {VAE_STAGE_DATA, 0, "x", "[5]", 0},
    {VAE_STAGE_ENCODER, 0, "embed(3)", "[5, 3]", 60},
    {VAE_STAGE_ENCODER, 0, "gru(4)", "[5, 4]", 108},
    {VAE_STAGE_ENCODER, 0, "pool(last)", "[4]", 0},
    {VAE_STAGE_ENCODER, 0, "concat(told)", "[7]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 32},
    {VAE_STAGE_DECODER, 0, "dense(5 * 20)", "[100]", 300},
    {VAE_STAGE_DECODER, 0, "reshape(5, 20)", "[5, 20]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: categorical", "[5]", 0},
};

static const VaeStretch rest[] = {
    {0, 656},
};

static const VaeStepWork step_work[] = {
    {0, -1, 507.0},
    {1, -1, 3.0},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "units", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model units\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  network told(y)                   [4]                         -              -\n"
        "    embed(3)                        [4, 3]                     90              -\n"
        "    pool(mean)                      [3]                         -              -\n"
        "  encoder(x, told)                  [5]                         -              -\n"
        "    embed(3)                        [5, 3]                     60              -\n"
        "    gru(4)                          [5, 4]                    108          1,040\n"
        "    pool(last)                      [4]                         -              -\n"
        "    concat(told)                    [7]                         -              -\n"
        "  z: mean, logvar heads             [2]                        32             56\n"
        "  decoder(z)                        [2]                         -              -\n"
        "    dense(5 * 20)                   [100]                     300            400\n"
        "    reshape(5, 20)                  [5, 20]                     -              -\n"
        "\n"
        "  590 parameters; one training step of 8 rows: 31,320 flops\n"
        "  likelihood categorical\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          39       76        23,360       23,360\n"
        "  eval           20       49         9,152        9,152\n"
        "  encode         17       26         5,568        5,568\n"
        "  decode          5        9        10,240       10,240\n",
    .batch = 8, .n_param = 656, .n_state = 0, .n_arena = 5840,
    .n_scratch = 1696,
    .max_threads = 1, .flops_per_row = 3915.0,
    .step_work = step_work, .n_step_work = 2,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 12,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_CATEGORICAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 12,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 8},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 4},
    .decode = {"decode", decode_run, decode_ports, 2},
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
