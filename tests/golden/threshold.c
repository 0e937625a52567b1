// threshold -- written by vaec 0.1.0 from threshold.vae; do not edit.
//
// model threshold
//
//   layer                             output             parameters      flops/row
//   encoder                           [4, 3, 1]                   -              -
//     flatten                         [12]                        -              -
//     dense(9)                        [9]                       117            216
//     relu                            [9]                         -              -
//   z: mean, logvar heads             [2]                        40             72
//   decoder                           [2]                         -              -
//     dense(9)                        [9]                        27             36
//     relu                            [9]                         -              -
//     dense(12)                       [12]                      120            216
//     reshape(4, 3, 1)                [4, 3, 1]                   -              -
//
//   304 parameters; one training step of 128 rows: 179,712 flops
//   likelihood bernoulli
//   binarize threshold
//   objective elbo(samples=1)
//   reduce = mean: the loss is that of a VAE with beta = 1, divided by 12
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          15       58        46,400       46,400
//   eval            7       36        28,672       28,672
//   encode          4        9        20,992       20,992
//   decode          2        7        17,920       17,920
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 4, 3, 1]
//   t3: [n, 4, 3, 1]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    vae_real *t3) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            t3[i * 12 + j] = vae_step(x0[i * 12 + j] - 0.5f);
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h4: [n, 12]
//   w5: [12, 9]
//   h9: [n, 9]
//   b6: [9]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h4,
    const vae_real *w5, vae_real *h9, const vae_real *b6) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 9, 12, h4 + begin * 12, 12, w5, 9, h9 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v7 = h9[i * 9 + j];
            h9[i * 9 + j] = vae_max(v7 + b6[j], 0.0f);
        }
    }
}

// What kernel 2 of train and 2 others do, each with buffers of its own:
//   h9: [n, 9]
//   w10: [9, 4]
//   heads13: [n, 4]
//   b11: [4]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, const vae_real *h9,
    const vae_real *w10, vae_real *heads13, const vae_real *b11) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 4, 9, h9 + begin * 9, 9, w10, 4, heads13 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v12 = heads13[i * 4 + j];
            heads13[i * 4 + j] = v12 + b11[j];
        }
    }
}

// threshold.vae:5  sampling and KL
// kernel 3, train: loop over rows of [2]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar15 = s->arena + 9730; // [n, 2] in rows of 4
    vae_real *t18 = s->arena + 10752; // [n, 2]
    const vae_real *eps16 = s->arena + 11008; // [n, 2]
    vae_real *z20 = s->arena + 10496; // [n, 2]
    const vae_real *mean14 = s->arena + 9728; // [n, 2] in rows of 4
    vae_real *t22 = s->arena + 10240; // [n, 2]
    vae_real *t28 = s->arena + 11392; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t28_sum = 0.0f;
        VAE_SIMD_SUM(t28_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v18 = vae_exp(0.5f * logvar15[i * 4 + j]);
            t18[i * 2 + j] = v18;
            z20[i * 2 + j] = mean14[i * 4 + j] + v18 * eps16[i * 2 + j];
            const vae_real v22 = vae_exp(logvar15[i * 4 + j]);
            t22[i * 2 + j] = v22;
            const vae_real v26 = mean14[i * 4 + j] * mean14[i * 4 + j] + v22 - 1.0f - logvar15[i * 4 + j];
            t28_sum += 0.5f * v26;
        }
        t28[i] = t28_sum;
    }
}

// What kernel 4 of train and 2 others do, each with buffers of its own:
//   z20: [n, 2]
//   w29: [2, 9]
//   h33: [n, 9]
//   b30: [9]
VAE_SHARED_1(like_train_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *z20,
    const vae_real *w29, vae_real *h33, const vae_real *b30) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 9, 2, z20 + begin * 2, 2, w29, 9, h33 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v31 = h33[i * 9 + j];
            h33[i * 9 + j] = vae_max(v31 + b30[j], 0.0f);
        }
    }
}

