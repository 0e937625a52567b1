// vae_winograd.h -- 3x3 convolutions of stride 1 in fewer multiplications: Winograd's F(2x2, 3x3)
// (Lavin and Gray 2016, "Fast algorithms for convolutional neural networks").
//   vae_winograd_pack    u = the transformed weights: once for each step
//   vae_winograd         y = x * w from u (with turned weights: the gradient of the input)
//   vae_winograd_w       du = the gradient of the transformed weights, summed over images
//   vae_winograd_unpack  dw from du
//
// The image is cut into squares of 2x2 outputs. Each is made of the 4x4 inputs d around it,
//   A^T [ (G g G^T) . (B^T d B) ] A        with . element by element and
//
//   B^T = 1  0 -1  0      G = 1    0    0        A^T = 1  1  1  0
//         0  1  1  0          1/2  1/2  1/2            0  1 -1 -1
//         0 -1  1  0          1/2 -1/2  1/2
//         0  1  0 -1          0    0    1
//
// so that summing over channels is 16 matrix products, one for each place of the 4x4: 4
// multiplications for an output instead of 9. All else is sums and differences of vectors along the
// channels. Transposing the whole gives the gradient of g, G^T [ (B^T d B) . (A dy A^T) ] G, with
// products that sum over squares.
//
// The order of every sum is fixed by the geometry and the number of images in a call. With -DVAE_F64
// u and du are w and dw in plain loops.
#ifndef VAE_WINOGRAD_H
#define VAE_WINOGRAD_H

#include "vae_squares.h"

// Reals of scratch for up to n images: zeros, the transforms of a block, the products of a strip.
static inline size_t vae_winograd_scratch(const VaeConv *c, int n) {
    const int most = vae_winograd_most(vae_winograd_squares(c, n), 16 * c->channels, VAE_WINOGRAD_REALS);
    return (size_t)c->channels + (size_t)16 * (size_t)most * (size_t)(c->channels + VAE_WINOGRAD_STRIP);
}

// The transformed weights of a conv: for each strip of columns of out_channels [16, channels, columns].
static inline size_t vae_winograd_weights(const VaeConv *c) {
    return (size_t)16 * (size_t)c->channels * (size_t)c->out_channels;
}

// du is computed in parts: one row of the 4x4 and some input channels.
static inline int vae_winograd_parts(const VaeConv *c) { return 4 * vae_winograd_chunks(c); }
static inline size_t vae_winograd_w_scratch(const VaeConv *c, int n) {
    const int wide = vae_winograd_chunk(c) + c->out_channels;
    return (size_t)wide * (size_t)(1 + 4 * vae_winograd_most(vae_winograd_squares(c, n), 4 * wide, VAE_WINOGRAD_REALS));
}

#ifndef VAE_NO_KERNELS
#ifdef VAE_F64

VAE_SHARED void vae_winograd_pack(const VaeConv *c, const double *w, double *u, bool turned,
                                  int strip) {
    if (strip == 0) vae_plain_pack(c, w, u, turned);
}
VAE_SHARED void vae_winograd(const VaeConv *c, int n, const double *x, const double *u, double *y,
                             double *scratch) {
    vae_conv(c, n, x, u, y, scratch);
}
VAE_SHARED void vae_winograd_w(const VaeConv *c, int n, const double *x, const double *y, double *du,
                               int part, double *scratch) {
    if (part == 0) vae_plain_w(c, n, x, y, du, scratch);
}
VAE_SHARED void vae_winograd_unpack(const VaeConv *c, const double *du, double *dw, int strip) {
    if (strip == 0) vae_plain_copy(c, du, dw);
}

#else
#ifdef VAE_COMMON_APART
VAE_COMMON void vae_winograd_pack(const VaeConv *c, const float *w, float *u, bool turned, int strip);
VAE_COMMON void vae_winograd(const VaeConv *c, int n, const float *x, const float *u, float *y,
                             float *scratch);
