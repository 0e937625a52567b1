// offset_experts -- written by vaec 0.1.0 from offset_experts.vae; do not edit.
//
// model offset_experts
//
//   layer                             output             parameters      flops/row
//   encoder seen(x)                   [3]                         -              -
//     log1p                           [3]                         -              -
//     dense(2)                        [2]                         8             12
//     softplus                        [2]                         -              -
//   encoder told(y)                   [3]                         -              -
//     dense(2)                        [2]                         8             12
//     relu                            [2]                         -              -
//   z: heads                          [1]                        12             24
//   decoder x(z)                      [1]                         -              -
//     dense(3)                        [3]                         6              6
//   decoder y(z)                      [1]                         -              -
//     dense(3)                        [3]                         6              6
//
//   40 parameters; one training step of 4 rows: 672 flops
//   x: likelihood poisson(offset=total)
//   y: likelihood categorical
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          49      143         5,568        5,568
//   eval           22       85         2,496        2,496
//   encode         12       38         1,152        1,152
//   decode          9       23         1,024        1,024
//
// n is the number of rows in the batch, at most 4; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 1 other do, each with buffers of its own:
//   h2: [n, 3]
//   x0: [n, 3]
VAE_SHARED_2(like_train_k0, const VaeState *s, int tile, vae_real *scratch, vae_real *h2,
    const vae_real *x0) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            h2[i * 3 + j] = vae_log1p(x0[i * 3 + j]);
        }
    }
}

// offset_experts.vae:8  dense(2)
// offset_experts.vae:8  softplus
// kernel 1, train: product by panels over rows of [2]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *h2 = s->arena + 1344; // [n, 3]
    const vae_real *w3 = s->param + 0; // [3, 2]
    vae_real *h6 = s->arena + 1328; // [n, 2]
    const vae_real *b4 = s->param + 16; // [2]
    vae_real *h7 = s->arena + 1312; // [n, 2]
    vae_gemm_nn((int)(end - begin), 2, 3, h2 + begin * 3, 3, w3, 2, h6 + begin * 2, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v5 = h6[i * 2 + j];
            const vae_real v6 = v5 + b4[j];
            h6[i * 2 + j] = v6;
            h7[i * 2 + j] = vae_softplus(v6);
        }
    }
}

// What kernel 2 of train and 5 others do, each with buffers of its own:
//   h7: [n, 2]
//   w8: [2, 2]
//   heads11: [n, 2]
//   b9: [2]
VAE_SHARED_2(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h7,
    const vae_real *w8, vae_real *heads11, const vae_real *b9) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    vae_gemm_nn((int)(end - begin), 2, 2, h7 + begin * 2, 2, w8, 2, heads11 + begin * 2, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v10 = heads11[i * 2 + j];
            heads11[i * 2 + j] = v10 + b9[j];
        }
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   x1: [n, 3]
//   w14: [3, 2]
//   h18: [n, 2]
//   b15: [2]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
    const vae_real *w14, vae_real *h18, const vae_real *b15) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    vae_gemm_nn((int)(end - begin), 2, 3, x1 + begin * 3, 3, w14, 2, h18 + begin * 2, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v16 = h18[i * 2 + j];
            h18[i * 2 + j] = vae_max(v16 + b15[j], 0.0f);
        }
    }
}

// offset_experts.vae:6  posterior heads (added by the compiler)
// offset_experts.vae:6  gradient of sampling and KL
// kernel 5, train: loop over rows of [1]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    vae_real *t25 = s->arena + 1248; // [n, 1] in rows of 2
    const vae_real *mean12 = s->arena + 1296; // [n, 1] in rows of 2
    vae_real *t26 = s->arena + 1249; // [n, 1] in rows of 2
    const vae_real *mean23 = s->arena + 1264; // [n, 1] in rows of 2
    vae_real *t29 = s->arena + 1232; // [n, 1] in rows of 2
    const vae_real *logvar13 = s->arena + 1297; // [n, 1] in rows of 2
    vae_real *t30 = s->arena + 1233; // [n, 1] in rows of 2
    const vae_real *logvar24 = s->arena + 1265; // [n, 1] in rows of 2
    vae_real *d126 = s->arena + 752; // [n, 1, 1]
    vae_real *d150 = s->arena + 624; // [n, 1, 1]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c122 = beta * inv_n;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t25[i * 2] = mean12[i * 2];
        t26[i * 2] = mean23[i * 2];
        t29[i * 2] = logvar13[i * 2];
        t30[i * 2] = logvar24[i * 2];
        d126[i] = 0.5f * inv_n;
        d150[i] = 0.5f * c122;
    }
}

// offset_experts.vae:6  sampling and KL
// kernel 6, train: loop over rows of [2, 1]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *logvar32 = s->arena + 1232; // [n, 2, 1]
    vae_real *t37 = s->arena + 1200; // [n, 2, 1]
    const vae_real *eps34 = s->arena + 1216; // [n, 2, 1]
    vae_real *z39 = s->arena + 1184; // [n, 2, 1]
    const vae_real *mean28 = s->arena + 1248; // [n, 2, 1]
    vae_real *t45 = s->arena + 1136; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v37 = vae_exp(0.5f * logvar32[i * 2 + j]);
            t37[i * 2 + j] = v37;
            z39[i * 2 + j] = mean28[i * 2 + j] + v37 * eps34[i * 2 + j];
            t45[i * 2 + j] = vae_exp(-logvar32[i * 2 + j]);
        }
    }
}

// offset_experts.vae:6  sampling and KL
// kernel 7, train: loop over rows of [2, 2, 1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    vae_real *t42 = s->arena + 1168; // [n, 2, 2, 1]
    const vae_real *z39 = s->arena + 1184; // [n, 2, 1, 1]
    const vae_real *mean28 = s->arena + 1248; // [n, 2, 1]
    vae_real *t43 = s->arena + 1152; // [n, 2, 2, 1]
    const vae_real *t45 = s->arena + 1136; // [n, 2, 1]
    const vae_real *logvar32 = s->arena + 1232; // [n, 2, 1]
    vae_real *t52 = s->arena + 1120; // [n, 2, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v42 = z39[i * 2 + j] - mean28[i * 2 + k];
                t42[i * 4 + j * 2 + k] = v42;
                const vae_real v43 = v42 * v42;
                t43[i * 4 + j * 2 + k] = v43;
                const vae_real v51 = (-0.5f) * (v43 * t45[i * 2 + k] + logvar32[i * 2 + k] + 1.83787707f);
                t52[i * 4 + j * 2 + k] = v51;
            }
        }
    }
}

// offset_experts.vae:6  sampling and KL
// kernel 8, train: loop over rows of [2, 2]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    vae_real *t54 = s->arena + 1104; // [n, 2, 2]
    const vae_real *t52 = s->arena + 1120; // [n, 2, 2]
    vae_real *t55 = s->arena + 1088; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t55_sum = -VAE_INFINITY;
            VAE_SIMD_MAX(t55_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v54 = t52[i * 4 + j * 2 + k] + (-0.693147181f);
                t54[i * 4 + j * 2 + k] = v54;
                t55_sum = vae_max(t55_sum, v54);
            }
            t55[i * 2 + j] = t55_sum;
        }
    }
}

// offset_experts.vae:6  sampling and KL
// kernel 9, train: loop over rows of [2, 2]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *t54 = s->arena + 1104; // [n, 2, 2]
    const vae_real *t55 = s->arena + 1088; // [n, 2, 1]
    vae_real *t57 = s->arena + 1072; // [n, 2, 2]
    vae_real *t58 = s->arena + 1056; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            vae_real t58_sum = 0.0f;
            VAE_SIMD_SUM(t58_sum)
            for (size_t k = 0; k < 2; k++) {
                const vae_real v57 = vae_exp(t54[i * 4 + j * 2 + k] - t55[i * 2 + j]);
                t57[i * 4 + j * 2 + k] = v57;
                t58_sum += v57;
            }
            t58[i * 2 + j] = t58_sum;
        }
    }
}

