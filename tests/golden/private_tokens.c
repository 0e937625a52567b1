// private_tokens -- written by vaec 0.1.0 from private_tokens.vae; do not edit.
//
// model private_tokens
//
//   layer                             output             parameters      flops/row
//   encoder                           [6]                         -              -
//     embed(5)                        [6, 5]                     70              -
//     gru(6)                          [6, 6]                    234          2,736
//     pool(mean)                      [6]                         -              -
//     dense(5)                        [5]                        35             60
//     tanh                            [5]                         -              -
//   z: mean, logvar heads             [3]                        36             60
//   decoder                           [6]                         -              -
//     embed(4)                        [6, 4]                     56              -
//     concat(z)                       [6, 7]                      -              -
//     lstm(6)                         [6, 6]                    360          4,248
//     dense(9)                        [6, 9]                     63            648
//     relu                            [6, 9]                      -              -
//     dense(14)                       [6, 14]                   140          1,512
//
//   994 parameters; one training step of 4 rows: 125,544 flops
//   likelihood categorical
//   objective elbo(samples=1)
//   privacy dp: gradients of rows at most 1 long, noise 1 times that; room for 42 rows a step
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          81      158       425,792      425,792
//   eval           21       52       102,656      102,656
//   encode         10       18        31,488       31,488
//   decode         13       27       103,616      103,616
//   step           11       20        21,888       21,888
//
// n is the number of rows in the batch, at most 42; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_norm.h"
#include "vae_vocabulary.h"
#include "vae_steps.h"

// private_tokens.vae:6  embed(5)
// kernel 0, train: product by panels over rows of [6, 5]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    const vae_real *w1 = s->param + 0; // [14, 5]
    vae_real *h2 = s->arena + 94608; // [n, 6, 5]
    vae_lookup(end - begin, 6, 5, x0 + begin * 6, 6, w1, 5, h2 + begin * 30, 5);
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   t8: [n, 6]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, vae_real *t8) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t8[i * 6 + j] = 0.0f;
        }
    }
}

// private_tokens.vae:6  gru(6)
// kernel 1, train: loop over rows of [6]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 103216);
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   mask11: [n, 6]
VAE_SHARED_2(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *mask11) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            mask11[i * 6 + j] = vae_step(x0[i * 6 + j] - 0.5f);
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   h2: [n, 6, 5]
//   w3: [5, 18]
//   t13: [n, 6, 18]
//   b5: [18]
VAE_SHARED_2(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *h2, const vae_real *w3, vae_real *t13, const vae_real *b5) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nn(&ragged, 18, 5, h2 + begin * 30, 5, w3, 18, t13 + begin * 108, 18);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 18; k++) {
                const vae_real v12 = t13[i * 108 + j * 18 + k];
                t13[i * 108 + j * 18 + k] = v12 + b5[k];
            }
        }
    }
}

// private_tokens.vae:6  gradient of gru(6)
// kernel 4, train: product by panels over rows of [6, 36]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t13 = s->arena + 62016; // [n, 6, 18]
    const vae_real *t8 = s->arena + 103216; // [n, 6]
    const vae_real *w4 = s->param + 176; // [6, 18]
    const vae_real *b6 = s->param + 320; // [18]
    const vae_real *mask11 = s->arena + 102960; // [n, 6]
    vae_real *d14 = s->arena + 31760; // [n, 6, 36]
    static const VaeSteps steps14 = {6, 6, .x_pitch = 18, .from_pitch = 6, .w_pitch = 18, .mask_pitch = 6, .y_pitch = 36, .keeps = true, .bounded = false};
    vae_recurrent(&vae_gru, &steps14, (int)(end - begin), t13 + begin * 108, t8 + begin * 6, w4, b6, mask11 + begin * 6, d14 + begin * 216, scratch);
}

// private_tokens.vae:6  pool(mean)
// kernel 5, train: loop over rows of [6, 6]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    const vae_real *t15 = s->arena + 31760; // [n, 6, 6] in rows of 36
    const vae_real *mask11 = s->arena + 102960; // [n, 6, 1]
    vae_real *t18 = s->arena + 102704; // [n, 1, 6]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 6; k++) {
            t18[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                t18[i * 6 + k] += t15[i * 216 + j * 36 + k] * mask11[i * 6 + j];
            }
        }
    }
}

// What kernel 6 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   t19: [n, 1, 1]
//   mask11: [n, 6, 1]
VAE_SHARED_2(like_train_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *t19, const vae_real *mask11) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        vae_real t19_sum = 0.0f;
        VAE_SIMD_SUM(t19_sum)
        for (size_t j = 0; j < steps; j++) {
            t19_sum += mask11[i * 6 + j];
        }
        t19[i] = t19_sum;
    }
}

// private_tokens.vae:6  pool(mean)
// kernel 7, train: loop over rows of [1, 6]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t20 = s->arena + 102448; // [n, 1, 6]
    const vae_real *t18 = s->arena + 102704; // [n, 1, 6]
    const vae_real *t19 = s->arena + 106320; // [n, 1, 1]
    vae_real *d144 = s->arena + 105888; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d144_sum = 0.0f;
        VAE_SIMD_SUM(d144_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v20 = t18[i * 6 + j] / t19[i];
            t20[i * 6 + j] = v20;
            d144_sum += v20 * v20;
        }
        d144[i] = d144_sum;
    }
}

// private_tokens.vae:6  dense(5)
// private_tokens.vae:6  tanh
// private_tokens.vae:6  gradient of tanh
// kernel 8, train: product by panels over rows of [5]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h21 = s->arena + 102448; // [n, 6]
    const vae_real *w22 = s->param + 352; // [6, 5]
    vae_real *h26 = s->arena + 104400; // [n, 5]
    const vae_real *b23 = s->param + 384; // [5]
    vae_real *d114 = s->arena + 104176; // [n, 5]
    vae_real *d150 = s->arena + 105744; // [n, 1]
    vae_gemm_nn((int)(end - begin), 5, 6, h21 + begin * 6, 6, w22, 5, h26 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        vae_real d150_sum = 0.0f;
        VAE_SIMD_SUM(d150_sum)
        for (size_t j = 0; j < 5; j++) {
            const vae_real v24 = h26[i * 5 + j];
            const vae_real v26 = vae_tanh(v24 + b23[j]);
            h26[i * 5 + j] = v26;
            const vae_real v114 = v26 * v26;
            d114[i * 5 + j] = v114;
            d150_sum += v114;
        }
        d150[i] = d150_sum;
    }
}

// What kernel 9 of train and 2 others do, each with buffers of its own:
//   h26: [n, 5]
//   w27: [5, 6]
//   heads30: [n, 6]
//   b28: [6]
VAE_SHARED_2(like_train_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *h26,
    const vae_real *w27, vae_real *heads30, const vae_real *b28) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_gemm_nn((int)(end - begin), 6, 5, h26 + begin * 5, 5, w27, 6, heads30 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v29 = heads30[i * 6 + j];
            heads30[i * 6 + j] = v29 + b28[j];
        }
    }
}

// private_tokens.vae:5  sampling and KL
// kernel 10, train: loop over rows of [3]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *logvar32 = s->arena + 102195; // [n, 3] in rows of 6
    vae_real *t35 = s->arena + 105008; // [n, 3]
    const vae_real *eps33 = s->arena + 105136; // [n, 3]
    vae_real *z37 = s->arena + 104880; // [n, 3]
    const vae_real *mean31 = s->arena + 102192; // [n, 3] in rows of 6
    vae_real *t39 = s->arena + 104752; // [n, 3]
    vae_real *t45 = s->arena + 106272; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t45_sum = 0.0f;
        VAE_SIMD_SUM(t45_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v35 = vae_exp(0.5f * logvar32[i * 6 + j]);
            t35[i * 3 + j] = v35;
            z37[i * 3 + j] = mean31[i * 6 + j] + v35 * eps33[i * 3 + j];
            const vae_real v39 = vae_exp(logvar32[i * 6 + j]);
            t39[i * 3 + j] = v39;
            const vae_real v43 = mean31[i * 6 + j] * mean31[i * 6 + j] + v39 - 1.0f - logvar32[i * 6 + j];
            t45_sum += 0.5f * v43;
        }
        t45[i] = t45_sum;
    }
}

// What kernel 11 of train and 2 others do, each with buffers of its own:
//   t46: [n, 1] in rows of 6
VAE_SHARED_1(like_train_k11, const VaeState *s, int tile, vae_real *scratch, vae_real *t46) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t46[i * 6] = 1.0f;
    }
}

// What kernel 12 of train and 2 others do, each with buffers of its own:
//   t48: [n, 5] in rows of 6
//   t47: [n, 5] in rows of 6
VAE_SHARED_2(like_train_k12, const VaeState *s, int tile, vae_real *scratch, vae_real *t48,
    const vae_real *t47) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            t48[i * 6 + j] = t47[i * 6 + j];
        }
    }
}

// What kernel 13 of train and 1 other do, each with buffers of its own:
//   before49: [n, 6]
//   w50: [14, 4]
//   h51: [n, 6, 4] in rows of 7
VAE_SHARED_2(like_train_k13, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *before49, const vae_real *w50, vae_real *h51) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_lookup(end - begin, 6, 4, before49 + begin * 6, 6, w50, 4, h51 + begin * 42, 7);
}

// What kernel 14 of train and 1 other do, each with buffers of its own:
//   t52: [n, 6, 3] in rows of 7
//   z37: [n, 3]
VAE_SHARED_2(like_train_k14, const VaeState *s, int tile, vae_real *scratch, vae_real *t52,
    const vae_real *z37) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t52[i * 42 + j * 7 + k] = z37[i * 3 + k];
            }
        }
    }
}

// What kernel 15 of train and 2 others do, each with buffers of its own:
//   t58: [n, 12]
VAE_SHARED_2(like_train_k15, const VaeState *s, int tile, vae_real *scratch, vae_real *t58) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            t58[i * 12 + j] = 0.0f;
        }
    }
}

// private_tokens.vae:7  lstm(6)
// kernel 15, train: loop over rows of [12]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k15(s, tile, scratch, s->arena + 100016);
}

// What kernel 16 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   h53: [n, 6, 7]
//   w54: [7, 24]
//   t60: [n, 6, 24]
//   b56: [24]
VAE_SHARED_2(like_train_k16, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *h53, const vae_real *w54, vae_real *t60, const vae_real *b56) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nn(&ragged, 24, 7, h53 + begin * 42, 7, w54, 24, t60 + begin * 144, 24);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 24; k++) {
                const vae_real v59 = t60[i * 144 + j * 24 + k];
                t60[i * 144 + j * 24 + k] = v59 + b56[k];
            }
        }
    }
}

