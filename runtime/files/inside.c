// inside.c -- weights that `vaec build --weights` has put into the program: the bytes of a safetensors
// file, between two symbols that a program without them does not have.
#include "files/files.h"

#include <string.h>

#ifdef VAE_STANDALONE // no second object is linked to it

bool vae_weights_inside(void) { return false; }

const uint8_t *vae_weights_inside_bytes(const char *path, size_t *size) {
    (void)path, (void)size;
    return NULL;
}

#else

extern const uint8_t vae_inside_begin[] __attribute__((weak)), vae_inside_end[] __attribute__((weak));

bool vae_weights_inside(void) { return vae_inside_begin != NULL; }

const uint8_t *vae_weights_inside_bytes(const char *path, size_t *size) {
    if (!vae_weights_inside() || strcmp(path, VAE_INSIDE) != 0) return NULL;
    *size = (size_t)(vae_inside_end - vae_inside_begin);
    return vae_inside_begin;
}

#endif
