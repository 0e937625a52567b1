// autodiff.c -- adds the gradients of the loss to the train graph, as ordinary nodes, and those of what is explained to
// the explain graph.
// In:  a forward graph with g->loss set.  Out: g->grad names a gradient for every parameter; of the explain graph
//      there are outputs "<stream>.gradient" instead, a row's own as g->loss is a number of each row.
// Reverse mode: nodes are visited from the loss backwards; each op's rule builds the nodes that
// carry dy to its inputs, and contributions of several consumers are added.
#include "passes/passes.h"

// A rule may return a gradient of the shape of y, though the input was repeated to it: sum back.
// It may also return a smaller one (a constant): repeat it.
static NodeId fit(Graph *g, NodeId d, NodeId x) {
    const Loc loc = g->node[d].loc;
    const Node to = g->node[x];
    unsigned dims = 0;
    const Shape s = g->node[d].shape;
    for (int i = 0; i < s.rank; i++) {
        const int at = i - (s.rank - to.shape.rank);
        if (s.dim[i] != 1 && (at < 0 || to.shape.dim[at] == 1)) dims |= 1u << i;
    }
    if (dims) d = node_sum(g, loc, d, dims);
    if (g->node[d].rows && !to.rows) d = node1(g, OP_rowsum, loc, d);
    if (shape_size(g->node[d].shape) == shape_size(to.shape) && g->node[d].rows == to.rows)
        return node_reshape(g, loc, d, to.rows, to.shape);
    return node_expand(g, loc, d, to.rows, to.shape);
}

// Parameters that reach the loss through a hook or straight: their gradient is an estimate of its
// own, not the derivative of the loss on the same noise.
static void mark_surrogates(Compilation *c, const Graph *g) {
    bool *above = arena_alloc(g->arena, g->n_nodes);
    for (NodeId id = g->n_nodes - 1; id >= 0; id--) {
        const Node *n = &g->node[id];
        const bool here = above[id] || n->op == OP_hook || n->op == OP_straight;
        for (int i = 0; i < n->n_in; i++) above[n->in[i]] |= here;
        for (int i = 0; i < c->n_params && n->op == OP_param && above[id]; i++) {
            VaeTensor *t = &c->param[i].tensor;
            const size_t first = (size_t)n->attr[0];
            t->surrogate |= t->offset >= first && t->offset < first + node_size(n);
        }
    }
}

// Weights that are used twice have two nodes and one gradient.
static bool add_to_known(Graph *g, NodeId param, NodeId d) {
    for (int i = 0; i < g->n_grads; i++) {
        if (g->node[g->grad[i].param].attr[0] != g->node[param].attr[0]) continue;
        const Node known = g->node[g->grad[i].param];
        d = node_reshape(g, known.loc, d, 0, known.shape);
        g->grad[i].grad = node2(g, OP_add, known.loc, g->grad[i].grad, d);
        return true;
    }
    return false;
}

// Trained parameters, or the data of the explain graph.
static bool is_variable(const Graph *g, NodeId id) {
    const Node *n = &g->node[id];
    if (g->kind == PROGRAM_EXPLAIN) return n->op == OP_input && n->attr[0] == VAE_IN_DATA;
    return n->op == OP_param && !n->attr[2 + MAX_RANK];
}

static void name_gradient(Graph *g, NodeId x, NodeId d) {
    if (g->kind == PROGRAM_EXPLAIN) {
        const char *name = g->node[x].note; // of the stream
        graph_output(g, arena_printf(g->arena, "%s.gradient", name), d);
        return;
    }
    if (add_to_known(g, x, d)) return;
    g->grad = arena_grow(g->arena, g->grad, &g->cap_grads, g->n_grads + 1, sizeof *g->grad);
    g->grad[g->n_grads].param = x;
    g->grad[g->n_grads++].grad = d;
}

static void differentiate(Graph *g) {
    const int n = g->n_nodes;
    NodeId *adjoint = arena_alloc(g->arena, n * sizeof *adjoint);
    bool *wanted = arena_alloc(g->arena, n * sizeof *wanted); // a variable is upstream
    for (NodeId id = 0; id < n; id++) {
        adjoint[id] = NO_NODE;
        wanted[id] = is_variable(g, id);
        for (int i = 0; i < g->node[id].n_in; i++) wanted[id] |= wanted[g->node[id].in[i]];
    }
    g->backward = true;
    adjoint[g->loss] = node_const(g, g->node[g->loss].loc, 1);
    for (NodeId y = g->loss; y >= 0; y--) {
        if (adjoint[y] == NO_NODE || !wanted[y]) continue;
        NodeId din[MAX_IN];
        for (int i = 0; i < MAX_IN; i++) din[i] = NO_NODE;
        g->note = g->node[y].note;
        op_table[g->node[y].op]->grad(g, y, fit(g, adjoint[y], y), din);
        for (int i = 0; i < g->node[y].n_in; i++) {
            const NodeId x = g->node[y].in[i];
            if (din[i] == NO_NODE || !wanted[x]) continue;
            const NodeId d = fit(g, din[i], x);
            adjoint[x] = adjoint[x] == NO_NODE ? d : node2(g, OP_add, g->node[y].loc, adjoint[x], d);
        }
    }
    for (NodeId id = 0; id < n; id++) {
        if (!is_variable(g, id)) continue;
        NodeId d = adjoint[id];
        if (d == NO_NODE && g->kind == PROGRAM_EXPLAIN) continue;
        if (d == NO_NODE) d = fit(g, node_const(g, g->node[id].loc, 0), id);
        name_gradient(g, id, d);
    }
    g->backward = false;
    g->note = NULL;
}

void autodiff(Compilation *c) {
    mark_surrogates(c, c->graph[PROGRAM_TRAIN]);
    differentiate(c->graph[PROGRAM_TRAIN]);
    if (c->graph[PROGRAM_EXPLAIN]) differentiate(c->graph[PROGRAM_EXPLAIN]);
}
