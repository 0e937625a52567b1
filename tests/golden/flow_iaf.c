// flow_iaf -- written by vaec 0.1.0 from flow_iaf.vae; do not edit.
//
// model flow_iaf
//
//   layer                             output             parameters      flops/row
//   encoder                           [9]                         -              -
//     dense(12)                       [12]                      120            216
//     tanh                            [12]                        -              -
//   z: heads and flow                 [4]                       393            786
//   decoder                           [4]                         -              -
//     dense(12)                       [12]                       60             96
//     tanh                            [12]                        -              -
//     dense(9)                        [9]                       117            216
//
//   690 parameters; one training step of 36 rows: 194,400 flops
//   likelihood gaussian(sigma=0.5, floor=0.001)
//   objective elbo(samples=2)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          59      192        69,056       69,056
//   eval           22       96        16,512       16,512
//   encode         23       86        18,560       18,560
//   decode          3        7         6,336        6,336
//
// n is the number of rows in the batch, at most 36; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 9]
//   w1: [9, 12]
//   h5: [n, 12]
//   b2: [12]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 12, 9, x0 + begin * 9, 9, w1, 12, h5 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v3 = h5[i * 12 + j];
            h5[i * 12 + j] = vae_tanh(v3 + b2[j]);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h5: [n, 12]
//   w6: [12, 15]
//   heads9: [n, 15]
//   b7: [15]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *heads9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 15, 12, h5 + begin * 12, 12, w6, 15, heads9 + begin * 15, 15);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 15; j++) {
            const vae_real v8 = heads9[i * 15 + j];
            heads9[i * 15 + j] = v8 + b7[j];
        }
    }
}

// flow_iaf.vae:5  sampling and KL
// kernel 2, train: loop over rows of [4]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 6548; // [n, 4] in rows of 15
    vae_real *t16 = s->arena + 15600; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t16[i * 4 + j] = vae_exp(0.5f * logvar11[i * 15 + j]);
        }
    }
}

// flow_iaf.vae:5  sampling and KL
// flow_iaf.vae:10  sampling and KL
// kernel 3, train: loop over rows of [2, 4]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t16 = s->arena + 15600; // [n, 4]
    const vae_real *eps13 = s->arena + 14368; // [n, 2, 4]
    vae_real *t18 = s->arena + 14080; // [n, 2, 4]
    const vae_real *mean10 = s->arena + 6544; // [n, 4] in rows of 15
    const vae_real *logvar11 = s->arena + 6548; // [n, 4] in rows of 15
    vae_real *t107 = s->arena + 15984; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t107_sum = 0.0f;
            VAE_SIMD_SUM(t107_sum)
            for (size_t k = 0; k < 4; k++) {
                t18[i * 8 + j * 4 + k] = mean10[i * 15 + k] + t16[i * 4 + k] * eps13[i * 8 + j * 4 + k];
                const vae_real v21 = eps13[i * 8 + j * 4 + k] * eps13[i * 8 + j * 4 + k] + logvar11[i * 15 + k];
                t107_sum += (-0.5f) * (v21 + 1.83787707f);
            }
            t107[i * 2 + j] = t107_sum;
        }
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   t36: [1, 8]
//   t74: [1, 8]
VAE_SHARED_2(like_train_k4, const VaeState *s, int tile, vae_real *scratch, vae_real *t36,
    vae_real *t74) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 8; j++) {
        const vae_real v27 = (vae_real)(j);
        const vae_real v35 = v27 - 4.0f * vae_step(v27 - 4.0f + 0.5f);
        t36[j] = 7.0f * v35;
        t74[j] = 7.0f * (3.0f - v35);
    }
}

// flow_iaf.vae:5  sampling and KL
// kernel 4, train: loop over [1, 8]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->arena + 17248, s->arena + 17184);
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   t37: [7, 1]
VAE_SHARED_2(like_train_k5, const VaeState *s, int tile, vae_real *scratch, vae_real *t37) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 7; j++) {
        const vae_real v26 = (vae_real)(j);
        t37[j] = 3.0f * v26;
    }
}

// flow_iaf.vae:5  sampling and KL
// kernel 5, train: loop over [7, 1]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k5(s, tile, scratch, s->arena + 17232);
}

// What kernel 6 of train and 1 other do, each with buffers of its own:
//   t36: [1, 8]
//   t37: [7, 1]
//   t40: [7, 8]
//   w57: [7, 8]
//   w55: [7, 8]
VAE_SHARED_2(like_train_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *t36,
    const vae_real *t37, vae_real *t40, vae_real *w57, const vae_real *w55) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t j = 0; j < 7; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 8; k++) {
            const vae_real v40 = vae_step(t36[k] - t37[j] - 0.5f);
            t40[j * 8 + k] = v40;
            w57[j * 8 + k] = w55[j * 8 + k] * v40;
        }
    }
}

// flow_iaf.vae:5  sampling and KL
// kernel 6, train: loop over [7, 8]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->arena + 17248, s->arena + 17232, s->arena + 16544,
        s->arena + 16480, s->param + 384);
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   t43: [1, 7]
VAE_SHARED_1(like_train_k7, const VaeState *s, int tile, vae_real *scratch, vae_real *t43) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 7; j++) {
        const vae_real v42 = (vae_real)(j);
        t43[j] = 3.0f * v42;
    }
}

// flow_iaf.vae:5  sampling and KL
// kernel 7, train: loop over [1, 7]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->arena + 17216);
}

// What kernel 8 of train and 2 others do, each with buffers of its own:
//   t44: [4, 1]
VAE_SHARED_2(like_train_k8, const VaeState *s, int tile, vae_real *scratch, vae_real *t44) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        const vae_real v41 = (vae_real)(j);
        t44[j] = 7.0f * v41;
    }
}

// flow_iaf.vae:5  sampling and KL
// kernel 8, train: loop over [4, 1]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 17200);
}

// What kernel 9 of train and 1 other do, each with buffers of its own:
//   t43: [1, 7]
//   t44: [4, 1]
//   t47: [4, 7]
//   w50: [4, 7]
//   w48: [4, 7]
VAE_SHARED_1(like_train_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *t43,
    const vae_real *t44, vae_real *t47, vae_real *w50, const vae_real *w48) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t j = 0; j < 4; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 7; k++) {
            const vae_real v47 = vae_step(t43[k] - t44[j] + 0.5f);
            t47[j * 7 + k] = v47;
            w50[j * 7 + k] = w48[j * 7 + k] * v47;
        }
    }
}

// flow_iaf.vae:5  sampling and KL
// kernel 9, train: loop over [4, 7]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k9(s, tile, scratch, s->arena + 17216, s->arena + 17200, s->arena + 17056,
        s->arena + 17024, s->param + 336);
}

// What kernel 10 of train and 1 other do, each with buffers of its own:
//   t18: [n, 2, 4]
//   w50: [4, 7]
//   t54: [n, 2, 7]
//   b49: [7]
//   t12: [n, 7] in rows of 15
VAE_SHARED_2(like_train_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *t18,
    const vae_real *w50, vae_real *t54, const vae_real *b49, const vae_real *t12) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin) * 2, 7, 4, t18 + begin * 8, 4, w50, 7, t54 + begin * 14, 7);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 7; k++) {
                const vae_real v51 = t54[i * 14 + j * 7 + k];
                t54[i * 14 + j * 7 + k] = vae_tanh(v51 + b49[k] + t12[i * 15 + k]);
            }
        }
    }
}

// What kernel 11 of train and 1 other do, each with buffers of its own:
//   t54: [n, 2, 7]
//   w57: [7, 8]
//   t59: [n, 2, 8]
//   b56: [8]
VAE_SHARED_2(like_train_k11, const VaeState *s, int tile, vae_real *scratch, const vae_real *t54,
    const vae_real *w57, vae_real *t59, const vae_real *b56) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin) * 2, 8, 7, t54 + begin * 14, 7, w57, 8, t59 + begin * 16, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                const vae_real v58 = t59[i * 16 + j * 8 + k];
                t59[i * 16 + j * 8 + k] = v58 + b56[k];
            }
        }
    }
}

