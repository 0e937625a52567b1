// simplify.c -- constants, identities, common subexpressions, dead nodes.
// In:  a verified graph.  Out: an equal one, rebuilt node by node in the same order.
// Rules are exact up to rounding in the last place; none changes a shape that anyone can see.
#include "passes/passes.h"

#include <string.h>

typedef struct Rewrite {
    const Graph *old;
    Graph *g;
    NodeId *now; // old node -> new node
    int *table;  // hash -> new node + 1
    unsigned mask;
} Rewrite;

static bool is_const(const Graph *g, NodeId id, double value) {
    return g->node[id].op == OP_constant && g->node[id].number == value;
}

static bool same_shape(const Graph *g, NodeId a, const Node *n) {
    return g->node[a].rows == n->rows && shape_equal(g->node[a].shape, n->shape);
}

static void shape_like(Node *n, const Node *like) {
    n->shape = like->shape;
    n->rows = like->rows;
}

// ---------------------------------------------------------------- common subexpressions

static uint64_t hash_node(const Node *n) {
    uint64_t h = hash_bytes(HASH_START, &n->op, sizeof n->op);
    h = hash_bytes(h, n->in, n->n_in * sizeof *n->in);
    h = hash_bytes(h, n->attr, sizeof n->attr);
    return hash_bytes(h, &n->number, sizeof n->number);
}

static bool node_equal(const Node *a, const Node *b) {
    return a->op == b->op && a->n_in == b->n_in && a->rows == b->rows &&
           memcmp(a->in, b->in, a->n_in * sizeof *a->in) == 0 &&
           memcmp(a->attr, b->attr, sizeof a->attr) == 0 &&
           memcmp(&a->number, &b->number, sizeof a->number) == 0 && shape_equal(a->shape, b->shape);
}

// Adds `n` (inputs already new ids) unless an equal node exists.
static NodeId intern(Rewrite *r, const Node *n) {
    uint64_t at = hash_node(n) & r->mask;
    for (; r->table[at]; at = (at + 1) & r->mask)
        if (node_equal(&r->g->node[r->table[at] - 1], n)) return r->table[at] - 1;
    const NodeId id = node_with(r->g, n->op, n->loc, n->n_in, n->in, MAX_ATTR, n->attr);
    Node *made = &r->g->node[id];
    made->number = n->number;
    made->note = n->note;
    made->role = n->role;
    made->backward = n->backward;
    r->table[at] = id + 1;
    return id;
}

static NodeId make(Rewrite *r, const Node *like, Op op, int n_in, const NodeId *in) {
    Node n = {.op = op, .loc = like->loc, .n_in = n_in, .note = like->note};
    n.backward = like->backward;
    memcpy(n.in, in, n_in * sizeof *in);
    op_table[op]->shape(r->g, &n);
    return intern(r, &n);
}

static NodeId make_const(Rewrite *r, const Node *like, double value) {
    Node n = {.op = OP_constant, .loc = like->loc, .number = value};
    return intern(r, &n);
}

// ---------------------------------------------------------------- rules

static bool fold_constants(Rewrite *r, const Node *n, NodeId *result) {
    double v[3] = {0};
    if (n->n_in < 1 || n->n_in > 3 || n->op == OP_expand) return false;
    for (int i = 0; i < n->n_in; i++) {
        if (r->g->node[n->in[i]].op != OP_constant) return false;
        v[i] = r->g->node[n->in[i]].number;
    }
    *result = make_const(r, n, op_table[n->op]->eval(v[0], v[1], v[2]));
    return true;
}

// x when it can stand for n; an identity must not lose a broadcast.
static NodeId if_same(Rewrite *r, const Node *n, NodeId x) {
    return same_shape(r->g, x, n) ? x : NO_NODE;
}

