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
#include "passes/passes.h"

#include <string.h>

static Kernel *kernel_new(Graph *g, KernelKind kind, int rows, Shape domain) {
    g->kernel = arena_grow(g->arena, g->kernel, &g->cap_kernels, g->n_kernels + 1,
                           sizeof *g->kernel);
    Kernel *k = &g->kernel[g->n_kernels++];
    *k = (Kernel){.kind = kind, .rows = rows, .domain = domain, .product = NO_NODE,
                  .target = NO_NODE, .bound = NO_NODE};
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
    if (kernel->kind == KERNEL_WEIGHTS || n->bound != kernel->bound) return false;
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

typedef struct Fuse {
    Graph *g;
    Lists readers, root_readers; // of each node, and of the memory behind it
    bool *part;  // by node: it is a part of a concat
    bool *fixed; // an output, a gradient or a part of a concat: stays where it is
    bool *moved; // what sink is about to move
    int *seen;   // the last count of traffic that it was in
    int counts;  // of traffic so far
} Fuse;

static void join(Graph *g, int k, NodeId id) {
    Kernel *kernel = &g->kernel[k];
    kernel->member = arena_grow(g->arena, kernel->member, &kernel->cap_members,
                                kernel->n_members + 1, sizeof *kernel->member);
    kernel->member[kernel->n_members++] = id;
    g->node[id].kernel = k;
}

// The first kernel behind `ready` that it fits and that reads the same memory; -1: there is none.
static int find_reader(const Fuse *f, NodeId id, int ready) {
    const Graph *g = f->g;
    const Node *n = &g->node[id];
    int first = -1;
    for (int i = 0; i < n->n_in && n->rows; i++) {
        const NodeId x = node_root(g, n->in[i]);
        if (node_hoisted(g, n->in[i])) continue;
        for (int r = f->root_readers.first[x]; r < f->root_readers.first[x + 1]; r++) {
            const int k = g->node[f->root_readers.item[r]].kernel;
            if (k > ready && (first < 0 || k < first) && can_join(g, k, id, f->part)) first = k;
        }
    }
    return first;
}

static int find_kernel(const Fuse *f, NodeId id) {
    const Graph *g = f->g;
    const int ready = inputs_ready_after(g, id);
    if (ready >= 0 && can_join(g, ready, id, f->part)) return ready;
    const bool small = node_size(&g->node[id]) == 1 || class_of(g, id) == CLASS_ROWSUM;
    if (!small) return find_reader(f, id, ready);
    for (int k = ready + 1; k < g->n_kernels; k++)
        if (can_join(g, k, id, f->part)) return k;
    return -1;
}

// A kernel of its own for a node.
static void kernel_for(Graph *g, NodeId id) {
    const Node *n = &g->node[id];
    const Node *x = n->n_in ? &g->node[n->in[0]] : NULL;
    switch (class_of(g, id)) {
    case CLASS_WEIGHTS: kernel_new(g, KERNEL_WEIGHTS, 0, n->shape)->product = id; break;
    case CLASS_PRODUCT: kernel_new(g, KERNEL_PRODUCT, n->rows, n->shape)->product = id; break;
    case CLASS_ELEMENTWISE: kernel_new(g, KERNEL_MAP, n->rows, n->shape); break;
    case CLASS_ROWSUM: kernel_new(g, KERNEL_ROWSUM, x->rows, x->shape); break;
    default: kernel_new(g, KERNEL_MAP, x->rows, x->shape); break;
    }
}

static void place(Fuse *f, NodeId id) {
    Graph *g = f->g;
    g->node[id].kernel = -1;
    if (!computed(g, id)) return;
    const OpClass class = class_of(g, id);
    const bool alone = class == CLASS_WEIGHTS || class == CLASS_PRODUCT;
    int k = alone ? -1 : find_kernel(f, id);
    if (op_table[g->node[id].op]->beside) k = g->node[g->node[id].in[0]].kernel;
    if (k < 0) {
        k = g->n_kernels;
        kernel_for(g, id);
        g->kernel[k].bound = g->node[id].bound;
    }
    join(g, k, id);
}

// ---------------------------------------------------------------- step 2: sink

// Would every reader of `id` be in kernel `to` or moved there? (Reading through a view other than
// a reshape, or from a product, says no.)
static bool only_used_by(const Fuse *f, NodeId id, int to) {
    const Graph *g = f->g;
    for (int r = f->readers.first[id]; r < f->readers.first[id + 1]; r++) {
        const NodeId m = f->readers.item[r];
        const OpClass class = class_of(g, m);
        if (class == CLASS_VIEW || class == CLASS_PRODUCT || class == CLASS_WEIGHTS) return false;
        if (g->node[m].kernel != to && !f->moved[m]) return false;
    }
    return f->readers.first[id] < f->readers.first[id + 1];
}

static bool read_in(const Graph *g, const Lists *readers, NodeId x, int k) {
    for (int r = readers->first[x]; r < readers->first[x + 1]; r++)
        if (g->node[readers->item[r]].kernel == k) return true;
    return false;
}

static bool used_outside(const Fuse *f, NodeId id, int k) {
    for (int r = f->readers.first[id]; r < f->readers.first[id + 1]; r++) {
        const NodeId m = f->readers.item[r];
        if (f->g->node[m].kernel != k && !f->moved[m]) return true;
    }
    return false;
}

// Full-size loads and stores that moving the set would add, less what it would save.
static int traffic(Fuse *f, int from, int to) {
    const Graph *g = f->g;
    const Kernel *k = &g->kernel[from];
    int added = 0, saved = 0;
    f->counts++;
    for (int m = 0; m < k->n_members; m++) {
        const NodeId id = k->member[m];
        const Node *n = &g->node[id];
        if (!f->moved[id]) continue;
        saved += read_in(g, &f->readers, id, to) ? 2 : 0;
        for (int i = 0; i < n->n_in; i++) {
            const NodeId x = node_root(g, n->in[i]);
            if (f->moved[x] || f->seen[x] == f->counts || node_hoisted(g, x)) continue;
            f->seen[x] = f->counts;
            if (node_size(&g->node[x]) * 4 <= node_size(n)) continue;
            if (!read_in(g, &f->root_readers, x, to)) added++;
            if (g->node[x].kernel == from && !f->fixed[x] && !used_outside(f, x, from)) added++;
        }
    }
    return added - saved;
}

static bool sink(Fuse *f, int from, int to) {
    Graph *g = f->g;
    Kernel *k = &g->kernel[from];
    const Kernel *into = &g->kernel[to];
    bool any = false;
    for (int m = k->n_members - 1; m >= 0; m--) {
        const NodeId id = k->member[m];
        if (class_of(g, id) != CLASS_ELEMENTWISE || f->fixed[id]) continue;
        if (!fits_domain(g, id, into->rows, into->domain, f->part) || g->node[id].bound != into->bound) continue;
        if (only_used_by(f, id, to)) any = f->moved[id] = true;
    }
    const bool pays = any && traffic(f, from, to) <= 0;
    int stay = 0;
    for (int m = 0; m < k->n_members; m++) {
        const NodeId id = k->member[m];
        if (f->moved[id] && pays) join(g, to, id);
        else k->member[stay++] = id;
        f->moved[id] = false;
    }
    k->n_members = stay;
    return pays;
}

// Kernels that make what a member of `to` reads: nothing can sink from any other.
static void mark_sources(const Graph *g, int to, bool *source) {
    const Kernel *k = &g->kernel[to];
    for (int m = 0; m < k->n_members; m++) {
        const Node *n = &g->node[k->member[m]];
        for (int i = 0; i < n->n_in; i++) {
            const int from = g->node[n->in[i]].kernel;
            if (from >= 0) source[from] = true;
        }
    }
}

static void sink_all(Fuse *f) {
    Graph *g = f->g;
    bool *source = arena_alloc(g->arena, (size_t)g->n_kernels + 1);
    for (int to = g->n_kernels - 1; to > 0; to--) {
        if (g->kernel[to].kind == KERNEL_WEIGHTS) continue;
        memset(source, 0, (size_t)g->n_kernels);
        mark_sources(g, to, source);
        for (int from = to - 1; from >= 0; from--)
            if (source[from] && g->kernel[from].kind != KERNEL_WEIGHTS && sink(f, from, to))
                mark_sources(g, to, source);
    }
}

// ---------------------------------------------------------------- step 3: bias

// rowsum(dy) beside x^T dy: the kernel has dy in hand already.
static void join_bias(const Fuse *f) {
    Graph *g = f->g;
    for (NodeId id = 0; id < g->n_nodes; id++) {
        Node *n = &g->node[id];
        if (n->op != OP_rowsum || n->bound != NO_NODE || f->readers.first[id] < f->readers.first[id + 1]) continue;
        const NodeId dy = n->in[0];
        if (g->node[dy].shape.rank != 1 || g->node[dy].kernel == n->kernel) continue;
        for (int r = f->readers.first[dy]; r < f->readers.first[dy + 1]; r++) {
            const Node *w = &g->node[f->readers.item[r]];
            if (w->op == OP_matmul_w && w->in[1] == dy) n->kernel = w->kernel;
        }
    }
}

// ---------------------------------------------------------------- the pass

// Drops empty kernels and lists the members of the others in order.
static void number_kernels(Graph *g) {
    int *now = arena_alloc(g->arena, (g->n_kernels + 1) * sizeof *now);
    bool *used = arena_alloc(g->arena, g->n_kernels + 1);
    for (NodeId id = 0; id < g->n_nodes; id++)
        if (g->node[id].kernel >= 0) used[g->node[id].kernel] = true;
    int n = 0;
    for (int k = 0; k < g->n_kernels; k++) {
        now[k] = n;
        g->kernel[k].n_members = 0;
        if (used[k]) g->kernel[n++] = g->kernel[k];
    }
    g->n_kernels = n;
    for (NodeId id = 0; id < g->n_nodes; id++)
        if (g->node[id].kernel >= 0) join(g, now[g->node[id].kernel], id);
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
    const size_t n = (size_t)g->n_nodes;
    Fuse f = {.g = g, .readers = graph_readers(g), .root_readers = graph_root_readers(g)};
    f.part = arena_alloc(g->arena, n);
    f.fixed = arena_alloc(g->arena, n);
    f.moved = arena_alloc(g->arena, n);
    f.seen = arena_alloc(g->arena, n * sizeof *f.seen);
    for (NodeId id = 0; id < g->n_nodes; id++)
        for (int i = 0; g->node[id].op == OP_concat && i < g->node[id].n_in; i++)
            f.part[g->node[id].in[i]] = f.fixed[g->node[id].in[i]] = true;
    for (int i = 0; i < g->n_outputs; i++) f.fixed[node_root(g, g->output[i].node)] = true;
    for (int i = 0; i < g->n_grads; i++) f.fixed[node_root(g, g->grad[i].grad)] = true;
    for (int i = 0; i < g->n_updates; i++) f.fixed[node_root(g, g->update[i].value)] = true;
    for (NodeId id = 0; id < g->n_nodes; id++) {
        g->kernels_unfused += computed(g, id);
        place(&f, id);
    }
    sink_all(&f);
    join_bias(&f);
    number_kernels(g);
    fuse_verify(g, f.part);
}

void fuse(Compilation *c) {
    for (int i = 0; i < PROGRAMS; i++)
        if (c->graph[i]) fuse_graph(c->graph[i]);
}
