// vae_winograd4.h -- 3x3 convolutions of stride 1 in still fewer multiplications: Winograd's F(4x4, 3x3).
//   vae_winograd4_pack    u = the transformed weights: once for each step
//   vae_winograd4         y = x * w from u (with turned weights: the gradient of the input)
//   vae_winograd4_w       du = the gradient of the transformed weights, summed over images
//   vae_winograd4_unpack  dw from du
//
// As vae_winograd.h, with squares of 4x4 outputs, made of the 6x6 inputs d around them:
//
//   B^T = 4  0 -5  0  1  0      G = 1/4    0    0       A^T = 1  1  1  1  1  0
//         0 -4 -4  1  1  0         -1/6 -1/6 -1/6             0  1 -1  2 -2  0
//         0  4 -4 -1  1  0         -1/6  1/6 -1/6             0  1  1  4  4  0
//         0 -2 -1  2  1  0         1/24 1/12  1/6             0  1 -1  8 -8  1
//         0  2 -1 -2  1  0         1/24 -1/12 1/6
//         0  4  0 -5  0  1            0    0    1
//
// 36 matrix products for 16 outputs: 2.25 multiplications for each instead of 9, where F(2x2, 3x3) has 4. The constants
// cost accuracy: results are off by about 4 times as much as those of plain sums (docs/performance.md has the numbers).
//
// The order of every sum is fixed by the geometry and the number of images in a call. With -DVAE_F64 u and du are w and
// dw in plain loops.
#ifndef VAE_WINOGRAD4_H
#define VAE_WINOGRAD4_H

#include "vae_squares.h"

static inline int vae_winograd4_squares(const VaeConv *c, int n) { // of n images
    return n * ((c->out_height + 3) / 4) * ((c->out_width + 3) / 4);
}

#define VAE_WINOGRAD4_REALS 147456 // of a block: 576 KB

// Reals of scratch for up to n images: zeros, the transforms of a block, the products of a strip.
static inline size_t vae_winograd4_scratch(const VaeConv *c, int n) {
    const int most = vae_winograd_most(vae_winograd4_squares(c, n), 36 * c->channels, VAE_WINOGRAD4_REALS);
    return (size_t)c->channels + (size_t)36 * (size_t)most * (size_t)(c->channels + VAE_WINOGRAD_STRIP);
}

// The transformed weights: for each strip of columns of out_channels [36, channels, columns].
static inline size_t vae_winograd4_weights(const VaeConv *c) {
    return (size_t)36 * (size_t)c->channels * (size_t)c->out_channels;
}

// du is computed in parts: one row of the 6x6 and some input channels.
static inline int vae_winograd4_parts(const VaeConv *c) { return 6 * vae_winograd_chunks(c); }
static inline size_t vae_winograd4_w_scratch(const VaeConv *c, int n) {
    const int wide = vae_winograd_chunk(c) + c->out_channels;
    return (size_t)wide * (size_t)(1 + 6 * vae_winograd_most(vae_winograd4_squares(c, n), 6 * wide, VAE_WINOGRAD4_REALS));
}

#ifndef VAE_NO_KERNELS
#ifdef VAE_F64

VAE_SHARED void vae_winograd4_pack(const VaeConv *c, const double *w, double *u, bool turned, int strip) {
    if (strip == 0) vae_plain_pack(c, w, u, turned);
}
VAE_SHARED void vae_winograd4(const VaeConv *c, int n, const double *x, const double *u, double *y, double *scratch) {
    vae_conv(c, n, x, u, y, scratch);
}
VAE_SHARED void vae_winograd4_w(const VaeConv *c, int n, const double *x, const double *y, double *du, int part,
                                double *scratch) {
    if (part == 0) vae_plain_w(c, n, x, y, du, scratch);
}
VAE_SHARED void vae_winograd4_unpack(const VaeConv *c, const double *du, double *dw, int strip) {
    if (strip == 0) vae_plain_copy(c, du, dw);
}

