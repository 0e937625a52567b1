// peers.c -- what several processes do together: sums in a fixed order, blocks gathered, bytes spread.
// Sums go by recursive halving and doubling (Thakur et al. 2005): at distance 1, 2, 4, ... two processes each add
// one half of what they have left, and then hand the sums back the same way. Each process sends 2 (1 - 1 / size) times
// the data, and every element is added in the same tree, whoever adds it, and in however many parts the data are
// summed: a + b and b + a are the same number.
#include "core/peers.h"
#include "core/core.h"

#include <string.h>

enum { PEERS_LINE = 16 };

static void add(float *restrict sum, const float *restrict more, size_t n) {
    for (size_t i = 0; i < n; i++) sum[i] += more[i];
}

// The end of the first half of [begin, end), in whole lines.
static size_t half(size_t begin, size_t end) {
    const size_t lines = (end - begin + PEERS_LINE - 1) / PEERS_LINE, mid = begin + (lines + 1) / 2 * PEERS_LINE;
    return mid < end ? mid : end;
}

static int rounds(const VaePeers *p) {
    int n = 0;
    while (1 << n < p->size) n++;
    return n;
}

static void begin(VaePeers *p, int lane, int with, const void *send, size_t n_send, void *receive, size_t n_receive) {
    p->begin(p, lane, with, send, n_send, receive, n_receive);
    p->bytes += (double)n_send;
    p->exchanges++;
}

static void exchange(VaePeers *p, int with, const void *send, size_t n_send, void *receive, size_t n_receive) {
    const double start = vae_seconds();
    begin(p, 0, with, send, n_send, receive, n_receive);
    for (long looks = 0; !p->done(p, 0, looks); looks++) {
    }
    p->seconds += vae_seconds() - start;
}

// ---------------------------------------------------------------- sums

size_t vae_peers_room(const VaePeers *p, size_t n) {
    if (p->size == 1) return 0;
    return n <= VAE_PEERS_SMALL ? n : half(0, n);
}

// Of the exchange that comes next: with whom, and the part of the values that is halved or put together again.
typedef struct Stage {
    bool whole, back; // all is exchanged; sums are handed back
    int with, round;
    size_t begin, mid, end;
    bool upper; // this process keeps the upper half
} Stage;

static Stage stage_of(const VaePeersSum *x, const VaePeers *p) {
    const int k = rounds(p);
    Stage s = {.whole = x->stages == k, .back = x->stage >= k};
    s.round = s.back ? 2 * k - 1 - x->stage : x->stage;
    const int distance = 1 << s.round;
    s.with = p->rank ^ distance;
    s.upper = (p->rank & distance) != 0;
    s.begin = x->begin[s.round], s.end = x->end[s.round];
    s.mid = half(s.begin, s.end);
    return s;
}

static void stage_begin(VaePeersSum *x, VaePeers *p) {
    const Stage s = stage_of(x, p);
    if (s.whole) {
        begin(p, x->lane, s.with, x->values, x->n * sizeof(float), x->room, x->n * sizeof(float));
        return;
    }
    const size_t kept = s.upper ? s.mid : s.begin, kept_end = s.upper ? s.end : s.mid;
    const size_t given = s.upper ? s.begin : s.mid, given_end = s.upper ? s.mid : s.end;
    if (s.back) {
        begin(p, x->lane, s.with, x->values + kept, (kept_end - kept) * sizeof(float), x->values + given,
              (given_end - given) * sizeof(float));
        return;
    }
    x->begin[s.round + 1] = kept, x->end[s.round + 1] = kept_end;
    begin(p, x->lane, s.with, x->values + given, (given_end - given) * sizeof(float), x->room,
          (kept_end - kept) * sizeof(float));
}

static void stage_end(VaePeersSum *x, const VaePeers *p) {
    const Stage s = stage_of(x, p);
    x->stage++;
    if (s.back) return;
    const size_t from = s.whole ? 0 : x->begin[s.round + 1], to = s.whole ? x->n : x->end[s.round + 1];
    add(x->values + from, x->room, to - from);
}

void vae_peers_sum_begin(VaePeersSum *x, VaePeers *p, int lane, float *values, size_t n, float *room) {
    const int k = rounds(p);
    *x = (VaePeersSum){.values = values, .room = room, .n = n, .lane = lane, .end = {n}};
    x->stages = n <= VAE_PEERS_SMALL ? k : 2 * k;
    const double start = vae_seconds();
    if (x->stages > 0) stage_begin(x, p);
    p->seconds += vae_seconds() - start;
}

bool vae_peers_sum_go(VaePeersSum *x, VaePeers *p, long looks) {
    if (x->stage == x->stages) return true;
    const double start = vae_seconds();
    while (x->stage < x->stages && p->done(p, x->lane, looks)) {
        stage_end(x, p);
        if (x->stage < x->stages) stage_begin(x, p);
    }
    p->seconds += vae_seconds() - start;
    return x->stage == x->stages;
}

void vae_peers_sums_end(VaePeersSum *x, int n, VaePeers *p) {
    int left = n, before = 0;
    for (long looks = 0; left > 0; looks++) {
        int stages = 0;
        left = 0;
        for (int i = 0; i < n; i++) {
            left += !vae_peers_sum_go(&x[i], p, left ? 0 : looks); // to wait in one of them is enough
            stages += x[i].stage;
        }
        if (stages > before) looks = 0;
        before = stages;
    }
}

// ---------------------------------------------------------------- bytes

void vae_peers_gather(VaePeers *p, void *blocks, size_t each) {
    char *block = blocks;
    for (int d = 1; d < p->size; d *= 2) { // groups of d processes have each other's blocks
        const size_t mine = (size_t)(p->rank / d * d), theirs = (size_t)((p->rank ^ d) / d * d);
        exchange(p, p->rank ^ d, block + mine * each, (size_t)d * each, block + theirs * each, (size_t)d * each);
    }
}

void vae_peers_spread(VaePeers *p, void *bytes, size_t n) {
    for (int d = p->size / 2; d > 0; d /= 2) { // those whose number is a multiple of 2 d have them
        if (p->rank % (2 * d) == 0) exchange(p, p->rank + d, bytes, n, NULL, 0);
        else if (p->rank % (2 * d) == d) exchange(p, p->rank - d, NULL, 0, bytes, n);
    }
}
