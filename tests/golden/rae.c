// rae -- written by vaec 0.1.0 from rae.vae; do not edit.
//
// model rae
//
//   layer                             output             parameters      flops/row
//   encoder(x, y)                     [6]                         -              -
//     concat(y)                       [9]                         -              -
//     dense(5)                        [5]                        50             90
//     tanh                            [5]                         -              -
//   z: heads                          [2]                        12             24
//   w: heads                          [1]                         6             12
//   network trunk(z)                  [2]                         -              -
//     dense(4)                        [4]                        12             16
//     elu                             [4]                         -              -
//   decoder(trunk, w, y)              [4]                         -              -
//     concat(w)                       [5]                         -              -
//     concat(y)                       [8]                         -              -
//     dense(5)                        [5]                        45             80
//     tanh                            [5]                         -              -
//     dense(6)                        [6]                        36             60
//   likelihood: logvar                                           36             72
//
//   197 parameters; one training step of 128 rows: 117,504 flops
//   likelihood gaussian(sigma=learned, floor=0.001)
//   objective rae(regularizer=l2, weight=0.01, embedding=0.1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          34      114        53,056       53,056
//   eval           10       38        25,600       25,600
//   encode          6       11        16,384       16,384
//   decode          6       21        18,944       18,944
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   t2: [n, 6] in rows of 9
//   x0: [n, 6]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, vae_real *t2,
    const vae_real *x0) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t2[i * 9 + j] = x0[i * 6 + j];
        }
    }
}

// What kernel 1 of train and 1 other do, each with buffers of its own:
//   t3: [n, 3] in rows of 9
//   x1: [n, 3]
//   t29: [n, 3] in rows of 8
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, vae_real *t3,
    const vae_real *x1, vae_real *t29) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t3[i * 9 + j] = x1[i * 3 + j];
            t29[i * 8 + j] = x1[i * 3 + j];
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h4: [n, 9]
//   w5: [9, 5]
//   h9: [n, 5]
//   b6: [5]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h4,
    const vae_real *w5, vae_real *h9, const vae_real *b6) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 5, 9, h4 + begin * 9, 9, w5, 5, h9 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v7 = h9[i * 5 + j];
            h9[i * 5 + j] = vae_tanh(v7 + b6[j]);
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   h9: [n, 5]
//   w10: [5, 3]
//   heads13: [n, 3]
//   b11: [3]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *h9,
    const vae_real *w10, vae_real *heads13, const vae_real *b11) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 3, 5, h9 + begin * 5, 5, w10, 3, heads13 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v12 = heads13[i * 3 + j];
            heads13[i * 3 + j] = v12 + b11[j];
        }
    }
}

// rae.vae:5  posterior heads (added by the compiler)
// kernel 4, train: loop over rows of [1]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t27 = s->arena + 2180; // [n, 1] in rows of 8
    const vae_real *z15 = s->arena + 11906; // [n, 1] in rows of 3
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t27[i * 8] = z15[i * 3];
    }
}

// rae.vae:7  dense(4)
// rae.vae:7  elu
// kernel 5, train: product by panels over rows of [4]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *z14 = s->arena + 11904; // [n, 2] in rows of 3
    const vae_real *w18 = s->param + 96; // [2, 4]
    vae_real *h21 = s->arena + 11008; // [n, 4]
    const vae_real *b19 = s->param + 112; // [4]
    vae_real *t23 = s->arena + 10496; // [n, 4]
    vae_real *t25 = s->arena + 9984; // [n, 4]
    vae_real *h26 = s->arena + 2176; // [n, 4] in rows of 8
    vae_gemm_nn((int)(end - begin), 4, 2, z14 + begin * 3, 3, w18, 4, h21 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v20 = h21[i * 4 + j];
            const vae_real v21 = v20 + b19[j];
            h21[i * 4 + j] = v21;
            const vae_real v23 = vae_max(v21, 0.0f);
            t23[i * 4 + j] = v23;
            const vae_real v25 = vae_expm1(vae_min(v21, 0.0f));
            t25[i * 4 + j] = v25;
            h26[i * 8 + j] = v23 + v25;
        }
    }
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   h30: [n, 8]
//   w31: [8, 5]
//   h35: [n, 5]
//   b32: [5]
VAE_SHARED_1(like_train_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *h30,
    const vae_real *w31, vae_real *h35, const vae_real *b32) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 5, 8, h30 + begin * 8, 8, w31, 5, h35 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v33 = h35[i * 5 + j];
            h35[i * 5 + j] = vae_tanh(v33 + b32[j]);
        }
    }
}

