// vae_strided.h -- 4x4 convolutions of stride 2 in fewer multiplications: Winograd's F(2x2, 2x2) in four phases.
//   vae_strided_pack    u = the transformed weights: once for each step
//   vae_strided         y = x * w from u
//   vae_strided_t       x = y * w transposed, from u of turned weights: the gradient of the input, and a deconv
//   vae_strided_w       du = the gradient of the transformed weights, summed over images
//   vae_strided_unpack  dw from du
//
// Every second line and column of x is an image of its own, and there are four of them, the phases. A 4x4 kernel of
// stride 2 is a 2x2 kernel of stride 1 on each, and their sum; transposed, it is a 2x2 kernel on y for each phase of x.
// Squares of 2x2 results are made of 3x3 values d of a phase, each by
//   A^T [ (G g G^T) . (B^T d B) ] A        with . element by element and
//
//   B^T = 1 -1  0      G = 1  0      A^T = 1  1  0
//         0  1  0          1  1            0  1  1
//         0 -1  1          0  1
//
// so that summing over channels (of all phases) is 9 matrix products: 9 multiplications for 4 results of a phase in
// place of 16. The transposed gives the gradient of g, G^T [ (B^T d B) . (A dy A^T) ] G.
//
// The rows of the 3x3 are done one by one where there are many channels, so that more squares have room in the cache.
// The order of every sum is fixed by the geometry and the number of images in a call. With -DVAE_F64 u and du are w and
// dw in plain loops.
#ifndef VAE_STRIDED_H
#define VAE_STRIDED_H

#include "vae_squares.h"

// Rows of the 3x3 that are done at once, and reals of scratch for them, up to n images: zeros, transforms of a block,
// the products of a strip.
static inline int vae_strided_rows(int depth) { return depth <= 256 ? 3 : 1; }
static inline size_t vae_strided_room(int squares, int depth) {
    const int places = 3 * vae_strided_rows(depth), most = vae_winograd_most(squares, places * depth, VAE_WINOGRAD_REALS);
    return (size_t)depth + (size_t)places * (size_t)most * (size_t)(depth + VAE_WINOGRAD_STRIP);
}
static inline size_t vae_strided_scratch(const VaeConv *c, int n) {
    return vae_strided_room(vae_winograd_squares(c, n), 4 * c->channels);
}
static inline size_t vae_strided_t_scratch(const VaeConv *c, int n) {
    // A phase has at most half of the lines and columns, rounded up.
    const VaeConv phase = {.out_height = (c->height + 1) / 2, .out_width = (c->width + 1) / 2};
    return vae_strided_room(vae_winograd_squares(&phase, n), c->out_channels);
}

// The transformed weights. Of vae_strided: for each strip of columns of out_channels [9, 4 phases, channels, columns];
// of vae_strided_t: for each strip of columns of channels [4 phases, 9, out_channels, columns].
static inline size_t vae_strided_weights(const VaeConv *c) {
    return (size_t)36 * (size_t)c->channels * (size_t)c->out_channels;
}
static inline int vae_strided_strips(const VaeConv *c, bool turned) {
    return ((turned ? c->channels : c->out_channels) + VAE_WINOGRAD_STRIP - 1) / VAE_WINOGRAD_STRIP;
}

// du is computed in parts: one row of the 3x3 and some channels of all phases.
static inline int vae_strided_chunk(const VaeConv *c) {
    const int chunk = c->channels < 64 ? 16 : 32;
    return c->channels < chunk ? c->channels : chunk;
}
static inline int vae_strided_parts(const VaeConv *c) {
    const int chunk = vae_strided_chunk(c);
    return 3 * ((c->channels + chunk - 1) / chunk);
}
static inline size_t vae_strided_w_scratch(const VaeConv *c, int n) {
    const int wide = 4 * vae_strided_chunk(c) + c->out_channels;
    return (size_t)wide * (size_t)(1 + 3 * vae_winograd_most(vae_winograd_squares(c, n), 3 * wide, VAE_WINOGRAD_REALS));
}

