// beta_tc -- written by vaec 0.1.0 from beta_tc.vae; do not edit.
//
// model beta_tc
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [9]                         -              -
//     dense(12)                       [12]                      120            216
//     tanh                            [12]                        -              -
//   z: mean, logvar heads             [3]                        78            144
//   w: mean, logvar heads             [1]                        26             48
//   decoder(z, w)                     [4]                         -              -
//     dense(12)                       [12]                       60             96
//     tanh                            [12]                        -              -
//     dense(9)                        [9]                       117            216
//
//   401 parameters; one training step of 36 rows: 69,984 flops
//   likelihood gaussian(sigma=0.5, floor=0.001)
//   objective beta_tc(alpha=1, beta=4, gamma=1, estimator=stratified)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          40      231       178,112      178,112
//   eval            7       56         8,960        8,960
//   encode          4        9         5,504        5,504
//   decode          5        9         6,976        6,976
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
//   w6: [12, 8]
//   heads9: [n, 8]
//   b7: [8]
VAE_SHARED_2(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *heads9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 12, h5 + begin * 12, 12, w6, 8, heads9 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v8 = heads9[i * 8 + j];
            heads9[i * 8 + j] = v8 + b7[j];
        }
    }
}

// beta_tc.vae:4  sampling and KL
// kernel 2, train: loop over rows of [3]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 40275; // [n, 3] in rows of 8
    vae_real *t17 = s->arena + 42640; // [n, 3]
    const vae_real *eps14 = s->arena + 42752; // [n, 3]
    vae_real *z19 = s->arena + 42528; // [n, 3]
    const vae_real *mean10 = s->arena + 40272; // [n, 3] in rows of 8
    vae_real *t37 = s->arena + 44304; // [n, 1]
    vae_real *t57 = s->arena + 40704; // [n, 3] in rows of 4
    vae_real *t114 = s->arena + 42416; // [n, 3]
    vae_real *t118 = s->arena + 42192; // [n, 3]
    vae_real *t142 = s->arena + 43920; // [n, 1]
    vae_real *t143 = s->arena + 43872; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t37_sum = 0.0f;
        vae_real t142_sum = 0.0f;
        vae_real t143_sum = 0.0f;
        VAE_SIMD_SUM(t37_sum, t142_sum, t143_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v17 = vae_exp(0.5f * logvar11[i * 8 + j]);
            t17[i * 3 + j] = v17;
            const vae_real v19 = mean10[i * 8 + j] + v17 * eps14[i * 3 + j];
            z19[i * 3 + j] = v19;
            const vae_real v22 = eps14[i * 3 + j] * eps14[i * 3 + j] + logvar11[i * 8 + j];
            const vae_real v32 = mean10[i * 8 + j] * mean10[i * 8 + j] + vae_exp(logvar11[i * 8 + j]);
            t37_sum += 0.5f * (v32 - 1.0f - logvar11[i * 8 + j]);
            t57[i * 4 + j] = v19;
            t114[i * 3 + j] = mean10[i * 8 + j];
            t118[i * 3 + j] = logvar11[i * 8 + j];
            t142_sum += (-0.5f) * (v22 + 1.83787707f);
            t143_sum += (-0.5f) * (v19 * v19 + 1.83787707f);
        }
        t37[i] = t37_sum;
        t142[i] = t142_sum;
        t143[i] = t143_sum;
    }
}

// beta_tc.vae:5  sampling and KL
// kernel 3, train: loop over rows of [1]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar13 = s->arena + 40279; // [n, 1] in rows of 8
    vae_real *t40 = s->arena + 44208; // [n, 1]
    const vae_real *eps38 = s->arena + 44256; // [n, 1]
    vae_real *z42 = s->arena + 44160; // [n, 1]
    const vae_real *mean12 = s->arena + 40278; // [n, 1] in rows of 8
    vae_real *t58 = s->arena + 40707; // [n, 1] in rows of 4
    vae_real *t96 = s->arena + 44016; // [n, 1]
    vae_real *t144 = s->arena + 43824; // [n, 1]
    vae_real *t147 = s->arena + 43728; // [n, 1]
    vae_real *d204 = s->arena + 43296; // [n, 1]
    vae_real *d207 = s->arena + 43248; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real c200 = 4.0f * beta;
    const vae_real c202 = beta - c200;
    const vae_real c203 = inv_n * c202;
    const vae_real c205 = c200 - beta;
    const vae_real c206 = inv_n * c205;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v78 = (vae_real)(i);
        const vae_real v40 = vae_exp(0.5f * logvar13[i * 8]);
        t40[i] = v40;
        const vae_real v42 = mean12[i * 8] + v40 * eps38[i];
        z42[i] = v42;
        t58[i * 4] = v42;
        t96[i] = (v78 + 1.0f) * vae_step(1.0f - (v78 + 1.5f) * inv_n);
        t144[i] = mean12[i * 8];
        t147[i] = logvar13[i * 8];
        d204[i] = c203;
        d207[i] = c206;
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   z59: [n, 4]
//   w60: [4, 12]
//   h64: [n, 12]
//   b61: [12]
VAE_SHARED_2(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *z59,
    const vae_real *w60, vae_real *h64, const vae_real *b61) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 12, 4, z59 + begin * 4, 4, w60, 12, h64 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v62 = h64[i * 12 + j];
            h64[i * 12 + j] = vae_tanh(v62 + b61[j]);
        }
    }
}

// beta_tc.vae:7  dense(9)
// beta_tc.vae:8  likelihood = gaussian
// beta_tc.vae:8  gradient of likelihood = gaussian
// kernel 5, train: product by panels over rows of [9]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h64 = s->arena + 38448; // [n, 12]
    const vae_real *w65 = s->param + 304; // [12, 9]
    vae_real *d259 = s->arena + 39312; // [n, 9]
    const vae_real *b66 = s->param + 416; // [9]
    const vae_real *x0 = s->arena + 39648; // [n, 9]
    vae_real *t77 = s->arena + 44112; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c257 = 4.0f * inv_n;
    vae_gemm_nn((int)(end - begin), 9, 12, h64 + begin * 12, 12, w65, 9, d259 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t77_sum = 0.0f;
        VAE_SIMD_SUM(t77_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v67 = d259[i * 9 + j];
            const vae_real v70 = x0[i * 9 + j] - (v67 + b66[j]);
            const vae_real v76 = 0.5f * ((-1.38629436f) + 4.0f * (v70 * v70) + 1.83787707f);
            t77_sum += v76;
            d259[i * 9 + j] = -(c257 * v70);
        }
        t77[i] = t77_sum;
    }
}

