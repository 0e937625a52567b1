// masked_table -- written by vaec 0.1.0 from masked_table.vae; do not edit.
//
// model masked_table
//
//   layer                             output             parameters      flops/row
//   encoder rows(t)                   [7]                         -              -
//     mask(0.3)                       [7]                         -              -
//     dense(5)                        [5]                        40             70
//     tanh                            [5]                         -              -
//   encoder told(y)                   [3]                         -              -
//     mask(0.5)                       [3]                         -              -
//     dense(4)                        [4]                        16             24
//     tanh                            [4]                         -              -
//   z: mean, logvar heads             [2]                        44             72
//   decoder t(z)                      [2]                         -              -
//     dense(6)                        [6]                        18             24
//     tanh                            [6]                         -              -
//   decoder y(z)                      [2]                         -              -
//     dense(3)                        [3]                         9             12
//   t: table                          [7]                         -              -
//     age number                      [1]                        14              -
//     visits count                    [1]                        14              -
//     city category                   [4]                        28              -
//     when date                       [1]                        14              -
//
//   197 parameters; one training step of 6 rows: 5,232 flops
//   data t is standardized, column by column: losses are those of the data's own units
//   t: likelihood table
//   y: likelihood categorical
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          43      239         7,040        7,040
//   eval           23      134         3,840        3,840
//   encode          8       39         1,536        1,536
//   decode         11       43         1,792        1,792
//
// n is the number of rows in the batch, at most 6; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x2: [n, 3]
//   mean3: [3]
//   known4: [n, 3]
//   x7: [n, 3]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x2,
    const vae_real *mean3, const vae_real *known4, vae_real *x7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            x7[i * 3 + j] = mean3[j] + known4[i * 3 + j] * (x2[i * 3 + j] - mean3[j]);
        }
    }
}

// kernel 0, train: loop over rows of [3]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 1072, s->param + 368, s->arena + 1040,
        s->arena + 1008);
}

// masked_table.vae:13  mask(0.3)
// masked_table.vae:4  the product of experts
// kernel 1, train: loop over rows of [4, 1]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *u8 = s->arena + 976; // [n, 4, 1]
    vae_real *t13 = s->arena + 944; // [n, 4]
    const vae_real *known1 = s->arena + 1104; // [n, 4]
    vae_real *t14 = s->arena + 912; // [n, 4]
    const vae_real *x0 = s->arena + 1136; // [n, 4]
    vae_real *t69 = s->arena + 1696; // [n, 1]
    vae_real *d221 = s->arena + 432; // [n, 4]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    for (size_t i = begin; i < end; i++) {
        vae_real t69_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t69_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v11 = vae_step(u8[i * 4 + j] - 0.3f);
            t13[i * 4 + j] = known1[i * 4 + j] * v11;
            t14[i * 4 + j] = x0[i * 4 + j] * v11;
            t69_sum = vae_max(t69_sum, known1[i * 4 + j]);
            d221[i * 4 + j] = inv_n * known1[i * 4 + j];
        }
        t69[i] = t69_sum;
    }
}

// masked_table.vae:4  mask(0.3)
// masked_table.vae:19  mask(0.3)
// masked_table.vae:14  mask(0.5)
// kernel 2, train: loop over rows of [1]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t16 = s->arena + 913; // [n, 1] in rows of 4
    const vae_real *t19 = s->param + 321; // [1] in rows of 4
    const vae_real *t17 = s->arena + 945; // [n, 1] in rows of 4
    vae_real *t25 = s->arena + 225; // [n, 1] in rows of 7
    const vae_real *t21 = s->param + 353; // [1] in rows of 4
    vae_real *t36 = s->arena + 224; // [n, 1] in rows of 7
    const vae_real *t15 = s->arena + 912; // [n, 1] in rows of 4
    vae_real *t37 = s->arena + 230; // [n, 1] in rows of 7
    const vae_real *t35 = s->arena + 915; // [n, 1] in rows of 4
    const vae_real *u50 = s->arena + 1744; // [n, 1]
    vae_real *keep52 = s->arena + 1728; // [n, 1]
    vae_real *t54 = s->arena + 1712; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t25[i * 7] = t17[i * 4] * (vae_log1p(t16[i * 4]) - t19[0]) / t21[0];
        t36[i * 7] = t15[i * 4];
        t37[i * 7] = t35[i * 4];
        const vae_real v52 = vae_step(u50[i] - 0.5f);
        keep52[i] = v52;
        t54[i] = 1.0f - v52;
    }
}

// masked_table.vae:19  mask(0.3)
// masked_table.vae:4  mask(0.3)
// masked_table.vae:19  gradient of likelihood = categorical
// kernel 3, train: loop over rows of [4]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t26 = s->arena + 914; // [n, 1] in rows of 4
    vae_real *t34 = s->arena + 226; // [n, 4] in rows of 7
    const vae_real *t27 = s->arena + 946; // [n, 1] in rows of 4
    const vae_real *t145 = s->arena + 1138; // [n, 1] in rows of 4
    vae_real *t150 = s->arena + 720; // [n, 4]
    vae_real *d236 = s->arena + 400; // [n, 4]
    const vae_real *d224 = s->arena + 434; // [n, 1] in rows of 4
    vae_real *d237 = s->arena + 1184; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real d237_sum = 0.0f;
        VAE_SIMD_SUM(d237_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v28 = (vae_real)(j);
            t34[i * 7 + j] = t27[i * 4] * vae_step(0.5f - vae_abs(t26[i * 4] - v28));
            const vae_real v150 = vae_step(0.5f - vae_abs(t145[i * 4] - v28));
            t150[i * 4 + j] = v150;
            const vae_real v236 = d224[i * 4] * v150;
            d236[i * 4 + j] = v236;
            d237_sum += v236;
        }
        d237[i] = d237_sum;
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   x38: [n, 7]
//   w39: [7, 5]
//   h43: [n, 5]
//   b40: [5]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *x38,
    const vae_real *w39, vae_real *h43, const vae_real *b40) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 5, 7, x38 + begin * 7, 7, w39, 5, h43 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v41 = h43[i * 5 + j];
            h43[i * 5 + j] = vae_tanh(v41 + b40[j]);
        }
    }
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   h43: [n, 5]
//   w44: [5, 4]
//   heads47: [n, 4]
//   b45: [4]
VAE_SHARED_1(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *h43,
    const vae_real *w44, vae_real *heads47, const vae_real *b45) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 4, 5, h43 + begin * 5, 5, w44, 4, heads47 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v46 = heads47[i * 4 + j];
            heads47[i * 4 + j] = v46 + b45[j];
        }
    }
}

// masked_table.vae:14  mask(0.5)
// kernel 6, train: loop over rows of [3]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *x7 = s->arena + 1008; // [n, 3]
    const vae_real *mean3 = s->param + 368; // [3]
    const vae_real *keep52 = s->arena + 1728; // [n, 1]
    vae_real *h57 = s->arena + 816; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            h57[i * 3 + j] = mean3[j] + keep52[i] * (x7[i * 3 + j] - mean3[j]);
        }
    }
}

// What kernel 7 of train and 2 others do, each with buffers of its own:
//   h57: [n, 3]
//   w58: [3, 4]
//   h62: [n, 4]
//   b59: [4]
VAE_SHARED_2(like_train_k7, const VaeState *s, int tile, vae_real *scratch, const vae_real *h57,
    const vae_real *w58, vae_real *h62, const vae_real *b59) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 4, 3, h57 + begin * 3, 3, w58, 4, h62 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v60 = h62[i * 4 + j];
            h62[i * 4 + j] = vae_tanh(v60 + b59[j]);
        }
    }
}

// What kernel 8 of train and 2 others do, each with buffers of its own:
//   h62: [n, 4]
//   w63: [4, 4]
//   heads66: [n, 4]
//   b64: [4]
VAE_SHARED_2(like_train_k8, const VaeState *s, int tile, vae_real *scratch, const vae_real *h62,
    const vae_real *w63, vae_real *heads66, const vae_real *b64) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 4, 4, h62 + begin * 4, 4, w63, 4, heads66 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v65 = heads66[i * 4 + j];
            heads66[i * 4 + j] = v65 + b64[j];
        }
    }
}

// masked_table.vae:11  the product of experts
// kernel 9, train: loop over rows of [2]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar49 = s->arena + 850; // [n, 2] in rows of 4
    vae_real *t72 = s->arena + 1680; // [n, 2]
    vae_real *t73 = s->arena + 1664; // [n, 2]
    const vae_real *t69 = s->arena + 1696; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v72 = vae_exp(-logvar49[i * 4 + j]);
            t72[i * 2 + j] = v72;
            t73[i * 2 + j] = t69[i] * v72;
        }
    }
}