// offset_experts.vae:6  sampling and KL
// offset_experts.vae:6  gradient of sampling and KL
// kernel 10, train: loop over rows of [2, 1]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *t58 = s->arena + 1056; // [n, 2, 1]
    const vae_real *t55 = s->arena + 1088; // [n, 2, 1]
    const vae_real *z39 = s->arena + 1184; // [n, 2, 1]
    vae_real *t66 = s->arena + 1040; // [n, 1, 1]
    vae_real *d153 = s->arena + 608; // [n, 2, 1]
    const vae_real *d150 = s->arena + 624; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t66_sum = 0.0f;
        VAE_SIMD_SUM(t66_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v63 = (-0.5f) * (z39[i * 2 + j] * z39[i * 2 + j] + 1.83787707f);
            t66_sum += -(v63 - (vae_log(t58[i * 2 + j]) + t55[i * 2 + j]));
            d153[i * 2 + j] = d150[i] / t58[i * 2 + j];
        }
        t66[i] = t66_sum;
    }
}

// What kernel 11 of train and 1 other do, each with buffers of its own:
//   t67: [n, 1, 1]
//   t66: [n, 1, 1]
VAE_SHARED_1(like_train_k11, const VaeState *s, int tile, vae_real *scratch, vae_real *t67,
    const vae_real *t66) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t67[i] = 0.5f * t66[i];
    }
}

// What kernel 12 of train and 1 other do, each with buffers of its own:
//   t71: [n, 2, 3]
//   x0: [n, 1, 3]
VAE_SHARED_2(like_train_k12, const VaeState *s, int tile, vae_real *scratch, vae_real *t71,
    const vae_real *x0) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t71[i * 6 + j * 3 + k] = x0[i * 3 + k];
            }
        }
    }
}

// What kernel 13 of train and 1 other do, each with buffers of its own:
//   z39: [n*2, 1]
//   w73: [1, 3]
//   h76: [n*2, 3]
//   b74: [3]
//   t78: [n*2, 1]
VAE_SHARED_1(like_train_k13, const VaeState *s, int tile, vae_real *scratch, const vae_real *z39,
    const vae_real *w73, vae_real *h76, const vae_real *b74, vae_real *t78) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4 * 2, end = vae_panel_end(s, tile, 4) * 2;
    vae_gemm_nn((int)(end - begin), 3, 1, z39 + begin * 1, 1, w73, 3, h76 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        vae_real t78_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t78_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v75 = h76[i * 3 + j];
            const vae_real v76 = v75 + b74[j];
            h76[i * 3 + j] = v76;
            t78_sum = vae_max(t78_sum, v76);
        }
        t78[i] = t78_sum;
    }
}

// offset_experts.vae:14  offset = total
// kernel 14, train: loop over rows of [3]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4 * 2, end = vae_panel_end(s, tile, 4) * 2;
    vae_real *total77 = s->arena + 1008; // [n*2, 1]
    const vae_real *x72 = s->arena + 384; // [n*2, 3]
    for (size_t i = begin; i < end; i++) {
        vae_real total77_sum = 0.0f;
        VAE_SIMD_SUM(total77_sum)
        for (size_t j = 0; j < 3; j++) {
            total77_sum += x72[i * 3 + j];
        }
        total77[i] = total77_sum;
    }
}

// What kernel 15 of train and 1 other do, each with buffers of its own:
//   t79: [n*2, 3]
//   h76: [n*2, 3]
//   t78: [n*2, 1]
//   t83: [n*2, 3]
//   t84: [n*2, 1]
VAE_SHARED_2(like_train_k15, const VaeState *s, int tile, vae_real *scratch, vae_real *t79,
    const vae_real *h76, const vae_real *t78, vae_real *t83, vae_real *t84) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4 * 2, end = vae_panel_end(s, tile, 4) * 2;
    for (size_t i = begin; i < end; i++) {
        vae_real t84_sum = 0.0f;
        VAE_SIMD_SUM(t84_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v79 = h76[i * 3 + j] - t78[i];
            t79[i * 3 + j] = v79;
            const vae_real v83 = vae_exp(v79);
            t83[i * 3 + j] = v83;
            t84_sum += v83;
        }
        t84[i] = t84_sum;
    }
}

// offset_experts.vae:14  offset = total
// kernel 16, train: loop over rows of [1]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4 * 2, end = vae_panel_end(s, tile, 4) * 2;
    const vae_real *total77 = s->arena + 1008; // [n*2, 1]
    const vae_real *t84 = s->arena + 976; // [n*2, 1]
    vae_real *t86 = s->arena + 960; // [n*2, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t86[i] = vae_log(vae_max(total77[i], 1.0f)) - vae_log(t84[i]);
    }
}

// offset_experts.vae:14  offset = total
// offset_experts.vae:14  likelihood = poisson
// offset_experts.vae:14  gradient of likelihood = poisson
// kernel 17, train: loop over rows of [3]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4 * 2, end = vae_panel_end(s, tile, 4) * 2;
    const vae_real *t79 = s->arena + 320; // [n*2, 3]
    const vae_real *t86 = s->arena + 960; // [n*2, 1]
    const vae_real *x72 = s->arena + 384; // [n*2, 3]
    vae_real *t91 = s->arena + 944; // [n*2, 1]
    vae_real *d137 = s->arena + 64; // [n*2, 3]
    for (size_t i = begin; i < end; i++) {
        vae_real t91_sum = 0.0f;
        VAE_SIMD_SUM(t91_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v87 = t79[i * 3 + j] + t86[i];
            const vae_real v90 = vae_poisson_deviance(v87, x72[i * 3 + j]) + vae_lgamma_rest(x72[i * 3 + j]);
            t91_sum += v90;
            d137[i * 3 + j] = vae_exp_minus(v87, x72[i * 3 + j]);
        }
        t91[i] = t91_sum;
    }
}

// kernel 18, train: loop over rows of [2, 3]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k12(s, tile, scratch, s->arena + 256, s->arena + 1360);
}

// offset_experts.vae:15  likelihood = categorical
// kernel 21, train: loop over rows of [1]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4 * 2, end = vae_panel_end(s, tile, 4) * 2;
    vae_real *t104 = s->arena + 896; // [n*2, 1]
    const vae_real *t103 = s->arena + 912; // [n*2, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t104[i] = vae_log(t103[i]);
    }
}

// offset_experts.vae:15  likelihood = categorical
// kernel 22, train: loop over rows of [3]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4 * 2, end = vae_panel_end(s, tile, 4) * 2;
    const vae_real *t101 = s->arena + 192; // [n*2, 3]
    const vae_real *t104 = s->arena + 896; // [n*2, 1]
    const vae_real *x95 = s->arena + 256; // [n*2, 3]
    vae_real *t108 = s->arena + 880; // [n*2, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t108_sum = 0.0f;
        VAE_SIMD_SUM(t108_sum)
        for (size_t j = 0; j < 3; j++) {
            t108_sum += -(x95[i * 3 + j] * (t101[i * 3 + j] - t104[i]));
        }
        t108[i] = t108_sum;
    }
}

// kernel 23, train: loop over rows of [2, 1]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *t91 = s->arena + 944; // [n, 2, 1]
    const vae_real *t108 = s->arena + 880; // [n, 2, 1]
    vae_real *t111 = s->arena + 864; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t111_sum = 0.0f;
        VAE_SIMD_SUM(t111_sum)
        for (size_t j = 0; j < 2; j++) {
            t111_sum += t91[i * 2 + j] + t108[i * 2 + j];
        }
        t111[i] = t111_sum;
    }
}

// kernel 25, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t115 = s->arena + 832; // [1]
    const vae_real *t112 = s->arena + 848; // [n, 1]
    vae_real *t117 = s->arena + 800; // [1]
    const vae_real *t67 = s->arena + 1024; // [n, 1]
    vae_real t115_sum = 0.0f;
    vae_real t117_sum = 0.0f;
    VAE_SIMD_SUM(t115_sum, t117_sum)
    for (size_t i = 0; i < rows; i++) {
        t115_sum += t112[i];
        t117_sum += t67[i];
    }
    t115[0] = t115_sum;
    t117[0] = t117_sum;
}

