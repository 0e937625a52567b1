// cpu_dispatch.c -- which of the compiled variants run on this processor.
#include "core/core.h"
#include "core/cpu_dispatch.h"

#include <stdatomic.h>
#include <stdlib.h>
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
    void vae_fill_normal_##x(float *, int, uint64_t, uint32_t, uint32_t, uint32_t);                \
    void vae_fill_normal_rows_##x(float *, int, int, uint64_t, uint32_t, uint32_t,                 \
                                  const uint32_t *);                                               \
    void vae_fill_uniform_##x(float *, int, uint64_t, uint32_t, uint32_t, uint32_t);               \
    void vae_permutation_##x(uint32_t *, uint32_t, uint64_t, uint32_t);                            \
    void vae_optimizer_step_##x(const VaeUpdate *, size_t, size_t);                                \
    void vae_stream_##x(float *, const float *, size_t);                                           \
    double vae_measure_peak_##x(void);
VAE_DECLARE(sse2)
VAE_DECLARE(avx2)
VAE_DECLARE(avx512)
#define VAE_ROW(x)                                                                                 \
    {#x, here_##x, vae_philox_##x, vae_fill_normal_##x, vae_fill_normal_rows_##x,                  \
     vae_fill_uniform_##x, vae_permutation_##x, vae_optimizer_step_##x, vae_stream_##x,              \
     vae_measure_peak_##x}

static const VaeVariant variants[] = {VAE_ROW(sse2), VAE_ROW(avx2), VAE_ROW(avx512)};

void vae_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]) {
    vae_variant()->philox(counter, key, out);
}
void vae_fill_normal(float *dst, int width, uint64_t seed, uint32_t stream, uint32_t step,
                     uint32_t row) {
    vae_variant()->fill_normal(dst, width, seed, stream, step, row);
}
void vae_fill_normal_rows(float *dst, int rows, int width, uint64_t seed, uint32_t stream,
                          uint32_t step, const uint32_t *row) {
    vae_variant()->fill_normal_rows(dst, rows, width, seed, stream, step, row);
}
void vae_fill_uniform(float *dst, int width, uint64_t seed, uint32_t stream, uint32_t step,
                      uint32_t row) {
    vae_variant()->fill_uniform(dst, width, seed, stream, step, row);
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
static const VaeVariant variants[] = {{VAE_ISA, here, vae_philox, vae_fill_normal,
                                       vae_fill_normal_rows, vae_fill_uniform, vae_permutation,
                                       vae_optimizer_step, vae_stream, vae_measure_peak}};

#endif

void vae_stream_end(void) {
#ifdef __x86_64__
    __builtin_ia32_sfence(); // streamed stores are seen in any order until then
#endif
}

#define N_VARIANTS (int)(sizeof variants / sizeof *variants)

static const VaeVariant *choose(void) {
    const char *name = getenv("VAE_ISA");
    const VaeVariant *best = &variants[0];
    for (int i = 0; i < N_VARIANTS; i++) {
        const VaeVariant *v = &variants[i];
        if (name && *name && !strcmp(v->isa, name)) {
            if (v->here()) return v;
            vae_die(EX_UNAVAILABLE, "VAE_ISA=%s: this processor does not have these instructions",
                    name);
        }
        if (v->here()) best = v;
    }
    if (name && *name)
        vae_die(EX_USAGE, "VAE_ISA=%s is not known here; this processor's own is %s", name,
                best->isa);
    return best;
}

// Whoever comes first chooses; all would choose the same.
const VaeVariant *vae_variant(void) {
    static const VaeVariant *_Atomic chosen;
    const VaeVariant *v = atomic_load_explicit(&chosen, memory_order_relaxed);
    if (v == NULL) {
        v = choose();
        atomic_store_explicit(&chosen, v, memory_order_relaxed);
    }
    return v;
}

const char *vae_kernels_in_use(const VaeModel *m) {
    static char text[64];
    snprintf(text, sizeof text, "%s, runtime %s", m->isa, vae_variant()->isa);
    return text;
}

const VaeModel *vae_model_for(const VaeModel *const *model, int n) {
    const VaeModel *only = NULL;
    for (int i = 0; i < n; i++) {
        if (!model[i]) continue;
        if (!strcmp(model[i]->isa, vae_variant()->isa)) return model[i];
        if (!only) only = model[i];
    }
    const char *name = getenv("VAE_ISA");
    if (name && *name)
        vae_die(EX_USAGE, "VAE_ISA=%s: this program is for %s alone; vaec build --portable makes one "
                "for all", name, only->isa);
    return only;
}
