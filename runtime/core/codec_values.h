// codec_values.h -- the values of rows by what the decoder says of them: shared by codec.c and codec_values.c.
#ifndef VAE_CODEC_VALUES_H
#define VAE_CODEC_VALUES_H

#include "core/codec.h"
#include "core/rows.h"

const char *vae_codec_unfit(const VaeModel *m, int stream); // why it cannot be coded; NULL: it can
int vae_codec_most_classes(const VaeStream *s);             // that one of its values has
size_t vae_codec_symbols(const VaeModel *m, int stream);    // pushed for a row, at most
// The rows of c->value[..][0, n), given c->z.
void vae_codec_push_values(VaeCodec *c, int n);
void vae_codec_pop_values(VaeCodec *c, int n);

#endif
