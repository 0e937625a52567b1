// lookup.c -- numbers of words x[steps] and a vector for each word w[words, d] -> [steps, d].
// dw = lookup_w(x, dy); a number has no gradient.
#include "graph/ops/ops.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]], *w = &g->node[n->in[1]];
    if (x->shape.rank != 1 || w->shape.rank != 2 || !x->rows || w->rows) return "lookup needs x[steps], w[words, d]";
    n->rows = x->rows;
    n->shape = (Shape){2, {x->shape.dim[0], w->shape.dim[1]}};
    return NULL;
}

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const NodeId x = g->node[y].in[0];
    const int words = g->node[g->node[y].in[1]].shape.dim[0];
    din[1] = node_with(g, OP_lookup_w, g->node[y].loc, 2, (NodeId[]){x, dy}, 1, &words);
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    const size_t width = (size_t)n->shape.dim[1];
    for (size_t i = 0, count = interp_count(in, n); i < count; i++)
        in->value[y][i] = in->value[n->in[1]][(size_t)in->value[n->in[0]][i / width] * width + i % width];
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id];
    if (node_bounded(g, id)) {
        open_ragged_rows(o, g, id);
        out_line(o, "vae_lookup(1, (int)steps, %d, %s + i * %d, %d, %s, %d, %s, %d);", n->shape.dim[1],
                 node_name(g, n->in[0]), g->node[n->in[0]].pitch, g->node[n->in[0]].pitch, node_name(g, n->in[1]),
                 g->node[n->in[1]].pitch, ragged_at(o, g, target), panel_pitch(g, id, target));
        out_close(o, "");
        return;
    }
    out_line(o, "vae_lookup(end - begin, %d, %d, %s, %d, %s, %d, %s, %d);", n->shape.dim[0], n->shape.dim[1],
             panel_at(o, g, n->in[0]), g->node[n->in[0]].pitch, node_name(g, n->in[1]), g->node[n->in[1]].pitch,
             panel_at(o, g, target), panel_pitch(g, id, target));
}

const OpDef op_lookup = {
    .name = "lookup",
    .class = CLASS_PRODUCT,
    .arity = 2,
    .shape = shape,
    .grad = grad,
    .interpret = interpret,
    .header = "vae_steps.h",
    .emit = emit_call,
    .ragged = true,
    .panels = true,
};
