// blocks -- written by vaec 0.1.0 from blocks.vae; do not edit.
//
// model blocks
//
//   layer                             output             parameters      flops/row
//   encoder                           [8]                         -              -
//     double(k)                       [6]                         -              -
//       layer(n)                      [6]                         -              -
//         dense(n)                    [6]                        54             96
//         tanh                        [6]                         -              -
//         dropout(p)                  [6]                         -              -
//       layer(n, p=0.25)              [6]                         -              -
//         dense(n)                    [6]                        42             72
//         tanh                        [6]                         -              -
//         dropout(p)                  [6]                         -              -
//       add(first)                    [6]                         -              -
//     layer(n=k)                      [6]                         -              -
//       dense(n)                      [6]                        42             72
//       tanh                          [6]                         -              -
//       dropout(p)                    [6]                         -              -
//     concat(wide)                    [12]                        -              -
//     double(n=2 * k)                 [12]                        -              -
//       layer(n)                      [12]                        -              -
//         dense(n)                    [12]                      156            288
//         tanh                        [12]                        -              -
//         dropout(p)                  [12]                        -              -
//       layer(n, p=0.25)              [12]                        -              -
//         dense(n)                    [12]                      156            288
//         tanh                        [12]                        -              -
//         dropout(p)                  [12]                        -              -
//       add(first)                    [12]                        -              -
//   z: mean, logvar heads             [3]                        78            144
//   decoder                           [3]                         -              -
//     double(k)                       [6]                         -              -
//       layer(n)                      [6]                         -              -
//         dense(n)                    [6]                        24             36
//         tanh                        [6]                         -              -
//         dropout(p)                  [6]                         -              -
//       layer(n, p=0.25)              [6]                         -              -
//         dense(n)                    [6]                        42             72
//         tanh                        [6]                         -              -
//         dropout(p)                  [6]                         -              -
//       add(first)                    [6]                         -              -
//     dense(8)                        [8]                        56             96
//
//   650 parameters; one training step of 128 rows: 434,688 flops
//   params: k = 6
//   likelihood mse
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          33      121       132,416      132,416
//   eval           11       51        41,472       41,472
//   encode          7       21        31,744       31,744
//   decode          4       11        19,968       19,968
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 8]
//   w1: [8, 6]
//   h5: [n, 6]
//   b2: [6]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 6, 8, x0 + begin * 8, 8, w1, 6, h5 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v3 = h5[i * 6 + j];
            h5[i * 6 + j] = vae_tanh(v3 + b2[j]);
        }
    }
}

// What kernel 1 of train and 1 other do, each with buffers of its own:
//   h5: [n, 6]
//   w6: [6, 6]
//   h10: [n, 6]
//   b7: [6]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *h10, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 6, 6, h5 + begin * 6, 6, w6, 6, h10 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v8 = h10[i * 6 + j];
            h10[i * 6 + j] = vae_tanh(v8 + b7[j]);
        }
    }
}

// blocks.vae:9  dropout(p)
// blocks.vae:10  add(first)
// kernel 2, train: loop over rows of [6]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *u11 = s->arena + 28928; // [n, 6]
    vae_real *t16 = s->arena + 28160; // [n, 6]
    const vae_real *h10 = s->arena + 29696; // [n, 6]
    vae_real *h18 = s->arena + 13830; // [n, 6] in rows of 12
    const vae_real *h5 = s->arena + 30464; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v16 = vae_where(u11[i * 6 + j] - 0.25f, 1.33333333f, 0.0f);
            t16[i * 6 + j] = v16;
            h18[i * 12 + j] = h10[i * 6 + j] * v16 + h5[i * 6 + j];
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   h18: [n, 6] in rows of 12
//   w19: [6, 6]
//   h23: [n, 6] in rows of 12
//   b20: [6]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *h18,
    const vae_real *w19, vae_real *h23, const vae_real *b20) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 6, 6, h18 + begin * 12, 12, w19, 6, h23 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v21 = h23[i * 12 + j];
            h23[i * 12 + j] = vae_tanh(v21 + b20[j]);
        }
    }
}

// What kernel 4 of train and 3 others do, each with buffers of its own:
//   h24: [n, 12]
//   w25: [12, 12]
//   h29: [n, 12]
//   b26: [12]
VAE_SHARED_2(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *h24,
    const vae_real *w25, vae_real *h29, const vae_real *b26) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 12, 12, h24 + begin * 12, 12, w25, 12, h29 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v27 = h29[i * 12 + j];
            h29[i * 12 + j] = vae_tanh(v27 + b26[j]);
        }
    }
}

// blocks.vae:9  dropout(p)
// blocks.vae:10  add(first)
// kernel 6, train: loop over rows of [12]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *u35 = s->arena + 9216; // [n, 12]
    vae_real *t37 = s->arena + 7680; // [n, 12]
    const vae_real *h34 = s->arena + 10752; // [n, 12]
    vae_real *h39 = s->arena + 6144; // [n, 12]
    const vae_real *h29 = s->arena + 12288; // [n, 12]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v37 = vae_where(u35[i * 12 + j] - 0.25f, 1.33333333f, 0.0f);
            t37[i * 12 + j] = v37;
            h39[i * 12 + j] = h34[i * 12 + j] * v37 + h29[i * 12 + j];
        }
    }
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   h39: [n, 12]
//   w40: [12, 6]
//   heads43: [n, 6]
//   b41: [6]
VAE_SHARED_2(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *h39,
    const vae_real *w40, vae_real *heads43, const vae_real *b41) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 6, 12, h39 + begin * 12, 12, w40, 6, heads43 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v42 = heads43[i * 6 + j];
            heads43[i * 6 + j] = v42 + b41[j];
        }
    }
}

