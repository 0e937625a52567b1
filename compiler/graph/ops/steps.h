// steps.h -- what the files of the recurrent layers share (steps.c).
#ifndef VAEC_STEPS_OPS_H
#define VAEC_STEPS_OPS_H

#include "graph/ops/ops.h"

#include <stddef.h>

// Inputs of a recurrent layer: the gates' inputs [steps, gates * units], its first state [state * units], w [units,
// gates * units], b [gates * units], and the mask [steps].
enum { STEPS_X, STEPS_START, STEPS_W, STEPS_B, STEPS_MASK, STEPS_IN };
// Of its gradient: that of the states, the states before each step, the gates' inputs, their parts of the state, w, mask.
enum { BACK_DY, BACK_FROM, BACK_X, BACK_HIDDEN, BACK_W, BACK_MASK, BACK_IN };

// attr[0] of both: 1 where it goes from the last step to the first.
// gates: how many; state: numbers of each unit that go on to the next step; back: numbers of each unit in the gradient.
const char *steps_shape(const Graph *g, Node *n, int gates, int state);
const char *steps_back_shape(const Graph *g, Node *n, int gates, int state, int back);
// What y's gradient rule is: `op` makes y's gradient, which holds those of x at 0, of the gates' parts of the state at
// `hidden`, and of the state before the step at `before` (in units).
void steps_grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN], Op op, int hidden, int before);
void steps_emit(Out *o, const Graph *g, NodeId id, NodeId target, const char *function);
void steps_back_emit(Out *o, const Graph *g, NodeId id, NodeId target, const char *function);
size_t steps_scratch(const Graph *g, const Node *n, int rows);
double steps_flops(const Graph *g, const Node *n);
double steps_back_flops(const Graph *g, const Node *n);

// For the oracle: the step that is the k-th; numbers from it to the one before, of `width` a step; a number.
static inline int steps_at(const Node *n, int k) { return n->attr[0] ? n->shape.dim[0] - 1 - k : k; }
static inline ptrdiff_t steps_before(const Node *n, int width) { return n->attr[0] ? width : -width; }
static inline double steps_sigmoid(double x) { return 1 / (1 + exp(-x)); }

#endif
