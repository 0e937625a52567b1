// vae_gemm.h -- the single-threaded matrix products that emitted kernels call inside a tile.
//   nn: C[m, n]  = A[m, k] B[k, n]          forward; weights are stored [in, out]
//   nt: C[i, j]  = sum over p of A[i, p] B[j, p]   gradient of the input
//   tn: C[i, j]  = sum over p of A[p, i] B[p, j]   gradient of the weights
// and the same with _acc, which add to C. All row-major; lda, ldb, ldc are the distances between
// rows. Nothing needs alignment, and nothing outside the stated matrices is read or written.
//
// Every element is one chain of multiply-adds over p = 0..k-1 in order, starting from 0 (or from
// C), whatever the shape of the panel it is computed in: cutting rows or columns into tiles in
// another way, or running them on other threads, changes no bits.
//
// How: all three are reduced to one register tile of up to 8 rows by 3 vectors (of 4, 8 or 16
// floats, by target), the last of which may be half a vector. A is read in place with two strides.
// B is read in place where only few rows use it (vae_packs), else a block of it is copied to a strip of 3
// vectors' width on the stack, which stays in L1 or L2 while all rows pass over it. nt needs one of
// its matrices transposed, and takes the one where that is less work.
//
// Compile with -ffp-contract=fast (gcc's default unless -std=c.. is given): without it gcc makes
// two instructions of each multiply-add. With -DVAE_F64 these are plain loops.
#ifndef VAE_GEMM_H
#define VAE_GEMM_H

#include "vaert.h"

#ifdef VAE_F64

// Row by row of C, so that the inner loop runs along rows of B and C and vectorizes.
#define VAE_GEMM_LOOPS(name, a_at)                                                                 \
    VAE_SHARED void name##_acc(int m, int n, int k, const vae_real *a, int lda, const vae_real *b, \
                               int ldb, vae_real *c, int ldc) {                                    \
        for (ptrdiff_t i = 0; i < m; i++)                                                          \
            for (ptrdiff_t p = 0; p < k; p++) {                                                    \
                const vae_real x = a[a_at];                                                        \
                VAE_LOOP_SIMD                                                                      \
                for (ptrdiff_t j = 0; j < n; j++) c[i * ldc + j] += x * b[p * ldb + j];            \
            }                                                                                      \
    }                                                                                              \
    VAE_SHARED void name(int m, int n, int k, const vae_real *a, int lda, const vae_real *b,       \
                         int ldb, vae_real *c, int ldc) {                                          \
        for (ptrdiff_t i = 0; i < m; i++)                                                          \
            for (ptrdiff_t j = 0; j < n; j++) c[i * ldc + j] = 0;                                  \
        name##_acc(m, n, k, a, lda, b, ldb, c, ldc);                                               \
    }
#ifdef VAE_OPENMP_SIMD
#define VAE_LOOP_SIMD _Pragma("omp simd")
#else
#define VAE_LOOP_SIMD
#endif
VAE_GEMM_LOOPS(vae_gemm_nn, i *lda + p)
VAE_GEMM_LOOPS(vae_gemm_tn, p *lda + i)
#define vae_gemm_tn_claim(m, n, k, a, lda, b, ldb, c, ldc, claim) vae_gemm_tn(m, n, k, a, lda, b, ldb, c, ldc)

static inline void vae_gemm_nt_acc(int m, int n, int k, const vae_real *a, int lda,
                                   const vae_real *b, int ldb, vae_real *c, int ldc) {
    for (ptrdiff_t i = 0; i < m; i++)
        for (ptrdiff_t j = 0; j < n; j++) {
            vae_real sum[4] = {c[i * ldc + j]};
            for (ptrdiff_t p = 0; p < k; p++) sum[p & 3] += a[i * lda + p] * b[j * ldb + p];
            c[i * ldc + j] = (sum[0] + sum[1]) + (sum[2] + sum[3]);
        }
}
static inline void vae_gemm_nt(int m, int n, int k, const vae_real *a, int lda, const vae_real *b,
                               int ldb, vae_real *c, int ldc) {
    for (ptrdiff_t i = 0; i < m; i++)
        for (ptrdiff_t j = 0; j < n; j++) c[i * ldc + j] = 0;
    vae_gemm_nt_acc(m, n, k, a, lda, b, ldb, c, ldc);
}