// private_tokens.vae:7  gradient of lstm(6)
// kernel 17, train: product by panels over rows of [6, 48]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t60 = s->arena + 46880; // [n, 6, 24]
    const vae_real *t58 = s->arena + 100016; // [n, 12]
    const vae_real *w55 = s->param + 688; // [6, 24]
    const vae_real *b57 = s->param + 864; // [24]
    const vae_real *mask11 = s->arena + 102960; // [n, 6]
    vae_real *d61 = s->arena + 0; // [n, 6, 48]
    static const VaeSteps steps61 = {6, 6, .x_pitch = 24, .from_pitch = 12, .w_pitch = 24, .mask_pitch = 6, .y_pitch = 48, .keeps = true, .bounded = false};
    vae_recurrent(&vae_lstm, &steps61, (int)(end - begin), t60 + begin * 144, t58 + begin * 12, w55, b57, mask11 + begin * 6, d61 + begin * 288, scratch);
}

// private_tokens.vae:7  dense(9)
// private_tokens.vae:7  relu
// kernel 18, train: product by panels over rows of [6, 9]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h63 = s->arena + 0; // [n, 6, 6] in rows of 48
    const vae_real *w64 = s->param + 896; // [6, 9]
    vae_real *h68 = s->arena + 84736; // [n, 6, 9]
    const vae_real *b65 = s->param + 960; // [9]
    vae_gemm_nn((int)(end - begin) * 6, 9, 6, h63 + begin * 288, 48, w64, 9, h68 + begin * 54, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v66 = h68[i * 54 + j * 9 + k];
                h68[i * 54 + j * 9 + k] = vae_max(v66 + b65[k], 0.0f);
            }
        }
    }
}

// What kernel 19 of train and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   h68: [n, 6, 9]
//   w69: [9, 14]
//   p72: [n, 6, 14]
//   b70: [14]
VAE_SHARED_2(like_train_k19, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *h68, const vae_real *w69, vae_real *p72, const vae_real *b70) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nn(&ragged, 14, 9, h68 + begin * 54, 9, w69, 14, p72 + begin * 84, 14);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 14; k++) {
                const vae_real v71 = p72[i * 84 + j * 14 + k];
                p72[i * 84 + j * 14 + k] = v71 + b70[k];
            }
        }
    }
}

// What kernel 20 of train and 1 other do, each with buffers of its own:
//   p72: [n, 6, 14]
//   x0: [n, 6]
//   t74: [n, 1]
VAE_SHARED_2(like_train_k20, const VaeState *s, int tile, vae_real *scratch, const vae_real *p72,
    const vae_real *x0, vae_real *t74) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t73 = scratch; // [end - begin, 6]
    vae_token_nll(end - begin, 6, 14, p72 + begin * 84, 14, x0 + begin * 6, 6, t73, 6);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        vae_real t74_sum = 0.0f;
        VAE_SIMD_SUM(t74_sum)
        for (size_t j = 0; j < steps; j++) {
            const vae_real v73 = t73[(i - begin) * 6 + j];
            t74_sum += v73;
        }
        t74[i] = t74_sum;
    }
}

// kernel 21, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t76 = s->arena + 106432; // [1]
    const vae_real *t74 = s->arena + 106224; // [n, 1]
    vae_real *t78 = s->arena + 106400; // [1]
    const vae_real *t45 = s->arena + 106272; // [n, 1]
    vae_real t76_sum = 0.0f;
    vae_real t78_sum = 0.0f;
    VAE_SIMD_SUM(t76_sum, t78_sum)
    for (size_t i = 0; i < rows; i++) {
        t76_sum += t74[i];
        t78_sum += t45[i];
    }
    t76[0] = t76_sum;
    t78[0] = t78_sum;
}

// kernel 22, train: loop over [1]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t77 = s->arena + 106416; // [1]
    const vae_real *t76 = s->arena + 106432; // [1]
    vae_real *t79 = s->arena + 106384; // [1]
    const vae_real *t78 = s->arena + 106400; // [1]
    vae_real *t82 = s->arena + 106368; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v77 = t76[0] * inv_n;
    t77[0] = v77;
    const vae_real v79 = t78[0] * inv_n;
    t79[0] = v79;
    t82[0] = v77 + beta * v79;
}

// kernel 23, train: loop over rows of [6]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    vae_real *d84 = s->arena + 101680; // [n, 6]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        VAE_SIMD
        for (size_t j = 0; j < steps; j++) {
            d84[i * 6 + j] = inv_n;
        }
    }
}

// kernel 24, train: product by panels over rows of [6, 14]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *p72 = s->arena + 73632; // [n, 6, 14]
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    const vae_real *d84 = s->arena + 101680; // [n, 6]
    vae_real *d85 = s->arena + 70096; // [n, 6, 14]
    vae_token_nll_back(end - begin, 6, 14, p72 + begin * 84, 14, x0 + begin * 6, 6, d84 + begin * 6, 6, d85 + begin * 84, 14);
}

// private_tokens.vae:8  gradient of dense(14)
// kernel 25, train: loop over rows of [6, 14]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    vae_real *d86 = s->arena + 99424; // [n, 1, 14]
    const vae_real *d85 = s->arena + 70096; // [n, 6, 14]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 14; k++) {
            d86[i * 14 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 14; k++) {
                d86[i * 14 + k] += d85[i * 84 + j * 14 + k];
            }
        }
    }
}

// private_tokens.vae:7  gradient of dense(14)
// private_tokens.vae:7  gradient of relu
// kernel 26, train: product by panels over rows of [6, 9]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d85 = s->arena + 70096; // [n, 6, 14]
    const vae_real *w69 = s->param + 976; // [9, 14]
    vae_real *d88 = s->arena + 82464; // [n, 6, 9]
    const vae_real *h68 = s->arena + 84736; // [n, 6, 9]
    vae_gemm_nt((int)(end - begin) * 6, 9, 14, d85 + begin * 84, 14, w69, 14, d88 + begin * 54, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 54; j++) {
            const vae_real v87 = d88[i * 54 + j];
            d88[i * 54 + j] = vae_where(h68[i * 54 + j], v87, 0.0f);
        }
    }
}

// private_tokens.vae:7  gradient of dense(9)
// kernel 27, train: loop over rows of [6, 9]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    vae_real *d89 = s->arena + 100528; // [n, 1, 9]
    const vae_real *d88 = s->arena + 82464; // [n, 6, 9]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 9; k++) {
            d89[i * 9 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                d89[i * 9 + k] += d88[i * 54 + j * 9 + k];
            }
        }
    }
}

// private_tokens.vae:7  gradient of dense(9)
// kernel 28, train: product by panels over rows of [6, 6]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d88 = s->arena + 82464; // [n, 6, 9]
    const vae_real *w64 = s->param + 896; // [6, 9]
    vae_real *d90 = s->arena + 77168; // [n, 6, 6] in rows of 12
    vae_gemm_nt((int)(end - begin) * 6, 6, 9, d88 + begin * 54, 9, w64, 9, d90 + begin * 72, 12);
}

// kernel 29, train: loop over rows of [6, 6]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t92 = s->arena + 77174; // [n, 6, 6] in rows of 12
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                t92[i * 72 + j * 12 + k] = 0.0f;
            }
        }
    }
}

// private_tokens.vae:7  gradient of lstm(6)
// kernel 30, train: product by panels over rows of [6, 36]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d93 = s->arena + 77168; // [n, 6, 12]
    const vae_real *d61 = s->arena + 0; // [n, 6, 48]
    const vae_real *w55 = s->param + 688; // [6, 24]
    const vae_real *mask11 = s->arena + 102960; // [n, 6]
    vae_real *d94 = s->arena + 22688; // [n, 6, 36]
    static const VaeSteps steps94 = {6, 6, .x_pitch = 48, .w_pitch = 24, .mask_pitch = 6, .y_pitch = 36, .d_pitch = 12, .bounded = false};
    vae_recurrent_back(&vae_lstm, &steps94, (int)(end - begin), d93 + begin * 72, d61 + begin * 288, w55, mask11 + begin * 6, d94 + begin * 216, scratch);
}

// private_tokens.vae:7  gradient of lstm(6)
// kernel 31, train: loop over rows of [6, 24]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    vae_real *d97 = s->arena + 96880; // [n, 1, 24]
    const vae_real *d95 = s->arena + 22688; // [n, 6, 24] in rows of 36
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 24; k++) {
            d97[i * 24 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 24; k++) {
                d97[i * 24 + k] += d95[i * 216 + j * 36 + k];
            }
        }
    }
}

// private_tokens.vae:7  gradient of lstm(6)
// kernel 32, train: product by panels over rows of [6, 7]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d95 = s->arena + 22688; // [n, 6, 24] in rows of 36
    const vae_real *w54 = s->param + 512; // [7, 24]
    vae_real *d98 = s->arena + 87008; // [n, 6, 7]
    vae_gemm_nt((int)(end - begin) * 6, 7, 24, d95 + begin * 216, 36, w54, 24, d98 + begin * 42, 7);
}

// private_tokens.vae:7  gradient of concat(z)
// kernel 33, train: loop over rows of [6, 3]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    vae_real *d101 = s->arena + 104624; // [n, 1, 3]
    const vae_real *d100 = s->arena + 87012; // [n, 6, 3] in rows of 7
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 3; k++) {
            d101[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d101[i * 3 + k] += d100[i * 42 + j * 7 + k];
            }
        }
    }
}

// private_tokens.vae:5  gradient of sampling and KL
// kernel 34, train: loop over rows of [3]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t39 = s->arena + 104752; // [n, 3]
    const vae_real *mean31 = s->arena + 102192; // [n, 3] in rows of 6
    vae_real *d107 = s->arena + 101424; // [n, 3] in rows of 6
    const vae_real *d101 = s->arena + 104624; // [n, 3]
    const vae_real *eps33 = s->arena + 105136; // [n, 3]
    const vae_real *t35 = s->arena + 105008; // [n, 3]
    vae_real *d111 = s->arena + 101427; // [n, 3] in rows of 6
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c83 = beta * inv_n;
    const vae_real c103 = 0.5f * c83;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d107[i * 6 + j] = c83 * mean31[i * 6 + j] + d101[i * 3 + j];
            const vae_real v110 = 0.5f * (d101[i * 3 + j] * eps33[i * 3 + j] * t35[i * 3 + j]);
            d111[i * 6 + j] = c103 * t39[i * 3 + j] - c103 + v110;
        }
    }
}

// private_tokens.vae:5  gradient of posterior heads (added by the compiler)
// private_tokens.vae:6  gradient of tanh
// kernel 35, train: product by panels over rows of [5]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d112 = s->arena + 101424; // [n, 6]
    const vae_real *w27 = s->param + 400; // [5, 6]
    vae_real *d116 = s->arena + 103952; // [n, 5]
    const vae_real *d114 = s->arena + 104176; // [n, 5]
    vae_real *d142 = s->arena + 105936; // [n, 1]
    vae_gemm_nt((int)(end - begin), 5, 6, d112 + begin * 6, 6, w27, 6, d116 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        vae_real d142_sum = 0.0f;
        VAE_SIMD_SUM(d142_sum)
        for (size_t j = 0; j < 5; j++) {
            const vae_real v113 = d116[i * 5 + j];
            const vae_real v116 = v113 * (1.0f - d114[i * 5 + j]);
            d116[i * 5 + j] = v116;
            d142_sum += v116 * v116;
        }
        d142[i] = d142_sum;
    }
}

