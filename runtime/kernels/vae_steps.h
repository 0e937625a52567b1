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
    // x: the gates' inputs; from: the state before the first step, or in the backward pass before each; w: [units,
    // gates]; y: the result. Reals from one step, row of w, or row of the mask to the next.
    int x_pitch, from_pitch, w_pitch, mask_pitch, y_pitch;
    bool reverse;         // from the last step to the first
    int d_pitch, h_pitch; // backward: of the gradient of the states, and of the gates' part that comes of the state
} VaeSteps;

// y[row, step] = w[number of the word]
VAE_SHARED void vae_lookup(size_t rows, int steps, int width, const vae_real *x, int x_pitch, const vae_real *w,
                           int w_pitch, vae_real *y, int y_pitch) {
    for (size_t r = 0; r < rows; r++)
        for (int t = 0; t < steps; t++, y += y_pitch) {
            const vae_real *word = w + (ptrdiff_t)x[r * (size_t)x_pitch + (size_t)t] * w_pitch;
            for (int j = 0; j < width; j++) y[j] = word[j];
        }
}

// dw[word] = the sum of dy wherever the word stands, of words first to end - 1; rows in order.
VAE_SHARED void vae_lookup_w(size_t rows, int steps, int width, const vae_real *x, int x_pitch, const vae_real *dy,
                             int dy_pitch, vae_real *dw, int first, int end) {
    for (size_t i = 0; i < (size_t)(end - first) * (size_t)width; i++) dw[(size_t)first * (size_t)width + i] = 0;
    for (size_t r = 0; r < rows; r++)
        for (int t = 0; t < steps; t++, dy += dy_pitch) {
            const int word = (int)x[r * (size_t)x_pitch + (size_t)t];
            if (word < first || word >= end) continue;
            vae_real *to = dw + (ptrdiff_t)word * width;
            for (int j = 0; j < width; j++) to[j] += dy[j];
        }
}

static inline bool vae_any_step(int rows, int t, const vae_real *mask, int mask_pitch) {
    for (ptrdiff_t r = 0; r < rows; r++)
        if (mask[r * mask_pitch + t] > 0) return true;
    return false;
}

// The step that is the k-th, and reals from it to the one before it, of `pitch` a step.
static inline int vae_step_at(const VaeSteps *g, int k) { return g->reverse ? g->steps - 1 - k : k; }
static inline ptrdiff_t vae_step_back(const VaeSteps *g, int pitch) { return g->reverse ? pitch : -pitch; }

// ---------------------------------------------------------------- gated recurrent units

// Cho et al. 2014, with PyTorch's gates r, z, n: h = (1 - z) n + z h', n = tanh(x_n + r (h' w_n + b_n)).
// y: [rows, steps, units]; scratch: [rows, 3 units].
VAE_SHARED void vae_gru(const VaeSteps *g, int rows, const vae_real *x, const vae_real *h0, const vae_real *w,
                        const vae_real *b, const vae_real *mask, vae_real *y, vae_real *scratch) {
    const int n = g->units;
    const ptrdiff_t row = (ptrdiff_t)g->steps * g->y_pitch;
    for (int k = 0; k < g->steps; k++) {
        const int t = vae_step_at(g, k);
        const vae_real *before = k ? y + (ptrdiff_t)t * g->y_pitch + vae_step_back(g, g->y_pitch) : h0;
        const ptrdiff_t before_row = k ? row : g->from_pitch;
        if (vae_any_step(rows, t, mask, g->mask_pitch))
            vae_gemm_nn(rows, 3 * n, n, before, (int)before_row, w, g->w_pitch, scratch, 3 * n);
        for (ptrdiff_t r = 0; r < rows; r++) {
            const vae_real *h = before + r * before_row, *s = scratch + r * 3 * n;
            const vae_real *in = x + (r * g->steps + t) * g->x_pitch;
            vae_real *to = y + r * row + (ptrdiff_t)t * g->y_pitch;
            if (!(mask[r * g->mask_pitch + t] > 0)) {
                for (int j = 0; j < n; j++) to[j] = h[j];
                continue;
            }
            VAE_SIMD
            for (int j = 0; j < n; j++) {
                const vae_real reset = vae_sigmoid(in[j] + (s[j] + b[j]));
                const vae_real keep = vae_sigmoid(in[n + j] + (s[n + j] + b[n + j]));
                const vae_real fresh = vae_tanh(in[2 * n + j] + reset * (s[2 * n + j] + b[2 * n + j]));
                to[j] = fresh + keep * (h[j] - fresh);
            }
        }
    }
}

