// token_nll_back.c -- logits p[steps, words], numbers of words x[steps], dy[steps] -> the gradient of p: dy (softmax(p) - 1
// at the step's word); 0 behind a row's end. Not differentiated again.
#include "graph/ops/vocabulary.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *p = &g->node[n->in[0]], *x = &g->node[n->in[1]], *dy = &g->node[n->in[2]];
    if (p->shape.rank != 2 || p->rows != x->rows || p->rows != dy->rows || !shape_equal(x->shape, dy->shape) ||
        p->shape.dim[0] != x->shape.dim[0])
        return "token_nll_back of unlike inputs";
    n->rows = p->rows;
    n->shape = p->shape;
    return NULL;
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    const size_t words = (size_t)n->shape.dim[1];
    for (size_t i = 0, count = interp_count(in, n) / words; i < count; i++) {
        const double *p = in->value[n->in[0]] + i * words, dy = in->value[n->in[2]][i];
        const int word = (int)in->value[n->in[1]][i];
        double *to = in->value[y] + i * words;
        for (size_t k = 0; k < words; k++)
            to[k] = word > 0 ? dy * (exp(p[k] - vocabulary_lse(p, words)) - (k == (size_t)word)) : 0;
    }
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id], *p = &g->node[n->in[0]];
    out_line(o, "vae_token_nll_back(end - begin, %d, %d, %s, %d, %s, %d, %s, %d, %s, %d);", p->shape.dim[0],
             p->shape.dim[1], panel_at(o, g, n->in[0]), p->pitch, panel_at(o, g, n->in[1]), g->node[n->in[1]].pitch,
             panel_at(o, g, n->in[2]), g->node[n->in[2]].pitch, panel_at(o, g, target), panel_pitch(g, id, target));
}

const OpDef op_token_nll_back = {
    .name = "token_nll_back",
    .class = CLASS_PRODUCT,
    .arity = 3,
    .shape = shape,
    .grad = grad_none,
    .backward_only = true,
    .interpret = interpret,
    .header = "vae_vocabulary.h",
    .emit = emit_call,
    .panels = true,
};