// blocks.vae:7  sampling and KL
// kernel 8, train: loop over rows of [3]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar45 = s->arena + 27395; // [n, 3] in rows of 6
    vae_real *t49 = s->arena + 32000; // [n, 3]
    const vae_real *eps46 = s->arena + 32384; // [n, 3]
    vae_real *z51 = s->arena + 31616; // [n, 3]
    const vae_real *mean44 = s->arena + 27392; // [n, 3] in rows of 6
    vae_real *t53 = s->arena + 31232; // [n, 3]
    vae_real *t59 = s->arena + 32896; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t59_sum = 0.0f;
        VAE_SIMD_SUM(t59_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v49 = vae_exp(0.5f * logvar45[i * 6 + j]);
            t49[i * 3 + j] = v49;
            z51[i * 3 + j] = mean44[i * 6 + j] + v49 * eps46[i * 3 + j];
            const vae_real v53 = vae_exp(logvar45[i * 6 + j]);
            t53[i * 3 + j] = v53;
            const vae_real v57 = mean44[i * 6 + j] * mean44[i * 6 + j] + v53 - 1.0f - logvar45[i * 6 + j];
            t59_sum += 0.5f * v57;
        }
        t59[i] = t59_sum;
    }
}

// What kernel 9 of train and 2 others do, each with buffers of its own:
//   z51: [n, 3]
//   w60: [3, 6]
//   h64: [n, 6]
//   b61: [6]
VAE_SHARED_1(like_train_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *z51,
    const vae_real *w60, vae_real *h64, const vae_real *b61) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 6, 3, z51 + begin * 3, 3, w60, 6, h64 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v62 = h64[i * 6 + j];
            h64[i * 6 + j] = vae_tanh(v62 + b61[j]);
        }
    }
}

// blocks.vae:9  dropout(p)
// blocks.vae:10  add(first)
// kernel 11, train: loop over rows of [6]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *u70 = s->arena + 25088; // [n, 6]
    vae_real *t72 = s->arena + 24320; // [n, 6]
    const vae_real *h69 = s->arena + 25856; // [n, 6]
    vae_real *h74 = s->arena + 23552; // [n, 6]
    const vae_real *h64 = s->arena + 26624; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v72 = vae_where(u70[i * 6 + j] - 0.25f, 1.33333333f, 0.0f);
            t72[i * 6 + j] = v72;
            h74[i * 6 + j] = h69[i * 6 + j] * v72 + h64[i * 6 + j];
        }
    }
}

// blocks.vae:18  dense(8)
// blocks.vae:20  likelihood = mse
// blocks.vae:20  gradient of likelihood = mse
// kernel 12, train: product by panels over rows of [8]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h74 = s->arena + 23552; // [n, 6]
    const vae_real *w75 = s->param + 720; // [6, 8]
    vae_real *d94 = s->arena + 15360; // [n, 8]
    const vae_real *b76 = s->param + 768; // [8]
    const vae_real *x0 = s->arena + 16384; // [n, 8]
    vae_real *t81 = s->arena + 32768; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c92 = 2.0f * inv_n;
    vae_gemm_nn((int)(end - begin), 8, 6, h74 + begin * 6, 6, w75, 8, d94 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        vae_real t81_sum = 0.0f;
        VAE_SIMD_SUM(t81_sum)
        for (size_t j = 0; j < 8; j++) {
            const vae_real v77 = d94[i * 8 + j];
            const vae_real v79 = x0[i * 8 + j] - (v77 + b76[j]);
            t81_sum += v79 * v79;
            d94[i * 8 + j] = -(c92 * v79);
        }
        t81[i] = t81_sum;
    }
}

// kernel 13, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t83 = s->arena + 33088; // [1]
    const vae_real *t81 = s->arena + 32768; // [n, 1]
    vae_real *t85 = s->arena + 33056; // [1]
    const vae_real *t59 = s->arena + 32896; // [n, 1]
    vae_real t83_sum = 0.0f;
    vae_real t85_sum = 0.0f;
    VAE_SIMD_SUM(t83_sum, t85_sum)
    for (size_t i = 0; i < rows; i++) {
        t83_sum += t81[i];
        t85_sum += t59[i];
    }
    t83[0] = t83_sum;
    t85[0] = t85_sum;
}

// kernel 14, train: loop over [1]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t84 = s->arena + 33072; // [1]
    const vae_real *t83 = s->arena + 33088; // [1]
    vae_real *t86 = s->arena + 33040; // [1]
    const vae_real *t85 = s->arena + 33056; // [1]
    vae_real *t89 = s->arena + 33024; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v84 = t83[0] * inv_n;
    t84[0] = v84;
    const vae_real v86 = t85[0] * inv_n;
    t86[0] = v86;
    t89[0] = v84 + beta * v86;
}

// blocks.vae:20  gradient of dense(8)
// blocks.vae:18  gradient of dense(8)
// kernel 15, train: weight gradient over [6, 8]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h74 = s->arena + 23552; // [n, 6]
    const vae_real *d94 = s->arena + 15360; // [n, 8]
    vae_real *d_param96 = s->grad + 720; // [6, 8]
    if (tile == 1) {
        vae_real *d_param95 = s->grad + 768; // [8]
        vae_column_sums(s->n, 8, d94, 8, d_param95);
        return;
    }
    vae_gemm_tn(6, 8, s->n, h74, 6, d94, 8, d_param96, 8);
}