// private_tokens.vae:6  gradient of dense(5)
// private_tokens.vae:6  gradient of pool(mean)
// kernel 36, train: product by panels over rows of [6]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d116 = s->arena + 103952; // [n, 5]
    const vae_real *w22 = s->param + 352; // [6, 5]
    vae_real *d119 = s->arena + 101168; // [n, 1, 6]
    const vae_real *t19 = s->arena + 106320; // [n, 1, 1]
    vae_gemm_nt((int)(end - begin), 6, 5, d116 + begin * 5, 5, w22, 5, d119 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v117 = d119[i * 6 + j];
            d119[i * 6 + j] = v117 / t19[i];
        }
    }
}

// private_tokens.vae:6  gradient of pool(mean)
// kernel 37, train: loop over rows of [6, 6]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d120 = s->arena + 90560; // [n, 6, 6]
    const vae_real *d119 = s->arena + 101168; // [n, 1, 6]
    const vae_real *mask11 = s->arena + 102960; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                d120[i * 36 + j * 6 + k] = d119[i * 6 + k] * mask11[i * 6 + j];
            }
        }
    }
}

// private_tokens.vae:6  gradient of gru(6)
// kernel 38, train: product by panels over rows of [6, 42]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d120 = s->arena + 90560; // [n, 6, 6]
    const vae_real *d14 = s->arena + 31760; // [n, 6, 36]
    const vae_real *w4 = s->param + 176; // [6, 18]
    const vae_real *mask11 = s->arena + 102960; // [n, 6]
    vae_real *d121 = s->arena + 12096; // [n, 6, 42]
    static const VaeSteps steps121 = {6, 6, .x_pitch = 36, .w_pitch = 18, .mask_pitch = 6, .y_pitch = 42, .d_pitch = 6, .bounded = false};
    vae_recurrent_back(&vae_gru, &steps121, (int)(end - begin), d120 + begin * 36, d14 + begin * 216, w4, mask11 + begin * 6, d121 + begin * 252, scratch);
}

// private_tokens.vae:6  gradient of gru(6)
// kernel 39, train: loop over rows of [6, 18]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    vae_real *d125 = s->arena + 98656; // [n, 1, 18]
    const vae_real *d123 = s->arena + 12114; // [n, 6, 18] in rows of 42
    vae_real *d126 = s->arena + 97888; // [n, 1, 18]
    const vae_real *d122 = s->arena + 12096; // [n, 6, 18] in rows of 42
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 18; k++) {
            d125[i * 18 + k] = 0.0f;
        }
        for (size_t k = 0; k < 18; k++) {
            d126[i * 18 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 18; k++) {
                d125[i * 18 + k] += d123[i * 252 + j * 42 + k];
                d126[i * 18 + k] += d122[i * 252 + j * 42 + k];
            }
        }
    }
}

// private_tokens.vae:6  gradient of gru(6)
// kernel 40, train: product by panels over rows of [6, 5]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d122 = s->arena + 12096; // [n, 6, 18] in rows of 42
    const vae_real *w3 = s->param + 80; // [5, 18]
    vae_real *d127 = s->arena + 93344; // [n, 6, 5]
    vae_gemm_nt((int)(end - begin) * 6, 5, 18, d122 + begin * 252, 42, w3, 18, d127 + begin * 30, 5);
}

// private_tokens.vae:6  gradient of embed(5)
// kernel 41, train: product by panels over rows of [1]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    const vae_real *d127 = s->arena + 93344; // [n, 6, 5]
    vae_real *d128 = s->arena + 106176; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        const VaeFactors f[] = {
            {x0 + i * 6, d127 + i * 30, 6, 6, 5},
        };
        (d128 + begin * 1)[(i - begin) * 1] = vae_lookup_norm(1, f, 5);
    }
}

// private_tokens.vae:6  gradient of gru(6)
// kernel 42, train: product by panels over rows of [1]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h2 = s->arena + 94608; // [n, 6, 5]
    const vae_real *d122 = s->arena + 12096; // [n, 6, 18] in rows of 42
    vae_real *d130 = s->arena + 106128; // [n, 1]
    const vae_real *d128 = s->arena + 106176; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        const VaeFactors f[] = {
            {h2 + i * 30, d122 + i * 252, 6, 5, 42},
        };
        (d130 + begin * 1)[(i - begin) * 1] = vae_gram_norm(1, f, 5, 18, scratch);
    }
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v129 = d130[i];
        d130[i] = d128[i] + v129;
    }
}

// private_tokens.vae:6  gradient of gru(6)
// kernel 43, train: product by panels over rows of [1]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d124 = s->arena + 31766; // [n, 6, 6] in rows of 36
    const vae_real *d123 = s->arena + 12114; // [n, 6, 18] in rows of 42
    vae_real *d132 = s->arena + 106080; // [n, 1]
    const vae_real *d130 = s->arena + 106128; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        const VaeFactors f[] = {
            {d124 + i * 216, d123 + i * 252, 6, 36, 42},
        };
        (d132 + begin * 1)[(i - begin) * 1] = vae_gram_norm(1, f, 6, 18, scratch);
    }
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v131 = d132[i];
        d132[i] = d130[i] + v131;
    }
}

// What kernel 44 of train and 1 other do, each with buffers of its own:
//   d126: [n, 18]
//   d135: [n, 1]
VAE_SHARED_2(like_train_k44, const VaeState *s, int tile, vae_real *scratch, const vae_real *d126,
    vae_real *d135) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        vae_real d135_sum = 0.0f;
        VAE_SIMD_SUM(d135_sum)
        for (size_t j = 0; j < 18; j++) {
            d135_sum += d126[i * 18 + j] * d126[i * 18 + j];
        }
        d135[i] = d135_sum;
    }
}

// kernel 46, train: loop over rows of [1]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d132 = s->arena + 106080; // [n, 1]
    const vae_real *d135 = s->arena + 106032; // [n, 1]
    const vae_real *d139 = s->arena + 105984; // [n, 1]
    const vae_real *d144 = s->arena + 105888; // [n, 1]
    const vae_real *d142 = s->arena + 105936; // [n, 1]
    vae_real *d147 = s->arena + 105840; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d147[i] = d132[i] + d135[i] + d139[i] + d144[i] * d142[i] + d142[i];
    }
}

// kernel 47, train: loop over rows of [6]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d112 = s->arena + 101424; // [n, 6]
    vae_real *d149 = s->arena + 105792; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d149_sum = 0.0f;
        VAE_SIMD_SUM(d149_sum)
        for (size_t j = 0; j < 6; j++) {
            d149_sum += d112[i * 6 + j] * d112[i * 6 + j];
        }
        d149[i] = d149_sum;
    }
}

// kernel 48, train: loop over rows of [1]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d150 = s->arena + 105744; // [n, 1]
    const vae_real *d149 = s->arena + 105792; // [n, 1]
    const vae_real *d147 = s->arena + 105840; // [n, 1]
    vae_real *d153 = s->arena + 105696; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d153[i] = d147[i] + d150[i] * d149[i] + d149[i];
    }
}

// private_tokens.vae:7  gradient of embed(4)
// kernel 49, train: product by panels over rows of [1]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *before49 = s->arena + 101936; // [n, 6]
    const vae_real *d99 = s->arena + 87008; // [n, 6, 4] in rows of 7
    vae_real *d155 = s->arena + 105648; // [n, 1]
    const vae_real *d153 = s->arena + 105696; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        const VaeFactors f[] = {
            {before49 + i * 6, d99 + i * 42, 6, 6, 7},
        };
        (d155 + begin * 1)[(i - begin) * 1] = vae_lookup_norm(1, f, 4);
    }
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v154 = d155[i];
        d155[i] = d153[i] + v154;
    }
}

// private_tokens.vae:7  gradient of lstm(6)
// kernel 50, train: product by panels over rows of [1]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h53 = s->arena + 88784; // [n, 6, 7]
    const vae_real *d95 = s->arena + 22688; // [n, 6, 24] in rows of 36
    vae_real *d157 = s->arena + 105600; // [n, 1]
    const vae_real *d155 = s->arena + 105648; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        const VaeFactors f[] = {
            {h53 + i * 42, d95 + i * 216, 6, 7, 36},
        };
        (d157 + begin * 1)[(i - begin) * 1] = vae_gram_norm(1, f, 7, 24, scratch);
    }
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v156 = d157[i];
        d157[i] = d155[i] + v156;
    }
}

// private_tokens.vae:7  gradient of lstm(6)
// kernel 51, train: product by panels over rows of [1]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d96 = s->arena + 12; // [n, 6, 6] in rows of 48
    const vae_real *d95 = s->arena + 22688; // [n, 6, 24] in rows of 36
    vae_real *d159 = s->arena + 105552; // [n, 1]
    const vae_real *d157 = s->arena + 105600; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        const VaeFactors f[] = {
            {d96 + i * 288, d95 + i * 216, 6, 48, 36},
        };
        (d159 + begin * 1)[(i - begin) * 1] = vae_gram_norm(1, f, 6, 24, scratch);
    }
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v158 = d159[i];
        d159[i] = d157[i] + v158;
    }
}

// kernel 52, train: loop over rows of [24]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d97 = s->arena + 96880; // [n, 24]
    vae_real *d162 = s->arena + 105504; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d162_sum = 0.0f;
        VAE_SIMD_SUM(d162_sum)
        for (size_t j = 0; j < 24; j++) {
            d162_sum += d97[i * 24 + j] * d97[i * 24 + j];
        }
        d162[i] = d162_sum;
    }
}

// private_tokens.vae:7  gradient of dense(9)
// kernel 53, train: product by panels over rows of [1]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h63 = s->arena + 0; // [n, 6, 6] in rows of 48
    const vae_real *d88 = s->arena + 82464; // [n, 6, 9]
    vae_real *d166 = s->arena + 105456; // [n, 1]
    const vae_real *d159 = s->arena + 105552; // [n, 1]
    const vae_real *d162 = s->arena + 105504; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        const VaeFactors f[] = {
            {h63 + i * 288, d88 + i * 54, 6, 48, 9},
        };
        (d166 + begin * 1)[(i - begin) * 1] = vae_gram_norm(1, f, 6, 9, scratch);
    }
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v165 = d166[i];
        d166[i] = d159[i] + d162[i] + d162[i] + v165;
    }
}

// kernel 54, train: loop over rows of [9]
VAE_KERNEL void train_k54(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d89 = s->arena + 100528; // [n, 9]
    vae_real *d169 = s->arena + 105408; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d169_sum = 0.0f;
        VAE_SIMD_SUM(d169_sum)
        for (size_t j = 0; j < 9; j++) {
            d169_sum += d89[i * 9 + j] * d89[i * 9 + j];
        }
        d169[i] = d169_sum;
    }
}

