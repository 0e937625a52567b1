// private -- written by vaec 0.1.0 from private.vae; do not edit.
//
// model private
//
//   layer                             output             parameters      flops/row
//   encoder(x, y)                     [9]                         -              -
//     concat(y)                       [12]                        -              -
//     dense(11)                       [11]                      143            264
//     tanh                            [11]                        -              -
//     layernorm                       [11]                       22              -
//     dense(8)                        [8]                        96            176
//     relu                            [8]                         -              -
//   z: heads and flow                 [4]                       234            468
//   s: mean, logvar heads             [2]                        36             64
//   s: prior mixture                  [2]                        15              -
//   decoder(z, s)                     [6]                         -              -
//     dense(10)                       [10]                       70            120
//     relu                            [10]                        -              -
//     residual                        [10]                        -              -
//       dense(10)                     [10]                      110            200
//       tanh                          [10]                        -              -
//     dense(9)                        [9]                        99            180
//   likelihood: logvar                                            1              -
//
//   826 parameters; one training step of 6 rows: 34,956 flops
//   likelihood gaussian(sigma=shared, floor=0.001)
//   objective iwae(samples=2)
//   privacy dp: gradients of rows at most 0.5 long, noise for epsilon 4 at delta 0.001; room fo...
//
//   program   kernels  unfused   arena bytes    unplanned
//   train         116      457       182,976      182,976
//   eval           29      146        37,120       37,120
//   encode         15       74        29,760       29,760
//   decode          7       18        12,224       12,224
//   prior           9       22         5,056        5,056
//
// n is the number of rows in the batch, at most 50; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_norm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   t2: [n, 9] in rows of 12
//   x0: [n, 9]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, vae_real *t2,
    const vae_real *x0) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t2[i * 12 + j] = x0[i * 9 + j];
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   t3: [n, 3] in rows of 12
//   x1: [n, 3]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, vae_real *t3,
    const vae_real *x1) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t3[i * 12 + j] = x1[i * 3 + j];
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h4: [n, 12]
//   w5: [12, 11]
//   h9: [n, 11]
//   b6: [11]
//   t12: [n, 1]
VAE_SHARED_2(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h4,
    const vae_real *w5, vae_real *h9, const vae_real *b6, vae_real *t12) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_gemm_nn((int)(end - begin), 11, 12, h4 + begin * 12, 12, w5, 11, h9 + begin * 11, 11);
    for (size_t i = begin; i < end; i++) {
        vae_real t12_sum = 0.0f;
        VAE_SIMD_SUM(t12_sum)
        for (size_t j = 0; j < 11; j++) {
            const vae_real v7 = h9[i * 11 + j];
            const vae_real v9 = vae_tanh(v7 + b6[j]);
            h9[i * 11 + j] = v9;
            t12_sum += v9;
        }
        t12[i] = t12_sum;
    }
}

// private.vae:8  layernorm
// kernel 3, train: loop over rows of [1]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t14 = s->arena + 45264; // [n, 1]
    const vae_real *t12 = s->arena + 45328; // [n, 1]
    vae_real *d226 = s->arena + 43792; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t14[i] = 0.0909090909f * t12[i];
        d226[i] = inv_n;
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   t15: [n, 11]
//   h9: [n, 11]
//   t14: [n, 1]
//   t17: [n, 1]
VAE_SHARED_2(like_train_k4, const VaeState *s, int tile, vae_real *scratch, vae_real *t15,
    const vae_real *h9, const vae_real *t14, vae_real *t17) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        vae_real t17_sum = 0.0f;
        VAE_SIMD_SUM(t17_sum)
        for (size_t j = 0; j < 11; j++) {
            const vae_real v15 = h9[i * 11 + j] - t14[i];
            t15[i * 11 + j] = v15;
            t17_sum += v15 * v15;
        }
        t17[i] = t17_sum;
    }
}

// private.vae:8  layernorm
// kernel 5, train: loop over rows of [1]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t17 = s->arena + 45200; // [n, 1]
    vae_real *t22 = s->arena + 45136; // [n, 1]
    vae_real *t23 = s->arena + 45072; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v22 = vae_sqrt(0.0909090909f * t17[i] + 1e-05f);
        t22[i] = v22;
        t23[i] = 1.0f / v22;
    }
}

// private.vae:8  layernorm
// kernel 6, train: loop over rows of [11]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t24 = s->arena + 24096; // [n, 11]
    const vae_real *t15 = s->arena + 24656; // [n, 11]
    const vae_real *t23 = s->arena + 45072; // [n, 1]
    const vae_real *t10 = s->param + 160; // [11]
    vae_real *h26 = s->arena + 23536; // [n, 11]
    const vae_real *t11 = s->param + 176; // [11]
    vae_real *d441 = s->arena + 42448; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d441_sum = 0.0f;
        VAE_SIMD_SUM(d441_sum)
        for (size_t j = 0; j < 11; j++) {
            const vae_real v24 = t15[i * 11 + j] * t23[i];
            t24[i * 11 + j] = v24;
            const vae_real v26 = v24 * t10[j] + t11[j];
            h26[i * 11 + j] = v26;
            d441_sum += v26 * v26;
        }
        d441[i] = d441_sum;
    }
}

// private.vae:8  dense(8)
// private.vae:8  relu
// kernel 7, train: product by panels over rows of [8]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h26 = s->arena + 23536; // [n, 11]
    const vae_real *w27 = s->param + 192; // [11, 8]
    vae_real *h31 = s->arena + 31328; // [n, 8]
    const vae_real *b28 = s->param + 288; // [8]
    vae_real *d448 = s->arena + 42256; // [n, 1]
    vae_gemm_nn((int)(end - begin), 8, 11, h26 + begin * 11, 11, w27, 8, h31 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        vae_real d448_sum = 0.0f;
        VAE_SIMD_SUM(d448_sum)
        for (size_t j = 0; j < 8; j++) {
            const vae_real v29 = h31[i * 8 + j];
            const vae_real v31 = vae_max(v29 + b28[j], 0.0f);
            h31[i * 8 + j] = v31;
            d448_sum += v31 * v31;
        }
        d448[i] = d448_sum;
    }
}

// What kernel 8 of train and 2 others do, each with buffers of its own:
//   h31: [n, 8]
//   w32: [8, 30]
//   heads35: [n, 30]
//   b33: [30]
VAE_SHARED_2(like_train_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *h31,
    const vae_real *w32, vae_real *heads35, const vae_real *b33) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_gemm_nn((int)(end - begin), 30, 8, h31 + begin * 8, 8, w32, 30, heads35 + begin * 30, 30);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 30; j++) {
            const vae_real v34 = heads35[i * 30 + j];
            heads35[i * 30 + j] = v34 + b33[j];
        }
    }
}

// private.vae:6  sampling and KL
// kernel 9, train: loop over rows of [4]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *logvar37 = s->arena + 3012; // [n, 4] in rows of 30
    vae_real *t44 = s->arena + 36560; // [n, 4]
    const vae_real *t55 = s->arena + 3020; // [n, 4] in rows of 30
    const vae_real *t54 = s->arena + 3016; // [n, 4] in rows of 30
    vae_real *t58 = s->arena + 45008; // [n, 1]
    vae_real *t64 = s->arena + 44944; // [n, 1]
    const vae_real *t83 = s->arena + 3029; // [n, 4] in rows of 30
    const vae_real *t82 = s->arena + 3025; // [n, 4] in rows of 30
    vae_real *t86 = s->arena + 44688; // [n, 1]
    vae_real *t91 = s->arena + 44624; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t58_sum = 0.0f;
        vae_real t64_sum = 0.0f;
        vae_real t86_sum = 0.0f;
        vae_real t91_sum = 0.0f;
        VAE_SIMD_SUM(t58_sum, t64_sum, t86_sum, t91_sum)
        for (size_t j = 0; j < 4; j++) {
            t44[i * 4 + j] = vae_exp(0.5f * logvar37[i * 30 + j]);
            t58_sum += t55[i * 30 + j] * t54[i * 30 + j];
            t64_sum += t55[i * 30 + j] * t55[i * 30 + j];
            t86_sum += t83[i * 30 + j] * t82[i * 30 + j];
            t91_sum += t83[i * 30 + j] * t83[i * 30 + j];
        }
        t58[i] = t58_sum;
        t64[i] = t64_sum;
        t86[i] = t86_sum;
        t91[i] = t91_sum;
    }
}

// private.vae:6  sampling and KL
// private.vae:10  sampling and KL
// kernel 10, train: loop over rows of [2, 4]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t44 = s->arena + 36560; // [n, 4]
    const vae_real *eps41 = s->arena + 30928; // [n, 2, 4]
    vae_real *t46 = s->arena + 30528; // [n, 2, 4]
    const vae_real *mean36 = s->arena + 3008; // [n, 4] in rows of 30
    const vae_real *logvar37 = s->arena + 3012; // [n, 4] in rows of 30
    const vae_real *t55 = s->arena + 3020; // [n, 4] in rows of 30
    vae_real *t70 = s->arena + 41120; // [n, 2, 1]
    vae_real *t110 = s->arena + 40224; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t70_sum = 0.0f;
            vae_real t110_sum = 0.0f;
            VAE_SIMD_SUM(t70_sum, t110_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v46 = mean36[i * 30 + k] + t44[i * 4 + k] * eps41[i * 8 + j * 4 + k];
                t46[i * 8 + j * 4 + k] = v46;
                const vae_real v49 = eps41[i * 8 + j * 4 + k] * eps41[i * 8 + j * 4 + k] + logvar37[i * 30 + k];
                t70_sum += t55[i * 30 + k] * v46;
                t110_sum += (-0.5f) * (v49 + 1.83787707f);
            }
            t70[i * 2 + j] = t70_sum;
            t110[i * 2 + j] = t110_sum;
        }
    }
}

// private.vae:6  sampling and KL
// kernel 11, train: loop over rows of [1]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t58 = s->arena + 45008; // [n, 1]
    vae_real *t65 = s->arena + 44880; // [n, 1]
    const vae_real *t64 = s->arena + 44944; // [n, 1]
    vae_real *t66 = s->arena + 44816; // [n, 1]
    vae_real *t78 = s->arena + 44752; // [n, 1]
    const vae_real *t86 = s->arena + 44688; // [n, 1]
    vae_real *t92 = s->arena + 44560; // [n, 1]
    const vae_real *t91 = s->arena + 44624; // [n, 1]
    vae_real *t93 = s->arena + 44496; // [n, 1]
    vae_real *t105 = s->arena + 44432; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v59 = vae_softplus(t58[i]);
        const vae_real v65 = t64[i] + 1e-12f;
        t65[i] = v65;
        const vae_real v66 = (v59 - 1.0f - t58[i]) / v65;
        t66[i] = v66;
        t78[i] = v59 - 1e-12f * v66;
        const vae_real v87 = vae_softplus(t86[i]);
        const vae_real v92 = t91[i] + 1e-12f;
        t92[i] = v92;
        const vae_real v93 = (v87 - 1.0f - t86[i]) / v92;
        t93[i] = v93;
        t105[i] = v87 - 1e-12f * v93;
    }
}

// private.vae:6  sampling and KL
// kernel 12, train: loop over rows of [4]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t66 = s->arena + 44816; // [n, 1]
    const vae_real *t55 = s->arena + 3020; // [n, 4] in rows of 30
    vae_real *t68 = s->arena + 36352; // [n, 4]
    const vae_real *t54 = s->arena + 3016; // [n, 4] in rows of 30
    const vae_real *t93 = s->arena + 44496; // [n, 1]
    const vae_real *t83 = s->arena + 3029; // [n, 4] in rows of 30
    vae_real *t95 = s->arena + 36144; // [n, 4]
    const vae_real *t82 = s->arena + 3025; // [n, 4] in rows of 30
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t68[i * 4 + j] = t54[i * 30 + j] + t66[i] * t55[i * 30 + j];
            t95[i * 4 + j] = t82[i * 30 + j] + t93[i] * t83[i * 30 + j];
        }
    }
}

// private.vae:6  sampling and KL
// kernel 13, train: loop over rows of [2, 1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t70 = s->arena + 41120; // [n, 2, 1]
    const vae_real *t56 = s->arena + 3024; // [n, 1] in rows of 30
    vae_real *t72 = s->arena + 41008; // [n, 2, 1]
    vae_real *t76 = s->arena + 40896; // [n, 2, 1]
    const vae_real *t78 = s->arena + 44752; // [n, 1]
    vae_real *t80 = s->arena + 40784; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v72 = vae_tanh(t70[i * 2 + j] + t56[i * 30]);
            t72[i * 2 + j] = v72;
            const vae_real v75 = v72 * v72;
            const vae_real v76 = 1.0f - v75;
            t76[i * 2 + j] = v76;
            t80[i * 2 + j] = v75 + v76 * t78[i];
        }
    }
}

// private.vae:6  sampling and KL
// kernel 14, train: loop over rows of [2, 4]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t68 = s->arena + 36352; // [n, 4]
    const vae_real *t72 = s->arena + 41008; // [n, 2, 1]
    vae_real *t74 = s->arena + 30128; // [n, 2, 4]
    const vae_real *t46 = s->arena + 30528; // [n, 2, 4]
    const vae_real *t83 = s->arena + 3029; // [n, 4] in rows of 30
    vae_real *t97 = s->arena + 40672; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t97_sum = 0.0f;
            VAE_SIMD_SUM(t97_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v74 = t46[i * 8 + j * 4 + k] + t68[i * 4 + k] * t72[i * 2 + j];
                t74[i * 8 + j * 4 + k] = v74;
                t97_sum += t83[i * 30 + k] * v74;
            }
            t97[i * 2 + j] = t97_sum;
        }
    }
}

// private.vae:6  sampling and KL
// kernel 15, train: loop over rows of [2, 1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t80 = s->arena + 40784; // [n, 2, 1]
    const vae_real *t97 = s->arena + 40672; // [n, 2, 1]
    const vae_real *t84 = s->arena + 3033; // [n, 1] in rows of 30
    vae_real *t99 = s->arena + 40560; // [n, 2, 1]
    vae_real *t103 = s->arena + 40448; // [n, 2, 1]
    const vae_real *t105 = s->arena + 44432; // [n, 1]
    vae_real *t107 = s->arena + 40336; // [n, 2, 1]
    vae_real *t111 = s->arena + 40112; // [n, 2, 1]
    const vae_real *t110 = s->arena + 40224; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v99 = vae_tanh(t97[i * 2 + j] + t84[i * 30]);
            t99[i * 2 + j] = v99;
            const vae_real v102 = v99 * v99;
            const vae_real v103 = 1.0f - v102;
            t103[i * 2 + j] = v103;
            const vae_real v107 = v102 + v103 * t105[i];
            t107[i * 2 + j] = v107;
            t111[i * 2 + j] = t110[i * 2 + j] - (vae_log(t80[i * 2 + j]) + vae_log(v107));
        }
    }
}

// private.vae:6  sampling and KL
// private.vae:10  sampling and KL
// kernel 16, train: loop over rows of [2, 4]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t95 = s->arena + 36144; // [n, 4]
    const vae_real *t99 = s->arena + 40560; // [n, 2, 1]
    vae_real *z101 = s->arena + 29728; // [n, 2, 4]
    const vae_real *t74 = s->arena + 30128; // [n, 2, 4]
    vae_real *t115 = s->arena + 40000; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t115_sum = 0.0f;
            VAE_SIMD_SUM(t115_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v101 = t74[i * 8 + j * 4 + k] + t95[i * 4 + k] * t99[i * 2 + j];
                z101[i * 8 + j * 4 + k] = v101;
                t115_sum += (-0.5f) * (v101 * v101 + 1.83787707f);
            }
            t115[i * 2 + j] = t115_sum;
        }
    }
}

// private.vae:6  sampling and KL
// kernel 17, train: loop over rows of [2, 1]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t116 = s->arena + 39888; // [n, 2, 1]
    const vae_real *t115 = s->arena + 40000; // [n, 2, 1]
    const vae_real *t111 = s->arena + 40112; // [n, 2, 1]
    vae_real *t118 = s->arena + 44368; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t118_sum = 0.0f;
        VAE_SIMD_SUM(t118_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v116 = t115[i * 2 + j] - t111[i * 2 + j];
            t116[i * 2 + j] = v116;
            t118_sum += -v116;
        }
        t118[i] = t118_sum;
    }
}

// What kernel 18 of train and 1 other do, each with buffers of its own:
//   t119: [n, 1, 1]
//   t118: [n, 1, 1]
VAE_SHARED_2(like_train_k18, const VaeState *s, int tile, vae_real *scratch, vae_real *t119,
    const vae_real *t118) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t119[i] = 0.5f * t118[i];
    }
}

