// vae_attention.h -- attention: each query asks all keys of its row, and gets a mean of the values, weighed by the softmax
// of how well they answer. Called by emitted kernels inside a tile, each for some rows of the batch.
// No matrix of queries by keys is stored: a block of it is made, used and forgotten, with the largest number and the sum of
// each query so far (Milakov and Gimelshein 2018, Online normalizer calculation for softmax). Of the forward pass, what
// stays is the result and, for each query and head, the logarithm of its sum; the backward pass makes the blocks again
// (Dao et al. 2022, FlashAttention).
// Blocks begin at the same queries and keys whatever the row holds, and keys without a step weigh exactly 0: neither what
// stands behind a row's end nor how much of it changes a bit, and neither does a key that a query does not see.
#ifndef VAE_ATTENTION_H
#define VAE_ATTENTION_H

#include "vae_gemm.h"
#include "vae_math.h"

#define VAE_ATTEND 48       // queries, and keys, of a block: whole strips of every target
#define VAE_ATTEND_LANES 16 // partial sums along a block, the same on every target

typedef struct VaeAttention {
    int queries, keys, heads, width; // width: numbers of one head
    bool causal;                     // a query sees no key behind its own place
    int q_pitch, k_pitch, v_pitch;   // reals from one query, key, value to the next
    int y_pitch;                     // of the result: heads * width numbers, then a logarithm for each head
    int keys_pitch, queries_pitch;   // from one row of the batch to the next, of their masks
    // Backward: the gradients of the result, and of queries, keys and values, which lie within one row of `row` reals.
    int d_pitch, dq_pitch, dk_pitch, dv_pitch;
    ptrdiff_t row;
} VaeAttention;

// Up to the last step that there is.
static inline int vae_attended(const vae_real *mask, int n) {
    while (mask && n > 0 && !(mask[n - 1] > 0)) n--;
    return n;
}

static inline bool vae_asks(const vae_real *mask, int i) { return !mask || mask[i] > 0; }

// Keys of a block from `first` on that a query sees.
static inline int vae_keys_seen(const VaeAttention *a, int query, int first, int keys) {
    if (!a->causal || query - first >= keys - 1) return keys;
    return query < first ? 0 : query - first + 1;
}

// s[key] of one query: the number that the softmax takes, -infinity where it sees none.
static inline void vae_attention_open(const vae_real *mask, int seen, vae_real scale, vae_real *s) {
    for (int c = 0; c < seen; c++) s[c] = !mask || mask[c] > 0 ? s[c] * scale : -(vae_real)VAE_INFINITY;
    for (int c = seen; c < VAE_ATTEND; c++) s[c] = -(vae_real)VAE_INFINITY;
}

static inline vae_real vae_attention_most(const vae_real *s) {
    vae_real lane[VAE_ATTEND_LANES];
    for (int l = 0; l < VAE_ATTEND_LANES; l++) lane[l] = s[l];
    for (int c = VAE_ATTEND_LANES; c < VAE_ATTEND; c += VAE_ATTEND_LANES)
        for (int l = 0; l < VAE_ATTEND_LANES; l++) lane[l] = lane[l] < s[c + l] ? s[c + l] : lane[l];
    for (int half = VAE_ATTEND_LANES / 2; half; half /= 2)
        for (int l = 0; l < half; l++) lane[l] = lane[l] < lane[l + half] ? lane[l + half] : lane[l];
    return lane[0];
}

// s becomes exp(s - top); returns the sum, always of the same partial sums.
static inline vae_real vae_attention_exp(vae_real top, vae_real *s) {
    vae_real lane[VAE_ATTEND_LANES] = {0};
    VAE_SIMD
    for (int c = 0; c < VAE_ATTEND; c++) s[c] = vae_exp(s[c] - top);
    for (int c = 0; c < VAE_ATTEND; c += VAE_ATTEND_LANES)
        for (int l = 0; l < VAE_ATTEND_LANES; l++) lane[l] += s[c + l];
    for (int half = VAE_ATTEND_LANES / 2; half; half /= 2)
        for (int l = 0; l < half; l++) lane[l] += lane[l + half];
    return lane[0];
}