// masked_table.vae:11  the product of experts
// masked_table.vae:11  sampling and KL
// kernel 10, train: loop over rows of [2]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *mean48 = s->arena + 848; // [n, 2] in rows of 4
    const vae_real *t73 = s->arena + 1664; // [n, 2]
    const vae_real *logvar68 = s->arena + 754; // [n, 2] in rows of 4
    vae_real *t77 = s->arena + 1648; // [n, 2]
    vae_real *t78 = s->arena + 1632; // [n, 2]
    const vae_real *t70 = s->arena + 1040; // [n, 1] in rows of 3
    const vae_real *mean67 = s->arena + 752; // [n, 2] in rows of 4
    vae_real *t80 = s->arena + 1616; // [n, 2]
    vae_real *mean82 = s->arena + 1600; // [n, 2]
    vae_real *t88 = s->arena + 1568; // [n, 2]
    const vae_real *eps85 = s->arena + 1584; // [n, 2]
    vae_real *z90 = s->arena + 1552; // [n, 2]
    vae_real *t92 = s->arena + 1536; // [n, 2]
    vae_real *t97 = s->arena + 1520; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t97_sum = 0.0f;
        VAE_SIMD_SUM(t97_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v77 = vae_exp(-logvar68[i * 4 + j]);
            t77[i * 2 + j] = v77;
            const vae_real v78 = t70[i * 3] * v77;
            t78[i * 2 + j] = v78;
            const vae_real v80 = 1.0f + t73[i * 2 + j] + v78;
            t80[i * 2 + j] = v80;
            const vae_real v81 = mean48[i * 4 + j] * t73[i * 2 + j] + mean67[i * 4 + j] * v78;
            const vae_real v82 = v81 / v80;
            mean82[i * 2 + j] = v82;
            const vae_real v83 = vae_log(v80);
            const vae_real v88 = vae_exp(-(0.5f * v83));
            t88[i * 2 + j] = v88;
            z90[i * 2 + j] = v82 + v88 * eps85[i * 2 + j];
            const vae_real v92 = vae_exp(-v83);
            t92[i * 2 + j] = v92;
            t97_sum += 0.5f * (v82 * v82 + v92 - 1.0f + v83);
        }
        t97[i] = t97_sum;
    }
}

// What kernel 11 of train and 2 others do, each with buffers of its own:
//   z90: [n, 2]
//   w98: [2, 6]
//   h102: [n, 6]
//   b99: [6]
VAE_SHARED_2(like_train_k11, const VaeState *s, int tile, vae_real *scratch, const vae_real *z90,
    const vae_real *w98, vae_real *h102, const vae_real *b99) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 6, 2, z90 + begin * 2, 2, w98, 6, h102 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v100 = h102[i * 6 + j];
            h102[i * 6 + j] = vae_tanh(v100 + b99[j]);
        }
    }
}

// What kernel 12 of train and 2 others do, each with buffers of its own:
//   h102: [n, 6]
//   w103: [6, 10]
//   heads106: [n, 10]
//   b104: [10]
VAE_SHARED_1(like_train_k12, const VaeState *s, int tile, vae_real *scratch, const vae_real *h102,
    const vae_real *w103, vae_real *heads106, const vae_real *b104) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 10, 6, h102 + begin * 6, 6, w103, 10, heads106 + begin * 10, 10);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 10; j++) {
            const vae_real v105 = heads106[i * 10 + j];
            heads106[i * 10 + j] = v105 + b104[j];
        }
    }
}

// masked_table.vae:19  likelihood = gaussian
// masked_table.vae:19  likelihood = negative_binomial
// masked_table.vae:19  likelihood = gaussian
// masked_table.vae:19  gradient of likelihood = gaussian
// masked_table.vae:19  gradient of likelihood = negative_binomial
// masked_table.vae:19  gradient of likelihood = gaussian
// kernel 13, train: loop over rows of [1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t109 = s->arena + 65; // [n, 1] in rows of 10
    const vae_real *t107 = s->arena + 1136; // [n, 1] in rows of 4
    const vae_real *t108 = s->arena + 64; // [n, 1] in rows of 10
    vae_real *t123 = s->arena + 1504; // [n, 1]
    const vae_real *t21 = s->param + 353; // [1] in rows of 4
    const vae_real *t128 = s->arena + 66; // [n, 1] in rows of 10
    const vae_real *t19 = s->param + 321; // [1] in rows of 4
    const vae_real *t131 = s->arena + 67; // [n, 1] in rows of 10
    const vae_real *t127 = s->arena + 1137; // [n, 1] in rows of 4
    vae_real *t144 = s->arena + 625; // [n, 1] in rows of 4
    const vae_real *t162 = s->arena + 73; // [n, 1] in rows of 10
    const vae_real *t160 = s->arena + 1139; // [n, 1] in rows of 4
    const vae_real *t161 = s->arena + 72; // [n, 1] in rows of 10
    vae_real *t173 = s->arena + 1424; // [n, 1]
    const vae_real *d225 = s->arena + 435; // [n, 1] in rows of 4
    vae_real *d233 = s->arena + 8; // [n, 1] in rows of 10
    vae_real *d235 = s->arena + 9; // [n, 1] in rows of 10
    const vae_real *d223 = s->arena + 433; // [n, 1] in rows of 4
    vae_real *d251 = s->arena + 3; // [n, 1] in rows of 10
    vae_real *d252 = s->arena + 2; // [n, 1] in rows of 10
    const vae_real *d222 = s->arena + 432; // [n, 1] in rows of 4
    vae_real *d260 = s->arena + 0; // [n, 1] in rows of 10
    vae_real *d262 = s->arena + 1; // [n, 1] in rows of 10
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v112 = t109[i * 10] - (-9.21034037f);
        const vae_real v114 = (-9.21034037f) + vae_softplus(v112);
        const vae_real v115 = t107[i * 4] - t108[i * 10];
        const vae_real v116 = v115 * v115;
        const vae_real v118 = vae_exp(-v114);
        t123[i] = 0.5f * (v114 + v116 * v118 + 1.83787707f);
        const vae_real v130 = t19[0] + t21[0] * t128[i * 10];
        const vae_real v135 = t131[i * 10] - (-6.90775528f);
        const vae_real v137 = 20.7232658f - vae_softplus(v135);
        const vae_real v139 = 13.8155106f - vae_softplus(v137);
        const vae_real v142 = vae_nb_deviance(v130, v139, t127[i * 4]) + vae_lgamma_rest(t127[i * 4]);
        t144[i * 4] = v142 + vae_nb_rest(v139, t127[i * 4]);
        const vae_real v163 = t162[i * 10] - (-9.21034037f);
        const vae_real v165 = (-9.21034037f) + vae_softplus(v163);
        const vae_real v166 = t160[i * 4] - t161[i * 10];
        const vae_real v167 = v166 * v166;
        const vae_real v169 = vae_exp(-v165);
        t173[i] = 0.5f * (v165 + v167 * v169 + 1.83787707f);
        const vae_real v226 = 0.5f * d225[i * 4];
        d233[i * 10] = -(2.0f * (v226 * v169) * v166);
        d235[i * 10] = (v226 - v226 * v167 * v169) * vae_sigmoid(v163);
        const vae_real v247 = d223[i * 4] * vae_nb_rest_slope(v139, t127[i * 4]) + d223[i * 4] * vae_nb_size_slope(v130, v139, t127[i * 4]);
        d251[i * 10] = v247 * vae_sigmoid(v137) * vae_sigmoid(v135);
        d252[i * 10] = d223[i * 4] * vae_nb_slope(v130, v139, t127[i * 4]) * t21[0];
        const vae_real v253 = 0.5f * d222[i * 4];
        d260[i * 10] = -(2.0f * (v253 * v118) * v115);
        d262[i * 10] = (v253 - v253 * v116 * v118) * vae_sigmoid(v112);
    }
}

// What kernel 14 of train and 1 other do, each with buffers of its own:
//   t125: [1]
//   t124: [1] in rows of 4
//   t175: [1]
//   t174: [1] in rows of 4
VAE_SHARED_2(like_train_k14, const VaeState *s, int tile, vae_real *scratch, vae_real *t125,
    const vae_real *t124, vae_real *t175, const vae_real *t174) {
    (void)s;
    (void)tile, (void)scratch;
    t125[0] = vae_log(t124[0]);
    t175[0] = vae_log(t174[0]);
}

// kernel 14, train: loop over [1]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k14(s, tile, scratch, s->arena + 1488, s->param + 352, s->arena + 1408,
        s->param + 355);
}

// kernel 15, train: loop over rows of [1]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t126 = s->arena + 624; // [n, 1] in rows of 4
    const vae_real *t123 = s->arena + 1504; // [n, 1]
    const vae_real *t125 = s->arena + 1488; // [1]
    vae_real *t176 = s->arena + 627; // [n, 1] in rows of 4
    const vae_real *t173 = s->arena + 1424; // [n, 1]
    const vae_real *t175 = s->arena + 1408; // [1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t126[i * 4] = t123[i] + t125[0];
        t176[i * 4] = t173[i] + t175[0];
    }
}

// What kernel 16 of train and 2 others do, each with buffers of its own:
//   t151: [n, 1]
//   t146: [n, 4] in rows of 10
VAE_SHARED_2(like_train_k16, const VaeState *s, int tile, vae_real *scratch, vae_real *t151,
    const vae_real *t146) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t151_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t151_sum)
        for (size_t j = 0; j < 4; j++) {
            t151_sum = vae_max(t151_sum, t146[i * 10 + j]);
        }
        t151[i] = t151_sum;
    }
}

