// sparse -- written by vaec 0.1.0 from sparse.vae; do not edit.
//
// model sparse
//
//   layer                             output             parameters      flops/row
//   encoder(x, y)                     [300]                       -              -
//     log1p                           [300]                       -              -
//     concat(y)                       [304]                       -              -
//     dense(40)                       [40]                   12,200         24,320
//     relu                            [40]                        -              -
//   z: mean, logvar heads             [6]                       492            960
//   decoder(z, y)                     [6]                         -              -
//     concat(y)                       [10]                        -              -
//     dense(40)                       [40]                      440            800
//     relu                            [40]                        -              -
//     dense(300)                      [300]                  12,300         24,000
//   likelihood: logsize                                      12,300         24,600
//
//   37,732 parameters; one training step of 64 rows: 9,943,040 flops
//   likelihood negative_binomial(size=learned, floor=0.001)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          20       78       453,952      453,952
//   eval            9       46       262,656      262,656
//   encode          5        9       172,032      172,032
//   decode          5       17       245,760      245,760
//
// n is the number of rows in the batch, at most 64; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_sparse.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   h2: [n, 300] in rows of 304
//   x0: [n, 300]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, vae_real *h2,
    const vae_real *x0) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 300; j++) {
            h2[i * 304 + j] = vae_log1p(x0[i * 300 + j]);
        }
    }
}

// What kernel 1 of train and 1 other do, each with buffers of its own:
//   t3: [n, 4] in rows of 304
//   x1: [n, 4]
//   t30: [n, 4] in rows of 10
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, vae_real *t3,
    const vae_real *x1, vae_real *t30) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t3[i * 304 + j] = x1[i * 4 + j];
            t30[i * 10 + j] = x1[i * 4 + j];
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h4: [n, 304]
//   w5: [304, 40]
//   h9: [n, 40]
//   b6: [40]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h4,
    const vae_real *w5, vae_real *h9, const vae_real *b6) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_sparse_nn((int)(end - begin), 40, 304, h4 + begin * 304, 304, w5, 40, h9 + begin * 40, 40);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 40; j++) {
            const vae_real v7 = h9[i * 40 + j];
            h9[i * 40 + j] = vae_max(v7 + b6[j], 0.0f);
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   h9: [n, 40]
//   w10: [40, 12]
//   heads13: [n, 12]
//   b11: [12]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *h9,
    const vae_real *w10, vae_real *heads13, const vae_real *b11) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 12, 40, h9 + begin * 40, 40, w10, 12, heads13 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v12 = heads13[i * 12 + j];
            heads13[i * 12 + j] = v12 + b11[j];
        }
    }
}

// sparse.vae:5  sampling and KL
// kernel 4, train: loop over rows of [6]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar15 = s->arena + 109830; // [n, 6] in rows of 12
    vae_real *t19 = s->arena + 112256; // [n, 6]
    const vae_real *eps16 = s->arena + 112640; // [n, 6]
    vae_real *z21 = s->arena + 111232; // [n, 6] in rows of 10
    const vae_real *mean14 = s->arena + 109824; // [n, 6] in rows of 12
    vae_real *t23 = s->arena + 111872; // [n, 6]
    vae_real *t29 = s->arena + 113344; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t29_sum = 0.0f;
        VAE_SIMD_SUM(t29_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v19 = vae_exp(0.5f * logvar15[i * 12 + j]);
            t19[i * 6 + j] = v19;
            z21[i * 10 + j] = mean14[i * 12 + j] + v19 * eps16[i * 6 + j];
            const vae_real v23 = vae_exp(logvar15[i * 12 + j]);
            t23[i * 6 + j] = v23;
            const vae_real v27 = mean14[i * 12 + j] * mean14[i * 12 + j] + v23 - 1.0f - logvar15[i * 12 + j];
            t29_sum += 0.5f * v27;
        }
        t29[i] = t29_sum;
    }
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   h31: [n, 10]
//   w32: [10, 40]
//   h36: [n, 40]
//   b33: [40]
VAE_SHARED_1(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *h31,
    const vae_real *w32, vae_real *h36, const vae_real *b33) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 40, 10, h31 + begin * 10, 10, w32, 40, h36 + begin * 40, 40);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 40; j++) {
            const vae_real v34 = h36[i * 40 + j];
            h36[i * 40 + j] = vae_max(v34 + b33[j], 0.0f);
        }
    }
}

