// plateau -- written by vaec 0.1.0 from plateau.vae; do not edit.
//
// model plateau
//
//   layer                             output             parameters      flops/row
//   encoder                           [6]                         -              -
//     dense(8)                        [8]                        56             96
//     relu                            [8]                         -              -
//   z: mean, logvar heads             [2]                        36             64
//   decoder                           [2]                         -              -
//     dense(8)                        [8]                        24             32
//     relu                            [8]                         -              -
//     dense(6)                        [6]                        54             96
//
//   170 parameters; one training step of 128 rows: 98,304 flops
//   likelihood gaussian(sigma=0.5, floor=0.001)
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          14       57        32,064       32,064
//   eval            6       37        18,432       18,432
//   encode          3        7        11,264       11,264
//   decode          3        7        14,336       14,336
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
//   w6: [8, 4]
//   heads9: [n, 4]
//   b7: [4]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *heads9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 4, 8, h5 + begin * 8, 8, w6, 4, heads9 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v8 = heads9[i * 4 + j];
            heads9[i * 4 + j] = v8 + b7[j];
        }
    }
}

// plateau.vae:5  sampling and KL
// kernel 2, train: loop over rows of [2]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar11 = s->arena + 6146; // [n, 2] in rows of 4
    vae_real *t15 = s->arena + 7168; // [n, 2]
    const vae_real *eps12 = s->arena + 7424; // [n, 2]
    vae_real *z17 = s->arena + 6912; // [n, 2]
    const vae_real *mean10 = s->arena + 6144; // [n, 2] in rows of 4
    vae_real *t19 = s->arena + 6656; // [n, 2]
    vae_real *t25 = s->arena + 7808; // [n, 1]
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
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 8, 2, z17 + begin * 2, 2, w26, 8, h30 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v28 = h30[i * 8 + j];
            h30[i * 8 + j] = vae_max(v28 + b27[j], 0.0f);
        }
    }
}

// plateau.vae:8  dense(6)
// plateau.vae:10  likelihood = gaussian
// plateau.vae:10  gradient of likelihood = gaussian
// kernel 4, train: product by panels over rows of [6]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h30 = s->arena + 2048; // [n, 8]
    const vae_real *w31 = s->param + 144; // [8, 6]
    vae_real *d56 = s->arena + 4096; // [n, 6]
    const vae_real *b32 = s->param + 192; // [6]
    const vae_real *x0 = s->arena + 4864; // [n, 6]
    vae_real *t44 = s->arena + 7680; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c54 = 4.0f * inv_n;
    vae_gemm_nn((int)(end - begin), 6, 8, h30 + begin * 8, 8, w31, 6, d56 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t44_sum = 0.0f;
        VAE_SIMD_SUM(t44_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v33 = d56[i * 6 + j];
            const vae_real v36 = x0[i * 6 + j] - (v33 + b32[j]);
            const vae_real v43 = 0.5f * ((-1.38629436f) + 4.0f * (v36 * v36) + 1.83787707f);
            t44_sum += v43;
            d56[i * 6 + j] = -(c54 * v36);
        }
        t44[i] = t44_sum;
    }
}

// kernel 5, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t46 = s->arena + 8000; // [1]
    const vae_real *t44 = s->arena + 7680; // [n, 1]
    vae_real *t48 = s->arena + 7968; // [1]
    const vae_real *t25 = s->arena + 7808; // [n, 1]
    vae_real t46_sum = 0.0f;
    vae_real t48_sum = 0.0f;
    VAE_SIMD_SUM(t46_sum, t48_sum)
    for (size_t i = 0; i < rows; i++) {
        t46_sum += t44[i];
        t48_sum += t25[i];
    }
    t46[0] = t46_sum;
    t48[0] = t48_sum;
}

// kernel 6, train: loop over [1]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t47 = s->arena + 7984; // [1]
    const vae_real *t46 = s->arena + 8000; // [1]
    vae_real *t49 = s->arena + 7952; // [1]
    const vae_real *t48 = s->arena + 7968; // [1]
    vae_real *t52 = s->arena + 7936; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v47 = t46[0] * inv_n;
    t47[0] = v47;
    const vae_real v49 = t48[0] * inv_n;
    t49[0] = v49;
    t52[0] = v47 + beta * v49;
}

// plateau.vae:10  gradient of dense(6)
// plateau.vae:8  gradient of dense(6)
// kernel 7, train: weight gradient over [8, 6]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h30 = s->arena + 2048; // [n, 8]
    const vae_real *d56 = s->arena + 4096; // [n, 6]
    vae_real *d_param58 = s->grad + 144; // [8, 6]
    if (tile == 1) {
        vae_real *d_param57 = s->grad + 192; // [6]
        vae_column_sums(s->n, 6, d56, 6, d_param57);
        return;
    }
    vae_gemm_tn(8, 6, s->n, h30, 8, d56, 6, d_param58, 6);
}

