// full_covariance -- written by vaec 0.1.0 from full_covariance.vae; do not edit.
//
// model full_covariance
//
//   layer                             output             parameters      flops/row
//   encoder                           [9]                         -              -
//     dense(12)                       [12]                      120            216
//     tanh                            [12]                        -              -
//   z: heads                          [3]                       195            390
//   decoder                           [3]                         -              -
//     dense(12)                       [12]                       48             72
//     tanh                            [12]                        -              -
//     dense(9)                        [9]                       117            216
//
//   480 parameters; one training step of 36 rows: 147,744 flops
//   likelihood gaussian(sigma=0.5, floor=0.001)
//   objective iwae(samples=3)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          31      108        50,048       50,048
//   eval            9       48        11,136       11,136
//   encode          6       22         9,344        9,344
//   decode          3        7         6,208        6,208
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
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
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

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   t13: [n, 9]
//   t12: [n, 9] in rows of 15
VAE_SHARED_2(like_train_k2, const VaeState *s, int tile, vae_real *scratch, vae_real *t13,
    const vae_real *t12) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t13[i * 9 + j] = t12[i * 15 + j];
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   t19: [3, 3]
VAE_SHARED_2(like_train_k3, const VaeState *s, int tile, vae_real *scratch, vae_real *t19) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t j = 0; j < 3; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 3; k++) {
            const vae_real v15 = (vae_real)(j);
            const vae_real v16 = (vae_real)(k);
            t19[j * 3 + k] = v15 - v16 - 0.5f;
        }
    }
}

// full_covariance.vae:5  posterior heads (added by the compiler)
// kernel 3, train: loop over [3, 3]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 12496);
}

// full_covariance.vae:5  posterior heads (added by the compiler)
// kernel 4, train: loop over rows of [3, 3]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t21 = s->arena + 9824; // [n, 3, 3]
    const vae_real *t19 = s->arena + 12496; // [3, 3]
    const vae_real *t13 = s->arena + 10160; // [n, 3, 3]
    vae_real *t23 = s->arena + 11952; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t23_sum = 0.0f;
            VAE_SIMD_SUM(t23_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v21 = vae_where(t19[j * 3 + k], t13[i * 9 + j * 3 + k], 0.0f);
                t21[i * 9 + j * 3 + k] = v21;
                t23_sum += v21 * v21;
            }
            t23[i * 3 + j] = t23_sum;
        }
    }
}

// full_covariance.vae:5  sampling and KL
// full_covariance.vae:10  sampling and KL
// kernel 5, train: loop over rows of [3]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 6067; // [n, 3] in rows of 15
    vae_real *t27 = s->arena + 11840; // [n, 3]
    const vae_real *mean10 = s->arena + 6064; // [n, 3] in rows of 15
    const vae_real *t23 = s->arena + 11952; // [n, 3]
    vae_real *t50 = s->arena + 12352; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t50_sum = 0.0f;
        VAE_SIMD_SUM(t50_sum)
        for (size_t j = 0; j < 3; j++) {
            t27[i * 3 + j] = vae_exp(0.5f * logvar11[i * 15 + j]);
            const vae_real v44 = mean10[i * 15 + j] * mean10[i * 15 + j] + vae_exp(logvar11[i * 15 + j]);
            const vae_real v49 = 0.5f * (v44 + t23[i * 3 + j] - 1.0f - logvar11[i * 15 + j]);
            t50_sum += v49;
        }
        t50[i] = t50_sum;
    }
}

// full_covariance.vae:5  sampling and KL
// full_covariance.vae:10  sampling and KL
// kernel 6, train: loop over rows of [3, 3, 3]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t21 = s->arena + 9824; // [n, 3, 3]
    const vae_real *eps25 = s->arena + 9488; // [n, 3, 1, 3]
    vae_real *t32 = s->arena + 9152; // [n, 3, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            for (size_t k = 0; k < 3; k++) {
                vae_real t32_sum = 0.0f;
                VAE_SIMD_SUM(t32_sum)
                for (size_t l = 0; l < 3; l++) {
                    t32_sum += t21[i * 9 + k * 3 + l] * eps25[i * 9 + j * 3 + l];
                }
                t32[i * 9 + j * 3 + k] = t32_sum;
            }
        }
    }
}

