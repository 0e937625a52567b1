// contract.c -- a product and what alone reads its result, as one op, where the result in between is large.
// In:  forward graphs.  Out: equal ones, in which the likelihood of tokens behind dense(words) is the op `vocabulary`:
// logits of many words are then never stored whole. Before autodiff, so that the gradient is that op's own.
#include "passes/passes.h"

typedef struct Contract {
    const Graph *old;
    Graph *g;
    NodeId *now; // old node -> new node
    int *uses;   // of old nodes, outputs and updates included
} Contract;

#define LEAST_WORDS 512 // computing a tile of fewer logits again costs more than storing them

static NodeId only_read_here(const Contract *c, NodeId id) { // through reshapes of nothing; NO_NODE: others read it, too
    const Node *n = &c->old->node[id];
    if (c->uses[id] != 1) return NO_NODE;
    const bool same = n->op == OP_reshape && shape_equal(n->shape, c->old->node[n->in[0]].shape);
    return same ? only_read_here(c, n->in[0]) : id;
}

// token_nll(h w + b, x) as vocabulary(h, w, b, x). NO_NODE: it is not that.
static NodeId vocabulary_of(Contract *c, const Node *nll) {
    const Graph *g = c->old;
    const NodeId sum = only_read_here(c, nll->in[0]);
    if (sum == NO_NODE || g->node[sum].op != OP_add || g->node[sum].shape.dim[1] < LEAST_WORDS) return NO_NODE;
    const NodeId product = only_read_here(c, g->node[sum].in[0]), bias = g->node[sum].in[1];
    if (product == NO_NODE || g->node[product].op != OP_matmul || g->node[product].shape.rank != 2) return NO_NODE;
    const Node *b = &g->node[bias];
    if (b->rows || b->shape.rank != 1 || b->shape.dim[0] != g->node[sum].shape.dim[1]) return NO_NODE;
    const NodeId in[] = {c->now[g->node[product].in[0]], c->now[g->node[product].in[1]], c->now[bias], c->now[nll->in[1]]};
    if (c->g->node[in[1]].rows) return NO_NODE;
    const NodeId says = node_like(c->g, &g->node[product], OP_vocabulary, 4, in, 1, (int[]){0});
    return node_reshape(c->g, nll->loc, says, nll->rows, nll->shape);
}

static Graph *contract_graph(const Graph *old) {
    Graph *g = graph_new(old->arena, old->kind);
    Contract c = {.old = old, .g = g};
    c.now = arena_alloc(g->arena, old->n_nodes * sizeof *c.now);
    c.uses = arena_alloc(g->arena, old->n_nodes * sizeof *c.uses);
    for (NodeId id = 0; id < old->n_nodes; id++) {
        const Node *n = &old->node[id];
        for (int i = 0; i < n->n_in; i++) c.uses[n->in[i]]++;
        if (n->op == OP_hook) c.uses[n->attr[0]]++;
    }
    for (int i = 0; i < old->n_outputs; i++) c.uses[old->output[i].node]++;
    for (int i = 0; i < old->n_updates; i++) c.uses[old->update[i].value]++;
    for (NodeId id = 0; id < old->n_nodes; id++) {
        const Node *n = &old->node[id];
        NodeId in[MAX_IN];
        for (int i = 0; i < n->n_in; i++) in[i] = c.now[n->in[i]];
        c.now[id] = n->op == OP_token_nll ? vocabulary_of(&c, n) : NO_NODE;
        if (c.now[id] == NO_NODE) c.now[id] = node_like(g, n, n->op, n->n_in, in, MAX_ATTR, n->attr);
    }
    for (NodeId id = 0; id < g->n_nodes; id++) // a hook names a node that may come later
        if (g->node[id].op == OP_hook) g->node[id].attr[0] = c.now[g->node[id].attr[0]];
    graph_ends(g, old, c.now);
    return g;
}

void contract(Compilation *c) {
    const bool private = c->model->training.privacy.clip > 0; // clip needs the gradient of the logits
    for (int i = 0; i < PROGRAMS; i++)
        if (c->graph[i] && !(private && i == PROGRAM_TRAIN)) c->graph[i] = contract_graph(c->graph[i]);
}
