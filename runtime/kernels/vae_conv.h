// vae_conv.h -- convolutions of images, called by emitted kernels inside a tile.
//   vae_conv    y = x * w             forward (and the gradient of a transposed convolution's input)
//   vae_conv_t  x = y * w transposed  the gradient of conv's input (and a transposed convolution)
//   vae_conv_w  dw = x^T * y          the gradient of the weights, summed over images
// Images are [height, width, channels] with a pitch from pixel to pixel, one image directly after
// the other; weights are [kernel_h, kernel_w, channels / groups, out_channels].
//
// All three are one register tile (vae_terms): up to 8 rows that lie anywhere, times 3 vectors. No
// image is unrolled into a matrix (im2col): the rows of conv are the pixels of a zero-padded copy of
// the image, and its sum runs over the places of the kernel; the rows of conv_w are the weights, and
// its sum runs over the pixels. conv_t is one conv for each residue of a pixel's place modulo the
// stride, with those places of the kernel that meet such pixels.
//
// The order of every sum is fixed by the geometry alone. With -DVAE_F64 these are plain loops.
#ifndef VAE_CONV_H
#define VAE_CONV_H

#include "vaert.h"

typedef struct VaeConv {
    int height, width, channels;             // of x
    int out_height, out_width, out_channels; // of y
    int kernel_h, kernel_w, stride_h, stride_w, pad_h, pad_w, dilation_h, dilation_w, groups;
    int x_pitch, y_pitch; // reals from one pixel to the next
} VaeConv;

// ---------------------------------------------------------------- borders and scratch

// Along one axis: every place that some place of the kernel reads, with the padding.
static inline int vae_conv_rows(const VaeConv *c) {
    return (c->out_height - 1) * c->stride_h + (c->kernel_h - 1) * c->dilation_h + 1;
}
static inline int vae_conv_columns(const VaeConv *c) {
    return (c->out_width - 1) * c->stride_w + (c->kernel_w - 1) * c->dilation_w + 1;
}
// Must x be copied to have zeros around it?
static inline bool vae_conv_padded(const VaeConv *c) {
    return c->pad_h || c->pad_w || vae_conv_rows(c) > c->height || vae_conv_columns(c) > c->width;
}

// Transposed, along one axis: the places of the kernel that meet the pixels of x whose place (with
// the padding) is `phase` modulo the stride; and where their y lie, the place first, first + step,
// ... of the kernel backwards.
typedef struct VaePhase {
    int first, step, count; // of the kernel
    int begin, pixels;      // of x: begin, begin + stride, ...
    int y, y_step;          // y of the first pixel and the last place; from there to the one before
} VaePhase;

static inline VaePhase vae_phase(int phase, int size, int pad, int stride, int dilation,
                                 int kernel) {
    VaePhase p = {.step = 1};
    p.begin = ((phase - pad) % stride + stride) % stride;
    p.pixels = p.begin < size ? (size - p.begin + stride - 1) / stride : 0;
    while (p.first < kernel && (p.first * dilation - phase) % stride != 0) p.first++;
    while (p.step * dilation % stride != 0) p.step++;
    if (p.first < kernel) p.count = (kernel - 1 - p.first) / p.step + 1;
    p.y_step = p.step * dilation / stride;
    // (exact, but where count is 0)
    p.y = (p.begin + pad - p.first * dilation) / stride - (p.count - 1) * p.y_step;
    return p;
}

// The y that any phase reads: from `-before` to `size - before`.
typedef struct VaeReach {
    int before, size;
} VaeReach;

static inline VaeReach vae_reach(int size, int pad, int stride, int dilation, int kernel) {
    int first = 0, end = 0;
    for (int phase = 0; phase < stride; phase++) {
        const VaePhase p = vae_phase(phase, size, pad, stride, dilation, kernel);
        if (p.count == 0 || p.pixels == 0) continue;
        const int last = p.y + p.pixels - 1 + (p.count - 1) * p.y_step;
        if (p.y < first) first = p.y;
        if (last >= end) end = last + 1;
    }
    return (VaeReach){-first, end - first};
}
static inline VaeReach vae_conv_t_rows(const VaeConv *c) {
    return vae_reach(c->height, c->pad_h, c->stride_h, c->dilation_h, c->kernel_h);
}
static inline VaeReach vae_conv_t_columns(const VaeConv *c) {
    return vae_reach(c->width, c->pad_w, c->stride_w, c->dilation_w, c->kernel_w);
}

