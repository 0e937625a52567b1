// peers.h -- the other processes that work on the same training or the same rows. core/ says what is exchanged and
// in which order numbers are added; how bytes travel is the transport's, which ends all processes where one fails.
#ifndef VAE_PEERS_H
#define VAE_PEERS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct VaePeers VaePeers;
struct VaePeers {
    int rank, size; // size: a power of two
    // Sends to another process and receives from it at the same time; either may be 0 bytes. Every process makes the
    // same exchanges in the same order.
    void (*exchange)(VaePeers *self, int with, const void *send, size_t n_send, void *receive, size_t n_receive);
    void *room;     // of vae_rounds_run; NULL: none yet
    double seconds; // spent in exchanges so far, waiting included
    double bytes;   // sent so far
    size_t exchanges;
};

enum { VAE_PEERS_SMALL = 4096 }; // floats: up to so many are exchanged whole

size_t vae_peers_room(const VaePeers *p, size_t n); // floats
// values[n] become, in every process, the sums over processes in a binary tree: 0 + 1, 2 + 3, then pairs of these, ...
// room[vae_peers_room(n)].
void vae_peers_sum(VaePeers *p, float *values, size_t n, float *room);
// blocks[size][each]: every process has its own, and gets all others.
void vae_peers_gather(VaePeers *p, void *blocks, size_t each);
void vae_peers_spread(VaePeers *p, void *bytes, size_t n); // process 0's, to all

#endif
