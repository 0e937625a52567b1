// bound.c -- what need not be computed behind the end of a row of tokens.
// In:  a legal graph.  Out: node->bound of what goes by steps names the row of tokens behind whose end it is not computed;
// nothing else changes. Emitted loops, products and sums then end with the row: work is that of the steps there are.
//
// Two facts about a value with a place for each step. It is *zero* behind the end if it is a mask, or something times a
// mask, or the gradient of what does not look there: a sum over steps may leave that out. It is *free* there if nobody asks:
// each of its readers is free itself, or a sum that leaves it out, or an op that knows where rows end.
#include "graph/ops/attention.h"
#include "passes/passes.h"

#define ANY_ROW (-2) // of `zero`: it is 0 everywhere

typedef struct Ends {
    Graph *g;
    NodeId *zero, *free; // by node: the row of tokens, or NO_NODE
} Ends;

// A row of tokens, which are numbers above 0, or what says which steps a row of a series has.
static bool is_tokens(const Graph *g, NodeId id) {
    const Node *n = &g->node[id];
    const bool ends = n->op == OP_input && (n->attr[0] == VAE_IN_DATA || n->attr[0] == VAE_IN_ENDS);
    return ends && n->shape.rank == 1 && n->shape.dim[0] > 1;
}

// The row of tokens behind copies and repetitions for samples; NO_NODE: it is none.
static NodeId tokens_of(const Graph *g, NodeId id) {
    while (g->node[id].op == OP_reshape || g->node[id].op == OP_expand || g->node[id].op == OP_copy) id = g->node[id].in[0];
    return is_tokens(g, id) ? id : NO_NODE;
}

// The row of tokens whose mask this is (build_steps_mask): step(x - 0.5). A mask made of `previous` has ends of its own.
static NodeId mask_of(const Graph *g, NodeId id) {
    while (g->node[id].op == OP_reshape || g->node[id].op == OP_expand || g->node[id].op == OP_copy) id = g->node[id].in[0];
    const Node *n = &g->node[id];
    if (n->op != OP_step) return NO_NODE;
    const Node *less = &g->node[n->in[0]];
    if (less->op != OP_sub || !node_hoisted(g, less->in[1])) return NO_NODE;
    return tokens_of(g, less->in[0]);
}

// The row behind whose end attention, or its gradient, has no keys, or no queries. first: of its inputs.
static NodeId attended(const Graph *g, const Node *n, int first, int which) {
    const int mask = attention_mask(n, first, which);
    return mask < 0 ? NO_NODE : mask_of(g, n->in[mask]);
}

static bool by_steps(const Graph *g, NodeId id, NodeId row) { // has it a place for each of the row's steps?
    const Node *n = &g->node[id];
    return row >= 0 && n->rows && n->shape.rank >= 1 && n->shape.dim[0] == g->node[row].shape.dim[0];
}

// A product of all steps of a row at once, as of a flattened series: its places are features, though there be as many.
static bool joins_steps(const Node *n) { return (n->op == OP_matmul || n->op == OP_matmul_t) && n->shape.rank == 1; }

static NodeId both(NodeId a, NodeId b) { return a == b || b == ANY_ROW ? a : a == ANY_ROW ? b : NO_NODE; }
static NodeId either(NodeId a, NodeId b) { return a != NO_NODE ? a : b; }

// ---------------------------------------------------------------- zero

