// inplace.c -- results that take the place of what they are computed from.
// In:  buffers with lifetimes.  Out: buffer->over is set; products that would accumulate in such a place
// accumulate in the thread's scratch.
//
// A kernel works panel by panel: the product reads its rows of x first, then the loops go through the
// panel value by value. So what the loops write may lie where a value lies that the kernel is the last
// to read, if the loops read it at the same place only: each value is read, then written over.
#include "passes/passes.h"

void inplace_scratch(Graph *g, int index, const Cut *cut) {
    const NodeId product = g->kernel[index].product;
    const size_t panel = node_size(&g->node[product]) * (size_t)kernel_panel(g, index, cut);
    const int b = buffer_new(g, BUFFER_SCRATCH, panel, index);
    g->buffer[b].offset = (kernel_product_scratch(g, index, cut) + 15) / 16 * 16;
    set_place(g, product, b, 0, last_dim(&g->node[product]));
    g->kernel[index].target = product;
}

Buffer *inplace_root(Graph *g, int buffer) {
    while (g->buffer[buffer].over >= 0) buffer = g->buffer[buffer].over;
    return &g->buffer[buffer];
}

// Does the kernel read x only where it writes y?
static bool read_in_step(const Graph *g, int index, NodeId y, int x) {
    const Kernel *k = &g->kernel[index];
    for (int m = 0; m < k->n_members; m++) {
        const Node *n = &g->node[k->member[m]];
        for (int i = 0; i < n->n_in; i++) {
            const Node *in = &g->node[n->in[i]];
            if (in->buffer != x) continue;
            if (in->rows != k->rows) return false; // rows of other panels
            if (k->member[m] == k->product) continue; // done with the panel when the loops begin
            if (!loops_in_step(g, k, n->in[i], y)) return false;
        }
    }
    return true;
}

typedef struct Reuse {
    Graph *g;
    Lists ending; // of each kernel: the buffers that it is the last to read
    bool *taken;  // by buffer: a result has its place
    int *weights; // by buffer: the first kernel of a weight gradient that reads it; n_kernels: none does
} Reuse;

static Reuse reuse_new(Graph *g) {
    const size_t n = (size_t)g->n_buffers + 1;
    Reuse r = {.g = g, .taken = arena_alloc(g->arena, n)};
    int *last = arena_alloc(g->arena, n * sizeof *last);
    r.weights = arena_alloc(g->arena, n * sizeof *r.weights);
    for (int x = 0; x < g->n_buffers; x++) {
        const Buffer *b = &g->buffer[x];
        last[x] = b->kind == BUFFER_ARENA && b->last < g->n_kernels ? b->last : -1;
        r.weights[x] = g->n_kernels;
    }
    r.ending = lists_by(g->arena, g->n_kernels, last, g->n_buffers);
    for (int k = g->n_kernels - 1; k >= 0; k--) {
        if (g->kernel[k].kind != KERNEL_WEIGHTS) continue;
        const Node *w = &g->node[g->kernel[k].product];
        for (int i = 0; i < w->n_in; i++)
            if (g->node[w->in[i]].buffer >= 0) r.weights[g->node[w->in[i]].buffer] = k;
    }
    return r;
}

// A weight gradient that reads x would have to be done before the kernel, which could then not go through
// its panels together with its neighbours (schedule.c). What does not fit a core's cache is worth that.
#define LARGE_BUFFER (128 * 1024) // reals

static bool holds_up(const Reuse *r, int index, int x) {
    return r->g->buffer[x].size < LARGE_BUFFER && r->weights[x] < index;
}

// The buffer that y can take over in this kernel, or -1.
static int find_place(const Reuse *r, int index, NodeId y) {
    const Graph *g = r->g;
    const Buffer *own = &g->buffer[g->node[y].buffer];
    for (int e = r->ending.first[index]; e < r->ending.first[index + 1]; e++) {
        const int x = r->ending.item[e];
        const Buffer *b = &g->buffer[x];
        if (b->first == index || b->size != own->size || r->taken[x] || holds_up(r, index, x)) continue;
        if (read_in_step(g, index, y, x)) return x;
    }
    return -1;
}

// A whole buffer that the kernel's loops fill, and not a part of something wider.
static bool fills_buffer(const Graph *g, int index, NodeId y, int batch) {
    const Node *n = &g->node[y];
    if (n->buffer < 0 || op_table[n->op]->class != CLASS_ELEMENTWISE) return false;
    const Buffer *b = &g->buffer[n->buffer];
    if (b->kind != BUFFER_ARENA || b->first != index || n->pitch != last_dim(n)) return false;
    return (node_size(n) * (size_t)batch + 15) / 16 * 16 == b->size;
}

void inplace_results(Graph *g, const Cut *cut) {
    Reuse r = reuse_new(g);
    for (int index = 0; index < g->n_kernels; index++) {
        const Kernel *k = &g->kernel[index];
        if (!k->rows || (k->kind != KERNEL_MAP && k->kind != KERNEL_PRODUCT)) continue;
        if (kernel_by_columns(g, k, cut)) continue; // its tiles read all rows
        for (int m = 0; m < k->n_members; m++) {
            const NodeId y = k->member[m];
            if (!fills_buffer(g, index, y, cut->batch)) continue;
            const int x = find_place(&r, index, y);
            if (x < 0) continue;
            g->buffer[g->node[y].buffer].over = x;
            r.taken[x] = true;
            if (k->target == y) inplace_scratch(g, index, cut);
        }
    }
}