// plateau.vae:8  gradient of dense(6)
// plateau.vae:8  gradient of relu
// kernel 8, train: product by panels over rows of [8]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d56 = s->arena + 4096; // [n, 6]
    const vae_real *w31 = s->param + 144; // [8, 6]
    vae_real *d61 = s->arena + 1024; // [n, 8]
    const vae_real *h30 = s->arena + 2048; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 6, d56 + begin * 6, 6, w31, 6, d61 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v59 = d61[i * 8 + j];
            d61[i * 8 + j] = vae_where(h30[i * 8 + j], v59, 0.0f);
        }
    }
}

// plateau.vae:8  gradient of dense(8)
// kernel 9, train: weight gradient over [2, 8]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z17 = s->arena + 6912; // [n, 2]
    const vae_real *d61 = s->arena + 1024; // [n, 8]
    vae_real *d_param63 = s->grad + 112; // [2, 8]
    if (tile == 1) {
        vae_real *d_param62 = s->grad + 128; // [8]
        vae_column_sums(s->n, 8, d61, 8, d_param62);
        return;
    }
    vae_gemm_tn(2, 8, s->n, z17, 2, d61, 8, d_param63, 8);
}

// plateau.vae:8  gradient of dense(8)
// plateau.vae:5  gradient of sampling and KL
// kernel 10, train: product by panels over rows of [2]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d61 = s->arena + 1024; // [n, 8]
    const vae_real *w26 = s->param + 112; // [2, 8]
    vae_real *d69 = s->arena + 5632; // [n, 2] in rows of 4
    const vae_real *t19 = s->arena + 6656; // [n, 2]
    const vae_real *mean10 = s->arena + 6144; // [n, 2] in rows of 4
    const vae_real *eps12 = s->arena + 7424; // [n, 2]
    const vae_real *t15 = s->arena + 7168; // [n, 2]
    vae_real *d73 = s->arena + 5634; // [n, 2] in rows of 4
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c53 = beta * inv_n;
    const vae_real c65 = 0.5f * c53;
    vae_gemm_nt((int)(end - begin), 2, 8, d61 + begin * 8, 8, w26, 8, d69 + begin * 4, 4);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            const vae_real v64 = d69[i * 4 + j];
            d69[i * 4 + j] = c53 * mean10[i * 4 + j] + v64;
            d73[i * 4 + j] = c65 * t19[i * 2 + j] - c65 + 0.5f * (v64 * eps12[i * 2 + j] * t15[i * 2 + j]);
        }
    }
}

// plateau.vae:5  gradient of posterior heads (added by the compiler)
// kernel 11, train: weight gradient over [8, 4]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 3072; // [n, 8]
    const vae_real *d74 = s->arena + 5632; // [n, 4]
    vae_real *d_param76 = s->grad + 64; // [8, 4]
    if (tile == 1) {
        vae_real *d_param75 = s->grad + 96; // [4]
        vae_column_sums(s->n, 4, d74, 4, d_param75);
        return;
    }
    vae_gemm_tn(8, 4, s->n, h5, 8, d74, 4, d_param76, 4);
}

// plateau.vae:5  gradient of posterior heads (added by the compiler)
// plateau.vae:7  gradient of relu
// kernel 12, train: product by panels over rows of [8]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d74 = s->arena + 5632; // [n, 4]
    const vae_real *w6 = s->param + 64; // [8, 4]
    vae_real *d78 = s->arena + 0; // [n, 8]
    const vae_real *h5 = s->arena + 3072; // [n, 8]
    vae_gemm_nt((int)(end - begin), 8, 4, d74 + begin * 4, 4, w6, 4, d78 + begin * 8, 8);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v77 = d78[i * 8 + j];
            d78[i * 8 + j] = vae_where(h5[i * 8 + j], v77, 0.0f);
        }
    }
}

// plateau.vae:7  gradient of dense(8)
// kernel 13, train: weight gradient over [6, 8]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 4864; // [n, 6]
    const vae_real *d78 = s->arena + 0; // [n, 8]
    vae_real *d_param80 = s->grad + 0; // [6, 8]
    if (tile == 1) {
        vae_real *d_param79 = s->grad + 48; // [8]
        vae_column_sums(s->n, 8, d78, 8, d_param79);
        return;
    }
    vae_gemm_tn(6, 8, s->n, x0, 6, d78, 8, d_param80, 8);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // plateau.vae:7  dense(8)
    // plateau.vae:7  relu
    // kernel 0, train: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 4864, s->param + 0, s->arena + 3072, s->param + 48);
    // plateau.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 3072, s->param + 64, s->arena + 6144, s->param + 96);
    train_k2(s, tile, scratch);
    // plateau.vae:8  dense(8)
    // plateau.vae:8  relu
    // kernel 3, train: product by panels over rows of [8]
    like_train_k3(s, tile, scratch, s->arena + 6912, s->param + 112, s->arena + 2048,
        s->param + 128);
    train_k4(s, tile, scratch);
    train_k8(s, tile, scratch);
    train_k10(s, tile, scratch);
    train_k12(s, tile, scratch);
}

