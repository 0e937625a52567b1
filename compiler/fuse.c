// fuse.c -- groups nodes into kernels.
// In:  a legal graph.  Out: node->kernel is set and g->kernel lists the kernels in an order in
// which they can run; nothing else changes.
//
// Three steps. Place: in topological order, each node joins the kernel of its inputs if the loops
// fit, or one that already reads the same memory, or starts a new one. Sink: elementwise nodes that
// only one later kernel uses move there when that saves memory traffic, so that the forward pass
// does not store what the backward pass can compute as it goes. Bias: sums over the batch of what a
// weight gradient reads anyway move into that kernel.
// Never fuses across a reduction: the full loop must end first.
#include "vaec.h"

#include <string.h>

static Kernel *kernel_new(Graph *g, KernelKind kind, int rows, Shape domain) {
    g->kernel = arena_grow(g->arena, g->kernel, &g->cap_kernels, g->n_kernels + 1,
                           sizeof *g->kernel);
    Kernel *k = &g->kernel[g->n_kernels++];
    *k = (Kernel){.kind = kind, .rows = rows, .domain = domain, .product = NO_NODE,
                  .target = NO_NODE};
    return k;
}

static OpClass class_of(const Graph *g, NodeId id) { return op_table[g->node[id].op]->class; }

static bool computed(const Graph *g, NodeId id) { // by a kernel of its own or another's
    const OpClass class = class_of(g, id);
    return class != CLASS_LEAF && class != CLASS_VIEW && !node_hoisted(g, id);
}

// The last kernel that must be done before a node that reads x; concats need all their parts.
static int ready_after(const Graph *g, NodeId x) {
    x = node_root(g, x);
    if (g->node[x].op != OP_concat) return g->node[x].kernel;
    int last = -1;
    for (int i = 0; i < g->node[x].n_in; i++) {
        const int k = ready_after(g, g->node[x].in[i]);
        if (k > last) last = k;
    }
    return last;
}

static int inputs_ready_after(const Graph *g, NodeId id) {
    int last = -1;
    for (int i = 0; i < g->node[id].n_in; i++) {
        const int k = ready_after(g, g->node[id].in[i]);
        if (k > last) last = k;
    }
    return last;
}

// ---------------------------------------------------------------- do the loops fit?

// Values that lie densely one after the other, so that their shape does not matter to a loop.
static bool dense_place(const Graph *g, NodeId x, const bool *part) {
    for (; node_dense_view(g, x); x = g->node[x].in[0])
        if (part[x]) return false;
    return g->node[x].op != OP_slice && !part[x];
}

static bool same_size(const Node *n, int rows, Shape domain) {
    return n->rows == rows && shape_size(n->shape) == shape_size(domain);
}

// May `id` be computed in a loop over rows * domain? Either its shape is the domain, or it is as
// large and all it reads and writes is dense or one number per row.
static bool fits_domain(const Graph *g, NodeId id, int rows, Shape domain, const bool *part) {
    const Node *n = &g->node[id];
    if (!same_size(n, rows, domain)) return false;
    if (shape_equal(n->shape, domain)) return true;
    if (!dense_place(g, id, part)) return false;
    for (int i = 0; i < n->n_in; i++) {
        const Node *x = &g->node[n->in[i]];
        if (shape_size(x->shape) == 1) continue;
        if (!same_size(x, rows, domain) || !dense_place(g, n->in[i], part)) return false;
    }
    return true;
}

// May x, computed inside kernel k, be read there in the same iteration that computes it?
static bool same_iteration(const Graph *g, int k, NodeId x) {
    const Kernel *kernel = &g->kernel[k];
    NodeId root = x;
    while (g->node[root].op == OP_reshape) root = g->node[root].in[0];
    const OpClass class = class_of(g, root);
    if (class != CLASS_ELEMENTWISE && root != kernel->product) return false;
    return same_size(&g->node[root], kernel->rows, kernel->domain);
}