// blocks.vae:18  gradient of dense(8)
// blocks.vae:9  gradient of dropout(p)
// blocks.vae:9  gradient of tanh
// kernel 16, train: product by panels over rows of [6]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d94 = s->arena + 15360; // [n, 8]
    const vae_real *w75 = s->param + 720; // [6, 8]
    vae_real *d97 = s->arena + 22784; // [n, 6]
    const vae_real *t72 = s->arena + 24320; // [n, 6]
    const vae_real *h69 = s->arena + 25856; // [n, 6]
    vae_real *d101 = s->arena + 22016; // [n, 6]
    vae_gemm_nt((int)(end - begin), 6, 8, d94 + begin * 8, 8, w75, 8, d97 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v97 = d97[i * 6 + j];
            d101[i * 6 + j] = v97 * t72[i * 6 + j] * (1.0f - h69[i * 6 + j] * h69[i * 6 + j]);
        }
    }
}

// What kernel 17 of train and 1 other do, each with buffers of its own:
//   h64: [n, 6]
//   d101: [n, 6]
//   d_param103: [6, 6]
//   d_param102: [6]
VAE_SHARED_2(like_train_k17, const VaeState *s, int tile, vae_real *scratch, const vae_real *h64,
    const vae_real *d101, vae_real *d_param103, vae_real *d_param102) {
    (void)scratch;
    if (tile == 1) {
        vae_column_sums(s->n, 6, d101, 6, d_param102);
        return;
    }
    vae_gemm_tn(6, 6, s->n, h64, 6, d101, 6, d_param103, 6);
}

// blocks.vae:9  gradient of dense(n)
// kernel 17, train: weight gradient over [6, 6]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k17(s, tile, scratch, s->arena + 26624, s->arena + 22016, s->grad + 656,
        s->grad + 704);
}

// What kernel 18 of train and 1 other do, each with buffers of its own:
//   d101: [n, 6]
//   w65: [6, 6]
//   d108: [n, 6]
//   d97: [n, 6]
//   h64: [n, 6]
VAE_SHARED_1(like_train_k18, const VaeState *s, int tile, vae_real *scratch, const vae_real *d101,
    const vae_real *w65, vae_real *d108, const vae_real *d97, const vae_real *h64) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nt((int)(end - begin), 6, 6, d101 + begin * 6, 6, w65, 6, d108 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v104 = d108[i * 6 + j];
            d108[i * 6 + j] = (d97[i * 6 + j] + v104) * (1.0f - h64[i * 6 + j] * h64[i * 6 + j]);
        }
    }
}

// blocks.vae:9  gradient of dense(n)
// kernel 19, train: weight gradient over [3, 6]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z51 = s->arena + 31616; // [n, 3]
    const vae_real *d108 = s->arena + 21248; // [n, 6]
    vae_real *d_param110 = s->grad + 608; // [3, 6]
    if (tile == 1) {
        vae_real *d_param109 = s->grad + 640; // [6]
        vae_column_sums(s->n, 6, d108, 6, d_param109);
        return;
    }
    vae_gemm_tn(3, 6, s->n, z51, 3, d108, 6, d_param110, 6);
}

// blocks.vae:9  gradient of dense(n)
// blocks.vae:7  gradient of sampling and KL
// kernel 20, train: product by panels over rows of [3]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d108 = s->arena + 21248; // [n, 6]
    const vae_real *w60 = s->param + 608; // [3, 6]
    vae_real *d116 = s->arena + 20480; // [n, 3] in rows of 6
    const vae_real *t53 = s->arena + 31232; // [n, 3]
    const vae_real *mean44 = s->arena + 27392; // [n, 3] in rows of 6
    const vae_real *eps46 = s->arena + 32384; // [n, 3]
    const vae_real *t49 = s->arena + 32000; // [n, 3]
    vae_real *d120 = s->arena + 20483; // [n, 3] in rows of 6
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c90 = beta * inv_n;
    const vae_real c112 = 0.5f * c90;
    vae_gemm_nt((int)(end - begin), 3, 6, d108 + begin * 6, 6, w60, 6, d116 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v111 = d116[i * 6 + j];
            d116[i * 6 + j] = c90 * mean44[i * 6 + j] + v111;
            d120[i * 6 + j] = c112 * t53[i * 3 + j] - c112 + 0.5f * (v111 * eps46[i * 3 + j] * t49[i * 3 + j]);
        }
    }
}

// blocks.vae:7  gradient of posterior heads (added by the compiler)
// kernel 21, train: weight gradient over [12, 6]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h39 = s->arena + 6144; // [n, 12]
    const vae_real *d121 = s->arena + 20480; // [n, 6]
    vae_real *d_param123 = s->grad + 512; // [12, 6]
    if (tile == 1) {
        vae_real *d_param122 = s->grad + 592; // [6]
        vae_column_sums(s->n, 6, d121, 6, d_param122);
        return;
    }
    vae_gemm_tn(12, 6, s->n, h39, 12, d121, 6, d_param123, 6);
}

// blocks.vae:7  gradient of posterior heads (added by the compiler)
// blocks.vae:9  gradient of dropout(p)
// blocks.vae:9  gradient of tanh
// kernel 22, train: product by panels over rows of [12]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d121 = s->arena + 20480; // [n, 6]
    const vae_real *w40 = s->param + 512; // [12, 6]
    vae_real *d124 = s->arena + 4608; // [n, 12]
    const vae_real *t37 = s->arena + 7680; // [n, 12]
    const vae_real *h34 = s->arena + 10752; // [n, 12]
    vae_real *d128 = s->arena + 3072; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 6, d121 + begin * 6, 6, w40, 6, d124 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v124 = d124[i * 12 + j];
            d128[i * 12 + j] = v124 * t37[i * 12 + j] * (1.0f - h34[i * 12 + j] * h34[i * 12 + j]);
        }
    }
}

