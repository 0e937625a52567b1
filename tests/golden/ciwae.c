// ciwae -- written by vaec 0.1.0 from ciwae.vae; do not edit.
//
// model ciwae
//
//   layer                             output             parameters      flops/row
//   encoder                           [6]                         -              -
//     dense(5)                        [5]                        35             60
//     tanh                            [5]                         -              -
//   z: mean, logvar heads             [2]                        24             40
//   decoder                           [2]                         -              -
//     dense(5)                        [5]                        15             20
//     tanh                            [5]                         -              -
//     dense(6)                        [6]                        36             60
//
//   110 parameters; one training step of 128 rows: 153,600 flops
//   likelihood bernoulli
//   objective ciwae(mix=0.25, k=4)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          27      101       104,384      104,384
//   eval            6       34        15,360       15,360
//   encode          3        7         9,728        9,728
//   decode          2        7         9,728        9,728
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   w1: [6, 5]
//   h5: [n, 5]
//   b2: [5]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 5, 6, x0 + begin * 6, 6, w1, 5, h5 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v3 = h5[i * 5 + j];
            h5[i * 5 + j] = vae_tanh(v3 + b2[j]);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h5: [n, 5]
//   w6: [5, 4]
//   heads9: [n, 4]
//   b7: [4]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *heads9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 4, 5, h5 + begin * 5, 5, w6, 4, heads9 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v8 = heads9[i * 4 + j];
            heads9[i * 4 + j] = v8 + b7[j];
        }
    }
}

// ciwae.vae:4  sampling and KL
// kernel 2, train: loop over rows of [2]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar11 = s->arena + 23042; // [n, 2] in rows of 4
    vae_real *t15 = s->arena + 24320; // [n, 2]
    const vae_real *mean10 = s->arena + 23040; // [n, 2] in rows of 4
    vae_real *t33 = s->arena + 25856; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t33_sum = 0.0f;
        VAE_SIMD_SUM(t33_sum)
        for (size_t j = 0; j < 2; j++) {
            t15[i * 2 + j] = vae_exp(0.5f * logvar11[i * 4 + j]);
            const vae_real v27 = mean10[i * 4 + j] * mean10[i * 4 + j] + vae_exp(logvar11[i * 4 + j]);
            t33_sum += 0.5f * (v27 - 1.0f - logvar11[i * 4 + j]);
        }
        t33[i] = t33_sum;
    }
}

// ciwae.vae:4  sampling and KL
// kernel 3, train: loop over rows of [4, 2]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t15 = s->arena + 24320; // [n, 2]
    const vae_real *eps12 = s->arena + 16384; // [n, 4, 2]
    vae_real *z17 = s->arena + 15360; // [n, 4, 2]
    const vae_real *mean10 = s->arena + 23040; // [n, 2] in rows of 4
    const vae_real *logvar11 = s->arena + 23042; // [n, 2] in rows of 4
    vae_real *t36 = s->arena + 22528; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t36_sum = 0.0f;
            VAE_SIMD_SUM(t36_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v17 = mean10[i * 4 + k] + t15[i * 2 + k] * eps12[i * 8 + j * 2 + k];
                z17[i * 8 + j * 2 + k] = v17;
                const vae_real v20 = eps12[i * 8 + j * 2 + k] * eps12[i * 8 + j * 2 + k] + logvar11[i * 4 + k];
                const vae_real v35 = (-0.5f) * (v17 * v17 + 1.83787707f - (v20 + 1.83787707f));
                t36_sum += v35;
            }
            t36[i * 4 + j] = t36_sum;
        }
    }
}

// kernel 4, train: loop over rows of [4, 6]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t38 = s->arena + 6144; // [n, 4, 6]
    const vae_real *x0 = s->arena + 17408; // [n, 1, 6]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 6; k++) {
                t38[i * 24 + j * 6 + k] = x0[i * 6 + k];
            }
        }
    }
}