// kernel 6, train: loop over [36, 1]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t84 = s->arena + 44064; // [36, 1]
    vae_real *t146 = s->arena + 43776; // [36, 1]
    const vae_real *t145 = s->arena + 43824; // [36, 1]
    vae_real *t149 = s->arena + 43680; // [36, 1]
    const vae_real *t148 = s->arena + 43728; // [36, 1]
    vae_real *t154 = s->arena + 43632; // [36, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    VAE_SIMD
    for (size_t j = 0; j < 36; j++) {
        const vae_real v79 = (vae_real)(j);
        const vae_real v84 = vae_step(1.0f - (v79 + 0.5f) * inv_n);
        t84[j] = v84;
        t146[j] = vae_where(v84, t145[j], 0.0f);
        const vae_real v149 = vae_where(v84, t148[j], 0.0f);
        t149[j] = v149;
        t154[j] = vae_exp(-v149);
    }
}

// kernel 7, train: loop over rows of [36, 1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t96 = s->arena + 44016; // [n, 1]
    vae_real *t113 = s->arena + 36288; // [n, 36, 1]
    const vae_real data_rows = s->scalar[VAE_DATA_ROWS];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c103 = 1.0f / inv_n;
    const vae_real c104 = c103 - 1.0f;
    const vae_real c105 = vae_max(c104, 1.0f);
    const vae_real c107 = data_rows - c105;
    const vae_real c108 = data_rows * c105;
    const vae_real c109 = c107 / c108;
    const vae_real c110 = 1.0f / c105;
    const vae_real c106 = 1.0f / data_rows;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            const vae_real v78 = (vae_real)(i);
            const vae_real v79 = (vae_real)(j);
            const vae_real v111 = vae_where(1.0f - vae_step(vae_abs(t96[i] - v79) - 0.5f), c109, c110);
            const vae_real v112 = vae_where(1.0f - vae_step(vae_abs(v78 - v79) - 0.5f), c106, v111);
            t113[i * 36 + j] = vae_log(v112);
        }
    }
}

// What kernel 8 of train and 1 other do, each with buffers of its own:
//   t117: [36, 3]
//   t84: [36, 1]
//   t115: [36, 3]
VAE_SHARED_2(like_train_k8, const VaeState *s, int tile, vae_real *scratch, vae_real *t117,
    const vae_real *t84, const vae_real *t115) {
    (void)s;
    (void)tile, (void)scratch;
    for (size_t j = 0; j < 36; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 3; k++) {
            t117[j * 3 + k] = vae_where(t84[j], t115[j * 3 + k], 0.0f);
        }
    }
}

// kernel 9, train: loop over [36, 3]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t120 = s->arena + 42080; // [36, 3]
    const vae_real *t84 = s->arena + 44064; // [36, 1]
    const vae_real *t119 = s->arena + 42192; // [36, 3]
    vae_real *t125 = s->arena + 41968; // [36, 3]
    for (size_t j = 0; j < 36; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 3; k++) {
            const vae_real v120 = vae_where(t84[j], t119[j * 3 + k], 0.0f);
            t120[j * 3 + k] = v120;
            t125[j * 3 + k] = vae_exp(-v120);
        }
    }
}

// kernel 10, train: loop over rows of [36, 3]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t122 = s->arena + 19440; // [n, 36, 3]
    const vae_real *z19 = s->arena + 42528; // [n, 1, 3]
    const vae_real *t117 = s->arena + 42304; // [36, 3]
    vae_real *t123 = s->arena + 15552; // [n, 36, 3]
    const vae_real *t125 = s->arena + 41968; // [36, 3]
    const vae_real *t120 = s->arena + 42080; // [36, 3]
    const vae_real *t113 = s->arena + 36288; // [n, 36, 1]
    vae_real *t132 = s->arena + 11664; // [n, 36, 3]
    const vae_real *t84 = s->arena + 44064; // [36, 1]
    vae_real *t133 = s->arena + 41856; // [n, 1, 3]
    vae_real *t140 = s->arena + 34992; // [n, 36, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            t133[i * 3 + k] = -VAE_INFINITY;
        }
        for (size_t j = 0; j < 36; j++) {
            vae_real t140_sum = 0.0f;
            VAE_SIMD_SUM(t140_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v122 = z19[i * 3 + k] - t117[j * 3 + k];
                t122[i * 108 + j * 3 + k] = v122;
                const vae_real v123 = v122 * v122;
                t123[i * 108 + j * 3 + k] = v123;
                const vae_real v129 = (-0.5f) * (v123 * t125[j * 3 + k] + t120[j * 3 + k] + 1.83787707f);
                const vae_real v132 = vae_where(t84[j], v129 + t113[i * 36 + j], (-1e+30f));
                t132[i * 108 + j * 3 + k] = v132;
                t133[i * 3 + k] = vae_max(t133[i * 3 + k], v132);
                t140_sum += v129;
            }
            t140[i * 36 + j] = t140_sum;
        }
    }
}

// kernel 11, train: loop over rows of [36, 3]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t132 = s->arena + 11664; // [n, 36, 3]
    const vae_real *t133 = s->arena + 41856; // [n, 1, 3]
    vae_real *t135 = s->arena + 7776; // [n, 36, 3]
    vae_real *t136 = s->arena + 41744; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            t136[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v135 = vae_exp(t132[i * 108 + j * 3 + k] - t133[i * 3 + k]);
                t135[i * 108 + j * 3 + k] = v135;
                t136[i * 3 + k] += v135;
            }
        }
    }
}