#else

// ---------------------------------------------------------------- vectors

#if defined(__AVX512F__) && defined(__AVX512VL__)
#define VAE_LANES 16
#elif defined(__AVX__)
#define VAE_LANES 8
#else
#define VAE_LANES 4
#endif
#if VAE_LANES == 16 || defined(__aarch64__)
#define VAE_ROWS 8 // 24 sums, 3 vectors of B and one of A in 32 registers
#else
#define VAE_ROWS 4 // 12 sums, 3 and one in 16
#endif
#define VAE_STRIP (3 * VAE_LANES) // columns of a register tile
#ifndef VAE_BLOCK_K               // a tuned program has another
#define VAE_BLOCK_K 192           // rows of a packed strip: 36 KB at 16 lanes
#endif
#define VAE_PACK_ROWS (16 * VAE_ROWS) // a strip is packed if more rows than this use it, or vae_packs says so
#define VAE_PACK_FAR 4096         // or rows of B lie farther apart than this, 16 KB, and half as many use them
#define VAE_PACK_SIZE 524288      // elements of B: 2 MB
#define VAE_REACH 65536           // from the first row of a block of B that is read in place to the last: 64 pages of 4 KB;
#define VAE_NEAR 64               // but so many rows at least
#define VAE_KEPT 65536            // elements of C that stay in L2 while blocks of B are added to them: 256 KB

typedef float VaeVec __attribute__((vector_size(4 * VAE_LANES), aligned(4), may_alias));
typedef float VaeLanes __attribute__((vector_size(4 * VAE_LANES)));
#define VAE_ALWAYS static inline __attribute__((always_inline))
VAE_ALWAYS VaeLanes vae_load(const float *p) { return *(const VaeVec *)p; }
VAE_ALWAYS void vae_store(float *p, VaeLanes v) { *(VaeVec *)p = v; }
VAE_ALWAYS VaeLanes vae_splat(float x) { return x - (VaeLanes){0}; }

// Half a vector: what ends a strip whose last columns need no more. Half the arithmetic on
// processors that run wide vectors in two halves.
#if VAE_LANES >= 8
#define VAE_HALF (VAE_LANES / 2)
#else
#define VAE_HALF 0 // vectors of four are not halved
#endif
#define VAE_HALF_LANES (VAE_HALF ? VAE_HALF : VAE_LANES)
typedef float VaeHalfVec
    __attribute__((vector_size(4 * VAE_HALF_LANES), aligned(4), may_alias));
typedef float VaeHalf __attribute__((vector_size(4 * VAE_HALF_LANES)));
VAE_ALWAYS VaeHalf vae_splat_half(float x) { return x - (VaeHalf){0}; }

