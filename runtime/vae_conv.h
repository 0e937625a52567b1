// vae_conv.h -- convolutions of one image, called by emitted kernels inside a tile.
//   vae_conv    y = x * w            forward (and the gradient of a transposed convolution's input)
//   vae_conv_t  x = y * w transposed the gradient of conv's input (and a transposed convolution)
//   vae_conv_w  dw += x^T * y        the gradient of the weights, a strip of their rows
// Images are [height, width, channels] with a pitch from pixel to pixel; weights are
// [kernel_h, kernel_w, channels / groups, out_channels].
//
// A row of a zero-padded image holds, for each place of the kernel, kernel_w * channels numbers in
// a row: with the pixel's stride as leading dimension it is a matrix, and no im2col is made of it.
// The order of every sum is fixed by the geometry alone.
#ifndef VAE_CONV_H
#define VAE_CONV_H

#include "vaert.h"

typedef struct VaeConv {
    int height, width, channels;             // of x
    int out_height, out_width, out_channels; // of y
    int kernel_h, kernel_w, stride_h, stride_w, pad_h, pad_w, dilation_h, dilation_w, groups;
    int x_pitch, y_pitch; // reals from one pixel to the next
} VaeConv;

// The padded image: every place that some place of the kernel reads.
static inline int vae_conv_rows(const VaeConv *c) {
    return (c->out_height - 1) * c->stride_h + (c->kernel_h - 1) * c->dilation_h + 1;
}
static inline int vae_conv_columns(const VaeConv *c) {
    return (c->out_width - 1) * c->stride_w + (c->kernel_w - 1) * c->dilation_w + 1;
}
// Reals of scratch that any of the three needs.
static inline size_t vae_conv_scratch(const VaeConv *c) {
    const size_t padded = (size_t)vae_conv_rows(c) * vae_conv_columns(c) * c->channels;
    return padded + (size_t)c->out_width * c->kernel_w * c->channels;
}

// The weights' gradient is cut into strips of rows of its [kernel_h * kernel_w * in, out] matrix,
// each inside one row of the kernel.
#define VAE_CONV_STRIP 96
static inline int vae_conv_strips(const VaeConv *c) { // in one row of the kernel
    return (c->kernel_w * (c->channels / c->groups) + VAE_CONV_STRIP - 1) / VAE_CONV_STRIP;
}

#ifndef VAE_NO_KERNELS
#include "vae_gemm.h"
#include <string.h>

// How many rows of weights one product takes: all of kernel_w at once where they lie in a row.
static inline int vae_conv_run(const VaeConv *c) {
    return c->groups == 1 && c->dilation_w == 1 ? c->kernel_w : 1;
}

VAE_SHARED void vae_conv_pad(const VaeConv *c, const vae_real *x, vae_real *padded) {
    const int rows = vae_conv_rows(c), columns = vae_conv_columns(c);
    memset(padded, 0, (size_t)rows * columns * c->channels * sizeof *padded);
    for (int r = 0; r < rows; r++) {
        const int h = r - c->pad_h;
        if (h < 0 || h >= c->height) continue;
        for (int q = 0; q < columns; q++) {
            const int w = q - c->pad_w;
            if (w < 0 || w >= c->width) continue;
            memcpy(padded + ((size_t)r * columns + q) * c->channels,
                   x + ((size_t)h * c->width + w) * c->x_pitch, c->channels * sizeof *x);
        }
    }
}

VAE_SHARED void vae_conv(const VaeConv *c, const vae_real *x, const vae_real *w, vae_real *y,
                            vae_real *scratch) {
    const int columns = vae_conv_columns(c), run = vae_conv_run(c);
    const int in = c->channels / c->groups, out = c->out_channels / c->groups;
    vae_conv_pad(c, x, scratch);
    for (int oy = 0; oy < c->out_height; oy++)
        for (int g = 0; g < c->groups; g++) {
            vae_real *to = y + (size_t)oy * c->out_width * c->y_pitch + g * out;
            for (int kh = 0; kh < c->kernel_h; kh++)
                for (int kw = 0; kw < c->kernel_w; kw += run) {
                    const int r = oy * c->stride_h + kh * c->dilation_h;
                    const size_t at = (size_t)r * columns + (size_t)kw * c->dilation_w;
                    const vae_real *from = scratch + at * c->channels + g * in;
                    const vae_real *taps =
                        w + ((size_t)kh * c->kernel_w + kw) * in * c->out_channels + g * out;
                    if (kh + kw == 0)
                        vae_gemm_nn(c->out_width, out, run * in, from, c->stride_w * c->channels,
                                    taps, c->out_channels, to, c->y_pitch);
                    else
                        vae_gemm_nn_acc(c->out_width, out, run * in, from,
                                        c->stride_w * c->channels, taps, c->out_channels, to,
                                        c->y_pitch);
                }
        }
}

