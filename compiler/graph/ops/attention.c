// attention.c -- each query asks all keys: q[queries, n], k[keys, n], v[keys, n], masks -> [queries, n + heads], the means of
// the values and, behind them, the logarithm of each head's sum, which the gradient goes by (attention_back.c).
// attr: heads, causal, which masks there are. Inside a row everything, so a panel of rows does it alone.
#include "graph/ops/attention.h"

#include <stdlib.h>

static bool is(const Graph *g, NodeId id, int rows, Shape s) {
    return g->node[id].rows == rows && shape_equal(g->node[id].shape, s);
}

int attention_mask(const Node *n, int first, int which) {
    const int all = n->attr[ATTEND_WHICH];
    if (!(all & which)) return -1;
    return first + ATTEND_MASKS + (which == ATTEND_OF_QUERIES && (all & ATTEND_OF_KEYS));
}

static const char *shape(const Graph *g, Node *n) {
    const Node *q = &g->node[n->in[ATTEND_Q]], *k = &g->node[n->in[ATTEND_K]];
    if (q->shape.rank != 2 || k->shape.rank != 2 || !q->rows) return "attention needs steps";
    const int heads = n->attr[ATTEND_HEADS], wide = q->shape.dim[1];
    if (k->rows != q->rows || k->shape.dim[1] != wide || !is(g, n->in[ATTEND_V], q->rows, k->shape))
        return "attention of unlike inputs";
    if (heads < 1 || wide % heads) return "attention of heads that do not divide";
    const int keys = attention_mask(n, 0, ATTEND_OF_KEYS), queries = attention_mask(n, 0, ATTEND_OF_QUERIES);
    if (keys >= 0 && !is(g, n->in[keys], q->rows, (Shape){1, {k->shape.dim[0]}})) return "attention's mask of keys";
    if (queries >= 0 && !is(g, n->in[queries], q->rows, (Shape){1, {q->shape.dim[0]}})) return "attention's mask of queries";
    n->rows = q->rows;
    n->shape = (Shape){2, {q->shape.dim[0], wide + heads}};
    return NULL;
}

static NodeId part(Graph *g, Loc loc, NodeId x, int first, int n) {
    return node_with(g, OP_slice, loc, 1, &x, 2, (int[]){first, n});
}

// The gradients of q, k, v are one node: side by side where there are as many keys as queries, which is what one
// product made them of; else one behind the other, those of keys and values side by side.
static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const Node n = g->node[y];
    const int queries = n.shape.dim[0], keys = g->node[n.in[ATTEND_K]].shape.dim[0];
    const int wide = g->node[n.in[ATTEND_Q]].shape.dim[1];
    NodeId in[MAX_IN] = {dy, y};
    for (int i = 0; i < n.n_in; i++) in[ATTEND_BACK + i] = n.in[i];
    const NodeId d = node_with(g, OP_attention_back, n.loc, ATTEND_BACK + n.n_in, in, ATTEND_ATTRS, n.attr);
    if (queries == keys) {
        for (int i = 0; i < ATTEND_MASKS; i++) din[i] = part(g, n.loc, d, i * wide, wide);
        return;
    }
    din[ATTEND_Q] = node_reshape(g, n.loc, part(g, n.loc, d, 0, queries * wide), n.rows, (Shape){2, {queries, wide}});
    const NodeId rest = part(g, n.loc, d, queries * wide, 2 * keys * wide);
    const NodeId both = node_reshape(g, n.loc, rest, n.rows, (Shape){2, {keys, 2 * wide}});
    din[ATTEND_K] = part(g, n.loc, both, 0, wide);
    din[ATTEND_V] = part(g, n.loc, both, wide, wide);
}

// ---------------------------------------------------------------- the oracle

Asked attention_asked(const Interp *in, const Node *n, int first, size_t row, int head) {
    const Shape q = in->g->node[n->in[first + ATTEND_Q]].shape, k = in->g->node[n->in[first + ATTEND_K]].shape;
    const size_t wide = (size_t)q.dim[1], width = wide / (size_t)n->attr[ATTEND_HEADS];
    const size_t q_at = row * (size_t)q.dim[0] * wide + (size_t)head * width;
    const size_t k_at = row * (size_t)k.dim[0] * wide + (size_t)head * width;
    const int keys = attention_mask(n, first, ATTEND_OF_KEYS), queries = attention_mask(n, first, ATTEND_OF_QUERIES);
    return (Asked){n, in->value[n->in[first + ATTEND_Q]] + q_at, in->value[n->in[first + ATTEND_K]] + k_at,
                   in->value[n->in[first + ATTEND_V]] + k_at, wide, width,
                   keys < 0 ? NULL : in->value[n->in[keys]] + row * (size_t)k.dim[0],
                   queries < 0 ? NULL : in->value[n->in[queries]] + row * (size_t)q.dim[0], k.dim[0]};
}