// ciwae.vae:6  dense(5)
// ciwae.vae:6  tanh
// kernel 5, train: product by panels over rows of [5]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 4, end = vae_panel_end(s, tile, 32) * 4;
    const vae_real *z17 = s->arena + 15360; // [n*4, 2]
    const vae_real *w40 = s->param + 96; // [2, 5]
    vae_real *h44 = s->arena + 11776; // [n*4, 5]
    const vae_real *b41 = s->param + 112; // [5]
    vae_gemm_nn((int)(end - begin), 5, 2, z17 + begin * 2, 2, w40, 5, h44 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v42 = h44[i * 5 + j];
            h44[i * 5 + j] = vae_tanh(v42 + b41[j]);
        }
    }
}

// ciwae.vae:6  dense(6)
// ciwae.vae:7  likelihood = bernoulli
// kernel 6, train: product by panels over rows of [6]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 4, end = vae_panel_end(s, tile, 32) * 4;
    const vae_real *h44 = s->arena + 11776; // [n*4, 5]
    const vae_real *w45 = s->param + 128; // [5, 6]
    vae_real *p48 = s->arena + 3072; // [n*4, 6]
    const vae_real *b46 = s->param + 160; // [6]
    const vae_real *x39 = s->arena + 6144; // [n*4, 6]
    vae_real *t52 = s->arena + 22016; // [n*4, 1]
    vae_gemm_nn((int)(end - begin), 6, 5, h44 + begin * 5, 5, w45, 6, p48 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t52_sum = 0.0f;
        VAE_SIMD_SUM(t52_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v47 = p48[i * 6 + j];
            const vae_real v48 = v47 + b46[j];
            p48[i * 6 + j] = v48;
            t52_sum += vae_softplus(v48) - x39[i * 6 + j] * v48;
        }
        t52[i] = t52_sum;
    }
}

// kernel 7, train: loop over rows of [4, 1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t36 = s->arena + 22528; // [n, 4, 1]
    vae_real *t56 = s->arena + 21504; // [n, 4, 1]
    const vae_real *t52 = s->arena + 22016; // [n, 4, 1]
    vae_real *t57 = s->arena + 25728; // [n, 1, 1]
    vae_real *t64 = s->arena + 25472; // [n, 1, 1]
    vae_real *t79 = s->arena + 25088; // [n, 1, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        vae_real t57_sum = 0.0f;
        vae_real t64_sum = -VAE_INFINITY;
        vae_real t79_sum = 0.0f;
        for (size_t j = 0; j < 4; j++) {
            const vae_real v56 = beta * t36[i * 4 + j] - t52[i * 4 + j];
            t56[i * 4 + j] = v56;
            t57_sum += v56;
            t64_sum = vae_max(t64_sum, v56);
            t79_sum += t52[i * 4 + j];
        }
        t57[i] = t57_sum;
        t64[i] = t64_sum;
        t79[i] = t79_sum;
    }
}

// kernel 8, train: loop over rows of [1, 1]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t59 = s->arena + 25600; // [n, 1, 1]
    const vae_real *t57 = s->arena + 25728; // [n, 1, 1]
    vae_real *t80 = s->arena + 24960; // [n, 1, 1]
    const vae_real *t79 = s->arena + 25088; // [n, 1, 1]
    vae_real *d88 = s->arena + 24832; // [n, 1]
    vae_real *d96 = s->arena + 24576; // [n, 1, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c87 = 0.75f * inv_n;
    const vae_real c93 = (-0.25f) * inv_n;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t59[i] = 0.25f * t57[i];
        t80[i] = 0.25f * t79[i];
        d88[i] = c87;
        d96[i] = 0.25f * c93;
    }
}

// kernel 9, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t62 = s->arena + 26080; // [1]
    const vae_real *t59 = s->arena + 25600; // [n, 1]
    vae_real *t82 = s->arena + 26032; // [1]
    const vae_real *t80 = s->arena + 24960; // [n, 1]
    vae_real *t84 = s->arena + 26000; // [1]
    const vae_real *t33 = s->arena + 25856; // [n, 1]
    vae_real t62_sum = 0.0f;
    vae_real t82_sum = 0.0f;
    vae_real t84_sum = 0.0f;
    VAE_SIMD_SUM(t62_sum, t82_sum, t84_sum)
    for (size_t i = 0; i < rows; i++) {
        t62_sum += t59[i];
        t82_sum += t80[i];
        t84_sum += t33[i];
    }
    t62[0] = t62_sum;
    t82[0] = t82_sum;
    t84[0] = t84_sum;
}

