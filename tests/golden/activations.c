// activations -- written by vaec 0.1.0 from activations.vae; do not edit.
//
// model activations
//
//   layer                             output             parameters      flops/row
//   encoder                           [6]                         -              -
//     dense(8)                        [8]                        56             96
//     relu                            [8]                         -              -
//     dense(8)                        [8]                        72            128
//     leaky_relu                      [8]                         -              -
//     dense(8)                        [8]                        72            128
//     leaky_relu(0.2)                 [8]                         -              -
//     dense(8)                        [8]                        72            128
//     elu                             [8]                         -              -
//     dense(8)                        [8]                        72            128
//     elu(0.5)                        [8]                         -              -
//     dense(8)                        [8]                        72            128
//     selu                            [8]                         -              -
//     dense(8)                        [8]                        72            128
//     gelu                            [8]                         -              -
//   z: mean, logvar heads             [2]                        36             64
//   decoder                           [2]                         -              -
//     dense(8)                        [8]                        24             32
//     silu                            [8]                         -              -
//     dense(8)                        [8]                        72            128
//     softplus                        [8]                         -              -
//     log1p                           [8]                         -              -
//     dense(8)                        [8]                        72            128
//     tanh                            [8]                         -              -
//     dense(8)                        [8]                        72            128
//     sigmoid                         [8]                         -              -
//     dense(8)                        [8]                        72            128
//     softmax                         [8]                         -              -
//     dense(6)                        [6]                        54             96
//
//   890 parameters; one training step of 128 rows: 589,824 flops
//   likelihood mse
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          47      194       193,344      193,344
//   eval           18       87        68,608       68,608
//   encode          9       43        35,840       35,840
//   decode          9       25        39,936       39,936
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 6]
//   w1: [6, 8]
//   h5: [n, 8]
//   b2: [8]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 6, x0 + begin * 6, 6, w1, 8, h5 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v3 = h5[i * 8 + j];
            h5[i * 8 + j] = vae_max(v3 + b2[j], 0.0f);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h5: [n, 8]
//   w6: [8, 8]
//   h12: [n, 8]
//   b7: [8]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *h12, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 8, h5 + begin * 8, 8, w6, 8, h12 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v8 = h12[i * 8 + j];
            const vae_real v9 = v8 + b7[j];
            h12[i * 8 + j] = vae_where(v9, v9, 0.01f * v9);
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h12: [n, 8]
//   w13: [8, 8]
//   h19: [n, 8]
//   b14: [8]
VAE_SHARED_2(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h12,
    const vae_real *w13, vae_real *h19, const vae_real *b14) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 8, h12 + begin * 8, 8, w13, 8, h19 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v15 = h19[i * 8 + j];
            const vae_real v16 = v15 + b14[j];
            h19[i * 8 + j] = vae_where(v16, v16, 0.2f * v16);
        }
    }
}

// activations.vae:11  dense(8)
// activations.vae:11  elu
// kernel 3, train: product by panels over rows of [8]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h19 = s->arena + 40960; // [n, 8]
    const vae_real *w20 = s->param + 224; // [8, 8]
    vae_real *h23 = s->arena + 39936; // [n, 8]
    const vae_real *b21 = s->param + 288; // [8]
    vae_real *t25 = s->arena + 38912; // [n, 8]
    vae_real *t28 = s->arena + 37888; // [n, 8]
    vae_real *h29 = s->arena + 36864; // [n, 8]
    vae_gemm_nn((int)(end - begin), 8, 8, h19 + begin * 8, 8, w20, 8, h23 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v22 = h23[i * 8 + j];
            const vae_real v23 = v22 + b21[j];
            h23[i * 8 + j] = v23;
            const vae_real v25 = vae_max(v23, 0.0f);
            t25[i * 8 + j] = v25;
            const vae_real v28 = vae_expm1(vae_min(v23, 0.0f));
            t28[i * 8 + j] = v28;
            h29[i * 8 + j] = v25 + v28;
        }
    }
}

// activations.vae:12  dense(8)
// activations.vae:12  elu(0.5)
// kernel 4, train: product by panels over rows of [8]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h29 = s->arena + 36864; // [n, 8]
    const vae_real *w30 = s->param + 304; // [8, 8]
    vae_real *h33 = s->arena + 35840; // [n, 8]
    const vae_real *b31 = s->param + 368; // [8]
    vae_real *t35 = s->arena + 34816; // [n, 8]
    vae_real *t37 = s->arena + 33792; // [n, 8]
    vae_real *h39 = s->arena + 32768; // [n, 8]
    vae_gemm_nn((int)(end - begin), 8, 8, h29 + begin * 8, 8, w30, 8, h33 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v32 = h33[i * 8 + j];
            const vae_real v33 = v32 + b31[j];
            h33[i * 8 + j] = v33;
            const vae_real v35 = vae_max(v33, 0.0f);
            t35[i * 8 + j] = v35;
            const vae_real v37 = vae_expm1(vae_min(v33, 0.0f));
            t37[i * 8 + j] = v37;
            h39[i * 8 + j] = v35 + 0.5f * v37;
        }
    }
}

// activations.vae:13  dense(8)
// activations.vae:13  selu
// kernel 5, train: product by panels over rows of [8]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h39 = s->arena + 32768; // [n, 8]
    const vae_real *w40 = s->param + 384; // [8, 8]
    vae_real *h43 = s->arena + 31744; // [n, 8]
    const vae_real *b41 = s->param + 448; // [8]
    vae_real *t45 = s->arena + 30720; // [n, 8]
    vae_real *t49 = s->arena + 29696; // [n, 8]
    vae_real *h51 = s->arena + 28672; // [n, 8]
    vae_gemm_nn((int)(end - begin), 8, 8, h39 + begin * 8, 8, w40, 8, h43 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v42 = h43[i * 8 + j];
            const vae_real v43 = v42 + b41[j];
            h43[i * 8 + j] = v43;
            const vae_real v45 = vae_max(v43, 0.0f);
            t45[i * 8 + j] = v45;
            const vae_real v49 = vae_expm1(vae_min(v43, 0.0f));
            t49[i * 8 + j] = v49;
            h51[i * 8 + j] = 1.05070099f * v45 + 1.75809934f * v49;
        }
    }
}

// activations.vae:14  dense(8)
// activations.vae:14  gelu
// kernel 6, train: product by panels over rows of [8]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h51 = s->arena + 28672; // [n, 8]
    const vae_real *w52 = s->param + 464; // [8, 8]
    vae_real *t56 = s->arena + 27648; // [n, 8]
    const vae_real *b53 = s->param + 528; // [8]
    vae_real *t58 = s->arena + 26624; // [n, 8]
    vae_real *t60 = s->arena + 25600; // [n, 8]
    vae_real *h61 = s->arena + 24576; // [n, 8]
    vae_gemm_nn((int)(end - begin), 8, 8, h51 + begin * 8, 8, w52, 8, t56 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v54 = t56[i * 8 + j];
            const vae_real v55 = v54 + b53[j];
            const vae_real v56 = 0.5f * v55;
            t56[i * 8 + j] = v56;
            const vae_real v58 = 0.707106781f * v55;
            t58[i * 8 + j] = v58;
            const vae_real v60 = 1.0f + vae_erf(v58);
            t60[i * 8 + j] = v60;
            h61[i * 8 + j] = v56 * v60;
        }
    }
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   h61: [n, 8]
//   w62: [8, 4]
//   heads65: [n, 4]
//   b63: [4]
VAE_SHARED_1(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *h61,
    const vae_real *w62, vae_real *heads65, const vae_real *b63) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 4, 8, h61 + begin * 8, 8, w62, 4, heads65 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v64 = heads65[i * 4 + j];
            heads65[i * 4 + j] = v64 + b63[j];
        }
    }
}