// kernel 26, train: loop over [1]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t116 = s->arena + 816; // [1]
    const vae_real *t115 = s->arena + 832; // [1]
    vae_real *t118 = s->arena + 784; // [1]
    const vae_real *t117 = s->arena + 800; // [1]
    vae_real *t121 = s->arena + 768; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v116 = t115[0] * inv_n;
    t116[0] = v116;
    const vae_real v118 = t117[0] * inv_n;
    t118[0] = v118;
    t121[0] = v116 + beta * v118;
}

// kernel 27, train: loop over rows of [2, 1]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    vae_real *d127 = s->arena + 736; // [n, 2, 1]
    const vae_real *d126 = s->arena + 752; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d127[i * 2 + j] = d126[i];
        }
    }
}

// offset_experts.vae:15  gradient of likelihood = categorical
// offset_experts.vae:14  gradient of likelihood = poisson
// offset_experts.vae:14  gradient of offset = total
// kernel 28, train: loop over rows of [3]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4 * 2, end = vae_panel_end(s, tile, 4) * 2;
    vae_real *d129 = s->arena + 128; // [n*2, 3]
    const vae_real *d127 = s->arena + 736; // [n*2, 1]
    const vae_real *x95 = s->arena + 256; // [n*2, 3]
    vae_real *d130 = s->arena + 720; // [n*2, 1]
    vae_real *d138 = s->arena + 32; // [n*2, 3]
    const vae_real *d137 = s->arena + 64; // [n*2, 3]
    vae_real *d139 = s->arena + 672; // [n*2, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d130_sum = 0.0f;
        vae_real d139_sum = 0.0f;
        VAE_SIMD_SUM(d130_sum, d139_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v129 = d127[i] * x95[i * 3 + j];
            d129[i * 3 + j] = v129;
            d130_sum += v129;
            const vae_real v138 = d127[i] * d137[i * 3 + j];
            d138[i * 3 + j] = v138;
            d139_sum += v138;
        }
        d130[i] = d130_sum;
        d139[i] = d139_sum;
    }
}

// offset_experts.vae:15  gradient of likelihood = categorical
// kernel 29, train: loop over rows of [1]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4 * 2, end = vae_panel_end(s, tile, 4) * 2;
    vae_real *d131 = s->arena + 704; // [n*2, 1]
    const vae_real *d130 = s->arena + 720; // [n*2, 1]
    const vae_real *t103 = s->arena + 912; // [n*2, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d131[i] = d130[i] / t103[i];
    }
}

// offset_experts.vae:15  gradient of likelihood = categorical
// kernel 30, train: loop over rows of [3]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4 * 2, end = vae_panel_end(s, tile, 4) * 2;
    const vae_real *d131 = s->arena + 704; // [n*2, 1]
    const vae_real *t102 = s->arena + 160; // [n*2, 3]
    vae_real *d133 = s->arena + 96; // [n*2, 3]
    const vae_real *d129 = s->arena + 128; // [n*2, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d133[i * 3 + j] = d131[i] * t102[i * 3 + j] - d129[i * 3 + j];
        }
    }
}

// What kernel 31 of train and 1 other do, each with buffers of its own:
//   z39: [n*2, 1]
//   d133: [n*2, 3]
//   d_param135: [1, 3]
//   d_param134: [3]
VAE_SHARED_2(like_train_k31, const VaeState *s, int tile, vae_real *scratch, const vae_real *z39,
    const vae_real *d133, vae_real *d_param135, vae_real *d_param134) {
    (void)scratch;
    if (tile == 1) {
        vae_column_sums(s->n * 2, 3, d133, 3, d_param134);
        return;
    }
    vae_gemm_tn(1, 3, s->n * 2, z39, 1, d133, 3, d_param135, 3);
}

// offset_experts.vae:15  gradient of dense(3)
// offset_experts.vae:12  gradient of dense(3)
// kernel 31, train: weight gradient over [1, 3]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k31(s, tile, scratch, s->arena + 1184, s->arena + 96, s->grad + 160, s->grad + 176);
}

// offset_experts.vae:12  gradient of dense(3)
// kernel 32, train: product by panels over rows of [1]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4 * 2, end = vae_panel_end(s, tile, 4) * 2;
    const vae_real *d133 = s->arena + 96; // [n*2, 3]
    const vae_real *w96 = s->param + 160; // [1, 3]
    vae_real *d136 = s->arena + 688; // [n*2, 1]
    vae_gemm_nt((int)(end - begin), 1, 3, d133 + begin * 3, 3, w96, 3, d136 + begin * 1, 1);
}

// offset_experts.vae:14  gradient of offset = total
// kernel 33, train: loop over rows of [1]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4 * 2, end = vae_panel_end(s, tile, 4) * 2;
    const vae_real *d139 = s->arena + 672; // [n*2, 1]
    vae_real *d141 = s->arena + 656; // [n*2, 1]
    const vae_real *t84 = s->arena + 976; // [n*2, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d141[i] = -d139[i] / t84[i];
    }
}

// offset_experts.vae:14  gradient of offset = total
// kernel 34, train: loop over rows of [3]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4 * 2, end = vae_panel_end(s, tile, 4) * 2;
    const vae_real *d141 = s->arena + 656; // [n*2, 1]
    const vae_real *t83 = s->arena + 288; // [n*2, 3]
    vae_real *d143 = s->arena + 0; // [n*2, 3]
    const vae_real *d138 = s->arena + 32; // [n*2, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d143[i * 3 + j] = d141[i] * t83[i * 3 + j] + d138[i * 3 + j];
        }
    }
}

// offset_experts.vae:14  gradient of dense(3)
// offset_experts.vae:11  gradient of dense(3)
// kernel 35, train: weight gradient over [1, 3]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k31(s, tile, scratch, s->arena + 1184, s->arena + 0, s->grad + 128, s->grad + 144);
}

// offset_experts.vae:11  gradient of dense(3)
// kernel 36, train: product by panels over rows of [1]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4 * 2, end = vae_panel_end(s, tile, 4) * 2;
    const vae_real *d143 = s->arena + 0; // [n*2, 3]
    const vae_real *w73 = s->param + 128; // [1, 3]
    vae_real *d147 = s->arena + 640; // [n*2, 1]
    const vae_real *d136 = s->arena + 688; // [n*2, 1]
    vae_gemm_nt((int)(end - begin), 1, 3, d143 + begin * 3, 3, w73, 3, d147 + begin * 1, 1);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v146 = d147[i];
        d147[i] = d136[i] + v146;
    }
}

// offset_experts.vae:6  gradient of sampling and KL
// kernel 37, train: loop over rows of [2, 2]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *d153 = s->arena + 608; // [n, 2, 1]
    const vae_real *t57 = s->arena + 1072; // [n, 2, 2]
    vae_real *d156 = s->arena + 592; // [n, 2, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d156[i * 4 + j * 2 + k] = (-0.5f) * (d153[i * 2 + j] * t57[i * 4 + j * 2 + k]);
            }
        }
    }
}

// offset_experts.vae:6  gradient of sampling and KL
// kernel 38, train: loop over rows of [2, 2, 1]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    vae_real *d157 = s->arena + 576; // [n, 1, 2, 1]
    const vae_real *d156 = s->arena + 592; // [n, 2, 2, 1]
    const vae_real *t45 = s->arena + 1136; // [n, 2, 1]
    const vae_real *t42 = s->arena + 1168; // [n, 2, 2, 1]
    vae_real *d168 = s->arena + 528; // [n, 2, 1, 1]
    vae_real *d169 = s->arena + 512; // [n, 1, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d157[i * 2 + k] = 0.0f;
        }
        for (size_t k = 0; k < 2; k++) {
            d169[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            vae_real d168_sum = 0.0f;
            VAE_SIMD_SUM(d168_sum)
            for (size_t k = 0; k < 2; k++) {
                d157[i * 2 + k] += d156[i * 4 + j * 2 + k];
                const vae_real v166 = 2.0f * (d156[i * 4 + j * 2 + k] * t45[i * 2 + k]) * t42[i * 4 + j * 2 + k];
                d168_sum += v166;
                d169[i * 2 + k] += -v166;
            }
            d168[i * 2 + j] = d168_sum;
        }
    }
}

