// norm.c -- see norm.h.
#include "graph/ops/norm.h"

int norm_last(const Node *n) { return n->shape.dim[n->shape.rank - 1]; }

int norm_steps(const Node *n) { return shape_size(n->shape) / norm_last(n); }

const char *norm_shape(const Graph *g, Node *n) {
    if (n->n_in < 2 || n->n_in % 2) return "a norm of no pairs";
    for (int i = 0; i < n->n_in; i++)
        if (g->node[n->in[i]].rows != 1 || g->node[n->in[i]].shape.rank < 1) return "a norm of what is not one row";
    n->rows = 1;
    n->shape = (Shape){1, {1}};
    return NULL;
}

const char *norm_at(Out *o, const Graph *g, NodeId id) {
    const Node *n = &g->node[id];
    return arena_printf(o->arena, "%s + %s * %ld", node_name(g, id), node_in_scratch(g, id) ? "(i - begin)" : "i",
                        (long)norm_steps(n) * n->pitch);
}

const char *norm_target(Out *o, const Graph *g, NodeId id, NodeId target) {
    return arena_printf(o->arena, "(%s)[(i - begin) * %d]", panel_at(o, g, target), panel_pitch(g, id, target));
}

void norm_factors(Out *o, const Graph *g, NodeId id, bool numbers) {
    const Node *n = &g->node[id];
    out_open(o, "for (size_t i = begin; i < end; i++)");
    out_open(o, "const VaeFactors f[] =");
    for (int i = 0; i < n->n_in; i += 2) {
        const Node *x = &g->node[n->in[i]], *d = &g->node[n->in[i + 1]];
        const int steps = numbers ? shape_size(x->shape) : norm_steps(x);
        out_line(o, "{%s, %s, %d, %d, %d},", norm_at(o, g, n->in[i]), norm_at(o, g, n->in[i + 1]), steps, x->pitch,
                 d->pitch);
    }
    out_close(o, ";");
}