// The weights' gradient is computed in parts, each of some input channels (of each group).
static inline int vae_conv_w_chunk(const VaeConv *c) {
    const int in = c->channels / c->groups;
    return in >= 128 ? 32 : in >= 64 ? 16 : in >= 16 ? 8 : in;
}
static inline int vae_conv_w_parts(const VaeConv *c) {
    const int chunk = vae_conv_w_chunk(c);
    return (c->channels / c->groups + chunk - 1) / chunk;
}

// A register tile reads and writes what it sums up; so it passes over the pixels of several small images at a time, about
// as many as a packed strip of y has room for.
#define VAE_CONV_W_PIXELS 192
static inline int vae_conv_w_images(const VaeConv *c) {
    const int pixels = c->out_height * c->out_width;
    return pixels < VAE_CONV_W_PIXELS ? VAE_CONV_W_PIXELS / pixels : 1;
}

// Reals of scratch for n images.
static inline size_t vae_conv_scratch(const VaeConv *c, int n) {
    if (!vae_conv_padded(c)) return 0;
    return (size_t)n * (size_t)vae_conv_rows(c) * (size_t)vae_conv_columns(c) * (size_t)c->channels;
}
static inline size_t vae_conv_t_scratch(const VaeConv *c, int n) {
    return (size_t)n * (size_t)vae_conv_t_rows(c).size * (size_t)vae_conv_t_columns(c).size *
           (size_t)c->out_channels;
}
static inline size_t vae_conv_w_scratch(const VaeConv *c) {
    return (size_t)vae_conv_w_images(c) * (size_t)vae_conv_rows(c) * (size_t)vae_conv_columns(c) *
           (size_t)vae_conv_w_chunk(c);
}

#ifndef VAE_NO_KERNELS
#ifdef VAE_F64
#include "vae_conv_plain.h"
#else
#include "vae_gemm.h"
#include <string.h>

#ifdef VAE_COMMON_APART
VAE_COMMON void vae_image_pad(int height, int width, int channels, const float *from, int pitch,
                              int rows, int columns, int top, int left, float *to);
VAE_COMMON void vae_conv(const VaeConv *c, int n, const float *x, const float *w, float *y,
                         float *scratch);
VAE_COMMON void vae_conv_t(const VaeConv *c, int n, const float *y, const float *w, float *x,
                           float *scratch);
VAE_COMMON void vae_conv_w(const VaeConv *c, int n, const float *x, const float *y, float *dw,
                           int part, float *scratch);
#else

// to[rows, columns, channels] = from[height, width, channels] shifted down by top and right by
// left, zeros around it; what does not fit is left out.
VAE_COMMON void vae_image_pad(int height, int width, int channels, const float *from, int pitch,
                              int rows, int columns, int top, int left, float *to) {
    const int first = left < 0 ? 0 : left < columns ? left : columns;
    int end = left + width < columns ? left + width : columns;
    if (end < first) end = first;
    const size_t line = (size_t)columns * (size_t)channels, pixel = (size_t)channels * sizeof *to;
    for (int r = 0; r < rows; r++, to += line) {
        const int h = r - top;
        if (h < 0 || h >= height) {
            memset(to, 0, line * sizeof *to);
            continue;
        }
        memset(to, 0, (size_t)first * pixel);
        memset(to + (ptrdiff_t)end * channels, 0, (size_t)(columns - end) * pixel);
        const float *at = from + ((ptrdiff_t)h * width + first - left) * pitch;
        if (pitch == channels) {
            memcpy(to + (ptrdiff_t)first * channels, at, (size_t)(end - first) * pixel);
            continue;
        }
        for (int q = first; q < end; q++, at += pitch)
            memcpy(to + (ptrdiff_t)q * channels, at, pixel);
    }
}

// ---------------------------------------------------------------- the register tile

// Rows of A and of C, one after the other: three nested loops, `inner` the fastest.
typedef struct VaeRows {
    const float *a;
    float *c;
    int inner, middle;                    // turns of the two inner loops
    ptrdiff_t a_inner, a_middle, a_outer; // steps through A
    ptrdiff_t c_inner, c_middle, c_outer; // and C
    int i, j;                             // the turns that they are in
} VaeRows;