// private.vae:7  sampling and KL
// kernel 19, train: loop over rows of [2]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *logvar40 = s->arena + 3036; // [n, 2] in rows of 30
    vae_real *t124 = s->arena + 39776; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t124[i * 2 + j] = vae_exp(0.5f * logvar40[i * 30 + j]);
        }
    }
}

// private.vae:7  sampling and KL
// private.vae:10  sampling and KL
// kernel 20, train: loop over rows of [2, 2]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t124 = s->arena + 39776; // [n, 2]
    const vae_real *eps122 = s->arena + 35936; // [n, 2, 2]
    vae_real *z126 = s->arena + 35728; // [n, 2, 2]
    const vae_real *mean39 = s->arena + 3034; // [n, 2] in rows of 30
    const vae_real *logvar40 = s->arena + 3036; // [n, 2] in rows of 30
    vae_real *t159 = s->arena + 39440; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t159_sum = 0.0f;
            VAE_SIMD_SUM(t159_sum)
            for (size_t k = 0; k < 2; k++) {
                z126[i * 4 + j * 2 + k] = mean39[i * 30 + k] + t124[i * 2 + k] * eps122[i * 4 + j * 2 + k];
                const vae_real v128 = eps122[i * 4 + j * 2 + k] * eps122[i * 4 + j * 2 + k] + logvar40[i * 30 + k];
                t159_sum += (-0.5f) * (v128 + 1.83787707f);
            }
            t159[i * 2 + j] = t159_sum;
        }
    }
}

// What kernel 21 of train and 2 others do, each with buffers of its own:
//   t134: [1]
//   t133: [3]
VAE_SHARED_2(like_train_k21, const VaeState *s, int tile, vae_real *scratch, vae_real *t134,
    const vae_real *t133) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real t134_sum = -VAE_INFINITY;
    VAE_SIMD_MAX(t134_sum)
    for (size_t j = 0; j < 3; j++) {
        t134_sum = vae_max(t134_sum, t133[j]);
    }
    t134[0] = t134_sum;
}

// private.vae:7  sampling and KL
// kernel 22, train: loop over [3]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t133 = s->param + 608; // [3]
    const vae_real *t134 = s->arena + 45728; // [1]
    vae_real *t136 = s->arena + 45712; // [3]
    vae_real *t137 = s->arena + 45696; // [1]
    vae_real t137_sum = 0.0f;
    VAE_SIMD_SUM(t137_sum)
    for (size_t j = 0; j < 3; j++) {
        const vae_real v136 = vae_exp(t133[j] - t134[0]);
        t136[j] = v136;
        t137_sum += v136;
    }
    t137[0] = t137_sum;
}

// private.vae:7  sampling and KL
// private.vae:10  likelihood = gaussian
// private.vae:10  gradient of likelihood = gaussian
// kernel 23, train: loop over [1]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t137 = s->arena + 45696; // [1]
    vae_real *t139 = s->arena + 45680; // [1]
    const vae_real *t134 = s->arena + 45728; // [1]
    const vae_real *t189 = s->param + 944; // [1]
    vae_real *logvar193 = s->arena + 45632; // [1]
    vae_real *t197 = s->arena + 45616; // [1]
    vae_real *d243 = s->arena + 45504; // [1]
    t139[0] = vae_log(t137[0]) + t134[0];
    const vae_real v191 = t189[0] - (-13.8155106f);
    const vae_real v193 = (-13.8155106f) + vae_softplus(v191);
    logvar193[0] = v193;
    t197[0] = vae_exp(-v193);
    d243[0] = vae_sigmoid(v191);
}

// What kernel 24 of train and 2 others do, each with buffers of its own:
//   t140: [3]
//   t133: [3]
//   t139: [1]
VAE_SHARED_2(like_train_k24, const VaeState *s, int tile, vae_real *scratch, vae_real *t140,
    const vae_real *t133, const vae_real *t139) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        t140[j] = t133[j] - t139[0];
    }
}

// private.vae:7  sampling and KL
// kernel 25, train: loop over rows of [2, 3, 2]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t142 = s->arena + 18960; // [n, 2, 3, 2]
    const vae_real *z126 = s->arena + 35728; // [n, 2, 1, 2]
    const vae_real *mean131 = s->param + 576; // [3, 2]
    vae_real *t143 = s->arena + 18352; // [n, 2, 3, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            for (size_t k = 0; k < 3; k++) {
                VAE_SIMD
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v142 = z126[i * 4 + j * 2 + l] - mean131[k * 2 + l];
                    t142[i * 12 + j * 6 + k * 2 + l] = v142;
                    t143[i * 12 + j * 6 + k * 2 + l] = v142 * v142;
                }
            }
        }
    }
}

// What kernel 26 of train and 1 other do, each with buffers of its own:
//   logvar132: [3, 2]
//   t145: [3, 2]
VAE_SHARED_2(like_train_k26, const VaeState *s, int tile, vae_real *scratch,
    const vae_real *logvar132, vae_real *t145) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 6; j++) {
        t145[j] = vae_exp(-logvar132[j]);
    }
}

// private.vae:7  sampling and KL
// kernel 26, train: loop over [3, 2]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k26(s, tile, scratch, s->param + 592, s->arena + 45648);
}

// private.vae:7  sampling and KL
// kernel 27, train: loop over rows of [2, 3, 2]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t143 = s->arena + 18352; // [n, 2, 3, 2]
    const vae_real *t145 = s->arena + 45648; // [3, 2]
    const vae_real *logvar132 = s->param + 592; // [3, 2]
    vae_real *t150 = s->arena + 33552; // [n, 2, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            for (size_t k = 0; k < 3; k++) {
                vae_real t150_sum = 0.0f;
                VAE_SIMD_SUM(t150_sum)
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v147 = t143[i * 12 + j * 6 + k * 2 + l] * t145[k * 2 + l] + logvar132[k * 2 + l];
                    t150_sum += (-0.5f) * (v147 + 1.83787707f);
                }
                t150[i * 6 + j * 3 + k] = t150_sum;
            }
        }
    }
}

// private.vae:7  sampling and KL
// kernel 28, train: loop over rows of [2, 3]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t152 = s->arena + 33248; // [n, 2, 3]
    const vae_real *t150 = s->arena + 33552; // [n, 2, 3]
    const vae_real *t140 = s->arena + 45664; // [3]
    vae_real *t153 = s->arena + 39664; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t153_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t153_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v152 = t150[i * 6 + j * 3 + k] + t140[k];
                t152[i * 6 + j * 3 + k] = v152;
                t153_sum = vae_max(t153_sum, v152);
            }
            t153[i * 2 + j] = t153_sum;
        }
    }
}

// private.vae:7  sampling and KL
// kernel 29, train: loop over rows of [2, 3]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t152 = s->arena + 33248; // [n, 2, 3]
    const vae_real *t153 = s->arena + 39664; // [n, 2, 1]
    vae_real *t155 = s->arena + 32944; // [n, 2, 3]
    vae_real *t156 = s->arena + 39552; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t156_sum = 0.0f;
            VAE_SIMD_SUM(t156_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v155 = vae_exp(t152[i * 6 + j * 3 + k] - t153[i * 2 + j]);
                t155[i * 6 + j * 3 + k] = v155;
                t156_sum += v155;
            }
            t156[i * 2 + j] = t156_sum;
        }
    }
}

// private.vae:7  sampling and KL
// kernel 30, train: loop over rows of [2, 1]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t156 = s->arena + 39552; // [n, 2, 1]
    const vae_real *t153 = s->arena + 39664; // [n, 2, 1]
    const vae_real *t159 = s->arena + 39440; // [n, 2, 1]
    vae_real *t162 = s->arena + 44240; // [n, 1, 1]
    const vae_real *t116 = s->arena + 39888; // [n, 2, 1]
    vae_real *t205 = s->arena + 39216; // [n, 2, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        vae_real t162_sum = 0.0f;
        VAE_SIMD_SUM(t162_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v160 = vae_log(t156[i * 2 + j]) + t153[i * 2 + j] - t159[i * 2 + j];
            t162_sum += -v160;
            t205[i * 2 + j] = beta * (t116[i * 2 + j] + v160);
        }
        t162[i] = t162_sum;
    }
}

// kernel 32, train: loop over rows of [2, 9]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t169 = s->arena + 16224; // [n, 2, 9]
    const vae_real *x0 = s->arena + 27264; // [n, 1, 9]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                t169[i * 18 + j * 9 + k] = x0[i * 9 + k];
            }
        }
    }
}

// kernel 33, train: loop over rows of [4]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24 * 2, end = vae_panel_end(s, tile, 24) * 2;
    vae_real *t171 = s->arena + 17744; // [n*2, 4] in rows of 6
    const vae_real *z101 = s->arena + 29728; // [n*2, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t171[i * 6 + j] = z101[i * 4 + j];
        }
    }
}

// kernel 34, train: loop over rows of [2]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24 * 2, end = vae_panel_end(s, tile, 24) * 2;
    vae_real *t172 = s->arena + 17748; // [n*2, 2] in rows of 6
    const vae_real *z126 = s->arena + 35728; // [n*2, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t172[i * 6 + j] = z126[i * 2 + j];
        }
    }
}

// private.vae:9  dense(10)
// private.vae:9  relu
// kernel 35, train: product by panels over rows of [10]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24 * 2, end = vae_panel_end(s, tile, 24) * 2;
    const vae_real *z173 = s->arena + 17744; // [n*2, 6]
    const vae_real *w174 = s->param + 624; // [6, 10]
    vae_real *h178 = s->arena + 11568; // [n*2, 10]
    const vae_real *b175 = s->param + 688; // [10]
    vae_gemm_nn((int)(end - begin), 10, 6, z173 + begin * 6, 6, w174, 10, h178 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 10; j++) {
            const vae_real v176 = h178[i * 10 + j];
            h178[i * 10 + j] = vae_max(v176 + b175[j], 0.0f);
        }
    }
}

// private.vae:9  dense(10)
// private.vae:9  tanh
// kernel 36, train: product by panels over rows of [10]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24 * 2, end = vae_panel_end(s, tile, 24) * 2;
    const vae_real *h178 = s->arena + 11568; // [n*2, 10]
    const vae_real *w179 = s->param + 704; // [10, 10]
    vae_real *h183 = s->arena + 10560; // [n*2, 10]
    const vae_real *b180 = s->param + 816; // [10]
    vae_real *h184 = s->arena + 9552; // [n*2, 10]
    vae_gemm_nn((int)(end - begin), 10, 10, h178 + begin * 10, 10, w179, 10, h183 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 10; j++) {
            const vae_real v181 = h183[i * 10 + j];
            const vae_real v183 = vae_tanh(v181 + b180[j]);
            h183[i * 10 + j] = v183;
            h184[i * 10 + j] = h178[i * 10 + j] + v183;
        }
    }
}

// private.vae:9  dense(9)
// private.vae:10  likelihood = gaussian
// kernel 37, train: product by panels over rows of [9]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24 * 2, end = vae_panel_end(s, tile, 24) * 2;
    const vae_real *h184 = s->arena + 9552; // [n*2, 10]
    const vae_real *w185 = s->param + 832; // [10, 9]
    vae_real *t194 = s->arena + 15312; // [n*2, 9]
    const vae_real *b186 = s->param + 928; // [9]
    const vae_real *x170 = s->arena + 16224; // [n*2, 9]
    vae_real *t195 = s->arena + 14400; // [n*2, 9]
    const vae_real *t197 = s->arena + 45616; // [1]
    const vae_real *logvar193 = s->arena + 45632; // [1]
    vae_real *t202 = s->arena + 39328; // [n*2, 1]
    vae_gemm_nn((int)(end - begin), 9, 10, h184 + begin * 10, 10, w185, 9, t194 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t202_sum = 0.0f;
        VAE_SIMD_SUM(t202_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v187 = t194[i * 9 + j];
            const vae_real v194 = x170[i * 9 + j] - (v187 + b186[j]);
            t194[i * 9 + j] = v194;
            const vae_real v195 = v194 * v194;
            t195[i * 9 + j] = v195;
            t202_sum += 0.5f * (logvar193[0] + v195 * t197[0] + 1.83787707f);
        }
        t202[i] = t202_sum;
    }
}

// kernel 38, train: loop over rows of [2, 1]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t206 = s->arena + 39104; // [n, 2, 1]
    const vae_real *t205 = s->arena + 39216; // [n, 2, 1]
    const vae_real *t202 = s->arena + 39328; // [n, 2, 1]
    vae_real *t207 = s->arena + 44112; // [n, 1, 1]
    vae_real *t219 = s->arena + 43920; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t207_sum = -VAE_INFINITY;
        vae_real t219_sum = 0.0f;
        for (size_t j = 0; j < 2; j++) {
            const vae_real v206 = t205[i * 2 + j] - t202[i * 2 + j];
            t206[i * 2 + j] = v206;
            t207_sum = vae_max(t207_sum, v206);
            t219_sum += t202[i * 2 + j];
        }
        t207[i] = t207_sum;
        t219[i] = t219_sum;
    }
}

// kernel 39, train: loop over rows of [2, 1]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t206 = s->arena + 39104; // [n, 2, 1]
    const vae_real *t207 = s->arena + 44112; // [n, 1, 1]
    vae_real *t209 = s->arena + 38992; // [n, 2, 1]
    vae_real *t210 = s->arena + 44048; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t210_sum = 0.0f;
        VAE_SIMD_SUM(t210_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v209 = vae_exp(t206[i * 2 + j] - t207[i]);
            t209[i * 2 + j] = v209;
            t210_sum += v209;
        }
        t210[i] = t210_sum;
    }
}

// kernel 40, train: loop over rows of [1, 1]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t210 = s->arena + 44048; // [n, 1, 1]
    const vae_real *t207 = s->arena + 44112; // [n, 1, 1]
    vae_real *t214 = s->arena + 43984; // [n, 1, 1]
    vae_real *t220 = s->arena + 43856; // [n, 1, 1]
    const vae_real *t219 = s->arena + 43920; // [n, 1, 1]
    const vae_real *d226 = s->arena + 43792; // [n, 1, 1]
    vae_real *d229 = s->arena + 43728; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t214[i] = 0.693147181f - (vae_log(t210[i]) + t207[i]);
        t220[i] = 0.5f * t219[i];
        d229[i] = -d226[i] / t210[i];
    }
}

// kernel 41, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *t119 = s->arena + 44304; // [n, 1]
    const vae_real *t163 = s->arena + 44176; // [n, 1]
    vae_real *t217 = s->arena + 45600; // [1]
    const vae_real *t214 = s->arena + 43984; // [n, 1]
    vae_real *t222 = s->arena + 45568; // [1]
    const vae_real *t220 = s->arena + 43856; // [n, 1]
    vae_real *t224 = s->arena + 45536; // [1]
    vae_real t217_sum = 0.0f;
    vae_real t222_sum = 0.0f;
    vae_real t224_sum = 0.0f;
    VAE_SIMD_SUM(t217_sum, t222_sum, t224_sum)
    for (size_t i = 0; i < rows; i++) {
        t217_sum += t214[i];
        t222_sum += t220[i];
        t224_sum += t119[i] + t163[i];
    }
    t217[0] = t217_sum;
    t222[0] = t222_sum;
    t224[0] = t224_sum;
}

// kernel 42, train: loop over [1]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t218 = s->arena + 45584; // [1]
    const vae_real *t217 = s->arena + 45600; // [1]
    vae_real *t223 = s->arena + 45552; // [1]
    const vae_real *t222 = s->arena + 45568; // [1]
    vae_real *t225 = s->arena + 45520; // [1]
    const vae_real *t224 = s->arena + 45536; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    t218[0] = t217[0] * inv_n;
    t223[0] = t222[0] * inv_n;
    t225[0] = t224[0] * inv_n;
}