double attention_weights(const Asked *a, int query, double *weight) {
    const bool asks = !a->queries_mask || a->queries_mask[query] > 0;
    double top = -INFINITY, sum = 0;
    for (int j = 0; j < a->keys; j++) {
        weight[j] = 0;
        for (size_t c = 0; c < a->width; c++) weight[j] += a->q[(size_t)query * a->pitch + c] * a->k[(size_t)j * a->pitch + c];
        weight[j] /= sqrt((double)a->width);
        const bool seen = asks && (!a->keys_mask || a->keys_mask[j] > 0) && (!a->n->attr[ATTEND_CAUSAL] || j <= query);
        if (!seen) weight[j] = -INFINITY;
        top = fmax(top, weight[j]);
    }
    for (int j = 0; j < a->keys; j++) sum += weight[j] = top > -INFINITY ? exp(weight[j] - top) : 0;
    for (int j = 0; j < a->keys && sum > 0; j++) weight[j] /= sum;
    return sum > 0 ? top + log(sum) : 0;
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    const size_t queries = (size_t)n->shape.dim[0], out = (size_t)n->shape.dim[1];
    double *weight = interp_numbers((size_t)in->g->node[n->in[ATTEND_K]].shape.dim[0]);
    for (size_t row = 0; row < interp_rows(in, n); row++)
        for (int head = 0; head < n->attr[ATTEND_HEADS]; head++) {
            const Asked a = attention_asked(in, n, 0, row, head);
            for (size_t i = 0; i < queries; i++) {
                double *to = in->value[y] + (row * queries + i) * out, *mean = to + (size_t)head * a.width;
                to[a.pitch + (size_t)head] = attention_weights(&a, (int)i, weight);
                for (size_t c = 0; c < a.width; c++) {
                    mean[c] = 0;
                    for (int j = 0; j < a.keys; j++) mean[c] += weight[j] * a.v[(size_t)j * a.pitch + c];
                }
            }
        }
    free(weight);
}

// ---------------------------------------------------------------- the call

static int pitch_of(const Graph *g, const Node *n, int i) { return i < 0 ? 0 : g->node[n->in[i]].pitch; }

const char *attention_fields(Out *o, const Graph *g, const Node *n, int first) {
    const Shape q = g->node[n->in[first + ATTEND_Q]].shape, k = g->node[n->in[first + ATTEND_K]].shape;
    const int heads = n->attr[ATTEND_HEADS];
    return arena_printf(o->arena, "%d, %d, %d, %d, %s, .q_pitch = %d, .k_pitch = %d, .v_pitch = %d, .keys_pitch = %d, "
                        ".queries_pitch = %d", q.dim[0], k.dim[0], heads, q.dim[1] / heads,
                        n->attr[ATTEND_CAUSAL] ? "true" : "false", pitch_of(g, n, first + ATTEND_Q),
                        pitch_of(g, n, first + ATTEND_K), pitch_of(g, n, first + ATTEND_V),
                        pitch_of(g, n, attention_mask(n, first, ATTEND_OF_KEYS)),
                        pitch_of(g, n, attention_mask(n, first, ATTEND_OF_QUERIES)));
}

const char *attention_masks(Out *o, const Graph *g, const Node *n, int first) {
    const int keys = attention_mask(n, first, ATTEND_OF_KEYS), queries = attention_mask(n, first, ATTEND_OF_QUERIES);
    return arena_printf(o->arena, "%s, %s", keys < 0 ? "NULL" : panel_at(o, g, n->in[keys]),
                        queries < 0 ? "NULL" : panel_at(o, g, n->in[queries]));
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id];
    out_line(o, "static const VaeAttention attention%d = {%s, .y_pitch = %d};", id, attention_fields(o, g, n, 0),
             panel_pitch(g, id, target));
    out_line(o, "vae_attention(&attention%d, (int)(end - begin), %s, %s, %s, %s, %s);", id,
             panel_at(o, g, n->in[ATTEND_Q]), panel_at(o, g, n->in[ATTEND_K]), panel_at(o, g, n->in[ATTEND_V]),
             attention_masks(o, g, n, 0), panel_at(o, g, target));
}

void attention_steps(const Node *n, int first, NodeId steps[2]) {
    const int keys = attention_mask(n, first, ATTEND_OF_KEYS), queries = attention_mask(n, first, ATTEND_OF_QUERIES);
    steps[0] = queries < 0 ? NO_NODE : n->in[queries];
    steps[1] = keys < 0 ? NO_NODE : n->in[keys];
}

double attention_products(const Graph *g, const Node *n, int first) {
    const Shape q = g->node[n->in[first + ATTEND_Q]].shape, k = g->node[n->in[first + ATTEND_K]].shape;
    return (n->attr[ATTEND_CAUSAL] ? 1.0 : 2.0) * n->rows * q.dim[0] * k.dim[0] * q.dim[1];
}

static double flops(const Graph *g, const Node *n) { return 2 * attention_products(g, n, 0); }

static void counts(const Graph *g, const Node *n, NodeId steps[2]) {
    (void)g;
    attention_steps(n, 0, steps);
}

const OpDef op_attention = {
    .name = "attention",
    .class = CLASS_PRODUCT,
    .arity = -1,
    .shape = shape,
    .grad = grad,
    .interpret = interpret,
    .header = "vae_attention.h",
    .emit = emit_call,
    .panels = true,
    .flops = flops,
    .counts = counts,
};