static bool can_join(const Graph *g, int k, NodeId id, const bool *part) {
    const Kernel *kernel = &g->kernel[k];
    const OpClass class = class_of(g, id);
    const Node *n = &g->node[id];
    if (kernel->kind == KERNEL_WEIGHTS) return false;
    if (kernel->product != NO_NODE && op_table[g->node[kernel->product].op]->tiles) return false;
    if (kernel->kind == KERNEL_ROWSUM && class != CLASS_ELEMENTWISE && class != CLASS_ROWSUM)
        return false;
    if (kernel->kind != KERNEL_ROWSUM && class == CLASS_ROWSUM) return false;
    if (class == CLASS_ELEMENTWISE) {
        if (!fits_domain(g, id, kernel->rows, kernel->domain, part)) return false;
    } else {
        const Node *x = &g->node[n->in[0]];
        if (!same_size(x, kernel->rows, kernel->domain)) return false;
        if (!shape_equal(x->shape, kernel->domain)) {
            const bool all = class == CLASS_REDUCE && shape_size(n->shape) == 1;
            if (!all || !dense_place(g, n->in[0], part)) return false;
        }
    }
    for (int i = 0; i < n->n_in; i++) {
        const int ready = ready_after(g, n->in[i]);
        if (ready > k || (ready == k && !same_iteration(g, k, n->in[i]))) return false;
    }
    return true;
}

// ---------------------------------------------------------------- step 1: place

static bool reads_same(const Graph *g, int k, NodeId id) {
    for (NodeId m = 0; m < g->n_nodes; m++) {
        if (g->node[m].kernel != k) continue;
        for (int i = 0; i < g->node[m].n_in; i++)
            for (int j = 0; j < g->node[id].n_in; j++)
                if (!node_hoisted(g, g->node[id].in[j]) && g->node[id].rows &&
                    node_root(g, g->node[m].in[i]) == node_root(g, g->node[id].in[j]))
                    return true;
    }
    return false;
}

static int find_kernel(const Graph *g, NodeId id, const bool *part) {
    const int ready = inputs_ready_after(g, id);
    for (int k = ready < 0 ? 0 : ready; k < g->n_kernels; k++) {
        if (!can_join(g, k, id, part)) continue;
        const bool small = node_size(&g->node[id]) == 1 || class_of(g, id) == CLASS_ROWSUM;
        if (k == ready || small || reads_same(g, k, id)) return k;
    }
    return -1;
}

static void place(Graph *g, NodeId id, const bool *part) {
    Node *n = &g->node[id];
    n->kernel = -1;
    if (!computed(g, id)) return;
    if (class_of(g, id) == CLASS_WEIGHTS) {
        n->kernel = g->n_kernels;
        kernel_new(g, KERNEL_WEIGHTS, 0, n->shape)->product = id;
        return;
    }
    if (class_of(g, id) == CLASS_PRODUCT) {
        n->kernel = g->n_kernels;
        kernel_new(g, KERNEL_PRODUCT, n->rows, n->shape)->product = id;
        return;
    }
    n->kernel = find_kernel(g, id, part);
    if (n->kernel >= 0) return;
    n->kernel = g->n_kernels;
    if (class_of(g, id) == CLASS_ELEMENTWISE) {
        kernel_new(g, KERNEL_MAP, n->rows, n->shape);
    } else {
        const Node *x = &g->node[n->in[0]];
        kernel_new(g, class_of(g, id) == CLASS_ROWSUM ? KERNEL_ROWSUM : KERNEL_MAP, x->rows,
                   x->shape);
    }
}

// ---------------------------------------------------------------- step 2: sink

typedef struct Users { // of every node: kernels that read it, through views
    bool *fixed;       // an output, a gradient or a part of a concat: stays where it is
    const bool *part;
} Users;

