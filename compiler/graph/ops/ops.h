// ops.h -- what the files in ops/ share.
#ifndef VAEC_OPS_H
#define VAEC_OPS_H

#include "graph/emit_ops.h"

#include <math.h>

// The oracle's value of an elementwise op, of inputs a, b, c.
#define EVAL(expression)                                                                           \
    static double eval(double a, double b, double c) {                                             \
        (void)a, (void)b, (void)c;                                                                 \
        return expression;                                                                         \
    }

// Shape rules: the broadcast of all inputs; the shape set by whoever made the node.
const char *shape_broadcast(const Graph *g, Node *n);
const char *shape_given(const Graph *g, Node *n);
void grad_none(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]);

// Short forms for gradient rules: new nodes at the place of y, marked as backward.
NodeId grad1(Graph *g, NodeId y, Op op, NodeId a);
NodeId grad2(Graph *g, NodeId y, Op op, NodeId a, NodeId b);
NodeId grad3(Graph *g, NodeId y, Op op, NodeId a, NodeId b, NodeId c);
NodeId grad_const(Graph *g, NodeId y, double value);
// ln x of a count; at 0, where the slopes of a deviance and of what it leaves are infinite and cancel, ln 1e-30.
NodeId grad_log_count(Graph *g, NodeId y, NodeId x);
NodeId grad_trigamma(Graph *g, NodeId y, NodeId x); // psi'(x) for x > 0, as nodes

// For the oracle: elements of a node's value (rows times size), and rows of the batch it has.
size_t interp_rows(const Interp *in, const Node *n);
size_t interp_count(const Interp *in, const Node *n);
double *interp_numbers(size_t n); // zeros, to be freed

#endif