// flow_iaf.vae:5  sampling and KL
// kernel 12, train: loop over rows of [2, 4]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t61 = s->arena + 5428; // [n, 2, 4] in rows of 8
    vae_real *t63 = s->arena + 13792; // [n, 2, 4]
    const vae_real *t18 = s->arena + 14080; // [n, 2, 4]
    vae_real *t66 = s->arena + 13504; // [n, 2, 4]
    const vae_real *t60 = s->arena + 5424; // [n, 2, 4] in rows of 8
    vae_real *t68 = s->arena + 13216; // [n, 2, 4]
    vae_real *t69 = s->arena + 12928; // [n, 2, 4]
    vae_real *t71 = s->arena + 16144; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t71_sum = 0.0f;
            VAE_SIMD_SUM(t71_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v62 = t61[i * 16 + j * 8 + k] + 2.0f;
                const vae_real v63 = vae_sigmoid(v62);
                t63[i * 8 + j * 4 + k] = v63;
                const vae_real v66 = 1.0f - v63;
                t66[i * 8 + j * 4 + k] = v66;
                t68[i * 8 + j * 4 + k] = v63 * t18[i * 8 + j * 4 + k] + v66 * t60[i * 16 + j * 8 + k];
                const vae_real v69 = -v62;
                t69[i * 8 + j * 4 + k] = v69;
                t71_sum += vae_softplus(v69);
            }
            t71[i * 2 + j] = t71_sum;
        }
    }
}

// flow_iaf.vae:5  sampling and KL
// kernel 13, train: loop over [7, 8]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k6(s, tile, scratch, s->arena + 17184, s->arena + 17232, s->arena + 16416,
        s->arena + 16352, s->param + 512);
}

// What kernel 14 of train and 2 others do, each with buffers of its own:
//   t79: [4, 1]
VAE_SHARED_2(like_train_k14, const VaeState *s, int tile, vae_real *scratch, vae_real *t79) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 4; j++) {
        const vae_real v41 = (vae_real)(j);
        t79[j] = 7.0f * (3.0f - v41);
    }
}

// flow_iaf.vae:5  sampling and KL
// kernel 14, train: loop over [4, 1]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k14(s, tile, scratch, s->arena + 17168);
}

// flow_iaf.vae:5  sampling and KL
// kernel 15, train: loop over [4, 7]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k9(s, tile, scratch, s->arena + 17216, s->arena + 17168, s->arena + 16992,
        s->arena + 16960, s->param + 464);
}

// flow_iaf.vae:5  sampling and KL
// flow_iaf.vae:10  sampling and KL
// kernel 18, train: loop over rows of [2, 4]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t96 = s->arena + 4852; // [n, 2, 4] in rows of 8
    vae_real *t98 = s->arena + 12640; // [n, 2, 4]
    const vae_real *t68 = s->arena + 13216; // [n, 2, 4]
    vae_real *t100 = s->arena + 12352; // [n, 2, 4]
    const vae_real *t95 = s->arena + 4848; // [n, 2, 4] in rows of 8
    vae_real *z102 = s->arena + 12064; // [n, 2, 4]
    vae_real *t103 = s->arena + 11776; // [n, 2, 4]
    vae_real *t105 = s->arena + 16064; // [n, 2, 1]
    vae_real *t112 = s->arena + 15904; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t105_sum = 0.0f;
            vae_real t112_sum = 0.0f;
            VAE_SIMD_SUM(t105_sum, t112_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v97 = t96[i * 16 + j * 8 + k] + 2.0f;
                const vae_real v98 = vae_sigmoid(v97);
                t98[i * 8 + j * 4 + k] = v98;
                const vae_real v100 = 1.0f - v98;
                t100[i * 8 + j * 4 + k] = v100;
                const vae_real v102 = v98 * t68[i * 8 + j * 4 + k] + v100 * t95[i * 16 + j * 8 + k];
                z102[i * 8 + j * 4 + k] = v102;
                const vae_real v103 = -v97;
                t103[i * 8 + j * 4 + k] = v103;
                t105_sum += vae_softplus(v103);
                t112_sum += (-0.5f) * (v102 * v102 + 1.83787707f);
            }
            t105[i * 2 + j] = t105_sum;
            t112[i * 2 + j] = t112_sum;
        }
    }
}

// flow_iaf.vae:5  sampling and KL
// kernel 19, train: loop over rows of [2, 1]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t71 = s->arena + 16144; // [n, 2, 1]
    const vae_real *t105 = s->arena + 16064; // [n, 2, 1]
    const vae_real *t107 = s->arena + 15984; // [n, 2, 1]
    const vae_real *t112 = s->arena + 15904; // [n, 2, 1]
    vae_real *t115 = s->arena + 16848; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t115_sum = 0.0f;
        VAE_SIMD_SUM(t115_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v113 = t112[i * 2 + j] - (t107[i * 2 + j] - (-t71[i * 2 + j] - t105[i * 2 + j]));
            t115_sum += -v113;
        }
        t115[i] = t115_sum;
    }
}

// flow_iaf.vae:5  sampling and KL
// flow_iaf.vae:5  gradient of sampling and KL
// kernel 20, train: loop over rows of [1, 1]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t116 = s->arena + 16800; // [n, 1, 1]
    const vae_real *t115 = s->arena + 16848; // [n, 1, 1]
    vae_real *d155 = s->arena + 16656; // [n, 1, 1]
    vae_real *d173 = s->arena + 16608; // [n, 1, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c151 = beta * inv_n;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t116[i] = 0.5f * t115[i];
        d155[i] = 0.5f * inv_n;
        d173[i] = 0.5f * c151;
    }
}

// kernel 21, train: loop over rows of [2, 9]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t120 = s->arena + 3040; // [n, 2, 9]
    const vae_real *x0 = s->arena + 10000; // [n, 1, 9]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                t120[i * 18 + j * 9 + k] = x0[i * 9 + k];
            }
        }
    }
}

// flow_iaf.vae:8  dense(12)
// flow_iaf.vae:8  tanh
// kernel 22, train: product by panels over rows of [12]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 2, end = vae_panel_end(s, tile, 16) * 2;
    const vae_real *z102 = s->arena + 12064; // [n*2, 4]
    const vae_real *w122 = s->param + 592; // [4, 12]
    vae_real *h126 = s->arena + 864; // [n*2, 12]
    const vae_real *b123 = s->param + 640; // [12]
    vae_gemm_nn((int)(end - begin), 12, 4, z102 + begin * 4, 4, w122, 12, h126 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v124 = h126[i * 12 + j];
            h126[i * 12 + j] = vae_tanh(v124 + b123[j]);
        }
    }
}

// flow_iaf.vae:8  dense(9)
// flow_iaf.vae:10  likelihood = gaussian
// kernel 23, train: product by panels over rows of [9]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 2, end = vae_panel_end(s, tile, 16) * 2;
    const vae_real *h126 = s->arena + 864; // [n*2, 12]
    const vae_real *w127 = s->param + 656; // [12, 9]
    vae_real *t132 = s->arena + 2384; // [n*2, 9]
    const vae_real *b128 = s->param + 768; // [9]
    const vae_real *x121 = s->arena + 3040; // [n*2, 9]
    vae_real *t138 = s->arena + 15824; // [n*2, 1]
    vae_gemm_nn((int)(end - begin), 9, 12, h126 + begin * 12, 12, w127, 9, t132 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t138_sum = 0.0f;
        VAE_SIMD_SUM(t138_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v129 = t132[i * 9 + j];
            const vae_real v132 = x121[i * 9 + j] - (v129 + b128[j]);
            t132[i * 9 + j] = v132;
            const vae_real v137 = 0.5f * ((-1.38629436f) + 4.0f * (v132 * v132) + 1.83787707f);
            t138_sum += v137;
        }
        t138[i] = t138_sum;
    }
}

// kernel 24, train: loop over rows of [2, 1]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t140 = s->arena + 16752; // [n, 1, 1]
    const vae_real *t138 = s->arena + 15824; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t140_sum = 0.0f;
        VAE_SIMD_SUM(t140_sum)
        for (size_t j = 0; j < 2; j++) {
            t140_sum += t138[i * 2 + j];
        }
        t140[i] = t140_sum;
    }
}