// kernel 10, train: loop over [1]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t83 = s->arena + 26016; // [1]
    const vae_real *t82 = s->arena + 26032; // [1]
    vae_real *t85 = s->arena + 25984; // [1]
    const vae_real *t84 = s->arena + 26000; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    t83[0] = t82[0] * inv_n;
    t85[0] = t84[0] * inv_n;
}

// kernel 11, train: loop over rows of [4, 1]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t56 = s->arena + 21504; // [n, 4, 1]
    const vae_real *t64 = s->arena + 25472; // [n, 1, 1]
    vae_real *t66 = s->arena + 20992; // [n, 4, 1]
    vae_real *t67 = s->arena + 25344; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t67_sum = 0.0f;
        VAE_SIMD_SUM(t67_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v66 = vae_exp(t56[i * 4 + j] - t64[i]);
            t66[i * 4 + j] = v66;
            t67_sum += v66;
        }
        t67[i] = t67_sum;
    }
}

// kernel 12, train: loop over rows of [1, 1]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t67 = s->arena + 25344; // [n, 1, 1]
    const vae_real *t64 = s->arena + 25472; // [n, 1, 1]
    vae_real *t71 = s->arena + 25216; // [n, 1, 1]
    const vae_real *d88 = s->arena + 24832; // [n, 1, 1]
    vae_real *d91 = s->arena + 24704; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t71[i] = 1.38629436f - (vae_log(t67[i]) + t64[i]);
        d91[i] = -d88[i] / t67[i];
    }
}

// kernel 13, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t73 = s->arena + 26064; // [1]
    const vae_real *t71 = s->arena + 25216; // [n, 1]
    vae_real t73_sum = 0.0f;
    VAE_SIMD_SUM(t73_sum)
    for (size_t i = 0; i < rows; i++) {
        t73_sum += t71[i];
    }
    t73[0] = t73_sum;
}

// kernel 14, train: loop over [1]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t62 = s->arena + 26080; // [1]
    const vae_real *t73 = s->arena + 26064; // [1]
    vae_real *t78 = s->arena + 26048; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    t78[0] = 0.75f * (t73[0] * inv_n) - 0.25f * (t62[0] * inv_n);
}

// kernel 15, train: loop over rows of [4, 1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d91 = s->arena + 24704; // [n, 1, 1]
    const vae_real *t66 = s->arena + 20992; // [n, 4, 1]
    const vae_real *d96 = s->arena + 24576; // [n, 1, 1]
    vae_real *d98 = s->arena + 20480; // [n, 4, 1]
    vae_real *d99 = s->arena + 19968; // [n, 4, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v97 = d91[i] * t66[i * 4 + j] + d96[i];
            d98[i * 4 + j] = -v97;
            d99[i * 4 + j] = v97 * beta;
        }
    }
}

// ciwae.vae:7  gradient of likelihood = bernoulli
// kernel 16, train: loop over rows of [6]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 4, end = vae_panel_end(s, tile, 32) * 4;
    const vae_real *d98 = s->arena + 20480; // [n*4, 1]
    const vae_real *x39 = s->arena + 6144; // [n*4, 6]
    const vae_real *p48 = s->arena + 3072; // [n*4, 6]
    vae_real *d104 = s->arena + 0; // [n*4, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d104[i * 6 + j] = d98[i] * vae_sigmoid(p48[i * 6 + j]) - d98[i] * x39[i * 6 + j];
        }
    }
}