// What kernel 6 of train and 1 other do, each with buffers of its own:
//   h36: [n, 40]
//   w37: [40, 300]
//   p40: [n, 300]
//   b38: [300]
VAE_SHARED_1(like_train_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *h36,
    const vae_real *w37, vae_real *p40, const vae_real *b38) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 300, 40, h36 + begin * 40, 40, w37, 300, p40 + begin * 300, 300);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 300; j++) {
            const vae_real v39 = p40[i * 300 + j];
            p40[i * 300 + j] = v39 + b38[j];
        }
    }
}

// sparse.vae:7  dense(300)
// sparse.vae:8  likelihood = negative_binomial
// sparse.vae:8  gradient of likelihood = negative_binomial
// kernel 7, train: product by panels over rows of [300]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h36 = s->arena + 103936; // [n, 40]
    const vae_real *w41 = s->param + 25456; // [40, 300]
    vae_real *d70 = s->arena + 38656; // [n, 300]
    const vae_real *b42 = s->param + 37456; // [300]
    const vae_real *p40 = s->arena + 57856; // [n, 300]
    const vae_real *x0 = s->arena + 77056; // [n, 300]
    vae_real *t58 = s->arena + 113280; // [n, 1]
    vae_real *d77 = s->arena + 19456; // [n, 300]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 300, 40, h36 + begin * 40, 40, w41, 300, d70 + begin * 300, 300);
    for (size_t i = begin; i < end; i++) {
        vae_real t58_sum = 0.0f;
        VAE_SIMD_SUM(t58_sum)
        for (size_t j = 0; j < 300; j++) {
            const vae_real v43 = d70[i * 300 + j];
            const vae_real v48 = v43 + b42[j] - (-6.90775528f);
            const vae_real v50 = 20.7232658f - vae_softplus(v48);
            const vae_real v52 = 13.8155106f - vae_softplus(v50);
            const vae_real v55 = vae_nb_deviance(p40[i * 300 + j], v52, x0[i * 300 + j]) + vae_lgamma_rest(x0[i * 300 + j]);
            t58_sum += v55 + vae_nb_rest(v52, x0[i * 300 + j]);
            d70[i * 300 + j] = inv_n * vae_nb_slope(p40[i * 300 + j], v52, x0[i * 300 + j]);
            const vae_real v71 = vae_nb_size_slope(p40[i * 300 + j], v52, x0[i * 300 + j]);
            const vae_real v75 = inv_n * (vae_nb_rest_slope(v52, x0[i * 300 + j]) + v71) * vae_sigmoid(v50);
            d77[i * 300 + j] = v75 * vae_sigmoid(v48);
        }
        t58[i] = t58_sum;
    }
}

// kernel 8, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t60 = s->arena + 113472; // [1]
    const vae_real *t58 = s->arena + 113280; // [n, 1]
    vae_real *t62 = s->arena + 113440; // [1]
    const vae_real *t29 = s->arena + 113344; // [n, 1]
    vae_real t60_sum = 0.0f;
    vae_real t62_sum = 0.0f;
    VAE_SIMD_SUM(t60_sum, t62_sum)
    for (size_t i = 0; i < rows; i++) {
        t60_sum += t58[i];
        t62_sum += t29[i];
    }
    t60[0] = t60_sum;
    t62[0] = t62_sum;
}

// kernel 9, train: loop over [1]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t61 = s->arena + 113456; // [1]
    const vae_real *t60 = s->arena + 113472; // [1]
    vae_real *t63 = s->arena + 113424; // [1]
    const vae_real *t62 = s->arena + 113440; // [1]
    vae_real *t66 = s->arena + 113408; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v61 = t60[0] * inv_n;
    t61[0] = v61;
    const vae_real v63 = t62[0] * inv_n;
    t63[0] = v63;
    t66[0] = v61 + beta * v63;
}

