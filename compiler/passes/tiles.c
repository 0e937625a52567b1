// tiles.c -- how a kernel's work is cut into tiles, and what a tile costs.
// The cut depends on the model alone, never on the number of threads, and so do the bits that are computed.
// plan, schedule and privatize go by it; emit prints it.
#include "graph/emit_ops.h"
#include "passes/passes.h"

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

#define LARGE_ROW 8192  // from this many values on, a panel is one row
#define MANY_WEIGHTS 65536 // by columns from this many on, and
#define LEAST_RATIO 2.4    // from as many times the numbers in its two sides for the whole batch

#define LARGE_WEIGHTS 2097152 // elements of a product's weights, 8 MB: they do not stay in a core's caches from
#define LARGE_PANEL 144       // panel to panel, and more rows wait less for them, as long as there are
#define LARGE_TILES 4         // tiles for so many threads;
#define STRIP_ROWS 48         // whole strips of vae_gemm.h, whose columns rows are where A is turned: 24, or 48 with AVX-512

// Every panel reads all weights of its product.
static int product_rows(const Graph *g, const Kernel *k, const Cut *cut) {
    const Node *p = &g->node[k->product];
    if (k->rows != 1 || product_sparse(p) || node_size(&g->node[p->in[1]]) < LARGE_WEIGHTS) return cut->panel;
    const int share = (cut->batch + LARGE_TILES - 1) / LARGE_TILES, rows = share < LARGE_PANEL ? share : LARGE_PANEL;
    const int whole = rows < STRIP_ROWS ? rows : (rows + STRIP_ROWS / 2) / STRIP_ROWS * STRIP_ROWS;
    return rows > cut->panel ? whole : cut->panel;
}

// Rows of the batch in one tile: of images, one, so that they stay in cache from the product to the
// loops behind it, or some if they are small.
int kernel_rows(const Graph *g, const Kernel *k, const Cut *cut) {
    if (k->product != NO_NODE && g->node[k->product].shape.rank == 3) {
        const Shape s = g->node[k->product].shape;
        const int pixels = s.dim[0] * s.dim[1] * k->rows;
        const int rows = pixels > 0 && pixels < cut->pixels ? cut->pixels / pixels : 1;
        return rows < cut->panel ? rows : cut->panel;
    }
    const OpDef *product = k->product == NO_NODE ? NULL : op_table[g->node[k->product].op];
    if (product && product->emit_columns) return product_rows(g, k, cut);
    if (product && product->panels) return cut->panel;
    return shape_size(k->domain) * k->rows >= LARGE_ROW ? 1 : cut->panel;
}

size_t kernel_scratch(const Graph *g, int index, const Cut *cut) {
    const NodeId target = g->kernel[index].target;
    if (!node_in_scratch(g, target)) return kernel_product_scratch(g, index, cut);
    const Buffer *b = &g->buffer[g->node[target].buffer];
    return b->offset + b->size;
}

size_t kernel_product_scratch(const Graph *g, int index, const Cut *cut) {
    const Kernel *k = &g->kernel[index];
    if (k->product == NO_NODE || !op_table[g->node[k->product].op]->scratch) return 0;
    const Node *p = &g->node[k->product];
    int rows = k->rows ? kernel_rows(g, k, cut) * k->rows : 1;
    if (k->kind == KERNEL_WEIGHTS && g->node[p->in[0]].rows) rows = cut->batch * g->node[p->in[0]].rows;
    return op_table[p->op]->scratch(g, p, rows);
}

// A product of few rows with many weights is cut by columns: each weight is read by one tile alone.
// Nothing in its kernel may then sum along a row.
bool kernel_by_columns(const Graph *g, const Kernel *k, const Cut *cut) {
    if (k->kind != KERNEL_PRODUCT || k->rows == 0) return false;
    const Node *p = &g->node[k->product];
    if (!op_table[p->op]->emit_columns || p->shape.rank != 1) return false;
    const double weights = (double)node_size(&g->node[p->in[1]]), out = p->shape.dim[0];
    const double sides = (out + weights / out) * cut->batch * k->rows;
    const bool pays = weights >= MANY_WEIGHTS && weights >= LEAST_RATIO * sides;
    if (cut->columns == COLUMNS_NEVER || (cut->columns == COLUMNS_STANDARD && !pays)) return false;
    if (node_in_scratch(g, k->target)) return false; // it holds one panel of rows
    for (int m = 0; m < k->n_members; m++) {
        const OpClass class = op_table[g->node[k->member[m]].op]->class;
        if (k->member[m] != k->product && class != CLASS_ELEMENTWISE) return false;
    }
    return column_tiles(g, p->shape.dim[0]) > 1 && loops_new(g, k).n_dims == 1;
}

int sum_tiles(const Loops *l) {
    return l->n_dims == 1 ? (l->dim[0] + COLUMN_TILE - 1) / COLUMN_TILE : 1;
}

const char *kernel_tiles(const Graph *g, int index, const Cut *cut) {
    const Kernel *k = &g->kernel[index];
    if (k->kind == KERNEL_WEIGHTS) {
        const Node *p = &g->node[k->product];
        return arena_printf(g->arena, "%d", op_table[p->op]->tiles(g, p) + kernel_sums(g, k));
    }
    if (k->kind == KERNEL_ROWSUM) {
            const Loops l = loops_new(g, k);
        return arena_printf(g->arena, "%d", sum_tiles(&l));
    }
    const int panel = kernel_rows(g, k, cut);
    const OpDef *def = k->product == NO_NODE ? NULL : op_table[g->node[k->product].op];
    if (k->rows == 0 && def && def->tiles)
        return arena_printf(g->arena, "%d", def->tiles(g, &g->node[k->product]));
    if (kernel_by_columns(g, k, cut)) return arena_printf(g->arena, "%d", column_tiles(g, k->domain.dim[0]));
    if (k->rows == 0 || panel == cut->batch) return "1";
    if (panel == 1) return "s->n";
    if (panel == cut->panel) return "panels";
    return arena_printf(g->arena, "(s->n + %d) / %d", panel - 1, panel);
}

int kernel_panel(const Graph *g, int index, const Cut *cut) {
    const Kernel *k = &g->kernel[index];
    const bool all = k->kind == KERNEL_WEIGHTS || k->kind == KERNEL_ROWSUM || kernel_by_columns(g, k, cut);
    return k->rows && !all ? kernel_rows(g, k, cut) : 0;
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
    if (kernel_by_columns(g, k, cut)) return (loop + flops) * cut->batch / column_tiles(g, k->domain.dim[0]);
    if (!panel) return loop + flops;
    return (loop + flops) * panel;
}
