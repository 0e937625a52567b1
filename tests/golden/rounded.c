// rounded -- written by vaec 0.1.0 from rounded.vae; do not edit.
//
// model rounded
//
//   layer                             output             parameters      flops/row
//   encoder(x)                        [4, 4, 1]                   -              -
//     conv(4, kernel=2, stride=2)     [2, 2, 4]                  20            128
//     tanh                            [2, 2, 4]                   -              -
//   f: heads                          [2, 2, 3]                  15            120
//   z: heads                          [2, 2, 2]                  10             80
//   decoder(f, z)                     [2, 2, 5]                   -              -
//     deconv(1, kernel=2, stride=2)   [4, 4, 1]                  21            160
//
//   66 parameters; one training step of 12 rows: 14,592 flops
//   likelihood bernoulli
//   objective elbo(samples=1)
//   latent f fsq(levels=4x3x2, n=1, grid=2x2)
//
//   program   kernels  unfused   arena bytes    unplanned
//   train          26       74        12,224       12,224
//   eval           13       45         6,528        6,528
//   encode          8       40         6,720        6,720
//   decode          3        6         3,456        3,456
//   prior           5       20         3,264        3,264
//
// n is the number of rows in the batch, at most 12; matrices are row-major.
#include "vaert.h"
#include "vae_math.h"
#include "vae_gemm.h"
#include "vae_conv.h"

// What kernel 0 of train and 2 others do, each with buffers of its own:
//   x0: [n, 4, 4, 1]
//   w1: [2, 2, 1, 4]
//   h5: [n, 2, 2, 4]
//   b3: [4]
VAE_SHARED_1(like_train_k0, const VaeState *s, int tile, vae_real *scratch, const vae_real *x0,
    const vae_real *w1, vae_real *h5, const vae_real *b3) {
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    static const VaeConv conv2 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 2, .out_width = 2, .out_channels = 4,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 4
    };
    vae_conv(&conv2, (int)(end - begin), x0 + begin * 16, w1, h5 + begin * 16, scratch);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v2 = h5[i * 16 + j * 4 + k];
                h5[i * 16 + j * 4 + k] = vae_tanh(v2 + b3[k]);
            }
        }
    }
}

// What kernel 1 of train and 2 others do, each with buffers of its own:
//   h5: [n, 2, 2, 4]
//   w6: [4, 5]
//   heads9: [n, 2, 2, 5]
//   b7: [5]
VAE_SHARED_1(like_train_k1, const VaeState *s, int tile, vae_real *scratch, const vae_real *h5,
    const vae_real *w6, vae_real *heads9, const vae_real *b7) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_gemm_nn((int)(end - begin) * 4, 5, 4, h5 + begin * 16, 4, w6, 5, heads9 + begin * 20, 5);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                const vae_real v8 = heads9[i * 20 + j * 5 + k];
                heads9[i * 20 + j * 5 + k] = v8 + b7[k];
            }
        }
    }
}

// What kernel 2 of train and 1 other do, each with buffers of its own:
//   t24: [3]
//   t29: [3]
//   t32: [3]
//   t36: [3]
//   t38: [3]
VAE_SHARED_1(like_train_k2, const VaeState *s, int tile, vae_real *scratch, vae_real *t24,
    vae_real *t29, vae_real *t32, vae_real *t36, vae_real *t38) {
    (void)s;
    (void)tile, (void)scratch;
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        const vae_real v11 = (vae_real)(j);
        const vae_real v18 = vae_abs(v11 - 1.0f) - 0.5f;
        const vae_real v23 = vae_abs(v11 - 2.0f) - 0.5f;
        t24[j] = vae_where(v23, vae_where(v18, (-2.0f), (-1.0f)), (-1.0f));
        t29[j] = vae_where(v23, vae_where(v18, 1.4985f, 0.999f), 0.4995f);
        t32[j] = vae_where(v23, vae_where(v18, 0.5f, 0.0f), 0.5f);
        t36[j] = vae_where(v23, vae_where(v18, 0.346627264f, 0.0f), 1.56084203f);
        t38[j] = vae_where(v23, vae_where(v18, 2.0f, 1.0f), 1.0f);
    }
}

// rounded.vae:5  posterior heads (added by the compiler)
// kernel 2, train: loop over [3]
VAE_KERNEL void train_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 3040, s->arena + 3024, s->arena + 3008,
        s->arena + 2992, s->arena + 2976);
}

// What kernel 3 of train and 3 others do, each with buffers of its own:
//   t39: [n, 2, 2, 3]
//   t10: [n, 2, 2, 3] in rows of 5
VAE_SHARED_1(like_train_k3, const VaeState *s, int tile, vae_real *scratch, vae_real *t39,
    const vae_real *t10) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t39[i * 12 + j * 3 + k] = t10[i * 20 + j * 5 + k];
            }
        }
    }
}

// rounded.vae:5  posterior heads (added by the compiler)
// kernel 4, train: loop over rows of [4, 3]
VAE_KERNEL void train_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t39 = s->arena + 2592; // [n, 4, 3]
    const vae_real *t36 = s->arena + 2992; // [3]
    vae_real *t42 = s->arena + 2448; // [n, 4, 3]
    const vae_real *t29 = s->arena + 3024; // [3]
    const vae_real *t32 = s->arena + 3008; // [3]
    vae_real *t45 = s->arena + 2304; // [n, 4, 3]
    const vae_real *t24 = s->arena + 3040; // [3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v42 = vae_tanh(t39[i * 12 + j * 3 + k] + t36[k]);
                t42[i * 12 + j * 3 + k] = v42;
                t45[i * 12 + j * 3 + k] = v42 * t29[k] - t32[k] - t24[k];
            }
        }
    }
}