VAE_ALWAYS void vae_rows_next(VaeRows *r) {
    r->a += r->a_inner;
    r->c += r->c_inner;
    if (++r->i < r->inner) return;
    r->i = 0;
    r->a += r->a_middle - r->inner * r->a_inner;
    r->c += r->c_middle - r->inner * r->c_inner;
    if (++r->j < r->middle) return;
    r->j = 0;
    r->a += r->a_outer - r->middle * r->a_middle;
    r->c += r->c_outer - r->middle * r->c_middle;
}

// The terms of a sum: three nested loops of steps through A, `inner` the fastest; B goes on by one
// row for each term.
typedef struct VaeTerms {
    int inner, middle, outer; // turns
    ptrdiff_t a_inner, a_middle, a_outer;
} VaeTerms;

// rows x (vectors * VAE_LANES) of C; the last vector holds `last` columns. rows and vectors are
// constants where this is inlined, so that the sums live in registers.
VAE_ALWAYS void vae_terms_body(const int rows, const int vectors, const int last,
                               const VaeTerms *t, VaeRows *at, const float *b, ptrdiff_t b_row,
                               bool add) {
    const float *a[VAE_ROWS];
    float *c[VAE_ROWS];
    VaeLanes sum[VAE_ROWS][3];
#pragma GCC unroll 8
    for (int i = 0; i < rows; i++) {
        a[i] = at->a;
        c[i] = at->c;
        vae_rows_next(at);
    }
#pragma GCC unroll 8
    for (int i = 0; i < rows; i++)
#pragma GCC unroll 3
        for (int v = 0; v < vectors; v++) {
            const float *from = c[i] + v * VAE_LANES;
            if (!add) sum[i][v] = (VaeLanes){0};
            else sum[i][v] = v < vectors - 1 ? vae_load(from) : vae_load_some(from, last);
        }
    ptrdiff_t outer = 0;
    for (int o = t->outer; o > 0; o--, outer += t->a_outer) {
        ptrdiff_t middle = outer;
        for (int m = t->middle; m > 0; m--, middle += t->a_middle) {
            ptrdiff_t k = middle;
#pragma GCC unroll 1
            for (int p = t->inner; p > 0; p--) {
                VaeLanes w[3];
#pragma GCC unroll 3
                for (int v = 0; v < vectors; v++)
                    w[v] = v < vectors - 1 ? vae_load(b + v * VAE_LANES)
                                           : vae_load_some(b + v * VAE_LANES, last);
#pragma GCC unroll 8
                for (int i = 0; i < rows; i++) {
                    const VaeLanes x = vae_splat(a[i][k]);
#pragma GCC unroll 3
                    for (int v = 0; v < vectors; v++) sum[i][v] += x * w[v];
                }
                k += t->a_inner;
                b += b_row;
            }
        }
    }
#pragma GCC unroll 8
    for (int i = 0; i < rows; i++)
#pragma GCC unroll 3
        for (int v = 0; v < vectors; v++) {
            float *to = c[i] + v * VAE_LANES;
            if (v < vectors - 1) vae_store(to, sum[i][v]);
            else vae_store_some(to, sum[i][v], last);
        }
}

#define VAE_TERMS_FUNCTION(name, vectors, last_argument)                                           \
    VAE_COMMON void name(int m, int last, const VaeTerms *t, VaeRows at, const float *b,           \
                         ptrdiff_t b_row, bool add) {                                              \
        (void)last;                                                                                \
        for (; m >= VAE_ROWS; m -= VAE_ROWS)                                                       \
            vae_terms_body(VAE_ROWS, vectors, last_argument, t, &at, b, b_row, add);               \
        if (VAE_ROWS > 4 && m & 4)                                                                 \
            vae_terms_body(4, vectors, last_argument, t, &at, b, b_row, add);                      \
        if (m & 2) vae_terms_body(2, vectors, last_argument, t, &at, b, b_row, add);               \
        if (m & 1) vae_terms_body(1, vectors, last_argument, t, &at, b, b_row, add);               \
    }
VAE_TERMS_FUNCTION(vae_terms_full, 3, VAE_LANES)
VAE_TERMS_FUNCTION(vae_terms_3, 3, last)
VAE_TERMS_FUNCTION(vae_terms_2, 2, last)
VAE_TERMS_FUNCTION(vae_terms_1, 1, last)

// Packed rows of B. (Transposing writes whole squares: up to VAE_LANES - 1 rows behind the last.)
typedef struct VaeTermsBuffer {
    _Alignas(64) float at[(VAE_BLOCK_K + VAE_LANES) * VAE_STRIP];
} VaeTermsBuffer;

