// vae_vocabulary.h -- softmax over the words of a vocabulary, at the steps of rows of tokens. Called by emitted kernels
// inside a tile.
// A step has a word if its number is not 0, as it is behind a row's end; other steps cost nothing. Where the product that
// makes the logits comes first (vae_vocabulary), steps with a word are gathered, some at a time, and go through the words
// a tile at a time, so that the logits of a tile are all that is ever stored. Every sum has an order that depends neither
// on how steps are gathered nor on what stands between them.
#ifndef VAE_VOCABULARY_H
#define VAE_VOCABULARY_H

#include "vae_gemm.h"
#include "vae_math.h"

#ifdef VAE_COMMON_APART
VAE_COMMON void vae_token_nll(size_t rows, int steps, int words, const vae_real *p, int p_pitch, const vae_real *x,
                              int x_pitch, vae_real *y, int y_pitch);
VAE_COMMON void vae_token_nll_back(size_t rows, int steps, int words, const vae_real *p, int p_pitch, const vae_real *x,
                                   int x_pitch, const vae_real *dy, int dy_pitch, vae_real *dp, int d_pitch);
#else
// ---------------------------------------------------------------- logits that are in memory

static inline vae_real vae_top_word(int words, const vae_real *p) {
    vae_real top = p[0];
    VAE_SIMD_MAX(top)
    for (int k = 1; k < words; k++) top = vae_max(top, p[k]);
    return top;
}

static inline vae_real vae_word_sum(int words, const vae_real *p, vae_real top) {
    vae_real sum = 0;
    VAE_SIMD_SUM(sum)
    for (int k = 0; k < words; k++) sum += vae_exp(p[k] - top);
    return sum;
}

// y[row, step] = -log softmax(p) at the step's word
VAE_COMMON void vae_token_nll(size_t rows, int steps, int words, const vae_real *p, int p_pitch, const vae_real *x,
                              int x_pitch, vae_real *y, int y_pitch) {
    for (size_t r = 0; r < rows; r++)
        for (int t = 0; t < steps; t++, p += p_pitch) {
            const int word = (int)x[r * (size_t)x_pitch + (size_t)t];
            const vae_real top = word ? vae_top_word(words, p) : 0;
            y[r * (size_t)y_pitch + (size_t)t] = word ? top + vae_log(vae_word_sum(words, p, top)) - p[word] : 0;
        }
}

// dp = dy (softmax(p) - 1 at the step's word)
VAE_COMMON void vae_token_nll_back(size_t rows, int steps, int words, const vae_real *p, int p_pitch, const vae_real *x,
                                   int x_pitch, const vae_real *dy, int dy_pitch, vae_real *dp, int d_pitch) {
    for (size_t r = 0; r < rows; r++)
        for (int t = 0; t < steps; t++, p += p_pitch, dp += d_pitch) {
            const int word = (int)x[r * (size_t)x_pitch + (size_t)t];
            if (!word) {
                for (int k = 0; k < words; k++) dp[k] = 0;
                continue;
            }
            const vae_real d = dy[r * (size_t)dy_pitch + (size_t)t], top = vae_top_word(words, p);
            const vae_real share = d / vae_word_sum(words, p, top);
            VAE_SIMD
            for (int k = 0; k < words; k++) dp[k] = share * vae_exp(p[k] - top);
            dp[word] -= d;
        }
}
#endif

// ---------------------------------------------------------------- logits a tile at a time

typedef struct VaeLogits {
    int steps, width, words;
    int h_pitch, w_pitch, x_pitch; // reals from one step's features to the next, of w's rows, and of x's
} VaeLogits;

#define VAE_VOCABULARY_STEPS 192 // at a time: a tile of weights is used by so many
#define VAE_VOCABULARY_WORDS 192 // of a tile

// Reals: the features of the steps at a time, their logits of a tile, and as many sums.
static inline size_t vae_vocabulary_scratch(int width) {
    return (size_t)VAE_VOCABULARY_STEPS * (2 * (size_t)width + VAE_VOCABULARY_WORDS);
}

