// vae_steps.h -- rows of steps: looking words up, and recurrent layers from step to step. Called by emitted kernels
// inside a tile, each for some rows of the batch.
// A row has `steps` steps of so many numbers, `pitch` reals from one step to the next. mask[row, step] is 1 where the
// row has a step and 0 behind its end; there the state stays as it is. What the inputs of a step add to its gates is a
// product outside (x), of all steps at once; in here are the products of one step's state with all gates.
#ifndef VAE_STEPS_H
#define VAE_STEPS_H

#include "vae_gemm.h"
#include "vae_math.h"

typedef struct VaeSteps {
    int steps, units;
    // x: the gates' inputs; from: the state before the first step; w: [units, gates]; y: the result. Reals from one step,
    // row of w, or row of the mask to the next.
    int x_pitch, from_pitch, w_pitch, mask_pitch, y_pitch;
    int d_pitch;  // backward: of the gradient of the states
    bool reverse; // from a row's last step to its first
    bool keeps;   // forward: what the gradient needs stands beside the result
    bool bounded; // nobody reads what is behind a row's end, and nothing is done there
} VaeSteps;

// Steps of a row of tokens: as far as its last one.
#ifdef VAE_COMMON_APART
VAE_COMMON size_t vae_row_steps(const vae_real *x, int steps);
#else
VAE_COMMON size_t vae_row_steps(const vae_real *x, int steps) {
    while (steps > 0 && !(x[steps - 1] > 0)) steps--;
    return (size_t)steps;
}
#endif

// Rows of tokens, as often as there are samples, and where each ends: `words` has their numbers.
typedef struct VaeRagged {
    const vae_real *words;
    size_t rows;
    int samples, steps;
} VaeRagged;

static inline size_t vae_ragged(const VaeRagged *g, size_t row) {
    return vae_row_steps(g->words + row / (size_t)g->samples * (size_t)g->steps, g->steps);
}

#ifdef VAE_COMMON_APART
VAE_COMMON void vae_lookup(size_t rows, int steps, int width, const vae_real *x, int x_pitch, const vae_real *w,
                           int w_pitch, vae_real *y, int y_pitch);
VAE_COMMON void vae_lookup_w(size_t rows, int steps, int width, const vae_real *x, int x_pitch, const VaeRagged *ends,
                             const vae_real *dy, int dy_pitch, vae_real *dw, int first, int end);
VAE_COMMON void vae_ragged_tn(const VaeRagged *g, int m, int n, const vae_real *a, int lda, const vae_real *b, int ldb,
                              vae_real *c, int ldc);
VAE_COMMON void vae_ragged_product(const VaeRagged *g, bool turned, int n, int k, const vae_real *a, int lda, const vae_real *b,
                                   int ldb, vae_real *c, int ldc);
#else
// y[row, step] = w[number of the word]
VAE_COMMON void vae_lookup(size_t rows, int steps, int width, const vae_real *x, int x_pitch, const vae_real *w,
                           int w_pitch, vae_real *y, int y_pitch) {
    for (size_t r = 0; r < rows; r++)
        for (int t = 0; t < steps; t++, y += y_pitch) {
            const vae_real *word = w + (ptrdiff_t)x[r * (size_t)x_pitch + (size_t)t] * w_pitch;
            for (int j = 0; j < width; j++) y[j] = word[j];
        }
}

// dw[word] = the sum of dy wherever the word stands, of words first to end - 1; rows in order. ends: where rows end; NULL:
// all steps count.
VAE_COMMON void vae_lookup_w(size_t rows, int steps, int width, const vae_real *x, int x_pitch, const VaeRagged *ends,
                             const vae_real *dy, int dy_pitch, vae_real *dw, int first, int end) {
    for (size_t i = 0; i < (size_t)(end - first) * (size_t)width; i++) dw[(size_t)first * (size_t)width + i] = 0;
    for (size_t r = 0; r < rows; r++, dy += (ptrdiff_t)steps * dy_pitch)
        for (int t = 0; t < (ends ? (int)vae_ragged(ends, r) : steps); t++) {
            const int word = (int)x[r * (size_t)x_pitch + (size_t)t];
            if (word < first || word >= end) continue;
            vae_real *to = dw + (ptrdiff_t)word * width;
            for (int j = 0; j < width; j++) to[j] += dy[(ptrdiff_t)t * dy_pitch + j];
        }
}

