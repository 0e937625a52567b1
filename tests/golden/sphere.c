// sphere -- written by vaec 0.1.0 from sphere.vae; do not edit.
//
// model sphere
//
//   layer                             output             parameters      flops/row
//   encoder                           [6]                         -              -
//     dense(5)                        [5]                        35             60
//     tanh                            [5]                         -              -
//   z: heads                          [3]                        24             48
//   decoder                           [3]                         -              -
//     dense(5)                        [5]                        20             30
//     tanh                            [5]                         -              -
//     dense(6)                        [6]                        36             60
//
//   115 parameters; one training step of 6 rows: 3,060 flops
//   likelihood gaussian(sigma=0.5, floor=0.001)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          24      127         3,904        3,904
//   eval           11       56         1,856        1,856
//   encode          8       33         1,472        1,472
//   decode          6       12         1,088        1,088
//   prior           3        5           384          384
//
// n is the number of rows in the batch, at most 6; matrices are row-major.
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
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
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
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *heads9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 4, 5, h5 + begin * 5, 5, w6, 4, heads9 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v8 = heads9[i * 4 + j];
            heads9[i * 4 + j] = v8 + b7[j];
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   t10: [n, 3] in rows of 4
//   t13: [n, 1]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *t10,
    vae_real *t13) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t13_sum = 0.0f;
        VAE_SIMD_SUM(t13_sum)
        for (size_t j = 0; j < 3; j++) {
            t13_sum += t10[i * 4 + j] * t10[i * 4 + j];
        }
        t13[i] = t13_sum;
    }
}

// sphere.vae:5  posterior heads (added by the compiler)
// sphere.vae:5  sampling and KL
// kernel 3, train: loop over rows of [1]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t13 = s->arena + 960; // [n, 1]
    vae_real *t16 = s->arena + 944; // [n, 1]
    vae_real *kappa18 = s->arena + 928; // [n, 1]
    const vae_real *t11 = s->arena + 515; // [n, 1] in rows of 4
    const vae_real *t21 = s->arena + 451; // [n, 1] in rows of 4
    vae_real *gap29 = s->arena + 912; // [n, 1]
    vae_real *t41 = s->arena + 848; // [n, 1]
    vae_real *t44 = s->arena + 832; // [n, 1]
    vae_real *t45 = s->arena + 816; // [n, 1]
    vae_real *t47 = s->arena + 800; // [n, 1]
    vae_real *t53 = s->arena + 784; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t16[i] = vae_sqrt(t13[i] + 1e-12f);
        const vae_real v18 = vae_softplus(t11[i * 4]);
        kappa18[i] = v18;
        const vae_real v29 = vae_vmf_gap(0.5f + 0.5f * vae_erf(0.707106781f * t21[i * 4]), v18, 3.0f);
        gap29[i] = v29;
        t41[i] = 1.0f - v29;
        const vae_real v44 = 2.0f - v29;
        t44[i] = v44;
        const vae_real v45 = v29 * v44;
        t45[i] = v45;
        t47[i] = vae_sqrt(vae_max(v45, 1e-30f));
        t53[i] = vae_vmf_mean(v18, 3.0f);
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   mean17: [n, 3]
//   t10: [n, 3] in rows of 4
//   t16: [n, 1]
//   t20: [n, 3] in rows of 4
//   t31: [n, 1]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, vae_real *mean17,
    const vae_real *t10, const vae_real *t16, const vae_real *t20, vae_real *t31) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t31_sum = 0.0f;
        VAE_SIMD_SUM(t31_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v17 = t10[i * 4 + j] / t16[i];
            mean17[i * 3 + j] = v17;
            t31_sum += t20[i * 4 + j] * v17;
        }
        t31[i] = t31_sum;
    }
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   t31: [n, 1]
//   mean17: [n, 3]
//   t33: [n, 3]
//   t20: [n, 3] in rows of 4
//   t35: [n, 1]
VAE_SHARED_1(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *t31,
    const vae_real *mean17, vae_real *t33, const vae_real *t20, vae_real *t35) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t35_sum = 0.0f;
        VAE_SIMD_SUM(t35_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v33 = t20[i * 4 + j] - t31[i] * mean17[i * 3 + j];
            t33[i * 3 + j] = v33;
            t35_sum += v33 * v33;
        }
        t35[i] = t35_sum;
    }
}