#ifndef VAE_NO_KERNELS
#ifdef VAE_F64

VAE_SHARED void vae_strided_pack(const VaeConv *c, const double *w, double *u, bool turned, int strip) {
    (void)turned;
    if (strip == 0) memcpy(u, w, (size_t)16 * (size_t)c->channels * (size_t)c->out_channels * sizeof *u);
}
VAE_SHARED void vae_strided(const VaeConv *c, int n, const double *x, const double *u, double *y, double *scratch) {
    vae_conv(c, n, x, u, y, scratch);
}
VAE_SHARED void vae_strided_t(const VaeConv *c, int n, const double *y, const double *u, double *x, double *scratch) {
    vae_conv_t(c, n, y, u, x, scratch);
}
VAE_SHARED void vae_strided_w(const VaeConv *c, int n, const double *x, const double *y, double *du, int part,
                              double *scratch) {
    if (part == 0) vae_plain_w(c, n, x, y, du, scratch);
}
VAE_SHARED void vae_strided_unpack(const VaeConv *c, const double *du, double *dw, int strip) {
    if (strip == 0) memcpy(dw, du, (size_t)16 * (size_t)c->channels * (size_t)c->out_channels * sizeof *dw);
}

#else
#ifdef VAE_COMMON_APART
VAE_COMMON void vae_strided_pack(const VaeConv *c, const float *w, float *u, bool turned, int strip);
VAE_COMMON void vae_strided(const VaeConv *c, int n, const float *x, const float *u, float *y, float *scratch);
VAE_COMMON void vae_strided_t(const VaeConv *c, int n, const float *y, const float *u, float *x, float *scratch);
VAE_COMMON void vae_strided_w(const VaeConv *c, int n, const float *x, const float *y, float *du, int part,
                              float *scratch);
VAE_COMMON void vae_strided_unpack(const VaeConv *c, const float *du, float *dw, int strip);
#else

// ---------------------------------------------------------------- the weights

// G g G^T of a phase: g[2][2] are `line` and `place` apart, u[9] u_place.
VAE_ALWAYS void vae_strided_g(const float *g, ptrdiff_t line, ptrdiff_t place, float *u, ptrdiff_t u_place, int count) {
    const VaeLanes a = vae_load_some(g, count), b = vae_load_some(g + place, count);
    const VaeLanes d = vae_load_some(g + line, count), e = vae_load_some(g + line + place, count);
    const VaeLanes h[3][2] = {{a, b}, {a + d, b + e}, {d, e}};
#pragma GCC unroll 3
    for (int i = 0; i < 3; i++, u += 3 * u_place) {
        vae_store_some(u, h[i][0], count);
        vae_store_some(u + u_place, h[i][0] + h[i][1], count);
        vae_store_some(u + 2 * u_place, h[i][1], count);
    }
}

// The phase of x that place 0 of the kernel meets in vae_phase's numbers is phase 0; phase f has places f, f + 2.
VAE_COMMON void vae_strided_pack(const VaeConv *c, const float *w, float *u, bool turned, int strip) {
    const int in = c->channels, out = c->out_channels, first = strip * VAE_WINOGRAD_STRIP;
    const int depth = turned ? out : in, all = turned ? in : out;
    const int wide = vae_winograd_least(all - first, VAE_WINOGRAD_STRIP);
    const ptrdiff_t size = (ptrdiff_t)in * out, u_place = (ptrdiff_t)(turned ? depth : 4 * depth) * wide;
    _Alignas(64) float g[4][VAE_LANES * VAE_STRIP]; // turned: a phase's 2x2, [output channel, column]
    u += (ptrdiff_t)36 * depth * first;
    for (int phase = 0; phase < 4; phase++) {
        float *to = u + (ptrdiff_t)phase * (turned ? 9 : 1) * depth * wide;
        const float *from = w + (phase / 2 * 4 + phase % 2) * size;
        for (int i = 0; i < depth; i += VAE_LANES) {
            const int count = vae_winograd_least(depth - i, VAE_LANES);
            for (int j = 0; j < wide; j += VAE_STRIP) {
                const int columns = vae_winograd_least(wide - j, VAE_STRIP);
                for (int p = 0; turned && p < 4; p++) // read backwards: the place behind goes with the y before
                    vae_pack_transposed(columns, count, from + ((1 - p / 2) * 8 + (1 - p % 2) * 2) * size +
                                                            (ptrdiff_t)(first + j) * out + i, out, g[p]);
                for (int q = 0; q < count; q++)
                    for (int k = 0; k < columns; k += VAE_LANES) {
                        const ptrdiff_t lane = VAE_LANES * VAE_STRIP;
                        const float *at = turned ? g[0] + q * VAE_STRIP + k
                                                 : from + (ptrdiff_t)(i + q) * out + first + j + k;
                        vae_strided_g(at, turned ? 2 * lane : 8 * size, turned ? lane : 2 * size,
                                      to + (ptrdiff_t)(i + q) * wide + j + k, u_place,
                                      vae_winograd_least(columns - k, VAE_LANES));
                    }
            }
        }
    }
}

