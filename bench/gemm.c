// gemm.c -- our products against OpenBLAS on one thread, over the shapes that models have, in
// panels of rows as emitted kernels call them and for the whole batch at once. Prints Markdown.
//   make BUILD=build build/libvaert.a && cc -O3 -march=native -fno-math-errno -fno-trapping-math
//   -ffp-contract=fast -D_GNU_SOURCE -Iruntime bench/gemm.c build/libvaert.a -lopenblas -lm
//   && env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE taskset -c 0 ./a.out
#include <cblas.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "pictures/pictures.h"
#include "vae_gemm.h"

typedef struct Shape {
    char kind; // n: nn, t: nt, w: tn
    int m, n, k;
} Shape;

static const Shape shapes[] = {
    {'n', 32, 400, 784},  {'n', 128, 400, 784},  {'n', 32, 784, 400},   {'n', 128, 784, 400},
    {'n', 64, 400, 784},  {'n', 32, 500, 500},   {'n', 100, 500, 500},  {'n', 32, 512, 3072},
    {'n', 32, 3072, 512}, {'n', 32, 1024, 1024}, {'n', 64, 1024, 1024}, {'n', 8, 400, 784},
    {'n', 32, 64, 32},    {'n', 32, 64, 784},    {'n', 32, 10, 64},     {'n', 32, 64, 10},
    {'n', 32, 2, 32},     {'n', 32, 40, 400},    {'n', 32, 400, 20},    {'t', 32, 784, 400},
    {'t', 128, 784, 400}, {'t', 32, 400, 784},   {'t', 64, 400, 784},   {'t', 32, 500, 500},
    {'t', 100, 500, 500}, {'t', 32, 3072, 512},  {'t', 32, 1024, 1024}, {'t', 32, 64, 32},
    {'t', 32, 10, 64},    {'t', 32, 64, 10},     {'t', 32, 400, 40},    {'t', 32, 20, 400},
    {'w', 32, 400, 128},  {'w', 784, 400, 128},  {'w', 32, 784, 128},   {'w', 400, 784, 128},
    {'w', 32, 500, 100},  {'w', 16, 512, 128},   {'w', 64, 32, 32},     {'w', 10, 64, 32},
    {'w', 400, 40, 128},  {'w', 20, 400, 128},
};

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void ours(const Shape *s, const float *a, const float *b, float *c) {
    if (s->kind == 'n') vae_gemm_nn(s->m, s->n, s->k, a, s->k, b, s->n, c, s->n);
    else if (s->kind == 't') vae_gemm_nt(s->m, s->n, s->k, a, s->k, b, s->k, c, s->n);
    else vae_gemm_tn(s->m, s->n, s->k, a, s->m, b, s->n, c, s->n);
}

static void blas(const Shape *s, const float *a, const float *b, float *c) {
    const bool ta = s->kind == 'w', tb = s->kind == 't';
    cblas_sgemm(CblasRowMajor, ta ? CblasTrans : CblasNoTrans, tb ? CblasTrans : CblasNoTrans, s->m,
                s->n, s->k, 1, a, ta ? s->m : s->k, b, tb ? s->k : s->n, 0, c, s->n);
}

static int compare(const void *x, const void *y) {
    const double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

// Seconds per call: the median of rounds that alternate the two sides.
static void measure(const Shape *s, float *a, float *b, float *c, double seconds[2]) {
    enum { ROUNDS = 15 };
    double times[2][ROUNDS];
    const double flops = 2.0 * s->m * s->n * s->k;
    const int repeat = (int)(2e8 / (flops + 2e4)) + 1;
    for (int r = 0; r < ROUNDS; r++)
        for (int side = 0; side < 2; side++) {
            const double start = now();
            for (int i = 0; i < repeat; i++) (side == 0 ? ours : blas)(s, a, b, c);
            times[side][r] = (now() - start) / repeat;
        }
    for (int side = 0; side < 2; side++) {
        qsort(times[side], ROUNDS, sizeof(double), compare);
        seconds[side] = times[side][ROUNDS / 2];
    }
}

int main(void) {
    openblas_set_num_threads(1);
    const double peak = vae_measure_peak();
    char version[64] = "";
    sscanf(openblas_get_config(), "OpenBLAS %63s", version);
    printf("Kernels: %s (%d floats), OpenBLAS %s %s. Peak of one core: %.0f Gflop/s.\n\n", VAE_ISA,
           VAE_LANES, version, openblas_get_corename(), peak * 1e-9);
    printf("| product | m | n | k | ours, Gflop/s | OpenBLAS | ratio | ours / peak |\n"
           "| --- | --: | --: | --: | --: | --: | --: | --: |\n");
    float *a = vae_alloc(1 << 22, sizeof *a), *b = vae_alloc(1 << 22, sizeof *b);
    float *c = vae_alloc(1 << 22, sizeof *c);
    vae_fill_normal(a, 1 << 22, 1, 0, 0, 0);
    vae_fill_normal(b, 1 << 22, 1, 0, 0, 1);
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        const Shape *s = &shapes[i];
        double seconds[2];
        measure(s, a, b, c, seconds);
        const double flops = 2.0 * s->m * s->n * s->k;
        printf("| %s | %d | %d | %d | %.1f | %.1f | %.2f | %.0f%% |\n",
               s->kind == 'n'   ? "nn"
               : s->kind == 't' ? "nt"
                                : "tn",
               s->m, s->n, s->k, flops / seconds[0] * 1e-9, flops / seconds[1] * 1e-9,
               seconds[1] / seconds[0], 100 * flops / seconds[0] / peak);
    }
    vae_free(a);
    vae_free(b);
    vae_free(c);
    return 0;
}
