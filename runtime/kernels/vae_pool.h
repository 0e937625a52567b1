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

#ifdef VAE_COMMON_APART
VAE_COMMON void vae_maxpool(const VaePool *p, const vae_real *x, vae_real *y);
VAE_COMMON void vae_maxpool_at(const VaePool *p, const vae_real *x, vae_real *at);
VAE_COMMON void vae_maxpool_put(const VaePool *p, const vae_real *at, const vae_real *dy,
                                int dy_pitch, vae_real *dx);
VAE_COMMON void vae_avgpool(const VaePool *p, const vae_real *x, vae_real *y);
VAE_COMMON void vae_avgpool_t(const VaePool *p, const vae_real *dy, vae_real *dx);
VAE_COMMON void vae_bilinear(const VaePool *p, const vae_real *x, vae_real *y);
VAE_COMMON void vae_bilinear_t(const VaePool *p, const vae_real *dy, vae_real *dx);
#else
// NaN is the largest of all: it is not hidden. (No || in here: it would be branches, not vectors.)
static inline vae_real vae_highest(vae_real a, vae_real b) {
    const vae_real c = a > b ? a : b;
    return a != a ? a : c;
}

VAE_COMMON void vae_maxpool(const VaePool *p, const vae_real *x, vae_real *y) {
    for (int oy = 0; oy < p->out_height; oy++)
        for (int ox = 0; ox < p->out_width; ox++) {
            const VaeWindow w = vae_pool_window(p, oy, ox);
            const int wide = w.right - w.left, places = (w.bottom - w.top) * wide;
            const vae_real *first = x + ((ptrdiff_t)w.top * p->width + w.left) * p->x_pitch;
            vae_real *to = y + ((ptrdiff_t)oy * p->out_width + ox) * p->y_pitch;
            const vae_real *best = first;
            for (int k = 0; k < places; k += 4) { // four places in one go, the last of all again
                const vae_real *at[4];
                for (int i = 0; i < 4; i++) {
                    const int place = k + i < places ? k + i : places - 1;
                    at[i] = first + ((ptrdiff_t)(place / wide) * p->width + place % wide) * p->x_pitch;
                }
                const vae_real *a = at[0], *b = at[1], *d = at[2], *e = at[3];
                VAE_SIMD
                for (int c = 0; c < p->channels; c++) {
                    const vae_real v = vae_highest(vae_highest(a[c], b[c]), vae_highest(d[c], e[c]));
                    to[c] = vae_highest(v, best[c]);
                }
                best = to;
            }
        }
}

// The number of the first place of each window, row by row through the kernel, that holds its maximum.
VAE_COMMON void vae_maxpool_at(const VaePool *p, const vae_real *x, vae_real *at) {
    for (int oy = 0; oy < p->out_height; oy++)
        for (int ox = 0; ox < p->out_width; ox++) {
            const VaeWindow w = vae_pool_window(p, oy, ox);
            vae_real *to = at + ((ptrdiff_t)oy * p->out_width + ox) * p->y_pitch;
            const int top = oy * p->stride_h - p->pad_h, left = ox * p->stride_w - p->pad_w;
            for (int c0 = 0; c0 < p->channels; c0 += 64) {
                const int n = p->channels - c0 < 64 ? p->channels - c0 : 64;
                vae_real best[64], place[64];
                for (int h = w.top; h < w.bottom; h++)
                    for (int q = w.left; q < w.right; q++) {
                        const vae_real *from = x + ((ptrdiff_t)h * p->width + q) * p->x_pitch + c0;
                        const vae_real here = (vae_real)((h - top) * p->kernel_w + q - left);
                        if (h == w.top && q == w.left) {
                            for (int c = 0; c < n; c++) best[c] = from[c], place[c] = here;
                            continue;
                        }
                        VAE_SIMD
                        for (int c = 0; c < n; c++) {
                            const vae_real v = from[c], b = best[c];
                            const bool wins = (v > b) | ((v != v) & (b == b));
                            place[c] = wins ? here : place[c];
                            best[c] = wins ? v : b;
                        }
                    }
                for (int c = 0; c < n; c++) to[c0 + c] = place[c];
            }
        }
}

// dx: each dy goes to the place of its window that `at` names. Every pixel of x collects from the
// windows that it is in, if any.
VAE_COMMON void vae_maxpool_put(const VaePool *p, const vae_real *at, const vae_real *dy,
                                int dy_pitch, vae_real *dx) {
    for (int h = 0; h < p->height; h++)
        for (int q = 0; q < p->width; q++) {
            vae_real *to = dx + ((ptrdiff_t)h * p->width + q) * p->x_pitch;
            bool any = false;
            for (int oy = (h + p->pad_h) / p->stride_h; oy >= 0; oy--) {
                const int row = h + p->pad_h - oy * p->stride_h;
                if (row >= p->kernel_h) break;
                if (oy >= p->out_height) continue;
                for (int ox = (q + p->pad_w) / p->stride_w; ox >= 0; ox--) {
                    const int column = q + p->pad_w - ox * p->stride_w;
                    if (column >= p->kernel_w) break;
                    if (ox >= p->out_width) continue;
                    const ptrdiff_t pixel = (ptrdiff_t)oy * p->out_width + ox;
                    const vae_real *from = dy + pixel * dy_pitch, *place = at + pixel * p->y_pitch;
                    const vae_real here = (vae_real)(row * p->kernel_w + column);
                    if (any) {
                        VAE_SIMD
                        for (int c = 0; c < p->channels; c++) to[c] += place[c] == here ? from[c] : 0;
                    } else {
                        VAE_SIMD
                        for (int c = 0; c < p->channels; c++) to[c] = place[c] == here ? from[c] : 0;
                    }
                    any = true;
                }
            }
            if (any) continue;
            for (int c = 0; c < p->channels; c++) to[c] = 0;
        }
}

static inline vae_real vae_window_share(VaeWindow w) {
    return (vae_real)1 / (vae_real)((w.bottom - w.top) * (w.right - w.left));
}

VAE_COMMON void vae_avgpool(const VaePool *p, const vae_real *x, vae_real *y) {
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
VAE_COMMON void vae_avgpool_t(const VaePool *p, const vae_real *dy, vae_real *dx) {
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

VAE_COMMON void vae_bilinear(const VaePool *p, const vae_real *x, vae_real *y) {
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
VAE_COMMON void vae_bilinear_t(const VaePool *p, const vae_real *dy, vae_real *dx) {
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

#endif
