// plan.c -- buffers and their place in the arena.
// In:  a fused graph.  Out: every value that outlives its loop iteration has a buffer, an offset in
// it and a pitch; buffers whose lifetimes do not meet share memory, and a result may take the place of
// what it is computed from. The arena's size is a constant.
#include "passes/passes.h"

#include <stdlib.h>
#include <string.h>

int buffer_new(Graph *g, BufferKind kind, size_t size, int first) {
    g->buffer = arena_grow(g->arena, g->buffer, &g->cap_buffers, g->n_buffers + 1,
                           sizeof *g->buffer);
    g->buffer[g->n_buffers] =
        (Buffer){.kind = kind, .size = (size + 15) / 16 * 16, .first = first, .last = first, .over = -1};
    return g->n_buffers++;
}

int last_dim(const Node *n) { return n->shape.rank ? n->shape.dim[n->shape.rank - 1] : 1; }

// ---------------------------------------------------------------- who needs memory?

static bool in_memory(const Graph *g, NodeId id, const bool *fixed, const Lists *readers) {
    const Node *n = &g->node[id];
    if (n->op == OP_input || n->op == OP_param) return true;
    if (n->kernel < 0) return n->op == OP_concat;
    const OpClass class = op_table[n->op]->class;
    if (fixed[id] || class == CLASS_REDUCE || class == CLASS_ROWSUM) return true;
    for (int r = readers->first[id]; r < readers->first[id + 1]; r++) {
        const Node *m = &g->node[readers->item[r]];
        if (op_table[m->op]->class != CLASS_VIEW && m->kernel != n->kernel) return true;
    }
    return false;
}

void set_place(Graph *g, NodeId id, int buffer, int offset, int pitch) {
    Node *n = &g->node[id];
    n->buffer = buffer;
    n->offset = offset;
    n->pitch = pitch;
    if (n->op != OP_concat) return;
    for (int i = 0; i < n->n_in; i++) { // the parts lie side by side in the whole
        const NodeId x = g->node[id].in[i];
        set_place(g, x, buffer, offset, pitch);
        offset += last_dim(&g->node[x]);
    }
}

static void give_buffers(Graph *g, int batch) {
    bool *fixed = arena_alloc(g->arena, g->n_nodes);
    const Lists readers = graph_root_readers(g);
    for (int i = 0; i < g->n_outputs; i++) fixed[node_root(g, g->output[i].node)] = true;
    for (NodeId id = 0; id < g->n_nodes; id++) g->node[id].buffer = -1;
    for (int i = 0; i < g->n_grads; i++) {
        const NodeId root = node_root(g, g->grad[i].grad);
        const Node *p = &g->node[g->grad[i].param];
        const int b = buffer_new(g, BUFFER_GRAD, node_size(p), 0);
        g->buffer[b].offset = (size_t)p->attr[0];
        fixed[root] = true;
        set_place(g, root, b, 0, last_dim(&g->node[root]));
    }
    for (int i = 0; i < g->n_updates; i++) { // written where the parameter is read
        const NodeId root = node_root(g, g->update[i].value);
        const int b = buffer_new(g, BUFFER_PARAM, node_size(&g->node[root]), 0);
        g->buffer[b].offset = (size_t)g->node[g->update[i].param].attr[0];
        fixed[root] = true;
        set_place(g, root, b, 0, last_dim(&g->node[root]));
    }
    for (NodeId id = g->n_nodes - 1; id >= 0; id--) { // concats before their parts
        Node *n = &g->node[id];
        if (n->buffer >= 0 || !in_memory(g, id, fixed, &readers)) continue;
        const BufferKind kind = n->op == OP_param ? BUFFER_PARAM : BUFFER_ARENA;
        const size_t size = node_size(n) * (n->rows ? (size_t)batch : 1);
        const int b = buffer_new(g, kind, size, 0);
        if (n->op == OP_param) g->buffer[b].offset = (size_t)n->attr[0];
        set_place(g, id, b, 0, last_dim(&g->node[id]));
    }
    for (NodeId id = 0; id < g->n_nodes; id++) { // views, from their inputs
        Node *n = &g->node[id];
        if (n->op == OP_iota) n->pitch = last_dim(n);
        if (!node_dense_view(g, id) && n->op != OP_slice) continue;
        const Node *x = &g->node[n->in[0]];
        n->buffer = x->buffer;
        n->offset = x->offset + (n->op == OP_slice ? n->attr[0] : 0);
        n->pitch = n->op == OP_slice ? x->pitch : last_dim(n);
    }
}

