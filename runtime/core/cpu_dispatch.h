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
#define vae_fill_normal_from VAE_NAMED(vae_fill_normal_from, VAE_SUFFIX)
#define vae_fill_normal_rows VAE_NAMED(vae_fill_normal_rows, VAE_SUFFIX)
#define vae_fill_uniform_from VAE_NAMED(vae_fill_uniform_from, VAE_SUFFIX)
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
    void (*fill_normal_from)(float *, size_t, int, uint64_t, uint32_t, uint32_t, uint32_t);
    void (*fill_normal_rows)(float *, int, int, uint64_t, uint32_t, uint32_t, const uint32_t *);
    void (*fill_uniform_from)(float *, size_t, int, uint64_t, uint32_t, uint32_t, uint32_t);
    void (*permutation)(uint32_t *, uint32_t, uint64_t, uint32_t);
    void (*optimizer_step)(const struct VaeUpdate *, size_t, size_t);
    void (*stream)(float *, const float *, size_t);
    double (*measure_peak)(void);
};

// What runs: the last one that is here, or the one that was chosen.
const VaeVariant *vae_variant(void);
const VaeVariant *vae_variant_here(void); // the last one that is here
const VaeVariant *vae_variant_at(int i);  // the one of that number, here or not; NULL: there are no more
// Chooses by name, for all that runs from now on. Before anything has: the bits of two may differ.
typedef enum { VAE_ISA_CHOSEN, VAE_ISA_UNKNOWN, VAE_ISA_NOT_HERE } VaeIsaChoice;
VaeIsaChoice vae_choose_isa(const char *isa);
// Of a program built with --portable: the copy of the model for that variant; else the one there is. model[i]
// may be NULL.
const VaeModel *vae_model_for(const VaeModel *const *model, int n);

#endif