// threshold.vae:8  dense(12)
// threshold.vae:10  likelihood = bernoulli
// threshold.vae:10  gradient of likelihood = bernoulli
// kernel 5, train: product by panels over rows of [12]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h33 = s->arena + 6912; // [n, 9]
    const vae_real *w34 = s->param + 240; // [9, 12]
    vae_real *d56 = s->arena + 0; // [n, 12]
    const vae_real *b35 = s->param + 352; // [12]
    const vae_real *h4 = s->arena + 1536; // [n, 12]
    vae_real *t41 = s->arena + 11264; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c53 = 0.0833333333f * inv_n;
    vae_gemm_nn((int)(end - begin), 12, 9, h33 + begin * 9, 9, w34, 12, d56 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        vae_real t41_sum = 0.0f;
        VAE_SIMD_SUM(t41_sum)
        for (size_t j = 0; j < 12; j++) {
            const vae_real v36 = d56[i * 12 + j];
            const vae_real v37 = v36 + b35[j];
            t41_sum += vae_softplus(v37) - h4[i * 12 + j] * v37;
            d56[i * 12 + j] = c53 * (vae_sigmoid(v37) - h4[i * 12 + j]);
        }
        t41[i] = t41_sum;
    }
}

// kernel 6, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t43 = s->arena + 11584; // [1]
    const vae_real *t41 = s->arena + 11264; // [n, 1]
    vae_real *t45 = s->arena + 11552; // [1]
    const vae_real *t28 = s->arena + 11392; // [n, 1]
    vae_real t43_sum = 0.0f;
    vae_real t45_sum = 0.0f;
    VAE_SIMD_SUM(t43_sum, t45_sum)
    for (size_t i = 0; i < rows; i++) {
        t43_sum += t41[i];
        t45_sum += t28[i];
    }
    t43[0] = t43_sum;
    t45[0] = t45_sum;
}

// kernel 7, train: loop over [1]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t44 = s->arena + 11568; // [1]
    const vae_real *t43 = s->arena + 11584; // [1]
    vae_real *t46 = s->arena + 11536; // [1]
    const vae_real *t45 = s->arena + 11552; // [1]
    vae_real *t51 = s->arena + 11520; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v44 = t43[0] * inv_n;
    t44[0] = v44;
    const vae_real v46 = t45[0] * inv_n;
    t46[0] = v46;
    t51[0] = 0.0833333333f * v44 + beta * v46;
}

// threshold.vae:8  gradient of dense(12)
// kernel 8, train: weight gradient over [9, 12]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h33 = s->arena + 6912; // [n, 9]
    const vae_real *d56 = s->arena + 0; // [n, 12]
    vae_real *d_param58 = s->grad + 240; // [9, 12]
    if (tile == 1) {
        vae_real *d_param57 = s->grad + 352; // [12]
        vae_column_sums(s->n, 12, d56, 12, d_param57);
        return;
    }
    vae_gemm_tn(9, 12, s->n, h33, 9, d56, 12, d_param58, 12);
}

// threshold.vae:8  gradient of dense(12)
// threshold.vae:8  gradient of relu
// kernel 9, train: product by panels over rows of [9]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d56 = s->arena + 0; // [n, 12]
    const vae_real *w34 = s->param + 240; // [9, 12]
    vae_real *d61 = s->arena + 5760; // [n, 9]
    const vae_real *h33 = s->arena + 6912; // [n, 9]
    vae_gemm_nt((int)(end - begin), 9, 12, d56 + begin * 12, 12, w34, 12, d61 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v59 = d61[i * 9 + j];
            d61[i * 9 + j] = vae_where(h33[i * 9 + j], v59, 0.0f);
        }
    }
}

// threshold.vae:8  gradient of dense(9)
// kernel 10, train: weight gradient over [2, 9]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z20 = s->arena + 10496; // [n, 2]
    const vae_real *d61 = s->arena + 5760; // [n, 9]
    vae_real *d_param63 = s->grad + 192; // [2, 9]
    if (tile == 1) {
        vae_real *d_param62 = s->grad + 224; // [9]
        vae_column_sums(s->n, 9, d61, 9, d_param62);
        return;
    }
    vae_gemm_tn(2, 9, s->n, z20, 2, d61, 9, d_param63, 9);
}

