// reduce.h -- reductions over dimensions of a row. attr[0]: a bit for each dimension that goes; it
// stays in the shape as 1, so that the result broadcasts against the input.
#ifndef VAEC_REDUCE_H
#define VAEC_REDUCE_H

#include "graph/ops/ops.h"

const char *reduce_shape(const Graph *g, Node *n);
// Where element i of input x lands in the result.
size_t reduce_target(const Node *n, const Node *x, size_t i);

#endif