// kernel 12, train: loop over rows of [1, 3]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t136 = s->arena + 41744; // [n, 1, 3]
    const vae_real *t133 = s->arena + 41856; // [n, 1, 3]
    vae_real *t141 = s->arena + 43968; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t141_sum = 0.0f;
        VAE_SIMD_SUM(t141_sum)
        for (size_t j = 0; j < 3; j++) {
            t141_sum += vae_log(t136[i * 3 + j]) + t133[i * 3 + j];
        }
        t141[i] = t141_sum;
    }
}

// kernel 13, train: loop over rows of [36, 1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t151 = s->arena + 33696; // [n, 36, 1]
    const vae_real *z42 = s->arena + 44160; // [n, 1, 1]
    const vae_real *t146 = s->arena + 43776; // [36, 1]
    vae_real *t152 = s->arena + 32400; // [n, 36, 1]
    const vae_real *t154 = s->arena + 43632; // [36, 1]
    const vae_real *t149 = s->arena + 43680; // [36, 1]
    const vae_real *t113 = s->arena + 36288; // [n, 36, 1]
    vae_real *t160 = s->arena + 31104; // [n, 36, 1]
    const vae_real *t84 = s->arena + 44064; // [36, 1]
    vae_real *t161 = s->arena + 43584; // [n, 1, 1]
    const vae_real *t140 = s->arena + 34992; // [n, 36, 1]
    vae_real *t173 = s->arena + 28512; // [n, 36, 1]
    vae_real *t174 = s->arena + 43440; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t161_sum = -VAE_INFINITY;
        vae_real t174_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t161_sum, t174_sum)
        for (size_t j = 0; j < 36; j++) {
            const vae_real v151 = z42[i] - t146[j];
            t151[i * 36 + j] = v151;
            const vae_real v152 = v151 * v151;
            t152[i * 36 + j] = v152;
            const vae_real v158 = (-0.5f) * (v152 * t154[j] + t149[j] + 1.83787707f);
            const vae_real v160 = vae_where(t84[j], v158 + t113[i * 36 + j], (-1e+30f));
            t160[i * 36 + j] = v160;
            t161_sum = vae_max(t161_sum, v160);
            const vae_real v173 = vae_where(t84[j], t140[i * 36 + j] + v158 + t113[i * 36 + j], (-1e+30f));
            t173[i * 36 + j] = v173;
            t174_sum = vae_max(t174_sum, v173);
        }
        t161[i] = t161_sum;
        t174[i] = t174_sum;
    }
}

// What kernel 14 of train and 1 other do, each with buffers of its own:
//   t160: [n, 36, 1]
//   t161: [n, 1, 1]
//   t163: [n, 36, 1]
//   t164: [n, 1, 1]
VAE_SHARED_2(like_train_k14, const VaeState *s, int tile, vae_real *scratch, const vae_real *t160,
    const vae_real *t161, vae_real *t163, vae_real *t164) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t164_sum = 0.0f;
        VAE_SIMD_SUM(t164_sum)
        for (size_t j = 0; j < 36; j++) {
            const vae_real v163 = vae_exp(t160[i * 36 + j] - t161[i]);
            t163[i * 36 + j] = v163;
            t164_sum += v163;
        }
        t164[i] = t164_sum;
    }
}

// What kernel 15 of train and 1 other do, each with buffers of its own:
//   t164: [n, 1, 1]
//   t166: [n, 1, 1]
//   t161: [n, 1, 1]
//   d213: [n, 1, 1]
//   d204: [n, 1, 1]
VAE_SHARED_2(like_train_k15, const VaeState *s, int tile, vae_real *scratch, const vae_real *t164,
    vae_real *t166, const vae_real *t161, vae_real *d213, const vae_real *d204) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t166[i] = vae_log(t164[i]) + t161[i];
        d213[i] = d204[i] / t164[i];
    }
}

// beta_tc.vae:5  sampling and KL
// kernel 18, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *eps38 = s->arena + 44256; // [n, 1]
    const vae_real *logvar13 = s->arena + 40279; // [n, 1] in rows of 8
    const vae_real *z42 = s->arena + 44160; // [n, 1]
    const vae_real *mean12 = s->arena + 40278; // [n, 1] in rows of 8
    const vae_real *t37 = s->arena + 44304; // [n, 1]
    const vae_real *t141 = s->arena + 43968; // [n, 1]
    const vae_real *t166 = s->arena + 43488; // [n, 1]
    const vae_real *t142 = s->arena + 43920; // [n, 1]
    const vae_real *t143 = s->arena + 43872; // [n, 1]
    const vae_real *t179 = s->arena + 43344; // [n, 1]
    vae_real *t182 = s->arena + 44512; // [1]
    vae_real *t185 = s->arena + 44480; // [1]
    vae_real *t188 = s->arena + 44448; // [1]
    vae_real *t193 = s->arena + 44416; // [1]
    const vae_real *t77 = s->arena + 44112; // [n, 1]
    vae_real *t198 = s->arena + 44368; // [1]
    vae_real t182_sum = 0.0f;
    vae_real t185_sum = 0.0f;
    vae_real t188_sum = 0.0f;
    vae_real t193_sum = 0.0f;
    vae_real t198_sum = 0.0f;
    VAE_SIMD_SUM(t182_sum, t185_sum, t188_sum, t193_sum, t198_sum)
    for (size_t i = 0; i < rows; i++) {
        const vae_real v46 = (-0.5f) * (eps38[i] * eps38[i] + logvar13[i * 8] + 1.83787707f);
        const vae_real v53 = mean12[i * 8] * mean12[i * 8] + vae_exp(logvar13[i * 8]) - 1.0f;
        const vae_real v169 = t141[i] + t166[i];
        t182_sum += t142[i] + v46 - t179[i];
        t185_sum += t179[i] - v169;
        const vae_real v187 = v169 - (t143[i] + (-0.5f) * (z42[i] * z42[i] + 1.83787707f));
        t188_sum += v187;
        t193_sum += t77[i];
        t198_sum += t37[i] + 0.5f * (v53 - logvar13[i * 8]);
    }
    t182[0] = t182_sum;
    t185[0] = t185_sum;
    t188[0] = t188_sum;
    t193[0] = t193_sum;
    t198[0] = t198_sum;
}