// Would every reader of `id` be in kernel `to` or among `moved`? (Reading through a view other than
// a reshape, or from a product, says no.)
static bool only_used_by(const Graph *g, NodeId id, int to, const bool *moved) {
    bool used = false;
    for (NodeId m = id + 1; m < g->n_nodes; m++)
        for (int i = 0; i < g->node[m].n_in; i++) {
            if (g->node[m].in[i] != id) continue;
            used = true;
            const OpClass class = class_of(g, m);
            if (class == CLASS_VIEW || class == CLASS_PRODUCT || class == CLASS_WEIGHTS)
                return false;
            if (g->node[m].kernel != to && !moved[m]) return false;
        }
    return used;
}

static bool kernel_reads(const Graph *g, int k, NodeId x) {
    for (NodeId m = 0; m < g->n_nodes; m++)
        if (g->node[m].kernel == k)
            for (int i = 0; i < g->node[m].n_in; i++)
                if (node_root(g, g->node[m].in[i]) == node_root(g, x)) return true;
    return false;
}

static bool used_outside(const Graph *g, NodeId id, int k, const bool *moved) {
    for (NodeId m = id + 1; m < g->n_nodes; m++)
        for (int i = 0; i < g->node[m].n_in; i++)
            if (g->node[m].in[i] == id && (g->node[m].kernel != k) && !moved[m]) return true;
    return false;
}

// Full-size loads and stores that moving the set would add, less what it would save.
static int traffic(const Graph *g, int from, int to, const bool *moved, const Users *u) {
    int added = 0, saved = 0;
    bool *seen = arena_alloc(g->arena, g->n_nodes);
    for (NodeId id = 0; id < g->n_nodes; id++) {
        if (!moved[id]) continue;
        bool crosses = false;
        for (NodeId m = id + 1; m < g->n_nodes; m++)
            for (int i = 0; i < g->node[m].n_in; i++)
                crosses |= g->node[m].in[i] == id && g->node[m].kernel == to;
        saved += crosses ? 2 : 0;
        for (int i = 0; i < g->node[id].n_in; i++) {
            const NodeId x = node_root(g, g->node[id].in[i]);
            if (moved[x] || seen[x] || node_hoisted(g, x)) continue;
            seen[x] = true;
            if (node_size(&g->node[x]) * 4 <= node_size(&g->node[id])) continue;
            if (!kernel_reads(g, to, x)) added++;
            if (g->node[x].kernel == from && !u->fixed[x] && !used_outside(g, x, from, moved))
                added++;
        }
    }
    return added - saved;
}

static bool sink(Graph *g, int from, int to, const Users *u) {
    bool *moved = arena_alloc(g->arena, g->n_nodes);
    bool any = false;
    for (NodeId id = g->n_nodes - 1; id >= 0; id--) {
        Node *n = &g->node[id];
        if (n->kernel != from || class_of(g, id) != CLASS_ELEMENTWISE || u->fixed[id]) continue;
        const Kernel *k = &g->kernel[to];
        if (!fits_domain(g, id, k->rows, k->domain, u->part)) continue;
        if (only_used_by(g, id, to, moved)) any = moved[id] = true;
    }
    if (!any || traffic(g, from, to, moved, u) > 0) return false;
    for (NodeId id = 0; id < g->n_nodes; id++)
        if (moved[id]) g->node[id].kernel = to;
    return true;
}

// Kernels that make what a member of `to` reads: nothing can sink from any other.
static void mark_sources(const Graph *g, int to, bool *source) {
    for (NodeId m = 0; m < g->n_nodes; m++) {
        if (g->node[m].kernel != to) continue;
        for (int i = 0; i < g->node[m].n_in; i++) {
            const int from = g->node[g->node[m].in[i]].kernel;
            if (from >= 0) source[from] = true;
        }
    }
}

static void sink_all(Graph *g, const Users *u) {
    bool *source = arena_alloc(g->arena, (size_t)g->n_kernels + 1);
    for (int to = g->n_kernels - 1; to > 0; to--) {
        if (g->kernel[to].kind == KERNEL_WEIGHTS) continue;
        memset(source, 0, (size_t)g->n_kernels);
        mark_sources(g, to, source);
        for (int from = to - 1; from >= 0; from--)
            if (source[from] && g->kernel[from].kind != KERNEL_WEIGHTS && sink(g, from, to, u))
                mark_sources(g, to, source);
    }
}

