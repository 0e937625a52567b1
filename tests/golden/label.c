// label -- written by vaec 0.1.0 from label.vae; do not edit.
//
// model label
//
//   layer                             output             parameters      flops/row
//   encoder                           [5]                         -              -
//     dense(8)                        [8]                        48             80
//     relu                            [8]                         -              -
//   z: mean, logvar heads             [2]                        36             64
//   decoder                           [2]                         -              -
//     dense(8)                        [8]                        24             32
//     relu                            [8]                         -              -
//     dense(5)                        [5]                        45             80
//
//   153 parameters; one training step of 16 rows: 11,008 flops
//   likelihood categorical
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          18       62         5,760        5,760
//   eval            9       39         3,072        3,072
//   encode          3        7         1,344        1,344
//   decode          5       13         2,112        2,112
//
// n is the number of rows in the batch, at most 16; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 5]
//   w1: [5, 8]
//   h5: [n, 8]
//   b2: [8]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 5, x0 + begin * 5, 5, w1, 8, h5 + begin * 8, 8);
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
//   w6: [8, 4]
//   heads9: [n, 4]
//   b7: [4]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *heads9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 4, 8, h5 + begin * 8, 8, w6, 4, heads9 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v8 = heads9[i * 4 + j];
            heads9[i * 4 + j] = v8 + b7[j];
        }
    }
}

// label.vae:5  sampling and KL
// kernel 2, train: loop over rows of [2]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 1058; // [n, 2] in rows of 4
    vae_real *t15 = s->arena + 1184; // [n, 2]
    const vae_real *eps12 = s->arena + 1216; // [n, 2]
    vae_real *z17 = s->arena + 1152; // [n, 2]
    const vae_real *mean10 = s->arena + 1056; // [n, 2] in rows of 4
    vae_real *t19 = s->arena + 1120; // [n, 2]
    vae_real *t25 = s->arena + 1424; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t25_sum = 0.0f;
        VAE_SIMD_SUM(t25_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v15 = vae_exp(0.5f * logvar11[i * 4 + j]);
            t15[i * 2 + j] = v15;
            z17[i * 2 + j] = mean10[i * 4 + j] + v15 * eps12[i * 2 + j];
            const vae_real v19 = vae_exp(logvar11[i * 4 + j]);
            t19[i * 2 + j] = v19;
            const vae_real v23 = mean10[i * 4 + j] * mean10[i * 4 + j] + v19 - 1.0f - logvar11[i * 4 + j];
            t25_sum += 0.5f * v23;
        }
        t25[i] = t25_sum;
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   z17: [n, 2]
//   w26: [2, 8]
//   h30: [n, 8]
//   b27: [8]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *z17,
    const vae_real *w26, vae_real *h30, const vae_real *b27) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 8, 2, z17 + begin * 2, 2, w26, 8, h30 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v28 = h30[i * 8 + j];
            h30[i * 8 + j] = vae_max(v28 + b27[j], 0.0f);
        }
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   h30: [n, 8]
//   w31: [8, 5]
//   p34: [n, 5]
//   b32: [5]
//   t35: [n, 1]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *h30,
    const vae_real *w31, vae_real *p34, const vae_real *b32, vae_real *t35) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_gemm_nn((int)(end - begin), 5, 8, h30 + begin * 8, 8, w31, 5, p34 + begin * 5, 5);
    for (size_t i = begin; i < end; i++) {
        vae_real t35_sum = -VAE_INFINITY;
        VAE_SIMD_MAX(t35_sum)
        for (size_t j = 0; j < 5; j++) {
            const vae_real v33 = p34[i * 5 + j];
            const vae_real v34 = v33 + b32[j];
            p34[i * 5 + j] = v34;
            t35_sum = vae_max(t35_sum, v34);
        }
        t35[i] = t35_sum;
    }
}

// label.vae:10  likelihood = categorical
// kernel 5, train: loop over rows of [5]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t36 = s->arena + 752; // [n, 5]
    const vae_real *p34 = s->arena + 832; // [n, 5]
    const vae_real *t35 = s->arena + 1408; // [n, 1]
    vae_real *t37 = s->arena + 672; // [n, 5]
    vae_real *t38 = s->arena + 1392; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t38_sum = 0.0f;
        VAE_SIMD_SUM(t38_sum)
        for (size_t j = 0; j < 5; j++) {
            const vae_real v36 = p34[i * 5 + j] - t35[i];
            t36[i * 5 + j] = v36;
            const vae_real v37 = vae_exp(v36);
            t37[i * 5 + j] = v37;
            t38_sum += v37;
        }
        t38[i] = t38_sum;
    }
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   t39: [n, 1]
//   t38: [n, 1]
VAE_SHARED_1(like_train_k6, const VaeState *s, int tile, vae_real *scratch, vae_real *t39,
    const vae_real *t38) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t39[i] = vae_log(t38[i]);
    }
}

