// token_nll.c -- logits p[steps, words] and numbers of words x[steps] -> [steps]: -log softmax(p) at the step's word; 0
// behind a row's end. dp = token_nll_back(p, x, dy).
#include "graph/ops/vocabulary.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *p = &g->node[n->in[0]], *x = &g->node[n->in[1]];
    if (p->shape.rank != 2 || x->shape.rank != 1 || !p->rows || p->rows != x->rows) return "token_nll needs steps and words";
    if (p->shape.dim[0] != x->shape.dim[0]) return "token_nll of unlike steps";
    n->rows = p->rows;
    n->shape = x->shape;
    return NULL;
}

static void grad(Graph *g, NodeId y, NodeId dy, NodeId din[MAX_IN]) {
    din[0] = grad3(g, y, OP_token_nll_back, g->node[y].in[0], g->node[y].in[1], dy);
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    const size_t words = (size_t)in->g->node[n->in[0]].shape.dim[1];
    for (size_t i = 0, count = interp_count(in, n); i < count; i++) {
        const double *p = in->value[n->in[0]] + i * words;
        const int word = (int)in->value[n->in[1]][i];
        in->value[y][i] = word > 0 ? vocabulary_lse(p, words) - p[word] : 0;
    }
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id], *p = &g->node[n->in[0]];
    out_line(o, "vae_token_nll(end - begin, %d, %d, %s, %d, %s, %d, %s, %d);", p->shape.dim[0], p->shape.dim[1],
             panel_at(o, g, n->in[0]), p->pitch, panel_at(o, g, n->in[1]), g->node[n->in[1]].pitch,
             panel_at(o, g, target), panel_pitch(g, id, target));
}

const OpDef op_token_nll = {
    .name = "token_nll",
    .class = CLASS_PRODUCT,
    .arity = 2,
    .shape = shape,
    .grad = grad,
    .interpret = interpret,
    .header = "vae_vocabulary.h",
    .emit = emit_call,
    .panels = true,
};