// What kernel 5 of train and 2 others do, each with buffers of its own:
//   t45: [n, 4, 3, 1]
//   t50: [n, 4, 3, 1]
VAE_SHARED_1(like_train_k5, const VaeState *s, int tile, vae_real *scratch, const vae_real *t45,
    vae_real *t50) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real t50_sum = 0.0f;
            VAE_SIMD_SUM(t50_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v11 = (vae_real)(k);
                t50_sum += vae_step(t45[i * 12 + j] - v11 - 0.5f);
            }
            t50[i * 12 + j] = t50_sum;
        }
    }
}

// What kernel 6 of train and 2 others do, each with buffers of its own:
//   t50: [n, 4, 3]
//   t24: [3]
//   t53: [n, 4, 3]
//   t38: [3]
VAE_SHARED_1(like_train_k6, const VaeState *s, int tile, vae_real *scratch, const vae_real *t50,
    const vae_real *t24, vae_real *t53, const vae_real *t38) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t53[i * 12 + j * 3 + k] = (t50[i * 12 + j * 3 + k] + t24[k]) / t38[k];
            }
        }
    }
}

// rounded.vae:5  sampling and KL
// kernel 7, train: loop over rows of [4]
VAE_KERNEL void train_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_real *t58 = s->arena + 2960; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t58_sum = 0.0f;
        VAE_SIMD_SUM(t58_sum)
        for (size_t j = 0; j < 4; j++) {
            t58_sum += 3.17805383f;
        }
        t58[i] = t58_sum;
    }
}

// What kernel 8 of train and 3 others do, each with buffers of its own:
//   t59: [n, 2, 2, 3] in rows of 5
//   t53: [n, 2, 2, 3]
VAE_SHARED_1(like_train_k8, const VaeState *s, int tile, vae_real *scratch, vae_real *t59,
    const vae_real *t53) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t59[i * 20 + j * 5 + k] = t53[i * 12 + j * 3 + k];
            }
        }
    }
}

// What kernel 9 of train and 2 others do, each with buffers of its own:
//   t60: [n, 2, 2, 2] in rows of 5
//   t54: [n, 2, 2, 2] in rows of 5
VAE_SHARED_1(like_train_k9, const VaeState *s, int tile, vae_real *scratch, vae_real *t60,
    const vae_real *t54) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t60[i * 20 + j * 5 + k] = t54[i * 20 + j * 5 + k];
            }
        }
    }
}

// rounded.vae:9  deconv(1, kernel=2, stride=2)
// rounded.vae:11  likelihood = bernoulli
// rounded.vae:11  gradient of likelihood = bernoulli
// rounded.vae:11  gradient of deconv(1, kernel=2, stride=2)
// kernel 10, train: product by panels over rows of [4, 4, 1]
VAE_KERNEL void train_k10(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *z61 = s->arena + 480; // [n, 2, 2, 5]
    const vae_real *w62 = s->param + 80; // [2, 2, 1, 5]
    vae_real *d82 = s->arena + 1152; // [n, 16]
    const vae_real *b64 = s->param + 112; // [1]
    const vae_real *x0 = s->arena + 1536; // [n, 16]
    vae_real *t71 = s->arena + 2944; // [n, 1]
    vae_real *d84 = s->arena + 2848; // [n, 1, 1, 1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    static const VaeConv conv63 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 2, .out_width = 2, .out_channels = 5,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 5
    };
    vae_conv_t(&conv63, (int)(end - begin), z61 + begin * 20, w62, d82 + begin * 16, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t71_sum = 0.0f;
        vae_real d84_sum = 0.0f;
        VAE_SIMD_SUM(t71_sum, d84_sum)
        for (size_t j = 0; j < 16; j++) {
            const vae_real v63 = d82[i * 16 + j];
            const vae_real v65 = v63 + b64[0];
            t71_sum += vae_softplus(v65) - x0[i * 16 + j] * v65;
            const vae_real v82 = inv_n * (vae_sigmoid(v65) - x0[i * 16 + j]);
            d82[i * 16 + j] = v82;
            d84_sum += v82;
        }
        t71[i] = t71_sum;
        d84[i] = d84_sum;
    }
}

// kernel 11, train: sum over the batch over rows of [1]
VAE_KERNEL void train_k11(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *t73 = s->arena + 2928; // [1]
    const vae_real *t71 = s->arena + 2944; // [n, 1]
    vae_real *t75 = s->arena + 2896; // [1]
    const vae_real *t58 = s->arena + 2960; // [n, 1]
    vae_real t73_sum = 0.0f;
    vae_real t75_sum = 0.0f;
    VAE_SIMD_SUM(t73_sum, t75_sum)
    for (size_t i = 0; i < rows; i++) {
        t73_sum += t71[i];
        t75_sum += t58[i];
    }
    t73[0] = t73_sum;
    t75[0] = t75_sum;
}

// kernel 12, train: loop over [1]
VAE_KERNEL void train_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t74 = s->arena + 2912; // [1]
    const vae_real *t73 = s->arena + 2928; // [1]
    vae_real *t76 = s->arena + 2880; // [1]
    const vae_real *t75 = s->arena + 2896; // [1]
    vae_real *t79 = s->arena + 2864; // [1]
    const vae_real inv_n = s->scalar[VAE_INV_N];
    const vae_real beta = s->scalar[VAE_BETA];
    const vae_real v74 = t73[0] * inv_n;
    t74[0] = v74;
    const vae_real v76 = t75[0] * inv_n;
    t76[0] = v76;
    t79[0] = v74 + beta * v76;
}