// private_tokens.vae:7  gradient of dense(14)
// kernel 55, train: product by panels over rows of [1]
VAE_KERNEL void train_k55(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h68 = s->arena + 84736; // [n, 6, 9]
    const vae_real *d85 = s->arena + 70096; // [n, 6, 14]
    vae_real *d172 = s->arena + 105360; // [n, 1]
    const vae_real *d166 = s->arena + 105456; // [n, 1]
    const vae_real *d169 = s->arena + 105408; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        const VaeFactors f[] = {
            {h68 + i * 54, d85 + i * 84, 6, 9, 14},
        };
        (d172 + begin * 1)[(i - begin) * 1] = vae_gram_norm(1, f, 9, 14, scratch);
    }
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v171 = d172[i];
        d172[i] = d166[i] + d169[i] + v171;
    }
}

// kernel 56, train: loop over rows of [14]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d86 = s->arena + 99424; // [n, 14]
    vae_real *d175 = s->arena + 105312; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d175_sum = 0.0f;
        VAE_SIMD_SUM(d175_sum)
        for (size_t j = 0; j < 14; j++) {
            d175_sum += d86[i * 14 + j] * d86[i * 14 + j];
        }
        d175[i] = d175_sum;
    }
}

// kernel 57, train: loop over rows of [1]
VAE_KERNEL void train_k57(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d172 = s->arena + 105360; // [n, 1]
    const vae_real *d175 = s->arena + 105312; // [n, 1]
    vae_real *d181 = s->arena + 105264; // [n, 1]
    const vae_real clip = s->scalar[VAE_CLIP];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c178 = clip * inv_n;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d181[i] = c178 / vae_max(vae_sqrt(d172[i] + d175[i]), c178);
    }
}

// kernel 58, train: loop over rows of [6, 5]
VAE_KERNEL void train_k58(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    vae_real *d183 = s->arena + 92080; // [n, 6, 5]
    const vae_real *d127 = s->arena + 93344; // [n, 6, 5]
    const vae_real *d181 = s->arena + 105264; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        VAE_SIMD
        for (size_t j = 0; j < steps * 5; j++) {
            d183[i * 30 + j] = d127[i * 30 + j] * d181[i];
        }
    }
}

// private_tokens.vae:6  gradient of embed(5)
// kernel 59, train: weight gradient over [14, 5]
VAE_KERNEL void train_k59(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    const vae_real *d183 = s->arena + 92080; // [n, 6, 5]
    vae_real *d_param184 = s->grad + 0; // [14, 5]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_lookup_w((size_t)s->n * 1, 6, 5, x0, 6, &ragged, d183, 5, d_param184, 0, 14);
}

// kernel 60, train: loop over rows of [6, 18]
VAE_KERNEL void train_k60(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    vae_real *d185 = s->arena + 57472; // [n, 6, 18]
    const vae_real *d122 = s->arena + 12096; // [n, 6, 18] in rows of 42
    const vae_real *d181 = s->arena + 105264; // [n, 1, 1]
    vae_real *d187 = s->arena + 52928; // [n, 6, 18]
    const vae_real *d123 = s->arena + 12114; // [n, 6, 18] in rows of 42
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 18; k++) {
                d185[i * 108 + j * 18 + k] = d122[i * 252 + j * 42 + k] * d181[i];
                d187[i * 108 + j * 18 + k] = d123[i * 252 + j * 42 + k] * d181[i];
            }
        }
    }
}

// private_tokens.vae:6  gradient of gru(6)
// kernel 61, train: weight gradient over [5, 18]
VAE_KERNEL void train_k61(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    const vae_real *h2 = s->arena + 94608; // [n, 6, 5]
    const vae_real *d185 = s->arena + 57472; // [n, 6, 18]
    vae_real *d_param186 = s->grad + 80; // [5, 18]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 5, 18, h2, 5, d185, 18, d_param186, 18);
}

// private_tokens.vae:6  gradient of gru(6)
// kernel 62, train: weight gradient over [6, 18]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    const vae_real *d124 = s->arena + 31766; // [n, 6, 6] in rows of 36
    const vae_real *d187 = s->arena + 52928; // [n, 6, 18]
    vae_real *d_param188 = s->grad + 176; // [6, 18]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 6, 18, d124, 36, d187, 18, d_param188, 18);
}

// private_tokens.vae:6  gradient of gru(6)
// kernel 63, train: sum over the batch over rows of [1, 18]
VAE_KERNEL void train_k63(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *d126 = s->arena + 97888; // [n, 1, 18]
    const vae_real *d181 = s->arena + 105264; // [n, 1, 1]
    vae_real *d_param190 = s->grad + 288; // [1, 18]
    const vae_real *d125 = s->arena + 98656; // [n, 1, 18]
    vae_real *d_param193 = s->grad + 320; // [1, 18]
    for (size_t j = 0; j < 18; j++) {
        d_param190[j] = 0.0f;
    }
    for (size_t j = 0; j < 18; j++) {
        d_param193[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 18; j++) {
            d_param190[j] += d126[i * 18 + j] * d181[i];
            d_param193[j] += d125[i * 18 + j] * d181[i];
        }
    }
}

// kernel 64, train: loop over rows of [5]
VAE_KERNEL void train_k64(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d195 = s->arena + 103728; // [n, 5]
    const vae_real *d116 = s->arena + 103952; // [n, 5]
    const vae_real *d181 = s->arena + 105264; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            d195[i * 5 + j] = d116[i * 5 + j] * d181[i];
        }
    }
}

// private_tokens.vae:6  gradient of dense(5)
// kernel 65, train: weight gradient over [6, 5]
VAE_KERNEL void train_k65(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h21 = s->arena + 102448; // [n, 6]
    const vae_real *d195 = s->arena + 103728; // [n, 5]
    vae_real *d_param196 = s->grad + 352; // [6, 5]
    if (tile == 1) {
        vae_real *d_param197 = s->grad + 384; // [5]
        vae_column_sums(s->n, 5, d195, 5, d_param197);
        return;
    }
    vae_gemm_tn(6, 5, s->n, h21, 6, d195, 5, d_param196, 5);
}

// kernel 66, train: loop over rows of [6]
VAE_KERNEL void train_k66(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d198 = s->arena + 100912; // [n, 6]
    const vae_real *d112 = s->arena + 101424; // [n, 6]
    const vae_real *d181 = s->arena + 105264; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d198[i * 6 + j] = d112[i * 6 + j] * d181[i];
        }
    }
}

// private_tokens.vae:5  gradient of posterior heads (added by the compiler)
// kernel 67, train: weight gradient over [5, 6]
VAE_KERNEL void train_k67(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h26 = s->arena + 104400; // [n, 5]
    const vae_real *d198 = s->arena + 100912; // [n, 6]
    vae_real *d_param199 = s->grad + 400; // [5, 6]
    if (tile == 1) {
        vae_real *d_param200 = s->grad + 432; // [6]
        vae_column_sums(s->n, 6, d198, 6, d_param200);
        return;
    }
    vae_gemm_tn(5, 6, s->n, h26, 5, d198, 6, d_param199, 6);
}

// kernel 68, train: loop over rows of [6, 4]
VAE_KERNEL void train_k68(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    vae_real *d201 = s->arena + 95872; // [n, 6, 4]
    const vae_real *d99 = s->arena + 87008; // [n, 6, 4] in rows of 7
    const vae_real *d181 = s->arena + 105264; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d201[i * 24 + j * 4 + k] = d99[i * 42 + j * 7 + k] * d181[i];
            }
        }
    }
}

// private_tokens.vae:7  gradient of embed(4)
// kernel 69, train: weight gradient over [14, 4]
VAE_KERNEL void train_k69(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    const vae_real *before49 = s->arena + 101936; // [n, 6]
    const vae_real *d201 = s->arena + 95872; // [n, 6, 4]
    vae_real *d_param202 = s->grad + 448; // [14, 4]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_lookup_w((size_t)s->n * 1, 6, 4, before49, 6, &ragged, d201, 4, d_param202, 0, 14);
}

// kernel 70, train: loop over rows of [6, 24]
VAE_KERNEL void train_k70(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    vae_real *d203 = s->arena + 40832; // [n, 6, 24]
    const vae_real *d95 = s->arena + 22688; // [n, 6, 24] in rows of 36
    const vae_real *d181 = s->arena + 105264; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 24; k++) {
                d203[i * 144 + j * 24 + k] = d95[i * 216 + j * 36 + k] * d181[i];
            }
        }
    }
}

// private_tokens.vae:7  gradient of lstm(6)
// kernel 71, train: weight gradient over [7, 24]
VAE_KERNEL void train_k71(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    const vae_real *h53 = s->arena + 88784; // [n, 6, 7]
    const vae_real *d203 = s->arena + 40832; // [n, 6, 24]
    vae_real *d_param204 = s->grad + 512; // [7, 24]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 7, 24, h53, 7, d203, 24, d_param204, 24);
}

// private_tokens.vae:7  gradient of lstm(6)
// kernel 72, train: weight gradient over [6, 24]
VAE_KERNEL void train_k72(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    const vae_real *d96 = s->arena + 12; // [n, 6, 6] in rows of 48
    const vae_real *d203 = s->arena + 40832; // [n, 6, 24]
    vae_real *d_param205 = s->grad + 688; // [6, 24]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 6, 24, d96, 48, d203, 24, d_param205, 24);
}

// private_tokens.vae:7  gradient of lstm(6)
// kernel 73, train: sum over the batch over rows of [1, 24]
VAE_KERNEL void train_k73(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *d97 = s->arena + 96880; // [n, 1, 24]
    const vae_real *d181 = s->arena + 105264; // [n, 1, 1]
    vae_real *d_param207 = s->grad + 832; // [1, 24]
    for (size_t j = 0; j < 24; j++) {
        d_param207[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 24; j++) {
            d_param207[j] += d97[i * 24 + j] * d181[i];
        }
    }
}

// kernel 74, train: loop over rows of [6, 9]
VAE_KERNEL void train_k74(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    vae_real *d209 = s->arena + 80192; // [n, 6, 9]
    const vae_real *d88 = s->arena + 82464; // [n, 6, 9]
    const vae_real *d181 = s->arena + 105264; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        VAE_SIMD
        for (size_t j = 0; j < steps * 9; j++) {
            d209[i * 54 + j] = d88[i * 54 + j] * d181[i];
        }
    }
}

// private_tokens.vae:7  gradient of dense(9)
// kernel 75, train: weight gradient over [6, 9]
VAE_KERNEL void train_k75(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    const vae_real *h63 = s->arena + 0; // [n, 6, 6] in rows of 48
    const vae_real *d209 = s->arena + 80192; // [n, 6, 9]
    vae_real *d_param210 = s->grad + 896; // [6, 9]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 6, 9, h63, 48, d209, 9, d_param210, 9);
}

// private_tokens.vae:7  gradient of dense(9)
// kernel 76, train: sum over the batch over rows of [1, 9]
VAE_KERNEL void train_k76(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *d89 = s->arena + 100528; // [n, 1, 9]
    const vae_real *d181 = s->arena + 105264; // [n, 1, 1]
    vae_real *d_param212 = s->grad + 960; // [1, 9]
    for (size_t j = 0; j < 9; j++) {
        d_param212[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            d_param212[j] += d89[i * 9 + j] * d181[i];
        }
    }
}