// threshold.vae:8  gradient of dense(9)
// threshold.vae:5  gradient of sampling and KL
// kernel 11, train: product by panels over rows of [2]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d61 = s->arena + 5760; // [n, 9]
    const vae_real *w29 = s->param + 192; // [2, 9]
    vae_real *d69 = s->arena + 9216; // [n, 2] in rows of 4
    const vae_real *t22 = s->arena + 10240; // [n, 2]
    const vae_real *mean14 = s->arena + 9728; // [n, 2] in rows of 4
    const vae_real *eps16 = s->arena + 11008; // [n, 2]
    const vae_real *t18 = s->arena + 10752; // [n, 2]
    vae_real *d73 = s->arena + 9218; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c52 = beta * inv_n;
    const vae_real c65 = 0.5f * c52;
    vae_gemm_nt((int)(end - begin), 2, 9, d61 + begin * 9, 9, w29, 9, d69 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v64 = d69[i * 4 + j];
            d69[i * 4 + j] = c52 * mean14[i * 4 + j] + v64;
            d73[i * 4 + j] = c65 * t22[i * 2 + j] - c65 + 0.5f * (v64 * eps16[i * 2 + j] * t18[i * 2 + j]);
        }
    }
}

// threshold.vae:5  gradient of posterior heads (added by the compiler)
// kernel 12, train: weight gradient over [9, 4]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h9 = s->arena + 8064; // [n, 9]
    const vae_real *d74 = s->arena + 9216; // [n, 4]
    vae_real *d_param76 = s->grad + 128; // [9, 4]
    if (tile == 1) {
        vae_real *d_param75 = s->grad + 176; // [4]
        vae_column_sums(s->n, 4, d74, 4, d_param75);
        return;
    }
    vae_gemm_tn(9, 4, s->n, h9, 9, d74, 4, d_param76, 4);
}

// threshold.vae:5  gradient of posterior heads (added by the compiler)
// threshold.vae:7  gradient of relu
// kernel 13, train: product by panels over rows of [9]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d74 = s->arena + 9216; // [n, 4]
    const vae_real *w10 = s->param + 128; // [9, 4]
    vae_real *d78 = s->arena + 4608; // [n, 9]
    const vae_real *h9 = s->arena + 8064; // [n, 9]
    vae_gemm_nt((int)(end - begin), 9, 4, d74 + begin * 4, 4, w10, 4, d78 + begin * 9, 9);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            const vae_real v77 = d78[i * 9 + j];
            d78[i * 9 + j] = vae_where(h9[i * 9 + j], v77, 0.0f);
        }
    }
}

// threshold.vae:7  gradient of dense(9)
// kernel 14, train: weight gradient over [12, 9]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h4 = s->arena + 1536; // [n, 12]
    const vae_real *d78 = s->arena + 4608; // [n, 9]
    vae_real *d_param80 = s->grad + 0; // [12, 9]
    if (tile == 1) {
        vae_real *d_param79 = s->grad + 112; // [9]
        vae_column_sums(s->n, 9, d78, 9, d_param79);
        return;
    }
    vae_gemm_tn(12, 9, s->n, h4, 12, d78, 9, d_param80, 9);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, train: loop over rows of [4, 3, 1]
    like_train_k0(s, tile, scratch, s->arena + 3072, s->arena + 1536);
    // threshold.vae:7  dense(9)
    // threshold.vae:7  relu
    // kernel 1, train: product by panels over rows of [9]
    like_train_k1(s, tile, scratch, s->arena + 1536, s->param + 0, s->arena + 8064, s->param + 112);
    // threshold.vae:5  posterior heads (added by the compiler)
    // kernel 2, train: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 8064, s->param + 128, s->arena + 9728,
        s->param + 176);
    train_k3(s, tile, scratch);
    // threshold.vae:8  dense(9)
    // threshold.vae:8  relu
    // kernel 4, train: product by panels over rows of [9]
    like_train_k4(s, tile, scratch, s->arena + 10496, s->param + 192, s->arena + 6912,
        s->param + 224);
    train_k5(s, tile, scratch);
    train_k9(s, tile, scratch);
    train_k11(s, tile, scratch);
    train_k13(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {4608, 9}, // d78
    {9216, 4}, // d69
    {5760, 9}, // d61
    {0, 12}, // d56
    {11264, 1}, // t41
    {6912, 9}, // h33
    {11392, 1}, // t28
    {10496, 2}, // z20
    {8064, 9}, // h9
    {1536, 12}, // t3
};
static const VaeShown train_u0_shown = {10, train_u0_rows};

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){{train_u0, panels, {.shown = &train_u0_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k8, 2, {.weights = true}},
        {train_k14, 2, {.weights = true}},
        {train_k12, 2, {.weights = true}},
        {train_k10, 2, {.weights = true}},
        {train_u1, 1, {0}}}, 5);
}