// ciwae.vae:7  gradient of dense(6)
// ciwae.vae:6  gradient of dense(6)
// kernel 17, train: weight gradient over [5, 6]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h44 = s->arena + 11776; // [n*4, 5]
    const vae_real *d104 = s->arena + 0; // [n*4, 6]
    vae_real *d_param106 = s->grad + 128; // [5, 6]
    if (tile == 1) {
        vae_real *d_param105 = s->grad + 160; // [6]
        vae_column_sums(s->n * 4, 6, d104, 6, d_param105);
        return;
    }
    vae_gemm_tn(5, 6, s->n * 4, h44, 5, d104, 6, d_param106, 6);
}

// ciwae.vae:6  gradient of dense(6)
// ciwae.vae:6  gradient of tanh
// kernel 18, train: product by panels over rows of [5]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 4, end = vae_panel_end(s, tile, 32) * 4;
    const vae_real *d104 = s->arena + 0; // [n*4, 6]
    const vae_real *w45 = s->param + 128; // [5, 6]
    vae_real *d110 = s->arena + 9216; // [n*4, 5]
    const vae_real *h44 = s->arena + 11776; // [n*4, 5]
    vae_gemm_nt((int)(end - begin), 5, 6, d104 + begin * 6, 6, w45, 6, d110 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v107 = d110[i * 5 + j];
            d110[i * 5 + j] = v107 * (1.0f - h44[i * 5 + j] * h44[i * 5 + j]);
        }
    }
}

// ciwae.vae:6  gradient of dense(5)
// kernel 19, train: weight gradient over [2, 5]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z17 = s->arena + 15360; // [n*4, 2]
    const vae_real *d110 = s->arena + 9216; // [n*4, 5]
    vae_real *d_param112 = s->grad + 96; // [2, 5]
    if (tile == 1) {
        vae_real *d_param111 = s->grad + 112; // [5]
        vae_column_sums(s->n * 4, 5, d110, 5, d_param111);
        return;
    }
    vae_gemm_tn(2, 5, s->n * 4, z17, 2, d110, 5, d_param112, 5);
}

// ciwae.vae:6  gradient of dense(5)
// kernel 20, train: product by panels over rows of [2]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32 * 4, end = vae_panel_end(s, tile, 32) * 4;
    const vae_real *d110 = s->arena + 9216; // [n*4, 5]
    const vae_real *w40 = s->param + 96; // [2, 5]
    vae_real *d113 = s->arena + 14336; // [n*4, 2]
    vae_gemm_nt((int)(end - begin), 2, 5, d110 + begin * 5, 5, w40, 5, d113 + begin * 2, 2);
}

// ciwae.vae:4  gradient of sampling and KL
// kernel 21, train: loop over rows of [4, 2]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d99 = s->arena + 19968; // [n, 4, 1]
    const vae_real *z17 = s->arena + 15360; // [n, 4, 2]
    const vae_real *d113 = s->arena + 14336; // [n, 4, 2]
    vae_real *d120 = s->arena + 24064; // [n, 1, 2]
    vae_real *d122 = s->arena + 23808; // [n, 1, 2]
    const vae_real *eps12 = s->arena + 16384; // [n, 4, 2]
    vae_real *d125 = s->arena + 23552; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d120[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d122[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d125[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v117 = d113[i * 8 + j * 2 + k] - d99[i * 4 + j] * z17[i * 8 + j * 2 + k];
                d120[i * 2 + k] += -((-0.5f) * d99[i * 4 + j]);
                d122[i * 2 + k] += v117;
                d125[i * 2 + k] += v117 * eps12[i * 8 + j * 2 + k];
            }
        }
    }
}

// ciwae.vae:4  gradient of sampling and KL
// kernel 22, train: loop over rows of [2]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d125 = s->arena + 23552; // [n, 2]
    const vae_real *t15 = s->arena + 24320; // [n, 2]
    vae_real *d129 = s->arena + 19458; // [n, 2] in rows of 4
    const vae_real *d120 = s->arena + 24064; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d129[i * 4 + j] = d120[i * 2 + j] + 0.5f * (d125[i * 2 + j] * t15[i * 2 + j]);
        }
    }
}