// vae_gemm_tn over the steps that there are: of each row as many of a and b, the next row's `steps` further on.
VAE_COMMON void vae_ragged_tn(const VaeRagged *g, int m, int n, const vae_real *a, int lda, const vae_real *b, int ldb,
                              vae_real *c, int ldc) {
    for (size_t i = 0; i < g->rows; i++, a += (ptrdiff_t)g->steps * lda, b += (ptrdiff_t)g->steps * ldb) {
        const int k = (int)vae_ragged(g, i);
        if (i) vae_gemm_tn_acc(m, n, k, a, lda, b, ldb, c, ldc);
        else vae_gemm_tn(m, n, k, a, lda, b, ldb, c, ldc);
    }
}

// vae_gemm_nn, and turned vae_gemm_nt, of the steps that there are: of each row as many of a and c, the next row's `steps`
// further on. The same multiply-adds in the same order, but rows are too short to pack a strip of b for each.
#ifdef VAE_F64
static inline void vae_ragged_product(const VaeRagged *g, bool turned, int n, int k, const vae_real *a, int lda, const vae_real *b,
                                      int ldb, vae_real *c, int ldc) {
    for (size_t i = 0; i < g->rows; i++, a += (ptrdiff_t)g->steps * lda, c += (ptrdiff_t)g->steps * ldc) {
        if (turned) vae_gemm_nt((int)vae_ragged(g, i), n, k, a, lda, b, ldb, c, ldc);
        else vae_gemm_nn((int)vae_ragged(g, i), n, k, a, lda, b, ldb, c, ldc);
    }
}
#else
VAE_COMMON void vae_ragged_product(const VaeRagged *g, bool turned, int n, int k, const vae_real *a, int lda, const vae_real *b,
                                   int ldb, vae_real *c, int ldc) {
    VaeStripBuffer packed;
    for (int p = 0; p < k; p += VAE_BLOCK_K) {
        const int block = k - p < VAE_BLOCK_K ? k - p : VAE_BLOCK_K;
        for (int j = 0; j < n; j += VAE_STRIP) {
            const int columns = n - j < VAE_STRIP ? n - j : VAE_STRIP;
            const vae_real *strip = b + (ptrdiff_t)p * ldb + j;
            int pitch = ldb;
            if (turned || columns == VAE_STRIP) {
                if (turned) vae_pack_transposed(columns, block, b + (ptrdiff_t)j * ldb + p, ldb, packed.at);
                else vae_pack(block, strip, ldb, packed.at);
                strip = packed.at, pitch = VAE_STRIP;
            }
            for (size_t i = 0; i < g->rows; i++) {
                const ptrdiff_t row = (ptrdiff_t)i * g->steps;
                vae_strip((int)vae_ragged(g, i), columns, block, a + row * lda + p, lda, 1, strip, pitch, c + row * ldc + j, ldc, p > 0);
            }
        }
    }
}
#endif
#endif

static inline void vae_ragged_nn(const VaeRagged *g, int n, int k, const vae_real *a, int lda, const vae_real *b, int ldb,
                                 vae_real *c, int ldc) {
    vae_ragged_product(g, false, n, k, a, lda, b, ldb, c, ldc);
}

static inline void vae_ragged_nt(const VaeRagged *g, int n, int k, const vae_real *a, int lda, const vae_real *b, int ldb,
                                 vae_real *c, int ldc) {
    vae_ragged_product(g, true, n, k, a, lda, b, ldb, c, ldc);
}

// ---------------------------------------------------------------- products with weights that stay packed

// The same weights serve all steps of all rows of a tile. So they are packed once, as vae_gemm.h has them in its
// innermost loop: strips of columns, each w[k, columns] or, turned, w[columns, k]^T. The chains of multiply-adds are those
// of vae_gemm_nn.
static inline size_t vae_strips_size(int columns, int k) { // reals, on any processor
    return ((size_t)k + 15) / 16 * 16 * (((size_t)columns + 47) / 48 * 48 + 48);
}

// A kind of unit. What it tells and what goes on to the next step is its state, `state` numbers of each unit; beside it is
// kept, if it is asked for, the state before the step and what its gradient needs, `kept` numbers in all.
#define VAE_MOST_KEPT 6

typedef struct VaeRecurrentKind {
    int gates, state, kept;
    int hidden; // in the gradient, where the gates' part that comes of the state begins
    int before; // and where that of the first state is: of the first step, behind all others
    // One step of one row. in: the gates' inputs; s: their parts of the state, without b; old: the state before.
    void (*forward)(int n, const vae_real *in, const vae_real *s, const vae_real *b, const vae_real *old, vae_real *y,
                    vae_real *kept);
    // later: the gradient of the state that comes of later steps; becomes that of the state before, as far as it does not
    // go through the gates. d: of y; to: of the gates.
    void (*backward)(int n, const vae_real *d, const vae_real *y, const vae_real *kept, vae_real *later, vae_real *to);
} VaeRecurrentKind;