// m rows and n <= VAE_STRIP columns of C.
static inline void vae_terms(int m, int n, const VaeTerms *t, const VaeRows *at, const float *b,
                             ptrdiff_t b_row, bool add) {
    if (n == VAE_STRIP) vae_terms_full(m, VAE_LANES, t, *at, b, b_row, add);
    else if (n > 2 * VAE_LANES) vae_terms_3(m, n - 2 * VAE_LANES, t, *at, b, b_row, add);
    else if (n > VAE_LANES) vae_terms_2(m, n - VAE_LANES, t, *at, b, b_row, add);
    else vae_terms_1(m, n, t, *at, b, b_row, add);
}

// ---------------------------------------------------------------- blocks of a sum

// A sum over places of the kernel, cut into blocks of at most VAE_BLOCK_K terms, so that the packed
// weights of a block stay in L1 while all rows pass over them.
typedef struct VaeBlocks {
    VaeTerms all;
    int i, j, k; // where the next block begins
} VaeBlocks;

typedef struct VaeBlock {
    VaeTerms terms;
    ptrdiff_t a;     // where it begins in A
    int first, rows; // the number of its first term, and how many there are
} VaeBlock;

static inline bool vae_next_block(VaeBlocks *s, VaeBlock *b) {
    const VaeTerms *t = &s->all;
    if (s->i >= t->outer) return false;
    b->terms = *t;
    b->a = s->i * t->a_outer + s->j * t->a_middle + s->k * t->a_inner;
    b->first = (s->i * t->middle + s->j) * t->inner + s->k;
    const int plane = t->middle * t->inner;
    if (plane <= VAE_BLOCK_K) { // whole turns of the outer loop
        int turns = VAE_BLOCK_K / plane;
        if (turns > t->outer - s->i) turns = t->outer - s->i;
        b->terms.outer = turns;
        b->rows = turns * plane;
        s->i += turns;
        return true;
    }
    b->terms.outer = 1;
    if (t->inner <= VAE_BLOCK_K) { // of the middle loop
        int turns = VAE_BLOCK_K / t->inner;
        if (turns > t->middle - s->j) turns = t->middle - s->j;
        b->terms.middle = turns;
        b->rows = turns * t->inner;
        s->j += turns;
    } else { // pieces of the inner loop, as equal as can be
        const int pieces = (t->inner + VAE_BLOCK_K - 1) / VAE_BLOCK_K;
        int piece = (t->inner + pieces - 1) / pieces;
        if (piece > t->inner - s->k) piece = t->inner - s->k;
        b->terms.middle = 1;
        b->terms.inner = b->rows = piece;
        s->k += piece;
        if (s->k == t->inner) {
            s->k = 0;
            s->j++;
        }
    }
    if (s->j == t->middle) {
        s->j = 0;
        s->i++;
    }
    return true;
}

// ---------------------------------------------------------------- forward

// y[n images] = x[n images] * w.
VAE_COMMON void vae_conv(const VaeConv *c, int n, const float *x, const float *w, float *y,
                         float *scratch) {
    const int all = c->out_channels, in = c->channels / c->groups, out = all / c->groups;
    int rows = c->height, columns = c->width, pixel = c->x_pitch;
    if (vae_conv_padded(c)) {
        rows = vae_conv_rows(c), columns = vae_conv_columns(c), pixel = c->channels;
        for (int i = 0; i < n; i++)
            vae_image_pad(c->height, c->width, c->channels,
                          x + (ptrdiff_t)i * c->height * c->width * c->x_pitch, c->x_pitch, rows,
                          columns, c->pad_h, c->pad_w,
                          scratch + (ptrdiff_t)i * rows * columns * pixel);
        x = scratch;
    }
    const ptrdiff_t line = (ptrdiff_t)columns * pixel;
    // The pixels under a row of the kernel lie one after the other: one run of terms.
    const bool run = c->groups == 1 && c->dilation_w == 1 && pixel == c->channels;
    const VaeTerms terms = {.inner = run ? c->kernel_w * in : in,
                            .middle = run ? 1 : c->kernel_w,
                            .outer = c->kernel_h,
                            .a_inner = 1,
                            .a_middle = (ptrdiff_t)c->dilation_w * pixel,
                            .a_outer = c->dilation_h * line};
    VaeRows at = {.inner = c->out_width,
                  .middle = c->out_height,
                  .a_inner = (ptrdiff_t)c->stride_w * pixel,
                  .a_middle = c->stride_h * line,
                  .a_outer = rows * line,
                  .c_inner = c->y_pitch,
                  .c_middle = (ptrdiff_t)c->out_width * c->y_pitch,
                  .c_outer = (ptrdiff_t)c->out_height * c->out_width * c->y_pitch};
    const int pixels = n * c->out_height * c->out_width;
    VaeTermsBuffer strip;
    for (int g = 0; g < c->groups; g++) {
        VaeBlocks blocks = {.all = terms};
        for (VaeBlock b; vae_next_block(&blocks, &b);)
            for (int j = 0; j < out; j += VAE_STRIP) {
                const int wide = out - j < VAE_STRIP ? out - j : VAE_STRIP;
                const float *from = w + (ptrdiff_t)b.first * all + g * out + j;
                at.a = x + g * in + b.a;
                at.c = y + g * out + j;
                if (wide == VAE_STRIP && all > VAE_STRIP && pixels > VAE_PACK_ROWS) {
                    vae_pack(b.rows, from, all, strip.at);
                    vae_terms(pixels, wide, &b.terms, &at, strip.at, VAE_STRIP, b.first > 0);
                } else {
                    vae_terms(pixels, wide, &b.terms, &at, from, all, b.first > 0);
                }
            }
    }
}