// offset_experts.vae:6  gradient of sampling and KL
// kernel 39, train: loop over rows of [2, 2, 1]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *d156 = s->arena + 592; // [n, 2, 2, 1]
    const vae_real *t43 = s->arena + 1152; // [n, 2, 2, 1]
    vae_real *d161 = s->arena + 560; // [n, 1, 2, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 2; k++) {
            d161[i * 2 + k] = 0.0f;
        }
        for (size_t j = 0; j < 2; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                d161[i * 2 + k] += d156[i * 4 + j * 2 + k] * t43[i * 4 + j * 2 + k];
            }
        }
    }
}

// offset_experts.vae:6  gradient of sampling and KL
// kernel 40, train: loop over rows of [2, 1]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *d161 = s->arena + 560; // [n, 2, 1]
    const vae_real *t45 = s->arena + 1136; // [n, 2, 1]
    vae_real *d164 = s->arena + 544; // [n, 2, 1]
    const vae_real *d157 = s->arena + 576; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            d164[i * 2 + j] = d157[i * 2 + j] - d161[i * 2 + j] * t45[i * 2 + j];
        }
    }
}

// offset_experts.vae:6  gradient of sampling and KL
// kernel 41, train: loop over rows of [2, 1]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *d150 = s->arena + 624; // [n, 1, 1]
    const vae_real *z39 = s->arena + 1184; // [n, 2, 1]
    const vae_real *d147 = s->arena + 640; // [n, 2, 1]
    const vae_real *d168 = s->arena + 528; // [n, 2, 1]
    vae_real *d173 = s->arena + 496; // [n, 2, 1]
    const vae_real *d169 = s->arena + 512; // [n, 2, 1]
    const vae_real *eps34 = s->arena + 1216; // [n, 2, 1]
    const vae_real *t37 = s->arena + 1200; // [n, 2, 1]
    vae_real *d177 = s->arena + 480; // [n, 2, 1]
    const vae_real *d164 = s->arena + 544; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v172 = d147[i * 2 + j] + d150[i] * z39[i * 2 + j] + d168[i * 2 + j];
            d173[i * 2 + j] = d169[i * 2 + j] + v172;
            d177[i * 2 + j] = d164[i * 2 + j] + 0.5f * (v172 * eps34[i * 2 + j] * t37[i * 2 + j]);
        }
    }
}

// What kernel 42 of train and 2 others do, each with buffers of its own:
//   d184: [n, 1] in rows of 2
//   d183: [n, 1] in rows of 2
//   d185: [n, 1] in rows of 2
//   d180: [n, 1] in rows of 2
//   d194: [n, 1] in rows of 2
//   d182: [n, 1] in rows of 2
//   d195: [n, 1] in rows of 2
//   d179: [n, 1] in rows of 2
VAE_SHARED_1(like_train_k42, const VaeState *s, int tile, vae_real *scratch, vae_real *d184,
    const vae_real *d183, vae_real *d185, const vae_real *d180, vae_real *d194,
    const vae_real *d182, vae_real *d195, const vae_real *d179) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d184[i * 2] = d183[i * 2];
        d185[i * 2] = d180[i * 2];
        d194[i * 2] = d182[i * 2];
        d195[i * 2] = d179[i * 2];
    }
}

// What kernel 43 of train and 1 other do, each with buffers of its own:
//   h18: [n, 2]
//   d186: [n, 2]
//   d_param188: [2, 2]
//   d_param187: [2]
VAE_SHARED_1(like_train_k43, const VaeState *s, int tile, vae_real *scratch, const vae_real *h18,
    const vae_real *d186, vae_real *d_param188, vae_real *d_param187) {
    (void)scratch;
    if (tile == 1) {
        vae_column_sums(s->n, 2, d186, 2, d_param187);
        return;
    }
    vae_gemm_tn(2, 2, s->n, h18, 2, d186, 2, d_param188, 2);
}

// offset_experts.vae:6  gradient of posterior heads (added by the compiler)
// kernel 43, train: weight gradient over [2, 2]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k43(s, tile, scratch, s->arena + 1280, s->arena + 464, s->grad + 96, s->grad + 112);
}

// offset_experts.vae:6  gradient of posterior heads (added by the compiler)
// offset_experts.vae:9  gradient of relu
// kernel 44, train: product by panels over rows of [2]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *d186 = s->arena + 464; // [n, 2]
    const vae_real *w19 = s->param + 96; // [2, 2]
    vae_real *d191 = s->arena + 448; // [n, 2]
    const vae_real *h18 = s->arena + 1280; // [n, 2]
    vae_gemm_nt((int)(end - begin), 2, 2, d186 + begin * 2, 2, w19, 2, d191 + begin * 2, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v189 = d191[i * 2 + j];
            d191[i * 2 + j] = vae_where(h18[i * 2 + j], v189, 0.0f);
        }
    }
}

// What kernel 45 of train and 1 other do, each with buffers of its own:
//   x1: [n, 3]
//   d191: [n, 2]
//   d_param193: [3, 2]
//   d_param192: [2]
VAE_SHARED_2(like_train_k45, const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
    const vae_real *d191, vae_real *d_param193, vae_real *d_param192) {
    (void)scratch;
    if (tile == 1) {
        vae_column_sums(s->n, 2, d191, 2, d_param192);
        return;
    }
    vae_gemm_tn(3, 2, s->n, x1, 3, d191, 2, d_param193, 2);
}

// offset_experts.vae:9  gradient of dense(2)
// kernel 45, train: weight gradient over [3, 2]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k45(s, tile, scratch, s->arena + 1360, s->arena + 448, s->grad + 64, s->grad + 80);
}

// offset_experts.vae:6  gradient of posterior heads (added by the compiler)
// kernel 46, train: weight gradient over [2, 2]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k43(s, tile, scratch, s->arena + 1312, s->arena + 432, s->grad + 32, s->grad + 48);
}

// offset_experts.vae:6  gradient of posterior heads (added by the compiler)
// offset_experts.vae:8  gradient of softplus
// kernel 47, train: product by panels over rows of [2]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *d196 = s->arena + 432; // [n, 2]
    const vae_real *w8 = s->param + 32; // [2, 2]
    vae_real *d201 = s->arena + 416; // [n, 2]
    const vae_real *h6 = s->arena + 1328; // [n, 2]
    vae_gemm_nt((int)(end - begin), 2, 2, d196 + begin * 2, 2, w8, 2, d201 + begin * 2, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v199 = d201[i * 2 + j];
            d201[i * 2 + j] = v199 * vae_sigmoid(h6[i * 2 + j]);
        }
    }
}

// offset_experts.vae:8  gradient of dense(2)
// kernel 48, train: weight gradient over [3, 2]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k45(s, tile, scratch, s->arena + 1344, s->arena + 416, s->grad + 0, s->grad + 16);
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 12, train: loop over rows of [2, 3]
    like_train_k12(s, tile, scratch, s->arena + 384, s->arena + 1376);
    train_k14(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // offset_experts.vae:8  log1p
    // kernel 0, train: loop over rows of [3]
    like_train_k0(s, tile, scratch, s->arena + 1344, s->arena + 1376);
    train_k1(s, tile, scratch);
    // offset_experts.vae:6  posterior heads (added by the compiler)
    // kernel 2, train: product by panels over rows of [2]
    like_train_k2(s, tile, scratch, s->arena + 1312, s->param + 32, s->arena + 1296, s->param + 48);
}

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    // offset_experts.vae:9  dense(2)
    // offset_experts.vae:9  relu
    // kernel 3, train: product by panels over rows of [2]
    like_train_k3(s, tile, scratch, s->arena + 1360, s->param + 64, s->arena + 1280, s->param + 80);
    // offset_experts.vae:6  posterior heads (added by the compiler)
    // kernel 4, train: product by panels over rows of [2]
    like_train_k2(s, tile, scratch, s->arena + 1280, s->param + 96, s->arena + 1264, s->param + 112);
}

