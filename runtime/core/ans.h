// ans.h -- range asymmetric numeral systems: symbols of known frequencies on a stack of bits, and back (Duda 2013,
// "Asymmetric numeral systems"). What was pushed last is popped first, and popping a symbol that nobody pushed draws it
// by its frequencies from the bits that are there: that is what bits-back coding stands on. Whole numbers only.
#ifndef VAE_ANS_H
#define VAE_ANS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define VAE_ANS_BITS 24 // frequencies sum to 2^24
#define VAE_ANS_WHOLE (UINT32_C(1) << VAE_ANS_BITS)

typedef struct VaeAns {
    uint64_t state;  // from 2^31 on, below 2^63
    uint32_t *word;  // [room] the stack below the state, the caller's
    size_t n, room;
    size_t borrowed; // words that were popped where there were none: they are made up, the same each time
    bool full;       // a word did not fit, and is lost
} VaeAns;

void vae_ans_open(VaeAns *a, uint32_t *word, size_t room); // empty
// A symbol that has the numbers [start, start + freq) of those below 2^bits; freq > 0, bits <= VAE_ANS_BITS.
void vae_ans_push(VaeAns *a, uint32_t start, uint32_t freq, int bits);
// The number on top, below 2^bits: whose it is says which symbol is there, and that one is then popped.
static inline uint32_t vae_ans_top(const VaeAns *a, int bits) { return (uint32_t)(a->state & ((UINT64_C(1) << bits) - 1)); }
void vae_ans_pop(VaeAns *a, uint32_t start, uint32_t freq, int bits);
// Of an encoder's end, popped to its beginning: whether what is left are just the words that it borrowed.
bool vae_ans_is_begin(const VaeAns *a, size_t borrowed);

#endif
