// heavy -- written by vaec 0.1.0 from heavy.vae; do not edit.
//
// model heavy
//
//   layer                             output             parameters      flops/row
//   encoder                           [4096]                      -              -
//     dense(520)                      [520]               2,130,440      4,259,840
//     tanh                            [520]                       -              -
//   z: mean, logvar heads             [8]                     8,336         16,640
//   decoder                           [8]                         -              -
//     dense(520)                      [520]                   4,680          8,320
//     tanh                            [520]                       -              -
//     dense(4096)                     [4096]              2,134,016      4,259,840
//
//   4,277,472 parameters; one training step of 200 rows: 4,274,816,000 flops
//   likelihood bernoulli
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          14       59     7,840,192    8,270,784
//   eval            6       34     3,720,064    4,144,128
//   encode          3        7     3,692,800    3,718,400
//   decode          2        7     6,969,600    6,976,000
//
// n is the number of rows in the batch, at most 200; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 4096]
//   w1: [4096, 520]
//   h5: [n, 520]
//   b2: [520]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b2) {
    (void)scratch;
    const size_t begin = (size_t)tile * 48, end = vae_panel_end(s, tile, 48);
    vae_gemm_nn((int)(end - begin), 520, 4096, x0 + begin * 4096, 4096, w1, 520, h5 + begin * 520, 520);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 520; j++) {
            const vae_real v3 = h5[i * 520 + j];
            h5[i * 520 + j] = vae_tanh(v3 + b2[j]);
        }
    }
}

// heavy.vae:5  dense(520)
// heavy.vae:5  tanh
// kernel 0, train: product by panels over rows of [520]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 819200, s->param + 0, s->arena + 1846400,
        s->param + 2129920);
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h5: [n, 520]
//   w6: [520, 16]
//   heads9: [n, 16]
//   b7: [16]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *heads9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 16, 520, h5 + begin * 520, 520, w6, 16, heads9 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v8 = heads9[i * 16 + j];
            heads9[i * 16 + j] = v8 + b7[j];
        }
    }
}

// heavy.vae:4  sampling and KL
// kernel 2, train: loop over rows of [8]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar11 = s->arena + 1950408; // [n, 8] in rows of 16
    vae_real *t15 = s->arena + 1956800; // [n, 8]
    const vae_real *eps12 = s->arena + 1958400; // [n, 8]
    vae_real *z17 = s->arena + 1955200; // [n, 8]
    const vae_real *mean10 = s->arena + 1950400; // [n, 8] in rows of 16
    vae_real *t19 = s->arena + 1953600; // [n, 8]
    vae_real *t25 = s->arena + 1638608; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t25_sum = 0.0f;
        VAE_SIMD_SUM(t25_sum)
        for (size_t j = 0; j < 8; j++) {
            const vae_real v15 = vae_exp(0.5f * logvar11[i * 16 + j]);
            t15[i * 8 + j] = v15;
            z17[i * 8 + j] = mean10[i * 16 + j] + v15 * eps12[i * 8 + j];
            const vae_real v19 = vae_exp(logvar11[i * 16 + j]);
            t19[i * 8 + j] = v19;
            const vae_real v23 = mean10[i * 16 + j] * mean10[i * 16 + j] + v19 - 1.0f - logvar11[i * 16 + j];
            t25_sum += 0.5f * v23;
        }
        t25[i] = t25_sum;
    }
}

// What kernel 3 of train and 2 others do, each with buffers of its own:
//   z17: [n, 8]
//   w26: [8, 520]
//   h30: [n, 520]
//   b27: [520]
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, const vae_real *z17,
    const vae_real *w26, vae_real *h30, const vae_real *b27) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 520, 8, z17 + begin * 8, 8, w26, 520, h30 + begin * 520, 520);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 520; j++) {
            const vae_real v28 = h30[i * 520 + j];
            h30[i * 520 + j] = vae_tanh(v28 + b27[j]);
        }
    }
}