VAE_COMMON void vae_winograd_w(const VaeConv *c, int n, const float *x, const float *y, float *du,
                               int part, float *scratch);
VAE_COMMON void vae_winograd_unpack(const VaeConv *c, const float *du, float *dw, int strip);
#else

// ---------------------------------------------------------------- the weights

// G g G^T: g[9] and u[16] are places `g_place` and `u_place` apart.
VAE_ALWAYS void vae_winograd_g(const float *g, ptrdiff_t g_place, float *u, ptrdiff_t u_place,
                               int count) {
    VaeLanes h[4][3];
#pragma GCC unroll 3
    for (int j = 0; j < 3; j++) {
        const VaeLanes a = vae_load_some(g + j * g_place, count);
        const VaeLanes b = vae_load_some(g + (3 + j) * g_place, count) * 0.5f;
        const VaeLanes d = vae_load_some(g + (6 + j) * g_place, count);
        const VaeLanes s = (a + d) * 0.5f;
        h[0][j] = a, h[1][j] = s + b, h[2][j] = s - b, h[3][j] = d;
    }
#pragma GCC unroll 4
    for (int i = 0; i < 4; i++) {
        const VaeLanes s = (h[i][0] + h[i][2]) * 0.5f, b = h[i][1] * 0.5f;
        float *to = u + 4 * i * u_place;
        vae_store_some(to, h[i][0], count);
        vae_store_some(to + u_place, s + b, count);
        vae_store_some(to + 2 * u_place, s - b, count);
        vae_store_some(to + 3 * u_place, h[i][2], count);
    }
}

// Strip `strip` of u. turned: w belongs to the convolution whose input gradient this one computes,
// which has channels and out_channels the other way round.
VAE_COMMON void vae_winograd_pack(const VaeConv *c, const float *w, float *u, bool turned, int strip) {
    const int in = c->channels, out = c->out_channels, first = strip * VAE_WINOGRAD_STRIP;
    const int wide = vae_winograd_least(out - first, VAE_WINOGRAD_STRIP);
    const ptrdiff_t u_place = (ptrdiff_t)in * wide;
    _Alignas(64) float g[9][VAE_LANES * VAE_STRIP]; // transposed: [place][input channel, column]
    u += (ptrdiff_t)16 * in * first;
    for (int i = 0; i < in; i += VAE_LANES) {
        const int count = vae_winograd_least(in - i, VAE_LANES);
        for (int j = 0; j < wide; j += VAE_STRIP) {
            const int columns = vae_winograd_least(wide - j, VAE_STRIP);
            for (int p = 0; turned && p < 9; p++)
                vae_pack_transposed(columns, count,
                                    w + ((ptrdiff_t)(8 - p) * out + first + j) * in + i, in, g[p]);
            for (int q = 0; q < count; q++)
                for (int k = 0; k < columns; k += VAE_LANES) {
                    const float *from = turned ? g[0] + q * VAE_STRIP + k
                                               : w + (ptrdiff_t)(i + q) * out + first + j + k;
                    vae_winograd_g(from, turned ? VAE_LANES * VAE_STRIP : (ptrdiff_t)in * out,
                                   u + (ptrdiff_t)(i + q) * wide + j + k, u_place,
                                   vae_winograd_least(columns - k, VAE_LANES));
                }
        }
    }
}

// ---------------------------------------------------------------- squares

// Where the 4x4 inputs of a square are; outside the image are zeros.
static inline void vae_square_inputs(const VaeConv *c, const VaeSquare *s, const float *x,
                                     const float *zeros, const float *d[16]) {
    const int top = s->row - c->pad_h, left = s->column - c->pad_w;
    const ptrdiff_t line = (ptrdiff_t)c->width * c->x_pitch;
    const float *at = x + ((ptrdiff_t)s->image * c->height + top) * line + (ptrdiff_t)left * c->x_pitch;
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 4; j++) {
            const bool inside = (unsigned)(top + i) < (unsigned)c->height &&
                                (unsigned)(left + j) < (unsigned)c->width;
            d[4 * i + j] = inside ? at + i * line + (ptrdiff_t)j * c->x_pitch : zeros;
        }
}