#ifdef VAE_COMMON_APART
VAE_COMMON void vae_vocabulary(const VaeLogits *v, size_t rows, bool slope, const vae_real *h, const vae_real *w,
                               const vae_real *b, const vae_real *x, vae_real *y, int y_pitch, vae_real *scratch);
VAE_COMMON void vae_vocabulary_w(const VaeLogits *v, size_t rows, int tile, const vae_real *h, const vae_real *w,
                                 const vae_real *b, const vae_real *x, const vae_real *lse, int lse_pitch,
                                 const vae_real *dy, int dy_pitch, vae_real *dw, int dw_pitch, vae_real *db,
                                 vae_real *scratch);
#else
// The next steps with a word from *at on: their places (row * steps + step), and their features side by side.
static inline int vae_next_words(const VaeLogits *v, size_t rows, size_t *at, const vae_real *h, const vae_real *x,
                                 size_t *place, int *word, vae_real *to) {
    int n = 0;
    for (; *at < rows * (size_t)v->steps && n < VAE_VOCABULARY_STEPS; ++*at) {
        word[n] = (int)x[*at / (size_t)v->steps * (size_t)v->x_pitch + *at % (size_t)v->steps];
        if (!word[n]) continue;
        const vae_real *from = h + *at * (size_t)v->h_pitch;
        for (int j = 0; j < v->width; j++) to[n * v->width + j] = from[j];
        place[n++] = *at;
    }
    return n;
}

static inline vae_real vae_add_bias(int n, vae_real *p, const vae_real *b) { // and the largest
    for (int k = 0; k < n; k++) p[k] += b[k];
    return vae_top_word(n, p);
}

static inline vae_real vae_to_shares(int n, vae_real *p, vae_real top) { // exp(p - top), and their sum
    vae_real sum = 0;
    VAE_SIMD_SUM(sum)
    for (int k = 0; k < n; k++) sum += p[k] = vae_exp(p[k] - top);
    return sum;
}

// y[row, step]: -log softmax(h w + b) at the step's word and, with slope, log of the sum of exponentials, and the first
// one's slope by h, [width]: the sum over words of softmax times w, less w at the word. What is summed of earlier tiles shrinks
// where a later one has a larger logit (Milakov and Gimelshein 2018, "Online normalizer calculation for softmax").
VAE_COMMON void vae_vocabulary(const VaeLogits *v, size_t rows, bool slope, const vae_real *h, const vae_real *w,
                               const vae_real *b, const vae_real *x, vae_real *y, int y_pitch, vae_real *scratch) {
    const int d = v->width;
    vae_real *own = scratch, *logits = own + VAE_VOCABULARY_STEPS * d;
    vae_real *mean = logits + VAE_VOCABULARY_STEPS * VAE_VOCABULARY_WORDS; // of w, times the sum
    size_t at = 0, place[VAE_VOCABULARY_STEPS];
    int word[VAE_VOCABULARY_STEPS + 1], n;
    vae_real top[VAE_VOCABULARY_STEPS], sum[VAE_VOCABULARY_STEPS];
    for (size_t i = 0; i < rows * (size_t)v->steps; i++)
        for (int j = 0; j < (slope ? 2 + d : 1); j++) y[i * (size_t)y_pitch + (size_t)j] = 0;
    while ((n = vae_next_words(v, rows, &at, h, x, place, word, own)) > 0) {
        for (int i = 0; i < n * d && slope; i++) mean[i] = 0;
        for (int first = 0; first < v->words; first += VAE_VOCABULARY_WORDS) {
            const int some = v->words - first < VAE_VOCABULARY_WORDS ? v->words - first : VAE_VOCABULARY_WORDS;
            vae_gemm_nn(n, some, d, own, d, w + first, v->w_pitch, logits, VAE_VOCABULARY_WORDS);
            for (int i = 0; i < n; i++) {
                vae_real *p = logits + i * VAE_VOCABULARY_WORDS, *to = y + place[i] * (size_t)y_pitch;
                const vae_real here = vae_add_bias(some, p, b + first);
                const vae_real most = first ? vae_max(top[i], here) : here;
                if (word[i] >= first && word[i] < first + some) {
                    to[0] = p[word[i] - first];
                    for (int j = 0; j < d && slope; j++) to[2 + j] = -w[(ptrdiff_t)j * v->w_pitch + word[i]];
                }
                const vae_real shrink = first ? vae_exp(top[i] - most) : 0;
                sum[i] = (first ? sum[i] * shrink : 0) + vae_to_shares(some, p, most);
                top[i] = most;
                for (int j = 0; j < d && slope && shrink < 1; j++) mean[i * d + j] *= shrink;
            }
            if (slope) vae_gemm_nt_acc(n, d, some, logits, VAE_VOCABULARY_WORDS, w + first, v->w_pitch, mean, d);
        }
        for (int i = 0; i < n; i++) {
            vae_real *to = y + place[i] * (size_t)y_pitch;
            const vae_real all = top[i] + vae_log(sum[i]);
            to[0] = all - to[0];
            if (slope) to[1] = all;
            for (int j = 0; j < d && slope; j++) to[2 + j] += mean[i * d + j] / sum[i];
        }
    }
}