// full_covariance.vae:5  sampling and KL
// kernel 7, train: loop over rows of [3, 3]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t27 = s->arena + 11840; // [n, 3]
    const vae_real *eps25 = s->arena + 9488; // [n, 3, 3]
    const vae_real *mean10 = s->arena + 6064; // [n, 3] in rows of 15
    vae_real *z34 = s->arena + 8816; // [n, 3, 3]
    const vae_real *t32 = s->arena + 9152; // [n, 3, 3]
    const vae_real *logvar11 = s->arena + 6067; // [n, 3] in rows of 15
    vae_real *t54 = s->arena + 11728; // [n, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t54_sum = 0.0f;
            VAE_SIMD_SUM(t54_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v29 = mean10[i * 15 + k] + t27[i * 3 + k] * eps25[i * 9 + j * 3 + k];
                const vae_real v34 = v29 + t32[i * 9 + j * 3 + k];
                z34[i * 9 + j * 3 + k] = v34;
                const vae_real v37 = eps25[i * 9 + j * 3 + k] * eps25[i * 9 + j * 3 + k] + logvar11[i * 15 + k];
                const vae_real v53 = (-0.5f) * (v34 * v34 + 1.83787707f - (v37 + 1.83787707f));
                t54_sum += v53;
            }
            t54[i * 3 + j] = t54_sum;
        }
    }
}

// kernel 8, train: loop over rows of [3, 9]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t56 = s->arena + 4544; // [n, 3, 9]
    const vae_real *x0 = s->arena + 10496; // [n, 1, 9]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                t56[i * 27 + j * 9 + k] = x0[i * 9 + k];
            }
        }
    }
}

// full_covariance.vae:8  dense(12)
// full_covariance.vae:8  tanh
// kernel 9, train: product by panels over rows of [12]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 3, end = vae_panel_end(s, tile, 16) * 3;
    const vae_real *z34 = s->arena + 8816; // [n*3, 3]
    const vae_real *w58 = s->param + 336; // [3, 12]
    vae_real *h62 = s->arena + 1296; // [n*3, 12]
    const vae_real *b59 = s->param + 384; // [12]
    vae_gemm_nn((int)(end - begin), 12, 3, z34 + begin * 3, 3, w58, 12, h62 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v60 = h62[i * 12 + j];
            h62[i * 12 + j] = vae_tanh(v60 + b59[j]);
        }
    }
}

// full_covariance.vae:8  dense(9)
// full_covariance.vae:10  likelihood = gaussian
// kernel 10, train: product by panels over rows of [9]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 3, end = vae_panel_end(s, tile, 16) * 3;
    const vae_real *h62 = s->arena + 1296; // [n*3, 12]
    const vae_real *w63 = s->param + 400; // [12, 9]
    vae_real *t68 = s->arena + 3568; // [n*3, 9]
    const vae_real *b64 = s->param + 512; // [9]
    const vae_real *x57 = s->arena + 4544; // [n*3, 9]
    vae_real *t75 = s->arena + 11616; // [n*3, 1]
    vae_gemm_nn((int)(end - begin), 9, 12, h62 + begin * 12, 12, w63, 9, t68 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t75_sum = 0.0f;
        VAE_SIMD_SUM(t75_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v65 = t68[i * 9 + j];
            const vae_real v68 = x57[i * 9 + j] - (v65 + b64[j]);
            t68[i * 9 + j] = v68;
            const vae_real v74 = 0.5f * ((-1.38629436f) + 4.0f * (v68 * v68) + 1.83787707f);
            t75_sum += v74;
        }
        t75[i] = t75_sum;
    }
}

// kernel 11, train: loop over rows of [3, 1]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t54 = s->arena + 11728; // [n, 3, 1]
    vae_real *t79 = s->arena + 11504; // [n, 3, 1]
    const vae_real *t75 = s->arena + 11616; // [n, 3, 1]
    vae_real *t80 = s->arena + 12304; // [n, 1, 1]
    vae_real *t92 = s->arena + 12160; // [n, 1, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        vae_real t80_sum = -VAE_INFINITY;
        vae_real t92_sum = 0.0f;
        for (size_t j = 0; j < 3; j++) {
            const vae_real v79 = beta * t54[i * 3 + j] - t75[i * 3 + j];
            t79[i * 3 + j] = v79;
            t80_sum = vae_max(t80_sum, v79);
            t92_sum += t75[i * 3 + j];
        }
        t80[i] = t80_sum;
        t92[i] = t92_sum;
    }
}