// kernel 77, train: loop over rows of [6, 14]
VAE_KERNEL void train_k77(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    vae_real *d214 = s->arena + 66560; // [n, 6, 14]
    const vae_real *d85 = s->arena + 70096; // [n, 6, 14]
    const vae_real *d181 = s->arena + 105264; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        VAE_SIMD
        for (size_t j = 0; j < steps * 14; j++) {
            d214[i * 84 + j] = d85[i * 84 + j] * d181[i];
        }
    }
}

// private_tokens.vae:7  gradient of dense(14)
// kernel 78, train: weight gradient over [9, 14]
VAE_KERNEL void train_k78(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x0 = s->arena + 103472; // [n, 6]
    const vae_real *h68 = s->arena + 84736; // [n, 6, 9]
    const vae_real *d214 = s->arena + 66560; // [n, 6, 14]
    vae_real *d_param215 = s->grad + 976; // [9, 14]
    const VaeRagged ragged = {x0, (size_t)s->n * 1, 1, 6};
    vae_ragged_tn(&ragged, 9, 14, h68, 9, d214, 14, d_param215, 14);
}

// private_tokens.vae:8  gradient of dense(14)
// kernel 79, train: sum over the batch over rows of [1, 14]
VAE_KERNEL void train_k79(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *d86 = s->arena + 99424; // [n, 1, 14]
    const vae_real *d181 = s->arena + 105264; // [n, 1, 1]
    vae_real *d_param217 = s->grad + 1104; // [1, 14]
    for (size_t j = 0; j < 14; j++) {
        d_param217[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 14; j++) {
            d_param217[j] += d86[i * 14 + j] * d181[i];
        }
    }
}

// private_tokens.vae:7  gradient of lstm(6)
// kernel 80, train: loop over [24]
VAE_KERNEL void train_k80(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d_param219 = s->grad + 864; // [24]
    const vae_real *d_param207 = s->grad + 832; // [24]
    VAE_SIMD
    for (size_t j = 0; j < 24; j++) {
        d_param219[j] = d_param207[j];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    train_k0(s, tile, scratch);
    // private_tokens.vae:6  gru(6)
    // kernel 3, train: product by panels over rows of [6, 18]
    like_train_k3(s, tile, scratch, s->arena + 103472, s->arena + 94608, s->param + 80,
        s->arena + 62016, s->param + 288);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {94608, 30}, // h2
    {103472, 6}, // x0
};
static const VaeShown train_u0_shown = {2, train_u0_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 11, train: loop over rows of [1]
    like_train_k11(s, tile, scratch, s->arena + 101936);
    // kernel 12, train: loop over rows of [5]
    like_train_k12(s, tile, scratch, s->arena + 101937, s->arena + 103472);
    // private_tokens.vae:7  embed(4)
    // kernel 13, train: product by panels over rows of [6, 4]
    like_train_k13(s, tile, scratch, s->arena + 101936, s->param + 448, s->arena + 88784);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u4_rows[] = {
    {88784, 42}, // h51
    {101936, 6}, // t46
};
static const VaeShown train_u4_shown = {2, train_u4_rows};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    // private_tokens.vae:4  gru(6)
    // kernel 2, train: loop over rows of [6]
    like_train_k2(s, tile, scratch, s->arena + 103472, s->arena + 102960);
    // private_tokens.vae:6  pool(mean)
    // kernel 6, train: loop over rows of [6, 1]
    like_train_k6(s, tile, scratch, s->arena + 103472, s->arena + 106320, s->arena + 102960);
}

static const VaeShown train_u2_shown = {0, NULL};

static const VaeShown train_k15_shown = {0, NULL};

static const VaeShown train_k1_shown = {0, NULL};

static const VaeShown train_k23_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
    // private_tokens.vae:5  posterior heads (added by the compiler)
    // kernel 9, train: product by panels over rows of [6]
    like_train_k9(s, tile, scratch, s->arena + 104400, s->param + 400, s->arena + 102192,
        s->param + 432);
    train_k10(s, tile, scratch);
    // private_tokens.vae:7  concat(z)
    // kernel 14, train: loop over rows of [6, 3]
    like_train_k14(s, tile, scratch, s->arena + 88788, s->arena + 104880);
    // private_tokens.vae:7  lstm(6)
    // kernel 16, train: product by panels over rows of [6, 24]
    like_train_k16(s, tile, scratch, s->arena + 103472, s->arena + 88784, s->param + 512,
        s->arena + 46880, s->param + 832);
    train_k17(s, tile, scratch);
    train_k18(s, tile, scratch);
    // private_tokens.vae:7  dense(14)
    // kernel 19, train: product by panels over rows of [6, 14]
    like_train_k19(s, tile, scratch, s->arena + 103472, s->arena + 84736, s->param + 976,
        s->arena + 73632, s->param + 1104);
    // kernel 20, train: product by panels over rows of [6]
    like_train_k20(s, tile, scratch, s->arena + 73632, s->arena + 103472, s->arena + 106224);
    train_k24(s, tile, scratch);
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
    train_k36(s, tile, scratch);
    train_k37(s, tile, scratch);
    train_k38(s, tile, scratch);
    train_k39(s, tile, scratch);
    train_k40(s, tile, scratch);
    train_k41(s, tile, scratch);
    train_k42(s, tile, scratch);
    train_k43(s, tile, scratch);
    // kernel 44, train: loop over rows of [18]
    like_train_k44(s, tile, scratch, s->arena + 97888, s->arena + 106032);
    // kernel 45, train: loop over rows of [18]
    like_train_k44(s, tile, scratch, s->arena + 98656, s->arena + 105984);
    train_k46(s, tile, scratch);
    train_k47(s, tile, scratch);
    train_k48(s, tile, scratch);
    train_k49(s, tile, scratch);
    train_k50(s, tile, scratch);
    train_k51(s, tile, scratch);
    train_k52(s, tile, scratch);
    train_k53(s, tile, scratch);
    train_k54(s, tile, scratch);
    train_k55(s, tile, scratch);
    train_k56(s, tile, scratch);
    train_k57(s, tile, scratch);
    train_k58(s, tile, scratch);
    train_k60(s, tile, scratch);
    train_k64(s, tile, scratch);
    train_k66(s, tile, scratch);
    train_k68(s, tile, scratch);
    train_k70(s, tile, scratch);
    train_k74(s, tile, scratch);
    train_k77(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u3_rows[] = {
    {66560, 84}, // d214
    {80192, 54}, // d209
    {40832, 144}, // d203
    {95872, 24}, // d201
    {100912, 6}, // d198
    {103728, 5}, // d195
    {52928, 108}, // d187
    {57472, 108}, // d185
    {92080, 30}, // d183
    {105264, 1}, // d181
    {97888, 18}, // d126
    {98656, 18}, // d125
    {96880, 24}, // d97
    {100528, 9}, // d89
    {99424, 14}, // d86
    {106224, 1}, // t74
    {84736, 54}, // h68
    {0, 288}, // d61
    {88784, 42}, // h51
    {106272, 1}, // t45
    {104400, 5}, // h26
    {102448, 6}, // t20
    {31760, 216}, // d14
};
static const VaeShown train_u3_shown = {23, train_u3_rows};

// One thread does all of these.
VAE_KERNEL void train_u17(const VaeState *s, int tile, vae_real *scratch) {
    train_k73(s, tile, scratch);
    train_k80(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    train_k21(s, tile, scratch);
    train_k22(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {.shown = &train_u0_shown}},
        {train_u4, panels, {.shown = &train_u4_shown}},
        {train_u2, panels, {.shown = &train_u2_shown}},
        {train_k15, panels, {.shown = &train_k15_shown}},
        {train_k1, panels, {.shown = &train_k1_shown}},
        {train_k23, panels, {.shown = &train_k23_shown}}}, 6);
    vae_run(me, s, (VaeWork[]){{train_u3, panels, {.shown = &train_u3_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k71, 1, {.weights = true}},
        {train_k72, 1, {.weights = true}},
        {train_k78, 1, {.weights = true}},
        {train_k62, 1, {.weights = true}},
        {train_k61, 1, {.weights = true}},
        {train_k75, 1, {.weights = true}},
        {train_k65, 2, {.weights = true}},
        {train_k67, 2, {.weights = true}},
        {train_u17, 1, {0}},
        {train_k63, 1, {0}},
        {train_k59, 1, {.weights = true}},
        {train_k79, 1, {0}},
        {train_k69, 1, {.weights = true}},
        {train_k76, 1, {0}},
        {train_u6, 1, {0}}}, 15);
}

// What kernel 0 of eval and 1 other do, each with buffers of its own:
//   x0: [n, 6]
//   w1: [14, 5]
//   h2: [n, 6, 5]
VAE_SHARED_2(like_eval_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        vae_lookup(1, (int)steps, 5, x0 + i * 6, 6, w1, 5, h2 + i * 30, 5);
    }
}

// private_tokens.vae:6  gru(6)
// kernel 1, eval: loop over rows of [6]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 24256);
}

// What kernel 4 of eval and 1 other do, each with buffers of its own:
//   t13: [n, 6, 18]
//   t8: [n, 6]
//   w4: [6, 18]
//   b6: [18]
//   mask11: [n, 6]
//   x0: [n, 6]
//   t17: [n, 1, 6]
VAE_SHARED_2(like_eval_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *t13,
    const vae_real *t8, const vae_real *w4, const vae_real *b6, const vae_real *mask11,
    const vae_real *x0, vae_real *t17) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *h14 = scratch + 2160; // [end - begin, 6, 6]
    static const VaeSteps steps14 = {6, 6, .x_pitch = 18, .from_pitch = 6, .w_pitch = 18, .mask_pitch = 6, .y_pitch = 6, .keeps = false, .bounded = true};
    vae_recurrent(&vae_gru, &steps14, (int)(end - begin), t13 + begin * 108, t8 + begin * 6, w4, b6, mask11 + begin * 6, h14, scratch);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t k = 0; k < 6; k++) {
            t17[i * 6 + k] = 0.0f;
        }
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                const vae_real v14 = h14[(i - begin) * 36 + j * 6 + k];
                t17[i * 6 + k] += v14 * mask11[i * 6 + j];
            }
        }
    }
}

// private_tokens.vae:6  pool(mean)
// kernel 5, eval: loop over rows of [6, 1]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 24512; // [n, 6]
    vae_real *t18 = s->arena + 25616; // [n, 1, 1]
    const vae_real *mask11 = s->arena + 24000; // [n, 6, 1]
    vae_real *t84 = s->arena + 25376; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        vae_real t18_sum = 0.0f;
        vae_real t84_sum = 0.0f;
        VAE_SIMD_SUM(t18_sum, t84_sum)
        for (size_t j = 0; j < steps; j++) {
            t18_sum += mask11[i * 6 + j];
            t84_sum += mask11[i * 6 + j];
        }
        t18[i] = t18_sum;
        t84[i] = t84_sum;
    }
}

