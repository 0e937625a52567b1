// op.c -- the op table, and the rules that several ops share.
#include "graph/ops/ops.h"
#include "graph/ops/reduce.h"

#include <string.h>

#define OP(name) extern const OpDef op_##name;
#include "graph/ops.def"
#undef OP

const OpDef *const op_table[OP_COUNT] = {
#define OP(name) &op_##name,
#include "graph/ops.def"
#undef OP
};

Op op_find(const char *name) {
    for (int i = 0; i < OP_COUNT; i++)
        if (strcmp(op_table[i]->name, name) == 0) return (Op)i;
    return OP_COUNT;
}

// ---------------------------------------------------------------- shape rules

// NumPy's: dimensions are matched from the last one, 1 repeats. Rows match or one side has none.
const char *shape_broadcast(const Graph *g, Node *n) {
    n->shape = (Shape){0};
    n->rows = 0;
    for (int i = 0; i < n->n_in; i++) {
        const Node *x = &g->node[n->in[i]];
        if (n->rows && x->rows && n->rows != x->rows) return "unlike rows";
        if (x->rows) n->rows = x->rows;
        if (x->shape.rank > n->shape.rank) n->shape.rank = x->shape.rank;
    }
    for (int d = 0; d < n->shape.rank; d++) {
        int size = 1;
        for (int i = 0; i < n->n_in; i++) {
            const Shape s = g->node[n->in[i]].shape;
            const int at = d - (n->shape.rank - s.rank);
            const int dim = at < 0 ? 1 : s.dim[at];
            if (dim != 1 && size != 1 && dim != size) return "shapes that do not broadcast";
            if (dim != 1) size = dim;
        }
        n->shape.dim[d] = size;
    }
    return NULL;
}

const char *shape_given(const Graph *g, Node *n) {
    (void)g;
    n->rows = n->attr[0];
    n->shape.rank = n->attr[1];
    memcpy(n->shape.dim, n->attr + 2, sizeof n->shape.dim);
    return n->shape.rank < 0 || n->shape.rank > MAX_RANK ? "a shape of impossible rank" : NULL;
}

const char *reduce_shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]];
    n->shape = x->shape;
    n->rows = x->rows;
    if (n->attr[0] >> x->shape.rank) return "reduction over a dimension that is not there";
    for (int i = 0; i < x->shape.rank; i++)
        if (n->attr[0] >> i & 1) n->shape.dim[i] = 1;
    return NULL;
}

size_t reduce_target(const Node *n, const Node *x, size_t i) {
    size_t target = 0, stride = 1;
    for (int d = x->shape.rank - 1; d >= 0; d--) {
        const size_t dim = (size_t)x->shape.dim[d], at = i % dim;
        i /= dim;
        if (n->attr[0] >> d & 1) continue;
        target += at * stride;
        stride *= dim;
    }
    return target + i * stride; // what is left of i is the row
}

// ---------------------------------------------------------------- gradient rules

void grad_none(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    (void)g, (void)y, (void)dy, (void)din;
}

NodeId grad1(Graph *g, NodeId y, Op op, NodeId a) { return node1(g, op, g->node[y].loc, a); }
NodeId grad2(Graph *g, NodeId y, Op op, NodeId a, NodeId b) {
    return node2(g, op, g->node[y].loc, a, b);
}
NodeId grad3(Graph *g, NodeId y, Op op, NodeId a, NodeId b, NodeId c) {
    return node3(g, op, g->node[y].loc, a, b, c);
}
NodeId grad_const(Graph *g, NodeId y, double value) { return node_const(g, g->node[y].loc, value); }

NodeId grad_log_count(Graph *g, NodeId y, NodeId x) {
    return grad1(g, y, OP_log, grad2(g, y, OP_max, x, grad_const(g, y, 1e-30)));
}

// The recurrence up to x + 8, then the asymptotic series (Abramowitz and Stegun 6.4.6, 6.4.12).
NodeId grad_trigamma(Graph *g, NodeId y, NodeId x) {
    static const double series[] = {1, 1 / 2.0, 1 / 6.0, 0, -1 / 30.0, 0, 1 / 42.0, 0, -1 / 30.0};
    const NodeId one = grad_const(g, y, 1);
    NodeId sum = grad_const(g, y, 0), tail = sum, at = x;
    for (int k = 0; k < 8; k++) {
        sum = grad2(g, y, OP_add, sum, grad2(g, y, OP_div, one, grad2(g, y, OP_mul, at, at)));
        at = grad2(g, y, OP_add, at, one);
    }
    const NodeId r = grad2(g, y, OP_div, one, at);
    for (int k = 8; k >= 0; k--) {
        tail = grad2(g, y, OP_add, tail, grad_const(g, y, series[k]));
        tail = grad2(g, y, OP_mul, tail, r);
    }
    return grad2(g, y, OP_add, sum, tail);
}
