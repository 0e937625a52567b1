// eigen.c -- principal components. The covariance is diagonalized by cyclic Jacobi rotations: each
// makes one off-diagonal element zero, and their squared sum goes down until nothing is left (Golub
// and Van Loan, Matrix Computations, section 8.5). Simple, accurate, and fast enough for latents.
#include "driver.h"

#include <string.h>

enum { EIGEN_SWEEPS = 60 };

// Rotates rows and columns p, q of a[n, n] so that a[p, q] becomes 0; vectors get the same turn.
static void eigen_rotate(double *a, double *vectors, size_t n, size_t p, size_t q) {
    const double theta = (a[q * n + q] - a[p * n + p]) / (2 * a[p * n + q]);
    const double t = (theta >= 0 ? 1 : -1) / (fabs(theta) + sqrt(theta * theta + 1));
    const double c = 1 / sqrt(t * t + 1), s = t * c;
    for (size_t k = 0; k < n; k++) { // columns
        const double x = a[k * n + p], y = a[k * n + q];
        a[k * n + p] = c * x - s * y;
        a[k * n + q] = s * x + c * y;
    }
    for (size_t k = 0; k < n; k++) { // rows
        const double x = a[p * n + k], y = a[q * n + k];
        a[p * n + k] = c * x - s * y;
        a[q * n + k] = s * x + c * y;
    }
    for (size_t k = 0; k < n; k++) {
        const double x = vectors[p * n + k], y = vectors[q * n + k];
        vectors[p * n + k] = c * x - s * y;
        vectors[q * n + k] = s * x + c * y;
    }
}

void vae_eigen(double *a, double *vectors, size_t n) {
    double norm = 0;
    for (size_t i = 0; i < n * n; i++) norm += a[i] * a[i];
    memset(vectors, 0, n * n * sizeof *vectors);
    for (size_t i = 0; i < n; i++) vectors[i * n + i] = 1;
    for (int sweep = 0; sweep < EIGEN_SWEEPS; sweep++) {
        double off = 0;
        for (size_t p = 0; p < n; p++)
            for (size_t q = p + 1; q < n; q++) off += a[p * n + q] * a[p * n + q];
        if (off <= 1e-28 * norm) break;
        for (size_t p = 0; p < n; p++)
            for (size_t q = p + 1; q < n; q++)
                if (a[p * n + q] * a[p * n + q] > 1e-32 * norm) eigen_rotate(a, vectors, n, p, q);
    }
    // The largest eigenvalue first; each vector's largest element positive.
    for (size_t i = 0; i < n; i++) {
        size_t best = i, largest = 0;
        for (size_t j = i + 1; j < n; j++)
            if (a[j * n + j] > a[best * n + best]) best = j;
        const double value = a[i * n + i];
        a[i * n + i] = a[best * n + best];
        a[best * n + best] = value;
        for (size_t k = 0; k < n && best != i; k++) {
            const double x = vectors[i * n + k];
            vectors[i * n + k] = vectors[best * n + k];
            vectors[best * n + k] = x;
        }
        for (size_t k = 1; k < n; k++)
            if (fabs(vectors[i * n + k]) > fabs(vectors[i * n + largest])) largest = k;
        if (vectors[i * n + largest] < 0)
            for (size_t k = 0; k < n; k++) vectors[i * n + k] = -vectors[i * n + k];
    }
}

void vae_principal(const float *z, size_t rows, size_t width, float *plane, double share[2]) {
    double *mean = vae_alloc(width, sizeof *mean);
    double *covariance = vae_alloc(width, width * sizeof *covariance);
    double *vectors = vae_alloc(width, width * sizeof *vectors);
    for (size_t r = 0; r < rows; r++)
        for (size_t k = 0; k < width; k++) mean[k] += (double)z[r * width + k] / (double)rows;
    for (size_t r = 0; r < rows; r++)
        for (size_t i = 0; i < width; i++) {
            const double x = (double)z[r * width + i] - mean[i];
            for (size_t j = i; j < width; j++)
                covariance[i * width + j] += x * ((double)z[r * width + j] - mean[j]);
        }
    double total = 0;
    for (size_t i = 0; i < width; i++) {
        total += covariance[i * width + i];
        for (size_t j = 0; j < i; j++) covariance[i * width + j] = covariance[j * width + i];
    }
    vae_eigen(covariance, vectors, width);
    for (size_t c = 0; c < 2; c++) {
        share[c] = total > 0 ? covariance[c * width + c] / total : 0;
        for (size_t r = 0; r < rows; r++) {
            double x = 0;
            for (size_t k = 0; k < width; k++)
                x += ((double)z[r * width + k] - mean[k]) * vectors[c * width + k];
            plane[2 * r + c] = (float)x;
        }
    }
    vae_free(vectors);
    vae_free(covariance);
    vae_free(mean);
}
