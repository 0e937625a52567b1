// legalize.c -- gives a node of its own to every value that must have its own place in memory.
// In:  a simplified graph.  Out: outputs, gradients and the parts of a concat are computed nodes,
// each with one such duty; nothing is padded; reshapes are of whole values. So plan can put every
// value where it belongs, and nothing is copied that was not copied here.
#include "passes/passes.h"

#include <string.h>

typedef struct Legalize {
    const Graph *old;
    Graph *g;
    NodeId *now;
    bool *reshaped; // old nodes that a reshape reads: they must lie densely
    bool *placed; // new nodes whose place is spoken for
    int cap_placed;
} Legalize;

static NodeId add(Legalize *l, const Node *like, Op op, int n_in, const NodeId *in, int n_attr,
                  const int *attr) {
    return node_like(l->g, like, op, n_in, in, n_attr, attr);
}

static bool whole(const Graph *g, NodeId id) { // in memory, and not a part of something wider
    while (node_dense_view(g, id)) id = g->node[id].in[0];
    return g->node[id].op != OP_slice && g->node[id].op != OP_iota;
}

// x itself if its memory can be the place asked for, else a copy of it. A concat brings its parts.
static NodeId own_place(Legalize *l, NodeId x) {
    Graph *g = l->g;
    NodeId root = x;
    while (g->node[root].op == OP_reshape) root = g->node[root].in[0];
    const OpClass class = op_table[g->node[root].op]->class;
    const bool view = class == CLASS_VIEW && g->node[root].op != OP_concat;
    const bool computed = class != CLASS_LEAF && !view && !node_hoisted(g, root);
    l->placed = arena_grow(g->arena, l->placed, &l->cap_placed, g->n_nodes + 2, sizeof(bool));
    if (computed && !l->placed[root]) {
        l->placed[root] = true;
        return x;
    }
    const Node like = g->node[x];
    Node plain = like;
    plain.role = NULL;
    const NodeId copy = add(l, &plain, OP_copy, 1, &x, 0, NULL);
    l->placed[copy] = true;
    return copy;
}

static NodeId zeros(Legalize *l, const Node *like, int width) {
    Shape s = like->shape;
    s.dim[s.rank - 1] = width;
    const NodeId zero = node_const(l->g, like->loc, 0);
    return node_expand(l->g, like->loc, zero, like->rows, s);
}

// dense: a bit for each input that a reshape reads somewhere.
static NodeId legalize_concat(Legalize *l, const Node *like, int n, const NodeId *in, unsigned dense) {
    NodeId part[MAX_IN];
    for (int i = 0; i < n; i++) {
        // A part's place has the concat's pitch, which a reshape could not see through.
        const bool reshaped = node_dense_view(l->g, in[i]) || dense >> i & 1;
        const NodeId x = reshaped ? node1(l->g, OP_copy, like->loc, in[i]) : in[i];
        part[i] = own_place(l, x);
    }
    return add(l, like, OP_concat, n, part, 0, NULL);
}

static NodeId legalize_node(Legalize *l, const Node *old) {
    NodeId in[MAX_IN];
    unsigned dense = 0;
    for (int i = 0; i < old->n_in; i++) {
        in[i] = l->now[old->in[i]];
        dense |= (unsigned)l->reshaped[old->in[i]] << i;
    }
    switch (old->op) {
    case OP_concat: return legalize_concat(l, old, old->n_in, in, dense);
    case OP_pad: {
        NodeId part[3];
        int n = 0;
        if (old->attr[0]) part[n++] = zeros(l, old, old->attr[0]);
        dense <<= n;
        part[n++] = in[0];
        if (old->attr[1]) part[n++] = zeros(l, old, old->attr[1]);
        return legalize_concat(l, old, n, part, dense);
    }
    case OP_reshape:
    case OP_gather:
    case OP_scatter:
        if (!whole(l->g, in[0])) in[0] = node1(l->g, OP_copy, old->loc, in[0]);
        break;
    default: break;
    }
    return add(l, old, old->op, old->n_in, in, MAX_ATTR, old->attr);
}

static Graph *legalize_graph(const Graph *old) {
    Graph *g = graph_new(old->arena, old->kind);
    Legalize l = {.old = old, .g = g};
    l.now = arena_alloc(g->arena, old->n_nodes * sizeof *l.now);
    l.reshaped = arena_alloc(g->arena, old->n_nodes);
    for (NodeId id = 0; id < old->n_nodes; id++)
        if (node_dense_view(old, id)) l.reshaped[old->node[id].in[0]] = true;
    for (NodeId id = 0; id < old->n_nodes; id++) l.now[id] = legalize_node(&l, &old->node[id]);
    for (int i = 0; i < old->n_grads; i++) {
        g->grad = arena_grow(g->arena, g->grad, &g->cap_grads, i + 1, sizeof *g->grad);
        g->grad[i].param = l.now[old->grad[i].param];
        g->grad[i].grad = own_place(&l, l.now[old->grad[i].grad]);
        g->n_grads++;
    }
    for (int i = 0; i < old->n_outputs; i++)
        graph_output(g, old->output[i].name, own_place(&l, l.now[old->output[i].node]));
    for (int i = 0; i < old->n_updates; i++)
        graph_update(g, l.now[old->update[i].param], own_place(&l, l.now[old->update[i].value]));
    if (old->loss != NO_NODE) g->loss = l.now[old->loss];
    return g;
}

void legalize(Compilation *c) {
    for (int i = 0; i < PROGRAMS; i++)
        if (c->graph[i]) c->graph[i] = legalize_graph(c->graph[i]);
}
