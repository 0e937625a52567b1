// reverse.c -- reverse mode: nodes that carry the derivative of one node back to those it is made of. Each op's rule
// builds the nodes that carry dy to its inputs; contributions of several readers are added.
#include "graph/graph.h"

// A rule may return a gradient of the shape of y, though the input was repeated to it: sum back.
// It may also return a smaller one (a constant): repeat it.
NodeId graph_fit(Graph *g, NodeId d, NodeId x) {
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

NodeId *graph_reverse(Graph *g, NodeId of, NodeId d_of, const bool *variable) {
    const int n = g->n_nodes;
    NodeId *adjoint = arena_alloc(g->arena, n * sizeof *adjoint);
    bool *wanted = arena_alloc(g->arena, (of + 1) * sizeof *wanted); // a variable is upstream
    for (NodeId id = 0; id < n; id++) adjoint[id] = NO_NODE;
    for (NodeId id = 0; id <= of; id++) {
        wanted[id] = variable[id];
        for (int i = 0; i < g->node[id].n_in; i++) wanted[id] |= wanted[g->node[id].in[i]];
    }
    adjoint[of] = d_of;
    for (NodeId y = of; y >= 0; y--) {
        if (adjoint[y] == NO_NODE || !wanted[y]) continue;
        NodeId din[MAX_IN];
        for (int i = 0; i < MAX_IN; i++) din[i] = NO_NODE;
        g->note = g->node[y].note;
        op_table[g->node[y].op]->grad(g, y, graph_fit(g, adjoint[y], y), din);
        for (int i = 0; i < g->node[y].n_in; i++) {
            const NodeId x = g->node[y].in[i];
            if (din[i] == NO_NODE || !wanted[x]) continue;
            const NodeId d = graph_fit(g, din[i], x);
            adjoint[x] = adjoint[x] == NO_NODE ? d : node2(g, OP_add, g->node[y].loc, adjoint[x], d);
        }
    }
    return adjoint;
}
