// tokens -- written by vaec 0.1.0 from tokens.vae; do not edit.
//
// model tokens
//
//   layer                             output             parameters      flops/row
//   network told(y)                   [4]                         -              -
//     embed(4)                        [4, 4]                     36              -
//     gru(3)                          [4, 3]                     81            624
//     pool(max)                       [3]                         -              -
//   encoder(x, told)                  [6]                         -              -
//     word_dropout(0.1)               [6]                         -              -
//     embed(5)                        [6, 5]                     60              -
//     positions                       [6, 5]                     30              -
//     dense(4)                        [6, 4]                     24            240
//     layernorm                       [6, 4]                      8              -
//     tanh                            [6, 4]                      -              -
//     pool(mean)                      [4]                         -              -
//     concat(told)                    [7]                         -              -
//   z: mean, logvar heads             [3]                        48             84
//   decoder(z, told)                  [3]                         -              -
//     concat(told)                    [6]                         -              -
//     dense(6 * 12)                   [72]                      504            864
//     reshape(6, 12)                  [6, 12]                     -              -
//
//   791 parameters; one training step of 128 rows: 683,264 flops
//   likelihood categorical
//   objective elbo(samples=1)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          58      149       247,808      581,440
//   eval           23       76       198,144      198,144
//   encode         17       38       106,496      106,496
//   decode         12       20       158,208      158,208
//
// n is the number of rows in the batch, at most 128; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_steps.h"

// tokens.vae:10  word_dropout(0.1)
// tokens.vae:4  pool(mean)
// tokens.vae:10  pool(mean)
// kernel 0, train: loop over rows of [6]
VAE_KERNEL void train_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *u2 = s->arena + 58240; // [n, 6]
    const vae_real *x0 = s->arena + 1536; // [n, 6]
    vae_real *h7 = s->arena + 58240; // [n, 6], in place of u2
    vae_real *mask36 = s->arena + 55936; // [n, 6]
    vae_real *t40 = s->arena + 61824; // [n, 1, 1]
    vae_real *t96 = s->arena + 0; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t40_sum = 0.0f;
        VAE_SIMD_SUM(t40_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v2 = u2[i * 6 + j];
            h7[i * 6 + j] = vae_where(v2 - 0.1f, x0[i * 6 + j], vae_min(x0[i * 6 + j], 3.0f));
            const vae_real v36 = vae_step(x0[i * 6 + j] - 0.5f);
            mask36[i * 6 + j] = v36;
            t40_sum += v36;
            t96[i * 6 + j] = vae_step(x0[i * 6 + j] - 0.5f);
        }
        t40[i] = t40_sum;
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h7: [n, 6]
//   w8: [12, 5]
//   h11: [n, 6, 5]
//   w10: [6, 5]
VAE_SHARED void like_train_k1(const VaeState *s, int tile, vae_real *scratch, const vae_real *h7,
    const vae_real *w8, vae_real *h11, const vae_real *w10) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_lookup(end - begin, 6, 5, h7 + begin * 6, 6, w8, 5, h11 + begin * 30, 5);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 30; j++) {
            const vae_real v9 = h11[i * 30 + j];
            h11[i * 30 + j] = v9 + w10[j];
        }
    }
}

// tokens.vae:10  embed(5)
// tokens.vae:10  positions
// kernel 1, train: product by panels over rows of [6, 5]
VAE_KERNEL void train_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 58240, s->param + 0, s->arena + 32256, s->param + 64);
}

// tokens.vae:10  dense(4)
// tokens.vae:10  layernorm
// kernel 2, train: product by panels over rows of [6, 4]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h11 = s->arena + 32256; // [n, 6, 5]
    const vae_real *w12 = s->param + 96; // [5, 4]
    vae_real *h15 = s->arena + 42240; // [n, 6, 4]
    const vae_real *b13 = s->param + 128; // [4]
    vae_real *t18 = s->arena + 768; // [n, 6, 1]
    vae_gemm_nn((int)(end - begin) * 6, 4, 5, h11 + begin * 30, 5, w12, 4, h15 + begin * 24, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t18_sum = 0.0f;
            VAE_SIMD_SUM(t18_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v14 = h15[i * 24 + j * 4 + k];
                const vae_real v15 = v14 + b13[k];
                h15[i * 24 + j * 4 + k] = v15;
                t18_sum += v15;
            }
            t18[i * 6 + j] = t18_sum;
        }
    }
}

// tokens.vae:10  layernorm
// kernel 3, train: loop over rows of [6, 1]
VAE_KERNEL void train_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t20 = s->arena + 768; // [n, 6, 1], in place of t18
    const vae_real *t18 = s->arena + 768; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v18 = t18[i * 6 + j];
            t20[i * 6 + j] = 0.25f * v18;
        }
    }
}

// tokens.vae:10  layernorm
// kernel 4, train: loop over rows of [6, 4]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t21 = s->arena + 42240; // [n, 6, 4], in place of h15
    const vae_real *h15 = s->arena + 42240; // [n, 6, 4]
    const vae_real *t20 = s->arena + 768; // [n, 6, 1]
    vae_real *t23 = s->arena + 57472; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t23_sum = 0.0f;
            VAE_SIMD_SUM(t23_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v15 = h15[i * 24 + j * 4 + k];
                const vae_real v21 = v15 - t20[i * 6 + j];
                t21[i * 24 + j * 4 + k] = v21;
                t23_sum += v21 * v21;
            }
            t23[i * 6 + j] = t23_sum;
        }
    }
}

// tokens.vae:10  layernorm
// kernel 5, train: loop over rows of [6, 1]
VAE_KERNEL void train_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t23 = s->arena + 57472; // [n, 6, 1]
    vae_real *t28 = s->arena + 57472; // [n, 6, 1], in place of t23
    vae_real *t29 = s->arena + 56704; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v23 = t23[i * 6 + j];
            const vae_real v28 = vae_sqrt(0.25f * v23 + 1e-05f);
            t28[i * 6 + j] = v28;
            t29[i * 6 + j] = 1.0f / v28;
        }
    }
}

// tokens.vae:10  layernorm
// tokens.vae:10  tanh
// tokens.vae:10  pool(mean)
// kernel 6, train: loop over rows of [6, 4]
VAE_KERNEL void train_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t30 = s->arena + 39168; // [n, 6, 4]
    const vae_real *t21 = s->arena + 42240; // [n, 6, 4]
    const vae_real *t29 = s->arena + 56704; // [n, 6, 1]
    const vae_real *t16 = s->param + 144; // [4]
    const vae_real *t17 = s->param + 160; // [4]
    vae_real *h33 = s->arena + 36096; // [n, 6, 4]
    const vae_real *mask36 = s->arena + 55936; // [n, 6, 1]
    vae_real *t39 = s->arena + 768; // [n, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            t39[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v30 = t21[i * 24 + j * 4 + k] * t29[i * 6 + j];
                t30[i * 24 + j * 4 + k] = v30;
                const vae_real v33 = vae_tanh(v30 * t16[k] + t17[k]);
                h33[i * 24 + j * 4 + k] = v33;
                t39[i * 4 + k] += v33 * mask36[i * 6 + j];
            }
        }
    }
}

// tokens.vae:10  pool(mean)
// kernel 7, train: loop over rows of [1, 4]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t41 = s->arena + 768; // [n, 1, 4], in place of t39
    const vae_real *t39 = s->arena + 768; // [n, 1, 4]
    const vae_real *t40 = s->arena + 61824; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            const vae_real v39 = t39[i * 4 + j];
            t41[i * 4 + j] = v39 / t40[i];
        }
    }
}

// What kernel 8 of train and 3 others do, each with buffers of its own:
//   x1: [n, 4]
//   w43: [9, 4]
//   h44: [n, 4, 4]
VAE_SHARED void like_train_k8(const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
    const vae_real *w43, vae_real *h44) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_lookup(end - begin, 4, 4, x1 + begin * 4, 4, w43, 4, h44 + begin * 16, 4);
}

// tokens.vae:8  embed(4)
// kernel 8, train: product by panels over rows of [4, 4]
VAE_KERNEL void train_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 59520, s->param + 176, s->arena + 45312);
}

// tokens.vae:8  gru(3)
// kernel 9, train: loop over rows of [3]
VAE_KERNEL void train_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t50 = s->arena + 47360; // [n, 3] in rows of 12
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t50[i * 12 + j] = 0.0f;
        }
    }
}

// What kernel 10 of train and 3 others do, each with buffers of its own:
//   x1: [n, 4]
//   mask52: [n, 4]
VAE_SHARED void like_train_k10(const VaeState *s, int tile, vae_real *scratch, const vae_real *x1,
    vae_real *mask52) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            mask52[i * 4 + j] = vae_step(x1[i * 4 + j] - 0.5f);
        }
    }
}

// tokens.vae:5  gru(3)
// kernel 10, train: loop over rows of [4]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 59520, s->arena + 59008);
}

// What kernel 11 of train and 3 others do, each with buffers of its own:
//   h44: [n, 4, 4]
//   w45: [4, 9]
//   t54: [n, 4, 9]
//   b47: [9]
VAE_SHARED void like_train_k11(const VaeState *s, int tile, vae_real *scratch, const vae_real *h44,
    const vae_real *w45, vae_real *t54, const vae_real *b47) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin) * 4, 9, 4, h44 + begin * 16, 4, w45, 9, t54 + begin * 36, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v53 = t54[i * 36 + j * 9 + k];
                t54[i * 36 + j * 9 + k] = v53 + b47[k];
            }
        }
    }
}

// tokens.vae:8  gru(3)
// kernel 11, train: product by panels over rows of [4, 9]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->arena + 45312, s->param + 224, s->arena + 27648,
        s->param + 304);
}