#else
#ifdef VAE_COMMON_APART
VAE_COMMON void vae_winograd4_pack(const VaeConv *c, const float *w, float *u, bool turned, int strip);
VAE_COMMON void vae_winograd4(const VaeConv *c, int n, const float *x, const float *u, float *y, float *scratch);
VAE_COMMON void vae_winograd4_w(const VaeConv *c, int n, const float *x, const float *y, float *du, int part,
                                float *scratch);
VAE_COMMON void vae_winograd4_unpack(const VaeConv *c, const float *du, float *dw, int strip);
#else

// ---------------------------------------------------------------- one line or column

VAE_ALWAYS void vae_winograd4_b(const VaeLanes d[6], VaeLanes v[6]) { // B^T d
    const VaeLanes a = d[4] - 4 * d[2], b = d[3] - 4 * d[1], e = d[4] - d[2], f = 2 * (d[3] - d[1]);
    v[0] = 4 * (d[0] - d[2]) + e;
    v[1] = a + b, v[2] = a - b, v[3] = e + f, v[4] = e - f;
    v[5] = 4 * (d[1] - d[3]) + (d[5] - d[3]);
}

VAE_ALWAYS void vae_winograd4_g(const VaeLanes g[3], VaeLanes u[6]) { // G g
    const VaeLanes a = (g[0] + g[2]) * (-1.0f / 6), b = g[1] * (1.0f / 6);
    const VaeLanes e = g[0] * (1.0f / 24) + g[2] * (1.0f / 6), f = g[1] * (1.0f / 12);
    u[0] = g[0] * 0.25f;
    u[1] = a - b, u[2] = a + b, u[3] = e + f, u[4] = e - f, u[5] = g[2];
}

VAE_ALWAYS void vae_winograd4_g_back(const VaeLanes u[6], VaeLanes g[3]) { // G^T u
    const VaeLanes a = (u[1] + u[2]) * (1.0f / 6), b = u[3] + u[4];
    g[0] = u[0] * 0.25f - a + b * (1.0f / 24);
    g[1] = (u[2] - u[1]) * (1.0f / 6) + (u[3] - u[4]) * (1.0f / 12);
    g[2] = u[5] - a + b * (1.0f / 6);
}

VAE_ALWAYS void vae_winograd4_a(const VaeLanes m[6], VaeLanes y[4]) { // A^T m
    const VaeLanes a = m[1] + m[2], b = m[3] + m[4], e = m[1] - m[2], f = m[3] - m[4];
    y[0] = m[0] + a + b, y[1] = e + 2 * f, y[2] = a + 4 * b, y[3] = e + 8 * f + m[5];
}

VAE_ALWAYS void vae_winograd4_a_back(const VaeLanes y[4], VaeLanes z[6]) { // A y
    const VaeLanes a = y[0] + y[2], b = y[1] + y[3], e = y[0] + 4 * y[2], f = 2 * y[1] + 8 * y[3];
    z[0] = y[0], z[1] = a + b, z[2] = a - b, z[3] = e + f, z[4] = e - f, z[5] = y[3];
}

// ---------------------------------------------------------------- the weights

// G g G^T: g[9] and u[36] are places `g_place` and `u_place` apart.
VAE_ALWAYS void vae_winograd4_places(const float *g, ptrdiff_t g_place, float *u, ptrdiff_t u_place, int count) {
    VaeLanes h[3][6];
    for (int a = 0; a < 3; a++) {
        VaeLanes column[3];
        for (int b = 0; b < 3; b++) column[b] = vae_load_some(g + (3 * b + a) * g_place, count);
        vae_winograd4_g(column, h[a]);
    }
    for (int a = 0; a < 6; a++, u += 6 * u_place) {
        const VaeLanes line[3] = {h[0][a], h[1][a], h[2][a]};
        VaeLanes v[6];
        vae_winograd4_g(line, v);
        for (int b = 0; b < 6; b++) vae_store_some(u + b * u_place, v[b], count);
    }
}