static NodeId simplify_mul(Rewrite *r, const Node *n) {
    const Graph *g = r->g;
    const NodeId a = n->in[0], b = n->in[1];
    for (int i = 0; i < 2; i++) // -u * v = -(u * v): an add or sub further on takes the sign
        if (g->node[n->in[i]].op == OP_neg) {
            const NodeId u = g->node[n->in[i]].in[0];
            const NodeId uv = make(r, n, OP_mul, 2, (NodeId[]){i ? a : u, i ? u : b});
            return make(r, n, OP_neg, 1, &uv);
        }
    if (is_const(g, a, 1)) return if_same(r, n, b);
    if (is_const(g, b, 1)) return if_same(r, n, a);
    if (is_const(g, a, -1) && same_shape(g, b, n)) return make(r, n, OP_neg, 1, &b);
    if (is_const(g, b, -1) && same_shape(g, a, n)) return make(r, n, OP_neg, 1, &a);
    if (is_const(g, a, 0)) return if_same(r, n, a);
    if (is_const(g, b, 0)) return if_same(r, n, b);
    if (g->node[a].op == OP_constant) // constants stand on the left from here on
        if (g->node[b].op == OP_mul && g->node[g->node[b].in[0]].op == OP_constant) {
            const NodeId inner = g->node[b].in[1];
            const NodeId k = make_const(r, n, g->node[a].number * g->node[g->node[b].in[0]].number);
            return make(r, n, OP_mul, 2, (NodeId[]){k, inner});
        }
    if (g->node[b].op == OP_constant) return make(r, n, OP_mul, 2, (NodeId[]){b, a});
    return NO_NODE;
}

// The parts of a concat, or the node itself.
static int parts_of(const Graph *g, NodeId x, NodeId part[MAX_IN]) {
    const Node *n = &g->node[x];
    part[0] = x;
    if (n->op != OP_concat) return 1;
    memcpy(part, n->in, (size_t)n->n_in * sizeof *part);
    return n->n_in;
}

// pad(a, i, ..) + pad(b, .., k) where b starts where a ends: pad(concat(a, b), i, k). So the
// gradients of slices, which come one by one, end as one concat.
static NodeId pads_to_concat(Rewrite *r, const Node *n) {
    const Graph *g = r->g;
    if (g->node[n->in[0]].op != OP_pad || g->node[n->in[1]].op != OP_pad) return NO_NODE;
    const bool swap = g->node[n->in[0]].attr[0] > g->node[n->in[1]].attr[0];
    const Node a = g->node[n->in[swap]], b = g->node[n->in[!swap]];
    const Shape s = g->node[a.in[0]].shape;
    if (a.attr[0] + s.dim[s.rank - 1] != b.attr[0]) return NO_NODE;
    NodeId part[2 * MAX_IN];
    int n_parts = parts_of(g, a.in[0], part);
    n_parts += parts_of(g, b.in[0], part + n_parts);
    if (n_parts > MAX_IN) {
        part[0] = a.in[0], part[1] = b.in[0];
        n_parts = 2;
    }
    const NodeId whole = make(r, n, OP_concat, n_parts, part);
    if (!a.attr[0] && !b.attr[1]) return whole;
    Node pad = {.op = OP_pad, .loc = n->loc, .n_in = 1, .in = {whole}, .note = n->note};
    pad.backward = n->backward;
    pad.attr[0] = a.attr[0];
    pad.attr[1] = b.attr[1];
    shape_like(&pad, n);
    return intern(r, &pad);
}

// Slices of one node side by side, all of it: the node.
static NodeId slices_to_whole(const Graph *g, const Node *n) {
    NodeId whole = NO_NODE;
    int at = 0;
    for (int i = 0; i < n->n_in; i++) {
        const Node *x = &g->node[n->in[i]];
        if (x->op != OP_slice || x->attr[0] != at || (i && x->in[0] != whole)) return NO_NODE;
        whole = x->in[0];
        at += x->attr[1];
    }
    return same_shape(g, whole, n) ? whole : NO_NODE;
}

// k u + k v = k (u + v), the same for -, when k is one number for the whole loop.
static NodeId factor(Rewrite *r, const Node *n) {
    const Node u = r->g->node[n->in[0]], v = r->g->node[n->in[1]];
    if (u.op != OP_mul || v.op != OP_mul) return NO_NODE;
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 2; j++) {
            if (u.in[i] != v.in[j] || !node_hoisted(r->g, u.in[i])) continue;
            const NodeId inner = make(r, n, n->op, 2, (NodeId[]){u.in[1 - i], v.in[1 - j]});
            if (!same_shape(r->g, inner, n)) continue;
            return make(r, n, OP_mul, 2, (NodeId[]){u.in[i], inner});
        }
    return NO_NODE;
}

