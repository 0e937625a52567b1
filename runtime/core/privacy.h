// privacy.h -- what a private training (VaePrivacy) draws by chance, from a seed that is nobody's to know: which rows a step
// takes, and the noise on its gradient. What is promised: vae_privacy.h.
#ifndef VAE_CORE_PRIVACY_H
#define VAE_CORE_PRIVACY_H

#include "core/core.h"

#ifndef VAE_F64

static inline bool vae_is_private(const VaeModel *m) { return m->training.privacy.clip > 0; }


// The probability with which a step takes a row, batch / rows, as the draws have it: a multiple of 2^-32, which takes the row
// if a word of 32 bits is below *below.
double vae_privacy_rate(int batch, size_t rows, uint64_t *below);
// Step number `step` takes rows from[..n) (NULL: 0..n-1) one by one; at most `most`, the first ones, go into `taken`: how many.
int vae_privacy_take(uint32_t *taken, const uint32_t *from, size_t n, uint64_t below, int most, uint64_t seed, uint32_t step);
// grad[begin, end) += N(0, deviation^2); what is added to a number depends on its place, step and seed alone.
void vae_privacy_add_noise(float *grad, size_t begin, size_t end, double deviation, uint64_t seed, uint32_t step);

#endif // VAE_F64

#endif