// kernel 23, train: loop over rows of [2]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t130 = s->arena + 19456; // [n, 2] in rows of 4
    const vae_real *d122 = s->arena + 23808; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t130[i * 4 + j] = d122[i * 2 + j];
        }
    }
}

// ciwae.vae:4  gradient of posterior heads (added by the compiler)
// kernel 24, train: weight gradient over [5, 4]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 18816; // [n, 5]
    const vae_real *d131 = s->arena + 19456; // [n, 4]
    vae_real *d_param133 = s->grad + 48; // [5, 4]
    if (tile == 1) {
        vae_real *d_param132 = s->grad + 80; // [4]
        vae_column_sums(s->n, 4, d131, 4, d_param132);
        return;
    }
    vae_gemm_tn(5, 4, s->n, h5, 5, d131, 4, d_param133, 4);
}

// ciwae.vae:4  gradient of posterior heads (added by the compiler)
// ciwae.vae:5  gradient of tanh
// kernel 25, train: product by panels over rows of [5]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d131 = s->arena + 19456; // [n, 4]
    const vae_real *w6 = s->param + 48; // [5, 4]
    vae_real *d137 = s->arena + 18176; // [n, 5]
    const vae_real *h5 = s->arena + 18816; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 4, d131 + begin * 4, 4, w6, 4, d137 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v134 = d137[i * 5 + j];
            d137[i * 5 + j] = v134 * (1.0f - h5[i * 5 + j] * h5[i * 5 + j]);
        }
    }
}

// ciwae.vae:5  gradient of dense(5)
// kernel 26, train: weight gradient over [6, 5]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 17408; // [n, 6]
    const vae_real *d137 = s->arena + 18176; // [n, 5]
    vae_real *d_param139 = s->grad + 0; // [6, 5]
    if (tile == 1) {
        vae_real *d_param138 = s->grad + 32; // [5]
        vae_column_sums(s->n, 5, d137, 5, d_param138);
        return;
    }
    vae_gemm_tn(6, 5, s->n, x0, 6, d137, 5, d_param139, 5);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // ciwae.vae:5  dense(5)
    // ciwae.vae:5  tanh
    // kernel 0, train: product by panels over rows of [5]
    like_train_k0(s, tile, scratch, s->arena + 17408, s->param + 0, s->arena + 18816, s->param + 32);
    // ciwae.vae:4  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 18816, s->param + 48, s->arena + 23040,
        s->param + 80);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    train_k5(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {11776, 20}, // h44
    {25856, 1}, // t33
    {15360, 8}, // z17
    {18816, 5}, // h5
    {17408, 6}, // x0
};
static const VaeShown train_u0_shown = {5, train_u0_rows};

static const VaeShown train_k4_shown = {0, NULL};

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
    train_k18(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k23(s, tile, scratch);
    train_k25(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u2_rows[] = {
    {18176, 5}, // d137
    {19456, 4}, // d129
    {9216, 20}, // d110
    {0, 24}, // d104
    {24960, 1}, // t80
    {25216, 1}, // t71
    {25600, 1}, // t59
};
static const VaeShown train_u2_shown = {7, train_u2_rows};

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {.shown = &train_u0_shown}},
        {train_k4, panels, {.shown = &train_k4_shown}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_u2, panels, {.shown = &train_u2_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k17, 2, {.weights = true}},
        {train_k19, 2, {.weights = true}},
        {train_k26, 2, {.weights = true}},
        {train_k24, 2, {.weights = true}},
        {train_u3, 1, {0}},
        {train_k13, 1, {0}}}, 6);
    vae_run_one(me, s, train_k14, 1);
}

