// tokens.c -- made-up rows of tokens: numbers that go up in steps, from where and how far depends on the row.
#include "data/readers.h"

#include <math.h>
#include <string.h>

void vae_tokens_make_row(const VaeStream *s, uint64_t seed, uint32_t stream, size_t row, float *to) {
    float u[4];
    vae_fill_uniform(u, 4, seed, stream, 0, (uint32_t)row);
    const int words = s->words - VAE_UNK; // any other word is one of them
    const int length = row == 0 ? s->width : row == 1 ? 1 : 1 + (int)(u[0] * (float)s->width);
    const int first = (int)(u[1] * 5), by = 1 + (int)(u[2] * 3);
    for (int t = 0; t < s->width; t++) {
        if (t + 1 >= length) to[t] = t + 1 == length ? VAE_EOS : VAE_PAD;
        else to[t] = (float)(VAE_UNK + (1 + first + t * by) % words);
    }
    if (length > s->width) to[s->width - 1] = VAE_EOS;
}

void vae_data_make_tokens(DataTable *t, const VaeStream *s, int stream, const DataMade *how) {
    enum { TOKENS = 192 }; // random streams
    float *to = vae_data_make_floats(t, s);
    for (size_t row = 0; row < t->rows; row++, to += t->width)
        vae_tokens_make_row(s, how->seed, VAE_RNG_DATA | (TOKENS + (uint32_t)stream), row, to);
}