// rounded.vae:11  gradient of deconv(1, kernel=2, stride=2)
// kernel 13, train: sum over the batch over rows of [1, 1, 1]
VAE_KERNEL void train_k13(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param85 = s->grad + 112; // [1, 1, 1]
    const vae_real *d84 = s->arena + 2848; // [n, 1, 1, 1]
    vae_real d_param85_sum = 0.0f;
    VAE_SIMD_SUM(d_param85_sum)
    for (size_t i = 0; i < rows; i++) {
        d_param85_sum += d84[i];
    }
    d_param85[0] = d_param85_sum;
}

// rounded.vae:9  gradient of deconv(1, kernel=2, stride=2)
// kernel 14, train: weight gradient over [2, 2, 1, 5]
VAE_KERNEL void train_k14(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *d82 = s->arena + 1152; // [n, 4, 4, 1]
    const vae_real *z61 = s->arena + 480; // [n, 2, 2, 5]
    vae_real *d_param87 = s->grad + 80; // [2, 2, 1, 5]
    static const VaeConv conv87 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 2, .out_width = 2, .out_channels = 5,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 5
    };
    vae_conv_w(&conv87, s->n, d82, z61, d_param87, tile, scratch);
}

// rounded.vae:9  gradient of deconv(1, kernel=2, stride=2)
// kernel 15, train: product by panels over rows of [2, 2, 5]
VAE_KERNEL void train_k15(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *d82 = s->arena + 1152; // [n, 4, 4, 1]
    const vae_real *w62 = s->param + 80; // [2, 2, 1, 5]
    vae_real *d88 = s->arena + 240; // [n, 2, 2, 5]
    static const VaeConv conv88 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 2, .out_width = 2, .out_channels = 5,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 5
    };
    vae_conv(&conv88, (int)(end - begin), d82 + begin * 16, w62, d88 + begin * 20, scratch);
}

// rounded.vae:5  gradient of posterior heads (added by the compiler)
// kernel 17, train: loop over rows of [4, 3]
VAE_KERNEL void train_k17(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t91 = s->arena + 1872; // [n, 4, 3]
    const vae_real *t38 = s->arena + 2976; // [3]
    const vae_real *t29 = s->arena + 3024; // [3]
    const vae_real *t42 = s->arena + 2448; // [n, 4, 3]
    vae_real *d97 = s->arena + 1728; // [n, 4, 3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                d97[i * 12 + j * 3 + k] = t91[i * 12 + j * 3 + k] / t38[k] * t29[k] * (1.0f - t42[i * 12 + j * 3 + k] * t42[i * 12 + j * 3 + k]);
            }
        }
    }
}

// rounded.vae:5  gradient of posterior heads (added by the compiler)
// kernel 20, train: loop over rows of [2, 2, 5]
VAE_KERNEL void train_k20(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_real *d102 = s->arena + 2736; // [n, 1, 1, 5]
    const vae_real *d101 = s->arena + 0; // [n, 2, 2, 5]
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 5; k++) {
            d102[i * 5 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 5; k++) {
                d102[i * 5 + k] += d101[i * 20 + j * 5 + k];
            }
        }
    }
}

// rounded.vae:5  gradient of posterior heads (added by the compiler)
// kernel 21, train: sum over the batch over rows of [1, 1, 5]
VAE_KERNEL void train_k21(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param103 = s->grad + 64; // [1, 1, 5]
    const vae_real *d102 = s->arena + 2736; // [n, 1, 1, 5]
    for (size_t j = 0; j < 5; j++) {
        d_param103[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 5; j++) {
            d_param103[j] += d102[i * 5 + j];
        }
    }
}

// rounded.vae:5  gradient of posterior heads (added by the compiler)
// kernel 22, train: weight gradient over [4, 5]
VAE_KERNEL void train_k22(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    (void)tile;
    const vae_real *h5 = s->arena + 1344; // [n, 2, 2, 4]
    const vae_real *d101 = s->arena + 0; // [n, 2, 2, 5]
    vae_real *d_param105 = s->grad + 32; // [4, 5]
    vae_gemm_tn(4, 5, s->n * 4, h5, 4, d101, 5, d_param105, 5);
}

// rounded.vae:5  gradient of posterior heads (added by the compiler)
// rounded.vae:8  gradient of tanh
// rounded.vae:8  gradient of conv(4, kernel=2, stride=2)
// kernel 23, train: product by panels over rows of [2, 2, 4]
VAE_KERNEL void train_k23(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *d101 = s->arena + 0; // [n, 2, 2, 5]
    const vae_real *w6 = s->param + 32; // [4, 5]
    vae_real *d109 = s->arena + 960; // [n, 2, 2, 4]
    const vae_real *h5 = s->arena + 1344; // [n, 2, 2, 4]
    vae_real *d110 = s->arena + 2800; // [n, 1, 1, 4]
    vae_gemm_nt((int)(end - begin) * 4, 4, 5, d101 + begin * 20, 5, w6, 5, d109 + begin * 16, 4);
    for (size_t i = begin; i < end; i++) {
        for (size_t k = 0; k < 4; k++) {
            d110[i * 4 + k] = 0.0f;
        }
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 4; k++) {
                const vae_real v106 = d109[i * 16 + j * 4 + k];
                const vae_real v109 = v106 * (1.0f - h5[i * 16 + j * 4 + k] * h5[i * 16 + j * 4 + k]);
                d109[i * 16 + j * 4 + k] = v109;
                d110[i * 4 + k] += v109;
            }
        }
    }
}

// rounded.vae:8  gradient of conv(4, kernel=2, stride=2)
// kernel 24, train: sum over the batch over rows of [1, 1, 4]
VAE_KERNEL void train_k24(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    const size_t rows = (size_t)s->n;
    vae_real *d_param111 = s->grad + 16; // [1, 1, 4]
    const vae_real *d110 = s->arena + 2800; // [n, 1, 1, 4]
    for (size_t j = 0; j < 4; j++) {
        d_param111[j] = 0.0f;
    }
    for (size_t i = 0; i < rows; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 4; j++) {
            d_param111[j] += d110[i * 4 + j];
        }
    }
}