// Strip `strip` of u; `turned` as in vae_winograd_pack.
VAE_COMMON void vae_winograd4_pack(const VaeConv *c, const float *w, float *u, bool turned, int strip) {
    const int in = c->channels, out = c->out_channels, first = strip * VAE_WINOGRAD_STRIP;
    const int wide = vae_winograd_least(out - first, VAE_WINOGRAD_STRIP);
    const ptrdiff_t u_place = (ptrdiff_t)in * wide;
    _Alignas(64) float g[9][VAE_LANES * VAE_STRIP]; // transposed: [place][input channel, column]
    u += (ptrdiff_t)36 * in * first;
    for (int i = 0; i < in; i += VAE_LANES)
        for (int j = 0; j < wide; j += VAE_STRIP) {
            const int count = vae_winograd_least(in - i, VAE_LANES), columns = vae_winograd_least(wide - j, VAE_STRIP);
            for (int p = 0; turned && p < 9; p++)
                vae_pack_transposed(columns, count, w + ((ptrdiff_t)(8 - p) * out + first + j) * in + i, in, g[p]);
            for (int q = 0; q < count; q++)
                for (int k = 0; k < columns; k += VAE_LANES) {
                    const float *from = turned ? g[0] + q * VAE_STRIP + k
                                               : w + (ptrdiff_t)(i + q) * out + first + j + k;
                    vae_winograd4_places(from, turned ? VAE_LANES * VAE_STRIP : (ptrdiff_t)in * out,
                                         u + (ptrdiff_t)(i + q) * wide + j + k, u_place,
                                         vae_winograd_least(columns - k, VAE_LANES));
                }
        }
}

// ---------------------------------------------------------------- squares

#define VAE_PLACES 8 // places of a line of a square, two of them unused: their addresses fill whole vectors
typedef uintptr_t VaeAddresses __attribute__((vector_size(VAE_PLACES * sizeof(uintptr_t))));
typedef union VaeLine {
    VaeAddresses all;
    const float *at[VAE_PLACES];
} VaeLine;

// Where the pixels of `lines` lines of a square are, from (top, left) of an image that is high x wide; outside are zeros.
VAE_ALWAYS void vae_square4_places(const float *image, int high, int wide, ptrdiff_t pixel, int top, int left, const float *zeros,
                                   const int lines, VaeLine d[]) {
    const VaeAddresses step = {0, 1, 2, 3, 4, 5, 6, 7}, none = (uintptr_t)zeros - (VaeAddresses){0};
    const VaeAddresses column = (uintptr_t)(ptrdiff_t)left + step;
    const VaeAddresses across = (uintptr_t)image + column * ((uintptr_t)pixel * sizeof *image);
    const VaeAddresses inside = (VaeAddresses)(column < (uintptr_t)wide);
    for (int i = 0; i < lines; i++) {
        const uintptr_t line = (uintptr_t)((ptrdiff_t)(top + i) * wide * pixel) * sizeof *image;
        const VaeAddresses here = (unsigned)(top + i) < (unsigned)high ? inside : (VaeAddresses){0};
        d[i].all = ((across + line) & here) | (none & ~here);
    }
}

static inline void vae_square4_inputs(const VaeConv *c, const VaeSquare *s, const float *x, const float *zeros, VaeLine d[6]) {
    const float *image = x + (ptrdiff_t)s->image * c->height * c->width * c->x_pitch;
    vae_square4_places(image, c->height, c->width, c->x_pitch, s->row - c->pad_h, s->column - c->pad_w, zeros, 6, d);
}