// activations.vae:5  sampling and KL
// kernel 8, train: loop over rows of [2]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar67 = s->arena + 46082; // [n, 2] in rows of 4
    vae_real *t70 = s->arena + 47104; // [n, 2]
    const vae_real *eps68 = s->arena + 47360; // [n, 2]
    vae_real *z72 = s->arena + 46848; // [n, 2]
    const vae_real *mean66 = s->arena + 46080; // [n, 2] in rows of 4
    vae_real *t74 = s->arena + 46592; // [n, 2]
    vae_real *t79 = s->arena + 48128; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t79_sum = 0.0f;
        VAE_SIMD_SUM(t79_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v70 = vae_exp(0.5f * logvar67[i * 4 + j]);
            t70[i * 2 + j] = v70;
            z72[i * 2 + j] = mean66[i * 4 + j] + v70 * eps68[i * 2 + j];
            const vae_real v74 = vae_exp(logvar67[i * 4 + j]);
            t74[i * 2 + j] = v74;
            const vae_real v77 = mean66[i * 4 + j] * mean66[i * 4 + j] + v74 - 1.0f - logvar67[i * 4 + j];
            t79_sum += 0.5f * v77;
        }
        t79[i] = t79_sum;
    }
}

// activations.vae:18  dense(8)
// activations.vae:18  silu
// kernel 9, train: product by panels over rows of [8]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *z72 = s->arena + 46848; // [n, 2]
    const vae_real *w80 = s->param + 592; // [2, 8]
    vae_real *h83 = s->arena + 23552; // [n, 8]
    const vae_real *b81 = s->param + 608; // [8]
    vae_real *t84 = s->arena + 22528; // [n, 8]
    vae_real *h85 = s->arena + 21504; // [n, 8]
    vae_gemm_nn((int)(end - begin), 8, 2, z72 + begin * 2, 2, w80, 8, h83 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v82 = h83[i * 8 + j];
            const vae_real v83 = v82 + b81[j];
            h83[i * 8 + j] = v83;
            const vae_real v84 = vae_sigmoid(v83);
            t84[i * 8 + j] = v84;
            h85[i * 8 + j] = v83 * v84;
        }
    }
}

// activations.vae:19  dense(8)
// activations.vae:19  softplus
// activations.vae:19  log1p
// kernel 10, train: product by panels over rows of [8]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h85 = s->arena + 21504; // [n, 8]
    const vae_real *w86 = s->param + 624; // [8, 8]
    vae_real *h89 = s->arena + 20480; // [n, 8]
    const vae_real *b87 = s->param + 688; // [8]
    vae_real *h90 = s->arena + 19456; // [n, 8]
    vae_real *h91 = s->arena + 18432; // [n, 8]
    vae_gemm_nn((int)(end - begin), 8, 8, h85 + begin * 8, 8, w86, 8, h89 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v88 = h89[i * 8 + j];
            const vae_real v89 = v88 + b87[j];
            h89[i * 8 + j] = v89;
            const vae_real v90 = vae_softplus(v89);
            h90[i * 8 + j] = v90;
            h91[i * 8 + j] = vae_log1p(v90);
        }
    }
}

// What kernel 11 of train and 2 others do, each with buffers of its own:
//   h91: [n, 8]
//   w92: [8, 8]
//   h96: [n, 8]
//   b93: [8]
VAE_SHARED_2(like_train_k11, const VaeState *s, int tile, vae_real *scratch, const vae_real *h91,
    const vae_real *w92, vae_real *h96, const vae_real *b93) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 8, h91 + begin * 8, 8, w92, 8, h96 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v94 = h96[i * 8 + j];
            h96[i * 8 + j] = vae_tanh(v94 + b93[j]);
        }
    }
}

// What kernel 12 of train and 2 others do, each with buffers of its own:
//   h96: [n, 8]
//   w97: [8, 8]
//   h101: [n, 8]
//   b98: [8]
VAE_SHARED_2(like_train_k12, const VaeState *s, int tile, vae_real *scratch, const vae_real *h96,
    const vae_real *w97, vae_real *h101, const vae_real *b98) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 8, h96 + begin * 8, 8, w97, 8, h101 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v99 = h101[i * 8 + j];
            h101[i * 8 + j] = vae_sigmoid(v99 + b98[j]);
        }
    }
}

// What kernel 13 of train and 2 others do, each with buffers of its own:
//   h101: [n, 8]
//   w102: [8, 8]
//   h105: [n, 8]
//   b103: [8]
//   t106: [n, 1]
VAE_SHARED_2(like_train_k13, const VaeState *s, int tile, vae_real *scratch, const vae_real *h101,
    const vae_real *w102, vae_real *h105, const vae_real *b103, vae_real *t106) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 8, h101 + begin * 8, 8, w102, 8, h105 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        vae_real t106_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t106_sum)
        for (size_t j = 0; j < 8; j++) {
            const vae_real v104 = h105[i * 8 + j];
            const vae_real v105 = v104 + b103[j];
            h105[i * 8 + j] = v105;
            t106_sum = vae_max(t106_sum, v105);
        }
        t106[i] = t106_sum;
    }
}

// What kernel 14 of train and 2 others do, each with buffers of its own:
//   h105: [n, 8]
//   t106: [n, 1]
//   t108: [n, 8]
//   t109: [n, 1]
VAE_SHARED_2(like_train_k14, const VaeState *s, int tile, vae_real *scratch, const vae_real *h105,
    const vae_real *t106, vae_real *t108, vae_real *t109) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        vae_real t109_sum = 0.0f;
        VAE_SIMD_SUM(t109_sum)
        for (size_t j = 0; j < 8; j++) {
            const vae_real v108 = vae_exp(h105[i * 8 + j] - t106[i]);
            t108[i * 8 + j] = v108;
            t109_sum += v108;
        }
        t109[i] = t109_sum;
    }
}

// What kernel 15 of train and 2 others do, each with buffers of its own:
//   h110: [n, 8]
//   t108: [n, 8]
//   t109: [n, 1]
VAE_SHARED_2(like_train_k15, const VaeState *s, int tile, vae_real *scratch, vae_real *h110,
    const vae_real *t108, const vae_real *t109) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            h110[i * 8 + j] = t108[i * 8 + j] / t109[i];
        }
    }
}

// activations.vae:23  dense(6)
// activations.vae:26  likelihood = mse
// activations.vae:26  gradient of likelihood = mse
// kernel 16, train: product by panels over rows of [6]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h110 = s->arena + 13312; // [n, 8]
    const vae_real *w111 = s->param + 944; // [8, 6]
    vae_real *d130 = s->arena + 44032; // [n, 6]
    const vae_real *b112 = s->param + 992; // [6]
    const vae_real *x0 = s->arena + 44800; // [n, 6]
    vae_real *t117 = s->arena + 47744; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c128 = 2.0f * inv_n;
    vae_gemm_nn((int)(end - begin), 6, 8, h110 + begin * 8, 8, w111, 6, d130 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t117_sum = 0.0f;
        VAE_SIMD_SUM(t117_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v113 = d130[i * 6 + j];
            const vae_real v115 = x0[i * 6 + j] - (v113 + b112[j]);
            t117_sum += v115 * v115;
            d130[i * 6 + j] = -(c128 * v115);
        }
        t117[i] = t117_sum;
    }
}