// masked_table.vae:19  likelihood = categorical
// kernel 17, train: loop over rows of [4]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t152 = s->arena + 688; // [n, 4]
    const vae_real *t146 = s->arena + 68; // [n, 4] in rows of 10
    const vae_real *t151 = s->arena + 1472; // [n, 1]
    vae_real *t153 = s->arena + 656; // [n, 4]
    vae_real *t154 = s->arena + 1456; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t154_sum = 0.0f;
        VAE_SIMD_SUM(t154_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v152 = t146[i * 10 + j] - t151[i];
            t152[i * 4 + j] = v152;
            const vae_real v153 = vae_exp(v152);
            t153[i * 4 + j] = v153;
            t154_sum += v153;
        }
        t154[i] = t154_sum;
    }
}

// masked_table.vae:19  likelihood = categorical
// masked_table.vae:19  gradient of likelihood = categorical
// kernel 18, train: loop over rows of [1]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t155 = s->arena + 1440; // [n, 1]
    const vae_real *t154 = s->arena + 1456; // [n, 1]
    vae_real *d238 = s->arena + 1168; // [n, 1]
    const vae_real *d237 = s->arena + 1184; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t155[i] = vae_log(t154[i]);
        d238[i] = d237[i] / t154[i];
    }
}

// What kernel 19 of train and 1 other do, each with buffers of its own:
//   t152: [n, 4]
//   t155: [n, 1]
//   t150: [n, 4]
//   t159: [n, 1] in rows of 4
VAE_SHARED_1(like_train_k19, const VaeState *s, int tile, vae_real *scratch, const vae_real *t152,
    const vae_real *t155, const vae_real *t150, vae_real *t159) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t159_sum = 0.0f;
        VAE_SIMD_SUM(t159_sum)
        for (size_t j = 0; j < 4; j++) {
            t159_sum += -(t150[i * 4 + j] * (t152[i * 4 + j] - t155[i]));
        }
        t159[i * 4] = t159_sum;
    }
}

// kernel 20, train: loop over rows of [4]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t177 = s->arena + 624; // [n, 4]
    const vae_real *known1 = s->arena + 1104; // [n, 4]
    vae_real *t179 = s->arena + 1392; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t179_sum = 0.0f;
        VAE_SIMD_SUM(t179_sum)
        for (size_t j = 0; j < 4; j++) {
            t179_sum += t177[i * 4 + j] * known1[i * 4 + j];
        }
        t179[i] = t179_sum;
    }
}

// What kernel 21 of train and 1 other do, each with buffers of its own:
//   z90: [n, 2]
//   w180: [2, 3]
//   p183: [n, 3]
//   b181: [3]
//   t184: [n, 1]
VAE_SHARED_2(like_train_k21, const VaeState *s, int tile, vae_real *scratch, const vae_real *z90,
    const vae_real *w180, vae_real *p183, const vae_real *b181, vae_real *t184) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_gemm_nn((int)(end - begin), 3, 2, z90 + begin * 2, 2, w180, 3, p183 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        vae_real t184_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t184_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v182 = p183[i * 3 + j];
            const vae_real v183 = v182 + b181[j];
            p183[i * 3 + j] = v183;
            t184_sum = vae_max(t184_sum, v183);
        }
        t184[i] = t184_sum;
    }
}

// masked_table.vae:19  likelihood = categorical
// kernel 22, train: loop over rows of [3]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t185 = s->arena + 560; // [n, 3]
    const vae_real *p183 = s->arena + 592; // [n, 3]
    const vae_real *t184 = s->arena + 1376; // [n, 1]
    vae_real *t186 = s->arena + 528; // [n, 3]
    vae_real *t187 = s->arena + 1360; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t187_sum = 0.0f;
        VAE_SIMD_SUM(t187_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v185 = p183[i * 3 + j] - t184[i];
            t185[i * 3 + j] = v185;
            const vae_real v186 = vae_exp(v185);
            t186[i * 3 + j] = v186;
            t187_sum += v186;
        }
        t187[i] = t187_sum;
    }
}

// What kernel 23 of train and 3 others do, each with buffers of its own:
//   t188: [n, 1]
//   t187: [n, 1]
VAE_SHARED_2(like_train_k23, const VaeState *s, int tile, vae_real *scratch, vae_real *t188,
    const vae_real *t187) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t188[i] = vae_log(t187[i]);
    }
}

// masked_table.vae:19  likelihood = categorical
// kernel 24, train: loop over rows of [3]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t185 = s->arena + 560; // [n, 3]
    const vae_real *t188 = s->arena + 1344; // [n, 1]
    const vae_real *x7 = s->arena + 1008; // [n, 3]
    const vae_real *t54 = s->arena + 1712; // [n, 1, 1]
    const vae_real *t70 = s->arena + 1040; // [n, 1] in rows of 3
    vae_real *t197 = s->arena + 1328; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t197_sum = 0.0f;
        VAE_SIMD_SUM(t197_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v196 = -(x7[i * 3 + j] * (t185[i * 3 + j] - t188[i])) * t54[i] * t70[i * 3];
            t197_sum += v196;
        }
        t197[i] = t197_sum;
    }
}

// kernel 25, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    const vae_real *t179 = s->arena + 1392; // [n, 1]
    const vae_real *t197 = s->arena + 1328; // [n, 1]
    vae_real *t200 = s->arena + 1312; // [1]
    vae_real *t202 = s->arena + 1280; // [1]
    const vae_real *t97 = s->arena + 1520; // [n, 1]
    vae_real t200_sum = 0.0f;
    vae_real t202_sum = 0.0f;
    VAE_SIMD_SUM(t200_sum, t202_sum)
    for (size_t i = 0; i < rows; i++) {
        t200_sum += t179[i] + t197[i];
        t202_sum += t97[i];
    }
    t200[0] = t200_sum;
    t202[0] = t202_sum;
}

// kernel 26, train: loop over [1]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t201 = s->arena + 1296; // [1]
    const vae_real *t200 = s->arena + 1312; // [1]
    vae_real *t203 = s->arena + 1264; // [1]
    const vae_real *t202 = s->arena + 1280; // [1]
    vae_real *t206 = s->arena + 1248; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v201 = t200[0] * inv_n;
    t201[0] = v201;
    const vae_real v203 = t202[0] * inv_n;
    t203[0] = v203;
    t206[0] = v201 + beta * v203;
}

// masked_table.vae:19  gradient of likelihood = categorical
// kernel 27, train: loop over rows of [3]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t70 = s->arena + 1040; // [n, 1] in rows of 3
    const vae_real *t54 = s->arena + 1712; // [n, 1, 1]
    vae_real *d213 = s->arena + 496; // [n, 3]
    const vae_real *x7 = s->arena + 1008; // [n, 3]
    vae_real *d214 = s->arena + 1232; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    for (size_t i = begin; i < end; i++) {
        vae_real d214_sum = 0.0f;
        VAE_SIMD_SUM(d214_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v213 = inv_n * t70[i * 3] * t54[i] * x7[i * 3 + j];
            d213[i * 3 + j] = v213;
            d214_sum += v213;
        }
        d214[i] = d214_sum;
    }
}

// masked_table.vae:19  gradient of likelihood = categorical
// kernel 28, train: loop over rows of [1]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *d215 = s->arena + 1216; // [n, 1]
    const vae_real *d214 = s->arena + 1232; // [n, 1]
    const vae_real *t187 = s->arena + 1360; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        d215[i] = d214[i] / t187[i];
    }
}

// masked_table.vae:19  gradient of likelihood = categorical
// kernel 29, train: loop over rows of [3]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d215 = s->arena + 1216; // [n, 1]
    const vae_real *t186 = s->arena + 528; // [n, 3]
    vae_real *d217 = s->arena + 464; // [n, 3]
    const vae_real *d213 = s->arena + 496; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d217[i * 3 + j] = d215[i] * t186[i * 3 + j] - d213[i * 3 + j];
        }
    }
}

// masked_table.vae:19  gradient of dense(3)
// masked_table.vae:17  gradient of dense(3)
// kernel 30, train: weight gradient over [2, 3]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z90 = s->arena + 1552; // [n, 2]
    const vae_real *d217 = s->arena + 464; // [n, 3]
    vae_real *d_param219 = s->grad + 288; // [2, 3]
    if (tile == 1) {
        vae_real *d_param218 = s->grad + 304; // [3]
        vae_column_sums(s->n, 3, d217, 3, d_param218);
        return;
    }
    vae_gemm_tn(2, 3, s->n, z90, 2, d217, 3, d_param219, 3);
}

// masked_table.vae:17  gradient of dense(3)
// kernel 31, train: product by panels over rows of [2]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d217 = s->arena + 464; // [n, 3]
    const vae_real *w180 = s->param + 288; // [2, 3]
    vae_real *d220 = s->arena + 1200; // [n, 2]
    vae_gemm_nt((int)(end - begin), 2, 3, d217 + begin * 3, 3, w180, 3, d220 + begin * 2, 2);
}