// One thread does all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    // offset_experts.vae:6  sampling and KL
    // kernel 11, train: loop over rows of [1, 1]
    like_train_k11(s, tile, scratch, s->arena + 1024, s->arena + 1040);
    // offset_experts.vae:11  dense(3)
    // offset_experts.vae:14  offset = total
    // kernel 13, train: product by panels over rows of [3]
    like_train_k13(s, tile, scratch, s->arena + 1184, s->param + 128, s->arena + 352,
        s->param + 144, s->arena + 992);
    // offset_experts.vae:14  offset = total
    // kernel 15, train: loop over rows of [3]
    like_train_k15(s, tile, scratch, s->arena + 320, s->arena + 352, s->arena + 992, s->arena + 288,
        s->arena + 976);
    train_k16(s, tile, scratch);
    train_k17(s, tile, scratch);
    // offset_experts.vae:12  dense(3)
    // offset_experts.vae:15  likelihood = categorical
    // kernel 19, train: product by panels over rows of [3]
    like_train_k13(s, tile, scratch, s->arena + 1184, s->param + 160, s->arena + 224,
        s->param + 176, s->arena + 928);
    // offset_experts.vae:15  likelihood = categorical
    // kernel 20, train: loop over rows of [3]
    like_train_k15(s, tile, scratch, s->arena + 192, s->arena + 224, s->arena + 928, s->arena + 160,
        s->arena + 912);
    train_k21(s, tile, scratch);
    train_k22(s, tile, scratch);
    train_k23(s, tile, scratch);
    // kernel 24, train: loop over rows of [1, 1]
    like_train_k11(s, tile, scratch, s->arena + 848, s->arena + 864);
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k27(s, tile, scratch);
    train_k28(s, tile, scratch);
    train_k29(s, tile, scratch);
    train_k30(s, tile, scratch);
    train_k32(s, tile, scratch);
    train_k33(s, tile, scratch);
    train_k34(s, tile, scratch);
    train_k36(s, tile, scratch);
    train_k37(s, tile, scratch);
    train_k38(s, tile, scratch);
    train_k39(s, tile, scratch);
    train_k40(s, tile, scratch);
    train_k41(s, tile, scratch);
    // offset_experts.vae:6  gradient of the mixture of experts
    // kernel 42, train: loop over rows of [1]
    like_train_k42(s, tile, scratch, s->arena + 464, s->arena + 497, s->arena + 465, s->arena + 481,
        s->arena + 432, s->arena + 496, s->arena + 433, s->arena + 480);
    train_k44(s, tile, scratch);
    train_k47(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u3, 1, {0}},
        {train_u0, 1, {0}},
        {train_k18, 1, {0}},
        {train_u1, 1, {0}}}, 4);
    vae_run_one(me, s, train_u2, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k31, 2, {0}},
        {train_k35, 2, {0}},
        {train_k45, 2, {0}},
        {train_k48, 2, {0}},
        {train_k43, 2, {0}},
        {train_k46, 2, {0}}}, 6);
}

// offset_experts.vae:8  log1p
// offset_experts.vae:14  offset = total
// kernel 0, eval: loop over rows of [3]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    vae_real *h2 = s->arena + 576; // [n, 3]
    const vae_real *x0 = s->arena + 608; // [n, 3]
    vae_real *total83 = s->arena + 256; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real total83_sum = 0.0f;
        VAE_SIMD_SUM(total83_sum)
        for (size_t j = 0; j < 3; j++) {
            h2[i * 3 + j] = vae_log1p(x0[i * 3 + j]);
            total83_sum += x0[i * 3 + j];
        }
        total83[i] = total83_sum;
    }
}

// What kernel 1 of eval and 1 other do, each with buffers of its own:
//   h2: [n, 3]
//   w3: [3, 2]
//   h7: [n, 2]
//   b4: [2]
VAE_SHARED_1(like_eval_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h2,
    const vae_real *w3, vae_real *h7, const vae_real *b4) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    vae_gemm_nn((int)(end - begin), 2, 3, h2 + begin * 3, 3, w3, 2, h7 + begin * 2, 2);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v5 = h7[i * 2 + j];
            h7[i * 2 + j] = vae_softplus(v5 + b4[j]);
        }
    }
}

// What kernel 6 of eval and 1 other do, each with buffers of its own:
//   u35: [n, 2]
//   t39: [n, 2]
//   t40: [n, 1]
VAE_SHARED_1(like_eval_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *u35,
    vae_real *t39, vae_real *t40) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    for (size_t i = begin; i < end; i++) {
        vae_real t40_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t40_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v39 = (-0.693147181f) - vae_log(-vae_log(u35[i * 2 + j]));
            t39[i * 2 + j] = v39;
            t40_sum = vae_max(t40_sum, v39);
        }
        t40[i] = t40_sum;
    }
}

// offset_experts.vae:6  sampling and KL
// kernel 7, eval: loop over rows of [2]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *t40 = s->arena + 416; // [n, 1]
    const vae_real *t39 = s->arena + 432; // [n, 2]
    vae_real *t44 = s->arena + 400; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t44[i * 2 + j] = 1.0f - vae_step(t40[i] - t39[i * 2 + j]);
        }
    }
}

// offset_experts.vae:6  sampling and KL
// kernel 8, eval: loop over rows of [2, 1]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *logvar32 = s->arena + 480; // [n, 2, 1]
    const vae_real *eps34 = s->arena + 464; // [n, 1, 1]
    const vae_real *mean28 = s->arena + 496; // [n, 2, 1]
    const vae_real *t44 = s->arena + 400; // [n, 2, 1]
    vae_real *t53 = s->arena + 384; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t53_sum = 0.0f;
        VAE_SIMD_SUM(t53_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v51 = mean28[i * 2 + j] + vae_exp(0.5f * logvar32[i * 2 + j]) * eps34[i];
            t53_sum += t44[i * 2 + j] * v51;
        }
        t53[i] = t53_sum;
    }
}

// offset_experts.vae:6  sampling and KL
// kernel 9, eval: loop over rows of [2, 1]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *t53 = s->arena + 384; // [n, 1, 1]
    const vae_real *mean28 = s->arena + 496; // [n, 2, 1]
    const vae_real *logvar32 = s->arena + 480; // [n, 2, 1]
    vae_real *t65 = s->arena + 368; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v56 = t53[i] - mean28[i * 2 + j];
            const vae_real v61 = v56 * v56 * vae_exp(-logvar32[i * 2 + j]) + logvar32[i * 2 + j];
            t65[i * 2 + j] = (-0.5f) * (v61 + 1.83787707f);
        }
    }
}

// offset_experts.vae:6  sampling and KL
// kernel 10, eval: loop over rows of [2]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    vae_real *t67 = s->arena + 352; // [n, 2]
    const vae_real *t65 = s->arena + 368; // [n, 2]
    vae_real *t68 = s->arena + 336; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t68_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t68_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v67 = t65[i * 2 + j] + (-0.693147181f);
            t67[i * 2 + j] = v67;
            t68_sum = vae_max(t68_sum, v67);
        }
        t68[i] = t68_sum;
    }
}

// offset_experts.vae:6  sampling and KL
// kernel 11, eval: loop over rows of [2]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *t67 = s->arena + 352; // [n, 2]
    const vae_real *t68 = s->arena + 336; // [n, 1]
    vae_real *t71 = s->arena + 320; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t71_sum = 0.0f;
        VAE_SIMD_SUM(t71_sum)
        for (size_t j = 0; j < 2; j++) {
            t71_sum += vae_exp(t67[i * 2 + j] - t68[i]);
        }
        t71[i] = t71_sum;
    }
}

// offset_experts.vae:6  sampling and KL
// kernel 12, eval: loop over rows of [1]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *t71 = s->arena + 320; // [n, 1]
    const vae_real *t68 = s->arena + 336; // [n, 1]
    const vae_real *z54 = s->arena + 384; // [n, 1]
    vae_real *t77 = s->arena + 304; // [n, 1]
    vae_real *t78 = s->arena + 288; // [n, 1]
    vae_real *t117 = s->arena + 0; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v77 = (-0.5f) * (z54[i] * z54[i] + 1.83787707f) - (vae_log(t71[i]) + t68[i]);
        t77[i] = v77;
        const vae_real v78 = -v77;
        t78[i] = v78;
        t117[i] = v78;
    }
}