// kernel 17, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t119 = s->arena + 48320; // [1]
    const vae_real *t117 = s->arena + 47744; // [n, 1]
    vae_real *t121 = s->arena + 48288; // [1]
    const vae_real *t79 = s->arena + 48128; // [n, 1]
    vae_real t119_sum = 0.0f;
    vae_real t121_sum = 0.0f;
    VAE_SIMD_SUM(t119_sum, t121_sum)
    for (size_t i = 0; i < rows; i++) {
        t119_sum += t117[i];
        t121_sum += t79[i];
    }
    t119[0] = t119_sum;
    t121[0] = t121_sum;
}

// kernel 18, train: loop over [1]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t120 = s->arena + 48304; // [1]
    const vae_real *t119 = s->arena + 48320; // [1]
    vae_real *t122 = s->arena + 48272; // [1]
    const vae_real *t121 = s->arena + 48288; // [1]
    vae_real *t125 = s->arena + 48256; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v120 = t119[0] * inv_n;
    t120[0] = v120;
    const vae_real v122 = t121[0] * inv_n;
    t122[0] = v122;
    t125[0] = v120 + beta * v122;
}

// activations.vae:26  gradient of dense(6)
// activations.vae:23  gradient of dense(6)
// kernel 19, train: weight gradient over [8, 6]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h110 = s->arena + 13312; // [n, 8]
    const vae_real *d130 = s->arena + 44032; // [n, 6]
    vae_real *d_param132 = s->grad + 944; // [8, 6]
    if (tile == 1) {
        vae_real *d_param131 = s->grad + 992; // [6]
        vae_column_sums(s->n, 6, d130, 6, d_param131);
        return;
    }
    vae_gemm_tn(8, 6, s->n, h110, 8, d130, 6, d_param132, 6);
}

// activations.vae:23  gradient of dense(6)
// activations.vae:22  gradient of softmax
// kernel 20, train: product by panels over rows of [8]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d130 = s->arena + 44032; // [n, 6]
    const vae_real *w111 = s->param + 944; // [8, 6]
    vae_real *d134 = s->arena + 12288; // [n, 8]
    const vae_real *t109 = s->arena + 47872; // [n, 1]
    const vae_real *h110 = s->arena + 13312; // [n, 8]
    vae_real *d137 = s->arena + 47616; // [n, 1]
    vae_gemm_nt((int)(end - begin), 8, 6, d130 + begin * 6, 6, w111, 6, d134 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        vae_real d137_sum = 0.0f;
        VAE_SIMD_SUM(d137_sum)
        for (size_t j = 0; j < 8; j++) {
            const vae_real v133 = d134[i * 8 + j];
            const vae_real v134 = v133 / t109[i];
            d134[i * 8 + j] = v134;
            d137_sum += -(v134 * h110[i * 8 + j]);
        }
        d137[i] = d137_sum;
    }
}

// activations.vae:22  gradient of softmax
// kernel 21, train: loop over rows of [8]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d134 = s->arena + 12288; // [n, 8]
    const vae_real *d137 = s->arena + 47616; // [n, 1]
    vae_real *d139 = s->arena + 11264; // [n, 8]
    const vae_real *t108 = s->arena + 14336; // [n, 8]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d139[i * 8 + j] = (d134[i * 8 + j] + d137[i]) * t108[i * 8 + j];
        }
    }
}

// What kernel 22 of train and 9 others do, each with buffers of its own:
//   h101: [n, 8]
//   d139: [n, 8]
//   d_param141: [8, 8]
//   d_param140: [8]
VAE_SHARED_2(like_train_k22, const VaeState *s, int tile, vae_real *scratch, const vae_real *h101,
    const vae_real *d139, vae_real *d_param141, vae_real *d_param140) {
    (void)scratch;
    if (tile == 1) {
        vae_column_sums(s->n, 8, d139, 8, d_param140);
        return;
    }
    vae_gemm_tn(8, 8, s->n, h101, 8, d139, 8, d_param141, 8);
}

// activations.vae:22  gradient of dense(8)
// kernel 22, train: weight gradient over [8, 8]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k22(s, tile, scratch, s->arena + 16384, s->arena + 11264, s->grad + 864,
        s->grad + 928);
}

// activations.vae:22  gradient of dense(8)
// activations.vae:21  gradient of sigmoid
// kernel 23, train: product by panels over rows of [8]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d139 = s->arena + 11264; // [n, 8]
    const vae_real *w102 = s->param + 864; // [8, 8]
    vae_real *d145 = s->arena + 10240; // [n, 8]
    const vae_real *h101 = s->arena + 16384; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 8, d139 + begin * 8, 8, w102, 8, d145 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v142 = d145[i * 8 + j];
            d145[i * 8 + j] = v142 * (h101[i * 8 + j] * (1.0f - h101[i * 8 + j]));
        }
    }
}

// activations.vae:21  gradient of dense(8)
// kernel 24, train: weight gradient over [8, 8]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k22(s, tile, scratch, s->arena + 17408, s->arena + 10240, s->grad + 784,
        s->grad + 848);
}

// activations.vae:21  gradient of dense(8)
// activations.vae:20  gradient of tanh
// kernel 25, train: product by panels over rows of [8]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d145 = s->arena + 10240; // [n, 8]
    const vae_real *w97 = s->param + 784; // [8, 8]
    vae_real *d151 = s->arena + 9216; // [n, 8]
    const vae_real *h96 = s->arena + 17408; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 8, d145 + begin * 8, 8, w97, 8, d151 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v148 = d151[i * 8 + j];
            d151[i * 8 + j] = v148 * (1.0f - h96[i * 8 + j] * h96[i * 8 + j]);
        }
    }
}

// activations.vae:20  gradient of dense(8)
// kernel 26, train: weight gradient over [8, 8]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k22(s, tile, scratch, s->arena + 18432, s->arena + 9216, s->grad + 704,
        s->grad + 768);
}

// activations.vae:20  gradient of dense(8)
// activations.vae:19  gradient of log1p
// activations.vae:19  gradient of softplus
// kernel 27, train: product by panels over rows of [8]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d151 = s->arena + 9216; // [n, 8]
    const vae_real *w92 = s->param + 704; // [8, 8]
    vae_real *d158 = s->arena + 8192; // [n, 8]
    const vae_real *h90 = s->arena + 19456; // [n, 8]
    const vae_real *h89 = s->arena + 20480; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 8, d151 + begin * 8, 8, w92, 8, d158 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v154 = d158[i * 8 + j];
            d158[i * 8 + j] = v154 / (h90[i * 8 + j] + 1.0f) * vae_sigmoid(h89[i * 8 + j]);
        }
    }
}

// activations.vae:19  gradient of dense(8)
// kernel 28, train: weight gradient over [8, 8]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k22(s, tile, scratch, s->arena + 21504, s->arena + 8192, s->grad + 624,
        s->grad + 688);
}

// activations.vae:19  gradient of dense(8)
// activations.vae:18  gradient of silu
// kernel 29, train: product by panels over rows of [8]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d158 = s->arena + 8192; // [n, 8]
    const vae_real *w86 = s->param + 624; // [8, 8]
    vae_real *d167 = s->arena + 7168; // [n, 8]
    const vae_real *t84 = s->arena + 22528; // [n, 8]
    const vae_real *h83 = s->arena + 23552; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 8, d158 + begin * 8, 8, w86, 8, d167 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v161 = d167[i * 8 + j];
            const vae_real v166 = v161 * h83[i * 8 + j] * (t84[i * 8 + j] * (1.0f - t84[i * 8 + j]));
            d167[i * 8 + j] = v161 * t84[i * 8 + j] + v166;
        }
    }
}