// heavy.vae:6  dense(4096)
// heavy.vae:7  likelihood = bernoulli
// heavy.vae:7  gradient of likelihood = bernoulli
// kernel 4, train: product by panels over rows of [4096]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 48, end = vae_panel_end(s, tile, 48);
    const vae_real *h30 = s->arena + 1742400; // [n, 520]
    const vae_real *w31 = s->param + 2143472; // [520, 4096]
    vae_real *d50 = s->arena + 0; // [n, 4096]
    const vae_real *b32 = s->param + 4273392; // [4096]
    const vae_real *x0 = s->arena + 819200; // [n, 4096]
    vae_real *t38 = s->arena + 1638400; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_gemm_nn((int)(end - begin), 4096, 520, h30 + begin * 520, 520, w31, 4096, d50 + begin * 4096, 4096);
    for (size_t i = begin; i < end; i++) {
        vae_real t38_sum = 0.0f;
        VAE_SIMD_SUM(t38_sum)
        for (size_t j = 0; j < 4096; j++) {
            const vae_real v33 = d50[i * 4096 + j];
            const vae_real v34 = v33 + b32[j];
            t38_sum += vae_softplus(v34) - x0[i * 4096 + j] * v34;
            d50[i * 4096 + j] = inv_n * (vae_sigmoid(v34) - x0[i * 4096 + j]);
        }
        t38[i] = t38_sum;
    }
}

// kernel 5, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t40 = s->arena + 1638832; // [1]
    const vae_real *t38 = s->arena + 1638400; // [n, 1]
    vae_real *t42 = s->arena + 1638816; // [1]
    const vae_real *t25 = s->arena + 1638608; // [n, 1]
    vae_real t40_sum = 0.0f;
    vae_real t42_sum = 0.0f;
    VAE_SIMD_SUM(t40_sum, t42_sum)
    for (size_t i = 0; i < rows; i++) {
        t40_sum += t38[i];
        t42_sum += t25[i];
    }
    t40[0] = t40_sum;
    t42[0] = t42_sum;
}

// kernel 6, train: loop over [1]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t41 = s->arena + 1960032; // [1]
    const vae_real *t40 = s->arena + 1638832; // [1]
    vae_real *t43 = s->arena + 1960016; // [1]
    const vae_real *t42 = s->arena + 1638816; // [1]
    vae_real *t46 = s->arena + 1960000; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v41 = t40[0] * inv_n;
    t41[0] = v41;
    const vae_real v43 = t42[0] * inv_n;
    t43[0] = v43;
    t46[0] = v41 + beta * v43;
}

// heavy.vae:7  gradient of dense(4096)
// heavy.vae:6  gradient of dense(4096)
// kernel 7, train: weight gradient over [520, 4096]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h30 = s->arena + 1742400; // [n, 520]
    const vae_real *d50 = s->arena + 0; // [n, 4096]
    vae_real *d_param52 = s->grad + 2143472; // [520, 4096]
    if (tile == 52) {
        vae_real *d_param51 = s->grad + 4273392; // [4096]
        vae_column_sums(s->n, 4096, d50, 4096, d_param51);
        return;
    }
    const size_t begin = (size_t)tile * 85 / 52 * 48;
    const size_t end = tile < 51 ? ((size_t)tile + 1) * 85 / 52 * 48 : 4096;
    vae_gemm_tn(520, (int)(end - begin), s->n, h30, 520, d50 + begin, 4096, d_param52 + begin, 4096);
}

// heavy.vae:6  gradient of dense(4096)
// heavy.vae:6  gradient of tanh
// kernel 8, train: product by panels over rows of [520]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 48, end = vae_panel_end(s, tile, 48);
    const vae_real *d50 = s->arena + 0; // [n, 4096]
    const vae_real *w31 = s->param + 2143472; // [520, 4096]
    vae_real *d56 = s->arena + 1638400; // [n, 520]
    const vae_real *h30 = s->arena + 1742400; // [n, 520]
    vae_gemm_nt((int)(end - begin), 520, 4096, d50 + begin * 4096, 4096, w31, 4096, d56 + begin * 520, 520);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 520; j++) {
            const vae_real v53 = d56[i * 520 + j];
            d56[i * 520 + j] = v53 * (1.0f - h30[i * 520 + j] * h30[i * 520 + j]);
        }
    }
}