// masked_table.vae:19  gradient of likelihood = categorical
// kernel 32, train: loop over rows of [4]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d238 = s->arena + 1168; // [n, 1]
    const vae_real *t153 = s->arena + 656; // [n, 4]
    vae_real *d240 = s->arena + 4; // [n, 4] in rows of 10
    const vae_real *d236 = s->arena + 400; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d240[i * 10 + j] = d238[i] * t153[i * 4 + j] - d236[i * 4 + j];
        }
    }
}

// kernel 33, train: weight gradient over [6, 10]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h102 = s->arena + 176; // [n, 6]
    const vae_real *d263 = s->arena + 0; // [n, 10]
    vae_real *d_param265 = s->grad + 208; // [6, 10]
    if (tile == 1) {
        vae_real *d_param264 = s->grad + 272; // [10]
        vae_column_sums(s->n, 10, d263, 10, d_param264);
        return;
    }
    vae_gemm_tn(6, 10, s->n, h102, 6, d263, 10, d_param265, 10);
}

// masked_table.vae:16  gradient of tanh
// kernel 34, train: product by panels over rows of [6]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d263 = s->arena + 0; // [n, 10]
    const vae_real *w103 = s->param + 208; // [6, 10]
    vae_real *d269 = s->arena + 128; // [n, 6]
    const vae_real *h102 = s->arena + 176; // [n, 6]
    vae_gemm_nt((int)(end - begin), 6, 10, d263 + begin * 10, 10, w103, 10, d269 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v266 = d269[i * 6 + j];
            d269[i * 6 + j] = v266 * (1.0f - h102[i * 6 + j] * h102[i * 6 + j]);
        }
    }
}

// masked_table.vae:16  gradient of dense(6)
// kernel 35, train: weight gradient over [2, 6]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z90 = s->arena + 1552; // [n, 2]
    const vae_real *d269 = s->arena + 128; // [n, 6]
    vae_real *d_param271 = s->grad + 176; // [2, 6]
    if (tile == 1) {
        vae_real *d_param270 = s->grad + 192; // [6]
        vae_column_sums(s->n, 6, d269, 6, d_param270);
        return;
    }
    vae_gemm_tn(2, 6, s->n, z90, 2, d269, 6, d_param271, 6);
}

// masked_table.vae:16  gradient of dense(6)
// masked_table.vae:11  gradient of sampling and KL
// masked_table.vae:11  gradient of the product of experts
// kernel 36, train: product by panels over rows of [2]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d269 = s->arena + 128; // [n, 6]
    const vae_real *w98 = s->param + 176; // [2, 6]
    vae_real *d288 = s->arena + 368; // [n, 2] in rows of 4
    const vae_real *d220 = s->arena + 1200; // [n, 2]
    const vae_real *t92 = s->arena + 1536; // [n, 2]
    const vae_real *mean82 = s->arena + 1600; // [n, 2]
    const vae_real *eps85 = s->arena + 1584; // [n, 2]
    const vae_real *t88 = s->arena + 1568; // [n, 2]
    const vae_real *t80 = s->arena + 1616; // [n, 2]
    const vae_real *t78 = s->arena + 1632; // [n, 2]
    const vae_real *mean67 = s->arena + 752; // [n, 2] in rows of 4
    const vae_real *t70 = s->arena + 1040; // [n, 1] in rows of 3
    const vae_real *t77 = s->arena + 1648; // [n, 2]
    vae_real *d293 = s->arena + 370; // [n, 2] in rows of 4
    vae_real *d294 = s->arena + 304; // [n, 2] in rows of 4
    const vae_real *t73 = s->arena + 1664; // [n, 2]
    const vae_real *mean48 = s->arena + 848; // [n, 2] in rows of 4
    const vae_real *t69 = s->arena + 1696; // [n, 1]
    const vae_real *t72 = s->arena + 1680; // [n, 2]
    vae_real *d299 = s->arena + 306; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c207 = beta * inv_n;
    const vae_real c274 = 0.5f * c207;
    vae_gemm_nt((int)(end - begin), 2, 6, d269 + begin * 6, 6, w98, 6, d288 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v272 = d288[i * 4 + j];
            const vae_real v273 = d220[i * 2 + j] + v272;
            const vae_real v282 = c274 * t92[i * 2 + j] - c274 + 0.5f * (v273 * eps85[i * 2 + j] * t88[i * 2 + j]);
            const vae_real v285 = (c207 * mean82[i * 2 + j] + v273) / t80[i * 2 + j];
            const vae_real v287 = -v282 / t80[i * 2 + j] - v285 * mean82[i * 2 + j];
            d288[i * 4 + j] = v285 * t78[i * 2 + j];
            const vae_real v292 = (v287 + v285 * mean67[i * 4 + j]) * t70[i * 3] * t77[i * 2 + j];
            d293[i * 4 + j] = -v292;
            d294[i * 4 + j] = v285 * t73[i * 2 + j];
            const vae_real v298 = (v287 + v285 * mean48[i * 4 + j]) * t69[i] * t72[i * 2 + j];
            d299[i * 4 + j] = -v298;
        }
    }
}

// masked_table.vae:11  gradient of posterior heads (added by the compiler)
// kernel 37, train: weight gradient over [4, 4]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h62 = s->arena + 784; // [n, 4]
    const vae_real *d300 = s->arena + 368; // [n, 4]
    vae_real *d_param302 = s->grad + 144; // [4, 4]
    if (tile == 1) {
        vae_real *d_param301 = s->grad + 160; // [4]
        vae_column_sums(s->n, 4, d300, 4, d_param301);
        return;
    }
    vae_gemm_tn(4, 4, s->n, h62, 4, d300, 4, d_param302, 4);
}

// masked_table.vae:11  gradient of posterior heads (added by the compiler)
// masked_table.vae:14  gradient of tanh
// kernel 38, train: product by panels over rows of [4]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d300 = s->arena + 368; // [n, 4]
    const vae_real *w63 = s->param + 144; // [4, 4]
    vae_real *d306 = s->arena + 336; // [n, 4]
    const vae_real *h62 = s->arena + 784; // [n, 4]
    vae_gemm_nt((int)(end - begin), 4, 4, d300 + begin * 4, 4, w63, 4, d306 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v303 = d306[i * 4 + j];
            d306[i * 4 + j] = v303 * (1.0f - h62[i * 4 + j] * h62[i * 4 + j]);
        }
    }
}

// masked_table.vae:14  gradient of dense(4)
// kernel 39, train: weight gradient over [3, 4]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h57 = s->arena + 816; // [n, 3]
    const vae_real *d306 = s->arena + 336; // [n, 4]
    vae_real *d_param308 = s->grad + 112; // [3, 4]
    if (tile == 1) {
        vae_real *d_param307 = s->grad + 128; // [4]
        vae_column_sums(s->n, 4, d306, 4, d_param307);
        return;
    }
    vae_gemm_tn(3, 4, s->n, h57, 3, d306, 4, d_param308, 4);
}

// masked_table.vae:11  gradient of posterior heads (added by the compiler)
// kernel 40, train: weight gradient over [5, 4]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h43 = s->arena + 880; // [n, 5]
    const vae_real *d309 = s->arena + 304; // [n, 4]
    vae_real *d_param311 = s->grad + 64; // [5, 4]
    if (tile == 1) {
        vae_real *d_param310 = s->grad + 96; // [4]
        vae_column_sums(s->n, 4, d309, 4, d_param310);
        return;
    }
    vae_gemm_tn(5, 4, s->n, h43, 5, d309, 4, d_param311, 4);
}

// masked_table.vae:11  gradient of posterior heads (added by the compiler)
// masked_table.vae:13  gradient of tanh
// kernel 41, train: product by panels over rows of [5]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *d309 = s->arena + 304; // [n, 4]
    const vae_real *w44 = s->param + 64; // [5, 4]
    vae_real *d315 = s->arena + 272; // [n, 5]
    const vae_real *h43 = s->arena + 880; // [n, 5]
    vae_gemm_nt((int)(end - begin), 5, 4, d309 + begin * 4, 4, w44, 4, d315 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v312 = d315[i * 5 + j];
            d315[i * 5 + j] = v312 * (1.0f - h43[i * 5 + j] * h43[i * 5 + j]);
        }
    }
}

