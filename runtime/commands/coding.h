// coding.h -- what compress and decompress share: who a file's rows were coded by, and with what.
#ifndef VAE_CODING_H
#define VAE_CODING_H

#include "commands/commands.h"
#include "core/codec.h"
#include "files/vaz.h"

#ifndef VAE_F64

typedef struct VaeCoding {
    VaeSession session;
    VaeCodec codec;
    void *block;
    VaeVaz head; // of this program: model, weights, what the networks say; not the rows
} VaeCoding;

void vae_coding_can(const VaeModel *m); // dies with 64, and why, where its rows cannot be coded
// With the weights of the command line.
void vae_coding_open(VaeCoding *c, const VaeOptions *o, int bits);
void vae_coding_close(VaeCoding *c);
VaePacing vae_coding_pacing(const VaeVaz *z);
size_t vae_coding_most_rows(const VaeModel *m); // of a chunk
// Sum of rows 0 to n - 1 of the codec, onto what was summed up before.
uint32_t vae_coding_sum(const VaeCoding *c, int n, uint32_t sum);

#endif

#endif
