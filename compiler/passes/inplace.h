// inplace.h -- what plan.c and inplace.c ask of each other.
#ifndef VAEC_REUSE_H
#define VAEC_REUSE_H

#include "emit/kernel.h"

// plan.c: a buffer of `size` reals; a node's place in one, with its views and parts.
int buffer_new(Graph *g, BufferKind kind, size_t size, int first);
void set_place(Graph *g, NodeId id, int buffer, int offset, int pitch);
int last_dim(const Node *n);

// inplace.c, after lifetimes are known: sets buffer->over wherever a result can be written over something
// that its kernel is the last to read.
void reuse_places(Graph *g, const Cut *cut);
void reuse_scratch(Graph *g, int kernel, const Cut *cut); // the product's panel goes into scratch
Buffer *reuse_root(Graph *g, int buffer); // the first of those that take each other's place

#endif