// threshold.vae:5  sampling and KL
// kernel 3, eval: loop over rows of [2]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar15 = s->arena + 5378; // [n, 2] in rows of 4
    const vae_real *eps16 = s->arena + 6400; // [n, 2]
    vae_real *z20 = s->arena + 6144; // [n, 2]
    const vae_real *mean14 = s->arena + 5376; // [n, 2] in rows of 4
    vae_real *t34 = s->arena + 5888; // [n, 2]
    vae_real *t35 = s->arena + 7040; // [n, 1]
    vae_real *t38 = s->arena + 6912; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t35_sum = 0.0f;
        vae_real t38_sum = 0.0f;
        VAE_SIMD_SUM(t35_sum, t38_sum)
        for (size_t j = 0; j < 2; j++) {
            const vae_real v20 = mean14[i * 4 + j] + vae_exp(0.5f * logvar15[i * 4 + j]) * eps16[i * 2 + j];
            z20[i * 2 + j] = v20;
            const vae_real v23 = eps16[i * 2 + j] * eps16[i * 2 + j] + logvar15[i * 4 + j];
            const vae_real v30 = mean14[i * 4 + j] * mean14[i * 4 + j] + vae_exp(logvar15[i * 4 + j]);
            const vae_real v34 = 0.5f * (v30 - 1.0f - logvar15[i * 4 + j]);
            t34[i * 2 + j] = v34;
            t35_sum += v34;
            const vae_real v37 = (-0.5f) * (v20 * v20 + 1.83787707f - (v23 + 1.83787707f));
            t38_sum += v37;
        }
        t35[i] = t35_sum;
        t38[i] = t38_sum;
    }
}

// threshold.vae:8  dense(12)
// threshold.vae:10  likelihood = bernoulli
// kernel 5, eval: product by panels over rows of [12]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h43 = s->arena + 3072; // [n, 9]
    const vae_real *w44 = s->param + 240; // [9, 12]
    vae_real *t46 = scratch; // [end - begin, 12]
    const vae_real *b45 = s->param + 352; // [12]
    const vae_real *h4 = s->arena + 0; // [n, 12]
    vae_real *t51 = s->arena + 6784; // [n, 1]
    vae_gemm_nn((int)(end - begin), 12, 9, h43 + begin * 9, 9, w44, 12, t46, 12);
    for (size_t i = begin; i < end; i++) {
        vae_real t51_sum = 0.0f;
        VAE_SIMD_SUM(t51_sum)
        for (size_t j = 0; j < 12; j++) {
            const vae_real v46 = t46[(i - begin) * 12 + j];
            const vae_real v47 = v46 + b45[j];
            t51_sum += vae_softplus(v47) - h4[i * 12 + j] * v47;
        }
        t51[i] = t51_sum;
    }
}

