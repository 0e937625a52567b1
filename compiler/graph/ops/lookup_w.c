// lookup_w.c -- numbers of words x[steps], dy[steps, d] -> dw[words, d], summed over the batch: lookup's weight gradient.
// attr[0]: words. Each tile has some of the words, and looks for them in all rows. Not differentiated again.
#include "graph/ops/ops.h"

static const char *shape(const Graph *g, Node *n) {
    const Node *x = &g->node[n->in[0]], *dy = &g->node[n->in[1]];
    if (x->shape.rank != 1 || dy->shape.rank != 2 || x->rows != dy->rows || x->shape.dim[0] != dy->shape.dim[0])
        return "lookup_w of unlike inputs";
    n->rows = 0;
    n->shape = (Shape){2, {n->attr[0], dy->shape.dim[1]}};
    return NULL;
}

static void interpret(Interp *in, const Node *n, NodeId y) {
    const size_t width = (size_t)n->shape.dim[1];
    for (size_t i = 0; i < node_size(n); i++) in->value[y][i] = 0;
    for (size_t i = 0; i < interp_count(in, &in->g->node[n->in[1]]); i++)
        in->value[y][(size_t)in->value[n->in[0]][i / width] * width + i % width] += in->value[n->in[1]][i];
}

#define TILE_NUMBERS 8192 // of a tile's words

static int tile_words(const Node *n) {
    const int words = TILE_NUMBERS / n->shape.dim[1];
    return words < 16 ? 16 : words;
}

static int tiles(const Graph *g, const Node *n) {
    (void)g;
    return (n->shape.dim[0] + tile_words(n) - 1) / tile_words(n);
}

static size_t piece(const Graph *g, const Node *n) {
    (void)g;
    return (size_t)tile_words(n) * (size_t)n->shape.dim[1];
}

static void emit_call(Out *o, const Graph *g, NodeId id, NodeId target) {
    const Node *n = &g->node[id], *x = &g->node[n->in[0]];
    const char *first = "0", *end = arena_printf(o->arena, "%d", n->shape.dim[0]);
    (void)target;
    if (tiles(g, n) > 1) {
        first = arena_printf(o->arena, "tile * %d", tile_words(n));
        end = arena_printf(o->arena, "tile < %d ? (tile + 1) * %d : %d", tiles(g, n) - 1, tile_words(n), n->shape.dim[0]);
    }
    if (node_bounded(g, id)) declare_ragged(o, g, id, x->rows);
    out_line(o, "vae_lookup_w((size_t)s->n * %d, %d, %d, %s, %d, %s, %s, %d, %s, %s, %s);", x->rows, x->shape.dim[0],
             n->shape.dim[1], node_name(g, n->in[0]), x->pitch, node_bounded(g, id) ? "&ragged" : "NULL", node_name(g, n->in[1]), g->node[n->in[1]].pitch,
             node_name(g, id), first, end);
}

static double flops(const Graph *g, const Node *n) { return (double)node_size(&g->node[n->in[1]]); }

const OpDef op_lookup_w = {
    .name = "lookup_w",
    .class = CLASS_WEIGHTS,
    .arity = 2,
    .shape = shape,
    .grad = grad_none,
    .backward_only = true,
    .interpret = interpret,
    .header = "vae_steps.h",
    .emit = emit_call,
    .ragged = true,
    .tiles = tiles,
    .piece = piece,
    .flops = flops,
};
