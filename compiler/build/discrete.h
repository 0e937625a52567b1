// discrete.h -- the functions of the posterior table's rows `categorical` and `vq`.
#ifndef VAEC_DISCRETE_H
#define VAEC_DISCRETE_H

#include "build/build.h"

int categorical_width(const Value arg[MAX_ARGS]);
double categorical_size(const Latent *z);
int categorical_heads(Build *b, const Latent *z, DensePart *head);
void categorical_encode(Build *b, const Latent *z, Sample *s);
void categorical_draw(Build *b, int latent, Sample *s);
NodeId categorical_kl(Build *b, const Latent *z, const Sample *s);
extern const PriorDef categorical_uniform;

int vq_width(const Value arg[MAX_ARGS]);
double vq_size(const Latent *z);
int vq_codes(const Value arg[MAX_ARGS]);
int vq_heads(Build *b, const Latent *z, DensePart *head);
void vq_encode(Build *b, const Latent *z, Sample *s);
void vq_draw(Build *b, int latent, Sample *s);
NodeId vq_kl(Build *b, const Latent *z, const Sample *s);
extern const PriorDef vq_uniform;

#endif