// rounded.vae:8  gradient of conv(4, kernel=2, stride=2)
// kernel 25, train: weight gradient over [2, 2, 1, 4]
VAE_KERNEL void train_k25(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile;
    const vae_real *x0 = s->arena + 1536; // [n, 4, 4, 1]
    const vae_real *d109 = s->arena + 960; // [n, 2, 2, 4]
    vae_real *d_param113 = s->grad + 0; // [2, 2, 1, 4]
    static const VaeConv conv113 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 2, .out_width = 2, .out_channels = 4,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 4
    };
    vae_conv_w(&conv113, s->n, x0, d109, d_param113, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u0(const VaeState *s, int tile, vae_real *scratch) {
    // rounded.vae:8  conv(4, kernel=2, stride=2)
    // rounded.vae:8  tanh
    // kernel 0, train: product by panels over rows of [2, 2, 4]
    like_train_k0(s, tile, scratch, s->arena + 1536, s->param + 0, s->arena + 1344, s->param + 16);
    // rounded.vae:5  posterior heads (added by the compiler)
    // kernel 1, train: product by panels over rows of [2, 2, 5]
    like_train_k1(s, tile, scratch, s->arena + 1344, s->param + 32, s->arena + 720, s->param + 64);
    // kernel 3, train: loop over rows of [2, 2, 3]
    like_train_k3(s, tile, scratch, s->arena + 2592, s->arena + 720);
}

// One thread does all of these.
VAE_KERNEL void train_u2(const VaeState *s, int tile, vae_real *scratch) {
    train_k4(s, tile, scratch);
    // rounded.vae:5  posterior heads (added by the compiler)
    // kernel 5, train: loop over rows of [4, 3, 3]
    like_train_k5(s, tile, scratch, s->arena + 2304, s->arena + 2160);
    // rounded.vae:5  posterior heads (added by the compiler)
    // kernel 6, train: loop over rows of [4, 3]
    like_train_k6(s, tile, scratch, s->arena + 2160, s->arena + 3040, s->arena + 2016,
        s->arena + 2976);
    // kernel 8, train: loop over rows of [2, 2, 3]
    like_train_k8(s, tile, scratch, s->arena + 480, s->arena + 2016);
    // rounded.vae:5  posterior heads (added by the compiler)
    // kernel 9, train: loop over rows of [2, 2, 2]
    like_train_k9(s, tile, scratch, s->arena + 483, s->arena + 723);
}

// One thread does all of these.
VAE_KERNEL void train_u8(const VaeState *s, int tile, vae_real *scratch) {
    train_k15(s, tile, scratch);
    // kernel 16, train: loop over rows of [2, 2, 3]
    like_train_k3(s, tile, scratch, s->arena + 1872, s->arena + 240);
    train_k17(s, tile, scratch);
    // kernel 18, train: loop over rows of [2, 2, 3]
    like_train_k8(s, tile, scratch, s->arena + 0, s->arena + 1728);
    // kernel 19, train: loop over rows of [2, 2, 2]
    like_train_k9(s, tile, scratch, s->arena + 3, s->arena + 243);
    train_k20(s, tile, scratch);
    train_k21(s, tile, scratch);
    train_k23(s, tile, scratch);
    train_k24(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void train_u5(const VaeState *s, int tile, vae_real *scratch) {
    train_k11(s, tile, scratch);
    train_k12(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
VAE_TRAINING(train_run)(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {train_u0, 1, {0}},
        {train_k7, 1, {0}},
        {train_k2, 1, {0}}}, 3);
    vae_run_one(me, s, train_u2, 1);
    vae_run_one(me, s, train_k10, (s->n + 3) / 4);
    vae_run(me, s, (VaeWork[]){
        {train_u8, 1, {0}},
        {train_k14, 1, {0}},
        {train_u5, 1, {0}},
        {train_k13, 1, {0}}}, 4);
    vae_run(me, s, (VaeWork[]){
        {train_k22, 1, {0}},
        {train_k25, 1, {0}}}, 2);
}

// rounded.vae:5  posterior heads (added by the compiler)
// kernel 2, eval: loop over [3]
VAE_KERNEL void eval_k2(const VaeState *s, int tile, vae_real *scratch) {
    like_train_k2(s, tile, scratch, s->arena + 1616, s->arena + 1600, s->arena + 1584,
        s->arena + 1568, s->arena + 1552);
}

// What kernel 4 of eval and 1 other do, each with buffers of its own:
//   t39: [n, 4, 3]
//   t36: [3]
//   t29: [3]
//   t32: [3]
//   t45: [n, 4, 3]
//   t24: [3]
VAE_SHARED_1(like_eval_k4, const VaeState *s, int tile, vae_real *scratch, const vae_real *t39,
    const vae_real *t36, const vae_real *t29, const vae_real *t32, vae_real *t45,
    const vae_real *t24) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                const vae_real v44 = vae_tanh(t39[i * 12 + j * 3 + k] + t36[k]) * t29[k] - t32[k];
                t45[i * 12 + j * 3 + k] = v44 - t24[k];
            }
        }
    }
}

// rounded.vae:5  sampling and KL
// kernel 7, eval: loop over rows of [1]
VAE_KERNEL void eval_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_real *t55 = s->arena + 1536; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t55[i] = 0.0f;
    }
}

