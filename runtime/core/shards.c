// shards.c -- the gradient of a step whose rows are cut into shards, each one run of the program `train`.
// A shard's loss is a mean over its rows, and counts as much as its part of the step's rows. Leaves of a binary tree
// are the shards' gradients, in order; a partial sum waits in `level` for the one beside it, so that at most one for each
// level is kept. Of several processes each has a subtree, and the rest of the tree is theirs together (peers.c): which
// numbers are added to which does not depend on how many there are. It begins while the last shard's gradient is
// computed, with what of it is known (overlap.c).
//
// Behind the gradient the tail is summed in the same way: what the runs made of the untrained parameters, as
// differences to what these were before the step, and the numbers that the program gives for a batch.
#include "core/session.h"
#ifndef VAE_NO_PEERS // in one file there are none
#include "core/overlap.h"
#endif

#include <string.h>

enum { SHARDS_PIECE = 1024 };

static int shards_scalars(const VaeModel *m) {
    int n = 0;
    for (int i = 0; i < m->train.n_ports; i++) n += m->train.port[i].kind == VAE_OUT_SCALAR;
    return n;
}

// One leaf's elements, times its weight, and the `merges` sums that it completes.
static void shards_merge(float *dst, const float *leaf, float weight, float *const *level, int merges, size_t begin,
                         size_t end) {
    float x[SHARDS_PIECE];
    for (size_t at = begin; at < end; at += SHARDS_PIECE) {
        const size_t n = end - at < SHARDS_PIECE ? end - at : SHARDS_PIECE;
        if (weight > 0) // of an empty shard nothing was computed
            for (size_t i = 0; i < n; i++) x[i] = weight * leaf[at + i];
        else memset(x, 0, n * sizeof *x);
        for (int l = 0; l < merges; l++) {
            const float *restrict other = level[l] + at;
            for (size_t i = 0; i < n; i++) x[i] += other[i];
        }
        memcpy(dst + at, x, n * sizeof *x);
    }
}

static void shards_tail(VaeShards *h, const VaeState *s, float weight, int merges) {
    const VaeModel *m = s->model;
    float *state = s->param + m->n_param, *leaf = h->tail[merges];
    float *const *level = h->tail;
    // The leaf is built where its sum goes: no level below reads that.
    for (size_t i = 0; i < m->n_state; i++) leaf[i] = state[i] - h->before[i];
    size_t at = m->n_state;
    for (int i = 0; i < m->train.n_ports; i++)
        if (m->train.port[i].kind == VAE_OUT_SCALAR) leaf[at++] = s->arena[m->train.port[i].offset];
    leaf[at] = 0;
    shards_merge(leaf, leaf, weight, level, merges, 0, h->n_tail);
    memcpy(state, h->before, m->n_state * sizeof *state);
}

static int shards_merges(const VaeShards *h) { // as many as there are ones at the end of the leaf's number
    int merges = 0;
    while (h->leaf >> merges & 1) merges++;
    return merges;
}

// A member's share of a part of the leaf.
static void shards_add(VaeShards *h, VaeMember *me, size_t begin, size_t end) {
    const VaeState *s = &h->session->state;
    const int merges = shards_merges(h);
    const size_t n = end - begin;
    size_t first, last;
    vae_share(me, (n + SHARDS_PIECE - 1) / SHARDS_PIECE, &first, &last);
    first *= SHARDS_PIECE;
    last = last * SHARDS_PIECE < n ? last * SHARDS_PIECE : n;
    float *dst = merges < h->levels ? h->level[merges] : s->grad;
    if (first < last) shards_merge(dst, s->grad, h->weight, h->level, merges, begin + first, begin + last);
}

#ifndef VAE_NO_PEERS
static void shards_known(void *arg, VaeMember *me, size_t begin, size_t end) { shards_add(arg, me, begin, end); }
#endif