// What kernel 23 of train and 1 other do, each with buffers of its own:
//   h29: [n, 12]
//   d128: [n, 12]
//   d_param130: [12, 12]
//   d_param129: [12]
VAE_SHARED_2(like_train_k23, const VaeState *s, int tile, vae_real *scratch, const vae_real *h29,
    const vae_real *d128, vae_real *d_param130, vae_real *d_param129) {
    (void)scratch;
    if (tile == 1) {
        vae_column_sums(s->n, 12, d128, 12, d_param129);
        return;
    }
    vae_gemm_tn(12, 12, s->n, h29, 12, d128, 12, d_param130, 12);
}

// blocks.vae:9  gradient of dense(n)
// kernel 23, train: weight gradient over [12, 12]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k23(s, tile, scratch, s->arena + 12288, s->arena + 3072, s->grad + 352,
        s->grad + 496);
}

// blocks.vae:9  gradient of dense(n)
// blocks.vae:9  gradient of tanh
// kernel 24, train: product by panels over rows of [12]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d128 = s->arena + 3072; // [n, 12]
    const vae_real *w30 = s->param + 352; // [12, 12]
    vae_real *d135 = s->arena + 1536; // [n, 12]
    const vae_real *d124 = s->arena + 4608; // [n, 12]
    const vae_real *h29 = s->arena + 12288; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 12, d128 + begin * 12, 12, w30, 12, d135 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v131 = d135[i * 12 + j];
            d135[i * 12 + j] = (d124[i * 12 + j] + v131) * (1.0f - h29[i * 12 + j] * h29[i * 12 + j]);
        }
    }
}

// blocks.vae:9  gradient of dense(n)
// kernel 25, train: weight gradient over [12, 12]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k23(s, tile, scratch, s->arena + 13824, s->arena + 1536, s->grad + 192,
        s->grad + 336);
}

// blocks.vae:9  gradient of dense(n)
// kernel 26, train: product by panels over rows of [12]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d135 = s->arena + 1536; // [n, 12]
    const vae_real *w25 = s->param + 192; // [12, 12]
    vae_real *d138 = s->arena + 0; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 12, d135 + begin * 12, 12, w25, 12, d138 + begin * 12, 12);
}

// blocks.vae:9  gradient of tanh
// kernel 27, train: loop over rows of [6]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h23 = s->arena + 13824; // [n, 6] in rows of 12
    vae_real *d143 = s->arena + 19712; // [n, 6]
    const vae_real *d139 = s->arena + 0; // [n, 6] in rows of 12
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d143[i * 6 + j] = d139[i * 12 + j] * (1.0f - h23[i * 12 + j] * h23[i * 12 + j]);
        }
    }
}

// blocks.vae:9  gradient of dense(n)
// kernel 28, train: weight gradient over [6, 6]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h18 = s->arena + 13830; // [n, 6] in rows of 12
    const vae_real *d143 = s->arena + 19712; // [n, 6]
    vae_real *d_param145 = s->grad + 128; // [6, 6]
    if (tile == 1) {
        vae_real *d_param144 = s->grad + 176; // [6]
        vae_column_sums(s->n, 6, d143, 6, d_param144);
        return;
    }
    vae_gemm_tn(6, 6, s->n, h18, 12, d143, 6, d_param145, 6);
}

// blocks.vae:9  gradient of dense(n)
// blocks.vae:9  gradient of dropout(p)
// blocks.vae:9  gradient of tanh
// kernel 29, train: product by panels over rows of [6]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d143 = s->arena + 19712; // [n, 6]
    const vae_real *w19 = s->param + 128; // [6, 6]
    vae_real *d147 = s->arena + 18944; // [n, 6]
    const vae_real *d140 = s->arena + 6; // [n, 6] in rows of 12
    const vae_real *t16 = s->arena + 28160; // [n, 6]
    const vae_real *h10 = s->arena + 29696; // [n, 6]
    vae_real *d151 = s->arena + 18176; // [n, 6]
    vae_gemm_nt((int)(end - begin), 6, 6, d143 + begin * 6, 6, w19, 6, d147 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v146 = d147[i * 6 + j];
            const vae_real v147 = d140[i * 12 + j] + v146;
            d147[i * 6 + j] = v147;
            d151[i * 6 + j] = v147 * t16[i * 6 + j] * (1.0f - h10[i * 6 + j] * h10[i * 6 + j]);
        }
    }
}

// blocks.vae:9  gradient of dense(n)
// kernel 30, train: weight gradient over [6, 6]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k17(s, tile, scratch, s->arena + 30464, s->arena + 18176, s->grad + 64,
        s->grad + 112);
}

