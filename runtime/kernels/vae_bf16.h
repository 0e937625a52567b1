// vae_bf16.h -- the products of vae_gemm.h with operands rounded to bf16 (8 bits of precision, the
// exponents of float), sums kept in float: for `precision = bf16`.
//   vae_bf16_nn, vae_bf16_nt, vae_bf16_tn: arguments as those of vae_gemm_nn, _nt, _tn.
//
// Operands are rounded to nearest even when they are packed, numbers below 2^-126 to zero. Then
// pairs of products are added in the order of the instruction vdpbf16ps: c + odd + even, rounded to
// float after each. Where there is no such instruction, two multiply-adds do the same: products of
// bf16 are exact in float, so the bits are the same (but for sums below 2^-126, which it drops).
//
// Every element is one chain over pairs p = 0, 2, 4, ...: cutting rows or columns into tiles in another
// way changes no bits. With -DVAE_F64 these are the plain products: gradcheck checks the formulas,
// not the rounding.
#ifndef VAE_BF16_H
#define VAE_BF16_H

#include "vae_gemm.h"

#ifdef VAE_F64

#define vae_bf16_nn vae_gemm_nn
#define vae_bf16_nt vae_gemm_nt
#define vae_bf16_tn vae_gemm_tn

#else

#if defined(__AVX512BF16__) && VAE_LANES == 16 && !defined(VAE_BF16_EMULATED)
#include <immintrin.h>
#define VAE_BF16_HERE 1
#else
#define VAE_BF16_HERE 0
#endif

typedef uint32_t VaePairs __attribute__((vector_size(4 * VAE_LANES))); // of bf16: even low, odd high
typedef uint32_t VaePairsVec __attribute__((vector_size(4 * VAE_LANES), aligned(4), may_alias));
typedef uint32_t VaePairsWord __attribute__((may_alias)); // a float's bits

// ---------------------------------------------------------------- packing

// The float with its last 16 bits rounded away, in place; NaN stays NaN.
VAE_ALWAYS uint32_t vae_bf16_round(uint32_t u) {
    const uint32_t size = u & 0x7fffffffu;
    const uint32_t rounded = u + 0x7fffu + (u >> 16 & 1u);
    const uint32_t kept = size > 0x7f800000u ? u | 0x400000u : rounded;
    return (size < 0x00800000u ? u & 0x80000000u : kept) & 0xffff0000u;
}

VAE_ALWAYS VaePairs vae_bf16_round_lanes(VaeLanes x) {
    const VaePairs u = (VaePairs)x, size = u & 0x7fffffffu;
    const VaePairs rounded = u + 0x7fffu + (u >> 16 & 1u);
    const VaePairs nan = (VaePairs)(size > 0x7f800000u), tiny = (VaePairs)(size < 0x00800000u);
    const VaePairs kept = (nan & (u | 0x400000u)) | (~nan & rounded);
    return ((tiny & u & 0x80000000u) | (~tiny & kept)) & 0xffff0000u;
}

VAE_ALWAYS VaePairs vae_bf16_pair(VaeLanes even, VaeLanes odd) {
#if VAE_BF16_HERE
    typedef short Halves __attribute__((vector_size(64)));
    const Halves both = (Halves)_mm512_cvtne2ps_pbh((__m512)odd, (__m512)even);
    return (VaePairs)__builtin_shufflevector(both, both, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6,
                                             22, 7, 23, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29,
                                             14, 30, 15, 31);
#else
    return vae_bf16_round_lanes(even) >> 16 | vae_bf16_round_lanes(odd);
#endif
}

// to[q][j] = the pair (b[2q][j], b[2q + 1][j]) for q up to k / 2, j up to n; a row that is not there
// is zero. The rest of the last vector is zero too. Rows of `to` are to_row apart.
VAE_SHARED void vae_bf16_pair_rows(int k, int n, const float *b, ptrdiff_t ldb, uint32_t *to,
                                   int to_row) {
    for (int p = 0; p < k; p += 2, to += to_row)
        for (int j = 0; j < n; j += VAE_LANES) {
            const int some = n - j < VAE_LANES ? n - j : VAE_LANES;
            const float *at = b + p * ldb + j;
            const VaeLanes even = vae_load_some(at, some);
            const VaeLanes odd = p + 1 < k ? vae_load_some(at + ldb, some) : (VaeLanes){0};
            *(VaePairsVec *)(to + j) = vae_bf16_pair(even, odd);
        }
}