// tokens.vae:8  gru(3)
// tokens.vae:8  pool(max)
// kernel 12, train: product by panels over rows of [4, 3]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t54 = s->arena + 27648; // [n, 4, 9]
    const vae_real *t50 = s->arena + 47360; // [n, 3] in rows of 12
    const vae_real *w46 = s->param + 272; // [3, 9]
    const vae_real *b48 = s->param + 320; // [9]
    const vae_real *mask52 = s->arena + 59008; // [n, 4]
    vae_real *h55 = s->arena + 50432; // [n, 4, 3]
    vae_real *t58 = s->arena + 48896; // [n, 4, 3]
    vae_real *t59 = s->arena + 61184; // [n, 1, 3]
    static const VaeSteps steps55 = {4, 3, .x_pitch = 9, .from_pitch = 12, .w_pitch = 9, .mask_pitch = 4, .y_pitch = 3};
    vae_gru(&steps55, (int)(end - begin), t54 + begin * 36, t50 + begin * 12, w46, b48, mask52 + begin * 4, h55 + begin * 12, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            t59[i * 3 + k] = -VAE_INFINITY;
        }
        for (size_t j = 0; j < 4; j++) {
            for (size_t k = 0; k < 3; k++) {
                const vae_real v55 = h55[i * 12 + j * 3 + k];
                const vae_real v58 = vae_where(mask52[i * 4 + j], v55, (-1e+30f));
                t58[i * 12 + j * 3 + k] = v58;
                t59[i * 3 + k] = vae_max(t59[i * 3 + k], v58);
            }
        }
    }
}

// What kernel 13 of train and 2 others do, each with buffers of its own:
//   t61: [n, 4] in rows of 7
//   h42: [n, 4]
VAE_SHARED void like_train_k13(const VaeState *s, int tile, vae_real *scratch, vae_real *t61,
    const vae_real *h42) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t61[i * 7 + j] = h42[i * 4 + j];
        }
    }
}

// kernel 13, train: loop over rows of [4]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k13(s, tile, scratch, s->arena + 51968, s->arena + 768);
}

// kernel 14, train: loop over rows of [3]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t62 = s->arena + 51972; // [n, 3] in rows of 7
    const vae_real *h60 = s->arena + 61184; // [n, 3]
    vae_real *t82 = s->arena + 54403; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t62[i * 7 + j] = h60[i * 3 + j];
            t82[i * 6 + j] = h60[i * 3 + j];
        }
    }
}

// What kernel 15 of train and 2 others do, each with buffers of its own:
//   h63: [n, 7]
//   w64: [7, 6]
//   heads67: [n, 6]
//   b65: [6]
VAE_SHARED void like_train_k15(const VaeState *s, int tile, vae_real *scratch, const vae_real *h63,
    const vae_real *w64, vae_real *heads67, const vae_real *b65) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 6, 7, h63 + begin * 7, 7, w64, 6, heads67 + begin * 6, 6);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v66 = heads67[i * 6 + j];
            heads67[i * 6 + j] = v66 + b65[j];
        }
    }
}

// tokens.vae:6  posterior heads (added by the compiler)
// kernel 15, train: product by panels over rows of [6]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k15(s, tile, scratch, s->arena + 51968, s->param + 336, s->arena + 55168,
        s->param + 384);
}

// tokens.vae:6  sampling and KL
// kernel 16, train: loop over rows of [3]
VAE_KERNEL void train_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar69 = s->arena + 55171; // [n, 3] in rows of 6
    vae_real *t72 = s->arena + 60416; // [n, 3]
    const vae_real *eps70 = s->arena + 60800; // [n, 3]
    vae_real *z74 = s->arena + 54400; // [n, 3] in rows of 6
    const vae_real *mean68 = s->arena + 55168; // [n, 3] in rows of 6
    vae_real *t76 = s->arena + 60032; // [n, 3]
    vae_real *t81 = s->arena + 61696; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t81_sum = 0.0f;
        VAE_SIMD_SUM(t81_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v72 = vae_exp(0.5f * logvar69[i * 6 + j]);
            t72[i * 3 + j] = v72;
            z74[i * 6 + j] = mean68[i * 6 + j] + v72 * eps70[i * 3 + j];
            const vae_real v76 = vae_exp(logvar69[i * 6 + j]);
            t76[i * 3 + j] = v76;
            const vae_real v79 = mean68[i * 6 + j] * mean68[i * 6 + j] + v76 - 1.0f - logvar69[i * 6 + j];
            t81_sum += 0.5f * v79;
        }
        t81[i] = t81_sum;
    }
}

// What kernel 17 of train and 2 others do, each with buffers of its own:
//   h83: [n, 6]
//   w84: [6, 72]
//   h87: [n, 72]
//   b85: [72]
VAE_SHARED void like_train_k17(const VaeState *s, int tile, vae_real *scratch, const vae_real *h83,
    const vae_real *w84, vae_real *h87, const vae_real *b85) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_gemm_nn((int)(end - begin), 72, 6, h83 + begin * 6, 6, w84, 72, h87 + begin * 72, 72);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 72; j++) {
            const vae_real v86 = h87[i * 72 + j];
            h87[i * 72 + j] = v86 + b85[j];
        }
    }
}

// tokens.vae:11  dense(6 * 12)
// kernel 17, train: product by panels over rows of [72]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k17(s, tile, scratch, s->arena + 54400, s->param + 400, s->arena + 18432,
        s->param + 832);
}

// kernel 18, train: loop over rows of [6, 12]
VAE_KERNEL void train_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 1536; // [n, 6, 1]
    vae_real *t97 = s->arena + 9216; // [n, 6, 12]
    const vae_real *t96 = s->arena + 0; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v90 = (vae_real)(k);
                t97[i * 72 + j * 12 + k] = vae_step(0.5f - vae_abs(x0[i * 6 + j] - v90)) * t96[i * 6 + j];
            }
        }
    }
}

// tokens.vae:13  likelihood = categorical
// kernel 19, train: loop over rows of [6, 12]
VAE_KERNEL void train_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t98 = s->arena + 52864; // [n, 6, 1]
    const vae_real *p88 = s->arena + 18432; // [n, 6, 12]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t98_sum = -VAE_INFINITY;
            for (size_t k = 0; k < 12; k++) {
                t98_sum = vae_max(t98_sum, p88[i * 72 + j * 12 + k]);
            }
            t98[i * 6 + j] = t98_sum;
        }
    }
}

// tokens.vae:13  likelihood = categorical
// kernel 20, train: loop over rows of [6, 12]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t99 = s->arena + 18432; // [n, 6, 12], in place of h87
    const vae_real *p88 = s->arena + 18432; // [n, 6, 12]
    const vae_real *t98 = s->arena + 52864; // [n, 6, 1]
    vae_real *t100 = s->arena + 0; // [n, 6, 12]
    vae_real *t101 = s->arena + 53632; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t101_sum = 0.0f;
            VAE_SIMD_SUM(t101_sum)
            for (size_t k = 0; k < 12; k++) {
                const vae_real v87 = p88[i * 72 + j * 12 + k];
                const vae_real v99 = v87 - t98[i * 6 + j];
                t99[i * 72 + j * 12 + k] = v99;
                const vae_real v100 = vae_exp(v99);
                t100[i * 72 + j * 12 + k] = v100;
                t101_sum += v100;
            }
            t101[i * 6 + j] = t101_sum;
        }
    }
}

// What kernel 21 of train and 2 others do, each with buffers of its own:
//   t102: [n, 6, 1]
//   t101: [n, 6, 1]
VAE_SHARED void like_train_k21(const VaeState *s, int tile, vae_real *scratch, vae_real *t102,
    const vae_real *t101) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t102[i * 6 + j] = vae_log(t101[i * 6 + j]);
        }
    }
}

// tokens.vae:13  likelihood = categorical
// kernel 21, train: loop over rows of [6, 1]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k21(s, tile, scratch, s->arena + 52864, s->arena + 53632);
}

// tokens.vae:13  likelihood = categorical
// kernel 22, train: loop over rows of [6, 12]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t99 = s->arena + 18432; // [n, 6, 12]
    const vae_real *t102 = s->arena + 52864; // [n, 6, 1]
    const vae_real *t97 = s->arena + 9216; // [n, 6, 12]
    vae_real *t106 = s->arena + 61568; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t106_sum = 0.0f;
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD_SUM(t106_sum)
            for (size_t k = 0; k < 12; k++) {
                const vae_real v104 = t97[i * 72 + j * 12 + k] * (t99[i * 72 + j * 12 + k] - t102[i * 6 + j]);
                t106_sum += -v104;
            }
        }
        t106[i] = t106_sum;
    }
}

// kernel 23, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t109 = s->arena + 18448; // [1]
    const vae_real *t106 = s->arena + 61568; // [n, 1]
    vae_real *t111 = s->arena + 18432; // [1]
    const vae_real *t81 = s->arena + 61696; // [n, 1]
    vae_real *d117 = s->arena + 19200; // [n, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    vae_real t109_sum = 0.0f;
    vae_real t111_sum = 0.0f;
    VAE_SIMD_SUM(t109_sum, t111_sum)
    for (size_t i = 0; i < rows; i++) {
        t109_sum += t106[i];
        t111_sum += t81[i];
        d117[i] = inv_n;
    }
    t109[0] = t109_sum;
    t111[0] = t111_sum;
}

// kernel 24, train: loop over [1]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t110 = s->arena + 19360; // [1]
    const vae_real *t109 = s->arena + 18448; // [1]
    vae_real *t112 = s->arena + 19344; // [1]
    const vae_real *t111 = s->arena + 18432; // [1]
    vae_real *t115 = s->arena + 19328; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v110 = t109[0] * inv_n;
    t110[0] = v110;
    const vae_real v112 = t111[0] * inv_n;
    t112[0] = v112;
    t115[0] = v110 + beta * v112;
}

