// privacy.c -- see privacy.h.
#include "core/privacy.h"

double vae_privacy_rate(int batch, size_t rows, uint64_t *below) {
    const double q = rows > (size_t)batch ? (double)batch / (double)rows : 1;
    *below = (uint64_t)ceil(q * 0x1p32);
    return (double)*below * 0x1p-32;
}

int vae_privacy_take(uint32_t *taken, const uint32_t *from, size_t n, uint64_t below, int most, uint64_t seed, uint32_t step) {
    const uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)};
    int count = 0;
    for (size_t i = 0; i < n; i += 4) {
        const uint32_t counter[4] = {(uint32_t)(i / 4), 0, step, VAE_RNG_CHOOSE};
        uint32_t word[4];
        vae_philox(counter, key, word);
        for (size_t k = 0; k < 4 && i + k < n; k++)
            if (word[k] < below && count < most) taken[count++] = from ? from[i + k] : (uint32_t)(i + k);
    }
    return count;
}

// The sum of two numbers of Box-Muller: the largest are twice as far out, beyond what anybody sees, and the bits of the result
// say less of those it was made from (Holohan and Braghin 2021).
void vae_privacy_add_noise(float *grad, size_t begin, size_t end, double deviation, uint64_t seed, uint32_t step) {
    const float scale = (float)(deviation * 0.70710678118654752440);
    float one[VAE_FILL], other[VAE_FILL];
    for (size_t at = begin / VAE_FILL * VAE_FILL; at < end; at += VAE_FILL) {
        vae_fill_normal_from(one, at, VAE_FILL, seed, VAE_RNG_PRIVACY, step, 0);
        vae_fill_normal_from(other, at, VAE_FILL, seed, VAE_RNG_PRIVACY, step, 1);
        const size_t first = at < begin ? begin - at : 0, stop = end - at < VAE_FILL ? end - at : VAE_FILL;
        for (size_t i = first; i < stop; i++) grad[at + i] += scale * (one[i] + other[i]);
    }
}