// The first `count` lanes (1..all); the other lanes are zero and their memory is not touched.
#if VAE_LANES == 16
// (the builtins, because <immintrin.h> takes longer to read than a model takes to compile)
VAE_ALWAYS VaeLanes vae_load_some(const float *p, int count) {
    const uint16_t mask = (uint16_t)((1u << count) - 1u);
    return __builtin_ia32_loadups512_mask(p, (VaeLanes){0}, mask);
}
VAE_ALWAYS void vae_store_some(float *p, VaeLanes v, int count) {
    const uint16_t mask = (uint16_t)((1u << count) - 1u);
    __builtin_ia32_storeups512_mask(p, v, mask);
}
VAE_ALWAYS VaeHalf vae_load_half(const float *p, int count) {
    return __builtin_ia32_loadups256_mask((const void *)p, (VaeHalf){0}, (uint8_t)((1u << count) - 1u));
}
VAE_ALWAYS void vae_store_half(float *p, VaeHalf v, int count) {
    __builtin_ia32_storeups256_mask((void *)p, v, (uint8_t)((1u << count) - 1u));
}
#else
VAE_ALWAYS void vae_store_some(float *p, VaeLanes v, int count) {
    float lane[VAE_LANES];
    vae_store(count == VAE_LANES ? p : lane, v);
    if (count < VAE_LANES)
        for (int i = 0; i < count; i++) p[i] = lane[i];
}
VAE_ALWAYS void vae_store_half(float *p, VaeHalf v, int count) {
    float lane[VAE_HALF_LANES];
    *(VaeHalfVec *)(count == VAE_HALF_LANES ? p : lane) = v;
    if (count < VAE_HALF_LANES)
        for (int i = 0; i < count; i++) p[i] = lane[i];
}
#if VAE_LANES == 8 // a masked load is as quick as a whole one; a masked store is not everywhere
typedef int VaeMask __attribute__((vector_size(32)));
typedef int VaeMaskVec __attribute__((vector_size(32), aligned(4), may_alias));
typedef int VaeHalfMask __attribute__((vector_size(16)));
typedef int VaeHalfMaskVec __attribute__((vector_size(16), aligned(4), may_alias));
static const int32_t vae_lane_masks[16] = {-1, -1, -1, -1, -1, -1, -1, -1};
VAE_ALWAYS VaeLanes vae_load_some(const float *p, int count) {
    const VaeMask mask = *(const VaeMaskVec *)(vae_lane_masks + 8 - count);
    return __builtin_ia32_maskloadps256((const VaeLanes *)(const void *)p, mask);
}
VAE_ALWAYS VaeHalf vae_load_half(const float *p, int count) {
    const VaeHalfMask mask = *(const VaeHalfMaskVec *)(vae_lane_masks + 8 - count);
    return __builtin_ia32_maskloadps((const VaeHalf *)(const void *)p, mask);
}
#else
VAE_ALWAYS VaeLanes vae_load_some(const float *p, int count) {
    if (count == VAE_LANES) return vae_load(p);
    float lane[VAE_LANES] = {0};
    for (int i = 0; i < count; i++) lane[i] = p[i];
    return vae_load(lane);
}
VAE_ALWAYS VaeHalf vae_load_half(const float *p, int count) { return vae_load_some(p, count); }
#endif
#endif

// ---------------------------------------------------------------- the register tile

// rows x (vectors, then half a vector if `half`) of C; the last of them holds `last` columns. rows,
// vectors and half are constants where this is inlined, so that c lives in registers.
VAE_ALWAYS void vae_tile_body(const int rows, const int vectors, const bool half, const int last,
                              int k, const float *a, ptrdiff_t a_row, ptrdiff_t a_k, const float *b,
                              ptrdiff_t b_k, float *c, ptrdiff_t ldc, bool add) {
    VaeLanes sum[VAE_ROWS][3];
    VaeHalf end[VAE_ROWS];
    const int whole = half ? vectors : vectors - 1; // vectors without a mask
    const int tail = vectors * VAE_LANES;           // where half a vector begins
#pragma GCC unroll 8
    for (int i = 0; i < rows; i++) {
#pragma GCC unroll 3
        for (int v = 0; v < vectors; v++) {
            const float *at = c + i * ldc + v * VAE_LANES;
            if (!add) sum[i][v] = (VaeLanes){0};
            else sum[i][v] = v < whole ? vae_load(at) : vae_load_some(at, last);
        }
        if (half) end[i] = add ? vae_load_half(c + i * ldc + tail, last) : (VaeHalf){0};
    }
#pragma GCC unroll 1
    for (int p = 0; p < k; p++) {
        VaeLanes w[3];
        VaeHalf u = {0};
#pragma GCC unroll 3
        for (int v = 0; v < vectors; v++)
            w[v] = v < whole ? vae_load(b + v * VAE_LANES) : vae_load_some(b + v * VAE_LANES, last);
        if (half) u = vae_load_half(b + tail, last);
#pragma GCC unroll 8
        for (int i = 0; i < rows; i++) {
            const VaeLanes x = vae_splat(a[i * a_row]);
#pragma GCC unroll 3
            for (int v = 0; v < vectors; v++) sum[i][v] += x * w[v];
            if (half) end[i] += vae_splat_half(a[i * a_row]) * u;
        }
        a += a_k;
        b += b_k;
    }
#pragma GCC unroll 8
    for (int i = 0; i < rows; i++) {
#pragma GCC unroll 3
        for (int v = 0; v < vectors; v++) {
            float *at = c + i * ldc + v * VAE_LANES;
            if (v < whole) vae_store(at, sum[i][v]);
            else vae_store_some(at, sum[i][v], last);
        }
        if (half) vae_store_half(c + i * ldc + tail, end[i], last);
    }
}

