// vae_squares.h -- what the forms of Winograd's convolutions share (vae_winograd.h, vae_winograd4.h, vae_strided.h): images
// cut into squares of outputs, blocks of squares, strips of weights, and the products between them.
#ifndef VAE_SQUARES_H
#define VAE_SQUARES_H

#include "vae_conv.h"

static inline int vae_winograd_least(int a, int b) { return a < b ? a : b; }

static inline int vae_winograd_squares(const VaeConv *c, int n) { // of 2x2 outputs, of n images
    return n * ((c->out_height + 1) / 2) * ((c->out_width + 1) / 2);
}

// Equal blocks of squares, so that what a block becomes, `reals` for each square, is at most `all` and stays in L2.
#define VAE_WINOGRAD_REALS 112640 // 440 KB
static inline int vae_winograd_most(int squares, int reals, int all) { // of any part of `squares`
    const int most = reals < all ? all / reals : 1;
    return squares < most ? squares : most;
}
static inline int vae_winograd_block(int squares, int reals, int all) {
    const int most = vae_winograd_most(squares, reals, all), blocks = (squares + most - 1) / most;
    return (squares + blocks - 1) / blocks;
}

#define VAE_WINOGRAD_STRIP 48 // at most so many columns of u make a strip
static inline int vae_winograd_strips(const VaeConv *c) {
    return (c->out_channels + VAE_WINOGRAD_STRIP - 1) / VAE_WINOGRAD_STRIP;
}

// The gradient of 3x3 weights is computed in parts of so many input channels.
#define VAE_WINOGRAD_CHUNK 128
static inline int vae_winograd_chunk(const VaeConv *c) { return vae_winograd_least(c->channels, VAE_WINOGRAD_CHUNK); }
static inline int vae_winograd_chunks(const VaeConv *c) {
    return (c->channels + VAE_WINOGRAD_CHUNK - 1) / VAE_WINOGRAD_CHUNK;
}

#ifndef VAE_NO_KERNELS
#ifdef VAE_F64

// 3x3 weights as they are, or turned; the gradient of them, and of any.
VAE_SHARED void vae_plain_pack(const VaeConv *c, const double *w, double *u, bool turned) {
    const ptrdiff_t in = c->channels, out = c->out_channels;
    for (ptrdiff_t k = 0; k < 9; k++)
        for (ptrdiff_t i = 0; i < in; i++)
            for (ptrdiff_t j = 0; j < out; j++)
                u[(k * in + i) * out + j] = turned ? w[((8 - k) * out + j) * in + i] : w[(k * in + i) * out + j];
}
VAE_SHARED void vae_plain_copy(const VaeConv *c, const double *du, double *dw) {
    memcpy(dw, du, (size_t)9 * (size_t)c->channels * (size_t)c->out_channels * sizeof *dw);
}
VAE_SHARED void vae_plain_w(const VaeConv *c, int n, const double *x, const double *y, double *du, double *scratch) {
    for (int i = 0; i < vae_conv_w_parts(c); i++) vae_conv_w(c, n, x, y, du, i, scratch);
}

#else
#ifndef VAE_COMMON_APART

typedef struct VaeSquare {
    int image, row, column; // its upper left output
} VaeSquare;

static inline void vae_square_step(const VaeConv *c, VaeSquare *s, const int size) {
    if ((s->column += size) < c->out_width) return;
    s->column = 0;
    if ((s->row += size) < c->out_height) return;
    s->row = 0;
    s->image++;
}
static inline void vae_square_next(const VaeConv *c, VaeSquare *s) { vae_square_step(c, s, 2); }

// c[m, n] = (add: +=) a b[k, n], strip by strip; a in two strides.
static inline void vae_winograd_product(int m, int n, int k, const float *a, ptrdiff_t a_row,
                                        ptrdiff_t a_k, const float *b, float *c, bool add) {
    for (int j = 0; j < n; j += VAE_STRIP)
        vae_strip(m, vae_winograd_least(n - j, VAE_STRIP), k, a, a_row, a_k, b + j, n, c + j, n, add);
}

#endif
#endif
#endif
#endif