// ciwae.vae:4  sampling and KL
// kernel 2, eval: loop over rows of [2]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar11 = s->arena + 2050; // [n, 2] in rows of 4
    const vae_real *eps12 = s->arena + 3072; // [n, 2]
    vae_real *z17 = s->arena + 2816; // [n, 2]
    const vae_real *mean10 = s->arena + 2048; // [n, 2] in rows of 4
    vae_real *t31 = s->arena + 2560; // [n, 2]
    vae_real *t32 = s->arena + 3712; // [n, 1]
    vae_real *t35 = s->arena + 3584; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t32_sum = 0.0f;
        vae_real t35_sum = 0.0f;
        VAE_SIMD_SUM(t32_sum, t35_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v17 = mean10[i * 4 + j] + vae_exp(0.5f * logvar11[i * 4 + j]) * eps12[i * 2 + j];
            z17[i * 2 + j] = v17;
            const vae_real v20 = eps12[i * 2 + j] * eps12[i * 2 + j] + logvar11[i * 4 + j];
            const vae_real v27 = mean10[i * 4 + j] * mean10[i * 4 + j] + vae_exp(logvar11[i * 4 + j]);
            const vae_real v31 = 0.5f * (v27 - 1.0f - logvar11[i * 4 + j]);
            t31[i * 2 + j] = v31;
            t32_sum += v31;
            const vae_real v34 = (-0.5f) * (v17 * v17 + 1.83787707f - (v20 + 1.83787707f));
            t35_sum += v34;
        }
        t32[i] = t32_sum;
        t35[i] = t35_sum;
    }
}

// What kernel 3 of eval and 1 other do, each with buffers of its own:
//   z17: [n, 2]
//   w36: [2, 5]
//   h40: [n, 5]
//   b37: [5]
VAE_SHARED_2(like_eval_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *z17,
    const vae_real *w36, vae_real *h40, const vae_real *b37) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 5, 2, z17 + begin * 2, 2, w36, 5, h40 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v38 = h40[i * 5 + j];
            h40[i * 5 + j] = vae_tanh(v38 + b37[j]);
        }
    }
}

// ciwae.vae:6  dense(6)
// ciwae.vae:7  likelihood = bernoulli
// kernel 4, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h40 = s->arena + 768; // [n, 5]
    const vae_real *w41 = s->param + 128; // [5, 6]
    vae_real *t43 = scratch; // [end - begin, 6]
    const vae_real *b42 = s->param + 160; // [6]
    const vae_real *x0 = s->arena + 0; // [n, 6]
    vae_real *t48 = s->arena + 3456; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 5, h40 + begin * 5, 5, w41, 6, t43, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t48_sum = 0.0f;
        VAE_SIMD_SUM(t48_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v43 = t43[(i - begin) * 6 + j];
            const vae_real v44 = v43 + b42[j];
            t48_sum += vae_softplus(v44) - x0[i * 6 + j] * v44;
        }
        t48[i] = t48_sum;
    }
}

// kernel 5, eval: loop over rows of [1]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t49 = s->arena + 3328; // [n, 1]
    const vae_real *t35 = s->arena + 3584; // [n, 1]
    const vae_real *t48 = s->arena + 3456; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t49[i] = t35[i] - t48[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // ciwae.vae:5  dense(5)
    // ciwae.vae:5  tanh
    // kernel 0, eval: product by panels over rows of [5]
    like_train_k0(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 1408, s->param + 32);
    // ciwae.vae:4  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 1408, s->param + 48, s->arena + 2048, s->param + 80);
    eval_k2(s, tile, scratch);
    // ciwae.vae:6  dense(5)
    // ciwae.vae:6  tanh
    // kernel 3, eval: product by panels over rows of [5]
    like_eval_k3(s, tile, scratch, s->arena + 2816, s->param + 96, s->arena + 768, s->param + 112);
    eval_k4(s, tile, scratch);
    eval_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, eval_u0, panels);
}

// ciwae.vae:4  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [2]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t12 = s->arena + 2176; // [n, 2]
    const vae_real *mean10 = s->arena + 1408; // [n, 2] in rows of 4
    vae_real *t13 = s->arena + 1920; // [n, 2]
    const vae_real *logvar11 = s->arena + 1410; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t12[i * 2 + j] = mean10[i * 4 + j];
            t13[i * 2 + j] = logvar11[i * 4 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // ciwae.vae:5  dense(5)
    // ciwae.vae:5  tanh
    // kernel 0, encode: product by panels over rows of [5]
    like_train_k0(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 768, s->param + 32);
    // ciwae.vae:4  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 768, s->param + 48, s->arena + 1408, s->param + 80);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, encode_u0, panels);
}