// What kernel 6 of train and 4 others do, each with buffers of its own:
//   t35: [n, 1]
//   t38: [n, 1]
VAE_SHARED_1(like_train_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *t35,
    vae_real *t38) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t38[i] = vae_sqrt(t35[i] + 1e-30f);
    }
}

// sphere.vae:5  sampling and KL
// kernel 7, train: loop over rows of [3]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *aside39 = s->arena + 384; // [n, 3]
    const vae_real *t33 = s->arena + 416; // [n, 3]
    const vae_real *t38 = s->arena + 864; // [n, 1]
    const vae_real *t41 = s->arena + 848; // [n, 1]
    const vae_real *mean17 = s->arena + 480; // [n, 3]
    const vae_real *t47 = s->arena + 800; // [n, 1]
    vae_real *z49 = s->arena + 352; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v39 = t33[i * 3 + j] / t38[i];
            aside39[i * 3 + j] = v39;
            z49[i * 3 + j] = t41[i] * mean17[i * 3 + j] + t47[i] * v39;
        }
    }
}

// What kernel 8 of train and 2 others do, each with buffers of its own:
//   z49: [n, 3]
//   w56: [3, 5]
//   h60: [n, 5]
//   b57: [5]
VAE_SHARED_1(like_train_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *z49,
    const vae_real *w56, vae_real *h60, const vae_real *b57) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 5, 3, z49 + begin * 3, 3, w56, 5, h60 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v58 = h60[i * 5 + j];
            h60[i * 5 + j] = vae_tanh(v58 + b57[j]);
        }
    }
}

// sphere.vae:8  dense(6)
// sphere.vae:10  likelihood = gaussian
// sphere.vae:10  gradient of likelihood = gaussian
// kernel 9, train: product by panels over rows of [6]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *h60 = s->arena + 320; // [n, 5]
    const vae_real *w61 = s->param + 128; // [5, 6]
    vae_real *d86 = s->arena + 0; // [n, 6]
    const vae_real *b62 = s->param + 160; // [6]
    const vae_real *x0 = s->arena + 48; // [n, 6]
    vae_real *t74 = s->arena + 768; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c84 = 4.0f * inv_n;
    vae_gemm_nn((int)(end - begin), 6, 5, h60 + begin * 5, 5, w61, 6, d86 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t74_sum = 0.0f;
        VAE_SIMD_SUM(t74_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v63 = d86[i * 6 + j];
            const vae_real v66 = x0[i * 6 + j] - (v63 + b62[j]);
            const vae_real v73 = 0.5f * ((-1.38629436f) + 4.0f * (v66 * v66) + 1.83787707f);
            t74_sum += v73;
            d86[i * 6 + j] = -(c84 * v66);
        }
        t74[i] = t74_sum;
    }
}

// sphere.vae:5  sampling and KL
// kernel 10, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *kappa18 = s->arena + 928; // [n, 1]
    const vae_real *t53 = s->arena + 784; // [n, 1]
    vae_real *t76 = s->arena + 752; // [1]
    const vae_real *t74 = s->arena + 768; // [n, 1]
    vae_real *t78 = s->arena + 720; // [1]
    vae_real t76_sum = 0.0f;
    vae_real t78_sum = 0.0f;
    VAE_SIMD_SUM(t76_sum, t78_sum)
    for (size_t i = 0; i < rows; i++) {
        const vae_real v55 = 0.693147181f - vae_vmf_log(kappa18[i], 3.0f) - kappa18[i] * t53[i];
        t76_sum += t74[i];
        t78_sum += v55;
    }
    t76[0] = t76_sum;
    t78[0] = t78_sum;
}

// kernel 11, train: loop over [1]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t77 = s->arena + 736; // [1]
    const vae_real *t76 = s->arena + 752; // [1]
    vae_real *t79 = s->arena + 704; // [1]
    const vae_real *t78 = s->arena + 720; // [1]
    vae_real *t82 = s->arena + 688; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v77 = t76[0] * inv_n;
    t77[0] = v77;
    const vae_real v79 = t78[0] * inv_n;
    t79[0] = v79;
    t82[0] = v77 + beta * v79;
}