// tokens.vae:13  gradient of likelihood = categorical
// kernel 25, train: loop over rows of [6, 12]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d119 = s->arena + 9216; // [n, 6, 12], in place of t97
    const vae_real *d117 = s->arena + 19200; // [n, 1, 1]
    const vae_real *t97 = s->arena + 9216; // [n, 6, 12]
    vae_real *d120 = s->arena + 18432; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real d120_sum = 0.0f;
            VAE_SIMD_SUM(d120_sum)
            for (size_t k = 0; k < 12; k++) {
                const vae_real v97 = t97[i * 72 + j * 12 + k];
                const vae_real v119 = d117[i] * v97;
                d119[i * 72 + j * 12 + k] = v119;
                d120_sum += v119;
            }
            d120[i * 6 + j] = d120_sum;
        }
    }
}

// tokens.vae:13  gradient of likelihood = categorical
// kernel 26, train: loop over rows of [6, 1]
VAE_KERNEL void train_k26(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d121 = s->arena + 18432; // [n, 6, 1], in place of d120
    const vae_real *d120 = s->arena + 18432; // [n, 6, 1]
    const vae_real *t101 = s->arena + 53632; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v120 = d120[i * 6 + j];
            d121[i * 6 + j] = v120 / t101[i * 6 + j];
        }
    }
}

// tokens.vae:13  gradient of likelihood = categorical
// kernel 27, train: loop over rows of [6, 12]
VAE_KERNEL void train_k27(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d121 = s->arena + 18432; // [n, 6, 1]
    const vae_real *t100 = s->arena + 0; // [n, 6, 12]
    vae_real *d123 = s->arena + 9216; // [n, 6, 12], in place of d119
    const vae_real *d119 = s->arena + 9216; // [n, 6, 12]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                const vae_real v119 = d119[i * 72 + j * 12 + k];
                d123[i * 72 + j * 12 + k] = d121[i * 6 + j] * t100[i * 72 + j * 12 + k] - v119;
            }
        }
    }
}

// tokens.vae:11  gradient of dense(6 * 12)
// kernel 28, train: weight gradient over [6, 72]
VAE_KERNEL void train_k28(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h83 = s->arena + 54400; // [n, 6]
    const vae_real *d123 = s->arena + 9216; // [n, 72]
    vae_real *d_param126 = s->grad + 400; // [6, 72]
    if (tile == 2) {
        vae_real *d_param125 = s->grad + 832; // [72]
        vae_column_sums(s->n, 72, d123, 72, d_param125);
        return;
    }
    const size_t begin = (size_t)tile * 32;
    const size_t end = tile < 1 ? begin + 32 : 72;
    vae_gemm_tn(6, (int)(end - begin), s->n, h83, 6, d123 + begin, 72, d_param126 + begin, 72);
}

// tokens.vae:11  gradient of dense(6 * 12)
// kernel 29, train: product by panels over rows of [6]
VAE_KERNEL void train_k29(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d123 = s->arena + 9216; // [n, 72]
    const vae_real *w84 = s->param + 400; // [6, 72]
    vae_real *d127 = s->arena + 768; // [n, 6]
    vae_gemm_nt((int)(end - begin), 6, 72, d123 + begin * 72, 72, w84, 72, d127 + begin * 6, 6);
}

// tokens.vae:6  gradient of sampling and KL
// kernel 30, train: loop over rows of [3]
VAE_KERNEL void train_k30(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t76 = s->arena + 60032; // [n, 3]
    const vae_real *mean68 = s->arena + 55168; // [n, 3] in rows of 6
    vae_real *d135 = s->arena + 0; // [n, 3] in rows of 6
    const vae_real *d128 = s->arena + 768; // [n, 3] in rows of 6
    const vae_real *eps70 = s->arena + 60800; // [n, 3]
    const vae_real *t72 = s->arena + 60416; // [n, 3]
    vae_real *d139 = s->arena + 3; // [n, 3] in rows of 6
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real c116 = beta * inv_n;
    const vae_real c130 = 0.5f * c116;
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d135[i * 6 + j] = c116 * mean68[i * 6 + j] + d128[i * 6 + j];
            const vae_real v138 = 0.5f * (d128[i * 6 + j] * eps70[i * 3 + j] * t72[i * 3 + j]);
            d139[i * 6 + j] = c130 * t76[i * 3 + j] - c130 + v138;
        }
    }
}

// tokens.vae:6  gradient of posterior heads (added by the compiler)
// kernel 31, train: weight gradient over [7, 6]
VAE_KERNEL void train_k31(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const vae_real *h63 = s->arena + 51968; // [n, 7]
    const vae_real *d140 = s->arena + 0; // [n, 6]
    vae_real *d_param142 = s->grad + 336; // [7, 6]
    if (tile == 1) {
        vae_real *d_param141 = s->grad + 384; // [6]
        vae_column_sums(s->n, 6, d140, 6, d_param141);
        return;
    }
    vae_gemm_tn(7, 6, s->n, h63, 7, d140, 6, d_param142, 6);
}

// tokens.vae:6  gradient of posterior heads (added by the compiler)
// kernel 32, train: product by panels over rows of [7]
VAE_KERNEL void train_k32(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d140 = s->arena + 0; // [n, 6]
    const vae_real *w64 = s->param + 336; // [7, 6]
    vae_real *d143 = s->arena + 15360; // [n, 7]
    vae_gemm_nt((int)(end - begin), 7, 6, d140 + begin * 6, 6, w64, 6, d143 + begin * 7, 7);
}

// kernel 33, train: loop over rows of [3]
VAE_KERNEL void train_k33(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d146 = s->arena + 384; // [n, 3]
    const vae_real *d129 = s->arena + 771; // [n, 3] in rows of 6
    const vae_real *d145 = s->arena + 15364; // [n, 3] in rows of 7
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            d146[i * 3 + j] = d129[i * 6 + j] + d145[i * 7 + j];
        }
    }
}

// tokens.vae:8  gradient of pool(max)
// kernel 34, train: loop over rows of [4, 3]
VAE_KERNEL void train_k34(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d148 = s->arena + 48896; // [n, 4, 3], in place of t58
    const vae_real *t59 = s->arena + 61184; // [n, 1, 3]
    const vae_real *t58 = s->arena + 48896; // [n, 4, 3]
    vae_real *d150 = s->arena + 0; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            d150[i * 3 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v58 = t58[i * 12 + j * 3 + k];
                const vae_real v148 = t59[i * 3 + k] - v58;
                d148[i * 12 + j * 3 + k] = v148;
                d150[i * 3 + k] += vae_where(v148, 0.0f, 1.0f);
            }
        }
    }
}

// tokens.vae:8  gradient of pool(max)
// kernel 35, train: loop over rows of [1, 3]
VAE_KERNEL void train_k35(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d151 = s->arena + 0; // [n, 1, 3], in place of d150
    const vae_real *d146 = s->arena + 384; // [n, 1, 3]
    const vae_real *d150 = s->arena + 0; // [n, 1, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            const vae_real v150 = d150[i * 3 + j];
            d151[i * 3 + j] = d146[i * 3 + j] / v150;
        }
    }
}

// tokens.vae:8  gradient of pool(max)
// kernel 36, train: loop over rows of [4, 3]
VAE_KERNEL void train_k36(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d148 = s->arena + 48896; // [n, 4, 3]
    const vae_real *d151 = s->arena + 0; // [n, 1, 3]
    vae_real *d153 = s->arena + 48896; // [n, 4, 3], in place of d148
    const vae_real *mask52 = s->arena + 59008; // [n, 4, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v148 = d148[i * 12 + j * 3 + k];
                d153[i * 12 + j * 3 + k] = vae_where(mask52[i * 4 + j], vae_where(v148, 0.0f, d151[i * 3 + k]), 0.0f);
            }
        }
    }
}

// tokens.vae:8  gradient of gru(3)
// kernel 37, train: loop over rows of [9]
VAE_KERNEL void train_k37(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d156 = s->arena + 47363; // [n, 9] in rows of 12
    const vae_real *d155 = s->arena + 50432; // [n, 9] in rows of 12
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            d156[i * 12 + j] = d155[i * 12 + j];
        }
    }
}

// tokens.vae:8  gradient of gru(3)
// kernel 38, train: product by panels over rows of [4, 9]
VAE_KERNEL void train_k38(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d157 = s->arena + 47360; // [n, 4, 3]
    const vae_real *w46 = s->param + 272; // [3, 9]
    vae_real *d160 = s->arena + 10752; // [n, 4, 9]
    const vae_real *b48 = s->param + 320; // [9]
    vae_gemm_nn((int)(end - begin) * 4, 9, 3, d157 + begin * 12, 3, w46, 9, d160 + begin * 36, 9);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                const vae_real v159 = d160[i * 36 + j * 9 + k];
                d160[i * 36 + j * 9 + k] = v159 + b48[k];
            }
        }
    }
}

// tokens.vae:8  gradient of gru(3)
// kernel 39, train: product by panels over rows of [4, 21]
VAE_KERNEL void train_k39(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d153 = s->arena + 48896; // [n, 4, 3]
    const vae_real *d157 = s->arena + 47360; // [n, 4, 3]
    const vae_real *t54 = s->arena + 27648; // [n, 4, 9]
    const vae_real *d160 = s->arena + 10752; // [n, 4, 9]
    const vae_real *w46 = s->param + 272; // [3, 9]
    const vae_real *mask52 = s->arena + 59008; // [n, 4]
    vae_real *d161 = s->arena + 0; // [n, 4, 21]
    static const VaeSteps steps161 = {4, 3, .x_pitch = 9, .from_pitch = 3, .w_pitch = 9, .mask_pitch = 4, .y_pitch = 21, .d_pitch = 3, .h_pitch = 9};
    vae_gru_back(&steps161, (int)(end - begin), d153 + begin * 12, d157 + begin * 12, t54 + begin * 36, d160 + begin * 36, w46, mask52 + begin * 4, d161 + begin * 84);
}

