// kernel.c -- emits one C function per kernel: what it is, its buffers with their shapes, then the
// product, if it has one, and the loops.
#include "graph/ops/ops.h"

#include <string.h>

// ---------------------------------------------------------------- cutting up the work

#define ONE_THREAD 1.5e6 // floating-point operations of a training step
#define ONE_PANEL 32     // rows
#define PANEL_ROWS 32
#define TILE_ROWS 8      // of the register tile of vae_gemm.h with AVX-512
#define IMAGE_PIXELS 64  // of images in a panel, about: enough to reuse a packed weight

// Panels of about 32 rows, an even number of them when there are several, so that two threads (or
// four) have equal shares; 32 rows of a product are enough to reuse each weight from a register.
// Whole register tiles of rows: 24 rows take less time than 25 (docs/performance.md).
// A step that is too short for a second thread has no reason to cut a batch that is not larger.
static int panel_rows_of(const Compilation *c) {
    const int batch = c->model->batch, about = c->tuning.panel ? c->tuning.panel : PANEL_ROWS;
    int panels = batch < 16 ? 1 : (batch + about / 2) / about;
    if (!c->tuning.panel) {
        if (batch <= ONE_PANEL && program_flops(c->graph[PROGRAM_TRAIN]) * batch < ONE_THREAD)
            return batch;
        if (panels < 2 && batch >= 16) panels = 2;
    }
    if (panels < 1) panels = 1;
    panels += panels > 1 && panels % 2;
    const int panel = (batch + panels - 1) / panels;
    const int whole = (panel + TILE_ROWS / 2) / TILE_ROWS * TILE_ROWS;
    return panels > 1 && whole < batch && whole >= 2 * TILE_ROWS ? whole : panel;
}

Cut cut_batch(const Compilation *c) {
    return (Cut){.batch = c->model->batch, .panel = panel_rows_of(c), .columns = c->tuning.columns,
                 .pixels = c->tuning.pixels ? c->tuning.pixels : IMAGE_PIXELS};
}

#define COLUMN_TILE 512 // columns of a sum over the batch in one tile
#define LARGE_ROW 8192  // from this many values on, a panel is one row
#define MANY_WEIGHTS 65536 // by columns from this many on, and
#define LEAST_RATIO 2.4    // from as many times the numbers in its two sides for the whole batch

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

// Rows of the batch in one tile: of images, one, so that they stay in cache from the product to the
// loops behind it, or some if they are small.
static int panel_of(const Graph *g, const Kernel *k, const Cut *cut) {
    if (k->product != NO_NODE && g->node[k->product].shape.rank == 3) {
        const Shape s = g->node[k->product].shape;
        const int pixels = s.dim[0] * s.dim[1] * k->rows;
        const int rows = pixels > 0 && pixels < cut->pixels ? cut->pixels / pixels : 1;
        return rows < cut->panel ? rows : cut->panel;
    }
    if (k->product != NO_NODE && op_table[g->node[k->product].op]->emit_columns) return cut->panel;
    return shape_size(k->domain) * k->rows >= LARGE_ROW ? 1 : cut->panel;
}

static bool in_scratch(const Graph *g, NodeId id) {
    return id != NO_NODE && g->node[id].buffer >= 0 &&
           g->buffer[g->node[id].buffer].kind == BUFFER_SCRATCH;
}

size_t kernel_scratch(const Graph *g, int index, const Cut *cut) {
    const NodeId target = g->kernel[index].target;
    if (!in_scratch(g, target)) return kernel_product_scratch(g, index, cut);
    const Buffer *b = &g->buffer[g->node[target].buffer];
    return b->offset + b->size;
}

size_t kernel_product_scratch(const Graph *g, int index, const Cut *cut) {
    const Kernel *k = &g->kernel[index];
    if (k->product == NO_NODE || !op_table[g->node[k->product].op]->scratch) return 0;
    const Node *p = &g->node[k->product];
    int rows = k->rows ? panel_of(g, k, cut) * k->rows : 1;
    if (k->kind == KERNEL_WEIGHTS && g->node[p->in[0]].rows) rows = cut->batch * g->node[p->in[0]].rows;
    return op_table[p->op]->scratch(g, p, rows);
}