// kernel 19, train: loop over [1]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t183 = s->arena + 44496; // [1]
    const vae_real *t182 = s->arena + 44512; // [1]
    vae_real *t186 = s->arena + 44464; // [1]
    const vae_real *t185 = s->arena + 44480; // [1]
    vae_real *t189 = s->arena + 44432; // [1]
    const vae_real *t188 = s->arena + 44448; // [1]
    vae_real *t194 = s->arena + 44400; // [1]
    const vae_real *t193 = s->arena + 44416; // [1]
    vae_real *t197 = s->arena + 44384; // [1]
    vae_real *t199 = s->arena + 44352; // [1]
    const vae_real *t198 = s->arena + 44368; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v183 = t182[0] * inv_n;
    t183[0] = v183;
    const vae_real v186 = t185[0] * inv_n;
    t186[0] = v186;
    const vae_real v189 = t188[0] * inv_n;
    t189[0] = v189;
    const vae_real v194 = t193[0] * inv_n;
    t194[0] = v194;
    t197[0] = v194 + beta * (v183 + 4.0f * v186 + v189);
    t199[0] = t198[0] * inv_n;
}

// kernel 20, train: loop over rows of [36, 1]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d209 = s->arena + 43200; // [n, 1, 1]
    const vae_real *t176 = s->arena + 27216; // [n, 36, 1]
    vae_real *d211 = s->arena + 25920; // [n, 36, 1]
    const vae_real *t84 = s->arena + 44064; // [36, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            d211[i * 36 + j] = vae_where(t84[j], d209[i] * t176[i * 36 + j], 0.0f);
        }
    }
}

// kernel 21, train: loop over rows of [36, 1]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d213 = s->arena + 43152; // [n, 1, 1]
    const vae_real *t163 = s->arena + 29808; // [n, 36, 1]
    const vae_real *t84 = s->arena + 44064; // [36, 1]
    const vae_real *d211 = s->arena + 25920; // [n, 36, 1]
    vae_real *d217 = s->arena + 24624; // [n, 36, 1]
    const vae_real *t154 = s->arena + 43632; // [36, 1]
    vae_real *d225 = s->arena + 23328; // [n, 36, 1]
    const vae_real *t151 = s->arena + 33696; // [n, 36, 1]
    vae_real *d227 = s->arena + 43008; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d227_sum = 0.0f;
        VAE_SIMD_SUM(d227_sum)
        for (size_t j = 0; j < 36; j++) {
            const vae_real v216 = d211[i * 36 + j] + vae_where(t84[j], d213[i] * t163[i * 36 + j], 0.0f);
            const vae_real v217 = (-0.5f) * v216;
            d217[i * 36 + j] = v217;
            const vae_real v225 = 2.0f * (v217 * t154[j]) * t151[i * 36 + j];
            d225[i * 36 + j] = v225;
            d227_sum += v225;
        }
        d227[i] = d227_sum;
    }
}

// kernel 22, train: sum over the batch over rows of [36, 1]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d218 = s->arena + 43104; // [36, 1]
    const vae_real *d217 = s->arena + 24624; // [n, 36, 1]
    const vae_real *t152 = s->arena + 32400; // [n, 36, 1]
    vae_real *d221 = s->arena + 43056; // [36, 1]
    const vae_real *d225 = s->arena + 23328; // [n, 36, 1]
    vae_real *d228 = s->arena + 42960; // [36, 1]
    for (size_t j = 0; j < 36; j++) {
        d218[j] = 0.0f;
    }
    for (size_t j = 0; j < 36; j++) {
        d221[j] = 0.0f;
    }
    for (size_t j = 0; j < 36; j++) {
        d228[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 36; j++) {
            d218[j] += d217[i * 36 + j];
            d221[j] += d217[i * 36 + j] * t152[i * 36 + j];
            d228[j] += -d225[i * 36 + j];
        }
    }
}

// kernel 23, train: loop over [36, 1]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d221 = s->arena + 43056; // [36, 1]
    const vae_real *t154 = s->arena + 43632; // [36, 1]
    const vae_real *d218 = s->arena + 43104; // [36, 1]
    vae_real *d230 = s->arena + 42912; // [36, 1]
    const vae_real *t84 = s->arena + 44064; // [36, 1]
    VAE_SIMD
    for (size_t j = 0; j < 36; j++) {
        d230[j] = vae_where(t84[j], d218[j] - d221[j] * t154[j], 0.0f);
    }
}

// kernel 24, train: loop over [36, 1]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *d232 = s->arena + 42864; // [36, 1]
    const vae_real *t84 = s->arena + 44064; // [36, 1]
    const vae_real *d228 = s->arena + 42960; // [36, 1]
    VAE_SIMD
    for (size_t j = 0; j < 36; j++) {
        d232[j] = vae_where(t84[j], d228[j], 0.0f);
    }
}

// kernel 25, train: loop over rows of [3]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *d236 = s->arena + 41632; // [n, 1, 3]
    const vae_real *t136 = s->arena + 41744; // [n, 1, 3]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real c200 = 4.0f * beta;
    const vae_real c202 = beta - c200;
    const vae_real c203 = inv_n * c202;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d236[i * 3 + j] = c203 / t136[i * 3 + j];
        }
    }
}

// kernel 26, train: loop over rows of [36, 3]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d236 = s->arena + 41632; // [n, 1, 3]
    const vae_real *t135 = s->arena + 7776; // [n, 36, 3]
    const vae_real *t84 = s->arena + 44064; // [36, 1]
    const vae_real *d211 = s->arena + 25920; // [n, 36, 1]
    vae_real *d240 = s->arena + 3888; // [n, 36, 3]
    const vae_real *t125 = s->arena + 41968; // [36, 3]
    vae_real *d248 = s->arena + 0; // [n, 36, 3]
    const vae_real *t122 = s->arena + 19440; // [n, 36, 3]
    vae_real *d250 = s->arena + 41296; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d250[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 36; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v238 = vae_where(t84[j], d236[i * 3 + k] * t135[i * 108 + j * 3 + k], 0.0f);
                const vae_real v240 = (-0.5f) * (d211[i * 36 + j] + v238);
                d240[i * 108 + j * 3 + k] = v240;
                const vae_real v248 = 2.0f * (v240 * t125[j * 3 + k]) * t122[i * 108 + j * 3 + k];
                d248[i * 108 + j * 3 + k] = v248;
                d250[i * 3 + k] += v248;
            }
        }
    }
}