static inline size_t vae_recurrent_scratch(int rows, int units, int gates) {
    return vae_strips_size(gates * units, units) + ((size_t)rows * (size_t)(gates + 1) + VAE_MOST_KEPT) * (size_t)units;
}

static inline size_t vae_recurrent_back_scratch(int rows, int units, int gates, int state) {
    return vae_strips_size(units, gates * units) + (size_t)rows * (size_t)(gates + 1 + state) * (size_t)units;
}

#ifdef VAE_COMMON_APART
extern VAE_COMMON_TABLE const VaeRecurrentKind vae_gru, vae_lstm;
VAE_COMMON void vae_recurrent(const VaeRecurrentKind *c, const VaeSteps *g, int rows, const vae_real *x, const vae_real *start,
                              const vae_real *w, const vae_real *b, const vae_real *mask, vae_real *y, vae_real *scratch);
VAE_COMMON void vae_recurrent_back(const VaeRecurrentKind *c, const VaeSteps *g, int rows, const vae_real *dh, const vae_real *told,
                                   const vae_real *w, const vae_real *mask, vae_real *y, vae_real *scratch);
#else
#ifdef VAE_F64
static inline void vae_pack_strips(int columns, int k, bool turned, const vae_real *w, int pitch, vae_real *strips) {
    for (ptrdiff_t p = 0; p < k; p++)
        for (ptrdiff_t j = 0; j < columns; j++) strips[p * columns + j] = turned ? w[j * pitch + p] : w[p * pitch + j];
}

static inline void vae_strips_product(int rows, int columns, int k, const vae_real *a, const vae_real *strips, vae_real *c) {
    vae_gemm_nn_acc(rows, columns, k, a, k, strips, columns, c, columns);
}
#else
static inline size_t vae_strip_size(int k) { return ((size_t)k + VAE_LANES - 1) / VAE_LANES * VAE_LANES * VAE_STRIP; }

VAE_SHARED void vae_pack_strips(int columns, int k, bool turned, const vae_real *w, int pitch, vae_real *strips) {
    for (int first = 0; first < columns; first += VAE_STRIP, strips += vae_strip_size(k)) {
        const int some = columns - first < VAE_STRIP ? columns - first : VAE_STRIP;
        if (turned) {
            vae_pack_transposed(some, k, w + (ptrdiff_t)first * pitch, pitch, strips);
            continue;
        }
        for (ptrdiff_t p = 0; p < k; p++)
            for (int j = 0; j < some; j++) strips[p * VAE_STRIP + j] = w[p * pitch + first + j];
    }
}

// c[rows, columns] += a[rows, k] times them
static inline void vae_strips_product(int rows, int columns, int k, const vae_real *a, const vae_real *strips, vae_real *c) {
    for (int first = 0; first < columns; first += VAE_STRIP, strips += vae_strip_size(k)) {
        const int some = columns - first < VAE_STRIP ? columns - first : VAE_STRIP;
        vae_strip(rows, some, k, a, k, 1, strips, VAE_STRIP, c + first, columns, true);
    }
}
#endif

// ---------------------------------------------------------------- recurrent layers

// Cho et al. 2014, with PyTorch's gates r, z, n: h = (1 - z) n + z h', n = tanh(x_n + r (h' w_n + b_n)). Kept: h', r, z, n, h'
// w_n + b_n.
static void vae_gru_forward(int n, const vae_real *in, const vae_real *s, const vae_real *b, const vae_real *old,
                            vae_real *y, vae_real *kept) {
    VAE_SIMD
    for (int j = 0; j < n; j++) {
        const vae_real reset = vae_sigmoid(in[j] + (s[j] + b[j]));
        const vae_real keep = vae_sigmoid(in[n + j] + (s[n + j] + b[n + j]));
        const vae_real of_state = s[2 * n + j] + b[2 * n + j];
        const vae_real fresh = vae_tanh(in[2 * n + j] + reset * of_state);
        y[j] = fresh + keep * (old[j] - fresh);
        kept[j] = old[j];
        kept[n + j] = reset;
        kept[2 * n + j] = keep;
        kept[3 * n + j] = fresh;
        kept[4 * n + j] = of_state;
    }
}