// kernel 12, train: loop over rows of [3, 1]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t79 = s->arena + 11504; // [n, 3, 1]
    const vae_real *t80 = s->arena + 12304; // [n, 1, 1]
    vae_real *t82 = s->arena + 11392; // [n, 3, 1]
    vae_real *t83 = s->arena + 12256; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t83_sum = 0.0f;
        VAE_SIMD_SUM(t83_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v82 = vae_exp(t79[i * 3 + j] - t80[i]);
            t82[i * 3 + j] = v82;
            t83_sum += v82;
        }
        t83[i] = t83_sum;
    }
}

// kernel 13, train: loop over rows of [1, 1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t83 = s->arena + 12256; // [n, 1, 1]
    const vae_real *t80 = s->arena + 12304; // [n, 1, 1]
    vae_real *t87 = s->arena + 12208; // [n, 1, 1]
    vae_real *t94 = s->arena + 12112; // [n, 1, 1]
    const vae_real *t92 = s->arena + 12160; // [n, 1, 1]
    vae_real *d103 = s->arena + 12064; // [n, 1, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t87[i] = 1.09861229f - (vae_log(t83[i]) + t80[i]);
        t94[i] = 0.333333333f * t92[i];
        d103[i] = -inv_n / t83[i];
    }
}

// kernel 14, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t90 = s->arena + 12480; // [1]
    const vae_real *t87 = s->arena + 12208; // [n, 1]
    vae_real *t96 = s->arena + 12448; // [1]
    const vae_real *t94 = s->arena + 12112; // [n, 1]
    vae_real *t98 = s->arena + 12416; // [1]
    const vae_real *t50 = s->arena + 12352; // [n, 1]
    vae_real t90_sum = 0.0f;
    vae_real t96_sum = 0.0f;
    vae_real t98_sum = 0.0f;
    VAE_SIMD_SUM(t90_sum, t96_sum, t98_sum)
    for (size_t i = 0; i < rows; i++) {
        t90_sum += t87[i];
        t96_sum += t94[i];
        t98_sum += t50[i];
    }
    t90[0] = t90_sum;
    t96[0] = t96_sum;
    t98[0] = t98_sum;
}

// kernel 15, train: loop over [1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t91 = s->arena + 12464; // [1]
    const vae_real *t90 = s->arena + 12480; // [1]
    vae_real *t97 = s->arena + 12432; // [1]
    const vae_real *t96 = s->arena + 12448; // [1]
    vae_real *t99 = s->arena + 12400; // [1]
    const vae_real *t98 = s->arena + 12416; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    t91[0] = t90[0] * inv_n;
    t97[0] = t96[0] * inv_n;
    t99[0] = t98[0] * inv_n;
}

// kernel 16, train: loop over rows of [3, 1]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d103 = s->arena + 12064; // [n, 1, 1]
    const vae_real *t82 = s->arena + 11392; // [n, 3, 1]
    vae_real *d105 = s->arena + 11280; // [n, 3, 1]
    vae_real *d106 = s->arena + 11168; // [n, 3, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v104 = d103[i] * t82[i * 3 + j];
            d105[i * 3 + j] = -v104;
            d106[i * 3 + j] = v104 * beta;
        }
    }
}

// full_covariance.vae:10  gradient of likelihood = gaussian
// kernel 17, train: loop over rows of [9]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 3, end = vae_panel_end(s, tile, 16) * 3;
    const vae_real *d105 = s->arena + 11280; // [n*3, 1]
    const vae_real *t68 = s->arena + 3568; // [n*3, 9]
    vae_real *d111 = s->arena + 2592; // [n*3, 9]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            d111[i * 9 + j] = -(4.0f * d105[i] * t68[i * 9 + j]);
        }
    }
}