// A product of few rows with many weights is cut by columns: each weight is read by one tile alone.
// Nothing in its kernel may then sum along a row.
static bool by_columns(const Graph *g, const Kernel *k, const Cut *cut) {
    if (k->kind != KERNEL_PRODUCT || k->rows == 0) return false;
    const Node *p = &g->node[k->product];
    if (!op_table[p->op]->emit_columns || p->shape.rank != 1) return false;
    const double weights = (double)node_size(&g->node[p->in[1]]), out = p->shape.dim[0];
    const double sides = (out + weights / out) * cut->batch * k->rows;
    const bool pays = weights >= MANY_WEIGHTS && weights >= LEAST_RATIO * sides;
    if (cut->columns == COLUMNS_NEVER || (cut->columns == COLUMNS_STANDARD && !pays)) return false;
    if (in_scratch(g, k->target)) return false; // it holds one panel of rows
    for (int m = 0; m < k->n_members; m++) {
        const OpClass class = op_table[g->node[k->member[m]].op]->class;
        if (k->member[m] != k->product && class != CLASS_ELEMENTWISE) return false;
    }
    Out quiet = {.f = NULL, .arena = g->arena};
    return column_tiles(g, p->shape.dim[0]) > 1 && loops_new(&quiet, g, k).n_dims == 1;
}

bool kernel_by_columns(const Graph *g, int index, const Cut *cut) {
    return by_columns(g, &g->kernel[index], cut);
}

static int sum_tiles(const Loops *l) {
    return l->n_dims == 1 ? (l->dim[0] + COLUMN_TILE - 1) / COLUMN_TILE : 1;
}

const char *kernel_tiles(const Graph *g, int index, const Cut *cut) {
    const Kernel *k = &g->kernel[index];
    if (k->kind == KERNEL_WEIGHTS) {
        const Node *p = &g->node[k->product];
        return arena_printf(g->arena, "%d", op_table[p->op]->tiles(g, p) + (k->n_members > 1));
    }
    if (k->kind == KERNEL_ROWSUM) {
        Out quiet = {.f = NULL, .arena = g->arena};
        const Loops l = loops_new(&quiet, g, k);
        return arena_printf(g->arena, "%d", sum_tiles(&l));
    }
    const int panel = panel_of(g, k, cut);
    const OpDef *def = k->product == NO_NODE ? NULL : op_table[g->node[k->product].op];
    if (k->rows == 0 && def && def->tiles)
        return arena_printf(g->arena, "%d", def->tiles(g, &g->node[k->product]));
    if (by_columns(g, k, cut)) return arena_printf(g->arena, "%d", column_tiles(g, k->domain.dim[0]));
    if (k->rows == 0 || panel == cut->batch) return "1";
    if (panel == 1) return "s->n";
    if (panel == cut->panel) return "panels";
    return arena_printf(g->arena, "(s->n + %d) / %d", panel - 1, panel);
}

int kernel_panel(const Graph *g, int index, const Cut *cut) {
    const Kernel *k = &g->kernel[index];
    const bool all = k->kind == KERNEL_WEIGHTS || k->kind == KERNEL_ROWSUM || by_columns(g, k, cut);
    return k->rows && !all ? panel_of(g, k, cut) : 0;
}

bool kernel_pieces(const Graph *g, int index, size_t *first, size_t *each, size_t *end) {
    const Kernel *k = &g->kernel[index];
    if (k->kind != KERNEL_WEIGHTS) return false;
    const Node *p = &g->node[k->product];
    const Buffer *b = &g->buffer[p->buffer];
    const OpDef *def = op_table[p->op];
    *each = def->piece ? def->piece(g, p) : 0;
    *first = b->offset;
    *end = b->offset + b->size;
    return *each > 0 && b->kind == BUFFER_GRAD && b->size == node_size(p) &&
           p->pitch == p->shape.dim[p->shape.rank - 1];
}

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

bool kernel_claims(const Graph *g, NodeId product) {
    const Buffer *gradient = &g->buffer[g->node[product].buffer];
    if (gradient->kind != BUFFER_GRAD || g->bf16) return false;
    const int group = g->kernel[g->node[product].kernel].group;
    for (int k = 0; k < g->n_kernels; k++)
        if (g->kernel[k].group == group && reads_weights(g, &g->kernel[k], gradient)) return false;
    return true;
}