// What is read of its rows: where they begin in the arena, and reals in each.
static const VaeShownRows train_u0_rows[] = {
    {0, 8}, // d78
    {5632, 4}, // d69
    {1024, 8}, // d61
    {4096, 6}, // d56
    {7680, 1}, // t44
    {2048, 8}, // h30
    {7808, 1}, // t25
    {6912, 2}, // z17
    {3072, 8}, // h5
    {4864, 6}, // x0
};
static const VaeShown train_u0_shown = {10, train_u0_rows};

// One thread does all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){{train_u0, panels, {.shown = &train_u0_shown}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k7, 2, {.weights = true, .first = 144, .each = 96, .end = 192}},
        {train_k13, 2, {.weights = true}},
        {train_k11, 2, {.weights = true, .first = 64, .each = 64, .end = 96}},
        {train_k9, 2, {.weights = true}},
        {train_u1, 1, {0}}}, 5);
}

// plateau.vae:5  sampling and KL
// kernel 2, eval: loop over rows of [2]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar11 = s->arena + 2818; // [n, 2] in rows of 4
    const vae_real *eps12 = s->arena + 3840; // [n, 2]
    vae_real *z17 = s->arena + 3584; // [n, 2]
    const vae_real *mean10 = s->arena + 2816; // [n, 2] in rows of 4
    vae_real *t31 = s->arena + 3328; // [n, 2]
    vae_real *t32 = s->arena + 4480; // [n, 1]
    vae_real *t35 = s->arena + 4352; // [n, 1]
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

// plateau.vae:8  dense(6)
// plateau.vae:10  likelihood = gaussian
// kernel 4, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h40 = s->arena + 0; // [n, 8]
    const vae_real *w41 = s->param + 144; // [8, 6]
    vae_real *t43 = scratch; // [end - begin, 6]
    const vae_real *b42 = s->param + 192; // [6]
    const vae_real *x0 = s->arena + 2048; // [n, 6]
    vae_real *t53 = s->arena + 4224; // [n, 1]
    vae_gemm_nn((int)(end - begin), 6, 8, h40 + begin * 8, 8, w41, 6, t43, 6);
    for (size_t i = begin; i < end; i++) {
        vae_real t53_sum = 0.0f;
        VAE_SIMD_SUM(t53_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v43 = t43[(i - begin) * 6 + j];
            const vae_real v46 = x0[i * 6 + j] - (v43 + b42[j]);
            const vae_real v52 = 0.5f * ((-1.38629436f) + 4.0f * (v46 * v46) + 1.83787707f);
            t53_sum += v52;
        }
        t53[i] = t53_sum;
    }
}

// kernel 5, eval: loop over rows of [1]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t54 = s->arena + 4096; // [n, 1]
    const vae_real *t35 = s->arena + 4352; // [n, 1]
    const vae_real *t53 = s->arena + 4224; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t54[i] = t35[i] - t53[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // plateau.vae:7  dense(8)
    // plateau.vae:7  relu
    // kernel 0, eval: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 2048, s->param + 0, s->arena + 1024, s->param + 48);
    // plateau.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 1024, s->param + 64, s->arena + 2816, s->param + 96);
    eval_k2(s, tile, scratch);
    // plateau.vae:8  dense(8)
    // plateau.vae:8  relu
    // kernel 3, eval: product by panels over rows of [8]
    like_train_k3(s, tile, scratch, s->arena + 3584, s->param + 112, s->arena + 0, s->param + 128);
    eval_k4(s, tile, scratch);
    eval_k5(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, eval_u0, panels);
}

// plateau.vae:5  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [2]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t12 = s->arena + 2560; // [n, 2]
    const vae_real *mean10 = s->arena + 1792; // [n, 2] in rows of 4
    vae_real *t13 = s->arena + 2304; // [n, 2]
    const vae_real *logvar11 = s->arena + 1794; // [n, 2] in rows of 4
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 2; j++) {
            t12[i * 2 + j] = mean10[i * 4 + j];
            t13[i * 2 + j] = logvar11[i * 4 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // plateau.vae:7  dense(8)
    // plateau.vae:7  relu
    // kernel 0, encode: product by panels over rows of [8]
    like_train_k0(s, tile, scratch, s->arena + 1024, s->param + 0, s->arena + 0, s->param + 48);
    // plateau.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [4]
    like_train_k1(s, tile, scratch, s->arena + 0, s->param + 64, s->arena + 1792, s->param + 96);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, encode_u0, panels);
}