// full_covariance.vae:10  gradient of dense(9)
// full_covariance.vae:8  gradient of dense(9)
// kernel 18, train: weight gradient over [12, 9]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h62 = s->arena + 1296; // [n*3, 12]
    const vae_real *d111 = s->arena + 2592; // [n*3, 9]
    vae_real *d_param113 = s->grad + 400; // [12, 9]
    if (tile == 1) {
        vae_real *d_param112 = s->grad + 512; // [9]
        vae_column_sums(s->n * 3, 9, d111, 9, d_param112);
        return;
    }
    vae_gemm_tn(12, 9, s->n * 3, h62, 12, d111, 9, d_param113, 9);
}

// full_covariance.vae:8  gradient of dense(9)
// full_covariance.vae:8  gradient of tanh
// kernel 19, train: product by panels over rows of [12]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 3, end = vae_panel_end(s, tile, 16) * 3;
    const vae_real *d111 = s->arena + 2592; // [n*3, 9]
    const vae_real *w63 = s->param + 400; // [12, 9]
    vae_real *d117 = s->arena + 0; // [n*3, 12]
    const vae_real *h62 = s->arena + 1296; // [n*3, 12]
    vae_gemm_nt((int)(end - begin), 12, 9, d111 + begin * 9, 9, w63, 9, d117 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v114 = d117[i * 12 + j];
            d117[i * 12 + j] = v114 * (1.0f - h62[i * 12 + j] * h62[i * 12 + j]);
        }
    }
}

// full_covariance.vae:8  gradient of dense(12)
// kernel 20, train: weight gradient over [3, 12]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z34 = s->arena + 8816; // [n*3, 3]
    const vae_real *d117 = s->arena + 0; // [n*3, 12]
    vae_real *d_param119 = s->grad + 336; // [3, 12]
    if (tile == 1) {
        vae_real *d_param118 = s->grad + 384; // [12]
        vae_column_sums(s->n * 3, 12, d117, 12, d_param118);
        return;
    }
    vae_gemm_tn(3, 12, s->n * 3, z34, 3, d117, 12, d_param119, 12);
}

// full_covariance.vae:8  gradient of dense(12)
// kernel 21, train: product by panels over rows of [3]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16 * 3, end = vae_panel_end(s, tile, 16) * 3;
    const vae_real *d117 = s->arena + 0; // [n*3, 12]
    const vae_real *w58 = s->param + 336; // [3, 12]
    vae_real *d120 = s->arena + 8480; // [n*3, 3]
    vae_gemm_nt((int)(end - begin), 3, 12, d117 + begin * 12, 12, w58, 12, d120 + begin * 3, 3);
}

// full_covariance.vae:5  gradient of sampling and KL
// kernel 22, train: loop over rows of [3, 3]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d106 = s->arena + 11168; // [n, 3, 1]
    const vae_real *z34 = s->arena + 8816; // [n, 3, 3]
    vae_real *d124 = s->arena + 8144; // [n, 3, 3]
    const vae_real *d120 = s->arena + 8480; // [n, 3, 3]
    vae_real *d127 = s->arena + 11056; // [n, 1, 3]
    vae_real *d133 = s->arena + 10944; // [n, 1, 3]
    const vae_real *eps25 = s->arena + 9488; // [n, 3, 3]
    vae_real *d136 = s->arena + 10832; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d127[i * 3 + k] = 0.0f;
        }
        for (size_t k = 0; k < 3; k++) {
            d133[i * 3 + k] = 0.0f;
        }
        for (size_t k = 0; k < 3; k++) {
            d136[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 3; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v124 = d120[i * 9 + j * 3 + k] - d106[i * 3 + j] * z34[i * 9 + j * 3 + k];
                d124[i * 9 + j * 3 + k] = v124;
                d127[i * 3 + k] += -((-0.5f) * d106[i * 3 + j]);
                d133[i * 3 + k] += v124;
                d136[i * 3 + k] += v124 * eps25[i * 9 + j * 3 + k];
            }
        }
    }
}