// tokens.vae:8  gradient of gru(3)
// kernel 40, train: weight gradient over [3, 9]
VAE_KERNEL void train_k40(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *d157 = s->arena + 47360; // [n, 4, 3]
    const vae_real *d163 = s->arena + 9; // [n, 4, 9] in rows of 21
    vae_real *d_param164 = s->grad + 272; // [3, 9]
    vae_gemm_tn(3, 9, s->n * 4, d157, 3, d163, 21, d_param164, 9);
}

// tokens.vae:8  gradient of gru(3)
// kernel 41, train: loop over rows of [4, 9]
VAE_KERNEL void train_k41(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d165 = s->arena + 11904; // [n, 1, 9]
    const vae_real *d163 = s->arena + 9; // [n, 4, 9] in rows of 21
    vae_real *d168 = s->arena + 10752; // [n, 1, 9]
    const vae_real *d162 = s->arena + 0; // [n, 4, 9] in rows of 21
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 9; k++) {
            d165[i * 9 + k] = 0.0f;
        }
        for (size_t k = 0; k < 9; k++) {
            d168[i * 9 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 9; k++) {
                d165[i * 9 + k] += d163[i * 84 + j * 21 + k];
                d168[i * 9 + k] += d162[i * 84 + j * 21 + k];
            }
        }
    }
}

// tokens.vae:8  gradient of gru(3)
// kernel 42, train: sum over the batch over rows of [1, 9]
VAE_KERNEL void train_k42(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param166 = s->grad + 320; // [1, 9]
    const vae_real *d165 = s->arena + 11904; // [n, 1, 9]
    vae_real *d_param169 = s->grad + 304; // [1, 9]
    const vae_real *d168 = s->arena + 10752; // [n, 1, 9]
    for (size_t j = 0; j < 9; j++) {
        d_param166[j] = 0.0f;
    }
    for (size_t j = 0; j < 9; j++) {
        d_param169[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 9; j++) {
            d_param166[j] += d165[i * 9 + j];
            d_param169[j] += d168[i * 9 + j];
        }
    }
}

// tokens.vae:8  gradient of gru(3)
// kernel 43, train: weight gradient over [4, 9]
VAE_KERNEL void train_k43(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h44 = s->arena + 45312; // [n, 4, 4]
    const vae_real *d162 = s->arena + 0; // [n, 4, 9] in rows of 21
    vae_real *d_param171 = s->grad + 224; // [4, 9]
    vae_gemm_tn(4, 9, s->n * 4, h44, 4, d162, 21, d_param171, 9);
}

// tokens.vae:8  gradient of gru(3)
// kernel 44, train: product by panels over rows of [4, 4]
VAE_KERNEL void train_k44(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d162 = s->arena + 0; // [n, 4, 9] in rows of 21
    const vae_real *w45 = s->param + 224; // [4, 9]
    vae_real *d172 = s->arena + 10752; // [n, 4, 4]
    vae_gemm_nt((int)(end - begin) * 4, 4, 9, d162 + begin * 84, 21, w45, 9, d172 + begin * 16, 4);
}

// tokens.vae:8  gradient of embed(4)
// kernel 45, train: weight gradient over [9, 4]
VAE_KERNEL void train_k45(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *x1 = s->arena + 59520; // [n, 4]
    const vae_real *d172 = s->arena + 10752; // [n, 4, 4]
    vae_real *d_param173 = s->grad + 176; // [9, 4]
    vae_lookup_w((size_t)s->n * 1, 4, 4, x1, 4, d172, 4, d_param173, 0, 9);
}

// tokens.vae:10  gradient of pool(mean)
// kernel 46, train: loop over rows of [4]
VAE_KERNEL void train_k46(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d144 = s->arena + 15360; // [n, 4] in rows of 7
    vae_real *d176 = s->arena + 2048; // [n, 1, 4]
    const vae_real *t40 = s->arena + 61824; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d176[i * 4 + j] = d144[i * 7 + j] / t40[i];
        }
    }
}

// tokens.vae:10  gradient of pool(mean)
// tokens.vae:10  gradient of tanh
// tokens.vae:10  gradient of layernorm
// kernel 47, train: loop over rows of [6, 4]
VAE_KERNEL void train_k47(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d176 = s->arena + 2048; // [n, 1, 4]
    const vae_real *mask36 = s->arena + 55936; // [n, 6, 1]
    const vae_real *h33 = s->arena + 36096; // [n, 6, 4]
    vae_real *d181 = s->arena + 1536; // [n, 1, 4]
    vae_real *d184 = s->arena + 36096; // [n, 6, 4], in place of h33
    const vae_real *t16 = s->param + 144; // [4]
    const vae_real *t30 = s->arena + 39168; // [n, 6, 4]
    vae_real *d186 = s->arena + 0; // [n, 1, 4]
    const vae_real *t21 = s->arena + 42240; // [n, 6, 4]
    vae_real *d191 = s->arena + 768; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d181[i * 4 + k] = 0.0f;
        }
        for (size_t k = 0; k < 4; k++) {
            d186[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            vae_real d191_sum = 0.0f;
            VAE_SIMD_SUM(d191_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v33 = h33[i * 24 + j * 4 + k];
                const vae_real v180 = d176[i * 4 + k] * mask36[i * 6 + j] * (1.0f - v33 * v33);
                d181[i * 4 + k] += v180;
                const vae_real v184 = v180 * t16[k];
                d184[i * 24 + j * 4 + k] = v184;
                d186[i * 4 + k] += v180 * t30[i * 24 + j * 4 + k];
                d191_sum += v184 * t21[i * 24 + j * 4 + k];
            }
            d191[i * 6 + j] = d191_sum;
        }
    }
}

// tokens.vae:10  gradient of layernorm
// kernel 48, train: sum over the batch over rows of [1, 4]
VAE_KERNEL void train_k48(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param182 = s->grad + 160; // [1, 4]
    const vae_real *d181 = s->arena + 1536; // [n, 1, 4]
    vae_real *d_param187 = s->grad + 144; // [1, 4]
    const vae_real *d186 = s->arena + 0; // [n, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d_param182[j] = 0.0f;
    }
    for (size_t j = 0; j < 4; j++) {
        d_param187[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param182[j] += d181[i * 4 + j];
            d_param187[j] += d186[i * 4 + j];
        }
    }
}

// tokens.vae:10  gradient of layernorm
// kernel 49, train: loop over rows of [6, 1]
VAE_KERNEL void train_k49(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d191 = s->arena + 768; // [n, 6, 1]
    const vae_real *t28 = s->arena + 57472; // [n, 6, 1]
    const vae_real *t29 = s->arena + 56704; // [n, 6, 1]
    vae_real *d197 = s->arena + 768; // [n, 6, 1], in place of d191
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v191 = d191[i * 6 + j];
            const vae_real v196 = -(0.5f * (v191 / t28[i * 6 + j] * t29[i * 6 + j])) / t28[i * 6 + j];
            d197[i * 6 + j] = 0.25f * v196;
        }
    }
}

// tokens.vae:10  gradient of layernorm
// kernel 50, train: loop over rows of [6, 4]
VAE_KERNEL void train_k50(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d184 = s->arena + 36096; // [n, 6, 4]
    const vae_real *t29 = s->arena + 56704; // [n, 6, 1]
    const vae_real *d197 = s->arena + 768; // [n, 6, 1]
    const vae_real *t21 = s->arena + 42240; // [n, 6, 4]
    vae_real *d201 = s->arena + 36096; // [n, 6, 4], in place of d184
    vae_real *d203 = s->arena + 0; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real d203_sum = 0.0f;
            VAE_SIMD_SUM(d203_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v184 = d184[i * 24 + j * 4 + k];
                const vae_real v201 = v184 * t29[i * 6 + j] + 2.0f * d197[i * 6 + j] * t21[i * 24 + j * 4 + k];
                d201[i * 24 + j * 4 + k] = v201;
                d203_sum += -v201;
            }
            d203[i * 6 + j] = d203_sum;
        }
    }
}

// tokens.vae:10  gradient of layernorm
// kernel 51, train: loop over rows of [6, 1]
VAE_KERNEL void train_k51(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d204 = s->arena + 0; // [n, 6, 1], in place of d203
    const vae_real *d203 = s->arena + 0; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            const vae_real v203 = d203[i * 6 + j];
            d204[i * 6 + j] = 0.25f * v203;
        }
    }
}

// tokens.vae:10  gradient of layernorm
// tokens.vae:10  gradient of dense(4)
// kernel 52, train: loop over rows of [6, 4]
VAE_KERNEL void train_k52(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *d205 = s->arena + 36096; // [n, 6, 4], in place of d201
    const vae_real *d201 = s->arena + 36096; // [n, 6, 4]
    const vae_real *d204 = s->arena + 0; // [n, 6, 1]
    vae_real *d206 = s->arena + 768; // [n, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d206[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v201 = d201[i * 24 + j * 4 + k];
                const vae_real v205 = v201 + d204[i * 6 + j];
                d205[i * 24 + j * 4 + k] = v205;
                d206[i * 4 + k] += v205;
            }
        }
    }
}

// tokens.vae:10  gradient of dense(4)
// kernel 53, train: sum over the batch over rows of [1, 4]
VAE_KERNEL void train_k53(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param207 = s->grad + 128; // [1, 4]
    const vae_real *d206 = s->arena + 768; // [n, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d_param207[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param207[j] += d206[i * 4 + j];
        }
    }
}

// tokens.vae:10  gradient of dense(4)
// kernel 54, train: weight gradient over [5, 4]
VAE_KERNEL void train_k54(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h11 = s->arena + 32256; // [n, 6, 5]
    const vae_real *d205 = s->arena + 36096; // [n, 6, 4]
    vae_real *d_param209 = s->grad + 96; // [5, 4]
    vae_gemm_tn(5, 4, s->n * 6, h11, 5, d205, 4, d_param209, 4);
}