// blocks.vae:9  gradient of dense(n)
// kernel 32, train: weight gradient over [8, 6]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 16384; // [n, 8]
    const vae_real *d158 = s->arena + 17408; // [n, 6]
    vae_real *d_param160 = s->grad + 0; // [8, 6]
    if (tile == 1) {
        vae_real *d_param159 = s->grad + 48; // [6]
        vae_column_sums(s->n, 6, d158, 6, d_param159);
        return;
    }
    vae_gemm_tn(8, 6, s->n, x0, 8, d158, 6, d_param160, 6);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // blocks.vae:9  dense(n)
    // blocks.vae:9  tanh
    // kernel 0, train: product by panels over rows of [6]
    like_train_k0(s, tile, scratch, s->arena + 16384, s->param + 0, s->arena + 30464, s->param + 48);
    // blocks.vae:9  dense(n)
    // blocks.vae:9  tanh
    // kernel 1, train: product by panels over rows of [6]
    like_train_k1(s, tile, scratch, s->arena + 30464, s->param + 64, s->arena + 29696,
        s->param + 112);
    train_k2(s, tile, scratch);
    // blocks.vae:9  dense(n)
    // blocks.vae:9  tanh
    // kernel 3, train: product by panels over rows of [6]
    like_train_k3(s, tile, scratch, s->arena + 13830, s->param + 128, s->arena + 13824,
        s->param + 176);
    // blocks.vae:9  dense(n)
    // blocks.vae:9  tanh
    // kernel 4, train: product by panels over rows of [12]
    like_train_k4(s, tile, scratch, s->arena + 13824, s->param + 192, s->arena + 12288,
        s->param + 336);
    // blocks.vae:9  dense(n)
    // blocks.vae:9  tanh
    // kernel 5, train: product by panels over rows of [12]
    like_train_k4(s, tile, scratch, s->arena + 12288, s->param + 352, s->arena + 10752,
        s->param + 496);
    train_k6(s, tile, scratch);
    // blocks.vae:7  posterior heads (added by the compiler)
    // kernel 7, train: product by panels over rows of [6]
    like_train_k7(s, tile, scratch, s->arena + 6144, s->param + 512, s->arena + 27392,
        s->param + 592);
    train_k8(s, tile, scratch);
    // blocks.vae:9  dense(n)
    // blocks.vae:9  tanh
    // kernel 9, train: product by panels over rows of [6]
    like_train_k9(s, tile, scratch, s->arena + 31616, s->param + 608, s->arena + 26624,
        s->param + 640);
    // blocks.vae:9  dense(n)
    // blocks.vae:9  tanh
    // kernel 10, train: product by panels over rows of [6]
    like_train_k1(s, tile, scratch, s->arena + 26624, s->param + 656, s->arena + 25856,
        s->param + 704);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k16(s, tile, scratch);
    // blocks.vae:9  gradient of dense(n)
    // blocks.vae:9  gradient of tanh
    // kernel 18, train: product by panels over rows of [6]
    like_train_k18(s, tile, scratch, s->arena + 22016, s->param + 656, s->arena + 21248,
        s->arena + 22784, s->arena + 26624);
    train_k20(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k24(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k29(s, tile, scratch);
    // blocks.vae:9  gradient of dense(n)
    // blocks.vae:9  gradient of tanh
    // kernel 31, train: product by panels over rows of [6]
    like_train_k18(s, tile, scratch, s->arena + 18176, s->param + 64, s->arena + 17408,
        s->arena + 18944, s->arena + 30464);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {17408, 6}, // d158
    {18176, 6}, // d151
    {19712, 6}, // d143
    {1536, 12}, // d135
    {3072, 12}, // d128
    {20480, 6}, // d116
    {21248, 6}, // d108
    {22016, 6}, // d101
    {15360, 8}, // d94
    {32768, 1}, // t81
    {23552, 6}, // h74
    {26624, 6}, // h64
    {32896, 1}, // t59
    {31616, 3}, // z51
    {6144, 12}, // h39
    {12288, 12}, // h29
    {13824, 12}, // h18
    {30464, 6}, // h5
    {16384, 8}, // x0
};
static const VaeShown train_u0_shown = {19, train_u0_rows};

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k13(s, tile, scratch);
    train_k14(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){{train_u0, panels, {.shown = &train_u0_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k23, 2, {.weights = true, .first = 352, .each = 192, .end = 496}},
        {train_k25, 2, {.weights = true, .first = 192, .each = 192, .end = 336}},
        {train_k21, 2, {.weights = true}},
        {train_k15, 2, {.weights = true}},
        {train_k32, 2, {.weights = true, .first = 0, .each = 96, .end = 48}},
        {train_k17, 2, {.weights = true}},
        {train_k28, 2, {.weights = true}},
        {train_k30, 2, {.weights = true}},
        {train_k19, 2, {.weights = true}},
        {train_u1, 1, {0}}}, 10);
}

// What kernel 1 of eval and 1 other do, each with buffers of its own:
//   h5: [n, 6]
//   w6: [6, 6]
//   h11: [n, 6] in rows of 12
//   b7: [6]
VAE_SHARED_1(like_eval_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *h11, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 6, 6, h5 + begin * 6, 6, w6, 6, h11 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v8 = h11[i * 12 + j];
            h11[i * 12 + j] = vae_tanh(v8 + b7[j]) + h5[i * 6 + j];
        }
    }
}

// What kernel 4 of eval and 1 other do, each with buffers of its own:
//   h22: [n, 12]
//   w23: [12, 12]
//   h28: [n, 12]
//   b24: [12]
VAE_SHARED_1(like_eval_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *h22,
    const vae_real *w23, vae_real *h28, const vae_real *b24) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 12, 12, h22 + begin * 12, 12, w23, 12, h28 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v25 = h28[i * 12 + j];
            h28[i * 12 + j] = vae_tanh(v25 + b24[j]) + h22[i * 12 + j];
        }
    }
}

// blocks.vae:7  sampling and KL
// kernel 6, eval: loop over rows of [3]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar34 = s->arena + 7171; // [n, 3] in rows of 6
    const vae_real *eps35 = s->arena + 9472; // [n, 3]
    vae_real *z40 = s->arena + 9088; // [n, 3]
    const vae_real *mean33 = s->arena + 7168; // [n, 3] in rows of 6
    vae_real *t54 = s->arena + 8704; // [n, 3]
    vae_real *t55 = s->arena + 10240; // [n, 1]
    vae_real *t58 = s->arena + 10112; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t55_sum = 0.0f;
        vae_real t58_sum = 0.0f;
        VAE_SIMD_SUM(t55_sum, t58_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v40 = mean33[i * 6 + j] + vae_exp(0.5f * logvar34[i * 6 + j]) * eps35[i * 3 + j];
            z40[i * 3 + j] = v40;
            const vae_real v43 = eps35[i * 3 + j] * eps35[i * 3 + j] + logvar34[i * 6 + j];
            const vae_real v50 = mean33[i * 6 + j] * mean33[i * 6 + j] + vae_exp(logvar34[i * 6 + j]);
            const vae_real v54 = 0.5f * (v50 - 1.0f - logvar34[i * 6 + j]);
            t54[i * 3 + j] = v54;
            t55_sum += v54;
            const vae_real v57 = (-0.5f) * (v40 * v40 + 1.83787707f - (v43 + 1.83787707f));
            t58_sum += v57;
        }
        t55[i] = t55_sum;
        t58[i] = t58_sum;
    }
}