// A product accumulates where its result is kept, or in the place of a value of the same layout
// that its kernel stores; if there is none, panel by panel in scratch.
static void give_target(Graph *g, int index, const Cut *cut) {
    Kernel *k = &g->kernel[index];
    if (k->product == NO_NODE) return;
    k->target = k->product;
    Node *p = &g->node[k->product];
    if (p->buffer >= 0) return;
    for (int i = 0; i < k->n_members; i++) {
        const Node *m = &g->node[k->member[i]];
        if (m->buffer < 0 || op_table[m->op]->class != CLASS_ELEMENTWISE) continue;
        if (m->rows != p->rows || shape_size(m->shape) != shape_size(p->shape)) continue;
        if (m->pitch != last_dim(m) && !shape_equal(m->shape, p->shape)) continue;
        k->target = k->member[i];
        return;
    }
    if (p->rows) {
        inplace_scratch(g, index, cut);
        return;
    }
    set_place(g, k->product, buffer_new(g, BUFFER_ARENA, node_size(p), index), 0, last_dim(p));
}

// ---------------------------------------------------------------- lifetimes

static void extend(Graph *g, NodeId id, int kernel) {
    const int b = g->node[id].buffer;
    if (b < 0) return;
    if (kernel < g->buffer[b].first) g->buffer[b].first = kernel;
    if (kernel > g->buffer[b].last) g->buffer[b].last = kernel;
}

// Of each kernel, the last of those from it on that are cut into the same panels: they may take a panel one
// after the other (schedule.c), if what all panels of one read is not written over by the next.
static int *same_panels(const Graph *g, const Cut *cut) {
    int *last = arena_alloc(g->arena, ((size_t)g->n_kernels + 1) * sizeof *last);
    for (int k = g->n_kernels - 1, next = 0; k >= 0; k--) {
        const int panel = kernel_panel(g, k, cut);
        last[k] = panel && panel == next ? last[k + 1] : k;
        next = panel;
    }
    return last;
}

static void find_lifetimes(Graph *g, const Cut *cut) {
    const int *panels_end = same_panels(g, cut);
    for (int i = 0; i < g->n_buffers; i++) {
        g->buffer[i].first = g->n_kernels;
        g->buffer[i].last = -1;
    }
    for (NodeId id = 0; id < g->n_nodes; id++) {
        const Node *n = &g->node[id];
        if (n->op == OP_input) extend(g, id, -1);
        if (n->op == OP_input && program_steps(g->kind)) extend(g, id, g->n_kernels); // states are filled from outputs
        if (n->kernel < 0) continue;
        extend(g, id, n->kernel);
        for (int i = 0; i < n->n_in; i++) {
            const bool all = g->node[n->in[i]].rows == 0; // each panel reads all of it
            extend(g, n->in[i], all ? panels_end[n->kernel] : n->kernel);
        }
    }
    for (int k = 0; k < g->n_kernels; k++) {
        if (g->kernel[k].target != NO_NODE) extend(g, g->kernel[k].target, k);
        if (g->kernel[k].bound != NO_NODE) extend(g, g->kernel[k].bound, k);
    }
    for (int i = 0; i < g->n_outputs; i++) extend(g, g->output[i].node, g->n_kernels);
}

// Where all of it is small, memory is not worth what sharing it costs: a kernel that writes where another
// still reads has to wait for it. Then nothing dies.
#define SMALL_ARENA 131072 // reals: 512 KB, half of a core's L2

static void keep_small(Graph *g, MemoryKind kind) {
    size_t all = 0;
    for (int i = 0; i < g->n_buffers; i++)
        if (g->buffer[i].kind == BUFFER_ARENA) all += g->buffer[i].size;
    if (kind == MEMORY_SHARED || (kind == MEMORY_STANDARD && all > SMALL_ARENA)) return;
    for (int i = 0; i < g->n_buffers; i++) g->buffer[i].last = g->n_kernels;
}