// tokens.vae:10  gradient of dense(4)
// kernel 55, train: product by panels over rows of [6, 5]
VAE_KERNEL void train_k55(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *d205 = s->arena + 36096; // [n, 6, 4]
    const vae_real *w12 = s->param + 96; // [5, 4]
    vae_real *d210 = s->arena + 0; // [n, 6, 5]
    vae_gemm_nt((int)(end - begin) * 6, 5, 4, d205 + begin * 24, 4, w12, 4, d210 + begin * 30, 5);
}

// tokens.vae:10  gradient of positions
// kernel 56, train: sum over the batch over rows of [6, 5]
VAE_KERNEL void train_k56(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param211 = s->grad + 64; // [6, 5]
    const vae_real *d210 = s->arena + 0; // [n, 6, 5]
    for (size_t j = 0; j < 30; j++) {
        d_param211[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 30; j++) {
            d_param211[j] += d210[i * 30 + j];
        }
    }
}

// tokens.vae:10  gradient of embed(5)
// kernel 57, train: weight gradient over [12, 5]
VAE_KERNEL void train_k57(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h7 = s->arena + 58240; // [n, 6]
    const vae_real *d210 = s->arena + 0; // [n, 6, 5]
    vae_real *d_param212 = s->grad + 0; // [12, 5]
    vae_lookup_w((size_t)s->n * 1, 6, 5, h7, 6, d210, 5, d_param212, 0, 12);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    train_k0(s, tile, scratch);
    train_k1(s, tile, scratch);
    train_k2(s, tile, scratch);
    train_k3(s, tile, scratch);
    train_k4(s, tile, scratch);
    train_k5(s, tile, scratch);
    train_k18(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k8(s, tile, scratch);
    train_k11(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    train_k12(s, tile, scratch);
    train_k37(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u1(const VaeState *s, int tile, vae_real *scratch) {
    train_k6(s, tile, scratch);
    train_k7(s, tile, scratch);
    train_k13(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u6(const VaeState *s, int tile, vae_real *scratch) {
    train_k14(s, tile, scratch);
    train_k15(s, tile, scratch);
    train_k16(s, tile, scratch);
    train_k17(s, tile, scratch);
    train_k19(s, tile, scratch);
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k22(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u7(const VaeState *s, int tile, vae_real *scratch) {
    train_k23(s, tile, scratch);
    train_k24(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    train_k25(s, tile, scratch);
    train_k26(s, tile, scratch);
    train_k27(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u10(const VaeState *s, int tile, vae_real *scratch) {
    train_k29(s, tile, scratch);
    train_k30(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u15(const VaeState *s, int tile, vae_real *scratch) {
    train_k35(s, tile, scratch);
    train_k36(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u24(const VaeState *s, int tile, vae_real *scratch) {
    train_k46(s, tile, scratch);
    train_k47(s, tile, scratch);
    train_k49(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void train_u26(const VaeState *s, int tile, vae_real *scratch) {
    train_k50(s, tile, scratch);
    train_k51(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void train_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {train_u0, panels, {0}},
        {train_u2, panels, {0}},
        {train_k10, panels, {0}},
        {train_k9, panels, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){
        {train_u5, panels, {0}},
        {train_u1, panels, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_u6, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u7, 1, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u8, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k28, 3, {0}},
        {train_u10, panels, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){
        {train_k38, panels, {0}},
        {train_k31, 2, {0}},
        {train_k32, panels, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){
        {train_k34, panels, {0}},
        {train_k33, panels, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_u15, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_k39, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k43, 1, {0}},
        {train_k40, 1, {0}},
        {train_k41, panels, {0}}}, 3);
    vae_run(me, s, (VaeWork[]){{train_k42, 1, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_k44, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_u24, panels, {0}},
        {train_k45, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_k48, 1, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_u26, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){{train_k52, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k54, 1, {0}},
        {train_k53, 1, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{train_k55, panels, {0}}}, 1);
    vae_run(me, s, (VaeWork[]){
        {train_k56, 1, {0}},
        {train_k57, 1, {0}}}, 2);
}

// tokens.vae:10  embed(5)
// tokens.vae:10  positions
// kernel 0, eval: product by panels over rows of [6, 5]
VAE_KERNEL void eval_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 44416, s->param + 0, s->arena + 23040, s->param + 64);
}

// tokens.vae:10  dense(4)
// tokens.vae:10  layernorm
// kernel 1, eval: product by panels over rows of [6, 4]
VAE_KERNEL void eval_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h5 = s->arena + 23040; // [n, 6, 5]
    const vae_real *w6 = s->param + 96; // [5, 4]
    vae_real *h9 = s->arena + 29952; // [n, 6, 4]
    const vae_real *b7 = s->param + 128; // [4]
    vae_real *t12 = s->arena + 43648; // [n, 6, 1]
    vae_gemm_nn((int)(end - begin) * 6, 4, 5, h5 + begin * 30, 5, w6, 4, h9 + begin * 24, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t12_sum = 0.0f;
            VAE_SIMD_SUM(t12_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v8 = h9[i * 24 + j * 4 + k];
                const vae_real v9 = v8 + b7[k];
                h9[i * 24 + j * 4 + k] = v9;
                t12_sum += v9;
            }
            t12[i * 6 + j] = t12_sum;
        }
    }
}

// tokens.vae:10  layernorm
// kernel 2, eval: loop over rows of [6, 1]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t14 = s->arena + 42880; // [n, 6, 1]
    const vae_real *t12 = s->arena + 43648; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t14[i * 6 + j] = 0.25f * t12[i * 6 + j];
        }
    }
}

// tokens.vae:10  layernorm
// kernel 3, eval: loop over rows of [6, 4]
VAE_KERNEL void eval_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t15 = s->arena + 26880; // [n, 6, 4]
    const vae_real *h9 = s->arena + 29952; // [n, 6, 4]
    const vae_real *t14 = s->arena + 42880; // [n, 6, 1]
    vae_real *t17 = s->arena + 42112; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t17_sum = 0.0f;
            VAE_SIMD_SUM(t17_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v15 = h9[i * 24 + j * 4 + k] - t14[i * 6 + j];
                t15[i * 24 + j * 4 + k] = v15;
                t17_sum += v15 * v15;
            }
            t17[i * 6 + j] = t17_sum;
        }
    }
}

// tokens.vae:10  layernorm
// kernel 4, eval: loop over rows of [6, 1]
VAE_KERNEL void eval_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t17 = s->arena + 42112; // [n, 6, 1]
    vae_real *t23 = s->arena + 41344; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t23[i * 6 + j] = 1.0f / vae_sqrt(0.25f * t17[i * 6 + j] + 1e-05f);
        }
    }
}

// tokens.vae:4  pool(mean)
// tokens.vae:10  pool(mean)
// kernel 5, eval: loop over rows of [6]
VAE_KERNEL void eval_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 44416; // [n, 6]
    vae_real *mask30 = s->arena + 40576; // [n, 6]
    vae_real *t34 = s->arena + 49408; // [n, 1, 1]
    vae_real *t100 = s->arena + 38272; // [n, 6, 1]
    vae_real *t113 = s->arena + 48768; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t34_sum = 0.0f;
        vae_real t113_sum = 0.0f;
        VAE_SIMD_SUM(t34_sum, t113_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v30 = vae_step(x0[i * 6 + j] - 0.5f);
            mask30[i * 6 + j] = v30;
            t34_sum += v30;
            t100[i * 6 + j] = vae_step(x0[i * 6 + j] - 0.5f);
            t113_sum += v30;
        }
        t34[i] = t34_sum;
        t113[i] = t113_sum;
    }
}

// tokens.vae:10  layernorm
// tokens.vae:10  tanh
// tokens.vae:10  pool(mean)
// kernel 6, eval: loop over rows of [6, 4]
VAE_KERNEL void eval_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t15 = s->arena + 26880; // [n, 6, 4]
    const vae_real *t23 = s->arena + 41344; // [n, 6, 1]
    const vae_real *t10 = s->param + 144; // [4]
    const vae_real *t11 = s->param + 160; // [4]
    const vae_real *mask30 = s->arena + 40576; // [n, 6, 1]
    vae_real *t33 = s->arena + 46208; // [n, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            t33[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v26 = t15[i * 24 + j * 4 + k] * t23[i * 6 + j] * t10[k] + t11[k];
                t33[i * 4 + k] += vae_tanh(v26) * mask30[i * 6 + j];
            }
        }
    }
}

// tokens.vae:10  pool(mean)
// kernel 7, eval: loop over rows of [1, 4]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t35 = s->arena + 45696; // [n, 1, 4]
    const vae_real *t33 = s->arena + 46208; // [n, 1, 4]
    const vae_real *t34 = s->arena + 49408; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t35[i * 4 + j] = t33[i * 4 + j] / t34[i];
        }
    }
}

// tokens.vae:8  embed(4)
// kernel 8, eval: product by panels over rows of [4, 4]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 46720, s->param + 176, s->arena + 33024);
}

// What kernel 9 of eval and 2 others do, each with buffers of its own:
//   t44: [n, 3]
VAE_SHARED void like_eval_k9(const VaeState *s, int tile, vae_real *scratch, vae_real *t44) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t44[i * 3 + j] = 0.0f;
        }
    }
}

// tokens.vae:8  gru(3)
// kernel 9, eval: loop over rows of [3]
VAE_KERNEL void eval_k9(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k9(s, tile, scratch, s->arena + 48384);
}

// tokens.vae:5  gru(3)
// kernel 10, eval: loop over rows of [4]
VAE_KERNEL void eval_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 46720, s->arena + 45184);
}

// tokens.vae:8  gru(3)
// kernel 11, eval: product by panels over rows of [4, 9]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->arena + 33024, s->param + 224, s->arena + 18432,
        s->param + 304);
}