// sphere.vae:10  gradient of dense(6)
// sphere.vae:8  gradient of dense(6)
// kernel 12, train: weight gradient over [5, 6]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h60 = s->arena + 320; // [n, 5]
    const vae_real *d86 = s->arena + 0; // [n, 6]
    vae_real *d_param88 = s->grad + 128; // [5, 6]
    if (tile == 1) {
        vae_real *d_param87 = s->grad + 160; // [6]
        vae_column_sums(s->n, 6, d86, 6, d_param87);
        return;
    }
    vae_gemm_tn(5, 6, s->n, h60, 5, d86, 6, d_param88, 6);
}

// sphere.vae:8  gradient of dense(6)
// sphere.vae:8  gradient of tanh
// kernel 13, train: product by panels over rows of [5]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d86 = s->arena + 0; // [n, 6]
    const vae_real *w61 = s->param + 128; // [5, 6]
    vae_real *d92 = s->arena + 288; // [n, 5]
    const vae_real *h60 = s->arena + 320; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 6, d86 + begin * 6, 6, w61, 6, d92 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v89 = d92[i * 5 + j];
            d92[i * 5 + j] = v89 * (1.0f - h60[i * 5 + j] * h60[i * 5 + j]);
        }
    }
}

// sphere.vae:8  gradient of dense(5)
// kernel 14, train: weight gradient over [3, 5]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z49 = s->arena + 352; // [n, 3]
    const vae_real *d92 = s->arena + 288; // [n, 5]
    vae_real *d_param94 = s->grad + 96; // [3, 5]
    if (tile == 1) {
        vae_real *d_param93 = s->grad + 112; // [5]
        vae_column_sums(s->n, 5, d92, 5, d_param93);
        return;
    }
    vae_gemm_tn(3, 5, s->n, z49, 3, d92, 5, d_param94, 5);
}

// sphere.vae:8  gradient of dense(5)
// sphere.vae:5  gradient of sampling and KL
// kernel 15, train: product by panels over rows of [3]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d92 = s->arena + 288; // [n, 5]
    const vae_real *w56 = s->param + 96; // [3, 5]
    vae_real *d114 = s->arena + 256; // [n, 3]
    const vae_real *aside39 = s->arena + 384; // [n, 3]
    const vae_real *t47 = s->arena + 800; // [n, 1]
    vae_real *d104 = s->arena + 672; // [n, 1]
    const vae_real *mean17 = s->arena + 480; // [n, 3]
    const vae_real *t41 = s->arena + 848; // [n, 1]
    vae_real *d115 = s->arena + 656; // [n, 1]
    vae_real *d117 = s->arena + 224; // [n, 3]
    const vae_real *t38 = s->arena + 864; // [n, 1]
    vae_real *d120 = s->arena + 640; // [n, 1]
    vae_gemm_nt((int)(end - begin), 3, 5, d92 + begin * 5, 5, w56, 5, d114 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        vae_real d104_sum = 0.0f;
        vae_real d115_sum = 0.0f;
        vae_real d120_sum = 0.0f;
        VAE_SIMD_SUM(d104_sum, d115_sum, d120_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v95 = d114[i * 3 + j];
            d104_sum += v95 * aside39[i * 3 + j];
            d114[i * 3 + j] = v95 * t41[i];
            d115_sum += v95 * mean17[i * 3 + j];
            const vae_real v117 = v95 * t47[i] / t38[i];
            d117[i * 3 + j] = v117;
            d120_sum += -(v117 * aside39[i * 3 + j]);
        }
        d104[i] = d104_sum;
        d115[i] = d115_sum;
        d120[i] = d120_sum;
    }
}

// sphere.vae:5  gradient of sampling and KL
// sphere.vae:5  gradient of posterior heads (added by the compiler)
// kernel 16, train: loop over rows of [1]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t53 = s->arena + 784; // [n, 1]
    const vae_real *kappa18 = s->arena + 928; // [n, 1]
    const vae_real *d104 = s->arena + 672; // [n, 1]
    const vae_real *t47 = s->arena + 800; // [n, 1]
    const vae_real *t45 = s->arena + 816; // [n, 1]
    const vae_real *t44 = s->arena + 832; // [n, 1]
    const vae_real *gap29 = s->arena + 912; // [n, 1]
    const vae_real *d115 = s->arena + 656; // [n, 1]
    const vae_real *d120 = s->arena + 640; // [n, 1]
    vae_real *d122 = s->arena + 624; // [n, 1]
    const vae_real *t38 = s->arena + 864; // [n, 1]
    const vae_real *t11 = s->arena + 515; // [n, 1] in rows of 4
    vae_real *d138 = s->arena + 131; // [n, 1] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c83 = beta * inv_n;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v96 = c83 * t53[i];
        const vae_real v100 = c83 * kappa18[i] * vae_vmf_variance(kappa18[i], 3.0f) - v96;
        const vae_real v109 = vae_where(1e-30f - t45[i], 0.0f, 0.5f * d104[i] / t47[i]);
        d122[i] = 0.5f * d120[i] / t38[i];
        const vae_real v135 = (v109 * t44[i] - v109 * gap29[i] - d115[i]) * vae_vmf_gap_slope(gap29[i], kappa18[i], 3.0f);
        d138[i * 4] = (v100 + v96 + v135) * vae_sigmoid(t11[i * 4]);
    }
}