// A whole column of tiles: m rows of C under one strip of B, VAE_ROWS at a time, then 4, 2, 1.
#define VAE_STRIP_TILE(rows, vectors, half, last)                                                  \
    vae_tile_body(rows, vectors, half, last, k, a, a_row, a_k, b, b_k, c, ldc, add);               \
    a += (rows)*a_row;                                                                             \
    c += (rows)*ldc;                                                                               \
    m -= rows
#define VAE_STRIP_HEAD(name)                                                                       \
    VAE_COMMON void name(int m, int last, int k, const float *a, ptrdiff_t a_row, ptrdiff_t a_k,   \
                         const float *b, ptrdiff_t b_k, float *c, ptrdiff_t ldc, bool add)
#ifdef VAE_COMMON_APART
#define VAE_STRIP_FUNCTION(name, vectors, half, last_argument) VAE_STRIP_HEAD(name);
#else
#define VAE_STRIP_FUNCTION(name, vectors, half, last_argument)                                     \
    VAE_STRIP_HEAD(name) {                                                                         \
        (void)last;                                                                                \
        while (m >= VAE_ROWS) {                                                                    \
            VAE_STRIP_TILE(VAE_ROWS, vectors, half, last_argument);                                \
        }                                                                                          \
        if (VAE_ROWS > 4 && m >= 4) {                                                              \
            VAE_STRIP_TILE(4, vectors, half, last_argument);                                       \
        }                                                                                          \
        if (m >= 2) {                                                                              \
            VAE_STRIP_TILE(2, vectors, half, last_argument);                                       \
        }                                                                                          \
        if (m >= 1) {                                                                              \
            VAE_STRIP_TILE(1, vectors, half, last_argument);                                       \
        }                                                                                          \
    }
#endif
VAE_STRIP_FUNCTION(vae_strip_full, 3, false, VAE_LANES)
VAE_STRIP_FUNCTION(vae_strip_3, 3, false, last)
VAE_STRIP_FUNCTION(vae_strip_2, 2, false, last)
VAE_STRIP_FUNCTION(vae_strip_1, 1, false, last)
#if VAE_HALF
VAE_STRIP_FUNCTION(vae_strip_2_half, 2, true, last)
VAE_STRIP_FUNCTION(vae_strip_1_half, 1, true, last)
VAE_STRIP_FUNCTION(vae_strip_half, 0, true, last)
#endif

VAE_ALWAYS void vae_strip(int m, int n, int k, const float *a, ptrdiff_t a_row, ptrdiff_t a_k,
                          const float *b, ptrdiff_t b_k, float *c, ptrdiff_t ldc, bool add) {
#define VAE_STRIP_CALL(name, last) name(m, last, k, a, a_row, a_k, b, b_k, c, ldc, add)
    if (n == VAE_STRIP) VAE_STRIP_CALL(vae_strip_full, VAE_LANES);
#if VAE_HALF
    else if (n <= VAE_HALF) VAE_STRIP_CALL(vae_strip_half, n);
    else if (n > VAE_LANES && n <= VAE_LANES + VAE_HALF)
        VAE_STRIP_CALL(vae_strip_1_half, n - VAE_LANES);
    else if (n > 2 * VAE_LANES && n <= 2 * VAE_LANES + VAE_HALF)
        VAE_STRIP_CALL(vae_strip_2_half, n - 2 * VAE_LANES);
#endif
    else if (n > 2 * VAE_LANES) VAE_STRIP_CALL(vae_strip_3, n - 2 * VAE_LANES);
    else if (n > VAE_LANES) VAE_STRIP_CALL(vae_strip_2, n - VAE_LANES);
    else VAE_STRIP_CALL(vae_strip_1, n);
#undef VAE_STRIP_CALL
}

// ---------------------------------------------------------------- packing

// strip[p][j] = b[p][j] for a whole strip of columns.
VAE_ALWAYS void vae_pack(int k, const float *b, ptrdiff_t ldb, float *strip) {
    for (int p = 0; p < k; p++)
        for (int v = 0; v < 3; v++)
            vae_store(strip + p * VAE_STRIP + v * VAE_LANES, vae_load(b + p * ldb + v * VAE_LANES));
}