// label.vae:10  likelihood = categorical
// label.vae:10  gradient of likelihood = categorical
// kernel 7, train: loop over rows of [5]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t36 = s->arena + 752; // [n, 5]
    const vae_real *t39 = s->arena + 1376; // [n, 1]
    const vae_real *x0 = s->arena + 912; // [n, 5]
    vae_real *t43 = s->arena + 1360; // [n, 1]
    vae_real *d53 = s->arena + 592; // [n, 5]
    vae_real *d54 = s->arena + 1264; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    for (size_t i = begin; i < end; i++) {
        vae_real t43_sum = 0.0f;
        vae_real d54_sum = 0.0f;
        VAE_SIMD_SUM(t43_sum, d54_sum)
        for (size_t j = 0; j < 5; j++) {
            t43_sum += -(x0[i * 5 + j] * (t36[i * 5 + j] - t39[i]));
            const vae_real v53 = inv_n * x0[i * 5 + j];
            d53[i * 5 + j] = v53;
            d54_sum += v53;
        }
        t43[i] = t43_sum;
        d54[i] = d54_sum;
    }
}

// label.vae:10  gradient of likelihood = categorical
// kernel 8, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t45 = s->arena + 1344; // [1]
    const vae_real *t43 = s->arena + 1360; // [n, 1]
    vae_real *t47 = s->arena + 1312; // [1]
    const vae_real *t25 = s->arena + 1424; // [n, 1]
    vae_real *d55 = s->arena + 1248; // [n, 1]
    const vae_real *d54 = s->arena + 1264; // [n, 1]
    const vae_real *t38 = s->arena + 1392; // [n, 1]
    vae_real t45_sum = 0.0f;
    vae_real t47_sum = 0.0f;
    VAE_SIMD_SUM(t45_sum, t47_sum)
    for (size_t i = 0; i < rows; i++) {
        t45_sum += t43[i];
        t47_sum += t25[i];
        d55[i] = d54[i] / t38[i];
    }
    t45[0] = t45_sum;
    t47[0] = t47_sum;
}

// kernel 9, train: loop over [1]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t46 = s->arena + 1328; // [1]
    const vae_real *t45 = s->arena + 1344; // [1]
    vae_real *t48 = s->arena + 1296; // [1]
    const vae_real *t47 = s->arena + 1312; // [1]
    vae_real *t51 = s->arena + 1280; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v46 = t45[0] * inv_n;
    t46[0] = v46;
    const vae_real v48 = t47[0] * inv_n;
    t48[0] = v48;
    t51[0] = v46 + beta * v48;
}

// label.vae:10  gradient of likelihood = categorical
// kernel 10, train: loop over rows of [5]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d55 = s->arena + 1248; // [n, 1]
    const vae_real *t37 = s->arena + 672; // [n, 5]
    vae_real *d57 = s->arena + 512; // [n, 5]
    const vae_real *d53 = s->arena + 592; // [n, 5]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            d57[i * 5 + j] = d55[i] * t37[i * 5 + j] - d53[i * 5 + j];
        }
    }
}

// label.vae:10  gradient of dense(5)
// label.vae:8  gradient of dense(5)
// kernel 11, train: weight gradient over [8, 5]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h30 = s->arena + 256; // [n, 8]
    const vae_real *d57 = s->arena + 512; // [n, 5]
    vae_real *d_param59 = s->grad + 144; // [8, 5]
    if (tile == 1) {
        vae_real *d_param58 = s->grad + 192; // [5]
        vae_column_sums(s->n, 5, d57, 5, d_param58);
        return;
    }
    vae_gemm_tn(8, 5, s->n, h30, 8, d57, 5, d_param59, 5);
}

// label.vae:8  gradient of dense(5)
// label.vae:8  gradient of relu
// kernel 12, train: product by panels over rows of [8]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d57 = s->arena + 512; // [n, 5]
    const vae_real *w31 = s->param + 144; // [8, 5]
    vae_real *d62 = s->arena + 128; // [n, 8]
    const vae_real *h30 = s->arena + 256; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 5, d57 + begin * 5, 5, w31, 5, d62 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v60 = d62[i * 8 + j];
            d62[i * 8 + j] = vae_where(h30[i * 8 + j], v60, 0.0f);
        }
    }
}