// kernel 27, train: sum over the batch over rows of [36, 3]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d241 = s->arena + 41520; // [36, 3]
    const vae_real *d240 = s->arena + 3888; // [n, 36, 3]
    const vae_real *t123 = s->arena + 15552; // [n, 36, 3]
    vae_real *d244 = s->arena + 41408; // [36, 3]
    const vae_real *d248 = s->arena + 0; // [n, 36, 3]
    vae_real *d251 = s->arena + 41184; // [36, 3]
    for (size_t j = 0; j < 108; j++) {
        d241[j] = 0.0f;
    }
    for (size_t j = 0; j < 108; j++) {
        d244[j] = 0.0f;
    }
    for (size_t j = 0; j < 108; j++) {
        d251[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 108; j++) {
            d241[j] += d240[i * 108 + j];
            d244[j] += d240[i * 108 + j] * t123[i * 108 + j];
            d251[j] += -d248[i * 108 + j];
        }
    }
}

// kernel 28, train: loop over [36, 3]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const vae_real *d244 = s->arena + 41408; // [36, 3]
    const vae_real *t125 = s->arena + 41968; // [36, 3]
    const vae_real *d241 = s->arena + 41520; // [36, 3]
    vae_real *d253 = s->arena + 41072; // [36, 3]
    const vae_real *t84 = s->arena + 44064; // [36, 1]
    for (size_t j = 0; j < 36; j++) {
        VAE_SIMD
        for (size_t k = 0; k < 3; k++) {
            d253[j * 3 + k] = vae_where(t84[j], d241[j * 3 + k] - d244[j * 3 + k] * t125[j * 3 + k], 0.0f);
        }
    }
}

// beta_tc.vae:8  gradient of dense(9)
// beta_tc.vae:7  gradient of dense(9)
// kernel 30, train: weight gradient over [12, 9]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h64 = s->arena + 38448; // [n, 12]
    const vae_real *d259 = s->arena + 39312; // [n, 9]
    vae_real *d_param261 = s->grad + 304; // [12, 9]
    if (tile == 1) {
        vae_real *d_param260 = s->grad + 416; // [9]
        vae_column_sums(s->n, 9, d259, 9, d_param260);
        return;
    }
    vae_gemm_tn(12, 9, s->n, h64, 12, d259, 9, d_param261, 9);
}

// beta_tc.vae:7  gradient of dense(9)
// beta_tc.vae:7  gradient of tanh
// kernel 31, train: product by panels over rows of [12]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d259 = s->arena + 39312; // [n, 9]
    const vae_real *w65 = s->param + 304; // [12, 9]
    vae_real *d265 = s->arena + 38016; // [n, 12]
    const vae_real *h64 = s->arena + 38448; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 9, d259 + begin * 9, 9, w65, 9, d265 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v262 = d265[i * 12 + j];
            d265[i * 12 + j] = v262 * (1.0f - h64[i * 12 + j] * h64[i * 12 + j]);
        }
    }
}

// beta_tc.vae:7  gradient of dense(12)
// kernel 32, train: weight gradient over [4, 12]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z59 = s->arena + 40704; // [n, 4]
    const vae_real *d265 = s->arena + 38016; // [n, 12]
    vae_real *d_param267 = s->grad + 240; // [4, 12]
    if (tile == 1) {
        vae_real *d_param266 = s->grad + 288; // [12]
        vae_column_sums(s->n, 12, d265, 12, d_param266);
        return;
    }
    vae_gemm_tn(4, 12, s->n, z59, 4, d265, 12, d_param267, 12);
}

// beta_tc.vae:7  gradient of dense(12)
// kernel 33, train: product by panels over rows of [4]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d265 = s->arena + 38016; // [n, 12]
    const vae_real *w60 = s->param + 240; // [4, 12]
    vae_real *d268 = s->arena + 40560; // [n, 4]
    vae_gemm_nt((int)(end - begin), 4, 12, d265 + begin * 12, 12, w60, 12, d268 + begin * 4, 4);
}

// beta_tc.vae:4  gradient of sampling and KL
// kernel 34, train: loop over rows of [3]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d250 = s->arena + 41296; // [n, 3]
    const vae_real *d269 = s->arena + 40560; // [n, 3] in rows of 4
    const vae_real *z19 = s->arena + 42528; // [n, 3]
    vae_real *d285 = s->arena + 39984; // [n, 3] in rows of 8
    const vae_real *d256 = s->arena + 40960; // [n, 3]
    const vae_real *eps14 = s->arena + 42752; // [n, 3]
    const vae_real *t17 = s->arena + 42640; // [n, 3]
    vae_real *d288 = s->arena + 40848; // [n, 3]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c201 = beta * inv_n;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v283 = d250[i * 3 + j] + d269[i * 4 + j] + c201 * z19[i * 3 + j];
            d285[i * 8 + j] = d256[i * 3 + j] + v283;
            d288[i * 3 + j] = 0.5f * (v283 * eps14[i * 3 + j] * t17[i * 3 + j]);
        }
    }
}

// beta_tc.vae:5  gradient of sampling and KL
// kernel 35, train: loop over rows of [1]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d227 = s->arena + 43008; // [n, 1]
    const vae_real *d270 = s->arena + 40563; // [n, 1] in rows of 4
    const vae_real *z42 = s->arena + 44160; // [n, 1]
    const vae_real *d231 = s->arena + 42912; // [n, 1]
    vae_real *d277 = s->arena + 39990; // [n, 1] in rows of 8
    const vae_real *d233 = s->arena + 42864; // [n, 1]
    const vae_real *eps38 = s->arena + 44256; // [n, 1]
    const vae_real *t40 = s->arena + 44208; // [n, 1]
    vae_real *d281 = s->arena + 39991; // [n, 1] in rows of 8
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c201 = beta * inv_n;
    const vae_real c273 = (-0.5f) * c201;
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v275 = d227[i] + d270[i * 4] + c201 * z42[i];
        d277[i * 8] = d233[i] + v275;
        d281[i * 8] = d231[i] + c273 + 0.5f * (v275 * eps38[i] * t40[i]);
    }
}

