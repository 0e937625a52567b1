// vaz.h -- files of coded rows (.vaz): a header that says whose they are, and chunks that stand alone. All numbers have
// their least significant byte first; every part ends with the CRC-32 of its bytes.
#ifndef VAE_VAZ_H
#define VAE_VAZ_H

#include "core/ans.h"
#include "files/files.h"

enum { VAE_VAZ_VERSION = 3, VAE_VAZ_NAME = 256 };

typedef struct VaeVazStream { // how a stream's values were stored: bytes of a number, and what it is divided by (0: a real)
    uint32_t size, divisor;
} VaeVazStream;

typedef struct VaeVaz {
    char model[VAE_VAZ_NAME]; // its name
    char isa[16];             // of its kernels; "any" where they are exact
    bool exact;               // they say the same on every processor
    uint64_t model_hash, weights_hash;
    uint64_t sign;            // of what the networks say of made-up rows: whether they compute the same here
    uint64_t rows;
    uint32_t chunk, batch, growth; // rows of a chunk, and of a group at most; how slowly groups grow
    uint32_t bits; // of a latent's bins
    uint32_t first, ramp; // bits with which a chunk begins; rows after which there is one more
    uint32_t n_streams;
    VaeVazStream stream[VAE_MAX_STREAMS];
} VaeVaz;

typedef struct VaeVazChunk {
    uint32_t rows, words, borrowed; // words on the stack, and those that its begin had borrowed
    uint64_t state;
    uint32_t values; // CRC-32 of the rows' values
} VaeVazChunk;

// Both return how many bytes they wrote.
size_t vae_vaz_write_header(VaeFile *f, const VaeVaz *z);
size_t vae_vaz_write_chunk(VaeFile *f, const VaeVazChunk *c, const uint32_t *word);

typedef struct VaeVazFile { // as it was read
    const char *path;
    uint8_t *bytes;
    size_t size, at; // at: of the next chunk
    size_t first;    // of the first
    VaeVaz head;
} VaeVazFile;
// Reads the file and checks every sum in it; dies with 65 and the number of the chunk that is damaged or missing, and with
// 66 and 74 where there is none, or it cannot be read.
void vae_vaz_open(VaeVazFile *f, const char *path);
size_t vae_vaz_chunks(const VaeVaz *z);
uint32_t vae_vaz_most_words(VaeVazFile *f); // of its chunks
// The next chunk, one after the other: word[words].
VaeVazChunk vae_vaz_next(VaeVazFile *f, uint32_t *word);
void vae_vaz_close(VaeVazFile *f);

#endif
