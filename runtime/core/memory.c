// memory.c -- a block of memory, cut from its start.
#include "core/memory.h"

#include <stdint.h>
#include <string.h>

VaeMemory vae_memory_at(void *block, size_t size) {
    if (!block) return (VaeMemory){0};
    const size_t skip = (VAE_ALIGNMENT - (uintptr_t)block % VAE_ALIGNMENT) % VAE_ALIGNMENT;
    return (VaeMemory){(char *)block + (skip < size ? skip : 0), skip < size ? size - skip : 0, 0};
}

void *vae_take(VaeMemory *m, size_t count, size_t size) {
    const size_t most = SIZE_MAX / 2; // as far as pointers can differ
    if (m->used > most || (size > 0 && count > most / size)) {
        m->used = SIZE_MAX;
        return NULL;
    }
    const size_t at = (m->used + VAE_ALIGNMENT - 1) / VAE_ALIGNMENT * VAE_ALIGNMENT, bytes = count * size;
    m->used = at <= most && bytes <= most - at ? at + bytes : SIZE_MAX;
    if (!m->base || m->used > m->size) return NULL;
    return memset(m->base + at, 0, bytes);
}

bool vae_took(const VaeMemory *m) { return m->base && m->used <= m->size; }