// dw = h^T d and db = the sum of d over all steps (NULL: it is not wanted), d = dy (softmax - 1 at the word), of the words
// of tile `tile`.
VAE_COMMON void vae_vocabulary_w(const VaeLogits *v, size_t rows, int tile, const vae_real *h, const vae_real *w,
                                 const vae_real *b, const vae_real *x, const vae_real *lse, int lse_pitch,
                                 const vae_real *dy, int dy_pitch, vae_real *dw, int dw_pitch, vae_real *db,
                                 vae_real *scratch) {
    const int d = v->width, first = tile * VAE_VOCABULARY_WORDS;
    const int some = v->words - first < VAE_VOCABULARY_WORDS ? v->words - first : VAE_VOCABULARY_WORDS;
    vae_real *own = scratch, *logits = own + VAE_VOCABULARY_STEPS * d;
    size_t at = 0, place[VAE_VOCABULARY_STEPS];
    int word[VAE_VOCABULARY_STEPS + 1], n;
    bool any = false;
    for (int k = 0; k < some && db; k++) db[first + k] = 0;
    while ((n = vae_next_words(v, rows, &at, h, x, place, word, own)) > 0) {
        vae_gemm_nn(n, some, d, own, d, w + first, v->w_pitch, logits, VAE_VOCABULARY_WORDS);
        for (int i = 0; i < n; i++) {
            vae_real *p = logits + i * VAE_VOCABULARY_WORDS;
            const size_t row = place[i] / (size_t)v->steps, step = place[i] % (size_t)v->steps;
            const vae_real all = lse[row * (size_t)lse_pitch + step];
            const vae_real down = dy[row * (size_t)dy_pitch + step];
            VAE_SIMD
            for (int k = 0; k < some; k++) p[k] = down * vae_exp(p[k] + b[first + k] - all);
            if (word[i] >= first && word[i] < first + some) p[word[i] - first] -= down;
            for (int k = 0; k < some && db; k++) db[first + k] += p[k];
        }
        if (any) vae_gemm_tn_acc(d, some, n, own, d, logits, VAE_VOCABULARY_WORDS, dw + first, dw_pitch);
        else vae_gemm_tn(d, some, n, own, d, logits, VAE_VOCABULARY_WORDS, dw + first, dw_pitch);
        any = true;
    }
    for (int j = 0; j < d && !any; j++)
        for (int k = 0; k < some; k++) dw[(ptrdiff_t)j * dw_pitch + first + k] = 0;
}
#endif

#endif
