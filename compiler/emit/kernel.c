// kernel.c -- emits one C function per kernel: what it is, its buffers with their shapes, then the
// product, if it has one, and the loops.
#include "emit/emit.h"

#include <string.h>

// ---------------------------------------------------------------- comments

static void kernel_comment(Out *o, const Graph *g, int index, const char *file) {
    static const char *const kinds[] = {"loop", "product by panels", "weight gradient",
                                        "sum over the batch"};
    const Kernel *k = &g->kernel[index];
    const char *last = NULL;
    for (int m = 0; m < k->n_members; m++) {
        const Node *n = &g->node[k->member[m]];
        const char *text = arena_printf(o->arena, "%s:%d  %s%s", file, n->loc.line,
                                        n->backward ? "gradient of " : "", n->note ? n->note : "");
        if (!n->note || (last && strcmp(text, last) == 0)) continue;
        out_comment(o, "%s", text);
        last = text;
    }
    const char *shape = shape_text(o->arena, k->domain);
    out_comment(o, "kernel %d, %s: %s over %s%s", index, program_names[g->kind], kinds[k->kind],
                k->rows ? "rows of " : "", shape);
}

// ---------------------------------------------------------------- kinds

static void emit_panel(Out *o, const Graph *g, const Kernel *k, const Cut *cut) {
    if (k->rows == 0) {
        const bool tiled = k->product != NO_NODE && op_table[g->node[k->product].op]->tiles;
        out_line(o, tiled ? "(void)scratch;" : "(void)tile, (void)scratch;");
        return;
    }
    const int panel = kernel_rows(g, k, cut);
    if (!node_in_scratch(g, k->target) &&
        (k->product == NO_NODE || !op_table[g->node[k->product].op]->scratch))
        out_line(o, "(void)scratch;");
    const char *times = k->rows == 1 ? "" : arena_printf(o->arena, " * %d", k->rows);
    out_line(o, "const size_t begin = (size_t)tile * %d%s, end = vae_panel_end(s, tile, %d)%s;",
             panel, times, panel, times);
}

static void emit_map(Out *o, const Graph *g, const Kernel *k, const Cut *cut) {
    LoopText l = loops_text(o, g, k);
    emit_panel(o, g, k, cut);
    loops_declare(&l, NULL);
    loops_emit(&l, k->rows ? "begin" : NULL, "end", NULL, NULL);
}

// Two inputs may be one: the covariance of x is x^T x.
static void declare_inputs(Out *o, const Graph *g, const Node *p) {
    const NodeId bound = g->kernel[p->kernel].bound;
    bool among = bound == NO_NODE || !op_table[p->op]->ragged;
    for (int i = 0; i < p->n_in && !among; i++) among = strcmp(node_name(g, p->in[i]), node_name(g, bound)) == 0;
    if (!among) declare(o, g, bound, false);
    for (int i = 0; i < p->n_in; i++) {
        bool known = false;
        for (int j = 0; j < i; j++)
            known |= strcmp(node_name(g, p->in[i]), node_name(g, p->in[j])) == 0;
        if (!known) declare(o, g, p->in[i], false);
    }
}

static void emit_columns(Out *o, const Graph *g, const Kernel *k) {
    const Node *p = &g->node[k->product];
    LoopText l = loops_text(o, g, k);
    out_line(o, "(void)scratch;");
    emit_column_cut(o, g, p->shape.dim[0]);
    declare_inputs(o, g, p);
    declare(o, g, k->target, true);
    if (k->n_members > 1) loops_declare(&l, p);
    op_table[p->op]->emit_columns(o, g, k->product, k->target);
    if (k->n_members > 1)
        loops_emit(&l, "0", arena_printf(o->arena, "(size_t)%s", batch_rows(o, g, k->product)), "begin", "end");
}

static void emit_product(Out *o, const Graph *g, const Kernel *k, const Cut *cut) {
    if (kernel_by_columns(g, k, cut)) {
        emit_columns(o, g, k);
        return;
    }
    const Node *p = &g->node[k->product];
    LoopText l = loops_text(o, g, k);
    emit_panel(o, g, k, cut);
    declare_inputs(o, g, p);
    declare(o, g, k->target, true);
    if (k->n_members > 1) loops_declare(&l, p);
    op_table[p->op]->emit(o, g, k->product, k->target);
    if (k->n_members > 1) loops_emit(&l, p->rows ? "begin" : NULL, "end", NULL, NULL);
}

// The last tile sums the bias gradients, the others each a strip of the weights'.
static void emit_weights(Out *o, const Graph *g, const Kernel *k) {
    const Node *p = &g->node[k->product];
    const OpDef *def = op_table[p->op];
    if (!def->scratch) out_line(o, "(void)scratch;");
    const bool sums = kernel_sums(g, k);
    if (def->tiles(g, p) + sums == 1) out_line(o, "(void)tile;");
    declare_inputs(o, g, p);
    declare(o, g, k->product, true);
    if (sums) {
        const NodeId dy = p->in[1];
        out_open(o, "if (tile == %d)", def->tiles(g, p));
        for (int m = 0; m < k->n_members; m++) {
            const NodeId id = k->member[m];
            if (id == k->product) continue;
            declare(o, g, id, true);
            out_line(o, "vae_column_sums(%s, %d, %s, %d, %s);", batch_rows(o, g, dy),
                     shape_size(g->node[id].shape), node_name(g, dy), g->node[dy].pitch,
                     node_name(g, id));
        }
        out_line(o, "return;");
        out_close(o, "");
    }
    def->emit(o, g, k->product, k->product);
}

static void emit_rowsum(Out *o, const Graph *g, const Kernel *k) {
    LoopText l = loops_text(o, g, k);
    const int tiles = sum_tiles(&l.nest);
    out_line(o, tiles > 1 ? "(void)scratch;" : "(void)tile, (void)scratch;");
    const char *rows = k->rows == 1 ? "(size_t)s->n" : arena_printf(o->arena, "(size_t)s->n * %d", k->rows);
    out_line(o, "const size_t rows = %s;", rows);
    loops_declare(&l, NULL);
    if (tiles > 1) {
        out_line(o, "const size_t begin = (size_t)tile * %d;", COLUMN_TILE);
        out_line(o, "const size_t end = begin + %d < %d ? begin + %d : %d;", COLUMN_TILE, l.nest.dim[0],
                 COLUMN_TILE, l.nest.dim[0]);
    }
    loops_emit(&l, "0", "rows", tiles > 1 ? "begin" : NULL, "end");
}

void kernel_emit(Out *o, const Graph *g, int index, const Cut *cut, const char *file) {
    const Kernel *k = &g->kernel[index];
    kernel_comment(o, g, index, file);
    out_open(o, "VAE_KERNEL void %s_k%d(const VaeState *s, int tile, vae_real *scratch)",
             program_names[g->kind], index);
    switch (k->kind) {
    case KERNEL_MAP: emit_map(o, g, k, cut); break;
    case KERNEL_PRODUCT: emit_product(o, g, k, cut); break;
    case KERNEL_WEIGHTS: emit_weights(o, g, k); break;
    case KERNEL_ROWSUM: emit_rowsum(o, g, k); break;
    }
    out_close(o, "");
    out_blank(o);
}