// ---------------------------------------------------------------- offsets

static const Buffer *sort_base;

static int larger_first(const void *a, const void *b) {
    const Buffer *x = &sort_base[*(const int *)a], *y = &sort_base[*(const int *)b];
    if (x->size != y->size) return x->size < y->size ? 1 : -1;
    return *(const int *)a - *(const int *)b;
}

static bool meet(const Buffer *a, const Buffer *b) {
    return a->first <= b->last && b->first <= a->last;
}

// Greedy by size: the largest first, each at the lowest place that is free during its life
// (Pisarchyk and Lee 2020, "Efficient memory management for deep neural net inference").
static void give_offsets(Graph *g) {
    int *order = arena_alloc(g->arena, (g->n_buffers + 1) * sizeof *order);
    int n = 0;
    for (int i = 0; i < g->n_buffers; i++) {
        Buffer *b = &g->buffer[i];
        if (b->kind != BUFFER_ARENA) continue;
        g->arena_naive += b->size;
        if (b->over < 0) order[n++] = i;
        else if (inplace_root(g, i)->last < b->last) inplace_root(g, i)->last = b->last;
    }
    sort_base = g->buffer;
    qsort(order, n, sizeof *order, larger_first);
    for (int i = 0; i < n; i++) { // order[0..i) have their places, and stand in the order of these
        const int own = order[i];
        Buffer *b = &g->buffer[own];
        b->offset = 0;
        for (int j = 0; j < i; j++) {
            const Buffer *o = &g->buffer[order[j]];
            if (b->offset + b->size <= o->offset) break; // so do all behind it
            if (meet(b, o) && b->offset < o->offset + o->size) b->offset = o->offset + o->size;
        }
        int at = i;
        for (; at > 0 && g->buffer[order[at - 1]].offset > b->offset; at--) order[at] = order[at - 1];
        order[at] = own;
        if (b->offset + b->size > g->arena_reals) g->arena_reals = b->offset + b->size;
    }
    for (int i = 0; i < g->n_buffers; i++)
        if (g->buffer[i].over >= 0) g->buffer[i].offset = inplace_root(g, i)->offset;
}

static int by_place(const void *a, const void *b) {
    const Buffer *x = &sort_base[*(const int *)a], *y = &sort_base[*(const int *)b];
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    if (x->offset != y->offset) return x->offset < y->offset ? -1 : 1;
    return *(const int *)a - *(const int *)b;
}

static void plan_verify(Graph *g) {
    const int n = g->n_buffers;
    int *order = arena_alloc(g->arena, ((size_t)n + 1) * sizeof *order);
    for (int i = 0; i < n; i++) order[i] = i;
    sort_base = g->buffer;
    qsort(order, (size_t)n, sizeof *order, by_place);
    for (int i = 0; i < n; i++)
        for (int j = i + 1; j < n; j++) {
            const Buffer *a = &g->buffer[order[i]], *b = &g->buffer[order[j]];
            if (a->kind != BUFFER_ARENA || b->kind != BUFFER_ARENA || b->offset >= a->offset + a->size) break;
            if (meet(a, b) && inplace_root(g, order[i]) != inplace_root(g, order[j])) // see inplace_results
                die("plan: buffers %d and %d overlap", order[i], order[j]);
        }
}

void plan(Compilation *c) {
    for (int i = 0; i < PROGRAMS; i++) {
        Graph *g = c->graph[i];
        if (!g) continue;
        const Cut cut = cut_batch(c);
        g->tiles = c->tuning.tiles;
        g->batch = c->model->batch;
        give_buffers(g, c->model->batch);
        for (int k = 0; k < g->n_kernels; k++) give_target(g, k, &cut);
        find_lifetimes(g, &cut);
        keep_small(g, c->tuning.memory);
        inplace_results(g, &cut);
        give_offsets(g);
        for (NodeId id = g->n_nodes - 1; id >= 0; id--)
            if (g->node[id].buffer >= 0) g->buffer[g->node[id].buffer].node = id;
        plan_verify(g);
    }
}