// private.vae:7  gradient of sampling and KL
// private.vae:6  gradient of sampling and KL
// kernel 43, train: loop over rows of [2, 1]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d229 = s->arena + 43728; // [n, 1, 1]
    const vae_real *t209 = s->arena + 38992; // [n, 2, 1]
    vae_real *d231 = s->arena + 38880; // [n, 2, 1]
    vae_real *d232 = s->arena + 38768; // [n, 2, 1]
    vae_real *d255 = s->arena + 38432; // [n, 2, 1]
    vae_real *d259 = s->arena + 38320; // [n, 2, 1]
    const vae_real *t156 = s->arena + 39552; // [n, 2, 1]
    const vae_real *t107 = s->arena + 40336; // [n, 2, 1]
    const vae_real *t105 = s->arena + 44432; // [n, 1]
    const vae_real *t103 = s->arena + 40448; // [n, 2, 1]
    vae_real *d295 = s->arena + 43664; // [n, 1, 1]
    const vae_real *t99 = s->arena + 40560; // [n, 2, 1]
    vae_real *d304 = s->arena + 37872; // [n, 2, 1]
    const vae_real *t80 = s->arena + 40784; // [n, 2, 1]
    const vae_real *t78 = s->arena + 44752; // [n, 1]
    const vae_real *t76 = s->arena + 40896; // [n, 2, 1]
    vae_real *d341 = s->arena + 43344; // [n, 1, 1]
    const vae_real *t72 = s->arena + 41008; // [n, 2, 1]
    vae_real *d350 = s->arena + 37536; // [n, 2, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        vae_real d295_sum = 0.0f;
        vae_real d341_sum = 0.0f;
        VAE_SIMD_SUM(d295_sum, d341_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v230 = d229[i] * t209[i * 2 + j];
            d231[i * 2 + j] = -v230;
            const vae_real v232 = v230 * beta;
            d232[i * 2 + j] = v232;
            d255[i * 2 + j] = -v232;
            d259[i * 2 + j] = v232 / t156[i * 2 + j];
            const vae_real v292 = v232 / t107[i * 2 + j];
            d295_sum += v292 * t103[i * 2 + j];
            d304[i * 2 + j] = 2.0f * v292 * t99[i * 2 + j] - 2.0f * (v292 * t105[i]) * t99[i * 2 + j];
            const vae_real v338 = v232 / t80[i * 2 + j];
            d341_sum += v338 * t76[i * 2 + j];
            d350[i * 2 + j] = 2.0f * v338 * t72[i * 2 + j] - 2.0f * (v338 * t78[i]) * t72[i * 2 + j];
        }
        d295[i] = d295_sum;
        d341[i] = d341_sum;
    }
}

// private.vae:10  gradient of likelihood = gaussian
// kernel 44, train: loop over rows of [9]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24 * 2, end = vae_panel_end(s, tile, 24) * 2;
    const vae_real *d231 = s->arena + 38880; // [n*2, 1]
    vae_real *d236 = s->arena + 38656; // [n*2, 1]
    const vae_real *t197 = s->arena + 45616; // [1]
    const vae_real *t195 = s->arena + 14400; // [n*2, 9]
    vae_real *d239 = s->arena + 38544; // [n*2, 1]
    const vae_real *t194 = s->arena + 15312; // [n*2, 9]
    vae_real *d242 = s->arena + 13488; // [n*2, 9]
    for (size_t i = begin; i < end; i++) {
        vae_real d236_sum = 0.0f;
        vae_real d239_sum = 0.0f;
        VAE_SIMD_SUM(d236_sum, d239_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v235 = 0.5f * d231[i];
            d236_sum += v235;
            d239_sum += v235 * t195[i * 9 + j];
            d242[i * 9 + j] = -(2.0f * (v235 * t197[0]) * t194[i * 9 + j]);
        }
        d236[i] = d236_sum;
        d239[i] = d239_sum;
    }
}

// private.vae:9  gradient of dense(9)
// private.vae:9  gradient of tanh
// kernel 45, train: product by panels over rows of [10]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24 * 2, end = vae_panel_end(s, tile, 24) * 2;
    const vae_real *d242 = s->arena + 13488; // [n*2, 9]
    const vae_real *w185 = s->param + 832; // [10, 9]
    vae_real *d244 = s->arena + 8544; // [n*2, 10]
    const vae_real *h183 = s->arena + 10560; // [n*2, 10]
    vae_real *d247 = s->arena + 7536; // [n*2, 10]
    vae_gemm_nt((int)(end - begin), 10, 9, d242 + begin * 9, 9, w185, 9, d244 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 10; j++) {
            const vae_real v244 = d244[i * 10 + j];
            d247[i * 10 + j] = v244 * (1.0f - h183[i * 10 + j] * h183[i * 10 + j]);
        }
    }
}

// private.vae:9  gradient of dense(10)
// private.vae:9  gradient of relu
// kernel 46, train: product by panels over rows of [10]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24 * 2, end = vae_panel_end(s, tile, 24) * 2;
    const vae_real *d247 = s->arena + 7536; // [n*2, 10]
    const vae_real *w179 = s->param + 704; // [10, 10]
    vae_real *d251 = s->arena + 6528; // [n*2, 10]
    const vae_real *d244 = s->arena + 8544; // [n*2, 10]
    const vae_real *h178 = s->arena + 11568; // [n*2, 10]
    vae_gemm_nt((int)(end - begin), 10, 10, d247 + begin * 10, 10, w179, 10, d251 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 10; j++) {
            const vae_real v248 = d251[i * 10 + j];
            d251[i * 10 + j] = vae_where(h178[i * 10 + j], d244[i * 10 + j] + v248, 0.0f);
        }
    }
}

// private.vae:9  gradient of dense(10)
// kernel 47, train: product by panels over rows of [6]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24 * 2, end = vae_panel_end(s, tile, 24) * 2;
    const vae_real *d251 = s->arena + 6528; // [n*2, 10]
    const vae_real *w174 = s->param + 624; // [6, 10]
    vae_real *d252 = s->arena + 17136; // [n*2, 6]
    vae_gemm_nt((int)(end - begin), 6, 10, d251 + begin * 10, 10, w174, 10, d252 + begin * 6, 6);
}

// private.vae:7  gradient of sampling and KL
// kernel 48, train: loop over rows of [2, 2]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d255 = s->arena + 38432; // [n, 2, 1]
    vae_real *d277 = s->arena + 38208; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d277[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d277[i * 2 + k] += (-0.5f) * d255[i * 2 + j];
            }
        }
    }
}

// kernel 49, train: loop over rows of [2]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24 * 2, end = vae_panel_end(s, tile, 24) * 2;
    vae_real *t257 = s->arena + 35520; // [n*2, 2]
    const vae_real *d254 = s->arena + 17140; // [n*2, 2] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t257[i * 2 + j] = d254[i * 6 + j];
        }
    }
}

// private.vae:7  gradient of sampling and KL
// kernel 50, train: loop over rows of [2, 3]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d260 = s->arena + 32640; // [n, 2, 3]
    const vae_real *d259 = s->arena + 38320; // [n, 2, 1]
    const vae_real *t155 = s->arena + 32944; // [n, 2, 3]
    vae_real *d261 = s->arena + 36768; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d261[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v260 = d259[i * 2 + j] * t155[i * 6 + j * 3 + k];
                d260[i * 6 + j * 3 + k] = v260;
                d261[i * 3 + k] += v260;
            }
        }
    }
}

// private.vae:7  gradient of sampling and KL
// kernel 51, train: loop over rows of [2, 3, 2]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d260 = s->arena + 32640; // [n, 2, 3, 1]
    vae_real *d265 = s->arena + 32336; // [n, 1, 3, 2]
    const vae_real *t145 = s->arena + 45648; // [3, 2]
    const vae_real *t143 = s->arena + 18352; // [n, 2, 3, 2]
    vae_real *d268 = s->arena + 32032; // [n, 1, 3, 2]
    const vae_real *t142 = s->arena + 18960; // [n, 2, 3, 2]
    vae_real *d272 = s->arena + 35312; // [n, 2, 1, 2]
    vae_real *d273 = s->arena + 31728; // [n, 1, 3, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            for (size_t l = 0; l < 2; l++) {
                d265[i * 6 + k * 2 + l] = 0.0f;
            }
        }
        for (size_t k = 0; k < 3; k++) {
            for (size_t l = 0; l < 2; l++) {
                d268[i * 6 + k * 2 + l] = 0.0f;
            }
        }
        for (size_t j = 0; j < 2; j++) {
            for (size_t l = 0; l < 2; l++) {
                d272[i * 4 + j * 2 + l] = 0.0f;
            }
        }
        for (size_t k = 0; k < 3; k++) {
            for (size_t l = 0; l < 2; l++) {
                d273[i * 6 + k * 2 + l] = 0.0f;
            }
        }
        for (size_t j = 0; j < 2; j++) {
            for (size_t k = 0; k < 3; k++) {
                VAE_SIMD
                for (size_t l = 0; l < 2; l++) {
                    const vae_real v264 = (-0.5f) * d260[i * 6 + j * 3 + k];
                    d265[i * 6 + k * 2 + l] += v264;
                    d268[i * 6 + k * 2 + l] += v264 * t143[i * 12 + j * 6 + k * 2 + l];
                    const vae_real v270 = 2.0f * (v264 * t145[k * 2 + l]) * t142[i * 12 + j * 6 + k * 2 + l];
                    d272[i * 4 + j * 2 + l] += v270;
                    d273[i * 6 + k * 2 + l] += -v270;
                }
            }
        }
    }
}

// private.vae:7  gradient of sampling and KL
// kernel 52, train: loop over rows of [2, 2]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t257 = s->arena + 35520; // [n, 2, 2]
    const vae_real *d272 = s->arena + 35312; // [n, 2, 2]
    vae_real *d279 = s->arena + 38096; // [n, 1, 2]
    const vae_real *eps122 = s->arena + 35936; // [n, 2, 2]
    vae_real *d282 = s->arena + 37984; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d279[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d282[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v275 = t257[i * 4 + j * 2 + k] + d272[i * 4 + j * 2 + k];
                d279[i * 2 + k] += v275;
                d282[i * 2 + k] += v275 * eps122[i * 4 + j * 2 + k];
            }
        }
    }
}

// private.vae:7  gradient of sampling and KL
// kernel 53, train: loop over rows of [2]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d282 = s->arena + 37984; // [n, 2]
    const vae_real *t124 = s->arena + 39776; // [n, 2]
    vae_real *d286 = s->arena + 1532; // [n, 2] in rows of 30
    const vae_real *d277 = s->arena + 38208; // [n, 2]
    vae_real *d502 = s->arena + 41424; // [n, 1, 1]
    const vae_real *d236 = s->arena + 38656; // [n, 2, 1]
    vae_real *d505 = s->arena + 41360; // [n, 1, 1]
    const vae_real *d239 = s->arena + 38544; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d502_sum = 0.0f;
        vae_real d505_sum = 0.0f;
        VAE_SIMD_SUM(d502_sum, d505_sum)
        for (size_t j = 0; j < 2; j++) {
            d286[i * 30 + j] = d277[i * 2 + j] + 0.5f * (d282[i * 2 + j] * t124[i * 2 + j]);
            d502_sum += d236[i * 2 + j];
            d505_sum += d239[i * 2 + j];
        }
        d502[i] = d502_sum;
        d505[i] = d505_sum;
    }
}

// kernel 54, train: loop over rows of [4]
VAE_KERNEL void train_k54(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24 * 2, end = vae_panel_end(s, tile, 24) * 2;
    vae_real *t287 = s->arena + 29328; // [n*2, 4]
    const vae_real *d253 = s->arena + 17136; // [n*2, 4] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t287[i * 4 + j] = d253[i * 6 + j];
        }
    }
}

// private.vae:6  gradient of sampling and KL
// kernel 55, train: loop over rows of [2, 4]
VAE_KERNEL void train_k55(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d232 = s->arena + 38768; // [n, 2, 1]
    const vae_real *z101 = s->arena + 29728; // [n, 2, 4]
    vae_real *d290 = s->arena + 28928; // [n, 2, 4]
    const vae_real *t287 = s->arena + 29328; // [n, 2, 4]
    const vae_real *t99 = s->arena + 40560; // [n, 2, 1]
    const vae_real *t95 = s->arena + 36144; // [n, 4]
    vae_real *d307 = s->arena + 35104; // [n, 1, 4]
    vae_real *d309 = s->arena + 37760; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d307[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            vae_real d309_sum = 0.0f;
            VAE_SIMD_SUM(d309_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v290 = t287[i * 8 + j * 4 + k] - d232[i * 2 + j] * z101[i * 8 + j * 4 + k];
                d290[i * 8 + j * 4 + k] = v290;
                d307[i * 4 + k] += v290 * t99[i * 2 + j];
                d309_sum += v290 * t95[i * 4 + k];
            }
            d309[i * 2 + j] = d309_sum;
        }
    }
}

// private.vae:10  gradient of sampling and KL
// private.vae:6  gradient of sampling and KL
// kernel 56, train: loop over rows of [2, 4]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d255 = s->arena + 38432; // [n, 2, 1]
    vae_real *d385 = s->arena + 34272; // [n, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d385[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d385[i * 4 + k] += (-0.5f) * d255[i * 2 + j];
            }
        }
    }
}

// private.vae:10  gradient of likelihood = gaussian
// kernel 57, train: loop over rows of [1]
VAE_KERNEL void train_k57(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d505 = s->arena + 41360; // [n, 1]
    const vae_real *t197 = s->arena + 45616; // [1]
    const vae_real *d502 = s->arena + 41424; // [n, 1]
    const vae_real *d243 = s->arena + 45504; // [1]
    vae_real *d510 = s->arena + 41296; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v509 = (d502[i] - d505[i] * t197[0]) * d243[0];
        d510[i] = v509 * v509;
    }
}

// What kernel 58 of train and 1 other do, each with buffers of its own:
//   d304: [n, 2, 1]
//   d309: [n, 2, 1]
//   d311: [n, 2, 1]
//   t103: [n, 2, 1]
//   d312: [n, 1, 1]
VAE_SHARED_2(like_train_k58, const VaeState *s, int tile, vae_real *scratch, const vae_real *d304,
    const vae_real *d309, vae_real *d311, const vae_real *t103, vae_real *d312) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        vae_real d312_sum = 0.0f;
        VAE_SIMD_SUM(d312_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v311 = (d304[i * 2 + j] + d309[i * 2 + j]) * t103[i * 2 + j];
            d311[i * 2 + j] = v311;
            d312_sum += v311;
        }
        d312[i] = d312_sum;
    }
}

// private.vae:6  gradient of sampling and KL
// kernel 59, train: loop over rows of [2, 4]
VAE_KERNEL void train_k59(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d311 = s->arena + 37648; // [n, 2, 1]
    const vae_real *t74 = s->arena + 30128; // [n, 2, 4]
    const vae_real *t83 = s->arena + 3029; // [n, 4] in rows of 30
    vae_real *d316 = s->arena + 34896; // [n, 1, 4]
    vae_real *d318 = s->arena + 28528; // [n, 2, 4]
    const vae_real *d290 = s->arena + 28928; // [n, 2, 4]
    const vae_real *t72 = s->arena + 41008; // [n, 2, 1]
    const vae_real *t68 = s->arena + 36352; // [n, 4]
    vae_real *d353 = s->arena + 34688; // [n, 1, 4]
    vae_real *d355 = s->arena + 37424; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d316[i * 4 + k] = 0.0f;
        }
        for (size_t k = 0; k < 4; k++) {
            d353[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            vae_real d355_sum = 0.0f;
            VAE_SIMD_SUM(d355_sum)
            for (size_t k = 0; k < 4; k++) {
                d316[i * 4 + k] += d311[i * 2 + j] * t74[i * 8 + j * 4 + k];
                const vae_real v318 = d290[i * 8 + j * 4 + k] + d311[i * 2 + j] * t83[i * 30 + k];
                d318[i * 8 + j * 4 + k] = v318;
                d353[i * 4 + k] += v318 * t72[i * 2 + j];
                d355_sum += v318 * t68[i * 4 + k];
            }
            d355[i * 2 + j] = d355_sum;
        }
    }
}

// private.vae:6  gradient of sampling and KL
// kernel 60, train: loop over rows of [4]
VAE_KERNEL void train_k60(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d307 = s->arena + 35104; // [n, 4]
    const vae_real *t83 = s->arena + 3029; // [n, 4] in rows of 30
    vae_real *d321 = s->arena + 43536; // [n, 1]
    const vae_real *d353 = s->arena + 34688; // [n, 4]
    const vae_real *t55 = s->arena + 3020; // [n, 4] in rows of 30
    vae_real *d367 = s->arena + 43216; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d321_sum = 0.0f;
        vae_real d367_sum = 0.0f;
        VAE_SIMD_SUM(d321_sum, d367_sum)
        for (size_t j = 0; j < 4; j++) {
            d321_sum += d307[i * 4 + j] * t83[i * 30 + j];
            d367_sum += d353[i * 4 + j] * t55[i * 30 + j];
        }
        d321[i] = d321_sum;
        d367[i] = d367_sum;
    }
}