// rounded.vae:5  sampling and KL
// kernel 8, eval: loop over rows of [4]
VAE_KERNEL void eval_k8(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_real *t58 = s->arena + 1440; // [n, 4]
    vae_real *t60 = s->arena + 1520; // [n, 1]
    for (size_t i = begin; i < end; i++) {
        vae_real t60_sum = 0.0f;
        VAE_SIMD_SUM(t60_sum)
        for (size_t j = 0; j < 4; j++) {
            const vae_real v58 = 3.17805383f;
            t58[i * 4 + j] = v58;
            t60_sum += v58;
        }
        t60[i] = t60_sum;
    }
}

// rounded.vae:9  deconv(1, kernel=2, stride=2)
// rounded.vae:11  likelihood = bernoulli
// kernel 11, eval: product by panels over rows of [4, 4, 1]
VAE_KERNEL void eval_k11(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *z63 = s->arena + 0; // [n, 2, 2, 5]
    const vae_real *w64 = s->param + 80; // [2, 2, 1, 5]
    vae_real *t65 = scratch + 80; // [end - begin, 4, 4, 1]
    const vae_real *b66 = s->param + 112; // [1]
    const vae_real *x0 = s->arena + 672; // [n, 16]
    vae_real *t73 = s->arena + 1504; // [n, 1]
    static const VaeConv conv65 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 2, .out_width = 2, .out_channels = 5,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 5
    };
    vae_conv_t(&conv65, (int)(end - begin), z63 + begin * 20, w64, t65, scratch);
    for (size_t i = begin; i < end; i++) {
        vae_real t73_sum = 0.0f;
        VAE_SIMD_SUM(t73_sum)
        for (size_t j = 0; j < 16; j++) {
            const vae_real v65 = t65[(i - begin) * 16 + j];
            const vae_real v67 = v65 + b66[0];
            t73_sum += vae_softplus(v67) - x0[i * 16 + j] * v67;
        }
        t73[i] = t73_sum;
    }
}

// kernel 12, eval: loop over rows of [1]
VAE_KERNEL void eval_k12(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_real *t74 = s->arena + 1488; // [n, 1]
    const vae_real *t73 = s->arena + 1504; // [n, 1]
    VAE_SIMD
    for (size_t i = begin; i < end; i++) {
        t74[i] = (-12.7122153f) - t73[i];
    }
}

// One thread does all of these.
VAE_KERNEL void eval_u0(const VaeState *s, int tile, vae_real *scratch) {
    // rounded.vae:8  conv(4, kernel=2, stride=2)
    // rounded.vae:8  tanh
    // kernel 0, eval: product by panels over rows of [2, 2, 4]
    like_train_k0(s, tile, scratch, s->arena + 672, s->param + 0, s->arena + 480, s->param + 16);
    // rounded.vae:5  posterior heads (added by the compiler)
    // kernel 1, eval: product by panels over rows of [2, 2, 5]
    like_train_k1(s, tile, scratch, s->arena + 480, s->param + 32, s->arena + 240, s->param + 64);
    // kernel 3, eval: loop over rows of [2, 2, 3]
    like_train_k3(s, tile, scratch, s->arena + 1296, s->arena + 240);
}

// One thread does all of these.
VAE_KERNEL void eval_u2(const VaeState *s, int tile, vae_real *scratch) {
    // rounded.vae:5  posterior heads (added by the compiler)
    // kernel 4, eval: loop over rows of [4, 3]
    like_eval_k4(s, tile, scratch, s->arena + 1296, s->arena + 1568, s->arena + 1600,
        s->arena + 1584, s->arena + 1152, s->arena + 1616);
    // rounded.vae:5  posterior heads (added by the compiler)
    // kernel 5, eval: loop over rows of [4, 3, 3]
    like_train_k5(s, tile, scratch, s->arena + 1152, s->arena + 1008);
    // rounded.vae:5  posterior heads (added by the compiler)
    // kernel 6, eval: loop over rows of [4, 3]
    like_train_k6(s, tile, scratch, s->arena + 1008, s->arena + 1616, s->arena + 864,
        s->arena + 1552);
    // kernel 9, eval: loop over rows of [2, 2, 3]
    like_train_k8(s, tile, scratch, s->arena + 0, s->arena + 864);
    // rounded.vae:5  posterior heads (added by the compiler)
    // kernel 10, eval: loop over rows of [2, 2, 2]
    like_train_k9(s, tile, scratch, s->arena + 3, s->arena + 243);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void eval_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {eval_u0, 1, {0}},
        {eval_k8, 1, {0}},
        {eval_k7, 1, {0}},
        {eval_k2, 1, {0}}}, 4);
    vae_run_one(me, s, eval_u2, 1);
    vae_run_one(me, s, eval_k11, (s->n + 3) / 4);
    vae_run_one(me, s, eval_k12, 1);
}

// rounded.vae:5  posterior heads (added by the compiler)
// kernel 2, encode: loop over [3]
VAE_KERNEL void encode_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t24 = s->arena + 1664; // [3]
    vae_real *t29 = s->arena + 1648; // [3]
    vae_real *t32 = s->arena + 1632; // [3]
    vae_real *t36 = s->arena + 1616; // [3]
    vae_real *t38 = s->arena + 1600; // [3]
    vae_real *t42 = s->arena + 1584; // [3]
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        const vae_real v11 = (vae_real)(j);
        const vae_real v18 = vae_abs(v11 - 1.0f) - 0.5f;
        const vae_real v23 = vae_abs(v11 - 2.0f) - 0.5f;
        t24[j] = vae_where(v23, vae_where(v18, (-2.0f), (-1.0f)), (-1.0f));
        t29[j] = vae_where(v23, vae_where(v18, 1.4985f, 0.999f), 0.4995f);
        t32[j] = vae_where(v23, vae_where(v18, 0.5f, 0.0f), 0.5f);
        t36[j] = vae_where(v23, vae_where(v18, 0.346627264f, 0.0f), 1.56084203f);
        t38[j] = vae_where(v23, vae_where(v18, 2.0f, 1.0f), 1.0f);
        t42[j] = vae_where(v23, vae_where(v18, 1.0f, 4.0f), 12.0f);
    }
}

