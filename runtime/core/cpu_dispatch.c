// cpu_dispatch.c -- which of the compiled variants run on this processor.
#include "core/core.h"
#include "core/cpu_dispatch.h"

#include <stdatomic.h>
#include <string.h>

#ifdef __x86_64__

static bool here_sse2(void) { return true; } // every x86-64
static bool here_avx2(void) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
           __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
}
static bool here_avx512(void) {
    return here_avx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
           __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512cd");
}

#define VAE_DECLARE(x)                                                                             \
    void vae_philox_##x(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);        \
    void vae_fill_normal_from_##x(float *, size_t, int, uint64_t, uint32_t, uint32_t, uint32_t);   \
    void vae_fill_normal_rows_##x(float *, int, int, uint64_t, uint32_t, uint32_t,                 \
                                  const uint32_t *);                                               \
    void vae_fill_uniform_from_##x(float *, size_t, int, uint64_t, uint32_t, uint32_t, uint32_t);  \
    void vae_permutation_##x(uint32_t *, uint32_t, uint64_t, uint32_t);                            \
    void vae_optimizer_step_##x(const VaeUpdate *, size_t, size_t);                                \
    void vae_stream_##x(float *, const float *, size_t);                                           \
    double vae_measure_peak_##x(void);
VAE_DECLARE(sse2)
VAE_DECLARE(avx2)
VAE_DECLARE(avx512)
#define VAE_ROW(x)                                                                                 \
    {#x, here_##x, vae_philox_##x, vae_fill_normal_from_##x, vae_fill_normal_rows_##x,             \
     vae_fill_uniform_from_##x, vae_permutation_##x, vae_optimizer_step_##x, vae_stream_##x,       \
     vae_measure_peak_##x}

static const VaeVariant variants[] = {VAE_ROW(sse2), VAE_ROW(avx2), VAE_ROW(avx512)};

void vae_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]) {
    vae_variant()->philox(counter, key, out);
}
void vae_fill_normal_from(float *dst, size_t first, int n, uint64_t seed, uint32_t stream, uint32_t step,
                          uint32_t row) {
    vae_variant()->fill_normal_from(dst, first, n, seed, stream, step, row);
}
void vae_fill_normal_rows(float *dst, int rows, int width, uint64_t seed, uint32_t stream,
                          uint32_t step, const uint32_t *row) {
    vae_variant()->fill_normal_rows(dst, rows, width, seed, stream, step, row);
}
void vae_fill_uniform_from(float *dst, size_t first, int n, uint64_t seed, uint32_t stream, uint32_t step,
                          uint32_t row) {
    vae_variant()->fill_uniform_from(dst, first, n, seed, stream, step, row);
}
void vae_permutation(uint32_t *perm, uint32_t n, uint64_t seed, uint32_t epoch) {
    vae_variant()->permutation(perm, n, seed, epoch);
}
void vae_optimizer_step(const VaeUpdate *u, size_t begin, size_t end) {
    vae_variant()->optimizer_step(u, begin, end);
}
void vae_stream(float *dst, const float *src, size_t n) { vae_variant()->stream(dst, src, n); }
double vae_measure_peak(void) { return vae_variant()->measure_peak(); }

#else

static bool here(void) { return true; }
static const VaeVariant variants[] = {{VAE_ISA, here, vae_philox, vae_fill_normal_from,
                                       vae_fill_normal_rows, vae_fill_uniform_from, vae_permutation,
                                       vae_optimizer_step, vae_stream, vae_measure_peak}};

#endif

#define N_VARIANTS (int)(sizeof variants / sizeof *variants)

static const VaeVariant *_Atomic chosen;

const VaeVariant *vae_variant_here(void) {
    const VaeVariant *best = &variants[0];
    for (int i = 0; i < N_VARIANTS; i++)
        if (variants[i].here()) best = &variants[i];
    return best;
}

const VaeVariant *vae_variant_at(int i) { return i < N_VARIANTS ? &variants[i] : NULL; }

VaeIsaChoice vae_choose_isa(const char *isa) {
    for (int i = 0; i < N_VARIANTS; i++) {
        if (strcmp(variants[i].isa, isa) != 0) continue;
        if (!variants[i].here()) return VAE_ISA_NOT_HERE;
        atomic_store_explicit(&chosen, &variants[i], memory_order_relaxed);
        return VAE_ISA_CHOSEN;
    }
    return VAE_ISA_UNKNOWN;
}

// Whoever comes first looks; all would find the same.
const VaeVariant *vae_variant(void) {
    const VaeVariant *v = atomic_load_explicit(&chosen, memory_order_relaxed);
    if (v == NULL) {
        v = vae_variant_here();
        atomic_store_explicit(&chosen, v, memory_order_relaxed);
    }
    return v;
}

const VaeModel *vae_model_for(const VaeModel *const *model, int n) {
    const VaeModel *only = NULL;
    for (int i = 0; i < n; i++) {
        if (!model[i]) continue;
        if (!strcmp(model[i]->isa, vae_variant()->isa)) return model[i];
        if (!only) only = model[i];
    }
    return only;
}
