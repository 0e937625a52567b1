// peers.h -- the other processes that work on the same training or the same rows. core/ says what is exchanged and
// in which order numbers are added; how bytes travel is the transport's, which ends all processes where one fails.
#ifndef VAE_PEERS_H
#define VAE_PEERS_H

#include <stdbool.h>
#include <stddef.h>

enum {
    VAE_PEERS_SMALL = 4096, // floats: up to so many are exchanged whole
    VAE_PEERS_LANES = 32,   // exchanges that can be under way at the same time
    VAE_PEERS_ROUNDS = 32
};

typedef struct VaePeers VaePeers;
struct VaePeers {
    int rank, size; // size: a power of two
    // Begins to send to another process and to receive from it; either may be 0 bytes. A lane has one exchange at a time,
    // and every process makes the same exchanges in a lane in the same order; lanes do not wait for each other.
    void (*begin)(VaePeers *self, int lane, int with, const void *send, size_t n_send, void *receive, size_t n_receive);
    // Whether a lane's exchange is over. looks: how often this was asked in vain by a caller that has nothing else to do.
    bool (*done)(VaePeers *self, int lane, long looks);
    void *room;     // of vae_rounds_run; NULL: none yet
    size_t bucket;  // floats: a gradient is exchanged in parts of at least so many, each as soon as it is known; 0: whole
    double seconds; // of the caller's time that exchanges and their sums have taken so far, waiting included
    double bytes;   // sent so far
    size_t exchanges;
};

// A sum under way: values[n] become, in every process, the sums over processes in a binary tree: 0 + 1, 2 + 3, then
// pairs of these, ...  room[vae_peers_room(n)]. Neither may be touched before it is over.
typedef struct VaePeersSum {
    float *values, *room;
    size_t n;
    int lane, stage, stages; // exchanges that are over; of all
    size_t begin[VAE_PEERS_ROUNDS], end[VAE_PEERS_ROUNDS]; // what is left to this process after each halving
} VaePeersSum;

size_t vae_peers_room(const VaePeers *p, size_t n); // floats
void vae_peers_sum_begin(VaePeersSum *x, VaePeers *p, int lane, float *values, size_t n, float *room);
// Goes on with it as far as bytes have arrived; true: it is over. looks: as of VaePeers.done.
bool vae_peers_sum_go(VaePeersSum *x, VaePeers *p, long looks);
void vae_peers_sums_end(VaePeersSum *x, int n, VaePeers *p); // waits for several, each in a lane of its own
// blocks[size][each]: every process has its own, and gets all others.
void vae_peers_gather(VaePeers *p, void *blocks, size_t each);
void vae_peers_spread(VaePeers *p, void *bytes, size_t n); // process 0's, to all

#endif