// What kernel 6 of eval and 1 other do, each with buffers of its own:
//   t19: [n, 1, 6]
//   t17: [n, 1, 6]
//   t18: [n, 1, 1]
VAE_SHARED_2(like_eval_k6, const VaeState *s, int tile, vae_real *scratch, vae_real *t19,
    const vae_real *t17, const vae_real *t18) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t19[i * 6 + j] = t17[i * 6 + j] / t18[i];
        }
    }
}

// What kernel 7 of eval and 1 other do, each with buffers of its own:
//   h20: [n, 6]
//   w21: [6, 5]
//   h25: [n, 5]
//   b22: [5]
VAE_SHARED_2(like_eval_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *h20,
    const vae_real *w21, vae_real *h25, const vae_real *b22) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_gemm_nn((int)(end - begin), 5, 6, h20 + begin * 6, 6, w21, 5, h25 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v23 = h25[i * 5 + j];
            h25[i * 5 + j] = vae_tanh(v23 + b22[j]);
        }
    }
}

// private_tokens.vae:5  sampling and KL
// kernel 9, eval: loop over rows of [3]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *logvar31 = s->arena + 23235; // [n, 3] in rows of 6
    const vae_real *eps32 = s->arena + 25248; // [n, 3]
    vae_real *z36 = s->arena + 25120; // [n, 3]
    const vae_real *mean30 = s->arena + 23232; // [n, 3] in rows of 6
    vae_real *t50 = s->arena + 24992; // [n, 3]
    vae_real *t51 = s->arena + 25568; // [n, 1]
    vae_real *t54 = s->arena + 25520; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t51_sum = 0.0f;
        vae_real t54_sum = 0.0f;
        VAE_SIMD_SUM(t51_sum, t54_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v36 = mean30[i * 6 + j] + vae_exp(0.5f * logvar31[i * 6 + j]) * eps32[i * 3 + j];
            z36[i * 3 + j] = v36;
            const vae_real v39 = eps32[i * 3 + j] * eps32[i * 3 + j] + logvar31[i * 6 + j];
            const vae_real v46 = mean30[i * 6 + j] * mean30[i * 6 + j] + vae_exp(logvar31[i * 6 + j]);
            const vae_real v50 = 0.5f * (v46 - 1.0f - logvar31[i * 6 + j]);
            t50[i * 3 + j] = v50;
            t51_sum += v50;
            const vae_real v53 = (-0.5f) * (v36 * v36 + 1.83787707f - (v39 + 1.83787707f));
            t54_sum += v53;
        }
        t51[i] = t51_sum;
        t54[i] = t54_sum;
    }
}

// private_tokens.vae:7  embed(4)
// kernel 12, eval: product by panels over rows of [6, 4]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 24512; // [n, 6]
    const vae_real *before58 = s->arena + 22976; // [n, 6]
    const vae_real *w59 = s->param + 448; // [14, 4]
    vae_real *h60 = s->arena + 19424; // [n, 6, 4] in rows of 7
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        vae_lookup(1, (int)steps, 4, before58 + i * 6, 6, w59, 4, h60 + i * 42, 7);
    }
}

// private_tokens.vae:7  concat(z)
// kernel 13, eval: loop over rows of [6, 3]
VAE_KERNEL void eval_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 24512; // [n, 6]
    vae_real *t61 = s->arena + 19428; // [n, 6, 3] in rows of 7
    const vae_real *z36 = s->arena + 25120; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t61[i * 42 + j * 7 + k] = z36[i * 3 + k];
            }
        }
    }
}

// private_tokens.vae:7  lstm(6)
// kernel 14, eval: loop over rows of [12]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k15(s, tile, scratch, s->arena + 22464);
}

// private_tokens.vae:7  lstm(6)
// kernel 16, eval: product by panels over rows of [6, 12]
VAE_KERNEL void eval_k16(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t69 = s->arena + 0; // [n, 6, 24]
    const vae_real *t67 = s->arena + 22464; // [n, 12]
    const vae_real *w64 = s->param + 688; // [6, 24]
    const vae_real *b66 = s->param + 864; // [24]
    const vae_real *mask11 = s->arena + 24000; // [n, 6]
    vae_real *t70 = s->arena + 14128; // [n, 6, 12]
    static const VaeSteps steps70 = {6, 6, .x_pitch = 24, .from_pitch = 12, .w_pitch = 24, .mask_pitch = 6, .y_pitch = 12, .keeps = false, .bounded = true};
    vae_recurrent(&vae_lstm, &steps70, (int)(end - begin), t69 + begin * 144, t67 + begin * 12, w64, b66, mask11 + begin * 6, t70 + begin * 72, scratch);
}

// private_tokens.vae:7  dense(9)
// private_tokens.vae:7  relu
// kernel 17, eval: product by panels over rows of [6, 9]
VAE_KERNEL void eval_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *x0 = s->arena + 24512; // [n, 6]
    const vae_real *h71 = s->arena + 14128; // [n, 6, 6] in rows of 12
    const vae_real *w72 = s->param + 896; // [6, 9]
    vae_real *h76 = s->arena + 17152; // [n, 6, 9]
    const vae_real *b73 = s->param + 960; // [9]
    const VaeRagged ragged = {x0 + begin * 6, end - begin, 1, 6};
    vae_ragged_nn(&ragged, 9, 6, h71 + begin * 72, 12, w72, 9, h76 + begin * 54, 9);
    for (size_t i = begin; i < end; i++) {
        const size_t steps = vae_row_steps(x0 + i * 6, 6);
        for (size_t j = 0; j < steps; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v74 = h76[i * 54 + j * 9 + k];
                h76[i * 54 + j * 9 + k] = vae_max(v74 + b73[k], 0.0f);
            }
        }
    }
}

// kernel 20, eval: loop over rows of [1]
VAE_KERNEL void eval_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t83 = s->arena + 25424; // [n, 1]
    const vae_real *t54 = s->arena + 25520; // [n, 1]
    const vae_real *t82 = s->arena + 25472; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t83[i] = t54[i] - t82[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // private_tokens.vae:6  embed(5)
    // kernel 0, eval: product by panels over rows of [6, 5]
    like_eval_k0(s, tile, scratch, s->arena + 24512, s->param + 0, s->arena + 21200);
    // private_tokens.vae:6  gru(6)
    // kernel 3, eval: product by panels over rows of [6, 18]
    like_train_k3(s, tile, scratch, s->arena + 24512, s->arena + 21200, s->param + 80,
        s->arena + 6048, s->param + 288);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u4(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 10, eval: loop over rows of [1]
    like_train_k11(s, tile, scratch, s->arena + 22976);
    // kernel 11, eval: loop over rows of [5]
    like_train_k12(s, tile, scratch, s->arena + 22977, s->arena + 24512);
    eval_k12(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // private_tokens.vae:4  gru(6)
    // kernel 2, eval: loop over rows of [6]
    like_train_k2(s, tile, scratch, s->arena + 24512, s->arena + 24000);
    eval_k5(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u3(const VaeState *s, int tile, vae_real *scratch) {
    // private_tokens.vae:6  gru(6)
    // private_tokens.vae:6  pool(mean)
    // kernel 4, eval: product by panels over rows of [6, 6]
    like_eval_k4(s, tile, scratch, s->arena + 6048, s->arena + 24256, s->param + 176,
        s->param + 320, s->arena + 24000, s->arena + 24512, s->arena + 23744);
    // private_tokens.vae:6  pool(mean)
    // kernel 6, eval: loop over rows of [1, 6]
    like_eval_k6(s, tile, scratch, s->arena + 23488, s->arena + 23744, s->arena + 25616);
    // private_tokens.vae:6  dense(5)
    // private_tokens.vae:6  tanh
    // kernel 7, eval: product by panels over rows of [5]
    like_eval_k7(s, tile, scratch, s->arena + 23488, s->param + 352, s->arena + 24768,
        s->param + 384);
    // private_tokens.vae:5  posterior heads (added by the compiler)
    // kernel 8, eval: product by panels over rows of [6]
    like_train_k9(s, tile, scratch, s->arena + 24768, s->param + 400, s->arena + 23232,
        s->param + 432);
    eval_k9(s, tile, scratch);
    eval_k13(s, tile, scratch);
    // private_tokens.vae:7  lstm(6)
    // kernel 15, eval: product by panels over rows of [6, 24]
    like_train_k16(s, tile, scratch, s->arena + 24512, s->arena + 19424, s->param + 512,
        s->arena + 0, s->param + 832);
    eval_k16(s, tile, scratch);
    eval_k17(s, tile, scratch);
    // private_tokens.vae:7  dense(14)
    // kernel 18, eval: product by panels over rows of [6, 14]
    like_train_k19(s, tile, scratch, s->arena + 24512, s->arena + 17152, s->param + 976,
        s->arena + 10592, s->param + 1104);
    // kernel 19, eval: product by panels over rows of [6]
    like_train_k20(s, tile, scratch, s->arena + 10592, s->arena + 24512, s->arena + 25472);
    eval_k20(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run(me, s, (VaeWork[]){
        {eval_u0, panels, {0}},
        {eval_u4, panels, {0}},
        {eval_u2, panels, {0}},
        {eval_k14, panels, {0}},
        {eval_k1, panels, {0}}}, 5);
    vae_run_one(me, s, eval_u3, panels);
}

// private_tokens.vae:6  gru(6)
// kernel 1, encode: loop over rows of [6]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 6832);
}

// private_tokens.vae:5  posterior heads (added by the compiler)
// kernel 9, encode: loop over rows of [3]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t32 = s->arena + 7696; // [n, 3]
    const vae_real *mean30 = s->arena + 5808; // [n, 3] in rows of 6
    vae_real *t33 = s->arena + 7568; // [n, 3]
    const vae_real *logvar31 = s->arena + 5811; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t32[i * 3 + j] = mean30[i * 6 + j];
            t33[i * 3 + j] = logvar31[i * 6 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // private_tokens.vae:6  embed(5)
    // kernel 0, encode: product by panels over rows of [6, 5]
    like_eval_k0(s, tile, scratch, s->arena + 7088, s->param + 0, s->arena + 4544);
    // private_tokens.vae:6  gru(6)
    // kernel 3, encode: product by panels over rows of [6, 18]
    like_train_k3(s, tile, scratch, s->arena + 7088, s->arena + 4544, s->param + 80, s->arena + 0,
        s->param + 288);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // private_tokens.vae:4  gru(6)
    // kernel 2, encode: loop over rows of [6]
    like_train_k2(s, tile, scratch, s->arena + 7088, s->arena + 6576);
    // private_tokens.vae:6  pool(mean)
    // kernel 5, encode: loop over rows of [6, 1]
    like_train_k6(s, tile, scratch, s->arena + 7088, s->arena + 7824, s->arena + 6576);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u3(const VaeState *s, int tile, vae_real *scratch) {
    // private_tokens.vae:6  gru(6)
    // private_tokens.vae:6  pool(mean)
    // kernel 4, encode: product by panels over rows of [6, 6]
    like_eval_k4(s, tile, scratch, s->arena + 0, s->arena + 6832, s->param + 176, s->param + 320,
        s->arena + 6576, s->arena + 7088, s->arena + 6320);
    // private_tokens.vae:6  pool(mean)
    // kernel 6, encode: loop over rows of [1, 6]
    like_eval_k6(s, tile, scratch, s->arena + 6064, s->arena + 6320, s->arena + 7824);
    // private_tokens.vae:6  dense(5)
    // private_tokens.vae:6  tanh
    // kernel 7, encode: product by panels over rows of [5]
    like_eval_k7(s, tile, scratch, s->arena + 6064, s->param + 352, s->arena + 7344, s->param + 384);
    // private_tokens.vae:5  posterior heads (added by the compiler)
    // kernel 8, encode: product by panels over rows of [6]
    like_train_k9(s, tile, scratch, s->arena + 7344, s->param + 400, s->arena + 5808,
        s->param + 432);
    encode_k9(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run(me, s, (VaeWork[]){
        {encode_u0, panels, {0}},
        {encode_u2, panels, {0}},
        {encode_k1, panels, {0}}}, 3);
    vae_run_one(me, s, encode_u3, panels);
}

// private_tokens.vae:7  lstm(6)
// kernel 4, decode: loop over rows of [12]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k15(s, tile, scratch, s->arena + 23728);
}

// private_tokens.vae:4  lstm(6)
// kernel 5, decode: loop over rows of [6]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *before6 = s->arena + 25264; // [n, 6]
    vae_real *mask25 = s->arena + 25008; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            mask25[i * 6 + j] = vae_step(before6[i * 6 + j] - 0.5f) * vae_step(vae_abs(before6[i * 6 + j] - 2.0f) - 0.5f);
        }
    }
}

// private_tokens.vae:7  lstm(6)
// kernel 6, decode: product by panels over rows of [6, 24]
VAE_KERNEL void decode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h10 = s->arena + 21952; // [n, 6, 7]
    const vae_real *w11 = s->param + 512; // [7, 24]
    vae_real *t27 = s->arena + 0; // [n, 6, 24]
    const vae_real *b13 = s->param + 832; // [24]
    vae_gemm_nn((int)(end - begin) * 6, 24, 7, h10 + begin * 42, 7, w11, 24, t27 + begin * 144, 24);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 24; k++) {
                const vae_real v26 = t27[i * 144 + j * 24 + k];
                t27[i * 144 + j * 24 + k] = v26 + b13[k];
            }
        }
    }
}