// masked_table.vae:13  gradient of dense(5)
// kernel 42, train: weight gradient over [7, 5]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x38 = s->arena + 224; // [n, 7]
    const vae_real *d315 = s->arena + 272; // [n, 5]
    vae_real *d_param317 = s->grad + 0; // [7, 5]
    if (tile == 1) {
        vae_real *d_param316 = s->grad + 48; // [5]
        vae_column_sums(s->n, 5, d315, 5, d_param316);
        return;
    }
    vae_gemm_tn(7, 5, s->n, x38, 7, d315, 5, d_param317, 5);
}

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k1(s, tile, scratch);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    // masked_table.vae:13  dense(5)
    // masked_table.vae:13  tanh
    // kernel 4, train: product by panels over rows of [5]
    like_train_k4(s, tile, scratch, s->arena + 224, s->param + 0, s->arena + 880, s->param + 48);
    // masked_table.vae:11  posterior heads (added by the compiler)
    // kernel 5, train: product by panels over rows of [4]
    like_train_k5(s, tile, scratch, s->arena + 880, s->param + 64, s->arena + 848, s->param + 96);
    train_k9(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k6(s, tile, scratch);
    // masked_table.vae:14  dense(4)
    // masked_table.vae:14  tanh
    // kernel 7, train: product by panels over rows of [4]
    like_train_k7(s, tile, scratch, s->arena + 816, s->param + 112, s->arena + 784, s->param + 128);
    // masked_table.vae:11  posterior heads (added by the compiler)
    // kernel 8, train: product by panels over rows of [4]
    like_train_k8(s, tile, scratch, s->arena + 784, s->param + 144, s->arena + 752, s->param + 160);
    train_k10(s, tile, scratch);
    // masked_table.vae:16  dense(6)
    // masked_table.vae:16  tanh
    // kernel 11, train: product by panels over rows of [6]
    like_train_k11(s, tile, scratch, s->arena + 1552, s->param + 176, s->arena + 176,
        s->param + 192);
    // kernel 12, train: product by panels over rows of [10]
    like_train_k12(s, tile, scratch, s->arena + 176, s->param + 208, s->arena + 64, s->param + 272);
    train_k13(s, tile, scratch);
    train_k15(s, tile, scratch);
    // masked_table.vae:19  likelihood = categorical
    // kernel 16, train: loop over rows of [4]
    like_train_k16(s, tile, scratch, s->arena + 1472, s->arena + 68);
    train_k17(s, tile, scratch);
    train_k18(s, tile, scratch);
    // masked_table.vae:19  likelihood = categorical
    // kernel 19, train: loop over rows of [4]
    like_train_k19(s, tile, scratch, s->arena + 688, s->arena + 1440, s->arena + 720,
        s->arena + 626);
    train_k20(s, tile, scratch);
    // masked_table.vae:17  dense(3)
    // masked_table.vae:19  likelihood = categorical
    // kernel 21, train: product by panels over rows of [3]
    like_train_k21(s, tile, scratch, s->arena + 1552, s->param + 288, s->arena + 592,
        s->param + 304, s->arena + 1376);
    train_k22(s, tile, scratch);
    // masked_table.vae:19  likelihood = categorical
    // kernel 23, train: loop over rows of [1]
    like_train_k23(s, tile, scratch, s->arena + 1344, s->arena + 1360);
    train_k24(s, tile, scratch);
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k32(s, tile, scratch);
    train_k34(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    train_k28(s, tile, scratch);
    train_k29(s, tile, scratch);
    train_k31(s, tile, scratch);
    train_k36(s, tile, scratch);
    train_k38(s, tile, scratch);
    train_k41(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u1, 1, {0}},
        {train_k0, 1, {0}},
        {train_k14, 1, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_u2, 1, {0}},
        {train_k27, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_u5, 1, {0}},
        {train_k33, 2, {0}},
        {train_k35, 2, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_k42, 2, {0}},
        {train_k40, 2, {0}},
        {train_k37, 2, {.weights = true, .first = 144, .each = 64, .end = 160}},
        {train_k39, 2, {0}},
        {train_k30, 2, {0}}}, 5);
}

// What kernel 0 of eval and 1 other do, each with buffers of its own:
//   t3: [n, 1] in rows of 4
//   t6: [1] in rows of 4
//   t4: [n, 1] in rows of 4
//   t12: [n, 1] in rows of 7
//   t8: [1] in rows of 4
//   t23: [n, 1] in rows of 7
//   t2: [n, 1] in rows of 4
//   t24: [n, 1] in rows of 7
//   t22: [n, 1] in rows of 4
VAE_SHARED_1(like_eval_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *t3,
    const vae_real *t6, const vae_real *t4, vae_real *t12, const vae_real *t8, vae_real *t23,
    const vae_real *t2, vae_real *t24, const vae_real *t22) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t12[i * 7] = t4[i * 4] * (vae_log1p(t3[i * 4]) - t6[0]) / t8[0];
        t23[i * 7] = t2[i * 4];
        t24[i * 7] = t22[i * 4];
    }
}

// masked_table.vae:4  the product of experts
// kernel 1, eval: loop over rows of [4]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t13 = s->arena + 610; // [n, 1] in rows of 4
    vae_real *t20 = s->arena + 544; // [n, 4]
    vae_real *t21 = s->arena + 114; // [n, 4] in rows of 7
    const vae_real *t14 = s->arena + 578; // [n, 1] in rows of 4
    vae_real *t54 = s->arena + 944; // [n, 1]
    const vae_real *known1 = s->arena + 576; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        vae_real t54_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t54_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v15 = (vae_real)(j);
            const vae_real v20 = vae_step(0.5f - vae_abs(t13[i * 4] - v15));
            t20[i * 4 + j] = v20;
            t21[i * 7 + j] = t14[i * 4] * v20;
            t54_sum = vae_max(t54_sum, known1[i * 4 + j]);
        }
        t54[i] = t54_sum;
    }
}

// masked_table.vae:11  the product of experts
// masked_table.vae:11  sampling and KL
// kernel 7, eval: loop over rows of [2]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar42 = s->arena + 386; // [n, 2] in rows of 4
    const vae_real *t54 = s->arena + 944; // [n, 1]
    const vae_real *mean41 = s->arena + 384; // [n, 2] in rows of 4
    const vae_real *logvar53 = s->arena + 322; // [n, 2] in rows of 4
    const vae_real *t55 = s->arena + 480; // [n, 1] in rows of 3
    const vae_real *mean52 = s->arena + 320; // [n, 2] in rows of 4
    const vae_real *eps71 = s->arena + 928; // [n, 2]
    vae_real *z76 = s->arena + 912; // [n, 2]
    vae_real *t90 = s->arena + 896; // [n, 2]
    vae_real *t91 = s->arena + 880; // [n, 1]
    vae_real *t94 = s->arena + 864; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t91_sum = 0.0f;
        vae_real t94_sum = 0.0f;
        VAE_SIMD_SUM(t91_sum, t94_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v59 = t54[i] * vae_exp(-logvar42[i * 4 + j]);
            const vae_real v64 = t55[i * 3] * vae_exp(-logvar53[i * 4 + j]);
            const vae_real v66 = 1.0f + v59 + v64;
            const vae_real v68 = (mean41[i * 4 + j] * v59 + mean52[i * 4 + j] * v64) / v66;
            const vae_real v69 = vae_log(v66);
            const vae_real v76 = v68 + vae_exp(-(0.5f * v69)) * eps71[i * 2 + j];
            z76[i * 2 + j] = v76;
            const vae_real v90 = 0.5f * (v68 * v68 + vae_exp(-v69) - 1.0f + v69);
            t90[i * 2 + j] = v90;
            t91_sum += v90;
            const vae_real v92 = v76 * v76 + 1.83787707f - (eps71[i * 2 + j] * eps71[i * 2 + j] - v69 + 1.83787707f);
            t94_sum += (-0.5f) * v92;
        }
        t91[i] = t91_sum;
        t94[i] = t94_sum;
    }
}

// masked_table.vae:19  likelihood = negative_binomial
// kernel 10, eval: loop over rows of [1]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t8 = s->param + 353; // [1] in rows of 4
    const vae_real *t121 = s->arena + 2; // [n, 1] in rows of 10
    const vae_real *t6 = s->param + 321; // [1] in rows of 4
    const vae_real *t124 = s->arena + 3; // [n, 1] in rows of 10
    const vae_real *t3 = s->arena + 609; // [n, 1] in rows of 4
    vae_real *t137 = s->arena + 257; // [n, 1] in rows of 4
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v130 = 20.7232658f - vae_softplus(t124[i * 10] - (-6.90775528f));
        const vae_real v132 = 13.8155106f - vae_softplus(v130);
        const vae_real v133 = vae_nb_deviance(t6[0] + t8[0] * t121[i * 10], v132, t3[i * 4]);
        t137[i * 4] = v133 + vae_lgamma_rest(t3[i * 4]) + vae_nb_rest(v132, t3[i * 4]);
    }
}

// kernel 11, eval: loop over [1]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k14(s, tile, scratch, s->arena + 848, s->param + 352, s->arena + 784, s->param + 355);
}