// ---------------------------------------------------------------- step 3: bias

static bool has_reader(const Graph *g, NodeId id) {
    for (NodeId m = id + 1; m < g->n_nodes; m++)
        for (int i = 0; i < g->node[m].n_in; i++)
            if (g->node[m].in[i] == id) return true;
    return false;
}

// rowsum(dy) beside x^T dy: the kernel has dy in hand already.
static void join_bias(Graph *g) {
    for (NodeId id = 0; id < g->n_nodes; id++) {
        const Node *n = &g->node[id];
        if (n->op != OP_rowsum || has_reader(g, id) || g->node[n->in[0]].shape.rank != 1) continue;
        for (int k = 0; k < g->n_kernels; k++) {
            if (g->kernel[k].kind != KERNEL_WEIGHTS) continue;
            const Node *w = &g->node[g->kernel[k].product];
            if (w->op != OP_matmul_w) continue;
            if (w->in[1] == n->in[0] && g->node[n->in[0]].kernel != n->kernel)
                g->node[id].kernel = k;
        }
    }
}

// ---------------------------------------------------------------- the pass

// Drops empty kernels and fills in the member lists.
static void number_kernels(Graph *g) {
    int *now = arena_alloc(g->arena, (g->n_kernels + 1) * sizeof *now);
    bool *used = arena_alloc(g->arena, g->n_kernels + 1);
    for (NodeId id = 0; id < g->n_nodes; id++)
        if (g->node[id].kernel >= 0) used[g->node[id].kernel] = true;
    int n = 0;
    for (int k = 0; k < g->n_kernels; k++) {
        now[k] = n;
        if (used[k]) g->kernel[n++] = g->kernel[k];
    }
    g->n_kernels = n;
    for (NodeId id = 0; id < g->n_nodes; id++) {
        if (g->node[id].kernel < 0) continue;
        Kernel *k = &g->kernel[g->node[id].kernel = now[g->node[id].kernel]];
        k->member = arena_grow(g->arena, k->member, &k->cap_members, k->n_members + 1,
                               sizeof *k->member);
        k->member[k->n_members++] = id;
    }
}

static void fuse_verify(const Graph *g, const bool *part) {
    for (NodeId id = 0; id < g->n_nodes; id++) {
        const Node *n = &g->node[id];
        if (computed(g, id) != (n->kernel >= 0)) die("fuse: node %d has no kernel", id);
        if (n->kernel < 0 || id == g->kernel[n->kernel].product) continue;
        if (g->kernel[n->kernel].kind == KERNEL_WEIGHTS) continue;
        if (!can_join(g, n->kernel, id, part)) die("fuse: node %d does not fit its kernel", id);
    }
}

static void fuse_graph(Graph *g) {
    bool *part = arena_alloc(g->arena, g->n_nodes);
    Users u = {.fixed = arena_alloc(g->arena, g->n_nodes), .part = part};
    for (NodeId id = 0; id < g->n_nodes; id++)
        for (int i = 0; g->node[id].op == OP_concat && i < g->node[id].n_in; i++)
            part[g->node[id].in[i]] = u.fixed[g->node[id].in[i]] = true;
    for (int i = 0; i < g->n_outputs; i++) u.fixed[node_root(g, g->output[i].node)] = true;
    for (int i = 0; i < g->n_grads; i++) u.fixed[node_root(g, g->grad[i].grad)] = true;
    for (int i = 0; i < g->n_updates; i++) u.fixed[node_root(g, g->update[i].value)] = true;
    for (NodeId id = 0; id < g->n_nodes; id++) {
        g->kernels_unfused += computed(g, id);
        place(g, id, part);
    }
    sink_all(g, &u);
    join_bias(g);
    number_kernels(g);
    fuse_verify(g, part);
}

void fuse(Compilation *c) {
    for (int i = 0; i < PROGRAMS; i++)
        if (c->graph[i]) fuse_graph(c->graph[i]);
}