// beta_tc.vae:4  gradient of sampling and KL
// kernel 36, train: loop over rows of [3]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d254 = s->arena + 41072; // [n, 3]
    vae_real *d289 = s->arena + 39987; // [n, 3] in rows of 8
    const vae_real *d288 = s->arena + 40848; // [n, 3]
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c201 = beta * inv_n;
    const vae_real c273 = (-0.5f) * c201;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d289[i * 8 + j] = d254[i * 3 + j] + c273 + d288[i * 3 + j];
        }
    }
}

// beta_tc.vae:4  gradient of posterior heads (added by the compiler)
// kernel 37, train: weight gradient over [12, 8]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 38880; // [n, 12]
    const vae_real *d290 = s->arena + 39984; // [n, 8]
    vae_real *d_param292 = s->grad + 128; // [12, 8]
    if (tile == 1) {
        vae_real *d_param291 = s->grad + 224; // [8]
        vae_column_sums(s->n, 8, d290, 8, d_param291);
        return;
    }
    vae_gemm_tn(12, 8, s->n, h5, 12, d290, 8, d_param292, 8);
}

// beta_tc.vae:4  gradient of posterior heads (added by the compiler)
// beta_tc.vae:6  gradient of tanh
// kernel 38, train: product by panels over rows of [12]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d290 = s->arena + 39984; // [n, 8]
    const vae_real *w6 = s->param + 128; // [12, 8]
    vae_real *d296 = s->arena + 37584; // [n, 12]
    const vae_real *h5 = s->arena + 38880; // [n, 12]
    vae_gemm_nt((int)(end - begin), 12, 8, d290 + begin * 8, 8, w6, 8, d296 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v293 = d296[i * 12 + j];
            d296[i * 12 + j] = v293 * (1.0f - h5[i * 12 + j] * h5[i * 12 + j]);
        }
    }
}

// beta_tc.vae:6  gradient of dense(12)
// kernel 39, train: weight gradient over [9, 12]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 39648; // [n, 9]
    const vae_real *d296 = s->arena + 37584; // [n, 12]
    vae_real *d_param298 = s->grad + 0; // [9, 12]
    if (tile == 1) {
        vae_real *d_param297 = s->grad + 112; // [12]
        vae_column_sums(s->n, 12, d296, 12, d_param297);
        return;
    }
    vae_gemm_tn(9, 12, s->n, x0, 9, d296, 12, d_param298, 12);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // beta_tc.vae:6  dense(12)
    // beta_tc.vae:6  tanh
    // kernel 0, train: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 39648, s->param + 0, s->arena + 38880,
        s->param + 112);
    // beta_tc.vae:4  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 38880, s->param + 128, s->arena + 40272,
        s->param + 224);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    // beta_tc.vae:7  dense(12)
    // beta_tc.vae:7  tanh
    // kernel 4, train: product by panels over rows of [12]
    like_train_k4(s, tile, scratch, s->arena + 40704, s->param + 240, s->arena + 38448,
        s->param + 288);
    train_k5(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k31(s, tile, scratch);
    train_k33(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k6(s, tile, scratch);
    // kernel 8, train: loop over [36, 3]
    like_train_k8(s, tile, scratch, s->arena + 42304, s->arena + 44064, s->arena + 42416);
    train_k9(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k10(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k13(s, tile, scratch);
    // kernel 14, train: loop over rows of [36, 1]
    like_train_k14(s, tile, scratch, s->arena + 31104, s->arena + 43584, s->arena + 29808,
        s->arena + 43536);
    // kernel 15, train: loop over rows of [1, 1]
    like_train_k15(s, tile, scratch, s->arena + 43536, s->arena + 43488, s->arena + 43584,
        s->arena + 43152, s->arena + 43296);
    // kernel 16, train: loop over rows of [36, 1]
    like_train_k14(s, tile, scratch, s->arena + 28512, s->arena + 43440, s->arena + 27216,
        s->arena + 43392);
    // kernel 17, train: loop over rows of [1, 1]
    like_train_k15(s, tile, scratch, s->arena + 43392, s->arena + 43344, s->arena + 43440,
        s->arena + 43200, s->arena + 43248);
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    train_k27(s, tile, scratch);
    train_k28(s, tile, scratch);
    // kernel 29, train: loop over [36, 3]
    like_train_k8(s, tile, scratch, s->arena + 40960, s->arena + 44064, s->arena + 41184);
}

// One thread does all of these.
VAE_KERNEL void train_u4(const VaeState *s, int tile, vae_real *scratch) {
    train_k22(s, tile, scratch);
    train_k23(s, tile, scratch);
    train_k24(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k18(s, tile, scratch);
    train_k19(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    train_k34(s, tile, scratch);
    train_k35(s, tile, scratch);
    train_k36(s, tile, scratch);
    train_k38(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, train_u0, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k30, 2, {0}},
        {train_u1, 1, {0}},
        {train_k32, 2, {0}}}, 3);
    vae_run_one(me, s, train_u2, panels);
    vae_run(me, s, (VaeWork[]){
        {train_u5, 1, {0}},
        {train_u4, 1, {0}},
        {train_u3, 1, {0}}}, 3);
    vae_run_one(me, s, train_u8, panels);
    vae_run(me, s, (VaeWork[]){
        {train_k39, 2, {0}},
        {train_k37, 2, {.weights = true, .first = 128, .each = 128, .end = 224}}}, 2);
}

// beta_tc.vae:4  sampling and KL
// kernel 2, eval: loop over rows of [3]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 1203; // [n, 3] in rows of 8
    const vae_real *eps14 = s->arena + 1744; // [n, 3]
    vae_real *z19 = s->arena + 1488; // [n, 3] in rows of 4
    const vae_real *mean10 = s->arena + 1200; // [n, 3] in rows of 8
    vae_real *t33 = s->arena + 1632; // [n, 3]
    vae_real *t34 = s->arena + 2192; // [n, 1]
    vae_real *t37 = s->arena + 2144; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t34_sum = 0.0f;
        vae_real t37_sum = 0.0f;
        VAE_SIMD_SUM(t34_sum, t37_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v19 = mean10[i * 8 + j] + vae_exp(0.5f * logvar11[i * 8 + j]) * eps14[i * 3 + j];
            z19[i * 4 + j] = v19;
            const vae_real v22 = eps14[i * 3 + j] * eps14[i * 3 + j] + logvar11[i * 8 + j];
            const vae_real v29 = mean10[i * 8 + j] * mean10[i * 8 + j] + vae_exp(logvar11[i * 8 + j]);
            const vae_real v33 = 0.5f * (v29 - 1.0f - logvar11[i * 8 + j]);
            t33[i * 3 + j] = v33;
            t34_sum += v33;
            const vae_real v36 = (-0.5f) * (v19 * v19 + 1.83787707f - (v22 + 1.83787707f));
            t37_sum += v36;
        }
        t34[i] = t34_sum;
        t37[i] = t37_sum;
    }
}

// beta_tc.vae:5  sampling and KL
// kernel 3, eval: loop over rows of [1]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar13 = s->arena + 1207; // [n, 1] in rows of 8
    const vae_real *eps38 = s->arena + 2096; // [n, 1]
    vae_real *z42 = s->arena + 1491; // [n, 1] in rows of 4
    const vae_real *mean12 = s->arena + 1206; // [n, 1] in rows of 8
    vae_real *t53 = s->arena + 2048; // [n, 1]
    vae_real *t54 = s->arena + 2000; // [n, 1]
    const vae_real *t34 = s->arena + 2192; // [n, 1]
    vae_real *t57 = s->arena + 1952; // [n, 1]
    const vae_real *t37 = s->arena + 2144; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v42 = mean12[i * 8] + vae_exp(0.5f * logvar13[i * 8]) * eps38[i];
        z42[i * 4] = v42;
        const vae_real v51 = mean12[i * 8] * mean12[i * 8] + vae_exp(logvar13[i * 8]) - 1.0f;
        const vae_real v53 = 0.5f * (v51 - logvar13[i * 8]);
        t53[i] = v53;
        t54[i] = t34[i] + v53;
        const vae_real v55 = v42 * v42 + 1.83787707f - (eps38[i] * eps38[i] + logvar13[i * 8] + 1.83787707f);
        t57[i] = t37[i] + (-0.5f) * v55;
    }
}