// masked_table.vae:19  likelihood = gaussian
// kernel 12, eval: loop over rows of [1]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t105 = s->arena + 1; // [n, 1] in rows of 10
    const vae_real *t2 = s->arena + 608; // [n, 1] in rows of 4
    const vae_real *t104 = s->arena + 0; // [n, 1] in rows of 10
    vae_real *t120 = s->arena + 256; // [n, 1] in rows of 4
    const vae_real *t119 = s->arena + 848; // [1]
    const vae_real *t149 = s->arena + 9; // [n, 1] in rows of 10
    const vae_real *t22 = s->arena + 611; // [n, 1] in rows of 4
    const vae_real *t148 = s->arena + 8; // [n, 1] in rows of 10
    vae_real *t163 = s->arena + 259; // [n, 1] in rows of 4
    const vae_real *t162 = s->arena + 784; // [1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v109 = (-9.21034037f) + vae_softplus(t105[i * 10] - (-9.21034037f));
        const vae_real v110 = t2[i * 4] - t104[i * 10];
        const vae_real v117 = 0.5f * (v109 + v110 * v110 * vae_exp(-v109) + 1.83787707f);
        t120[i * 4] = v117 + t119[0];
        const vae_real v152 = (-9.21034037f) + vae_softplus(t149[i * 10] - (-9.21034037f));
        const vae_real v153 = t22[i * 4] - t148[i * 10];
        const vae_real v160 = 0.5f * (v152 + v153 * v153 * vae_exp(-v152) + 1.83787707f);
        t163[i * 4] = v160 + t162[0];
    }
}

// What kernel 14 of eval and 1 other do, each with buffers of its own:
//   t140: [n, 4]
//   t138: [n, 4] in rows of 10
//   t139: [n, 1]
//   t142: [n, 1]
VAE_SHARED_1(like_eval_k14, const VaeState *s, int tile, vae_real *scratch, vae_real *t140,
    const vae_real *t138, const vae_real *t139, vae_real *t142) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t142_sum = 0.0f;
        VAE_SIMD_SUM(t142_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v140 = t138[i * 10 + j] - t139[i];
            t140[i * 4 + j] = v140;
            t142_sum += vae_exp(v140);
        }
        t142[i] = t142_sum;
    }
}

// kernel 17, eval: loop over rows of [4]
VAE_KERNEL void eval_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t165 = s->arena + 224; // [n, 4]
    const vae_real *t164 = s->arena + 256; // [n, 4]
    const vae_real *known1 = s->arena + 576; // [n, 4]
    vae_real *t166 = s->arena + 768; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t166_sum = 0.0f;
        VAE_SIMD_SUM(t166_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v165 = t164[i * 4 + j] * known1[i * 4 + j];
            t165[i * 4 + j] = v165;
            t166_sum += v165;
        }
        t166[i] = t166_sum;
    }
}

// masked_table.vae:17  dense(3)
// masked_table.vae:19  likelihood = categorical
// kernel 18, eval: product by panels over rows of [3]
VAE_KERNEL void eval_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *z76 = s->arena + 912; // [n, 2]
    const vae_real *w167 = s->param + 288; // [2, 3]
    vae_real *p170 = s->arena + 192; // [n, 3]
    const vae_real *b168 = s->param + 304; // [3]
    vae_real *t171 = s->arena + 752; // [n, 1]
    const vae_real *x31 = s->arena + 448; // [n, 3]
    vae_real *t183 = s->arena + 672; // [n, 1]
    vae_gemm_nn((int)(end - begin), 3, 2, z76 + begin * 2, 2, w167, 3, p170 + begin * 3, 3);
    for (size_t i = begin; i < end; i++) {
        vae_real t171_sum = -VAE_INFINITY;
        vae_real t183_sum = 0.0f;
        for (size_t j = 0; j < 3; j++) {
            const vae_real v169 = p170[i * 3 + j];
            const vae_real v170 = v169 + b168[j];
            p170[i * 3 + j] = v170;
            t171_sum = vae_max(t171_sum, v170);
            t183_sum += x31[i * 3 + j] * v170;
        }
        t171[i] = t171_sum;
        t183[i] = t183_sum;
    }
}

// What kernel 19 of eval and 1 other do, each with buffers of its own:
//   t172: [n, 3]
//   p170: [n, 3]
//   t171: [n, 1]
//   t174: [n, 1]
VAE_SHARED_2(like_eval_k19, const VaeState *s, int tile, vae_real *scratch, vae_real *t172,
    const vae_real *p170, const vae_real *t171, vae_real *t174) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t174_sum = 0.0f;
        VAE_SIMD_SUM(t174_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v172 = p170[i * 3 + j] - t171[i];
            t172[i * 3 + j] = v172;
            t174_sum += vae_exp(v172);
        }
        t174[i] = t174_sum;
    }
}

// masked_table.vae:19  likelihood = categorical
// kernel 20, eval: loop over rows of [1]
VAE_KERNEL void eval_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t175 = s->arena + 720; // [n, 1]
    const vae_real *t174 = s->arena + 736; // [n, 1]
    const vae_real *t171 = s->arena + 752; // [n, 1]
    const vae_real *t183 = s->arena + 672; // [n, 1]
    const vae_real *t55 = s->arena + 480; // [n, 1] in rows of 3
    vae_real *t188 = s->arena + 656; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t175[i] = vae_log(t174[i]);
        t188[i] = t55[i * 3] * (2.0f - vae_step(t171[i] - t183[i])) - 1.0f;
    }
}

// masked_table.vae:19  likelihood = categorical
// kernel 21, eval: loop over rows of [3]
VAE_KERNEL void eval_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t172 = s->arena + 160; // [n, 3]
    const vae_real *t175 = s->arena + 720; // [n, 1]
    const vae_real *x31 = s->arena + 448; // [n, 3]
    const vae_real *t55 = s->arena + 480; // [n, 1] in rows of 3
    vae_real *t180 = s->arena + 704; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t180_sum = 0.0f;
        VAE_SIMD_SUM(t180_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v178 = x31[i * 3 + j] * (t172[i * 3 + j] - t175[i]) * t55[i * 3];
            t180_sum += -v178;
        }
        t180[i] = t180_sum;
    }
}

// kernel 22, eval: loop over rows of [1]
VAE_KERNEL void eval_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    vae_real *t181 = s->arena + 688; // [n, 1]
    const vae_real *t166 = s->arena + 768; // [n, 1]
    const vae_real *t180 = s->arena + 704; // [n, 1]
    vae_real *t189 = s->arena + 640; // [n, 1]
    const vae_real *t94 = s->arena + 864; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v181 = t166[i] + t180[i];
        t181[i] = v181;
        t189[i] = t94[i] - v181;
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, eval: loop over rows of [1]
    like_eval_k0(s, tile, scratch, s->arena + 609, s->param + 321, s->arena + 577, s->arena + 113,
        s->param + 353, s->arena + 112, s->arena + 608, s->arena + 118, s->arena + 611);
    eval_k1(s, tile, scratch);
    // masked_table.vae:13  dense(5)
    // masked_table.vae:13  tanh
    // kernel 3, eval: product by panels over rows of [5]
    like_train_k4(s, tile, scratch, s->arena + 112, s->param + 0, s->arena + 416, s->param + 48);
    // masked_table.vae:11  posterior heads (added by the compiler)
    // kernel 4, eval: product by panels over rows of [4]
    like_train_k5(s, tile, scratch, s->arena + 416, s->param + 64, s->arena + 384, s->param + 96);
}

// One thread does all of these.
VAE_KERNEL void eval_u1(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 2, eval: loop over rows of [3]
    like_train_k0(s, tile, scratch, s->arena + 512, s->param + 368, s->arena + 480, s->arena + 448);
    // masked_table.vae:14  dense(4)
    // masked_table.vae:14  tanh
    // kernel 5, eval: product by panels over rows of [4]
    like_train_k7(s, tile, scratch, s->arena + 448, s->param + 112, s->arena + 352, s->param + 128);
    // masked_table.vae:11  posterior heads (added by the compiler)
    // kernel 6, eval: product by panels over rows of [4]
    like_train_k8(s, tile, scratch, s->arena + 352, s->param + 144, s->arena + 320, s->param + 160);
}

// One thread does all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    eval_k7(s, tile, scratch);
    // masked_table.vae:16  dense(6)
    // masked_table.vae:16  tanh
    // kernel 8, eval: product by panels over rows of [6]
    like_train_k11(s, tile, scratch, s->arena + 912, s->param + 176, s->arena + 64, s->param + 192);
    // kernel 9, eval: product by panels over rows of [10]
    like_train_k12(s, tile, scratch, s->arena + 64, s->param + 208, s->arena + 0, s->param + 272);
    eval_k10(s, tile, scratch);
    eval_k12(s, tile, scratch);
    // masked_table.vae:19  likelihood = categorical
    // kernel 13, eval: loop over rows of [4]
    like_train_k16(s, tile, scratch, s->arena + 832, s->arena + 4);
    // masked_table.vae:19  likelihood = categorical
    // kernel 14, eval: loop over rows of [4]
    like_eval_k14(s, tile, scratch, s->arena + 288, s->arena + 4, s->arena + 832, s->arena + 816);
    // masked_table.vae:19  likelihood = categorical
    // kernel 15, eval: loop over rows of [1]
    like_train_k23(s, tile, scratch, s->arena + 800, s->arena + 816);
    // masked_table.vae:19  likelihood = categorical
    // kernel 16, eval: loop over rows of [4]
    like_train_k19(s, tile, scratch, s->arena + 288, s->arena + 800, s->arena + 544, s->arena + 258);
    eval_k17(s, tile, scratch);
    eval_k18(s, tile, scratch);
    // masked_table.vae:19  likelihood = categorical
    // kernel 19, eval: loop over rows of [3]
    like_eval_k19(s, tile, scratch, s->arena + 160, s->arena + 192, s->arena + 752, s->arena + 736);
    eval_k20(s, tile, scratch);
    eval_k21(s, tile, scratch);
    eval_k22(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u0, 1, {0}},
        {eval_u1, 1, {0}},
        {eval_k11, 1, {0}}}, 3);
    vae_run_one(me, s, eval_u2, 1);
}