// From dh [rows, steps, units], the states before each step (from), x, and the gates' parts of the state (hidden): y [rows,
// steps, 7 units] holds the gradients of x, those of hidden, and of the state before the step.
VAE_SHARED void vae_gru_back(const VaeSteps *g, int rows, const vae_real *dh, const vae_real *from, const vae_real *x,
                             const vae_real *hidden, const vae_real *w, const vae_real *mask, vae_real *y) {
    const int n = g->units;
    const ptrdiff_t row = (ptrdiff_t)g->steps * g->y_pitch;
    for (int k = g->steps - 1; k >= 0; k--) {
        const int t = vae_step_at(g, k);
        for (ptrdiff_t r = 0; r < rows; r++) {
            const ptrdiff_t at = r * g->steps + t;
            const vae_real *d = dh + at * g->d_pitch, *h = from + at * g->from_pitch;
            const vae_real *in = x + at * g->x_pitch, *s = hidden + at * g->h_pitch;
            vae_real *to = y + at * g->y_pitch;
            const vae_real *later = k + 1 < g->steps ? to - vae_step_back(g, g->y_pitch) + 6 * n : NULL;
            const bool here = mask[r * g->mask_pitch + t] > 0;
            if (!here) {
                for (int j = 0; j < 6 * n; j++) to[j] = 0;
                for (int j = 0; j < n; j++) to[6 * n + j] = d[j] + (later ? later[j] : 0);
                continue;
            }
            VAE_SIMD
            for (int j = 0; j < n; j++) {
                const vae_real reset = vae_sigmoid(in[j] + s[j]), keep = vae_sigmoid(in[n + j] + s[n + j]);
                const vae_real fresh = vae_tanh(in[2 * n + j] + reset * s[2 * n + j]);
                const vae_real all = d[j] + (later ? later[j] : 0);
                const vae_real d_fresh = all * (1 - keep) * (1 - fresh * fresh);
                const vae_real d_reset = d_fresh * s[2 * n + j] * reset * (1 - reset);
                const vae_real d_keep = all * (h[j] - fresh) * keep * (1 - keep);
                to[j] = to[3 * n + j] = d_reset;
                to[n + j] = to[4 * n + j] = d_keep;
                to[2 * n + j] = d_fresh;
                to[5 * n + j] = d_fresh * reset;
                to[6 * n + j] = all * keep;
            }
        }
        vae_real *gates = y + (ptrdiff_t)t * g->y_pitch;
        if (vae_any_step(rows, t, mask, g->mask_pitch))
            vae_gemm_nt_acc(rows, n, 3 * n, gates + 3 * n, (int)row, w, g->w_pitch, gates + 6 * n, (int)row);
    }
}

// ---------------------------------------------------------------- long short-term memory