// beta_tc.vae:7  dense(9)
// beta_tc.vae:8  likelihood = gaussian
// kernel 5, eval: product by panels over rows of [9]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h63 = s->arena + 0; // [n, 12]
    const vae_real *w64 = s->param + 304; // [12, 9]
    vae_real *t66 = scratch; // [end - begin, 9]
    const vae_real *b65 = s->param + 416; // [9]
    const vae_real *x0 = s->arena + 864; // [n, 9]
    vae_real *t76 = s->arena + 1904; // [n, 1]
    vae_gemm_nn((int)(end - begin), 9, 12, h63 + begin * 12, 12, w64, 9, t66, 9);
    for (size_t i = begin; i < end; i++) {
        vae_real t76_sum = 0.0f;
        VAE_SIMD_SUM(t76_sum)
        for (size_t j = 0; j < 9; j++) {
            const vae_real v66 = t66[(i - begin) * 9 + j];
            const vae_real v69 = x0[i * 9 + j] - (v66 + b65[j]);
            const vae_real v75 = 0.5f * ((-1.38629436f) + 4.0f * (v69 * v69) + 1.83787707f);
            t76_sum += v75;
        }
        t76[i] = t76_sum;
    }
}

// kernel 6, eval: loop over rows of [1]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t77 = s->arena + 1856; // [n, 1]
    const vae_real *t57 = s->arena + 1952; // [n, 1]
    const vae_real *t76 = s->arena + 1904; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t77[i] = t57[i] - t76[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // beta_tc.vae:6  dense(12)
    // beta_tc.vae:6  tanh
    // kernel 0, eval: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 864, s->param + 0, s->arena + 432, s->param + 112);
    // beta_tc.vae:4  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 432, s->param + 128, s->arena + 1200, s->param + 224);
    eval_k2(s, tile, scratch);
    eval_k3(s, tile, scratch);
    // beta_tc.vae:7  dense(12)
    // beta_tc.vae:7  tanh
    // kernel 4, eval: product by panels over rows of [12]
    like_train_k4(s, tile, scratch, s->arena + 1488, s->param + 240, s->arena + 0, s->param + 288);
    eval_k5(s, tile, scratch);
    eval_k6(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, eval_u0, panels);
}

// beta_tc.vae:4  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [3]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t14 = s->arena + 1168; // [n, 3]
    const vae_real *mean10 = s->arena + 768; // [n, 3] in rows of 8
    vae_real *t15 = s->arena + 1056; // [n, 3]
    const vae_real *logvar11 = s->arena + 771; // [n, 3] in rows of 8
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t14[i * 3 + j] = mean10[i * 8 + j];
            t15[i * 3 + j] = logvar11[i * 8 + j];
        }
    }
}

// beta_tc.vae:4  posterior heads (added by the compiler)
// kernel 3, encode: loop over rows of [1]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t16 = s->arena + 1328; // [n, 1]
    const vae_real *mean12 = s->arena + 774; // [n, 1] in rows of 8
    vae_real *t17 = s->arena + 1280; // [n, 1]
    const vae_real *logvar13 = s->arena + 775; // [n, 1] in rows of 8
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t16[i] = mean12[i * 8];
        t17[i] = logvar13[i * 8];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // beta_tc.vae:6  dense(12)
    // beta_tc.vae:6  tanh
    // kernel 0, encode: product by panels over rows of [12]
    like_train_k0(s, tile, scratch, s->arena + 432, s->param + 0, s->arena + 0, s->param + 112);
    // beta_tc.vae:4  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [8]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 128, s->arena + 768, s->param + 224);
    encode_k2(s, tile, scratch);
    encode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run_one(me, s, encode_u0, panels);
}

// beta_tc.vae:4  z
// kernel 0, decode: loop over rows of [3]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t2 = s->arena + 1440; // [n, 3] in rows of 4
    const vae_real *z0 = s->arena + 1584; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t2[i * 4 + j] = z0[i * 3 + j];
        }
    }
}

