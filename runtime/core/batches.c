// batches.c -- how the rows of an epoch are cut into batches.
// All batches are full but the last. Where something is estimated from the rows of a batch together
// (batchnorm, an optimal sigma, mmd, ...), a last batch with less than half of the rows would estimate it
// badly and count as much as the others: it and the one before it share their rows evenly.
#include "core/session.h"

long vae_batches(const VaeModel *m, size_t rows) {
    const size_t batch = (size_t)m->batch;
    return (long)((rows + batch - 1) / batch);
}

VaeBatch vae_batch_rows(const VaeModel *m, size_t rows, long k) {
    const size_t batch = (size_t)m->batch, full = rows / batch, rest = rows % batch, at = (size_t)k * batch;
    const bool shared = m->training.over_batch && full > 0 && rest > 0 && 2 * rest < batch;
    if (!shared || (size_t)k + 1 < full) {
        const size_t left = rows - at;
        return (VaeBatch){at, left < batch ? (int)left : m->batch};
    }
    const size_t first = (full - 1) * batch, more = (batch + rest + 1) / 2;
    if ((size_t)k + 1 == full) return (VaeBatch){first, (int)more};
    return (VaeBatch){first + more, (int)(batch + rest - more)};
}