// kernel 25, train: loop over rows of [1, 1]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t141 = s->arena + 16704; // [n, 1, 1]
    const vae_real *t140 = s->arena + 16752; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t141[i] = 0.5f * t140[i];
    }
}

// kernel 26, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t144 = s->arena + 17152; // [1]
    const vae_real *t141 = s->arena + 16704; // [n, 1]
    vae_real *t146 = s->arena + 17120; // [1]
    const vae_real *t116 = s->arena + 16800; // [n, 1]
    vae_real t144_sum = 0.0f;
    vae_real t146_sum = 0.0f;
    VAE_SIMD_SUM(t144_sum, t146_sum)
    for (size_t i = 0; i < rows; i++) {
        t144_sum += t141[i];
        t146_sum += t116[i];
    }
    t144[0] = t144_sum;
    t146[0] = t146_sum;
}

// kernel 27, train: loop over [1]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t145 = s->arena + 17136; // [1]
    const vae_real *t144 = s->arena + 17152; // [1]
    vae_real *t147 = s->arena + 17104; // [1]
    const vae_real *t146 = s->arena + 17120; // [1]
    vae_real *t150 = s->arena + 17088; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v145 = t144[0] * inv_n;
    t145[0] = v145;
    const vae_real v147 = t146[0] * inv_n;
    t147[0] = v147;
    t150[0] = v145 + beta * v147;
}

// kernel 28, train: loop over rows of [2, 1]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d156 = s->arena + 15744; // [n, 2, 1]
    const vae_real *d155 = s->arena + 16656; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d156[i * 2 + j] = d155[i];
        }
    }
}

// flow_iaf.vae:10  gradient of likelihood = gaussian
// kernel 29, train: loop over rows of [9]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 2, end = vae_panel_end(s, tile, 16) * 2;
    const vae_real *d156 = s->arena + 15744; // [n*2, 1]
    const vae_real *t132 = s->arena + 2384; // [n*2, 9]
    vae_real *d161 = s->arena + 1728; // [n*2, 9]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            d161[i * 9 + j] = -(4.0f * d156[i] * t132[i * 9 + j]);
        }
    }
}

// flow_iaf.vae:10  gradient of dense(9)
// flow_iaf.vae:8  gradient of dense(9)
// kernel 30, train: weight gradient over [12, 9]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h126 = s->arena + 864; // [n*2, 12]
    const vae_real *d161 = s->arena + 1728; // [n*2, 9]
    vae_real *d_param163 = s->grad + 656; // [12, 9]
    if (tile == 1) {
        vae_real *d_param162 = s->grad + 768; // [9]
        vae_column_sums(s->n * 2, 9, d161, 9, d_param162);
        return;
    }
    vae_gemm_tn(12, 9, s->n * 2, h126, 12, d161, 9, d_param163, 9);
}

// flow_iaf.vae:8  gradient of dense(9)
// flow_iaf.vae:8  gradient of tanh
// kernel 31, train: product by panels over rows of [12]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 2, end = vae_panel_end(s, tile, 16) * 2;
    const vae_real *d161 = s->arena + 1728; // [n*2, 9]
    const vae_real *w127 = s->param + 656; // [12, 9]
    vae_real *d167 = s->arena + 0; // [n*2, 12]
    const vae_real *h126 = s->arena + 864; // [n*2, 12]
    vae_gemm_nt((int)(end - begin), 12, 9, d161 + begin * 9, 9, w127, 9, d167 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v164 = d167[i * 12 + j];
            d167[i * 12 + j] = v164 * (1.0f - h126[i * 12 + j] * h126[i * 12 + j]);
        }
    }
}

// flow_iaf.vae:8  gradient of dense(12)
// kernel 32, train: weight gradient over [4, 12]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z102 = s->arena + 12064; // [n*2, 4]
    const vae_real *d167 = s->arena + 0; // [n*2, 12]
    vae_real *d_param169 = s->grad + 592; // [4, 12]
    if (tile == 1) {
        vae_real *d_param168 = s->grad + 640; // [12]
        vae_column_sums(s->n * 2, 12, d167, 12, d_param168);
        return;
    }
    vae_gemm_tn(4, 12, s->n * 2, z102, 4, d167, 12, d_param169, 12);
}

// flow_iaf.vae:8  gradient of dense(12)
// kernel 33, train: product by panels over rows of [4]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 2, end = vae_panel_end(s, tile, 16) * 2;
    const vae_real *d167 = s->arena + 0; // [n*2, 12]
    const vae_real *w122 = s->param + 592; // [4, 12]
    vae_real *d170 = s->arena + 11488; // [n*2, 4]
    vae_gemm_nt((int)(end - begin), 4, 12, d167 + begin * 12, 12, w122, 12, d170 + begin * 4, 4);
}

// flow_iaf.vae:5  gradient of sampling and KL
// flow_iaf.vae:10  gradient of sampling and KL
// flow_iaf.vae:5  gradient of sampling and KL
// kernel 34, train: loop over rows of [2, 4]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d173 = s->arena + 16608; // [n, 1, 1]
    const vae_real *z102 = s->arena + 12064; // [n, 2, 4]
    vae_real *d175 = s->arena + 11200; // [n, 2, 4]
    const vae_real *d170 = s->arena + 11488; // [n, 2, 4]
    const vae_real *t103 = s->arena + 11776; // [n, 2, 4]
    const vae_real *t95 = s->arena + 4848; // [n, 2, 4] in rows of 8
    vae_real *d180 = s->arena + 4272; // [n, 2, 4] in rows of 8
    const vae_real *t100 = s->arena + 12352; // [n, 2, 4]
    const vae_real *t68 = s->arena + 13216; // [n, 2, 4]
    const vae_real *t98 = s->arena + 12640; // [n, 2, 4]
    vae_real *d186 = s->arena + 4276; // [n, 2, 4] in rows of 8
    vae_real *d235 = s->arena + 15456; // [n, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d235[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v175 = d170[i * 8 + j * 4 + k] + d173[i] * z102[i * 8 + j * 4 + k];
                d175[i * 8 + j * 4 + k] = v175;
                d180[i * 16 + j * 8 + k] = v175 * t100[i * 8 + j * 4 + k];
                const vae_real v183 = v175 * t68[i * 8 + j * 4 + k] - v175 * t95[i * 16 + j * 8 + k];
                const vae_real v185 = v183 * (t98[i * 8 + j * 4 + k] * t100[i * 8 + j * 4 + k]);
                d186[i * 16 + j * 8 + k] = v185 - d173[i] * vae_sigmoid(t103[i * 8 + j * 4 + k]);
                d235[i * 4 + k] += (-0.5f) * d173[i];
            }
        }
    }
}

// What kernel 35 of train and 1 other do, each with buffers of its own:
//   d188: [n, 1, 8]
//   d187: [n, 2, 8]
VAE_SHARED_2(like_train_k35, const VaeState *s, int tile, vae_real *scratch, vae_real *d188,
    const vae_real *d187) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 8; k++) {
            d188[i * 8 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 8; k++) {
                d188[i * 8 + k] += d187[i * 16 + j * 8 + k];
            }
        }
    }
}

// What kernel 36 of train and 1 other do, each with buffers of its own:
//   d_param189: [1, 8]
//   d188: [n, 1, 8]
VAE_SHARED_2(like_train_k36, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param189,
    const vae_real *d188) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 8; j++) {
        d_param189[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d_param189[j] += d188[i * 8 + j];
        }
    }
}

// flow_iaf.vae:5  gradient of sampling and KL
// kernel 36, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k36(s, tile, scratch, s->grad + 576, s->arena + 10912);
}

// What kernel 37 of train and 1 other do, each with buffers of its own:
//   t89: [n, 2, 7]
//   d187: [n, 2, 8]
//   d191: [7, 8]
VAE_SHARED_2(like_train_k37, const VaeState *s, int tile, vae_real *scratch, const vae_real *t89,
    const vae_real *d187, vae_real *d191) {
    (void)scratch;
    (void)tile;
    vae_gemm_tn(7, 8, s->n * 2, t89, 7, d187, 8, d191, 8);
}