// heavy.vae:6  gradient of dense(520)
// kernel 9, train: weight gradient over [8, 520]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *z17 = s->arena + 1955200; // [n, 8]
    const vae_real *d56 = s->arena + 1638400; // [n, 520]
    vae_real *d_param58 = s->grad + 2138784; // [8, 520]
    if (tile == 6) {
        vae_real *d_param57 = s->grad + 2142944; // [520]
        vae_column_sums(s->n, 520, d56, 520, d_param57);
        return;
    }
    const size_t begin = (size_t)tile * 10 / 6 * 48;
    const size_t end = tile < 5 ? ((size_t)tile + 1) * 10 / 6 * 48 : 520;
    vae_gemm_tn(8, (int)(end - begin), s->n, z17, 8, d56 + begin, 520, d_param58 + begin, 520);
}

// heavy.vae:6  gradient of dense(520)
// heavy.vae:4  gradient of sampling and KL
// kernel 10, train: product by panels over rows of [8]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d56 = s->arena + 1638400; // [n, 520]
    const vae_real *w26 = s->param + 2138784; // [8, 520]
    vae_real *d64 = s->arena + 104000; // [n, 8] in rows of 16
    const vae_real *t19 = s->arena + 1953600; // [n, 8]
    const vae_real *mean10 = s->arena + 1950400; // [n, 8] in rows of 16
    const vae_real *eps12 = s->arena + 1958400; // [n, 8]
    const vae_real *t15 = s->arena + 1956800; // [n, 8]
    vae_real *d68 = s->arena + 104008; // [n, 8] in rows of 16
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c47 = beta * inv_n;
    const vae_real c60 = 0.5f * c47;
    vae_gemm_nt((int)(end - begin), 8, 520, d56 + begin * 520, 520, w26, 520, d64 + begin * 16, 16);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            const vae_real v59 = d64[i * 16 + j];
            d64[i * 16 + j] = c47 * mean10[i * 16 + j] + v59;
            d68[i * 16 + j] = c60 * t19[i * 8 + j] - c60 + 0.5f * (v59 * eps12[i * 8 + j] * t15[i * 8 + j]);
        }
    }
}

// heavy.vae:4  gradient of posterior heads (added by the compiler)
// kernel 11, train: weight gradient over [520, 16]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h5 = s->arena + 1846400; // [n, 520]
    const vae_real *d69 = s->arena + 104000; // [n, 16]
    vae_real *d_param71 = s->grad + 2130448; // [520, 16]
    if (tile == 9) {
        vae_real *d_param70 = s->grad + 2138768; // [16]
        vae_column_sums(s->n, 16, d69, 16, d_param70);
        return;
    }
    const size_t begin = (size_t)tile * 64;
    const size_t end = begin + 64 < 520 ? begin + 64 : 520;
    vae_gemm_tn_claim((int)(end - begin), 16, s->n, h5 + begin, 520, d69, 16, d_param71 + begin * 16, 16,
        vae_claimed(s, d_param71 + begin * 16));
}

// heavy.vae:4  gradient of posterior heads (added by the compiler)
// heavy.vae:5  gradient of tanh
// kernel 12, train: product by panels over rows of [520]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d69 = s->arena + 104000; // [n, 16]
    const vae_real *w6 = s->param + 2130448; // [520, 16]
    vae_real *d75 = s->arena + 0; // [n, 520]
    const vae_real *h5 = s->arena + 1846400; // [n, 520]
    vae_gemm_nt((int)(end - begin), 520, 16, d69 + begin * 16, 16, w6, 16, d75 + begin * 520, 520);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 520; j++) {
            const vae_real v72 = d75[i * 520 + j];
            d75[i * 520 + j] = v72 * (1.0f - h5[i * 520 + j] * h5[i * 520 + j]);
        }
    }
}