static NodeId simplify_add(Rewrite *r, const Node *n) {
    const Graph *g = r->g;
    const NodeId a = n->in[0], b = n->in[1];
    if (is_const(g, a, 0)) return if_same(r, n, b);
    if (is_const(g, b, 0)) return if_same(r, n, a);
    if (g->node[b].op == OP_neg) return make(r, n, OP_sub, 2, (NodeId[]){a, g->node[b].in[0]});
    if (g->node[a].op == OP_neg) return make(r, n, OP_sub, 2, (NodeId[]){b, g->node[a].in[0]});
    const NodeId concat = pads_to_concat(r, n);
    return concat != NO_NODE ? concat : factor(r, n);
}

// where(x, x, k x), k >= 0, is positive where x is. The gradient can ask it instead, so that x need not
// be kept for that.
static NodeId same_sign(const Graph *g, NodeId x) {
    for (NodeId y = x + 1; y < g->n_nodes; y++) {
        const Node *n = &g->node[y];
        if (n->op != OP_where || n->in[0] != x || n->in[1] != x || n->backward) continue;
        const Node *low = &g->node[n->in[2]];
        if (low->op != OP_mul || low->in[1] != x) continue;
        const Node *k = &g->node[low->in[0]];
        if (k->op == OP_constant && k->number >= 0) return y;
    }
    return x;
}

static NodeId simplify_where(Rewrite *r, const Node *n) {
    const NodeId y = n->backward ? same_sign(r->g, n->in[0]) : n->in[0];
    return y == n->in[0] ? NO_NODE : make(r, n, OP_where, 3, (NodeId[]){y, n->in[1], n->in[2]});
}

static NodeId simplify_rule(Rewrite *r, const Node *n) {
    const Graph *g = r->g;
    switch (n->op) {
    case OP_add: return simplify_add(r, n);
    case OP_mul: return simplify_mul(r, n);
    case OP_sub:
        if (is_const(g, n->in[1], 0)) return if_same(r, n, n->in[0]);
        if (g->node[n->in[1]].op == OP_neg)
            return make(r, n, OP_add, 2, (NodeId[]){n->in[0], g->node[n->in[1]].in[0]});
        return factor(r, n);
    case OP_div:
        if (g->node[n->in[1]].op == OP_constant) {
            const NodeId k = make_const(r, n, 1 / g->node[n->in[1]].number);
            Node product = *n;
            product.op = OP_mul;
            product.in[0] = k;
            product.in[1] = n->in[0];
            const NodeId better = simplify_mul(r, &product);
            return better != NO_NODE ? better : make(r, n, OP_mul, 2, product.in);
        }
        return NO_NODE;
    case OP_neg:
        if (g->node[n->in[0]].op == OP_neg) return g->node[n->in[0]].in[0];
        return NO_NODE;
    case OP_where: return simplify_where(r, n);
    case OP_concat: return slices_to_whole(g, n);
    case OP_stop: // gradients have been taken
    case OP_hook:
    case OP_straight: return n->in[0];
    case OP_expand:
    case OP_reshape:
        if (same_shape(g, n->in[0], n)) return n->in[0];
        if (g->node[n->in[0]].op == n->op) {
            Node direct = *n;
            direct.in[0] = g->node[n->in[0]].in[0];
            if (same_shape(g, direct.in[0], n)) return direct.in[0];
            return intern(r, &direct);
        }
        return NO_NODE;
    default: return NO_NODE;
    }
}

// An elementwise op repeats small inputs by itself: it needs no expand in front of it, so long as
// another input still has the full shape.
static void drop_expands(Rewrite *r, Node *n) {
    for (int i = 0; i < n->n_in; i++) {
        const Node *x = &r->g->node[n->in[i]];
        if (x->op != OP_expand) continue;
        Node without = *n;
        without.in[i] = x->in[0];
        if (op_table[n->op]->shape(r->g, &without)) continue;
        if (without.rows == n->rows && shape_equal(without.shape, n->shape)) *n = without;
    }
}