// full_covariance.vae:5  gradient of sampling and KL
// kernel 23, train: loop over rows of [3, 3, 3]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d124 = s->arena + 8144; // [n, 3, 3, 1]
    const vae_real *eps25 = s->arena + 9488; // [n, 3, 1, 3]
    vae_real *d131 = s->arena + 7808; // [n, 1, 3, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            for (size_t l = 0; l < 3; l++) {
                d131[i * 9 + k * 3 + l] = 0.0f;
            }
        }
        for (size_t j = 0; j < 3; j++) {
            for (size_t k = 0; k < 3; k++) {
                VAE_SIMD
                for (size_t l = 0; l < 3; l++) {
                    d131[i * 9 + k * 3 + l] += d124[i * 9 + j * 3 + k] * eps25[i * 9 + j * 3 + l];
                }
            }
        }
    }
}

// full_covariance.vae:5  gradient of sampling and KL
// kernel 24, train: loop over rows of [3]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d136 = s->arena + 10832; // [n, 3]
    const vae_real *t27 = s->arena + 11840; // [n, 3]
    vae_real *d140 = s->arena + 5523; // [n, 3] in rows of 15
    const vae_real *d127 = s->arena + 11056; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d140[i * 15 + j] = d127[i * 3 + j] + 0.5f * (d136[i * 3 + j] * t27[i * 3 + j]);
        }
    }
}

// full_covariance.vae:5  gradient of posterior heads (added by the compiler)
// kernel 25, train: loop over rows of [3, 3]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d141 = s->arena + 7472; // [n, 3, 3]
    const vae_real *t19 = s->arena + 12496; // [3, 3]
    const vae_real *d131 = s->arena + 7808; // [n, 3, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            d141[i * 9 + j] = vae_where(t19[j], d131[i * 9 + j], 0.0f);
        }
    }
}

// kernel 26, train: loop over rows of [3]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t143 = s->arena + 5520; // [n, 3] in rows of 15
    const vae_real *d133 = s->arena + 10944; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t143[i * 15 + j] = d133[i * 3 + j];
        }
    }
}

// kernel 27, train: loop over rows of [9]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t144 = s->arena + 5526; // [n, 9] in rows of 15
    const vae_real *d141 = s->arena + 7472; // [n, 9]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t144[i * 15 + j] = d141[i * 9 + j];
        }
    }
}

// full_covariance.vae:5  gradient of posterior heads (added by the compiler)
// kernel 28, train: weight gradient over [12, 15]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 7040; // [n, 12]
    const vae_real *d145 = s->arena + 5520; // [n, 15]
    vae_real *d_param147 = s->grad + 128; // [12, 15]
    if (tile == 1) {
        vae_real *d_param146 = s->grad + 320; // [15]
        vae_column_sums(s->n, 15, d145, 15, d_param146);
        return;
    }
    vae_gemm_tn(12, 15, s->n, h5, 12, d145, 15, d_param147, 15);
}

// full_covariance.vae:5  gradient of posterior heads (added by the compiler)
// full_covariance.vae:7  gradient of tanh
// kernel 29, train: product by panels over rows of [12]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d145 = s->arena + 5520; // [n, 15]
    const vae_real *w6 = s->param + 128; // [12, 15]
    vae_real *d151 = s->arena + 6608; // [n, 12]
    const vae_real *h5 = s->arena + 7040; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 15, d145 + begin * 15, 15, w6, 15, d151 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v148 = d151[i * 12 + j];
            d151[i * 12 + j] = v148 * (1.0f - h5[i * 12 + j] * h5[i * 12 + j]);
        }
    }
}

// full_covariance.vae:7  gradient of dense(12)
// kernel 30, train: weight gradient over [9, 12]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 10496; // [n, 9]
    const vae_real *d151 = s->arena + 6608; // [n, 12]
    vae_real *d_param153 = s->grad + 0; // [9, 12]
    if (tile == 1) {
        vae_real *d_param152 = s->grad + 112; // [12]
        vae_column_sums(s->n, 12, d151, 12, d_param152);
        return;
    }
    vae_gemm_tn(9, 12, s->n, x0, 9, d151, 12, d_param153, 12);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // full_covariance.vae:7  dense(12)
    // full_covariance.vae:7  tanh
    // kernel 0, train: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 10496, s->param + 0, s->arena + 7040, s->param + 112);
    // full_covariance.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [15]
    like_train_k1(s, tile, scratch, s->arena + 7040, s->param + 128, s->arena + 6064,
        s->param + 320);
    // kernel 2, train: loop over rows of [9]
    like_train_k2(s, tile, scratch, s->arena + 10160, s->arena + 6070);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k16(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k23(s, tile, scratch);
    train_k24(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k29(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    train_k14(s, tile, scratch);
    train_k15(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {0}},
        {train_k8, panels, {0}},
        {train_k3, 1, {0}}}, 3);
    vae_run_one(me, s, train_u2, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k18, 2, {0}},
        {train_k28, 2, {0}},
        {train_k20, 2, {0}},
        {train_k30, 2, {0}},
        {train_u4, 1, {0}}}, 5);
}

