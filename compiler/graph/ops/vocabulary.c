// vocabulary.c -- softmax over a vocabulary with the product in front of it: features h[steps, width], w[width, words],
// b[words], and numbers of words x[steps] -> [steps, 1]: at each step -log softmax(h w + b) at its word; 0 behind a row's
// end. Logits live a tile at a time and are never stored whole.
// attr[0]: also the logarithm of the sum of exponentials, and the slope of the first by h, [steps, 2 + width]: that comes
// along while a tile of the weights is in cache, and dh is dy times it. dw, db: vocabulary_w and vocabulary_b, which compute
// the logits' tiles again. This form has no gradient of its own.
// Made by contract alone, of a matmul, a bias, and token_nll.
#include "graph/ops/vocabulary.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *h = &g->node[n->in[WORDS_H]], *w = &g->node[n->in[WORDS_W]];
    const Node *b = &g->node[n->in[WORDS_B]], *x = &g->node[n->in[WORDS_X]];
    if (h->shape.rank != 2 || w->shape.rank != 2 || b->shape.rank != 1 || x->shape.rank != 1)
        return "vocabulary needs h[steps, d], w[d, words], b[words], x[steps]";
    if (!h->rows || w->rows || b->rows || h->rows != x->rows || h->shape.dim[0] != x->shape.dim[0] ||
        h->shape.dim[1] != w->shape.dim[0] || w->shape.dim[1] != b->shape.dim[0])
        return "vocabulary of unlike inputs";
    n->rows = h->rows;
    n->shape = (Shape){2, {h->shape.dim[0], n->attr[0] ? SAYS_SLOPE + h->shape.dim[1] : 1}};
    return NULL;
}

static NodeId part(Graph *g, NodeId y, NodeId x, int first, int n) {
    return node_with(g, OP_slice, g->node[y].loc, 1, &x, 2, (int[]){first, n});
}

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    const Node n = g->node[y];
    const int width = g->node[n.in[WORDS_H]].shape.dim[1];
    const Shape steps = {1, {n.shape.dim[0]}};
    const NodeId all = node_with(g, OP_vocabulary, n.loc, WORDS_IN, n.in, 1, (int[]){1});
    din[WORDS_H] = grad2(g, y, OP_mul, part(g, y, all, SAYS_SLOPE, width), dy);
    NodeId in[WORDS_BACK_IN] = {n.in[WORDS_H], n.in[WORDS_W], n.in[WORDS_B], n.in[WORDS_X]};
    in[WORDS_LSE] = node_reshape(g, n.loc, part(g, y, all, SAYS_LSE, 1), n.rows, steps);
    in[WORDS_DY] = node_reshape(g, n.loc, dy, n.rows, steps);
    din[WORDS_W] = node_with(g, OP_vocabulary_w, n.loc, WORDS_BACK_IN, in, 0, NULL);
    din[WORDS_B] = grad1(g, y, OP_vocabulary_b, din[WORDS_W]);
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    const Shape w = in->g->node[n->in[WORDS_W]].shape;
    const int width = w.dim[0], words = w.dim[1], wide = n->shape.dim[1];
    const double *weight = in->value[n->in[WORDS_W]], *bias = in->value[n->in[WORDS_B]];
    double *p = interp_numbers((size_t)words);
    for (size_t i = 0, count = interp_count(in, n) / (size_t)wide; i < count; i++) {
        const double *h = in->value[n->in[WORDS_H]] + i * (size_t)width;
        const int word = (int)in->value[n->in[WORDS_X]][i];
        double *to = in->value[y] + i * (size_t)wide;
        for (int j = 0; j < wide; j++) to[j] = 0;
        if (word <= 0) continue;
        for (int k = 0; k < words; k++) p[k] = vocabulary_logit(h, weight, bias, width, words, k);
        const double lse = vocabulary_lse(p, (size_t)words);
        to[SAYS_NLL] = lse - p[word];
        if (n->attr[0]) to[SAYS_LSE] = lse;
        for (int j = 0; j < width && n->attr[0]; j++)
            for (int k = 0; k < words; k++)
                to[SAYS_SLOPE + j] += (exp(p[k] - lse) - (k == word)) * weight[j * words + k];
    }
    free(p);
}

void vocabulary_declare(Out *o, const Graph *g, NodeId id) {
    const Node *n = &g->node[id], *w = &g->node[n->in[WORDS_W]];
    out_line(o, "static const VaeLogits words%d = {%d, %d, %d, .h_pitch = %d, .w_pitch = %d, .x_pitch = %d};", id,
             g->node[n->in[WORDS_X]].shape.dim[0], w->shape.dim[0], w->shape.dim[1], g->node[n->in[WORDS_H]].pitch,
             w->pitch, g->node[n->in[WORDS_X]].pitch);
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id];
    vocabulary_declare(o, g, id);
    out_line(o, "vae_vocabulary(&words%d, end - begin, %s, %s, %s, %s, %s, %s, %d, scratch);", id,
             n->attr[0] ? "true" : "false", panel_at(o, g, n->in[WORDS_H]), node_name(g, n->in[WORDS_W]),
             node_name(g, n->in[WORDS_B]), panel_at(o, g, n->in[WORDS_X]), panel_at(o, g, target),
             panel_pitch(g, id, target));
}

size_t vocabulary_scratch(const Graph *g, const Node *n, int rows) {
    const int width = g->node[n->in[WORDS_W]].shape.dim[0];
    (void)rows;
    return vae_vocabulary_scratch(width);
}

void vocabulary_counts(const Graph *g, const Node *n, NodeId steps[2]) {
    (void)g;
    steps[0] = n->in[WORDS_X];
}

static double flops(const Graph *g, const Node *n) {
    return 2.0 * n->rows * n->shape.dim[0] * (double)node_size(&g->node[n->in[WORDS_W]]) * (n->attr[0] ? 2 : 1);
}

const OpDef op_vocabulary = {
    .name = "vocabulary",
    .class = CLASS_PRODUCT,
    .arity = WORDS_IN,
    .shape = shape,
    .grad = grad,
    .keeps = true,
    .interpret = interpret,
    .header = "vae_vocabulary.h",
    .emit = emit_call,
    .panels = true,
    .scratch = vocabulary_scratch,
    .flops = flops,
    .counts = vocabulary_counts,
};