static void vae_gru_backward(int n, const vae_real *d, const vae_real *y, const vae_real *kept, vae_real *later,
                             vae_real *to) {
    (void)y;
    VAE_SIMD
    for (int j = 0; j < n; j++) {
        const vae_real reset = kept[n + j], keep = kept[2 * n + j], fresh = kept[3 * n + j];
        const vae_real all = d[j] + later[j];
        const vae_real d_fresh = all * (1 - keep) * (1 - fresh * fresh);
        const vae_real d_keep = all * (kept[j] - fresh) * keep * (1 - keep);
        to[j] = to[3 * n + j] = d_fresh * kept[4 * n + j] * reset * (1 - reset);
        to[n + j] = to[4 * n + j] = d_keep;
        to[2 * n + j] = d_fresh;
        to[5 * n + j] = d_fresh * reset;
        later[j] = all * keep;
    }
}

VAE_COMMON_TABLE const VaeRecurrentKind vae_gru = {3, 1, 5, .hidden = 3, .before = 6, vae_gru_forward, vae_gru_backward};

// Hochreiter and Schmidhuber 1997, with PyTorch's gates i, f, g, o: c = f c' + i g, h = o tanh(c). The state is h and c side
// by side. Kept: h', c', i, f, g, o.
static void vae_lstm_forward(int n, const vae_real *in, const vae_real *s, const vae_real *b, const vae_real *old,
                             vae_real *y, vae_real *kept) {
    VAE_SIMD
    for (int j = 0; j < n; j++) {
        const vae_real write = vae_sigmoid(in[j] + (s[j] + b[j]));
        const vae_real keep = vae_sigmoid(in[n + j] + (s[n + j] + b[n + j]));
        const vae_real fresh = vae_tanh(in[2 * n + j] + (s[2 * n + j] + b[2 * n + j]));
        const vae_real read = vae_sigmoid(in[3 * n + j] + (s[3 * n + j] + b[3 * n + j]));
        const vae_real cell = keep * old[n + j] + write * fresh;
        y[n + j] = cell;
        y[j] = read * vae_tanh(cell);
        kept[j] = old[j];
        kept[n + j] = old[n + j];
        kept[2 * n + j] = write;
        kept[3 * n + j] = keep;
        kept[4 * n + j] = fresh;
        kept[5 * n + j] = read;
    }
}

static void vae_lstm_backward(int n, const vae_real *d, const vae_real *y, const vae_real *kept, vae_real *later,
                              vae_real *to) {
    VAE_SIMD
    for (int j = 0; j < n; j++) {
        const vae_real write = kept[2 * n + j], keep = kept[3 * n + j], fresh = kept[4 * n + j], read = kept[5 * n + j];
        const vae_real seen = vae_tanh(y[n + j]);
        const vae_real state = d[j] + later[j];
        const vae_real cell = d[n + j] + later[n + j] + state * read * (1 - seen * seen);
        to[j] = cell * fresh * write * (1 - write);
        to[n + j] = cell * kept[n + j] * keep * (1 - keep);
        to[2 * n + j] = cell * write * (1 - fresh * fresh);
        to[3 * n + j] = state * seen * read * (1 - read);
        later[j] = 0;
        later[n + j] = cell * keep;
    }
}

VAE_COMMON_TABLE const VaeRecurrentKind vae_lstm = {4, 2, 6, .hidden = 0, .before = 4, vae_lstm_forward, vae_lstm_backward};

// As far as any of the rows goes.
static inline int vae_longest(int rows, const VaeSteps *g, const vae_real *mask) {
    size_t longest = 0;
    for (ptrdiff_t r = 0; r < rows; r++) {
        const size_t own = vae_row_steps(mask + r * g->mask_pitch, g->steps);
        if (own > longest) longest = own;
    }
    return (int)longest;
}

// Does row r begin at step t? Backwards it does at its end, if nothing is computed behind that.
static inline bool vae_begins(const VaeSteps *g, const vae_real *mask, ptrdiff_t r, int t) {
    if (!g->reverse) return t == 0;
    return t + 1 == g->steps || (g->bounded && !(mask[r * g->mask_pitch + t + 1] > 0));
}

