// lookup_n.c -- pairs x[steps], numbers of words, and d[steps, width] of each row -> [1]: the length of what the row
// contributes to lookup_w. Not differentiated.
#include "graph/ops/norm.h"

static const char *shape(const Graph *g, Node *n) {
    const char *wrong = norm_shape(g, n);
    if (wrong) return wrong;
    for (int i = 0; i < n->n_in; i += 2)
        if (norm_last(&g->node[n->in[i + 1]]) != norm_last(&g->node[n->in[1]]) ||
            norm_steps(&g->node[n->in[i + 1]]) != shape_size(g->node[n->in[i]].shape))
            return "lookup_n of unlike factors";
    return NULL;
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    const size_t width = (size_t)norm_last(&in->g->node[n->in[1]]);
    for (size_t r = 0; r < interp_rows(in, n); r++) {
        in->value[y][r] = 0;
        for (int i = 0; i < n->n_in; i += 2)
            for (int j = 0; j < n->n_in; j += 2) {
                const size_t a = (size_t)shape_size(in->g->node[n->in[i]].shape);
                const size_t b = (size_t)shape_size(in->g->node[n->in[j]].shape);
                for (size_t k = 0; k < a * b * width; k++) {
                    const size_t s = r * a + k / width / b, t = r * b + k / width % b;
                    if (in->value[n->in[i]][s] == in->value[n->in[j]][t])
                        in->value[y][r] += in->value[n->in[i + 1]][s * width + k % width] *
                                           in->value[n->in[j + 1]][t * width + k % width];
                }
            }
    }
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id];
    norm_factors(o, g, id, true);
    out_line(o, "%s = vae_lookup_norm(%d, f, %d);", norm_target(o, g, id, target), n->n_in / 2,
             norm_last(&g->node[n->in[1]]));
    out_close(o, "");
}

const OpDef op_lookup_n = {
    .name = "lookup_n",
    .class = CLASS_PRODUCT,
    .arity = -1,
    .shape = shape,
    .grad = grad_none,
    .backward_only = true,
    .clipped = true,
    .interpret = interpret,
    .header = "vae_norm.h",
    .emit = emit_call,
    .panels = true,
};
