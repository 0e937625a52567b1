// matmul_n.c -- pairs x[steps, in], d[steps, out] of each row -> [1]: |sum of x^T d|^2, the length of what the row
// contributes to matmul_w. Not differentiated.
#include "graph/ops/norm.h"

static const char *shape(const Graph *g, Node *n) {
    const char *wrong = norm_shape(g, n);
    if (wrong) return wrong;
    for (int i = 0; i < n->n_in; i++)
        if (norm_last(&g->node[n->in[i]]) != norm_last(&g->node[n->in[i % 2]]) ||
            norm_steps(&g->node[n->in[i]]) != norm_steps(&g->node[n->in[i / 2 * 2]]))
            return "matmul_n of unlike factors";
    return NULL;
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    const size_t tall = (size_t)norm_last(&in->g->node[n->in[0]]), wide = (size_t)norm_last(&in->g->node[n->in[1]]);
    for (size_t r = 0; r < interp_rows(in, n); r++) {
        in->value[y][r] = 0;
        for (size_t k = 0; k < tall * wide; k++) {
            double sum = 0;
            for (int i = 0; i < n->n_in; i += 2) {
                const size_t steps = (size_t)norm_steps(&in->g->node[n->in[i]]);
                for (size_t s = r * steps; s < (r + 1) * steps; s++)
                    sum += in->value[n->in[i]][s * tall + k / wide] * in->value[n->in[i + 1]][s * wide + k % wide];
            }
            in->value[y][r] += sum * sum;
        }
    }
}

// Multiply-adds of the product against those of the Gram matrices; both write what they make.
static bool by_gram(const Graph *g, const Node *n) {
    const double in = norm_last(&g->node[n->in[0]]), out = norm_last(&g->node[n->in[1]]);
    double steps = 0;
    for (int i = 0; i < n->n_in; i += 2) steps += norm_steps(&g->node[n->in[i]]);
    return steps * (steps + 1) / 2 * (in + out + 2) < (steps + 1) * in * out;
}

static size_t scratch(const Graph *g, const Node *n, int rows) {
    (void)rows;
    size_t most = 0;
    for (int i = 0; i < n->n_in; i += 2) {
        const size_t steps = (size_t)norm_steps(&g->node[n->in[i]]);
        if (steps > most) most = steps;
    }
    if (by_gram(g, n)) return 2 * most * most;
    return (size_t)norm_last(&g->node[n->in[0]]) * (size_t)norm_last(&g->node[n->in[1]]);
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id];
    norm_factors(o, g, id, false);
    out_line(o, "%s = vae_%s_norm(%d, f, %d, %d, scratch);", norm_target(o, g, id, target),
             by_gram(g, n) ? "gram" : "product", n->n_in / 2, norm_last(&g->node[n->in[0]]),
             norm_last(&g->node[n->in[1]]));
    out_close(o, "");
}

static double flops(const Graph *g, const Node *n) {
    const double in = norm_last(&g->node[n->in[0]]), out = norm_last(&g->node[n->in[1]]);
    double steps = 0;
    for (int i = 0; i < n->n_in; i += 2) steps += norm_steps(&g->node[n->in[i]]);
    return by_gram(g, n) ? steps * (steps + 1) * (in + out) : 2 * (steps + 1) * in * out;
}

const OpDef op_matmul_n = {
    .name = "matmul_n",
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
    .scratch = scratch,
    .flops = flops,
};