// kernel 6, eval: loop over rows of [1]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t52 = s->arena + 6656; // [n, 1]
    const vae_real *t38 = s->arena + 6912; // [n, 1]
    const vae_real *t51 = s->arena + 6784; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t52[i] = t38[i] - t51[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, eval: loop over rows of [4, 3, 1]
    like_train_k0(s, tile, scratch, s->arena + 1536, s->arena + 0);
    // threshold.vae:7  dense(9)
    // threshold.vae:7  relu
    // kernel 1, eval: product by panels over rows of [9]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 4224, s->param + 112);
    // threshold.vae:5  posterior heads (added by the compiler)
    // kernel 2, eval: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 4224, s->param + 128, s->arena + 5376,
        s->param + 176);
    eval_k3(s, tile, scratch);
    // threshold.vae:8  dense(9)
    // threshold.vae:8  relu
    // kernel 4, eval: product by panels over rows of [9]
    like_train_k4(s, tile, scratch, s->arena + 6144, s->param + 192, s->arena + 3072,
        s->param + 224);
    eval_k5(s, tile, scratch);
    eval_k6(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, eval_u0, panels);
}

// threshold.vae:5  posterior heads (added by the compiler)
// kernel 3, encode: loop over rows of [2]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t16 = s->arena + 4992; // [n, 2]
    const vae_real *mean14 = s->arena + 4224; // [n, 2] in rows of 4
    vae_real *t17 = s->arena + 4736; // [n, 2]
    const vae_real *logvar15 = s->arena + 4226; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t16[i * 2 + j] = mean14[i * 4 + j];
            t17[i * 2 + j] = logvar15[i * 4 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, encode: loop over rows of [4, 3, 1]
    like_train_k0(s, tile, scratch, s->arena + 1536, s->arena + 0);
    // threshold.vae:7  dense(9)
    // threshold.vae:7  relu
    // kernel 1, encode: product by panels over rows of [9]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 3072, s->param + 112);
    // threshold.vae:5  posterior heads (added by the compiler)
    // kernel 2, encode: product by panels over rows of [4]
    like_train_k2(s, tile, scratch, s->arena + 3072, s->param + 128, s->arena + 4224,
        s->param + 176);
    encode_k3(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, encode_u0, panels);
}