// to[i][q] = the pair (a[i][2q], a[i][2q + 1]).
VAE_SHARED void vae_bf16_pair_columns(int m, int k, const float *a, ptrdiff_t lda, uint32_t *to,
                                      int to_row) {
    for (int i = 0; i < m; i++, a += lda, to += to_row) {
        const VaePairsWord *u = (const VaePairsWord *)(const void *)a;
        int q = 0;
#if VAE_BF16_HERE
        for (; q + VAE_LANES <= k / 2; q += VAE_LANES)
            *(VaePairsVec *)(to + q) = (VaePairs)_mm512_cvtne2ps_pbh(
                (__m512)vae_load(a + 2 * q + VAE_LANES), (__m512)vae_load(a + 2 * q));
#endif
        for (; q < k / 2; q++)
            to[q] = vae_bf16_round(u[2 * q]) >> 16 | vae_bf16_round(u[2 * q + 1]);
        if (k % 2) to[k / 2] = vae_bf16_round(u[k - 1]) >> 16;
    }
}

// ---------------------------------------------------------------- the register tile

VAE_ALWAYS VaeLanes vae_bf16_dot(VaeLanes sum, uint32_t pair, VaePairs w) {
#if VAE_BF16_HERE
    const VaePairs x = pair - (VaePairs){0};
    return (VaeLanes)_mm512_dpbf16_ps((__m512)sum, (__m512bh)x, (__m512bh)w);
#else
    const VaePairs odd = (pair & 0xffff0000u) - (VaePairs){0}, even = (pair << 16) - (VaePairs){0};
    sum += (VaeLanes)odd * (VaeLanes)(w & 0xffff0000u);
    return sum + (VaeLanes)even * (VaeLanes)(w << 16);
#endif
}

// rows x vectors of C from `pairs` pairs: a[i * a_row + q * a_k], b[q * VAE_STRIP + column]. The last
// vector of C has `last` columns.
VAE_ALWAYS void vae_bf16_tile(const int rows, const int vectors, int last, int pairs,
                              const uint32_t *a, ptrdiff_t a_row, ptrdiff_t a_k, const uint32_t *b,
                              float *c, ptrdiff_t ldc, bool add) {
    VaeLanes sum[VAE_ROWS][3];
#pragma GCC unroll 8
    for (int i = 0; i < rows; i++)
#pragma GCC unroll 3
        for (int v = 0; v < vectors; v++) {
            const float *at = c + i * ldc + v * VAE_LANES;
            if (!add) sum[i][v] = (VaeLanes){0};
            else sum[i][v] = v < vectors - 1 ? vae_load(at) : vae_load_some(at, last);
        }
#pragma GCC unroll 1
    for (int q = 0; q < pairs; q++) {
        VaePairs w[3];
#pragma GCC unroll 3
        for (int v = 0; v < vectors; v++) w[v] = *(const VaePairsVec *)(b + v * VAE_LANES);
#pragma GCC unroll 8
        for (int i = 0; i < rows; i++)
#pragma GCC unroll 3
            for (int v = 0; v < vectors; v++) sum[i][v] = vae_bf16_dot(sum[i][v], a[i * a_row], w[v]);
        a += a_k;
        b += VAE_STRIP;
    }
#pragma GCC unroll 8
    for (int i = 0; i < rows; i++)
#pragma GCC unroll 3
        for (int v = 0; v < vectors; v++) {
            float *at = c + i * ldc + v * VAE_LANES;
            if (v < vectors - 1) vae_store(at, sum[i][v]);
            else vae_store_some(at, sum[i][v], last);
        }
}

#define VAE_BF16_STRIP(name, vectors)                                                              \
    VAE_SHARED void name(int m, int last, int pairs, const uint32_t *a, ptrdiff_t a_row,           \
                         ptrdiff_t a_k, const uint32_t *b, float *c, ptrdiff_t ldc, bool add) {    \
        for (; m >= VAE_ROWS; m -= VAE_ROWS, a += VAE_ROWS * a_row, c += VAE_ROWS * ldc)           \
            vae_bf16_tile(VAE_ROWS, vectors, last, pairs, a, a_row, a_k, b, c, ldc, add);          \
        for (; m >= 2; m -= 2, a += 2 * a_row, c += 2 * ldc)                                       \
            vae_bf16_tile(2, vectors, last, pairs, a, a_row, a_k, b, c, ldc, add);                 \
        if (m) vae_bf16_tile(1, vectors, last, pairs, a, a_row, a_k, b, c, ldc, add);              \
    }
