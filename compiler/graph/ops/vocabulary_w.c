// vocabulary_w.c -- vocabulary's weight gradient [width, words], summed over the batch: h^T times what the logits'
// gradient is, whose tiles are computed again. Each of its tiles has some words, and goes through all steps that have one.
// Not differentiated again.
#include "graph/ops/vocabulary.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *h = &g->node[n->in[WORDS_H]], *lse = &g->node[n->in[WORDS_LSE]], *dy = &g->node[n->in[WORDS_DY]];
    const Shape steps = g->node[n->in[WORDS_X]].shape;
    if (lse->rows != h->rows || dy->rows != h->rows || !shape_equal(lse->shape, steps) || !shape_equal(dy->shape, steps))
        return "vocabulary_w of unlike inputs";
    n->rows = 0;
    n->shape = g->node[n->in[WORDS_W]].shape;
    return NULL;
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    const int width = n->shape.dim[0], words = n->shape.dim[1];
    const size_t steps = interp_count(in, &in->g->node[n->in[WORDS_DY]]);
    for (size_t i = 0; i < node_size(n); i++) in->value[y][i] = 0;
    for (size_t i = 0; i < steps; i++) {
        const double *h = in->value[n->in[WORDS_H]] + i * (size_t)width, dy = in->value[n->in[WORDS_DY]][i];
        const int word = (int)in->value[n->in[WORDS_X]][i];
        for (int k = 0; k < words && word > 0; k++) {
            const double p = vocabulary_logit(h, in->value[n->in[WORDS_W]], in->value[n->in[WORDS_B]], width, words, k);
            const double d = dy * (exp(p - in->value[n->in[WORDS_LSE]][i]) - (k == word));
            for (int j = 0; j < width; j++) in->value[y][j * words + k] += h[j] * d;
        }
    }
}

static int tiles(const Graph *g, const Node *n) {
    (void)g;
    return (n->shape.dim[1] + VAE_VOCABULARY_WORDS - 1) / VAE_VOCABULARY_WORDS;
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id];
    const Kernel *k = &g->kernel[n->kernel];
    const char *db = "NULL";
    (void)target;
    for (int m = 0; m < k->n_members; m++)
        if (g->node[k->member[m]].op == OP_vocabulary_b) {
            declare(o, g, k->member[m], true);
            db = node_name(g, k->member[m]);
        }
    vocabulary_declare(o, g, id);
    out_line(o, "vae_vocabulary_w(&words%d, (size_t)s->n * %d, tile, %s, %s, %s, %s, %s, %d, %s, %d, %s, %d, %s, scratch);",
             id, g->node[n->in[WORDS_H]].rows, node_name(g, n->in[WORDS_H]), node_name(g, n->in[WORDS_W]),
             node_name(g, n->in[WORDS_B]), node_name(g, n->in[WORDS_X]), node_name(g, n->in[WORDS_LSE]),
             g->node[n->in[WORDS_LSE]].pitch, node_name(g, n->in[WORDS_DY]), g->node[n->in[WORDS_DY]].pitch,
             node_name(g, id), n->pitch, db);
}

static double flops(const Graph *g, const Node *n) {
    return 4.0 * (double)node_size(&g->node[n->in[WORDS_H]]) * n->shape.dim[1];
}

const OpDef op_vocabulary_w = {
    .name = "vocabulary_w",
    .class = CLASS_WEIGHTS,
    .arity = WORDS_BACK_IN,
    .shape = shape,
    .grad = grad_none,
    .backward_only = true,
    .interpret = interpret,
    .header = "vae_vocabulary.h",
    .emit = emit_call,
    .tiles = tiles,
    .scratch = vocabulary_scratch,
    .flops = flops,
    .counts = vocabulary_counts,
};
