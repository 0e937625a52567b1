// attention.h -- what attention and its gradient share (attention.c).
#ifndef VAEC_ATTENTION_OPS_H
#define VAEC_ATTENTION_OPS_H

#include "graph/ops/ops.h"

// Inputs: q [queries, n], k and v [keys, n], then the masks that there are: of keys [keys], of queries [queries].
// The gradient has those of the result and the result before them.
enum { ATTEND_Q, ATTEND_K, ATTEND_V, ATTEND_MASKS };
enum { ATTEND_BACK = 2 };
// attr: heads; 1 if a query sees no key behind it; which masks there are.
enum { ATTEND_HEADS, ATTEND_CAUSAL, ATTEND_WHICH, ATTEND_ATTRS };
enum { ATTEND_OF_KEYS = 1, ATTEND_OF_QUERIES = 2 };

// A query of one head of one row, for the oracle: its weights of all keys, 0 where it sees none, and the logarithm of
// their sum. first: of the inputs.
typedef struct Asked {
    const Node *n;
    const double *q, *k, *v; // of the row and head
    size_t pitch;            // from one query, key or value to the next
    size_t width;
    const double *keys_mask, *queries_mask; // of the row; NULL: all
    int keys;
} Asked;
Asked attention_asked(const Interp *in, const Node *n, int first, size_t row, int head);
double attention_weights(const Asked *a, int query, double *weight);

// Where in n->in one of the masks is, if there is such a one; -1: there is none. first: of the inputs.
int attention_mask(const Node *n, int first, int which);

// The fields of a VaeAttention that both calls set.
const char *attention_fields(Out *o, const Graph *g, const Node *n, int first);
// "keys, queries" as the call has them: NULL where there is no mask.
const char *attention_masks(Out *o, const Graph *g, const Node *n, int first);
void attention_steps(const Node *n, int first, NodeId steps[2]); // the masks that there are
double attention_products(const Graph *g, const Node *n, int first); // multiply-adds * 2 of a product of queries and keys

#endif