// rounded.vae:5  posterior heads (added by the compiler)
// kernel 6, encode: loop over rows of [4, 3]
VAE_KERNEL void encode_k6(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t54 = s->arena + 912; // [n, 4, 3]
    const vae_real *t24 = s->arena + 1664; // [3]
    vae_real *t57 = s->arena + 768; // [n, 4, 3]
    const vae_real *t38 = s->arena + 1600; // [3]
    const vae_real *t42 = s->arena + 1584; // [3]
    vae_real *t60 = s->arena + 1536; // [n, 4, 1]
    vae_real *t65 = s->arena + 624; // [n, 12]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            vae_real t60_sum = 0.0f;
            VAE_SIMD_SUM(t60_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v57 = (t54[i * 12 + j * 3 + k] + t24[k]) / t38[k];
                t57[i * 12 + j * 3 + k] = v57;
                t60_sum += t54[i * 12 + j * 3 + k] * t42[k];
                t65[i * 12 + j * 3 + k] = v57;
            }
            t60[i * 4 + j] = t60_sum;
        }
    }
}

// rounded.vae:5  posterior heads (added by the compiler)
// kernel 7, encode: loop over rows of [2, 2, 2]
VAE_KERNEL void encode_k7(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_real *t63 = s->arena + 1440; // [n, 2, 2, 2]
    const vae_real *t62 = s->arena + 3; // [n, 2, 2, 2] in rows of 5
    vae_real *t66 = s->arena + 1344; // [n, 8]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                const vae_real v63 = t62[i * 20 + j * 5 + k];
                t63[i * 8 + j * 2 + k] = v63;
                t66[i * 8 + j * 2 + k] = v63;
            }
        }
    }
}

// One thread does all of these.
VAE_KERNEL void encode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // rounded.vae:8  conv(4, kernel=2, stride=2)
    // rounded.vae:8  tanh
    // kernel 0, encode: product by panels over rows of [2, 2, 4]
    like_train_k0(s, tile, scratch, s->arena + 432, s->param + 0, s->arena + 240, s->param + 16);
    // rounded.vae:5  posterior heads (added by the compiler)
    // kernel 1, encode: product by panels over rows of [2, 2, 5]
    like_train_k1(s, tile, scratch, s->arena + 240, s->param + 32, s->arena + 0, s->param + 64);
    // kernel 3, encode: loop over rows of [2, 2, 3]
    like_train_k3(s, tile, scratch, s->arena + 1200, s->arena + 0);
    encode_k7(s, tile, scratch);
}

// One thread does all of these.
VAE_KERNEL void encode_u2(const VaeState *s, int tile, vae_real *scratch) {
    // rounded.vae:5  posterior heads (added by the compiler)
    // kernel 4, encode: loop over rows of [4, 3]
    like_eval_k4(s, tile, scratch, s->arena + 1200, s->arena + 1616, s->arena + 1648,
        s->arena + 1632, s->arena + 1056, s->arena + 1664);
    // rounded.vae:5  posterior heads (added by the compiler)
    // kernel 5, encode: loop over rows of [4, 3, 3]
    like_train_k5(s, tile, scratch, s->arena + 1056, s->arena + 912);
    encode_k6(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void encode_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {encode_u0, 1, {0}},
        {encode_k2, 1, {0}}}, 2);
    vae_run_one(me, s, encode_u2, 1);
}

// kernel 1, decode: loop over rows of [2, 2, 2]
VAE_KERNEL void decode_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_real *t5 = s->arena + 3; // [n, 2, 2, 2] in rows of 5
    const vae_real *z2 = s->arena + 768; // [n, 2, 2, 2]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 2; k++) {
                t5[i * 20 + j * 5 + k] = z2[i * 8 + j * 2 + k];
            }
        }
    }
}

// rounded.vae:9  deconv(1, kernel=2, stride=2)
// rounded.vae:11  likelihood = bernoulli
// kernel 2, decode: product by panels over rows of [4, 4, 1]
VAE_KERNEL void decode_k2(const VaeState *s, int tile, vae_real *scratch) {
    const size_t begin = (size_t)tile * 4, end = vae_panel_end(s, tile, 4);
    const vae_real *z6 = s->arena + 0; // [n, 2, 2, 5]
    const vae_real *w7 = s->param + 80; // [2, 2, 1, 5]
    vae_real *t12 = s->arena + 432; // [n, 16]
    const vae_real *b9 = s->param + 112; // [1]
    vae_real *t13 = s->arena + 240; // [n, 16]
    static const VaeConv conv8 = {
        .height = 4, .width = 4, .channels = 1,
        .out_height = 2, .out_width = 2, .out_channels = 5,
        .kernel_h = 2, .kernel_w = 2, .stride_h = 2, .stride_w = 2,
        .pad_h = 0, .pad_w = 0, .dilation_h = 1, .dilation_w = 1, .groups = 1,
        .x_pitch = 1, .y_pitch = 5
    };
    vae_conv_t(&conv8, (int)(end - begin), z6 + begin * 20, w7, t12 + begin * 16, scratch);
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 16; j++) {
            const vae_real v8 = t12[i * 16 + j];
            const vae_real v12 = vae_sigmoid(v8 + b9[0]);
            t12[i * 16 + j] = v12;
            t13[i * 16 + j] = v12;
        }
    }
}

