// vae_pool.h -- pooling and resizing of one image, called by emitted kernels inside a tile.
// Images are [height, width, channels] with a pitch from pixel to pixel; places of the window that
// lie outside the image do not count: they never win a maximum and are not in a mean's divisor.
#ifndef VAE_POOL_H
#define VAE_POOL_H

#include "vae_math.h"
#include "vaert.h"

typedef struct VaePool {
    int height, width, channels;    // of x
    int out_height, out_width;      // of y
    int kernel_h, kernel_w, stride_h, stride_w, pad_h, pad_w;
    int x_pitch, y_pitch; // reals from one pixel to the next
} VaePool;

typedef struct VaeWindow { // the part of the image under the window of one output pixel
    int top, bottom, left, right;
} VaeWindow;

static inline VaeWindow vae_pool_window(const VaePool *p, int oy, int ox) {
    VaeWindow w = {oy * p->stride_h - p->pad_h, 0, ox * p->stride_w - p->pad_w, 0};
    w.bottom = w.top + p->kernel_h < p->height ? w.top + p->kernel_h : p->height;
    w.right = w.left + p->kernel_w < p->width ? w.left + p->kernel_w : p->width;
    if (w.top < 0) w.top = 0;
    if (w.left < 0) w.left = 0;
    return w;
}

VAE_SHARED void vae_maxpool(const VaePool *p, const vae_real *x, vae_real *y) {
    for (int oy = 0; oy < p->out_height; oy++)
        for (int ox = 0; ox < p->out_width; ox++) {
            const VaeWindow w = vae_pool_window(p, oy, ox);
            vae_real *to = y + ((ptrdiff_t)oy * p->out_width + ox) * p->y_pitch;
            const vae_real *first = x + ((ptrdiff_t)w.top * p->width + w.left) * p->x_pitch;
            for (int c = 0; c < p->channels; c++) to[c] = first[c];
            for (int h = w.top; h < w.bottom; h++)
                for (int q = w.left; q < w.right; q++) {
                    const vae_real *from = x + ((ptrdiff_t)h * p->width + q) * p->x_pitch;
                    VAE_SIMD
                    for (int c = 0; c < p->channels; c++) to[c] = vae_max(from[c], to[c]);
                }
        }
}

// dx: each output pixel's dy goes to the first place of its window, row by row, that holds y.
VAE_SHARED void vae_maxpool_t(const VaePool *p, const vae_real *x, const vae_real *y,
                                 const vae_real *dy, int dy_pitch, vae_real *dx, int dx_pitch) {
    for (int h = 0; h < p->height; h++)
        for (int q = 0; q < p->width; q++)
            for (int c = 0; c < p->channels; c++)
                dx[((ptrdiff_t)h * p->width + q) * dx_pitch + c] = 0;
    for (int oy = 0; oy < p->out_height; oy++)
        for (int ox = 0; ox < p->out_width; ox++) {
            const VaeWindow w = vae_pool_window(p, oy, ox);
            const ptrdiff_t pixel = (ptrdiff_t)oy * p->out_width + ox;
            for (int c0 = 0; c0 < p->channels; c0 += 64) {
                const int n = p->channels - c0 < 64 ? p->channels - c0 : 64;
                const vae_real *best = y + pixel * p->y_pitch + c0;
                vae_real rest[64]; // what is still to be given away
                for (int c = 0; c < n; c++) rest[c] = dy[pixel * dy_pitch + c0 + c];
                for (int h = w.top; h < w.bottom; h++)
                    for (int q = w.left; q < w.right; q++) {
                        const ptrdiff_t at = (ptrdiff_t)h * p->width + q;
                        const vae_real *from = x + at * p->x_pitch + c0;
                        vae_real *to = dx + at * dx_pitch + c0;
                        VAE_SIMD
                        for (int c = 0; c < n; c++) {
                            const bool here = from[c] == best[c];
                            to[c] += here ? rest[c] : 0;
                            rest[c] = here ? 0 : rest[c];
                        }
                    }
            }
        }
}

static inline vae_real vae_window_share(VaeWindow w) {
    return (vae_real)1 / (vae_real)((w.bottom - w.top) * (w.right - w.left));
}

VAE_SHARED void vae_avgpool(const VaePool *p, const vae_real *x, vae_real *y) {
    for (int oy = 0; oy < p->out_height; oy++)
        for (int ox = 0; ox < p->out_width; ox++) {
            const VaeWindow w = vae_pool_window(p, oy, ox);
            const vae_real share = vae_window_share(w);
            vae_real *to = y + ((ptrdiff_t)oy * p->out_width + ox) * p->y_pitch;
            for (int c = 0; c < p->channels; c++) to[c] = 0;
            for (int h = w.top; h < w.bottom; h++)
                for (int q = w.left; q < w.right; q++) {
                    const vae_real *from = x + ((ptrdiff_t)h * p->width + q) * p->x_pitch;
                    VAE_SIMD
                    for (int c = 0; c < p->channels; c++) to[c] += from[c] * share;
                }
        }
}