// One head, queries [i, i + n) of a row: y[n, width], and the logarithms of their sums, log_sum[n] as far apart as y.
static inline void vae_attention_block(const VaeAttention *a, int i, int n, int keys, const vae_real *q, const vae_real *k,
                                       const vae_real *v, const vae_real *mask, vae_real *y, vae_real *log_sum) {
    const vae_real scale = 1 / vae_sqrt((vae_real)a->width);
    vae_real s[VAE_ATTEND * VAE_ATTEND], most[VAE_ATTEND], sum[VAE_ATTEND];
    for (int r = 0; r < n; r++) {
        most[r] = -(vae_real)VAE_INFINITY;
        sum[r] = 0;
        for (int c = 0; c < a->width; c++) y[(ptrdiff_t)r * a->y_pitch + c] = 0;
    }
    for (int j = 0; j < keys && (!a->causal || j < i + n); j += VAE_ATTEND) {
        const int m = keys - j < VAE_ATTEND ? keys - j : VAE_ATTEND;
        vae_gemm_nt(n, m, a->width, q, a->q_pitch, k + (ptrdiff_t)j * a->k_pitch, a->k_pitch, s, VAE_ATTEND);
        for (int r = 0; r < n; r++) {
            vae_real *row = s + r * VAE_ATTEND, *to = y + (ptrdiff_t)r * a->y_pitch;
            vae_attention_open(mask ? mask + j : NULL, vae_keys_seen(a, i + r, j, m), scale, row);
            const vae_real here = vae_attention_most(row), top = here > most[r] ? here : most[r];
            if (!(top > -(vae_real)VAE_INFINITY)) {
                for (int c = 0; c < m; c++) row[c] = 0;
                continue;
            }
            if (top > most[r]) {
                const vae_real fewer = vae_exp(most[r] - top);
                sum[r] *= fewer;
                for (int c = 0; c < a->width; c++) to[c] *= fewer;
                most[r] = top;
            }
            sum[r] += vae_attention_exp(top, row);
        }
        vae_gemm_nn_acc(n, a->width, m, s, VAE_ATTEND, v + (ptrdiff_t)j * a->v_pitch, a->v_pitch, y, a->y_pitch);
    }
    for (int r = 0; r < n; r++) {
        const vae_real share = sum[r] > 0 ? 1 / sum[r] : 0;
        for (int c = 0; c < a->width; c++) y[(ptrdiff_t)r * a->y_pitch + c] *= share;
        log_sum[(ptrdiff_t)r * a->y_pitch] = sum[r] > 0 ? most[r] + vae_log(sum[r]) : 0;
    }
}

// Vaswani et al. 2017. q: [rows, queries, heads * width], k and v the same of keys; masks: 1 where there is a step, NULL:
// everywhere. y: [rows, queries, heads * width + heads], 0 where there is no query.
VAE_SHARED void vae_attention(const VaeAttention *a, int rows, const vae_real *q, const vae_real *k, const vae_real *v,
                              const vae_real *keys_mask, const vae_real *queries_mask, vae_real *y) {
    const int all = a->heads * a->width;
    for (ptrdiff_t row = 0; row < rows; row++) {
        const vae_real *mask = keys_mask ? keys_mask + row * a->keys_pitch : NULL;
        const vae_real *asks = queries_mask ? queries_mask + row * a->queries_pitch : NULL;
        const vae_real *q_row = q + row * a->queries * a->q_pitch, *k_row = k + row * a->keys * a->k_pitch;
        const vae_real *v_row = v + row * a->keys * a->v_pitch;
        vae_real *y_row = y + row * a->queries * a->y_pitch;
        const int keys = vae_attended(mask, a->keys), queries = vae_attended(asks, a->queries);
        for (int h = 0; h < a->heads; h++)
            for (int i = 0; i < queries; i += VAE_ATTEND) {
                const int n = queries - i < VAE_ATTEND ? queries - i : VAE_ATTEND;
                vae_real *to = y_row + (ptrdiff_t)i * a->y_pitch;
                vae_attention_block(a, i, n, keys, q_row + (ptrdiff_t)i * a->q_pitch + h * a->width, k_row + h * a->width,
                                    v_row + h * a->width, mask, to + h * a->width, to + all + h);
            }
        for (int i = 0; i < a->queries; i++) {
            if (i < queries && vae_asks(asks, i)) continue;
            for (int c = 0; c < all + a->heads; c++) y_row[(ptrdiff_t)i * a->y_pitch + c] = 0;
        }
    }
}

// ---------------------------------------------------------------- backward

typedef struct VaeAttentionRow { // of one row of the batch and one head
    const vae_real *dy, *y, *q, *k, *v; // dy and y at the head's numbers; the logarithms are `logs` reals behind them
    ptrdiff_t logs;
    const vae_real *mask, *asks;
    vae_real *dq, *dk, *dv;
} VaeAttentionRow;