// private.vae:6  gradient of sampling and KL
// kernel 61, train: loop over rows of [1]
VAE_KERNEL void train_k61(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d295 = s->arena + 43664; // [n, 1]
    const vae_real *t86 = s->arena + 44688; // [n, 1]
    const vae_real *d321 = s->arena + 43536; // [n, 1]
    const vae_real *t92 = s->arena + 44560; // [n, 1]
    const vae_real *t93 = s->arena + 44496; // [n, 1]
    vae_real *d326 = s->arena + 43472; // [n, 1]
    vae_real *d333 = s->arena + 43408; // [n, 1]
    const vae_real *d341 = s->arena + 43344; // [n, 1]
    const vae_real *t58 = s->arena + 45008; // [n, 1]
    const vae_real *d367 = s->arena + 43216; // [n, 1]
    const vae_real *t65 = s->arena + 44880; // [n, 1]
    const vae_real *t66 = s->arena + 44816; // [n, 1]
    vae_real *d372 = s->arena + 43152; // [n, 1]
    vae_real *d379 = s->arena + 43088; // [n, 1]
    vae_real *t396 = s->arena + 1529; // [n, 1] in rows of 30
    const vae_real *d312 = s->arena + 43600; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v298 = vae_sigmoid(t86[i]);
        const vae_real v324 = (d321[i] - 1e-12f * d295[i]) / t92[i];
        d326[i] = -(v324 * t93[i]);
        d333[i] = d295[i] * v298 - v324 + v324 * v298;
        const vae_real v344 = vae_sigmoid(t58[i]);
        const vae_real v370 = (d367[i] - 1e-12f * d341[i]) / t65[i];
        d372[i] = -(v370 * t66[i]);
        d379[i] = d341[i] * v344 - v370 + v370 * v344;
        t396[i * 30] = d312[i];
    }
}

// private.vae:6  gradient of sampling and KL
// kernel 62, train: loop over rows of [4]
VAE_KERNEL void train_k62(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d307 = s->arena + 35104; // [n, 4]
    const vae_real *t93 = s->arena + 44496; // [n, 1]
    const vae_real *d316 = s->arena + 34896; // [n, 4]
    const vae_real *d326 = s->arena + 43472; // [n, 1]
    const vae_real *t83 = s->arena + 3029; // [n, 4] in rows of 30
    const vae_real *d333 = s->arena + 43408; // [n, 1]
    const vae_real *t82 = s->arena + 3025; // [n, 4] in rows of 30
    vae_real *d336 = s->arena + 1525; // [n, 4] in rows of 30
    vae_real *d337 = s->arena + 1521; // [n, 4] in rows of 30
    const vae_real *d379 = s->arena + 43088; // [n, 1]
    const vae_real *t55 = s->arena + 3020; // [n, 4] in rows of 30
    vae_real *d383 = s->arena + 1512; // [n, 4] in rows of 30
    const vae_real *d353 = s->arena + 34688; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v330 = d316[i * 4 + j] + d307[i * 4 + j] * t93[i] + 2.0f * d326[i] * t83[i * 30 + j];
            d336[i * 30 + j] = v330 + d333[i] * t82[i * 30 + j];
            d337[i * 30 + j] = d307[i * 4 + j] + d333[i] * t83[i * 30 + j];
            d383[i * 30 + j] = d353[i * 4 + j] + d379[i] * t55[i * 30 + j];
        }
    }
}

// private.vae:6  gradient of sampling and KL
// kernel 64, train: loop over rows of [2, 4]
VAE_KERNEL void train_k64(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d357 = s->arena + 37312; // [n, 2, 1]
    const vae_real *t46 = s->arena + 30528; // [n, 2, 4]
    const vae_real *t55 = s->arena + 3020; // [n, 4] in rows of 30
    vae_real *d362 = s->arena + 34480; // [n, 1, 4]
    const vae_real *d318 = s->arena + 28528; // [n, 2, 4]
    vae_real *d387 = s->arena + 34064; // [n, 1, 4]
    const vae_real *eps41 = s->arena + 30928; // [n, 2, 4]
    vae_real *d390 = s->arena + 33856; // [n, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d362[i * 4 + k] = 0.0f;
        }
        for (size_t k = 0; k < 4; k++) {
            d387[i * 4 + k] = 0.0f;
        }
        for (size_t k = 0; k < 4; k++) {
            d390[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                d362[i * 4 + k] += d357[i * 2 + j] * t46[i * 8 + j * 4 + k];
                const vae_real v364 = d318[i * 8 + j * 4 + k] + d357[i * 2 + j] * t55[i * 30 + k];
                d387[i * 4 + k] += v364;
                d390[i * 4 + k] += v364 * eps41[i * 8 + j * 4 + k];
            }
        }
    }
}

// private.vae:6  gradient of sampling and KL
// kernel 65, train: loop over rows of [4]
VAE_KERNEL void train_k65(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d353 = s->arena + 34688; // [n, 4]
    const vae_real *t66 = s->arena + 44816; // [n, 1]
    const vae_real *d362 = s->arena + 34480; // [n, 4]
    const vae_real *d372 = s->arena + 43152; // [n, 1]
    const vae_real *t55 = s->arena + 3020; // [n, 4] in rows of 30
    const vae_real *d379 = s->arena + 43088; // [n, 1]
    const vae_real *t54 = s->arena + 3016; // [n, 4] in rows of 30
    vae_real *d382 = s->arena + 1516; // [n, 4] in rows of 30
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v376 = d362[i * 4 + j] + d353[i * 4 + j] * t66[i] + 2.0f * d372[i] * t55[i * 30 + j];
            d382[i * 30 + j] = v376 + d379[i] * t54[i * 30 + j];
        }
    }
}

// private.vae:6  gradient of sampling and KL
// kernel 66, train: loop over rows of [4]
VAE_KERNEL void train_k66(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d390 = s->arena + 33856; // [n, 4]
    const vae_real *t44 = s->arena + 36560; // [n, 4]
    vae_real *d394 = s->arena + 1508; // [n, 4] in rows of 30
    const vae_real *d385 = s->arena + 34272; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d394[i * 30 + j] = d385[i * 4 + j] + 0.5f * (d390[i * 4 + j] * t44[i * 4 + j]);
        }
    }
}

// kernel 67, train: loop over rows of [1]
VAE_KERNEL void train_k67(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t395 = s->arena + 1520; // [n, 1] in rows of 30
    const vae_real *d358 = s->arena + 43280; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t395[i * 30] = d358[i];
    }
}

// kernel 68, train: loop over rows of [2]
VAE_KERNEL void train_k68(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t397 = s->arena + 1530; // [n, 2] in rows of 30
    const vae_real *d279 = s->arena + 38096; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t397[i * 30 + j] = d279[i * 2 + j];
        }
    }
}

// kernel 69, train: loop over rows of [4]
VAE_KERNEL void train_k69(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t399 = s->arena + 1504; // [n, 4] in rows of 30
    const vae_real *d387 = s->arena + 34064; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t399[i * 30 + j] = d387[i * 4 + j];
        }
    }
}

// private.vae:6  gradient of posterior heads (added by the compiler)
// private.vae:8  gradient of relu
// kernel 70, train: product by panels over rows of [8]
VAE_KERNEL void train_k70(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d400 = s->arena + 1504; // [n, 30]
    const vae_real *w32 = s->param + 304; // [8, 30]
    vae_real *d402 = s->arena + 28128; // [n, 8]
    const vae_real *h31 = s->arena + 31328; // [n, 8]
    vae_real *d439 = s->arena + 42512; // [n, 1]
    vae_gemm_nt((int)(end - begin), 8, 30, d400 + begin * 30, 30, w32, 30, d402 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        vae_real d439_sum = 0.0f;
        VAE_SIMD_SUM(d439_sum)
        for (size_t j = 0; j < 8; j++) {
            const vae_real v401 = d402[i * 8 + j];
            const vae_real v402 = vae_where(h31[i * 8 + j], v401, 0.0f);
            d402[i * 8 + j] = v402;
            d439_sum += v402 * v402;
        }
        d439[i] = d439_sum;
    }
}

// private.vae:8  gradient of dense(8)
// private.vae:8  gradient of layernorm
// kernel 71, train: product by panels over rows of [11]
VAE_KERNEL void train_k71(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d402 = s->arena + 28128; // [n, 8]
    const vae_real *w27 = s->param + 192; // [11, 8]
    vae_real *d403 = s->arena + 22976; // [n, 11]
    vae_real *d404 = s->arena + 22416; // [n, 11]
    const vae_real *t10 = s->param + 160; // [11]
    vae_real *d405 = s->arena + 21856; // [n, 11]
    const vae_real *t24 = s->arena + 24096; // [n, 11]
    const vae_real *t15 = s->arena + 24656; // [n, 11]
    vae_real *d408 = s->arena + 43024; // [n, 1]
    vae_real *d433 = s->arena + 42640; // [n, 1]
    vae_real *d436 = s->arena + 42576; // [n, 1]
    vae_gemm_nt((int)(end - begin), 11, 8, d402 + begin * 8, 8, w27, 8, d403 + begin * 11, 11);
    for (size_t i = begin; i < end; i++) {
        vae_real d408_sum = 0.0f;
        vae_real d433_sum = 0.0f;
        vae_real d436_sum = 0.0f;
        VAE_SIMD_SUM(d408_sum, d433_sum, d436_sum)
        for (size_t j = 0; j < 11; j++) {
            const vae_real v403 = d403[i * 11 + j];
            const vae_real v404 = v403 * t10[j];
            d404[i * 11 + j] = v404;
            const vae_real v405 = v403 * t24[i * 11 + j];
            d405[i * 11 + j] = v405;
            d408_sum += v404 * t15[i * 11 + j];
            d433_sum += v405 * v405;
            d436_sum += v403 * v403;
        }
        d408[i] = d408_sum;
        d433[i] = d433_sum;
        d436[i] = d436_sum;
    }
}

// private.vae:8  gradient of layernorm
// kernel 72, train: loop over rows of [1]
VAE_KERNEL void train_k72(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d408 = s->arena + 43024; // [n, 1]
    const vae_real *t22 = s->arena + 45136; // [n, 1]
    const vae_real *t23 = s->arena + 45072; // [n, 1]
    vae_real *d414 = s->arena + 42960; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d414[i] = 0.0909090909f * (-(0.5f * (d408[i] / t22[i] * t23[i])) / t22[i]);
    }
}

// private.vae:8  gradient of layernorm
// kernel 73, train: loop over rows of [11]
VAE_KERNEL void train_k73(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d404 = s->arena + 22416; // [n, 11]
    const vae_real *t23 = s->arena + 45072; // [n, 1]
    const vae_real *d414 = s->arena + 42960; // [n, 1]
    const vae_real *t15 = s->arena + 24656; // [n, 11]
    vae_real *d418 = s->arena + 21296; // [n, 11]
    vae_real *d420 = s->arena + 42896; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d420_sum = 0.0f;
        VAE_SIMD_SUM(d420_sum)
        for (size_t j = 0; j < 11; j++) {
            const vae_real v418 = d404[i * 11 + j] * t23[i] + 2.0f * d414[i] * t15[i * 11 + j];
            d418[i * 11 + j] = v418;
            d420_sum += -v418;
        }
        d420[i] = d420_sum;
    }
}

// What kernel 74 of train and 2 others do, each with buffers of its own:
//   d421: [n, 1]
//   d420: [n, 1]
VAE_SHARED_2(like_train_k74, const VaeState *s, int tile, vae_real *scratch, vae_real *d421,
    const vae_real *d420) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d421[i] = 0.0909090909f * d420[i];
    }
}

// private.vae:8  gradient of layernorm
// private.vae:8  gradient of tanh
// kernel 75, train: loop over rows of [11]
VAE_KERNEL void train_k75(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d418 = s->arena + 21296; // [n, 11]
    const vae_real *d421 = s->arena + 42832; // [n, 1]
    const vae_real *h9 = s->arena + 25216; // [n, 11]
    vae_real *d425 = s->arena + 20736; // [n, 11]
    vae_real *d427 = s->arena + 42768; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d427_sum = 0.0f;
        VAE_SIMD_SUM(d427_sum)
        for (size_t j = 0; j < 11; j++) {
            const vae_real v425 = (d418[i * 11 + j] + d421[i]) * (1.0f - h9[i * 11 + j] * h9[i * 11 + j]);
            d425[i * 11 + j] = v425;
            d427_sum += v425 * v425;
        }
        d427[i] = d427_sum;
    }
}

// kernel 76, train: loop over rows of [12]
VAE_KERNEL void train_k76(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h4 = s->arena + 19568; // [n, 12]
    vae_real *d429 = s->arena + 42704; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d429_sum = 0.0f;
        VAE_SIMD_SUM(d429_sum)
        for (size_t j = 0; j < 12; j++) {
            d429_sum += h4[i * 12 + j] * h4[i * 12 + j];
        }
        d429[i] = d429_sum;
    }
}

// kernel 77, train: loop over rows of [1]
VAE_KERNEL void train_k77(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d429 = s->arena + 42704; // [n, 1]
    const vae_real *d427 = s->arena + 42768; // [n, 1]
    const vae_real *d433 = s->arena + 42640; // [n, 1]
    const vae_real *d436 = s->arena + 42576; // [n, 1]
    const vae_real *d441 = s->arena + 42448; // [n, 1]
    const vae_real *d439 = s->arena + 42512; // [n, 1]
    vae_real *d444 = s->arena + 42384; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v443 = d429[i] * d427[i] + d427[i] + d433[i] + d436[i] + d441[i] * d439[i];
        d444[i] = v443 + d439[i];
    }
}

// kernel 78, train: loop over rows of [30]
VAE_KERNEL void train_k78(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d400 = s->arena + 1504; // [n, 30]
    vae_real *d446 = s->arena + 42320; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d446_sum = 0.0f;
        VAE_SIMD_SUM(d446_sum)
        for (size_t j = 0; j < 30; j++) {
            d446_sum += d400[i * 30 + j] * d400[i * 30 + j];
        }
        d446[i] = d446_sum;
    }
}

// kernel 79, train: loop over rows of [1]
VAE_KERNEL void train_k79(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d448 = s->arena + 42256; // [n, 1]
    const vae_real *d446 = s->arena + 42320; // [n, 1]
    const vae_real *d444 = s->arena + 42384; // [n, 1]
    vae_real *d451 = s->arena + 42192; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d451[i] = d444[i] + d448[i] * d446[i] + d446[i];
    }
}

// kernel 80, train: loop over rows of [3, 2]
VAE_KERNEL void train_k80(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d273 = s->arena + 31728; // [n, 3, 2]
    vae_real *d454 = s->arena + 42128; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d454_sum = 0.0f;
        VAE_SIMD_SUM(d454_sum)
        for (size_t j = 0; j < 6; j++) {
            d454_sum += d273[i * 6 + j] * d273[i * 6 + j];
        }
        d454[i] = d454_sum;
    }
}

// private.vae:7  gradient of sampling and KL
// kernel 81, train: loop over rows of [3, 2]
VAE_KERNEL void train_k81(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d268 = s->arena + 32032; // [n, 3, 2]
    const vae_real *t145 = s->arena + 45648; // [3, 2]
    const vae_real *d265 = s->arena + 32336; // [n, 3, 2]
    vae_real *d462 = s->arena + 42064; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d462_sum = 0.0f;
        VAE_SIMD_SUM(d462_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v460 = d265[i * 6 + j] - d268[i * 6 + j] * t145[j];
            d462_sum += v460 * v460;
        }
        d462[i] = d462_sum;
    }
}

// private.vae:7  gradient of sampling and KL
// kernel 82, train: loop over rows of [3]
VAE_KERNEL void train_k82(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d261 = s->arena + 36768; // [n, 3]
    vae_real *d467 = s->arena + 42000; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d467_sum = 0.0f;
        VAE_SIMD_SUM(d467_sum)
        for (size_t j = 0; j < 3; j++) {
            d467_sum += -d261[i * 3 + j];
        }
        d467[i] = d467_sum;
    }
}

// private.vae:7  gradient of sampling and KL
// kernel 83, train: loop over rows of [1]
VAE_KERNEL void train_k83(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d468 = s->arena + 41936; // [n, 1]
    const vae_real *d467 = s->arena + 42000; // [n, 1]
    const vae_real *t137 = s->arena + 45696; // [1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d468[i] = d467[i] / t137[0];
    }
}

// private.vae:7  gradient of sampling and KL
// kernel 84, train: loop over rows of [3]
VAE_KERNEL void train_k84(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d468 = s->arena + 41936; // [n, 1]
    const vae_real *t136 = s->arena + 45712; // [3]
    const vae_real *d261 = s->arena + 36768; // [n, 3]
    vae_real *d472 = s->arena + 41872; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d472_sum = 0.0f;
        VAE_SIMD_SUM(d472_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v470 = d261[i * 3 + j] + d468[i] * t136[j];
            d472_sum += v470 * v470;
        }
        d472[i] = d472_sum;
    }
}

// private.vae:9  gradient of dense(10)
// kernel 85, train: product by panels over rows of [1]
VAE_KERNEL void train_k85(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *z173 = s->arena + 17744; // [n, 2, 6]
    const vae_real *d251 = s->arena + 6528; // [n, 2, 10]
    vae_real *d477 = s->arena + 41808; // [n, 1]
    const vae_real *d451 = s->arena + 42192; // [n, 1]
    const vae_real *d454 = s->arena + 42128; // [n, 1]
    const vae_real *d462 = s->arena + 42064; // [n, 1]
    const vae_real *d472 = s->arena + 41872; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        const VaeFactors f[] = {
            {z173 + i * 12, d251 + i * 20, 2, 6, 10},
        };
        (d477 + begin * 1)[(i - begin) * 1] = vae_gram_norm(1, f, 6, 10, scratch);
    }
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v476 = d477[i];
        d477[i] = d451[i] + d454[i] + d462[i] + d472[i] + v476;
    }
}

