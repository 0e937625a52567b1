// batches.c -- how the rows of an epoch are cut into batches.
// All batches are full but the last. Where something is estimated from the rows of a batch together
// (batchnorm, an optimal sigma, mmd, ...), a last batch with less than half of the rows would estimate it
// badly and count as much as the others: it and the one before it share their rows evenly.
#include "core/session.h"

int vae_step_rows(const VaeModel *m) { return m->step_rows ? m->step_rows : m->batch; }

int vae_shards(const VaeModel *m) { return m->shards ? m->shards : 1; }

// The last batch of an epoch fills as few shards as hold it: as even parts of its rows as there are.
VaeBatch vae_shard_rows(const VaeModel *m, int n, int shard) {
    const int64_t full = vae_step_rows(m), used = ((int64_t)n * vae_shards(m) + full - 1) / full;
    if (shard >= used) return (VaeBatch){(size_t)n, 0};
    const int64_t begin = shard * (int64_t)n / used, end = (shard + 1) * (int64_t)n / used;
    return (VaeBatch){(size_t)begin, (int)(end - begin)};
}

long vae_batches(const VaeModel *m, size_t rows) {
    const size_t batch = (size_t)vae_step_rows(m);
    return (long)((rows + batch - 1) / batch);
}

VaeBatch vae_batch_rows(const VaeModel *m, size_t rows, long k) {
    const size_t batch = (size_t)vae_step_rows(m), full = rows / batch, rest = rows % batch, at = (size_t)k * batch;
    const bool shared = m->training.over_batch && full > 0 && rest > 0 && 2 * rest < batch;
    if (!shared || (size_t)k + 1 < full) {
        const size_t left = rows - at;
        return (VaeBatch){at, left < batch ? (int)left : vae_step_rows(m)};
    }
    const size_t first = (full - 1) * batch, more = (batch + rest + 1) / 2;
    if ((size_t)k + 1 == full) return (VaeBatch){first, (int)more};
    return (VaeBatch){first + more, (int)(batch + rest - more)};
}