static bool one_number(const Node *n) { return n->rows == 0 && shape_size(n->shape) == 1; }

// An op on numbers that are the same for the whole loop is done once: on the numbers themselves,
// without the shape they were given, and repeated afterwards.
static NodeId lift(Rewrite *r, const Node *n) {
    Node bare = *n;
    bool repeated = false;
    for (int i = 0; i < n->n_in; i++) {
        const Node *x = &r->g->node[n->in[i]];
        const bool view = x->op == OP_expand || x->op == OP_reshape;
        if (view && one_number(&r->g->node[x->in[0]])) {
            bare.in[i] = x->in[0];
            repeated = true;
        } else if (!one_number(x)) return NO_NODE;
    }
    if (!repeated) return NO_NODE;
    op_table[bare.op]->shape(r->g, &bare);
    const NodeId y = intern(r, &bare);
    if (same_shape(r->g, y, n)) return y;
    Node whole = {.op = OP_expand, .loc = n->loc, .n_in = 1, .in = {y}, .note = n->note};
    whole.backward = n->backward;
    whole.attr[0] = n->rows;
    whole.attr[1] = n->shape.rank;
    memcpy(whole.attr + 2, n->shape.dim, sizeof n->shape.dim);
    shape_like(&whole, n);
    return intern(r, &whole);
}

static NodeId rewrite_node(Rewrite *r, const Node *old) {
    Node n = *old;
    for (int i = 0; i < n.n_in; i++) n.in[i] = r->now[n.in[i]];
    NodeId result;
    if (op_table[n.op]->class == CLASS_ELEMENTWISE && n.op != OP_expand && n.op != OP_copy) {
        drop_expands(r, &n);
        if (fold_constants(r, &n, &result)) return result;
        result = lift(r, &n);
        if (result != NO_NODE) return result;
    }
    result = simplify_rule(r, &n);
    return result != NO_NODE ? result : intern(r, &n);
}

// ---------------------------------------------------------------- the pass

static bool *live_nodes(const Graph *g) {
    bool *live = arena_alloc(g->arena, g->n_nodes);
    for (int i = 0; i < g->n_outputs; i++) live[g->output[i].node] = true;
    for (int i = 0; i < g->n_grads; i++) live[g->grad[i].grad] = live[g->grad[i].param] = true;
    for (int i = 0; i < g->n_updates; i++)
        live[g->update[i].value] = live[g->update[i].param] = true;
    for (NodeId id = g->n_nodes - 1; id >= 0; id--)
        for (int i = 0; live[id] && i < g->node[id].n_in; i++) live[g->node[id].in[i]] = true;
    return live;
}

static Graph *rewrite(const Graph *old) {
    Graph *g = graph_new(old->arena, old->kind);
    Rewrite r = {.old = old, .g = g, .mask = hash_mask(4 * old->n_nodes)};
    r.now = arena_alloc(g->arena, old->n_nodes * sizeof *r.now);
    r.table = arena_alloc(g->arena, (r.mask + 1) * sizeof *r.table);
    const bool *live = live_nodes(old);
    for (NodeId id = 0; id < old->n_nodes; id++)
        r.now[id] = live[id] ? rewrite_node(&r, &old->node[id]) : NO_NODE;
    graph_ends(g, old, r.now);
    return g;
}

static bool any_dead(const Graph *g) {
    const bool *live = live_nodes(g);
    for (NodeId id = 0; id < g->n_nodes; id++)
        if (!live[id]) return true;
    return false;
}

void simplify(Compilation *c) {
    for (int i = 0; i < PROGRAMS; i++) {
        if (!c->graph[i]) continue;
        for (int before = c->graph[i]->n_nodes + 1; c->graph[i]->n_nodes < before;) {
            before = c->graph[i]->n_nodes; // each round can make more nodes dead
            c->graph[i] = rewrite(c->graph[i]);
        }
        do c->graph[i] = rewrite(c->graph[i]); // a node that nothing needs would be computed
        while (any_dead(c->graph[i]));
    }
}