// What kernel 10 of train and 1 other do, each with buffers of its own:
//   h36: [n, 40]
//   d77: [n, 300]
//   d_param79: [40, 300]
//   d_param78: [300]
VAE_SHARED_1(like_train_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *h36,
    const vae_real *d77, vae_real *d_param79, vae_real *d_param78) {
    (void)scratch;
    if (tile == 3) {
        vae_column_sums(s->n, 300, d77, 300, d_param78);
        return;
    }
    const size_t begin = (size_t)tile * 16;
    const size_t end = begin + 16 < 40 ? begin + 16 : 40;
    vae_gemm_tn_claim((int)(end - begin), 300, s->n, h36 + begin, 40, d77, 300, d_param79 + begin * 300, 300,
        vae_claimed(s, d_param79 + begin * 300));
}

// sparse.vae:8  gradient of dense(300)
// sparse.vae:7  gradient of dense(300)
// kernel 10, train: weight gradient over [40, 300]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 103936, s->arena + 19456, s->grad + 25456,
        s->grad + 37456);
}

// sparse.vae:7  gradient of dense(300)
// kernel 11, train: product by panels over rows of [40]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d77 = s->arena + 19456; // [n, 300]
    const vae_real *w41 = s->param + 25456; // [40, 300]
    vae_real *d80 = s->arena + 101376; // [n, 40]
    vae_gemm_nt((int)(end - begin), 40, 300, d77 + begin * 300, 300, w41, 300, d80 + begin * 40, 40);
}

// sparse.vae:8  gradient of dense(300)
// sparse.vae:7  gradient of dense(300)
// kernel 12, train: weight gradient over [40, 300]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 103936, s->arena + 38656, s->grad + 13152,
        s->grad + 25152);
}

// sparse.vae:7  gradient of dense(300)
// sparse.vae:7  gradient of relu
// kernel 13, train: product by panels over rows of [40]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d70 = s->arena + 38656; // [n, 300]
    const vae_real *w37 = s->param + 13152; // [40, 300]
    vae_real *d86 = s->arena + 98816; // [n, 40]
    const vae_real *d80 = s->arena + 101376; // [n, 40]
    const vae_real *h36 = s->arena + 103936; // [n, 40]
    vae_gemm_nt((int)(end - begin), 40, 300, d70 + begin * 300, 300, w37, 300, d86 + begin * 40, 40);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 40; j++) {
            const vae_real v83 = d86[i * 40 + j];
            d86[i * 40 + j] = vae_where(h36[i * 40 + j], d80[i * 40 + j] + v83, 0.0f);
        }
    }
}

// sparse.vae:7  gradient of dense(40)
// kernel 14, train: weight gradient over [10, 40]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h31 = s->arena + 111232; // [n, 10]
    const vae_real *d86 = s->arena + 98816; // [n, 40]
    vae_real *d_param88 = s->grad + 12704; // [10, 40]
    if (tile == 1) {
        vae_real *d_param87 = s->grad + 13104; // [40]
        vae_column_sums(s->n, 40, d86, 40, d_param87);
        return;
    }
    vae_gemm_tn(10, 40, s->n, h31, 10, d86, 40, d_param88, 40);
}

// sparse.vae:7  gradient of dense(40)
// kernel 15, train: product by panels over rows of [10]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d86 = s->arena + 98816; // [n, 40]
    const vae_real *w32 = s->param + 12704; // [10, 40]
    vae_real *d89 = s->arena + 110592; // [n, 10]
    vae_gemm_nt((int)(end - begin), 10, 40, d86 + begin * 40, 40, w32, 40, d89 + begin * 10, 10);
}

