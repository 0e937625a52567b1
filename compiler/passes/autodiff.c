// autodiff.c -- adds the gradients of the loss to the train graph, as ordinary nodes, and those of what is explained to
// the explain graph.
// In:  a forward graph with g->loss set.  Out: g->grad names a gradient for every parameter; of the explain graph
//      there are outputs "<stream>.gradient" instead, a row's own as g->loss is a number of each row.
// Parameters that have a loss of their own (Param.apart) are constants in the other one, and the others in theirs.
#include "passes/passes.h"

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
    // A critic's own loss is an output by which gradcheck goes.
    for (int i = 0; i < c->n_params && !c->model->judged; i++) c->param[i].tensor.surrogate |= c->param[i].apart;
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

// Trained parameters of the loss, or of the one apart; the data of the explain graph.
static bool is_variable(const Compilation *c, const Graph *g, NodeId id, bool apart) {
    const Node *n = &g->node[id];
    if (g->kind == PROGRAM_EXPLAIN) return n->op == OP_input && n->attr[0] == VAE_IN_DATA;
    if (n->op != OP_param || n->attr[2 + MAX_RANK]) return false;
    return g->loss_apart == NO_NODE || param_apart(c->param, c->n_params, n) == apart;
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

static void differentiate(const Compilation *c, Graph *g, NodeId loss, bool apart) {
    const int n = g->n_nodes;
    bool *variable = arena_alloc(g->arena, n * sizeof *variable);
    for (NodeId id = 0; id < n; id++) variable[id] = is_variable(c, g, id, apart);
    g->backward = true;
    const NodeId *adjoint = graph_reverse(g, loss, node_const(g, g->node[loss].loc, 1), variable);
    for (NodeId id = 0; id < n; id++) {
        if (!variable[id]) continue;
        NodeId d = adjoint[id];
        if (d == NO_NODE && g->kind == PROGRAM_EXPLAIN) continue;
        if (d == NO_NODE) d = graph_fit(g, node_const(g, g->node[id].loc, 0), id);
        name_gradient(g, id, d);
    }
    g->backward = false;
    g->note = NULL;
}

void autodiff(Compilation *c) {
    Graph *train = c->graph[PROGRAM_TRAIN], *explain = c->graph[PROGRAM_EXPLAIN];
    mark_surrogates(c, train);
    differentiate(c, train, train->loss, false);
    if (train->loss_apart != NO_NODE) differentiate(c, train, train->loss_apart, true);
    if (explain) differentiate(c, explain, explain->loss, false);
}