VAE_ALWAYS void vae_winograd4_d(const VaeLine d[6], ptrdiff_t at, float *v, ptrdiff_t place, int count) {
    VaeLanes h[6][6];
#pragma GCC unroll 6
    for (int j = 0; j < 6; j++) {
        VaeLanes column[6];
#pragma GCC unroll 6
        for (int i = 0; i < 6; i++) column[i] = vae_load_some(d[i].at[j] + at, count);
        vae_winograd4_b(column, h[j]);
    }
#pragma GCC unroll 6
    for (int i = 0; i < 6; i++, v += 6 * place) {
        const VaeLanes line[6] = {h[0][i], h[1][i], h[2][i], h[3][i], h[4][i], h[5][i]};
        VaeLanes t[6];
        vae_winograd4_b(line, t);
#pragma GCC unroll 6
        for (int j = 0; j < 6; j++) vae_store_some(v + j * place, t[j], count);
    }
}

// A^T m A, into the high x wide pixels of y that there are.
VAE_ALWAYS void vae_winograd4_m(const float *m, ptrdiff_t place, float *y, ptrdiff_t line, ptrdiff_t pixel, int high,
                                int wide, int count) {
    VaeLanes h[6][4];
#pragma GCC unroll 6
    for (int j = 0; j < 6; j++) {
        VaeLanes column[6];
#pragma GCC unroll 6
        for (int i = 0; i < 6; i++) column[i] = vae_load_some(m + (6 * i + j) * place, count);
        vae_winograd4_a(column, h[j]);
    }
#pragma GCC unroll 4
    for (int i = 0; i < 4; i++) {
        if (i == high) break;
        const VaeLanes across[6] = {h[0][i], h[1][i], h[2][i], h[3][i], h[4][i], h[5][i]};
        VaeLanes t[4];
        vae_winograd4_a(across, t);
#pragma GCC unroll 4
        for (int j = 0; j < 4; j++)
            if (j < wide) vae_store_some(y + i * line + j * pixel, t[j], count);
    }
}

// y[n images] = x[n images] * w.
VAE_COMMON void vae_winograd4(const VaeConv *c, int n, const float *x, const float *u, float *y, float *scratch) {
    const int in = c->channels, out = c->out_channels, all = vae_winograd4_squares(c, n);
    const int block = vae_winograd_block(all, 36 * in, VAE_WINOGRAD4_REALS);
    const ptrdiff_t line = (ptrdiff_t)c->out_width * c->y_pitch;
    float *zeros = scratch, *v = zeros + in, *m = v + (ptrdiff_t)36 * block * in;
    memset(zeros, 0, (size_t)in * sizeof *zeros);
    VaeSquare s = {0, 0, 0};
    for (int at = 0; at < all; at += block) {
        const int squares = vae_winograd_least(all - at, block);
        const VaeSquare begin = s;
        for (int k = 0; k < squares; k++, vae_square_step(c, &s, 4)) {
            VaeLine d[6];
            float *to = v + (ptrdiff_t)k * in;
            vae_square4_inputs(c, &s, x, zeros, d);
            for (int j = 0; j < in; j += VAE_LANES)
                vae_winograd4_d(d, j, to + j, (ptrdiff_t)squares * in, vae_winograd_least(in - j, VAE_LANES));
        }
        for (int j = 0; j < out; j += VAE_WINOGRAD_STRIP) {
            const int wide = vae_winograd_least(out - j, VAE_WINOGRAD_STRIP);
            for (ptrdiff_t p = 0; p < 36; p++)
                vae_winograd_product(squares, wide, in, v + p * squares * in, in, 1,
                                     u + (36 * (ptrdiff_t)j + p * wide) * in, m + p * squares * wide, false);
            VaeSquare t = begin;
            for (int k = 0; k < squares; k++, vae_square_step(c, &t, 4)) {
                const int high = c->out_height - t.row, across = c->out_width - t.column;
                float *to = y + ((ptrdiff_t)t.image * c->out_height + t.row) * line + (ptrdiff_t)t.column * c->y_pitch;
                for (int i = 0; i < wide; i += VAE_LANES)
                    vae_winograd4_m(m + (ptrdiff_t)k * wide + i, (ptrdiff_t)squares * wide, to + j + i, line,
                                    c->y_pitch, high, across, vae_winograd_least(wide - i, VAE_LANES));
            }
        }
    }
}