// What kernel 13 of eval and 2 others do, each with buffers of its own:
//   z54: [n, 1]
//   w79: [1, 3]
//   h82: [n, 3]
//   b80: [3]
//   t84: [n, 1]
VAE_SHARED_1(like_eval_k13, const VaeState *s, int tile, vae_real *scratch, const vae_real *z54,
    const vae_real *w79, vae_real *h82, const vae_real *b80, vae_real *t84) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    vae_gemm_nn((int)(end - begin), 3, 1, z54 + begin * 1, 1, w79, 3, h82 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        vae_real t84_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t84_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v81 = h82[i * 3 + j];
            const vae_real v82 = v81 + b80[j];
            h82[i * 3 + j] = v82;
            t84_sum = vae_max(t84_sum, v82);
        }
        t84[i] = t84_sum;
    }
}

// What kernel 14 of eval and 3 others do, each with buffers of its own:
//   t85: [n, 3]
//   h82: [n, 3]
//   t84: [n, 1]
//   t89: [n, 1]
VAE_SHARED_2(like_eval_k14, const VaeState *s, int tile, vae_real *scratch, vae_real *t85,
    const vae_real *h82, const vae_real *t84, vae_real *t89) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    for (size_t i = begin; i < end; i++) {
        vae_real t89_sum = 0.0f;
        VAE_SIMD_SUM(t89_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v85 = h82[i * 3 + j] - t84[i];
            t85[i * 3 + j] = v85;
            t89_sum += vae_exp(v85);
        }
        t89[i] = t89_sum;
    }
}

// offset_experts.vae:14  offset = total
// kernel 15, eval: loop over rows of [1]
VAE_KERNEL void eval_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *total83 = s->arena + 256; // [n, 1]
    const vae_real *t89 = s->arena + 208; // [n, 1]
    vae_real *t91 = s->arena + 192; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t91[i] = vae_log(vae_max(total83[i], 1.0f)) - vae_log(t89[i]);
    }
}

// offset_experts.vae:14  offset = total
// offset_experts.vae:14  likelihood = poisson
// kernel 16, eval: loop over rows of [3]
VAE_KERNEL void eval_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *t85 = s->arena + 224; // [n, 3]
    const vae_real *t91 = s->arena + 192; // [n, 1]
    const vae_real *x0 = s->arena + 608; // [n, 3]
    vae_real *t96 = s->arena + 176; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t96_sum = 0.0f;
        VAE_SIMD_SUM(t96_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v93 = vae_poisson_deviance(t85[i * 3 + j] + t91[i], x0[i * 3 + j]);
            t96_sum += v93 + vae_lgamma_rest(x0[i * 3 + j]);
        }
        t96[i] = t96_sum;
    }
}

// offset_experts.vae:12  dense(3)
// offset_experts.vae:15  likelihood = categorical
// kernel 17, eval: product by panels over rows of [3]
VAE_KERNEL void eval_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *z54 = s->arena + 384; // [n, 1]
    const vae_real *w97 = s->param + 160; // [1, 3]
    vae_real *p100 = s->arena + 160; // [n, 3]
    const vae_real *b98 = s->param + 176; // [3]
    vae_real *t101 = s->arena + 144; // [n, 1]
    const vae_real *x1 = s->arena + 592; // [n, 3]
    vae_real *t112 = s->arena + 48; // [n, 1]
    vae_gemm_nn((int)(end - begin), 3, 1, z54 + begin * 1, 1, w97, 3, p100 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        vae_real t101_sum = -VAE_INFINITY;
        vae_real t112_sum = 0.0f;
        for (size_t j = 0; j < 3; j++) {
            const vae_real v99 = p100[i * 3 + j];
            const vae_real v100 = v99 + b98[j];
            p100[i * 3 + j] = v100;
            t101_sum = vae_max(t101_sum, v100);
            t112_sum += x1[i * 3 + j] * v100;
        }
        t101[i] = t101_sum;
        t112[i] = t112_sum;
    }
}

// offset_experts.vae:15  likelihood = categorical
// kernel 19, eval: loop over rows of [1]
VAE_KERNEL void eval_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    vae_real *t105 = s->arena + 96; // [n, 1]
    const vae_real *t104 = s->arena + 112; // [n, 1]
    const vae_real *t101 = s->arena + 144; // [n, 1]
    const vae_real *t112 = s->arena + 48; // [n, 1]
    vae_real *t115 = s->arena + 32; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t105[i] = vae_log(t104[i]);
        t115[i] = 1.0f - vae_step(t101[i] - t112[i]);
    }
}

// offset_experts.vae:15  likelihood = categorical
// kernel 20, eval: loop over rows of [3]
VAE_KERNEL void eval_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *t102 = s->arena + 128; // [n, 3]
    const vae_real *t105 = s->arena + 96; // [n, 1]
    const vae_real *x1 = s->arena + 592; // [n, 3]
    vae_real *t109 = s->arena + 80; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t109_sum = 0.0f;
        VAE_SIMD_SUM(t109_sum)
        for (size_t j = 0; j < 3; j++) {
            t109_sum += -(x1[i * 3 + j] * (t102[i * 3 + j] - t105[i]));
        }
        t109[i] = t109_sum;
    }
}

// kernel 21, eval: loop over rows of [1]
VAE_KERNEL void eval_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    vae_real *t110 = s->arena + 64; // [n, 1]
    const vae_real *t96 = s->arena + 176; // [n, 1]
    const vae_real *t109 = s->arena + 80; // [n, 1]
    vae_real *t116 = s->arena + 16; // [n, 1]
    const vae_real *t77 = s->arena + 304; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v110 = t96[i] + t109[i];
        t110[i] = v110;
        t116[i] = t77[i] - v110;
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    eval_k0(s, tile, scratch);
    // offset_experts.vae:8  dense(2)
    // offset_experts.vae:8  softplus
    // kernel 1, eval: product by panels over rows of [2]
    like_eval_k1(s, tile, scratch, s->arena + 576, s->param + 0, s->arena + 560, s->param + 16);
    // offset_experts.vae:6  posterior heads (added by the compiler)
    // kernel 2, eval: product by panels over rows of [2]
    like_train_k2(s, tile, scratch, s->arena + 560, s->param + 32, s->arena + 544, s->param + 48);
}

// One thread does all of these.
VAE_KERNEL void eval_u1(const VaeState *s, int tile, vae_real *scratch) {
    // offset_experts.vae:9  dense(2)
    // offset_experts.vae:9  relu
    // kernel 3, eval: product by panels over rows of [2]
    like_train_k3(s, tile, scratch, s->arena + 592, s->param + 64, s->arena + 528, s->param + 80);
    // offset_experts.vae:6  posterior heads (added by the compiler)
    // kernel 4, eval: product by panels over rows of [2]
    like_train_k2(s, tile, scratch, s->arena + 528, s->param + 96, s->arena + 512, s->param + 112);
}

