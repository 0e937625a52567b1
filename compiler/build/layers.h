// layers.h -- builders of layers: one for each LAYER row of model/layers.def.
#ifndef VAEC_LAYERS_H
#define VAEC_LAYERS_H

#include "build/build.h"

#define LAYER(name, ...) NodeId make_##name(Build *b, const Layer *l, NodeId x);
#define ACTIVATION(name, ...)
#include "model/layers.def"
#undef LAYER
#undef ACTIVATION

NodeId build_causal_conv(Build *b, const Layer *l, NodeId x); // layers_causal.c; without its bias

#endif