// sphere.vae:5  gradient of sampling and KL
// kernel 17, train: loop over rows of [3]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d122 = s->arena + 624; // [n, 1]
    const vae_real *t33 = s->arena + 416; // [n, 3]
    const vae_real *d117 = s->arena + 224; // [n, 3]
    const vae_real *mean17 = s->arena + 480; // [n, 3]
    const vae_real *t31 = s->arena + 896; // [n, 1]
    vae_real *d130 = s->arena + 608; // [n, 1]
    vae_real *d131 = s->arena + 192; // [n, 3]
    const vae_real *d114 = s->arena + 256; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        vae_real d130_sum = 0.0f;
        VAE_SIMD_SUM(d130_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v126 = d117[i * 3 + j] + 2.0f * d122[i] * t33[i * 3 + j];
            d130_sum += -(v126 * mean17[i * 3 + j]);
            d131[i * 3 + j] = d114[i * 3 + j] - v126 * t31[i];
        }
        d130[i] = d130_sum;
    }
}

// sphere.vae:5  gradient of sampling and KL
// sphere.vae:5  gradient of posterior heads (added by the compiler)
// kernel 18, train: loop over rows of [3]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d130 = s->arena + 608; // [n, 1]
    const vae_real *t20 = s->arena + 448; // [n, 3] in rows of 4
    const vae_real *d131 = s->arena + 192; // [n, 3]
    vae_real *d139 = s->arena + 160; // [n, 3]
    const vae_real *t16 = s->arena + 944; // [n, 1]
    const vae_real *mean17 = s->arena + 480; // [n, 3]
    vae_real *d142 = s->arena + 592; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d142_sum = 0.0f;
        VAE_SIMD_SUM(d142_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v139 = (d131[i * 3 + j] + d130[i] * t20[i * 4 + j]) / t16[i];
            d139[i * 3 + j] = v139;
            d142_sum += -(v139 * mean17[i * 3 + j]);
        }
        d142[i] = d142_sum;
    }
}

// sphere.vae:5  gradient of posterior heads (added by the compiler)
// kernel 19, train: loop over rows of [1]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d142 = s->arena + 592; // [n, 1]
    vae_real *d144 = s->arena + 576; // [n, 1]
    const vae_real *t16 = s->arena + 944; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d144[i] = 0.5f * d142[i] / t16[i];
    }
}

// sphere.vae:5  gradient of posterior heads (added by the compiler)
// kernel 20, train: loop over rows of [3]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d144 = s->arena + 576; // [n, 1]
    const vae_real *t10 = s->arena + 512; // [n, 3] in rows of 4
    vae_real *d148 = s->arena + 128; // [n, 3] in rows of 4
    const vae_real *d139 = s->arena + 160; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d148[i * 4 + j] = d139[i * 3 + j] + 2.0f * d144[i] * t10[i * 4 + j];
        }
    }
}

// sphere.vae:5  gradient of posterior heads (added by the compiler)
// kernel 21, train: weight gradient over [5, 4]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 544; // [n, 5]
    const vae_real *d149 = s->arena + 128; // [n, 4]
    vae_real *d_param151 = s->grad + 48; // [5, 4]
    if (tile == 1) {
        vae_real *d_param150 = s->grad + 80; // [4]
        vae_column_sums(s->n, 4, d149, 4, d_param150);
        return;
    }
    vae_gemm_tn(5, 4, s->n, h5, 5, d149, 4, d_param151, 4);
}