// sparse.vae:5  gradient of sampling and KL
// kernel 16, train: loop over rows of [6]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t23 = s->arena + 111872; // [n, 6]
    const vae_real *mean14 = s->arena + 109824; // [n, 6] in rows of 12
    vae_real *d95 = s->arena + 109056; // [n, 6] in rows of 12
    const vae_real *d90 = s->arena + 110592; // [n, 6] in rows of 10
    const vae_real *eps16 = s->arena + 112640; // [n, 6]
    const vae_real *t19 = s->arena + 112256; // [n, 6]
    vae_real *d99 = s->arena + 109062; // [n, 6] in rows of 12
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c67 = beta * inv_n;
    const vae_real c91 = 0.5f * c67;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d95[i * 12 + j] = c67 * mean14[i * 12 + j] + d90[i * 10 + j];
            const vae_real v98 = 0.5f * (d90[i * 10 + j] * eps16[i * 6 + j] * t19[i * 6 + j]);
            d99[i * 12 + j] = c91 * t23[i * 6 + j] - c91 + v98;
        }
    }
}

// sparse.vae:5  gradient of posterior heads (added by the compiler)
// kernel 17, train: weight gradient over [40, 12]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h9 = s->arena + 106496; // [n, 40]
    const vae_real *d100 = s->arena + 109056; // [n, 12]
    vae_real *d_param102 = s->grad + 12208; // [40, 12]
    if (tile == 3) {
        vae_real *d_param101 = s->grad + 12688; // [12]
        vae_column_sums(s->n, 12, d100, 12, d_param101);
        return;
    }
    const size_t begin = (size_t)tile * 16;
    const size_t end = begin + 16 < 40 ? begin + 16 : 40;
    vae_gemm_tn_claim((int)(end - begin), 12, s->n, h9 + begin, 40, d100, 12, d_param102 + begin * 12, 12,
        vae_claimed(s, d_param102 + begin * 12));
}

// sparse.vae:5  gradient of posterior heads (added by the compiler)
// sparse.vae:6  gradient of relu
// kernel 18, train: product by panels over rows of [40]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d100 = s->arena + 109056; // [n, 12]
    const vae_real *w10 = s->param + 12208; // [40, 12]
    vae_real *d104 = s->arena + 96256; // [n, 40]
    const vae_real *h9 = s->arena + 106496; // [n, 40]
    vae_gemm_nt((int)(end - begin), 40, 12, d100 + begin * 12, 12, w10, 12, d104 + begin * 40, 40);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 40; j++) {
            const vae_real v103 = d104[i * 40 + j];
            d104[i * 40 + j] = vae_where(h9[i * 40 + j], v103, 0.0f);
        }
    }
}

// sparse.vae:6  gradient of dense(40)
// kernel 19, train: weight gradient over [304, 40]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h4 = s->arena + 0; // [n, 304]
    const vae_real *d104 = s->arena + 96256; // [n, 40]
    vae_real *d_param106 = s->grad + 0; // [304, 40]
    if (tile == 5) {
        vae_real *d_param105 = s->grad + 12160; // [40]
        vae_column_sums(s->n, 40, d104, 40, d_param105);
        return;
    }
    const size_t begin = (size_t)tile * 64;
    const size_t end = begin + 64 < 304 ? begin + 64 : 304;
    vae_sparse_tn((int)(end - begin), 40, s->n, h4 + begin, 304, d104, 40, d_param106 + begin * 40, 40);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // sparse.vae:6  log1p
    // kernel 0, train: loop over rows of [300]
    like_train_k0(s, tile, scratch, s->arena + 0, s->arena + 77056);
    // sparse.vae:4  y
    // kernel 1, train: loop over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 300, s->arena + 113024, s->arena + 111238);
    // sparse.vae:6  dense(40)
    // sparse.vae:6  relu
    // kernel 2, train: product by panels over rows of [40]
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 106496, s->param + 12160);
    // sparse.vae:5  posterior heads (added by the compiler)
    // kernel 3, train: product by panels over rows of [12]
    like_train_k3(s, tile, scratch, s->arena + 106496, s->param + 12208, s->arena + 109824,
        s->param + 12688);
    train_k4(s, tile, scratch);
    // sparse.vae:7  dense(40)
    // sparse.vae:7  relu
    // kernel 5, train: product by panels over rows of [40]
    like_train_k5(s, tile, scratch, s->arena + 111232, s->param + 12704, s->arena + 103936,
        s->param + 13104);
    // sparse.vae:7  dense(300)
    // kernel 6, train: product by panels over rows of [300]
    like_train_k6(s, tile, scratch, s->arena + 103936, s->param + 13152, s->arena + 57856,
        s->param + 25152);
    train_k7(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
    train_k18(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {96256, 40}, // d104
    {109056, 12}, // d95
    {98816, 40}, // d86
    {19456, 300}, // d77
    {38656, 300}, // d70
    {113280, 1}, // t58
    {103936, 40}, // h36
    {111232, 10}, // z21
    {113344, 1}, // t29
    {106496, 40}, // h9
    {0, 304}, // h2
};
static const VaeShown train_u0_shown = {11, train_u0_rows};

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){{train_u0, panels, {.shown = &train_u0_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k10, 4, {.weights = true, .first = 25456, .each = 4800, .end = 37456}},
        {train_k12, 4, {.weights = true, .first = 13152, .each = 4800, .end = 25152}},
        {train_k14, 2, {.weights = true}},
        {train_k19, 6, {.weights = true, .first = 0, .each = 2560, .end = 12160}},
        {train_k17, 4, {.weights = true, .first = 12208, .each = 192, .end = 12688}},
        {train_u1, 1, {0}}}, 6);
}

