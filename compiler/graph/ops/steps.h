// steps.h -- what the files of the recurrent layers share (steps.c).
#ifndef VAEC_STEPS_OPS_H
#define VAEC_STEPS_OPS_H

#include "graph/ops/ops.h"

// Inputs of a recurrent layer: the gates' inputs [steps, gates * units], its first state [state * units], w [units,
// gates * units], b [gates * units], and the mask [steps].
enum { STEPS_X, STEPS_START, STEPS_W, STEPS_B, STEPS_MASK, STEPS_IN };
// Of its gradient: that of the states, what the layer told and kept, w, mask.
enum { BACK_DY, BACK_KEPT, BACK_W, BACK_MASK, BACK_IN };

// A kind of recurrent unit, a row each (steps.c). Numbers of each unit: its gates, what goes on to the next step, what is
// kept beside that (first the state before the step); in the gradient, where the gates' part of the state begins, and
// where that of the first state is.
typedef struct Cell {
    const char *name; // of its row in vae_steps.h
    int gates, state, kept, hidden, before;
    // For the oracle: one step of one row, as there.
    void (*forward)(int n, const double *in, const double *s, const double *b, const double *old, double *y, double *kept);
    void (*backward)(int n, const double *d, const double *y, const double *kept, double *later, double *to);
} Cell;
extern const Cell cell_gru, cell_lstm;

// attr[1] of both: 1 where it goes from the last step to the first.
// attr[0]: what the gradient needs is kept beside the result, [steps, state + kept]; then it has no gradient of its own.
const char *steps_shape(const Graph *g, Node *n, const Cell *c);
const char *steps_back_shape(const Graph *g, Node *n, const Cell *c);
void steps_grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN], Op op, const Cell *c); // op: makes y's gradient
void steps_interpret(Interp *in, const Node *n, NodeId y, const Cell *c);
void steps_back_interpret(Interp *in, const Node *n, NodeId y, const Cell *c);
void steps_emit(Out *o, const Graph *g, NodeId id, NodeId target, const Cell *c);
void steps_back_emit(Out *o, const Graph *g, NodeId id, NodeId target, const Cell *c);
size_t steps_scratch(const Graph *g, const Node *n, int rows, const Cell *c);
size_t steps_back_scratch(const Graph *g, const Node *n, int rows, const Cell *c);
double steps_flops(const Graph *g, const Node *n);
double steps_back_flops(const Graph *g, const Node *n);
void steps_counts(const Graph *g, const Node *n, NodeId steps[2]);
void steps_back_counts(const Graph *g, const Node *n, NodeId steps[2]);

static inline double steps_sigmoid(double x) { return 1 / (1 + exp(-x)); }

#endif