// masked_table.vae:4  the product of experts
// kernel 1, encode: loop over rows of [4]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t13 = s->arena + 306; // [n, 1] in rows of 4
    vae_real *t21 = s->arena + 2; // [n, 4] in rows of 7
    const vae_real *t14 = s->arena + 274; // [n, 1] in rows of 4
    vae_real *t54 = s->arena + 368; // [n, 1]
    const vae_real *known1 = s->arena + 272; // [n, 4]
    for (size_t i = begin; i < end; i++) {
        vae_real t54_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t54_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v15 = (vae_real)(j);
            t21[i * 7 + j] = t14[i * 4] * vae_step(0.5f - vae_abs(t13[i * 4] - v15));
            t54_sum = vae_max(t54_sum, known1[i * 4 + j]);
        }
        t54[i] = t54_sum;
    }
}

// masked_table.vae:11  the product of experts
// kernel 7, encode: loop over rows of [2]
VAE_KERNEL void encode_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *logvar42 = s->arena + 114; // [n, 2] in rows of 4
    const vae_real *t54 = s->arena + 368; // [n, 1]
    const vae_real *mean41 = s->arena + 112; // [n, 2] in rows of 4
    const vae_real *logvar53 = s->arena + 50; // [n, 2] in rows of 4
    const vae_real *t55 = s->arena + 208; // [n, 1] in rows of 3
    const vae_real *mean52 = s->arena + 48; // [n, 2] in rows of 4
    vae_real *mean68 = s->arena + 352; // [n, 2]
    vae_real *logvar70 = s->arena + 336; // [n, 2]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v59 = t54[i] * vae_exp(-logvar42[i * 4 + j]);
            const vae_real v64 = t55[i * 3] * vae_exp(-logvar53[i * 4 + j]);
            const vae_real v66 = 1.0f + v59 + v64;
            mean68[i * 2 + j] = (mean41[i * 4 + j] * v59 + mean52[i * 4 + j] * v64) / v66;
            logvar70[i * 2 + j] = -vae_log(v66);
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, encode: loop over rows of [1]
    like_eval_k0(s, tile, scratch, s->arena + 305, s->param + 321, s->arena + 273, s->arena + 1,
        s->param + 353, s->arena + 0, s->arena + 304, s->arena + 6, s->arena + 307);
    encode_k1(s, tile, scratch);
    // masked_table.vae:13  dense(5)
    // masked_table.vae:13  tanh
    // kernel 3, encode: product by panels over rows of [5]
    like_train_k4(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 144, s->param + 48);
    // masked_table.vae:11  posterior heads (added by the compiler)
    // kernel 4, encode: product by panels over rows of [4]
    like_train_k5(s, tile, scratch, s->arena + 144, s->param + 64, s->arena + 112, s->param + 96);
}

// One thread does all of these.
VAE_KERNEL void encode_u1(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 2, encode: loop over rows of [3]
    like_train_k0(s, tile, scratch, s->arena + 240, s->param + 368, s->arena + 208, s->arena + 176);
    // masked_table.vae:14  dense(4)
    // masked_table.vae:14  tanh
    // kernel 5, encode: product by panels over rows of [4]
    like_train_k7(s, tile, scratch, s->arena + 176, s->param + 112, s->arena + 80, s->param + 128);
    // masked_table.vae:11  posterior heads (added by the compiler)
    // kernel 6, encode: product by panels over rows of [4]
    like_train_k8(s, tile, scratch, s->arena + 80, s->param + 144, s->arena + 48, s->param + 160);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {encode_u0, 1, {0}},
        {encode_u1, 1, {0}}}, 2);
    vae_run_one(me, s, encode_k7, 1);
}

// masked_table.vae:19  likelihood = gaussian
// masked_table.vae:19  likelihood = negative_binomial
// masked_table.vae:19  likelihood = gaussian
// kernel 2, decode: loop over rows of [1]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t11 = s->arena + 65; // [n, 1] in rows of 10
    vae_real *t18 = s->arena + 1; // [n, 1] in rows of 10
    const vae_real *t23 = s->param + 353; // [1] in rows of 4
    const vae_real *t19 = s->arena + 66; // [n, 1] in rows of 10
    const vae_real *t21 = s->param + 321; // [1] in rows of 4
    const vae_real *t26 = s->arena + 67; // [n, 1] in rows of 10
    vae_real *t35 = s->arena + 2; // [n, 1] in rows of 10
    vae_real *t36 = s->arena + 3; // [n, 1] in rows of 10
    const vae_real *t46 = s->arena + 73; // [n, 1] in rows of 10
    vae_real *t51 = s->arena + 9; // [n, 1] in rows of 10
    vae_real *t52 = s->arena + 0; // [n, 1] in rows of 10
    const vae_real *t10 = s->arena + 64; // [n, 1] in rows of 10
    vae_real *t53 = s->arena + 8; // [n, 1] in rows of 10
    const vae_real *t45 = s->arena + 72; // [n, 1] in rows of 10
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v15 = (-9.21034037f) + vae_softplus(t11[i * 10] - (-9.21034037f));
        t18[i * 10] = vae_exp(0.5f * v15);
        const vae_real v33 = vae_softplus(20.7232658f - vae_softplus(t26[i * 10] - (-6.90775528f)));
        t35[i * 10] = vae_exp(t21[0] + t23[0] * t19[i * 10]);
        t36[i * 10] = vae_exp(13.8155106f - v33);
        const vae_real v49 = (-9.21034037f) + vae_softplus(t46[i * 10] - (-9.21034037f));
        t51[i * 10] = vae_exp(0.5f * v49);
        t52[i * 10] = t10[i * 10];
        t53[i * 10] = t45[i * 10];
    }
}

// masked_table.vae:19  likelihood = categorical
// kernel 6, decode: loop over rows of [4]
VAE_KERNEL void decode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t39 = s->arena + 304; // [n, 4]
    const vae_real *t42 = s->arena + 384; // [n, 1]
    vae_real *t44 = s->arena + 4; // [n, 4] in rows of 10
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t44[i * 10 + j] = vae_exp(t39[i * 4 + j] - t42[i]);
        }
    }
}

