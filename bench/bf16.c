// bf16.c -- what a core does with the instruction of `precision = bf16`, vdpbf16ps, beside float32's multiply-add: 24
// sums in registers, nothing else. Prints both in Gflop/s, the fastest of 30 rounds.
//   cc -O2 -march=native bench/bf16.c -o /tmp/bf16 && /tmp/bf16        (a processor with AVX512_BF16)
#include <immintrin.h>
#include <stdio.h>
#include <time.h>

#define SUMS 24
#define STEPS 2000000L

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

// Seconds of STEPS rounds of `step`, which adds to sum[i].
#define SECONDS(seconds, step)                                                                     \
    do {                                                                                           \
        for (int i = 0; i < SUMS; i++) sum[i] = _mm512_setzero_ps();                               \
        const double begin = now();                                                                \
        for (long k = 0; k < STEPS; k++) {                                                         \
            _Pragma("GCC unroll 24") for (int i = 0; i < SUMS; i++) step;                          \
            __asm__ volatile("" : "+v"(x)); /* it is another one each time, for all that is known */ \
        }                                                                                          \
        const double took = now() - begin;                                                         \
        if (took < seconds) seconds = took;                                                        \
        for (int i = 0; i < SUMS; i++) sink += sum[i][0];                                          \
    } while (0)

int main(void) {
    double adds = 1e9, dots = 1e9;
    volatile float sink = 0; // so that sums are not left out
    __m512 sum[SUMS], x = _mm512_set1_ps(1.5f);
    for (int round = 0; round < 30; round++) {
        SECONDS(adds, sum[i] = _mm512_fmadd_ps(x, x, sum[i]));
        SECONDS(dots, sum[i] = _mm512_dpbf16_ps(sum[i], (__m512bh)x, (__m512bh)x));
    }
    const double done = 1e-9 * SUMS * STEPS;
    printf("float32 %.0f Gflop/s, bf16 %.0f Gflop/s\n", 32 * done / adds, 64 * done / dots);
    return sink < 0;
}
