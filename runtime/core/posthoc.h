// posthoc.h -- a prior that is fitted to the codes of a trained encoder (Ghosh et al. 2020, "From variational to
// deterministic autoencoders", section 4; Dai and Wipf 2019, "Diagnosing and enhancing VAE models"): a mixture of normals
// or a flow. One thread does it all, in one order: the same numbers whatever the number of threads.
#ifndef VAE_POSTHOC_H
#define VAE_POSTHOC_H

#include "core/core.h"

typedef enum { VAE_POSTHOC_MIXTURE, VAE_POSTHOC_REALNVP } VaePosthocKind;

enum { VAE_POSTHOC_MOST = 1024, VAE_POSTHOC_HIDDEN = 64 };

typedef struct VaePosthoc {
    VaePosthocKind kind;
    int width; // of a code
    int parts; // normals, or couplings
    int steps; // realnvp: of training; 0: as many as it takes, mostly
    // mixture: log shares [parts], means [parts, width], factors L [parts, width, width] with L L' the covariance.
    // realnvp: mean and deviation of each number [width], then of each coupling its weights.
    float *number;
} VaePosthoc;

size_t vae_posthoc_numbers(const VaePosthoc *p);
// Of fitting p to n codes, or of one density or draw (n = 0): bytes.
size_t vae_posthoc_scratch(const VaePosthoc *p, size_t n);
// From z[n, width], n >= 2.
void vae_posthoc_fit(VaePosthoc *p, const float *z, size_t n, uint64_t seed, void *scratch);
double vae_posthoc_density(const VaePosthoc *p, const float *z, void *scratch); // log p(z), nats
// z[width], draw number `row`.
void vae_posthoc_draw(const VaePosthoc *p, uint64_t seed, uint32_t row, float *z, void *scratch);

// posthoc_mixture.c
void vae_mixture_fit(VaePosthoc *p, const float *z, size_t n, uint64_t seed, void *scratch);
double vae_mixture_density(const VaePosthoc *p, const float *z, double *scratch);
void vae_mixture_draw(const VaePosthoc *p, uint64_t seed, uint32_t row, float *z, float *scratch);
size_t vae_mixture_scratch(const VaePosthoc *p, size_t n);
// posthoc_flow.c
void vae_couplings_fit(VaePosthoc *p, const float *z, size_t n, uint64_t seed, void *scratch);
double vae_couplings_density(const VaePosthoc *p, const float *z, float *scratch);
void vae_couplings_draw(const VaePosthoc *p, uint64_t seed, uint32_t row, float *z, float *scratch);
size_t vae_couplings_scratch(const VaePosthoc *p, size_t n);
size_t vae_couplings_numbers(const VaePosthoc *p);

#endif