// What kernel 8 of eval and 1 other do, each with buffers of its own:
//   h63: [n, 6]
//   w64: [6, 6]
//   h69: [n, 6]
//   b65: [6]
VAE_SHARED_2(like_eval_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *h63,
    const vae_real *w64, vae_real *h69, const vae_real *b65) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 6, 6, h63 + begin * 6, 6, w64, 6, h69 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v66 = h69[i * 6 + j];
            h69[i * 6 + j] = vae_tanh(v66 + b65[j]) + h63[i * 6 + j];
        }
    }
}

// blocks.vae:18  dense(8)
// blocks.vae:20  likelihood = mse
// kernel 9, eval: product by panels over rows of [8]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h69 = s->arena + 5632; // [n, 6]
    const vae_real *w70 = s->param + 720; // [6, 8]
    vae_real *t72 = scratch; // [end - begin, 8]
    const vae_real *b71 = s->param + 768; // [8]
    const vae_real *x0 = s->arena + 4608; // [n, 8]
    vae_real *t76 = s->arena + 9984; // [n, 1]
    vae_gemm_nn((int)(end - begin), 8, 6, h69 + begin * 6, 6, w70, 8, t72, 8);
    for (size_t i = begin; i < end; i++) {
        vae_real t76_sum = 0.0f;
        VAE_SIMD_SUM(t76_sum)
        for (size_t j = 0; j < 8; j++) {
            const vae_real v72 = t72[(i - begin) * 8 + j];
            const vae_real v74 = x0[i * 8 + j] - (v72 + b71[j]);
            t76_sum += v74 * v74;
        }
        t76[i] = t76_sum;
    }
}

// kernel 10, eval: loop over rows of [1]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t77 = s->arena + 9856; // [n, 1]
    const vae_real *t58 = s->arena + 10112; // [n, 1]
    const vae_real *t76 = s->arena + 9984; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t77[i] = t58[i] - t76[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // blocks.vae:9  dense(n)
    // blocks.vae:9  tanh
    // kernel 0, eval: product by panels over rows of [6]
    like_train_k0(s, tile, scratch, s->arena + 4608, s->param + 0, s->arena + 7936, s->param + 48);
    // blocks.vae:9  dense(n)
    // blocks.vae:9  tanh
    // blocks.vae:10  add(first)
    // kernel 1, eval: product by panels over rows of [6]
    like_eval_k1(s, tile, scratch, s->arena + 7936, s->param + 64, s->arena + 3078, s->param + 112);
    // blocks.vae:9  dense(n)
    // blocks.vae:9  tanh
    // kernel 2, eval: product by panels over rows of [6]
    like_train_k3(s, tile, scratch, s->arena + 3078, s->param + 128, s->arena + 3072,
        s->param + 176);
    // blocks.vae:9  dense(n)
    // blocks.vae:9  tanh
    // kernel 3, eval: product by panels over rows of [12]
    like_train_k4(s, tile, scratch, s->arena + 3072, s->param + 192, s->arena + 1536,
        s->param + 336);
    // blocks.vae:9  dense(n)
    // blocks.vae:9  tanh
    // blocks.vae:10  add(first)
    // kernel 4, eval: product by panels over rows of [12]
    like_eval_k4(s, tile, scratch, s->arena + 1536, s->param + 352, s->arena + 0, s->param + 496);
    // blocks.vae:7  posterior heads (added by the compiler)
    // kernel 5, eval: product by panels over rows of [6]
    like_train_k7(s, tile, scratch, s->arena + 0, s->param + 512, s->arena + 7168, s->param + 592);
    eval_k6(s, tile, scratch);
    // blocks.vae:9  dense(n)
    // blocks.vae:9  tanh
    // kernel 7, eval: product by panels over rows of [6]
    like_train_k9(s, tile, scratch, s->arena + 9088, s->param + 608, s->arena + 6400,
        s->param + 640);
    // blocks.vae:9  dense(n)
    // blocks.vae:9  tanh
    // blocks.vae:10  add(first)
    // kernel 8, eval: product by panels over rows of [6]
    like_eval_k8(s, tile, scratch, s->arena + 6400, s->param + 656, s->arena + 5632, s->param + 704);
    eval_k9(s, tile, scratch);
    eval_k10(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, eval_u0, panels);
}