#define LOOP_COST 8 // of an element of a loop, in multiply-adds: about what exp takes

double kernel_tile_cost(const Graph *g, int index, const Cut *cut) {
    const Kernel *k = &g->kernel[index];
    const Node *p = k->product == NO_NODE ? NULL : &g->node[k->product];
    const OpDef *def = p ? op_table[p->op] : NULL;
    const int panel = kernel_panel(g, index, cut);
    const double flops = def && def->flops ? def->flops(g, p) / 2 : 0;
    if (k->kind == KERNEL_WEIGHTS) return flops * cut->batch / def->tiles(g, p);
    const double loop = (double)LOOP_COST * shape_size(k->domain) * (k->rows ? k->rows : 1);
    if (k->kind == KERNEL_ROWSUM) return loop * cut->batch / LOOP_COST;
    if (by_columns(g, k, cut)) return (loop + flops) * cut->batch / column_tiles(g, k->domain.dim[0]);
    if (!panel) return loop + flops;
    return (loop + flops) * panel;
}

// ---------------------------------------------------------------- names

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
        if (in_scratch(g, id)) rows = "end - begin";
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
    const int panel = panel_of(g, k, cut);
    if (!in_scratch(g, k->target) &&
        (k->product == NO_NODE || !op_table[g->node[k->product].op]->scratch))
        out_line(o, "(void)scratch;");
    const char *times = k->rows == 1 ? "" : arena_printf(o->arena, " * %d", k->rows);
    out_line(o, "const size_t begin = (size_t)tile * %d%s, end = vae_panel_end(s, tile, %d)%s;",
             panel, times, panel, times);
}

static long rows_inside(Shape s) { // of a matrix, in one row of the batch
    long rows = 1;
    for (int i = 0; i + 1 < s.rank; i++) rows *= s.dim[i];
    return rows;
}

static void emit_map(Out *o, const Graph *g, const Kernel *k, const Cut *cut) {
    Loops l = loops_new(o, g, k);
    emit_panel(o, g, k, cut);
    loops_declare(&l, NULL);
    loops_emit(&l, k->rows ? "begin" : NULL, "end", NULL, NULL);
}

const char *panel_at(Out *o, const Graph *g, NodeId id) {
    const Node *n = &g->node[id];
    if (!n->rows || in_scratch(g, id)) return node_name(g, id);
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

// Two inputs may be one: the covariance of x is x^T x.
static void declare_inputs(Out *o, const Graph *g, const Node *p) {
    for (int i = 0; i < p->n_in; i++) {
        bool known = false;
        for (int j = 0; j < i; j++)
            known |= strcmp(node_name(g, p->in[i]), node_name(g, p->in[j])) == 0;
        if (!known) declare(o, g, p->in[i], false);
    }
}

static void emit_columns(Out *o, const Graph *g, const Kernel *k) {
    const Node *p = &g->node[k->product];
    Loops l = loops_new(o, g, k);
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
    if (by_columns(g, k, cut)) {
        emit_columns(o, g, k);
        return;
    }
    const Node *p = &g->node[k->product];
    Loops l = loops_new(o, g, k);
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
    if (def->tiles(g, p) + (k->n_members > 1) == 1) out_line(o, "(void)tile;");
    declare_inputs(o, g, p);
    declare(o, g, k->product, true);
    if (k->n_members > 1) {
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
    Loops l = loops_new(o, g, k);
    const int tiles = sum_tiles(&l);
    out_line(o, tiles > 1 ? "(void)scratch;" : "(void)tile, (void)scratch;");
    const char *rows = k->rows == 1 ? "(size_t)s->n" : arena_printf(o->arena, "(size_t)s->n * %d", k->rows);
    out_line(o, "const size_t rows = %s;", rows);
    loops_declare(&l, NULL);
    if (tiles > 1) {
        out_line(o, "const size_t begin = (size_t)tile * %d;", COLUMN_TILE);
        out_line(o, "const size_t end = begin + %d < %d ? begin + %d : %d;", COLUMN_TILE, l.dim[0],
                 COLUMN_TILE, l.dim[0]);
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