// rae.vae:9  dense(6)
// kernel 7, train: product by panels over rows of [6]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h35 = s->arena + 8192; // [n, 5]
    const vae_real *w36 = s->param + 192; // [5, 6]
    vae_real *t38 = s->arena + 4736; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 5, h35 + begin * 5, 5, w36, 6, t38 + begin * 6, 6);
}

// rae.vae:9  dense(6)
// rae.vae:10  likelihood = gaussian
// rae.vae:10  gradient of likelihood = gaussian
// kernel 8, train: product by panels over rows of [6]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h35 = s->arena + 8192; // [n, 5]
    const vae_real *w40 = s->param + 240; // [5, 6]
    vae_real *d110 = s->arena + 3968; // [n, 6]
    const vae_real *t38 = s->arena + 4736; // [n, 6]
    const vae_real *b37 = s->param + 224; // [6]
    const vae_real *b41 = s->param + 272; // [6]
    const vae_real *x0 = s->arena + 5504; // [n, 6]
    vae_real *t59 = s->arena + 12800; // [n, 1]
    vae_real *d112 = s->arena + 3200; // [n, 6]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c103 = 0.5f * inv_n;
    vae_gemm_nn((int)(end - begin), 6, 5, h35 + begin * 5, 5, w40, 6, d110 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t59_sum = 0.0f;
        VAE_SIMD_SUM(t59_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v42 = d110[i * 6 + j];
            const vae_real v46 = v42 + b41[j] - (-13.8155106f);
            const vae_real v48 = (-13.8155106f) + vae_softplus(v46);
            const vae_real v50 = x0[i * 6 + j] - (t38[i * 6 + j] + b37[j]);
            const vae_real v51 = v50 * v50;
            const vae_real v53 = vae_exp(-v48);
            t59_sum += 0.5f * (v48 + v51 * v53 + 1.83787707f);
            d110[i * 6 + j] = -(2.0f * (c103 * v53) * v50);
            d112[i * 6 + j] = (c103 - c103 * v51 * v53) * vae_sigmoid(v46);
        }
        t59[i] = t59_sum;
    }
}

// kernel 9, train: loop over rows of [2]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *z14 = s->arena + 11904; // [n, 2] in rows of 3
    vae_real *t61 = s->arena + 12672; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t61_sum = 0.0f;
        VAE_SIMD_SUM(t61_sum)
        for (size_t j = 0; j < 2; j++) {
            t61_sum += z14[i * 3 + j] * z14[i * 3 + j];
        }
        t61[i] = t61_sum;
    }
}

// kernel 10, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *z15 = s->arena + 11906; // [n, 1] in rows of 3
    const vae_real *t61 = s->arena + 12672; // [n, 1]
    vae_real *t65 = s->arena + 13248; // [1]
    vae_real *t80 = s->arena + 13136; // [1]
    const vae_real *t59 = s->arena + 12800; // [n, 1]
    vae_real *t91 = s->arena + 13072; // [1]
    vae_real t65_sum = 0.0f;
    vae_real t80_sum = 0.0f;
    vae_real t91_sum = 0.0f;
    VAE_SIMD_SUM(t65_sum, t80_sum, t91_sum)
    for (size_t i = 0; i < rows; i++) {
        t65_sum += t61[i] + z15[i * 3] * z15[i * 3];
        t80_sum += t59[i];
        t91_sum += 0.0f;
    }
    t65[0] = t65_sum;
    t80[0] = t80_sum;
    t91[0] = t91_sum;
}

// kernel 11, train: loop over [1]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t65 = s->arena + 13248; // [1]
    vae_real *t67 = s->arena + 13232; // [1]
    vae_real *t81 = s->arena + 13120; // [1]
    const vae_real *t80 = s->arena + 13136; // [1]
    vae_real *t88 = s->arena + 13104; // [1]
    vae_real *t92 = s->arena + 13056; // [1]
    const vae_real *t91 = s->arena + 13072; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v66 = t65[0] * inv_n;
    t67[0] = 0.5f * v66;
    const vae_real v81 = t80[0] * inv_n;
    t81[0] = v81;
    t88[0] = v81 + beta * (0.05f * v66);
    t92[0] = t91[0] * inv_n;
}

// kernel 12, train: loop over [2, 4]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *w18 = s->param + 96; // [2, 4]
    vae_real *t69 = s->arena + 13216; // [1, 1]
    vae_real t69_sum = 0.0f;
    VAE_SIMD_SUM(t69_sum)
    for (size_t j = 0; j < 8; j++) {
        t69_sum += w18[j] * w18[j];
    }
    t69[0] = t69_sum;
}