static NodeId zero_of(const Ends *e, NodeId id) {
    const Graph *g = e->g;
    const Node *n = &g->node[id];
    const NodeId a = n->n_in > 0 ? e->zero[n->in[0]] : NO_NODE, b = n->n_in > 1 ? e->zero[n->in[1]] : NO_NODE;
    switch (n->op) {
    case OP_constant: return n->number == 0 ? ANY_ROW : NO_NODE;
    case OP_step: return mask_of(g, id);
    case OP_mul: return either(a, b);
    case OP_div: return a;
    case OP_add:
    case OP_sub: return both(a, b);
    case OP_where: return both(b, e->zero[n->in[2]]);
    case OP_concat: {
        NodeId all = ANY_ROW;
        for (int i = 0; i < n->n_in; i++) all = both(all, e->zero[n->in[i]]);
        return n->shape.rank > 1 ? all : NO_NODE;
    }
    case OP_slice: return n->shape.rank > 1 ? a : NO_NODE;
    case OP_sum:
    case OP_reshape:
    case OP_expand:
    case OP_copy:
    case OP_neg:
    case OP_matmul:
    case OP_matmul_t: return joins_steps(n) ? NO_NODE : a;
    case OP_gru_back:
    case OP_lstm_back: return mask_of(g, n->in[n->n_in - 1]);
    case OP_attention: return attended(g, n, 0, ATTEND_OF_QUERIES);
    case OP_attention_back:
        return both(attended(g, n, ATTEND_BACK, ATTEND_OF_QUERIES), attended(g, n, ATTEND_BACK, ATTEND_OF_KEYS));
    case OP_token_nll:
    case OP_token_nll_back: return tokens_of(g, n->in[1]);
    case OP_vocabulary: return tokens_of(g, n->in[3]);
    default: return NO_NODE;
    }
}

// ---------------------------------------------------------------- free

static bool within_first_step(const Ends *e, NodeId flat) { // do its readers take parts of the first step alone?
    const Graph *g = e->g;
    const Node *x = &g->node[g->node[flat].in[0]];
    for (NodeId r = flat + 1; r < g->n_nodes; r++)
        for (int i = 0; i < g->node[r].n_in; i++) {
            const Node *n = &g->node[r];
            if (n->in[i] == flat && (n->op != OP_slice || n->attr[0] + n->attr[1] > x->shape.dim[1])) return false;
        }
    return true;
}

// The row behind whose end reader r does not look at its input i; NO_NODE: it does. ANY_ROW: it never looks there.
static NodeId edge(const Ends *e, NodeId r, int i) {
    const Graph *g = e->g;
    const Node *n = &g->node[r];
    const NodeId x = n->in[i], zero = e->zero[x];
    const bool sums_steps = n->op == OP_sum && g->node[x].shape.dim[0] > 1 && n->shape.dim[0] == 1;
    switch (n->op) {
    case OP_gru:
    case OP_lstm: return i == 0 ? mask_of(g, n->in[4]) : NO_NODE;
    case OP_gru_back:
    case OP_lstm_back:
        if (i == 1) return mask_of(g, n->in[3]);
        return i == 0 && zero == e->free[r] ? e->free[r] : NO_NODE;
    case OP_attention:
        if (i >= ATTEND_MASKS) return NO_NODE;
        return attended(g, n, 0, i == ATTEND_Q ? ATTEND_OF_QUERIES : ATTEND_OF_KEYS);
    case OP_attention_back:
        if (i >= ATTEND_BACK + ATTEND_MASKS) return NO_NODE;
        return attended(g, n, ATTEND_BACK, i <= ATTEND_BACK + ATTEND_Q ? ATTEND_OF_QUERIES : ATTEND_OF_KEYS);
    case OP_token_nll: return i == 0 ? tokens_of(g, n->in[1]) : NO_NODE;
    case OP_token_nll_back: return i != 1 ? tokens_of(g, n->in[1]) : NO_NODE;
    case OP_vocabulary:
    case OP_vocabulary_w: return i == 0 || i > 3 ? tokens_of(g, n->in[3]) : NO_NODE;
    case OP_matmul_w: return g->node[x].shape.rank == 2 ? either(e->zero[n->in[0]], e->zero[n->in[1]]) : NO_NODE;
    case OP_lookup_w: return i == 1 ? zero : NO_NODE;
    case OP_rowsum: return zero;
    case OP_sum: return sums_steps ? zero : e->free[r];
    case OP_lookup: return NO_NODE;
    case OP_matmul:
    case OP_matmul_t: return i == 0 && !joins_steps(n) ? e->free[r] : NO_NODE;
    case OP_slice:
    case OP_concat: return n->shape.rank > 1 ? e->free[r] : NO_NODE;
    case OP_reshape:
        if (g->node[x].op == OP_gru_back || g->node[x].op == OP_lstm_back) {
            if (n->shape.rank == 1 && within_first_step(e, r)) return ANY_ROW; // the first state's: always there
        }
        return g->node[x].shape.dim[0] == n->shape.dim[0] ? e->free[r] : NO_NODE;
    case OP_where:
        if (i == 1 && mask_of(g, n->in[0]) != NO_NODE && g->node[n->in[0]].shape.rank == g->node[x].shape.rank)
            return mask_of(g, n->in[0]);
        break;
    default: break;
    }
    if (op_table[n->op]->class != CLASS_ELEMENTWISE || n->shape.rank != g->node[x].shape.rank) return NO_NODE;
    return e->free[r];
}