// ciwae.vae:6  dense(6)
// ciwae.vae:7  likelihood = bernoulli
// kernel 1, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h5 = s->arena + 1536; // [n, 5]
    const vae_real *w6 = s->param + 128; // [5, 6]
    vae_real *t10 = s->arena + 768; // [n, 6]
    const vae_real *b7 = s->param + 160; // [6]
    vae_real *t11 = s->arena + 0; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 5, h5 + begin * 5, 5, w6, 6, t10 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v8 = t10[i * 6 + j];
            const vae_real v10 = vae_sigmoid(v8 + b7[j]);
            t10[i * 6 + j] = v10;
            t11[i * 6 + j] = v10;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // ciwae.vae:6  dense(5)
    // ciwae.vae:6  tanh
    // kernel 0, decode: product by panels over rows of [5]
    like_eval_k3(s, tile, scratch, s->arena + 2176, s->param + 96, s->arena + 1536, s->param + 112);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, decode_u0, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 17408, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 16384, 8}, // [n, 4, 2]
    {"loss", VAE_OUT_SCALAR, 0, 26048, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 26016, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 25984, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 3072, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 3456, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 3712, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 3328, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 2560, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 6}, // [n, 6]
    {"z.mean", VAE_OUT_ROW, 0, 2176, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 1920, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 2176, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 768, 6}, // [n, 6]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 6}, // [n, 6]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {5, 6}, {1, 5}, 0, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"encoder.0.bias", 1, {5}, {1}, 32, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 5}, {1, 4}, 48, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 80, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 5}, {1, 4}, 50, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 82, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {5, 2}, {1, 5}, 96, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"decoder.0.bias", 1, {5}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {6, 5}, {1, 6}, 128, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"decoder.2.bias", 1, {6}, {1}, 160, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 6, 6, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(5)", "[5]", 35},
    {VAE_STAGE_ENCODER, 0, "tanh", "[5]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 24},
    {VAE_STAGE_DECODER, 0, "dense(5)", "[5]", 15},
    {VAE_STAGE_DECODER, 0, "tanh", "[5]", 0},
    {VAE_STAGE_DECODER, 0, "dense(6)", "[6]", 36},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[6]", 0},
};

static const VaeStretch rest[] = {
    {0, 176},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "ciwae", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model ciwae\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [6]                         -              -\n"
        "    dense(5)                        [5]                        35             60\n"
        "    tanh                            [5]                         -              -\n"
        "  z: mean, logvar heads             [2]                        24             40\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(5)                        [5]                        15             20\n"
        "    tanh                            [5]                         -              -\n"
        "    dense(6)                        [6]                        36             60\n"
        "\n"
        "  110 parameters; one training step of 128 rows: 153,600 flops\n"
        "  likelihood bernoulli\n"
        "  objective ciwae(mix=0.25, k=4)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          27      101       104,384      104,384\n"
        "  eval            6       34        15,360       15,360\n"
        "  encode          3        7         9,728        9,728\n"
        "  decode          2        7         9,728        9,728\n",
    .batch = 128, .n_param = 176, .n_state = 0, .n_arena = 26096,
    .n_scratch = 192,
    .max_threads = 1, .flops_per_row = 1200.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 32,
    .tensor = tensors, .n_tensors = 10,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 3},
    .training = {
        .optimizer = {
            .kind = VAE_ADAM, .lr = 0.001, .beta1 = 0.9, .beta2 = 0.999, .eps = 1e-08,
            .alpha = 0.0, .momentum = 0.0, .nesterov = 0, .amsgrad = 0, .centered = 0,
            .weight_decay = 0.0
        },
        .lr_schedule = {VAE_LR_CONSTANT, 0.0, 0.0, 1.0, 1.0},
        .schedule = {
            [VAE_BETA] = {VAE_CONSTANT, 2.0, 2.0, 0.0, 0.0, 0, 0.0},
            [VAE_CAPACITY] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 10, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 4
    },
};