// kernel 13, train: loop over [8, 5]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *w31 = s->param + 128; // [8, 5]
    vae_real *t71 = s->arena + 13200; // [1, 1]
    vae_real t71_sum = 0.0f;
    VAE_SIMD_SUM(t71_sum)
    for (size_t j = 0; j < 40; j++) {
        t71_sum += w31[j] * w31[j];
    }
    t71[0] = t71_sum;
}

// What kernel 14 of train and 1 other do, each with buffers of its own:
//   w36: [5, 6]
//   t74: [1, 1]
VAE_SHARED_1(like_train_k14, const VaeState *s, int tile, vae_real *scratch, const vae_real *w36,
    vae_real *t74) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real t74_sum = 0.0f;
    VAE_SIMD_SUM(t74_sum)
    for (size_t j = 0; j < 30; j++) {
        t74_sum += w36[j] * w36[j];
    }
    t74[0] = t74_sum;
}

// kernel 14, train: loop over [5, 6]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k14(s, tile, scratch, s->param + 192, s->arena + 13184);
}

// kernel 15, train: loop over [5, 6]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k14(s, tile, scratch, s->param + 240, s->arena + 13168);
}

// kernel 16, train: loop over [1, 1]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t69 = s->arena + 13216; // [1, 1]
    const vae_real *t71 = s->arena + 13200; // [1, 1]
    const vae_real *t74 = s->arena + 13184; // [1, 1]
    const vae_real *t77 = s->arena + 13168; // [1, 1]
    vae_real *t79 = s->arena + 13152; // [1]
    const vae_real *t88 = s->arena + 13104; // [1]
    vae_real *t90 = s->arena + 13088; // [1]
    const vae_real v78 = t69[0] + t71[0] + t74[0] + t77[0];
    t79[0] = v78;
    t90[0] = t88[0] + 0.01f * v78;
}

// What kernel 17 of train and 1 other do, each with buffers of its own:
//   h35: [n, 5]
//   d112: [n, 6]
//   d114: [5, 6]
//   d_param113: [6]
VAE_SHARED_1(like_train_k17, const VaeState *s, int tile, vae_real *scratch, const vae_real *h35,
    const vae_real *d112, vae_real *d114, vae_real *d_param113) {
    (void)scratch;
    if (tile == 1) {
        vae_column_sums(s->n, 6, d112, 6, d_param113);
        return;
    }
    vae_gemm_tn(5, 6, s->n, h35, 5, d112, 6, d114, 6);
}

// rae.vae:10  gradient of dense(6)
// rae.vae:9  gradient of dense(6)
// kernel 17, train: weight gradient over [5, 6]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k17(s, tile, scratch, s->arena + 8192, s->arena + 3200, s->arena + 13008,
        s->grad + 272);
}

// rae.vae:9  gradient of dense(6)
// kernel 18, train: product by panels over rows of [5]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d112 = s->arena + 3200; // [n, 6]
    const vae_real *w40 = s->param + 240; // [5, 6]
    vae_real *d115 = s->arena + 7552; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 6, d112 + begin * 6, 6, w40, 6, d115 + begin * 5, 5);
}

// What kernel 19 of train and 1 other do, each with buffers of its own:
//   w40: [5, 6]
//   d_param116: [5, 6]
//   d114: [5, 6]
VAE_SHARED_1(like_train_k19, const VaeState *s, int tile, vae_real *scratch, const vae_real *w40,
    vae_real *d_param116, const vae_real *d114) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 30; j++) {
        d_param116[j] = 0.02f * w40[j] + d114[j];
    }
}

// rae.vae:9  gradient of dense(6)
// kernel 19, train: loop over [5, 6]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k19(s, tile, scratch, s->param + 240, s->grad + 240, s->arena + 13008);
}

// rae.vae:10  gradient of dense(6)
// rae.vae:9  gradient of dense(6)
// kernel 20, train: weight gradient over [5, 6]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k17(s, tile, scratch, s->arena + 8192, s->arena + 3968, s->arena + 12976,
        s->grad + 224);
}

// rae.vae:9  gradient of dense(6)
// rae.vae:9  gradient of tanh
// kernel 21, train: product by panels over rows of [5]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d110 = s->arena + 3968; // [n, 6]
    const vae_real *w36 = s->param + 192; // [5, 6]
    vae_real *d124 = s->arena + 6912; // [n, 5]
    const vae_real *d115 = s->arena + 7552; // [n, 5]
    const vae_real *h35 = s->arena + 8192; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 6, d110 + begin * 6, 6, w36, 6, d124 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v119 = d124[i * 5 + j];
            d124[i * 5 + j] = (d115[i * 5 + j] + v119) * (1.0f - h35[i * 5 + j] * h35[i * 5 + j]);
        }
    }
}

