// pca.c -- principal components: the two directions along which codes vary most.
//
// The covariance of a wide latent is never formed, as diagonalizing it would take longer than the
// training. A basis grows by what the covariance makes of its vectors, from two random ones on; each
// new one is made orthogonal to all before (block Lanczos with full orthogonalization: Parlett, The
// Symmetric Eigenvalue Problem, chapter 13). Within the basis the covariance is a small matrix, which
// cyclic Jacobi rotations diagonalize: each makes one off-diagonal element zero, and their squared
// sum goes down until nothing is left (Golub and Van Loan, Matrix Computations, section 8.5).
#include "commands/commands.h"

#include <string.h>

// Vectors of a basis: before its first test, and at most.
enum { EIGEN_FIRST = 16, EIGEN_MOST = 512 };
// Of the largest eigenvalue: what the covariance may make of a component beside a multiple of it.
#define EIGEN_RESIDUAL 1e-12

// ---------------------------------------------------------------- a small symmetric matrix

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

// Of v and -v the one whose largest element is positive.
static void eigen_point(double *v, size_t n) {
    size_t largest = 0;
    for (size_t k = 1; k < n; k++)
        if (fabs(v[k]) > fabs(v[largest])) largest = k;
    if (v[largest] < 0)
        for (size_t k = 0; k < n; k++) v[k] = -v[k];
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
    for (size_t i = 0; i < n; i++) { // the largest eigenvalue first
        size_t best = i;
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
        eigen_point(vectors + i * n, n);
    }
}

// ---------------------------------------------------------------- the codes' covariance

typedef struct Codes {
    const float *z; // [rows, width]
    size_t rows, width;
    double *mean, *row; // [width]; row: one of them, less the mean
} Codes;

static const double *codes_row(const Codes *c, size_t r) {
    for (size_t k = 0; k < c->width; k++)
        c->row[k] = (double)c->z[r * c->width + k] - c->mean[k];
    return c->row;
}

// Four sums, as one alone would wait for each addition.
static double eigen_dot(const double *a, const double *b, size_t n) {
    double sum[4] = {0};
    size_t k = 0;
    for (; k + 4 <= n; k += 4)
        for (size_t i = 0; i < 4; i++) sum[i] += a[k + i] * b[k + i];
    for (; k < n; k++) sum[0] += a[k] * b[k];
    return sum[0] + sum[1] + (sum[2] + sum[3]);
}

// to[width] = the covariance, times the number of rows, times v[width].
static void codes_covariance(const Codes *c, const double *v, double *to) {
    memset(to, 0, c->width * sizeof *to);
    for (size_t r = 0; r < c->rows; r++) {
        const double *row = codes_row(c, r), along = eigen_dot(row, v, c->width);
        for (size_t k = 0; k < c->width; k++) to[k] += along * row[k];
    }
}

// ---------------------------------------------------------------- its largest eigenvectors

typedef struct Basis {
    size_t n, most, width;
    double *vector; // [most, width], orthonormal
    double *within; // [most, most]: vector i times the covariance times vector j, of those j done
    float *random;  // [width]
} Basis;

// Takes from w[width] what lies in the basis, twice, as rounding leaves some; adds the amounts to
// amount[i * stride]. Returns the length of what is left.
static double basis_leave(const Basis *b, double *w, double *amount, size_t stride) {
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < b->n; i++) {
            const double *v = b->vector + i * b->width;
            const double x = eigen_dot(v, w, b->width);
            for (size_t k = 0; k < b->width; k++) w[k] -= x * v[k];
            if (amount) amount[i * stride] += x;
        }
    return sqrt(eigen_dot(w, w, b->width));
}

static void basis_add(Basis *b, const double *w, double length) {
    double *v = b->vector + b->n++ * b->width;
    for (size_t k = 0; k < b->width; k++) v[k] = w[k] / length;
}