// full_covariance.vae:5  posterior heads (added by the compiler)
// kernel 3, eval: loop over [3, 3]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 2768);
}

// What kernel 4 of eval and 1 other do, each with buffers of its own:
//   t19: [3, 3]
//   t13: [n, 3, 3]
//   t23: [n, 3, 1]
//   eps25: [n, 1, 3]
//   t32: [n, 3, 1]
VAE_SHARED_2(like_eval_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *t19,
    const vae_real *t13, vae_real *t23, const vae_real *eps25, vae_real *t32) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 3; j++) {
            vae_real t23_sum = 0.0f;
            vae_real t32_sum = 0.0f;
            VAE_SIMD_SUM(t23_sum, t32_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v21 = vae_where(t19[j * 3 + k], t13[i * 9 + j * 3 + k], 0.0f);
                t23_sum += v21 * v21;
                t32_sum += v21 * eps25[i * 3 + k];
            }
            t23[i * 3 + j] = t23_sum;
            t32[i * 3 + j] = t32_sum;
        }
    }
}

// full_covariance.vae:5  sampling and KL
// full_covariance.vae:10  sampling and KL
// kernel 5, eval: loop over rows of [3]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 3; // [n, 3] in rows of 15
    const vae_real *eps25 = s->arena + 2304; // [n, 3]
    const vae_real *mean10 = s->arena + 0; // [n, 3] in rows of 15
    vae_real *z34 = s->arena + 2080; // [n, 3]
    const vae_real *t32 = s->arena + 2192; // [n, 3]
    const vae_real *t23 = s->arena + 2416; // [n, 3]
    vae_real *t50 = s->arena + 2720; // [n, 1]
    vae_real *t53 = s->arena + 2672; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t50_sum = 0.0f;
        vae_real t53_sum = 0.0f;
        VAE_SIMD_SUM(t50_sum, t53_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v29 = mean10[i * 15 + j] + vae_exp(0.5f * logvar11[i * 15 + j]) * eps25[i * 3 + j];
            const vae_real v34 = v29 + t32[i * 3 + j];
            z34[i * 3 + j] = v34;
            const vae_real v37 = eps25[i * 3 + j] * eps25[i * 3 + j] + logvar11[i * 15 + j];
            const vae_real v44 = mean10[i * 15 + j] * mean10[i * 15 + j] + vae_exp(logvar11[i * 15 + j]);
            const vae_real v49 = 0.5f * (v44 + t23[i * 3 + j] - 1.0f - logvar11[i * 15 + j]);
            t50_sum += v49;
            const vae_real v52 = (-0.5f) * (v34 * v34 + 1.83787707f - (v37 + 1.83787707f));
            t53_sum += v52;
        }
        t50[i] = t50_sum;
        t53[i] = t53_sum;
    }
}

// What kernel 6 of eval and 1 other do, each with buffers of its own:
//   z34: [n, 3]
//   w54: [3, 12]
//   h58: [n, 12]
//   b55: [12]
VAE_SHARED_2(like_eval_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *z34,
    const vae_real *w54, vae_real *h58, const vae_real *b55) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 12, 3, z34 + begin * 3, 3, w54, 12, h58 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v56 = h58[i * 12 + j];
            h58[i * 12 + j] = vae_tanh(v56 + b55[j]);
        }
    }
}