// activations.vae:18  gradient of dense(8)
// kernel 30, train: weight gradient over [2, 8]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z72 = s->arena + 46848; // [n, 2]
    const vae_real *d167 = s->arena + 7168; // [n, 8]
    vae_real *d_param169 = s->grad + 592; // [2, 8]
    if (tile == 1) {
        vae_real *d_param168 = s->grad + 608; // [8]
        vae_column_sums(s->n, 8, d167, 8, d_param168);
        return;
    }
    vae_gemm_tn(2, 8, s->n, z72, 2, d167, 8, d_param169, 8);
}

// activations.vae:18  gradient of dense(8)
// activations.vae:5  gradient of sampling and KL
// kernel 31, train: product by panels over rows of [2]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d167 = s->arena + 7168; // [n, 8]
    const vae_real *w80 = s->param + 592; // [2, 8]
    vae_real *d175 = s->arena + 45568; // [n, 2] in rows of 4
    const vae_real *t74 = s->arena + 46592; // [n, 2]
    const vae_real *mean66 = s->arena + 46080; // [n, 2] in rows of 4
    const vae_real *eps68 = s->arena + 47360; // [n, 2]
    const vae_real *t70 = s->arena + 47104; // [n, 2]
    vae_real *d179 = s->arena + 45570; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c126 = beta * inv_n;
    const vae_real c171 = 0.5f * c126;
    vae_gemm_nt((int)(end - begin), 2, 8, d167 + begin * 8, 8, w80, 8, d175 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v170 = d175[i * 4 + j];
            d175[i * 4 + j] = c126 * mean66[i * 4 + j] + v170;
            d179[i * 4 + j] = c171 * t74[i * 2 + j] - c171 + 0.5f * (v170 * eps68[i * 2 + j] * t70[i * 2 + j]);
        }
    }
}

// activations.vae:5  gradient of posterior heads (added by the compiler)
// kernel 32, train: weight gradient over [8, 4]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h61 = s->arena + 24576; // [n, 8]
    const vae_real *d180 = s->arena + 45568; // [n, 4]
    vae_real *d_param182 = s->grad + 544; // [8, 4]
    if (tile == 1) {
        vae_real *d_param181 = s->grad + 576; // [4]
        vae_column_sums(s->n, 4, d180, 4, d_param181);
        return;
    }
    vae_gemm_tn(8, 4, s->n, h61, 8, d180, 4, d_param182, 4);
}

// activations.vae:5  gradient of posterior heads (added by the compiler)
// activations.vae:14  gradient of gelu
// kernel 33, train: product by panels over rows of [8]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d180 = s->arena + 45568; // [n, 4]
    const vae_real *w62 = s->param + 544; // [8, 4]
    vae_real *d194 = s->arena + 6144; // [n, 8]
    const vae_real *t60 = s->arena + 25600; // [n, 8]
    const vae_real *t56 = s->arena + 27648; // [n, 8]
    const vae_real *t58 = s->arena + 26624; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 4, d180 + begin * 4, 4, w62, 4, d194 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v183 = d194[i * 8 + j];
            const vae_real v191 = 1.12837917f * (v183 * t56[i * 8 + j]) * vae_exp(-(t58[i * 8 + j] * t58[i * 8 + j]));
            d194[i * 8 + j] = 0.707106781f * v191 + 0.5f * (v183 * t60[i * 8 + j]);
        }
    }
}

// activations.vae:14  gradient of dense(8)
// kernel 34, train: weight gradient over [8, 8]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k22(s, tile, scratch, s->arena + 28672, s->arena + 6144, s->grad + 464,
        s->grad + 528);
}

// activations.vae:14  gradient of dense(8)
// activations.vae:13  gradient of selu
// kernel 35, train: product by panels over rows of [8]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d194 = s->arena + 6144; // [n, 8]
    const vae_real *w52 = s->param + 464; // [8, 8]
    vae_real *d204 = s->arena + 5120; // [n, 8]
    const vae_real *t49 = s->arena + 29696; // [n, 8]
    const vae_real *h43 = s->arena + 31744; // [n, 8]
    const vae_real *t45 = s->arena + 30720; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 8, d194 + begin * 8, 8, w52, 8, d204 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v197 = d204[i * 8 + j];
            const vae_real v201 = vae_where(h43[i * 8 + j], 0.0f, 1.75809934f * v197 * (t49[i * 8 + j] + 1.0f));
            d204[i * 8 + j] = v201 + vae_where(t45[i * 8 + j], 1.05070099f * v197, 0.0f);
        }
    }
}

// activations.vae:13  gradient of dense(8)
// kernel 36, train: weight gradient over [8, 8]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k22(s, tile, scratch, s->arena + 32768, s->arena + 5120, s->grad + 384,
        s->grad + 448);
}

// activations.vae:13  gradient of dense(8)
// activations.vae:12  gradient of elu(0.5)
// kernel 37, train: product by panels over rows of [8]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d204 = s->arena + 5120; // [n, 8]
    const vae_real *w40 = s->param + 384; // [8, 8]
    vae_real *d213 = s->arena + 4096; // [n, 8]
    const vae_real *t37 = s->arena + 33792; // [n, 8]
    const vae_real *h33 = s->arena + 35840; // [n, 8]
    const vae_real *t35 = s->arena + 34816; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 8, d204 + begin * 8, 8, w40, 8, d213 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v207 = d213[i * 8 + j];
            const vae_real v211 = vae_where(h33[i * 8 + j], 0.0f, 0.5f * v207 * (t37[i * 8 + j] + 1.0f));
            d213[i * 8 + j] = v211 + vae_where(t35[i * 8 + j], v207, 0.0f);
        }
    }
}

// activations.vae:12  gradient of dense(8)
// kernel 38, train: weight gradient over [8, 8]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k22(s, tile, scratch, s->arena + 36864, s->arena + 4096, s->grad + 304,
        s->grad + 368);
}

// activations.vae:12  gradient of dense(8)
// activations.vae:11  gradient of elu
// kernel 39, train: product by panels over rows of [8]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d213 = s->arena + 4096; // [n, 8]
    const vae_real *w30 = s->param + 304; // [8, 8]
    vae_real *d221 = s->arena + 3072; // [n, 8]
    const vae_real *t28 = s->arena + 37888; // [n, 8]
    const vae_real *h23 = s->arena + 39936; // [n, 8]
    const vae_real *t25 = s->arena + 38912; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 8, d213 + begin * 8, 8, w30, 8, d221 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v216 = d221[i * 8 + j];
            const vae_real v219 = vae_where(h23[i * 8 + j], 0.0f, v216 * (t28[i * 8 + j] + 1.0f));
            d221[i * 8 + j] = v219 + vae_where(t25[i * 8 + j], v216, 0.0f);
        }
    }
}

// activations.vae:11  gradient of dense(8)
// kernel 40, train: weight gradient over [8, 8]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k22(s, tile, scratch, s->arena + 40960, s->arena + 3072, s->grad + 224,
        s->grad + 288);
}