// ---------------------------------------------------------------- squares

// An image of which every `step`-th pixel is taken, the first at [top, left], which may lie outside.
typedef struct VaeView {
    float *at;
    int height, width, top, left, step;
    ptrdiff_t pitch;
} VaeView;

// Its pixels [row, column .. column + n).
VAE_ALWAYS void vae_view_pixels(const VaeView *v, int image, int row, int column, const int n, float *outside,
                                float **to) {
    const int h = v->top + v->step * row;
    int w = v->left + v->step * column;
    float *at = v->at + (((ptrdiff_t)image * v->height + h) * v->width + w) * v->pitch;
    const bool line = (unsigned)h < (unsigned)v->height;
    for (int j = 0; j < n; j++, w += v->step, at += v->step * v->pitch)
        to[j] = line && (unsigned)w < (unsigned)v->width ? at : outside;
}

// Rows [row, row + rows) of B^T d B, one or all; d are the lines that they take.
VAE_ALWAYS void vae_strided_d(int row, const int rows, float *const d[3][3], ptrdiff_t at, float *v, ptrdiff_t place,
                              int count) {
    VaeLanes middle[3];
#pragma GCC unroll 3
    for (int j = 0; j < 3; j++) middle[j] = vae_load_some(d[1][j] + at, count);
#pragma GCC unroll 3
    for (int i = 0; i < rows; i++, v += 3 * place) {
        VaeLanes h[3];
#pragma GCC unroll 3
        for (int j = 0; j < 3; j++)
            h[j] = row + i == 1 ? middle[j] : vae_load_some(d[row + i][j] + at, count) - middle[j];
        vae_store_some(v, h[0] - h[1], count);
        vae_store_some(v + place, h[1], count);
        vae_store_some(v + 2 * place, h[2] - h[1], count);
    }
}

VAE_ALWAYS void vae_strided_rows_of(const VaeConv *grid, VaeSquare s, int squares, int row, const int rows,
                                    const VaeView *view, int channels, float *zeros, float *v, int pitch) {
    const ptrdiff_t place = (ptrdiff_t)squares * pitch;
    for (int k = 0; k < squares; k++, v += pitch, vae_square_next(grid, &s)) {
        float *d[3][3];
        vae_view_pixels(view, s.image, s.row + 1, s.column, 3, zeros, d[1]);
        for (int i = row; i < row + rows; i++)
            if (i != 1) vae_view_pixels(view, s.image, s.row + i, s.column, 3, zeros, d[i]);
        for (int j = 0; j < channels; j += VAE_LANES)
            vae_strided_d(row, rows, d, j, v + j, place, vae_winograd_least(channels - j, VAE_LANES));
    }
}