// flow_iaf.vae:5  gradient of sampling and KL
// kernel 37, train: weight gradient over [7, 8]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k37(s, tile, scratch, s->arena + 8112, s->arena + 4272, s->arena + 16288);
}

// What kernel 38 of train and 1 other do, each with buffers of its own:
//   d187: [n, 2, 8]
//   w92: [7, 8]
//   d196: [n, 2, 7]
//   t89: [n, 2, 7]
//   d197: [n, 1, 7]
VAE_SHARED_2(like_train_k38, const VaeState *s, int tile, vae_real *scratch, const vae_real *d187,
    const vae_real *w92, vae_real *d196, const vae_real *t89, vae_real *d197) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nt((int)(end - begin) * 2, 7, 8, d187 + begin * 16, 8, w92, 8, d196 + begin * 14, 7);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 7; k++) {
            d197[i * 7 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 7; k++) {
                const vae_real v192 = d196[i * 14 + j * 7 + k];
                const vae_real v196 = v192 * (1.0f - t89[i * 14 + j * 7 + k] * t89[i * 14 + j * 7 + k]);
                d196[i * 14 + j * 7 + k] = v196;
                d197[i * 7 + k] += v196;
            }
        }
    }
}

// What kernel 39 of train and 1 other do, each with buffers of its own:
//   d_param193: [7, 8]
//   d191: [7, 8]
//   t77: [7, 8]
VAE_SHARED_1(like_train_k39, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param193,
    const vae_real *d191, const vae_real *t77) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 56; j++) {
        d_param193[j] = d191[j] * t77[j];
    }
}

// flow_iaf.vae:5  gradient of sampling and KL
// kernel 39, train: loop over [7, 8]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k39(s, tile, scratch, s->grad + 512, s->arena + 16288, s->arena + 16416);
}

// What kernel 40 of train and 1 other do, each with buffers of its own:
//   d_param199: [1, 7]
//   d197: [n, 1, 7]
VAE_SHARED_1(like_train_k40, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param199,
    const vae_real *d197) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    for (size_t j = 0; j < 7; j++) {
        d_param199[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            d_param199[j] += d197[i * 7 + j];
        }
    }
}

// flow_iaf.vae:5  gradient of sampling and KL
// kernel 40, train: sum over the batch over rows of [1, 7]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k40(s, tile, scratch, s->grad + 496, s->arena + 14912);
}

// What kernel 41 of train and 1 other do, each with buffers of its own:
//   t68: [n, 2, 4]
//   d196: [n, 2, 7]
//   d201: [4, 7]
VAE_SHARED_2(like_train_k41, const VaeState *s, int tile, vae_real *scratch, const vae_real *t68,
    const vae_real *d196, vae_real *d201) {
    (void)scratch;
    (void)tile;
    vae_gemm_tn(4, 7, s->n * 2, t68, 4, d196, 7, d201, 7);
}

// flow_iaf.vae:5  gradient of sampling and KL
// kernel 41, train: weight gradient over [4, 7]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k41(s, tile, scratch, s->arena + 13216, s->arena + 7600, s->arena + 16928);
}

// flow_iaf.vae:5  gradient of sampling and KL
// kernel 42, train: product by panels over rows of [2, 4]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d196 = s->arena + 7600; // [n, 2, 7]
    const vae_real *w85 = s->arena + 16960; // [4, 7]
    vae_real *d208 = s->arena + 3696; // [n, 2, 4] in rows of 8
    const vae_real *d175 = s->arena + 11200; // [n, 2, 4]
    const vae_real *t98 = s->arena + 12640; // [n, 2, 4]
    const vae_real *t69 = s->arena + 12928; // [n, 2, 4]
    const vae_real *d173 = s->arena + 16608; // [n, 1, 1]
    const vae_real *t60 = s->arena + 5424; // [n, 2, 4] in rows of 8
    const vae_real *t66 = s->arena + 13504; // [n, 2, 4]
    const vae_real *t18 = s->arena + 14080; // [n, 2, 4]
    vae_real *d210 = s->arena + 10624; // [n, 2, 4]
    const vae_real *t63 = s->arena + 13792; // [n, 2, 4]
    vae_real *d214 = s->arena + 3700; // [n, 2, 4] in rows of 8
    vae_gemm_nt((int)(end - begin) * 2, 4, 7, d196 + begin * 14, 7, w85, 7, d208 + begin * 16, 8);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v202 = d208[i * 16 + j * 8 + k];
                const vae_real v203 = d175[i * 8 + j * 4 + k] * t98[i * 8 + j * 4 + k] + v202;
                d208[i * 16 + j * 8 + k] = v203 * t66[i * 8 + j * 4 + k];
                d210[i * 8 + j * 4 + k] = v203 * t63[i * 8 + j * 4 + k];
                const vae_real v211 = v203 * t18[i * 8 + j * 4 + k] - v203 * t60[i * 16 + j * 8 + k];
                d214[i * 16 + j * 8 + k] = v211 * (t63[i * 8 + j * 4 + k] * t66[i * 8 + j * 4 + k]) - d173[i] * vae_sigmoid(t69[i * 8 + j * 4 + k]);
            }
        }
    }
}

// What kernel 43 of train and 1 other do, each with buffers of its own:
//   d_param204: [4, 7]
//   d201: [4, 7]
//   t82: [4, 7]
VAE_SHARED_1(like_train_k43, const VaeState *s, int tile, vae_real *scratch, vae_real *d_param204,
    const vae_real *d201, const vae_real *t82) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 28; j++) {
        d_param204[j] = d201[j] * t82[j];
    }
}

// flow_iaf.vae:5  gradient of sampling and KL
// kernel 43, train: loop over [4, 7]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k43(s, tile, scratch, s->grad + 464, s->arena + 16928, s->arena + 16992);
}

// flow_iaf.vae:5  gradient of sampling and KL
// kernel 45, train: sum over the batch over rows of [1, 8]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k36(s, tile, scratch, s->grad + 448, s->arena + 10336);
}

// flow_iaf.vae:5  gradient of sampling and KL
// kernel 46, train: weight gradient over [7, 8]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k37(s, tile, scratch, s->arena + 8624, s->arena + 3696, s->arena + 16224);
}

// flow_iaf.vae:5  gradient of sampling and KL
// kernel 48, train: loop over [7, 8]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k39(s, tile, scratch, s->grad + 384, s->arena + 16224, s->arena + 16544);
}

// flow_iaf.vae:5  gradient of sampling and KL
// kernel 49, train: loop over rows of [7]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d227 = s->arena + 6008; // [n, 7] in rows of 15
    const vae_real *d197 = s->arena + 14912; // [n, 7]
    const vae_real *d225 = s->arena + 14656; // [n, 7]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            d227[i * 15 + j] = d197[i * 7 + j] + d225[i * 7 + j];
        }
    }
}

// flow_iaf.vae:5  gradient of sampling and KL
// kernel 50, train: sum over the batch over rows of [1, 7]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k40(s, tile, scratch, s->grad + 368, s->arena + 14656);
}

// flow_iaf.vae:5  gradient of sampling and KL
// kernel 51, train: weight gradient over [4, 7]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k41(s, tile, scratch, s->arena + 14080, s->arena + 7088, s->arena + 16896);
}

// flow_iaf.vae:5  gradient of sampling and KL
// kernel 52, train: product by panels over rows of [2, 4]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d224 = s->arena + 7088; // [n, 2, 7]
    const vae_real *w50 = s->arena + 17024; // [4, 7]
    vae_real *d231 = scratch; // [end - begin, 2, 4]
    const vae_real *d210 = s->arena + 10624; // [n, 2, 4]
    vae_real *d237 = s->arena + 15312; // [n, 1, 4]
    const vae_real *eps13 = s->arena + 14368; // [n, 2, 4]
    vae_real *d240 = s->arena + 15168; // [n, 1, 4]
    vae_gemm_nt((int)(end - begin) * 2, 4, 7, d224 + begin * 14, 7, w50, 7, d231, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d237[i * 4 + k] = 0.0f;
        }
        for (size_t k = 0; k < 4; k++) {
            d240[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v231 = d231[(i - begin) * 8 + j * 4 + k];
                const vae_real v232 = d210[i * 8 + j * 4 + k] + v231;
                d237[i * 4 + k] += v232;
                d240[i * 4 + k] += v232 * eps13[i * 8 + j * 4 + k];
            }
        }
    }
}