// dx of avgpool: its transpose.
VAE_SHARED void vae_avgpool_t(const VaePool *p, const vae_real *dy, vae_real *dx) {
    for (int h = 0; h < p->height; h++)
        for (int q = 0; q < p->width; q++)
            for (int c = 0; c < p->channels; c++)
                dx[((ptrdiff_t)h * p->width + q) * p->x_pitch + c] = 0;
    for (int oy = 0; oy < p->out_height; oy++)
        for (int ox = 0; ox < p->out_width; ox++) {
            const VaeWindow w = vae_pool_window(p, oy, ox);
            const vae_real share = vae_window_share(w);
            const vae_real *from = dy + ((ptrdiff_t)oy * p->out_width + ox) * p->y_pitch;
            for (int h = w.top; h < w.bottom; h++)
                for (int q = w.left; q < w.right; q++) {
                    vae_real *to = dx + ((ptrdiff_t)h * p->width + q) * p->x_pitch;
                    VAE_SIMD
                    for (int c = 0; c < p->channels; c++) to[c] += from[c] * share;
                }
        }
}

// Bilinear enlargement by whole factors (kernel_h, kernel_w), pixel centres aligned and the border
// repeated, as in PyTorch with align_corners = False.
typedef struct VaeTap { // y = (1 - t) x[low] + t x[high]
    int low, high;
    vae_real t;
} VaeTap;

static inline VaeTap vae_tap(int out, int factor, int size) {
    vae_real at = ((vae_real)out + (vae_real)0.5) / (vae_real)factor - (vae_real)0.5;
    if (at < 0) at = 0;
    VaeTap tap = {(int)at, 0, 0};
    tap.high = tap.low + 1 < size ? tap.low + 1 : tap.low;
    tap.t = at - (vae_real)tap.low;
    return tap;
}

VAE_SHARED void vae_bilinear(const VaePool *p, const vae_real *x, vae_real *y) {
    for (int oy = 0; oy < p->out_height; oy++) {
        const VaeTap v = vae_tap(oy, p->kernel_h, p->height);
        for (int ox = 0; ox < p->out_width; ox++) {
            const VaeTap u = vae_tap(ox, p->kernel_w, p->width);
            const vae_real *a = x + ((ptrdiff_t)v.low * p->width + u.low) * p->x_pitch;
            const vae_real *b = x + ((ptrdiff_t)v.low * p->width + u.high) * p->x_pitch;
            const vae_real *d = x + ((ptrdiff_t)v.high * p->width + u.low) * p->x_pitch;
            const vae_real *e = x + ((ptrdiff_t)v.high * p->width + u.high) * p->x_pitch;
            vae_real *to = y + ((ptrdiff_t)oy * p->out_width + ox) * p->y_pitch;
            VAE_SIMD
            for (int c = 0; c < p->channels; c++)
                to[c] = (1 - v.t) * ((1 - u.t) * a[c] + u.t * b[c]) +
                        v.t * ((1 - u.t) * d[c] + u.t * e[c]);
        }
    }
}

// dx of bilinear: its transpose.
VAE_SHARED void vae_bilinear_t(const VaePool *p, const vae_real *dy, vae_real *dx) {
    for (int h = 0; h < p->height; h++)
        for (int q = 0; q < p->width; q++)
            for (int c = 0; c < p->channels; c++)
                dx[((ptrdiff_t)h * p->width + q) * p->x_pitch + c] = 0;
    for (int oy = 0; oy < p->out_height; oy++) {
        const VaeTap v = vae_tap(oy, p->kernel_h, p->height);
        for (int ox = 0; ox < p->out_width; ox++) {
            const VaeTap u = vae_tap(ox, p->kernel_w, p->width);
            const vae_real *from = dy + ((ptrdiff_t)oy * p->out_width + ox) * p->y_pitch;
            for (int corner = 0; corner < 4; corner++) {
                const int h = corner & 2 ? v.high : v.low, q = corner & 1 ? u.high : u.low;
                const vae_real share =
                    (corner & 2 ? v.t : 1 - v.t) * (corner & 1 ? u.t : 1 - u.t);
                vae_real *to = dx + ((ptrdiff_t)h * p->width + q) * p->x_pitch;
                VAE_SIMD
                for (int c = 0; c < p->channels; c++) to[c] += share * from[c];
            }
        }
    }
}

#endif
