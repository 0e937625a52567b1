// vae_norm.h -- how long the gradient of weights is that one row of the batch contributes, for training that clips each
// row's (DP-SGD). That gradient is a product x^T d of what the backward pass has anyway; nothing of it is kept.
#ifndef VAE_NORM_H
#define VAE_NORM_H

#include "vae_conv.h"
#include "vae_gemm.h"

typedef struct VaeFactors { // of one row: x[steps, in] and d[steps, out]
    const vae_real *x, *d;
    int steps, x_pitch, d_pitch;
} VaeFactors;

// A fixed number of sums side by side, which become vector instructions.
static inline vae_real vae_sum_of_products(size_t n, const vae_real *a, const vae_real *b) {
    enum { SUMS = 16 };
    vae_real sum[SUMS] = {0}, total = 0;
    size_t i = 0;
    for (; i + SUMS <= n; i += SUMS)
        for (size_t k = 0; k < SUMS; k++) sum[k] += a[i + k] * b[i + k];
    for (size_t k = 0; i + k < n; k++) sum[k] += a[i + k] * b[i + k];
    for (size_t k = 0; k < SUMS; k++) total += sum[k];
    return total;
}

// |sum over factors of x^T d|^2, of weights used `n` times. scratch: [in, out].
VAE_SHARED vae_real vae_product_norm(int n, const VaeFactors *f, int in, int out, vae_real *scratch) {
    vae_gemm_tn(in, out, f->steps, f->x, f->x_pitch, f->d, f->d_pitch, scratch, out);
    for (int i = 1; i < n; i++)
        vae_gemm_tn_acc(in, out, f[i].steps, f[i].x, f[i].x_pitch, f[i].d, f[i].d_pitch, scratch, out);
    return vae_sum_of_products((size_t)in * (size_t)out, scratch, scratch);
}

// The same as the sum over pairs of steps of (x x^T)[s, t] (d d^T)[s, t]: less where there are few steps. scratch: twice the
// square of the most steps.
VAE_SHARED vae_real vae_gram_norm(int n, const VaeFactors *f, int in, int out, vae_real *scratch) {
    vae_real total = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j <= i; j++) {
            const size_t both = (size_t)f[i].steps * (size_t)f[j].steps;
            vae_real *other = scratch + both;
            vae_gemm_nt(f[i].steps, f[j].steps, in, f[i].x, f[i].x_pitch, f[j].x, f[j].x_pitch, scratch, f[j].steps);
            vae_gemm_nt(f[i].steps, f[j].steps, out, f[i].d, f[i].d_pitch, f[j].d, f[j].d_pitch, other, f[j].steps);
            const vae_real sum = vae_sum_of_products(both, scratch, other);
            total += i == j ? sum : 2 * sum;
        }
    return total;
}

// |gradient of a convolution's weights|^2 of so many images. scratch: [weights], and what vae_conv_w needs.
VAE_SHARED vae_real vae_conv_norm(const VaeConv *c, int images, const vae_real *x, const vae_real *y, vae_real *scratch) {
    const size_t weights = (size_t)c->kernel_h * (size_t)c->kernel_w * (size_t)(c->channels / c->groups) *
                           (size_t)c->out_channels;
    for (int part = 0; part < vae_conv_w_parts(c); part++) vae_conv_w(c, images, x, y, scratch, part, scratch + weights);
    return vae_sum_of_products(weights, scratch, scratch);
}

// The same of vectors looked up, where x has the numbers of words, steps of them side by side: what equal words gather is
// added first.
VAE_SHARED vae_real vae_lookup_norm(int n, const VaeFactors *f, int width) {
    vae_real total = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j <= i; j++)
            for (int s = 0; s < f[i].steps; s++)
                for (int t = 0; t < (i == j ? s + 1 : f[j].steps); t++) {
                    if (f[i].x[s] != f[j].x[t]) continue;
                    const vae_real sum = vae_sum_of_products((size_t)width, f[i].d + (ptrdiff_t)s * f[i].d_pitch,
                                                             f[j].d + (ptrdiff_t)t * f[j].d_pitch);
                    total += i == j && s == t ? sum : 2 * sum;
                }
    return total;
}

#endif