// flow_iaf.vae:5  gradient of sampling and KL
// kernel 53, train: loop over [4, 7]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k43(s, tile, scratch, s->grad + 336, s->arena + 16896, s->arena + 17056);
}

// flow_iaf.vae:5  gradient of sampling and KL
// kernel 54, train: loop over rows of [4]
VAE_KERNEL void train_k54(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d240 = s->arena + 15168; // [n, 4]
    const vae_real *t16 = s->arena + 15600; // [n, 4]
    vae_real *d244 = s->arena + 6004; // [n, 4] in rows of 15
    const vae_real *d235 = s->arena + 15456; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d244[i * 15 + j] = d235[i * 4 + j] + 0.5f * (d240[i * 4 + j] * t16[i * 4 + j]);
        }
    }
}

// kernel 55, train: loop over rows of [4]
VAE_KERNEL void train_k55(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t245 = s->arena + 6000; // [n, 4] in rows of 15
    const vae_real *d237 = s->arena + 15312; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t245[i * 15 + j] = d237[i * 4 + j];
        }
    }
}

// flow_iaf.vae:5  gradient of posterior heads (added by the compiler)
// kernel 56, train: weight gradient over [12, 15]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 9568; // [n, 12]
    const vae_real *d246 = s->arena + 6000; // [n, 15]
    vae_real *d_param248 = s->grad + 128; // [12, 15]
    if (tile == 1) {
        vae_real *d_param247 = s->grad + 320; // [15]
        vae_column_sums(s->n, 15, d246, 15, d_param247);
        return;
    }
    vae_gemm_tn(12, 15, s->n, h5, 12, d246, 15, d_param248, 15);
}

// flow_iaf.vae:5  gradient of posterior heads (added by the compiler)
// flow_iaf.vae:7  gradient of tanh
// kernel 57, train: product by panels over rows of [12]
VAE_KERNEL void train_k57(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d246 = s->arena + 6000; // [n, 15]
    const vae_real *w6 = s->param + 128; // [12, 15]
    vae_real *d252 = s->arena + 9136; // [n, 12]
    const vae_real *h5 = s->arena + 9568; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 15, d246 + begin * 15, 15, w6, 15, d252 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v249 = d252[i * 12 + j];
            d252[i * 12 + j] = v249 * (1.0f - h5[i * 12 + j] * h5[i * 12 + j]);
        }
    }
}

// flow_iaf.vae:7  gradient of dense(12)
// kernel 58, train: weight gradient over [9, 12]
VAE_KERNEL void train_k58(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 10000; // [n, 9]
    const vae_real *d252 = s->arena + 9136; // [n, 12]
    vae_real *d_param254 = s->grad + 0; // [9, 12]
    if (tile == 1) {
        vae_real *d_param253 = s->grad + 112; // [12]
        vae_column_sums(s->n, 12, d252, 12, d_param253);
        return;
    }
    vae_gemm_tn(9, 12, s->n, x0, 9, d252, 12, d_param254, 12);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // flow_iaf.vae:7  dense(12)
    // flow_iaf.vae:7  tanh
    // kernel 0, train: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 10000, s->param + 0, s->arena + 9568, s->param + 112);
    // flow_iaf.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [15]
    like_train_k1(s, tile, scratch, s->arena + 9568, s->param + 128, s->arena + 6544,
        s->param + 320);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    // flow_iaf.vae:5  sampling and KL
    // kernel 10, train: product by panels over rows of [2, 7]
    like_train_k10(s, tile, scratch, s->arena + 14080, s->arena + 17024, s->arena + 8624,
        s->param + 368, s->arena + 6552);
    // flow_iaf.vae:5  sampling and KL
    // kernel 11, train: product by panels over rows of [2, 8]
    like_train_k11(s, tile, scratch, s->arena + 8624, s->arena + 16480, s->arena + 5424,
        s->param + 448);
    train_k12(s, tile, scratch);
    // flow_iaf.vae:5  sampling and KL
    // kernel 16, train: product by panels over rows of [2, 7]
    like_train_k10(s, tile, scratch, s->arena + 13216, s->arena + 16960, s->arena + 8112,
        s->param + 496, s->arena + 6552);
    // flow_iaf.vae:5  sampling and KL
    // kernel 17, train: product by panels over rows of [2, 8]
    like_train_k11(s, tile, scratch, s->arena + 8112, s->arena + 16352, s->arena + 4848,
        s->param + 576);
    train_k18(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k23(s, tile, scratch);
    train_k24(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k29(s, tile, scratch);
    train_k31(s, tile, scratch);
    train_k33(s, tile, scratch);
    train_k34(s, tile, scratch);
    // flow_iaf.vae:5  gradient of sampling and KL
    // kernel 35, train: loop over rows of [2, 8]
    like_train_k35(s, tile, scratch, s->arena + 10912, s->arena + 4272);
    // flow_iaf.vae:5  gradient of sampling and KL
    // kernel 38, train: product by panels over rows of [2, 7]
    like_train_k38(s, tile, scratch, s->arena + 4272, s->arena + 16352, s->arena + 7600,
        s->arena + 8112, s->arena + 14912);
    train_k42(s, tile, scratch);
    // flow_iaf.vae:5  gradient of sampling and KL
    // kernel 44, train: loop over rows of [2, 8]
    like_train_k35(s, tile, scratch, s->arena + 10336, s->arena + 3696);
    // flow_iaf.vae:5  gradient of sampling and KL
    // kernel 47, train: product by panels over rows of [2, 7]
    like_train_k38(s, tile, scratch, s->arena + 3696, s->arena + 16480, s->arena + 7088,
        s->arena + 8624, s->arena + 14656);
    train_k49(s, tile, scratch);
    train_k52(s, tile, scratch);
    train_k54(s, tile, scratch);
    train_k55(s, tile, scratch);
    train_k57(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u12(const VaeState *s, int tile, vae_real *scratch) {
    train_k26(s, tile, scratch);
    train_k27(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {0}},
        {train_k21, panels, {0}},
        {train_k4, 1, {0}},
        {train_k5, 1, {0}},
        {train_k7, 1, {0}},
        {train_k8, 1, {0}},
        {train_k14, 1, {0}}}, 7);
    vae_run(me, s, (VaeWork[]){
        {train_k6, 1, {0}},
        {train_k13, 1, {0}},
        {train_k9, 1, {0}},
        {train_k15, 1, {0}}}, 4);
    vae_run_one(me, s, train_u7, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k30, 2, {0}},
        {train_k56, 2, {0}},
        {train_k37, 1, {0}},
        {train_k46, 1, {0}},
        {train_k58, 2, {0}},
        {train_k32, 2, {0}},
        {train_k41, 1, {0}},
        {train_k51, 1, {0}},
        {train_k36, 1, {0}},
        {train_k45, 1, {0}},
        {train_k40, 1, {0}},
        {train_k50, 1, {0}},
        {train_u12, 1, {0}}}, 13);
    vae_run(me, s, (VaeWork[]){
        {train_k39, 1, {0}},
        {train_k48, 1, {0}},
        {train_k43, 1, {0}},
        {train_k53, 1, {0}}}, 4);
}