static void shards_member(void *arg, VaeMember *me) {
    VaeShards *h = arg;
    const VaeState *s = &h->session->state;
    const VaeModel *m = s->model;
    bool added = false;
    if (h->weight > 0) {
        vae_session_load(s, &m->train, &h->input, me, 1);
        vae_barrier(me);
#ifndef VAE_NO_PEERS
        added = h->overlap && h->leaf + 1 == h->own && vae_overlap_parts(h->overlap);
        if (added) vae_beside(me, &h->overlap->beside);
#endif
        m->train.run(s, me);
#ifndef VAE_NO_PEERS
        vae_beside(me, NULL);
#endif
    }
    if (!added) shards_add(h, me, 0, m->n_param);
    if (vae_member_index(me) == 0) shards_tail(h, s, h->weight, shards_merges(h));
}

void vae_shards_take(VaeShards *h, VaeMemory *memory, const VaeModel *m, VaePeers *peers) {
    memset(h, 0, sizeof *h);
    h->all = vae_shards(m);
    if (h->all == 1) return;
    h->own = h->all;
#ifndef VAE_NO_PEERS
    if (peers) h->own /= peers->size, h->first = peers->rank * h->own;
#else
    (void)peers;
#endif
    while (1 << h->levels < h->own) h->levels++;
    h->n_tail = m->n_state + (size_t)shards_scalars(m) + 1; // the last: who says something
    for (int l = 0; l < h->levels; l++) h->level[l] = vae_take(memory, m->n_param, sizeof(float));
    for (int l = 0; l <= h->levels; l++) h->tail[l] = vae_take(memory, h->n_tail, sizeof(float));
    h->before = vae_take(memory, m->n_state, sizeof(float));
#ifndef VAE_NO_PEERS
    if (!peers) return;
    h->overlap = vae_take(memory, 1, sizeof *h->overlap);
    float *room = vae_take(memory, vae_overlap_memory(m, peers, h->n_tail), sizeof *room);
    if (!h->overlap) return;
    vae_overlap_open(h->overlap, m, peers, h->n_tail, room);
    h->overlap->known = shards_known;
#endif
}

void vae_shards_gradient(VaeShards *h, VaeSession *session, const VaeInput *in, int n) {
    const VaeModel *m = session->model;
    VaeState *s = &session->state;
    int noise_width = 0;
    for (int i = 0; i < m->train.n_ports; i++)
        if (vae_port_given(&m->train.port[i])) noise_width += m->train.port[i].width;
    h->session = session;
#ifndef VAE_NO_PEERS
    if (h->overlap) h->overlap->arg = h, vae_overlap_begin(h->overlap, s->grad);
#endif
    memcpy(h->before, s->param + m->n_param, m->n_state * sizeof *h->before);
    for (h->leaf = 0; h->leaf < h->own; h->leaf++) {
        const VaeBatch rows = vae_shard_rows(m, n, h->first + h->leaf);
        h->input = *in;
        h->input.first += rows.first;
        if (in->row) h->input.row += rows.first;
        if (in->noise) h->input.noise += rows.first * (size_t)noise_width;
        h->weight = (float)rows.n / (float)n;
        s->n = rows.n;
        s->scalar[VAE_INV_N] = rows.n ? 1.0f / (float)rows.n : 0;
        vae_team_run(session->team, shards_member, h);
    }
    float *tail = h->tail[h->levels];
    tail[h->n_tail - 1] = h->told;
#ifndef VAE_NO_PEERS
    if (h->overlap) vae_overlap_end(h->overlap, tail);
#endif
    h->heard = tail[h->n_tail - 1] > 0;
    for (size_t i = 0; i < m->n_state; i++) s->param[m->n_param + i] += tail[i];
}

const float *vae_shards_output(const VaeShards *h, const VaeModel *m, const char *name) {
    size_t at = m->n_state;
    for (int i = 0; i < m->train.n_ports; i++) {
        if (m->train.port[i].kind != VAE_OUT_SCALAR) continue;
        if (!strcmp(m->train.port[i].name, name)) return h->tail[h->levels] + at;
        at++;
    }
    return NULL;
}