// rae.vae:9  gradient of dense(6)
// kernel 22, train: loop over [5, 6]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k19(s, tile, scratch, s->param + 192, s->grad + 192, s->arena + 12976);
}

// rae.vae:9  gradient of dense(5)
// kernel 23, train: weight gradient over [8, 5]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h30 = s->arena + 2176; // [n, 8]
    const vae_real *d124 = s->arena + 6912; // [n, 5]
    vae_real *d126 = s->arena + 12928; // [8, 5]
    if (tile == 1) {
        vae_real *d_param125 = s->grad + 176; // [5]
        vae_column_sums(s->n, 5, d124, 5, d_param125);
        return;
    }
    vae_gemm_tn(8, 5, s->n, h30, 8, d124, 5, d126, 5);
}

// rae.vae:9  gradient of dense(5)
// kernel 24, train: product by panels over rows of [8]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d124 = s->arena + 6912; // [n, 5]
    const vae_real *w31 = s->param + 128; // [8, 5]
    vae_real *d127 = s->arena + 1152; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 5, d124 + begin * 5, 5, w31, 5, d127 + begin * 8, 8);
}

// rae.vae:9  gradient of dense(5)
// kernel 25, train: loop over [8, 5]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *w31 = s->param + 128; // [8, 5]
    vae_real *d_param128 = s->grad + 128; // [8, 5]
    const vae_real *d126 = s->arena + 12928; // [8, 5]
    VAE_SIMD
    for (size_t j = 0; j < 40; j++) {
        d_param128[j] = 0.02f * w31[j] + d126[j];
    }
}

// rae.vae:9  gradient of concat(w)
// kernel 26, train: loop over rows of [1]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *z15 = s->arena + 11906; // [n, 1] in rows of 3
    vae_real *d132 = s->arena + 11522; // [n, 1] in rows of 3
    const vae_real *d131 = s->arena + 1156; // [n, 1] in rows of 8
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real c98 = 0.05f * beta;
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c99 = c98 * inv_n;
    const vae_real c100 = 2.0f * c99;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d132[i * 3] = c100 * z15[i * 3] + d131[i * 8];
    }
}

// rae.vae:7  gradient of elu
// kernel 27, train: loop over rows of [4]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t25 = s->arena + 9984; // [n, 4]
    const vae_real *d130 = s->arena + 1152; // [n, 4] in rows of 8
    const vae_real *h21 = s->arena + 11008; // [n, 4]
    const vae_real *t23 = s->arena + 10496; // [n, 4]
    vae_real *d137 = s->arena + 9472; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v135 = vae_where(h21[i * 4 + j], 0.0f, d130[i * 8 + j] * (t25[i * 4 + j] + 1.0f));
            d137[i * 4 + j] = v135 + vae_where(t23[i * 4 + j], d130[i * 8 + j], 0.0f);
        }
    }
}

// rae.vae:7  gradient of dense(4)
// kernel 28, train: weight gradient over [2, 4]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z14 = s->arena + 11904; // [n, 2] in rows of 3
    const vae_real *d137 = s->arena + 9472; // [n, 4]
    vae_real *d139 = s->arena + 13040; // [2, 4]
    if (tile == 1) {
        vae_real *d_param138 = s->grad + 112; // [4]
        vae_column_sums(s->n, 4, d137, 4, d_param138);
        return;
    }
    vae_gemm_tn(2, 4, s->n, z14, 3, d137, 4, d139, 4);
}

// rae.vae:7  gradient of dense(4)
// kernel 29, train: product by panels over rows of [2]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d137 = s->arena + 9472; // [n, 4]
    const vae_real *w18 = s->param + 96; // [2, 4]
    vae_real *d141 = s->arena + 11520; // [n, 2] in rows of 3
    const vae_real *z14 = s->arena + 11904; // [n, 2] in rows of 3
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real c98 = 0.05f * beta;
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c99 = c98 * inv_n;
    const vae_real c100 = 2.0f * c99;
    vae_gemm_nt((int)(end - begin), 2, 4, d137 + begin * 4, 4, w18, 4, d141 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v140 = d141[i * 3 + j];
            d141[i * 3 + j] = c100 * z14[i * 3 + j] + v140;
        }
    }
}

// rae.vae:7  gradient of dense(4)
// kernel 30, train: loop over [2, 4]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *w18 = s->param + 96; // [2, 4]
    vae_real *d_param142 = s->grad + 96; // [2, 4]
    const vae_real *d139 = s->arena + 13040; // [2, 4]
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        d_param142[j] = 0.02f * w18[j] + d139[j];
    }
}