// blocks.vae:7  posterior heads (added by the compiler)
// kernel 6, encode: loop over rows of [3]
VAE_KERNEL void encode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t35 = s->arena + 7552; // [n, 3]
    const vae_real *mean33 = s->arena + 5632; // [n, 3] in rows of 6
    vae_real *t36 = s->arena + 7168; // [n, 3]
    const vae_real *logvar34 = s->arena + 5635; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t35[i * 3 + j] = mean33[i * 6 + j];
            t36[i * 3 + j] = logvar34[i * 6 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // blocks.vae:9  dense(n)
    // blocks.vae:9  tanh
    // kernel 0, encode: product by panels over rows of [6]
    like_train_k0(s, tile, scratch, s->arena + 4608, s->param + 0, s->arena + 6400, s->param + 48);
    // blocks.vae:9  dense(n)
    // blocks.vae:9  tanh
    // blocks.vae:10  add(first)
    // kernel 1, encode: product by panels over rows of [6]
    like_eval_k1(s, tile, scratch, s->arena + 6400, s->param + 64, s->arena + 3078, s->param + 112);
    // blocks.vae:9  dense(n)
    // blocks.vae:9  tanh
    // kernel 2, encode: product by panels over rows of [6]
    like_train_k3(s, tile, scratch, s->arena + 3078, s->param + 128, s->arena + 3072,
        s->param + 176);
    // blocks.vae:9  dense(n)
    // blocks.vae:9  tanh
    // kernel 3, encode: product by panels over rows of [12]
    like_train_k4(s, tile, scratch, s->arena + 3072, s->param + 192, s->arena + 1536,
        s->param + 336);
    // blocks.vae:9  dense(n)
    // blocks.vae:9  tanh
    // blocks.vae:10  add(first)
    // kernel 4, encode: product by panels over rows of [12]
    like_eval_k4(s, tile, scratch, s->arena + 1536, s->param + 352, s->arena + 0, s->param + 496);
    // blocks.vae:7  posterior heads (added by the compiler)
    // kernel 5, encode: product by panels over rows of [6]
    like_train_k7(s, tile, scratch, s->arena + 0, s->param + 512, s->arena + 5632, s->param + 592);
    encode_k6(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, encode_u0, panels);
}

// blocks.vae:18  dense(8)
// kernel 2, decode: product by panels over rows of [8]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h11 = s->arena + 3072; // [n, 6]
    const vae_real *w12 = s->param + 720; // [6, 8]
    vae_real *p15 = s->arena + 2048; // [n, 8]
    const vae_real *b13 = s->param + 768; // [8]
    vae_real *t18 = s->arena + 0; // [n, 8]
    vae_gemm_nn((int)(end - begin), 8, 6, h11 + begin * 6, 6, w12, 8, p15 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v14 = p15[i * 8 + j];
            const vae_real v15 = v14 + b13[j];
            p15[i * 8 + j] = v15;
            t18[i * 8 + j] = v15;
        }
    }
}

// kernel 3, decode: loop over rows of [8]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t17 = s->arena + 1024; // [n, 8]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            t17[i * 8 + j] = 0.707106781f;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // blocks.vae:9  dense(n)
    // blocks.vae:9  tanh
    // kernel 0, decode: product by panels over rows of [6]
    like_train_k9(s, tile, scratch, s->arena + 4608, s->param + 608, s->arena + 3840,
        s->param + 640);
    // blocks.vae:9  dense(n)
    // blocks.vae:9  tanh
    // blocks.vae:10  add(first)
    // kernel 1, decode: product by panels over rows of [6]
    like_eval_k8(s, tile, scratch, s->arena + 3840, s->param + 656, s->arena + 3072, s->param + 704);
    decode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k3, panels, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 16384, 8}, // [n, 8]
    {"encoder.0.1.2.u", VAE_IN_UNIFORM, 8, 28928, 6}, // [n, 6]
    {"encoder.3.1.2.u", VAE_IN_UNIFORM, 9, 9216, 12}, // [n, 12]
    {"z.eps", VAE_IN_NORMAL, 0, 32384, 3}, // [n, 3]
    {"decoder.0.1.2.u", VAE_IN_UNIFORM, 10, 25088, 6}, // [n, 6]
    {"loss", VAE_OUT_SCALAR, 0, 33024, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 33072, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 33040, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 4608, 8}, // [n, 8]
    {"z.eps", VAE_IN_NORMAL, 0, 9472, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 9984, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 10240, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 9856, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 8704, 3}, // [n, 3]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 4608, 8}, // [n, 8]
    {"z.mean", VAE_OUT_ROW, 0, 7552, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 7168, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 4608, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 2048, 8}, // [n, 8]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 8}, // [n, 8]
    {"x.draw1", VAE_OUT_ROW, 0, 1024, 8}, // [n, 8]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.0.0.weight", 2, {6, 8}, {1, 6}, 0, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"encoder.0.0.0.bias", 1, {6}, {1}, 48, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.0.1.0.weight", 2, {6, 6}, {1, 6}, 64, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"encoder.0.1.0.bias", 1, {6}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.1.0.weight", 2, {6, 6}, {1, 6}, 128, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"encoder.1.0.bias", 1, {6}, {1}, 176, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.3.0.0.weight", 2, {12, 12}, {1, 12}, 192, VAE_INIT_UNIFORM, 0.5f, true, true, false},
    {"encoder.3.0.0.bias", 1, {12}, {1}, 336, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.3.1.0.weight", 2, {12, 12}, {1, 12}, 352, VAE_INIT_UNIFORM, 0.5f, true, true, false},
    {"encoder.3.1.0.bias", 1, {12}, {1}, 496, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 12}, {1, 6}, 512, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 592, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 12}, {1, 6}, 515, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 595, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.0.0.weight", 2, {6, 3}, {1, 6}, 608, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"decoder.0.0.0.bias", 1, {6}, {1}, 640, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.1.0.weight", 2, {6, 6}, {1, 6}, 656, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"decoder.0.1.0.bias", 1, {6}, {1}, 704, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.1.weight", 2, {8, 6}, {1, 8}, 720, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"decoder.1.bias", 1, {8}, {1}, 768, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 8, 8, VAE_DOMAIN_ANY, "mse", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[8]", 0},
    {VAE_STAGE_ENCODER, 0, "double(k)", "[6]", 0},
    {VAE_STAGE_ENCODER, 1, "layer(n)", "[6]", 0},
    {VAE_STAGE_ENCODER, 2, "dense(n)", "[6]", 54},
    {VAE_STAGE_ENCODER, 2, "tanh", "[6]", 0},
    {VAE_STAGE_ENCODER, 2, "dropout(p)", "[6]", 0},
    {VAE_STAGE_ENCODER, 1, "layer(n, p=0.25)", "[6]", 0},
    {VAE_STAGE_ENCODER, 2, "dense(n)", "[6]", 42},
    {VAE_STAGE_ENCODER, 2, "tanh", "[6]", 0},
    {VAE_STAGE_ENCODER, 2, "dropout(p)", "[6]", 0},
    {VAE_STAGE_ENCODER, 1, "add(first)", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "layer(n=k)", "[6]", 0},
    {VAE_STAGE_ENCODER, 1, "dense(n)", "[6]", 42},
    {VAE_STAGE_ENCODER, 1, "tanh", "[6]", 0},
    {VAE_STAGE_ENCODER, 1, "dropout(p)", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "concat(wide)", "[12]", 0},
    {VAE_STAGE_ENCODER, 0, "double(n=2 * k)", "[12]", 0},
    {VAE_STAGE_ENCODER, 1, "layer(n)", "[12]", 0},
    {VAE_STAGE_ENCODER, 2, "dense(n)", "[12]", 156},
    {VAE_STAGE_ENCODER, 2, "tanh", "[12]", 0},
    {VAE_STAGE_ENCODER, 2, "dropout(p)", "[12]", 0},
    {VAE_STAGE_ENCODER, 1, "layer(n, p=0.25)", "[12]", 0},
    {VAE_STAGE_ENCODER, 2, "dense(n)", "[12]", 156},
    {VAE_STAGE_ENCODER, 2, "tanh", "[12]", 0},
    {VAE_STAGE_ENCODER, 2, "dropout(p)", "[12]", 0},
    {VAE_STAGE_ENCODER, 1, "add(first)", "[12]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 78},
    {VAE_STAGE_DECODER, 0, "double(k)", "[6]", 0},
    {VAE_STAGE_DECODER, 1, "layer(n)", "[6]", 0},
    {VAE_STAGE_DECODER, 2, "dense(n)", "[6]", 24},
    {VAE_STAGE_DECODER, 2, "tanh", "[6]", 0},
    {VAE_STAGE_DECODER, 2, "dropout(p)", "[6]", 0},
    {VAE_STAGE_DECODER, 1, "layer(n, p=0.25)", "[6]", 0},
    {VAE_STAGE_DECODER, 2, "dense(n)", "[6]", 42},
    {VAE_STAGE_DECODER, 2, "tanh", "[6]", 0},
    {VAE_STAGE_DECODER, 2, "dropout(p)", "[6]", 0},
    {VAE_STAGE_DECODER, 1, "add(first)", "[6]", 0},
    {VAE_STAGE_DECODER, 0, "dense(8)", "[8]", 56},
    {VAE_STAGE_OUTPUT, 0, "x: mse", "[8]", 0},
};