// flow_iaf.vae:5  sampling and KL
// flow_iaf.vae:10  sampling and KL
// kernel 2, eval: loop over rows of [4]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 4; // [n, 4] in rows of 15
    const vae_real *eps13 = s->arena + 3264; // [n, 4]
    vae_real *t18 = s->arena + 3120; // [n, 4]
    const vae_real *mean10 = s->arena + 0; // [n, 4] in rows of 15
    vae_real *t107 = s->arena + 3824; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t107_sum = 0.0f;
        VAE_SIMD_SUM(t107_sum)
        for (size_t j = 0; j < 4; j++) {
            t18[i * 4 + j] = mean10[i * 15 + j] + vae_exp(0.5f * logvar11[i * 15 + j]) * eps13[i * 4 + j];
            const vae_real v21 = eps13[i * 4 + j] * eps13[i * 4 + j] + logvar11[i * 15 + j];
            t107_sum += (-0.5f) * (v21 + 1.83787707f);
        }
        t107[i] = t107_sum;
    }
}

// flow_iaf.vae:5  sampling and KL
// kernel 3, eval: loop over [1, 8]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->arena + 4112, s->arena + 4048);
}

// flow_iaf.vae:5  sampling and KL
// kernel 4, eval: loop over [7, 1]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k5(s, tile, scratch, s->arena + 4096);
}

// What kernel 5 of eval and 3 others do, each with buffers of its own:
//   t36: [1, 8]
//   t37: [7, 1]
//   w57: [7, 8]
//   w55: [7, 8]
VAE_SHARED_1(like_eval_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *t36,
    const vae_real *t37, vae_real *w57, const vae_real *w55) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t j = 0; j < 7; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 8; k++) {
            w57[j * 8 + k] = w55[j * 8 + k] * vae_step(t36[k] - t37[j] - 0.5f);
        }
    }
}

// flow_iaf.vae:5  sampling and KL
// kernel 5, eval: loop over [7, 8]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k5(s, tile, scratch, s->arena + 4112, s->arena + 4096, s->arena + 3472,
        s->param + 384);
}

// flow_iaf.vae:5  sampling and KL
// kernel 6, eval: loop over [1, 7]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->arena + 4080);
}

// flow_iaf.vae:5  sampling and KL
// kernel 7, eval: loop over [4, 1]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 4064);
}

// What kernel 8 of eval and 3 others do, each with buffers of its own:
//   t43: [1, 7]
//   t44: [4, 1]
//   w50: [4, 7]
//   w48: [4, 7]
VAE_SHARED_1(like_eval_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *t43,
    const vae_real *t44, vae_real *w50, const vae_real *w48) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t j = 0; j < 4; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 7; k++) {
            w50[j * 7 + k] = w48[j * 7 + k] * vae_step(t43[k] - t44[j] + 0.5f);
        }
    }
}

// flow_iaf.vae:5  sampling and KL
// kernel 8, eval: loop over [4, 7]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k8(s, tile, scratch, s->arena + 4080, s->arena + 4064, s->arena + 4000,
        s->param + 336);
}

// What kernel 9 of eval and 4 others do, each with buffers of its own:
//   t18: [n, 4]
//   w50: [4, 7]
//   t54: [n, 7]
//   b49: [7]
//   t12: [n, 7] in rows of 15
VAE_SHARED_2(like_eval_k9, const VaeState *s, int tile, vae_real *scratch, const vae_real *t18,
    const vae_real *w50, vae_real *t54, const vae_real *b49, const vae_real *t12) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 7, 4, t18 + begin * 4, 4, w50, 7, t54 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v51 = t54[i * 7 + j];
            t54[i * 7 + j] = vae_tanh(v51 + b49[j] + t12[i * 15 + j]);
        }
    }
}

// What kernel 10 of eval and 5 others do, each with buffers of its own:
//   t54: [n, 7]
//   w57: [7, 8]
//   t59: [n, 8]
//   b56: [8]
VAE_SHARED_2(like_eval_k10, const VaeState *s, int tile, vae_real *scratch, const vae_real *t54,
    const vae_real *w57, vae_real *t59, const vae_real *b56) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 7, t54 + begin * 7, 7, w57, 8, t59 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v58 = t59[i * 8 + j];
            t59[i * 8 + j] = v58 + b56[j];
        }
    }
}

// flow_iaf.vae:5  sampling and KL
// kernel 11, eval: loop over rows of [4]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t61 = s->arena + 2036; // [n, 4] in rows of 8
    const vae_real *t18 = s->arena + 3120; // [n, 4]
    const vae_real *t60 = s->arena + 2032; // [n, 4] in rows of 8
    vae_real *t68 = s->arena + 2976; // [n, 4]
    vae_real *t71 = s->arena + 3920; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t71_sum = 0.0f;
        VAE_SIMD_SUM(t71_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v62 = t61[i * 8 + j] + 2.0f;
            const vae_real v63 = vae_sigmoid(v62);
            t68[i * 4 + j] = v63 * t18[i * 4 + j] + (1.0f - v63) * t60[i * 8 + j];
            t71_sum += vae_softplus(-v62);
        }
        t71[i] = t71_sum;
    }
}

// flow_iaf.vae:5  sampling and KL
// kernel 12, eval: loop over [7, 8]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k5(s, tile, scratch, s->arena + 4048, s->arena + 4096, s->arena + 3408,
        s->param + 512);
}

// flow_iaf.vae:5  sampling and KL
// kernel 13, eval: loop over [4, 1]
VAE_KERNEL void eval_k13(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k14(s, tile, scratch, s->arena + 4032);
}

// flow_iaf.vae:5  sampling and KL
// kernel 14, eval: loop over [4, 7]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k8(s, tile, scratch, s->arena + 4080, s->arena + 4032, s->arena + 3968,
        s->param + 464);
}

// flow_iaf.vae:5  sampling and KL
// flow_iaf.vae:10  sampling and KL
// kernel 17, eval: loop over rows of [4]
VAE_KERNEL void eval_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t96 = s->arena + 1748; // [n, 4] in rows of 8
    const vae_real *t68 = s->arena + 2976; // [n, 4]
    const vae_real *t95 = s->arena + 1744; // [n, 4] in rows of 8
    vae_real *z102 = s->arena + 2832; // [n, 4]
    vae_real *t105 = s->arena + 3872; // [n, 1]
    vae_real *t112 = s->arena + 3776; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t105_sum = 0.0f;
        vae_real t112_sum = 0.0f;
        VAE_SIMD_SUM(t105_sum, t112_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v97 = t96[i * 8 + j] + 2.0f;
            const vae_real v98 = vae_sigmoid(v97);
            const vae_real v102 = v98 * t68[i * 4 + j] + (1.0f - v98) * t95[i * 8 + j];
            z102[i * 4 + j] = v102;
            t105_sum += vae_softplus(-v97);
            t112_sum += (-0.5f) * (v102 * v102 + 1.83787707f);
        }
        t105[i] = t105_sum;
        t112[i] = t112_sum;
    }
}

// flow_iaf.vae:5  sampling and KL
// kernel 18, eval: loop over rows of [1]
VAE_KERNEL void eval_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t71 = s->arena + 3920; // [n, 1]
    const vae_real *t105 = s->arena + 3872; // [n, 1]
    const vae_real *t107 = s->arena + 3824; // [n, 1]
    vae_real *t113 = s->arena + 3728; // [n, 1]
    const vae_real *t112 = s->arena + 3776; // [n, 1]
    vae_real *t114 = s->arena + 3680; // [n, 1]
    vae_real *t133 = s->arena + 3536; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v113 = t112[i] - (t107[i] - (-t71[i] - t105[i]));
        t113[i] = v113;
        const vae_real v114 = -v113;
        t114[i] = v114;
        t133[i] = v114;
    }
}

// What kernel 19 of eval and 1 other do, each with buffers of its own:
//   z102: [n, 4]
//   w115: [4, 12]
//   h119: [n, 12]
//   b116: [12]
VAE_SHARED_1(like_eval_k19, const VaeState *s, int tile, vae_real *scratch, const vae_real *z102,
    const vae_real *w115, vae_real *h119, const vae_real *b116) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 12, 4, z102 + begin * 4, 4, w115, 12, h119 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v117 = h119[i * 12 + j];
            h119[i * 12 + j] = vae_tanh(v117 + b116[j]);
        }
    }
}