// label.vae:8  gradient of dense(8)
// kernel 13, train: weight gradient over [2, 8]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z17 = s->arena + 1152; // [n, 2]
    const vae_real *d62 = s->arena + 128; // [n, 8]
    vae_real *d_param64 = s->grad + 112; // [2, 8]
    if (tile == 1) {
        vae_real *d_param63 = s->grad + 128; // [8]
        vae_column_sums(s->n, 8, d62, 8, d_param63);
        return;
    }
    vae_gemm_tn(2, 8, s->n, z17, 2, d62, 8, d_param64, 8);
}

// label.vae:8  gradient of dense(8)
// label.vae:5  gradient of sampling and KL
// kernel 14, train: product by panels over rows of [2]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d62 = s->arena + 128; // [n, 8]
    const vae_real *w26 = s->param + 112; // [2, 8]
    vae_real *d70 = s->arena + 992; // [n, 2] in rows of 4
    const vae_real *t19 = s->arena + 1120; // [n, 2]
    const vae_real *mean10 = s->arena + 1056; // [n, 2] in rows of 4
    const vae_real *eps12 = s->arena + 1216; // [n, 2]
    const vae_real *t15 = s->arena + 1184; // [n, 2]
    vae_real *d74 = s->arena + 994; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c52 = beta * inv_n;
    const vae_real c66 = 0.5f * c52;
    vae_gemm_nt((int)(end - begin), 2, 8, d62 + begin * 8, 8, w26, 8, d70 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v65 = d70[i * 4 + j];
            d70[i * 4 + j] = c52 * mean10[i * 4 + j] + v65;
            d74[i * 4 + j] = c66 * t19[i * 2 + j] - c66 + 0.5f * (v65 * eps12[i * 2 + j] * t15[i * 2 + j]);
        }
    }
}

// label.vae:5  gradient of posterior heads (added by the compiler)
// kernel 15, train: weight gradient over [8, 4]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 384; // [n, 8]
    const vae_real *d75 = s->arena + 992; // [n, 4]
    vae_real *d_param77 = s->grad + 64; // [8, 4]
    if (tile == 1) {
        vae_real *d_param76 = s->grad + 96; // [4]
        vae_column_sums(s->n, 4, d75, 4, d_param76);
        return;
    }
    vae_gemm_tn(8, 4, s->n, h5, 8, d75, 4, d_param77, 4);
}

// label.vae:5  gradient of posterior heads (added by the compiler)
// label.vae:7  gradient of relu
// kernel 16, train: product by panels over rows of [8]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *d75 = s->arena + 992; // [n, 4]
    const vae_real *w6 = s->param + 64; // [8, 4]
    vae_real *d79 = s->arena + 0; // [n, 8]
    const vae_real *h5 = s->arena + 384; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 4, d75 + begin * 4, 4, w6, 4, d79 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v78 = d79[i * 8 + j];
            d79[i * 8 + j] = vae_where(h5[i * 8 + j], v78, 0.0f);
        }
    }
}

// label.vae:7  gradient of dense(8)
// kernel 17, train: weight gradient over [5, 8]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 912; // [n, 5]
    const vae_real *d79 = s->arena + 0; // [n, 8]
    vae_real *d_param81 = s->grad + 0; // [5, 8]
    if (tile == 1) {
        vae_real *d_param80 = s->grad + 48; // [8]
        vae_column_sums(s->n, 8, d79, 8, d_param80);
        return;
    }
    vae_gemm_tn(5, 8, s->n, x0, 5, d79, 8, d_param81, 8);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // label.vae:7  dense(8)
    // label.vae:7  relu
    // kernel 0, train: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 912, s->param + 0, s->arena + 384, s->param + 48);
    // label.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 384, s->param + 64, s->arena + 1056, s->param + 96);
    train_k2(s, tile, scratch);
    // label.vae:8  dense(8)
    // label.vae:8  relu
    // kernel 3, train: product by panels over rows of [8]
    like_train_k3(s, tile, scratch, s->arena + 1152, s->param + 112, s->arena + 256, s->param + 128);
    // label.vae:8  dense(5)
    // label.vae:10  likelihood = categorical
    // kernel 4, train: product by panels over rows of [5]
    like_train_k4(s, tile, scratch, s->arena + 256, s->param + 144, s->arena + 832, s->param + 192,
        s->arena + 1408);
    train_k5(s, tile, scratch);
    // label.vae:10  likelihood = categorical
    // kernel 6, train: loop over rows of [1]
    like_train_k6(s, tile, scratch, s->arena + 1376, s->arena + 1392);
    train_k7(s, tile, scratch);
    train_k8(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k12(s, tile, scratch);
    train_k14(s, tile, scratch);
    train_k16(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, train_u0, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k11, 2, {0}},
        {train_k17, 2, {0}},
        {train_k15, 2, {.weights = true, .first = 64, .each = 64, .end = 96}},
        {train_k13, 2, {0}}}, 4);
}

