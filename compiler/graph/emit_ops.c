// emit_ops.c -- how nodes are written in C: names, pointers, rows of a panel. For the ops that print the call
// which computes them, and for emit/, which prints the rest of a kernel.
#include "graph/emit_ops.h"

// ---------------------------------------------------------------- names

bool node_in_scratch(const Graph *g, NodeId id) {
    return id != NO_NODE && g->node[id].buffer >= 0 &&
           g->buffer[g->node[id].buffer].kind == BUFFER_SCRATCH;
}

const char *node_name(const Graph *g, NodeId id) {
    while (g->node[id].op == OP_reshape && !g->node[id].role) id = g->node[id].in[0];
    const Node *n = &g->node[id];
    const char *word = n->role;
    if (!word && n->buffer >= 0 && g->buffer[n->buffer].kind == BUFFER_GRAD) word = "d_param";
    if (!word) word = n->backward ? "d" : "t";
    return arena_printf(g->arena, "%s%d", word, id);
}

const char *node_pointer(const Graph *g, NodeId id) {
    static const char *const array[] = {"s->arena", "s->param", "s->grad", "scratch"};
    const Node *n = &g->node[id];
    const Buffer *b = &g->buffer[n->buffer];
    if (b->kind == BUFFER_SCRATCH && b->offset == 0) return "scratch";
    return arena_printf(g->arena, "%s + %zu", array[b->kind], b->offset + (size_t)n->offset);
}

const char *node_layout(const Graph *g, NodeId id) {
    const Node *n = &g->node[id];
    const char *shape = shape_text(g->arena, n->shape);
    if (n->rows) {
        const char *rows = n->rows == 1 ? "n" : arena_printf(g->arena, "n*%d", n->rows);
        if (node_in_scratch(g, id)) rows = "end - begin";
        shape = arena_printf(g->arena, "[%s%s%s", rows, n->shape.rank ? ", " : "", shape + 1);
    }
    const int last = n->shape.rank ? n->shape.dim[n->shape.rank - 1] : 1;
    return n->pitch == last ? shape : arena_printf(g->arena, "%s in rows of %d", shape, n->pitch);
}

// ", in place of x6" for a result that is written over what it is computed from, if that has an earlier name.
static const char *node_instead(const Graph *g, NodeId id) {
    const int over = g->buffer[g->node[id].buffer].over;
    if (over < 0 || g->buffer[over].node >= id) return "";
    return arena_printf(g->arena, ", in place of %s", node_name(g, g->buffer[over].node));
}

void declare(Out *o, const Graph *g, NodeId id, bool written) {
    out_line(o, "%svae_real *%s = %s; // %s%s", written ? "" : "const ", node_name(g, id),
             node_pointer(g, id), node_layout(g, id), written ? node_instead(g, id) : "");
}

// ---------------------------------------------------------------- rows and columns of a tile

static long rows_inside(Shape s) { // of a matrix, in one row of the batch
    long rows = 1;
    for (int i = 0; i + 1 < s.rank; i++) rows *= s.dim[i];
    return rows;
}

const char *panel_at(Out *o, const Graph *g, NodeId id) {
    const Node *n = &g->node[id];
    if (!n->rows || node_in_scratch(g, id)) return node_name(g, id);
    return arena_printf(o->arena, "%s + begin * %ld", node_name(g, id),
                        n->pitch * rows_inside(n->shape));
}

const char *panel_rows(Out *o, const Graph *g, NodeId id) {
    const Node *n = &g->node[id];
    const long inner = rows_inside(n->shape);
    const char *rows = n->rows ? "(int)(end - begin)" : "1";
    return inner > 1 ? arena_printf(o->arena, "%s * %ld", rows, inner) : rows;
}

int panel_pitch(const Graph *g, NodeId product, NodeId target) {
    const Node *p = &g->node[product], *t = &g->node[target];
    return shape_equal(t->shape, p->shape) ? t->pitch : p->shape.dim[p->shape.rank - 1];
}

const char *batch_rows(Out *o, const Graph *g, NodeId id) {
    const Node *n = &g->node[id];
    const long inner = rows_inside(n->shape) * (n->rows ? n->rows : 1);
    const char *rows = n->rows ? "s->n" : "1";
    return inner > 1 ? arena_printf(o->arena, "%s * %ld", rows, inner) : rows;
}

// ---------------------------------------------------------------- rows that end

bool node_bounded(const Graph *g, NodeId id) {
    return g->node[id].kernel >= 0 && g->kernel[g->node[id].kernel].bound != NO_NODE;
}