// ---------------------------------------------------------------- the gradient of the weights

// Row `row`, a constant where this is inlined, of B^T d B and of A dy A^T: the lines by their constants, then across.
VAE_ALWAYS void vae_winograd4_d_row(const int row, const VaeLine d[6], ptrdiff_t at, float *v, ptrdiff_t place,
                                    int count) {
    static const float by[6][6] = {{4, 0, -5, 0, 1, 0},  {0, -4, -4, 1, 1, 0}, {0, 4, -4, -1, 1, 0},
                                   {0, -2, -1, 2, 1, 0}, {0, 2, -1, -2, 1, 0}, {0, 4, 0, -5, 0, 1}};
    static const int lines[6][4] = {{0, 2, 4, 4}, {1, 2, 3, 4}, {1, 2, 3, 4}, {1, 2, 3, 4}, {1, 2, 3, 4}, {1, 3, 5, 5}};
    const int used = row % 5 == 0 ? 3 : 4;
    VaeLanes h[6], t[6];
#pragma GCC unroll 6
    for (int j = 0; j < 6; j++) {
        h[j] = by[row][lines[row][0]] * vae_load_some(d[lines[row][0]].at[j] + at, count);
#pragma GCC unroll 4
        for (int i = 1; i < used; i++)
            h[j] += by[row][lines[row][i]] * vae_load_some(d[lines[row][i]].at[j] + at, count);
    }
    vae_winograd4_b(h, t);
#pragma GCC unroll 6
    for (int j = 0; j < 6; j++) vae_store_some(v + j * place, t[j], count);
}

VAE_ALWAYS void vae_winograd4_y_row(const int row, const VaeLine y[4], ptrdiff_t at, float *v, ptrdiff_t place,
                                    int count) {
    static const float by[6][4] = {{1, 0, 0, 0}, {1, 1, 1, 1},   {1, -1, 1, -1},
                                   {1, 2, 4, 8}, {1, -2, 4, -8}, {0, 0, 0, 1}};
    const int first = row == 5 ? 3 : 0, end = row == 0 ? 1 : 4;
    VaeLanes h[4], t[6];
#pragma GCC unroll 4
    for (int j = 0; j < 4; j++) {
        h[j] = vae_load_some(y[first].at[j] + at, count);
#pragma GCC unroll 4
        for (int i = first + 1; i < end; i++) h[j] += by[row][i] * vae_load_some(y[i].at[j] + at, count);
    }
    vae_winograd4_a_back(h, t);
#pragma GCC unroll 6
    for (int j = 0; j < 6; j++) vae_store_some(v + j * place, t[j], count);
}

// Row `row` of both transforms of a square: of `chunk` channels of x, and of all of y in strips.
VAE_ALWAYS void vae_winograd4_rows(const int row, const VaeLine d[6], const VaeLine e[4], int chunk, int out, ptrdiff_t k,
                                   ptrdiff_t squares, float *v, float *z) {
    for (int j = 0; j < chunk; j += VAE_LANES)
        vae_winograd4_d_row(row, d, j, v + k * chunk + j, squares * chunk, vae_winograd_least(chunk - j, VAE_LANES));
    for (int j = 0; j < out; j += VAE_WINOGRAD_STRIP) {
        const int wide = vae_winograd_least(out - j, VAE_WINOGRAD_STRIP);
        float *to = z + 6 * squares * j + k * wide;
        for (int i = 0; i < wide; i += VAE_LANES)
            vae_winograd4_y_row(row, e, j + i, to + i, squares * wide, vae_winograd_least(wide - i, VAE_LANES));
    }
}