// label.vae:5  sampling and KL
// kernel 2, eval: loop over rows of [2]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *logvar11 = s->arena + 498; // [n, 2] in rows of 4
    const vae_real *eps12 = s->arena + 624; // [n, 2]
    vae_real *z17 = s->arena + 592; // [n, 2]
    const vae_real *mean10 = s->arena + 496; // [n, 2] in rows of 4
    vae_real *t31 = s->arena + 560; // [n, 2]
    vae_real *t32 = s->arena + 752; // [n, 1]
    vae_real *t35 = s->arena + 736; // [n, 1]
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

// What kernel 5 of eval and 1 other do, each with buffers of its own:
//   t46: [n, 5]
//   p44: [n, 5]
//   t45: [n, 1]
//   t48: [n, 1]
VAE_SHARED_1(like_eval_k5, const VaeState *s, int tile, vae_real *scratch, vae_real *t46,
    const vae_real *p44, const vae_real *t45, vae_real *t48) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    for (size_t i = begin; i < end; i++) {
        vae_real t48_sum = 0.0f;
        VAE_SIMD_SUM(t48_sum)
        for (size_t j = 0; j < 5; j++) {
            const vae_real v46 = p44[i * 5 + j] - t45[i];
            t46[i * 5 + j] = v46;
            t48_sum += vae_exp(v46);
        }
        t48[i] = t48_sum;
    }
}

// label.vae:10  likelihood = categorical
// kernel 7, eval: loop over rows of [5]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t46 = s->arena + 256; // [n, 5]
    const vae_real *t49 = s->arena + 688; // [n, 1]
    const vae_real *x0 = s->arena + 416; // [n, 5]
    vae_real *t53 = s->arena + 672; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t53_sum = 0.0f;
        VAE_SIMD_SUM(t53_sum)
        for (size_t j = 0; j < 5; j++) {
            t53_sum += -(x0[i * 5 + j] * (t46[i * 5 + j] - t49[i]));
        }
        t53[i] = t53_sum;
    }
}

// kernel 8, eval: loop over rows of [1]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t54 = s->arena + 656; // [n, 1]
    const vae_real *t35 = s->arena + 736; // [n, 1]
    const vae_real *t53 = s->arena + 672; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t54[i] = t35[i] - t53[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // label.vae:7  dense(8)
    // label.vae:7  relu
    // kernel 0, eval: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 416, s->param + 0, s->arena + 128, s->param + 48);
    // label.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 128, s->param + 64, s->arena + 496, s->param + 96);
    eval_k2(s, tile, scratch);
    // label.vae:8  dense(8)
    // label.vae:8  relu
    // kernel 3, eval: product by panels over rows of [8]
    like_train_k3(s, tile, scratch, s->arena + 592, s->param + 112, s->arena + 0, s->param + 128);
    // label.vae:8  dense(5)
    // label.vae:10  likelihood = categorical
    // kernel 4, eval: product by panels over rows of [5]
    like_train_k4(s, tile, scratch, s->arena + 0, s->param + 144, s->arena + 336, s->param + 192,
        s->arena + 720);
    // label.vae:10  likelihood = categorical
    // kernel 5, eval: loop over rows of [5]
    like_eval_k5(s, tile, scratch, s->arena + 256, s->arena + 336, s->arena + 720, s->arena + 704);
    // label.vae:10  likelihood = categorical
    // kernel 6, eval: loop over rows of [1]
    like_train_k6(s, tile, scratch, s->arena + 688, s->arena + 704);
    eval_k7(s, tile, scratch);
    eval_k8(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, eval_u0, 1);
}

// label.vae:5  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [2]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    vae_real *t12 = s->arena + 304; // [n, 2]
    const vae_real *mean10 = s->arena + 208; // [n, 2] in rows of 4
    vae_real *t13 = s->arena + 272; // [n, 2]
    const vae_real *logvar11 = s->arena + 210; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t12[i * 2 + j] = mean10[i * 4 + j];
            t13[i * 2 + j] = logvar11[i * 4 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // label.vae:7  dense(8)
    // label.vae:7  relu
    // kernel 0, encode: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 128, s->param + 0, s->arena + 0, s->param + 48);
    // label.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 64, s->arena + 208, s->param + 96);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, encode_u0, 1);
}