// One thread does all of these.
VAE_KERNEL void decode_u0(const VaeState *s, int tile, vae_real *scratch) {
    // kernel 0, decode: loop over rows of [2, 2, 3]
    like_train_k8(s, tile, scratch, s->arena + 0, s->arena + 624);
    decode_k1(s, tile, scratch);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void decode_run(const VaeState *s, VaeMember *me) {
    vae_run_one(me, s, decode_u0, 1);
    vae_run_one(me, s, decode_k2, (s->n + 3) / 4);
}

// kernel 0, prior: loop over [3]
VAE_KERNEL void prior_k0(const VaeState *s, int tile, vae_real *scratch) {
    (void)tile, (void)scratch;
    vae_real *t13 = s->arena + 800; // [3]
    vae_real *t15 = s->arena + 784; // [3]
    vae_real *t20 = s->arena + 768; // [3]
    VAE_SIMD
    for (size_t j = 0; j < 3; j++) {
        const vae_real v0 = (vae_real)(j);
        const vae_real v7 = vae_abs(v0 - 1.0f) - 0.5f;
        const vae_real v12 = vae_abs(v0 - 2.0f) - 0.5f;
        t13[j] = vae_where(v12, vae_where(v7, (-2.0f), (-1.0f)), (-1.0f));
        t15[j] = vae_where(v12, vae_where(v7, 2.0f, 1.0f), 1.0f);
        t20[j] = vae_where(v12, vae_where(v7, 4.0f, 3.0f), 2.0f);
    }
}

// kernel 1, prior: loop over rows of [4, 3]
VAE_KERNEL void prior_k1(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_real *t21 = s->arena + 288; // [n, 4, 3]
    const vae_real *u16 = s->arena + 432; // [n, 4, 3]
    const vae_real *t20 = s->arena + 768; // [3]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 4; j++) {
            VAE_SIMD
            for (size_t k = 0; k < 3; k++) {
                t21[i * 12 + j * 3 + k] = u16[i * 12 + j * 3 + k] * t20[k];
            }
        }
    }
}

// kernel 2, prior: loop over rows of [4, 3, 3]
VAE_KERNEL void prior_k2(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    const vae_real *t21 = s->arena + 288; // [n, 4, 3, 1]
    vae_real *t26 = s->arena + 144; // [n, 4, 3, 1]
    for (size_t i = begin; i < end; i++) {
        for (size_t j = 0; j < 12; j++) {
            vae_real t26_sum = 0.0f;
            VAE_SIMD_SUM(t26_sum)
            for (size_t k = 0; k < 3; k++) {
                const vae_real v0 = (vae_real)(k);
                t26_sum += vae_step(t21[i * 12 + j] - v0 - 1.0f);
            }
            t26[i * 12 + j] = t26_sum;
        }
    }
}

// rounded.vae:6  z.prior
// kernel 4, prior: loop over rows of [8]
VAE_KERNEL void prior_k4(const VaeState *s, int tile, vae_real *scratch) {
    (void)scratch;
    const size_t begin = (size_t)tile * 12, end = vae_panel_end(s, tile, 12);
    vae_real *t32 = s->arena + 576; // [n, 8]
    const vae_real *eps31 = s->arena + 672; // [n, 8]
    for (size_t i = begin; i < end; i++) {
        VAE_SIMD
        for (size_t j = 0; j < 8; j++) {
            t32[i * 8 + j] = eps31[i * 8 + j];
        }
    }
}

// One thread does all of these.
VAE_KERNEL void prior_u0(const VaeState *s, int tile, vae_real *scratch) {
    prior_k0(s, tile, scratch);
    prior_k1(s, tile, scratch);
    prior_k2(s, tile, scratch);
    // kernel 3, prior: loop over rows of [4, 3]
    like_train_k6(s, tile, scratch, s->arena + 144, s->arena + 800, s->arena + 0, s->arena + 784);
}

// Every member of the team calls this; vae_run shares out tiles and waits.
static void prior_run(const VaeState *s, VaeMember *me) {
    vae_run(me, s, (VaeWork[]){
        {prior_u0, 1, {0}},
        {prior_k4, 1, {0}}}, 2);
}

static const VaePort train_ports[] = {
    {"x", VAE_IN_DATA, 0, 1536, 16}, // [n, 4, 4, 1]
    {"loss", VAE_OUT_SCALAR, 0, 2864, 1}, // [1]
    {"reconstruction", VAE_OUT_SCALAR, 0, 2912, 1}, // [1]
    {"kl", VAE_OUT_SCALAR, 0, 2880, 1}, // [1]
};

static const VaePort eval_ports[] = {
    {"x", VAE_IN_DATA, 0, 672, 16}, // [n, 4, 4, 1]
    {"reconstruction", VAE_OUT_ROW, 0, 1504, 1}, // [n, 1]
    {"kl", VAE_OUT_ROW, 0, 1520, 1}, // [n, 1]
    {"log_weight", VAE_OUT_ROW, 0, 1488, 1}, // [n, 1]
    {"f.kl", VAE_OUT_ROW, 0, 1440, 4}, // [n, 4]
    {"z.kl", VAE_OUT_ROW, 0, 1536, 1}, // [n, 1]
};

static const VaePort encode_ports[] = {
    {"x", VAE_IN_DATA, 0, 432, 16}, // [n, 4, 4, 1]
    {"f.mean", VAE_OUT_ROW, 0, 768, 12}, // [n, 12]
    {"f.code", VAE_OUT_ROW, 0, 1536, 4}, // [n, 4]
    {"f.sample", VAE_OUT_ROW, 0, 624, 12}, // [n, 12]
    {"z.mean", VAE_OUT_ROW, 0, 1440, 8}, // [n, 8]
    {"z.sample", VAE_OUT_ROW, 0, 1344, 8}, // [n, 8]
};