// y: [rows, steps, state units], or besides what is kept. Steps go one after the other, each for the rows that have it: one
// product of their states with all gates, then the gates.
VAE_COMMON void vae_recurrent(const VaeRecurrentKind *c, const VaeSteps *g, int rows, const vae_real *x, const vae_real *start,
                              const vae_real *w, const vae_real *b, const vae_real *mask, vae_real *y, vae_real *scratch) {
    const int n = g->units, all = c->gates * n, state = c->state * n, kept = g->keeps ? c->kept * n : 0;
    const int longest = vae_longest(rows, g, mask);
    const ptrdiff_t row = (ptrdiff_t)g->steps * g->y_pitch;
    vae_real *strips = scratch, *sums = strips + vae_strips_size(all, n), *h = sums + (ptrdiff_t)rows * all;
    vae_real *spare = h + (ptrdiff_t)rows * n; // for what nobody asks to keep
    if (longest > 0) vae_pack_strips(all, n, false, w, g->w_pitch, strips);
    const int last = (g->bounded ? longest : g->steps) - 1;
    for (int k = 0; k <= last; k++) {
        const int t = g->reverse ? last - k : k;
        const vae_real *before = y + (ptrdiff_t)t * g->y_pitch + (g->reverse ? g->y_pitch : -g->y_pitch);
        int active = 0;
        for (ptrdiff_t r = 0; r < rows; r++) {
            const vae_real *old = vae_begins(g, mask, r, t) ? start + r * g->from_pitch : before + r * row;
            if (!(mask[r * g->mask_pitch + t] > 0)) continue;
            for (int j = 0; j < n; j++) h[active * n + j] = old[j];
            active++;
        }
        for (ptrdiff_t i = 0; i < (ptrdiff_t)active * all; i++) sums[i] = 0;
        if (active) vae_strips_product(active, all, n, h, strips, sums);
        active = 0;
        for (ptrdiff_t r = 0; r < rows; r++) {
            const vae_real *old = vae_begins(g, mask, r, t) ? start + r * g->from_pitch : before + r * row;
            vae_real *to = y + r * row + (ptrdiff_t)t * g->y_pitch;
            if (mask[r * g->mask_pitch + t] > 0) {
                c->forward(n, x + (r * g->steps + t) * g->x_pitch, sums + (ptrdiff_t)active++ * all, b, old, to,
                           kept ? to + state : spare);
            } else if (!g->bounded) { // the state stays as it is
                for (int j = 0; j < state; j++) to[j] = old[j];
                for (int j = 0; j < kept; j++) to[state + j] = 0;
            }
        }
    }
}

// From dh [rows, steps, state units] and what vae_recurrent kept: y [rows, steps, ..] holds the gradients of the gates' inputs
// and of their parts of the state, where these are others; in the first step, behind them, that of the first state.
VAE_COMMON void vae_recurrent_back(const VaeRecurrentKind *c, const VaeSteps *g, int rows, const vae_real *dh, const vae_real *told,
                                   const vae_real *w, const vae_real *mask, vae_real *y, vae_real *scratch) {
    const int n = g->units, all = c->gates * n, state = c->state * n, out = c->before * n;
    const int longest = vae_longest(rows, g, mask);
    vae_real *strips = scratch, *gates = strips + vae_strips_size(n, all), *h = gates + (ptrdiff_t)rows * all;
    vae_real *later = h + (ptrdiff_t)rows * n;
    for (ptrdiff_t i = 0; i < (ptrdiff_t)rows * state; i++) later[i] = 0;
    if (longest > 0) vae_pack_strips(n, all, true, w, g->w_pitch, strips);
    const int last = (g->bounded ? longest : g->steps) - 1;
    for (int k = last; k >= 0; k--) {
        const int t = g->reverse ? last - k : k;
        int active = 0;
        for (ptrdiff_t r = 0; r < rows; r++) {
            const ptrdiff_t at = r * g->steps + t;
            const vae_real *d = dh + at * g->d_pitch, *kept = told + at * g->x_pitch;
            vae_real *to = y + at * g->y_pitch, *own = later + r * state;
            if (mask[r * g->mask_pitch + t] > 0) {
                c->backward(n, d, kept, kept + state, own, to);
                for (int j = 0; j < all; j++) gates[active * all + j] = to[c->hidden * n + j];
                for (int j = 0; j < n; j++) h[active * n + j] = own[j];
                active++;
            } else if (!g->bounded) {
                for (int j = 0; j < out; j++) to[j] = 0;
                for (int j = 0; j < state; j++) own[j] += d[j];
            }
        }
        if (active) vae_strips_product(active, n, all, gates, strips, h);
        active = 0;
        for (ptrdiff_t r = 0; r < rows; r++) {
            if (!(mask[r * g->mask_pitch + t] > 0)) continue;
            for (int j = 0; j < n; j++) later[r * state + j] = h[active * n + j];
            active++;
        }
    }
    for (ptrdiff_t r = 0; r < rows; r++)
        for (int j = 0; j < state; j++) y[r * g->steps * g->y_pitch + out + j] = later[r * state + j];
}
#endif

#endif
