// shuffle.c -- the order of an epoch's rows as a function of where in it, for more rows than an array should hold, and
// by blocks, for files on disks.
// In: rows, seed, epoch.  Out: a permutation, a place at a time, in no memory.
//
// A permutation of 0 .. 2^k - 1 is some rounds of steps that each can be undone: add a number, xor with the high half,
// multiply by an odd number. One of 0 .. n - 1 follows it until it comes to a number below n, which is after two turns
// at most on average.
#include "core/core.h"

enum { SHUFFLE_GROUP = 16 }; // blocks whose rows are mixed

static uint32_t shuffle_bits(uint32_t n) { // 2^bits >= n
    uint32_t bits = 1;
    while (bits < 32 && (UINT64_C(1) << bits) < n) bits++;
    return bits;
}

// `which` tells permutations of one epoch apart.
static VaePermutation permutation(uint32_t n, uint64_t seed, uint32_t epoch, uint32_t which) {
    VaePermutation p = {.n = n, .bits = shuffle_bits(n)};
    const uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)};
    for (uint32_t i = 0; i < VAE_SHUFFLE_ROUNDS; i += 2) {
        uint32_t word[4];
        vae_philox((const uint32_t[4]){0xffffff00u + i, which, epoch, VAE_RNG_SHUFFLE}, key, word);
        p.add[i] = word[0], p.times[i] = word[1] | 1;
        p.add[i + 1] = word[2], p.times[i + 1] = word[3] | 1;
    }
    return p;
}

static uint32_t permuted(const VaePermutation *p, uint32_t x) {
    const uint32_t mask = UINT32_MAX >> (32 - p->bits), half = (p->bits + 1) / 2;
    do {
        for (int i = 0; i < VAE_SHUFFLE_ROUNDS; i++) {
            x = (x + p->add[i]) & mask;
            x ^= x >> half;
            x = (x * p->times[i]) & mask;
            x ^= x >> half;
        }
    } while (x >= p->n);
    return x;
}

VaeOrder vae_order(size_t n, size_t block, uint64_t seed, uint32_t epoch) {
    VaeOrder o = {.n = (uint32_t)n, .seed = seed, .epoch = epoch, .group = UINT32_MAX};
    if (block > 0 && n / block > 1) {
        o.block = (uint32_t)block;
        o.all = permutation((uint32_t)(n / block), seed, epoch, 0);
        const uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)};
        uint32_t word[4];
        vae_philox((const uint32_t[4]){0xffffff80u, 0, epoch, VAE_RNG_SHUFFLE}, key, word);
        o.shift = word[0] % o.block; // blocks have other bounds in each epoch, and other rows are the rest
    } else {
        o.all = permutation((uint32_t)n, seed, epoch, 0);
    }
    return o;
}

uint32_t vae_order_at(VaeOrder *o, size_t i) {
    if (!o->block) return permuted(&o->all, (uint32_t)i);
    const uint32_t full = o->all.n;
    size_t at = i; // behind all whole blocks: the rest, as it stands
    if (i / o->block < full) {
        const uint32_t rows = SHUFFLE_GROUP * o->block, first = (uint32_t)(i / rows) * SHUFFLE_GROUP;
        const uint32_t blocks = full - first < SHUFFLE_GROUP ? full - first : SHUFFLE_GROUP;
        if (o->group != first) o->inside = permutation(blocks * o->block, o->seed, o->epoch, 1 + first);
        o->group = first;
        const uint32_t k = permuted(&o->inside, (uint32_t)(i - (size_t)first * o->block));
        at = (size_t)permuted(&o->all, first + k / o->block) * o->block + k % o->block;
    }
    at += o->shift;
    return (uint32_t)(at < o->n ? at : at - o->n);
}