static const VaePort decode_ports[] = {
    {"f", VAE_IN_LATENT, 0, 624, 12}, // [n, 12]
    {"z", VAE_IN_LATENT, 1, 768, 8}, // [n, 8]
    {"x.mean", VAE_OUT_ROW, 0, 432, 16}, // [n, 16]
    {"x.draw0", VAE_OUT_ROW, 0, 240, 16}, // [n, 16]
};

static const VaePort prior_ports[] = {
    {"f.prior", VAE_IN_UNIFORM, 8, 432, 12}, // [n, 4, 3]
    {"z.prior", VAE_IN_NORMAL, 9, 672, 8}, // [n, 8]
    {"f.sample", VAE_OUT_ROW, 0, 0, 12}, // [n, 12]
    {"z.sample", VAE_OUT_ROW, 0, 576, 8}, // [n, 8]
};

// Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, deca...
static const VaeTensor tensors[] = {
    {"encoder.0.weight", 4, {4, 1, 2, 2}, {1, 4, 8, 4}, 0, VAE_INIT_UNIFORM, 0.547722578f, true, true, true},
    {"encoder.0.bias", 1, {4}, {1}, 16, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.f.vector.weight", 2, {3, 4}, {1, 5}, 32, VAE_INIT_UNIFORM, 0.925820112f, true, true, true},
    {"posterior.f.vector.bias", 1, {3}, {1}, 64, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"posterior.z.mean.weight", 2, {2, 4}, {1, 5}, 35, VAE_INIT_UNIFORM, 1.0f, true, true, true},
    {"posterior.z.mean.bias", 1, {2}, {1}, 67, VAE_INIT_ZERO, 0.0f, true, false, true},
    {"decoder.0.weight", 4, {5, 1, 2, 2}, {1, 5, 10, 5}, 80, VAE_INIT_UNIFORM, 0.5f, true, true, false},
    {"decoder.0.bias", 1, {1}, {1}, 112, VAE_INIT_ZERO, 0.0f, true, false, false},
};

static const VaeStream streams[] = {
    {"x", VAE_IMAGE, 4, 4, 1, 16, VAE_DOMAIN_UNIT, "bernoulli", false, false, .levels = 0},
};

static const VaeLatent latents[] = {
    {"f", 12, 24},
    {"z", 8, 0},
};
static const VaeCoded coded[] = {
    {0, 0, "is fsq, which has no codebook to look codes up in"},
    {0, 0, "is deterministic: it has no distribution"},
};

static const VaeStage stages[] = {
    {VAE_STAGE_DATA, 0, "x", "[4, 4, 1]", 0},
    {VAE_STAGE_ENCODER, 0, "conv(4, kernel=2, stride=2)", "[2, 2, 4]", 20},
    {VAE_STAGE_ENCODER, 0, "tanh", "[2, 2, 4]", 0},
    {VAE_STAGE_LATENT, 0, "f: fsq", "[2, 2, 3]", 15},
    {VAE_STAGE_LATENT, 0, "z: deterministic", "[2, 2, 2]", 10},
    {VAE_STAGE_DECODER, 0, "deconv(1, kernel=2, stride=2)", "[4, 4, 1]", 21},
    {VAE_STAGE_OUTPUT, 0, "x: bernoulli", "[4, 4, 1]", 0},
};

static const VaeStretch rest[] = {
    {0, 128},
};

VAE_MODEL_TABLE const VaeModel vae_model = {
    .abi = VAE_ABI,
    .name = "rounded", .isa = VAE_ISA,
    .params = "",
    .summary =
        "model rounded\n"
        "\n"
        "  layer                             output             parameters      flops/row\n"
        "  encoder(x)                        [4, 4, 1]                   -              -\n"
        "    conv(4, kernel=2, stride=2)     [2, 2, 4]                  20            128\n"
        "    tanh                            [2, 2, 4]                   -              -\n"
        "  f: heads                          [2, 2, 3]                  15            120\n"
        "  z: heads                          [2, 2, 2]                  10             80\n"
        "  decoder(f, z)                     [2, 2, 5]                   -              -\n"
        "    deconv(1, kernel=2, stride=2)   [4, 4, 1]                  21            160\n"
        "\n"
        "  66 parameters; one training step of 12 rows: 14,592 flops\n"
        "  likelihood bernoulli\n"
        "  objective elbo(samples=1)\n"
        "  latent f fsq(levels=4x3x2, n=1, grid=2x2)\n"
        "\n"
        "  program   kernels  unfused   arena bytes    unplanned\n"
        "  train          26       74        12,224       12,224\n"
        "  eval           13       45         6,528        6,528\n"
        "  encode          8       40         6,720        6,720\n"
        "  decode          3        6         3,456        3,456\n"
        "  prior           5       20         3,264        3,264\n",
    .batch = 12, .n_param = 128, .n_state = 0, .n_arena = 3056,
    .n_scratch = 768,
    .max_threads = 1, .flops_per_row = 1216.0,
    .n_weight_tiles = 0, .rest = rest, .n_rest = 1,
    .panel = 0,
    .tensor = tensors, .n_tensors = 8,
    .stream = streams, .n_streams = 1, .target = 0,
    .draw = VAE_DRAW_BERNOULLI, .draw_total = 0,
    .latent = latents, .n_latents = 2,
    .coded = coded,
    .stage = stages, .n_stages = 7,
    .train = {"train", train_run, train_ports, 4},
    .eval = {"eval", VAE_UNCHECKED(eval_run), eval_ports, 6},
    .encode = {"encode", VAE_UNCHECKED(encode_run), encode_ports, 6},
    .decode = {"decode", decode_run, decode_ports, 4},
    .prior = {"prior", VAE_UNCHECKED(prior_run), prior_ports, 4},
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
