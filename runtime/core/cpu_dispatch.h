// cpu_dispatch.h -- the runtime's number crunching, compiled once for each kind of x86-64 processor.
// The Makefile compiles rng.c, optim.c and peak.c with VAE_SUFFIX set to _sse2, _avx2 and _avx512;
// their functions then have that at the end of their names. cpu_dispatch.c has the plain names, and calls
// those that suit the processor it runs on. On other processors they are compiled once, as they are.
#ifndef VAE_VARIANT_H
#define VAE_VARIANT_H

#include "vaert.h"

#ifdef VAE_SUFFIX
#define VAE_JOIN(name, suffix) name##suffix
#define VAE_NAMED(name, suffix) VAE_JOIN(name, suffix)
#define vae_philox VAE_NAMED(vae_philox, VAE_SUFFIX)
#define vae_fill_normal VAE_NAMED(vae_fill_normal, VAE_SUFFIX)
#define vae_fill_normal_rows VAE_NAMED(vae_fill_normal_rows, VAE_SUFFIX)
#define vae_fill_uniform VAE_NAMED(vae_fill_uniform, VAE_SUFFIX)
#define vae_permutation VAE_NAMED(vae_permutation, VAE_SUFFIX)
#define vae_optimizer_step VAE_NAMED(vae_optimizer_step, VAE_SUFFIX)
#define vae_stream VAE_NAMED(vae_stream, VAE_SUFFIX)
#define vae_measure_peak VAE_NAMED(vae_measure_peak, VAE_SUFFIX)
#endif

typedef struct VaeVariant VaeVariant;
struct VaeUpdate; // core.h
struct VaeVariant {
    const char *isa; // as VAE_ISA
    bool (*here)(void); // this processor has the instructions
    void (*philox)(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);
    void (*fill_normal)(float *, int, uint64_t, uint32_t, uint32_t, uint32_t);
    void (*fill_normal_rows)(float *, int, int, uint64_t, uint32_t, uint32_t, const uint32_t *);
    void (*fill_uniform)(float *, int, uint64_t, uint32_t, uint32_t, uint32_t);
    void (*permutation)(uint32_t *, uint32_t, uint64_t, uint32_t);
    void (*optimizer_step)(const struct VaeUpdate *, size_t, size_t);
    void (*stream)(float *, const float *, size_t);
    double (*measure_peak)(void);
};

// What runs: the last one that is here, or the one that VAE_ISA in the environment names. Dies with
// EX_USAGE if there is no such one, with EX_UNAVAILABLE if this processor lacks its instructions.
const VaeVariant *vae_variant(void);
// Of a program built with --portable: the copy of the model for that variant. model[i] may be NULL.
const VaeModel *vae_model_for(const VaeModel *const *model, int n);

#endif