// A sum that leaves out what is zero, if it is one.
static NodeId leaves_out(const Ends *e, NodeId id) {
    const Node *n = &e->g->node[id];
    const bool weights = n->op == OP_matmul_w || n->op == OP_lookup_w;
    if (!weights && n->op != OP_rowsum && n->op != OP_sum) return NO_NODE;
    const NodeId row = edge(e, id, n->op == OP_lookup_w ? 1 : 0);
    const NodeId x = n->in[n->op == OP_lookup_w ? 1 : 0];
    return by_steps(e->g, x, row) ? row : NO_NODE;
}

static void bound_graph(Graph *g) {
    Ends e = {.g = g};
    e.zero = arena_alloc(g->arena, g->n_nodes * sizeof *e.zero);
    e.free = arena_alloc(g->arena, g->n_nodes * sizeof *e.free);
    for (NodeId id = 0; id < g->n_nodes; id++) {
        e.zero[id] = zero_of(&e, id);
        if (e.zero[id] != ANY_ROW && !by_steps(g, id, e.zero[id])) e.zero[id] = NO_NODE;
        e.free[id] = NO_NODE;
    }
    bool *fixed = arena_alloc(g->arena, g->n_nodes);
    for (int i = 0; i < g->n_outputs; i++) fixed[g->output[i].node] = true;
    for (int i = 0; i < g->n_grads; i++) fixed[g->grad[i].grad] = true;
    for (int i = 0; i < g->n_updates; i++) fixed[g->update[i].value] = true;
    const Lists readers = graph_readers(g);
    for (NodeId id = g->n_nodes - 1; id >= 0; id--) {
        const OpClass class = op_table[g->node[id].op]->class;
        NodeId row = fixed[id] || readers.first[id] == readers.first[id + 1] ? NO_NODE : ANY_ROW;
        for (int r = readers.first[id]; r < readers.first[id + 1] && row != NO_NODE; r++) {
            const NodeId reader = readers.item[r];
            for (int i = 0; i < g->node[reader].n_in; i++)
                if (g->node[reader].in[i] == id) row = both(row, edge(&e, reader, i));
        }
        if (by_steps(g, id, row) && !joins_steps(&g->node[id])) e.free[id] = row;
        if (class != CLASS_LEAF && class != CLASS_VIEW) g->node[id].bound = either(e.free[id], leaves_out(&e, id));
    }
}

// Not where tokens are told one after the other (there rows have no end yet), nor with the products of vae_bf16.h.
void bound(Compilation *c) {
    static const ProgramKind whole[] = {PROGRAM_TRAIN, PROGRAM_EVAL, PROGRAM_ENCODE, PROGRAM_EXPLAIN};
    for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++)
        if (c->graph[whole[i]] && !c->model->bf16) bound_graph(c->graph[whole[i]]);
}