// strip[p][j] = b[j][p]: transposed, n <= VAE_STRIP rows of b, the rest of the strip left alone.
// Squares of lanes x lanes go through registers: log2(lanes) rounds, each exchanging half of two
// rows.
#define VAE_L4(x) x, x + 1, x + 2, x + 3
VAE_ALWAYS void vae_swap(VaeLanes *x, VaeLanes *y, const int half) {
    const VaeLanes u = *x, w = *y;
#if VAE_LANES == 16
    if (half == 8) {
        *x = __builtin_shufflevector(u, w, VAE_L4(0), VAE_L4(4), VAE_L4(16), VAE_L4(20));
        *y = __builtin_shufflevector(u, w, VAE_L4(8), VAE_L4(12), VAE_L4(24), VAE_L4(28));
    } else if (half == 4) {
        *x = __builtin_shufflevector(u, w, VAE_L4(0), VAE_L4(16), VAE_L4(8), VAE_L4(24));
        *y = __builtin_shufflevector(u, w, VAE_L4(4), VAE_L4(20), VAE_L4(12), VAE_L4(28));
    } else if (half == 2) {
        *x =
            __builtin_shufflevector(u, w, 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29);
        *y = __builtin_shufflevector(u, w, 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30,
                                     31);
    } else {
        *x = __builtin_shufflevector(u, w, 0, 16, 2, 18, 4, 20, 6, 22, 8, 24, 10, 26, 12, 28, 14,
                                     30);
        *y = __builtin_shufflevector(u, w, 1, 17, 3, 19, 5, 21, 7, 23, 9, 25, 11, 27, 13, 29, 15,
                                     31);
    }
#elif VAE_LANES == 8
    if (half == 4) {
        *x = __builtin_shufflevector(u, w, VAE_L4(0), VAE_L4(8));
        *y = __builtin_shufflevector(u, w, VAE_L4(4), VAE_L4(12));
    } else if (half == 2) {
        *x = __builtin_shufflevector(u, w, 0, 1, 8, 9, 4, 5, 12, 13);
        *y = __builtin_shufflevector(u, w, 2, 3, 10, 11, 6, 7, 14, 15);
    } else {
        *x = __builtin_shufflevector(u, w, 0, 8, 2, 10, 4, 12, 6, 14);
        *y = __builtin_shufflevector(u, w, 1, 9, 3, 11, 5, 13, 7, 15);
    }
#else
    if (half == 2) {
        *x = __builtin_shufflevector(u, w, 0, 1, 4, 5);
        *y = __builtin_shufflevector(u, w, 2, 3, 6, 7);
    } else {
        *x = __builtin_shufflevector(u, w, 0, 4, 2, 6);
        *y = __builtin_shufflevector(u, w, 1, 5, 3, 7);
    }
#endif
}

VAE_ALWAYS void vae_transpose(VaeLanes x[VAE_LANES]) {
#define VAE_ROUND(half)                                                                            \
    _Pragma("GCC unroll 16") for (int i = 0; i < VAE_LANES; i++) if ((i & (half)) == 0)            \
        vae_swap(&x[i], &x[i + (half)], half);
#if VAE_LANES == 16
    VAE_ROUND(8)
#endif
#if VAE_LANES >= 8
    VAE_ROUND(4)
#endif
    VAE_ROUND(2)
    VAE_ROUND(1)
#undef VAE_ROUND
}

#ifdef VAE_COMMON_APART
VAE_COMMON void vae_pack_transposed(int n, int k, const float *b, ptrdiff_t ldb, float *strip);
#else
VAE_COMMON void vae_pack_transposed(int n, int k, const float *b, ptrdiff_t ldb, float *strip) {
    for (int j = 0; j < n; j += VAE_LANES) {
        const int rows = n - j < VAE_LANES ? n - j : VAE_LANES;
        for (int p = 0; p < k; p += VAE_LANES) {
            const int columns = k - p < VAE_LANES ? k - p : VAE_LANES;
            const float *from = b + j * ldb + p;
            VaeLanes x[VAE_LANES];
            if (rows == VAE_LANES && columns == VAE_LANES)
#pragma GCC unroll 16
                for (int i = 0; i < VAE_LANES; i++) x[i] = vae_load(from + i * ldb);
            else
#pragma GCC unroll 16
                for (int i = 0; i < VAE_LANES; i++) // rows that are not there: the last one again
                    x[i] = vae_load_some(from + (i < rows ? i : rows - 1) * ldb, columns);
            vae_transpose(x);
#pragma GCC unroll 16
            for (int i = 0; i < VAE_LANES; i++) // the strip has room for whole squares
                vae_store(strip + (p + i) * VAE_STRIP + j, x[i]);
        }
    }
}