// One thread does all of these.
VAE_KERNEL void eval_u3(const VaeState *s, int tile, vae_real *scratch) {
    // offset_experts.vae:6  sampling and KL
    // kernel 6, eval: loop over rows of [2]
    like_eval_k6(s, tile, scratch, s->arena + 448, s->arena + 432, s->arena + 416);
    eval_k7(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // offset_experts.vae:6  posterior heads (added by the compiler)
    // kernel 5, eval: loop over rows of [1]
    like_train_k42(s, tile, scratch, s->arena + 496, s->arena + 544, s->arena + 497, s->arena + 512,
        s->arena + 480, s->arena + 545, s->arena + 481, s->arena + 513);
    eval_k8(s, tile, scratch);
    eval_k9(s, tile, scratch);
    eval_k10(s, tile, scratch);
    eval_k11(s, tile, scratch);
    eval_k12(s, tile, scratch);
    // offset_experts.vae:11  dense(3)
    // offset_experts.vae:14  offset = total
    // kernel 13, eval: product by panels over rows of [3]
    like_eval_k13(s, tile, scratch, s->arena + 384, s->param + 128, s->arena + 272, s->param + 144,
        s->arena + 240);
    // offset_experts.vae:14  offset = total
    // kernel 14, eval: loop over rows of [3]
    like_eval_k14(s, tile, scratch, s->arena + 224, s->arena + 272, s->arena + 240, s->arena + 208);
    eval_k15(s, tile, scratch);
    eval_k16(s, tile, scratch);
    eval_k17(s, tile, scratch);
    // offset_experts.vae:15  likelihood = categorical
    // kernel 18, eval: loop over rows of [3]
    like_eval_k14(s, tile, scratch, s->arena + 128, s->arena + 160, s->arena + 144, s->arena + 112);
    eval_k19(s, tile, scratch);
    eval_k20(s, tile, scratch);
    eval_k21(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u0, 1, {0}},
        {eval_u1, 1, {0}},
        {eval_u3, 1, {0}}}, 3);
    vae_run_one(me, s, eval_u2, 1);
}

// offset_experts.vae:6  the mixture of experts
// kernel 6, encode: loop over rows of [2, 1]
VAE_KERNEL void encode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *mean28 = s->arena + 160; // [n, 2, 1]
    vae_real *t36 = s->arena + 128; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t36_sum = 0.0f;
        VAE_SIMD_SUM(t36_sum)
        for (size_t j = 0; j < 2; j++) {
            t36_sum += 0.5f * mean28[i * 2 + j];
        }
        t36[i] = t36_sum;
    }
}

// offset_experts.vae:6  sampling and KL
// kernel 7, encode: loop over rows of [2, 1]
VAE_KERNEL void encode_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *logvar32 = s->arena + 144; // [n, 2, 1]
    const vae_real *eps46 = s->arena + 80; // [n, 1, 1]
    vae_real *t62 = s->arena + 16; // [n, 2, 1]
    const vae_real *mean28 = s->arena + 160; // [n, 2, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t62[i * 2 + j] = mean28[i * 2 + j] + vae_exp(0.5f * logvar32[i * 2 + j]) * eps46[i];
        }
    }
}

// offset_experts.vae:6  the mixture of experts
// kernel 8, encode: loop over rows of [2, 1]
VAE_KERNEL void encode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *logvar32 = s->arena + 144; // [n, 2, 1]
    const vae_real *mean28 = s->arena + 160; // [n, 2, 1]
    const vae_real *t36 = s->arena + 128; // [n, 1, 1]
    vae_real *t42 = s->arena + 112; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t42_sum = 0.0f;
        VAE_SIMD_SUM(t42_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v38 = mean28[i * 2 + j] - t36[i];
            t42_sum += 0.5f * (vae_exp(logvar32[i * 2 + j]) + v38 * v38);
        }
        t42[i] = t42_sum;
    }
}

// offset_experts.vae:6  the mixture of experts
// kernel 9, encode: loop over rows of [1, 1]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    vae_real *t43 = s->arena + 96; // [n, 1, 1]
    const vae_real *t42 = s->arena + 112; // [n, 1, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t43[i] = vae_log(t42[i]);
    }
}

// offset_experts.vae:6  sampling and KL
// kernel 10, encode: loop over rows of [2]
VAE_KERNEL void encode_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k6(s, tile, scratch, s->arena + 64, s->arena + 48, s->arena + 32);
}

// offset_experts.vae:6  sampling and KL
// kernel 11, encode: loop over rows of [2]
VAE_KERNEL void encode_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *t52 = s->arena + 32; // [n, 1]
    const vae_real *t51 = s->arena + 48; // [n, 2]
    const vae_real *t62 = s->arena + 16; // [n, 2, 1]
    vae_real *t64 = s->arena + 0; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t64_sum = 0.0f;
        VAE_SIMD_SUM(t64_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v63 = (1.0f - vae_step(t52[i] - t51[i * 2 + j])) * t62[i * 2 + j];
            t64_sum += v63;
        }
        t64[i] = t64_sum;
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // offset_experts.vae:8  log1p
    // kernel 0, encode: loop over rows of [3]
    like_train_k0(s, tile, scratch, s->arena + 240, s->arena + 272);
    // offset_experts.vae:8  dense(2)
    // offset_experts.vae:8  softplus
    // kernel 1, encode: product by panels over rows of [2]
    like_eval_k1(s, tile, scratch, s->arena + 240, s->param + 0, s->arena + 224, s->param + 16);
    // offset_experts.vae:6  posterior heads (added by the compiler)
    // kernel 2, encode: product by panels over rows of [2]
    like_train_k2(s, tile, scratch, s->arena + 224, s->param + 32, s->arena + 208, s->param + 48);
}

// One thread does all of these.
VAE_KERNEL void encode_u1(const VaeState *s, int tile, vae_real *scratch) {
    // offset_experts.vae:9  dense(2)
    // offset_experts.vae:9  relu
    // kernel 3, encode: product by panels over rows of [2]
    like_train_k3(s, tile, scratch, s->arena + 256, s->param + 64, s->arena + 192, s->param + 80);
    // offset_experts.vae:6  posterior heads (added by the compiler)
    // kernel 4, encode: product by panels over rows of [2]
    like_train_k2(s, tile, scratch, s->arena + 192, s->param + 96, s->arena + 176, s->param + 112);
}

// One thread does all of these.
VAE_KERNEL void encode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // offset_experts.vae:6  posterior heads (added by the compiler)
    // kernel 5, encode: loop over rows of [1]
    like_train_k42(s, tile, scratch, s->arena + 160, s->arena + 208, s->arena + 161, s->arena + 176,
        s->arena + 144, s->arena + 209, s->arena + 145, s->arena + 177);
    encode_k6(s, tile, scratch);
    encode_k7(s, tile, scratch);
    encode_k8(s, tile, scratch);
    encode_k9(s, tile, scratch);
    encode_k11(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {encode_u0, 1, {0}},
        {encode_u1, 1, {0}},
        {encode_k10, 1, {0}}}, 3);
    vae_run_one(me, s, encode_u2, 1);
}

// offset_experts.vae:14  offset = total
// kernel 2, decode: loop over [1]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *total5 = s->param + 192; // [1]
    vae_real *t10 = s->arena + 176; // [1]
    t10[0] = vae_log(vae_max(total5[0], 1.0f));
}

// offset_experts.vae:14  offset = total
// kernel 3, decode: loop over rows of [1]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *t12 = s->arena + 160; // [n, 1]
    vae_real *t14 = s->arena + 144; // [n, 1]
    const vae_real *t10 = s->arena + 176; // [1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t14[i] = t10[0] - vae_log(t12[i]);
    }
}

// offset_experts.vae:14  offset = total
// offset_experts.vae:14  likelihood = poisson
// kernel 4, decode: loop over rows of [3]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *t7 = s->arena + 192; // [n, 3]
    const vae_real *t14 = s->arena + 144; // [n, 1]
    vae_real *t16 = s->arena + 128; // [n, 3]
    vae_real *t28 = s->arena + 16; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v16 = vae_exp(t7[i * 3 + j] + t14[i]);
            t16[i * 3 + j] = v16;
            t28[i * 3 + j] = v16;
        }
    }
}

// offset_experts.vae:15  likelihood = categorical
// kernel 7, decode: loop over rows of [1]
VAE_KERNEL void decode_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    vae_real *t25 = s->arena + 48; // [n, 1]
    const vae_real *t24 = s->arena + 64; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t25[i] = vae_log(t24[i]);
    }
}