// beta_tc.vae:5  w
// kernel 1, decode: loop over rows of [1]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t3 = s->arena + 1443; // [n, 1] in rows of 4
    const vae_real *z1 = s->arena + 1696; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t3[i * 4] = z1[i];
    }
}

// beta_tc.vae:7  dense(9)
// kernel 3, decode: product by panels over rows of [9]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *h9 = s->arena + 0; // [n, 12]
    const vae_real *w10 = s->param + 304; // [12, 9]
    vae_real *p13 = s->arena + 1104; // [n, 9]
    const vae_real *b11 = s->param + 416; // [9]
    vae_real *t16 = s->arena + 432; // [n, 9]
    vae_gemm_nn((int)(end - begin), 9, 12, h9 + begin * 12, 12, w10, 9, p13 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v12 = p13[i * 9 + j];
            const vae_real v13 = v12 + b11[j];
            p13[i * 9 + j] = v13;
            t16[i * 9 + j] = v13;
        }
    }
}

// kernel 4, decode: loop over rows of [9]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t15 = s->arena + 768; // [n, 9]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            t15[i * 9 + j] = 0.5f;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    decode_k0(s, tile, scratch);
    decode_k1(s, tile, scratch);
    // beta_tc.vae:7  dense(12)
    // beta_tc.vae:7  tanh
    // kernel 2, decode: product by panels over rows of [12]
    like_train_k4(s, tile, scratch, s->arena + 1440, s->param + 240, s->arena + 0, s->param + 288);
    decode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 15) / 16;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k4, panels, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 39648, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 42752, 3}, // [n, 3]
    {"w.eps", VAE_IN_NORMAL, 1, 44256, 1}, // [n, 1]
    {"mutual_information", VAE_OUT_SCALAR, 0, 44496, 1}, // [1]
    {"total_correlation", VAE_OUT_SCALAR, 0, 44464, 1}, // [1]
    {"dimension_kl", VAE_OUT_SCALAR, 0, 44432, 1}, // [1]
    {"loss", VAE_OUT_SCALAR, 0, 44384, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 44400, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 44352, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 864, 9}, // [n, 9]
    {"z.eps", VAE_IN_NORMAL, 0, 1744, 3}, // [n, 3]
    {"w.eps", VAE_IN_NORMAL, 1, 2096, 1}, // [n, 1]
    {"reconstruction", VAE_OUT_ROW, 0, 1904, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 2000, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 1856, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 1632, 3}, // [n, 3]
    {"w.kl", VAE_OUT_ROW, 0, 2048, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 432, 9}, // [n, 9]
    {"z.mean", VAE_OUT_ROW, 0, 1168, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 1056, 3}, // [n, 3]
    {"w.mean", VAE_OUT_ROW, 0, 1328, 1}, // [n, 1]
    {"w.logvar", VAE_OUT_ROW, 0, 1280, 1}, // [n, 1]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 1584, 3}, // [n, 3]
    {"w", VAE_IN_LATENT, 1, 1696, 1}, // [n, 1]
    {"x.mean", VAE_OUT_ROW, 0, 1104, 9}, // [n, 9]
    {"x.draw0", VAE_OUT_ROW, 0, 432, 9}, // [n, 9]
    {"x.draw1", VAE_OUT_ROW, 0, 768, 9}, // [n, 9]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {12, 9}, {1, 12}, 0, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"encoder.0.bias", 1, {12}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 12}, {1, 8}, 128, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 224, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 12}, {1, 8}, 131, VAE_INIT_UNIFORM, 0.632455528f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 227, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.w.mean.weight", 2, {1, 12}, {1, 8}, 134, VAE_INIT_UNIFORM, 0.679366231f, true, true, false},
    {"posterior.w.mean.bias", 1, {1}, {1}, 230, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.w.logvar.weight", 2, {1, 12}, {1, 8}, 135, VAE_INIT_UNIFORM, 0.679366231f, true, true, false},
    {"posterior.w.logvar.bias", 1, {1}, {1}, 231, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {12, 4}, {1, 12}, 240, VAE_INIT_UNIFORM, 0.612372458f, true, true, false},
    {"decoder.0.bias", 1, {12}, {1}, 288, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {9, 12}, {1, 9}, 304, VAE_INIT_UNIFORM, 0.534522474f, true, true, false},
    {"decoder.2.bias", 1, {9}, {1}, 416, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 9, 9, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
    {"w", 1, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[9]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(12)", "[12]", 120},
    {VAE_STAGE_ENCODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 78},
    {VAE_STAGE_LATENT, 0, "w: normal", "[1]", 26},
    {VAE_STAGE_DECODER, 0, "dense(12)", "[12]", 60},
    {VAE_STAGE_DECODER, 0, "tanh", "[12]", 0},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[9]", 117},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[9]", 0},
};

static const VaeStretch rest[] = {
    {0, 128},
    {224, 432},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "beta_tc", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model beta_tc\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [9]                         -              -\n"
        "    dense(12)                       [12]                      120            216\n"
        "    tanh                            [12]                        -              -\n"
        "  z: mean, logvar heads             [3]                        78            144\n"
        "  w: mean, logvar heads             [1]                        26             48\n"
        "  decoder(z, w)                     [4]                         -              -\n"
        "    dense(12)                       [12]                       60             96\n"
        "    tanh                            [12]                        -              -\n"
        "    dense(9)                        [9]                       117            216\n"
        "\n"
        "  401 parameters; one training step of 36 rows: 69,984 flops\n"
        "  likelihood gaussian(sigma=0.5, floor=0.001)\n"
        "  objective beta_tc(alpha=1, beta=4, gamma=1, estimator=stratified)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          40      231       178,112      178,112\n"
        "  eval            7       56         8,960        8,960\n"
        "  encode          4        9         5,504        5,504\n"
        "  decode          5        9         6,976        6,976\n",
    .batch = 36, .n_param = 432, .n_state = 0, .n_arena = 44528,
    .n_scratch = 144,
    .max_threads = 1, .flops_per_row = 1944.0,
    .n_weight_tiles = 1, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 14,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 2,
    .stage = stages, .n_stages = 9,
    .train = {"train", train_run, train_ports, 9},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 8},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 5},
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
        .over_batch = 2,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