// ---------------------------------------------------------------- the products
#endif

typedef struct VaeStripBuffer {
    _Alignas(64) float at[(VAE_BLOCK_K + VAE_LANES - 1) / VAE_LANES * VAE_LANES * VAE_STRIP];
} VaeStripBuffer;

#ifdef VAE_COMMON_APART
VAE_COMMON void vae_gemm_plain(int m, int n, int k, const float *a, ptrdiff_t a_row, ptrdiff_t a_k,
                               const float *b, ptrdiff_t ldb, float *c, ptrdiff_t ldc, bool add);
VAE_COMMON void vae_gemm_turned(int m, int n, int k, const float *a, ptrdiff_t a_row,
                                const float *b, ptrdiff_t ldb, float *c, ptrdiff_t ldc, bool add);
VAE_COMMON void vae_turn(float *t, int rows, int columns, float *c, ptrdiff_t ldc, bool back);
VAE_COMMON void vae_gemm_flipped(int m, int n, int k, const float *a, ptrdiff_t a_row,
                                 const float *b, ptrdiff_t ldb, float *c, ptrdiff_t ldc, bool add);
#else
// Whether a strip of B is packed first: if many rows use it; with few registers, so that rows are many tiles, also
// where reading in place is slow, because B comes from beyond the second level of caches, its rows are not aligned, or
// lie as many bytes apart as put them all into a few sets of a cache (docs/performance.md has figures).
VAE_ALWAYS bool vae_packs(int m, int n, int k, ptrdiff_t ldb) {
    if (m > VAE_PACK_ROWS || (m > VAE_PACK_ROWS / 2 && ldb > VAE_PACK_FAR)) return true;
    const bool slow = (double)n * k > VAE_PACK_SIZE || ldb % VAE_LANES != 0 || ldb % 256 == 0;
    return VAE_ROWS < 8 && m >= 4 * VAE_ROWS && slow;
}

// B as it lies: k in blocks, so that a packed strip stays in L1, and one that is read in place touches no more pages than
// the processor fetches ahead of. Packed, of A and C the larger is gone through once; in place all strips of a block follow
// each other, as far as their columns of C stay in L2: rows of B are then read on where the strip before left them.
VAE_COMMON void vae_gemm_plain(int m, int n, int k, const float *a, ptrdiff_t a_row, ptrdiff_t a_k,
                               const float *b, ptrdiff_t ldb, float *c, ptrdiff_t ldc, bool add) {
    VaeStripBuffer strip;
    const bool packs = vae_packs(m, n, k, ldb);
    const ptrdiff_t reach = VAE_REACH / (ldb > 0 ? ldb : 1), near = reach > VAE_NEAR ? reach : VAE_NEAR;
    const int most = packs || near > VAE_BLOCK_K ? VAE_BLOCK_K : (int)near;
    const int blocks = k > 0 ? (k + most - 1) / most : 1, size = (k + blocks - 1) / blocks;
    const int kept = packs ? (n > k ? 1 : n) : VAE_KEPT / (m > 0 ? m : 1), wide = (kept + VAE_STRIP - 1) / VAE_STRIP * VAE_STRIP;
    for (int first = 0; first < n; first += wide) {
        const int end = n - first < wide ? n : first + wide;
        for (int i = 0, p = 0; i < blocks; i++, p += size)
            for (int j = first; j < end; j += VAE_STRIP) {
                const int columns = n - j < VAE_STRIP ? n - j : VAE_STRIP, block = k - p < size ? k - p : size;
                const float *from = b + p * ldb + j;
                const bool packed = packs && columns == VAE_STRIP;
                if (packed) vae_pack(block, from, ldb, strip.at);
                vae_strip(m, columns, block, a + p * a_k, a_row, a_k, packed ? strip.at : from, packed ? VAE_STRIP : ldb, c + j,
                          ldc, add || p > 0);
            }
    }
}