// sphere.vae:5  gradient of posterior heads (added by the compiler)
// sphere.vae:7  gradient of tanh
// kernel 22, train: product by panels over rows of [5]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d149 = s->arena + 128; // [n, 4]
    const vae_real *w6 = s->param + 48; // [5, 4]
    vae_real *d155 = s->arena + 96; // [n, 5]
    const vae_real *h5 = s->arena + 544; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 4, d149 + begin * 4, 4, w6, 4, d155 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v152 = d155[i * 5 + j];
            d155[i * 5 + j] = v152 * (1.0f - h5[i * 5 + j] * h5[i * 5 + j]);
        }
    }
}

// sphere.vae:7  gradient of dense(5)
// kernel 23, train: weight gradient over [6, 5]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 48; // [n, 6]
    const vae_real *d155 = s->arena + 96; // [n, 5]
    vae_real *d_param157 = s->grad + 0; // [6, 5]
    if (tile == 1) {
        vae_real *d_param156 = s->grad + 32; // [5]
        vae_column_sums(s->n, 5, d155, 5, d_param156);
        return;
    }
    vae_gemm_tn(6, 5, s->n, x0, 6, d155, 5, d_param157, 5);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // sphere.vae:7  dense(5)
    // sphere.vae:7  tanh
    // kernel 0, train: product by panels over rows of [5]
    like_train_k0(s, tile, scratch, s->arena + 48, s->param + 0, s->arena + 544, s->param + 32);
    // sphere.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 544, s->param + 48, s->arena + 512, s->param + 80);
    // sphere.vae:5  posterior heads (added by the compiler)
    // kernel 2, train: loop over rows of [3]
    like_train_k2(s, tile, scratch, s->arena + 512, s->arena + 960);
    train_k3(s, tile, scratch);
    // sphere.vae:5  posterior heads (added by the compiler)
    // sphere.vae:5  sampling and KL
    // kernel 4, train: loop over rows of [3]
    like_train_k4(s, tile, scratch, s->arena + 480, s->arena + 512, s->arena + 944, s->arena + 448,
        s->arena + 896);
    // sphere.vae:5  sampling and KL
    // kernel 5, train: loop over rows of [3]
    like_train_k5(s, tile, scratch, s->arena + 896, s->arena + 480, s->arena + 416, s->arena + 448,
        s->arena + 880);
    // sphere.vae:5  sampling and KL
    // kernel 6, train: loop over rows of [1]
    like_train_k6(s, tile, scratch, s->arena + 880, s->arena + 864);
    train_k7(s, tile, scratch);
    // sphere.vae:8  dense(5)
    // sphere.vae:8  tanh
    // kernel 8, train: product by panels over rows of [5]
    like_train_k8(s, tile, scratch, s->arena + 352, s->param + 96, s->arena + 320, s->param + 112);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k13(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k18(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k22(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, train_u0, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k12, 2, {0}},
        {train_k23, 2, {0}},
        {train_k21, 2, {0}},
        {train_k14, 2, {0}}}, 4);
}

// sphere.vae:5  posterior heads (added by the compiler)
// sphere.vae:5  sampling and KL
// kernel 3, eval: loop over rows of [1]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t13 = s->arena + 448; // [n, 1]
    vae_real *t16 = s->arena + 432; // [n, 1]
    const vae_real *t11 = s->arena + 211; // [n, 1] in rows of 4
    const vae_real *t21 = s->arena + 147; // [n, 1] in rows of 4
    vae_real *t42 = s->arena + 368; // [n, 1]
    vae_real *t48 = s->arena + 352; // [n, 1]
    vae_real *t60 = s->arena + 336; // [n, 1]
    vae_real *t61 = s->arena + 320; // [n, 1]
    vae_real *t82 = s->arena + 272; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t16[i] = vae_sqrt(t13[i] + 1e-12f);
        const vae_real v18 = vae_softplus(t11[i * 4]);
        const vae_real v29 = vae_vmf_gap(0.5f + 0.5f * vae_erf(0.707106781f * t21[i * 4]), v18, 3.0f);
        t42[i] = 1.0f - v29;
        t48[i] = vae_sqrt(vae_max(v29 * (2.0f - v29), 1e-30f));
        const vae_real v54 = vae_vmf_log(v18, 3.0f);
        const vae_real v60 = 0.693147181f - v54 - v18 * vae_vmf_mean(v18, 3.0f);
        t60[i] = v60;
        t61[i] = (-2.53102425f) - ((-1.83787707f) - v18 * v29 - v54);
        t82[i] = v60;
    }
}

