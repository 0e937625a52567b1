// cdf.h -- distributions as whole numbers: which of the numbers below 2^24 each symbol has, for ans.h. Every symbol has
// at least one. They are made of doubles by +, -, *, / and conversions alone (cdf.c is compiled without contraction), and
// by tables made in the same way: every processor and compiler makes the same.
#ifndef VAE_CDF_H
#define VAE_CDF_H

#include "core/ans.h"
#include "core/memory.h"

typedef struct VaeInterval { // [start, start + freq) of the numbers below 2^24
    uint32_t start, freq;
} VaeInterval;

typedef struct VaeCdf { // the tables
    int bits;         // a latent's values are 2^bits bins of N(0, 1), all of the same probability
    int coarser;      // by so many bits are they fewer for now: bins joined, 2^(bits - coarser); the caller's to set
    uint64_t *normal, *logistic; // distribution functions, times 2^32
    double *edge;     // [bins + 1] of the bins; the first and the last are not looked at
    double *centre;   // [bins] medians of the bins
} VaeCdf;

enum { VAE_LEAST_BITS = 6, VAE_MOST_BITS = 16 };
void vae_cdf_take(VaeCdf *c, VaeMemory *memory, int bits); // counts, on no memory
void vae_cdf_fill(VaeCdf *c);

double vae_exact_exp(double x); // within 2e-15 of exp, and the same everywhere; 0 below -700, no more than at 700

static inline int vae_cdf_bits(const VaeCdf *c) { return c->bits - c->coarser; }
double vae_cdf_centre(const VaeCdf *c, uint32_t bin); // a bin's median
// The bins of N(0, 1) under N(mean, deviation): a bin's numbers, and the bin that has a number.
VaeInterval vae_cdf_bin(const VaeCdf *c, double mean, double deviation, uint32_t bin);
uint32_t vae_cdf_find_bin(const VaeCdf *c, double mean, double deviation, uint32_t number, VaeInterval *i);

VaeInterval vae_cdf_bernoulli(double p, uint32_t x); // x: 0 or 1, the latter with probability p
// Level k of `levels`, k / (levels - 1), under a logistic whose outer levels take the tails.
VaeInterval vae_cdf_level(const VaeCdf *c, double mean, double scale, int levels, uint32_t k);
uint32_t vae_cdf_find_level(const VaeCdf *c, double mean, double scale, int levels, uint32_t number, VaeInterval *i);
// One of n (below 2^20) whose probabilities are p, whatever they sum to: from[n + 1] gets where each begins.
void vae_cdf_classes(const float *p, int n, uint32_t *from);
uint32_t vae_cdf_find_class(const uint32_t *from, int n, uint32_t number);

// Counts: negative binomials of this mean and size (size 0: Poissons), and with probability `zeros` a 0 instead. Class i is
// of the counts [begin[i], begin[i + 1]), as many as a power of two and all alike; class 0 stands for all that no other has.
enum { VAE_COUNT_WINDOW = 4096 };
typedef struct VaeCounts {
    int n; // classes
    double begin[VAE_COUNT_WINDOW + 2], weight[VAE_COUNT_WINDOW + 2];
    uint32_t from[VAE_COUNT_WINDOW + 2]; // [n + 1]
} VaeCounts;
void vae_cdf_counts(VaeCounts *c, double mean, double size, double zeros);

#endif