// ---------------------------------------------------------------- transposed

// The weights of a block of a phase: its terms are the kernel's places backwards and the `out`
// outputs of each; columns are input channels.
static inline void vae_pack_turned(const VaeConv *c, const VaePhase *v, const VaePhase *u,
                                   const VaeBlock *b, const float *w, int wide, float *strip) {
    const int in = c->channels / c->groups, out = c->out_channels / c->groups;
    for (int p = b->first, end = b->first + b->rows; p < end;) {
        const int place = p / out, o = p % out;
        const int count = out - o < end - p ? out - o : end - p;
        const int kh = v->first + (v->count - 1 - place / u->count) * v->step;
        const int kw = u->first + (u->count - 1 - place % u->count) * u->step;
        vae_pack_transposed(wide, count,
                            w + ((ptrdiff_t)kh * c->kernel_w + kw) * in * c->out_channels + o,
                            c->out_channels, strip + (ptrdiff_t)(p - b->first) * VAE_STRIP);
        p += count;
    }
}

// x[n images] = y[n images] * w transposed.
VAE_COMMON void vae_conv_t(const VaeConv *c, int n, const float *y, const float *w, float *x,
                           float *scratch) {
    const int all = c->out_channels, in = c->channels / c->groups, out = all / c->groups;
    const VaeReach high = vae_conv_t_rows(c), across = vae_conv_t_columns(c);
    for (int i = 0; i < n; i++)
        vae_image_pad(c->out_height, c->out_width, all,
                      y + (ptrdiff_t)i * c->out_height * c->out_width * c->y_pitch, c->y_pitch,
                      high.size, across.size, high.before, across.before,
                      scratch + (ptrdiff_t)i * high.size * across.size * all);
    const ptrdiff_t line = (ptrdiff_t)across.size * all;
    VaeTermsBuffer strip;
    for (int phase = 0; phase < c->stride_h * c->stride_w; phase++) {
        const VaePhase v = vae_phase(phase / c->stride_w, c->height, c->pad_h, c->stride_h,
                                     c->dilation_h, c->kernel_h);
        const VaePhase u = vae_phase(phase % c->stride_w, c->width, c->pad_w, c->stride_w,
                                     c->dilation_w, c->kernel_w);
        const int pixels = n * v.pixels * u.pixels;
        if (pixels == 0) continue;
        const bool run = c->groups == 1 && u.y_step == 1;
        const VaeTerms terms = {.inner = run ? u.count * out : out,
                                .middle = run ? 1 : u.count,
                                .outer = u.count ? v.count : 0,
                                .a_inner = 1,
                                .a_middle = (ptrdiff_t)u.y_step * all,
                                .a_outer = v.y_step * line};
        VaeRows at = {.inner = u.pixels,
                      .middle = v.pixels,
                      .a_inner = all,
                      .a_middle = line,
                      .a_outer = high.size * line,
                      .c_inner = (ptrdiff_t)c->stride_w * c->x_pitch,
                      .c_middle = (ptrdiff_t)c->stride_h * c->width * c->x_pitch,
                      .c_outer = (ptrdiff_t)c->height * c->width * c->x_pitch};
        const bool none = terms.outer == 0; // no place of the kernel meets these pixels: zeros
        const float *from = scratch;
        if (!none) from += (v.y + high.before) * line + (ptrdiff_t)(u.y + across.before) * all;
        float *to = x + ((ptrdiff_t)v.begin * c->width + u.begin) * c->x_pitch;
        for (int g = 0; g < c->groups; g++)
            for (int j = 0; j < in; j += VAE_STRIP) {
                const int wide = in - j < VAE_STRIP ? in - j : VAE_STRIP;
                at.a = from;
                at.c = to + g * in + j;
                if (none) vae_terms(pixels, wide, &terms, &at, strip.at, VAE_STRIP, false);
                VaeBlocks blocks = {.all = terms};
                for (VaeBlock b; vae_next_block(&blocks, &b);) {
                    vae_pack_turned(c, &v, &u, &b, w + g * out + (ptrdiff_t)j * all, wide,
                                    strip.at);
                    at.a = from + g * out + b.a;
                    vae_terms(pixels, wide, &b.terms, &at, strip.at, VAE_STRIP, b.first > 0);
                }
            }
    }
}

