// build.h -- what the builders of layers, heads and likelihoods share.
#ifndef VAEC_BUILD_H
#define VAEC_BUILD_H

#include "vaec.h"

// State of building one program's graph.
struct Build {
    Compilation *c;
    const Model *m;
    Graph *g;
    bool training;                     // dropout and noise are active
    NodeId stream[VAE_MAX_STREAMS];    // as the networks see them (after binarize)
    NodeId latent[MAX_LATENTS];
    const char *path;                  // prefix of tensor names; overrides the layer's own if set
    int n_random;                      // random ports made so far, other than the latents' noise
    struct { const Layer *layer; NodeId node; } *stage; // outputs so far, for references
    int n_stages, cap_stages;
};

// One part of a packed dense layer: tensors <name>.weight [width, in] and <name>.bias [width].
typedef struct DensePart {
    const char *name;
    int width;
} DensePart;

NodeId build_layers(Build *b, const Layer *l, NodeId x);
// x[.., in] * w[in, total] + bias[total]; the parts' weights interleave in one matrix, so that
// several heads on the same features are one product.
NodeId build_dense(Build *b, Loc loc, NodeId x, const DensePart *part, int n_parts);
NodeId build_slice(Build *b, Loc loc, NodeId x, int first, int length);
NodeId build_flatten(Build *b, Loc loc, NodeId x);
NodeId build_random(Build *b, Loc loc, VaePortKind kind, const char *name, Shape shape);
NodeId build_reference(const Build *b, const Ref *ref);

// A table row's formula as nodes; names[i] stands for ids[i]; also pi.
NodeId build_formula(Build *b, Loc loc, const char *formula, const char *const *names,
                     const NodeId *ids, int n);
NodeId role(Build *b, NodeId id, const char *word); // names it in the emitted C; returns id

#endif