// heavy.vae:5  gradient of dense(520)
// kernel 13, train: weight gradient over [4096, 520]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *x0 = s->arena + 819200; // [n, 4096]
    const vae_real *d75 = s->arena + 0; // [n, 520]
    vae_real *d_param77 = s->grad + 0; // [4096, 520]
    if (tile == 64) {
        vae_real *d_param76 = s->grad + 2129920; // [520]
        vae_column_sums(s->n, 520, d75, 520, d_param76);
        return;
    }
    const size_t begin = (size_t)tile * 64;
    const size_t end = begin + 64 < 4096 ? begin + 64 : 4096;
    vae_gemm_tn_claim((int)(end - begin), 520, s->n, x0 + begin, 4096, d75, 520, d_param77 + begin * 520, 520,
        vae_claimed(s, d_param77 + begin * 520));
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    // heavy.vae:4  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [16]
    like_train_k1(s, tile, scratch, s->arena + 1846400, s->param + 2130448, s->arena + 1950400,
        s->param + 2138768);
    train_k2(s, tile, scratch);
    // heavy.vae:6  dense(520)
    // heavy.vae:6  tanh
    // kernel 3, train: product by panels over rows of [520]
    like_train_k3(s, tile, scratch, s->arena + 1955200, s->param + 2138784, s->arena + 1742400,
        s->param + 2142944);
}

// One thread does all of these.
VAE_KERNEL void train_u3(const VaeState *s, int tile, vae_real *scratch) {
    train_k5(s, tile, scratch);
    train_k6(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    train_k10(s, tile, scratch);
    train_k12(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, train_k0, (s->n + 47) / 48);
    vae_run_one(me, s, train_u1, panels);
    vae_run_one(me, s, train_k4, (s->n + 47) / 48);
    vae_run(me, s, (VaeWork[]){
        {train_k7, 53, {0}},
        {train_u3, 1, {0}}}, 2);
    vae_run_one(me, s, train_k8, (s->n + 47) / 48);
    vae_run(me, s, (VaeWork[]){
        {train_u7, panels, {0}},
        {train_k9, 7, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k13, 65, {.weights = true, .first = 0, .each = 33280, .end = 2129920}},
        {train_k11, 10, {.weights = true, .first = 2130448, .each = 1024, .end = 2138768}}}, 2);
}

// heavy.vae:5  dense(520)
// heavy.vae:5  tanh
// kernel 0, eval: product by panels over rows of [520]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 819200,
        s->param + 2129920);
}

// heavy.vae:4  sampling and KL
// kernel 2, eval: loop over rows of [8]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar11 = s->arena + 923208; // [n, 8] in rows of 16
    const vae_real *eps12 = s->arena + 928000; // [n, 8]
    vae_real *z17 = s->arena + 928000; // [n, 8], in place of eps12
    const vae_real *mean10 = s->arena + 923200; // [n, 8] in rows of 16
    vae_real *t31 = s->arena + 926400; // [n, 8]
    vae_real *t32 = s->arena + 929808; // [n, 1]
    vae_real *t35 = s->arena + 929600; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t32_sum = 0.0f;
        vae_real t35_sum = 0.0f;
        VAE_SIMD_SUM(t32_sum, t35_sum)
        for (size_t j = 0; j < 8; j++) {
            const vae_real v12 = eps12[i * 8 + j];
            const vae_real v17 = mean10[i * 16 + j] + vae_exp(0.5f * logvar11[i * 16 + j]) * v12;
            z17[i * 8 + j] = v17;
            const vae_real v27 = mean10[i * 16 + j] * mean10[i * 16 + j] + vae_exp(logvar11[i * 16 + j]);
            const vae_real v31 = 0.5f * (v27 - 1.0f - logvar11[i * 16 + j]);
            t31[i * 8 + j] = v31;
            t32_sum += v31;
            const vae_real v33 = v17 * v17 + 1.83787707f - (v12 * v12 + logvar11[i * 16 + j] + 1.83787707f);
            t35_sum += (-0.5f) * v33;
        }
        t32[i] = t32_sum;
        t35[i] = t35_sum;
    }
}