// masked_table.vae:19  likelihood = categorical
// kernel 10, decode: loop over rows of [3]
VAE_KERNEL void decode_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 6, end = vae_panel_end(s, tile, 6);
    const vae_real *t60 = s->arena + 240; // [n, 3]
    const vae_real *t63 = s->arena + 336; // [n, 1]
    vae_real *t65 = s->arena + 208; // [n, 3]
    vae_real *t66 = s->arena + 176; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v65 = vae_exp(t60[i * 3 + j] - t63[i]);
            t65[i * 3 + j] = v65;
            t66[i * 3 + j] = v65;
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // masked_table.vae:16  dense(6)
    // masked_table.vae:16  tanh
    // kernel 0, decode: product by panels over rows of [6]
    like_train_k11(s, tile, scratch, s->arena + 432, s->param + 176, s->arena + 128, s->param + 192);
    // kernel 1, decode: product by panels over rows of [10]
    like_train_k12(s, tile, scratch, s->arena + 128, s->param + 208, s->arena + 64, s->param + 272);
    decode_k2(s, tile, scratch);
    // masked_table.vae:19  likelihood = categorical
    // kernel 3, decode: loop over rows of [4]
    like_train_k16(s, tile, scratch, s->arena + 416, s->arena + 68);
    // masked_table.vae:19  likelihood = categorical
    // kernel 4, decode: loop over rows of [4]
    like_eval_k14(s, tile, scratch, s->arena + 304, s->arena + 68, s->arena + 416, s->arena + 400);
    // masked_table.vae:19  likelihood = categorical
    // kernel 5, decode: loop over rows of [1]
    like_train_k23(s, tile, scratch, s->arena + 384, s->arena + 400);
    decode_k6(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void decode_u1(const VaeState *s, int tile, vae_real *scratch) {
    // masked_table.vae:17  dense(3)
    // masked_table.vae:19  likelihood = categorical
    // kernel 7, decode: product by panels over rows of [3]
    like_train_k21(s, tile, scratch, s->arena + 432, s->param + 288, s->arena + 272, s->param + 304,
        s->arena + 368);
    // masked_table.vae:19  likelihood = categorical
    // kernel 8, decode: loop over rows of [3]
    like_eval_k19(s, tile, scratch, s->arena + 240, s->arena + 272, s->arena + 368, s->arena + 352);
    // masked_table.vae:19  likelihood = categorical
    // kernel 9, decode: loop over rows of [1]
    like_train_k23(s, tile, scratch, s->arena + 336, s->arena + 352);
    decode_k10(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {decode_u0, 1, {0}},
        {decode_u1, 1, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"t", VAE_IN_DATA, 0, 1136, 4}, // [n, 4]
    {"t.observed", VAE_IN_MASK, 0, 1104, 4}, // [n, 4]
    {"y", VAE_IN_DATA, 1, 1072, 3}, // [n, 3]
    {"y.observed", VAE_IN_MASK, 1, 1040, 3}, // [n, 3]
    {"encoder.rows.0.u", VAE_IN_UNIFORM, 8, 976, 4}, // [n, 4, 1]
    {"encoder.told.0.u", VAE_IN_UNIFORM, 9, 1744, 1}, // [n, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 1584, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 1248, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 1296, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 1264, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"t", VAE_IN_DATA, 0, 608, 4}, // [n, 4]
    {"t.observed", VAE_IN_MASK, 0, 576, 4}, // [n, 4]
    {"y", VAE_IN_DATA, 1, 512, 3}, // [n, 3]
    {"y.observed", VAE_IN_MASK, 1, 480, 3}, // [n, 3]
    {"z.eps", VAE_IN_NORMAL, 0, 928, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 688, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 880, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 640, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 896, 2}, // [n, 2]
    {"t.reconstruction", VAE_OUT_ROW, 0, 768, 1}, // [n, 1]
    {"y.reconstruction", VAE_OUT_ROW, 0, 704, 1}, // [n, 1]
    {"y.right", VAE_OUT_ROW, 0, 656, 1}, // [n, 1]
    {"t.columns", VAE_OUT_ROW, 0, 224, 4}, // [n, 4]
};

static const VaePort encode_ports[] = {
    {"t", VAE_IN_DATA, 0, 304, 4}, // [n, 4]
    {"t.observed", VAE_IN_MASK, 0, 272, 4}, // [n, 4]
    {"y", VAE_IN_DATA, 1, 240, 3}, // [n, 3]
    {"y.observed", VAE_IN_MASK, 1, 208, 3}, // [n, 3]
    {"z.mean", VAE_OUT_ROW, 0, 352, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 336, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 432, 2}, // [n, 2]
    {"t.mean", VAE_OUT_ROW, 0, 0, 10}, // [n, 10]
    {"y.mean", VAE_OUT_ROW, 0, 208, 3}, // [n, 3]
    {"y.draw0", VAE_OUT_ROW, 0, 176, 3}, // [n, 3]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"data.t.mean", 1, {4}, {1}, 320, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"data.t.mean_low", 1, {4}, {1}, 336, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"data.t.std", 1, {4}, {1}, 352, VAE_INIT_CONST, 1.0f, false, false, false},
    {"data.y.mean", 1, {3}, {1}, 368, VAE_INIT_ZERO, 0.0f, false, false, false},
    {"encoder.rows.1.weight", 2, {5, 7}, {1, 5}, 0, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"encoder.rows.1.bias", 1, {5}, {1}, 48, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.rows.mean.weight", 2, {2, 5}, {1, 4}, 64, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"posterior.z.rows.mean.bias", 1, {2}, {1}, 96, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.rows.logvar.weight", 2, {2, 5}, {1, 4}, 66, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"posterior.z.rows.logvar.bias", 1, {2}, {1}, 98, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.told.1.weight", 2, {4, 3}, {1, 4}, 112, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"encoder.told.1.bias", 1, {4}, {1}, 128, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.told.mean.weight", 2, {2, 4}, {1, 4}, 144, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"posterior.z.told.mean.bias", 1, {2}, {1}, 160, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.told.logvar.weight", 2, {2, 4}, {1, 4}, 146, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"posterior.z.told.logvar.bias", 1, {2}, {1}, 162, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.t.0.weight", 2, {6, 2}, {1, 6}, 176, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"decoder.t.0.bias", 1, {6}, {1}, 192, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.age.mean.weight", 2, {1, 6}, {1, 10}, 208, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"likelihood.t.age.mean.bias", 1, {1}, {1}, 272, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.age.logvar.weight", 2, {1, 6}, {1, 10}, 209, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"likelihood.t.age.logvar.bias", 1, {1}, {1}, 273, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.visits.lograte.weight", 2, {1, 6}, {1, 10}, 210, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"likelihood.t.visits.lograte.bias", 1, {1}, {1}, 274, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.visits.logsize.weight", 2, {1, 6}, {1, 10}, 211, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"likelihood.t.visits.logsize.bias", 1, {1}, {1}, 275, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.city.logits.weight", 2, {4, 6}, {1, 10}, 212, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"likelihood.t.city.logits.bias", 1, {4}, {1}, 276, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.when.mean.weight", 2, {1, 6}, {1, 10}, 216, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"likelihood.t.when.mean.bias", 1, {1}, {1}, 280, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"likelihood.t.when.logvar.weight", 2, {1, 6}, {1, 10}, 217, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"likelihood.t.when.logvar.bias", 1, {1}, {1}, 281, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.y.0.weight", 2, {3, 2}, {1, 3}, 288, VAE_INIT_UNIFORM, 1.09544516f, true, true, false},
    {"decoder.y.0.bias", 1, {3}, {1}, 304, VAE_INIT_ZERO, 0.0f, true, false, false},
};

// Name, kind, classes, words, places in the decoder's port.
static const VaeColumn columns_t[] = {
    {"age", VAE_COLUMN_NUMBER, 0, NULL, 0, 1},
    {"visits", VAE_COLUMN_COUNT, 0, NULL, 2, 3},
    {"city", VAE_COLUMN_CATEGORY, 4, NULL, 4, 0},
    {"when", VAE_COLUMN_DATE, 0, NULL, 8, 9},
};

static const VaeStream streams[] = {
    {"t", VAE_TABLE, 1, 1, 4, 4, VAE_DOMAIN_ANY, "table", true, true, .levels = 0, .column = columns_t, .n_texts = 0, .draw = VAE_DRAW_COLUMNS, .draw_total = 0, .scale = 1.0},
    {"y", VAE_LABEL, 1, 1, 3, 3, VAE_DOMAIN_SHARES, "categorical", false, true, .levels = 0, .draw = VAE_DRAW_CATEGORICAL, .draw_total = 0, .scale = 1.0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "t", "[7]", 0},
    {VAE_STAGE_ENCODER, 0, "mask(0.3)", "[7]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(5)", "[5]", 40},
    {VAE_STAGE_ENCODER, 0, "tanh", "[5]", 0},
    {VAE_STAGE_DATA, 0, "y", "[3]", 0},
    {VAE_STAGE_ENCODER, 0, "mask(0.5)", "[3]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(4)", "[4]", 16},
    {VAE_STAGE_ENCODER, 0, "tanh", "[4]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 44},
    {VAE_STAGE_DECODER, 0, "dense(6)", "[6]", 18},
    {VAE_STAGE_DECODER, 0, "tanh", "[6]", 0},
    {VAE_STAGE_OUTPUT, 0, "t: table", "[7]", 70},
    {VAE_STAGE_DECODER, 0, "dense(3)", "[3]", 9},
    {VAE_STAGE_OUTPUT, 0, "y: categorical", "[3]", 0},
};

static const VaeStretch rest[] = {
    {0, 144},
    {160, 320},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "masked_table", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model masked_table\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder rows(t)                   [7]                         -              -\n"
        "    mask(0.3)                       [7]                         -              -\n"
        "    dense(5)                        [5]                        40             70\n"
        "    tanh                            [5]                         -              -\n"
        "  encoder told(y)                   [3]                         -              -\n"
        "    mask(0.5)                       [3]                         -              -\n"
        "    dense(4)                        [4]                        16             24\n"
        "    tanh                            [4]                         -              -\n"
        "  z: mean, logvar heads             [2]                        44             72\n"
        "  decoder t(z)                      [2]                         -              -\n"
        "    dense(6)                        [6]                        18             24\n"
        "    tanh                            [6]                         -              -\n"
        "  decoder y(z)                      [2]                         -              -\n"
        "    dense(3)                        [3]                         9             12\n"
        "  t: table                          [7]                         -              -\n"
        "    age number                      [1]                        14              -\n"
        "    visits count                    [1]                        14              -\n"
        "    city category                   [4]                        28              -\n"
        "    when date                       [1]                        14              -\n"
        "\n"
        "  197 parameters; one training step of 6 rows: 5,232 flops\n"
        "  data t is standardized, column by column: losses are those of the data's own units\n"
        "  t: likelihood table\n"
        "  y: likelihood categorical\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          43      239         7,040        7,040\n"
        "  eval           23      134         3,840        3,840\n"
        "  encode          8       39         1,536        1,536\n"
        "  decode         11       43         1,792        1,792\n",
    .batch = 6, .n_param = 320, .n_state = 64, .n_arena = 1760,
    .n_scratch = 0,
    .max_threads = 1, .flops_per_row = 872.0,
    .n_weight_tiles = 1, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 34,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_COLUMNS, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 14,
    .train = {"train", train_run, train_ports, 10},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 13},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 6},
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
