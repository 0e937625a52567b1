// overlap.c -- a step's gradient given to other processes while the rest of it is still computed.
// The backward pass goes from the last layer to the first. `VaeModel.final` says behind which call of vae_run each
// gradient is final; those that are beside each other make buckets, and a bucket's sum over processes (peers.c) begins
// behind the last of these calls. While tiles are computed, member 0 looks between them whether bytes have arrived.
// Every element is added in the same tree as ever, so bits do not depend on the buckets.
#include "core/overlap.h"

#include <string.h>

int vae_buckets(VaeBucket bucket[VAE_BUCKETS], const VaeModel *m, size_t least) {
    int n = 0;
    if (least == 0 || m->n_final < 2) {
        bucket[0] = (VaeBucket){0, m->n_param, m->n_final ? m->final[0].runs : 0};
        return 1;
    }
    const size_t fair = m->n_param / (VAE_BUCKETS - 1) + 1; // so that there are enough buckets
    if (least < fair) least = fair;
    size_t end = m->n_param;
    int runs = 0;
    for (int i = m->n_final - 1; i >= 0; i--) { // backwards, as gradients come
        const size_t begin = i > 0 ? m->final[i - 1].end : 0;
        if (m->final[i].runs > runs) runs = m->final[i].runs;
        if (end - begin < least && begin > 0) continue;
        if (end - begin < least && n > 0) { // too small a rest
            bucket[n - 1].begin = begin;
            if (runs > bucket[n - 1].runs) bucket[n - 1].runs = runs;
        } else bucket[n++] = (VaeBucket){begin, end, runs};
        end = begin, runs = 0;
    }
    return n;
}

size_t vae_overlap_memory(const VaeModel *m, const VaePeers *p, size_t n_tail) {
    VaeBucket bucket[VAE_BUCKETS];
    size_t parts = 0;
    const size_t whole = vae_peers_room(p, m->n_param);
    const int n = vae_buckets(bucket, m, p->bucket);
    for (int i = 0; i < n; i++) parts += vae_peers_room(p, bucket[i].end - bucket[i].begin);
    return vae_peers_room(p, n_tail) + (parts > whole ? parts : whole);
}

bool vae_overlap_parts(const VaeOverlap *o) { return o->n_buckets > 1 && o->peers->bucket > 0; }

static float *room_of(const VaeOverlap *o, int bucket) {
    float *room = o->room + vae_peers_room(o->peers, o->n_tail);
    for (int i = 0; i < bucket; i++) room += vae_peers_room(o->peers, o->bucket[i].end - o->bucket[i].begin);
    return room;
}

static void bucket_begin(VaeOverlap *o, int i) {
    const VaeBucket *b = &o->bucket[i];
    o->under_way[i] = true;
    vae_peers_sum_begin(&o->sum[1 + i], o->peers, 1 + i, o->gradient + b->begin, b->end - b->begin, room_of(o, i));
}

static void look(void *arg) {
    VaeOverlap *o = arg;
    for (int i = 0; i < o->n_buckets; i++)
        if (o->under_way[i]) vae_peers_sum_go(&o->sum[1 + i], o->peers, 0);
}

static void after_run(void *arg, VaeMember *me, int runs, int settled) {
    VaeOverlap *o = arg;
    for (int i = 0; i < o->n_buckets; i++)
        if (o->bucket[i].runs == runs) o->known(o->arg, me, o->bucket[i].begin, o->bucket[i].end);
    if (vae_member_index(me) != 0) return;
    for (int i = 0; i < o->n_buckets; i++)
        if (!o->under_way[i] && o->bucket[i].runs <= settled) bucket_begin(o, i);
    look(o);
}

void vae_overlap_open(VaeOverlap *o, const VaeModel *m, VaePeers *p, size_t n_tail, float *room) {
    *o = (VaeOverlap){.peers = p, .room = room, .n_gradient = m->n_param, .n_tail = n_tail};
    o->n_buckets = vae_buckets(o->bucket, m, p->bucket);
    o->beside = (VaeBeside){o, look, after_run};
}

void vae_overlap_begin(VaeOverlap *o, float *gradient) {
    o->gradient = gradient;
    memset(o->under_way, 0, sizeof o->under_way);
}

void vae_overlap_end(VaeOverlap *o, float *tail) {
    int n = 1;
    if (vae_overlap_parts(o)) {
        for (int i = 0; i < o->n_buckets; i++)
            if (!o->under_way[i]) bucket_begin(o, i);
        n += o->n_buckets;
    } else {
        float *room = o->room + vae_peers_room(o->peers, o->n_tail);
        vae_peers_sum_begin(&o->sum[n++], o->peers, 1, o->gradient, o->n_gradient, room);
    }
    vae_peers_sum_begin(&o->sum[0], o->peers, 0, tail, o->n_tail, o->room);
    vae_peers_sums_end(o->sum, n, o->peers);
}