// B^T d B.
VAE_ALWAYS void vae_winograd_d(const float *const d[16], ptrdiff_t at, float *v, ptrdiff_t place,
                               int count) {
    VaeLanes h[4][4];
#pragma GCC unroll 4
    for (int j = 0; j < 4; j++) {
        const VaeLanes a = vae_load_some(d[j] + at, count), b = vae_load_some(d[4 + j] + at, count);
        const VaeLanes e = vae_load_some(d[8 + j] + at, count);
        h[0][j] = a - e, h[1][j] = b + e, h[2][j] = e - b;
        h[3][j] = b - vae_load_some(d[12 + j] + at, count);
    }
#pragma GCC unroll 4
    for (int i = 0; i < 4; i++) {
        float *to = v + 4 * i * place;
        vae_store_some(to, h[i][0] - h[i][2], count);
        vae_store_some(to + place, h[i][1] + h[i][2], count);
        vae_store_some(to + 2 * place, h[i][2] - h[i][1], count);
        vae_store_some(to + 3 * place, h[i][1] - h[i][3], count);
    }
}

// A^T m A, into the high x wide pixels of y that there are.
VAE_ALWAYS void vae_winograd_m(const float *m, ptrdiff_t place, float *y, ptrdiff_t line,
                               ptrdiff_t pixel, int high, int wide, int count) {
    VaeLanes h[2][4];
#pragma GCC unroll 4
    for (int j = 0; j < 4; j++) {
        const float *at = m + j * place;
        const VaeLanes a = vae_load_some(at, count), b = vae_load_some(at + 4 * place, count);
        const VaeLanes e = vae_load_some(at + 8 * place, count);
        h[0][j] = a + b + e;
        h[1][j] = b - e - vae_load_some(at + 12 * place, count);
    }
#pragma GCC unroll 2
    for (int i = 0; i < 2; i++) {
        if (i == high) break;
        vae_store_some(y + i * line, h[i][0] + h[i][1] + h[i][2], count);
        if (wide > 1)
            vae_store_some(y + i * line + pixel, h[i][1] - h[i][2] - h[i][3], count);
    }
}

VAE_COMMON void vae_winograd_inputs(const VaeConv *c, VaeSquare s, int squares, const float *x,
                                    const float *zeros, float *v) {
    const int in = c->channels;
    const ptrdiff_t place = (ptrdiff_t)squares * in;
    for (int k = 0; k < squares; k++, v += in, vae_square_next(c, &s)) {
        const float *d[16];
        vae_square_inputs(c, &s, x, zeros, d);
        int j = 0;
        for (; j + VAE_LANES <= in; j += VAE_LANES) vae_winograd_d(d, j, v + j, place, VAE_LANES);
        if (j < in) vae_winograd_d(d, j, v + j, place, in - j);
    }
}

VAE_COMMON void vae_winograd_outputs(const VaeConv *c, VaeSquare s, int squares, int wide,
                                     const float *m, float *y) {
    const ptrdiff_t place = (ptrdiff_t)squares * wide, line = (ptrdiff_t)c->out_width * c->y_pitch;
    for (int k = 0; k < squares; k++, m += wide, vae_square_next(c, &s)) {
        const int high = s.row + 1 < c->out_height ? 2 : 1;
        const int across = s.column + 1 < c->out_width ? 2 : 1;
        float *to = y + ((ptrdiff_t)s.image * c->out_height + s.row) * line +
                    (ptrdiff_t)s.column * c->y_pitch;
        int j = 0;
        for (; j + VAE_LANES <= wide; j += VAE_LANES)
            vae_winograd_m(m + j, place, to + j, line, c->y_pitch, high, across, VAE_LANES);
        if (j < wide)
            vae_winograd_m(m + j, place, to + j, line, c->y_pitch, high, across, wide - j);
    }
}