// What kernel 7 of eval and 1 other do, each with buffers of its own:
//   t33: [n, 3]
//   t38: [n, 1]
//   t42: [n, 1]
//   mean17: [n, 3]
//   t48: [n, 1]
//   z50: [n, 3]
VAE_SHARED_1(like_eval_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *t33,
    const vae_real *t38, const vae_real *t42, const vae_real *mean17, const vae_real *t48,
    vae_real *z50) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            z50[i * 3 + j] = t42[i] * mean17[i * 3 + j] + t48[i] * (t33[i * 3 + j] / t38[i]);
        }
    }
}

// sphere.vae:8  dense(6)
// sphere.vae:10  likelihood = gaussian
// kernel 9, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *h66 = s->arena + 48; // [n, 5]
    const vae_real *w67 = s->param + 128; // [5, 6]
    vae_real *t69 = scratch; // [end - begin, 6]
    const vae_real *b68 = s->param + 160; // [6]
    const vae_real *x0 = s->arena + 0; // [n, 6]
    vae_real *t80 = s->arena + 304; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 5, h66 + begin * 5, 5, w67, 6, t69, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t80_sum = 0.0f;
        VAE_SIMD_SUM(t80_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v69 = t69[(i - begin) * 6 + j];
            const vae_real v72 = x0[i * 6 + j] - (v69 + b68[j]);
            const vae_real v79 = 0.5f * ((-1.38629436f) + 4.0f * (v72 * v72) + 1.83787707f);
            t80_sum += v79;
        }
        t80[i] = t80_sum;
    }
}

// kernel 10, eval: loop over rows of [1]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t81 = s->arena + 288; // [n, 1]
    const vae_real *t61 = s->arena + 320; // [n, 1]
    const vae_real *t80 = s->arena + 304; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t81[i] = t61[i] - t80[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // sphere.vae:7  dense(5)
    // sphere.vae:7  tanh
    // kernel 0, eval: product by panels over rows of [5]
    like_train_k0(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 240, s->param + 32);
    // sphere.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 240, s->param + 48, s->arena + 208, s->param + 80);
    // sphere.vae:5  posterior heads (added by the compiler)
    // kernel 2, eval: loop over rows of [3]
    like_train_k2(s, tile, scratch, s->arena + 208, s->arena + 448);
    eval_k3(s, tile, scratch);
    // sphere.vae:5  posterior heads (added by the compiler)
    // sphere.vae:5  sampling and KL
    // kernel 4, eval: loop over rows of [3]
    like_train_k4(s, tile, scratch, s->arena + 176, s->arena + 208, s->arena + 432, s->arena + 144,
        s->arena + 416);
    // sphere.vae:5  sampling and KL
    // kernel 5, eval: loop over rows of [3]
    like_train_k5(s, tile, scratch, s->arena + 416, s->arena + 176, s->arena + 112, s->arena + 144,
        s->arena + 400);
    // sphere.vae:5  sampling and KL
    // kernel 6, eval: loop over rows of [1]
    like_train_k6(s, tile, scratch, s->arena + 400, s->arena + 384);
    // sphere.vae:5  sampling and KL
    // kernel 7, eval: loop over rows of [3]
    like_eval_k7(s, tile, scratch, s->arena + 112, s->arena + 384, s->arena + 368, s->arena + 176,
        s->arena + 352, s->arena + 80);
    // sphere.vae:8  dense(5)
    // sphere.vae:8  tanh
    // kernel 8, eval: product by panels over rows of [5]
    like_train_k8(s, tile, scratch, s->arena + 80, s->param + 96, s->arena + 48, s->param + 112);
    eval_k9(s, tile, scratch);
    eval_k10(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, eval_u0, 1);
}