// B transposed, strip by strip.
VAE_COMMON void vae_gemm_turned(int m, int n, int k, const float *a, ptrdiff_t a_row,
                                const float *b, ptrdiff_t ldb, float *c, ptrdiff_t ldc, bool add) {
    VaeStripBuffer strip;
    int p = 0;
    do {
        const int block = k - p < VAE_BLOCK_K ? k - p : VAE_BLOCK_K;
        for (int j = 0; j < n; j += VAE_STRIP) {
            const int columns = n - j < VAE_STRIP ? n - j : VAE_STRIP;
            vae_pack_transposed(columns, block, b + j * ldb + p, ldb, strip.at);
            vae_strip(m, columns, block, a + p, a_row, 1, strip.at, VAE_STRIP, c + j, ldc,
                      add || p > 0);
        }
        p += block;
    } while (p < k);
}

// c[i][j] = t[j][i] for `rows` rows of t and `columns` columns; the other way if `back`.
VAE_COMMON void vae_turn(float *t, int rows, int columns, float *c, ptrdiff_t ldc, bool back) {
    for (int i = 0; i < columns; i += VAE_LANES) {
        const int some = columns - i < VAE_LANES ? columns - i : VAE_LANES;
        VaeLanes x[VAE_LANES];
#pragma GCC unroll 16
        for (int r = 0; r < VAE_LANES; r++) // rows that are not there: the last one again
            x[r] = back ? vae_load_some(c + (i + (r < some ? r : some - 1)) * ldc, rows)
                        : vae_load(t + r * VAE_STRIP + i);
        vae_transpose(x);
#pragma GCC unroll 16
        for (int r = 0; r < VAE_LANES; r++) {
            if (back) vae_store(t + r * VAE_STRIP + i, x[r]);
            else if (r < some) vae_store_some(c + (i + r) * ldc, x[r], rows);
        }
    }
}

// A transposed instead, and the result turned back: the same chains of multiply-adds.
#define VAE_BLOCK_TURNED (2 * VAE_BLOCK_K) // rows of A's strip: C is turned once for each block
VAE_COMMON void vae_gemm_flipped(int m, int n, int k, const float *a, ptrdiff_t a_row,
                                 const float *b, ptrdiff_t ldb, float *c, ptrdiff_t ldc, bool add) {
    _Alignas(64) float strip[(VAE_BLOCK_TURNED + VAE_LANES) * VAE_STRIP];
    _Alignas(64) float t[VAE_LANES * VAE_STRIP];
    for (int i = 0; i < VAE_LANES * VAE_STRIP; i++) t[i] = 0; // what is turned but never used
    for (int i = 0; i < m; i += VAE_STRIP) {
        const int wide = m - i < VAE_STRIP ? m - i : VAE_STRIP;
        int p = 0;
        do {
            const int block = k - p < VAE_BLOCK_TURNED ? k - p : VAE_BLOCK_TURNED;
            vae_pack_transposed(wide, block, a + i * a_row + p, a_row, strip);
            for (int j = 0; j < n; j += VAE_LANES) {
                const int rows = n - j < VAE_LANES ? n - j : VAE_LANES;
                if (add || p > 0) vae_turn(t, rows, wide, c + i * ldc + j, ldc, true);
                vae_strip(rows, wide, block, b + j * ldb + p, ldb, 1, strip, VAE_STRIP, t,
                          VAE_STRIP, add || p > 0);
                vae_turn(t, rows, wide, c + i * ldc + j, ldc, false);
            }
            p += block;
        } while (p < k);
    }
}
#endif