// What kernel 86 of train and 1 other do, each with buffers of its own:
//   d478: [n, 1, 10]
//   d251: [n, 2, 10]
VAE_SHARED_2(like_train_k86, const VaeState *s, int tile, vae_real *scratch, vae_real *d478,
    const vae_real *d251) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 10; k++) {
            d478[i * 10 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 10; k++) {
                d478[i * 10 + k] += d251[i * 20 + j * 10 + k];
            }
        }
    }
}

// What kernel 87 of train and 1 other do, each with buffers of its own:
//   d478: [n, 10]
//   d481: [n, 1]
VAE_SHARED_2(like_train_k87, const VaeState *s, int tile, vae_real *scratch, const vae_real *d478,
    vae_real *d481) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        vae_real d481_sum = 0.0f;
        VAE_SIMD_SUM(d481_sum)
        for (size_t j = 0; j < 10; j++) {
            d481_sum += d478[i * 10 + j] * d478[i * 10 + j];
        }
        d481[i] = d481_sum;
    }
}

// private.vae:9  gradient of dense(10)
// kernel 88, train: product by panels over rows of [1]
VAE_KERNEL void train_k88(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h178 = s->arena + 11568; // [n, 2, 10]
    const vae_real *d247 = s->arena + 7536; // [n, 2, 10]
    vae_real *d486 = s->arena + 41680; // [n, 1]
    const vae_real *d477 = s->arena + 41808; // [n, 1]
    const vae_real *d481 = s->arena + 41744; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        const VaeFactors f[] = {
            {h178 + i * 20, d247 + i * 20, 2, 10, 10},
        };
        (d486 + begin * 1)[(i - begin) * 1] = vae_gram_norm(1, f, 10, 10, scratch);
    }
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v485 = d486[i];
        d486[i] = d477[i] + d481[i] + v485;
    }
}

// private.vae:9  gradient of dense(9)
// kernel 91, train: product by panels over rows of [1]
VAE_KERNEL void train_k91(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h184 = s->arena + 9552; // [n, 2, 10]
    const vae_real *d242 = s->arena + 13488; // [n, 2, 9]
    vae_real *d495 = s->arena + 41552; // [n, 1]
    const vae_real *d486 = s->arena + 41680; // [n, 1]
    const vae_real *d490 = s->arena + 41616; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        const VaeFactors f[] = {
            {h184 + i * 20, d242 + i * 18, 2, 10, 9},
        };
        (d495 + begin * 1)[(i - begin) * 1] = vae_gram_norm(1, f, 10, 9, scratch);
    }
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v494 = d495[i];
        d495[i] = d486[i] + d490[i] + v494;
    }
}

// kernel 92, train: loop over rows of [2, 9]
VAE_KERNEL void train_k92(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d496 = s->arena + 26800; // [n, 1, 9]
    const vae_real *d242 = s->arena + 13488; // [n, 2, 9]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 9; k++) {
            d496[i * 9 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                d496[i * 9 + k] += d242[i * 18 + j * 9 + k];
            }
        }
    }
}

// kernel 93, train: loop over rows of [9]
VAE_KERNEL void train_k93(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d496 = s->arena + 26800; // [n, 9]
    vae_real *d499 = s->arena + 41488; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d499_sum = 0.0f;
        VAE_SIMD_SUM(d499_sum)
        for (size_t j = 0; j < 9; j++) {
            d499_sum += d496[i * 9 + j] * d496[i * 9 + j];
        }
        d499[i] = d499_sum;
    }
}

// kernel 94, train: loop over rows of [1]
VAE_KERNEL void train_k94(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *d495 = s->arena + 41552; // [n, 1]
    const vae_real *d499 = s->arena + 41488; // [n, 1]
    const vae_real *d510 = s->arena + 41296; // [n, 1]
    vae_real *d516 = s->arena + 41232; // [n, 1]
    const vae_real clip = s->scalar[VAE_CLIP];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c513 = clip * inv_n;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d516[i] = c513 / vae_max(vae_sqrt(d495[i] + d499[i] + d510[i]), c513);
    }
}

// kernel 95, train: loop over rows of [11]
VAE_KERNEL void train_k95(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d517 = s->arena + 20176; // [n, 11]
    const vae_real *d425 = s->arena + 20736; // [n, 11]
    const vae_real *d516 = s->arena + 41232; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 11; j++) {
            d517[i * 11 + j] = d425[i * 11 + j] * d516[i];
        }
    }
}

// private.vae:8  gradient of dense(11)
// kernel 96, train: weight gradient over [12, 11]
VAE_KERNEL void train_k96(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h4 = s->arena + 19568; // [n, 12]
    const vae_real *d517 = s->arena + 20176; // [n, 11]
    vae_real *d_param518 = s->grad + 0; // [12, 11]
    if (tile == 1) {
        vae_real *d_param519 = s->grad + 144; // [11]
        vae_column_sums(s->n, 11, d517, 11, d_param519);
        return;
    }
    vae_gemm_tn(12, 11, s->n, h4, 12, d517, 11, d_param518, 11);
}

// private.vae:8  gradient of layernorm
// kernel 97, train: sum over the batch over rows of [11]
VAE_KERNEL void train_k97(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *d405 = s->arena + 21856; // [n, 11]
    const vae_real *d516 = s->arena + 41232; // [n, 1]
    vae_real *d_param521 = s->grad + 160; // [11]
    const vae_real *d403 = s->arena + 22976; // [n, 11]
    vae_real *d_param523 = s->grad + 176; // [11]
    for (size_t j = 0; j < 11; j++) {
        d_param521[j] = 0.0f;
    }
    for (size_t j = 0; j < 11; j++) {
        d_param523[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 11; j++) {
            d_param521[j] += d405[i * 11 + j] * d516[i];
            d_param523[j] += d403[i * 11 + j] * d516[i];
        }
    }
}

// kernel 98, train: loop over rows of [8]
VAE_KERNEL void train_k98(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d524 = s->arena + 27728; // [n, 8]
    const vae_real *d402 = s->arena + 28128; // [n, 8]
    const vae_real *d516 = s->arena + 41232; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            d524[i * 8 + j] = d402[i * 8 + j] * d516[i];
        }
    }
}

// private.vae:8  gradient of dense(8)
// kernel 99, train: weight gradient over [11, 8]
VAE_KERNEL void train_k99(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h26 = s->arena + 23536; // [n, 11]
    const vae_real *d524 = s->arena + 27728; // [n, 8]
    vae_real *d_param525 = s->grad + 192; // [11, 8]
    if (tile == 1) {
        vae_real *d_param526 = s->grad + 288; // [8]
        vae_column_sums(s->n, 8, d524, 8, d_param526);
        return;
    }
    vae_gemm_tn(11, 8, s->n, h26, 11, d524, 8, d_param525, 8);
}

// kernel 100, train: loop over rows of [30]
VAE_KERNEL void train_k100(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d527 = s->arena + 0; // [n, 30]
    const vae_real *d400 = s->arena + 1504; // [n, 30]
    const vae_real *d516 = s->arena + 41232; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 30; j++) {
            d527[i * 30 + j] = d400[i * 30 + j] * d516[i];
        }
    }
}

// private.vae:6  gradient of posterior heads (added by the compiler)
// kernel 101, train: weight gradient over [8, 30]
VAE_KERNEL void train_k101(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h31 = s->arena + 31328; // [n, 8]
    const vae_real *d527 = s->arena + 0; // [n, 30]
    vae_real *d_param528 = s->grad + 304; // [8, 30]
    if (tile == 1) {
        vae_real *d_param529 = s->grad + 544; // [30]
        vae_column_sums(s->n, 30, d527, 30, d_param529);
        return;
    }
    vae_gemm_tn(8, 30, s->n, h31, 8, d527, 30, d_param528, 30);
}

// private.vae:7  gradient of sampling and KL
// kernel 102, train: sum over the batch over rows of [1, 3, 2]
VAE_KERNEL void train_k102(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *d273 = s->arena + 31728; // [n, 1, 3, 2]
    const vae_real *d516 = s->arena + 41232; // [n, 1, 1, 1]
    vae_real *d_param532 = s->grad + 576; // [1, 3, 2]
    const vae_real *d265 = s->arena + 32336; // [n, 1, 3, 2]
    vae_real *d535 = s->arena + 45488; // [1, 3, 2]
    const vae_real *d268 = s->arena + 32032; // [n, 1, 3, 2]
    vae_real *d538 = s->arena + 45472; // [1, 3, 2]
    for (size_t j = 0; j < 6; j++) {
        d_param532[j] = 0.0f;
    }
    for (size_t j = 0; j < 6; j++) {
        d535[j] = 0.0f;
    }
    for (size_t j = 0; j < 6; j++) {
        d538[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            d_param532[j] += d273[i * 6 + j] * d516[i];
            d535[j] += d265[i * 6 + j] * d516[i];
            d538[j] += d268[i * 6 + j] * d516[i];
        }
    }
}

// private.vae:7  gradient of sampling and KL
// kernel 103, train: loop over [3, 2]
VAE_KERNEL void train_k103(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d538 = s->arena + 45472; // [3, 2]
    const vae_real *t145 = s->arena + 45648; // [3, 2]
    vae_real *d_param541 = s->grad + 592; // [3, 2]
    const vae_real *d535 = s->arena + 45488; // [3, 2]
    VAE_SIMD
    for (size_t j = 0; j < 6; j++) {
        d_param541[j] = d535[j] - d538[j] * t145[j];
    }
}

// private.vae:7  gradient of sampling and KL
// kernel 104, train: sum over the batch over rows of [1, 3]
VAE_KERNEL void train_k104(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *d261 = s->arena + 36768; // [n, 1, 3]
    const vae_real *d516 = s->arena + 41232; // [n, 1, 1]
    vae_real *d544 = s->arena + 45456; // [1, 3]
    for (size_t j = 0; j < 3; j++) {
        d544[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d544[j] += d261[i * 3 + j] * d516[i];
        }
    }
}

// private.vae:7  gradient of sampling and KL
// kernel 105, train: loop over [3]
VAE_KERNEL void train_k105(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d544 = s->arena + 45456; // [3]
    vae_real *d547 = s->arena + 45440; // [1]
    vae_real d547_sum = 0.0f;
    VAE_SIMD_SUM(d547_sum)
    for (size_t j = 0; j < 3; j++) {
        d547_sum += -d544[j];
    }
    d547[0] = d547_sum;
}

// private.vae:7  gradient of sampling and KL
// kernel 106, train: loop over [1]
VAE_KERNEL void train_k106(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d548 = s->arena + 45424; // [1]
    const vae_real *d547 = s->arena + 45440; // [1]
    const vae_real *t137 = s->arena + 45696; // [1]
    d548[0] = d547[0] / t137[0];
}

// private.vae:7  gradient of sampling and KL
// kernel 107, train: loop over [3]
VAE_KERNEL void train_k107(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d548 = s->arena + 45424; // [1]
    const vae_real *t136 = s->arena + 45712; // [3]
    vae_real *d_param550 = s->grad + 608; // [3]
    const vae_real *d544 = s->arena + 45456; // [3]
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        d_param550[j] = d544[j] + d548[0] * t136[j];
    }
}

// kernel 108, train: loop over rows of [2, 10]
VAE_KERNEL void train_k108(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d551 = s->arena + 5520; // [n, 2, 10]
    const vae_real *d251 = s->arena + 6528; // [n, 2, 10]
    const vae_real *d516 = s->arena + 41232; // [n, 1, 1]
    vae_real *d555 = s->arena + 4512; // [n, 2, 10]
    const vae_real *d247 = s->arena + 7536; // [n, 2, 10]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 20; j++) {
            d551[i * 20 + j] = d251[i * 20 + j] * d516[i];
            d555[i * 20 + j] = d247[i * 20 + j] * d516[i];
        }
    }
}

// private.vae:9  gradient of dense(10)
// kernel 109, train: weight gradient over [6, 10]
VAE_KERNEL void train_k109(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z173 = s->arena + 17744; // [n*2, 6]
    const vae_real *d551 = s->arena + 5520; // [n*2, 10]
    vae_real *d_param553 = s->grad + 624; // [6, 10]
    if (tile == 1) {
        vae_real *d_param554 = s->grad + 688; // [10]
        vae_column_sums(s->n * 2, 10, d551, 10, d_param554);
        return;
    }
    vae_gemm_tn(6, 10, s->n * 2, z173, 6, d551, 10, d_param553, 10);
}

// private.vae:9  gradient of dense(10)
// kernel 110, train: weight gradient over [10, 10]
VAE_KERNEL void train_k110(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h178 = s->arena + 11568; // [n*2, 10]
    const vae_real *d555 = s->arena + 4512; // [n*2, 10]
    vae_real *d_param557 = s->grad + 704; // [10, 10]
    if (tile == 1) {
        vae_real *d_param558 = s->grad + 816; // [10]
        vae_column_sums(s->n * 2, 10, d555, 10, d_param558);
        return;
    }
    vae_gemm_tn(10, 10, s->n * 2, h178, 10, d555, 10, d_param557, 10);
}

// kernel 111, train: loop over rows of [2, 9]
VAE_KERNEL void train_k111(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d559 = s->arena + 12576; // [n, 2, 9]
    const vae_real *d242 = s->arena + 13488; // [n, 2, 9]
    const vae_real *d516 = s->arena + 41232; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 18; j++) {
            d559[i * 18 + j] = d242[i * 18 + j] * d516[i];
        }
    }
}

// private.vae:9  gradient of dense(9)
// private.vae:10  gradient of dense(9)
// kernel 112, train: weight gradient over [10, 9]
VAE_KERNEL void train_k112(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h184 = s->arena + 9552; // [n*2, 10]
    const vae_real *d559 = s->arena + 12576; // [n*2, 9]
    vae_real *d_param561 = s->grad + 832; // [10, 9]
    if (tile == 1) {
        vae_real *d_param562 = s->grad + 928; // [9]
        vae_column_sums(s->n * 2, 9, d559, 9, d_param562);
        return;
    }
    vae_gemm_tn(10, 9, s->n * 2, h184, 10, d559, 9, d_param561, 9);
}

// kernel 113, train: loop over rows of [2, 1]
VAE_KERNEL void train_k113(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *d563 = s->arena + 37200; // [n, 2, 1]
    const vae_real *d236 = s->arena + 38656; // [n, 2, 1]
    const vae_real *d516 = s->arena + 41232; // [n, 1, 1]
    vae_real *d566 = s->arena + 37088; // [n, 2, 1]
    const vae_real *d239 = s->arena + 38544; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d563[i * 2 + j] = d236[i * 2 + j] * d516[i];
            d566[i * 2 + j] = d239[i * 2 + j] * d516[i];
        }
    }
}

// private.vae:10  gradient of likelihood = gaussian
// kernel 114, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k114(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n * 2;
    vae_real *d565 = s->arena + 45408; // [1]
    const vae_real *d563 = s->arena + 37200; // [n*2, 1]
    vae_real *d568 = s->arena + 45392; // [1]
    const vae_real *d566 = s->arena + 37088; // [n*2, 1]
    vae_real d565_sum = 0.0f;
    vae_real d568_sum = 0.0f;
    VAE_SIMD_SUM(d565_sum, d568_sum)
    for (size_t i = 0; i < rows; i++) {
        d565_sum += d563[i];
        d568_sum += d566[i];
    }
    d565[0] = d565_sum;
    d568[0] = d568_sum;
}