// ---------------------------------------------------------------- weights

// Part `part` of dw, summed over n images.
VAE_COMMON void vae_conv_w(const VaeConv *c, int n, const float *x, const float *y, float *dw,
                           int part, float *scratch) {
    const int rows = vae_conv_rows(c), columns = vae_conv_columns(c), all = c->out_channels;
    const int in = c->channels / c->groups, out = all / c->groups, size = vae_conv_w_chunk(c);
    const int first = part * size, chunk = in - first < size ? in - first : size;
    const ptrdiff_t line = (ptrdiff_t)columns * chunk;
    VaeRows at = {.inner = chunk,
                  .middle = c->kernel_w,
                  .a_inner = 1,
                  .a_middle = (ptrdiff_t)c->dilation_w * chunk,
                  .a_outer = c->dilation_h * line,
                  .c_inner = all,
                  .c_middle = (ptrdiff_t)in * all,
                  .c_outer = (ptrdiff_t)c->kernel_w * in * all};
    // The pixels in blocks of lines, or of whole images, for which a packed strip of y has room.
    const bool pack = all > VAE_STRIP && c->out_width <= VAE_BLOCK_K;
    const int lines = pack ? VAE_BLOCK_K / c->out_width : c->out_height;
    int several = lines < c->out_height ? 1 : vae_conv_w_images(c);
    if (pack && several > 1 && several > lines / c->out_height) several = lines / c->out_height;
    const int weights = c->kernel_h * c->kernel_w * chunk;
    VaeTermsBuffer strip;
    for (int i = 0; i < n; i += several)
        for (int g = 0; g < c->groups; g++) {
            const int images = n - i < several ? n - i : several;
            for (int k = 0; k < images; k++)
                vae_image_pad(c->height, c->width, chunk,
                              x + (ptrdiff_t)(i + k) * c->height * c->width * c->x_pitch + g * in + first,
                              c->x_pitch, rows, columns, c->pad_h, c->pad_w, scratch + k * rows * line);
            for (int oy = 0; oy < c->out_height; oy += lines) {
                const int count = c->out_height - oy < lines ? c->out_height - oy : lines;
                const VaeTerms terms = {.inner = c->out_width,
                                        .middle = count,
                                        .outer = images,
                                        .a_inner = (ptrdiff_t)c->stride_w * chunk,
                                        .a_middle = c->stride_h * line,
                                        .a_outer = rows * line};
                const int pixels = images * count * c->out_width;
                const float *from =
                    y + ((ptrdiff_t)i * c->out_height + oy) * c->out_width * c->y_pitch + g * out;
                at.a = scratch + oy * c->stride_h * line;
                for (int j = 0; j < out; j += VAE_STRIP) {
                    const int wide = out - j < VAE_STRIP ? out - j : VAE_STRIP;
                    at.c = dw + (ptrdiff_t)first * all + g * out + j;
                    if (pack && wide == VAE_STRIP) {
                        vae_pack(pixels, from + j, c->y_pitch, strip.at);
                        vae_terms(weights, wide, &terms, &at, strip.at, VAE_STRIP, i + oy > 0);
                    } else {
                        vae_terms(weights, wide, &terms, &at, from + j, c->y_pitch, i + oy > 0);
                    }
                }
            }
        }
}

#endif
#endif
#endif
#endif
