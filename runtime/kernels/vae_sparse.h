// vae_sparse.h -- products whose left matrix is mostly zeros, as a row of counts of many genes or of what a user has
// watched of many items: they cost by what is there.
//   nn: C[m, n] = A[m, k] B[k, n]                      forward
//   tn: C[i, j] = sum over p of A[p, i] B[p, j]        gradient of the weights
// All row-major, as in vae_gemm.h. A is stored as it is, zeros and all, and looked through; reading it is little beside
// either product.
//
// Every element is vae_gemm.h's chain of multiply-adds over p in order, from 0, without the terms in which A is zero.
// These add 0 to a sum that is never -0, so that of finite numbers the bits are those of vae_gemm.h.
#ifndef VAE_SPARSE_H
#define VAE_SPARSE_H

#include "vae_gemm.h"

#include <string.h>

enum {
    VAE_SPARSE_LOOK = 16,  // numbers that are looked at together
    VAE_SPARSE_SOME = 256, // places that are kept before they are used
};

// Whether one of x[0..VAE_SPARSE_LOOK) is not zero.
static inline int vae_sparse_any(const vae_real *x) {
#ifdef VAE_F64
    uint64_t any = 0, bits;
#else
    uint32_t any = 0, bits;
#endif
    for (int i = 0; i < VAE_SPARSE_LOOK; i++) {
        memcpy(&bits, x + i, sizeof bits);
        any |= bits << 1; // without the sign
    }
    return any != 0;
}

// Where a[begin..k) is not zero, up to VAE_SPARSE_SOME places: at[0..return); *next: where to go on.
static inline int vae_sparse_places(const vae_real *a, int begin, int k, int *at, int *next) {
    int count = 0, p = begin;
    while (p < k && count <= VAE_SPARSE_SOME - VAE_SPARSE_LOOK) {
        const int end = k - p < VAE_SPARSE_LOOK ? k : p + VAE_SPARSE_LOOK;
        if (end - p == VAE_SPARSE_LOOK && !vae_sparse_any(a + p)) {
            p = end;
            continue;
        }
        for (; p < end; p++) {
            at[count] = p;
            count += a[p] != 0;
        }
    }
    *next = p;
    return count;
}

// c[0..n) += x[0] b[0][..] + x[1] b[1][..] + ..., one after the other
static inline void vae_sparse_add4(int n, const vae_real x[4], const vae_real *const b[4], vae_real *c) {
    int j = 0;
#ifndef VAE_F64
    for (; j + VAE_LANES <= n; j += VAE_LANES) {
        VaeLanes sum = vae_load(c + j);
        sum += vae_splat(x[0]) * vae_load(b[0] + j);
        sum += vae_splat(x[1]) * vae_load(b[1] + j);
        sum += vae_splat(x[2]) * vae_load(b[2] + j);
        sum += vae_splat(x[3]) * vae_load(b[3] + j);
        vae_store(c + j, sum);
    }
#endif
    for (; j < n; j++) {
        vae_real sum = c[j];
        for (int i = 0; i < 4; i++) sum += x[i] * b[i][j];
        c[j] = sum;
    }
}

static inline void vae_sparse_add(int n, vae_real x, const vae_real *b, vae_real *c) {
    int j = 0;
#ifndef VAE_F64
    for (; j + VAE_LANES <= n; j += VAE_LANES) vae_store(c + j, vae_load(c + j) + vae_splat(x) * vae_load(b + j));
#endif
    for (; j < n; j++) c[j] += x * b[j];
}

#ifdef VAE_COMMON_APART
VAE_COMMON void vae_sparse_nn(int m, int n, int k, const vae_real *a, int lda, const vae_real *b, int ldb,
                              vae_real *c, int ldc);
VAE_COMMON void vae_sparse_tn(int m, int n, int k, const vae_real *a, int lda, const vae_real *b, int ldb,
                              vae_real *c, int ldc);
#else
VAE_COMMON void vae_sparse_nn(int m, int n, int k, const vae_real *a, int lda, const vae_real *b, int ldb,
                              vae_real *c, int ldc) {
    int at[VAE_SPARSE_SOME + 1];
    for (ptrdiff_t i = 0; i < m; i++) {
        const vae_real *from = a + i * lda;
        vae_real *to = c + i * ldc;
        memset(to, 0, (size_t)n * sizeof *to);
        for (int next = 0; next < k;) {
            const int count = vae_sparse_places(from, next, k, at, &next);
            int q = 0;
            for (; q + 4 <= count; q += 4) {
                vae_real x[4];
                const vae_real *row[4];
                for (int r = 0; r < 4; r++) x[r] = from[at[q + r]], row[r] = b + (ptrdiff_t)at[q + r] * ldb;
                vae_sparse_add4(n, x, row, to);
            }
            for (; q < count; q++) vae_sparse_add(n, from[at[q]], b + (ptrdiff_t)at[q] * ldb, to);
        }
    }
}

VAE_COMMON void vae_sparse_tn(int m, int n, int k, const vae_real *a, int lda, const vae_real *b, int ldb,
                              vae_real *c, int ldc) {
    int at[VAE_SPARSE_SOME + 1];
    for (ptrdiff_t i = 0; i < m; i++) memset(c + i * ldc, 0, (size_t)n * sizeof *c);
    for (ptrdiff_t p = 0; p < k; p++) {
        const vae_real *from = a + p * lda, *row = b + p * ldb;
        for (int next = 0; next < m;) {
            const int count = vae_sparse_places(from, next, m, at, &next);
            for (int q = 0; q < count; q++) vae_sparse_add(n, from[at[q]], row, c + (ptrdiff_t)at[q] * ldc);
        }
    }
}
#endif

#endif