// private.vae:10  gradient of likelihood = gaussian
// kernel 115, train: loop over [1]
VAE_KERNEL void train_k115(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d568 = s->arena + 45392; // [1]
    const vae_real *t197 = s->arena + 45616; // [1]
    const vae_real *d565 = s->arena + 45408; // [1]
    vae_real *d_param571 = s->grad + 944; // [1]
    const vae_real *d243 = s->arena + 45504; // [1]
    d_param571[0] = (d565[0] - d568[0] * t197[0]) * d243[0];
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, train: loop over rows of [9]
    like_train_k0(s, tile, scratch, s->arena + 19568, s->arena + 27264);
    // private.vae:5  y
    // kernel 1, train: loop over rows of [3]
    like_train_k1(s, tile, scratch, s->arena + 19577, s->arena + 36928);
    // private.vae:8  dense(11)
    // private.vae:8  tanh
    // private.vae:8  layernorm
    // kernel 2, train: product by panels over rows of [11]
    like_train_k2(s, tile, scratch, s->arena + 19568, s->param + 0, s->arena + 25216,
        s->param + 144, s->arena + 45328);
    train_k3(s, tile, scratch);
    // private.vae:8  layernorm
    // kernel 4, train: loop over rows of [11]
    like_train_k4(s, tile, scratch, s->arena + 24656, s->arena + 25216, s->arena + 45264,
        s->arena + 45200);
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    // private.vae:6  posterior heads (added by the compiler)
    // kernel 8, train: product by panels over rows of [30]
    like_train_k8(s, tile, scratch, s->arena + 31328, s->param + 304, s->arena + 3008,
        s->param + 544);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
    train_k17(s, tile, scratch);
    // private.vae:6  sampling and KL
    // kernel 18, train: loop over rows of [1, 1]
    like_train_k18(s, tile, scratch, s->arena + 44304, s->arena + 44368);
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k33(s, tile, scratch);
    train_k34(s, tile, scratch);
    train_k35(s, tile, scratch);
    train_k36(s, tile, scratch);
    train_k76(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    // private.vae:7  sampling and KL
    // kernel 21, train: loop over [3]
    like_train_k21(s, tile, scratch, s->arena + 45728, s->param + 608);
    train_k22(s, tile, scratch);
    train_k23(s, tile, scratch);
    // private.vae:7  sampling and KL
    // kernel 24, train: loop over [3]
    like_train_k24(s, tile, scratch, s->arena + 45664, s->param + 608, s->arena + 45680);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k27(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k29(s, tile, scratch);
    train_k30(s, tile, scratch);
    // private.vae:7  sampling and KL
    // kernel 31, train: loop over rows of [1, 1]
    like_train_k18(s, tile, scratch, s->arena + 44176, s->arena + 44240);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    train_k38(s, tile, scratch);
    train_k39(s, tile, scratch);
    train_k40(s, tile, scratch);
    train_k43(s, tile, scratch);
    train_k44(s, tile, scratch);
    train_k45(s, tile, scratch);
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
    // private.vae:6  gradient of sampling and KL
    // kernel 58, train: loop over rows of [2, 1]
    like_train_k58(s, tile, scratch, s->arena + 37872, s->arena + 37760, s->arena + 37648,
        s->arena + 40448, s->arena + 43600);
    train_k59(s, tile, scratch);
    train_k60(s, tile, scratch);
    train_k61(s, tile, scratch);
    train_k62(s, tile, scratch);
    // private.vae:6  gradient of sampling and KL
    // kernel 63, train: loop over rows of [2, 1]
    like_train_k58(s, tile, scratch, s->arena + 37536, s->arena + 37424, s->arena + 37312,
        s->arena + 40896, s->arena + 43280);
    train_k64(s, tile, scratch);
    train_k65(s, tile, scratch);
    train_k66(s, tile, scratch);
    train_k67(s, tile, scratch);
    train_k68(s, tile, scratch);
    train_k69(s, tile, scratch);
    train_k70(s, tile, scratch);
    train_k71(s, tile, scratch);
    train_k72(s, tile, scratch);
    train_k73(s, tile, scratch);
    // private.vae:8  gradient of layernorm
    // kernel 74, train: loop over rows of [1]
    like_train_k74(s, tile, scratch, s->arena + 42832, s->arena + 42896);
    train_k75(s, tile, scratch);
    train_k77(s, tile, scratch);
    train_k78(s, tile, scratch);
    train_k79(s, tile, scratch);
    train_k80(s, tile, scratch);
    train_k81(s, tile, scratch);
    train_k82(s, tile, scratch);
    train_k83(s, tile, scratch);
    train_k84(s, tile, scratch);
    train_k85(s, tile, scratch);
    // kernel 86, train: loop over rows of [2, 10]
    like_train_k86(s, tile, scratch, s->arena + 26288, s->arena + 6528);
    // kernel 87, train: loop over rows of [10]
    like_train_k87(s, tile, scratch, s->arena + 26288, s->arena + 41744);
    train_k88(s, tile, scratch);
    // kernel 89, train: loop over rows of [2, 10]
    like_train_k86(s, tile, scratch, s->arena + 25776, s->arena + 7536);
    // kernel 90, train: loop over rows of [10]
    like_train_k87(s, tile, scratch, s->arena + 25776, s->arena + 41616);
    train_k91(s, tile, scratch);
    train_k92(s, tile, scratch);
    train_k93(s, tile, scratch);
    train_k94(s, tile, scratch);
    train_k95(s, tile, scratch);
    train_k98(s, tile, scratch);
    train_k100(s, tile, scratch);
    train_k108(s, tile, scratch);
    train_k111(s, tile, scratch);
    train_k113(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u12(const VaeState *s, int tile, vae_real *scratch) {
    train_k102(s, tile, scratch);
    train_k103(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u13(const VaeState *s, int tile, vae_real *scratch) {
    train_k104(s, tile, scratch);
    train_k105(s, tile, scratch);
    train_k106(s, tile, scratch);
    train_k107(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u17(const VaeState *s, int tile, vae_real *scratch) {
    train_k114(s, tile, scratch);
    train_k115(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    train_k41(s, tile, scratch);
    train_k42(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {0}},
        {train_k32, panels, {0}},
        {train_u1, 1, {0}},
        {train_k26, 1, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){
        {train_k37, panels, {0}},
        {train_u3, panels, {0}}}, 2);
    vae_run_one(me, s, train_u6, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k101, 2, {0}},
        {train_k110, 2, {0}},
        {train_k112, 2, {0}},
        {train_k96, 2, {0}},
        {train_k109, 2, {0}},
        {train_k99, 2, {0}},
        {train_k97, 1, {0}},
        {train_u12, 1, {0}},
        {train_u13, 1, {0}},
        {train_u17, 1, {0}},
        {train_u7, 1, {0}}}, 11);
}

// What kernel 5 of eval and 1 other do, each with buffers of its own:
//   t17: [n, 1]
//   t23: [n, 1]
VAE_SHARED_2(like_eval_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *t17,
    vae_real *t23) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t23[i] = 1.0f / vae_sqrt(0.0909090909f * t17[i] + 1e-05f);
    }
}

// What kernel 6 of eval and 1 other do, each with buffers of its own:
//   t15: [n, 11]
//   t23: [n, 1]
//   t10: [11]
//   h26: [n, 11]
//   t11: [11]
VAE_SHARED_2(like_eval_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *t15,
    const vae_real *t23, const vae_real *t10, vae_real *h26, const vae_real *t11) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 11; j++) {
            h26[i * 11 + j] = t15[i * 11 + j] * t23[i] * t10[j] + t11[j];
        }
    }
}

// What kernel 7 of eval and 1 other do, each with buffers of its own:
//   h26: [n, 11]
//   w27: [11, 8]
//   h31: [n, 8]
//   b28: [8]
VAE_SHARED_2(like_eval_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *h26,
    const vae_real *w27, vae_real *h31, const vae_real *b28) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_gemm_nn((int)(end - begin), 8, 11, h26 + begin * 11, 11, w27, 8, h31 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v29 = h31[i * 8 + j];
            h31[i * 8 + j] = vae_max(v29 + b28[j], 0.0f);
        }
    }
}

// private.vae:6  sampling and KL
// private.vae:10  sampling and KL
// kernel 9, eval: loop over rows of [4]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *logvar37 = s->arena + 4; // [n, 4] in rows of 30
    const vae_real *eps41 = s->arena + 6400; // [n, 4]
    vae_real *t46 = s->arena + 6192; // [n, 4]
    const vae_real *mean36 = s->arena + 0; // [n, 4] in rows of 30
    const vae_real *t54 = s->arena + 12; // [n, 4] in rows of 30
    const vae_real *t53 = s->arena + 8; // [n, 4] in rows of 30
    vae_real *t57 = s->arena + 8848; // [n, 1]
    vae_real *t63 = s->arena + 8784; // [n, 1]
    vae_real *t69 = s->arena + 8656; // [n, 1]
    const vae_real *t82 = s->arena + 21; // [n, 4] in rows of 30
    const vae_real *t81 = s->arena + 17; // [n, 4] in rows of 30
    vae_real *t85 = s->arena + 8464; // [n, 1]
    vae_real *t90 = s->arena + 8400; // [n, 1]
    vae_real *t109 = s->arena + 8080; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t57_sum = 0.0f;
        vae_real t63_sum = 0.0f;
        vae_real t69_sum = 0.0f;
        vae_real t85_sum = 0.0f;
        vae_real t90_sum = 0.0f;
        vae_real t109_sum = 0.0f;
        VAE_SIMD_SUM(t57_sum, t63_sum, t69_sum, t85_sum, t90_sum, t109_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v46 = mean36[i * 30 + j] + vae_exp(0.5f * logvar37[i * 30 + j]) * eps41[i * 4 + j];
            t46[i * 4 + j] = v46;
            const vae_real v49 = eps41[i * 4 + j] * eps41[i * 4 + j] + logvar37[i * 30 + j];
            t57_sum += t54[i * 30 + j] * t53[i * 30 + j];
            t63_sum += t54[i * 30 + j] * t54[i * 30 + j];
            t69_sum += t54[i * 30 + j] * v46;
            t85_sum += t82[i * 30 + j] * t81[i * 30 + j];
            t90_sum += t82[i * 30 + j] * t82[i * 30 + j];
            t109_sum += (-0.5f) * (v49 + 1.83787707f);
        }
        t57[i] = t57_sum;
        t63[i] = t63_sum;
        t69[i] = t69_sum;
        t85[i] = t85_sum;
        t90[i] = t90_sum;
        t109[i] = t109_sum;
    }
}

// private.vae:6  sampling and KL
// kernel 10, eval: loop over rows of [1]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t57 = s->arena + 8848; // [n, 1]
    const vae_real *t63 = s->arena + 8784; // [n, 1]
    vae_real *t65 = s->arena + 8720; // [n, 1]
    const vae_real *t69 = s->arena + 8656; // [n, 1]
    const vae_real *t55 = s->arena + 16; // [n, 1] in rows of 30
    vae_real *t71 = s->arena + 8592; // [n, 1]
    vae_real *t80 = s->arena + 8528; // [n, 1]
    const vae_real *t85 = s->arena + 8464; // [n, 1]
    const vae_real *t90 = s->arena + 8400; // [n, 1]
    vae_real *t92 = s->arena + 8336; // [n, 1]
    vae_real *t104 = s->arena + 8144; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v58 = vae_softplus(t57[i]);
        const vae_real v65 = (v58 - 1.0f - t57[i]) / (t63[i] + 1e-12f);
        t65[i] = v65;
        const vae_real v71 = vae_tanh(t69[i] + t55[i * 30]);
        t71[i] = v71;
        const vae_real v74 = v71 * v71;
        t80[i] = vae_log(v74 + (1.0f - v74) * (v58 - 1e-12f * v65));
        const vae_real v86 = vae_softplus(t85[i]);
        const vae_real v92 = (v86 - 1.0f - t85[i]) / (t90[i] + 1e-12f);
        t92[i] = v92;
        t104[i] = v86 - 1e-12f * v92;
    }
}

// private.vae:6  sampling and KL
// kernel 11, eval: loop over rows of [4]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t65 = s->arena + 8720; // [n, 1]
    const vae_real *t54 = s->arena + 12; // [n, 4] in rows of 30
    const vae_real *t53 = s->arena + 8; // [n, 4] in rows of 30
    const vae_real *t71 = s->arena + 8592; // [n, 1]
    vae_real *t73 = s->arena + 5984; // [n, 4]
    const vae_real *t46 = s->arena + 6192; // [n, 4]
    const vae_real *t82 = s->arena + 21; // [n, 4] in rows of 30
    vae_real *t96 = s->arena + 8272; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t96_sum = 0.0f;
        VAE_SIMD_SUM(t96_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v73 = t46[i * 4 + j] + (t53[i * 30 + j] + t65[i] * t54[i * 30 + j]) * t71[i];
            t73[i * 4 + j] = v73;
            t96_sum += t82[i * 30 + j] * v73;
        }
        t96[i] = t96_sum;
    }
}

// private.vae:6  sampling and KL
// kernel 12, eval: loop over rows of [1]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t96 = s->arena + 8272; // [n, 1]
    const vae_real *t83 = s->arena + 25; // [n, 1] in rows of 30
    vae_real *t98 = s->arena + 8208; // [n, 1]
    const vae_real *t104 = s->arena + 8144; // [n, 1]
    const vae_real *t80 = s->arena + 8528; // [n, 1]
    vae_real *t110 = s->arena + 8016; // [n, 1]
    const vae_real *t109 = s->arena + 8080; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v98 = vae_tanh(t96[i] + t83[i * 30]);
        t98[i] = v98;
        const vae_real v101 = v98 * v98;
        t110[i] = t109[i] - (t80[i] + vae_log(v101 + (1.0f - v101) * t104[i]));
    }
}

// private.vae:6  sampling and KL
// private.vae:10  sampling and KL
// kernel 13, eval: loop over rows of [4]
VAE_KERNEL void eval_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t92 = s->arena + 8336; // [n, 1]
    const vae_real *t82 = s->arena + 21; // [n, 4] in rows of 30
    const vae_real *t81 = s->arena + 17; // [n, 4] in rows of 30
    const vae_real *t98 = s->arena + 8208; // [n, 1]
    vae_real *z100 = s->arena + 5680; // [n, 4] in rows of 6
    const vae_real *t73 = s->arena + 5984; // [n, 4]
    vae_real *t114 = s->arena + 7952; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t114_sum = 0.0f;
        VAE_SIMD_SUM(t114_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v100 = t73[i * 4 + j] + (t81[i * 30 + j] + t92[i] * t82[i * 30 + j]) * t98[i];
            z100[i * 6 + j] = v100;
            t114_sum += (-0.5f) * (v100 * v100 + 1.83787707f);
        }
        t114[i] = t114_sum;
    }
}

// private.vae:6  sampling and KL
// kernel 14, eval: loop over rows of [1]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t115 = s->arena + 7888; // [n, 1]
    const vae_real *t114 = s->arena + 7952; // [n, 1]
    const vae_real *t110 = s->arena + 8016; // [n, 1]
    vae_real *t116 = s->arena + 7824; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v115 = t114[i] - t110[i];
        t115[i] = v115;
        t116[i] = -v115;
    }
}

// private.vae:7  sampling and KL
// private.vae:10  sampling and KL
// kernel 15, eval: loop over rows of [2]
VAE_KERNEL void eval_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *logvar40 = s->arena + 28; // [n, 2] in rows of 30
    const vae_real *eps117 = s->arena + 7200; // [n, 2]
    vae_real *z121 = s->arena + 7088; // [n, 2]
    const vae_real *mean39 = s->arena + 26; // [n, 2] in rows of 30
    vae_real *t154 = s->arena + 7632; // [n, 1]
    vae_real *t159 = s->arena + 5684; // [n, 2] in rows of 6
    for (size_t i = begin; i < end; i++) {
        vae_real t154_sum = 0.0f;
        VAE_SIMD_SUM(t154_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v121 = mean39[i * 30 + j] + vae_exp(0.5f * logvar40[i * 30 + j]) * eps117[i * 2 + j];
            z121[i * 2 + j] = v121;
            const vae_real v123 = eps117[i * 2 + j] * eps117[i * 2 + j] + logvar40[i * 30 + j];
            t154_sum += (-0.5f) * (v123 + 1.83787707f);
            t159[i * 6 + j] = v121;
        }
        t154[i] = t154_sum;
    }
}

// What kernel 17 of eval and 1 other do, each with buffers of its own:
//   t128: [3]
//   t129: [1]
//   t132: [1]
VAE_SHARED_2(like_eval_k17, const VaeState *s, int tile, vae_real *scratch, const vae_real *t128,
    const vae_real *t129, vae_real *t132) {
    (void)s;
    (void)tile, (void)scratch;
    vae_real t132_sum = 0.0f;
    VAE_SIMD_SUM(t132_sum)
    for (size_t j = 0; j < 3; j++) {
        t132_sum += vae_exp(t128[j] - t129[0]);
    }
    t132[0] = t132_sum;
}

// private.vae:7  sampling and KL
// private.vae:10  likelihood = gaussian
// kernel 18, eval: loop over [1]
VAE_KERNEL void eval_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t132 = s->arena + 9248; // [1]
    vae_real *t134 = s->arena + 9232; // [1]
    const vae_real *t129 = s->arena + 9264; // [1]
    const vae_real *t176 = s->param + 944; // [1]
    vae_real *logvar180 = s->arena + 9184; // [1]
    vae_real *t184 = s->arena + 9168; // [1]
    t134[0] = vae_log(t132[0]) + t129[0];
    const vae_real v180 = (-13.8155106f) + vae_softplus(t176[0] - (-13.8155106f));
    logvar180[0] = v180;
    t184[0] = vae_exp(-v180);
}