// full_covariance.vae:8  dense(9)
// full_covariance.vae:10  likelihood = gaussian
// kernel 7, eval: product by panels over rows of [9]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h58 = s->arena + 544; // [n, 12]
    const vae_real *w59 = s->param + 400; // [12, 9]
    vae_real *t61 = scratch; // [end - begin, 9]
    const vae_real *b60 = s->param + 512; // [9]
    const vae_real *x0 = s->arena + 1744; // [n, 9]
    vae_real *t71 = s->arena + 2624; // [n, 1]
    vae_gemm_nn((int)(end - begin), 9, 12, h58 + begin * 12, 12, w59, 9, t61, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t71_sum = 0.0f;
        VAE_SIMD_SUM(t71_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v61 = t61[(i - begin) * 9 + j];
            const vae_real v64 = x0[i * 9 + j] - (v61 + b60[j]);
            const vae_real v70 = 0.5f * ((-1.38629436f) + 4.0f * (v64 * v64) + 1.83787707f);
            t71_sum += v70;
        }
        t71[i] = t71_sum;
    }
}

// full_covariance.vae:10  sampling and KL
// kernel 8, eval: loop over rows of [1]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t72 = s->arena + 2576; // [n, 1]
    const vae_real *t53 = s->arena + 2672; // [n, 1]
    const vae_real *t71 = s->arena + 2624; // [n, 1]
    vae_real *t73 = s->arena + 2528; // [n, 1]
    const vae_real *t50 = s->arena + 2720; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t72[i] = t53[i] - t71[i];
        t73[i] = t50[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // full_covariance.vae:7  dense(12)
    // full_covariance.vae:7  tanh
    // kernel 0, eval: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 1744, s->param + 0, s->arena + 976, s->param + 112);
    // full_covariance.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [15]
    like_train_k1(s, tile, scratch, s->arena + 976, s->param + 128, s->arena + 0, s->param + 320);
    // kernel 2, eval: loop over rows of [9]
    like_train_k2(s, tile, scratch, s->arena + 1408, s->arena + 6);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // full_covariance.vae:5  posterior heads (added by the compiler)
    // full_covariance.vae:5  sampling and KL
    // full_covariance.vae:10  sampling and KL
    // kernel 4, eval: loop over rows of [3, 3]
    like_eval_k4(s, tile, scratch, s->arena + 2768, s->arena + 1408, s->arena + 2416,
        s->arena + 2304, s->arena + 2192);
    eval_k5(s, tile, scratch);
    // full_covariance.vae:8  dense(12)
    // full_covariance.vae:8  tanh
    // kernel 6, eval: product by panels over rows of [12]
    like_eval_k6(s, tile, scratch, s->arena + 2080, s->param + 336, s->arena + 544, s->param + 384);
    eval_k7(s, tile, scratch);
    eval_k8(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {eval_u0, panels, {0}},
        {eval_k3, 1, {0}}}, 2);
    vae_run_one(me, s, eval_u2, panels);
}

// full_covariance.vae:5  posterior heads (added by the compiler)
// kernel 3, encode: loop over [3, 3]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 2320);
}

// full_covariance.vae:5  posterior heads (added by the compiler)
// full_covariance.vae:5  sampling and KL
// full_covariance.vae:5  posterior heads (added by the compiler)
// kernel 5, encode: loop over rows of [3]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 3; // [n, 3] in rows of 15
    const vae_real *t23 = s->arena + 2208; // [n, 3]
    vae_real *t27 = s->arena + 2096; // [n, 3]
    const vae_real *eps28 = s->arena + 1984; // [n, 3]
    const vae_real *mean10 = s->arena + 0; // [n, 3] in rows of 15
    vae_real *z37 = s->arena + 1760; // [n, 3]
    const vae_real *t35 = s->arena + 1872; // [n, 3]
    vae_real *t38 = s->arena + 1648; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t27[i * 3 + j] = vae_log(vae_exp(logvar11[i * 15 + j]) + t23[i * 3 + j]);
            const vae_real v32 = mean10[i * 15 + j] + vae_exp(0.5f * logvar11[i * 15 + j]) * eps28[i * 3 + j];
            z37[i * 3 + j] = v32 + t35[i * 3 + j];
            t38[i * 3 + j] = mean10[i * 15 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // full_covariance.vae:7  dense(12)
    // full_covariance.vae:7  tanh
    // kernel 0, encode: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 1312, s->param + 0, s->arena + 544, s->param + 112);
    // full_covariance.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [15]
    like_train_k1(s, tile, scratch, s->arena + 544, s->param + 128, s->arena + 0, s->param + 320);
    // kernel 2, encode: loop over rows of [9]
    like_train_k2(s, tile, scratch, s->arena + 976, s->arena + 6);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // full_covariance.vae:5  posterior heads (added by the compiler)
    // full_covariance.vae:5  sampling and KL
    // full_covariance.vae:10  sampling and KL
    // kernel 4, encode: loop over rows of [3, 3]
    like_eval_k4(s, tile, scratch, s->arena + 2320, s->arena + 976, s->arena + 2208,
        s->arena + 1984, s->arena + 1872);
    encode_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {encode_u0, panels, {0}},
        {encode_k3, 1, {0}}}, 2);
    vae_run_one(me, s, encode_u2, panels);
}

