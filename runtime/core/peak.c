// peak.c -- what a core of this machine does at best, for `bench`.
#include "core/cpu_dispatch.h" // first: it gives functions their names
#include "core/core.h"
#include "vae_gemm.h"

#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

// Independent chains of multiply-adds in registers: as many as the longest latency times the
// widest issue needs. The numbers converge to a fixed point, so they never overflow.
__attribute__((noinline)) static float multiply_adds(long n) {
    enum { CHAINS = 12 }; // with two operands, all that 16 registers hold
    VaeLanes x[CHAINS];
    for (int i = 0; i < CHAINS; i++) x[i] = vae_splat((float)i * 0.01f);
    VaeLanes scale = vae_splat(0.5f), shift = vae_splat(0.25f);
    __asm__ volatile("" : "+m"(scale), "+m"(shift)); // not constants to the optimizer
    for (long r = 0; r < n; r++)
#pragma GCC unroll 12
        for (int i = 0; i < CHAINS; i++) x[i] = x[i] * scale + shift;
    float sum = 0;
    for (int i = 0; i < CHAINS; i++) sum += x[i][0];
    return sum;
}

double vae_measure_peak(void) {
    const long n = 200000; // about 1 ms
    double best = 0;
    const double begin = now();
    do { // the best of 50 ms: the clock needs a while to rise
        const double start = now();
        const float sum = multiply_adds(n);
        __asm__ volatile("" : : "m"(sum)); // the work is wanted
        const double rate = 2.0 * 12 * VAE_LANES * (double)n / (now() - start);
        if (rate > best) best = rate;
    } while (now() - begin < 0.05);
    return best;
}