// plateau.vae:8  dense(6)
// kernel 1, decode: product by panels over rows of [6]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h5 = s->arena + 0; // [n, 8]
    const vae_real *w6 = s->param + 144; // [8, 6]
    vae_real *p9 = s->arena + 2560; // [n, 6]
    const vae_real *b7 = s->param + 192; // [6]
    vae_real *t12 = s->arena + 1024; // [n, 6]
    vae_gemm_nn((int)(end - begin), 6, 8, h5 + begin * 8, 8, w6, 6, p9 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v8 = p9[i * 6 + j];
            const vae_real v9 = v8 + b7[j];
            p9[i * 6 + j] = v9;
            t12[i * 6 + j] = v9;
        }
    }
}

// kernel 2, decode: loop over rows of [6]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t11 = s->arena + 1792; // [n, 6]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t11[i * 6 + j] = 0.5f;
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // plateau.vae:8  dense(8)
    // plateau.vae:8  relu
    // kernel 0, decode: product by panels over rows of [8]
    like_train_k3(s, tile, scratch, s->arena + 3328, s->param + 112, s->arena + 0, s->param + 128);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k2, panels, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 4864, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 7424, 2}, // [n, 2]
    {"loss", VAE_OUT_SCALAR, 0, 7936, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 7984, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 7952, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 2048, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 3840, 2}, // [n, 2]
    {"reconstruction", VAE_OUT_ROW, 0, 4224, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 4480, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 4096, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 3328, 2}, // [n, 2]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 1024, 6}, // [n, 6]
    {"z.mean", VAE_OUT_ROW, 0, 2560, 2}, // [n, 2]
    {"z.logvar", VAE_OUT_ROW, 0, 2304, 2}, // [n, 2]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 3328, 2}, // [n, 2]
    {"x.mean", VAE_OUT_ROW, 0, 2560, 6}, // [n, 6]
    {"x.draw0", VAE_OUT_ROW, 0, 1024, 6}, // [n, 6]
    {"x.draw1", VAE_OUT_ROW, 0, 1792, 6}, // [n, 6]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {8, 6}, {1, 8}, 0, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"encoder.0.bias", 1, {8}, {1}, 48, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {2, 8}, {1, 4}, 64, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.mean.bias", 1, {2}, {1}, 96, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {2, 8}, {1, 4}, 66, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.logvar.bias", 1, {2}, {1}, 98, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {8, 2}, {1, 8}, 112, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"decoder.0.bias", 1, {8}, {1}, 128, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {6, 8}, {1, 6}, 144, VAE_INIT_UNIFORM, 0.654653668f, true, true, false},
    {"decoder.2.bias", 1, {6}, {1}, 192, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 6, 6, VAE_DOMAIN_ANY, "gaussian", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 2, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(8)", "[8]", 56},
    {VAE_STAGE_ENCODER, 0, "relu", "[8]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[2]", 36},
    {VAE_STAGE_DECODER, 0, "dense(8)", "[8]", 24},
    {VAE_STAGE_DECODER, 0, "relu", "[8]", 0},
    {VAE_STAGE_DECODER, 0, "dense(6)", "[6]", 54},
    {VAE_STAGE_OUTPUT, 0, "x: gaussian", "[6]", 0},
};

static const VaeStretch rest[] = {
    {0, 64},
    {96, 144},
    {192, 208},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "plateau", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model plateau\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [6]                         -              -\n"
        "    dense(8)                        [8]                        56             96\n"
        "    relu                            [8]                         -              -\n"
        "  z: mean, logvar heads             [2]                        36             64\n"
        "  decoder                           [2]                         -              -\n"
        "    dense(8)                        [8]                        24             32\n"
        "    relu                            [8]                         -              -\n"
        "    dense(6)                        [6]                        54             96\n"
        "\n"
        "  170 parameters; one training step of 128 rows: 98,304 flops\n"
        "  likelihood gaussian(sigma=0.5, floor=0.001)\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          14       57        32,064       32,064\n"
        "  eval            6       37        18,432       18,432\n"
        "  encode          3        7        11,264       11,264\n"
        "  decode          3        7        14,336       14,336\n",
    .batch = 128, .n_param = 208, .n_state = 0, .n_arena = 8016,
    .n_scratch = 192,
    .max_threads = 1, .flops_per_row = 768.0,
    .n_weight_tiles = 2, .rest = rest, .n_rest = 3,
    .panel = 32,
    .tensor = tensors, .n_tensors = 10,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_NORMAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 8,
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
        .lr_schedule = {VAE_LR_PLATEAU, 1.0, 0.0, 4.0, 0.5},
        .most_drops = 3,
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
