// memory.h -- the memory that a model runs in: one block, given by the caller and cut from its start. core/ asks
// nobody else for any. What an opening needs is found by the same code, run on no block at all.
#ifndef VAE_MEMORY_H
#define VAE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

enum { VAE_ALIGNMENT = 64 }; // bytes: of a block's start, and of everything in it

typedef struct VaeMemory {
    char *base; // NULL: only counts
    size_t size, used; // used > size: it did not fit; SIZE_MAX: more than can be addressed
} VaeMemory;

// The aligned part of a block, whatever its address: up to VAE_ALIGNMENT - 1 bytes are lost.
VaeMemory vae_memory_at(void *block, size_t size);
// The next count * size bytes, zeroed; NULL where they do not fit, and on no block.
void *vae_take(VaeMemory *m, size_t count, size_t size);
// Whether everything that was taken is there.
bool vae_took(const VaeMemory *m);

#endif