// What kernel 12 of eval and 2 others do, each with buffers of its own:
//   t48: [n, 4, 9]
//   t44: [n, 3]
//   w40: [3, 9]
//   b42: [9]
//   mask46: [n, 4]
//   t53: [n, 1, 3]
VAE_SHARED void like_eval_k12(const VaeState *s, int tile, vae_real *scratch, const vae_real *t48,
    const vae_real *t44, const vae_real *w40, const vae_real *b42, const vae_real *mask46,
    vae_real *t53) {
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *h49 = scratch + 288; // [end - begin, 4, 3]
    static const VaeSteps steps49 = {4, 3, .x_pitch = 9, .from_pitch = 3, .w_pitch = 9, .mask_pitch = 4, .y_pitch = 3};
    vae_gru(&steps49, (int)(end - begin), t48 + begin * 36, t44 + begin * 3, w40, b42, mask46 + begin * 4, h49, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 3; k++) {
            t53[i * 3 + k] = -VAE_INFINITY;
        }
        for (size_t j = 0; j < 4; j++) {
            for (size_t k = 0; k < 3; k++) {
                const vae_real v49 = h49[(i - begin) * 12 + j * 3 + k];
                t53[i * 3 + k] = vae_max(t53[i * 3 + k], vae_where(mask46[i * 4 + j], v49, (-1e+30f)));
            }
        }
    }
}

// tokens.vae:8  gru(3)
// tokens.vae:8  pool(max)
// kernel 12, eval: product by panels over rows of [4, 3]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k12(s, tile, scratch, s->arena + 18432, s->arena + 48384, s->param + 272,
        s->param + 320, s->arena + 45184, s->arena + 48000);
}

// kernel 13, eval: loop over rows of [4]
VAE_KERNEL void eval_k13(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k13(s, tile, scratch, s->arena + 35072, s->arena + 45696);
}

// kernel 14, eval: loop over rows of [3]
VAE_KERNEL void eval_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t56 = s->arena + 35076; // [n, 3] in rows of 7
    const vae_real *h54 = s->arena + 48000; // [n, 3]
    vae_real *t86 = s->arena + 39043; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t56[i * 7 + j] = h54[i * 3 + j];
            t86[i * 6 + j] = h54[i * 3 + j];
        }
    }
}

// tokens.vae:6  posterior heads (added by the compiler)
// kernel 15, eval: product by panels over rows of [6]
VAE_KERNEL void eval_k15(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k15(s, tile, scratch, s->arena + 35072, s->param + 336, s->arena + 39808,
        s->param + 384);
}

// tokens.vae:6  sampling and KL
// kernel 16, eval: loop over rows of [3]
VAE_KERNEL void eval_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *logvar63 = s->arena + 39811; // [n, 3] in rows of 6
    const vae_real *eps64 = s->arena + 47616; // [n, 3]
    vae_real *z68 = s->arena + 39040; // [n, 3] in rows of 6
    const vae_real *mean62 = s->arena + 39808; // [n, 3] in rows of 6
    vae_real *t81 = s->arena + 47232; // [n, 3]
    vae_real *t82 = s->arena + 49280; // [n, 1]
    vae_real *t85 = s->arena + 49152; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t82_sum = 0.0f;
        vae_real t85_sum = 0.0f;
        VAE_SIMD_SUM(t82_sum, t85_sum)
        for (size_t j = 0; j < 3; j++) {
            const vae_real v68 = mean62[i * 6 + j] + vae_exp(0.5f * logvar63[i * 6 + j]) * eps64[i * 3 + j];
            z68[i * 6 + j] = v68;
            const vae_real v71 = eps64[i * 3 + j] * eps64[i * 3 + j] + logvar63[i * 6 + j];
            const vae_real v78 = mean62[i * 6 + j] * mean62[i * 6 + j] + vae_exp(logvar63[i * 6 + j]);
            const vae_real v81 = 0.5f * (v78 - 1.0f - logvar63[i * 6 + j]);
            t81[i * 3 + j] = v81;
            t82_sum += v81;
            const vae_real v84 = (-0.5f) * (v68 * v68 + 1.83787707f - (v71 + 1.83787707f));
            t85_sum += v84;
        }
        t82[i] = t82_sum;
        t85[i] = t85_sum;
    }
}

// tokens.vae:11  dense(6 * 12)
// kernel 17, eval: product by panels over rows of [72]
VAE_KERNEL void eval_k17(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k17(s, tile, scratch, s->arena + 39040, s->param + 400, s->arena + 9216,
        s->param + 832);
}

// tokens.vae:13  likelihood = categorical
// kernel 18, eval: loop over rows of [6, 12]
VAE_KERNEL void eval_k18(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t102 = s->arena + 37504; // [n, 6, 1]
    const vae_real *p92 = s->arena + 9216; // [n, 6, 12]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t102_sum = -VAE_INFINITY;
            for (size_t k = 0; k < 12; k++) {
                t102_sum = vae_max(t102_sum, p92[i * 72 + j * 12 + k]);
            }
            t102[i * 6 + j] = t102_sum;
        }
    }
}

// tokens.vae:13  likelihood = categorical
// kernel 19, eval: loop over rows of [6, 12]
VAE_KERNEL void eval_k19(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t103 = s->arena + 0; // [n, 6, 12]
    const vae_real *p92 = s->arena + 9216; // [n, 6, 12]
    const vae_real *t102 = s->arena + 37504; // [n, 6, 1]
    vae_real *t105 = s->arena + 36736; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t105_sum = 0.0f;
            VAE_SIMD_SUM(t105_sum)
            for (size_t k = 0; k < 12; k++) {
                const vae_real v103 = p92[i * 72 + j * 12 + k] - t102[i * 6 + j];
                t103[i * 72 + j * 12 + k] = v103;
                t105_sum += vae_exp(v103);
            }
            t105[i * 6 + j] = t105_sum;
        }
    }
}

// tokens.vae:13  likelihood = categorical
// kernel 20, eval: loop over rows of [6, 1]
VAE_KERNEL void eval_k20(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k21(s, tile, scratch, s->arena + 35968, s->arena + 36736);
}

// tokens.vae:13  likelihood = categorical
// kernel 21, eval: loop over rows of [6, 12]
VAE_KERNEL void eval_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 44416; // [n, 6, 1]
    const vae_real *t100 = s->arena + 38272; // [n, 6, 1]
    const vae_real *t103 = s->arena + 0; // [n, 6, 12]
    const vae_real *t106 = s->arena + 35968; // [n, 6, 1]
    vae_real *t110 = s->arena + 49024; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t110_sum = 0.0f;
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD_SUM(t110_sum)
            for (size_t k = 0; k < 12; k++) {
                const vae_real v94 = (vae_real)(k);
                const vae_real v101 = vae_step(0.5f - vae_abs(x0[i * 6 + j] - v94)) * t100[i * 6 + j];
                t110_sum += -(v101 * (t103[i * 72 + j * 12 + k] - t106[i * 6 + j]));
            }
        }
        t110[i] = t110_sum;
    }
}

// kernel 22, eval: loop over rows of [1]
VAE_KERNEL void eval_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t112 = s->arena + 48896; // [n, 1]
    const vae_real *t85 = s->arena + 49152; // [n, 1]
    const vae_real *t110 = s->arena + 49024; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t112[i] = t85[i] - t110[i];
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    eval_k0(s, tile, scratch);
    eval_k1(s, tile, scratch);
    eval_k2(s, tile, scratch);
    eval_k3(s, tile, scratch);
    eval_k4(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u3(const VaeState *s, int tile, vae_real *scratch) {
    eval_k8(s, tile, scratch);
    eval_k11(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    eval_k6(s, tile, scratch);
    eval_k7(s, tile, scratch);
    eval_k13(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void eval_u7(const VaeState *s, int tile, vae_real *scratch) {
    eval_k14(s, tile, scratch);
    eval_k15(s, tile, scratch);
    eval_k16(s, tile, scratch);
    eval_k17(s, tile, scratch);
    eval_k18(s, tile, scratch);
    eval_k19(s, tile, scratch);
    eval_k20(s, tile, scratch);
    eval_k21(s, tile, scratch);
    eval_k22(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {eval_u0, panels, {0}},
        {eval_u3, panels, {0}},
        {eval_k5, panels, {0}},
        {eval_k10, panels, {0}},
        {eval_k9, panels, {0}}}, 5);
    vae_run(me, s, (VaeWork[]){
        {eval_u2, panels, {0}},
        {eval_k12, panels, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{eval_u7, panels, {0}}}, 1);
}

// tokens.vae:10  embed(5)
// tokens.vae:10  positions
// kernel 0, encode: product by panels over rows of [6, 5]
VAE_KERNEL void encode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k1(s, tile, scratch, s->arena + 22144, s->param + 0, s->arena + 4608, s->param + 64);
}

// tokens.vae:10  dense(4)
// tokens.vae:10  layernorm
// kernel 1, encode: product by panels over rows of [6, 4]
VAE_KERNEL void encode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *h5 = s->arena + 4608; // [n, 6, 5]
    const vae_real *w6 = s->param + 96; // [5, 4]
    vae_real *h9 = s->arena + 11520; // [n, 6, 4]
    const vae_real *b7 = s->param + 128; // [4]
    vae_real *t12 = s->arena + 21376; // [n, 6, 1]
    vae_gemm_nn((int)(end - begin) * 6, 4, 5, h5 + begin * 30, 5, w6, 4, h9 + begin * 24, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t12_sum = 0.0f;
            VAE_SIMD_SUM(t12_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v8 = h9[i * 24 + j * 4 + k];
                const vae_real v9 = v8 + b7[k];
                h9[i * 24 + j * 4 + k] = v9;
                t12_sum += v9;
            }
            t12[i * 6 + j] = t12_sum;
        }
    }
}

// tokens.vae:10  layernorm
// kernel 2, encode: loop over rows of [6, 1]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t14 = s->arena + 20608; // [n, 6, 1]
    const vae_real *t12 = s->arena + 21376; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t14[i * 6 + j] = 0.25f * t12[i * 6 + j];
        }
    }
}