VAE_SHARED void vae_conv_t(const VaeConv *c, const vae_real *y, const vae_real *w, vae_real *x,
                              vae_real *scratch) {
    const int rows = vae_conv_rows(c), columns = vae_conv_columns(c), run = vae_conv_run(c);
    const int in = c->channels / c->groups, out = c->out_channels / c->groups;
    vae_real *padded = scratch, *part = scratch + (size_t)rows * columns * c->channels;
    memset(padded, 0, (size_t)rows * columns * c->channels * sizeof *padded);
    for (int oy = 0; oy < c->out_height; oy++)
        for (int g = 0; g < c->groups; g++)
            for (int kh = 0; kh < c->kernel_h; kh++)
                for (int kw = 0; kw < c->kernel_w; kw += run) {
                    const int r = oy * c->stride_h + kh * c->dilation_h, n = run * in;
                    const vae_real *taps =
                        w + ((size_t)kh * c->kernel_w + kw) * in * c->out_channels + g * out;
                    vae_gemm_nt(c->out_width, n, out,
                                y + (size_t)oy * c->out_width * c->y_pitch + g * out, c->y_pitch,
                                taps, c->out_channels, part, n);
                    for (int ox = 0; ox < c->out_width; ox++) {
                        const int q = ox * c->stride_w + kw * c->dilation_w;
                        vae_real *to = padded + ((size_t)r * columns + q) * c->channels + g * in;
                        for (int j = 0; j < n; j++) to[j] += part[(size_t)ox * n + j];
                    }
                }
    for (int h = 0; h < c->height; h++)
        for (int q = 0; q < c->width; q++) {
            vae_real *to = x + ((size_t)h * c->width + q) * c->x_pitch;
            const int r = h + c->pad_h, s = q + c->pad_w;
            if (r < rows && s < columns)
                memcpy(to, padded + ((size_t)r * columns + s) * c->channels,
                       c->channels * sizeof *x);
            else memset(to, 0, c->channels * sizeof *x);
        }
}

// Strip `strip` of dw, summed over n images that lie x_image and y_image reals apart.
VAE_SHARED void vae_conv_w(const VaeConv *c, int n, const vae_real *x, size_t x_image,
                              const vae_real *y, size_t y_image, vae_real *dw, int strip,
                              vae_real *scratch) {
    const int columns = vae_conv_columns(c), in = c->channels / c->groups;
    const int out = c->out_channels / c->groups, width = c->kernel_w * in;
    const int kh = strip / vae_conv_strips(c);
    const int first = strip % vae_conv_strips(c) * VAE_CONV_STRIP;
    const int end = first + VAE_CONV_STRIP < width ? first + VAE_CONV_STRIP : width;
    dw += ((size_t)kh * width + first) * c->out_channels;
    memset(dw, 0, (size_t)(end - first) * c->out_channels * sizeof *dw);
    for (int i = 0; i < n; i++) {
        vae_conv_pad(c, x + i * x_image, scratch);
        for (int oy = 0; oy < c->out_height; oy++)
            for (int g = 0; g < c->groups; g++)
                for (int at = first; at < end;) { // what lies in a row: within one place of the kernel
                    const int kw = at / in, inside = at % in;
                    int rows = c->groups == 1 && c->dilation_w == 1 ? end - at : in - inside;
                    if (rows > end - at) rows = end - at;
                    const size_t r = (size_t)oy * c->stride_h + kh * c->dilation_h;
                    const size_t pixel = r * columns + (size_t)kw * c->dilation_w;
                    vae_gemm_tn_acc(rows, out, c->out_width,
                                    scratch + pixel * c->channels + g * in + inside,
                                    c->stride_w * c->channels,
                                    y + i * y_image + (size_t)oy * c->out_width * c->y_pitch +
                                        g * out,
                                    c->y_pitch, dw + (size_t)(at - first) * c->out_channels + g * out,
                                    c->out_channels);
                    at += rows;
                }
    }
}

#endif
#endif