static const VaeStretch rest[] = {
    {48, 192},
    {336, 352},
    {496, 784},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "blocks", .isa = VAE_ISA,
    .params = "k=6",
    .summary =
        "model blocks\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [8]                         -              -\n"
        "    double(k)                       [6]                         -              -\n"
        "      layer(n)                      [6]                         -              -\n"
        "        dense(n)                    [6]                        54             96\n"
        "        tanh                        [6]                         -              -\n"
        "        dropout(p)                  [6]                         -              -\n"
        "      layer(n, p=0.25)              [6]                         -              -\n"
        "        dense(n)                    [6]                        42             72\n"
        "        tanh                        [6]                         -              -\n"
        "        dropout(p)                  [6]                         -              -\n"
        "      add(first)                    [6]                         -              -\n"
        "    layer(n=k)                      [6]                         -              -\n"
        "      dense(n)                      [6]                        42             72\n"
        "      tanh                          [6]                         -              -\n"
        "      dropout(p)                    [6]                         -              -\n"
        "    concat(wide)                    [12]                        -              -\n"
        "    double(n=2 * k)                 [12]                        -              -\n"
        "      layer(n)                      [12]                        -              -\n"
        "        dense(n)                    [12]                      156            288\n"
        "        tanh                        [12]                        -              -\n"
        "        dropout(p)                  [12]                        -              -\n"
        "      layer(n, p=0.25)              [12]                        -              -\n"
        "        dense(n)                    [12]                      156            288\n"
        "        tanh                        [12]                        -              -\n"
        "        dropout(p)                  [12]                        -              -\n"
        "      add(first)                    [12]                        -              -\n"
        "  z: mean, logvar heads             [3]                        78            144\n"
        "  decoder                           [3]                         -              -\n"
        "    double(k)                       [6]                         -              -\n"
        "      layer(n)                      [6]                         -              -\n"
        "        dense(n)                    [6]                        24             36\n"
        "        tanh                        [6]                         -              -\n"
        "        dropout(p)                  [6]                         -              -\n"
        "      layer(n, p=0.25)              [6]                         -              -\n"
        "        dense(n)                    [6]                        42             72\n"
        "        tanh                        [6]                         -              -\n"
        "        dropout(p)                  [6]                         -              -\n"
        "      add(first)                    [6]                         -              -\n"
        "    dense(8)                        [8]                        56             96\n"
        "\n"
        "  650 parameters; one training step of 128 rows: 434,688 flops\n"
        "  params: k = 6\n"
        "  likelihood mse\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          33      121       132,416      132,416\n"
        "  eval           11       51        41,472       41,472\n"
        "  encode          7       21        31,744       31,744\n"
        "  decode          4       11        19,968       19,968\n",
    .batch = 128, .n_param = 784, .n_state = 0, .n_arena = 33104,
    .n_scratch = 256,
    .max_threads = 1, .flops_per_row = 3396.0,
    .n_weight_tiles = 3, .rest = rest, .n_rest = 3,
    .panel = 32,
    .tensor = tensors, .n_tensors = 20,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 39,
    .train = {"train", train_run, train_ports, 8},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
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