// private_tokens.vae:7  lstm(6)
// kernel 7, decode: product by panels over rows of [6, 12]
VAE_KERNEL void decode_k7(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t27 = s->arena + 0; // [n, 6, 24]
    const vae_real *t16 = s->arena + 23728; // [n, 12]
    const vae_real *w12 = s->param + 688; // [6, 24]
    const vae_real *b14 = s->param + 864; // [24]
    const vae_real *mask25 = s->arena + 25008; // [n, 6]
    vae_real *t28 = s->arena + 16656; // [n, 6, 12]
    static const VaeSteps steps28 = {6, 6, .x_pitch = 24, .from_pitch = 12, .w_pitch = 24, .mask_pitch = 6, .y_pitch = 12, .keeps = false, .bounded = false};
    vae_recurrent(&vae_lstm, &steps28, (int)(end - begin), t27 + begin * 144, t16 + begin * 12, w12, b14, mask25 + begin * 6, t28 + begin * 72, scratch);
}

// private_tokens.vae:7  dense(9)
// private_tokens.vae:7  relu
// kernel 8, decode: product by panels over rows of [6, 9]
VAE_KERNEL void decode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h29 = s->arena + 16656; // [n, 6, 6] in rows of 12
    const vae_real *w30 = s->param + 896; // [6, 9]
    vae_real *h34 = s->arena + 19680; // [n, 6, 9]
    const vae_real *b31 = s->param + 960; // [9]
    vae_gemm_nn((int)(end - begin) * 6, 9, 6, h29 + begin * 72, 12, w30, 9, h34 + begin * 54, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v32 = h34[i * 54 + j * 9 + k];
                h34[i * 54 + j * 9 + k] = vae_max(v32 + b31[k], 0.0f);
            }
        }
    }
}

// private_tokens.vae:7  dense(14)
// private_tokens.vae:8  likelihood = categorical
// kernel 9, decode: product by panels over rows of [6, 14]
VAE_KERNEL void decode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h34 = s->arena + 19680; // [n, 6, 9]
    const vae_real *w35 = s->param + 976; // [9, 14]
    vae_real *p38 = s->arena + 13120; // [n, 6, 14]
    const vae_real *b36 = s->param + 1104; // [14]
    vae_real *t39 = s->arena + 24752; // [n, 6, 1]
    vae_gemm_nn((int)(end - begin) * 6, 14, 9, h34 + begin * 54, 9, w35, 14, p38 + begin * 84, 14);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t39_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t39_sum)
            for (size_t k = 0; k < 14; k++) {
                const vae_real v37 = p38[i * 84 + j * 14 + k];
                const vae_real v38 = v37 + b36[k];
                p38[i * 84 + j * 14 + k] = v38;
                t39_sum = vae_max(t39_sum, v38);
            }
            t39[i * 6 + j] = t39_sum;
        }
    }
}

// private_tokens.vae:8  likelihood = categorical
// kernel 10, decode: loop over rows of [6, 14]
VAE_KERNEL void decode_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t40 = s->arena + 9584; // [n, 6, 14]
    const vae_real *p38 = s->arena + 13120; // [n, 6, 14]
    const vae_real *t39 = s->arena + 24752; // [n, 6, 1]
    vae_real *t42 = s->arena + 24496; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t42_sum = 0.0f;
            VAE_SIMD_SUM(t42_sum)
            for (size_t k = 0; k < 14; k++) {
                const vae_real v40 = p38[i * 84 + j * 14 + k] - t39[i * 6 + j];
                t40[i * 84 + j * 14 + k] = v40;
                t42_sum += vae_exp(v40);
            }
            t42[i * 6 + j] = t42_sum;
        }
    }
}

// private_tokens.vae:8  likelihood = categorical
// kernel 11, decode: loop over rows of [6, 1]
VAE_KERNEL void decode_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t43 = s->arena + 24240; // [n, 6, 1]
    const vae_real *t42 = s->arena + 24496; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t43[i * 6 + j] = vae_log(t42[i * 6 + j]);
        }
    }
}

// private_tokens.vae:8  likelihood = categorical
// kernel 12, decode: loop over rows of [6, 14]
VAE_KERNEL void decode_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t40 = s->arena + 9584; // [n, 6, 14]
    const vae_real *t43 = s->arena + 24240; // [n, 6, 1]
    vae_real *t45 = s->arena + 6048; // [n, 6, 14]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 14; k++) {
                t45[i * 84 + j * 14 + k] = vae_exp(t40[i * 84 + j * 14 + k] - t43[i * 6 + j]);
            }
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, decode: loop over rows of [1]
    like_train_k11(s, tile, scratch, s->arena + 25264);
    // kernel 1, decode: loop over rows of [5]
    like_train_k12(s, tile, scratch, s->arena + 25265, s->arena + 25520);
    // private_tokens.vae:7  embed(4)
    // kernel 2, decode: product by panels over rows of [6, 4]
    like_train_k13(s, tile, scratch, s->arena + 25264, s->param + 448, s->arena + 21952);
    // private_tokens.vae:7  concat(z)
    // kernel 3, decode: loop over rows of [6, 3]
    like_train_k14(s, tile, scratch, s->arena + 21956, s->arena + 25776);
    decode_k5(s, tile, scratch);
    decode_k6(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u2(const VaeState *s, int tile, vae_real *scratch) {
    decode_k7(s, tile, scratch);
    decode_k8(s, tile, scratch);
    decode_k9(s, tile, scratch);
    decode_k10(s, tile, scratch);
    decode_k11(s, tile, scratch);
    decode_k12(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k4, panels, {0}}}, 2);
    vae_run_one(me, s, decode_u2, panels);
}

// private_tokens.vae:7  embed(4)
// kernel 0, step: product by panels over rows of [1, 4]
VAE_KERNEL void step_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t2 = s->arena + 5376; // [n, 1]
    const vae_real *w3 = s->param + 448; // [14, 4]
    vae_real *h4 = s->arena + 4704; // [n, 1, 4] in rows of 7
    vae_lookup(end - begin, 1, 4, t2 + begin * 1, 1, w3, 4, h4 + begin * 7, 7);
}

// private_tokens.vae:7  concat(z)
// kernel 1, step: loop over rows of [1, 3]
VAE_KERNEL void step_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t5 = s->arena + 4708; // [n, 1, 3] in rows of 7
    const vae_real *z0 = s->arena + 5008; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t5[i * 7 + j] = z0[i * 3 + j];
        }
    }
}

// private_tokens.vae:7  lstm(6)
// private_tokens.vae:4  lstm(6)
// kernel 2, step: loop over rows of [1]
VAE_KERNEL void step_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t14 = s->arena + 5328; // [n, 1]
    const vae_real *t1 = s->arena + 5424; // [n, 1]
    vae_real *t17 = s->arena + 5280; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t14[i] = t1[i] - 0.5f;
        t17[i] = 1.0f;
    }
}

// private_tokens.vae:7  lstm(6)
// kernel 3, step: loop over rows of [12]
VAE_KERNEL void step_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *state15 = s->arena + 3296; // [n, 12]
    const vae_real *t14 = s->arena + 5328; // [n, 1]
    const vae_real *t12 = s->arena + 3808; // [n, 12]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            state15[i * 12 + j] = vae_where(t14[i], t12[i * 12 + j], 0.0f);
        }
    }
}

// private_tokens.vae:7  lstm(6)
// kernel 4, step: product by panels over rows of [1, 24]
VAE_KERNEL void step_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h6 = s->arena + 4704; // [n, 1, 7]
    const vae_real *w7 = s->param + 512; // [7, 24]
    vae_real *t19 = s->arena + 0; // [n, 1, 24]
    const vae_real *b9 = s->param + 832; // [24]
    vae_gemm_nn((int)(end - begin), 24, 7, h6 + begin * 7, 7, w7, 24, t19 + begin * 24, 24);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 24; j++) {
            const vae_real v18 = t19[i * 24 + j];
            t19[i * 24 + j] = v18 + b9[j];
        }
    }
}

// private_tokens.vae:7  lstm(6)
// kernel 5, step: product by panels over rows of [1, 12]
VAE_KERNEL void step_k5(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t19 = s->arena + 0; // [n, 1, 24]
    const vae_real *state15 = s->arena + 3296; // [n, 12]
    const vae_real *w8 = s->param + 688; // [6, 24]
    const vae_real *b10 = s->param + 864; // [24]
    const vae_real *t17 = s->arena + 5280; // [n, 1]
    vae_real *t20 = s->arena + 2784; // [n, 1, 12]
    static const VaeSteps steps20 = {1, 6, .x_pitch = 24, .from_pitch = 12, .w_pitch = 24, .mask_pitch = 1, .y_pitch = 12, .keeps = false, .bounded = false};
    vae_recurrent(&vae_lstm, &steps20, (int)(end - begin), t19 + begin * 24, state15 + begin * 12, w8, b10, t17 + begin * 1, t20 + begin * 12, scratch);
}