// rae.vae:5  gradient of posterior heads (added by the compiler)
// kernel 31, train: weight gradient over [5, 3]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h9 = s->arena + 8832; // [n, 5]
    const vae_real *d143 = s->arena + 11520; // [n, 3]
    vae_real *d_param145 = s->grad + 64; // [5, 3]
    if (tile == 1) {
        vae_real *d_param144 = s->grad + 80; // [3]
        vae_column_sums(s->n, 3, d143, 3, d_param144);
        return;
    }
    vae_gemm_tn(5, 3, s->n, h9, 5, d143, 3, d_param145, 3);
}

// rae.vae:5  gradient of posterior heads (added by the compiler)
// rae.vae:8  gradient of tanh
// kernel 32, train: product by panels over rows of [5]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d143 = s->arena + 11520; // [n, 3]
    const vae_real *w10 = s->param + 64; // [5, 3]
    vae_real *d149 = s->arena + 6272; // [n, 5]
    const vae_real *h9 = s->arena + 8832; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 3, d143 + begin * 3, 3, w10, 3, d149 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v146 = d149[i * 5 + j];
            d149[i * 5 + j] = v146 * (1.0f - h9[i * 5 + j] * h9[i * 5 + j]);
        }
    }
}

// rae.vae:8  gradient of dense(5)
// kernel 33, train: weight gradient over [9, 5]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h4 = s->arena + 0; // [n, 9]
    const vae_real *d149 = s->arena + 6272; // [n, 5]
    vae_real *d_param151 = s->grad + 0; // [9, 5]
    if (tile == 1) {
        vae_real *d_param150 = s->grad + 48; // [5]
        vae_column_sums(s->n, 5, d149, 5, d_param150);
        return;
    }
    vae_gemm_tn(9, 5, s->n, h4, 9, d149, 5, d_param151, 5);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // rae.vae:3  x
    // kernel 0, train: loop over rows of [6]
    like_train_k0(s, tile, scratch, s->arena + 0, s->arena + 5504);
    // rae.vae:4  y
    // kernel 1, train: loop over rows of [3]
    like_train_k1(s, tile, scratch, s->arena + 6, s->arena + 12288, s->arena + 2181);
    // rae.vae:8  dense(5)
    // rae.vae:8  tanh
    // kernel 2, train: product by panels over rows of [5]
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 8832, s->param + 48);
    // rae.vae:5  posterior heads (added by the compiler)
    // kernel 3, train: product by panels over rows of [3]
    like_train_k3(s, tile, scratch, s->arena + 8832, s->param + 64, s->arena + 11904, s->param + 80);
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    // rae.vae:9  dense(5)
    // rae.vae:9  tanh
    // kernel 6, train: product by panels over rows of [5]
    like_train_k6(s, tile, scratch, s->arena + 2176, s->param + 128, s->arena + 8192,
        s->param + 176);
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k18(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k24(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k29(s, tile, scratch);
    train_k32(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k16(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {0}},
        {train_k13, 1, {0}},
        {train_k14, 1, {0}},
        {train_k15, 1, {0}},
        {train_k12, 1, {0}}}, 5);
    vae_run(me, s, (VaeWork[]){
        {train_k33, 2, {0}},
        {train_k23, 2, {0}},
        {train_k17, 2, {0}},
        {train_k20, 2, {0}},
        {train_k31, 2, {0}},
        {train_k28, 2, {0}},
        {train_u1, 1, {0}}}, 7);
    vae_run(me, s, (VaeWork[]){
        {train_k25, 1, {0}},
        {train_k19, 1, {0}},
        {train_k22, 1, {0}},
        {train_k30, 1, {0}}}, 4);
}

// rae.vae:5  sampling and KL
// rae.vae:5  posterior heads (added by the compiler)
// rae.vae:5  sampling and KL
// kernel 4, eval: loop over rows of [1]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t17 = s->arena + 6272; // [n, 1]
    vae_real *t26 = s->arena + 1156; // [n, 1] in rows of 8
    const vae_real *z15 = s->arena + 4994; // [n, 1] in rows of 3
    vae_real *t59 = s->arena + 5888; // [n, 1]
    vae_real *t60 = s->arena + 5760; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v17 = 0.0f;
        t17[i] = v17;
        t26[i * 8] = z15[i * 3];
        t59[i] = v17;
        t60[i] = v17;
    }
}

// rae.vae:7  dense(4)
// rae.vae:7  elu
// kernel 5, eval: product by panels over rows of [4]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *z14 = s->arena + 4992; // [n, 2] in rows of 3
    const vae_real *w18 = s->param + 96; // [2, 4]
    vae_real *h25 = s->arena + 1152; // [n, 4] in rows of 8
    const vae_real *b19 = s->param + 112; // [4]
    vae_gemm_nn((int)(end - begin), 4, 2, z14 + begin * 3, 3, w18, 4, h25 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v20 = h25[i * 8 + j];
            const vae_real v21 = v20 + b19[j];
            h25[i * 8 + j] = vae_max(v21, 0.0f) + vae_expm1(vae_min(v21, 0.0f));
        }
    }
}