// tokens.vae:10  layernorm
// kernel 3, encode: loop over rows of [6, 4]
VAE_KERNEL void encode_k3(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t15 = s->arena + 8448; // [n, 6, 4]
    const vae_real *h9 = s->arena + 11520; // [n, 6, 4]
    const vae_real *t14 = s->arena + 20608; // [n, 6, 1]
    vae_real *t17 = s->arena + 19840; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t17_sum = 0.0f;
            VAE_SIMD_SUM(t17_sum)
            for (size_t k = 0; k < 4; k++) {
                const vae_real v15 = h9[i * 24 + j * 4 + k] - t14[i * 6 + j];
                t15[i * 24 + j * 4 + k] = v15;
                t17_sum += v15 * v15;
            }
            t17[i * 6 + j] = t17_sum;
        }
    }
}

// tokens.vae:10  layernorm
// kernel 4, encode: loop over rows of [6, 1]
VAE_KERNEL void encode_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t17 = s->arena + 19840; // [n, 6, 1]
    vae_real *t23 = s->arena + 19072; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 6; j++) {
            t23[i * 6 + j] = 1.0f / vae_sqrt(0.25f * t17[i * 6 + j] + 1e-05f);
        }
    }
}

// tokens.vae:4  pool(mean)
// tokens.vae:10  pool(mean)
// kernel 5, encode: loop over rows of [6]
VAE_KERNEL void encode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *x0 = s->arena + 22144; // [n, 6]
    vae_real *mask30 = s->arena + 18304; // [n, 6]
    vae_real *t34 = s->arena + 26496; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t34_sum = 0.0f;
        VAE_SIMD_SUM(t34_sum)
        for (size_t j = 0; j < 6; j++) {
            const vae_real v30 = vae_step(x0[i * 6 + j] - 0.5f);
            mask30[i * 6 + j] = v30;
            t34_sum += v30;
        }
        t34[i] = t34_sum;
    }
}

// tokens.vae:10  layernorm
// tokens.vae:10  tanh
// tokens.vae:10  pool(mean)
// kernel 6, encode: loop over rows of [6, 4]
VAE_KERNEL void encode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t15 = s->arena + 8448; // [n, 6, 4]
    const vae_real *t23 = s->arena + 19072; // [n, 6, 1]
    const vae_real *t10 = s->param + 144; // [4]
    const vae_real *t11 = s->param + 160; // [4]
    const vae_real *mask30 = s->arena + 18304; // [n, 6, 1]
    vae_real *t33 = s->arena + 23936; // [n, 1, 4]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            t33[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v26 = t15[i * 24 + j * 4 + k] * t23[i * 6 + j] * t10[k] + t11[k];
                t33[i * 4 + k] += vae_tanh(v26) * mask30[i * 6 + j];
            }
        }
    }
}

// tokens.vae:10  pool(mean)
// kernel 7, encode: loop over rows of [1, 4]
VAE_KERNEL void encode_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t35 = s->arena + 23424; // [n, 1, 4]
    const vae_real *t33 = s->arena + 23936; // [n, 1, 4]
    const vae_real *t34 = s->arena + 26496; // [n, 1, 1]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            t35[i * 4 + j] = t33[i * 4 + j] / t34[i];
        }
    }
}

// tokens.vae:8  embed(4)
// kernel 8, encode: product by panels over rows of [4, 4]
VAE_KERNEL void encode_k8(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 24448, s->param + 176, s->arena + 14592);
}

// tokens.vae:8  gru(3)
// kernel 9, encode: loop over rows of [3]
VAE_KERNEL void encode_k9(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k9(s, tile, scratch, s->arena + 26112);
}

// tokens.vae:5  gru(3)
// kernel 10, encode: loop over rows of [4]
VAE_KERNEL void encode_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 24448, s->arena + 22912);
}

// tokens.vae:8  gru(3)
// kernel 11, encode: product by panels over rows of [4, 9]
VAE_KERNEL void encode_k11(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->arena + 14592, s->param + 224, s->arena + 0, s->param + 304);
}

// tokens.vae:8  gru(3)
// tokens.vae:8  pool(max)
// kernel 12, encode: product by panels over rows of [4, 3]
VAE_KERNEL void encode_k12(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k12(s, tile, scratch, s->arena + 0, s->arena + 26112, s->param + 272, s->param + 320,
        s->arena + 22912, s->arena + 25728);
}

// kernel 13, encode: loop over rows of [4]
VAE_KERNEL void encode_k13(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k13(s, tile, scratch, s->arena + 16640, s->arena + 23424);
}

// kernel 14, encode: loop over rows of [3]
VAE_KERNEL void encode_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t56 = s->arena + 16644; // [n, 3] in rows of 7
    const vae_real *h54 = s->arena + 25728; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t56[i * 7 + j] = h54[i * 3 + j];
        }
    }
}

// tokens.vae:6  posterior heads (added by the compiler)
// kernel 15, encode: product by panels over rows of [6]
VAE_KERNEL void encode_k15(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k15(s, tile, scratch, s->arena + 16640, s->param + 336, s->arena + 17536,
        s->param + 384);
}

// tokens.vae:6  posterior heads (added by the compiler)
// kernel 16, encode: loop over rows of [3]
VAE_KERNEL void encode_k16(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t64 = s->arena + 25344; // [n, 3]
    const vae_real *mean62 = s->arena + 17536; // [n, 3] in rows of 6
    vae_real *t65 = s->arena + 24960; // [n, 3]
    const vae_real *logvar63 = s->arena + 17539; // [n, 3] in rows of 6
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t64[i * 3 + j] = mean62[i * 6 + j];
            t65[i * 3 + j] = logvar63[i * 6 + j];
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    encode_k0(s, tile, scratch);
    encode_k1(s, tile, scratch);
    encode_k2(s, tile, scratch);
    encode_k3(s, tile, scratch);
    encode_k4(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u3(const VaeState *s, int tile, vae_real *scratch) {
    encode_k8(s, tile, scratch);
    encode_k11(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u2(const VaeState *s, int tile, vae_real *scratch) {
    encode_k6(s, tile, scratch);
    encode_k7(s, tile, scratch);
    encode_k13(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void encode_u7(const VaeState *s, int tile, vae_real *scratch) {
    encode_k14(s, tile, scratch);
    encode_k15(s, tile, scratch);
    encode_k16(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {encode_u0, panels, {0}},
        {encode_u3, panels, {0}},
        {encode_k5, panels, {0}},
        {encode_k10, panels, {0}},
        {encode_k9, panels, {0}}}, 5);
    vae_run(me, s, (VaeWork[]){
        {encode_u2, panels, {0}},
        {encode_k12, panels, {0}}}, 2);
    vae_run(me, s, (VaeWork[]){{encode_u7, panels, {0}}}, 1);
}

// tokens.vae:8  embed(4)
// kernel 0, decode: product by panels over rows of [4, 4]
VAE_KERNEL void decode_k0(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k8(s, tile, scratch, s->arena + 37888, s->param + 176, s->arena + 32256);
}

// tokens.vae:8  gru(3)
// kernel 1, decode: loop over rows of [3]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k9(s, tile, scratch, s->arena + 38784);
}

// tokens.vae:5  gru(3)
// kernel 2, decode: loop over rows of [4]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k10(s, tile, scratch, s->arena + 37888, s->arena + 37376);
}

// tokens.vae:8  gru(3)
// kernel 3, decode: product by panels over rows of [4, 9]
VAE_KERNEL void decode_k3(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k11(s, tile, scratch, s->arena + 32256, s->param + 224, s->arena + 27648,
        s->param + 304);
}

// tokens.vae:8  gru(3)
// tokens.vae:8  pool(max)
// kernel 4, decode: product by panels over rows of [4, 3]
VAE_KERNEL void decode_k4(const VaeState *s, int tile, vae_real *scratch) {
    like_eval_k12(s, tile, scratch, s->arena + 27648, s->arena + 38784, s->param + 272,
        s->param + 320, s->arena + 37376, s->arena + 38400);
}

// tokens.vae:6  z
// kernel 5, decode: loop over rows of [3]
VAE_KERNEL void decode_k5(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t21 = s->arena + 36608; // [n, 3] in rows of 6
    const vae_real *z1 = s->arena + 39168; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t21[i * 6 + j] = z1[i * 3 + j];
        }
    }
}

// kernel 6, decode: loop over rows of [3]
VAE_KERNEL void decode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t22 = s->arena + 36611; // [n, 3] in rows of 6
    const vae_real *h20 = s->arena + 38400; // [n, 3]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 3; j++) {
            t22[i * 6 + j] = h20[i * 3 + j];
        }
    }
}

// tokens.vae:11  dense(6 * 12)
// kernel 7, decode: product by panels over rows of [72]
VAE_KERNEL void decode_k7(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k17(s, tile, scratch, s->arena + 36608, s->param + 400, s->arena + 18432,
        s->param + 832);
}

// tokens.vae:13  likelihood = categorical
// kernel 8, decode: loop over rows of [6, 12]
VAE_KERNEL void decode_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t29 = s->arena + 35840; // [n, 6, 1]
    const vae_real *p28 = s->arena + 18432; // [n, 6, 12]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t29_sum = -VAE_INFINITY;
            for (size_t k = 0; k < 12; k++) {
                t29_sum = vae_max(t29_sum, p28[i * 72 + j * 12 + k]);
            }
            t29[i * 6 + j] = t29_sum;
        }
    }
}