// Turning an element costs about VAE_TURN of what a vector of multiply-adds does. B has n k
// elements; A and C together m (n + k), but then lanes are empty where m does not fill them, and with few registers a
// strip of one vector takes as long as one of two: its sums are too few to be added to all the time.
#define VAE_TURN 0.4
static inline void vae_gemm_nt_any(int m, int n, int k, const float *a, ptrdiff_t a_row,
                                   const float *b, ptrdiff_t ldb, float *c, ptrdiff_t ldc,
                                   bool add) {
    const int unit = VAE_HALF_LANES, rest = m % VAE_STRIP, least = VAE_ROWS < 8 && rest > 0 ? 2 * VAE_LANES : 0;
    const int last = (rest + unit - 1) / unit * unit;
    const double filled = m - rest + (last > least ? last : least), lanes = VAE_LANES;
    const double turned = (double)n * k * (m / lanes + VAE_TURN);
    const double flipped = (double)n * k * filled / lanes + VAE_TURN * m * ((double)n + k);
    if (flipped < turned) vae_gemm_flipped(m, n, k, a, a_row, b, ldb, c, ldc, add);
    else vae_gemm_turned(m, n, k, a, a_row, b, ldb, c, ldc, add);
}

static inline void vae_gemm_nn(int m, int n, int k, const vae_real *a, int lda, const vae_real *b,
                               int ldb, vae_real *c, int ldc) {
    vae_gemm_plain(m, n, k, a, lda, 1, b, ldb, c, ldc, false);
}
static inline void vae_gemm_nn_acc(int m, int n, int k, const vae_real *a, int lda,
                                   const vae_real *b, int ldb, vae_real *c, int ldc) {
    vae_gemm_plain(m, n, k, a, lda, 1, b, ldb, c, ldc, true);
}
static inline void vae_gemm_tn(int m, int n, int k, const vae_real *a, int lda, const vae_real *b,
                               int ldb, vae_real *c, int ldc) {
    vae_gemm_plain(m, n, k, a, 1, lda, b, ldb, c, ldc, false);
}

// The weights to whose gradient `grad` belongs, for vae_gemm_tn_claim; NULL: they need not be claimed.
static inline vae_real *vae_claimed(const VaeState *s, const vae_real *grad) {
    return s->claims ? s->param + (grad - s->grad) : NULL;
}

// tn that besides makes the lines of `claim`, [m, n] with a pitch of ldc, this core's own, to be written
// soon, by writing to each what it holds: other cores have copies, and taking those away takes as long as many
// multiply-adds, but goes on beside them. A few lines before each register tile: more at a time would stop
// it. Nobody else may use them meanwhile.
#ifdef VAE_COMMON_APART
VAE_COMMON void vae_gemm_tn_claim(int m, int n, int k, const float *a, int lda, const float *b,
                                  int ldb, float *c, int ldc, float *claim);
#else
VAE_COMMON void vae_gemm_tn_claim(int m, int n, int k, const float *a, int lda, const float *b,
                                  int ldb, float *c, int ldc, float *claim) {
    if (claim == NULL) {
        vae_gemm_plain(m, n, k, a, 1, lda, b, ldb, c, ldc, false);
        return;
    }
    for (int j = 0; j < n; j += VAE_STRIP) {
        const int columns = n - j < VAE_STRIP ? n - j : VAE_STRIP;
        for (int i = 0; i < m; i += VAE_ROWS) {
            const int rows = m - i < VAE_ROWS ? m - i : VAE_ROWS;
            for (int r = i; r < i + rows; r++)
                for (int line = 0; line < columns; line += 16) {
                    volatile float *at = claim + (ptrdiff_t)r * ldc + j + line;
                    *at = *at;
                }
            vae_strip(rows, columns, k, a + i, 1, lda, b + j, ldb, c + (ptrdiff_t)i * ldc + j, ldc,
                      false);
        }
    }
}
#endif

static inline void vae_gemm_tn_acc(int m, int n, int k, const vae_real *a, int lda,
                                   const vae_real *b, int ldb, vae_real *c, int ldc) {
    vae_gemm_plain(m, n, k, a, 1, lda, b, ldb, c, ldc, true);
}
static inline void vae_gemm_nt(int m, int n, int k, const vae_real *a, int lda, const vae_real *b,
                               int ldb, vae_real *c, int ldc) {
    vae_gemm_nt_any(m, n, k, a, lda, b, ldb, c, ldc, false);
}
static inline void vae_gemm_nt_acc(int m, int n, int k, const vae_real *a, int lda,
                                   const vae_real *b, int ldb, vae_real *c, int ldc) {
    vae_gemm_nt_any(m, n, k, a, lda, b, ldb, c, ldc, true);
}

#endif
#endif