// full_covariance.vae:8  dense(9)
// kernel 1, decode: product by panels over rows of [9]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h5 = s->arena + 0; // [n, 12]
    const vae_real *w6 = s->param + 400; // [12, 9]
    vae_real *p9 = s->arena + 1104; // [n, 9]
    const vae_real *b7 = s->param + 512; // [9]
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
    // full_covariance.vae:8  dense(12)
    // full_covariance.vae:8  tanh
    // kernel 0, decode: product by panels over rows of [12]
    like_eval_k6(s, tile, scratch, s->arena + 1440, s->param + 336, s->arena + 0, s->param + 384);
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
    {"x", VAE_IN_DATA, 0, 10496, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 9488, 9}, // [n, 3, 3]
    {"loss", VAE_OUT_SCALAR, 0, 12464, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 12432, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 12400, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 1744, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 2304, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 2624, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 2720, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 2576, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 2528, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 1312, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 1984, 3}, // [n, 3]
    {"z.mean", VAE_OUT_ROW, 0, 1648, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 2096, 3}, // [n, 3]
    {"z.sample", VAE_OUT_ROW, 0, 1760, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 1440, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 1104, 9}, // [n, 9]
    {"x.draw0", VAE_OUT_ROW, 0, 432, 9}, // [n, 9]
    {"x.draw1", VAE_OUT_ROW, 0, 768, 9}, // [n, 9]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {12, 9}, {1, 12}, 0, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"encoder.0.bias", 1, {12}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 12}, {1, 15}, 128, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 320, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 12}, {1, 15}, 131, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 323, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.lower.weight", 2, {9, 12}, {1, 15}, 134, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"posterior.z.lower.bias", 1, {9}, {1}, 326, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {12, 3}, {1, 12}, 336, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"decoder.0.bias", 1, {12}, {1}, 384, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {9, 12}, {1, 9}, 400, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"decoder.2.bias", 1, {9}, {1}, 512, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 9, 9, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};
static const VaeCoded coded[] = {
    {0, 0, "has a covariance (cov = full)"},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[9]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(12)", "[12]", 120},
    {VAE_STAGE_ENCODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 195},
    {VAE_STAGE_DECODER, 0, "dense(12)", "[12]", 48},
    {VAE_STAGE_DECODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[9]", 117},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[9]", 0},
};

static const VaeStretch rest[] = {
    {0, 528},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "full_covariance", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model full_covariance\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [9]                         -              -\n"
        "    dense(12)                       [12]                      120            216\n"
        "    tanh                            [12]                        -              -\n"
        "  z: heads                          [3]                       195            390\n"
        "  decoder                           [3]                         -              -\n"
        "    dense(12)                       [12]                       48             72\n"
        "    tanh                            [12]                        -              -\n"
        "    dense(9)                        [9]                       117            216\n"
        "\n"
        "  480 parameters; one training step of 36 rows: 147,744 flops\n"
        "  likelihood gaussian(sigma=0.5, floor=0.001)\n"
        "  objective iwae(samples=3)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          31      108        50,048       50,048\n"
        "  eval            9       48        11,136       11,136\n"
        "  encode          6       22         9,344        9,344\n"
        "  decode          3        7         6,208        6,208\n",
    .batch = 36, .n_param = 528, .n_state = 0, .n_arena = 12512,
    .n_scratch = 144,
    .max_threads = 1, .flops_per_row = 4104.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 12,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .coded = coded,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 5},
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
        .early_stop = 0, .recon_scale = 1.0, .importance = 3
    },
};
