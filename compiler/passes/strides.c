// strides.c -- the loop nest of a kernel: how far each operand moves with each loop.
// Every operand is an affine function of the loop variables: a stride for the row and one for each
// dimension, 0 where it repeats. Adjacent loops merge when that holds for every operand, so most
// kernels end as one row loop and one long inner loop that the C compiler vectorizes.
#include "passes/passes.h"

static Operand operand_of(const Graph *g, const Kernel *k, NodeId id) {
    const Node *n = &g->node[id];
    Operand op = {.node = id};
    const Shape s = n->shape, d = k->domain;
    long whole = n->pitch; // from one row of the batch to the next
    for (int i = 0; i + 1 < s.rank; i++) whole *= s.dim[i];
    op.row = n->rows ? whole : 0;
    if (shape_size(s) == 1) return op;
    if (shape_size(s) == shape_size(d) && !shape_equal(s, d)) { // dense: any shape will do
        long stride = 1;
        for (int i = d.rank - 1; i >= 0; i--) {
            op.stride[i] = stride;
            stride *= d.dim[i];
        }
        return op;
    }
    long stride = 1;
    for (int i = s.rank - 1; i >= 0; i--) {
        const int at = i + d.rank - s.rank;
        if (s.dim[i] != 1) op.stride[at] = stride;
        stride = i == s.rank - 1 ? n->pitch : stride * s.dim[i];
    }
    return op;
}

static void add_operand(Loops *l, NodeId id) {
    for (int i = 0; i < l->n_operands; i++)
        if (l->operand[i].node == id) return;
    l->operand[l->n_operands++] = operand_of(l->g, l->k, id);
}

bool loops_inside(const Loops *l, NodeId id) { // computed in this very loop
    const Node *n = &l->g->node[id];
    return n->kernel >= 0 && &l->g->kernel[n->kernel] == l->k;
}

bool loops_in_step(const Graph *g, const Kernel *k, NodeId a, NodeId b) {
    const Operand x = operand_of(g, k, a), y = operand_of(g, k, b);
    bool same = x.row == y.row && g->node[a].offset == g->node[b].offset;
    for (int i = 0; i < MAX_RANK; i++) same &= x.stride[i] == y.stride[i];
    return same;
}

static void merge_loops(Loops *l) {
    int n = 0;
    for (int d = 0; d < l->k->domain.rank; d++) { // loops of one turn go first
        if (l->k->domain.dim[d] == 1) continue;
        for (int i = 0; i < l->n_operands; i++) l->operand[i].stride[n] = l->operand[i].stride[d];
        l->dim[n++] = l->k->domain.dim[d];
    }
    for (int d = 0; d + 1 < n;) {
        bool all = true;
        for (int i = 0; i < l->n_operands; i++) {
            const Operand *op = &l->operand[i];
            all &= op->stride[d] == op->stride[d + 1] * l->dim[d + 1];
        }
        if (!all) {
            d++;
            continue;
        }
        l->dim[d + 1] *= l->dim[d];
        for (int m = d; m + 1 < n; m++) {
            l->dim[m] = l->dim[m + 1];
            for (int i = 0; i < l->n_operands; i++)
                l->operand[i].stride[m] = l->operand[i].stride[m + 1];
        }
        n--;
        d = d ? d - 1 : 0;
    }
    l->n_dims = n;
}

Loops loops_new(const Graph *g, const Kernel *k) {
    Loops l = {.g = g, .k = k, .rowsum = k->kind == KERNEL_ROWSUM};
    l.operand = arena_alloc(g->arena, (size_t)(k->n_members + 1) * (MAX_IN + 2) * sizeof(Operand));
    if (k->product != NO_NODE) add_operand(&l, k->target);
    for (int m = 0; m < k->n_members; m++) {
        const NodeId id = k->member[m];
        const Node *n = &g->node[id];
        if (n->buffer >= 0 && id != k->product) add_operand(&l, id);
        if (id == k->product) continue;
        for (int i = 0; i < n->n_in; i++) {
            const NodeId x = node_unshaped(g, n->in[i]);
            if (!loops_inside(&l, x) && !node_hoisted(g, x)) add_operand(&l, n->in[i]);
        }
    }
    merge_loops(&l);
    return l;
}

const Operand *loops_operand(const Loops *l, NodeId id) {
    for (int i = 0; i < l->n_operands; i++)
        if (l->operand[i].node == id) return &l->operand[i];
    die("node %d is not an operand of its kernel", id);
}