// sparse.vae:5  sampling and KL
// kernel 4, eval: loop over rows of [6]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar15 = s->arena + 62982; // [n, 6] in rows of 12
    const vae_real *eps16 = s->arena + 64768; // [n, 6]
    vae_real *z21 = s->arena + 63744; // [n, 6] in rows of 10
    const vae_real *mean14 = s->arena + 62976; // [n, 6] in rows of 12
    vae_real *t35 = s->arena + 64384; // [n, 6]
    vae_real *t36 = s->arena + 65600; // [n, 1]
    vae_real *t39 = s->arena + 65536; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t36_sum = 0.0f;
        vae_real t39_sum = 0.0f;
        VAE_SIMD_SUM(t36_sum, t39_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v21 = mean14[i * 12 + j] + vae_exp(0.5f * logvar15[i * 12 + j]) * eps16[i * 6 + j];
            z21[i * 10 + j] = v21;
            const vae_real v24 = eps16[i * 6 + j] * eps16[i * 6 + j] + logvar15[i * 12 + j];
            const vae_real v31 = mean14[i * 12 + j] * mean14[i * 12 + j] + vae_exp(logvar15[i * 12 + j]);
            const vae_real v35 = 0.5f * (v31 - 1.0f - logvar15[i * 12 + j]);
            t35[i * 6 + j] = v35;
            t36_sum += v35;
            const vae_real v38 = (-0.5f) * (v21 * v21 + 1.83787707f - (v24 + 1.83787707f));
            t39_sum += v38;
        }
        t36[i] = t36_sum;
        t39[i] = t39_sum;
    }
}

// sparse.vae:7  dense(300)
// sparse.vae:8  likelihood = negative_binomial
// kernel 7, eval: product by panels over rows of [300]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h46 = s->arena + 57856; // [n, 40]
    const vae_real *w51 = s->param + 25456; // [40, 300]
    vae_real *t53 = scratch; // [end - begin, 300]
    const vae_real *b52 = s->param + 37456; // [300]
    const vae_real *p50 = s->arena + 19456; // [n, 300]
    const vae_real *x0 = s->arena + 38656; // [n, 300]
    vae_real *t68 = s->arena + 65472; // [n, 1]
    vae_gemm_nn((int)(end - begin), 300, 40, h46 + begin * 40, 40, w51, 300, t53, 300);
    for (size_t i = begin; i < end; i++) {
        vae_real t68_sum = 0.0f;
        VAE_SIMD_SUM(t68_sum)
        for (size_t j = 0; j < 300; j++) {
            const vae_real v53 = t53[(i - begin) * 300 + j];
            const vae_real v60 = 20.7232658f - vae_softplus(v53 + b52[j] - (-6.90775528f));
            const vae_real v62 = 13.8155106f - vae_softplus(v60);
            const vae_real v65 = vae_nb_deviance(p50[i * 300 + j], v62, x0[i * 300 + j]) + vae_lgamma_rest(x0[i * 300 + j]);
            t68_sum += v65 + vae_nb_rest(v62, x0[i * 300 + j]);
        }
        t68[i] = t68_sum;
    }
}

