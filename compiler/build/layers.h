// layers.h -- shape rules and builders of layers that layers.c only lists.
#ifndef VAEC_LAYERS_H
#define VAEC_LAYERS_H

#include "build/build.h"

// layers_image.c
// A hint with the arithmetic of the sizes of the last stages from `end` back to `until`.
void hint_sizes(Diag *d, Arena *a, const Layer *end, const Layer *until);
double weights_conv(const Layer *l);
bool shape_conv(Diag *d, Arena *a, Layer *l);
bool shape_deconv(Diag *d, Arena *a, Layer *l);
bool shape_pool(Diag *d, Arena *a, Layer *l);
bool shape_globalavgpool(Diag *d, Arena *a, Layer *l);
bool shape_upsample(Diag *d, Arena *a, Layer *l);
NodeId make_conv(Build *b, const Layer *l, NodeId x);
NodeId make_deconv(Build *b, const Layer *l, NodeId x);
NodeId make_maxpool(Build *b, const Layer *l, NodeId x);
NodeId make_avgpool(Build *b, const Layer *l, NodeId x);
NodeId make_globalavgpool(Build *b, const Layer *l, NodeId x);
NodeId make_upsample(Build *b, const Layer *l, NodeId x);

// layers_norm.c
double weights_norm(const Layer *l);
bool shape_groupnorm(Diag *d, Arena *a, Layer *l);
NodeId make_batchnorm(Build *b, const Layer *l, NodeId x);
NodeId make_layernorm(Build *b, const Layer *l, NodeId x);
NodeId make_groupnorm(Build *b, const Layer *l, NodeId x);

#endif
