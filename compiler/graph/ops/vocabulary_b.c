// vocabulary_b.c -- the bias gradient [words] that comes beside vocabulary_w, its input: the sum over all steps of what
// the logits' gradient is. Not differentiated again.
#include "graph/ops/vocabulary.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *w = &g->node[n->in[0]];
    if (w->op != OP_vocabulary_w) return "vocabulary_b stands beside vocabulary_w";
    n->rows = 0;
    n->shape = (Shape){1, {w->shape.dim[1]}};
    return NULL;
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    const Node *dw = &in->g->node[n->in[0]];
    const int words = dw->shape.dim[1], width = dw->shape.dim[0];
    const size_t steps = interp_count(in, &in->g->node[dw->in[WORDS_DY]]);
    for (int k = 0; k < words; k++) in->value[y][k] = 0;
    for (size_t i = 0; i < steps; i++) {
        const double *h = in->value[dw->in[WORDS_H]] + i * (size_t)width, dy = in->value[dw->in[WORDS_DY]][i];
        const int word = (int)in->value[dw->in[WORDS_X]][i];
        for (int k = 0; k < words && word > 0; k++) {
            const double p = vocabulary_logit(h, in->value[dw->in[WORDS_W]], in->value[dw->in[WORDS_B]], width, words, k);
            in->value[y][k] += dy * (exp(p - in->value[dw->in[WORDS_LSE]][i]) - (k == word));
        }
    }
}

const OpDef op_vocabulary_b = {
    .name = "vocabulary_b",
    .class = CLASS_WEIGHTS,
    .arity = 1,
    .shape = shape,
    .grad = grad_none,
    .backward_only = true,
    .beside = true,
    .interpret = interpret,
};