// flow_iaf.vae:8  dense(9)
// flow_iaf.vae:10  likelihood = gaussian
// kernel 20, eval: product by panels over rows of [9]
VAE_KERNEL void eval_k20(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h119 = s->arena + 544; // [n, 12]
    const vae_real *w120 = s->param + 656; // [12, 9]
    vae_real *t122 = scratch; // [end - begin, 9]
    const vae_real *b121 = s->param + 768; // [9]
    const vae_real *x0 = s->arena + 1408; // [n, 9]
    vae_real *t131 = s->arena + 3632; // [n, 1]
    vae_gemm_nn((int)(end - begin), 9, 12, h119 + begin * 12, 12, w120, 9, t122, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t131_sum = 0.0f;
        VAE_SIMD_SUM(t131_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v122 = t122[(i - begin) * 9 + j];
            const vae_real v125 = x0[i * 9 + j] - (v122 + b121[j]);
            const vae_real v130 = 0.5f * ((-1.38629436f) + 4.0f * (v125 * v125) + 1.83787707f);
            t131_sum += v130;
        }
        t131[i] = t131_sum;
    }
}

// kernel 21, eval: loop over rows of [1]
VAE_KERNEL void eval_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t132 = s->arena + 3584; // [n, 1]
    const vae_real *t113 = s->arena + 3728; // [n, 1]
    const vae_real *t131 = s->arena + 3632; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t132[i] = t113[i] - t131[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // flow_iaf.vae:7  dense(12)
    // flow_iaf.vae:7  tanh
    // kernel 0, eval: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 1408, s->param + 0, s->arena + 976, s->param + 112);
    // flow_iaf.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [15]
    like_train_k1(s, tile, scratch, s->arena + 976, s->param + 128, s->arena + 0, s->param + 320);
    eval_k2(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u7(const VaeState *s, int tile, vae_real *scratch) {
    // flow_iaf.vae:5  sampling and KL
    // kernel 9, eval: product by panels over rows of [7]
    like_eval_k9(s, tile, scratch, s->arena + 3120, s->arena + 4000, s->arena + 2576,
        s->param + 368, s->arena + 8);
    // flow_iaf.vae:5  sampling and KL
    // kernel 10, eval: product by panels over rows of [8]
    like_eval_k10(s, tile, scratch, s->arena + 2576, s->arena + 3472, s->arena + 2032,
        s->param + 448);
    eval_k11(s, tile, scratch);
    // flow_iaf.vae:5  sampling and KL
    // kernel 15, eval: product by panels over rows of [7]
    like_eval_k9(s, tile, scratch, s->arena + 2976, s->arena + 3968, s->arena + 2320,
        s->param + 496, s->arena + 8);
    // flow_iaf.vae:5  sampling and KL
    // kernel 16, eval: product by panels over rows of [8]
    like_eval_k10(s, tile, scratch, s->arena + 2320, s->arena + 3408, s->arena + 1744,
        s->param + 576);
    eval_k17(s, tile, scratch);
    eval_k18(s, tile, scratch);
    // flow_iaf.vae:8  dense(12)
    // flow_iaf.vae:8  tanh
    // kernel 19, eval: product by panels over rows of [12]
    like_eval_k19(s, tile, scratch, s->arena + 2832, s->param + 592, s->arena + 544, s->param + 640);
    eval_k20(s, tile, scratch);
    eval_k21(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {eval_u0, panels, {0}},
        {eval_k3, 1, {0}},
        {eval_k4, 1, {0}},
        {eval_k6, 1, {0}},
        {eval_k7, 1, {0}},
        {eval_k13, 1, {0}}}, 6);
    vae_run(me, s, (VaeWork[]){
        {eval_k5, 1, {0}},
        {eval_k12, 1, {0}},
        {eval_k8, 1, {0}},
        {eval_k14, 1, {0}}}, 4);
    vae_run_one(me, s, eval_u7, panels);
}

// kernel 2, encode: loop over [1, 8]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k4(s, tile, scratch, s->arena + 4624, s->arena + 4560);
}

// kernel 3, encode: loop over [7, 1]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k5(s, tile, scratch, s->arena + 4608);
}

// kernel 4, encode: loop over [7, 8]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k5(s, tile, scratch, s->arena + 4624, s->arena + 4608, s->arena + 4416,
        s->param + 384);
}

// kernel 5, encode: loop over [1, 7]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k7(s, tile, scratch, s->arena + 4592);
}

// kernel 6, encode: loop over [4, 1]
VAE_KERNEL void encode_k6(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 4576);
}

// kernel 7, encode: loop over [4, 7]
VAE_KERNEL void encode_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k8(s, tile, scratch, s->arena + 4592, s->arena + 4576, s->arena + 4512,
        s->param + 336);
}

// kernel 8, encode: product by panels over rows of [7]
VAE_KERNEL void encode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *mean10 = s->arena + 0; // [n, 4] in rows of 15
    const vae_real *w38 = s->arena + 4512; // [4, 7]
    vae_real *t42 = s->arena + 3232; // [n, 7]
    const vae_real *b37 = s->param + 368; // [7]
    const vae_real *t12 = s->arena + 8; // [n, 7] in rows of 15
    vae_gemm_nn((int)(end - begin), 7, 4, mean10 + begin * 15, 15, w38, 7, t42 + begin * 7, 7);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 7; j++) {
            const vae_real v39 = t42[i * 7 + j];
            t42[i * 7 + j] = vae_tanh(v39 + b37[j] + t12[i * 15 + j]);
        }
    }
}

// flow_iaf.vae:5  sampling and KL
// kernel 10, encode: loop over rows of [4]
VAE_KERNEL void encode_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t49 = s->arena + 2180; // [n, 4] in rows of 8
    const vae_real *mean10 = s->arena + 0; // [n, 4] in rows of 15
    const vae_real *t48 = s->arena + 2176; // [n, 4] in rows of 8
    vae_real *t57 = s->arena + 4208; // [n, 4]
    const vae_real *logvar11 = s->arena + 4; // [n, 4] in rows of 15
    const vae_real *eps88 = s->arena + 3920; // [n, 4]
    vae_real *t92 = s->arena + 3776; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v52 = vae_sigmoid(t49[i * 8 + j] + 2.0f);
            t57[i * 4 + j] = v52 * mean10[i * 15 + j] + (1.0f - v52) * t48[i * 8 + j];
            t92[i * 4 + j] = mean10[i * 15 + j] + vae_exp(0.5f * logvar11[i * 15 + j]) * eps88[i * 4 + j];
        }
    }
}

// kernel 11, encode: loop over [7, 8]
VAE_KERNEL void encode_k11(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k5(s, tile, scratch, s->arena + 4560, s->arena + 4608, s->arena + 4352,
        s->param + 512);
}

// kernel 12, encode: loop over [4, 1]
VAE_KERNEL void encode_k12(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k14(s, tile, scratch, s->arena + 4544);
}

// kernel 13, encode: loop over [4, 7]
VAE_KERNEL void encode_k13(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k8(s, tile, scratch, s->arena + 4592, s->arena + 4544, s->arena + 4480,
        s->param + 464);
}

