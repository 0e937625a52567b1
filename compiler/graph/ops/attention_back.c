// attention_back.c -- the gradient of attention: dy, y and attention's inputs -> those of q, k, v side by side, [queries, 3 n],
// where there are as many keys as queries, else one behind the other. Not differentiated again.
// With weights p of a query, d of its gradient times the values: ds = p (d - sum p d + d_log), dq = ds k, dk = ds' q, dv = p' dy;
// the sum is that of dy y.
#include "graph/ops/attention.h"

#include <stdlib.h>

static const char *shape(const Graph *g, Node *n) {
    const Node *q = &g->node[n->in[ATTEND_BACK + ATTEND_Q]], *k = &g->node[n->in[ATTEND_BACK + ATTEND_K]];
    const Node *dy = &g->node[n->in[0]], *y = &g->node[n->in[1]];
    if (dy->rows != y->rows || !shape_equal(dy->shape, y->shape)) return "attention's gradient of unlike inputs";
    const int queries = q->shape.dim[0], keys = k->shape.dim[0], wide = q->shape.dim[1];
    n->rows = y->rows;
    n->shape = queries == keys ? (Shape){2, {queries, 3 * wide}} : (Shape){1, {(queries + 2 * keys) * wide}};
    return NULL;
}

typedef struct Places { // of the parts: where they begin, numbers from one query or key to the next
    size_t k, v, q_pitch, k_pitch;
} Places;

static Places places_of(const Graph *g, const Node *n) {
    const Shape q = g->node[n->in[ATTEND_BACK + ATTEND_Q]].shape;
    const size_t wide = (size_t)q.dim[1], behind = (size_t)q.dim[0] * wide;
    if (n->shape.rank == 2) return (Places){wide, 2 * wide, 3 * wide, 3 * wide};
    return (Places){behind, behind + wide, wide, 2 * wide};
}

static void one_query(const Asked *a, const double *dy, double d_log, const double *weight, int i, Places p, double *to) {
    double all = -d_log;
    for (int pass = 0; pass < 2; pass++)
        for (int j = 0; j < a->keys; j++) {
            double d = 0;
            for (size_t c = 0; c < a->width; c++) d += dy[c] * a->v[(size_t)j * a->pitch + c];
            if (pass == 0) all += weight[j] * d;
            const double ds = weight[j] * (d - all) / sqrt((double)a->width);
            for (size_t c = 0; c < a->width && pass == 1; c++) {
                to[(size_t)i * p.q_pitch + c] += ds * a->k[(size_t)j * a->pitch + c];
                to[p.k + (size_t)j * p.k_pitch + c] += ds * a->q[(size_t)i * a->pitch + c];
                to[p.v + (size_t)j * p.k_pitch + c] += weight[j] * dy[c];
            }
        }
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    const Node *result = &in->g->node[n->in[1]];
    const int queries = result->shape.dim[0], out = result->shape.dim[1];
    const size_t size = (size_t)shape_size(n->shape);
    const Places p = places_of(in->g, n);
    double *weight = interp_numbers((size_t)in->g->node[n->in[ATTEND_BACK + ATTEND_K]].shape.dim[0]);
    for (size_t i = 0, count = interp_count(in, n); i < count; i++) in->value[y][i] = 0;
    for (size_t row = 0; row < interp_rows(in, n); row++)
        for (int head = 0; head < n->attr[ATTEND_HEADS]; head++) {
            const Asked a = attention_asked(in, n, ATTEND_BACK, row, head);
            for (int i = 0; i < queries; i++) {
                const double *dy = in->value[n->in[0]] + (row * (size_t)queries + (size_t)i) * (size_t)out;
                attention_weights(&a, i, weight);
                one_query(&a, dy + (size_t)head * a.width, dy[a.pitch + (size_t)head], weight, i, p,
                          in->value[y] + row * size + (size_t)head * a.width);
            }
        }
    free(weight);
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id];
    const Places p = places_of(g, n);
    const bool beside = n->shape.rank == 2;
    const long pitch = panel_pitch(g, id, target), row = beside ? pitch * n->shape.dim[0] : pitch;
    const char *to = panel_at(o, g, target);
    out_line(o, "static const VaeAttention attention%d = {%s, .y_pitch = %d, .d_pitch = %d, .dq_pitch = %ld, "
                ".dk_pitch = %ld, .dv_pitch = %ld, .row = %ld};", id, attention_fields(o, g, n, ATTEND_BACK),
             g->node[n->in[1]].pitch, g->node[n->in[0]].pitch, beside ? pitch : (long)p.q_pitch,
             beside ? pitch : (long)p.k_pitch, beside ? pitch : (long)p.k_pitch, row);
    out_line(o, "vae_attention_back(&attention%d, (int)(end - begin), %s, %s, %s, %s, %s, %s, %s, %s + %zu, %s + %zu);", id,
             panel_at(o, g, n->in[0]), panel_at(o, g, n->in[1]), panel_at(o, g, n->in[ATTEND_BACK + ATTEND_Q]),
             panel_at(o, g, n->in[ATTEND_BACK + ATTEND_K]), panel_at(o, g, n->in[ATTEND_BACK + ATTEND_V]),
             attention_masks(o, g, n, ATTEND_BACK), to, to, p.k, to, p.v);
}

static double flops(const Graph *g, const Node *n) { return 5 * attention_products(g, n, ATTEND_BACK); }

static void counts(const Graph *g, const Node *n, NodeId steps[2]) {
    (void)g;
    attention_steps(n, ATTEND_BACK, steps);
}

const OpDef op_attention_back = {
    .name = "attention_back",
    .class = CLASS_PRODUCT,
    .arity = -1,
    .shape = shape,
    .grad = grad_none,
    .backward_only = true,
    .interpret = interpret,
    .header = "vae_attention.h",
    .emit = emit_call,
    .panels = true,
    .flops = flops,
    .counts = counts,
};