// Of `squares` squares from s on: channels [0, channels) of a view, into v[rows][3][squares][pitch].
VAE_COMMON void vae_strided_inputs(const VaeConv *grid, VaeSquare s, int squares, int row, int rows,
                                   const VaeView *view, int channels, float *zeros, float *v, int pitch) {
    if (rows == 3) vae_strided_rows_of(grid, s, squares, 0, 3, view, channels, zeros, v, pitch);
    else vae_strided_rows_of(grid, s, squares, row, 1, view, channels, zeros, v, pitch);
}

// What rows [row, row + rows) of m add to A^T m A. Row 0 is the first of line 0 of results, row 1 the second, and the
// first of line 1.
VAE_ALWAYS void vae_strided_m(int row, const int rows, const float *m, ptrdiff_t place, float *const y[4], ptrdiff_t at,
                              int count) {
    VaeLanes h[3][2];
#pragma GCC unroll 3
    for (int i = 0; i < rows; i++, m += 3 * place) {
        const VaeLanes b = vae_load_some(m + place, count);
        h[i][0] = vae_load_some(m, count) + b;
        h[i][1] = b + vae_load_some(m + 2 * place, count);
    }
#pragma GCC unroll 4
    for (int i = 0; i < 4; i++) {
        const int line = i / 2, column = i % 2;
        if (!y[i]) continue;
        if (rows == 3) vae_store_some(y[i] + at, h[line][column] + h[line + 1][column], count);
        else if (row == line) vae_store_some(y[i] + at, h[0][column], count);
        else if (row == line + 1) vae_store_some(y[i] + at, vae_load_some(y[i] + at, count) + h[0][column], count);
    }
}

VAE_ALWAYS void vae_strided_outputs(const VaeConv *grid, VaeSquare s, int squares, int row, const int rows, int wide,
                                    const float *m, const VaeView *view, int first) {
    const ptrdiff_t place = (ptrdiff_t)squares * wide;
    for (int k = 0; k < squares; k++, m += wide, vae_square_next(grid, &s)) {
        float *y[4];
        vae_view_pixels(view, s.image, s.row, s.column, 2, NULL, y);
        vae_view_pixels(view, s.image, s.row + 1, s.column, 2, NULL, y + 2);
        for (int i = 0; i < 4; i++) y[i] = y[i] ? y[i] + first : NULL;
        for (int j = 0; j < wide; j += VAE_LANES)
            vae_strided_m(row, rows, m + j, place, y, j, vae_winograd_least(wide - j, VAE_LANES));
    }
}

// c[m, n] = (add: +=) a b[k, n], a few rows of b at a time, so that they stay in L1; a in two strides.
static inline void vae_strided_product(int m, int n, int k, const float *a, ptrdiff_t a_row, ptrdiff_t a_k,
                                       const float *b, float *c, bool add) {
    for (int p = 0; p < k; p += VAE_BLOCK_K)
        vae_winograd_product(m, n, vae_winograd_least(k - p, VAE_BLOCK_K), a + p * a_k, a_row, a_k,
                             b + (ptrdiff_t)p * n, c, add || p > 0);
}

// A 2x2 kernel on `views` images, `channels` of each, summed: into `all` channels of `to`, of which the grid says how
// many pixels there are. u: strips of columns of `of` [9, views, channels, columns] each, of which this is number part.
VAE_COMMON void vae_strided_pass(const VaeConv *grid, int n, const VaeView *from, int views, int channels,
                                 const float *u, int part, int of, const VaeView *to, int all, float *scratch) {
    const int depth = views * channels, count = vae_winograd_squares(grid, n);
    const int rows = vae_strided_rows(depth), places = 3 * rows, block = vae_winograd_block(count, places * depth, VAE_WINOGRAD_REALS);
    float *zeros = scratch, *v = zeros + depth, *m = v + (ptrdiff_t)places * block * depth;
    memset(zeros, 0, (size_t)depth * sizeof *zeros);
    VaeSquare s = {0, 0, 0};
    for (int at = 0; at < count; at += block) {
        const int squares = vae_winograd_least(count - at, block);
        for (int row = 0; row < 3; row += rows) {
            for (int i = 0; i < views; i++)
                vae_strided_inputs(grid, s, squares, row, rows, &from[i], channels, zeros, v + i * channels, depth);
            for (int j = 0; j < all; j += VAE_WINOGRAD_STRIP) {
                const int wide = vae_winograd_least(all - j, VAE_WINOGRAD_STRIP);
                const float *by = u + ((ptrdiff_t)9 * (of * j + part * wide) + 3 * row * wide) * depth;
                for (ptrdiff_t p = 0; p < places; p++)
                    vae_strided_product(squares, wide, depth, v + p * squares * depth, depth, 1, by + p * wide * depth,
                                        m + p * squares * wide, false);
                if (rows == 3) vae_strided_outputs(grid, s, squares, 0, 3, wide, m, to, j);
                else vae_strided_outputs(grid, s, squares, row, 1, wide, m, to, j);
            }
        }
        for (int k = 0; k < squares; k++) vae_square_next(grid, &s);
    }
}

