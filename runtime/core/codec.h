// codec.h -- rows as few bits, without loss, by a model: bits-back coding (Townsend, Bird and Barber 2019, "Practical
// lossless compression with latent variables using bits back coding"). Of a group of rows the latents are popped off the
// stack by q(z|x), the rows are pushed by p(x|z), and then the latents by p(z): the stack grows by what the bound counts.
// A normal latent's values are the medians of 2^bits bins that its prior has alike (N(0, 1), or what the latents above it
// say), so that the prior's numbers are the bins' own.
#ifndef VAE_CODEC_H
#define VAE_CODEC_H

#include "core/cdf.h"
#include "core/session.h"

typedef struct VaeCodec {
    VaeSource source; // its rows: those of `value`
    VaeSession *session;
    VaeCdf cdf;
    VaeCounts *counts;
    VaeAns ans;       // the caller opens it, for each chunk
    double *value[VAE_MAX_STREAMS]; // [model's batch, width] of the streams that are coded; NULL
    float *z;         // [batch, latent width]
    uint32_t *symbol; // [batch, latent width] of latents: bins, classes, codes
    uint32_t *from;   // [most classes + 1]
    VaeInterval *told; // [steps, batch] of tokens
    float *said;       // [VAE_DRAW_MOST, batch, width] of an image that is told place by place
    int order[VAE_MAX_LATENTS]; // from the top down
    const float *book[VAE_MAX_LATENTS]; // [codes, numbers of one] of latents with a codebook
    size_t book_step[VAE_MAX_LATENTS][2];
    uint32_t salt; // of the group: the chunk's rows before it
} VaeCodec;

// VAE_BAD_ARGUMENT, and why, of a model whose rows cannot be coded.
VaeStatus vae_codec_can(const VaeModel *m, VaeError *error);
VaeDrawKind vae_codec_kind(const VaeModel *m, int stream); // how its values are distributed
size_t vae_codec_memory(const VaeModel *m, int bits);
// The session outlives it, and has its weights.
VaeStatus vae_codec_open(VaeCodec *c, VaeMemory *memory, VaeSession *session, int bits, VaeError *error);
size_t vae_codec_words(const VaeModel *m); // that the stack grows by with a row, at most

// How a chunk begins, when there is little on its stack for latents to take: with 2^first bins, and twice as many after each
// `ramp` rows, until all 2^bits are there; and in groups of one row, which then grow by one for each `growth` rows.
// So latents take what earlier rows have left there, and what the first row takes is all that is lost.
typedef struct VaePacing {
    int growth, first, ramp;
} VaePacing;
// How many rows make the next group of a chunk, behind its first `done` of `rows`; sets how many bins it is coded with.
int vae_codec_group(VaeCodec *c, const VaePacing *p, size_t done, size_t rows);
// What rows value[..][0, n) ask for, on an empty stack: the growth and the ramp, `first` being all bits.
VaePacing vae_codec_pacing(VaeCodec *c, int n);
// Rows value[..][0, n), onto the stack. VAE_NOT_FINITE: of a row, 0 to n - 1, which *row gets, the posterior is no number.
VaeStatus vae_codec_push(VaeCodec *c, int n, int *row, VaeError *error);
void vae_codec_pop(VaeCodec *c, int n); // and back
// Whether a stream's row can be coded: what is wrong with value[at] (VAE_MISFIT); NULL: nothing.
const char *vae_codec_misfit(const VaeModel *m, int stream, const double *value, size_t *at);

#endif