// private.vae:7  sampling and KL
// kernel 20, eval: loop over [3, 2]
VAE_KERNEL void eval_k20(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k26(s, tile, scratch, s->param + 592, s->arena + 9200);
}

// private.vae:7  sampling and KL
// kernel 21, eval: loop over rows of [3, 2]
VAE_KERNEL void eval_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *z121 = s->arena + 7088; // [n, 1, 2]
    const vae_real *mean126 = s->param + 576; // [3, 2]
    const vae_real *t140 = s->arena + 9200; // [3, 2]
    const vae_real *logvar127 = s->param + 592; // [3, 2]
    vae_real *t145 = s->arena + 6768; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t145_sum = 0.0f;
            VAE_SIMD_SUM(t145_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v137 = z121[i * 2 + k] - mean126[j * 2 + k];
                const vae_real v143 = v137 * v137 * t140[j * 2 + k] + logvar127[j * 2 + k] + 1.83787707f;
                t145_sum += (-0.5f) * v143;
            }
            t145[i * 3 + j] = t145_sum;
        }
    }
}

// private.vae:7  sampling and KL
// kernel 22, eval: loop over rows of [3]
VAE_KERNEL void eval_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t147 = s->arena + 6608; // [n, 3]
    const vae_real *t145 = s->arena + 6768; // [n, 3]
    const vae_real *t135 = s->arena + 9216; // [3]
    vae_real *t148 = s->arena + 7760; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t148_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t148_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v147 = t145[i * 3 + j] + t135[j];
            t147[i * 3 + j] = v147;
            t148_sum = vae_max(t148_sum, v147);
        }
        t148[i] = t148_sum;
    }
}

// private.vae:7  sampling and KL
// kernel 23, eval: loop over rows of [3]
VAE_KERNEL void eval_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t147 = s->arena + 6608; // [n, 3]
    const vae_real *t148 = s->arena + 7760; // [n, 1]
    vae_real *t151 = s->arena + 7696; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t151_sum = 0.0f;
        VAE_SIMD_SUM(t151_sum)
        for (size_t j = 0; j < 3; j++) {
            t151_sum += vae_exp(t147[i * 3 + j] - t148[i]);
        }
        t151[i] = t151_sum;
    }
}

// private.vae:7  sampling and KL
// kernel 24, eval: loop over rows of [1]
VAE_KERNEL void eval_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t151 = s->arena + 7696; // [n, 1]
    const vae_real *t148 = s->arena + 7760; // [n, 1]
    const vae_real *t154 = s->arena + 7632; // [n, 1]
    vae_real *t156 = s->arena + 7568; // [n, 1]
    vae_real *t157 = s->arena + 7504; // [n, 1]
    const vae_real *t116 = s->arena + 7824; // [n, 1]
    vae_real *t158 = s->arena + 7440; // [n, 1]
    const vae_real *t115 = s->arena + 7888; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v155 = vae_log(t151[i]) + t148[i] - t154[i];
        t156[i] = -v155;
        t157[i] = t116[i] - v155;
        t158[i] = t115[i] + v155;
    }
}

// What kernel 25 of eval and 1 other do, each with buffers of its own:
//   z160: [n, 6]
//   w161: [6, 10]
//   h165: [n, 10]
//   b162: [10]
VAE_SHARED_2(like_eval_k25, const VaeState *s, int tile, vae_real *scratch, const vae_real *z160,
    const vae_real *w161, vae_real *h165, const vae_real *b162) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_gemm_nn((int)(end - begin), 10, 6, z160 + begin * 6, 6, w161, 10, h165 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 10; j++) {
            const vae_real v163 = h165[i * 10 + j];
            h165[i * 10 + j] = vae_max(v163 + b162[j], 0.0f);
        }
    }
}

// What kernel 26 of eval and 1 other do, each with buffers of its own:
//   h165: [n, 10]
//   w166: [10, 10]
//   h171: [n, 10]
//   b167: [10]
VAE_SHARED_2(like_eval_k26, const VaeState *s, int tile, vae_real *scratch, const vae_real *h165,
    const vae_real *w166, vae_real *h171, const vae_real *b167) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_gemm_nn((int)(end - begin), 10, 10, h165 + begin * 10, 10, w166, 10, h171 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 10; j++) {
            const vae_real v168 = h171[i * 10 + j];
            h171[i * 10 + j] = h165[i * 10 + j] + vae_tanh(v168 + b167[j]);
        }
    }
}

// private.vae:9  dense(9)
// private.vae:10  likelihood = gaussian
// kernel 27, eval: product by panels over rows of [9]
VAE_KERNEL void eval_k27(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h171 = s->arena + 3792; // [n, 10]
    const vae_real *w172 = s->param + 832; // [10, 9]
    vae_real *t174 = scratch; // [end - begin, 9]
    const vae_real *b173 = s->param + 928; // [9]
    const vae_real *x0 = s->arena + 4816; // [n, 9]
    const vae_real *t184 = s->arena + 9168; // [1]
    const vae_real *logvar180 = s->arena + 9184; // [1]
    vae_real *t189 = s->arena + 7376; // [n, 1]
    vae_gemm_nn((int)(end - begin), 9, 10, h171 + begin * 10, 10, w172, 9, t174, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t189_sum = 0.0f;
        VAE_SIMD_SUM(t189_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v174 = t174[(i - begin) * 9 + j];
            const vae_real v181 = x0[i * 9 + j] - (v174 + b173[j]);
            const vae_real v188 = 0.5f * (logvar180[0] + v181 * v181 * t184[0] + 1.83787707f);
            t189_sum += v188;
        }
        t189[i] = t189_sum;
    }
}

// kernel 28, eval: loop over rows of [1]
VAE_KERNEL void eval_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t190 = s->arena + 7312; // [n, 1]
    const vae_real *t158 = s->arena + 7440; // [n, 1]
    const vae_real *t189 = s->arena + 7376; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t190[i] = t158[i] - t189[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // private.vae:4  x
    // kernel 0, eval: loop over rows of [9]
    like_train_k0(s, tile, scratch, s->arena + 1504, s->arena + 4816);
    // private.vae:5  y
    // kernel 1, eval: loop over rows of [3]
    like_train_k1(s, tile, scratch, s->arena + 1513, s->arena + 6928);
    // private.vae:8  dense(11)
    // private.vae:8  tanh
    // private.vae:8  layernorm
    // kernel 2, eval: product by panels over rows of [11]
    like_train_k2(s, tile, scratch, s->arena + 1504, s->param + 0, s->arena + 3232, s->param + 144,
        s->arena + 9104);
    // private.vae:8  layernorm
    // kernel 3, eval: loop over rows of [1]
    like_train_k74(s, tile, scratch, s->arena + 9040, s->arena + 9104);
    // private.vae:8  layernorm
    // kernel 4, eval: loop over rows of [11]
    like_train_k4(s, tile, scratch, s->arena + 2672, s->arena + 3232, s->arena + 9040,
        s->arena + 8976);
    // private.vae:8  layernorm
    // kernel 5, eval: loop over rows of [1]
    like_eval_k5(s, tile, scratch, s->arena + 8976, s->arena + 8912);
    // private.vae:8  layernorm
    // kernel 6, eval: loop over rows of [11]
    like_eval_k6(s, tile, scratch, s->arena + 2672, s->arena + 8912, s->param + 160,
        s->arena + 2112, s->param + 176);
    // private.vae:8  dense(8)
    // private.vae:8  relu
    // kernel 7, eval: product by panels over rows of [8]
    like_eval_k7(s, tile, scratch, s->arena + 2112, s->param + 192, s->arena + 5280, s->param + 288);
    // private.vae:6  posterior heads (added by the compiler)
    // kernel 8, eval: product by panels over rows of [30]
    like_train_k8(s, tile, scratch, s->arena + 5280, s->param + 304, s->arena + 0, s->param + 544);
    eval_k9(s, tile, scratch);
    eval_k10(s, tile, scratch);
    eval_k11(s, tile, scratch);
    eval_k12(s, tile, scratch);
    eval_k13(s, tile, scratch);
    eval_k14(s, tile, scratch);
    eval_k15(s, tile, scratch);
    // private.vae:9  dense(10)
    // private.vae:9  relu
    // kernel 25, eval: product by panels over rows of [10]
    like_eval_k25(s, tile, scratch, s->arena + 5680, s->param + 624, s->arena + 4304,
        s->param + 688);
    // private.vae:9  dense(10)
    // private.vae:9  tanh
    // kernel 26, eval: product by panels over rows of [10]
    like_eval_k26(s, tile, scratch, s->arena + 4304, s->param + 704, s->arena + 3792,
        s->param + 816);
}

// One thread does all of these.
VAE_KERNEL void eval_u1(const VaeState *s, int tile, vae_real *scratch) {
    // private.vae:7  sampling and KL
    // kernel 16, eval: loop over [3]
    like_train_k21(s, tile, scratch, s->arena + 9264, s->param + 608);
    // private.vae:7  sampling and KL
    // kernel 17, eval: loop over [3]
    like_eval_k17(s, tile, scratch, s->param + 608, s->arena + 9264, s->arena + 9248);
    eval_k18(s, tile, scratch);
    // private.vae:7  sampling and KL
    // kernel 19, eval: loop over [3]
    like_train_k24(s, tile, scratch, s->arena + 9216, s->param + 608, s->arena + 9232);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u3(const VaeState *s, int tile, vae_real *scratch) {
    eval_k21(s, tile, scratch);
    eval_k22(s, tile, scratch);
    eval_k23(s, tile, scratch);
    eval_k24(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run(me, s, (VaeWork[]){
        {eval_u0, panels, {0}},
        {eval_u1, 1, {0}},
        {eval_k20, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {eval_k27, panels, {0}},
        {eval_u3, panels, {0}}}, 2);
    vae_run_one(me, s, eval_k28, panels);
}

// private.vae:6  sampling and KL
// kernel 9, encode: loop over rows of [4]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t42 = s->arena + 12; // [n, 4] in rows of 30
    const vae_real *t41 = s->arena + 8; // [n, 4] in rows of 30
    vae_real *t45 = s->arena + 7120; // [n, 1]
    vae_real *t51 = s->arena + 7056; // [n, 1]
    const vae_real *mean36 = s->arena + 0; // [n, 4] in rows of 30
    vae_real *t57 = s->arena + 6928; // [n, 1]
    const vae_real *t63 = s->arena + 21; // [n, 4] in rows of 30
    const vae_real *t62 = s->arena + 17; // [n, 4] in rows of 30
    vae_real *t66 = s->arena + 6800; // [n, 1]
    vae_real *t71 = s->arena + 6736; // [n, 1]
    const vae_real *logvar37 = s->arena + 4; // [n, 4] in rows of 30
    const vae_real *eps82 = s->arena + 5280; // [n, 4]
    vae_real *t87 = s->arena + 5072; // [n, 4]
    vae_real *t89 = s->arena + 6480; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t45_sum = 0.0f;
        vae_real t51_sum = 0.0f;
        vae_real t57_sum = 0.0f;
        vae_real t66_sum = 0.0f;
        vae_real t71_sum = 0.0f;
        vae_real t89_sum = 0.0f;
        VAE_SIMD_SUM(t45_sum, t51_sum, t57_sum, t66_sum, t71_sum, t89_sum)
        for (size_t j = 0; j < 4; j++) {
            t45_sum += t42[i * 30 + j] * t41[i * 30 + j];
            t51_sum += t42[i * 30 + j] * t42[i * 30 + j];
            t57_sum += t42[i * 30 + j] * mean36[i * 30 + j];
            t66_sum += t63[i * 30 + j] * t62[i * 30 + j];
            t71_sum += t63[i * 30 + j] * t63[i * 30 + j];
            const vae_real v87 = mean36[i * 30 + j] + vae_exp(0.5f * logvar37[i * 30 + j]) * eps82[i * 4 + j];
            t87[i * 4 + j] = v87;
            t89_sum += t42[i * 30 + j] * v87;
        }
        t45[i] = t45_sum;
        t51[i] = t51_sum;
        t57[i] = t57_sum;
        t66[i] = t66_sum;
        t71[i] = t71_sum;
        t89[i] = t89_sum;
    }
}

// private.vae:6  sampling and KL
// kernel 10, encode: loop over rows of [1]
VAE_KERNEL void encode_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t45 = s->arena + 7120; // [n, 1]
    const vae_real *t51 = s->arena + 7056; // [n, 1]
    vae_real *t53 = s->arena + 6992; // [n, 1]
    const vae_real *t57 = s->arena + 6928; // [n, 1]
    const vae_real *t43 = s->arena + 16; // [n, 1] in rows of 30
    vae_real *t59 = s->arena + 6864; // [n, 1]
    const vae_real *t66 = s->arena + 6800; // [n, 1]
    const vae_real *t71 = s->arena + 6736; // [n, 1]
    vae_real *t73 = s->arena + 6672; // [n, 1]
    const vae_real *t89 = s->arena + 6480; // [n, 1]
    vae_real *t91 = s->arena + 6416; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t53[i] = (vae_softplus(t45[i]) - 1.0f - t45[i]) / (t51[i] + 1e-12f);
        t59[i] = vae_tanh(t57[i] + t43[i * 30]);
        t73[i] = (vae_softplus(t66[i]) - 1.0f - t66[i]) / (t71[i] + 1e-12f);
        t91[i] = vae_tanh(t89[i] + t43[i * 30]);
    }
}

// private.vae:6  sampling and KL
// kernel 11, encode: loop over rows of [4]
VAE_KERNEL void encode_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t53 = s->arena + 6992; // [n, 1]
    const vae_real *t42 = s->arena + 12; // [n, 4] in rows of 30
    const vae_real *t41 = s->arena + 8; // [n, 4] in rows of 30
    const vae_real *t59 = s->arena + 6864; // [n, 1]
    vae_real *t61 = s->arena + 5696; // [n, 4]
    const vae_real *mean36 = s->arena + 0; // [n, 4] in rows of 30
    const vae_real *t63 = s->arena + 21; // [n, 4] in rows of 30
    vae_real *t77 = s->arena + 6608; // [n, 1]
    const vae_real *t91 = s->arena + 6416; // [n, 1]
    vae_real *t93 = s->arena + 4864; // [n, 4]
    const vae_real *t87 = s->arena + 5072; // [n, 4]
    vae_real *t95 = s->arena + 6352; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t77_sum = 0.0f;
        vae_real t95_sum = 0.0f;
        VAE_SIMD_SUM(t77_sum, t95_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v55 = t41[i * 30 + j] + t53[i] * t42[i * 30 + j];
            const vae_real v61 = mean36[i * 30 + j] + v55 * t59[i];
            t61[i * 4 + j] = v61;
            t77_sum += t63[i * 30 + j] * v61;
            const vae_real v93 = t87[i * 4 + j] + v55 * t91[i];
            t93[i * 4 + j] = v93;
            t95_sum += t63[i * 30 + j] * v93;
        }
        t77[i] = t77_sum;
        t95[i] = t95_sum;
    }
}

// private.vae:6  sampling and KL
// kernel 12, encode: loop over rows of [1]
VAE_KERNEL void encode_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t77 = s->arena + 6608; // [n, 1]
    const vae_real *t64 = s->arena + 25; // [n, 1] in rows of 30
    vae_real *t79 = s->arena + 6544; // [n, 1]
    const vae_real *t95 = s->arena + 6352; // [n, 1]
    vae_real *t97 = s->arena + 6288; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t79[i] = vae_tanh(t77[i] + t64[i * 30]);
        t97[i] = vae_tanh(t95[i] + t64[i * 30]);
    }
}

// private.vae:6  sampling and KL
// kernel 13, encode: loop over rows of [4]
VAE_KERNEL void encode_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t73 = s->arena + 6672; // [n, 1]
    const vae_real *t63 = s->arena + 21; // [n, 4] in rows of 30
    const vae_real *t62 = s->arena + 17; // [n, 4] in rows of 30
    const vae_real *t79 = s->arena + 6544; // [n, 1]
    vae_real *t81 = s->arena + 5488; // [n, 4]
    const vae_real *t61 = s->arena + 5696; // [n, 4]
    const vae_real *t97 = s->arena + 6288; // [n, 1]
    vae_real *z99 = s->arena + 4656; // [n, 4]
    const vae_real *t93 = s->arena + 4864; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v75 = t62[i * 30 + j] + t73[i] * t63[i * 30 + j];
            t81[i * 4 + j] = t61[i * 4 + j] + v75 * t79[i];
            z99[i * 4 + j] = t93[i * 4 + j] + v75 * t97[i];
        }
    }
}