// sphere.vae:5  posterior heads (added by the compiler)
// sphere.vae:5  sampling and KL
// kernel 3, encode: loop over rows of [1]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t13 = s->arena + 352; // [n, 1]
    vae_real *t16 = s->arena + 336; // [n, 1]
    vae_real *kappa18 = s->arena + 320; // [n, 1]
    const vae_real *t11 = s->arena + 179; // [n, 1] in rows of 4
    const vae_real *t21 = s->arena + 115; // [n, 1] in rows of 4
    vae_real *t41 = s->arena + 256; // [n, 1]
    vae_real *t47 = s->arena + 240; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t16[i] = vae_sqrt(t13[i] + 1e-12f);
        const vae_real v18 = vae_softplus(t11[i * 4]);
        kappa18[i] = v18;
        const vae_real v29 = vae_vmf_gap(0.5f + 0.5f * vae_erf(0.707106781f * t21[i * 4]), v18, 3.0f);
        t41[i] = 1.0f - v29;
        t47[i] = vae_sqrt(vae_max(v29 * (2.0f - v29), 1e-30f));
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // sphere.vae:7  dense(5)
    // sphere.vae:7  tanh
    // kernel 0, encode: product by panels over rows of [5]
    like_train_k0(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 208, s->param + 32);
    // sphere.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 208, s->param + 48, s->arena + 176, s->param + 80);
    // sphere.vae:5  posterior heads (added by the compiler)
    // kernel 2, encode: loop over rows of [3]
    like_train_k2(s, tile, scratch, s->arena + 176, s->arena + 352);
    encode_k3(s, tile, scratch);
    // sphere.vae:5  posterior heads (added by the compiler)
    // sphere.vae:5  sampling and KL
    // kernel 4, encode: loop over rows of [3]
    like_train_k4(s, tile, scratch, s->arena + 144, s->arena + 176, s->arena + 336, s->arena + 112,
        s->arena + 304);
    // sphere.vae:5  sampling and KL
    // kernel 5, encode: loop over rows of [3]
    like_train_k5(s, tile, scratch, s->arena + 304, s->arena + 144, s->arena + 80, s->arena + 112,
        s->arena + 288);
    // sphere.vae:5  sampling and KL
    // kernel 6, encode: loop over rows of [1]
    like_train_k6(s, tile, scratch, s->arena + 288, s->arena + 272);
    // sphere.vae:5  sampling and KL
    // kernel 7, encode: loop over rows of [3]
    like_eval_k7(s, tile, scratch, s->arena + 80, s->arena + 272, s->arena + 256, s->arena + 144,
        s->arena + 240, s->arena + 48);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// What kernel 0 of decode and 1 other do, each with buffers of its own:
//   z0: [n, 3]
//   t2: [n, 1]
VAE_SHARED_2(like_decode_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *z0,
    vae_real *t2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t2_sum = 0.0f;
        VAE_SIMD_SUM(t2_sum)
        for (size_t j = 0; j < 3; j++) {
            t2_sum += z0[i * 3 + j] * z0[i * 3 + j];
        }
        t2[i] = t2_sum;
    }
}

// What kernel 2 of decode and 1 other do, each with buffers of its own:
//   t6: [n, 3]
//   z0: [n, 3]
//   t5: [n, 1]
VAE_SHARED_2(like_decode_k2, const VaeState *s, int tile, vae_real *scratch, vae_real *t6,
    const vae_real *z0, const vae_real *t5) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t6[i * 3 + j] = z0[i * 3 + j] / t5[i];
        }
    }
}

// sphere.vae:8  dense(6)
// kernel 4, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *h11 = s->arena + 144; // [n, 5]
    const vae_real *w12 = s->param + 128; // [5, 6]
    vae_real *p15 = s->arena + 96; // [n, 6]
    const vae_real *b13 = s->param + 160; // [6]
    vae_real *t18 = s->arena + 0; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 5, h11 + begin * 5, 5, w12, 6, p15 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v14 = p15[i * 6 + j];
            const vae_real v15 = v14 + b13[j];
            p15[i * 6 + j] = v15;
            t18[i * 6 + j] = v15;
        }
    }
}

// kernel 5, decode: loop over rows of [6]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t17 = s->arena + 48; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t17[i * 6 + j] = 0.5f;
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, decode: loop over rows of [3]
    like_decode_k0(s, tile, scratch, s->arena + 208, s->arena + 256);
    // kernel 1, decode: loop over rows of [1]
    like_train_k6(s, tile, scratch, s->arena + 256, s->arena + 240);
    // kernel 2, decode: loop over rows of [3]
    like_decode_k2(s, tile, scratch, s->arena + 176, s->arena + 208, s->arena + 240);
    // sphere.vae:8  dense(5)
    // sphere.vae:8  tanh
    // kernel 3, decode: product by panels over rows of [5]
    like_train_k8(s, tile, scratch, s->arena + 176, s->param + 96, s->arena + 144, s->param + 112);
    decode_k4(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {decode_u0, 1, {0}},
        {decode_k5, 1, {0}}}, 2);
}

