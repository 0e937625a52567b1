// posthoc.c -- the kinds of fitted priors.
#include "core/posthoc.h"

size_t vae_posthoc_numbers(const VaePosthoc *p) {
    const size_t d = (size_t)p->width, k = (size_t)p->parts;
    return p->kind == VAE_POSTHOC_MIXTURE ? k * (1 + d + d * d) : vae_couplings_numbers(p);
}

size_t vae_posthoc_scratch(const VaePosthoc *p, size_t n) {
    return p->kind == VAE_POSTHOC_MIXTURE ? vae_mixture_scratch(p, n) : vae_couplings_scratch(p, n);
}

void vae_posthoc_fit(VaePosthoc *p, const float *z, size_t n, uint64_t seed, void *scratch) {
    if (p->kind == VAE_POSTHOC_MIXTURE) vae_mixture_fit(p, z, n, seed, scratch);
    else vae_couplings_fit(p, z, n, seed, scratch);
}

double vae_posthoc_density(const VaePosthoc *p, const float *z, void *scratch) {
    return p->kind == VAE_POSTHOC_MIXTURE ? vae_mixture_density(p, z, scratch) : vae_couplings_density(p, z, scratch);
}

void vae_posthoc_draw(const VaePosthoc *p, uint64_t seed, uint32_t row, float *z, void *scratch) {
    if (p->kind == VAE_POSTHOC_MIXTURE) vae_mixture_draw(p, seed, row, z, scratch);
    else vae_couplings_draw(p, seed, row, z, scratch);
}