// offset_experts.vae:15  likelihood = categorical
// kernel 8, decode: loop over rows of [3]
VAE_KERNEL void decode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *t22 = s->arena + 80; // [n, 3]
    const vae_real *t25 = s->arena + 48; // [n, 1]
    vae_real *t27 = s->arena + 32; // [n, 3]
    vae_real *t29 = s->arena + 0; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v27 = vae_exp(t22[i * 3 + j] - t25[i]);
            t27[i * 3 + j] = v27;
            t29[i * 3 + j] = v27;
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u3(const VaeState *s, int tile, vae_real *scratch) {
    // offset_experts.vae:12  dense(3)
    // offset_experts.vae:15  likelihood = categorical
    // kernel 5, decode: product by panels over rows of [3]
    like_eval_k13(s, tile, scratch, s->arena + 240, s->param + 160, s->arena + 112, s->param + 176,
        s->arena + 96);
    // offset_experts.vae:15  likelihood = categorical
    // kernel 6, decode: loop over rows of [3]
    like_eval_k14(s, tile, scratch, s->arena + 80, s->arena + 112, s->arena + 96, s->arena + 64);
    decode_k7(s, tile, scratch);
    decode_k8(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // offset_experts.vae:11  dense(3)
    // offset_experts.vae:14  offset = total
    // kernel 0, decode: product by panels over rows of [3]
    like_eval_k13(s, tile, scratch, s->arena + 240, s->param + 128, s->arena + 224, s->param + 144,
        s->arena + 208);
    // offset_experts.vae:14  offset = total
    // kernel 1, decode: loop over rows of [3]
    like_eval_k14(s, tile, scratch, s->arena + 192, s->arena + 224, s->arena + 208, s->arena + 160);
}

// One thread does all of these.
VAE_KERNEL void decode_u2(const VaeState *s, int tile, vae_real *scratch) {
    decode_k3(s, tile, scratch);
    decode_k4(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {decode_u3, 1, {0}},
        {decode_u0, 1, {0}},
        {decode_k2, 1, {0}}}, 3);
    vae_run_one(me, s, decode_u2, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 1376, 3}, // [n, 3]
    {"y", VAE_IN_DATA, 1, 1360, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 1216, 2}, // [n, 2, 1]
    {"loss", VAE_OUT_SCALAR, 0, 768, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 816, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 784, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 608, 3}, // [n, 3]
    {"y", VAE_IN_DATA, 1, 592, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 464, 1}, // [n, 1]
    {"z.expert", VAE_IN_UNIFORM, 8, 448, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 64, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 288, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 16, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 0, 1}, // [n, 1]
    {"x.reconstruction", VAE_OUT_ROW, 0, 176, 1}, // [n, 1]
    {"y.reconstruction", VAE_OUT_ROW, 0, 80, 1}, // [n, 1]
    {"y.right", VAE_OUT_ROW, 0, 32, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 272, 3}, // [n, 3]
    {"y", VAE_IN_DATA, 1, 256, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 80, 1}, // [n, 1]
    {"z.expert", VAE_IN_UNIFORM, 8, 64, 2}, // [n, 2]
    {"z.mean", VAE_OUT_ROW, 0, 128, 1}, // [n, 1]
    {"z.logvar", VAE_OUT_ROW, 0, 96, 1}, // [n, 1]
    {"z.sample", VAE_OUT_ROW, 0, 0, 1}, // [n, 1]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 240, 1}, // [n, 1]
    {"x.mean", VAE_OUT_ROW, 0, 128, 3}, // [n, 3]
    {"x.draw0", VAE_OUT_ROW, 0, 16, 3}, // [n, 3]
    {"y.mean", VAE_OUT_ROW, 0, 32, 3}, // [n, 3]
    {"y.draw0", VAE_OUT_ROW, 0, 0, 3}, // [n, 3]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.seen.1.weight", 2, {2, 3}, {1, 2}, 0, VAE_INIT_UNIFORM, 1.09544516f, true, true, false},
    {"encoder.seen.1.bias", 1, {2}, {1}, 16, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.seen.mean.weight", 2, {1, 2}, {1, 2}, 32, VAE_INIT_UNIFORM, 1.41421354f, true, true, false},
    {"posterior.z.seen.mean.bias", 1, {1}, {1}, 48, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.seen.logvar.weight", 2, {1, 2}, {1, 2}, 33, VAE_INIT_UNIFORM, 1.41421354f, true, true, false},
    {"posterior.z.seen.logvar.bias", 1, {1}, {1}, 49, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.told.0.weight", 2, {2, 3}, {1, 2}, 64, VAE_INIT_UNIFORM, 1.09544516f, true, true, false},
    {"encoder.told.0.bias", 1, {2}, {1}, 80, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.told.mean.weight", 2, {1, 2}, {1, 2}, 96, VAE_INIT_UNIFORM, 1.41421354f, true, true, false},
    {"posterior.z.told.mean.bias", 1, {1}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.told.logvar.weight", 2, {1, 2}, {1, 2}, 97, VAE_INIT_UNIFORM, 1.41421354f, true, true, false},
    {"posterior.z.told.logvar.bias", 1, {1}, {1}, 113, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.x.0.weight", 2, {3, 1}, {1, 3}, 128, VAE_INIT_UNIFORM, 1.22474492f, true, true, false},
    {"decoder.x.0.bias", 1, {3}, {1}, 144, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"data.x.total", 1, {1}, {1}, 192, VAE_INIT_CONST, 1.0f, false, false, false},
    {"decoder.y.0.weight", 2, {3, 1}, {1, 3}, 160, VAE_INIT_UNIFORM, 1.22474492f, true, true, false},
    {"decoder.y.0.bias", 1, {3}, {1}, 176, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 3, 3, VAE_DOMAIN_COUNT, "poisson", false, false, .levels = 0, .draw = VAE_DRAW_POISSON, .draw_total = 0, .scale = 1.0},
    {"y", VAE_LABEL, 1, 1, 3, 3, VAE_DOMAIN_SHARES, "categorical", false, false, .levels = 0, .draw = VAE_DRAW_CATEGORICAL, .draw_total = 0, .scale = 1.0},
};

static const VaeLatent latents[] = {
    {"z", 1, 0},
};
static const VaeCoded coded[] = {
    {0, 0, "is a mixture of what several encoders say"},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[3]", 0},
    {VAE_STAGE_ENCODER, 0, "log1p", "[3]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(2)", "[2]", 8},
    {VAE_STAGE_ENCODER, 0, "softplus", "[2]", 0},
    {VAE_STAGE_DATA, 0, "y", "[3]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(2)", "[2]", 8},
    {VAE_STAGE_ENCODER, 0, "relu", "[2]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[1]", 12},
    {VAE_STAGE_DECODER, 0, "dense(3)", "[3]", 6},
    {VAE_STAGE_OUTPUT, 0, "x: poisson", "[3]", 0},
    {VAE_STAGE_DECODER, 0, "dense(3)", "[3]", 6},
    {VAE_STAGE_OUTPUT, 0, "y: categorical", "[3]", 0},
};

static const VaeStretch rest[] = {
    {0, 192},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "offset_experts", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model offset_experts\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder seen(x)                   [3]                         -              -\n"
        "    log1p                           [3]                         -              -\n"
        "    dense(2)                        [2]                         8             12\n"
        "    softplus                        [2]                         -              -\n"
        "  encoder told(y)                   [3]                         -              -\n"
        "    dense(2)                        [2]                         8             12\n"
        "    relu                            [2]                         -              -\n"
        "  z: heads                          [1]                        12             24\n"
        "  decoder x(z)                      [1]                         -              -\n"
        "    dense(3)                        [3]                         6              6\n"
        "  decoder y(z)                      [1]                         -              -\n"
        "    dense(3)                        [3]                         6              6\n"
        "\n"
        "  40 parameters; one training step of 4 rows: 672 flops\n"
        "  x: likelihood poisson(offset=total)\n"
        "  y: likelihood categorical\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          49      143         5,568        5,568\n"
        "  eval           22       85         2,496        2,496\n"
        "  encode         12       38         1,152        1,152\n"
        "  decode          9       23         1,024        1,024\n",
    .batch = 4, .n_param = 192, .n_state = 16, .n_arena = 1392,
    .n_scratch = 0,
    .max_threads = 1, .flops_per_row = 168.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 17,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_POISSON, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .coded = coded,
    .stage = stages, .n_stages = 12,
    .train = {"train", train_run, train_ports, 6},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 11},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 7},
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
        .epochs = 10, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