// y[n images] = x[n images] * w.
VAE_COMMON void vae_winograd(const VaeConv *c, int n, const float *x, const float *u, float *y,
                             float *scratch) {
    const int in = c->channels, out = c->out_channels, all = vae_winograd_squares(c, n);
    const int block = vae_winograd_block(all, 16 * in, VAE_WINOGRAD_REALS);
    float *zeros = scratch, *v = zeros + in, *m = v + (ptrdiff_t)16 * block * in;
    memset(zeros, 0, (size_t)in * sizeof *zeros);
    VaeSquare s = {0, 0, 0};
    for (int first = 0; first < all; first += block) {
        const int squares = vae_winograd_least(all - first, block);
        vae_winograd_inputs(c, s, squares, x, zeros, v);
        for (int j = 0; j < out; j += VAE_WINOGRAD_STRIP) {
            const int wide = vae_winograd_least(out - j, VAE_WINOGRAD_STRIP);
            for (ptrdiff_t p = 0; p < 16; p++)
                vae_winograd_product(squares, wide, in, v + p * squares * in, in, 1,
                                     u + (16 * (ptrdiff_t)j + p * wide) * in,
                                     m + p * squares * wide, false);
            vae_winograd_outputs(c, s, squares, wide, m, y + j);
        }
        for (int k = 0; k < squares; k++) vae_square_next(c, &s);
    }
}

// ---------------------------------------------------------------- the gradient of the weights

// Row `row` of B^T d B.
VAE_ALWAYS void vae_winograd_d_row(int row, const float *const d[16], ptrdiff_t at, float *v,
                                   ptrdiff_t place, int count) {
    static const int first[] = {0, 1, 2, 1}, second[] = {2, 2, 1, 3};
    static const float sign[] = {-1, 1, -1, -1};
    const float *const *a = d + 4 * first[row], *const *b = d + 4 * second[row];
    VaeLanes h[4];
#pragma GCC unroll 4
    for (int j = 0; j < 4; j++)
        h[j] = vae_load_some(a[j] + at, count) + sign[row] * vae_load_some(b[j] + at, count);
    vae_store_some(v, h[0] - h[2], count);
    vae_store_some(v + place, h[1] + h[2], count);
    vae_store_some(v + 2 * place, h[2] - h[1], count);
    vae_store_some(v + 3 * place, h[1] - h[3], count);
}

// Row `row` of A dy A^T.
VAE_ALWAYS void vae_winograd_y_row(int row, const float *const y[4], ptrdiff_t at, float *v,
                                   ptrdiff_t place, int count) {
    static const float first[] = {1, 1, 1, 0}, second[] = {0, 1, -1, -1};
    VaeLanes h[2];
#pragma GCC unroll 2
    for (int j = 0; j < 2; j++)
        h[j] = first[row] * vae_load_some(y[j] + at, count) +
               second[row] * vae_load_some(y[2 + j] + at, count);
    vae_store_some(v, h[0], count);
    vae_store_some(v + place, h[0] + h[1], count);
    vae_store_some(v + 2 * place, h[0] - h[1], count);
    vae_store_some(v + 3 * place, -h[1], count);
}