// rae.vae:9  dense(6)
// rae.vae:10  likelihood = gaussian
// kernel 7, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h34 = s->arena + 3712; // [n, 5]
    const vae_real *w35 = s->param + 192; // [5, 6]
    vae_real *t49 = s->arena + 2176; // [n, 6]
    const vae_real *b36 = s->param + 224; // [6]
    const vae_real *x0 = s->arena + 2944; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 5, h34 + begin * 5, 5, w35, 6, t49 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v37 = t49[i * 6 + j];
            const vae_real v48 = x0[i * 6 + j] - (v37 + b36[j]);
            t49[i * 6 + j] = v48 * v48;
        }
    }
}

// rae.vae:9  dense(6)
// rae.vae:10  likelihood = gaussian
// kernel 8, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h34 = s->arena + 3712; // [n, 5]
    const vae_real *w39 = s->param + 240; // [5, 6]
    vae_real *t41 = scratch; // [end - begin, 6]
    const vae_real *b40 = s->param + 272; // [6]
    const vae_real *t49 = s->arena + 2176; // [n, 6]
    vae_real *t57 = s->arena + 6144; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 5, h34 + begin * 5, 5, w39, 6, t41, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t57_sum = 0.0f;
        VAE_SIMD_SUM(t57_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v41 = t41[(i - begin) * 6 + j];
            const vae_real v46 = (-13.8155106f) + vae_softplus(v41 + b40[j] - (-13.8155106f));
            const vae_real v56 = 0.5f * (v46 + t49[i * 6 + j] * vae_exp(-v46) + 1.83787707f);
            t57_sum += v56;
        }
        t57[i] = t57_sum;
    }
}

// kernel 9, eval: loop over rows of [1]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t58 = s->arena + 6016; // [n, 1]
    const vae_real *t57 = s->arena + 6144; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t58[i] = 0.0f - t57[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // rae.vae:3  x
    // kernel 0, eval: loop over rows of [6]
    like_train_k0(s, tile, scratch, s->arena + 0, s->arena + 2944);
    // rae.vae:4  y
    // kernel 1, eval: loop over rows of [3]
    like_train_k1(s, tile, scratch, s->arena + 6, s->arena + 5376, s->arena + 1157);
    // rae.vae:8  dense(5)
    // rae.vae:8  tanh
    // kernel 2, eval: product by panels over rows of [5]
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 4352, s->param + 48);
    // rae.vae:5  posterior heads (added by the compiler)
    // kernel 3, eval: product by panels over rows of [3]
    like_train_k3(s, tile, scratch, s->arena + 4352, s->param + 64, s->arena + 4992, s->param + 80);
    eval_k4(s, tile, scratch);
    eval_k5(s, tile, scratch);
    // rae.vae:9  dense(5)
    // rae.vae:9  tanh
    // kernel 6, eval: product by panels over rows of [5]
    like_train_k6(s, tile, scratch, s->arena + 1152, s->param + 128, s->arena + 3712,
        s->param + 176);
    eval_k7(s, tile, scratch);
    eval_k8(s, tile, scratch);
    eval_k9(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, eval_u0, panels);
}

// rae.vae:4  y
// kernel 1, encode: loop over rows of [3]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t3 = s->arena + 6; // [n, 3] in rows of 9
    const vae_real *x1 = s->arena + 2944; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t3[i * 9 + j] = x1[i * 3 + j];
        }
    }
}

// rae.vae:5  posterior heads (added by the compiler)
// kernel 4, encode: loop over rows of [2]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t16 = s->arena + 3584; // [n, 2]
    const vae_real *z14 = s->arena + 2560; // [n, 2] in rows of 3
    vae_real *t17 = s->arena + 3328; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t16[i * 2 + j] = z14[i * 3 + j];
            t17[i * 2 + j] = z14[i * 3 + j];
        }
    }
}