// tokens.vae:13  likelihood = categorical
// kernel 9, decode: loop over rows of [6, 12]
VAE_KERNEL void decode_k9(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    vae_real *t30 = s->arena + 9216; // [n, 6, 12]
    const vae_real *p28 = s->arena + 18432; // [n, 6, 12]
    const vae_real *t29 = s->arena + 35840; // [n, 6, 1]
    vae_real *t32 = s->arena + 35072; // [n, 6, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            vae_real t32_sum = 0.0f;
            VAE_SIMD_SUM(t32_sum)
            for (size_t k = 0; k < 12; k++) {
                const vae_real v30 = p28[i * 72 + j * 12 + k] - t29[i * 6 + j];
                t30[i * 72 + j * 12 + k] = v30;
                t32_sum += vae_exp(v30);
            }
            t32[i * 6 + j] = t32_sum;
        }
    }
}

// tokens.vae:13  likelihood = categorical
// kernel 10, decode: loop over rows of [6, 1]
VAE_KERNEL void decode_k10(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k21(s, tile, scratch, s->arena + 34304, s->arena + 35072);
}

// tokens.vae:13  likelihood = categorical
// kernel 11, decode: loop over rows of [6, 12]
VAE_KERNEL void decode_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 32, end = vae_panel_end(s, tile, 32);
    const vae_real *t30 = s->arena + 9216; // [n, 6, 12]
    const vae_real *t33 = s->arena + 34304; // [n, 6, 1]
    vae_real *t35 = s->arena + 0; // [n, 6, 12]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 6; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 12; k++) {
                t35[i * 72 + j * 12 + k] = vae_exp(t30[i * 72 + j * 12 + k] - t33[i * 6 + j]);
            }
        }
    }
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    decode_k0(s, tile, scratch);
    decode_k3(s, tile, scratch);
}

// Each panel of rows goes through all of these.
VAE_KERNEL void decode_u3(const VaeState *s, int tile, vae_real *scratch) {
    decode_k4(s, tile, scratch);
    decode_k6(s, tile, scratch);
    decode_k7(s, tile, scratch);
    decode_k8(s, tile, scratch);
    decode_k9(s, tile, scratch);
    decode_k10(s, tile, scratch);
    decode_k11(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    const int panels = (s->n + 31) / 32;
    vae_run(me, s, (VaeWork[]){
        {decode_u0, panels, {0}},
        {decode_k2, panels, {0}},
        {decode_k1, panels, {0}},
        {decode_k5, panels, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){{decode_u3, panels, {0}}}, 1);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 1536, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 59520, 4}, // [n, 4]
    {"encoder.0.u", VAE_IN_UNIFORM, 8, 58240, 6}, // [n, 6]
    {"z.eps", VAE_IN_NORMAL, 0, 60800, 3}, // [n, 3]
    {"loss", VAE_OUT_SCALAR, 0, 19328, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 19360, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 19344, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 44416, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 46720, 4}, // [n, 4]
    {"z.eps", VAE_IN_NORMAL, 0, 47616, 3}, // [n, 3]
    {"reconstruction", VAE_OUT_ROW, 0, 49024, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 49280, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 48896, 1}, // [n, 1]
    {"z.kl", VAE_OUT_ROW, 0, 47232, 3}, // [n, 3]
    {"x.tokens", VAE_OUT_ROW, 0, 48768, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 22144, 6}, // [n, 6]
    {"y", VAE_IN_DATA, 1, 24448, 4}, // [n, 4]
    {"z.mean", VAE_OUT_ROW, 0, 25344, 3}, // [n, 3]
    {"z.logvar", VAE_OUT_ROW, 0, 24960, 3}, // [n, 3]
};

static const VaePort decode_ports[] = {
    {"y", VAE_IN_DATA, 1, 37888, 4}, // [n, 4]
    {"z", VAE_IN_LATENT, 0, 39168, 3}, // [n, 3]
    {"x.mean", VAE_OUT_ROW, 0, 0, 72}, // [n, 6, 12]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.1.weight", 2, {12, 5}, {5, 1}, 0, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"encoder.2.weight", 2, {6, 5}, {5, 1}, 64, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"encoder.3.weight", 2, {4, 5}, {1, 4}, 96, VAE_INIT_UNIFORM, 0.816496611f, true, true, false},
    {"encoder.3.bias", 1, {4}, {1}, 128, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"encoder.4.weight", 1, {4}, {1}, 144, VAE_INIT_CONST, 1.0f, true, false, false},
    {"encoder.4.bias", 1, {4}, {1}, 160, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"network.told.0.weight", 2, {9, 4}, {4, 1}, 176, VAE_INIT_UNIFORM, 0.866025388f, true, true, false},
    {"network.told.1.weight_ih_l0", 2, {9, 4}, {1, 9}, 224, VAE_INIT_UNIFORM, 0.925820112f, true, true, false},
    {"network.told.1.weight_hh_l0", 2, {9, 3}, {1, 9}, 272, VAE_INIT_UNIFORM, 1.0f, true, true, false},
    {"network.told.1.bias_ih_l0", 1, {9}, {1}, 304, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"network.told.1.bias_hh_l0", 1, {9}, {1}, 320, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.mean.weight", 2, {3, 7}, {1, 6}, 336, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.mean.bias", 1, {3}, {1}, 384, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"posterior.z.logvar.weight", 2, {3, 7}, {1, 6}, 339, VAE_INIT_UNIFORM, 0.774596691f, true, true, false},
    {"posterior.z.logvar.bias", 1, {3}, {1}, 387, VAE_INIT_ZERO, 0.0f, true, false, false},
    {"decoder.1.weight", 2, {72, 6}, {1, 72}, 400, VAE_INIT_UNIFORM, 0.277350098f, true, true, false},
    {"decoder.1.bias", 1, {72}, {1}, 832, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_TOKENS, 1, 1, 6, 6, VAE_DOMAIN_ANY, "categorical", false, false, .levels = 0, .words = 12, .unit = VAE_UNIT_CHAR, .truncate = false},
    {"y", VAE_TOKENS, 1, 1, 4, 4, VAE_DOMAIN_ANY, NULL, false, false, .levels = 0, .words = 9, .unit = VAE_UNIT_WORD, .truncate = true},
};

static const VaeLatent latents[] = {
    {"z", 3, 0},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "y", "[4]", 0},
    {VAE_STAGE_ENCODER, 0, "embed(4)", "[4, 4]", 36},
    {VAE_STAGE_ENCODER, 0, "gru(3)", "[4, 3]", 81},
    {VAE_STAGE_ENCODER, 0, "pool(max)", "[3]", 0},
    {VAE_STAGE_DATA, 0, "x", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "word_dropout(0.1)", "[6]", 0},
    {VAE_STAGE_ENCODER, 0, "embed(5)", "[6, 5]", 60},
    {VAE_STAGE_ENCODER, 0, "positions", "[6, 5]", 30},
    {VAE_STAGE_ENCODER, 0, "dense(4)", "[6, 4]", 24},
    {VAE_STAGE_ENCODER, 0, "layernorm", "[6, 4]", 8},
    {VAE_STAGE_ENCODER, 0, "tanh", "[6, 4]", 0},
    {VAE_STAGE_ENCODER, 0, "pool(mean)", "[4]", 0},
    {VAE_STAGE_ENCODER, 0, "concat(told)", "[7]", 0},
    {VAE_STAGE_LATENT, 0, "z: normal", "[3]", 48},
    {VAE_STAGE_DECODER, 0, "concat(told)", "[6]", 0},
    {VAE_STAGE_DECODER, 0, "dense(6 * 12)", "[72]", 504},
    {VAE_STAGE_DECODER, 0, "reshape(6, 12)", "[6, 12]", 0},
    {VAE_STAGE_OUTPUT, 0, "x: categorical", "[6]", 0},
};

static const VaeStretch rest[] = {
    {0, 912},
};

const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "tokens", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model tokens\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  network told(y)                   [4]                         -              -\n"
        "    embed(4)                        [4, 4]                     36              -\n"
        "    gru(3)                          [4, 3]                     81            624\n"
        "    pool(max)                       [3]                         -              -\n"
        "  encoder(x, told)                  [6]                         -              -\n"
        "    word_dropout(0.1)               [6]                         -              -\n"
        "    embed(5)                        [6, 5]                     60              -\n"
        "    positions                       [6, 5]                     30              -\n"
        "    dense(4)                        [6, 4]                     24            240\n"
        "    layernorm                       [6, 4]                      8              -\n"
        "    tanh                            [6, 4]                      -              -\n"
        "    pool(mean)                      [4]                         -              -\n"
        "    concat(told)                    [7]                         -              -\n"
        "  z: mean, logvar heads             [3]                        48             84\n"
        "  decoder(z, told)                  [3]                         -              -\n"
        "    concat(told)                    [6]                         -              -\n"
        "    dense(6 * 12)                   [72]                      504            864\n"
        "    reshape(6, 12)                  [6, 12]                     -              -\n"
        "\n"
        "  791 parameters; one training step of 128 rows: 683,264 flops\n"
        "  likelihood categorical\n"
        "  objective elbo(samples=1)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          58      149       247,808      581,440\n"
        "  eval           23       76       198,144      198,144\n"
        "  encode         17       38       106,496      106,496\n"
        "  decode         12       20       158,208      158,208\n",
    .batch = 128, .n_param = 912, .n_state = 0, .n_arena = 61952,
    .n_scratch = 672,
    .max_threads = 1, .flops_per_row = 5338.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 17,
    .stream = streams, .n_streams = 2, .target = 0,
    .draw = VAE_DRAW_CATEGORICAL, .draw_total = 0,
    .latent = latents, .n_latents = 1,
    .stage = stages, .n_stages = 18,
    .train = {"train", train_run, train_ports, 7},
    .eval = {"eval", eval_run, eval_ports, 8},
    .encode = {"encode", encode_run, encode_ports, 4},
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