// One thread does all of these.
VAE_KERNEL void prior_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, prior: loop over rows of [3]
    like_decode_k0(s, tile, scratch, s->arena + 32, s->arena + 80);
    // kernel 1, prior: loop over rows of [1]
    like_train_k6(s, tile, scratch, s->arena + 80, s->arena + 64);
    // kernel 2, prior: loop over rows of [3]
    like_decode_k2(s, tile, scratch, s->arena + 0, s->arena + 32, s->arena + 64);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void prior_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, prior_u0, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 48, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 448, 4}, // [n, 4]
    {"loss", VAE_OUT_SCALAR, 0, 688, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 736, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 704, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 144, 4}, // [n, 4]
    {"reconstruction", VAE_OUT_ROW, 0, 304, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 336, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 288, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 272, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 112, 4}, // [n, 4]
    {"z.mean", VAE_OUT_ROW, 0, 144, 3}, // [n, 3]
    {"z.kappa", VAE_OUT_ROW, 0, 320, 1}, // [n, 1]
    {"z.sample", VAE_OUT_ROW, 0, 48, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 208, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 96, 6}, // [n, 6]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 6}, // [n, 6]
    {"x.draw1", VAE_OUT_ROW, 0, 48, 6}, // [n, 6]
};

static const VaePort prior_ports[] = {
    {"z.prior", VAE_IN_NORMAL, 8, 32, 3}, // [n, 3]
    {"z.sample", VAE_OUT_ROW, 0, 0, 3}, // [n, 3]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {5, 6}, {1, 5}, 0, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"encoder.0.bias", 1, {5}, {1}, 32, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 5}, {1, 4}, 48, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 80, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.kappa.weight", 2, {1, 5}, {1, 4}, 51, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"posterior.z.kappa.bias", 1, {1}, {1}, 83, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {5, 3}, {1, 5}, 96, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"decoder.0.bias", 1, {5}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {6, 5}, {1, 6}, 128, VAE_INIT_UNIFORM, 0.738548934f, true, true, false},
    {"decoder.2.bias", 1, {6}, {1}, 160, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 6, 6, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};
static const VaeCoded coded[] = {
    {0, 0, "has a posterior that is not coded dimension by dimension"},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(5)", "[5]", 35},
    {VAE_STAGE_ENCODER, 0, "tanh", "[5]", 0},
    {VAE_STAGE_LATENT, 0, "z: vmf", "[3]", 24},
    {VAE_STAGE_DECODER, 0, "dense(5)", "[5]", 20},
    {VAE_STAGE_DECODER, 0, "tanh", "[5]", 0},
    {VAE_STAGE_DECODER, 0, "dense(6)", "[6]", 36},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[6]", 0},
};

static const VaeStretch rest[] = {
    {0, 176},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "sphere", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model sphere\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [6]                         -              -\n"
        "    dense(5)                        [5]                        35             60\n"
        "    tanh                            [5]                         -              -\n"
        "  z: heads                          [3]                        24             48\n"
        "  decoder                           [3]                         -              -\n"
        "    dense(5)                        [5]                        20             30\n"
        "    tanh                            [5]                         -              -\n"
        "    dense(6)                        [6]                        36             60\n"
        "\n"
        "  115 parameters; one training step of 6 rows: 3,060 flops\n"
        "  likelihood gaussian(sigma=0.5, floor=0.001)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          24      127         3,904        3,904\n"
        "  eval           11       56         1,856        1,856\n"
        "  encode          8       33         1,472        1,472\n"
        "  decode          6       12         1,088        1,088\n"
        "  prior           3        5           384          384\n",
    .batch = 6, .n_param = 176, .n_state = 0, .n_arena = 976,
    .n_scratch = 48,
    .max_threads = 1, .flops_per_row = 510.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 10,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .coded = coded,
    .stage = stages, .n_stages = 8,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 5},
    .decode = {"decode", decode_run, decode_ports, 4},
    .prior = {"prior", VAE_UNCHECKED(prior_run), prior_ports, 2},
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