// activations.vae:11  gradient of dense(8)
// activations.vae:10  gradient of leaky_relu(0.2)
// kernel 41, train: product by panels over rows of [8]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d221 = s->arena + 3072; // [n, 8]
    const vae_real *w20 = s->param + 224; // [8, 8]
    vae_real *d228 = s->arena + 2048; // [n, 8]
    const vae_real *h19 = s->arena + 40960; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 8, d221 + begin * 8, 8, w20, 8, d228 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v224 = d228[i * 8 + j];
            d228[i * 8 + j] = vae_where(h19[i * 8 + j], v224, 0.0f) + 0.2f * vae_where(h19[i * 8 + j], 0.0f, v224);
        }
    }
}

// activations.vae:10  gradient of dense(8)
// kernel 42, train: weight gradient over [8, 8]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k22(s, tile, scratch, s->arena + 41984, s->arena + 2048, s->grad + 144,
        s->grad + 208);
}

// activations.vae:10  gradient of dense(8)
// activations.vae:9  gradient of leaky_relu
// kernel 43, train: product by panels over rows of [8]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d228 = s->arena + 2048; // [n, 8]
    const vae_real *w13 = s->param + 144; // [8, 8]
    vae_real *d235 = s->arena + 1024; // [n, 8]
    const vae_real *h12 = s->arena + 41984; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 8, d228 + begin * 8, 8, w13, 8, d235 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v231 = d235[i * 8 + j];
            d235[i * 8 + j] = vae_where(h12[i * 8 + j], v231, 0.0f) + 0.01f * vae_where(h12[i * 8 + j], 0.0f, v231);
        }
    }
}

// activations.vae:9  gradient of dense(8)
// kernel 44, train: weight gradient over [8, 8]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k22(s, tile, scratch, s->arena + 43008, s->arena + 1024, s->grad + 64, s->grad + 128);
}

// activations.vae:9  gradient of dense(8)
// activations.vae:8  gradient of relu
// kernel 45, train: product by panels over rows of [8]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d235 = s->arena + 1024; // [n, 8]
    const vae_real *w6 = s->param + 64; // [8, 8]
    vae_real *d239 = s->arena + 0; // [n, 8]
    const vae_real *h5 = s->arena + 43008; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 8, d235 + begin * 8, 8, w6, 8, d239 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v238 = d239[i * 8 + j];
            d239[i * 8 + j] = vae_where(h5[i * 8 + j], v238, 0.0f);
        }
    }
}

// activations.vae:8  gradient of dense(8)
// kernel 46, train: weight gradient over [6, 8]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 44800; // [n, 6]
    const vae_real *d239 = s->arena + 0; // [n, 8]
    vae_real *d_param241 = s->grad + 0; // [6, 8]
    if (tile == 1) {
        vae_real *d_param240 = s->grad + 48; // [8]
        vae_column_sums(s->n, 8, d239, 8, d_param240);
        return;
    }
    vae_gemm_tn(6, 8, s->n, x0, 6, d239, 8, d_param241, 8);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // activations.vae:8  dense(8)
    // activations.vae:8  relu
    // kernel 0, train: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 44800, s->param + 0, s->arena + 43008, s->param + 48);
    // activations.vae:9  dense(8)
    // activations.vae:9  leaky_relu
    // kernel 1, train: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 43008, s->param + 64, s->arena + 41984,
        s->param + 128);
    // activations.vae:10  dense(8)
    // activations.vae:10  leaky_relu(0.2)
    // kernel 2, train: product by panels over rows of [8]
    like_train_k2(s, tile, scratch, s->arena + 41984, s->param + 144, s->arena + 40960,
        s->param + 208);
    train_k3(s, tile, scratch);
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
    // activations.vae:5  posterior heads (added by the compiler)
    // kernel 7, train: product by panels over rows of [4]
    like_train_k7(s, tile, scratch, s->arena + 24576, s->param + 544, s->arena + 46080,
        s->param + 576);
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    // activations.vae:20  dense(8)
    // activations.vae:20  tanh
    // kernel 11, train: product by panels over rows of [8]
    like_train_k11(s, tile, scratch, s->arena + 18432, s->param + 704, s->arena + 17408,
        s->param + 768);
    // activations.vae:21  dense(8)
    // activations.vae:21  sigmoid
    // kernel 12, train: product by panels over rows of [8]
    like_train_k12(s, tile, scratch, s->arena + 17408, s->param + 784, s->arena + 16384,
        s->param + 848);
    // activations.vae:22  dense(8)
    // activations.vae:22  softmax
    // kernel 13, train: product by panels over rows of [8]
    like_train_k13(s, tile, scratch, s->arena + 16384, s->param + 864, s->arena + 15360,
        s->param + 928, s->arena + 48000);
    // activations.vae:22  softmax
    // kernel 14, train: loop over rows of [8]
    like_train_k14(s, tile, scratch, s->arena + 15360, s->arena + 48000, s->arena + 14336,
        s->arena + 47872);
    // activations.vae:22  softmax
    // kernel 15, train: loop over rows of [8]
    like_train_k15(s, tile, scratch, s->arena + 13312, s->arena + 14336, s->arena + 47872);
    train_k16(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k23(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k29(s, tile, scratch);
    train_k31(s, tile, scratch);
    train_k33(s, tile, scratch);
    train_k35(s, tile, scratch);
    train_k37(s, tile, scratch);
    train_k39(s, tile, scratch);
    train_k41(s, tile, scratch);
    train_k43(s, tile, scratch);
    train_k45(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {0, 8}, // d239
    {1024, 8}, // d235
    {2048, 8}, // d228
    {3072, 8}, // d221
    {4096, 8}, // d213
    {5120, 8}, // d204
    {6144, 8}, // d194
    {45568, 4}, // d175
    {7168, 8}, // d167
    {8192, 8}, // d158
    {9216, 8}, // d151
    {10240, 8}, // d145
    {11264, 8}, // d139
    {44032, 6}, // d130
    {47744, 1}, // t117
    {13312, 8}, // h110
    {16384, 8}, // h101
    {17408, 8}, // h96
    {18432, 8}, // h91
    {21504, 8}, // h85
    {48128, 1}, // t79
    {46848, 2}, // z72
    {24576, 8}, // h61
    {28672, 8}, // h51
    {32768, 8}, // h39
    {36864, 8}, // h29
    {40960, 8}, // h19
    {41984, 8}, // h12
    {43008, 8}, // h5
    {44800, 6}, // x0
};
static const VaeShown train_u0_shown = {30, train_u0_rows};

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k17(s, tile, scratch);
    train_k18(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){{train_u0, panels, {.shown = &train_u0_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k22, 2, {.weights = true, .first = 864, .each = 128, .end = 928}},
        {train_k24, 2, {.weights = true, .first = 784, .each = 128, .end = 848}},
        {train_k26, 2, {.weights = true, .first = 704, .each = 128, .end = 768}},
        {train_k28, 2, {.weights = true, .first = 624, .each = 128, .end = 688}},
        {train_k34, 2, {.weights = true, .first = 464, .each = 128, .end = 528}},
        {train_k36, 2, {.weights = true, .first = 384, .each = 128, .end = 448}},
        {train_k38, 2, {.weights = true, .first = 304, .each = 128, .end = 368}},
        {train_k40, 2, {.weights = true, .first = 224, .each = 128, .end = 288}},
        {train_k42, 2, {.weights = true, .first = 144, .each = 128, .end = 208}},
        {train_k44, 2, {.weights = true, .first = 64, .each = 128, .end = 128}},
        {train_k19, 2, {.weights = true, .first = 944, .each = 96, .end = 992}},
        {train_k46, 2, {.weights = true}},
        {train_k32, 2, {.weights = true, .first = 544, .each = 64, .end = 576}},
        {train_k30, 2, {.weights = true}},
        {train_u1, 1, {0}}}, 15);
}

// What kernel 3 of eval and 1 other do, each with buffers of its own:
//   h19: [n, 8]
//   w20: [8, 8]
//   h29: [n, 8]
//   b21: [8]
VAE_SHARED_2(like_eval_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *h19,
    const vae_real *w20, vae_real *h29, const vae_real *b21) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 8, h19 + begin * 8, 8, w20, 8, h29 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v22 = h29[i * 8 + j];
            const vae_real v23 = v22 + b21[j];
            h29[i * 8 + j] = vae_max(v23, 0.0f) + vae_expm1(vae_min(v23, 0.0f));
        }
    }
}

