// reorder.c -- moves work to where there are fewer numbers.
// In:  forward graphs.  Out: equal ones, in which functions that never fall come after a maxpool and
// not before it: the largest relu(x + b) is the relu of the largest x, plus b. Then they, and later
// their gradients and the bias's, touch only what is left of the image.
#include "passes/passes.h"

typedef struct Reorder {
    const Graph *old;
    Graph *g;
    NodeId *now; // old node -> new node
    int *uses;   // of old nodes, outputs and updates included
} Reorder;

// Is `a` one value for each channel, or for all?
static bool per_channel(const Graph *g, NodeId a, const Node *image) {
    const Node *n = &g->node[a];
    const int size = shape_size(n->shape);
    if (n->rows) return false;
    if (size == 1) return true;
    return size == image->shape.dim[2] && n->shape.dim[n->shape.rank - 1] == size;
}

// The operand behind which a maxpool may go, if `id` rises with it and the others are the same for all
// pixels; -1: there is none.
static int rising_operand(const Graph *g, NodeId id) {
    const Node *n = &g->node[id];
    for (int i = 0; i < n->n_in; i++) {
        if (!(op_table[n->op]->rising >> i & 1)) continue;
        const Node *x = &g->node[n->in[i]];
        if (x->rows != n->rows || !shape_equal(x->shape, n->shape)) continue;
        bool others = true;
        for (int j = 0; j < n->n_in; j++) others &= j == i || per_channel(g, n->in[j], n);
        if (others) return i;
    }
    return -1;
}

// maxpool(id) as a new node.
static NodeId pooled(Reorder *r, const Node *pool, NodeId id) {
    const Node *n = &r->old->node[id];
    const int through = r->uses[id] == 1 ? rising_operand(r->old, id) : -1;
    if (through < 0) return node_like(r->g, pool, pool->op, 1, &r->now[id], MAX_ATTR, pool->attr);
    NodeId in[MAX_IN];
    for (int i = 0; i < n->n_in; i++)
        in[i] = i == through ? pooled(r, pool, n->in[i]) : r->now[n->in[i]];
    return node_like(r->g, n, n->op, n->n_in, in, MAX_ATTR, n->attr);
}

static bool shrinks(const Graph *g, const Node *pool) {
    return shape_size(pool->shape) < shape_size(g->node[pool->in[0]].shape);
}

static Graph *reorder_graph(const Graph *old) {
    Graph *g = graph_new(old->arena, old->kind);
    Reorder r = {.old = old, .g = g};
    r.now = arena_alloc(g->arena, old->n_nodes * sizeof *r.now);
    r.uses = arena_alloc(g->arena, old->n_nodes * sizeof *r.uses);
    for (NodeId id = 0; id < old->n_nodes; id++) {
        const Node *n = &old->node[id];
        for (int i = 0; i < n->n_in; i++) r.uses[n->in[i]]++;
        if (n->op == OP_hook) r.uses[n->attr[0]]++;
    }
    for (int i = 0; i < old->n_outputs; i++) r.uses[old->output[i].node]++;
    for (int i = 0; i < old->n_updates; i++) r.uses[old->update[i].value]++;
    for (NodeId id = 0; id < old->n_nodes; id++) {
        const Node *n = &old->node[id];
        if (n->op == OP_maxpool && shrinks(old, n)) {
            r.now[id] = pooled(&r, n, n->in[0]);
            continue;
        }
        NodeId in[MAX_IN];
        for (int i = 0; i < n->n_in; i++) in[i] = r.now[n->in[i]];
        r.now[id] = node_like(g, n, n->op, n->n_in, in, MAX_ATTR, n->attr);
    }
    for (NodeId id = 0; id < g->n_nodes; id++) // a hook names a node that may come later
        if (g->node[id].op == OP_hook) g->node[id].attr[0] = r.now[g->node[id].attr[0]];
    graph_ends(g, old, r.now);
    return g;
}

void reorder(Compilation *c) {
    for (int i = 0; i < PROGRAMS; i++)
        if (c->graph[i]) c->graph[i] = reorder_graph(c->graph[i]);
}