// threshold.vae:8  dense(12)
// threshold.vae:10  likelihood = bernoulli
// kernel 1, decode: product by panels over rows of [12]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h5 = s->arena + 3072; // [n, 9]
    const vae_real *w6 = s->param + 240; // [9, 12]
    vae_real *t10 = s->arena + 1536; // [n, 12]
    const vae_real *b7 = s->param + 352; // [12]
    vae_real *t11 = s->arena + 0; // [n, 12]
    vae_gemm_nn((int)(end - begin), 12, 9, h5 + begin * 9, 9, w6, 12, t10 + begin * 12, 12);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 12; j++) {
            const vae_real v8 = t10[i * 12 + j];
            const vae_real v10 = vae_sigmoid(v8 + b7[j]);
            t10[i * 12 + j] = v10;
            t11[i * 12 + j] = v10;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // threshold.vae:8  dense(9)
    // threshold.vae:8  relu
    // kernel 0, decode: product by panels over rows of [9]
    like_train_k4(s, tile, scratch, s->arena + 4224, s->param + 192, s->arena + 3072,
        s->param + 224);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, decode_u0, panels);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 3072, 12}, // [n, 4, 3, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 11008, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 11520, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 11568, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 11536, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 1536, 12}, // [n, 4, 3, 1]
    {"z.eps", VAE_IN_NORMAL, 0, 6400, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 6784, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 7040, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 6656, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 5888, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 1536, 12}, // [n, 4, 3, 1]
    {"z.mean", VAE_OUT_ROW, 0, 4992, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 4736, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 4224, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 1536, 12}, // [n, 12]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 12}, // [n, 12]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {9, 12}, {1, 9}, 0, VAE_INIT_UNIFORM, 0.288675129f, true, true, false},
    {"encoder.1.bias", 1, {9}, {1}, 112, VAE_INIT_UNIFORM, 0.288675129f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 9}, {1, 4}, 128, VAE_INIT_UNIFORM, 0.333333343f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 176, VAE_INIT_UNIFORM, 0.333333343f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 9}, {1, 4}, 130, VAE_INIT_UNIFORM, 0.333333343f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 178, VAE_INIT_UNIFORM, 0.333333343f, true, false, false},
    {"decoder.0.weight", 2, {9, 2}, {1, 9}, 192, VAE_INIT_UNIFORM, 0.707106769f, true, true, false},
    {"decoder.0.bias", 1, {9}, {1}, 224, VAE_INIT_UNIFORM, 0.707106769f, true, false, false},
    {"decoder.2.weight", 2, {12, 9}, {1, 12}, 240, VAE_INIT_UNIFORM, 0.333333343f, true, true, false},
    {"decoder.2.bias", 1, {12}, {1}, 352, VAE_INIT_UNIFORM, 0.333333343f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 4, 3, 1, 12, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[4, 3, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "flatten", "[12]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(9)", "[9]", 117},
    {VAE_STAGE_ENCODER, 0, "relu", "[9]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 40},
    {VAE_STAGE_DECODER, 0, "dense(9)", "[9]", 27},
    {VAE_STAGE_DECODER, 0, "relu", "[9]", 0},
    {VAE_STAGE_DECODER, 0, "dense(12)", "[12]", 120},
    {VAE_STAGE_DECODER, 0, "reshape(4, 3, 1)", "[4, 3, 1]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[4, 3, 1]", 0},
};

static const VaeStretch rest[] = {
    {0, 368},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "threshold", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model threshold\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [4, 3, 1]                   -              -\n"
        "    flatten                         [12]                        -              -\n"
        "    dense(9)                        [9]                       117            216\n"
        "    relu                            [9]                         -              -\n"
        "  z: mean, logvar heads             [2]                        40             72\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(9)                        [9]                        27             36\n"
        "    relu                            [9]                         -              -\n"
        "    dense(12)                       [12]                      120            216\n"
        "    reshape(4, 3, 1)                [4, 3, 1]                   -              -\n"
        "\n"
        "  304 parameters; one training step of 128 rows: 179,712 flops\n"
        "  likelihood bernoulli\n"
        "  binarize threshold\n"
        "  objective elbo(samples=1)\n"
        "  reduce = mean: the loss is that of a VAE with beta = 1, divided by 12\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          15       58        46,400       46,400\n"
        "  eval            7       36        28,672       28,672\n"
        "  encode          4        9        20,992       20,992\n"
        "  decode          2        7        17,920       17,920\n",
    .batch = 128, .n_param = 368, .n_state = 0, .n_arena = 11600,
    .n_scratch = 384,
    .max_threads = 1, .flops_per_row = 1404.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 32,
    .tensor = tensors, .n_tensors = 10,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 10,
    .train = {"train", train_run, train_ports, 5},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 3},
    .decode = {"decode", decode_run, decode_ports, 3},
    .training = {
        .optimizer = {
            .kind = VAE_ADAM, .lr = 0.001, .beta1 = 0.9, .beta2 = 0.999, .eps = 1e-08,
            .alpha = 0.0, .momentum = 0.0, .nesterov = 0, .amsgrad = 0, .centered = 0,
            .weight_decay = 0.0001
        },
        .lr_schedule = {VAE_LR_CONSTANT, 0.0, 0.0, 1.0, 1.0},
        .schedule = {
            [VAE_BETA] = {VAE_CONSTANT, 0.083333333333333329, 0.083333333333333329, 0.0, 0.0, 0, 0.0},
            [VAE_CAPACITY] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_FREE_BITS] = {VAE_CONSTANT, 0.0, 0.0, 0.0, 0.0, 0, 0.0},
            [VAE_TEMPERATURE] = {VAE_CONSTANT, 1.0, 1.0, 0.0, 0.0, 0, 0.0},
        },
        .epochs = 10, .seed = 1u, .clip_norm = 0.0, .ema = 0.0, .validation = 0.2,
        .early_stop = 4, .recon_scale = 0.083333333333333329, .importance = 0
    },
};