// kernel 8, eval: loop over rows of [1]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t69 = s->arena + 65408; // [n, 1]
    const vae_real *t39 = s->arena + 65536; // [n, 1]
    const vae_real *t68 = s->arena + 65472; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t69[i] = t39[i] - t68[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // sparse.vae:6  log1p
    // kernel 0, eval: loop over rows of [300]
    like_train_k0(s, tile, scratch, s->arena + 0, s->arena + 38656);
    // sparse.vae:4  y
    // kernel 1, eval: loop over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 300, s->arena + 65152, s->arena + 63750);
    // sparse.vae:6  dense(40)
    // sparse.vae:6  relu
    // kernel 2, eval: product by panels over rows of [40]
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 60416, s->param + 12160);
    // sparse.vae:5  posterior heads (added by the compiler)
    // kernel 3, eval: product by panels over rows of [12]
    like_train_k3(s, tile, scratch, s->arena + 60416, s->param + 12208, s->arena + 62976,
        s->param + 12688);
    eval_k4(s, tile, scratch);
    // sparse.vae:7  dense(40)
    // sparse.vae:7  relu
    // kernel 5, eval: product by panels over rows of [40]
    like_train_k5(s, tile, scratch, s->arena + 63744, s->param + 12704, s->arena + 57856,
        s->param + 13104);
    // sparse.vae:7  dense(300)
    // kernel 6, eval: product by panels over rows of [300]
    like_train_k6(s, tile, scratch, s->arena + 57856, s->param + 13152, s->arena + 19456,
        s->param + 25152);
    eval_k7(s, tile, scratch);
    eval_k8(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, eval_u0, panels);
}

// sparse.vae:4  y
// kernel 1, encode: loop over rows of [4]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t3 = s->arena + 300; // [n, 4] in rows of 304
    const vae_real *x1 = s->arena + 42752; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t3[i * 304 + j] = x1[i * 4 + j];
        }
    }
}

// sparse.vae:5  posterior heads (added by the compiler)
// kernel 4, encode: loop over rows of [6]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t16 = s->arena + 42368; // [n, 6]
    const vae_real *mean14 = s->arena + 41216; // [n, 6] in rows of 12
    vae_real *t17 = s->arena + 41984; // [n, 6]
    const vae_real *logvar15 = s->arena + 41222; // [n, 6] in rows of 12
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t16[i * 6 + j] = mean14[i * 12 + j];
            t17[i * 6 + j] = logvar15[i * 12 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // sparse.vae:6  log1p
    // kernel 0, encode: loop over rows of [300]
    like_train_k0(s, tile, scratch, s->arena + 0, s->arena + 19456);
    encode_k1(s, tile, scratch);
    // sparse.vae:6  dense(40)
    // sparse.vae:6  relu
    // kernel 2, encode: product by panels over rows of [40]
    like_train_k2(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 38656, s->param + 12160);
    // sparse.vae:5  posterior heads (added by the compiler)
    // kernel 3, encode: product by panels over rows of [12]
    like_train_k3(s, tile, scratch, s->arena + 38656, s->param + 12208, s->arena + 41216,
        s->param + 12688);
    encode_k4(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, encode_u0, panels);
}

// sparse.vae:5  z
// kernel 0, decode: loop over rows of [6]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t2 = s->arena + 60160; // [n, 6] in rows of 10
    const vae_real *z1 = s->arena + 60800; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t2[i * 10 + j] = z1[i * 6 + j];
        }
    }
}

