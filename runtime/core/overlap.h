// overlap.h -- a step's gradient given to other processes while the rest of it is still computed.
#ifndef VAE_OVERLAP_H
#define VAE_OVERLAP_H

#include "core/core.h"
#include "core/peers.h"

enum { VAE_BUCKETS = VAE_PEERS_LANES - 1 }; // lane 0 is of what stands behind the gradient

typedef struct VaeBucket { // a part of the gradient that is summed by itself
    size_t begin, end;
    int runs; // of vae_run in `train`: then it is known
} VaeBucket;

typedef struct VaeOverlap {
    VaePeers *peers;
    VaeBucket bucket[VAE_BUCKETS];
    int n_buckets;
    VaePeersSum sum[VAE_PEERS_LANES]; // the tail's, then the buckets'
    bool under_way[VAE_BUCKETS];
    float *gradient, *room; // room: of the sums, the tail's first
    size_t n_gradient, n_tail;
    VaeBeside beside;
    // This process's own gradient [begin, end) is now known; each member of the team adds its share to what was kept.
    void (*known)(void *arg, VaeMember *me, size_t begin, size_t end);
    void *arg;
} VaeOverlap;

// The gradient in parts of at least so many floats where they are known at different times, those that are known first
// first; returns how many. least 0: whole.
int vae_buckets(VaeBucket bucket[VAE_BUCKETS], const VaeModel *m, size_t least);
size_t vae_overlap_memory(const VaeModel *m, const VaePeers *p, size_t n_tail); // floats of room

// Prepares sums of gradient[m->n_param] and of n_tail floats.
void vae_overlap_open(VaeOverlap *o, const VaeModel *m, VaePeers *p, size_t n_tail, float *room);
void vae_overlap_begin(VaeOverlap *o, float *gradient); // a step
// Whether parts of it are to be exchanged as they come; then members watch the last run of `train`.
bool vae_overlap_parts(const VaeOverlap *o);
// Sums what is left of the gradient, which is known by now, and the tail.
void vae_overlap_end(VaeOverlap *o, float *tail);

#endif