// What kernel 4 of eval and 1 other do, each with buffers of its own:
//   h29: [n, 8]
//   w30: [8, 8]
//   h39: [n, 8]
//   b31: [8]
VAE_SHARED_2(like_eval_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *h29,
    const vae_real *w30, vae_real *h39, const vae_real *b31) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 8, h29 + begin * 8, 8, w30, 8, h39 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v32 = h39[i * 8 + j];
            const vae_real v33 = v32 + b31[j];
            h39[i * 8 + j] = vae_max(v33, 0.0f) + 0.5f * vae_expm1(vae_min(v33, 0.0f));
        }
    }
}

// What kernel 5 of eval and 1 other do, each with buffers of its own:
//   h39: [n, 8]
//   w40: [8, 8]
//   h51: [n, 8]
//   b41: [8]
VAE_SHARED_2(like_eval_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *h39,
    const vae_real *w40, vae_real *h51, const vae_real *b41) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 8, h39 + begin * 8, 8, w40, 8, h51 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v42 = h51[i * 8 + j];
            const vae_real v43 = v42 + b41[j];
            h51[i * 8 + j] = 1.05070099f * vae_max(v43, 0.0f) + 1.75809934f * vae_expm1(vae_min(v43, 0.0f));
        }
    }
}

// What kernel 6 of eval and 1 other do, each with buffers of its own:
//   h51: [n, 8]
//   w52: [8, 8]
//   h61: [n, 8]
//   b53: [8]
VAE_SHARED_2(like_eval_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *h51,
    const vae_real *w52, vae_real *h61, const vae_real *b53) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 8, h51 + begin * 8, 8, w52, 8, h61 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v54 = h61[i * 8 + j];
            const vae_real v55 = v54 + b53[j];
            h61[i * 8 + j] = 0.5f * v55 * (1.0f + vae_erf(0.707106781f * v55));
        }
    }
}

// activations.vae:5  sampling and KL
// kernel 8, eval: loop over rows of [2]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar67 = s->arena + 15106; // [n, 2] in rows of 4
    const vae_real *eps68 = s->arena + 16128; // [n, 2]
    vae_real *z72 = s->arena + 15872; // [n, 2]
    const vae_real *mean66 = s->arena + 15104; // [n, 2] in rows of 4
    vae_real *t85 = s->arena + 15616; // [n, 2]
    vae_real *t86 = s->arena + 17024; // [n, 1]
    vae_real *t89 = s->arena + 16896; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t86_sum = 0.0f;
        vae_real t89_sum = 0.0f;
        VAE_SIMD_SUM(t86_sum, t89_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v72 = mean66[i * 4 + j] + vae_exp(0.5f * logvar67[i * 4 + j]) * eps68[i * 2 + j];
            z72[i * 2 + j] = v72;
            const vae_real v75 = eps68[i * 2 + j] * eps68[i * 2 + j] + logvar67[i * 4 + j];
            const vae_real v82 = mean66[i * 4 + j] * mean66[i * 4 + j] + vae_exp(logvar67[i * 4 + j]);
            const vae_real v85 = 0.5f * (v82 - 1.0f - logvar67[i * 4 + j]);
            t85[i * 2 + j] = v85;
            t86_sum += v85;
            const vae_real v88 = (-0.5f) * (v72 * v72 + 1.83787707f - (v75 + 1.83787707f));
            t89_sum += v88;
        }
        t86[i] = t86_sum;
        t89[i] = t89_sum;
    }
}

// What kernel 9 of eval and 1 other do, each with buffers of its own:
//   z72: [n, 2]
//   w90: [2, 8]
//   h95: [n, 8]
//   b91: [8]
VAE_SHARED_2(like_eval_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *z72,
    const vae_real *w90, vae_real *h95, const vae_real *b91) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 2, z72 + begin * 2, 2, w90, 8, h95 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v92 = h95[i * 8 + j];
            const vae_real v93 = v92 + b91[j];
            h95[i * 8 + j] = v93 * vae_sigmoid(v93);
        }
    }
}

// What kernel 10 of eval and 1 other do, each with buffers of its own:
//   h95: [n, 8]
//   w96: [8, 8]
//   h101: [n, 8]
//   b97: [8]
VAE_SHARED_2(like_eval_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *h95,
    const vae_real *w96, vae_real *h101, const vae_real *b97) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 8, h95 + begin * 8, 8, w96, 8, h101 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v98 = h101[i * 8 + j];
            h101[i * 8 + j] = vae_log1p(vae_softplus(v98 + b97[j]));
        }
    }
}

// activations.vae:23  dense(6)
// activations.vae:26  likelihood = mse
// kernel 16, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k16(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h120 = s->arena + 0; // [n, 8]
    const vae_real *w121 = s->param + 944; // [8, 6]
    vae_real *t123 = scratch; // [end - begin, 6]
    const vae_real *b122 = s->param + 992; // [6]
    const vae_real *x0 = s->arena + 14336; // [n, 6]
    vae_real *t127 = s->arena + 16512; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 8, h120 + begin * 8, 8, w121, 6, t123, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t127_sum = 0.0f;
        VAE_SIMD_SUM(t127_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v123 = t123[(i - begin) * 6 + j];
            const vae_real v125 = x0[i * 6 + j] - (v123 + b122[j]);
            t127_sum += v125 * v125;
        }
        t127[i] = t127_sum;
    }
}

