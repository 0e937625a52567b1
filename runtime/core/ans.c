// ans.c -- the stack of bits that symbols are pushed on and popped from.
#include "core/ans.h"

#define LEAST (UINT64_C(1) << 31) // of a state between two symbols

// The words that an empty stack gives, by their number (the finalizer of SplitMix64: bits that look like chance).
static uint32_t made_up(size_t number) {
    uint64_t x = (uint64_t)(number + 1) * UINT64_C(0x9e3779b97f4a7c15);
    x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
    return (uint32_t)(x >> 32);
}

void vae_ans_open(VaeAns *a, uint32_t *word, size_t room) {
    *a = (VaeAns){.state = LEAST, .word = word, .room = room};
}

void vae_ans_push(VaeAns *a, uint32_t start, uint32_t freq, int bits) {
    if (a->state >= (LEAST >> bits << 32) * freq) {
        if (a->n < a->room) a->word[a->n++] = (uint32_t)a->state;
        else a->full = true;
        a->state >>= 32;
    }
    a->state = (a->state / freq << bits) + a->state % freq + start;
}

void vae_ans_pop(VaeAns *a, uint32_t start, uint32_t freq, int bits) {
    a->state = freq * (a->state >> bits) + vae_ans_top(a, bits) - start;
    if (a->state < LEAST) a->state = a->state << 32 | (a->n ? a->word[--a->n] : made_up(a->borrowed++));
}

bool vae_ans_is_begin(const VaeAns *a, size_t borrowed) {
    if (a->state != LEAST || a->n != borrowed || a->full || a->borrowed) return false;
    for (size_t i = 0; i < borrowed; i++)
        if (a->word[i] != made_up(borrowed - 1 - i)) return false;
    return true;
}