void emit_row_steps(Out *o, const Graph *g, const Kernel *k) {
    const int steps = g->node[k->bound].shape.dim[0];
    const char *row = k->rows > 1 ? arena_printf(o->arena, "i / %d", k->rows) : "i";
    out_line(o, "const size_t steps = vae_row_steps(%s + %s * %d, %d);", node_name(g, k->bound), row, steps, steps);
}

void open_ragged_rows(Out *o, const Graph *g, NodeId id) {
    out_open(o, "for (size_t i = begin; i < end; i++)");
    emit_row_steps(o, g, &g->kernel[g->node[id].kernel]);
}

const char *ragged_at(Out *o, const Graph *g, NodeId id) {
    const Node *n = &g->node[id];
    if (!n->rows) return node_name(g, id);
    return arena_printf(o->arena, "%s + %s * %ld", node_name(g, id), node_in_scratch(g, id) ? "(i - begin)" : "i",
                        n->pitch * rows_inside(n->shape));
}

void declare_ragged(Out *o, const Graph *g, NodeId id, int rows) {
    const NodeId x = g->kernel[g->node[id].kernel].bound;
    out_line(o, "const VaeRagged ragged = {%s, (size_t)s->n * %d, %d, %d};", node_name(g, x), rows, rows,
             g->node[x].shape.dim[0]);
}

void declare_ragged_panel(Out *o, const Graph *g, NodeId id) {
    const Kernel *k = &g->kernel[g->node[id].kernel];
    const int steps = g->node[k->bound].shape.dim[0];
    const char *row = k->rows > 1 ? arena_printf(o->arena, "begin / %d", k->rows) : "begin";
    out_line(o, "const VaeRagged ragged = {%s + %s * %d, end - begin, %d, %d};", node_name(g, k->bound), row, steps, k->rows, steps);
}

#define STRIP 48        // columns of a register tile of vae_gemm.h with AVX-512
#define LINE_COLUMNS 16 // of a cache line
#define TILE_COLUMNS 80 // of a tile, about

// Tiles are of whole strips, or at least of whole lines, and there is an even number of them, so that two
// cores have the same to do. The last one has what is left over.
static int column_unit(int columns) { return columns >= 6 * STRIP ? STRIP : LINE_COLUMNS; }

int column_tiles(const Graph *g, int columns) {
    static const int about[] = {[TILES_STANDARD] = TILE_COLUMNS, [TILES_FINE] = 48, [TILES_COARSE] = 160};
    if (columns < 4 * LINE_COLUMNS) return 1;
    const int most = columns / column_unit(columns) / 2;
    const int pairs = (columns + about[g->tiles]) / (2 * about[g->tiles]);
    return 2 * (pairs < 1 ? 1 : pairs < most ? pairs : most);
}

void emit_column_cut(Out *o, const Graph *g, int columns) {
    const int unit = column_unit(columns), units = columns / unit, tiles = column_tiles(g, columns);
    const char *next;
    if (units % tiles == 0) {
        out_line(o, "const size_t begin = (size_t)tile * %d;", units / tiles * unit);
        next = arena_printf(o->arena, "begin + %d", units / tiles * unit);
    } else {
        out_line(o, "const size_t begin = (size_t)tile * %d / %d * %d;", units, tiles, unit);
        next = arena_printf(o->arena, "((size_t)tile + 1) * %d / %d * %d", units, tiles, unit);
    }
    out_line(o, "const size_t end = tile < %d ? %s : %d;", tiles - 1, next, columns);
}

// ---------------------------------------------------------------- weights of a gradient

static bool reads_weights(const Graph *g, const Kernel *k, const Buffer *gradient) {
    for (int m = 0; m < k->n_members; m++) {
        const Node *n = &g->node[k->member[m]];
        for (int i = 0; i < n->n_in; i++) {
            const int b = g->node[n->in[i]].buffer;
            if (b < 0 || g->buffer[b].kind != BUFFER_PARAM) continue;
            if (g->buffer[b].offset < gradient->offset + gradient->size &&
                gradient->offset < g->buffer[b].offset + g->buffer[b].size)
                return true;
        }
    }
    return false;
}

bool kernel_sums(const Graph *g, const Kernel *k) {
    for (int m = 0; m < k->n_members; m++)
        if (k->member[m] != k->product && !op_table[g->node[k->member[m]].op]->beside) return true;
    return false;
}

bool kernel_claims(const Graph *g, NodeId product) {
    const Buffer *gradient = &g->buffer[g->node[product].buffer];
    if (gradient->kind != BUFFER_GRAD || g->bf16) return false;
    const int group = g->kernel[g->node[product].kernel].group;
    for (int k = 0; k < g->n_kernels; k++)
        if (g->kernel[k].group == group && reads_weights(g, &g->kernel[k], gradient)) return false;
    return true;
}
