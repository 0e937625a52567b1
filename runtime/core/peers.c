// peers.c -- what several processes do together: sums in a fixed order, blocks gathered, bytes spread.
// Sums go by recursive halving and doubling (Thakur et al. 2005): at distance 1, 2, 4, ... two processes each add
// one half of what they have left, and then hand the sums back the same way. Each process sends 2 (1 - 1 / size) times
// the data, and every element is added in the same tree, whoever adds it: a + b and b + a are the same number.
#include "core/peers.h"

#include <string.h>

enum { PEERS_LINE = 16, PEERS_ROUNDS = 32 };

static void add(float *restrict sum, const float *restrict more, size_t n) {
    for (size_t i = 0; i < n; i++) sum[i] += more[i];
}

// The end of the first half of [begin, end), in whole lines.
static size_t half(size_t begin, size_t end) {
    const size_t lines = (end - begin + PEERS_LINE - 1) / PEERS_LINE, mid = begin + (lines + 1) / 2 * PEERS_LINE;
    return mid < end ? mid : end;
}

size_t vae_peers_room(const VaePeers *p, size_t n) {
    if (p->size == 1) return 0;
    return n <= VAE_PEERS_SMALL ? n : half(0, n);
}

static void sum_whole(VaePeers *p, float *values, size_t n, float *room) {
    for (int d = 1; d < p->size; d *= 2) {
        p->exchange(p, p->rank ^ d, values, n * sizeof *values, room, n * sizeof *room);
        add(values, room, n);
    }
}

void vae_peers_sum(VaePeers *p, float *values, size_t n, float *room) {
    if (n <= VAE_PEERS_SMALL) {
        sum_whole(p, values, n, room);
        return;
    }
    size_t begin[PEERS_ROUNDS] = {0}, end[PEERS_ROUNDS] = {n};
    int k = 0;
    for (int d = 1; d < p->size; d *= 2, k++) {
        const size_t mid = half(begin[k], end[k]), upper = (p->rank & d) != 0;
        const size_t give = upper ? begin[k] : mid, given = upper ? mid - begin[k] : end[k] - mid;
        begin[k + 1] = upper ? mid : begin[k];
        end[k + 1] = upper ? end[k] : mid;
        const size_t kept = end[k + 1] - begin[k + 1];
        p->exchange(p, p->rank ^ d, values + give, given * sizeof *values, room, kept * sizeof *room);
        add(values + begin[k + 1], room, kept);
    }
    for (int d = p->size / 2; d > 0; d /= 2, k--) {
        const size_t mid = half(begin[k - 1], end[k - 1]), upper = (p->rank & d) != 0;
        const size_t get = upper ? begin[k - 1] : mid, got = upper ? mid - begin[k - 1] : end[k - 1] - mid;
        p->exchange(p, p->rank ^ d, values + begin[k], (end[k] - begin[k]) * sizeof *values, values + get,
                    got * sizeof *values);
    }
}

void vae_peers_gather(VaePeers *p, void *blocks, size_t each) {
    char *block = blocks;
    for (int d = 1; d < p->size; d *= 2) { // groups of d processes have each other's blocks
        const size_t mine = (size_t)(p->rank / d * d), theirs = (size_t)((p->rank ^ d) / d * d);
        p->exchange(p, p->rank ^ d, block + mine * each, (size_t)d * each, block + theirs * each, (size_t)d * each);
    }
}

void vae_peers_spread(VaePeers *p, void *bytes, size_t n) {
    for (int d = p->size / 2; d > 0; d /= 2) { // those whose number is a multiple of 2 d have them
        if (p->rank % (2 * d) == 0) p->exchange(p, p->rank + d, bytes, n, NULL, 0);
        else if (p->rank % (2 * d) == d) p->exchange(p, p->rank - d, NULL, 0, bytes, n);
    }
}