// Hochreiter and Schmidhuber 1997, with PyTorch's gates i, f, g, o: c = f c' + i g, h = o tanh(c).
// y: [rows, steps, 2 units], h and c side by side, and so is the first state; scratch: [rows, 4 units].
VAE_SHARED void vae_lstm(const VaeSteps *g, int rows, const vae_real *x, const vae_real *s0, const vae_real *w,
                         const vae_real *b, const vae_real *mask, vae_real *y, vae_real *scratch) {
    const int n = g->units;
    const ptrdiff_t row = (ptrdiff_t)g->steps * g->y_pitch;
    for (int k = 0; k < g->steps; k++) {
        const int t = vae_step_at(g, k);
        const vae_real *before = k ? y + (ptrdiff_t)t * g->y_pitch + vae_step_back(g, g->y_pitch) : s0;
        const ptrdiff_t before_row = k ? row : g->from_pitch;
        if (vae_any_step(rows, t, mask, g->mask_pitch))
            vae_gemm_nn(rows, 4 * n, n, before, (int)before_row, w, g->w_pitch, scratch, 4 * n);
        for (ptrdiff_t r = 0; r < rows; r++) {
            const vae_real *old = before + r * before_row, *s = scratch + r * 4 * n;
            const vae_real *in = x + (r * g->steps + t) * g->x_pitch;
            vae_real *to = y + r * row + (ptrdiff_t)t * g->y_pitch;
            if (!(mask[r * g->mask_pitch + t] > 0)) {
                for (int j = 0; j < 2 * n; j++) to[j] = old[j];
                continue;
            }
            VAE_SIMD
            for (int j = 0; j < n; j++) {
                const vae_real write = vae_sigmoid(in[j] + (s[j] + b[j]));
                const vae_real keep = vae_sigmoid(in[n + j] + (s[n + j] + b[n + j]));
                const vae_real fresh = vae_tanh(in[2 * n + j] + (s[2 * n + j] + b[2 * n + j]));
                const vae_real read = vae_sigmoid(in[3 * n + j] + (s[3 * n + j] + b[3 * n + j]));
                const vae_real cell = keep * old[n + j] + write * fresh;
                to[n + j] = cell;
                to[j] = read * vae_tanh(cell);
            }
        }
    }
}

// As vae_gru_back: dh and from are [rows, steps, 2 units]; y [rows, steps, 6 units] holds the gradients of the gates, which
// are those of x and of hidden, and of the state before the step.
VAE_SHARED void vae_lstm_back(const VaeSteps *g, int rows, const vae_real *dh, const vae_real *from, const vae_real *x,
                              const vae_real *hidden, const vae_real *w, const vae_real *mask, vae_real *y) {
    const int n = g->units;
    const ptrdiff_t row = (ptrdiff_t)g->steps * g->y_pitch;
    for (int k = g->steps - 1; k >= 0; k--) {
        const int t = vae_step_at(g, k);
        for (ptrdiff_t r = 0; r < rows; r++) {
            const ptrdiff_t at = r * g->steps + t;
            const vae_real *d = dh + at * g->d_pitch, *old = from + at * g->from_pitch;
            const vae_real *in = x + at * g->x_pitch, *s = hidden + at * g->h_pitch;
            vae_real *to = y + at * g->y_pitch;
            const vae_real *later = k + 1 < g->steps ? to - vae_step_back(g, g->y_pitch) + 4 * n : NULL;
            if (!(mask[r * g->mask_pitch + t] > 0)) {
                for (int j = 0; j < 4 * n; j++) to[j] = 0;
                for (int j = 0; j < 2 * n; j++) to[4 * n + j] = d[j] + (later ? later[j] : 0);
                continue;
            }
            VAE_SIMD
            for (int j = 0; j < n; j++) {
                const vae_real write = vae_sigmoid(in[j] + s[j]), keep = vae_sigmoid(in[n + j] + s[n + j]);
                const vae_real fresh = vae_tanh(in[2 * n + j] + s[2 * n + j]);
                const vae_real read = vae_sigmoid(in[3 * n + j] + s[3 * n + j]);
                const vae_real seen = vae_tanh(keep * old[n + j] + write * fresh);
                const vae_real state = d[j] + (later ? later[j] : 0);
                const vae_real cell = d[n + j] + (later ? later[n + j] : 0) + state * read * (1 - seen * seen);
                to[j] = cell * fresh * write * (1 - write);
                to[n + j] = cell * old[n + j] * keep * (1 - keep);
                to[2 * n + j] = cell * write * (1 - fresh * fresh);
                to[3 * n + j] = state * seen * read * (1 - read);
                to[4 * n + j] = 0;
                to[5 * n + j] = cell * keep;
            }
        }
        vae_real *gates = y + (ptrdiff_t)t * g->y_pitch;
        if (vae_any_step(rows, t, mask, g->mask_pitch))
            vae_gemm_nt_acc(rows, n, 4 * n, gates, (int)row, w, g->w_pitch, gates + 4 * n, (int)row);
    }
}

#endif