static inline VaeView vae_strided_view(const VaeConv *c, const float *x, int phase) { // of x
    return (VaeView){(float *)(uintptr_t)x,  c->height, c->width, phase / 2 - c->pad_h,
                     phase % 2 - c->pad_w, 2,         c->x_pitch};
}

// y[n images] = x[n images] * w.
VAE_COMMON void vae_strided(const VaeConv *c, int n, const float *x, const float *u, float *y, float *scratch) {
    VaeView from[4];
    for (int phase = 0; phase < 4; phase++) from[phase] = vae_strided_view(c, x, phase);
    const VaeView to = {y, c->out_height, c->out_width, 0, 0, 1, c->y_pitch};
    vae_strided_pass(c, n, from, 4, c->channels, u, 0, 1, &to, c->out_channels, scratch);
}

// x[n images] = y[n images] * w transposed.
VAE_COMMON void vae_strided_t(const VaeConv *c, int n, const float *y, const float *u, float *x, float *scratch) {
    for (int phase = 0; phase < 4; phase++) {
        const VaePhase v = vae_phase(phase / 2, c->height, c->pad_h, 2, 1, 4);
        const VaePhase h = vae_phase(phase % 2, c->width, c->pad_w, 2, 1, 4);
        if (v.pixels == 0 || h.pixels == 0) continue;
        const VaeConv grid = {.out_height = v.pixels, .out_width = h.pixels};
        const VaeView from = {(float *)(uintptr_t)y, c->out_height, c->out_width, v.y, h.y, 1, c->y_pitch};
        const VaeView to = {x, c->height, c->width, v.begin, h.begin, 2, c->x_pitch};
        vae_strided_pass(&grid, n, &from, 1, c->out_channels, u, phase, 4, &to, c->channels, scratch);
    }
}

// ---------------------------------------------------------------- the gradient of the weights

// Row `row` of A dy A^T, of a square's 2x2 gradients.
VAE_ALWAYS void vae_strided_y(int row, float *const y[4], ptrdiff_t at, float *v, ptrdiff_t place, int count) {
    VaeLanes h[2];
#pragma GCC unroll 2
    for (int j = 0; j < 2; j++) {
        h[j] = vae_load_some(y[row == 2 ? 2 + j : j] + at, count);
        if (row == 1) h[j] += vae_load_some(y[2 + j] + at, count);
    }
    vae_store_some(v, h[0], count);
    vae_store_some(v + place, h[0] + h[1], count);
    vae_store_some(v + 2 * place, h[1], count);
}