// Part `part` of du, summed over n images: [36, strips of out_channels, channels, columns].
VAE_COMMON void vae_winograd4_w(const VaeConv *c, int n, const float *x, const float *y, float *du, int part,
                                float *scratch) {
    const int row = part % 6, begin = part / 6 * VAE_WINOGRAD_CHUNK, out = c->out_channels;
    const int chunk = vae_winograd_least(c->channels - begin, VAE_WINOGRAD_CHUNK);
    const int all = vae_winograd4_squares(c, n), block = vae_winograd_block(all, 6 * (vae_winograd_chunk(c) + out), VAE_WINOGRAD4_REALS);
    float *zeros = scratch, *v = zeros + chunk + out, *z = v + (ptrdiff_t)6 * block * chunk;
    memset(zeros, 0, (size_t)(chunk + out) * sizeof *zeros);
    VaeSquare s = {0, 0, 0};
    for (int at = 0; at < all; at += block) {
        const int squares = vae_winograd_least(all - at, block);
        for (ptrdiff_t k = 0; k < squares; k++, vae_square_step(c, &s, 4)) {
            VaeLine d[6], e[4];
            vae_square4_inputs(c, &s, x + begin, zeros, d);
            vae_square4_places(y + (ptrdiff_t)s.image * c->out_height * c->out_width * c->y_pitch, c->out_height, c->out_width,
                               c->y_pitch, s.row, s.column, zeros, 4, e);
#define VAE_ROW(row) case row: vae_winograd4_rows(row, d, e, chunk, out, k, squares, v, z); break
            switch (row) {
                VAE_ROW(0);
                VAE_ROW(1);
                VAE_ROW(2);
                VAE_ROW(3);
                VAE_ROW(4);
                VAE_ROW(5);
            }
#undef VAE_ROW
        }
        for (ptrdiff_t p = 0; p < 6; p++)
            for (ptrdiff_t j = 0; j < out; j += VAE_WINOGRAD_STRIP) {
                const int wide = vae_winograd_least(out - (int)j, VAE_WINOGRAD_STRIP);
                vae_winograd_product(chunk, wide, squares, v + p * squares * chunk, 1, chunk,
                                     z + squares * (6 * j + p * wide),
                                     du + ((6 * row + p) * out + j) * c->channels + (ptrdiff_t)begin * wide, at > 0);
            }
    }
}

// Strip `strip` of dw = G^T du G.
VAE_COMMON void vae_winograd4_unpack(const VaeConv *c, const float *du, float *dw, int strip) {
    const int in = c->channels, out = c->out_channels, first = strip * VAE_WINOGRAD_STRIP;
    const int wide = vae_winograd_least(out - first, VAE_WINOGRAD_STRIP);
    const ptrdiff_t size = (ptrdiff_t)in * out;
    for (int i = 0; i < in; i++)
        for (int k = 0; k < wide; k += VAE_LANES) {
            const int count = vae_winograd_least(wide - k, VAE_LANES);
            const float *at = du + (ptrdiff_t)first * in + (ptrdiff_t)i * wide + k;
            float *to = dw + (ptrdiff_t)i * out + first + k;
            VaeLanes h[6][3];
            for (int j = 0; j < 6; j++) {
                VaeLanes column[6];
                for (int a = 0; a < 6; a++) column[a] = vae_load_some(at + (6 * a + j) * size, count);
                vae_winograd4_g_back(column, h[j]);
            }
            for (int a = 0; a < 3; a++) {
                const VaeLanes across[6] = {h[0][a], h[1][a], h[2][a], h[3][a], h[4][a], h[5][a]};
                VaeLanes g[3];
                vae_winograd4_g_back(across, g);
                for (int b = 0; b < 3; b++) vae_store_some(to + (3 * a + b) * size, g[b], count);
            }
        }
}

#endif
#endif
#endif
#endif