// sparse.vae:4  y
// kernel 1, decode: loop over rows of [4]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t3 = s->arena + 60166; // [n, 4] in rows of 10
    const vae_real *x0 = s->arena + 61184; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t3[i * 10 + j] = x0[i * 4 + j];
        }
    }
}

// sparse.vae:7  dense(300)
// sparse.vae:8  likelihood = negative_binomial
// kernel 3, decode: product by panels over rows of [300]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h9 = s->arena + 57600; // [n, 40]
    const vae_real *w10 = s->param + 13152; // [40, 300]
    vae_real *t26 = s->arena + 38400; // [n, 300]
    const vae_real *b11 = s->param + 25152; // [300]
    vae_real *t28 = s->arena + 0; // [n, 300]
    vae_gemm_nn((int)(end - begin), 300, 40, h9 + begin * 40, 40, w10, 300, t26 + begin * 300, 300);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 300; j++) {
            const vae_real v12 = t26[i * 300 + j];
            const vae_real v26 = vae_exp(v12 + b11[j]);
            t26[i * 300 + j] = v26;
            t28[i * 300 + j] = v26;
        }
    }
}

// sparse.vae:7  dense(300)
// sparse.vae:8  likelihood = negative_binomial
// kernel 4, decode: product by panels over rows of [300]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h9 = s->arena + 57600; // [n, 40]
    const vae_real *w14 = s->param + 25456; // [40, 300]
    vae_real *t27 = s->arena + 19200; // [n, 300]
    const vae_real *b15 = s->param + 37456; // [300]
    vae_gemm_nn((int)(end - begin), 300, 40, h9 + begin * 40, 40, w14, 300, t27 + begin * 300, 300);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 300; j++) {
            const vae_real v16 = t27[i * 300 + j];
            const vae_real v23 = 20.7232658f - vae_softplus(v16 + b15[j] - (-6.90775528f));
            t27[i * 300 + j] = vae_exp(13.8155106f - vae_softplus(v23));
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    decode_k0(s, tile, scratch);
    decode_k1(s, tile, scratch);
    // sparse.vae:7  dense(40)
    // sparse.vae:7  relu
    // kernel 2, decode: product by panels over rows of [40]
    like_train_k5(s, tile, scratch, s->arena + 60160, s->param + 12704, s->arena + 57600,
        s->param + 13104);
    decode_k3(s, tile, scratch);
    decode_k4(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, decode_u0, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 77056, 300}, // [n, 300]
    {"y", VAE_IN_DATA, 1, 113024, 4}, // [n, 4]
    {"z.eps", VAE_IN_NORMAL, 0, 112640, 6}, // [n, 6]
    {"loss", VAE_OUT_SCALAR, 0, 113408, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 113456, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 113424, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 38656, 300}, // [n, 300]
    {"y", VAE_IN_DATA, 1, 65152, 4}, // [n, 4]
    {"z.eps", VAE_IN_NORMAL, 0, 64768, 6}, // [n, 6]
    {"reconstruction", VAE_OUT_ROW, 0, 65472, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 65600, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 65408, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 64384, 6}, // [n, 6]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 19456, 300}, // [n, 300]
    {"y", VAE_IN_DATA, 1, 42752, 4}, // [n, 4]
    {"z.mean", VAE_OUT_ROW, 0, 42368, 6}, // [n, 6]
    {"z.logvar", VAE_OUT_ROW, 0, 41984, 6}, // [n, 6]
};