VAE_BF16_STRIP(vae_bf16_strip_3, 3)
VAE_BF16_STRIP(vae_bf16_strip_2, 2)
VAE_BF16_STRIP(vae_bf16_strip_1, 1)

// ---------------------------------------------------------------- the products

#define VAE_BF16_K 384   // rows of a packed block: 192 pairs
#define VAE_BF16_ROWS 64 // rows of A packed together

typedef enum { VAE_BF16_NN, VAE_BF16_NT, VAE_BF16_TN } VaeBf16Kind;

VAE_SHARED void vae_bf16_gemm(VaeBf16Kind kind, int m, int n, int k, const float *a, ptrdiff_t lda,
                              const float *b, ptrdiff_t ldb, float *c, ptrdiff_t ldc) {
    _Alignas(64) uint32_t strip[VAE_BF16_K / 2 * VAE_STRIP];
    _Alignas(64) uint32_t rows[VAE_BF16_K / 2 * VAE_BF16_ROWS];
    _Alignas(64) float turned[(VAE_BF16_K + VAE_LANES) * VAE_STRIP];
    const ptrdiff_t a_row = kind == VAE_BF16_TN ? 1 : VAE_BF16_K / 2;
    const ptrdiff_t a_k = kind == VAE_BF16_TN ? VAE_BF16_ROWS : 1;
    int p = 0;
    do {
        const int block = k - p < VAE_BF16_K ? k - p : VAE_BF16_K;
        for (int j = 0; j < n; j += VAE_STRIP) {
            const int columns = n - j < VAE_STRIP ? n - j : VAE_STRIP;
            if (kind == VAE_BF16_NT) {
                vae_pack_transposed(columns, block, b + j * ldb + p, ldb, turned);
                vae_bf16_pair_rows(block, columns, turned, VAE_STRIP, strip, VAE_STRIP);
            } else {
                vae_bf16_pair_rows(block, columns, b + p * ldb + j, ldb, strip, VAE_STRIP);
            }
            for (int i = 0; i < m; i += VAE_BF16_ROWS) {
                const int some = m - i < VAE_BF16_ROWS ? m - i : VAE_BF16_ROWS;
                const bool packed = j > 0 && m <= VAE_BF16_ROWS; // by the strip before
                if (!packed && kind == VAE_BF16_TN)
                    vae_bf16_pair_rows(block, some, a + p * lda + i, lda, rows, VAE_BF16_ROWS);
                else if (!packed)
                    vae_bf16_pair_columns(some, block, a + i * lda + p, lda, rows, VAE_BF16_K / 2);
                float *to = c + i * ldc + j;
                const int pairs = (block + 1) / 2;
                if (columns > 2 * VAE_LANES)
                    vae_bf16_strip_3(some, columns - 2 * VAE_LANES, pairs, rows, a_row, a_k, strip,
                                     to, ldc, p > 0);
                else if (columns > VAE_LANES)
                    vae_bf16_strip_2(some, columns - VAE_LANES, pairs, rows, a_row, a_k, strip, to,
                                     ldc, p > 0);
                else
                    vae_bf16_strip_1(some, columns, pairs, rows, a_row, a_k, strip, to, ldc, p > 0);
            }
        }
        p += block;
    } while (p < k);
}

#define VAE_BF16_PRODUCT(name, kind)                                                               \
    static inline void name(int m, int n, int k, const float *a, int lda, const float *b, int ldb, \
                            float *c, int ldc) {                                                   \
        vae_bf16_gemm(kind, m, n, k, a, lda, b, ldb, c, ldc);                                      \
    }
VAE_BF16_PRODUCT(vae_bf16_nn, VAE_BF16_NN)
VAE_BF16_PRODUCT(vae_bf16_nt, VAE_BF16_NT)
VAE_BF16_PRODUCT(vae_bf16_tn, VAE_BF16_TN)

#endif
#endif