// Part `part` of du, summed over n images: [16, strips of out_channels, channels, columns].
VAE_COMMON void vae_winograd_w(const VaeConv *c, int n, const float *x, const float *y, float *du,
                               int part, float *scratch) {
    const int row = part % 4, begin = part / 4 * VAE_WINOGRAD_CHUNK, out = c->out_channels;
    const int chunk = vae_winograd_least(c->channels - begin, VAE_WINOGRAD_CHUNK);
    const int all = vae_winograd_squares(c, n);
    const int block = vae_winograd_block(all, 4 * (vae_winograd_chunk(c) + out), VAE_WINOGRAD_REALS);
    float *zeros = scratch, *v = zeros + chunk + out, *z = v + (ptrdiff_t)4 * block * chunk;
    memset(zeros, 0, (size_t)(chunk + out) * sizeof *zeros);
    VaeSquare s = {0, 0, 0};
    for (int at = 0; at < all; at += block) {
        const int squares = vae_winograd_least(all - at, block);
        for (ptrdiff_t k = 0; k < squares; k++, vae_square_next(c, &s)) {
            const float *d[16], *e[4];
            vae_square_inputs(c, &s, x + begin, zeros, d);
            for (int i = 0; i < 4; i++) {
                const int h = s.row + i / 2, q = s.column + i % 2;
                const ptrdiff_t line = (ptrdiff_t)s.image * c->out_height + h;
                e[i] = h < c->out_height && q < c->out_width
                           ? y + (line * c->out_width + q) * c->y_pitch
                           : zeros;
            }
            for (int j = 0; j < chunk; j += VAE_LANES)
                vae_winograd_d_row(row, d, j, v + k * chunk + j, (ptrdiff_t)squares * chunk,
                                   vae_winograd_least(chunk - j, VAE_LANES));
            for (int j = 0; j < out; j += VAE_WINOGRAD_STRIP) {
                const int wide = vae_winograd_least(out - j, VAE_WINOGRAD_STRIP);
                float *to = z + 4 * (ptrdiff_t)squares * j + k * wide;
                for (int i = 0; i < wide; i += VAE_LANES)
                    vae_winograd_y_row(row, e, j + i, to + i, (ptrdiff_t)squares * wide,
                                       vae_winograd_least(wide - i, VAE_LANES));
            }
        }
        for (ptrdiff_t p = 0; p < 4; p++)
            for (ptrdiff_t j = 0; j < out; j += VAE_WINOGRAD_STRIP) {
                const int wide = vae_winograd_least(out - (int)j, VAE_WINOGRAD_STRIP);
                const float *from = v + p * squares * chunk, *by = z + squares * (4 * j + p * wide);
                float *to = du + ((4 * row + p) * out + j) * c->channels + (ptrdiff_t)begin * wide;
                vae_winograd_product(chunk, wide, squares, from, 1, chunk, by, to, at > 0);
            }
    }
}

// Strip `strip` of dw = G^T du G.
VAE_COMMON void vae_winograd_unpack(const VaeConv *c, const float *du, float *dw, int strip) {
    const int in = c->channels, out = c->out_channels, first = strip * VAE_WINOGRAD_STRIP;
    const int wide = vae_winograd_least(out - first, VAE_WINOGRAD_STRIP);
    const ptrdiff_t size = (ptrdiff_t)in * out;
    for (int i = 0; i < in; i++)
        for (int k = 0; k < wide; k += VAE_LANES) {
            const int count = vae_winograd_least(wide - k, VAE_LANES);
            const float *at = du + (ptrdiff_t)first * in + (ptrdiff_t)i * wide + k;
            float *to = dw + (ptrdiff_t)i * out + first + k;
            VaeLanes h[3][4];
#pragma GCC unroll 4
            for (int j = 0; j < 4; j++, at += size) {
                const VaeLanes a = vae_load_some(at, count);
                const VaeLanes b = vae_load_some(at + 4 * size, count);
                const VaeLanes e = vae_load_some(at + 8 * size, count);
                const VaeLanes s = (b + e) * 0.5f;
                h[0][j] = a + s, h[1][j] = (b - e) * 0.5f;
                h[2][j] = s + vae_load_some(at + 12 * size, count);
            }
#pragma GCC unroll 3
            for (int j = 0; j < 3; j++, to += 3 * size) {
                const VaeLanes s = (h[j][1] + h[j][2]) * 0.5f;
                vae_store_some(to, h[j][0] + s, count);
                vae_store_some(to + size, (h[j][1] - h[j][2]) * 0.5f, count);
                vae_store_some(to + 2 * size, s + h[j][3], count);
            }
        }
}

#endif
#endif
#endif
#endif