// rae.vae:5  posterior heads (added by the compiler)
// kernel 5, encode: loop over rows of [1]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t18 = s->arena + 3968; // [n, 1]
    const vae_real *z15 = s->arena + 2562; // [n, 1] in rows of 3
    vae_real *t19 = s->arena + 3840; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t18[i] = z15[i * 3];
        t19[i] = z15[i * 3];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // rae.vae:3  x
    // kernel 0, encode: loop over rows of [6]
    like_train_k0(s, tile, scratch, s->arena + 0, s->arena + 1152);
    encode_k1(s, tile, scratch);
    // rae.vae:8  dense(5)
    // rae.vae:8  tanh
    // kernel 2, encode: product by panels over rows of [5]
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 1920, s->param + 48);
    // rae.vae:5  posterior heads (added by the compiler)
    // kernel 3, encode: product by panels over rows of [3]
    like_train_k3(s, tile, scratch, s->arena + 1920, s->param + 64, s->arena + 2560, s->param + 80);
    encode_k4(s, tile, scratch);
    encode_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, encode_u0, panels);
}

// rae.vae:7  dense(4)
// rae.vae:7  elu
// kernel 0, decode: product by panels over rows of [4]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *z1 = s->arena + 4352; // [n, 2]
    const vae_real *w3 = s->param + 96; // [2, 4]
    vae_real *h11 = s->arena + 0; // [n, 4] in rows of 8
    const vae_real *b4 = s->param + 112; // [4]
    vae_gemm_nn((int)(end - begin), 4, 2, z1 + begin * 2, 2, w3, 4, h11 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v5 = h11[i * 8 + j];
            const vae_real v6 = v5 + b4[j];
            h11[i * 8 + j] = vae_max(v6, 0.0f) + vae_expm1(vae_min(v6, 0.0f));
        }
    }
}

// rae.vae:6  w
// kernel 1, decode: loop over rows of [1]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t12 = s->arena + 4; // [n, 1] in rows of 8
    const vae_real *z2 = s->arena + 4608; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t12[i * 8] = z2[i];
    }
}

// rae.vae:4  y
// kernel 2, decode: loop over rows of [3]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t14 = s->arena + 5; // [n, 3] in rows of 8
    const vae_real *x0 = s->arena + 3968; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t14[i * 8 + j] = x0[i * 3 + j];
        }
    }
}

// rae.vae:9  dense(6)
// kernel 4, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h20 = s->arena + 3328; // [n, 5]
    const vae_real *w21 = s->param + 192; // [5, 6]
    vae_real *p24 = s->arena + 2560; // [n, 6]
    const vae_real *b22 = s->param + 224; // [6]
    vae_real *t36 = s->arena + 1024; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 5, h20 + begin * 5, 5, w21, 6, p24 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v23 = p24[i * 6 + j];
            const vae_real v24 = v23 + b22[j];
            p24[i * 6 + j] = v24;
            t36[i * 6 + j] = v24;
        }
    }
}

// rae.vae:9  dense(6)
// rae.vae:10  likelihood = gaussian
// kernel 5, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h20 = s->arena + 3328; // [n, 5]
    const vae_real *w25 = s->param + 240; // [5, 6]
    vae_real *t35 = s->arena + 1792; // [n, 6]
    const vae_real *b26 = s->param + 272; // [6]
    vae_gemm_nn((int)(end - begin), 6, 5, h20 + begin * 5, 5, w25, 6, t35 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v27 = t35[i * 6 + j];
            const vae_real v32 = (-13.8155106f) + vae_softplus(v27 + b26[j] - (-13.8155106f));
            t35[i * 6 + j] = vae_exp(0.5f * v32);
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    decode_k0(s, tile, scratch);
    decode_k1(s, tile, scratch);
    decode_k2(s, tile, scratch);
    // rae.vae:9  dense(5)
    // rae.vae:9  tanh
    // kernel 3, decode: product by panels over rows of [5]
    like_train_k6(s, tile, scratch, s->arena + 0, s->param + 128, s->arena + 3328, s->param + 176);
    decode_k4(s, tile, scratch);
    decode_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, decode_u0, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 5504, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 12288, 3}, // [n, 3]
    {"embedding", VAE_OUT_SCALAR, 0, 13232, 1}, // [1]
    {"regularizer", VAE_OUT_SCALAR, 0, 13152, 1}, // [1]
    {"loss", VAE_OUT_SCALAR, 0, 13088, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 13120, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 13056, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 2944, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 5376, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 6144, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 6272, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 6016, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 5888, 1}, // [n, 1]
    {"w.kl", VAE_OUT_ROW, 0, 5760, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 1152, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 2944, 3}, // [n, 3]
    {"z.mean", VAE_OUT_ROW, 0, 3584, 2}, // [n, 2]
    {"z.sample", VAE_OUT_ROW, 0, 3328, 2}, // [n, 2]
    {"w.mean", VAE_OUT_ROW, 0, 3968, 1}, // [n, 1]
    {"w.sample", VAE_OUT_ROW, 0, 3840, 1}, // [n, 1]
};

