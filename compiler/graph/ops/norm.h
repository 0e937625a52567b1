// norm.h -- what the ops share that say how long a row's gradient of weights is (vae_norm.h). Their inputs are pairs: what
// the weights were used on and the gradient of what came of it, of each use of the weights; the passes that make them
// reshape both to one row.
#ifndef VAEC_NORM_H
#define VAEC_NORM_H

#include "graph/ops/ops.h"

const char *norm_shape(const Graph *g, Node *n);     // [1]; what holds of all of them
int norm_steps(const Node *n);                       // of a factor: all its dimensions but the last
int norm_last(const Node *n);
const char *norm_at(Out *o, const Graph *g, NodeId id); // a factor's row i
// Opens the loop over rows and declares `f`, the factors of row i. steps: all dimensions of x are.
void norm_factors(Out *o, const Graph *g, NodeId id, bool numbers);
const char *norm_target(Out *o, const Graph *g, NodeId id, NodeId target); // the place of row i's result

#endif