static const VaePort decode_ports[] = {
    {"y", VAE_IN_DATA, 1, 61184, 4}, // [n, 4]
    {"z", VAE_IN_LATENT, 0, 60800, 6}, // [n, 6]
    {"x.mean", VAE_OUT_ROW, 0, 38400, 300}, // [n, 300]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 300}, // [n, 300]
    {"x.draw1", VAE_OUT_ROW, 0, 19200, 300}, // [n, 300]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.2.weight", 2, {40, 304}, {1, 40}, 0, VAE_INIT_UNIFORM, 0.132067636f, true, true, false},
    {"encoder.2.bias", 1, {40}, {1}, 12160, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {6, 40}, {1, 12}, 12208, VAE_INIT_UNIFORM, 0.361157566f, true, true, false},
    {"posterior.z.mean.bias", 1, {6}, {1}, 12688, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {6, 40}, {1, 12}, 12214, VAE_INIT_UNIFORM, 0.361157566f, true, true, false},
    {"posterior.z.logvar.bias", 1, {6}, {1}, 12694, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.1.weight", 2, {40, 10}, {1, 40}, 12704, VAE_INIT_UNIFORM, 0.346410155f, true, true, false},
    {"decoder.1.bias", 1, {40}, {1}, 13104, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.3.weight", 2, {300, 40}, {1, 300}, 13152, VAE_INIT_UNIFORM, 0.132842228f, true, true, false},
    {"decoder.3.bias", 1, {300}, {1}, 25152, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.x.logsize.weight", 2, {300, 40}, {1, 300}, 25456, VAE_INIT_UNIFORM, 0.132842228f, true, true, false},
    {"likelihood.x.logsize.bias", 1, {300}, {1}, 37456, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 300, 300, VAE_DOMAIN_COUNT, "negative_binomial", false, false, .levels = 0},
    {"y", VAE_LABEL, 1, 1, 4, 4, VAE_DOMAIN_ANY, NULL, false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 6, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[300]", 0},
    {VAE_STAGE_DATA, 0, "y", "[4]", 0},
    {VAE_STAGE_ENCODER, 0, "log1p", "[300]", 0},
    {VAE_STAGE_ENCODER, 0, "concat(y)", "[304]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(40)", "[40]", 12200},
    {VAE_STAGE_ENCODER, 0, "relu", "[40]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[6]", 492},
    {VAE_STAGE_DATA, 0, "y", "[4]", 0},
    {VAE_STAGE_DECODER, 0, "concat(y)", "[10]", 0},
    {VAE_STAGE_DECODER, 0, "dense(40)", "[40]", 440},
    {VAE_STAGE_DECODER, 0, "relu", "[40]", 0},
    {VAE_STAGE_DECODER, 0, "dense(300)", "[300]", 12300},
    {VAE_STAGE_OUTPUT, 0, "x: negative_binomial", "[300]", 12300},
};

static const VaeStretch rest[] = {
    {12160, 12208},
    {12688, 13152},
    {25152, 25456},
    {37456, 37760},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "sparse", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model sparse\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x, y)                     [300]                       -              -\n"
        "    log1p                           [300]                       -              -\n"
        "    concat(y)                       [304]                       -              -\n"
        "    dense(40)                       [40]                   12,200         24,320\n"
        "    relu                            [40]                        -              -\n"
        "  z: mean, logvar heads             [6]                       492            960\n"
        "  decoder(z, y)                     [6]                         -              -\n"
        "    concat(y)                       [10]                        -              -\n"
        "    dense(40)                       [40]                      440            800\n"
        "    relu                            [40]                        -              -\n"
        "    dense(300)                      [300]                  12,300         24,000\n"
        "  likelihood: logsize                                      12,300         24,600\n"
        "\n"
        "  37,732 parameters; one training step of 64 rows: 9,943,040 flops\n"
        "  likelihood negative_binomial(size=learned, floor=0.001)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          20       78       453,952      453,952\n"
        "  eval            9       46       262,656      262,656\n"
        "  encode          5        9       172,032      172,032\n"
        "  decode          5       17       245,760      245,760\n",
    .batch = 64, .n_param = 37760, .n_state = 0, .n_arena = 113488,
    .n_scratch = 9600,
    .max_threads = 16, .flops_per_row = 155360.0,
    .n_weight_tiles = 14, .rest = rest, .n_rest = 4,
    .panel = 32,
    .tensor = tensors, .n_tensors = 12,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_NEGATIVE_BINOMIAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 13,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 7},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 4},
    .decode = {"decode", decode_run, decode_ports, 5},
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
        .epochs = 2, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