// kernel 17, eval: loop over rows of [1]
VAE_KERNEL void eval_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t128 = s->arena + 16384; // [n, 1]
    const vae_real *t89 = s->arena + 16896; // [n, 1]
    const vae_real *t127 = s->arena + 16512; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t128[i] = t89[i] - t127[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // activations.vae:8  dense(8)
    // activations.vae:8  relu
    // kernel 0, eval: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 14336, s->param + 0, s->arena + 13312, s->param + 48);
    // activations.vae:9  dense(8)
    // activations.vae:9  leaky_relu
    // kernel 1, eval: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 13312, s->param + 64, s->arena + 12288,
        s->param + 128);
    // activations.vae:10  dense(8)
    // activations.vae:10  leaky_relu(0.2)
    // kernel 2, eval: product by panels over rows of [8]
    like_train_k2(s, tile, scratch, s->arena + 12288, s->param + 144, s->arena + 11264,
        s->param + 208);
    // activations.vae:11  dense(8)
    // activations.vae:11  elu
    // kernel 3, eval: product by panels over rows of [8]
    like_eval_k3(s, tile, scratch, s->arena + 11264, s->param + 224, s->arena + 10240,
        s->param + 288);
    // activations.vae:12  dense(8)
    // activations.vae:12  elu(0.5)
    // kernel 4, eval: product by panels over rows of [8]
    like_eval_k4(s, tile, scratch, s->arena + 10240, s->param + 304, s->arena + 9216,
        s->param + 368);
    // activations.vae:13  dense(8)
    // activations.vae:13  selu
    // kernel 5, eval: product by panels over rows of [8]
    like_eval_k5(s, tile, scratch, s->arena + 9216, s->param + 384, s->arena + 8192, s->param + 448);
    // activations.vae:14  dense(8)
    // activations.vae:14  gelu
    // kernel 6, eval: product by panels over rows of [8]
    like_eval_k6(s, tile, scratch, s->arena + 8192, s->param + 464, s->arena + 7168, s->param + 528);
    // activations.vae:5  posterior heads (added by the compiler)
    // kernel 7, eval: product by panels over rows of [4]
    like_train_k7(s, tile, scratch, s->arena + 7168, s->param + 544, s->arena + 15104,
        s->param + 576);
    eval_k8(s, tile, scratch);
    // activations.vae:18  dense(8)
    // activations.vae:18  silu
    // kernel 9, eval: product by panels over rows of [8]
    like_eval_k9(s, tile, scratch, s->arena + 15872, s->param + 592, s->arena + 6144,
        s->param + 608);
    // activations.vae:19  dense(8)
    // activations.vae:19  softplus
    // activations.vae:19  log1p
    // kernel 10, eval: product by panels over rows of [8]
    like_eval_k10(s, tile, scratch, s->arena + 6144, s->param + 624, s->arena + 5120,
        s->param + 688);
    // activations.vae:20  dense(8)
    // activations.vae:20  tanh
    // kernel 11, eval: product by panels over rows of [8]
    like_train_k11(s, tile, scratch, s->arena + 5120, s->param + 704, s->arena + 4096,
        s->param + 768);
    // activations.vae:21  dense(8)
    // activations.vae:21  sigmoid
    // kernel 12, eval: product by panels over rows of [8]
    like_train_k12(s, tile, scratch, s->arena + 4096, s->param + 784, s->arena + 3072,
        s->param + 848);
    // activations.vae:22  dense(8)
    // activations.vae:22  softmax
    // kernel 13, eval: product by panels over rows of [8]
    like_train_k13(s, tile, scratch, s->arena + 3072, s->param + 864, s->arena + 2048,
        s->param + 928, s->arena + 16768);
    // activations.vae:22  softmax
    // kernel 14, eval: loop over rows of [8]
    like_train_k14(s, tile, scratch, s->arena + 2048, s->arena + 16768, s->arena + 1024,
        s->arena + 16640);
    // activations.vae:22  softmax
    // kernel 15, eval: loop over rows of [8]
    like_train_k15(s, tile, scratch, s->arena + 0, s->arena + 1024, s->arena + 16640);
    eval_k16(s, tile, scratch);
    eval_k17(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, eval_u0, panels);
}

// activations.vae:5  posterior heads (added by the compiler)
// kernel 8, encode: loop over rows of [2]
VAE_KERNEL void encode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t68 = s->arena + 8704; // [n, 2]
    const vae_real *mean66 = s->arena + 7936; // [n, 2] in rows of 4
    vae_real *t69 = s->arena + 8448; // [n, 2]
    const vae_real *logvar67 = s->arena + 7938; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t68[i * 2 + j] = mean66[i * 4 + j];
            t69[i * 2 + j] = logvar67[i * 4 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // activations.vae:8  dense(8)
    // activations.vae:8  relu
    // kernel 0, encode: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 7168, s->param + 0, s->arena + 6144, s->param + 48);
    // activations.vae:9  dense(8)
    // activations.vae:9  leaky_relu
    // kernel 1, encode: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 6144, s->param + 64, s->arena + 5120, s->param + 128);
    // activations.vae:10  dense(8)
    // activations.vae:10  leaky_relu(0.2)
    // kernel 2, encode: product by panels over rows of [8]
    like_train_k2(s, tile, scratch, s->arena + 5120, s->param + 144, s->arena + 4096,
        s->param + 208);
    // activations.vae:11  dense(8)
    // activations.vae:11  elu
    // kernel 3, encode: product by panels over rows of [8]
    like_eval_k3(s, tile, scratch, s->arena + 4096, s->param + 224, s->arena + 3072, s->param + 288);
    // activations.vae:12  dense(8)
    // activations.vae:12  elu(0.5)
    // kernel 4, encode: product by panels over rows of [8]
    like_eval_k4(s, tile, scratch, s->arena + 3072, s->param + 304, s->arena + 2048, s->param + 368);
    // activations.vae:13  dense(8)
    // activations.vae:13  selu
    // kernel 5, encode: product by panels over rows of [8]
    like_eval_k5(s, tile, scratch, s->arena + 2048, s->param + 384, s->arena + 1024, s->param + 448);
    // activations.vae:14  dense(8)
    // activations.vae:14  gelu
    // kernel 6, encode: product by panels over rows of [8]
    like_eval_k6(s, tile, scratch, s->arena + 1024, s->param + 464, s->arena + 0, s->param + 528);
    // activations.vae:5  posterior heads (added by the compiler)
    // kernel 7, encode: product by panels over rows of [4]
    like_train_k7(s, tile, scratch, s->arena + 0, s->param + 544, s->arena + 7936, s->param + 576);
    encode_k8(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, encode_u0, panels);
}

// activations.vae:23  dense(6)
// kernel 7, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h31 = s->arena + 0; // [n, 8]
    const vae_real *w32 = s->param + 944; // [8, 6]
    vae_real *p35 = s->arena + 8704; // [n, 6]
    const vae_real *b33 = s->param + 992; // [6]
    vae_real *t38 = s->arena + 7168; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 8, h31 + begin * 8, 8, w32, 6, p35 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v34 = p35[i * 6 + j];
            const vae_real v35 = v34 + b33[j];
            p35[i * 6 + j] = v35;
            t38[i * 6 + j] = v35;
        }
    }
}