static const VaePort decode_ports[] = {
    {"y", VAE_IN_DATA, 1, 3968, 3}, // [n, 3]
    {"z", VAE_IN_LATENT, 0, 4352, 2}, // [n, 2]
    {"w", VAE_IN_LATENT, 1, 4608, 1}, // [n, 1]
    {"x.mean", VAE_OUT_ROW, 0, 2560, 6}, // [n, 6]
    {"x.draw0", VAE_OUT_ROW, 0, 1024, 6}, // [n, 6]
    {"x.draw1", VAE_OUT_ROW, 0, 1792, 6}, // [n, 6]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {5, 9}, {1, 5}, 0, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"encoder.1.bias", 1, {5}, {1}, 48, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 5}, {1, 3}, 64, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 80, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.w.mean.weight", 2, {1, 5}, {1, 3}, 66, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"posterior.w.mean.bias", 1, {1}, {1}, 82, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"network.trunk.0.weight", 2, {4, 2}, {1, 4}, 96, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"network.trunk.0.bias", 1, {4}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {5, 8}, {1, 5}, 128, VAE_INIT_UNIFORM, 0.679366231f, true, true, false},
    {"decoder.2.bias", 1, {5}, {1}, 176, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.4.weight", 2, {6, 5}, {1, 6}, 192, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"decoder.4.bias", 1, {6}, {1}, 224, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.x.logvar.weight", 2, {6, 5}, {1, 6}, 240, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"likelihood.x.logvar.bias", 1, {6}, {1}, 272, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 6, 6, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
    {"y", VAE_LABEL, 1, 1, 3, 3, VAE_DOMAIN_ANY, NULL, false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
    {"w", 1, 0},
};
static const VaeCoded coded[] = {
    {0, 0, "is deterministic: it has no distribution"},
    {0, 0, "is deterministic: it has no distribution"},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6]", 0},
    {VAE_STAGE_DATA, 0, "y", "[3]", 0},
    {VAE_STAGE_ENCODER, 0, "concat(y)", "[9]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(5)", "[5]", 50},
    {VAE_STAGE_ENCODER, 0, "tanh", "[5]", 0},
    {VAE_STAGE_LATENT, 0, "z: deterministic", "[2]", 12},
    {VAE_STAGE_LATENT, 0, "w: deterministic", "[1]", 6},
    {VAE_STAGE_DECODER, 0, "dense(4)", "[4]", 12},
    {VAE_STAGE_DECODER, 0, "elu", "[4]", 0},
    {VAE_STAGE_DATA, 0, "y", "[3]", 0},
    {VAE_STAGE_DECODER, 0, "concat(w)", "[5]", 0},
    {VAE_STAGE_DECODER, 0, "concat(y)", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(5)", "[5]", 45},
    {VAE_STAGE_DECODER, 0, "tanh", "[5]", 0},
    {VAE_STAGE_DECODER, 0, "dense(6)", "[6]", 36},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[6]", 36},
};

static const VaeStretch rest[] = {
    {0, 288},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "rae", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model rae\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x, y)                     [6]                         -              -\n"
        "    concat(y)                       [9]                         -              -\n"
        "    dense(5)                        [5]                        50             90\n"
        "    tanh                            [5]                         -              -\n"
        "  z: heads                          [2]                        12             24\n"
        "  w: heads                          [1]                         6             12\n"
        "  network trunk(z)                  [2]                         -              -\n"
        "    dense(4)                        [4]                        12             16\n"
        "    elu                             [4]                         -              -\n"
        "  decoder(trunk, w, y)              [4]                         -              -\n"
        "    concat(w)                       [5]                         -              -\n"
        "    concat(y)                       [8]                         -              -\n"
        "    dense(5)                        [5]                        45             80\n"
        "    tanh                            [5]                         -              -\n"
        "    dense(6)                        [6]                        36             60\n"
        "  likelihood: logvar                                           36             72\n"
        "\n"
        "  197 parameters; one training step of 128 rows: 117,504 flops\n"
        "  likelihood gaussian(sigma=learned, floor=0.001)\n"
        "  objective rae(regularizer=l2, weight=0.01, embedding=0.1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          34      114        53,056       53,056\n"
        "  eval           10       38        25,600       25,600\n"
        "  encode          6       11        16,384       16,384\n"
        "  decode          6       21        18,944       18,944\n",
    .batch = 128, .n_param = 288, .n_state = 0, .n_arena = 13264,
    .n_scratch = 192,
    .max_threads = 1, .flops_per_row = 918.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 14,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 2,
    .coded = coded,
    .stage = stages, .n_stages = 16,
    .train = {"train", train_run, train_ports, 7},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 7},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 6},
    .decode = {"decode", decode_run, decode_ports, 6},
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
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