// Part `part` of du, summed over n images: [9, strips of out_channels, chunks, 4 phases, channels of a chunk, columns].
VAE_COMMON void vae_strided_w(const VaeConv *c, int n, const float *x, const float *y, float *du, int part,
                              float *scratch) {
    const int row = part % 3, size = vae_strided_chunk(c), begin = part / 3 * size, out = c->out_channels;
    const int chunk = vae_winograd_least(c->channels - begin, size), depth = 4 * chunk;
    const int all = vae_winograd_squares(c, n), block = vae_winograd_block(all, 3 * (4 * size + out), VAE_WINOGRAD_REALS);
    float *zeros = scratch, *v = zeros + depth + out, *z = v + (ptrdiff_t)3 * block * depth;
    const VaeView by = {(float *)(uintptr_t)y, c->out_height, c->out_width, 0, 0, 1, c->y_pitch};
    memset(zeros, 0, (size_t)(depth + out) * sizeof *zeros);
    VaeSquare s = {0, 0, 0};
    for (int at = 0; at < all; at += block) {
        const int squares = vae_winograd_least(all - at, block);
        for (int phase = 0; phase < 4; phase++) {
            const VaeView from = vae_strided_view(c, x + begin, phase);
            vae_strided_inputs(c, s, squares, row, 1, &from, chunk, zeros, v + phase * chunk, depth);
        }
        for (ptrdiff_t k = 0; k < squares; k++, vae_square_next(c, &s)) {
            float *e[4];
            vae_view_pixels(&by, s.image, s.row, s.column, 2, zeros, e);
            vae_view_pixels(&by, s.image, s.row + 1, s.column, 2, zeros, e + 2);
            for (int j = 0; j < out; j += VAE_WINOGRAD_STRIP) {
                const int wide = vae_winograd_least(out - j, VAE_WINOGRAD_STRIP);
                float *to = z + 3 * (ptrdiff_t)squares * j + k * wide;
                for (int i = 0; i < wide; i += VAE_LANES)
                    vae_strided_y(row, e, j + i, to + i, (ptrdiff_t)squares * wide,
                                  vae_winograd_least(wide - i, VAE_LANES));
            }
        }
        for (ptrdiff_t p = 0; p < 3; p++)
            for (ptrdiff_t j = 0; j < out; j += VAE_WINOGRAD_STRIP) {
                const int wide = vae_winograd_least(out - (int)j, VAE_WINOGRAD_STRIP);
                float *to = du + (((3 * row + p) * out + j) * c->channels + (ptrdiff_t)begin * wide) * 4;
                vae_strided_product(depth, wide, squares, v + p * squares * depth, 1, depth,
                                    z + squares * (3 * j + p * wide), to, at > 0);
            }
    }
}

// Strip `strip` of dw = G^T du G.
VAE_COMMON void vae_strided_unpack(const VaeConv *c, const float *du, float *dw, int strip) {
    const int in = c->channels, out = c->out_channels, first = strip * VAE_WINOGRAD_STRIP, size = vae_strided_chunk(c);
    const int wide = vae_winograd_least(out - first, VAE_WINOGRAD_STRIP);
    const ptrdiff_t place = (ptrdiff_t)in * out, u_place = 4 * place;
    for (int i = 0; i < 4 * in; i++) {
        const int phase = i / in, channel = i % in, begin = channel / size * size;
        const int chunk = vae_winograd_least(in - begin, size);
        const float *from = du + (ptrdiff_t)4 * in * first +
                            (ptrdiff_t)(4 * begin + phase * chunk + channel - begin) * wide;
        float *to = dw + (phase / 2 * 4 + phase % 2) * place + (ptrdiff_t)channel * out + first;
        for (int k = 0; k < wide; k += VAE_LANES) {
            const int count = vae_winograd_least(wide - k, VAE_LANES);
            VaeLanes h[2][3];
#pragma GCC unroll 3
            for (int j = 0; j < 3; j++) {
                const float *at = from + k + j * u_place;
                const VaeLanes b = vae_load_some(at + 3 * u_place, count);
                h[0][j] = vae_load_some(at, count) + b;
                h[1][j] = b + vae_load_some(at + 6 * u_place, count);
            }
#pragma GCC unroll 2
            for (int j = 0; j < 2; j++) {
                vae_store_some(to + k + 8 * j * place, h[j][0] + h[j][1], count);
                vae_store_some(to + k + (8 * j + 2) * place, h[j][1] + h[j][2], count);
            }
        }
    }
}

#endif
#endif
#endif
#endif