// private_tokens.vae:7  dense(9)
// private_tokens.vae:7  relu
// kernel 6, step: product by panels over rows of [1, 9]
VAE_KERNEL void step_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h22 = s->arena + 2784; // [n, 1, 6] in rows of 12
    const vae_real *w23 = s->param + 896; // [6, 9]
    vae_real *h27 = s->arena + 4320; // [n, 1, 9]
    const vae_real *b24 = s->param + 960; // [9]
    vae_gemm_nn((int)(end - begin), 9, 6, h22 + begin * 12, 12, w23, 9, h27 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v25 = h27[i * 9 + j];
            h27[i * 9 + j] = vae_max(v25 + b24[j], 0.0f);
        }
    }
}

// private_tokens.vae:7  dense(14)
// private_tokens.vae:8  likelihood = categorical
// kernel 7, step: product by panels over rows of [1, 14]
VAE_KERNEL void step_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h27 = s->arena + 4320; // [n, 1, 9]
    const vae_real *w28 = s->param + 976; // [9, 14]
    vae_real *h31 = s->arena + 2192; // [n, 1, 14]
    const vae_real *b29 = s->param + 1104; // [14]
    vae_real *t32 = s->arena + 5232; // [n, 1, 1]
    vae_gemm_nn((int)(end - begin), 14, 9, h27 + begin * 9, 9, w28, 14, h31 + begin * 14, 14);
    for (size_t i = begin; i < end; i++) {
        vae_real t32_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t32_sum)
        for (size_t j = 0; j < 14; j++) {
            const vae_real v30 = h31[i * 14 + j];
            const vae_real v31 = v30 + b29[j];
            h31[i * 14 + j] = v31;
            t32_sum = vae_max(t32_sum, v31);
        }
        t32[i] = t32_sum;
    }
}

// private_tokens.vae:8  likelihood = categorical
// kernel 8, step: loop over rows of [1, 14]
VAE_KERNEL void step_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t33 = s->arena + 1600; // [n, 1, 14]
    const vae_real *h31 = s->arena + 2192; // [n, 1, 14]
    const vae_real *t32 = s->arena + 5232; // [n, 1, 1]
    vae_real *t35 = s->arena + 5184; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t35_sum = 0.0f;
        VAE_SIMD_SUM(t35_sum)
        for (size_t j = 0; j < 14; j++) {
            const vae_real v33 = h31[i * 14 + j] - t32[i];
            t33[i * 14 + j] = v33;
            t35_sum += vae_exp(v33);
        }
        t35[i] = t35_sum;
    }
}

// private_tokens.vae:8  likelihood = categorical
// kernel 9, step: loop over rows of [1, 1]
VAE_KERNEL void step_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t36 = s->arena + 5136; // [n, 1, 1]
    const vae_real *t35 = s->arena + 5184; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t36[i] = vae_log(t35[i]);
    }
}

// private_tokens.vae:8  likelihood = categorical
// kernel 10, step: loop over rows of [1, 14]
VAE_KERNEL void step_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t33 = s->arena + 1600; // [n, 1, 14]
    const vae_real *t36 = s->arena + 5136; // [n, 1, 1]
    vae_real *t38 = s->arena + 1008; // [n, 1, 14]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 14; j++) {
            t38[i * 14 + j] = vae_exp(t33[i * 14 + j] - t36[i]);
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void step_u0(const VaeState *s, int tile, vae_real *scratch) {
    step_k0(s, tile, scratch);
    step_k1(s, tile, scratch);
    step_k4(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void step_u1(const VaeState *s, int tile, vae_real *scratch) {
    step_k2(s, tile, scratch);
    step_k3(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void step_u2(const VaeState *s, int tile, vae_real *scratch) {
    step_k5(s, tile, scratch);
    step_k6(s, tile, scratch);
    step_k7(s, tile, scratch);
    step_k8(s, tile, scratch);
    step_k9(s, tile, scratch);
    step_k10(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void step_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run(me, s, (VaeWork[]){
        {step_u0, panels, {0}},
        {step_u1, panels, {0}}}, 2);
    vae_run_one(me, s, step_u2, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 103472, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 105136, 3}, // [n, 3]
    {"loss", VAE_OUT_SCALAR, 0, 106368, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 106416, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 106384, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 24512, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 25248, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 25472, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 25568, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 25424, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 24992, 3}, // [n, 3]
    {"x.tokens", VAE_OUT_ROW, 0, 25376, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 7088, 6}, // [n, 6]
    {"z.mean", VAE_OUT_ROW, 0, 7696, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 7568, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"x", VAE_IN_DATA, 0, 25520, 6}, // [n, 6]
    {"z", VAE_IN_LATENT, 0, 25776, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 6048, 84}, // [n, 6, 14]
};

static const VaePort step_ports[] = {
    {"z", VAE_IN_LATENT, 0, 5008, 3}, // [n, 3]
    {"position", VAE_IN_STEP, VAE_STEP_NUMBER, 5424, 1}, // [n, 1]
    {"x.token", VAE_IN_STEP, 0, 5376, 1}, // [n, 1]
    {"state.decoder.2", VAE_IN_STEP, VAE_STEP_STATE, 3808, 12}, // [n, 12]
    {"next.decoder.2", VAE_OUT_ROW, 0, 2784, 12}, // [n, 12]
    {"x.logits", VAE_OUT_ROW, 0, 2192, 14}, // [n, 1, 14]
    {"x.mean", VAE_OUT_ROW, 0, 1008, 14}, // [n, 1, 14]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {14, 5}, {5, 1}, 0, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"encoder.1.weight_ih_l0", 2, {18, 5}, {1, 18}, 80, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"encoder.1.weight_hh_l0", 2, {18, 6}, {1, 18}, 176, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"encoder.1.bias_ih_l0", 1, {18}, {1}, 288, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.1.bias_hh_l0", 1, {18}, {1}, 320, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.3.weight", 2, {5, 6}, {1, 5}, 352, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"encoder.3.bias", 1, {5}, {1}, 384, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 5}, {1, 6}, 400, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 432, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 5}, {1, 6}, 403, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 435, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {14, 4}, {4, 1}, 448, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"decoder.2.weight_ih_l0", 2, {24, 7}, {1, 24}, 512, VAE_INIT_UNIFORM, 0.679366231f, true, true, false},
    {"decoder.2.weight_hh_l0", 2, {24, 6}, {1, 24}, 688, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"decoder.2.bias_ih_l0", 1, {24}, {1}, 832, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.bias_hh_l0", 1, {24}, {1}, 864, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.3.weight", 2, {9, 6}, {1, 9}, 896, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"decoder.3.bias", 1, {9}, {1}, 960, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.5.weight", 2, {14, 9}, {1, 14}, 976, VAE_INIT_UNIFORM, 0.51075393f, true, true, false},
    {"decoder.5.bias", 1, {14}, {1}, 1104, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_TOKENS, 1, 1, 6, 6, VAE_DOMAIN_ANY, "categorical", false, false, .levels = 0, .words = 14, .unit = VAE_UNIT_ID, .truncate = false},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "embed(5)", "[6, 5]", 70},
    {VAE_STAGE_ENCODER, 0, "gru(6)", "[6, 6]", 234},
    {VAE_STAGE_ENCODER, 0, "pool(mean)", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(5)", "[5]", 35},
    {VAE_STAGE_ENCODER, 0, "tanh", "[5]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 36},
    {VAE_STAGE_DECODER, 0, "embed(4)", "[6, 4]", 56},
    {VAE_STAGE_DECODER, 0, "concat(z)", "[6, 7]", 0},
    {VAE_STAGE_DECODER, 0, "lstm(6)", "[6, 6]", 360},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[6, 9]", 63},
    {VAE_STAGE_DECODER, 0, "relu", "[6, 9]", 0},
    {VAE_STAGE_DECODER, 0, "dense(14)", "[6, 14]", 140},
    {VAE_STAGE_OUTPUT, 0, "x: categorical", "[6]", 0},
};

static const VaeStretch rest[] = {
    {0, 1120},
};

static const VaeStepWork step_work[] = {
    {0, -1, 3165.0},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "private_tokens", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model private_tokens\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [6]                         -              -\n"
        "    embed(5)                        [6, 5]                     70              -\n"
        "    gru(6)                          [6, 6]                    234          2,736\n"
        "    pool(mean)                      [6]                         -              -\n"
        "    dense(5)                        [5]                        35             60\n"
        "    tanh                            [5]                         -              -\n"
        "  z: mean, logvar heads             [3]                        36             60\n"
        "  decoder                           [6]                         -              -\n"
        "    embed(4)                        [6, 4]                     56              -\n"
        "    concat(z)                       [6, 7]                      -              -\n"
        "    lstm(6)                         [6, 6]                    360          4,248\n"
        "    dense(9)                        [6, 9]                     63            648\n"
        "    relu                            [6, 9]                      -              -\n"
        "    dense(14)                       [6, 14]                   140          1,512\n"
        "\n"
        "  994 parameters; one training step of 4 rows: 125,544 flops\n"
        "  likelihood categorical\n"
        "  objective elbo(samples=1)\n"
        "  privacy dp: gradients of rows at most 1 long, noise 1 times that; room for 42 rows a step\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          81      158       425,792      425,792\n"
        "  eval           21       52       102,656      102,656\n"
        "  encode         10       18        31,488       31,488\n"
        "  decode         13       27       103,616      103,616\n"
        "  step           11       20        21,888       21,888\n",
    .batch = 42, .n_param = 1120, .n_state = 0, .n_arena = 106448,
    .n_scratch = 4080,
    .max_threads = 1, .flops_per_row = 31386.0,
    .step_work = step_work, .n_step_work = 1,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 24,
    .tensor = tensors, .n_tensors = 20,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_CATEGORICAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 14,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 7},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 3},
    .step = {"step", VAE_UNCHECKED(step_run), step_ports, 7},
    .step_rows = 4, .shards = 1,
    .training = {
        .optimizer = {
            .kind = VAE_ADAM, .lr = 0.001, .beta1 = 0.9, .beta2 = 0.999, .eps = 1e-08,
            .alpha = 0.0, .momentum = 0.0, .nesterov = 0, .amsgrad = 0, .centered = 0,
            .weight_decay = 0.0
        },
        .privacy = {.clip = 1.0, .noise = 1.0, .epsilon = 0.0, .delta = 0.001, .batch = 4},
        .lr_schedule = {VAE_LR_CONSTANT, 0.0, 0.0, 1.0, 1.0},
        .schedule = {
            [VAE_BETA] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
            [VAE_CAPACITY] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 2, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