// kernel 8, decode: loop over rows of [6]
VAE_KERNEL void decode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t37 = s->arena + 7936; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t37[i * 6 + j] = 0.707106781f;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // activations.vae:18  dense(8)
    // activations.vae:18  silu
    // kernel 0, decode: product by panels over rows of [8]
    like_eval_k9(s, tile, scratch, s->arena + 9472, s->param + 592, s->arena + 6144, s->param + 608);
    // activations.vae:19  dense(8)
    // activations.vae:19  softplus
    // activations.vae:19  log1p
    // kernel 1, decode: product by panels over rows of [8]
    like_eval_k10(s, tile, scratch, s->arena + 6144, s->param + 624, s->arena + 5120,
        s->param + 688);
    // activations.vae:20  dense(8)
    // activations.vae:20  tanh
    // kernel 2, decode: product by panels over rows of [8]
    like_train_k11(s, tile, scratch, s->arena + 5120, s->param + 704, s->arena + 4096,
        s->param + 768);
    // activations.vae:21  dense(8)
    // activations.vae:21  sigmoid
    // kernel 3, decode: product by panels over rows of [8]
    like_train_k12(s, tile, scratch, s->arena + 4096, s->param + 784, s->arena + 3072,
        s->param + 848);
    // activations.vae:22  dense(8)
    // activations.vae:22  softmax
    // kernel 4, decode: product by panels over rows of [8]
    like_train_k13(s, tile, scratch, s->arena + 3072, s->param + 864, s->arena + 2048,
        s->param + 928, s->arena + 9856);
    // activations.vae:22  softmax
    // kernel 5, decode: loop over rows of [8]
    like_train_k14(s, tile, scratch, s->arena + 2048, s->arena + 9856, s->arena + 1024,
        s->arena + 9728);
    // activations.vae:22  softmax
    // kernel 6, decode: loop over rows of [8]
    like_train_k15(s, tile, scratch, s->arena + 0, s->arena + 1024, s->arena + 9728);
    decode_k7(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k8, panels, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 44800, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 47360, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 48256, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 48304, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 48272, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 14336, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 16128, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 16512, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 17024, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 16384, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 15616, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 7168, 6}, // [n, 6]
    {"z.mean", VAE_OUT_ROW, 0, 8704, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 8448, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 9472, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 8704, 6}, // [n, 6]
    {"x.draw0", VAE_OUT_ROW, 0, 7168, 6}, // [n, 6]
    {"x.draw1", VAE_OUT_ROW, 0, 7936, 6}, // [n, 6]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {8, 6}, {1, 8}, 0, VAE_INIT_NORMAL, 0.577350259f, true, true, false},
    {"encoder.0.bias", 1, {8}, {1}, 48, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.2.weight", 2, {8, 8}, {1, 8}, 64, VAE_INIT_NORMAL, 0.5f, true, true, false},
    {"encoder.2.bias", 1, {8}, {1}, 128, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.4.weight", 2, {8, 8}, {1, 8}, 144, VAE_INIT_NORMAL, 0.5f, true, true, false},
    {"encoder.4.bias", 1, {8}, {1}, 208, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.6.weight", 2, {8, 8}, {1, 8}, 224, VAE_INIT_NORMAL, 0.5f, true, true, false},
    {"encoder.6.bias", 1, {8}, {1}, 288, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.8.weight", 2, {8, 8}, {1, 8}, 304, VAE_INIT_NORMAL, 0.5f, true, true, false},
    {"encoder.8.bias", 1, {8}, {1}, 368, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.10.weight", 2, {8, 8}, {1, 8}, 384, VAE_INIT_NORMAL, 0.5f, true, true, false},
    {"encoder.10.bias", 1, {8}, {1}, 448, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.12.weight", 2, {8, 8}, {1, 8}, 464, VAE_INIT_NORMAL, 0.5f, true, true, false},
    {"encoder.12.bias", 1, {8}, {1}, 528, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 8}, {1, 4}, 544, VAE_INIT_NORMAL, 0.5f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 576, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 8}, {1, 4}, 546, VAE_INIT_NORMAL, 0.5f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 578, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {8, 2}, {1, 8}, 592, VAE_INIT_NORMAL, 1.0f, true, true, false},
    {"decoder.0.bias", 1, {8}, {1}, 608, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {8, 8}, {1, 8}, 624, VAE_INIT_NORMAL, 0.5f, true, true, false},
    {"decoder.2.bias", 1, {8}, {1}, 688, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.5.weight", 2, {8, 8}, {1, 8}, 704, VAE_INIT_NORMAL, 0.5f, true, true, false},
    {"decoder.5.bias", 1, {8}, {1}, 768, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.7.weight", 2, {8, 8}, {1, 8}, 784, VAE_INIT_NORMAL, 0.5f, true, true, false},
    {"decoder.7.bias", 1, {8}, {1}, 848, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.9.weight", 2, {8, 8}, {1, 8}, 864, VAE_INIT_NORMAL, 0.5f, true, true, false},
    {"decoder.9.bias", 1, {8}, {1}, 928, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.11.weight", 2, {6, 8}, {1, 6}, 944, VAE_INIT_NORMAL, 0.5f, true, true, false},
    {"decoder.11.bias", 1, {6}, {1}, 992, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 6, 6, VAE_DOMAIN_ANY, "mse", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 56},
    {VAE_STAGE_ENCODER, 0, "relu", "[8]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 72},
    {VAE_STAGE_ENCODER, 0, "leaky_relu", "[8]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 72},
    {VAE_STAGE_ENCODER, 0, "leaky_relu(0.2)", "[8]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 72},
    {VAE_STAGE_ENCODER, 0, "elu", "[8]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 72},
    {VAE_STAGE_ENCODER, 0, "elu(0.5)", "[8]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 72},
    {VAE_STAGE_ENCODER, 0, "selu", "[8]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 72},
    {VAE_STAGE_ENCODER, 0, "gelu", "[8]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 36},
    {VAE_STAGE_DECODER, 0, "dense(8)", "[8]", 24},
    {VAE_STAGE_DECODER, 0, "silu", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(8)", "[8]", 72},
    {VAE_STAGE_DECODER, 0, "softplus", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "log1p", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(8)", "[8]", 72},
    {VAE_STAGE_DECODER, 0, "tanh", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(8)", "[8]", 72},
    {VAE_STAGE_DECODER, 0, "sigmoid", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(8)", "[8]", 72},
    {VAE_STAGE_DECODER, 0, "softmax", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(6)", "[6]", 54},
    {VAE_STAGE_OUTPUT, 0, "x: mse", "[6]", 0},
};

static const VaeStretch rest[] = {
    {0, 64},
    {128, 144},
    {208, 224},
    {288, 304},
    {368, 384},
    {448, 464},
    {528, 544},
    {576, 624},
    {688, 704},
    {768, 784},
    {848, 864},
    {928, 944},
    {992, 1008},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "activations", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model activations\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [6]                         -              -\n"
        "    dense(8)                        [8]                        56             96\n"
        "    relu                            [8]                         -              -\n"
        "    dense(8)                        [8]                        72            128\n"
        "    leaky_relu                      [8]                         -              -\n"
        "    dense(8)                        [8]                        72            128\n"
        "    leaky_relu(0.2)                 [8]                         -              -\n"
        "    dense(8)                        [8]                        72            128\n"
        "    elu                             [8]                         -              -\n"
        "    dense(8)                        [8]                        72            128\n"
        "    elu(0.5)                        [8]                         -              -\n"
        "    dense(8)                        [8]                        72            128\n"
        "    selu                            [8]                         -              -\n"
        "    dense(8)                        [8]                        72            128\n"
        "    gelu                            [8]                         -              -\n"
        "  z: mean, logvar heads             [2]                        36             64\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(8)                        [8]                        24             32\n"
        "    silu                            [8]                         -              -\n"
        "    dense(8)                        [8]                        72            128\n"
        "    softplus                        [8]                         -              -\n"
        "    log1p                           [8]                         -              -\n"
        "    dense(8)                        [8]                        72            128\n"
        "    tanh                            [8]                         -              -\n"
        "    dense(8)                        [8]                        72            128\n"
        "    sigmoid                         [8]                         -              -\n"
        "    dense(8)                        [8]                        72            128\n"
        "    softmax                         [8]                         -              -\n"
        "    dense(6)                        [6]                        54             96\n"
        "\n"
        "  890 parameters; one training step of 128 rows: 589,824 flops\n"
        "  likelihood mse\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          47      194       193,344      193,344\n"
        "  eval           18       87        68,608       68,608\n"
        "  encode          9       43        35,840       35,840\n"
        "  decode          9       25        39,936       39,936\n",
    .batch = 128, .n_param = 1008, .n_state = 0, .n_arena = 48336,
    .n_scratch = 192,
    .max_threads = 1, .flops_per_row = 4608.0,
    .n_weight_tiles = 12, .rest = rest, .n_rest = 13,
    .panel = 32,
    .tensor = tensors, .n_tensors = 30,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 29,
    .train = {"train", train_run, train_ports, 5},
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