// heavy.vae:6  dense(4096)
// heavy.vae:7  likelihood = bernoulli
// kernel 4, eval: product by panels over rows of [4096]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 48, end = vae_panel_end(s, tile, 48);
    const vae_real *h40 = s->arena + 819200; // [n, 520]
    const vae_real *w41 = s->param + 2143472; // [520, 4096]
    vae_real *t43 = scratch; // [end - begin, 4096]
    const vae_real *b42 = s->param + 4273392; // [4096]
    const vae_real *x0 = s->arena + 0; // [n, 4096]
    vae_real *t48 = s->arena + 923200; // [n, 1]
    vae_gemm_nn((int)(end - begin), 4096, 520, h40 + begin * 520, 520, w41, 4096, t43, 4096);
    for (size_t i = begin; i < end; i++) {
        vae_real t48_sum = 0.0f;
        VAE_SIMD_SUM(t48_sum)
        for (size_t j = 0; j < 4096; j++) {
            const vae_real v43 = t43[(i - begin) * 4096 + j];
            const vae_real v44 = v43 + b42[j];
            t48_sum += vae_softplus(v44) - x0[i * 4096 + j] * v44;
        }
        t48[i] = t48_sum;
    }
}

// kernel 5, eval: loop over rows of [1]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t49 = s->arena + 929600; // [n, 1], in place of t35
    const vae_real *t35 = s->arena + 929600; // [n, 1]
    const vae_real *t48 = s->arena + 923200; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        const vae_real v35 = t35[i];
        t49[i] = v35 - t48[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u1(const VaeState *s, int tile, vae_real *scratch) {
    // heavy.vae:4  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [16]
    like_train_k1(s, tile, scratch, s->arena + 819200, s->param + 2130448, s->arena + 923200,
        s->param + 2138768);
    eval_k2(s, tile, scratch);
    // heavy.vae:6  dense(520)
    // heavy.vae:6  tanh
    // kernel 3, eval: product by panels over rows of [520]
    like_train_k3(s, tile, scratch, s->arena + 928000, s->param + 2138784, s->arena + 819200,
        s->param + 2142944);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, eval_k0, (s->n + 47) / 48);
    vae_run_one(me, s, eval_u1, panels);
    vae_run_one(me, s, eval_k4, (s->n + 47) / 48);
    vae_run_one(me, s, eval_k5, panels);
}

// heavy.vae:5  dense(520)
// heavy.vae:5  tanh
// kernel 0, encode: product by panels over rows of [520]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k0(s, tile, scratch, s->arena + 0, s->param + 0, s->arena + 819200,
        s->param + 2129920);
}

// heavy.vae:4  posterior heads (added by the compiler)
// kernel 2, encode: loop over rows of [8]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t12 = s->arena + 4800; // [n, 8]
    const vae_real *mean10 = s->arena + 0; // [n, 8] in rows of 16
    vae_real *t13 = s->arena + 3200; // [n, 8]
    const vae_real *logvar11 = s->arena + 8; // [n, 8] in rows of 16
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            t12[i * 8 + j] = mean10[i * 16 + j];
            t13[i * 8 + j] = logvar11[i * 16 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u1(const VaeState *s, int tile, vae_real *scratch) {
    // heavy.vae:4  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [16]
    like_train_k1(s, tile, scratch, s->arena + 819200, s->param + 2130448, s->arena + 0,
        s->param + 2138768);
    encode_k2(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, encode_k0, (s->n + 47) / 48);
    vae_run_one(me, s, encode_u1, panels);
}

// heavy.vae:6  dense(520)
// heavy.vae:6  tanh
// kernel 0, decode: product by panels over rows of [520]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k3(s, tile, scratch, s->arena + 0, s->param + 2138784, s->arena + 1638400,
        s->param + 2142944);
}

// heavy.vae:6  dense(4096)
// heavy.vae:7  likelihood = bernoulli
// kernel 1, decode: product by panels over rows of [4096]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 48, end = vae_panel_end(s, tile, 48);
    const vae_real *h5 = s->arena + 1638400; // [n, 520]
    const vae_real *w6 = s->param + 2143472; // [520, 4096]
    vae_real *t10 = s->arena + 819200; // [n, 4096]
    const vae_real *b7 = s->param + 4273392; // [4096]
    vae_real *t11 = s->arena + 0; // [n, 4096]
    vae_gemm_nn((int)(end - begin), 4096, 520, h5 + begin * 520, 520, w6, 4096, t10 + begin * 4096, 4096);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4096; j++) {
            const vae_real v8 = t10[i * 4096 + j];
            const vae_real v10 = vae_sigmoid(v8 + b7[j]);
            t10[i * 4096 + j] = v10;
            t11[i * 4096 + j] = v10;
        }
    }
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run_one(me, s, decode_k0, panels);
    vae_run_one(me, s, decode_k1, (s->n + 47) / 48);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 819200, 4096}, // [n, 4096]
    {"z.eps", VAE_IN_NORMAL, 0, 1958400, 8}, // [n, 8]
    {"loss", VAE_OUT_SCALAR, 0, 1960000, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 1960032, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 1960016, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 4096}, // [n, 4096]
    {"z.eps", VAE_IN_NORMAL, 0, 928000, 8}, // [n, 8]
    {"reconstruction", VAE_OUT_ROW, 0, 923200, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 929808, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 929600, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 926400, 8}, // [n, 8]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 0, 4096}, // [n, 4096]
    {"z.mean", VAE_OUT_ROW, 0, 4800, 8}, // [n, 8]
    {"z.logvar", VAE_OUT_ROW, 0, 3200, 8}, // [n, 8]
};