// private.vae:6  posterior heads (added by the compiler)
// kernel 14, encode: loop over rows of [2]
VAE_KERNEL void encode_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t100 = s->arena + 6176; // [n, 2]
    const vae_real *mean39 = s->arena + 26; // [n, 2] in rows of 30
    vae_real *t101 = s->arena + 6064; // [n, 2]
    const vae_real *logvar40 = s->arena + 28; // [n, 2] in rows of 30
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t100[i * 2 + j] = mean39[i * 30 + j];
            t101[i * 2 + j] = logvar40[i * 30 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // private.vae:4  x
    // kernel 0, encode: loop over rows of [9]
    like_train_k0(s, tile, scratch, s->arena + 1504, s->arena + 3792);
    // private.vae:5  y
    // kernel 1, encode: loop over rows of [3]
    like_train_k1(s, tile, scratch, s->arena + 1513, s->arena + 5904);
    // private.vae:8  dense(11)
    // private.vae:8  tanh
    // private.vae:8  layernorm
    // kernel 2, encode: product by panels over rows of [11]
    like_train_k2(s, tile, scratch, s->arena + 1504, s->param + 0, s->arena + 3232, s->param + 144,
        s->arena + 7376);
    // private.vae:8  layernorm
    // kernel 3, encode: loop over rows of [1]
    like_train_k74(s, tile, scratch, s->arena + 7312, s->arena + 7376);
    // private.vae:8  layernorm
    // kernel 4, encode: loop over rows of [11]
    like_train_k4(s, tile, scratch, s->arena + 2672, s->arena + 3232, s->arena + 7312,
        s->arena + 7248);
    // private.vae:8  layernorm
    // kernel 5, encode: loop over rows of [1]
    like_eval_k5(s, tile, scratch, s->arena + 7248, s->arena + 7184);
    // private.vae:8  layernorm
    // kernel 6, encode: loop over rows of [11]
    like_eval_k6(s, tile, scratch, s->arena + 2672, s->arena + 7184, s->param + 160,
        s->arena + 2112, s->param + 176);
    // private.vae:8  dense(8)
    // private.vae:8  relu
    // kernel 7, encode: product by panels over rows of [8]
    like_eval_k7(s, tile, scratch, s->arena + 2112, s->param + 192, s->arena + 4256, s->param + 288);
    // private.vae:6  posterior heads (added by the compiler)
    // kernel 8, encode: product by panels over rows of [30]
    like_train_k8(s, tile, scratch, s->arena + 4256, s->param + 304, s->arena + 0, s->param + 544);
    encode_k9(s, tile, scratch);
    encode_k10(s, tile, scratch);
    encode_k11(s, tile, scratch);
    encode_k12(s, tile, scratch);
    encode_k13(s, tile, scratch);
    encode_k14(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run_one(me, s, encode_u0, panels);
}

// private.vae:6  z
// kernel 0, decode: loop over rows of [4]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t2 = s->arena + 2416; // [n, 4] in rows of 6
    const vae_real *z0 = s->arena + 2720; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t2[i * 6 + j] = z0[i * 4 + j];
        }
    }
}

// private.vae:7  s
// kernel 1, decode: loop over rows of [2]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t3 = s->arena + 2420; // [n, 2] in rows of 6
    const vae_real *z1 = s->arena + 2928; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t3[i * 6 + j] = z1[i * 2 + j];
        }
    }
}

// private.vae:9  dense(9)
// kernel 4, decode: product by panels over rows of [9]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *h15 = s->arena + 0; // [n, 10]
    const vae_real *w16 = s->param + 832; // [10, 9]
    vae_real *p19 = s->arena + 1952; // [n, 9]
    const vae_real *b17 = s->param + 928; // [9]
    vae_real *t29 = s->arena + 1024; // [n, 9]
    vae_gemm_nn((int)(end - begin), 9, 10, h15 + begin * 10, 10, w16, 9, p19 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v18 = p19[i * 9 + j];
            const vae_real v19 = v18 + b17[j];
            p19[i * 9 + j] = v19;
            t29[i * 9 + j] = v19;
        }
    }
}

// private.vae:10  likelihood = gaussian
// kernel 5, decode: loop over [1]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t20 = s->param + 944; // [1]
    vae_real *t27 = s->arena + 3040; // [1]
    const vae_real v26 = 0.5f * ((-13.8155106f) + vae_softplus(t20[0] - (-13.8155106f)));
    t27[0] = vae_exp(v26);
}

// kernel 6, decode: loop over rows of [9]
VAE_KERNEL void decode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t28 = s->arena + 1488; // [n, 9]
    const vae_real *t27 = s->arena + 3040; // [1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t28[i * 9 + j] = t27[0];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    decode_k0(s, tile, scratch);
    decode_k1(s, tile, scratch);
    // private.vae:9  dense(10)
    // private.vae:9  relu
    // kernel 2, decode: product by panels over rows of [10]
    like_eval_k25(s, tile, scratch, s->arena + 2416, s->param + 624, s->arena + 512, s->param + 688);
    // private.vae:9  dense(10)
    // private.vae:9  tanh
    // kernel 3, decode: product by panels over rows of [10]
    like_eval_k26(s, tile, scratch, s->arena + 512, s->param + 704, s->arena + 0, s->param + 816);
    decode_k4(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k5, 1, {0}}}, 2);
    vae_run_one(me, s, decode_k6, panels);
}

// kernel 2, prior: loop over [1]
VAE_KERNEL void prior_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *t7 = s->arena + 1232; // [1]
    vae_real *t9 = s->arena + 1216; // [1]
    const vae_real *t4 = s->arena + 1248; // [1]
    t9[0] = vae_log(t7[0]) + t4[0];
}

// kernel 4, prior: loop over rows of [3]
VAE_KERNEL void prior_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *u11 = s->arena + 736; // [n, 3]
    vae_real *t15 = s->arena + 576; // [n, 3]
    const vae_real *t10 = s->arena + 1200; // [3]
    vae_real *t16 = s->arena + 1120; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t16_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t16_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v15 = t10[j] - vae_log(-vae_log(u11[i * 3 + j]));
            t15[i * 3 + j] = v15;
            t16_sum = vae_max(t16_sum, v15);
        }
        t16[i] = t16_sum;
    }
}

// kernel 5, prior: loop over rows of [3]
VAE_KERNEL void prior_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t16 = s->arena + 1120; // [n, 1]
    const vae_real *t15 = s->arena + 576; // [n, 3]
    vae_real *t20 = s->arena + 416; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t20[i * 3 + j] = 1.0f - vae_step(t16[i] - t15[i * 3 + j]);
        }
    }
}

// kernel 6, prior: loop over [3, 2]
VAE_KERNEL void prior_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *logvar2 = s->param + 592; // [3, 2]
    vae_real *t26 = s->arena + 1184; // [3, 2]
    VAE_SIMD
    for (size_t j = 0; j < 6; j++) {
        t26[j] = vae_exp(0.5f * logvar2[j]);
    }
}

// kernel 7, prior: loop over rows of [3, 2]
VAE_KERNEL void prior_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    const vae_real *t26 = s->arena + 1184; // [3, 2]
    const vae_real *eps22 = s->arena + 1008; // [n, 1, 2]
    const vae_real *mean1 = s->param + 576; // [3, 2]
    const vae_real *t20 = s->arena + 416; // [n, 3, 1]
    vae_real *t30 = s->arena + 896; // [n, 1, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            t30[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v29 = t20[i * 3 + j] * (mean1[j * 2 + k] + t26[j * 2 + k] * eps22[i * 2 + k]);
                t30[i * 2 + k] += v29;
            }
        }
    }
}

// private.vae:6  z.prior
// kernel 8, prior: loop over rows of [4]
VAE_KERNEL void prior_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 24, end = vae_panel_end(s, tile, 24);
    vae_real *t32 = s->arena + 0; // [n, 4]
    const vae_real *eps0 = s->arena + 208; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t32[i * 4 + j] = eps0[i * 4 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void prior_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, prior: loop over [3]
    like_train_k21(s, tile, scratch, s->arena + 1248, s->param + 608);
    // kernel 1, prior: loop over [3]
    like_eval_k17(s, tile, scratch, s->param + 608, s->arena + 1248, s->arena + 1232);
    prior_k2(s, tile, scratch);
    // kernel 3, prior: loop over [3]
    like_train_k24(s, tile, scratch, s->arena + 1200, s->param + 608, s->arena + 1216);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void prior_u1(const VaeState *s, int tile, vae_real *scratch) {
    prior_k4(s, tile, scratch);
    prior_k5(s, tile, scratch);
    prior_k7(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void prior_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 23) / 24;
    vae_run(me, s, (VaeWork[]){
        {prior_k8, panels, {0}},
        {prior_u0, 1, {0}},
        {prior_k6, 1, {0}}}, 3);
    vae_run_one(me, s, prior_u1, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 27264, 9}, // [n, 9]
    {"y", VAE_IN_DATA, 1, 36928, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 30928, 8}, // [n, 2, 4]
    {"s.eps", VAE_IN_NORMAL, 1, 35936, 4}, // [n, 2, 2]
    {"loss", VAE_OUT_SCALAR, 0, 45584, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 45552, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 45520, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 4816, 9}, // [n, 9]
    {"y", VAE_IN_DATA, 1, 6928, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 6400, 4}, // [n, 4]
    {"s.eps", VAE_IN_NORMAL, 1, 7200, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 7376, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 7504, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 7312, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 7824, 1}, // [n, 1]
    {"s.kl", VAE_OUT_ROW, 0, 7568, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 3792, 9}, // [n, 9]
    {"y", VAE_IN_DATA, 1, 5904, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 5280, 4}, // [n, 4]
    {"z.mean", VAE_OUT_ROW, 0, 5488, 4}, // [n, 4]
    {"z.sample", VAE_OUT_ROW, 0, 4656, 4}, // [n, 4]
    {"s.mean", VAE_OUT_ROW, 0, 6176, 2}, // [n, 2]
    {"s.logvar", VAE_OUT_ROW, 0, 6064, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 2720, 4}, // [n, 4]
    {"s", VAE_IN_LATENT, 1, 2928, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 1952, 9}, // [n, 9]
    {"x.draw0", VAE_OUT_ROW, 0, 1024, 9}, // [n, 9]
    {"x.draw1", VAE_OUT_ROW, 0, 1488, 9}, // [n, 9]
};

static const VaePort prior_ports[] = {
    {"z.prior", VAE_IN_NORMAL, 8, 208, 4}, // [n, 4]
    {"s.part", VAE_IN_UNIFORM, 9, 736, 3}, // [n, 3]
    {"s.prior", VAE_IN_NORMAL, 10, 1008, 2}, // [n, 2]
    {"z.sample", VAE_OUT_ROW, 0, 0, 4}, // [n, 4]
    {"s.sample", VAE_OUT_ROW, 0, 896, 2}, // [n, 2]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {11, 12}, {1, 11}, 0, VAE_INIT_UNIFORM, 0.51075393f, true, true, false},
    {"encoder.1.bias", 1, {11}, {1}, 144, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.3.weight", 1, {11}, {1}, 160, VAE_INIT_CONST, 1.0f, true, false, false},
    {"encoder.3.bias", 1, {11}, {1}, 176, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.4.weight", 2, {8, 11}, {1, 8}, 192, VAE_INIT_UNIFORM, 0.561951458f, true, true, false},
    {"encoder.4.bias", 1, {8}, {1}, 288, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {4, 8}, {1, 30}, 304, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"posterior.z.mean.bias", 1, {4}, {1}, 544, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {4, 8}, {1, 30}, 308, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"posterior.z.logvar.bias", 1, {4}, {1}, 548, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.flow.weight", 2, {18, 8}, {1, 30}, 312, VAE_INIT_UNIFORM, 0.480384469f, true, true, false},
    {"posterior.z.flow.bias", 1, {18}, {1}, 552, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.s.mean.weight", 2, {2, 8}, {1, 30}, 330, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.s.mean.bias", 1, {2}, {1}, 570, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.s.logvar.weight", 2, {2, 8}, {1, 30}, 332, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.s.logvar.bias", 1, {2}, {1}, 572, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.s.mean", 2, {3, 2}, {2, 1}, 576, VAE_INIT_NORMAL, 1.0f, true, false, false},
    {"prior.s.logvar", 2, {3, 2}, {2, 1}, 592, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"prior.s.logits", 1, {3}, {1}, 608, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {10, 6}, {1, 10}, 624, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"decoder.0.bias", 1, {10}, {1}, 688, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.0.weight", 2, {10, 10}, {1, 10}, 704, VAE_INIT_UNIFORM, 0.547722578f, true, true, false},
    {"decoder.2.0.bias", 1, {10}, {1}, 816, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.3.weight", 2, {9, 10}, {1, 9}, 832, VAE_INIT_UNIFORM, 0.561951458f, true, true, false},
    {"decoder.3.bias", 1, {9}, {1}, 928, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.x.logvar", 1, {1}, {1}, 944, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 9, 9, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
    {"y", VAE_LABEL, 1, 1, 3, 3, VAE_DOMAIN_ANY, NULL, false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 4, 0},
    {"s", 2, 0},
};
static const VaeCoded coded[] = {
    {0, 0, "has a posterior with a flow, whose density is not known of every value"},
    {0, 0, "has a prior that is no normal"},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[9]", 0},
    {VAE_STAGE_DATA, 0, "y", "[3]", 0},
    {VAE_STAGE_ENCODER, 0, "concat(y)", "[12]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(11)", "[11]", 143},
    {VAE_STAGE_ENCODER, 0, "tanh", "[11]", 0},
    {VAE_STAGE_ENCODER, 0, "layernorm", "[11]", 22},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 96},
    {VAE_STAGE_ENCODER, 0, "relu", "[8]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[4]", 234},
    {VAE_STAGE_LATENT, 0, "s: normal", "[2]", 36},
    {VAE_STAGE_DECODER, 0, "dense(10)", "[10]", 70},
    {VAE_STAGE_DECODER, 0, "relu", "[10]", 0},
    {VAE_STAGE_DECODER, 0, "residual", "[10]", 0},
    {VAE_STAGE_DECODER, 1, "dense(10)", "[10]", 110},
    {VAE_STAGE_DECODER, 1, "tanh", "[10]", 0},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[9]", 99},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[9]", 1},
};

static const VaeStretch rest[] = {
    {0, 960},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "private", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model private\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x, y)                     [9]                         -              -\n"
        "    concat(y)                       [12]                        -              -\n"
        "    dense(11)                       [11]                      143            264\n"
        "    tanh                            [11]                        -              -\n"
        "    layernorm                       [11]                       22              -\n"
        "    dense(8)                        [8]                        96            176\n"
        "    relu                            [8]                         -              -\n"
        "  z: heads and flow                 [4]                       234            468\n"
        "  s: mean, logvar heads             [2]                        36             64\n"
        "  s: prior mixture                  [2]                        15              -\n"
        "  decoder(z, s)                     [6]                         -              -\n"
        "    dense(10)                       [10]                       70            120\n"
        "    relu                            [10]                        -              -\n"
        "    residual                        [10]                        -              -\n"
        "      dense(10)                     [10]                      110            200\n"
        "      tanh                          [10]                        -              -\n"
        "    dense(9)                        [9]                        99            180\n"
        "  likelihood: logvar                                            1              -\n"
        "\n"
        "  826 parameters; one training step of 6 rows: 34,956 flops\n"
        "  likelihood gaussian(sigma=shared, floor=0.001)\n"
        "  objective iwae(samples=2)\n"
        "  privacy dp: gradients of rows at most 0.5 long, noise for epsilon 4 at delta 0.001; room for 50 rows a step\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train         116      457       182,976      182,976\n"
        "  eval           29      146        37,120       37,120\n"
        "  encode         15       74        29,760       29,760\n"
        "  decode          7       18        12,224       12,224\n"
        "  prior           9       22         5,056        5,056\n",
    .batch = 50, .n_param = 960, .n_state = 0, .n_arena = 45744,
    .n_scratch = 224,
    .max_threads = 1, .flops_per_row = 5826.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 26,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 2,
    .coded = coded,
    .stage = stages, .n_stages = 17,
    .train = {"train", train_run, train_ports, 7},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 9},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 7},
    .decode = {"decode", decode_run, decode_ports, 5},
    .prior = {"prior", VAE_UNCHECKED(prior_run), prior_ports, 5},
    .step_rows = 6, .shards = 1,
    .training = {
        .optimizer = {
            .kind = VAE_ADAM, .lr = 0.01, .beta1 = 0.9, .beta2 = 0.999, .eps = 1e-08,
            .alpha = 0.0, .momentum = 0.0, .nesterov = 0, .amsgrad = 0, .centered = 0,
            .weight_decay = 0.0
        },
        .privacy = {.clip = 0.5, .noise = 0.0, .epsilon = 4.0, .delta = 0.001, .batch = 6},
        .lr_schedule = {VAE_LR_CONSTANT, 0.0, 0.0, 1.0, 1.0},
        .schedule = {
            [VAE_BETA] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
            [VAE_CAPACITY] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 4, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 2
    },
};