static inline void vae_attention_back_block(const VaeAttention *a, int i, int n, int keys, const VaeAttentionRow *b) {
    const vae_real scale = 1 / vae_sqrt((vae_real)a->width);
    vae_real p[VAE_ATTEND * VAE_ATTEND], ds[VAE_ATTEND * VAE_ATTEND], log_sum[VAE_ATTEND], all[VAE_ATTEND];
    const vae_real *q = b->q + (ptrdiff_t)i * a->q_pitch, *dy = b->dy + (ptrdiff_t)i * a->d_pitch;
    vae_real *dq = b->dq + (ptrdiff_t)i * a->dq_pitch;
    for (int r = 0; r < n; r++) { // the sum over keys of the weight times its gradient
        const vae_real *y = b->y + (ptrdiff_t)(i + r) * a->y_pitch, *d = dy + (ptrdiff_t)r * a->d_pitch;
        vae_real sum = 0;
        for (int c = 0; c < a->width; c++) sum += d[c] * y[c];
        all[r] = sum - d[b->logs];
        log_sum[r] = y[b->logs];
    }
    for (int j = 0; j < keys && (!a->causal || j < i + n); j += VAE_ATTEND) {
        const int m = keys - j < VAE_ATTEND ? keys - j : VAE_ATTEND;
        const vae_real *k = b->k + (ptrdiff_t)j * a->k_pitch, *v = b->v + (ptrdiff_t)j * a->v_pitch;
        vae_gemm_nt(n, m, a->width, q, a->q_pitch, k, a->k_pitch, p, VAE_ATTEND);
        vae_gemm_nt(n, m, a->width, dy, a->d_pitch, v, a->v_pitch, ds, VAE_ATTEND);
        for (int r = 0; r < n; r++) {
            vae_real *at = p + r * VAE_ATTEND, *slope = ds + r * VAE_ATTEND;
            const int seen = vae_asks(b->asks, i + r) ? vae_keys_seen(a, i + r, j, m) : 0;
            vae_attention_open(b->mask ? b->mask + j : NULL, seen, scale, at);
            VAE_SIMD
            for (int c = 0; c < VAE_ATTEND; c++) at[c] = vae_exp(at[c] - log_sum[r]);
            for (int c = 0; c < seen; c++) slope[c] = at[c] * (slope[c] - all[r]) * scale;
            for (int c = seen; c < m; c++) slope[c] = 0;
        }
        vae_gemm_tn_acc(m, a->width, n, p, VAE_ATTEND, dy, a->d_pitch, b->dv + (ptrdiff_t)j * a->dv_pitch, a->dv_pitch);
        vae_gemm_tn_acc(m, a->width, n, ds, VAE_ATTEND, q, a->q_pitch, b->dk + (ptrdiff_t)j * a->dk_pitch, a->dk_pitch);
        vae_gemm_nn_acc(n, a->width, m, ds, VAE_ATTEND, k, a->k_pitch, dq, a->dq_pitch);
    }
}

static inline void vae_attention_zero(int n, int width, vae_real *x, int pitch) {
    for (int i = 0; i < n; i++)
        for (int c = 0; c < width; c++) x[(ptrdiff_t)i * pitch + c] = 0;
}

// From dy and y of vae_attention: dq, dk, dv of its first row, `row` reals before those of the next.
VAE_SHARED void vae_attention_back(const VaeAttention *a, int rows, const vae_real *dy, const vae_real *y, const vae_real *q,
                                   const vae_real *k, const vae_real *v, const vae_real *keys_mask,
                                   const vae_real *queries_mask, vae_real *dq, vae_real *dk, vae_real *dv) {
    const int all = a->heads * a->width;
    for (ptrdiff_t row = 0; row < rows; row++) {
        const ptrdiff_t query = row * a->queries, key = row * a->keys;
        vae_attention_zero(a->queries, all, dq + row * a->row, a->dq_pitch);
        vae_attention_zero(a->keys, all, dk + row * a->row, a->dk_pitch);
        vae_attention_zero(a->keys, all, dv + row * a->row, a->dv_pitch);
        const vae_real *mask = keys_mask ? keys_mask + row * a->keys_pitch : NULL;
        const vae_real *asks = queries_mask ? queries_mask + row * a->queries_pitch : NULL;
        const int keys = vae_attended(mask, a->keys), queries = vae_attended(asks, a->queries);
        for (int h = 0; h < a->heads; h++) {
            const ptrdiff_t at = (ptrdiff_t)h * a->width;
            const VaeAttentionRow b = {
                dy + query * a->d_pitch + at, y + query * a->y_pitch + at, q + query * a->q_pitch + at,
                k + key * a->k_pitch + at,    v + key * a->v_pitch + at,   all + h - at,
                mask,                         asks,                        dq + row * a->row + at,
                dk + row * a->row + at,       dv + row * a->row + at};
            for (int i = 0; i < queries; i += VAE_ATTEND)
                vae_attention_back_block(a, i, queries - i < VAE_ATTEND ? queries - i : VAE_ATTEND, keys, &b);
        }
    }
}

#endif