static const VaePort decode_ports[] = {
    {"z", VAE_IN_LATENT, 0, 0, 8}, // [n, 8]
    {"x.mean", VAE_OUT_ROW, 0, 819200, 4096}, // [n, 4096]
    {"x.draw0", VAE_OUT_ROW, 0, 0, 4096}, // [n, 4096]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 2, {520, 4096}, {1, 520}, 0, VAE_INIT_UNIFORM, 0.0360531099f, true, true, false},
    {"encoder.0.bias", 1, {520}, {1}, 2129920, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {8, 520}, {1, 16}, 2130448, VAE_INIT_UNIFORM, 0.106600359f, true, true, false},
    {"posterior.z.mean.bias", 1, {8}, {1}, 2138768, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {8, 520}, {1, 16}, 2130456, VAE_INIT_UNIFORM, 0.106600359f, true, true, false},
    {"posterior.z.logvar.bias", 1, {8}, {1}, 2138776, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.0.weight", 2, {520, 8}, {1, 520}, 2138784, VAE_INIT_UNIFORM, 0.106600359f, true, true, false},
    {"decoder.0.bias", 1, {520}, {1}, 2142944, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.2.weight", 2, {4096, 520}, {1, 4096}, 2143472, VAE_INIT_UNIFORM, 0.0360531099f, true, true, false},
    {"decoder.2.bias", 1, {4096}, {1}, 4273392, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_VECTOR, 1, 1, 4096, 4096, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"z", 8, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[4096]", 0},
    {VAE_STAGE_ENCODER, 0, "dense(520)", "[520]", 2130440},
    {VAE_STAGE_ENCODER, 0, "tanh", "[520]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[8]", 8336},
    {VAE_STAGE_DECODER, 0, "dense(520)", "[520]", 4680},
    {VAE_STAGE_DECODER, 0, "tanh", "[520]", 0},
    {VAE_STAGE_DECODER, 0, "dense(4096)", "[4096]", 2134016},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[4096]", 0},
};

static const VaeStretch rest[] = {
    {2129920, 2130448},
    {2138768, 4277488},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "heavy", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model heavy\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder                           [4096]                      -              -\n"
        "    dense(520)                      [520]               2,130,440      4,259,840\n"
        "    tanh                            [520]                       -              -\n"
        "  z: mean, logvar heads             [8]                     8,336         16,640\n"
        "  decoder                           [8]                         -              -\n"
        "    dense(520)                      [520]                   4,680          8,320\n"
        "    tanh                            [520]                       -              -\n"
        "    dense(4096)                     [4096]              2,134,016      4,259,840\n"
        "\n"
        "  4,277,472 parameters; one training step of 200 rows: 4,274,816,000 flops\n"
        "  likelihood bernoulli\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          14       59     7,840,192    8,270,784\n"
        "  eval            6       34     3,720,064    4,144,128\n"
        "  encode          3        7     3,692,800    3,718,400\n"
        "  decode          2        7     6,969,600    6,976,000\n",
    .batch = 200, .n_param = 4277488, .n_state = 0, .n_arena = 1960048,
    .n_scratch = 196608,
    .max_threads = 64, .flops_per_row = 21374080.0,
    .n_weight_tiles = 73, .rest = rest, .n_rest = 2,
    .panel = 0,
    .tensor = tensors, .n_tensors = 10,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
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