// What kernel 16 of encode and 2 others do, each with buffers of its own:
//   t81: [n, 4] in rows of 8
//   t57: [n, 4]
//   t80: [n, 4] in rows of 8
//   t87: [n, 4]
VAE_SHARED_1(like_encode_k16, const VaeState *s, int tile, vae_real *scratch, const vae_real *t81,
    const vae_real *t57, const vae_real *t80, vae_real *t87) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v83 = vae_sigmoid(t81[i * 8 + j] + 2.0f);
            t87[i * 4 + j] = v83 * t57[i * 4 + j] + (1.0f - v83) * t80[i * 8 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // flow_iaf.vae:7  dense(12)
    // flow_iaf.vae:7  tanh
    // kernel 0, encode: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 976, s->param + 0, s->arena + 544, s->param + 112);
    // flow_iaf.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [15]
    like_train_k1(s, tile, scratch, s->arena + 544, s->param + 128, s->arena + 0, s->param + 320);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u7(const VaeState *s, int tile, vae_real *scratch) {
    encode_k8(s, tile, scratch);
    // kernel 9, encode: product by panels over rows of [8]
    like_eval_k10(s, tile, scratch, s->arena + 3232, s->arena + 4416, s->arena + 2176,
        s->param + 448);
    encode_k10(s, tile, scratch);
    // kernel 14, encode: product by panels over rows of [7]
    like_eval_k9(s, tile, scratch, s->arena + 4208, s->arena + 4480, s->arena + 2976,
        s->param + 496, s->arena + 8);
    // kernel 15, encode: product by panels over rows of [8]
    like_eval_k10(s, tile, scratch, s->arena + 2976, s->arena + 4352, s->arena + 1888,
        s->param + 576);
    // kernel 16, encode: loop over rows of [4]
    like_encode_k16(s, tile, scratch, s->arena + 1892, s->arena + 4208, s->arena + 1888,
        s->arena + 4064);
    // flow_iaf.vae:5  sampling and KL
    // kernel 17, encode: product by panels over rows of [7]
    like_eval_k9(s, tile, scratch, s->arena + 3776, s->arena + 4512, s->arena + 2720,
        s->param + 368, s->arena + 8);
    // flow_iaf.vae:5  sampling and KL
    // kernel 18, encode: product by panels over rows of [8]
    like_eval_k10(s, tile, scratch, s->arena + 2720, s->arena + 4416, s->arena + 1600,
        s->param + 448);
    // flow_iaf.vae:5  sampling and KL
    // kernel 19, encode: loop over rows of [4]
    like_encode_k16(s, tile, scratch, s->arena + 1604, s->arena + 3776, s->arena + 1600,
        s->arena + 3632);
    // flow_iaf.vae:5  sampling and KL
    // kernel 20, encode: product by panels over rows of [7]
    like_eval_k9(s, tile, scratch, s->arena + 3632, s->arena + 4480, s->arena + 2464,
        s->param + 496, s->arena + 8);
    // flow_iaf.vae:5  sampling and KL
    // kernel 21, encode: product by panels over rows of [8]
    like_eval_k10(s, tile, scratch, s->arena + 2464, s->arena + 4352, s->arena + 1312,
        s->param + 576);
    // flow_iaf.vae:5  sampling and KL
    // kernel 22, encode: loop over rows of [4]
    like_encode_k16(s, tile, scratch, s->arena + 1316, s->arena + 3632, s->arena + 1312,
        s->arena + 3488);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {encode_u0, panels, {0}},
        {encode_k2, 1, {0}},
        {encode_k3, 1, {0}},
        {encode_k5, 1, {0}},
        {encode_k6, 1, {0}},
        {encode_k12, 1, {0}}}, 6);
    vae_run(me, s, (VaeWork[]){
        {encode_k4, 1, {0}},
        {encode_k11, 1, {0}},
        {encode_k7, 1, {0}},
        {encode_k13, 1, {0}}}, 4);
    vae_run_one(me, s, encode_u7, panels);
}

// flow_iaf.vae:8  dense(9)
// kernel 1, decode: product by panels over rows of [9]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h5 = s->arena + 0; // [n, 12]
    const vae_real *w6 = s->param + 656; // [12, 9]
    vae_real *p9 = s->arena + 1104; // [n, 9]
    const vae_real *b7 = s->param + 768; // [9]
    vae_real *t12 = s->arena + 432; // [n, 9]
    vae_gemm_nn((int)(end - begin), 9, 12, h5 + begin * 12, 12, w6, 9, p9 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v8 = p9[i * 9 + j];
            const vae_real v9 = v8 + b7[j];
            p9[i * 9 + j] = v9;
            t12[i * 9 + j] = v9;
        }
    }
}

// kernel 2, decode: loop over rows of [9]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t11 = s->arena + 768; // [n, 9]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t11[i * 9 + j] = 0.5f;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // flow_iaf.vae:8  dense(12)
    // flow_iaf.vae:8  tanh
    // kernel 0, decode: product by panels over rows of [12]
    like_eval_k19(s, tile, scratch, s->arena + 1440, s->param + 592, s->arena + 0, s->param + 640);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k2, panels, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 10000, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 14368, 8}, // [n, 2, 4]
    {"loss", VAE_OUT_SCALAR, 0, 17088, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 17136, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 17104, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 1408, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 3264, 4}, // [n, 4]
    {"reconstruction", VAE_OUT_ROW, 0, 3632, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 3680, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 3584, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 3536, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 976, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 3920, 4}, // [n, 4]
    {"z.mean", VAE_OUT_ROW, 0, 4064, 4}, // [n, 4]
    {"z.sample", VAE_OUT_ROW, 0, 3488, 4}, // [n, 4]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 1440, 4}, // [n, 4]
    {"x.mean", VAE_OUT_ROW, 0, 1104, 9}, // [n, 9]
    {"x.draw0", VAE_OUT_ROW, 0, 432, 9}, // [n, 9]
    {"x.draw1", VAE_OUT_ROW, 0, 768, 9}, // [n, 9]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {12, 9}, {1, 12}, 0, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"encoder.0.bias", 1, {12}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {4, 12}, {1, 15}, 128, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"posterior.z.mean.bias", 1, {4}, {1}, 320, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {4, 12}, {1, 15}, 132, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"posterior.z.logvar.bias", 1, {4}, {1}, 324, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.flow.weight", 2, {7, 12}, {1, 15}, 136, VAE_INIT_UNIFORM, 0.561951458f, true, true, false},
    {"posterior.z.flow.bias", 1, {7}, {1}, 328, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.flow.0.hidden.weight", 2, {7, 4}, {1, 7}, 336, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.flow.0.hidden.bias", 1, {7}, {1}, 368, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.flow.0.mean.weight", 2, {4, 7}, {1, 8}, 384, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.flow.0.mean.bias", 1, {4}, {1}, 448, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.flow.0.gate.weight", 2, {4, 7}, {1, 8}, 388, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.flow.0.gate.bias", 1, {4}, {1}, 452, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.flow.1.hidden.weight", 2, {7, 4}, {1, 7}, 464, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.flow.1.hidden.bias", 1, {7}, {1}, 496, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.flow.1.mean.weight", 2, {4, 7}, {1, 8}, 512, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.flow.1.mean.bias", 1, {4}, {1}, 576, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.flow.1.gate.weight", 2, {4, 7}, {1, 8}, 516, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"posterior.z.flow.1.gate.bias", 1, {4}, {1}, 580, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {12, 4}, {1, 12}, 592, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"decoder.0.bias", 1, {12}, {1}, 640, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {9, 12}, {1, 9}, 656, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"decoder.2.bias", 1, {9}, {1}, 768, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 9, 9, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 4, 0},
};
static const VaeCoded coded[] = {
    {0, 0, "has a posterior with a flow, whose density is not known of every value"},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[9]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(12)", "[12]", 120},
    {VAE_STAGE_ENCODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[4]", 393},
    {VAE_STAGE_DECODER, 0, "dense(12)", "[12]", 60},
    {VAE_STAGE_DECODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[9]", 117},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[9]", 0},
};

static const VaeStretch rest[] = {
    {0, 784},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "flow_iaf", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model flow_iaf\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [9]                         -              -\n"
        "    dense(12)                       [12]                      120            216\n"
        "    tanh                            [12]                        -              -\n"
        "  z: heads and flow                 [4]                       393            786\n"
        "  decoder                           [4]                         -              -\n"
        "    dense(12)                       [12]                       60             96\n"
        "    tanh                            [12]                        -              -\n"
        "    dense(9)                        [9]                       117            216\n"
        "\n"
        "  690 parameters; one training step of 36 rows: 194,400 flops\n"
        "  likelihood gaussian(sigma=0.5, floor=0.001)\n"
        "  objective elbo(samples=2)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          59      192        69,056       69,056\n"
        "  eval           22       96        16,512       16,512\n"
        "  encode         23       86        18,560       18,560\n"
        "  decode          3        7         6,336        6,336\n",
    .batch = 36, .n_param = 784, .n_state = 0, .n_arena = 17264,
    .n_scratch = 144,
    .max_threads = 1, .flops_per_row = 5400.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 24,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .coded = coded,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 4},
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
