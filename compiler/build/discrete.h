// discrete.h -- what latents that choose among several things share (discrete.c).
#ifndef VAEC_DISCRETE_H
#define VAEC_DISCRETE_H

#include "build/build.h"

const char *latent_tensor(Build *b, const Latent *z, const char *what); // "posterior.z.what"
NodeId build_positions(Build *b, const Latent *z, int n); // [n]: 0, 1, 2, ..
NodeId build_filled(Build *b, const Latent *z, double value, Shape s); // not of rows yet: the same in all
NodeId build_latent(Build *b, const Latent *z, NodeId x); // x as a vector as long as z
// [.., n] -> [.., n]: 1 at the first of the largest, 0 elsewhere. No gradient passes.
NodeId build_one_hot(Build *b, const Latent *z, NodeId score);
// [n, classes]: 1 for one of them, all with the same probability; by a port `name`.
NodeId build_uniform_hot(Build *b, int latent, const char *name, int n, int classes);

#endif
