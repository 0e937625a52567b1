// op_cases.h -- for every op of ops.def, how to try it: with which inputs, of which shapes, drawn
// from where. ops.c takes central differences on each; emitted.c compiles them.
#ifndef OP_CASES_H
#define OP_CASES_H

#include "oracle.h"

typedef struct Leaf {
    int rows; // 0: not batched
    Shape shape;
} Leaf;

typedef struct OpCase {
    Op op;
    int n_in;
    Leaf in[MAX_IN];
    int n_attr;
    int attr[MAX_ATTR];
    double low, high; // where the inputs' numbers come from
} OpCase;

enum { MAX_OP_CASES = 1024, OP_BATCH = 3 };
// All cases of one op; 0 when nobody has written any.
int op_cases(Op op, OpCase *list);
// "concat [n*2, 3], [n*2, 1]"
const char *op_case_text(Arena *a, const OpCase *c);

// A model whose train graph has been replaced by one with a scalar loss: the sum over all cases of y
// times random weights. The inputs of an op are trained parameters: a batched one is a selection,
// row by row, from a parameter with a part for every row of a batch of `batch`.
Compiled *op_graph(const OpCase *list, int n, int batch);
// Fills the selections for the interpreter's batch, the weights and the parameters.
void op_graph_inputs(Interp *in, int batch);
double *op_graph_params(const Compiled *m);

#endif