// A random direction outside of the basis, which must not be all of space.
static void basis_add_random(Basis *b, double *w) {
    vae_fill_normal(b->random, b->width, 0, VAE_RNG_SAMPLE, 0, (uint32_t)b->n);
    for (size_t k = 0; k < b->width; k++) w[k] = (double)b->random[k];
    basis_add(b, w, basis_leave(b, w, NULL, 0));
}

// The first two eigenvectors within the first `done` vectors, to top[2, width] and value[2].
// False if these are not yet those of all of space and there are more vectors to come.
static bool basis_top(const Basis *b, size_t done, double *top, double value[2]) {
    double *a = vae_alloc(done, done * sizeof *a), *s = vae_alloc(done, done * sizeof *s);
    for (size_t i = 0; i < done; i++)
        for (size_t j = 0; j < done; j++)
            a[i * done + j] = b->within[(i < j ? i : j) * b->most + (i < j ? j : i)];
    vae_eigen(a, s, done);
    double outside = 0; // what the covariance makes of both that is not in them
    memset(top, 0, 2 * b->width * sizeof *top);
    for (size_t c = 0; c < 2; c++) {
        value[c] = a[c * done + c];
        for (size_t i = done; i < b->n; i++) {
            double x = 0;
            for (size_t j = 0; j < done; j++) x += b->within[i * b->most + j] * s[c * done + j];
            outside += x * x;
        }
        for (size_t i = 0; i < done; i++)
            for (size_t k = 0; k < b->width; k++)
                top[c * b->width + k] += s[c * done + i] * b->vector[i * b->width + k];
        eigen_point(top + c * b->width, b->width);
    }
    const bool found = sqrt(outside) <= EIGEN_RESIDUAL * a[0];
    vae_free(s);
    vae_free(a);
    return found || done == b->n;
}

static void eigen_top(const Codes *c, double *top, double value[2]) {
    Basis b = {.most = c->width < EIGEN_MOST ? c->width : EIGEN_MOST, .width = c->width};
    b.vector = vae_alloc(b.most, b.width * sizeof *b.vector);
    b.within = vae_alloc(b.most, b.most * sizeof *b.within);
    b.random = vae_alloc(b.width, sizeof *b.random);
    double *w = vae_alloc(b.width, sizeof *w);
    for (int i = 0; i < 2; i++) basis_add_random(&b, w);
    for (size_t done = 0, test = EIGEN_FIRST;; done++) {
        if (done == b.n || done == test) {
            if (basis_top(&b, done, top, value)) break;
            test += test / 2;
        }
        codes_covariance(c, b.vector + done * b.width, w);
        const double whole = sqrt(eigen_dot(w, w, b.width));
        const double length = basis_leave(&b, w, b.within + done, b.most);
        if (b.n == b.most) continue;
        if (length > 1e-14 * whole) {
            b.within[b.n * b.most + done] = length;
            basis_add(&b, w, length);
        } else { // the covariance keeps the basis to itself: there may be more elsewhere
            basis_add_random(&b, w);
        }
    }
    vae_free(w);
    vae_free(b.random);
    vae_free(b.within);
    vae_free(b.vector);
}

void vae_principal(const float *z, size_t rows, size_t width, float *plane, double share[2]) {
    Codes c = {z, rows, width, vae_alloc(width, sizeof *c.mean), vae_alloc(width, sizeof *c.row)};
    double *top = vae_alloc(2, width * sizeof *top), value[2], total = 0;
    for (size_t r = 0; r < rows; r++)
        for (size_t k = 0; k < width; k++) c.mean[k] += (double)z[r * width + k] / (double)rows;
    eigen_top(&c, top, value);
    for (size_t r = 0; r < rows; r++) {
        const double *row = codes_row(&c, r);
        total += eigen_dot(row, row, width);
        for (size_t i = 0; i < 2; i++)
            plane[2 * r + i] = (float)eigen_dot(row, top + i * width, width);
    }
    for (size_t i = 0; i < 2; i++) share[i] = total > 0 ? value[i] / total : 0;
    vae_free(top);
    vae_free(c.row);
    vae_free(c.mean);
}