// label.vae:10  likelihood = categorical
// kernel 4, decode: loop over rows of [5]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 16, end = vae_panel_end(s, tile, 16);
    const vae_real *t11 = s->arena + 288; // [n, 5]
    const vae_real *t14 = s->arena + 480; // [n, 1]
    vae_real *t16 = s->arena + 208; // [n, 5]
    vae_real *t17 = s->arena + 128; // [n, 5]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            const vae_real v16 = vae_exp(t11[i * 5 + j] - t14[i]);
            t16[i * 5 + j] = v16;
            t17[i * 5 + j] = v16;
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // label.vae:8  dense(8)
    // label.vae:8  relu
    // kernel 0, decode: product by panels over rows of [8]
    like_train_k3(s, tile, scratch, s->arena + 448, s->param + 112, s->arena + 0, s->param + 128);
    // label.vae:8  dense(5)
    // label.vae:10  likelihood = categorical
    // kernel 1, decode: product by panels over rows of [5]
    like_train_k4(s, tile, scratch, s->arena + 0, s->param + 144, s->arena + 368, s->param + 192,
        s->arena + 512);
    // label.vae:10  likelihood = categorical
    // kernel 2, decode: loop over rows of [5]
    like_eval_k5(s, tile, scratch, s->arena + 288, s->arena + 368, s->arena + 512, s->arena + 496);
    // label.vae:10  likelihood = categorical
    // kernel 3, decode: loop over rows of [1]
    like_train_k6(s, tile, scratch, s->arena + 480, s->arena + 496);
    decode_k4(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, decode_u0, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 912, 5}, // [n, 5]
    {"z.eps", VAE_IN_NORMAL, 0, 1216, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 1280, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 1328, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 1296, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 416, 5}, // [n, 5]
    {"z.eps", VAE_IN_NORMAL, 0, 624, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 672, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 752, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 656, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 560, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 128, 5}, // [n, 5]
    {"z.mean", VAE_OUT_ROW, 0, 304, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 272, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 448, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 208, 5}, // [n, 5]
    {"x.draw0", VAE_OUT_ROW, 0, 128, 5}, // [n, 5]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {8, 5}, {1, 8}, 0, VAE_INIT_UNIFORM, 0.679366231f, true, true, false},
    {"encoder.0.bias", 1, {8}, {1}, 48, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 8}, {1, 4}, 64, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 96, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 8}, {1, 4}, 66, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 98, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {8, 2}, {1, 8}, 112, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"decoder.0.bias", 1, {8}, {1}, 128, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {5, 8}, {1, 5}, 144, VAE_INIT_UNIFORM, 0.679366231f, true, true, false},
    {"decoder.2.bias", 1, {5}, {1}, 192, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_LABEL, 1, 1, 5, 5, VAE_DOMAIN_SHARES, "categorical", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[5]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 48},
    {VAE_STAGE_ENCODER, 0, "relu", "[8]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 36},
    {VAE_STAGE_DECODER, 0, "dense(8)", "[8]", 24},
    {VAE_STAGE_DECODER, 0, "relu", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(5)", "[5]", 45},
    {VAE_STAGE_OUTPUT, 0, "x: categorical", "[5]", 0},
};

static const VaeStretch rest[] = {
    {0, 64},
    {96, 208},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "label", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model label\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [5]                         -              -\n"
        "    dense(8)                        [8]                        48             80\n"
        "    relu                            [8]                         -              -\n"
        "  z: mean, logvar heads             [2]                        36             64\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(8)                        [8]                        24             32\n"
        "    relu                            [8]                         -              -\n"
        "    dense(5)                        [5]                        45             80\n"
        "\n"
        "  153 parameters; one training step of 16 rows: 11,008 flops\n"
        "  likelihood categorical\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          18       62         5,760        5,760\n"
        "  eval            9       39         3,072        3,072\n"
        "  encode          3        7         1,344        1,344\n"
        "  decode          5       13         2,112        2,112\n",
    .batch = 16, .n_param = 208, .n_state = 0, .n_arena = 1440,
    .n_scratch = 0,
    .max_threads = 1, .flops_per_row = 688.0,
    .n_weight_tiles = 1, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 10,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_CATEGORICAL, .draw_total = 0,
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
            [VAE_BETA] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
            [VAE_CAPACITY] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 10, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.0,
        .early_stop = 0, .recon_scale = 1.0, .importance = 0
    },
};
